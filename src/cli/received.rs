//! What a supervisor does with what was sealed for them: read it, see it over time, print it, answer it.

use super::args::{OpenArguments, ReplyArguments};
use super::paths::shown;
use super::people::{at_hand, identity_in};
use super::read::pretty;
use super::run::{Run, Secrets};
use super::text_file::{read_text, text_of, unread};
use crate::anonymise::{Decision, Engine, Redacted, Register, Review};
use crate::domain::{Words, many};
use crate::failure::{Exit, Failure};
use crate::supervision::{self, Block, Enclosed, Identity, Received, Recipient, Reply};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `afterhour open`.
pub fn open(run: &mut Run, arguments: &OpenArguments) -> Result<(), Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    for file in &arguments.files {
        files.extend(supervision::sealed_files(file)?);
    }
    let mut keys = Keys::new(arguments.identity.clone());
    match files.as_slice() {
        [] => Err(Failure::new("there is no sealed file in this folder")
            .hint("sealed files end in .age; name one, or another folder")),
        [file] => {
            let received = keys.open(run, file)?;
            one(run, arguments, &received)
        }
        files if arguments.html.is_some() => Err(Failure::new(format!(
            "a page is written from one summary, and {} were given",
            files.len()
        ))
        .hint("name one file with --html")),
        files => several(run, arguments, files, &mut keys),
    }
}

fn one(run: &mut Run, arguments: &OpenArguments, received: &Received) -> Result<(), Failure> {
    if let Some(out) = &arguments.html {
        run.write_new(out, supervision::page(received).as_bytes())?;
        return run.say(&format!(
            "Written: {}. It is not sealed: whoever has the file can read it. Delete it when it is printed.",
            shown(out)
        ));
    }
    if arguments.json {
        return match received.enclosed() {
            Enclosed::Block(block) => run.print(&pretty(&value(&block))),
            Enclosed::Newer(version) => Err(Failure::new(format!(
                "the numbers were sealed in version {version}, newer than this program reads"
            ))
            .hint("without --json the text is shown; a newer afterhour reads both")
            .exit(Exit::Damaged)),
            Enclosed::Unreadable => Err(Failure::new("the numbers behind the text cannot be read")
                .hint("without --json the text is shown")
                .exit(Exit::Damaged)),
            Enclosed::Nothing => Err(Failure::new("this file holds a text and no numbers")
                .hint("without --json the text is shown")),
        };
    }
    run.marked(received.page().trim_end())?;
    run.say("The file does not prove who sealed it; ask, if it matters.")?;
    match received.enclosed() {
        Enclosed::Newer(_) => {
            run.say("Behind the text stand numbers of a newer version, which were left out.")
        }
        Enclosed::Unreadable => {
            run.say("Behind the text stand numbers that cannot be read; they were left out.")
        }
        Enclosed::Block(_) | Enclosed::Nothing => Ok(()),
    }
}

fn several(
    run: &mut Run,
    arguments: &OpenArguments,
    files: &[PathBuf],
    keys: &mut Keys,
) -> Result<(), Failure> {
    let mut opened = Vec::new();
    let mut without = Vec::new();
    let mut failed = Vec::new();
    for file in files {
        match keys.open(run, file) {
            Ok(received) => match received.enclosed() {
                Enclosed::Block(block) => opened.push((file.clone(), *block)),
                _ => without.push(shown(file)),
            },
            Err(failure) => failed.push((shown(file), failure)),
        }
    }
    if opened.is_empty()
        && without.is_empty()
        && let Some((_, failure)) = failed.pop()
    {
        return Err(failure);
    }
    let supervisees = supervision::by_supervisee(opened);
    if arguments.json {
        let rows: Vec<Value> = supervisees
            .iter()
            .flat_map(|supervisee| {
                supervisee.summaries.iter().map(|(file, block)| {
                    json!({
                        "supervisee": supervisee.name,
                        "file": shown(file),
                        "summary": value(block),
                    })
                })
            })
            .collect();
        run.print(&pretty(&Value::Array(rows)))?;
    } else {
        for (at, supervisee) in supervisees.iter().enumerate() {
            if at > 0 {
                run.print("\n")?;
            }
            run.marked(&supervisee.page())?;
        }
    }
    if !without.is_empty() {
        run.say(&format!(
            "Without numbers, so not in here: {}. Open each on its own.",
            without.join(", ")
        ))?;
    }
    for (file, failure) in failed {
        run.say(&format!("Not opened: {file}: {}.", failure.message))?;
    }
    run.say("Nothing of it was kept. The files do not prove who sealed them.")
}

fn value(block: &Block) -> Value {
    serde_json::to_value(block).expect("strings and numbers only")
}

/// `afterhour reply`.
pub fn reply(run: &mut Run, arguments: &ReplyArguments) -> Result<(), Failure> {
    if arguments.out.symlink_metadata().is_ok() {
        return Err(Failure::from(supervision::SealError::Exists)
            .hint(format!("{} was left as it is", shown(&arguments.out))));
    }
    let mut keys = Keys::new(arguments.identity.clone());
    let received = keys.open(run, &arguments.file)?;
    let Enclosed::Block(block) = received.enclosed() else {
        return Err(Failure::new("this file is no summary that can be answered")
            .hint("an answer is sealed for the recipient that a summary carries"));
    };
    let to = match &block.answer_to {
        Some(own) => Recipient::parse(own)?,
        None => {
            return Err(
                Failure::new("this summary carries no recipient to seal an answer for").hint(
                    "the practitioner makes one in the journal with `afterhour identity new`, without --out; the next summary carries it",
                ),
            );
        }
    };
    let words = Words::new(&text(run, arguments)?);
    if words.is_blank() {
        return Err(Failure::new(
            "there is no answer to seal; nothing was written",
        ));
    }
    // A key file opens the summary without the journal, but words of a register at hand never leave.
    if keys.named.is_some() && run.has_journal() {
        keys.register = Register::of(&run.open()?.clients()?);
    }
    let redacted = reviewed(run, words, &keys.register, arguments.keep)?;
    let sealed = supervision::seal_reply(&Reply::of(redacted, Some(block.period)), &to)?;
    run.write_new(&arguments.out, &sealed)?;
    run.say(&format!(
        "Sealed for the key {}: {}, {} bytes.",
        to.fingerprint(),
        shown(&arguments.out),
        sealed.len()
    ))?;
    run.say(
        "Only that key opens it, with `afterhour open`. Afterhour sent it nowhere and kept nothing of it.",
    )
}

fn text(run: &mut Run, arguments: &ReplyArguments) -> Result<String, Failure> {
    if let Some(file) = arguments
        .text
        .as_deref()
        .filter(|file| file.as_os_str() != "-")
    {
        return read_text(file);
    }
    if matches!(run.secrets, Secrets::Stdin) {
        return Err(
            Failure::new("stdin cannot give both the passphrase and the answer")
                .hint("--text FILE, or another number for --passphrase-fd"),
        );
    }
    if run.at_terminal {
        run.say("Write your answer, then Enter and Ctrl+D.")?;
    }
    text_of(&mut *run.typed).map_err(|error| unread(Path::new("stdin"), &error))
}

/// The answer once everything found in it was looked at: it is kept as written, or nothing is sealed.
fn reviewed(
    run: &mut Run,
    words: Words,
    register: &Register,
    keep: bool,
) -> Result<Redacted, Failure> {
    let findings = Engine::new().scan(words.read(), register);
    let mut review = Review::of(words, findings);
    let answer = review.text().read();
    let found: Vec<(String, bool)> = review
        .items()
        .iter()
        .filter(|(finding, _)| !supervision::is_signature(answer, finding))
        .map(|(finding, _)| {
            let found = &answer[finding.span.clone()];
            let line = format!("{found}: {}. {}", finding.label.name(), finding.reason);
            (line, finding.registered.is_some())
        })
        .collect();
    for (line, _) in &found {
        run.say(line)?;
    }
    let mut findings = review.items().iter().map(|(finding, _)| finding);
    if let Some(signed) = findings.find(|finding| supervision::is_signature(answer, finding)) {
        let name = &answer[signed.span.clone()];
        run.say(&format!(
            "Taken for your signature: {name}. It stays as written."
        ))?;
    }
    if found.iter().any(|(_, registered)| *registered) {
        return Err(Failure::new(
            "the answer holds words of your own register of clients; nothing was written",
        )
        .hint("say it in other words")
        .exit(Exit::Undecided));
    }
    let said = many(found.len(), "finding", "findings");
    let keep = found.is_empty()
        || keep
        || run.may_ask()
            && run.confirm(&format!("{said}. Seal the answer as it is written?"), false)?
                == Some(true);
    if !keep {
        return Err(
            Failure::new(format!("{said} in the answer; nothing was written"))
                .hint("say it in other words, or add --keep once you have looked at each")
                .exit(Exit::Undecided),
        );
    }
    for item in 0..review.items().len() {
        review.decide(item, Decision::Keep);
    }
    Ok(review.finish().expect("every finding was decided"))
}

/// What opens files: the identity is fetched once, when the first file asks for it.
struct Keys {
    named: Option<PathBuf>,
    identity: Option<Identity>,
    register: Register,
}

impl Keys {
    fn new(named: Option<PathBuf>) -> Self {
        Self {
            named,
            identity: None,
            register: Register::of(&[]),
        }
    }

    fn open(&mut self, run: &mut Run, file: &Path) -> Result<Received, Failure> {
        let sealed = supervision::read_sealed(file)?;
        if supervision::wants_passphrase(&sealed)? {
            let ask = format!("Passphrase agreed with the sender of {}", shown(file));
            let passphrase = run.passphrase(&ask)?;
            run.wait("opening the file")?;
            return Ok(supervision::open_with_passphrase(&sealed, &passphrase)?);
        }
        let identity = match self.identity.take() {
            Some(identity) => identity,
            None if self.named.is_some() || !run.has_journal() => {
                at_hand(run, self.named.as_deref())?
            }
            None => {
                let vault = run.open()?;
                self.register = Register::of(&vault.clients()?);
                identity_in(&vault)?
            }
        };
        let received = supervision::open(&sealed, &identity);
        self.identity = Some(identity);
        Ok(received?)
    }
}

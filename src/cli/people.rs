//! The people around the journal: the register of clients, the supervisors, one's own key pair.

use super::args::{ClientCommand, IdentityCommand, SupervisorCommand};
use super::erase;
use super::receipts::receipts;
use super::run::Run;
use crate::domain::{
    Client, ClientCode, Supervisor, Words, clean, dates, kept_under, many, may_be_registered,
};
use crate::failure::Failure;
use crate::supervision::{self, Identity, Recipient};
use crate::vault::Vault;
use std::path::Path;

/// Characters of the longest name of a supervisor.
const LONGEST_NAME: usize = 60;

/// `afterhour client …`.
pub fn client(run: &mut Run, command: ClientCommand) -> Result<(), Failure> {
    match command {
        ClientCommand::Add { code, words } => {
            let mut vault = run.open()?;
            add_client(run, &mut vault, code, words)
        }
        ClientCommand::Erase(arguments) => erase::erase(run, &arguments),
        ClientCommand::List { words } => {
            let clients = run.open()?.clients()?;
            if clients.is_empty() {
                return run.say("None yet. `afterhour client add CODE` adds one.");
            }
            for client in clients {
                let count = match client.words.len() {
                    0 => "no words yet".to_owned(),
                    count => many(count, "word", "words"),
                };
                if words {
                    let words: Vec<&str> = client.words.iter().map(Words::read).collect();
                    run.prose(&format!("{}  {}", client.code, words.join(", ")))?;
                } else {
                    run.print(&format!("{}  {count}", client.code))?;
                }
            }
            Ok(())
        }
    }
}

fn add_client(
    run: &mut Run,
    vault: &mut Vault,
    code: ClientCode,
    words: Option<String>,
) -> Result<(), Failure> {
    let typed = match words {
        Some(words) => words.into(),
        None if run.may_ask() => {
            run.say("Names, nicknames, handles, places of work: whatever would name them, with commas between, the client's own name first. What a word names can be said behind an =: Ozzie=client for a nickname, Tom=person, Ripon=place, Marlowe=organisation. Enter for none yet.")?;
            match run.line()? {
                Some(typed) => typed,
                None => return run.say("Nothing was changed."),
            }
        }
        None => zeroize::Zeroizing::default(),
    };
    let clients = vault.clients()?;
    let there = clients.iter().find(|client| client.code == code);
    let mut client = there.cloned().unwrap_or(Client {
        code,
        words: Vec::new(),
    });
    for word in typed
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let word = Words::new(word);
        if client.known(&word).is_none() {
            may_be_registered(word.read()).map_err(|slip| Failure::new(slip.to_string()))?;
            client.code.may_stand_for(&word)?;
        }
        client.learn(word);
    }
    let advice = client.advice(there);
    let asks = !advice.is_empty() && run.may_ask();
    if asks {
        run.say(&format!(
            "{} A code cannot be changed later.",
            advice.trim_start()
        ))?;
        let ask = format!("Keep {} with these words?", client.code);
        if run.confirm(&ask, false)? != Some(true) {
            return run.say("Nothing was changed.");
        }
    }
    vault.put_client(&client)?;
    let (code, count) = (&client.code, client.words.len());
    let what = match there {
        Some(_) => "is in the register already; it now has",
        None => "is in the register, with",
    };
    // What was asked about is not said once more.
    let doubts = match asks {
        true => client.doubtful_words(there, &clients),
        false => client.doubts(there, &clients),
    };
    run.say(&format!(
        "{code} {what} {}.{doubts}",
        many(count, "word", "words")
    ))
}

/// `afterhour supervisor …`.
pub fn supervisor(run: &mut Run, command: SupervisorCommand) -> Result<(), Failure> {
    match command {
        SupervisorCommand::Add {
            name,
            recipient,
            confirmed,
        } => add_supervisor(run, &name, &recipient, confirmed),
        SupervisorCommand::List => {
            for supervisor in run.open()?.supervisors()? {
                let name = clean(&supervisor.name);
                let Ok(recipient) = Recipient::parse(&supervisor.recipient) else {
                    run.prose(&format!(
                        "{name}  the recipient kept here cannot be read; `afterhour supervisor add` with this name replaces it"
                    ))?;
                    continue;
                };
                let state = match supervisor.confirmed {
                    Some(day) => format!("confirmed {}", dates::say(day)),
                    None => "not confirmed yet".into(),
                };
                run.prose(&format!(
                    "{name}  {recipient}  {}  {state}",
                    recipient.fingerprint(),
                    recipient = recipient.as_str(),
                ))?;
            }
            Ok(())
        }
        SupervisorCommand::Receipts { json } => receipts(run, json),
        SupervisorCommand::Remove { name } => {
            let mut vault = run.open()?;
            let name = known(&vault.supervisors()?, &name)?.name.clone();
            let ask = format!("Take {name} out? Receipts stay.");
            if run.may_ask() && run.confirm(&ask, false)? != Some(true) {
                return run.say("Nothing was changed.");
            }
            vault.remove_supervisor(&name)?;
            run.say(&format!("{name} is taken out. The receipts stay."))
        }
    }
}

fn add_supervisor(
    run: &mut Run,
    name: &str,
    recipient: &str,
    confirmed: bool,
) -> Result<(), Failure> {
    let recipient = Recipient::parse(recipient)?;
    let name = clean(name.trim());
    if name.is_empty() || name.contains('\n') || name.chars().count() > LONGEST_NAME {
        return Err(Failure::new(format!(
            "a name is one line of at most {LONGEST_NAME} characters"
        )));
    }
    if let Some(what) = kept_under(&name) {
        return Err(Failure::new(format!(
            "{what} is kept under this name; nothing was changed"
        ))
        .hint("use another name"));
    }
    let mut vault = run.open()?;
    let before = vault
        .supervisors()?
        .into_iter()
        .find(|supervisor| supervisor.name == name);
    let changed = before
        .as_ref()
        .is_some_and(|before| before.recipient != recipient.as_str());
    if changed {
        run.say(&format!(
            "{name} has another recipient already; it will be replaced by this one."
        ))?;
    }
    run.say(&format!(
        "The fingerprint of this recipient, four words: {}",
        recipient.fingerprint()
    ))?;
    let mut confirmed = confirmed;
    if !confirmed && run.may_ask() {
        let ask = format!("Call {name} and compare them. Are they the same words?");
        match run.confirm(&ask, false)? {
            Some(same) => confirmed = same,
            None => return run.say("Nothing was changed."),
        }
    }
    if changed && !confirmed && run.may_ask() {
        return run.say("Nothing was changed: the recipient that was there stays.");
    }
    let today = run.now.date();
    let earlier = before
        .filter(|_| !changed)
        .and_then(|before| before.confirmed);
    let supervisor = Supervisor {
        name: name.clone(),
        recipient: recipient.as_str().to_owned(),
        confirmed: if confirmed { Some(today) } else { earlier },
    };
    vault.put_supervisor(&supervisor)?;
    if supervisor.confirmed.is_some() {
        run.say(&format!("{name} is added, the fingerprint confirmed."))
    } else {
        run.say(&format!(
            "{name} is added; the fingerprint is not confirmed yet. Compare the words by telephone, then give the same \
             command with --confirmed."
        ))
    }
}

/// The supervisor of this name, in any case.
pub fn known<'s>(supervisors: &'s [Supervisor], name: &str) -> Result<&'s Supervisor, Failure> {
    let wanted = clean(name.trim()).to_lowercase();
    supervisors
        .iter()
        .find(|supervisor| supervisor.name.to_lowercase() == wanted)
        .ok_or_else(|| {
            let names: Vec<&str> = supervisors
                .iter()
                .map(|supervisor| supervisor.name.as_str())
                .collect();
            let failure = Failure::new("there is no supervisor of this name");
            if names.is_empty() {
                failure.hint("`afterhour supervisor add NAME RECIPIENT` adds one")
            } else {
                failure.hint(format!(
                    "there is {}; `afterhour supervisor add NAME RECIPIENT` adds one",
                    names.join(", ")
                ))
            }
        })
}

/// `afterhour identity …`.
pub fn identity(run: &mut Run, command: IdentityCommand) -> Result<(), Failure> {
    match command {
        IdentityCommand::New { out: Some(file) } => {
            run.keep_out(&file)?;
            let identity = Identity::generate();
            supervision::write_identity(&file, &identity, &run.now)?;
            show_recipient(run, &identity)?;
            run.say("The file holds the secret half: whoever has it can read what is sealed for you. Keep a copy offline.")
        }
        IdentityCommand::New { out: None } => {
            if !run.has_journal() {
                return Err(Failure::new("there is no journal to keep a key pair in")
                    .hint("`afterhour identity new --out FILE` keeps it in a file; `afterhour init` makes a journal"));
            }
            let mut vault = run.open()?;
            if vault.identity()?.is_some() {
                return Err(Failure::new(
                    "this journal has a key pair already; a new one could not open what was sealed for the old one",
                )
                .hint("`afterhour identity show` prints its recipient"));
            }
            let identity = Identity::generate();
            vault.put_identity(&identity.reveal())?;
            show_recipient(run, &identity)
        }
        IdentityCommand::Show {
            identity: file,
            secret,
        } => {
            let identity = at_hand(run, file.as_deref())?;
            if secret {
                run.say(
                    "This is the secret half. Whoever has it can read what is sealed for you.",
                )?;
                // Without the day it was made, which nothing here knows.
                run.print(&format!("# public key: {}", identity.recipient().as_str()))?;
                run.print(&identity.reveal())
            } else {
                show_recipient(run, &identity)
            }
        }
    }
}

/// The identity in this file, or the one in the journal.
pub fn at_hand(run: &mut Run, file: Option<&Path>) -> Result<Identity, Failure> {
    if let Some(file) = file {
        return Ok(supervision::read_identity(file)?);
    }
    if !run.has_journal() {
        return Err(
            Failure::new("there is no journal here, and no identity file was named")
                .hint("--identity FILE names one; `afterhour identity new --out FILE` makes one"),
        );
    }
    identity_in(&run.open()?)
}

/// The identity in an open journal.
pub fn identity_in(vault: &Vault) -> Result<Identity, Failure> {
    let secret = vault.identity()?.ok_or_else(|| {
        Failure::new("this journal holds no key pair")
            .hint("`afterhour identity new` makes one; --identity FILE names one in a file")
    })?;
    Ok(Identity::parse(&secret)?)
}

fn show_recipient(run: &mut Run, identity: &Identity) -> Result<(), Failure> {
    let recipient = identity.recipient();
    run.say("The recipient, to give to whoever seals for you:")?;
    run.print(recipient.as_str())?;
    run.say(&format!(
        "Its fingerprint, four words to compare by telephone: {}",
        recipient.fingerprint()
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::cli::testing::run_with;
    use crate::passphrase::Passphrase;
    use crate::vault::Cost;

    /// Adds a code at a terminal, in a journal of its own; what is in the register then, and what was said.
    fn added(code: &str, words: &str, typed: &str) -> (Vec<Client>, String) {
        let home = tempfile::tempdir().unwrap();
        let now = "2026-11-21T21:00:00[UTC]".parse().unwrap();
        let passphrase = Passphrase::new("otter bridge velvet");
        let (mut vault, _) =
            Vault::create(home.path(), &passphrase, Cost::THROW_AWAY, &now).unwrap();
        let code = ClientCode::try_from(code.to_owned()).unwrap();
        let (end, _, said) = run_with(typed, |run| {
            add_client(run, &mut vault, code, Some(words.to_owned()))
        });
        end.unwrap();
        (vault.clients().unwrap(), said)
    }

    #[test]
    fn a_code_that_tells_something_is_asked_about_before_it_is_kept_since_it_cannot_be_changed() {
        for (code, words, why) in [
            ("MS-1", "Marta Seidl", "is made of initials"),
            ("AN-1", "Anna", "begins as one of its words does"),
        ] {
            for typed in ["\n", "no\n", ""] {
                let (kept, said) = added(code, words, typed);
                assert!(kept.is_empty(), "{said}");
                assert!(said.contains(why), "{said}");
                assert!(said.contains("A code cannot be changed later."), "{said}");
                assert!(said.contains("Nothing was changed."), "{said}");
            }
            let (kept, said) = added(code, words, "yes\n");
            assert_eq!(kept.len(), 1, "{said}");
            assert_eq!(said.matches(why).count(), 1, "{said}");
        }
        let (kept, said) = added("K-07", "Marta Seidl", "");
        assert_eq!(kept.len(), 1);
        assert!(!said.contains("cannot be changed"), "{said}");
    }
}

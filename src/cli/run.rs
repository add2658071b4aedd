//! What one run of a command has at hand: where the journal lies, where lines come from and go to, who gives the passphrase.

use super::fold;
use super::library::library;
use crate::domain::{clean, sentence};
use crate::failure::{Exit, Failure};
use crate::guides::Library;
use crate::passphrase::Passphrase;
use crate::supervision;
use crate::vault::{Home, Vault};
use jiff::Zoned;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

/// Bytes of the longest line that is read: a long paragraph many times over.
const LONGEST_LINE: u64 = 1 << 20;

/// The widest that prose is set, in columns.
const MEASURE: usize = 76;

/// Columns to fold to; `None` where this is no terminal.
pub fn columns(stream: &impl IsTerminal) -> Option<usize> {
    let (width, _) = terminal_size::terminal_size().filter(|_| stream.is_terminal())?;
    Some(usize::from(width.0).clamp(20, MEASURE))
}

/// Rows of a screen; `None` where this is no terminal.
pub fn rows(stream: &impl IsTerminal) -> Option<usize> {
    let (_, height) = terminal_size::terminal_size().filter(|_| stream.is_terminal())?;
    // One that doesn't know its size says 0.
    (height.0 > 0).then(|| usize::from(height.0).max(10))
}

/// Where a passphrase comes from.
pub enum Secrets {
    /// The terminal, unseen.
    Terminal,
    /// Lines of a file descriptor.
    Lines(Box<dyn BufRead>),
    /// Standard input, line by line.
    Stdin,
    /// Nowhere: there is no terminal and no file descriptor was named.
    Nowhere,
}

/// How often a passphrase may be typed at a terminal before a command gives up.
const TRIES: u32 = 3;

/// One run of a command.
pub struct Run<'a> {
    /// The journal's folder, if one was named or the system has a place for it.
    pub journal: Option<PathBuf>,
    /// The journal that `afterhour` opens where none is named.
    pub alone: Option<PathBuf>,
    /// Whether the settings named it.
    pub remembered: bool,
    /// The folder of settings, with the practitioner's own guides.
    pub config: Option<PathBuf>,
    /// The folder in which it is noted how far each journal has come.
    pub marks: Option<PathBuf>,
    /// Whether a journal that is older or other than that note, or not as it was left, is opened all the same.
    pub accept: bool,
    /// Data: what a script takes.
    pub data: &'a mut dyn Write,
    /// Talk: what a person reads.
    pub talk: &'a mut dyn Write,
    /// Columns that data and talk are folded to, where they go to a terminal.
    pub columns: (Option<usize>, Option<usize>),
    /// Rows of the terminal that data goes to.
    pub rows: Option<usize>,
    /// What is typed.
    pub typed: &'a mut dyn BufRead,
    /// Whether somebody sits there.
    pub at_terminal: bool,
    /// Where a passphrase comes from.
    pub secrets: Secrets,
    /// When the command was given.
    pub now: Zoned,
}

impl Secrets {
    /// The source for this command line; reads nothing yet.
    pub fn from(fd: Option<u32>, at_terminal: bool) -> Result<Self, Failure> {
        match fd {
            None if at_terminal => Ok(Secrets::Terminal),
            None => Ok(Secrets::Nowhere),
            Some(0) => Ok(Secrets::Stdin),
            Some(fd) => {
                let unreadable = |_| {
                    Failure::new(format!("there is nothing to read at file descriptor {fd}"))
                        .hint(format!("open it in the shell, as in `afterhour --passphrase-fd {fd} list {fd}<FILE`"))
                };
                if cfg!(not(unix)) {
                    return Err(Failure::new(
                        "only --passphrase-fd 0 is possible on this system",
                    ));
                }
                // A path instead of the descriptor itself, which only `unsafe` could adopt.
                let file = File::open(format!("/dev/fd/{fd}")).map_err(unreadable)?;
                Ok(Secrets::Lines(Box::new(BufReader::new(file))))
            }
        }
    }
}

impl Run<'_> {
    /// Whether a question that the command can do without may be put: somebody sits there, and no descriptor answers instead.
    pub fn may_ask(&self) -> bool {
        self.at_terminal && matches!(self.secrets, Secrets::Terminal)
    }

    /// A line of data on stdout.
    pub fn print(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.data, "{text}").map_err(|error| unwritten(&error))
    }

    /// Prose on stdout: folded at words for a terminal, left alone for a script.
    pub fn prose(&mut self, text: &str) -> Result<(), Failure> {
        let text = fold::prose(text, self.columns.0);
        self.print(&text)
    }

    /// Markdown on stdout: without its signs for a terminal, left alone for a script.
    pub fn marked(&mut self, text: &str) -> Result<(), Failure> {
        let text = fold::marked(text, self.columns.0);
        self.print(&text)
    }

    /// Markdown as talk, in the same way.
    pub fn say_marked(&mut self, text: &str) -> Result<(), Failure> {
        self.data.flush().map_err(|error| unwritten(&error))?;
        let text = fold::marked(&clean(text), self.columns.1);
        writeln!(self.talk, "{text}").map_err(|error| unwritten(&error))
    }

    /// A line of talk on stderr, cleaned, and folded at words for a terminal.
    pub fn say(&mut self, text: &str) -> Result<(), Failure> {
        // Where both reach the same terminal, they stand in the order they were said.
        self.data.flush().map_err(|error| unwritten(&error))?;
        let text = fold::prose(&clean(text), self.columns.1);
        writeln!(self.talk, "{text}").map_err(|error| unwritten(&error))
    }

    /// A long text on stdout, a screen at a time where that is a terminal somebody sits at; no paragraph is torn that fits.
    pub fn pages(&mut self, text: &str) -> Result<(), Failure> {
        let Some(rows) = self.rows.filter(|_| self.may_ask()) else {
            return self.print(text);
        };
        let mut filled = 0;
        // What announces the next paragraph stays with it.
        let text = text.replace(":\n\n", ":\u{0}\u{0}");
        for (nth, paragraph) in text.split("\n\n").enumerate() {
            let paragraph = paragraph.replace('\u{0}', "\n");
            let lines = paragraph.lines().count() + usize::from(nth > 0);
            // Two rows are the question's.
            if filled > 0 && filled + lines > rows - 2 {
                self.say("\nEnter shows the rest.")?;
                if self.line()?.is_none() {
                    return Ok(());
                }
                filled = 0;
            } else if nth > 0 {
                self.print("")?;
            }
            self.print(&paragraph)?;
            filled += lines;
        }
        Ok(())
    }

    /// Says at a terminal what takes a moment, so that a second of quiet is no riddle.
    pub fn wait(&mut self, what: &str) -> Result<(), Failure> {
        match self.columns.1 {
            Some(_) => self.say(&format!("One moment: {what}.")),
            None => Ok(()),
        }
    }

    /// The next typed line without its end; `None` when the input has ended.
    pub fn line(&mut self) -> Result<Option<Zeroizing<String>>, Failure> {
        read_line(self.typed)
    }

    /// Puts a yes-or-no question until it is answered; Enter says `otherwise`. `None` at the end of the input: nobody has
    /// said yes then.
    pub fn confirm(&mut self, ask: &str, otherwise: bool) -> Result<Option<bool>, Failure> {
        let default = if otherwise { "yes" } else { "no" };
        let ask = fold::prose(&clean(ask), self.columns.1);
        let how = format!("yes or no, Enter for {default}: ");
        // How it is answered stays whole, and the answer has its room behind it.
        let row =
            ask.lines().last().map_or(0, UnicodeWidthStr::width) + 1 + how.len() + "yes".len();
        let gap = match self.columns.1 {
            Some(columns) if row > columns => "\n",
            _ => " ",
        };
        loop {
            write!(self.talk, "{ask}{gap}{how}").map_err(|error| unwritten(&error))?;
            self.talk.flush().map_err(|error| unwritten(&error))?;
            let Some(typed) = self.line()? else {
                self.say("")?;
                return Ok(None);
            };
            match typed.trim().to_lowercase().as_str() {
                "" => return Ok(Some(otherwise)),
                "y" | "yes" => return Ok(Some(true)),
                "n" | "no" => return Ok(Some(false)),
                _ => self.say("Please type yes or no.")?,
            }
        }
    }

    /// A passphrase: asked for at the terminal without showing it, or the next line of the file descriptor.
    pub fn passphrase(&mut self, ask: &str) -> Result<Passphrase, Failure> {
        self.next_passphrase(ask)?.ok_or_else(|| {
            let (first, rest) = ask.split_at(1);
            Failure::new(format!(
                "the {}{rest} is missing: the file descriptor holds no line for it; nothing was changed",
                first.to_lowercase()
            ))
            .hint(
                "each is a line of its own; `--help` of the command says which come in which order",
            )
        })
    }

    /// The same, but `None` where the file descriptor has no further line.
    pub fn next_passphrase(&mut self, ask: &str) -> Result<Option<Passphrase>, Failure> {
        let line = match &mut self.secrets {
            Secrets::Lines(lines) => read_line(lines)?,
            Secrets::Stdin => read_line(self.typed)?,
            Secrets::Nowhere => {
                return Err(no_terminal(
                    "the passphrase is missing",
                    "give it with --passphrase-fd N",
                ));
            }
            Secrets::Terminal => {
                self.talk.flush().map_err(|error| unwritten(&error))?;
                let typed =
                    rpassword::prompt_password(format!("{ask}: ")).map_err(|error| match error
                        .kind()
                    {
                        io::ErrorKind::Interrupted => Failure::new("stopped; nothing was changed"),
                        _ => no_terminal(
                            "the terminal does not let a passphrase be typed",
                            "give it with --passphrase-fd N",
                        ),
                    })?;
                Some(Zeroizing::new(typed))
            }
        };
        Ok(line.map(|line| Passphrase::new(&line)))
    }

    /// The journal's folder.
    ///
    /// # Errors
    /// Where the system has no place for it, and where the settings name a folder in which none lies any more: nothing may
    /// be made there in its stead.
    pub fn journal(&self) -> Result<&Path, Failure> {
        let journal = self.journal.as_deref().ok_or_else(|| {
            Failure::new("the system does not say where your data belongs")
                .hint("name a folder with --journal DIR")
        })?;
        if self.is_gone() {
            return Err(Failure::new(format!(
                "your journal was put in {}, and there is none now",
                shown(journal)
            ))
            .hint("if it lies on a drive, connect that first; `--journal DIR` names another folder, and `afterhour` alone asks"));
        }
        Ok(journal)
    }

    /// The command that opens this journal: "`afterhour`", with `--journal DIR` where it is not the one that opens alone.
    pub fn opens(&self) -> String {
        match &self.journal {
            Some(journal) if self.alone.as_ref() != Some(journal) => {
                format!("`afterhour --journal {}`", quoted(&shown(journal)))
            }
            _ => "`afterhour`".to_owned(),
        }
    }

    /// Whether the settings name a folder in which no journal lies.
    pub fn is_gone(&self) -> bool {
        self.remembered && !self.has_journal()
    }

    /// Whether there is a journal to open.
    pub fn has_journal(&self) -> bool {
        self.journal.as_deref().is_some_and(Vault::exists)
    }

    /// The journal's folder with the place of its mark.
    pub fn home(&self) -> Result<Home<'_>, Failure> {
        let home = Home::of(self.journal()?).marked_in(self.marks.as_deref());
        Ok(home.accepting(self.accept))
    }

    /// Opens the journal; asks for the passphrase first, so that nothing is written before it is known to be right.
    pub fn open(&mut self) -> Result<Vault, Failure> {
        self.open_by_passphrase().map(|(vault, _)| vault)
    }

    /// The same with the passphrase that opened it, for what wraps a key again.
    pub fn open_by_passphrase(&mut self) -> Result<(Vault, Passphrase), Failure> {
        let journal = self.journal()?.to_owned();
        if !Vault::exists(&journal) {
            return Err(
                Failure::new(format!("there is no journal in {}", shown(&journal)))
                    .hint("`afterhour init` makes one; `--journal DIR` names another folder"),
            );
        }
        Vault::not_in_use(&journal)?;
        let mut tries = TRIES;
        loop {
            let passphrase = self.passphrase("Passphrase")?;
            match self.open_with(&passphrase) {
                // What is typed next would go to the shell, for all to see.
                Err(slip)
                    if slip.exit == Exit::Refused
                        && tries > 1
                        && matches!(self.secrets, Secrets::Terminal) =>
                {
                    tries -= 1;
                    self.say(&format!("{} Once more.", sentence(slip.what())))?;
                }
                opened => return Ok((opened?, passphrase)),
            }
        }
    }

    /// Refuses a file that would lie in the journal's folder, before anything is done for it.
    pub fn keep_out(&self, file: &Path) -> Result<(), Failure> {
        match &self.journal {
            Some(journal) => Ok(Vault::keep_out_of(journal, file)?),
            None => Ok(()),
        }
    }

    /// Writes a new file, its owner's alone and outside of the journal's folder.
    pub fn write_new(&self, file: &Path, bytes: &[u8]) -> Result<(), Failure> {
        self.keep_out(file)?;
        Ok(supervision::write_new(file, bytes)?)
    }

    /// Opens the journal with a passphrase that is at hand, and says what was noticed.
    pub fn open_with(&mut self, passphrase: &Passphrase) -> Result<Vault, Failure> {
        self.wait("opening the journal")?;
        let vault = Vault::open(self.home()?, passphrase, &self.now)?;
        for notice in vault.notices() {
            self.say(&format!("Note: {}.", clean(notice)))?;
        }
        Ok(vault)
    }

    /// Every guide at hand; one of the practitioner's own with a slip is named and left out.
    pub fn library(&mut self) -> Result<Library, Failure> {
        let (library, slips) = library(self.config.as_deref());
        for slip in slips {
            self.say(&format!("A guide of yours was left out: {slip}"))?;
        }
        Ok(library)
    }
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@~\\".contains(c);
    match path.chars().all(plain) {
        true => path.to_owned(),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

/// A path or file name fit for a terminal.
pub fn shown(path: &Path) -> String {
    clean(&path.display().to_string())
}

/// A failure because an answer is missing and nobody can be asked.
pub fn no_terminal(what: &str, instead: &str) -> Failure {
    Failure::new(format!("{what}, and there is no terminal to ask at")).hint(instead)
}

/// A failure because an output could not be written; silent where the reader has simply had enough.
pub fn unwritten(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::hung_up();
    }
    Failure::new("the output could not be written").exit(Exit::Disk)
}

fn read_line(lines: &mut dyn BufRead) -> Result<Option<Zeroizing<String>>, Failure> {
    let unread = |_| {
        Failure::new("what was typed is not text in UTF-8, or could not be read").exit(Exit::Disk)
    };
    let mut line = Zeroizing::new(String::new());
    lines
        .take(LONGEST_LINE)
        .read_line(&mut line)
        .map_err(unread)?;
    if line.is_empty() {
        return Ok(None);
    }
    let kept = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(kept);
    Ok(Some(line))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_long_text_stops_before_the_paragraph_that_does_not_fit() {
        let text = "one\n\ntwo:\n\nthree\nfour\nfive\n\nsix:\n\nseven\neight";
        let shown = |rows, typed| {
            let (end, data, talk) = crate::cli::testing::run_with(typed, |run| {
                run.rows = rows;
                run.pages(text)
            });
            end.unwrap();
            (data, talk)
        };
        assert_eq!(shown(None, "").0, format!("{text}\n"));
        let (data, talk) = shown(Some(10), "\n");
        assert!(data.ends_with("five\nsix:\n\nseven\neight\n"), "{data}");
        assert_eq!(talk, "\nEnter shows the rest.\n");
        assert!(shown(Some(10), "").0.ends_with("five\n"));
        assert_eq!(shown(Some(40), "").1, "");
    }

    #[test]
    fn a_question_is_folded_at_words_and_leaves_room_for_its_answer() {
        let ask =
            "Have you compared the four words with them on the telephone, and were they the same?";
        for columns in 30..=MEASURE {
            let (_, _, talk) = crate::cli::testing::run_with("yes\n", |run| {
                run.columns = (None, Some(columns));
                run.confirm(ask, true).unwrap()
            });
            let widest = talk.lines().map(str::len).max().unwrap();
            let answered = talk.lines().last().unwrap().len() + "yes".len();
            assert!(
                widest <= columns && answered <= columns,
                "{columns}\n{talk}"
            );
            assert!(talk.ends_with("yes or no, Enter for yes: "), "{talk}");
            let words = talk.replace("yes or no, Enter for yes: ", "");
            assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), ask);
        }
    }

    #[test]
    fn the_end_of_the_input_says_neither_yes_nor_no() {
        for otherwise in [true, false] {
            let said = |typed| {
                crate::cli::testing::run_with(typed, |run| run.confirm("Remove them?", otherwise)).0
            };
            assert_eq!(said("").unwrap(), None);
            assert_eq!(said("perhaps\n").unwrap(), None);
            assert_eq!(said("\n").unwrap(), Some(otherwise));
            assert_eq!(said("no\n").unwrap(), Some(false));
        }
    }

    #[test]
    fn the_command_that_opens_a_journal_names_the_folder_where_it_is_not_the_usual_one() {
        let ((), _, _) = crate::cli::testing::run_with("", |run| {
            run.alone = Some("/home/a/journal".into());
            run.journal = run.alone.clone();
            assert_eq!(run.opens(), "`afterhour`");
            run.journal = Some("/mnt/my stick/it's".into());
            assert_eq!(
                run.opens(),
                r"`afterhour --journal '/mnt/my stick/it'\''s'`"
            );
        });
    }

    #[test]
    fn a_line_loses_only_its_end() {
        let mut lines = io::Cursor::new(b"  one \r\n\ntwo".to_vec());
        let mut next = || read_line(&mut lines).unwrap().map(|line| line.to_string());
        assert_eq!(next().as_deref(), Some("  one "));
        assert_eq!(next().as_deref(), Some(""));
        assert_eq!(next().as_deref(), Some("two"));
        assert_eq!(next(), None);
    }
}

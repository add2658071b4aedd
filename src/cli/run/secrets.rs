//! Where a passphrase comes from, and the journal opened by it.

use super::Run;
use super::talk::{read_line, unwritten};
use crate::cli::paths::shown;
use crate::domain::{clean, sentence};
use crate::failure::{Exit, Failure};
use crate::passphrase::Passphrase;
use crate::vault::Vault;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use zeroize::Zeroizing;

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

    /// Opens the journal with a passphrase that is at hand, and says what was noticed.
    pub fn open_with(&mut self, passphrase: &Passphrase) -> Result<Vault, Failure> {
        self.wait("opening the journal")?;
        let vault = Vault::open(self.home()?, passphrase, &self.now)?;
        for notice in vault.notices() {
            self.say(&format!("Note: {}.", clean(notice)))?;
        }
        Ok(vault)
    }
}

/// A failure because an answer is missing and nobody can be asked.
pub fn no_terminal(what: &str, instead: &str) -> Failure {
    Failure::new(format!("{what}, and there is no terminal to ask at")).hint(instead)
}

//! What one run of a command has at hand: where the journal lies, where lines come from and go to, who gives the passphrase.

mod secrets;
mod talk;

pub use secrets::{Secrets, no_terminal};
pub use talk::{columns, rows, unwritten};

use super::library::library;
use super::paths::{quoted, shown};
use crate::failure::Failure;
use crate::guides::Library;
use crate::supervision;
use crate::vault::{Home, Vault};
use jiff::Zoned;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

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

impl Run<'_> {
    /// Whether a question that the command can do without may be put: somebody sits there, and no descriptor answers instead.
    pub fn may_ask(&self) -> bool {
        self.at_terminal && matches!(self.secrets, Secrets::Terminal)
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

    /// Every guide at hand; one of the practitioner's own with a slip is named and left out.
    pub fn library(&mut self) -> Result<Library, Failure> {
        let (library, slips) = library(self.config.as_deref());
        for slip in slips {
            self.say(&format!("A guide of yours was left out: {slip}"))?;
        }
        Ok(library)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

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
}

//! Backups: made, tried again, and the older ones let go of.

use super::Worker;
use super::files::whole;
use crate::domain::Words;
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::tui::task::Done;
use crate::vault::{BackupSecret, Cost, Opened};
use jiff::Zoned;
use std::path::{Path, PathBuf};

impl Worker {
    pub(super) fn back_up(
        &mut self,
        into: &Path,
        passphrase: Option<&Passphrase>,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let typed = into.display().to_string();
        let by = passphrase.map(|passphrase| (passphrase, Cost::STANDARD));
        let made = self.open()?.backup(&whole(into), &typed, by, now)?;
        let mut lines = made.lines();
        lines.extend(
            made.say_older()
                .map(|older| format!("{older} They are still there; Backups takes them away.")),
        );
        Ok(Done::BackedUp {
            text: Words::new(&lines.join("\n\n")),
            older: made.older,
        })
    }

    pub(super) fn remove_backups(&mut self, older: &[PathBuf]) -> Result<Done, Failure> {
        self.open()?.remove_backups(older)?;
        Ok(Done::BackupsRemoved)
    }

    /// `typed` is the sheet's secret or the backup's own passphrase: the file says which it wants.
    pub(super) fn rehearse(
        &mut self,
        file: &Path,
        typed: &Passphrase,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let file = whole(file);
        let vault = self.open()?;
        let secret = match Opened::wants_passphrase(&file)? {
            true => BackupSecret::Passphrase(typed),
            false => BackupSecret::Sheet(typed.reveal()),
        };
        let opened = Opened::read(&file, &secret)?;
        let found = vault.rehearse(&opened, now)?;
        Ok(Done::Rehearsed(Words::new(&found.lines().join("\n\n"))))
    }
}

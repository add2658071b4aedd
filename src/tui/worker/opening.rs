//! The journal as a whole: made, unlocked, closed.

use super::Worker;
use super::chance::some_groups;
use super::files::whole;
use crate::domain::Words;
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::tui::task::{Done, Sheet};
use crate::vault::{Cost, Home, RecoverySheet, Vault};
use crate::whereabouts;
use jiff::Zoned;
use std::path::Path;

/// Seals looked at between two other tasks: some 20 ms, which a save that waits behind them does not notice.
const SLICE: usize = 200;

impl Worker {
    pub(super) fn create(
        &mut self,
        dir: &Path,
        passphrase: &Passphrase,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let dir = whole(dir);
        let home = Home::of(&dir).marked_in(self.marks.as_deref());
        let (mut vault, sheet) = Vault::create(home, passphrase, Cost::STANDARD, now)?;
        // The journal is made: where even this finds no room, the sheet is still shown.
        let _ = vault.put_sheet_unchecked(true);
        let note = self.note(&dir);
        self.journal = dir;
        self.vault = Some(vault);
        Ok(Done::Created(Sheet {
            note,
            ..sheet_of(&sheet)
        }))
    }

    /// Keeps a folder other than the one proposed, so that it is found again; gives what to say where that fails.
    fn note(&self, dir: &Path) -> String {
        if whole(&self.journal) == dir {
            return String::new();
        }
        let kept = self
            .settings
            .as_deref()
            .is_some_and(|settings| whereabouts::keep(settings, dir).is_ok());
        if kept {
            return String::new();
        }
        format!(
            "This folder could not be noted. Open the journal with: afterhour --journal {}",
            dir.display()
        )
    }

    pub(super) fn sheet_checked(&mut self, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.put_sheet_checked(now.date())?;
        self.changed(now, "")
    }

    pub(super) fn unlock(
        &mut self,
        passphrase: &Passphrase,
        accept: bool,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let home = Home::of(&self.journal)
            .marked_in(self.marks.as_deref())
            .accepting(accept);
        self.vault = Some(Vault::open(home, passphrase, now)?);
        self.looked = None;
        self.begin(now)
    }

    /// Looks at some more of what is sealed.
    pub(super) fn look_on(&mut self, now: &Zoned) -> Result<Done, Failure> {
        let looked = self.looked.take();
        let (_, looked) = self.open()?.look_at_some(looked.as_ref(), SLICE)?;
        if looked.is_some() {
            self.looked = looked;
            return Ok(Done::LookedOn);
        }
        let vault = self.open()?;
        // Where nothing can be written, it is told as long as the journal is open.
        let _ = vault.keep_not_as_kept();
        let unkept = vault.not_as_kept()?;
        match unkept.lines.is_empty() {
            true => Ok(Done::LookedAll),
            false if unkept.looked => self.changed(now, ""),
            false => self.changed(now, "Not all is as it was kept; Today says what."),
        }
    }

    /// Somebody looked at what is not as it was kept.
    pub(super) fn looked_at(&mut self, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.looked_at_not_as_kept()?;
        self.changed(now, "")
    }

    pub(super) fn begin(&self, now: &Zoned) -> Result<Done, Failure> {
        self.desk(now).map(|desk| Done::Unlocked(Box::new(desk)))
    }

    pub(super) fn lock(&mut self) -> Done {
        self.vault = None;
        self.ticked = None;
        Done::Locked
    }
}

/// A sheet as it is shown, with the groups that are asked back.
pub(super) fn sheet_of(sheet: &RecoverySheet) -> Sheet {
    let groups: Vec<Words> = sheet
        .groups()
        .iter()
        .map(|group| Words::new(group))
        .collect();
    Sheet {
        text: Words::new(&sheet.text()),
        asked: some_groups(groups.len()),
        groups,
        note: String::new(),
    }
}

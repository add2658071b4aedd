//! Keys made anew, and a client's traces erased.

use super::Worker;
use super::opening::sheet_of;
use crate::domain::{ClientCode, EntryId, Fate, Words, many};
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::tui::task::{Done, Rekeyed};
use crate::vault::Cost;
use jiff::Zoned;
use std::collections::BTreeMap;

impl Worker {
    pub(super) fn try_sheet(&mut self, typed: &Words, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.try_sheet(typed.read(), now.date())?;
        self.changed(
            now,
            "The sheet is right: it opens the journal. Nothing was changed.",
        )
    }

    pub(super) fn set_passphrase(
        &mut self,
        old: &Passphrase,
        new: &Passphrase,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let vault = self.open()?;
        vault.try_passphrase(old)?;
        vault.set_passphrase(new, Cost::STANDARD)?;
        self.changed(
            now,
            "The passphrase is changed. Older copies of the folder still open with the old one.",
        )
    }

    pub(super) fn new_key(
        &mut self,
        passphrase: &Passphrase,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let vault = self.open()?;
        vault.try_passphrase(passphrase)?;
        let sheet = vault.new_key(passphrase, Cost::STANDARD, now)?;
        let made = Rekeyed {
            sheet: Some(sheet_of(&sheet)),
            note: Words::default(),
            said: "The journal has a new key and a new recovery sheet; the old sheet is for what was copied before.".into(),
        };
        Ok(Done::Rekeyed(Box::new(self.desk(now)?), Box::new(made)))
    }

    pub(super) fn traces(&mut self, code: &ClientCode) -> Result<Done, Failure> {
        Ok(Done::Traces(Box::new(self.open()?.traces(code)?)))
    }

    /// What was erased stays erased where the key cannot be made anew afterwards; that is said then.
    pub(super) fn erase(
        &mut self,
        code: &ClientCode,
        fates: &BTreeMap<EntryId, Fate>,
        passphrase: &Passphrase,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let vault = self.open()?;
        vault.try_passphrase(passphrase)?;
        let traces = vault.traces(code)?;
        let erased = vault.erase(code, fates, now.date())?;
        let gone = format!(
            "{code} is erased: {}.",
            many(erased.entries, "entry", "entries")
        );
        let (sheet, said) = match vault.new_key(passphrase, Cost::STANDARD, now) {
            Ok(sheet) => (Some(sheet_of(&sheet)), gone),
            Err(error) => {
                let why = format!(
                    "{gone} The key could not be made anew: {error}. Settings, Key makes it."
                );
                (None, why)
            }
        };
        let made = Rekeyed {
            sheet,
            note: Words::new(&erased.note(&traces)),
            said,
        };
        self.ticked = None;
        Ok(Done::Rekeyed(Box::new(self.desk(now)?), Box::new(made)))
    }
}

//! What was met that is not as it was kept: told at every opening until somebody looked.

use super::integrity::Thing;
use super::{Vault, VaultError};
use crate::domain::{Entry, EntryId, Guide, NotAsKept};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The setting that holds it.
pub(super) const FOUND: &str = "not-as-kept";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Found {
    things: BTreeSet<Thing>,
    gone: Vec<String>,
    looked: bool,
}

impl Vault {
    /// What was met since the journal was opened, and what was found before and nobody looked at.
    ///
    /// # Errors
    /// Those of reading.
    pub fn not_as_kept(&self) -> Result<NotAsKept, VaultError> {
        let known = self.found_with(&[])?;
        let things = known.things.iter();
        Ok(NotAsKept {
            lines: things
                .map(|thing| format!("{thing} is not as it was kept"))
                .chain(known.gone.iter().cloned())
                .collect(),
            entries: known.things.iter().filter_map(Thing::as_entry).collect(),
            looked: known.looked,
        })
    }

    /// An entry that is to leave the journal, or to be counted on: only as it was kept.
    ///
    /// # Errors
    /// `NotAsKept`, and those of reading.
    pub fn read_as_kept(&self, id: EntryId) -> Result<(Entry, Guide), VaultError> {
        let entry = self.read(id)?;
        match self.is_as_kept(id)? {
            true => Ok(entry),
            false => Err(VaultError::NotAsKept(id)),
        }
    }

    /// Keeps what was met, after a look at everything: what fits again is forgotten once somebody looked.
    ///
    /// # Errors
    /// Those of writing; what was met is told until the journal is closed all the same.
    pub fn keep_not_as_kept(&mut self) -> Result<(), VaultError> {
        let mut now = self.found_with(&[])?;
        if now.looked {
            now.things.clone_from(&self.met.borrow());
            now.looked = !now.things.is_empty();
        }
        self.put_found(&now)
    }

    /// Says that somebody looked at what was found: it is told no more where it was told by itself, only beside what it is.
    ///
    /// # Errors
    /// Those of writing.
    pub fn looked_at_not_as_kept(&mut self) -> Result<(), VaultError> {
        let mut now = self.found_with(&[])?;
        now.gone.clear();
        now.looked = !now.things.is_empty();
        self.put_found(&now)
    }

    /// Keeps what is missing, or too many, where the journal was taken as it stands.
    pub(super) fn put_missing(&mut self, lines: &[String]) -> Result<(), VaultError> {
        let now = self.found_with(lines)?;
        self.put_found(&now)
    }

    fn put_found(&mut self, now: &Found) -> Result<(), VaultError> {
        match *now == self.found_before()? {
            true => Ok(()),
            false => self.put_setting(FOUND, now),
        }
    }

    fn found_before(&self) -> Result<Found, VaultError> {
        Ok(self.setting(FOUND)?.unwrap_or_default())
    }

    fn found_with(&self, gone: &[String]) -> Result<Found, VaultError> {
        let mut found = self.found_before()?;
        let before = (found.things.len(), found.gone.len());
        found.things.extend(self.met.borrow().iter().cloned());
        for line in gone {
            if !found.gone.contains(line) {
                found.gone.push(line.clone());
            }
        }
        found.looked &= before == (found.things.len(), found.gone.len());
        Ok(found)
    }
}

#[cfg(test)]
mod tests;

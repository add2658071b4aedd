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
    /// What was sealed again since, so that its seal says nothing of what was there before.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    sealed_over: BTreeSet<Thing>,
}

impl Found {
    fn is_any(&self) -> bool {
        !self.things.is_empty() || !self.sealed_over.is_empty()
    }

    fn say(&self, thing: &Thing) -> String {
        match self.sealed_over.contains(thing) {
            true => format!("{thing} was not as it was kept when it was written to again"),
            false => format!("{thing} is not as it was kept"),
        }
    }
}

impl Vault {
    /// What was met since the journal was opened, and what was found before and nobody looked at.
    ///
    /// # Errors
    /// Those of reading.
    pub fn not_as_kept(&self) -> Result<NotAsKept, VaultError> {
        let known = self.found_with(&[])?;
        let things: BTreeSet<&Thing> = known.things.union(&known.sealed_over).collect();
        Ok(NotAsKept {
            lines: things
                .iter()
                .map(|thing| known.say(thing))
                .chain(known.gone.iter().cloned())
                .collect(),
            entries: things.iter().filter_map(|thing| thing.as_entry()).collect(),
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
            now.looked = now.is_any();
        }
        self.put_found(&now)
    }

    /// To be called before entries are written to again, which seals them as they are then: those that are not as they were
    /// kept stay marked, until the journal is taken as it stands.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(super) fn mark_before_writing(
        &mut self,
        entries: impl IntoIterator<Item = EntryId>,
    ) -> Result<(), VaultError> {
        let mut unfit = BTreeSet::new();
        for id in entries {
            if !self.is_as_kept(id)? {
                unfit.insert(Thing::entry(id.0));
            }
        }
        self.put_sealed_over(unfit)
    }

    /// The same for everything, before all of it is sealed again.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(super) fn mark_before_sealing(&mut self) -> Result<(), VaultError> {
        self.look_at_some(None, usize::MAX)?;
        let unfit = self.met.borrow().clone();
        self.put_sealed_over(unfit)
    }

    /// The same after it: what was found before stays marked.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(super) fn mark_after_sealing(&mut self) -> Result<(), VaultError> {
        let before = self.found_before()?.things;
        self.put_sealed_over(before)
    }

    fn put_sealed_over(&mut self, unfit: BTreeSet<Thing>) -> Result<(), VaultError> {
        if unfit.is_empty() {
            return Ok(());
        }
        let mut now = self.found_with(&[])?;
        now.sealed_over.extend(unfit);
        self.put_found(&now)
    }

    /// Whether it was sealed again while it was not as it was kept.
    pub(super) fn is_sealed_over(&self, thing: &Thing) -> Result<bool, VaultError> {
        Ok(self.found_before()?.sealed_over.contains(thing))
    }

    /// Says that somebody looked at what was found: it is told no more where it was told by itself, only beside what it is.
    ///
    /// # Errors
    /// Those of writing.
    pub fn looked_at_not_as_kept(&mut self) -> Result<(), VaultError> {
        let mut now = self.found_with(&[])?;
        now.gone.clear();
        now.looked = now.is_any();
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
        let mut found: Found = self.setting(FOUND)?.unwrap_or_default();
        if !found.sealed_over.is_empty() {
            let db = self.db()?;
            let mut is_there = db.prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?;
            let mut there = BTreeSet::new();
            for thing in found.sealed_over {
                if thing
                    .as_entry()
                    .map_or(Ok(true), |id| is_there.exists([id.0]))?
                {
                    there.insert(thing);
                }
            }
            found.sealed_over = there;
        }
        Ok(found)
    }

    fn found_with(&self, gone: &[String]) -> Result<Found, VaultError> {
        let mut found = self.found_before()?;
        let before = (found.things.len(), found.gone.len());
        let met = self.met.borrow();
        let new = met.iter().filter(|met| !found.sealed_over.contains(met));
        found.things.extend(new.cloned());
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

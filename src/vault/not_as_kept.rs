//! What was met that is not as it was kept: told at every opening until somebody looked.

use super::integrity::Thing;
use super::rows::json;
use super::setting::{put_setting_in, setting_in};
use super::{Vault, VaultError};
use crate::anonymise::Register;
use crate::domain::{Entry, EntryId, Guide, NotAsKept};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use std::cell::Ref;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// The setting that holds it.
pub(super) const FOUND: &str = "not-as-kept";

/// Where it lies which words are looked for in a text, and which of them stay.
const LOOKED_FOR_BY: [&str; 2] = ["client", "setting"];

/// The same, for whom a summary is sealed, and what was decided of it already.
const SHARED_BY: [&str; 4] = ["client", "setting", "supervisor", "preparation"];

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
        let mut entries: BTreeSet<EntryId> =
            things.iter().filter_map(|thing| thing.as_entry()).collect();
        let db = self.db()?;
        for guide in things.iter().filter_map(|thing| thing.as_guide()) {
            let mut by =
                db.prepare_cached("SELECT DISTINCT entry FROM revision WHERE guide = ?1")?;
            let mut rows = by.query([guide])?;
            while let Some(row) = rows.next()? {
                entries.insert(EntryId(row.get(0)?));
            }
        }
        Ok(NotAsKept {
            lines: things
                .iter()
                .map(|thing| known.say(thing))
                .chain(known.gone.iter().cloned())
                .collect(),
            entries,
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

    /// The register for a text that is to leave the journal: only where everything that sharing rests on is as it was kept, the
    /// settings, the supervisors and the unfinished preparations too.
    ///
    /// # Errors
    /// `SharingNotAsKept`, and those of reading.
    pub fn register_as_kept(&self) -> Result<Register, VaultError> {
        let unfit = self.unfit_or_sealed_over(&SHARED_BY)?;
        match unfit.is_empty() {
            true => self.register(),
            false => Err(VaultError::SharingNotAsKept(unfit.join(", "))),
        }
    }

    /// What decides which words are looked for in a text, and is not as it was kept, as a person calls it.
    ///
    /// # Errors
    /// Those of reading.
    pub fn unfit_of_register(&self) -> Result<Vec<String>, VaultError> {
        self.unfit_or_sealed_over(&LOOKED_FOR_BY)
    }

    fn unfit_or_sealed_over(&self, kinds: &[&'static str]) -> Result<Vec<String>, VaultError> {
        let things: BTreeSet<Thing> = kinds.iter().copied().map(Thing::only).collect();
        let mut unfit = self.unfit_of(things.iter().cloned())?;
        unfit.extend(things.intersection(&*self.sealed_over()?).cloned());
        Ok(unfit.iter().map(Thing::to_string).collect())
    }

    /// Keeps what was met, after a look at everything: what fits again is forgotten once somebody looked.
    ///
    /// # Errors
    /// Those of writing; what was met is told until the journal is closed all the same.
    pub fn keep_not_as_kept(&mut self) -> Result<(), VaultError> {
        let mut now = self.found_with(&[])?;
        if now.looked {
            now.things = self.met_beside(&now)?;
            now.looked = now.is_any();
        }
        self.put_found(now)
    }

    /// Writes what seals these things again as they are then: those that are not as they were kept stay marked, until the
    /// journal is taken as it stands. What is refused or fails marks nothing.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(super) fn write_over<T>(
        &mut self,
        things: impl IntoIterator<Item = Thing>,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let found = self.found_over(self.unfit_of(things)?)?;
        self.write(|db| {
            if let Some(found) = &found {
                put_setting_in(db, FOUND, found)?;
            }
            work(db)
        })
    }

    /// Marks in `db`, a copy of the journal that is about to be sealed again, what was met in this one.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(super) fn mark_as_sealed_over(&self, db: &Connection) -> Result<(), VaultError> {
        let met = self.met.borrow().clone();
        match self.found_over(met)? {
            Some(found) => put_setting_in(db, FOUND, &found),
            None => Ok(()),
        }
    }

    /// Writes into `db`, a copy of the journal, what was met and is not kept in it yet.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(super) fn mark_in(&self, db: &Connection) -> Result<(), VaultError> {
        let now = self.found_with(&[])?;
        match now == self.found_before()? {
            true => Ok(()),
            false => put_setting_in(db, FOUND, &json(&now)?),
        }
    }

    /// Marks what was found before everything was sealed again.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(super) fn mark_after_sealing(&mut self) -> Result<(), VaultError> {
        let mut now = self.found_with(&[])?;
        now.sealed_over.extend(now.things.iter().cloned());
        self.put_found(now)
    }

    /// What is to be kept once this was sealed over too; `None` where there is nothing of it.
    fn found_over(
        &self,
        mut unfit: BTreeSet<Thing>,
    ) -> Result<Option<Zeroizing<String>>, VaultError> {
        if unfit.is_empty() {
            return Ok(None);
        }
        // To keep it seals the settings.
        unfit.extend(self.unfit_of([Thing::only("setting")])?);
        let mut found = self.found_with(&[])?;
        found.sealed_over.extend(unfit);
        json(&found).map(Some)
    }

    fn unfit_of(
        &self,
        things: impl IntoIterator<Item = Thing>,
    ) -> Result<BTreeSet<Thing>, VaultError> {
        let mut unfit = BTreeSet::new();
        for thing in things {
            let fits = match thing.as_entry() {
                Some(id) => self.is_as_kept(id)?,
                None => self.database.seals().fits(&*self.db()?, &thing)?,
            };
            if !fits {
                self.met.borrow_mut().insert(thing.clone());
                unfit.insert(thing);
            }
        }
        Ok(unfit)
    }

    /// Whether one of them was sealed again while it was not as it was kept.
    pub(super) fn is_sealed_over(&self, things: &[Thing]) -> Result<bool, VaultError> {
        let over = self.sealed_over()?;
        Ok(things.iter().any(|thing| over.contains(thing)))
    }

    /// All that was. Whatever changes it is a write, and each of those is counted.
    pub(super) fn sealed_over(&self) -> Result<Ref<'_, BTreeSet<Thing>>, VaultError> {
        let now = self.database.root().map(|root| root.generation);
        let is_known = matches!(&*self.over.borrow(), Some((then, _)) if *then == now);
        if !is_known {
            let over = self.found_before()?.sealed_over;
            *self.over.borrow_mut() = Some((now, over));
        }
        Ref::filter_map(self.over.borrow(), |over| {
            over.as_ref().map(|(_, over)| over)
        })
        .map_err(|_| VaultError::Damaged)
    }

    /// What a look at the seals cannot find any more, a line each: what was sealed over, and what is gone.
    pub(super) fn marked(&self) -> Result<Vec<String>, VaultError> {
        let found = self.found_before()?;
        let over = found.sealed_over.iter().map(|thing| found.say(thing));
        Ok(over.chain(found.gone.iter().cloned()).collect())
    }

    /// Says that somebody looked at what was found: it is told no more where it was told by itself, only beside what it is.
    ///
    /// # Errors
    /// Those of writing.
    pub fn looked_at_not_as_kept(&mut self) -> Result<(), VaultError> {
        let mut now = self.found_with(&[])?;
        now.gone.clear();
        now.looked = now.is_any();
        self.put_found(now)
    }

    /// Keeps what is missing, or too many, where the journal was taken as it stands.
    pub(super) fn put_missing(&mut self, lines: &[String]) -> Result<(), VaultError> {
        let now = self.found_with(lines)?;
        self.put_found(now)
    }

    fn put_found(&mut self, mut now: Found) -> Result<(), VaultError> {
        if now == self.found_before()? {
            return Ok(());
        }
        now.sealed_over
            .extend(self.unfit_of([Thing::only("setting")])?);
        let now = json(&now)?;
        self.write(|db| put_setting_in(db, FOUND, &now))
    }

    fn found_before(&self) -> Result<Found, VaultError> {
        found_in(&*self.db()?)
    }

    /// What was met and is still there, beside what is sealed over.
    fn met_beside(&self, found: &Found) -> Result<BTreeSet<Thing>, VaultError> {
        let mut met = self.met.borrow().clone();
        met.retain(|thing| !found.sealed_over.contains(thing));
        there(&*self.db()?, met)
    }

    fn found_with(&self, gone: &[String]) -> Result<Found, VaultError> {
        let mut found = self.found_before()?;
        let before = (found.things.len(), found.gone.len());
        let met = self.met_beside(&found)?;
        found.things.extend(met);
        for line in gone {
            if !found.gone.contains(line) {
                found.gone.push(line.clone());
            }
        }
        found.looked &= before == (found.things.len(), found.gone.len());
        Ok(found)
    }
}

/// What was kept of things that are still there.
fn found_in(db: &Connection) -> Result<Found, VaultError> {
    let mut found: Found = setting_in(db, FOUND)?.unwrap_or_default();
    found.things = there(db, found.things)?;
    found.sealed_over = there(db, found.sealed_over)?;
    Ok(found)
}

fn there(db: &Connection, things: BTreeSet<Thing>) -> Result<BTreeSet<Thing>, VaultError> {
    let mut there = BTreeSet::new();
    for thing in things {
        if thing.is_there(db)? {
            there.insert(thing);
        }
    }
    Ok(there)
}

/// Lets go of the marks of what was removed, so that nothing inherits them with its number.
///
/// # Errors
/// Those of reading and writing.
pub(super) fn forget_gone(db: &Connection) -> Result<(), VaultError> {
    let Some(before) = setting_in::<Found>(db, FOUND)? else {
        return Ok(());
    };
    let now = found_in(db)?;
    match now == before {
        true => Ok(()),
        false => put_setting_in(db, FOUND, &json(&now)?),
    }
}

#[cfg(test)]
mod tests;

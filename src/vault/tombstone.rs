//! That a client was erased, kept without saying who: a salted hash of the code, and what became of entries that only
//! mentioned them.

use super::rows::json;
use super::setting::{put_setting_in, setting_in};
use super::{VaultError, files};
use crate::domain::{ClientCode, EntryId, Fate};
use jiff::civil::Date;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The setting that holds the tombstones.
const TOMBSTONES: &str = "tombstones";

/// That a client was erased: the day, a salted hash of the code, and what became of entries that only mentioned them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    pub(super) day: Date,
    salt: String,
    hash: String,
    /// Numbers of entries that were left, and of those that were deleted, though they only mention the client.
    left: BTreeSet<EntryId>,
    deleted: BTreeSet<EntryId>,
}

impl Tombstone {
    /// Of a code that is erased on a day.
    ///
    /// # Panics
    /// When the operating system has no randomness to give.
    pub(super) fn of(code: &ClientCode, day: Date, fates: &BTreeMap<EntryId, Fate>) -> Self {
        let mut random = [0; 16];
        getrandom::fill(&mut random).expect("the operating system gives randomness");
        let salt = files::sha256(&random)[..32].to_owned();
        let with = |wanted: Fate| {
            let chosen = fates.iter().filter(|(_, fate)| **fate == wanted);
            chosen.map(|(id, _)| *id).collect()
        };
        Self {
            day,
            hash: hash(&salt, code),
            salt,
            left: with(Fate::Leave),
            deleted: with(Fate::Delete),
        }
    }

    /// Whether it is this code's.
    pub(super) fn is_of(&self, code: &ClientCode) -> bool {
        hash(&self.salt, code) == self.hash
    }

    /// What became of an entry.
    pub(super) fn fate(&self, id: EntryId) -> Fate {
        if self.left.contains(&id) {
            Fate::Leave
        } else if self.deleted.contains(&id) {
            Fate::Delete
        } else {
            Fate::Redact
        }
    }
}

fn hash(salt: &str, code: &ClientCode) -> String {
    files::sha256(format!("afterhour tombstone 1\n{salt}\n{code}").as_bytes())
}

/// Says so when the traces of this code were erased.
pub(super) fn refuse_erased(db: &Connection, code: &ClientCode) -> Result<(), VaultError> {
    match all(db)?.into_iter().find(|tombstone| tombstone.is_of(code)) {
        Some(tombstone) => Err(VaultError::Erased(code.clone(), tombstone.day)),
        None => Ok(()),
    }
}

/// Every one there is.
pub(super) fn all(db: &Connection) -> Result<Vec<Tombstone>, VaultError> {
    Ok(setting_in(db, TOMBSTONES)?.unwrap_or_default())
}

/// Keeps one more.
pub(super) fn set_up(db: &Transaction<'_>, tombstone: &Tombstone) -> Result<(), VaultError> {
    let mut all = all(db)?;
    if !all.iter().any(|known| known.hash == tombstone.hash) {
        all.push(tombstone.clone());
    }
    put_setting_in(db, TOMBSTONES, &json(&all)?)
}

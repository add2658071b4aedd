//! Whether the journal is as it was left: a seal over each thing in it, a root over the seals, a count of the writes.
//!
//! The cipher authenticates a page and its place, not which version of the page it is: an old page put back is a sound
//! page (measured). A seal is an HMAC over all that belongs to a thing, so that an old page no longer fits the rest; the
//! root is a set hash of the seals, changed in the same transaction as they are, so that none can be taken away or put
//! back; and the count of writes tells an older journal from a newer one (see [`super::mark`]).

mod things;

pub(super) use things::watch;
use things::{SEALED, Sealed, Thing, is_watched};

use super::key::Payload;
use super::{Vault, VaultError};
use crate::domain::EntryId;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Zoned;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::Sha256;

/// Bytes of a seal.
pub(super) const SEAL: usize = 32;

/// How the journal stood after its last write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Root {
    /// Writes since the journal was made; 0 where nothing is sealed yet.
    pub generation: i64,
    /// The set hash of every seal.
    pub sum: [u8; SEAL],
    /// How many seals.
    pub count: i64,
    /// When, RFC 9557.
    pub written: String,
}

impl Root {
    fn add(&mut self, seal: &[u8; SEAL]) {
        self.toggle(seal);
        self.count += 1;
    }

    fn take(&mut self, seal: &[u8; SEAL]) {
        self.toggle(seal);
        self.count -= 1;
    }

    /// MSet-XOR-Hash (Clarke et al. 2003): each seal is the output of a keyed function over its kind and number, so no
    /// two are the same and XOR is enough.
    fn toggle(&mut self, seal: &[u8; SEAL]) {
        for (sum, byte) in self.sum.iter_mut().zip(seal) {
            *sum ^= byte;
        }
    }
}

/// The keys of seals and root, each its own.
pub(super) struct Seals {
    things: Hmac<Sha256>,
    root: Hmac<Sha256>,
    journal: String,
}

impl Seals {
    /// Those of this key.
    pub(super) fn of(payload: &Payload) -> Self {
        Self {
            things: keyed(payload, "afterhour seals 1"),
            root: keyed(payload, "afterhour root 1"),
            journal: payload.journal().to_owned(),
        }
    }

    /// The seal that this thing should have; `None` where there is no such thing.
    fn seal(
        &self,
        db: &Connection,
        sealed: &Sealed,
        key: i64,
    ) -> Result<Option<Hmac<Sha256>>, VaultError> {
        let mut mac = self.things.clone();
        put(&mut mac, ValueRef::Text(self.journal.as_bytes()));
        put(&mut mac, ValueRef::Text(sealed.kind.as_bytes()));
        put(&mut mac, ValueRef::Integer(key));
        for (at, read) in sealed.reads.iter().enumerate() {
            let mut statement = db.prepare_cached(read)?;
            let columns = statement.column_count();
            let mut rows = match statement.parameter_count() {
                0 => statement.query([])?,
                _ => statement.query([key])?,
            };
            let mut is_there = false;
            while let Some(row) = rows.next()? {
                mac.update(b"r");
                for column in 0..columns {
                    put(&mut mac, row.get_ref(column)?);
                }
                is_there = true;
            }
            if at == 0 && !is_there {
                return Ok(None);
            }
            mac.update(b"s");
        }
        Ok(Some(mac))
    }

    /// Whether this thing is as it was sealed.
    pub(super) fn fits(&self, db: &Connection, thing: &Thing) -> Result<bool, VaultError> {
        let Some(sealed) = Sealed::named(&thing.kind) else {
            return Ok(true);
        };
        let kept = kept(db, thing)?;
        Ok(match (self.seal(db, sealed, thing.key)?, kept) {
            (Some(mac), Some(kept)) => mac.verify_slice(&kept).is_ok(),
            (None, None) => true,
            _ => false,
        })
    }

    /// The next things after this one, in the order of their seals, that are not as they were sealed, and the last one
    /// looked at; `None` where that was the end. Things without a seal are found by [`Seals::look`].
    pub(super) fn unfit_after(
        &self,
        db: &Connection,
        after: Option<&Thing>,
        at_most: usize,
    ) -> Result<(Vec<Thing>, Option<Thing>), VaultError> {
        let (kind, key) = after.map_or(("", 0), |thing| (thing.kind.as_str(), thing.key));
        let things: Vec<Thing> = db
            .prepare_cached("SELECT kind, key FROM seal WHERE (kind, key) > (?1, ?2) ORDER BY kind, key LIMIT ?3")?
            .query_map(params![kind, key, i64::try_from(at_most).unwrap_or(i64::MAX)], |row| {
                Ok(Thing {
                    kind: row.get(0)?,
                    key: row.get(1)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        let mut unfit = Vec::new();
        for thing in &things {
            if !self.fits(db, thing)? {
                unfit.push(thing.clone());
            }
        }
        Ok((unfit, things.last().cloned()))
    }

    /// Seals what was touched since the transaction began, and the root over it. `None` where nothing was.
    pub(super) fn settle(
        &self,
        db: &Transaction<'_>,
        root: &Root,
        now: &Zoned,
    ) -> Result<Option<Root>, VaultError> {
        let touched: Vec<Thing> = db
            .prepare_cached("SELECT DISTINCT kind, key FROM temp.touched")?
            .query_map([], |row| {
                Ok(Thing {
                    kind: row.get(0)?,
                    key: row.get(1)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        // Sealed anew in this very transaction: that root counts from then on. Else the one in memory, which nobody can
        // put an older page under.
        let (there, _) = root_of(db)?;
        let anew = there.generation != root.generation;
        let mut root = if anew { there } else { root.clone() };
        if touched.is_empty() {
            return Ok(anew.then_some(root));
        }
        root.generation += 1;
        root.written = now.to_string();
        for thing in &touched {
            let Some(sealed) = Sealed::named(&thing.kind) else {
                continue;
            };
            if let Some(old) = kept(db, thing)? {
                root.take(&old);
            }
            match self.seal(db, sealed, thing.key)? {
                Some(mac) => {
                    self.keep(db, thing, &mac.finalize().into_bytes().into(), &mut root)?
                }
                None => {
                    db.prepare_cached("DELETE FROM seal WHERE kind = ?1 AND key = ?2")?
                        .execute((&thing.kind, thing.key))?;
                }
            }
        }
        self.keep_root(db, &root)?;
        db.prepare_cached("DELETE FROM temp.touched")?.execute([])?;
        Ok(Some(root))
    }

    fn keep(
        &self,
        db: &Connection,
        thing: &Thing,
        seal: &[u8; SEAL],
        root: &mut Root,
    ) -> Result<(), VaultError> {
        db.prepare_cached("INSERT OR REPLACE INTO seal (kind, key, mac) VALUES (?1, ?2, ?3)")?
            .execute((&thing.kind, thing.key, seal))?;
        root.add(seal);
        Ok(())
    }

    fn keep_root(&self, db: &Connection, root: &Root) -> Result<(), VaultError> {
        let mac = self.mac_of(db, root)?.finalize().into_bytes();
        db.prepare_cached(
            "UPDATE form SET generation = ?1, count = ?2, sum = ?3, sealed = ?4, mac = ?5",
        )?
        .execute(params![
            root.generation,
            root.count,
            root.sum,
            root.written,
            mac.as_slice()
        ])?;
        Ok(())
    }

    /// Makes the root fit the form's own columns again, after a migration that changed nothing else.
    pub(super) fn renew(&self, db: &Connection) -> Result<(), VaultError> {
        self.keep_root(db, &root_of(db)?.0)
    }

    /// Over the root, and over what no seal holds: the form's own columns, and the numbers that were given already.
    fn mac_of(&self, db: &Connection, root: &Root) -> Result<Hmac<Sha256>, VaultError> {
        let mut mac = self.root.clone();
        put(&mut mac, ValueRef::Text(self.journal.as_bytes()));
        put(&mut mac, ValueRef::Integer(root.generation));
        put(&mut mac, ValueRef::Integer(root.count));
        put(&mut mac, ValueRef::Blob(&root.sum));
        put(&mut mac, ValueRef::Text(root.written.as_bytes()));
        for read in [
            "SELECT min_reader, journal, created, recovery FROM form",
            "SELECT name, seq FROM sqlite_sequence ORDER BY name",
        ] {
            let mut statement = db.prepare_cached(read)?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    put(&mut mac, row.get_ref(column)?);
                }
            }
        }
        Ok(mac)
    }

    /// The root as it stands in the journal, and whether seals and root agree with each other and with what is there: a
    /// line for each thing that is missing or too many. Reads no entry.
    pub(super) fn look(&self, db: &Connection) -> Result<(Root, Vec<String>), VaultError> {
        let (root, mac) = root_of(db)?;
        let mut lines = Vec::new();
        if self.mac_of(db, &root)?.verify_slice(&mac).is_err() {
            lines.push("the record of the last write is not as it was written".to_owned());
        }
        let there = self.sum(db, &root)?;
        let agrees = there.sum == root.sum && there.count == root.count;
        for sealed in SEALED {
            for (end, (all, other)) in [
                (
                    "missing",
                    (
                        format!("SELECT key FROM seal WHERE kind = '{}'", sealed.kind),
                        sealed.keys(),
                    ),
                ),
                (
                    "there without its seal",
                    (
                        sealed.keys(),
                        format!("SELECT key FROM seal WHERE kind = '{}'", sealed.kind),
                    ),
                ),
            ] {
                let mut statement = db.prepare(&format!("{all} EXCEPT {other} ORDER BY 1"))?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    lines.push(format!("{} is {end}", sealed.name(row.get(0)?)));
                }
            }
        }
        if !agrees && lines.is_empty() {
            lines.push("some seals are not those that were written last".to_owned());
        }
        Ok((root, lines))
    }

    /// A root over the seals that are there.
    fn sum(&self, db: &Connection, like: &Root) -> Result<Root, VaultError> {
        let mut root = Root {
            sum: [0; SEAL],
            count: 0,
            ..like.clone()
        };
        let mut statement = db.prepare("SELECT mac FROM seal")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let seal: &[u8] = row.get_ref(0)?.as_blob().map_err(|_| VaultError::Damaged)?;
            root.add(seal.try_into().map_err(|_| VaultError::Damaged)?);
        }
        Ok(root)
    }

    /// Takes the seals that are there as they stand, with at least this many writes behind them: what does not fit its
    /// seal still does not.
    pub(super) fn accept(
        &self,
        db: &Connection,
        least: i64,
        now: &Zoned,
    ) -> Result<Root, VaultError> {
        for sealed in SEALED {
            db.execute(
                &format!(
                    "DELETE FROM seal WHERE kind = '{}' AND key NOT IN ({})",
                    sealed.kind,
                    sealed.keys()
                ),
                [],
            )?;
        }
        let generation: i64 = db.query_row("SELECT generation FROM form", [], |row| row.get(0))?;
        let root = Root {
            generation: generation.max(least) + 1,
            sum: [0; SEAL],
            count: 0,
            written: now.to_string(),
        };
        let root = self.sum(db, &root)?;
        self.keep_root(db, &root)?;
        Ok(root)
    }
}

/// Seals everything anew as it stands, under the seals of a key that may be another: after the first form without seals,
/// a rotation, a restore, an erasure. To be called in a transaction; the caller opens the journal anew, or keeps the root.
pub(super) fn seal_all(
    db: &Connection,
    payload: &Payload,
    now: &Zoned,
) -> Result<Root, VaultError> {
    let seals = Seals::of(payload);
    let generation: i64 = db.query_row("SELECT generation FROM form", [], |row| row.get(0))?;
    let mut root = Root {
        generation: generation + 1,
        sum: [0; SEAL],
        count: 0,
        written: now.to_string(),
    };
    db.execute("DELETE FROM seal", [])?;
    for sealed in SEALED {
        let keys: Vec<i64> = db
            .prepare(&sealed.keys())?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for key in keys {
            let thing = Thing {
                kind: sealed.kind.to_owned(),
                key,
            };
            if let Some(mac) = seals.seal(db, sealed, key)? {
                seals.keep(db, &thing, &mac.finalize().into_bytes().into(), &mut root)?;
            }
        }
    }
    seals.keep_root(db, &root)?;
    if is_watched(db)? {
        db.execute("DELETE FROM temp.touched", [])?;
    }
    Ok(root)
}

/// The root as it stands in the journal, with its MAC.
fn root_of(db: &Connection) -> Result<(Root, Vec<u8>), VaultError> {
    Ok(db
        .prepare_cached("SELECT generation, count, sum, sealed, mac FROM form")?
        .query_row([], |row| {
            let root = Root {
                generation: row.get(0)?,
                count: row.get(1)?,
                sum: row.get(2)?,
                written: row.get(3)?,
            };
            Ok((root, row.get(4)?))
        })?)
}

/// How far a look at everything has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked(Thing);

impl Vault {
    /// Whether an entry, with the questions it answers, is as it was kept.
    pub fn is_as_kept(&self, id: EntryId) -> Result<bool, VaultError> {
        let db = self.db()?;
        let seals = self.database.seals();
        if !seals.fits(&db, &Thing::entry(id.0))? {
            return Ok(false);
        }
        let guides: Vec<i64> = db
            .prepare_cached("SELECT DISTINCT guide FROM revision WHERE entry = ?1")?
            .query_map([id.0], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for n in guides {
            if !seals.fits(&db, &Thing::guide(n))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Seals everything anew as it stands, and tells what did not fit before, as a person calls it.
    ///
    /// # Errors
    /// Those of writing; nothing was changed then.
    pub fn seal_anew(&mut self, now: &Zoned) -> Result<Vec<String>, VaultError> {
        let (unfit, _) = self.look_at_some(None, usize::MAX)?;
        let payload = self.payload.clone();
        self.write_at(now, |db| seal_all(db, &payload, now))?;
        Ok(unfit)
    }

    /// Looks at the next so many things that are sealed, from the first one on where `after` is none: what is not as it was
    /// kept, as a person calls it (`entry 7`), and how far it came; none when that was all.
    pub fn look_at_some(
        &self,
        after: Option<&Looked>,
        at_most: usize,
    ) -> Result<(Vec<String>, Option<Looked>), VaultError> {
        let after = after.map(|looked| &looked.0);
        let (unfit, last) = self
            .database
            .seals()
            .unfit_after(&*self.db()?, after, at_most)?;
        let unfit = unfit.iter().map(Thing::to_string).collect();
        Ok((unfit, last.map(Looked)))
    }
}

/// HKDF-SHA256 of the journal's key, as the key of an HMAC.
pub(super) fn keyed(payload: &Payload, purpose: &str) -> Hmac<Sha256> {
    let key = payload.derive(purpose);
    Hmac::new_from_slice(key.as_slice()).expect("an HMAC takes a key of any length")
}

/// A value with its kind and length, so that no two rows look the same.
fn put(mac: &mut Hmac<Sha256>, value: ValueRef<'_>) {
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => {
            mac.update(&[1]);
            mac.update(&number.to_le_bytes());
            return;
        }
        ValueRef::Real(number) => {
            mac.update(&[2]);
            mac.update(&number.to_le_bytes());
            return;
        }
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(bytes) => (4, bytes),
    };
    mac.update(&[kind]);
    mac.update(&(bytes.len() as u64).to_le_bytes());
    mac.update(bytes);
}

fn kept(db: &Connection, thing: &Thing) -> Result<Option<[u8; SEAL]>, VaultError> {
    Ok(db
        .prepare_cached("SELECT mac FROM seal WHERE kind = ?1 AND key = ?2")?
        .query_row((&thing.kind, thing.key), |row| row.get(0))
        .optional()?)
}

#[cfg(test)]
mod tests;

//! Whether the journal is as it was left: a seal over each thing in it, a root over the seals, a count of the writes.
//!
//! The cipher authenticates a page and its place, not which version of the page it is: an old page put back is a sound
//! page (measured). A seal is an HMAC over all that belongs to a thing, so that an old page no longer fits the rest; the
//! root is a set hash of the seals, changed in the same transaction as they are, so that none can be taken away or put
//! back; and the count of writes tells an older journal from a newer one (see [`super::mark`]).

mod look;
mod root;
mod things;

pub use look::Looked;
use root::root_of;
pub(super) use root::{Root, SEAL};
pub(super) use things::{SAME_SINCE, Thing, touch, watch};
use things::{SEALED, Sealed, is_watched};

use super::key::Payload;
use super::{VaultError, schema};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Zoned;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::Sha256;
use std::collections::BTreeSet;

/// The keys of seals and root, each its own.
pub(super) struct Seals {
    things: Hmac<Sha256>,
    root: Hmac<Sha256>,
    journal: String,
    /// The form they are of.
    form: u32,
}

impl Seals {
    /// Those of this key.
    pub(super) fn of(payload: &Payload) -> Self {
        Self {
            things: keyed(payload, "afterhour seals 1"),
            root: keyed(payload, "afterhour root 1"),
            journal: payload.journal().to_owned(),
            form: schema::VERSION,
        }
    }

    /// Those of an earlier form, to be looked at.
    pub(super) fn in_form(self, form: u32) -> Self {
        Self { form, ..self }
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
            let mut statement = db.prepare_cached(&Sealed::as_of(self.form, read))?;
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
        // Told apart here: for DISTINCT the engine would open a table of its own.
        let touched: BTreeSet<Thing> = db
            .prepare_cached("SELECT kind, key FROM temp.touched")?
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
            let old = kept(db, thing)?;
            if let Some(old) = &old {
                root.take(old);
            }
            match self.seal(db, sealed, thing.key)? {
                Some(mac) => {
                    let mac = mac.finalize().into_bytes().into();
                    self.keep(db, thing, &mac, old.is_some(), &mut root)?
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
        has_one: bool,
        root: &mut Root,
    ) -> Result<(), VaultError> {
        // Two statements: for one that may do either, the engine keeps a second copy of each page it changes.
        db.prepare_cached(if has_one {
            "UPDATE seal SET mac = ?3 WHERE kind = ?1 AND key = ?2"
        } else {
            "INSERT INTO seal (kind, key, mac) VALUES (?1, ?2, ?3)"
        })?
        .execute((&thing.kind, thing.key, seal))?;
        root.add(seal);
        Ok(())
    }

    fn keep_root(&self, db: &Connection, root: &Root) -> Result<(), VaultError> {
        let mac = self.mac_of(db, root)?.finalize().into_bytes();
        // By its row number: a change of as many rows as there are could be undone alone, for which the engine keeps a second
        // copy of each page that it touches, and those of the search index are written within it.
        let changed = db
            .prepare_cached(
                "UPDATE form SET generation = ?1, count = ?2, sum = ?3, sealed = ?4, mac = ?5 WHERE rowid = 1",
            )?
            .execute(params![
                root.generation,
                root.count,
                root.sum,
                root.written,
                mac.as_slice()
            ])?;
        match changed {
            1 => Ok(()),
            _ => Err(VaultError::Damaged),
        }
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
        let form = match self.form {
            schema::COUNTS_SINCE.. => {
                "SELECT min_reader, journal, created, recovery, given FROM form"
            }
            _ => "SELECT min_reader, journal, created, recovery FROM form",
        };
        for read in [form, "SELECT name, seq FROM sqlite_sequence ORDER BY name"] {
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
        for sealed in SEALED.iter().filter(|sealed| sealed.is_in(self.form)) {
            for (end, select) in [
                ("missing", sealed.seals_of_nothing()),
                ("there without its seal", sealed.without_seal()),
            ] {
                let mut statement = db.prepare(&select)?;
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
    /// seal still does not, and what has none gets one that nothing fits.
    pub(super) fn accept(
        &self,
        db: &Connection,
        least: i64,
        now: &Zoned,
    ) -> Result<Root, VaultError> {
        for sealed in SEALED {
            db.execute_batch(&format!(
                "DELETE FROM seal WHERE kind = '{kind}' AND key IN ({of_nothing});
                 INSERT INTO seal (kind, key, mac) SELECT '{kind}', key, randomblob({SEAL}) FROM ({without});",
                kind = sealed.kind,
                of_nothing = sealed.seals_of_nothing(),
                without = sealed.without_seal(),
            ))?;
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
                let mac = mac.finalize().into_bytes().into();
                seals.keep(db, &thing, &mac, false, &mut root)?;
            }
        }
    }
    seals.keep_root(db, &root)?;
    if is_watched(db)? {
        db.execute("DELETE FROM temp.touched", [])?;
    }
    Ok(root)
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

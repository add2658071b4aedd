//! A new key for everything: the whole journal written anew beside the old one, looked through, and put in its place.
//!
//! Until the marker is there the old files are the journal; once it is, the new ones are, and whoever opens the folder next
//! puts those in place that are not yet. Neither way needs a key.

use super::database::Database;
use super::files;
use super::key::Payload;
use super::lock::Place;
use super::setting::put_setting_in;
use super::{
    Cost, RecoverySheet, Vault, VaultError, erase, integrity, key_files, mark, memory, schema,
    sheet,
};
use crate::passphrase::Passphrase;
use jiff::Zoned;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use std::io;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

impl Vault {
    /// Makes a new key and a new recovery sheet; `passphrase` opens the journal from then on. Whatever opened an older copy
    /// of the folder opens nothing that is written from now on. Interrupted at any point, the old files open or the new ones.
    ///
    /// # Errors
    /// `TooLittleMemory`, those of the disk, and `Damaged` when what was written does not read back the same: the journal is
    /// then as it was.
    pub fn new_key(
        &mut self,
        passphrase: &Passphrase,
        cost: Cost,
        now: &Zoned,
    ) -> Result<RecoverySheet, VaultError> {
        memory::refuse_too_little(cost.0)?;
        self.database.unchanged()?;
        self.look_at_some(None, usize::MAX)?;
        let dir = self.dir.clone();
        let told = VaultError::at(&dir);
        clear(&dir).map_err(&told)?;
        let new = self.payload.renewed(now.date());
        let staged = self
            .stage(&new, passphrase, cost, now)
            .and_then(|made| self.database.close().map(|()| made))
            .and_then(|made| mark(&dir, &new).map_err(&told).map(|()| made));
        let made = staged.or_else(|error| {
            // The old files are untouched, and so is what is told.
            let _ = clear(&dir);
            let root = self.database.root().cloned();
            self.database = reopened(&dir, &self.payload)?;
            if let Some(root) = root {
                self.database.stands(root);
            }
            Err(error)
        })?;
        settle(&dir).map_err(&told)?;
        self.database = reopened(&dir, &new)?;
        let root = self.database.seals().look(&*self.database.get()?)?.0;
        self.database.stands(root);
        self.marks = self.marks.as_ref().map(|marks| marks.under(&new));
        self.noted = -1;
        self.payload = new;
        // The key is made; where there is no room for the note, the next opening knows the one before.
        let _ = self.note();
        self.notices
            .retain(|notice| notice != erase::NEW_KEY_IS_DUE);
        Ok(made)
    }

    /// Writes the new files beside the old ones and reads them back.
    fn stage(
        &self,
        new: &Payload,
        passphrase: &Passphrase,
        cost: Cost,
        now: &Zoned,
    ) -> Result<RecoverySheet, VaultError> {
        let dir = &self.dir;
        let (recovery, secret) = self.write_beside(new, passphrase, cost)?;
        let db = schema::connect(&next(dir, files::DATABASE), new, false)?;
        if !self.reads_back(&db, new, passphrase, &secret)? {
            return Err(VaultError::Damaged);
        }
        let transaction = db.unchecked_transaction()?;
        let digest = files::sha256(&recovery);
        db.execute("UPDATE form SET recovery = ?1", [&digest])?;
        sheet::remember(&db, &secret, &digest)?;
        put_setting_in(&db, sheet::UNCHECKED, "true")?;
        db.execute("DELETE FROM setting WHERE name = ?1", [erase::NEW_KEY_DUE])?;
        put_setting_in(&db, mark::BEFORE, &mark::proof(&self.payload))?;
        self.mark_as_sealed_over(&db)?;
        integrity::seal_all(&db, new, now)?;
        transaction.commit()?;
        db.close().map_err(|(_, error)| error)?;
        files::sync_folder(dir).map_err(VaultError::at(dir))?;
        Ok(RecoverySheet::new(secret, new.journal(), now.datetime()))
    }

    /// Every new file beside the old ones: the recovery file and the secret of its sheet.
    fn write_beside(
        &self,
        new: &Payload,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<(Vec<u8>, Zeroizing<String>), VaultError> {
        let dir = &self.dir;
        files::write_whole(dir, files::HOW_TO_OPEN, sheet::HOW_TO_OPEN.as_bytes())
            .map_err(VaultError::at(dir))?;
        let path = next(dir, files::DATABASE);
        files::make_empty(&path).map_err(VaultError::at(&path))?;
        export(&*self.db()?, &path, new)?;

        let key = new.wrap(passphrase, cost);
        let (recovery, secret) = new.wrap_for_sheet();
        let wrapped = [
            (files::KEY_COPY, &key),
            (files::KEY, &key),
            (files::RECOVERY, &recovery),
        ];
        for (name, bytes) in wrapped {
            files::write_with_checksum_as(dir, &format!("{}{name}", files::NEXT), name, bytes)
                .map_err(VaultError::at(&next(dir, name)))?;
        }
        Ok((recovery, secret))
    }

    /// Whether the files beside the old ones open with the new passphrase and the new sheet, and hold the same.
    fn reads_back(
        &self,
        db: &Connection,
        new: &Payload,
        passphrase: &Passphrase,
        secret: &str,
    ) -> Result<bool, VaultError> {
        Ok(
            key_files::unwraps(&next(&self.dir, files::KEY), passphrase, new)?
                && key_files::unwraps_by_sheet(&next(&self.dir, files::RECOVERY), secret, new)?
                && schema::is_whole(db)
                && contents(db)? == contents(&*self.db()?)?,
        )
    }
}

fn reopened(dir: &Path, payload: &Payload) -> Result<Database, VaultError> {
    Database::open(Place::of(&dir.join(files::DATABASE))?, payload)
}

/// Writes everything that is in the database, and nothing that was, into an empty file under another key.
fn export(db: &Connection, path: &Path, new: &Payload) -> Result<(), VaultError> {
    let name = path
        .to_str()
        .ok_or_else(|| VaultError::at(path)(io::ErrorKind::InvalidFilename.into()))?;
    let form: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    db.execute("ATTACH ?1 AS next KEY ?2", (name, &*new.bare()))?;
    let copied = db.execute_batch(&format!(
        "PRAGMA next.synchronous = EXTRA;
         BEGIN;
         SELECT sqlcipher_export('next');
         PRAGMA next.user_version = {form};
         COMMIT;"
    ));
    if copied.is_err() {
        // Refused where the engine took it back already.
        let _ = db.execute_batch("ROLLBACK");
    }
    db.execute_batch("DETACH next")?;
    Ok(copied?)
}

/// SHA-256 over every row of every table, those of the search index too.
fn contents(db: &Connection) -> Result<[u8; 32], VaultError> {
    let mut digest = Sha256::new();
    let tables: Vec<String> = db
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables {
        digest.update(table.as_bytes());
        let mut statement = db.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                match row.get_ref(column)? {
                    ValueRef::Null => digest.update([0]),
                    ValueRef::Integer(number) => {
                        digest.update([1]);
                        digest.update(number.to_le_bytes());
                    }
                    ValueRef::Real(number) => {
                        digest.update([2]);
                        digest.update(number.to_le_bytes());
                    }
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                        digest.update([3]);
                        digest.update((bytes.len() as u64).to_le_bytes());
                        digest.update(bytes);
                    }
                }
            }
        }
    }
    Ok(digest.finalize().into())
}

fn next(dir: &Path, name: &str) -> PathBuf {
    dir.join(format!("{}{name}", files::NEXT))
}

/// From here on the new files are the journal. The marker holds the new database's salt, by which it is known.
fn mark(dir: &Path, new: &Payload) -> io::Result<()> {
    files::write_whole(dir, files::SWITCHING, new.salt())
}

/// Puts every new file in its place that is not there yet, when all of them were ready; else takes them away. To be called
/// by whoever holds the lock, before anything is opened.
pub(super) fn settle(dir: &Path) -> io::Result<()> {
    let Some(salt) = files::read_key_file(&dir.join(files::SWITCHING))? else {
        return clear(dir);
    };
    let is_new = |path: &Path| {
        files::first_bytes(path).is_ok_and(|(first, _)| first.as_slice() == salt.as_slice())
    };
    // Somebody took a file of ours away: the rest is left for them to put in order.
    if !is_new(&next(dir, files::DATABASE)) && !is_new(&dir.join(files::DATABASE)) {
        return Ok(());
    }
    if files::is_there(&next(dir, files::DATABASE)) {
        // It would be rolled back into the new database, as if it were its own.
        files::remove_if_there(&dir.join(files::ROLLBACK))?;
        files::sync_folder(dir)?;
    }
    for name in files::SWITCHED {
        let path = next(dir, name);
        if files::is_there(&path) {
            std::fs::rename(path, dir.join(name))?;
        }
    }
    files::sync_folder(dir)?;
    files::remove_if_there(&dir.join(files::SWITCHING))?;
    files::sync_folder(dir)
}

/// Takes away what was written beside the old files.
fn clear(dir: &Path) -> io::Result<()> {
    files::remove_if_there(&dir.join(files::SWITCHING))?;
    files::remove_if_there(&next(dir, files::ROLLBACK))?;
    for name in files::SWITCHED {
        files::remove_if_there(&next(dir, name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;

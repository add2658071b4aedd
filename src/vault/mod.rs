//! The encrypted store: one folder, one database, one writer. The only module that names the database.
//!
//! Every method takes the time from outside. What is refused is refused before anything is written, or rolled back.

mod backup;
mod database;
mod drafts;
mod entries;
mod erase;
mod error;
mod files;
mod gather;
mod home;
mod import;
mod integrity;
mod keep;
mod key;
mod key_files;
mod lock;
mod mark;
mod not_as_kept;
mod opening;
mod people;
mod policy;
mod retention;
mod rotate;
mod rows;
mod schema;
mod search;
mod setting;
mod sheet;
mod sound;
mod standing;
#[cfg(test)]
mod tests;
mod today;
mod tombstone;
mod verify;

pub use backup::{Backup, BackupSecret, Compared, Counted, Opened, Rehearsal, Restored};
pub use error::VaultError;
pub use home::Home;
pub use import::{Imported, Preview, read_source};
pub use integrity::Looked;
pub use mark::Unlike;
pub use sheet::RecoverySheet;
pub use tombstone::Tombstone;

use crate::memory;
use crate::passphrase::Passphrase;
use database::Database;
use integrity::Thing;
use jiff::Zoned;
use jiff::civil::Date;
use key::Payload;
use lock::Lock;
use mark::Marks;
use rusqlite::{Connection, Transaction};
use std::cell::{Ref, RefCell};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Things named in one notice.
const NAMED: usize = 5;

/// The first of these lines as one, and how many more there are.
fn named(lines: &[String]) -> String {
    let more = match lines.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let named = &lines[..lines.len().min(NAMED)];
    format!("{}{more}", named.join("; "))
}

/// The same as one notice, with what looks into it.
fn said_at_once(lines: &[String]) -> Option<String> {
    (!lines.is_empty()).then(|| {
        format!(
            "{}; `afterhour verify` looks at all of it, and a backup may hold it as it was",
            named(lines)
        )
    })
}

/// Cost of the passphrase's key derivation: log2 N of scrypt (RFC 7914), which takes 1024 · N bytes of memory (r = 8, p = 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost(u8);

impl Cost {
    /// 18: 256 MiB and some 0.6 s a guess.
    pub const STANDARD: Cost = Cost(18);
    /// 4, for throw-away journals and tests.
    pub const THROW_AWAY: Cost = Cost(4);
}

/// An open journal. Dropping it closes the database and lets go of the lock.
pub struct Vault {
    // Dropped in this order: the lock outlives the database.
    database: Database,
    dir: PathBuf,
    payload: Payload,
    notices: Vec<String>,
    /// Where it is noted how far the journal has come, and the count of writes that was noted last.
    marks: Option<Marks>,
    noted: i64,
    /// What was met since the opening that does not fit its seal.
    met: RefCell<BTreeSet<Thing>>,
    /// What was sealed over, and the count of writes it was read at: every hit of a search asks.
    over: RefCell<Option<(Option<i64>, BTreeSet<Thing>)>>,
    /// The newest time anybody told.
    now: Zoned,
    _lock: Lock,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({})", self.payload.journal())
    }
}

impl Vault {
    /// Whether a journal (or the remains of an unfinished set-up) lies in this folder.
    pub fn exists(dir: &Path) -> bool {
        [
            files::DATABASE,
            files::KEY,
            files::KEY_COPY,
            files::RECOVERY,
            files::UNFINISHED,
        ]
        .iter()
        .any(|name| files::is_there(&dir.join(name)))
    }

    /// Refuses a file that would lie in the folder of this journal, wherever links lead.
    ///
    /// # Errors
    /// `OwnFolder`.
    pub fn keep_out(&self, file: &Path) -> Result<(), VaultError> {
        Self::keep_out_of(&self.dir, file)
    }

    /// The same of a journal's folder, without opening it; none need be there.
    ///
    /// # Errors
    /// `OwnFolder`.
    pub fn keep_out_of(dir: &Path, file: &Path) -> Result<(), VaultError> {
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let own = Self::exists(dir).then(|| dir.canonicalize());
        match (folder.canonicalize(), own) {
            (Ok(folder), Some(Ok(own))) if folder.starts_with(&own) => Err(VaultError::OwnFolder),
            _ => Ok(()),
        }
    }

    /// Whether another program has the journal open, before anything is asked for. Writes nothing.
    ///
    /// # Errors
    /// [`VaultError::InUse`] says which.
    pub fn not_in_use(dir: &Path) -> Result<(), VaultError> {
        lock::Lock::look(dir)
    }

    /// Makes a new journal and its recovery sheet, which cannot be shown again. A set-up that was interrupted is
    /// cleared away first: nothing was written in it yet.
    ///
    /// # Errors
    /// `AlreadyThere`, `OtherFiles`, `DatabaseMissing` (a key without its database is never overwritten), `InUse`.
    pub fn create<'a>(
        home: impl Into<Home<'a>>,
        passphrase: &Passphrase,
        cost: Cost,
        now: &Zoned,
    ) -> Result<(Vault, RecoverySheet), VaultError> {
        let home = home.into();
        Self::is_free(home.folder)?;
        let payload = Payload::generate(now.date());
        Self::set_up(
            home,
            payload,
            passphrase,
            cost,
            now,
            |db, payload, digest| {
                schema::migrate(db, |_, _| Ok(()))?;
                db.execute(
                "INSERT INTO form (min_reader, journal, created, recovery) VALUES (?1, ?2, ?3, ?4)",
                (schema::VERSION, payload.journal(), now.to_string(), digest),
            )?;
                Ok(())
            },
        )
    }

    /// Makes a journal with this key, whose tables and `form` row `fill` writes; it is given the digest of the recovery file.
    fn set_up(
        home: Home<'_>,
        payload: Payload,
        passphrase: &Passphrase,
        cost: Cost,
        now: &Zoned,
        fill: impl FnOnce(&Connection, &Payload, &str) -> Result<(), VaultError>,
    ) -> Result<(Vault, RecoverySheet), VaultError> {
        memory::refuse_too_little(cost.0)?;
        let dir = home.folder;
        let told = VaultError::at(dir);
        files::make_folder(dir).map_err(&told)?;
        let dir = dir.canonicalize().map_err(&told)?;
        if !files::holds_nothing_else(&dir).map_err(&told)? {
            return Err(VaultError::OtherFiles(dir));
        }
        files::close_to_others(&dir).map_err(&told)?;
        let lock = Lock::take(&dir, now)?;
        // Another set-up may have been finished while we came for the lock.
        Self::is_free(&dir)?;
        files::clear_unfinished(&dir).map_err(&told)?;
        files::make_empty(&dir.join(files::UNFINISHED)).map_err(&told)?;
        files::sync_folder(&dir).map_err(&told)?;

        let sheet = key_files::write_recovery(&dir, &payload, now)?;
        key_files::write_keys(&dir, &payload.wrap(passphrase, cost))?;
        files::write_whole(&dir, files::HOW_TO_OPEN, sheet::HOW_TO_OPEN.as_bytes())
            .map_err(&told)?;

        let new = dir.join(files::NEW_DATABASE);
        files::make_empty(&new).map_err(&told)?;
        let db = schema::connect(&new, &payload, true)?;
        let digest = key_files::recovery_digest(&dir)?;
        fill(&db, &payload, &digest)?;
        sheet::remember(&db, sheet.secret(), &digest)?;
        integrity::seal_all(&db, &payload, now)?;
        db.close().map_err(|(_, error)| error)?;
        std::fs::rename(&new, dir.join(files::DATABASE)).map_err(&told)?;
        files::sync_folder(&dir).map_err(&told)?;
        files::remove_if_there(&dir.join(files::UNFINISHED)).map_err(&told)?;

        let vault = Self::open_with(home, dir, payload, lock, now)?;
        Ok((vault, sheet))
    }

    /// Opens it. One writer: a second instance is told who holds it. A damaged copy of the key file is made whole from
    /// the other, and what lay in the trash for more than 30 days is gone.
    ///
    /// # Errors
    /// `NoJournal`, `Unfinished`, `DatabaseMissing`, `InUse`, `WrongPassphrase`, `KeyDamaged`, `KeyTooDear`, `TooLittleMemory`,
    /// `Foreign`, `Linked`, `Damaged`, `NewerSchema`, `Denied`, and `Unlike` unless it is [`Home::accepting`]: nothing was changed.
    pub fn open<'a>(
        home: impl Into<Home<'a>>,
        passphrase: &Passphrase,
        now: &Zoned,
    ) -> Result<Vault, VaultError> {
        let home = home.into();
        let (dir, lock) = Self::enter(home.folder, now)?;
        let (payload, repair) = key_files::unlock(&dir, passphrase)?;
        let mut vault = Self::open_with(home, dir, payload, lock, now)?;
        if vault.setting(sheet::UNCHECKED)? == Some(true) {
            vault.notices.push(sheet::NEVER_CHECKED.into());
        }
        if vault.setting(erase::NEW_KEY_DUE)? == Some(true) {
            vault.notices.push(erase::NEW_KEY_IS_DUE.into());
        }
        let told = vault.not_as_kept()?;
        if !told.looked {
            vault.notices.extend(said_at_once(&told.lines));
        }
        if let Some(file) = repair {
            let mended = key_files::write_keys(&vault.dir, &file);
            vault.notices.push(match mended {
                Ok(()) => "a copy of the key file was damaged or out of date; both are whole again".into(),
                Err(_) => "a copy of the key file is damaged and could not be mended; make room on the disk and \
                           open the journal again"
                    .into(),
            });
        }
        Ok(vault)
    }

    /// Opens it by what was typed from the recovery sheet; a new passphrase should follow ([`Vault::set_passphrase`]).
    ///
    /// # Errors
    /// As [`Vault::open`], with `RecoveryMistyped`, `RecoveryWrong` and `RecoveryDamaged` in place of those of the
    /// passphrase.
    pub fn open_with_recovery<'a>(
        home: impl Into<Home<'a>>,
        typed: &str,
        now: &Zoned,
    ) -> Result<Vault, VaultError> {
        let home = home.into();
        let (dir, lock) = Self::enter(home.folder, now)?;
        let payload = key_files::unlock_by_sheet(&dir, typed)?;
        let mut vault = Self::open_with(home, dir, payload, lock, now)?;
        // Nothing shows better that somebody holds it.
        vault.put_sheet_checked(now.date())?;
        if vault.sheet_recipient()?.is_none() {
            let digest = key_files::recovery_digest(&vault.dir)?;
            vault.write(|db| sheet::remember(db, typed, &digest))?;
        }
        Ok(vault)
    }

    /// What was noticed while opening, a line each without its full stop: what was mended, and a recovery sheet that nobody
    /// was seen to hold. Empty when all was well.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// The journal's id, eight characters; it stands on the recovery sheet.
    pub fn journal(&self) -> &str {
        self.payload.journal()
    }

    /// Wraps the same key with another passphrase. An old key file in an old backup still opens with the old one;
    /// [`Vault::new_key`] makes a key that no old file holds. Interrupted at any point, one of the two opens.
    ///
    /// # Errors
    /// `TooLittleMemory`, `Denied`, `DiskFull`, `Disk`.
    pub fn set_passphrase(&mut self, new: &Passphrase, cost: Cost) -> Result<(), VaultError> {
        memory::refuse_too_little(cost.0)?;
        key_files::write_keys(&self.dir, &self.payload.wrap(new, cost))
    }

    /// Whether this is the passphrase of the open journal.
    ///
    /// # Errors
    /// `WrongPassphrase`, and those of a key file that cannot be read.
    pub fn try_passphrase(&self, passphrase: &Passphrase) -> Result<(), VaultError> {
        match key_files::unlock(&self.dir, passphrase)?.0 == self.payload {
            true => Ok(()),
            false => Err(VaultError::WrongPassphrase),
        }
    }

    /// Tries what was typed from the recovery sheet, and keeps the day it was right. Nothing else is changed.
    ///
    /// # Errors
    /// `RecoveryMistyped`, `RecoveryWrong`, `RecoveryDamaged`, and those of writing.
    pub fn try_sheet(&mut self, typed: &str, today: Date) -> Result<(), VaultError> {
        if key_files::unlock_by_sheet(&self.dir, typed)? != self.payload {
            return Err(VaultError::RecoveryWrong);
        }
        self.put_setting(sheet::UNCHECKED, &false)?;
        self.put_setting(sheet::TRIED, &today)
    }

    /// The day somebody was last seen to hold the recovery sheet; that of the journal's first day when nobody was.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn sheet_tried(&self) -> Result<Date, VaultError> {
        if let Some(day) = self.setting(sheet::TRIED)? {
            return Ok(day);
        }
        let made: String = self
            .db()?
            .query_row("SELECT created FROM form", [], |row| row.get(0))?;
        Ok(rows::time(&made)?.date())
    }

    /// Makes a new recovery sheet; the old one opens nothing in this folder any more.
    ///
    /// # Errors
    /// `Denied`, `DiskFull`, `Disk`, and those of writing (`Replaced`, `Damaged`).
    pub fn new_recovery(&mut self, now: &Zoned) -> Result<RecoverySheet, VaultError> {
        let sheet = key_files::write_recovery(&self.dir, &self.payload, now)?;
        let digest = key_files::recovery_digest(&self.dir)?;
        self.write_over([Thing::only("setting")], |db| {
            db.execute("UPDATE form SET recovery = ?1", [&digest])?;
            sheet::remember(db, sheet.secret(), &digest)
        })?;
        Ok(sheet)
    }

    /// Keeps whether the newest recovery sheet is still to be compared with somebody's copy; while it is, every opening
    /// with the passphrase says so.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_sheet_unchecked(&mut self, unchecked: bool) -> Result<(), VaultError> {
        self.put_setting(sheet::UNCHECKED, &unchecked)
    }

    /// Keeps the day on which the newest recovery sheet was compared with somebody's copy.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_sheet_checked(&mut self, today: Date) -> Result<(), VaultError> {
        self.put_setting(sheet::UNCHECKED, &false)?;
        self.put_setting(sheet::TRIED, &today)
    }

    fn is_free(dir: &Path) -> Result<(), VaultError> {
        if files::is_there(&dir.join(files::DATABASE)) {
            return Err(VaultError::AlreadyThere(dir.to_owned()));
        }
        if Self::exists(dir) && !files::is_there(&dir.join(files::UNFINISHED)) {
            return Err(VaultError::DatabaseMissing(dir.to_owned()));
        }
        Ok(())
    }

    fn enter(dir: &Path, now: &Zoned) -> Result<(PathBuf, Lock), VaultError> {
        if !Self::exists(dir) {
            // A folder that may not be looked into looks empty from outside.
            return Err(match std::fs::symlink_metadata(dir.join(files::DATABASE)) {
                Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                    VaultError::Denied(dir.to_owned())
                }
                _ => VaultError::NoJournal(dir.to_owned()),
            });
        }
        let dir = dir.canonicalize().map_err(VaultError::at(dir))?;
        if !files::is_there(&dir.join(files::DATABASE)) {
            return Err(if files::is_there(&dir.join(files::UNFINISHED)) {
                VaultError::Unfinished(dir)
            } else {
                VaultError::DatabaseMissing(dir)
            });
        }
        let lock = Lock::take(&dir, now)?;
        rotate::settle(&dir).map_err(VaultError::at(&dir))?;
        Ok((dir, lock))
    }

    fn db(&self) -> Result<Ref<'_, Connection>, VaultError> {
        self.database.get()
    }

    fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let done = self.database.write(&self.now, work)?;
        // It is kept already; where there is no room for the note, the next opening says so.
        let _ = self.note();
        Ok(done)
    }

    /// The same, where the time is known.
    fn write_at<T>(
        &mut self,
        now: &Zoned,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.now = now.clone();
        self.write(work)
    }
}

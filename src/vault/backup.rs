//! Backups: one age file around an ordinary database, checked on the disk before it counts; tried again by a rehearsal, and
//! put back by a restore.

mod kept;
mod left;
mod restore;
mod said;
mod sealed;
mod snapshot;

pub use restore::{Compared, Restored};
pub use sealed::BackupSecret;

use super::{Cost, Vault, VaultError, files, memory};
use crate::confine::{self, NewFile};
use crate::domain::{Backups, MadeBackup, Opens};
use crate::passphrase::Passphrase;
use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::Connection;
use sealed::To;
use sha2::{Digest, Sha256};
use snapshot::{Inside, Tally};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The setting with the ledger.
const LEDGER: &str = "backups";

/// A backup that was made, read back from the disk, opened and compared.
#[derive(Debug)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// What is in it.
    pub counted: Counted,
    /// What opens it.
    pub opens: Opens,
    /// Backups of this journal in the same folder that no day, week or month keeps, the oldest first; only where a folder was
    /// named, and none during a hold.
    pub older: Vec<PathBuf>,
    /// Whether it could be noted in the journal that there is one.
    pub noted: bool,
    /// What of it is not as it was kept, a line each: `entry 7 is not as it was kept`. The backup holds that it is not, and a
    /// journal restored from it tells it.
    pub not_as_kept: Vec<String>,
}

/// What a journal or a backup holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Entries, also those in the trash.
    pub entries: u64,
    /// Clients of the register.
    pub clients: u64,
    /// Supervisors.
    pub supervisors: u64,
    /// Unfinished pages.
    pub drafts: u64,
    /// Rows of every table together.
    pub rows: u64,
    /// The day of the newest entry.
    pub newest: Option<Date>,
}

/// A backup that was opened: read to its end, every row counted and compared with what it says of itself.
pub struct Opened {
    inside: Inside,
    counted: Counted,
    file: MadeBackup,
}

/// What a rehearsal found.
#[derive(Debug)]
pub struct Rehearsal {
    /// When the backup was made.
    pub made: Zoned,
    /// Whether it was made with this journal's key, which nobody else has.
    pub is_proven: bool,
    /// What it holds.
    pub backup: Counted,
    /// What the journal holds.
    pub journal: Counted,
    /// What only one of the two holds.
    pub compared: Compared,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Opened({})", self.journal())
    }
}

impl Opened {
    /// Opens a backup; nothing is written.
    ///
    /// # Errors
    /// `NoBackup`, `NotABackup`, `BackupTooLarge`, `BackupTooDear`, `BackupSecretWrong`, `RecoveryMistyped`, `BackupDamaged`,
    /// `BackupNewer`, `Denied`.
    pub fn read(path: &Path, secret: &BackupSecret) -> Result<Self, VaultError> {
        let inside = snapshot::read(&sealed::open(path, secret)?)?;
        let counted = counted(&inside.db, &inside.tally)?;
        let file = MadeBackup {
            day: inside.about.made.date(),
            file: absolute(path).display().to_string(),
            size: std::fs::metadata(path).map_or(0, |found| found.len()),
            entries: counted.entries,
            opens: match secret {
                BackupSecret::Sheet(_) => Opens::Sheet,
                BackupSecret::Passphrase(_) => Opens::Passphrase,
            },
        };
        Ok(Self {
            inside,
            counted,
            file,
        })
    }

    /// Whether a backup was sealed with a passphrase, so that a face asks for one.
    ///
    /// # Errors
    /// Those of [`Opened::read`] that need no secret.
    pub fn wants_passphrase(path: &Path) -> Result<bool, VaultError> {
        sealed::wants_passphrase(path)
    }

    /// The id of the journal that it says it is of.
    pub fn journal(&self) -> &str {
        &self.inside.about.journal
    }

    /// When it says it was made.
    pub fn made(&self) -> &Zoned {
        &self.inside.about.made
    }

    /// What it holds.
    pub fn counted(&self) -> &Counted {
        &self.counted
    }
}

impl Vault {
    /// Makes a backup, for the recovery sheet or with a passphrase. A folder gets a file of the day's name; a file must not
    /// be there yet. Nothing in the clear touches the disk. What was written is read back from the disk, opened and compared
    /// row by row before the file gets its name.
    ///
    /// # Errors
    /// `SheetUnknown`, `TooLittleMemory`, `OwnFolder`, `Exists`, `NoFolder`, `Denied`, `DiskFull`, `BackupUnread`, `TooLargeToBackUp`,
    /// `NewerSchema`, `Damaged`: no file is left then.
    pub fn backup(
        &mut self,
        to: &Path,
        by: Option<(&Passphrase, Cost)>,
        now: &Zoned,
    ) -> Result<Backup, VaultError> {
        if let Some((_, cost)) = by {
            memory::refuse_too_little(cost.0)?;
        }
        let recipient = self.sheet_recipient()?;
        let (seal_for, opens) = match (by, &recipient) {
            (Some((passphrase, cost)), _) => (To::Passphrase(passphrase, cost), Opens::Passphrase),
            (None, Some(recipient)) => (To::Sheet(recipient), Opens::Sheet),
            (None, None) => return Err(VaultError::SheetUnknown),
        };
        let folder = to.is_dir();
        let mut path = match folder {
            true => to.join(kept::name(self.journal(), now.date(), 1)),
            false => to.to_owned(),
        };
        for again in 2u32.. {
            if !folder || !files::is_there(&path) {
                break;
            }
            path = to.join(kept::name(self.journal(), now.date(), again));
        }
        self.keep_out(&path)?;
        let place = Place::of(&path)?;
        left::clear(&place.folder, now);
        // A restore seals everything as it stands: what does not fit now is marked inside.
        self.look_at_some(None, usize::MAX)?;
        // Where nothing can be written, the backup says it all the same.
        let _ = self.keep_not_as_kept();
        let (mut plain, tally) = self.snapshot(now)?;
        let counted = counted(&plain, &tally)?;
        let bytes = plain.serialize(rusqlite::MAIN_DB)?;
        if bytes.len() as u64 > sealed::LARGEST {
            return Err(VaultError::TooLargeToBackUp);
        }
        let size = place.write(
            |file| sealed::seal(&seal_for, &bytes, file),
            |written, key| {
                let back = match by {
                    Some((passphrase, _)) => {
                        sealed::open(written, &BackupSecret::Passphrase(passphrase))?
                    }
                    None => sealed::open_by(written, &key)?,
                };
                let inside = snapshot::read(&back)?;
                let same = inside.tally == tally && inside.about.is_of(&self.payload);
                same.then_some(()).ok_or(VaultError::BackupUnread)
            },
        )?;
        drop(bytes);
        let mut ledger = self.backups()?;
        ledger.first.get_or_insert(now.date());
        // What is noted has to lead there from wherever the program is started next.
        ledger.into = absolute(to).display().to_string();
        ledger.last = Some(MadeBackup {
            day: now.date(),
            file: absolute(&path).display().to_string(),
            size,
            entries: counted.entries,
            opens,
        });
        let noted = self.put_backups(&ledger).is_ok();
        let older = match folder && self.refuse_on_hold().is_ok() {
            true => kept::older(to, self.journal())?,
            false => Vec::new(),
        };
        Ok(Backup {
            path,
            size,
            counted,
            opens,
            older,
            noted,
            not_as_kept: self.not_as_kept()?.lines,
        })
    }

    /// The journal as a backup holds it, with what was met that is not as it was kept.
    fn snapshot(&self, now: &Zoned) -> Result<(Connection, Tally), VaultError> {
        snapshot::take(&*self.db()?, &self.payload, now, |plain| {
            self.mark_in(plain)
        })
    }

    /// Takes away backups that [`Vault::backup`] named as older than those kept, one after another.
    ///
    /// # Errors
    /// `OnHold`, and those of the disk at the first file that cannot be removed.
    pub fn remove_backups(&self, older: &[PathBuf]) -> Result<(), VaultError> {
        self.refuse_on_hold()?;
        for path in older {
            confine::remove_file(path).map_err(VaultError::at(path))?;
        }
        Ok(())
    }

    /// The ledger of backups.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn backups(&self) -> Result<Backups, VaultError> {
        Ok(self.setting(LEDGER)?.unwrap_or_default())
    }

    /// Keeps the ledger.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_backups(&mut self, ledger: &Backups) -> Result<(), VaultError> {
        self.put_setting(LEDGER, ledger)
    }

    /// Compares an opened backup with the journal, and notes the day. Nothing else is changed.
    ///
    /// # Errors
    /// `NotABackup` for one of another journal; `Damaged`.
    pub fn rehearse(&mut self, opened: &Opened, now: &Zoned) -> Result<Rehearsal, VaultError> {
        if opened.journal() != self.journal() {
            return Err(VaultError::NotABackup("belongs to another journal"));
        }
        let rehearsal = {
            let (plain, tally) = self.snapshot(now)?;
            Rehearsal {
                made: opened.made().clone(),
                is_proven: opened.inside.about.is_of(&self.payload),
                backup: opened.counted.clone(),
                journal: counted(&plain, &tally)?,
                compared: Compared::of(&opened.inside.db, &plain)?,
            }
        };
        let mut ledger = self.backups()?;
        ledger.rehearsed = Some(now.date());
        self.put_backups(&ledger)?;
        Ok(rehearsal)
    }

    /// The day of the first entry.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn first_day(&self) -> Result<Option<Date>, VaultError> {
        day(&*self.db()?, "ASC")
    }
}

/// The path from the root on, whatever it is counted from; as it is where the system does not say that.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The day of the first entry in the order of writing (`ASC`), or of the last (`DESC`).
fn day(db: &Connection, order: &str) -> Result<Option<Date>, VaultError> {
    let mut select = db.prepare(&format!(
        "SELECT day FROM entry ORDER BY at {order} LIMIT 1"
    ))?;
    let mut rows = select.query([])?;
    let day = rows
        .next()?
        .map(|row| super::rows::day(super::rows::text(row, 0)?));
    day.transpose()
}

fn counted(db: &Connection, tally: &Tally) -> Result<Counted, VaultError> {
    let rows = |table: &str| tally.rows.get(table).copied().unwrap_or(0);
    Ok(Counted {
        entries: rows("entry"),
        clients: rows("client"),
        supervisors: rows("supervisor"),
        drafts: rows("draft"),
        rows: tally.rows.values().sum(),
        newest: day(db, "DESC")?,
    })
}

/// A name that is free, in a folder that is there.
struct Place {
    path: PathBuf,
    folder: PathBuf,
}

impl Place {
    /// # Errors
    /// `Exists` for anything that lies there, be it a dangling link; `NoFolder`.
    fn of(path: &Path) -> Result<Self, VaultError> {
        if files::is_there(path) {
            return Err(VaultError::Exists(path.to_owned()));
        }
        let text = path.to_string_lossy();
        let folder = match path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
            Some(folder) => folder.to_owned(),
            None => return Err(VaultError::NoFolder(path.to_owned())),
        };
        if text.ends_with(std::path::is_separator) || !folder.is_dir() {
            return Err(VaultError::NoFolder(path.to_owned()));
        }
        Ok(Self {
            path: path.to_owned(),
            folder,
        })
    }

    /// Writes a file beside the name, to the disk, reads it back and compares it, lets `check` open it, and gives it the name
    /// only then; the bytes written. Whatever goes wrong, nothing is left.
    fn write<T>(
        &self,
        seal: impl FnOnce(&mut dyn Write) -> io::Result<T>,
        check: impl FnOnce(&Path, T) -> Result<(), VaultError>,
    ) -> Result<u64, VaultError> {
        let told = VaultError::at(&self.path);
        let new = NewFile::begin(&self.folder).map_err(&told)?;
        let mut counting = Counting {
            file: new.file(),
            digest: Sha256::new(),
            size: 0,
        };
        let sealed = seal(&mut counting).map_err(&told)?;
        let (digest, size) = (counting.digest.finalize(), counting.size);
        new.file().sync_all().map_err(&told)?;
        forget_in_memory(new.file());
        // From now on only what the disk gives back counts.
        let back = digest_of(new.path()).map_err(&told)?;
        if back != (digest.as_slice().to_vec(), size) {
            return Err(VaultError::BackupUnread);
        }
        check(new.path(), sealed).map_err(|error| match error {
            error @ (VaultError::Denied(_) | VaultError::Disk { .. }) => error,
            _ => VaultError::BackupUnread,
        })?;
        new.keep_as(&self.path)
            .map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => VaultError::Exists(self.path.clone()),
                _ => told(error),
            })?;
        Ok(size)
    }
}

/// Asks the system to read the file from the disk the next time, and not from its own memory.
fn forget_in_memory(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

fn digest_of(path: &Path) -> io::Result<(Vec<u8>, u64)> {
    let mut file = File::open(path)?;
    let (mut digest, mut size) = (Sha256::new(), 0);
    let mut buffer = vec![0; 64 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((digest.finalize().to_vec(), size)),
            count => {
                digest.update(&buffer[..count]);
                size += count as u64;
            }
        }
    }
}

/// A file that is hashed while it is written.
struct Counting<'a> {
    file: &'a File,
    digest: Sha256,
    size: u64,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.digest.update(&bytes[..count]);
        self.size += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests;

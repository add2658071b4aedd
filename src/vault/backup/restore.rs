//! A backup put back: a new journal with a new key, built beside and put in place at one go; one that lay there is kept.

use super::super::lock::Lock;
use super::super::{
    Cost, Home, Payload, RecoverySheet, Tombstone, Vault, VaultError, files, schema, sheet,
};
use super::snapshot::put;
use super::{Counted, Opened, counted};
use crate::passphrase::Passphrase;
use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A journal that was restored, open at its place.
#[derive(Debug)]
pub struct Restored {
    /// The journal.
    pub vault: Vault,
    /// Its new recovery sheet, to be shown once.
    pub sheet: RecoverySheet,
    /// What it holds.
    pub now: Counted,
    /// Where the journal that lay there is now; `None` where there was none.
    pub before: Option<PathBuf>,
    /// What that one holds and what only one of the two does; `None` where it was not opened.
    pub compared: Option<(Counted, Compared)>,
    /// Whether the backup was made with the key of the journal that lay there; `None` where that was not opened.
    pub is_proven: Option<bool>,
    /// How many entries of clients whose traces were erased went from it again; `None` where that could not be known,
    /// since the journal that lay there was not opened.
    pub erased_again: Option<usize>,
}

/// What a backup and a journal do not have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Entries that only the journal has.
    pub only_journal: u64,
    /// Entries of which only the journal has a later change, be it one of the agenda.
    pub revised: u64,
    /// Entries that only the backup has.
    pub only_backup: u64,
    /// The first and the last day of what only the journal has.
    pub days: Option<(Date, Date)>,
}

impl Compared {
    /// Compares by number and time of writing.
    pub(super) fn of(backup: &Connection, journal: &Connection) -> Result<Self, VaultError> {
        let (backup, journal) = (entries(backup)?, entries(journal)?);
        let mut compared = Self::default();
        for (entry, (revision, day)) in &journal {
            match backup.get(entry) {
                Some((there, _)) if there >= revision => continue,
                Some(_) => compared.revised += 1,
                None => compared.only_journal += 1,
            }
            let (first, last) = compared.days.unwrap_or((*day, *day));
            compared.days = Some((first.min(*day), last.max(*day)));
        }
        compared.only_backup = backup
            .keys()
            .filter(|entry| !journal.contains_key(*entry))
            .count() as u64;
        Ok(compared)
    }

    /// Whether the journal holds nothing that the backup does not.
    pub fn lacks_nothing(&self) -> bool {
        self.only_journal == 0 && self.revised == 0
    }
}

/// Entries by number and time of writing, each with its newest revision and the day of that.
type Entries = BTreeMap<(i64, String), (i64, Date)>;

/// Of a journal or a backup of any form.
fn entries(db: &Connection) -> Result<Entries, VaultError> {
    let mut select = db.prepare(
        "SELECT e.id, e.written, e.revision, substr(r.written, 1, 10) FROM revision r
         JOIN entry e ON e.id = r.entry AND e.revision = r.number",
    )?;
    let mut rows = select.query([])?;
    let mut entries = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let day = super::super::rows::day(super::super::rows::text(row, 3)?)?;
        entries.insert((row.get(0)?, row.get(1)?), (row.get(2)?, day));
    }
    Ok(entries)
}

impl Vault {
    /// Makes a journal of a backup, with a new key, in a folder beside `dir`, and puts it in place at one go. A journal that
    /// lies there is kept under a name with the day; `old` opens it, to compare. Stopped at any moment, the old one or the
    /// new one is whole at its place.
    ///
    /// # Errors
    /// `InUse`, `WrongPassphrase` and the others of [`Vault::open`] for the journal that lies there, `OtherFiles`, `BackupDamaged`,
    /// `Denied`, `DiskFull`: nothing was changed.
    pub fn restore<'a>(
        home: impl Into<Home<'a>>,
        opened: &Opened,
        old: Option<&Passphrase>,
        new: &Passphrase,
        cost: Cost,
        now: &Zoned,
    ) -> Result<Restored, VaultError> {
        let home = home.into();
        let dir = whole(home.folder)?;
        // Held until the new one stands in its place.
        let there = match (Vault::exists(&dir), old) {
            (true, Some(passphrase)) => There::Open(Box::new(Vault::open(&dir, passphrase, now)?)),
            (true, None) => There::Shut(Lock::take(&dir, now)?),
            (false, _) => There::Nothing,
        };
        if dir.exists() && !files::holds_nothing_else(&dir).map_err(VaultError::at(&dir))? {
            return Err(VaultError::OtherFiles(dir));
        }
        let erased = match &there {
            There::Open(vault) => Some(vault.tombstones()?),
            There::Nothing => Some(Vec::new()),
            There::Shut(_) => None,
        };
        let building = Building::beside(&dir)?;
        let tombstones = erased.as_deref().unwrap_or_default();
        let (sheet, gone) = build(building.path(), opened, tombstones, new, cost, now)?;
        let (compared, is_proven) = match &there {
            There::Open(vault) => {
                let (plain, tally) = vault.snapshot(now)?;
                let compared = Compared::of(&opened.inside.db, &plain)?;
                let proven = opened.inside.about.is_of(&vault.payload);
                (Some((counted(&plain, &tally)?, compared)), Some(proven))
            }
            There::Shut(_) | There::Nothing => (None, None),
        };
        let before = building.put_in_place(&dir, now.date())?;
        drop(there);
        // It is older than what was used here last, by intention.
        let home = Home::of(&dir).marked_in(home.marks).accepting(true);
        let vault = Vault::open(home, new, now)?;
        let (plain, tally) = vault.snapshot(now)?;
        let now = counted(&plain, &tally)?;
        Ok(Restored {
            vault,
            sheet,
            now,
            before,
            compared,
            is_proven,
            erased_again: erased.map(|_| gone),
        })
    }
}

/// What lies at the place, held so that nobody else writes to it meanwhile.
enum There {
    Open(Box<Vault>),
    Shut(#[expect(dead_code, reason = "held, never read")] Lock),
    Nothing,
}

/// The journal in its own folder, whole and on the disk, without what was erased since. Returns its sheet, and how many
/// entries went.
pub(super) fn build(
    dir: &Path,
    opened: &Opened,
    erased: &[Tombstone],
    new: &Passphrase,
    cost: Cost,
    now: &Zoned,
) -> Result<(RecoverySheet, usize), VaultError> {
    let payload =
        Payload::of_journal(opened.journal(), now.date()).ok_or(VaultError::BackupDamaged)?;
    let (mut vault, sheet) = Vault::set_up(
        Home::of(dir),
        payload,
        new,
        cost,
        now,
        |db, payload, digest| {
            put(&opened.inside, db)?;
            let rows: i64 = db.query_row("SELECT count(*) FROM form", [], |row| row.get(0))?;
            let changed = db.execute(
                "UPDATE form SET min_reader = max(min_reader, ?1), journal = ?2, recovery = ?3",
                (schema::VERSION, payload.journal(), digest),
            )?;
            (rows == 1 && changed == 1)
                .then_some(())
                .ok_or(VaultError::BackupDamaged)
        },
    )?;
    vault.mark_after_sealing()?;
    vault.put_setting(sheet::UNCHECKED, &true)?;
    let mut ledger = vault.backups()?;
    ledger.rehearsed = Some(now.date());
    ledger.first.get_or_insert(opened.file.day);
    ledger.last = Some(opened.file.clone());
    vault.put_backups(&ledger)?;
    let gone = vault.reapply(erased)?;
    vault.verify()?;
    drop(vault);
    files::sync_folder(dir).map_err(VaultError::at(dir))?;
    Ok((sheet, gone))
}

/// The folder with its links followed, also where its last part is not there yet.
fn whole(dir: &Path) -> Result<PathBuf, VaultError> {
    let told = VaultError::at(dir);
    let dir = std::path::absolute(dir).map_err(&told)?;
    if files::is_there(&dir) {
        return dir.canonicalize().map_err(&told);
    }
    let (Some(parent), Some(name)) = (dir.parent(), dir.file_name()) else {
        return Err(VaultError::NoFolder(dir));
    };
    files::make_folder(parent).map_err(&told)?;
    Ok(parent.canonicalize().map_err(&told)?.join(name))
}

/// A folder beside the place, gone with everything in it unless it was put in place.
pub(super) struct Building {
    folder: tempfile::TempDir,
}

impl Building {
    pub(super) fn beside(dir: &Path) -> Result<Self, VaultError> {
        let told = VaultError::at(dir);
        let (Some(parent), Some(name)) = (dir.parent(), dir.file_name()) else {
            return Err(VaultError::NoFolder(dir.to_owned()));
        };
        let mut prefix = OsString::from(name);
        prefix.push(".restoring-");
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir_in(parent).map_err(&told)?;
        Ok(Self { folder })
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Swaps it with what lies at `dir`, and gives that its name with the day; where it is now, unless there was no journal.
    pub(super) fn put_in_place(self, dir: &Path, day: Date) -> Result<Option<PathBuf>, VaultError> {
        let told = VaultError::at(dir);
        let parent = dir.parent().unwrap_or(dir);
        if !files::is_there(dir) {
            fs::rename(self.path(), dir).map_err(&told)?;
            let _ = self.folder.keep();
            files::sync_folder(parent).map_err(&told)?;
            return Ok(None);
        }
        let held_one = Vault::exists(dir);
        let before = free_name(dir, day);
        swap(self.path(), dir, &before).map_err(&told)?;
        let _ = self.folder.keep();
        files::move_settings(&before, dir).map_err(&told)?;
        if !held_one {
            let _ = fs::remove_file(before.join(files::LOCK));
            // What else lay in it stays where it is now.
            let _ = fs::remove_dir(&before);
        }
        files::sync_folder(parent).map_err(&told)?;
        Ok(held_one.then_some(before))
    }
}

/// `afterhour.before-restore-2026-11-21`, with a number behind it where that is taken.
fn free_name(dir: &Path, day: Date) -> PathBuf {
    let name = |again: u32| {
        let mut name = dir.file_name().unwrap_or_default().to_owned();
        name.push(format!(".before-restore-{day}"));
        if again > 1 {
            name.push(format!("-{again}"));
        }
        dir.with_file_name(name)
    };
    (1..)
        .map(name)
        .find(|path| !files::is_there(path))
        .unwrap_or_else(|| name(1))
}

/// Puts `new` at `dir`, and what lay there at `before`. The new one takes that name first, and both change places in one step;
/// where the system has no such step, the old one goes there by itself, and comes back when the next step fails.
pub(super) fn swap(new: &Path, dir: &Path, before: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        fs::rename(new, before)?;
        if renameat_with(CWD, before, CWD, dir, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
        fs::rename(before, new)?;
    }
    fs::rename(dir, before)?;
    fs::rename(new, dir).inspect_err(|_| {
        let _ = fs::rename(before, dir);
    })
}

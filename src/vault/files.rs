//! The folder on disk: names, modes, whole writes, checksums, the lock.

use super::VaultError;
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// The encrypted database.
pub(super) const DATABASE: &str = "journal.db";
/// The database while it is being set up.
pub(super) const NEW_DATABASE: &str = "journal.db.new";
/// The key under the passphrase.
pub(super) const KEY: &str = "key.age";
/// Its second copy.
pub(super) const KEY_COPY: &str = "key-copy.age";
/// The key under the recovery sheet.
pub(super) const RECOVERY: &str = "recovery.age";
/// How to open all this without us.
pub(super) const HOW_TO_OPEN: &str = "HOW-TO-OPEN.txt";
/// There from the first step of a set-up to its last.
pub(super) const UNFINISHED: &str = "unfinished";
/// The rollback journal of the database, while it is written to.
pub(super) const ROLLBACK: &str = "journal.db-journal";
/// What the new files are called until they take the place of the old ones.
pub(super) const NEXT: &str = "next-";
/// There while new files take the place of the old ones.
pub(super) const SWITCHING: &str = "switching";
/// The files that belong to one key, in the order in which new ones take their places.
pub(super) const SWITCHED: [&str; 7] = [
    DATABASE,
    KEY_COPY,
    "key-copy.age.sha256",
    KEY,
    "key.age.sha256",
    RECOVERY,
    "recovery.age.sha256",
];
/// Held by whoever has the journal open.
pub(super) const LOCK: &str = "lock";
/// What else may lie there: some systems have one folder for data and for settings.
const SETTINGS: [&str; 2] = ["guides", "journal-folder"];
/// How a file begins while it is being written.
const TEMPORARY: &str = ".afterhour-";
/// Largest key file read, in bytes; those written here have some 400.
const LARGEST_KEY_FILE: u64 = 16 * 1024;

/// Whether a file name is one this module gives.
fn is_ours(name: &str) -> bool {
    let name = name.strip_prefix(NEXT).unwrap_or(name);
    let name = name
        .strip_suffix(".sha256")
        .or_else(|| name.strip_suffix("-journal"))
        .unwrap_or(name);
    let names = [
        DATABASE,
        NEW_DATABASE,
        KEY,
        KEY_COPY,
        RECOVERY,
        HOW_TO_OPEN,
        UNFINISHED,
        SWITCHING,
        LOCK,
    ];
    names.contains(&name) || name.starts_with(TEMPORARY)
}

/// Something lies at this place, be it a dangling link.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Makes the folder, for its owner alone, and those above it that are missing; their names last when it returns.
pub(super) fn make_folder(dir: &Path) -> io::Result<()> {
    let missing = dir.ancestors().take_while(|above| !is_there(above));
    let above: Vec<&Path> = missing.filter_map(Path::parent).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)?;
    for above in above {
        let above = if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        };
        match sync_folder(above) {
            // It may be written to and not looked into.
            Err(error) if error.kind() != io::ErrorKind::PermissionDenied => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Whether everything in the folder is ours, of our settings, or an operating system's own droppings.
pub(super) fn holds_nothing_else(dir: &Path) -> io::Result<bool> {
    for file in fs::read_dir(dir)? {
        let name = file?.file_name();
        if !name
            .to_str()
            .is_some_and(|name| is_ours(name) || SETTINGS.contains(&name) || name == ".DS_Store")
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes away what an interrupted set-up left, the marker last.
pub(super) fn clear_unfinished(dir: &Path) -> io::Result<()> {
    for file in fs::read_dir(dir)? {
        let file = file?;
        let name = file.file_name();
        if name
            .to_str()
            .is_some_and(|name| is_ours(name) && ![LOCK, UNFINISHED].contains(&name))
        {
            fs::remove_file(file.path())?;
        }
    }
    remove_if_there(&dir.join(UNFINISHED))
}

/// Moves what belongs to the settings from one folder to another; on most systems there is nothing of it.
pub(super) fn move_settings(from: &Path, to: &Path) -> io::Result<()> {
    for name in SETTINGS {
        if is_there(&from.join(name)) && !is_there(&to.join(name)) {
            fs::rename(from.join(name), to.join(name))?;
        }
    }
    Ok(())
}

/// Takes away files that an interrupted write left beside the whole ones.
pub(super) fn clear_temporary(dir: &Path) -> io::Result<()> {
    for file in fs::read_dir(dir)? {
        let file = file?;
        if file
            .file_name()
            .to_str()
            .is_some_and(|name| name.starts_with(TEMPORARY))
        {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

/// Removes a file; one that is not there is removed already.
pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Closes folder and files to everybody but the owner. Returns whether something stood open.
#[cfg(unix)]
pub(super) fn close_to_others(dir: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let close = |path: &Path, found: &fs::Metadata, mode: u32| -> io::Result<bool> {
        let lax = found.permissions().mode() & 0o777 & !mode != 0;
        if lax {
            fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
        }
        Ok(lax)
    };
    let mut lax = close(dir, &fs::metadata(dir)?, 0o700)?;
    for file in fs::read_dir(dir)? {
        let file = file?;
        let found = file.metadata()?;
        if found.is_file() && file.file_name().to_str().is_some_and(is_ours) {
            lax |= close(&file.path(), &found, 0o600)?;
        }
    }
    Ok(lax)
}

/// Folders of a Windows profile are the owner's alone already.
#[cfg(not(unix))]
pub(super) fn close_to_others(_dir: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Opens for reading without following a link and without waiting for a pipe.
fn open_plain(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

/// Opens what a person named for reading, a link too, without waiting for a pipe.
pub(super) fn open_to_read(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    options.open(path)
}

/// Makes an empty file for its owner alone; one that is there is an error.
pub(super) fn make_empty(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.sync_all()
}

/// The bytes of a plain file of a key file's size; `None` when it is missing, no plain file or too large.
///
/// # Errors
/// Only when the system does not allow it: every other state of the file is damage, not an error.
pub(super) fn read_key_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let read = || -> io::Result<Option<Vec<u8>>> {
        let file = open_plain(path)?;
        let found = file.metadata()?;
        if !found.is_file() || found.len() > LARGEST_KEY_FILE {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        file.take(LARGEST_KEY_FILE).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    };
    match read() {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(error),
        Err(_) => Ok(None),
        found => found,
    }
}

/// The first bytes of the database and its length. Only before the database is opened: closing any handle of
/// ours would drop the engine's POSIX locks.
pub(super) fn first_bytes(path: &Path) -> io::Result<([u8; 16], u64)> {
    let mut file = open_plain(path)?;
    let length = file.metadata()?.len();
    let mut first = [0; 16];
    let had = usize::try_from(length).unwrap_or(16).min(16);
    file.read_exact(&mut first[..had])?;
    Ok((first, length))
}

/// Writes a whole file or none: beside it, to the disk, then over the name.
pub(super) fn write_whole(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let file = beside(dir, bytes)?;
    file.as_file().sync_all()?;
    take_name(file, &dir.join(name))?;
    sync_folder(dir)
}

/// The same without waiting for the disk, so that after a power cut it may be the older one; the folder is made where it is
/// missing. Over the bytes that are there where they are as many and the file is the owner's alone: one write within one
/// sector of the disk (512 bytes), which no kill divides, and a tenth of the time.
pub(super) fn put(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    debug_assert!(bytes.len() <= 512, "more than a sector");
    match as_long(&dir.join(name), bytes.len()) {
        Some(mut file) => file.write_all(bytes),
        None => {
            make_folder(dir)?;
            take_name(beside(dir, bytes)?, &dir.join(name))
        }
    }
}

/// A plain file of this length in bytes, open to be written over; none where it has another name too or is open to others.
#[cfg(unix)]
fn as_long(path: &Path, length: usize) -> Option<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
    let mut options = OpenOptions::new();
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    options.write(true).custom_flags(flags.bits().cast_signed());
    let file = options.open(path).ok()?;
    let found = file.metadata().ok()?;
    let is_ours_alone = found.nlink() == 1 && found.permissions().mode() & 0o077 == 0;
    (found.is_file() && found.len() == length as u64 && is_ours_alone).then_some(file)
}

/// Elsewhere every file is written anew.
#[cfg(not(unix))]
fn as_long(_path: &Path, _length: usize) -> Option<File> {
    None
}

fn beside(dir: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600));
    let mut file = builder.tempfile_in(dir)?;
    file.write_all(bytes)?;
    Ok(file)
}

fn take_name(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// Makes names in the folder last.
#[cfg(unix)]
pub(super) fn sync_folder(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Windows has no handle of a folder to sync.
#[cfg(not(unix))]
pub(super) fn sync_folder(_dir: &Path) -> io::Result<()> {
    Ok(())
}

/// SHA-256 in lower-case hex.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Writes a file with its checksum beside it, in the form that `sha256sum -c` reads.
pub(super) fn write_with_checksum(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    write_with_checksum_as(dir, name, name, bytes)
}

/// The same for a file that will be called `later`.
pub(super) fn write_with_checksum_as(
    dir: &Path,
    name: &str,
    later: &str,
    bytes: &[u8],
) -> io::Result<()> {
    write_whole(dir, name, bytes)?;
    let line = format!("{}  {later}\n", sha256(bytes));
    write_whole(dir, &format!("{name}.sha256"), line.as_bytes())
}

/// A file that should carry its checksum: as found.
pub(super) struct Checked {
    /// What was read; `None` when there was no plain file of a sensible size.
    pub bytes: Option<Vec<u8>>,
    /// Whether the checksum beside it is that of the bytes.
    pub whole: bool,
}

/// Reads a file and compares it with its checksum.
pub(super) fn read_checked(dir: &Path, name: &str) -> Result<Checked, VaultError> {
    let path = dir.join(name);
    let bytes = read_key_file(&path).map_err(VaultError::at(&path))?;
    let beside = dir.join(format!("{name}.sha256"));
    let said = read_key_file(&beside).map_err(VaultError::at(&beside))?;
    let whole = match (&bytes, &said) {
        (Some(bytes), Some(said)) => said.get(..64) == Some(sha256(bytes).as_bytes()),
        _ => false,
    };
    Ok(Checked { bytes, whole })
}

//! One writer on one file: the lock, and whether the file is still the one that was opened.

use super::VaultError;
use super::files::LOCK;
use crate::domain::times;
use jiff::Zoned;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Held while a journal is open; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

/// Let go of by name: a child that was forked and has not started its own program yet shares the open file, and would
/// hold the lock for a moment after it was closed here.
impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

impl Lock {
    /// Takes the lock, or says who holds it.
    pub(super) fn take(dir: &Path, now: &Zoned) -> Result<Lock, VaultError> {
        let path = dir.join(LOCK);
        let told = VaultError::at(&path);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use rustix::fs::OFlags;
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
            options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
        }
        let mut file = options.open(&path).map_err(&told)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Self::holder(&mut file)),
            Err(fs::TryLockError::Error(error)) => return Err(told(error)),
        }
        let mut note = || {
            file.set_len(0)?;
            file.write_all(format!("{}\n{now}\n", std::process::id()).as_bytes())
        };
        note().map_err(&told)?;
        Ok(Lock { file })
    }

    /// Says who holds it; writes nothing, and is no promise that it can be taken a moment later.
    pub(super) fn look(dir: &Path) -> Result<(), VaultError> {
        let Ok(mut file) = File::open(dir.join(LOCK)) else {
            return Ok(());
        };
        match file.try_lock_shared() {
            Err(fs::TryLockError::WouldBlock) => Err(Self::holder(&mut file)),
            _ => Ok(()),
        }
    }

    fn holder(file: &mut File) -> VaultError {
        let mut note = String::new();
        let read = file
            .rewind()
            .and_then(|()| file.take(256).read_to_string(&mut note));
        let mut lines = if read.is_ok() {
            note.lines()
        } else {
            "".lines()
        };
        VaultError::InUse {
            pid: lines.next().and_then(|line| line.parse().ok()),
            since: lines
                .next()
                .and_then(times::read)
                .map(|since| since.strftime("%H:%M on %-d %B %Y").to_string()),
        }
    }
}

/// Which file the open database is, so that a swap under our hands is noticed.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    identity: (u64, u64),
}

impl Place {
    /// Remembers the file at this path.
    ///
    /// # Errors
    /// `Linked` when it is a link or has a second name.
    pub(super) fn of(path: &Path) -> Result<Place, VaultError> {
        let found = fs::symlink_metadata(path).map_err(VaultError::at(path))?;
        if !found.is_file() || names_of(&found) != 1 {
            return Err(VaultError::Linked);
        }
        Ok(Place {
            path: path.to_owned(),
            identity: identity_of(&found),
        })
    }

    /// Where the file is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the path still leads to the same file, and only this path.
    pub(super) fn unchanged(&self) -> Result<(), VaultError> {
        match fs::symlink_metadata(&self.path) {
            Ok(found) if names_of(&found) == 1 && identity_of(&found) == self.identity => Ok(()),
            _ => Err(VaultError::Replaced),
        }
    }
}

#[cfg(unix)]
fn identity_of(found: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(unix)]
fn names_of(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(found)
}

/// Windows refuses to replace an open file.
#[cfg(not(unix))]
fn identity_of(_found: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(not(unix))]
fn names_of(_found: &Metadata) -> u64 {
    1
}

//! The one way to files beside the journal: a new one where somebody typed a path, and an old backup that goes.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use tempfile::NamedTempFile;

/// Reaches the thread that makes, names and removes files where the others may not.
static OUTSIDE: OnceLock<Sender<Box<dyn FnOnce() + Send>>> = OnceLock::new();

/// Makes a new file with these bytes, by the rules of [`NewFile`].
///
/// # Errors
/// As [`NewFile::begin`] and [`NewFile::keep_as`].
pub fn new_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = NewFile::begin(folder_of(path))?;
    new.file().write_all(bytes)?;
    new.keep_as(path)
}

/// Removes a file, also where [`super::writes`] holds.
///
/// # Errors
/// Those of the disk.
pub fn remove_file(path: &Path) -> io::Result<()> {
    let path = path.to_owned();
    outside(move || std::fs::remove_file(path))?
}

/// A file that is being made, for its owner only (0600), under a hidden name until it is kept; gone if it never is. Works
/// where [`super::writes`] holds, too.
pub struct NewFile(Option<NamedTempFile>);

impl NewFile {
    /// Begins one in this folder.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        let folder = folder.to_owned();
        let made = outside(move || {
            tempfile::Builder::new()
                .prefix(".afterhour-")
                .tempfile_in(folder)
        })??;
        Ok(Self(Some(made)))
    }

    fn there(&self) -> &NamedTempFile {
        self.0.as_ref().expect("it is there until it is kept")
    }

    /// To be written to.
    pub fn file(&self) -> &File {
        self.there().as_file()
    }

    /// Where it lies while it is not kept.
    pub fn path(&self) -> &Path {
        self.there().path()
    }

    /// Gives it this name, and both are on the disk before it returns.
    ///
    /// # Errors
    /// Those of the disk; `AlreadyExists` where anything lies there, be it a broken link. Nothing is overwritten or left
    /// behind.
    pub fn keep_as(mut self, path: &Path) -> io::Result<()> {
        self.file().sync_all()?;
        let (Some(made), name) = (self.0.take(), path.to_owned()) else {
            return Ok(());
        };
        outside(move || made.persist_noclobber(name).map_err(|error| error.error))??;
        // The name itself is on the disk only once the folder is; Windows opens no folder.
        if cfg!(unix) {
            File::open(folder_of(path))?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some(made) = self.0.take() {
            let _ = outside(move || drop(made));
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Done by the thread that may, once there is one.
fn outside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    let Some(outside) = OUTSIDE.get() else {
        return Ok(work());
    };
    let (done, answer) = channel();
    let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
    let asked = outside.send(Box::new(move || {
        let _ = done.send(work());
    }));
    asked.map_err(|_| gone())?;
    answer.recv().map_err(|_| gone())
}

/// Starts that thread, before the others may not; whether there is one.
#[cfg(target_os = "linux")]
pub(super) fn hand_out() -> bool {
    if OUTSIDE.get().is_some() {
        return true;
    }
    let (ask, asked) = channel::<Box<dyn FnOnce() + Send>>();
    let started = thread::Builder::new().spawn(move || {
        for work in asked {
            work();
        }
    });
    // Where two threads come at once, the one that was first is taken by both.
    started.is_ok() && (OUTSIDE.set(ask).is_ok() || OUTSIDE.get().is_some())
}

//! The one way to a new file beside the journal: where somebody typed a path.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use zeroize::Zeroizing;

/// Reaches the thread that writes new files, where the others may not.
static OUTSIDE: OnceLock<Sender<New>> = OnceLock::new();

/// What that thread is asked for: nothing but a new file.
struct New {
    path: PathBuf,
    bytes: Zeroizing<Vec<u8>>,
    written: Sender<io::Result<()>>,
}

/// Makes a new file with these bytes, for its owner only (0600), on the disk before it returns. Whole or not at all: a crash
/// leaves at most a hidden temporary file. Works where [`super::writes`] holds, too.
///
/// # Errors
/// Those of the disk; `AlreadyExists` where anything lies there, be it a broken link. Nothing is overwritten or left behind.
pub fn new_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(outside) = OUTSIDE.get() else {
        return write(path, bytes);
    };
    let (written, answer) = channel();
    let new = New {
        path: path.to_owned(),
        bytes: Zeroizing::new(bytes.to_vec()),
        written,
    };
    let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
    outside.send(new).map_err(|_| gone(()))?;
    answer.recv().map_err(|_| gone(()))?
}

/// Starts the thread that writes new files for the others, before they may not; whether there is one.
#[cfg(target_os = "linux")]
pub(super) fn hand_out() -> bool {
    if OUTSIDE.get().is_some() {
        return true;
    }
    let (ask, asked) = channel::<New>();
    let started = thread::Builder::new().spawn(move || {
        for new in asked {
            let _ = new.written.send(write(&new.path, &new.bytes));
        }
    });
    // Where two threads come at once, the one that was first is taken by both.
    started.is_ok() && (OUTSIDE.set(ask).is_ok() || OUTSIDE.get().is_some())
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::Builder::new()
        .prefix(".afterhour-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    // The name itself is on the disk only once the folder is; Windows opens no folder.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

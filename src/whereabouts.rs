//! Where a journal lies that was put elsewhere than the system proposes: one line in a file of the settings, so that it is
//! found again without `--journal`.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The file, in the folder of settings.
const FILE: &str = "journal-folder";

/// Bytes of the longest path that is read; Linux allows 4,096.
const LONGEST: u64 = 32 * 1024;

/// The folder kept in these settings; `None` where there is none, or no whole path.
pub fn read(settings: &Path) -> Option<PathBuf> {
    let mut line = String::new();
    let file = File::open(settings.join(FILE)).ok()?;
    file.take(LONGEST).read_to_string(&mut line).ok()?;
    let folder = PathBuf::from(line.trim_end_matches(['\n', '\r']));
    folder.is_absolute().then_some(folder)
}

/// Keeps a folder in these settings, in place of any other.
///
/// # Errors
/// Those of the disk; `InvalidInput` for a path that is no line of UTF-8.
pub fn keep(settings: &Path, folder: &Path) -> io::Result<()> {
    let line = folder
        .to_str()
        .filter(|line| !line.contains(['\n', '\r']))
        .ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(settings)?;
    // Whole or not at all, and for its owner only.
    let mut file = tempfile::NamedTempFile::new_in(settings)?;
    writeln!(file, "{line}")?;
    file.persist(settings.join(FILE))?;
    Ok(())
}

/// Keeps none: the system's own place counts again.
///
/// # Errors
/// Those of the disk.
pub fn forget(settings: &Path) -> io::Result<()> {
    match fs::remove_file(settings.join(FILE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_folder_is_kept_replaced_and_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let settings = dir.path().join("settings");
        assert_eq!(read(&settings), None);
        for folder in ["a folder", "Übung"].map(|name| dir.path().join(name)) {
            keep(&settings, &folder).unwrap();
            assert_eq!(read(&settings), Some(folder));
        }
        assert_eq!(fs::read_dir(&settings).unwrap().count(), 1);
        forget(&settings).unwrap();
        assert_eq!(read(&settings), None);
        forget(&settings).unwrap();
    }

    #[test]
    fn what_is_no_whole_path_is_none() {
        let dir = tempfile::tempdir().unwrap();
        for line in ["", "\n", "journal\n", "../journal\n"] {
            fs::write(dir.path().join(FILE), line).unwrap();
            assert_eq!(read(dir.path()), None, "{line:?}");
        }
        let two_lines = dir.path().join("one\ntwo");
        assert!(keep(dir.path(), &two_lines).is_err());
    }
}

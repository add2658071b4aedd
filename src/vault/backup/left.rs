//! What a backup leaves where it is killed in the middle.

use super::super::files;
use crate::confine;
use jiff::{Timestamp, ToSpan, Zoned};
use std::io::{self, Read};
use std::path::Path;

/// How the name of a file begins while it is being made; six letters and digits follow.
const HIDDEN: &str = ".afterhour-";

/// How every backup begins.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// Takes away what a backup left under its hidden name because it was killed, more than a day ago; another one may be being
/// written at this moment. Only plain files that are empty or begin as age does go, and what cannot go stays.
pub(super) fn clear(folder: &Path, now: &Zoned) {
    let Ok(files) = std::fs::read_dir(folder) else {
        return;
    };
    for file in files.flatten() {
        let is_hidden = file.file_name().to_str().is_some_and(|name| {
            name.strip_prefix(HIDDEN).is_some_and(|rest| {
                rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_alphanumeric())
            })
        });
        if is_hidden && is_left(&file.path(), now).unwrap_or(false) {
            let _ = confine::remove_file(&file.path());
        }
    }
}

fn is_left(path: &Path, now: &Zoned) -> io::Result<bool> {
    let found = std::fs::symlink_metadata(path)?;
    let written = Timestamp::try_from(found.modified()?).map_err(io::Error::other)?;
    let day_before = now
        .timestamp()
        .checked_sub(24.hours())
        .map_err(io::Error::other)?;
    if !found.is_file() || written > day_before {
        return Ok(false);
    }
    let mut begins = Vec::new();
    files::open_to_read(path)?
        .take(MAGIC.len() as u64)
        .read_to_end(&mut begins)?;
    Ok(MAGIC.starts_with(&begins))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    #[test]
    fn what_a_killed_backup_left_goes_a_day_later_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let now: Zoned = "2026-11-21T09:30:00+00:00[UTC]".parse().unwrap();
        let put = |name: &str, bytes: &[u8], hours: i64| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            let then = now.timestamp() - hours.hours();
            fs::File::open(&path)
                .unwrap()
                .set_modified(then.into())
                .unwrap();
        };
        put(".afterhour-aB3dE6", b"age-encryption.org/v1\n-> X25519", 25);
        put(".afterhour-empty0", b"", 25);
        put(".afterhour-cut000", b"age-enc", 25);
        put(".afterhour-fresh0", b"age-encryption.org/v1\n", 1);
        put(".afterhour-mynote", b"dear diary", 25);
        put(".afterhour-longer-name", b"", 25);
        put("afterhour-aB3dE6", b"", 25);
        fs::create_dir(folder.path().join(".afterhour-folder")).unwrap();
        clear(folder.path(), &now);
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(
            left,
            [
                ".afterhour-folder",
                ".afterhour-fresh0",
                ".afterhour-longer-name",
                ".afterhour-mynote",
                "afterhour-aB3dE6"
            ]
        );
    }
}

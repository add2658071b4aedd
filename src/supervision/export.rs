//! Files: what leaves is written where nothing lay before, what comes in is read up to a size; and the receipt.

use super::preparation::word_at;
use super::{Identity, LARGEST, Recipient, SealError, Summary};
use crate::confine;
use crate::domain::{Receipt, clean, is_pack};
use jiff::Zoned;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Characters of a name that go into a file name.
const LONGEST_NAME: usize = 40;

/// Numbers tried for a file name that is free.
const MOST_NUMBERED: u32 = 1_000;

/// Writes a file, sealed or not, under a name that is free, readable by its owner only (0600), on the disk before it returns.
/// Whole or not at all: a crash leaves at most a hidden temporary file.
///
/// # Errors
/// When anything lies there already (also a broken link), or the folder refuses; nothing is overwritten or left behind.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), SealError> {
    match path.symlink_metadata() {
        Ok(there) if there.is_dir() => return Err(SealError::NoFileName),
        Ok(_) => return Err(SealError::Exists),
        Err(_) => {}
    }
    if path.file_name().is_none()
        || path
            .as_os_str()
            .to_string_lossy()
            .ends_with(std::path::is_separator)
    {
        return Err(SealError::NoFileName);
    }
    confine::new_file(path, bytes).map_err(|error| SealError::from_disk(&error))
}

/// Writes an identity file that `age -d -i` reads, by the rules of [`write_new`].
///
/// # Errors
/// As [`write_new`].
pub fn write_identity(path: &Path, identity: &Identity, created: &Zoned) -> Result<(), SealError> {
    write_new(path, identity.file_text(created).as_bytes())
}

/// Reads a file that was received, at most [`LARGEST`] bytes of it.
///
/// # Errors
/// When there is none, it may not be read, or it is larger.
pub fn read_sealed(path: &Path) -> Result<Vec<u8>, SealError> {
    let reading = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            SealError::NoFile(clean(&path.display().to_string()))
        }
        io::ErrorKind::PermissionDenied => SealError::MayNotRead,
        _ => SealError::from_disk(&error),
    };
    let file = File::open(path).map_err(reading)?;
    let mut bytes = Vec::new();
    file.take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(reading)?;
    if bytes.len() > LARGEST {
        return Err(SealError::TooLarge);
    }
    Ok(bytes)
}

/// The sealed files that are meant: of a folder those that end in `.age`, by name; a file is itself.
///
/// # Errors
/// When the folder may not be read.
pub fn sealed_files(path: &Path) -> Result<Vec<PathBuf>, SealError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let inside = path
        .read_dir()
        .map_err(|error| SealError::from_disk(&error))?;
    let mut files: Vec<PathBuf> = inside
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|end| end == "age") && file.is_file())
        .collect();
    files.sort();
    Ok(files)
}

/// Reads the text of an identity file, at most 64 KiB; wiped when dropped.
///
/// # Errors
/// When there is none, it may not be read, or it is no identity file.
pub fn read_identity(path: &Path) -> Result<Identity, SealError> {
    let bytes = Zeroizing::new(read_sealed(path)?);
    let text = std::str::from_utf8(&bytes).map_err(|_| {
        if bytes.starts_with(b"age-encryption.org/") {
            SealError::IdentitySealed
        } else {
            SealError::NotAnIdentity
        }
    })?;
    Identity::parse(text)
}

/// Whatever lies in a folder, in no order: files, folders, and links that lead nowhere. Each takes up its name.
///
/// # Errors
/// When the folder may not be read.
pub fn whatever_lies_in(folder: &Path) -> Result<Vec<PathBuf>, SealError> {
    let inside = folder
        .read_dir()
        .map_err(|error| SealError::from_disk(&error))?;
    Ok(inside.filter_map(|one| Some(one.ok()?.path())).collect())
}

/// The file name offered: `ruth-2026-11-21.age` with `age` for its ending, in ASCII; "summary" where the name has no Latin
/// letter.
pub fn file_name(to: &str, day: Date, end: &str) -> String {
    let mut name = String::new();
    for c in to
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
    {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !c.is_alphanumeric()
            && !matches!(c, '\'' | '’')
            && !name.is_empty()
            && !name.ends_with('-')
        {
            name.push('-');
        }
        if name.len() >= LONGEST_NAME {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    format!(
        "{}-{day}.{end}",
        if name.is_empty() { "summary" } else { name }
    )
}

/// A file in this folder that is none of those there: [`file_name`], or the same with the first free number from 2 to 999,
/// `ruth-2026-11-21-2.age`; [`file_name`] again where none is free.
pub fn free_file(there: &[PathBuf], folder: &Path, to: &str, day: Date, end: &str) -> PathBuf {
    let first = file_name(to, day, end);
    let stem = first.strip_suffix(&format!(".{end}")).unwrap_or(&first);
    let numbered = (2..MOST_NUMBERED).map(|number| format!("{stem}-{number}.{end}"));
    let names = std::iter::once(first.clone()).chain(numbered);
    let mut files = names.map(|name| folder.join(name));
    files
        .find(|file| !there.contains(file))
        .unwrap_or_else(|| folder.join(&first))
}

/// The receipt that stays in the journal: what was shared, for whom, when, and whom its letters stand for. `to` are the
/// recipients sealed for, empty when it was a passphrase, and for a pack; `written` are the bytes of the file, `file` is its
/// name without its folder.
pub fn receipt(
    summary: &Summary,
    to: &[Recipient],
    written: &[u8],
    file: &str,
    now: &Zoned,
) -> Receipt {
    let recipients: Vec<&str> = to.iter().map(Recipient::as_str).collect();
    let text = Zeroizing::new(match is_pack(summary.to()) {
        true => summary.to_cpd(),
        false => summary.to_markdown(),
    });
    // A pack does not say whom an entry is about, and what was replaced took its letter along.
    let mut letters = summary.letters.clone();
    letters.retain(|lettered| word_at(&text, &lettered.letter).is_some());
    Receipt {
        sealed: now.clone(),
        to: summary.to().to_owned(),
        recipient: recipients.join(" "),
        period: summary.period(),
        entries: summary.entries().to_vec(),
        letters,
        replaced: summary.replaced(),
        kept: summary.kept(),
        file: file.to_owned(),
        size: written.len() as u64,
        sha256: Sha256::digest(written)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::print_stderr)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_name_offered_is_plain_ascii_whatever_the_supervisor_is_called() {
        let day = date(2026, 11, 21);
        for (to, name) in [
            ("Ruth", "ruth-2026-11-21.age"),
            ("Síle Ní Bhriain", "sile-ni-bhriain-2026-11-21.age"),
            ("Dr. J. O'Neill (Leeds)", "dr-j-oneill-leeds-2026-11-21.age"),
            ("../../etc/passwd", "etc-passwd-2026-11-21.age"),
            ("-rf", "rf-2026-11-21.age"),
            ("李", "summary-2026-11-21.age"),
            ("", "summary-2026-11-21.age"),
        ] {
            assert_eq!(file_name(to, day, "age"), name);
        }
        assert!(file_name(&"long ".repeat(50), day, "age").len() <= LONGEST_NAME + 15);
    }

    #[test]
    fn a_second_file_of_a_day_is_offered_under_a_name_that_is_free() {
        let mut there = Vec::new();
        for name in [
            "ruth-2026-11-22.age",
            "ruth-2026-11-22-2.age",
            "ruth-2026-11-22-3.age",
        ] {
            let (folder, day) = (Path::new("docs.d"), date(2026, 11, 22));
            let file = free_file(&there, folder, "Ruth", day, "age");
            assert_eq!(file, folder.join(name));
            let pack = free_file(&there, folder, "Ruth", day, "md");
            assert_eq!(pack, folder.join("ruth-2026-11-22.md"));
            there.push(file);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_and_a_link_that_leads_nowhere_take_up_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let day = date(2026, 11, 22);
        std::fs::create_dir(folder.path().join("ruth-2026-11-22.age")).unwrap();
        let link = folder.path().join("ruth-2026-11-22-2.age");
        std::os::unix::fs::symlink("nowhere", link).unwrap();
        let there = whatever_lies_in(folder.path()).unwrap();
        let file = free_file(&there, folder.path(), "Ruth", day, "age");
        assert_eq!(file, folder.path().join("ruth-2026-11-22-3.age"));
    }

    #[test]
    fn trouble_with_the_disk_is_named_as_a_person_meets_it() {
        for (kind, named) in [
            (io::ErrorKind::AlreadyExists, SealError::Exists),
            (io::ErrorKind::StorageFull, SealError::DiskFull),
            (io::ErrorKind::QuotaExceeded, SealError::DiskFull),
            (io::ErrorKind::FileTooLarge, SealError::DiskFull),
            (io::ErrorKind::PermissionDenied, SealError::NoPermission),
            (io::ErrorKind::ReadOnlyFilesystem, SealError::NoPermission),
            (io::ErrorKind::NotFound, SealError::NoFolder),
            (io::ErrorKind::NotADirectory, SealError::NoFolder),
        ] {
            assert_eq!(SealError::from_disk(&kind.into()), named);
        }
    }

    #[cfg(unix)]
    #[test]
    fn nothing_that_lies_there_is_overwritten_and_nothing_is_left_behind() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("there"), b"before").unwrap();
        std::fs::hard_link(at("there"), at("linked")).unwrap();
        symlink("there", at("link")).unwrap();
        symlink("nowhere", at("broken")).unwrap();
        std::fs::create_dir(at("folder")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            at("pipe"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        let names = || {
            let all = std::fs::read_dir(folder.path()).unwrap();
            let mut all: Vec<String> = all
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            all.sort();
            all
        };
        let before = names();
        for name in ["there", "linked", "link", "broken", "pipe"] {
            assert_eq!(
                write_new(&at(name), b"new"),
                Err(SealError::Exists),
                "{name}"
            );
        }
        assert_eq!(
            write_new(Path::new("/dev/stdout"), b"new"),
            Err(SealError::Exists)
        );
        assert_eq!(write_new(&at("folder"), b"new"), Err(SealError::NoFileName));
        assert_eq!(
            write_new(&at("no-folder/"), b"new"),
            Err(SealError::NoFileName)
        );
        assert_eq!(write_new(Path::new(""), b"new"), Err(SealError::NoFileName));
        assert_eq!(
            write_new(&at("missing/new"), b"new"),
            Err(SealError::NoFolder)
        );
        assert_eq!(
            write_new(&at("there/new"), b"new"),
            Err(SealError::NoFolder)
        );
        // What comes to lie there after the look is not overwritten either.
        let late = confine::new_file(&at("there"), b"new").unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(names(), before);
        assert_eq!(std::fs::read(at("there")).unwrap(), b"before");

        write_new(&at("new.age"), b"new").unwrap();
        assert_eq!(std::fs::read(at("new.age")).unwrap(), b"new");
        let mode = std::fs::metadata(at("new.age"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(names().len(), before.len() + 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_refuses_keeps_nothing() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let closed = folder.path().join("closed");
        std::fs::create_dir(&closed).unwrap();
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o500)).unwrap();
        match write_new(&closed.join("new.age"), b"new") {
            Ok(()) => eprintln!("skipped: this account may write into any folder"),
            Err(error) => assert_eq!(error, SealError::NoPermission),
        }
    }

    #[test]
    fn a_file_is_read_up_to_its_largest_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("received.age");
        let missing = SealError::NoFile(path.display().to_string());
        assert_eq!(read_sealed(&path), Err(missing));
        assert_eq!(read_sealed(folder.path()), Err(SealError::Folder));
        let file = File::create(&path).unwrap();
        file.set_len(LARGEST as u64).unwrap();
        assert_eq!(read_sealed(&path).map(|bytes| bytes.len()), Ok(LARGEST));
        file.set_len(10 << 30).unwrap();
        assert_eq!(read_sealed(&path), Err(SealError::TooLarge));
    }
}

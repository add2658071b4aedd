//! The age file around a backup: sealed for one key, read back with that of the file, opened with the sheet or a passphrase.

use super::super::key::{self, DEAREST, MISTYPED};
use super::super::{Cost, VaultError};
use super::super::{memory, sheet};
use crate::passphrase::Passphrase;
use age::DecryptError;
use age::secrecy::ExposeSecret;
use age_core::format::{FileKey, Stanza};
use std::cell::RefCell;
use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// Bytes of the largest backup, open or sealed, about: 1 GiB, which is also the most that the engine holds in memory.
pub(super) const LARGEST: u64 = 1 << 30;

/// Bytes that age adds at most: a header, and 16 for each 64 KiB.
const AROUND: u64 = (16 << 10) + LARGEST / 4096;

/// Bytes within which the header must end. age reads it anew at each line, so that a long one costs its length squared.
const LONGEST_HEADER: usize = 16 << 10;

/// What a backup is sealed for.
pub(super) enum To<'a> {
    /// The recovery sheet, by its recipient: `age1…`.
    Sheet(&'a str),
    /// A passphrase.
    Passphrase(&'a Passphrase, Cost),
}

/// What opens a backup, as a person gives it.
pub enum BackupSecret<'a> {
    /// What was typed from the recovery sheet.
    Sheet(&'a str),
    /// A passphrase.
    Passphrase(&'a Passphrase),
}

/// The key of this one file, held from the sealing until the file was read back: it shows that what lies on the disk opens,
/// without the sheet and without a second recipient in the file.
pub(super) struct FilesKey(Zeroizing<[u8; 16]>);

impl age::Identity for FilesKey {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(FileKey::init_with_mut(|key| {
            key.copy_from_slice(&*self.0)
        })))
    }
}

/// A recipient whose file key is noted.
struct Noting<'a> {
    recipient: &'a dyn age::Recipient,
    key: RefCell<Zeroizing<[u8; 16]>>,
}

impl age::Recipient for Noting<'_> {
    fn wrap_file_key(
        &self,
        key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        self.key.borrow_mut().copy_from_slice(key.expose_secret());
        self.recipient.wrap_file_key(key)
    }
}

/// Seals for exactly one key, into a file.
///
/// # Errors
/// Those of writing.
pub(super) fn seal(to: &To, plain: &[u8], into: &mut dyn Write) -> Result<FilesKey, io::Error> {
    match to {
        To::Sheet(recipient) => {
            let recipient: age::x25519::Recipient =
                recipient.parse().map_err(|_| io::ErrorKind::InvalidInput)?;
            seal_for(&recipient, plain, into)
        }
        To::Passphrase(passphrase, cost) => {
            let mut recipient = age::scrypt::Recipient::new(passphrase.reveal().to_owned().into());
            recipient.set_work_factor(cost.0);
            seal_for(&recipient, plain, into)
        }
    }
}

fn seal_for(
    recipient: &dyn age::Recipient,
    plain: &[u8],
    into: &mut dyn Write,
) -> Result<FilesKey, io::Error> {
    let noting = Noting {
        recipient,
        key: RefCell::default(),
    };
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&noting as &dyn age::Recipient))
            .map_err(|_| io::ErrorKind::InvalidInput)?;
    let mut writer = encryptor.wrap_output(into)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(FilesKey(noting.key.into_inner()))
}

/// Whether a file was sealed with a passphrase.
///
/// # Errors
/// As [`open`].
pub(super) fn wants_passphrase(path: &Path) -> Result<bool, VaultError> {
    Ok(header(path)?.0.is_scrypt())
}

/// Opens a file with what a person gave, read to its end and found whole.
///
/// # Errors
/// `NoBackup`, `NotABackup`, `BackupTooLarge`, `BackupSecretWrong`, `RecoveryMistyped`, `BackupTooDear`, `BackupDamaged`.
pub(super) fn open(path: &Path, secret: &BackupSecret) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    match secret {
        BackupSecret::Sheet(typed) => {
            let identity: age::x25519::Identity = sheet::read(typed)?.parse().map_err(|_| {
                let why = sheet::where_to_look(typed);
                VaultError::RecoveryMistyped(why.unwrap_or_else(|| MISTYPED.into()))
            })?;
            open_by(path, &identity)
        }
        BackupSecret::Passphrase(passphrase) => {
            let mut identity = age::scrypt::Identity::new(passphrase.reveal().to_owned().into());
            identity.set_max_work_factor(DEAREST);
            open_by(path, &identity)
        }
    }
}

/// Opens a file with one identity.
pub(super) fn open_by(
    path: &Path,
    identity: &dyn age::Identity,
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (decryptor, length) = header(path)?;
    let mut reader = decryptor
        .decrypt(std::iter::once(identity))
        .map_err(|error| match error {
            DecryptError::NoMatchingKeys
            | DecryptError::KeyDecryptionFailed
            | DecryptError::DecryptionFailed => VaultError::BackupSecretWrong,
            DecryptError::ExcessiveWork { .. } => VaultError::BackupTooDear,
            _ => VaultError::BackupDamaged,
        })?;
    read_whole(&mut reader, LARGEST, usize::try_from(length).unwrap_or(0))
}

/// At most so many bytes, with room for all of them at once: what a growing buffer leaves behind is not wiped.
fn read_whole(
    reader: &mut dyn Read,
    most: u64,
    room: usize,
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut plain = Zeroizing::new(Vec::with_capacity(room));
    match reader.take(most + 1).read_to_end(&mut plain) {
        Ok(count) if count as u64 > most => Err(VaultError::BackupTooLarge),
        Ok(_) => Ok(plain),
        Err(_) => Err(VaultError::BackupDamaged),
    }
}

/// The header of a plain file of a sensible size, and the length of the file in bytes.
fn header(path: &Path) -> Result<(age::Decryptor<impl BufRead + use<>>, u64), VaultError> {
    let file = super::super::files::open_to_read(path).map_err(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => VaultError::Denied(path.to_owned()),
        _ => VaultError::NoBackup(path.to_owned()),
    })?;
    let found = file.metadata().map_err(VaultError::at(path))?;
    if !found.is_file() {
        return Err(VaultError::NoBackup(path.to_owned()));
    }
    if found.len() > LARGEST + AROUND {
        return Err(VaultError::BackupTooLarge);
    }
    let mut reader = BufReader::with_capacity(4 * LONGEST_HEADER, file);
    let head = reader.fill_buf().map_err(VaultError::at(path))?;
    if !head.starts_with(b"age-encryption.org/v1\n") {
        return Err(VaultError::NotABackup("is no age file"));
    }
    let head = &head[..head.len().min(LONGEST_HEADER)];
    if !head.windows(5).any(|window| window == b"\n--- ") {
        return Err(VaultError::BackupDamaged);
    }
    memory::refuse_too_little_for(head, key::DEAREST)?;
    let decryptor = age::Decryptor::new_buffered(reader).map_err(|_| VaultError::BackupDamaged)?;
    Ok((decryptor, found.len()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_larger_than_it_may_be_is_refused_by_the_byte() {
        let read = |bytes: &[u8]| read_whole(&mut &*bytes, 4, 0).map(|plain| plain.to_vec());
        assert_eq!(read(b"four").unwrap(), b"four");
        assert!(matches!(read(b"five!"), Err(VaultError::BackupTooLarge)));

        // The file has holes: nothing is written.
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("backup.age");
        let file = std::fs::File::create(&path).unwrap();
        let longest = (1 << 30) + (16 << 10) + (1 << 18);
        file.set_len(longest).unwrap();
        assert!(matches!(
            wants_passphrase(&path),
            Err(VaultError::NotABackup(_))
        ));
        file.set_len(longest + 1).unwrap();
        assert!(matches!(
            wants_passphrase(&path),
            Err(VaultError::BackupTooLarge)
        ));
    }

    #[test]
    fn a_header_of_too_many_recipients_is_not_read() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("backup.age");
        let identity = age::x25519::Identity::generate();
        let recipient = identity.to_public();
        for (count, opens) in [(1, true), (300, false)] {
            let recipients = std::iter::repeat_n(&recipient as &dyn age::Recipient, count);
            let encryptor = age::Encryptor::with_recipients(recipients).unwrap();
            let file = std::fs::File::create(&path).unwrap();
            let mut writer = encryptor.wrap_output(file).unwrap();
            writer.write_all(b"all of it").unwrap();
            writer.finish().unwrap();
            let opened = open_by(&path, &identity);
            assert_eq!(opened.is_ok(), opens, "{count}");
        }
    }

    #[test]
    fn a_backup_that_asks_for_too_much_work_is_refused_at_once() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("backup.age");
        let file = format!(
            "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 21\n{0}\n--- {0}\n{1}",
            "A".repeat(43),
            "0".repeat(48)
        );
        std::fs::write(&path, file).unwrap();
        assert!(wants_passphrase(&path).unwrap());
        assert!(matches!(
            open(&path, &BackupSecret::Passphrase(&Passphrase::new("any"))),
            Err(VaultError::BackupTooDear)
        ));
    }
}

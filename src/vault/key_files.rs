//! The key files in the folder: which copy to believe, and how both are written so that one is always whole.

use super::files::{self, Checked};
use super::key::{self, Payload, Refusal};
use super::{RecoverySheet, VaultError, memory, sheet};
use crate::passphrase::Passphrase;
use jiff::Zoned;
use std::path::Path;

/// The key by passphrase, and the file that both copies should be when one of them is not.
pub(super) fn unlock(
    dir: &Path,
    passphrase: &Passphrase,
) -> Result<(Payload, Option<Vec<u8>>), VaultError> {
    let main = files::read_checked(dir, files::KEY)?;
    let copy = files::read_checked(dir, files::KEY_COPY)?;
    let all_well = main.whole && copy.whole && main.bytes == copy.bytes;
    // Whole ones first. One without a good checksum may still open, its seal tells; but when it does not,
    // nobody can say that the passphrase was wrong.
    let mut tried: Vec<(Vec<u8>, bool)> = Vec::new();
    for found in [&main, &copy] {
        let Some(bytes) = &found.bytes else { continue };
        match tried.iter_mut().find(|(known, _)| known == bytes) {
            // The same bytes are whole when one of the two checksums says so.
            Some((_, whole)) => *whole |= found.whole,
            None => tried.push((bytes.clone(), found.whole)),
        }
    }
    tried.sort_by_key(|(_, whole)| !whole);
    let mut verdict = VaultError::KeyDamaged;
    for (file, whole) in tried {
        memory::refuse_too_little_for(&file, key::DEAREST)?;
        match Payload::unwrap(&file, passphrase) {
            Ok(payload) => return Ok((payload, (!all_well).then_some(file))),
            Err(Refusal::Wrong) if whole => verdict = VaultError::WrongPassphrase,
            Err(Refusal::TooDear) if whole => verdict = VaultError::KeyTooDear,
            Err(_) => {}
        }
    }
    Err(verdict)
}

/// The copy first, each with its checksum: at every moment one of the two is whole.
pub(super) fn write_keys(dir: &Path, file: &[u8]) -> Result<(), VaultError> {
    for name in [files::KEY_COPY, files::KEY] {
        files::write_with_checksum(dir, name, file).map_err(VaultError::at(&dir.join(name)))?;
    }
    Ok(())
}

/// Wraps the key for a new sheet. The old one opens nothing here from now on.
pub(super) fn write_recovery(
    dir: &Path,
    payload: &Payload,
    now: &Zoned,
) -> Result<RecoverySheet, VaultError> {
    let (file, secret) = payload.wrap_for_sheet();
    files::write_with_checksum(dir, files::RECOVERY, &file)
        .map_err(VaultError::at(&dir.join(files::RECOVERY)))?;
    Ok(RecoverySheet::new(
        secret,
        payload.journal(),
        now.datetime(),
    ))
}

/// SHA-256 of the recovery file, in hex: the database remembers which one is ours.
pub(super) fn recovery_digest(dir: &Path) -> Result<String, VaultError> {
    let file = files::read_checked(dir, files::RECOVERY)?.bytes;
    file.map(|bytes| files::sha256(&bytes))
        .ok_or(VaultError::RecoveryDamaged)
}

/// The key by what was typed from the recovery sheet.
pub(super) fn unlock_by_sheet(dir: &Path, typed: &str) -> Result<Payload, VaultError> {
    let secret = sheet::read(typed)?;
    let Checked { bytes, .. } = files::read_checked(dir, files::RECOVERY)?;
    Payload::unwrap_by_sheet(&bytes.ok_or(VaultError::RecoveryDamaged)?, &secret).map_err(|error| {
        match error {
            VaultError::RecoveryMistyped(why) => {
                VaultError::RecoveryMistyped(sheet::where_to_look(typed).unwrap_or(why))
            }
            error => error,
        }
    })
}

/// Whether the key in this file is `key`, by the passphrase.
pub(super) fn unwraps(
    path: &Path,
    passphrase: &Passphrase,
    key: &Payload,
) -> Result<bool, VaultError> {
    let file = files::read_key_file(path).map_err(VaultError::at(path))?;
    Ok(file.is_some_and(|file| Payload::unwrap(&file, passphrase).is_ok_and(|read| read == *key)))
}

/// The same by the secret of a sheet.
pub(super) fn unwraps_by_sheet(
    path: &Path,
    secret: &str,
    key: &Payload,
) -> Result<bool, VaultError> {
    let file = files::read_key_file(path).map_err(VaultError::at(path))?;
    Ok(file
        .is_some_and(|file| Payload::unwrap_by_sheet(&file, secret).is_ok_and(|read| read == *key)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Cost;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_key_file_that_was_written_holds_this_key_and_no_other() {
        let home = tempfile::tempdir().unwrap();
        let (path, nothing) = (home.path().join("one"), home.path().join("nothing"));
        let (right, wrong) = (Passphrase::new("otter"), Passphrase::new("bridge"));
        let key = Payload::generate(date(2026, 11, 21));
        let other = key.renewed(date(2026, 11, 21));

        std::fs::write(&path, key.wrap(&right, Cost::THROW_AWAY)).unwrap();
        assert!(unwraps(&path, &right, &key).unwrap());
        assert!(!unwraps(&path, &wrong, &key).unwrap());
        assert!(!unwraps(&path, &right, &other).unwrap());
        assert!(!unwraps(&nothing, &right, &key).unwrap());

        let (file, secret) = key.wrap_for_sheet();
        let another_sheet = key.wrap_for_sheet().1;
        std::fs::write(&path, file).unwrap();
        assert!(unwraps_by_sheet(&path, &secret, &key).unwrap());
        assert!(!unwraps_by_sheet(&path, &another_sheet, &key).unwrap());
        assert!(!unwraps_by_sheet(&path, &secret, &other).unwrap());
        assert!(!unwraps_by_sheet(&nothing, &secret, &key).unwrap());
    }
}

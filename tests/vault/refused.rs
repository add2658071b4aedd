//! What is refused, in words that are true, with nothing touched; and what is mended.

mod database;
mod folder;
mod key;
mod sheet;

use super::*;

fn flip(path: &Path, bit: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[bit / 8] ^= 1 << (bit % 8);
    fs::write(path, bytes).unwrap();
}

/// The error of opening, once it is sure that opening changed nothing.
fn refusal(journal: &Journal) -> VaultError {
    refusal_of(journal, &passphrase())
}

fn refusal_of(journal: &Journal, passphrase: &Passphrase) -> VaultError {
    let before = journal.bytes();
    let error = Vault::open(&journal.dir(), passphrase, &now()).unwrap_err();
    assert!(before == journal.bytes(), "{error}: something was touched");
    error
}

fn is_whole(journal: &Journal) {
    let vault = journal.open().unwrap();
    assert_eq!(vault.read(EntryId(1)).unwrap().0.id, EntryId(1));
    vault.verify().unwrap();
    assert_eq!(vault.notices(), [] as [&str; 0]);
}

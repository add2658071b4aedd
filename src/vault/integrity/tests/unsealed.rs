//! The form without seals.

use super::*;

/// Back to the form without seals, as the first released program left it.
fn unseal(kept: &Kept) {
    let vault = kept.open().unwrap();
    let mut sql =
        String::from(
        "DROP TABLE seal; DROP INDEX entry_import; ALTER TABLE entry DROP COLUMN import; DROP TABLE import;
         UPDATE sqlite_sequence SET seq = (SELECT given FROM form) WHERE name = 'entry';
         UPDATE form SET min_reader = 2; PRAGMA user_version = 2;");
    for column in ["given", "generation", "count", "sum", "sealed", "mac"] {
        sql.push_str(&format!("ALTER TABLE form DROP COLUMN {column};"));
    }
    vault.db().unwrap().execute_batch(&sql).unwrap();
}

#[test]
fn a_journal_of_the_form_without_seals_is_sealed_when_it_is_first_opened() {
    let kept = Kept::full();
    unseal(&kept);
    std::fs::remove_dir_all(&kept.marks).unwrap();
    let vault = kept.open().unwrap();
    assert_eq!(vault.notices(), [] as [&str; 0]);
    vault.verify().unwrap();
    assert!(vault.is_as_kept(EntryId(1)).unwrap());
    drop(vault);
    kept.tamper("UPDATE revision SET body = replace(body, 'another', 'nothing') WHERE entry = 2");
    assert!(kept.is_told());
}

#[test]
fn a_journal_of_the_form_without_seals_in_place_of_a_sealed_one_is_told_and_left_alone() {
    let kept = Kept::full();
    unseal(&kept);
    let before = kept.bytes();
    let error = kept.open().unwrap_err();
    assert!(
        matches!(error, VaultError::Unlike(Unlike::Older { .. })),
        "{error}"
    );
    assert!(before == kept.bytes());
    let vault = Vault::open(kept.home().accepting(true), &passphrase(), &now()).unwrap();
    vault.verify().unwrap();
    drop(vault);
    assert!(!kept.is_told());
}

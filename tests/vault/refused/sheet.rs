//! The recovery sheet, and the file it opens.

use super::*;

#[test]
fn a_sheet_nobody_was_seen_to_hold_is_noticed_until_it_opens_the_journal() {
    let (journal, mut vault, sheet) = Journal::with_sheet();
    vault.put_sheet_unchecked(true).unwrap();
    drop(vault);
    for _ in 0..2 {
        let notices = journal.open().unwrap().notices().join("\n");
        assert!(notices.contains("never compared"), "{notices}");
    }
    let recovered = Vault::open_with_recovery(&journal.dir(), sheet.secret(), &now()).unwrap();
    assert_eq!(recovered.notices(), [] as [&str; 0]);
    drop(recovered);
    assert_eq!(journal.open().unwrap().notices(), [] as [&str; 0]);
}

#[test]
fn the_sheet_opens_the_journal_when_both_key_files_are_gone() {
    let (journal, vault, sheet) = Journal::with_sheet();
    drop(vault);
    for name in ["key.age", "key-copy.age"] {
        fs::remove_file(journal.file(name)).unwrap();
    }
    assert!(matches!(journal.open(), Err(VaultError::KeyDamaged)));
    let typed = sheet.groups().join(" ").to_lowercase();
    let recover = |typed: &str| Vault::open_with_recovery(&journal.dir(), typed, &now());
    assert!(matches!(
        recover(&typed[4..]),
        Err(VaultError::RecoveryMistyped(_))
    ));
    assert!(matches!(
        recover("AGE-SECRET-KEY-1"),
        Err(VaultError::RecoveryMistyped(_))
    ));
    let (_, _, other) = Journal::with_sheet();
    assert!(matches!(
        recover(other.secret()),
        Err(VaultError::RecoveryWrong)
    ));
    let mut vault = recover(&typed).unwrap();
    assert!(sheet.text().contains(vault.journal()));
    let new = Passphrase::new("walnut harbour");
    vault.set_passphrase(&new, Cost::THROW_AWAY).unwrap();
    vault.verify().unwrap();
    drop(vault);
    drop(Vault::open(&journal.dir(), &new, &now()).unwrap());

    let mut vault = recover(sheet.secret()).unwrap();
    let newer = vault.new_recovery(&now()).unwrap();
    vault.verify().unwrap();
    drop(vault);
    assert!(matches!(
        recover(sheet.secret()),
        Err(VaultError::RecoveryWrong)
    ));
    drop(recover(newer.secret()).unwrap());
    flip(&journal.file("recovery.age"), 1000);
    assert!(matches!(
        recover(newer.secret()),
        Err(VaultError::RecoveryDamaged)
    ));
    fs::remove_file(journal.file("recovery.age")).unwrap();
    assert!(matches!(
        recover(newer.secret()),
        Err(VaultError::RecoveryDamaged)
    ));
    drop(Vault::open(&journal.dir(), &new, &now()).unwrap());
}

/// Reliability list 22.
#[test]
fn a_recovery_file_of_another_key_is_told_at_the_next_unlock() {
    let journal = Journal::closed();
    let other = Journal::closed();
    for name in ["recovery.age", "recovery.age.sha256"] {
        fs::copy(other.file(name), journal.file(name)).unwrap();
    }
    let mut vault = journal.open().unwrap();
    assert!(
        vault.notices()[0].contains("of another sheet"),
        "{:?}",
        vault.notices()
    );
    vault.new_recovery(&now()).unwrap();
    drop(vault);
    is_whole(&journal);
}

#[test]
fn stock_age_reads_the_recovery_file_as_the_statement_that_opens_the_database() {
    let (journal, _vault, sheet) = Journal::with_sheet();
    let secret = journal.home.path().join("secret.txt");
    fs::write(&secret, sheet.secret()).unwrap();
    let age = std::process::Command::new("age")
        .arg("-d")
        .arg("-i")
        .arg(&secret)
        .arg(journal.file("recovery.age"))
        .output();
    let Ok(age) = age else {
        eprintln!("skipped: age is not installed");
        return;
    };
    let said = String::from_utf8(age.stdout).unwrap();
    let key = said.lines().last().unwrap();
    assert!(
        key.starts_with("PRAGMA key = \"x'") && key.len() == 96 + 19,
        "{}",
        key.len()
    );
}

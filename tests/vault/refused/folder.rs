//! The folder: what lies there and what does not, and who has it open.

use super::*;

#[test]
fn an_empty_place_an_unfinished_one_and_one_without_its_database_are_told_apart() {
    let home = tempfile::tempdir().unwrap();
    let nowhere = home.path().join("nowhere");
    assert!(!Vault::exists(&nowhere) && !Vault::exists(home.path()));
    for dir in [&nowhere, home.path()] {
        let error = Vault::open(dir, &passphrase(), &now()).unwrap_err();
        assert!(matches!(error, VaultError::NoJournal(_)), "{error}");
    }
    assert!(!nowhere.exists());

    let journal = Journal::closed();
    fs::rename(journal.file("journal.db"), home.path().join("away")).unwrap();
    assert!(Vault::exists(&journal.dir()));
    assert!(matches!(refusal(&journal), VaultError::DatabaseMissing(_)));
    let again = Vault::create(&journal.dir(), &passphrase(), Cost::THROW_AWAY, &now());
    assert!(
        matches!(again, Err(VaultError::DatabaseMissing(_))),
        "the only key is not overwritten"
    );
    fs::rename(home.path().join("away"), journal.file("journal.db")).unwrap();
    is_whole(&journal);
}

#[test]
fn a_set_up_cut_short_anywhere_is_started_over_or_finished() {
    let steps = [
        "lock",
        "recovery.age",
        "recovery.age.sha256",
        "key-copy.age",
        "key.age",
        "journal.db.new",
    ];
    for count in 0..=steps.len() {
        let journal = Journal {
            home: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(journal.dir()).unwrap();
        fs::write(journal.file("unfinished"), "").unwrap();
        fs::write(journal.file(".afterhour-x1"), "half").unwrap();
        for name in &steps[..count] {
            fs::write(journal.file(name), "half").unwrap();
        }
        assert!(Vault::exists(&journal.dir()));
        assert!(matches!(refusal(&journal), VaultError::Unfinished(_)));
        Vault::create(&journal.dir(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
        assert!(!journal.file("unfinished").exists() && !journal.file(".afterhour-x1").exists());
        assert!(journal.open().unwrap().verify().is_ok());
    }
    // Cut short after the database took its name: nothing is missing.
    let journal = Journal::closed();
    fs::write(journal.file("unfinished"), "").unwrap();
    let again = Vault::create(&journal.dir(), &passphrase(), Cost::THROW_AWAY, &now());
    assert!(matches!(again, Err(VaultError::AlreadyThere(_))));
    journal.open().unwrap().verify().unwrap();
    assert!(!journal.file("unfinished").exists());
}

#[test]
fn a_journal_fits_beside_the_settings_where_both_have_one_folder() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("guides")).unwrap();
    fs::write(home.path().join("journal-folder"), "/media/stick\n").unwrap();
    Vault::create(home.path(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
    assert!(home.path().join("journal-folder").exists());
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("letter.txt"), "mine").unwrap();
    let error = Vault::create(home.path(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap_err();
    assert!(matches!(error, VaultError::OtherFiles(_)));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn a_second_instance_is_told_who_holds_the_journal_and_since_when() {
    let (journal, vault) = Journal::new();
    let error = journal.open().unwrap_err();
    let VaultError::InUse { pid, since } = &error else {
        panic!("{error}")
    };
    assert_eq!(*pid, Some(std::process::id()));
    assert_eq!(since.as_deref(), Some("09:30 on 21 November 2026"));
    #[cfg(unix)]
    {
        let link = journal.home.path().join("link");
        std::os::unix::fs::symlink(journal.dir(), &link).unwrap();
        let through = Vault::open(&link, &passphrase(), &now());
        assert!(
            matches!(through, Err(VaultError::InUse { .. })),
            "by another path too"
        );
    }
    drop(vault);
    journal.open().unwrap();
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_said_to_be_that() {
    use std::os::unix::fs::PermissionsExt;
    if rustix::process::geteuid().is_root() {
        eprintln!("skipped: root may read everything");
        return;
    }
    let journal = Journal::closed();
    for (name, mode) in [
        ("journal.db", 0o000),
        ("key.age", 0o000),
        ("journal.db", 0o400),
    ] {
        let kept = fs::metadata(journal.file(name)).unwrap().permissions();
        fs::set_permissions(journal.file(name), fs::Permissions::from_mode(mode)).unwrap();
        assert!(
            matches!(journal.open(), Err(VaultError::Denied(_))),
            "{name} {mode:o}"
        );
        fs::set_permissions(journal.file(name), kept).unwrap();
    }
    is_whole(&journal);
}

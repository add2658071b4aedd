//! A new key, cut short wherever it can be.
#![allow(clippy::unwrap_used)]

use super::super::tests::{guide, now, page};
use super::*;
use crate::domain::*;
use std::fs;

fn old_passphrase() -> Passphrase {
    Passphrase::new("otter bridge velvet")
}

fn new_passphrase() -> Passphrase {
    Passphrase::new("marble lunar oxygen")
}

/// A journal with one entry in two revisions.
fn journal() -> (tempfile::TempDir, Vault, RecoverySheet) {
    let home = tempfile::tempdir().unwrap();
    let (mut vault, sheet) =
        Vault::create(home.path(), &old_passphrase(), Cost::THROW_AWAY, &now()).unwrap();
    let id = vault
        .save(&page("a zebra"), &guide(), None, None, &now())
        .unwrap()
        .id;
    vault
        .save(&page("a giraffe"), &guide(), Some(id), None, &now())
        .unwrap();
    (home, vault, sheet)
}

fn rotated(vault: &mut Vault) -> RecoverySheet {
    vault
        .new_key(&new_passphrase(), Cost::THROW_AWAY, &now())
        .unwrap()
}

fn is_whole(vault: &Vault) {
    assert_eq!(
        vault.verify().map(|_| ()).map_err(|e| e.to_string()),
        Ok(())
    );
    let (entry, _) = vault.read(EntryId(1)).unwrap();
    assert_eq!(entry.revision, 2);
    assert_eq!(entry.page, page("a giraffe"));
    assert_eq!(
        vault.read_revision(EntryId(1), 1).unwrap().0.page,
        page("a zebra")
    );
    let filter = Filter {
        words: "giraffe".into(),
        ..Filter::default()
    };
    assert_eq!(vault.count(&filter, 9).unwrap(), 1);
}

fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, to.path().join(path.file_name().unwrap())).unwrap();
    }
    to
}

/// Reliability list 34: what opened the journal before opens nothing that was written since, and the old key neither.
#[test]
fn after_a_new_key_only_the_new_passphrase_and_the_new_sheet_open_it() {
    let (home, mut vault, old_sheet) = journal();
    let old_key = vault.payload.clone();
    let old_files = copy(home.path());
    let new_sheet = rotated(&mut vault);
    is_whole(&vault);
    vault
        .save(&page("a heron"), &guide(), None, None, &now())
        .unwrap();
    drop(vault);

    assert!(matches!(
        Vault::open(home.path(), &old_passphrase(), &now()),
        Err(VaultError::WrongPassphrase)
    ));
    assert!(matches!(
        Vault::open_with_recovery(home.path(), old_sheet.secret(), &now()),
        Err(VaultError::RecoveryWrong)
    ));
    let vault = Vault::open(home.path(), &new_passphrase(), &now()).unwrap();
    assert!(
        vault
            .notices()
            .iter()
            .any(|notice| notice.contains("never compared"))
    );
    is_whole(&vault);
    drop(vault);
    let vault = Vault::open_with_recovery(home.path(), new_sheet.secret(), &now()).unwrap();
    assert_eq!(vault.journal(), old_key.journal());
    drop(vault);

    // The old key files beside the new database, as from an old backup: nothing opens.
    for name in &files::SWITCHED[1..] {
        fs::copy(old_files.path().join(name), home.path().join(name)).unwrap();
    }
    assert!(matches!(
        Vault::open(home.path(), &old_passphrase(), &now()),
        Err(VaultError::Foreign(_))
    ));
    assert!(schema::connect(&home.path().join(files::DATABASE), &old_key, false).is_err());
}

/// Everything that a kill can leave before the marker is written: any of the new files, whole or not.
///
/// Reliability list 34.
#[test]
fn a_new_key_cut_short_before_the_marker_leaves_the_old_one() {
    let (home, vault, sheet) = journal();
    let new = vault.payload.renewed(now().date());
    vault
        .stage(&new, &new_passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    drop(vault);
    for (count, name) in files::SWITCHED.iter().enumerate() {
        for torn in [false, true] {
            let folder = copy(home.path());
            for later in &files::SWITCHED[count + 1..] {
                fs::remove_file(next(folder.path(), later)).unwrap();
            }
            if torn {
                let path = next(folder.path(), name);
                let bytes = fs::read(&path).unwrap();
                fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
                fs::write(next(folder.path(), files::ROLLBACK), b"torn").unwrap();
            }
            let vault = Vault::open(folder.path(), &old_passphrase(), &now()).unwrap();
            is_whole(&vault);
            drop(vault);
            Vault::open_with_recovery(folder.path(), sheet.secret(), &now()).unwrap();
            let left = fs::read_dir(folder.path()).unwrap();
            let left = left.filter(|file| {
                let name = file.as_ref().unwrap().file_name();
                name.to_str().unwrap().starts_with(files::NEXT)
            });
            assert_eq!(left.count(), 0);
        }
    }
}

/// Everything that a kill can leave after it: some of the files in their places.
///
/// Reliability list 34.
#[test]
fn a_new_key_cut_short_after_the_marker_is_finished_by_the_next_opening() {
    let (home, mut vault, _) = journal();
    let new = vault.payload.renewed(now().date());
    let sheet = vault
        .stage(&new, &new_passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    vault.database.close().unwrap();
    mark(home.path(), &new).unwrap();
    drop(vault);
    for count in 0..=files::SWITCHED.len() {
        let folder = copy(home.path());
        for name in &files::SWITCHED[..count] {
            fs::rename(next(folder.path(), name), folder.path().join(name)).unwrap();
        }
        assert!(matches!(
            Vault::open(folder.path(), &old_passphrase(), &now()),
            Err(VaultError::WrongPassphrase)
        ));
        is_whole(&Vault::open(folder.path(), &new_passphrase(), &now()).unwrap());
        Vault::open_with_recovery(folder.path(), sheet.secret(), &now()).unwrap();
        assert!(!files::is_there(&folder.path().join(files::SWITCHING)));
    }
}

#[test]
fn a_rollback_journal_of_the_old_database_is_not_rolled_back_into_the_new_one() {
    let (home, vault, _) = journal();
    let new = vault.payload.renewed(now().date());
    vault
        .stage(&new, &new_passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    let db = vault.db().unwrap();
    let half = db.unchecked_transaction().unwrap();
    half.execute("DELETE FROM search", []).unwrap();
    half.execute("UPDATE revision SET body = 'x'", []).unwrap();
    half.pragma_update(None, "cache_size", 1).unwrap();
    half.execute("UPDATE entry SET title = hex(zeroblob(90000))", [])
        .unwrap();
    let folder = copy(home.path());
    assert!(files::is_there(&folder.path().join(files::ROLLBACK)));
    drop(half);
    mark(folder.path(), &new).unwrap();
    is_whole(&Vault::open(folder.path(), &new_passphrase(), &now()).unwrap());
}

#[test]
fn a_marker_without_its_database_changes_nothing() {
    let (home, vault, _) = journal();
    drop(vault);
    files::write_whole(home.path(), files::SWITCHING, &[7; 16]).unwrap();
    fs::write(next(home.path(), files::KEY), b"something").unwrap();
    is_whole(&Vault::open(home.path(), &old_passphrase(), &now()).unwrap());
    assert!(files::is_there(&next(home.path(), files::KEY)));
}

/// Reliability list 34: an engine that says a read-only file was keyed anew is not believed (sqlcipher#616).
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_keeps_the_old_key_and_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let (home, mut vault, _) = journal();
    let mode = |mode| fs::set_permissions(home.path(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o500);
    if fs::write(home.path().join("probe"), b"").is_ok() {
        // Root may write anywhere: nothing to see here.
        mode(0o700);
        return;
    }
    let refused = vault.new_key(&new_passphrase(), Cost::THROW_AWAY, &now());
    assert!(matches!(refused, Err(VaultError::Denied(_))));
    is_whole(&vault);
    mode(0o700);
    drop(vault);
    is_whole(&Vault::open(home.path(), &old_passphrase(), &now()).unwrap());
}

/// A read-only database file is replaced as a whole, never keyed anew in place.
#[cfg(unix)]
#[test]
fn a_read_only_database_file_is_replaced_by_one_under_the_new_key() {
    use std::os::unix::fs::PermissionsExt;
    let (home, mut vault, _) = journal();
    let path = home.path().join(files::DATABASE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    rotated(&mut vault);
    is_whole(&vault);
    drop(vault);
    is_whole(&Vault::open(home.path(), &new_passphrase(), &now()).unwrap());
}

#[test]
fn a_kill_before_the_mark_is_written_anew_raises_no_alarm_and_an_older_journal_still_does() {
    let home = tempfile::tempdir().unwrap();
    let marks = tempfile::tempdir().unwrap();
    let dir = home.path().canonicalize().unwrap();
    let place = || super::super::Home::of(&dir).marked_in(Some(marks.path()));
    let (mut vault, _) =
        Vault::create(place(), &old_passphrase(), Cost::THROW_AWAY, &now()).unwrap();
    vault
        .save(&page("a zebra"), &guide(), None, None, &now())
        .unwrap();
    let mark = fs::read_dir(marks.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let before = fs::read(&mark).unwrap();
    let old_files = copy(&dir);
    rotated(&mut vault);
    drop(vault);
    assert_ne!(fs::read(&mark).unwrap(), before);
    fs::write(&mark, before).unwrap();
    drop(Vault::open(place(), &new_passphrase(), &now()).unwrap());
    for name in files::SWITCHED {
        fs::copy(old_files.path().join(name), dir.join(name)).unwrap();
    }
    assert!(matches!(
        Vault::open(place(), &old_passphrase(), &now()),
        Err(VaultError::Unlike(_))
    ));
}

#[test]
fn what_was_written_beside_is_held_against_the_old_before_it_counts() {
    let (home, vault, _) = journal();
    let path = next(home.path(), files::DATABASE);
    let new = vault.payload.renewed(now().date());
    let (_, secret) = vault
        .write_beside(&new, &new_passphrase(), Cost::THROW_AWAY)
        .unwrap();
    let reads_back = || {
        let db = schema::connect(&path, &new, false).unwrap();
        vault.reads_back(&db, &new, &new_passphrase(), &secret)
    };
    assert!(reads_back().unwrap());
    let stranger = new.renewed(now().date());
    for (name, other) in [
        (
            files::KEY,
            stranger.wrap(&new_passphrase(), Cost::THROW_AWAY),
        ),
        (files::RECOVERY, stranger.wrap_for_sheet().0),
    ] {
        let kept = fs::read(next(home.path(), name)).unwrap();
        fs::write(next(home.path(), name), other).unwrap();
        assert!(!reads_back().unwrap(), "{name}");
        fs::write(next(home.path(), name), kept).unwrap();
    }
    let tamper = |sql: &str| {
        let db = schema::connect(&path, &new, false).unwrap();
        assert_eq!(db.execute(sql, []).unwrap(), 1, "{sql}");
    };
    tamper("UPDATE revision SET body = replace(body, 'zebra', 'zorse') WHERE number = 1");
    assert!(!reads_back().unwrap());
    tamper("UPDATE revision SET body = replace(body, 'zorse', 'zebra') WHERE number = 1");
    assert!(reads_back().unwrap());
}

#[test]
fn every_kind_of_value_and_its_place_count_in_what_is_compared() {
    let of = |rows: &str| {
        schema::begin();
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE t (a, b)").unwrap();
        db.execute_batch(&format!("INSERT INTO t VALUES {rows}"))
            .unwrap();
        contents(&db).unwrap()
    };
    let told_apart = [
        "(NULL, 1)",
        "(1, NULL)",
        "(1, 2)",
        "(1, 2.5)",
        "(1, 3.5)",
        "('ab', 'c')",
        "('a', 'bc')",
        "('a', x'00')",
        "('a', x'01')",
    ];
    for (at, one) in told_apart.iter().enumerate() {
        assert_eq!(of(one), of(one));
        for other in &told_apart[..at] {
            assert!(of(one) != of(other), "{one} {other}");
        }
    }
}

//! Situations that can only be made from inside: a disk that changes what it took, a stranger's database in a backup, a
//! restore cut short.
#![allow(clippy::unwrap_used)]

use super::super::tests::{guide, now, page};
use super::super::{RecoverySheet, schema};
use super::sealed::{LARGEST, To, seal};
use super::*;
use crate::domain::*;
use std::fs;
use tempfile::TempDir;

const OWN: &str = "otter bridge velvet";
const NEW: &str = "lunar oxygen marble";

/// A journal with two entries, one of them revised, in a folder of its own.
fn journal() -> (TempDir, Vault, RecoverySheet) {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("journal");
    let (mut vault, sheet) =
        Vault::create(&dir, &Passphrase::new(OWN), Cost::THROW_AWAY, &now()).unwrap();
    let id = vault
        .save(&page("heron"), &guide(), None, None, &now())
        .unwrap()
        .id;
    vault
        .save(&page("heron and kite"), &guide(), Some(id), None, &now())
        .unwrap();
    vault
        .save(&page("plover"), &guide(), None, None, &now())
        .unwrap();
    (home, vault, sheet)
}

fn backup(vault: &mut Vault, path: &Path) -> Backup {
    vault.backup(path, None, &now()).unwrap()
}

/// Everything in a folder by name, without the temporary names' random part.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Seals the bytes of a database for the sheet, as anybody can who knows the recipient.
fn planted(home: &Path, sheet: &RecoverySheet, bytes: &[u8]) -> PathBuf {
    let recipient = super::super::key::recipient_of(sheet.secret()).unwrap();
    let path = home.join("planted.age");
    let _ = fs::remove_file(&path);
    let mut file = File::create(&path).unwrap();
    seal(&To::Sheet(&recipient), bytes, &mut file).unwrap();
    path
}

/// The plain database of a backup, changed by statements.
fn changed(vault: &Vault, statements: &str) -> Vec<u8> {
    let (mut plain, _) = vault.snapshot(&now()).unwrap();
    plain
        .set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)
        .unwrap();
    plain.execute_batch(statements).unwrap();
    plain.serialize(rusqlite::MAIN_DB).unwrap().to_vec()
}

fn read(path: &Path, sheet: &RecoverySheet) -> Result<Opened, VaultError> {
    Opened::read(path, &BackupSecret::Sheet(sheet.secret()))
}

/// Reliability list 74.
#[test]
fn a_byte_that_the_disk_changed_is_found_before_the_backup_counts() {
    let (home, mut vault, _) = journal();
    let path = home.path().join("b.age");
    let recipient = vault.sheet_recipient().unwrap().unwrap();
    let (mut plain, _) = vault.snapshot(&now()).unwrap();
    let bytes = plain.serialize(rusqlite::MAIN_DB).unwrap().to_vec();
    let before = names(home.path());
    // Between the writing and the reading back one byte becomes another, wherever it is.
    for at in [0, 30, 200, 5_000] {
        let sealing = |into: &mut dyn Write| {
            let mut sealed = Vec::new();
            let key = seal(&To::Sheet(&recipient), &bytes, &mut sealed)?;
            into.write_all(&sealed)?;
            let temporary = names(home.path())
                .into_iter()
                .find(|name| name.starts_with(".afterhour-"))
                .unwrap();
            let temporary = home.path().join(temporary);
            sealed[at] ^= 1;
            fs::write(temporary, &sealed)?;
            Ok(key)
        };
        let failed = Place::of(&path).unwrap().write(sealing, |_, _| Ok(()));
        assert!(matches!(failed, Err(VaultError::BackupUnread)), "{at}");
        assert_eq!(names(home.path()), before);
    }
    backup(&mut vault, &path);
}

#[test]
fn a_backup_is_opened_with_the_key_of_its_file_and_sealed_for_one_recipient_alone() {
    let (home, mut vault, sheet) = journal();
    let path = home.path().join("b.age");
    let made = backup(&mut vault, &path);
    assert_eq!(made.counted.entries, 2);
    assert!(made.noted && made.older.is_empty());
    let bytes = fs::read(&path).unwrap();
    assert_eq!(made.size, bytes.len() as u64);
    let file = String::from_utf8_lossy(&bytes);
    let head = file.split("\n--- ").next().unwrap();
    // What age adds by itself says of itself that nobody opens it.
    let recipients: Vec<&str> = head
        .split("\n-> ")
        .skip(1)
        .filter(|stanza| {
            !stanza
                .split_whitespace()
                .next()
                .unwrap()
                .ends_with("-grease")
        })
        .collect();
    assert_eq!(recipients.len(), 1, "one recipient and none hidden");
    assert!(recipients[0].starts_with("X25519 "));
    let opened = read(&path, &sheet).unwrap();
    assert!(opened.inside.about.is_of(&vault.payload));
    assert_eq!(opened.counted(), &made.counted);
}

/// Reliability list 74.
#[test]
fn any_changed_byte_of_a_backup_is_damage_or_another_sheet() {
    let (home, mut vault, sheet) = journal();
    let path = home.path().join("b.age");
    backup(&mut vault, &path);
    let whole = fs::read(&path).unwrap();
    let header = whole
        .windows(4)
        .position(|four| four == b"---\x20")
        .unwrap()
        + 48;
    let later = (header..whole.len()).step_by(whole.len() / 60);
    for at in (0..header).step_by(3).chain(later) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let error = read(&path, &sheet).unwrap_err();
        let is_named = match error {
            VaultError::BackupDamaged => true,
            VaultError::BackupSecretWrong | VaultError::NotABackup(_) => at < header,
            _ => false,
        };
        assert!(is_named, "{at}: {error}");
    }
    for length in [
        0,
        1,
        21,
        header,
        header + 16,
        whole.len() / 2,
        whole.len() - 1,
    ] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(read(&path, &sheet).is_err(), "cut at {length}");
    }
}

/// Reliability list 77.
#[test]
fn a_backup_that_a_stranger_sealed_for_the_sheet_is_told_from_ones_own() {
    let (home, mut vault, sheet) = journal();
    // A stranger who has an older backup in the clear changes a word and counts the rows anew.
    let (plain, _) = vault.snapshot(&now()).unwrap();
    plain
        .execute_batch("UPDATE revision SET body = replace(body, 'plover', 'gander')")
        .unwrap();
    let (stranger_home, stranger, _) = journal();
    drop(stranger_home);
    let digest = snapshot::tally_of(&plain).unwrap().digest;
    plain
        .execute("UPDATE backup SET value = ?1 WHERE name = 'rows'", [digest])
        .unwrap();
    drop(stranger);
    let mut plain = plain;
    let bytes = plain.serialize(rusqlite::MAIN_DB).unwrap().to_vec();
    let opened = read(&planted(home.path(), &sheet, &bytes), &sheet).unwrap();
    let rehearsal = vault.rehearse(&opened, &now()).unwrap();
    assert!(!rehearsal.is_proven);

    let own = home.path().join("own.age");
    backup(&mut vault, &own);
    let opened = read(&own, &sheet).unwrap();
    assert!(vault.rehearse(&opened, &now()).unwrap().is_proven);
}

/// Reliability list 78.
#[test]
fn nothing_of_a_strangers_schema_is_run_and_nothing_without_end_is_read() {
    let (home, vault, sheet) = journal();
    let triggers: String = (0..1_000)
        .map(|n| format!("CREATE TRIGGER t{n} AFTER INSERT ON entry BEGIN DELETE FROM entry; END;"))
        .collect();
    for statements in [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        &triggers,
        "DROP TABLE words; CREATE VIEW words (at, text) AS WITH RECURSIVE n(i) AS
             (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, 'x' FROM n",
        "DROP TABLE words; CREATE VIRTUAL TABLE words USING fts5 (text)",
        "CREATE INDEX i ON entry (length(hex(zeroblob(100000000))))",
        "ALTER TABLE entry ADD COLUMN more TEXT",
        "ALTER TABLE entry ADD COLUMN more INTEGER AS (length(title))",
        "DROP TABLE draft",
        "CREATE TABLE more (x)",
    ] {
        let path = planted(home.path(), &sheet, &changed(&vault, statements));
        let error = read(&path, &sheet).unwrap_err();
        assert!(
            matches!(error, VaultError::NotABackup(_)),
            "{statements}: {error}"
        );
    }
    // Says it has 2^31 pages; holds zeros; holds another archive; a page changed within.
    let mut pages = changed(&vault, "");
    pages[28..32].copy_from_slice(&0x7fff_ffff_u32.to_be_bytes());
    let mut torn = changed(&vault, "");
    let middle = torn.len() / 2;
    torn[middle..middle + 4096].fill(0x5a);
    for bytes in [pages, torn, vec![0; 100_000], b"\x1f\x8b\x08".repeat(100)] {
        let path = planted(home.path(), &sheet, &bytes);
        let error = read(&path, &sheet).unwrap_err();
        assert!(
            matches!(error, VaultError::NotABackup(_) | VaultError::BackupDamaged),
            "{error}"
        );
    }
    // Ten times what is read, sparse on the disk: refused by its size, before anything of it is.
    let path = home.path().join("huge.age");
    let recipient = vault.sheet_recipient().unwrap().unwrap();
    let mut file = File::create(&path).unwrap();
    seal(&To::Sheet(&recipient), b"x", &mut file).unwrap();
    file.set_len(10 * LARGEST).unwrap();
    assert!(matches!(
        read(&path, &sheet),
        Err(VaultError::BackupTooLarge)
    ));
}

#[test]
fn a_backup_of_a_newer_form_is_called_that_and_one_of_an_older_is_brought_on() {
    let (home, mut vault, sheet) = journal();
    let newer = changed(&vault, "PRAGMA user_version = 99");
    let error = read(&planted(home.path(), &sheet, &newer), &sheet).unwrap_err();
    assert!(
        matches!(error, VaultError::BackupNewer { theirs: 99, .. }),
        "{error}"
    );
    for form in 1..schema::VERSION {
        // Before it counted itself, the engine did.
        let as_then = |plain: &Connection| {
            let sql =
                "UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM entry) WHERE name = 'entry'";
            if form < schema::COUNTS_SINCE {
                plain.execute(sql, [])?;
            }
            Ok(())
        };
        let db = vault.db().unwrap();
        let (mut then, _) = snapshot::take_as(form, &db, &vault.payload, &now(), as_then).unwrap();
        drop(db);
        let older = then.serialize(rusqlite::MAIN_DB).unwrap().to_vec();
        let opened = read(&planted(home.path(), &sheet, &older), &sheet).unwrap();
        assert_eq!(opened.inside.about.form, form);
        let rehearsed = vault.rehearse(&opened, &now()).unwrap();
        assert!(rehearsed.compared.lacks_nothing(), "form {form}");
        let dir = home.path().join(format!("brought on from {form}"));
        let new = Passphrase::new(NEW);
        for old in [None, Some(&new)] {
            let restored =
                Vault::restore(&dir, &opened, old, &new, Cost::THROW_AWAY, &now()).unwrap();
            assert_eq!(restored.now.entries, 2, "form {form}");
        }
        let restored = Vault::open(&dir, &new, &now()).unwrap();
        let kept = [1, 2].map(|id| restored.revisions(EntryId(id)).unwrap().len());
        assert_eq!(kept.iter().sum::<usize>(), 3, "form {form}");
    }
    let other = changed(&vault, "PRAGMA user_version = 0");
    let error = read(&planted(home.path(), &sheet, &other), &sheet).unwrap_err();
    assert!(matches!(error, VaultError::NotABackup(_)), "{error}");
}

#[test]
fn a_passphrase_of_its_own_opens_a_backup_and_another_does_not() {
    let (home, mut vault, sheet) = journal();
    let path = home.path().join("b.age");
    let own = Passphrase::new("for the safe");
    let made = vault
        .backup(&path, Some((&own, Cost::THROW_AWAY)), &now())
        .unwrap();
    assert_eq!(made.opens, Opens::Passphrase);
    assert!(Opened::wants_passphrase(&path).unwrap());
    Opened::read(&path, &BackupSecret::Passphrase(&own)).unwrap();
    let other = Passphrase::new("another");
    let refused = Opened::read(&path, &BackupSecret::Passphrase(&other)).unwrap_err();
    assert!(matches!(refused, VaultError::BackupSecretWrong));
    assert!(matches!(
        read(&path, &sheet),
        Err(VaultError::BackupSecretWrong)
    ));
    let mistyped = Opened::read(&path, &BackupSecret::Sheet("AGE-SECRET-KEY-1QQQ"));
    assert!(matches!(mistyped, Err(VaultError::RecoveryMistyped(_))));
}

#[test]
fn a_journal_whose_sheets_public_half_is_not_known_says_what_to_do_and_learns_it_from_the_sheet() {
    let (home, mut vault, sheet) = journal();
    let path = home.path().join("b.age");
    vault
        .write(|db| Ok(db.execute("DELETE FROM setting WHERE name = 'sheet-recipient'", [])?))
        .unwrap();
    let refused = vault.backup(&path, None, &now()).unwrap_err();
    assert!(matches!(refused, VaultError::SheetUnknown));
    assert!(!path.exists());
    drop(vault);
    let dir = home.path().join("journal");
    let mut vault = Vault::open_with_recovery(&dir, sheet.secret(), &now()).unwrap();
    backup(&mut vault, &path);
    // A new sheet opens the next backup, and the old one does not.
    let new = vault.new_recovery(&now()).unwrap();
    let next = home.path().join("next.age");
    backup(&mut vault, &next);
    read(&next, &new).unwrap();
    assert!(matches!(
        read(&next, &sheet),
        Err(VaultError::BackupSecretWrong)
    ));
    read(&path, &sheet).unwrap();
}

fn opens(dir: &Path, passphrase: &str) -> bool {
    Vault::open(dir, &Passphrase::new(passphrase), &now()).is_ok_and(|vault| {
        vault.verify().is_ok() && vault.count(&Filter::default(), 9).unwrap() == 2
    })
}

/// Reliability list 76.
#[test]
fn a_restore_cut_short_at_any_step_leaves_the_old_journal_or_the_new_one_whole() {
    use super::restore::{Building, build, swap};
    let (home, mut vault, sheet) = journal();
    let dir = home.path().join("journal");
    let path = home.path().join("b.age");
    backup(&mut vault, &path);
    drop(vault);
    let opened = read(&path, &sheet).unwrap();

    // While it is built, in a folder of its own, which goes when the work stops by itself.
    let building = Building::beside(&dir).unwrap();
    assert!(opens(&dir, OWN));
    build(
        building.path(),
        &opened,
        &[],
        &Passphrase::new(NEW),
        Cost::THROW_AWAY,
        &now(),
    )
    .unwrap();
    assert!(opens(&dir, OWN) && opens(building.path(), NEW));
    drop(building);
    assert_eq!(names(home.path()), ["b.age", "journal"]);

    // Built, and under the name that the old one is to have; then swapped.
    let building = Building::beside(&dir).unwrap();
    build(
        building.path(),
        &opened,
        &[],
        &Passphrase::new(NEW),
        Cost::THROW_AWAY,
        &now(),
    )
    .unwrap();
    let built = building.path().to_owned();
    let before = home.path().join("journal.before-restore-2026-11-21");
    fs::rename(&built, &before).unwrap();
    assert!(opens(&dir, OWN) && opens(&before, NEW));
    fs::rename(&before, &built).unwrap();
    swap(&built, &dir, &before).unwrap();
    assert!(opens(&dir, NEW) && opens(&before, OWN));
    swap(&before, &dir, &built).unwrap();
    assert!(opens(&dir, OWN) && opens(&built, NEW));
    let put = building.put_in_place(&dir, now().date()).unwrap();
    assert_eq!(put, Some(before.clone()));
    assert!(opens(&dir, NEW) && opens(&before, OWN));
}

/// Reliability list 76.
#[test]
fn a_restore_that_cannot_be_finished_changes_nothing() {
    let (home, mut vault, sheet) = journal();
    let dir = home.path().join("journal");
    let path = home.path().join("b.age");
    backup(&mut vault, &path);
    let opened = read(&path, &sheet).unwrap();
    let restore = |old: Option<&str>| {
        Vault::restore(
            &dir,
            &opened,
            old.map(Passphrase::new).as_ref(),
            &Passphrase::new(NEW),
            Cost::THROW_AWAY,
            &now(),
        )
    };
    assert!(matches!(restore(None), Err(VaultError::InUse { .. })));
    drop(vault);
    assert!(matches!(
        restore(Some("wrong")),
        Err(VaultError::WrongPassphrase)
    ));
    fs::write(dir.join("holiday.jpg"), "x").unwrap();
    assert!(matches!(restore(Some(OWN)), Err(VaultError::OtherFiles(_))));
    fs::remove_file(dir.join("holiday.jpg")).unwrap();
    assert!(opens(&dir, OWN));
    assert_eq!(names(home.path()), ["b.age", "journal"]);
    restore(Some(OWN)).unwrap();
}

//! What does not fit its seal, kept in mind.
#![allow(clippy::unwrap_used)]

use super::super::database::Database;
use super::super::lock::Place;
use super::super::tests::{guide, now, page, passphrase};
use super::super::{BackupSecret, Cost, Home, Opened, Unlike, files, schema};
use super::*;
use std::path::PathBuf;

struct Tampered {
    _home: tempfile::TempDir,
    dir: PathBuf,
}

impl Tampered {
    /// A journal with three entries, of which the second was changed without a seal.
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("journal");
        let (mut vault, _) = Vault::create(&*dir, &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
        for text in ["one", "two", "three"] {
            vault
                .save(&page(text), &guide(), None, None, &now())
                .unwrap();
        }
        let tampered = Self { _home: home, dir };
        tampered.tamper(
            vault,
            "UPDATE revision SET body = replace(body, 'two', 'ten') WHERE entry = 2",
        );
        tampered
    }

    fn tamper(&self, vault: Vault, sql: &str) {
        let payload = vault.payload.clone();
        drop(vault);
        let db = schema::connect(&self.dir.join(files::DATABASE), &payload, false).unwrap();
        assert!(db.execute(sql, []).unwrap() > 0, "{sql}");
    }

    fn open(&self) -> Vault {
        Vault::open(&*self.dir, &passphrase(), &now()).unwrap()
    }
}

/// Looks at everything, as the interface does after unlocking.
fn swept(vault: &mut Vault) {
    vault.look_at_some(None, usize::MAX).unwrap();
    vault.keep_not_as_kept().unwrap();
}

const TWO: [&str; 1] = ["entry 2 is not as it was kept"];

#[test]
fn what_is_not_as_it_was_kept_is_told_at_every_opening_until_somebody_looked() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
    swept(&mut vault);
    for _ in 0..2 {
        let told = vault.not_as_kept().unwrap();
        assert_eq!(
            (told.lines.as_slice(), told.looked),
            (&TWO.map(String::from)[..], false)
        );
        assert_eq!(told.entries, [EntryId(2)].into());
        drop(vault);
        vault = tampered.open();
        assert!(vault.notices()[0].contains(TWO[0]), "{:?}", vault.notices());
        assert!(vault.notices()[0].contains("afterhour verify"));
    }
    vault.looked_at_not_as_kept().unwrap();
    drop(vault);

    let mut vault = tampered.open();
    swept(&mut vault);
    assert_eq!(vault.notices(), [] as [&str; 0], "somebody looked");
    let told = vault.not_as_kept().unwrap();
    assert!(
        told.looked && told.entries.contains(&EntryId(2)),
        "lists still mark it"
    );
    tampered.tamper(vault, "UPDATE entry SET title = 'x' WHERE id = 3");
    let mut vault = tampered.open();
    swept(&mut vault);
    let told = vault.not_as_kept().unwrap();
    assert!(
        !told.looked && told.lines.len() == 2,
        "something new is told again: {told:?}"
    );
}

#[test]
fn what_fits_again_is_forgotten_once_somebody_looked() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    swept(&mut vault);
    tampered.tamper(
        vault,
        "UPDATE revision SET body = replace(body, 'ten', 'two') WHERE entry = 2",
    );
    let mut vault = tampered.open();
    swept(&mut vault);
    assert_eq!(vault.not_as_kept().unwrap().lines, TWO, "nobody looked yet");
    vault.looked_at_not_as_kept().unwrap();
    swept(&mut vault);
    assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
}

#[test]
fn an_entry_that_is_read_is_looked_at_without_a_sweep_and_does_not_leave_the_journal() {
    let vault = Tampered::new().open();
    vault.read_as_kept(EntryId(1)).unwrap();
    let refused = vault.read_as_kept(EntryId(2)).unwrap_err();
    assert!(
        matches!(refused, VaultError::NotAsKept(EntryId(2))),
        "{refused}"
    );
    assert_eq!(vault.not_as_kept().unwrap().lines, TWO);
}

#[test]
fn a_missing_entry_is_told_after_the_journal_was_taken_as_it_stands() {
    let tampered = Tampered::new();
    tampered.tamper(tampered.open(), "DELETE FROM entry WHERE id = 3");
    let accepting = Home::of(&tampered.dir).accepting(true);
    let mut vault = Vault::open(accepting, &passphrase(), &now()).unwrap();
    swept(&mut vault);
    let lines = vault.not_as_kept().unwrap().lines;
    assert_eq!(lines, [TWO[0], "entry 3 is missing"]);
    vault.looked_at_not_as_kept().unwrap();
    assert_eq!(vault.not_as_kept().unwrap().lines, TWO);
    vault.seal_anew(&now()).unwrap();
    assert_eq!(
        vault.not_as_kept().unwrap(),
        NotAsKept::default(),
        "taken as it stands"
    );
}

#[test]
fn what_is_missing_is_noted_by_a_check_after_the_journal_was_taken_as_it_stands() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    vault.seal_anew(&now()).unwrap();
    vault
        .keep_draft(None, &page("half"), &guide(), None, None, &now())
        .unwrap();
    tampered.tamper(vault, "DELETE FROM draft");
    let accepting = Home::of(&tampered.dir).accepting(true);
    drop(Vault::open(accepting, &passphrase(), &now()).unwrap());
    let looked = tampered.open().verify().unwrap();
    let noted = "noted: draft 1 is missing".to_owned();
    assert!(looked.contains(&noted), "{looked:?}");
}

/// Every write to an entry seals all of it as it stands then.
#[test]
fn what_is_written_to_again_stays_marked_until_the_journal_is_taken_as_it_stands() {
    type Write = fn(&mut Vault);
    let two = EntryId(2);
    let writes: [(&str, Write); 5] = [
        ("edited", |vault| {
            let (entry, guide) = vault.read(EntryId(2)).unwrap();
            vault
                .save(&entry.page, &guide, Some(EntryId(2)), None, &now())
                .unwrap();
        }),
        ("put on the agenda", |vault| {
            let yes = crate::domain::Answer::YesNo(true);
            vault
                .amend(
                    EntryId(2),
                    crate::domain::known::FOR_SUPERVISION,
                    yes,
                    &now(),
                )
                .unwrap();
        }),
        ("taken in with others", |vault| {
            let (entry, guide) = vault.read(EntryId(2)).unwrap();
            let page = (entry.page, &guide, Some(EntryId(2)), now());
            vault.save_all([page]).unwrap();
        }),
        ("thrown away and put back", |vault| {
            vault.trash(EntryId(2), &now()).unwrap();
            vault.put_back(EntryId(2)).unwrap();
        }),
        ("given a new key", |vault| {
            vault
                .new_key(&passphrase(), Cost::THROW_AWAY, &now())
                .unwrap();
        }),
    ];
    for (what, write) in writes {
        let tampered = Tampered::new();
        let mut vault = tampered.open();
        assert!(!vault.is_as_kept(two).unwrap(), "{what}");
        write(&mut vault);
        assert!(
            !vault.is_as_kept(two).unwrap(),
            "{what}: in the same sitting"
        );
        drop(vault);
        let mut vault = tampered.open();
        assert!(
            vault
                .database
                .seals()
                .fits(&vault.db().unwrap(), &Thing::entry(2))
                .unwrap(),
            "{what}: it was not sealed again"
        );
        let said = ["entry 2 was not as it was kept when it was written to again"];
        for looked in [false, true] {
            swept(&mut vault);
            let told = vault.not_as_kept().unwrap();
            assert_eq!(
                (told.lines.as_slice(), told.looked),
                (&said.map(String::from)[..], looked),
                "{what}"
            );
            assert_eq!(told.entries, [two].into(), "{what}");
            assert!(!vault.is_as_kept(two).unwrap(), "{what}");
            assert!(vault.is_as_kept(EntryId(1)).unwrap(), "{what}");
            vault.read_as_kept(two).unwrap_err();
            vault.looked_at_not_as_kept().unwrap();
        }
        let noted = format!("noted: {}", said[0]);
        assert!(vault.verify().unwrap().contains(&noted), "{what}");
        vault.seal_anew(&now()).unwrap();
        assert!(!vault.verify().unwrap().contains(&noted), "{what}");
        vault.read_as_kept(two).unwrap();
        assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default(), "{what}");
    }
}

/// To keep the mark of an entry seals the settings.
#[test]
fn the_mark_of_an_entry_hides_no_change_of_the_settings() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    vault.put_settings(&Default::default()).unwrap();
    tampered.tamper(
        vault,
        "UPDATE setting SET value = replace(value, '5', '7') WHERE name = 'settings'",
    );
    let mut vault = tampered.open();
    vault.trash(EntryId(2), &now()).unwrap();
    drop(vault);
    let said = ["entry 2", "the record of settings"]
        .map(|thing| format!("{thing} was not as it was kept when it was written to again"));
    assert_eq!(tampered.open().not_as_kept().unwrap().lines, said);
}

#[test]
fn an_entry_that_is_as_it_was_kept_is_written_to_without_a_mark() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    let (entry, guide) = vault.read(EntryId(1)).unwrap();
    vault
        .save(&entry.page, &guide, Some(EntryId(1)), None, &now())
        .unwrap();
    assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
}

#[test]
fn a_seal_exchanged_for_another_is_told_when_the_journal_is_opened() {
    let tampered = Tampered::new();
    let forged = "UPDATE seal SET mac = (SELECT mac FROM seal WHERE kind = 'guide') WHERE kind = 'entry' AND key = 1";
    tampered.tamper(tampered.open(), forged);
    let refused = Vault::open(&*tampered.dir, &passphrase(), &now()).unwrap_err();
    assert!(
        matches!(refused, VaultError::Unlike(Unlike::Inside(_))),
        "{refused}"
    );
}

#[test]
fn an_entry_without_a_seal_is_not_as_it_was_kept_also_once_the_journal_is_taken_as_it_stands() {
    let tampered = Tampered::new();
    tampered.tamper(
        tampered.open(),
        "DELETE FROM seal WHERE kind = 'entry' AND key = 3",
    );
    let accepting = Home::of(&tampered.dir).accepting(true);
    let vault = Vault::open(accepting, &passphrase(), &now()).unwrap();
    assert!(vault.is_as_kept(EntryId(1)).unwrap());
    assert!(!vault.is_as_kept(EntryId(3)).unwrap());
    vault.read_as_kept(EntryId(3)).unwrap_err();
}

#[test]
fn an_entry_without_a_seal_is_accepted_once_and_stays_marked_under_a_new_key() {
    let tampered = Tampered::new();
    tampered.tamper(
        tampered.open(),
        "DELETE FROM seal WHERE kind = 'entry' AND key = 3",
    );
    let accepting = Home::of(&tampered.dir).accepting(true);
    drop(Vault::open(accepting, &passphrase(), &now()).unwrap());
    let mut vault = tampered.open();
    vault
        .new_key(&passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    drop(vault);
    let vault = tampered.open();
    let told = vault.not_as_kept().unwrap();
    assert_eq!(told.entries, [2, 3].map(EntryId).into(), "{told:?}");
    vault.read_as_kept(EntryId(1)).unwrap();
    vault.read_as_kept(EntryId(3)).unwrap_err();
}

/// A search asks for each of its hits.
#[test]
fn what_was_sealed_again_is_read_once_between_two_writes() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    let two = EntryId(2);
    vault.trash(two, &now()).unwrap();
    assert!(!vault.is_as_kept(two).unwrap());
    // No write of the vault's: nothing counts it.
    vault
        .db()
        .unwrap()
        .execute("DELETE FROM setting WHERE name = ?1", [FOUND])
        .unwrap();
    assert!(!vault.is_as_kept(two).unwrap(), "it was read again");
    vault.put_back(EntryId(1)).unwrap();
    assert!(vault.is_as_kept(two).unwrap(), "it was not read again");
}

#[test]
fn a_journal_restored_from_a_backup_tells_what_nobody_had_looked_at_when_it_was_made() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    vault
        .put_client(&client("K-07", &["Anna", "Bert"]))
        .unwrap();
    tampered.tamper(vault, "DELETE FROM client_word WHERE position = 1");
    let made = |vault: &mut Vault, name: &str| {
        let path = tampered.dir.with_file_name(name);
        let by = Some((&passphrase(), Cost::THROW_AWAY));
        let made = vault.backup(&path, by, &now()).unwrap();
        (made, path)
    };
    let mut vault = tampered.open();
    let (backup, path) = made(&mut vault, "b.age");
    let said = ["the register of clients is not as it was kept", TWO[0]];
    assert_eq!(backup.not_as_kept, said);
    let lines = backup.lines().join("\n");
    assert!(lines.contains(&said.join("; ")), "{lines}");
    drop(vault);
    assert_eq!(tampered.open().not_as_kept().unwrap().lines, said);

    // The same where nothing can be written to the journal.
    let mut vault = tampered.open();
    vault.put_found(Found::default()).unwrap();
    vault.met.borrow_mut().clear();
    vault.database.close().unwrap();
    let place = Place::of(&tampered.dir.join(files::DATABASE)).unwrap();
    vault.database = Database::open(place, &vault.payload).unwrap();
    let (backup, other) = made(&mut vault, "c.age");
    assert_eq!(
        (backup.noted, backup.not_as_kept.as_slice()),
        (false, &said.map(String::from)[..])
    );
    drop(vault);

    for (file, into) in [(path, "restored"), (other, "again")] {
        let secret = BackupSecret::Passphrase(&passphrase());
        let opened = Opened::read(&file, &secret).unwrap();
        let dir = tampered.dir.with_file_name(into);
        let restored = Vault::restore(
            &*dir,
            &opened,
            None,
            &passphrase(),
            Cost::THROW_AWAY,
            &now(),
        )
        .unwrap();
        let vault = restored.vault;
        assert!(
            vault
                .notices()
                .join("")
                .contains("entry 2 was not as it was kept"),
            "{:?}",
            vault.notices()
        );
        vault.read_as_kept(EntryId(1)).unwrap();
        vault.read_as_kept(EntryId(2)).unwrap_err();
        assert!(vault.register_as_kept().is_err());
    }
}

#[test]
fn what_sharing_rests_on_is_refused_until_it_is_taken_as_it_stands() {
    let parts = [
        (
            "DELETE FROM client_word WHERE position = 1",
            "the register of clients",
            1,
        ),
        (
            "UPDATE supervisor SET recipient = 'age1z'",
            "the list of supervisors",
            0,
        ),
        (
            "UPDATE setting SET value = replace(value, '5', '7') WHERE name = 'settings'",
            "the record of settings",
            1,
        ),
        (
            "UPDATE preparation SET plan = replace(plan, '7', '8')",
            "the record of unfinished preparations",
            0,
        ),
    ];
    for (sql, part, looked_for) in parts {
        let tampered = Tampered::new();
        let mut vault = tampered.open();
        vault
            .put_client(&client("K-07", &["Anna", "Bert"]))
            .unwrap();
        vault.put_supervisor(&supervisor("Ruth")).unwrap();
        vault.put_settings(&Default::default()).unwrap();
        vault.put_preparation(&plan("Ruth")).unwrap();
        vault.register_as_kept().unwrap();
        tampered.tamper(vault, sql);

        let mut vault = tampered.open();
        let refused = |vault: &Vault| {
            let refused = vault.register_as_kept().err().unwrap();
            assert!(
                matches!(&refused, VaultError::SharingNotAsKept(what) if what == part),
                "{refused}"
            );
            assert_eq!(
                vault.unfit_of_register().unwrap().len(),
                looked_for,
                "{part}"
            );
        };
        refused(&vault);
        let told = format!("{part} is not as it was kept");
        assert!(vault.not_as_kept().unwrap().lines.contains(&told), "{part}");
        vault.looked_at_not_as_kept().unwrap();
        refused(&vault);
        vault.put_client(&client("K-08", &["Ines"])).unwrap();
        vault.put_supervisor(&supervisor("Omar")).unwrap();
        vault.put_settings(&Default::default()).unwrap();
        vault.put_preparation(&plan("Omar")).unwrap();
        refused(&vault);
        vault.seal_anew(&now()).unwrap();
        vault.register_as_kept().unwrap();
    }
}

/// The questions are part of what an entry says.
#[test]
fn an_entry_whose_questions_were_changed_stays_marked_under_a_new_key_and_does_not_leave() {
    let tampered = Tampered::new();
    tampered.tamper(
        tampered.open(),
        "UPDATE guide SET body = replace(body, '\"purpose\":\"', '\"purpose\":\"x')",
    );
    let mut vault = tampered.open();
    vault
        .new_key(&passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    drop(vault);
    let mut vault = tampered.open();
    for looked in [false, true] {
        let told = vault.not_as_kept().unwrap();
        assert_eq!(told.looked, looked, "{told:?}");
        assert_eq!(told.entries, [1, 2, 3].map(EntryId).into());
        assert!(!vault.is_as_kept(EntryId(1)).unwrap());
        vault.read_as_kept(EntryId(1)).unwrap_err();
        vault.looked_at_not_as_kept().unwrap();
        swept(&mut vault);
    }
    vault.seal_anew(&now()).unwrap();
    vault.read_as_kept(EntryId(1)).unwrap();
    assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
}

#[test]
fn a_new_key_or_a_save_that_fails_marks_nothing_as_sealed_again() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    let file = tampered.dir.join(files::DATABASE);
    let before = std::fs::read(&file).unwrap();
    let guide = guide();
    // Too late to be refused before anything is written.
    let blocked = tampered
        .dir
        .join(format!("{}{}", files::NEXT, files::KEY_COPY));
    std::fs::create_dir(&blocked).unwrap();
    std::fs::write(blocked.join("x"), "x").unwrap();
    vault
        .new_key(&passphrase(), Cost::THROW_AWAY, &now())
        .unwrap_err();
    assert!(before == std::fs::read(&file).unwrap(), "by a new key");

    vault
        .trash_all(&[EntryId(2), EntryId(99)], &now())
        .unwrap_err();
    assert!(before == std::fs::read(&file).unwrap(), "by throwing away");
    let pages = [EntryId(2), EntryId(99)].map(|id| (page("ten"), &guide, Some(id), now()));
    vault.save_all(pages).unwrap_err();
    assert!(before == std::fs::read(&file).unwrap(), "by a save");
    assert_eq!(*vault.sealed_over().unwrap(), BTreeSet::new());
}

#[test]
fn the_register_the_supervisors_and_the_settings_stay_marked_when_they_are_written_to_again() {
    type Write = fn(&mut Vault);
    let writes: [(&str, &str, Write); 3] = [
        (
            "DELETE FROM client_word WHERE position = 1",
            "the register of clients",
            |vault| vault.put_client(&client("K-08", &["Ines"])).unwrap(),
        ),
        (
            "UPDATE supervisor SET recipient = 'age1z'",
            "the list of supervisors",
            |vault| vault.put_supervisor(&supervisor("Omar")).unwrap(),
        ),
        (
            "UPDATE setting SET value = replace(value, '5', '7') WHERE name = 'settings'",
            "the record of settings",
            |vault| {
                vault.swap(now().date()).unwrap();
            },
        ),
    ];
    for (sql, thing, write) in writes {
        let tampered = Tampered::new();
        let mut vault = tampered.open();
        vault.seal_anew(&now()).unwrap();
        vault
            .put_client(&client("K-07", &["Anna", "Bert"]))
            .unwrap();
        vault.put_supervisor(&supervisor("Ruth")).unwrap();
        vault.put_settings(&Default::default()).unwrap();
        assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
        tampered.tamper(vault, sql);
        let mut vault = tampered.open();
        write(&mut vault);
        drop(vault);
        let mut vault = tampered.open();
        swept(&mut vault);
        let told = vault.not_as_kept().unwrap();
        let said = format!("{thing} was not as it was kept when it was written to again");
        assert_eq!((told.lines, told.looked), (vec![said], false));
        assert_eq!(vault.seal_anew(&now()).unwrap(), [thing]);
    }
}

fn client(code: &str, words: &[&str]) -> crate::domain::Client {
    crate::domain::Client {
        code: code.to_owned().try_into().unwrap(),
        words: words
            .iter()
            .map(|word| crate::domain::Words::new(word))
            .collect(),
    }
}

fn plan(to: &str) -> crate::domain::Plan {
    let day = now().date();
    crate::domain::Plan {
        to: to.into(),
        period: crate::domain::Period {
            from: day,
            until: day,
        },
        entries: vec![EntryId(7)],
        questions: Vec::new(),
        letters: Vec::new(),
        findings: Vec::new(),
    }
}

fn supervisor(name: &str) -> crate::domain::Supervisor {
    crate::domain::Supervisor {
        name: name.into(),
        recipient: "age1x".into(),
        confirmed: None,
    }
}

#[test]
fn what_is_gone_is_told_no_more_and_hands_its_mark_to_nobody() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    vault.seal_anew(&now()).unwrap();
    let keep = |vault: &mut Vault, text: &str| {
        vault
            .keep_draft(None, &page(text), &guide(), None, None, &now())
            .unwrap()
    };
    let draft = keep(&mut vault, "half");
    tampered.tamper(
        vault,
        "UPDATE draft SET body = replace(body, 'half', 'calf')",
    );
    let mut vault = tampered.open();
    vault
        .new_key(&passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    let said = ["draft 1 was not as it was kept when it was written to again"];
    assert_eq!(vault.not_as_kept().unwrap().lines, said);
    vault.drop_draft(draft).unwrap();
    assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
    keep(&mut vault, "other");
    assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
    drop(vault);
    assert_eq!(tampered.open().not_as_kept().unwrap(), NotAsKept::default());
}

#[test]
fn after_a_look_what_was_sealed_again_is_not_told_as_met_too() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    vault.is_as_kept(EntryId(2)).unwrap();
    vault.trash(EntryId(2), &now()).unwrap();
    vault.looked_at_not_as_kept().unwrap();
    vault.keep_not_as_kept().unwrap();
    let found = vault.found_before().unwrap();
    assert_eq!(found.sealed_over, [Thing::entry(2)].into());
    assert_eq!(found.things, BTreeSet::new());
}

#[test]
fn an_unfinished_preparation_that_is_dropped_takes_its_mark_along() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    vault.put_preparation(&plan("Ruth")).unwrap();
    tampered.tamper(
        vault,
        "UPDATE preparation SET plan = replace(plan, '7', '8')",
    );
    let mut vault = tampered.open();
    vault.put_preparation(&plan("Omar")).unwrap();
    vault.drop_preparation("Ruth").unwrap();
    assert!(vault.register_as_kept().is_err());
    vault.drop_preparation("Omar").unwrap();
    vault.register_as_kept().unwrap();
    vault.put_preparation(&plan("Ruth")).unwrap();
    vault.register_as_kept().unwrap();
}

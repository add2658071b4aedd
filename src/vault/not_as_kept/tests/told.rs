//! What is told of it, and until when.

use super::*;

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

//! What is written to or sealed again, and keeps its mark.

use super::*;

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

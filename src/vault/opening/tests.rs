//! Journals of earlier forms, with something changed in them behind the vault's back.
#![allow(clippy::unwrap_used)]

use super::super::tests::{now, passphrase};
use super::super::{Cost, key_files, schema};
use super::*;
use std::path::Path;

/// A copy of the frozen journal of the third form, the first with seals, and this done to it.
fn third_form(sql: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/form-3");
    for file in std::fs::read_dir(fixture).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), home.path().join(file.file_name())).unwrap();
    }
    let payload = key_files::unlock(home.path(), &passphrase()).unwrap().0;
    let db = schema::connect(&home.path().join(files::DATABASE), &payload, false).unwrap();
    assert!(db.execute(sql, []).unwrap() > 0);
    home
}

/// Reliability list 17, 67: what is sealed anew for a new form has to fit the seals of the old one first.
#[test]
fn what_was_changed_in_an_earlier_form_is_told_before_it_is_sealed_anew() {
    for (sql, told) in [
        (
            "UPDATE revision SET body = replace(body, 'plover', 'pigeon') WHERE entry = 2",
            "entry 2 is not as it was kept",
        ),
        (
            "UPDATE entry SET title = 'x' WHERE id = 1",
            "entry 1 is not as it was kept",
        ),
        ("DELETE FROM draft", "draft 1 is missing"),
    ] {
        let home = third_form(sql);
        let error = Vault::open(home.path(), &passphrase(), &now()).unwrap_err();
        let VaultError::Unlike(Unlike::Inside(lines)) = &error else {
            panic!("{told}: {error}");
        };
        assert_eq!(lines, &[told]);
        let accepting = Home::of(home.path()).accepting(true);
        drop(Vault::open(accepting, &passphrase(), &now()).unwrap());
        Vault::open(home.path(), &passphrase(), &now())
            .unwrap()
            .verify()
            .unwrap();
    }
}

/// It is all that tells an older copy, which is what a person puts back then.
#[test]
fn the_mark_of_an_earlier_program_stays_while_the_seals_cannot_be_read() {
    let home = tempfile::tempdir().unwrap();
    let (dir, marks) = (home.path().join("journal"), home.path().join("marks"));
    let place = || Home::of(&dir).marked_in(Some(&marks));
    let (vault, _) = Vault::create(place(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
    let earlier = marks.join(format!("{}.mark", vault.journal()));
    let payload = vault.payload.clone();
    drop(vault);
    let mark = std::fs::read_dir(&marks).unwrap().next().unwrap();
    std::fs::rename(mark.unwrap().path(), &earlier).unwrap();
    let file = dir.join(files::DATABASE);
    let page: i64 = {
        let db = schema::connect(&file, &payload, false).unwrap();
        db.query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'seal'",
            [],
            |row| row.get(0),
        )
        .unwrap()
    };
    let whole = std::fs::read(&file).unwrap();
    let mut damaged = whole.clone();
    damaged[usize::try_from(page - 1).unwrap() * 4096 + 100] ^= 1;
    std::fs::write(&file, damaged).unwrap();
    let vault = Vault::open(place(), &passphrase(), &now()).unwrap();
    assert!(vault.notices().contains(&DAMAGED.to_owned()));
    drop(vault);
    assert!(earlier.exists());
    std::fs::write(&file, whole).unwrap();
    drop(Vault::open(place(), &passphrase(), &now()).unwrap());
    assert!(!earlier.exists(), "there is one of this place now");
}

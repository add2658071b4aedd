//! Entries taken out, exchanged, put back.

use super::*;

#[test]
fn an_entry_taken_out_is_told_by_its_number_and_the_others_are_kept_on_the_word() {
    let kept = Kept::full();
    let generation = |vault: &Vault| vault.database.root().map(|root| root.generation);
    let last = {
        let vault = kept.open().unwrap();
        let db = vault.db().unwrap();
        db.execute(
            "DELETE FROM search WHERE rowid = (SELECT at FROM entry WHERE id = 2)",
            [],
        )
        .unwrap();
        for row in ["revision WHERE entry = 2", "entry WHERE id = 2"] {
            db.execute(&format!("DELETE FROM {row}"), []).unwrap();
        }
        generation(&vault)
    };
    let before = kept.bytes();
    let Err(VaultError::Unlike(Unlike::Inside(lines))) = kept.open() else {
        panic!()
    };
    assert_eq!(lines, ["entry 2 is missing"]);
    assert!(before == kept.bytes());
    let vault = Vault::open(kept.home().accepting(true), &passphrase(), &now()).unwrap();
    vault.verify().unwrap();
    // One write takes it as it stands, one keeps what is missing.
    assert_eq!(generation(&vault), last.map(|last| last + 2));
    assert!(vault.read(EntryId(1)).is_ok());
    drop(vault);
    assert!(!kept.is_told());
}

#[test]
fn words_that_were_exchanged_are_shown_and_told_until_somebody_takes_them_as_they_are() {
    let kept = Kept::full();
    kept.tamper("UPDATE revision SET body = replace(body, 'another', 'nothing') WHERE entry = 2");
    let mut vault = kept.open().unwrap();
    assert!(vault.is_as_kept(EntryId(1)).unwrap());
    assert!(!vault.is_as_kept(EntryId(2)).unwrap());
    assert!(vault.is_as_kept(EntryId(99)).unwrap(), "none is there");
    let shown = serde_json::to_string(&vault.read(EntryId(2)).unwrap().0.page).unwrap();
    assert!(shown.contains("nothing"));
    let (unfit, end) = vault.look_at_some(None, 1_000).unwrap();
    assert_eq!(unfit, ["entry 2"]);
    assert_eq!(vault.look_at_some(end.as_ref(), 1_000).unwrap().1, None);

    // What else is written makes no difference to it.
    vault
        .save(&page("later"), &guide(), None, None, &now())
        .unwrap();
    drop(vault);
    let mut vault = kept.open().unwrap();
    assert!(!vault.is_as_kept(EntryId(2)).unwrap());
    let Err(VaultError::NotWhole(lines)) = vault.verify() else {
        panic!()
    };
    let damaged: Vec<_> = lines
        .iter()
        .filter(|line| line.starts_with("damaged"))
        .collect();
    assert_eq!(
        damaged,
        ["damaged: not as it was sealed: entry 2; it is shown with a warning"]
    );
    assert_eq!(vault.seal_anew(&now()).unwrap(), ["entry 2"]);
    vault.verify().unwrap();
    drop(vault);
    assert!(!kept.is_told());
}

/// Reliability list 17.
#[test]
fn an_older_entry_put_back_with_its_own_seal_is_told() {
    let kept = Kept::full();
    let (title, seal): (String, String) = {
        let mut vault = kept.open().unwrap();
        let before = vault
            .db()
            .unwrap()
            .query_row(
                "SELECT title, (SELECT hex(mac) FROM seal WHERE kind = 'entry' AND key = 1) FROM entry WHERE id = 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        vault
            .write_at(&now(), |db| {
                db.execute("UPDATE entry SET title = 'later' WHERE id = 1", [])?;
                Ok(())
            })
            .unwrap();
        before
    };
    kept.tamper(&format!("UPDATE entry SET title = '{title}' WHERE id = 1"));
    kept.tamper(&format!(
        "UPDATE seal SET mac = x'{seal}' WHERE kind = 'entry' AND key = 1"
    ));
    let Err(VaultError::Unlike(Unlike::Inside(lines))) = kept.open() else {
        panic!()
    };
    assert_eq!(lines, ["some seals are not those that were written last"]);
}

#[test]
fn questions_that_were_exchanged_are_told_with_the_entry() {
    let kept = Kept::full();
    kept.tamper("UPDATE guide SET body = replace(body, 'What?', 'Why?')");
    assert!(!kept.open().unwrap().is_as_kept(EntryId(1)).unwrap());
}

#[test]
fn slices_of_a_look_find_what_one_look_finds() {
    let kept = Kept::full();
    kept.tamper("UPDATE draft SET kept = '2026-11-21T10:00:00+00:00[UTC]'");
    kept.tamper("UPDATE entry SET title = 'x' WHERE id = 1");
    kept.tamper("UPDATE supervisor SET recipient = 'age1y'");
    let vault = kept.open().unwrap();
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (unfit, last) = vault.look_at_some(after.as_ref(), 1).unwrap();
        all.extend(unfit);
        after = last;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(all, ["draft 1", "entry 1", "the list of supervisors"]);
}

/// Whoever puts the count of entries back and has the journal accepted finds numbers taken.
#[test]
fn an_entry_gets_a_free_number_though_the_count_of_them_is_behind() {
    let kept = Kept::full();
    kept.tamper("UPDATE form SET given = 0");
    assert!(kept.is_told());
    let mut vault = Vault::open(kept.home().accepting(true), &passphrase(), &now()).unwrap();
    let newest: u32 = vault
        .db()
        .unwrap()
        .query_row("SELECT max(id) FROM entry", [], |row| row.get(0))
        .unwrap();
    let head = vault
        .save(&page("one more"), &guide(), None, None, &now())
        .unwrap();
    assert_eq!(head.id, EntryId(newest + 1));
    vault.verify().unwrap();
}

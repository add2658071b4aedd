//! Writes that fail or are cut short.

use super::*;

#[test]
fn a_write_that_fails_leaves_seals_and_root_as_they_were() {
    let kept = Kept::full();
    let mut vault = kept.open().unwrap();
    let before = vault.database.root().cloned();
    assert!(vault.trash_all(&[EntryId(1), EntryId(99)], &now()).is_err());
    assert_eq!(vault.database.root().cloned(), before);
    vault.verify().unwrap();
    vault.trash(EntryId(1), &now()).unwrap();
    assert_eq!(
        vault.database.root().map(|root| root.generation),
        before.map(|root| root.generation + 1)
    );
    vault.verify().unwrap();
}

#[test]
fn everything_sealed_anew_in_the_middle_of_a_write_goes_on_from_there() {
    let kept = Kept::full();
    let mut vault = kept.open().unwrap();
    let payload = vault.payload.clone();
    vault
        .write_at(&now(), |db| {
            db.execute("UPDATE entry SET title = 'before' WHERE id = 1", [])?;
            seal_all(db, &payload, &now())?;
            db.execute("UPDATE entry SET title = 'after' WHERE id = 2", [])?;
            Ok(())
        })
        .unwrap();
    vault.verify().unwrap();
    drop(vault);
    assert!(!kept.is_told());
}

/// Reliability list 15.
#[test]
fn a_write_cut_short_whose_undoing_is_damaged_or_lost_is_told() {
    let kept = Kept::full();
    let mut vault = kept.open().unwrap();
    let place = kept.dir.join(files::DATABASE);
    // With a small cache the engine writes pages before the commit: as a kill leaves them.
    vault
        .db()
        .unwrap()
        .execute_batch("PRAGMA cache_size = 2")
        .unwrap();
    let mut caught: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    vault
        .write_at(&now(), |db| {
            db.execute(
                "UPDATE search SET text = ?1",
                ["other words ".repeat(20_000)],
            )?;
            db.execute("UPDATE entry SET title = 'half done'", [])?;
            for name in [place.clone(), hot(&place)] {
                caught.push((name.clone(), std::fs::read(&name).unwrap()));
            }
            Ok(())
        })
        .unwrap();
    drop(vault);
    let [(_, database), (_, journal)] = &caught[..] else {
        panic!()
    };
    assert!(journal.len() > 4096);
    let mut harms: Vec<Option<Vec<u8>>> = vec![Some(journal.clone()), None, Some(Vec::new())];
    for at in (0..journal.len()).step_by(509) {
        harms.push(Some(journal[..at].to_vec()));
        let mut flipped = journal.clone();
        flipped[at] ^= 1 << (at % 8);
        harms.push(Some(flipped));
    }
    let (mut whole, mut told) = (0, 0);
    for harm in harms {
        // Without the mark, which would tell an older journal: only the seals are left.
        let _ = std::fs::remove_dir_all(&kept.marks);
        std::fs::write(&place, database).unwrap();
        match &harm {
            Some(bytes) => std::fs::write(hot(&place), bytes).unwrap(),
            None => files::remove_if_there(&hot(&place)).unwrap(),
        }
        let found = kept.open().is_ok_and(|vault| vault.verify().is_ok());
        if found {
            let vault = kept.open().unwrap();
            assert_eq!(vault.head(EntryId(2)).unwrap().title, "A log");
            whole += 1;
        } else {
            told += 1;
        }
    }
    assert!(told > 0 && whole > 0, "{told} told, {whole} rolled back");
}

fn hot(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

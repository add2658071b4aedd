//! The database: another one, a damaged one, one that was swapped; and what verify says of it.

use super::*;
use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};

/// Reliability list 21.
#[test]
fn a_file_of_another_kind_or_another_key_is_called_foreign() {
    let journal = Journal::closed();
    let other = Journal::closed();
    let kept = fs::read(journal.file("journal.db")).unwrap();
    let plain = [&b"SQLite format 3\0"[..], &[0; 4080]].concat();
    let foreign = fs::read(other.file("journal.db")).unwrap();
    for (bytes, said) in [
        (Vec::new(), "is empty"),
        (plain, "without encryption"),
        (foreign, "another file"),
        (b"a letter\n".repeat(1000), "another file"),
        (b"short".to_vec(), "another file"),
        (vec![0; 8192], "another file"),
    ] {
        fs::write(journal.file("journal.db"), bytes).unwrap();
        let error = refusal(&journal);
        assert!(
            matches!(error, VaultError::Foreign(_)) && error.to_string().contains(said),
            "{error}"
        );
    }
    fs::write(journal.file("journal.db"), kept).unwrap();
    is_whole(&journal);
    for name in [
        "key.age",
        "key.age.sha256",
        "key-copy.age",
        "key-copy.age.sha256",
    ] {
        fs::copy(other.file(name), journal.file(name)).unwrap();
    }
    assert!(
        matches!(refusal(&journal), VaultError::Foreign(_)),
        "another journal's key"
    );
}

/// Reliability list 20.
#[test]
fn damaged_first_bytes_are_put_back() {
    let journal = Journal::closed();
    let mut bytes = fs::read(journal.file("journal.db")).unwrap();
    let salt = bytes[..16].to_vec();
    bytes[..16].fill(b'x');
    fs::write(journal.file("journal.db"), bytes).unwrap();
    let vault = journal.open().unwrap();
    assert_eq!(vault.notices().len(), 1);
    drop(vault);
    assert_eq!(fs::read(journal.file("journal.db")).unwrap()[..16], salt);
    is_whole(&journal);
}

/// Reliability list 13: one bit of the text, of the vector and of the code that authenticates them, in every page but those
/// that no table uses, which are told from the others beside the vault.
#[test]
fn a_bit_flipped_in_any_page_is_told_as_damage() {
    let journal = Journal::closed();
    let path = journal.file("journal.db");
    let pages = fs::metadata(&path).unwrap().len() as usize / 4096;
    let (mut seen_at_opening, mut free) = (0, 0);
    let places = [16, 500, 4015, 4016, 4031, 4032, 4095];
    for (page, place) in (0..pages).flat_map(|page| places.map(|place| (page, place))) {
        let bit = (page * 4096 + place) * 8 + page % 8;
        flip(&path, bit);
        let verdict = journal.open().and_then(|vault| vault.verify().map(|_| ()));
        match verdict {
            Err(VaultError::Damaged) => seen_at_opening += 1,
            Err(VaultError::NotWhole(lines)) => {
                let told = lines.iter().any(|line| line.starts_with("damaged: "));
                assert!(told, "{lines:?}");
            }
            Ok(()) => free += 1,
            other => panic!("page {page}, byte {place}: {other:?}"),
        }
        flip(&path, bit);
    }
    assert!(seen_at_opening > 0 && seen_at_opening < pages * places.len());
    assert!(free % places.len() == 0 && free < pages * places.len() / 2);
    is_whole(&journal);
}

/// Reliability list 14.
#[test]
fn a_shortened_database_is_damaged_and_never_made_anew() {
    let journal = Journal::closed();
    let kept = fs::read(journal.file("journal.db")).unwrap();
    let pages = (4096..=kept.len()).step_by(4096);
    let mut lengths: Vec<usize> = pages.flat_map(|end| [end - 1, end, end + 1]).collect();
    lengths.retain(|length| *length < kept.len());
    lengths.extend([0, 1, 15, 16, 17, 100, 511, 512, 513, kept.len() / 2]);
    for length in lengths {
        fs::write(journal.file("journal.db"), &kept[..length]).unwrap();
        let verdict = journal.open().and_then(|vault| vault.verify().map(|_| ()));
        assert!(
            match &verdict {
                Err(VaultError::Foreign(_)) => length < 16,
                Err(VaultError::Damaged | VaultError::NotWhole(_)) => length >= 16,
                _ => false,
            },
            "{length}: {verdict:?}"
        );
        assert_eq!(
            fs::metadata(journal.file("journal.db")).unwrap().len(),
            length as u64
        );
    }
}

#[test]
fn a_damaged_entry_is_told_and_the_others_are_still_read() {
    let (journal, mut vault) = Journal::new();
    let (guide, page) = prompt_saying(&"a long evening ".repeat(2_000));
    for _ in 0..3 {
        vault.save(&page, &guide, None, None, &now()).unwrap();
    }
    drop(vault);
    let path = journal.file("journal.db");
    let pages = fs::metadata(&path).unwrap().len() as usize / 4096;
    let mut lost_alone = BTreeSet::new();
    for at in (0..pages).step_by(5) {
        flip(&path, at * 4096 * 8 + 9_000);
        if let Ok(vault) = journal.open() {
            let mut lost: Vec<u32> = (1..=3).collect();
            lost.retain(|id| match vault.read(EntryId(*id)) {
                Ok(_) => false,
                Err(VaultError::Damaged) => true,
                Err(error) => panic!("{error}"),
            });
            if lost.len() == 1 {
                lost_alone.extend(lost);
            }
        }
        flip(&path, at * 4096 * 8 + 9_000);
    }
    assert_eq!(
        lost_alone,
        BTreeSet::from([1, 2, 3]),
        "damage in one does not hide the others"
    );
}

#[cfg(unix)]
#[test]
fn a_database_with_a_second_name_is_refused() {
    let journal = Journal::closed();
    let second = journal.home.path().join("second");
    fs::hard_link(journal.file("journal.db"), &second).unwrap();
    assert!(matches!(refusal(&journal), VaultError::Linked));
    fs::remove_file(journal.file("journal.db")).unwrap();
    std::os::unix::fs::symlink(&second, journal.file("journal.db")).unwrap();
    assert!(matches!(refusal(&journal), VaultError::Linked));
    fs::rename(&second, journal.file("journal.db")).unwrap();
    is_whole(&journal);
}

#[cfg(unix)]
#[test]
fn a_file_swapped_while_the_journal_is_open_gets_no_save() {
    let (journal, mut vault) = Journal::new();
    let (guide, page) = prompt_saying("a quiet evening");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    let path = journal.file("journal.db");
    let aside = journal.home.path().join("aside");
    fs::rename(&path, &aside).unwrap();
    let mut save = |journal: &Journal| {
        let before = journal.bytes();
        let error = vault.save(&page, &guide, None, None, &now()).unwrap_err();
        assert!(matches!(error, VaultError::Replaced), "{error}");
        assert!(before == journal.bytes());
    };
    save(&journal);
    fs::copy(&aside, &path).unwrap();
    save(&journal);
    fs::rename(&aside, &path).unwrap();
    let second = journal.home.path().join("second");
    fs::hard_link(&path, &second).unwrap();
    save(&journal);
    fs::remove_file(&second).unwrap();
    vault.save(&page, &guide, None, None, &now()).unwrap();
    assert_eq!(vault.count(&Filter::default(), 9).unwrap(), 2);
}

#[test]
fn verify_says_in_plain_words_what_it_looked_at_and_what_it_found() {
    let (journal, vault) = Journal::new();
    let lines = vault.verify().unwrap();
    assert_eq!(lines.len(), 9);
    assert!(lines.iter().all(|line| !line.contains("damaged")));
    let other = Journal::closed();
    for name in ["recovery.age", "recovery.age.sha256"] {
        fs::copy(other.file(name), journal.file(name)).unwrap();
    }
    flip(&journal.file("key-copy.age"), 70);
    let Err(VaultError::NotWhole(lines)) = vault.verify() else {
        panic!()
    };
    let damaged = lines
        .iter()
        .filter(|line| line.starts_with("damaged"))
        .count();
    assert_eq!((lines.len(), damaged), (9, 3), "{lines:#?}");
}

#[test]
fn a_flip_while_the_journal_is_open_is_found_by_verify() {
    let (journal, vault) = Journal::new();
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(journal.file("journal.db"))
        .unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(4096 * 3 + 77)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Current(-1)).unwrap();
    file.write_all(&[byte[0] ^ 1]).unwrap();
    let Err(VaultError::NotWhole(lines)) = vault.verify() else {
        panic!()
    };
    assert!(
        lines[0].starts_with("damaged: 1 page of journal.db is"),
        "{}",
        lines[0]
    );
}

//! What is refused, in words that are true, with nothing touched; and what is mended.

use super::*;
use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};

fn flip(path: &Path, bit: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[bit / 8] ^= 1 << (bit % 8);
    fs::write(path, bytes).unwrap();
}

/// The error of opening, once it is sure that opening changed nothing.
fn refusal(journal: &Journal) -> VaultError {
    refusal_of(journal, &passphrase())
}

fn refusal_of(journal: &Journal, passphrase: &Passphrase) -> VaultError {
    let before = journal.bytes();
    let error = Vault::open(&journal.dir(), passphrase, &now()).unwrap_err();
    assert!(before == journal.bytes(), "{error}: something was touched");
    error
}

fn is_whole(journal: &Journal) {
    let vault = journal.open().unwrap();
    assert_eq!(vault.read(EntryId(1)).unwrap().0.id, EntryId(1));
    vault.verify().unwrap();
    assert_eq!(vault.notices(), [] as [&str; 0]);
}

// The folder

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

// The key

#[test]
fn a_wrong_passphrase_is_called_that() {
    let journal = Journal::closed();
    let error = refusal_of(
        &journal,
        &Passphrase::new("otter bridge velvet marble lunar"),
    );
    assert!(matches!(error, VaultError::WrongPassphrase));
    is_whole(&journal);
}

/// Reliability list 18.
#[test]
fn a_bit_flipped_in_both_copies_is_never_called_a_wrong_passphrase() {
    let journal = Journal::closed();
    let key = fs::read(journal.file("key.age")).unwrap();
    for bit in 0..key.len() * 8 {
        flip(&journal.file("key.age"), bit);
        flip(&journal.file("key-copy.age"), bit);
        assert!(
            matches!(journal.open(), Err(VaultError::KeyDamaged)),
            "bit {bit}"
        );
        fs::write(journal.file("key.age"), &key).unwrap();
        fs::write(journal.file("key-copy.age"), &key).unwrap();
    }
    is_whole(&journal);
}

#[test]
fn one_damaged_copy_is_made_whole_from_the_other() {
    let journal = Journal::closed();
    let bits = fs::metadata(journal.file("key.age")).unwrap().len() as usize * 8;
    for name in ["key.age", "key-copy.age"] {
        for bit in (3..bits).step_by(151) {
            flip(&journal.file(name), bit);
            assert_eq!(
                journal.open().unwrap().notices().len(),
                1,
                "{name}, bit {bit}"
            );
            is_whole(&journal);
        }
    }
    let damage: [&dyn Fn(&Path); 4] = [
        &|path| fs::remove_file(path).unwrap(),
        &|path| fs::write(path, "").unwrap(),
        &|path| fs::write(path, vec![b'a'; 1 << 20]).unwrap(),
        &|path| {
            let moved = path.with_extension("moved");
            fs::rename(path, &moved).unwrap();
            #[cfg(unix)]
            std::os::unix::fs::symlink(moved, path).unwrap();
        },
    ];
    for name in [
        "key.age",
        "key.age.sha256",
        "key-copy.age",
        "key-copy.age.sha256",
    ] {
        for harm in damage {
            harm(&journal.file(name));
            assert_eq!(journal.open().unwrap().notices().len(), 1, "{name}");
            is_whole(&journal);
        }
    }
    for name in ["key.age.sha256", "key-copy.age.sha256"] {
        fs::remove_file(journal.file(name)).unwrap();
        let wrong = refusal_of(&journal, &Passphrase::new("another one"));
        assert!(matches!(wrong, VaultError::WrongPassphrase), "{name}");
        assert_eq!(journal.open().unwrap().notices().len(), 1);
    }
    for name in ["key.age.sha256", "key-copy.age.sha256"] {
        fs::remove_file(journal.file(name)).unwrap();
    }
    let wrong = refusal_of(&journal, &Passphrase::new("another one"));
    assert!(
        matches!(wrong, VaultError::KeyDamaged),
        "nobody can tell, so it is not said"
    );
    assert_eq!(journal.open().unwrap().notices().len(), 1);
    is_whole(&journal);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_folder_in_place_of_the_key_files_hangs_nobody() {
    let journal = Journal::closed();
    for (name, tool) in [("key.age", "mkfifo"), ("key-copy.age", "mkdir")] {
        fs::remove_file(journal.file(name)).unwrap();
        let made = std::process::Command::new(tool)
            .arg(journal.file(name))
            .status()
            .unwrap();
        assert!(made.success());
    }
    assert!(matches!(journal.open(), Err(VaultError::KeyDamaged)));
}

#[test]
fn key_files_that_ask_for_too_much_work_are_called_that_when_they_are_what_was_written() {
    use sha2::{Digest, Sha256};
    let journal = Journal::closed();
    let file = format!(
        "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 21\n{0}\n--- {0}\n{1}",
        "A".repeat(43),
        "0".repeat(48)
    );
    for name in ["key.age", "key-copy.age"] {
        fs::write(journal.file(name), &file).unwrap();
    }
    assert!(matches!(refusal(&journal), VaultError::KeyDamaged));
    let digest = Sha256::digest(&file);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    for name in ["key.age.sha256", "key-copy.age.sha256"] {
        fs::write(journal.file(name), &digest).unwrap();
    }
    assert!(matches!(refusal(&journal), VaultError::KeyTooDear));
}

#[test]
fn a_changed_passphrase_opens_and_one_change_cut_short_leaves_one_that_does() {
    let journal = Journal::closed();
    let old =
        ["key.age", "key.age.sha256"].map(|name| (name, fs::read(journal.file(name)).unwrap()));
    let new = Passphrase::new("walnut harbour");
    let change = |from: &Passphrase, to: &Passphrase| {
        Vault::open(&journal.dir(), from, &now())?.set_passphrase(to, Cost::THROW_AWAY)
    };
    assert!(matches!(
        change(&new, &new),
        Err(VaultError::WrongPassphrase)
    ));
    change(&passphrase(), &new).unwrap();
    assert!(matches!(refusal(&journal), VaultError::WrongPassphrase));
    drop(Vault::open(&journal.dir(), &new, &now()).unwrap());

    // The copy is written first: as if the power had failed before the main file.
    let cut_short = || {
        for (name, bytes) in &old {
            fs::write(journal.file(name), bytes).unwrap();
        }
    };
    cut_short();
    drop(Vault::open(&journal.dir(), &new, &now()).unwrap());
    assert!(
        matches!(refusal(&journal), VaultError::WrongPassphrase),
        "the change is made whole"
    );
    cut_short();
    drop(journal.open().unwrap());
    is_whole(&journal);
    let wrong = refusal_of(&journal, &new);
    assert!(
        matches!(wrong, VaultError::WrongPassphrase),
        "the change is undone"
    );
}

// The recovery sheet

#[test]
fn a_sheet_nobody_was_seen_to_hold_is_noticed_until_it_opens_the_journal() {
    let (journal, mut vault, sheet) = Journal::with_sheet();
    vault.put_sheet_unchecked(true).unwrap();
    drop(vault);
    for _ in 0..2 {
        let notices = journal.open().unwrap().notices().join("\n");
        assert!(notices.contains("never compared"), "{notices}");
    }
    let recovered = Vault::open_with_recovery(&journal.dir(), sheet.secret(), &now()).unwrap();
    assert_eq!(recovered.notices(), [] as [&str; 0]);
    drop(recovered);
    assert_eq!(journal.open().unwrap().notices(), [] as [&str; 0]);
}

#[test]
fn the_sheet_opens_the_journal_when_both_key_files_are_gone() {
    let (journal, vault, sheet) = Journal::with_sheet();
    drop(vault);
    for name in ["key.age", "key-copy.age"] {
        fs::remove_file(journal.file(name)).unwrap();
    }
    assert!(matches!(journal.open(), Err(VaultError::KeyDamaged)));
    let typed = sheet.groups().join(" ").to_lowercase();
    let recover = |typed: &str| Vault::open_with_recovery(&journal.dir(), typed, &now());
    assert!(matches!(
        recover(&typed[4..]),
        Err(VaultError::RecoveryMistyped(_))
    ));
    assert!(matches!(
        recover("AGE-SECRET-KEY-1"),
        Err(VaultError::RecoveryMistyped(_))
    ));
    let (_, _, other) = Journal::with_sheet();
    assert!(matches!(
        recover(other.secret()),
        Err(VaultError::RecoveryWrong)
    ));
    let mut vault = recover(&typed).unwrap();
    assert!(sheet.text().contains(vault.journal()));
    let new = Passphrase::new("walnut harbour");
    vault.set_passphrase(&new, Cost::THROW_AWAY).unwrap();
    vault.verify().unwrap();
    drop(vault);
    drop(Vault::open(&journal.dir(), &new, &now()).unwrap());

    let mut vault = recover(sheet.secret()).unwrap();
    let newer = vault.new_recovery(&now()).unwrap();
    vault.verify().unwrap();
    drop(vault);
    assert!(matches!(
        recover(sheet.secret()),
        Err(VaultError::RecoveryWrong)
    ));
    drop(recover(newer.secret()).unwrap());
    flip(&journal.file("recovery.age"), 1000);
    assert!(matches!(
        recover(newer.secret()),
        Err(VaultError::RecoveryDamaged)
    ));
    fs::remove_file(journal.file("recovery.age")).unwrap();
    assert!(matches!(
        recover(newer.secret()),
        Err(VaultError::RecoveryDamaged)
    ));
    drop(Vault::open(&journal.dir(), &new, &now()).unwrap());
}

/// Reliability list 22.
#[test]
fn a_recovery_file_of_another_key_is_told_at_the_next_unlock() {
    let journal = Journal::closed();
    let other = Journal::closed();
    for name in ["recovery.age", "recovery.age.sha256"] {
        fs::copy(other.file(name), journal.file(name)).unwrap();
    }
    let mut vault = journal.open().unwrap();
    assert!(
        vault.notices()[0].contains("of another sheet"),
        "{:?}",
        vault.notices()
    );
    vault.new_recovery(&now()).unwrap();
    drop(vault);
    is_whole(&journal);
}

#[test]
fn stock_age_reads_the_recovery_file_as_the_statement_that_opens_the_database() {
    let (journal, _vault, sheet) = Journal::with_sheet();
    let secret = journal.home.path().join("secret.txt");
    fs::write(&secret, sheet.secret()).unwrap();
    let age = std::process::Command::new("age")
        .arg("-d")
        .arg("-i")
        .arg(&secret)
        .arg(journal.file("recovery.age"))
        .output();
    let Ok(age) = age else {
        eprintln!("skipped: age is not installed");
        return;
    };
    let said = String::from_utf8(age.stdout).unwrap();
    let key = said.lines().last().unwrap();
    assert!(
        key.starts_with("PRAGMA key = \"x'") && key.len() == 96 + 19,
        "{}",
        key.len()
    );
}

// The database

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

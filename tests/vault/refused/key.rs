//! The key and its copy: damaged, of another passphrase, too dear.

use super::*;

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

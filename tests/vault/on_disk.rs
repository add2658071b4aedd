//! What never touches the disk, and who may read what does.

use super::*;

#[test]
fn no_clinical_word_is_in_any_byte_of_the_folder() {
    const CANARY: &str = "xylographicwombat";
    let (journal, mut vault) = Journal::new();
    let text = format!("{CANARY} ").repeat(200);
    let (mut guide, page) = incident_saying(&text);
    guide.title = CANARY.into();
    let id = vault.save(&page, &guide, None, None, &now()).unwrap().id;
    vault.save(&page, &guide, Some(id), None, &now()).unwrap();
    let at = QuestionId::try_from("what".to_owned()).unwrap();
    vault
        .keep_draft(None, &page, &guide, Some(&at), None, &now())
        .unwrap();
    vault
        .put_client(&Client {
            code: client("K-07"),
            words: vec![Words::new(CANARY)],
        })
        .unwrap();
    let contact = Contact {
        who: Words::new(CANARY),
        how: Words::new(CANARY),
    };
    vault
        .put_settings(&Settings {
            contacts: vec![contact],
            ..Settings::default()
        })
        .unwrap();
    vault
        .put_preparation(&Plan {
            to: CANARY.into(),
            period: Period {
                from: date(2026, 1, 1),
                until: date(2026, 2, 1),
            },
            entries: vec![],
            questions: vec![Words::new(CANARY)],
            letters: vec![],
            findings: vec![],
        })
        .unwrap();
    let holds = |bytes: &[u8]| {
        let bytes = bytes.to_ascii_lowercase();
        let wide: Vec<u8> = CANARY.bytes().flat_map(|byte| [byte, 0]).collect();
        [CANARY.as_bytes(), &CANARY.as_bytes()[..8], &wide[..16]]
            .iter()
            .any(|needle| bytes.windows(needle.len()).any(|window| window == *needle))
    };
    assert!(holds(b"a XylographicWombat b"), "the search for it works");
    for (path, bytes) in journal.bytes() {
        assert!(!holds(&bytes), "{} while open", path.display());
        assert!(
            !bytes.windows(5).any(|window| window == b"otter"),
            "{}",
            path.display()
        );
    }
    drop(vault);
    for (path, bytes) in journal.bytes() {
        assert!(!holds(&bytes), "{} when closed", path.display());
    }
    assert!(!journal.bytes()[&journal.file("journal.db")].starts_with(b"SQLite"));
}

#[cfg(unix)]
#[test]
fn the_folder_is_its_owners_alone_and_is_mended_when_it_is_not() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let journal = Journal::closed();
    let all_closed = || {
        assert_eq!(mode(&journal.dir()), 0o700);
        for file in fs::read_dir(journal.dir()).unwrap() {
            let path = file.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    };
    all_closed();
    for name in ["journal.db", "key.age", "recovery.age.sha256"] {
        fs::set_permissions(journal.file(name), fs::Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(journal.dir(), fs::Permissions::from_mode(0o755)).unwrap();
    let vault = journal.open().unwrap();
    assert_eq!(vault.notices().len(), 1);
    all_closed();
    drop(vault);
    assert!(journal.open().unwrap().notices().is_empty());
}

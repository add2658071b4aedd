//! What is put back from before an erasure is erased again.

use super::*;

fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, to.path().join(path.file_name().unwrap())).unwrap();
    }
    to
}

/// Reliability list 80, the vault's half: what is put back from before an erasure is erased again, as it was decided.
#[test]
fn the_tombstones_of_one_journal_erase_the_same_clients_in_an_older_copy() {
    let (home, mut vault) = journal();
    register(&mut vault, "K-07", &["Siobhan"]);
    let own = save(&mut vault, &page(Some("K-07"), "a request", ""), None);
    let redacted = save(&mut vault, &page(None, "Siobhan and others", ""), None);
    let left = save(&mut vault, &page(None, "as Siobhan said", ""), None);
    let other = save(&mut vault, &page(Some("K-02"), "something else", ""), None);
    drop(vault);
    let older = copy(home.path());
    let mut vault = Vault::open(home.path(), &passphrase(), &now()).unwrap();
    let fates = BTreeMap::from([(redacted, Fate::Redact), (left, Fate::Leave)]);
    vault.erase(&code("K-07"), &fates, today()).unwrap();
    let tombstones = vault.tombstones().unwrap();

    let mut back = Vault::open(older.path(), &passphrase(), &now()).unwrap();
    assert_eq!(back.reapply(&tombstones).unwrap(), 1);
    assert!(back.read(own).is_err());
    back.read(other).unwrap();
    let said = |id| {
        let entry: Entry = back.read(id).unwrap().0;
        entry
            .page
            .answer("what")
            .unwrap()
            .in_words(&[])
            .read()
            .to_owned()
    };
    assert_eq!(said(left), "as Siobhan said");
    assert_eq!(said(redacted), format!("{TAKEN_OUT} and others"));
    assert_eq!(back.tombstones().unwrap(), tombstones);
    assert_eq!(back.reapply(&tombstones).unwrap(), 0, "once is enough");
}

/// Reliability list 80: also where the older copy knew the code only from a text.
#[test]
fn a_code_that_only_stands_in_a_text_is_found_by_its_tombstone() {
    let (_home, mut vault) = journal();
    let id = save(&mut vault, &page(None, "Later (K-07) wrote.", ""), None);
    let tombstone = Tombstone::of(&code("K-07"), today(), &BTreeMap::new());
    vault.reapply(&[tombstone]).unwrap();
    let entry = vault.read(id).unwrap().0;
    let said = entry.page.answer("what").unwrap().in_words(&[]);
    assert_eq!(said.read(), format!("Later ({TAKEN_OUT}) wrote."));
}

#[test]
fn a_code_that_only_stands_in_a_receipt_is_found_by_its_tombstone() {
    let (_home, mut vault) = journal();
    let receipt = Receipt {
        sealed: now(),
        to: "Ruth".into(),
        recipient: String::new(),
        period: Period {
            from: today(),
            until: today(),
        },
        entries: Vec::new(),
        letters: letters(&[Some("K-07")]),
        replaced: 0,
        kept: 0,
        file: "ruth.age".into(),
        size: 1,
        sha256: String::new(),
    };
    vault.put_receipt(&receipt).unwrap();
    let tombstone = Tombstone::of(&code("K-07"), today(), &BTreeMap::new());
    vault.reapply(&[tombstone]).unwrap();
    assert_eq!(vault.receipts().unwrap()[0].letters, letters(&[None]));
}

/// Reliability list 80: a journal put together from several backups does not forget whom one of them had erased.
#[test]
fn a_tombstone_of_somebody_who_is_not_here_is_kept_all_the_same() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let make = |folder: &tempfile::TempDir| {
        let home = folder.path().join("journal");
        Vault::create(&*home, &passphrase(), Cost::THROW_AWAY, &now())
            .unwrap()
            .0
    };
    let (mut here, mut there) = (make(&here), make(&there));
    let registered = Client {
        code: code("K-07"),
        words: Vec::new(),
    };
    there.put_client(&registered).unwrap();
    there
        .erase(&code("K-07"), &BTreeMap::new(), today())
        .unwrap();
    let tombstones = there.tombstones().unwrap();
    assert_eq!(here.reapply(&tombstones).unwrap(), 0);
    assert_eq!(here.reapply(&tombstones).unwrap(), 0, "once is enough");
    assert_eq!(here.tombstones().unwrap(), tombstones);
    let refused = here.put_client(&registered).unwrap_err();
    assert!(matches!(refused, VaultError::Erased(..)), "{refused}");
}

//! What is gone once a client was erased, and what has to be so first.

use super::*;

/// A word that no list knows and nothing else holds.
fn term(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    format!(
        "quo{}zzyx{}vark{}",
        letter(number / 26),
        letter(number),
        letter(number * 7)
    )
}

/// Every page of the file as the engine decrypts it, those that are free too.
fn pages(vault: &Vault) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join(files::DATABASE);
    fs::copy(vault.dir.join(files::DATABASE), &path).unwrap();
    let mut db = schema::connect(&path, &vault.payload, false).unwrap();
    db.serialize(rusqlite::MAIN_DB).unwrap().to_vec()
}

fn hits(vault: &Vault, terms: &[String]) -> usize {
    let pages = pages(vault);
    terms
        .iter()
        .filter(|term| {
            pages
                .windows(term.len())
                .any(|bytes| bytes.eq_ignore_ascii_case(term.as_bytes()))
        })
        .count()
}

/// Every row of what does not belong to the client.
fn others(vault: &Vault, ids: &[EntryId]) -> Vec<String> {
    let mut rows = Vec::new();
    let db = vault.db().unwrap();
    for id in ids {
        for (table, column) in [
            ("entry", "id"),
            ("revision", "entry"),
            ("follow_up", "entry"),
        ] {
            let mut statement = db
                .prepare(&format!("SELECT * FROM {table} WHERE {column} = ?1"))
                .unwrap();
            let columns = statement.column_count();
            let mut found = statement.query([id.0]).unwrap();
            while let Some(row) = found.next().unwrap() {
                let cells: Vec<String> = (0..columns)
                    .map(|at| format!("{:?}", row.get_ref(at).unwrap()))
                    .collect();
                rows.push(format!("{table}: {}", cells.join("|")));
            }
        }
    }
    rows
}

/// Reliability list 79: 200 terms that only this client's traces hold are in no page afterwards: not in a free one, not in
/// the index, not in a draft, a preparation or the register; what others hold is byte for byte what it was.
#[test]
fn two_hundred_terms_of_an_erased_client_are_in_no_page_and_nothing_else_changes() {
    let (home, mut vault) = journal();
    let terms: Vec<String> = (0..200).map(term).collect();
    register(&mut vault, "K-07", &[&terms[0], &terms[1]]);
    register(&mut vault, "K-02", &["Wilhelmina"]);
    let mut kept = Vec::new();
    // One that was thrown away before: its page was freed, not overwritten by us.
    let gone = save(&mut vault, &page(Some("K-07"), &terms[199], ""), None);
    vault.trash(gone, &now()).unwrap();
    vault.empty_trash(&(&now() + 960.hours())).unwrap();
    for (number, some) in terms[2..170].chunks(8).enumerate() {
        let id = save(
            &mut vault,
            &page(Some("K-07"), &some[..4].join(" "), &some[4]),
            None,
        );
        save(
            &mut vault,
            &page(Some("K-07"), &some[5..].join(" "), ""),
            Some(id),
        );
        if number % 5 == 0 {
            vault.trash(id, &now()).unwrap();
        }
        let other = format!("An evening with number {number} and K-02.");
        kept.push(save(&mut vault, &page(Some("K-02"), &other, "call"), None));
    }
    let draft = page(Some("K-07"), &terms[170..180].join(" "), &terms[180]);
    vault
        .keep_draft(None, &draft, &guide(), None, None, &now())
        .unwrap();
    let plan = Plan {
        to: "Ruth".into(),
        period: Period {
            from: today(),
            until: today(),
        },
        entries: vec![EntryId(2)],
        questions: vec![Words::new(&terms[181..199].join(" "))],
        letters: vec![],
        findings: Vec::new(),
    };
    vault.put_preparation(&plan).unwrap();
    assert_eq!(hits(&vault, &terms[..199]), 199);
    let before = others(&vault, &kept);

    let traces = vault.traces(&code("K-07")).unwrap();
    assert!(traces.mentions.is_empty());
    let erased = vault
        .erase(&code("K-07"), &BTreeMap::new(), today())
        .unwrap();
    assert_eq!(
        (erased.drafts, erased.preparations, erased.words),
        (1, 1, 2)
    );
    assert_eq!(hits(&vault, &terms), 0, "before the key is made anew");
    let old = fs::read(home.path().join("journal.db")).unwrap();
    vault
        .new_key(&passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    assert_eq!(hits(&vault, &terms), 0);
    assert_eq!(others(&vault, &kept), before);
    assert_eq!(vault.tombstones().unwrap().len(), 1);
    assert_eq!(vault.clients().unwrap().len(), 1);
    vault.verify().unwrap();
    let new = fs::read(home.path().join("journal.db")).unwrap();
    let same = old
        .chunks(4096)
        .filter(|block| new.chunks(4096).any(|other| other == *block));
    assert_eq!(same.count(), 0, "every block is under another key");
}

#[test]
fn a_hold_an_unknown_code_and_an_undecided_mention_change_nothing() {
    let (_home, mut vault) = journal();
    register(&mut vault, "K-07", &["Siobhan"]);
    let own = save(&mut vault, &page(Some("K-07"), "a request", ""), None);
    let other = save(
        &mut vault,
        &page(Some("K-02"), "as with Siobhan in May", ""),
        None,
    );
    assert!(matches!(
        vault.erase(&code("K-99"), &BTreeMap::new(), today()),
        Err(VaultError::NoTraces(_))
    ));
    let refused = vault
        .erase(&code("K-07"), &BTreeMap::new(), today())
        .unwrap_err();
    assert!(
        matches!(&refused, VaultError::Undecided(ids) if *ids == [other]),
        "{refused}"
    );
    let mut settings = vault.settings().unwrap();
    settings.retention.hold = Some(Hold {
        since: today(),
        why: HoldReason::Claim,
    });
    vault.put_settings(&settings).unwrap();
    let fates = BTreeMap::from([(other, Fate::Leave)]);
    assert!(matches!(
        vault.traces(&code("K-07")),
        Err(VaultError::OnHold(_))
    ));
    assert!(matches!(
        vault.erase(&code("K-07"), &fates, today()),
        Err(VaultError::OnHold(_))
    ));
    vault.read(own).unwrap();
    assert!(vault.tombstones().unwrap().is_empty());
}

#[test]
fn an_entry_that_only_mentions_the_client_is_rewritten_in_every_revision_or_deleted_or_left() {
    let (_home, mut vault) = journal();
    register(&mut vault, "K-07", &["Siobhan", "Todmorden"]);
    save(&mut vault, &page(Some("K-07"), "a request", ""), None);
    let first = page(Some("K-07"), "Siobhan wrote from Todmorden", "");
    let redacted = save(&mut vault, &first, None);
    let second = page(
        Some("K-02"),
        "It was about siobhan's sister, not K-07.",
        "ask Siobhan",
    );
    save(&mut vault, &second, Some(redacted));
    let deleted = save(&mut vault, &page(None, "Siobhan again", ""), None);
    let left = save(&mut vault, &page(None, "and K-07 too", ""), None);
    let traces = vault.traces(&code("K-07")).unwrap();
    let mentions: Vec<EntryId> = traces.mentions.iter().map(|one| one.head.id).collect();
    assert_eq!(mentions, [redacted, deleted, left]);
    let fates = BTreeMap::from([
        (redacted, Fate::Redact),
        (deleted, Fate::Delete),
        (left, Fate::Leave),
    ]);
    let erased = vault.erase(&code("K-07"), &fates, today()).unwrap();
    assert_eq!((erased.entries, erased.redacted, erased.left), (2, 1, 1));
    let (entry, _) = vault.read(redacted).unwrap();
    let said = entry.page.answer("what").unwrap().in_words(&[]);
    assert!(
        !said.read().to_lowercase().contains("siobhan"),
        "{}",
        said.read()
    );
    assert!(said.read().contains("sister") && said.read().contains(TAKEN_OUT));
    assert_eq!(entry.page.client(), Some(&code("K-02")));
    let earlier = vault.read_revision(redacted, 1).unwrap().0.page;
    assert_eq!(earlier.client(), None);
    let terms = ["Siobhan", "Todmorden"].map(str::to_owned);
    assert_eq!(hits(&vault, &terms), 0);
    assert!(vault.read(deleted).is_err());
    assert_eq!(
        vault.read(left).unwrap().0.page,
        page(None, "and K-07 too", "")
    );
    vault.verify().unwrap();
}

#[test]
fn a_code_that_was_erased_stays_out_of_use() {
    let (_home, mut vault) = journal();
    register(&mut vault, "K-07", &[]);
    vault
        .erase(&code("K-07"), &BTreeMap::new(), today())
        .unwrap();
    let client = Client {
        code: code("K-07"),
        words: Vec::new(),
    };
    assert!(matches!(
        vault.put_client(&client),
        Err(VaultError::Erased(..))
    ));
    let again = page(Some("K-07"), "somebody else", "");
    assert!(matches!(
        vault.save(&again, &guide(), None, None, &now()),
        Err(VaultError::Erased(..))
    ));
    register(&mut vault, "K-08", &[]);
}

#[test]
fn an_erasure_without_its_new_key_is_said_at_every_opening_until_there_is_one() {
    let (home, mut vault) = journal();
    register(&mut vault, "K-07", &["Siobhan"]);
    vault
        .erase(&code("K-07"), &BTreeMap::new(), today())
        .unwrap();
    drop(vault);
    let mut vault = Vault::open(home.path(), &passphrase(), &now()).unwrap();
    assert!(
        vault
            .notices()
            .iter()
            .any(|notice| notice == NEW_KEY_IS_DUE)
    );
    vault
        .new_key(&passphrase(), Cost::THROW_AWAY, &now())
        .unwrap();
    assert!(
        !vault
            .notices()
            .iter()
            .any(|notice| notice == NEW_KEY_IS_DUE)
    );
    drop(vault);
    let vault = Vault::open(home.path(), &passphrase(), &now()).unwrap();
    assert!(
        !vault
            .notices()
            .iter()
            .any(|notice| notice == NEW_KEY_IS_DUE)
    );
}

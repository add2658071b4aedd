//! Erasing, down to the pages of the file.
#![allow(clippy::unwrap_used)]

use super::super::tests::{now, passphrase};
use super::super::{Cost, files, schema};
use super::looking::TAKEN_OUT;
use super::*;
use jiff::ToSpan;
use std::fs;
use std::path::Path;

const GUIDE: &str = r#"
id = "incident"
version = 1
kind = "incident"
title = "An incident online"
purpose = "p"
source = "s"
minutes = 10
themes = ["boundaries"]

[[questions]]
id = "kind"
ask = "What was it?"
answer.choice.of = ["friend-request", "message", "other"]

[[questions]]
id = "client"
ask = "Whom does it touch?"
answer = "client"

[[questions]]
id = "what"
ask = "What happened?"
answer = "text"

[[questions]]
id = "follow-ups"
ask = "What will you do?"
answer = "follow_ups"
"#;

fn guide() -> Guide {
    toml::from_str(GUIDE).unwrap()
}

fn today() -> Date {
    now().date()
}

fn code(code: &str) -> ClientCode {
    ClientCode::try_from(code.to_owned()).unwrap()
}

fn page(client: Option<&str>, text: &str, act: &str) -> Page {
    let mut page = Page::of(&guide());
    let mut put = |id: &str, answer| {
        let id = QuestionId::try_from(id.to_owned()).unwrap();
        page.answers.insert(id, answer);
    };
    put("what", Answer::Text(Words::new(text)));
    if let Some(client) = client {
        put("client", Answer::Client(code(client)));
    }
    if !act.is_empty() {
        let act = FollowUp {
            what: Words::new(act),
            by: today(),
            done: None,
        };
        put("follow-ups", Answer::FollowUps(vec![act]));
    }
    page
}

fn journal() -> (tempfile::TempDir, Vault) {
    let home = tempfile::tempdir().unwrap();
    let (vault, _) = Vault::create(home.path(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
    (home, vault)
}

fn save(vault: &mut Vault, page: &Page, revises: Option<EntryId>) -> EntryId {
    vault
        .save(page, &guide(), revises, None, &now())
        .unwrap()
        .id
}

fn register(vault: &mut Vault, client: &str, words: &[&str]) {
    let client = Client {
        code: code(client),
        words: words.iter().map(|word| Words::new(word)).collect(),
    };
    vault.put_client(&client).unwrap();
}

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

/// As `Receipt` has them.
fn letters(codes: &[Option<&str>]) -> Vec<Lettered> {
    let each = ["Client A", "Client B", "Client C"].iter().zip(codes);
    let each = each.map(|(letter, who)| Lettered {
        letter: (*letter).to_owned(),
        code: who.map(code),
    });
    each.collect()
}

#[test]
fn a_receipt_stays_without_the_numbers_of_what_was_erased() {
    let (home, mut vault) = journal();
    register(&mut vault, "K-07", &["Siobhan"]);
    let own = save(&mut vault, &page(Some("K-07"), "a request", ""), None);
    let other = save(&mut vault, &page(Some("K-02"), "something else", ""), None);
    let receipt = Receipt {
        sealed: now(),
        to: "Ruth".into(),
        recipient: String::new(),
        period: Period {
            from: today(),
            until: today(),
        },
        entries: vec![own, other],
        letters: letters(&[Some("K-02"), Some("K-07"), Some("K-09")]),
        replaced: 1,
        kept: 0,
        file: "siobhan-november.age".into(),
        size: 1,
        sha256: String::new(),
    };
    vault.put_receipt(&receipt).unwrap();
    let traces = vault.traces(&code("K-07")).unwrap();
    assert!(traces.out_of_reach()[0].contains("sealed for Ruth on 21 November 2026"));
    vault
        .erase(&code("K-07"), &BTreeMap::new(), today())
        .unwrap();
    let after = vault.receipts().unwrap();
    assert_eq!(after[0].entries, [other]);
    assert!(
        !after[0].file.to_lowercase().contains("siobhan"),
        "{}",
        after[0].file
    );
    let left = letters(&[Some("K-02"), None, Some("K-09")]);
    assert_eq!(after[0].letters, left);
    // Of this client nothing is left but the letter.
    let traces = vault.traces(&code("K-09")).unwrap();
    assert!(traces.going()[0].starts_with("the code and the entries' numbers in 1 receipt"));
    vault
        .erase(&code("K-09"), &BTreeMap::new(), today())
        .unwrap();
    let left = letters(&[Some("K-02"), None, None]);
    assert_eq!(vault.receipts().unwrap()[0].letters, left);
    assert!(matches!(
        vault.traces(&code("K-09")),
        Err(VaultError::NoTraces(_))
    ));
    drop(vault);
    let vault = Vault::open(home.path(), &passphrase(), &now()).unwrap();
    vault.verify().unwrap();
}

#[test]
fn erasing_a_client_leaves_the_letters_of_one_whose_code_is_near() {
    let (_home, mut vault) = journal();
    let period = Period {
        from: today(),
        until: today(),
    };
    for (erased, near) in [("EAP-12", "EAP-13"), ("C-1001", "C-1002")] {
        register(&mut vault, erased, &["Siobhan"]);
        let receipt = |codes: &[Option<&str>]| Receipt {
            sealed: now(),
            to: "Ruth".into(),
            recipient: String::new(),
            period,
            entries: Vec::new(),
            letters: letters(codes),
            replaced: 0,
            kept: 0,
            file: "ruth.age".into(),
            size: 1,
            sha256: String::new(),
        };
        vault
            .put_receipt(&receipt(&[Some(near), Some(erased)]))
            .unwrap();
        vault.put_receipt(&receipt(&[Some(near)])).unwrap();
        let plan = Plan {
            to: near.into(),
            period,
            entries: vec![],
            questions: vec![],
            letters: vec![code(near)],
            findings: vec![],
        };
        vault.put_preparation(&plan).unwrap();
        let traces = vault.traces(&code(erased)).unwrap();
        assert_eq!(traces.receipts.len(), 1, "{erased}");
        vault
            .erase(&code(erased), &BTreeMap::new(), today())
            .unwrap();
        let receipts = vault.receipts().unwrap();
        let both = receipts.iter().filter(|one| one.letters.len() == 2);
        let both: Vec<_> = both.map(|one| &one.letters).collect();
        assert!(both.contains(&&letters(&[Some(near), None])), "{both:?}");
        let alone = receipts
            .iter()
            .any(|one| one.letters == letters(&[Some(near)]));
        assert!(alone, "{near}");
        assert!(vault.preparation(near).unwrap().is_some(), "{near}");
    }
}

#[test]
fn what_only_resembles_the_client_stays_where_nobody_is_asked_about_it() {
    let (_home, mut vault) = journal();
    register(&mut vault, "EAP-12", &["Ann Marlow", "Catherine"]);
    register(&mut vault, "EAP-12-3", &[]);
    let near = [
        "EAP-13 came through the EAP",
        "Marlowe wrote",
        "Kate and Cathy rang",
        "susannmarlow99 posted",
        "EAP-12-3 and EAP-120 and xEAP-12",
    ];
    let exact = [
        "EAP-12's sister",
        "eap12",
        "what EAP\u{2011}12 said",
        "Mrs MARLOW's mother",
        "catherine, again",
    ];
    let period = Period {
        from: today(),
        until: today(),
    };
    for text in near.into_iter().chain(exact) {
        vault
            .keep_draft(None, &page(None, text, ""), &guide(), None, None, &now())
            .unwrap();
        let plan = Plan {
            to: text.into(),
            period,
            entries: vec![],
            questions: vec![Words::new(text)],
            letters: vec![],
            findings: vec![],
        };
        vault.put_preparation(&plan).unwrap();
        let receipt = Receipt {
            sealed: now(),
            to: "Ruth".into(),
            recipient: String::new(),
            period,
            entries: vec![],
            letters: vec![],
            replaced: 0,
            kept: 0,
            file: format!("{text}.age"),
            size: 1,
            sha256: String::new(),
        };
        vault.put_receipt(&receipt).unwrap();
    }
    save(&mut vault, &page(None, near[0], ""), None);
    let misspelt = save(&mut vault, &page(None, "Marlowe wrote", ""), None);
    let traces = vault.traces(&code("EAP-12")).unwrap();
    let shown: Vec<EntryId> = traces.mentions.iter().map(|one| one.head.id).collect();
    assert_eq!(shown, [misspelt], "another's code is no mention");
    assert_eq!(traces.drafts_mentioning, exact.len());
    assert_eq!(traces.receipts.len(), exact.len());
    let mut gone = traces.preparations.clone();
    gone.sort_unstable();
    let mut all = exact.map(str::to_owned).to_vec();
    all.sort_unstable();
    assert_eq!(gone, all);

    let fates = BTreeMap::from([(misspelt, Fate::Leave)]);
    vault.erase(&code("EAP-12"), &fates, today()).unwrap();
    let drafts = vault.drafts().unwrap();
    let left: Vec<&str> = drafts
        .iter()
        .flat_map(|(draft, _)| texts(&draft.page))
        .map(Words::read)
        .collect();
    let files: Vec<String> = vault
        .receipts()
        .unwrap()
        .into_iter()
        .map(|one| one.file)
        .collect();
    for text in near {
        assert!(left.contains(&text), "{text}: {left:?}");
        assert!(files.contains(&format!("{text}.age")), "{text}: {files:?}");
        assert!(vault.preparation(text).unwrap().is_some(), "{text}");
    }
    let out = |said: &&&str| said.contains(TAKEN_OUT);
    assert_eq!(left.iter().filter(out).count(), exact.len(), "{left:?}");
    assert!(
        left.contains(&format!("{TAKEN_OUT}'s sister").as_str()),
        "{left:?}"
    );
}

#[test]
fn a_code_is_found_before_any_word_and_is_no_part_of_a_longer_one() {
    let (_home, mut vault) = journal();
    for client in ["K-12", "K-12-A", "K-12-3", "A-K-12"] {
        register(&mut vault, client, &[]);
    }
    let texts = [
        ("K-12 asked me to ring.", "[erased] asked me to ring."),
        (
            "I saw K-12 3 times, and K12.",
            "I saw [erased] 3 times, and [erased].",
        ),
        (
            "A K-12 a day, K-12 K-12.",
            "A [erased] a day, [erased] [erased].",
        ),
        ("K-12-abc; k12-A", "[erased]-abc; k12-A"),
        ("K-12-A, and K-12 3 times", "K-12-A, and [erased] 3 times"),
        ("K-12-A rang K\u{2011}12\u{2011}3 and A-K-12.", ""),
        ("k12a rang, and xK-12, and K-120", ""),
    ];
    let ids = texts.map(|(text, _)| save(&mut vault, &page(None, text, ""), None));
    let named = texts
        .iter()
        .zip(ids)
        .filter(|((_, left), _)| !left.is_empty());
    let named: Vec<EntryId> = named.map(|(_, id)| id).collect();
    let traces = vault.traces(&code("K-12")).unwrap();
    let mentions: Vec<EntryId> = traces.mentions.iter().map(|one| one.head.id).collect();
    assert_eq!(mentions, named);
    let fates = named.into_iter().map(|id| (id, Fate::Redact)).collect();
    vault.erase(&code("K-12"), &fates, today()).unwrap();
    for ((text, left), id) in texts.into_iter().zip(ids) {
        let entry = vault.read(id).unwrap().0;
        let said = entry.page.answer("what").unwrap().in_words(&[]);
        assert_eq!(said.read(), if left.is_empty() { text } else { left });
    }
}

#[test]
fn of_a_longer_code_nothing_is_found_where_a_space_stands_beside_somebody_elses() {
    for (others, erased, text, left) in [
        (
            &["K-12"][..],
            "K-12-A",
            "K-12 a friend of K-12-A",
            "K-12 a friend of [erased]",
        ),
        (
            &["K-12"],
            "K-12-A",
            "K-12, A friend, k12a",
            "K-12, A friend, [erased]",
        ),
        (
            &["K-12"],
            "K-12-A",
            "K 12-A and K 12 A",
            "[erased] and K 12 A",
        ),
        (
            &["K-12"],
            "A-K-12",
            "a K-12 day, A-K 12",
            "a K-12 day, [erased]",
        ),
        (
            &["K-12"],
            "K-12-3",
            "K-12 3 times, K\u{2011}12\u{2011}3",
            "K-12 3 times, [erased]",
        ),
        // Where there is no such code, it is this one.
        (&["K-13"], "K-12-A", "K-12 A rang", "[erased] rang"),
    ] {
        let (_home, mut vault) = journal();
        for client in others.iter().chain([&erased]) {
            register(&mut vault, client, &[]);
        }
        let id = save(&mut vault, &page(None, text, ""), None);
        let fates = [(id, Fate::Redact)].into();
        vault.erase(&code(erased), &fates, today()).unwrap();
        let entry = vault.read(id).unwrap().0;
        let said = entry.page.answer("what").unwrap().in_words(&[]);
        assert_eq!(said.read(), left);
    }
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

/// Each thing for one reason alone: what it was found by.
#[test]
fn whatever_else_names_the_client_goes_or_is_rewritten_each_for_its_own_reason() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("journal");
    let mut vault = Vault::create(&*dir, &passphrase(), Cost::THROW_AWAY, &now())
        .unwrap()
        .0;
    let words = vec![Words::new("Zebediah"), Words::new("Otterbridge=Place")];
    vault
        .put_client(&Client {
            code: code("K-07"),
            words: words.clone(),
        })
        .unwrap();
    let mut settings = Settings::default();
    settings.keep(&words[0]);
    settings.keep(&Words::new("otterbridge"));
    settings.keep(&Words::new("Jung"));
    vault.put_settings(&settings).unwrap();
    let mut own = guide();
    own.title = "Asked of one alone".into();
    let save = |vault: &mut Vault, page: &Page, guide: &Guide| {
        vault.save(page, guide, None, None, &now()).unwrap().id
    };
    let theirs = save(&mut vault, &page(Some("K-07"), "theirs", "call"), &own);
    let mentions = save(&mut vault, &page(None, "Zebediah called", "call"), &guide());
    let others = save(
        &mut vault,
        &page(None, "of somebody else", "call"),
        &guide(),
    );

    let draft = |vault: &mut Vault, text: &str, revises| {
        let page = page(None, text, "call");
        vault
            .keep_draft(None, &page, &guide(), None, revises, &now())
            .unwrap();
    };
    draft(&mut vault, "adds to what only mentions", Some(mentions));
    draft(&mut vault, "again Zebediah", Some(others));
    let period = Period {
        from: today(),
        until: today(),
    };
    let finding = |text: &str, replacement: &str| PlannedFinding {
        text: Words::new(text),
        label: "person".into(),
        reason: String::new(),
        replacement: replacement.into(),
        decision: PlanDecision::Undecided,
        places: Vec::new(),
    };
    let mut plan = |to: &str, entries, questions, findings| {
        let plan = Plan {
            to: to.into(),
            period,
            entries,
            questions,
            letters: vec![],
            findings,
        };
        vault.put_preparation(&plan).unwrap();
    };
    plan("by an entry", vec![theirs], vec![], vec![]);
    plan(
        "by a question",
        vec![],
        vec![Words::new("what of Zebediah?")],
        vec![],
    );
    plan(
        "by a finding",
        vec![],
        vec![],
        vec![finding("Zebediah", "a friend")],
    );
    plan(
        "by a replacement",
        vec![],
        vec![],
        vec![finding("a friend", "Zebediah")],
    );
    plan(
        "by nothing",
        vec![others],
        vec![Words::new("what now?")],
        vec![],
    );

    let by_a_letter = Plan {
        to: "by a letter".into(),
        period,
        entries: vec![],
        questions: vec![],
        letters: vec![code("K-07")],
        findings: vec![],
    };
    vault.put_preparation(&by_a_letter).unwrap();

    let fates = BTreeMap::from([(mentions, Fate::Delete)]);
    vault.erase(&code("K-07"), &fates, today()).unwrap();
    let left = |vault: &Vault, sql: &str| -> i64 {
        vault
            .db()
            .unwrap()
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(left(&vault, "SELECT count(*) FROM preparation"), 1);
    assert!(vault.preparation("by nothing").unwrap().is_some());
    assert_eq!(
        left(&vault, "SELECT count(*) FROM guide"),
        1,
        "a guide of theirs alone"
    );
    let kept = vault.settings().unwrap().kept;
    assert_eq!(kept, [Words::new("Jung")]);
    let drafts = vault.drafts().unwrap();
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].0.revises, Some(others));
    assert_eq!(
        drafts[0].0.page,
        page(None, &format!("again {TAKEN_OUT}"), "call")
    );
}

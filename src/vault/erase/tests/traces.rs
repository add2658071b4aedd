//! What is a trace of the client, and what only looks like one.

use super::*;

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

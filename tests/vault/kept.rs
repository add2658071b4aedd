//! What is kept: entries and their revisions, drafts, the trash, people and papers, and what today rests on.

use super::*;

#[test]
fn an_entry_is_kept_edited_and_every_revision_stays_to_be_read() {
    let (journal, mut vault) = Journal::new();
    let (guide, first) = incident_saying("The first version, about a zebra.");
    let head = vault.save(&first, &guide, None, None, &now()).unwrap();
    assert_eq!((head.id, head.revision), (EntryId(1), 1));
    assert_eq!(head.title, "friend request, K-07");
    assert_eq!(head.status, Some(Status::Open));
    assert_eq!(head.client, Some(client("K-07")));
    assert_eq!(head.written, now());

    let (_, second) = incident_saying("The second version, about a giraffe.");
    let later = &now() + 2.hours();
    let head = vault
        .save(&second, &guide, Some(head.id), None, &later)
        .unwrap();
    assert_eq!((head.id, head.revision), (EntryId(1), 2));
    drop(vault);

    let vault = journal.open().unwrap();
    let (entry, kept_guide) = vault.read(EntryId(1)).unwrap();
    assert_eq!((entry.page, kept_guide), (second, guide));
    assert_eq!((entry.written, entry.revised), (now(), Some(later.clone())));
    let (entry, _) = vault.read_revision(EntryId(1), 1).unwrap();
    assert_eq!((entry.page, entry.revised), (first, None));
    assert_eq!(
        vault.revisions(EntryId(1)).unwrap(),
        [(1, now()), (2, later)]
    );
    assert_eq!(found(&vault, "giraffe"), [1]);
    assert!(
        found(&vault, "zebra").is_empty(),
        "only the newest revision is searched"
    );
    assert!(matches!(
        vault.read(EntryId(9)),
        Err(VaultError::NoEntry(EntryId(9)))
    ));
    assert!(matches!(
        vault.read_revision(EntryId(1), 3),
        Err(VaultError::NoRevision(EntryId(1), 3))
    ));
}

#[test]
fn being_on_the_agenda_or_not_is_no_new_revision_of_what_was_written() {
    let (_journal, mut vault) = Journal::new();
    let (guide, first) = incident_saying("The first version, about a zebra.");
    let id = vault.save(&first, &guide, None, None, &now()).unwrap().id;
    let hour = |hours: i64| &now() + hours.hours();
    let mark = |vault: &mut Vault, on: bool, at| {
        let answer = Answer::YesNo(on);
        vault
            .amend(id, known::FOR_SUPERVISION, answer, &at)
            .unwrap();
    };
    mark(&mut vault, false, hour(1));
    mark(&mut vault, true, hour(2));
    assert_eq!(vault.history(id).unwrap(), [(3, now())]);
    let (_, second) = incident_saying("The second version, about a giraffe.");
    vault
        .save(&second, &guide, Some(id), None, &hour(3))
        .unwrap();
    mark(&mut vault, false, hour(4));
    assert_eq!(vault.history(id).unwrap(), [(3, now()), (5, hour(3))]);
    assert_eq!(
        vault.revisions(id).unwrap().len(),
        5,
        "nothing is overwritten"
    );
    assert!(matches!(
        vault.history(EntryId(9)),
        Err(VaultError::NoEntry(EntryId(9)))
    ));
}

#[test]
fn an_answer_that_does_not_fit_is_named_by_its_question_and_never_repeated() {
    let (_journal, mut vault) = Journal::new();
    let guide = guide(INCIDENT);
    let cases = [
        (page(&guide, &[("kind", choice("message"))]), "what"),
        (
            page(
                &guide,
                &[("kind", choice("other")), ("what", words("wombat"))],
            ),
            "other",
        ),
        (
            page(
                &guide,
                &[
                    ("kind", choice("message")),
                    ("what", words("wombat")),
                    ("weight", Answer::Scale(11)),
                ],
            ),
            "weight",
        ),
        (
            page(&guide, &[("kind", words("wombat")), ("what", words("x"))]),
            "kind",
        ),
    ];
    for (page, expected) in cases {
        let error = vault.save(&page, &guide, None, None, &now()).unwrap_err();
        let VaultError::Answer { question, ask, .. } = &error else {
            panic!("{error}")
        };
        assert_eq!(question.as_str(), expected);
        assert!(error.to_string().contains(ask));
        assert!(!format!("{error} {error:?}").contains("wombat"));
    }
    assert_eq!(vault.count(&Filter::default(), 10).unwrap(), 0);
}

#[test]
fn a_status_is_amended_in_a_new_revision() {
    let (_journal, mut vault) = Journal::new();
    let (guide, page) = incident_saying("An evening.");
    let id = vault.save(&page, &guide, None, None, &now()).unwrap().id;
    let head = vault
        .amend(id, "status", choice("waiting"), &now())
        .unwrap();
    assert_eq!((head.status, head.revision), (Some(Status::Waiting), 2));
    let head = vault
        .amend(id, "for-supervision", Answer::YesNo(true), &now())
        .unwrap();
    assert!(
        head.for_supervision,
        "also where the guide does not ask for it"
    );
    assert!(matches!(
        vault.amend(id, "nonsense", Answer::YesNo(true), &now()),
        Err(VaultError::NoQuestion(_))
    ));
    assert!(matches!(
        vault.amend(id, "status", choice("nonsense"), &now()),
        Err(VaultError::Answer { .. })
    ));
    assert_eq!(vault.read(id).unwrap().0.revision, 3);
}

#[test]
fn a_guide_changed_without_a_new_version_leaves_old_entries_their_questions() {
    let (_journal, mut vault) = Journal::new();
    let (old, page) = prompt_saying("before");
    let first = vault.save(&page, &old, None, None, &now()).unwrap().id;
    let new = guide(&PROMPT.replace("What did you see?", "What do you see now?"));
    let second = vault.save(&page, &new, None, None, &now()).unwrap().id;
    assert_eq!(vault.read(first).unwrap().1, old);
    assert_eq!(vault.read(second).unwrap().1, new);
}

#[test]
fn the_trash_gives_back_for_thirty_days_and_then_holds_nothing() {
    let (journal, mut vault) = Journal::new();
    let (guide, page) = incident_saying("An ocelot crossed the screen.");
    let id = vault.save(&page, &guide, None, None, &now()).unwrap().id;
    vault.trash(id, &now()).unwrap();
    assert!(found(&vault, "ocelot").is_empty());
    assert!(vault.due().unwrap().is_empty());
    let trashed = Filter {
        trashed: true,
        words: "ocelot".into(),
        ..Filter::default()
    };
    assert_eq!(
        vault.find(&trashed, 0, 9).unwrap()[0].head.trashed,
        Some(now())
    );
    vault.put_back(id).unwrap();
    assert_eq!(found(&vault, "ocelot"), [1]);
    vault.trash(id, &now()).unwrap();
    let head = vault.save(&page, &guide, Some(id), None, &now()).unwrap();
    assert_eq!(head.trashed, None, "a new revision brings it back");
    vault.trash(id, &now()).unwrap();
    let draft = vault
        .keep_draft(None, &page, &guide, None, Some(id), &now())
        .unwrap();
    drop(vault);

    let day = |days: i64| &now() + days.days();
    let vault = Vault::open(&journal.dir(), &passphrase(), &day(29)).unwrap();
    assert_eq!(vault.count(&trashed, 9).unwrap(), 1);
    drop(vault);
    let mut vault = Vault::open(&journal.dir(), &passphrase(), &day(31)).unwrap();
    assert_eq!(vault.count(&trashed, 9).unwrap(), 0);
    assert!(matches!(vault.read(id), Err(VaultError::NoEntry(_))));
    assert_eq!(
        vault.drafts().unwrap()[0].0.revises,
        None,
        "the draft lives on as a new entry"
    );
    let next = vault
        .save(&page, &guide, None, Some(draft), &day(31))
        .unwrap()
        .id;
    assert_eq!(next, EntryId(2), "a number is never used twice");
    vault.verify().unwrap();
}

#[test]
fn drafts_survive_and_go_with_their_entry() {
    let (journal, mut vault) = Journal::new();
    let (guide, mut page) = incident_saying("half a sen");
    let at = QuestionId::try_from("what".to_owned()).unwrap();
    let id = vault
        .keep_draft(None, &page, &guide, Some(&at), None, &now())
        .unwrap();
    page.answers
        .insert(at.clone(), words("half a sentence, and more"));
    let later = &now() + 5.seconds();
    assert_eq!(
        vault
            .keep_draft(Some(id), &page, &guide, Some(&at), None, &later)
            .unwrap(),
        id
    );
    let other = vault
        .keep_draft(None, &page, &guide, None, None, &now())
        .unwrap();
    drop(vault);

    let mut vault = journal.open().unwrap();
    let drafts = vault.drafts().unwrap();
    assert_eq!(
        drafts.iter().map(|(draft, _)| draft.id).collect::<Vec<_>>(),
        [id, other]
    );
    let (draft, kept_guide) = &drafts[0];
    assert_eq!(
        (&draft.page, &draft.at, &draft.kept),
        (&page, &Some(at), &later)
    );
    assert_eq!(*kept_guide, guide);
    vault.save(&page, &guide, None, Some(id), &later).unwrap();
    vault.drop_draft(other).unwrap();
    assert!(vault.drafts().unwrap().is_empty());
}

#[test]
fn people_settings_and_papers_are_kept() {
    let (journal, mut vault) = Journal::new();
    let anna = Client {
        code: client("K-07"),
        words: vec![Words::new("Anna"), Words::new("@anna_k")],
    };
    let bare = Client {
        code: client("B-2"),
        words: vec![],
    };
    vault.put_client(&anna).unwrap();
    vault.put_client(&bare).unwrap();
    let ruth = Supervisor {
        name: "Ruth".into(),
        recipient: "age1x".into(),
        confirmed: Some(date(2026, 11, 1)),
    };
    vault.put_supervisor(&ruth).unwrap();
    let settings = Settings {
        role: Role::Trainee,
        contacts: vec![Contact {
            who: Words::new("Ruth"),
            how: Words::new("01234"),
        }],
        ..Settings::default()
    };
    assert_eq!(vault.settings().unwrap(), Settings::default());
    vault.put_settings(&settings).unwrap();
    assert!(vault.identity().unwrap().is_none());
    vault.put_identity("AGE-SECRET-KEY-1X").unwrap();
    let today = date(2026, 11, 21);
    assert_eq!(
        (vault.swap(today).unwrap(), vault.swap(today).unwrap()),
        (1, 2)
    );
    let period = Period {
        from: date(2026, 10, 1),
        until: today,
    };
    let plan = Plan {
        to: "Ruth".into(),
        period,
        entries: vec![EntryId(3)],
        questions: vec![Words::new("Should I have said it?")],
        letters: vec![],
        findings: vec![],
    };
    vault.put_preparation(&plan).unwrap();
    let receipt = |file: &str| Receipt {
        sealed: now(),
        to: "Ruth".into(),
        recipient: "age1x".into(),
        period,
        entries: vec![EntryId(3)],
        letters: [Some(anna.code.clone()), None]
            .map(|code| Lettered {
                letter: "Client A".into(),
                code,
            })
            .to_vec(),
        replaced: 2,
        kept: 1,
        file: file.into(),
        size: 812,
        sha256: "00".into(),
    };
    vault.put_receipt(&receipt("one.age")).unwrap();
    vault.put_receipt(&receipt("two.age")).unwrap();
    drop(vault);

    let mut vault = journal.open().unwrap();
    assert_eq!(vault.clients().unwrap(), [bare, anna.clone()]);
    assert_eq!(vault.supervisors().unwrap(), [ruth]);
    assert_eq!(vault.settings().unwrap(), settings);
    assert_eq!(
        vault.identity().unwrap().unwrap().as_str(),
        "AGE-SECRET-KEY-1X"
    );
    assert_eq!(vault.swaps(today).unwrap(), 2);
    assert_eq!(vault.swaps(date(2026, 11, 22)).unwrap(), 0);
    assert_eq!(vault.preparation("Ruth").unwrap(), Some(plan));
    assert_eq!(
        vault.receipts().unwrap(),
        [receipt("two.age"), receipt("one.age")]
    );
    vault.remove_client(&anna.code).unwrap();
    vault.remove_supervisor("Ruth").unwrap();
    vault.drop_preparation("Ruth").unwrap();
    assert_eq!(vault.clients().unwrap().len(), 1);
    assert!(vault.supervisors().unwrap().is_empty());
    assert_eq!(vault.preparation("Ruth").unwrap(), None);
}

#[test]
fn today_knows_what_is_due_the_rhythm_and_where_one_has_been() {
    let (_journal, mut vault) = Journal::new();
    let (incident, mut page) = incident_saying("An evening.");
    let acts = vec![
        FollowUp {
            what: Words::new("later"),
            by: date(2026, 12, 9),
            done: None,
        },
        FollowUp {
            what: Words::new("done"),
            by: date(2026, 11, 1),
            done: Some(date(2026, 11, 2)),
        },
        FollowUp {
            what: Words::new("overdue"),
            by: date(2026, 11, 9),
            done: None,
        },
    ];
    let question = QuestionId::try_from("follow-ups".to_owned()).unwrap();
    page.answers.insert(question, Answer::FollowUps(acts));
    let late: Zoned = "2026-11-20T23:50:00-08:00[America/Los_Angeles]"
        .parse()
        .unwrap();
    let id = vault.save(&page, &incident, None, None, &late).unwrap().id;
    let (prompt, page) = prompt_saying("x");
    vault.save(&page, &prompt, None, None, &now()).unwrap();
    vault
        .save(&page, &prompt, None, None, &(&now() + 1.minute()))
        .unwrap();
    let gone = vault
        .save(&page, &prompt, None, None, &(&now() + 1.day()))
        .unwrap()
        .id;
    vault.trash(gone, &now()).unwrap();

    let due: Vec<_> = vault.due().unwrap();
    let said: Vec<_> = due
        .iter()
        .map(|due| (due.entry, due.position, due.what.read()))
        .collect();
    assert_eq!(said, [(id, 2, "overdue"), (id, 0, "later")]);
    assert_eq!(due[0].client, Some(client("K-07")));
    let (friday, saturday) = (date(2026, 11, 20), date(2026, 11, 21));
    assert_eq!(vault.rhythm(friday).unwrap(), [(friday, 1), (saturday, 2)]);
    assert_eq!(vault.rhythm(saturday).unwrap(), [(saturday, 2)]);
    let visits = vault.visits().unwrap();
    assert_eq!(visits, [(prompt.id, saturday), (incident.id, friday)]);
    let themes: Vec<_> = vault
        .themes_visited()
        .unwrap()
        .into_iter()
        .map(|(theme, day)| (theme.slug(), day))
        .collect();
    assert_eq!(
        themes,
        [
            ("online-presence", saturday),
            ("self-disclosure", friday),
            ("boundaries", friday)
        ]
    );
}

#[test]
fn a_prompt_is_remembered_for_400_days_and_every_other_guide_for_ever() {
    let (_journal, mut vault) = Journal::new();
    let ago = |days: i64| &now() - (days * 24).hours();
    let (prompt, answer) = prompt_saying("x");
    let (incident, evening) = incident_saying("An evening.");
    for (guide, page, days) in [(&prompt, &answer, 401), (&incident, &evening, 900)] {
        vault.save(page, guide, None, None, &ago(days)).unwrap();
    }
    let told_the_time = |vault: &mut Vault, days| {
        let (other, page) = incident_saying("Another evening.");
        let id = vault
            .save(&page, &other, None, None, &ago(days))
            .unwrap()
            .id;
        vault.trash(id, &ago(days)).unwrap();
    };
    told_the_time(&mut vault, 1);
    let used = |guide: &Guide, days| (guide.id.clone(), ago(days).date());
    assert_eq!(
        vault.visits().unwrap(),
        [used(&prompt, 401), used(&incident, 900)]
    );
    told_the_time(&mut vault, 0);
    assert_eq!(vault.visits().unwrap(), [used(&incident, 900)]);
}

#[test]
fn a_number_that_an_entry_had_is_given_to_no_other() {
    let (journal, mut vault) = Journal::new();
    let (prompt, page) = prompt_saying("x");
    for number in 1..=3 {
        let head = vault.save(&page, &prompt, None, None, &now()).unwrap();
        assert_eq!(head.id, EntryId(number));
    }
    vault.trash(EntryId(3), &(&now() - 31.days())).unwrap();
    drop(vault);
    let mut vault = journal.open().unwrap();
    assert!(matches!(
        vault.head(EntryId(3)),
        Err(VaultError::NoEntry(EntryId(3)))
    ));
    let head = vault.save(&page, &prompt, None, None, &now()).unwrap();
    assert_eq!(head.id, EntryId(4));
}

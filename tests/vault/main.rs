//! The vault from outside: what is kept, what is refused and in which words, and what never touches the disk.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod backup;
mod begun;
mod forms;
mod hostile;
mod import;
mod model;
mod refused;
#[cfg(target_os = "linux")]
mod rotated;
mod seals;
mod stock;

use afterhour::domain::*;
use afterhour::passphrase::Passphrase;
use afterhour::vault::{Cost, RecoverySheet, Vault, VaultError};
use jiff::civil::{Date, date};
use jiff::{ToSpan, Zoned};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const INCIDENT: &str = r#"
id = "incident"
version = 1
kind = "incident"
title = "An incident online"
purpose = "To look at it calmly."
source = "A. Author (2020), section 1"
minutes = 10
themes = ["boundaries", "self-disclosure"]

[[questions]]
id = "kind"
ask = "What was it?"
answer.choice.of = ["friend-request", "message", "other"]
required = true

[[questions]]
id = "client"
ask = "Whom does it touch?"
answer = "client"

[[questions]]
id = "what"
ask = "What happened?"
answer = "text"
required = true

[[questions]]
id = "other"
ask = "What else was it?"
answer = "line"
when = { kind = ["other"] }
required = true

[[questions]]
id = "weight"
ask = "How heavy is it?"
answer.scale = { from = 0, to = 10, low = "light", high = "heavy" }

[[questions]]
id = "follow-ups"
ask = "What will you do?"
answer = "follow_ups"

[[questions]]
id = "status"
ask = "Where does it stand?"
answer.choice.of = ["open", "waiting", "closed"]
"#;

const PROMPT: &str = r#"
id = "first-search"
version = 1
kind = "prompt"
title = "Your own name"
purpose = "To see what others see."
source = "B. Author (2021), section 2"
minutes = 5
themes = ["online-presence"]

[[questions]]
id = "seen"
ask = "What did you see?"
answer = "text"
required = true
"#;

fn guide(toml: &str) -> Guide {
    toml::from_str(toml).unwrap()
}

fn now() -> Zoned {
    "2026-11-21T09:30:00+00:00[Europe/London]".parse().unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("otter bridge velvet marble lunar oxygen")
}

fn page(guide: &Guide, answers: &[(&str, Answer)]) -> Page {
    let mut page = Page::of(guide);
    for (id, answer) in answers {
        page.answers.insert(
            QuestionId::try_from((*id).to_owned()).unwrap(),
            answer.clone(),
        );
    }
    page
}

fn words(text: &str) -> Answer {
    Answer::Text(Words::new(text))
}

fn choice(id: &str) -> Answer {
    Answer::Choice(BTreeSet::from([id.to_owned()]))
}

fn client(code: &str) -> ClientCode {
    ClientCode::try_from(code.to_owned()).unwrap()
}

fn prompt_saying(text: &str) -> (Guide, Page) {
    let guide = guide(PROMPT);
    let page = page(&guide, &[("seen", words(text))]);
    (guide, page)
}

fn incident_saying(text: &str) -> (Guide, Page) {
    let guide = guide(INCIDENT);
    let act = FollowUp {
        what: Words::new("talk to Ruth"),
        by: date(2026, 11, 26),
        done: None,
    };
    let answers = [
        ("kind", choice("friend-request")),
        ("client", Answer::Client(client("K-07"))),
        ("what", words(text)),
        ("follow-ups", Answer::FollowUps(vec![act])),
    ];
    let page = page(&guide, &answers);
    (guide, page)
}

struct Journal {
    home: TempDir,
}

impl Journal {
    fn new() -> (Journal, Vault) {
        let (journal, vault, _) = Self::with_sheet();
        (journal, vault)
    }

    fn with_sheet() -> (Journal, Vault, RecoverySheet) {
        let journal = Journal {
            home: tempfile::tempdir().unwrap(),
        };
        let (vault, sheet) =
            Vault::create(&journal.dir(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
        (journal, vault, sheet)
    }

    /// With one entry in it, closed.
    fn closed() -> Journal {
        let (journal, mut vault) = Self::new();
        let (guide, page) = prompt_saying("a quiet evening");
        vault.save(&page, &guide, None, None, &now()).unwrap();
        journal
    }

    fn dir(&self) -> PathBuf {
        self.home.path().join("journal")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }

    fn open(&self) -> Result<Vault, VaultError> {
        Vault::open(&self.dir(), &passphrase(), &now())
    }

    fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fs::read_dir(self.dir())
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.file_name().unwrap() != "lock")
            .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
            .collect()
    }
}

fn found(vault: &Vault, typed: &str) -> Vec<u32> {
    let filter = Filter {
        words: typed.into(),
        ..Filter::default()
    };
    let hits = vault.find(&filter, 0, 50).unwrap();
    assert_eq!(vault.count(&filter, 1_000).unwrap(), hits.len());
    hits.iter().map(|hit| hit.head.id.0).collect()
}

// What is kept

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

// Finding

#[test]
fn words_filters_and_pages_of_the_list_work_together() {
    let (_journal, mut vault) = Journal::new();
    let (incident, page) = incident_saying("Siobhán's café, a friend's friend request.");
    let (prompt, other) = prompt_saying("The café was quiet.");
    for hour in 0..3 {
        vault
            .save(&other, &prompt, None, None, &(&now() - (hour * 24).hours()))
            .unwrap();
    }
    vault
        .save(&page, &incident, None, None, &(&now() + 1.hour()))
        .unwrap();
    assert_eq!(
        found(&vault, "CAFE"),
        [4, 1, 2, 3],
        "newest first by the time written"
    );
    assert_eq!(found(&vault, "sio cafe"), [4]);
    assert_eq!(found(&vault, "k-07"), [4]);
    assert!(found(&vault, "afe").is_empty());
    assert!(found(&vault, "🙂").is_empty());
    assert_eq!(found(&vault, " "), [4, 1, 2, 3]);

    let ids = |filter: Filter, offset, limit| -> Vec<u32> {
        let hits = vault.find(&filter, offset, limit).unwrap();
        hits.iter().map(|hit| hit.head.id.0).collect()
    };
    let all = Filter::default;
    assert_eq!(ids(all(), 1, 2), [1, 2]);
    assert_eq!(
        ids(
            Filter {
                kind: Some(GuideKind::Incident),
                ..all()
            },
            0,
            9
        ),
        [4]
    );
    assert_eq!(
        ids(
            Filter {
                client: Some(client("K-07")),
                ..all()
            },
            0,
            9
        ),
        [4]
    );
    assert_eq!(
        ids(
            Filter {
                status: Some(Status::Open),
                ..all()
            },
            0,
            9
        ),
        [4]
    );
    assert!(
        ids(
            Filter {
                for_supervision: true,
                ..all()
            },
            0,
            9
        )
        .is_empty()
    );
    let theme = Theme::try_from("online-presence".to_owned()).ok();
    assert_eq!(ids(Filter { theme, ..all() }, 0, 9), [1, 2, 3]);
    assert_eq!(
        ids(
            Filter {
                theme,
                words: "quiet".into(),
                ..all()
            },
            1,
            9
        ),
        [2, 3]
    );
    let span = Filter {
        from: Some(date(2026, 11, 20)),
        until: Some(date(2026, 11, 20)),
        ..all()
    };
    assert_eq!(ids(span.clone(), 0, 9), [2]);
    assert_eq!(
        ids(
            Filter {
                words: "cafe".into(),
                ..span
            },
            0,
            9
        ),
        [2]
    );
    let hit = &vault
        .find(
            &Filter {
                words: "sio".into(),
                ..all()
            },
            0,
            1,
        )
        .unwrap()[0];
    assert!(hit.excerpt.read().contains("Siobhán's café"));
    assert_eq!(vault.count(&all(), 2).unwrap(), 2);
}

#[test]
fn a_word_finds_every_word_that_begins_with_it_be_they_few_or_many() {
    let (_journal, mut vault) = Journal::new();
    let mut all = Vec::new();
    for word in ["ses", "session", "sessions", "sessión", "assess", "self"] {
        all.push(word.to_owned());
    }
    all.extend(('a'..='l').map(|letter| format!("seven{letter}")));
    for text in &all {
        let (guide, page) = prompt_saying(text);
        vault.save(&page, &guide, None, None, &now()).unwrap();
    }
    for typed in [
        "s", "se", "ses", "sess", "SESSION", "sessions", "sessió", "seven", "sevenl", "sevenlx",
        "assess",
    ] {
        let folded = typed.to_lowercase().replace('ó', "o");
        let expected: Vec<u32> = (1..)
            .zip(&all)
            .filter(|(_, text)| text.replace('ó', "o").starts_with(&folded))
            .map(|(id, _)| id)
            .collect();
        let mut hits = found(&vault, typed);
        hits.sort_unstable();
        assert_eq!(hits, expected, "{typed}");
    }
}

#[test]
fn one_or_two_letters_find_what_begins_with_them_page_by_page_be_they_common_or_rare() {
    let (_journal, mut vault) = Journal::new();
    let birds = [
        "Snipe",
        "heron",
        "Écho of a swan",
        "zebra finch",
        "wren",
        "wren",
        "wren",
    ];
    let mut pages = Vec::new();
    for nth in 0..240_usize {
        let text = match nth {
            7 | 130 => "A zygodont, they said.".to_owned(),
            _ => format!("({}) at noon", birds[nth % birds.len()]),
        };
        let kept = if nth % 2 == 0 {
            prompt_saying(&text)
        } else {
            incident_saying(&text)
        };
        pages.push((text, kept));
    }
    for (_, (guide, page)) in &pages {
        vault.save(page, guide, None, None, &now()).unwrap();
    }
    // What an entry is found by: its title and every answer made of words.
    let found_by = |text: &str, guide: &Guide, page: &Page| {
        let title = page.title(guide);
        match guide.kind {
            GuideKind::Prompt => format!("{title} {text}"),
            _ => format!("{title} {text} K-07 friend request talk to Ruth"),
        }
    };
    let begins_a_word = |text: &str, letters: &str| {
        text.to_lowercase()
            .replace('é', "e")
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.starts_with(letters))
    };
    for (typed, begins) in [
        ("s", &["s"][..]),
        ("E", &["e"]),
        ("z", &["z"]),
        ("zy", &["zy"]),
        ("s sn", &["sn"]),
        ("a zygo", &["zygo"]),
        ("no h", &["no", "h"]),
        ("q", &["q"]),
    ] {
        for kind in [None, Some(GuideKind::Prompt), Some(GuideKind::Incident)] {
            let mut expected: Vec<u32> = (1..)
                .zip(&pages)
                .filter(|(_, (text, (guide, page)))| {
                    let text = found_by(text, guide, page);
                    kind.is_none_or(|kind| guide.kind == kind)
                        && begins.iter().all(|letters| begins_a_word(&text, letters))
                })
                .map(|(id, _)| id)
                .collect();
            expected.reverse();
            let filter = Filter {
                words: typed.into(),
                kind,
                ..Filter::default()
            };
            assert_eq!(
                vault.count(&filter, 999).unwrap(),
                expected.len(),
                "{typed}"
            );
            let mut listed = Vec::new();
            for page in 0.. {
                let hits = vault.find(&filter, page * 50, 50).unwrap();
                listed.extend(hits.iter().map(|hit| hit.head.id.0));
                if hits.len() < 50 {
                    break;
                }
            }
            assert_eq!(listed, expected, "{typed}, {kind:?}");
        }
    }
}

#[test]
fn nothing_anybody_types_makes_the_search_fail() {
    let (_journal, mut vault) = Journal::new();
    let (guide, page) = prompt_saying("plain words, AND OR NOT NEAR( title: \"quoted\" ñandú");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    let vault = std::cell::RefCell::new(vault);
    for typed in [
        "\"", "*", "NEAR(", "a AND", "title:x", "^a", "\"\"\"", "a\u{0}b", "{a b}: c", "-x", "(",
        "+",
    ] {
        found(&vault.borrow(), typed);
    }
    found(&vault.borrow(), &"word ".repeat(10_000));
    found(&vault.borrow(), &"x".repeat(1_000_000));
    found(&vault.borrow(), &"a-".repeat(10_000));
    let mut runner = proptest::test_runner::TestRunner::default();
    let typed = "\\PC{0,40}|[\"*^:(){}+ a-zA-Z\\-\u{0}-\u{1f}]{0,40}|.{0,60}";
    runner
        .run(&proptest::string::string_regex(typed).unwrap(), |typed| {
            let filter = Filter {
                words: typed,
                ..Filter::default()
            };
            proptest::prop_assert!(vault.borrow().find(&filter, 0, 5).is_ok());
            proptest::prop_assert!(vault.borrow().count(&filter, 5).is_ok());
            Ok(())
        })
        .unwrap();
}

// What never touches the disk

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

//! Text that would steer a database if any statement were put together from it.

use super::*;
use afterhour::domain::{PlanDecision, PlannedFinding};
use proptest::prelude::*;

/// Pieces of what breaks statements, searches and screens.
const PIECES: &[&str] = &[
    "'",
    "\"",
    "`",
    ";",
    "--",
    "/*",
    "*/",
    "\\",
    "%",
    "_",
    "?",
    "?1",
    ":a",
    "@b",
    "$c",
    "\0",
    "x'00'",
    "[",
    "]",
    "(",
    ")",
    "'; DROP TABLE entry; --",
    "\" OR 1=1",
    "' UNION SELECT body FROM revision --",
    "NEAR(",
    "AND",
    "OR",
    "NOT",
    "*",
    "^",
    "{title text}:",
    "heron",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{202E}",
    "\u{2066}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{1b}[2J",
    "é",
    "e\u{301}",
    "שלום",
    "مرحبا",
    "👩‍👩‍👧",
    "🏳️‍🌈",
    "\u{FFFD}",
    "\u{10FFFF}",
    "null",
    "NaN",
    "0x",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 1..12)
        .prop_map(|pieces| pieces.concat())
}

/// Every row of every table, so that what was not asked for would be seen.
fn tables(vault: &Vault) -> (usize, usize, usize, usize) {
    (
        vault.count(&Filter::default(), 99).unwrap(),
        vault.drafts().unwrap().len(),
        vault.clients().unwrap().len(),
        vault.supervisors().unwrap().len(),
    )
}

fn hostile_guide(text: &str) -> Guide {
    let mut guide = guide(PROMPT);
    guide.title = text.to_owned();
    guide.purpose = text.to_owned();
    guide.source = text.to_owned();
    guide.questions[0].ask = text.to_owned();
    guide
}

fn saying(guide: &Guide, text: &str) -> Page {
    // A question that has to be answered is not answered by blanks.
    page(guide, &[("seen", words(&format!("w{text}w")))])
}

fn is_kept(texts: &[String]) -> Result<(), TestCaseError> {
    let [a, b, c] = texts else { panic!() };
    let (journal, mut vault) = Journal::new();
    let asked = hostile_guide(a);
    let head = vault
        .save(&saying(&asked, a), &asked, None, None, &now())
        .unwrap();
    vault
        .save(&saying(&asked, b), &asked, Some(head.id), None, &now())
        .unwrap();
    vault
        .amend(head.id, "seen", words(&format!("w{c}w")), &now())
        .unwrap();
    vault
        .amend(head.id, a, words("x"), &now())
        .expect_err("no such question");
    let later = [(saying(&asked, b), &asked, None, now())];
    vault.save_all(later).unwrap();
    let (incident, mut told) = incident_saying(&format!("w{a}"));
    let acts = vec![FollowUp {
        what: Words::new(&format!("w{b}")),
        by: date(2026, 11, 26),
        done: None,
    }];
    let follow_ups = QuestionId::try_from("follow-ups".to_owned()).unwrap();
    told.answers
        .insert(follow_ups, Answer::FollowUps(acts.clone()));
    let incident_id = vault.save(&told, &incident, None, None, &now()).unwrap().id;
    let half = saying(&asked, c);
    let draft = vault
        .keep_draft(None, &half, &asked, None, Some(head.id), &now())
        .unwrap();
    let registered = Client {
        code: client("K-07"),
        words: texts.iter().map(|text| Words::new(text)).collect(),
    };
    vault.put_client(&registered).unwrap();
    let supervisor = Supervisor {
        name: a.clone(),
        recipient: b.clone(),
        confirmed: None,
    };
    vault.put_supervisor(&supervisor).unwrap();
    let settings = Settings {
        contacts: vec![Contact {
            who: Words::new(a),
            how: Words::new(b),
        }],
        kept: vec![Words::new(c)],
        country: c.clone(),
        ethics: a.clone(),
        ..Settings::default()
    };
    vault.put_settings(&settings).unwrap();
    vault.put_identity(b).unwrap();
    let period = Period {
        from: date(2026, 1, 1),
        until: date(2026, 2, 1),
    };
    let plan = Plan {
        to: a.clone(),
        period,
        entries: vec![head.id],
        questions: vec![Words::new(b)],
        letters: vec![],
        findings: vec![PlannedFinding {
            text: Words::new(c),
            label: a.clone(),
            reason: b.clone(),
            replacement: c.clone(),
            decision: PlanDecision::Undecided,
            places: Vec::new(),
        }],
    };
    vault.put_preparation(&plan).unwrap();
    let receipt = Receipt {
        sealed: now(),
        to: a.clone(),
        recipient: b.clone(),
        period,
        entries: vec![],
        letters: vec![Lettered {
            letter: a.clone(),
            code: None,
        }],
        replaced: 0,
        kept: 0,
        file: c.clone(),
        size: 1,
        sha256: a.clone(),
    };
    vault.put_receipt(&receipt).unwrap();
    drop(vault);

    let mut vault = journal.open().unwrap();
    for (number, said) in [(1, a), (2, b), (3, c)] {
        let (entry, its_guide) = vault.read_revision(head.id, number).unwrap();
        prop_assert_eq!(&entry.page, &saying(&asked, said), "revision {}", number);
        prop_assert_eq!(&its_guide, &asked);
    }
    let due = vault.due().unwrap();
    prop_assert_eq!(&due[0].what, &acts[0].what);
    prop_assert_eq!(&vault.read(incident_id).unwrap().0.page, &told);
    let (kept, _) = &vault.drafts().unwrap()[0];
    prop_assert_eq!((kept.id, &kept.page), (draft, &half));
    prop_assert_eq!(vault.clients().unwrap(), [registered]);
    prop_assert_eq!(vault.supervisors().unwrap(), [supervisor]);
    let came_back = serde_json::to_value(vault.settings().unwrap()).unwrap();
    prop_assert_eq!(came_back, serde_json::to_value(&settings).unwrap());
    prop_assert_eq!(&*vault.identity().unwrap().unwrap(), b);
    prop_assert_eq!(vault.preparation(a).unwrap(), Some(plan));
    prop_assert_eq!(vault.receipts().unwrap(), [receipt]);
    for text in texts {
        for words in [
            text.clone(),
            format!("{text} heron"),
            format!("\"{text}\"*"),
        ] {
            let filter = Filter {
                words,
                ..Filter::default()
            };
            vault.find(&filter, 0, 9).unwrap();
        }
    }
    prop_assert_eq!(tables(&vault), (3, 1, 1, 1));
    vault.remove_supervisor(a).unwrap();
    vault.drop_preparation(a).unwrap();
    vault.drop_draft(draft).unwrap();
    prop_assert_eq!(tables(&vault), (3, 0, 1, 0));
    let verified = vault
        .verify()
        .map(|_| ())
        .map_err(|error| error.to_string());
    prop_assert_eq!(verified, Ok(()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Reliability list 86.
    #[test]
    fn whatever_is_written_comes_back_as_it_was_and_touches_nothing_else(texts in proptest::collection::vec(text(), 3)) {
        is_kept(&texts)?;
    }
}

/// Reliability list 86: each piece once, alone, in every place.
#[test]
fn every_sign_that_means_something_to_a_database_is_kept_as_it_is() {
    for three in PIECES.chunks(3) {
        let mut texts: Vec<String> = three.iter().map(|piece| (*piece).to_owned()).collect();
        texts.resize(3, "'".to_owned());
        is_kept(&texts).unwrap();
    }
}

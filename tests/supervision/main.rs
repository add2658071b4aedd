//! From entries to what a supervisor reads: what leaves, what cannot, and the file it leaves in.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use afterhour::anonymise::{Decision, Engine, Register};
use afterhour::domain::{
    Answer, CPD, Client, ClientCode, Entry, EntryId, FollowUp, Guide, Page, Period, Plan,
    PlanDecision, Words,
};
use afterhour::supervision::{
    Identity, Preparation, SealError, Summary, Undecided, open, read_identity, read_sealed,
    receipt, seal, wants_passphrase, write_identity, write_new,
};
use jiff::Zoned;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

mod block;
mod page;
mod reply;
mod vectors;

const INCIDENT: &str = r#"
id = "incident"
version = 1
kind = "incident"
title = "A boundary incident"
purpose = "For the test."
source = "the test"
minutes = 10
themes = ["boundaries", "permanence"]

[[questions]]
id = "kind"
ask = "What kind of thing happened?"
answer = { choice = { of = [{ id = "friend-request", label = "a friend request from a client" }, { id = "other", label = "something else" }] } }
share = "verbatim"

[[questions]]
id = "seen"
ask = "What did you see?"
answer = "text"
share = "redacted"

[[questions]]
id = "felt"
ask = "What did you feel?"
answer = "text"

[[questions]]
id = "platform"
ask = "Where did it happen?"
answer = { choice = { of = [{ id = "social-network", label = "a social network" }, { id = "e-mail", label = "e-mail" }] } }
share = "verbatim"

[[questions]]
id = "happened"
ask = "On which day did it happen?"
answer = "date"
share = "redacted"

[[questions]]
id = "client"
ask = "Which code stands for the client?"
answer = "client"
share = "redacted"

[[questions]]
id = "weight"
ask = "How heavy is it?"
answer = { scale = { from = 0, to = 10, low = "light", high = "heavy" } }
share = "verbatim"

[[questions]]
id = "voices"
ask = "Whose voices were these?"
answer = { tally = { of = ["peers", "clients"] } }
share = "verbatim"

[[questions]]
id = "follow-ups"
ask = "Which next step?"
answer = "follow_ups"
share = "redacted"

[[questions]]
id = "learned"
ask = "What did you learn?"
answer = "text"
share = "redacted"

[[questions]]
id = "status"
ask = "How do things stand?"
answer = { choice = { of = ["open", "waiting", "closed"] } }
share = "verbatim"
"#;

/// What leads straight to somebody: registered words and a code, then what patterns find.
const NAMING: [&str; 8] = [
    "Siobhan",
    "Marguerite",
    "K-07",
    "@allotment_s",
    "anna.k@example.org",
    "07700 900123",
    "https://example.org/people/anna",
    "@garden_anna",
];

/// A key pair of the practitioner, so that snapshots stay as they are.
const OWN: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

const PERIOD: Period = Period {
    from: date(2026, 10, 1),
    until: date(2026, 11, 21),
};
const REVIEWED: Date = date(2026, 11, 21);

fn code(text: &str) -> ClientCode {
    ClientCode::try_from(text.to_owned()).unwrap()
}

fn register() -> Register {
    let client = |name: &str, words: &[&str]| Client {
        code: code(name),
        words: words.iter().map(|word| Words::new(word)).collect(),
    };
    Register::of(&[
        client("K-07", &["Siobhan", "@allotment_s"]),
        client("M-11", &["Marguerite"]),
    ])
}

fn text(words: &str) -> Answer {
    Answer::Text(Words::new(words))
}

fn one(id: &str) -> Answer {
    Answer::Choice(BTreeSet::from([id.to_owned()]))
}

fn entry(id: u32, day: &str, answers: &[(&str, Answer)]) -> (Entry, Guide) {
    entry_of(INCIDENT, id, day, answers)
}

fn entry_of(guide: &str, id: u32, day: &str, answers: &[(&str, Answer)]) -> (Entry, Guide) {
    let guide: Guide = toml::from_str(guide).unwrap();
    let answers: BTreeMap<_, _> = answers
        .iter()
        .map(|(id, answer)| ((*id).to_owned().try_into().unwrap(), answer.clone()))
        .collect();
    let page = Page {
        answers,
        ..Page::of(&guide)
    };
    let written: Zoned = format!("{day}T21:40:00+00:00[UTC]").parse().unwrap();
    let entry = Entry {
        id: EntryId(id),
        revision: 1,
        written,
        revised: None,
        page,
    };
    (entry, guide)
}

/// Two incidents; the later one comes first, as from a list.
fn entries() -> Vec<(Entry, Guide)> {
    vec![
        entry(
            31,
            "2026-11-21",
            &[
                ("kind", one("friend-request")),
                (
                    "seen",
                    text(
                        "It came from an account with a garden on it. I recognised Siobhan before I recognised the garden of k07.\nMarguerite knows Siobhan.",
                    ),
                ),
                ("felt", text("Caught, as in the quincunx.")),
                ("platform", one("social-network")),
                ("happened", Answer::Date(date(2026, 11, 19))),
                ("client", Answer::Client(code("K-07"))),
                ("weight", Answer::Scale(7)),
                (
                    "voices",
                    Answer::Tally(BTreeMap::from([("peers".into(), 4), ("clients".into(), 1)])),
                ),
                (
                    "follow-ups",
                    Answer::FollowUps(vec![FollowUp {
                        what: Words::new("explain to Siobhan why I declined"),
                        by: date(2026, 11, 26),
                        done: None,
                    }]),
                ),
                ("learned", text("A policy comes before the request.")),
                ("status", one("open")),
            ],
        ),
        entry(
            12,
            "2026-10-02",
            &[
                ("kind", one("other")),
                ("seen", text("M-11 left a comment; I did not answer.")),
                ("client", Answer::Client(code("M-11"))),
                ("status", one("closed")),
            ],
        ),
    ]
}

fn questions() -> Vec<Words> {
    vec![Words::new(
        "Should the refusal be explained before Siobhan asks?",
    )]
}

fn prepared() -> Preparation {
    Preparation::of(
        "Ruth",
        PERIOD,
        &entries(),
        &questions(),
        &ENGINE,
        &register(),
    )
}

/// Takes the suggestion for everything found.
fn replace_all(preparation: &mut Preparation) {
    let labels: BTreeSet<_> = preparation.items().iter().map(|item| item.label).collect();
    for label in labels {
        preparation.replace_label(label);
    }
}

fn summary() -> Summary {
    let mut preparation = prepared();
    replace_all(&mut preparation);
    preparation.finish(REVIEWED).unwrap()
}

fn first(preparation: &Preparation, found: &str) -> usize {
    let items = preparation.items();
    items
        .iter()
        .position(|item| item.found.read() == found)
        .unwrap()
}

#[test]
fn the_summary_reads_so() {
    insta::assert_snapshot!(summary().to_markdown());
}

#[test]
fn what_may_never_leave_is_not_even_looked_at() {
    let preparation = prepared();
    let items = preparation.items();
    assert!(items.iter().all(|item| item.ask != "What did you feel?"));
    assert!(!summary().to_markdown().contains("quincunx"));
}

#[test]
fn nothing_leaves_while_one_finding_is_undecided() {
    let mut preparation = prepared();
    let count = preparation.count();
    assert!(count >= 4, "{count}");
    assert_eq!(preparation.items().len(), count);
    assert_eq!(preparation.finish(REVIEWED), Err(Undecided(count)));
    replace_all(&mut preparation);
    assert_eq!(preparation.undecided(), 0);
    for item in 0..count {
        preparation.decide(item, Decision::Undecided);
        assert_eq!(preparation.finish(REVIEWED), Err(Undecided(1)));
        preparation.undo();
    }
    assert_eq!(
        Undecided(1).to_string(),
        "1 finding is still undecided, so nothing leaves"
    );
    assert!(preparation.finish(REVIEWED).is_ok());
}

#[test]
fn a_client_is_a_letter_and_their_code_is_nowhere() {
    let page = summary().to_markdown();
    let low = format!("{page}\n{}", summary().to_cpd()).to_lowercase();
    for gone in [
        "k-07",
        "k07",
        "m-11",
        "m11",
        "siobhan",
        "marguerite",
        "ruth",
    ] {
        assert!(!low.contains(gone), "{gone} in\n{page}");
    }
    // The oldest entry comes first, so that its client is A; a letter means the same everywhere.
    assert!(page.contains("> Client A left a comment"), "{page}");
    assert!(
        page.contains("### A boundary incident, Client A (closed)"),
        "{page}"
    );
    assert!(
        page.contains("### friend request, Client B (open)"),
        "{page}"
    );
    assert!(page.contains("explained before Client B asks?"), "{page}");
}

#[test]
fn a_code_that_is_not_in_the_register_is_asked_about() {
    let written = [entry(
        12,
        "2026-10-02",
        &[("seen", text("K-99 left a comment below that of k-07."))],
    )];
    let questions = [Words::new("What would K-99 want me to say?")];
    let prepared = || {
        let register = register();
        Preparation::of("Ruth", PERIOD, &written, &questions, &ENGINE, &register)
    };
    let mut preparation = prepared();
    assert_eq!(preparation.undecided(), 2);
    assert!(preparation.finish(REVIEWED).is_err());
    let item = first(&preparation, "K-99");
    assert!(preparation.decide_alike(item, Decision::Replace("a client".into())) == 2);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    assert!(!page.contains("99"), "{page}");
    // It may be no code at all, so that it can be kept.
    assert_eq!(prepared().keep_everywhere(item), 2);
}

#[test]
fn days_are_months_unless_the_guide_says_otherwise() {
    let page = summary().to_markdown();
    for exact in ["19 November", "26 November", "2 October"] {
        assert!(!page.contains(exact), "{exact}");
    }
    assert!(page.contains("On which day did it happen? November 2026"));
    assert!(page.contains("open, by November 2026"));
}

#[test]
fn a_finding_is_shown_in_its_sentence_with_where_it_stands() {
    let preparation = prepared();
    let items = preparation.items();
    assert_eq!(items[0].entry, None);
    assert_eq!(
        items[0].before.read(),
        "Should the refusal be explained before "
    );
    let of_entry = items
        .iter()
        .find(|item| item.entry == Some(EntryId(31)))
        .unwrap();
    assert_eq!(of_entry.title, "friend request, K-07");
    assert_eq!(of_entry.written, Some(date(2026, 11, 21)));
    assert_eq!(of_entry.ask, "What did you see?");
    assert!(of_entry.registered);
}

#[test]
fn a_word_of_the_register_cannot_be_kept_nor_typed_back() {
    let mut preparation = prepared();
    let item = first(&preparation, "Siobhan");
    for decision in [
        Decision::Keep,
        Decision::Replace("Siobhan".into()),
        Decision::Replace("my client SIOBHAN, that is".into()),
        Decision::Replace("not Marguerite".into()),
    ] {
        assert!(!preparation.decide(item, decision.clone()));
        assert_eq!(preparation.decide_alike(item, decision), 0);
    }
    assert_eq!(preparation.items()[item].decision, Decision::Undecided);
    assert_eq!(preparation.undo(), None);
    for inside in ["a siobhanesque one", "a presiobhan one"] {
        assert!(!preparation.decide(item, Decision::Replace(inside.into())));
    }
    assert!(preparation.decide(item, Decision::Replace("the one with\nk-07".into())));
    assert_eq!(
        preparation.items()[item].decision,
        Decision::Replace("the one with Client B".into())
    );
}

#[test]
fn a_word_that_is_only_near_the_register_can_be_kept() {
    let seen = text("I wrote to Siobhen, and Siobhan answered.");
    let entries = [entry(1, "2026-11-01", &[("seen", seen)])];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register());
    let near = first(&preparation, "Siobhen");
    assert!(!preparation.items()[near].registered);
    assert!(preparation.decide(near, Decision::Keep));
    replace_all(&mut preparation);
    let summary = preparation.finish(REVIEWED).unwrap();
    assert!(
        summary
            .to_markdown()
            .contains("I wrote to Siobhen, and Client A answered.")
    );
    assert_eq!((summary.replaced(), summary.kept()), (1, 1));
}

#[test]
fn no_other_ending_or_writing_lets_a_registered_word_out() {
    let client = Client {
        code: code("K-07"),
        words: ["Oisin Marlowe", "Oisin", "Whitby"]
            .map(Words::new)
            .to_vec(),
    };
    // A client whom none of the entries names.
    let other = Client {
        code: code("K-08"),
        words: vec![Words::new("Perpetua")],
    };
    let register = Register::of(&[client, other]);
    let entries = [entry(
        1,
        "2026-11-01",
        &[("seen", text("We met in Bridport, Oisin and I."))],
    )];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    let town = first(&preparation, "Bridport");
    for words in [
        "the Whitbys",
        "at the Oisins",
        "a Marlowe family's birthday",
        "o\u{301}isi\u{301}n's",
        "Perpetua's town",
    ] {
        let by = Decision::Replace(words.into());
        assert!(!preparation.decide(town, by), "{words}");
        assert!(preparation.held_back(words).is_some(), "{words}");
    }
    assert!(preparation.decide(town, Decision::Replace("a town by the sea".into())));
}

#[test]
fn a_code_beside_a_name_does_not_confuse_the_two() {
    let seen = text("It was the garden of K-07.\nMarguerite knows it, and K-07 Smith too.");
    let entries = [entry(1, "2026-11-01", &[("seen", seen)])];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register());
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    assert!(
        page.contains("> It was the garden of Client A.\n> Client B knows it"),
        "{page}"
    );
    assert!(!page.contains("Smith"), "{page}");
}

#[test]
fn a_registered_town_or_husband_leaves_as_what_it_is() {
    let client = |name: &str, words: &[&str]| Client {
        code: code(name),
        words: words.iter().map(|word| Words::new(word)).collect(),
    };
    let register = Register::of(&[
        client("M-11", &["Marguerite", "Tom"]),
        client("K-07", &["Siobhan", "Ripon", "Thornhill Academy"]),
    ]);
    let entries = [
        entry(
            1,
            "2026-11-01",
            &[(
                "seen",
                text("We met in Ripon, Siobhan and I, and Tom's wife saw us."),
            )],
        ),
        entry(
            2,
            "2026-11-02",
            &[(
                "seen",
                text("Tom teaches at Thornhill Academy with Siobhan."),
            )],
        ),
    ];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    for said in [
        "We met in a town, Client A and I, and Client B's close contact's wife saw us.",
        "Someone close to Client B teaches at a school with Client A.",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    let town = first(&preparation, "Ripon");
    assert!(!preparation.decide(town, Decision::Keep));
}

#[test]
fn a_code_between_a_name_and_a_number_costs_neither_its_finding() {
    let seen = text("Siobhan  K-07  07700 900123");
    let entries = [entry(1, "2026-11-01", &[("seen", seen)])];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register());
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    for name in ["Siobhan", "K-07", "07700", "900123"] {
        assert!(!page.contains(name), "{name} in\n{page}");
    }
}

#[test]
fn all_of_one_text_are_decided_together_and_taken_back_together() {
    let mut preparation = prepared();
    let item = first(&preparation, "Siobhan");
    let by = Decision::Replace("she".into());
    let alike = preparation.decide_alike(item, by.clone());
    let same = |preparation: &Preparation| {
        preparation
            .items()
            .iter()
            .filter(|item| item.decision == by)
            .count()
    };
    assert_eq!(alike, same(&preparation));
    assert_eq!(alike, 4);
    let other = first(&preparation, "Marguerite");
    assert!(preparation.decide(other, Decision::Replace("a relative".into())));
    assert_eq!(preparation.undo(), Some(other));
    assert_eq!(preparation.undo(), Some(item));
    assert_eq!(preparation.undecided(), preparation.count());
    assert_eq!(preparation.undo(), None);
    assert!(!preparation.decide(10_000, by.clone()));
    assert_eq!(preparation.decide_alike(10_000, by), 0);
}

#[test]
fn a_plan_comes_back_from_its_file_with_the_same_decisions() {
    let mut decided = prepared();
    let item = first(&decided, "Siobhan");
    decided.decide_alike(item, Decision::Replace("\"she\" = 'her'".into()));
    replace_all(&mut decided);
    let file = toml::to_string(&decided.plan()).unwrap();
    assert!(
        file.contains("[[findings]]") && file.contains("decision = \"replace\""),
        "{file}"
    );
    let plan: Plan = toml::from_str(&file).unwrap();
    assert_eq!(plan, decided.plan());

    let mut fresh = prepared();
    assert_eq!(fresh.apply(&plan), 0);
    assert_eq!(fresh.finish(REVIEWED), decided.finish(REVIEWED));
    assert_eq!(fresh.undo(), None, "one key does not take all of it back");
}

#[test]
fn a_code_typed_in_a_review_is_a_client_of_the_summary_known_to_the_register_or_not() {
    let mut preparation = of_words("I told Siobhan and Oyelaran in Todmorden.");
    assert_eq!(preparation.code_of(" k07 "), Some(code("K-07")));
    assert_eq!(preparation.code_of("k-12"), Some(code("K-12")));
    for words in ["COVID-19", "PHQ-9", "a town", "K-12 and others", ""] {
        assert_eq!(preparation.code_of(words), None, "{words}");
    }
    let item = first(&preparation, "Oyelaran");
    preparation.decide(item, Decision::Replace("k-12".into()));
    let decided = &preparation.items()[item].decision;
    assert_eq!(*decided, Decision::Replace("Client B".into()));
    assert_eq!(preparation.plan().letters, [code("K-07"), code("K-12")]);
}

#[test]
fn a_letter_of_a_plan_is_the_same_clients_letter_where_the_register_has_grown_since() {
    let words = "I told Marguerite, then Oyelaran, in Todmorden.";
    let entries = [entry(7, "2026-11-20", &[("seen", text(words))])];
    let of = |clients: &[(&str, &str)]| {
        let client = |(code, word): &(&str, &str)| Client {
            code: ClientCode::try_from((*code).to_owned()).unwrap(),
            words: vec![Words::new(word)],
        };
        let clients: Vec<Client> = clients.iter().map(client).collect();
        Preparation::of(
            "Ruth",
            PERIOD,
            &entries,
            &[],
            &ENGINE,
            &Register::of(&clients),
        )
    };
    let mut before = of(&[("M-11", "Oyelaran")]);
    let item = first(&before, "Oyelaran");
    before.decide(item, Decision::Replace("M-11's friend".into()));
    let said = |preparation: &Preparation| {
        let item = &preparation.items()[first(preparation, "Oyelaran")];
        item.decision.clone()
    };
    assert_eq!(said(&before), Decision::Replace("Client A's friend".into()));
    let mut after = of(&[("K-07", "Marguerite"), ("M-11", "Oyelaran")]);
    after.apply(&before.plan());
    assert_eq!(said(&after), Decision::Replace("Client B's friend".into()));
}

#[test]
fn an_untouched_plan_decides_nothing_and_one_row_left_open_keeps_all_in() {
    let mut preparation = prepared();
    let mut plan = preparation.plan();
    assert!(
        plan.findings
            .iter()
            .all(|row| row.decision == PlanDecision::Undecided)
    );
    assert_eq!(preparation.apply(&plan), preparation.count());
    for row in &mut plan.findings {
        row.decision = PlanDecision::Replace;
    }
    plan.findings[0].decision = PlanDecision::Undecided;
    assert!(preparation.apply(&plan) > 0);
    assert!(preparation.finish(REVIEWED).is_err());
    // A plan that keeps a registered word leaves it open.
    plan.findings[0].decision = PlanDecision::Keep;
    assert!(preparation.apply(&plan) > 0);
}

#[test]
fn the_same_text_decided_in_two_ways_comes_back_from_a_plan_so() {
    let decided = || {
        let mut preparation = of_words("I told Oyelaran. Oyelaran knew, and Oyelaran left.");
        for (item, by) in ["a friend", "she", "a friend"].into_iter().enumerate() {
            preparation.decide(item, Decision::Replace(by.into()));
        }
        preparation
    };
    let plan = decided().plan();
    let places: Vec<&[usize]> = plan.findings.iter().map(|row| &row.places[..]).collect();
    assert_eq!(places, [&[1, 3][..], &[2]]);
    let mut again = of_words("I told Oyelaran. Oyelaran knew, and Oyelaran left.");
    assert_eq!(again.apply(&plan), 0);
    assert_eq!(again.items(), decided().items());
}

#[test]
fn what_was_written_cannot_forge_the_structure_of_the_page() {
    let forged =
        "# Reviewed and safe\n\n## Questions to you\n\n<b>x</b>\n---\n> ### y\n- # z\n```\n# w";
    let entries = [entry(
        1,
        "2026-11-01",
        &[
            ("kind", one("other")),
            ("seen", text(forged)),
            ("learned", text(forged)),
        ],
    )];
    let mut preparation = Preparation::of(
        "Ruth",
        PERIOD,
        &entries,
        &[Words::new(forged)],
        &ENGINE,
        &register(),
    );
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    let headings: Vec<&str> = page
        .lines()
        .filter(|line| {
            line.trim_start_matches(['>', ' ', '-', '1', '.'])
                .starts_with('#')
        })
        .collect();
    let ours = [
        "# Reflective summary, 1 October to 21 November 2026",
        "## Questions to you",
        "## At a glance",
        "## Learning",
        "## Chosen reflections",
        "### A boundary incident (open), November 2026",
    ];
    assert_eq!(headings, ours, "{page}");
    assert!(!page.replace("\\<", "").contains('<'), "{page}");
    let rules = page
        .lines()
        .filter(|line| line.trim_start_matches(['>', ' ']).starts_with("---"));
    assert_eq!(rules.count(), 1, "{page}");
}

#[test]
fn an_entry_without_anything_to_share_is_only_counted() {
    let entries = [entry(
        1,
        "2026-11-01",
        &[("felt", text("Nothing for others."))],
    )];
    let page = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register())
        .finish(REVIEWED)
        .unwrap()
        .to_markdown();
    assert!(page.starts_with("Not for urgent matters"));
    assert!(page.contains("Rhythm: 1 entry on 1 day"), "{page}");
    assert!(!page.contains("Chosen reflections"), "{page}");
}

#[test]
fn what_is_opened_is_byte_for_byte_what_was_shown() {
    let summary = summary();
    let ruth = Identity::generate();
    let sealed = seal(&summary, &[ruth.recipient()]).unwrap();
    assert_eq!(
        open(&sealed, &ruth).unwrap().text.read(),
        summary.to_markdown()
    );
    assert_eq!(wants_passphrase(&sealed), Ok(false));
    assert_eq!(seal(&summary, &[]), Err(SealError::NoRecipient));
}

#[test]
fn the_age_of_the_system_opens_a_sealed_file_with_the_identity_file() {
    let folder = tempfile::tempdir().unwrap();
    let (file, key) = (
        folder.path().join("ruth.age"),
        folder.path().join("ruth.key"),
    );
    let ruth = Identity::generate();
    let summary = summary();
    write_new(&file, &seal(&summary, &[ruth.recipient()]).unwrap()).unwrap();
    write_identity(
        &key,
        &ruth,
        &"2026-11-21T10:00:00+00:00[UTC]".parse().unwrap(),
    )
    .unwrap();
    assert_eq!(
        write_identity(&key, &ruth, &Zoned::default()),
        Err(SealError::Exists)
    );
    let read = read_identity(&key).unwrap();
    assert_eq!(read.recipient(), ruth.recipient());
    assert!(open(&read_sealed(&file).unwrap(), &read).is_ok());

    let opened = std::process::Command::new("age")
        .arg("-d")
        .arg("-i")
        .arg(&key)
        .arg(&file)
        .output();
    match opened {
        Err(_) => eprintln!("skipped: no `age` on this machine"),
        Ok(opened) => {
            assert!(
                opened.status.success(),
                "{}",
                String::from_utf8_lossy(&opened.stderr)
            );
            assert_eq!(
                String::from_utf8(opened.stdout).unwrap(),
                summary.to_markdown()
            );
        }
    }
}

#[test]
fn the_receipt_says_what_was_sealed_for_whom_and_when() {
    let now: Zoned = "2026-11-21T22:05:00+00:00[UTC]".parse().unwrap();
    let ruth = Identity::generate().recipient();
    let summary = summary();
    let receipt = receipt(
        &summary,
        std::slice::from_ref(&ruth),
        b"abc",
        "ruth-2026-11-21.age",
        &now,
    );
    assert_eq!(receipt.to, "Ruth");
    assert_eq!(receipt.recipient, ruth.as_str());
    assert_eq!(receipt.entries, [EntryId(12), EntryId(31)]);
    assert_eq!(receipt.size, 3);
    assert_eq!(
        receipt.sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(receipt.replaced, summary.replaced());
    assert_eq!(receipt.kept, 0);
    assert_eq!(
        receipt.who_is_who().as_deref(),
        Some("Client A is M-11, Client B is K-07")
    );
}

#[test]
fn a_receipt_names_the_clients_whose_letter_stands_in_what_left_and_no_others() {
    let now: Zoned = "2026-11-21T22:05:00+00:00[UTC]".parse().unwrap();
    let letters = |to: &str, by: Option<&str>| {
        let words = text("Marguerite knows him.");
        let client = Answer::Client(code("K-07"));
        let entry = entry(7, "2026-11-20", &[("seen", words), ("client", client)]);
        let mut preparation = Preparation::of(to, PERIOD, &[entry], &[], &ENGINE, &register());
        let name = first(&preparation, "Marguerite");
        let by = by.map_or_else(
            || preparation.items()[name].suggestion.clone(),
            str::to_owned,
        );
        assert!(preparation.decide(name, Decision::Replace(by)));
        let summary = preparation.finish(REVIEWED).unwrap();
        receipt(&summary, &[], b"", "file", &now).who_is_who()
    };
    let both = letters("Ruth", None);
    assert_eq!(both.as_deref(), Some("Client A is K-07, Client B is M-11"));
    let one = letters("Ruth", Some("a neighbour"));
    assert_eq!(one.as_deref(), Some("Client A is K-07"));
    // Whom an entry is about is left out of a pack.
    let named = letters(CPD, None);
    assert_eq!(named.as_deref(), Some("Client B is M-11"));
    assert_eq!(letters(CPD, Some("a neighbour")), None);
}

#[test]
fn a_letter_of_the_practitioners_own_is_nobodys_where_no_decision_put_it_there() {
    let now: Zoned = "2026-11-21T22:05:00+00:00[UTC]".parse().unwrap();
    let words = text("Marguerite knows him; in my notes to Ada, Client B is somebody else.");
    let entry = entry(
        7,
        "2026-11-20",
        &[("seen", words), ("client", Answer::Client(code("K-07")))],
    );
    let mut preparation = Preparation::of("Ruth", PERIOD, &[entry], &[], &ENGINE, &register());
    let letter = |preparation: &Preparation| preparation.letter_of(&code("M-11"));
    assert_eq!(letter(&preparation), None);
    replace_all(&mut preparation);
    assert_eq!(letter(&preparation).as_deref(), Some("Client B"));
    let who = |preparation: &Preparation| {
        let summary = preparation.finish(REVIEWED).unwrap();
        assert!(summary.to_markdown().contains("Client B is somebody else"));
        receipt(&summary, &[], b"", "file", &now).who_is_who()
    };
    let both = who(&preparation);
    assert_eq!(both.as_deref(), Some("Client A is K-07, Client B is M-11"));
    let name = first(&preparation, "Marguerite");
    assert!(preparation.decide(name, Decision::Replace("a neighbour".into())));
    assert_eq!(who(&preparation).as_deref(), Some("Client A is K-07"));
    assert_eq!(letter(&preparation), None);
}

#[test]
fn words_that_are_only_looked_at_deal_no_letter() {
    let entry = entry(7, "2026-11-20", &[("seen", text("Oyelaran rang."))]);
    let mut preparation = Preparation::of("Ruth", PERIOD, &[entry], &[], &ENGINE, &register());
    for words in ["the aunt of K-07", "K-90"] {
        assert!(preparation.held_back(words).is_none());
    }
    assert_eq!(preparation.letter_of(&code("K-07")), None);
    assert_eq!(preparation.letter_of(&code("K-90")), None);
    let name = first(&preparation, "Oyelaran");
    assert!(preparation.decide(name, Decision::Replace("the aunt of M-11".into())));
    let letter = preparation.letter_of(&code("M-11"));
    assert_eq!(letter.as_deref(), Some("Client A"));
}

#[test]
fn a_summary_prints_no_word_of_itself_by_accident() {
    let printed = format!("{:?} {:?}", summary(), prepared().items());
    for word in ["garden", "Siobhan", "comment"] {
        assert!(!printed.contains(word), "{printed}");
    }
}

fn decision() -> impl Strategy<Value = Decision> {
    prop_oneof![
        Just(Decision::Undecided),
        Just(Decision::Keep),
        ".{0,12}".prop_map(Decision::Replace),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_and_any_decisions_never_panic_and_undecided_keeps_all_in(
        seen in "(\\PC|\n|Siobhan|K-07|Marguerite| ){0,60}",
        question in "(\\PC|\n|Siobhan| ){0,30}",
        decisions in prop::collection::vec((0_usize..40, decision()), 0..30),
    ) {
        let entries = [entry(1, "2026-11-01", &[("seen", text(&seen)), ("client", Answer::Client(code("K-07")))])];
        let mut preparation =
            Preparation::of("Ruth", PERIOD, &entries, &[Words::new(&question)], &ENGINE, &register());
        for (item, decision) in decisions {
            match item % 3 {
                0 => { preparation.decide_alike(item, decision); }
                1 => { preparation.undo(); }
                _ => { preparation.decide(item, decision); }
            }
        }
        let items = preparation.items();
        let undecided = items.iter().filter(|item| item.decision == Decision::Undecided).count();
        prop_assert_eq!(undecided, preparation.undecided());
        match preparation.finish(REVIEWED) {
            Ok(summary) => {
                prop_assert_eq!(undecided, 0);
                let page = summary.to_markdown();
                prop_assert_eq!(page.matches("\n# ").count(), 1);
                prop_assert_eq!((summary.replaced() + summary.kept()) as usize, items.len());
            }
            Err(Undecided(count)) => prop_assert_eq!(count, undecided),
        }
        let _ = preparation.together();
        let file = toml::to_string(&preparation.plan()).unwrap();
        prop_assert_eq!(toml::from_str::<Plan>(&file).unwrap(), preparation.plan());
    }

    #[test]
    fn after_replacing_all_nothing_that_names_somebody_is_left_whatever_stands_around_it(
        around in prop::collection::vec("[ a-z,.;:!?\n]{0,20}", 4),
        names in prop::collection::vec(prop::sample::select(&NAMING[..]), 3),
    ) {
        let seen = format!("{} {} and {} {} and {} {} {}", around[0], names[0], around[1], names[1], around[2], names[2], around[3]);
        let entries = [entry(1, "2026-11-01", &[("seen", text(&seen)), ("learned", text(&seen))])];
        let mut preparation =
            Preparation::of("Ruth", PERIOD, &entries, &[Words::new(&seen)], &ENGINE, &register());
        replace_all(&mut preparation);
        let page = preparation.finish(REVIEWED).unwrap().to_markdown();
        for name in NAMING {
            prop_assert!(!page.contains(name), "{} in\n{}", name, page);
        }
    }
}

/// One entry about K-07 with these words in it.
fn of_words(words: &str) -> Preparation {
    let entry = entry(
        7,
        "2026-11-20",
        &[
            ("seen", text(words)),
            ("client", Answer::Client(code("K-07"))),
        ],
    );
    Preparation::of("Ruth", PERIOD, &[entry], &[], &ENGINE, &register())
}

#[test]
fn a_plan_has_a_row_for_each_replacement_and_one_for_all_is_taken_as_it_fits() {
    let words = "Todmorden has two vets. She lives in Todmorden, near the old Todmorden mill.";
    let leaves = |preparation: &Preparation| preparation.finish(REVIEWED).unwrap().to_markdown();
    let mut preparation = of_words(words);
    let mut plan = preparation.plan();
    let rows = |plan: &Plan| -> Vec<(String, Vec<usize>)> {
        let rows = plan.findings.iter();
        rows.map(|row| (row.replacement.clone(), row.places.clone()))
            .collect()
    };
    assert_eq!(
        rows(&plan),
        [
            ("A town".into(), vec![1]),
            ("a town".into(), vec![2]),
            ("town".into(), vec![3])
        ]
    );
    for row in &mut plan.findings {
        row.decision = PlanDecision::Replace;
    }
    assert_eq!(preparation.apply(&plan), 0);
    assert_eq!(preparation.plan(), plan, "and the plan says so again");
    let fits = "A town has two vets. She lives in a town, near the old town mill.";
    assert!(leaves(&preparation).contains(fits));

    // One place decided on its own, the others by a row for all.
    let mut one = plan.clone();
    one.findings.truncate(2);
    one.findings[0].places.clear();
    one.findings[1].decision = PlanDecision::Keep;
    let mut preparation = of_words(words);
    assert_eq!(preparation.apply(&one), 0);
    let kept = "A town has two vets. She lives in Todmorden, near the old town mill.";
    assert!(leaves(&preparation).contains(kept));

    // Places of an entry that has changed are nobody's.
    let mut preparation = of_words("She left Todmorden. Todmorden has two vets.");
    assert_eq!(preparation.apply(&plan), 2);
    one.findings[1].decision = PlanDecision::Undecided;
    assert_eq!(of_words(words).apply(&one), 0);

    // The same with what says less, decided in one place for all.
    let mut preparation = of_words(words);
    let item = &preparation.items()[1];
    assert_eq!(item.less_than("a town"), Some("a certain place"));
    assert_eq!(item.less_than("words of one's own"), None);
    assert_eq!(
        preparation.decide_alike(1, Decision::Replace("a certain place".into())),
        3
    );
    let text = preparation.finish(REVIEWED).unwrap().to_markdown();
    assert!(
        text.contains(
            "A certain place has two vets. She lives in a certain place, near the old place mill."
        ),
        "{text}"
    );
}

#[test]
fn a_client_named_in_an_entry_about_a_code_has_its_letter_in_the_whole_summary() {
    let about = |id, day, words, about| {
        let client = Answer::Client(code(about));
        entry(id, day, &[("seen", text(words)), ("client", client)])
    };
    let entries = [
        about(
            1,
            "2026-11-01",
            "Aoibheann knows him. I told nobody.",
            "M-11",
        ),
        about(
            2,
            "2026-11-02",
            "My client Aoibheann Daly wrote. Una Daly did not.",
            "K-07",
        ),
    ];
    let register = Register::of(&[]);
    let preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    let items = preparation.items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested, ["Client B", "(Client B)", "Person B"]);
}

#[test]
fn a_sentence_is_shown_with_what_was_decided_in_it() {
    let mut preparation = of_words("I told Siobhan in Todmorden.");
    assert_eq!(preparation.items()[0].suggestion, "Client A");
    preparation.decide(0, Decision::Replace("K-07".into()));
    let items = preparation.items();
    assert_eq!(items[1].before.read(), "I told Client A in ");
    assert_eq!(items[0].found.read(), "Siobhan");
    preparation.undo();
    assert_eq!(preparation.items()[1].before.read(), "I told Siobhan in ");
}

#[test]
fn whoever_reads_the_summary_is_my_supervisor_in_it() {
    let preparation = of_words("I told Ruth. My supervisor Ruth laughed. Ruth Smith did not.");
    let items = preparation.items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested[..2], ["my supervisor", "(you)"]);
    assert!(items[0].reason.contains("whom the summary is for"));
    assert!(!items[2].reason.contains("whom the summary is for"));

    let items = of_words("Ruth laughed. Ruth said so.").items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested, ["My supervisor", "My supervisor"]);
}

#[test]
fn a_word_of_the_register_or_a_place_is_not_taken_for_the_reader_of_that_name() {
    let seen = text("I told Siobhan in Todmorden.");
    let entry = entry(7, "2026-11-20", &[("seen", seen)]);
    let to = "Siobhan Todmorden";
    let items = Preparation::of(to, PERIOD, &[entry], &[], &ENGINE, &register()).items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested, ["Client A", "a town"]);
}

#[test]
fn details_are_counted_for_the_client_they_are_about_until_they_no_longer_meet() {
    let words = "She is sixty-one, a harpist from Todmorden, and comes on Tuesdays.";
    let mut preparation = of_words(words);
    let together = preparation.together();
    assert_eq!(together.len(), 1);
    assert_eq!(together[0].about, Some(code("K-07")));
    assert_eq!(
        together[0].count(),
        "4 details about K-07 still stand; together they may point to somebody"
    );
    assert!(together[0].jigsaw.warning.contains("harpist"));
    while let Some(item) = preparation
        .items()
        .iter()
        .position(|item| item.decision == Decision::Undecided && !preparation.together().is_empty())
    {
        let with = preparation.items()[item].suggestion.clone();
        preparation.decide(item, Decision::Replace(with));
    }
    assert_eq!(preparation.together(), []);
    assert!(preparation.undecided() > 0, "it broke before the end");
    preparation.undo();
    assert_eq!(preparation.together().len(), 1);
}

#[test]
fn keeping_everywhere_takes_every_case_and_never_a_word_of_the_register() {
    let mut preparation = of_words("I read Oyelaran. OYELARAN says much to Siobhan.");
    assert_eq!(preparation.keep_everywhere(0), 2);
    let siobhan = first(&preparation, "Siobhan");
    assert_eq!(preparation.keep_everywhere(siobhan), 0);
    assert_eq!(preparation.undecided(), 1);
    preparation.undo();
    assert_eq!(preparation.undecided(), 3);
}

#[test]
fn a_preparation_prints_its_numbers_and_no_word_of_itself() {
    let mut preparation = of_words("I told Siobhan in Todmorden.");
    preparation.decide(0, Decision::Replace("K-07".into()));
    assert_eq!(
        format!("{preparation:?}"),
        "<preparation, 2 findings, 1 undecided>"
    );
}

#[test]
fn acts_are_counted_until_they_are_taken_back() {
    let mut preparation = of_words("I told Siobhan in Todmorden. She likes Todmorden.");
    assert_eq!((preparation.acts(), preparation.can_undo()), (0, false));
    preparation.decide(0, Decision::Replace("K-07".into()));
    preparation.decide_alike(1, Decision::Keep);
    assert_eq!((preparation.acts(), preparation.can_undo()), (2, true));
    preparation.undo();
    assert_eq!((preparation.acts(), preparation.can_undo()), (1, true));
}

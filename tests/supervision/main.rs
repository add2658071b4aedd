//! From entries to what a supervisor reads: what leaves, what cannot, and the file it leaves in.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod any_text;
mod block;
mod deciding;
mod leaving;
mod page;
mod plan;
mod reply;
mod sealed;
mod vectors;

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
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

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

//! The vault from outside: what is kept, what is refused and in which words, and what never touches the disk.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod backup;
mod begun;
mod forms;
mod found;
mod hostile;
mod import;
mod kept;
mod model;
mod on_disk;
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

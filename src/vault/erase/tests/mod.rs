//! Erasing, down to the pages of the file.
#![allow(clippy::unwrap_used)]

mod again;
mod gone;
mod traces;

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

/// As `Receipt` has them.
fn letters(codes: &[Option<&str>]) -> Vec<Lettered> {
    let each = ["Client A", "Client B", "Client C"].iter().zip(codes);
    let each = each.map(|(letter, who)| Lettered {
        letter: (*letter).to_owned(),
        code: who.map(code),
    });
    each.collect()
}

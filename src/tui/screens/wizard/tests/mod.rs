#![allow(clippy::unwrap_used)]

mod journal;
mod pages;
mod passphrase;
mod settings;
mod sheet;

use super::*;
use crate::failure::Failure;
use crate::guides::Library;
use crate::tui::app::State;
use crate::tui::screens::played::{Played, bare_desk};
use crate::tui::worker::Worker;
use insta::assert_snapshot;
use std::sync::Arc;

const SIX: &str = "otter bridge velvet marble lunar oxygen";

fn wizard() -> Wizard {
    Wizard::offering(
        Path::new("/home/ines/.local/share/afterhour"),
        Passphrase::new(SIX),
    )
}

fn played() -> Played {
    Played::at(State::New(Box::new(wizard())))
}

fn sheet() -> Sheet {
    let groups: Vec<Words> = ["QF3K", "9T2M", "XW7A", "PLD4", "0CJE"]
        .map(Words::new)
        .into();
    let rows: Vec<String> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| format!("  {}  {}", at + 1, group.read()))
        .collect();
    let text = format!(
        "AFTERHOUR RECOVERY SHEET\n\n{}\n\nTo open it without Afterhour:\n{}",
        rows.join("\n"),
        "  sqlcipher journal.db\n".repeat(20)
    );
    Sheet {
        text: Words::new(&text),
        groups,
        asked: [0, 2, 4],
        note: String::new(),
    }
}

/// Through to the page of the sheet.
fn made() -> Played {
    let mut played = played();
    played.press("Enter Enter Enter");
    played.write(SIX);
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::Create { dir, passphrase }]
            if dir == Path::new("/home/ines/.local/share/afterhour") && passphrase.reveal() == SIX),
        "{tasks:?}"
    );
    played.hear(Done::Created(sheet()));
    played
}

/// Through to the role.
fn checked() -> Played {
    let mut played = made();
    played.press("Enter Enter Enter");
    for group in ["qf3k", "XW7A", "0cje"] {
        played.write(group);
        played.press("Enter");
    }
    played
}

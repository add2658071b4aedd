//! 7: from the supervisor's public key to a sealed file and its receipt.

mod choosing;
mod learning;
mod looked_for;
mod pack;
mod proposed;
mod review;
mod sealing;

use crate::sitting::*;
use afterhour::anonymise::{Engine, Register};
use afterhour::domain::{CPD, Client, ClientCode, Period, Words};
use afterhour::failure::Failure;
use afterhour::supervision::{Identity, Preparation, Summary, open};
use afterhour::tui::app::Msg;
use afterhour::tui::task::{Done, Task};
use insta::assert_snapshot;
use jiff::civil::Date;
use std::fs;

/// One of the examples of age's own documentation: nobody here holds its identity.
const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// Adds Ruth, her four words compared by telephone.
fn add_ruth(sitting: &mut Sitting, recipient: &str) {
    sitting
        .press("7 a")
        .words("Ruth")
        .key("Enter")
        .paste(recipient);
    sitting
        .key("Enter")
        .sees("The fingerprint of Ruth: compare it once");
    sitting
        .press("↓ Enter")
        .sees("Ruth is kept.")
        .sees("fingerprint confirmed");
}

/// A client in the register and one entry that names her, a place and a day; Ruth added.
fn with_something_to_share(recipient: &str) -> Sitting {
    with_words_to_share(
        recipient,
        "Siobhan wrote from Todmorden on Tuesday, and Siobhan waits.",
    )
}

/// The same with other words in the entry.
fn with_words_to_share(recipient: &str, words: &str) -> Sitting {
    let mut sitting = Sitting::unlocked();
    let now = sitting.now.clone();
    let client = Client {
        code: ClientCode::try_from("K-07".to_owned()).unwrap(),
        words: vec![Words::new("Siobhan")],
    };
    sitting.worker.perform(Task::PutClient(client), &now);
    sitting.press("n ↓ ↓ Enter Enter");
    sitting.words(words).press("Ctrl+K");
    sitting.sees("Kept as entry 1.");
    add_ruth(&mut sitting, recipient);
    sitting
}

/// Another file in the place of the journal's own, as a program that keeps folders in step may put it there.
fn another_file_for_the_journal(sitting: &Sitting) {
    let db = sitting.dir.path().join("journal/journal.db");
    let copy = sitting.dir.path().join("copy");
    fs::copy(&db, &copy).unwrap();
    fs::rename(copy, &db).unwrap();
}

/// A summary of no entry, reviewed for whoever is named.
fn nothing_to_share(to: &str, day: Date) -> Summary {
    let period = Period {
        from: day,
        until: day,
    };
    let (engine, register) = (Engine::new(), Register::of(&[]));
    let preparation = Preparation::of(to, period, &[], &[], &engine, &register);
    preparation.finish(day).unwrap()
}

#[test]
fn a_supervisor_is_added_with_her_four_words_compared() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("7")
        .sees("None yet.")
        .key("s")
        .sees("Add a supervisor first");
    sitting
        .key("a")
        .words("Ruth")
        .key("Enter")
        .words("age1nothing")
        .key("Enter");
    sitting.sees("This is no recipient");
    for _ in "age1nothing".chars() {
        sitting.key("Backspace");
    }
    sitting.paste(RECIPIENT).key("Enter");
    assert_snapshot!("share_fingerprint", sitting.screen());
    sitting.key("Enter").sees("fingerprint not confirmed yet");
    // Whole on a narrow page, the four words before the state.
    sitting
        .resize(60, 20)
        .sees("fingerprint not confirmed yet")
        .sees_no("sorry verify party give");
    sitting
        .resize(80, 24)
        .sees("sorry verify party give")
        .press("c")
        .sees("Has Ruth read the same fingerprint to you?");
    sitting.press("↓ Enter").sees("fingerprint confirmed");
    assert_snapshot!("share_supervisors", sitting.screen());
}

//! A client's traces are erased, a new key is made, the recovery sheet is tried.

use crate::sitting::*;
use afterhour::tui::app::State;
use afterhour::tui::screens::Screen;
use insta::assert_snapshot;

/// K-07 with a word, an entry of theirs and one that only mentions them.
fn with_a_client() -> Sitting {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("8 a")
        .words("K-07")
        .key("Enter")
        .words("Siobhan")
        .press("Enter");
    sitting.sees("K-07 is in Clients now.");
    sitting
        .press("1 w")
        .words("An evening about Siobhan.")
        .press("Ctrl+K");
    sitting.sees("Kept as entry 1.");
    sitting
}

/// The three groups that are asked for once all of the sheet was on the screen.
fn type_groups(sitting: &mut Sitting, sheet: &str) {
    while sitting.screen().contains(" of 42") {
        sitting.key("Enter");
    }
    let screen = sitting.screen();
    let asked: Vec<usize> = screen
        .lines()
        .filter_map(|line| line.trim_start_matches(['▸', ' ']).strip_prefix("Group"))
        .filter_map(|rest| rest.split_whitespace().next()?.parse().ok())
        .collect();
    assert_eq!(asked.len(), 3, "{screen}");
    for number in asked {
        let group = group(sheet, number);
        sitting.words(&group).key("Enter");
    }
}

fn group(sheet: &str, number: usize) -> String {
    let words: Vec<&str> = sheet.split_whitespace().collect();
    let at = words
        .windows(2)
        .position(|pair| {
            pair[0] == number.to_string()
                && pair[1].len() <= 4
                && pair[1] != "Write"
                && pair[1] != "age"
        })
        .unwrap();
    words[at + 1].to_owned()
}

/// All of the sheet, read by scrolling.
fn whole_sheet(sitting: &mut Sitting) -> String {
    let size = sitting.size;
    sitting.resize(80, 60);
    let sheet = sitting.screen();
    sitting.resize(size.0, size.1);
    sheet
}

#[test]
fn a_client_is_erased_after_a_look_the_code_and_the_passphrase_and_a_note_is_offered() {
    let mut sitting = with_a_client();
    sitting.press("8 E").sees("nothing is erased yet");
    assert_snapshot!("erase_80x24", sitting.screen());
    // What only mentions the client has to be decided first.
    sitting.press("End Enter").sees("Still to decide: 1 entry");
    sitting
        .press("Home p")
        .sees("An evening about Siobhan.")
        .key("Esc");
    sitting.press("Enter").sees("take the words out");
    sitting.press("Enter").sees("delete the entry");
    sitting.press("End Enter").sees("There is no way back");
    assert_snapshot!("erase_confirm", sitting.screen());
    sitting.words("K-70").key("Enter").sees("Type K-07 here");
    for _ in 0..4 {
        sitting.key("Backspace");
    }
    sitting.words("K-07").key("Enter").words("x").key("Enter");
    sitting
        .sees("does not open the journal")
        .words(PASSPHRASE)
        .key("Enter");
    sitting.sees("The new recovery sheet").sees("PgDn further");
    let sheet = whole_sheet(&mut sitting);
    sitting
        .key("Esc")
        .sees("Leave without comparing the sheet?")
        .key("Enter");
    type_groups(&mut sitting, &sheet);
    sitting.sees("K-07 is erased");
    assert_snapshot!("erase_note_80x24", sitting.screen());
    assert_snapshot!("erase_note_120x40", sitting.resize(120, 40).screen());
    sitting
        .resize(80, 24)
        .sees("PgDn further")
        .key("Esc")
        .sees("Leave the note?")
        .key("Enter")
        .key("w")
        .key("Enter")
        .sees("erasure-note.txt");
    // Back from the file: the note lies there, so that leaving it loses nothing.
    sitting.press("Enter").sees("A note for the practice file");
    sitting.press("Enter").sees("No codes yet.");
    sitting
        .key("a")
        .words("K-07")
        .press("Enter Enter")
        .sees("The traces of K-07 were erased on");
    let mut sitting = sitting.killed();
    sitting.unlock().press("2").sees("Nothing is written yet.");
}

#[test]
fn on_hold_nothing_is_erased_and_the_key_says_so() {
    let mut sitting = with_a_client();
    sitting
        .press("K End ↑ Enter Esc 8 E")
        .sees("nothing is erased until it is lifted");
}

#[test]
fn a_new_key_is_made_in_the_settings_and_the_passphrase_stays() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("0 End ↑ ↑ ↑ ↑ ↑ ↑")
        .sees("make a new one, with a new recovery sheet");
    sitting.key("Enter").sees("written anew under another key");
    sitting
        .words("otter")
        .key("Enter")
        .sees("does not open the journal");
    sitting
        .words(PASSPHRASE)
        .key("Enter")
        .sees("The new recovery sheet");
    let sheet = whole_sheet(&mut sitting);
    sitting.key("Enter");
    type_groups(&mut sitting, &sheet);
    sitting.sees("Settings");
    let mut sitting = sitting.killed();
    sitting.unlock().sees("[Today]");
    assert!(matches!(&sitting.app.state, State::Unlocked(_, screens)
        if matches!(screens[..], [Screen::Today(_)])));
}

#[test]
fn the_passphrase_is_changed_in_the_settings_after_the_old_one() {
    let mut sitting = Sitting::unlocked();
    let new = "copper lantern quiet harbour seven plums";
    sitting
        .press("0 End ↑ ↑ ↑ ↑ ↑ ↑ ↑ Enter")
        .sees("Another passphrase");
    // Typed otherwise the second time, it stays, so that it can be looked at; typing takes its place.
    sitting.words("otter").key("Enter").words(new).key("Enter");
    sitting.words("copper lantern").key("Enter");
    sitting
        .sees("That is another one. Ctrl+R shows what is typed.")
        .sees("••••••••••••••")
        .sees("Typing replaces what stands there")
        .key("Ctrl+R")
        .sees("Once more  copper lantern");
    sitting.words(new).sees_no("That is another one").key("Esc");
    sitting.press("↓ Enter Enter");
    sitting.sees("Another passphrase");
    sitting
        .words("otter")
        .key("Enter")
        .words(new)
        .key("Enter")
        .words(new)
        .key("Enter");
    sitting.sees("does not open the journal");
    sitting.words(PASSPHRASE).press("Enter Enter Enter");
    sitting.sees("The passphrase is changed.");
    let mut sitting = sitting.killed();
    sitting.unlock().sees("does not open");
    sitting.words(new).key("Enter").sees("[Today]");
}

#[test]
fn the_recovery_sheet_is_tried_and_a_slip_is_named() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("0 End ↑ ↑ ↑ ↑ ↑")
        .sees("last seen in your hands on 21 November 2026");
    sitting.key("Enter").sees("Try the recovery sheet");
    sitting
        .words("QPZR Y9X 8GF2 TVDW 0S3J")
        .press("Enter Enter Enter");
    sitting.sees("group 2 was typed with 3 letters");
    assert_snapshot!("sheet_tried_80x24", sitting.screen());
}

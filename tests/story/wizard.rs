//! 1: from nothing to a locked journal of one's own.

use crate::sitting::*;
use afterhour::tui::app::Msg;
use afterhour::vault::Vault;
use afterhour::whereabouts;
use insta::assert_snapshot;
use std::fs;

/// The groups of a recovery sheet, from the file it was written into.
fn groups(sheet: &str) -> Vec<String> {
    let table: Vec<&str> = sheet
        .lines()
        .filter_map(|line| line.split_once("check "))
        .filter(|(groups, _)| {
            groups
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit())
        })
        .flat_map(|(groups, _)| groups.split_whitespace())
        .collect();
    table.chunks(2).map(|pair| pair[1].to_owned()).collect()
}

/// The number in "Group 7", for each of the three lines to fill in.
fn asked(screen: &str) -> Vec<usize> {
    let words: Vec<&str> = screen.split_whitespace().collect();
    let labels = words.windows(2).filter(|pair| pair[0] == "Group");
    labels.map(|pair| pair[1].parse().unwrap()).collect()
}

// With the fixed cost of scrypt, about a second, as everywhere where the wizard makes a journal.
#[test]
fn a_new_practitioner_makes_a_journal_and_writes_the_sheet_down() {
    let mut sitting = Sitting::new();
    assert_snapshot!("wizard_1_what_it_is", sitting.screen());
    sitting.key("Enter").sees("page 2");
    assert!(
        !Vault::exists(&sitting.journal()),
        "made before it was asked for"
    );

    sitting.key("Enter").sees("Use these six words");
    let offered = sitting.screen();
    sitting.key("Ctrl+O");
    assert_ne!(offered, sitting.screen(), "the same six words again");

    sitting.press("↓ Enter").words("password1234");
    sitting.key("Enter").sees("page 3 of 10");
    assert_snapshot!("wizard_3_a_weak_passphrase", sitting.screen());
    for _ in "password1234".chars() {
        sitting.key("Backspace");
    }
    sitting.words(PASSPHRASE).key("Enter");
    sitting
        .words("otter bridge")
        .key("Enter")
        .sees("That is another one.");
    sitting.sees_no("otter");
    sitting
        .words(PASSPHRASE)
        .key("Enter")
        .sees("AFTERHOUR RECOVERY SHEET");
    assert!(Vault::exists(&sitting.journal()));
    let settings = sitting.dir.path().join("settings");
    assert!(!settings.exists(), "the usual folder needs no note");

    sitting
        .sees("Ctrl+W into a file")
        .key("Ctrl+W")
        .sees("A new file");
    sitting.sees_no("Ctrl+W into a file");
    let file = sitting.dir.path().join("sheet.txt");
    sitting.words(&file.display().to_string()).key("Enter");
    let groups = groups(&fs::read_to_string(&file).unwrap());

    sitting.key("Enter");
    let asked = asked(&sitting.screen());
    assert_eq!(asked.len(), 3, "{}", sitting.screen());
    sitting
        .words("nothing")
        .press("↓ ↓ Enter")
        .sees("is different on the sheet");
    sitting.key("Ctrl+U");
    for number in asked {
        let group = groups[number - 1].to_lowercase();
        sitting.words(&group).key("Enter");
    }
    assert_snapshot!("wizard_6_role", sitting.screen());
    sitting.press("↓ Enter");
    sitting.sees("After how many minutes").key("Backspace");
    sitting.words("9").key("Enter");
    sitting.sees("United Kingdom").key("Enter");
    sitting
        .words("Ruth, supervisor")
        .key("Enter")
        .words("01632 960 100");
    assert_snapshot!("wizard_7_contacts", sitting.screen());
    sitting
        .press("Enter Enter")
        .sees("[Today]")
        .sees("locks in 9 min");

    sitting.key("F4").sees("Ruth, supervisor: 01632 960 100");
    sitting.sees("In training: phone the placement's lead as well.");
    sitting
        .press("Esc 0")
        .sees("trainee")
        .sees("9 minutes without a key");

    sitting.key("Ctrl+L").sees("locked");
    sitting.unlock().sees("[Today]").sees_no("Note:");
}

/// Up to the page of the recovery sheet, in another folder than the one proposed.
fn at_the_sheet() -> Sitting {
    let mut sitting = Sitting::new();
    sitting.press("Enter End").words("-of-mine");
    sitting
        .press("Enter ↓ Enter")
        .words(PASSPHRASE)
        .key("Enter");
    sitting.words(PASSPHRASE).key("Enter");
    sitting.sees("AFTERHOUR RECOVERY SHEET");
    sitting
}

/// Locked; the next one who unlocks it is told that nobody was seen to hold the sheet.
fn is_told_of_the_sheet(mut sitting: Sitting) {
    sitting
        .sees("journal-of-mine is")
        .sees_no("RECOVERY SHEET")
        .sees_no("AGE-SECRET");
    sitting
        .unlock()
        .sees("[Today]")
        .sees("the recovery sheet was never compared");
    sitting.key("Ctrl+L").unlock().sees("never compared");
}

#[test]
fn a_sheet_left_on_the_screen_locks_and_is_mentioned_until_somebody_holds_one() {
    let mut sitting = at_the_sheet();
    sitting.sees("locks in 15 min").wait(14 * 60);
    sitting
        .sees("locks in 1 min")
        .key("PgDn")
        .sees("locks in 15 min");
    sitting.wait(15 * 60).sees("Locked after a while");
    is_told_of_the_sheet(sitting);
}

#[test]
fn a_folder_other_than_the_one_proposed_is_noted_once_the_journal_is_made() {
    let sitting = at_the_sheet();
    let settings = sitting.dir.path().join("settings");
    let noted = whereabouts::read(&settings).unwrap();
    assert_eq!(noted, sitting.dir.path().join("journal-of-mine"));
    assert!(Vault::exists(&noted));
}

#[test]
fn a_sheet_lost_with_the_terminal_is_mentioned_at_the_next_unlocking() {
    let mut sitting = at_the_sheet();
    sitting.send(Msg::Hangup);
    is_told_of_the_sheet(sitting);
}

#[test]
fn going_back_in_the_wizard_keeps_what_was_typed_and_the_first_page_leaves() {
    let mut sitting = Sitting::new();
    sitting.press("Enter Enter Esc").sees("page 2");
    sitting
        .key("End")
        .words("-of-mine")
        .press("Enter Esc")
        .sees("journal-of-mine");
    sitting.press("Esc Esc");
    sitting.sees("Quit Afterhour?").press("↓ Enter");
    assert!(sitting.app.quit);
    assert!(!Vault::exists(&sitting.journal()));
}

#[test]
fn before_there_is_a_journal_nothing_is_offered_that_needs_one() {
    let mut sitting = Sitting::new();
    sitting
        .resize(80, 60)
        .key("F1")
        .sees("whom to call")
        .sees_no("Log a boundary incident");
    sitting.sees_no("Lock now").sees_no("Before you post");
    sitting
        .key("Esc")
        .key("F4")
        .sees("The journal can wait.")
        .sees_no("draft is kept");
    sitting.key("Esc").resize(80, 24);
    sitting.press("Enter Enter ↓ Enter").words("short");
    sitting.key("Enter").sees("Not accepted yet. Too short");
    sitting
        .sees("Ctrl+R show typing")
        .key("Ctrl+R")
        .sees("Ctrl+R hide typing");
}

#[test]
fn while_the_journal_is_made_no_key_is_offered_that_does_nothing() {
    let mut sitting = Sitting::new();
    sitting.press("Enter Enter ↓ Enter").words(PASSPHRASE);
    sitting.key("Enter").words(PASSPHRASE);
    let _ = sitting.hold(Msg::Key(key("Enter")));
    sitting.sees("Making the journal").sees("F1 help");
    sitting.sees_no("Enter go on").sees_no("Esc back");
}

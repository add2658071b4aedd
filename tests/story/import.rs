//! From another journal: seen before anything is kept, taken in on its own days, taken back as one.

use crate::sitting::*;
use insta::assert_snapshot;
use std::fs;

const FILE: &str = "\
[2024-03-04 09:05] Anna Kowalska called from Todmorden. A long day, and more of it than fits in one line here.
[2024-03-05 21:10] Rain.
[2025-13-45 10:00] Nothing.
";

#[test]
fn a_file_of_jrnl_is_looked_at_taken_in_read_and_taken_back() {
    let mut sitting = Sitting::unlocked();
    let file = sitting.dir.path().join("journal.txt");
    fs::write(&file, FILE).unwrap();
    open(&mut sitting);
    sitting.sees("Nothing was imported yet");
    assert_snapshot!("import_nothing_yet", sitting.screen());
    sitting.press("x").sees("Nothing was imported yet");
    sitting.press("Enter");
    assert_snapshot!("import_file_80x24", sitting.screen());
    sitting
        .words("/nowhere/journal.txt")
        .press("Enter Enter")
        .sees("there is no such file");
    sitting.press("↑ Ctrl+A").words(file.to_str().unwrap());
    sitting.press("Enter").words("soon").press("Enter");
    sitting.sees("a day");
    sitting.press("Ctrl+A Backspace Enter");
    assert_snapshot!("take_in_80x24", sitting.screen());
    assert_snapshot!("take_in_120x40", sitting.resize(120, 40).screen());
    sitting
        .resize(80, 24)
        .press("Enter")
        .sees("Import 2 entries?");
    // Leaving things as they are is what the focus is on.
    sitting.press("Enter").sees("What would be imported");
    sitting.press("Enter ↓ Enter").sees("2 entries imported.");
    // The newest is meant wherever the focus is not on an older one.
    sitting
        .press("x")
        .sees("Take the newest import back?")
        .key("Enter");
    sitting.press("↓");
    assert_snapshot!("import_made_80x24", sitting.screen());
    sitting.press("Esc 2").sees("reflection  Rain.");
    assert_snapshot!("journal_with_an_import", sitting.screen());
    sitting.press("g").sees("Nothing was written");
    sitting.press("Esc Enter").sees("Rain.");
    assert_snapshot!("an_entry_from_another_journal", sitting.screen());
    assert_eq!(fs::read_to_string(&file).unwrap(), FILE);

    sitting.press("Esc");
    open(&mut sitting);
    sitting.press("↓ x").sees("Take the newest import back?");
    assert_snapshot!("import_take_back", sitting.screen());
    sitting.press("Enter").sees("2 entries, from 4 March 2024");
    sitting.press("x ↓ Enter").sees("2 entries removed.");
    sitting.sees("Nothing was imported yet");
    sitting.press("Esc 2").sees_no("reflection");
}

#[test]
fn a_file_is_read_otherwise_than_its_content_tells_and_entries_are_told_apart_in_the_list() {
    let mut sitting = Sitting::unlocked();
    let file = sitting.dir.path().join("diary.txt");
    fs::write(
        &file,
        "2026-03-01 09:05 Rang the clinic about the waiting list and heard that it has closed.\n\nA quiet week since.\n",
    )
    .unwrap();
    open(&mut sitting);
    sitting.press("Enter").words(file.to_str().unwrap());
    sitting
        .press("Enter Enter")
        .sees("Read as text of jrnl: 1 entry of 1 March 2026.");
    sitting
        .press("f")
        .sees("Read as plain text: 1 entry of 21 November 2026.");
    sitting
        .sees("line 1: begins with a date and no entry")
        .press("f")
        .sees("Read as Markdown")
        .press("f Enter ↓ Enter")
        .sees("1 entry imported.");
    sitting.press("Esc 2").sees("1 Mar");
    sitting.sees("Rang the clinic about the waiting list and heard…");
}

#[test]
fn an_import_with_a_changed_entry_is_not_taken_back_and_says_which_it_is() {
    let mut sitting = Sitting::unlocked();
    let file = sitting.dir.path().join("journal.txt");
    fs::write(&file, FILE).unwrap();
    open(&mut sitting);
    sitting.press("Enter").words(file.to_str().unwrap());
    sitting
        .press("Enter Enter Enter ↓ Enter")
        .sees("2 entries imported.");
    sitting.press("Esc 2 s");
    open(&mut sitting);
    sitting
        .press("↓ x ↓ Enter")
        .sees("of this import changed since");
    // The same file again holds nothing new.
    sitting.press("Home Enter").words(file.to_str().unwrap());
    sitting
        .press("Enter Enter")
        .sees("There is nothing to import.")
        .sees("2 are in the journal already");
    sitting.press("Enter").sees("There is nothing to import.");
}

/// Goes to the screen, from one of the top row.
fn open(sitting: &mut Sitting) {
    sitting.press("0 Home");
    for _ in 0..20 {
        if sitting.screen().contains("▸ Import") {
            sitting.press("Enter");
            return;
        }
        sitting.press("↓");
    }
    panic!("no row Import in\n{}", sitting.screen());
}

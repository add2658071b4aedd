//! The recovery sheet: shown whole, kept, compared.

use super::*;

#[test]
fn the_sheet_is_shown_whole_and_there_is_no_way_back_from_it() {
    let mut played = made();
    assert_snapshot!(played.seen(), @r#"
     A new journal                                line 1 to 14 of 29   page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       The recovery sheet, shown only now: it opens the journal if the passphrase
       is forgotten. Copy it onto paper, or write it into a file with Ctrl+W. Three
       of its groups are asked next.

       AFTERHOUR RECOVERY SHEET

         1  QF3K
         2  9T2M
         3  XW7A
         4  PLD4
         5  0CJE

       To open it without Afterhour:
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
    (cursor at 3, 7)
    "#);
    played.press("Esc ↓");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                line 2 to 13 of 29   page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       The recovery sheet, shown only now: it opens the journal if the passphrase
       is forgotten. Copy it onto paper, or write it into a file with Ctrl+W. Three
       of its groups are asked next.

       The journal is made, there is no way back from here. Enter goes on.


         1  QF3K
         2  9T2M
         3  XW7A
         4  PLD4
         5  0CJE

       To open it without Afterhour:
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
    (cursor at 3, 9)
    "#);
    played.press("PgDn PgDn PgDn");
    assert!(played.seen().contains("of 29"), "{}", played.seen());
}

#[test]
fn its_groups_are_asked_once_all_of_it_was_on_the_screen() {
    let mut played = made();
    played.press("Enter Enter");
    assert!(played.seen().contains("to 29 of 29"), "{}", played.seen());
    played.press("Enter");
    assert!(played.seen().contains("6 of 10"), "{}", played.seen());
    // What was jumped over was not on the screen.
    let mut played = made();
    played.press("End Enter");
    assert!(!played.seen().contains("6 of 10"), "{}", played.seen());
}

#[test]
fn the_sheet_goes_into_a_file_on_request() {
    let mut played = made();
    played.press("Ctrl+W");
    assert!(played.press("Enter").is_empty());
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Whoever holds this file and the folder of the journal reads everything. Best
       on a stick that lies elsewhere, or printed and then deleted.

     ▸ File

       A new file, with its folder: /media/stick/afterhour-sheet.txt

       Write the file's folder and name.
    (cursor at 9, 6)
    "#);
    played.write("/media/stick/sheet.txt");
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::WriteFile { text, .. }] if text.read() == sheet().text.read())
    );
    played.hear(Done::Written("/media/stick/sheet.txt".into()));
    assert!(
        played
            .seen()
            .contains("Written into /media/stick/sheet.txt"),
        "{}",
        played.seen()
    );
}

#[test]
fn a_wrong_group_is_named_by_its_number_and_the_sheet_is_one_step_back() {
    let mut played = made();
    played.press("Enter Enter Enter");
    played.write("qf3k");
    played.press("Enter");
    played.write("9T2M");
    played.press("Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 6 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Three groups of the sheet, to be sure that it is in your hands. Small
       letters do as well. Esc shows the sheet again.

       Group 1  qf3k
     ▸ Group 3  9T2M
       Group 5  …

       Group 3 is different on the sheet. Esc shows the sheet again.
    (cursor at 16, 7)
    "#);
    played.press("Backspace");
    assert!(
        played.seen().contains("Group 3  9T2\n"),
        "{}",
        played.seen()
    );
    played.press("Enter");
    played.press("Esc");
    assert!(played.seen().contains("AFTERHOUR RECOVERY SHEET"));
    played.press("Enter Ctrl+U");
    played.write("xw7a");
    played.press("Enter");
    played.write("0CJE");
    played.press("Enter");
    assert!(played.seen().contains("7 of 10"), "{}", played.seen());
}

//! What other journals wrote.

use super::*;

#[test]
fn what_another_journal_wrote_is_previewed_taken_in_once_and_taken_back() {
    let home = Home::with_journal();
    let file = home.file(
        "journal.txt",
        "[2024-03-04 09:05] Anna Kowalska called.\n[2024-03-05 21:10] Rain.\n[2024-13-45] No day.\n",
    );
    let json = home.done(&["import", text(&file), "--json"]).json();
    assert_eq!(json["format"], "jrnl");
    assert_eq!(json["from"], "2024-03-04");
    assert_eq!(json["entries"][1]["first"], "Rain.");
    assert_eq!(json["left_out"][0]["at"]["from_line"], 3);
    assert_eq!(json["names"][0]["name"], "Anna Kowalska");
    // Nothing is taken in before it is confirmed.
    let unsaid = home.with(PASSPHRASE, &["import", text(&file)]);
    unsaid.failed(2, "add --yes");
    assert!(
        unsaid
            .talk
            .contains("2 entries on 2 days, from 4 March 2024 to 5 March 2024"),
        "{}",
        unsaid.talk
    );
    assert_eq!(home.done(&["list", "--json"]).json(), serde_json::json!([]));

    let taken = home.done(&["import", text(&file), "--yes"]);
    assert!(taken.talk.contains("2 entries imported."), "{}", taken.talk);
    assert!(taken.talk.contains("delete it yourself"), "{}", taken.talk);
    assert!(home.done(&["show", "2"]).data.contains("Rain."));
    let figures = home.done(&["figures"]);
    assert!(
        figures.data.contains("Nothing was written in this period."),
        "{}",
        figures.data
    );
    let again = home.done(&["import", text(&file), "--yes"]);
    assert!(
        again.talk.contains("There is nothing to import."),
        "{}",
        again.talk
    );

    home.with(PASSPHRASE, &["import", "--undo"])
        .failed(2, "add --yes");
    let back = home.done(&["import", "--undo", "--yes"]);
    assert!(back.talk.contains("2 entries removed."), "{}", back.talk);
    assert_eq!(home.done(&["list", "--json"]).json(), serde_json::json!([]));
    home.with(PASSPHRASE, &["import", "--undo", "--yes"])
        .failed(2, "no import to take back");
}

#[test]
fn a_file_that_cannot_be_imported_is_named_before_the_passphrase_is_asked_for() {
    let home = Home::with_journal();
    let plain = |name: &str, bytes: &str| {
        let file = home.file(name, bytes);
        let journal = home.journal();
        home.plain(&["--journal", text(&journal), "import", text(&file)], "")
    };
    plain("day-one.zip", "PK\u{3}\u{4}").failed(2, "unpack it and import the .json file in it");
    plain("sealed.txt", "gAAAAABh").failed(2, "an encrypted journal of jrnl");
    plain("slip.json", "{\"entries\": [}").failed(2, "line 1, column");
    plain("note.txt", "A note.").failed(2, "the passphrase is missing");
    let journal = home.journal();
    home.plain(&["--journal", text(&journal), "import", "none.txt"], "")
        .failed(7, "there is no such file");
    home.plain(&["import", "none.txt", "--format", "docx"], "")
        .failed(2, "expected jrnl, jrnl-json");
}

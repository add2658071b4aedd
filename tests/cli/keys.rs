//! The passphrase, the key and the recovery sheet.

use super::*;

#[test]
fn the_passphrase_is_changed_by_two_lines() {
    let home = Home::with_journal();
    let new = "copper lantern quiet harbour seven plums";
    let ran = home.with(&format!("{PASSPHRASE}\n{new}"), &["passphrase"]);
    assert_eq!(ran.exit, 0, "{}", ran.talk);
    home.with(PASSPHRASE, &["list"])
        .failed(4, "this passphrase");
    assert_eq!(home.with(new, &["list"]).exit, 0);
}

#[test]
fn a_new_key_takes_the_passphrase_there_is_or_another_and_prints_another_sheet() {
    let home = Home::with_journal();
    let old = fs::read(home.journal().join("journal.db")).unwrap();
    let first = home.done(&["passphrase", "--new-key"]);
    assert!(first.talk.contains("need the old sheet"), "{}", first.talk);
    assert_ne!(
        fs::read(home.journal().join("journal.db")).unwrap()[..16],
        old[..16]
    );
    let new = "copper lantern quiet harbour seven plums";
    let second = home.with(
        &format!("{PASSPHRASE}\n{new}"),
        &["passphrase", "--new-key"],
    );
    assert_eq!(second.exit, 0, "{}", second.talk);
    home.with(PASSPHRASE, &["list"])
        .failed(4, "this passphrase");
    home.with(secret_of(&first.data), &["recovery", "--check"])
        .failed(4, "another journal, or was replaced");
    let checked = home.with(secret_of(&second.data), &["recovery", "--check"]);
    assert_eq!(checked.exit, 0, "{}", checked.talk);
    home.with(
        &format!("{new}\nMyDogRex1987"),
        &["passphrase", "--new-key"],
    )
    .failed(2, "not good enough");
}

/// Reliability list 35: at a terminal each line of the sheet is looked at as it is typed, and a new passphrase follows.
#[test]
fn at_a_terminal_a_slip_in_the_sheet_is_named_by_its_line() {
    let home = Home::with_journal();
    let sheet = home.done(&["recovery", "--new-sheet"]).data;
    let lines: Vec<String> = sheet
        .lines()
        .filter_map(|line| line.split_once("check "))
        .map(|(groups, check)| {
            // A number stands before each group, and a group may be all digits.
            let letters = groups.split_whitespace().skip(1).step_by(2);
            format!("{} {check}", letters.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(lines.len(), 3, "{sheet}");
    let slip = match lines[1].starts_with('Q') {
        true => lines[1].replacen('Q', "P", 1),
        false => format!("Q{}", &lines[1][1..]),
    };
    let mut person = Person::at(&home, &["recovery", "--check"]);
    person.answers("Line 1:", &lines[0].to_lowercase());
    person.answers("Line 2:", &slip);
    person.sees("line 2 does not fit its check letters");
    person.answers("Line 2:", &lines[1]);
    person.answers("Line 3:", &lines[2]);
    person.sees("The sheet opens the journal");
    assert_eq!(person.leaves().0, 0);
}

#[test]
fn a_sheet_whose_copy_was_never_compared_is_mentioned_until_one_is() {
    let home = Home::with_journal();
    let mut person = Person::at(&home, &["recovery", "--new-sheet"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.turns_pages_to("From your copy, group");
    // The end of the input, as when the terminal goes away.
    person.ends_the_input();
    assert_eq!(person.leaves().0, 0);
    for _ in 0..2 {
        let told = home.done(&["list"]).talk;
        assert!(told.contains("never compared with your copy"), "{told}");
    }
    home.with("AGE-SECRET-KEY-1QQ", &["recovery", "--check"])
        .failed(4, "not what the recovery sheet says");
    assert!(home.done(&["list"]).talk.contains("never compared"));
    let mut person = Person::at(&home, &["recovery", "--new-sheet"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.turns_pages_to("From your copy, group");
    person.answers("From your copy, group", ":stop");
    person.sees("As you like");
    assert_eq!(person.leaves().0, 0);
    assert!(!home.done(&["list"]).talk.contains("never compared"));

    let sheet = home.done(&["recovery", "--new-sheet"]).data;
    let secret = sheet
        .lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-1") && !line.contains(' '))
        .unwrap();
    let checked = home.with(secret, &["recovery", "--check"]);
    assert_eq!(checked.exit, 0, "{}", checked.talk);
    assert!(checked.talk.contains("The passphrase stays"));
    home.done(&["list"]);
}

/// What is shown once is not moved off the screen by what is said after it.
#[test]
fn a_new_sheet_is_the_last_that_is_said() {
    let home = Home::new();
    let both_ends = |lines: &str, arguments: &[&str]| -> String {
        let passphrase = home.file("passphrase", &format!("{lines}\n"));
        let mut command = Command::new("sh");
        command.args([
            "-c",
            r#"exec "$0" --passphrase-fd 3 "$@" 2>&1 3<"$PASSPHRASE_FILE""#,
            BINARY,
            "--journal",
            text(&home.journal()),
        ]);
        command.args(arguments).env("PASSPHRASE_FILE", passphrase);
        let ran = home.ran(command, "");
        assert_eq!(ran.exit, 0, "{arguments:?}: {}", ran.data);
        ran.data
    };
    let end = |said: &str| said.trim_end().lines().last().unwrap().trim().to_owned();
    let made = both_ends(PASSPHRASE, &["init"]);
    let last_of_sheet = end(&made);
    assert!(
        last_of_sheet.starts_with("sqlite3 journal.sqlite"),
        "{made}"
    );
    both_ends(PASSPHRASE, &["client", "add", "K-07"]);
    both_ends(PASSPHRASE, &["backup", "made.age"]);
    let secret = secret_of(&made).to_owned();
    for (lines, arguments) in [
        (
            format!("{secret}\n{PASSPHRASE}\n{PASSPHRASE}"),
            &["restore", "made.age"][..],
        ),
        (PASSPHRASE.to_owned(), &["recovery", "--new-sheet"]),
        (PASSPHRASE.to_owned(), &["passphrase", "--new-key"]),
        (
            PASSPHRASE.to_owned(),
            &["client", "erase", "K-07", "--yes-erase", "K-07"],
        ),
    ] {
        let said = both_ends(&lines, arguments);
        assert_eq!(end(&said), last_of_sheet, "{arguments:?}");
    }
}

#[test]
fn the_end_of_the_input_makes_no_new_key_and_takes_nobody_in() {
    let home = Home::with_journal();
    let ruth = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    let key = fs::read(home.journal().join("key.age")).unwrap();
    for (arguments, ask) in [
        (vec!["passphrase", "--new-key"], "A new passphrase as well?"),
        (vec!["client", "add", "K-07"], "Enter for none yet."),
        (
            vec!["supervisor", "add", "Ruth", ruth.trim()],
            "Are they the same words?",
        ),
    ] {
        let mut person = Person::at(&home, &arguments);
        person.answers("Passphrase: ", PASSPHRASE);
        person.sees(ask);
        person.ends_the_input();
        person.sees("Nothing was changed.");
        assert_eq!(person.leaves().0, 0, "{arguments:?}");
    }
    assert_eq!(fs::read(home.journal().join("key.age")).unwrap(), key);
    assert_eq!(home.done(&["client", "list"]).data, "");
    assert_eq!(home.done(&["supervisor", "list"]).data, "");
}

//! Deciding and sealing at a terminal.

use super::*;

#[test]
fn a_review_at_a_terminal_decides_each_finding_and_seals_what_was_shown() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Anna, Annie"]);
    let answers = home.file("incident.toml", INCIDENT);
    home.done(&["incident", "--answers", text(&answers)]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;

    let mut person = Person::at(&home, &["supervisor", "add", "Ruth", recipient.trim()]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Are they the same words?", "yes");
    person.sees("fingerprint confirmed");
    assert_eq!(person.leaves().0, 0);

    let share = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today", "--out", "out.age",
    ];
    let mut person = Person::at(&home, &share);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Type a number", "3");
    person.answers("it can only be replaced", "2");
    person.answers("Replace it by:", "somebody I see");
    person.answers("Type a number", "stop");
    assert!(person.leaves().1.contains("Your decisions are kept"));

    let mut person = Person::at(&home, &share);
    person.answers("Passphrase: ", PASSPHRASE);
    person.sees("Your earlier decisions are taken up");
    person.answers("Type a number", "");
    person.sees("exactly as it leaves");
    person.sees("somebody I see");
    person.answers("Type seal", "seal");
    person.sees("Sealed for Ruth");
    assert_eq!(person.leaves().0, 0);
    let opened = home.plain(&["open", "out.age", "--identity", "ruth.key"], "");
    assert!(
        opened.data.contains("somebody I see") && !opened.data.contains("Todmorden"),
        "{}",
        opened.data
    );
}

#[test]
fn a_code_typed_for_a_name_in_a_review_is_kept_in_the_register_unless_that_is_refused() {
    let home = Home::with_journal();
    let answers = home.file("incident.toml", &INCIDENT.replace("Anna", "Oyelaran"));
    home.done(&["incident", "--answers", text(&answers)]);
    home.done(&["client", "add", "K-07", "--words", "Siobhan"]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim()]);
    let share = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today", "--out", "out.age",
    ];
    let at_the_code = || {
        let mut person = Person::at(&home, &share);
        person.answers("Passphrase: ", PASSPHRASE);
        person.sees("Oyelaran");
        person.answers("Type a number", "2");
        person.answers("Replace it by:", "k-12");
        person
    };
    let mut person = at_the_code();
    person.answers("Keep it in the register under K-12", "no");
    person.answers("Type a number", "u");
    person.answers("Type a number", "2");
    person.answers("Replace it by:", "k-12");
    person.answers("Keep it in the register under K-12", "");
    person.sees("Kept under K-12");
    person.answers("Type a number", "stop");
    assert_eq!(person.leaves().0, 0);
    let known = home.done(&["client", "list"]).data;
    assert!(known.contains("K-12"), "{known}");
}

#[test]
fn a_key_nobody_compared_is_asked_about_at_a_terminal_and_told_to_a_script() {
    let home = Home::with_journal();
    let answers = home.file("incident.toml", INCIDENT);
    home.done(&["incident", "--answers", text(&answers)]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim()]);
    let period = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today",
    ];
    let draft = home.done(&[&period[..], &["--draft", "plan.toml"]].concat());
    assert!(
        !draft.talk.contains("confirmed"),
        "nothing is sealed: {}",
        draft.talk
    );
    let plan = fs::read_to_string(home.path("plan.toml")).unwrap();
    let decided = plan.replace("decision = \"undecided\"", "decision = \"replace\"");
    home.file("plan.toml", &decided);

    let sealing = ["share", "--plan", "plan.toml", "--out", "out.age"];
    let mut person = Person::at(&home, &sealing);
    person.answers("Passphrase: ", PASSPHRASE);
    person.sees("One moment: opening the journal.");
    person.sees("This is what leaves, exactly as it leaves:");
    person.answers("yes or no, Enter for no: ", "no");
    person.sees("Nothing was written. The plan is as it was.");
    assert_eq!(person.leaves().0, 0);

    let mut person = Person::at(&home, &[&sealing[..], &["--yes"]].concat());
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Are they the same words?", "no");
    person.sees("nothing was sealed");
    assert_eq!(person.leaves().0, 2);
    assert!(!home.path("out.age").exists());

    let script = home.done(&["share", "--plan", "plan.toml", "--out", "script.age"]);
    assert!(script.talk.contains("Not confirmed yet"), "{}", script.talk);
    let read = home.plain(&["open", "script.age", "--identity", "ruth.key"], "");
    let begin = read.data.lines().next().unwrap();
    assert!(begin.starts_with("Not for urgent matters"), "{}", read.data);
    assert!(!script.talk.contains(begin), "{}", script.talk);
    assert!(!script.talk.contains("One moment"), "{}", script.talk);
    assert!(home.path("script.age").exists());

    let mut person = Person::at(&home, &sealing);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("yes or no, Enter for no: ", "yes");
    person.answers("Are they the same words?", "yes");
    person.sees("Sealed for Ruth");
    assert_eq!(person.leaves().0, 0);
    let list = home.done(&["supervisor", "list"]).data;
    assert!(list.contains("  confirmed "), "{list}");
}

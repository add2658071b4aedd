//! What the journal begins with: the role, the minutes, whom to call.

use super::*;

#[test]
fn the_role_the_minutes_and_the_country_are_asked_one_by_one() {
    let mut played = checked();
    played.press("↓");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 7 of 10
     ──────────────────────────────────────────────────────────────────────────────

       You are, in this journal:

       a practitioner
     ▸ in training; the card for danger names the placement as well
       a supervisor, who opens what others seal
    (cursor at 1, 6)
    "#);
    played.press("Enter Backspace");
    played.write("90");
    played.press("Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 8 of 10
     ──────────────────────────────────────────────────────────────────────────────

       After how many minutes without a key does the journal lock? Ctrl+L locks at
       once.

     ▸ Minutes  90

       a whole number, 1 to 60

       A whole number of minutes, from 1 to 60.
    (cursor at 14, 6)
    "#);
    // What was refused is mended at its end.
    played.press("Backspace");
    assert!(played.seen().contains("Minutes  9\n"), "{}", played.seen());
    played.press("Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 9 of 10
     ──────────────────────────────────────────────────────────────────────────────

       When someone may be in danger, F4 shows a card. Whose emergency numbers does
       it show?

     ▸ United Kingdom
       Ireland
       United States
       Canada
       Australia
       New Zealand
       Another country
    (cursor at 1, 6)
    "#);
}

#[test]
fn contacts_can_be_left_empty() {
    let mut played = checked();
    played.press("Enter Enter Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                    page 10 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Whom would you call? They stand on top of that card. Enter on an empty name
       goes on; everything can be changed later under Settings.

     ▸ 1  who
          how  …
       2  who  …
          how  …
       3  who  …
          how  …

       a name, or what they are: Ruth, safeguarding lead
    (cursor at 11, 6)
    "#);
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::PutSettings(settings)] if *settings == Settings::default()),
        "{tasks:?}"
    );
}

#[test]
fn what_was_chosen_is_what_the_journal_begins_with() {
    let mut played = checked();
    played.press("↓ Enter Backspace");
    played.write("9");
    played.press("Enter ↓ Enter");
    played.write("Ruth");
    assert!(played.press("Enter Enter").is_empty());
    assert!(
        played.seen().contains("Write how they are reached"),
        "{}",
        played.seen()
    );
    played.write("01706 5550100");
    played.press("Enter");
    let tasks = played.press("Enter");
    let [Task::PutSettings(settings)] = &tasks[..] else {
        panic!("{tasks:?}")
    };
    assert_eq!(settings.role, Role::Trainee);
    assert_eq!(settings.lock_minutes, 9);
    assert_eq!(settings.country, "IE");
    assert_eq!(settings.contacts.len(), 1);
    assert_eq!(settings.contacts[0].how.read(), "01706 5550100");
    let tasks = played.hear(Done::Changed(Box::new(bare_desk()), Words::default()));
    assert!(matches!(&tasks[..], [Task::Begin]), "{tasks:?}");
    played.hear(Done::Unlocked(Box::new(bare_desk())));
    assert!(played.seen().contains("[Today]"), "{}", played.seen());
}

#[test]
fn a_contact_without_a_number_is_remarked_on_and_taken() {
    let mut played = checked();
    played.press("Enter Enter Enter");
    played.write("Duty desk");
    played.press("Enter");
    played.write("ask reception");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                    page 10 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Whom would you call? They stand on top of that card. Enter on an empty name
       goes on; everything can be changed later under Settings.

       1  who  Duty desk
     ▸    how  ask reception
       2  who  …
          how  …
       3  who  …
          how  …

       a phone number that is answered

       There is no number in it. Words are kept as they are; a number can be called
       at once.
    (cursor at 24, 7)
    "#);
    played.press("Enter");
    assert!(!played.seen().contains("no number"), "{}", played.seen());
    let tasks = played.press("Enter");
    let [Task::PutSettings(settings)] = &tasks[..] else {
        panic!("{tasks:?}")
    };
    assert_eq!(settings.contacts[0].how.read(), "ask reception");
}

#[test]
fn half_a_contact_is_asked_for_the_other_half() {
    let mut played = checked();
    played.press("Enter Enter Enter ↓");
    played.write("01706 5550100");
    played.press("↓");
    assert!(played.press("Enter").is_empty());
    assert!(
        played.seen().contains("Write who it is"),
        "{}",
        played.seen()
    );
}

//! 5: the question about danger first, then the incident, its follow-ups and its status.

mod card;
mod risk;

use crate::sitting::*;
use afterhour::domain::{Contact, Settings, Words};
use afterhour::tui::task::Task;
use insta::assert_snapshot;

/// With a contact of one's own.
fn with_a_contact() -> Sitting {
    let mut sitting = Sitting::unlocked();
    let now = sitting.now.clone();
    let contact = Contact {
        who: Words::new("Denise, safeguarding lead"),
        how: Words::new("01632 960 146"),
    };
    let settings = Settings {
        contacts: vec![contact],
        ..Settings::default()
    };
    sitting.worker.perform(Task::PutSettings(settings), &now);
    sitting.key("1");
    sitting
}

#[test]
fn a_choice_says_how_to_choose_and_when_nothing_is_chosen() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting
        .sees("Space choose")
        .key("F1")
        .sees("Choose the option under the focus");
    sitting.key("Esc").press("↓ Ctrl+N");
    sitting
        .sees("What kind of thing happened?")
        .sees("This question needs an answer");
    sitting
        .key("Ctrl+N")
        .sees("Left without an answer: Space chooses an option.");
    sitting.key("Ctrl+B").key("Space").sees("(x)").key("Ctrl+N");
    sitting.sees_no("Left without an answer");
}

#[test]
fn on_a_narrow_page_nothing_of_a_question_lies_over_anything() {
    let mut sitting = Sitting::unlocked();
    sitting.resize(60, 20).begin_incident();
    sitting.press("Space Enter").words("At ten.").wait(6);
    assert_snapshot!("incident_question_60x20", sitting.screen());
    sitting.press("Ctrl+S i");
    sitting
        .sees("Go on with the one kept at 19:30 ")
        .sees(" 2 answers");
}

#[test]
fn a_day_that_is_none_is_mended_where_it_stands() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().press("Space Ctrl+F");
    for (what, by) in [("call her", "tomorrow"), ("write it up", "blursday")] {
        sitting.words(what).key("Enter").words(by).key("Enter");
    }
    // No row is added below it.
    sitting
        .sees("▸ by    blursday")
        .sees("Follow-up 2 has no day yet");
    sitting.press("↑ ↑ ↑").sees("▸ what  call her");
    sitting.press("Ctrl+K").sees("Before it can be kept");
    sitting.press("Enter").sees("▸ by    blursday");
    sitting.press("Ctrl+D").sees_no("blursday");
    sitting.sees("One was taken away; Ctrl+Z brings it back");
    sitting.press("Ctrl+Z").sees("blursday");
}

#[test]
fn of_two_follow_ups_that_are_none_yet_the_one_under_the_cursor_is_told_and_the_form_goes_on() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().press("Space Ctrl+F");
    let page = "Which next step will you take, by which day?";
    sitting.sees(page).key("↓").words("thursday").key("Enter");
    sitting.words("call the trust").key("Enter");
    sitting.words("blursday").key("Enter");
    sitting
        .sees("▸ by    blursday")
        .sees("Follow-up 2 has no day yet");
    sitting
        .key("Ctrl+N")
        .sees("▸ what")
        .sees("Follow-up 1 has a day, but not what is to be done.")
        .sees_no("Follow-up 2 has no day");
    sitting.key("↓").key("↓").key("↓");
    sitting.sees("Follow-up 2 has no day yet");
    sitting.key("Ctrl+N").sees("Follow-up 1 has a day");
    sitting.key("Ctrl+N").sees_no(page);
}

#[test]
fn guidance_that_is_not_there_opens_nothing_and_the_esc_after_it_leaves_nothing() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("w Ctrl+G")
        .sees("There is no guidance beside this question.");
    sitting
        .key("Esc")
        .sees("question 1 of")
        .sees("this page stays");
    sitting.key("Esc").sees("[Today]");
}

#[test]
fn questions_still_to_come_are_counted_only_as_far_as_they_are_known() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    // So many that a number would frighten, and only the first has to be answered: it is said once it is sure.
    sitting.sees("question 1\n");
    sitting.key("Enter").sees("question 2, skip any");
    for _ in 0..30 {
        if !sitting.screen().contains("skip any") {
            sitting.sees("question 25 of 27");
            return;
        }
        sitting.key("Ctrl+N");
    }
    panic!("the count is never known");
}

#[test]
fn the_way_to_keep_and_to_the_follow_up_are_shown_from_the_first_question_on() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.sees("Ctrl+K keep").sees("follow-up: Ctrl+F");
    sitting.key("Ctrl+K").sees("From the first answer on");
    sitting.key("Enter").words("A request at ten.");
    sitting.sees("Ctrl+K keep").sees("follow-up: Ctrl+F");
    sitting
        .key("Ctrl+F")
        .sees("Which next step will you take, by which day?");
    sitting.sees_no("follow-up: Ctrl+F");
    // Back is where the key was pressed.
    sitting.key("Ctrl+B").sees("A request at ten.");
    sitting
        .key("Ctrl+F")
        .words("say it in the room")
        .key("Enter")
        .words("thursday");
    sitting.key("Ctrl+K").sees("Kept as entry 1.");
    sitting.sees("say it in the room");
    // The smallest page says how to keep as well.
    sitting.resize(60, 16).begin_incident();
    sitting.sees("Ctrl+K keep");
}

#[test]
fn every_kind_has_its_own_guidance_beside_it() {
    let mut sitting = Sitting::unlocked();
    sitting.resize(120, 40).begin_incident();
    let mut notes = std::collections::BTreeSet::new();
    for _ in 0..21 {
        let screen = sitting.screen();
        let note: Vec<&str> = screen.lines().filter(|line| line.contains('┊')).collect();
        assert!(!note.is_empty(), "no guidance in\n{screen}");
        notes.insert(note.concat());
        sitting.key("↓");
    }
    assert_eq!(notes.len(), 21);
}

#[test]
fn what_was_seen_and_a_follow_up_make_an_incident_that_is_open_and_due() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.press("Enter").words("A request at ten at night.");
    go_to(&mut sitting, "Which code stands for the client?");
    sitting.words("K-07");
    go_to(&mut sitting, "Which next step will you take, by which day?");
    sitting
        .words("explain why I declined")
        .key("Enter")
        .words("yesterday");
    assert_snapshot!("incident_follow_up", sitting.screen());
    sitting
        .key("Ctrl+K")
        .sees("Kept as entry 1.")
        .sees("1 day over");
    sitting.sees("explain why I declined");
    sitting
        .key("3")
        .sees("open 1   waiting 0   closed 0   near miss 0");
    sitting.sees("friend request, K-07").sees("1 day over");
    assert_snapshot!("incident_list", sitting.screen());
    sitting
        .key("o")
        .sees("Now waiting.")
        .sees("open 0   waiting 1");
    sitting
        .key("o")
        .sees("Now closed.")
        .key("o")
        .sees("Now open.");
    sitting
        .key("d")
        .sees("Ticked off:")
        .sees_no("1 day over")
        .sees("none open");
    // What was said holds words of an answer: never printed, wiped when it goes.
    assert!(!format!("{:?}", sitting.app.notice).contains("declined"));
    sitting.key("d").sees("No open follow-up here.");
}

/// Goes on until this question is in front.
fn go_to(sitting: &mut Sitting, question: &str) {
    for _ in 0..30 {
        if sitting.screen().contains(question) {
            return;
        }
        sitting.key("Ctrl+N");
    }
    panic!("no {question:?}\n{}", sitting.screen());
}

#[test]
fn a_weekday_on_which_it_happened_is_the_last_one_and_a_day_to_come_is_refused() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    go_to(&mut sitting, "On which day did it happen?");
    sitting.words("thursday").sees("Thursday 19 November 2026");
    sitting.key("Ctrl+A").words("tomorrow").key("Enter");
    sitting
        .sees("On which day did it happen?")
        .sees("Expected a day that has been, today or earlier");
}

#[test]
fn the_list_shows_what_is_overdue_at_every_size() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("3");
    assert_snapshot!("incidents_80x24", sitting.screen());
    assert_snapshot!("incidents_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("incidents_60x16", sitting.resize(60, 16).screen());
}

#[test]
fn a_near_miss_takes_five_fields() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("n ↓ ↓ Enter")
        .sees("What nearly happened?")
        .sees("question 1 of 5")
        .key("Enter");
    sitting
        .sees("question 2 of 5")
        .words("Almost pressed accept.")
        .key("Enter");
    sitting
        .sees("question 3 of 5")
        .press("Space Enter")
        .sees("question 4 of 5")
        .press("Space Enter")
        .sees("question 5 of 5");
    sitting.press("Ctrl+N Enter").sees("Kept as entry 1.");
    sitting
        .key("3")
        .sees("near miss 1")
        .sees("accepting a request");
    sitting.key("o").sees("A near miss has no status.");
}

#[test]
fn letters_lead_to_a_kind_of_incident() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    let kinds = sitting.screen();
    let second = kinds.lines().filter(|line| line.contains("( )")).nth(1);
    let second = second.expect("a second kind").replace("( )", "");
    let letters: String = second.trim().chars().take(6).collect();
    sitting.words(&letters);
    let screen = sitting.screen();
    let focus = screen.lines().find(|line| line.contains('▸'));
    assert!(
        focus.is_some_and(|line| line.contains(letters.trim())),
        "{letters}\n{screen}"
    );
}

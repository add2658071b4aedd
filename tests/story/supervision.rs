//! The loop of supervision: onto the agenda, to the meeting, what came of it, what became of it; and what is added to an
//! entry later.

use crate::sitting::*;
use insta::assert_snapshot;

/// An entry written today, and then so many days later.
fn written_then(days: i64) -> Sitting {
    let mut sitting = Sitting::unlocked();
    sitting
        .begin_incident()
        .press("Enter Ctrl+K")
        .sees("Kept as entry 1.");
    later(&mut sitting, days);
    sitting
}

fn later(sitting: &mut Sitting, days: i64) {
    sitting.now = sitting
        .now
        .checked_add(jiff::Span::new().days(days))
        .unwrap();
    sitting.wait(1);
}

#[test]
fn an_empty_agenda_says_how_something_comes_on_it() {
    let mut sitting = Sitting::unlocked();
    sitting.key("7").sees("Nothing is on the agenda.");
    assert_snapshot!("supervision_empty", sitting.screen());
    sitting.key("d").sees("Nothing is on the agenda.");
}

#[test]
fn a_question_goes_on_the_agenda_in_its_own_words_and_is_taken_off() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("7 q")
        .sees("What do you want to ask in supervision?");
    sitting
        .words("Is my feed a clinical matter yet?")
        .press("Ctrl+K")
        .sees("[Supervision]")
        .sees("question    Is my feed a clinical matter yet?");
    sitting
        .key("x")
        .sees("No longer on the agenda.")
        .sees_no("clinical matter");
}

#[test]
fn the_agenda_the_meeting_and_what_came_of_it_at_every_size() {
    let mut sitting = written_then(0);
    sitting
        .press("2 s 7 q")
        .words("Is my feed a clinical matter?");
    sitting.press("Ctrl+K m").sees("When was the meeting?");
    sitting.words("10 november").key("Enter");
    sitting
        .words("Ruth")
        .press("Enter Ctrl+N Ctrl+N Ctrl+N Ctrl+N");
    sitting.words("tuesday").press("Ctrl+K");
    sitting.sees("Next meeting: Tuesday 24 November with Ruth, in 3 days.");
    assert_snapshot!("supervision_80x24", sitting.screen());
    assert_snapshot!("supervision_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("supervision_60x16", sitting.resize(60, 16).screen());
    sitting.resize(80, 24).key("1");
    sitting.sees("Ruth on Tuesday, two things on the agenda");
}

#[test]
fn what_was_discussed_leaves_the_agenda_and_says_so_wherever_the_entry_is_seen() {
    let mut sitting = written_then(0);
    sitting.press("2 s").sees("open, agenda");
    sitting.press("7 d").sees("When was it discussed?");
    sitting.sees("21 November 2026").key("Enter");
    sitting.words("That a refusal can be warm.").press("Ctrl+K");
    sitting
        .sees("Added to entry 1.")
        .sees("Nothing is on the agenda.");
    sitting.key("2").sees("open, discussed 21 Nov");
    sitting
        .key("Enter")
        .sees("open, discussed 21 Nov")
        .sees("Added on 21 November 2026: After supervision")
        .sees("That a refusal can be warm.");
    assert_snapshot!("supervision_read", sitting.screen());
    sitting.key("←").sees_no("discussed").sees("agenda\n");
    later(&mut sitting, 28);
    sitting
        .press("Esc 1")
        .sees("since then")
        .sees("discussed 21 Nov");
    sitting.press("Home ↓ ↓ ↓ Enter").sees("That a refusal");
    sitting.key("a").sees("▸ What became of it");
    sitting.key("Enter").words("I wait a day.").press("Ctrl+K");
    sitting.sees("open, impact noted").press("Esc 1");
    sitting.sees_no("since then");
}

#[test]
fn a_later_look_is_offered_after_thirty_days_added_and_offered_no_more() {
    let mut sitting = written_then(29);
    sitting.sees_no("later look");
    later(&mut sitting, 1);
    sitting.sees("later look").sees("written 21 Nov");
    sitting.press("Home ↓ ↓ ↓ Enter").key("a");
    assert_snapshot!("adding_80x24", sitting.screen());
    sitting.key("Enter").sees("A later look, entry 1");
    sitting.words("It was smaller").press("Esc Esc");
    sitting.sees("Go on with: A later look, for entry 1");
    sitting.press("Home Enter").sees("It was smaller");
    sitting.words(" than I thought.").press("Ctrl+K");
    sitting.sees("Added to entry 1.").sees_no("later look");
    sitting.press("2 Enter").sees("Added on 21 December 2026");
    sitting.sees("It was smaller than I thought.");
}

#[test]
fn what_nobody_looks_at_again_is_let_go_without_a_word() {
    let mut sitting = written_then(61);
    sitting.sees_no("later look");
    later(&mut sitting, 29);
    sitting.sees("later look");
    later(&mut sitting, 31);
    sitting.sees_no("later look");
}

#[test]
fn what_adds_to_an_entry_is_not_begun_alone() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("9").sees_no("afterword");
    sitting.key("2");
    for _ in 0..9 {
        sitting.key("f").sees_no("afterword");
    }
}

#[test]
fn the_minute_before_a_reply_takes_a_key_an_answer_from_anywhere() {
    let mut sitting = Sitting::unlocked();
    sitting.press("5 F6").sees("What are you about to do?");
    assert_snapshot!("cool_down_80x24", sitting.screen());
    sitting.key("1").sees("How strong is the urge").key("8");
    sitting.sees("What do you want it to change?");
    sitting.press("Enter Enter Enter");
    sitting.sees("What do you decide for now?").key("3");
    sitting.sees("Kept as entry 1.").sees("[Presence]");
    sitting.press("2 Enter").sees("reply").sees("wait, until");
}

#[test]
fn ten_on_a_quick_scale_is_two_digits() {
    let mut sitting = Sitting::unlocked();
    sitting.press("F6 2 1").sees("How strong is the urge");
    sitting.key("0").sees("What do you want it to change?");
}

#[test]
fn the_focus_goes_to_what_is_new_and_stays_beside_what_is_gone() {
    let mut sitting = Sitting::unlocked();
    for words in ["First question?", "Second question?", "Third question?"] {
        sitting.press("7 q").words(words).press("Ctrl+K");
        sitting.sees(&format!("question    {words}"));
    }
    sitting.press("Home ↓");
    let line = |sitting: &Sitting| {
        let screen = sitting.screen();
        let line = screen.lines().find(|line| line.contains('▸'));
        line.unwrap_or_else(|| panic!("no focus in\n{screen}"))
            .to_owned()
    };
    assert!(
        line(&sitting).contains("Second question?"),
        "{}",
        line(&sitting)
    );
    sitting.key("x");
    assert!(!line(&sitting).contains("Second question?"));
    let held = line(&sitting);
    // A supervisor comes before the agenda: the focus goes to them, and from there on with what it is on.
    let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    sitting
        .key("a")
        .words("Ruth")
        .key("Enter")
        .paste(key)
        .press("Enter Enter");
    assert!(line(&sitting).contains("Ruth"), "{}", line(&sitting));
    sitting
        .press("↓ q")
        .words("Fourth question?")
        .press("Ctrl+K");
    assert!(
        line(&sitting).contains("Fourth question?"),
        "{}",
        line(&sitting)
    );
    assert!(held.contains("question?"), "{held}");
    sitting.press("Home x ↓ Enter").sees_no("fingerprint");
    assert!(line(&sitting).contains("question?"), "{}", line(&sitting));
}

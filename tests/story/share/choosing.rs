//! Choosing what to share: the period, the entries and what is asked.

use super::*;

#[test]
fn a_period_is_typed_and_entries_are_marked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .key("Enter")
        .sees("1 of 1 entry marked")
        .sees("accepting a request  Siobhan wrote from");
    assert_snapshot!("share_choose_80x24", sitting.screen());
    assert_snapshot!("share_choose_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("share_choose_60x16", sitting.resize(60, 16).screen());
    sitting
        .resize(80, 24)
        .key("Space")
        .sees("0 of 1 entry marked");
    sitting.key("Ctrl+N").sees("Mark at least one entry");
    sitting.key("Ctrl+A").sees("1 of 1 entry marked");
    // Up into the lines: another period has other entries.
    sitting.press("↑ ↑ ↑ ↑");
    for _ in 0.."21 November 2026".len() {
        sitting.key("Backspace");
    }
    sitting
        .words("1 October")
        .sees("Nothing was written in this period.");
    for _ in 0.."1 October".len() {
        sitting.key("Backspace");
    }
    sitting
        .words("today")
        .sees("1 of 1 entry marked")
        .key("Enter");
    sitting
        .words("What would you have done?")
        .key("Ctrl+N")
        .sees("finding 1 of");
    sitting.press("Esc 7").sees("Ruth");
}

#[test]
fn the_first_letter_replaces_a_suggested_day_and_a_bad_period_says_which_line_it_is() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑ ↑ ↑ ↑").words("y");
    sitting.sees("Until    y").sees_no("y 21 November");
    sitting.sees("no period yet").sees_no("of 0 entries");
    sitting.sees("The entries come when From and Until are two days");
    sitting.key("Ctrl+N").sees("Until: expected a day, such as");
    // What was refused is mended.
    sitting
        .words("esterday")
        .sees("Nothing was written in this period.");
    sitting.key("Ctrl+A").words("1 January 2020").key("Ctrl+N");
    sitting.sees("Until lies before From");
}

#[test]
fn a_wrong_day_takes_no_mark_away_and_is_mended_where_it_stands() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("1 w").words("A quiet day.").press("Ctrl+K 7");
    sitting.key("Enter").sees("1 of 2 entries marked");
    // Other than it was offered: the prompt, and not the near miss.
    sitting.press("Space ↓ Space").sees("1 of 2 entries marked");
    let marked = |sitting: &Sitting| {
        let screen = sitting.screen();
        let mut rows = screen.lines().filter(|line| line.contains("[x]"));
        rows.next().unwrap_or_default().contains("prompt")
    };
    assert!(marked(&sitting), "{}", sitting.screen());
    sitting.press("↑ ↑ ↑ ↑ ↑ ↑").words("blursday");
    sitting.sees("From     blursday").sees("no period yet");
    sitting.key("Ctrl+N").sees("From: expected a day, such as");
    sitting
        .sees_no("Typing replaces")
        .words("!")
        .sees("blursday!");
    sitting.key("Ctrl+U").words("1 November");
    sitting.sees("From     1 November").sees_no("blursday");
    sitting.sees("1 of 2 entries marked");
    assert!(marked(&sitting), "{}", sitting.screen());
    // While a list is on its way nothing is said of marks.
    sitting.key("Ctrl+A");
    drop(sitting.hold(Msg::Paste("2 November".into())));
    sitting
        .key("Ctrl+N")
        .sees("The entries are being looked up");
}

#[test]
fn a_day_without_its_year_is_said_whole_and_enter_stays_with_the_one_that_is_wrong() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑ ↑ ↑ ↑ ↑");
    sitting
        .sees("From     26 September 2026   Saturday")
        .words("1 December");
    sitting.sees("From     1 December   Monday 1 December 2025");
    sitting.key("Enter").words("25 December");
    sitting.sees("Until    25 December   Thursday 25 December 2025");
    // Which year that is depends on the day on which the period begins.
    sitting.key("↑").words("1 January").key("Enter");
    sitting.sees("Until    25 December   Friday 25 December 2026, so up to today");
    sitting.words("25/12/25").key("Enter");
    sitting.sees("Until lies before From.");
    // It is the one that has the focus.
    sitting.key("Ctrl+U").words("30 November");
    sitting
        .sees("Until    30 November   Monday 30 November 2026, so up to today")
        .sees_no("Until lies before");
    sitting.press("↑").words("tomorrow");
    sitting.sees("From     tomorrow   Sunday 22 November 2026, still to come");
    assert_snapshot!("share_period_80x24", sitting.screen());
    // Below, where there is no room beside it.
    assert_snapshot!("share_period_60x20", sitting.resize(60, 20).screen());
    sitting.resize(80, 24).press("↓ ↑");
    for (day, why) in [
        (
            "tomorrow",
            "From: expected a day that has been, today or earlier.",
        ),
        ("31 April", "From: there is no such day in the calendar."),
        ("soon", "From: expected a day, such as"),
    ] {
        // It is said once it is left, and the way on is open.
        sitting.key("Ctrl+U").words(day).sees_no(why);
        sitting.key("Tab").sees(why);
        sitting.sees_no("The entries come when");
        sitting.sees("▸ Until    30 November").key("Shift+Tab");
        sitting.words(day).sees_no(why).key("Enter").sees(why);
        sitting.sees(&format!("▸ From     {day}"));
        // Nor from a line further down.
        sitting.press("↓ Enter").sees(why);
        sitting.sees(&format!("▸ From     {day}"));
    }
    sitting
        .press("↓ ↓ ↓ ↓ Enter")
        .sees("From: expected a day, such as");
    sitting
        .sees("▸ From     soon")
        .key("Ctrl+U")
        .words("1 November");
    sitting.key("Enter").sees("▸ Until    30 November");
}

#[test]
fn of_two_days_that_are_none_both_are_named() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑ ↑ ↑ ↑ ↑").words("soon").key("Tab");
    sitting.sees("From: expected a day").sees_no("Until:");
    sitting.words("31 April").key("Tab");
    sitting
        .sees("From: expected a day, such as 2026-11-26")
        .sees("Until:")
        .sees("there is no such day in the calendar.");
    sitting.key("Ctrl+N").sees("▸ From     soon").sees("Until:");
    sitting.key("Ctrl+U").words("1 November").press("Tab Tab");
    sitting.sees("Until: there is no such day").sees_no("From:");
}

#[test]
fn a_day_just_come_to_is_replaced_by_the_first_letter_whatever_was_typed_there() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑ ↑ ↑ ↑ ↑").words("1 October");
    for way in ["↓ ↑", "Enter Shift+Tab", "↓ ↓ ↓ ↓ ↓ ↑ ↑ ↑ ↑ ↑"] {
        sitting.press(way).sees("Typing replaces what stands there");
        sitting
            .words("2 October")
            .sees("From     2 October   Friday");
    }
    // What is edited is not replaced while one stays there.
    sitting.press("↓ ↑ Backspace Backspace").words("pt");
    sitting.sees("From     2 Octobpt");
    sitting.press("Esc ↓ Enter p").sees("For a CPD pack");
    sitting.press("↑").words("yesterday").press("↓ ↑");
    sitting.words("today").sees("Until  today   Saturday");
}

#[test]
fn a_choice_begun_is_left_only_after_a_question() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter ↑")
        .words("What would you do?")
        .key("Esc")
        .sees("Leave without going on?");
    sitting
        .key("Enter")
        .sees("What would you do?")
        .key("Esc")
        .press("↓ Enter");
    sitting.sees("[Supervision]");
}

#[test]
fn one_step_back_from_the_review_is_what_was_chosen_for_it() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("n ↓ ↓ Enter Enter");
    sitting.words("Oyelaran waved.").press("Ctrl+K 7 Enter");
    sitting.sees("2 of 2 entries marked").press("Space ↑");
    sitting.words("What now?").press("Ctrl+N a");
    sitting.sees("2 decided, 2 to go").press("Esc");
    sitting
        .sees("For Ruth")
        .sees("What now?")
        .sees("1 of 2 entries marked");
    // Other marks, and what was decided holds.
    sitting.press("Tab Ctrl+A").sees("2 of 2 entries marked");
    sitting.key("Ctrl+N").sees("2 decided, 3 to go");
    // Locked and taken up again: the marks are those the review was begun with.
    sitting.key("Ctrl+L").unlock().press("7 Enter");
    sitting.sees("2 decided, 3 to go").key("Esc");
    sitting.sees("What now?").sees("2 of 2 entries marked");
    sitting
        .press("Tab Space Esc")
        .sees("since the review began is not kept");
    sitting.press("↓ Enter").sees("[Supervision]");
}

#[test]
fn all_and_none_come_round_to_what_was_marked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("n ↓ ↓ Enter Enter");
    sitting
        .words("Oyelaran waved.")
        .press("Ctrl+K 7 Enter Space");
    sitting.sees("1 of 2 entries marked").key("Ctrl+A");
    sitting.sees("2 of 2 entries marked").key("Ctrl+A");
    sitting.sees("0 of 2 entries marked").key("Ctrl+A");
    sitting.sees("1 of 2 entries marked");
}

#[test]
fn what_was_chosen_is_kept_when_it_locks() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑").words("What now?").key("Ctrl+L");
    sitting.unlock().key("7").sees("a review is unfinished");
    sitting.key("Enter").sees("0 decided, 4 to go").key("Esc");
    sitting.sees("What now?").sees("1 of 1 entry marked");
}

#[test]
fn what_is_written_after_a_summary_left_is_offered_on_the_same_day_and_what_was_in_it_is_not() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .read_through()
        .press("Enter Enter Enter")
        .sees("Ruth, 1 entry");
    sitting
        .press("1 n ↓ ↓ Enter Enter")
        .words("Another evening.")
        .press("Ctrl+K 7 Enter");
    sitting
        .sees("From     21 November 2026")
        .sees("1 of 2 entries marked")
        .sees("Not marked: what Ruth had before; Space marks it again.");
    let screen = sitting.screen();
    let marked: Vec<&str> = screen.lines().filter(|line| line.contains("[x]")).collect();
    assert_eq!(marked.len(), 1, "{screen}");
    sitting.press("Ctrl+A").sees("2 of 2 entries marked");
}

#[test]
fn entries_that_could_not_be_looked_up_are_looked_up_again_by_the_same_key() {
    let mut sitting = with_something_to_share(RECIPIENT);
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    assert!(matches!(tasks[..], [Task::Find { .. }]), "{tasks:?}");
    let epoch = sitting.app.epoch;
    let failure = Failure::new("the disk could not be read");
    sitting.done(epoch, Done::Failed(failure));
    sitting
        .sees("could not be looked up; Ctrl+N tries again.")
        .sees("The disk could not be read");
    sitting.key("Space").sees_no("Nothing was written");
    sitting.key("Ctrl+N").sees("1 of 1 entry marked");
    sitting.sees_no("tries again");
    sitting.key("Ctrl+N").sees_no("entry marked");
}

#[test]
fn letters_on_the_page_of_what_to_share_do_nothing_but_say_where_one_types() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 Enter").sees("You ask");
    for letter in ["i", "n", "m", "x", "j", "?"] {
        sitting
            .key(letter)
            .sees("You ask")
            .sees("Nothing is typed in the list");
    }
    sitting.press("Ctrl+A").sees("marked");
    sitting.press("F2").sees("Might someone be at risk");
}

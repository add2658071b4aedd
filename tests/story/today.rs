//! 2: what a day begins with.

use crate::sitting::*;
use afterhour::tui::theme::Theme;
use insta::assert_snapshot;

#[test]
fn an_empty_journal_offers_its_prompt_and_nothing_else() {
    assert_snapshot!("today_empty", Sitting::unlocked().screen());
}

#[test]
fn nothing_is_said_of_what_was_not_visited_before_a_while_has_passed() {
    let mut sitting = Sitting::unlocked();
    sitting
        .resize(80, 30)
        .key("w")
        .words("A first day.")
        .key("Ctrl+K");
    sitting
        .sees("Kept as entry 1.")
        .sees_no("Not visited for a while");
    for (days, told) in [(13, false), (1, true)] {
        sitting.now = sitting
            .now
            .checked_add(jiff::Span::new().days(days))
            .unwrap();
        sitting.wait(1);
        let screen = sitting.screen();
        assert_eq!(screen.contains("Not visited for a while"), told, "{screen}");
    }
}

#[test]
fn today_shows_what_is_unfinished_due_and_was_written_at_every_size() {
    let mut sitting = Sitting::with_a_year();
    assert_snapshot!("today_80x24", sitting.screen());
    assert_snapshot!("today_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("today_60x16", sitting.resize(60, 16).screen());
}

#[test]
fn today_reads_the_same_without_colour_and_in_ascii() {
    let mut sitting = Sitting::with_a_year().in_the_look_of(Theme::no_color().in_ascii());
    sitting.unlock();
    assert_snapshot!("today_ascii", sitting.screen());
    let (buffer, _) = sitting.buffer();
    for cell in &buffer.content {
        assert!(cell.symbol().is_ascii(), "{}", cell.symbol());
        assert_eq!((cell.fg, cell.bg), Default::default(), "a colour");
    }
}

#[test]
fn another_question_is_asked_once_and_stays_for_the_day() {
    let mut sitting = Sitting::unlocked();
    let first = sitting.screen();
    sitting
        .key("O")
        .sees("This is the first question of today.");
    sitting.press("o").sees("O goes back").wait(10);
    let second = sitting.screen();
    assert_ne!(first, second);
    let mut sitting = sitting.killed();
    sitting.unlock();
    assert_eq!(second, sitting.screen(), "another prompt after a restart");
    sitting.key("t").sees("About this prompt").sees("Theme: ");
    sitting.key("Esc").sees("[Today]").key("O").wait(10);
    assert_eq!(first, sitting.screen());
}

#[test]
fn every_spot_of_today_is_reached_by_arrows_and_seen_at_every_size() {
    let mut sitting = Sitting::with_a_year();
    for (columns, rows) in [(80, 24), (120, 40), (60, 16)] {
        sitting.resize(columns, rows).key("Home");
        for step in 0..9 {
            assert_eq!(
                sitting.screen().matches('▸').count(),
                1,
                "step {step} at {columns}x{rows}\n{}",
                sitting.screen()
            );
            sitting.key("↓");
        }
    }
}

#[test]
fn a_follow_up_is_ticked_off_and_a_draft_thrown_away_only_after_a_question() {
    let mut sitting = Sitting::with_a_year();
    sitting.sees("3 days over").sees("Go on with");
    sitting
        .press("↓ ↓ ↓ ↓ d")
        .sees("Ticked off: ask the insurer again");
    sitting.sees_no("3 days over");
    sitting.key("u").sees("Open again: ask the insurer again");
    sitting.sees("3 days over").key("u");
    sitting.sees("No follow-up was ticked off just now.");
    sitting.press("Home x").sees("Rolfe: What?").key("Enter");
    sitting.sees("Go on with");
    sitting.press("x ↓ Enter").sees_no("Go on with");
}

#[test]
fn what_was_answered_today_is_said() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("Nobody asked.").key("Ctrl+K");
    sitting.sees("Kept as entry 1.").sees("answered today");
    sitting.sees("New entry").sees("■").sees("▪");
}

#[test]
fn midnight_brings_another_day() {
    let mut sitting = Sitting::unlocked();
    sitting.now = "2026-11-22T00:01:00+00:00[Europe/London]".parse().unwrap();
    sitting.wait(1).sees("Sunday 22 November");
}

#[test]
fn w_goes_on_with_what_was_begun_and_the_draft_is_known_by_its_question() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("Half a thought").press("Esc");
    sitting.sees("Go on writing");
    assert_snapshot!("today_begun", sitting.screen());
    sitting.key("w").sees("Half a thought");
}

#[test]
fn more_than_five_lines_are_a_key_away() {
    let mut sitting = Sitting::with_a_year();
    sitting
        .sees("more; m shows them")
        .key("m")
        .sees_no("more; m shows them");
    sitting.resize(120, 40).sees_no("more; m shows them");
    assert_snapshot!("today_whole_120x40", sitting.screen());
    sitting.key("m").sees("more; m shows them");
}

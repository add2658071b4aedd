//! A sample counted key by key, drawn beside an earlier one; an experiment between two of them.

use crate::sitting::*;
use afterhour::tui::app::Msg;
use insta::assert_snapshot;

#[test]
fn a_sample_is_counted_key_by_key_and_drawn() {
    let mut sitting = Sitting::unlocked();
    sitting.key("4").sees("Nothing was counted yet.");
    assert_snapshot!("echo_empty", sitting.screen());
    sitting.key("a").sees("0 posts counted");
    // Three posts; of the last one the standpoint cannot be said, and a slip is taken back.
    sitting.words("1111214 2").sees("3 posts counted");
    sitting.press("Backspace").sees("2 posts counted");
    sitting.key("1").sees("3 posts counted");
    assert_snapshot!("echo_sample_80x24", sitting.screen());
    assert_snapshot!("echo_sample_120x40", sitting.resize(120, 40).screen());
    sitting
        .resize(80, 24)
        .key("Enter")
        .sees("What did you count?")
        .press("Ctrl+K")
        .sees("[Echo chamber]")
        .sees("3 posts");
    assert_snapshot!("echo_80x24", sitting.screen());
    assert_snapshot!("echo_120x40", sitting.resize(120, 40).screen());
}

#[test]
fn a_sample_left_in_the_middle_is_a_draft() {
    let mut sitting = Sitting::unlocked();
    sitting.press("4 a").words("111 12").press("Esc 1");
    sitting.sees("Echo-chamber audit");
}

#[test]
fn a_sample_that_is_on_its_way_to_be_kept_is_left_once_it_is() {
    let mut sitting = Sitting::unlocked();
    sitting.press("4 a 1 1");
    let epoch = sitting.app.epoch;
    let tasks = sitting.hold(Msg::Key(key("1")));
    assert!(sitting.hold(Msg::Key(key("Esc"))).is_empty());
    sitting.sees("1 post counted").sees_no("Kept as a draft");
    for task in tasks {
        let done = sitting.worker.perform(task, &sitting.now);
        sitting.done(epoch, done);
    }
    sitting.sees("Kept as a draft").sees("[Echo chamber]");
}

#[test]
fn a_sample_taken_back_while_its_first_draft_is_on_its_way_leaves_none() {
    let mut sitting = Sitting::unlocked();
    sitting.press("4 a 1 1");
    let mut tasks = sitting.hold(Msg::Key(key("1")));
    for name in ["Backspace", "Backspace", "Backspace", "Esc"] {
        tasks.extend(sitting.hold(Msg::Key(key(name))));
    }
    sitting.let_go(tasks).sees("[Echo chamber]");
    sitting.sees("The draft is gone.").key("1");
    sitting.sees_no("Go on with");
}

#[test]
fn an_experiment_ended_asks_what_was_learned() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("4 v")
        .sees("Which habit will you change?")
        .press("Space Ctrl+N Ctrl+N")
        .words("2026-10-01")
        .key("Ctrl+N")
        .words("2026-11-14")
        .press("Ctrl+K")
        .sees("[Echo chamber]")
        .sees("ended 14 Nov, not looked back at yet")
        .sees("What did you notice");
    assert_snapshot!("echo_experiment", sitting.screen());
}

#[test]
fn a_slip_taken_back_is_not_what_the_draft_holds() {
    let mut sitting = Sitting::unlocked();
    sitting.press("4 a").words("111");
    sitting.press("Backspace 2 Esc 1 Enter Ctrl+N");
    sitting
        .key("Ctrl+N")
        .key("Ctrl+N")
        .sees("How often is this voice heard?");
    let screen = sitting.screen();
    let seldom = screen
        .lines()
        .find(|line| line.contains("seldom heard"))
        .unwrap();
    assert!(seldom.contains('1'), "{screen}");
}

#[test]
fn a_sample_of_which_everything_is_taken_back_leaves_no_draft() {
    let mut sitting = Sitting::unlocked();
    // Nothing was kept of it yet.
    sitting.press("4 a 1 Backspace Esc").sees("[Echo chamber]");
    sitting.sees_no("draft").key("1").sees_no("Go on with");
    sitting.press("4 a 1 1 1").sees("1 post counted");
    sitting.press("Backspace Backspace Backspace Esc");
    sitting.sees("[Echo chamber]").sees("The draft is gone.");
    sitting.key("1").sees_no("Go on with");
}

#[test]
fn the_newest_page_on_how_sure_one_was_is_read_from_its_row() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("4 End").sees("how sure, before and after");
    sitting.key("Enter").sees("How sure of it are you now?");
    sitting.key("Esc").sees("[Echo chamber]");
}

//! 9: locked means that nothing of it is on the screen or in the app.

use crate::sitting::*;
use afterhour::tui::app::{Msg, State};
use afterhour::tui::task::Task;
use insta::assert_snapshot;

const CANARY: &str = "Quixotry";

/// Nothing of the journal is left in the app.
#[track_caller]
fn assert_forgotten(sitting: &mut Sitting) {
    assert!(
        matches!(sitting.app.state, State::Locked(_)),
        "{:?}",
        sitting.app.state
    );
    assert!(sitting.app.overlay.is_none());
    sitting.sees("locked").sees_no(CANARY);
    assert!(!format!("{:?}", sitting.app).contains(CANARY));
}

#[test]
fn a_key_locks_and_what_was_unfinished_is_a_draft_afterwards() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words(CANARY).key("Ctrl+L");
    assert_forgotten(&mut sitting);
    sitting.sees("Locked.");
    sitting.unlock().press("Home Enter").sees(CANARY);
}

/// Reliability list 37.
#[test]
fn five_quiet_minutes_lock_with_a_countdown_and_a_key_starts_them_again() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words(CANARY).sees("locks in 5 min");
    sitting
        .wait(240)
        .sees("locks in 1 min")
        .key("←")
        .sees("locks in 5 min");
    sitting
        .wait(250)
        .sees("locks in 50 s")
        .wait(49)
        .sees(CANARY)
        .wait(1);
    assert_forgotten(&mut sitting);
    sitting.sees("Locked after a while without a key.");
    sitting.unlock().press("Home Enter").sees(CANARY);
}

/// Reliability list 37.
#[test]
fn a_laptop_opened_again_after_an_hour_is_locked_before_the_first_key_counts() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words(CANARY);
    sitting.elapsed += std::time::Duration::from_secs(3600);
    sitting.key("x");
    assert_forgotten(&mut sitting);
}

#[test]
fn the_terminal_going_away_locks_and_keeps_a_draft() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words(CANARY).send(Msg::Hangup);
    assert_forgotten(&mut sitting);
    let mut sitting = sitting.killed();
    sitting.unlock().press("Home Enter").sees(CANARY);
}

#[test]
fn leaving_keeps_a_draft_as_well() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words(CANARY).key("Ctrl+Q");
    assert!(sitting.app.quit);
    let mut sitting = sitting.killed();
    sitting.unlock().press("Home Enter").sees(CANARY);
}

#[test]
fn what_lies_over_a_screen_goes_as_well() {
    for keys in ["F1", "Ctrl+P", "F4", "2 x"] {
        let mut sitting = Sitting::unlocked();
        sitting
            .key("w")
            .words(CANARY)
            .key("Ctrl+K")
            .press(keys)
            .key("Ctrl+L");
        assert_forgotten(&mut sitting);
    }
}

/// Reliability list 38.
#[test]
fn a_late_unlock_does_not_reopen_a_journal_that_was_just_locked() {
    let mut sitting = Sitting::locked();
    let before = sitting.app.epoch;
    let key = key("Enter");
    sitting.words(PASSPHRASE);
    let tasks = sitting.hold(Msg::Key(key));
    let locked = sitting.hold(Msg::Hangup);
    assert!(
        matches!(&locked[..], [Task::Lock]),
        "the vault would stay open: {locked:?}"
    );
    for task in tasks {
        let now = sitting.now.clone();
        let done = sitting.worker.perform(task, &now);
        sitting.done(before, done);
    }
    assert_forgotten(&mut sitting);
    sitting.sees_no("[Today]");
}

/// Reliability list 38.
#[test]
fn late_work_of_before_the_lock_is_not_shown_after_it() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words(CANARY).press("Ctrl+K 2");
    let before = sitting.app.epoch;
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    let now = sitting.now.clone();
    let late: Vec<_> = tasks
        .into_iter()
        .map(|task| sitting.worker.perform(task, &now))
        .collect();
    sitting.key("Ctrl+L");
    for done in late {
        sitting.done(before, done);
    }
    assert_forgotten(&mut sitting);
}

#[test]
fn a_wrong_passphrase_is_said_calmly_and_the_right_one_opens() {
    let mut sitting = Sitting::locked();
    sitting
        .words("otter bridge")
        .key("Enter")
        .sees("does not open the journal; nothing was");
    sitting.sees("does not open").sees_no("[Today]");
    sitting.unlock().sees("[Today]");
}

#[test]
fn the_locked_screen_says_how_to_go_on() {
    let sitting = Sitting::locked();
    let path = sitting.journal().display().to_string();
    let screen = sitting.screen();
    assert!(
        screen.replace('\n', "").contains(&path) || screen.contains("journal"),
        "{screen}"
    );
    assert_snapshot!("locked_keys", screen.lines().last().unwrap());
}

#[test]
fn what_was_mended_while_unlocking_is_said_once() {
    let mut sitting = Sitting::locked();
    std::fs::write(sitting.journal().join("key-copy.age"), "torn").unwrap();
    sitting
        .unlock()
        .sees("[Today]")
        .sees("Note: a copy of the key file was damaged");
    sitting
        .key("Ctrl+L")
        .unlock()
        .sees("[Today]")
        .sees_no("Note:");
}

/// Reliability list 17.
#[test]
fn an_older_journal_is_told_before_anything_is_shown_and_opens_by_a_word() {
    let mut sitting = Sitting::unlocked();
    sitting.key("Ctrl+L");
    let file = sitting.journal().join("journal.db");
    let old = std::fs::read(&file).unwrap();
    sitting.now = &sitting.now + jiff::ToSpan::hours(1);
    sitting.unlock().key("w").words(CANARY).key("Ctrl+L");
    std::fs::write(&file, &old).unwrap();

    sitting.unlock();
    sitting
        .sees("This journal is older than the one last used here")
        .sees("November 2026, 19:30")
        .sees("21 November 2026, 20:30");
    assert!(old == std::fs::read(&file).unwrap());
    // A lock in between forgets the passphrase.
    sitting.wait(1).send(Msg::Hangup).sees("Passphrase");
    sitting
        .unlock()
        .words("no")
        .key("Enter")
        .sees("Only the word open");
    assert!(old == std::fs::read(&file).unwrap());
    sitting.key("Ctrl+U").words("open");
    sitting.key("Enter").sees("Today").sees_no(CANARY);
    sitting.key("Ctrl+L").unlock().sees("Today");
}

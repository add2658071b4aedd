//! The question about danger: first from everywhere, answered again, and by letters.

use super::*;
use afterhour::tui::app::Msg;

#[test]
fn the_question_about_danger_comes_first_from_every_screen() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("An entry to read.").key("Ctrl+K");
    for keys in [
        "1", "2", "2 Enter", "/", "3", "4", "5", "6", "7", "8", "8 a", "9", "0", "w", "n",
    ] {
        sitting.press(keys).key("F2");
        sitting
            .sees("A boundary incident")
            .sees("Might someone be at risk of serious harm now?");
        for _ in 0..4 {
            sitting.key("Esc");
        }
        sitting.sees("[Today]");
    }
}

#[test]
fn beside_an_unfinished_incident_it_is_asked_which_one_is_meant() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().press("Space Ctrl+S i");
    assert_snapshot!("incident_begun", sitting.screen());
    sitting.key("Esc").sees("[Today]");
    sitting.press("i Enter").sees("(x) a friend");
    // The one that is being written cannot be meant.
    sitting.key("F2").sees("Might someone be at risk");
    sitting.press("Esc").sees("(x) a friend").key("Ctrl+S");
    // A quarter of an hour later another; on the next day their times tell them apart.
    let later = jiff::Span::new().minutes(15);
    sitting.now = sitting.now.checked_add(later).unwrap();
    sitting.press("i ↓ Enter").sees("Might someone be at risk");
    sitting
        .press("↓ ↓ Enter Space Ctrl+S")
        .sees("kept at 19:45");
    let later = jiff::Span::new().days(1);
    sitting.now = sitting.now.checked_add(later).unwrap();
    sitting.wait(1).sees("1 answer, kept on 21 Nov at 19:45");
    sitting.sees("1 answer, kept on 21 Nov at 19:30");
}

#[test]
fn the_risk_question_can_be_answered_again_and_what_is_written_stays() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.key("Ctrl+B").sees("Might someone be at risk");
    sitting.key("Esc").sees("What kind of thing happened?");
    sitting.press("Space Enter").words("At ten.").key("F7");
    sitting.sees("▸ no").sees("What you wrote stays");
    sitting.key("Esc").sees("At ten.");
    sitting.press("F7 ↑ ↑ Enter").sees("your draft is kept");
    sitting.press("→ Enter").sees("At ten.");
    // A time that is noted goes with it, whatever is pressed next.
    sitting.press("F7 Enter ← Enter Esc").sees("At ten.");
    // Kept at once, and not only with the next answer.
    let mut sitting = sitting.killed();
    sitting.unlock().press("Enter").sees("At ten.");
    sitting.press("Ctrl+K 2 Enter");
    sitting.sees("Someone at risk: yes, acted on 21 November at 19:30");
    sitting
        .press("Esc 1 w F7")
        .sees("No question about risk comes before");
}

#[test]
fn an_entry_is_kept_once_though_the_risk_question_is_asked_for_meanwhile() {
    for again in ["F7", "Ctrl+B"] {
        let mut sitting = Sitting::unlocked();
        sitting.press("n ↓ ↓ Enter Space");
        let tasks: Vec<Task> = ["Ctrl+K", again, "Ctrl+K"]
            .into_iter()
            .flat_map(|name| sitting.hold(Msg::Key(key(name))))
            .collect();
        sitting
            .let_go(tasks)
            .sees("Kept as entry 1.")
            .sees("[Today]");
    }
}

#[test]
fn what_waits_behind_the_risk_question_is_all_there_afterwards() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.press("Space Enter").words("At ten.");
    // Under another kind there is no such question; the words wait for theirs.
    sitting.key("Ctrl+B").words("brings");
    sitting
        .press("Space F7 Esc")
        .sees("What kind of thing happened?");
    sitting
        .press("F7 Enter")
        .sees("What kind of thing happened?");
    sitting.press("Home Space Enter").sees("At ten.");
    // A draft that could not be kept is still to be kept.
    sitting.words(" Or later.");
    let tasks = sitting.hold(Msg::Key(key("F7")));
    let failed = not_kept(&tasks, "the disk is full");
    sitting.done(sitting.app.epoch, failed);
    sitting.key("Ctrl+L").unlock();
    sitting.key("Enter").sees("At ten. Or later.");
}

#[test]
fn letters_lead_to_an_answer_about_danger_and_choose_none() {
    let mut sitting = Sitting::unlocked();
    sitting.press("F2").words("n").sees("▸ not sure");
    sitting.words("o").sees("▸ no\n").wait(3);
    sitting.words("y").sees("▸ yes").wait(3);
    sitting.words("not").sees("▸ not sure");
    sitting.sees("Looking for “not”; Enter chooses it.");
    sitting.words("zzz").sees("▸ not sure");
    // What leads nowhere keeps no other letter from its answer.
    sitting
        .words("y")
        .sees("▸ yes")
        .words("n")
        .sees("▸ not sure");
    sitting.sees("Might someone be at risk of serious harm now?");
    sitting.key("Enter").sees("Go on writing");
}

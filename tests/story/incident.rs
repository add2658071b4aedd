//! 5: the question about danger first, then the incident, its follow-ups and its status.

use crate::sitting::*;
use afterhour::domain::{Contact, Settings, Words};
use afterhour::failure::Failure;
use afterhour::tui::app::Msg;
use afterhour::tui::task::{Done, Task};
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
fn yes_and_not_sure_show_the_card_with_own_contacts_on_top() {
    for keys in ["Enter", "↓ Enter"] {
        let mut sitting = with_a_contact();
        sitting.press("F2").press(keys);
        let first = sitting.screen().lines().nth(3).unwrap().trim().to_owned();
        assert_eq!(first, "Denise, safeguarding lead: 01632 960 146");
        sitting
            .sees("call the emergency services (999)")
            .sees("Go on writing");
    }
    let mut sitting = with_a_contact();
    sitting.press("F2 Enter");
    assert_snapshot!("incident_card_80x24", sitting.screen());
    // On a tall page what can be done stays near the card.
    assert_snapshot!("incident_card_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("incident_card_60x16", sitting.resize(60, 16).screen());
    sitting.key("End").sees("follow the procedure.");
    sitting
        .sees("I have acted")
        .sees("Close, and come back later")
        .sees("Go on writing");
}

#[test]
fn the_card_is_one_key_away_while_locked_too_and_nothing_on_it_is_cut() {
    let mut sitting = Sitting::locked();
    sitting.key("F4").sees("Immediate danger: call 999");
    sitting.sees_no("Denise");
    let mut sitting = with_a_contact();
    sitting
        .key("w")
        .words("in the middle")
        .key("F4")
        .sees("Denise");
    sitting
        .resize(60, 16)
        .key("End")
        .sees("follow the procedure.");
    sitting.resize(80, 24).key("Esc").sees("in the middle");
}

#[test]
fn whom_to_call_lies_over_everything_and_under_it_all_stays_as_it_was() {
    let mut sitting = with_a_contact();
    sitting
        .press("? F4")
        .sees("Denise")
        .press("Esc")
        .sees("Keys: today");
    sitting
        .press("Esc Ctrl+P F4")
        .sees("Denise")
        .press("F4")
        .sees("Anything");
    sitting.press("Esc 0 g").key("Esc");
    sitting
        .press("8 a")
        .words("K-07")
        .press("Enter Enter")
        .press("x");
    sitting
        .sees("Take K-07 out of the register?")
        .key("F4")
        .sees("Denise");
    sitting.key("Esc").sees("Take K-07 out of the register?");
}

#[test]
fn where_no_page_fits_only_the_numbers_locking_and_leaving_act() {
    let mut sitting = with_a_contact();
    sitting.resize(40, 10).sees("F4: whom to call");
    sitting.press("2 8 a x").paste("K-99");
    sitting
        .key("F4")
        .sees("Denise")
        .sees("999")
        .key("Esc")
        .sees("999");
    sitting.resize(40, 2).sees("999").resize(40, 10);
    sitting.key("F4").sees("needs 60 by 16");
    sitting.resize(80, 24).sees("[Today]");
    sitting.resize(40, 10).key("Ctrl+L");
    sitting.resize(80, 24).sees("Locked.");
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
fn that_one_has_acted_is_noted_with_its_time_and_read_later() {
    let mut sitting = with_a_contact();
    sitting
        .press("F2 Enter ← Enter")
        .sees("Acted at 19:30; take it back")
        .sees("▸ Go on writing")
        .wait(1)
        .key("Enter")
        .sees("What kind of thing happened?");
    sitting
        .press("Enter Ctrl+K")
        .sees("Kept as entry 1.")
        .press("2 Enter");
    sitting.sees("Someone at risk: yes, acted on 21 November at 19:30");
}

#[test]
fn what_was_noted_outlives_escape_at_once_and_can_be_taken_back() {
    let mut sitting = with_a_contact();
    sitting.press("F2 Enter ← Enter Esc").sees("[Today]");
    sitting
        .press("Home Enter")
        .sees("What kind of thing happened?");
    sitting
        .press("Enter Ctrl+K 2 Enter")
        .sees("acted on 21 November at 19:30");

    let mut sitting = with_a_contact();
    sitting
        .press("F2 Enter ← Enter ← ← Enter")
        .sees("I have acted");
    sitting.press("Ctrl+L").unlock().press("Home Enter");
    sitting
        .press("Enter Ctrl+K 2 Enter")
        .sees("yes")
        .sees_no("acted");
    sitting.press("1").sees_no("Go on with");
}

#[test]
fn the_card_scrolls_and_what_can_be_done_has_its_sign_from_the_first() {
    let mut sitting = with_a_contact();
    sitting.resize(60, 16).press("F2 Enter");
    let card = sitting.screen();
    sitting.sees("▸ Close, and come back later").key("↓");
    assert_ne!(sitting.screen(), card);
    sitting.sees("▸ Close, and come back later");
    // One step each, to either side.
    sitting.key("←").sees("▸ I have acted").key("→");
    sitting.sees("▸ Close, and come back later");
    for _ in 0..30 {
        if sitting.screen().contains("▸ Go on writing") {
            break;
        }
        sitting.key("↓");
    }
    sitting
        .sees("follow the procedure.")
        .sees("▸ Go on writing");
    sitting.key("Enter").sees("What kind of thing happened?");
}

#[test]
fn the_card_says_that_a_draft_is_kept_only_where_one_is() {
    let mut sitting = with_a_contact();
    sitting.press("F2 Enter").sees("The journal can wait.");
    sitting.sees_no("draft is kept").press("Esc Esc");
    sitting.key("F4").sees_no("draft is kept").key("Esc");
    sitting
        .press("w")
        .words("begun")
        .wait(6)
        .sees("kept as a draft");
    sitting.key("F4").sees("your draft is kept");
}

#[test]
fn before_a_word_is_written_neither_card_nor_question_speaks_of_it() {
    let mut sitting = with_a_contact();
    sitting.press("n ↓ ↓ Enter F7 ↑ ↑");
    sitting
        .sees("An answer leads back to the page")
        .sees_no("What you wrote")
        .key("Enter");
    sitting
        .sees("The journal can wait.")
        .sees_no("draft is kept");
    // Nor once the answer alone is a draft.
    sitting.wait(1).key("Enter").sees("[Today]");
    sitting.press("Home Enter F4").sees("The journal can wait.");
    sitting.sees_no("draft is kept").press("Esc Space F7");
    sitting.sees("What you wrote stays").key("Enter");
    sitting.sees("your draft is kept");
}

#[test]
fn coming_back_later_says_where_it_is_kept() {
    let mut sitting = with_a_contact();
    sitting.press("3 F2 Enter").wait(1).key("Enter");
    sitting.sees("[Incidents]");
    sitting.sees("Kept as a draft; Today (1) shows it, to go on with.");
}

#[test]
fn the_foot_of_the_card_speaks_of_moving_only_where_something_moves() {
    let mut sitting = with_a_contact();
    sitting.key("F4").sees("Esc back to where you were");
    sitting.sees_no("move").resize(80, 16).sees("↑ ↓ move");
    sitting.key("End").sees("↑ ↓ move");
    // Below one another, the choices are gone through by a key that does not say to the right.
    sitting.resize(80, 24).press("Esc F2 Enter").sees("→ move");
    sitting.resize(60, 20).sees_no("→ move").sees("→ next");
}

#[test]
fn a_card_without_contacts_of_ones_own_says_where_they_are_added() {
    let mut sitting = Sitting::unlocked();
    sitting.resize(80, 30).press("F2 Enter");
    sitting.sees("Settings (0), Own contacts");
    sitting
        .press("Esc Esc 0")
        .sees("Own contacts")
        .press("1 F4 End");
    sitting.sees("Settings (0), Own contacts");
    let mut sitting = with_a_contact();
    sitting.press("F2 Enter End").sees_no("Own contacts");
}

#[test]
fn coming_back_later_keeps_a_draft_and_what_was_answered() {
    let mut sitting = with_a_contact();
    sitting.press("F2 ↓ Enter → ← Enter").sees("[Today]");
    sitting.sees("Go on with: A boundary incident");
    sitting
        .press("Home Enter")
        .sees("What kind of thing happened?")
        .sees("whom to call: F4");
    // The card is a key away, and stands in nobody's way.
    sitting.press("F4").sees("Immediate danger").key("Esc");
    sitting
        .press("Enter Ctrl+K 2 Enter")
        .sees("Someone at risk: not sure");
    sitting.sees_no("acted");
}

#[test]
fn enter_held_down_on_the_question_leaves_the_card_to_be_read() {
    let mut sitting = with_a_contact();
    sitting
        .press("F2 Enter")
        .sees_no("Enter counts")
        .press("Enter Enter")
        .sees("Immediate danger")
        .sees("▸ Close, and come back later")
        .sees("The card stays to be read; Enter counts again in a moment.");
    // Pressed once more after a moment it does what it says; no sentence lies about.
    sitting.wait(2).key("Enter").sees("[Today]");
    sitting.sees("Go on with: A boundary incident");
}

#[test]
fn a_lock_while_the_card_is_read_keeps_what_was_answered() {
    let mut sitting = with_a_contact();
    sitting.press("F2 ↓ Enter Ctrl+L");
    sitting.words(crate::sitting::PASSPHRASE).key("Enter");
    sitting.sees("Go on with: A boundary incident");
}

#[test]
fn a_card_that_was_only_looked_at_leaves_no_draft() {
    let mut sitting = with_a_contact();
    sitting
        .press("F2 Esc")
        .sees("[Today]")
        .sees_no("Go on with");
    sitting
        .press("F2 Enter Esc")
        .sees("Might someone be at risk");
    sitting.key("Esc").sees("[Today]").sees_no("Go on with");
    // Nor does the log behind it, as long as nothing is written.
    sitting
        .press("F2 Enter → Enter")
        .sees("What kind of thing happened?")
        .key("Esc")
        .sees("[Today]")
        .sees_no("Go on with");
}

#[test]
fn the_card_read_twice_leaves_one_draft_of_the_same_answer() {
    let mut sitting = with_a_contact();
    for _ in 0..2 {
        sitting.press("F2 ↓ Enter Ctrl+L");
        sitting.words(crate::sitting::PASSPHRASE).key("Enter");
    }
    let count = sitting.screen().matches("Go on with").count();
    assert_eq!(count, 1, "{}", sitting.screen());
    // Going on from the card goes on with it as well.
    sitting.press("F2 ↓ Enter → Enter Ctrl+S").sees("[Today]");
    let count = sitting.screen().matches("Go on with").count();
    assert_eq!(count, 1, "{}", sitting.screen());
    // Another answer is another draft.
    sitting.press("F2 Enter Ctrl+L");
    sitting.words(crate::sitting::PASSPHRASE).key("Enter");
    let count = sitting.screen().matches("Go on with").count();
    assert_eq!(count, 2, "{}", sitting.screen());
}

#[test]
fn the_number_for_immediate_danger_stands_above_however_many_contacts() {
    let mut sitting = Sitting::unlocked();
    let contact = Contact {
        who: Words::new("Somebody of the duty team, on weekdays"),
        how: Words::new("01632 960 146, and 01632 960 147 after six"),
    };
    let settings = Settings {
        contacts: vec![contact; 6],
        ..Settings::default()
    };
    let now = sitting.now.clone();
    sitting.worker.perform(Task::PutSettings(settings), &now);
    sitting.key("1").press("F2 Enter");
    for size in [(80, 24), (60, 20)] {
        sitting.resize(size.0, size.1);
        sitting.sees("Immediate danger: call 999");
        sitting.key("End").sees("Immediate danger: call 999");
        sitting.key("F4").sees("Immediate danger: call 999");
        sitting.key("Esc");
    }
}

#[test]
fn what_can_be_done_below_the_card_stays_in_one_row_once_a_time_is_noted() {
    let mut sitting = with_a_contact();
    sitting.press("F2 Enter ← Enter");
    let screen = sitting.screen();
    let row = screen.lines().find(|line| line.contains("Acted at 19:30"));
    assert!(row.unwrap().contains("Go on writing"), "{screen}");
    // Once somebody acted the page no longer says whom to call.
    sitting.press("→ Enter").sees("risk question: F7");
    sitting.sees_no("whom to call");
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
        for task in tasks {
            let done = sitting.worker.perform(task, &sitting.now.clone());
            let epoch = sitting.app.epoch;
            sitting.done(epoch, done);
        }
        sitting.sees("Kept as entry 1.").sees("[Today]");
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
    let [Task::KeepDraft { writing, .. }] = &tasks[..] else {
        panic!("no draft is asked for");
    };
    let failed = Done::Kept {
        writing: writing.number,
        ticket: writing.ticket,
        draft: Err(Failure::new("the disk is full")),
    };
    sitting.done(sitting.app.epoch, failed);
    sitting.key("Ctrl+L").unlock();
    sitting.key("Enter").sees("At ten. Or later.");
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
        .sees("The day of follow-up 2 is not understood");
    sitting.press("↑ ↑ ↑").sees("▸ what  call her");
    sitting.press("Ctrl+K").sees("Before it can be kept");
    sitting.press("Enter").sees("▸ by    blursday");
    sitting.press("Ctrl+D").sees_no("blursday");
    sitting.sees("One was taken away; Ctrl+Z brings it back");
    sitting.press("Ctrl+Z").sees("blursday");
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

//! The card: whom to call, what can be done below it, and what of it is kept.

use super::*;

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
    sitting.key("End").sees("before this card.");
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
    sitting.resize(60, 16).key("End").sees("before this card.");
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
    sitting.sees("before this card.").sees("▸ Go on writing");
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
fn the_way_to_the_risk_question_stays_where_a_draft_is_kept_and_the_rest_gives_way() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("n ↓ Enter → → Enter")
        .sees("What nearly happened?");
    sitting.sees("risk question: F7").sees("whom to call: F4");
    sitting.key("Space").wait(6).sees("draft at");
    sitting.sees("risk question: F7   whom to call: F4");
    sitting.resize(60, 20).sees("draft at");
    sitting.sees("risk question: F7   whom to call: F4");
}

//! Before you post: whether a client is in it, what the text gives away, four questions, and nothing kept.

use crate::marks::{registered, underlined};
use crate::sitting::*;
use afterhour::tui::app::State;
use insta::assert_snapshot;

const DRAFT: &str = "The boy is nine, goes to St Mary's Primary School and comes on Tuesdays. \
                     Ask siobhan, or write to anna.k@example.org.";

/// Past the first question, at the text.
fn at_the_text() -> Sitting {
    let mut sitting = registered();
    sitting.press("b ↓ ↓ Enter").sees("locking drops it.");
    sitting
}

/// Nothing was kept: no draft, no entry.
#[track_caller]
fn assert_nothing_kept(sitting: &Sitting) {
    let State::Unlocked(desk, _) = &sitting.app.state else {
        panic!("it is locked");
    };
    assert_eq!((desk.drafts.len(), desk.entries), (0, 0));
}

#[test]
fn it_opens_by_a_key_from_anywhere_and_from_the_palette() {
    let ask = "Is a client in it, or anything from a session?";
    let mut sitting = Sitting::unlocked();
    sitting.key("b").sees(ask).key("Esc").sees("[Today]");
    sitting.press("w F5").sees(ask).key("F5").key("Esc");
    sitting.sees("Ctrl+N next");
    sitting.key("Esc").sees("[Today]");
    sitting
        .key("Ctrl+P")
        .words("post before")
        .key("Enter")
        .sees(ask);
}

#[test]
fn a_locked_journal_opens_nothing() {
    let mut sitting = Sitting::locked();
    sitting.key("F5").sees_no("client");
}

#[test]
fn a_client_in_it_is_answered_calmly_and_one_may_still_look() {
    for answer in ["Enter", "↓ Enter"] {
        let mut sitting = Sitting::unlocked();
        sitting.key("b");
        assert_snapshot!("before_first", sitting.screen());
        sitting.press(answer).sees("GPiA 040, 2023, section 3.2");
        assert_snapshot!("before_a_client", sitting.screen());
        sitting.key("Esc").sees("Is a client in it").press(answer);
        sitting.press("↓ Enter").sees("locking drops it.");
        sitting
            .words("it rained again ")
            .press("Ctrl+N Enter Enter Enter Enter");
        sitting.sees("or may be: no check makes a post");
    }
    let mut sitting = Sitting::unlocked();
    sitting.press("b Enter Enter").sees("[Today]");
}

#[test]
fn a_text_is_looked_through_and_its_details_laid_together() {
    let mut sitting = at_the_text();
    assert_snapshot!("before_empty", sitting.screen());
    sitting.key("Ctrl+N").sees("There is no text yet");
    sitting.paste(DRAFT).wait(1);
    let marked = underlined(&sitting);
    for found in ["siobhan", "anna.k@example.org"] {
        assert!(marked.iter().any(|marked| marked == found), "{marked:?}");
    }
    sitting.sees("findings. The decision is yours.");
    sitting.sees("could put these");
}

#[test]
fn what_was_found_is_replaced_until_nothing_is_found() {
    let mut sitting = at_the_text();
    sitting.words("ask siobhan about it, or write to anna.k@example.org soon ");
    sitting.sees("2 findings. The decision is yours.");
    assert_snapshot!("before_text_80x24", sitting.screen());
    assert_snapshot!("before_text_60x16", sitting.resize(60, 16).screen());
    sitting
        .resize(80, 24)
        .press("Ctrl+R Enter")
        .sees("an e-mail address");
    sitting.sees("1 finding. The decision is yours.");
    sitting.press("Ctrl+R Enter").sees("ask K-07 about it");
    sitting.sees("Nothing found by this check. It knows neither your readers");
    sitting.sees_no("safe").sees_no("anonymous");
}

#[test]
fn four_questions_are_read_and_nothing_is_kept() {
    let mut sitting = at_the_text();
    sitting.words("it rained again ").key("Ctrl+N");
    for (number, words) in ["who may read it", "tone", "permission", "what it is for"]
        .into_iter()
        .enumerate()
    {
        sitting
            .sees(words)
            .sees(&format!("question {} of 4", number + 1));
        assert_snapshot!(format!("before_question_{}", number + 1), sitting.screen());
        sitting.key("Enter");
    }
    sitting.sees("Nothing found by this check.").sees_no("safe");
    assert_snapshot!("before_end", sitting.screen());
    sitting
        .key("Esc")
        .sees("question 4 of 4")
        .press("Esc Esc Esc");
    sitting
        .sees("question 1 of 4")
        .key("Esc")
        .sees("it rained again");
    sitting
        .press("Ctrl+N Enter Enter Enter Enter ↓ Enter")
        .sees("[Today]");
    sitting.wait(30);
    assert_nothing_kept(&sitting);
    sitting
        .key("b")
        .press("↓ ↓ Enter")
        .sees_no("it rained again");
}

#[test]
fn leaving_a_text_is_asked_first() {
    let mut sitting = at_the_text();
    sitting.words("it rained again ").press("Esc Esc");
    sitting.sees("Leave this text?").key("Enter");
    sitting.press("↓ ↓ Enter").sees("it rained again");
    sitting.press("Esc Esc ↓ Enter").sees("[Today]");
    assert_nothing_kept(&sitting);
}

#[test]
fn locking_drops_the_text() {
    let mut sitting = at_the_text();
    sitting.words("ask siobhan about it ").wait(20);
    let tasks = sitting.hold(afterhour::tui::app::Msg::Hangup);
    assert_eq!(format!("{tasks:?}"), "[Lock]", "nothing is kept on the way");
    for task in tasks {
        sitting.worker.perform(task, &sitting.now);
    }
    sitting.sees_no("siobhan");
    sitting.unlock().sees("[Today]");
    assert_nothing_kept(&sitting);
    sitting.press("b ↓ ↓ Enter").sees_no("siobhan");

    sitting.words("ask siobhan again ").wait(5 * 60);
    sitting.sees("Locked after a while without a key.");
    sitting.unlock();
    assert_nothing_kept(&sitting);
}

#[test]
fn a_word_of_the_text_can_be_added_to_the_register() {
    let mut sitting = at_the_text();
    sitting.words("write to anna.k@example.org, or ANNA.K@example.org ");
    sitting
        .press("Ctrl+R ↓ Enter")
        .sees("The words of K-07 are kept, under Clients.");
    sitting.sees("an e-mail address, K-07");
}

#[test]
fn a_long_text_is_looked_through_after_a_rest() {
    let mut sitting = at_the_text();
    let long = "and then it rained again, as it does here, for days on end. ".repeat(170);
    sitting.paste(&long).words("ask siobhan, and ");
    sitting.sees("looking through it…").sees_no("Nothing found");
    sitting.wait(1).sees("1 finding. The decision is yours.");
}

#[test]
fn a_word_still_being_typed_is_not_called_nothing() {
    let mut sitting = at_the_text();
    sitting.paste("ask siobhan").sees_no("Nothing found");
    sitting.wait(1).sees("1 finding. The decision is yours.");
}

#[test]
fn choices_are_clicked() {
    let mut sitting = Sitting::unlocked();
    sitting.key("b");
    let screen = sitting.screen();
    let row = screen
        .lines()
        .position(|line| line.trim() == "not sure")
        .unwrap();
    sitting.click(4, row as u16).sees("section 3.2");
}

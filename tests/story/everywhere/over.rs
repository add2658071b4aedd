//! What lies over a page and takes keys, pastes and clicks first; and what is found by typing: actions, guides.

use super::*;
use ratatui::crossterm::event::MouseEventKind;

#[test]
fn help_is_narrowed_by_typing_and_does_what_is_chosen() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("?")
        .words("another question")
        .sees("Ask another question today");
    sitting.sees_no("Lock now").key("Esc");
    sitting
        .key("Ctrl+P")
        .words("near miss")
        .key("Enter")
        .sees("A near miss");
    sitting
        .key("Esc")
        .key("Ctrl+P")
        .words("zebra")
        .sees("no action has these words");
    sitting.key("Enter").sees("no action has these words");
}

#[test]
fn a_paste_goes_to_what_lies_on_top_and_never_to_the_page_below() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("mine")
        .key("Ctrl+P")
        .paste("near miss");
    sitting.sees("Log a near miss, from anywhere").key("Esc");
    sitting.key("F4").paste("unseen").key("Esc");
    sitting.sees("mine").sees_no("near miss").sees_no("unseen");
}

#[test]
fn the_wheel_moves_what_lies_on_top() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("2 ?");
    let (_, before) = sitting.cursor();
    let first = sitting.screen();
    sitting.mouse(MouseEventKind::ScrollDown, 5, 8);
    assert_ne!(first, sitting.screen(), "{before}");
    sitting.key("Esc").sees("▸ 20 Nov");
}

#[test]
fn a_question_is_answered_by_a_click() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("words").press("Ctrl+K 2 x");
    let screen = sitting.screen();
    let row = screen
        .lines()
        .position(|line| line.trim() == "Move to the trash")
        .unwrap();
    sitting.click(5, row as u16).sees("Moved to the trash");
}

#[test]
fn what_was_said_goes_with_the_screen_it_was_said_on_and_under_help() {
    let mut sitting = Sitting::unlocked();
    sitting.key("d").sees("No follow-up is open.");
    sitting.press("? Esc").sees_no("No follow-up is open.");
    sitting.key("d").sees("No follow-up is open.").key("2");
    sitting.sees_no("No follow-up is open.");
    // What a screen says as it closes is read on the one below.
    sitting.press("1 w").words("Words.").key("Ctrl+K");
    sitting.sees("[Today]").sees("Kept as entry 1.").key("2");
    sitting.sees_no("Kept as entry 1.");
}

#[test]
fn anything_leads_to_what_other_screens_do_and_begins_a_guide() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .key("Ctrl+P")
        .words("recovery")
        .sees("Settings");
    sitting.key("Enter").sees("Try the recovery sheet");
    sitting.key("Esc").sees("▸ Recovery sheet");
    // What only a shell does says so, with its command.
    sitting.key("Ctrl+P").words("restore");
    sitting
        .sees("in a shell")
        .sees("afterhour restore FILE")
        .key("Enter");
    sitting.sees("That is done in a shell: afterhour restore FILE");
    sitting.key("Ctrl+P").words("backup").key("Enter");
    sitting
        .sees("make one")
        .press("Esc Ctrl+P")
        .words("import")
        .key("Enter");
    sitting.sees("Nothing was imported yet").press("Esc Ctrl+P");
    sitting
        .words("passphrase")
        .key("Enter")
        .sees("Another passphrase");
    sitting
        .press("Esc Ctrl+P")
        .words("open sealed")
        .key("Enter");
    sitting.sees("Open what was sealed for you").key("Esc");
    sitting.press("1 Ctrl+P").words("gibbs").sees("begin");
    sitting.key("Enter").sees("question 1 of");
    home(&mut sitting);
    sitting
        .key("Ctrl+P")
        .words("earlier revision")
        .sees("reading an entry");
    sitting
        .key("Enter")
        .sees("That is done on the screen: reading an entry.");
}

#[test]
fn on_a_narrow_page_the_titles_of_guides_have_what_their_kinds_leave() {
    let mut sitting = Sitting::unlocked();
    sitting.resize(60, 20);
    sitting
        .press("9")
        .sees("[Guides]")
        .words("/schön")
        .sees("Schön: at the time, and afterwards");
}

#[test]
fn the_guides_are_narrowed_by_words() {
    let mut sitting = Sitting::unlocked();
    sitting.press("9 /").words("incident").sees("/ incident");
    sitting.sees_no("prompt").sees("incident");
    sitting.words(" zebra").sees("No guide has these words.");
    sitting.key("Esc").sees("narrow");
    sitting
        .key("/")
        .words("gibbs")
        .key("Enter")
        .sees("question 1 of");
}

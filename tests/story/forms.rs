//! What is typed where it is not expected, refused or offered: nothing is lost without a word.

use crate::sitting::*;

#[test]
fn words_typed_on_a_page_of_options_are_told_where_they_go_and_choose_nothing() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.words("she wrote to me at night");
    sitting.sees("Up and Down move, Space chooses;");
    sitting.key("Enter").sees("What kind of thing happened?");
    sitting.sees_no("(x)");
    // Whoever has read it and presses the key does choose.
    sitting.wait(3).key("Space").sees("(x)");
    sitting.key("Space").sees_no("(x)").wait(20);
    sitting.paste("a whole sentence").sees("Up and Down move");
}

#[test]
fn a_key_hit_by_mistake_on_a_page_of_options_takes_nothing_from_the_next_one() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.words("z").sees("Up and Down move, Space chooses;");
    sitting.key("Space").sees("▸ (x)");
    // Unless it was the first word of more.
    sitting.words("w").sees_no("(x)").wait(3);
    sitting.words("z").sees("Up and Down move").key("Enter");
    sitting
        .sees_no("What kind of thing happened?")
        .key("Ctrl+B");
    sitting.sees("What kind of thing happened?").sees("(x)");
    sitting.key("Space").sees_no("(x)").wait(3);
    // Behind words the first is not taken, and says why; the second is.
    sitting.words("zq").key("Space").sees_no("(x)");
    sitting.sees("Up and Down move").key("Space").sees("(x)");
}

#[test]
fn letters_that_look_for_an_option_say_so() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting
        .words("rev")
        .sees("Looking for “rev”; Space chooses it.");
    sitting.sees("▸ ( ) a review").wait(3).words("r");
    sitting.sees("Looking for “r”; Space chooses it.");
    // Once more goes to the next one, and is not said twice.
    sitting
        .words("r")
        .sees("Looking for “r”; Space chooses it.");
}

#[test]
fn the_first_letters_of_an_option_lead_to_it_and_space_chooses_it_at_once() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.words("review").sees("▸ ( ) a review");
    sitting.key("Space").sees("▸ (x) a review");
    // A space between two words chose nothing.
    sitting.wait(3).key("Space").sees_no("(x)").wait(3);
    sitting.words("a ").sees("(x)");
    sitting
        .words("bad day")
        .sees_no("(x)")
        .sees("Space chooses");
}

#[test]
fn words_typed_before_a_page_for_words_are_told_that_they_go_there() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().press("Enter");
    for _ in 0..30 {
        let screen = sitting.words("zq").screen();
        if screen.contains("words go on the next page.") {
            sitting.wait(3).key("Ctrl+N").words("w");
            sitting.sees_no("takes no words").sees_no("words go on");
            return;
        }
        sitting.wait(3).key("Ctrl+N");
    }
    panic!("no page of options before one for words");
}

#[test]
fn the_first_letter_of_a_sentence_is_no_answer_to_yes_or_no() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().press("Enter");
    for _ in 0..30 {
        if sitting.screen().contains("( ) yes") {
            sitting.words("not sure");
            sitting.sees("y, n or Space chooses").sees_no("(x)");
            sitting.wait(3).key("n").sees("(x) no");
            sitting.key("Enter").sees_no("(x) no");
            return;
        }
        sitting.key("Ctrl+N");
    }
    panic!("no question for yes or no");
}

#[test]
fn a_letter_at_the_end_says_what_the_keys_there_are() {
    let mut sitting = Sitting::unlocked();
    sitting.press("w x Ctrl+N Ctrl+N Ctrl+N Ctrl+N Ctrl+N Ctrl+N");
    sitting
        .words("and")
        .sees("Enter chooses; this page takes no words.");
    sitting.key("Enter").sees("Keep it");
    sitting.wait(3).key("Enter").sees("Kept as entry 1.");
}

#[test]
fn a_file_that_is_offered_is_replaced_by_the_first_letter_typed() {
    let mut sitting = Sitting::with_a_year();
    let file = sitting.dir.path().join("mine.age").display().to_string();
    sitting
        .press("0 End ↑ ↑ ↑ ↑ Enter Enter")
        .sees("Typing replaces what stands there");
    sitting.words(&file).key("Enter").sees("The backup is made");
    assert!(sitting.dir.path().join("mine.age").exists());
}

#[test]
fn a_form_that_was_refused_is_left_by_one_esc() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("7 o")
        .words("/nowhere/summary.age")
        .key("Enter");
    sitting
        .sees("/nowhere/summary.age")
        .key("Esc")
        .sees("[Supervision]");
}

//! What is proposed: the same person alike, less step by step, and words that always stay.

use super::*;

#[test]
fn the_reader_of_a_summary_is_not_made_a_stranger_in_it() {
    let words = "I told Ruth about it. My supervisor Ruth laughed, and Ruth's face was kind.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("This is whom the summary is for: they know who is meant")
        .press("Enter Enter Enter p PgDn");
    sitting.sees("I told my supervisor about it. My supervisor (you) laughed, and my");
    sitting
        .sees("supervisor's face was kind.")
        .sees_no("Ruth about");
}

#[test]
fn a_name_that_was_decided_is_proposed_alike_wherever_the_same_person_stands() {
    let words = "My colleague Tunde wrote to Siobhan. I like Tunde, and Tunde likes me.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("Replace by    (name withheld)");
    sitting.press("g Enter").sees("[Siobhan]").key("Enter");
    // One step less there, one step less here.
    sitting
        .sees("I like [Tunde]")
        .sees("Replace by    somebody");
    sitting.press("o").words("a friend").key("Enter");
    // Said where it comes about, and not with every decision after it.
    let two = "Tunde leaves as “(a person)” and as “a friend”; u takes it back.";
    sitting.sees(two).press("u").sees("Taken back.");
    sitting
        .press("o Ctrl+U")
        .words("a friend")
        .key("Enter")
        .sees(two);
    // Words of one's own stand as they are; the suggestion is one key away.
    sitting
        .sees("and [Tunde]")
        .sees("Replace by    a friend")
        .sees("As suggested  my colleague");
    sitting
        .key("g")
        .sees("Replace by    my colleague")
        .key("Esc")
        .press("Enter")
        .sees_no("leaves as");
    sitting
        .press("b b b")
        .sees("[Tunde] wrote")
        .press("p")
        .sees("Tunde leaves as “(a person)” and as “a friend”; Esc goes back there.")
        .press("Esc")
        .sees("I like [Tunde]")
        .sees("Replace by    somebody")
        .sees("[x] Other words   a friend");
    // All alike, and nothing is said of it any more.
    sitting.press("g g Enter a p").sees("This is what Ruth");
    sitting.sees_no("Tunde leaves as");
}

#[test]
fn where_a_name_is_spoken_of_it_is_withheld_and_words_of_ones_own_are_one_key_away() {
    let words = "Mara rang. She told me that Mara is her real name, and I believe Mara.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N").sees("[Mara] rang").press("o");
    sitting.words("a friend").key("Enter");
    sitting
        .sees("[Mara] is her real name")
        .sees("Replace by    (name withheld)")
        .sees("As elsewhere  a friend")
        .press("g")
        .sees("Replace by    a friend")
        .press("g g")
        .sees("Replace by    (name withheld)")
        .press("Enter")
        .sees_no("leaves as");
    sitting
        .sees("(name withheld) is her real name")
        .sees("I believe [Mara]")
        .sees("Replace by    a friend");
}

#[test]
fn of_several_who_leave_under_two_wordings_esc_goes_back_to_the_first() {
    let words =
        "My colleague Tunde came. My colleague Oyelaran came. I like Tunde. I like Oyelaran.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N Enter Enter");
    for (found, words) in [
        ("I like [Tunde]", "a friend"),
        ("I like [Oyelaran]", "a man"),
    ] {
        sitting.sees(found).press("o").words(words).key("Enter");
    }
    sitting
        .key("p")
        .sees("and as “a friend”; Esc goes back there.")
        .sees("1 more person leaves under several wordings.")
        .sees_no("a man”")
        .key("Esc");
    sitting.sees("I like [Tunde]");
}

#[test]
fn long_words_for_a_name_leave_room_for_the_page_of_what_leaves() {
    let words = "My colleague Tunde came. I like Tunde.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N");
    for words in ["one who is often late ", "somebody I know well "] {
        sitting.sees("[Tunde]").press("o Backspace");
        sitting.paste(&words.repeat(40)).key("Enter");
    }
    sitting
        .key("p")
        .sees("Tunde leaves as “one who is often late")
        .sees("know well somebody I know...”; Esc goes back there.")
        .sees("Enter next page");
    sitting.read_through().key("Enter").sees("Seal for Ruth");
}

#[test]
fn a_short_form_of_a_name_is_proposed_as_the_name_was_decided() {
    let words =
        "My client Catherine Marlow wrote. Later Kate Marlow rang, and I kept Kate waiting.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N").sees("[Catherine Marlow]");
    sitting.press("o").words("a client").key("Enter");
    sitting
        .sees("[Kate Marlow]")
        .sees("Replace by    a client")
        .key("k");
    sitting
        .press("Enter p")
        .sees("Kate Marlow leaves as “a client” and as “Kate Marlow”;")
        .press("Esc")
        .sees("[Kate Marlow]");
}

#[test]
fn a_child_is_made_harder_to_tell_step_by_step_until_the_details_no_longer_meet() {
    let words = "He is eight, in Year 3 at Marsh Lane Primary School, deaf, and comes on Fridays. Oyelaran writes well.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("[eight]")
        .sees("from the school or a parent at the gate could know who this is.")
        .sees("Saying less about a condition")
        .sees_no("more below");
    assert_snapshot!("share_jigsaw_80x24", sitting.screen());

    // One step less, and one more; Enter takes it, undo gives it back.
    sitting.sees("Replace by    of primary-school age");
    sitting
        .press("g")
        .sees("Replace by    a child")
        .sees("0 decided");
    sitting.sees("Say more      of primary-school age");
    sitting
        .press("g")
        .sees("Replace by    of primary-school age");
    // One step back is what was suggested, not out of the review.
    sitting.press("g").sees("Replace by    a child").key("Esc");
    sitting.sees("Replace by    of primary-school age").key("g");
    sitting.press("Enter").sees("He is a child, in [Year 3]");
    sitting.press("u").sees("Taken back.").sees("[eight]");
    sitting
        .press("Enter")
        .sees("He is of primary-school age, in");

    // No all-clear while something is undecided, though what is left no longer meets.
    const ALL_CLEAR: &str = "details that together may point to somebody stand any";
    for _ in 0..4 {
        sitting.sees_no(ALL_CLEAR).press("Enter");
    }
    sitting
        .sees("[Oyelaran]")
        .sees("5 decided, 1 to go")
        .sees_no(ALL_CLEAR);
    // Nor where a name stays.
    sitting.press("k").sees("0 to go").sees_no(ALL_CLEAR);
    sitting.press("u Enter").sees("0 to go").sees(ALL_CLEAR);
    assert_snapshot!("share_jigsaw_broken_80x24", sitting.screen());
}

#[test]
fn words_of_ones_own_are_kept_from_the_review_and_listed_in_the_settings() {
    let words = "Oyelaran writes well, and Siobhan reads Oyelaran.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("[Oyelaran] writes well")
        .key("K")
        .sees("These words stay from now on; Settings lists them.")
        .sees("2 decided, 1 to go");
    sitting
        .key("u")
        .sees("these words are asked about again")
        .sees("0 decided, 3 to go");
    sitting.key("K").sees("2 decided, 1 to go");
    sitting
        .sees("[Siobhan]")
        .key("K")
        .sees("so they cannot leave")
        .sees("2 decided, 1 to go");
    sitting
        .press("Enter p PgDn")
        .sees("Oyelaran writes well, and Client A");

    sitting.press("Esc Esc Esc 0").press("End");
    sitting.sees("Words always kept").sees("Oyelaran");
    sitting
        .key("Enter")
        .words("Siobhan")
        .key("Enter")
        .sees("stands in the register under K-07");
    for _ in "Siobhan".chars() {
        sitting.key("Backspace");
    }
    sitting
        .words("Esther Perel, Padlet")
        .key("Enter")
        .sees("Padlet");
    sitting
        .press("End ↑ x")
        .sees_no("Padlet")
        .sees("Esther Perel");
}

#[test]
fn while_one_writes_a_word_is_kept_for_good() {
    let mut sitting = Sitting::unlocked();
    sitting.press("n ↓ ↓ Enter Enter");
    sitting
        .words("Oyelaran writes well. I read it. ")
        .sees("~ Oyelaran");
    sitting
        .key("Ctrl+R")
        .sees("always keep these words as they are")
        .press("↓ Enter");
    sitting
        .sees("These words stay from now on")
        .sees_no("~ Oyelaran");
}

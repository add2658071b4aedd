//! 4: finding, reading, revising, throwing away and taking back.

use crate::sitting::*;
use insta::assert_snapshot;

#[test]
fn the_journal_lists_the_newest_first_at_every_size() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("2");
    assert_snapshot!("journal_80x24", sitting.screen());
    assert_snapshot!("journal_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("journal_60x16", sitting.resize(60, 16).screen());
}

#[test]
fn search_narrows_as_one_types_and_escape_shows_all_again() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("/").sees("152 entries");
    sitting
        .words("snee")
        .sees("of 152 found")
        .sees("left unanswered");
    assert_snapshot!("journal_search", sitting.screen());
    sitting
        .words("zzz")
        .sees("0 of 152 found")
        .sees("No entry matches.");
    sitting.press("Esc Esc").sees("152 entries");
    sitting.key("Esc").sees("[Today]");
}

#[test]
fn what_was_found_is_read_and_the_search_is_still_there_afterwards() {
    let mut sitting = Sitting::with_a_year();
    sitting
        .key("/")
        .words("sneer")
        .press("Enter Enter")
        .sees("a sneer")
        .key("Esc");
    sitting.sees("sneer").sees("found");
}

#[test]
fn each_filter_narrows_and_says_so() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("2");
    for (key, words) in [
        ("f", "prompt   117 of 152 found"),
        ("a", "152 entries"),
        ("t", "online presence"),
        ("T", "152 entries"),
        ("T", "inclusion"),
        ("a", "152 entries"),
        ("c", "K-02"),
        ("a", "152 entries"),
        ("S", "open   3 of 152 found"),
        ("S", "waiting   2 of 152 found"),
        ("S", "closed   10 of 152 found"),
        ("S", "152 entries"),
        ("z", "in the trash"),
        ("z", "152 entries"),
    ] {
        sitting.key(key).sees(words);
    }
}

#[test]
fn an_entry_is_edited_as_a_revision_and_the_first_words_stay_to_be_seen() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("I was sure.")
        .press("Ctrl+K 2 Enter");
    sitting.sees("I was sure.");
    sitting.key("e").sees("entry 1, a new revision").key("End");
    sitting
        .words(" Less now.")
        .press("Ctrl+K")
        .sees("I was sure. Less now.");
    sitting.sees("revision 2 of 2").key("←");
    sitting
        .sees("revision 1 of 2")
        .sees_no("Less now.")
        .key("←");
    sitting.sees("This is the first revision.").key("e");
    sitting.sees("An earlier revision cannot be edited");
    sitting.key("→").sees("Less now.");
    assert_snapshot!("journal_read_revised", sitting.screen());
}

#[test]
fn e_in_the_list_edits_at_once_and_comes_back_to_the_list() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("First.").press("Ctrl+K 2 e");
    sitting
        .sees("a new revision")
        .key("End")
        .words(" Second.")
        .press("Ctrl+K");
    sitting
        .sees("[Journal]")
        .key("Enter")
        .sees("First. Second.");
}

#[test]
fn an_unfinished_revision_waits_as_a_draft_and_the_entry_stays_as_it_was() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("First.")
        .press("Ctrl+K 2 e End")
        .words(" Second.");
    let mut sitting = {
        sitting
            .press("Esc 2 Enter")
            .sees("First.")
            .sees_no("Second.");
        sitting
    };
    sitting
        .press("Esc 1 Home Enter")
        .sees("First. Second.")
        .press("Ctrl+K");
    sitting
        .press("2 Enter")
        .sees("First. Second.")
        .sees("revision 2 of 2");
}

#[test]
fn the_trash_takes_an_entry_only_after_a_question_and_gives_it_back() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("Keep me.").press("Ctrl+K 2 x");
    assert_snapshot!("journal_trash_question", sitting.screen());
    sitting.key("Enter").sees("1 entry");
    sitting
        .press("x ↓ Enter")
        .sees("Moved to the trash for 30 days.")
        .sees_no("1 entry");
    sitting
        .press("z Enter")
        .sees("in the trash")
        .sees("Keep me.")
        .key("e");
    sitting
        .sees("This entry is in the trash")
        .key("r")
        .sees("Back in the journal.");
    sitting.press("a").sees("1 entry");
}

#[test]
fn an_entry_goes_on_the_agenda_and_off_again() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("For Ruth.")
        .press("Ctrl+K 2 s")
        .sees("for supervision");
    sitting
        .sees("On the agenda for supervision.")
        .key("s")
        .sees("No longer on the agenda.");
}

#[test]
fn an_earlier_revision_says_what_held_then_and_not_what_holds_now() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().press("Enter Ctrl+K 3 o");
    sitting
        .sees("Now waiting.")
        .key("Enter")
        .sees("revision 2 of 2");
    sitting.sees("waiting").key("←").sees("revision 1 of 2");
    sitting.sees(" open\n");
}

#[test]
fn the_trash_counts_what_lies_in_it_and_offers_to_take_it_back() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("2 x ↓ Enter").sees("151 entries").key("z");
    sitting
        .sees("1 entry")
        .sees("r take back")
        .sees_no("e edit");
    sitting.key("z").sees_no("r take back").sees("e edit");
}

#[test]
fn the_theme_filter_goes_through_the_themes_in_use_both_ways() {
    let mut sitting = Sitting::unlocked();
    sitting.press("2 t").sees("No entry has a theme yet.");
    sitting.begin_incident().press("Enter Ctrl+K 2 t");
    sitting.sees("boundaries   1 of 1 found").key("t");
    sitting.sees("1 entry").key("T").sees("boundaries").key("T");
    sitting.sees("1 entry").sees_no("boundaries");
}

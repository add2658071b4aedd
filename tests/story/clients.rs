//! 6: codes, and the words that belong to them.

use crate::sitting::*;
use insta::assert_snapshot;

#[test]
fn without_a_code_the_foot_says_that_enter_adds_one() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("8")
        .sees("No codes yet.")
        .sees("Enter add a code");
    sitting.press("Enter").words("K-07").press("Enter Enter");
    sitting.sees("K-07").sees("Enter words");
}

#[test]
fn a_code_is_added_with_its_words_which_are_shown_only_on_request() {
    let mut sitting = Sitting::unlocked();
    sitting.key("8").sees("No codes yet.").key("a");
    assert_snapshot!("clients_add", sitting.screen());
    // How a nickname is said to be the client's stands beside where it is typed, also on a narrow page.
    sitting.words("K-07").key("Enter");
    assert_snapshot!("clients_words", sitting.screen());
    assert_snapshot!("clients_words_60x20", sitting.resize(60, 20).screen());
    sitting.resize(80, 24).press("↑ Ctrl+U");
    sitting
        .words("Siobhan")
        .key("Enter")
        .words("x")
        .key("Enter");
    sitting.sees("digit");
    for _ in "Siobhan".chars() {
        sitting.key("Backspace");
    }
    sitting
        .words("K-07")
        .key("Enter")
        .key("Backspace")
        .words("Siobhan, Todmorden")
        .key("Enter");
    sitting
        .sees("K-07 is in Clients now.")
        .sees("2 words")
        .sees_no("Siobhan");
    sitting
        .key("Enter")
        .sees("Siobhan, Todmorden")
        .key("Enter")
        .sees_no("Siobhan");
    sitting
        .key("e")
        .sees("Siobhan, Todmorden")
        .key("End")
        .words(", allotment")
        .key("Enter");
    sitting.sees("3 words");
}

#[test]
fn a_code_that_holds_one_of_its_own_words_asks_for_another() {
    let mut sitting = Sitting::unlocked();
    sitting.press("8 a").words("MARLOWE1").key("Enter");
    sitting.words("Ann, Marlowe").key("Enter");
    sitting
        .sees("The code holds one of its own words")
        .sees("Choose a code such as K-07");
    assert_snapshot!("clients_telling_code", sitting.screen());
    // The focus is on the code, to be typed anew.
    sitting.key("Ctrl+U").words("K-07").press("Enter Enter");
    sitting.sees("K-07 is in Clients now.").key("e");
    sitting.key("End").words(", K-07").key("Enter");
    sitting.sees("3 words");
}

#[test]
fn what_may_be_wrong_with_words_is_refused_where_it_finds_everything_and_else_said_once() {
    let mut sitting = Sitting::unlocked();
    sitting.press("8 a").words("MS-1").key("Enter");
    sitting.words("Marta Seidl, the").key("Enter");
    sitting.sees("such as “the” names nobody").key("Ctrl+U");
    // Before it is kept, while it can still be another.
    sitting.words("Marta").sees_no("made of initials");
    sitting.words(" Seidl").sees("The code is made of initials");
    assert_snapshot!("clients_initials", sitting.screen());
    assert_snapshot!(
        "clients_initials_60x20",
        sitting.resize(60, 20).sees("made of initials").screen()
    );
    sitting
        .resize(80, 24)
        .key("Enter")
        .sees("Enter once more keeps it; a code cannot be changed later.")
        .key("Enter");
    sitting
        .sees("MS-1 is in Clients now.")
        .sees("The code is made of initials");
    sitting.press("a").words("K-07").key("Enter");
    sitting.words("Tom, marta seidl").key("Enter");
    sitting
        .sees("1 of these words stands under MS-1, too;")
        .sees_no("initials");
    sitting.press("e End").words(", Annie").key("Enter");
    sitting.sees("3 words").sees_no("stands under");
}

#[test]
fn a_code_is_removed_only_after_a_question_and_its_entries_stay() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("8");
    assert_snapshot!("clients_80x24", sitting.screen());
    sitting.press("x Enter").sees("K-02").press("x ↓ Enter");
    sitting.sees("K-02 is no longer in the register; the entries stay.");
    sitting.key("/").words("K-02").sees("found").sees_no("0 of");
}

#[test]
fn a_field_for_a_client_picks_a_code_by_its_words() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("8 a")
        .words("K-07")
        .key("Enter")
        .words("Siobhan")
        .press("Enter");
    sitting.sees("K-07 is in Clients now.").begin_incident();
    sitting.press("Enter");
    for _ in 0..30 {
        if sitting.screen().contains("Which code stands") {
            break;
        }
        sitting.key("Ctrl+N");
    }
    assert_snapshot!("clients_field", sitting.words("sio").screen());
    sitting.press("Enter Ctrl+K 3").sees("friend request, K-07");
}

#[test]
fn a_form_half_filled_is_left_only_after_a_question() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("8 a")
        .words("K-0")
        .key("Esc")
        .sees("Leave without keeping this?");
    sitting
        .key("Enter")
        .sees("K-0")
        .press("Esc ↓ Enter")
        .sees("No codes yet.");
}

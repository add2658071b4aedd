//! Accounts, what follows from how they are kept, and the footprint review.

use crate::sitting::*;
use insta::assert_snapshot;

#[test]
fn an_account_is_added_checked_and_read_and_what_follows_is_said() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("5")
        .sees("[Presence]")
        .sees("No account is listed yet.")
        .sees("not looked at yet");
    assert_snapshot!("presence_empty", sitting.screen());
    sitting.key("a").sees("Which platform or service is it?");
    sitting
        .words("A network of pictures")
        .press("Ctrl+N ↓ Space Ctrl+N Space Ctrl+N Ctrl+K");
    sitting
        .sees("[Presence]")
        .sees("A network of pictures")
        .sees("under the name you practise by")
        .sees("never checked");
    assert_snapshot!("presence_80x24", sitting.screen());
    assert_snapshot!("presence_120x40", sitting.resize(120, 40).screen());
    sitting
        .resize(80, 24)
        .key("c")
        .sees("checked 21 Nov")
        .sees_no("never checked");
    sitting
        .key("Enter")
        .sees("revision 2 of 2")
        .key("Esc")
        .sees("[Presence]");
    sitting
        .press("x Enter")
        .sees("A network of pictures")
        .press("x ↓ Enter")
        .sees("No account is listed yet.");
}

#[test]
fn who_sees_an_account_stands_whole_on_a_page_of_eighty_columns() {
    let mut sitting = Sitting::with_a_year();
    sitting
        .key("5")
        .sees("myself, people I have let in            141 days over");
}

#[test]
fn who_sees_an_account_stands_whole_on_a_narrow_page_too() {
    let mut sitting = Sitting::with_a_year();
    sitting.resize(60, 20).key("5");
    sitting.sees("people I have let in").sees("anyone");
    let screen = sitting.screen();
    assert!(!screen.contains('…'), "{screen}");
    assert_snapshot!("presence_60x20", screen);
}

#[test]
fn the_footprint_review_is_due_again_after_its_rhythm() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("5 f")
        .sees("Where did you look yourself up this time?")
        .press("Space Ctrl+K")
        .sees("[Presence]")
        .sees("last looked at 21 Nov, every 90 days; next in 90 days");
}

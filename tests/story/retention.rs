//! What is kept: nothing goes by itself, what may go is chosen, and a hold keeps everything.

use crate::sitting::*;
use insta::assert_snapshot;

#[test]
fn a_kind_is_given_a_period_and_what_is_older_is_chosen_and_taken_back() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("0 ↓ ↓ ↓ ↓ ↓ ↓ ↓ ↓ ↓").sees("What is kept");
    sitting.press("K");
    assert_snapshot!("retention_nothing_set", sitting.screen());
    sitting
        .press("End Enter")
        .sees("No kind of entry has a period");
    sitting
        .press("Esc Home Enter")
        .sees("6 months")
        .sees("may go");
    assert_snapshot!("retention_80x24", sitting.screen());
    assert_snapshot!("retention_120x40", sitting.resize(120, 40).screen());
    sitting.resize(80, 24).press("End Enter").sees("0 of ");
    sitting.press("x").sees("Mark at least one entry first");
    sitting.press("Space ↓ Space");
    assert_snapshot!("may_go_80x24", sitting.screen());
    assert_snapshot!("may_go_120x40", sitting.resize(120, 40).screen());
    sitting
        .resize(80, 24)
        .press("x")
        .sees("Move 2 entries to the trash?");
    // Leaving things as they are is what the focus is on.
    sitting.press("Enter").sees("2 of ");
    sitting
        .press("x ↓ Enter")
        .sees("2 entries moved to the trash for 30 days.");
    sitting.sees("0 of ");
    sitting.press("Esc Esc Esc 2 z").sees("trash");
    assert_eq!(
        sitting.screen().matches("prompt").count(),
        2,
        "{}",
        sitting.screen()
    );
    sitting.press("r").sees("Back in the journal.");
}

#[test]
fn a_hold_says_since_when_and_why_and_stops_everything_until_it_is_lifted() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("K Home Enter End ↑ Enter");
    sitting
        .sees("since 21 November 2026, a claim")
        .sees("nothing goes");
    sitting
        .press("Enter")
        .sees("since 21 November 2026, a complaint");
    sitting
        .press("End Enter Space x")
        .sees("a complaint: nothing is thrown away");
    sitting.press("Esc Esc 2 x ↓ Enter");
    sitting.sees("on hold since 21 November 2026, a complaint");
    sitting
        .press("K End ↑ x")
        .sees("Lift the hold?")
        .press("↓ Enter");
    sitting.sees_no("nothing goes");
    sitting
        .press("Esc 2 x ↓ Enter")
        .sees("Moved to the trash for 30 days.");
}

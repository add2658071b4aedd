//! Journeys by keystroke: what a practitioner does and sees, screen by screen.
#![allow(clippy::unwrap_used, missing_docs)]

mod sitting;

#[test]
fn a_locked_journal_opens_on_today() {
    let sitting = sitting::Sitting::unlocked();
    sitting.sees("[Today]");
}

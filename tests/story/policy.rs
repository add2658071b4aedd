//! The policy for clients: written a clause at a time, read as a page, its versions, who has which, and the gaps.

use crate::sitting::*;
use insta::assert_snapshot;
use std::fs;

/// Writes the first clauses, keeps them, and comes back to the list.
fn with_a_policy() -> Sitting {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("6 Enter")
        .sees("Which name stands at the head of the page?")
        .words("Orchard Rooms")
        .press("Ctrl+N")
        .words("This page says how I handle the internet in our work. It is about what I do.")
        .press("Ctrl+N Ctrl+N")
        .words("I decline every friend request from clients. It is no comment on you.")
        .press("Ctrl+K")
        .sees("[Policy]");
    sitting
}

#[test]
fn without_a_policy_the_screen_says_what_it_is_for_and_shows_the_gaps() {
    let mut sitting = Sitting::unlocked();
    sitting.key("6").sees("There is no policy yet.");
    assert_snapshot!("policy_empty", sitting.screen());
    sitting
        .key("p")
        .sees("There is no policy yet; Enter begins one.")
        .key("m")
        .sees("Covered: 0. Gaps: 19.")
        .key("Esc")
        .sees("There is no policy yet.");
}

#[test]
fn a_policy_is_written_clause_by_clause_and_read_as_a_page() {
    let mut sitting = with_a_policy();
    sitting
        .sees("Version 1, 21 November 2026")
        .sees("2 of 20 clauses are written.");
    assert_snapshot!("policy_80x24", sitting.press("↓ ↓ ↓").screen());
    assert_snapshot!("policy_120x40", sitting.resize(120, 40).screen());
    sitting
        .resize(80, 24)
        .key("Enter")
        .sees("What will you do when a client asks to connect")
        .press("Ctrl+N")
        .words("You are free to read what I publish. I do not follow you.")
        .press("Ctrl+K")
        .sees("Version 2, 21 November 2026")
        .sees("3 of 20 clauses are written.");
    assert_snapshot!("policy_page", sitting.key("p").screen());
    sitting.key("v").sees("1 added");
    assert_snapshot!("policy_versions", sitting.screen());
    sitting
        .key("Enter")
        .sees("Following, added")
        .sees("You are free to read what I publish.")
        .press("Esc Esc")
        .sees("3 of 20 clauses are written.");
}

#[test]
fn who_has_which_version_follows_from_the_day() {
    let mut sitting = with_a_policy();
    sitting
        .press("8 a")
        .words("K-07")
        .press("Enter Enter")
        .sees("K-07");
    sitting.press("6 c").sees("Nobody is listed yet.");
    sitting
        .key("a")
        .sees("Which client has it?")
        .words("K-07")
        .press("Ctrl+N")
        .words("today")
        .press("Ctrl+N Space Ctrl+K")
        .sees("[Policy]")
        .sees("version 1")
        .sees("1 client has this version.");
    sitting.now = sitting.now.checked_add(jiff::Span::new().days(3)).unwrap();
    sitting
        .press("Esc End Enter")
        .sees("On which day will you look at the page again?")
        .words("tomorrow")
        .press("Ctrl+K")
        .sees("Version 2, 24 November 2026. Next look at it: tomorrow (25 Nov).")
        .sees("1 client has an older version, none this one.");
    sitting.now = sitting.now.checked_add(jiff::Span::new().days(3)).unwrap();
    sitting.press("1 6").key("c").sees("version 1, older");
    assert_snapshot!("policy_given", sitting.screen());
    sitting
        .key("Esc")
        .sees("Next look at it: 2 days over (25 Nov).");
    sitting
        .press("c x ↓ Enter")
        .sees("Moved to the trash for 30 days.")
        .sees("Nobody is listed yet.");
}

#[test]
fn a_gap_is_shown_with_the_clauses_that_would_close_it() {
    let mut sitting = with_a_policy();
    sitting.key("m").sees("Covered: 1. Gaps: 18.");
    assert_snapshot!("policy_coverage_80x24", sitting.key("↓").screen());
    assert_snapshot!("policy_coverage_120x40", sitting.resize(120, 40).screen());
    sitting
        .resize(80, 24)
        .key("Enter")
        .sees("Which ways of reaching you do you answer")
        .key("Esc")
        .sees("Gaps: 18.");
}

#[test]
fn both_files_are_written_in_plain_and_nothing_is_overwritten() {
    let mut sitting = with_a_policy();
    sitting.key("w").sees("They are not encrypted");
    sitting.press("↓ Enter").sees("They are not encrypted.");
    let file = |end: &str| {
        sitting
            .dir
            .path()
            .join(format!("policy-version-1-2026-11-21.{end}"))
    };
    let markdown = fs::read_to_string(file("md")).unwrap();
    assert!(markdown.contains("### Friend and contact requests\n\nI decline every friend request"));
    let html = fs::read_to_string(file("html")).unwrap();
    assert!(html.contains("<p class=\"practice\" dir=\"auto\">Orchard Rooms</p>"));
    sitting
        .press("w ↓ Enter")
        .sees("Something of this name lies there already");
}

#[test]
fn an_unfinished_clause_is_gone_on_with() {
    let mut sitting = with_a_policy();
    sitting
        .press("↓ ↓ Enter")
        .words("Read aloud")
        .press("Ctrl+S")
        .sees("A draft of the next version is kept; Enter goes on with it.")
        .key("Enter")
        .sees("Read aloud")
        .press("Ctrl+K")
        .sees("Version 2, 21 November 2026")
        .sees_no("A draft of the next version");
}

#[test]
fn a_gap_goes_on_the_agenda() {
    let mut sitting = with_a_policy();
    sitting
        .press("m ↓ s")
        .sees("On the agenda: policy: a client wrote to me through a platform.")
        .sees("gap, on the agenda")
        .key("s")
        .sees("On the agenda already; under Supervision, x takes it off.")
        .press("6 m ↓ s")
        .sees("On the agenda already");
    sitting.press("7 x").sees("Nothing is on the agenda.");
    sitting
        .press("6 m ↓")
        .sees_no("gap, on the agenda")
        .key("s")
        .sees("On the agenda: policy")
        .key("2")
        .sees("A question for supervision")
        .sees("agenda\n");
    sitting
        .press("6 m s")
        .sees("m shows the gaps")
        .press("c s")
        .sees("m shows the gaps");
}

#[test]
fn a_policy_that_names_a_client_is_not_written_to_a_file() {
    let mut sitting = Sitting::unlocked();
    sitting.press("8 a").words("K-07").key("Enter");
    sitting.words("Siobhan").press("Enter Esc 6 Enter");
    sitting.words("Page for Siobhan").press("Ctrl+K");
    sitting
        .key("w")
        .sees("A clause holds words of your register, under K-07: not written.");
}

//! What is not possible now says why: in help, in the palette, and when its key is pressed.

use crate::everywhere::{WAYS, home};
use crate::sitting::*;
use afterhour::tui::keymap::{self, Command, Context, Tab};
use insta::assert_snapshot;
use ratatui::style::Modifier;

/// Keys that lead to a screen, the key that does nothing there, what its action is called, and why.
type Case = (&'static str, &'static str, &'static str, &'static str);

/// In a journal just begun.
#[rustfmt::skip]
const EMPTY: [Case; 13] = [
    ("1", "d",      "tick follow",         "No follow-up is open."),
    ("1", "x",      "throw draft",         "There is no draft."),
    ("2", "e",      "edit revision",       "There is no entry here."),
    ("2", "c",      "next client",         "There is no code in the register"),
    ("2", "a",      "all entries again",   "All entries are shown already."),
    ("3", "o",      "change status",       "Nothing is logged here."),
    ("8", "e",      "change what",         "There is no code yet; a adds one."),
    ("7", "s",      "prepare summary",     "Add a supervisor first"),
    ("7", "c",      "confirm fingerprint", "Add a supervisor first"),
    ("0", "x",      "remove what",         "There is no contact yet"),
    ("w", "Ctrl+K", "keep entry",          "Nothing is written yet"),
    ("w", "Ctrl+B", "question before",     "This is the first question."),
    ("w", "Ctrl+R", "replace finding",     "Nothing found here"),
];

/// In a journal with a year in it.
#[rustfmt::skip]
const YEAR: [Case; 10] = [
    ("1 ↓",            "x",      "throw draft",      "Move to a draft first."),
    ("2",              "r",      "take back",        "This entry is not in the trash."),
    ("2 Enter",        "←",      "earlier revision", "This is the first revision."),
    ("2 Enter",        "o",      "change status",    "Only incidents have a status."),
    ("7 End",          "x",      "remove what",      "A receipt says what was shared"),
    ("7 End",          "s",      "prepare summary",  "Move to a supervisor first."),
    ("7 Enter Ctrl+A Ctrl+A", "Ctrl+N", "go on",            "Mark at least one entry"),
    ("7 ↓ Enter",      "p",      "see what",         "undecided, so nothing leaves."),
    ("7 Enter Ctrl+N", "u",      "last decision",    "There is nothing to take back."),
    ("b ↓ ↓ Enter",    "Ctrl+N", "four questions",   "There is no text yet"),
];

#[track_caller]
fn says_why(sitting: &mut Sitting, (way, key, words, why): Case) {
    sitting.press(way);
    let context = sitting.app.context();
    for overlay in ["F1", "Ctrl+P"] {
        sitting.key(overlay).words(words).sees(why).key("Esc");
    }
    sitting.sees_no(why).key(key).sees(why);
    assert_eq!(sitting.app.context(), context, "{key} did something");
}

#[test]
fn what_an_empty_journal_has_nothing_for_says_so() {
    for case in EMPTY {
        says_why(&mut Sitting::unlocked(), case);
    }
}

#[test]
fn what_is_not_possible_where_one_stands_says_why() {
    let mut sitting = Sitting::with_a_year();
    for case in YEAR {
        says_why(&mut sitting, case);
        home(&mut sitting);
        // What was said goes before the next is looked for.
        sitting.wait(15);
    }
}

#[test]
fn a_locked_journal_says_that_it_has_to_be_unlocked_first() {
    let incident = ("Esc", "F2", "log boundary", "Unlock the journal first.");
    says_why(&mut Sitting::locked(), incident);
}

#[test]
fn enter_on_what_is_not_possible_closes_help_and_says_why() {
    let mut sitting = Sitting::unlocked();
    sitting.press("7 ?").words("prepare a summary").key("Enter");
    sitting.sees("[Supervision]").sees("Add a supervisor first");
}

#[test]
fn what_has_become_possible_gives_no_reason_any_more() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("2 F1")
        .words("edit")
        .sees("There is no entry");
    sitting
        .press("Esc 1 w")
        .words("Something.")
        .press("Ctrl+K 2 F1");
    sitting.words("edit").sees("Edit as a new revision");
    sitting.sees_no("There is no entry");
}

#[test]
fn when_everything_is_decided_help_says_so_beside_replace() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 ↓ Enter");
    for _ in 0..20 {
        sitting.key("A");
    }
    sitting.wait(15).key("F1");
    sitting.words("suggested").sees("Everything is decided");
}

#[test]
fn what_is_not_possible_is_dim_and_its_reason_stands_below() {
    let mut sitting = Sitting::unlocked();
    sitting.press("2 ?");
    let screen = sitting.screen();
    assert_snapshot!("help_reasons", screen);
    let row = |words: &str| {
        let place = screen.lines().position(|line| line.contains(words));
        place.unwrap() as u16
    };
    let (cells, _) = sitting.buffer();
    let is_dim = |y| cells[(22, y)].modifier.contains(Modifier::DIM);
    assert!(is_dim(row("Edit as a new revision")), "{screen}");
    assert!(!is_dim(row("Show the next kind")), "{screen}");
    // The foot of the screen below offers only what does something.
    let foot = sitting.key("Esc").screen();
    let foot = foot.lines().last().unwrap();
    assert!(
        foot.contains("f filter") && !foot.contains("e edit"),
        "{foot}"
    );
}

/// The way to a screen, its size, and what its foot shows whatever else goes.
#[rustfmt::skip]
const FEET: [(&str, (u16, u16), &[&str]); 16] = [
    ("5",           (80, 24), &["Enter open", "a add", "c checked", "f footprint"]),
    ("6",           (80, 24), &["Enter open", "p page", "w write", "v versions"]),
    ("6 c",         (80, 24), &["a note given", "Esc back"]),
    ("6 m",         (80, 24), &["Enter open", "Esc back"]),
    ("7",           (80, 24), &["Enter open", "s share", "q ask", "m meeting"]),
    ("4",           (60, 16), &["Enter open", "a new audit"]),
    ("4",           (80, 24), &["Enter open", "a new audit", "v experiment", "e edit"]),
    ("3",           (80, 24), &["Enter open", "o status", "d tick off"]),
    ("7 Enter",     (80, 24), &["Ctrl+N findings", "Esc back"]),
    ("F2 ↓ ↓ Enter", (60, 16), &["Space choose", "Ctrl+N next", "Esc leave"]),
    ("7 Enter",     (60, 16), &["Ctrl+N findings", "Esc back"]),
    ("8",           (80, 24), &["Enter words", "a add", "e change"]),
    ("i",           (80, 24), &["Enter choose"]),
    ("w",           (80, 24), &["Ctrl+N next", "Esc leave"]),
    ("K Enter",     (80, 24), &["Enter change", "x take away", "Esc back"]),
    ("i ↓ Enter",   (80, 24), &["Enter choose", "→ move", "Esc back"]),
];

#[test]
fn the_foot_holds_the_keys_of_its_screen_before_those_that_hold_everywhere() {
    let mut sitting = Sitting::with_a_year();
    for (way, (width, height), keys) in FEET {
        home(&mut sitting);
        sitting.resize(width, height).press(way);
        let foot = sitting.screen().lines().last().unwrap().to_owned();
        for key in keys.iter().chain(&[" help"]) {
            assert!(foot.contains(key), "{key} at {way} in {foot}");
        }
    }
    // Status belongs to incidents.
    home(&mut sitting);
    let page = sitting.resize(120, 40).press("2 Enter").screen();
    let foot = page.lines().last().unwrap();
    assert!(
        foot.contains("e edit") && !foot.contains("status"),
        "{foot}"
    );
}

#[test]
fn a_client_without_a_code_is_offered_no_key_that_needs_one() {
    let mut sitting = Sitting::unlocked();
    let foot = sitting.key("8").screen().lines().last().unwrap().to_owned();
    assert!(foot.contains("a add"), "{foot}");
    assert!(
        !foot.contains("e change") && !foot.contains("E erase"),
        "{foot}"
    );
}

/// Everywhere, at the smallest size that is promised and at that of most terminals.
#[test]
fn every_foot_holds_the_way_out_and_ends_with_all_commands_and_help() {
    let mut sitting = Sitting::with_a_year();
    let look = |sitting: &mut Sitting, way: &str| {
        let context = sitting.app.context();
        let help = match context.types() {
            true => "F1 help",
            false => "? help",
        };
        // The clauses of the policy are a screen of the top row; only its other parts are left.
        let leaves = context != Context::Policy
            && keymap::rows(context)
                .any(|row| row.command == Command::Back && !row.short.is_empty());
        for (width, height) in [(60, 16), (80, 24), (120, 40)] {
            sitting.resize(width, height);
            let screen = sitting.screen();
            let foot = screen.lines().last().unwrap().replace("   ", "  ");
            // The key that goes on and the one that keeps go before it, where there is no room for all.
            let goes_on = width == 60
                && matches!(
                    context,
                    Context::Options
                        | Context::Choose
                        | Context::Write
                        | Context::Risk
                        | Context::Leaves
                        | Context::Unlock
                );
            let all = if goes_on { "" } else { "Ctrl+P anything  " };
            let end = format!("{all}{help}");
            assert!(foot.ends_with(&end), "{way} at {width}: {foot}");
            assert!(!leaves || foot.contains("Esc "), "{way} at {width}: {foot}");
        }
        sitting.resize(80, 24);
    };
    for (way, _) in WAYS {
        sitting.press(way);
        look(&mut sitting, way);
        home(&mut sitting);
    }
    for (mut sitting, way) in [
        (Sitting::new(), "the wizard"),
        (Sitting::locked(), "locked"),
    ] {
        look(&mut sitting, way);
    }
}

#[test]
fn where_nothing_lies_below_the_foot_says_how_to_quit_beside_what_matters_there() {
    let mut locked = Sitting::locked();
    let mut today = Sitting::with_a_year();
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let foot = |sitting: &mut Sitting| {
            let screen = sitting.resize(width, height).screen();
            screen.lines().last().unwrap().replace("   ", "  ")
        };
        let matters = "Enter go on  Ctrl+R show typing  ";
        assert!(foot(&mut locked).contains(matters), "{}", foot(&mut locked));
        let matters: &[&str] = match width {
            60 => &["w write", "Enter open"],
            _ => &["w write", "Enter open", "i incident"],
        };
        for key in matters {
            assert!(foot(&mut today).contains(key), "{}", foot(&mut today));
        }
        for sitting in [&mut locked, &mut today] {
            assert!(foot(sitting).contains("Ctrl+Q quit"), "{}", foot(sitting));
        }
    }
    today.resize(80, 24).key("2").sees_no("Ctrl+Q quit");
}

#[test]
fn every_screen_of_the_top_row_is_named_or_counted_and_its_neighbours_are_named() {
    let mut sitting = Sitting::with_a_year();
    for (width, height) in [(60, 16), (80, 24), (100, 30), (120, 40)] {
        for (at, key) in "1234567890".chars().enumerate() {
            sitting.resize(width, height).key(&key.to_string());
            let screen = sitting.screen();
            let row = screen.lines().nth(2).unwrap();
            assert!(row.contains(&format!("[{}]", Tab::ROW[at].name())), "{row}");
            let named = Tab::ROW.iter().filter(|tab| row.contains(tab.name()));
            let counted = row.split(' ').filter_map(|word| word.parse::<usize>().ok());
            assert_eq!(
                named.count() + counted.sum::<usize>(),
                Tab::ROW.len(),
                "{row}"
            );
            for beside in [at.wrapping_sub(1), at + 1] {
                let name = Tab::ROW.get(beside).map_or("", |tab| tab.name());
                assert!(width < 80 || row.contains(name), "no {name} in {row}");
            }
        }
    }
}

#[test]
fn a_click_on_those_that_are_not_named_goes_one_on() {
    let mut sitting = Sitting::unlocked();
    let row = sitting.screen().lines().nth(2).unwrap().to_owned();
    let column = row.chars().take_while(|sign| *sign != '›').count() as u16;
    let last = Tab::ROW.iter().rev().find(|tab| row.contains(tab.name()));
    let at = Tab::ROW.iter().position(|tab| Some(tab) == last).unwrap();
    sitting.click(column, 2);
    sitting.sees(&format!("[{}]", Tab::ROW[at + 1].name()));
}

#[test]
fn a_long_explanation_is_wrapped_and_the_list_says_how_many_more_there_are() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("w F6 Esc F1");
    sitting.sees("more below").sees_no(" of ");
    sitting.words("about to reply");
    let screen = sitting.screen();
    let said: Vec<&str> = screen.lines().map(str::trim).collect();
    let said = said.join(" ");
    assert!(
        said.contains("six short questions first, from anywhere"),
        "{screen}"
    );
}

#[test]
fn what_was_said_goes_when_something_is_laid_over_it() {
    for keys in ["F1", "Ctrl+P", "F4"] {
        let mut sitting = Sitting::unlocked();
        sitting.key("Esc").sees("Ctrl+L locks, Ctrl+Q quits.");
        sitting.key(keys).sees_no("Ctrl+L locks, Ctrl+Q quits.");
        sitting.key("Esc").sees_no("Ctrl+L locks, Ctrl+Q quits.");
    }
}

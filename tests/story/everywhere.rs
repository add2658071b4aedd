//! What holds on every screen: help, the palette, Esc, the hardware cursor, any keys at any size.

mod any_keys;
mod over;

use crate::sitting::*;
use afterhour::tui::keymap::Context;
use afterhour::tui::theme::Theme;
use std::collections::BTreeSet;

/// Keys that lead from Today to each screen of an unlocked journal with a year in it.
pub const WAYS: [(&str, Context); 35] = [
    ("1", Context::Today),
    ("2", Context::Journal),
    ("/", Context::Search),
    ("2 Enter", Context::Read),
    ("2 Enter a", Context::Adding),
    ("3", Context::Incidents),
    ("4", Context::Echo),
    ("4 a", Context::Sample),
    ("5", Context::Presence),
    ("6", Context::Policy),
    ("7", Context::Supervision),
    ("8", Context::Clients),
    ("9", Context::Guides),
    ("9 / r o l f e Enter", Context::Begun),
    ("0", Context::Settings),
    ("0 Enter", Context::Setting),
    ("F2", Context::Risk),
    ("w", Context::Write),
    ("F2 ↓ ↓ Enter", Context::Options),
    (
        "w x Ctrl+N Ctrl+N Ctrl+N Ctrl+N Ctrl+N Ctrl+N",
        Context::End,
    ),
    ("8 a", Context::Lines),
    ("7 Enter", Context::Choose),
    ("7 Enter ↑", Context::Period),
    ("7 ↓ Enter", Context::Review),
    ("7 ↓ Enter o", Context::OtherWords),
    (
        "7 ↓ Enter A A A A A A A A A A A A A A A A A A A A p",
        Context::Leaves,
    ),
    ("t", Context::Page),
    ("g", Context::Figures),
    ("K", Context::Retention),
    ("K End Enter", Context::MayGo),
    ("0 End ↑ ↑ ↑ ↑ Enter", Context::Backups),
    ("0 End ↑ ↑ ↑ Enter", Context::Import),
    ("b", Context::Before),
    ("b ↓ ↓ Enter", Context::Post),
    ("b ↓ ↓ Enter a @ b . o r g Ctrl+R", Context::Instead),
];

/// Back to Today, confirming what is asked on the way.
pub fn home(sitting: &mut Sitting) {
    for _ in 0..12 {
        if sitting.screen().contains("[Today]") {
            return;
        }
        sitting.key("Esc");
        let screen = sitting.screen();
        if [
            "Leave it as it is",
            "Go on typing",
            "Go on with it",
            "Go on choosing",
        ]
        .iter()
        .any(|stay| screen.contains(stay))
        {
            sitting.press("↓ Enter");
        }
    }
    panic!("no way back to Today from\n{}", sitting.screen());
}

/// The cursor is on the screen, at a place somebody chose.
#[track_caller]
fn assert_cursor(sitting: &Sitting) {
    let (x, y) = sitting.cursor();
    let (columns, rows) = sitting.size;
    assert!(x < columns && y < rows, "({x}, {y}) at {columns}x{rows}");
    let chosen = (x, y) != (0, 0) || columns < 60 || rows < 16;
    assert!(chosen, "nobody placed the cursor in\n{}", sitting.screen());
}

/// The row below the rule of the head is blank; where the top row of screens stands there, the one below that.
#[track_caller]
fn assert_air(sitting: &Sitting, way: &str) {
    let screen = sitting.screen();
    let mut rows = screen
        .lines()
        .skip_while(|row| !row.trim_start().starts_with("──"));
    let below = rows.nth(1).unwrap();
    let has_tabs = below.contains('[') && screen.trim_start().starts_with("Afterhour");
    let blank = if has_tabs {
        rows.next().unwrap()
    } else {
        below
    };
    assert_eq!(blank.trim(), "", "{way}\n{screen}");
}

#[test]
fn every_page_leaves_a_blank_row_below_its_head() {
    let mut sitting = Sitting::with_a_year();
    for (keys, _) in WAYS.into_iter().chain([
        ("8 E", Context::Erase),
        ("0 g o", Context::Settings),
        ("2 x", Context::Journal),
    ]) {
        sitting.press(keys);
        for size in [(120, 40), (80, 24)] {
            sitting.resize(size.0, size.1);
            assert_air(&sitting, keys);
            for over in ["F1", "Ctrl+P", "F4"] {
                assert_air(sitting.key(over), over);
                sitting.key("Esc");
            }
        }
        home(&mut sitting);
    }
    assert_air(sitting.key("Ctrl+L"), "locked");
    let mut new = Sitting::new();
    assert_air(&new, "the wizard");
    assert_air(new.press("Enter Enter"), "the wizard");
}

#[test]
fn every_screen_has_help_a_palette_and_a_way_back_and_places_the_cursor() {
    let mut sitting = Sitting::with_a_year();
    let mut seen = BTreeSet::new();
    for (keys, context) in WAYS {
        sitting.press(keys);
        for (columns, rows) in [(120, 40), (60, 16), (200, 60), (80, 24)] {
            sitting.resize(columns, rows);
            assert_eq!(
                sitting.app.context(),
                context,
                "{keys}\n{}",
                sitting.screen()
            );
            assert_cursor(&sitting);
            let help = format!("Keys: {}", context.name());
            sitting.key("F1").sees(&help);
            assert_cursor(&sitting);
            sitting.key("Esc").key("Ctrl+P").sees("Anything");
            assert_cursor(&sitting);
            sitting.words("lock now").sees("Lock now").key("Esc");
        }
        if !context.types() {
            sitting.key("?").sees("Keys: ").key("Esc");
        }
        assert_eq!(sitting.app.context(), context, "help changed the screen");
        home(&mut sitting);
        seen.insert(context.name());
    }
    let all = Context::ALL.into_iter().map(Context::name);
    let missing: Vec<&str> = all.filter(|name| !seen.contains(name)).collect();
    // What was received, and its answer, are looked at in supervisor.rs, what would be imported in import.rs, what is erased,
    // and the new sheet, in erase.rs.
    let elsewhere = [
        "unlocking",
        "a new journal",
        "erasing a client",
        "a sheet to keep",
        "what was received",
        "an answer",
        "what would be imported",
    ];
    assert_eq!(missing, elsewhere);
    for mut sitting in [Sitting::new(), Sitting::locked()] {
        assert_cursor(&sitting);
        sitting
            .key("F1")
            .sees("Keys: ")
            .key("Esc")
            .key("Ctrl+P")
            .sees("Anything");
        assert_cursor(&sitting);
    }
}

#[test]
fn every_screen_can_be_drawn_in_ascii() {
    let mut sitting = Sitting::with_a_year().in_the_look_of(Theme::no_color().in_ascii());
    sitting.unlock();
    for (keys, _) in WAYS {
        sitting.press(keys);
        for over in ["", "F1", "Esc", "Ctrl+P", "Esc", "F4"] {
            if !over.is_empty() {
                sitting.key(over);
            }
            let (buffer, _) = sitting.buffer();
            for cell in &buffer.content {
                let symbol = cell.symbol();
                // What people wrote stays as they wrote it.
                let letter = symbol
                    .chars()
                    .all(|c| c.is_alphanumeric() || "“”’£".contains(c));
                assert!(
                    symbol.is_ascii() || letter,
                    "{symbol} in\n{}",
                    sitting.screen()
                );
            }
        }
        home(&mut sitting);
    }
}

#[test]
fn every_finding_can_be_decided_on_a_small_terminal() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 ↓ Enter").resize(60, 16);
    for _ in 0..37 {
        assert_cursor(&sitting);
        sitting.sees("Replace by");
        let screen = sitting.screen();
        assert!(
            screen.contains("Keep the words") || screen.contains("Never kept"),
            "{screen}"
        );
        sitting.key("↓");
    }
}

#[test]
fn the_demo_says_on_every_screen_that_it_is_one() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("2 Enter").sees_no(" demo ");
    sitting.app.hint = "This is the demo.".into();
    for (keys, _) in WAYS {
        home(&mut sitting);
        sitting.press(keys).sees(" demo ");
        assert_eq!(
            sitting.screen().matches(" demo ").count(),
            1,
            "{}",
            sitting.screen()
        );
    }
}

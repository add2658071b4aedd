//! What was written, as numbers: each page at two sizes, in ASCII, and with nothing written.

use crate::sitting::*;
use afterhour::tui::theme::Theme;
use insta::assert_snapshot;

/// The first page, and the keys from each to the next.
const PAGES: [&str; 5] = ["rhythm", "themes", "incidents", "feelings", "follow_ups"];

#[test]
fn every_page_of_a_year_is_drawn_with_its_numbers_in_words_at_two_sizes() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("g p").sees("the last year");
    for page in PAGES {
        sitting.resize(80, 24);
        assert_snapshot!(format!("figures_{page}_80x24"), sitting.screen());
        sitting.resize(120, 40);
        assert_snapshot!(format!("figures_{page}_120x40"), sitting.screen());
        sitting.key("→");
    }
    sitting.sees("[Rhythm]").key("←").sees("[Follow-ups]");
}

#[test]
fn the_period_goes_round_and_a_long_page_scrolls_to_its_end_and_no_further() {
    let mut sitting = Sitting::with_a_year();
    sitting
        .key("g")
        .sees("the last 3 months, from 22 August 2026");
    let first = sitting.screen();
    sitting
        .press("p")
        .sees("the last year, from 22 November 2025");
    sitting.press("p").sees("everything");
    sitting.press("p");
    assert_eq!(sitting.screen(), first);
    sitting.press("→ → End");
    let end = sitting.screen();
    sitting.press("↓ ↓ PgDn");
    assert_eq!(sitting.screen(), end);
    assert_ne!(sitting.press("Home").screen(), end);
}

#[test]
fn figures_read_the_same_without_colour_and_in_ascii() {
    let mut sitting = Sitting::with_a_year().in_the_look_of(Theme::no_color().in_ascii());
    sitting.unlock();
    sitting.press("g");
    for page in PAGES {
        if page == "rhythm" {
            assert_snapshot!("figures_ascii", sitting.screen());
        }
        let (buffer, _) = sitting.buffer();
        for cell in &buffer.content {
            assert!(cell.symbol().is_ascii(), "{page}: {}", cell.symbol());
            assert_eq!((cell.fg, cell.bg), Default::default(), "{page}: a colour");
        }
        sitting.key("→");
    }
}

#[test]
fn an_empty_journal_says_what_figures_are_for_and_how_to_begin() {
    let mut sitting = Sitting::unlocked();
    assert_snapshot!("figures_empty", sitting.press("g").screen());
    sitting.key("w").words("Nobody asked.").key("Ctrl+K");
    sitting.sees("1 entry on 1 day, 21 November 2026.");
    sitting.key("Esc").sees("[Today]");
}

#[test]
fn the_palette_finds_figures_by_any_of_their_words() {
    let mut sitting = Sitting::unlocked();
    sitting.key("Ctrl+P").words("feelings").key("Enter");
    sitting.sees("Figures").sees("the last 3 months");
}

//! A text longer than the screen says in the foot how to go on in it.

use crate::everywhere::{WAYS, home};
use crate::sitting::*;
use afterhour::tui::keymap::Context;

/// Screens whose page is laid and cut, so that the last row says what has no room.
const CUT: [Context; 3] = [Context::Read, Context::Erase, Context::Figures];

/// Whether there is more of the text below: as the head counts its lines, or as the last row says.
fn goes_on(sitting: &Sitting) -> bool {
    let screen = sitting.screen();
    let head = screen.lines().next().unwrap_or_default();
    let counted = head.split_once("line ").is_some_and(|(_, place)| {
        let words: Vec<&str> = place.split([' ', ',']).collect();
        matches!(words[..], [_, "to", last, "of", all, ..] if last != all || place.contains("then"))
    });
    let is_cut = CUT.contains(&sitting.app.context())
        && screen
            .lines()
            .rev()
            .skip(2)
            .any(|line| line.ends_with(" below"));
    counted || is_cut
}

/// The foot says so where there is more, and only there; gives back whether there is.
#[track_caller]
fn look(sitting: &Sitting) -> bool {
    let screen = sitting.screen();
    let foot = screen.lines().last().unwrap_or_default();
    let more = goes_on(sitting);
    assert_eq!(foot.contains("PgDn"), more, "{screen}");
    more
}

/// At each size, from the beginning to the end; how often there was more.
#[track_caller]
fn look_through(sitting: &mut Sitting) -> usize {
    let mut longer = 0;
    for (columns, rows) in [(60, 16), (80, 24), (100, 30), (120, 40)] {
        sitting.resize(columns, rows).key("Home");
        for _ in 0..60 {
            if !look(sitting) {
                break;
            }
            longer += 1;
            sitting.key("PgDn");
        }
    }
    sitting.resize(80, 24).key("Home");
    longer
}

#[test]
fn wherever_more_is_written_than_fits_the_foot_names_the_key_that_goes_on() {
    let mut sitting = Sitting::with_a_year();
    let mut longer = Vec::new();
    for (keys, context) in WAYS {
        sitting.press(keys);
        let scrolls = !context.types() && context != Context::Journal && context != Context::Search;
        if scrolls && look_through(&mut sitting) > 0 {
            longer.push(context);
        }
        home(&mut sitting);
    }
    for context in [Context::Read, Context::Leaves, Context::Figures] {
        assert!(longer.contains(&context), "{longer:?}");
    }
    sitting
        .resize(60, 16)
        .press("6 p")
        .sees(" below")
        .sees("PgDn further");
    home(&mut sitting);
    sitting.press("8 E").sees(" below").sees("PgDn further");
    assert!(look_through(&mut sitting) > 0);
    home(&mut sitting);
    // The card, beside its question and over everything.
    sitting
        .resize(60, 16)
        .press("F2 Enter")
        .sees("PgDn further");
    sitting.press("F4").sees("PgDn further").key("End");
    sitting.sees_no("PgDn").press("Esc Esc Esc");
    // A text of its own, which Enter goes through and leaves.
    sitting
        .resize(80, 24)
        .press("1 t")
        .sees("Enter go on")
        .resize(60, 16);
    for _ in 0..20 {
        if sitting.screen().contains("[Today]") {
            return;
        }
        look(&sitting);
        sitting.key("Enter");
    }
    panic!("Enter does not leave\n{}", sitting.screen());
}

#[test]
fn the_wizard_names_it_on_what_it_is_about_and_not_on_its_questions() {
    let mut sitting = Sitting::new();
    assert!(look_through(&mut sitting) > 0);
    for _ in 0..3 {
        sitting.resize(60, 16).key("Enter");
        sitting.sees_no("PgDn");
    }
}

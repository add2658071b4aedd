//! Every screen at sizes that nobody has.

use crate::everywhere::{WAYS, home};
use crate::sitting::Sitting;

/// Sizes tried over all screens.
const SIZES: usize = 10_000;

/// Reliability list 54.
#[test]
fn ten_thousand_sizes_over_all_screens_do_no_harm_and_the_cursor_stays_inside() {
    let mut sitting = Sitting::with_a_year();
    let mut seed = 20_261_121_u32;
    let mut below = |end: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((seed >> 16) % end) as u16
    };
    let odd = [
        (0, 0),
        (1, 1),
        (500, 300),
        (80, 1),
        (1, 24),
        (0, 24),
        (80, 0),
    ];
    for (keys, context) in WAYS {
        sitting.press(keys);
        for round in 0..SIZES.div_ceil(WAYS.len()) {
            let size = odd.get(round).copied();
            let (columns, rows) = size.unwrap_or_else(|| (below(121), below(41)));
            sitting.resize(columns, rows);
            let (_, cursor) = sitting.buffer();
            let inside = cursor.is_none_or(|(x, y)| x < columns && y < rows);
            assert!(
                inside || columns == 0 || rows == 0,
                "{cursor:?} at {columns}x{rows}, {keys}"
            );
        }
        sitting.resize(80, 24);
        assert_eq!(sitting.app.context(), context, "{}", sitting.screen());
        home(&mut sitting);
    }
}

#[test]
fn at_the_narrowest_nothing_that_is_said_of_the_whole_screen_is_cut() {
    let mut sitting = Sitting::with_a_year();
    sitting.resize(60, 24);
    let mut whole = |keys: &str, parts: &[&str]| {
        sitting.press(keys);
        for part in parts {
            sitting.sees(part);
        }
        sitting.press("Esc Esc Esc");
    };
    whole("5", &["   70 days.", "people I have let in          due"]);
    whole("4", &["neither"]);
    whole("g", &["Follow-ups", "no measure of practice."]);
    whole("2 / Esc 0 K", &["`afterhour retention set`."]);
    whole("6", &["(21 Mar 2027).", "Friend and contact"]);
    whole("2 Enter a", &["Add to entry", "Esc back"]);
}

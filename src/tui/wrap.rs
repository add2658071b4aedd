//! Soft wrap at words, by what a terminal shows: graphemes and their cells. Knows nothing of cursors or styles.
//!
//! A width is the sum of ratatui's own width of each grapheme, since that is how far its buffer advances: measured
//! otherwise, the cursor would part from the text on some scripts. ratatui's `Paragraph::wrap` is not used, it
//! can panic on a wide character at the edge (its issue 2679).
//!
//! All work is done a paragraph at a time, so that a key press in a long text costs what its paragraph costs.

use ratatui::buffer::CellWidth;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The rows of a text at a width in cells (0 counts as 1), as byte ranges in order.
///
/// A row ends at a line end, which belongs to no row, or softly: after spaces (they hang over the edge, however
/// many), after a hyphen or dash between letters, before a wide letter, or inside a word that is longer than a row.
/// Without its hanging spaces a row is never wider than `width`, unless it is a single wide grapheme. An empty
/// text has one empty row.
pub fn lines(text: &str, width: usize) -> Vec<Range<usize>> {
    ahead(text, 0, width, usize::MAX)
}

/// The same as words, without the spaces that hang over the edge; an empty text has none.
pub fn words(text: &str, width: usize) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    lines(text, width)
        .into_iter()
        .map(|row| text[row].trim_end().to_owned())
        .collect()
}

/// At most `count` rows, beginning with the one that holds `byte`.
pub fn ahead(text: &str, byte: usize, width: usize, count: usize) -> Vec<Range<usize>> {
    let byte = floor(text, byte);
    let mut start = paragraph_start(text, byte);
    let mut rows = paragraph(text, start, width);
    rows.drain(..holding(&rows, byte));
    while rows.len() < count {
        start = match rows.last() {
            Some(last) if last.end < text.len() => last.end + 1,
            _ => break,
        };
        rows.append(&mut paragraph(text, start, width));
    }
    rows.truncate(count.max(1));
    rows
}

/// At most `count` rows, ending with the one that holds `byte`.
pub fn back(text: &str, byte: usize, width: usize, count: usize) -> Vec<Range<usize>> {
    let byte = floor(text, byte);
    let mut start = paragraph_start(text, byte);
    let mut rows = paragraph(text, start, width);
    rows.truncate(holding(&rows, byte) + 1);
    while rows.len() < count && start > 0 {
        start = paragraph_start(text, start - 1);
        let mut earlier = paragraph(text, start, width);
        earlier.append(&mut rows);
        rows = earlier;
    }
    rows.drain(..rows.len().saturating_sub(count.max(1)));
    rows
}

/// The place of a byte among `rows`: index of the row, and column in cells. At a soft end the place is the
/// beginning of the next row. A column may exceed the width among hanging spaces.
pub fn position_of(text: &str, rows: &[Range<usize>], byte: usize) -> (usize, usize) {
    let row = holding(rows, byte);
    let column = rows.get(row).map_or(0, |range| {
        let until = floor(text, byte.clamp(range.start, range.end));
        width_of(&text[range.start..until])
    });
    (row, column)
}

/// The byte at a column of a row: the beginning of the grapheme that covers it, or [`row_end`] beyond the text.
/// A row beyond the last counts as the last.
pub fn byte_at(text: &str, rows: &[Range<usize>], row: usize, column: usize) -> usize {
    let Some(row) = rows.get(row).or(rows.last()) else {
        return 0;
    };
    let end = row_end(text, row);
    let (mut at, mut used) = (row.start, 0);
    while at < end {
        let (length, cells) = grapheme(text, at);
        if column < used + cells {
            return at;
        }
        at += length;
        used += cells;
    }
    end
}

/// The last place of a row: its end, or before its last grapheme where it ends softly, since the end itself is
/// already the beginning of the next row.
pub fn row_end(text: &str, row: &Range<usize>) -> usize {
    if !ends_softly(text, row) {
        return row.end;
    }
    text[row.clone()]
        .grapheme_indices(true)
        .next_back()
        .map_or(row.start, |(at, _)| row.start + at)
}

/// Whether the text goes on in the next row without a line end between.
pub fn ends_softly(text: &str, row: &Range<usize>) -> bool {
    text.as_bytes()
        .get(row.end)
        .is_some_and(|byte| *byte != b'\n')
}

/// How many cells a text takes on one row; control characters take none.
pub fn width_of(text: &str) -> usize {
    let (mut at, mut width) = (0, 0);
    while at < text.len() {
        let (length, cells) = grapheme(text, at);
        at += length;
        width += cells;
    }
    width
}

/// Length in bytes and width in cells of the grapheme beginning at `at`, which is inside the text.
fn grapheme(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    // Two plain ASCII characters never join, and nearly all prose is that: 20 times faster.
    if (b' '..=b'~').contains(&bytes[at]) && bytes.get(at + 1).is_none_or(u8::is_ascii) {
        return (1, 1);
    }
    let symbol = text[at..].graphemes(true).next().unwrap_or_default();
    let cells = if symbol.contains(char::is_control) {
        0
    } else {
        symbol.cell_width()
    };
    (symbol.len().max(1), usize::from(cells))
}

/// The rows of the paragraph beginning at `start`; its line end is left out.
fn paragraph(text: &str, start: usize, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let text = &text[..text[start..].find('\n').map_or(text.len(), |at| start + at)];
    let mut rows = Vec::new();
    let (mut start, mut at, mut column) = (start, start, 0);
    // The last place where the row may end, and the cells before it.
    let mut chance: Option<(usize, usize)> = None;
    let (mut before, mut last) = (' ', ' ');
    while at < text.len() {
        let (length, cells) = grapheme(text, at);
        let next = text[at..].chars().next().unwrap_or(' ');
        if length == next.len_utf8() && is_space(next) {
            at += length;
            column += cells;
            chance = Some((at, column));
        } else {
            let wide_letter = cells > 1 && next.is_alphabetic();
            let after_dash = matches!(last, '-' | '\u{2010}' | '–' | '—')
                && before.is_alphabetic()
                && next.is_alphabetic();
            if wide_letter || after_dash {
                chance = Some((at, column));
            }
            while column + cells > width && at > start {
                let (end, used) = chance
                    .take()
                    .filter(|(end, _)| *end > start)
                    .unwrap_or((at, column));
                rows.push(start..end);
                start = end;
                column -= used;
            }
            at += length;
            column += cells;
        }
        (before, last) = (last, next);
    }
    rows.push(start..text.len());
    rows
}

fn is_space(c: char) -> bool {
    let keeps_together = matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}');
    c.is_whitespace() && !keeps_together
}

fn holding(rows: &[Range<usize>], byte: usize) -> usize {
    rows.partition_point(|row| row.start <= byte)
        .saturating_sub(1)
}

fn paragraph_start(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |at| at + 1)
}

/// The byte itself if it lies between two characters, else the beginning of the one it lies in, or the end.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Text with all that makes editors stumble, and any other printable text.
    pub fn any_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-z]{1,12}".prop_map(String::from),
            4 => Just(" ".to_owned()),
            1 => Just("   ".to_owned()),
            2 => Just("\n".to_owned()),
            4 => prop::sample::select(vec![
                "é", "e\u{301}", "\u{301}", "n\u{303}\u{323}", "漢字", "한글", "\u{1112}\u{1161}", "👩‍👧", "🇬🇧",
                "🇬", "👍🏽", "❤\u{fe0f}", "\u{200d}", "ﾊﾞ", "ความ", "क्षि", "שלום", "سلام", "\u{a0}", "-", "—", "\u{3000}",
                "…", "don't", "K-07", "\u{602}a",
            ]).prop_map(String::from),
            1 => "\\PC{0,6}",
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    fn shown(text: &str, width: usize) -> Vec<&str> {
        lines(text, width)
            .into_iter()
            .map(|row| &text[row])
            .collect()
    }

    #[test]
    fn rows_end_after_spaces_and_the_spaces_hang() {
        assert_eq!(shown("one two three", 7), ["one two ", "three"]);
        assert_eq!(shown("one     two", 4), ["one     ", "two"]);
        assert_eq!(shown("  one", 4), ["  ", "one"]);
        assert_eq!(shown("one", 3), ["one"]);
    }

    #[test]
    fn line_ends_are_kept_and_an_end_of_text_after_one_is_a_row() {
        assert_eq!(shown("", 5), [""]);
        assert_eq!(shown("\n\none\n", 5), ["", "", "one", ""]);
    }

    #[test]
    fn a_word_longer_than_a_row_is_broken_between_graphemes() {
        assert_eq!(shown("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(shown("a 👩‍👧👩‍👧👩‍👧", 5), ["a ", "👩‍👧👩‍👧", "👩‍👧"]);
        assert_eq!(shown("a漢b", 1), ["a", "漢", "b"]);
    }

    #[test]
    fn wide_letters_may_part_and_codes_may_not() {
        assert_eq!(shown("ab 漢字漢字", 7), ["ab 漢字", "漢字"]);
        assert_eq!(shown("the follow-up", 11), ["the follow-", "up"]);
        assert_eq!(shown("asking K-07", 9), ["asking ", "K-07"]);
        assert_eq!(
            shown("ten\u{a0}minutes ago", 6),
            ["ten\u{a0}mi", "nutes ", "ago"]
        );
    }

    #[test]
    fn a_soft_end_is_the_beginning_of_the_next_row() {
        let text = "one two three";
        let rows = lines(text, 8);
        assert_eq!(position_of(text, &rows, 7), (0, 7));
        assert_eq!(position_of(text, &rows, 8), (1, 0));
        assert_eq!(byte_at(text, &rows, 0, 99), 7);
        assert_eq!(byte_at(text, &rows, 9, 99), text.len());
    }

    #[test]
    fn a_column_inside_a_wide_grapheme_is_its_beginning() {
        let text = "a漢b";
        let rows = lines(text, 10);
        assert_eq!(byte_at(text, &rows, 0, 1), 1);
        assert_eq!(byte_at(text, &rows, 0, 2), 1);
        assert_eq!(byte_at(text, &rows, 0, 3), 4);
    }

    proptest! {
        #[test]
        fn every_byte_is_in_one_row_or_is_a_line_end(text in any_text(), width in 0_usize..30) {
            let mut at = 0;
            for row in lines(&text, width) {
                if row.start != at {
                    prop_assert_eq!(&text[at..row.start], "\n");
                }
                at = row.end;
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn no_row_is_wider_than_asked(text in any_text(), width in 1_usize..30) {
            for row in lines(&text, width) {
                let row = text[row].trim_end_matches(is_space);
                let single = row.graphemes(true).filter(|symbol| width_of(symbol) > 0).count() <= 1;
                prop_assert!(single || width_of(row) <= width, "{row:?}");
            }
        }

        #[test]
        fn rows_break_between_graphemes(text in any_text(), width in 1_usize..12) {
            let starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            for row in lines(&text, width) {
                prop_assert!(row.start == text.len() || starts.contains(&row.start));
            }
        }

        #[test]
        fn a_place_and_its_byte_are_the_same(text in any_text(), width in 1_usize..30) {
            let rows = lines(&text, width);
            let mut at = 0;
            for symbol in text.graphemes(true) {
                let (row, column) = position_of(&text, &rows, at);
                let found = byte_at(&text, &rows, row, column);
                // Graphemes without a cell share their column with what follows.
                prop_assert_eq!(position_of(&text, &rows, found), (row, column));
                prop_assert!(found == at || width_of(symbol) == 0 || width_of(&text[at.min(found)..at.max(found)]) == 0);
                at += symbol.len();
            }
        }

        #[test]
        fn a_part_of_the_rows_is_a_part_of_all_rows(
            text in any_text(), width in 1_usize..20, place in any::<prop::sample::Index>(), count in 1_usize..6,
        ) {
            let rows = lines(&text, width);
            let byte = place.index(text.len() + 1);
            let row = holding(&rows, floor(&text, byte));
            prop_assert_eq!(&ahead(&text, byte, width, count)[..], &rows[row..rows.len().min(row + count)]);
            prop_assert_eq!(&back(&text, byte, width, count)[..], &rows[(row + 1).saturating_sub(count)..=row]);
        }

        #[test]
        fn nothing_panics(text in ".*", width in 0_usize..9, byte in 0_usize..99, row in 0_usize..9) {
            let rows = lines(&text, width);
            position_of(&text, &rows, byte);
            byte_at(&text, &rows, row, byte);
            width_of(&text);
        }
    }
}

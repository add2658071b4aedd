//! The words around what a search found, on one line of the list.

use crate::domain::Hit;
use crate::tui::canvas::{Canvas, fit};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Sets the words around the first place that was found; each place on the line is marked by its weight. Where the title
/// alone has the words, the line holds how the entry begins.
pub(super) fn put(canvas: &mut Canvas, x: u16, y: u16, hit: &Hit) {
    let (dim, strong) = (canvas.theme.dim, canvas.theme.strong);
    let room = canvas.area.width.saturating_sub(x + 1);
    let (line, found) = line(hit.excerpt.read(), &hit.found, room, canvas.theme.ascii);
    let (mut x, mut done) = (x, 0);
    for at in found {
        x += canvas.put(x, y, &line[done..at.start], dim);
        x += canvas.put(x, y, &line[at.clone()], strong);
        done = at.end;
    }
    canvas.put(x, y, &line[done..], dim);
}

/// So much of a text as fits around the first place, and the places that are whole in it.
fn line(text: &str, found: &[Range<usize>], room: u16, ascii: bool) -> (String, Vec<Range<usize>>) {
    let start = found.first().map_or(0, |at| beginning(text, at, room));
    let before = match (start, ascii) {
        (0, _) => "",
        (_, true) => "...",
        (_, false) => "…",
    };
    let line = fit(&format!("{before}{}", &text[start..]), room, ascii);
    let moved = |at: &Range<usize>| at.start + before.len() - start..at.end + before.len() - start;
    let is_whole = |at: &&Range<usize>| line.get(moved(at)) == text.get((*at).clone());
    let found = found.iter().filter(is_whole).map(moved).collect();
    (line, found)
}

/// Where the line begins: with the text, if words behind the first place are seen then; else a third of the line before
/// that place, at a word.
fn beginning(text: &str, first: &Range<usize>, room: u16) -> usize {
    let room = usize::from(room);
    if text[..first.end].width() <= room * 2 / 3 {
        return 0;
    }
    let mut start = first.start;
    let mut used = 0;
    for (at, grapheme) in text[..first.start].grapheme_indices(true).rev() {
        used += grapheme.width();
        if used > room / 3 {
            break;
        }
        start = at;
    }
    if let Some(space) = text[start..first.start].find(' ') {
        start += space + 1;
    }
    // What parts two answers parts nothing at the beginning.
    let before = &text[start..first.start];
    start + before.len() - before.trim_start_matches(['\u{b7}', ' ']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "On Monday a client asked for a heron, and herons are never far from the river here.";

    /// The line, with what was found in it between brackets.
    fn shown(room: u16, ascii: bool) -> String {
        let found = ["heron,", "herons"].map(|word| {
            let start = TEXT.find(word).expect("a word of the text");
            start..start + 5
        });
        let (mut line, found) = line(TEXT, &found, room, ascii);
        assert!(line.width() <= room.into(), "{line}");
        for at in found.iter().rev() {
            line.insert(at.end, ']');
            line.insert(at.start, '[');
        }
        line
    }

    #[test]
    fn what_was_found_is_on_the_line_however_short_it_is() {
        let whole = "On Monday a client asked for a [heron], and [heron]s are never far from the river here.";
        assert_eq!(shown(90, false), whole);
        assert_eq!(
            shown(60, false),
            "On Monday a client asked for a [heron], and [heron]s are never…"
        );
        // Words behind it are worth more than the beginning.
        assert_eq!(shown(40, false), "…asked for a [heron], and [heron]s are…");
        assert_eq!(shown(30, false), "…for a [heron], and [heron]s are…");
        assert_eq!(shown(30, true), "...for a [heron], and [heron]s...");
        assert_eq!(shown(14, false), "…a [heron], and…");
        for room in 8..90 {
            assert!(shown(room, false).contains("[heron]"), "{room}");
        }
        for room in 0..8 {
            shown(room, true);
        }
    }

    #[test]
    fn where_nothing_is_marked_the_line_is_the_beginning() {
        let (line, found) = line(TEXT, &[], 20, false);
        assert_eq!(line, "On Monday a client…");
        assert!(found.is_empty());
    }
}

//! The text around the first match of an entry, as a list of hits shows it.

use super::beginning::{Beginning, letters, matches};
use crate::domain::Words;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// Characters of an excerpt, before and after the start of the match.
const EXCERPT: (usize, usize) = (60, 140);

/// Some 200 characters around the first place where one of the words begins, cut at words; from the start when the
/// match is in the title. And where in them one of the words begins, in bytes.
pub(super) fn excerpt(text: &str, words: &[String]) -> (Words, Vec<Range<usize>>) {
    let mut needles: Vec<Beginning> = Vec::new();
    for word in words {
        let first = word
            .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
            .find(|part| !part.is_empty());
        needles.extend(first.map(letters));
    }
    let matched = matches(text, &needles).next().map_or(0, |at| at.start);
    let before = text[..matched]
        .char_indices()
        .rev()
        .nth(EXCERPT.0)
        .map_or(0, |(at, c)| at + c.len_utf8());
    let after = text[matched..]
        .char_indices()
        .nth(EXCERPT.1)
        .map_or(text.len(), |(at, _)| matched + at);
    let start = if before == 0 {
        0
    } else {
        text[before..matched]
            .find(char::is_whitespace)
            .map_or(before, |at| before + at)
    };
    let end = if after == text.len() {
        after
    } else {
        text[matched..after]
            .rfind(char::is_whitespace)
            .map_or(after, |at| matched + at)
    };
    let mut cut = Zeroizing::new(String::with_capacity(1024));
    if start > 0 {
        cut.push('…');
    }
    // A line ends where an answer does, or a paragraph of one.
    let lines = text[start..end].lines();
    let lines = lines.filter(|line| !line.trim().is_empty());
    for (number, line) in lines.enumerate() {
        if number > 0 {
            cut.push_str(" ·");
        }
        for (at, word) in line.split_whitespace().enumerate() {
            if number + at > 0 {
                cut.push(' ');
            }
            cut.push_str(word);
        }
    }
    if end < text.len() {
        cut.push('…');
    }
    let cut = Words::new(&cut);
    let found = matches(cut.read(), &needles).collect();
    (cut, found)
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    fn around(text: &str, typed: &str) -> String {
        excerpt(text, &words(typed)).0.read().to_owned()
    }

    /// The excerpt with what was found in it between brackets.
    fn marked(text: &str, typed: &str) -> String {
        let (cut, found) = excerpt(text, &words(typed));
        let mut cut = cut.read().to_owned();
        for at in found.iter().rev() {
            cut.insert(at.end, ']');
            cut.insert(at.start, '[');
        }
        cut
    }

    #[test]
    fn what_was_found_is_marked_as_far_as_it_was_typed() {
        assert_eq!(
            marked("A boundary, bounded; unbounded", "bound"),
            "A [bound]ary, [bound]ed; unbounded"
        );
        assert_eq!(
            marked("a boundary at a bound", "bound bounda"),
            "a [bounda]ry at a [bound]"
        );
        assert_eq!(
            marked("Siobha\u{301}n, her e\u{301} and Siobhán", "siobha"),
            "[Siobhá]n, her é and [Siobhá]n"
        );
        assert_eq!(marked("the Café, CAFÉ", "cafe"), "the [Café], [CAFÉ]");
        assert_eq!(marked("of the client's", "client's"), "of the [client]'s");
        assert_eq!(marked("nothing of it here", "title"), "nothing of it here");
        let far = format!("{} a heron\n\nand herons", "before ".repeat(40));
        assert!(marked(&far, "heron").ends_with("a [heron] · and [heron]s"));
    }

    #[test]
    fn an_excerpt_shows_the_first_match_in_its_words() {
        let text = format!(
            "{} the Café was full {}",
            "before ".repeat(40),
            "after ".repeat(60)
        );
        let cut = around(&text, "cafe");
        assert!(
            cut.starts_with('…') && cut.ends_with('…') && cut.contains("the Café was full"),
            "{cut}"
        );
        assert!(cut.chars().count() <= EXCERPT.0 + EXCERPT.1 + 2);
        assert_eq!(around("short text", "text"), "short text");
        assert_eq!(around("nothing of it here", "title"), "nothing of it here");
        assert_eq!(
            around("the first answer\n\nthe second \n", "second"),
            "the first answer · the second"
        );
    }
}

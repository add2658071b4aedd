//! Words that begin with what is looked for, compared as the index compares them: without regard to case and marks.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The first letters of a word, each as the index compares it.
pub(super) type Beginning = Vec<char>;

pub(super) fn letters(word: &str) -> Beginning {
    word.chars().flat_map(fold).collect()
}

/// Where words begin with one of the needles, in bytes: as much of each word as the longest of them takes.
pub(super) fn matches(text: &str, needles: &[Beginning]) -> impl Iterator<Item = Range<usize>> {
    let mut in_word = false;
    text.char_indices().filter_map(move |(at, c)| {
        let starts = c.is_alphanumeric() && !in_word;
        in_word = c.is_alphanumeric() || (in_word && is_combining_mark(c));
        if !starts {
            return None;
        }
        let taken = |needle: &Beginning| begins(&text[at..], needle);
        let longest = needles.iter().filter_map(taken).max()?;
        Some(at..at + longest)
    })
}

/// How many bytes of the text a needle takes that it begins with, the marks of its last letter included.
fn begins(text: &str, needle: &[char]) -> Option<usize> {
    let mut left = needle.iter();
    for (at, c) in text.char_indices() {
        let mut folded = fold(c).peekable();
        if left.as_slice().is_empty() && folded.peek().is_some() {
            return Some(at);
        }
        for letter in folded {
            match left.next() {
                Some(wanted) if *wanted != letter => return None,
                // A sign may hold more letters than are looked for.
                _ => {}
            }
        }
    }
    left.as_slice().is_empty().then_some(text.len())
}

/// A letter as the index compares it: lower case, without marks.
fn fold(c: char) -> impl Iterator<Item = char> {
    c.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
}

//! Cutting a text into tokens, and marking where a capital says nothing.

use super::{Gap, Kind, Token};
use crate::anonymise::classes::Classes;
use crate::anonymise::fold::{is_apostrophe, is_invisible};
use crate::anonymise::heads::Heads;
use crate::anonymise::words::{Words, hash, words};
use unicode_normalization::char::is_combining_mark;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: Words =
    words!("mr mrs ms dr prof rev revd sr jr st fr sgt no nos vs etc capt col lt hon eg ie");

/// Bytes of a line from which on its end is where the sentence was wrapped: an envelope has shorter ones.
const WRAPS: usize = 45;

pub(super) fn cut(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::with_capacity(text.len() / 5 + 4);
    let mut gap = Gap::Paragraph;
    let (mut next, mut line_from, mut wrapped) = (0, 0, false);
    while let Some(c) = text[next..].chars().next() {
        let start = next;
        next += c.len_utf8();
        if c.is_whitespace() {
            let line = matches!(c, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}');
            if line {
                wrapped = gap < Gap::Line
                    && start - line_from >= WRAPS
                    && !text[..start]
                        .trim_end_matches(' ')
                        .ends_with(['.', '!', '?', ':', ';']);
                line_from = next;
            }
            gap = match (gap, line) {
                (Gap::Paragraph, _) | (Gap::Line, true) => Gap::Paragraph,
                _ if c == '\u{2029}' => Gap::Paragraph,
                (_, true) => Gap::Line,
                (Gap::Line, _) => Gap::Line,
                _ => Gap::Space,
            };
            continue;
        }
        if !c.is_ascii() && is_invisible(c) && !all.last().is_some_and(|t| t.end == start) {
            continue;
        }
        let mut end = next;
        let mut plain = false;
        let mut kind = Kind::Mark;
        let (mut cap, mut upper, mut lower) = (
            c.is_uppercase(),
            u32::from(c.is_uppercase()),
            u32::from(c.is_lowercase()),
        );
        if c.is_alphanumeric() {
            let (mut letters, mut digits) = (c.is_alphabetic(), c.is_numeric());
            plain = c.is_ascii();
            loop {
                // Most letters are ASCII, and most words end where the first other byte is no letter either.
                while let Some(b) = text
                    .as_bytes()
                    .get(end)
                    .filter(|b| b.is_ascii_alphanumeric())
                {
                    letters |= b.is_ascii_alphabetic();
                    digits |= b.is_ascii_digit();
                    upper += u32::from(b.is_ascii_uppercase());
                    lower += u32::from(b.is_ascii_lowercase());
                    end += 1;
                }
                let Some(n) = text[end..].chars().next() else {
                    break;
                };
                let after = end + n.len_utf8();
                if n.is_alphanumeric() {
                    letters |= n.is_alphabetic();
                    digits |= n.is_numeric();
                    upper += u32::from(n.is_uppercase());
                    lower += u32::from(n.is_lowercase());
                } else if !n.is_ascii() && (is_combining_mark(n) || is_invisible(n)) {
                } else if is_apostrophe(n) && letters && joins(&text[after..]) {
                } else {
                    break;
                }
                plain = false;
                end = after;
            }
            kind = match (letters, digits) {
                (true, true) => Kind::Mixed,
                (false, true) => Kind::Number,
                _ => Kind::Word,
            };
        } else if is_apostrophe(c)
            && gap == Gap::None
            && all
                .last()
                .is_some_and(|t| t.end == start && matches!(t.kind, Kind::Word | Kind::Mixed))
        {
            let mut rest = text[end..].chars();
            if matches!(rest.next(), Some('s' | 'S'))
                && !rest.next().is_some_and(|n| n.is_alphanumeric())
            {
                kind = Kind::Possessive;
                end += 1;
            }
            cap = false;
        }
        // "....", "-----", "((((": a run of one mark is one token
        if kind == Kind::Mark && text[end..].starts_with(c) && !c.is_alphanumeric() {
            let run = text[end..].chars().take_while(|n| *n == c).count();
            if run > 3 {
                end += run * c.len_utf8();
            }
        }
        next = end;
        all.push(Token {
            start,
            end,
            kind,
            // The next line of a wrapped sentence goes on as after a space.
            gap: if wrapped && gap == Gap::Line {
                Gap::Space
            } else {
                gap
            },
            wrapped: wrapped && gap == Gap::Line,
            plain,
            cap,
            upper: upper > 0,
            caps: upper > 1 && lower == 0,
            opens: false,
            hash: hash(&text.as_bytes()[start..end]),
            is: Classes::default(),
            may: Heads::NONE,
            phrase: (0, Classes::default()),
        });
        gap = Gap::None;
    }
    all
}

/// Whether an apostrophe before this rest stands inside a word: "don't", "O'Brien", but neither "Anna's" nor "'tis".
fn joins(rest: &str) -> bool {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('s' | 'S'), second) => second.is_some_and(char::is_alphabetic),
        (Some(first), _) => first.is_alphabetic(),
        _ => false,
    }
}

pub(super) fn mark_openings(text: &str, all: &mut [Token]) {
    let mut open = true;
    for i in 0..all.len() {
        let t = all[i];
        if t.gap == Gap::Paragraph {
            open = true;
        }
        match t.kind {
            Kind::Word | Kind::Mixed | Kind::Number => {
                all[i].opens = open;
                open = false;
            }
            Kind::Possessive => {}
            Kind::Mark => match mark(&text[t.start..t.end]) {
                "." => {
                    let short = i > 0 && all[i].gap == Gap::None && {
                        let w = &text[all[i - 1].start..all[i - 1].end];
                        ABBREVIATIONS.contains(&all[i - 1].hash)
                            || w.chars().count() == 1 && all[i - 1].cap
                    };
                    open = open || !short;
                }
                "!" | "?" | ":" | "…" | "•" | "*" | "\"" | "“" | "‘" | "«" => open = true,
                "'" if t.end - t.start == 1 => open = open || t.gap != Gap::None,
                _ => {}
            },
        }
    }
}

/// A mark, or the first of a run of one of ASCII.
fn mark(s: &str) -> &str {
    if s.len() > 3 && s.is_ascii() {
        &s[..1]
    } else {
        s
    }
}

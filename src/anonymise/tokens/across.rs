//! A word over its breaks: hyphens, line ends, the marks of an address.

use super::{Gap, Kind, Tokens, is_hyphen};

impl Tokens<'_> {
    /// The next token that may belong to the same word of the practitioner's own, and whether a plain space lies between.
    pub(in crate::anonymise) fn next_of_word(&self, j: usize) -> Option<(usize, bool)> {
        let wordy =
            |i: usize| matches!(self.kind(i), Some(Kind::Word | Kind::Mixed | Kind::Number));
        let numbers = |a: usize, b: usize| {
            self.kind(a) == Some(Kind::Number) && self.kind(b) == Some(Kind::Number)
        };
        let mut k = j + 1;
        if wordy(k) {
            return match self.gap(k) {
                Gap::None | Gap::Line => Some((k, false)),
                Gap::Space if self.all[k].wrapped => Some((k, false)),
                Gap::Space => Some((k, !numbers(j, k))),
                Gap::Paragraph => None,
            };
        }
        if self.kind(k) == Some(Kind::Possessive) {
            k += 1;
        }
        let mut spaced = false;
        for _ in 0..2 {
            if self.kind(k) == Some(Kind::Mark) {
                let s = self.str(k);
                if !(is_hyphen(s)
                    || matches!(s, "." | "_" | "@" | "/" | "'" | "’" | "," | "(" | ")" | "·"))
                {
                    return None;
                }
                spaced |= matches!(s, ",") || self.gap(k) == Gap::Space;
                k += 1;
            }
        }
        if !wordy(k) || self.gap(k) == Gap::Paragraph {
            return None;
        }
        let apart = self.gap(k) == Gap::Space && !self.all[k].wrapped;
        Some((k, (spaced || apart) && !numbers(j, k)))
    }
}

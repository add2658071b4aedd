//! The practitioner's own words that stay: a theorist, a body, a platform the lists do not know.

use super::Register;
use crate::anonymise::doc::Doc;
use crate::anonymise::fold::fold;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Kind, Tokens};
use crate::domain::Words;
use std::collections::HashSet;
use std::ops::Range;

/// Words that stay wherever they stand, in any case, with or without diacritics, over line ends. A word of the register
/// is found all the same.
#[derive(Clone, Default)]
pub(in crate::anonymise) struct Kept {
    /// Folded, without spaces.
    words: HashSet<String>,
    /// Letters of the longest.
    longest: usize,
}

impl Kept {
    pub(super) fn of(words: &[Words]) -> Self {
        let words: HashSet<String> = words
            .iter()
            .map(|words| fold(words.read()))
            .filter(|folded| !folded.is_empty())
            .collect();
        let longest = words.iter().map(|folded| folded.chars().count()).max();
        Self {
            longest: longest.unwrap_or_default(),
            words,
        }
    }

    /// Whether these words, whole, are kept.
    pub(super) fn holds(&self, words: &str) -> bool {
        self.words.contains(&fold(words))
    }

    /// Takes what was found back where nothing but a kept word was found.
    pub(in crate::anonymise) fn let_stay(&self, doc: &mut Doc, register: &Register) {
        if self.words.is_empty() {
            return;
        }
        for at in 0..doc.found.len() {
            let found = &doc.found[at];
            if found.at.is_empty() {
                continue;
            }
            let folded = fold(&doc.tokens.text[doc.bytes(&found.at)]);
            let within = matches!(found.label, Label::Handle | Label::Email | Label::Url)
                && register.within(&folded).is_some();
            if !within && self.words.contains(&folded) {
                doc.stay(found.at.clone());
            }
        }
        for range in self.ranges(&doc.tokens) {
            doc.stay(range);
        }
    }

    /// Tokens of each kept word in the text.
    fn ranges(&self, tokens: &Tokens) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            let end = self.end_of(tokens, i);
            ranges.extend(end.map(|end| i..end));
            i = end.unwrap_or(i + 1);
        }
        ranges
    }

    /// One past the longest kept word that begins at a token.
    fn end_of(&self, tokens: &Tokens, i: usize) -> Option<usize> {
        let wordy = |i| {
            matches!(
                tokens.kind(i),
                Some(Kind::Word | Kind::Mixed | Kind::Number)
            )
        };
        if !wordy(i) {
            return None;
        }
        let (mut joined, mut j, mut end) = (String::new(), i, None);
        loop {
            let t = tokens.get(j)?;
            // Folding takes a letter of up to eight bytes to one.
            if t.end - t.start > 8 * self.longest {
                return end;
            }
            crate::anonymise::fold::fold_into(tokens.str(j), &mut joined);
            if joined.chars().count() > self.longest {
                return end;
            }
            if self.words.contains(&joined) {
                end = Some(j + 1);
            }
            match tokens.next_of_word(j) {
                Some((after, _)) => j = after,
                None => return end,
            }
        }
    }
}

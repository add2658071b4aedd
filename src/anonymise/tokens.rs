//! One pass over the text: words, numbers and marks with what the lists say of them.

use super::cut::{cut, mark_openings};
use super::fold;
use super::lists::{Classes, Lists};
use super::words::Words;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits only.
    Number,
    /// Letters and digits.
    Mixed,
    /// The `'s` after a word.
    Possessive,
    /// Any other single character.
    Mark,
}

/// White space before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

/// One token; `start` and `end` are bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) gap: Gap,
    /// Begins with a capital.
    pub(super) cap: bool,
    /// All letters are capitals, and there are two or more.
    pub(super) caps: bool,
    /// A capital here says nothing: first in a sentence, a quotation, a line, or after a colon.
    pub(super) opens: bool,
    /// Of its lower-case letters, for the sets of grammar words.
    pub(super) hash: u64,
    /// Of the word alone.
    pub(super) is: Classes,
    /// The longest listed phrase of two or more tokens that begins here: how many tokens, and its classes.
    pub(super) phrase: (u8, Classes),
}

/// A text cut into tokens.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) all: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str, lists: &Lists) -> Self {
        let mut all = cut(text);
        mark_openings(text, &mut all);
        let mut tokens = Self { text, all };
        tokens.look_up(lists);
        tokens
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.all.get(i)
    }

    pub(super) fn str(&self, i: usize) -> &'t str {
        self.all.get(i).map_or("", |t| &self.text[t.start..t.end])
    }

    /// Whether token `i` is this word, in any case.
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.str(i).eq_ignore_ascii_case(word)
    }

    /// Whether token `i` is one of these words, in any case.
    pub(super) fn any(&self, i: usize, words: Words) -> bool {
        self.all.get(i).is_some_and(|t| words.contains(&t.hash))
    }

    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.all.get(i).map(|t| t.kind)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Word)
    }

    pub(super) fn gap(&self, i: usize) -> Gap {
        self.all.get(i).map_or(Gap::Paragraph, |t| t.gap)
    }

    pub(super) fn classes(&self, i: usize) -> Classes {
        self.all.get(i).map_or(Classes::default(), |t| t.is)
    }

    pub(super) fn cap(&self, i: usize) -> bool {
        self.all.get(i).is_some_and(|t| t.cap)
    }

    fn look_up(&mut self, lists: &Lists) {
        let mut buffer = String::with_capacity(fold::LONGEST);
        // Words come again: what was last looked up under each slot
        let mut seen = vec![None; self.all.len().next_power_of_two().clamp(16, 1024)];
        for i in 0..self.all.len() {
            let t = self.all[i];
            if !matches!(t.kind, Kind::Word | Kind::Mixed | Kind::Number)
                || t.end - t.start > fold::LONGEST
            {
                continue;
            }
            let (walk, is) = lists.common(t.hash).unwrap_or_else(|| {
                let slot = (t.hash >> 40) as usize & (seen.len() - 1);
                match seen[slot] {
                    Some((hash, known)) if hash == t.hash => known,
                    _ => {
                        buffer.clear();
                        fold::fold_into(&self.text[t.start..t.end], &mut buffer);
                        let known = lists.word(&buffer);
                        seen[slot] = Some((t.hash, known));
                        known
                    }
                }
            });
            let Some(mut walk) = walk else {
                continue;
            };
            self.all[i].is = is;
            let mut j = i + 1;
            while let Some((next, spaced)) = self.next_of_phrase(j) {
                let n = self.all[next];
                if n.end - n.start > fold::LONGEST || next - i > 8 {
                    break;
                }
                buffer.clear();
                if spaced {
                    buffer.push(' ');
                }
                match &self.text.as_bytes()[n.start..n.end] {
                    [sign @ (b'&' | b'+')] => buffer.push(char::from(*sign)),
                    _ => fold::fold_into(&self.text[n.start..n.end], &mut buffer),
                }
                let Some(further) = lists.go(walk, buffer.as_bytes()) else {
                    break;
                };
                walk = further;
                j = next + 1;
                // "deputy head's" is no plural, "Sainsbury's" is its own name
                let whole = |is: &Classes| {
                    n.kind != Kind::Possessive || is.condition() || is.platform() || is.body()
                };
                if let Some(is) = lists.here(walk).filter(whole) {
                    self.all[i].phrase = ((j - i) as u8, is);
                }
            }
        }
    }

    /// The next token a phrase may go on with, stepping over one hyphen, slash or full stop between words.
    fn next_of_phrase(&self, j: usize) -> Option<(usize, bool)> {
        let t = self.all.get(j)?;
        if t.gap > Gap::Line {
            return None;
        }
        match t.kind {
            Kind::Word | Kind::Mixed | Kind::Number => Some((j, t.gap != Gap::None)),
            Kind::Possessive => Some((j, false)),
            Kind::Mark => {
                let s = &self.text[t.start..t.end];
                let next = self.all.get(j + 1)?;
                let word = matches!(next.kind, Kind::Word | Kind::Mixed | Kind::Number);
                if s == "&" || s == "+" {
                    Some((j, t.gap != Gap::None))
                } else if word
                    && t.gap == Gap::None
                    && (is_hyphen(s) && next.gap == Gap::None || s == ".")
                {
                    Some((j + 1, true))
                } else {
                    None
                }
            }
        }
    }
}

/// A hyphen or dash that joins two halves of a word.
pub(super) fn is_hyphen(s: &str) -> bool {
    matches!(s, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let lists = Lists::new();
        let tokens = Tokens::of(text, &lists);
        (0..tokens.len())
            .map(|i| tokens.str(i).to_owned())
            .collect()
    }

    #[test]
    fn apostrophes_are_told_apart() {
        assert_eq!(
            words("Anna's 'I don't' O'Brien’s"),
            ["Anna", "'s", "'", "I", "don't", "'", "O'Brien", "’s"]
        );
    }

    #[test]
    fn phrases_are_found_over_hyphens_and_lines() {
        let lists = Lists::new();
        for text in ["Stoke-on-Trent", "Stoke on\nTrent"] {
            let tokens = Tokens::of(text, &lists);
            assert!(tokens.all[0].phrase.0 >= 3, "{text}");
            assert!(tokens.all[0].phrase.1.place() > 0);
        }
    }

    #[test]
    fn a_sentence_opens_after_a_full_stop_but_not_after_a_title() {
        let lists = Lists::new();
        let tokens = Tokens::of("Dr. Lee came. She 'Will'", &lists);
        let open: Vec<_> = tokens
            .all
            .iter()
            .filter(|t| t.kind == Kind::Word)
            .map(|t| t.opens)
            .collect();
        assert_eq!(open, [true, false, false, true, true]);
    }
}

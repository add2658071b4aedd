//! One pass over the text: words, numbers and marks with what the lists say of them.

mod across;
mod cut;

use super::classes::Classes;
use super::fold;
use super::heads::{Head, Heads};
use super::lists::{Known, Lists, Walk};
use super::words::{Words, words};
use cut::{cut, mark_openings};

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
    /// After the end of a line at which a sentence was wrapped; the gap is a space then.
    pub(super) wrapped: bool,
    /// Nothing but ASCII letters and digits: its hash is that of its folded form.
    pub(super) plain: bool,
    /// Begins with a capital.
    pub(super) cap: bool,
    /// Has a capital anywhere.
    pub(super) upper: bool,
    /// All letters are capitals, and there are two or more.
    pub(super) caps: bool,
    /// A capital here says nothing: first in a sentence, a quotation, a line, or after a colon.
    pub(super) opens: bool,
    /// Of its lower-case letters, for the sets of grammar words.
    pub(super) hash: u64,
    /// Of the word alone.
    pub(super) is: Classes,
    /// The rules that may begin here.
    pub(super) may: Heads,
    /// The longest listed phrase of two or more tokens that begins here: how many tokens, and its classes.
    pub(super) phrase: (u8, Classes),
}

/// A text cut into tokens.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) all: Vec<Token>,
    /// The text of each: rules ask for it far more often than there are tokens.
    strs: Vec<&'t str>,
}

/// A dash with a space on either side parts as a comma does: "Stan – 69 – at the crossing". Between two numbers it joins.
fn part_by_dashes(all: &[Token], strs: &mut [&str]) {
    let numeric = |t: &Token| matches!(t.kind, Kind::Number | Kind::Mixed);
    for i in 1..all.len().saturating_sub(1) {
        let (before, after) = (all[i].gap, all[i + 1].gap);
        let spaced = before == Gap::Space && after == Gap::Space;
        let parts = all[i].kind == Kind::Mark
            && (spaced && matches!(strs[i], "–" | "—" | "-")
                || strs[i] == "—" && before == Gap::None && after == Gap::None
                || strs[i] == ";" && before == Gap::None && after == Gap::Space);
        if parts && !(numeric(&all[i - 1]) && numeric(&all[i + 1])) {
            strs[i] = ",";
        }
    }
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str, lists: &Lists) -> Self {
        let mut all = cut(text);
        mark_openings(text, &mut all);
        let mut strs: Vec<&str> = all.iter().map(|t| &text[t.start..t.end]).collect();
        part_by_dashes(&all, &mut strs);
        let mut tokens = Self { text, all, strs };
        tokens.look_up(lists);
        tokens
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    #[inline]
    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.all.get(i)
    }

    #[inline]
    pub(super) fn str(&self, i: usize) -> &'t str {
        self.strs.get(i).copied().unwrap_or_default()
    }

    /// Token `i` as it is written, also where it parts as a comma does.
    pub(super) fn written(&self, i: usize) -> &'t str {
        self.all.get(i).map_or("", |t| &self.text[t.start..t.end])
    }

    /// Whether token `i` is this word, in any case.
    #[inline]
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.str(i).eq_ignore_ascii_case(word)
    }

    /// Whether token `i` is one of these words, in any case.
    #[inline]
    pub(super) fn any(&self, i: usize, words: Words) -> bool {
        self.all.get(i).is_some_and(|t| words.contains(&t.hash))
    }

    #[inline]
    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.all.get(i).map(|t| t.kind)
    }

    #[inline]
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Word)
    }

    #[inline]
    pub(super) fn gap(&self, i: usize) -> Gap {
        self.all.get(i).map_or(Gap::Paragraph, |t| t.gap)
    }

    #[inline]
    pub(super) fn classes(&self, i: usize) -> Classes {
        self.all.get(i).map_or(Classes::default(), |t| t.is)
    }

    /// Whether a rule may begin at token `i`.
    #[inline]
    pub(super) fn may(&self, i: usize, rule: Head) -> bool {
        self.all.get(i).is_some_and(|t| t.may.has(rule))
    }

    #[inline]
    pub(super) fn cap(&self, i: usize) -> bool {
        self.all.get(i).is_some_and(|t| t.cap)
    }

    fn look_up(&mut self, lists: &Lists) {
        let mut memory = Memory::of(lists, self.all.len());
        for i in 0..self.all.len() {
            let t = self.all[i];
            if !matches!(t.kind, Kind::Word | Kind::Mixed | Kind::Number) {
                continue;
            }
            if t.end - t.start > fold::LONGEST {
                self.all[i].may = Heads::ALL;
                continue;
            }
            let mut known = memory.known(None, &t, self.strs[i]);
            self.all[i].is = known.is;
            self.all[i].may = match t.kind {
                Kind::Number => lists.heads.of_number(),
                _ => known.may,
            };
            let mut j = i + 1;
            while let Some((next, spaced)) = self.next_of_phrase(j) {
                let Some(from) = (if spaced { known.spaced } else { known.walk }) else {
                    break;
                };
                let n = self.all[next];
                if n.end - n.start > fold::LONGEST || next - i > 8 {
                    break;
                }
                known = memory.known(Some(from), &n, self.strs[next]);
                if known.walk.is_none() {
                    break;
                }
                j = next + 1;
                // "deputy head's" is no plural, "Sainsbury's" is its own name
                let is = known.is;
                let whole =
                    n.kind != Kind::Possessive || is.condition() || is.platform() || is.body();
                if known.listed && whole {
                    self.all[i].phrase = ((j - i) as u8, is);
                    let may = self.all[i].may;
                    self.all[i].may = may.or(lists.heads.of_phrase(is));
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
                let s = self.strs[j];
                let next = self.all.get(j + 1)?;
                let word = matches!(next.kind, Kind::Word | Kind::Mixed | Kind::Number);
                if s == "&" || s == "+" {
                    Some((j, t.gap != Gap::None))
                } else if s == "."
                    && word
                    && t.gap == Gap::None
                    && next.gap == Gap::Space
                    && j > 0
                    && self.any(j - 1, words!("st ste mt ft"))
                {
                    // "East St. Louis"
                    Some((j + 1, true))
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

/// The lists, and what was last found in them under each slot: words and phrases come again.
struct Memory<'l> {
    lists: &'l Lists,
    slots: Vec<Option<(u64, Known)>>,
    folded: String,
}

impl<'l> Memory<'l> {
    /// For a text of so many tokens.
    fn of(lists: &'l Lists, tokens: usize) -> Self {
        Self {
            lists,
            slots: vec![None; (tokens / 2).next_power_of_two().clamp(16, 1024)],
            folded: String::with_capacity(fold::LONGEST),
        }
    }

    /// What is known of a word, alone or as the next of a phrase.
    fn known(&mut self, from: Option<Walk>, t: &Token, word: &str) -> Known {
        let lists = self.lists;
        if from.is_none()
            && let Some(common) = lists.common(t.hash)
        {
            return **common.get_or_init(|| Box::new(self.look_up(from, t, word)));
        }
        let key = t.hash ^ from.map_or(0, Walk::hash);
        let slot = (key >> 40) as usize & (self.slots.len() - 1);
        if let Some((held, known)) = self.slots[slot]
            && held == key
        {
            return known;
        }
        let known = self.look_up(from, t, word);
        self.slots[slot] = Some((key, known));
        known
    }

    fn look_up(&mut self, from: Option<Walk>, t: &Token, word: &str) -> Known {
        let mut known = match from {
            Some(from) if matches!(word, "&" | "+") => self.lists.go(from, word),
            Some(from) if t.plain => self.lists.go_plain(from, word.as_bytes()),
            None if t.plain => self.lists.word_plain(word.as_bytes()),
            _ => {
                self.folded.clear();
                fold::fold_into(word, &mut self.folded);
                match from {
                    Some(from) => self.lists.go(from, &self.folded),
                    None => self.lists.word(&self.folded),
                }
            }
        };
        if from.is_none() {
            known.may = self.lists.heads.of_word(t.hash, known.is);
        }
        known
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
        let lists = crate::anonymise::rules::lists();
        let tokens = Tokens::of(text, lists);
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
        let lists = crate::anonymise::rules::lists();
        for text in ["Stoke-on-Trent", "Stoke on\nTrent"] {
            let tokens = Tokens::of(text, lists);
            assert!(tokens.all[0].phrase.0 >= 3, "{text}");
            assert!(tokens.all[0].phrase.1.place() > 0);
        }
    }

    #[test]
    fn a_sentence_opens_after_a_full_stop_but_not_after_a_title() {
        let lists = crate::anonymise::rules::lists();
        let tokens = Tokens::of("Dr. Lee came. She 'Will'", lists);
        let open: Vec<_> = tokens
            .all
            .iter()
            .filter(|t| t.kind == Kind::Word)
            .map(|t| t.opens)
            .collect();
        assert_eq!(open, [true, false, false, true, true]);
    }
}

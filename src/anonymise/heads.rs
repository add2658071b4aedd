//! Which rules may begin at a word: asked once when the word is looked up, so that each rule is tried at few of them.

use super::classes::Classes;
use super::words::Words;

/// A rule, or rules that begin with the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Account,
    Address,
    Ailing,
    Befell,
    Belonging,
    Bond,
    Calling,
    Clan,
    Code,
    Condition,
    Event,
    Exam,
    Habit,
    House,
    Ill,
    Job,
    Kin,
    Kinfolk,
    Lineage,
    Livelihood,
    Name,
    Place,
    Posting,
    Rarity,
    Spoken,
    Told,
    Trade,
    Unlisted,
    When,
    Work,
}

/// Rules, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heads(u32);

impl Heads {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u32::MAX);

    pub(super) const fn of(rules: &[Head]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < rules.len() {
            bits |= 1 << rules[i] as u32;
            i += 1;
        }
        Self(bits)
    }

    /// Whether one of these rules may begin here.
    #[inline]
    pub(super) fn any(self, rules: Self) -> bool {
        self.0 & rules.0 != 0
    }

    /// Whether this rule may begin here.
    #[inline]
    pub(super) fn has(self, rule: Head) -> bool {
        self.0 >> rule as u32 & 1 == 1
    }

    pub(super) fn or(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
}

/// Beside the classes of the lists: a number, and a word that is rare in small letters or unknown.
pub(super) const NUMBER: u64 = 1 << 63;
pub(super) const RARE: u64 = 1 << 62;

/// What a rule may begin with: these words, and any word of these classes. What shows in a token itself (a capital, a number, a
/// mark, what follows it) the walks ask beside it.
pub(super) type Row = (Head, &'static [Words], u64);

/// Any word for kin.
pub(super) const ANY_KIN: u64 = Classes::KIN | Classes::KIN_NARROW;

/// The rows turned round: for each word and each class the rules that may begin there.
pub(super) struct Index {
    /// By hash, in the slot of its last bits or in the first one after it that is free.
    words: Vec<(u64, Heads)>,
    classes: [Heads; 64],
}

impl Index {
    pub(super) fn of(rows: &[&[Row]]) -> Self {
        let listed = || {
            rows.iter()
                .copied()
                .flatten()
                .flat_map(|row| row.1.iter().map(|words| (row.0, *words)))
        };
        let count: usize = listed().map(|(_, words)| words.hashes().len()).sum();
        let mut index = Self {
            words: vec![(0, Heads::NONE); (2 * count).next_power_of_two()],
            classes: [Heads::NONE; 64],
        };
        for (rule, words) in listed() {
            for hash in words.hashes() {
                let slot = index.slot(*hash);
                let (_, rules) = index.words[slot];
                index.words[slot] = (*hash, rules.or(Heads::of(&[rule])));
            }
        }
        for (bit, rules) in index.classes.iter_mut().enumerate() {
            for row in rows
                .iter()
                .copied()
                .flatten()
                .filter(|row| row.2 >> bit & 1 == 1)
            {
                *rules = rules.or(Heads::of(&[row.0]));
            }
        }
        index
    }

    /// The slot of a hash, or the one where it would stand; half of them are free.
    fn slot(&self, hash: u64) -> usize {
        let last = self.words.len() - 1;
        let mut at = hash as usize & last;
        while self.words[at].1 != Heads::NONE && self.words[at].0 != hash {
            at = (at + 1) & last;
        }
        at
    }

    /// The rules that may begin at a word, by its hash and its classes.
    pub(super) fn of_word(&self, hash: u64, is: Classes) -> Heads {
        let rare = matches!(is.word(), 0 | 4 | 5);
        let bits = is.0 & !Classes::GRADES | if rare { RARE } else { 0 };
        self.words[self.slot(hash)].1.or(self.of_bits(bits))
    }

    /// The rules that may begin at a phrase of these classes.
    pub(super) fn of_phrase(&self, is: Classes) -> Heads {
        self.of_bits(is.0 & !Classes::GRADES)
    }

    /// The rules that may begin with a number.
    pub(super) fn of_number(&self) -> Heads {
        self.of_bits(NUMBER | RARE)
    }

    fn of_bits(&self, mut bits: u64) -> Heads {
        let mut rules = Heads::NONE;
        while bits != 0 {
            rules = rules.or(self.classes[bits.trailing_zeros() as usize]);
            bits &= bits - 1;
        }
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::super::doc::Doc;
    use super::super::rules;
    use super::super::tokens::Tokens;
    use super::*;

    /// The texts of the project's corpus, without their marks.
    fn texts() -> impl Iterator<Item = String> {
        [
            include_str!("../../tests/corpus/classes.txt"),
            include_str!("../../tests/corpus/frames.txt"),
            include_str!("../../tests/corpus/fresh.txt"),
            include_str!("../../tests/corpus/sentences.txt"),
            include_str!("../../tests/corpus/texts.txt"),
            include_str!("../../tests/corpus/told.txt"),
        ]
        .into_iter()
        .flat_map(str::lines)
        .map(|line| {
            let unmarked = |part: &str| part.split_once('|').map_or(part, |p| p.0).to_owned();
            let parts = line.split('[').enumerate().map(|(n, part)| match part {
                _ if n == 0 => part.to_owned(),
                part => part
                    .split_once(']')
                    .map_or(part.to_owned(), |(mark, rest)| unmarked(mark) + rest),
            });
            parts.collect()
        })
    }

    #[test]
    fn no_rule_finds_anything_at_a_word_that_it_is_not_tried_at() {
        let lists = rules::lists();
        let mut marks = 0;
        for text in texts() {
            let found = |everywhere: bool| {
                let mut tokens = Tokens::of(&text, lists);
                for token in tokens.all.iter_mut().filter(|_| everywhere) {
                    token.may = Heads::ALL;
                }
                let mut doc = Doc::of(tokens);
                rules::rules(&mut doc);
                rules::details(&mut doc);
                let found = doc.found.into_iter();
                found.map(|f| (f.at, f.label, f.rule)).collect::<Vec<_>>()
            };
            let tried = found(false);
            assert_eq!(tried, found(true), "{text}");
            marks += tried.len();
        }
        assert!(marks > 2_000, "{marks}");
    }

    #[test]
    fn a_word_may_begin_the_rules_of_its_rows_and_of_its_classes_only() {
        let lists = rules::lists();
        let tokens = Tokens::of("the daughter qualifies 14", lists);
        assert!(tokens.may(1, Head::Kin) && tokens.may(1, Head::Kinfolk));
        assert!(!tokens.may(1, Head::Exam) && !tokens.may(1, Head::When));
        assert!(tokens.may(2, Head::Habit) && !tokens.may(2, Head::Kin));
        assert!(tokens.may(3, Head::When) && !tokens.may(3, Head::Trade));
    }
}

//! Words one edit away, and nicknames.

use super::sieve::Sieve;
use std::collections::HashMap;
use std::sync::LazyLock;

static NICKNAMES: &str = include_str!("../../assets/anonymise/nicknames.txt");

pub(super) fn without_one(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().map(|(at, c)| {
        let mut short = String::with_capacity(word.len());
        short.push_str(&word[..at]);
        short.push_str(&word[at + c.len_utf8()..]);
        short
    })
}

/// Words to be found though one letter of them is wrong.
#[derive(Clone, Default)]
pub(super) struct Near {
    /// Words with one letter left out, and whole, to the words that may be meant.
    forms: HashMap<String, Vec<String>>,
    /// The sum over the letters of each form: most words have none of these, with any letter left out.
    sums: Sieve,
}

impl Near {
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w String>) -> Self {
        let mut forms: HashMap<String, Vec<String>> = HashMap::new();
        for word in words {
            for short in without_one(word).chain([word.clone()]) {
                forms.entry(short).or_default().push(word.clone());
            }
        }
        let sums = Sieve::of(forms.keys().map(|form| sum(form)).collect());
        Self { forms, sums }
    }

    /// Whether one of the words may be meant; says no of most that are not. Letters of ASCII count in any case.
    pub(super) fn may_mean(&self, word: &str) -> bool {
        if self.forms.is_empty() {
            return false;
        }
        let whole = sum(word);
        let without = |c: char| self.sums.may_hold(whole.wrapping_sub(weight(c)));
        self.sums.may_hold(whole) || word.chars().any(without)
    }

    /// The first of the words that a folded word is one edit away from, or is.
    pub(super) fn meant(&self, word: &str) -> Option<&String> {
        if !self.may_mean(word) {
            return None;
        }
        without_one(word)
            .chain([word.to_owned()])
            .filter_map(|short| self.forms.get(&short))
            .flatten()
            .find(|meant| one_edit(word, meant))
    }
}

/// A number for a letter, far from those of other letters.
fn weight(c: char) -> u64 {
    let n = (u64::from(c.to_ascii_lowercase()) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (n ^ n >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

fn sum(word: &str) -> u64 {
    word.chars().fold(0, |sum, c| sum.wrapping_add(weight(c)))
}

/// Whether two words are one letter changed, added, left out, or two neighbours swapped apart.
pub(super) fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..]
        .iter()
        .rev()
        .zip(b[head..].iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (x, y) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    match (x.len(), y.len()) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => x[0] == y[1] && x[1] == y[0],
        _ => false,
    }
}

/// Nicknames of a folded given name, and the names it is a nickname of.
pub(super) fn nicknames(name: &str) -> impl Iterator<Item = &'static str> + '_ {
    NICKNAMES.lines().flat_map(move |line| {
        let mut words = line.split(' ');
        let full = words.next().unwrap_or_default();
        let whole = full == name;
        let short = !whole && words.clone().any(|w| w == name);
        let nicks = words.filter(move |_| whole);
        nicks.chain(short.then_some(full))
    })
}

/// The nicknames of a folded given name; `None` for one that the list has not as a full name.
pub(super) fn short_forms(full: &str) -> Option<impl Iterator<Item = &'static str>> {
    // In the order of the full names: assets/anonymise/rebuild.py sorts them.
    static LINES: LazyLock<Vec<&str>> = LazyLock::new(|| NICKNAMES.lines().collect());
    fn first(line: &str) -> &str {
        line.split_once(' ').map_or(line, |(first, _)| first)
    }
    let at = LINES.binary_search_by(|line| first(line).cmp(full)).ok()?;
    Some(LINES[at].split(' ').skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted_with_swaps() {
        for (a, b) in [
            ("shiela", "sheila"),
            ("danuta", "danutta"),
            ("danuta", "danta"),
            ("danuta", "danuba"),
            ("a", "a"),
        ] {
            assert!(one_edit(a, b), "{a} {b}");
        }
        for (a, b) in [("danuta", "dxnuba"), ("danuta", "dnt"), ("abcd", "badc")] {
            assert!(!one_edit(a, b), "{a} {b}");
        }
    }

    #[test]
    fn every_full_name_of_the_list_is_found_with_its_short_forms() {
        for line in NICKNAMES.lines() {
            let (full, shorts) = line.split_once(' ').expect("a name and its nicknames");
            let found: Vec<&str> = short_forms(full).expect("a full name").collect();
            assert_eq!(found.join(" "), shorts);
        }
        assert!(short_forms("dan").is_none());
    }

    #[test]
    fn nicknames_go_both_ways() {
        assert!(nicknames("elizabeth").any(|n| n == "liz"));
        assert!(nicknames("liz").any(|n| n == "elizabeth"));
    }
}

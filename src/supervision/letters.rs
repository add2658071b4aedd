//! "Client A", "Client B": what stands for a client's code in one summary. The next summary deals the letters anew, so
//! that two of them cannot be laid side by side by a code.

use crate::domain::{ClientCode, Lettered};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::ops::Range;
use zeroize::Zeroizing;

/// Bytes of the compiled pattern; some 20,000 codes fit.
const REGISTER_SIZE: usize = 256 << 20;

/// What stands before a letter.
const CLIENT: &str = "Client ";

/// The letters of one summary, dealt in the order in which the clients first appear.
#[derive(Debug, Clone)]
pub(super) struct Letters {
    dealt: Vec<ClientCode>,
    /// By [`plain`], so that every spelling of a code finds it.
    known: BTreeMap<String, ClientCode>,
    anywhere: Option<Regex>,
}

impl Letters {
    /// With every code that may occur: of the register and of the entries.
    pub(super) fn of(codes: impl IntoIterator<Item = ClientCode>) -> Self {
        let mut codes: Vec<ClientCode> = codes.into_iter().collect();
        // The longer one wins where a code begins another.
        codes.sort_by_key(|code| std::cmp::Reverse(code.as_str().len()));
        let patterns: Vec<String> = codes.iter().map(spellings).collect();
        let anywhere = (!codes.is_empty()).then(|| {
            RegexBuilder::new(&format!(r"\b(?:{})\b", patterns.join("|")))
                .case_insensitive(true)
                .size_limit(REGISTER_SIZE)
                .build()
                .expect("codes are letters, digits and hyphens, and a register is no book")
        });
        let known = codes
            .into_iter()
            .map(|code| (plain(code.as_str()), code))
            .collect();
        Self {
            dealt: Vec::new(),
            known,
            anywhere,
        }
    }

    /// The same with one more code, which may occur from now on.
    pub(super) fn know(&mut self, code: &ClientCode) {
        if !self.known.values().any(|known| known == code) {
            let dealt = std::mem::take(&mut self.dealt);
            let known = self.known.values().chain([code]).cloned();
            *self = Self {
                dealt,
                ..Self::of(known.collect::<Vec<_>>())
            };
        }
    }

    /// The code a whole text spells, in any of its spellings.
    pub(super) fn spelt(&self, text: &str) -> Option<&ClientCode> {
        self.known.get(&plain(text)).filter(|_| {
            let anywhere = self.anywhere.as_ref();
            let found = anywhere.and_then(|anywhere| anywhere.find(text));
            found.is_some_and(|found| found.range() == (0..text.len()))
        })
    }

    /// Who has which letter, from A on.
    pub(super) fn in_order(&self) -> &[ClientCode] {
        &self.dealt
    }

    /// "Client A" for this code, the same each time.
    pub(super) fn letter(&mut self, code: &ClientCode) -> String {
        let at = self
            .dealt
            .iter()
            .position(|dealt| dealt == code)
            .unwrap_or_else(|| {
                self.dealt.push(code.clone());
                self.dealt.len() - 1
            });
        format!("{CLIENT}{}", column(at))
    }

    /// A text in which another dealing's letters stand for these codes, with the letters they have here: since then
    /// somebody may have been added to the register.
    pub(super) fn turned(&mut self, text: &str, theirs: &[ClientCode]) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(CLIENT) {
            let (before, behind) = rest.split_at(at + CLIENT.len());
            let end = behind.find(|c: char| !c.is_ascii_uppercase());
            let (letter, after) = behind.split_at(end.unwrap_or(behind.len()));
            let code = (0..theirs.len()).find(|at| column(*at) == letter);
            match code.filter(|_| !after.starts_with(char::is_alphanumeric)) {
                Some(code) => {
                    self.know(&theirs[code]);
                    out.push_str(&before[..at]);
                    out.push_str(&self.letter(&theirs[code]));
                }
                None => {
                    out.push_str(before);
                    out.push_str(letter);
                }
            }
            rest = after;
        }
        out + rest
    }

    /// The text with a letter for each code.
    pub(super) fn hide(&mut self, text: &str) -> Hidden {
        // Room for letters longer than their codes, so that growing leaves no copy behind.
        let mut out = Zeroizing::new(String::with_capacity(2 * text.len() + 16));
        let (mut swaps, mut done) = (Vec::new(), 0);
        let anywhere = self.anywhere.clone();
        for found in anywhere
            .iter()
            .flat_map(|anywhere| anywhere.find_iter(text))
        {
            let Some(code) = self.known.get(&plain(found.as_str())).cloned() else {
                continue;
            };
            out.push_str(&text[done..found.start()]);
            let start = out.len();
            out.push_str(&self.letter(&code));
            swaps.push((found.range(), start..out.len()));
            done = found.end();
        }
        out.push_str(&text[done..]);
        Hidden { text: out, swaps }
    }
}

/// A text in which letters stand for codes.
#[derive(Debug, Clone)]
pub(super) struct Hidden {
    pub(super) text: Zeroizing<String>,
    /// Where a code stood in the old text, and its letter in the new one; bytes, in order.
    swaps: Vec<(Range<usize>, Range<usize>)>,
}

impl Hidden {
    /// A span of the old text (bytes) as one of the new; `None` when it is nothing but a code. What begins or ends inside
    /// a code stops short of its letter, so that spans that lay apart still do.
    pub(super) fn moved(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let inside = |at: usize| {
            self.swaps
                .iter()
                .find(|(old, _)| old.start < at && at < old.end)
        };
        let shifted = |at: usize| {
            let before = self.swaps.iter().rev().find(|(old, _)| old.end <= at);
            before.map_or(at, |(old, new)| at - old.end + new.end)
        };
        if self
            .swaps
            .iter()
            .any(|(old, _)| old.start <= span.start && span.end <= old.end)
        {
            return None;
        }
        let start = inside(span.start).map_or_else(|| shifted(span.start), |(_, new)| new.end);
        let end = inside(span.end).map_or_else(|| shifted(span.end), |(_, new)| new.start);
        let text = self.text.get(start..end)?;
        let start = start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        (start < end).then_some(start..end)
    }
}

/// Upper case, without hyphens.
fn plain(code: &str) -> String {
    let kept = code.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_uppercase()).collect()
}

/// `K-07` as people also write it: without its hyphen, or with a typographic one.
fn spellings(code: &ClientCode) -> String {
    let parts: Vec<&str> = code
        .as_str()
        .split('-')
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(r"[-\u{2010}-\u{2015}\u{2212}]?")
}

/// Who has which letter, of clients in the order in which the letters were dealt.
pub fn lettered(dealt: &[ClientCode]) -> Vec<Lettered> {
    let each = dealt.iter().enumerate().map(|(at, code)| Lettered {
        letter: format!("{CLIENT}{}", column(at)),
        code: Some(code.clone()),
    });
    each.collect()
}

/// A, B, … Z, AA, AB, as columns of a sheet are named.
fn column(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn code(text: &str) -> ClientCode {
        ClientCode::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_code_becomes_its_letter_however_it_is_written() {
        let mut letters = Letters::of([code("K-07"), code("M-11")]);
        let hidden =
            letters.hide("M-11 knows k07. K‑07's sister, K-07-related; not K-070 nor XK-07.");
        assert_eq!(
            hidden.text.as_str(),
            "Client A knows Client B. Client B's sister, Client B-related; not K-070 nor XK-07."
        );
    }

    #[test]
    fn a_span_moves_with_the_letters_before_it_and_never_overlaps_one() {
        let text = "K-07 met Anna, and K-07 Smith told me";
        let mut letters = Letters::of([code("K-07")]);
        let hidden = letters.hide(text);
        let moved = |found: &str| {
            let start = text.rfind(found).unwrap();
            let span = hidden.moved(&(start..start + found.len()))?;
            Some(hidden.text[span].to_owned())
        };
        assert_eq!(moved("Anna").as_deref(), Some("Anna"));
        assert_eq!(moved("told me").as_deref(), Some("told me"));
        assert_eq!(moved("K-07"), None);
        assert_eq!(moved("07"), None);
        assert_eq!(moved("K-07 Smith").as_deref(), Some("Client A Smith"));
        assert_eq!(moved("7 Smith").as_deref(), Some("Smith"));
        assert_eq!(moved("Anna, and K").as_deref(), Some("Anna, and"));
        assert_eq!(moved(" K"), None);
    }

    #[test]
    fn a_code_that_begins_another_does_not_take_its_place() {
        let mut letters = Letters::of([code("K-1"), code("K-1-2")]);
        assert_eq!(
            letters.hide("K-1-2 and K-1").text.as_str(),
            "Client A and Client B"
        );
    }

    #[test]
    fn letters_of_another_dealing_are_those_of_the_same_clients_here() {
        let theirs = [code("K-07"), code("M-11"), code("Q-3")];
        let mut letters = Letters::of([code("K-07"), code("M-11")]);
        letters.hide("M-11 came first.");
        let turned = letters.turned(
            "Client B, Client A's aunt, Client C, Client Bee; a Client",
            &theirs,
        );
        assert_eq!(
            turned,
            "Client A, Client B's aunt, Client C, Client Bee; a Client"
        );
        assert_eq!(
            letters.in_order(),
            [code("M-11"), code("K-07"), code("Q-3")]
        );
    }

    #[test]
    fn a_code_that_is_new_is_known_in_every_spelling_and_nobody_elses_letter_is_another() {
        let mut letters = Letters::of([code("K-07")]);
        letters.hide("K-07");
        letters.know(&code("K-12"));
        assert_eq!(
            letters.hide("k12, K-07").text.as_str(),
            "Client B, Client A"
        );
        assert_eq!(letters.spelt("k12"), Some(&code("K-12")));
        assert_eq!(letters.spelt("k12 came"), None);
    }

    #[test]
    fn after_z_comes_aa() {
        assert_eq!(
            [0, 25, 26, 51, 52, 701, 702].map(column),
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn without_codes_nothing_changes() {
        assert_eq!(
            Letters::of([]).hide("K-07 stays").text.as_str(),
            "K-07 stays"
        );
    }
}

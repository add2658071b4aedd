//! What keeps words of one's own from standing in the place of a finding.

use super::{Preparation, word_at};
use crate::anonymise::{Decision, Engine, Label};
use crate::domain::{Words, bare, clean};
use crate::supervision::letters::Letters;
use crate::supervision::strange_code::{TELLING, is_told, telling_code};
use std::collections::BTreeSet;

/// What keeps words of one's own from leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// As they stand in what was typed.
    pub words: Words,
    /// What they are; none where they are of the register.
    pub label: Option<Label>,
}

/// As a sentence.
impl std::fmt::Display for HeldBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.words.read();
        match self.label {
            None => write!(
                f,
                "\u{201c}{words}\u{201d} is a word of the register; it cannot leave."
            ),
            Some(label) => write!(
                f,
                "\u{201c}{words}\u{201d} reads as {}; say what it stands for instead.",
                label.name()
            ),
        }
    }
}

impl Preparation {
    /// What these words hold, as it stands in them, for which they cannot leave in the place of others: a word of the register,
    /// looked for as strictly as in an entry, so that neither another ending nor another writing lets one through; or a name,
    /// an account, an address of somebody else. Where they hold none, deciding by them does not look again.
    pub fn held_back(&mut self, words: &str) -> Option<HeldBack> {
        // A letter is dealt by what is decided, not by what is only looked at.
        let words = self.as_it_leaves(words, &mut self.letters.clone());
        self.held(&words)
    }

    /// Words of the practitioner's own, on one line, with one of these letters for each code.
    pub(super) fn as_it_leaves(&self, words: &str, letters: &mut Letters) -> String {
        let words = clean(words).replace('\n', " ");
        if let Some(code) = self.code_of(&words) {
            letters.know(&code);
        }
        letters.hide(&words).text.to_string()
    }

    /// The names that were found, but for those that are kept.
    fn found_names(&self) -> impl Iterator<Item = &str> {
        (0..self.count()).filter_map(|item| {
            let (text, (finding, decision)) = self.at(item)?;
            let is_name = finding.label == Label::Person && *decision != Decision::Keep;
            is_name.then_some(text)
        })
    }

    /// The first of these words that is a word of a name that was found, in whatever letters: the list of names does not
    /// know it, and only its capital told it in its sentence. An ordinary word written small, "nurse" of "Nurse Kelly", tells
    /// nobody.
    fn found_again<'a>(&self, words: &'a str) -> Option<&'a str> {
        let names: BTreeSet<String> = self
            .found_names()
            .flat_map(|name| name.split(|c: char| !c.is_alphabetic()))
            .filter(|word| word.chars().count() >= TELLING)
            .map(bare)
            .collect();
        let is_name = |word: &str| {
            let word = bare(word);
            names.contains(&word)
                || word
                    .strip_suffix('s')
                    .is_some_and(|one| names.contains(one))
        };
        let engine = Engine::new();
        let may_tell =
            |word: &str| word.starts_with(char::is_uppercase) || !engine.is_ordinary(word);
        words
            .split(|c: char| !c.is_alphabetic())
            .find(|word| is_name(word) && may_tell(word))
    }

    pub(super) fn held(&mut self, words: &str) -> Option<HeldBack> {
        let low = words.to_lowercase();
        let held = |held: &&Words| word_at(&low, held.read()).is_some();
        if let Some(held) = self.registered.iter().find(held) {
            let at = word_at(&low, held.read())?;
            let written = words.get(at..at + held.read().len());
            let same = written.filter(|written| written.to_lowercase() == held.read());
            return Some(HeldBack {
                words: same.map_or_else(|| held.clone(), Words::new),
                label: None,
            });
        }
        if let Some(word) = self.found_again(words) {
            return Some(HeldBack {
                words: Words::new(word),
                label: Some(Label::Person),
            });
        }
        if self.clear.iter().any(|clear| clear.read() == words) {
            return None;
        }
        let engine = Engine::new();
        let tells = |name: &str| {
            let found = engine.scan(name, &self.register);
            self.found_names().any(|known| is_told(known, name))
                || found
                    .iter()
                    .any(|one| one.registered.is_some() || one.label.names_one())
        };
        if let Some(code) = telling_code(words, tells) {
            return Some(HeldBack {
                words: Words::new(code),
                label: Some(Label::Person),
            });
        }
        let findings = engine.scan(words, &self.register);
        let held = findings
            .into_iter()
            .find(|found| found.registered.is_some() || found.label.names_one());
        if held.is_none() {
            self.clear.push(Words::new(words));
        }
        let held = held?;
        Some(HeldBack {
            label: held.registered.is_none().then_some(held.label),
            words: Words::new(&words[held.span]),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::anonymise::{Decision, Register};
    use crate::domain::{Client, ClientCode, Period};
    use jiff::civil::date;

    /// A review of one question to the supervisor.
    fn asking(question: &str, register: &Register) -> Preparation {
        let day = date(2026, 11, 21);
        let period = Period {
            from: day,
            until: day,
        };
        let asked = [Words::new(question)];
        Preparation::of("Ruth", period, &[], &asked, &Engine::new(), register)
    }

    #[test]
    fn words_that_were_looked_through_are_not_looked_through_again_when_they_are_decided() {
        let code = |text: &str| ClientCode::try_from(text.to_owned()).unwrap();
        let register = Register::of(&[Client {
            code: code("K-07"),
            words: vec![Words::new("Siobhan")],
        }]);
        let mut preparation = asking("Oyelaran rang.", &register);
        for words in ["a friend", " the aunt of K-07\n"] {
            preparation.clear.clear();
            assert!(preparation.held_back(words).is_none(), "{words}");
            assert!(preparation.decide(0, Decision::Replace(words.to_owned())));
            assert_eq!(preparation.clear.len(), 1, "{words}");
        }
        preparation.clear.clear();
        assert!(preparation.held_back("siobhan's aunt").is_some());
        assert!(preparation.clear.is_empty());
    }

    #[test]
    fn a_name_that_was_found_is_held_back_in_any_letters_until_it_is_kept() {
        let mut preparation = asking("I rang Oyelaran about Maud Yelland.", &Register::of(&[]));
        for words in [
            "oyelaran",
            "OYELARAN",
            "Oyelàran",
            "the Oyelaran family",
            "oyelaran's aunt",
            "m.yelland",
            "the yellands",
        ] {
            let held = preparation.held_back(words).unwrap();
            assert_eq!(held.label, Some(Label::Person), "{words}");
            assert!(!preparation.decide(0, Decision::Replace(words.to_owned())));
        }
        assert!(preparation.decide(0, Decision::Keep));
        assert_eq!(preparation.held_back("oyelaran"), None);
        assert!(preparation.held_back("a yelland").is_some());
    }

    #[test]
    fn an_ordinary_word_of_a_name_is_none() {
        let mut preparation = asking(
            "Nurse Kelly told me about Aunt Lucy. Mr Young rang, and Will Rose.",
            &Register::of(&[]),
        );
        for words in ["a nurse", "my aunt", "a young man", "one who will know"] {
            assert_eq!(preparation.held_back(words), None, "{words}");
        }
        for words in ["kelly", "Lucy", "Rose"] {
            assert!(preparation.held_back(words).is_some(), "{words}");
        }
    }

    #[test]
    fn words_of_ones_own_say_what_somebody_is_and_never_a_name_or_an_account() {
        let mut preparation = asking("Oyelaran rang.", &Register::of(&[]));
        for (words, label) in [
            ("Perpetua Rooke of Whitby", Label::Person),
            ("Maud Yelland", Label::Person),
            ("my friend Marta", Label::Person),
            ("@maud_y", Label::Handle),
            ("maud@example.org", Label::Email),
        ] {
            let held = preparation.held_back(words).unwrap();
            assert_eq!(held.label, Some(label), "{words}");
            assert!(!preparation.decide(0, Decision::Replace(words.to_owned())));
        }
        for words in [
            "a friend from school",
            "Client A",
            "Person B",
            "(name withheld)",
            "somebody close to Client A",
            "a tutor at the college",
            "my supervisor",
            "Mum",
            "a Polish colleague in May",
            "someone I met on Instagram",
        ] {
            assert_eq!(preparation.held_back(words), None, "{words}");
            assert!(preparation.decide(0, Decision::Replace(words.to_owned())));
        }
    }
}

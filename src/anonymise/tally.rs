//! What many texts hold, counted: for a look before they are taken in.

use super::{Engine, Label, Register};
use crate::domain::{ClientCode, Words};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Findings in many texts, as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings of each kind.
    pub labels: BTreeMap<Label, usize>,
    /// Findings of each text, in their order.
    pub texts: Vec<usize>,
    /// Names and account names that are not in the register, those in most texts first.
    pub names: Vec<Met>,
    /// Words of the register, as they were written, those in most texts first.
    pub registered: Vec<Met>,
}

/// Words that were met in texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The words.
    pub words: Words,
    /// Whose they are, by the register.
    pub code: Option<ClientCode>,
    /// The texts that hold them, by their places from 0; never none.
    pub texts: Vec<usize>,
}

impl Engine {
    /// Counts findings in texts, each looked at by itself.
    pub fn tally<'t>(&self, texts: impl Iterator<Item = &'t str>, register: &Register) -> Tally {
        let mut tally = Tally::default();
        let mut met: BTreeMap<(&str, Option<ClientCode>), Vec<usize>> = BTreeMap::new();
        for (place, text) in texts.enumerate() {
            let findings = self.scan(text, register);
            tally.texts.push(findings.len());
            for finding in findings {
                *tally.labels.entry(finding.label).or_default() += 1;
                let is_name = matches!(finding.label, Label::Person | Label::Handle);
                if is_name || finding.registered.is_some() {
                    let words = &text[finding.span];
                    let texts = met.entry((words, finding.registered)).or_default();
                    if texts.last() != Some(&place) {
                        texts.push(place);
                    }
                }
            }
        }
        let mut met: Vec<Met> = met
            .into_iter()
            .map(|((words, code), texts)| Met {
                words: Words::new(words),
                code,
                texts,
            })
            .collect();
        met.sort_by_key(|met| Reverse(met.texts.len()));
        (tally.registered, tally.names) = met.into_iter().partition(|met| met.code.is_some());
        tally
    }
}

impl Tally {
    /// How many findings.
    pub fn findings(&self) -> usize {
        self.texts.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::domain::Client;

    #[test]
    fn names_are_told_with_the_texts_they_stand_in_apart_from_those_of_the_register() {
        let code = ClientCode::try_from("K-07".to_owned()).unwrap();
        let client = Client {
            code: code.clone(),
            words: vec![Words::new("Anna")],
        };
        let texts = [
            "Anna wrote to Siobhan, and Siobhan answered.",
            "Siobhan called.",
            "It rained.",
        ];
        let tally = Engine::new().tally(texts.into_iter(), &Register::of(&[client]));
        let met = |words, code, texts: &[usize]| Met {
            words: Words::new(words),
            code,
            texts: texts.to_vec(),
        };
        assert_eq!(tally.names, [met("Siobhan", None, &[0, 1])]);
        assert_eq!(tally.registered, [met("Anna", Some(code), &[0])]);
        assert_eq!(tally.texts.len(), 3);
        assert_eq!(tally.labels[&Label::Person], 4);
        assert_eq!(tally.findings(), tally.texts[0] + tally.texts[1]);
    }
}

//! What many texts hold, counted: for a look before they are taken in.

use super::{Engine, Label, Register};
use crate::domain::Words;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Findings in many texts, as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings of each kind.
    pub labels: BTreeMap<Label, usize>,
    /// Findings of each text, in their order.
    pub texts: Vec<usize>,
    /// Names and account names that are not in the register, with the number of texts that hold each, the most frequent
    /// first.
    pub names: Vec<(Words, usize)>,
    /// How many texts hold such a name.
    pub named: usize,
}

impl Engine {
    /// Counts findings in texts, each looked at by itself.
    pub fn tally<'t>(&self, texts: impl Iterator<Item = &'t str>, register: &Register) -> Tally {
        let mut tally = Tally::default();
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for text in texts {
            let findings = self.scan(text, register);
            let mut here: Vec<&str> = Vec::new();
            for finding in &findings {
                *tally.labels.entry(finding.label).or_default() += 1;
                let is_name = matches!(finding.label, Label::Person | Label::Handle);
                if is_name && finding.registered.is_none() {
                    here.push(&text[finding.span.clone()]);
                }
            }
            tally.texts.push(findings.len());
            tally.named += usize::from(!here.is_empty());
            here.sort_unstable();
            here.dedup();
            for name in here {
                *names.entry(name).or_default() += 1;
            }
        }
        tally.names = names
            .into_iter()
            .map(|(name, count)| (Words::new(name), count))
            .collect();
        tally.names.sort_by_key(|(_, count)| Reverse(*count));
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
    use crate::domain::{Client, ClientCode};

    #[test]
    fn names_are_counted_by_text_and_those_of_the_register_are_not_asked_for() {
        let client = Client {
            code: ClientCode::try_from("K-07".to_owned()).unwrap(),
            words: vec![Words::new("Anna")],
        };
        let texts = [
            "Anna wrote to Siobhan, and Siobhan answered.",
            "Siobhan called.",
            "It rained.",
        ];
        let tally = Engine::new().tally(texts.into_iter(), &Register::of(&[client]));
        assert_eq!(tally.names, [(Words::new("Siobhan"), 2)]);
        assert_eq!((tally.named, tally.texts.len()), (2, 3));
        assert_eq!(tally.labels[&Label::Person], 4);
        assert_eq!(tally.findings(), tally.texts[0] + tally.texts[1]);
    }
}

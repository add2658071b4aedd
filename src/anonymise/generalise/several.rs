//! Several of a kind told apart: "a town" and "a second town", each place the same words in all the texts that leave
//! together.

use super::super::doc::{Doc, Found};
use super::super::fold::fold;
use super::super::label::Label;
use super::{Sentence, kind};
use std::collections::HashMap;

const NTH: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Names that begin with one word and are looked through for the same place.
const BEGINNINGS: usize = 8;

/// Which places, organisations and accounts were met.
#[derive(Default)]
pub(in super::super) struct Several {
    /// What each is called, and which of its kind it is once it was asked for.
    met: Vec<(String, Option<usize>)>,
    names: HashMap<(Label, String), usize>,
    /// Organisations by the first word of their names, since "Thornhill" is "Thornhill Academy" again.
    begun: HashMap<String, Vec<(String, usize)>>,
    /// How many of a kind were asked for.
    counts: HashMap<String, usize>,
}

impl Several {
    /// Learns what everything in a text is, so that the text that says most decides.
    pub(in super::super) fn learn(&mut self, doc: &Doc) {
        for found in doc.found.iter().filter(|found| !found.at.is_empty()) {
            self.which(doc, found);
        }
    }

    /// "a town", "a second town": the same each time; `None` for what is never told apart.
    pub(super) fn name(&mut self, doc: &Doc, found: &Found) -> Option<String> {
        let which = self.which(doc, found)?;
        let (kind, nth) = &mut self.met[which];
        let count = self.counts.entry(kind.clone()).or_default();
        let nth = *nth.get_or_insert_with(|| {
            *count += 1;
            *count - 1
        });
        Some(numbered(kind, nth))
    }

    fn which(&mut self, doc: &Doc, found: &Found) -> Option<usize> {
        let apart = matches!(
            found.label,
            Label::Place
                | Label::Org
                | Label::Handle
                | Label::Email
                | Label::Phone
                | Label::Url
                | Label::Address
                | Label::Postcode
        );
        if !apart {
            return None;
        }
        let sentence = Sentence::around(doc, &found.at);
        let text = sentence.text();
        // "Todmorden, West Yorkshire" is Todmorden.
        let text = match found.label {
            Label::Place => text.split(',').next().unwrap_or(text),
            _ => text,
        };
        let key = (found.label, fold(text));
        let known = self.names.get(&key).copied();
        let which = known.or_else(|| self.of_the_same_beginning(found.label, text));
        let which = which.unwrap_or_else(|| {
            self.met.push((kind(&sentence, found.label), None));
            self.met.len() - 1
        });
        let (so_far, nth) = &mut self.met[which];
        if nth.is_none() && ["an organisation", "a place"].contains(&so_far.as_str()) {
            *so_far = kind(&sentence, found.label);
        }
        if known.is_none() {
            self.names.insert(key, which);
            if found.label == Label::Org {
                let (first, whole) = begins(text);
                let begun = self.begun.entry(first).or_default();
                if begun.len() < BEGINNINGS {
                    begun.push((whole, which));
                }
            }
        }
        Some(which)
    }

    /// The organisation whose name begins this one, or is begun by it.
    fn of_the_same_beginning(&self, label: Label, text: &str) -> Option<usize> {
        if label != Label::Org {
            return None;
        }
        let (first, whole) = begins(text);
        let same = |other: &str| whole.starts_with(other) || other.starts_with(&whole);
        let begun = self.begun.get(&first)?.iter();
        begun
            .filter(|_| first.len() > 3)
            .find(|(other, _)| same(other))
            .map(|(_, which)| *which)
    }
}

/// The first word of a name, and the whole with a space behind each word.
fn begins(name: &str) -> (String, String) {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    let whole: String = words.iter().map(|word| format!("{word} ")).collect();
    (words.into_iter().next().unwrap_or_default(), whole)
}

/// The `nth` of a kind, from 0; "a third country" comes after "another country".
fn numbered(kind: &str, nth: usize) -> String {
    let (noun, nth) = match kind.split_once(' ') {
        Some(("a" | "an", noun)) => (noun, nth),
        Some(("another", noun)) => (noun, if nth == 0 { 0 } else { nth + 1 }),
        _ => return kind.to_owned(),
    };
    match nth {
        0 => kind.to_owned(),
        _ => format!("a {} {noun}", NTH.get(nth).unwrap_or(&"further")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_kind_has_no_number() {
        for (kind, nth, wanted) in [
            ("a town", 0, "a town"),
            ("a town", 1, "a second town"),
            ("an organisation", 2, "a third organisation"),
            ("another country", 0, "another country"),
            ("another country", 1, "a third country"),
            ("a town", 99, "a further town"),
            ("the police", 1, "the police"),
            ("this country", 1, "this country"),
        ] {
            assert_eq!(numbered(kind, nth), wanted);
        }
    }
}

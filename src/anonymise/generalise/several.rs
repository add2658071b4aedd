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
pub(in super::super) struct Several<'t> {
    /// The texts, in which "a town" may stand already, since it was put there while they were written.
    texts: Vec<&'t str>,
    met: Vec<Met>,
    names: HashMap<(Label, String), usize>,
    /// Organisations by the first word of their names, since "Thornhill" is "Thornhill Academy" again.
    begun: HashMap<String, Vec<(String, usize)>>,
    /// How many of a kind were asked for, those that stand in the texts among them.
    counts: HashMap<String, usize>,
}

/// What a place, an organisation or an account is called.
struct Met {
    kind: String,
    /// Which it is among those of this kind, and of each that says less, once it was asked for.
    nth: HashMap<String, usize>,
}

impl<'t> Several<'t> {
    /// Of texts that leave together.
    pub(in super::super) fn beside(texts: &[&'t str]) -> Self {
        Self {
            texts: texts.to_vec(),
            ..Self::default()
        }
    }

    /// Learns what everything in a text is, so that the text that says most decides.
    pub(in super::super) fn learn(&mut self, doc: &Doc) {
        for found in doc.found.iter().filter(|found| !found.at.is_empty()) {
            self.which(doc, found);
        }
    }

    /// What it is called: "a town".
    pub(super) fn kind(&self, which: usize) -> String {
        self.met[which].kind.clone()
    }

    /// "a town", "a second town", "a second place": the same each time.
    pub(super) fn numbered(&mut self, which: usize, kind: &str) -> String {
        if let Some(nth) = self.met[which].nth.get(kind) {
            return numbered(kind, *nth);
        }
        let texts = &self.texts;
        let count = self.counts.entry(kind.to_owned());
        let count = count.or_insert_with(|| taken(kind, texts));
        let nth = *count;
        *count += 1;
        self.met[which].nth.insert(kind.to_owned(), nth);
        numbered(kind, nth)
    }

    /// Which of those that were met; `None` for what is never told apart.
    pub(super) fn which(&mut self, doc: &Doc, found: &Found) -> Option<usize> {
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
            self.met.push(Met {
                kind: kind(&sentence, found.label),
                nth: HashMap::new(),
            });
            self.met.len() - 1
        });
        let met = &mut self.met[which];
        if met.nth.is_empty() && ["an organisation", "a place"].contains(&met.kind.as_str()) {
            met.kind = kind(&sentence, found.label);
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

/// How many of a kind stand in texts by these words already: one by "a town", two by "a second town".
fn taken(kind: &str, texts: &[&str]) -> usize {
    let Some((article, noun)) = kind.split_once(' ') else {
        return 0;
    };
    let most = texts.iter().flat_map(|text| {
        text.match_indices(noun).map(|(at, _)| {
            let (before, behind) = (&text[..at], &text[at + noun.len()..]);
            let whole = before.ends_with(' ') && !behind.starts_with(char::is_alphanumeric);
            let word = before.split_whitespace().next_back().filter(|_| whole);
            match word.map(str::to_lowercase).as_deref() {
                Some("a" | "an" | "certain") => 1,
                Some("another") => 2,
                Some("further") => NTH.len(),
                Some(word) => NTH
                    .iter()
                    .position(|nth| *nth == word)
                    .map_or(0, |at| at + 1),
                None => 0,
            }
        })
    });
    let most = most.max().unwrap_or_default();
    match article {
        "a" | "an" => most,
        // The first of "another country" is the second country.
        "another" => most.saturating_sub(1),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_texts_already_is_counted() {
        for (kind, text, wanted) in [
            ("a town", "We met in a town.", 1),
            ("a town", "A town is a town.", 1),
            ("a town", "in a town, then in a second town", 2),
            ("a town", "then in another town", 2),
            ("a town", "a further town", 20),
            ("a town", "a township, the town, downtown, atown", 0),
            ("a primary school", "a primary school", 1),
            ("another country", "another country", 1),
            ("another country", "a country", 0),
            ("the police", "the police", 0),
        ] {
            assert_eq!(taken(kind, &["", text]), wanted, "{text}");
        }
    }

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

//! One person in several places: what was decided in one is proposed in the others, and several wordings of one are told.

use super::client::name_words;
use super::deciding::suggestions;
use super::{Preparation, is_registered};
use crate::anonymise::{Decision, Finding, Label, NAME_WITHHELD};
use crate::domain::{Words, listed};
use std::collections::{BTreeMap, BTreeSet};
use zeroize::Zeroizing;

/// One person who leaves under several wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wordings {
    /// The first item that is worded otherwise than one before it.
    pub item: usize,
    /// The name there.
    pub name: Words,
    /// What stands for them, each wording once, in order: two at least.
    pub words: Vec<Words>,
}

impl Wordings {
    /// "Tunde leaves as “somebody” and as “a friend”", without its full stop; of more than three wordings the first and the
    /// last, and how many others.
    pub fn said(&self) -> Words {
        let quoted = |words: &Words| format!("as \u{201c}{}\u{201d}", words.read());
        let quoted = match self.words.as_slice() {
            [first, others @ .., last] if others.len() > 1 => vec![
                quoted(first),
                quoted(last),
                format!("in {} other wordings", others.len()),
            ],
            all => all.iter().map(quoted).collect(),
        };
        let name = self.name.read();
        Words::new(&Zeroizing::new(format!(
            "{name} leaves {}",
            listed(&quoted)
        )))
    }

    /// The first of these that has a wording it was not told of with `before`.
    pub fn newly<'w>(these: &'w [Self], before: &[Self]) -> Option<&'w Self> {
        let known = |told: &Self, old: &Self| {
            old.name == told.name && told.words.iter().all(|words| old.words.contains(words))
        };
        these
            .iter()
            .find(|told| !before.iter().any(|old| known(told, old)))
    }
}

/// What is proposed for an item.
pub(super) struct Proposal {
    pub words: String,
    /// Words of one's own for the same person elsewhere, which do not fit since the sentence speaks of the name.
    pub own: Option<String>,
}

/// How a name leaves: by which of its suggestions, if it is one of them, and whether that is the last.
struct Wording<'p> {
    rung: Option<usize>,
    is_last: bool,
    words: &'p str,
}

impl<'p> Wording<'p> {
    fn of(found: &'p str, finding: &Finding, decision: &'p Decision) -> Option<Self> {
        let by = match decision {
            Decision::Undecided => return None,
            Decision::Replace(_) if finding.of_name => return None,
            Decision::Keep => found,
            Decision::Replace(by) => by,
        };
        let rung = suggestions(finding).position(|words| words == by);
        Some(Self {
            rung,
            is_last: rung == Some(finding.less.len()),
            words: by,
        })
    }

    /// Whether one reads as the other: each sentence has its own words for a step, "(name withheld)" and "my colleague".
    fn is_as(&self, other: &Self) -> bool {
        let alike = match (self.rung, other.rung) {
            (Some(one), Some(two)) => {
                one == two || one < two && self.is_last || two < one && other.is_last
            }
            _ => false,
        };
        alike || bare(self.words) == bare(other.words)
    }
}

impl Preparation {
    /// What is proposed for each item: its suggestion, but for a name for which no step is taken what was decided for the
    /// same person in the nearest place before, else behind; the same step, in the words that fit its sentence. Where the
    /// sentence speaks of the name itself, it is withheld rather than replaced by words of one's own.
    pub(super) fn proposals(&self) -> Vec<Proposal> {
        let nearest = self.nearest();
        let items = self.all().zip(nearest).enumerate();
        items
            .map(|(item, ((finding, decision), near))| {
                let taken = matches!(decision, Decision::Replace(by) if suggestions(finding).any(|step| step == by));
                let elsewhere = near.filter(|_| !taken);
                let elsewhere = elsewhere.and_then(|near| self.said_here(near, item));
                Proposal {
                    words: elsewhere.unwrap_or_else(|| finding.suggestion.clone()),
                    own: near
                        .filter(|_| finding.of_name)
                        .and_then(|near| self.own_words_of(near)),
                }
            })
            .collect()
    }

    /// Those who leave under several wordings, each once, in order.
    pub fn several_wordings(&self) -> Vec<Wordings> {
        let mut said: BTreeMap<usize, (Wordings, Vec<Wording>)> = BTreeMap::new();
        for (item, person) in self.people.iter().enumerate() {
            let (Some(person), Some((found, (finding, decision)))) = (person, self.at(item)) else {
                continue;
            };
            let Some(wording) = Wording::of(found, finding, decision) else {
                continue;
            };
            let (told, before) = said.entry(*person).or_insert_with(|| {
                let told = Wordings {
                    item,
                    name: Words::default(),
                    words: Vec::new(),
                };
                (told, Vec::new())
            });
            if before.iter().any(|before| wording.is_as(before)) {
                continue;
            }
            if before.len() == 1 {
                (told.item, told.name) = (item, Words::new(found));
            }
            told.words.push(Words::new(wording.words));
            before.push(wording);
        }
        let told = said.into_values().map(|(told, _)| told);
        let mut told: Vec<Wordings> = told.filter(|told| told.words.len() > 1).collect();
        told.sort_by_key(|told| told.item);
        told
    }

    /// For each item the nearest before it in which the same person is replaced, else the nearest behind; none of those in
    /// which the name is spoken of.
    fn nearest(&self) -> Vec<Option<usize>> {
        let people = &self.people;
        let replaced: Vec<bool> = self
            .all()
            // What stands for a name that is spoken of says nothing of who it is.
            .map(|(finding, decision)| matches!(decision, Decision::Replace(_)) && !finding.of_name)
            .collect();
        let mut nearest = vec![None; people.len()];
        let mut pass = |items: &mut dyn Iterator<Item = usize>| {
            let mut last: BTreeMap<usize, usize> = BTreeMap::new();
            for item in items {
                let Some(person) = people[item] else {
                    continue;
                };
                if let Some(near) = last.get(&person) {
                    nearest[item] = Some(*near);
                }
                if replaced[item] {
                    last.insert(person, item);
                }
            }
        };
        // What stands before goes over what stands behind.
        pass(&mut (0..people.len()).rev());
        pass(&mut (0..people.len()));
        nearest
    }

    /// What was decided in one item, as it is said in another.
    fn said_here(&self, near: usize, item: usize) -> Option<String> {
        let (_, (_, decision)) = self.at(near)?;
        let rung = self.rung(near, decision);
        match self.on_rung(item, rung, decision) {
            Decision::Replace(words) if rung.is_none() => Some(self.own_words(item, words)),
            Decision::Replace(words) => Some(words),
            _ => None,
        }
    }

    /// Words of one's own by which one item is replaced.
    fn own_words_of(&self, item: usize) -> Option<String> {
        let (_, (_, decision)) = self.at(item)?;
        match decision {
            Decision::Replace(by) if self.rung(item, decision).is_none() => Some(by.clone()),
            _ => None,
        }
    }

    /// What stands in another place where words of one's own were decided in one: the same, or where the sentence speaks of
    /// the name that it is withheld.
    pub(super) fn own_words(&self, item: usize, words: String) -> String {
        let of_name = self.at(item).filter(|(_, (finding, _))| finding.of_name);
        let mut steps = of_name
            .into_iter()
            .flat_map(|(_, (finding, _))| suggestions(finding));
        match steps.find(|step| *step == NAME_WITHHELD) {
            Some(withheld) => withheld.clone(),
            None => self.beside_role(item, words),
        }
    }

    /// Words of one's own as they stand in another place: in brackets where its suggestion is, since it has just been said
    /// there who it is, "his sister (a friend)"; else without.
    fn beside_role(&self, item: usize, words: String) -> String {
        let in_brackets = |words: &str| words.starts_with('(') && words.ends_with(')');
        let told =
            |(_, (finding, _)): (&str, &(Finding, Decision))| in_brackets(&finding.suggestion);
        match (self.at(item).is_some_and(told), inside(&words)) {
            (true, _) if !in_brackets(&words) && !words.is_empty() => format!("({words})"),
            (false, Some(inside)) => inside.to_owned(),
            _ => words,
        }
    }

    /// Who is named, numbered, for each item: whom its suggestion tells apart, else whom another place with the same name does,
    /// else the name itself; `None` for what is no name. Words of a client's register are one name only where they share a
    /// word, by themselves or in another: a town may be taken for the client, too.
    ///
    /// No decision changes it, so it is found out once.
    pub(super) fn numbered_people(&self) -> Vec<Option<usize>> {
        let names = self.names_registered();
        let named: Vec<Option<(String, Option<String>)>> = (0..self.count())
            .map(|item| {
                let (found, (finding, _)) = self.at(item)?;
                let is_name = matches!(finding.label, Label::Person | Label::Initial);
                let name = name_words(found).find_map(|word| names.get(&word));
                let name = name.filter(|_| finding.registered.is_some());
                let person = told_apart(finding).map(|person| match name {
                    Some(name) => format!("{person}, name {name}"),
                    None => person,
                });
                is_name.then(|| (found.to_lowercase(), person))
            })
            .collect();
        let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (found, person) in named.iter().flatten() {
            if let Some(person) = person {
                known.entry(found).or_default().insert(person);
            }
        }
        let who = |found: &str, person: &Option<String>| match (person, known.get(found)) {
            (Some(person), _) => person.clone(),
            (None, Some(one)) if one.len() == 1 => {
                one.first().copied().unwrap_or_default().to_owned()
            }
            _ => found.to_owned(),
        };
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut number = |who: String| {
            let next = numbers.len();
            *numbers.entry(who).or_insert(next)
        };
        let named = named.iter();
        named
            .map(|name| {
                Some(number(
                    name.as_ref().map(|(found, person)| who(found, person))?,
                ))
            })
            .collect()
    }

    /// The names of the register that stand here, numbered: which of them each word belongs to.
    fn names_registered(&self) -> BTreeMap<String, usize> {
        let of_register = (0..self.count()).filter_map(|item| {
            let (found, (finding, _)) = self.at(item)?;
            let is_of_register = finding.registered.is_some();
            is_of_register.then(|| name_words(found).collect::<Vec<_>>())
        });
        let mut names: Vec<Vec<String>> = of_register.collect();
        // A whole name first, so that its parts are one.
        names.sort_by_key(|words| std::cmp::Reverse(words.len()));
        let mut of_word = BTreeMap::new();
        for (number, words) in names.iter().enumerate() {
            let known = words.iter().find_map(|word| of_word.get(word));
            let name = known.copied().unwrap_or(number);
            for word in words {
                of_word.entry(word.clone()).or_insert(name);
            }
        }
        of_word
    }
}

/// What a suggestion calls one person only, among all that leaves together: "Person A", "Client A's husband", "my
/// colleague"; nothing where it could be anybody.
fn told_apart(finding: &Finding) -> Option<String> {
    let said = bare(&finding.suggestion);
    let is_letter = |said: &str| (1..=2).contains(&said.len()) && said.is_ascii();
    if is_letter(&said) && !is_registered(finding) {
        return Some(format!("person {said}"));
    }
    let lettered = said.strip_prefix("person ").is_some_and(is_letter);
    // "Client A's close contact" is "someone close to Client A" elsewhere: the name says who it is.
    let one = lettered
        || said.starts_with("client ") && !said.contains(" close contact")
        || said.contains(" close to client ")
        // The reader may be called so beside another.
        || said.starts_with("my ") && said != "my supervisor";
    one.then_some(said)
}

/// The words in one pair of brackets, where there is nothing else: "(her aunt) or (her friend)" are two.
fn inside(words: &str) -> Option<&str> {
    let inside = words.strip_prefix('(')?.strip_suffix(')')?;
    (!inside.contains(['(', ')']) && !inside.trim().is_empty()).then_some(inside)
}

/// Words in lower case, without the brackets they may stand in.
fn bare(words: &str) -> String {
    words.trim_matches(['(', ')']).to_lowercase()
}

#[cfg(test)]
mod tests;

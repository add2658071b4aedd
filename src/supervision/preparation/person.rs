//! One person in several places: what was decided in one is proposed in the others, and two wordings of one are told.

use super::{Preparation, is_registered, suggestions};
use crate::anonymise::{Decision, Finding, Label};
use crate::domain::Words;
use std::collections::{BTreeMap, BTreeSet};
use zeroize::Zeroizing;

/// One person who leaves under two wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoWordings {
    /// The item that is worded otherwise than the first of this person.
    pub item: usize,
    /// The name there.
    pub name: Words,
    /// What stands for them in the first place.
    pub first: Words,
    /// What stands for them here.
    pub other: Words,
}

impl TwoWordings {
    /// "Tunde leaves as “somebody” and as “a friend”", without its full stop.
    pub fn said(&self) -> Words {
        let (name, first, other) = (self.name.read(), self.first.read(), self.other.read());
        Words::new(&Zeroizing::new(format!(
            "{name} leaves as \u{201c}{first}\u{201d} and as \u{201c}{other}\u{201d}"
        )))
    }
}

/// How a name leaves: by which of its suggestions, if it is one of them, and whether that is the last.
struct Wording {
    rung: Option<usize>,
    is_last: bool,
    words: String,
}

impl Wording {
    fn of(found: &str, finding: &Finding, decision: &Decision) -> Option<Self> {
        let by = match decision {
            Decision::Undecided => return None,
            Decision::Keep => found,
            Decision::Replace(by) => by,
        };
        let rung = suggestions(finding).position(|words| words == by);
        Some(Self {
            rung,
            is_last: rung == Some(finding.less.len()),
            words: by.to_owned(),
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
        alike || bare(&self.words) == bare(&other.words)
    }
}

impl Preparation {
    /// What is proposed for each item: its suggestion, but for a name for which no step is taken what was decided for the
    /// same person in the nearest place before, else behind; the same step, in the words that fit its sentence.
    pub(super) fn proposals(&self) -> Vec<String> {
        let people = self.people();
        let mut out: Vec<String> = Vec::with_capacity(people.len());
        for (item, ((finding, decision), person)) in self.all().zip(&people).enumerate() {
            let taken = matches!(decision, Decision::Replace(by) if suggestions(finding).any(|step| step == by));
            let elsewhere = person
                .as_ref()
                .filter(|_| !taken)
                .and_then(|person| self.decided_for(person, &people, item));
            out.push(match elsewhere {
                Some(words) => words,
                None => finding.suggestion.clone(),
            });
        }
        out
    }

    /// Those who leave under two wordings, each once, in order.
    pub fn two_wordings(&self) -> Vec<TwoWordings> {
        let mut first: BTreeMap<String, Wording> = BTreeMap::new();
        let mut told: BTreeMap<String, TwoWordings> = BTreeMap::new();
        for (item, person) in self.people().into_iter().enumerate() {
            let (Some(person), Some((found, (finding, decision)))) = (person, self.at(item)) else {
                continue;
            };
            let Some(wording) = Wording::of(found, finding, decision) else {
                continue;
            };
            let Some(before) = first.get(&person) else {
                first.insert(person, wording);
                continue;
            };
            if !wording.is_as(before) {
                told.entry(person).or_insert_with(|| TwoWordings {
                    item,
                    name: Words::new(found),
                    first: Words::new(&before.words),
                    other: Words::new(&wording.words),
                });
            }
        }
        let mut told: Vec<TwoWordings> = told.into_values().collect();
        told.sort_by_key(|two| two.item);
        told
    }

    /// What was decided for a person in the nearest item before this one, else behind, as it is said here.
    fn decided_for(&self, person: &str, people: &[Option<String>], item: usize) -> Option<String> {
        let replaced = |other: &usize| {
            let same = people[*other].as_deref() == Some(person);
            let at = self.at(*other).filter(|_| same);
            at.is_some_and(|(_, (_, decision))| matches!(decision, Decision::Replace(_)))
        };
        let near = (0..item).rev().find(replaced);
        let near = near.or_else(|| (item + 1..people.len()).find(replaced))?;
        let (_, (_, decision)) = self.at(near)?;
        match self.on_rung(item, self.rung(near, decision), decision) {
            Decision::Replace(words) => Some(words),
            _ => None,
        }
    }

    /// Who is named, for each item: whom its suggestion tells apart, else whom another place with the same name does,
    /// else the name itself; `None` for what is no name.
    fn people(&self) -> Vec<Option<String>> {
        let named: Vec<Option<(String, Option<String>)>> = (0..self.count())
            .map(|item| {
                let (found, (finding, _)) = self.at(item)?;
                let is_name = matches!(finding.label, Label::Person | Label::Initial);
                is_name.then(|| (found.to_lowercase(), told_apart(finding)))
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
        let named = named.iter();
        named
            .map(|name| name.as_ref().map(|(found, person)| who(found, person)))
            .collect()
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
    let one = lettered
        || said.starts_with("client ")
        || said.contains(" close to client ")
        // The reader may be called so beside another.
        || said.starts_with("my ") && said != "my supervisor";
    one.then_some(said)
}

/// Words in lower case, without the brackets they may stand in.
fn bare(words: &str) -> String {
    words.trim_matches(['(', ')']).to_lowercase()
}

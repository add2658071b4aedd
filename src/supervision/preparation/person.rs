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
mod tests {
    use super::super::Unread;
    use super::*;
    use crate::anonymise::{Engine, Register};
    use crate::domain::{ClientCode, Period};
    use crate::supervision::item::Origin;
    use jiff::civil::date;

    /// A review of names, each with what is suggested for it, in a text of its own.
    fn of(names: &[(&str, &str)]) -> Preparation {
        let names: Vec<_> = names
            .iter()
            .map(|(name, suggestion)| (*name, *suggestion, None))
            .collect();
        with_codes(&names)
    }

    /// The same, where some are words of the register.
    fn with_codes(names: &[(&str, &str, Option<&str>)]) -> Preparation {
        let day = date(2026, 11, 21);
        let period = Period {
            from: day,
            until: day,
        };
        let register = Register::of(&[]);
        let mut preparation = Preparation::of("Ruth", period, &[], &[], &Engine::new(), &register);
        for (name, suggestion, code) in names {
            let finding = Finding {
                span: 0..name.len(),
                label: Label::Person,
                rule: "test",
                reason: "".into(),
                suggestion: (*suggestion).to_owned(),
                less: vec!["somebody".to_owned()],
                registered: code
                    .map(|code| ClientCode::try_from(code.to_owned()).expect("a code is given")),
                of_name: false,
            };
            let text = Unread {
                origin: Origin::question(),
                words: Words::new(name),
                hidden: preparation.letters.hide(name),
            };
            preparation.take_in(text, vec![finding], &register);
        }
        preparation.people = preparation.numbered_people();
        preparation
    }

    fn decide(preparation: &mut Preparation, item: usize, by: &str) {
        assert!(preparation.decide(item, Decision::Replace(by.to_owned())));
    }

    fn proposals(preparation: &Preparation) -> Vec<String> {
        let proposals = preparation.proposals().into_iter();
        proposals.map(|proposal| proposal.words).collect()
    }

    /// Whether what is decided for the first name is proposed for the second.
    fn is_one(names: [(&str, &str); 2]) -> bool {
        let mut preparation = of(&names);
        decide(&mut preparation, 0, "words of my own");
        bare(&proposals(&preparation)[1]) == "words of my own"
    }

    #[test]
    fn what_a_suggestion_calls_one_person_only_is_one_person_by_any_name() {
        for (one, other) in [
            ("Person A", "(person A)"),
            ("Client A's husband", "(Client A's husband)"),
            ("my colleague", "my colleague"),
            ("somebody close to Client A", "somebody close to client A"),
            // After a title stands the letter alone.
            ("Person B", "B"),
        ] {
            assert!(
                is_one([("Chidi", one), ("Okafor", other)]),
                "{one}, {other}"
            );
        }
    }

    #[test]
    fn what_a_suggestion_calls_anybody_is_told_apart_by_the_name() {
        for words in [
            "my supervisor",
            "(name withheld)",
            "Client A's close contact",
            "Client A's other close contact",
            "a friend",
            "somebody close",
        ] {
            assert!(!is_one([("Chidi", words), ("Okafor", words)]), "{words}");
            assert!(is_one([("Chidi", words), ("chidi", words)]), "{words}");
        }
        assert!(!is_one([("Chidi", "Person A"), ("Okafor", "Person B")]));
    }

    #[test]
    fn a_letter_that_a_word_of_the_register_leaves_as_is_no_person() {
        let mut preparation =
            with_codes(&[("Chidi", "Person B", None), ("Okafor", "B", Some("K-07"))]);
        decide(&mut preparation, 0, "words of my own");
        assert_eq!(proposals(&preparation)[1], "B");
    }

    #[test]
    fn words_for_a_client_are_not_proposed_for_what_else_their_register_holds() {
        let mut preparation = with_codes(&[
            ("Ozretic", "Client A", Some("K-11")),
            ("Bosch", "Client A", Some("K-11")),
            ("Rosa", "Client A", Some("K-11")),
            ("Ms Rosa Ozretic", "Client A", Some("K-11")),
        ]);
        decide(&mut preparation, 0, "a woman in her forties");
        let (hers, bosch) = ("a woman in her forties", "Client A");
        assert_eq!(proposals(&preparation)[1..], [bosch, hers, hers]);
        decide(&mut preparation, 1, "a firm");
        assert_eq!(preparation.several_wordings(), []);
        assert_eq!(proposals(&preparation)[2], hers);
    }

    #[test]
    fn a_name_is_who_is_told_apart_elsewhere_unless_that_is_two_people() {
        let mut preparation = of(&[("Sam", "Person A"), ("Sam", "(name withheld)")]);
        decide(&mut preparation, 0, "words of my own");
        assert_eq!(proposals(&preparation)[1], "(words of my own)");

        let mut preparation = of(&[
            ("Sam", "Person A"),
            ("Sam", "Person B"),
            ("Sam", "(name withheld)"),
        ]);
        decide(&mut preparation, 0, "words of my own");
        assert_eq!(
            proposals(&preparation)[1..],
            ["Person B", "(name withheld)"]
        );
    }

    #[test]
    fn words_of_ones_own_stand_in_brackets_behind_words_for_who_it_is_and_nowhere_else() {
        let mut preparation = of(&[
            ("Nora", "Person A"),
            ("Nora", "(Person A)"),
            ("Nora", "Person A"),
        ]);
        decide(&mut preparation, 0, "a neighbour");
        let said = |preparation: &Preparation| proposals(preparation)[1..].to_vec();
        assert_eq!(said(&preparation), ["(a neighbour)", "a neighbour"]);
        decide(&mut preparation, 1, "(a friend)");
        assert_eq!(proposals(&preparation)[2], "a friend");
        for words in ["(her aunt) or (her friend)", "()", "( )"] {
            decide(&mut preparation, 1, words);
            assert_eq!(proposals(&preparation)[2], words);
        }

        decide(&mut preparation, 1, "(a friend)");
        let own = Decision::Replace("a relative".into());
        assert_eq!(preparation.decide_alike(0, own), 3);
        let decided: Vec<_> = preparation
            .items()
            .into_iter()
            .map(|item| item.decision)
            .collect();
        let by = ["a relative", "(a relative)", "a relative"];
        assert_eq!(decided, by.map(|by| Decision::Replace(by.into())));
    }

    #[test]
    fn what_is_nearest_before_is_proposed_and_where_nothing_is_what_is_nearest_behind() {
        let mut preparation = of(&[("Tunde", "Person A"); 6]);
        decide(&mut preparation, 1, "one");
        decide(&mut preparation, 4, "four");
        assert!(preparation.decide(3, Decision::Keep));
        assert_eq!(
            proposals(&preparation),
            ["one", "four", "one", "one", "one", "four"]
        );
        decide(&mut preparation, 2, "somebody");
        // Where a step is taken it stands; elsewhere the same step is proposed.
        assert_eq!(
            proposals(&preparation),
            [
                "one", "somebody", "Person A", "somebody", "somebody", "four"
            ]
        );
    }

    #[test]
    fn several_wordings_of_one_person_are_told_once_and_those_of_several_people_are_not() {
        let mut preparation = of(&[
            ("Tunde", "Person A"),
            ("Adeyemi", "(person A)"),
            ("Tunde", "Person A"),
            ("Ruth", "my supervisor"),
            ("Helen", "my supervisor"),
        ]);
        for (item, by) in [
            (0, "Person A"),
            // Only its brackets and case are others.
            (1, "(person A)"),
            (3, "one"),
            (4, "another"),
        ] {
            decide(&mut preparation, item, by);
        }
        assert_eq!(preparation.several_wordings(), []);
        for item in [1, 2] {
            decide(&mut preparation, item, "a friend");
        }
        let told = preparation.several_wordings();
        let said: Vec<_> = told.iter().map(|told| (told.item, told.said())).collect();
        let words = "Adeyemi leaves as \u{201c}Person A\u{201d} and as \u{201c}a friend\u{201d}";
        assert_eq!(said, [(1, Words::new(words))]);
        decide(&mut preparation, 2, "a cousin");
        let now = preparation.several_wordings();
        let newly = Wordings::newly(&now, &told).map(Wordings::said);
        let words = "Adeyemi leaves as \u{201c}Person A\u{201d}, as \u{201c}a friend\u{201d} and as \u{201c}a cousin\u{201d}";
        assert_eq!(newly, Some(Words::new(words)));
        assert_eq!(Wordings::newly(&told, &now), None);
    }

    #[test]
    fn of_many_wordings_of_one_person_the_first_and_the_last_are_quoted() {
        let mut preparation = of(&[("Tunde", "Person A"); 5]);
        for (item, by) in ["a boy", "a son", "a pupil", "a cousin", "a friend"]
            .into_iter()
            .enumerate()
        {
            decide(&mut preparation, item, by);
        }
        let told = preparation.several_wordings();
        let words = "Tunde leaves as \u{201c}a boy\u{201d}, as \u{201c}a friend\u{201d} and in 3 other wordings";
        assert_eq!(told[0].said(), Words::new(words));
    }
}

//! Who is given which name instead, the same in all the texts that leave together: "my colleague" or "K-07's husband"
//! where the texts say once who it is, else "Person A".

mod animal;
mod mentioned;
mod online;
mod role;
mod short_form;

use super::capitals::PARTICLES;
use super::doc::{Doc, Found};
use super::fold::{fold, is_apostrophe};
use super::generalise::Sentence;
use super::label::Label;
use super::tokens::{Gap, Kind};
use crate::domain::ClientCode;
use animal::is_an_animals;
pub use mentioned::NAME_WITHHELD;
use mentioned::{WITHHELD, is_mentioned};
use online::{acts, is_online};
use role::{beside, is_told, role};
use std::collections::HashMap;

/// Bearers of one given name or surname that are looked through for the one who is meant.
const BEARERS: usize = 8;

/// Who was given which replacement.
#[derive(Default)]
pub(super) struct Cast<'t> {
    /// The texts, in which "Person A" may stand already, since it was put there while they were written.
    texts: Vec<&'t str>,
    people: Vec<Person>,
    /// Who bears a part of a name, in the order in which they were met.
    names: HashMap<String, Vec<usize>>,
    /// How many letters were given, those that stand in the texts among them; `None` until one is asked for.
    lettered: Option<usize>,
    /// Those who are close to a client, in the order in which they were met, by the code.
    close: HashMap<String, Vec<usize>>,
    /// Who bears "my colleague" or "K-07's husband"; each is one person's only.
    borne: HashMap<String, usize>,
}

/// Somebody who is named in the texts.
#[derive(Default)]
struct Person {
    /// The first part of the name, as it was met first.
    given: String,
    /// The first and the last part, for each form in which a name of several parts was met.
    full: Vec<(String, String)>,
    /// Other first names of the same person: "dan", "daniel".
    also: Vec<String>,
    /// "her mother", where the texts say it beside the name.
    role: Option<String>,
    /// Whether a title stands before the name somewhere, which nothing but a letter follows.
    titled: bool,
    /// Whether the name stands somewhere without a word for who it is before it, so that both are to be known for one.
    apart: bool,
    /// Whether it is called a place online, and no name: "my Threadly account".
    online: bool,
    /// Whether it does or has somewhere what people do and have: "[Zeldin] wept", "[Zeldin]'s grief".
    acts: bool,
    /// Whether the texts say that an animal is called so: "her dog [Biscuit]".
    animal: bool,
    letter: Option<usize>,
}

/// What stands around a name.
enum Beside {
    /// "her mother [Maureen]": who it is has just been said.
    Told,
    /// "her mother, [Maureen],", "her mother is called [Maureen]".
    Called,
    /// "[Maureen], her mother,".
    Said,
    /// "the [Maureen] affair".
    Determined,
    Nothing,
}

impl<'t> Cast<'t> {
    /// Of texts that leave together.
    pub(super) fn beside(texts: &[&'t str]) -> Self {
        Self {
            texts: texts.to_vec(),
            ..Self::default()
        }
    }

    /// Learns who people are from the words beside their names.
    pub(super) fn learn(&mut self, doc: &Doc, registered: &[Found]) {
        for found in doc
            .found
            .iter()
            .chain(registered)
            .filter(|f| f.label == Label::Person && !f.at.is_empty())
        {
            let who = self.bearer(doc, found);
            let person = &mut self.people[who];
            person.titled |= titled(doc, found);
            person.apart |= !is_told(doc, found.at.start);
            person.online |= is_online(doc, found);
            let animal = is_an_animals(doc, found);
            person.animal |= animal;
            // "her dog [Max] slept"
            person.acts |= !animal && acts(doc, found);
            if person.role.is_none() {
                person.role = role(doc, found);
            }
        }
    }

    /// What could stand instead of a name, the most telling first: one person is called the same in all the texts. "My
    /// colleague" is the same person wherever it stands; "her mother" may be another's in another text, so that its
    /// bearer has a letter.
    pub(super) fn rungs(&mut self, doc: &Doc, found: &Found) -> Vec<String> {
        let who = self.bearer(doc, found);
        let sentence = Sentence::around(doc, &found.at);
        if titled(doc, found) {
            return vec![self.letter(who), "Somebody".to_owned()];
        }
        let beside = beside_name(doc, found, &sentence);
        let rungs = match self.own(who) {
            // "Person A" is a name itself: "a woman called Person A", and then "Person A rang".
            Some(_) if is_mentioned(doc, found) => WITHHELD.map(str::to_owned).to_vec(),
            Some(own) => called(&own, own.trim_start_matches("my "), &beside),
            None if self.is_animal(who) => WITHHELD.map(str::to_owned).to_vec(),
            None if self.is_online(who) => online::called(doc, found),
            None if matches!(beside, Beside::Told) && self.is_told_enough(who) => {
                called("", "", &beside)
            }
            None => {
                let letter = self.letter(who);
                match beside {
                    // Somebody is nobody's real name.
                    Beside::Nothing if is_mentioned(doc, found) => {
                        WITHHELD.map(str::to_owned).to_vec()
                    }
                    Beside::Told => vec![format!("(Person {letter})"), "(a person)".to_owned()],
                    // "the Okafors' house" keeps its mark: "the family A members' house"
                    Beside::Determined if is_family(doc, found) && is_marked(doc, found) => {
                        vec![
                            format!("family {letter} members"),
                            "family members".to_owned(),
                        ]
                    }
                    Beside::Determined if is_family(doc, found) => {
                        vec![format!("family {letter}"), "family".to_owned()]
                    }
                    // "the Person A" would be a name again.
                    Beside::Determined => vec![format!("person {letter}"), "person".to_owned()],
                    _ => vec![format!("Person {letter}"), "somebody".to_owned()],
                }
            }
        };
        // "that [Threadly] was down": no name is held by "that", so that an article stays.
        if sentence.follows("that") {
            return rungs;
        }
        rungs.iter().map(|rung| sentence.fit(rung)).collect()
    }

    /// The same for somebody in a client's register who is not the client: "K-07's husband" where the texts say so, else
    /// "someone close to K-07". Never "her husband": the sentence may speak of another client.
    pub(super) fn close(&mut self, doc: &Doc, found: &Found, code: &ClientCode) -> Vec<String> {
        let who = self.bearer(doc, found);
        let sentence = Sentence::around(doc, &found.at);
        if titled(doc, found) || self.people[who].titled {
            return self.rungs(doc, found);
        }
        if is_mentioned(doc, found) || self.is_animal(who) {
            return WITHHELD.map(str::to_owned).to_vec();
        }
        let beside = beside_name(doc, found, &sentence);
        if let Some((theirs, noun)) = self.theirs(who, code) {
            let rungs = called(&theirs, &noun, &beside);
            return rungs.iter().map(|rung| sentence.fit(rung)).collect();
        }
        let others = self.close.entry(code.as_str().to_owned()).or_default();
        let nth = others.iter().position(|other| *other == who);
        let nth = nth.unwrap_or_else(|| {
            others.push(who);
            others.len() - 1
        });
        let bare = matches!(beside, Beside::Determined);
        let owns = sentence.owns() && !matches!(beside, Beside::Told);
        let close = match (nth, bare) {
            // "someone close to K-07's dog" would be close to the dog.
            (_, true) if owns => contact(nth),
            (_, false) if owns => format!("{code}'s {}", contact(nth)),
            (0, true) => format!("person close to {code}"),
            (0, false) => format!("someone close to {code}"),
            (1, true) => format!("other person close to {code}"),
            (1, false) => format!("someone else close to {code}"),
            _ => format!("person {} close to {code}", nth + 1),
        };
        let less = if bare || nth > 1 {
            "person"
        } else {
            "somebody"
        };
        let rungs = match beside {
            Beside::Told => [format!("({close})"), "(a person)".to_owned()],
            _ => [close, less.to_owned()],
        };
        rungs.iter().map(|rung| sentence.fit(rung)).collect()
    }

    /// "K-07's husband", where the texts call somebody "her husband", and nobody else of that code; and "husband".
    fn theirs(&mut self, who: usize, code: &ClientCode) -> Option<(String, String)> {
        let role = self.people[who].role.as_deref()?;
        let (holder, noun) = role.split_once(' ')?;
        if !["her", "his", "their"].contains(&holder) {
            return None;
        }
        let (theirs, noun) = (format!("{code}'s {noun}"), noun.to_owned());
        let first = *self.borne.entry(theirs.clone()).or_insert(who);
        (first == who).then_some((theirs, noun))
    }

    /// "my colleague", where the texts say so of somebody, and nobody else.
    fn own(&mut self, who: usize) -> Option<String> {
        let person = &self.people[who];
        let role = person.role.as_ref().filter(|_| !person.titled)?;
        let noun = role
            .strip_prefix("my ")
            .or_else(|| role.strip_prefix("our "))?;
        let own = format!("my {noun}");
        (*self.borne.entry(own.clone()).or_insert(who) == who).then_some(own)
    }

    /// Whether the words before the name say enough of somebody: they stand before it each time, and are nobody else's.
    fn is_told_enough(&mut self, who: usize) -> bool {
        let person = &self.people[who];
        let Some(role) = person.role.clone().filter(|_| !person.apart) else {
            return false;
        };
        *self.borne.entry(role).or_insert(who) == who
    }

    /// Whether a word is a place online, and nothing that is said of it makes it somebody.
    fn is_online(&self, who: usize) -> bool {
        let person = &self.people[who];
        person.online && !person.acts && person.role.is_none() && !person.titled
    }

    /// Whether it is an animal's name, and nothing else in the texts makes it somebody's.
    fn is_animal(&self, who: usize) -> bool {
        let person = &self.people[who];
        let person_too = person.acts || person.role.is_some() || person.titled;
        person.animal && person.full.is_empty() && !person_too
    }

    /// The client's code; in brackets where the words before say already who it is: "my client (K-07)". Where it is the
    /// name that is meant, the code comes second.
    pub(super) fn client(doc: &Doc, found: &Found, code: &ClientCode) -> Vec<String> {
        if is_mentioned(doc, found) {
            return vec![NAME_WITHHELD.to_owned(), code.to_string()];
        }
        let told = beside(doc, found.at.start).is_some();
        let behind = &doc.tokens.text[doc.bytes(&found.at).end..];
        let coded = [" (", ", who is ", ", "].iter().any(|between| {
            let code_behind = behind.strip_prefix(between);
            code_behind.is_some_and(|behind| behind.starts_with(code.as_str()))
        });
        vec![match (told, coded) {
            (true, true) => NAME_WITHHELD.to_owned(),
            // "Siobhan (K-07)" is not called by the code twice.
            (false, true) => Sentence::around(doc, &found.at).fit("a client"),
            (true, false) => format!("({code})"),
            (false, false) => code.to_string(),
        }]
    }

    /// The letter of a person, dealt when it is first asked for.
    fn letter(&mut self, who: usize) -> String {
        let texts = &self.texts;
        let next = *self.lettered.get_or_insert_with(|| taken(texts));
        let letter = *self.people[who].letter.get_or_insert(next);
        self.lettered = Some(next + usize::from(letter == next));
        letters(letter)
    }

    /// Who is named: a family by the name of its member, where the texts have one, "the [Okafors]" and "[Okafor]".
    fn bearer(&mut self, doc: &Doc, found: &Found) -> usize {
        let mut parts = parts(doc, found);
        if is_family(doc, found)
            && let [family] = parts.as_slice()
            && let Some(one) = (family.strip_suffix("es").into_iter())
                .chain(family.strip_suffix('s'))
                .find(|one| self.names.contains_key(*one))
        {
            parts = vec![one.to_owned()];
        }
        self.who(&parts)
    }

    /// The number of a person, the same each time. A part of a name is whoever bore it first; two full names are one
    /// person's where neither the first part nor the last is another.
    fn who(&mut self, parts: &[String]) -> usize {
        let known: Vec<&String> = parts.iter().filter(|part| part.len() > 1).collect();
        let full = match parts {
            [first, .., last] => Some((first.clone(), last.clone())),
            _ => None,
        };
        let bearers = known.iter().filter_map(|part| self.names.get(*part));
        let mut bearers = bearers.flat_map(|bearers| bearers.iter().take(BEARERS).copied());
        let one = |who: &usize| {
            let theirs = &self.people[*who].full;
            let is_theirs = |(first, last): &(String, String)| {
                let mut theirs = theirs.iter();
                theirs.any(|theirs| same(first, &theirs.0) && same(last, &theirs.1))
            };
            theirs.is_empty() || full.as_ref().is_none_or(is_theirs)
        };
        let who = bearers.find(one).unwrap_or(self.people.len());
        if who == self.people.len() {
            self.people.push(Person {
                given: known
                    .first()
                    .map_or_else(String::new, |part| (*part).clone()),
                ..Person::default()
            });
        }
        if self.people[who].full.is_empty() {
            self.people[who].full.extend(full);
        }
        for part in known {
            let bearers = self.names.entry(part.clone()).or_default();
            if bearers.len() < BEARERS && !bearers.contains(&who) {
                bearers.push(who);
            }
        }
        who
    }
}

/// Whether two parts of names are the same, or one is the initial of the other.
fn same(part: &str, other: &str) -> bool {
    let initial = part.chars().count() == 1 || other.chars().count() == 1;
    part == other || initial && part.chars().next() == other.chars().next()
}

/// Whether the sentence around somebody's name speaks of the name: "Mara is her real name".
pub(super) fn is_of_name(doc: &Doc, found: &Found) -> bool {
    found.label == Label::Person && is_mentioned(doc, found)
}

/// What stands around a name, by which its replacement is worded.
fn beside_name(doc: &Doc, found: &Found, sentence: &Sentence) -> Beside {
    if is_told(doc, found.at.start) {
        Beside::Told
    } else if determined(sentence) {
        Beside::Determined
    } else if role(doc, found).is_none() {
        Beside::Nothing
    } else if sentence.follows(", called named") {
        Beside::Called
    } else {
        Beside::Said
    }
}

/// Somebody who is called by who they are: where that stands beside the name already, it isn't said twice.
fn called(name: &str, noun: &str, beside: &Beside) -> Vec<String> {
    let rungs = match beside {
        Beside::Told => [NAME_WITHHELD, "(a person)"],
        Beside::Called => [NAME_WITHHELD, "somebody"],
        Beside::Said => ["somebody", "a person"],
        Beside::Determined => [noun, "person"],
        Beside::Nothing => [name, "somebody"],
    };
    rungs.map(str::to_owned).to_vec()
}

/// Somebody close to a client, the `nth` from 0, where a code or an article stands before: "K-07's [other close contact]".
fn contact(nth: usize) -> String {
    match nth {
        0 => "close contact".to_owned(),
        1 => "other close contact".to_owned(),
        _ => format!("close contact {}", nth + 1),
    }
}

/// Whether a name is held by "my", "the" or the like; "that" before a name begins a clause, and "its" is "it's".
fn determined(sentence: &Sentence) -> bool {
    sentence.is_determined() && !sentence.follows("that its")
}

/// "the [Quills] were there": a family, and nobody of it.
fn is_family(doc: &Doc, found: &Found) -> bool {
    let (t, sentence) = (&doc.tokens, Sentence::around(doc, &found.at));
    let several = found.at.len() == 1 && t.str(found.at.start).ends_with('s');
    several
        && t.classes(found.at.start).given() == 0
        && sentence.follows("the")
        && !sentence.owns()
        && !sentence.leads_noun()
}

/// "the [Okafors]' house"
fn is_marked(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    t.gap(found.at.end) == Gap::None && t.str(found.at.end).starts_with(is_apostrophe)
}

/// The folded parts of a name as it is spoken, "Quill, M." as "M. Quill", without its title and the "van" before it. One
/// letter is a name of its own: it is nobody whose name begins so.
fn parts(doc: &Doc, found: &Found) -> Vec<String> {
    let end = if found.label == Label::Initial {
        "."
    } else {
        ""
    };
    let t = &doc.tokens;
    let several = found.at.len() > 1;
    let is_part = |i: &usize| {
        let leads =
            t.classes(*i).title() && *i == found.at.start || t.any(*i, PARTICLES) && !t.cap(*i);
        matches!(t.kind(*i), Some(Kind::Word | Kind::Mixed)) && !(leads && several)
    };
    let comma = found.at.clone().find(|&i| t.str(i) == ",");
    let (family, given) = match comma {
        Some(comma) => (found.at.start..comma, comma + 1..found.at.end),
        None => (0..0, found.at.clone()),
    };
    given
        .chain(family)
        .filter(is_part)
        .map(|i| fold(t.str(i)) + end)
        .collect()
}

/// Whether a title stands before a name: "Dr [Lee]", "Mrs. [Lee]".
fn titled(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    let Some(before) = found.at.start.checked_sub(1) else {
        return false;
    };
    let title = if t.str(before) == "." && t.gap(before) == Gap::None {
        before.checked_sub(1)
    } else {
        Some(before)
    };
    title.is_some_and(|i| {
        t.classes(i).title()
            && t.cap(i)
            && doc.label_at(i).is_none()
            && t.gap(found.at.start) == Gap::Space
    })
}

/// How many letters stand in texts already: two by "Person B".
fn taken(texts: &[&str]) -> usize {
    let most = texts.iter().flat_map(|text| {
        text.match_indices("erson ").map(|(at, said)| {
            let is_person = text[..at].ends_with(['P', 'p']);
            let behind = &text[at + said.len()..];
            let end = behind.find(|c: char| !c.is_alphanumeric());
            let letter = &behind[..end.unwrap_or(behind.len())];
            match letter.as_bytes() {
                // "the person I met"
                [b'I'] => 0,
                [letter @ b'A'..=b'Z'] if is_person => usize::from(letter - b'A') + 1,
                _ => 0,
            }
        })
    });
    most.max().unwrap_or_default()
}

/// 0 is A, 25 Z, 26 AA.
fn letters(mut n: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'A' + (n % 26) as u8));
        if n < 26 {
            return out;
        }
        n = n / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_stand_in_the_texts_already_are_counted() {
        for (text, wanted) in [
            ("I told Person B, not Person A.", 2),
            ("the person C affair", 3),
            (
                "the person I met, a person Anna knows, Person AB, in person",
                0,
            ),
        ] {
            assert_eq!(taken(&["", text]), wanted, "{text}");
        }
    }
}

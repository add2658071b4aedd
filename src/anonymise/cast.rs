//! Who is given which name instead, the same in all the texts that leave together: "her mother" where the texts say
//! once who it is, else "Person A".

use super::doc::{Doc, Found};
use super::fold::fold;
use super::generalise::Sentence;
use super::grammar::THEIRS;
use super::label::Label;
use super::tokens::{Gap, Kind};
use super::words::{Words, words};
use crate::domain::ClientCode;
use std::collections::{BTreeSet, HashMap};

/// What somebody may be to the practitioner or to a client, wide enough to be said.
const ROLES: Words = words!(
    "colleague friend supervisor supervisee boss manager neighbour neighbor flatmate housemate landlord landlady teacher tutor solicitor lawyer therapist counsellor receptionist assistant secretary student trainee gp doctor"
);
const CLIENTS: Words = words!("client patient");
const MODIFIERS: Words = words!(
    "new late former old ex foster step twin little big elder eldest older oldest younger youngest dear lovely own second first"
);

/// Who was given which replacement.
#[derive(Default)]
pub(super) struct Cast {
    names: HashMap<String, usize>,
    /// "her mother", for a part of a name.
    roles: HashMap<String, String>,
    /// Roles already given, each to one person only.
    taken: BTreeSet<String>,
    /// The role of each person.
    given: Vec<Option<String>>,
    /// The letters that were given, by the person.
    lettered: HashMap<usize, usize>,
    /// Those who are close to a client, in the order in which they were met, by the code.
    close: HashMap<String, Vec<usize>>,
    /// Who bears "K-07's husband".
    theirs: HashMap<String, usize>,
}

impl Cast {
    /// Learns who people are from the words beside their names.
    pub(super) fn learn(&mut self, doc: &Doc, registered: &[Found]) {
        for found in doc
            .found
            .iter()
            .chain(registered)
            .filter(|f| f.label == Label::Person && !f.at.is_empty())
        {
            let Some(role) = role(doc, found) else {
                continue;
            };
            for part in parts(doc, found).into_iter().filter(|part| part.len() > 1) {
                self.roles.entry(part).or_insert_with(|| role.clone());
            }
        }
    }

    /// What could stand instead of a name, the most telling first; parts of a name known whole get that of the whole.
    pub(super) fn rungs(&mut self, doc: &Doc, found: &Found) -> Vec<String> {
        let mut parts = parts(doc, found);
        if found.label == Label::Initial {
            // One letter is a name of its own: it is nobody whose name begins so.
            parts.iter_mut().for_each(|part| part.push('.'));
        }
        let who = self.who(&parts);
        let sentence = Sentence::around(doc, &found.at);
        if titled(doc, found) {
            return vec![self.letter(who), "Somebody".to_owned()];
        }
        // "her mother [Maureen]" says already who it is.
        let told = is_told(doc, found.at.start);
        let determined = determined(&sentence);
        // "my supervisor, [Corinne],": so does this, which is the place where it is said.
        let said_here = role(doc, found).is_some();
        let rungs = match self.given[who].clone().filter(|_| !said_here) {
            _ if told => vec![
                format!("(Person {})", self.letter(who)),
                "(a person)".to_owned(),
            ],
            Some(role) if !determined => vec![role, "somebody".to_owned()],
            // "the Person A" would be a name again.
            _ if determined => {
                vec![format!("person {}", self.letter(who)), "person".to_owned()]
            }
            _ => vec![
                format!("Person {}", self.letter(who)),
                "somebody".to_owned(),
            ],
        };
        rungs.iter().map(|rung| sentence.fit(rung)).collect()
    }

    /// The same for somebody in a client's register who is not the client: "K-07's husband" where the texts say so, else
    /// "someone close to K-07". Never "her husband": the sentence may speak of another client.
    pub(super) fn close(&mut self, doc: &Doc, found: &Found, code: &ClientCode) -> Vec<String> {
        let parts = parts(doc, found);
        let who = self.who(&parts);
        let sentence = Sentence::around(doc, &found.at);
        let determined = determined(&sentence);
        if titled(doc, found) || is_told(doc, found.at.start) {
            return self.rungs(doc, found);
        }
        let theirs = (!determined && role(doc, found).is_none())
            .then(|| self.theirs(&parts, who, code))
            .flatten();
        if let Some(theirs) = theirs {
            return [theirs.as_str(), "somebody"]
                .map(|rung| sentence.fit(rung))
                .to_vec();
        }
        let others = self.close.entry(code.as_str().to_owned()).or_default();
        let nth = others.iter().position(|other| *other == who);
        let nth = nth.unwrap_or_else(|| {
            others.push(who);
            others.len() - 1
        });
        let rungs = match (nth, determined) {
            (0, true) => [format!("person close to {code}"), "person".to_owned()],
            (0, false) => [format!("someone close to {code}"), "somebody".to_owned()],
            (1, true) => [format!("other person close to {code}"), "person".to_owned()],
            (1, false) => [
                format!("someone else close to {code}"),
                "somebody".to_owned(),
            ],
            _ => [
                format!("person {} close to {code}", nth + 1),
                "person".to_owned(),
            ],
        };
        rungs.iter().map(|rung| sentence.fit(rung)).collect()
    }

    /// "K-07's husband", where the texts call somebody "her husband", and nobody else of that code.
    fn theirs(&mut self, parts: &[String], who: usize, code: &ClientCode) -> Option<String> {
        let role = parts.iter().find_map(|part| self.roles.get(part))?;
        let (holder, noun) = role.split_once(' ')?;
        if !["her", "his", "their"].contains(&holder) {
            return None;
        }
        let theirs = format!("{code}'s {noun}");
        (*self.theirs.entry(theirs.clone()).or_insert(who) == who).then_some(theirs)
    }

    /// The client's code; in brackets where the words before say already who it is: "my client (K-07)".
    pub(super) fn client(doc: &Doc, found: &Found, code: &ClientCode) -> String {
        match beside(doc, found.at.start) {
            Some(_) => format!("({code})"),
            None => code.to_string(),
        }
    }

    /// The letter of a person, dealt when it is first asked for.
    fn letter(&mut self, who: usize) -> String {
        let next = self.lettered.len();
        letters(*self.lettered.entry(who).or_insert(next))
    }

    /// The number of a person, the same each time.
    fn who(&mut self, parts: &[String]) -> usize {
        let known = || parts.iter().filter(|part| part.len() > 1);
        let who = match known().find_map(|part| self.names.get(part)) {
            Some(who) => *who,
            None => {
                let role = known().find_map(|part| self.roles.get(part)).cloned();
                let role = role.filter(|role| self.taken.insert(role.clone()));
                self.given.push(role);
                self.given.len() - 1
            }
        };
        for part in parts.iter().filter(|part| part.len() > 1) {
            self.names.entry(part.clone()).or_insert(who);
        }
        who
    }
}

/// Whether a name is held by "my", "the" or the like; "that" before a name begins a clause, and "its" is "it's".
fn determined(sentence: &Sentence) -> bool {
    sentence.is_determined() && !sentence.follows("that its")
}

/// The folded parts of a name, without its title.
fn parts(doc: &Doc, found: &Found) -> Vec<String> {
    found
        .at
        .clone()
        .filter(|&i| matches!(doc.tokens.kind(i), Some(Kind::Word | Kind::Mixed)))
        .filter(|&i| !(doc.tokens.classes(i).title() && i == found.at.start && found.at.len() > 1))
        .map(|i| fold(doc.tokens.str(i)))
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

/// Who somebody is by the words beside the name: "her mother Maureen", "Maureen, her mother,", "his stepmum, Bev,",
/// "her partner is called Angharad".
fn role(doc: &Doc, found: &Found) -> Option<String> {
    let t = &doc.tokens;
    let (start, end) = (found.at.start, found.at.end);
    if let Some(role) = beside(doc, start) {
        return Some(role);
    }
    let ends = matches!(t.str(end), "," | ")" | "." | ";");
    let kin = if start > 1 && t.str(start - 1) == "," && ends {
        Some(start - 1)
    } else if start > 2 && t.any(start - 1, words!("called named")) {
        let is = t.any(start - 2, words!("is was"));
        Some(if is { start - 2 } else { start - 1 })
    } else {
        None
    };
    if let Some(role) = kin.and_then(|kin| ending_at(doc, kin)) {
        return Some(role);
    }
    if t.str(end) == "," {
        let noun = (end + 2..end + 5).find(|&i| is_role(doc, i) && !t.cap(i))?;
        let closed = !t.is_word(noun + 1) || t.classes(noun + 1).function();
        let between = (end + 2..noun).all(|i| t.any(i, MODIFIERS) || t.classes(i).kin_modifier());
        if closed && between && t.gap(end + 1) == Gap::Space {
            return say(doc, end + 1, noun);
        }
    }
    None
}

/// Whether the words before a name say already who it is: "her mother [Maureen]", "K-07's husband [Gareth]".
fn is_told(doc: &Doc, start: usize) -> bool {
    let t = &doc.tokens;
    beside(doc, start).is_some()
        || start > 1
            && t.gap(start) == Gap::Space
            && is_role(doc, start - 1)
            && !t.cap(start - 1)
            && ["'s ", "’s "]
                .iter()
                .any(|of| t.text[..t.all[start - 1].start].ends_with(of))
}

/// The role whose noun stands right before a name: "her mother [Maureen]".
fn beside(doc: &Doc, start: usize) -> Option<String> {
    if doc.tokens.gap(start) > Gap::Line || doc.tokens.gap(start) == Gap::None {
        return None;
    }
    ending_at(doc, start)
}

/// The role whose noun is the last token before `end`.
fn ending_at(doc: &Doc, end: usize) -> Option<String> {
    let t = &doc.tokens;
    let noun = end.checked_sub(1)?;
    if !is_role(doc, noun) || t.cap(noun) {
        return None;
    }
    let mut det = noun.checked_sub(1)?;
    while det > 0
        && noun - det < 4
        && (t.any(det, MODIFIERS) || t.classes(det).kin_modifier() || matches!(t.str(det), "-"))
    {
        det -= 1;
    }
    say(doc, det, noun)
}

fn is_role(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    t.is_word(i)
        && ((is.kin() || is.kin_narrow()) && !is.plural() || t.any(i, ROLES) || t.any(i, CLIENTS))
}

/// "her mother", "my friend", "the client"; what narrows a family down is left out.
fn say(doc: &Doc, det: usize, noun: usize) -> Option<String> {
    let t = &doc.tokens;
    let word = t.str(noun).to_lowercase();
    if t.any(noun, CLIENTS) {
        return t
            .any(det, words!("my our a the this that"))
            .then(|| "the client".to_owned());
    }
    let holder = t.str(det).to_lowercase();
    if !t.any(det, THEIRS) && !t.any(det, words!("my our")) {
        return None;
    }
    let plain = if t.any(noun, ROLES) {
        word
    } else {
        match word.as_str() {
            _ if !t.classes(noun).kin_narrow() => word,
            _ if word.ends_with("mother") || word.ends_with("mum") || word.ends_with("mom") => {
                "mother".into()
            }
            _ if word.ends_with("father") || word.ends_with("dad") => "father".into(),
            _ if word.ends_with("son") => "son".into(),
            _ if word.ends_with("daughter") => "daughter".into(),
            _ if word.ends_with("wife")
                || word.ends_with("husband")
                || word.ends_with("partner") =>
            {
                "partner".into()
            }
            _ if word.contains("brother") || word.contains("sister") || word.contains("twin") => {
                "sibling".into()
            }
            _ => "relative".into(),
        }
    };
    Some(format!("{holder} {plain}"))
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

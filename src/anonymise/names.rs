//! Capitalised words: people, and places by their context.

mod chunk;
mod first_look;
mod initials;
mod organisation;
mod person;
mod spoken_of;
mod titled;

use super::address::premises::named_house;
use super::address::street::{house, street};
use super::capitals::{cap_word, elided, name_end};
use super::classes::Classes;
use super::doc::{Doc, found};
use super::heads::{Head, RARE, Row};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::words;
use chunk::chunk;
use organisation::organisation;
use spoken_of::spoken_of;
use titled::titled;

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(Head::Name, &[organisation::SCHOOLS], Classes::TITLE | RARE)];

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        let t = &doc.tokens.all[i];
        let wordy = matches!(t.kind, Kind::Number | Kind::Mixed);
        i = if t.cap || t.may.has(Head::Name) || wordy || !t.plain && elided(doc, i) {
            at(doc, i).unwrap_or(i + 1).max(i + 1)
        } else {
            i + 1
        };
    }
}

/// "Al-Amal Women's House", "Larkfield Children's Centre": whom a house is for stands in the middle of its name.
fn house_of(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !cap_word(doc, i)
        || t.classes(i).never_name()
        || i > 0 && t.cap(i - 1) && t.gap(i) <= Gap::Space
    {
        return None;
    }
    let whom =
        (i + 1..i + 4).find(|&j| t.any(j, words!("women men children people")) && t.cap(j))?;
    let joined =
        (i + 1..whom).all(|j| cap_word(doc, j) || is_hyphen(t.str(j)) && t.gap(j) == Gap::None);
    let end = whom + 3;
    let head = t.kind(whom + 1) == Some(Kind::Possessive)
        && cap_word(doc, whom + 2)
        && (t.classes(whom + 2).org_head()
            || t.any(whom + 2, words!("house aid shed home refuge")));
    (joined && head && doc.all_free(i..end)).then_some(end)
}

/// "the girls at Beacon", "on the board of Anvil", "he's at Lowther's, in the warehouse": an ordinary word with a capital,
/// or a name of its own, where people work or meet.
fn worked_at(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = t.classes(i);
    let tok = t.get(i)?;
    if !tok.cap
        || tok.opens
        || tok.caps
        || i < 2
        || !doc.free(i)
        || is.upper()
        || is.never_name()
        || is.demog()
        || is.title()
        || is.kin()
        || is.platform()
        || is.place() > 0
        || super::calendar::weekday(t, i)
        || t.str(i).len() < 4
        || t.cap(i + 1) && t.gap(i + 1) <= Gap::Space
    {
        return None;
    }
    let at = t.is(i - 1, "at");
    let people = words!(
        "girls boys lads lot people team staff crowd women men nurses teachers parents manager receptionist keyworker colleague colleagues coach kids children board boss job shift shifts placement"
    );
    let closes = matches!(t.str(i + 1), "," | "." | ";" | ")" | "!" | "?" | "")
        || t.any(
            i + 1,
            words!("have has had is was are were and who since for until"),
        );
    // "he's at Lowther's, ..."
    if at && t.kind(i + 1) == Some(Kind::Possessive) {
        let ends = matches!(t.str(i + 2), "," | "." | ";" | ")" | "!" | "?" | "")
            || t.any(i + 2, words!("in on and for since now again"))
            || t.classes(i + 2).human_verb() && !t.classes(i + 2).noun();
        return (ends && is.surname() > 0 && is.given() < 2).then_some(i + 2);
    }
    let ordinary = is.word() > 0 && is.given() == 0;
    let of = t.is(i - 1, "of")
        && t.any(
            i - 2,
            words!("board manager trustee trustees governors chair staff newsletter"),
        );
    let led = at
        && (t.any(i - 2, people)
            || t.any(
                i - 2,
                words!("works worked working volunteers volunteered teaches taught"),
            ))
        || of
        || t.is(i - 1, "with")
            && t.any(
                i - 2,
                words!("keyworker volunteers volunteered trains placement worker"),
            );
    (ordinary && led && closes).then_some(i + 1)
}

/// "we call her Bubbles": whatever word it is, it is what somebody is called.
fn called(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = t.classes(i);
    let named = i > 1
        && cap_word(doc, i)
        && doc.free(i)
        && !t.all[i].opens
        && !t.all[i].caps
        && t.any(i - 1, words!("her him me them"))
        && t.any(i - 2, words!("call calls"))
        && !(is.never_name() || is.demog() || is.title() || is.kin() || is.platform());
    named.then(|| name_end(doc, i))
}

/// "[Ring] Sabine", "[Call] Dr Quill": what is to be done stands before somebody's name, and is no part of it. "Chase" and
/// "meet" are given names, so they are not here: a verb that goes with a name is one word less, a name that stays is somebody.
fn told_to(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let next = t.classes(i + 1);
    t.any(
        i,
        words!("ring call phone text email write ask tell thank see message visit remind"),
    ) && t.all[i].opens
        && doc.free(i)
        && cap_word(doc, i + 1)
        && doc.free(i + 1)
        && t.gap(i + 1) == Gap::Space
        && (next.title()
            || (next.given() > 0 || next.surname() > 0 || next.word() == 0) && !next.street())
        && !next.org_head()
}

/// "Call [Bishop]", "Ring [Milan]": whom one is to speak to, whatever else the word is, unless something of a people is meant,
/// "See German films", or a place, "Visit Milan".
fn spoken_to(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let (is, after) = (t.classes(i), t.classes(i + 1));
    let leads = after.noun() | after.plural() && !after.function();
    (is.given() > 0 || is.surname() > 0)
        && !(is.demog() && leads)
        && !(is.place() > 0 && t.is(i - 1, "visit"))
        && !(is.never_name() || is.kin() || is.platform() || is.body())
}

pub(super) fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    if !(doc.tokens.is_word(i)
        || matches!(doc.tokens.kind(i), Some(Kind::Number | Kind::Mixed)) && doc.free(i))
    {
        return None;
    }
    if let Some(end) = titled(doc, i) {
        return Some(end);
    }
    if told_to(doc, i) {
        let end = at(doc, i + 1);
        return match end.is_none() && spoken_to(doc, i + 1) {
            true => {
                let whole = i + 1..name_end(doc, i + 1);
                found(doc, whole, Label::Person, "name-given")
            }
            false => end,
        };
    }
    if let Some(end) = house_of(doc, i).or_else(|| worked_at(doc, i)) {
        return found(doc, i..end, Label::Org, "organisation-of");
    }
    if let Some(end) = called(doc, i) {
        return found(doc, i..end, Label::Person, "name-called");
    }
    if elided(doc, i) && doc.free(i) {
        return found(doc, i..name_end(doc, i), Label::Person, "name-unknown");
    }
    if let Some((end, label, rule)) = spoken_of(doc, i) {
        return found(doc, i..end, label, rule);
    }
    // "the Yorkshire Evening Packet": what comes out at its hour is a paper
    let t = &doc.tokens;
    if cap_word(doc, i)
        && cap_word(doc, i + 1)
        && t.any(i + 1, words!("evening morning daily weekly"))
        && cap_word(doc, i + 2)
        && (i + 1..i + 3).all(|j| t.gap(j) == Gap::Space && !t.all[j].opens)
        && i > 0
        && t.is(i - 1, "the")
        && doc.all_free(i..i + 3)
    {
        return found(doc, i..i + 3, Label::Org, "organisation-paper");
    }
    // "Mr. Mr. Mr.", "A.B.C.": a name begins after the last title and with the first letter
    let t = &doc.tokens;
    let again = t.classes(i).title()
        && t.str(i + 1) == "."
        && t.classes(i + 2).title()
        && t.str(i + 3) == ".";
    let inside = i > 3
        && t.str(i - 1) == "."
        && t.gap(i) == Gap::None
        && t.gap(i - 1) == Gap::None
        && [i, i - 2]
            .iter()
            .all(|&j| t.all[j].end - t.all[j].start == 1)
        && t.gap(i - 2) == Gap::None
        && t.str(i - 3) == ".";
    if again || inside {
        return None;
    }
    // "Auntie K", "Grandad P.": a letter after a word for kin
    if t.cap(i)
        && t.classes(i).kin()
        && t.classes(i).title()
        && t.gap(i + 1) == Gap::Space
        && t.str(i + 1).len() == 1
        && t.cap(i + 1)
        && !t.any(i + 1, words!("i a o x"))
        && doc.free(i + 1)
    {
        let dot = usize::from(
            t.str(i + 2) == "."
                && t.gap(i + 2) == Gap::None
                && !super::calendar::is_end(doc, i + 3),
        );
        return found(doc, i + 1..i + 2 + dot, Label::Initial, "initial");
    }
    if let Some(end) = named_house(doc, i)
        .or_else(|| house(doc, i))
        .or_else(|| organisation(doc, i))
        .or_else(|| street(doc, i))
    {
        return Some(end);
    }
    if !cap_word(doc, i) || !doc.free(i) {
        return None;
    }
    chunk(doc, i)
}

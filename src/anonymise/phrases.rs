//! Details that are told in a phrase of their own: "sings with a ceilidh band", "a son in custody", "came third on …".

use super::doc::Doc;
use super::grammar::{clause_end, is_be, phrase_end};
use super::heads::{ANY_KIN, Head, Heads, Row};
use super::label::Label;
use super::tokens::{Gap, is_hyphen};
use super::words::{Words, words};
use std::ops::Range;

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(Head::Exam, &[SITS], 0), (Head::Told, &[STARTS], ANY_KIN)];

/// The rules that are tried here.
const PHRASES: Heads = Heads::of(&[Head::Told, Head::Ailing, Head::Ill]);

/// What is told below begins with these, with kin, or with whatever stands before one of [`PEOPLE`].
const STARTS: Words = words!(
    "sings plays drums dances acts sails fishes drives flies captains pilots steers skippers training retraining studying hoping captain head chair secretary treasurer leader chairman chairwoman chairperson lost losing stammers stutters lisps uses wears hears home came finished placed evacuated airlifted winched"
);

/// "the egg lady": who is known by what they sell.
const PEOPLE: Words = words!("man woman guy girl lady lad");

/// What one does with an examination.
const SITS: Words = words!(
    "doing sitting resitting retaking repeating studying taking took takes failed passed revising redoing"
);

pub(super) fn find(doc: &mut Doc) {
    for i in 0..doc.tokens.len() {
        if !doc.free(i) || !doc.tokens.is_word(i) {
            continue;
        }
        let some = doc.tokens.all[i].may.any(PHRASES) || doc.tokens.any(i + 1, PEOPLE);
        if !some {
            continue;
        }
        let found = work(doc, i)
            .map(|at| (at, Label::Occupation, "job-does"))
            .or_else(|| kin(doc, i).map(|at| (at, Label::Family, "kin-told")))
            .or_else(|| body(doc, i).map(|at| (at, Label::Condition, "condition-told")))
            .or_else(|| {
                super::condition::ailing::ailing(doc, i)
                    .map(|at| (at, Label::Condition, "condition-told"))
            })
            .or_else(|| {
                super::condition::ills::ill(doc, i)
                    .map(|at| (at, Label::Condition, "condition-lay"))
            })
            .or_else(|| school(doc, i).map(|at| (at, Label::Demog, "belonging-told")))
            .or_else(|| happened(doc, i).map(|at| (at, Label::Event, "event-told")));
        if let Some((at, label, rule)) = found {
            doc.absorb(at, label, rule);
        }
    }
}

/// Examinations, before their capitals are taken for a name's: "doing his Leaving Cert".
pub(super) fn exams(doc: &mut Doc) {
    for i in 0..doc.tokens.len() {
        if doc.tokens.may(i, Head::Exam)
            && let Some(at) = exam(doc, i)
        {
            doc.absorb(at, Label::Age, "school-exam");
        }
    }
}

/// Whether the sentence speaks of somebody else right before `i`: "she", "who", a name, "her brother".
fn somebody(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    i > 0
        && (t.any(i - 1, words!("he she who"))
            || doc.label_at(i - 1) == Some(Label::Person)
            || t.any(i - 1, words!("also still now and"))
                && i > 1
                && (t.any(i - 2, words!("he she who"))
                    || doc.label_at(i - 2) == Some(Label::Person))
            || t.classes(i - 1).kin() && i > 1 && t.any(i - 2, words!("his her their")))
}

/// "sings with a ceilidh band", "drives the hearse", "training to be a pilot", "the egg lady", "captain of the hurling team".
fn work(doc: &Doc, i: usize) -> Option<Range<usize>> {
    let t = &doc.tokens;
    if t.any(
        i,
        words!("sings plays drums dances acts sails fishes drives"),
    ) && somebody(doc, i)
        && t.any(i + 1, words!("with for in"))
        && t.any(i + 2, words!("a an the"))
    {
        let end = phrase_end(doc, i + 1, words!("with for in"));
        let idle =
            words!("kitchen car bath garden time end way room family kids children team street");
        return (end > i + 3 && !t.any(end - 1, idle)).then_some(i..end);
    }
    if t.any(i, words!("drives flies captains pilots steers skippers"))
        && somebody(doc, i)
        && t.is(i + 1, "the")
        && t.classes(i + 2).noun()
        && t.classes(i + 2).word() > 2
        && !t.any(i + 2, words!("car van kids jeep"))
        && doc.all_free(i..i + 3)
    {
        return Some(i..i + 3);
    }
    if t.any(i, words!("training retraining studying hoping"))
        && t.is(i + 1, "to")
        && t.any(i + 2, words!("be become"))
        && t.any(i + 3, words!("a an"))
        && t.any(i.wrapping_sub(1), words!("is was she he who 's ’s now and"))
    {
        let job = (i + 4..i + 6).find(|&j| t.classes(j).job() && !t.cap(j))?;
        return Some(i..job + 1);
    }
    let held =
        words!("team council choir band club committee association board guild union society");
    if t.any(
        i,
        words!("captain head chair secretary treasurer leader chairman chairwoman chairperson"),
    ) && !t.cap(i)
        && t.is(i + 1, "of")
        && t.any(i + 2, words!("the a"))
        && i > 0
        && (is_be(doc, i - 1)
            || matches!(t.str(i - 1), "," | "(")
            || t.any(i - 1, words!("the as")))
    {
        let end = (i + 4..i + 6).find(|&j| t.any(j - 1, held))?;
        return Some(i..end);
    }
    // "the egg lady": a noun says what for
    let noun = t.classes(i);
    (t.any(i + 1, PEOPLE)
        && noun.noun()
        && !noun.adjective()
        && !noun.demog()
        && !noun.kin()
        && !noun.function()
        && !t.cap(i)
        && t.gap(i + 1) == Gap::Space
        && i > 1
        && t.any(i - 1, words!("the a"))
        && is_be(doc, i - 2)
        && doc.all_free(i..i + 2))
    .then_some(i..i + 2)
}

/// "a son in custody", "lost a baby".
fn kin(doc: &Doc, i: usize) -> Option<Range<usize>> {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    if t.classes(i).kin()
        && !t.classes(i).plural()
        && t.any(before, words!("a his her their"))
        && t.is(i + 1, "in")
        && t.any(i + 2, words!("gaol rehab custody"))
    {
        return Some(i..i + 3);
    }
    (t.any(i, words!("lost losing"))
        && t.any(i + 1, words!("a her his their"))
        && t.any(i + 2, words!("baby pregnancy child twin"))
        && (somebody(doc, i) || is_be(doc, before) && somebody(doc, before)))
    .then_some(i..i + 3)
}

/// "stammers", "uses a wheelchair", "hears voices".
fn body(doc: &Doc, i: usize) -> Option<Range<usize>> {
    let t = &doc.tokens;
    if !somebody(doc, i) {
        return None;
    }
    if t.any(i, words!("stammers stutters lisps")) {
        return Some(i..i + 1);
    }
    if t.any(i, words!("uses wears"))
        && t.any(i + 1, words!("a an two"))
        && t.any(
            i + 2,
            words!("wheelchair prosthesis cane crutches stoma catheter calliper frame"),
        )
    {
        return Some(i..i + 3);
    }
    (t.is(i, "hears") && t.is(i + 1, "voices")).then_some(i..i + 2)
}

/// "home-schooled", "home-educated".
fn school(doc: &Doc, i: usize) -> Option<Range<usize>> {
    let t = &doc.tokens;
    let home =
        t.is(i, "home") && is_hyphen(t.str(i + 1)) && t.any(i + 2, words!("schooled educated"));
    home.then_some(i..i + 3)
}

/// "doing his Leaving", "sitting her A levels": an examination says how old somebody is.
fn exam(doc: &Doc, i: usize) -> Option<Range<usize>> {
    let t = &doc.tokens;
    let named = i + 2;
    if !t.any(i, SITS) || !t.any(i + 1, words!("his her their")) {
        return None;
    }
    // "A levels", "A-levels"
    if t.any(named, words!("a as o")) {
        let levels = named + 1 + usize::from(is_hyphen(t.str(named + 1)));
        return t
            .any(levels, words!("level levels"))
            .then_some(i..levels + 1);
    }
    let exams: Words =
        words!("leaving gcses gcse highers finals matric alevels hsc vce sats waec jamb boards");
    let ordinary = t.any(named, words!("leaving boards finals")) && !t.cap(named);
    let end = named + 1 + usize::from(t.is(named + 1, "cert"));
    let closed = matches!(t.str(end), "," | "." | ";" | ")" | "-" | "")
        || t.any(end, words!("and this next again now in"));
    (t.any(named, exams) && !ordinary && (closed || end > named + 1)).then_some(i..end)
}

/// "came third on Bake Off", "his son drowned at the weir".
fn happened(doc: &Doc, i: usize) -> Option<Range<usize>> {
    let t = &doc.tokens;
    if t.any(i, words!("came finished placed"))
        && t.any(i + 1, words!("first second third fourth last"))
        && t.any(i + 2, words!("in on at"))
        && somebody(doc, i)
    {
        let end = clause_end(doc, i + 3, 6);
        let named = (i + 3..end).any(|j| t.cap(j)) || t.is(i + 3, "the");
        return (end > i + 3 && named).then_some(i..end);
    }
    if (t.classes(i).kin() || t.classes(i).kin_narrow())
        && i > 0
        && t.any(i - 1, words!("his her their whose"))
        && t.any(i + 1, words!("drowned hanged jumped burned burnt crashed"))
        && t.any(
            i + 2,
            words!("at in off under from into on herself himself"),
        )
    {
        return Some(i..clause_end(doc, i + 2, 6));
    }
    if t.any(i, words!("evacuated airlifted winched"))
        && i > 0
        && t.any(i - 1, words!("was were been"))
        && t.any(i + 1, words!("in from off by during"))
    {
        return Some(i - 1..clause_end(doc, i + 1, 6));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Tokens;

    #[test]
    fn every_word_of_the_lists_is_one_token_and_can_be_met() {
        let lists = super::super::rules::lists();
        let source = include_str!("phrases.rs");
        let mut dead = Vec::new();
        for list in source.split(concat!("words!", "(")).skip(1) {
            let listed = list.split('"').nth(1).unwrap_or_default();
            for word in listed.split(' ') {
                let gap = if word.starts_with(['\'', '’']) {
                    ""
                } else {
                    " "
                };
                let text = format!("it{gap}{word}");
                let tokens = Tokens::of(&text, lists);
                if tokens.len() != 2 || tokens.str(1) != word {
                    dead.push(word);
                }
            }
        }
        assert!(dead.is_empty(), "{dead:?}");
    }
}

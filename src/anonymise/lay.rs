//! Conditions as people tell them who are no doctors: "the fits", "pulls out her hair", "can't eat in front of anyone".

use super::doc::Doc;
use super::grammar::{THEIRS, clause_end, phrase_end};
use super::label::Label;
use super::tokens::{Gap, is_hyphen};
use super::words::{Words, words};

/// What comes over somebody, without a doctor's name.
const COMES: Words =
    words!("fits blackouts faints tics twitches tremors jerks seizures convulsions shakes absences");
/// What a word before it makes a condition of.
const ILLS: Words =
    words!("sickness palsy spells fits seizures attacks illness disease fever blindness deafness");

/// A condition that begins at token `i`, told in plain words.
pub(super) fn lay(doc: &mut Doc, i: usize) -> Option<usize> {
    let end = does_to_self(doc, i)
        .or_else(|| cannot(doc, i))
        .or_else(|| night(doc, i))
        .or_else(|| comes_over(doc, i))
        .or_else(|| told_by_what_it_does(doc, i))
        .or_else(|| reacts(doc, i))?;
    let start = match doc.tokens.any(i, ILLS) {
        true => before(doc, i),
        false => i,
    };
    (doc.all_free(start..end) && doc.find(start..end, Label::Condition, "condition-told")).then_some(end)
}

/// The word that makes an illness of what follows it: "falling sickness", "breath-holding spells".
fn before(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut start = i - 1;
    while start > 1 && is_hyphen(t.str(start - 1)) && t.gap(start) == Gap::None && doc.all_free(start - 2..start) {
        start -= 2;
    }
    start
}

/// "pulls out her eyelashes", "picks his skin raw".
fn does_to_self(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.any(i, words!("pulls pulling picks picking plucks plucking bites biting chews chewing scratches scratching cuts cutting")) {
        return None;
    }
    let mut j = i + 1 + usize::from(t.any(i + 1, words!("out at off")));
    if !t.any(j, THEIRS) {
        return None;
    }
    j += 1 + usize::from(t.is(j + 1, "own"));
    let part = (j..j + 2).find(|&k| {
        t.classes(k).body_part() || t.any(k, words!("eyelashes eyebrows hair skin nails scabs arms cuticles lashes"))
    })?;
    // "bites her tongue", "picks up his hand"
    if t.any(part, words!("tongue lip lips head feet ears eyes brain heart nose")) {
        return None;
    }
    Some(part + 1 + usize::from(t.any(part + 1, words!("out off raw"))))
}

/// "can't eat in front of anyone", "cannot recognise faces".
fn cannot(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.any(i, words!("can't can’t cannot cant couldn't couldn’t")) || i == 0 {
        return None;
    }
    let who = t.any(i - 1, words!("he she who they")) || doc.label_at(i - 1) == Some(Label::Person);
    if !who {
        return None;
    }
    let v = i + 1;
    let watched = t.any(v, words!("eat drink speak write swallow sign"))
        && t.is(v + 1, "in")
        && t.is(v + 2, "front");
    let faces = t.any(v, words!("recognise recognize tell remember"))
        && (v + 1..v + 4).any(|j| t.any(j, words!("faces colours colors voices")));
    let outside = t.any(v, words!("go be leave cross use"))
        && t.any(v + 1, words!("outdoors outside out the a"))
        && (v + 1..v + 4).any(|j| t.any(j, words!("outdoors outside house flat bridges bridge lifts lift daylight sunlight")));
    let body = t.any(v, words!("swallow walk taste smell speak hear"))
        && (super::calendar::is_end(doc, v + 1) || t.any(v + 1, words!("solids unaided properly any anything since more")))
        && !t.any(v + 1, words!("any")) | t.is(v + 2, "more");
    if !(watched || faces || outside || body) {
        return None;
    }
    let end = clause_end(doc, v + 1, 7);
    // "cannot recognise faces, not even his own"
    let even = t.str(end) == "," && t.is(end + 1, "not") && t.is(end + 2, "even");
    Some(if even { clause_end(doc, end + 3, 5) } else { end })
}

/// "wets the bed", "bed-wetting".
fn night(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.any(i, words!("wets wetting wet soils soiling")) && t.any(i + 1, words!("the his her")) && t.any(i + 2, words!("bed sheets pants trousers")) {
        return Some(i + 3);
    }
    if t.is(i, "bed") && is_hyphen(t.str(i + 1)) && t.any(i + 2, words!("wetting wetter")) {
        return Some(i + 3);
    }
    t.any(i, words!("bedwetting sleepwalks sleepwalking")).then_some(i + 1)
}

/// "the fits", "her blackouts", "the falling sickness".
fn comes_over(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let p = i.checked_sub(1)?;
    let owned = t.any(p, words!("the his her their has having had"));
    if t.any(i, COMES)
        && owned
        && !t.cap(i)
        && t.gap(i) <= Gap::Line
        && !t.any(i, words!("absences shakes")) | t.any(p, THEIRS)
        && !t.is(i, "absences")
        && !(t.gap(i + 1) == Gap::Space && t.classes(i + 1).noun() && !t.classes(i + 1).function())
    {
        return Some(i + 1);
    }
    let named = t.any(i, ILLS)
        && doc.free(p)
        && t.gap(i) == Gap::Space
        && t.classes(p).verb_g()
        && !t.cap(p)
        && !t.any(p, words!("having being during getting following causing fighting faking spreading catching mounting terrifying recurring frightening"))
        && (t.any(i, words!("sickness palsy spells fits")));
    if named {
        return Some(i + 1);
    }
    // "an extra chromosome"
    if t.any(i, words!("extra missing")) && t.any(i + 1, words!("chromosome chromosomes kidney rib vertebra")) {
        return Some(i + 2);
    }
    // "since the second stroke"
    if t.any(i, words!("second third fourth last latest massive")) && t.any(i + 1, words!("stroke seizure amputation transplant coma")) && owned {
        return Some(i + 2);
    }
    None
}

/// "the illness where he hears commentary", "a lump in her that she calls the moraine", "the bowel that never grew its nerves".
fn told_by_what_it_does(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let p = i.checked_sub(1)?;
    let is = t.classes(i);
    let ill = t.any(i, words!("illness sickness condition disease disorder lump growth allergy"));
    if !t.any(p, words!("the a an his her their")) || t.cap(i) {
        return None;
    }
    let where_ = t.is(i + 1, "where") && t.any(i + 2, words!("he she you the his her they"));
    if ill && where_ {
        return Some(clause_end_through(doc, i + 3, 6));
    }
    let inner = t.any(i, words!("heart bowel gut kidney lung liver spine bones blood stomach brain bladder nerves lungs kidneys"));
    let never = is.body_part() | inner
        && t.any(i + 1, words!("that which"))
        && t.any(i + 2, words!("never won't doesn't didn't won’t doesn’t didn’t stopped isn't grew"));
    if never && (inner || t.any(i + 2, words!("never stopped grew"))) {
        return Some(clause_end_through(doc, i + 3, 5));
    }
    let within = t.any(i, words!("lump growth tumour tumor mass")) && t.is(i + 1, "in") && t.any(i + 2, THEIRS);
    within.then(|| {
        let end = i + 3 + usize::from(t.classes(i + 3).body_part());
        if t.is(end, "that") { clause_end_through(doc, end + 1, 6) } else { end }
    })
}

/// Like `clause_end`, but over the pronoun that the clause begins with.
fn clause_end_through(doc: &Doc, from: usize, most: usize) -> usize {
    let t = &doc.tokens;
    let from = from + usize::from(t.any(from, words!("he she they it")));
    clause_end(doc, from, most).max(from)
}

/// "allergic to sunlight".
fn reacts(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.is(i, "allergic") || !t.is(i + 1, "to") {
        return None;
    }
    let end = phrase_end(doc, i + 1, words!("to"));
    let thing = end > i + 2 && !t.any(end - 1, words!("compliments praise conflict help emotions feelings change silence work authority me people"));
    thing.then_some(end)
}

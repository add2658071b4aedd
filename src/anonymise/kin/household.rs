//! Kin told through others: "the ex's wife", "her co-wife", "his third marriage", "twice divorced".

use super::{claim, counted, modified};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::THEIRS;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

/// Kin of nobody in particular: whoever owns them is a client or a pupil, no relation.
const NO_OWNER: Words = words!(
    "boy boys girl girls child children kid kids baby babies toddler toddlers teenager teenagers parent parents partner spouse"
);
/// What one marries into, each time it is counted.
const UNIONS: Words =
    words!("marriage divorce wedding wife husband family engagement separation widowhood");
const NTH: Words = words!("first second third fourth fifth previous earlier former");

/// What the phrases below begin with, but for kin and counts.
pub(super) const STARTS: Words = words!(
    "first second third fourth fifth previous earlier former co ex step half great grand god foster cousin twice thrice never divorced widowed married separated stillbirth stillbirths miscarriage adoption surrogacy fostering custody abduction death loss birth suicide murder"
);

/// A relation through somebody else that begins at token `i`.
pub(super) fn household(doc: &mut Doc, i: usize) -> Option<usize> {
    let at = through(doc, i)
        .or_else(|| prefixed(doc, i))
        .or_else(|| again(doc, i))
        .or_else(|| counted_homes(doc, i))
        .or_else(|| happened(doc, i))?;
    claim(doc, at, "kin-through")
}

type At = Option<std::ops::Range<usize>>;

/// One past the kin word or phrase at `j`.
fn kin(doc: &Doc, j: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.get(j)?;
    if tok.phrase.0 > 1 && tok.phrase.1.kin_narrow() {
        return Some(j + usize::from(tok.phrase.0));
    }
    (tok.kind == Kind::Word && (tok.is.kin() || tok.is.kin_narrow()) && !tok.is.function())
        .then_some(j + 1)
}

/// "ex's wife", "husband's younger brother", "four of her late sister's kids".
fn through(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let owner = kin(doc, i)?;
    if t.any(i, NO_OWNER) || t.kind(owner) != Some(Kind::Possessive) {
        return None;
    }
    let mut j = owner + 1;
    while j < owner + 4 && (t.classes(j).kin_modifier() || t.any(j, NTH)) && t.gap(j) == Gap::Space
    {
        j += 1;
    }
    // "sister's own", "cousin's boyfriend's"
    let end = kin(doc, j)?;
    let mut start = modified(doc, i);
    let mine = start > 0 && t.any(start - 1, words!("my our your"));
    if mine || !doc.all_free(i..end) || t.gap(j) > Gap::Line {
        return None;
    }
    if start > 2
        && t.any(start - 1, THEIRS)
        && t.is(start - 2, "of")
        && counted(doc, start - 3)
        && doc.all_free(start - 3..start)
    {
        start -= 3;
    }
    Some(start..end)
}

/// "co-wife", "ex-in-laws", "cousin-brother", "cousin sister".
fn prefixed(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let mine = i > 0 && t.any(i - 1, words!("my our"));
    let hyphen = is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None && t.gap(i + 2) == Gap::None;
    let prefix = t.any(i, words!("co ex step half great grand god foster"));
    if mine
        || !(hyphen && (prefix || t.classes(i).kin())
            || t.is(i, "cousin") && t.gap(i + 1) == Gap::Space)
    {
        return None;
    }
    let last = i + 1 + usize::from(hyphen);
    // "co-parenting" is found elsewhere, "boy-girl" and "mother-daughter" are no one person
    let one = !t.classes(i).kin() || t.any(i, words!("cousin uncle aunt"));
    let end = kin(doc, last)?;
    (one && doc.all_free(i..end)).then_some(i..end)
}

/// "his third marriage", "since the second divorce", "twice divorced".
fn again(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let often = t.any(i, words!("twice thrice never"));
    let past = i + 1 + usize::from(is_hyphen(t.str(i + 1)));
    if often
        && (t.any(past, words!("divorced widowed separated"))
            || t.any(past, words!("married")) && !t.is(i, "never"))
        && doc.all_free(i..past + 1)
    {
        return Some(i..past + 1);
    }
    if t.any(i, words!("divorced widowed married separated"))
        && (t.any(i + 1, words!("twice thrice")) || counted(doc, i + 1) && t.is(i + 2, "times"))
    {
        let end = i + 2 + usize::from(t.is(i + 2, "times"));
        return doc.all_free(i..end).then_some(i..end);
    }
    let led = i > 0
        && (t.any(i - 1, THEIRS)
            || t.any(i - 1, words!("a the"))
                && !t.any(i + 1, words!("wedding family wife husband")));
    (t.any(i, NTH)
        && led
        && t.any(i + 1, UNIONS)
        && !t.any(i, words!("former"))
        && doc.all_free(i..i + 2)
        && !t.classes(i + 2).noun() | t.classes(i + 2).function())
    .then_some(i..i + 2)
}

/// "with two families", "has three households".
fn counted_homes(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    (counted(doc, i)
        && !t.any(i, words!("one single 1"))
        && t.any(
            i + 1,
            words!("families households marriages divorces mothers fathers mums dads"),
        )
        && i > 0
        && t.any(
            i - 1,
            words!("with has had have keeps kept between his her their after ,"),
        )
        && doc.all_free(i..i + 2))
    .then_some(i..i + 2)
}

/// "stillbirth of her triplets", "adoption of his daughter".
fn happened(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("stillbirth stillbirths miscarriage adoption surrogacy fostering custody abduction"))
        && !(t.any(i, words!("death loss birth suicide murder"))
            && (i + 2..i + 5).any(|j| {
                t.any(j, words!("twin twins triplets son sons daughter daughters child children baby babies newborn firstborn"))
            }))
        || !t.is(i + 1, "of")
        || !t.any(i + 2, THEIRS)
    {
        return None;
    }
    let mut j = i + 3;
    while j < i + 6 && (t.classes(j).kin_modifier() || counted(doc, j)) {
        j += 1;
    }
    let end = kin(doc, j)?;
    doc.all_free(i..end).then_some(i..end)
}

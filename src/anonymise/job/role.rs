//! Roles by the words they begin with: "deputy head of music", "retired postman".

use super::built::doer;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar;
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::Gap;
use crate::anonymise::words::{Words, words};
use std::ops::Range;

/// What a role begins with that no list has.
pub(super) const STARTS: Words = words!(
    "only head director chair deputy master retired former ex-professional trainee apprentice dean chief secretary manager vice-chair for"
);

/// A role that begins at token `i`.
pub(super) fn role(doc: &mut Doc, i: usize) -> Option<usize> {
    let at = doc.tokens.may(i, Head::Job).then(|| found(doc, i))??;
    doc.absorb(at, Label::Occupation, "job-role")
}

/// "only woman on the crew", "Head of Compliance", "shod horses for a living".
fn found(doc: &Doc, i: usize) -> Option<Range<usize>> {
    let t = &doc.tokens;
    if t.is(i, "only")
        && t.any(i + 1, words!("woman man girl boy female male"))
        && t.any(i + 2, words!("on in at of"))
    {
        let end = grammar::phrase_end(doc, i + 2, words!("on in at of"));
        return (end > i + 2 && !t.any(end - 1, words!("world life room family house")))
            .then_some(i..end);
    }
    // "head of year", "deputy head of music": small letters, a school's or a firm's word after
    if t.any(i, words!("head director chair deputy master"))
        && !t.cap(i)
        && i > 0
        && t.any(
            i - 1,
            words!("the a my her his their our former deputy assistant , is was"),
        )
    {
        let of = i + 1 + usize::from(t.is(i, "deputy") && t.is(i + 1, "head"));
        let kind = of + 1;
        if t.is(of, "of")
            && (t.classes(kind).skill()
                || t.any(
                    kind,
                    words!("year sixth department faculty house school service services operations finance security nursing midwifery pastoral maintenance catering sales marketing governors trustees upper lower junior"),
                ))
        {
            let end = kind + 1 + usize::from(t.any(kind + 1, words!("form school department services")));
            return doc.all_free(i..end).then_some(i..end);
        }
    }
    if t.is(i, "retired")
        && t.classes(i + 1).job()
        && !t.classes(i + 1).plural()
        && !t.cap(i + 1)
        && t.gap(i + 1) == Gap::Space
        && !t.classes(i + 2).job()
        && i > 0
        && t.any(i - 1, words!("a an"))
    {
        return doc.all_free(i..i + 2).then_some(i..i + 2);
    }
    // "retired smokejumper", "trainee flavourist": a doer that no list knows
    if t.any(
        i,
        words!("retired former ex-professional trainee apprentice"),
    ) && let Some(end) = doer(doc, i + 1)
    {
        return Some(i..end);
    }
    if t.any(
        i,
        words!("head director chair dean chief master secretary manager vice-chair"),
    ) && t.cap(i)
        && t.is(i + 1, "of")
        && t.cap(i + 2)
        && t.is_word(i + 2)
    {
        let mut end = i + 3;
        while end < i + 6
            && t.is_word(end)
            && t.cap(end)
            && t.gap(end) == Gap::Space
            && doc.free(end)
        {
            end += 1;
        }
        return doc.all_free(i..end).then_some(i..end);
    }
    if t.is(i, "for")
        && t.is(i + 1, "a")
        && t.is(i + 2, "living")
        && !(t.str(i + 3) == "," && t.any(i + 4, words!("nearly almost practically virtually")))
    {
        let back = (1..=3).rev().find(|&k| {
            i > k
                && t.is_word(i - k)
                && (t.classes(i - k).verb_d() || t.classes(i - k).verb_s())
                && !t.any(i - k, words!("has is was"))
        })?;
        // "does this for a living", "reads faces for a living": said in passing, of anybody
        if back == 1
            || t.any(
                i - 1,
                words!("this that it so people faces bodies minds rooms others stuff things"),
            )
        {
            return None;
        }
        return doc.all_free(i - back..i + 3).then_some(i - back..i + 3);
    }
    None
}

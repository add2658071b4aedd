//! Who belongs to the family.

mod bonds;
mod clan;
mod household;
mod kinfolk;
mod lineage;
mod relation;

use super::classes::Classes;
use super::doc::Doc;
use super::grammar::{self, THEIRS};
use super::heads::{ANY_KIN, Head, Heads, NUMBER, Row};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};
use bonds::bond;
use clan::clan;
use household::household;
use kinfolk::kinfolk;
use lineage::lineage;
use relation::relation;

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[
    (Head::Bond, &[bonds::STARTS], Classes::KIN),
    (Head::Clan, &[clan::STARTS, COUNTS], ANY_KIN | NUMBER),
    (
        Head::Kin,
        &[COUNTS, OF_ONE, STARTS, household::STARTS],
        ANY_KIN | NUMBER,
    ),
    (Head::Kinfolk, &[kinfolk::STARTS], ANY_KIN),
    (Head::Lineage, &[lineage::STARTS, COUNTS], ANY_KIN | NUMBER),
];

pub(super) const COUNTS: Words = words!(
    "two three four five six seven eight nine ten eleven twelve both several thirteen dozen couple trio pair single one 2 3"
);
const OF_ONE: Words =
    words!("eldest oldest youngest middle elder younger older one first second last third");

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        let some = doc.tokens.all[i].may.any(KIN);
        i = if some && doc.free(i) {
            kinfolk(doc, i)
                .or_else(|| clan(doc, i))
                .or_else(|| lineage(doc, i))
                .or_else(|| bond(doc, i))
                .or_else(|| related(doc, i))
                .unwrap_or(i + 1)
        } else {
            i + 1
        };
    }
}

/// The rules that are tried here.
const KIN: Heads = Heads::of(&[
    Head::Kinfolk,
    Head::Clan,
    Head::Lineage,
    Head::Bond,
    Head::Kin,
]);

/// What the phrases below and in [`relation`] begin with, but for kin and counts.
const STARTS: Words = words!(
    "no mother father mum mom dad parent grandmother grandfather raising raises raised lost losing fostering fosters fostered adopted adopting adopts buried bringing lives living lived first second third fourth fifth eldest oldest youngest younger elder only late expecting carrying orphaned both pregnant marrying married divorcing dating engaged seeing"
);

fn related(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Kin) {
        return None;
    }
    at(doc, i)
        .or_else(|| household(doc, i))
        .or_else(|| relation(doc, i))
}

pub(super) fn counted(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    t.any(i, COUNTS) || t.kind(i) == Some(Kind::Number) && t.str(i).len() <= 2
}

fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let before = i.wrapping_sub(1);
    // "eldest of six", "youngest of five and the only girl"
    let number = i + 2 + usize::from(t.any(i + 2, THEIRS));
    let next = number + 1;
    if t.any(i, OF_ONE)
        && t.is(i + 1, "of")
        && (counted(doc, number) || t.is(number, "identical"))
        && (t.classes(next).kin()
            || t.classes(next).kin_narrow()
            || !t.classes(next).noun() && !t.any(next, words!("or")) && !t.is(i, "one"))
        && !t.any(i, words!("last first second third"))
    {
        let mut end = next;
        if t.classes(end).kin() || t.classes(end).kin_narrow() {
            end += 1;
        }
        if t.is(end, "and") && t.is(end + 1, "the") && t.any(end + 2, words!("only first")) {
            end += 4;
        }
        return claim(doc, i..end, "kin-order");
    }
    // "mother of two", "father-of-three", "mum to twins"
    if t.any(
        i,
        words!("mother father mum mom dad parent grandmother grandfather"),
    ) {
        let gap = usize::from(is_hyphen(t.str(i + 1)));
        let to = i + 1 + gap;
        if t.any(to, words!("of to")) {
            let n = to + 1 + usize::from(is_hyphen(t.str(to + 1)));
            if counted(doc, n) || t.any(n, words!("twins triplets")) {
                let start = grammar::phrase_start(doc, i);
                let mut end = n + 1;
                if t.classes(end).kin() || t.classes(end).kin_modifier() && t.classes(end + 1).kin()
                {
                    end += if t.classes(end).kin() { 1 } else { 2 };
                }
                return claim(doc, start..end, "kin-of");
            }
        }
    }
    // "no children", "three grown sons", "two small boys under ten"
    let numbered = counted(doc, i) && !t.any(i, words!("one single")) || t.is(i, "no");
    if numbered {
        let mut j = i + 1;
        while t.is(j, "of") || t.any(j, THEIRS) || t.is(j, "the") {
            j += 1;
        }
        while j < i + 6
            && (t.classes(j).kin_modifier()
                || t.classes(j).adjective() && !t.classes(j).kin()
                || is_hyphen(t.str(j)) && t.gap(j) == Gap::None
                || t.classes(j).verb_g() && t.is_word(j))
            && !t.classes(j).function() | t.classes(j).kin_modifier()
            && t.gap(j) <= Gap::Space
        {
            j += 1;
        }
        let kin = t.classes(j).kin() && (t.classes(j).plural() || t.any(j, words!("children sons kids kiddos girls boys"))) || t.any(j, words!("twins triplets kiddos stepchildren stepsons stepdaughters husbands wives grandchildren"));
        let kin = kin || t.classes(j).kin_narrow() && t.classes(j).plural();
        let vague = t.any(
            j,
            words!("parents partners girls boys babies children kids"),
        ) && !(t.any(j, words!("girls boys"))
            && (t.any(j + 1, words!("at under over in of")) || t.str(before) == ","))
            && i > 0
            && (t.any(before, words!("these those other of or")) || t.any(j, words!("partners")));
        // "one of the only two kids in the unit", "both parents": said of many a class and family
        let common = i > 1
            && (t.is(before, "like") || t.is(before, "having") && t.is(i - 2, "like"))
            || i > 0 && t.is(before, "only") && t.any(j + 1, words!("in at on"))
            || t.is(i, "both") && j == i + 1 && t.is(j, "parents")
            || t.is(i + 1, "of")
                && t.is(i + 2, "the")
                && t.any(j, words!("girls boys kids children"));
        if kin && !vague && !common && doc.free(j) {
            let mut end = j + 1;
            if t.any(end, words!("under over"))
                && (counted(doc, end + 1) || t.kind(end + 1) == Some(Kind::Number))
            {
                end += 2;
            }
            let start = lost(doc, i);
            return claim(doc, start..end, "kin-count");
        }
    }
    // "lost both her sons", "raising her granddaughter", "bringing up his late sister's boys", "lives with nain"
    if t.any(
        i,
        words!("raising raises raised lost losing fostering fosters fostered adopted adopting adopts buried"),
    ) || t.is(i, "bringing") && t.is(i + 1, "up")
        || t.any(i, words!("lives living lived")) && t.is(i + 1, "with")
    {
        let mut j = i + if t.any(i, words!("bringing lives living lived")) {
            2
        } else {
            1
        };
        let from = j;
        while j < from + 6
            && (t.any(j, THEIRS)
                || t.any(j, words!("a an the both only late"))
                || counted(doc, j)
                || t.classes(j).kin_modifier()
                || t.kind(j) == Some(Kind::Possessive)
                || t.classes(j).kin() && t.kind(j + 1) == Some(Kind::Possessive))
        {
            j += 1;
        }
        let mine = t.any(from, words!("my our"));
        if (t.classes(j).kin() || t.classes(j).kin_narrow())
            && doc.free(j)
            && !mine
            && !(t.any(i, words!("lost")) && t.any(j, words!("boy girl")))
        {
            let by = i > 0 && t.any(before, words!("was been being")) && t.is(i, "raised");
            if !by {
                let (n, phrase) = t.all[j].phrase;
                let mut end = j + if phrase.kin_narrow() {
                    usize::from(n)
                } else {
                    1
                };
                while t.is(end, "and")
                    && (t.classes(end + 1).kin()
                        || t.any(end + 1, words!("both his her their a two"))
                            && t.classes(end + 2).kin())
                {
                    end += if t.classes(end + 1).kin() { 2 } else { 3 };
                }
                return claim(doc, i..end, "kin-cares");
            }
        }
    }
    // "the pastor's second daughter"
    let nth = t.any(
        i,
        words!("first second third fourth fifth eldest oldest youngest younger elder only late"),
    ) && t.classes(i + 1).kin()
        && t.gap(i + 1) == Gap::Space;
    if nth
        && i > 1
        && t.kind(before) == Some(Kind::Possessive)
        && t.classes(i - 2).job()
        && !t.cap(i - 2)
        && doc.all_free(i - 2..i + 2)
    {
        let start = grammar::phrase_start(doc, i - 2);
        return claim(doc, start..i + 2, "kin-of-trade");
    }
    // "the vicar's wife", "an inmate's cousin"
    if (tok.is.kin() || tok.is.kin_narrow() || tok.phrase.1.kin_narrow())
        && i > 1
        && t.kind(before) == Some(Kind::Possessive)
        && (t.classes(i - 2).job() || t.classes(i - 2).job_wide() && !t.classes(i - 2).kin())
        && doc.all_free(i - 2..i)
        && !t.any(
            i - 2,
            words!("client student patient supervisor colleague therapist counsellor friend"),
        )
        && !t.cap(i - 2) | t.all[i - 2].opens
    {
        let start = grammar::phrase_start(doc, i - 2);
        let n = usize::from(tok.phrase.0).max(1);
        return claim(doc, start..i + n, "kin-of-trade");
    }
    None
}

/// Takes in the kin modifiers before: "three", "grown", "late".
pub(super) fn modified(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut start = i;
    while start > 0
        && i - start < 4
        && doc.free(start - 1)
        && t.gap(start) <= Gap::Space
        && (t.classes(start - 1).kin_modifier()
            || counted(doc, start - 1) && !t.is(start - 1, "one"))
    {
        start -= 1;
    }
    start
}

/// "lost both her sons": the verb belongs to it.
fn lost(doc: &Doc, i: usize) -> usize {
    if i > 0
        && doc
            .tokens
            .any(i - 1, words!("lost raising fostering buried"))
        && doc.free(i - 1)
    {
        i - 1
    } else {
        i
    }
}

pub(super) fn claim(
    doc: &mut Doc,
    at: std::ops::Range<usize>,
    rule: &'static str,
) -> Option<usize> {
    let end = at.end.min(doc.tokens.len());
    doc.find(at.start..end, Label::Family, rule).then_some(end)
}

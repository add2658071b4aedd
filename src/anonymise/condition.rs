//! Conditions that narrow down.

pub(super) mod ailing;
mod bodies;
pub(super) mod ills;
mod whose;

use super::belonging::walk;
use super::classes::Classes;
use super::doc::Doc;
use super::heads::{Head, Row};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[
    (Head::Ailing, &[ailing::STARTS], Classes::MEDICINE),
    (Head::Condition, &[NOUNS, STARTS], Classes::CONDITION),
    (
        Head::Ill,
        &[ills::STARTS],
        Classes::COMPLAINT | Classes::BODY_PART,
    ),
];

/// Conditions; before the names, since many diseases bear one.
pub(super) fn find(doc: &mut Doc) {
    walk(doc, condition);
    joined(doc);
}

/// "narcolepsy with cataplexy", "blind from optic neuropathy": two conditions, the one with or from the other.
fn joined(doc: &mut Doc) {
    let ends: Vec<(usize, usize)> = doc
        .found
        .iter()
        .filter(|f| f.label == Label::Condition)
        .map(|f| (f.at.start, f.at.end))
        .collect();
    for (start, end) in ends {
        let other = doc.found_at(end + 1).map(|f| doc.found[f].clone());
        if let Some(other) = other
            && other.label == Label::Condition
            && other.at.start == end + 1
            && doc.tokens.any(end, words!("with from"))
        {
            doc.absorb(start..other.at.end, Label::Condition, "condition");
        }
    }
}

/// Nouns that make a condition of the words before them.
const NOUNS: Words = words!(
    "syndrome disease palsy dystrophy dystonia seizures mutism disorder cancer tumour tumor sclerosis neuropathy dysplasia aphasia ataxia fibrosis leukaemia leukemia dementia anaemia anemia epilepsy psychosis amputation transplant"
);
/// What else begins what is told of a body.
const STARTS: Words = words!(
    "prosthetic artificial glass bionic amputated missing one single sober clean abstinent pain"
);
/// Disorders that many have and few are known by.
const COMMON: Words = words!(
    "anxiety mood eating depressive panic personality mental stress sleep adjustment this health"
);

fn condition(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    // "Korsakoff's": what no list has is known by its possessive
    if !t.may(i, Head::Condition) && t.kind(i + 1) != Some(Kind::Possessive) {
        return None;
    }
    let n = usize::from(tok.phrase.0);
    let (mut end, mut start) = if n > 1 && tok.phrase.1.condition() {
        (i + n, i)
    } else if tok.is.condition() && !(t.cap(i) && tok.is.given() > 1) || t.any(i, NOUNS) {
        (i + 1, i)
    } else if t.cap(i)
        && t.kind(i + 1) == Some(Kind::Possessive)
        && (t.any(i + 2, NOUNS) && t.gap(i + 2) == Gap::Space)
    {
        (i + 3, i)
    } else if let Some(at) = bodily(doc, i) {
        let end = at.end;
        return doc.find(at, Label::Condition, "condition").then_some(end);
    } else if let Some(from) = pain(doc, i) {
        return doc
            .find(from..i + 1, Label::Condition, "condition")
            .then_some(i + 1);
    } else if eponym(doc, i) {
        (i + 2, i)
    } else {
        return None;
    };
    if end == i + 1 && t.any(i, words!("blind deaf stroke cancer coma")) && (t.any(i + 1, words!("eye spot spots copy ear date panic alley faith trial support awareness research ears to")) || is_hyphen(t.str(i + 1))) {
        return None;
    }
    if end == i + 1
        && t.any(i, words!("disorder disease syndrome"))
        && i > 0
        && (t.any(i - 1, words!("the a this that of any no or and with in as"))
            || t.any(i - 1, COMMON)
            || t.str(i - 1).len() < 2)
    {
        return None;
    }
    // "Blackwater Rowing Club"
    if end == i + 1
        && t.cap(i)
        && !tok.opens
        && !tok.caps
        && t.is_word(end)
        && t.cap(end)
        && t.gap(end) == Gap::Space
    {
        return None;
    }
    // "pots" are no POTS
    if end == i + 1
        && tok.is.plural()
        && (1..=3).contains(&tok.is.word())
        && !tok.caps
        && tok.end - tok.start < 6
    {
        return None;
    }
    if end == i + 1
        && t.is(i, "blind")
        && i > 0
        && (t.any(i - 1, words!("a the window")) && !t.classes(end).noun()
            // "go in blind", "turn a blind eye": how, not who
            || super::calendar::is_end(doc, end)
                && !super::grammar::is_be(doc, i - 1)
                && !t.any(i - 1, words!("going gone went born registered partially legally almost nearly completely totally partly and or")))
    {
        return None;
    }
    // "variegate porphyria"
    if start > 0
        && t.is_word(start - 1)
        && !t.cap(start - 1)
        && doc.free(start - 1)
        && t.gap(start) == Gap::Space
        && t.classes(start - 1).0 == 0
        && !super::grammar::contraction(t.str(start - 1))
    {
        start -= 1;
    }
    // "early-onset", "late-stage"
    if start > 2
        && t.any(start - 1, words!("onset stage type"))
        && is_hyphen(t.str(start - 2))
        && doc.all_free(start - 3..start)
    {
        start -= 3;
    }
    // "functional seizures", "musician's dystonia", "Korsakoff's syndrome"
    if t.any(end - 1, NOUNS) {
        let from = start;
        while start > 0 && from - start < 3 && doc.free(start - 1) && t.gap(start) <= Gap::Space {
            let p = start - 1;
            let is = t.classes(p);
            if t.kind(p) == Some(Kind::Possessive)
                && t.is_word(p - 1)
                && doc.free(p - 1)
                && p > 0
                && !t.classes(p - 1).kin()
            {
                start = p - 1;
            } else if is_hyphen(t.str(p)) && p > 0 && t.gap(p) == Gap::None && doc.free(p - 1) {
                start = p - 1;
            } else if p > 1
                && is_hyphen(t.str(p - 1))
                && t.gap(p) == Gap::None
                && t.gap(p - 1) == Gap::None
                && doc.all_free(p - 2..p)
            {
                start = p - 2;
            } else if t.is_word(p)
                && !is.function()
                && (is.adjective() || is.noun() || is.word() == 0)
                && !is.verb_d()
                && !is.human_verb()
                && !t.any(
                    p,
                    words!("terrible horrible awful rare serious chronic severe"),
                )
            {
                start = p;
            } else {
                break;
            }
        }
        if start == from && end == i + 1 && !tok.is.condition() {
            return None;
        }
        if t.any(start, COMMON) {
            return None;
        }
    }
    // "Huntington's result": possessive names of diseases
    if t.kind(end) == Some(Kind::Possessive) && t.any(end + 1, words!("disease syndrome")) {
        end += 2;
    }
    // "deaf in one ear"
    if t.is(end, "in") && t.any(end + 1, words!("one both his her their the")) {
        let part = end + 2 + usize::from(t.any(end + 2, words!("left right")));
        if t.classes(part).body_part() {
            end = part + 1;
        }
    }
    doc.find(start..end, Label::Condition, "condition")
        .then_some(end)
}

/// "with one lung", "a glass eye", "sober eight years".
fn bodily(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let part =
        t.classes(i + 1).body_part() && !t.classes(i + 1).plural() && t.gap(i + 1) == Gap::Space;
    if t.any(
        i,
        words!("prosthetic artificial glass bionic amputated missing"),
    ) && part
        && !t.any(i + 1, words!("eye")) | t.any(i, words!("prosthetic artificial glass"))
    {
        return Some(i..i + 2);
    }
    if t.any(i, words!("one single"))
        && part
        && i > 0
        && t.any(i - 1, words!("with has had only just of lost and"))
        && t.any(
            i + 1,
            words!("lung kidney eye leg arm hand foot ear breast testicle ovary"),
        )
        && !t.any(i + 2, words!("on in over at and to behind up open"))
    {
        return Some(i..i + 2);
    }
    let from = i + 1 + usize::from(t.is(i + 1, "for"));
    let (_, to) = super::calendar::count(doc, from)?;
    (t.any(i, words!("sober clean abstinent"))
        && t.any(to, words!("years months year weeks"))
        && !t.is(to + 1, "old"))
    .then_some(i..to + 1)
}

/// "phantom limb pain", "pelvic girdle pain": a part of the body with a further word before it, which is no back ache.
fn pain(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let kind = i.checked_sub(2)?;
    let is = t.classes(kind);
    (t.is(i, "pain")
        && t.classes(i - 1).body_part()
        && t.is_word(kind)
        && (is.adjective() || is.noun())
        && !is.function()
        && !is.human_verb()
        && !t.any(
            kind,
            words!("bad terrible awful constant chronic severe acute sharp old new left right upper lower real such"),
        )
        && doc.all_free(kind..i + 1))
    .then_some(kind)
}

/// "his Korsakoff's,": a name with `'s` and nothing that is possessed.
fn eponym(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    t.cap(i)
        && t.kind(i + 1) == Some(Kind::Possessive)
        && t.classes(i).given() < 2
        && i > 0
        && t.any(
            i - 1,
            words!("his her their with has have had having of from"),
        )
        && !(t.any(i - 1, words!("with from of"))
            && !(i > 1
                && t.any(
                    i - 2,
                    words!("diagnosed living suffers died dying suffering onset diagnosis gene"),
                )))
        && (matches!(t.str(i + 2), "," | "." | ";" | "" | ")" | "!" | "?")
            || t.any(
                i + 2,
                words!("and since for diagnosis gene result results test"),
            ))
}

//! Work told as what somebody does: "drives a cab", "reading optometry".

use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

pub(super) const DOES: Words = words!(
    "tunes tuned repairs repaired mends mended fixes fixed restores restored breeds bred sells sold trains trained drives drove rows rowed runs ran plays played sings sang teaches taught works worked farms farmed manages managed owns owned conducts conducted edits edited coaches coached keeps kept delivers delivered cleans cleaned presents presented fishes flies flew studies studied serves served builds volunteers fosters"
);

/// What else begins what is told below.
pub(super) const STARTS: Words = words!("studying reading read studies studied teaching coaching");

/// "drives the 36 bus", "rows for Durham", "works as a baker", "reading optometry".
pub(super) fn work(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.may(i, Head::Work) {
        return None;
    }
    if let Some(at) = course(doc, i) {
        return doc.absorb(at, Label::Occupation, "job-study");
    }
    let subject = i > 0
        && (t.any(i - 1, words!("he she they who and both also now still ,"))
            || doc.label_at(i - 1) == Some(Label::Person)
            || t.str(i - 1) == "("
            || t.str(i - 1) == ","
            || doc.label_at(i - 1) == Some(Label::Age)
            || t.classes(i - 1).kin());
    if t.any(i, words!("studying reading read studies studied"))
        && t.is_word(i + 1)
        && t.gap(i + 1) == Gap::Space
        && doc.free(i + 1)
    {
        let field = is_field(doc, i + 1);
        let home = (i.saturating_sub(8)..i + 6).any(|j| {
            matches!(
                doc.label_at(j),
                Some(Label::Org | Label::Age | Label::Place)
            )
        });
        if field && (home || subject) && !t.is(i + 1, "topics") {
            let from = if t.any(i, words!("reading read")) {
                i + 1
            } else {
                i
            };
            doc.find(from..i + 2, Label::Occupation, "job-study");
            return Some(i + 2);
        }
    }
    // "she is teaching Bharatanatyam"
    if t.any(i, words!("teaching studying coaching"))
        && i > 0
        && is_be(doc, i - 1)
        && t.is_word(i + 1)
        && doc.free(i + 1)
        && (t.cap(i + 1) || t.classes(i + 1).skill())
        && t.gap(i + 1) == Gap::Space
    {
        return doc.absorb(i..i + 2, Label::Occupation, "job-does");
    }
    // "he lays tarmac for the council"
    if t.classes(i).verb_s()
        && !t.classes(i).human_verb()
        && subject
        && t.is_word(i + 1)
        && !t.classes(i + 1).function()
        && t.any(i + 2, words!("for at"))
        && t.is(i + 3, "the")
        && t.classes(i + 4).org_head()
        && doc.all_free(i..i + 5)
    {
        return doc.absorb(i..i + 5, Label::Occupation, "job-does");
    }
    if !t.any(i, DOES) || !subject {
        return None;
    }
    // "Pania, Ngāi Tahu, raising two, drives the school bus"
    let listed_on = t.str(i - 1) == ","
        && i > 1
        && (doc.label_at(i - 2).is_some()
            || (i.saturating_sub(9)..i - 1)
                .rev()
                .take_while(|&j| !matches!(t.str(j), "." | "!" | "?"))
                .any(|j| {
                    matches!(
                        doc.label_at(j),
                        Some(Label::Age | Label::Demog | Label::Condition | Label::Occupation)
                    )
                }));
    let pro = listed_on
        || t.any(i - 1, words!("he she who they and both also now still"))
        || doc.label_at(i - 1).is_some()
        || t.classes(i - 1).kin()
        || t.str(i - 1) == "(";
    if !pro {
        return None;
    }
    let shift = i + usize::from(t.any(
        i + 1,
        words!("nights days evenings weekends shifts part-time full-time"),
    ));
    let works = t.any(
        i,
        words!("works worked volunteers serves served teaches taught lectures lectured"),
    ) && t.any(shift + 1, words!("at as for in on"))
        && !t.any(
            i + 2,
            words!("me us it this that her him them himself herself"),
        );
    let plays = t.any(i, words!("rows rowed plays played sings sang"))
        && t.any(i + 1, words!("for in with"))
        && !t.any(i + 2, words!("me us it time his her the a")) | t.any(i + 2, words!("the"))
        && !t.any(i + 3, words!("end room background"));
    let plays = plays
        || t.any(i, words!("plays played"))
            && t.is(i + 1, "the")
            && (t.classes(i + 2).skill() || t.is_word(i + 2) && t.classes(i + 2).0 == 0);
    let tends = t.any(
        i,
        words!("keeps kept breeds bred farms shears shoes raises rears"),
    ) && t.classes(i + 1).animal();
    let runs = tends || t.any(i, words!("drives drove runs ran teaches taught manages managed owns owned conducts edits coaches coached presents presented flies flew farms fishes delivers studies studied tunes tuned repairs repaired mends mended fixes fixed restores restored breeds bred sells sold"))
        && (t.any(i + 1, words!("the a an")) && (t.is(i + 2, "only") && t.classes(i + 3).noun() || t.classes(i + 2).noun() || t.classes(i + 2).word() == 0 && t.is_word(i + 2)) | t.classes(i + 2).adjective() | (t.kind(i + 2) == Some(Kind::Number)) || (t.classes(i + 1).noun() || t.classes(i + 1).plural()) && !t.classes(i + 1).function() && (!t.any(i, words!("ran runs drove drives tunes tuned repairs repaired mends mended fixes fixed restores restored breeds bred sells sold")) || t.classes(i + 1).vehicle() | t.classes(i + 1).skill()));
    if !(works || plays || runs) || t.is(i + 1, "home") || t.any(i + 2, words!("risk bath mile meeting session group conversation car way point lesson place wedge blank marathon race past house dog kids family same")) {
        return None;
    }
    // "works in HR for a bank"
    let letters = shift + 2;
    let end = if works
        && t.is(shift + 1, "in")
        && t.all.get(letters).is_some_and(|n| n.caps)
        && t.str(letters).len() <= 3
    {
        grammar::phrase_end(doc, letters + 1, words!("at for"))
    } else if (works || plays) && !t.is(i + 1, "the") {
        grammar::phrase_end(doc, shift + 1, words!("at as for in with on"))
    } else {
        let object = object_end(doc, i + 1);
        // "teaches capoeira at the women's prison"
        if t.any(i, words!("teaches taught coaches coached")) && t.any(object + 1, words!("the a"))
        {
            grammar::phrase_end(doc, object, words!("at in for"))
        } else {
            object
        }
    };
    if end > shift + 1 {
        doc.absorb(i..end, Label::Occupation, "job-does")
    } else {
        None
    }
}

/// "second year, chemical engineering,": a field of study between marks beside what else is told of somebody.
fn course(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let end = if t.classes(i).skill() {
        i + 1
    } else if t.classes(i).adjective() && t.classes(i + 1).skill() && t.gap(i + 1) == Gap::Space {
        i + 2
    } else {
        return None;
    };
    let told = i > 1
        && (t.str(i - 1) == "," && doc.label_at(i - 2) == Some(Label::Age)
            || doc.label_at(i - 1) == Some(Label::Age));
    let closed = end >= t.len() || matches!(t.str(end), "," | ";" | ")" | ".") || t.is(end, "at");
    (told && closed && doc.all_free(i..end)).then_some(i..end)
}

/// One past the object that begins at `i`.
fn object_end(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut j = i;
    while t.any(j, words!("the a an only")) {
        j += 1;
    }
    let from = j;
    while j < from + 4
        && doc.free(j)
        && t.gap(j) <= Gap::Line
        && (t.kind(j) == Some(Kind::Number)
            || t.is_word(j)
                && !t.classes(j).function()
                && (t.classes(j).noun()
                    || t.classes(j).adjective()
                    || t.classes(j).plural()
                    || t.classes(j).word() == 0 && j == from && !t.cap(j))
            || is_hyphen(t.str(j)) && t.gap(j) == Gap::None)
    {
        j += 1;
    }
    if j == from { i } else { j }
}

/// Whether token `i` names what one studies.
pub(super) fn is_field(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i).to_lowercase();
    doc.tokens.classes(i).skill()
        || [
            "ology",
            "omics",
            "istry",
            "metry",
            "ics",
            "graphy",
            "medicine",
            "law",
            "nursing",
            "history",
            "philosophy",
            "theology",
            "music",
            "engineering",
            "architecture",
            "dentistry",
            "maths",
            "classics",
            "midwifery",
            "botany",
            "accountancy",
            "journalism",
        ]
        .iter()
        .any(|e| s.ends_with(e))
}

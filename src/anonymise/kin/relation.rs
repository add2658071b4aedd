//! Relations that narrow down by themselves: twins, foster sons, "the vicar's wife".

use super::{claim, counted, modified};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS};
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::words;

/// A relation that begins at token `i`.
pub(super) fn relation(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let before = i.wrapping_sub(1);
    let own = i > 0
        && t.any(before, words!("my our your somebody's someone's"))
        && !(t.any(before, words!("my our")) && quoted(doc, before));
    let n = usize::from(tok.phrase.0);
    if t.any(i, words!("expecting carrying"))
        && (t.classes(i + 1).kin_narrow() || t.any(i + 1, words!("twins triplets")))
    {
        return claim(doc, i..i + 2, "kin-pregnant");
    }
    // "Adopted from Guatemala at two": the place belongs to it
    if t.is(i, "adopted") && t.is(i + 1, "from") && doc.label_at(i + 2) == Some(Label::Place) {
        let mut end = i + 3;
        while doc.found_at(end).is_some() && doc.found_at(end) == doc.found_at(i + 2) {
            end += 1;
        }
        if t.any(end, words!("at aged"))
            && let Some((_, to)) = crate::anonymise::calendar::count(doc, end + 1)
        {
            end = to;
            if t.any(end, words!("months weeks days")) {
                end += 1;
            }
        }
        return doc.absorb(i..end, Label::Family, "kin-adopted");
    }
    if t.any(i, words!("fostered adopted orphaned"))
        && t.any(i + 1, words!("by at as from"))
        && i > 0
        && (t.str(before) == "," || grammar::is_be(doc, before))
    {
        return claim(doc, i..i + 1, "kin-narrow");
    }
    if n > 1 && tok.phrase.1.kin_narrow() && !own && !t.any(i + 1, words!("of children kids")) {
        let start = modified(doc, i);
        let of = t.any(i + 1, words!("child son daughter"))
            && t.is(i + n, "of")
            && t.any(i + n + 1, words!("a an the two"));
        let end = grammar::phrase_end(doc, i + n, if of { words!("of") } else { words!("in") });
        return claim(doc, start..end, "kin-narrow");
    }
    if tok.is.kin_narrow()
        && (!own || t.any(i, words!("twin twins")))
        && !t.any(i, words!("estranged orphan")) | (i > 0 && t.any(before, THEIRS))
    {
        // "twin" of anything but people
        if t.any(i, words!("twin twins"))
            && !(t.classes(i + 1).kin()
                || i > 0
                    && (t.any(before, THEIRS)
                        || t.any(before, words!("identical a the with has had"))
                        || modified(doc, i) < i
                        || t.kind(before) == Some(Kind::Possessive))
                    && !t.classes(i + 1).noun())
        {
            return None;
        }
        let mut end = i + 1;
        if t.classes(end).kin() && t.gap(end) == Gap::Space && doc.free(end) {
            end += 1;
            if t.any(end, words!("of to")) && counted(doc, end + 1) {
                end += 2;
            }
        }
        // "stepfather to twins"
        if t.any(end, words!("of to"))
            && end == i + 1
            && (counted(doc, end + 1) || t.any(end + 1, words!("twins triplets")))
            && !t.classes(end + 2).noun() | t.classes(end + 2).kin()
        {
            end += 2;
        }
        // "a widow with nine stepchildren"
        if t.any(end, words!("with of"))
            && counted(doc, end + 1)
            && (t.classes(end + 2).kin() || t.classes(end + 2).kin_narrow())
            && doc.all_free(end..end + 3)
        {
            end += 3;
        }
        let start = modified(doc, i);
        return claim(doc, start..end, "kin-narrow");
    }
    // "both his mothers-in-law"
    if t.is(i, "both")
        && t.any(i + 1, THEIRS)
        && (t
            .all
            .get(i + 2)
            .is_some_and(|n| n.phrase.1.kin_narrow() || n.is.kin_narrow()))
    {
        let n = usize::from(t.all[i + 2].phrase.0).max(1);
        return claim(doc, i..i + 2 + n, "kin-count");
    }
    // "six months pregnant with twins"
    if t.is(i, "pregnant") {
        let counts = i > 1 && t.any(before, words!("months weeks")) && counted(doc, i - 2);
        let more = t.is(i + 1, "with")
            && (t.classes(i + 2).kin_narrow()
                || counted(doc, i + 2)
                || t.any(i + 2, words!("his her their")));
        if counts || more {
            let start = if counts { i - 2 } else { i };
            return claim(doc, start..if more { i + 3 } else { i + 1 }, "kin-pregnant");
        }
    }
    // "marrying another of my clients"
    if t.any(
        i,
        words!("marrying married divorcing dating engaged seeing"),
    ) {
        let from = i + 1 + usize::from(t.is(i + 1, "to"));
        let of = from + 1;
        if t.any(from, words!("another one two"))
            && t.is(of, "of")
            && t.any(of + 1, words!("my our the"))
            && t.is_word(of + 2)
        {
            return claim(doc, i..of + 3, "kin-married");
        }
    }
    // "a brother who died of it", "a son who has never met him"
    if tok.is.kin()
        && !tok.is.plural()
        && i > 0
        && t.any(before, words!("a an one"))
        && t.any(i + 1, words!("who that"))
        && (t.classes(i + 2).verb_d()
            || t.classes(i + 2).verb_s()
            || t.any(i + 2, words!("has had is was")))
        && !t.any(i, words!("parent child boy girl kid teenager"))
    {
        return doc.absorb(
            i..grammar::clause_end(doc, i + 2, 7),
            Label::Family,
            "kin-who",
        );
    }
    // "married to one of the firefighters"
    if t.any(i, words!("married engaged"))
        && t.is(i + 1, "to")
        && t.any(i + 2, words!("a an the one his her"))
    {
        let from = if t.is(i + 2, "one") && t.is(i + 3, "of") {
            i + 3
        } else {
            i + 1
        };
        let end = grammar::phrase_end(doc, from, words!("to of"));
        if end > from {
            return claim(doc, i..end, "kin-married");
        }
    }
    // "the brother who was driving"
    if t.any(i, words!("brother sister son daughter cousin uncle aunt stepfather stepmother brothers sisters sons daughters"))
        && i > 0
        && t.any(before, words!("the her his their"))
        && t.is(i + 1, "who")
        && (t.any(i + 2, words!("was has had is died")) || t.classes(i + 2).fate())
    {
        return doc.absorb(i..grammar::clause_end(doc, i + 3, 4), Label::Family, "kin-who");
    }
    // "two sets of twins"
    if counted(doc, i)
        && t.any(i + 1, words!("sets pairs"))
        && t.is(i + 2, "of")
        && t.classes(i + 3).kin_narrow()
    {
        return claim(doc, i..i + 4, "kin-count");
    }
    if !tok.is.kin() {
        return None;
    }
    // "only girl", "eldest daughter", "late sister"
    let start = modified(doc, i);
    let owner = start.wrapping_sub(1);
    let someones = start > 0
        && (t.any(owner, THEIRS)
            || t.kind(owner) == Some(Kind::Possessive)
                && !(owner > 0
                    && t.any(
                        owner - 1,
                        words!("somebody someone everybody everyone anybody nobody people"),
                    ))
            || t.any(owner, words!("the a an")));
    let narrowing = (start..i).any(|j| t.any(j, words!("eldest oldest youngest late adopted estranged deaf disabled autistic only twin identical stillborn dead foster biological unborn blind surviving")));
    if narrowing && someones && start < i {
        return claim(doc, start..i + 1, "kin-which");
    }
    // "husband in the diplomatic service", "mum in prison", "brother of a client"
    let bare = grammar::phrase_end(doc, i + 1, words!("in of"));
    if bare > i + 1
        && (t.any(i + 1, words!("in"))
            && (t.any(i + 2, words!("prison jail hospital rehab care"))
                || t.is(i + 2, "the")
                    && (t.any(
                        i + 3,
                        words!("army navy forces marines police raf military"),
                    ) || t.any(bare - 1, words!("service services force forces"))))
            || t.is(i + 1, "of") && t.any(bare - 1, words!("client patient supervisee")))
    {
        let end = if t.is(i + 1, "of") { i + 1 } else { bare };
        return claim(doc, start..end, "kin-where");
    }
    // "dad is in the army", "mum's in prison"
    if (grammar::is_be(doc, i + 1) || t.any(i + 1, words!("died"))) && t.is(i + 2, "in") {
        let end = grammar::phrase_end(doc, i + 2, words!("in"));
        if end > i + 2
            && (t.any(
                end - 1,
                words!("prison jail rehab care army navy forces marines hospice"),
            ))
        {
            return claim(doc, i..end, "kin-where");
        }
    }
    if t.any(i, words!("aunt uncle cousin"))
        && i > 1
        && t.any(before, words!("an a his her their"))
        && t.any(i - 2, words!("with by and of to from for"))
    {
        return claim(doc, i..i + 1, "kin-closer");
    }
    // "her partner", "his ex", "her cousin": parents, siblings, grandparents and children most people have
    let closer = t.any(
        i,
        words!("partner ex cousin aunt uncle fiancé fiancée fiance fiancee granddaughter grandson grandchildren"),
    );
    // "Leonard's daughters": several children of somebody who is named
    let children = t.any(
        i,
        words!("daughters sons grandsons granddaughters stepsons stepdaughters"),
    ) && start > 1
        && t.kind(owner) == Some(Kind::Possessive)
        && doc.label_at(owner - 1) == Some(Label::Person);
    let closer = closer || children;
    let theirs = start > 0
        && (t.any(owner, THEIRS)
            || t.kind(owner) == Some(Kind::Possessive)
                && owner > 0
                && (doc.label_at(owner - 1) == Some(Label::Person)
                    || t.is(i, "ex")
                    || t.any(owner - 1, words!("client patient")))
            || t.is(owner, "the") && t.is(i, "ex"));
    if closer && theirs && !(t.is(i, "ex") && is_hyphen(t.str(i + 1))) {
        let prefix =
            t.any(i, words!("partner")) && t.any(i + 1, words!("in at organisation school"));
        if !prefix {
            return claim(doc, start..i + 1, "kin-closer");
        }
    }
    None
}

/// Whether token `i` stands in somebody else's quoted words: "my" is theirs there.
fn quoted(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let from = i.saturating_sub(120);
    let mut straight = false;
    for j in (from..i).rev() {
        match t.str(j) {
            "“" => return true,
            "”" => return false,
            "\"" => straight = !straight,
            _ => {}
        }
        if t.gap(j + 1) == Gap::Paragraph || j == 0 {
            return straight;
        }
    }
    false
}

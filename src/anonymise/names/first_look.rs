//! What a capitalised word shows before its whole name is read.

use super::initials::initial;
use crate::anonymise::calendar;
use crate::anonymise::capitals::{cap_word, name_end, ordinary};
use crate::anonymise::doc::{Doc, found};
use crate::anonymise::grammar::contraction;
use crate::anonymise::label::Label;
use crate::anonymise::places::{hashtag, sounds_like_a_place};
use crate::anonymise::small::KINDS;
use crate::anonymise::tokens::{Gap, is_hyphen};
use crate::anonymise::words::{Words, words};
use std::ops::ControlFlow::{self, Break, Continue};

/// Breaks with where to go on when the word is settled: found, or nobody's name.
pub(super) fn first_look(doc: &mut Doc, i: usize) -> ControlFlow<Option<usize>> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let s = t.str(i);
    // "in the back of An Tobar", "at The Hollies": an article that belongs to the name
    let article = t.any(i, words!("an the la le el los las il na les y")) && !tok.opens && s != "Y";
    if article
        && cap_word(doc, i + 1)
        && t.gap(i + 1) == Gap::Space
        && doc.free(i + 1)
        && i > 0
        && t.any(i - 1, words!("at of to from in near behind outside"))
        && !(t.is(i, "the") && ordinary(doc, i + 1) && !t.is(i - 1, "at"))
    {
        let end = name_end(doc, i + 1);
        return Break(found(doc, i..end, Label::Org, "organisation-article"));
    }
    if let Some(end) = before_its_kind(doc, i) {
        return Break(found(doc, i..end, Label::Org, "organisation-kind"));
    }
    // "signed Mags", "they call him Spud": whatever the word is, it is said to be somebody's
    let called = i > 1
        && t.any(i - 1, words!("him her them"))
        && t.any(
            i - 2,
            words!("call calls called nickname nicknamed christened"),
        )
        && !(i > 2
            && t.any(
                i - 3,
                words!("i i'll i’ll let's let’s i'd i’d we'll shall will we"),
            ));
    if (called || i > 0 && t.any(i - 1, words!("signed")))
        && !tok.opens
        && !tok.is.function()
        && !tok.is.demog()
        && !tok.caps
        && s.chars().count() > 1
    {
        let end = name_end(doc, i);
        if t.is(end, "and") && cap_word(doc, end + 1) && !t.classes(end + 1).function() {
            let other = name_end(doc, end + 1);
            doc.find(end + 1..other, Label::Person, "name-beside");
        }
        return Break(found(doc, i..end, Label::Person, "name-apposed"));
    }
    // "His mam, Non, serves": a capital between marks after a word for a person of somebody's
    if !tok.opens && crate::anonymise::small::apposed(doc, i) && calendar::month(t, i).is_none() {
        return Break(found(doc, i..i + 1, Label::Person, "name-apposed"));
    }
    // "Precious, 21,": whatever the word is, it has an age
    if tok.opens
        && tok.is.word() > 0
        && (crate::anonymise::opening::aged(doc, i)
            || (tok.is.word() > 3 || tok.is.nature())
                && tok.is.given() == 0
                && !tok.is.never_name()
                && crate::anonymise::opening::somebody(doc, i))
    {
        return Break(found(doc, i..i + 1, Label::Person, "name-apposed"));
    }
    let spaced = |j: usize| {
        t.str(j).chars().count() == 1
            && t.cap(j)
            && t.str(j + 1) == "."
            && t.gap(j + 1) == Gap::None
    };
    if spaced(i) && spaced(i + 2) && t.gap(i + 2) == Gap::None {
        let end = name_end(doc, i);
        return Break(initial(doc, i, end));
    }
    if tok.is.never_name() && !(!tok.opens && tok.is.given() > 1 && tok.is.word() > 1)
        || contraction(s)
        || s == "I"
        || s == "O"
    {
        return Break(None);
    }
    // "Untag myself?", "Refollow them": what has an object is done, nobody's name
    if tok.opens
        && tok.is.given() == 0
        && tok.is.surname() == 0
        && t.gap(i + 1) == Gap::Space
        && t.any(
            i + 1,
            words!("myself yourself himself herself themselves ourselves me him them it us this that these those my your his their our"),
        )
        && ["un", "re", "de", "dis", "mis", "over", "out", "pre"]
            .iter()
            .any(|p| s.len() > p.len() + 2 && s.to_lowercase().starts_with(p))
    {
        return Break(None);
    }
    // "April showers, May flowers": a month with what it brings
    if calendar::month(t, i).is_some()
        && t.gap(i + 1) == Gap::Space
        && !t.cap(i + 1)
        && t.classes(i + 1).noun() | t.classes(i + 1).plural()
        && !t.classes(i + 1).function()
        && !t.classes(i + 1).human_verb()
        && !t.classes(i + 1).verb_d()
        && (crate::anonymise::calendar::is_end(doc, i + 2)
            || t.any(i + 2, words!("and or are were")))
    {
        return Break(None);
    }
    if i > 0 && t.str(i - 1) == "#" && tok.gap == Gap::None {
        return Break(hashtag(doc, i));
    }
    // "in the SuperValu", "gave him QLife": two words in one are a brand, unless somebody works there
    let humped = s.chars().skip(1).any(char::is_uppercase)
        && s.chars().any(char::is_lowercase)
        && !s.contains(crate::anonymise::fold::is_apostrophe)
        && ![
            "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz", "O", "Al", "El",
        ]
        .iter()
        .any(|p| {
            s.strip_prefix(p)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
        });
    if humped
        && tok.is.given() == 0
        && tok.is.surname() == 0
        && !(t.cap(i + 1) && t.gap(i + 1) == Gap::Space)
        && !(i > 0 && (t.cap(i - 1) && t.gap(i) == Gap::Space || t.classes(i - 1).title()))
        && !(i > 1
            && t.any(i - 1, words!("at for with"))
            && t.any(
                i - 2,
                words!("works worked working work job manager director shifts nights employed"),
            ))
    {
        return Break(None);
    }
    // "DMed", "WhatsApping"
    if s.chars().skip(1).any(char::is_uppercase)
        && tok.is.0 == 0
        && ["ed", "ing", "er", "ers"].iter().any(|e| s.ends_with(e))
    {
        return Break(None);
    }
    // "I Facebooked her": a name that is done to somebody
    if tok.is.0 == 0
        && !tok.opens
        && ["ed", "ing"].iter().any(|e| s.ends_with(e))
        && t.any(
            i.wrapping_sub(1),
            words!("i he she we they you i've we've to been was were be have has had and"),
        )
        && t.any(
            i + 1,
            words!("her him them me us it you my his their the a about with"),
        )
    {
        return Break(None);
    }
    // "French-Canadian"
    if tok.is.demog() && tok.is.given() < 2 && is_hyphen(t.str(i + 1)) && t.classes(i + 2).demog() {
        return Break(None);
    }
    Continue(())
}

/// What a house is, written small behind its name.
const HOUSES: Words = words!(
    "clinic surgery practice centre center hospital school unit hospice nursery project service trust academy church chapel club choir college ward house pub gym"
);

/// One past the name of a house whose kind stands small behind it: "at the Well Woman [clinic]", "the Elmfield [practice]",
/// "from Willows [surgery]"; "the Monday clinic" and "the English school" say of which kind and not which one.
fn before_its_kind(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let part = |j: usize| {
        let is = t.classes(j);
        cap_word(doc, j)
            && doc.free(j)
            && !t.all[j].opens
            && !t.all[j].caps
            && !(is.demog()
                || is.upper()
                || is.platform()
                || is.brand()
                || is.body()
                || is.function())
            && !calendar::weekday(t, j)
            && calendar::month(t, j).is_none()
    };
    let led = i > 0 && t.any(i - 1, words!("the at from"));
    if !led || t.gap(i) != Gap::Space || !part(i) {
        return None;
    }
    let mut to = i + 1;
    while to < i + 4 && part(to) && t.gap(to) == Gap::Space {
        to += 1;
    }
    let is = t.classes(i);
    // "the Memory clinic", "the Church school": one word that is a kind itself
    let is_kind = t.any(i, KINDS) || is.org_head();
    // "I took over from Maureen [ward duties]", "I heard from Okonkwo [church is hard]"
    let thing = is.word() > 0 || is.place() > 0 || sounds_like_a_place(t.str(i));
    let is_person = !t.is(i - 1, "the") && (is.given() > 0 || t.is(i - 1, "from") && !thing);
    let house = t.any(to, HOUSES) && !t.cap(to) && t.gap(to) == Gap::Space;
    (house && (to > i + 1 || !is_kind && !is_person)).then_some(to)
}

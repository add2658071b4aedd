//! Trades told by what one does in a sentence of its own: "the man who winds the clock", "is engineer on this boat".

use super::calendar::is_end;
use super::doc::Doc;
use super::grammar::{is_be, phrase_end};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// Where a trade begins and ends that is told from token `i`.
pub(super) fn post(doc: &Doc, i: usize) -> At {
    who_does(doc, i)
        .or_else(|| bare_role(doc, i))
        .or_else(|| first_to(doc, i))
        .or_else(|| shifts(doc, i))
}

const SOMEBODY: Words = words!(
    "man woman lad lass girl fella fellow gentleman lady chap bloke guy boy pupil mum mam dad mother father sister brother daughter son husband wife"
);
/// What anybody may do.
const ANYBODY: Words = words!(
    "is was has had does did says said wants wanted likes loves hates thinks thought knows knew feels felt comes came goes went lives lived looks looked sits sat stands stood gets got gives gave takes took puts put tells told asks asked sends sent cancels cancelled brings brought needs needed never always can can't cannot could would will wouldn't won't doesn't didn't isn't wasn't sees saw reads read hears heard finds found uses used turns turned holds held opens opened closes closed loses lost talks spoke speaks cries laughs smiles drinks eats sleeps follows followed blocks blocked posts posted texts rings rang calls called messages messaged emails emailed writes wrote shares shared likes pays paid owes misses missed wears wore remembers forgets tries tried makes made means meant hurts hurt leaves left stays arrives drives hit hits beat beats shouts shouted died dies owns has been answers answered sold sells bought buys kept keeps knows might may must should first once recently later only just"
);

/// "the man who winds the town hall clock", "a lad who bakes the flatbreads": a habit that one is known by.
fn who_does(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let who = i.checked_sub(1)?;
    let is = t.classes(i);
    if !t.any(who, words!("who"))
        || who == 0
        || !is.verb_s()
        || t.any(i, ANYBODY)
        || is.human_verb()
        || !doc.free(i)
    {
        return None;
    }
    let head = t.any(who - 1, SOMEBODY)
        || doc.label_at(who - 1) == Some(Label::Person)
        || who > 1 && t.is(who - 1, ",") && doc.label_at(who - 2) == Some(Label::Person);
    if !head {
        return None;
    }
    let det = t.any(i + 1, words!("the a an my our his her"));
    let from = i + 1 + usize::from(det);
    let mut end = from;
    while end < from + 4
        && t.gap(end) <= Gap::Line
        && doc.free(end)
        && (t.is_word(end)
            && !t.classes(end).function()
            && !t.cap(end)
            && (t.classes(end).noun()
                || t.classes(end).plural()
                || t.classes(end).adjective()
                || t.classes(end).word() == 0)
            || is_hyphen(t.str(end)) && t.gap(end) == Gap::None)
    {
        end += 1;
    }
    if end == from
        || t.classes(end - 1).body_part()
        || t.classes(end - 1).kin()
        || t.any(end - 1, words!("session sessions door room phone text message messages email time times drafts feelings people things thing question questions clients house life day days way week work faces everything nothing page group name"))
        || !(t.classes(end - 1).noun() || t.classes(end - 1).plural())
    {
        return None;
    }
    let where_ = words!("in at on for under up down across along of behind");
    let mut to = end;
    for _ in 0..2 {
        to = phrase_end(doc, to, where_).max(to);
    }
    (to > end || is_end(doc, end) || t.classes(end).function()).then_some(i..to)
}

/// "is station master at the junction", "he is engineer on this same boat": a role without an article.
fn bare_role(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    if !is_be(doc, before) && !matches!(t.str(before), ",")
        || t.any(before, words!("as be being become"))
        || !doc.free(i)
        || t.cap(i)
    {
        return None;
    }
    let comma = t.str(before) == ",";
    // In a list only behind somebody
    if comma
        && !(before > 0
            && (t.is(before - 1, "client")
                || matches!(
                    doc.label_at(before - 1),
                    Some(
                        Label::Person
                            | Label::Age
                            | Label::Occupation
                            | Label::Family
                            | Label::Demog
                    )
                )))
    {
        return None;
    }
    let subject = before.checked_sub(1)?;
    if t.any(
        subject,
        words!("it that this there what which i i'm they we you"),
    ) {
        return None;
    }
    let mut end = i;
    while end < i + 3
        && t.is_word(end)
        && !t.cap(end)
        && doc.free(end)
        && t.gap(end) <= Gap::Line
        && !t.classes(end).function()
        && (t.classes(end).noun() || t.classes(end).job())
        && !t.classes(end).adverb_only()
        && !t.classes(end).verb_g()
    {
        end += 1;
    }
    if end == i {
        return None;
    }
    let is = t.classes(end - 1);
    let role = (is.job() || is.job_wide() || is.agent() || t.any(end - 1, words!("principal master engineer head mate steward chief captain warden chair president treasurer vice lead landlady landlord host")))
        && !(end == i + 1 && t.any(i, words!("head lead mate captain chair host vice chief")))
        && !is.plural()
        && !is.kin()
        && !t.any(end - 1, words!("client clients member friend patient mother matter letter number later other better further danger answer order wonder reader user partner stranger sister brother"));
    let article = t.any(end + 1, words!("a an the this that our his her their half"));
    let of = t.any(end, words!("of at on to for in")) && (article || t.cap(end + 1));
    if !role || !of {
        return None;
    }
    let mut j = end + 1;
    while j < end + 4
        && t.any(
            j,
            words!("a an the this that our same his her their half of"),
        )
    {
        j += 1;
    }
    // The place itself is told by its own rule
    let noun = |k: usize| {
        t.is_word(k)
            && doc.free(k)
            && !t.classes(k).function()
            && t.gap(k) <= Gap::Line
            && (t.classes(k).noun() || t.classes(k).adjective() || t.classes(k).word() == 0)
    };
    if !noun(j) || t.cap(j) {
        return (end > i + 1 || is.job()).then_some(i..end);
    }
    let mut to = j;
    while to < j + 4 && noun(to) {
        to += 1;
    }
    Some(i..to)
}

/// "last man on the isle to cut peats", "first girl from her whole taluk to sit for it": one of a kind, at what.
fn first_to(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    if !t.any(i, words!("first last only youngest oldest")) || !doc.free(i) {
        return None;
    }
    let led =
        t.any(before, words!("the as")) || matches!(t.str(before), "," | "(") || is_be(doc, before);
    let mut head = i + 1;
    while head < i + 4
        && (t.classes(head).adjective() || t.classes(head).demog())
        && !t.any(head, words!("man woman girl boy lad person"))
    {
        head += 1;
    }
    if !led
        || !t.any(
            head,
            words!("man woman girl boy lad lass one person female male"),
        )
        || t.any(head, words!("person one")) && t.is(before, "the")
    {
        return None;
    }
    let mut j = head + 1;
    for _ in 0..2 {
        if t.any(j, words!("on in from of at")) {
            let mut k = j + 1;
            while k < j + 7
                && t.is_word(k)
                && !t.is(k, "to")
                && t.gap(k) <= Gap::Line
                && (!t.classes(k).function()
                    || t.any(k, words!("the her his their our my this that whole")))
            {
                k += 1;
            }
            j = k;
        }
    }
    if !t.is(j, "to")
        || !t.classes(j + 1).verb()
        || t.any(
            j + 1,
            words!(
                "be have say ask tell notice know see hear talk speak go come do leave arrive reply"
            ),
        )
    {
        return None;
    }
    let mut end = j + 2;
    while end < j + 8
        && end < t.len()
        && t.gap(end) <= Gap::Line
        && t.kind(end) != Some(Kind::Mark)
        && doc.free(end)
        && !t.any(
            end,
            words!("and but who which because so when while that if then i he she they"),
        )
    {
        end += 1;
    }
    Some(i..end)
}

/// "does the nights at the crisp factory", "helps in the nursery class", "cleans here in the evenings".
fn shifts(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let who = t.any(
        before,
        words!("he she who and mum mam dad mother father wife husband"),
    ) || doc.label_at(before) == Some(Label::Person);
    if !who || !doc.free(i) {
        return None;
    }
    let hours = |j: usize| {
        t.any(
            j,
            words!("nights days mornings lates earlies evenings weekends shifts"),
        )
    };
    if t.any(i, words!("does did")) {
        let from = i + 1 + usize::from(t.any(i + 1, words!("the")));
        if !hours(from) || !t.any(from + 1, words!("at in on for")) {
            return None;
        }
        let end = phrase_end(doc, from + 1, words!("at in on for"));
        return (end > from + 1).then_some(i..end);
    }
    if !t.any(
        i,
        words!("helps cleans serves volunteers waitresses caters cooks"),
    ) {
        return None;
    }
    let from = i + 1 + usize::from(t.any(i + 1, words!("here there out")) || hours(i + 1));
    let mut end = from;
    for _ in 0..2 {
        end = phrase_end(doc, end, words!("in at on behind for")).max(end);
    }
    (end > from && !t.any(end - 1, words!("session room way time moment"))).then_some(i..end)
}

//! Events as those who live there tell them: "the night the pier went down", "since the flats", "what happened on the coach".

use super::calendar::is_end;
use super::doc::Doc;
use super::grammar::{clause_end, is_be, phrase_start};
use super::tokens::Gap;
use super::words::{Words, words};

/// What falls, burns or sinks.
const BEFELL: Words = words!(
    "burn burned burnt fell collapsed sank capsized crashed exploded flooded closed shut drowned derailed caved blew overturned struck hit burst failed tipped rolled"
);
const TIMES: Words =
    words!("night day morning evening afternoon week weekend summer winter spring autumn year time");

/// Where an event begins and ends that is told from token `i`.
pub(super) fn recalled(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    time_of(doc, i)
        .or_else(|| since(doc, i))
        .or_else(|| known_to_all(doc, i))
        .or_else(|| happened(doc, i))
        .or_else(|| the_one(doc, i))
}

/// "the night the Silver Queen went down", "the day of the explosion", "the year the stand fell".
fn time_of(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if !t.any(i, TIMES) || i == 0 || !t.any(i - 1, words!("the that")) {
        return None;
    }
    let from = i + 1 + usize::from(t.is(i + 1, "that"));
    if !t.any(from, words!("the his her their a")) {
        return None;
    }
    let verb = (from + 2..from + 6).find(|&j| {
        t.any(j, BEFELL)
            || t.any(j, words!("went came"))
                && t.any(j + 1, words!("down under up over off"))
                && !t.any(j + 2, words!("to the with and"))
            || t.any(j, words!("rolled turned")) && t.any(j + 1, words!("on over"))
    })?;
    let noun = (from + 1..verb).all(|j| t.is_word(j) && t.gap(j) <= Gap::Line && !t.classes(j).function());
    let small = t.any(
        verb - 1,
        words!("boiler internet phone system computer line screen wifi tears penny school schools shop office heating clocks session client baby"),
    );
    // From the day: "the day" is no part of it when it opens with "from"
    (noun && !small).then(|| i..clause_end(doc, verb + 1, 5).max(verb + 1))
}

/// "since the flats", "following the minibus": what only those understand who know of it; "since the quad bike rolled on him".
fn since(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let p = i.checked_sub(1)?;
    if !t.is(p, "the") || p == 0 || !t.any(p - 1, words!("since following after")) {
        return None;
    }
    let mut end = i;
    while end < i + 3
        && t.is_word(end)
        && !t.classes(end).function()
        && doc.free(end)
        && !t.classes(end).verb_d()
        && (t.classes(end).noun() || t.classes(end).plural() || t.classes(end).vehicle())
        && (end == i || t.gap(end) == Gap::Space)
    {
        end += 1;
    }
    if end == i {
        return None;
    }
    let head = t.classes(end - 1);
    let thing = head.vehicle()
        || head.hazard()
        || t.any(end - 1, words!("flats tower mill pit mine quarry pier dam factory laundry silo barn stand grandstand warehouse bakery refinery tunnel"));
    if !thing || t.any(end - 1, words!("bus train window windows wall walls car cars lift tree trees stairs shower")) {
        return None;
    }
    let befell = t.any(end, BEFELL) || t.any(end, words!("came went turned")) && t.any(end + 1, words!("down under up over off"));
    if befell {
        let to = clause_end(doc, end + 1, 5).max(end + 1);
        return Some(i..to);
    }
    (is_end(doc, end) && t.any(p - 1, words!("since following"))).then_some(i..end)
}

/// "the expedition everyone remembers", "the one everybody in town saw fall".
fn known_to_all(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let all = t.any(i, words!("everyone everybody"))
        && t.any(i + 1, words!("remembers knows saw watched"))
        && is_end(doc, i + 2);
    if !all || i < 2 || !t.classes(i - 1).noun() || !doc.free(i - 1) || t.classes(i - 1).function() {
        return None;
    }
    let start = phrase_start(doc, i - 1);
    (start > 0 && t.any(start - 1, words!("the that his her"))).then_some(start..i + 2)
}

/// "what happened on the coach home".
fn happened(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if !t.is(i, "what") || !t.is(i + 1, "happened") || !t.any(i + 2, words!("on at in under off")) || !t.any(i + 3, words!("the his her their")) {
        return None;
    }
    let end = clause_end(doc, i + 3, 6);
    let here = (i + 4..end).any(|j| {
        t.any(j, words!("session sessions room group meeting supervision therapy end beginning past chair course class week weekend morning story text message first last book film dream time chat call work process consulting"))
    });
    (end > i + 4 && !here).then_some(i..end)
}

/// "he's the one off the roof".
fn the_one(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if !t.any(i, words!("one lad girl boy man woman fella")) || i < 2 || !t.is(i - 1, "the") || !is_be(doc, i - 2) {
        return None;
    }
    let off = t.any(i + 1, words!("off from under")) && t.any(i + 2, words!("the that"));
    let thing = t.classes(i + 3).hazard() || t.classes(i + 3).vehicle() || t.classes(i + 3).event() || t.any(i + 3, words!("telly news paper papers video photo mast crane roof"));
    (off && thing && is_end(doc, i + 4)).then_some(i..i + 4)
}

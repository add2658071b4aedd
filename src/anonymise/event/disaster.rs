//! What breaks, who was in it, and what came of it in court: "the dam burst", "at the wheel when the coach went over".

use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, is_be};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What is told below begins with these.
pub(super) const STARTS: Words = words!(
    "burst collapsed sank capsized exploded flooded derailed crashed overturned slid subsided burned burnt blew fell went gave caught caved"
);
/// What falls, burns or sinks does.
const BREAKS: Words = words!(
    "burst collapsed sank capsized exploded flooded derailed crashed overturned slid subsided"
);
/// What breaks in any house.
const SMALL: Words = words!(
    "boiler internet phone system computer line screen wifi tears laptop browser server app zoom connection pipe pipes basement cellar toilet washing machine market inbox voice face deal marriage session call kitchen shelf tent chair bed balloon bubble dam-burst"
);

/// "the dam burst", "the house that slid into the sea", "the landslip took their lane".
pub(super) fn disaster(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let down = t.any(i, words!("burned burnt blew fell went gave caught caved"))
        && t.any(i + 1, words!("down way fire in over"));
    if !(t.any(i, BREAKS) || down && t.any(i + 1, words!("down way fire"))) || i < 2 || !doc.free(i)
    {
        return None;
    }
    let that = usize::from(t.any(i - 1, words!("that which")));
    let noun = i.checked_sub(1 + that)?;
    let is = t.classes(noun);
    if !t.is_word(noun)
        || !is.noun()
        || is.function()
        || is.kin()
        || is.role()
        || is.job()
        || t.any(noun, SMALL)
        || t.cap(noun)
        || !doc.free(noun)
    {
        return None;
    }
    let start = grammar::phrase_start(doc, noun);
    let led = start > 0 && t.any(start - 1, words!("the whose"));
    let big = is.hazard() || is.vehicle() || is.org_head() || is.event() || is.nature() || that == 1 || t.any(noun, words!("dam bridge pier tower roof wall stand house mill mine tunnel crane scaffold marquee tent ferry reservoir levee"));
    (led && big && !(down && t.is(i, "went") && !is.vehicle()))
        .then(|| start..grammar::clause_end(doc, i + 1, 4).max(i + 1 + usize::from(down)))
}

/// "at the wheel when the coach went over", "in the lift that stuck", "the boy in the well", "the last one out of the pit".
pub(super) fn in_it(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.any(i, words!("wheel helm controls")) && i > 1 && t.is(i - 1, "the") && t.is(i - 2, "at") {
        let who = i > 2 && (is_be(doc, i - 3)) && !(i > 3 && t.any(i - 4, words!("i we")));
        return (who && t.is(i + 1, "when")).then(|| i - 2..grammar::clause_end(doc, i + 2, 7));
    }
    if t.any(i, words!("in on"))
        && t.is(i + 1, "the")
        && i > 0
        && is_be(doc, i - 1)
        && !(i > 1 && t.any(i - 2, words!("i we it that this")))
    {
        let that = (i + 3..i + 5).find(|&j| t.any(j, words!("that when which")))?;
        let verb = that + 1;
        let broke = t.any(verb, BREAKS)
            || t.any(
                verb,
                words!("stuck burned burnt fell crashed broke hit went"),
            );
        let noun = t.classes(that - 1);
        return (broke
            && t.is(that, "that")
            && noun.noun()
            && !noun.kin()
            && !t.any(that - 1, SMALL))
        .then(|| i..grammar::clause_end(doc, verb + 1, 5).max(verb + 1));
    }
    if t.any(i, words!("boy girl man woman lad lass"))
        && i > 1
        && t.is(i - 1, "the")
        && is_be(doc, i - 2)
        && t.any(i + 1, words!("in under on off"))
        && t.is(i + 2, "the")
    {
        let hazard = (i + 3..i + 5).find(|&j| {
            t.classes(j).hazard()
                || t.classes(j).event()
                || t.any(
                    j,
                    words!("well photo photograph picture video rubble ice mast crane chimney"),
                )
        })?;
        return Some(i..hazard + 1);
    }
    (t.any(i, words!("last first"))
        && t.is(i + 1, "one")
        && t.any(i + 2, words!("out off in into"))
        && t.any(i + 3, words!("of the")))
    .then(|| {
        i..grammar::phrase_end(
            doc,
            i + 2 + usize::from(t.is(i + 3, "of")),
            words!("out off in into of"),
        )
    })
    .filter(|at| at.end > i + 4)
}

/// "suing the hospital", "did six years for the bank job", "won a car on the television".
pub(super) fn in_court(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    if t.any(before, words!("i i'm i’m we we're")) {
        return None;
    }
    if t.any(i, words!("suing sued")) && t.any(i + 1, words!("the his her their a")) {
        let end = grammar::phrase_end(doc, i, words!("suing sued"));
        return (end > i + 2).then_some(i..end);
    }
    if t.any(i, words!("did served"))
        && crate::anonymise::calendar::number(doc, i + 1).is_some()
        && t.any(i + 2, words!("years months"))
        && t.any(i + 3, words!("for in"))
    {
        let end = grammar::phrase_end(doc, i + 3, words!("for in"));
        let jailed = t.is(i + 3, "for")
            && !t.any(end - 1, words!("me us company firm army navy charity"))
            || t.any(i + 4, words!("prison jail gaol"));
        return (jailed && end > i + 4).then_some(i..end);
    }
    if t.is(i, "won") && t.any(i + 1, words!("a the")) {
        let on = (i + 3..i + 6).find(|&j| t.is(j, "on"))?;
        let end = grammar::phrase_end(doc, on, words!("on"));
        return (on + 1..end)
            .any(|j| t.any(j, words!("television telly tv show radio lottery")))
            .then_some(i..end);
    }
    None
}

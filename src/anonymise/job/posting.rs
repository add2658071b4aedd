//! Where somebody's work puts them: "with the coastguard", "on the buses", "had the garage by the bridge", "danced with the
//! national ballet".

use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What the phrases below begin with.
pub(super) const STARTS: Words = words!(
    "on with in between out high something somewhere had has have ran kept owned owns leased took takes danced played sang refereed fought rode rowed boxed sailed flew preached fenced skated wrestled umpired coached taught drummed acted starred captained been"
);

/// A posting that begins at token `i`.
pub(super) fn posting(doc: &Doc, i: usize) -> Option<(std::ops::Range<usize>, &'static str)> {
    if !doc.tokens.may(i, Head::Posting) {
        return None;
    }
    serves(doc, i)
        .map(|at| (at, "job-where"))
        .or_else(|| office(doc, i).map(|at| (at, "job-calling")))
        .or_else(|| {
            house(doc, i)
                .or_else(|| played(doc, i))
                .or_else(|| for_us(doc, i))
                .map(|at| (at, "job-does"))
        })
}

/// Whether "she", "he", "who", a name or kin ends at token `p`.
fn third(doc: &Doc, p: usize) -> bool {
    let t = &doc.tokens;
    t.any(p, words!("he she who they"))
        || doc.label_at(p) == Some(Label::Person)
        || (t.classes(p).kin() || t.classes(p).kin_narrow())
            && p > 0
            && (t.any(p - 1, THEIRS) || t.is(p - 1, "the"))
}

/// Whether "she is", "he's", "they were both" ends before token `i`.
fn is_said(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let Some(mut p) = i.checked_sub(1) else {
        return false;
    };
    while p > 0 && t.any(p, words!("both now still back also once only away")) {
        p -= 1;
    }
    t.any(
        p,
        words!("he's she's who's he’s she’s who’s hes shes they're they’re"),
    ) || is_be(doc, p)
        && p > 0
        && (third(doc, p - 1) || t.any(p - 1, words!("has had he'd she'd he’d she’d")))
}

/// What one is on when one works on it.
const ON: Words = words!(
    "boats buses trams trains lorries bins tills phones rigs ferries trawlers taxis cabs roads railway railways docks markets wards ambulances planes ships tugs barges bikes vans doors council bench board bins post radio desk switchboard counter land dredger rig lifeboat lifeboats cruise bridges"
);

/// What one is with.
const WITH: Words = words!(
    "coastguard police council army navy embassy ambulance lifeboat circus orchestra opera ballet ministry diocese railway ferry bank union un embassy consulate gas water electric forestry customs revenue fire fleet regiment railways post council courts prison press"
);

/// "on the buses", "with the coastguard", "out with the boats", "between postings", "high up in the union".
fn serves(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let deep = usize::from(t.any(i, words!("high something somewhere out")));
    let deep = deep + usize::from(deep == 1 && t.any(i + 1, words!("high up")));
    let deep = deep + usize::from(deep == 2 && t.is(i + 2, "up"));
    if !is_said(doc, i) {
        return None;
    }
    let p = i + deep;
    if deep == 0 && t.is(i, "between") {
        return t
            .any(
                i + 1,
                words!("postings jobs contracts tours ships parishes"),
            )
            .then_some(i..i + 2);
    }
    if !t.any(p, words!("on with in")) || !t.is(p + 1, "the") {
        return None;
    }
    let end = grammar::phrase_end(doc, p, words!("on with in"));
    let held = (p + 2..end).any(|j| {
        t.is(p, "on") && t.any(j, ON)
            || t.is(p, "with") && t.any(j, WITH)
            || t.is(p, "in") && deep > 0 && (t.classes(j).org_head() || t.any(j, WITH))
    });
    (end > p + 2 && held).then_some(i..end)
}

/// What somebody may have as a business: a kind of house, or what is sold from.
fn business(doc: &Doc, j: usize) -> bool {
    let t = &doc.tokens;
    t.classes(j).org_head() && !t.any(j, words!("school church team group service programme project hub union house home room rooms practice society fellowship league campus department unit circle line lines wellness law books media band players guides services times post news press company health association committee board court common park"))
        || t.any(j, words!("shop van stall kiosk boatyard shipyard dairy bakery brewery distillery mill smithy forge quarry vineyard orchard nursery pub bar hotel café cafe restaurant takeaway chippy kennels stables garage newsagent newsagents haulage undertakers laundry launderette barbers salon butchers hardware post-office counter lease franchise tannery abattoir sawmill foundry trawler boat ferry herd flock hives"))
}

/// "had the garage by the bridge", "has the chip van", "took over his uncle's boatyard".
fn house(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let took = t.any(i, words!("took takes")) && t.is(i + 1, "over");
    if !(took || t.any(i, words!("had has have ran kept owned owns leased")))
        || i == 0
        || !third(doc, i - 1)
    {
        return None;
    }
    let det = i + 1 + usize::from(took);
    if !(t.any(det, words!("the a")) || t.any(det, THEIRS) && took) {
        return None;
    }
    let head = (det + 1..det + 6).find(|&j| business(doc, j) && !business(doc, j + 1))?;
    let plain = (det + 1..head).all(|j| {
        t.is_word(j) && !t.classes(j).function()
            || t.kind(j) == Some(crate::anonymise::tokens::Kind::Possessive)
    });
    let mere = t.any(i, words!("had has have")) && !t.is(det, "the");
    let closed = is_end(doc, head + 1) || t.classes(head + 1).function();
    (plain && !mere && closed && doc.all_free(det + 1..head + 1)).then(|| {
        i..grammar::phrase_end(doc, head + 1, words!("by in at on under of beside near up"))
    })
}

/// "danced with the national ballet", "played bass for a band", "refereed the cup final".
fn played(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("danced played sang refereed fought rode rowed boxed sailed flew preached fenced skated wrestled umpired coached taught drummed acted starred captained"))
        || i == 0
        || !(third(doc, i - 1) || t.any(i - 1, words!("had also once he'd she'd he’d she’d")) && i > 1 && (third(doc, i - 2) || t.any(i - 1, words!("he'd she'd he’d she’d"))))
    {
        return None;
    }
    let mut j = i + 1;
    while j < i + 4
        && t.is_word(j)
        && !t.classes(j).function()
        && (t.classes(j).skill() || t.classes(j).noun())
    {
        j += 1;
    }
    let end = grammar::phrase_end(doc, j, words!("with for in at under"));
    let many = (j + 1..end).any(|k| {
        t.any(k, words!("ballet opera band orchestra choir circus team county country club side squad league theatre film national army navy company firsts school university cathedral regiment"))
            || t.classes(k).affair()
            || t.cap(k)
    });
    if end > j + 1 && many && !(j + 1..end).any(|k| t.any(k, words!("me us my garden room"))) {
        return Some(i..end);
    }
    let det = t.any(i + 1, words!("the a an"));
    let end = grammar::phrase_end(doc, i, words!("refereed umpired captained fought rode"));
    (det && end > i + 2
        && t.any(i, words!("refereed umpired captained fought rode"))
        && (i + 2..end).any(|k| {
            t.classes(k).affair()
                || t.classes(k).animal()
                || t.any(k, words!("team side final county country match bout"))
        }))
    .then_some(i..end)
}

/// "had been mayor twice", "was provost until the spring": an office without an article.
fn office(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !(is.role() || is.job())
        || is.kin()
        || is.adjective()
        || is.plural()
        || is.demog()
        || t.cap(i)
        || !doc.free(i)
        || !is_said(doc, i)
    {
        return None;
    }
    let times = t.any(i + 1, words!("twice once until till since"))
        || t.is(i + 1, "for") && crate::anonymise::calendar::number(doc, i + 2).is_some();
    times.then(|| i..i + 1 + usize::from(t.any(i + 1, words!("twice once"))))
}

/// "the woman who teaches my son to swim", "it was she who marked my daughter's exam": whom one knows by what they do for one.
fn for_us(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    let deeds = is.trade() && (is.verb_s() || is.verb_d())
        || t.any(
            i,
            words!("cuts cut does did delivers delivered walks walked minds minded fixed fixes"),
        );
    if !deeds
        || i < 2
        || !t.is(i - 1, "who")
        || !t.any(i - 2, words!("woman man girl boy lad lass lady fella chap bloke guy gentleman person one she he"))
        || !t.any(i + 1, words!("my our"))
        || t.any(i, words!("reads read supervises supervised keeps kept takes took makes made leads led runs ran holds held follows shares tells told knows knew"))
    {
        return None;
    }
    Some(i..grammar::clause_end(doc, i + 2, 5).max(i + 3))
}

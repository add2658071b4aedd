//! Conditions in lay words: what somebody does to their body, what it cannot do, what they take for it.

use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// A condition that begins at token `i`.
pub(in crate::anonymise) fn ailing(doc: &Doc, i: usize) -> At {
    if !doc.tokens.may(i, Head::Ailing) {
        return None;
    }
    harms(doc, i)
        .or_else(|| cannot(doc, i))
        .or_else(|| takes(doc, i))
        .or_else(|| struck(doc, i))
        .or_else(|| kept(doc, i))
}

/// What the phrases below begin with, but for medicines.
pub(super) const STARTS: Words = words!(
    "pulls pulled pulling picks picked picking plucks plucked plucking cuts cutting burns burned scratches bites cannot can't can’t couldn't cant never lithium insulin stroke strokes aneurysm mastectomy hysterectomy amputation bypass colostomy laryngectomy lobotomy craniotomy vasectomy heart in on recovery addicted hooked clean detox recovering"
);

/// Whether somebody other than the writer is spoken of right before token `i`.
fn somebody(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    i > 0
        && (t.any(
            i - 1,
            words!("he she who they also still now always he's she's"),
        ) || doc.label_at(i - 1) == Some(Label::Person)
            || t.classes(i - 1).kin())
        && !(i > 1 && t.any(i - 2, words!("i we")))
}

const HAIR: Words = words!(
    "hair eyelashes eyebrows lashes brows skin scabs nails cuticles scalp arms arm legs wrists wrist thighs"
);

/// "pulls out her eyelashes", "picks at his skin", "cuts her arms".
fn harms(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("pulls pulled pulling picks picked picking plucks plucked cuts cutting burns burned scratches bites pulls plucking"))
        || t.any(i.wrapping_sub(1), words!("i i'm we"))
    {
        return None;
    }
    let whose = i + 1 + usize::from(t.any(i + 1, words!("out at off")));
    // "his own eyelashes"
    let own = usize::from(t.is(whose + 1, "own"));
    let whose = whose + own;
    ((own == 1 || t.any(whose, THEIRS))
        && t.any(whose + 1, HAIR)
        && !(t.any(i, words!("bites cuts")) && t.any(whose + 1, words!("nails hair"))))
    .then(|| i..whose + 2 + usize::from(t.is(whose + 2, "out")))
}

/// "cannot recognise faces", "can't swallow", "has never learned to read", "lost her voice".
fn cannot(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.any(i, words!("cannot can't can’t couldn't cant")) && somebody(doc, i) {
        let verb = i + 1;
        if t.any(verb, words!("recognise recognize tell remember"))
            && t.any(verb + 1, words!("faces a"))
            && (t.is(verb + 1, "faces") || t.is(verb + 2, "face"))
        {
            let end = verb + 2 + usize::from(t.is(verb + 1, "a"));
            let more = t.str(end) == "," && t.is(end + 1, "not") && t.is(end + 2, "even");
            return Some(
                i..if more {
                    grammar::clause_end(doc, end + 3, 5)
                } else {
                    end
                },
            );
        }
        let sense = t.any(verb, words!("smell taste swallow walk hear see speak"));
        let closed = t.any(verb + 1, words!("unaided unassisted without again"));
        let bare = is_end(doc, verb + 1) && t.any(verb, words!("smell swallow walk"));
        if sense && (closed || bare) {
            return Some(i..verb + 1);
        }
    }
    // "never learned to read"
    (t.is(i, "never")
        && t.any(i + 1, words!("learned learnt"))
        && t.is(i + 2, "to")
        && t.any(i + 3, words!("read write speak"))
        && somebody(doc, i))
    .then_some(i..i + 4)
}

/// "on lithium", "takes clozapine", "on methadone since March": what is prescribed for little else.
fn takes(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let med = t.classes(i);
    if !(med.medicine() || t.any(i, words!("lithium insulin")))
        || i == 0
        || t.cap(i) && t.all[i].opens
        || !doc.free(i)
    {
        return None;
    }
    let on = t.any(
        i - 1,
        words!("on takes taking took prescribed off from of his her their started stopped needs without"),
    );
    let dose = t.any(
        i + 1,
        words!("dose level levels tablets injection injections pump prescription script"),
    );
    (on || dose).then_some(i..i + 1)
}

/// "since the stroke", "after her transplant", "had a stroke": what befell a body once.
fn struck(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let befell = t.any(i, words!("stroke strokes aneurysm mastectomy hysterectomy amputation bypass colostomy laryngectomy lobotomy craniotomy vasectomy"))
        || t.is(i, "heart") && t.is(i + 1, "attack");
    if !befell || i < 2 || !doc.free(i) {
        return None;
    }
    let end = i + 1 + usize::from(t.is(i, "heart"));
    let kind = usize::from(t.classes(i - 1).adjective() && !t.classes(i - 1).function());
    let p = i.checked_sub(2 + kind)?;
    let whose = t.any(p + 1, words!("a the his her their second two"));
    let when = t.any(
        p,
        words!("since after had having from before of until following another"),
    ) && !(p > 0 && t.any(p - 1, words!("i i've nearly almost")));
    let mine = (1..=5).any(|k| i >= k && t.any(i - k, words!("my our")));
    (whose && when && !mine && !t.any(end, words!("of"))).then_some(i - kind..end)
}

/// "in a wheelchair", "on oxygen", "in recovery from heroin", "addicted to crack": what somebody lives with.
fn kept(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.is(i, "in") && t.any(i + 1, words!("a his her their")) && t.is(i + 2, "wheelchair") {
        return Some(i..i + 3);
    }
    if t.is(i, "on")
        && t.any(
            i + 1,
            words!("oxygen crutches dialysis chemo chemotherapy remand"),
        )
        && somebody(doc, i)
    {
        return Some(i..i + 2);
    }
    let drug = words!(
        "heroin cocaine crack meth methamphetamine alcohol drink gambling drugs opioids opiates ketamine cannabis codeine spice crystal porn"
    );
    if t.any(i, words!("recovery addicted hooked clean detox"))
        && t.any(i + 1, words!("from to on off"))
        && t.any(i + 2, drug)
    {
        let start =
            i - usize::from(i > 0 && t.is(i - 1, "in") && t.is(i, "recovery") && doc.free(i - 1));
        return Some(start + usize::from(start < i)..i + 3);
    }
    (t.is(i, "recovering") && t.any(i + 1, words!("addict alcoholic gambler"))).then_some(i..i + 2)
}

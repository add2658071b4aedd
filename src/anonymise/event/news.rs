//! What was in the news: the happening itself, one of a kind, and the paper it stood in.

use crate::anonymise::doc::Doc;
use crate::anonymise::grammar;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::Kind;
use crate::anonymise::words::{Words, words};

const PRESS: Words = words!(
    "paper papers news press newspaper newspapers telly television tv radio headlines gazette echo tabloids internet documentary honours list tribune herald page pages"
);

/// "the only woman ever to win", "the man who found": one of a kind.
pub(super) fn singular(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.is(i, "the") {
        return None;
    }
    let only = t.any(i + 1, words!("only first last oldest youngest fastest"));
    let noun = (i + 1..i + 5).find(|&j| {
        t.any(
            j,
            words!("man woman boy girl person one child survivor driver teenager lad player kid"),
        )
    })?;
    let mut k = noun + 1;
    if t.is(k, "ever") {
        k += 1;
    }
    let feat = t.is(k, "to")
        && only
        && t.classes(k + 1).verb()
        && !t.any(
            k + 1,
            words!("be have say ask tell notice do speak know talk see go"),
        );
    let did = t.any(k, words!("who that")) && t.any(k + 1, words!("found saved won rescued fell jumped drove swam climbed survived shot killed crashed burned burnt stole escaped sued invented")) && (only || noun == i + 1);
    let survivor = t.is(noun, "survivor") && only;
    (feat || did || survivor).then(|| grammar::clause_end(doc, k + 1, 10).max(noun + 1))
}

/// Whether token `i` is a word for what befalls many at once; the lists lack those that are first something else.
pub(super) fn befalls(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    t.classes(i).event()
        || t.any(
            i,
            words!("collapse closure evacuation landslip sinking derailment shooting stabbing siege outbreak stampede"),
        )
}

/// "the Greyhound crash on I-35", "the fire at the mill", "the inquest into".
pub(super) fn happening(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !befalls(doc, i) {
        return None;
    }
    let placed = t.any(i + 1, words!("on at in of into"))
        && (t.is(i + 2, "the") && t.classes(i + 3).noun()
            || t.cap(i + 2)
            || t.kind(i + 2) == Some(Kind::Number));
    let from = i.saturating_sub(4);
    let proper = (from..i)
        .any(|j| t.cap(j) && t.is_word(j) && !t.all[j].opens && !t.classes(j).never_name())
        && (from..i).any(|j| t.is(j, "the"));
    if proper
        && !(from..i).any(|j| {
            matches!(t.str(j), "." | "," | ";" | "?" | "!") && t.kind(j) == Some(Kind::Mark)
        })
    {
        let end = if t.any(i + 1, words!("on at in of")) && t.cap(i + 2) {
            grammar::clause_end(doc, i + 1, 6)
        } else {
            i + 1
        };
        return Some(end);
    }
    // "the halting site fire", "the silo collapse": known by the thing or place it befell
    let common = t.any(i, words!("attack attacks fight battle charge fraud argument trial accident deposit engagement storm kill hustle concussion backfire firing"));
    let nouns = (1..=3).find(|&k| i > k && t.is(i - k, "the"));
    if let Some(k) = nouns.filter(|k| *k > 1 && !common)
        && (i - k + 1..i).all(|j| {
            t.is_word(j)
                && (t.classes(j).noun() || t.classes(j).verb_g())
                && !t.classes(j).function()
                && doc.free(j)
        })
        && !t.any(i - 1, words!("panic heart camp log open gas coal bush"))
    {
        return Some(i + 1);
    }
    // "since the motorbike accident"
    if i > 1
        && t.any(i, words!("accident crash collision"))
        && t.classes(i - 1).vehicle()
        && t.any(i - 2, words!("the a his her their"))
        && !(1..=6).any(|k| i >= k && t.any(i - k, words!("my i")))
    {
        return Some(i + 1);
    }
    let the = i > 0 && (t.is(i - 1, "the") || i > 1 && t.is(i - 2, "the"));
    (the && placed && !t.any(i + 2, words!("my this"))).then(|| grammar::clause_end(doc, i + 1, 6))
}

/// "was in the paper for", "on the news", "her picture is in the Gazette".
pub(super) fn press(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.any(i, words!("in on")) {
        return None;
    }
    let article = usize::from(t.any(i + 1, words!("the all")))
        + usize::from(t.is(i + 2, "the") && t.is(i + 1, "all"));
    let local = usize::from(t.any(
        i + 1 + article,
        words!("local national evening daily six ten county regional new front"),
    ));
    let noun = i
        + 1
        + article
        + local
        + usize::from(t.is(i + 1 + article, "new") && t.is(i + 2 + article, "year"));
    if article == 0
        || !doc.free(noun)
        || !t.any(noun, PRESS)
        || t.any(noun, words!("internet list press"))
        || t.is(i, "on") && t.any(noun, words!("paper papers newspaper"))
        || t.any(noun, words!("page pages")) && !t.is(noun - 1, "front")
    {
        return None;
    }
    let who = (i.saturating_sub(8)..i).any(|j| {
        t.any(
            j,
            words!("he she they his her who their face picture story him been"),
        ) || doc.label_at(j) == Some(Label::Person)
    });
    let mine = (i.saturating_sub(4)..i).any(|j| t.any(j, words!("i i'm my me i'd letter")));
    // "the muster was on the telly", "which was in the newspaper", "it had come in the paper"
    let was = i > 0
        && (grammar::is_be(doc, i - 1) && !t.is(i - 1, "be")
            || t.any(i - 1, words!("came come went got appeared made")))
        && !t.is(noun, "radio");
    if !(who || was) || mine {
        return None;
    }
    Some(
        if t.any(noun + 1, words!("for about with when")) || t.classes(noun + 1).verb_g() {
            grammar::clause_end(doc, noun + 1, 10)
        } else {
            noun + 1
        },
    )
}

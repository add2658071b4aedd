//! Words that no list knows, which look like a name and are that of a place online: "my Threadly account".

use super::NAME_WITHHELD;
use crate::anonymise::doc::{Doc, Found};
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};

/// What a place online has, or is.
const KEPT: Words = words!("account accounts app apps platform platforms website site forum");

/// What is kept, done or met with on one.
const ON: Words = words!(
    "account accounts profile profiles page post posts posted posting comment commented commenting wrote writes message messaged messages follows followed friended found blocked shared tagged joined active"
);

/// Whom or what it was done with: "she found [me] on".
const WHOM: Words = words!("me us you him her them it this that something");

/// What is put onto a telephone: nobody downloads somebody.
const INSTALLED: Words =
    words!("downloaded installed uninstalled reinstalled downloading installing uninstalling");

/// What a place online does when it fails, and somebody on a call too: "[Threadly] kept [buffering]".
const FAILING: Words = words!("buffering glitching");

/// What stands before the one or the other.
const BE: Words = words!("is was kept keeps started went been");

/// Whether the words beside a name say that it is one of a place online: "the [Threadly] app", "posted on [Threadly]",
/// "[Threadly] was down for maintenance". A word that is a given name anywhere is somebody's.
pub(super) fn is_online(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    if found.at.clone().any(|i| t.classes(i).given() > 0) {
        return false;
    }
    // "on [Okafor]'s server"
    is_kept(doc, found)
        || is_called(doc, found)
        || !owns(doc, found) && (is_behind_on(doc, found) || is_installed(doc, found))
        || is_run(doc, found)
}

/// "an app called [Threadly]"
fn is_called(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    let start = found.at.start;
    start > 1 && t.any(start - 1, words!("called named")) && t.any(start - 2, KEPT)
}

/// "downloaded [Threadly]", "logged into [Threadly]"
fn is_installed(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    let before = |n: usize, words: Words| found.at.start >= n && t.any(found.at.start - n, words);
    before(1, INSTALLED)
        || before(1, words!("into onto")) && before(2, words!("log logs logged logging"))
}

/// Whether a word does what a place online does, and nobody else: "[Threadly] was down for maintenance". Somebody may be
/// down, or crash; somebody may log me out, so that a word which does is one of no list.
fn is_run(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    let unlisted = found.at.clone().all(|i| t.classes(i).0 == 0);
    let then = |n: usize, words: Words| t.any(verb(doc, found) + n, words);
    then(0, BE) && then(1, words!("down")) && then(3, words!("maintenance"))
        || unlisted && then(0, words!("logged logs")) && then(1, WHOM) && then(2, words!("out off"))
}

/// "[Threadly] timed out", which somebody on a video call does as well: it tells neither.
fn fails(doc: &Doc, found: &Found) -> bool {
    let then = |n: usize, words: Words| doc.tokens.any(verb(doc, found) + n, words);
    then(0, words!("buffered glitched"))
        || then(0, BE) && then(1, FAILING)
        || then(0, words!("timed")) && then(1, words!("out"))
}

/// Where the verb behind a name stands.
fn verb(doc: &Doc, found: &Found) -> usize {
    let helped = words!("has had just then suddenly always");
    found.at.end + usize::from(doc.tokens.any(found.at.end, helped))
}

/// Whether a name is one who does what people do, or who has something: "[Zeldin] wept", "[Zeldin]'s grief". In "the comment
/// on [Threadly] was unkind" it is the comment that was.
pub(super) fn acts(doc: &Doc, found: &Found) -> bool {
    let (t, end) = (&doc.tokens, found.at.end);
    let verb = t.classes(end).human_verb() && t.gap(end) == Gap::Space;
    // "[Threadly] kept buffering", "an app called [Threadly] told me to breathe"
    let is_thing = is_behind_on(doc, found)
        || is_run(doc, found)
        || fails(doc, found)
        || is_called(doc, found);
    owns(doc, found) || verb && !is_thing
}

fn owns(doc: &Doc, found: &Found) -> bool {
    doc.tokens.kind(found.at.end) == Some(Kind::Possessive)
}

/// "posted on [Threadly]", "she found me on [Threadly]"
fn is_behind_on(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    let on = found.at.start.checked_sub(1).filter(|&i| t.is(i, "on"));
    let Some(whom) = on.and_then(|on| on.checked_sub(1)) else {
        return false;
    };
    let far = usize::from(t.any(whom, WHOM));
    whom.checked_sub(far).is_some_and(|i| t.any(i, ON))
}

/// "the [Threadly] app"
fn is_kept(doc: &Doc, found: &Found) -> bool {
    let (t, end) = (&doc.tokens, found.at.end);
    t.any(end, KEPT) && t.gap(end) == Gap::Space && !t.cap(end)
}

/// What it is instead: "an online platform", "my online account".
pub(super) fn called(doc: &Doc, found: &Found) -> Vec<String> {
    let rungs: &[&str] = match () {
        () if is_kept(doc, found) => &["online"],
        () if is_called(doc, found) => &[NAME_WITHHELD],
        () => &["an online platform", "a website"],
    };
    rungs.iter().map(|rung| (*rung).to_owned()).collect()
}

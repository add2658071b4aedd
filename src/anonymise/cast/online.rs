//! Words that no list knows, which look like a name and are that of a place online: "my Threadly account".

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

/// Whether the words beside a name say that it is one of a place online: "the [Threadly] app", "posted on [Threadly]". A
/// word that is a given name anywhere is somebody's.
pub(super) fn is_online(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    if found.at.clone().any(|i| t.classes(i).given() > 0) {
        return false;
    }
    // "on [Okafor]'s server"
    is_kept(doc, found) || !owns(doc, found) && is_behind_on(doc, found)
}

/// Whether a name is one who does what people do, or who has something: "[Zeldin] wept", "[Zeldin]'s grief". In "the comment
/// on [Threadly] was unkind" it is the comment that was.
pub(super) fn acts(doc: &Doc, found: &Found) -> bool {
    let (t, end) = (&doc.tokens, found.at.end);
    let verb = t.classes(end).human_verb() && t.gap(end) == Gap::Space;
    owns(doc, found) || verb && !is_behind_on(doc, found)
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
    let rungs: &[&str] = match is_kept(doc, found) {
        true => &["online"],
        false => &["an online platform", "a website"],
    };
    rungs.iter().map(|rung| (*rung).to_owned()).collect()
}

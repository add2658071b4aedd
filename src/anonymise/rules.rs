//! The rules in their order, and the lists with what each rule begins with.

use super::doc::Doc;
use super::heads::Row;
use super::lists::Lists;
use super::{
    address, belonging, condition, contact, event, job, joined, keep, kin, known, names, numbers,
    phrases, places, small, stretch, when,
};
use std::sync::LazyLock;

/// What each group of rules begins with.
const ROWS: &[&[Row]] = &[
    address::HEADS,
    belonging::HEADS,
    condition::HEADS,
    contact::HEADS,
    event::HEADS,
    job::HEADS,
    keep::HEADS,
    kin::HEADS,
    names::HEADS,
    phrases::HEADS,
    places::HEADS,
    small::HEADS,
    when::HEADS,
];

/// The lists, opened when they are first asked for: whoever reads a list of entries has no need of them. They are 3 MB of the
/// program, of which words that are looked up bring in their part.
pub(super) fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::new(ROWS));
    &LISTS
}

/// What the rules say of a text before the texts are looked at together.
pub(super) fn rules(doc: &mut Doc) {
    contact::find(doc);
    address::find(doc);
    numbers::find(doc);
    when::find(doc);
    keep::find(doc);
    condition::find(doc);
    phrases::exams(doc);
    names::find(doc);
    small::find(doc);
    known::beside(doc);
    known::settle(doc);
    joined::find(doc);
}

/// What narrows down, once it is known who is named.
pub(super) fn details(doc: &mut Doc) {
    event::find(doc);
    places::find(doc);
    kin::find(doc);
    belonging::find(doc);
    job::find(doc);
    phrases::find(doc);
    stretch::find(doc);
}

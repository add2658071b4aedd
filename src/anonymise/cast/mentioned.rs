//! Names that are spoken of as names: "Mara is her real name", "she goes by Mara". A code is nobody's real name.

use super::Sentence;
use crate::anonymise::doc::{Doc, Found};
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};

/// What stands instead of a name that is spoken of.
pub const NAME_WITHHELD: &str = "(name withheld)";

/// What stands instead, and what says less.
pub(super) const WITHHELD: [&str; 2] = [NAME_WITHHELD, "(a name)"];

const NAMES: Words = words!(
    "name names surname surnames forename forenames nickname nicknames pseudonym alias deadname"
);

/// What kind of name: "her [real] name", "her [old married] name".
const KINDS: Words = words!(
    "real full first last middle maiden given family second own actual true whole proper legal married old former new birth christian dead chosen pet pen stage nick user"
);

const WHOSE: Words = words!("her his their my your our the a an this that");

const BE: Words = words!(
    "is was isn't wasn't isn’t wasn’t isnt wasnt be been being am are were became becomes they're i'm they’re i’m"
);

/// What stands between "is" and what it is: "[Mara] is not actually her name".
const BETWEEN: Words = words!("not never really actually only just also now still always in fact");

const THEMSELVES: Words = words!("himself herself themselves themself myself yourself");

const SIGNED: Words = words!("signed signs sign signing");

/// Words looked through on the way to "name".
const FURTHEST: usize = 4;

/// Whether the words around a name say that it is a name, or whose.
pub(super) fn is_mentioned(doc: &Doc, found: &Found) -> bool {
    if is_said_behind(doc, found.at.end) {
        return true;
    }
    // "her name is [Mara]'s secret"
    if Sentence::around(doc, &found.at).owns() {
        return false;
    }
    let t = &doc.tokens;
    let start = found.at.start;
    // "the name '[Mara]'"
    let quoted = start > 0
        && matches!(t.str(start - 1), "'" | "‘" | "\"" | "“")
        && t.gap(start) == Gap::None;
    let start = start - usize::from(quoted);
    is_said_before(doc, start, found.at.end)
        || is_gone_by(doc, start)
        || is_signed(doc, start, found.at.end)
}

/// "[Mara] is her real name", "[Mara] isn't actually his first name"
fn is_said_behind(doc: &Doc, end: usize) -> bool {
    let t = &doc.tokens;
    let closed = matches!(t.str(end), "'" | "’" | "\"" | "”");
    let is = end + usize::from(closed);
    // "[Mara]'s her real name"
    if !t.any(is, BE) && t.kind(is) != Some(Kind::Possessive) {
        return false;
    }
    let mut whose = is + 1..is + 1 + FURTHEST;
    let whose = whose.find(|&i| !t.any(i, BETWEEN));
    let Some(whose) = whose.filter(|&i| t.any(i, WHOSE)) else {
        return false;
    };
    let mut name = whose + 1..whose + 1 + FURTHEST;
    let name = name.find(|&i| !t.any(i, KINDS));
    // "[Mara] was a name on my list"
    let anybody = |i: usize| i == whose + 1 && t.is(whose, "a") && t.is(i, "name");
    name.is_some_and(|i| t.any(i, NAMES) && !anybody(i))
}

/// "her real name is [Mara]", "her first name, [Mara]", "by the name of [Mara]"
fn is_said_before(doc: &Doc, start: usize, end: usize) -> bool {
    let t = &doc.tokens;
    let is = back_over(doc, start, BETWEEN);
    let Some(last) = is.checked_sub(1) else {
        return false;
    };
    // "what is her surname, [Mara] asked", "my account name: [Mara] found it"
    let linked = t.any(last, BE) || matches!(t.str(last), ":" | ",") && closes(doc, end);
    let of = last > 2 && t.is(last, "of") && t.any(last - 3, words!("by under"));
    if linked || of {
        return last > 0 && t.any(last - 1, NAMES);
    }
    // "a troll names [Mara]", "I want to name [Mara]"
    let held = |i: usize| t.any(i, WHOSE) || t.any(i, KINDS) || t.kind(i) == Some(Kind::Possessive);
    last > 0 && t.any(last, NAMES) && held(last - 1)
}

/// "goes by [Mara]", "is called [Mara]", "calls herself [Mara]", "known as [Mara]"
fn is_gone_by(doc: &Doc, start: usize) -> bool {
    let t = &doc.tokens;
    let before = |n: usize, words: Words| start >= n && t.any(start - n, words);
    let is_called = || {
        let is = back_over(doc, start - 1, BETWEEN);
        // "she [has been] called Mara", "she['s] called Mara"
        is > 0 && (t.any(is - 1, BE) || t.kind(is - 1) == Some(Kind::Possessive))
    };
    before(1, words!("by")) && before(2, words!("goes go going went gone"))
        || before(1, words!("as")) && before(2, words!("known registered listed"))
        || before(1, words!("called named christened nicknamed")) && is_called()
        || before(1, THEMSELVES) && before(2, words!("calls call called calling names named"))
}

/// "signed it [Mara].", "signs herself [Mara].", "signed off as [Mara].": "I sign off as [Mara] settles" is what she does.
fn is_signed(doc: &Doc, start: usize, end: usize) -> bool {
    let t = &doc.tokens;
    let named = start > 0 && (t.any(start - 1, words!("it as")) || t.any(start - 1, THEMSELVES));
    let what =
        words!("it this that off as the a her his my their letter card note email message form");
    let from = back_over(doc, start, what);
    let from = from - usize::from(from > 0 && t.any(from - 1, THEMSELVES));
    named && closes(doc, end) && from > 0 && t.any(from - 1, SIGNED)
}

/// Whether nothing is said on in the same breath: a mark follows, another line, or nothing.
fn closes(doc: &Doc, end: usize) -> bool {
    !doc.tokens.is_word(end) || doc.tokens.gap(end) >= Gap::Line
}

/// The first of the tokens right before `start` that are all of these, of a few.
fn back_over(doc: &Doc, start: usize, words: Words) -> usize {
    let back = (start.saturating_sub(FURTHEST)..start).rev();
    back.take_while(|&i| doc.tokens.any(i, words))
        .last()
        .unwrap_or(start)
}

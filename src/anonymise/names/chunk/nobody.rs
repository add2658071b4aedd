//! Capitals that name nobody and no place.

use super::Chunk;
use crate::anonymise::capitals::{homograph_strong, unknown};
use crate::anonymise::doc::Doc;
use crate::anonymise::keep::public;
use crate::anonymise::opening;
use crate::anonymise::places::sounds_like_a_place;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::words;

/// Nobody's name, and no place's.
pub(super) const NOBODY: [fn(&Doc, &Chunk) -> bool; 8] = [
    short_for_something,
    people_or_role,
    alone_between_stops,
    thing_with_an_article,
    rated,
    capitals_behind_a_hyphen,
    made_by,
    feast_or_tongue,
];

/// An ordinary word with a capital that says nothing.
pub(super) const ONLY_A_WORD: [fn(&Doc, &Chunk) -> bool; 3] =
    [common_opening, derived_opening, determined];

/// "NIMHANS", "her NHI": capitals alone in a sentence that has others are short for something, unless somebody shouts.
fn short_for_something(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    let letters = t.str(c.i).chars().count();
    let shouted = |j: usize| {
        t.all
            .get(j)
            .is_some_and(|n| n.caps && n.end - n.start > 1 && n.is.word() > 0)
    };
    let short = letters <= 3 && c.given < 3
        || letters <= 9 && c.tok.is.0 == 0 && !(c.i > 0 && shouted(c.i - 1)) && !shouted(c.end);
    let acronym = c.single && c.tok.caps && (letters <= 5 && c.given < 2 || short);
    acronym && !(c.tok.is.place() > 1 && c.placed)
}

/// "Welsh", "Mum", "Matron".
fn people_or_role(doc: &Doc, c: &Chunk) -> bool {
    let is = c.tok.is;
    c.single
        && (is.demog() && (c.given < 2 || is.upper() && c.given < 3)
            || is.kin() && c.given < 3
            || is.title() && is.surname() == 0 && doc.tokens.str(c.i).len() < 6 && c.given < 2
            || is.title() && is.job() && c.given < 3)
}

/// "Wah." "Autocorrect.": a word that no list knows, alone between two full stops and nowhere else.
fn alone_between_stops(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    c.single
        && c.tok.opens
        && c.tok.is.0 == 0
        && matches!(t.str(c.end), "." | "!" | "…")
        && t.gap(c.end) == Gap::None
        && t.gap(c.end + 1) == Gap::Space
        && (c.i == 0 || matches!(t.str(c.i - 1), "." | "!" | "?"))
        && public::once(doc, c.i)
}

/// "a Victoria sponge", "a Lay Member": what has an article before it and a thing behind.
fn thing_with_an_article(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    let behind = t.classes(c.end);
    let first = c.single
        && c.tok.is.upper()
        && c.leads_noun(t)
        && !t.cap(c.end)
        && !behind.verb_d()
        && !behind.human_verb();
    let plain = |j: usize| {
        let is = t.classes(j);
        t.is_word(j)
            && (1..=4).contains(&is.word())
            && (is.given() == 0 || is.noun() && is.given() < 2)
    };
    c.behind(t, words!("a an")) && !c.tok.opens && (first || !c.single && (c.i..c.end).all(plain))
}

/// "review on Practo", "a profile on Shelfari": where one is rated and talked of.
fn rated(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    c.single
        && c.behind(t, words!("on"))
        && c.tok.is.0 == 0
        && t.kind(c.end) != Some(Kind::Possessive)
        && (2..=8).any(|k| {
            c.i >= k
                && t.any(
                    c.i - k,
                    words!("review reviews reviewed discuss discusses discussed rating ratings stars profile profiles listing listings followers subscribers video videos thread threads"),
                )
        })
}

/// "Tele-MANAS": capitals behind a hyphen.
fn capitals_behind_a_hyphen(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    !c.tok.caps
        && (c.i + 1..c.end).any(|j| {
            is_hyphen(t.str(j - 1)) && t.all[j].caps && t.str(j).len() > 3 && t.classes(j).0 == 0
        })
}

/// "drives a Toyota", "an old Skoda": what has an article is no one person and no town.
fn made_by(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    c.single
        && !c.tok.opens
        && c.behind(t, words!("a an"))
        && c.given < 2
        && (c.tok.is.surname() > 0 || c.tok.is.place() > 0)
        && !c.leads_noun(t)
}

/// "Year", "Christmas", "English".
fn feast_or_tongue(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    let is = c.tok.is;
    let comma = c.behind(t, words!(","));
    let place = is.place() > 1
        || is.place() > 0 && (c.placed || c.from || c.at || comma)
        || c.placed && sounds_like_a_place(t.str(c.i));
    let name = c.given == 2
        && (is.word() == 0 && (!c.tok.opens || is.place() == 0 && !is.demog())
            || homograph_strong(doc, c.i));
    c.single && is.upper() && c.given < 3 && !place && is.surname() < 2 && !name
}

/// A common word that opens a sentence.
fn common_opening(doc: &Doc, c: &Chunk) -> bool {
    c.single && c.tok.opens && (1..=4).contains(&c.tok.is.word()) && !homograph_strong(doc, c.i)
}

/// A word made from another that opens a sentence: "Unsurprisingly".
fn derived_opening(doc: &Doc, c: &Chunk) -> bool {
    c.single
        && c.tok.opens
        && unknown(doc, c.i)
        && c.given == 0
        && c.tok.is.place() == 0
        && c.tok.is.surname() == 0
        && ["ing", "ed", "ly", "ness", "less", "able", "ful"]
            .iter()
            .any(|e| doc.tokens.str(c.i).ends_with(e))
        && !opening::somebody(doc, c.i)
}

/// A common word behind an article or "my".
fn determined(doc: &Doc, c: &Chunk) -> bool {
    let t = &doc.tokens;
    let noun = t.classes(c.end).noun();
    c.single
        && !c.tok.opens
        && (1..=4).contains(&c.tok.is.word())
        && c.behind(t, words!("a an the this that his her my your our their no"))
        && !(c.behind(t, words!("our my")) && c.given > 0 && !noun)
        && !(c.behind(t, words!("a another this that"))
            && c.given > 2
            && (c.tok.is.word() > 2 || c.tok.is.thing())
            && (!noun || t.classes(c.end).function()))
        && !homograph_strong(doc, c.i)
}

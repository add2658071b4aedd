//! A run of capitals inside a sentence: whose name it is, or of which place or house, by what stands around it.

mod nobody;
mod seen;

use super::first_look::first_look;
use super::initials::initial;
use super::person::person;
use crate::anonymise::capitals::{name_end, ordinary};
use crate::anonymise::doc::{Doc, found};
use crate::anonymise::grammar::is_be;
use crate::anonymise::label::Label;
use crate::anonymise::places::{place_by_form, sounds_like_a_place, unlisted_title};
use crate::anonymise::tokens::{Gap, Kind, Token, Tokens};
use crate::anonymise::words::{Words, words};
use nobody::{NOBODY, ONLY_A_WORD};
use seen::SEEN;
use std::ops::ControlFlow::Break;

/// A run of capitals and what is seen of it at one look.
struct Chunk {
    i: usize,
    end: usize,
    /// Its first word.
    tok: Token,
    single: bool,
    /// How usual a given name the first word is, 0 to 3.
    given: u8,
    /// One past the longest listed place that begins here; `i` where none does.
    place_end: usize,
    /// Behind a word for where something is: "in", "outside of".
    placed: bool,
    /// Behind a word for where somebody comes from or goes to, which people follow too.
    from: bool,
    at: bool,
}

impl Chunk {
    fn of(doc: &Doc, i: usize, end: usize) -> Self {
        let t = &doc.tokens;
        let tok = t.all[i];
        let before = |words: Words| i > 0 && t.any(i - 1, words);
        let of = before(words!("of"))
            && i > 1
            && t.any(
                i - 2,
                words!("outside north south east west town city village"),
            );
        // "in north London", "half of west Clare"
        let part = before(words!(
            "north south east west northern southern eastern western central inner outer rural mid"
        )) && !t.cap(i - 1)
            && tok.is.place() > 0;
        let within = before(words!(
            "in near around outside towards toward across throughout"
        ));
        Self {
            i,
            end,
            tok,
            single: end == i + 1,
            given: tok.is.given(),
            place_end: place_end(doc, i),
            placed: within || of || part,
            from: before(words!("from to leaving visiting via for of into between")),
            at: before(words!("at")),
        }
    }

    /// Whether one of these words stands before it.
    fn behind(&self, t: &Tokens, words: Words) -> bool {
        self.i > 0 && t.any(self.i - 1, words)
    }

    /// Whether a noun goes on with it: "the Clachan viaduct".
    fn leads_noun(&self, t: &Tokens) -> bool {
        t.gap(self.end) == Gap::Space
            && t.classes(self.end).noun()
            && !t.classes(self.end).function()
    }
}

fn place_end(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let tok = t.all[i];
    let n = tok.phrase.0 as usize;
    if let Some(end) = place_by_form(doc, i) {
        end
    } else if n > 1
        && tok.phrase.1.place() > 0
        && t.kind(i + n - 1) != Some(Kind::Possessive)
        && (i..i + n).all(|j| {
            !t.is_word(j)
                || t.cap(j)
                || t.any(j, words!("on upon of the in under by le la and de cum"))
        })
    {
        i + n
    } else {
        i + usize::from(tok.is.place() > 0)
    }
}

/// "she came from Hull", "Deirdre from Hull": whoever is from it is from a town, whatever else the word is.
fn comes_from(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    i > 1
        && t.is(i - 1, "from")
        && doc.tokens.classes(i).place() > 1
        && (t.any(
            i - 2,
            words!("came come comes moved is was are were he's she's they're he’s she’s they’re originally hails travelled drove family people mother father mum dad"),
        ) || doc.label_at(i - 2) == Some(Label::Person))
}

/// A person, place or organisation from its context.
pub(super) fn chunk(doc: &mut Doc, i: usize) -> Option<usize> {
    if let Break(told) = first_look(doc, i) {
        return told;
    }
    let end = name_end(doc, i);
    if opens_a_sentence(doc, i, end) {
        return None;
    }
    if of_a_people(doc, i, end) {
        return found(doc, i..end, Label::Demog, "belonging");
    }
    if is_cry(doc, i, end) {
        return None;
    }
    let c = Chunk::of(doc, i, end);
    if is_listed_place(doc, &c) {
        return found(doc, i..c.place_end, Label::Place, "place");
    }
    let t = &doc.tokens;
    // "Bay C", "Room B": a thing by its letter
    if end == i + 2 && t.str(i + 1).len() == 1 && (1..=2).contains(&c.tok.is.word()) && c.given < 2
    {
        return None;
    }
    if t.str(i).chars().count() == 1 {
        return initial(doc, i, end);
    }
    if NOBODY.iter().any(|rule| rule(doc, &c)) {
        return None;
    }
    if let Some((at, label, rule)) = SEEN.iter().find_map(|rule| rule(doc, &c)) {
        return found(doc, at, label, rule);
    }
    if c.single && ordinary(doc, i) {
        let from = c.from && (c.tok.is.place() > 2 || comes_from(doc, i));
        let lone = (c.placed || from && !c.tok.opens)
            && c.tok.is.place() > 0
            && (!doc.tokens.classes(end).noun() || doc.tokens.classes(end).function())
            && crate::anonymise::calendar::month(&doc.tokens, i).is_none();
        if c.tok.opens || !(c.placed && c.tok.is.place() > 1 || lone) {
            return unlisted_title(doc, i, end, c.at);
        }
        return found(doc, i..end, Label::Place, "place");
    }
    let t = &doc.tokens;
    if (i..end).all(|j| !t.is_word(j) || ordinary(doc, j) && t.classes(j).surname() < 3) {
        return unlisted_title(doc, i, end, c.at);
    }
    if ONLY_A_WORD.iter().any(|rule| rule(doc, &c)) {
        return None;
    }
    by_where_it_stands(doc, &c)
}

/// "The" and verbs before a name at the opening of a sentence are no part of it.
fn opens_a_sentence(doc: &Doc, i: usize, end: usize) -> bool {
    let t = &doc.tokens;
    let tok = t.all[i];
    let lettered =
        t.str(i).chars().count() == 1 && t.str(i + 1) == "." && t.gap(i + 1) == Gap::None;
    // "Low Jia Hui": a surname that is a word, and two names that are none
    let family_first = end == i + 3
        && tok.is.surname() > 0
        && (i + 1..end).all(|j| t.is_word(j) && t.classes(j).word() == 0 && t.str(j).len() < 6);
    // "Bramble Kerrigan": a noun that nothing else can be, and a surname
    let noun_first = end == i + 2
        && tok.is.nature()
        && !tok.is.verb()
        && !tok.is.adjective()
        && t.classes(i + 1).word() == 0
        && (t.classes(i + 1).surname() > 0 || t.classes(i + 1).0 == 0);
    tok.opens
        && ordinary(doc, i)
        && !noun_first
        && !family_first
        && !lettered
        && tok.is.place() < 2
        && end > i + 1
        && tok.is.surname() < 3
}

/// "West Indian": the last word says of which people.
fn of_a_people(doc: &Doc, i: usize, end: usize) -> bool {
    let (first, last) = (doc.tokens.classes(i), doc.tokens.classes(end - 1));
    end > i + 1 && last.demog() && last.given() < 2 && first.given() < 2 && last.surname() < 2
}

/// "Kwani, we agreed": a cry that no list knows, and a sentence that begins after it.
fn is_cry(doc: &Doc, i: usize, end: usize) -> bool {
    let t = &doc.tokens;
    let tok = t.all[i];
    end == i + 1
        && tok.opens
        && tok.is.word() == 0
        && tok.is.given() == 0
        && tok.is.surname() == 0
        && tok.is.place() < 2
        && matches!(t.str(end), "," | "!")
        && !(t.str(end) == "," && is_be(doc, end + 2) && t.str(end + 3) == ",")
        && !(t.is(end + 1, "i") && t.any(end + 2, words!("said told asked whispered wrote")))
        && t.any(
            end + 1,
            words!(
                "i i'm i've he she it it's they we you this that these there what how why so no yes"
            ),
        )
}

/// A listed place of two words or more that no name goes beyond, unless it reads as somebody's two names.
fn is_listed_place(doc: &Doc, c: &Chunk) -> bool {
    if c.place_end <= c.i + 1 || c.place_end < c.end || !doc.all_free(c.i..c.place_end) {
        return false;
    }
    let named = c.given > 1
        && c.tok.phrase.0 > 1
        && doc.tokens.classes(c.place_end - 1).surname() > 1
        && !c.placed
        && !c.from
        && c.tok.phrase.1.place() < 2;
    !named
}

/// What nothing said so far: a place behind "in", a house behind "at", else somebody.
fn by_where_it_stands(doc: &mut Doc, c: &Chunk) -> Option<usize> {
    let t = &doc.tokens;
    let is = c.tok.is;
    let listed = c.place_end == c.end && is.place() > 0
        || c.single && c.given == 0 && is.surname() == 0 && sounds_like_a_place(t.str(c.i));
    let place = listed
        && (c.placed
            || (c.from || c.at) && c.given < 2
            || c.given == 0 && (is.place() > 1 && is.surname() < 3 || is.surname() == 0));
    if place || c.placed && c.given < 2 && !(!c.single && t.classes(c.end - 1).surname() > 1) {
        let rule = if listed { "place" } else { "place-in" };
        return found(doc, c.i..c.end, Label::Place, rule);
    }
    if c.at && c.given < 2 {
        return found(doc, c.i..c.end, Label::Org, "organisation-at");
    }
    person(doc, c.i, c.end)
}

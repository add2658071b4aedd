//! A job by its words: what belongs to it, and whether it tells anybody from others.

use super::built::{agent_compound, built_as_trade};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, is_be};
use crate::anonymise::tokens::{Gap, is_hyphen};
use crate::anonymise::words::{Words, words};

/// The reader's own trade and words too wide to tell anybody.
const TOO_WIDE: Words = words!(
    "therapist psychotherapist counsellor counselor psychologist supervisor supervisee trainee intern analyst practitioner facilitator mentor manager tutor speaker author writer reader leader worker expert professional member participant player winner user poster blogger follower host moderator administrator guide model student friend stranger teacher doctor gp consultant helper listener sender carer officer trainer director witness shrink peer buyer stutterer master hand private caller visitor mate pal buddy chum gentleman lady bloke boss"
);

/// What is no trade, whatever stands before it.
pub(super) const NOBODY: Words = words!(
    "member members participant participants user users follower followers friend friends stranger sender peer peers tutors supervisors therapists counsellors counselors"
);

/// A job by its words, with those before it that belong to it.
pub(super) struct Job {
    /// Its first token, adjectives and all.
    pub(super) start: usize,
    /// The token that the list begins with, or the doer of a compound.
    pub(super) at: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// A list has it as a job, and not only as what may be one.
    pub(super) listed: bool,
    /// It has several words.
    pub(super) many: bool,
    /// It tells nobody: the reader's own, or what anybody may be.
    pub(super) wide: bool,
    pub(super) plural: bool,
}

impl Job {
    /// Whose words begin at token `i`; `None` where they are none, or a part of other words.
    pub(super) fn at(doc: &Doc, i: usize) -> Option<Self> {
        let t = &doc.tokens;
        let tok = t.all[i];
        let n = usize::from(tok.phrase.0);
        let phrase = tok.phrase.1;
        let (end, listed, many) = if n > 1 && (phrase.job() || phrase.job_wide() && n == 2) {
            (i + n, phrase.job(), true)
        } else if tok.is.job() || tok.is.job_wide() && tok.end - tok.start > 4 {
            (i + 1, tok.is.job(), false)
        } else if tok.is.agent() && i > 0 && agent_compound(doc, i) || built_as_trade(doc, i) {
            (i + 1, true, true)
        } else {
            return None;
        };
        // "a brother who is a Commissioner"
        let rank = i > 1
            && tok.is.job()
            && t.any(i - 1, words!("a an the"))
            && is_be(doc, i - 2)
            && !cap_next(doc, end);
        // "PhD student", "TV chef": capitals of a degree or a medium
        let degree = many && t.str(i).chars().filter(|c| c.is_uppercase()).count() > 1;
        if t.cap(i) && !tok.opens && !tok.caps && !rank && !degree || !doc.all_free(i..end) {
            return None;
        }
        // "the lassie's da": two small letters are no trade
        let short = !many && !t.cap(i) && tok.end - tok.start < 3;
        if short || begins_compound(doc, end) || is_device(doc, end) {
            return None;
        }
        let start = grammar::phrase_start(doc, i);
        Some(Self {
            start,
            at: i,
            end,
            listed,
            many,
            wide: is_wide(doc, start, i, end, many),
            plural: t.classes(end - 1).plural() && !tok.is.kin(),
        })
    }

    /// One word and nothing before it.
    pub(super) fn alone(&self) -> bool {
        self.start == self.at && !self.many
    }

    /// One past what says where it is done: "a nurse [on the night ward]".
    pub(super) fn with_place(&self, doc: &Doc) -> usize {
        grammar::phrase_end(doc, self.end, words!("at with for in of on"))
    }
}

/// "train driver", "nurse manager": the head of a longer compound comes later.
fn begins_compound(doc: &Doc, end: usize) -> bool {
    let t = &doc.tokens;
    end < t.len()
        && t.gap(end) == Gap::Space
        && doc.free(end)
        && (t.classes(end).job() || t.classes(end).job_wide() && t.classes(end).word() > 1)
        && !t.classes(end).human_verb()
        && !t.classes(end).function()
}

/// "screen reader", "card reader".
fn is_device(doc: &Doc, end: usize) -> bool {
    let t = &doc.tokens;
    t.is(end - 1, "reader")
        && end > 1
        && t.any(
            end - 2,
            words!("screen card code barcode page news e book fingerprint"),
        )
}

/// Whether the words tell nobody from others, whatever the sentence says.
fn is_wide(doc: &Doc, start: usize, i: usize, end: usize, many: bool) -> bool {
    let t = &doc.tokens;
    // Whatever stands before it, it is no trade: "a registered member"
    let nobody = t.any(end - 1, NOBODY);
    // "my old supervisor": the reader's own world, whatever adjective stands before
    let own = !many
        && t.any(i, words!("therapist psychotherapist counsellor counselor psychologist supervisor supervisee trainee analyst"))
        && !(start..i).any(|j| t.any(j, words!("only last retired former trainee female male deaf blind")));
    let alone = start == i && !many;
    let fellow = i > 1 && is_hyphen(t.str(i - 1)) && t.any(i - 2, words!("co ex fellow peer"));
    nobody || own || (alone || fellow) && (t.any(i, TOO_WIDE) || t.all[i].is.function())
}

fn cap_next(doc: &Doc, end: usize) -> bool {
    doc.tokens.cap(end) && doc.tokens.gap(end) == Gap::Space || doc.tokens.is(end, "of")
}

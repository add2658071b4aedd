//! The little grammar that the rules for details share: noun phrases to the left, prepositional ones to the right.

use super::doc::Doc;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// Determiners of the third person: the sentence speaks of somebody.
pub(super) const THEIRS: Words = words!("his her their");

/// The first token of the noun phrase whose head begins at `head`: adjectives, nouns, participles before it.
pub(super) fn phrase_start(doc: &Doc, head: usize) -> usize {
    let t = &doc.tokens;
    let mut start = head;
    while start > 0 && head - start < 6 {
        let p = start - 1;
        // "the only Sikh goalkeeper": being the only one makes both one detail
        let only = doc.found_at(p).is_some_and(|f| {
            let f = &doc.found[f];
            f.label == Label::Demog && f.at.end == start && t.is(f.at.start, "only")
        });
        if only && t.gap(start) <= Gap::Line {
            start = doc.found_at(p).map_or(p, |f| doc.found[f].at.start);
            break;
        }
        let close = t.gap(start) <= Gap::Line && (doc.free(p) || doc.kept(p) && t.all[p].caps);
        if !close {
            break;
        }
        if is_hyphen(t.str(p))
            && p > 0
            && t.gap(p) == Gap::None
            && t.is_word(p - 1)
            && doc.free(p - 1)
        {
            start = p - 1;
            continue;
        }
        if t.kind(p) == Some(Kind::Possessive) && p > 0 && t.is_word(p - 1) && !t.cap(p - 1) && t.classes(p - 1).noun() && doc.free(p - 1)
            && !t.any(p - 1, words!("somebody someone everybody everyone anybody anyone nobody mother father mum mom dad wife husband client daughter son brother sister friend colleague"))
        {
            start = p - 1;
            continue;
        }
        let is = t.classes(p);
        let modifier = t.is_word(p)
            && (!is.function() || t.any(p, words!("only last new old early late first former high social public private digital small big young senior junior retired head food school college university police night")))
            && (is.adjective() || is.noun() || is.0 == 0 && !t.cap(p) || is.verb_g() || t.any(p, words!("ex former retired trainee locum only female male youngest oldest TV NHS")) || t.str(p).len() < 4 && t.all[p].caps)
            && !(is.verb_s() || is.human_verb() || is.verb_d() && !is.adjective())
            && !is.adverb_only()
            && !(t.all[p].opens && is.verb_g());
        // "an antiques auctioneer"
        let of_many = t.is_word(p)
            && is.plural()
            && !is.kin()
            && !is.human_verb()
            && !t.cap(p)
            && p > 0
            && t.any(p - 1, words!("a an"));
        if !modifier && !of_many {
            break;
        }
        start = p;
    }
    start
}

/// One past the prepositional phrase that follows at `end`: "at the leisure centre", "with a travelling circus".
pub(super) fn phrase_end(doc: &Doc, end: usize, prepositions: Words) -> usize {
    let t = &doc.tokens;
    if !t.any(end, prepositions) || t.gap(end) > Gap::Line || !doc.free(end) {
        return end;
    }
    let mut j = end + 1;
    while t.any(
        j,
        words!(
            "a an the his her their our my some this that same every each two three four five six"
        ),
    ) && t.gap(j) <= Gap::Line
    {
        j += 1;
    }
    let from = j;
    while j < from + 6 && open(doc, j) && t.gap(j) <= Gap::Line && j < t.len() {
        // A member of the BACP: the body says nothing of the person
        if doc.kept(j) && t.cap(j) {
            break;
        }
        let is = t.classes(j);
        let noun = t.is_word(j)
            && !is.function()
            && (is.noun() || is.adjective() || is.plural() || t.cap(j) || is.word() == 0)
            && !(is.verb_s() && !is.noun() && !is.plural())
            && !(is.verb_d() && !is.noun() && j > from);
        let number = t.kind(j) == Some(Kind::Number);
        let inner = t.any(j, words!("school college university hospital church court police council team clinic food home work night group new big small old local social public private high"));
        let hyphen = is_hyphen(t.str(j)) && t.gap(j) == Gap::None && t.gap(j + 1) == Gap::None;
        // "the boys' school"
        let many = matches!(t.str(j), "'" | "’")
            && j > from
            && t.gap(j) == Gap::None
            && t.classes(j - 1).plural()
            && t.gap(j + 1) == Gap::Space
            && t.classes(j + 1).noun();
        if !(noun || number || inner || hyphen || many || t.kind(j) == Some(Kind::Possessive)) {
            break;
        }
        j += 1;
    }
    if j == from || t.kind(j - 1) == Some(Kind::Possessive) {
        end
    } else {
        j
    }
}

/// Whether a phrase may go on over token `i`: nothing that leads straight to somebody was found there.
fn open(doc: &Doc, i: usize) -> bool {
    !doc.label_at(i).is_some_and(Label::is_direct)
}

/// One past the clause that goes on from `end`, at most `most` tokens: up to a mark or a new clause.
pub(super) fn clause_end(doc: &Doc, end: usize, most: usize) -> usize {
    let t = &doc.tokens;
    let mut j = end;
    while j < t.len() && j - end < most && open(doc, j) && t.gap(j) <= Gap::Line {
        let s = t.str(j);
        let stop = t.kind(j) == Some(Kind::Mark) && !is_hyphen(s) && !matches!(s, "'" | "’" | "&")
            || matches!(s, "'" | "’") && t.gap(j) == Gap::None && t.gap(j + 1) > Gap::None
            || t.str(j) == "I" && !is_hyphen(t.str(j + 1))
            || t.any(j, words!("and but who which because so when while that if or then told said says she he they is was has had"));
        if stop {
            break;
        }
        j += 1;
    }
    j
}

/// Whether a form of "be" or "become" stands at `i`, also as `'s`.
pub(super) fn is_be(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    t.kind(i) == Some(Kind::Possessive)
        || t.any(i, words!("is was are were be been being became become i'm he's she's they're who's he’s she’s they’re who’s as i’m isn't wasn't hes shes theyre whos"))
}

/// Whether a word is shortened by an apostrophe: "don't", "we've".
pub(super) fn contraction(s: &str) -> bool {
    if !s.bytes().any(|b| b == b'\'' || !b.is_ascii()) {
        return false;
    }
    let lower = s.to_lowercase().replace('\u{2019}', "'");
    ["n't", "'ve", "'ll", "'d", "'re", "'m", "y'all"]
        .iter()
        .any(|e| lower.ends_with(e))
}

//! Names found once are looked for everywhere.

use super::capitals::{PARTICLES, homograph_strong, name_end};
use super::doc::Doc;
use super::fold::fold;
use super::grammar::contraction;
use super::homograph;
use super::label::Label;
use super::sieve::Sieve;
use super::spelling::Near;
use super::tokens::Gap;
use super::words::{hash, words};

/// Names learned from what was found, to be looked for again.
#[derive(Default)]
pub(super) struct Known {
    /// Folded parts, with whether they were written small.
    parts: std::collections::HashMap<String, bool>,
    hashes: Sieve,
    near: Near,
}

impl Known {
    pub(super) fn learn(&mut self, doc: &Doc) {
        for found in doc.found.iter().filter(|f| f.label == Label::Person) {
            for j in found.at.clone() {
                let is = doc.tokens.classes(j);
                if !doc.tokens.is_word(j)
                    || doc.tokens.str(j).len() < 2
                    || is.never_name()
                    || is.kin() && is.title()
                    || doc.tokens.any(j, PARTICLES)
                    || is.title() && doc.tokens.cap(j) && found.at.len() > 1 && j == found.at.start
                {
                    continue;
                }
                let small = !doc.tokens.cap(j);
                let part = fold(doc.tokens.str(j));
                *self.parts.entry(part).or_default() |= small;
            }
        }
    }

    pub(super) fn ready(&mut self) {
        self.hashes = Sieve::of(self.parts.keys().map(|p| hash(p.as_bytes())).collect());
        self.near = Near::of(self.parts.keys().filter(|p| (5..=20).contains(&p.len())));
    }

    /// Finds the names again where the first pass left them.
    pub(super) fn again(&self, doc: &mut Doc) {
        if self.parts.is_empty() {
            return;
        }
        for i in 0..doc.tokens.len() {
            if !doc.tokens.is_word(i)
                || !(doc.free(i) || doc.cited(i))
                || doc.tokens.classes(i).never_name()
            {
                continue;
            }
            let t = doc.tokens.all[i];
            if t.end - t.start > 40 {
                continue;
            }
            let near = |word: &str| t.is.0 == 0 && word.len() >= 5;
            let s = doc.tokens.str(i);
            if t.plain && !self.hashes.may_hold(t.hash) && !(near(s) && self.near.may_mean(s)) {
                continue;
            }
            let word = (1..=4).contains(&t.is.word());
            let part = fold(s);
            if let Some(small) = self.parts.get(&part) {
                let sure = if t.cap {
                    !t.opens
                        || doc.label_at(i + 1) == Some(Label::Person)
                            && doc.tokens.gap(i + 1) == Gap::Space
                        || !word
                        || t.is.word() > 1
                        || homograph_strong(doc, i)
                        // "Pat accepts": somebody of that name was spoken of before
                        || t.is.given() > 0
                            && doc.tokens.classes(i + 1).verb_s()
                            && !doc.tokens.classes(i + 1).function()
                        || !homograph::is_ordinary(&doc.tokens, i)
                } else {
                    // "no joy in it": small, it is somebody only where somebody can stand
                    !word
                        || *small
                            && (t.is.word() > 1
                                || t.opens && homograph::acts(&doc.tokens, i)
                                || !homograph::is_ordinary(&doc.tokens, i))
                };
                if sure {
                    doc.free_kept(i);
                    let end = if t.cap { name_end(doc, i) } else { i + 1 };
                    doc.find(i..end, Label::Person, "name-again");
                }
            } else if near(&part)
                && !contraction(s)
                && doc.free(i)
                && self.near.meant(&part).is_some()
            {
                doc.find(i..i + 1, Label::Person, "name-near");
            }
        }
    }
}

/// "Sal and Jude": what stands beside somebody is somebody.
pub(super) fn beside(doc: &mut Doc) {
    let persons: Vec<(usize, usize)> = doc
        .found
        .iter()
        .filter(|f| f.label == Label::Person && f.at.len() <= 2)
        .map(|f| (f.at.start, f.at.end))
        .collect();
    for (start, end) in persons {
        let t = &doc.tokens;
        let somebody = |j: usize| {
            let is = t.classes(j);
            t.is_word(j)
                && t.cap(j)
                && (!t.all[j].opens || is.given() > 1)
                && !t.all[j].caps
                && t.str(j).len() > 2
                && doc.free(j)
                && !is.never_name()
                && !is.demog()
                && (!is.upper() || is.given() > 0)
                && !is.platform()
                && !is.org_head()
                && !is.title()
                && !is.kin()
                && is.place() < 2
                && !contraction(t.str(j))
        };
        let alone = |j: usize| !(t.cap(j) && t.is_word(j) && t.gap(j) == Gap::Space);
        let before = start >= 2
            && t.is(start - 1, "and")
            && somebody(start - 2)
            && !(start > 2 && !alone(start - 3)
                || start > 2 && t.any(start - 3, words!("the a an")));
        let after =
            t.is(end, "and") && somebody(end + 1) && !t.cap(end + 2) && !t.classes(end + 2).noun();
        if before {
            doc.find(start - 2..start - 1, Label::Person, "name-beside");
        }
        if after {
            doc.find(end + 1..end + 2, Label::Person, "name-beside");
        }
    }
}

/// A word that is a place in one sentence is no person in the next, when no list knows it as a name.
pub(super) fn settle(doc: &mut Doc) {
    let places: std::collections::HashSet<String> = doc
        .found
        .iter()
        .filter(|f| f.label == Label::Place)
        .map(|f| fold(&doc.tokens.text[doc.bytes(&f.at)]))
        .collect();
    if places.is_empty() {
        return;
    }
    for at in 0..doc.found.len() {
        let f = &doc.found[at];
        if f.rule == "name-unknown" && places.contains(&fold(&doc.tokens.text[doc.bytes(&f.at)])) {
            doc.found[at].label = Label::Place;
            doc.found[at].rule = "place-again";
        }
    }
}

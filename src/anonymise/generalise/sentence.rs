//! The words around a finding, and how a replacement is made to fit them.

use super::super::doc::Doc;
use super::super::label::Label;
use super::super::tokens::{Gap, Kind};
use super::super::words::{Mask, Words, words};
use crate::domain::capital;
use std::ops::Range;

/// A finding among its words.
pub(in super::super) struct Sentence<'d, 't> {
    pub(super) doc: &'d Doc<'t>,
    pub(super) at: Range<usize>,
}

/// Tokens looked through on either side for "she".
const NEAR: usize = 40;

/// Tokens looked back through for an article.
const FURTHEST: usize = 10;

/// Tokens looked through on either side for "school" or "ward": further away it is another house that is spoken of.
const CLOSE: usize = 12;

impl<'d, 't> Sentence<'d, 't> {
    pub(in super::super) fn around(doc: &'d Doc<'t>, at: &Range<usize>) -> Self {
        Self {
            doc,
            at: at.clone(),
        }
    }

    /// The text found.
    pub(super) fn text(&self) -> &'t str {
        &self.doc.tokens.text[self.doc.bytes(&self.at)]
    }

    /// The `n`th token before, from 1; empty beyond the paragraph's beginning.
    pub(super) fn before(&self, n: usize) -> &'t str {
        let first = self.at.start.saturating_sub(n - 1);
        let whole = self.at.start >= n
            && (first..=self.at.start).all(|i| self.doc.tokens.gap(i) < Gap::Paragraph);
        if whole {
            self.doc.tokens.str(self.at.start - n)
        } else {
            ""
        }
    }

    /// The token behind; empty at the end.
    pub(super) fn after(&self) -> &'t str {
        let t = &self.doc.tokens;
        match self.at.end < t.len() {
            true => t.str(self.at.end),
            false => "",
        }
    }

    /// Whether the token before is one of these, parted by spaces, in any case.
    pub(in super::super) fn follows(&self, words: &str) -> bool {
        let before = self.before(1);
        let mut words = words.as_bytes().split(|b| *b == b' ');
        words.any(|word| word.eq_ignore_ascii_case(before.as_bytes()))
    }

    /// Whether an article, "her", "Anna's" or the like holds already: directly, or with adjectives between.
    pub(in super::super) fn is_determined(&self) -> bool {
        let t = &self.doc.tokens;
        let det = |i: usize| {
            t.any(
                i,
                words!("the a an my his her their our your this that another each every whose its"),
            ) || t.kind(i) == Some(Kind::Possessive)
                && !(i > 0
                    && t.any(
                        i - 1,
                        words!("he she it who that there here what where let one"),
                    ))
        };
        let mut described = 0;
        for n in 1..=FURTHEST {
            if described == 3 || self.before(n).is_empty() {
                return false;
            }
            let i = self.at.start - n;
            if det(i) {
                return true;
            }
            let is = t.classes(i);
            let describes = t.is_word(i) && is.adjective() && !is.function()
                || t.any(i, words!("only old new own other same whole"))
                // "the [Catholic] school", "the [Brierley] crash"
                || matches!(self.doc.label_at(i), Some(Label::Demog | Label::Place | Label::Org));
            // "a [34-year-old] nurse" is many tokens and one word.
            let is_aged = self.doc.label_at(i) == Some(Label::Age);
            if !describes && !is_aged {
                return false;
            }
            described += usize::from(!is_aged);
        }
        false
    }

    /// Whether a noun follows that the finding belongs to: "the [Friday] group".
    pub(in super::super) fn leads_noun(&self) -> bool {
        let t = &self.doc.tokens;
        let i = self.at.end;
        let is = t.classes(i);
        t.is_word(i)
            && t.gap(i) == Gap::Space
            && !t.cap(i)
            && (is.noun() || is.plural())
            && !(is.function() || is.verb_d() || is.verb_s() || is.adverb_only() || is.human_verb())
    }

    /// Whether "of" follows, and a house: "the deputy head of [Thornhill]".
    pub(super) fn belongs(&self) -> bool {
        let t = &self.doc.tokens;
        let far = usize::from(t.any(self.at.end + 1, words!("the a an")));
        t.is(self.at.end, "of") && self.doc.label_at(self.at.end + 1 + far) == Some(Label::Org)
    }

    /// Whether a house or somebody follows that one works for: "a nurse at [St Luke's]".
    pub(super) fn serves(&self) -> bool {
        let t = &self.doc.tokens;
        let next = self.at.end;
        let named = |i: usize| matches!(self.doc.label_at(i), Some(Label::Org | Label::Person));
        let far = usize::from(t.any(next + 1, words!("the a an our his her their")));
        let at = t.any(next, words!("at"));
        (at || t.any(next, words!("with for"))) && (named(next + 1 + far) || at && t.cap(next + 1))
    }

    /// Whether `'s` follows.
    pub(in super::super) fn owns(&self) -> bool {
        self.doc.tokens.kind(self.at.end) == Some(Kind::Possessive)
    }

    /// The first of these sets of which a word stands near, in the same paragraph.
    pub(super) fn first_near(&self, sets: &[Words]) -> Option<usize> {
        let t = &self.doc.tokens;
        let mut from = self.at.start;
        while from > 0 && self.at.start - from < CLOSE && t.gap(from) < Gap::Paragraph {
            from -= 1;
        }
        let to = t.len().min(self.at.end + CLOSE).max(from);
        let mut first = sets.len();
        let any = sets.iter().map(|set| set.mask).reduce(Mask::or)?;
        for (n, token) in t.all[from..to].iter().enumerate() {
            if n > 0 && token.gap == Gap::Paragraph || first == 0 {
                break;
            }
            if !any.may_hold(&token.hash) || token.kind != Kind::Word {
                continue;
            }
            let of = |set: &Words| set.contains(&token.hash);
            first = sets[..first].iter().position(of).unwrap_or(first);
        }
        (first < sets.len()).then_some(first)
    }

    /// "her", "his" or "their", by the nearest word that says so in the sentence, else before it.
    pub(super) fn whose(&self) -> &'static str {
        let t = &self.doc.tokens;
        let spoken = |i: usize| {
            if t.any(i, words!("she her hers herself")) {
                Some("her")
            } else if t.any(i, words!("he his him himself")) {
                Some("his")
            } else {
                None
            }
        };
        let named = |i: usize| {
            if t.any(i, words!("woman girl mother mum mom daughter sister wife aunt niece lady grandmother nan female girlfriend")) {
                Some("her")
            } else if t.any(i, words!("man boy father dad son brother husband uncle nephew gentleman lad grandfather male boyfriend")) {
                Some("his")
            } else {
                spoken(i)
            }
        };
        if let Some(own) = self.at.clone().find_map(named) {
            return own;
        }
        let mine = |n: usize| matches!(self.before(n), "I" | "i" | "I'm" | "i'm" | "I’m" | "im");
        if (1..=3).any(mine) {
            return "my";
        }
        let ends = |i: usize| matches!(t.str(i), "." | "!" | "?") || t.gap(i) == Gap::Paragraph;
        let back = (0..self.at.start).rev().take(NEAR);
        let own = back.clone().take_while(|i| !ends(*i)).find_map(named);
        let next = || {
            let on = self.at.end..t.len().min(self.at.end + NEAR);
            on.take_while(|i| !ends(*i)).find_map(spoken)
        };
        let earlier = || {
            let mut paragraph = back.take_while(|i| t.gap(*i + 1) < Gap::Paragraph);
            paragraph.find_map(spoken)
        };
        own.or_else(next).or_else(earlier).unwrap_or("their")
    }

    /// A replacement made to fit: without its article where one stands, with a capital where a sentence begins.
    pub(in super::super) fn fit(&self, rung: &str) -> String {
        let bare = ["a ", "an ", "the "]
            .iter()
            .find_map(|article| rung.strip_prefix(article))
            .filter(|_| self.is_determined() || self.follows("one"))
            .unwrap_or(rung);
        let bare = match bare {
            "another country" if self.is_determined() => "foreign country",
            "somewhere" if self.is_determined() => "place",
            _ => bare,
        };
        let vowel = bare.starts_with(['a', 'e', 'i', 'o', 'u']) && !bare.starts_with("uni");
        let before = self.before(1);
        // An article that stands before was written for another word.
        let filler = match () {
            () if !vowel && before.eq_ignore_ascii_case("an") => "unnamed ",
            () if vowel && before.eq_ignore_ascii_case("a") => "certain ",
            () => "",
        };
        let fitted = [filler, bare].concat();
        if self.opens() {
            capital(&fitted)
        } else {
            fitted
        }
    }

    /// Whether a sentence begins here, and was begun with a capital or a digit.
    fn opens(&self) -> bool {
        let t = &self.doc.tokens;
        let small = self.text().starts_with(char::is_lowercase);
        let first = t.get(self.at.start).is_some_and(|token| token.opens);
        first && !small && !matches!(self.before(1), ":" | "(" | "-" | "–" | "—")
    }
}

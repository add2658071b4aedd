//! Finding registered words in a text, over every break and in every writing.

use super::bearer::Seen;
use super::doc::Doc;
use super::fold::{self, fold};
use super::label::Label;
use super::register::{Entry, NEAR_FROM, NEAR_TO, Register};
use super::tokens::{Gap, Kind, Tokens};
use super::words::words;

/// A registered word found: tokens `from..to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The entry of the register.
    pub(super) line: usize,
    pub(super) rule: &'static str,
}

impl Register {
    /// Every registered word in a text.
    pub(super) fn hits(&self, doc: &Doc) -> Vec<Hit> {
        let tokens = &doc.tokens;
        let mut hits = Vec::new();
        if self.is_empty() {
            return hits;
        }
        let mut i = 0;
        while i < tokens.len() {
            // What the rules took for somebody is no ordinary word, nor is a capital right before: "Ring Sabine" may be told
            // to ring, and may be her name.
            let person = |i: usize| doc.label_at(i) == Some(Label::Person);
            let named =
                person(i) || tokens.cap(i) && tokens.gap(i + 1) == Gap::Space && person(i + 1);
            match self.at(tokens, i, named) {
                Some(hit) => {
                    i = hit.to;
                    hits.push(hit);
                }
                None => i += 1,
            }
        }
        hits
    }

    /// Counts what the texts say of each entry: what the rules found right there, or by the word before.
    pub(super) fn look(&self, doc: &Doc, hits: &[Hit], seen: &mut [Seen]) {
        let t = &doc.tokens;
        for hit in hits {
            let found = doc.found_at(hit.from).map(|f| &doc.found[f]);
            match found {
                Some(f) if f.at == (hit.from..hit.to) => seen[hit.line].count(f.label),
                None if hit.from > 0
                    && t.any(hit.from - 1, words!("in near around outside"))
                    && t.gap(hit.from) <= Gap::Line
                    && t.kind(hit.to) != Some(Kind::Possessive) =>
                {
                    seen[hit.line].count(Label::Place);
                }
                _ => {}
            }
        }
    }

    fn at(&self, tokens: &Tokens, i: usize, named: bool) -> Option<Hit> {
        if !matches!(tokens.kind(i)?, Kind::Word | Kind::Mixed | Kind::Number) {
            return None;
        }
        let first = tokens.get(i)?;
        if first.plain {
            let letters = first.end - first.start;
            if letters > 8 * (self.longest + 2) {
                return None;
            }
            let may = self.firsts.may_hold(first.hash) || self.near.may_mean(tokens.str(i));
            if letters > self.longest + 1 || !may {
                return self.within_token(tokens, i);
            }
        }
        let mut joined = String::new();
        let mut spaces = Vec::new();
        let (mut letters, mut j, mut best) = (0, i, None);
        loop {
            let t = tokens.get(j)?;
            if t.end - t.start > 8 * (self.longest + 2) {
                break;
            }
            fold::fold_into(tokens.str(j), &mut joined);
            letters = joined.chars().count();
            if letters > self.longest + 1 {
                break;
            }
            if let Some(rule) = self.matches(&joined, &spaces, tokens, i, j, named) {
                best = Some((j + 1, rule));
            }
            if !self.beginnings.contains(&joined) {
                break;
            }
            let Some((next, spaced)) = tokens.next_of_word(j) else {
                break;
            };
            if spaced {
                spaces.push(letters);
            }
            j = next;
        }
        if let Some((to, (line, rule))) = best {
            return Some(Hit {
                from: i,
                to,
                line,
                rule,
            });
        }
        if letters == 0 {
            return None;
        }
        self.within_token(tokens, i)
    }

    /// A registered word inside a token that is no word itself.
    fn within_token(&self, tokens: &Tokens, i: usize) -> Option<Hit> {
        let t = tokens.get(i)?;
        let known = t.is.word() > 0
            || t.is.given() > 0
            || t.is.surname() > 0
            || t.is.place() > 0
            || t.is.upper();
        if known || t.kind == Kind::Number {
            return None;
        }
        let (found, lines) = self.inside.as_deref()?;
        if t.plain && t.end - t.start < found.min_pattern_len() {
            return None;
        }
        let alone = fold(tokens.str(i));
        let hit = found.find(&alone)?;
        let edge = hit.start() == 0 || hit.end() == alone.len();
        (t.kind == Kind::Mixed || hit.len() >= 4 && edge || hit.len() >= 5).then(|| Hit {
            from: i,
            to: i + 1,
            line: lines[hit.pattern().as_usize()],
            rule: "registered-inside",
        })
    }

    fn matches(
        &self,
        joined: &str,
        spaces: &[usize],
        tokens: &Tokens,
        i: usize,
        j: usize,
        named: bool,
    ) -> Option<(usize, &'static str)> {
        let plain =
            |e: &Entry| !e.ordinary || i != j || named || !super::homograph::is_ordinary(tokens, i);
        let allowed = |e: &Entry| spaces.iter().all(|s| e.breaks.contains(s)) && plain(e);
        if let Some(e) = self.exact.get(joined).filter(|e| allowed(e)) {
            return Some((e.line, "registered"));
        }
        if let Some(e) = joined.strip_suffix('s').and_then(|w| self.exact.get(w))
            && spaces.is_empty()
            && !e.ordinary
            && tokens.classes(i).word() == 0
        {
            return Some((e.line, "registered"));
        }
        let letters = joined.chars().count();
        if !spaces.is_empty()
            || !(NEAR_FROM - 1..=NEAR_TO + 1).contains(&letters)
            || joined.chars().all(char::is_numeric)
        {
            return None;
        }
        let word = i == j && (1..=4).contains(&tokens.classes(i).word());
        if word
            && (!tokens.cap(i) || tokens.get(i).is_some_and(|t| t.opens))
            && super::homograph::is_ordinary(tokens, i)
        {
            return None;
        }
        let meant = self.near.meant(joined)?;
        Some((self.exact[meant].line, "registered-near"))
    }
}

//! A text on its way through the rules: which tokens are free, kept or found.

use super::label::Label;
use super::tokens::Tokens;
use std::ops::Range;

/// Something a rule found, before it has its reason and suggestion.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Tokens.
    pub(super) at: Range<usize>,
    pub(super) label: Label,
    pub(super) rule: &'static str,
}

const FREE: u32 = 0;
const KEPT: u32 = 1;
/// Kept for what stands around it alone.
const CITED: u32 = 2;
/// What was found first is this state.
const FOUND: u32 = 3;

/// A text, its tokens and what the rules said so far. A token belongs to the first rule that claims it.
pub(super) struct Doc<'t> {
    pub(super) tokens: Tokens<'t>,
    /// For each token: free, kept, cited, or `FOUND` more than the index of what was found there.
    state: Vec<u32>,
    pub(super) found: Vec<Found>,
}

impl<'t> Doc<'t> {
    pub(super) fn of(tokens: Tokens<'t>) -> Self {
        Self {
            state: vec![FREE; tokens.len()],
            found: Vec::new(),
            tokens,
        }
    }

    #[inline]
    pub(super) fn free(&self, i: usize) -> bool {
        self.state.get(i) == Some(&FREE)
    }

    #[inline]
    pub(super) fn kept(&self, i: usize) -> bool {
        matches!(self.state.get(i), Some(&(KEPT | CITED)))
    }

    /// Whether a token stays for what stands around it alone: as a name found elsewhere it is found here, too.
    #[inline]
    pub(super) fn cited(&self, i: usize) -> bool {
        self.state.get(i) == Some(&CITED)
    }

    pub(super) fn all_free(&self, at: Range<usize>) -> bool {
        at.end <= self.state.len() && at.start < at.end && self.state[at].iter().all(|s| *s == FREE)
    }

    /// Claims tokens for a finding, unless one of them is taken.
    pub(super) fn find(&mut self, at: Range<usize>, label: Label, rule: &'static str) -> bool {
        if !self.all_free(at.clone()) {
            return false;
        }
        self.state[at.clone()].fill(self.found.len() as u32 + FOUND);
        self.found.push(Found { at, label, rule });
        true
    }

    /// Claims tokens for a finding together with what was found under the same label within them.
    pub(super) fn join(&mut self, at: Range<usize>, label: Label, rule: &'static str) -> bool {
        let within = |f: &Found| f.label == label && at.start <= f.at.start && f.at.end <= at.end;
        let ours = |i: usize| match self.found_at(i) {
            None => self.free(i),
            Some(f) => within(&self.found[f]),
        };
        if at.end > self.state.len() || !at.clone().all(ours) {
            return false;
        }
        for i in at.clone() {
            if let Some(f) = self.found_at(i) {
                self.found[f].at = 0..0;
            }
        }
        self.state[at.clone()].fill(FREE);
        self.find(at, label, rule)
    }

    /// Claims tokens that must stay, unless one of them is taken.
    pub(super) fn keep(&mut self, at: Range<usize>) {
        if self.all_free(at.clone()) {
            self.state[at].fill(KEPT);
        }
    }

    /// Claims a token that stays unless it turns out to be a name, if it is free.
    pub(super) fn cite(&mut self, i: usize) {
        if self.free(i) {
            self.state[i] = CITED;
        }
    }

    /// Lets tokens stay: what was found within them is taken back, and no later rule claims them for itself.
    pub(super) fn stay(&mut self, at: Range<usize>) {
        let within = |f: &usize| {
            let found = &self.found[*f].at;
            at.start <= found.start && found.end <= at.end
        };
        let inside: Vec<usize> = at
            .clone()
            .filter_map(|i| self.found_at(i))
            .filter(within)
            .collect();
        for i in at {
            if self.found_at(i).is_none_or(|f| inside.contains(&f)) {
                self.state[i] = KEPT;
            }
        }
        for f in inside {
            self.found[f].at = 0..0;
        }
    }

    /// Claims tokens for a finding that takes in kept tokens and details found before; stops before a direct one.
    pub(super) fn absorb(
        &mut self,
        at: Range<usize>,
        label: Label,
        rule: &'static str,
    ) -> Option<usize> {
        let end = at.end.min(self.state.len());
        let direct = |i: &usize| self.label_at(*i).is_some_and(Label::is_direct);
        let end = (at.start..end).find(direct).unwrap_or(end);
        let mut end = end;
        let reaches_out =
            |f: usize, end: usize| self.found[f].at.start < at.start || self.found[f].at.end > end;
        while end > at.start && self.found_at(end - 1).is_some_and(|f| reaches_out(f, end)) {
            end -= 1;
        }
        if end <= at.start || self.found_at(at.start).is_some_and(|f| reaches_out(f, end)) {
            return None;
        }
        let at = at.start..end;
        for i in at.clone() {
            if let Some(f) = self.found_at(i) {
                self.found[f].at = 0..0;
            }
        }
        self.state[at.clone()].fill(self.found.len() as u32 + FOUND);
        self.found.push(Found { at, label, rule });
        Some(end)
    }

    /// Makes one finding of those that lie within and of the free tokens between.
    pub(super) fn merge(&mut self, at: Range<usize>, label: Label, rule: &'static str) {
        for i in at.clone() {
            if let Some(f) = self.found_at(i) {
                self.found[f].at = 0..0;
            }
        }
        self.state[at.clone()].fill(self.found.len() as u32 + FOUND);
        self.found.push(Found { at, label, rule });
    }

    /// Lets a finding go on to `end`, over free tokens only.
    pub(super) fn grow(&mut self, found: usize, end: usize) {
        let from = self.found[found].at.end;
        if self.all_free(from..end) {
            self.state[from..end].fill(found as u32 + FOUND);
            self.found[found].at.end = end;
        }
    }

    /// Frees a token that was kept: it turned out to be part of a longer name.
    pub(super) fn free_kept(&mut self, i: usize) {
        if self.kept(i) {
            self.state[i] = FREE;
        }
    }

    /// The finding that holds token `i`, as an index.
    pub(super) fn found_at(&self, i: usize) -> Option<usize> {
        self.state
            .get(i)
            .and_then(|s| s.checked_sub(FOUND))
            .map(|n| n as usize)
    }

    pub(super) fn label_at(&self, i: usize) -> Option<Label> {
        self.found_at(i).map(|f| self.found[f].label)
    }

    /// Bytes of a token range.
    pub(super) fn bytes(&self, at: &Range<usize>) -> Range<usize> {
        self.tokens.all[at.start].start..self.tokens.all[at.end - 1].end
    }
}

/// Claims tokens for a finding; one past them, or `None` where one of them is taken.
pub(super) fn found(
    doc: &mut Doc,
    at: Range<usize>,
    label: Label,
    rule: &'static str,
) -> Option<usize> {
    let end = at.end;
    doc.find(at, label, rule).then_some(end)
}

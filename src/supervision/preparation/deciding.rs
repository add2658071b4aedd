//! Deciding findings, one by one or all alike, and taking that back.

use super::{Preparation, word_at};
use crate::anonymise::{Decision, Finding, Label};
use crate::domain::Words;
use crate::supervision::item::is_registered;

impl Preparation {
    /// Decides one finding; whether the decision stands.
    ///
    /// It does not when a word of the register would leave by it: such a word cannot be kept, and no replacement may hold
    /// one. Codes in a replacement become letters; a replacement that is a code, be it a new one, stands for its client.
    pub fn decide(&mut self, item: usize, decision: Decision) -> bool {
        self.act(vec![(item, decision)]) > 0
    }

    /// Decides this finding and every other of the same text and label; how many that were, 0 when the decision does not
    /// stand (see [`Preparation::decide`]). Where a suggestion is taken, each takes its own, which fits its sentence; words of
    /// one's own stand in brackets there where a suggestion does, and withhold the name where the sentence is about it.
    pub fn decide_alike(&mut self, item: usize, decision: Decision) -> usize {
        let Some(pair) = self.pair(item) else {
            return 0;
        };
        let others = (0..self.count())
            .filter(|other| *other != item && self.pair(*other).as_ref() == Some(&pair));
        let rung = self.rung(item, &decision);
        let alike = others.map(|other| (other, self.alike(other, rung, &decision)));
        let all = std::iter::once((item, decision.clone()))
            .chain(alike)
            .collect();
        self.act(all)
    }

    /// Keeps these words wherever they stand, in any case and whatever they were taken for; how many places that were, 0
    /// when it is a word of the register.
    pub fn keep_everywhere(&mut self, item: usize) -> usize {
        let Some((found, _)) = self.at(item) else {
            return 0;
        };
        let found = found.to_lowercase();
        let same = |other: &usize| {
            let at = self.at(*other);
            at.is_some_and(|(text, _)| text.to_lowercase() == found)
        };
        let others = (0..self.count()).filter(|other| *other != item && same(other));
        let all = std::iter::once(item).chain(others);
        let all = all.map(|item| (item, Decision::Keep)).collect();
        self.act(all)
    }

    /// How many acts of deciding can be taken back.
    pub fn acts(&self) -> usize {
        self.acts.len()
    }

    /// Which of its suggestions a decision takes: 0 for the first, 1 for what says less; `None` for other words.
    pub(super) fn rung(&self, item: usize, decision: &Decision) -> Option<usize> {
        let (_, (finding, _)) = self.at(item)?;
        let Decision::Replace(by) = decision else {
            return None;
        };
        suggestions(finding).position(|words| words == by)
    }

    /// A decision of this rung as it stands in another place: [`Preparation::on_rung`], and words of one's own as they fit there.
    pub(super) fn alike(&self, item: usize, rung: Option<usize>, decision: &Decision) -> Decision {
        match self.on_rung(item, rung, decision) {
            Decision::Replace(words) if rung.is_none() => {
                Decision::Replace(self.own_words(item, words))
            }
            decision => decision,
        }
    }

    /// The decision by which an item takes its own suggestion of this rung, the last where it has fewer; else `decision`.
    pub(super) fn on_rung(
        &self,
        item: usize,
        rung: Option<usize>,
        decision: &Decision,
    ) -> Decision {
        let own = || {
            let (_, (finding, _)) = self.at(item)?;
            suggestions(finding).take(rung? + 1).last().cloned()
        };
        own().map_or_else(|| decision.clone(), Decision::Replace)
    }

    /// Takes what is proposed for every undecided finding of the same label; how many that were.
    pub fn replace_label(&mut self, label: Label) -> usize {
        let proposals = self.proposals().into_iter();
        let open = self.all().zip(proposals).enumerate();
        let open = open.filter(|(_, ((finding, decision), _))| {
            finding.label == label && *decision == Decision::Undecided
        });
        let open = open
            .map(|(item, (_, proposal))| (item, Decision::Replace(proposal.words)))
            .collect();
        self.act(open)
    }

    /// Whether an act of deciding can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.acts.is_empty()
    }

    /// Takes the last act of deciding back; the item it touched first.
    pub fn undo(&mut self) -> Option<usize> {
        let act = self.acts.pop()?;
        for (item, before) in &act {
            let (text, finding) = self.places[*item];
            self.texts[text].review.decide(finding, before.clone());
        }
        act.first().map(|(item, _)| *item)
    }

    /// Text and label, by which decisions are shared and plans are read.
    pub(super) fn pair(&self, item: usize) -> Option<(&str, Label)> {
        let (text, (finding, _)) = self.at(item)?;
        Some((text, finding.label))
    }

    /// Decides these items in one act, which one undo takes back; how many decisions stood.
    pub(super) fn act(&mut self, decisions: Vec<(usize, Decision)>) -> usize {
        let mut before = Vec::new();
        for (item, decision) in decisions {
            let Some(decision) = self.allowed(item, decision) else {
                continue;
            };
            let (text, finding) = self.places[item];
            let review = &mut self.texts[text].review;
            before.push((item, review.items()[finding].1.clone()));
            review.decide(finding, decision);
        }
        let count = before.len();
        if count > 0 {
            self.acts.push(before);
        }
        count
    }

    /// The decision as it may stand; `None` when a word of the register would leave by it.
    fn allowed(&mut self, item: usize, decision: Decision) -> Option<Decision> {
        let (found, (finding, _)) = self.at(item)?;
        let (found, registered) = (found.to_owned(), is_registered(finding));
        let offered: Vec<String> = suggestions(finding).cloned().collect();
        let decision = match decision {
            Decision::Undecided => return Some(Decision::Undecided),
            Decision::Keep => Decision::Keep,
            Decision::Replace(by) => {
                let mut letters = self.letters.clone();
                let by = self.as_it_leaves(&by, &mut letters);
                let low = by.to_lowercase();
                let holds = |word: &Words| word_at(&low, word.read()).is_some();
                if self.registered.iter().any(holds) {
                    return None;
                }
                let own = !offered.contains(&by) && by != found;
                if own && self.held(&by).is_some() {
                    return None;
                }
                self.letters = letters;
                // Replaced by itself is kept, and is counted so.
                if by == found {
                    Decision::Keep
                } else {
                    Decision::Replace(by)
                }
            }
        };
        (decision != Decision::Keep || !registered).then_some(decision)
    }
}

/// Its suggestions, each saying less than the one before.
pub(super) fn suggestions(finding: &Finding) -> impl Iterator<Item = &String> {
    std::iter::once(&finding.suggestion).chain(&finding.less)
}

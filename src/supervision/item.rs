//! A finding as a person decides it: in its sentence, with where it comes from.

use super::sentence::Sentences;
use crate::anonymise::{Decision, Finding, Label, Review};
use crate::domain::{Entry, EntryId, Guide, Question, Words};
use jiff::civil::Date;

/// A finding in its sentence, for the screen and for a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The entry; `None` for the questions to the supervisor.
    pub entry: Option<EntryId>,
    /// What the entry is called, "friend request, K-07"; as the journal lists it.
    pub title: String,
    /// Day it was written.
    pub written: Option<Date>,
    /// The question it answers.
    pub ask: String,
    /// Its sentence before the finding, at most some 200 characters.
    pub before: Words,
    /// The text found.
    pub found: Words,
    /// Its sentence after the finding, at most some 200 characters.
    pub after: Words,
    /// What it is.
    pub label: Label,
    /// Why it was found.
    pub reason: String,
    /// What could stand instead.
    pub suggestion: String,
    /// What was decided.
    pub decision: Decision,
    /// A word of the register: it cannot be kept.
    pub registered: bool,
}

/// Where a free text comes from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    entry: Option<EntryId>,
    title: String,
    written: Option<Date>,
    ask: String,
}

/// A free text under review.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) origin: Origin,
    pub(super) review: Review,
}

/// Whether it is a word of the register itself. One that is only near it, a misspelling perhaps, may turn out to be
/// another word, so that it can be kept.
pub(super) fn is_registered(finding: &Finding) -> bool {
    finding.registered.is_some() && finding.rule != "registered-near" && !finding.span.is_empty()
}

impl Text {
    pub(super) fn items(&self) -> Vec<Item> {
        let text = self.review.text().read();
        let sentences = Sentences::of(text);
        let items = self.review.items().iter();
        items
            .map(|(finding, decision)| {
                let (before, after) = sentences.around(&finding.span);
                Item {
                    entry: self.origin.entry,
                    title: self.origin.title.clone(),
                    written: self.origin.written,
                    ask: self.origin.ask.clone(),
                    before,
                    found: Words::new(&text[finding.span.clone()]),
                    after,
                    label: finding.label,
                    reason: finding.reason.clone(),
                    suggestion: finding.suggestion.clone(),
                    decision: decision.clone(),
                    registered: is_registered(finding),
                }
            })
            .collect()
    }
}

impl Origin {
    pub(super) fn question() -> Self {
        Self {
            entry: None,
            title: "a question to your supervisor".to_owned(),
            written: None,
            ask: String::new(),
        }
    }

    pub(super) fn answer(entry: &Entry, guide: &Guide, question: &Question) -> Self {
        Self {
            entry: Some(entry.id),
            title: entry.page.title(guide),
            written: Some(entry.written.date()),
            ask: question.ask.clone(),
        }
    }
}

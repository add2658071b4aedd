//! A finding as a person decides it: in its sentence, with where it comes from.

use super::sentence::{Sentences, before, behind};
use crate::anonymise::{Decision, Finding, Label, Review};
use crate::domain::{ClientCode, Entry, EntryId, Guide, Question, Words};
use jiff::civil::Date;
use std::ops::Range;
use zeroize::Zeroizing;

/// Bytes of a sentence looked at on either side of a finding.
const LOOKED_AT: usize = 4_000;

/// A finding in its sentence, for the screen and for a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The entry; `None` for the questions to the supervisor.
    pub entry: Option<EntryId>,
    /// The client the entry is about.
    pub about: Option<ClientCode>,
    /// What the entry is called, "friend request, K-07"; as the journal lists it.
    pub title: String,
    /// Day it was written.
    pub written: Option<Date>,
    /// The question it answers.
    pub ask: String,
    /// Its sentence before the finding as it would leave by now, at most some 200 characters.
    pub before: Words,
    /// The text found.
    pub found: Words,
    /// Its sentence after the finding as it would leave by now, at most some 200 characters.
    pub after: Words,
    /// What it is.
    pub label: Label,
    /// Why it was found.
    pub reason: String,
    /// What could stand instead.
    pub suggestion: String,
    /// What is proposed: the suggestion, or what was decided for the same person elsewhere.
    pub proposed: String,
    /// What says less than the suggestion, one step after the other; where the sentence speaks of the name itself, behind
    /// withholding it, also words of one's own for the same person elsewhere.
    pub less: Vec<String>,
    /// Which of these are words of one's own.
    pub own: Option<String>,
    /// What was decided.
    pub decision: Decision,
    /// A word of the register: it cannot be kept.
    pub registered: bool,
    /// The risk question was answered in its entry.
    pub risk: bool,
}

impl Item {
    /// Whether these words are one of its steps, not words of one's own.
    pub fn is_step(&self, words: &str) -> bool {
        self.suggestion == words || self.less.iter().any(|less| less == words)
    }

    /// What says one step less than these words; `None` where nothing does, or they are words of one's own.
    pub fn less_than(&self, words: &str) -> Option<&str> {
        let rungs: Vec<&String> = std::iter::once(&self.suggestion)
            .chain(&self.less)
            .collect();
        let at = rungs.iter().position(|rung| *rung == words)?;
        rungs.get(at + 1).map(|rung| rung.as_str())
    }
}

/// Where a free text comes from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    entry: Option<EntryId>,
    pub(super) about: Option<ClientCode>,
    title: String,
    written: Option<Date>,
    ask: String,
    risk: bool,
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
                let sentence = sentences.around(&finding.span);
                let ahead = self.decided(sentence.start..finding.span.start, true);
                let rest = self.decided(finding.span.end..sentence.end, false);
                Item {
                    entry: self.origin.entry,
                    about: self.origin.about.clone(),
                    title: self.origin.title.clone(),
                    written: self.origin.written,
                    ask: self.origin.ask.clone(),
                    before: before(&ahead),
                    found: Words::new(&text[finding.span.clone()]),
                    after: behind(&rest),
                    label: finding.label,
                    reason: finding.reason.clone().into_owned(),
                    suggestion: finding.suggestion.clone(),
                    proposed: finding.suggestion.clone(),
                    less: finding.less.clone(),
                    own: None,
                    decision: decision.clone(),
                    registered: is_registered(finding),
                    risk: self.origin.risk,
                }
            })
            .collect()
    }

    /// A part of the text (bytes, on character boundaries), at most its end or its beginning, with what was decided so
    /// far in place.
    fn decided(&self, part: Range<usize>, its_end: bool) -> Zeroizing<String> {
        let text = self.review.text().read();
        let mut part = part;
        if its_end {
            part.start = part.start.max(part.end.saturating_sub(LOOKED_AT));
            while !text.is_char_boundary(part.start) {
                part.start += 1;
            }
        } else {
            part.end = part.end.min(part.start + LOOKED_AT);
            while !text.is_char_boundary(part.end) {
                part.end -= 1;
            }
        }
        let items = self.review.items();
        let first = items.partition_point(|(finding, _)| finding.span.start < part.start);
        let mut out = Zeroizing::new(String::with_capacity(2 * part.len()));
        let mut from = part.start;
        for (finding, decision) in &items[first..] {
            if finding.span.end > part.end {
                break;
            }
            if let Decision::Replace(by) = decision {
                out.push_str(&text[from..finding.span.start]);
                out.push_str(by);
                from = finding.span.end;
            }
        }
        out.push_str(text.get(from..part.end).unwrap_or_default());
        out
    }
}

impl Origin {
    pub(super) fn question() -> Self {
        Self {
            entry: None,
            about: None,
            title: "a question to your supervisor".to_owned(),
            written: None,
            ask: String::new(),
            risk: false,
        }
    }

    pub(super) fn answer(entry: &Entry, guide: &Guide, question: &Question) -> Self {
        Self {
            entry: Some(entry.id),
            about: entry.page.client().cloned(),
            title: entry.page.title(guide),
            written: Some(entry.written.date()),
            ask: question.ask.clone(),
            risk: entry.page.risk.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text under review in which these words were found.
    fn text(words: &str, found: &[&str]) -> Text {
        let findings = found.iter().map(|found| {
            let start = words.find(found).expect("the text holds it");
            Finding {
                span: start..start + found.len(),
                label: Label::Person,
                rule: "test",
                reason: "".into(),
                suggestion: String::new(),
                less: Vec::new(),
                registered: None,
                of_name: false,
            }
        });
        Text {
            origin: Origin::question(),
            review: Review::of(Words::new(words), findings.collect()),
        }
    }

    fn with(by: &str) -> Decision {
        Decision::Replace(by.into())
    }

    #[test]
    fn what_was_decided_is_shown_from_the_first_word_of_a_sentence_to_its_last() {
        let mut text = text("Anna met Bo", &["Anna", "met", "Bo"]);
        for (item, by) in ["a client", "saw", "a friend"].into_iter().enumerate() {
            text.review.decide(item, with(by));
        }
        let items = text.items();
        let around = |at: usize| (items[at].before.read(), items[at].after.read());
        assert_eq!(around(0), ("", " saw a friend"));
        assert_eq!(around(1), ("a client ", " a friend"));
        assert_eq!(around(2), ("a client saw ", ""));
    }

    #[test]
    fn what_was_decided_right_beside_a_finding_is_shown() {
        let mut text = text("(AnnaMetBo)", &["Anna", "Met", "Bo"]);
        for (item, by) in ["C", "saw", "D"].into_iter().enumerate() {
            text.review.decide(item, with(by));
        }
        let items = text.items();
        assert_eq!(
            (items[1].before.read(), items[1].after.read()),
            ("(C", "D)")
        );
    }

    /// Some signs are made of many characters, so that two hundred of them are more than is looked at.
    #[test]
    fn signs_of_many_characters_are_cut_between_two_of_them_near_the_finding() {
        let families = "👨\u{200d}👩\u{200d}👧\u{200d}👦".repeat(200);
        for odd in ["", "b", "bc"] {
            let words = format!("{families}{odd} Todmorden {odd}{families}");
            let item = &text(&words, &["Todmorden"]).items()[0];
            for shown in [item.before.read().len(), item.after.read().len()] {
                assert!((LOOKED_AT - 3..=LOOKED_AT).contains(&shown), "{shown}");
            }
        }
    }
}

//! The one door through which free text leaves: every finding decided.

use super::Finding;
use crate::domain::Words;

/// What the practitioner decided about a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    #[default]
    Undecided,
    /// It leaves as it is.
    Keep,
    /// This stands instead.
    Replace(String),
}

/// A text under review.
#[derive(Debug, Clone)]
pub struct Review {
    text: Words,
    items: Vec<(Finding, Decision)>,
}

impl Review {
    /// Takes a text with its findings. Findings that overlap an earlier one, or whose span is not on character
    /// boundaries of the text, are left out.
    pub fn of(text: Words, mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|f| (f.span.start, f.span.end));
        let mut from = 0;
        findings.retain(|f| {
            let fits = f.span.start >= from
                && f.span.start < f.span.end
                && text.read().get(f.span.clone()).is_some();
            if fits {
                from = f.span.end;
            }
            fits
        });
        Self {
            text,
            items: findings
                .into_iter()
                .map(|f| (f, Decision::Undecided))
                .collect(),
        }
    }

    /// The text under review.
    pub fn text(&self) -> &Words {
        &self.text
    }

    /// Findings with what was decided, in the order of the text.
    pub fn items(&self) -> &[(Finding, Decision)] {
        &self.items
    }

    /// Decides one; an index past the end is ignored.
    pub fn decide(&mut self, item: usize, decision: Decision) {
        if let Some((_, decided)) = self.items.get_mut(item) {
            *decided = decision;
        }
    }

    /// The redacted text.
    ///
    /// # Errors
    /// The review itself, while one finding is undecided.
    #[allow(clippy::result_large_err)]
    pub fn finish(self) -> Result<Redacted, Review> {
        if self.items.iter().any(|(_, d)| *d == Decision::Undecided) {
            return Err(self);
        }
        let text = self.text.read();
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (finding, decision) in &self.items {
            out.push_str(&text[from..finding.span.start]);
            match decision {
                Decision::Replace(with) => out.push_str(with),
                Decision::Keep | Decision::Undecided => out.push_str(&text[finding.span.clone()]),
            }
            from = finding.span.end;
        }
        out.push_str(&text[from..]);
        Ok(Redacted(out))
    }
}

/// Text that went through a review: the only free text a summary takes.
///
/// It cannot be made by hand:
///
/// ```compile_fail
/// let text = afterhour::anonymise::Redacted("straight from the journal".to_owned());
/// ```
///
/// nor out of a journal's words:
///
/// ```compile_fail
/// use afterhour::{anonymise::Redacted, domain::Words};
/// let text: Redacted = Words::new("straight from the journal").into();
/// ```
///
/// only by deciding everything that was found:
///
/// ```
/// use afterhour::{anonymise::{Decision, Engine, Register, Review}, domain::Words};
/// let words = Words::new("I wrote to anna@example.org.");
/// let findings = Engine::new().scan(words.read(), &Register::of(&[]));
/// let mut review = Review::of(words, findings);
/// assert!(review.clone().finish().is_err());
/// review.decide(0, Decision::Replace("the client".into()));
/// assert_eq!(review.finish().unwrap().read(), "I wrote to the client.");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted(String);

impl Redacted {
    /// The text as it leaves.
    pub fn read(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::anonymise::Label;

    fn found(span: std::ops::Range<usize>) -> Finding {
        Finding {
            span,
            label: Label::Person,
            rule: "test",
            reason: "".into(),
            suggestion: String::new(),
            less: Vec::new(),
            registered: None,
            of_name: false,
        }
    }

    #[test]
    fn an_undecided_finding_holds_the_text_back() {
        let mut review = Review::of(Words::new("Anna met Bo"), vec![found(0..4), found(9..11)]);
        review.decide(0, Decision::Replace("K-07".into()));
        let mut review = review.finish().unwrap_err();
        review.decide(1, Decision::Keep);
        assert_eq!(review.finish().unwrap().read(), "K-07 met Bo");
    }

    #[test]
    fn overlapping_broken_and_empty_spans_are_left_out() {
        let review = Review::of(
            Words::new("é Anna"),
            vec![
                found(3..7),
                found(4..5),
                found(0..1),
                found(5..99),
                found(7..7),
            ],
        );
        assert_eq!(review.items().len(), 1);
    }
}

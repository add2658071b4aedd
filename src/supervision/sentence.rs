//! The sentence around a finding, short enough for a screen.

use crate::domain::Words;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Graphemes shown on either side of a finding.
const SHOWN: usize = 200;

/// A text with the starts of its sentences, found once for all its findings.
pub(super) struct Sentences<'a> {
    text: &'a str,
    /// Bytes; sorted, the first is 0.
    starts: Vec<usize>,
}

impl<'a> Sentences<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let starts = text
            .split_sentence_bound_indices()
            .map(|(start, _)| start)
            .collect();
        Self { text, starts }
    }

    /// The sentence around the span, or the sentences it lies in; bytes, on character boundaries.
    pub(super) fn around(&self, span: &Range<usize>) -> Range<usize> {
        let next = self.starts.partition_point(|start| *start <= span.start);
        let start = next.checked_sub(1).map_or(0, |at| self.starts[at]);
        let last = span.end.saturating_sub(1).max(span.start);
        let after = self.starts.partition_point(|start| *start <= last);
        let end = self.starts.get(after).copied().unwrap_or(self.text.len());
        start..end.max(span.end)
    }
}

/// The end of what stands before a finding; "…" where it was cut.
pub(super) fn before(text: &str) -> Words {
    let text = text.trim_start();
    let cut = text.grapheme_indices(true).rev().nth(SHOWN);
    match cut {
        Some((at, _)) => {
            let rest = &text[at..];
            Words::new(&format!(
                "…{}",
                rest.find(' ').map_or(rest, |space| &rest[space..])
            ))
        }
        None => Words::new(text),
    }
}

/// The beginning of what stands after a finding; "…" where it was cut.
pub(super) fn behind(text: &str) -> Words {
    let text = text.trim_end();
    let cut = text.grapheme_indices(true).nth(SHOWN);
    match cut {
        Some((at, _)) => {
            let rest = &text[..at];
            Words::new(&format!(
                "{}…",
                rest.rfind(' ').map_or(rest, |space| &rest[..=space])
            ))
        }
        None => Words::new(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, found: &str) -> (String, String) {
        let start = text.find(found).expect("the text holds it");
        let span = start..start + found.len();
        let sentence = Sentences::of(text).around(&span);
        let (ahead, rest) = (
            &text[sentence.start..span.start],
            &text[span.end..sentence.end],
        );
        (
            before(ahead).read().to_owned(),
            behind(rest).read().to_owned(),
        )
    }

    #[test]
    fn a_finding_is_shown_in_its_own_sentence() {
        let text = "She asked at ten. I knew Todmorden from the pictures. I did nothing.";
        assert_eq!(
            around(text, "Todmorden"),
            ("I knew ".into(), " from the pictures.".into())
        );
        assert_eq!(around(text, "She").0, "");
        assert_eq!(around(text, "nothing."), ("I did ".into(), String::new()));
    }

    #[test]
    fn a_finding_over_two_sentences_has_the_start_of_one_and_the_end_of_the_other() {
        let text = "One. Two three. Four five. Six.";
        assert_eq!(
            around(text, "three. Four"),
            ("Two ".into(), " five.".into())
        );
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let text = format!(
            "{}Todmorden{}",
            "word ".repeat(1_000),
            " word".repeat(1_000)
        );
        let (before, after) = around(&text, "Todmorden");
        assert!(
            before.starts_with("… word") && before.chars().count() < 210,
            "{before}"
        );
        assert!(
            after.ends_with("word …") && after.chars().count() < 210,
            "{after}"
        );
    }
}

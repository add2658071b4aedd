//! Words written like a client's code that are in no register: whom they mean is not known here, so they are asked about.

use crate::anonymise::{Finding, Label, Register};
use crate::domain::{ClientCode, bare};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeSet;
use std::ops::Range;

/// Bytes of the compiled pattern; as many beginnings as there are codes fit.
const SIZE: usize = 256 << 20;

/// The hyphen, and the signs that editors set for it.
const HYPHEN: &str = r"[-\u{2010}-\u{2015}\u{2212}]";

/// Fewest letters that tell a name.
pub(super) const TELLING: usize = 3;

/// The shape of a code: one or two capitals, a hyphen and digits; or, in any case and with or without the hyphen, the
/// letters that a code of this journal begins with and digits. `PHQ-9` and `ICD-10` are neither.
#[derive(Debug, Clone)]
pub(super) struct CodeShape(Regex);

impl CodeShape {
    /// With the codes of the register and of the entries.
    pub(super) fn of<'a>(codes: impl IntoIterator<Item = &'a ClientCode>) -> Self {
        let beginning = |code: &ClientCode| -> String {
            let letters = code.as_str().chars();
            letters.take_while(char::is_ascii_uppercase).collect()
        };
        let beginnings: BTreeSet<String> = codes.into_iter().map(beginning).collect();
        let own: String = beginnings
            .iter()
            .map(|letters| format!("|(?i:{letters}){HYPHEN}?[0-9]+[A-Za-z]?"))
            .collect();
        let shape = format!(r"\b(?:[A-Z]{{1,2}}{HYPHEN}[0-9]{{1,4}}{own})\b");
        let shape = RegexBuilder::new(&shape).size_limit(SIZE).build();
        Self(shape.expect("beginnings of codes are letters, and a register is no book"))
    }

    /// The code that a whole text is written like, in any case.
    pub(super) fn read(&self, text: &str) -> Option<ClientCode> {
        let raised = text.to_ascii_uppercase();
        let whole = self.0.find(&raised)?.range() == (0..raised.len());
        ClientCode::try_from(raised).ok().filter(|_| whole)
    }

    /// Findings for what has the shape in a text in which letters stand for the known codes already, save where
    /// something was `found` (bytes) and save the words the practitioner keeps.
    pub(super) fn find(
        &self,
        text: &str,
        found: &[Range<usize>],
        register: &Register,
    ) -> Vec<Finding> {
        let free = |at: &Range<usize>| {
            found
                .iter()
                .all(|other| at.end <= other.start || other.end <= at.start)
        };
        self.0
            .find_iter(text)
            .filter(|word| free(&word.range()) && !register.keeps(word.as_str()))
            .map(|word| Finding {
                span: word.range(),
                label: Label::Idnum,
                rule: "strange-code",
                reason: "written like a client's code, and not in your register".into(),
                suggestion: "a client".to_owned(),
                less: vec!["someone".to_owned()],
                registered: None,
                of_name: false,
            })
            .collect()
    }
}

/// The first word of a text that is written like a code, letters and then digits, and whose letters `tell`, written as a
/// name is.
pub(super) fn telling_code(text: &str, tells: impl Fn(&str) -> bool) -> Option<&str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words
        .filter(|word| word.starts_with(char::is_alphabetic) && word.contains(char::is_numeric))
        .find(|word| {
            let runs = word.split(|c: char| !c.is_alphabetic());
            runs.filter(|run| run.chars().count() >= TELLING)
                .any(|run| {
                    let mut letters = run.chars();
                    let first = letters.next().into_iter().flat_map(char::to_uppercase);
                    let name: String = first.chain(letters.flat_map(char::to_lowercase)).collect();
                    tells(&name)
                })
        })
}

/// Whether a word of these stands in the letters of a code.
pub(super) fn is_told(words: &str, letters: &str) -> bool {
    let letters = bare(letters);
    bare(words)
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= TELLING && letters.contains(word))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::Words;

    fn found(text: &str, codes: &[&str], kept: &[&str]) -> Vec<String> {
        let codes = codes.iter().map(|code| (*code).to_owned().try_into());
        let codes: Vec<ClientCode> = codes.map(Result::unwrap).collect();
        let kept: Vec<Words> = kept.iter().map(|word| Words::new(word)).collect();
        let register = Register::of(&[]).keeping(&kept);
        let findings = CodeShape::of(&codes).find(text, &[], &register);
        let words = findings
            .into_iter()
            .map(|finding| text[finding.span].into());
        words.collect()
    }

    #[test]
    fn a_word_written_like_a_code_is_found() {
        let text = "K-99 and K‑98 asked; AB-1 too. PHQ-9, ICD-10, COVID-19, on the M25, in 2026-11";
        assert_eq!(found(text, &[], &[]), ["K-99", "K‑98", "AB-1"]);
    }

    #[test]
    fn what_begins_as_the_codes_here_do_is_found_in_any_spelling() {
        let text = "k99, K-99b and cl-3, CL04; not a key, nor book99";
        assert_eq!(
            found(text, &["K-07", "CL-01"], &[]),
            ["k99", "K-99b", "cl-3", "CL04"]
        );
    }

    #[test]
    fn a_code_is_found_beside_other_findings_and_not_inside_them() {
        let text = "K-99/K-98/K-97";
        let register = Register::of(&[]);
        let beside = |found: &[Range<usize>]| -> Vec<&str> {
            let findings = CodeShape::of(&[]).find(text, found, &register);
            findings.into_iter().map(|it| &text[it.span]).collect()
        };
        assert_eq!(beside(&[0..5, 9..14]), ["K-98"]);
        assert_eq!(beside(&[0..4, 10..14]), ["K-98"]);
        assert_eq!(beside(&[0..6, 8..9]), ["K-97"]);
        assert_eq!(beside(&[6..7, 7..8]), ["K-99", "K-97"]);
    }

    #[test]
    fn a_word_that_the_practitioner_keeps_stays() {
        assert_eq!(found("an F-16 and a K-99", &[], &["F-16"]), ["K-99"]);
    }
}

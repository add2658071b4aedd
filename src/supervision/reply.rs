//! A supervisor's answer to a summary: sealed for the practitioner, as a summary is for the supervisor.

use super::markdown;
use super::preparation::name_words;
use super::summary::say_period;
use crate::anonymise::{Finding, Label, Redacted};
use crate::domain::Period;

/// An answer. Its text went through the same review as every text of a summary; a supervisor speaks of "Client A", too,
/// and a name that slips in is found before it leaves.
///
/// ```compile_fail,E0308
/// use afterhour::{domain::Words, supervision::Reply};
/// let reply = Reply::of(Words::new("As Anna said."), None);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    text: Redacted,
    period: Option<Period>,
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "<reply, {} characters>",
            self.text.read().chars().count()
        )
    }
}

/// Whether a finding is the name an answer is signed with: alone in its last line, below what is written. It is the writer's
/// own, whom the reader knows; a word of the register is none.
pub fn is_signature(answer: &str, finding: &Finding) -> bool {
    let (Some(before), Some(behind)) = (
        answer.get(..finding.span.start),
        answer.get(finding.span.end..),
    ) else {
        return false;
    };
    let Some((above, line)) = before.rsplit_once('\n') else {
        return false;
    };
    finding.label == Label::Person
        && finding.registered.is_none()
        && !above.trim().is_empty()
        // "Dr", before a name, may be no part of it.
        && name_words(line).next().is_none()
        && !behind.contains(char::is_alphanumeric)
}

impl Reply {
    /// With a reviewed text; `period` is that of the summary, which the answer names.
    pub fn of(text: Redacted, period: Option<Period>) -> Self {
        Self { text, period }
    }

    /// Exactly what leaves, byte for byte what is sealed.
    pub fn to_markdown(&self) -> String {
        let of = self
            .period
            .map_or_else(String::new, |period| format!(" of {}", say_period(period)));
        format!(
            "Not for urgent matters: whatever cannot wait is said by telephone, never here.\n\n\
             # An answer to your summary{of}\n\n{}\n\n---\n\n\
             Letters stand for the clients of that summary. Keep this as you both agreed, and no longer.\n",
            markdown::quote(self.text.read())
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::{Engine, Register};
    use crate::domain::{Client, ClientCode, Words};

    /// The words of an answer that are found in it and are no signature.
    fn found(answer: &str) -> Vec<&str> {
        let register = Register::of(&[Client {
            code: ClientCode::try_from("K-07".to_owned()).expect("a code"),
            words: vec![Words::new("Siobhan")],
        }]);
        let findings = Engine::new().scan(answer, &register).into_iter();
        findings
            .filter(|finding| !is_signature(answer, finding))
            .map(|finding| &answer[finding.span])
            .collect()
    }

    #[test]
    fn the_name_below_an_answer_is_its_writers() {
        for answer in [
            "Ask, and wait.\nRuth",
            "Ask, and wait.\n\nRuth Oyelaran.\n",
            "Ask, and wait.\n\u{2013} Ruth\n",
            "Ask, and wait.\nDr Oyelaran",
        ] {
            assert_eq!(found(answer), [""; 0], "{answer}");
        }
    }

    #[test]
    fn any_other_name_in_an_answer_is_found() {
        for (answer, names) in [
            ("Ruth", vec!["Ruth"]),
            ("\nRuth", vec!["Ruth"]),
            ("I thought of Ruth\nand waited.", vec!["Ruth"]),
            ("Speak to\nRuth today.", vec!["Ruth"]),
            ("I would ask, Ruth", vec!["Ruth"]),
            ("I met Ruth.\nRuth", vec!["Ruth"]),
            ("Ask, and wait.\nSiobhan", vec!["Siobhan"]),
        ] {
            assert_eq!(found(answer), names, "{answer}");
        }
    }
}

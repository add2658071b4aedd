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

/// Whether a finding is the name an answer is signed with: alone in its last line, with nothing behind it, below what is
/// written. It is the writer's own, whom the reader knows; a word of the register is none. Where it may as well end a
/// sentence or a list, it is no signature.
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
        // "Dr", before a name, may be no part of it.
        && name_words(line).next().is_none()
        && behind.trim().is_empty()
        && may_be_signed_below(above, line)
}

/// Whether what stands above the last line has come to its end, and does not go on in that line.
fn may_be_signed_below(above: &str, line: &str) -> bool {
    let written = above.trim_end();
    let Some(last) = written.lines().next_back() else {
        return false;
    };
    // One line break ends the line, a second one leaves an empty line.
    match above[written.len()..].contains('\n') {
        true => !(written.ends_with(':') || is_listed(last) && is_listed(line)),
        false => written.ends_with(['.', '!', '?', ',']) && !is_listed(last),
    }
}

/// Whether a line is one of a list: "- Ask", "2. Wait".
fn is_listed(line: &str) -> bool {
    let line = line.trim_start();
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark: &[char] = match behind.len() < line.len() {
        true => &['.', ')'],
        false => &['-', '*', '+', '\u{2022}', '\u{2013}', '\u{2014}'],
    };
    behind.starts_with(mark)
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
            "Ask, and wait.\n\nRuth Oyelaran\n",
            "What would they say?\n\nRuth",
            "I am glad of it!\r\nRuth\r\n",
            "Kind regards,\nDr Ruth Oyelaran",
            "Two things:\n- Ask.\n- Wait.\n\nRuth",
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
            // A sentence that goes on in its last line.
            (
                "What would change if it were not about\nMaureen?",
                vec!["Maureen"],
            ),
            (
                "I would wait before you have spoken to\nMaureen Hughes.",
                vec!["Maureen Hughes"],
            ),
            (
                "Before that, ring\n\u{2013} Dr Aoife Brannigan,",
                vec!["Dr Aoife Brannigan"],
            ),
            ("You wrote to her sister,\nMaureen.", vec!["Maureen"]),
            // The last of a list.
            (
                "- Tom Baker\n- Maureen Hughes",
                vec!["Tom Baker", "Maureen Hughes"],
            ),
            (
                "- Tom Baker\n\n- Maureen Hughes",
                vec!["Tom Baker", "Maureen Hughes"],
            ),
            ("1. Ask her mother.\nMaureen", vec!["Maureen"]),
            ("One is left to ask:\n\nMaureen", vec!["Maureen"]),
        ] {
            assert_eq!(found(answer), names, "{answer}");
        }
    }
}

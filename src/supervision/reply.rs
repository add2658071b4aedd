//! A supervisor's answer to a summary: sealed for the practitioner, as a summary is for the supervisor.

use super::markdown;
use super::summary::say_period;
use crate::anonymise::Redacted;
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

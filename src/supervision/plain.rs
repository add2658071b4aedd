//! Values that leave as they are: what a guide prints, numbers, months, letters. None of these takes free text.

use super::letters::Letters;
use super::month::Month;
use crate::domain::{Answer, AnswerKind, Choice, ClientCode, Guide, Question, Share, dates};
use jiff::civil::Date;

/// A value that needs no review. There is no way from `Words` or `String` into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Plain(String);

impl Plain {
    /// The value as it leaves, on one line.
    pub(super) fn read(&self) -> &str {
        &self.0
    }

    /// A question of a guide.
    pub(super) fn ask(question: &Question) -> Self {
        Self::line(&question.ask)
    }

    /// The title of a guide.
    pub(super) fn title(guide: &Guide) -> Self {
        Self::line(&guide.title)
    }

    /// "Client A".
    pub(super) fn client(letters: &mut Letters, code: &ClientCode) -> Self {
        Self(letters.letter(code))
    }

    /// "November 2026".
    pub(super) fn month(day: Date) -> Self {
        Self(Month::of(day).say())
    }

    /// For whom something was, from the rest of a question's id; `None` when the id does not begin so.
    pub(super) fn whose(question: &Question, begins: &str) -> Option<Self> {
        let whose = question.id.as_str().strip_prefix(begins)?;
        Some(Self::line(match whose {
            "me" => "the practitioner",
            "client" => "the client",
            other => other,
        }))
    }

    /// The label of an option.
    pub(super) fn label(option: &Choice) -> Self {
        Self::line(&option.label)
    }

    /// The option of this id in the words of lists, "friend request"; `None` when the guide offers no such option.
    pub(super) fn option(question: &Question, id: &str) -> Option<Self> {
        let offered = question
            .answer
            .options()
            .iter()
            .any(|choice| choice.id == id);
        let words = id.replace('-', " ");
        offered.then(|| match words.strip_prefix("i ") {
            Some(rest) => Self::line(&format!("I {rest}")),
            None => Self::line(&words),
        })
    }

    /// An answer that is no free text; `None` for free text, and for options the guide does not offer.
    pub(super) fn value(
        question: &Question,
        answer: &Answer,
        letters: &mut Letters,
    ) -> Option<Self> {
        match answer {
            Answer::Text(_) | Answer::FollowUps(_) => None,
            // An exact day identifies: it leaves only where the guide says so.
            Answer::Date(day) if question.share == Share::Verbatim => Some(Self(dates::say(*day))),
            Answer::Date(day) => Some(Self::month(*day)),
            Answer::YesNo(yes) => Some(Self(if *yes { "yes" } else { "no" }.into())),
            Answer::Scale(value) => Some(match &question.answer {
                AnswerKind::Scale(scale) => Self::line(&format!(
                    "{value}, from {} ({}) to {} ({})",
                    scale.from, scale.low, scale.to, scale.high
                )),
                _ => Self(value.to_string()),
            }),
            Answer::Client(code) => Some(Self::client(letters, code)),
            Answer::Choice(chosen) => {
                // In the guide's order, which may mean something (slight, moderate, serious).
                let options = question.answer.options().iter();
                let labels: Vec<&str> = options
                    .filter(|choice| chosen.contains(&choice.id))
                    .map(|choice| choice.label.as_str())
                    .collect();
                (!labels.is_empty()).then(|| Self::line(&labels.join("; ")))
            }
            Answer::Tally(counts) => {
                let options = question.answer.options().iter();
                let counted: Vec<String> = options
                    .filter_map(|choice| Some((&choice.label, counts.get(&choice.id)?)))
                    .map(|(label, count)| format!("{label} {count}"))
                    .collect();
                (!counted.is_empty()).then(|| Self::line(&counted.join(", ")))
            }
        }
    }

    fn line(text: &str) -> Self {
        let clean = crate::domain::clean(text);
        Self(clean.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

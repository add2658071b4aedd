//! The kinds of answer a question can ask for, as guides write them.

use super::{Answer, Problem};
use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The kinds of answer. To add one: a variant here, and the compiler lists the places (a check below, a
/// value in `Answer`, a field of the form, a way to ask it line by line, its words in a summary).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Prose of several lines.
    Text,
    /// One line.
    Line,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// A whole number between two ends with words.
    Scale(Scale),
    /// One or several of given options.
    Choice(Choices),
    /// A client's code.
    Client,
    /// Small acts, each with a day.
    FollowUps,
    /// Counts by category.
    Tally(Tally),
}

/// A scale from `from` to `to`, both included; it has no unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The lowest value; below `to`.
    pub from: u8,
    /// The highest value; at most 100.
    pub to: u8,
    /// What the lowest value means.
    pub low: String,
    /// What the highest value means.
    pub high: String,
}

/// Options to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// At least two.
    pub of: Vec<Choice>,
    /// Whether several may be chosen.
    #[serde(default)]
    pub many: bool,
}

/// Categories to count by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// At least two.
    pub of: Vec<Choice>,
}

/// An option: its id is kept and counted, its label is read. A file may write a plain word for both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "ChoicePair")]
pub struct Choice {
    /// Words with hyphens, stable over versions.
    pub id: String,
    /// What the reader sees.
    pub label: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoicePair {
    id: String,
    label: String,
}

impl From<Choice> for ChoicePair {
    fn from(Choice { id, label }: Choice) -> Self {
        ChoicePair { id, label }
    }
}

/// By hand, since an untagged enum would lose the place of a slip and its words.
impl<'de> Deserialize<'de> for Choice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordOrPair)
    }
}

struct WordOrPair;

impl<'de> Visitor<'de> for WordOrPair {
    type Value = Choice;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a word, or a table with `id` and `label`")
    }

    fn visit_str<E>(self, word: &str) -> Result<Choice, E> {
        Ok(Choice {
            id: word.trim().to_lowercase().replace(' ', "-"),
            label: word.replace('-', " "),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Choice, A::Error> {
        let ChoicePair { id, label } = ChoicePair::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Choice { id, label })
    }
}

impl AnswerKind {
    /// What fits, in words for a message or a line-by-line prompt.
    pub fn expectation(&self) -> String {
        match self {
            AnswerKind::Text => "text".into(),
            AnswerKind::Line => "one line of text".into(),
            AnswerKind::Date => "a day, such as 2026-11-26, 26 November or thursday".into(),
            AnswerKind::YesNo => "yes or no".into(),
            AnswerKind::Scale(scale) => {
                format!("a whole number from {} to {}", scale.from, scale.to)
            }
            AnswerKind::Choice(Choices { many: false, .. }) => "one of the options".into(),
            AnswerKind::Choice(Choices { many: true, .. }) => "a list of options".into(),
            AnswerKind::Client => "a client's code, such as K-07".into(),
            AnswerKind::FollowUps => "a list of { what, by }, where by is a day".into(),
            AnswerKind::Tally(_) => "a count for each category".into(),
        }
    }

    /// The options of a choice or tally; empty for the other kinds.
    pub fn options(&self) -> &[Choice] {
        match self {
            AnswerKind::Choice(choices) => &choices.of,
            AnswerKind::Tally(tally) => &tally.of,
            _ => &[],
        }
    }

    /// Reads what somebody typed on one line: the form's small fields and the line-by-line face share it.
    ///
    /// Options are taken by number (from 1), id or label; several are parted by commas. A follow-up reads
    /// `what, by when`, parted by ` by `. `today` resolves words such as "yesterday".
    ///
    /// # Errors
    /// A [`Problem`] saying what was expected.
    pub fn read(&self, typed: &str, today: Date) -> Result<Answer, Problem> {
        Answer::parse(self, typed, today)
    }
}

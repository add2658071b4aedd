//! A guide: a data file of questions. What a guide is and when an answer fits; reading the files is
//! `guides/`, asking the questions is for the two faces.

use super::{Answer, Theme};
use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Declares a name made of lower-case letters, digits and hyphens, at most 64 bytes.
macro_rules! slug {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The name as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                if text.is_empty() || text.len() > 64 || !text.chars().all(fits) {
                    let shown: String = text.chars().take(40).collect();
                    return Err(format!(
                        concat!("`{}` is no ", $what, ": lower-case letters, digits and hyphens, at most 64"),
                        shown
                    ));
                }
                Ok(Self(text))
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> String {
                name.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

slug!(
    /// The name of a guide, unique over all packs.
    GuideId, "guide id");
slug!(
    /// The name of a question, unique in its guide.
    QuestionId, "question id");

/// A guide in one of its versions: what an entry is tied to for ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GuideRef {
    /// Which guide.
    pub id: GuideId,
    /// Which version of it, from 1.
    pub version: u32,
}

/// What a guide is for. The kind decides whether the risk question comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuideKind {
    /// A daily prompt: one question, and steps to go deeper.
    Prompt,
    /// A longer reflection by a model.
    Reflection,
    /// Something went wrong online, or might have.
    Incident,
    /// The short form: nothing happened, this time.
    NearMiss,
    /// A sample of what was read, shared or answered, counted by voice.
    Audit,
    /// One habit changed for a set time, with an audit before and after.
    Experiment,
    /// One account in the inventory.
    Account,
    /// The policy for clients, or who was given it.
    Policy,
    /// A supervision meeting.
    Meeting,
    /// Asked about an entry that is written already; its answers are put behind the entry's own.
    Afterword,
}

impl GuideKind {
    /// Every kind, in the order of lists and filters.
    pub const ALL: [GuideKind; 10] = [
        GuideKind::Prompt,
        GuideKind::Reflection,
        GuideKind::Incident,
        GuideKind::NearMiss,
        GuideKind::Audit,
        GuideKind::Experiment,
        GuideKind::Account,
        GuideKind::Policy,
        GuideKind::Meeting,
        GuideKind::Afterword,
    ];

    /// The word on the screen.
    pub fn name(self) -> &'static str {
        match self {
            GuideKind::Prompt => "prompt",
            GuideKind::Reflection => "reflection",
            GuideKind::Incident => "incident",
            GuideKind::NearMiss => "near miss",
            GuideKind::Audit => "audit",
            GuideKind::Experiment => "experiment",
            GuideKind::Account => "account",
            GuideKind::Policy => "policy",
            GuideKind::Meeting => "meeting",
            GuideKind::Afterword => "afterword",
        }
    }

    /// Whether the risk question and its card come before the first question.
    pub fn asks_risk_first(self) -> bool {
        matches!(self, GuideKind::Incident | GuideKind::NearMiss)
    }
}

/// For whom a guide was written when it is not for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    /// People in training.
    Trainees,
    /// Supervisors and teachers.
    Supervisors,
    /// People who do research.
    Research,
}

/// A filled-in guide is an entry; this is the guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Unique over all packs.
    pub id: GuideId,
    /// From 1. A shipped version is never edited; the next one is added.
    pub version: u32,
    /// What it is for.
    pub kind: GuideKind,
    /// Sentence case, at most 60 characters.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub purpose: String,
    /// The citation (author, year, section). Never empty.
    pub source: String,
    /// How long it takes, in minutes, 1 to 60.
    pub minutes: u8,
    /// What it is about; at least one.
    pub themes: BTreeSet<Theme>,
    /// For whom; `None` for everybody. A prompt of a track comes only to those who follow it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    /// Asked in this order; at least one.
    pub questions: Vec<Question>,
    /// Guidance beside questions and choices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// One question of a guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the guide. Some ids mean something to the program: [`WELL_KNOWN`].
    pub id: QuestionId,
    /// The question itself.
    pub ask: String,
    /// A line that helps to begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What kind of answer fits.
    pub answer: AnswerKind,
    /// Whether the guide cannot be kept without an answer.
    #[serde(default)]
    pub required: bool,
    /// Whether the answer may leave in a summary.
    #[serde(default)]
    pub share: Share,
    /// Shown only when every question named here was answered by one of its words (an option's id, `yes` or `no`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub when: BTreeMap<QuestionId, BTreeSet<String>>,
}

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

/// Whether an answer may leave in a summary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Share {
    /// It stays in the vault.
    #[default]
    Never,
    /// It may leave after every finding in it was decided.
    Redacted,
    /// It may leave as it is; refused for free text.
    Verbatim,
}

/// Guidance with its citation, shown beside a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The question it stands beside.
    pub question: QuestionId,
    /// Shown only when this option is chosen or under the cursor; without it, always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// At most three sentences.
    pub text: String,
    /// The citation. Never empty.
    pub source: String,
}

/// Why an answer does not fit its question. It names the question's wishes, never the answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A required answer is missing.
    #[error("this question needs an answer before the entry can be kept")]
    Missing,
    /// Another kind of value was given.
    #[error("expected {0}")]
    WrongKind(String),
    /// A number outside the scale.
    #[error("expected a whole number from {from} to {to}")]
    OffScale {
        /// Lowest value.
        from: u8,
        /// Highest value.
        to: u8,
    },
    /// A word that is no option.
    #[error("expected one of {}", .0.join(", "))]
    NotAnOption(Vec<String>),
    /// Several options where one is asked.
    #[error("expected one option, not several")]
    OnlyOne,
}

impl Guide {
    /// The guide and version an entry is tied to.
    pub fn reference(&self) -> GuideRef {
        GuideRef {
            id: self.id.clone(),
            version: self.version,
        }
    }

    /// The question with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The questions that apply given the answers so far, in order.
    pub fn asked<'a>(
        &'a self,
        answers: &'a BTreeMap<QuestionId, Answer>,
    ) -> impl Iterator<Item = &'a Question> {
        self.questions
            .iter()
            .filter(|question| question.applies(answers))
    }

    /// Guidance beside a question: the notes without a choice, then those for `choice`.
    pub fn notes_beside<'a>(
        &'a self,
        question: &'a QuestionId,
        choice: Option<&'a str>,
    ) -> impl Iterator<Item = &'a Note> {
        self.notes.iter().filter(move |note| {
            note.question == *question
                && (note.choice.is_none() || note.choice.as_deref() == choice)
        })
    }
}

impl Question {
    /// Whether the question is shown after these answers.
    pub fn applies(&self, answers: &BTreeMap<QuestionId, Answer>) -> bool {
        self.when.iter().all(|(id, words)| {
            answers
                .get(id)
                .is_some_and(|answer| answer.choices().iter().any(|word| words.contains(*word)))
        })
    }

    /// Whether an answer fits.
    ///
    /// # Errors
    /// A [`Problem`] saying what was expected, without a word of the answer.
    pub fn check(&self, answer: Option<&Answer>) -> Result<(), Problem> {
        let Some(answer) = answer.filter(|answer| !answer.is_blank()) else {
            return if self.required {
                Err(Problem::Missing)
            } else {
                Ok(())
            };
        };
        match (&self.answer, answer) {
            (AnswerKind::Text | AnswerKind::Line, Answer::Text(_))
            | (AnswerKind::Date, Answer::Date(_))
            | (AnswerKind::YesNo, Answer::YesNo(_))
            | (AnswerKind::Client, Answer::Client(_))
            | (AnswerKind::FollowUps, Answer::FollowUps(_)) => Ok(()),
            (AnswerKind::Scale(scale), Answer::Scale(value)) => {
                if (scale.from..=scale.to).contains(value) {
                    Ok(())
                } else {
                    Err(Problem::OffScale {
                        from: scale.from,
                        to: scale.to,
                    })
                }
            }
            (AnswerKind::Choice(choices), Answer::Choice(chosen)) => {
                if !choices.many && chosen.len() > 1 {
                    return Err(Problem::OnlyOne);
                }
                among(chosen, &choices.of)
            }
            (AnswerKind::Tally(tally), Answer::Tally(counts)) => among(counts.keys(), &tally.of),
            (kind, _) => Err(Problem::WrongKind(kind.expectation())),
        }
    }
}

fn among<'a>(ids: impl IntoIterator<Item = &'a String>, of: &[Choice]) -> Result<(), Problem> {
    if ids
        .into_iter()
        .all(|id| of.iter().any(|choice| choice.id == *id))
    {
        Ok(())
    } else {
        Err(Problem::NotAnOption(
            of.iter().map(|choice| choice.id.clone()).collect(),
        ))
    }
}

impl AnswerKind {
    /// What fits, in words for a message or a line-by-line prompt.
    pub fn expectation(&self) -> String {
        match self {
            AnswerKind::Text => "text".into(),
            AnswerKind::Line => "one line of text".into(),
            AnswerKind::Date => {
                "a day, such as 2026-11-21, 21 November, yesterday or thursday".into()
            }
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

/// A question id that means something to the program.
pub struct WellKnown {
    /// The id.
    pub id: &'static str,
    /// The kind of answer it must have, in words.
    pub answer: &'static str,
    /// What the program does with it.
    pub does: &'static str,
    /// Whether a kind of answer matches.
    pub fits: fn(&AnswerKind) -> bool,
}

/// The ids of [`WELL_KNOWN`], for code that looks one up.
pub mod known {
    /// What sort of incident or prompt it was; names the entry in lists.
    pub const KIND: &str = "kind";
    /// `open`, `waiting` or `closed`.
    pub const STATUS: &str = "status";
    /// The code of the client it touches.
    pub const CLIENT: &str = "client";
    /// The day it happened.
    pub const HAPPENED: &str = "happened";
    /// Whether it belongs on the agenda.
    pub const FOR_SUPERVISION: &str = "for-supervision";
    /// Acts with a day.
    pub const FOLLOW_UPS: &str = "follow-ups";
    /// Where online it happened.
    pub const PLATFORM: &str = "platform";
    /// The day it was discussed in supervision.
    pub const DISCUSSED: &str = "discussed";
}

/// The table behind "how to write a guide": a guide that uses one of these ids must use this kind of answer.
pub const WELL_KNOWN: &[WellKnown] = &[
    WellKnown {
        id: known::KIND,
        answer: "choice, one",
        does: "names the entry in lists and is counted in figures",
        fits: |kind| matches!(kind, AnswerKind::Choice(choices) if !choices.many),
    },
    WellKnown {
        id: known::STATUS,
        answer: "choice, one, of open, waiting, closed",
        does: "says whether an incident still needs something",
        fits: |kind| {
            matches!(kind, AnswerKind::Choice(choices) if !choices.many)
                && kind
                    .options()
                    .iter()
                    .map(|choice| choice.id.as_str())
                    .eq(["open", "waiting", "closed"])
        },
    },
    WellKnown {
        id: known::CLIENT,
        answer: "client",
        does: "ties the entry to a client's code",
        fits: |kind| matches!(kind, AnswerKind::Client),
    },
    WellKnown {
        id: known::HAPPENED,
        answer: "date",
        does: "is the day it happened; without it, the day it was written",
        fits: |kind| matches!(kind, AnswerKind::Date),
    },
    WellKnown {
        id: known::FOR_SUPERVISION,
        answer: "yes_no",
        does: "puts the entry on the agenda",
        fits: |kind| matches!(kind, AnswerKind::YesNo),
    },
    WellKnown {
        id: known::FOLLOW_UPS,
        answer: "follow_ups",
        does: "shows each act on Today when it is due",
        fits: |kind| matches!(kind, AnswerKind::FollowUps),
    },
    WellKnown {
        id: known::PLATFORM,
        answer: "line or choice, one",
        does: "is shown in the list of incidents and counted in figures",
        fits: |kind| {
            matches!(kind, AnswerKind::Line)
                || matches!(kind, AnswerKind::Choice(choices) if !choices.many)
        },
    },
    WellKnown {
        id: known::DISCUSSED,
        answer: "date",
        does: "takes the entry off the agenda and says since when",
        fits: |kind| matches!(kind, AnswerKind::Date),
    },
];

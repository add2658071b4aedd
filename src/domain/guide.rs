//! A guide: a data file of questions. Reading the files is `guides/`, asking the questions is for the two faces.

use super::{Answer, Question, Theme};
use serde::{Deserialize, Serialize};
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

/// Questions up to which it is said how many there may be before it is sure.
const FEW: usize = 12;

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

    /// How many questions an answer still to be given, to the question at place `from` of the guide or to a later one, may
    /// add to those that apply now.
    fn may_add(&self, answers: &BTreeMap<QuestionId, Answer>, from: usize) -> usize {
        // A question hangs on earlier ones only, so that one way through them is enough.
        let mut asked: Vec<&QuestionId> = Vec::new();
        let mut open: Vec<&QuestionId> = Vec::new();
        let mut added = 0;
        for (place, question) in self.questions.iter().enumerate() {
            let applies = question.applies(answers);
            let may = question.when.keys().all(|id| {
                open.contains(&id)
                    || asked.contains(&id)
                        && question.when[id].iter().any(|word| {
                            answers
                                .get(id)
                                .is_some_and(|answer| answer.choices().contains(&word.as_str()))
                        })
            });
            if applies {
                asked.push(&question.id);
            }
            added += usize::from(may && !applies);
            let given = answers.contains_key(&question.id) && place != from;
            if (applies || may) && place >= from && !given {
                open.push(&question.id);
            }
        }
        added
    }

    /// "11": how many questions apply, once no answer still to be given, to the question at place `from` or to a later one, may
    /// add any. Until then "about 20", two in three of those that may come counted, from eight on in fives: so many that the
    /// number does not grow while one answers, since that would be a promise broken. `None` for a long guide whose end is
    /// open: nobody has to answer so many as may come.
    pub fn how_many(&self, answers: &BTreeMap<QuestionId, Answer>, from: usize) -> Option<String> {
        let asked = self.asked(answers).count();
        let may = self.may_add(answers, from);
        let likely = asked + (2 * may).div_ceil(3);
        match (may, likely) {
            (0, _) => Some(asked.to_string()),
            _ if asked > FEW => None,
            (_, 0..8) => Some(format!("about {likely}")),
            _ => Some(format!("about {}", likely.div_ceil(5) * 5)),
        }
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

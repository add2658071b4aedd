//! A question of a guide: when it is shown, and whether an answer fits.

use super::answer_kind::{AnswerKind, Choice};
use super::dates::{self, Towards};
use super::{Answer, QuestionId, known};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One question of a guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the guide. Some ids mean something to the program: [`WELL_KNOWN`](super::WELL_KNOWN).
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
    /// What is missing in a follow-up, in words.
    #[error("{0}")]
    FollowUp(String),
    /// What is typed for a day is none.
    #[error("expected {}", AnswerKind::Date.expectation())]
    NoDay,
    /// A day that no calendar has.
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    /// A day to come where one that has been is asked.
    #[error("expected a day that has been, today or earlier")]
    NotYet,
    /// Several options where one is asked.
    #[error("expected one option, not several")]
    OnlyOne,
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

    /// Where its day lies by meaning: [`known::PAST`], [`known::AHEAD`].
    pub fn towards(&self) -> Towards {
        match self.id.as_str() {
            id if known::PAST.contains(&id) => Towards::Past,
            id if known::AHEAD.contains(&id) => Towards::Ahead,
            _ => Towards::Either,
        }
    }

    /// Reads what somebody typed, as [`AnswerKind::read`] does; a day by where it lies.
    ///
    /// # Errors
    /// A [`Problem`] saying what was expected.
    pub fn read(&self, typed: &str, today: Date) -> Result<Answer, Problem> {
        match self.answer {
            AnswerKind::Date => read_day(typed, self.towards(), today).map(Answer::Date),
            _ => self.answer.read(typed, today),
        }
    }

    /// The days of an answer that are to come by meaning: not those of acts that are done.
    pub fn days_ahead(&self, answer: &Answer) -> Vec<Date> {
        match answer {
            Answer::Date(day) if self.towards() == Towards::Ahead => vec![*day],
            Answer::FollowUps(acts) => {
                let open = acts.iter().filter(|act| act.done.is_none());
                open.map(|act| act.by).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether an answer given now lies in the past where it must. Apart from [`check`](Self::check), which also looks
    /// at what was kept long ago.
    ///
    /// # Errors
    /// [`Problem::NotYet`].
    pub fn has_been(&self, answer: &Answer, today: Date) -> Result<(), Problem> {
        match answer {
            Answer::Date(day) if self.towards() == Towards::Past && *day > today => {
                Err(Problem::NotYet)
            }
            _ => Ok(()),
        }
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
            (AnswerKind::Tally(tally), Answer::Tally(counts)) => {
                if counts.values().any(|count| *count > MOST_COUNTED) {
                    return Err(Problem::WrongKind(self.answer.expectation()));
                }
                among(counts.keys(), &tally.of)
            }
            (kind, _) => Err(Problem::WrongKind(kind.expectation())),
        }
    }
}

/// The largest count of a tally, so that a slip of the finger stays readable.
pub const MOST_COUNTED: u32 = 99_999;

/// A typed day.
///
/// # Errors
/// It is no day, one that no calendar has, or one to come where one of the past is asked.
pub fn read_day(typed: &str, towards: Towards, today: Date) -> Result<Date, Problem> {
    match dates::read(typed, towards, today) {
        Some(day) if towards == Towards::Past && day > today => Err(Problem::NotYet),
        Some(day) => Ok(day),
        None => Err(no_day(typed)),
    }
}

/// Why what is typed is no day: the words for it in both faces, in every form and file.
pub fn no_day(typed: &str) -> Problem {
    match dates::is_no_such_day(typed) {
        true => Problem::NoSuchDay,
        false => Problem::NoDay,
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21); // a Saturday

    fn question(id: &str) -> Question {
        toml::from_str(&format!(
            "id = \"{id}\"\nask = \"On which day?\"\nanswer = \"date\""
        ))
        .unwrap()
    }

    #[test]
    fn a_weekday_is_the_last_one_where_the_day_lies_in_the_past_and_the_coming_one_elsewhere() {
        let on = |id: &str| question(id).read("thursday", TODAY);
        for id in ["happened", "noticed", "discussed", "checked", "recorded-on"] {
            assert_eq!(on(id), Ok(Answer::Date(date(2026, 11, 19))), "{id}");
        }
        assert_eq!(on("until"), Ok(Answer::Date(date(2026, 11, 26))));
    }

    #[test]
    fn a_day_without_a_year_is_the_last_or_the_next_of_its_name_by_what_is_asked() {
        let on = |id: &str, typed: &str| question(id).read(typed, TODAY);
        let day = |year, month, day| Ok(Answer::Date(date(year, month, day)));
        for id in ["happened", "given"] {
            assert_eq!(on(id, "1 december"), day(2025, 12, 1), "{id}");
        }
        for id in ["next-meeting", "review"] {
            assert_eq!(on(id, "1 december"), day(2026, 12, 1), "{id}");
            assert_eq!(on(id, "20 november"), day(2027, 11, 20), "{id}");
            assert_eq!(on(id, "yesterday"), day(2026, 11, 20), "{id}");
        }
        assert_eq!(on("from", "20 november"), day(2026, 11, 20));
        for id in ["happened", "review", "from"] {
            assert_eq!(on(id, "30 february"), Err(Problem::NoSuchDay), "{id}");
        }
    }

    #[test]
    fn the_day_of_an_act_is_the_next_of_its_name_and_one_that_no_calendar_has_is_told() {
        let by = |typed: &str| match AnswerKind::FollowUps.read(typed, TODAY)? {
            Answer::FollowUps(acts) => Ok(acts[0].by),
            _ => Err(Problem::Missing),
        };
        assert_eq!(by("ask Ruth by 20 november"), Ok(date(2027, 11, 20)));
        assert_eq!(by("ask Ruth by yesterday"), Ok(date(2026, 11, 20)));
        assert_eq!(by("ask Ruth by 31 november"), Err(Problem::NoSuchDay));
        assert!(matches!(by("ask Ruth by soon"), Err(Problem::WrongKind(_))));
    }

    #[test]
    fn a_day_to_come_is_refused_where_it_has_happened() {
        for typed in ["tomorrow", "2026-11-22", "in 2 weeks"] {
            assert_eq!(
                question("happened").read(typed, TODAY),
                Err(Problem::NotYet)
            );
            assert!(question("until").read(typed, TODAY).is_ok());
        }
        let tomorrow = Answer::Date(date(2026, 11, 22));
        assert!(question("happened").has_been(&tomorrow, TODAY).is_err());
        assert!(question("from").has_been(&tomorrow, TODAY).is_ok());
    }
}

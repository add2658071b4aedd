//! What was put to a question, and how a typed line becomes it.

use super::dates::{self, Towards};
use super::{AnswerKind, Choice, ClientCode, Problem, Words, read_day};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An answer. Kept as JSON in the vault, externally tagged: `{"scale": 7}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Free text, of one line or many.
    Text(Words),
    /// A day.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
    /// A value on the question's scale.
    Scale(u8),
    /// The ids of the options chosen.
    Choice(BTreeSet<String>),
    /// A client's code.
    Client(ClientCode),
    /// Acts with a day.
    FollowUps(Vec<FollowUp>),
    /// Counts by the id of the category.
    Tally(BTreeMap<String, u32>),
}

/// A small act with a day, and the day it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// What is to be done.
    pub what: Words,
    /// By which day.
    pub by: Date,
    /// When it was done; `None` while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
}

impl Answer {
    /// Whether nothing was put: blank text, no option, no act, no count.
    pub fn is_blank(&self) -> bool {
        match self {
            Answer::Text(words) => words.is_blank(),
            Answer::Choice(chosen) => chosen.is_empty(),
            Answer::FollowUps(acts) => acts.is_empty(),
            Answer::Tally(counts) => counts.values().all(|count| *count == 0),
            Answer::Date(_) | Answer::YesNo(_) | Answer::Scale(_) | Answer::Client(_) => false,
        }
    }

    /// The words a `when` compares with: options' ids, or `yes` and `no`. Empty for other kinds.
    pub fn choices(&self) -> Vec<&str> {
        match self {
            Answer::Choice(chosen) => chosen.iter().map(String::as_str).collect(),
            Answer::YesNo(true) => vec!["yes"],
            Answer::YesNo(false) => vec!["no"],
            _ => Vec::new(),
        }
    }

    /// The answer in words for reading it back; `options` gives choices and tallies their labels and their order.
    pub fn in_words(&self, options: &[Choice]) -> Words {
        let label = |id: &str| {
            options
                .iter()
                .find(|choice| choice.id == id)
                .map_or_else(|| id.replace('-', " "), |choice| choice.label.clone())
        };
        match self {
            Answer::Text(words) => words.clone(),
            Answer::Date(day) => Words::new(&dates::say(*day)),
            Answer::YesNo(true) => Words::new("yes"),
            Answer::YesNo(false) => Words::new("no"),
            Answer::Scale(value) => Words::new(&value.to_string()),
            Answer::Choice(chosen) => {
                let chosen = in_order(chosen.iter(), options);
                let labels: Vec<String> = chosen.map(|id| label(id)).collect();
                Words::new(&labels.join("; "))
            }
            Answer::Client(code) => Words::new(code.as_str()),
            Answer::FollowUps(acts) => {
                let lines: Vec<String> = acts.iter().map(FollowUp::in_words).collect();
                Words::new(&lines.join("\n"))
            }
            Answer::Tally(counts) => {
                let lines: Vec<String> = in_order(counts.keys(), options)
                    .map(|id| format!("{}: {}", label(id), counts[id]))
                    .collect();
                Words::new(&lines.join("\n"))
            }
        }
    }

    pub(super) fn parse(kind: &AnswerKind, typed: &str, today: Date) -> Result<Answer, Problem> {
        let wrong = || Problem::WrongKind(kind.expectation());
        let trimmed = typed.trim();
        match kind {
            AnswerKind::Text | AnswerKind::Line => Ok(Answer::Text(Words::new(typed))),
            AnswerKind::Date => read_day(trimmed, Towards::Either, today).map(Answer::Date),
            AnswerKind::YesNo => match trimmed.to_lowercase().as_str() {
                "y" | "yes" => Ok(Answer::YesNo(true)),
                "n" | "no" => Ok(Answer::YesNo(false)),
                _ => Err(wrong()),
            },
            AnswerKind::Scale(scale) => match trimmed.parse::<u8>() {
                Ok(value) if (scale.from..=scale.to).contains(&value) => Ok(Answer::Scale(value)),
                _ => Err(Problem::OffScale {
                    from: scale.from,
                    to: scale.to,
                }),
            },
            AnswerKind::Choice(choices) => {
                let whole = option(trimmed, &choices.of);
                let chosen: BTreeSet<String> = match whole {
                    Some(id) => BTreeSet::from([id]),
                    None => parted(trimmed)
                        .map(|word| {
                            option(word.trim(), &choices.of).ok_or_else(|| {
                                Problem::NotAnOption(
                                    choices.of.iter().map(|choice| choice.id.clone()).collect(),
                                )
                            })
                        })
                        .collect::<Result<_, _>>()?,
                };
                if !choices.many && chosen.len() > 1 {
                    return Err(Problem::OnlyOne);
                }
                Ok(Answer::Choice(chosen))
            }
            AnswerKind::Client => ClientCode::try_from(trimmed.to_owned())
                .map(Answer::Client)
                .map_err(|_| wrong()),
            AnswerKind::FollowUps => {
                let (what, by) = trimmed.rsplit_once(" by ").ok_or_else(wrong)?;
                let by = read_day(by.trim(), Towards::Ahead, today).map_err(|slip| match slip {
                    Problem::NoDay => wrong(),
                    slip => slip,
                })?;
                Ok(Answer::FollowUps(vec![FollowUp {
                    what: Words::new(what.trim()),
                    by,
                    done: None,
                }]))
            }
            AnswerKind::Tally(tally) => {
                let mut counts = BTreeMap::new();
                for part in trimmed.split(',').filter(|part| !part.trim().is_empty()) {
                    let (category, count) = part.rsplit_once('=').ok_or_else(wrong)?;
                    let id = option(category.trim(), &tally.of).ok_or_else(wrong)?;
                    counts.insert(id, count.trim().parse().map_err(|_| wrong())?);
                }
                Ok(Answer::Tally(counts))
            }
        }
    }
}

/// Ids in the order of the options; those of none come last.
fn in_order<'a>(
    ids: impl Iterator<Item = &'a String>,
    options: &[Choice],
) -> impl Iterator<Item = &'a String> {
    let place = |id: &String| options.iter().position(|choice| choice.id == *id);
    let mut ids: Vec<&String> = ids.collect();
    ids.sort_by_key(|id| place(id).unwrap_or(options.len()));
    ids.into_iter()
}

/// What several typed options are parted by: commas, or spaces between numbers alone.
fn parted(typed: &str) -> impl Iterator<Item = &str> {
    let numbers = typed
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || c == ',');
    typed
        .split(move |c: char| c == ',' || (numbers && c.is_whitespace()))
        .filter(|part| !part.trim().is_empty())
}

/// The id of the option meant by a number from 1, an id or a label, in any case.
fn option(typed: &str, of: &[Choice]) -> Option<String> {
    if let Ok(number) = typed.parse::<usize>() {
        return of
            .get(number.wrapping_sub(1))
            .map(|choice| choice.id.clone());
    }
    let typed = typed.to_lowercase();
    of.iter()
        .find(|choice| choice.id == typed.replace(' ', "-") || choice.label.to_lowercase() == typed)
        .map(|choice| choice.id.clone())
}

impl FollowUp {
    /// "explain why I declined, by 26 November 2026", and when it was done.
    pub fn in_words(&self) -> String {
        let done = self
            .done
            .map(|day| format!(", done {}", dates::say(day)))
            .unwrap_or_default();
        format!(
            "{}, by {}{done}",
            self.what.read().trim_end(),
            dates::say(self.by)
        )
    }

    /// Acts as they were typed, each with its day and when it was done: what a draft keeps while one of them has no day.
    /// Three lines for each.
    pub fn typed<'a>(acts: impl IntoIterator<Item = (&'a str, &'a str, Option<Date>)>) -> Words {
        let line = |typed: &str| typed.replace('\n', " ");
        let lines: Vec<String> = acts
            .into_iter()
            .flat_map(|(what, by, done)| {
                let done = done.map(|day| day.to_string()).unwrap_or_default();
                [line(what), line(by), done]
            })
            .collect();
        Words::new(&lines.join("\n"))
    }

    /// The acts in what [`FollowUp::typed`] gave.
    pub fn of_typed(words: &Words) -> Vec<(Words, Words, Option<Date>)> {
        let lines: Vec<&str> = words.read().split('\n').collect();
        let acts = lines.chunks(3).map(|act| {
            let line = |at: usize| act.get(at).copied().unwrap_or_default();
            (
                Words::new(line(0)),
                Words::new(line(1)),
                line(2).parse().ok(),
            )
        });
        acts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Choices, Scale};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    #[test]
    fn no_space_stands_before_the_comma_of_a_follow_up() {
        let act = FollowUp {
            what: Words::new("ring the insurer "),
            by: date(2026, 11, 26),
            done: None,
        };
        assert_eq!(act.in_words(), "ring the insurer, by 26 November 2026");
    }

    fn pick(many: bool) -> AnswerKind {
        let option = |id: &str, label: &str| Choice {
            id: id.into(),
            label: label.into(),
        };
        AnswerKind::Choice(Choices {
            of: vec![
                option("friend-request", "a friend request, or a follow"),
                option("other", "something else"),
            ],
            many,
        })
    }

    #[test]
    fn acts_of_which_one_has_no_day_come_back_from_a_draft_as_they_were_typed() {
        let acts = [
            ("ask Ruth", "thursday", None),
            ("ask Tom", "", None),
            ("", "26 Nov", None),
            ("write", "21 November 2026", Some(TODAY)),
            ("call", "", None),
        ];
        let kept = serde_json::to_string(&FollowUp::typed(acts)).expect("words are JSON");
        let kept: Words = serde_json::from_str(&kept).expect("JSON is words");
        let back = FollowUp::of_typed(&kept);
        let back: Vec<(&str, &str, Option<Date>)> = back
            .iter()
            .map(|(what, by, done)| (what.read(), by.read(), *done))
            .collect();
        assert_eq!(back, acts);
    }

    #[test]
    fn an_option_is_taken_by_number_by_id_or_by_label_even_with_a_comma_in_it() {
        let chosen = Answer::Choice(BTreeSet::from(["friend-request".to_owned()]));
        for typed in [
            "1",
            "friend-request",
            "Friend request",
            "a friend request, or a follow",
        ] {
            assert_eq!(
                Answer::parse(&pick(false), typed, TODAY).as_ref(),
                Ok(&chosen),
                "{typed}"
            );
        }
    }

    #[test]
    fn choices_and_counts_are_read_in_the_order_of_the_guide() {
        let option = |id: &str| Choice {
            id: id.into(),
            label: id.to_uppercase(),
        };
        let options = ["slight", "moderate", "grave"].map(option);
        let chosen = ["grave", "moderate", "gone"].map(str::to_owned);
        let choice = Answer::Choice(BTreeSet::from(chosen));
        assert_eq!(choice.in_words(&options).read(), "MODERATE; GRAVE; gone");
        let counted = [("grave".to_owned(), 2), ("slight".to_owned(), 1)];
        let tally = Answer::Tally(BTreeMap::from(counted));
        assert_eq!(tally.in_words(&options).read(), "SLIGHT: 1\nGRAVE: 2");
    }

    #[test]
    fn two_options_fit_only_where_several_are_asked() {
        assert_eq!(
            Answer::parse(&pick(false), "1, 2", TODAY),
            Err(Problem::OnlyOne)
        );
        for typed in [
            "1, 2",
            "1,2",
            "1 2",
            "2 1",
            "something else, friend-request",
        ] {
            let Ok(Answer::Choice(chosen)) = Answer::parse(&pick(true), typed, TODAY) else {
                panic!("{typed}")
            };
            assert_eq!(chosen.len(), 2, "{typed}");
        }
        assert_eq!(
            Answer::parse(&pick(false), "1 2", TODAY),
            Err(Problem::OnlyOne)
        );
        assert!(matches!(
            Answer::parse(&pick(true), "3", TODAY),
            Err(Problem::NotAnOption(_))
        ));
    }

    #[test]
    fn a_follow_up_is_an_act_and_a_day() {
        let answer = Answer::parse(
            &AnswerKind::FollowUps,
            "stand by what I said by thursday",
            TODAY,
        );
        let Ok(Answer::FollowUps(acts)) = answer else {
            panic!("no follow-up")
        };
        assert_eq!(acts[0].what.read(), "stand by what I said");
        assert_eq!(acts[0].by, date(2026, 11, 26));
        assert!(Answer::parse(&AnswerKind::FollowUps, "explain", TODAY).is_err());
    }

    #[test]
    fn a_number_off_the_scale_says_the_scale() {
        let scale = Scale {
            from: 0,
            to: 10,
            low: "a".into(),
            high: "b".into(),
        };
        let problem = Answer::parse(&AnswerKind::Scale(scale), "11", TODAY);
        assert_eq!(problem, Err(Problem::OffScale { from: 0, to: 10 }));
    }
}

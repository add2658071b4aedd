//! The fictional year as its files tell it, and how that becomes the revisions a journal would hold.

use super::DemoError;
use crate::domain::{
    Answer, AnswerKind, ClientCode, FollowUp, Guide, Page, QuestionId, Risk, RiskAnswer, Words,
};
use crate::guides::Library;
use jiff::civil::{Date, Time};
use jiff::{ToSpan, Zoned};
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) const YEAR: [&str; 5] = [
    include_str!("../../assets/demo/year-1.toml"),
    include_str!("../../assets/demo/year-2.toml"),
    include_str!("../../assets/demo/year-3.toml"),
    include_str!("../../assets/demo/year-4.toml"),
    include_str!("../../assets/demo/views.toml"),
];
/// One revision of an entry, or an afterword of it, on its way into the journal.
pub(super) struct Kept<'a> {
    /// Which entry of the year, from 0.
    pub(super) entry: usize,
    /// From 1.
    pub(super) revision: u32,
    pub(super) guide: &'a Guide,
    pub(super) page: Page,
    pub(super) when: Zoned,
}

/// Every revision of the year in the order in which they were kept.
pub(super) fn year<'a>(library: &'a Library, now: &Zoned) -> Result<Vec<Kept<'a>>, DemoError> {
    let mut kept = Vec::new();
    for (nth, told) in told_year().iter().enumerate() {
        kept.extend(told.revisions(nth, library, now)?);
    }
    kept.sort_by(|a, b| a.when.cmp(&b.when));
    Ok(kept)
}

fn told_year() -> Vec<Told> {
    YEAR.iter()
        .flat_map(|text| {
            let part: Part = toml::from_str(text).expect("the year is tested");
            part.entries
        })
        .collect()
}

/// A file of the year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    entries: Vec<Told>,
}

/// An entry as its file tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    days_ago: i64,
    time: Time,
    guide: String,
    /// Where the risk question comes first; "no" unless told.
    risk: Option<RiskAnswer>,
    #[serde(default)]
    acted: bool,
    answers: BTreeMap<String, Value>,
    #[serde(default)]
    revisions: Vec<Later>,
    /// Said later about the entry, after its last revision.
    #[serde(default)]
    afterwords: Vec<Afterword>,
}

/// What was said about an entry later, by a guide for that.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Afterword {
    days_ago: i64,
    time: Time,
    guide: String,
    answers: BTreeMap<String, Value>,
}

/// Answers that were changed on a later day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Later {
    days_ago: i64,
    time: Time,
    answers: BTreeMap<String, Value>,
}

/// An answer as its file tells it; the question says what it is.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Value {
    YesNo(bool),
    Number(u8),
    Word(String),
    Words(Vec<String>),
    Acts(Vec<Act>),
    Day(Day),
    Counts(BTreeMap<String, u32>),
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum Day {
    Past { days_ago: i64 },
    Future { in_days: i64 },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Act {
    what: String,
    days_ago: Option<i64>,
    in_days: Option<i64>,
    done_days_ago: Option<i64>,
}

/// When an act was ticked off, for want of a told time: early in the evening.
const TICKED: Time = Time::constant(19, 5, 0, 0);

impl Told {
    /// The entry as first kept, then one revision for each told change and for each day on which an act was done.
    fn revisions<'a>(
        &self,
        nth: usize,
        library: &'a Library,
        now: &Zoned,
    ) -> Result<Vec<Kept<'a>>, DemoError> {
        let place = format!("{}, {} days ago", self.guide, self.days_ago);
        let guide = named(library, &self.guide)?;
        let written = moment(now, self.days_ago, self.time);
        let mut states = vec![(written.clone(), answers(&self.answers, guide, now, &place)?)];
        for later in &self.revisions {
            let mut whole = states[states.len() - 1].1.clone();
            whole.extend(answers(&later.answers, guide, now, &place)?);
            states.push((moment(now, later.days_ago, later.time), whole));
        }
        let ticks: Vec<Date> = states[states.len() - 1]
            .1
            .values()
            .flat_map(|answer| match answer {
                Answer::FollowUps(acts) => acts.as_slice(),
                _ => &[],
            })
            .filter_map(|act| act.done)
            .collect();
        for day in ticks {
            if states.iter().any(|(when, _)| when.date() == day) {
                continue;
            }
            let when = at(now, day, TICKED);
            let after = states.partition_point(|(earlier, _)| *earlier < when);
            let told = states[after.max(1) - 1].1.clone();
            states.insert(after, (when, told));
        }
        let risk = guide.kind.asks_risk_first().then(|| Risk {
            answer: self.risk.unwrap_or(RiskAnswer::No),
            acted: self.acted.then(|| written.clone()),
        });
        let kept = states
            .into_iter()
            .zip(1..)
            .map(|((when, mut told), revision)| {
                for answer in told.values_mut() {
                    forget_after(answer, when.date());
                }
                let page = Page {
                    answers: told,
                    risk: risk.clone(),
                    ..Page::of(guide)
                };
                Kept {
                    entry: nth,
                    revision,
                    guide,
                    page,
                    when,
                }
            });
        let mut kept: Vec<Kept<'a>> = kept.collect();
        for after in &self.afterwords {
            let said = after.kept(&kept[kept.len() - 1], library, now)?;
            kept.push(said);
        }
        Ok(kept)
    }
}

impl Afterword {
    fn kept<'a>(
        &self,
        last: &Kept<'_>,
        library: &'a Library,
        now: &Zoned,
    ) -> Result<Kept<'a>, DemoError> {
        let place = format!("{}, {} days ago", self.guide, self.days_ago);
        let guide = named(library, &self.guide)?;
        let when = moment(now, self.days_ago, self.time);
        if when <= last.when {
            // A revision after it would take its answers away again.
            return Err(DemoError::Misfit(format!(
                "{place}: the entry changed later"
            )));
        }
        let page = Page {
            answers: answers(&self.answers, guide, now, &place)?,
            ..Page::of(guide)
        };
        Ok(Kept {
            entry: last.entry,
            revision: last.revision + 1,
            guide,
            page,
            when,
        })
    }
}

pub(super) fn named<'a>(library: &'a Library, guide: &str) -> Result<&'a Guide, DemoError> {
    library
        .named(guide)
        .ok_or_else(|| DemoError::Misfit(format!("no guide {guide}")))
}

/// Takes back what could not be known on `day`: that an act would be done later.
fn forget_after(answer: &mut Answer, day: Date) {
    if let Answer::FollowUps(acts) = answer {
        for act in acts {
            act.done = act.done.filter(|done| *done <= day);
        }
    }
}

pub(super) fn answers(
    told: &BTreeMap<String, Value>,
    guide: &Guide,
    now: &Zoned,
    place: &str,
) -> Result<BTreeMap<QuestionId, Answer>, DemoError> {
    told.iter()
        .map(|(id, value)| {
            let misfit = |what: String| DemoError::Misfit(format!("{place}, {id}: {what}"));
            let question = guide
                .questions
                .iter()
                .find(|question| question.id.as_str() == id)
                .ok_or_else(|| misfit("no such question".into()))?;
            let answer = value
                .answer(&question.answer, now)
                .ok_or_else(|| misfit(format!("expected {}", question.answer.expectation())))?;
            question
                .check(Some(&answer))
                .map_err(|problem| misfit(problem.to_string()))?;
            Ok((question.id.clone(), answer))
        })
        .collect()
}

impl Value {
    fn answer(&self, kind: &AnswerKind, now: &Zoned) -> Option<Answer> {
        Some(match (self, kind) {
            (Value::YesNo(value), AnswerKind::YesNo) => Answer::YesNo(*value),
            (Value::Number(value), AnswerKind::Scale(_)) => Answer::Scale(*value),
            (Value::Counts(counts), AnswerKind::Tally(_)) => Answer::Tally(counts.clone()),
            (Value::Word(text), AnswerKind::Text | AnswerKind::Line) => {
                Answer::Text(Words::new(text))
            }
            (Value::Word(code), AnswerKind::Client) => {
                Answer::Client(ClientCode::try_from(code.clone()).ok()?)
            }
            (Value::Word(id), AnswerKind::Choice(_)) => Answer::Choice([id.clone()].into()),
            (Value::Words(ids), AnswerKind::Choice(_)) => {
                Answer::Choice(ids.iter().cloned().collect())
            }
            (Value::Day(day), AnswerKind::Date) => Answer::Date(day.of(now)),
            (Value::Acts(acts), AnswerKind::FollowUps) => {
                Answer::FollowUps(acts.iter().map(|act| act.of(now)).collect())
            }
            _ => return None,
        })
    }
}

impl Day {
    pub(super) fn of(&self, now: &Zoned) -> Date {
        match self {
            Day::Past { days_ago } => day(now, *days_ago),
            Day::Future { in_days } => day(now, -in_days),
        }
    }
}

impl Act {
    fn of(&self, now: &Zoned) -> FollowUp {
        let days_ago = self
            .days_ago
            .unwrap_or_else(|| -self.in_days.unwrap_or_default());
        FollowUp {
            what: Words::new(&self.what),
            by: day(now, days_ago),
            done: self.done_days_ago.map(|ago| day(now, ago)),
        }
    }
}

pub(super) fn day(now: &Zoned, days_ago: i64) -> Date {
    now.date().saturating_sub(days_ago.days())
}

pub(super) fn moment(now: &Zoned, days_ago: i64, time: Time) -> Zoned {
    at(now, day(now, days_ago), time)
}

pub(super) fn at(now: &Zoned, day: Date, time: Time) -> Zoned {
    day.to_datetime(time)
        .to_zoned(now.time_zone().clone())
        .unwrap_or_else(|_| now.clone())
}

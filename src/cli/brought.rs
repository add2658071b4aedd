//! What a prompt brings, and where it leads.

use super::asker::Typed;
use super::run::Run;
use crate::domain::{Answer, Page, Question, QuestionId, dates};
use crate::failure::Failure;
use jiff::civil::Date;

/// Where to go after a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// On.
    Next,
    /// To the question before.
    Back,
    /// Out, with a draft.
    Stop,
    /// Out, with the entry kept.
    Keep,
}

/// What becomes of the answer.
pub enum Change {
    /// It stays as it was, or missing.
    Keep,
    /// It goes.
    Clear,
    /// This one stands.
    Set(Answer),
}

/// What a prompt brought.
pub struct Reply {
    pub change: Change,
    pub then: Move,
}

impl Reply {
    pub(super) fn to(then: Move) -> Self {
        Self {
            change: Change::Keep,
            then,
        }
    }

    pub(super) fn set(answer: Answer) -> Self {
        Self {
            change: Change::Set(answer),
            then: Move::Next,
        }
    }
}

/// Keeps what there is of an answer that comes in several lines, after each of them.
pub type Half<'h> = dyn FnMut(Answer) -> Result<(), Failure> + 'h;

/// Keeps the page as a draft, with the question that comes next. One that is not worth keeping leaves no draft behind.
pub type Keep<'k> = dyn FnMut(&Page, Option<&QuestionId>) -> Result<(), Failure> + 'k;

/// What becomes of a question at which no words were typed.
pub(super) fn without_words(typed: &Typed) -> Reply {
    match typed {
        Typed::Skip => Reply {
            change: Change::Clear,
            then: Move::Next,
        },
        Typed::Back => Reply::to(Move::Back),
        Typed::Stop => Reply::to(Move::Stop),
        Typed::Keep => Reply::to(Move::Keep),
        Typed::Nothing | Typed::Words(_) => Reply::to(Move::Next),
    }
}

/// Says how a day that was typed is understood, whole, since it may lie in another year than was meant; of one that is to come
/// by meaning that it is past.
pub(super) fn tell_days(
    run: &mut Run,
    question: &Question,
    answer: &Answer,
) -> Result<(), Failure> {
    let days: Vec<Date> = match answer {
        Answer::Date(day) => vec![*day],
        Answer::FollowUps(acts) => acts.iter().map(|act| act.by).collect(),
        _ => return Ok(()),
    };
    let (today, ahead) = (run.now.date(), question.days_ahead(answer));
    for day in days {
        let past = dates::said_of_past(day, today).filter(|_| ahead.contains(&day));
        run.say(&past.unwrap_or_else(|| format!("{}.", dates::say_whole(day))))?;
    }
    Ok(())
}

/// Says of the days that are to come by meaning which are past; they may stay so.
pub fn tell_what_is_past(
    run: &mut Run,
    question: &Question,
    answer: &Answer,
) -> Result<(), Failure> {
    let today = run.now.date();
    for day in question.days_ahead(answer) {
        if let Some(said) = dates::said_of_past(day, today) {
            run.say(&said)?;
        }
    }
    Ok(())
}

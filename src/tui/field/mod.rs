//! One question's answer while it is given: a field for each kind of answer. A field knows its own keys, its look
//! and its answer; which question it belongs to and what comes next is the form's.
//!
//! Drawing changes nothing: what is seen of a long list or text follows from the size and the cursor.

mod acts;
mod client;
mod pick;
mod scale;
pub(super) mod sheet;
mod tally;
mod typed;

use super::text::{Outcome, Text};
use super::theme::Theme;
use crate::domain::dates::{self, Towards};
use crate::domain::{Answer, AnswerKind, Choice, Client, Problem, Question, Words, read_day};
use acts::Acts;
use client::Code;
use jiff::civil::Date;
use pick::Pick;
pub(in crate::tui) use pick::led_to;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Modifier, Style};
use scale::Slider;
use sheet::Sheet;
use std::collections::BTreeSet;
use std::ops::Range;
use tally::Counts;
pub(in crate::tui) use typed::edit;

/// What reaches a field. Without `Debug` in the program, since it carries what was typed.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug))]
pub enum Input {
    /// A key press.
    Key(KeyEvent),
    /// Pasted text.
    Paste(Words),
    /// The mouse, in cells from the top left of the field's area.
    Mouse {
        /// From 0.
        row: u16,
        /// From 0.
        column: u16,
        /// What it did; a press of the left button, a drag and the wheel are used.
        kind: MouseEventKind,
    },
}

/// What a field did with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Reply {
    /// Not for this field.
    Unused,
    /// Used; the answer is as before.
    Used,
    /// The answer may be another.
    Changed,
    /// The practitioner is done here and goes on.
    Done {
        /// Whether the answer may be another.
        changed: bool,
    },
    /// Refused: the text would be longer than [`super::text::LIMIT`]. Nothing was changed.
    TooLong,
}

/// What a mark on a piece of prose says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// It may identify someone.
    Identifying,
    /// The same, and it is the one that a key would act on now.
    Current,
}

impl MarkKind {
    fn style(self, theme: &Theme) -> Style {
        let style = theme.warm.add_modifier(Modifier::UNDERLINED);
        match self {
            Self::Identifying => style,
            Self::Current => style.add_modifier(Modifier::BOLD),
        }
    }
}

/// What fields need to know of the world around them.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Resolves "yesterday", and the year of a day without one.
    pub today: Date,
    /// The register, in the order of lists.
    pub clients: &'a [Client],
    /// The look.
    pub theme: &'a Theme,
    /// Marks on the prose in front, in bytes of its text; ends outside it or inside a letter do no harm.
    pub marks: &'a [(Range<usize>, MarkKind)],
}

/// A field, by the kind of answer.
pub enum Field {
    /// Prose of several lines.
    Prose(Text),
    /// One line.
    Line(Text),
    /// A day as it is typed, and where it lies by meaning.
    Day(Text, Towards),
    /// Yes or no.
    YesNo(Pick),
    /// A value on a scale.
    Scale(Slider),
    /// One or several options.
    Choice(Pick),
    /// A client's code.
    Client(Code),
    /// Acts with a day.
    FollowUps(Acts),
    /// Counts by category.
    Tally(Counts),
}

impl Field {
    /// The field for a kind of answer, filled with the answer given before, or with what a draft kept of one that was not
    /// yet an answer. An answer of another kind counts as none.
    pub fn new(kind: &AnswerKind, answer: Option<&Answer>) -> Self {
        let blank = Words::default();
        let words = match answer {
            Some(Answer::Text(words)) => words,
            _ => &blank,
        };
        match kind {
            AnswerKind::Text => Self::Prose(Text::new(words)),
            AnswerKind::Line => Self::Line(Text::one_line(words)),
            AnswerKind::Date => {
                let text = match answer {
                    Some(Answer::Date(day)) => Text::one_line(&Words::new(&dates::say(*day))),
                    _ => Text::one_line(words),
                };
                Self::Day(text, Towards::Either)
            }
            AnswerKind::YesNo => {
                let options = ["yes", "no"].map(|word| Choice {
                    id: word.into(),
                    label: word.into(),
                });
                let chosen = answer.map(Answer::choices).unwrap_or_default();
                Self::YesNo(Pick::new(&options, false, &chosen))
            }
            AnswerKind::Scale(scale) => Self::Scale(Slider::new(
                scale.clone(),
                match answer {
                    Some(Answer::Scale(value)) => Some(*value),
                    _ => None,
                },
            )),
            AnswerKind::Choice(choices) => {
                let chosen = answer.map(Answer::choices).unwrap_or_default();
                Self::Choice(Pick::new(&choices.of, choices.many, &chosen))
            }
            AnswerKind::Client => Self::Client(match answer {
                Some(Answer::Client(code)) => Code::new(Some(code)),
                _ => Code::of_typed(words),
            }),
            AnswerKind::FollowUps => Self::FollowUps(match answer {
                Some(Answer::FollowUps(acts)) => Acts::new(acts),
                Some(Answer::Text(words)) if !words.is_blank() => Acts::of_typed(words),
                _ => Acts::new(&[]),
            }),
            AnswerKind::Tally(tally) => Self::Tally(Counts::new(
                &tally.of,
                match answer {
                    Some(Answer::Tally(counts)) => Some(counts),
                    _ => None,
                },
            )),
        }
    }

    /// The field for a question, filled with the answer given before.
    pub fn of(question: &Question, answer: Option<&Answer>) -> Self {
        match Self::new(&question.answer, answer) {
            Self::Day(text, _) => Self::Day(text, question.towards()),
            field => field,
        }
    }

    /// The same, answered by as few keys as it can be: a digit, or y and n, chooses and goes on.
    pub fn quick(self) -> Self {
        match self {
            Self::YesNo(pick) => Self::YesNo(pick.quick()),
            Self::Choice(pick) => Self::Choice(pick.quick()),
            Self::Scale(slider) => Self::Scale(slider.quick()),
            other => other,
        }
    }

    /// The answer as it stands; `None` when nothing was put.
    ///
    /// # Errors
    /// What was typed is no answer of this kind.
    pub fn answer(&self, today: Date) -> Result<Option<Answer>, Problem> {
        match self {
            Self::Prose(text) | Self::Line(text) => {
                Ok((!text.is_blank()).then(|| Answer::Text(text.words())))
            }
            Self::Day(text, _) if text.is_blank() => Ok(None),
            Self::Day(text, towards) => {
                read_day(text.read(), *towards, today).map(|day| Some(Answer::Date(day)))
            }
            Self::YesNo(_) | Self::Choice(_) => Ok(self.choice()),
            Self::Scale(slider) => Ok(slider.value().map(Answer::Scale)),
            Self::Client(code) => code.answer(),
            Self::FollowUps(acts) => acts.answer(today),
            Self::Tally(counts) => Ok(counts.answer()),
        }
    }

    /// Whether the cursor is where it is kept from being an answer: the only place, or the first of several.
    pub fn is_at_slip(&self, today: Date) -> bool {
        match self {
            Self::FollowUps(acts) => acts.is_at_slip(today),
            _ => true,
        }
    }

    /// Moves to what keeps it from being an answer, where it has several places. Whether that is to be said, and not only
    /// gone to.
    pub fn go_to_slip(&mut self, today: Date) -> bool {
        match self {
            Self::FollowUps(acts) => acts.go_to_slip(today),
            _ => true,
        }
    }

    /// What is said while one is still in it, as long as it is so.
    pub fn complaint(&self, today: Date) -> Option<Problem> {
        match self {
            Self::FollowUps(acts) => acts.complaint(today),
            _ => None,
        }
    }

    /// Whether a line is typed into, and not a text of several.
    pub fn has_line(&self) -> bool {
        matches!(
            self,
            Self::Line(_) | Self::Day(..) | Self::Client(_) | Self::FollowUps(_)
        )
    }

    /// What a draft keeps: the answer, or what was typed towards one and is none yet.
    pub fn so_far(&self, today: Date) -> Option<Answer> {
        match (self.answer(today), self) {
            (Ok(answer), _) => answer,
            (Err(_), Self::Day(text, _)) => Some(Answer::Text(text.words())),
            (Err(_), Self::Client(code)) => Some(Answer::Text(code.so_far())),
            (Err(_), Self::FollowUps(acts)) => Some(Answer::Text(acts.typed())),
            (Err(_), _) => None,
        }
    }

    /// The answer to a yes or no or to a choice, on which other questions may hang; it does not depend on the day.
    pub fn choice(&self) -> Option<Answer> {
        match self {
            Self::YesNo(pick) => pick.chosen().next().map(|id| Answer::YesNo(id == "yes")),
            Self::Choice(pick) => {
                let chosen: BTreeSet<String> = pick.chosen().map(str::to_owned).collect();
                (!chosen.is_empty()).then_some(Answer::Choice(chosen))
            }
            _ => None,
        }
    }

    /// The id of the option under the cursor, for the guidance beside it.
    pub fn option_under_cursor(&self) -> Option<&str> {
        match self {
            Self::YesNo(pick) | Self::Choice(pick) => Some(pick.under_cursor()),
            _ => None,
        }
    }

    /// Whether it is a choice among options.
    pub fn has_options(&self) -> bool {
        matches!(self, Self::YesNo(_) | Self::Choice(_))
    }

    /// Whether it is answered by yes or no, and so by a letter.
    pub fn takes_letters(&self) -> bool {
        matches!(self, Self::YesNo(_))
    }

    /// Moves to the option that the typed words fit; whether there is one. Elsewhere words are no way to an option.
    pub fn seek(&mut self, typed: &str) -> bool {
        match self {
            Self::Choice(pick) => pick.seek(typed),
            _ => false,
        }
    }

    /// Puts an answer to a yes or no or to a choice in the place of what is chosen.
    pub fn put_choice(&mut self, answer: Option<&Answer>) {
        if let Self::YesNo(pick) | Self::Choice(pick) = self {
            pick.choose_only(&answer.map(Answer::choices).unwrap_or_default());
        }
    }

    /// What is done here, in words for a notice, where no words can be typed; `None` where they can.
    pub fn without_words(&self) -> Option<&'static str> {
        match self {
            Self::YesNo(_) => Some("Up and Down move, y, n or Space chooses"),
            Self::Choice(_) => Some("Up and Down move, Space chooses"),
            Self::Scale(_) => Some("Left and Right move, and a number chooses"),
            Self::Tally(_) => Some("Up and Down move, + and - count"),
            _ => None,
        }
    }

    /// Whether the cursor was moved to an option and none is chosen.
    pub fn points_only(&self) -> bool {
        match self {
            Self::YesNo(pick) | Self::Choice(pick) => pick.points_only(),
            _ => false,
        }
    }

    /// The prose, where marks are drawn and replacements made.
    pub fn prose(&self) -> Option<&Text> {
        match self {
            Self::Prose(text) | Self::Line(text) => Some(text),
            _ => None,
        }
    }

    /// The prose, to replace a range of it. The form's answer has changed after that.
    pub fn prose_mut(&mut self) -> Option<&mut Text> {
        match self {
            Self::Prose(text) | Self::Line(text) => Some(text),
            _ => None,
        }
    }

    /// What is written in one's own words where the cursor is: the prose, or the act under the cursor.
    pub fn written(&self) -> Option<&Text> {
        match self {
            Self::FollowUps(acts) => Some(acts.what()),
            _ => self.prose(),
        }
    }

    /// The same, to replace a range of it. The form's answer has changed after that.
    pub fn written_mut(&mut self) -> Option<&mut Text> {
        match self {
            Self::FollowUps(acts) => Some(acts.what_mut()),
            _ => self.prose_mut(),
        }
    }

    /// How many rows of an area of this size the prose takes; 0 for other kinds.
    pub fn seen(&self, size: Size) -> u16 {
        let rows = self.prose().map(|text| text.rows(typed::room(size)).len());
        rows.unwrap_or(0) as u16
    }

    /// How many rows show all of it at a width in cells; at least 1.
    pub fn rows(&self, width: u16, context: &Context) -> usize {
        match self {
            Self::Prose(text) | Self::Line(text) => {
                super::wrap::lines(text.read(), typed::room(Size::new(width, 1)).width).len()
            }
            _ => self.sheet(width, context).len().max(1),
        }
    }

    /// Takes an input, in the area of this size that the field is drawn in. Left alone (`Unused`): Esc, Tab, function
    /// keys and the Control keys that no text needs.
    pub fn apply(&mut self, input: Input, size: Size, context: &Context) -> Reply {
        match self {
            Self::Prose(text) => typed::apply(text, input, size),
            Self::Line(text) => match plain(&input) {
                Some(KeyCode::Enter) => Reply::Done { changed: false },
                _ => typed::apply(text, input, size),
            },
            Self::Day(text, _) => match plain(&input) {
                Some(KeyCode::Enter) => Reply::Done { changed: false },
                Some(KeyCode::Up | KeyCode::Down) => Reply::Unused,
                _ => typed::apply(text, input, size),
            },
            Self::YesNo(pick) => match plain(&input) {
                Some(KeyCode::Char('y' | 'Y')) => pick.choose("yes"),
                Some(KeyCode::Char('n' | 'N')) => pick.choose("no"),
                _ => pick.apply(&input, size, context),
            },
            Self::Choice(pick) => pick.apply(&input, size, context),
            Self::Scale(slider) => slider.apply(&input, size),
            Self::Client(code) => code.apply(input, size, context),
            Self::FollowUps(acts) => acts.apply(input, size, context),
            Self::Tally(counts) => counts.apply(&input, size, context),
        }
    }

    /// Draws the field and gives the place of the hardware cursor; `None` where there is no room at all.
    pub fn view(&self, area: Rect, buffer: &mut Buffer, context: &Context) -> Option<Position> {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        match self {
            Self::Prose(text) | Self::Line(text) => Some(typed::view(text, area, buffer, context)),
            _ => Some(
                self.sheet(area.width, context)
                    .draw(area, buffer, context.theme),
            ),
        }
    }

    fn sheet<'a>(&'a self, width: u16, context: &Context<'a>) -> Sheet<'a> {
        let width = usize::from(width);
        match self {
            Self::Prose(_) | Self::Line(_) => Sheet::default(),
            Self::Day(text, towards) => typed::day(text, *towards, width, context),
            Self::YesNo(pick) | Self::Choice(pick) => pick.sheet(width, context),
            Self::Scale(slider) => slider.sheet(width, context),
            Self::Client(code) => code.sheet(width, context),
            Self::FollowUps(acts) => acts.sheet(width, context),
            Self::Tally(counts) => counts.sheet(width, context),
        }
    }
}

/// The key, if one was pressed without Control or Alt.
fn plain(input: &Input) -> Option<KeyCode> {
    match input {
        Input::Key(key)
            if !key.is_release()
                && !key
                    .modifiers
                    .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
        {
            Some(key.code)
        }
        _ => None,
    }
}

impl From<Outcome> for Reply {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Nothing | Outcome::Moved => Reply::Used,
            Outcome::Changed => Reply::Changed,
            Outcome::TooLong => Reply::TooLong,
        }
    }
}

#[cfg(test)]
mod tests;

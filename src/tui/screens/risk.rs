//! The risk question, before any writing about an incident; and its card. The program asks, shows whom to call,
//! notes the time if it is told to, and weighs nothing.

use super::{Around, Input, Moment, Next, Page, Write, moved, next_number};
use crate::domain::{Guide, Page as Written, Risk as Answered, RiskAnswer};
use crate::guides::RiskCard;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task, Writing};
use ratatui::style::Style;
use std::sync::Arc;

/// The screen.
#[derive(Debug)]
pub struct Risk {
    guide: Arc<Guide>,
    answer: Option<RiskAnswer>,
    focus: usize,
    /// On the card nothing has the focus until it is moved there: Enter held down on the question must not note an act
    /// nobody did, nor close the card unread.
    resting: bool,
    card: Page,
}

impl Risk {
    /// Before this guide, with the practitioner's own contacts on the card.
    pub fn before(guide: Arc<Guide>, desk: &Desk) -> Self {
        let lines = RiskCard::built_in().lines(&desk.settings);
        Self {
            guide,
            answer: None,
            focus: 0,
            resting: false,
            card: Page::new("", &lines.join("\n")),
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Risk
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        (command == Command::Enter && self.resting)
            .then(|| "Move to what fits; Enter then does it.".into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            Input::Mouse(_, Hit::Row(number)) => {
                (self.focus, self.resting) = (number, false);
                self.choose(around)
            }
            Input::Command(Command::Enter) => self.choose(around),
            Input::Command(Command::Back) if self.answer.is_some() => {
                self.answer = None;
                (self.focus, self.resting) = (0, false);
                Next::Stay
            }
            Input::Command(command)
                if self.answer.is_some()
                    && matches!(
                        command,
                        Command::PageDown | Command::PageUp | Command::First | Command::Last
                    )
                    && self.card.scroll(command, around.width, card_height(around)) =>
            {
                Next::Stay
            }
            Input::Command(Command::Down | Command::Up) if self.resting => {
                self.resting = false;
                Next::Stay
            }
            Input::Command(command) if moved(&mut self.focus, 3, 3, command) => Next::Stay,
            _ => Next::Unused,
        }
    }

    fn choose(&mut self, around: &Around) -> Next {
        match self.answer {
            None => {
                let answer = RiskAnswer::ALL[self.focus.min(2)];
                if answer.shows_card() {
                    self.answer = Some(answer);
                    (self.focus, self.resting) = (0, true);
                    Next::Stay
                } else {
                    Next::Become(self.write(answer, None).into())
                }
            }
            Some(answer) => match self.focus {
                0 => Next::Become(self.write(answer, Some(around.at)).into()),
                1 => Next::BackAnd(vec![self.draft(answer)]),
                _ => Next::Become(self.write(answer, None).into()),
            },
        }
    }

    fn page(&self, answer: RiskAnswer, acted: Option<&Moment>) -> Written {
        let mut page = Written::of(&self.guide);
        page.risk = Some(Answered {
            answer,
            acted: acted.map(|at| at.now.clone()),
        });
        page
    }

    fn write(&self, answer: RiskAnswer, acted: Option<&Moment>) -> Write {
        Write::with(Arc::clone(&self.guide), self.page(answer, acted))
    }

    fn draft(&self, answer: RiskAnswer) -> Task {
        let writing = Writing {
            number: next_number(),
            draft: None,
            page: self.page(answer, None),
            guide: Arc::clone(&self.guide),
            revises: None,
        };
        Task::KeepDraft {
            writing: Box::new(writing),
            at: None,
        }
    }

    /// What was answered, when the journal locks or the program ends while the card is read.
    pub(super) fn keep(&self) -> Option<Task> {
        self.answer.map(|answer| self.draft(answer))
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    /// The card can be longer than the screen, so that it scrolls; what can be done stands below it.
    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let card = RiskCard::built_in();
        let (dim, plain, strong) = (canvas.theme.dim, Style::new(), canvas.theme.strong);
        if self.answer.is_none() {
            canvas.head(&self.guide.title, "first");
            let mut y = 3 + canvas.prose(3, 3, &card.ask, strong) + 1;
            y += canvas.prose(3, y, &card.help, dim) + 1;
            for (number, answer) in RiskAnswer::ALL.into_iter().enumerate() {
                canvas.put(3, y, answer.name(), plain);
                canvas.zone(1, y, 60, 1, Hit::Row(number));
                if number == self.focus {
                    canvas.focus(1, y);
                }
                y += 1;
            }
            return;
        }
        let rows = rows_below(around.width);
        let foot = canvas.area.height.saturating_sub(rows);
        let right = self.card.place(around.width, card_height(around));
        canvas.head(&self.guide.title, &right);
        canvas.part(0, foot - 1, |canvas| self.card.view_text(canvas, 2));
        let (mut x, mut y) = (3, foot);
        for (number, words) in [&card.acted, &card.later, &card.go_on]
            .into_iter()
            .enumerate()
        {
            let used = canvas.put(x, y, words, plain);
            canvas.zone(x, y, used, 1, Hit::Row(number));
            if number == self.focus && !self.resting {
                canvas.focus(x - 2, y);
            }
            match rows {
                1 => x += used + 4,
                _ => y += 1,
            }
        }
    }
}

/// Columns that what can be done takes in one row.
const IN_ONE_ROW: u16 = 76;

/// Rows below the card: a narrow page has no room for three choices beside one another.
fn rows_below(width: u16) -> u16 {
    if width < IN_ONE_ROW { 3 } else { 1 }
}

fn card_height(around: &Around) -> u16 {
    around.height.saturating_sub(1 + rows_below(around.width))
}

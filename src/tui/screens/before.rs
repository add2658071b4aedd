//! Before you post: whether a client is in it, what a text gives away, and four questions that are only read. Nothing
//! of the text is kept, and nothing here says that a text is safe.

mod post;
mod words;

use super::paper::Paper;
use super::{Around, Input, Next, moved};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::marks::Marks;
use crate::tui::task::Done;
pub use post::Post;
use ratatui::crossterm::event::MouseEventKind;
use ratatui::style::Style;
use std::time::Duration;
use words::{ANSWERS, CLIENT, CLIENT_HELP, PLACE, QUESTIONS};

const TITLE: &str = "Before you post";

const HELP: &str = "Paste or write the text. Leaving or locking drops it.";

/// Where one is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Step {
    /// Whether a client is in it.
    #[default]
    Client,
    /// What is said where one is, or may be.
    Place,
    /// The text.
    Text,
    /// A question.
    Ask(usize),
    /// What was found, once more.
    End,
}

/// The screen.
#[derive(Debug, Default)]
pub struct Before {
    step: Step,
    focus: usize,
    /// A client is in it, or may be.
    about_a_client: bool,
    post: Post,
}

impl Before {
    pub(super) fn context(&self) -> Context {
        match self.step {
            Step::Text if self.post.is_choosing() => Context::Instead,
            Step::Text => Context::Post,
            _ => Context::Before,
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        match (self.step, command) {
            (_, Command::Before) => Some("You are looking at a text already.".into()),
            (Step::Text, command) => self.post.unavailable(command),
            _ => None,
        }
    }

    pub(super) fn look(&mut self, desk: &Desk, at: Duration) {
        self.post.look(desk, at);
    }

    pub(super) fn marks(&self) -> &Marks {
        self.post.marks()
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match (self.step, &input) {
            (Step::Text, _) if self.post.is_choosing() => self.post.update(input, around),
            (Step::Text, Input::Command(Command::Back)) => self.back(),
            (Step::Text, Input::Command(Command::NextQuestion)) => {
                self.post.settle(around);
                self.to(Step::Ask(0))
            }
            (Step::Text, _) => self.post.update(input, around),
            _ => self.choose(&input),
        }
    }

    fn to(&mut self, step: Step) -> Next {
        self.step = step;
        self.focus = 0;
        Next::Stay
    }

    fn choices(&self) -> &'static [&'static str] {
        match self.step {
            Step::Client => &ANSWERS,
            Step::Place => &["Stop here", "Look at the text all the same"],
            Step::Ask(_) => &["Go on", "Back to the text"],
            Step::Text | Step::End => &["Back to the text", "Leave; the text is dropped"],
        }
    }

    fn choose(&mut self, input: &Input) -> Next {
        let count = self.choices().len();
        match input {
            Input::Mouse(MouseEventKind::Down(_), Hit::Row(row)) if *row < count => {
                self.focus = *row;
                self.chosen()
            }
            Input::Command(Command::Enter) => self.chosen(),
            Input::Command(Command::Back) => self.back(),
            Input::Command(command)
                if moved(&mut self.focus, count, count as u16 + 1, *command) =>
            {
                Next::Stay
            }
            _ => Next::Unused,
        }
    }

    fn chosen(&mut self) -> Next {
        match (self.step, self.focus) {
            (Step::Client, 2) => {
                self.about_a_client = false;
                self.to(Step::Text)
            }
            (Step::Client, _) => {
                self.about_a_client = true;
                self.to(Step::Place)
            }
            (Step::Place, 0) => self.leave(),
            (Step::Ask(at), 0) if at + 1 < QUESTIONS.len() => self.to(Step::Ask(at + 1)),
            (Step::Ask(_), 0) => self.to(Step::End),
            (Step::End, 1) => Next::Back,
            _ => self.to(Step::Text),
        }
    }

    fn back(&mut self) -> Next {
        match self.step {
            Step::Client => self.leave(),
            Step::Text if self.about_a_client => self.to(Step::Place),
            Step::Place | Step::Text => self.to(Step::Client),
            Step::Ask(0) => self.to(Step::Text),
            Step::Ask(at) => self.to(Step::Ask(at - 1)),
            Step::End => self.to(Step::Ask(QUESTIONS.len() - 1)),
        }
    }

    fn leave(&self) -> Next {
        if self.post.is_blank() {
            return Next::Back;
        }
        Next::Ask(
            Confirm::new(
                "Leave this text?",
                "Nothing of it was kept, so it is gone then. To take it with you, go back, mark it with the mouse \
                 (in most terminals with Shift held down) and copy it.",
                "Leave; the text is dropped",
                Vec::new(),
            )
            .or("Go on with it")
            .closing(),
        )
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        if let Done::Changed(..) = done {
            self.post.forget();
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        match self.step {
            Step::Text => {
                self.post
                    .view(TITLE, "nothing of it is kept", HELP, around, canvas);
            }
            _ => self.view_step(canvas),
        }
    }

    fn view_step(&self, canvas: &mut Canvas) {
        let (strong, plain, dim) = (canvas.theme.strong, Style::new(), canvas.theme.dim);
        let mut paper = Paper::new(canvas.area.width);
        let right = match self.step {
            Step::Client => "one question first".to_owned(),
            Step::Ask(at) => format!("question {} of {}", at + 1, QUESTIONS.len()),
            Step::End => "the end".to_owned(),
            Step::Place | Step::Text => String::new(),
        };
        canvas.head(TITLE, &right);
        match self.step {
            Step::Client => {
                paper.prose(CLIENT, strong);
                paper.gap();
                paper.prose(CLIENT_HELP, dim);
            }
            Step::Place | Step::Text => {
                for (at, words) in PLACE.into_iter().enumerate() {
                    if at > 0 {
                        paper.gap();
                    }
                    paper.prose(words, plain);
                }
            }
            Step::Ask(at) => {
                let (name, ask, lines) = &QUESTIONS[at];
                paper.prose(name, dim);
                paper.gap();
                paper.prose(ask, strong);
                paper.gap();
                for line in lines {
                    paper.prose(line, plain);
                    paper.gap();
                }
                paper.prose("There is nothing to write here; reading it is enough.", dim);
            }
            Step::End => self.lay_end(&mut paper, canvas.theme.warm),
        }
        paper.gap();
        for (number, words) in self.choices().iter().enumerate() {
            paper.choice(number, number == self.focus, words, "");
        }
        paper.draw(canvas, 3);
    }

    fn lay_end(&self, paper: &mut Paper, warm: Style) {
        let plain = Style::new();
        paper.said(&self.post.outcome(), plain);
        if let Some(together) = self.post.together() {
            paper.gap();
            paper.said(&together.warning, warm);
        }
        paper.gap();
        if self.about_a_client {
            paper.prose(
                "A client or a session is in it, or may be: no check makes a post or a closed group the right place.",
                plain,
            );
            paper.gap();
        }
        paper.prose(
            "A text can wait until tomorrow; a post cannot be called back.",
            plain,
        );
    }
}

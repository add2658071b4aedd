//! One setting with a few values: nothing is another until one of them is chosen.

use super::paper::Paper;
use super::{Around, Input, Next, moved};
use crate::domain::Settings;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use ratatui::style::Style;

/// The screen.
#[derive(Debug)]
pub struct Setting {
    title: &'static str,
    help: &'static str,
    /// What each value is called, and the settings with it.
    values: Vec<(String, Settings)>,
    /// The value as it is; `None` where it is none of these.
    now: Option<usize>,
    focus: usize,
}

impl Setting {
    /// The values of a setting, the focus on the one that `now` has; at least one.
    pub fn new(
        title: &'static str,
        help: &'static str,
        values: Vec<(String, Settings)>,
        now: &Settings,
    ) -> Self {
        let now = values.iter().position(|(_, settings)| settings == now);
        Self {
            title,
            help,
            values,
            now,
            focus: now.unwrap_or(0),
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Setting
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) => {
                self.focus = row.min(self.values.len() - 1);
                Command::Enter
            }
            _ => return Next::Unused,
        };
        if moved(&mut self.focus, self.values.len(), around.height, command) {
            return Next::Stay;
        }
        match command {
            Command::Enter if self.now == Some(self.focus) => Next::Back,
            Command::Enter => {
                let settings = self.values[self.focus].1.clone();
                Next::BackAnd(vec![Task::PutSettings(settings)])
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, _: &Around, canvas: &mut Canvas) {
        canvas.head(self.title, "");
        let mut paper = Paper::new(canvas.area.width);
        paper.prose(self.help, Style::new());
        paper.gap();
        for (number, (words, _)) in self.values.iter().enumerate() {
            let as_it_is = match self.now == Some(number) {
                true => "as it is",
                false => "",
            };
            paper.choice(number, number == self.focus, words, as_it_is);
        }
        paper.draw(canvas, 3);
    }
}

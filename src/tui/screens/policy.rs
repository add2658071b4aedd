//! The policy for clients: what it says, its versions, who was given which.

use super::{Around, BODY, Input, Next, moved, open_read, top};
use crate::domain::GuideKind;
use crate::tui::canvas::{Canvas, Row};
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Gathered, Task};
use ratatui::style::Style;

/// The screen.
#[derive(Debug)]
pub struct Policy {
    /// Newest first; `None` until they were fetched.
    entries: Option<Vec<Gathered>>,
    focus: usize,
}

impl Policy {
    /// The view; the task fetches what it shows.
    pub fn new() -> (Self, Task) {
        let screen = Self {
            entries: None,
            focus: 0,
        };
        (screen, fetch())
    }

    pub(super) fn context(&self) -> Context {
        Context::Policy
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let Input::Command(command) = input else {
            return Next::Unused;
        };
        let entries = self.entries.as_deref().unwrap_or_default();
        if moved(&mut self.focus, entries.len(), around.height, command) {
            return Next::Stay;
        }
        match (command, entries.get(self.focus)) {
            (Command::Enter, Some(one)) => Next::Run(vec![Task::Read {
                id: one.head.id,
                revision: None,
            }]),
            (Command::Enter, None) => {
                let guide = around.desk.library.named("policy");
                guide.map_or(Next::Stay, |guide| Next::Begin(guide.id.clone()))
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Gathered(entries) => {
                self.entries = Some(entries.iter().rev().cloned().collect());
                Next::Stay
            }
            Done::Changed(..) => Next::Run(vec![fetch()]),
            done => open_read(done),
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Policy);
        let Some(entries) = self
            .entries
            .as_deref()
            .filter(|entries| !entries.is_empty())
        else {
            if self.entries.is_some() {
                let words = "There is no policy yet. Enter begins one, a section at a time; each can be left for later.";
                canvas.prose(3, BODY, words, canvas.theme.dim);
            }
            canvas.cursor_at(1, BODY);
            return;
        };
        let room = canvas.area.height.saturating_sub(BODY);
        canvas.part(BODY, room, |canvas| {
            canvas.list(entries.len(), self.focus, |row| Row {
                cells: vec![(0, entries[row].head.title.as_str(), Style::new())],
                right: ("", Style::new()),
            });
        });
    }
}

fn fetch() -> Task {
    Task::Gather(&[GuideKind::Policy], |_, _| true)
}

//! What was taken in from other journals, the way to take in a file, and the way back.

use super::{Around, Input, Lines, Next, Purpose, moved};
use crate::domain::dates;
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::confirm::Confirm;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, ImportMade, Task};
use ratatui::style::Style;

/// Rows of the body above the list.
const ABOVE: u16 = 3;

/// Rows below the list for what the focus is about.
const BELOW: u16 = 4;

/// The screen: the imports that were made, and where the focus is.
#[derive(Debug, Default)]
pub struct Import {
    /// The newest first.
    made: Vec<ImportMade>,
    focus: usize,
}

impl Import {
    /// The screen, and the work of listing.
    pub fn new() -> (Self, Task) {
        (Self::default(), Task::Imports)
    }

    pub(super) fn context(&self) -> Context {
        Context::Import
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let why = match (command, self.focus) {
            (Command::Remove, _) if self.made.is_empty() => "Nothing was imported yet.",
            (Command::Remove, 0 | 1) => return None,
            (Command::Remove, _) => {
                "Only the newest import is taken back as a whole; take that one back first."
            }
            (Command::Enter, focus) if focus > 0 => {
                "Its entries stand in the journal, each on its day."
            }
            _ => return None,
        };
        Some(why.into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let rows = self.made.len() + 1;
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(0)) => {
                self.focus = 0;
                Command::Enter
            }
            Input::Mouse(_, Hit::Row(row)) if row < rows => {
                self.focus = row;
                return Next::Stay;
            }
            _ => return Next::Unused,
        };
        if moved(&mut self.focus, rows, around.height, command) {
            return Next::Stay;
        }
        match (command, self.focus, self.made.first()) {
            (Command::Enter, 0, _) => Next::Open(Lines::new(Purpose::Import, around.desk).into()),
            (Command::Remove, 0 | 1, Some(newest)) => Next::Ask(Confirm::new(
                "Take the newest import back?",
                &format!(
                    "Of {}: {}. It is removed for good, not to the trash. The file it came from is not touched.",
                    dates::say(newest.at.date()),
                    newest.entries
                ),
                "Take it back",
                vec![Task::UndoImport],
            )),
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Imports(made) => {
                self.made = made.clone();
                self.focus = self.focus.min(made.len());
                Next::Stay
            }
            Done::Changed(..) => Next::Run(vec![Task::Imports]),
            _ => Next::Stay,
        }
    }

    pub(super) fn view(&self, _: &Around, canvas: &mut Canvas) {
        canvas.head("Import", "");
        let (plain, dim) = (Style::new(), canvas.theme.dim);
        let top = canvas.body() + ABOVE;
        canvas.prose(
            3,
            canvas.body(),
            "Text of jrnl, JSON of jrnl and Day One, Markdown, plain text. You see what would be imported, what is left \
             out and why, before anything is kept.",
            plain,
        );
        let rows: Vec<(String, String)> = self
            .made
            .iter()
            .map(|made| (dates::say(made.at.date()), made.entries.clone()))
            .collect();
        let room = canvas.area.height.saturating_sub(top + BELOW);
        canvas.part(top, room, |canvas| {
            canvas.list(rows.len() + 1, self.focus, |row| match row {
                0 => Row {
                    then: "",
                    cells: vec![(0, "import a file", plain)],
                    right: ("", dim),
                },
                row => Row {
                    then: "",
                    cells: vec![
                        (18, rows[row - 1].0.as_str(), dim),
                        (0, rows[row - 1].1.as_str(), plain),
                    ],
                    right: ("", dim),
                },
            });
        });
        let about = match (self.focus, rows.is_empty()) {
            (0, true) => "Nothing was imported yet. Enter asks where the file lies.",
            (0, false) => "Enter asks where the file lies. x takes the newest import back.",
            (1, _) => {
                "x takes it back: its entries are removed for good, as long as none was changed. The file it came from is yours \
                 to delete."
            }
            _ => "Only the newest import is taken back as a whole.",
        };
        let below = top + room.min(rows.len() as u16 + 1) + 1;
        canvas.prose(3, below, about, dim);
    }
}

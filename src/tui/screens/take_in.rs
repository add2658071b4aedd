//! What taking in a file would do, to read before anything is kept.

use super::{Around, Input, Next, Page};
use crate::domain::{Words, many};
use crate::import::{Format, How, Piece};
use crate::tui::canvas::Canvas;
use crate::tui::confirm::Confirm;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, ImportFrom, Task};
use std::sync::Arc;

/// The screen.
#[derive(Debug)]
pub struct TakeIn {
    pieces: Arc<Vec<Piece>>,
    page: Page,
    from: ImportFrom,
}

impl TakeIn {
    /// Of a file that was looked at: what would be taken in, and the whole preview in words.
    pub fn new(pieces: &Arc<Vec<Piece>>, text: &Words, from: &ImportFrom) -> Self {
        Self {
            pieces: Arc::clone(pieces),
            page: Page::new("What would be imported", text.read()),
            from: from.clone(),
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::TakeIn
    }

    /// The formats that the file can be read as, without the one it was.
    fn others(&self) -> &'static [Format] {
        self.from.how.format.map_or(&[], Format::others)
    }

    /// The next of jrnl, Markdown and plain text.
    fn read_otherwise(&self) -> Next {
        let Some(next) = self.others().first() else {
            return Next::Unused;
        };
        Next::Run(vec![Task::LookAtImport(ImportFrom {
            how: How {
                format: Some(*next),
                ..self.from.how
            },
            ..self.from.clone()
        })])
    }

    fn count(&self) -> usize {
        self.pieces.len()
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let why = match command {
            Command::TakeIn if self.count() == 0 => "There is nothing to import.",
            Command::ReadAs if self.others().is_empty() => {
                "JSON says itself how it is to be read; there is no other way."
            }
            _ => return None,
        };
        Some(why.into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            Input::Command(Command::TakeIn) => {}
            Input::Command(Command::ReadAs) => return self.read_otherwise(),
            input => return self.page.update(input, around),
        }
        let entries = many(self.count(), "entry", "entries");
        Next::Ask(
            Confirm::new(
                &format!("Import {entries}?"),
                "Each stands on its own day. As long as none is changed, the whole import can be taken back.",
                &format!("Import {entries}"),
                vec![Task::TakeIn(Arc::clone(&self.pieces))],
            )
            .or("Leave the journal as it is")
            .closing(),
        )
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        if let Done::ImportSeen { pieces, text, from } = done {
            *self = Self::new(pieces, text, from);
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        self.page.view(around, canvas);
    }
}

//! What taking in a file would do, to read before anything is kept.

use super::{Around, Input, Next, Page};
use crate::domain::{Words, many};
use crate::import::Piece;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::{Command, Context};
use crate::tui::overlay::Confirm;
use crate::tui::task::{Done, Task};
use std::sync::Arc;

/// The screen.
#[derive(Debug)]
pub struct TakeIn {
    pieces: Arc<Vec<Piece>>,
    page: Page,
}

impl TakeIn {
    /// Of a file that was looked at: what would be taken in, and the whole preview in words.
    pub fn new(pieces: &Arc<Vec<Piece>>, text: &Words) -> Self {
        Self {
            pieces: Arc::clone(pieces),
            page: Page::new("What would be taken in", text.read()),
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::TakeIn
    }

    fn count(&self) -> usize {
        self.pieces.len()
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        (command == Command::TakeIn && self.count() == 0)
            .then(|| "There is nothing to take in.".into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        if !matches!(input, Input::Command(Command::TakeIn)) {
            return self.page.update(input, around);
        }
        let entries = many(self.count(), "entry", "entries");
        Next::Ask(
            Confirm::new(
                &format!("Take in {entries}?"),
                "Each on its own day. As long as none is changed, all of them can be taken back as one.",
                &format!("Take in {entries}"),
                vec![Task::TakeIn(Arc::clone(&self.pieces))],
            )
            .or("Leave the journal as it is")
            .closing(),
        )
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        self.page.view(around, canvas);
    }
}

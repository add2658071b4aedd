//! What a supervisor received, to read; from here it becomes a page to print, or is answered.

use super::{Answer, Around, Input, Lines, Next, Page, Purpose};
use crate::domain::Words;
use crate::supervision::{self, Enclosed, Recipient};
use crate::tui::canvas::Canvas;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::Done;
use std::path::{Path, PathBuf};

/// The screen.
#[derive(Debug)]
pub struct Received {
    received: supervision::Received,
    path: PathBuf,
    page: Page,
}

impl Received {
    /// Of an opened file.
    pub fn new(received: &supervision::Received, path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let title = format!("Received: {}", name.to_string_lossy());
        Self {
            page: Page::marked(&title, received.page()),
            received: received.clone(),
            path: path.to_owned(),
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Received
    }

    /// The summary's block and the recipient it carries.
    fn answerable(&self) -> Option<(Box<supervision::Block>, Recipient)> {
        let Enclosed::Block(block) = self.received.enclosed() else {
            return None;
        };
        let to = Recipient::parse(block.answer_to.as_deref()?).ok()?;
        Some((block, to))
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        (command == Command::Answer && self.answerable().is_none()).then(|| {
            "It carries no recipient to seal an answer for; the sender makes one under Supervision with y.".into()
        })
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            Input::Command(Command::PageToPrint) => {
                let name = self.path.with_extension("html");
                let name = name.file_name().unwrap_or_default();
                let purpose = Purpose::PageToPrint {
                    page: Words::new(&supervision::page(&self.received)),
                    into: around.desk.exports.join(name),
                };
                Next::Open(Lines::new(purpose, around.desk).into())
            }
            Input::Command(Command::Answer) => match self.answerable() {
                Some((block, to)) => Next::Open(Answer::new(block.period, to).into()),
                None => Next::Unused,
            },
            input => self.page.update(input, around),
        }
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        self.page.view(around, canvas);
    }
}

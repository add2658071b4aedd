//! What leaves, exactly as it leaves; from here it is sealed.

use super::{Around, Input, Lines, Next, Page, Purpose};
use crate::domain::Supervisor;
use crate::supervision::{self, Layout, Summary};
use crate::tui::canvas::Canvas;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::Done;

/// The screen.
#[derive(Debug)]
pub struct Leaves {
    summary: Summary,
    to: Supervisor,
    page: Page,
}

impl Leaves {
    /// Of a finished summary.
    pub fn new(summary: Summary, to: Supervisor) -> Self {
        let title = format!("This is what {} will read", to.name);
        Self {
            page: Page::new(&title, &summary.to_markdown()),
            summary,
            to,
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Leaves
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        (command == Command::Seal && self.to.confirmed.is_none()).then(|| {
            format!(
                "Confirm the fingerprint with {} first, under Supervision; the review is kept.",
                self.to.name
            )
        })
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            Input::Command(Command::Seal) => self.seal(around, false),
            Input::Command(Command::SealWithPassphrase) => self.seal(around, true),
            Input::Command(Command::OtherLayout) => self.lay_out(),
            input => self.page.update(input, around),
        }
    }

    /// The other layout; what leaves is what is shown.
    fn lay_out(&mut self) -> Next {
        let layout = match self.summary.layout() {
            Layout::Sections => Layout::SevenEyed,
            Layout::SevenEyed => Layout::Sections,
        };
        *self = Self::new(self.summary.clone().laid_out(layout), self.to.clone());
        Next::Say(match layout {
            Layout::Sections => "Laid out by sections.".into(),
            Layout::SevenEyed => "Laid out by the seven eyes; 5 and 6 are left for them.".into(),
        })
    }

    fn seal(&self, around: &Around, by_passphrase: bool) -> Next {
        let name = supervision::file_name(&self.to.name, around.at.now.date());
        let purpose = Purpose::Seal {
            summary: Box::new(self.summary.clone()),
            to: self.to.clone(),
            into: around.desk.exports.join(name),
            by_passphrase,
        };
        Next::Open(Lines::new(purpose, around.desk).into())
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        self.page.view(around, canvas);
    }
}

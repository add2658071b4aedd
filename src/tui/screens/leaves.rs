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
    title: String,
    page: Page,
    /// Bytes of the page that are for people; what follows is for programs.
    for_people: usize,
}

impl Leaves {
    /// Of a finished summary.
    pub fn new(summary: Summary, to: Supervisor) -> Self {
        let text = summary.to_markdown();
        Self {
            title: format!("This is what {} will read", to.name),
            page: Page::marked("", &text),
            for_people: supervision::read_by_people(&text).len(),
            summary,
            to,
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Leaves
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, around: &Around) -> Option<String> {
        match command {
            Command::SealWithPassphrase if !self.was_seen(around) => Some(
                "Some of it was not on the screen yet; Enter or Space shows the next page.".into(),
            ),
            Command::Seal if self.was_seen(around) && self.to.confirmed.is_none() => Some(format!(
                "Confirm the fingerprint with {} first, under Supervision; the review is kept.",
                self.to.name
            )),
            _ => None,
        }
    }

    /// Enter goes on through the pages before it seals.
    pub(super) fn named_here(&self, command: Command, around: &Around) -> Option<String> {
        (command == Command::Seal && !self.was_seen(around)).then(|| "next page".into())
    }

    /// Whether all of it was on the screen.
    fn was_seen(&self, around: &Around) -> bool {
        self.page.was_seen(around.width, around.height)
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        self.page.see(around.width, around.height);
        match input {
            Input::Command(Command::Seal) if !self.was_seen(around) => {
                self.page.go_on(around.width, around.height);
                Next::Stay
            }
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

    /// "line 1 to 19 of 40": counted as whoever opens it will see it. What stands behind it for programs is counted apart.
    fn place(&self, around: &Around) -> String {
        let (width, height) = (around.width, around.height);
        let (count, shown) = self.page.rows_of(self.for_people, width, height);
        let (all, _) = self.page.rows_of(self.page.size(), width, height);
        let from = shown.start + 1;
        match shown.end {
            end if from > count => format!(
                "for programs: line {} to {} of {}",
                from - count,
                end - count,
                all - count
            ),
            end if end == all && end > count => {
                format!("line {from} to {count} of {count}, and for programs")
            }
            end if end > count => format!("line {from} to {count} of {count}, then for programs"),
            end => format!("line {from} to {end} of {count}"),
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        canvas.head(&self.title, &self.place(around));
        self.page.view_text(canvas, canvas.body());
    }
}

//! What may identify somebody in the answer in front: looked for as it is written, and replaced where the writer says so.

use super::Write;
use crate::tui::desk::Desk;
use crate::tui::field::Field;
use crate::tui::form::Turn;
use crate::tui::marks::Marks;
use crate::tui::screens::findings::Answered;
use crate::tui::screens::{Around, Input, Next};
use crate::tui::task::Task;
use crate::tui::text::Text;
use std::time::Duration;

impl Write {
    pub(in crate::tui::screens) fn look(&mut self, desk: &Desk, at: Duration) {
        let written = self.form.field().and_then(Field::written);
        self.findings.look(written, desk.register(), at);
        self.pace.look(self.form.revision(), at);
    }

    pub(in crate::tui::screens) fn marks(&self) -> &Marks {
        self.findings.marks()
    }

    pub(super) fn written(&self) -> Option<&Text> {
        self.form.field().and_then(Field::written)
    }

    /// Opens the choice for the finding of this row: 0 is the one at the caret.
    pub(super) fn choose_row(&mut self, row: usize, around: &Around) -> Next {
        let written = self.form.field().and_then(Field::written);
        self.findings.choose_row(row, written, around)
    }

    pub(super) fn put_instead(&mut self, input: Input, around: &Around) -> Next {
        let written = self.form.field().and_then(Field::written);
        let put = match self.findings.update(input, written, around) {
            Answered::Next(next) => return next,
            Answered::Put(put) => put,
        };
        match self.form.replace(put.span, &put.with) {
            Turn::TooLong => self.turned(Turn::TooLong, around),
            _ => Next::Run(put.learns.map(Task::learn).into_iter().collect()),
        }
    }
}

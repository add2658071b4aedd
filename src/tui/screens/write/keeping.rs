//! Nothing typed is lost: the draft that is kept every few seconds and on leaving, and the entry it becomes.

use super::{NOTHING_WRITTEN, Write};
use crate::domain::Page;
use crate::tui::screens::{Around, Moment, Next};
use crate::tui::task::{Task, Writing};
use std::sync::Arc;
use std::time::Duration;

/// Said where an answer is needed, or does not fit, before the entry can be kept.
const ONE_IN_THE_WAY: &str =
    "Not kept yet: Enter goes to the question in the way, Ctrl+B back to where you were.";
const SOME_IN_THE_WAY: &str =
    "Not kept yet: Enter goes to the first question in the way, Ctrl+B back to where you were.";

/// How often a page being written is kept as a draft.
pub(in crate::tui::screens) const KEPT_EVERY: Duration = Duration::from_secs(5);

impl Write {
    pub(super) fn page(&self, at: &Moment) -> Page {
        let mut page = self.form.page(at.now.date());
        page.answers.extend(self.beside.clone());
        page
    }

    fn as_it_stands(&self, page: Page) -> Writing {
        Writing {
            number: self.writing,
            draft: self.draft,
            page,
            guide: Arc::clone(&self.guide),
            revises: self.revises,
        }
    }

    /// The draft, when something is not kept yet.
    pub fn keep(&mut self, at: &Moment) -> Option<Task> {
        if self.saving || !self.form.is_dirty() || self.keeping == Some(self.form.revision()) {
            return None;
        }
        let page = self.page(at);
        if self.draft.is_none() && !page.is_worth_keeping() {
            return None;
        }
        self.asked = at.elapsed;
        self.keeping = Some(self.form.revision());
        Some(Task::KeepDraft {
            writing: Box::new(self.as_it_stands(page)),
            at: self.form.current().map(|question| question.id.clone()),
        })
    }

    /// The same every few seconds, and never while the last one is still being kept.
    pub fn keep_now_and_then(&mut self, at: &Moment) -> Option<Task> {
        let due = at.elapsed.saturating_sub(self.asked) >= KEPT_EVERY;
        (due && self.keeping.is_none())
            .then(|| self.keep(at))
            .flatten()
    }

    pub(super) fn save(&mut self, around: &Around) -> Next {
        if self.saving {
            return Next::Stay;
        }
        let page = self.page(around.at);
        if page.is_blank() {
            return Next::Say(NOTHING_WRITTEN.into());
        }
        match self.form.stop_at_end(around.at.now.date()) {
            0 => {}
            1 => return Next::Say(ONE_IN_THE_WAY.into()),
            _ => return Next::Say(SOME_IN_THE_WAY.into()),
        }
        self.saving = true;
        Next::Run(vec![Task::Save(Box::new(self.as_it_stands(page)))])
    }

    pub(super) fn leave(&mut self, around: &Around) -> Next {
        if let Some(draft) = self.draft
            && !self.page(around.at).is_worth_keeping()
        {
            return Next::BackAnd(vec![Task::DropDraft(draft)]);
        }
        let kept = self.draft.is_some() || self.keeping.is_some();
        match self.keep(around.at) {
            Some(task) => Next::BackAnd(vec![task]),
            None if kept => Next::BackAnd(Vec::new()),
            None => Next::Back,
        }
    }
}

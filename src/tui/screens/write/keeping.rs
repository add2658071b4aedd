//! Nothing typed is lost: the draft that is kept as the writer rests and on leaving, and the entry it becomes.

use super::{NOTHING_CHANGED, NOTHING_WRITTEN, Write};
use crate::domain::Page;
use crate::tui::screens::{Around, Moment, Next, next_number};
use crate::tui::task::{Task, Writing};
use std::sync::Arc;
use std::time::Duration;

/// Said where an answer is needed, or does not fit, before the entry can be kept.
const ONE_IN_THE_WAY: &str =
    "Not kept yet: Enter goes to the question in the way, Ctrl+B back to where you were.";
const SOME_IN_THE_WAY: &str =
    "Not kept yet: Enter goes to the first question in the way, Ctrl+B back to where you were.";

/// How long a writer rests before what was typed is kept as a draft.
const REST: Duration = Duration::from_secs(1);

/// How long they may type on before it is kept all the same.
pub(in crate::tui::screens) const AT_MOST: Duration = Duration::from_secs(3);

/// When what is typed was typed, and so when it is to be kept; in time since the program began.
pub(super) struct Pace {
    /// The revision that was seen last.
    seen: u64,
    /// The first change that no draft on its way has.
    since: Option<Duration>,
    /// The last change of all, while keys come.
    last: Option<Duration>,
}

impl Pace {
    /// Nothing was typed since this revision.
    pub(super) fn at(seen: u64) -> Self {
        Self {
            seen,
            since: None,
            last: None,
        }
    }

    /// Takes note of another revision.
    pub(super) fn look(&mut self, revision: u64, at: Duration) {
        if self.seen != revision {
            self.seen = revision;
            self.again(at);
        }
    }

    /// There is something to keep.
    pub(super) fn again(&mut self, at: Duration) {
        self.since.get_or_insert(at);
        self.last = Some(at);
    }

    fn due(&self) -> Option<Duration> {
        let rested = self.last? + REST;
        Some(rested.min(self.since? + AT_MOST))
    }

    fn is_typing(&self, at: Duration) -> bool {
        self.last.is_some_and(|last| at.saturating_sub(last) < REST)
    }
}

impl Write {
    pub(super) fn page(&self, at: &Moment) -> Page {
        let mut page = self.form.page(at.now.date());
        page.answers.extend(self.beside.clone());
        page
    }

    fn as_it_stands(&self, page: Page) -> Writing {
        Writing {
            number: self.writing,
            ticket: next_number(),
            draft: self.draft,
            page,
            guide: Arc::clone(&self.guide),
            revises: self.revises,
        }
    }

    /// The draft, when something is not kept yet.
    pub fn keep(&mut self, at: &Moment) -> Option<Task> {
        if self.saving {
            return None;
        }
        let revision = self.form.revision();
        self.pace = Pace::at(revision);
        let newest = self.keeping.back();
        let is_on_its_way = newest.is_some_and(|(_, newest)| *newest == revision);
        if is_on_its_way || !self.form.is_dirty() {
            return None;
        }
        let page = self.page(at);
        let is_kept = self.draft.is_some() || newest.is_some();
        if !is_kept && !page.is_worth_keeping() {
            return None;
        }
        let writing = Box::new(self.as_it_stands(page));
        self.keeping.push_back((writing.ticket, revision));
        Some(Task::KeepDraft {
            writing,
            at: self.form.current().map(|question| question.id.clone()),
        })
    }

    /// The ticket of the newest draft that is on its way.
    pub(in crate::tui::screens) fn on_its_way(&self) -> Option<u64> {
        self.keeping.back().map(|(ticket, _)| *ticket)
    }

    /// When the draft is to be kept next; never while the last one is still being kept.
    pub(in crate::tui::screens) fn due(&self) -> Option<Duration> {
        let waits = self.saving || !self.keeping.is_empty();
        self.pace.due().filter(|_| !waits)
    }

    /// The draft, when it is due.
    pub fn keep_now_and_then(&mut self, at: &Moment) -> Option<Task> {
        self.due().filter(|due| *due <= at.elapsed)?;
        let last = self.pace.last;
        let task = self.keep(at);
        self.pace.last = last;
        task
    }

    /// Whether everything on the page is in the draft. While keys come it is not said to be: the words would change with
    /// every one of them.
    pub(in crate::tui::screens) fn is_kept(&self, at: &Moment) -> bool {
        !self.form.is_dirty() && !self.pace.is_typing(at.elapsed)
    }

    pub(super) fn save(&mut self, around: &Around) -> Next {
        if self.saving {
            return Next::Stay;
        }
        let page = self.page(around.at);
        if page.is_blank() {
            return Next::Say(NOTHING_WRITTEN.into());
        }
        if self.is_as_it_was() {
            return Next::Say(NOTHING_CHANGED.into());
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
        if !self.page(around.at).is_worth_keeping() {
            return Next::back_without_draft(self.writing, self.draft, self.on_its_way());
        }
        let tasks: Vec<Task> = self.keep(around.at).into_iter().collect();
        match self.draft.is_some() || !self.keeping.is_empty() {
            true => Next::back_once_kept(tasks, self.on_its_way()),
            false => Next::Back,
        }
    }
}

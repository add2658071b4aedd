//! What to share: the period, the questions to the supervisor, the entries.

mod entries;
mod period;
mod view;

use super::line::{Act, Fields};
use super::told::told;
use super::{Around, Input, Next, Review, moved, next_number};
use crate::domain::{EntryId, Period, Plan, Supervisor, Words, is_pack};
use crate::supervision::Preparation;
use crate::tui::canvas::Hit;
use crate::tui::confirm::Confirm;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use entries::{Entries, Listing};
use jiff::civil::Date;
use period::DAYS;
use ratatui::crossterm::event::KeyCode;
use std::collections::BTreeSet;

/// Questions that can be put to the supervisor.
const QUESTIONS: usize = 3;

/// Said while the worker has not answered yet: what is looked through is what was chosen.
const LOOKING: &str = "Findings are being looked for in what you chose; one moment.";

const NOTHING_WRITTEN: &str = "Nothing was written in this period.";

/// Said where the entries could not be looked up.
const NOT_LISTED: &str = "The entries could not be looked up; Ctrl+N tries again.";

/// Said where there is no period to list the entries of.
const NO_PERIOD: &str = "The entries come when From and Until are two days, the first one first.";

/// The screen.
#[derive(Debug)]
pub struct Choose {
    to: Supervisor,
    fields: Fields,
    in_list: bool,
    entries: Entries,
    period: Option<Period>,
    /// Which findings are waited for.
    asked: Option<u64>,
    /// Something was typed or marked since the review was begun, or at all.
    changed: bool,
    begun: Begun,
}

/// How far the review of what is chosen has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begun {
    Not,
    /// One that is kept is on its way.
    Resuming,
    /// It is kept, and was seen, unless it could not be opened.
    Yes,
}

impl Choose {
    /// For a supervisor: what they had is offered to them no second time, but a pack may be written anew. The task fetches
    /// the entries.
    pub fn new(to: Supervisor, around: &Around) -> (Self, Task) {
        let today = around.at.now.date();
        let theirs = || around.desk.receipts.iter().filter(|one| one.to == to.name);
        let had = match is_pack(&to.name) {
            true => BTreeSet::new(),
            false => theirs().flat_map(|one| one.entries.clone()).collect(),
        };
        let period = period::next(theirs(), is_pack(&to.name), today);
        let mut entries = Entries::without(had);
        let fetch = entries.fetch(period);
        let choose = Self {
            fields: period::lines(period, asks(&to), &[]),
            to,
            in_list: true,
            entries,
            begun: Begun::Not,
            period: Some(period),
            asked: None,
            changed: false,
        };
        (choose, fetch)
    }

    /// For a supervisor with an unfinished review: it opens over this page as soon as it is there, and this page shows
    /// what was chosen for it.
    pub fn resuming(to: Supervisor, around: &Around) -> (Self, Vec<Task>) {
        let ticket = next_number();
        let resume = Task::Resume {
            to: to.name.clone(),
            ticket,
        };
        let (choose, fetch) = Self::new(to, around);
        let choose = Self {
            asked: Some(ticket),
            begun: Begun::Resuming,
            ..choose
        };
        (choose, vec![resume, fetch])
    }

    /// What was chosen, to be gone on with after locking; a review that was begun keeps it itself.
    pub fn keep(&mut self) -> Option<Task> {
        let chosen = self.changed && self.begun == Begun::Not && !self.entries.marked().is_empty();
        let period = self.period.filter(|_| chosen)?;
        Some(Task::KeepPreparation(Box::new(Plan {
            to: self.to.name.clone(),
            period,
            entries: self.chosen(),
            questions: self.questions(),
            letters: Vec::new(),
            findings: Vec::new(),
        })))
    }

    pub(super) fn context(&self) -> Context {
        if self.in_list {
            Context::Choose
        } else {
            Context::Period
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let marks = matches!(command, Command::Mark | Command::MarkAll);
        let why = match command {
            Command::Preview | Command::Empty if self.asked.is_some() => LOOKING,
            _ if marks && self.asked.is_some() => LOOKING,
            _ if marks && self.period.is_none() => NO_PERIOD,
            _ if marks && self.entries.listing == Listing::Failed => NOT_LISTED,
            _ if marks && self.entries.hits.is_empty() => NOTHING_WRITTEN,
            Command::Preview if self.is_listing() => "The entries are being looked up; one moment.",
            Command::Preview if self.entries.listing == Listing::Failed => return None,
            // A period that cannot be read is said beside its line.
            Command::Preview if self.period.is_some() && self.entries.marked().is_empty() => {
                "Mark at least one entry to share."
            }
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether the entries of the period are on their way.
    fn is_listing(&self) -> bool {
        self.period.is_some()
            && self.entries.listing == Listing::Coming
            && self.begun != Begun::Resuming
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        // Findings that come by now would open over the question, or over another choice than theirs.
        if matches!(input, Input::Command(Command::Back)) && self.changed {
            self.asked = None;
        }
        if self.asked.is_some() && !matches!(input, Input::Command(_)) {
            return Next::Say(LOOKING.into());
        }
        match input {
            Input::Command(Command::Preview) => self.go_on(around.at.now.date()),
            Input::Command(Command::Back) if self.changed => Next::Ask(
                Confirm::new(
                    "Leave without going on?",
                    match self.begun {
                        Begun::Not if is_pack(&self.to.name) => {
                            "What you marked is not kept. Entries stay as they are."
                        }
                        Begun::Not => {
                            "Your questions and what you marked are not kept. Entries stay as they are."
                        }
                        _ => {
                            "What you changed here since the review began is not kept; the review stays as it was."
                        }
                    },
                    "Drop it",
                    Vec::new(),
                )
                .or("Go on choosing")
                .closing(),
            ),
            Input::Mouse(_, Hit::Row(number)) if number >= self.fields.count() => {
                self.leave_line(self.fields.focus(), around.at.now.date());
                self.in_list = true;
                self.entries.focus = number - self.fields.count();
                self.mark();
                Next::Stay
            }
            input if !self.in_list || matches!(input, Input::Mouse(..)) => {
                self.type_line(&input, around)
            }
            Input::Command(Command::Up) if self.entries.focus == 0 => {
                self.in_list = false;
                self.fields.go_to(self.fields.count() - 1);
                Next::Stay
            }
            Input::Command(Command::Mark) => {
                self.mark();
                Next::Stay
            }
            Input::Command(Command::MarkAll) => {
                self.changed = true;
                self.entries.mark_all();
                Next::Stay
            }
            Input::Command(command) => {
                let height = around.height.saturating_sub(9);
                let count = self.entries.hits.len();
                if moved(&mut self.entries.focus, count, height, command) {
                    Next::Stay
                } else {
                    Next::Unused
                }
            }
            Input::Key(key) if matches!(key.code, KeyCode::Char(_)) => {
                let above = match is_pack(&self.to.name) {
                    true => "days",
                    false => "questions",
                };
                Next::Say(format!(
                    "Nothing is typed in the list: Space marks, Up goes to the {above} above."
                ))
            }
            _ => Next::Unused,
        }
    }

    fn type_line(&mut self, input: &Input, around: &Around) -> Next {
        let (line, today) = (self.fields.focus(), around.at.now.date());
        let is_last = line + 1 == self.fields.count();
        if is_last && matches!(input, Input::Command(Command::Down)) {
            self.leave_line(line, today);
            self.in_list = true;
            return Next::Stay;
        }
        let leaves_days = line < DAYS || is_last;
        if self.period.is_none() && leaves_days && matches!(input, Input::Command(Command::Enter)) {
            self.mind_period(today);
            return Next::Stay;
        }
        if matches!(input, Input::Mouse(..)) {
            self.in_list = false;
        }
        let act = self.fields.update(input, around.width);
        self.changed |= act == Act::Changed;
        if self.fields.focus() != line {
            self.leave_line(line, today);
        }
        match act {
            Act::Submit => {
                self.in_list = true;
                Next::Stay
            }
            Act::Changed if line < DAYS => {
                let period = period::read(&self.fields, today);
                if period == self.period {
                    return Next::Stay;
                }
                self.period = period;
                self.entries.leave();
                self.fetch()
            }
            Act::Unused => Next::Unused,
            Act::Stay | Act::Changed => Next::Stay,
        }
    }

    /// Asks for the entries of the period, if there is one.
    fn fetch(&mut self) -> Next {
        let task = self.period.map(|period| self.entries.fetch(period));
        Next::Run(task.into_iter().collect())
    }

    fn mark(&mut self) {
        self.changed = true;
        self.entries.mark();
    }

    /// The line that makes it no period gets the focus, and says why.
    fn mind_period(&mut self, today: Date) {
        let (line, words) = period::slip(&self.fields, today);
        self.fields.mind(line, words);
    }

    /// A day that was left and makes it no period is said; the focus stays where it went.
    fn leave_line(&mut self, left: usize, today: Date) {
        if self.period.is_some() || left >= DAYS {
            return;
        }
        let (line, words) = period::slip(&self.fields, today);
        if line <= left {
            self.fields.say(words);
        }
    }

    fn go_on(&mut self, today: Date) -> Next {
        let Some(period) = self.period else {
            self.in_list = false;
            self.mind_period(today);
            return Next::Stay;
        };
        if self.entries.listing == Listing::Failed {
            return self.fetch();
        }
        let ticket = next_number();
        self.asked = Some(ticket);
        Next::Run(vec![Task::Prepare {
            to: self.to.name.clone(),
            period,
            entries: self.chosen(),
            questions: self.questions(),
            ticket,
        }])
    }

    /// Whether these findings are those it asked for last.
    pub(in crate::tui) fn waits_for(&self, ticket: u64) -> bool {
        self.asked == Some(ticket)
    }

    fn chosen(&self) -> Vec<EntryId> {
        self.entries.marked().iter().copied().collect()
    }

    fn questions(&self) -> Vec<Words> {
        (DAYS..self.fields.count())
            .map(|line| Words::new(self.fields.read(line)))
            .filter(|words| !words.is_blank())
            .collect()
    }

    /// Opens the review; Esc leads back here, to what was chosen for it.
    fn review(&mut self, preparation: &Preparation) -> Next {
        let mut tasks = Vec::new();
        let is_kept = self.begun == Begun::Resuming;
        if is_kept {
            let plan = preparation.plan();
            self.fields = period::lines(plan.period, asks(&self.to), &plan.questions);
            self.entries.restore(&plan.entries);
            self.period = Some(plan.period);
            tasks.push(self.entries.fetch(plan.period));
        }
        self.begun = Begun::Yes;
        self.asked = None;
        self.changed = false;
        let review = Review::new(preparation.clone(), self.to.clone(), is_kept);
        Next::OpenAnd(review.into(), tasks)
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Found {
                ticket,
                hits,
                total,
                ..
            } if self.entries.waits_for(*ticket) => {
                self.entries.take_in(hits, *total);
                let is_new = !self.changed && self.begun == Begun::Not;
                let entries = &self.entries;
                match entries.marked().len() < entries.hits.len() {
                    true if is_new && entries.hold_what_was_had() => Next::Say(format!(
                        "Not marked: what {} had before; Space marks it again.",
                        self.to.name
                    )),
                    true if is_new && is_pack(&self.to.name) => Next::Say(
                        "Marked: agenda, incidents, near misses; Space marks others, Ctrl+A all.".into(),
                    ),
                    true if is_new => Next::Say(
                        "Marked: what is on the agenda, incidents and near misses; Space marks others."
                            .into(),
                    ),
                    _ => Next::Stay,
                }
            }
            Done::Prepared { ticket, prepared } if self.waits_for(*ticket) => match prepared {
                Ok(preparation) => self.review(preparation),
                Err(failure) => {
                    self.asked = None;
                    // What is kept is still there: what is chosen here does not take its place.
                    if self.begun == Begun::Resuming {
                        self.begun = Begun::Yes;
                    }
                    let why = told(failure);
                    self.fields.mind(0, why.clone());
                    Next::Say(why.replace('\n', " "))
                }
            },
            Done::Changed(..) if self.entries.listing != Listing::There => self.fetch(),
            Done::Failed(_) if self.entries.listing == Listing::Coming => {
                self.entries.listing = Listing::Failed;
                Next::Stay
            }
            _ => Next::Stay,
        }
    }
}

/// Whom it is for, in a word or two that fit a title.
pub(super) fn called(to: &Supervisor) -> &str {
    match is_pack(&to.name) {
        true => "a CPD pack",
        false => &to.name,
    }
}

/// How many questions are put to the reader: a pack is nobody's to answer.
fn asks(to: &Supervisor) -> usize {
    match is_pack(&to.name) {
        true => 0,
        false => QUESTIONS,
    }
}

//! What to share: the period, the questions to the supervisor, the entries.

mod view;

use super::line::{Act, Fields, Line};
use super::marked::Marked;
use super::told::told;
use super::{Around, Input, Next, Review, moved, next_number};
use crate::domain::dates::{LastDay, Towards};
use crate::domain::{
    EntryId, Filter, Hit as Found, Period, Plan, Problem, Supervisor, Words, dates, is_pack,
    offered, read_day,
};
use crate::supervision::Preparation;
use crate::tui::canvas::Hit;
use crate::tui::keymap::{Command, Context};
use crate::tui::overlay::Confirm;
use crate::tui::task::{Done, Task};
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::crossterm::event::KeyCode;
use std::collections::{BTreeMap, BTreeSet};

/// Questions that can be put to the supervisor.
const QUESTIONS: usize = 3;

/// Most entries that one summary is chosen from.
const FETCHED: usize = 1_000;

/// Weeks back when nothing was shared with this supervisor before.
const WEEKS: i32 = 8;

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
    hits: Vec<Found>,
    /// How many entries there are in the period, listed or not.
    total: usize,
    marked: Marked,
    /// Whether an entry was marked when it was listed last: a day that is typed anew takes no mark away.
    left: BTreeMap<EntryId, bool>,
    /// What was sealed for them before.
    had: BTreeSet<EntryId>,
    period: Option<Period>,
    focus: usize,
    /// Which findings are waited for.
    asked: Option<u64>,
    /// Which entries are waited for, or were the last.
    ticket: u64,
    listing: Listing,
    /// Something was typed or marked since the review was begun, or at all.
    changed: bool,
    /// What was marked when the review was begun, until the list is there.
    restored: Option<BTreeSet<EntryId>>,
    begun: Begun,
}

/// Whether the entries of the period are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listing {
    Coming,
    There,
    /// They could not be looked up.
    Failed,
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
    /// For a supervisor: from the last day of what they had last until today. What was written on that day after it left is
    /// theirs to have as well; what they had is offered to them no second time. A pack begins with the day after the last one,
    /// or may be written anew.
    /// The task fetches the entries.
    pub fn new(to: Supervisor, around: &Around) -> (Self, Task) {
        let today = around.at.now.date();
        let theirs = || around.desk.receipts.iter().filter(|one| one.to == to.name);
        let last = theirs()
            .map(|receipt| receipt.period.until.min(receipt.sealed.date()))
            .max();
        let had = match is_pack(&to.name) {
            true => BTreeSet::new(),
            false => theirs().flat_map(|one| one.entries.clone()).collect(),
        };
        let back = match is_pack(&to.name) {
            true => 1.year(),
            false => WEEKS.weeks(),
        };
        let from = last
            .and_then(|day| match is_pack(&to.name) {
                true => day.tomorrow().ok(),
                false => Some(day),
            })
            .filter(|day| *day <= today)
            .or_else(|| today.checked_sub(back).ok())
            .unwrap_or(today);
        let period = Period { from, until: today };
        let ticket = next_number();
        let choose = Self {
            fields: fields(period, asks(&to), &[]),
            to,
            in_list: true,
            hits: Vec::new(),
            total: 0,
            marked: Marked::default(),
            left: BTreeMap::new(),
            had,
            restored: None,
            begun: Begun::Not,
            period: Some(period),
            focus: 0,
            asked: None,
            ticket,
            listing: Listing::Coming,
            changed: false,
        };
        (choose, fetch(period, ticket))
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
        let chosen = self.changed && self.begun == Begun::Not && !self.marked.ids().is_empty();
        let period = self.period.filter(|_| chosen)?;
        Some(Task::KeepPreparation(Box::new(Plan {
            to: self.to.name.clone(),
            period,
            entries: self.entries(),
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
            _ if marks && self.listing == Listing::Failed => NOT_LISTED,
            _ if marks && self.hits.is_empty() => NOTHING_WRITTEN,
            Command::Preview if self.is_listing() => "The entries are being looked up; one moment.",
            Command::Preview if self.listing == Listing::Failed => return None,
            // A period that cannot be read is said beside its line.
            Command::Preview if self.period.is_some() && self.marked.ids().is_empty() => {
                "Mark at least one entry to share."
            }
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether the entries of the period are on their way.
    fn is_listing(&self) -> bool {
        self.period.is_some() && self.listing == Listing::Coming && self.begun != Begun::Resuming
    }

    fn read_period(&self, today: Date) -> Option<Period> {
        let from = dates::read(self.fields.read(0), Towards::Past, today)?;
        // Nothing is said of days that have not been.
        let until = LastDay::read(self.fields.read(1), today)?
            .of_period(Some(from), today)
            .min(today);
        (from <= until).then_some(Period { from, until })
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
            Input::Mouse(_, Hit::Row(number)) if number > asks(&self.to) + 1 => {
                self.in_list = true;
                self.focus = number - asks(&self.to) - 2;
                self.mark();
                Next::Stay
            }
            input if !self.in_list || matches!(input, Input::Mouse(..)) => {
                self.type_line(&input, around)
            }
            Input::Command(Command::Up) if self.focus == 0 => {
                self.in_list = false;
                self.fields.mind(asks(&self.to) + 1, "");
                Next::Stay
            }
            Input::Command(Command::Mark) => {
                self.mark();
                Next::Stay
            }
            Input::Command(Command::MarkAll) => {
                self.changed = true;
                self.marked.turn(self.hits.iter().map(|hit| hit.head.id));
                Next::Stay
            }
            Input::Command(command) => {
                let height = around.height.saturating_sub(9);
                if moved(&mut self.focus, self.hits.len(), height, command) {
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
        let last = self.fields.focus() == asks(&self.to) + 1;
        if last && matches!(input, Input::Command(Command::Down)) {
            self.in_list = true;
            return Next::Stay;
        }
        if matches!(input, Input::Mouse(..)) {
            self.in_list = false;
        }
        let act = self.fields.update(input, around.width);
        self.changed |= act == Act::Changed;
        match act {
            Act::Submit => {
                self.in_list = true;
                Next::Stay
            }
            Act::Changed if self.fields.focus() < 2 => {
                let period = self.read_period(around.at.now.date());
                if period == self.period {
                    return Next::Stay;
                }
                self.period = period;
                let marked = std::mem::take(&mut self.marked);
                for hit in self.hits.drain(..) {
                    let id = hit.head.id;
                    self.left.insert(id, marked.ids().contains(&id));
                }
                self.total = 0;
                self.focus = 0;
                self.fetch()
            }
            Act::Unused => Next::Unused,
            Act::Stay | Act::Changed => Next::Stay,
        }
    }

    /// Asks for the entries of the period, if there is one.
    fn fetch(&mut self) -> Next {
        self.listing = Listing::Coming;
        self.ticket = next_number();
        let task = self.period.map(|period| fetch(period, self.ticket));
        Next::Run(task.into_iter().collect())
    }

    /// What is marked of the entries listed: as they were left where they were listed before, else what was chosen for the
    /// review, or is offered.
    fn listed_marks(&mut self) -> BTreeSet<EntryId> {
        let heads = || self.hits.iter().map(|hit| &hit.head);
        let offer = || offered(heads()).difference(&self.had).copied().collect();
        let mut ids = self.restored.take().unwrap_or_else(offer);
        for head in heads() {
            match self.left.get(&head.id) {
                Some(true) => ids.insert(head.id),
                Some(false) => ids.remove(&head.id),
                None => false,
            };
        }
        ids
    }

    fn mark(&mut self) {
        self.changed = true;
        if let Some(hit) = self.hits.get(self.focus) {
            self.marked.toggle(hit.head.id);
        }
    }

    /// The line that makes it no period gets the focus.
    fn mind_period(&mut self, today: Date) {
        let slip = |line| read_day(self.fields.read(line), Towards::Past, today).err();
        let (line, why) = match (slip(0), slip(1)) {
            (Some(Problem::NoSuchDay), _) => (0, "There is no such day as stands in From"),
            (Some(Problem::WrongKind(_)), _) => (0, "From is no day yet"),
            (_, Some(Problem::NoSuchDay)) => (1, "There is no such day as stands in Until"),
            (_, Some(Problem::WrongKind(_))) => (1, "Until is no day yet"),
            _ => (1, "Until lies before From"),
        };
        let words = format!("{why}. A period needs two days, such as 1 October and 21 October.");
        self.fields.mind(line, words);
        self.fields.offer(line);
    }

    fn go_on(&mut self, today: Date) -> Next {
        let Some(period) = self.period else {
            self.in_list = false;
            self.mind_period(today);
            return Next::Stay;
        };
        if self.listing == Listing::Failed {
            return self.fetch();
        }
        let ticket = next_number();
        self.asked = Some(ticket);
        Next::Run(vec![Task::Prepare {
            to: self.to.name.clone(),
            period,
            entries: self.entries(),
            questions: self.questions(),
            ticket,
        }])
    }

    /// Whether these findings are those it asked for last.
    pub(in crate::tui) fn waits_for(&self, ticket: u64) -> bool {
        self.asked == Some(ticket)
    }

    fn entries(&self) -> Vec<EntryId> {
        self.marked.ids().iter().copied().collect()
    }

    fn questions(&self) -> Vec<Words> {
        (2..asks(&self.to) + 2)
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
            self.fields = fields(plan.period, asks(&self.to), &plan.questions);
            self.restored = Some(plan.entries.iter().copied().collect());
            self.left.clear();
            self.period = Some(plan.period);
            self.ticket = next_number();
            tasks.push(fetch(plan.period, self.ticket));
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
            } if *ticket == self.ticket => {
                self.hits = hits.clone();
                self.total = *total;
                self.listing = Listing::There;
                self.marked = Marked::of(self.listed_marks());
                let is_new = !self.changed && self.begun == Begun::Not;
                let have_had = self.hits.iter().any(|hit| self.had.contains(&hit.head.id));
                match self.marked.ids().len() < self.hits.len() {
                    true if is_new && have_had => Next::Say(format!(
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
            Done::Changed(..) if self.listing != Listing::There => self.fetch(),
            Done::Failed(_) if self.listing == Listing::Coming => {
                self.listing = Listing::Failed;
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

/// The lines: two days, and the questions.
fn fields(period: Period, asks: usize, questions: &[Words]) -> Fields {
    let day =
        |label: &str, day: Date| Line::new(label, "").suggesting(&Words::new(&dates::say(day)));
    let mut lines = vec![day("From", period.from), day("Until", period.until)];
    for number in 0..asks {
        let label = match number {
            0 => "You ask",
            _ => "and",
        };
        let line = Line::new(
            label,
            "a question of yours at the head of the summary; or none",
        );
        lines.push(match questions.get(number) {
            Some(words) => line.holding(words),
            None => line,
        });
    }
    Fields::of(lines)
}

/// Fetches the entries of a period.
fn fetch(period: Period, ticket: u64) -> Task {
    Task::Find {
        filter: Box::new(Filter {
            from: Some(period.from),
            until: Some(period.until),
            ..Filter::default()
        }),
        offset: 0,
        limit: FETCHED,
        opening: true,
        ticket,
    }
}

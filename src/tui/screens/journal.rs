//! The journal: every entry newest first, searched as one types, narrowed by kind, theme, client and status.

mod around;
mod view;

use super::entry::{IN_TRASH, LOOKING, NOT_IN_TRASH, TRASHED_ALREADY, ask_trash, flag};
use super::line::{Act, Fields, Line};
use super::{Around, BODY, Input, Next, moved, next_number, open_read, open_revision};
use crate::domain::{EntryHead, Filter, GuideKind, Hit as Found, Status};
use crate::tui::canvas::Hit;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};

/// Rows fetched at a time.
const PAGE: usize = 200;

/// The first row of the list.
const LIST: u16 = BODY + 2;

/// Rows of the list from which words that were found stand below each entry.
const ROOMY: u16 = 6;

/// Said where an entry is asked for and none is in the list.
const NOTHING_HERE: &str = "There is no entry here.";

/// The screen.
#[derive(Debug)]
pub struct Journal {
    filter: Filter,
    search: Fields,
    typing: bool,
    hits: Vec<Found>,
    total: Option<usize>,
    /// Whether there are more than those that were counted.
    are_more: bool,
    focus: usize,
    /// Which answer belongs to this list.
    ticket: u64,
    /// From which row on an answer is waited for.
    fetching: Option<usize>,
    /// Enter or e came before the list did.
    wanted: Option<Command>,
    /// What is fetched is to be edited.
    editing: bool,
}

impl Journal {
    /// The newest entries; the task fetches them.
    pub fn new() -> (Self, Task) {
        let mut journal = Self {
            filter: Filter::default(),
            search: search_line(),
            typing: false,
            hits: Vec::new(),
            total: None,
            are_more: false,
            focus: 0,
            ticket: 0,
            fetching: None,
            wanted: None,
            editing: false,
        };
        let task = journal.fetch(0);
        (journal, task)
    }

    pub(super) fn context(&self) -> Context {
        if self.typing {
            Context::Search
        } else {
            Context::Journal
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        if self.typing {
            return None;
        }
        let trashed = self.focused().map(|head| head.trashed.is_some());
        let why = match (command, trashed) {
            // They wait for the list.
            (Command::Enter | Command::Edit, None) if self.is_looking() => return None,
            (Command::ForSupervision | Command::Trash | Command::PutBack, None)
                if self.is_looking() =>
            {
                LOOKING
            }
            (
                Command::Enter
                | Command::Edit
                | Command::ForSupervision
                | Command::Trash
                | Command::PutBack,
                None,
            ) => NOTHING_HERE,
            (Command::Edit | Command::ForSupervision, Some(true)) => IN_TRASH,
            (Command::Trash, Some(true)) => TRASHED_ALREADY,
            (Command::PutBack, Some(false)) => NOT_IN_TRASH,
            (Command::ClearFilter, _) if self.filter == Filter::default() => {
                "All entries are shown already."
            }
            (Command::FilterTheme | Command::FilterThemeBack, _) if desk.themes.is_empty() => {
                "No entry has a theme yet."
            }
            (Command::FilterClient | Command::FilterClientBack, _) if desk.clients.is_empty() => {
                "There is no code in the register yet."
            }
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether what lies in the trash is shown.
    pub fn shows_trash(&self) -> bool {
        self.filter.trashed
    }

    /// Asks for rows from `offset` on. A new list has a new ticket, so that a late answer to an older question is dropped.
    fn fetch(&mut self, offset: usize) -> Task {
        if offset == 0 {
            self.ticket = next_number();
        }
        self.fetching = Some(offset);
        Task::Find {
            filter: Box::new(self.filter.clone()),
            offset,
            limit: PAGE.max(if offset == 0 { self.hits.len() } else { 0 }),
            opening: false,
            ticket: self.ticket,
        }
    }

    /// How many lines an entry has in the list, and the rows of the list: below an entry that words were looked for in stand
    /// those around them.
    fn shape(&self, around: &Around) -> (u16, u16) {
        let room = (around.top + around.height).saturating_sub(LIST);
        let has_words = !self.filter.words.trim().is_empty();
        (if has_words && room >= ROOMY { 2 } else { 1 }, room)
    }

    fn narrow(&mut self) -> Next {
        self.focus = 0;
        self.hits.clear();
        self.total = None;
        Next::Run(vec![self.fetch(0)])
    }

    fn focused(&self) -> Option<&EntryHead> {
        self.hits.get(self.focus).map(|hit| &hit.head)
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            Input::Command(command) => self.command(command, around),
            Input::Mouse(_, Hit::Row(number)) => {
                if self.focus == number {
                    return self.read();
                }
                if number < self.hits.len() {
                    self.focus = number;
                }
                Next::Stay
            }
            input if self.typing => self.search(&input, around),
            _ => Next::Unused,
        }
    }

    fn search(&mut self, input: &Input, around: &Around) -> Next {
        match self.search.update(input, around.width) {
            Act::Changed => {
                self.filter.words = self.search.read(0).to_owned();
                self.narrow()
            }
            Act::Unused => Next::Unused,
            Act::Stay | Act::Submit => Next::Stay,
        }
    }

    fn read(&self) -> Next {
        self.focused().map_or(Next::Stay, |head| {
            Next::Run(vec![Task::Read {
                id: head.id,
                revision: None,
            }])
        })
    }

    fn command(&mut self, command: Command, around: &Around) -> Next {
        let (lines, room) = self.shape(around);
        let height = room / lines;
        if moved(&mut self.focus, self.hits.len(), height, command) {
            let more = self.total.is_some_and(|total| total > self.hits.len());
            if more && self.fetching.is_none() && self.focus + 50 > self.hits.len() {
                return Next::Run(vec![self.fetch(self.hits.len())]);
            }
            return Next::Stay;
        }
        self.editing = false;
        self.wanted = None;
        match command {
            Command::Search => {
                self.typing = true;
                Next::Stay
            }
            // The line stays open below what is read, so that coming back from it is where one was.
            Command::Enter if self.typing && !self.reads_a_hit() => {
                self.typing = false;
                Next::Stay
            }
            Command::Enter | Command::Edit if self.is_looking() => {
                self.wanted = Some(command);
                Next::Stay
            }
            Command::Enter => self.read(),
            Command::Back if self.typing => {
                self.typing = false;
                Next::Stay
            }
            Command::Back if self.filter != Filter::default() => self.clear(),
            Command::Empty if self.typing => self.search(&Input::Command(command), around),
            Command::ClearFilter => self.clear(),
            Command::FilterKind => {
                self.filter.kind = next_of(self.filter.kind, kinds());
                self.narrow()
            }
            Command::FilterKindBack => {
                self.filter.kind = next_of(self.filter.kind, kinds().rev());
                self.narrow()
            }
            Command::FilterTheme => {
                let themes = around.desk.themes.iter().copied();
                self.filter.theme = next_of(self.filter.theme, themes);
                self.narrow()
            }
            Command::FilterThemeBack => {
                let themes = around.desk.themes.iter().rev().copied();
                self.filter.theme = next_of(self.filter.theme, themes);
                self.narrow()
            }
            Command::FilterStatus => {
                self.filter.status = next_of(self.filter.status, Status::ALL);
                self.narrow()
            }
            Command::FilterClient => {
                self.filter.client = next_of(self.filter.client.take(), around.desk.codes());
                self.narrow()
            }
            Command::FilterClientBack => {
                let codes = around.desk.codes().into_iter().rev();
                self.filter.client = next_of(self.filter.client.take(), codes);
                self.narrow()
            }
            Command::ShowTrash => {
                self.filter.trashed = !self.filter.trashed;
                self.narrow()
            }
            Command::Edit => {
                self.editing = true;
                self.read()
            }
            Command::ForSupervision => match self.focused() {
                Some(head) => Next::Run(vec![flag(head)]),
                None => Next::Stay,
            },
            Command::Trash => match self.focused() {
                Some(head) => Next::Ask(ask_trash(head)),
                None => Next::Stay,
            },
            Command::PutBack => match self.focused() {
                Some(head) => Next::Run(vec![Task::PutBack(head.id)]),
                None => Next::Stay,
            },
            _ => Next::Unused,
        }
    }

    fn clear(&mut self) -> Next {
        self.filter = Filter::default();
        self.search = search_line();
        self.narrow()
    }

    /// Whether Enter in the line of the search reads what was found.
    fn reads_a_hit(&self) -> bool {
        !self.search.is_blank() && (self.is_looking() || !self.hits.is_empty())
    }

    /// What Esc does in the line of the search, and Enter where it reads nothing.
    pub(super) fn named_here(&self, command: Command) -> Option<String> {
        let leaves = match command {
            Command::Enter => !self.reads_a_hit(),
            // One of the two keys is enough to say it of.
            Command::Back => self.reads_a_hit(),
            _ => false,
        };
        (self.typing && leaves).then(|| "to the list".into())
    }

    /// Whether nothing of the list is there yet.
    fn is_looking(&self) -> bool {
        self.total.is_none() && self.fetching.is_some()
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        match done {
            Done::Found {
                ticket,
                offset,
                hits,
                total,
                are_more,
            } if *ticket == self.ticket => {
                self.hits.truncate(*offset);
                self.hits.extend(hits.iter().cloned());
                self.total = Some(*total);
                self.are_more = *are_more;
                self.focus = self.focus.min(self.hits.len().saturating_sub(1));
                self.fetching = None;
                let Some(command) = self.wanted.take() else {
                    return Next::Stay;
                };
                match self.unavailable(command, around.desk) {
                    None if self.hits.is_empty() => Next::Say(NOTHING_HERE.into()),
                    Some(why) => Next::Say(why),
                    None => self.command(command, around),
                }
            }
            // What was changed before the answer on its way was looked up is in that answer.
            Done::Changed(..) if self.fetching == Some(0) => Next::Stay,
            Done::Changed(..) => Next::Run(vec![self.fetch(0)]),
            Done::Failed(_) => {
                self.fetching = None;
                self.wanted = None;
                self.editing = false;
                Next::Stay
            }
            done if std::mem::take(&mut self.editing) => open_revision(done),
            done => open_read(done),
        }
    }
}

fn search_line() -> Fields {
    Fields::one(Line::new("/", ""))
}

/// The kinds that entries have: what is added to one stays of its kind.
fn kinds() -> impl DoubleEndedIterator<Item = GuideKind> {
    let is_kept = |kind: &GuideKind| *kind != GuideKind::Afterword;
    GuideKind::ALL.into_iter().filter(is_kept)
}

/// The next value after `now` in a round that includes none.
fn next_of<T: PartialEq>(now: Option<T>, all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut all = all.into_iter();
    match now {
        None => all.next(),
        Some(now) => {
            all.find(|value| *value == now);
            all.next()
        }
    }
}

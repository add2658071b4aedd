//! The journal: every entry newest first, searched as one types, narrowed by kind, theme, client and status.

use super::line::{Act, Fields, Line};
use super::paper::Paper;
use super::{Around, BODY, Input, Next, moved, open_read, open_revision, top};
use crate::domain::{
    Answer, EntryHead, EntryId, Filter, GuideKind, Hit as Found, Status, dates, known, many,
};
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::overlay::Confirm;
use crate::tui::task::{Done, Task};
use crate::tui::wrap;
use jiff::civil::Date;
use ratatui::style::Style;

/// Said of an entry that would have to be taken back first.
pub(super) const IN_TRASH: &str = "This entry is in the trash; r takes it back.";
pub(super) const TRASHED_ALREADY: &str = "This entry is in the trash already.";
pub(super) const NOT_IN_TRASH: &str = "This entry is not in the trash.";

/// Rows fetched at a time.
const PAGE: usize = 200;

/// The screen.
#[derive(Debug)]
pub struct Journal {
    filter: Filter,
    search: Fields,
    typing: bool,
    hits: Vec<Found>,
    total: Option<usize>,
    focus: usize,
    ticket: u64,
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
            focus: 0,
            ticket: 0,
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
            (
                Command::Enter
                | Command::Edit
                | Command::ForSupervision
                | Command::Trash
                | Command::PutBack,
                None,
            ) => "There is no entry here.",
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
            self.ticket += 1;
        }
        Task::Find {
            filter: Box::new(self.filter.clone()),
            offset,
            limit: PAGE.max(if offset == 0 { self.hits.len() } else { 0 }),
            ticket: self.ticket,
        }
    }

    fn narrow(&mut self) -> Next {
        self.focus = 0;
        self.hits.clear();
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
                self.focus = number;
                Next::Stay
            }
            input if self.typing => match self.search.update(&input, around.width) {
                Act::Changed => {
                    self.filter.words = self.search.read(0).to_owned();
                    self.narrow()
                }
                Act::Unused => Next::Unused,
                Act::Stay | Act::Submit => Next::Stay,
            },
            _ => Next::Unused,
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
        let height = around.height.saturating_sub(BODY + 6);
        if moved(&mut self.focus, self.hits.len(), height, command) {
            let more = self.total.is_some_and(|total| total > self.hits.len());
            if more && self.focus + 50 > self.hits.len() {
                return Next::Run(vec![self.fetch(self.hits.len())]);
            }
            return Next::Stay;
        }
        self.editing = false;
        match command {
            Command::Search => {
                self.typing = true;
                Next::Stay
            }
            Command::Enter if self.typing => {
                self.typing = false;
                Next::Stay
            }
            Command::Enter => self.read(),
            Command::Back if self.typing => {
                self.typing = false;
                Next::Stay
            }
            Command::Back if self.filter != Filter::default() => self.clear(),
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

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Found {
                ticket,
                offset,
                hits,
                total,
            } if *ticket == self.ticket => {
                self.hits.truncate(*offset);
                self.hits.extend(hits.iter().cloned());
                self.total = Some(*total);
                self.focus = self.focus.min(self.hits.len().saturating_sub(1));
                Next::Stay
            }
            Done::Changed(..) => Next::Run(vec![self.fetch(0)]),
            done if std::mem::take(&mut self.editing) => open_revision(done),
            done => open_read(done),
        }
    }

    /// "incident, boundaries, K-07, open" for the filters that are on.
    fn narrowed(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        if self.filter.trashed {
            words.push("in the trash".into());
        }
        words.extend(self.filter.kind.map(|kind| kind.name().to_owned()));
        words.extend(self.filter.theme.map(|theme| theme.name().to_owned()));
        words.extend(self.filter.client.as_ref().map(|code| code.to_string()));
        words.extend(self.filter.status.map(|status| status.name().to_owned()));
        words.join(", ")
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Journal);
        let (dim, plain) = (canvas.theme.dim, Style::new());
        if self.typing {
            let mut paper = Paper::new(40);
            self.search.lay(&mut paper, canvas.theme);
            paper.draw(canvas, BODY);
        } else {
            let words = self.search.read(0);
            canvas.put(3, BODY, "/", dim);
            canvas.put(
                6,
                BODY,
                if words.is_empty() { "search" } else { words },
                dim,
            );
        }
        let typing = canvas.cursor;
        let mut right = match self.total {
            None => "looking…".to_owned(),
            Some(found) if self.filter == Filter::default() => many(found, "entry", "entries"),
            // How many lie there in all is not counted.
            Some(found) if self.filter.trashed => many(found, "entry", "entries"),
            Some(found) => format!("{found} of {} found", around.desk.entries),
        };
        let narrowed = self.narrowed();
        if !narrowed.is_empty() {
            right = format!("{narrowed}   {right}");
        }
        canvas.put_right(BODY, 1, &right, dim);
        let body = BODY + 2;
        if self.hits.is_empty() && self.total.is_some() {
            let words = if self.filter == Filter::default() {
                "Nothing is written yet. Today's prompt is a good beginning."
            } else if self.filter.trashed {
                "The trash is empty."
            } else {
                "No entry matches. Esc shows all entries again."
            };
            canvas.prose(3, body, words, dim);
        }
        let below = if canvas.area.height > body + 10 { 4 } else { 0 };
        let room = canvas.area.height.saturating_sub(body + below);
        let today = around.desk.today;
        canvas.part(body, room, |canvas| {
            let (dim, warm) = (canvas.theme.dim, canvas.theme.warm);
            let days: Vec<String> = self
                .hits
                .iter()
                .map(|hit| dates::say_short(hit.head.written.date(), today))
                .collect();
            let states: Vec<String> = self
                .hits
                .iter()
                .map(|hit| state(&hit.head, today))
                .collect();
            let wide = if days.iter().any(|day| day.len() > 6) {
                11
            } else {
                6
            };
            canvas.list(self.hits.len(), self.focus, |number| {
                let head = &self.hits[number].head;
                let open = head.status.is_some_and(|status| status != Status::Closed);
                Row {
                    cells: vec![
                        (wide, days[number].as_str(), dim),
                        (10, head.kind.name(), dim),
                        (0, head.title.as_str(), plain),
                    ],
                    right: (&states[number], if open { warm } else { dim }),
                }
            });
        });
        if below > 0
            && let Some(hit) = self.hits.get(self.focus)
        {
            let excerpt = hit.excerpt.read().replace('\n', " ");
            let width = usize::from(canvas.area.width.min(crate::tui::canvas::MEASURE)) - 4;
            for (row, range) in wrap::lines(&excerpt, width).into_iter().take(3).enumerate() {
                canvas.put(
                    3,
                    body + room + 1 + row as u16,
                    excerpt[range].trim_end(),
                    dim,
                );
            }
        }
        if self.hits.is_empty() && !self.typing {
            canvas.cursor_at(1, BODY);
        }
        if let Some(cursor) = typing {
            canvas.cursor = Some(cursor);
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

/// The status, and where it stands with supervision.
pub(super) fn state(head: &EntryHead, today: Date) -> String {
    let discussed = head.discussed.map(|day| (day, head.impact));
    say_state(head.status, head.for_supervision, discussed, today)
}

/// "open, for supervision", "closed, discussed 24 Nov", "impact noted".
pub(super) fn say_state(
    status: Option<Status>,
    for_supervision: bool,
    discussed: Option<(Date, bool)>,
    today: Date,
) -> String {
    let stands = match (for_supervision, discussed) {
        (true, _) => Some("for supervision".to_owned()),
        (false, Some((_, true))) => Some("impact noted".to_owned()),
        (false, Some((day, false))) => Some(format!("discussed {}", dates::say_short(day, today))),
        (false, None) => None,
    };
    let words = status.map(|status| status.name().to_owned());
    words
        .into_iter()
        .chain(stands)
        .collect::<Vec<_>>()
        .join(", ")
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

/// Puts an entry on the agenda, or takes it off.
pub(super) fn flag(head: &EntryHead) -> Task {
    let on = !head.for_supervision;
    Task::Amend {
        id: head.id,
        question: known::FOR_SUPERVISION,
        answer: Answer::YesNo(on),
        say: if on {
            "On the agenda for supervision.".into()
        } else {
            "No longer on the agenda.".into()
        },
    }
}

/// The question before an entry goes to the trash.
pub(super) fn ask_trash(head: &EntryHead) -> Confirm {
    Confirm::new(
        &format!("Move entry {} to the trash?", head.id),
        &format!(
            "{}, written {}.\n\nIt can be taken back for 30 days; then it is gone with all its revisions.",
            head.title,
            dates::say(head.written.date())
        ),
        "Move to the trash",
        vec![Task::Trash(head.id)],
    )
}

/// The next status after this one, as a task.
pub(super) fn next_status(id: EntryId, status: Option<Status>) -> Option<Task> {
    let next = match status? {
        Status::Open => Status::Waiting,
        Status::Waiting => Status::Closed,
        Status::Closed => Status::Open,
    };
    Some(Task::Amend {
        id,
        question: known::STATUS,
        answer: Answer::Choice([next.name().to_owned()].into()),
        say: format!("Now {}.", next.name()),
    })
}

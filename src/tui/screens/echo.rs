//! Echo chamber: audits of whose voices were met, experiments between two of them, and how sure one was before and
//! after. Counts of one's own, drawn beside each other; no measure, no verdict.

mod below;

use super::entry::ask_trash;
use super::{
    Around, BODY, Input, Next, Sample, commanded, moved, open_read, open_revision, same_or_new, top,
};
use crate::domain::{EntryId, GuideKind, dates, known, many};
use crate::figures::echo::{Audit, Experiment, certainty};
use crate::tui::canvas::{Canvas, Row};
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Gathered, Task};
use jiff::civil::Date;
use ratatui::style::Style;
use std::sync::Arc;

/// Rows of the list that stay where what is below it, which it is about, has no room to spare.
const ROWS: u16 = 5;
/// Rows of the list that are asked what room they need below.
const MEASURED: usize = 24;
/// The screen.
#[derive(Debug)]
pub struct Echo {
    /// Audits newest first, then experiments newest first; `None` until they were fetched.
    rows: Option<Vec<Gathered>>,
    /// The audits as counts, oldest first, and the entries they are of.
    audits: Vec<Audit>,
    of: Vec<EntryId>,
    /// How sure, before and after, and the page it is of; oldest first.
    pairs: Vec<(EntryId, Date, u8, u8)>,
    focus: usize,
    /// What is fetched is to be edited.
    editing: bool,
}

impl Echo {
    /// The view; the task fetches what it shows.
    pub fn new() -> (Self, Task) {
        let screen = Self {
            rows: None,
            audits: Vec::new(),
            of: Vec::new(),
            pairs: Vec::new(),
            focus: 0,
            editing: false,
        };
        (screen, fetch())
    }

    pub(super) fn context(&self) -> Context {
        Context::Echo
    }

    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let about_one = matches!(command, Command::Edit | Command::Trash);
        (about_one && self.focused().is_none())
            .then(|| "Move to an audit or an experiment first.".into())
    }

    fn rows(&self) -> &[Gathered] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// How many rows there are: the entries, and one for certainty where there is any.
    fn count(&self) -> usize {
        self.rows().len() + usize::from(!self.pairs.is_empty())
    }

    fn focused(&self) -> Option<&Gathered> {
        self.rows().get(self.focus)
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let library = &around.desk.library;
        let sample = || {
            let guide = library.named(known::guide::AUDIT).cloned().map(Arc::new);
            guide
                .and_then(Sample::of)
                .map_or(Next::Stay, |sample| Next::Open(sample.into()))
        };
        let command = match commanded(&mut self.focus, input) {
            Ok(command) => command,
            Err(next) => return next,
        };
        let count = self.count();
        if moved(&mut self.focus, count, ROWS, command) {
            return Next::Stay;
        }
        match (command, self.focused()) {
            (Command::Add, _) => sample(),
            (Command::Enter, None) if count == 0 => sample(),
            (Command::Experiment, _) => library
                .named(known::guide::EXPERIMENT)
                .map_or(Next::Stay, |guide| Next::Begin(guide.id.clone())),
            (Command::Enter | Command::Edit, Some(one)) => {
                let read = Task::Read {
                    id: one.head.id,
                    revision: None,
                };
                self.editing = command == Command::Edit;
                Next::Run(vec![read])
            }
            (Command::Enter, None) => {
                let newest = self.pairs.last();
                newest.map_or(Next::Stay, |(id, ..)| {
                    let (id, revision) = (*id, None);
                    Next::Run(vec![Task::Read { id, revision }])
                })
            }
            (Command::Trash, Some(one)) => Next::Ask(ask_trash(&one.head)),
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Gathered { kinds, entries } if *kinds == KINDS => {
                self.take(entries);
                Next::Stay
            }
            // What was changed before the answer on its way was looked up is in that answer.
            Done::Changed(..) if self.rows.is_none() => Next::Stay,
            Done::Changed(..) => Next::Run(vec![fetch()]),
            done if std::mem::take(&mut self.editing) => open_revision(done),
            done => open_read(done),
        }
    }

    fn take(&mut self, entries: &[Gathered]) {
        (self.audits, self.of) = entries
            .iter()
            .filter_map(|one| Some((Audit::of(&one.entry, &one.guide)?, one.head.id)))
            .unzip();
        self.pairs = entries
            .iter()
            .filter_map(|one| {
                let (before, after) = certainty(&one.entry)?;
                Some((one.head.id, one.entry.written.date(), before, after))
            })
            .collect();
        let mut rows: Vec<Gathered> = entries
            .iter()
            .rev()
            .filter(|one| {
                one.guide.kind == GuideKind::Experiment
                    || Audit::of(&one.entry, &one.guide).is_some()
            })
            .cloned()
            .collect();
        rows.sort_by_key(|one| one.guide.kind);
        let ids = |rows: &[Gathered]| rows.iter().map(|one| one.head.id).collect::<Vec<_>>();
        self.focus = same_or_new(self.focus, &ids(self.rows()), &ids(&rows));
        self.rows = Some(rows);
        self.focus = self.focus.min(self.count().saturating_sub(1));
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Echo);
        let (dim, plain) = (canvas.theme.dim, Style::new());
        if self.rows.is_none() {
            canvas.cursor_at(1, BODY);
            return;
        }
        if self.count() == 0 {
            let words = "Nothing was counted yet. a takes an audit: for each thing you read, passed on or answered, whose \
                         voice it was, a key each. v begins an experiment: one habit changed for some weeks, with an \
                         audit before and one after.";
            canvas.prose(3, BODY, words, dim);
            canvas.cursor_at(1, BODY);
            return;
        }
        let today = around.desk.today;
        let said: Vec<(String, String, String)> = self
            .rows()
            .iter()
            .map(|one| said(one, today))
            .chain((!self.pairs.is_empty()).then(|| {
                let pages = many(self.pairs.len(), "page", "pages");
                (
                    String::new(),
                    "how sure, before and after".to_owned(),
                    pages,
                )
            }))
            .collect();
        let focus = self.focus.min(said.len() - 1);
        // The list has the rows that what is drawn below it leaves, whichever row the focus is on.
        let free = canvas.area.height.saturating_sub(BODY);
        let needed = (0..said.len().min(MEASURED))
            .map(|row| self.rows_below(row, today, (canvas.area.width, free), canvas.theme))
            .max()
            .unwrap_or_default();
        let room = free
            .saturating_sub(needed + 1)
            .max(ROWS)
            .min(said.len() as u16);
        canvas.part(BODY, room, |canvas| {
            canvas.list(said.len(), focus, |row| Row {
                then: "",
                cells: vec![
                    (11, said[row].0.as_str(), dim),
                    (0, said[row].1.as_str(), plain),
                ],
                right: (said[row].2.as_str(), dim),
            });
        });
        let y = BODY + room + 1;
        let height = canvas.area.height.saturating_sub(y);
        canvas.part(y, height, |canvas| self.view_below(focus, today, canvas));
    }
}

/// Kinds of which there are few; of reflections, the pages that hold both certainties.
const KINDS: &[GuideKind] = &[
    GuideKind::Audit,
    GuideKind::Experiment,
    GuideKind::Reflection,
];

fn fetch() -> Task {
    Task::Gather(KINDS, |entry, guide| {
        guide.kind != GuideKind::Reflection || certainty(entry).is_some()
    })
}

/// A row of the list: its day, what it is, and how it stands.
fn said(one: &Gathered, today: Date) -> (String, String, String) {
    let day = dates::say_short(one.entry.written.date(), today);
    match Experiment::of(&one.entry, &one.guide) {
        Some(experiment) => {
            let stands = match experiment.until {
                Some(until) if experiment.has_ended(today) => {
                    let learned = if experiment.learned {
                        ""
                    } else {
                        ", not looked back at yet"
                    };
                    format!("ended {}{learned}", dates::say_short(until, today))
                }
                Some(until) => format!("until {}", dates::say_short(until, today)),
                None => "no last day yet".to_owned(),
            };
            (day, format!("experiment: {}", one.head.title), stands)
        }
        None => {
            let posts = Audit::of(&one.entry, &one.guide).map_or(0, |audit| audit.sampled());
            (
                day,
                "audit".to_owned(),
                many(posts as usize, "post", "posts"),
            )
        }
    }
}

//! Echo chamber: audits of whose voices were met, experiments between two of them, and how sure one was before and
//! after. Counts of one's own, drawn beside each other; no measure, no verdict.

use super::entry::ask_trash;
use super::{Around, BODY, Input, Next, Sample, moved, open_read, open_revision, same_or_new, top};
use crate::domain::{EntryId, GuideKind, dates, known, many};
use crate::figures::echo::{Audit, Counted, Experiment, VOICE, certainty};
use crate::tui::canvas::{Canvas, Hit, MEASURE, Row, fit};
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Gathered, Task};
use crate::tui::theme::Theme;
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::sync::Arc;

/// Rows of the list that stay where what is below it, which it is about, has no room to spare.
const ROWS: u16 = 5;
/// Rows of the list that are asked what room they need below.
const MEASURED: usize = 24;
/// Columns of a label in the charts.
const LABEL: u16 = 24;
/// Pairs of certainty drawn, the newest.
const PAIRS: usize = 10;

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
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) if row != self.focus => {
                self.focus = row;
                return Next::Stay;
            }
            Input::Mouse(_, Hit::Row(_)) => Command::Enter,
            _ => return Next::Unused,
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

    /// What belongs to a row of the list.
    fn view_below(&self, row: usize, today: Date, canvas: &mut Canvas) {
        match self.rows().get(row) {
            None => self.view_certainty(today, canvas),
            Some(one) => match Experiment::of(&one.entry, &one.guide) {
                Some(experiment) => self.view_experiment(&experiment, today, canvas),
                None => self.view_audit(one.head.id, today, canvas),
            },
        }
    }

    /// The rows that takes, drawn where nobody sees it.
    fn rows_below(&self, row: usize, today: Date, size: (u16, u16), theme: &Theme) -> u16 {
        let mut unseen = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        self.view_below(row, today, &mut Canvas::new(&mut unseen, theme));
        let blank = |y: &u16| (0..size.0).all(|x| unseen[(x, *y)].symbol() == " ");
        let blank_below = (0..size.1).rev().take_while(blank).count();
        size.1 - blank_below as u16
    }

    fn view_audit(&self, id: EntryId, today: Date, canvas: &mut Canvas) {
        let Some(at) = self.of.iter().position(|of| *of == id) else {
            return;
        };
        let audit = &self.audits[at];
        let before = at.checked_sub(1).map(|at| &self.audits[at]);
        let y = drawn(canvas, 0, before, Some(audit), today);
        if let Some(unheard) = audit.unheard().first() {
            let ask =
                format!("Nobody of \"{unheard}\" was in this audit. What would bring one in?");
            canvas.prose(3, y + 1, &ask, canvas.theme.cool);
        }
    }

    fn view_experiment(&self, experiment: &Experiment, today: Date, canvas: &mut Canvas) {
        let (before, after) = experiment.between(&self.audits);
        let (dim, cool) = (canvas.theme.dim, canvas.theme.cool);
        let words = match (before, after) {
            (None, _) => "No audit was taken on or before its first day; a takes one now.",
            (Some(_), None) => {
                "The audit before is drawn. One taken on or after its last day is drawn beside it."
            }
            (Some(_), Some(_)) => {
                "What differs between the two audits may have many reasons: a difference, no proof."
            }
        };
        let mut y = canvas.prose(3, 0, words, dim) + 1;
        if before.is_some() {
            y = drawn(canvas, y, before, after, today);
        }
        if experiment.has_ended(today) && !experiment.learned {
            let ask = "What did you notice that you would not have met otherwise? e answers.";
            canvas.prose(3, y + 1, ask, cool);
        }
    }

    fn view_certainty(&self, today: Date, canvas: &mut Canvas) {
        let (dim, plain) = (canvas.theme.dim, Style::new());
        let words = "How sure you were of something, 0 to 100, before a page on it and after. It does not know who was right. Enter reads the newest page.";
        let mut y = canvas.prose(3, 0, words, dim) + 1;
        let (was, is, line) = (
            canvas.theme.sign("○", "o"),
            canvas.theme.sign("●", "*"),
            canvas.theme.sign("─", "-"),
        );
        for (_, day, before, after) in self.pairs.iter().rev().take(PAIRS) {
            let day = dates::say_short(*day, today);
            canvas.put(3, y, &day, dim);
            let cells: String = (0..=50u8)
                .map(|cell| {
                    let (from, to) = (before / 2, after / 2);
                    match cell {
                        cell if cell == to => is,
                        cell if cell == from => was,
                        cell if (from.min(to)..from.max(to)).contains(&cell) => line,
                        _ => canvas.theme.sign("·", "."),
                    }
                })
                .collect();
            canvas.put(11, y, &cells, plain);
            canvas.put(63, y, &format!("{before} to {after}"), dim);
            y += 1;
        }
        canvas.put(11, y, &format!("0{:>50}", 100), dim);
        let lower = self
            .pairs
            .iter()
            .filter(|(.., before, after)| after < before)
            .count();
        let higher = self
            .pairs
            .iter()
            .filter(|(.., before, after)| after > before)
            .count();
        let same = self.pairs.len() - lower - higher;
        let pages = many(self.pairs.len(), "page", "pages");
        let words = format!(
            "{was} before, {is} after. Of {pages}: less sure {lower}, more sure {higher}, the same {same}."
        );
        canvas.prose(3, y + 2, &words, dim);
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

/// Two audits beside each other, the later one first; the row after the last one drawn.
fn drawn(
    canvas: &mut Canvas,
    y: u16,
    before: Option<&Audit>,
    now: Option<&Audit>,
    today: Date,
) -> u16 {
    let (shown, beside) = match (before, now) {
        (before, Some(now)) => (now, before),
        (Some(before), None) => (before, None),
        (None, None) => return y,
    };
    let (dim, strong, plain) = (canvas.theme.dim, canvas.theme.strong, Style::new());
    let width = canvas.area.width.saturating_sub(4).min(MEASURE);
    let half = (width - LABEL) / 2;
    let columns = [(3 + LABEL, Some(shown)), (3 + LABEL + half, beside)];
    // Two columns of a narrow page have room for the number and not for its words.
    let roomy = half >= 24;
    let mut y = y;
    canvas.put(3, y, "Whose voice", strong);
    for (x, audit) in columns {
        if let Some(audit) = audit {
            let mut head = dates::say_short(audit.on, today);
            if roomy {
                let posts = many(audit.sampled() as usize, "post", "posts");
                head = format!("{head}, {posts}");
            }
            canvas.put(x, y, &head, dim);
        }
    }
    y += 1;
    let voices = |audit: Option<&Audit>| -> Vec<(String, u32)> {
        let tally = audit.and_then(|audit| audit.tally(VOICE));
        tally.map(|tally| tally.counts.clone()).unwrap_or_default()
    };
    let (one, other) = (voices(Some(shown)), voices(beside));
    let most = one
        .iter()
        .chain(&other)
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let cells = u32::from(half.saturating_sub(7));
    for (label, count) in &one {
        canvas.put(3, y, &fit(label, LABEL - 1, canvas.theme.ascii), plain);
        let earlier = other
            .iter()
            .find(|(name, _)| name == label)
            .map(|(_, count)| *count);
        for (x, count) in [(columns[0].0, Some(*count)), (columns[1].0, earlier)] {
            let Some(count) = count else { continue };
            let length = (count * cells)
                .div_ceil(most.max(cells))
                .max(u32::from(count > 0));
            let length = if most <= cells { count } else { length };
            let bar = canvas.theme.sign("█", "#").repeat(length as usize);
            let words = format!("{bar}{}{count}", if bar.is_empty() { "" } else { " " });
            canvas.put(x, y, &words, plain);
        }
        y += 1;
    }
    canvas.put(
        3,
        y,
        "Audits of your own, counted by you: no validated measure.",
        dim,
    );
    y += 1;
    let worth = |audit: Option<&Audit>| {
        let voices = audit.and_then(Audit::voices)?;
        Some(match roomy {
            true => format!("{voices:.1} voices' worth"),
            false => format!("{voices:.1}"),
        })
    };
    if let Some(mixed) = worth(Some(shown)) {
        canvas.put(3, y, "How mixed", dim);
        canvas.put(columns[0].0, y, &format!("{mixed} of {}", one.len()), plain);
        if let Some(mixed) = worth(beside) {
            canvas.put(columns[1].0, y, &mixed, plain);
        }
        y += 1;
    }
    for tally in shown
        .tallies
        .iter()
        .filter(|tally| tally.id.as_str() != VOICE)
    {
        let words = tally.in_words();
        canvas.put(3, y, short(tally), dim);
        y += canvas.prose(columns[0].0, y, &words, plain);
        let earlier = beside.and_then(|audit| audit.tally(tally.id.as_str()));
        if let Some(earlier) = earlier {
            let words = format!("before: {}", earlier.in_words());
            y += canvas.prose(columns[0].0, y, &words, dim);
        }
    }
    y
}

fn short(tally: &Counted) -> &str {
    match tally.id.as_str() {
        "standpoint" => "Standpoint",
        "loudness" => "Loudness",
        other => other,
    }
}

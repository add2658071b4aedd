//! A question a page: where things stand, and the page drawn.

use super::Write;
use crate::domain::sentence;
use crate::tui::canvas::{Canvas, Hit, MEASURE};
use crate::tui::desk::when;
use crate::tui::field::Field;
use crate::tui::keymap::Command;
use crate::tui::screens::Around;
use crate::tui::text::Text;
use crate::tui::wrap;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

/// Rows the answer gets before guidance may take any.
const ANSWER: u16 = 6;

/// Pages on from which a question is far.
const FAR: isize = 3;

/// Fewest columns in which a question is read with ease.
const NARROWEST: u16 = 24;

/// Columns between two things said below the page.
const APART: u16 = 3;

/// Columns before the text.
const MARGIN: u16 = 3;

/// Said below a page on which somebody may be at risk: its card is not put before the writer a second time.
const CARD: (&str, Command) = ("whom to call: F4", Command::Danger);

/// Where things stand, from the size alone: the same for drawing and for a click.
struct Layout {
    ask: Vec<String>,
    right: String,
    help: Vec<String>,
    /// The row it begins on.
    first: u16,
    field: Rect,
    /// Rows below the answer for what was found in it.
    found: u16,
    notes: Vec<String>,
    /// Why the answer does not fit.
    problem: Vec<String>,
    /// Some of the guidance has no room.
    cut: bool,
}

impl Write {
    fn layout(&self, around: &Around) -> Layout {
        let rows = around.height + around.top;
        let title = match self.revises {
            Some(id) if self.adds() => format!("{}, entry {id}", self.guide.title),
            Some(id) => format!("entry {id}, a new revision"),
            None => self.guide.title.clone(),
        };
        let where_now = match self.form.is_at_end() {
            true => "end".to_owned(),
            false => self.form.progress(),
        };
        let (ask, help) = match self.form.current() {
            Some(question) => (
                question.ask.as_str(),
                question.help.as_deref().unwrap_or_default(),
            ),
            None => (
                "Keep this entry?",
                "What was skipped can be left, now or for good.",
            ),
        };
        let measure = around.width.saturating_sub(MARGIN + 1).min(MEASURE);
        let left_of = |right: &str| {
            let taken = wrap::width_of(right) as u16 + 5;
            around.width.saturating_sub(taken)
        };
        let asked = |right: &str| wrap::words(ask, left_of(right).max(NARROWEST).into());
        let whole = format!("{title}  {where_now}");
        // A page would rather have the question in fewer rows than the guide's name beside it.
        let short = match self.revises {
            Some(id) => format!("entry {id}  {where_now}"),
            None => where_now,
        };
        let (ask, right) = match (asked(&whole), asked(&short)) {
            (rows, fewer) if fewer.len() < rows.len() || left_of(&whole) < NARROWEST => {
                (fewer, short)
            }
            (rows, _) => (rows, whole),
        };
        let help = wrap::words(help, measure.into());
        // One blank row below the head: before the help, where there is any and the room.
        let gap = if help.is_empty() { 0 } else { around.top - 2 };
        let first = ask.len() as u16 + 1 + gap;
        let top = first + help.len() as u16 + 1;
        let problem = self.form.problem(around.at.now.date());
        let problem = problem.map_or_else(Vec::new, |problem| {
            let width = around.width.saturating_sub(MARGIN + 1);
            wrap::words(&sentence(&problem.to_string()), width.into())
        });
        let free = rows.saturating_sub(top + 1 + problem.len() as u16);
        let notes: Vec<String> = self
            .form
            .notes()
            .iter()
            .flat_map(|note| {
                [note.text.as_str(), note.source.as_str()]
                    .into_iter()
                    .flat_map(|words| wrap::words(words, measure.saturating_sub(2).into()))
                    .collect::<Vec<_>>()
            })
            .collect();
        // Prose takes what is left over; a list wants its rows. Either keeps a few before guidance takes any.
        let wanted = match self.form.field() {
            Some(field) if field.prose().is_none() => {
                field.rows(measure, &around.beside(&[])).min(99) as u16
            }
            _ => ANSWER,
        };
        let needed = if notes.is_empty() {
            0
        } else {
            notes.len() as u16 + 1
        };
        let spare = free.saturating_sub(wanted.clamp(1, ANSWER.max(free.saturating_sub(needed))));
        let shown = needed.min(spare);
        // A list begins with the sign of its focus, what is typed with its first letter.
        let typed = self.form.field().is_some_and(|field| {
            field.prose().is_some() || matches!(field, Field::Day(..) | Field::Client(_))
        });
        let (left, measure) = if typed {
            (MARGIN, measure)
        } else {
            (MARGIN - 2, measure + 2)
        };
        let height = free.saturating_sub(shown).max(1);
        let found = self.marks().rows(height);
        let field = Rect::new(left, top, measure, height - found);
        let mut notes = notes;
        let whole = notes.len();
        notes.truncate(usize::from(shown.saturating_sub(1)));
        Layout {
            ask,
            right,
            help,
            first,
            field,
            found,
            cut: notes.len() < whole,
            notes,
            problem,
        }
    }

    /// What is found elsewhere and said below the page, from the right, what gives way first before the others: the follow-up
    /// many pages on, the guidance that has no room, whom to call while nobody is noted to have been, and the way back to
    /// the risk question.
    fn further(&self, cut: bool) -> impl Iterator<Item = (&'static str, Command)> {
        let is_far = self.form.follow_up_is_on().is_some_and(|on| on > FAR);
        let guidance = cut.then_some(("guidance: Ctrl+G", Command::Guidance));
        let follow_up = is_far.then_some(("follow-up: Ctrl+F", Command::FollowUp));
        let risk = self.asks_risk() && !self.form.is_at_end();
        let risk = risk.then_some(("risk question: F7", Command::AskRisk));
        let card = self.may_be_danger().then_some(CARD);
        follow_up
            .into_iter()
            .chain(guidance)
            .chain(card)
            .chain(risk)
    }

    /// The room for the answer, in columns and rows.
    pub(super) fn field_size(&self, around: &Around) -> Size {
        self.layout(around).field.as_size()
    }

    pub(in crate::tui::screens) fn view(&self, around: &Around, canvas: &mut Canvas) {
        if let Some(instead) = self.findings.instead() {
            return instead.view(canvas);
        }
        let layout = self.layout(around);
        let (dim, strong, warm) = (canvas.theme.dim, canvas.theme.strong, canvas.theme.warm);
        canvas.put_right(0, 1, &layout.right, dim);
        let mut y = 0;
        for line in &layout.ask {
            canvas.put(1, y, line, strong);
            y += 1;
        }
        canvas.rule(y);
        y = layout.first;
        for line in &layout.help {
            canvas.put(MARGIN, y, line, dim);
            y += 1;
        }
        let Rect {
            x,
            y,
            width,
            height,
        } = layout.field;
        let area = Rect::new(canvas.area.x + x, canvas.area.y + y, width, height);
        canvas.zone(x, y, width, height, Hit::Field(0, 0));
        let caret = self.written().map_or(0, Text::caret);
        let marks = self.marks().drawn(caret);
        let beside = around.beside(&marks);
        canvas.cursor = self
            .form
            .view(area.intersection(canvas.area), canvas.buf, &beside);
        let written = self.form.field().map_or(0, |field| match field.prose() {
            Some(_) => field.seen(layout.field.as_size()),
            None => field.rows(width, &beside).min(height.into()) as u16,
        });
        self.marks().view(caret, y + written, layout.found, canvas);
        let mut y = y + height + layout.found;
        let bar = canvas.theme.sign("┊", "|");
        if !layout.notes.is_empty() {
            y += 1;
        }
        for line in &layout.notes {
            canvas.put(MARGIN, y, bar, dim);
            canvas.put(MARGIN + 2, y, line, Style::new());
            y += 1;
        }
        let last = canvas.area.height.saturating_sub(1);
        // Without room for it, it lies over the answer.
        let first = last.saturating_sub(layout.problem.len() as u16);
        let blank = " ".repeat(canvas.area.width.into());
        for (y, line) in (first..).zip(&layout.problem) {
            canvas.put(0, y, &blank, Style::new());
            canvas.put(MARGIN, y, line, warm);
        }
        let kept_as = |draft: &str| match &self.kept {
            _ if self.saving => "keeping…".to_owned(),
            Some(at) if self.is_kept(around.at) => {
                format!("{draft} {}", when(at, around.at.now.date()))
            }
            None if !self.form.is_dirty() => String::new(),
            _ => "not kept yet".to_owned(),
        };
        let mut further: Vec<_> = self.further(layout.cut).collect();
        let has_room = |kept: &str, further: &[(&str, Command)]| {
            let taken = |words: &str| wrap::width_of(words) as u16;
            let elsewhere: u16 = further.iter().map(|(words, _)| APART + taken(words)).sum();
            MARGIN + taken(kept) + elsewhere < canvas.area.width
        };
        let mut kept = kept_as("kept as a draft");
        if !has_room(&kept, &further) {
            kept = kept_as("draft");
        }
        while !further.is_empty() && !has_room(&kept, &further) {
            further.remove(0);
        }
        canvas.put(MARGIN, last, &kept, dim);
        let mut right = 1;
        for (words, command) in further {
            let width = wrap::width_of(words) as u16;
            let x = canvas.put_right(last, right, words, dim);
            canvas.zone(x, last, width, 1, Hit::Command(command));
            right += width + APART;
        }
    }
}

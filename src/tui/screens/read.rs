//! Reading an entry: its questions as they were asked then, its answers, its earlier revisions.

use super::entry::{
    IN_TRASH, NO_FOLLOW_UP, NOT_IN_TRASH, NOTHING_TICKED, TRASHED_ALREADY, ask_trash, flag,
    next_status, say_stands, stands, status,
};
use super::paper::MARGIN;
use super::{Adding, Around, Input, Next, Write, moved};
use crate::domain::afterword::Added;
use crate::domain::{Entry, EntryHead, Guide, GuideKind, Status, Words, dates};
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use crate::tui::wrap;
use jiff::Zoned;
use jiff::civil::Date;
use ratatui::style::Style;
use std::sync::Arc;

/// The screen.
#[derive(Debug)]
pub struct Read {
    entry: Box<Entry>,
    guide: Arc<Guide>,
    revisions: Vec<(u32, Zoned)>,
    head: Box<EntryHead>,
    added: Vec<Added>,
    as_kept: bool,
    top: usize,
}

/// Said above an entry that does not fit its seal.
const NOT_AS_KEPT: &str = "This entry is not as it was kept: an older copy of part of it was put back, or it was changed by \
    something else. It is shown as it stands now; a backup may hold it as it was.";

/// A line of the page, drawn dim (questions) or plain (answers).
struct Line {
    text: Words,
    dim: bool,
    indent: u16,
}

impl Read {
    /// An entry as it was fetched.
    pub fn new(
        entry: &Entry,
        guide: &Arc<Guide>,
        revisions: &[(u32, Zoned)],
        head: &EntryHead,
        added: &[Added],
        as_kept: bool,
    ) -> Self {
        Self {
            entry: Box::new(entry.clone()),
            guide: Arc::clone(guide),
            revisions: revisions.to_vec(),
            head: Box::new(head.clone()),
            added: added.to_vec(),
            as_kept,
            top: 0,
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Read
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let trashed = self.is_in_trash();
        let why = match command {
            Command::Earlier if self.nth() == 0 => "This is the first revision.",
            Command::Later if self.is_newest() => "This is the newest revision.",
            Command::Edit
            | Command::Add
            | Command::ForSupervision
            | Command::Status
            | Command::TickOff
                if trashed =>
            {
                IN_TRASH
            }
            Command::Edit if !self.is_newest() => {
                "An earlier revision cannot be edited; go to the newest first."
            }
            Command::Add | Command::TickOff if !self.is_newest() => {
                "This is an earlier revision; go to the newest first."
            }
            Command::Undo if desk.ticked.is_none() => NOTHING_TICKED,
            Command::Status if self.head.status.is_none() => "Only incidents have a status.",
            Command::TickOff if !self.has_open_follow_up() => NO_FOLLOW_UP,
            Command::Trash if trashed => TRASHED_ALREADY,
            Command::PutBack if !trashed => NOT_IN_TRASH,
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether the entry lies in the trash.
    pub fn is_in_trash(&self) -> bool {
        self.head.trashed.is_some()
    }

    fn has_open_follow_up(&self) -> bool {
        let mut acts = self.entry.page.follow_ups().iter();
        acts.any(|act| act.done.is_none())
    }

    /// Which of the revisions this is, from 0.
    fn nth(&self) -> usize {
        let mut revisions = self.revisions.iter();
        let nth = revisions.position(|(number, _)| *number >= self.entry.revision);
        nth.unwrap_or_default()
    }

    fn is_newest(&self) -> bool {
        self.revisions
            .last()
            .is_none_or(|(number, _)| *number == self.entry.revision)
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let Input::Command(command) = input else {
            return Next::Unused;
        };
        let room = around
            .height
            .saturating_sub(self.rows_above(around.desk.today));
        let count = self.lines(around.width).len();
        let shown = shown(count, room);
        if moved(&mut self.top, count - shown + 1, shown as u16, command) {
            return Next::Stay;
        }
        let read = |revision| {
            Next::Run(vec![Task::Read {
                id: self.entry.id,
                revision: Some(revision),
            }])
        };
        match command {
            Command::Earlier => read(self.revisions[self.nth() - 1].0),
            Command::Later => read(self.revisions[self.nth() + 1].0),
            Command::Edit => {
                let guide = Arc::clone(&self.guide);
                Next::Open(Write::revise(guide, &self.entry).into())
            }
            Command::Add => Next::Open(Adding::to(&self.head, around.desk).into()),
            Command::Undo => Next::Run(vec![Task::Untick]),
            Command::ForSupervision => Next::Run(vec![flag(&self.head)]),
            Command::Status => match next_status(self.head.id, self.head.status) {
                Some(task) => Next::Run(vec![task]),
                None => Next::Stay,
            },
            Command::TickOff => Next::Run(vec![Task::TickOff {
                id: self.head.id,
                position: None,
            }]),
            Command::Trash => Next::Ask(ask_trash(&self.head).closing()),
            Command::PutBack => Next::BackAnd(vec![Task::PutBack(self.head.id)]),
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Opened {
                entry,
                guide,
                revisions,
                head,
                added,
                as_kept,
            } if entry.id == self.entry.id => {
                *self = Read::new(entry, guide, revisions, head, added, *as_kept);
                Next::Stay
            }
            Done::Changed(..) if self.head.trashed.is_none() && self.is_newest() => {
                Next::Run(vec![Task::Read {
                    id: self.entry.id,
                    revision: None,
                }])
            }
            _ => Next::Stay,
        }
    }

    /// The status of this revision and where it stands with supervision; an earlier one says what held then.
    fn state(&self, today: Date) -> (Option<Status>, String) {
        if self.is_newest() {
            return (self.head.status, stands(&self.head, today));
        }
        let page = &self.entry.page;
        let discussed = page.discussed().map(|day| (day, page.impact()));
        (
            page.status(self.guide.kind),
            say_stands(page.for_supervision(), discussed, today),
        )
    }

    fn lines(&self, width: u16) -> Vec<Line> {
        let width = usize::from(width.min(MEASURE + 4).saturating_sub(4)).max(20);
        let mut lines = Vec::new();
        let mut push = |text: &str, dim: bool, indent: u16| {
            for range in wrap::lines(text, width - usize::from(indent)) {
                lines.push(Line {
                    text: Words::new(text[range].trim_end()),
                    dim,
                    indent,
                });
            }
        };
        if !self.as_kept {
            push(NOT_AS_KEPT, false, 0);
            push("", false, 0);
        }
        let risk = self.entry.page.risk.as_ref();
        if let Some(risk) = risk.filter(|risk| risk.answer.shows_card()) {
            let acted = risk.acted.as_ref().map_or_else(String::new, |when| {
                format!(", acted {}", when.strftime("on %-d %B at %H:%M"))
            });
            push(
                &format!("Someone at risk: {}{acted}", risk.answer.name()),
                true,
                0,
            );
            push("", false, 0);
        }
        for question in &self.guide.questions {
            if let Some(added) = self.added.iter().find(|added| added.from == question.id) {
                let day = dates::say(added.day);
                push(&format!("Added on {day}: {}", added.title), false, 0);
                push("", false, 0);
            }
            if let Some(answer) = self.entry.page.answers.get(&question.id) {
                push(&question.ask, true, 0);
                push(answer.in_words(question.answer.options()).read(), false, 2);
                push("", false, 0);
            }
        }
        // Answers the guide has no question for: the agenda flag of a prompt, a status set from the list.
        for (id, answer) in &self.entry.page.answers {
            if self.guide.question(id).is_none() {
                let words = answer.in_words(&[]);
                push(
                    &format!("{}: {}", id.as_str().replace('-', " "), words.read()),
                    true,
                    0,
                );
            }
        }
        push(
            &format!(
                "{} · version {} · {}",
                self.guide.title, self.guide.version, self.guide.source
            ),
            true,
            0,
        );
        lines
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let day = dates::say(self.entry.written.date());
        let right = format!("{day}, {}", self.entry.written.strftime("%H:%M"));
        let title = match self.guide.kind {
            GuideKind::Prompt => self.entry.page.title(&self.guide),
            kind => format!("{}: {}", kind.name(), self.entry.page.title(&self.guide)),
        };
        canvas.head(&title, &right);
        let (dim, plain, warm) = (canvas.theme.dim, Style::new(), canvas.theme.warm);
        let body = canvas.body();
        let (now, then) = self.state(around.desk.today);
        match self.is_in_trash() {
            true => canvas.put_state(body, ("in the trash", warm), ""),
            false => canvas.put_state(body, status(now, canvas.theme), &then),
        };
        if self.revisions.len() > 1 {
            let (_, kept) = &self.revisions[self.nth()];
            let words = format!(
                "revision {} of {}, kept on {}",
                self.nth() + 1,
                self.revisions.len(),
                kept.strftime("%-d %B %Y at %H:%M")
            );
            canvas.put(MARGIN, body, &words, dim);
        }
        let first = body + self.rows_above(around.desk.today);
        let lines = self.lines(around.width);
        let shown = shown(lines.len(), canvas.area.height.saturating_sub(first));
        let top = self.top.min(lines.len() - shown);
        for (row, line) in lines.iter().skip(top).take(shown).enumerate() {
            let style = if line.dim { dim } else { plain };
            canvas.put(
                MARGIN + line.indent,
                first + row as u16,
                line.text.read(),
                style,
            );
        }
        if shown < lines.len() {
            canvas.unseen = canvas.more(first + shown as u16, top, lines.len() - top - shown);
        }
        canvas.cursor_at(1, first);
    }

    /// Rows for where the entry stands, which is not said of every one.
    fn rows_above(&self, today: Date) -> u16 {
        let (now, then) = self.state(today);
        let said = now.is_some() || !then.is_empty();
        u16::from(said || self.is_in_trash() || self.revisions.len() > 1)
    }
}

/// Of so many lines those that are shown in a room of so many rows: one row says what there is no room for.
fn shown(lines: usize, room: u16) -> usize {
    let room = usize::from(room);
    match lines > room {
        true => room.saturating_sub(1),
        false => lines,
    }
}

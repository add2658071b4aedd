//! What is added to an entry: the choice of the guides that ask about it again.

use super::{Around, Input, Next, Write, commanded, moved};
use crate::domain::{Answer, EntryHead, EntryId, Guide, GuideKind, Page, afterword, known};
use crate::tui::canvas::{Canvas, MEASURE, Row};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::Done;
use crate::tui::wrap;
use jiff::civil::Date;
use ratatui::style::Style;
use std::sync::Arc;

/// Rows below the list for what the focus is about.
const BELOW: u16 = 5;

/// Days for which a meeting is taken to be the one where something was discussed.
const LATELY: i32 = 14;

/// The screen.
#[derive(Debug)]
pub struct Adding {
    entry: EntryId,
    title: String,
    focus: usize,
}

impl Adding {
    /// The choice for an entry; the focus is on what is due for it.
    pub fn to(head: &EntryHead, desk: &Desk) -> Self {
        let due = match (head.for_supervision, head.discussed, head.impact) {
            (true, ..) => afterword::AFTER_SUPERVISION,
            (false, Some(_), false) => afterword::IMPACT,
            _ => afterword::LOOK_AGAIN,
        };
        let rows = rows(desk);
        Self {
            entry: head.id,
            title: head.title.clone(),
            focus: rows
                .iter()
                .position(|guide| guide.id.as_str() == due)
                .unwrap_or(0),
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Adding
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let rows = rows(around.desk);
        let command = match commanded(&mut self.focus, input) {
            Ok(command) => command,
            Err(next) => return next,
        };
        let height = around.height.saturating_sub(BELOW);
        if moved(&mut self.focus, rows.len(), height, command) {
            return Next::Stay;
        }
        match (command, rows.get(self.focus)) {
            (Command::Enter, Some(guide)) => {
                Next::Become(write(guide, self.entry, around.desk).into())
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        canvas.head(&format!("Add to entry {}", self.entry), &self.title);
        let (dim, plain) = (canvas.theme.dim, Style::new());
        let rows = rows(around.desk);
        let minutes: Vec<String> = rows
            .iter()
            .map(
                |guide| match around.desk.begun(&guide.id, Some(self.entry)) {
                    Some(_) => "begun".to_owned(),
                    None => format!("{} min", guide.minutes),
                },
            )
            .collect();
        let top = 3;
        let room = canvas.area.height.saturating_sub(top + BELOW);
        canvas.part(top, room, |canvas| {
            canvas.list(rows.len(), self.focus, |row| Row {
                then: "",
                cells: vec![(0, rows[row].title.as_str(), plain)],
                right: (minutes[row].as_str(), dim),
            });
        });
        let Some(guide) = rows.get(self.focus) else {
            canvas.prose(3, top, "There is no guide that adds to an entry.", dim);
            return;
        };
        let width = usize::from(canvas.area.width.min(MEASURE)) - 4;
        let mut y = top + room.min(rows.len() as u16) + 1;
        for range in wrap::lines(&guide.purpose, width).into_iter().take(3) {
            canvas.put(3, y, guide.purpose[range].trim_end(), plain);
            y += 1;
        }
        canvas.put(3, y, &guide.source, dim);
    }
}

/// Those for supervision and for a later look, the ethics pack of the settings, then the practitioner's own.
fn rows(desk: &Desk) -> Vec<&Guide> {
    let place = |guide: &Guide| match guide.id.as_str() {
        afterword::AFTER_SUPERVISION => Some(0),
        afterword::IMPACT => Some(1),
        afterword::LOOK_AGAIN => Some(2),
        id if id == desk.settings.ethics => Some(3),
        id if id.starts_with(afterword::ETHICS) => None,
        _ => Some(4),
    };
    let mut rows: Vec<(u8, &Guide)> = desk
        .library
        .all()
        .filter(|guide| guide.kind == GuideKind::Afterword)
        .filter_map(|guide| Some((place(guide)?, guide)))
        .collect();
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, guide)| guide).collect()
}

/// The page of an afterword for an entry, or the draft of one; a discussion is taken to be of the last meeting.
pub(super) fn write(guide: &Guide, entry: EntryId, desk: &Desk) -> Write {
    if let Some(begun) = desk.begun(&guide.id, Some(entry)) {
        return Write::begin(Arc::new(begun.guide.clone()), Some(&begun.draft));
    }
    let mut page = Page::of(guide);
    let discussed = guide
        .questions
        .iter()
        .find(|question| question.id.as_str() == known::DISCUSSED);
    if let Some(question) = discussed {
        page.answers
            .insert(question.id.clone(), Answer::Date(last_meeting(desk)));
    }
    Write::add(Arc::new(guide.clone()), entry, page)
}

/// The day of the last meeting if that was lately, else today.
fn last_meeting(desk: &Desk) -> Date {
    let met = desk.meeting.as_ref().and_then(|meeting| meeting.happened);
    met.filter(|day| (0..=LATELY).contains(&(desk.today - *day).get_days()))
        .unwrap_or(desk.today)
}

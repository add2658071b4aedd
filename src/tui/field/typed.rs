//! Fields that are typed: prose, a line, a day; and the keys of every text.

use super::sheet::{Sheet, columns, light, place, selected};
use super::{Context, Input, Reply};
use crate::domain::dates::{self, Towards};
use crate::domain::{AnswerKind, Problem, sentence};
use crate::tui::text::{Edit, Motion, Room, Text};
use crate::tui::wrap;
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;

/// The room of a text in an area; the last column is left to the cursor.
pub(super) fn room(size: Size) -> Room {
    Room {
        width: usize::from(size.width.saturating_sub(1)),
        height: usize::from(size.height),
    }
}

pub(super) fn apply(text: &mut Text, input: Input, size: Size) -> Reply {
    let room = room(size);
    match input {
        Input::Key(key) => match edit(&key) {
            Some(edit) => text.apply(edit, room).into(),
            None => Reply::Unused,
        },
        Input::Paste(words) => text.apply(Edit::Paste(words), room).into(),
        Input::Mouse { row, column, kind } => {
            let there = text.byte_at(room, usize::from(row), usize::from(column));
            match kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    text.apply(Edit::Move(Motion::To(there)), room).into()
                }
                MouseEventKind::Drag(MouseButton::Left) => {
                    text.apply(Edit::Select(Motion::To(there)), room).into()
                }
                MouseEventKind::ScrollUp => wheel(text, Motion::Up, room),
                MouseEventKind::ScrollDown => wheel(text, Motion::Down, room),
                _ => Reply::Unused,
            }
        }
    }
}

fn wheel(text: &mut Text, motion: Motion, room: Room) -> Reply {
    for _ in 0..WHEEL {
        let _ = text.apply(Edit::Move(motion), room);
    }
    Reply::Used
}

/// What a key does in a text; `None` for keys that belong to the screen around it.
pub(in crate::tui) fn edit(key: &KeyEvent) -> Option<Edit> {
    let windows_key = KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
    if key.is_release() || key.modifiers.intersects(windows_key) {
        return None;
    }
    let held = |modifier| key.modifiers.contains(modifier);
    let (control, alt, shift) = (
        held(KeyModifiers::CONTROL),
        held(KeyModifiers::ALT),
        held(KeyModifiers::SHIFT),
    );
    let by_word = control || alt;
    let motion = match key.code {
        KeyCode::Left if by_word => Some(Motion::WordLeft),
        KeyCode::Right if by_word => Some(Motion::WordRight),
        KeyCode::Home if control => Some(Motion::Start),
        KeyCode::End if control => Some(Motion::End),
        KeyCode::Left => Some(Motion::Left),
        KeyCode::Right => Some(Motion::Right),
        KeyCode::Home => Some(Motion::RowStart),
        KeyCode::End => Some(Motion::RowEnd),
        KeyCode::Up if !by_word => Some(Motion::Up),
        KeyCode::Down if !by_word => Some(Motion::Down),
        KeyCode::PageUp if !by_word => Some(Motion::PageUp),
        KeyCode::PageDown if !by_word => Some(Motion::PageDown),
        _ => None,
    };
    if let Some(motion) = motion {
        return Some(if shift {
            Edit::Select(motion)
        } else {
            Edit::Move(motion)
        });
    }
    match key.code {
        KeyCode::Backspace if by_word => Some(Edit::DeleteWordBack),
        KeyCode::Backspace => Some(Edit::Backspace),
        KeyCode::Delete if by_word => Some(Edit::DeleteWordAhead),
        KeyCode::Delete => Some(Edit::Delete),
        KeyCode::Enter if !by_word => Some(Edit::Insert('\n')),
        // AltGr arrives as both on Windows, and stands for the character.
        KeyCode::Char(typed) if control == alt => Some(Edit::Insert(typed)),
        KeyCode::Char(letter) => match (control, letter.to_ascii_lowercase()) {
            (true, 'z') if shift || letter == 'Z' => Some(Edit::Redo),
            (true, 'z') => Some(Edit::Undo),
            (true, 'y') => Some(Edit::Redo),
            (true, 'a') => Some(Edit::SelectAll),
            // Many terminals send Ctrl+Backspace as Ctrl+H.
            (true, 'w' | 'h') => Some(Edit::DeleteWordBack),
            (true, 'u') => Some(Edit::DeleteRowBack),
            // Some send Alt and an arrow as these letters.
            (false, 'b') => Some(Edit::Move(Motion::WordLeft)),
            (false, 'f') => Some(Edit::Move(Motion::WordRight)),
            (false, 'd') => Some(Edit::DeleteWordAhead),
            _ => None,
        },
        _ => None,
    }
}

/// Draws prose with its marks and its selection; the area is not empty.
pub(super) fn view(text: &Text, area: Rect, buffer: &mut Buffer, context: &Context) -> Position {
    let theme = context.theme;
    let rows = text.rows(room(area.as_size()));
    for (row, y) in rows.iter().zip(area.rows().map(|row| row.y)) {
        let width = usize::from(area.width.saturating_sub(1).max(1));
        buffer.set_stringn(area.x, y, &text.read()[row.clone()], width, Style::new());
        let marks = context
            .marks
            .iter()
            .map(|(range, kind)| (range.clone(), kind.style(theme)));
        let selection = text.selection().map(|range| (range, selected()));
        for (range, style) in marks.chain(selection) {
            if let Some(cells) = columns(text.read(), row, &range) {
                light(buffer, area, y, &(cells.start..cells.end.min(width)), style);
            }
        }
    }
    let edge = area.right() - 1;
    if rows[0].start > 0 {
        buffer.set_string(edge, area.y, theme.sign("▲", "^"), theme.dim);
    }
    if rows[rows.len() - 1].end < text.read().len() {
        buffer.set_string(edge, area.bottom() - 1, theme.sign("▼", "v"), theme.dim);
    }
    let (row, column) = wrap::position_of(text.read(), &rows, text.caret());
    place(area, row, column)
}

/// A day as it is typed, and as it is understood.
pub(super) fn day<'a>(
    text: &'a Text,
    towards: Towards,
    width: usize,
    context: &Context,
) -> Sheet<'a> {
    let mut sheet = Sheet::default();
    sheet.typed(Vec::new(), text, width, 0, true);
    let said =
        understood(text, towards, context.today).unwrap_or_else(|| AnswerKind::Date.expectation());
    sheet.say(Vec::new(), &said, context.theme.dim, width, None);
    sheet
}

/// What a typed day is understood as: the weekday and, unless it was typed just so, the day; that it is past where one to
/// come was asked, and that there is none such. `None` if it is no day at all.
pub(super) fn understood(text: &Text, towards: Towards, today: Date) -> Option<String> {
    let Some(day) = dates::read(text.read(), towards, today) else {
        return dates::is_no_such_day(text.read())
            .then(|| sentence(&Problem::NoSuchDay.to_string()));
    };
    let said = dates::say_understood(text.read(), day);
    Some(match towards == Towards::Ahead && day < today {
        true => format!("{said}, which is past"),
        false => said,
    })
}

//! Where the caret goes: by grapheme, word and row.

use super::{Outcome, Room, Text, history::Caret};
use crate::tui::wrap;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Where the caret can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// To the beginning of this word or the one before.
    WordLeft,
    /// To the end of this word or the next.
    WordRight,
    /// One row up, in the same column; from the first row to the beginning.
    Up,
    /// One row down, in the same column; from the last row to the end.
    Down,
    /// As many rows up as are seen, less one.
    PageUp,
    /// As many rows down as are seen, less one.
    PageDown,
    /// To the beginning of the row.
    RowStart,
    /// To the end of the row.
    RowEnd,
    /// To the beginning of the text.
    Start,
    /// To the end of the text.
    End,
    /// To a byte, as [`Text::byte_at`] gives it for a click; moved on to the next grapheme if inside one.
    To(usize),
}

impl Text {
    pub(super) fn go(&mut self, motion: Motion, room: Room, select: bool) -> Outcome {
        let text = self.read();
        let here = self.caret.at;
        let selected = self.selection().filter(|_| !select);
        let rows_away = room.height.max(2);
        let mut column = None;
        let at = match motion {
            Motion::Left => selected.map_or_else(|| self.before(here), |range| range.start),
            Motion::Right => selected.map_or_else(|| self.after(here), |range| range.end),
            Motion::WordLeft => self.word_before(),
            Motion::WordRight => self.word_after(),
            Motion::Up | Motion::PageUp => {
                let count = if motion == Motion::Up { 2 } else { rows_away };
                let rows = wrap::back(text, here, room.width, count);
                let now = wrap::position_of(text, &rows, here).1;
                let aim = *column.insert(self.column.unwrap_or(now));
                if rows.len() > 1 {
                    wrap::byte_at(text, &rows, 0, aim)
                } else {
                    0
                }
            }
            Motion::Down | Motion::PageDown => {
                let count = if motion == Motion::Down { 2 } else { rows_away };
                let rows = wrap::ahead(text, here, room.width, count);
                let now = wrap::position_of(text, &rows, here).1;
                let aim = *column.insert(self.column.unwrap_or(now));
                if rows.len() > 1 {
                    wrap::byte_at(text, &rows, rows.len() - 1, aim)
                } else {
                    text.len()
                }
            }
            Motion::RowStart => wrap::ahead(text, here, room.width, 1)[0].start,
            Motion::RowEnd => wrap::row_end(text, &wrap::ahead(text, here, room.width, 1)[0]),
            Motion::Start => 0,
            Motion::End => text.len(),
            Motion::To(byte) => self.boundary(byte),
        };
        let anchor = select.then(|| self.caret.anchor.unwrap_or(here));
        let outcome = self.place(Caret { at, anchor });
        self.column = column;
        outcome
    }

    pub(super) fn before(&self, byte: usize) -> usize {
        GraphemeCursor::new(byte, self.buffer.len(), true)
            .prev_boundary(&self.buffer, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }

    pub(super) fn after(&self, byte: usize) -> usize {
        GraphemeCursor::new(byte, self.buffer.len(), true)
            .next_boundary(&self.buffer, 0)
            .ok()
            .flatten()
            .unwrap_or(self.buffer.len())
    }

    /// The byte itself if it lies between two graphemes, else the end of the one it lies in.
    pub(super) fn boundary(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.buffer.len());
        while !self.buffer.is_char_boundary(byte) {
            byte += 1;
        }
        let between = GraphemeCursor::new(byte, self.buffer.len(), true)
            .is_boundary(&self.buffer, 0)
            .unwrap_or(true);
        if between { byte } else { self.after(byte) }
    }

    pub(super) fn word_before(&self) -> usize {
        self.buffer[..self.caret.at]
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(at, _)| self.boundary(at))
    }

    pub(super) fn word_after(&self) -> usize {
        self.buffer[self.caret.at..]
            .unicode_word_indices()
            .next()
            .map_or(self.buffer.len(), |(at, word)| {
                self.boundary(self.caret.at + at + word.len())
            })
    }
}

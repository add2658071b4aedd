//! Lines drawn: masked where they are secret, wrapped where they are long, with the selection and the cursor.

use super::{Fields, Line};
use crate::tui::canvas::Hit;
use crate::tui::screens::paper::{MARGIN, Paper};
use crate::tui::theme::Theme;
use crate::tui::wrap;
use ratatui::style::Style;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

/// Columns between what is typed and what is said beside it; the first is the cursor's.
const APART: u16 = 3;

/// What selected words mean, for whoever does not see that they are.
const SUGGESTED: &str = "Typing replaces what stands there; arrows, End and Backspace edit it.";

impl Line {
    /// What is on the screen for the text: itself, or a sign for each letter.
    fn face(&self, shown: bool, ascii: bool) -> Zeroizing<String> {
        if !self.secret || shown {
            return Zeroizing::new(self.text.read().to_owned());
        }
        let sign = if ascii { "*" } else { "•" };
        Zeroizing::new(sign.repeat(self.text.read().graphemes(true).count()))
    }

    /// The byte of the face that stands for a byte of the text.
    fn face_byte(&self, byte: usize, face: &str) -> usize {
        if face == self.text.read() {
            return byte;
        }
        let before = self.text.read()[..byte].graphemes(true).count();
        face.chars().take(before).map(char::len_utf8).sum()
    }

    /// The byte of the text that a byte of its face stands for.
    fn text_byte(&self, byte: usize, face: &str) -> usize {
        if face == self.text.read() {
            return byte;
        }
        let before = face[..byte].chars().count();
        self.text
            .read()
            .graphemes(true)
            .take(before)
            .map(str::len)
            .sum()
    }
}

impl Fields {
    /// The byte of the focused line's text under a cell of it, in an area of `width` columns.
    pub(super) fn byte_under(&self, column: u16, row: u16, width: u16) -> usize {
        let line = &self.lines[self.focus];
        // How the sign of a masked letter is spelled does not matter to where it stands.
        let face = line.face(self.shown, true);
        let rows = wrap::lines(&face, self.room(width));
        let byte = wrap::byte_at(&face, &rows, row.into(), column.into());
        line.text_byte(byte, &face)
    }

    /// Columns for labels.
    fn labels(&self) -> u16 {
        let widest = self
            .lines
            .iter()
            .map(|line| wrap::width_of(&line.label))
            .max();
        widest.unwrap_or_default() as u16
    }

    /// Columns for what is typed; one is left for the cursor at the end.
    fn room(&self, width: u16) -> usize {
        let room = width.saturating_sub(MARGIN + self.labels() + 2 + 1);
        usize::from(room.max(1))
    }

    /// Lays the lines, below them the help of the focused one and what is said.
    pub fn lay<'a>(&'a self, paper: &mut Paper<'a>, theme: &Theme) {
        self.lay_beside(true, &[], paper, theme);
    }

    /// The same, each of the first lines with what is said beside it; while the focus is elsewhere no line shows it.
    pub fn lay_beside<'a>(
        &'a self,
        focused: bool,
        beside: &[String],
        paper: &mut Paper<'a>,
        theme: &Theme,
    ) {
        let (mut first, mut caret) = (paper.len(), paper.len());
        for number in 0..self.lines.len() {
            let start = paper.len();
            let row = self.lay_line(paper, number, focused && number == self.focus, theme);
            if let Some(beside) = beside.get(number) {
                self.lay_said(paper, number, beside, theme);
            }
            if number == self.focus {
                (first, caret) = (start, start + row);
            }
        }
        let line = &self.lines[self.focus];
        let is_offered = focused && line.suggested;
        if !line.help.is_empty() || is_offered {
            paper.gap();
        }
        if !line.help.is_empty() {
            paper.prose(&line.help, theme.dim);
        }
        if is_offered {
            paper.prose(SUGGESTED, theme.dim);
        }
        if !self.said.is_empty() {
            paper.gap();
            paper.prose(&self.said, theme.warm);
        }
        paper.keep(first, caret);
    }

    /// Lays what is said beside a line behind its last row, or below where there is no room.
    fn lay_said<'a>(&self, paper: &mut Paper<'a>, number: usize, beside: &str, theme: &Theme) {
        let face = self.lines[number].face(self.shown, theme.ascii);
        let x = MARGIN + self.labels() + 2;
        let rows = wrap::lines(&face, self.room(paper.width()));
        let last = rows.last().map_or("", |row| &face[row.clone()]);
        let behind = x + wrap::width_of(last) as u16 + APART;
        match behind + wrap::width_of(beside) as u16 <= paper.width() {
            true => paper.beside(behind, beside, theme.dim),
            false => paper.said_at(x, beside, theme.dim),
        }
    }

    /// Lays a line; the row of the caret within it comes back.
    fn lay_line<'a>(
        &'a self,
        paper: &mut Paper<'a>,
        number: usize,
        focused: bool,
        theme: &Theme,
    ) -> usize {
        let line = &self.lines[number];
        let face = line.face(self.shown, theme.ascii);
        let room = self.room(paper.width());
        let x = MARGIN + self.labels() + 2;
        let rows = wrap::lines(&face, room);
        let caret = line.face_byte(line.text.caret(), &face);
        let caret = wrap::position_of(&face, &rows, caret);
        let selected = line
            .text
            .selection()
            .filter(|_| focused)
            .map(|range| line.face_byte(range.start, &face)..line.face_byte(range.end, &face));
        let height = rows.len() as u16;
        for (at, row) in rows.into_iter().enumerate() {
            let parts = parts(&face, row, selected.as_ref());
            paper.row(move |canvas, y| {
                let dim = canvas.theme.dim;
                let width = canvas.area.width;
                if at == 0 {
                    canvas.put(
                        MARGIN,
                        y,
                        &line.label,
                        if focused { Style::new() } else { dim },
                    );
                    canvas.zone(0, y, width, height, Hit::Row(number));
                }
                let mut column = x;
                for (text, is_selected) in &parts {
                    let style = if *is_selected {
                        Style::new().reversed()
                    } else {
                        Style::new()
                    };
                    column += canvas.put(column, y, text, style);
                }
                if line.text.read().is_empty() && !focused {
                    let sign = canvas.theme.sign("…", "...");
                    canvas.put(x, y, sign, dim);
                }
                if focused && at == 0 {
                    let (sign, cool) = (canvas.theme.sign("▸", ">"), canvas.theme.cool);
                    canvas.put(1, y, sign, cool);
                    canvas.zone(x, y, width.saturating_sub(x), height, Hit::Field(0, 0));
                }
                if focused && at == caret.0 {
                    canvas.cursor_at(x + caret.1 as u16, y);
                }
            });
        }
        caret.0
    }
}

/// The row in up to three parts, with whether each is selected.
fn parts(
    face: &str,
    row: Range<usize>,
    selected: Option<&Range<usize>>,
) -> Vec<(Zeroizing<String>, bool)> {
    let within = |byte: usize| byte.clamp(row.start, row.end);
    let chosen = selected.map_or(row.end..row.end, |range| {
        within(range.start)..within(range.end)
    });
    [
        (row.start..chosen.start, false),
        (chosen.clone(), true),
        (chosen.end..row.end, false),
    ]
    .into_iter()
    .filter(|(range, _)| !range.is_empty())
    .map(|(range, is_selected)| (Zeroizing::new(face[range].to_owned()), is_selected))
    .collect()
}

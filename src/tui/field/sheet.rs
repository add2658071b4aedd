//! What a field shows, row by row, before it is known how many rows there is room for.

use super::Context;
use crate::tui::text::Text;
use crate::tui::theme::Theme;
use crate::tui::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use std::ops::Range;

/// Rows, and the place of the cursor among them.
#[derive(Default)]
pub(in crate::tui) struct Sheet<'a> {
    rows: Vec<Row<'a>>,
    cursor: (usize, usize),
}

/// One row.
#[derive(Default)]
pub(in crate::tui) struct Row<'a> {
    line: Line<'a>,
    /// Cells drawn in another style on top.
    lit: Option<Range<usize>>,
    /// Cells of what may identify someone.
    marks: Vec<(Range<usize>, Style)>,
    /// Which item of the field it belongs to.
    pub(in crate::tui) item: Option<usize>,
    /// The bytes of a typed text it shows, and the column where they begin.
    pub(in crate::tui) typed: Option<(Range<usize>, usize)>,
}

impl<'a> Sheet<'a> {
    pub(in crate::tui) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Puts the cursor on a column of the row that comes next.
    pub(in crate::tui) fn cursor_at(&mut self, column: usize) {
        self.cursor = (self.rows.len(), column);
    }

    /// A row as it is.
    pub(in crate::tui) fn push(&mut self, line: impl Into<Line<'a>>, item: Option<usize>) {
        self.rows.push(Row {
            line: line.into(),
            item,
            ..Row::default()
        });
    }

    /// An empty row.
    pub(in crate::tui) fn gap(&mut self) {
        self.rows.push(Row::default());
    }

    /// Text wrapped to the width after `head`, which is on the first row and blank on those that follow.
    pub(in crate::tui) fn say(
        &mut self,
        head: Vec<Span<'a>>,
        text: &str,
        style: Style,
        width: usize,
        item: Option<usize>,
    ) {
        let indent = width_of(&head);
        let mut head = Some(head);
        for row in wrap::lines(text, width.saturating_sub(indent)) {
            let mut spans = head.take().unwrap_or_else(|| vec![blank(indent)]);
            spans.push(Span::styled(text[row].to_owned(), style));
            self.push(spans, item);
        }
    }

    /// A text that is being typed, after `head`; `focused` puts the cursor in it. The last column is left to the
    /// cursor.
    pub(in crate::tui) fn typed(
        &mut self,
        head: Vec<Span<'a>>,
        text: &'a Text,
        width: usize,
        item: usize,
        focused: bool,
    ) {
        let indent = width_of(&head);
        let rows = wrap::lines(text.read(), width.saturating_sub(indent + 1));
        if focused {
            let (row, column) = wrap::position_of(text.read(), &rows, text.caret());
            self.cursor = (self.rows.len() + row, indent + column);
        }
        let mut head = Some(head);
        for row in rows {
            let mut spans = head.take().unwrap_or_else(|| vec![blank(indent)]);
            spans.push(Span::raw(&text.read()[row.clone()]));
            let selected = text.selection().filter(|_| focused);
            self.rows.push(Row {
                line: spans.into(),
                lit: selected
                    .and_then(|range| columns(text.read(), &row, &range))
                    .map(|cells| cells.start + indent..cells.end + indent),
                item: Some(item),
                typed: Some((row, indent)),
                ..Row::default()
            });
        }
    }

    /// Marks what was found in a typed text, on the rows that show it.
    pub(super) fn mark(&mut self, item: usize, text: &Text, context: &Context) {
        let rows = self.rows.iter_mut().filter(|row| row.item == Some(item));
        for row in rows {
            let Some((shown, begins)) = row.typed.clone() else {
                continue;
            };
            for (range, kind) in context.marks {
                if let Some(cells) = columns(text.read(), &shown, range) {
                    let cells = cells.start + begins..cells.end + begins;
                    row.marks.push((cells, kind.style(context.theme)));
                }
            }
        }
    }

    /// Adds to the last row, if it has the room.
    pub(in crate::tui) fn beside(&mut self, span: Span<'a>, width: usize) -> bool {
        match self.rows.last_mut() {
            Some(row)
                if width_of(&row.line.spans) + width_of(std::slice::from_ref(&span)) <= width =>
            {
                row.line.spans.push(span);
                true
            }
            _ => false,
        }
    }

    /// The row drawn at `row` in an area of this height.
    pub(in crate::tui) fn at(&self, row: u16, height: u16) -> Option<&Row<'a>> {
        let seen = self.seen(usize::from(height));
        let row = seen.start + usize::from(row);
        self.rows.get(row).filter(|_| seen.contains(&row))
    }

    /// Draws what there is room for; the cursor is among it. The area is not empty.
    pub(in crate::tui) fn draw(&self, area: Rect, buffer: &mut Buffer, theme: &Theme) -> Position {
        let seen = self.seen(usize::from(area.height));
        for (y, row) in (area.y..).zip(&self.rows[seen.clone()]) {
            buffer.set_line(area.x, y, &row.line, area.width);
            for (cells, style) in &row.marks {
                light(buffer, area, y, cells, *style);
            }
            if let Some(cells) = &row.lit {
                light(buffer, area, y, cells, selected());
            }
        }
        if seen.len() < self.rows.len() && area.height > 1 {
            let mut parts = Vec::new();
            if seen.start > 0 {
                parts.push(format!("{} more above", theme.sign("▲", "^")));
            }
            if seen.end < self.rows.len() {
                parts.push(format!("{} more below", theme.sign("▼", "v")));
            }
            let line = Line::styled(parts.join("   "), theme.dim);
            buffer.set_line(area.x, area.bottom() - 1, &line, area.width);
        }
        let row = self.cursor.0.saturating_sub(seen.start);
        place(area, row, self.cursor.1)
    }

    fn seen(&self, height: usize) -> Range<usize> {
        if self.rows.len() <= height {
            return 0..self.rows.len();
        }
        // The last row says that there is more.
        let height = height.saturating_sub(1).max(1);
        let first = self
            .cursor
            .0
            .saturating_sub(height / 2)
            .min(self.rows.len() - height);
        first..first + height
    }
}

/// A place in an area, kept inside it.
pub(in crate::tui) fn place(area: Rect, row: usize, column: usize) -> Position {
    let inside = |offset: usize, length: u16| {
        u16::try_from(offset)
            .unwrap_or(u16::MAX)
            .min(length.saturating_sub(1))
    };
    Position::new(
        area.x + inside(column, area.width),
        area.y + inside(row, area.height),
    )
}

/// Styles the cells of one row of an area that lie inside it.
pub(in crate::tui) fn light(
    buffer: &mut Buffer,
    area: Rect,
    y: u16,
    cells: &Range<usize>,
    style: Style,
) {
    let cell = |column: usize| u16::try_from(column).unwrap_or(u16::MAX).min(area.width);
    let (from, until) = (cell(cells.start), cell(cells.end));
    buffer.set_style(Rect::new(area.x + from, y, until - from, 1), style);
}

/// The cells that a range of bytes takes on a row; `None` where it takes none.
pub(in crate::tui) fn columns(
    text: &str,
    row: &Range<usize>,
    range: &Range<usize>,
) -> Option<Range<usize>> {
    let inside = |byte: usize| wrap::floor(text, byte.clamp(row.start, row.end));
    let (from, until) = (inside(range.start), inside(range.end));
    if until <= from {
        return None;
    }
    let before = wrap::width_of(&text[row.start..from]);
    let width = wrap::width_of(&text[from..until]);
    (width > 0).then_some(before..before + width)
}

/// The sign before an item: whether the focus is on it.
pub(in crate::tui) fn focus<'a>(here: bool, theme: &Theme) -> Span<'a> {
    if here {
        Span::styled(theme.sign("▸ ", "> "), theme.cool)
    } else {
        Span::raw("  ")
    }
}

pub(in crate::tui) fn selected() -> Style {
    Style::new().add_modifier(Modifier::REVERSED)
}

fn blank<'a>(cells: usize) -> Span<'a> {
    Span::raw(" ".repeat(cells))
}

fn width_of(spans: &[Span]) -> usize {
    spans.iter().map(|span| wrap::width_of(&span.content)).sum()
}

//! A page laid out before it is drawn: where the terminal is too low for all of it, the part with the focus is shown.

use crate::tui::canvas::{Canvas, Hit, MEASURE, Unseen};
use crate::tui::wrap;
use ratatui::style::Style;
use std::ops::Range;

/// Where prose begins, in columns; the sign of the focus stands two before it.
pub const MARGIN: u16 = 3;

type Row<'a> = Box<dyn Fn(&mut Canvas, u16) + 'a>;

/// Rows in order, and which of them matter most.
pub struct Paper<'a> {
    width: u16,
    rows: Vec<Row<'a>>,
    /// What should be seen.
    kept: Range<usize>,
    /// What must be seen.
    focus: usize,
}

impl<'a> Paper<'a> {
    /// For an area of `width` columns.
    pub fn new(width: u16) -> Self {
        Self {
            width,
            rows: Vec::new(),
            kept: 0..0,
            focus: 0,
        }
    }

    /// Columns of the area it is for.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// How many rows are laid.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// An empty row.
    pub fn gap(&mut self) {
        self.row(|_, _| {});
    }

    /// A row drawn by hand.
    pub fn row(&mut self, draw: impl Fn(&mut Canvas, u16) + 'a) {
        self.rows.push(Box::new(draw));
    }

    /// Prose wrapped at words.
    pub fn prose(&mut self, text: &'a str, style: Style) {
        for range in wrap::lines(text, measure(self.width)) {
            let line = text[range].trim_end();
            self.row(move |canvas, y| {
                canvas.put(MARGIN, y, line, style);
            });
        }
    }

    /// Prose made for this picture, as [`Paper::prose`].
    pub fn said(&mut self, text: &str, style: Style) {
        self.said_at(MARGIN, text, style);
    }

    /// The same, every row of it begun at this column.
    pub fn said_at(&mut self, x: u16, text: &str, style: Style) {
        let room = measure(self.width)
            .saturating_sub(usize::from(x - MARGIN))
            .max(1);
        for range in wrap::lines(text, room) {
            let line = text[range].trim_end().to_owned();
            self.row(move |canvas, y| {
                canvas.put(x, y, &line, style);
            });
        }
    }

    /// Words at this column of the row laid last.
    pub fn beside(&mut self, x: u16, words: &str, style: Style) {
        let (row, words) = (self.rows.pop(), words.to_owned());
        self.row(move |canvas, y| {
            if let Some(row) = &row {
                row(canvas, y);
            }
            canvas.put(x, y, &words, style);
        });
    }

    /// Something to choose, number `number` of its list; says a word more at the right end.
    pub fn choice(&mut self, number: usize, focused: bool, words: &'a str, right: &'a str) {
        if focused {
            self.focus = self.rows.len();
            self.kept = self.focus..self.focus + 1;
        }
        self.row(move |canvas, y| {
            let dim = canvas.theme.dim;
            canvas.put(MARGIN, y, words, Style::new());
            canvas.put_right(y, 1, right, dim);
            if focused {
                canvas.focus(1, y);
            }
            let width = canvas.area.width;
            canvas.zone(0, y, width, 1, Hit::Row(number));
        });
    }

    /// The rows from `first` to the last one laid should be seen, and row `focus` of them in any case.
    pub fn keep(&mut self, first: usize, focus: usize) {
        self.kept = first..self.rows.len();
        self.focus = focus;
    }

    /// What was laid since should be seen with the rows kept.
    pub fn keep_on(&mut self) {
        self.kept.end = self.rows.len();
    }

    /// Draws as many rows as there is room for, from row `first` of them on: for a page that scrolls. Says in the last row
    /// what there is no room for.
    pub fn draw_from(&self, canvas: &mut Canvas, top: u16, first: usize) {
        let room = usize::from(canvas.area.height.saturating_sub(top));
        let shown = if self.len() > room {
            room.saturating_sub(1)
        } else {
            room
        };
        let first = first.min(self.last(room));
        for (y, row) in self.rows.iter().skip(first).take(shown).enumerate() {
            row(canvas, top + y as u16);
        }
        if shown < self.len() && shown < room {
            canvas.unseen = canvas.more(top + shown as u16, first, self.len() - first - shown);
        }
    }

    /// The last row that such a page may begin with, in a room of so many rows.
    pub fn last(&self, room: usize) -> usize {
        match self.len() > room {
            true => self.len() - room.saturating_sub(1),
            false => 0,
        }
    }

    /// Draws the rows from row `top` of the area on, those with the focus in any case. Says in the last row what there is
    /// no room for, and gives it back.
    pub fn draw(&self, canvas: &mut Canvas, top: u16) -> Unseen {
        let room = usize::from(canvas.area.height.saturating_sub(top));
        let count = self.rows.len();
        if room == 0 {
            return Unseen::default();
        }
        let shown = if count > room {
            (room - 1).max(1)
        } else {
            count
        };
        let first = self.kept.end.saturating_sub(shown).min(self.kept.start);
        let first = first
            .max((self.focus + 1).saturating_sub(shown))
            .min(self.focus);
        let first = first.min(count - shown);
        for (y, row) in self.rows[first..first + shown].iter().enumerate() {
            row(canvas, top + y as u16);
        }
        if shown < count && shown < room {
            return canvas.more(top + shown as u16, first, count - first - shown);
        }
        Unseen::default()
    }
}

/// How wide prose is set in an area of `width` columns.
pub fn measure(width: u16) -> usize {
    usize::from(width.saturating_sub(MARGIN + 1).clamp(1, MEASURE))
}

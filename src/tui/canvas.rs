//! What a screen draws on: cells, a place for the hardware cursor, and the zones a click can mean.

mod fit;
mod list;
mod tabs;

pub use fit::{fit, fit_title};
pub use list::{Row, window};

use super::keymap::Command;
use super::theme::Theme;
use super::wrap;
use fit::in_ascii;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Prose is never set wider than this, in columns.
pub const MEASURE: u16 = 76;

/// Columns below which a page is narrow.
pub const NARROW: u16 = 72;

/// The widest a page gets, in columns; a wider terminal gets margins.
pub const WIDEST: u16 = 100;

/// Rows of a page, without its foot, from which a blank one stands below its head.
const ROOMY: u16 = 21;

/// The first row of the body of a page of so many rows: below the two of its head, and a blank one where there is room.
pub fn body(rows: u16) -> u16 {
    if rows < ROOMY { 2 } else { 3 }
}

/// What a click on a zone means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// The same as a key for this command.
    Command(Command),
    /// The row of a list with this number.
    Row(usize),
    /// A place in the field under the cursor: column and row within the zone, from 0.
    Field(u16, u16),
}

/// A drawing surface. Screens see only their part of it.
pub struct Canvas<'a> {
    /// The cells.
    pub buf: &'a mut Buffer,
    /// The part that may be drawn on.
    pub area: Rect,
    /// Colours and signs.
    pub theme: &'a Theme,
    /// Where the hardware cursor goes: what has the focus.
    pub cursor: Option<Position>,
    /// Places a click can mean, the last drawn on top.
    pub zones: Vec<(Rect, Hit)>,
    /// The head of this page says that it is the demo.
    pub demo: bool,
    /// What of the page's text has no room on it.
    pub unseen: Unseen,
}

/// Where there is more of a text than is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Before what is shown.
    pub above: bool,
    /// After it.
    pub below: bool,
}

impl<'a> Canvas<'a> {
    /// A canvas over a whole buffer.
    pub fn new(buf: &'a mut Buffer, theme: &'a Theme) -> Self {
        let whole = buf.area;
        let width = whole.width.min(WIDEST);
        let area = Rect {
            x: whole.x + (whole.width - width) / 2,
            width,
            ..whole
        };
        Self {
            buf,
            area,
            theme,
            cursor: None,
            zones: Vec::new(),
            demo: false,
            unseen: Unseen::default(),
        }
    }

    /// Sets text at a column and row of the area, cut at its right edge; returns the columns used. A cut word ends in `…`.
    pub fn put(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if y >= self.area.height || x >= self.area.width {
            return 0;
        }
        let room = self.area.width - x;
        let mut shown = fit(text, room, self.theme.ascii);
        if self.theme.ascii {
            shown = shown.chars().map(in_ascii).collect();
        }
        let width = shown.width() as u16;
        self.buf
            .set_stringn(self.area.x + x, self.area.y + y, &shown, room.into(), style);
        width
    }

    /// Sets text that ends at the right edge of the area, `margin` columns before it; returns where it begins.
    pub fn put_right(&mut self, y: u16, margin: u16, text: &str, style: Style) -> u16 {
        let width = (text.width() as u16).min(self.area.width.saturating_sub(margin));
        let x = self.area.width.saturating_sub(margin + width);
        self.put(x, y, text, style);
        x
    }

    /// Sets a state at the right end of a row in its own colour and what else is said there dim behind it; returns where it
    /// begins.
    pub fn put_state(&mut self, y: u16, state: (&str, Style), then: &str) -> u16 {
        let dim = self.theme.dim;
        let words = match (state.0, then) {
            (words, "") | ("", words) => words.to_owned(),
            (state, then) => format!("{state}, {then}"),
        };
        let width = (words.width() as u16).min(self.area.width.saturating_sub(1));
        let x = self.area.width.saturating_sub(1 + width);
        // A style is laid over the one below it: on dim words the colour would be pale.
        let used = self.put(x, y, state.0, state.1);
        self.put(x + used, y, &words[state.0.len()..], dim);
        x
    }

    /// The first row of the body of this page.
    pub fn body(&self) -> u16 {
        body(self.area.height)
    }

    /// A rule across the area.
    pub fn rule(&mut self, y: u16) {
        let sign = if self.theme.ascii { "-" } else { "─" };
        let line = sign.repeat(self.area.width.saturating_sub(2).into());
        let dim = self.theme.dim;
        self.put(1, y, &line, dim);
        // The first rule of a page is that of its head.
        if std::mem::take(&mut self.demo) {
            let warm = self.theme.warm;
            self.put_right(y, 2, " demo ", warm);
        }
    }

    /// Sets prose from a row down, wrapped at words, at most [`MEASURE`] wide; returns the rows used.
    pub fn prose(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let width = self.area.width.saturating_sub(x + 1).clamp(1, MEASURE);
        let mut used = 0;
        for range in wrap::lines(text, width.into()) {
            self.put(x, y + used, text[range].trim_end(), style);
            used += 1;
        }
        used
    }

    /// The sign of the focus, and the hardware cursor on it.
    pub fn focus(&mut self, x: u16, y: u16) {
        let (sign, cool) = (self.theme.mark(), self.theme.cool);
        self.put(x, y, sign, cool);
        self.cursor_at(x, y);
    }

    /// Puts the hardware cursor at a place of the area; behind a row that is full it stands on its last cell.
    pub fn cursor_at(&mut self, x: u16, y: u16) {
        let x = x.min(self.area.width.saturating_sub(1));
        if y < self.area.height {
            self.cursor = Some(Position::new(self.area.x + x, self.area.y + y));
        }
    }

    /// Makes a part of the area mean something to a click.
    pub fn zone(&mut self, x: u16, y: u16, width: u16, height: u16, hit: Hit) {
        let rect = Rect::new(self.area.x + x, self.area.y + y, width, height);
        self.zones.push((rect.intersection(self.area), hit));
    }

    /// Draws with `draw` on the rows from `top` on, `height` of them.
    pub fn part(&mut self, top: u16, height: u16, draw: impl FnOnce(&mut Canvas)) {
        let whole = self.area;
        self.area = Rect {
            y: whole.y + top.min(whole.height),
            height: height.min(whole.height.saturating_sub(top)),
            ..whole
        };
        draw(self);
        self.area = whole;
    }

    /// The head of a page: title left, something right, a rule below. Two rows.
    pub fn head(&mut self, title: &str, right: &str) {
        let (strong, dim) = (self.theme.strong, self.theme.dim);
        let at = self.put_right(0, 1, right, dim);
        let room = at.saturating_sub(3);
        let title = fit(title, room, self.theme.ascii);
        self.put(1, 0, &title, strong);
        self.rule(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    #[test]
    fn a_state_alone_takes_its_colour_and_not_what_is_said_behind_it() {
        let theme = Theme::dark();
        let mut buf = Buffer::empty(Rect::new(0, 0, 40, 1));
        let mut canvas = Canvas::new(&mut buf, &theme);
        let x = canvas.put_state(0, ("open", theme.warm), "for supervision");
        let row: String = (0..40).map(|x| buf[(x, 0)].symbol()).collect();
        assert_eq!(row.trim(), "open, for supervision");
        assert_eq!(buf[(x, 0)].style().fg, theme.warm.fg);
        assert!(
            !buf[(x, 0)].modifier.contains(Modifier::DIM),
            "a pale state"
        );
        assert_eq!(
            buf[(x + 6, 0)].style().fg,
            Style::reset().patch(theme.dim).fg
        );
    }
}

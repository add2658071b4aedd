//! What a screen draws on: cells, a place for the hardware cursor, and the zones a click can mean.

use super::keymap::{Command, Tab};
use super::theme::Theme;
use super::wrap;
use crate::domain::ClientCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
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

/// A row of a list: what stands left, in the middle and right.
pub struct Row<'a> {
    /// Cells with their widths in columns; the last one takes what is left.
    pub cells: Vec<(u16, &'a str, Style)>,
    /// Set at the right end.
    pub right: (&'a str, Style),
    /// Set dim behind that, after a comma: what takes no colour from it.
    pub then: &'a str,
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

    /// The row of screens, the one shown in brackets. Where the row is too short for all, those beside it stand there, and
    /// at either end how many more there are: a click there goes one on.
    pub fn tabs(&mut self, y: u16, shown: Tab) {
        let at = Tab::ROW.iter().position(|tab| *tab == shown).unwrap_or(0);
        let end = Tab::ROW.len() - 1;
        let room = self.area.width.saturating_sub(1);
        let fits = |first: usize, last: usize| {
            let tabs = Tab::ROW[first..=last].iter();
            let tabs: usize = tabs.map(|tab| tab.name().width() + 2).sum();
            tabs + unseen_before(first).width() + unseen_after(end - last).width() <= room.into()
        };
        // The next one is seen as well, and of those before as many as there is room for.
        let next = (at + 1).min(end);
        let first = (0..at).find(|first| fits(*first, next)).unwrap_or(at);
        let last = (at..=end).rev().find(|last| fits(first, *last));
        let last = last.unwrap_or(at);
        let (dim, cool) = (self.theme.dim, self.theme.cool);
        let before = unseen_before(first);
        let used = self.put(1, y, &before, dim);
        if let Some(tab) = first.checked_sub(1).and_then(|before| Tab::ROW.get(before)) {
            self.zone(1, y, used, 1, Hit::Command(Command::Go(*tab)));
        }
        let mut x = 1 + used;
        for tab in &Tab::ROW[first..=last] {
            let (text, style) = match *tab == shown {
                true => (format!("[{}]", tab.name()), cool),
                false => (format!(" {} ", tab.name()), Style::new()),
            };
            let used = self.put(x, y, &text, style);
            self.zone(x, y, used, 1, Hit::Command(Command::Go(*tab)));
            x += used;
        }
        let after = unseen_after(end - last);
        let used = self.put(x, y, &after, dim);
        if let Some(tab) = Tab::ROW.get(last + 1) {
            self.zone(x, y, used, 1, Hit::Command(Command::Go(*tab)));
        }
    }

    /// A list from the top of the area down, the focus kept in view; `count` rows made by `row` as they are drawn,
    /// each on one line. Says below how many more there are, in the last line.
    pub fn list<'r>(
        &mut self,
        count: usize,
        focus: impl Into<Option<usize>>,
        row: impl Fn(usize) -> Row<'r>,
    ) {
        self.list_of(1, count, focus, row, |_, _, _| {});
    }

    /// The same with rows of so many lines, at least one; `under` draws a row's further lines, from the line it is given on.
    pub fn list_of<'r>(
        &mut self,
        lines: u16,
        count: usize,
        focus: impl Into<Option<usize>>,
        row: impl Fn(usize) -> Row<'r>,
        under: impl Fn(&mut Self, u16, usize),
    ) {
        let focus = focus.into();
        let room = usize::from(self.area.height);
        if room == 0 {
            return;
        }
        let tall = usize::from(lines);
        let shown = match count * tall > room {
            true => (room - 1) / tall,
            false => count,
        };
        let first = window(count, shown, focus.unwrap_or(0));
        for (index, number) in (first..count.min(first + shown)).enumerate() {
            let y = index as u16 * lines;
            let Row { cells, right, then } = row(number);
            let end = self.put_state(y, right, then);
            let mut x = 3;
            let last = cells.len().saturating_sub(1);
            for (index, (width, text, style)) in cells.into_iter().enumerate() {
                let room = if index == last {
                    end.saturating_sub(x + 2)
                } else {
                    width.min(end.saturating_sub(x + 2))
                };
                let text = fit_title(text, room, self.theme.ascii);
                self.put(x, y, &text, style);
                x += width + 2;
            }
            if Some(number) == focus {
                self.focus(1, y);
            }
            under(self, y + 1, number);
            let width = self.area.width;
            self.zone(0, y, width, lines, Hit::Row(number));
        }
        if count > shown {
            let below = count.saturating_sub(first + shown);
            self.more(room as u16 - 1, first, below);
        }
    }

    /// Says at the right end of a row how much there is no room for, before and after what is shown.
    pub fn more(&mut self, y: u16, above: usize, below: usize) -> Unseen {
        let words = match (above, below) {
            (0, below) => format!("{below} more below"),
            (above, 0) => format!("{above} more above"),
            (above, below) => format!("{above} more above, {below} below"),
        };
        let dim = self.theme.dim;
        self.put_right(y, 1, &words, dim);
        Unseen {
            above: above > 0,
            below: below > 0,
        }
    }
}

/// "‹ 2 more " for the screens before the first that the top row has room for.
fn unseen_before(count: usize) -> String {
    match count {
        0 => String::new(),
        count => format!("‹ {count} more "),
    }
}

/// " 2 more ›" for those after the last.
fn unseen_after(count: usize) -> String {
    match count {
        0 => String::new(),
        count => format!(" {count} more ›"),
    }
}

/// The sign of one cell that stands for one of ours where only ASCII is drawn; letters stay as they are.
fn in_ascii(sign: char) -> char {
    match sign {
        '·' | '–' | '—' => '-',
        '…' => '.',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '↑' => '^',
        '↓' => 'v',
        '←' | '‹' => '<',
        '→' | '›' => '>',
        letter => letter,
    }
}

/// The first row shown so that the focus is in view, near the middle where it can be.
pub fn window(count: usize, shown: usize, focus: usize) -> usize {
    focus
        .saturating_sub(shown / 2)
        .min(count.saturating_sub(shown))
}

/// The text cut to `room` columns, with an ellipsis where something was cut: between two words where that loses less than
/// half of the room, else at a grapheme.
pub fn fit(text: &str, room: u16, ascii: bool) -> String {
    let room = usize::from(room);
    let text = text.lines().next().unwrap_or_default();
    if text.width() <= room {
        return text.to_owned();
    }
    let sign = if ascii { "..." } else { "…" };
    let Some(room) = room.checked_sub(sign.width()) else {
        return String::new();
    };
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        out.push_str(grapheme);
    }
    if !text[out.len()..].starts_with(' ')
        && let Some(end) = out.rfind(' ').filter(|end| out[..*end].width() * 2 >= room)
    {
        out.truncate(end);
    }
    out.truncate(out.trim_end_matches([' ', ',', ';', ':']).len());
    out.push_str(sign);
    out
}

/// The same, where a client's code at the end stays whole: the words before it are cut instead, unless hardly any would be
/// left.
pub fn fit_title(text: &str, room: u16, ascii: bool) -> String {
    let code = text.rsplit_once(", ").filter(|(words, code)| {
        text.width() > room.into()
            && words.width() > code.width()
            && ClientCode::try_from((*code).to_owned()).is_ok()
    });
    let Some((words, code)) = code else {
        return fit(text, room, ascii);
    };
    match room.checked_sub(code.width() as u16 + 2) {
        Some(room) if room >= LEAST_BEFORE => format!("{}, {code}", fit(words, room, ascii)),
        _ => fit(text, room, ascii),
    }
}

/// Columns of a title's words that are worth keeping before its code.
const LEAST_BEFORE: u16 = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    #[test]
    fn a_title_that_is_cut_keeps_its_client() {
        let title = "client brings online conduct, M-04";
        assert_eq!(fit_title(title, 34, false), title);
        assert_eq!(fit_title(title, 27, false), "client brings online…, M-04");
        assert_eq!(
            fit_title("client brings, as they said", 20, false),
            "client brings, as…"
        );
        assert_eq!(fit_title(title, 9, false), fit(title, 9, false));
    }

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

    #[test]
    fn a_text_that_is_cut_says_so_and_never_in_mid_letter() {
        assert_eq!(fit("an allotment", 20, false), "an allotment");
        assert_eq!(fit("an allotment", 8, false), "an allo…");
        assert_eq!(fit("an allotment", 8, true), "an al...");
        assert_eq!(fit("👩\u{200d}👧 and", 3, false), "👩\u{200d}👧…");
        assert_eq!(fit("anything", 0, false), "");
    }

    #[test]
    fn the_top_row_names_the_neighbours_and_counts_the_others() {
        let theme = Theme::no_color();
        let row = |width: u16, shown: Tab| {
            let mut buf = Buffer::empty(Rect::new(0, 0, width, 1));
            Canvas::new(&mut buf, &theme).tabs(0, shown);
            let row: String = (0..width).map(|x| buf[(x, 0)].symbol()).collect();
            row.trim_end().to_owned()
        };
        assert_eq!(
            row(80, Tab::Echo),
            "  Today  Journal  Incidents [Echo chamber] Presence  Policy  4 more ›"
        );
        for (at, tab) in Tab::ROW.into_iter().enumerate() {
            let shown = row(80, tab);
            assert!(shown.contains(&format!("[{}]", tab.name())), "{shown}");
            for beside in [at.wrapping_sub(1), at + 1] {
                let name = Tab::ROW.get(beside).map_or("", |tab| tab.name());
                assert!(shown.contains(name), "no {name} in {shown}");
            }
        }
    }

    #[test]
    fn the_focus_is_always_in_the_window() {
        for count in 0..30 {
            for shown in 1..10 {
                for focus in 0..count {
                    let first = window(count, shown, focus);
                    assert!(first <= focus && focus < first + shown.max(1));
                }
            }
        }
    }
}

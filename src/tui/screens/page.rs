//! A text to read: a received summary, what a theme is about, the recovery sheet.

use super::paper::{MARGIN, measure};
use super::{Around, Input, Next};
use crate::domain::Words;
use crate::supervision::{Sign, sign, unescaped};
use crate::tui::canvas::{Canvas, Unseen};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::Done;
use crate::tui::wrap;
use ratatui::style::Style;
use std::ops::Range;

/// A text with its title, and how far down it is read.
#[derive(Debug)]
pub struct Page {
    title: String,
    text: Words,
    /// Whether it is Markdown, whose signs are shown as what they mean.
    marked: bool,
    /// The first row shown, from 0.
    top: usize,
    /// Bytes from the beginning on that were on the screen.
    seen: usize,
}

/// A row as it is drawn.
struct Row {
    /// Columns of indent.
    indent: u16,
    /// The marker that stands in the indent: "- ".
    marker: Range<usize>,
    /// Bytes of the words.
    words: Range<usize>,
    sign: Sign,
}

impl Page {
    /// A text at its beginning. It is cleaned and, when the page closes, wiped.
    pub fn new(title: &str, text: &str) -> Self {
        Self {
            title: title.to_owned(),
            text: Words::new(text),
            marked: false,
            top: 0,
            seen: 0,
        }
    }

    /// The same of a summary's Markdown.
    pub fn marked(title: &str, text: &str) -> Self {
        Self {
            marked: true,
            ..Self::new(title, text)
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Page
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            Input::Command(command) if self.scroll(command, around.width, around.height) => {
                Next::Stay
            }
            Input::Command(Command::Enter) if self.ends(around.width, around.height) => Next::Back,
            Input::Command(Command::Enter) => {
                self.scroll(Command::PageDown, around.width, around.height);
                Next::Stay
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, _: &Around, canvas: &mut Canvas) {
        self.view_whole(canvas);
    }

    /// Draws its head, and the text below it.
    pub fn view_whole(&self, canvas: &mut Canvas) {
        let body = canvas.body();
        let height = canvas.area.height.saturating_sub(body);
        canvas.head(&self.title, &self.place(canvas.area.width, height));
        self.view_text(canvas, body);
    }

    /// Back to the beginning.
    pub fn rewind(&mut self) {
        self.top = 0;
    }

    /// Scrolls in a room of columns and rows; whether the command was one that scrolls.
    pub fn scroll(&mut self, command: Command, width: u16, height: u16) -> bool {
        let last = self.last(width, height);
        let screen = usize::from(height.saturating_sub(1)).max(1);
        let top = self.top.min(last);
        self.top = match command {
            Command::Up => top.saturating_sub(1),
            Command::Down => top + 1,
            Command::PageUp => top.saturating_sub(screen),
            Command::PageDown => top + screen,
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// "line 1 to 19 of 80"; nothing when all of it is in view.
    pub fn place(&self, width: u16, height: u16) -> String {
        let count = self.count(width);
        if count <= height.into() {
            return String::new();
        }
        let top = self.top.min(self.last(width, height));
        format!(
            "line {} to {} of {count}",
            top + 1,
            (top + usize::from(height)).min(count)
        )
    }

    /// Whether the end is in view.
    fn ends(&self, width: u16, height: u16) -> bool {
        self.top >= self.last(width, height)
    }

    /// Takes note of what is on the screen. What was jumped over was not.
    pub fn see(&mut self, width: u16, height: u16) {
        self.seen = self.seen_now(width, height);
    }

    /// Bytes of the text, from its beginning on, that are or were on the screen.
    pub fn seen_now(&self, width: u16, height: u16) -> usize {
        let shown = self.in_view(width, height);
        match shown.start <= self.seen {
            true => self.seen.max(shown.end),
            false => self.seen,
        }
    }

    /// Whether all of it is or was on the screen.
    pub fn was_seen(&self, width: u16, height: u16) -> bool {
        self.seen_now(width, height) >= self.size()
    }

    /// How many screens of it were not shown yet.
    pub fn left(&self, width: u16, height: u16) -> usize {
        let (all, _) = self.rows_of(self.size(), width, height);
        let (seen, _) = self.rows_of(self.seen_now(width, height), width, height);
        let screen = usize::from(height.saturating_sub(1)).max(1);
        all.saturating_sub(seen).div_ceil(screen)
    }

    /// Goes to what was not on the screen yet.
    pub fn go_on(&mut self, width: u16, height: u16) {
        self.see(width, height);
        self.go_to(self.seen, width, height);
    }

    /// Bytes of the text, without blank lines at its end.
    pub fn size(&self) -> usize {
        self.text.read().trim_end().len()
    }

    /// The bytes of the text that are in view.
    pub fn in_view(&self, width: u16, height: u16) -> Range<usize> {
        let text = self.text.read().trim_end();
        let rows = self.rows(text, width);
        // The sign of a heading stands before its words.
        let begin = |row: usize| match row {
            0 => 0,
            row => rows.get(row).map_or(text.len(), |row| row.words.start),
        };
        let top = self.top.min(self.last(width, height));
        begin(top)..begin(top + usize::from(height))
    }

    /// Goes to the row of this byte, the one before it still in view.
    fn go_to(&mut self, byte: usize, width: u16, height: u16) {
        let rows = self.rows(self.text.read().trim_end(), width);
        let begun = rows.iter().filter(|row| row.words.start <= byte).count();
        self.top = begun.saturating_sub(2).min(self.last(width, height));
    }

    /// The rows of the first `bytes` of the text, and those in view: the first, and the one after the last.
    pub fn rows_of(&self, bytes: usize, width: u16, height: u16) -> (usize, Range<usize>) {
        let text = self.text.read()[..bytes].trim_end();
        let count = self.rows(text, width).len();
        let top = self.top.min(self.last(width, height));
        (
            count,
            top..(top + usize::from(height)).min(self.count(width)),
        )
    }

    /// Draws the text from row `at` of the area on, the hardware cursor at its first line in view.
    pub fn view_text(&self, canvas: &mut Canvas, at: u16) {
        let (width, height) = (canvas.area.width, canvas.area.height.saturating_sub(at));
        let text = self.text.read();
        let top = self.top.min(self.last(width, height));
        let rows = self.rows(text, width);
        canvas.unseen = Unseen {
            above: top > 0,
            below: top < self.last(width, height),
        };
        for (y, row) in rows.into_iter().skip(top).take(height.into()).enumerate() {
            let (x, y) = (MARGIN + row.indent, at + y as u16);
            let words = text[row.words].trim_end();
            let (words, style) = match row.sign {
                _ if !self.marked => (words.into(), Style::new()),
                Sign::Heading(_) => (unescaped(words), canvas.theme.strong),
                _ => (unescaped(words), Style::new()),
            };
            canvas.put(MARGIN, y, &text[row.marker], style);
            canvas.put(x, y, &words, style);
        }
        canvas.cursor_at(MARGIN, at);
    }

    /// How many rows the text takes.
    pub(super) fn count(&self, width: u16) -> usize {
        self.rows(self.text.read().trim_end(), width).len()
    }

    /// The rows of a text: what is wrapped stands below the words it goes on from.
    fn rows(&self, text: &str, width: u16) -> Vec<Row> {
        let mut start = 0;
        let mut rows = Vec::new();
        for line in text.split('\n') {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let plain = || (Sign::Plain, spaces.min(DEEPEST)..line.len());
            let (sign, at) = match self.marked {
                true => sign(line),
                false => plain(),
            };
            let (sign, at) = match sign {
                Sign::Plain => plain(),
                sign => (sign, at),
            };
            let indent = match sign {
                Sign::Heading(_) | Sign::Question => 0,
                Sign::Quote => 2,
                Sign::Item | Sign::Plain => at.start,
            };
            let room = measure(width).saturating_sub(indent).max(1);
            for (n, row) in wrap::lines(&line[at.clone()], room).into_iter().enumerate() {
                let from = start + at.start;
                rows.push(Row {
                    indent: indent as u16,
                    marker: match sign {
                        Sign::Item if n == 0 => start..from,
                        _ => start..start,
                    },
                    words: from + row.start..from + row.end,
                    sign,
                });
            }
            start += line.len() + 1;
        }
        rows
    }

    fn last(&self, width: u16, height: u16) -> usize {
        self.count(width).saturating_sub(height.into())
    }
}

/// Most columns that a wrapped line keeps of its first row's indent.
const DEEPEST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::screens::Screen;
    use crate::tui::screens::played::{Played, bare_desk};
    use insta::assert_snapshot;

    fn long() -> Played {
        let text: Vec<String> = (1..=40).map(|line| format!("line number {line}")).collect();
        Played::with(
            Screen::Page(Page::new("Received", &text.join("\n"))),
            bare_desk(),
        )
    }

    #[test]
    fn a_long_text_says_which_lines_are_in_view() {
        assert_snapshot!(long().seen(), @r#"
         Received                                                    line 1 to 18 of 40
         ──────────────────────────────────────────────────────────────────────────────

           line number 1
           line number 2
           line number 3
           line number 4
           line number 5
           line number 6
           line number 7
           line number 8
           line number 9
           line number 10
           line number 11
           line number 12
           line number 13
           line number 14
           line number 15
           line number 16
           line number 17
           line number 18
        (cursor at 3, 3)
        "#);
    }

    #[test]
    fn scrolling_stops_at_both_ends() {
        let mut played = long();
        played.press("↓ ↓ ↑ Space");
        assert!(
            played.seen().contains("line 19 to 36 of 40"),
            "{}",
            played.seen()
        );
        played.press("PgDn PgDn ↓ ↓ ↓ ↑");
        assert!(
            played.seen().contains("line 22 to 39 of 40"),
            "{}",
            played.seen()
        );
        played.press("Home ↑ ↑ ↓");
        assert!(
            played.seen().contains("line 2 to 19 of 40"),
            "{}",
            played.seen()
        );
    }

    #[test]
    fn a_short_text_needs_no_numbers() {
        let played = Played::with(Screen::Page(Page::new("About", "One line.\n")), bare_desk());
        assert!(!played.seen().contains("line 1"), "{}", played.seen());
    }

    #[test]
    fn what_is_wrapped_keeps_its_indent() {
        let text = format!("Plain.\n  {}", "word ".repeat(30));
        let played = Played::with(Screen::Page(Page::new("About", &text)), bare_desk());
        let seen = played.seen();
        let lines: Vec<&str> = seen.lines().filter(|line| line.contains("word")).collect();
        assert_eq!(lines.len(), 2, "{seen}");
        for line in lines {
            assert!(line.starts_with("     word"), "{seen}");
        }
    }

    #[test]
    fn the_signs_of_markdown_are_shown_as_what_they_mean() {
        let text = format!(
            "## At a glance\n\n**What did you see?**\n\n> \\# of another {}\n\n- {}",
            "word ".repeat(20),
            "item ".repeat(20)
        );
        let page = Screen::Page(Page::marked("Received", text.trim_end()));
        let seen = Played::with(page, bare_desk()).seen();
        for row in [
            "\n   At a glance\n",
            "\n   What did you see?\n",
            "\n     # of another word",
            "\n     word",
            "\n   - item",
            "\n     item",
        ] {
            assert!(seen.contains(row), "{row}\n{seen}");
        }
    }
}

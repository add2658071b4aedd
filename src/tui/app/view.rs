//! The picture: the page on top, what was last said, and the foot.

use super::{App, State, around};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::keymap::{self, Command};
use crate::tui::overlay::Overlay;
use crate::tui::screens::Screen;
use crate::tui::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The least size a page needs, in columns and rows.
pub(super) const LEAST: (u16, u16) = (60, 16);

impl App {
    /// Draws the whole picture; gives back where the hardware cursor goes, and what clicks mean.
    pub fn view(&self, buf: &mut Buffer) -> (Option<Position>, Vec<(Rect, Hit)>) {
        let whole = buf.area;
        let mut canvas = Canvas::new(buf, &self.theme);
        if self.is_cramped() {
            self.view_cramped(&mut canvas);
            return (Some(whole.as_position()), Vec::new());
        }
        let height = canvas.area.height;
        canvas.demo = !self.hint.is_empty();
        canvas.part(0, height - 3, |canvas| self.view_page(canvas));
        canvas.demo = false;
        let notice = self.notice_rows(canvas.area.width);
        let rows = 2 + (notice.len() as u16).max(1);
        canvas.part(height - rows, rows, |canvas| {
            self.view_foot(&notice, canvas)
        });
        let cursor = canvas.cursor.or(Some(whole.as_position()));
        (cursor, canvas.zones)
    }

    /// No page fits: what is needed, or the numbers of the card alone.
    fn view_cramped(&self, canvas: &mut Canvas) {
        let plain = Style::new();
        if !matches!(self.overlay, Some(Overlay::Danger(..))) {
            let words = format!(
                "Afterhour needs {} by {} cells; nothing is lost. F4: whom to call",
                LEAST.0, LEAST.1
            );
            canvas.prose(0, 0, &words, plain);
            return;
        }
        let mut y = 0;
        let has_number = |line: &&String| line.chars().any(|c| c.is_ascii_digit());
        let card = self.card();
        let mut lines: Vec<&String> = card.iter().filter(has_number).collect();
        // A few rows may be all there are: the emergency number stands in the first.
        lines.sort_by_key(|line| !line.contains("emergency"));
        for line in lines {
            y += canvas.prose(0, y, line, plain);
        }
        canvas.prose(0, y, "F4: back", canvas.theme.dim);
    }

    fn view_page(&self, canvas: &mut Canvas) {
        if let Some(overlay) = &self.overlay {
            return overlay.view(canvas, &|command| self.unavailable(command));
        }
        match &self.state {
            State::New(wizard) => wizard.view(canvas),
            State::Locked(unlock) => unlock.view(&self.journal, &self.hint, canvas),
            State::Unlocked(desk, screens) => {
                let around = around(desk, &self.at, &self.theme, self.size);
                if let Some(screen) = screens.last() {
                    screen.view(&around, canvas);
                }
            }
        }
    }

    /// What was last said, wrapped; what does not fit into three rows is cut.
    fn notice_rows(&self, width: u16) -> Vec<&str> {
        let Some((words, _)) = &self.notice else {
            return Vec::new();
        };
        let room = usize::from(width.saturating_sub(2)).max(1);
        wrap::lines(words, room)
            .into_iter()
            .take(3)
            .map(|range| words[range].trim_end())
            .collect()
    }

    /// The notice, the rule and the keys that matter here. Help is always among them.
    fn view_foot(&self, notice: &[&str], canvas: &mut Canvas) {
        let (dim, cool, plain) = (canvas.theme.dim, canvas.theme.cool, Style::new());
        if notice.len() < 2 {
            let left = self.time_left().unwrap_or_default();
            canvas.put_right(0, 1, &left, dim);
        }
        let blank = " ".repeat(canvas.area.width.into());
        for (row, words) in notice.iter().enumerate() {
            if notice.len() > 1 {
                canvas.put(0, row as u16, &blank, plain);
            }
            canvas.put(1, row as u16, words, cool);
        }
        let rule = canvas.area.height.saturating_sub(2);
        canvas.rule(rule);
        let keys = rule + 1;
        if let Some(overlay) = &self.overlay {
            canvas.put(1, keys, overlay.foot(), plain);
            return;
        }
        let end = canvas.area.width;
        let context = self.context();
        let (help, others): (Vec<_>, Vec<_>) = keymap::rows(context)
            .filter(|row| !row.short.is_empty())
            .filter(|row| self.offers(row.command))
            .partition(|row| match row.command {
                Command::Help => true,
                Command::Palette => !context.types(),
                _ => false,
            });
        let width = |row: &keymap::Binding| {
            let key = row.keys_in(context).next().unwrap_or_default();
            (key.chars().count() + 1 + row.short.chars().count() + 3) as u16
        };
        let kept: u16 = help.iter().map(|row| width(row)).sum();
        let mut x = 1;
        let mut shown: Vec<&keymap::Binding> = Vec::new();
        for row in others {
            if x + width(row) + kept < end {
                x += width(row);
                shown.push(row);
            }
        }
        shown.extend(help);
        let mut x = 1;
        for row in shown {
            let key = row.keys_in(context).next().unwrap_or_default();
            let start = x;
            let (sign, words) = match self.unavailable(row.command) {
                None => (cool, plain),
                Some(_) => (dim, dim),
            };
            x += canvas.put(x, keys, key, sign) + 1;
            x += canvas.put(x, keys, self.short(row), words);
            canvas.zone(start, keys, x - start, 1, Hit::Command(row.command));
            x += 3;
        }
    }

    /// The word or two for the foot; what shows typing hides it the next time.
    fn short(&self, row: &keymap::Binding) -> &'static str {
        let shown = match &self.state {
            State::New(wizard) => wizard.is_shown(),
            State::Locked(unlock) => unlock.is_shown(),
            State::Unlocked(_, screens) => {
                matches!(screens.last(), Some(Screen::Lines(lines)) if lines.is_shown())
            }
        };
        match row.command {
            Command::Reveal if shown => "hide typing",
            _ => row.short,
        }
    }

    /// Whether a key that only some pages of its screen know does something on this one.
    fn offers(&self, command: Command) -> bool {
        match (command, &self.state) {
            (Command::Reveal, _) => self.unavailable(command).is_none(),
            (Command::WriteSheet | Command::PageDown, State::New(wizard)) => wizard.shows_sheet(),
            (Command::PutBack, _) => self.front().is_some_and(Screen::shows_trash),
            (Command::Edit | Command::ForSupervision | Command::Add, _) => {
                !self.front().is_some_and(Screen::shows_trash)
            }
            _ => true,
        }
    }
}

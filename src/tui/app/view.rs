//! The picture: the page on top, what was last said, and the foot.

use super::{App, State, around};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::overlay::Overlay;
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
        let words = words.read();
        let room = usize::from(width.saturating_sub(2)).max(1);
        wrap::lines(words, room)
            .into_iter()
            .take(3)
            .map(|range| words[range].trim_end())
            .collect()
    }
}

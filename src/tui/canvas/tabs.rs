//! The row of screens at the head.

use super::{Canvas, Hit};
use crate::tui::keymap::{Command, Tab};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

impl Canvas<'_> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

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
}

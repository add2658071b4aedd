//! Rows of a list, as many as there is room for, and how many more there are.

use super::{Canvas, Hit, Unseen, fit_title};
use ratatui::style::Style;

/// A row of a list: what stands left, in the middle and right.
pub struct Row<'a> {
    /// Cells with their widths in columns; the last one takes what is left.
    pub cells: Vec<(u16, &'a str, Style)>,
    /// Set at the right end.
    pub right: (&'a str, Style),
    /// Set dim behind that, after a comma: what takes no colour from it.
    pub then: &'a str,
}

impl Canvas<'_> {
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

/// The first row shown so that the focus is in view, near the middle where it can be.
pub fn window(count: usize, shown: usize, focus: usize) -> usize {
    focus
        .saturating_sub(shown / 2)
        .min(count.saturating_sub(shown))
}

#[cfg(test)]
mod tests {
    use super::*;

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

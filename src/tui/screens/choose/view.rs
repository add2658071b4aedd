//! What to share, drawn: the lines, what is to be known of them, and the entries with their marks.

use super::{Choose, Listing, NO_PERIOD, NOT_LISTED, NOTHING_WRITTEN, called, period};
use crate::domain::{EntryHead, Hit as Found, Words, dates, is_pack, many};
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::screens::Around;
use crate::tui::screens::entry::{day_width, stands, status};
use crate::tui::screens::paper::Paper;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Columns from which the kind of an entry stands in its row.
const ROOM_FOR_KIND: u16 = 72;

/// Said before anything is chosen, while there is time to make one.
const NO_ANSWER: &str =
    "No answer can be sealed for you yet: y under Supervision makes a key for it.";

/// Said above the entries of a pack.
const A_PACK: &str = "Reviewed as a summary is; it becomes a file of your own, in the clear.";

impl Choose {
    pub(in crate::tui::screens) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let right = if self.asked.is_some() {
            "looking for findings…".to_owned()
        } else if self.period.is_none() {
            "no period yet".to_owned()
        } else if self.entries.hits.is_empty() {
            String::new()
        } else {
            format!(
                "{} of {} marked",
                self.entries.marked().len(),
                many(self.entries.hits.len(), "entry", "entries")
            )
        };
        canvas.head(&format!("For {}", called(&self.to)), &right);
        let (dim, plain) = (canvas.theme.dim, Style::new());
        let mut paper = Paper::new(canvas.area.width);
        let days = period::understood(&self.fields, around.at.now.date());
        self.fields
            .lay_beside(!self.in_list, &days, &mut paper, canvas.theme);
        match is_pack(&self.to.name) {
            true => paper.said(A_PACK, dim),
            false if around.desk.own_recipient.is_none() => paper.said(NO_ANSWER, dim),
            false => {}
        }
        if let Some(left_out) = left_out(self.entries.hits.len(), self.entries.total) {
            paper.said(&left_out, canvas.theme.warm);
        }
        let body = canvas.body();
        let top = body + 1 + paper.len() as u16;
        paper.draw(canvas, body);
        let today = around.desk.today;
        let days: Vec<String> = self
            .entries
            .hits
            .iter()
            .map(|hit| dates::say_short(hit.head.written.date(), today))
            .collect();
        if self.period.is_none() {
            // Where it is said what is wrong with a day, that is enough.
            if self.fields.said().is_empty() {
                canvas.prose(3, top, NO_PERIOD, dim);
            }
        } else if self.entries.listing == Listing::Failed {
            canvas.prose(3, top, NOT_LISTED, dim);
        } else if self.entries.listing == Listing::There && self.entries.hits.is_empty() {
            canvas.prose(3, top, NOTHING_WRITTEN, dim);
        }
        let room = canvas.area.height.saturating_sub(top);
        canvas.part(top, room, |canvas| {
            let focus = self.in_list.then_some(self.entries.focus);
            let before = canvas.zones.len();
            let wide = day_width(&days, self.entries.focus, canvas.area.height);
            let theme = canvas.theme;
            let stands: Vec<String> = self
                .entries
                .hits
                .iter()
                .map(|hit| stands(&hit.head, today))
                .collect();
            let titles = self.entries.hits.iter().map(|hit| hit.head.title.width());
            // Where there is little room, the words say more than the kind.
            let kind = if canvas.area.width < ROOM_FOR_KIND {
                0
            } else {
                12
            };
            let room = canvas.area.width.saturating_sub(3 + 5 + wide + 2 + kind);
            let title = (titles.max().unwrap_or_default() as u16).min(room / 2);
            canvas.list(self.entries.hits.len(), focus, |number| {
                let Found { head, excerpt, .. } = &self.entries.hits[number];
                let mark = if self.entries.marked().contains(&head.id) {
                    "[x]"
                } else {
                    "[ ]"
                };
                let mut cells = vec![(3, mark, plain), (wide, days[number].as_str(), dim)];
                if kind > 0 {
                    cells.push((kind - 2, head.kind.name(), dim));
                }
                cells.push((title, head.title.as_str(), plain));
                cells.push((0, opening(head, excerpt), dim));
                Row {
                    then: &stands[number],
                    cells,
                    right: status(head.status, theme),
                }
            });
            for (_, hit) in &mut canvas.zones[before..] {
                if let Hit::Row(number) = hit {
                    *number += self.fields.count();
                }
            }
        });
    }
}

/// The first words of an entry, unless it is called by them.
fn opening<'a>(head: &EntryHead, words: &'a Words) -> &'a str {
    let title = head.title.trim_end_matches('…');
    match words.read() {
        words if words.starts_with(title) => "",
        words => words,
    }
}

/// That the list holds not all there is, where it does not.
fn left_out(listed: usize, total: usize) -> Option<String> {
    (0 < listed && listed < total).then(|| {
        format!("The newest {listed} of {total} entries; a shorter period lists the others.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_cut_says_what_it_left_out() {
        assert_eq!(left_out(0, 0), None);
        assert_eq!(left_out(7, 7), None);
        let said = "The newest 1000 of 1204 entries; a shorter period lists the others.";
        assert_eq!(left_out(1_000, 1_204).as_deref(), Some(said));
    }
}

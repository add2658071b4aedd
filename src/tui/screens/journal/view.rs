//! The journal drawn: the search, what is narrowed, the list, and below each entry the words around what was
//! found.

use super::{Journal, LIST, around};
use crate::domain::{Filter, Hit as Found, dates, many};
use crate::tui::canvas::{Canvas, Row, fit};
use crate::tui::keymap::Tab;
use crate::tui::screens::entry::{day_width, stands, status};
use crate::tui::screens::paper::Paper;
use crate::tui::screens::{Around, BODY, top};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Columns for the words of a search that is not typed into.
const SOUGHT: u16 = 24;

/// Said where a client has no entries: their code may stand in others all the same.
const ABOUT_NOBODY: &str = "No entry is about this client. a shows all entries again; then / and the code finds those that \
    mention it.";

/// Said behind them: they would look like a line that is typed into.
const CLOSED: &str = "/ changes, Esc clears";

impl Journal {
    /// "incident, boundaries, K-07, open" for the filters that are on.
    fn narrowed(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        if self.filter.trashed {
            words.push("in the trash".into());
        }
        words.extend(self.filter.kind.map(|kind| kind.name().to_owned()));
        words.extend(self.filter.theme.map(|theme| theme.name().to_owned()));
        words.extend(self.filter.client.as_ref().map(|code| code.to_string()));
        words.extend(self.filter.status.map(|status| status.name().to_owned()));
        words.join(", ")
    }

    pub(in crate::tui::screens) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Journal);
        let (dim, plain) = (canvas.theme.dim, Style::new());
        let mut right = match self.total {
            None if self.is_looking() => "looking…".to_owned(),
            None => String::new(),
            Some(found) if self.filter == Filter::default() => many(found, "entry", "entries"),
            // How many lie there in all is not counted.
            Some(found) if self.filter.trashed => many(found, "entry", "entries"),
            // Said below, where the list would be.
            Some(0) => String::new(),
            Some(found) => {
                let over = if self.are_more { "over " } else { "" };
                format!("{over}{found} of {} found", around.desk.entries)
            }
        };
        let narrowed = self.narrowed();
        if !narrowed.is_empty() {
            right = format!("{narrowed}   {right}");
        }
        if self.typing {
            let mut paper = Paper::new(40);
            self.search.lay(&mut paper, canvas.theme);
            paper.draw(canvas, BODY);
            // The focus is in the list; where one types, the cursor says.
            if !self.hits.is_empty() {
                canvas.put(1, BODY, " ", plain);
            }
        } else {
            canvas.put(3, BODY, "/", dim);
            match self.search.read(0) {
                "" => canvas.put(6, BODY, "search", dim),
                words => {
                    // The words alone would look like a line that is typed into.
                    let used = canvas.put(6, BODY, &fit(words, SOUGHT, canvas.theme.ascii), plain);
                    let (x, end) = (
                        6 + used + 3,
                        canvas.area.width.saturating_sub(right.width() as u16),
                    );
                    match x + CLOSED.len() as u16 + 3 <= end {
                        true => canvas.put(x, BODY, CLOSED, dim),
                        false => 0,
                    }
                }
            };
        }
        let typing = canvas.cursor;
        canvas.put_right(BODY, 1, &right, dim);
        if self.hits.is_empty() && self.total.is_some() {
            let words = if self.filter == Filter::default() {
                "Nothing is written yet. Today's prompt is a good beginning."
            } else if self.filter.trashed {
                "The trash is empty."
            } else if self.typing {
                "No entry matches."
            } else if self.filter.client.is_some() && self.filter.words.is_empty() {
                ABOUT_NOBODY
            } else {
                "No entry matches. a shows all entries again."
            };
            canvas.prose(3, LIST, words, dim);
        }
        let (lines, room) = self.shape(around);
        let today = around.desk.today;
        canvas.part(LIST, room, |canvas| {
            let theme = canvas.theme;
            let (dim, warm) = (theme.dim, theme.warm);
            let days: Vec<String> = self
                .hits
                .iter()
                .map(|hit| dates::say_short(hit.head.written.date(), today))
                .collect();
            let stands: Vec<String> = self
                .hits
                .iter()
                .map(|hit| stands(&hit.head, today))
                .collect();
            let wide = day_width(&days, self.focus, canvas.area.height);
            // What is not fetched yet counts as below.
            let all = self.hits.len().max(self.total.unwrap_or(0));
            let row = |number: usize| {
                let Some(Found { head, .. }) = self.hits.get(number) else {
                    return Row {
                        then: "",
                        cells: vec![(0, "…", dim)],
                        right: ("", dim),
                    };
                };
                let (right, then) = match around.desk.unkept.entries.contains(&head.id) {
                    true => (("not as kept", warm), ""),
                    false => (status(head.status, theme), stands[number].as_str()),
                };
                Row {
                    then,
                    cells: vec![
                        (wide, days[number].as_str(), dim),
                        (10, head.kind.name(), dim),
                        (0, head.title.as_str(), plain),
                    ],
                    right,
                }
            };
            canvas.list_of(lines, all, self.focus, row, |canvas, y, number| {
                if let Some(hit) = self.hits.get(number).filter(|_| lines > 1) {
                    around::put(canvas, 3 + wide + 2, y, hit);
                }
            });
        });
        if self.hits.is_empty() && !self.typing {
            canvas.cursor_at(1, BODY);
        }
        if let Some(cursor) = typing {
            canvas.cursor = Some(cursor);
        }
    }
}

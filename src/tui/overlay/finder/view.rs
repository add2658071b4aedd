//! Help and the palette drawn: a key or a place left, what is done right, and why it is not possible now.

use super::{ABOVE, BELOW, Finder, Found, Target};
use crate::tui::canvas::{Canvas, Hit, fit, window};
use crate::tui::keymap::Context;
use crate::tui::overlay::Why;
use crate::tui::wrap;
use ratatui::style::Style;

/// The column where the words of an action begin, and where those of its reason do.
const WORDS: u16 = 22;
const REASON: u16 = 24;

/// Said where nothing is typed yet.
const TO_FIND: &str = "a word finds more: any screen, guide or setting";

impl Finder {
    /// Each action in words that are wrapped, never cut; what is not possible now is dim, and the rows below it say why.
    pub(in crate::tui::overlay) fn view(&self, title: &str, why: Why, canvas: &mut Canvas) {
        let all = self.finds_all();
        canvas.head(
            title,
            if all {
                "type to find"
            } else {
                "type to narrow"
            },
        );
        let (dim, cool, plain) = (canvas.theme.dim, canvas.theme.cool, Style::new());
        let line = format!("/ {}", self.typed);
        let body = canvas.body();
        let used = canvas.put(3, body, &line, plain);
        if all && self.typed.is_empty() {
            canvas.put(3 + used + 1, body, TO_FIND, dim);
        }
        let rows = self.rows();
        let context = self.below.unwrap_or(Context::Page);
        let top = body + ABOVE;
        let height = canvas.area.height.saturating_sub(top + BELOW);
        if rows.is_empty() {
            canvas.put(3, top, "no action has these words", dim);
            canvas.cursor_at(3 + used, body);
            return;
        }
        let focus = self.focus.min(rows.len() - 1);
        let width = canvas.area.width;
        let mut lines: Vec<Line> = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let reason = match row {
                Found::Here(row) => why(row.command),
                _ => None,
            };
            let possible = reason.is_none();
            let style = if possible { plain } else { dim };
            let mut lay = |words: &str, x: u16, style: Style| {
                let room = usize::from(width.saturating_sub(x + 1)).max(1);
                for (nth, range) in wrap::lines(words, room).into_iter().enumerate() {
                    lines.push(Line {
                        number,
                        sign: (nth == 0 && x == WORDS).then_some(possible),
                        x,
                        words: words[range].trim_end().to_owned(),
                        style,
                    });
                }
            };
            match row {
                Found::Place(label, _, Target::Shell(command)) => {
                    lay(&format!("{label}: {command}"), WORDS, style);
                }
                row => lay(row.label(), WORDS, style),
            }
            if let Some(reason) = reason {
                lay(&reason, REASON, dim);
            }
        }
        let begins = |line: &&Line| line.sign.is_some();
        let focused = lines.iter().position(|line| line.number == focus);
        let shown = usize::from(height).min(lines.len());
        let first = window(lines.len(), shown, focused.unwrap_or_default());
        for (y, line) in (top..).zip(&lines[first..first + shown]) {
            let row = &rows[line.number];
            let hit = match row {
                Found::Here(row) => Hit::Command(row.command),
                _ => Hit::Row(line.number),
            };
            canvas.zone(0, y, width, 1, hit);
            canvas.put(line.x, y, &line.words, line.style);
            let Some(possible) = line.sign else {
                continue;
            };
            // Where it is not done here, the place stands for the key.
            let (left, sign) = match row {
                Found::Here(row) => {
                    let keys: Vec<&str> = row.keys_in(context).collect();
                    (keys.join("  "), if possible { cool } else { dim })
                }
                Found::Anywhere(_) => ("anywhere".to_owned(), dim),
                Found::At(_, tab) => (tab.name().to_owned(), dim),
                Found::There(_, context) => (context.name().to_owned(), dim),
                Found::Place(_, _, Target::Settings(_)) => ("Settings".to_owned(), dim),
                Found::Place(_, _, Target::There(tab, _)) => (tab.name().to_owned(), dim),
                Found::Place(_, _, Target::Shell(_)) => ("in a shell".to_owned(), dim),
                Found::Place(_, _, Target::Typing(key)) => ((*key).to_owned(), dim),
                Found::Guide(..) => ("begin".to_owned(), dim),
            };
            canvas.put(3, y, &fit(&left, 17, canvas.theme.ascii), sign);
            if line.number == focus {
                canvas.put(1, y, canvas.theme.mark(), cool);
            }
        }
        if shown < lines.len() {
            let above = lines[..first].iter().filter(begins).count();
            let below = lines[first + shown..].iter().filter(begins).count();
            canvas.more(top + shown as u16, above, below);
        }
        canvas.cursor_at(3 + used, body);
    }
}

/// A row of the list as it is drawn.
struct Line {
    /// The action it belongs to.
    number: usize,
    /// Its first row has its key before it; whether it is possible now.
    sign: Option<bool>,
    x: u16,
    words: String,
    style: Style,
}

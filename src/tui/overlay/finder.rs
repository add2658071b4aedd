//! Help and the palette: rows of the table of keys, narrowed by typing.

use super::{Answer, Why};
use crate::domain::clean;
use crate::tui::canvas::{Canvas, Hit, fit, window};
use crate::tui::keymap::{self, Binding, Context};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Style;

/// The longest that is typed to find an action, in characters.
const LONGEST: usize = 50;

/// Words typed to narrow a list of actions, and the focus in it.
#[derive(Debug, Default)]
pub struct Finder {
    /// What was typed.
    pub typed: String,
    /// The row with the focus.
    pub focus: usize,
    /// Where the keys are looked up: the screen below.
    pub below: Option<Context>,
}

impl Finder {
    /// Over a screen where keys mean what they mean in `below`.
    pub fn over(below: Context) -> Self {
        Self {
            below: Some(below),
            ..Self::default()
        }
    }

    /// The rows whose words begin with each of the typed words, in any order.
    pub fn rows(&self) -> Vec<&'static Binding> {
        let typed = self.typed.to_lowercase();
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        let rows: Box<dyn Iterator<Item = &'static Binding>> = match self.below {
            Some(context) => Box::new(keymap::rows(context)),
            None => Box::new(keymap::BINDINGS.iter()),
        };
        rows.filter(|row| {
            let label = row.label.to_lowercase();
            wanted.iter().all(|wanted| {
                label
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word.starts_with(wanted))
                    || row.keys.iter().any(|key| key.to_lowercase() == *wanted)
            })
        })
        .collect()
    }

    pub(super) fn type_words(&mut self, words: &str) {
        let words = clean(words).replace('\n', " ");
        let room = LONGEST.saturating_sub(self.typed.chars().count());
        self.typed.extend(words.chars().take(room));
        self.focus = 0;
    }

    pub(super) fn take(&mut self, key: KeyEvent) -> Answer {
        let count = self.rows().len();
        match key.code {
            KeyCode::Up => self.focus = self.focus.saturating_sub(1),
            KeyCode::Down => self.focus = (self.focus + 1).min(count.saturating_sub(1)),
            KeyCode::Backspace => {
                self.typed.pop();
                self.focus = 0;
            }
            KeyCode::Enter => {
                return self
                    .rows()
                    .get(self.focus)
                    .map_or(Answer::Stay, |row| Answer::Do(row.command));
            }
            KeyCode::Char(c) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.type_words(&c.to_string());
            }
            _ => {}
        }
        Answer::Stay
    }

    /// Each row on a line; what is not possible now is dim, and the line below it says why.
    pub(super) fn view(&self, title: &str, why: Why, canvas: &mut Canvas) {
        canvas.head(title, "type to narrow");
        let (dim, cool, plain) = (canvas.theme.dim, canvas.theme.cool, Style::new());
        let line = format!("/ {}", self.typed);
        let used = canvas.put(3, 2, &line, plain);
        let rows = self.rows();
        let context = self.below.unwrap_or(Context::Page);
        let height = canvas.area.height.saturating_sub(6);
        if rows.is_empty() {
            canvas.put(3, 4, "no action has these words", dim);
            canvas.cursor_at(3 + used, 2);
            return;
        }
        let focus = self.focus.min(rows.len() - 1);
        let reasons: Vec<Option<String>> = rows.iter().map(|row| why(row.command)).collect();
        let lines: Vec<(usize, Option<&str>)> = reasons
            .iter()
            .enumerate()
            .flat_map(|(number, reason)| {
                let below = reason.as_deref().map(|reason| (number, Some(reason)));
                std::iter::once((number, None)).chain(below)
            })
            .collect();
        let focused = lines.iter().position(|(number, _)| *number == focus);
        let shown = usize::from(height).min(lines.len());
        let first = window(lines.len(), shown, focused.unwrap_or_default());
        let lines = &lines[first..first + shown];
        for (y, (number, reason)) in (4..).zip(lines) {
            let row = rows[*number];
            let width = canvas.area.width;
            canvas.zone(0, y, width, 1, Hit::Command(row.command));
            if let Some(reason) = reason {
                canvas.put(22, y, reason, dim);
                continue;
            }
            let (sign, words) = match reasons[*number] {
                None => (cool, plain),
                Some(_) => (dim, dim),
            };
            let keys: Vec<&str> = row.keys_in(context).collect();
            canvas.put(3, y, &fit(&keys.join("  "), 16, canvas.theme.ascii), sign);
            canvas.put(20, y, row.label, words);
            if *number == focus {
                canvas.put(1, y, canvas.theme.mark(), cool);
            }
        }
        if lines.len() < reasons.len() + reasons.iter().flatten().count() {
            let last = lines.last().map_or(0, |(number, _)| number + 1);
            let words = format!("{last} of {}", rows.len());
            canvas.put_right(4 + shown as u16, 1, &words, dim);
        }
        canvas.cursor_at(3 + used, 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Command;

    fn finder(typed: &str) -> Finder {
        Finder {
            typed: typed.to_owned(),
            focus: 0,
            below: Some(Context::Today),
        }
    }

    #[test]
    fn an_action_is_found_by_any_of_its_words_in_any_order() {
        for typed in ["near miss", "miss near", "fields", "f3"] {
            let rows = finder(typed).rows();
            assert!(
                rows.iter().any(|row| row.command == Command::NearMiss),
                "{typed}"
            );
        }
        assert!(finder("zebra").rows().is_empty());
    }
}

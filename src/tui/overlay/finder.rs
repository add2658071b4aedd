//! Help and the palette: rows of the table of keys, narrowed by typing.

mod found;
mod places;
mod view;

pub use found::Found;
pub use places::Target;

use found::beyond;
use places::PLACES;

use super::Answer;
use crate::domain::{GuideId, clean};
use crate::tui::keymap::{self, Command, Context};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The longest that is typed to find an action, in characters.
const LONGEST: usize = 50;
/// Rows between the head and the list, and those left below it for what has no room.
const ABOVE: u16 = 2;
const BELOW: u16 = 2;

/// Words typed to narrow a list of actions, and the focus in it.
#[derive(Debug, Default)]
pub struct Finder {
    /// What was typed.
    pub typed: String,
    /// The row with the focus.
    pub focus: usize,
    /// Where the keys are looked up: the screen below.
    pub below: Option<Context>,
    /// The guides at hand, where what lies elsewhere is found as well.
    elsewhere: Option<Vec<(GuideId, String)>>,
    /// What would do nothing on the screen below: it comes last, and only when it is asked for.
    idle: Vec<Command>,
}

impl Finder {
    /// Over a screen where keys mean what they mean in `below`.
    pub fn over(below: Context) -> Self {
        Self {
            below: Some(below),
            ..Self::default()
        }
    }

    /// The same, and once something is typed also what lies elsewhere: other screens' actions, and these guides. `idle` does
    /// nothing below now.
    pub fn with_all(below: Context, guides: Vec<(GuideId, String)>, idle: Vec<Command>) -> Self {
        Self {
            elsewhere: Some(guides),
            idle,
            ..Self::over(below)
        }
    }

    /// Whether everything is looked through, not only the keys of the screen below.
    pub fn finds_all(&self) -> bool {
        self.elsewhere.is_some()
    }

    /// The rows whose words begin with each of the typed words, in any order; before anything is typed, what can be done here
    /// and now.
    pub fn rows(&self) -> Vec<Found> {
        let typed = self.typed.to_lowercase();
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        let is_idle =
            |found: &Found| matches!(found, Found::Here(row) if self.idle.contains(&row.command));
        if self.finds_all()
            && wanted.is_empty()
            && let Some(below) = self.below
        {
            let here = keymap::rows(below)
                .filter(|row| !row.command.moves() && row.command != Command::Palette);
            return here.map(Found::Here).filter(|row| !is_idle(row)).collect();
        }
        let mut rows: Vec<Found> = match self.below {
            Some(context) => keymap::rows(context).map(Found::Here).collect(),
            None => keymap::BINDINGS.iter().map(Found::Here).collect(),
        };
        if let (Some(guides), Some(below)) = (&self.elsewhere, self.below) {
            rows.extend(beyond(below));
            let is_here = |label: &str| rows.iter().any(|row| row.label() == label);
            let places: Vec<_> = PLACES
                .iter()
                .filter(|(label, ..)| !is_here(label))
                .collect();
            let places = places.into_iter();
            rows.extend(places.map(|(label, more, target)| Found::Place(label, more, *target)));
            let guides = guides.iter().cloned();
            rows.extend(guides.map(|(id, title)| Found::Guide(id, title)));
        }
        rows.retain(|row| wanted.iter().all(|wanted| row.answers(wanted)));
        if self.elsewhere.is_some() {
            let near = |row: &Found| wanted.iter().map(|wanted| row.distance(wanted)).min();
            let is_guide = |row: &Found| matches!(row, Found::Guide(..));
            rows.sort_by_key(|row| (is_idle(row), is_guide(row), near(row)));
        }
        rows
    }

    /// Puts the focus on a row, as a click does.
    pub fn focus_on(&mut self, row: usize) {
        self.focus = row;
    }

    pub(super) fn type_words(&mut self, words: &str) {
        let words = clean(words).replace('\n', " ");
        let room = LONGEST.saturating_sub(self.typed.chars().count());
        self.typed.extend(words.chars().take(room));
        self.focus = 0;
    }

    /// Takes a key; `height` is the rows of a page below its head.
    pub(super) fn take(&mut self, key: KeyEvent, height: u16) -> Answer {
        let last = self.rows().len().saturating_sub(1);
        // An action takes up to two rows or so: a whole screen of them would jump over some.
        let screen = usize::from(height.saturating_sub(ABOVE + BELOW) / 2).max(1);
        match key.code {
            KeyCode::Up => self.focus = self.focus.saturating_sub(1),
            KeyCode::Down => self.focus = (self.focus + 1).min(last),
            KeyCode::PageUp => self.focus = self.focus.saturating_sub(screen),
            KeyCode::PageDown => self.focus = (self.focus + screen).min(last),
            KeyCode::Home => self.focus = 0,
            KeyCode::End => self.focus = last,
            KeyCode::Backspace => {
                self.typed.pop();
                self.focus = 0;
            }
            KeyCode::Enter => {
                return self
                    .rows()
                    .get(self.focus)
                    .map_or(Answer::Stay, Found::taken);
            }
            KeyCode::Char(c) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.type_words(&c.to_string());
            }
            _ => {}
        }
        Answer::Stay
    }
}

#[cfg(test)]
mod tests;

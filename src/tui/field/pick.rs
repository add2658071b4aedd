//! Choosing among options, one or several; yes and no is such a choice.

use super::sheet::{Sheet, focus};
use super::{Context, Input, Reply, plain};
use crate::domain::Choice;
use ratatui::crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::Span;

/// Options, those chosen, and the one under the cursor.
pub struct Pick {
    options: Vec<Choice>,
    many: bool,
    chosen: Vec<bool>,
    focus: usize,
    /// A digit, or y and n, chooses and goes on.
    quick: bool,
}

impl Pick {
    pub(super) fn new(options: &[Choice], many: bool, chosen: &[&str]) -> Self {
        let chosen: Vec<bool> = options
            .iter()
            .map(|option| chosen.contains(&option.id.as_str()))
            .collect();
        Self {
            options: options.to_vec(),
            many,
            focus: chosen.iter().position(|here| *here).unwrap_or(0),
            chosen,
            quick: false,
        }
    }

    /// The same, where one option is asked: numbered, and a digit chooses it and goes on.
    pub(super) fn quick(self) -> Self {
        Self {
            quick: !self.many && self.options.len() <= 9,
            ..self
        }
    }

    /// What a key that chooses does, where that is enough to go on.
    fn at_once(&mut self, at: usize) -> Option<Reply> {
        if !self.quick || at >= self.options.len() {
            return None;
        }
        self.focus = at;
        let changed = self.set(true) == Reply::Changed;
        Some(Reply::Done { changed })
    }

    /// The ids of the options chosen, in their order.
    pub fn chosen(&self) -> impl Iterator<Item = &str> {
        self.options
            .iter()
            .zip(&self.chosen)
            .filter(|(_, chosen)| **chosen)
            .map(|(option, _)| option.id.as_str())
    }

    pub(super) fn under_cursor(&self) -> &str {
        self.options
            .get(self.focus)
            .map_or("", |option| option.id.as_str())
    }

    /// Moves to the next option that begins with these words, or has a word that does; one letter over and over goes from
    /// one to the next. Whether there is one.
    pub(super) fn seek(&mut self, typed: &str) -> bool {
        let labels: Vec<&str> = self
            .options
            .iter()
            .map(|option| option.label.as_str())
            .collect();
        let found = led_to(&labels, self.focus, typed);
        self.focus = found.unwrap_or(self.focus);
        found.is_some()
    }

    /// Whether the cursor was moved and nothing is chosen.
    pub(super) fn points_only(&self) -> bool {
        self.focus > 0 && self.chosen().next().is_none()
    }

    /// Chooses these options and no others, the focus where it is.
    pub(super) fn choose_only(&mut self, ids: &[&str]) {
        let chosen = self
            .options
            .iter()
            .map(|option| ids.contains(&option.id.as_str()));
        self.chosen = chosen.collect();
    }

    pub(super) fn choose(&mut self, id: &str) -> Reply {
        match self.options.iter().position(|option| option.id == id) {
            Some(at) if self.quick => self.at_once(at).unwrap_or(Reply::Unused),
            Some(at) => {
                self.focus = at;
                self.set(true)
            }
            None => Reply::Unused,
        }
    }

    /// Space chooses or unchooses; Enter takes the option under the cursor, where one is asked, and goes on.
    pub(super) fn apply(&mut self, input: &Input, size: Size, context: &Context) -> Reply {
        let last = self.options.len().saturating_sub(1);
        if let Some(KeyCode::Char(digit @ '1'..='9')) = plain(input)
            && let Some(reply) = self.at_once(digit as usize - '1' as usize)
        {
            return reply;
        }
        let to = match plain(input) {
            Some(KeyCode::Up) => self.focus.saturating_sub(1),
            Some(KeyCode::Down) => last.min(self.focus + 1),
            Some(KeyCode::Home) => 0,
            Some(KeyCode::End) => last,
            Some(KeyCode::PageUp) => self.focus.saturating_sub(5),
            Some(KeyCode::PageDown) => last.min(self.focus + 5),
            Some(KeyCode::Char(' ')) => return self.toggle(),
            Some(KeyCode::Enter) if self.many => return Reply::Done { changed: false },
            Some(KeyCode::Enter) => {
                let changed = self.set(true) == Reply::Changed;
                return Reply::Done { changed };
            }
            _ => match input {
                Input::Mouse { row, kind, .. } => match kind {
                    MouseEventKind::ScrollUp => self.focus.saturating_sub(1),
                    MouseEventKind::ScrollDown => last.min(self.focus + 1),
                    MouseEventKind::Down(MouseButton::Left) => {
                        let sheet = self.sheet(usize::from(size.width), context);
                        let Some(item) = sheet.at(*row, size.height).and_then(|row| row.item)
                        else {
                            return Reply::Used;
                        };
                        self.focus = item;
                        return self.toggle();
                    }
                    _ => return Reply::Unused,
                },
                _ => return Reply::Unused,
            },
        };
        self.focus = to;
        Reply::Used
    }

    fn toggle(&mut self) -> Reply {
        let chosen = self.chosen.get(self.focus).is_some_and(|chosen| *chosen);
        self.set(!chosen)
    }

    fn set(&mut self, chosen: bool) -> Reply {
        let before = self.chosen.clone();
        if !self.many {
            self.chosen.fill(false);
        }
        if let Some(here) = self.chosen.get_mut(self.focus) {
            *here = chosen;
        }
        if self.chosen == before {
            Reply::Used
        } else {
            Reply::Changed
        }
    }

    pub(super) fn sheet<'a>(&'a self, width: usize, context: &Context) -> Sheet<'a> {
        let mut sheet = Sheet::default();
        for (at, option) in self.options.iter().enumerate() {
            let here = at == self.focus;
            if here {
                sheet.cursor_at(0);
            }
            let sign = match (self.many, self.chosen[at]) {
                (true, true) => "[x] ",
                (true, false) => "[ ] ",
                (false, true) => "(x) ",
                (false, false) => "( ) ",
            };
            let style = if here {
                context.theme.cool
            } else {
                Style::new()
            };
            let sign = match self.quick {
                true => format!("{} {sign}", at + 1),
                false => sign.to_owned(),
            };
            let head = vec![focus(here, context.theme), Span::styled(sign, style)];
            sheet.say(head, &option.label, style, width, Some(at));
        }
        sheet
    }
}

/// The option that typed letters lead to from the one in focus: the one of just these words, the next that begins with them,
/// or the next with a word that does. One letter over and over goes from one to the next.
pub(in crate::tui) fn led_to(labels: &[&str], focus: usize, typed: &str) -> Option<usize> {
    let typed = typed.to_lowercase();
    let mut letters = typed.chars();
    let first = letters.next();
    let again = letters.all(|letter| Some(letter) == first);
    let words = if again {
        typed.chars().take(1).collect()
    } else {
        typed
    };
    let count = labels.len();
    // A word that is typed on stays where it is as long as it fits.
    let ahead = (0..count).map(|step| (focus + usize::from(again) + step) % count);
    let labels: Vec<String> = labels
        .iter()
        .map(|label| format!(" {}", label.to_lowercase()))
        .collect();
    let inside = format!(" {words}");
    labels
        .iter()
        .position(|label| *label == inside)
        .or_else(|| ahead.clone().find(|at| labels[*at].starts_with(&inside)))
        .or_else(|| ahead.clone().find(|at| labels[*at].contains(&inside)))
}

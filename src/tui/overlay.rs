//! What lies over a screen: help, the palette, a question before something is done, the card for danger.
//! Help and palette are made from the table of keys.

use super::canvas::{Canvas, Hit, fit, window};
use super::keymap::{self, Binding, Command, Context};
use super::screens::Page;
use super::task::Task;
use crate::domain::clean;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The longest that is typed to find an action, in characters.
const LONGEST: usize = 50;

const DANGER: &str = "If someone may be in danger";

/// One thing at a time lies over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// Every key of the screen below, narrowed by typing.
    Help(Finder),
    /// Any action by its words.
    Palette(Finder),
    /// A question before something is done.
    Confirm(Confirm),
    /// Whom to call: the card.
    Danger(Page),
}

/// A question with its consequence. Leaving things as they are is what the focus is on.
#[derive(Debug)]
pub struct Confirm {
    /// "Move this entry to the trash?"
    pub question: String,
    /// What it means, in plain words.
    pub consequence: String,
    /// What doing it is called: "Move to the trash".
    pub act: String,
    /// What is done then.
    pub then: Vec<Task>,
    /// Whether the screen below closes then.
    pub closes: bool,
    /// Whether the focus is on doing it.
    pub chosen: bool,
}

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

/// What an overlay wants.
#[derive(Debug)]
pub enum Answer {
    /// It stays.
    Stay,
    /// It goes.
    Close,
    /// It goes, and this is done.
    Do(Command),
    /// It goes, and these are done; whether the screen below closes.
    Run(Vec<Task>, bool),
}

impl Confirm {
    /// A question that closes nothing.
    pub fn new(question: &str, consequence: &str, act: &str, then: Vec<Task>) -> Self {
        Self {
            question: question.to_owned(),
            consequence: consequence.to_owned(),
            act: act.to_owned(),
            then,
            closes: false,
            chosen: false,
        }
    }

    /// The same, closing the screen below when it is done.
    pub fn closing(self) -> Self {
        Self {
            closes: true,
            ..self
        }
    }
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

    fn type_words(&mut self, words: &str) {
        let words = clean(words).replace('\n', " ");
        let room = LONGEST.saturating_sub(self.typed.chars().count());
        self.typed.extend(words.chars().take(room));
        self.focus = 0;
    }

    fn take(&mut self, key: KeyEvent) -> Answer {
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

    fn view(&self, title: &str, canvas: &mut Canvas) {
        canvas.head(title, "type to narrow");
        let line = format!("/ {}", self.typed);
        let used = canvas.put(3, 2, &line, ratatui::style::Style::new());
        let rows = self.rows();
        let context = self.below.unwrap_or(Context::Page);
        let height = canvas.area.height.saturating_sub(6);
        if rows.is_empty() {
            let dim = canvas.theme.dim;
            canvas.put(3, 4, "no action has these words", dim);
            canvas.cursor_at(3 + used, 2);
            return;
        }
        let focus = self.focus.min(rows.len() - 1);
        let shown = usize::from(height).min(rows.len());
        let first = window(rows.len(), shown, focus);
        for (y, (number, row)) in rows.iter().enumerate().skip(first).take(shown).enumerate() {
            let y = 4 + y as u16;
            let keys: Vec<&str> = row.keys_in(context).collect();
            let cool = canvas.theme.cool;
            canvas.put(3, y, &fit(&keys.join("  "), 16, canvas.theme.ascii), cool);
            canvas.put(20, y, row.label, ratatui::style::Style::new());
            if number == focus {
                canvas.put(1, y, canvas.theme.mark(), cool);
            }
            let width = canvas.area.width;
            canvas.zone(0, y, width, 1, Hit::Command(row.command));
        }
        if rows.len() > shown {
            let dim = canvas.theme.dim;
            let words = format!("{} of {}", first + shown, rows.len());
            canvas.put_right(4 + shown as u16, 1, &words, dim);
        }
        canvas.cursor_at(3 + used, 2);
    }
}

impl Overlay {
    /// The card, from its lines.
    pub fn danger(lines: &[String]) -> Self {
        Overlay::Danger(Page::new(DANGER, &lines.join("\n")))
    }

    /// Takes a key; `width` and `height` are the columns and rows of a page below its head. Esc closes each of them.
    pub fn take(&mut self, key: KeyEvent, width: u16, height: u16) -> Answer {
        if key.code == KeyCode::Esc {
            return Answer::Close;
        }
        match self {
            Overlay::Help(finder) | Overlay::Palette(finder) => finder.take(key),
            Overlay::Danger(card) => match keymap::lookup(Context::Page, &keymap::name(key)) {
                None if key.code == KeyCode::Enter => Answer::Close,
                Some(Command::Danger) => Answer::Close,
                Some(command) => {
                    card.scroll(command, width, height);
                    Answer::Stay
                }
                None => Answer::Stay,
            },
            Overlay::Confirm(confirm) => match key.code {
                KeyCode::Up | KeyCode::Down | KeyCode::Tab | KeyCode::BackTab => {
                    confirm.chosen = !confirm.chosen;
                    Answer::Stay
                }
                KeyCode::Enter if confirm.chosen => {
                    Answer::Run(std::mem::take(&mut confirm.then), confirm.closes)
                }
                KeyCode::Enter => Answer::Close,
                _ => Answer::Stay,
            },
        }
    }

    /// Takes pasted text, where something is typed; the screen below gets none of it.
    pub fn paste(&mut self, text: &str) {
        if let Overlay::Help(finder) | Overlay::Palette(finder) = self {
            finder.type_words(text);
        }
    }

    /// What the foot says while it lies there.
    pub fn foot(&self) -> &'static str {
        match self {
            Overlay::Help(_) | Overlay::Palette(_) => "Enter do it   ↑ ↓ move   Esc back",
            Overlay::Confirm(_) => "↑ ↓ choose   Enter do it   Esc leave it as it is",
            Overlay::Danger(_) => "↑ ↓ move   Esc back to where you were",
        }
    }

    /// Draws itself in place of the screen below.
    pub fn view(&self, canvas: &mut Canvas) {
        let plain = ratatui::style::Style::new();
        match self {
            Overlay::Help(finder) => {
                let name = finder.below.map_or("", Context::name);
                finder.view(&format!("Keys: {name}"), canvas);
            }
            Overlay::Palette(finder) => finder.view("Anything", canvas),
            Overlay::Confirm(confirm) => {
                canvas.head(&confirm.question, "");
                let mut y = 3;
                y += canvas.prose(3, y, &confirm.consequence, plain) + 1;
                for (chosen, words) in [(false, "Leave it as it is"), (true, confirm.act.as_str())]
                {
                    canvas.put(3, y, words, plain);
                    if confirm.chosen == chosen {
                        canvas.focus(1, y);
                    }
                    let width = canvas.area.width;
                    canvas.zone(0, y, width, 1, Hit::Row(chosen.into()));
                    y += 1;
                }
            }
            Overlay::Danger(card) => {
                let height = canvas.area.height.saturating_sub(2);
                canvas.head(DANGER, &card.place(canvas.area.width, height));
                card.view_text(canvas, 2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn enter_on_a_fresh_question_changes_nothing() {
        let mut overlay = Overlay::Confirm(Confirm::new(
            "Remove?",
            "It goes.",
            "Remove",
            vec![Task::Lock],
        ));
        let enter = KeyEvent::from(KeyCode::Enter);
        assert!(matches!(overlay.take(enter, 80, 19), Answer::Close));
        let mut overlay = Overlay::Confirm(Confirm::new(
            "Remove?",
            "It goes.",
            "Remove",
            vec![Task::Lock],
        ));
        overlay.take(KeyEvent::from(KeyCode::Down), 80, 19);
        assert!(
            matches!(overlay.take(enter, 80, 19), Answer::Run(tasks, false) if tasks.len() == 1)
        );
    }
}

//! What lies over a screen: help, the palette, a question before something is done, the card for danger.
//! Help and palette are made from the table of keys.

mod finder;

pub use finder::Finder;

use super::canvas::{Canvas, Hit, Unseen};
use super::confirm::Confirm;
use super::keymap::{self, Command, Context, Tab};
use super::screens::{Page, Setup};
use super::task::Task;
use crate::domain::GuideId;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::style::Style;

/// One thing at a time lies over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// Every key of the screen below, narrowed by typing.
    Help(Finder),
    /// Any action by its words.
    Palette(Finder),
    /// A question before something is done.
    Confirm(Confirm),
    /// Whom to call: the card under its title, and what it lies over.
    Danger(Page, Option<Box<Overlay>>),
}

/// Why a command would do nothing now; `None` where it does something.
pub type Why<'a> = &'a dyn Fn(Command) -> Option<String>;

/// What an overlay wants.
#[derive(Debug)]
pub enum Answer {
    /// It stays.
    Stay,
    /// It goes.
    Close,
    /// It goes, and this is done.
    Do(Command),
    /// It goes, and this guide is begun.
    Begin(GuideId),
    /// It goes, and this screen of the top row comes, where this is done.
    There(Tab, Option<Command>),
    /// It goes, and this row of the settings is entered.
    Settle(Setup),
    /// It goes, and this is said.
    Say(String),
    /// It goes, and these are done; whether the screen below closes.
    Run(Vec<Task>, bool),
}

impl Overlay {
    /// Takes a key; `width` and `height` are the columns and rows of a page below its head. Esc closes each of them.
    pub fn take(&mut self, key: KeyEvent, width: u16, height: u16) -> Answer {
        if key.code == KeyCode::Esc {
            return Answer::Close;
        }
        match self {
            Overlay::Help(finder) | Overlay::Palette(finder) => finder.take(key, height),
            Overlay::Danger(card, _) => match keymap::lookup(Context::Page, &keymap::name(key)) {
                Some(Command::Danger | Command::Enter) => Answer::Close,
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
                KeyCode::Enter if confirm.chosen && confirm.quits => Answer::Do(Command::Quit),
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
    pub fn foot(&self, unseen: Unseen) -> &'static str {
        match self {
            Overlay::Help(_) | Overlay::Palette(_) => "Enter do it   ↑ ↓ PgUp PgDn move   Esc back",
            Overlay::Confirm(_) => "↑ ↓ move   Enter do it   Esc back",
            Overlay::Danger(..) if unseen.below => {
                "↑ ↓ move   PgDn further   Esc back to where you were"
            }
            Overlay::Danger(..) if unseen.above => "↑ ↓ move   Esc back to where you were",
            Overlay::Danger(..) => "Esc back to where you were",
        }
    }

    /// Draws itself in place of the screen below; `why` says why a command would do nothing there.
    pub fn view(&self, canvas: &mut Canvas, why: Why) {
        let plain = Style::new();
        match self {
            Overlay::Help(finder) => {
                let name = finder.below.map_or("", Context::name);
                finder.view(&format!("Keys: {name}"), why, canvas);
            }
            Overlay::Palette(finder) => finder.view("Anything", why, canvas),
            Overlay::Confirm(confirm) => {
                canvas.head(&confirm.question, "");
                let mut y = 3;
                y += canvas.prose(3, y, &confirm.consequence, plain) + 1;
                for (chosen, words) in [(false, confirm.stay), (true, confirm.act.as_str())] {
                    canvas.put(3, y, words, plain);
                    if confirm.chosen == chosen {
                        canvas.focus(1, y);
                    }
                    let width = canvas.area.width;
                    canvas.zone(0, y, width, 1, Hit::Row(chosen.into()));
                    y += 1;
                }
            }
            Overlay::Danger(card, _) => {
                card.view_whole(canvas);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

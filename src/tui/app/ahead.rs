//! What is typed while an entry is being opened: it is for the page that comes, not for the list that is left.

use super::{App, Msg};
use crate::tui::keymap::{self, Command, Context};
use crate::tui::task::{Done, Task};

impl App {
    /// Whether this waits for the page of an entry. Locking, leaving and the card never wait; the mouse pointed at what
    /// goes, so a click is taken by neither.
    pub(super) fn keeps_back(&mut self, msg: &Msg) -> bool {
        let Some(ahead) = &mut self.ahead else {
            return false;
        };
        if self.overlay.is_some() {
            return false;
        }
        match msg {
            Msg::Key(key) => {
                let waits = !matches!(
                    keymap::lookup(Context::Page, &keymap::name(*key)),
                    Some(Command::Lock | Command::Quit | Command::Danger)
                );
                if waits {
                    ahead.push(Msg::Key(*key));
                }
                waits
            }
            Msg::Paste(text) => {
                ahead.push(Msg::Paste(text.clone()));
                true
            }
            Msg::Mouse(_) => true,
            _ => false,
        }
    }

    /// What was typed ahead, once the entry is there or cannot be had.
    pub(super) fn typed_ahead(&mut self, msg: &Msg) -> Vec<Msg> {
        match msg {
            Msg::Done(epoch, Done::Opened { .. } | Done::Failed(_)) if *epoch == self.epoch => {
                self.ahead.take().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// From here on keys wait, where one of the tasks opens an entry.
    pub(super) fn wait_for_page(&mut self, tasks: &[Task]) {
        if tasks.iter().any(|task| matches!(task, Task::Read { .. })) {
            self.ahead.get_or_insert_default();
        }
    }
}

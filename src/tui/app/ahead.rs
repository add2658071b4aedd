//! What is typed while an entry or a list is on its way: it is for what comes, not for what is left or not there yet.

use super::{App, Msg};
use crate::tui::keymap::{self, Command, Context};
use crate::tui::task::{Done, Task};

impl App {
    /// Whether this waits for an entry or a list. Locking, leaving and the card never wait; the mouse pointed at what
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

    /// What was typed ahead, once the entry or the list is there or cannot be had.
    pub(super) fn typed_ahead(&mut self, msg: &Msg) -> Vec<Msg> {
        match msg {
            Msg::Done(epoch, done) if *epoch == self.epoch && is_waited_for(done) => {
                self.ahead.take().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// From here on keys wait, where one of the tasks opens an entry, or lists something on a screen that has just `come`.
    pub(super) fn wait_for_page(&mut self, tasks: &[Task], come: bool) {
        let waits = |task: &Task| matches!(task, Task::Read { .. }) || come && lists(task);
        if tasks.iter().any(waits) {
            self.ahead.get_or_insert_default();
        }
    }
}

/// Whether a task fetches what a screen lists.
fn lists(task: &Task) -> bool {
    matches!(
        task,
        Task::Find { .. }
            | Task::Gather(..)
            | Task::Policy
            | Task::Agenda
            | Task::Count { .. }
            | Task::MayGo
            | Task::Imports
            | Task::Traces(_)
    )
}

/// Whether this is what came of one of those, or of opening an entry.
fn is_waited_for(done: &Done) -> bool {
    matches!(
        done,
        Done::Opened { .. }
            | Done::Found { .. }
            | Done::Gathered { .. }
            | Done::Policy(_)
            | Done::Agenda(_)
            | Done::Counted(_)
            | Done::MayGo(_)
            | Done::Imports(_)
            | Done::Traces(_)
            | Done::Failed(_)
    )
}

//! What is typed while an entry or a list is on its way: it is for what comes, not for what is left or not there yet.

use super::{App, Msg};
use crate::tui::keymap::{self, Command, Context};
use crate::tui::task::{Done, Task};

/// What was typed, and what it waits for.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    /// An entry opens: no list that comes meanwhile is what was waited for.
    for_page: bool,
    typed: Vec<Msg>,
}

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
                    ahead.typed.push(Msg::Key(*key));
                }
                waits
            }
            Msg::Paste(text) => {
                ahead.typed.push(Msg::Paste(text.clone()));
                true
            }
            Msg::Mouse(_) => true,
            _ => false,
        }
    }

    /// What was typed ahead, once the entry or the list is there or cannot be had.
    pub(super) fn typed_ahead(&mut self, msg: &Msg) -> Vec<Msg> {
        let Msg::Done(epoch, done) = msg else {
            return Vec::new();
        };
        let here = *epoch == self.epoch;
        let ahead = self.ahead.take_if(|ahead| {
            here && match done {
                Done::Failed(_) => true,
                done if ahead.for_page => matches!(done, Done::Opened { .. }),
                done => is_list(done),
            }
        });
        ahead.map(|ahead| ahead.typed).unwrap_or_default()
    }

    /// From here on keys wait, where one of the tasks opens an entry, or lists something on a screen that has just `come`.
    pub(super) fn wait_for_page(&mut self, tasks: &[Task], come: bool) {
        let for_page = tasks.iter().any(|task| matches!(task, Task::Read { .. }));
        if for_page || come && tasks.iter().any(lists) {
            self.ahead.get_or_insert_default().for_page |= for_page;
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

/// Whether this is what came of one of those.
fn is_list(done: &Done) -> bool {
    matches!(
        done,
        Done::Found { .. }
            | Done::Gathered { .. }
            | Done::Policy(_)
            | Done::Agenda(_)
            | Done::Counted(_)
            | Done::MayGo(_)
            | Done::Imports(_)
            | Done::Traces(_)
    )
}

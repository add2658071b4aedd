//! What is typed while an entry or a list is on its way, or a page is being kept that closes then: it is for what comes, not for
//! what is left or not there yet.

use super::{App, Msg};
use crate::tui::keymap::{self, Command, Context};
use crate::tui::task::{Done, Task};

/// What was typed, and what it waits for.
#[derive(Debug)]
pub(super) struct Ahead {
    waits: Waits,
    typed: Vec<Msg>,
}

/// In order: of several, the last of these is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Waits {
    /// For a list of the screen that has just come.
    List,
    /// For an entry that opens: no list that comes meanwhile is what was waited for.
    Entry,
    /// For a page to be kept as an entry, which closes it.
    Saved,
    /// For the draft of this ticket to be kept, which closes its page.
    Draft(u64),
}

impl Waits {
    /// Whether this is what came of it, or that nothing will.
    fn is_over(self, done: &Done) -> bool {
        match (self, done) {
            (Waits::Draft(own), Done::Kept { ticket, .. }) => own == *ticket,
            (Waits::Draft(_), _) => false,
            (_, Done::Failed(_)) => true,
            (Waits::Entry, done) => matches!(done, Done::Opened { .. }),
            (Waits::Saved, done) => matches!(done, Done::Saved(_)),
            (Waits::List, done) => is_list(done),
        }
    }
}

impl App {
    /// Whether this waits for what comes. Locking, leaving and the card never wait; the mouse pointed at what
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

    /// What was typed ahead, once what it waits for is there or cannot be had.
    pub(super) fn typed_ahead(&mut self, msg: &Msg) -> Vec<Msg> {
        let Msg::Done(epoch, done) = msg else {
            return Vec::new();
        };
        let here = *epoch == self.epoch;
        let ahead = self
            .ahead
            .take_if(|ahead| here && ahead.waits.is_over(done));
        ahead.map(|ahead| ahead.typed).unwrap_or_default()
    }

    /// From here on keys wait, where one of the tasks opens an entry or keeps one, where a page closes once its draft is kept, or
    /// where something is listed on a screen that has just `come`.
    pub(super) fn wait_for_page(&mut self, tasks: &[Task], come: bool) {
        let wait = |task: &Task| match task {
            Task::Read { .. } => Some(Waits::Entry),
            Task::Save(_) => Some(Waits::Saved),
            task => (come && lists(task)).then_some(Waits::List),
        };
        let draft = self.leaving.map(Waits::Draft);
        let Some(waits) = tasks.iter().filter_map(wait).chain(draft).max() else {
            return;
        };
        let ahead = self.ahead.get_or_insert_with(|| Ahead {
            waits,
            typed: Vec::new(),
        });
        ahead.waits = ahead.waits.max(waits);
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
pub(super) fn is_list(done: &Done) -> bool {
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

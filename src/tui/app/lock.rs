//! Locking: what is unfinished is kept, then everything is forgotten.

use super::{App, State};
use crate::tui::screens::unlock::Unlock;
use crate::tui::screens::wizard::Wizard;
use crate::tui::task::Task;
use std::time::Duration;

impl App {
    pub(super) fn is_idle(&self) -> bool {
        let State::Unlocked(desk, _) = &self.state else {
            return false;
        };
        let limit = Duration::from_secs(60 * u64::from(desk.settings.lock_minutes.max(1)));
        self.at.elapsed.saturating_sub(self.last_input) >= limit
    }

    /// Keeps what is unfinished, then forgets everything.
    pub(super) fn lock(&mut self, say: &str) -> Vec<Task> {
        let mut tasks = self.unfinished();
        let is_open = match &self.state {
            State::Unlocked(..) => true,
            State::New(wizard) => wizard.is_made(),
            State::Locked(unlock) => unlock.is_trying(),
        };
        if is_open {
            tasks.push(Task::Lock);
        }
        // A passphrase half typed is forgotten as well.
        self.state = match &self.state {
            State::New(_) if !is_open => State::New(Box::new(Wizard::new(&self.journal))),
            _ => State::Locked(Unlock::default()),
        };
        self.epoch += 1;
        self.overlay = None;
        self.say(say.to_owned());
        tasks
    }

    pub(super) fn leave(&mut self) -> Vec<Task> {
        self.quit = true;
        self.lock("")
    }

    pub(super) fn unfinished(&mut self) -> Vec<Task> {
        match &mut self.state {
            State::Unlocked(_, screens) => screens
                .iter_mut()
                .filter_map(|screen| screen.keep(&self.at))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// "5 min" until it locks, seconds in the last minute.
    pub(super) fn time_left(&self) -> Option<String> {
        let State::Unlocked(desk, _) = &self.state else {
            return None;
        };
        let limit = 60 * u64::from(desk.settings.lock_minutes.max(1));
        let idle = self.at.elapsed.saturating_sub(self.last_input).as_secs();
        let left = limit.saturating_sub(idle);
        let words = if left >= 60 {
            format!("locks in {} min", left.div_ceil(60))
        } else {
            format!("locks in {} s", left.div_ceil(10) * 10)
        };
        Some(words)
    }
}

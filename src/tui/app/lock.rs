//! Locking: what is unfinished is kept, then everything is forgotten.

use super::{App, State};
use crate::tui::screens::unlock::Unlock;
use crate::tui::screens::wizard::Wizard;
use crate::tui::task::Task;
use std::time::Duration;

/// Minutes without a key until a journal that is being set up locks. Longer than elsewhere: a sheet is copied by hand.
const SETTING_UP: u64 = 15;

impl App {
    /// How long it may lie without a key; `None` while there is nothing to lock.
    fn most_idle(&self) -> Option<Duration> {
        let minutes = match &self.state {
            State::Unlocked(desk, _) => desk.settings.lock_minutes.max(1).into(),
            State::New(wizard) if wizard.is_made() => SETTING_UP,
            State::New(_) | State::Locked(_) => return None,
        };
        Some(Duration::from_secs(60 * minutes))
    }

    pub(super) fn is_idle(&self) -> bool {
        self.most_idle()
            .is_some_and(|most| self.at.elapsed.saturating_sub(self.last_input) >= most)
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
        // The wizard may have put it elsewhere.
        if let State::New(wizard) = &self.state
            && is_open
        {
            self.journal = wizard.folder();
        }
        // A passphrase half typed is forgotten as well.
        self.state = match &self.state {
            State::New(_) if !is_open => State::New(Box::new(Wizard::new(&self.journal))),
            _ => State::Locked(Unlock::default()),
        };
        self.epoch += 1;
        self.after.clear();
        self.ahead = None;
        self.leaving = None;
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
        let idle = self.at.elapsed.saturating_sub(self.last_input).as_secs();
        let left = self.most_idle()?.as_secs().saturating_sub(idle);
        let words = if left >= 60 {
            format!("locks in {} min", left.div_ceil(60))
        } else {
            format!("locks in {} s", left.div_ceil(10) * 10)
        };
        Some(words)
    }
}

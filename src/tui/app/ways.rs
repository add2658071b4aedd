//! The ways between screens: the top row, a guide begun, one step back, and what a screen wants next.

use super::{App, State};
use crate::domain::{GuideId, GuideKind};
use crate::tui::keymap::Tab;
use crate::tui::overlay::Overlay;
use crate::tui::screens::{Begun, Next, Screen, anew};
use crate::tui::task::Task;
use std::sync::Arc;

/// Said where a page closes that can be gone on with.
const KEPT: &str = "Kept as a draft; Today (1) shows it, to go on with.";

impl App {
    pub(super) fn step_tab(&mut self, by: usize) -> Vec<Task> {
        let State::Unlocked(_, screens) = &self.state else {
            return Vec::new();
        };
        let shown = screens.first().and_then(Screen::tab).unwrap_or(Tab::Today);
        let at = Tab::ROW.iter().position(|tab| *tab == shown).unwrap_or(0);
        self.go(Tab::ROW[(at + by) % Tab::ROW.len()])
    }

    pub(super) fn go(&mut self, tab: Tab) -> Vec<Task> {
        let mut tasks = self.unfinished();
        let (screen, first) = Screen::of(tab);
        if let State::Unlocked(_, screens) = &mut self.state {
            *screens = vec![screen];
        }
        // The list first: of a long journal the desk takes longer, and the list is what is waited for.
        tasks.extend(first);
        tasks.push(Task::LayDesk);
        tasks
    }

    /// Down to the screen of a tab, which stays as it was left where it lies below.
    fn fall_back(&mut self, tab: Tab) -> Vec<Task> {
        let mut tasks = self.unfinished();
        match &mut self.state {
            State::Unlocked(_, screens) if screens.first().and_then(Screen::tab) == Some(tab) => {
                screens.truncate(1);
            }
            _ => return self.go(tab),
        }
        tasks.push(Task::Refresh);
        tasks
    }

    pub(super) fn begin_named(&mut self, id: &str) -> Vec<Task> {
        let id = self.library.named(id).map(|guide| guide.id.clone());
        id.map_or_else(Vec::new, |id| self.begin(&id))
    }

    /// Opens a guide to write in, the risk question first where its kind asks for it; asks first where a page of it is unfinished.
    pub(super) fn begin(&mut self, id: &GuideId) -> Vec<Task> {
        let Some(guide) = self.library.named(id.as_str()) else {
            return Vec::new();
        };
        if guide.kind == GuideKind::Afterword {
            self.say(
                "This guide adds to what is written already; open the entry and press a.".into(),
            );
            return Vec::new();
        }
        let guide = Arc::new(guide.clone());
        let State::Unlocked(desk, screens) = &self.state else {
            return Vec::new();
        };
        let open = screens.iter().filter_map(Screen::draft).collect();
        let screen = match Begun::of(Arc::clone(&guide), open, desk) {
            Some(begun) => begun.into(),
            None => anew(guide, desk),
        };
        self.push(*screen);
        Vec::new()
    }

    fn push(&mut self, screen: Screen) {
        if let State::Unlocked(_, screens) = &mut self.state {
            screens.push(screen);
        }
    }

    pub(super) fn step_back(&mut self) -> Vec<Task> {
        let State::Unlocked(_, screens) = &self.state else {
            return Vec::new();
        };
        if screens.len() > 1 {
            return self.follow(Next::Back);
        }
        if screens.first().and_then(Screen::tab) != Some(Tab::Today) {
            return self.go(Tab::Today);
        }
        self.say("Ctrl+L locks, Ctrl+Q quits.".into());
        Vec::new()
    }

    pub(super) fn back(&mut self) {
        if let State::Unlocked(_, screens) = &mut self.state
            && screens.len() > 1
        {
            screens.pop();
        }
    }

    pub(super) fn follow(&mut self, next: Next) -> Vec<Task> {
        match next {
            Next::Stay | Next::Unused => Vec::new(),
            Next::Back => {
                self.back();
                vec![Task::Refresh]
            }
            Next::Open(screen) => {
                self.push(*screen);
                Vec::new()
            }
            Next::OpenAnd(screen, tasks) => {
                self.push(*screen);
                tasks
            }
            Next::Over(tab, screen) => {
                let tasks = self.fall_back(tab);
                self.push(*screen);
                tasks
            }
            Next::Become(screen) => {
                if let State::Unlocked(_, screens) = &mut self.state {
                    screens.pop();
                }
                self.push(*screen);
                Vec::new()
            }
            Next::BecomeAnd(screen, tasks) => {
                self.follow(Next::Become(screen));
                tasks
            }
            Next::Run(tasks) => tasks,
            Next::BackAnd(mut tasks) => {
                self.back();
                tasks.push(Task::Refresh);
                tasks
            }
            Next::BackOnceKept(ticket, tasks) => {
                self.leaving = Some(ticket);
                tasks
            }
            Next::BackKept => {
                self.say(KEPT.to_owned());
                self.follow(Next::Back)
            }
            Next::Ask(confirm) => {
                self.overlay = Some(Overlay::Confirm(confirm));
                Vec::new()
            }
            Next::Say(words) => {
                self.say(words);
                Vec::new()
            }
            Next::Tell(words) => {
                self.tell(words);
                Vec::new()
            }
            Next::Go(tab) => self.go(tab),
            Next::Begin(id) => self.begin(&id),
        }
    }
}

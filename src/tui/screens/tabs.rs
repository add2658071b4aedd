//! The screens of the top row: which of them stands for which tab, and the head they share.

use super::{
    Around, Clients, Echo, Guides, Incidents, Journal, Policy, Presence, Screen, Settings,
    Supervision, Today,
};
use crate::domain::dates;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Tab;
use crate::tui::task::Task;

impl Screen {
    /// The tab a screen stands for.
    pub fn tab(&self) -> Option<Tab> {
        match self {
            Screen::Today(_) => Some(Tab::Today),
            Screen::Journal(_) => Some(Tab::Journal),
            Screen::Incidents(_) => Some(Tab::Incidents),
            Screen::Echo(_) => Some(Tab::Echo),
            Screen::Presence(_) => Some(Tab::Presence),
            Screen::Policy(_) => Some(Tab::Policy),
            Screen::Clients(_) => Some(Tab::Clients),
            Screen::Guides(_) => Some(Tab::Guides),
            Screen::Supervision(_) => Some(Tab::Supervision),
            Screen::Settings(_) => Some(Tab::Settings),
            _ => None,
        }
    }

    /// The screen that stands at the bottom for a tab.
    pub fn of(tab: Tab) -> (Screen, Vec<Task>) {
        match tab {
            Tab::Today => (Screen::Today(Today::default()), Vec::new()),
            Tab::Journal => {
                let (journal, task) = Journal::new();
                (Screen::Journal(journal), vec![task])
            }
            Tab::Incidents => {
                let (incidents, tasks) = Incidents::new();
                (Screen::Incidents(incidents), tasks)
            }
            Tab::Echo => {
                let (echo, task) = Echo::new();
                (Screen::Echo(echo), vec![task])
            }
            Tab::Presence => {
                let (presence, task) = Presence::new();
                (Screen::Presence(presence), vec![task])
            }
            Tab::Policy => {
                let (policy, task) = Policy::new();
                (Screen::Policy(policy), vec![task])
            }
            Tab::Clients => (Screen::Clients(Clients::default()), Vec::new()),
            Tab::Guides => (Screen::Guides(Guides::default()), Vec::new()),
            Tab::Supervision => {
                let (supervision, task) = Supervision::new();
                (Screen::Supervision(supervision), vec![task])
            }
            Tab::Settings => (Screen::Settings(Settings::default()), Vec::new()),
        }
    }
}

/// The head of a screen that one goes to: name, day, tabs. The body begins on row [`BODY`].
pub fn top(canvas: &mut Canvas, around: &Around, shown: Tab) {
    let today = around.at.now.date();
    let day = format!(
        "{} {}",
        dates::weekday(today),
        dates::say_without_year(today)
    );
    canvas.head("Afterhour", &day);
    canvas.tabs(2, shown);
}

/// The first row of the body below [`top`].
pub const BODY: u16 = 4;

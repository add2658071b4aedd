//! For the tests of the screens: keys go into the real app, what a person would see comes out.

use super::{Moment, Screen};
use crate::confine::Held;
use crate::domain::{Client, ClientCode, Contact, Settings, Words};
use crate::guides::Library;
use crate::tui::app::{App, Msg, State};
use crate::tui::desk::Desk;
use crate::tui::task::{Done, Task};
use crate::tui::theme::Theme;
use crate::tui::worker::Worker;
use jiff::civil::date;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Rect;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// The app under a tester's fingers.
pub struct Played {
    pub app: App,
    size: (u16, u16),
}

impl Played {
    /// At 80 by 24, in this state.
    pub fn at(state: State) -> Self {
        Self::sized(state, (80, 24))
    }

    /// At a size in columns and rows.
    pub fn sized(state: State, size: (u16, u16)) -> Self {
        let journal = PathBuf::from("/home/ines/.local/share/afterhour");
        let library = Arc::new(Library::default());
        let mut app = App::new(journal, true, library, Theme::no_color(), size, moment());
        app.state = state;
        Self { app, size }
    }

    /// Unlocked, with this screen.
    pub fn with(screen: Screen, desk: Desk) -> Self {
        Self::at(State::Unlocked(Box::new(desk), vec![screen]))
    }

    /// Presses keys named as the table names them, with spaces between.
    pub fn press(&mut self, keys: &str) -> Vec<Task> {
        keys.split(' ')
            .flat_map(|key| self.send(Msg::Key(named(key))))
            .collect()
    }

    /// Types letters, one key each.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.send(Msg::Key(KeyEvent::from(KeyCode::Char(letter))));
        }
    }

    /// Pastes.
    pub fn paste(&mut self, text: &str) {
        self.send(Msg::Paste(text.to_owned()));
    }

    /// Clicks at a column and row.
    pub fn click(&mut self, column: u16, row: u16) -> Vec<Task> {
        self.send(Msg::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column,
            row,
            modifiers: KeyModifiers::NONE,
        }))
    }

    /// Work is done.
    pub fn hear(&mut self, done: Done) -> Vec<Task> {
        let epoch = self.app.epoch;
        self.send(Msg::Done(epoch, done))
    }

    /// The terminal goes away.
    pub fn hang_up(&mut self) -> Vec<Task> {
        self.send(Msg::Hangup)
    }

    /// Has tasks done, and those that come of them, in order.
    pub fn work(&mut self, worker: &mut Worker, tasks: Vec<Task>) {
        let mut tasks = VecDeque::from(tasks);
        while let Some(task) = tasks.pop_front() {
            let done = worker.perform(task, &moment().now);
            tasks.extend(self.hear(done));
        }
    }

    fn send(&mut self, msg: Msg) -> Vec<Task> {
        self.app.update(msg, moment())
    }

    /// The page without the foot, and the cell of the hardware cursor.
    pub fn seen(&self) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let (cursor, _) = self.app.view(&mut buf);
        let mut seen = String::new();
        for y in 0..self.size.1 - 3 {
            let line: String = (0..self.size.0).map(|x| buf[(x, y)].symbol()).collect();
            seen.push_str(line.trim_end());
            seen.push('\n');
        }
        let mut seen = seen.trim_end().to_owned();
        if let Some(cursor) = cursor {
            seen.push_str(&format!("\n(cursor at {}, {})", cursor.x, cursor.y));
        }
        seen
    }
}

/// Ten past nine on a Saturday evening.
pub fn moment() -> Moment {
    let now = date(2026, 11, 21).at(21, 10, 0, 0).in_tz("UTC");
    Moment {
        now: now.expect("a day of the calendar"),
        elapsed: Duration::from_secs(60),
    }
}

/// A desk with nothing on it.
pub fn bare_desk() -> Desk {
    Desk {
        journal: PathBuf::from("/home/ines/.local/share/afterhour"),
        notices: Vec::new(),
        unkept: Default::default(),
        held: Held {
            calls: true,
            writes: true,
        },
        exports: PathBuf::from("/home/ines/Documents"),
        exported: Vec::new(),
        library: Arc::new(Library::default()),
        today: date(2026, 11, 21),
        prompt: None,
        answered: false,
        swaps: 0,
        due: Vec::new(),
        backups: Default::default(),
        told: Vec::new(),
        meeting: None,
        ticked: None,
        drafts: Vec::new(),
        calendar: Vec::new(),
        themes: Vec::new(),
        neglected: Vec::new(),
        clients: Vec::new(),
        ready: OnceLock::new(),
        supervisors: Vec::new(),
        preparations: Vec::new(),
        receipts: Vec::new(),
        own_recipient: None,
        settings: Settings::default(),
        incidents: Vec::new(),
        near_misses: 0,
        agenda: 0,
        footprint: None,
        entries: 0,
        sheet_tried: date(2026, 11, 21),
    }
}

/// A client with words.
pub fn client(code: &str, words: &[&str]) -> Client {
    Client {
        code: ClientCode::try_from(code.to_owned()).expect("a code"),
        words: words.iter().map(|word| Words::new(word)).collect(),
    }
}

/// A contact.
pub fn contact(who: &str, how: &str) -> Contact {
    Contact {
        who: Words::new(who),
        how: Words::new(how),
    }
}

fn named(name: &str) -> KeyEvent {
    let (modifiers, plain) = match name.strip_prefix("Ctrl+") {
        Some(plain) => (KeyModifiers::CONTROL, plain),
        None => (KeyModifiers::NONE, name),
    };
    let code = match plain {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Shift+Tab" => KeyCode::BackTab,
        "↑" => KeyCode::Up,
        "↓" => KeyCode::Down,
        "←" => KeyCode::Left,
        "→" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgDn" => KeyCode::PageDown,
        "PgUp" => KeyCode::PageUp,
        "Backspace" => KeyCode::Backspace,
        "Space" => KeyCode::Char(' '),
        letter => KeyCode::Char(letter.to_lowercase().chars().next().expect("a key's name")),
    };
    KeyEvent::new(code, modifiers)
}

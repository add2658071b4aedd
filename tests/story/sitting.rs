//! A practitioner at the keyboard, without threads or sleeps: keys go into the same `App` and `Worker` as in the
//! program, tasks are performed in line, the screen is printed as text.

use afterhour::failure::Failure;
use afterhour::guides::Library;
use afterhour::passphrase::Passphrase;
use afterhour::tui::app::{App, Msg};
use afterhour::tui::screens::Moment;
use afterhour::tui::task::{Done, Task};
use afterhour::tui::theme::Theme;
use afterhour::tui::worker::Worker;
use afterhour::vault::{Cost, Vault};
use jiff::Zoned;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Rect;
use std::collections::VecDeque;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "otter bridge velvet marble lunar oxygen";

/// A Saturday evening.
pub const NOW: &str = "2026-11-21T19:30:00+00:00[Europe/London]";

pub struct Sitting {
    pub app: App,
    pub worker: Worker,
    pub dir: TempDir,
    pub now: Zoned,
    pub elapsed: Duration,
    pub size: (u16, u16),
}

impl Sitting {
    /// No journal yet: the wizard.
    pub fn new() -> Self {
        Self::at(tempfile::tempdir().unwrap(), "journal")
    }

    /// A locked journal with nothing in it.
    pub fn locked() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let now: Zoned = NOW.parse().unwrap();
        let journal = dir.path().join("journal");
        drop(
            Vault::create(
                &journal,
                &Passphrase::new(PASSPHRASE),
                Cost::THROW_AWAY,
                &now,
            )
            .unwrap(),
        );
        Self::at(dir, "journal")
    }

    /// An unlocked journal with nothing in it.
    pub fn unlocked() -> Self {
        let mut sitting = Self::locked();
        sitting.unlock();
        sitting
    }

    /// Unlocked, with the fictional year of the demo in it: a copy of one that is written once.
    pub fn with_a_year() -> Self {
        static YEAR: OnceLock<TempDir> = OnceLock::new();
        let year = YEAR.get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let now: Zoned = NOW.parse().unwrap();
            let passphrase = Passphrase::new(PASSPHRASE);
            let journal = dir.path().join("journal");
            let (mut vault, _) =
                Vault::create(&journal, &passphrase, Cost::THROW_AWAY, &now).unwrap();
            afterhour::demo::fill(&mut vault, &Library::built_in(), &now).unwrap();
            dir
        });
        let dir = tempfile::tempdir().unwrap();
        let journal = dir.path().join("journal");
        fs::create_dir(&journal).unwrap();
        // As the program makes it, so that nothing is mended and nothing said.
        #[cfg(unix)]
        fs::set_permissions(
            &journal,
            std::os::unix::fs::PermissionsExt::from_mode(0o700),
        )
        .unwrap();
        for file in fs::read_dir(year.path().join("journal")).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), journal.join(file.file_name())).unwrap();
        }
        let mut sitting = Self::at(dir, "journal");
        sitting.unlock();
        sitting
    }

    /// The same journal on a terminal with another look, locked.
    pub fn in_the_look_of(self, theme: Theme) -> Self {
        let Sitting {
            app, worker, dir, ..
        } = self;
        drop((app, worker));
        Self::seen_in(dir, "journal", theme)
    }

    pub fn unlock(&mut self) -> &mut Self {
        self.words(PASSPHRASE).key("Enter")
    }

    fn at(dir: TempDir, journal: &str) -> Self {
        Self::seen_in(dir, journal, Theme::dark())
    }

    fn seen_in(dir: TempDir, journal: &str, theme: Theme) -> Self {
        let journal = dir.path().join(journal);
        let library = Arc::new(Library::built_in());
        let now: Zoned = NOW.parse().unwrap();
        let moment = Moment {
            now: now.clone(),
            elapsed: Duration::ZERO,
        };
        Self {
            app: App::new(
                journal.clone(),
                Vault::exists(&journal),
                Arc::clone(&library),
                theme,
                (80, 24),
                moment,
            ),
            worker: Worker::new(&journal, dir.path(), library)
                .noting_in(Some(dir.path().join("settings")))
                .marking_in(Some(dir.path().join("marks"))),
            dir,
            now,
            elapsed: Duration::ZERO,
            size: (80, 24),
        }
    }

    /// The same journal after the program ended without a word: `kill -9`.
    pub fn killed(self) -> Self {
        let Sitting {
            app, worker, dir, ..
        } = self;
        drop((app, worker));
        Self::at(dir, "journal")
    }

    pub fn journal(&self) -> PathBuf {
        self.dir.path().join("journal")
    }

    fn moment(&self) -> Moment {
        Moment {
            now: self.now.clone(),
            elapsed: self.elapsed,
        }
    }

    /// Sends a message and performs what comes of it, until nothing more does.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let mut queue: VecDeque<(u32, Task)> = VecDeque::new();
        let at = self.moment();
        queue.extend(
            self.app
                .update(msg, at)
                .into_iter()
                .map(|task| (self.app.epoch, task)),
        );
        while let Some((epoch, task)) = queue.pop_front() {
            let done = self.worker.perform(task, &self.now);
            let at = self.moment();
            let more = self.app.update(Msg::Done(epoch, done), at);
            queue.extend(more.into_iter().map(|task| (self.app.epoch, task)));
        }
        self
    }

    /// Sends a message and gives the tasks back unperformed, to look at their order or be late with them.
    pub fn hold(&mut self, msg: Msg) -> Vec<Task> {
        let at = self.moment();
        self.app.update(msg, at)
    }

    /// Performs what was held back, each in its turn, and what comes of it.
    pub fn let_go(&mut self, tasks: impl IntoIterator<Item = Task>) -> &mut Self {
        let epoch = self.app.epoch;
        for task in tasks {
            let done = self.worker.perform(task, &self.now);
            self.done(epoch, done);
        }
        self
    }

    pub fn done(&mut self, epoch: u32, done: Done) -> &mut Self {
        self.send(Msg::Done(epoch, done))
    }

    /// One key, by the name the table gives it.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.send(Msg::Key(key(name)))
    }

    /// Types words, letter by letter.
    pub fn words(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            self.send(Msg::Key(KeyEvent::from(KeyCode::Char(letter))));
        }
        self
    }

    /// Keys with spaces between: `↓ ↓ Enter`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split(' ') {
            self.key(name);
        }
        self
    }

    /// From what leaves to its end, page by page: Enter seals then.
    #[track_caller]
    pub fn read_through(&mut self) -> &mut Self {
        for _ in 0..60 {
            let screen = self.sees("This is what").screen();
            if !screen.contains("Enter next page") {
                return self;
            }
            self.key("Enter");
        }
        panic!("no end of\n{}", self.screen());
    }

    /// From Today, past the risk question answered with no: the first question of an incident.
    pub fn begin_incident(&mut self) -> &mut Self {
        self.press("F2 ↓ ↓ Enter")
            .sees("What kind of thing happened?");
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.to_owned()))
    }

    /// A click with the left button at a column and row from 0.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.send(Msg::Mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        }))
    }

    /// Time goes by, a tick a second.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        for _ in 0..seconds {
            self.elapsed += Duration::from_secs(1);
            self.send(Msg::Tick);
        }
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.send(Msg::Resize(columns, rows))
    }

    /// The cells of the screen, and where the hardware cursor stands.
    pub fn buffer(&self) -> (Buffer, Option<(u16, u16)>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let (cursor, _) = self.app.view(&mut buffer);
        (buffer, cursor.map(|cursor| (cursor.x, cursor.y)))
    }

    /// The screen as text, without spaces at the ends of lines.
    pub fn screen(&self) -> String {
        let (buffer, _) = self.buffer();
        (0..self.size.1)
            .map(|y| {
                let line: String = (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect();
                format!("{}\n", line.trim_end())
            })
            .collect()
    }

    /// Where the hardware cursor stands: column and row from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.buffer().1.expect("every frame places the cursor")
    }

    /// The screen holds these words.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "no {words:?} in\n{screen}");
        self
    }

    #[track_caller]
    pub fn sees_no(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} in\n{screen}");
        self
    }
}

/// What comes of a draft that could not be kept, the only thing that was held back.
#[track_caller]
pub fn not_kept(held: &[Task], why: &str) -> Done {
    let [Task::KeepDraft { writing, .. }] = held else {
        panic!("no draft is asked for: {held:?}");
    };
    Done::Kept {
        writing: writing.number,
        ticket: writing.ticket,
        draft: Err(Failure::new(why)),
    }
}

pub fn key(name: &str) -> KeyEvent {
    let (modifiers, rest) = match name {
        name if name.starts_with("Ctrl+") => (KeyModifiers::CONTROL, &name[5..]),
        name if name.starts_with("Alt+") => (KeyModifiers::ALT, &name[4..]),
        name if name.starts_with("Shift+") => (KeyModifiers::SHIFT, &name[6..]),
        name => (KeyModifiers::NONE, name),
    };
    let code = match rest {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "↑" => KeyCode::Up,
        "↓" => KeyCode::Down,
        "←" => KeyCode::Left,
        "→" => KeyCode::Right,
        rest if rest.len() > 1 && rest.starts_with('F') => KeyCode::F(rest[1..].parse().unwrap()),
        rest => {
            let letter = rest.chars().next().unwrap();
            let letter = if modifiers == KeyModifiers::CONTROL {
                letter.to_ascii_lowercase()
            } else {
                letter
            };
            assert_eq!(rest.chars().count(), 1, "no key {rest}");
            KeyCode::Char(letter)
        }
    };
    KeyEvent::new(code, modifiers)
}

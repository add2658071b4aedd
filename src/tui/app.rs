//! The interface as a value: messages in, tasks out, and a picture of it. No clock, no disk, no terminal
//! here or in the files below.

mod ahead;
mod foot;
mod hear;
mod input;
mod lock;
mod view;
mod ways;

use self::ahead::Ahead;
use super::canvas::{WIDEST, body};
use super::desk::Desk;
use super::keymap::{self, Context};
use super::marks::Marks;
use super::overlay::Overlay;
use super::screens::unlock::Unlock;
use super::screens::wizard::Wizard;
use super::screens::{Around, Input, Moment, Screen};
use super::task::{Done, Task};
use super::theme::Theme;
use crate::domain::{Words, clean};
use crate::guides::Library;
use ratatui::crossterm::event::{KeyEvent, KeyEventKind, MouseEvent};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// What reaches the interface.
#[derive(Debug)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// Pasted text.
    Paste(String),
    /// The mouse.
    Mouse(MouseEvent),
    /// The terminal's new size in columns and rows.
    Resize(u16, u16),
    /// Time went by.
    Tick,
    /// Work of this epoch is done.
    Done(u32, Done),
    /// The terminal went away, or somebody asked the program to hush: lock.
    Hangup,
    /// Somebody asked the program to pause: lock first.
    Stop,
    /// Somebody asked the program to end.
    End,
}

/// Where the journal stands.
#[derive(Debug)]
pub enum State {
    /// There is none yet.
    New(Box<Wizard>),
    /// Locked: nothing of it is in memory.
    Locked(Unlock),
    /// Unlocked: the desk, and screens on top of one another; never none.
    Unlocked(Box<Desk>, Vec<Screen>),
}

/// The interface.
#[derive(Debug)]
pub struct App {
    /// Where the journal stands.
    pub state: State,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// What was last said, and when it goes.
    pub notice: Option<(Words, Duration)>,
    /// Raised by every lock: work of an earlier epoch is not listened to, so that a late unlock cannot
    /// reopen a journal just locked.
    pub epoch: u32,
    /// The program is to end once every task is performed.
    pub quit: bool,
    theme: Theme,
    /// Columns and rows, as the terminal last said.
    pub(super) size: (u16, u16),
    at: Moment,
    last_input: Duration,
    journal: PathBuf,
    library: Arc<Library>,
    /// Said on the locked screen of the demo.
    pub hint: String,
    /// Said once the screens that lie over that of the top row are closed.
    after: String,
    /// What is typed while an entry or a list is on its way; `None` while none is.
    ahead: Option<Ahead>,
    /// The draft that has to be kept before its page closes.
    leaving: Option<u64>,
}

impl App {
    /// Starts at the wizard where there is no journal, else locked.
    pub fn new(
        journal: PathBuf,
        exists: bool,
        library: Arc<Library>,
        theme: Theme,
        size: (u16, u16),
        at: Moment,
    ) -> Self {
        let state = if exists {
            State::Locked(Unlock::default())
        } else {
            State::New(Box::new(Wizard::new(&journal)))
        };
        Self {
            state,
            overlay: None,
            notice: None,
            epoch: 0,
            quit: false,
            theme,
            size,
            last_input: at.elapsed,
            at,
            journal,
            library,
            hint: String::new(),
            after: String::new(),
            ahead: None,
            leaving: None,
        }
    }

    /// Takes a message at a moment; what has to be done comes back, in order.
    pub fn update(&mut self, msg: Msg, at: Moment) -> Vec<Task> {
        self.at = at;
        if matches!(&msg, Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_)) {
            if self.is_idle() {
                return self.lock("Locked after a while without a key.");
            }
            self.last_input = self.at.elapsed;
        }
        if self.keeps_back(&msg) {
            return Vec::new();
        }
        let ahead = self.typed_ahead(&msg);
        let (said, place) = (self.notice.take(), self.place());
        let was_bare = self.overlay.is_none();
        let acts = self.acts(&msg);
        let mut tasks = match msg {
            Msg::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Msg::Key(_) => Vec::new(),
            Msg::Paste(_) if self.is_cramped() => Vec::new(),
            Msg::Paste(text) => match &mut self.overlay {
                Some(overlay) => {
                    overlay.paste(&text);
                    Vec::new()
                }
                None => self.input(Input::Paste(text)),
            },
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resize(columns, rows) => {
                self.size = (columns, rows);
                Vec::new()
            }
            Msg::Tick => self.tick(),
            Msg::Done(epoch, done) if epoch == self.epoch => self.hear(done),
            Msg::Done(..) => Vec::new(),
            Msg::Hangup | Msg::Stop => self.lock(""),
            Msg::End => self.leave(),
        };
        self.look();
        if matches!(&self.state, State::Unlocked(_, screens) if screens.len() == 1)
            && !self.after.is_empty()
        {
            let words = std::mem::take(&mut self.after);
            self.say(words);
        }
        // What was said stays until its time is over, something else is said or done, or another screen comes, or something
        // is laid over it.
        let is_covered = was_bare && self.overlay.is_some();
        if self.notice.is_none() && self.place() == place && !acts && !is_covered {
            self.notice = said.filter(|(_, until)| *until > self.at.elapsed);
        }
        self.wait_for_page(&tasks, self.place() != place);
        for msg in ahead {
            tasks.extend(self.update(msg, self.at.clone()));
        }
        tasks
    }

    /// Whether this is a key for something that is done here: not one that moves, nor a letter of a text.
    fn acts(&self, msg: &Msg) -> bool {
        let (Msg::Key(key), None) = (msg, &self.overlay) else {
            return false;
        };
        let command = keymap::lookup(self.context(), &keymap::name(*key));
        command.is_some_and(|command| !command.moves())
    }

    /// Which screen is in front, for telling whether another has come.
    fn place(&self) -> (usize, Context) {
        let depth = match &self.state {
            State::Unlocked(_, screens) => screens.len(),
            _ => 0,
        };
        (depth, self.context())
    }

    /// Looks through the text in front, if it is another.
    fn look(&mut self) {
        if let State::Unlocked(desk, screens) = &mut self.state
            && let Some(screen) = screens.last_mut()
        {
            screen.look(desk, self.at.elapsed);
        }
    }

    /// The screen on top of an unlocked journal.
    fn front(&self) -> Option<&Screen> {
        match &self.state {
            State::Unlocked(_, screens) => screens.last(),
            _ => None,
        }
    }

    /// How long nothing needs to be looked at again, at most a second while something runs down.
    pub fn patience(&self) -> Duration {
        let second = Duration::from_secs(1);
        match self.state {
            State::Unlocked(..) => match self.front().and_then(Screen::due) {
                Some(due) => due.saturating_sub(self.at.elapsed).min(second),
                None => second,
            },
            _ if self.notice.is_some() || self.time_left().is_some() => second,
            _ => Duration::from_secs(60),
        }
    }

    /// Whether a tick would change the picture; a quiet minute is not drawn again.
    pub fn face(&self) -> (Option<Words>, Option<String>, bool, u64, bool) {
        let words = self.notice.as_ref().map(|(words, _)| words.clone());
        let marks = self.front().and_then(Screen::marks);
        (
            words,
            self.time_left(),
            matches!(self.state, State::Unlocked(..)),
            marks.map_or(0, Marks::looks),
            self.front().is_some_and(|screen| screen.is_kept(&self.at)),
        )
    }

    fn tick(&mut self) -> Vec<Task> {
        if self.is_idle() {
            return self.lock("Locked after a while without a key.");
        }
        let State::Unlocked(desk, screens) = &mut self.state else {
            return Vec::new();
        };
        let mut tasks: Vec<Task> = screens
            .iter_mut()
            .filter_map(|screen| screen.keep_now_and_then(&self.at))
            .collect();
        if desk.today != self.at.now.date() {
            tasks.push(Task::Refresh);
        }
        tasks
    }

    fn say(&mut self, words: String) {
        self.tell(Words::new(&words));
    }

    /// What may hold a word of somebody's own.
    fn tell(&mut self, words: Words) {
        let stays = Duration::from_secs(4 + words.read().len() as u64 / 12);
        self.notice = (!words.is_blank()).then(|| (words, self.at.elapsed + stays));
    }

    /// Where keys are looked up now.
    pub fn context(&self) -> Context {
        match &self.state {
            State::New(_) => Context::Wizard,
            State::Locked(_) => Context::Unlock,
            State::Unlocked(_, screens) => screens.last().map_or(Context::Today, Screen::context),
        }
    }

    /// Says a failure that happened outside of a task.
    pub fn warn(&mut self, words: &str) {
        self.say(clean(words));
    }
}

/// Columns of a page in a terminal of this size, and the rows of its body.
fn room(size: (u16, u16)) -> (u16, u16) {
    let rows = size.1.saturating_sub(3);
    (size.0.min(WIDEST), rows.saturating_sub(body(rows)))
}

/// What a screen is told; of the fields and not of the app, whose screens are borrowed meanwhile.
fn around<'a>(desk: &'a Desk, at: &'a Moment, theme: &'a Theme, size: (u16, u16)) -> Around<'a> {
    let (width, height) = room(size);
    Around {
        desk,
        at,
        theme,
        width,
        height,
        top: body(size.1.saturating_sub(3)),
    }
}

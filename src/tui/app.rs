//! The interface as a value: messages in, tasks out, and a picture of it. No clock, no disk, no terminal here.

use super::canvas::{Canvas, Hit, WIDEST};
use super::desk::Desk;
use super::keymap::{self, Command, Context, Tab};
use super::marks::Marks;
use super::overlay::{Answer, Confirm, Finder, Overlay};
use super::screens::told;
use super::screens::unlock::Unlock;
use super::screens::wizard::Wizard;
use super::screens::{Around, Before, Figures, Input, Moment, Next, Risk, Screen, Write};
use super::task::{Done, Task};
use super::theme::Theme;
use super::wrap;
use crate::domain::{GuideId, clean};
use crate::guides::{Library, RiskCard};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// The least size a page needs, in columns and rows.
const LEAST: (u16, u16) = (60, 16);

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
    pub notice: Option<(String, Duration)>,
    /// Raised by every lock: work of an earlier epoch is not listened to, so that a late unlock cannot
    /// reopen a journal just locked.
    pub epoch: u32,
    /// The program is to end once every task is performed.
    pub quit: bool,
    theme: Theme,
    size: (u16, u16),
    at: Moment,
    last_input: Duration,
    journal: PathBuf,
    library: Arc<Library>,
    /// Said on the locked screen of the demo.
    pub hint: String,
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
        let tasks = match msg {
            Msg::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Msg::Key(_) => Vec::new(),
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
            Msg::Hangup => self.lock(""),
            Msg::End => self.leave(),
        };
        self.look();
        tasks
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
            State::Unlocked(..) => {
                match self.front().and_then(Screen::marks).and_then(Marks::due) {
                    Some(due) => due.saturating_sub(self.at.elapsed).min(second),
                    None => second,
                }
            }
            _ if self.notice.is_some() => Duration::from_secs(1),
            _ => Duration::from_secs(60),
        }
    }

    /// Whether a tick would change the picture; a quiet minute is not drawn again.
    pub fn face(&self) -> (Option<String>, Option<String>, bool, u64) {
        let words = self.notice.as_ref().map(|(words, _)| words.clone());
        let marks = self.front().and_then(Screen::marks);
        (
            words,
            self.time_left(),
            matches!(self.state, State::Unlocked(..)),
            marks.map_or(0, Marks::looks),
        )
    }

    fn tick(&mut self) -> Vec<Task> {
        if self
            .notice
            .as_ref()
            .is_some_and(|(_, until)| *until <= self.at.elapsed)
        {
            self.notice = None;
        }
        if self.is_idle() {
            return self.lock("Locked after a while without a key.");
        }
        let State::Unlocked(desk, screens) = &mut self.state else {
            return Vec::new();
        };
        let mut tasks: Vec<Task> = screens
            .iter_mut()
            .filter_map(|screen| match screen {
                Screen::Write(write) => write.keep_now_and_then(&self.at),
                _ => None,
            })
            .collect();
        if desk.today != self.at.now.date() {
            tasks.push(Task::Refresh);
        }
        tasks
    }

    fn is_idle(&self) -> bool {
        let State::Unlocked(desk, _) = &self.state else {
            return false;
        };
        let limit = Duration::from_secs(60 * u64::from(desk.settings.lock_minutes.max(1)));
        self.at.elapsed.saturating_sub(self.last_input) >= limit
    }

    /// Keeps what is unfinished, then forgets everything.
    fn lock(&mut self, say: &str) -> Vec<Task> {
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
        self.notice = None;
        if !say.is_empty() {
            self.say(say.to_owned());
        }
        tasks
    }

    fn leave(&mut self) -> Vec<Task> {
        self.quit = true;
        self.lock("")
    }

    fn unfinished(&mut self) -> Vec<Task> {
        match &mut self.state {
            State::Unlocked(_, screens) => screens
                .iter_mut()
                .filter_map(|screen| screen.keep(&self.at))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn say_unless_empty(&mut self, words: &str) {
        if !words.is_empty() {
            self.say(words.to_owned());
        }
    }

    fn say(&mut self, words: String) {
        let stays = Duration::from_secs(4 + words.len() as u64 / 12);
        self.notice = (!words.is_empty()).then(|| (words, self.at.elapsed + stays));
    }

    /// Whether what is on top shows beside its own lines why something could not be done.
    fn tells_itself(&self) -> bool {
        matches!(
            self.context(),
            Context::Unlock | Context::Wizard | Context::Lines
        )
    }

    /// Where keys are looked up now.
    pub fn context(&self) -> Context {
        match &self.state {
            State::New(_) => Context::Wizard,
            State::Locked(_) => Context::Unlock,
            State::Unlocked(_, screens) => screens.last().map_or(Context::Today, Screen::context),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Task> {
        let name = keymap::name(key);
        if self.overlay.is_some() {
            // Locking and leaving work through everything.
            match keymap::lookup(Context::Page, &name) {
                Some(command @ (Command::Lock | Command::Quit)) => return self.command(command),
                _ => {
                    return self.over(key);
                }
            }
        }
        match keymap::lookup(self.context(), &name) {
            Some(command) => self.command(command),
            None => self.input(Input::Key(key)),
        }
    }

    /// A key for what lies over the screen.
    fn over(&mut self, key: KeyEvent) -> Vec<Task> {
        let (width, height) = self.room();
        let answer = match &mut self.overlay {
            Some(overlay) => overlay.take(key, width, height),
            None => Answer::Stay,
        };
        match answer {
            Answer::Stay => Vec::new(),
            Answer::Close => {
                self.overlay = None;
                Vec::new()
            }
            Answer::Do(command) => {
                self.overlay = None;
                self.command(command)
            }
            Answer::Run(tasks, closes) => {
                self.overlay = None;
                if closes {
                    self.back();
                }
                tasks
            }
        }
    }

    fn command(&mut self, command: Command) -> Vec<Task> {
        let unlocked = matches!(self.state, State::Unlocked(..));
        match command {
            Command::Help => {
                self.overlay = Some(Overlay::Help(Finder::over(self.context())));
                Vec::new()
            }
            Command::Palette => {
                self.overlay = Some(Overlay::Palette(Finder::over(self.context())));
                Vec::new()
            }
            Command::Danger => {
                self.overlay = Some(Overlay::danger(&self.card()));
                Vec::new()
            }
            Command::Lock if unlocked => self.lock("Locked."),
            Command::Quit => self.leave(),
            Command::Incident if unlocked => self.begin_named("incident"),
            Command::NearMiss if unlocked => self.begin_named("near-miss"),
            Command::Before if unlocked => {
                if !matches!(self.front(), Some(Screen::Before(_))) {
                    return self.follow(Next::Open(Before::default().into()));
                }
                Vec::new()
            }
            Command::Figures if unlocked => {
                let (figures, task) = Figures::new(self.at.now.date());
                self.follow(Next::OpenAnd(figures.into(), vec![task]))
            }
            Command::Search if unlocked => {
                let mut tasks = self.go(Tab::Journal);
                tasks.extend(self.input(Input::Command(Command::Search)));
                tasks
            }
            Command::Go(tab) if unlocked => self.go(tab),
            Command::NextTab if unlocked => self.step_tab(1),
            Command::PreviousTab if unlocked => self.step_tab(Tab::ALL.len() - 1),
            command => self.input(Input::Command(command)),
        }
    }

    fn card(&self) -> Vec<String> {
        let settings = match &self.state {
            State::Unlocked(desk, _) => desk.settings.clone(),
            _ => crate::domain::Settings::default(),
        };
        RiskCard::built_in().lines(&settings)
    }

    fn step_tab(&mut self, by: usize) -> Vec<Task> {
        let State::Unlocked(_, screens) = &self.state else {
            return Vec::new();
        };
        let shown = screens.first().and_then(tab_of).unwrap_or(Tab::Today);
        let at = Tab::ALL.iter().position(|tab| *tab == shown).unwrap_or(0);
        self.go(Tab::ALL[(at + by) % Tab::ALL.len()])
    }

    fn go(&mut self, tab: Tab) -> Vec<Task> {
        let mut tasks = self.unfinished();
        let (screen, first) = Screen::of(tab);
        if let State::Unlocked(_, screens) = &mut self.state {
            *screens = vec![screen];
        }
        tasks.extend(first);
        tasks.push(Task::Refresh);
        tasks
    }

    fn begin_named(&mut self, id: &str) -> Vec<Task> {
        let id = self.library.named(id).map(|guide| guide.id.clone());
        id.map_or_else(Vec::new, |id| self.begin(&id))
    }

    /// Opens a guide to write in, the risk question first where its kind asks for it.
    fn begin(&mut self, id: &GuideId) -> Vec<Task> {
        let Some(guide) = self.library.named(id.as_str()) else {
            return Vec::new();
        };
        let guide = Arc::new(guide.clone());
        let State::Unlocked(desk, screens) = &mut self.state else {
            return Vec::new();
        };
        let screen: Box<Screen> = if guide.kind.asks_risk_first() {
            Risk::before(guide, desk).into()
        } else {
            Write::begin(guide, None).into()
        };
        screens.push(*screen);
        Vec::new()
    }

    fn input(&mut self, input: Input) -> Vec<Task> {
        let (width, height) = self.room();
        let next = match &mut self.state {
            State::New(wizard) => {
                if matches!(input, Input::Command(Command::Back)) && wizard.at_start() {
                    return self.leave();
                }
                return wizard.update(input, width, height);
            }
            State::Locked(unlock) => return unlock.update(input),
            State::Unlocked(desk, screens) => {
                let around = Around {
                    desk,
                    at: &self.at,
                    theme: &self.theme,
                    width,
                    height,
                };
                match screens.last_mut() {
                    Some(screen) => screen.update(input.clone(), &around),
                    None => Next::Stay,
                }
            }
        };
        match (next, input) {
            (Next::Unused, Input::Command(Command::Back)) => self.step_back(),
            (next, _) => self.follow(next),
        }
    }

    fn step_back(&mut self) -> Vec<Task> {
        let deep = matches!(&self.state, State::Unlocked(_, screens) if screens.len() > 1);
        let today = matches!(&self.state, State::Unlocked(_, screens) if screens.first().and_then(tab_of) == Some(Tab::Today));
        match (deep, today) {
            (true, _) => self.follow(Next::Back),
            (false, false) => self.go(Tab::Today),
            (false, true) => {
                self.say("Ctrl+L locks, Ctrl+Q leaves.".into());
                Vec::new()
            }
        }
    }

    fn back(&mut self) {
        if let State::Unlocked(_, screens) = &mut self.state
            && screens.len() > 1
        {
            screens.pop();
        }
    }

    fn follow(&mut self, next: Next) -> Vec<Task> {
        match next {
            Next::Stay | Next::Unused => Vec::new(),
            Next::Back => {
                self.back();
                vec![Task::Refresh]
            }
            Next::Open(screen) => {
                if let State::Unlocked(_, screens) = &mut self.state {
                    screens.push(*screen);
                }
                Vec::new()
            }
            Next::OpenAnd(screen, tasks) => {
                if let State::Unlocked(_, screens) = &mut self.state {
                    screens.push(*screen);
                }
                tasks
            }
            Next::Over(tab, screen) => {
                let tasks = self.go(tab);
                if let State::Unlocked(_, screens) = &mut self.state {
                    screens.push(*screen);
                }
                tasks
            }
            Next::Become(screen) => {
                if let State::Unlocked(_, screens) = &mut self.state {
                    screens.pop();
                    screens.push(*screen);
                }
                Vec::new()
            }
            Next::Run(tasks) => tasks,
            Next::BackAnd(mut tasks) => {
                self.back();
                tasks.push(Task::Refresh);
                tasks
            }
            Next::Ask(confirm) => {
                self.overlay = Some(Overlay::Confirm(confirm));
                Vec::new()
            }
            Next::Say(words) => {
                self.say(words);
                Vec::new()
            }
            Next::Go(tab) => self.go(tab),
            Next::Begin(id) => self.begin(&id),
        }
    }

    /// Hears of finished work. The desk is laid first. What concerns lists, drafts that say whose they are, and what
    /// was sealed is heard by every screen, the lowest first; all else by the one on top, which asked for it.
    fn hear(&mut self, done: Done) -> Vec<Task> {
        let done = match done {
            Done::Unlocked(desk) => {
                self.notice = None;
                self.last_input = self.at.elapsed;
                // The wizard may have put it elsewhere.
                self.journal.clone_from(&desk.journal);
                let (today, tasks) = Screen::of(Tab::Today);
                self.state = State::Unlocked(desk, vec![today]);
                return tasks;
            }
            Done::Changed(mut fresh, words) => {
                if let State::Unlocked(desk, _) = &mut self.state {
                    std::mem::swap(desk, &mut fresh);
                }
                self.say_unless_empty(&words);
                Done::Changed(fresh, words)
            }
            done => done,
        };
        match &done {
            Done::Failed(failure) if !self.tells_itself() => {
                self.say(told(failure).replace('\n', " "))
            }
            Done::Saved(head) => self.say(format!("Kept as entry {}.", head.id)),
            _ => {}
        }
        let (width, height) = self.room();
        let nexts: Vec<Next> = match &mut self.state {
            State::New(wizard) => return wizard.hear(done),
            State::Locked(unlock) => {
                unlock.hear(&done);
                return Vec::new();
            }
            State::Unlocked(desk, screens) => {
                let around = Around {
                    desk,
                    at: &self.at,
                    theme: &self.theme,
                    width,
                    height,
                };
                let heard_by = match done {
                    Done::Changed(..)
                    | Done::Found { .. }
                    | Done::Kept { .. }
                    | Done::Sealed { .. } => screens.len(),
                    _ => 1,
                };
                let below = screens.len().saturating_sub(heard_by);
                screens[below..]
                    .iter_mut()
                    .map(|screen| screen.hear(&done, &around))
                    .collect()
            }
        };
        nexts
            .into_iter()
            .flat_map(|next| self.follow(next))
            .collect()
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Vec<Task> {
        match mouse.kind {
            MouseEventKind::ScrollUp if self.overlay.is_some() => self.over(KeyCode::Up.into()),
            MouseEventKind::ScrollDown if self.overlay.is_some() => self.over(KeyCode::Down.into()),
            MouseEventKind::ScrollUp => self.command(Command::Up),
            MouseEventKind::ScrollDown => self.command(Command::Down),
            MouseEventKind::Down(MouseButton::Left) | MouseEventKind::Drag(MouseButton::Left) => {
                let place = Position::new(mouse.column, mouse.row);
                let Some((rect, hit)) = self.zone_at(place) else {
                    return Vec::new();
                };
                let hit = match hit {
                    Hit::Field(..) => Hit::Field(place.x - rect.x, place.y - rect.y),
                    hit => hit,
                };
                match hit {
                    Hit::Command(command)
                        if mouse.kind == MouseEventKind::Down(MouseButton::Left) =>
                    {
                        self.overlay = None;
                        self.command(command)
                    }
                    Hit::Command(_) => Vec::new(),
                    hit => match &mut self.overlay {
                        None => self.input(Input::Mouse(mouse.kind, hit)),
                        Some(Overlay::Confirm(confirm)) => {
                            confirm.chosen = hit == Hit::Row(1);
                            self.over(KeyCode::Enter.into())
                        }
                        Some(_) => Vec::new(),
                    },
                }
            }
            _ => Vec::new(),
        }
    }

    /// What the place means, by drawing once more on cells nobody sees: so the view needs no memory.
    fn zone_at(&self, place: Position) -> Option<(Rect, Hit)> {
        let mut unseen = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let (_, zones) = self.view(&mut unseen);
        zones
            .into_iter()
            .rev()
            .find(|(rect, _)| rect.contains(place))
    }

    fn room(&self) -> (u16, u16) {
        (self.size.0.min(WIDEST), self.size.1.saturating_sub(5))
    }

    /// Draws the whole picture; gives back where the hardware cursor goes, and what clicks mean.
    pub fn view(&self, buf: &mut Buffer) -> (Option<Position>, Vec<(Rect, Hit)>) {
        let whole = buf.area;
        let mut canvas = Canvas::new(buf, &self.theme);
        if whole.width < LEAST.0 || whole.height < LEAST.1 {
            let words = format!(
                "Afterhour needs {} by {} cells; nothing is lost.",
                LEAST.0, LEAST.1
            );
            canvas.prose(0, 0, &words, ratatui::style::Style::new());
            return (Some(whole.as_position()), Vec::new());
        }
        let height = canvas.area.height;
        canvas.part(0, height - 3, |canvas| self.view_page(canvas));
        let notice = self.notice_rows(canvas.area.width);
        let rows = 2 + (notice.len() as u16).max(1);
        canvas.part(height - rows, rows, |canvas| {
            self.view_foot(&notice, canvas)
        });
        let cursor = canvas.cursor.or(Some(whole.as_position()));
        (cursor, canvas.zones)
    }

    fn view_page(&self, canvas: &mut Canvas) {
        if let Some(overlay) = &self.overlay {
            return overlay.view(canvas);
        }
        match &self.state {
            State::New(wizard) => wizard.view(canvas),
            State::Locked(unlock) => unlock.view(&self.journal, &self.hint, canvas),
            State::Unlocked(desk, screens) => {
                let (width, height) = self.room();
                let around = Around {
                    desk,
                    at: &self.at,
                    theme: &self.theme,
                    width,
                    height,
                };
                if let Some(screen) = screens.last() {
                    screen.view(&around, canvas);
                }
            }
        }
    }

    /// What was last said, wrapped; what does not fit into three rows is cut.
    fn notice_rows(&self, width: u16) -> Vec<&str> {
        let Some((words, _)) = &self.notice else {
            return Vec::new();
        };
        let room = usize::from(width.saturating_sub(2)).max(1);
        wrap::lines(words, room)
            .into_iter()
            .take(3)
            .map(|range| words[range].trim_end())
            .collect()
    }

    /// The notice, the rule and the keys that matter here. Help is always among them.
    fn view_foot(&self, notice: &[&str], canvas: &mut Canvas) {
        let (dim, cool, plain) = (
            canvas.theme.dim,
            canvas.theme.cool,
            ratatui::style::Style::new(),
        );
        if notice.len() < 2 {
            let left = self.time_left().unwrap_or_default();
            canvas.put_right(0, 1, &left, dim);
        }
        let blank = " ".repeat(canvas.area.width.into());
        for (row, words) in notice.iter().enumerate() {
            if notice.len() > 1 {
                canvas.put(0, row as u16, &blank, plain);
            }
            canvas.put(1, row as u16, words, cool);
        }
        let rule = canvas.area.height.saturating_sub(2);
        canvas.rule(rule);
        let keys = rule + 1;
        if let Some(overlay) = &self.overlay {
            canvas.put(1, keys, overlay.foot(), plain);
            return;
        }
        let end = canvas.area.width;
        let context = self.context();
        let (help, others): (Vec<_>, Vec<_>) = keymap::rows(context)
            .filter(|row| !row.short.is_empty())
            .filter(|row| row.command != Command::Reveal || self.hides())
            .partition(|row| match row.command {
                Command::Help => true,
                Command::Palette => !context.types(),
                _ => false,
            });
        let width = |row: &keymap::Binding| {
            let key = row.keys_in(context).next().unwrap_or_default();
            (key.chars().count() + 1 + row.short.chars().count() + 3) as u16
        };
        let kept: u16 = help.iter().map(|row| width(row)).sum();
        let mut x = 1;
        let mut shown: Vec<&keymap::Binding> = Vec::new();
        for row in others {
            if x + width(row) + kept < end {
                x += width(row);
                shown.push(row);
            }
        }
        shown.extend(help);
        let mut x = 1;
        for row in shown {
            let key = row.keys_in(context).next().unwrap_or_default();
            let start = x;
            x += canvas.put(x, keys, key, cool) + 1;
            x += canvas.put(x, keys, row.short, plain);
            canvas.zone(start, keys, x - start, 1, Hit::Command(row.command));
            x += 3;
        }
    }

    /// Whether something typed is masked, so that showing it is worth a word.
    fn hides(&self) -> bool {
        match &self.state {
            State::New(wizard) => wizard.hides(),
            State::Locked(_) => true,
            State::Unlocked(_, screens) => {
                matches!(screens.last(), Some(Screen::Lines(lines)) if lines.hides())
            }
        }
    }

    /// "5 min" until it locks, seconds in the last minute.
    fn time_left(&self) -> Option<String> {
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

    /// Says a failure that happened outside of a task.
    pub fn warn(&mut self, words: &str) {
        self.say(clean(words));
    }

    /// A question before something is done, for the loop.
    pub fn ask(&mut self, confirm: Confirm) {
        self.overlay = Some(Overlay::Confirm(confirm));
    }
}

/// The tab a screen stands for.
fn tab_of(screen: &Screen) -> Option<Tab> {
    match screen {
        Screen::Today(_) => Some(Tab::Today),
        Screen::Journal(_) => Some(Tab::Journal),
        Screen::Incidents(_) => Some(Tab::Incidents),
        Screen::Clients(_) => Some(Tab::Clients),
        Screen::Guides(_) => Some(Tab::Guides),
        Screen::Supervision(_) => Some(Tab::Supervision),
        Screen::Settings(_) => Some(Tab::Settings),
        _ => None,
    }
}

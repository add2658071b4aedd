//! What keys and the mouse do: each becomes a command, or goes to what is on top.

use super::view::LEAST;
use super::{App, State, around, room};
use crate::domain::known;
use crate::tui::canvas::Hit;
use crate::tui::confirm::Confirm;
use crate::tui::keymap::{self, Command, Context, Tab};
use crate::tui::overlay::{Answer, Finder, Overlay};
use crate::tui::screens::{
    Before, Figures, Input, Next, Page, Retention, Screen, Settings, at_once, card,
};
use crate::tui::task::Task;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

impl App {
    pub(super) fn key(&mut self, key: KeyEvent) -> Vec<Task> {
        let name = keymap::name(key);
        let anywhere = keymap::lookup(Context::Page, &name);
        // On the smallest terminals nothing else is seen, so nothing else acts.
        if self.is_cramped()
            && !matches!(
                anywhere,
                Some(Command::Lock | Command::Quit | Command::Danger)
            )
        {
            return Vec::new();
        }
        if self.overlay.is_some() {
            // Locking, leaving and the card work through everything.
            return match anywhere {
                Some(command @ (Command::Lock | Command::Quit)) => self.command(command),
                Some(Command::Danger) if !matches!(self.overlay, Some(Overlay::Danger(..))) => {
                    self.show_card();
                    Vec::new()
                }
                _ => self.over(key),
            };
        }
        match keymap::lookup(self.context(), &name) {
            Some(command) => self.command(command),
            None => self.input(Input::Key(key)),
        }
    }

    /// A key for what lies over the screen.
    fn over(&mut self, key: KeyEvent) -> Vec<Task> {
        let (width, height) = room(self.size);
        let answer = match &mut self.overlay {
            Some(overlay) => overlay.take(key, width, height),
            None => Answer::Stay,
        };
        match answer {
            Answer::Stay => Vec::new(),
            Answer::Close => {
                self.overlay = match self.overlay.take() {
                    Some(Overlay::Danger(_, below)) => below.map(|below| *below),
                    _ => None,
                };
                Vec::new()
            }
            Answer::Do(command) => {
                self.overlay = None;
                self.command(command)
            }
            Answer::There(tab, command) => {
                self.overlay = None;
                let mut tasks = self.go(tab);
                tasks.extend(
                    command
                        .into_iter()
                        .flat_map(|command| self.command(command)),
                );
                tasks
            }
            Answer::Settle(spot) => {
                self.overlay = None;
                let mut tasks = self.go(Tab::Settings);
                if let State::Unlocked(desk, screens) = &mut self.state
                    && let Some(there) = Settings::at(spot, desk)
                {
                    *screens = vec![Screen::Settings(there)];
                    tasks.extend(self.command(Command::Enter));
                }
                tasks
            }
            Answer::Begin(id) => {
                self.overlay = None;
                self.begin(&id)
            }
            Answer::Say(words) => {
                self.overlay = None;
                self.say(words);
                Vec::new()
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

    /// Why a command would do nothing now; `None` where it does something.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        match &self.state {
            State::New(wizard) => wizard.unavailable(command),
            State::Locked(unlock) => unlock.unavailable(command),
            State::Unlocked(desk, screens) => {
                let around = around(desk, &self.at, &self.theme, self.size);
                screens.last()?.unavailable(command, &around)
            }
        }
    }

    fn refuse(&mut self, command: Command, why: String) -> Vec<Task> {
        if let State::Unlocked(_, screens) = &mut self.state
            && let Some(screen) = screens.last_mut()
        {
            screen.refuse(command);
        }
        self.say(why);
        Vec::new()
    }

    pub(super) fn command(&mut self, command: Command) -> Vec<Task> {
        if let Some(why) = self.unavailable(command) {
            return self.refuse(command, why);
        }
        let unlocked = matches!(self.state, State::Unlocked(..));
        match command {
            Command::Help => {
                self.overlay = Some(Overlay::Help(Finder::over(self.context())));
                Vec::new()
            }
            Command::Palette => {
                let finder = match &self.state {
                    State::Unlocked(desk, _) => {
                        let guides = desk.library.all();
                        let guides =
                            guides.filter(|guide| guide.id.as_str() != known::guide::IMPORTED);
                        let guides = guides.map(|guide| (guide.id.clone(), guide.title.clone()));
                        let commands = keymap::rows(self.context()).map(|row| row.command);
                        let idle = commands.filter(|command| self.unavailable(*command).is_some());
                        Finder::with_all(self.context(), guides.collect(), idle.collect())
                    }
                    _ => Finder::over(self.context()),
                };
                self.overlay = Some(Overlay::Palette(finder));
                Vec::new()
            }
            Command::Danger => {
                self.show_card();
                Vec::new()
            }
            Command::Lock if unlocked => self.lock("Locked."),
            Command::Quit => self.leave(),
            Command::Incident if unlocked => self.begin_named(known::guide::INCIDENT),
            Command::NearMiss if unlocked => self.begin_named(known::guide::NEAR_MISS),
            Command::Figures if unlocked => {
                let (figures, task) = Figures::new(self.at.now.date());
                self.follow(Next::OpenAnd(figures.into(), vec![task]))
            }
            Command::Retention if unlocked => {
                let (retention, task) = Retention::new();
                self.follow(Next::OpenAnd(retention.into(), vec![task]))
            }
            Command::CoolDown if unlocked => self.begin_named(known::guide::COOL_DOWN),
            Command::Before if unlocked => self.follow(Next::Open(Before::default().into())),
            Command::Search if unlocked => {
                let mut tasks = self.go(Tab::Journal);
                tasks.extend(self.input(Input::Command(Command::Search)));
                tasks
            }
            Command::Go(tab) if unlocked => self.go(tab),
            Command::NextTab if unlocked => self.step_tab(1),
            Command::PreviousTab if unlocked => self.step_tab(Tab::ROW.len() - 1),
            command => self.input(Input::Command(command)),
        }
    }

    /// Whether the terminal is too small for a page.
    pub(super) fn is_cramped(&self) -> bool {
        self.size.0 < LEAST.0 || self.size.1 < LEAST.1
    }

    /// Lays the card over everything; what lay there comes back after it.
    fn show_card(&mut self) {
        let below = self.overlay.take().map(Box::new);
        let settings = match &self.state {
            State::Unlocked(desk, _) => Some(&desk.settings),
            _ => None,
        };
        let card = Page::new(&at_once(settings), &self.card().join("\n"));
        self.overlay = Some(Overlay::Danger(card, below));
    }

    pub(super) fn card(&self) -> Vec<String> {
        match &self.state {
            State::Unlocked(desk, screens) => {
                let drafted = screens.iter().any(|screen| screen.has_draft(desk.today));
                card(Some(&desk.settings), drafted)
            }
            _ => card(None, false),
        }
    }

    pub(super) fn input(&mut self, input: Input) -> Vec<Task> {
        let next = match &mut self.state {
            State::New(wizard) => {
                if matches!(input, Input::Command(Command::Back)) && wizard.at_start() {
                    let ask = Confirm::new(
                        "Quit Afterhour?",
                        "No journal is made yet; nothing was changed on this machine.",
                        "Quit",
                        Vec::new(),
                    );
                    self.overlay = Some(Overlay::Confirm(ask.or("Go on").quitting()));
                    return Vec::new();
                }
                let (width, height) = room(self.size);
                return wizard.update(input, width, height);
            }
            State::Locked(unlock) => return unlock.update(input, room(self.size).0),
            State::Unlocked(desk, screens) => {
                let around = around(desk, &self.at, &self.theme, self.size);
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

    pub(super) fn mouse(&mut self, mouse: MouseEvent) -> Vec<Task> {
        if self.is_cramped() {
            return Vec::new();
        }
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
                        Some(Overlay::Palette(finder)) => {
                            if let (Hit::Row(row), MouseEventKind::Down(_)) = (hit, mouse.kind) {
                                finder.focus_on(row);
                                return self.over(KeyCode::Enter.into());
                            }
                            Vec::new()
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
}

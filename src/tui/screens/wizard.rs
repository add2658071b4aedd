//! The first run: what this is, where it lies, the passphrase, the recovery sheet, and a few choices.
//!
//! One page a step. Esc goes back and keeps what was typed, until the journal is made; from then on only the way
//! ahead is open, since the sheet must be in somebody's hands.

mod filled;
mod view;

pub use filled::compared;

use super::Input;
use super::line::{Act, Fields, Line};
use super::lines::{NOT_HIDDEN, minutes_line, say_strength};
use super::page::Page;
use super::told::told;
use crate::domain::{Role, Settings, Words};
use crate::guides::RiskCard;
use crate::passphrase::Passphrase;
use crate::tui::canvas::Hit;
use crate::tui::keymap::Command;
use crate::tui::task::{Done, Sheet, Task};
use crate::tui::worker::six_words;
use std::path::{Path, PathBuf};

/// Contacts the wizard asks for; more fit in the settings.
const CONTACTS: usize = 3;

/// Columns and rows of a page below its head.
type Room = (u16, u16);

/// A page of the wizard. In order; from `Making` on there is a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    What,
    Backup,
    Place,
    Words,
    Own,
    Again,
    Making,
    Sheet,
    IntoFile,
    Groups,
    Role,
    Minutes,
    Country,
    Contacts,
    Beginning,
}

/// What was typed and chosen so far. Passphrases and the sheet are wiped as soon as they are done with.
#[derive(Debug)]
pub struct Wizard {
    step: Step,
    what: Page,
    place: Fields,
    offered: Passphrase,
    /// The choice in focus below the offered words.
    with_words: usize,
    own: Fields,
    own_chosen: bool,
    again: Fields,
    /// The passphrase, once it was typed twice.
    agreed: Option<Passphrase>,
    sheet: Option<(Sheet, Page)>,
    into: Fields,
    /// Said on the page of the sheet.
    note: String,
    /// The sheet is being written into a file.
    writing: bool,
    /// It was.
    in_a_file: bool,
    groups: Fields,
    checked: bool,
    role: usize,
    minutes: Fields,
    countries: Vec<(String, String)>,
    country: usize,
    contacts: Fields,
}

impl Wizard {
    /// At the first page; the journal is proposed to lie at `journal`.
    pub fn new(journal: &Path) -> Self {
        Self::offering(journal, six_words())
    }

    fn offering(journal: &Path, offered: Passphrase) -> Self {
        let settings = Settings::default();
        let place = Words::new(&journal.display().to_string());
        let minutes = Words::new(&settings.lock_minutes.to_string());
        let countries = RiskCard::built_in().countries();
        let country = countries
            .iter()
            .position(|(code, _)| *code == settings.country);
        Self {
            step: Step::What,
            what: Page::new("", view::WHAT),
            place: Fields::one(Line::new("Folder", view::PLACE_HELP).suggesting(&place)),
            offered,
            with_words: 0,
            own: passphrase_line(),
            own_chosen: false,
            again: passphrase_line(),
            agreed: None,
            sheet: None,
            into: Fields::one(Line::new("File", view::FILE_HELP)),
            note: String::new(),
            writing: false,
            in_a_file: false,
            groups: Fields::one(Line::new("", "")),
            checked: false,
            role: 0,
            minutes: Fields::one(minutes_line().suggesting(&minutes)),
            country: country.unwrap_or_default(),
            countries,
            contacts: Fields::of((1..=CONTACTS).flat_map(contact_lines).collect()),
        }
    }

    /// Whether this is the first page, from which Esc leaves the program.
    pub fn at_start(&self) -> bool {
        self.step == Step::What
    }

    /// Whether what is masked is shown now.
    pub fn is_shown(&self) -> bool {
        match self.step {
            Step::Own => self.own.is_shown(),
            _ => self.again.is_shown(),
        }
    }

    /// Why a command would do nothing now.
    pub fn unavailable(&self, command: Command) -> Option<String> {
        let why = match (command, self.step) {
            (Command::Enter | Command::Back, Step::Making | Step::Beginning) => {
                "One moment: the journal is being made."
            }
            (Command::Reveal, Step::Own | Step::Again) => return None,
            (Command::Reveal, _) => NOT_HIDDEN,
            (Command::Restore, Step::What) => return None,
            (Command::Restore, _) => {
                "The first page of all says how a backup becomes a journal again."
            }
            (Command::OtherWords, Step::Words) | (Command::WriteSheet, Step::Sheet) => return None,
            (Command::OtherWords, _) => "Words are offered on the page of the passphrase.",
            (Command::WriteSheet, _) if self.sheet.is_none() => "There is no recovery sheet yet.",
            (Command::WriteSheet, _) => "Go back to the recovery sheet first.",
            (Command::Incident | Command::NearMiss | Command::Before, _) => {
                "The journal has to be made first."
            }
            (Command::Lock, _) => "There is nothing to lock before the journal is begun.",
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether the recovery sheet is on the screen.
    pub fn shows_sheet(&self) -> bool {
        self.step == Step::Sheet
    }

    /// Whether this page is a text that scrolls.
    pub fn scrolls(&self) -> bool {
        matches!(self.step, Step::What | Step::Sheet)
    }

    /// The folder, as it was typed.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(self.place.read(0))
    }

    /// Whether the journal is made or being made, so that it can be locked.
    pub fn is_made(&self) -> bool {
        self.step >= Step::Making
    }

    /// Takes an input. `width` and `height` are the columns and rows of a page below its head.
    pub fn update(&mut self, input: Input, width: u16, height: u16) -> Vec<Task> {
        if self.writing {
            return Vec::new();
        }
        match (self.step, &input) {
            (_, Input::Command(Command::Back)) => {
                self.back();
                Vec::new()
            }
            (Step::Words, Input::Command(Command::OtherWords)) => {
                self.offered = six_words();
                Vec::new()
            }
            (Step::What, Input::Command(Command::Restore)) => {
                self.step = Step::Backup;
                Vec::new()
            }
            (Step::Sheet, Input::Command(Command::WriteSheet)) => {
                self.step = Step::IntoFile;
                Vec::new()
            }
            (Step::What | Step::Backup | Step::Sheet, _) => {
                self.read(&input, (width, height));
                Vec::new()
            }
            (Step::Words | Step::Role | Step::Country, _) => {
                self.choose(&input);
                Vec::new()
            }
            (Step::Making | Step::Beginning, _) => Vec::new(),
            _ => self.fill(&input, width),
        }
    }

    fn back(&mut self) {
        // The groups that are asked for stand at the beginning of the sheet.
        if let (Step::Groups, Some((_, page))) = (self.step, &mut self.sheet) {
            page.rewind();
        }
        self.step = match self.step {
            Step::What | Step::Backup | Step::Place => Step::What,
            Step::Words => Step::Place,
            Step::Own | Step::Again => self.forget_typed(),
            Step::IntoFile | Step::Groups | Step::Role => Step::Sheet,
            Step::Minutes => Step::Role,
            Step::Country => Step::Minutes,
            Step::Contacts => Step::Country,
            Step::Sheet => {
                self.note =
                    "The journal is made, there is no way back from here. Enter goes on.".into();
                Step::Sheet
            }
            waiting @ (Step::Making | Step::Beginning) => waiting,
        };
    }

    /// The page a passphrase came from. What nobody sees is typed anew there, not added to.
    fn forget_typed(&mut self) -> Step {
        self.own = passphrase_line();
        self.again = passphrase_line();
        match (self.step, self.own_chosen) {
            (Step::Again, true) => Step::Own,
            _ => Step::Words,
        }
    }

    /// A page to read: scrolls it, goes on by Enter.
    fn read(&mut self, input: &Input, room: Room) {
        let Input::Command(command) = input else {
            return;
        };
        match (self.step, command) {
            (Step::What, Command::Enter) => self.step = Step::Place,
            (Step::Backup, Command::Enter) => self.step = Step::What,
            (Step::Backup, _) => {}
            (Step::What, command) => {
                self.what.scroll(*command, room.0, room.1);
            }
            (_, command) => {
                let height = self.sheet_height(room);
                let Some((_, page)) = &mut self.sheet else {
                    return;
                };
                page.see(room.0, height);
                match command {
                    // In a file all of it is at hand.
                    Command::Enter if !self.in_a_file && !page.was_seen(room.0, height) => {
                        page.go_on(room.0, height);
                    }
                    Command::Enter if self.checked => self.step = Step::Role,
                    Command::Enter => self.step = Step::Groups,
                    command => {
                        page.scroll(*command, room.0, height);
                    }
                }
            }
        }
    }

    /// A page with choices: moves among them, takes one by Enter or a click.
    fn choose(&mut self, input: &Input) {
        let (choice, count) = match self.step {
            Step::Words => (&mut self.with_words, view::WITH_WORDS.len()),
            Step::Role => (&mut self.role, Role::ALL.len()),
            _ => (&mut self.country, self.countries.len()),
        };
        match input {
            Input::Command(Command::Down) => *choice = (*choice + 1) % count,
            Input::Command(Command::Up) => *choice = (*choice + count - 1) % count,
            Input::Command(Command::Enter) => self.chosen(),
            Input::Mouse(_, Hit::Row(row)) if *row < count => {
                *choice = *row;
                self.chosen();
            }
            _ => {}
        }
    }

    fn chosen(&mut self) {
        self.step = match (self.step, self.with_words) {
            (Step::Words, 0) => {
                self.own_chosen = false;
                self.again = passphrase_line();
                Step::Again
            }
            (Step::Words, 1) => Step::Own,
            (Step::Words, _) => {
                self.offered = six_words();
                Step::Words
            }
            (Step::Role, _) => Step::Minutes,
            _ => Step::Contacts,
        };
    }

    fn fields(&mut self) -> &mut Fields {
        match self.step {
            Step::Place => &mut self.place,
            Step::Own => &mut self.own,
            Step::Again => &mut self.again,
            Step::IntoFile => &mut self.into,
            Step::Groups => &mut self.groups,
            Step::Minutes => &mut self.minutes,
            _ => &mut self.contacts,
        }
    }

    /// A page with lines to fill in.
    fn fill(&mut self, input: &Input, width: u16) -> Vec<Task> {
        let enter = matches!(input, Input::Command(Command::Enter));
        if enter
            && self.step == Step::Contacts
            && self.contacts.read(self.contacts.focus()).is_empty()
        {
            return self.begin();
        }
        if enter && self.step == Step::Groups && self.minds_a_group() {
            return Vec::new();
        }
        match self.fields().update(input, width) {
            Act::Submit => self.filled().unwrap_or_else(|slip| {
                self.fields().refuse(slip.line, slip.words);
                Vec::new()
            }),
            Act::Changed if self.step == Step::Own => {
                let said = say_strength(self.strength());
                self.own.say(said);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Hears of finished work.
    pub fn hear(&mut self, done: Done) -> Vec<Task> {
        match (self.step, done) {
            (Step::Making, Done::Created(sheet)) => {
                // Nothing needs the passphrase from here on.
                self.offered = Passphrase::new("");
                self.own = passphrase_line();
                self.again = passphrase_line();
                self.agreed = None;
                self.groups = group_lines(&sheet);
                let page = Page::new("", sheet.text.read());
                self.note.clone_from(&sheet.note);
                self.sheet = Some((sheet, page));
                self.step = Step::Sheet;
            }
            (Step::Making, Done::Failed(failure)) => {
                self.place.mind(0, told(&failure));
                self.step = Step::Place;
            }
            (_, Done::Written(path)) => {
                self.writing = false;
                self.in_a_file = true;
                self.note = format!("Written into {}", path.display());
                self.step = Step::Sheet;
            }
            (Step::IntoFile, Done::Failed(failure)) => {
                self.writing = false;
                self.into.mind(0, told(&failure));
            }
            // The app passes `Changed` on as `Locked`: the settings are kept.
            (Step::Beginning, Done::Locked | Done::Changed(..)) => return vec![Task::Begin],
            (Step::Beginning, Done::Failed(failure)) => {
                self.contacts.mind(0, told(&failure));
                self.step = Step::Contacts;
            }
            _ => {}
        }
        Vec::new()
    }
}

fn passphrase_line() -> Fields {
    Fields::one(Line::new("Passphrase", "").secret())
}

/// A line for each group of a sheet that is asked back.
pub fn group_lines(sheet: &Sheet) -> Fields {
    let digits = match sheet.asked.iter().any(|asked| *asked >= 9) {
        true => 2,
        false => 1,
    };
    let lines = sheet
        .asked
        .iter()
        .map(|asked| Line::new(&format!("Group {:>digits$}", asked + 1), ""));
    Fields::of(lines.collect())
}

fn contact_lines(number: usize) -> [Line; 2] {
    [
        Line::new(&format!("{number}  who"), view::CONTACT_HELP),
        Line::new("   how", "a phone number that is answered"),
    ]
}

#[cfg(test)]
mod tests;

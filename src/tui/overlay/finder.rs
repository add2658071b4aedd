//! Help and the palette: rows of the table of keys, narrowed by typing.

mod places;
mod view;

pub use places::Target;
use places::{PLACES, TABS, also, done_there};

use super::Answer;
use crate::domain::{GuideId, clean};
use crate::tui::keymap::{self, Binding, Command, Context, Tab};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The longest that is typed to find an action, in characters.
const LONGEST: usize = 50;
/// Rows between the head and the list, and those left below it for what has no room.
const ABOVE: u16 = 2;
const BELOW: u16 = 2;

/// Words typed to narrow a list of actions, and the focus in it.
#[derive(Debug, Default)]
pub struct Finder {
    /// What was typed.
    pub typed: String,
    /// The row with the focus.
    pub focus: usize,
    /// Where the keys are looked up: the screen below.
    pub below: Option<Context>,
    /// The guides at hand, where what lies elsewhere is found as well.
    elsewhere: Option<Vec<(GuideId, String)>>,
    /// What would do nothing on the screen below: it comes last, and only when it is asked for.
    idle: Vec<Command>,
}

/// What a row stands for.
#[derive(Debug, Clone)]
pub enum Found {
    /// An action of the screen below.
    Here(&'static Binding),
    /// An action that is possible from anywhere, though no key for it holds here.
    Anywhere(&'static Binding),
    /// What is found on a screen that one goes to, and more words it is found by.
    At(&'static Binding, Tab),
    /// An action of a screen that one comes to by others.
    There(&'static str, Context),
    /// What is found by words of its own.
    Place(&'static str, &'static str, Target),
    /// A guide to begin.
    Guide(GuideId, String),
}

impl Found {
    /// What it is called.
    fn label(&self) -> &str {
        match self {
            Found::Here(row) | Found::Anywhere(row) | Found::At(row, _) => row.label,
            Found::There(label, _) | Found::Place(label, ..) => label,
            Found::Guide(_, title) => title,
        }
    }

    /// Where it is asked first: the word that was typed begins what it is called or what people call it, or comes later in it,
    /// or is only one of the words it is found by.
    fn distance(&self, wanted: &str) -> usize {
        let by_its_name = match self {
            Found::Here(row) | Found::Anywhere(row) | Found::At(row, _) => {
                let first = also(row.command).split(';').next().unwrap_or_default();
                first
                    .split_whitespace()
                    .any(|word| word.starts_with(wanted))
            }
            _ => false,
        };
        if by_its_name {
            return 0;
        }
        let label = self.label().to_lowercase();
        let mut words = label.split(|c: char| !c.is_alphanumeric());
        match words.position(|word| word.starts_with(wanted)) {
            Some(0) => 0,
            Some(_) => 1,
            None => 2,
        }
    }

    /// Whether a typed word, in lower case, begins one of its words or is one of its keys.
    fn answers(&self, wanted: &str) -> bool {
        let (mut place, mut other) = ("", "");
        let more = match self {
            Found::Here(row) | Found::Anywhere(row) => {
                if row.keys.iter().any(|key| key.to_lowercase() == wanted) {
                    return true;
                }
                other = also(row.command);
                row.short
            }
            Found::Place(_, more, target) => {
                match target {
                    Target::Settings(_) => place = "settings",
                    Target::There(tab, _) => place = tab.name(),
                    Target::Shell(command) => other = command,
                    Target::Typing(key) => other = key,
                }
                more
            }
            Found::At(row, tab) => {
                place = tab.name();
                other = also(row.command);
                row.short
            }
            Found::There(_, context) => context.name(),
            Found::Guide(id, _) => id.as_str(),
        };
        [self.label(), more, place, other].iter().any(|words| {
            words
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.starts_with(wanted))
        })
    }

    fn taken(&self) -> Answer {
        match self {
            Found::Here(row) | Found::Anywhere(row) => Answer::Do(row.command),
            Found::At(row, tab) => Answer::There(*tab, done_there(row.command)),
            Found::There(_, context) => {
                Answer::Say(format!("That is done on the screen: {}.", context.name()))
            }
            Found::Place(_, _, Target::Settings(spot)) => Answer::Settle(*spot),
            Found::Place(_, _, Target::There(tab, command)) => Answer::There(*tab, *command),
            Found::Place(_, _, Target::Shell(command)) => {
                Answer::Say(format!("That is done in a shell: {command}"))
            }
            Found::Place(_, _, Target::Typing(key)) => {
                Answer::Say(format!("{key} does that, while you type."))
            }
            Found::Guide(id, _) => Answer::Begin(id.clone()),
        }
    }
}

/// The actions of other screens: those possible from anywhere, those of a screen that one goes to, and the others.
fn beyond(below: Context) -> Vec<Found> {
    let here: Vec<Command> = keymap::rows(below).map(|row| row.command).collect();
    let mut found: Vec<Found> = Vec::new();
    for row in keymap::BINDINGS {
        let moves = row.command.moves()
            || matches!(
                row.command,
                Command::Enter | Command::Back | Command::NextTab | Command::PreviousTab
            );
        if moves || row.contexts.is_empty() || found.iter().any(|other| other.label() == row.label)
        {
            continue;
        }
        let known =
            here.contains(&row.command) && keymap::rows(below).any(|own| own.label == row.label);
        let from_anywhere = matches!(
            row.command,
            Command::Go(_)
                | Command::Incident
                | Command::NearMiss
                | Command::Before
                | Command::Search
                | Command::Figures
                | Command::Retention
        );
        if known || (from_anywhere && here.contains(&row.command)) {
            continue;
        }
        if from_anywhere {
            found.push(Found::Anywhere(row));
            continue;
        }
        let tab = TABS
            .iter()
            .find(|(_, context)| row.contexts.contains(context));
        let inner = row
            .contexts
            .iter()
            .find(|context| !matches!(context, Context::Unlock | Context::Wizard));
        match (tab, inner) {
            (Some((tab, _)), _) => found.push(Found::At(row, *tab)),
            (None, Some(context)) => found.push(Found::There(row.label, *context)),
            (None, None) => {}
        }
    }
    found
}

impl Finder {
    /// Over a screen where keys mean what they mean in `below`.
    pub fn over(below: Context) -> Self {
        Self {
            below: Some(below),
            ..Self::default()
        }
    }

    /// The same, and once something is typed also what lies elsewhere: other screens' actions, and these guides. `idle` does
    /// nothing below now.
    pub fn with_all(below: Context, guides: Vec<(GuideId, String)>, idle: Vec<Command>) -> Self {
        Self {
            elsewhere: Some(guides),
            idle,
            ..Self::over(below)
        }
    }

    /// Whether everything is looked through, not only the keys of the screen below.
    pub fn finds_all(&self) -> bool {
        self.elsewhere.is_some()
    }

    /// The rows whose words begin with each of the typed words, in any order; before anything is typed, what can be done here
    /// and now.
    pub fn rows(&self) -> Vec<Found> {
        let typed = self.typed.to_lowercase();
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        let is_idle =
            |found: &Found| matches!(found, Found::Here(row) if self.idle.contains(&row.command));
        if self.finds_all()
            && wanted.is_empty()
            && let Some(below) = self.below
        {
            let here = keymap::rows(below)
                .filter(|row| !row.command.moves() && row.command != Command::Palette);
            return here.map(Found::Here).filter(|row| !is_idle(row)).collect();
        }
        let mut rows: Vec<Found> = match self.below {
            Some(context) => keymap::rows(context).map(Found::Here).collect(),
            None => keymap::BINDINGS.iter().map(Found::Here).collect(),
        };
        if let (Some(guides), Some(below)) = (&self.elsewhere, self.below) {
            rows.extend(beyond(below));
            let places = PLACES.iter();
            rows.extend(places.map(|(label, more, target)| Found::Place(label, more, *target)));
            let guides = guides.iter().cloned();
            rows.extend(guides.map(|(id, title)| Found::Guide(id, title)));
        }
        rows.retain(|row| wanted.iter().all(|wanted| row.answers(wanted)));
        if self.elsewhere.is_some() {
            let near = |row: &Found| wanted.iter().map(|wanted| row.distance(wanted)).min();
            rows.sort_by_key(|row| (is_idle(row), near(row)));
        }
        rows
    }

    /// Puts the focus on a row, as a click does.
    pub fn focus_on(&mut self, row: usize) {
        self.focus = row;
    }

    pub(super) fn type_words(&mut self, words: &str) {
        let words = clean(words).replace('\n', " ");
        let room = LONGEST.saturating_sub(self.typed.chars().count());
        self.typed.extend(words.chars().take(room));
        self.focus = 0;
    }

    /// Takes a key; `height` is the rows of a page below its head.
    pub(super) fn take(&mut self, key: KeyEvent, height: u16) -> Answer {
        let last = self.rows().len().saturating_sub(1);
        // An action takes up to two rows or so: a whole screen of them would jump over some.
        let screen = usize::from(height.saturating_sub(ABOVE + BELOW) / 2).max(1);
        match key.code {
            KeyCode::Up => self.focus = self.focus.saturating_sub(1),
            KeyCode::Down => self.focus = (self.focus + 1).min(last),
            KeyCode::PageUp => self.focus = self.focus.saturating_sub(screen),
            KeyCode::PageDown => self.focus = (self.focus + screen).min(last),
            KeyCode::Home => self.focus = 0,
            KeyCode::End => self.focus = last,
            KeyCode::Backspace => {
                self.typed.pop();
                self.focus = 0;
            }
            KeyCode::Enter => {
                return self
                    .rows()
                    .get(self.focus)
                    .map_or(Answer::Stay, Found::taken);
            }
            KeyCode::Char(c) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.type_words(&c.to_string());
            }
            _ => {}
        }
        Answer::Stay
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::tui::screens::Setup;

    fn finder(typed: &str) -> Finder {
        Finder {
            typed: typed.to_owned(),
            focus: 0,
            below: Some(Context::Today),
            elsewhere: None,
            idle: Vec::new(),
        }
    }

    /// Everything, from where one writes; one guide.
    fn anything(typed: &str) -> Vec<Found> {
        let gibbs = GuideId::try_from("gibbs".to_owned()).expect("an id");
        let guides = vec![(gibbs, "Gibbs' reflective cycle".to_owned())];
        let mut finder = Finder::with_all(Context::Write, guides, Vec::new());
        finder.type_words(typed);
        finder.rows()
    }

    #[test]
    fn the_list_is_moved_through_by_screens_and_to_its_ends() {
        let mut finder = finder("");
        let last = finder.rows().len() - 1;
        let mut at = |code| {
            finder.take(KeyEvent::from(code), 20);
            finder.focus
        };
        assert_eq!(at(KeyCode::PageDown), 8);
        assert_eq!(at(KeyCode::PageUp), 0);
        assert_eq!(at(KeyCode::End), last);
        assert_eq!(at(KeyCode::PageDown), last);
        assert_eq!(at(KeyCode::Home), 0);
    }

    #[test]
    fn what_is_done_elsewhere_is_found_with_its_place() {
        let at = |typed: &str, wanted: Tab| {
            let rows = anything(typed);
            let there = |row: &Found| match row {
                Found::At(_, tab) | Found::Place(_, _, Target::There(tab, _)) => *tab == wanted,
                Found::Place(_, _, Target::Settings(_)) => wanted == Tab::Settings,
                _ => false,
            };
            assert!(rows.iter().any(there), "{typed}: {rows:?}");
        };
        at("trash", Tab::Journal);
        at("share", Tab::Supervision);
        at("filter", Tab::Journal);
        at("supervisor", Tab::Supervision);
        at("passphrase", Tab::Settings);
        at("recovery", Tab::Settings);
        at("contacts", Tab::Settings);
        at("minutes", Tab::Settings);
        assert!(matches!(&anything("gibbs")[..], [Found::Guide(..)]));
        assert!(anything("settings").iter().any(
            |row| matches!(row, Found::Anywhere(row) if row.command == Command::Go(Tab::Settings))
        ));
        let undo = anything("last decision");
        assert!(
            matches!(&undo[..], [Found::There(_, Context::Review)]),
            "{undo:?}"
        );
    }

    #[test]
    fn the_words_people_type_come_first_to_what_they_mean() {
        use Target::{Settings, Shell, There};
        let first = |typed: &str| anything(typed).first().cloned();
        let place = |typed: &str| match first(typed) {
            Some(Found::Place(_, _, target)) => target,
            other => panic!("{typed}: {other:?}"),
        };
        assert!(matches!(place("backup"), Settings(Setup::Backups)));
        assert!(matches!(place("import"), Settings(Setup::Import)));
        assert!(matches!(place("passphrase"), Settings(Setup::Passphrase)));
        assert!(matches!(place("rehearse"), Settings(Setup::Backups)));
        assert!(matches!(place("rotate"), Settings(Setup::Key)));
        assert!(matches!(place("sheet"), Settings(Setup::Sheet)));
        assert!(matches!(place("key"), Settings(Setup::Key)));
        assert!(matches!(place("restore"), Shell("afterhour restore FILE")));
        assert!(matches!(place("supervisor"), There(Tab::Supervision, _)));
        assert!(matches!(place("export"), There(Tab::Supervision, None)));
        let command = |typed: &str| match first(typed) {
            Some(Found::Here(row) | Found::Anywhere(row) | Found::At(row, _)) => row.label,
            other => panic!("{typed}: {other:?}"),
        };
        assert!(command("erase").starts_with("Erase"));
        assert!(command("calm").starts_with("I am about to reply"));
        assert!(command("emergency").starts_with("Someone may be in danger"));
        for typed in ["quit", "exit", "leave afterhour"] {
            assert!(command(typed).starts_with("Quit Afterhour"), "{typed}");
        }
        assert!(matches!(place("undo"), Target::Typing("Ctrl+Z")));
        assert!(
            command("rename").starts_with("Edit"),
            "{}",
            command("rename")
        );
        assert_eq!(command("logout"), "Lock now");
        assert_eq!(command("log out"), "Lock now");
        assert_eq!(command("help"), "Every key of this screen");
        let cancel = anything("cancel");
        assert!(matches!(&cancel[0], Found::Here(row) if row.command == Command::Back));
        let help = anything("help");
        let card = |row: &Found| matches!(row, Found::Here(row) if row.command == Command::Danger);
        assert!(help.iter().any(card), "{help:?}");
    }

    #[test]
    fn before_a_word_is_typed_only_what_can_be_done_here_and_now_is_listed() {
        let idle = vec![Command::Guidance];
        let mut finder = Finder::with_all(Context::Write, Vec::new(), idle);
        let rows = finder.rows();
        let here = |row: &Found| match row {
            Found::Here(row) => row.command != Command::Guidance && !row.command.moves(),
            _ => false,
        };
        assert!(rows.iter().all(here), "{rows:?}");
        assert!(rows.len() > 5, "{rows:?}");
        // Asked for by name it is found, behind what does something.
        finder.type_words("guid");
        let last = finder.rows().pop();
        assert!(
            matches!(last, Some(Found::Here(row)) if row.command == Command::Guidance),
            "{last:?}"
        );
    }

    #[test]
    fn nothing_stands_twice_in_the_list_of_anything() {
        for context in Context::ALL {
            let rows = {
                let mut finder = Finder::with_all(context, Vec::new(), Vec::new());
                finder.type_words(" ");
                finder.rows()
            };
            let mut labels: Vec<&str> = rows.iter().map(Found::label).collect();
            let count = labels.len();
            labels.sort_unstable();
            labels.dedup();
            let here: Vec<&str> = keymap::rows(context).map(|row| row.label).collect();
            let mut alone = here.clone();
            alone.sort_unstable();
            alone.dedup();
            assert_eq!(
                count - labels.len(),
                here.len() - alone.len(),
                "{}",
                context.name()
            );
        }
    }

    #[test]
    fn an_action_is_found_by_any_of_its_words_in_any_order() {
        for typed in ["near miss", "miss near", "fields", "f3"] {
            let rows = finder(typed).rows();
            assert!(
                rows.iter()
                    .any(|row| matches!(row, Found::Here(row) if row.command == Command::NearMiss)),
                "{typed}"
            );
        }
        assert!(finder("zebra").rows().is_empty());
    }
}

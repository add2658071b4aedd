//! A row of the palette: what it is called, by which words it is found, and what taking it does.

use super::places::{PLACES, TABS, Target, also, done_there};
use crate::domain::GuideId;
use crate::tui::keymap::{self, Binding, Command, Context, Tab};
use crate::tui::overlay::Answer;

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
    pub(super) fn label(&self) -> &str {
        match self {
            Found::Here(row) | Found::Anywhere(row) | Found::At(row, _) => row.label,
            Found::There(label, _) | Found::Place(label, ..) => label,
            Found::Guide(_, title) => title,
        }
    }

    /// Where it is asked first: the word that was typed begins what it is called or what people call it, or comes later in it,
    /// or is only one of the words it is found by.
    pub(super) fn distance(&self, wanted: &str) -> usize {
        let by_its_name = match self {
            Found::Here(row) | Found::Anywhere(row) | Found::At(row, _) => {
                let first = also(row.command).split(';').next().unwrap_or_default();
                first
                    .split_whitespace()
                    .any(|word| word.starts_with(wanted))
                    || row.short.starts_with(wanted)
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
    pub(super) fn answers(&self, wanted: &str) -> bool {
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

    pub(super) fn taken(&self) -> Answer {
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
pub(super) fn beyond(below: Context) -> Vec<Found> {
    let here: Vec<Command> = keymap::rows(below).map(|row| row.command).collect();
    let mut found: Vec<Found> = Vec::new();
    for row in keymap::BINDINGS {
        let moves = row.command.moves()
            || matches!(
                row.command,
                Command::Enter | Command::Back | Command::NextTab | Command::PreviousTab
            );
        // A place says which key it is.
        let is_place = PLACES.iter().any(|(label, ..)| *label == row.label);
        let is_told = found.iter().any(|other| other.label() == row.label);
        if moves || row.contexts.is_empty() || is_place || is_told {
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

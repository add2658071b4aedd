//! Keys and what they mean: one table that makes lookup, footer, help, palette and the README's list.

mod bindings;
mod command;
mod context;

pub use bindings::{BINDINGS, Binding};
pub use command::Command;
pub use context::{Context, Tab};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key as the table writes it: `Ctrl+P`, `Enter`, `F2`, `?`. Shift is dropped on characters without Ctrl, so that
/// `?` is `?` on every keyboard.
pub fn name(key: KeyEvent) -> String {
    let mut name = String::new();
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        name.push_str("Ctrl+");
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        name.push_str("Alt+");
    }
    // With Ctrl it is another key: Ctrl+Shift+Z does again what Ctrl+Z undid.
    let is_said = match key.code {
        KeyCode::Char(_) => name.starts_with("Ctrl+"),
        KeyCode::BackTab => false,
        _ => true,
    };
    if key.modifiers.contains(KeyModifiers::SHIFT) && is_said {
        name.push_str("Shift+");
    }
    match key.code {
        KeyCode::Char(' ') => name.push_str("Space"),
        KeyCode::Char(c) if name.starts_with("Ctrl+") => name.extend(c.to_uppercase()),
        KeyCode::Char(c) => name.push(c),
        KeyCode::F(number) => name.push_str(&format!("F{number}")),
        KeyCode::Enter => name.push_str("Enter"),
        KeyCode::Esc => name.push_str("Esc"),
        KeyCode::Tab => name.push_str("Tab"),
        KeyCode::BackTab => name.push_str("Shift+Tab"),
        KeyCode::Up => name.push('↑'),
        KeyCode::Down => name.push('↓'),
        KeyCode::Left => name.push('←'),
        KeyCode::Right => name.push('→'),
        KeyCode::PageUp => name.push_str("PgUp"),
        KeyCode::PageDown => name.push_str("PgDn"),
        KeyCode::Home => name.push_str("Home"),
        KeyCode::End => name.push_str("End"),
        KeyCode::Delete => name.push_str("Del"),
        KeyCode::Backspace => name.push_str("Backspace"),
        _ => {}
    }
    name
}

impl Binding {
    /// Whether the row holds in a context. `?` and other single characters are text where one types.
    fn holds(&self, context: Context) -> bool {
        self.contexts.is_empty() || self.contexts.contains(&context)
    }

    /// The keys that hold in a context.
    pub fn keys_in(&self, context: Context) -> impl Iterator<Item = &'static str> {
        self.keys
            .iter()
            .copied()
            .filter(move |key| !(context.types() && key.chars().count() == 1 && key.is_ascii()))
    }
}

/// What a key does here: the context's own rows come first, then those that hold anywhere.
pub fn lookup(context: Context, key: &str) -> Option<Command> {
    let (anywhere, own): (Vec<_>, Vec<_>) = BINDINGS
        .iter()
        .filter(|binding| binding.holds(context))
        .partition(|binding| binding.contexts.is_empty());
    own.into_iter()
        .chain(anywhere)
        .find(|binding| binding.keys_in(context).any(|bound| bound == key))
        .map(|binding| binding.command)
}

/// The key to show first for a command.
pub fn key_of(command: Command) -> Option<&'static str> {
    let mut rows = BINDINGS.iter();
    let row = rows.find(|row| row.command == command)?;
    row.keys.first().copied()
}

/// The key to show first for a command in a context.
pub fn key_in(context: Context, command: Command) -> Option<&'static str> {
    let row = rows(context).find(|row| row.command == command)?;
    row.keys_in(context).next()
}

/// The rows that hold in a context, in the table's order; not those whose keys all mean something else there.
pub fn rows(context: Context) -> impl Iterator<Item = &'static Binding> {
    let own = move |key: &str| {
        let mut rows = BINDINGS.iter();
        rows.any(|row| {
            row.contexts.contains(&context) && row.keys_in(context).any(|own| own == key)
        })
    };
    BINDINGS.iter().filter(move |binding| {
        let is_own = !binding.contexts.is_empty();
        // Where there is no journal yet, nothing can be logged in it, and it cannot be locked.
        let needs_journal = matches!(
            binding.command,
            Command::Incident | Command::NearMiss | Command::Before | Command::Lock
        );
        if context == Context::Wizard && needs_journal {
            return false;
        }
        binding.holds(context) && binding.keys_in(context).any(|key| is_own || !own(key))
    })
}

#[cfg(test)]
mod tests;

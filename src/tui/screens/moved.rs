//! Where the focus goes: by a command or a click, and when a list is another.

use super::{Input, Next};
use crate::tui::canvas::Hit;
use crate::tui::keymap::Command;

/// Moves a focus over `count` rows by a command; whether it was one that moves.
pub fn moved(focus: &mut usize, count: usize, height: u16, command: Command) -> bool {
    let last = count.saturating_sub(1);
    let screen = usize::from(height.saturating_sub(1)).max(1);
    *focus = match command {
        Command::Up => focus.saturating_sub(1),
        Command::Down => *focus + 1,
        Command::PageUp => focus.saturating_sub(screen),
        Command::PageDown => *focus + screen,
        Command::First => 0,
        Command::Last => last,
        _ => return false,
    }
    .min(last);
    true
}

/// The command that an input is to a list: a click on a row that has the focus is Enter.
///
/// # Errors
/// What the screen wants next where it is none: a click on another row moves the focus there.
pub fn commanded(focus: &mut usize, input: Input) -> Result<Command, Next> {
    match input {
        Input::Command(command) => Ok(command),
        Input::Mouse(_, Hit::Row(row)) if row == *focus => Ok(Command::Enter),
        Input::Mouse(_, Hit::Row(row)) => {
            *focus = row;
            Err(Next::Stay)
        }
        _ => Err(Next::Unused),
    }
}

/// Where the focus goes when a list is another: to what is new in it, else to what it was on, else to the neighbour that
/// took its place. The first list leaves it where it is.
pub fn same_or_new<T: Ord>(focus: usize, before: &[T], now: &[T]) -> usize {
    let at = |id: &T| now.iter().position(|one| one == id);
    let newest = now.iter().filter(|id| !before.contains(id)).max();
    match (before.is_empty(), newest) {
        (true, _) => focus,
        (false, Some(newest)) => at(newest).unwrap_or(focus),
        (false, None) => before.get(focus).and_then(at).unwrap_or(focus),
    }
}

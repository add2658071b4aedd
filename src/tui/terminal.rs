//! The terminal itself: taken, and given back as it was on every way out.

use crate::failure::{Exit, Failure};
use ratatui::DefaultTerminal;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, KeyCode,
    KeyEvent, KeyModifiers,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use std::io::{self, IsTerminal, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

/// The terminal while it is ours; dropped, it is given back.
pub struct Guard(());

impl Guard {
    /// Takes the terminal: keys as they are pressed, a screen of our own, pastes in one piece, the mouse.
    ///
    /// # Errors
    /// When it cannot do one of these; what was taken is given back.
    pub fn take() -> Result<(DefaultTerminal, Guard), Failure> {
        hush_panics(thread::current().id());
        // Before the first step, so that half a taking is undone as well.
        let guard = Guard(());
        Ok((seize()?, guard))
    }
}

fn seize() -> Result<DefaultTerminal, Failure> {
    OURS.store(true, Ordering::SeqCst);
    {
        let _held = keyboard();
        enable_raw_mode().map_err(|_| no_terminal())?;
    }
    execute!(
        stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        EnableMouseCapture
    )
    .map_err(|_| no_terminal())?;
    blank()
}

/// Gives the terminal back, stops until the program is told to go on, and takes the terminal again.
///
/// # Errors
/// When it cannot be taken again.
pub fn step_aside() -> Result<DefaultTerminal, Failure> {
    restore();
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    seize()
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Empties the screen and forgets what was drawn on it. `Terminal::clear` would first ask for the cursor's place, and
/// the answer goes to the thread that reads keys.
///
/// # Errors
/// When the terminal has gone.
pub fn blank() -> Result<DefaultTerminal, Failure> {
    execute!(stdout(), Clear(ClearType::All)).map_err(|_| no_terminal())?;
    Terminal::new(CrosstermBackend::new(stdout())).map_err(|_| no_terminal())
}

/// Draws so that a terminal that knows synchronized output (DEC private mode 2026) shows the frame at once, never half of
/// one; any other ignores the marks.
///
/// # Errors
/// When the terminal has gone.
pub fn as_one_picture(draw: impl FnOnce() -> io::Result<()>) -> Result<(), Failure> {
    execute!(stdout(), BeginSynchronizedUpdate)
        .and_then(|()| draw())
        .and_then(|()| execute!(stdout(), EndSynchronizedUpdate))
        .map_err(|_| no_terminal())
}

/// Whether there is still a terminal. When its window is closed, reading keys alone does not tell.
pub fn is_there() -> bool {
    stdout().is_terminal()
}

/// Holds the keyboard where it is. Its settings are asked for and then set: were something else put in its place between
/// the two, they would go there, and the terminal would be left as it was while it was ours.
pub fn keyboard() -> MutexGuard<'static, ()> {
    static HELD: Mutex<()> = Mutex::new(());
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the terminal is ours. Given back twice, the cursor of whoever has it by then would move.
static OURS: AtomicBool = AtomicBool::new(false);

/// Each step on its own: where the terminal has gone none works, and there is nobody to tell. Whether it was ours until now.
fn restore() -> bool {
    if !OURS.swap(false, Ordering::SeqCst) {
        return false;
    }
    // A panic while a frame was drawn leaves it open.
    let _ = execute!(stdout(), EndSynchronizedUpdate);
    let _ = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste);
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
    let _held = keyboard();
    let _ = disable_raw_mode();
    true
}

/// Where a thread beside the first one panicked; told once the terminal is given back.
static PANICKED: Mutex<String> = Mutex::new(String::new());

/// A panic says where it happened and never with what: the message of a slice out of bounds quotes the text. Only the
/// thread that draws gives the terminal back at once; any other leaves that to it.
fn hush_panics(drawing: ThreadId) {
    std::panic::set_hook(Box::new(move |info| {
        let place = info
            .location()
            .map(|at| format!(" ({}:{})", at.file(), at.line()))
            .unwrap_or_default();
        if thread::current().id() == drawing {
            if !restore() {
                return;
            }
            let _ = std::io::stderr().write_all(stopped(&place).lines().as_bytes());
        } else if let Ok(mut panicked) = PANICKED.lock() {
            *panicked = place;
        }
    }));
}

/// A failure because a thread panicked.
pub fn panicked() -> Failure {
    stopped(
        &PANICKED
            .lock()
            .map(|place| place.clone())
            .unwrap_or_default(),
    )
}

fn stopped(place: &str) -> Failure {
    Failure::new(format!("afterhour stopped unexpectedly{place}"))
        .hint("start it again; the draft kept last is offered")
        .exit(Exit::Disk)
}

/// A failure because the terminal does not do what the interface needs.
pub fn no_terminal() -> Failure {
    Failure::new("this terminal cannot show the interface")
        .hint("`afterhour today --write`, `afterhour incident` and `afterhour list` work in any terminal")
        .exit(Exit::Disk)
}

/// Keeps out what a slow terminal answers about its background after the patience for it is over: it would come as keys,
/// `Alt+]`, `11;rgb:…` and an end, and be typed into the passphrase.
#[derive(Debug, Default)]
pub struct LateAnswer {
    inside: bool,
}

impl LateAnswer {
    /// Whether the key is part of such an answer.
    pub fn holds(&mut self, key: &KeyEvent) -> bool {
        let is =
            |letter, modifiers| key.code == KeyCode::Char(letter) && key.modifiers == modifiers;
        if !self.inside {
            self.inside = is(']', KeyModifiers::ALT);
            return self.inside;
        }
        let ends = is('g', KeyModifiers::CONTROL) || is('\\', KeyModifiers::ALT);
        let goes_on = matches!(key.code, KeyCode::Char(letter) if letter.is_ascii_hexdigit() || "rg;:/".contains(letter))
            && key.modifiers.is_empty();
        self.inside = goes_on;
        ends || goes_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[(char, KeyModifiers)]) -> String {
        let mut late = LateAnswer::default();
        keys.iter()
            .filter(|(letter, modifiers)| {
                !late.holds(&KeyEvent::new(KeyCode::Char(*letter), *modifiers))
            })
            .map(|(letter, _)| letter)
            .collect()
    }

    fn answer(end: (char, KeyModifiers)) -> Vec<(char, KeyModifiers)> {
        let mut keys = vec![(']', KeyModifiers::ALT)];
        keys.extend(
            "11;rgb:1c1c/ffff/0000"
                .chars()
                .map(|letter| (letter, KeyModifiers::NONE)),
        );
        keys.push(end);
        keys.extend("bag".chars().map(|letter| (letter, KeyModifiers::NONE)));
        keys
    }

    #[test]
    fn a_late_answer_is_not_typed_and_what_follows_it_is() {
        assert_eq!(typed(&answer(('g', KeyModifiers::CONTROL))), "bag");
        assert_eq!(typed(&answer(('\\', KeyModifiers::ALT))), "bag");
    }

    #[test]
    fn an_answer_that_breaks_off_swallows_no_other_key() {
        let keys: Vec<_> = [(']', KeyModifiers::ALT)]
            .into_iter()
            .chain(
                "11;otter"
                    .chars()
                    .map(|letter| (letter, KeyModifiers::NONE)),
            )
            .collect();
        assert_eq!(typed(&keys), "otter");
    }
}

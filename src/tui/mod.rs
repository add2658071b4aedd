//! The full-screen face: the Elm shape without a framework. `App` takes messages and gives tasks, `Worker` performs
//! them; this file owns the terminal, the threads and their one inbox.

pub mod app;
pub mod canvas;
pub mod desk;
pub mod field;
pub mod form;
pub mod keymap;
pub mod overlay;
pub mod screens;
pub mod task;
pub mod text;
pub mod theme;
pub mod wrap;

use crate::failure::{Exit, Failure};
use crate::guides::Library;
use crate::vault::Vault;
use app::{App, Msg};
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    Event,
};
use ratatui::crossterm::execute;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use task::{Clock, Task, Worker};
use theme::Theme;

/// What the interface begins with.
pub struct Start {
    /// The journal's folder.
    pub journal: PathBuf,
    /// The folder offered for sealed files.
    pub exports: PathBuf,
    /// Every guide at hand.
    pub library: Library,
    /// Slips found in the practitioner's own packs, to be said once.
    pub slips: Vec<String>,
    /// An open journal: the demo's, with what to say on its locked screen.
    pub demo: Option<(Vault, String)>,
    /// Only signs of ASCII.
    pub ascii: bool,
    /// No colours.
    pub plain: bool,
}

/// Runs the interface until the practitioner leaves.
///
/// # Errors
/// When the terminal cannot be used; the terminal is restored first.
pub fn run(start: Start) -> Result<(), Failure> {
    let theme = Theme::detect(start.plain, start.ascii);
    let (mut terminal, guard) = Guard::take()?;
    let outcome = talk(start, theme, &mut terminal);
    drop(guard);
    outcome
}

/// Gives the terminal back as it was, on every way out.
struct Guard;

impl Guard {
    fn take() -> Result<(DefaultTerminal, Guard), Failure> {
        let terminal = ratatui::try_init().map_err(|_| no_terminal())?;
        let guard = Guard;
        hush_panics();
        execute!(stdout(), EnableBracketedPaste, EnableMouseCapture).map_err(|_| no_terminal())?;
        Ok((terminal, guard))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

fn restore() {
    let _ = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste);
    ratatui::restore();
}

/// A panic says where it happened and never with what: the message of a slice out of bounds quotes the text.
fn hush_panics() {
    std::panic::set_hook(Box::new(|info| {
        restore();
        let place = info
            .location()
            .map(|at| format!(" ({}:{})", at.file(), at.line()))
            .unwrap_or_default();
        let _ = writeln!(
            std::io::stderr(),
            "error: afterhour stopped unexpectedly{place}\nhint: start it again; the draft kept last is offered"
        );
    }));
}

fn no_terminal() -> Failure {
    Failure::new("this terminal cannot show the interface")
        .hint("`afterhour today --write`, `afterhour incident` and `afterhour list` work in any terminal")
        .exit(Exit::Disk)
}

fn talk(start: Start, theme: Theme, terminal: &mut DefaultTerminal) -> Result<(), Failure> {
    let clock = Clock::start();
    let library = Arc::new(start.library);
    let size = terminal.size().map_err(|_| no_terminal())?;
    let mut app = App::new(
        start.journal.clone(),
        Vault::exists(&start.journal),
        Arc::clone(&library),
        theme,
        (size.width, size.height),
        clock.read(),
    );
    let mut first = Vec::new();
    let worker = match start.demo {
        Some((vault, hint)) => {
            app.hint = hint;
            first.push(Task::Begin);
            Worker::unlocked(&start.journal, &start.exports, library, vault)
        }
        None => Worker::new(&start.journal, &start.exports, library),
    };
    if let Some(slip) = start.slips.first() {
        app.warn(&format!("a guide of yours was left out: {slip}"));
    }

    let (inbox, messages) = mpsc::channel();
    let (tasks, list) = mpsc::channel();
    read_terminal(inbox.clone());
    read_signals(inbox.clone());
    let worker = thread::spawn(move || work(worker, &list, &inbox, &Clock::start()));
    for task in first {
        let _ = tasks.send((app.epoch, task));
    }
    let ended = converse(&mut app, terminal, &messages, &tasks, &clock);
    // What is unfinished is kept before the vault closes: the queue is emptied, in order.
    drop(tasks);
    let worked = worker.join();
    ended?;
    worked.map_err(|_| {
        Failure::new(
            "afterhour stopped unexpectedly; the draft kept last is offered at the next start",
        )
    })
}

fn converse(
    app: &mut App,
    terminal: &mut DefaultTerminal,
    messages: &Receiver<Msg>,
    tasks: &Sender<(u32, Task)>,
    clock: &Clock,
) -> Result<(), Failure> {
    let mut face = app.face();
    let mut epoch = app.epoch;
    draw(app, terminal)?;
    while !app.quit {
        let msg = match messages.recv_timeout(app.patience()) {
            Ok(msg) => msg,
            Err(RecvTimeoutError::Timeout) => Msg::Tick,
            Err(RecvTimeoutError::Disconnected) => Msg::End,
        };
        let tick = matches!(msg, Msg::Tick);
        for task in app.update(msg, clock.read()) {
            if tasks.send((app.epoch, task)).is_err() {
                return Err(Failure::new(
                    "afterhour stopped unexpectedly; nothing was overwritten",
                ));
            }
        }
        if app.epoch != epoch {
            // The terminal's own copies of the last pictures go with the lock.
            epoch = app.epoch;
            *terminal = ratatui::Terminal::new(ratatui::backend::CrosstermBackend::new(stdout()))
                .map_err(|_| no_terminal())?;
            let _ = terminal.clear();
        }
        if !tick || app.face() != face {
            face = app.face();
            draw(app, terminal)?;
        }
    }
    Ok(())
}

fn draw(app: &App, terminal: &mut DefaultTerminal) -> Result<(), Failure> {
    let drawn = terminal.draw(|frame| {
        let (cursor, _) = app.view(frame.buffer_mut());
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    });
    match drawn {
        Ok(_) => Ok(()),
        Err(_) => Err(no_terminal()),
    }
}

fn work(mut worker: Worker, list: &Receiver<(u32, Task)>, inbox: &Sender<Msg>, clock: &Clock) {
    for (epoch, task) in list {
        let done = worker.perform(task, &clock.read().now);
        if inbox.send(Msg::Done(epoch, done)).is_err() {
            continue;
        }
    }
}

fn read_terminal(inbox: Sender<Msg>) {
    thread::spawn(move || {
        loop {
            let msg = match event::read() {
                Ok(Event::Key(key)) => Msg::Key(key),
                Ok(Event::Paste(text)) => Msg::Paste(text),
                Ok(Event::Mouse(mouse)) => Msg::Mouse(mouse),
                Ok(Event::Resize(columns, rows)) => Msg::Resize(columns, rows),
                Ok(_) => continue,
                Err(_) => Msg::End,
            };
            let last = matches!(msg, Msg::End);
            if inbox.send(msg).is_err() || last {
                return;
            }
        }
    });
}

#[cfg(unix)]
fn read_signals(inbox: Sender<Msg>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else {
        return;
    };
    thread::spawn(move || {
        for signal in signals.forever() {
            let msg = if signal == SIGHUP {
                Msg::Hangup
            } else {
                Msg::End
            };
            if inbox.send(msg).is_err() {
                return;
            }
        }
    });
}

#[cfg(not(unix))]
fn read_signals(_: Sender<Msg>) {}

//! The full-screen face: the Elm shape without a framework. `App` takes messages and gives tasks, `Worker` performs
//! them and is all that touches vault, disk and clock; this file owns the terminal, the threads and their one inbox.

pub mod app;
pub mod canvas;
pub mod confirm;
pub mod desk;
pub mod field;
pub mod form;
pub mod keymap;
pub mod marks;
pub mod overlay;
pub mod screens;
pub mod task;
pub mod terminal;
pub mod text;
pub mod theme;
mod typed;
pub mod worker;
pub mod wrap;

use crate::confine;
use crate::failure::Failure;
use crate::guides::Library;
use crate::vault::Vault;
use app::{App, Msg};
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;
use task::{Done, Task};
use terminal::{Guard, LateAnswer, no_terminal, panicked};
use theme::Theme;
use worker::{Clock, Worker};

/// Between two frames while more keys are waiting: a sixtieth of a second.
const FRAME: Duration = Duration::from_micros(16_667);

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
    /// The folder of settings, where a journal put elsewhere than proposed is noted.
    pub settings: Option<PathBuf>,
    /// The folder in which it is noted how far each journal has come.
    pub marks: Option<PathBuf>,
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
        None => Worker::new(&start.journal, &start.exports, library)
            .noting_in(start.settings)
            .marking_in(start.marks),
    };
    if let Some(slip) = start.slips.first() {
        app.warn(&format!("a guide of yours was left out: {slip}"));
    }

    let (inbox, messages) = mpsc::channel();
    let (tasks, list) = mpsc::channel();
    let worker = {
        let inbox = inbox.clone();
        thread::spawn(move || {
            let _last = LastWord(inbox.clone());
            work(worker, &list, &inbox, &Clock::start());
        })
    };
    // Whoever draws or listens writes no file at all.
    confine::writes(&[]);
    read_terminal(inbox.clone());
    read_signals(inbox);
    for task in first {
        let _ = tasks.send((app.epoch, task));
    }
    let ended = catch_unwind(AssertUnwindSafe(|| {
        converse(&mut app, terminal, &messages, &tasks, &clock)
    }));
    // What is unfinished is kept before the vault closes, also where the terminal or we ourselves failed: the queue is
    // emptied, in order.
    let last = catch_unwind(AssertUnwindSafe(|| app.update(Msg::End, clock.read())));
    for task in last.unwrap_or_default() {
        let _ = tasks.send((app.epoch, task));
    }
    drop(tasks);
    let worked = worker.join();
    let ended = ended.unwrap_or_else(|panic| resume_unwind(panic));
    worked.map_err(|_| panicked())?;
    ended
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
    let (mut ticked, mut drawn) = (Duration::ZERO, Duration::ZERO);
    let (mut waiting, mut stale) = (None, false);
    draw(app, terminal, clock)?;
    while !app.quit {
        // Somebody who types without a pause is still kept as a draft now and then: a tick waits for no silence.
        let now = clock.read();
        let left = (ticked + app.patience()).saturating_sub(now.elapsed);
        let msg = if left.is_zero() {
            if terminal::is_there() {
                Msg::Tick
            } else {
                Msg::End
            }
        } else if let Some(msg) = waiting.take() {
            msg
        } else {
            match messages.recv_timeout(left) {
                Ok(msg) => msg,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => Msg::End,
            }
        };
        let tick = matches!(msg, Msg::Tick);
        let stop = matches!(msg, Msg::Stop);
        if tick {
            ticked = now.elapsed;
        }
        let work = app.update(msg, clock.read());
        let closes = !work.is_empty();
        for task in work {
            if tasks.send((app.epoch, task)).is_err() {
                return Err(panicked());
            }
        }
        if app.epoch != epoch {
            // What was drawn goes with the lock, from the terminal and from its two copies here.
            epoch = app.epoch;
            *terminal = terminal::blank()?;
            #[cfg(target_os = "linux")]
            typed::forget();
        }
        if stop {
            waiting = closes.then(|| until_closed(messages)).flatten();
            if waiting.is_none() {
                *terminal = terminal::step_aside()?;
                let size = terminal.size().map_err(|_| no_terminal())?;
                app.update(Msg::Resize(size.width, size.height), clock.read());
            }
        }
        stale |= !tick || app.face() != face;
        // Keys that come faster than frames share one: a wheel that spins, a paste without brackets around it.
        waiting = waiting.or_else(|| messages.try_recv().ok());
        if stale && (waiting.is_none() || clock.read().elapsed >= drawn + FRAME) {
            stale = false;
            face = app.face();
            draw(app, terminal, clock)?;
            drawn = clock.read().elapsed;
        }
    }
    Ok(())
}

/// Waits until the journal is closed, five seconds at most. Keys pressed meanwhile are lost; to end is not.
fn until_closed(messages: &Receiver<Msg>) -> Option<Msg> {
    loop {
        match messages.recv_timeout(Duration::from_secs(5)) {
            Ok(Msg::Done(_, Done::Locked)) | Err(RecvTimeoutError::Timeout) => return None,
            Ok(Msg::End) | Err(RecvTimeoutError::Disconnected) => return Some(Msg::End),
            Ok(_) => {}
        }
    }
}

fn draw(app: &mut App, terminal: &mut DefaultTerminal, clock: &Clock) -> Result<(), Failure> {
    terminal::as_one_picture(|| {
        terminal.draw(|frame| {
            // The window may have changed since it was last said to have.
            let size = frame.area().as_size();
            if app.size != (size.width, size.height) {
                app.update(Msg::Resize(size.width, size.height), clock.read());
            }
            let (cursor, _) = app.view(frame.buffer_mut());
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    })
}

/// Ends the program when its thread panics.
struct LastWord(Sender<Msg>);

impl Drop for LastWord {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Msg::End);
        }
    }
}

fn work(mut worker: Worker, list: &Receiver<(u32, Task)>, inbox: &Sender<Msg>, clock: &Clock) {
    let mut confined = false;
    for (epoch, task) in list {
        let done = worker.perform(task, &clock.read().now);
        if let Some(folders) = worker.writes_in().filter(|_| !confined) {
            confine::writes(&folders);
            confined = true;
        }
        if inbox.send(Msg::Done(epoch, done)).is_err() {
            continue;
        }
    }
}

fn read_terminal(inbox: Sender<Msg>) {
    thread::spawn(move || {
        let inbox = LastWord(inbox);
        let mut late = LateAnswer::default();
        let mut longest = 0;
        loop {
            let mut events = vec![event::read()];
            #[cfg(target_os = "linux")]
            events.extend(typed::forgotten(&mut longest).into_iter().map(Ok));
            for event in events {
                let msg = match event {
                    Ok(Event::Key(key)) if late.holds(&key) => continue,
                    Ok(Event::Key(key)) => Msg::Key(key),
                    Ok(Event::Paste(text)) => {
                        longest = text.len().max(longest);
                        Msg::Paste(text)
                    }
                    Ok(Event::Mouse(mouse)) => Msg::Mouse(mouse),
                    Ok(Event::Resize(columns, rows)) => Msg::Resize(columns, rows),
                    Ok(_) => continue,
                    Err(_) => Msg::End,
                };
                let last = matches!(msg, Msg::End);
                if inbox.0.send(msg).is_err() || last {
                    return;
                }
            }
        }
    });
}

#[cfg(unix)]
fn read_signals(inbox: Sender<Msg>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let all = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP];
    let Ok(mut signals) = signal_hook::iterator::Signals::new(all) else {
        return;
    };
    thread::spawn(move || {
        for signal in signals.forever() {
            let msg = match signal {
                SIGHUP => Msg::Hangup,
                SIGTSTP => Msg::Stop,
                _ => Msg::End,
            };
            if inbox.send(msg).is_err() {
                return;
            }
        }
    });
}

#[cfg(not(unix))]
fn read_signals(_: Sender<Msg>) {}

//! How long a key press takes in the interface, drawing included, in texts of several lengths: letters and spaces typed
//! at the end of an answer. `cargo bench --bench typing`
#![allow(missing_docs)]

use afterhour::guides::Library;
use afterhour::passphrase::Passphrase;
use afterhour::tui::app::{App, Msg};
use afterhour::tui::screens::Moment;
use afterhour::tui::task::{Done, Task};
use afterhour::tui::theme::Theme;
use afterhour::tui::worker::Worker;
use afterhour::vault::{Cost, Vault};
use divan::{Bencher, black_box};
use jiff::Zoned;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use std::sync::Arc;
use std::time::Duration;

const SENTENCE: &str =
    "She wrote at ten at night, from the account with the garden on it, and I did not answer. ";

fn main() {
    divan::main();
}

/// The first question of today's prompt, with so many words written.
fn writing(words: usize) -> (App, Moment) {
    let dir = tempfile::tempdir().expect("a folder");
    let now: Zoned = "2026-11-21T19:30:00+00:00[UTC]".parse().expect("a day");
    let journal = dir.path().join("journal");
    let passphrase = Passphrase::new("otter bridge velvet marble lunar oxygen");
    let (vault, _) =
        Vault::create(&journal, &passphrase, Cost::THROW_AWAY, &now).expect("a new journal");
    let library = Arc::new(Library::built_in());
    let at = Moment {
        now: now.clone(),
        elapsed: Duration::ZERO,
    };
    let mut worker = Worker::unlocked(&journal, dir.path(), Arc::clone(&library), vault);
    let mut app = App::new(journal, true, library, Theme::dark(), (80, 24), at.clone());
    let done: Done = worker.perform(Task::Begin, &now);
    app.update(Msg::Done(app.epoch, done), at.clone());
    app.update(Msg::Key(KeyEvent::from(KeyCode::Char('w'))), at.clone());
    let count = SENTENCE.split_whitespace().count();
    app.update(Msg::Paste(SENTENCE.repeat(words / count)), at.clone());
    (app, at)
}

#[divan::bench(args = [50, 200, 400, 2_000, 10_000])]
fn a_key_press_in_a_text_of_so_many_words(bencher: Bencher, words: usize) {
    let (mut app, at) = writing(words);
    let mut letters = "and so on ".chars().cycle();
    bencher.bench_local(|| {
        let letter = letters.next().unwrap_or(' ');
        app.update(Msg::Key(KeyEvent::from(KeyCode::Char(letter))), at.clone());
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        black_box(app.view(&mut buffer));
    });
}

/// The look that follows when the writer rests.
#[divan::bench(args = [2_000, 10_000])]
fn a_rest_in_a_text_of_so_many_words(bencher: Bencher, words: usize) {
    let (mut app, at) = writing(words);
    bencher.bench_local(|| {
        app.update(Msg::Key(KeyEvent::from(KeyCode::Char('a'))), at.clone());
        let later = Moment {
            elapsed: at.elapsed + Duration::from_millis(400),
            ..at.clone()
        };
        black_box(app.update(Msg::Tick, later));
    });
}

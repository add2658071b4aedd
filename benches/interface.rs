//! From a key press to the frame: `App::update`, what the worker has to do for it, and the picture, at 120 columns by 40
//! rows. `cargo bench --bench interface`.
//!
//! The bars: 2 ms for a key, 16 ms (a frame) for the first list screen and for the hits of a search, in a journal of
//! 10,000 entries. A terminal's own time comes on top.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod corpus;
#[allow(dead_code, clippy::print_stderr)]
#[path = "../tests/pty/terminal.rs"]
mod terminal;

use afterhour::domain::{Answer, Page, Words};
use afterhour::guides::Library;
use afterhour::tui::app::{App, Msg};
use afterhour::tui::screens::Moment;
use afterhour::tui::task::{Done, Task};
use afterhour::tui::theme::Theme;
use afterhour::tui::worker::Worker;
use corpus::{COMMON, Corpus, RARE, now};
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

const SIZES: [usize; 2] = [1_000, 10_000];
const SCREEN: (u16, u16) = (120, 40);

/// The interface on an open journal: tasks are performed in line.
struct Interface {
    app: App,
    worker: Worker,
    frame: Buffer,
}

/// A journal that lies ready, and the interface that had it last.
struct Journal {
    _home: TempDir,
    interface: RefCell<Interface>,
}

impl Journal {
    fn of(size: usize) -> Rc<Self> {
        thread_local!(static ALL: RefCell<BTreeMap<usize, Rc<Journal>>> = RefCell::default());
        ALL.with(|all| {
            all.borrow_mut()
                .entry(size)
                .or_insert_with(|| Rc::new(Self::make(size)))
                .clone()
        })
    }

    fn make(size: usize) -> Self {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("journal");
        let mut vault = corpus::journal(&dir, size);
        // A draft of today's prompt with 2,000 words in its first answer.
        let library = Library::built_in();
        let guide = library.named("gibbs").unwrap();
        let text: Vec<String> = Corpus::new(10).map(|(_, text)| text).collect();
        let words: Vec<&str> = text
            .iter()
            .flat_map(|text| text.split(' '))
            .take(2_000)
            .collect();
        let paragraphs: Vec<String> = words.chunks(100).map(|words| words.join(" ")).collect();
        let mut page = Page::of(guide);
        let answer = Answer::Text(Words::new(&paragraphs.join("\n\n")));
        page.answers.insert(guide.questions[0].id.clone(), answer);
        let at = guide.questions[0].id.clone();
        vault
            .keep_draft(None, &page, guide, Some(&at), None, &now())
            .unwrap();
        Self {
            interface: RefCell::new(Interface::on(dir, vault)),
            _home: home,
        }
    }
}

impl Interface {
    fn on(dir: PathBuf, vault: afterhour::vault::Vault) -> Self {
        let library = Arc::new(Library::built_in());
        let worker = Worker::unlocked(&dir, &dir, Arc::clone(&library), vault);
        let app = App::new(dir, true, library, Theme::dark(), SCREEN, moment());
        let frame = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
        let mut interface = Self { app, worker, frame };
        interface.perform([Task::Begin].into());
        interface
    }

    /// One message, all that comes of it, and the frame.
    fn take(&mut self, msg: Msg) {
        let tasks = self.app.update(msg, moment());
        self.perform(tasks.into());
        self.draw();
    }

    fn perform(&mut self, mut tasks: VecDeque<Task>) {
        while let Some(task) = tasks.pop_front() {
            let done = self.worker.perform(task, &now());
            let more = self.app.update(Msg::Done(self.app.epoch, done), moment());
            tasks.extend(more);
        }
    }

    fn draw(&mut self) {
        self.frame.reset();
        divan::black_box(self.app.view(&mut self.frame));
    }

    /// The key of the list, until what it fetched is drawn; gives what is left to do.
    fn list(&mut self) -> VecDeque<Task> {
        let key = Msg::Key(KeyEvent::from(KeyCode::Char('2')));
        let mut tasks = VecDeque::from(self.app.update(key, moment()));
        self.draw();
        while let Some(task) = tasks.pop_front() {
            let done = self.worker.perform(task, &now());
            let is_list = matches!(done, Done::Found { .. });
            let more = self.app.update(Msg::Done(self.app.epoch, done), moment());
            tasks.extend(more);
            if is_list {
                break;
            }
        }
        self.draw();
        tasks
    }

    fn press(&mut self, code: KeyCode) {
        self.take(Msg::Key(KeyEvent::from(code)));
    }

    fn types(&mut self, words: &str) {
        for letter in words.chars() {
            self.press(KeyCode::Char(letter));
        }
    }

    /// Back on Today, from wherever the last measurement ended.
    fn home(&mut self) {
        let leave = KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL);
        self.take(Msg::Key(leave));
        for _ in 0..4 {
            self.press(KeyCode::Esc);
        }
        self.press(KeyCode::Char('1'));
        self.sees("[Today]");
    }

    /// So that a measurement measures what its name says.
    fn sees(&self, words: &str) {
        let width = usize::from(SCREEN.0);
        let rows = self.frame.content.chunks(width);
        let screen: Vec<String> = rows
            .map(|row| row.iter().map(|cell| cell.symbol()).collect())
            .collect();
        let screen = screen.join("\n");
        assert!(screen.contains(words), "no {words:?} in\n{screen}");
    }
}

fn moment() -> Moment {
    Moment {
        now: now(),
        elapsed: Duration::ZERO,
    }
}

/// Measures a step that leaves the interface where it was, from a place that is gone to first.
fn measure(
    bencher: Bencher,
    size: usize,
    go: impl Fn(&mut Interface),
    step: impl Fn(&mut Interface),
) {
    let journal = Journal::of(size);
    let mut interface = journal.interface.borrow_mut();
    interface.home();
    go(&mut interface);
    bencher.bench_local(|| step(&mut interface));
}

#[divan::bench(args = SIZES)]
fn move_in_the_list(bencher: Bencher, size: usize) {
    let go = |interface: &mut Interface| {
        interface.press(KeyCode::Char('2'));
        interface.sees("[Journal]");
    };
    measure(bencher, size, go, |interface| {
        interface.press(KeyCode::Down)
    });
}

#[divan::bench(args = SIZES)]
fn move_on_today(bencher: Bencher, size: usize) {
    measure(
        bencher,
        size,
        |_| {},
        |interface| interface.press(KeyCode::Down),
    );
}

/// The list is gone to from Today, as a key does it, until its first screen is shown. The desk is laid behind it.
#[divan::bench(args = SIZES)]
fn first_list_screen(bencher: Bencher, size: usize) {
    let journal = Journal::of(size);
    let interface = &journal.interface;
    bencher
        .with_inputs(|| interface.borrow_mut().home())
        .bench_local_values(|()| interface.borrow_mut().list());
    interface.borrow().sees("[Journal]");
    interface.borrow().sees("An evening online");
}

fn search(interface: &mut Interface, words: &str) {
    interface.press(KeyCode::Char('/'));
    interface.types(words);
    interface.sees("found");
}

/// The last letter of a word is typed, and taken back outside of the measurement.
fn last_letter(bencher: Bencher, size: usize, word: &str) {
    let journal = Journal::of(size);
    let interface = &journal.interface;
    interface.borrow_mut().home();
    search(&mut interface.borrow_mut(), word);
    let last = word.chars().last().unwrap();
    bencher
        .with_inputs(|| interface.borrow_mut().press(KeyCode::Backspace))
        .bench_local_values(|()| interface.borrow_mut().press(KeyCode::Char(last)));
}

/// Until the letter itself is on the screen: the hits come in a frame of their own, when the worker has them.
#[divan::bench(args = SIZES)]
fn search_letter_shown(bencher: Bencher, size: usize) {
    let journal = Journal::of(size);
    let interface = &journal.interface;
    interface.borrow_mut().home();
    search(&mut interface.borrow_mut(), COMMON);
    bencher
        .with_inputs(|| interface.borrow_mut().press(KeyCode::Backspace))
        .bench_local_values(|()| {
            let mut interface = interface.borrow_mut();
            let key = Msg::Key(KeyEvent::from(KeyCode::Char('s')));
            divan::black_box(interface.app.update(key, moment()));
            interface.draw();
        });
}

#[divan::bench(args = SIZES)]
fn search_first_letter(bencher: Bencher, size: usize) {
    last_letter(bencher, size, &COMMON[..1]);
}

#[divan::bench(args = SIZES)]
fn search_second_letter(bencher: Bencher, size: usize) {
    last_letter(bencher, size, &COMMON[..2]);
}

#[divan::bench(args = SIZES)]
fn search_common_word(bencher: Bencher, size: usize) {
    last_letter(bencher, size, COMMON);
}

#[divan::bench(args = SIZES)]
fn search_rare_word(bencher: Bencher, size: usize) {
    last_letter(bencher, size, RARE);
}

#[divan::bench(args = SIZES)]
fn open_an_entry(bencher: Bencher, size: usize) {
    let journal = Journal::of(size);
    let interface = &journal.interface;
    interface.borrow_mut().home();
    interface.borrow_mut().press(KeyCode::Char('2'));
    bencher
        .with_inputs(|| {
            let mut interface = interface.borrow_mut();
            interface.press(KeyCode::Esc);
            interface.press(KeyCode::Char('2'));
            interface.sees("[Journal]");
        })
        .bench_local_values(|()| interface.borrow_mut().press(KeyCode::Enter));
    interface.borrow().sees("An evening online");
}

/// A letter in the middle of 2,000 words; what was typed stays, so that the prose grows by a letter a time.
#[divan::bench(args = SIZES)]
fn type_in_prose(bencher: Bencher, size: usize) {
    let go = |interface: &mut Interface| {
        interface.press(KeyCode::Home);
        interface.sees("Go on with");
        interface.press(KeyCode::Enter);
        interface.sees("kept as a draft");
        for _ in 0..60 {
            interface.press(KeyCode::Up);
        }
    };
    measure(bencher, size, go, |interface| {
        interface.press(KeyCode::Char('e'))
    });
}

/// The most memory a program has held at once, in KiB; nothing once it has ended.
#[cfg(target_os = "linux")]
fn peak(program: rustix::process::Pid) -> Option<f64> {
    let file = format!("/proc/{}/status", program.as_raw_nonzero());
    let status = std::fs::read_to_string(file).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// What the program itself holds at most, in a terminal, with a journal whose key derivation takes no memory.
#[cfg(target_os = "linux")]
fn say_memory(size: usize) {
    let home = terminal::Home::new();
    drop(corpus::journal(&home.journal(), size));
    let passphrase = corpus::passphrase();
    let say = |what: &str, peak: Option<f64>| {
        let peak = peak.unwrap_or_default() * 1_024.0 / 1_000_000.0;
        println!("{size:>7} entries, {what:<44} {peak:>6.1} MB at most");
    };

    let mut list = home.start(&["list", "--json"]);
    list.sees("Passphrase")
        .types(passphrase.reveal())
        .key("Enter");
    let (program, most) = (list.pid, Cell::new(None));
    list.until_or_end(|_| {
        most.set(peak(program).or(most.get()));
        false
    });
    list.ends();
    say("list --json", most.get());

    let mut interface = home.start(&[]);
    interface
        .sees("is locked")
        .types(passphrase.reveal())
        .key("Enter")
        .sees("[Today]");
    say("the interface, unlocked", peak(interface.pid));
    interface
        .types("2")
        .sees("[Journal]")
        .sees("An evening online");
    say("the list", peak(interface.pid));
    interface.key("End");
    interface.types("/").types(COMMON).sees("found");
    say("a search", peak(interface.pid));
    // Two bytes of Esc that are read together are one key: each waits for what it does.
    interface
        .key("Enter")
        .sees("Esc back")
        .key("Esc")
        .sees("Esc to the list")
        .key("Esc")
        .sees("Esc clears");
    interface
        .types("3")
        .sees("[Incidents]")
        .types("4")
        .sees("[Echo chamber]")
        .types("5")
        .sees("[Presence]")
        .types("6")
        .sees("[Policy]")
        .types("7")
        .sees("[Supervision]");
    say("every screen", peak(interface.pid));
    interface
        .types("1")
        .sees("[Today]")
        .types("w")
        .sees("Esc leave")
        .types("I met Oyelaran on my way home.")
        .sees("a name");
    say(
        "a page, with what may identify somebody marked",
        peak(interface.pid),
    );
    // Prose with a table in it. Entries have some 200 words; of 2,000 nearly all of the lists comes in.
    let prose: Vec<&str> = include_str!("../README.md")
        .split_whitespace()
        .take(2_000)
        .collect();
    for (words, what, somebody) in [
        (200, "a page of 200 words, marked", "Adeyemi"),
        (2_000, "a page of 2,000 words, marked", "Okonkwo"),
    ] {
        let prose = prose[..words].join(" ");
        interface
            .types(&format!("\x1b[200~{prose} I rang {somebody}.\x1b[201~"))
            .sees(&format!("~ {somebody}"));
        say(what, peak(interface.pid));
    }
    interface.quits();
}

fn main() {
    #[cfg(target_os = "linux")]
    if std::env::args().any(|argument| argument == "--bench") {
        SIZES.into_iter().for_each(say_memory);
    }
    divan::main();
}

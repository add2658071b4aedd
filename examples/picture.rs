//! Draws the README's pictures: the program's own screens over the fictional year of `afterhour demo`, at a fixed moment,
//! as SVG files that come out the same on every machine.
//!
//! `cargo run --example picture` writes them into `assets/pictures`; a folder given as argument takes them instead.

use afterhour::demo;
use afterhour::guides::Library;
use afterhour::passphrase::Passphrase;
use afterhour::tui::app::{App, Msg};
use afterhour::tui::screens::Moment;
use afterhour::tui::task::Task;
use afterhour::tui::theme::Theme;
use afterhour::tui::worker::Worker;
use afterhour::vault::{Cost, Vault};
use jiff::Zoned;
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::collections::VecDeque;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs};
use unicode_width::UnicodeWidthStr;

/// A Saturday evening, the one of the stories in `tests/`.
const NOW: &str = "2026-11-21T19:30:00+00:00[Europe/London]";

const COLUMNS: u16 = 88;
const ROWS: u16 = 24;

/// The size of a cell and the frame around the screen, in SVG units. Monospace letters are 0.6 of their size wide.
const CELL: (f32, f32) = (8.4, 18.0);
const LETTERS: f32 = 14.0;
const FRAME: f32 = 16.0;

const GROUND: &str = "#16191d";
const PLAIN: &str = "#d8dde2";
const DIM: &str = "#8b949e";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/pictures")),
        PathBuf::from,
    );
    fs::create_dir_all(&folder)?;
    for (name, title, keys) in SCREENS {
        let journal = tempfile::tempdir()?;
        let mut sitting = Sitting::open(journal.path())?;
        for key in *keys {
            sitting.press(key);
        }
        let (screen, cursor) = sitting.look();
        fs::write(
            folder.join(format!("{name}.svg")),
            svg(title, &screen, cursor),
        )?;
    }
    Ok(())
}

/// File name, what it shows, and the keys that lead there from Today; other words are typed.
const SCREENS: &[(&str, &str, &[&str])] = &[
    (
        "today",
        "today's prompt, what is due, the last twelve weeks",
        &[],
    ),
    (
        "write",
        "a prompt being answered",
        &[
            "w",
            "Colours, mostly, and the weather of the first hour. I notice tonight that some of the colours are kinder \
             than others, and that I chose them before I knew anybody.",
        ],
    ),
    ("incidents", "the incidents and what is still to do", &["3"]),
    (
        "review",
        "a finding to decide before a summary leaves",
        &["7", "↓", "Enter", "Enter", "Enter"],
    ),
    ("echo", "two samples of voices beside each other", &["4"]),
    (
        "presence",
        "accounts, and what follows from how they are kept",
        &["5", "↓", "↓", "↓", "↓"],
    ),
    (
        "policy",
        "the clauses of a policy and how they stand",
        &["6"],
    ),
    (
        "supervision",
        "the next meeting, supervisors and the agenda",
        &["7"],
    ),
    ("figures", "what was written, counted", &["g", "→"]),
];

/// A practitioner at the demo, without threads: what comes of a key is performed before the next.
struct Sitting {
    app: App,
    worker: Worker,
    moment: Moment,
}

impl Sitting {
    fn open(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let moment = Moment {
            now: NOW.parse::<Zoned>()?,
            elapsed: Duration::ZERO,
        };
        let journal = folder.join("journal");
        let library = Arc::new(Library::built_in());
        let (mut vault, _) = Vault::create(
            &journal,
            &Passphrase::new("demo"),
            Cost::THROW_AWAY,
            &moment.now,
        )?;
        demo::fill(&mut vault, &library, &moment.now)?;
        let mut sitting = Self {
            app: App::new(
                journal.clone(),
                true,
                Arc::clone(&library),
                Theme::dark(),
                (COLUMNS, ROWS),
                moment.clone(),
            ),
            worker: Worker::unlocked(&journal, folder, library, vault),
            moment,
        };
        sitting.perform(vec![Task::Begin]);
        Ok(sitting)
    }

    fn press(&mut self, key: &str) {
        let codes = match key {
            "Enter" => vec![KeyCode::Enter],
            "↓" => vec![KeyCode::Down],
            words => words.chars().map(KeyCode::Char).collect(),
        };
        for code in codes {
            let key = KeyEvent::new(code, KeyModifiers::NONE);
            let tasks = self.app.update(Msg::Key(key), self.moment.clone());
            self.perform(tasks);
        }
    }

    fn perform(&mut self, tasks: Vec<Task>) {
        let mut queue: VecDeque<Task> = tasks.into();
        while let Some(task) = queue.pop_front() {
            let done = self.worker.perform(task, &self.moment.now);
            let msg = Msg::Done(self.app.epoch, done);
            queue.extend(self.app.update(msg, self.moment.clone()));
        }
    }

    fn look(&self) -> (Buffer, Option<(u16, u16)>) {
        let mut screen = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let (cursor, _) = self.app.view(&mut screen);
        (screen, cursor.map(|cursor| (cursor.x, cursor.y)))
    }
}

/// A screen as a picture. Each run of cells that look the same is one text of fixed length, so that the columns stand
/// in line whatever font the reader has.
fn svg(title: &str, screen: &Buffer, cursor: Option<(u16, u16)>) -> String {
    let (width, height) = (
        f32::from(screen.area.width) * CELL.0 + 2.0 * FRAME,
        f32::from(screen.area.height) * CELL.1 + 2.0 * FRAME,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-label=\"Afterhour: {title}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{GROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace\" \
         font-size=\"{LETTERS}\" fill=\"{PLAIN}\">\n"
    );
    if let Some((x, y)) = cursor {
        let (left, top) = corner(x, y);
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{}\" height=\"{}\" fill=\"{PLAIN}\" fill-opacity=\"0.3\"/>",
            CELL.0, CELL.1
        );
    }
    for y in 0..screen.area.height {
        line(&mut out, screen, y);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// Sets one row: words that look the same stand in one text, a gap of two columns begins the next.
fn line(out: &mut String, screen: &Buffer, y: u16) {
    let cell = |x: u16| &screen[(x, y)];
    let blank = |x: u16| x >= screen.area.width || cell(x).symbol() == " ";
    let mut x = 0;
    while x < screen.area.width {
        if blank(x) {
            x += 1;
            continue;
        }
        let (start, look) = (x, look(cell(x)));
        let mut text = String::new();
        while x < screen.area.width && self::look(cell(x)) == look && !(blank(x) && blank(x + 1)) {
            text.push_str(cell(x).symbol());
            x += (cell(x).symbol().width() as u16).max(1);
        }
        let text = text.trim_end();
        let (left, top) = corner(start, y);
        let _ = writeln!(
            out,
            "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{:.1}\"{look}>{}</text>",
            top + LETTERS - 0.5,
            text.width() as f32 * CELL.0,
            text.replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;"),
        );
    }
}

fn corner(x: u16, y: u16) -> (f32, f32) {
    (FRAME + f32::from(x) * CELL.0, FRAME + f32::from(y) * CELL.1)
}

fn look(cell: &Cell) -> String {
    let mut look = match cell.fg {
        Color::Cyan => " fill=\"#6cc7d1\"".to_owned(),
        Color::Yellow => " fill=\"#e3b65c\"".to_owned(),
        _ if cell.modifier.contains(Modifier::DIM) => format!(" fill=\"{DIM}\""),
        _ => String::new(),
    };
    if cell.modifier.contains(Modifier::BOLD) {
        look.push_str(" font-weight=\"bold\"");
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        look.push_str(" text-decoration=\"underline\"");
    }
    look
}

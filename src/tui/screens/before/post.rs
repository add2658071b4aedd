//! The text that may be posted, what is found in it, and which details meet. In memory only.

use crate::anonymise::{Jigsaw, jigsaw};
use crate::domain::{Answer, AnswerKind, Words, many};
use crate::tui::canvas::{Canvas, Hit, MEASURE, body};
use crate::tui::desk::Desk;
use crate::tui::field::{self, Field, Reply};
use crate::tui::keymap::Command;
use crate::tui::marks::Marks;
use crate::tui::screens::findings::{Answered, Findings, NOTHING_FOUND};
use crate::tui::screens::paper::MARGIN;
use crate::tui::screens::write::{NOTHING_TO_UNDO, control};
use crate::tui::screens::{Around, Input, Next};
use crate::tui::task::Task;
use crate::tui::text::{Outcome, Text};
use crate::tui::wrap;
use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseEventKind};
use ratatui::layout::{Rect, Size};
use std::time::Duration;

/// The most rows that say which details meet.
const TOGETHER: u16 = 3;

const NOTHING: &str =
    "Nothing found by this check. It knows neither your readers nor what they know already.";

const TOO_LONG: &str = "This is longer than one text can be; nothing was changed.";

/// The text, and what was found in it.
pub struct Post {
    text: Field,
    findings: Findings,
    together: Option<Jigsaw>,
}

impl Default for Post {
    fn default() -> Self {
        Self {
            text: Field::new(&AnswerKind::Text, None),
            findings: Findings::default(),
            together: None,
        }
    }
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Post({:?})", self.marks())
    }
}

impl Post {
    /// An answer, with words in it already.
    pub fn answer(words: &Words) -> Self {
        Self {
            text: Field::new(&AnswerKind::Text, Some(&Answer::Text(words.clone()))),
            ..Self::default()
        }
    }

    /// Whether it is being chosen what stands instead of a finding.
    pub fn is_choosing(&self) -> bool {
        self.findings.instead().is_some()
    }

    /// Why a command would do nothing now.
    pub fn unavailable(&self, command: Command) -> Option<String> {
        if let Some(instead) = self.findings.instead() {
            return instead.unavailable(command);
        }
        let why = match command {
            Command::NextQuestion if self.is_blank() => {
                "There is no text yet: paste it or write it here."
            }
            Command::Instead if self.marks().finds_nothing() => NOTHING_FOUND,
            Command::Undo if self.text.prose().is_some_and(|text| !text.can_undo()) => {
                NOTHING_TO_UNDO
            }
            _ => return None,
        };
        Some(why.into())
    }

    /// Looks through the text, if it is another.
    pub fn look(&mut self, desk: &Desk, at: Duration) {
        let prose = self.text.prose();
        if self.findings.look(prose, desk.register(), at) {
            self.together = together(self.marks(), self.prose().0);
        }
    }

    /// What was found.
    pub fn marks(&self) -> &Marks {
        self.findings.marks()
    }

    /// The register is another.
    pub fn forget(&mut self) {
        self.findings.forget();
    }

    /// The details that meet, if they do.
    pub fn together(&self) -> Option<&Jigsaw> {
        self.together.as_ref()
    }

    fn prose(&self) -> (&str, usize) {
        let prose = self.text.prose();
        prose.map_or(("", 0), |prose: &Text| (prose.read(), prose.caret()))
    }

    /// What is written.
    pub fn text(&self) -> Words {
        Words::new(self.prose().0)
    }

    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        self.prose().0.trim().is_empty()
    }

    /// Takes an input.
    pub fn update(&mut self, input: Input, around: &Around) -> Next {
        if self.is_choosing() {
            return self.put_instead(input, around);
        }
        let input = match input {
            Input::Command(Command::Instead) => {
                self.settle(around);
                return self.findings.choose_row(0, self.text.prose(), around);
            }
            Input::Mouse(MouseEventKind::Down(_), Hit::Row(row)) => {
                return self.findings.choose_row(row, self.text.prose(), around);
            }
            Input::Command(Command::Undo) => field::Input::Key(control('z')),
            Input::Command(Command::Empty) => field::Input::Key(control('u')),
            Input::Command(Command::Up) => field::Input::Key(KeyEvent::from(KeyCode::Up)),
            Input::Command(Command::Down) => field::Input::Key(KeyEvent::from(KeyCode::Down)),
            Input::Key(key) => field::Input::Key(key),
            Input::Paste(text) => field::Input::Paste(Words::new(&text)),
            Input::Mouse(kind, Hit::Field(column, row)) => {
                field::Input::Mouse { row, column, kind }
            }
            Input::Command(_) | Input::Mouse(..) => return Next::Unused,
        };
        let area = self.layout(around.width, around.height + around.top).area;
        let size = Size::new(area.width, area.height);
        match self.text.apply(input, size, &around.beside(&[])) {
            Reply::Unused => Next::Unused,
            Reply::TooLong => Next::Say(TOO_LONG.into()),
            Reply::Used | Reply::Changed | Reply::Done { .. } => Next::Stay,
        }
    }

    /// Looks through all of it now.
    pub fn settle(&mut self, around: &Around) {
        self.findings.settle(around.desk.register());
        self.together = together(self.marks(), self.prose().0);
    }

    fn put_instead(&mut self, input: Input, around: &Around) -> Next {
        let put = match self.findings.update(input, self.text.prose(), around) {
            Answered::Next(next) => return next,
            Answered::Put(put) => put,
        };
        let text = self.text.prose_mut();
        match text.map(|text| text.replace(put.span, &put.with)) {
            Some(Outcome::TooLong) => Next::Say(TOO_LONG.into()),
            _ => Next::Run(put.learns.map(Task::learn).into_iter().collect()),
        }
    }

    /// What the check found, in the words of `afterhour check`.
    pub fn outcome(&self) -> String {
        match self.marks().found().count() {
            0 if self.together.is_none() => NOTHING.to_owned(),
            count => format!(
                "{}. The decision is yours.",
                many(count, "finding", "findings")
            ),
        }
    }

    /// Where the text lies in a page of this many columns and rows, and what stands below it.
    fn layout(&self, width: u16, height: u16) -> Layout {
        let measure = width.saturating_sub(MARGIN + 1).clamp(1, MEASURE);
        // Below the line of help.
        let first = body(height) + 1;
        let said = match () {
            () if self.is_blank() => String::new(),
            () if self.marks().is_waiting() => "looking through it…".to_owned(),
            () => self.outcome(),
        };
        let said = wrap::words(&said, measure.into());
        let together = self.together.as_ref().map_or("", |found| &found.warning);
        let mut together = wrap::words(together, measure.into());
        together.truncate(usize::from(TOGETHER.min(height / 6)));
        let gap = u16::from(!together.is_empty());
        let below = said.len() as u16 + together.len() as u16 + gap;
        let rows = height.saturating_sub(first + below + 1).max(1);
        let found = self.marks().rows(rows);
        Layout {
            area: Rect::new(MARGIN, first, measure, rows - found),
            found,
            together,
            said,
        }
    }

    /// Draws itself, under a title with a word to its right and a line of help.
    pub fn view(&self, title: &str, right: &str, help: &str, around: &Around, canvas: &mut Canvas) {
        if let Some(instead) = self.findings.instead() {
            return instead.view(canvas);
        }
        canvas.head(title, right);
        let (dim, warm) = (canvas.theme.dim, canvas.theme.warm);
        canvas.put(MARGIN, canvas.body(), help, dim);
        let layout = self.layout(canvas.area.width, canvas.area.height);
        let Rect {
            x,
            y,
            width,
            height,
        } = layout.area;
        let caret = self.prose().1;
        let marks = self.marks().drawn(caret);
        let beside = around.beside(&marks);
        let area = Rect::new(canvas.area.x + x, canvas.area.y + y, width, height);
        canvas.zone(x, y, width, height, Hit::Field(0, 0));
        let area = area.intersection(canvas.area);
        canvas.cursor = self.text.view(area, canvas.buf, &beside);
        let written = self.text.seen(area.as_size());
        self.marks().view(caret, y + written, layout.found, canvas);
        let first = y + height + layout.found + 1;
        for (y, line) in (first..).zip(&layout.together) {
            canvas.put(MARGIN, y, line, warm);
        }
        let said = layout.said.len() as u16;
        let first = canvas.area.height.saturating_sub(said);
        for (y, line) in (first..).zip(&layout.said) {
            canvas.put(MARGIN, y, line, dim);
        }
    }
}

/// The text's place on the page, and the lines below it.
struct Layout {
    area: Rect,
    /// Rows for what was found.
    found: u16,
    /// Which details meet.
    together: Vec<String>,
    /// What the check says in all.
    said: Vec<String>,
}

fn together(marks: &Marks, text: &str) -> Option<Jigsaw> {
    jigsaw(&[(text, marks.found().collect())])
}

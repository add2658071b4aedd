//! Lines to type into, with one focus: the small forms, the wizard and the passphrase are made of them.

use super::Input;
use super::paper::{MARGIN, Paper};
use crate::domain::{Words, clean};
use crate::failure::Failure;
use crate::tui::canvas::Hit;
use crate::tui::field::edit;
use crate::tui::keymap::Command;
use crate::tui::text::{Edit, Motion, Outcome, Room, Text};
use crate::tui::theme::Theme;
use crate::tui::wrap;
use ratatui::style::Style;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

/// The longest a line gets, in characters.
const LONGEST: usize = 1_000;

/// A line to type into, with its label.
#[derive(Debug)]
pub struct Line {
    label: String,
    help: String,
    text: Text,
    secret: bool,
}

/// Lines in order, one of them with the focus.
#[derive(Debug)]
pub struct Fields {
    lines: Vec<Line>,
    focus: usize,
    /// Secrets are shown as they are.
    shown: bool,
    /// What is wrong, or what came of it.
    said: String,
}

/// What an input did to the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Another focus, or nothing to be done.
    Stay,
    /// A text is another.
    Changed,
    /// Enter on the last line.
    Submit,
    /// It means nothing to lines.
    Unused,
}

impl Line {
    /// An empty line; `help` is shown while it has the focus.
    pub fn new(label: &str, help: &str) -> Self {
        Self {
            label: label.to_owned(),
            help: help.to_owned(),
            text: Text::one_line(&Words::default()),
            secret: false,
        }
    }

    /// The same holding words.
    pub fn holding(self, words: &Words) -> Self {
        Self {
            text: Text::one_line(words),
            ..self
        }
    }

    /// The same, masked until it is asked to be shown.
    pub fn secret(self) -> Self {
        Self {
            secret: true,
            ..self
        }
    }

    fn take(&mut self, edit: Edit) -> Outcome {
        let more = match &edit {
            Edit::Insert(_) => 1,
            Edit::Paste(words) => words.read().chars().count(),
            _ => 0,
        };
        if more > 0 && self.text.read().chars().count() + more > LONGEST {
            return Outcome::TooLong;
        }
        let room = Room {
            width: LONGEST,
            height: 1,
        };
        self.text.apply(edit, room)
    }

    /// What is on the screen for the text: itself, or a sign for each letter.
    fn face(&self, shown: bool, ascii: bool) -> Zeroizing<String> {
        if !self.secret || shown {
            return Zeroizing::new(self.text.read().to_owned());
        }
        let sign = if ascii { "*" } else { "•" };
        Zeroizing::new(sign.repeat(self.text.read().graphemes(true).count()))
    }

    /// The byte of the face that stands for a byte of the text.
    fn face_byte(&self, byte: usize, face: &str) -> usize {
        if face == self.text.read() {
            return byte;
        }
        let before = self.text.read()[..byte].graphemes(true).count();
        face.chars().take(before).map(char::len_utf8).sum()
    }

    /// The byte of the text that a byte of its face stands for.
    fn text_byte(&self, byte: usize, face: &str) -> usize {
        if face == self.text.read() {
            return byte;
        }
        let before = face[..byte].chars().count();
        self.text
            .read()
            .graphemes(true)
            .take(before)
            .map(str::len)
            .sum()
    }
}

impl Fields {
    /// These lines, the focus on the first; at least one.
    pub fn of(lines: Vec<Line>) -> Self {
        Self {
            lines,
            focus: 0,
            shown: false,
            said: String::new(),
        }
    }

    /// One line.
    pub fn one(line: Line) -> Self {
        Self::of(vec![line])
    }

    /// What stands in a line, without white space at its ends.
    pub fn read(&self, line: usize) -> &str {
        self.lines[line].text.read().trim()
    }

    /// The line with the focus.
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// Whether a line is masked until it is asked to be shown.
    pub fn has_secret(&self) -> bool {
        self.lines.iter().any(|line| line.secret)
    }

    /// What is said below the lines.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Whether nothing is written in any line.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text.is_blank())
    }

    /// Says what is wrong and puts the focus on the line it is about. Nothing typed is lost.
    pub fn mind(&mut self, line: usize, words: impl Into<String>) {
        self.focus = line.min(self.lines.len() - 1);
        self.said = words.into();
    }

    /// Selects a line, so that typing replaces it.
    pub fn select(&mut self, line: usize) {
        let _ = self.lines[line].take(Edit::SelectAll);
    }

    /// Takes an input. `width` is that of the area in columns, for clicks.
    pub fn update(&mut self, input: &Input, width: u16) -> Act {
        let count = self.lines.len();
        match input {
            Input::Command(Command::Enter) if self.focus + 1 == count => Act::Submit,
            Input::Command(Command::Enter | Command::Down) => self.go((self.focus + 1) % count),
            Input::Command(Command::Up) => self.go((self.focus + count - 1) % count),
            Input::Command(Command::Reveal) if self.lines.iter().any(|line| line.secret) => {
                self.shown = !self.shown;
                Act::Stay
            }
            Input::Command(_) => Act::Unused,
            Input::Key(key) => edit(key).map_or(Act::Unused, |edit| self.apply(edit)),
            Input::Paste(text) => {
                let text = Zeroizing::new(clean(text));
                self.apply(Edit::Paste(Words::new(text.trim_end_matches('\n'))))
            }
            Input::Mouse(_, Hit::Row(line)) if *line < count => self.go(*line),
            Input::Mouse(_, Hit::Field(column, row)) => {
                let line = &self.lines[self.focus];
                // How the sign of a masked letter is spelled does not matter to where it stands.
                let face = line.face(self.shown, true);
                let rows = wrap::lines(&face, self.room(width));
                let byte = wrap::byte_at(&face, &rows, (*row).into(), (*column).into());
                let byte = line.text_byte(byte, &face);
                self.apply(Edit::Move(Motion::To(byte)))
            }
            Input::Mouse(..) => Act::Unused,
        }
    }

    fn go(&mut self, line: usize) -> Act {
        self.focus = line;
        Act::Stay
    }

    fn apply(&mut self, edit: Edit) -> Act {
        match self.lines[self.focus].take(edit) {
            Outcome::Changed => {
                self.said.clear();
                Act::Changed
            }
            Outcome::TooLong => {
                self.said =
                    format!("A line holds at most {LONGEST} characters; nothing was added.");
                Act::Stay
            }
            Outcome::Moved | Outcome::Nothing => Act::Stay,
        }
    }

    /// Columns for labels.
    fn labels(&self) -> u16 {
        let widest = self
            .lines
            .iter()
            .map(|line| wrap::width_of(&line.label))
            .max();
        widest.unwrap_or_default() as u16
    }

    /// Columns for what is typed; one is left for the cursor at the end.
    fn room(&self, width: u16) -> usize {
        let room = width.saturating_sub(MARGIN + self.labels() + 2 + 1);
        usize::from(room.max(1))
    }

    /// Lays the lines, below them the help of the focused one and what is said.
    pub fn lay<'a>(&'a self, paper: &mut Paper<'a>, theme: &Theme) {
        self.lay_when(true, paper, theme);
    }

    /// The same; while the focus is elsewhere no line shows it.
    pub fn lay_when<'a>(&'a self, focused: bool, paper: &mut Paper<'a>, theme: &Theme) {
        let (mut first, mut caret) = (paper.len(), paper.len());
        for number in 0..self.lines.len() {
            let start = paper.len();
            let row = self.lay_line(paper, number, focused && number == self.focus, theme);
            if number == self.focus {
                (first, caret) = (start, start + row);
            }
        }
        let help = &self.lines[self.focus].help;
        if !help.is_empty() {
            paper.gap();
            paper.prose(help, theme.dim);
        }
        if !self.said.is_empty() {
            paper.gap();
            paper.prose(&self.said, theme.warm);
        }
        paper.keep(first, caret);
    }

    /// Lays a line; the row of the caret within it comes back.
    fn lay_line<'a>(
        &'a self,
        paper: &mut Paper<'a>,
        number: usize,
        focused: bool,
        theme: &Theme,
    ) -> usize {
        let line = &self.lines[number];
        let face = line.face(self.shown, theme.ascii);
        let room = self.room(paper.width());
        let x = MARGIN + self.labels() + 2;
        let rows = wrap::lines(&face, room);
        let caret = line.face_byte(line.text.caret(), &face);
        let caret = wrap::position_of(&face, &rows, caret);
        let selected = line
            .text
            .selection()
            .filter(|_| focused)
            .map(|range| line.face_byte(range.start, &face)..line.face_byte(range.end, &face));
        let height = rows.len() as u16;
        for (at, row) in rows.into_iter().enumerate() {
            let parts = parts(&face, row, selected.as_ref());
            paper.row(move |canvas, y| {
                let dim = canvas.theme.dim;
                let width = canvas.area.width;
                if at == 0 {
                    canvas.put(
                        MARGIN,
                        y,
                        &line.label,
                        if focused { Style::new() } else { dim },
                    );
                    canvas.zone(0, y, width, height, Hit::Row(number));
                }
                let mut column = x;
                for (text, is_selected) in &parts {
                    let style = if *is_selected {
                        Style::new().reversed()
                    } else {
                        Style::new()
                    };
                    column += canvas.put(column, y, text, style);
                }
                if line.text.read().is_empty() && !focused {
                    let sign = canvas.theme.sign("…", "...");
                    canvas.put(x, y, sign, dim);
                }
                if focused && at == 0 {
                    let (sign, cool) = (canvas.theme.sign("▸", ">"), canvas.theme.cool);
                    canvas.put(1, y, sign, cool);
                    canvas.zone(x, y, width.saturating_sub(x), height, Hit::Field(0, 0));
                }
                if focused && at == caret.0 {
                    canvas.cursor_at(x + caret.1 as u16, y);
                }
            });
        }
        caret.0
    }
}

/// A failure as a page says it: what, and below it the next step.
pub fn told(failure: &Failure) -> String {
    let mut lines = vec![sentence(&failure.message)];
    lines.extend(failure.hint.as_deref().map(sentence));
    lines.join("\n")
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    let mut sentence: String = first.into_iter().flatten().chain(letters).collect();
    if !sentence.ends_with(['.', '?']) {
        sentence.push('.');
    }
    sentence
}

/// The row in up to three parts, with whether each is selected.
fn parts(
    face: &str,
    row: Range<usize>,
    selected: Option<&Range<usize>>,
) -> Vec<(Zeroizing<String>, bool)> {
    let within = |byte: usize| byte.clamp(row.start, row.end);
    let chosen = selected.map_or(row.end..row.end, |range| {
        within(range.start)..within(range.end)
    });
    [
        (row.start..chosen.start, false),
        (chosen.clone(), true),
        (chosen.end..row.end, false),
    ]
    .into_iter()
    .filter(|(range, _)| !range.is_empty())
    .map(|(range, is_selected)| (Zeroizing::new(face[range].to_owned()), is_selected))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::canvas::Canvas;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEventKind};
    use ratatui::layout::{Position, Rect};

    fn typed(fields: &mut Fields, text: &str) {
        fields.update(&Input::Paste(text.into()), 60);
    }

    /// The page as text, and the hardware cursor.
    fn drawn(fields: &Fields, height: u16) -> (Vec<String>, Option<Position>) {
        let theme = Theme::no_color();
        let mut buf = Buffer::empty(Rect::new(0, 0, 60, height));
        let mut canvas = Canvas::new(&mut buf, &theme);
        let mut paper = Paper::new(60);
        fields.lay(&mut paper, &theme);
        paper.draw(&mut canvas, 0);
        let cursor = canvas.cursor;
        let row = |y| {
            (0..60)
                .map(|x| buf[(x, y)].symbol())
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        ((0..height).map(row).collect(), cursor)
    }

    #[test]
    fn a_long_line_goes_on_below_and_nothing_of_it_is_cut() {
        let mut fields = Fields::one(Line::new("Public key", ""));
        let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        typed(&mut fields, key);
        let (rows, cursor) = drawn(&fields, 4);
        let shown: String = rows[..2]
            .iter()
            .map(|row| row.trim_start_matches(" ▸ Public key").trim())
            .collect();
        assert!(
            shown.ends_with("cac8p") && rows[0].contains("age1ql3"),
            "{rows:?}"
        );
        assert_eq!(cursor, Some(Position::new(15 + 62 - 44, 1)));
    }

    #[test]
    fn a_masked_letter_is_one_sign_and_a_click_finds_it() {
        let mut fields = Fields::one(Line::new("Passphrase", "").secret());
        typed(&mut fields, "ö漢👩‍👧x");
        let (rows, cursor) = drawn(&fields, 2);
        assert_eq!(rows[0], " ▸ Passphrase  ••••");
        assert_eq!(cursor, Some(Position::new(19, 0)));
        let left = MouseEventKind::Down(MouseButton::Left);
        fields.update(&Input::Mouse(left, Hit::Field(2, 0)), 60);
        assert_eq!(drawn(&fields, 2).1, Some(Position::new(17, 0)));
        fields.update(&Input::Key(KeyEvent::from(KeyCode::Backspace)), 60);
        assert_eq!(fields.read(0), "ö👩‍👧x");
        fields.update(&Input::Command(Command::Reveal), 60);
        assert!(drawn(&fields, 2).0[0].contains("ö"));
    }

    #[test]
    fn a_paste_beyond_the_end_adds_nothing_and_says_so() {
        let mut fields = Fields::one(Line::new("Name", ""));
        typed(&mut fields, "Ruth");
        typed(&mut fields, &"x".repeat(LONGEST));
        assert_eq!(fields.read(0), "Ruth");
        assert!(fields.said.contains("at most 1000"), "{}", fields.said);
    }

    #[test]
    fn a_failure_is_told_in_sentences() {
        let failure =
            Failure::new("the disk is full; nothing was saved").hint("make room and try again");
        assert_eq!(
            told(&failure),
            "The disk is full; nothing was saved.\nMake room and try again."
        );
    }

    proptest! {
        #[test]
        fn the_cursor_is_on_the_screen_whatever_is_typed_and_however_low_it_is(
            texts in prop::collection::vec("\\PC{0,80}", 1..6), downs in 0_usize..6, height in 1_u16..12, masked: bool,
        ) {
            let line = |text: &String| {
                let line = Line::new("Label", "a line of help").holding(&Words::new(text));
                if masked { line.secret() } else { line }
            };
            let mut fields = Fields::of(texts.iter().map(line).collect());
            for _ in 0..downs {
                fields.update(&Input::Command(Command::Down), 60);
            }
            let cursor = drawn(&fields, height).1;
            prop_assert!(cursor.is_some_and(|cursor| cursor.x < 60 && cursor.y < height), "{cursor:?}");
        }
    }
}

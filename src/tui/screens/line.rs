//! Lines to type into, with one focus: the small forms, the wizard and the passphrase are made of them.
//!
//! What is proposed stands selected, and typing replaces it. What was typed and refused stays to be mended, with the cursor
//! at its end, be it a path, a number, a day or a name. A refused secret is typed anew, since nobody sees what would be mended.

mod view;

use super::Input;
use crate::domain::{Words, clean};
use crate::tui::canvas::Hit;
use crate::tui::field::edit;
use crate::tui::keymap::Command;
use crate::tui::text::{Edit, Motion, Outcome, Room, Text};
use zeroize::Zeroizing;

/// The longest a line gets, in characters.
const LONGEST: usize = 1_000;

/// A line is never scrolled.
const ROOM: Room = Room {
    width: LONGEST,
    height: 1,
};

/// A line to type into, with its label.
#[derive(Debug)]
pub struct Line {
    label: String,
    help: String,
    text: Text,
    secret: bool,
    /// It holds a suggestion that nobody has touched. It stands selected: the first letter replaces it.
    suggested: bool,
    /// What stands in it is offered each time the focus comes to it, not at first alone.
    each_time: bool,
    /// It held something before anything was typed.
    filled: bool,
    /// It was changed since the form began, or since it was refused.
    changed: bool,
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
            suggested: false,
            each_time: false,
            filled: false,
            changed: false,
        }
    }

    /// The same holding words.
    pub fn holding(self, words: &Words) -> Self {
        Self {
            text: Text::one_line(words),
            filled: !words.is_blank(),
            ..self
        }
    }

    /// The same holding a suggestion, selected: the first letter or a paste replaces it, anything else edits it.
    pub fn suggesting(self, words: &Words) -> Self {
        let mut line = self.holding(words);
        line.suggested = line.filled;
        let _ = line.text.apply(Edit::SelectAll, ROOM);
        line
    }

    /// The same; what stands in it is offered again each time the focus comes to it, whatever was typed there before.
    pub fn each_time(self) -> Self {
        Self {
            each_time: true,
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
        let replaces = more > 0 || matches!(edit, Edit::Select(_) | Edit::SelectAll);
        if std::mem::take(&mut self.suggested) && !replaces {
            let _ = self.text.apply(Edit::Move(Motion::End), ROOM);
        }
        let outcome = self.text.apply(edit, ROOM);
        self.changed |= outcome == Outcome::Changed;
        outcome
    }

    /// Leaves what stands there to be mended, with the cursor at its end. A secret stays as it is.
    fn mend(&mut self) {
        if !self.secret {
            self.suggested = false;
            let _ = self.text.apply(Edit::Move(Motion::End), ROOM);
        }
    }

    fn empty(&mut self) {
        self.text = Text::one_line(&Words::default());
        self.suggested = false;
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

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// The line with the focus.
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// Whether this line is masked.
    pub fn is_secret(&self, line: usize) -> bool {
        self.lines[line].secret
    }

    /// Whether a line is masked until it is asked to be shown.
    pub fn has_secret(&self) -> bool {
        self.lines.iter().any(|line| line.secret)
    }

    /// Whether secrets are shown as they are.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// What is said below the lines.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Whether nothing is written in any line.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text.is_blank())
    }

    /// Whether something was typed that leaving would lose. What was refused is not counted until it is another.
    pub fn would_be_lost(&self) -> bool {
        let lost = |line: &Line| line.changed && (line.filled || !line.text.is_blank());
        self.lines.iter().any(lost)
    }

    /// Refuses what stands in a line, says why and puts the focus on it. A secret is emptied, since nobody sees what the
    /// next letters would be added to; so are the secrets below it, which are the same one once more.
    pub fn refuse(&mut self, line: usize, words: impl Into<String>) {
        self.mind(line, words);
        let refused = &mut self.lines[self.focus..];
        refused[0].changed = false;
        if refused[0].secret {
            let again = refused.iter_mut().take_while(|line| line.secret);
            again.for_each(Line::empty);
        }
    }

    /// Says that the lines as they stand will not do, and puts the focus on one of them.
    pub fn refuse_all(&mut self, line: usize, words: impl Into<String>) {
        self.mind(line, words);
        for line in &mut self.lines {
            line.changed = false;
        }
    }

    /// Empties a secret that was refused.
    pub fn empty(&mut self, line: usize) {
        self.lines[line].empty();
    }

    /// Offers a line as it stands, like a suggestion: the first letter replaces it, anything else edits it.
    pub fn offer(&mut self, line: usize) {
        self.select(line);
        self.lines[line].suggested = !self.lines[line].text.is_blank();
    }

    /// Says what is wrong and puts the focus on the line it is about, to be mended. Nothing typed is lost.
    pub fn mind(&mut self, line: usize, words: impl Into<String>) {
        self.focus = line.min(self.lines.len() - 1);
        self.lines[self.focus].mend();
        self.say(words);
    }

    /// Says something below the lines, and leaves the focus and the cursor where they are.
    pub fn say(&mut self, words: impl Into<String>) {
        self.said = words.into();
    }

    /// Puts the focus on a line, and says no more what was said.
    pub fn go_to(&mut self, line: usize) {
        self.go(line);
        self.say("");
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
            Input::Command(Command::Enter | Command::Down) => {
                self.go((self.focus + 1).min(count - 1))
            }
            Input::Command(Command::Up) => self.go(self.focus.saturating_sub(1)),
            Input::Command(Command::Reveal) if self.lines.iter().any(|line| line.secret) => {
                self.shown = !self.shown;
                Act::Stay
            }
            Input::Command(Command::Empty) => self.wipe(),
            Input::Command(_) => Act::Unused,
            Input::Key(key) => edit(key).map_or(Act::Unused, |edit| self.apply(edit)),
            Input::Paste(text) => {
                let text = Zeroizing::new(clean(text));
                self.apply(Edit::Paste(Words::new(text.trim_end_matches('\n'))))
            }
            Input::Mouse(_, Hit::Row(line)) if *line < count => self.go(*line),
            Input::Mouse(_, Hit::Field(column, row)) => {
                let byte = self.byte_under(*column, *row, width);
                self.apply(Edit::Move(Motion::To(byte)))
            }
            Input::Mouse(..) => Act::Unused,
        }
    }

    /// Empties the line with the focus. Of a secret nothing stays that could be brought back.
    fn wipe(&mut self) -> Act {
        let line = &mut self.lines[self.focus];
        if line.secret {
            line.empty();
            line.changed = true;
            self.said.clear();
            return Act::Changed;
        }
        let _ = line.take(Edit::SelectAll);
        self.apply(Edit::Backspace)
    }

    fn go(&mut self, line: usize) -> Act {
        self.focus = line;
        if self.lines[line].each_time {
            self.offer(line);
        }
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
}

#[cfg(test)]
mod tests;

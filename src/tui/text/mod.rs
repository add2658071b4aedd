//! The text of one answer while it is written: words, caret, selection, undo. Knows no key, no colour, no screen.
//!
//! Our own small editor because the two that exist for ratatui 0.30 don't fit a journal of therapists. rat-text
//! keeps its layout in mutable state, where our view is a function of the app; its rope and undo buffers leave
//! clinical text in memory; it panics on tabs, U+200B and U+00AD; and it brings the unmaintained fxhash.
//! ratatui-textarea deletes by code point, which splits accents and emoji, and can't underline a range.
//! What prose needs beyond a string is small: graphemes, rows, undo.
//!
//! Every buffer that held text is wiped when it is dropped or outgrown.

mod history;
mod motion;

use super::wrap;
use crate::domain::{Words, clean};
use history::{Caret, Change, History, Run, splice};
pub use motion::Motion;
use std::ops::Range;
use zeroize::Zeroizing;

/// The longest a text can be made, in characters: some 35,000 words. A longer one that was opened is kept.
pub const LIMIT: usize = 200_000;

/// The room a text is wrapped and scrolled in, in cells; 0 counts as 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Cells in a row.
    pub width: usize,
    /// Rows that are seen at once.
    pub height: usize,
}

/// What can be done to a text. Without `Debug` in the program, since it carries what was typed.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug))]
pub enum Edit {
    /// A typed character; a line end is refused in a text of one line.
    Insert(char),
    /// Pasted text; in a text of one line its line ends become spaces.
    Paste(Words),
    /// Deletes the selection, else the grapheme before the caret.
    Backspace,
    /// Deletes the selection, else the grapheme after the caret.
    Delete,
    /// Deletes the selection, else back to the beginning of a word, or one line end.
    DeleteWordBack,
    /// Deletes the selection, else back to the beginning of the row; from there, the grapheme before it.
    DeleteRowBack,
    /// Deletes the selection, else on to the end of a word, or one line end.
    DeleteWordAhead,
    /// Moves the caret and lets the selection go.
    Move(Motion),
    /// Moves the caret and leaves the selection's other end where it is.
    Select(Motion),
    /// Selects everything.
    SelectAll,
    /// Takes the last few words back, until the text is as it was opened.
    Undo,
    /// Does again what was undone.
    Redo,
}

/// What an edit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Outcome {
    /// Nothing; there was nothing to move over, delete or undo.
    Nothing,
    /// The caret or the selection is another.
    Moved,
    /// The text is another.
    Changed,
    /// Refused: the text would be longer than [`LIMIT`]. Nothing was changed.
    TooLong,
}

/// A text under the caret.
///
/// ```
/// use afterhour::domain::Words;
/// use afterhour::tui::text::{Edit, Room, Text};
/// let room = Room { width: 40, height: 5 };
/// let mut text = Text::new(&Words::new("I did press"));
/// let _ = text.apply(Edit::DeleteWordBack, room);
/// let _ = text.apply(Edit::Paste(Words::new("not")), room);
/// assert_eq!(text.read(), "I did not");
/// assert_eq!(format!("{text:?}"), "<9 characters>");
/// ```
pub struct Text {
    buffer: Zeroizing<String>,
    characters: usize,
    caret: Caret,
    /// The column that Up and Down aim at.
    column: Option<usize>,
    /// A byte in the first row that is seen.
    top: usize,
    one_line: bool,
    history: History,
}

impl Text {
    /// A text of many lines, the caret at its end.
    pub fn new(words: &Words) -> Self {
        Self::open(words.read().to_owned(), false)
    }

    /// A text of one line, the caret at its end; line ends become spaces.
    pub fn one_line(words: &Words) -> Self {
        Self::open(words.read().replace('\n', " "), true)
    }

    fn open(text: String, one_line: bool) -> Self {
        Self {
            characters: text.chars().count(),
            caret: Caret {
                at: text.len(),
                anchor: None,
            },
            // The end is above all that can be seen, so the rows before it come down into the room.
            top: text.len(),
            buffer: Zeroizing::new(text),
            column: None,
            one_line,
            history: History::default(),
        }
    }

    /// The text as it stands; positions and ranges of this module are bytes of it.
    pub fn read(&self) -> &str {
        &self.buffer
    }

    /// The text as an answer.
    pub fn words(&self) -> Words {
        Words::new(&self.buffer)
    }

    /// Whether nothing but white space is there.
    pub fn is_blank(&self) -> bool {
        self.buffer.trim().is_empty()
    }

    /// Where the caret stands: a byte between two graphemes.
    pub fn caret(&self) -> usize {
        self.caret.at
    }

    /// What is selected; never empty.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.caret.anchor?;
        let range = anchor.min(self.caret.at)..anchor.max(self.caret.at);
        (!range.is_empty()).then_some(range)
    }

    /// The rows seen in a room: those seen last, moved as far as the caret asks. At least one.
    pub fn rows(&self, room: Room) -> Vec<Range<usize>> {
        let text = self.read();
        let height = room.height.max(1);
        let mut rows = wrap::ahead(text, self.top, room.width, height);
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        let below = self.caret.at > last.end
            || (self.caret.at == last.end && wrap::ends_softly(text, last));
        if self.caret.at < first.start {
            rows = wrap::ahead(text, self.caret.at, room.width, height);
        } else if below {
            rows = wrap::back(text, self.caret.at, room.width, height);
        }
        // After deleting, rows that are there come down rather than leaving the room half empty.
        if rows.len() < height && rows[0].start > 0 {
            rows = wrap::back(text, text.len(), room.width, height);
        }
        rows
    }

    /// The byte at a row and column of what is seen in a room.
    pub fn byte_at(&self, room: Room, row: usize, column: usize) -> usize {
        wrap::byte_at(self.read(), &self.rows(room), row, column)
    }

    /// Does an edit. The room is where the text is shown: rows and pages are counted in it.
    pub fn apply(&mut self, edit: Edit, room: Room) -> Outcome {
        let outcome = match edit {
            Edit::Insert('\n' | '\r') if self.one_line => Outcome::Nothing,
            Edit::Insert(typed) => self.insert(&clean(typed.encode_utf8(&mut [0; 4])), true),
            Edit::Paste(words) if self.one_line => {
                let text = Zeroizing::new(words.read().replace('\n', " "));
                self.insert(&text, false)
            }
            Edit::Paste(words) => self.insert(words.read(), false),
            Edit::Backspace => self.delete(|text| text.before(text.caret.at)),
            Edit::Delete => self.delete(|text| text.after(text.caret.at)),
            Edit::DeleteWordBack => self.delete(|text| {
                let line = text.buffer[..text.caret.at].rfind('\n');
                match line {
                    Some(line) if line + 1 == text.caret.at => line,
                    Some(line) => text.word_before().max(line + 1),
                    None => text.word_before(),
                }
            }),
            Edit::DeleteRowBack => self.delete(|text| {
                let here = text.caret.at;
                let row = wrap::ahead(text.read(), here, room.width, 1)[0].start;
                if row < here { row } else { text.before(here) }
            }),
            Edit::DeleteWordAhead => {
                self.delete(|text| match text.buffer[text.caret.at..].find('\n') {
                    Some(0) => text.caret.at + 1,
                    Some(line) => text.word_after().min(text.caret.at + line),
                    None => text.word_after(),
                })
            }
            Edit::Move(motion) => self.go(motion, room, false),
            Edit::Select(motion) => self.go(motion, room, true),
            Edit::SelectAll => self.place(Caret {
                at: self.buffer.len(),
                anchor: Some(0),
            }),
            Edit::Undo => self.step(true),
            Edit::Redo => self.step(false),
        };
        self.top = self.rows(room)[0].start;
        outcome
    }

    /// Puts other words in place of a range, as one step of undo; the caret stays with the words around it. Ends
    /// inside a grapheme are moved outwards.
    pub fn replace(&mut self, range: Range<usize>, with: &Words) -> Outcome {
        let start = range.start.min(self.buffer.len());
        let end = self.boundary(range.end.max(start));
        let start = if self.boundary(start) == start {
            start
        } else {
            self.before(self.boundary(start))
        };
        let (caret, length) = (self.caret.at, self.buffer.len());
        let outcome = self.change(start..end, with.read(), None);
        if outcome == Outcome::Changed && caret <= start {
            self.caret.at = self.boundary(caret);
        } else if outcome == Outcome::Changed && caret >= end {
            let behind = self.buffer.len().saturating_sub(length - caret);
            self.caret.at = self.boundary(behind);
        }
        outcome
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Ends the step of undo that is growing, as when the writer has paused.
    pub fn pause(&mut self) {
        self.history.pause();
    }

    fn insert(&mut self, text: &str, typed: bool) -> Outcome {
        let range = self.selection().unwrap_or(self.caret.at..self.caret.at);
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word_begins = !is_space(text.chars().next())
            && is_space(self.buffer[..range.start].chars().next_back());
        if word_begins || !typed || !range.is_empty() {
            self.history.pause();
        }
        self.change(range, text, typed.then_some(Run::Typing))
    }

    fn delete(&mut self, until: impl Fn(&Self) -> usize) -> Outcome {
        let range = self.selection().unwrap_or_else(|| {
            let other = until(self);
            other.min(self.caret.at)..other.max(self.caret.at)
        });
        self.change(range, "", Some(Run::Erasing))
    }

    fn change(&mut self, range: Range<usize>, with: &str, run: Option<Run>) -> Outcome {
        if range.is_empty() && with.is_empty() {
            return Outcome::Nothing;
        }
        let fewer = self.buffer[range.clone()].chars().count();
        let more = with.chars().count();
        if more > fewer && self.characters - fewer + more > LIMIT {
            return Outcome::TooLong;
        }
        // An accent may join the letter before it: what touches the seam is cleaned with it, so that the buffer is
        // always as `Words` would have it and ranges found in the one hold in the other.
        let seam = self.before(range.start)..self.after(range.end);
        let tail = seam.end - range.end;
        let joined = Zeroizing::new(
            [
                &self.buffer[seam.start..range.start],
                with,
                &self.buffer[range.end..seam.end],
            ]
            .concat(),
        );
        let cleaned = Zeroizing::new(clean(&joined));
        let (range, with, at) = if *cleaned == *joined {
            let at = range.start + with.len();
            (range, Zeroizing::new(with.to_owned()), at)
        } else {
            let at = seam.start + cleaned.len().saturating_sub(tail);
            (seam, cleaned, at)
        };
        let mut change = Change {
            at: range.start,
            removed: Zeroizing::new(self.buffer[range.clone()].to_owned()),
            inserted: with,
            before: self.caret,
            after: self.caret,
        };
        self.put(range, &change.inserted);
        self.caret = Caret {
            at: self.boundary(at),
            anchor: None,
        };
        self.column = None;
        change.after = self.caret;
        self.history.remember(change, run);
        Outcome::Changed
    }

    fn step(&mut self, back: bool) -> Outcome {
        let Some(change) = self.history.step(back) else {
            return Outcome::Nothing;
        };
        let (gone, come, caret) = if back {
            (change.inserted.len(), change.removed.clone(), change.before)
        } else {
            (change.removed.len(), change.inserted.clone(), change.after)
        };
        let at = change.at;
        self.put(at..at + gone, &come);
        self.caret = caret;
        self.column = None;
        Outcome::Changed
    }

    fn put(&mut self, range: Range<usize>, with: &str) {
        self.characters -= self.buffer[range.clone()].chars().count();
        self.characters += with.chars().count();
        if range.start < self.top {
            self.top = (self.top + with.len())
                .saturating_sub(range.len())
                .max(range.start);
        }
        splice(&mut self.buffer, range, with);
    }

    fn place(&mut self, caret: Caret) -> Outcome {
        let before = (self.caret.at, self.selection());
        self.caret = caret;
        self.column = None;
        self.history.pause();
        if before == (self.caret.at, self.selection()) {
            Outcome::Nothing
        } else {
            Outcome::Moved
        }
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<{} characters>", self.characters)
    }
}

#[cfg(test)]
mod tests;

//! Pieces as they are gathered: what every format holds to.

use super::when::{Told, When};
use super::{Format, Found, ImportError, LONGEST, MOST, Piece, Place, Remark};
use crate::domain::{Words, clean, many};
use jiff::Zoned;
use jiff::civil::Date;
use std::collections::HashMap;

/// Pieces of one file, while it is read.
pub(super) struct Sheaf<'a> {
    now: &'a Zoned,
    pieces: Vec<Piece>,
    left_out: Vec<Remark>,
    notes: Vec<Remark>,
    /// Pieces by day and length, to find those that are there twice.
    seen: HashMap<(Date, usize), Vec<usize>>,
}

impl<'a> Sheaf<'a> {
    pub(super) fn new(now: &'a Zoned) -> Self {
        Self {
            now,
            pieces: Vec::new(),
            left_out: Vec::new(),
            notes: Vec::new(),
            seen: HashMap::new(),
        }
    }

    pub(super) fn now(&self) -> &'a Zoned {
        self.now
    }

    /// Says that something is not taken in.
    pub(super) fn leave_out(&mut self, at: Place, what: impl Into<String>) {
        let what = what.into();
        self.left_out.push(Remark { at, what });
    }

    /// Says that something is taken in otherwise than it was written.
    pub(super) fn note(&mut self, at: Place, what: impl Into<String>) {
        let what = what.into();
        self.notes.push(Remark { at, what });
    }

    /// Says how many characters do not show, or steer a terminal, and are not taken in.
    pub(super) fn note_unseen(&mut self, raw: &str) {
        let count = unseen(raw);
        if count > 0 {
            let characters = many(
                count,
                "character that does not show",
                "characters that do not show",
            );
            self.note(Place::File, format!("{characters} left out of the text"));
        }
    }

    /// Adds a text with its day, or says why not.
    ///
    /// # Errors
    /// `TooMany`.
    pub(super) fn add(
        &mut self,
        at: Place,
        told: Told,
        text: &str,
        tags: Vec<Words>,
    ) -> Result<(), ImportError> {
        let moment = told.and_then(|when: When| when.resolve(self.now));
        self.add_at(at, moment, text, tags)
    }

    /// The same with the moment.
    pub(super) fn add_at(
        &mut self,
        at: Place,
        moment: Result<(Zoned, Option<String>), String>,
        text: &str,
        tags: Vec<Words>,
    ) -> Result<(), ImportError> {
        if self.pieces.len() + self.left_out.len() >= MOST {
            return Err(ImportError::TooMany);
        }
        let (when, note) = match moment {
            Ok(moment) => moment,
            Err(why) => {
                self.leave_out(at, why);
                return Ok(());
            }
        };
        let text = Words::new(text.trim());
        let length = text.read().chars().count();
        if text.is_blank() {
            self.leave_out(at, "there is no text");
            return Ok(());
        }
        if length > LONGEST {
            let why = format!("{length} characters, and an entry holds {LONGEST}; split it");
            self.leave_out(at, why);
            return Ok(());
        }
        let same = self.seen.entry((when.date(), length)).or_default();
        if let Some(first) = same.iter().find(|first| self.pieces[**first].text == text) {
            let why = format!("the same day and words as {}", self.pieces[*first].at);
            self.leave_out(at, why);
            return Ok(());
        }
        same.push(self.pieces.len());
        if let Some(note) = note {
            self.note(at, note);
        }
        self.pieces.push(Piece {
            at,
            when,
            text,
            tags,
        });
        Ok(())
    }

    /// What was gathered.
    pub(super) fn bound(self, format: Format) -> Found {
        Found {
            format,
            pieces: self.pieces,
            left_out: self.left_out,
            notes: self.notes,
        }
    }
}

/// How many characters [`clean`] would take away; line ends and accents are no loss.
pub(super) fn unseen(raw: &str) -> usize {
    raw.chars()
        .filter(|c| c.is_control() || !(c.is_ascii() || c.is_alphanumeric()))
        .filter(|c| clean(c.encode_utf8(&mut [0; 4])).is_empty())
        .count()
}

//! What other journals wrote: bytes of a file -> pieces with their days, and what is left out with the reason.
//!
//! Pure. Nothing is guessed and nothing is dropped in silence: what is not taken in is named by its line, or by its
//! number in a list.

mod detect;
mod json;
mod markdown;
mod sheaf;
mod text;
mod when;

use crate::domain::{Words, clean};
use detect::Shape;
use jiff::Zoned;
use jiff::civil::Date;
use sheaf::Sheaf;
use std::fmt;
use when::When;
use zeroize::Zeroizing;

/// Bytes of the largest file that is read: several lifetimes of writing a page a day, without pictures.
pub const LARGEST: u64 = 64 << 20;

/// The most entries of one file, those left out counted as well: one a day for half a century.
pub const MOST: usize = 20_000;

/// Characters of the longest entry: what the editor takes.
pub const LONGEST: usize = 200_000;

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// jrnl's own file, or its export as text.
    Jrnl,
    /// jrnl's export as JSON.
    JrnlJson,
    /// Day One's export as JSON.
    DayOne,
    /// Markdown: one entry by its front matter, or one for each heading that begins with a date.
    Markdown,
    /// Plain text: one entry, or one for each line that is nothing but a date.
    Text,
}

impl Format {
    /// Every format, in the order of the help.
    pub const ALL: [Format; 5] = [
        Format::Jrnl,
        Format::JrnlJson,
        Format::DayOne,
        Format::Markdown,
        Format::Text,
    ];

    /// `jrnl-json`: for the command line and JSON.
    pub fn slug(self) -> &'static str {
        match self {
            Format::Jrnl => "jrnl",
            Format::JrnlJson => "jrnl-json",
            Format::DayOne => "day-one",
            Format::Markdown => "markdown",
            Format::Text => "text",
        }
    }

    /// "JSON of jrnl": for sentences.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jrnl => "text of jrnl",
            Format::JrnlJson => "JSON of jrnl",
            Format::DayOne => "JSON of Day One",
            Format::Markdown => "Markdown",
            Format::Text => "plain text",
        }
    }

    /// The formats that a text in this one can be read as, in the order they are tried; none for JSON, which says itself
    /// what it is.
    pub fn others(self) -> &'static [Format] {
        match self {
            Format::Jrnl => &[Format::Text, Format::Markdown],
            Format::Markdown => &[Format::Jrnl, Format::Text],
            Format::Text => &[Format::Markdown, Format::Jrnl],
            Format::JrnlJson | Format::DayOne => &[],
        }
    }

    /// The format of this slug.
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.slug() == slug)
    }
}

/// What the practitioner says about a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
    /// Its format; without it, told by the content.
    pub format: Option<Format>,
    /// The day of what has none of its own.
    pub date: Option<Date>,
}

/// Where in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The whole of it.
    File,
    /// From this line to that, from 1.
    Lines(usize, usize),
    /// This one of its list, from 1.
    Entry(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File => f.write_str("the file"),
            Place::Lines(from, to) if from == to => write!(f, "line {from}"),
            Place::Lines(from, to) => write!(f, "lines {from} to {to}"),
            Place::Entry(number) => write!(f, "entry {number} of the file"),
        }
    }
}

/// One text with its day, that can become an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stood.
    pub at: Place,
    /// When it was written, in the zone it was written in; at noon where no time is known.
    pub when: Zoned,
    /// The text, its title as the first line; never blank.
    pub text: Words,
    /// Tags that do not stand in the text.
    pub tags: Vec<Words>,
}

/// A remark about a place; never a word of what was written there, but for the date that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub at: Place,
    /// Lower case, without a full stop.
    pub what: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How it was read.
    pub format: Format,
    /// What can be taken in, in the order of the file.
    pub pieces: Vec<Piece>,
    /// What is left out, and why.
    pub left_out: Vec<Remark>,
    /// What is taken in otherwise than it was written.
    pub notes: Vec<Remark>,
}

/// Why a file was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nothing but white space.
    #[error("the file is empty; nothing was changed")]
    Empty,
    /// Beyond [`LARGEST`].
    #[error(
        "the file is larger than {} MiB, more than is read at once; split it, nothing was changed",
        LARGEST >> 20
    )]
    TooLarge,
    /// Beyond [`MOST`].
    #[error("the file holds more than {MOST} entries; split it, nothing was changed")]
    TooMany,
    /// A byte that is no text.
    #[error(
        "byte {byte}, in line {line}, is not text in UTF-8; save the file as UTF-8 and try again, nothing was changed"
    )]
    NotUtf8 {
        /// From 1.
        byte: usize,
        /// From 1.
        line: usize,
    },
    /// It is something else, and what to do about it.
    #[error("{0}; nothing was changed")]
    Other(&'static str),
    /// JSON with a slip.
    #[error("line {line}, column {column} is not JSON as it should be{why}; nothing was changed")]
    Json {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is known of it.
        why: &'static str,
    },
}

/// Reads a file. `now` gives the day of what has none, the zone of what says none, and what is still to come.
///
/// # Errors
/// Those of [`ImportError`], for the whole file; what is wrong with a single entry is among [`Found::left_out`].
pub fn read(bytes: &[u8], how: &How, now: &Zoned) -> Result<Found, ImportError> {
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge);
    }
    if how.format.is_none()
        && let Some(other) = detect::other(bytes)
    {
        return Err(ImportError::Other(other));
    }
    let raw = std::str::from_utf8(bytes).map_err(|error| ImportError::NotUtf8 {
        byte: error.valid_up_to() + 1,
        line: 1 + bytes[..error.valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count(),
    })?;
    let raw = raw.strip_prefix('\u{FEFF}').unwrap_or(raw);
    if raw.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let undated = When::day(how.date.unwrap_or_else(|| now.date()));
    let mut sheaf = Sheaf::new(now);
    let shape = match how.format {
        Some(format) => Shape::of(format),
        None => detect::shape(raw),
    };
    let format = match shape {
        Shape::Json => json::read(raw, how.format, &mut sheaf)?,
        shape => {
            let text = Zeroizing::new(clean(raw));
            sheaf.note_unseen(raw);
            match shape {
                Shape::Jrnl => text::jrnl(&text, &mut sheaf)?,
                Shape::Markdown => {
                    markdown::read(&text, how.date.map(When::day), undated, &mut sheaf)?
                }
                Shape::Json | Shape::Text => {
                    text::plain(&text, how.date.map(When::day), undated, &mut sheaf)?
                }
            }
        }
    };
    Ok(sheaf.bound(format))
}

#[cfg(test)]
mod tests;

//! Which format a file has, by its content, and what it is when it is none of them.

use super::{Format, markdown, text};

/// How a file is taken apart; the two kinds of JSON are told apart by their fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Json,
    Jrnl,
    Markdown,
    Text,
}

impl Shape {
    pub(super) fn of(format: Format) -> Self {
        match format {
            Format::Jrnl => Shape::Jrnl,
            Format::JrnlJson | Format::DayOne => Shape::Json,
            Format::Markdown => Shape::Markdown,
            Format::Text => Shape::Text,
        }
    }
}

/// First bytes of what is no text, or sealed, and what to do about it.
const OTHERS: &[(&[u8], &str)] = &[
    (
        b"PK\x03\x04",
        "this is a zip archive, as Day One exports; unpack it and import the .json file in it",
    ),
    (b"PK\x05\x06", "this is an empty zip archive"),
    // The version byte and the first bytes of the time of a Fernet token, in base64.
    (
        b"gAAAAA",
        "this is an encrypted journal of jrnl; `jrnl --decrypt`, or `jrnl --export json`, writes one that can be read",
    ),
    (
        b"age-encryption.org/",
        "this is sealed with age; open it first, `age -d` or `afterhour open`",
    ),
    (
        b"-----BEGIN AGE",
        "this is sealed with age; open it first, `age -d` or `afterhour open`",
    ),
    (
        b"-----BEGIN PGP",
        "this is encrypted with PGP; decrypt it first",
    ),
    (
        b"SQLite format 3",
        "this is a database; export it as JSON or text from the program it belongs to",
    ),
    (b"%PDF", "this is a PDF; save its text as a text file first"),
    (
        b"{\\rtf",
        "this is rich text (RTF); save it as plain text first",
    ),
    (b"\x1f\x8b", "this is compressed with gzip; unpack it first"),
    (
        b"\xff\xfe",
        "this is text in UTF-16; save it as UTF-8 first",
    ),
    (
        b"\xfe\xff",
        "this is text in UTF-16; save it as UTF-8 first",
    ),
];

/// What a file is that cannot be read, if its first bytes tell.
pub(super) fn other(bytes: &[u8]) -> Option<&'static str> {
    OTHERS
        .iter()
        .find(|(begins, _)| bytes.starts_with(begins))
        .map(|(_, what)| *what)
}

/// The shape of a text that is not blank.
pub(super) fn shape(raw: &str) -> Shape {
    let first = raw.trim_start();
    if first.starts_with('{') {
        Shape::Json
    } else if text::is_jrnls(raw) {
        Shape::Jrnl
    } else if markdown::looks_like_it(raw) {
        Shape::Markdown
    } else {
        Shape::Text
    }
}

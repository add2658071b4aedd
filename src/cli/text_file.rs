//! A text file or standard input, read whole.

use super::paths::shown;
use crate::failure::{Exit, Failure};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes of the largest text file that is read: a book is one or two million.
const LARGEST_TEXT: u64 = 8 << 20;

/// A text file, whole: UTF-8, at most 8 MiB.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let file = File::open(path).map_err(|error| unread(path, &error))?;
    text_of(file).map_err(|error| unread(path, &error))
}

/// Text from a reader, whole: UTF-8, at most 8 MiB.
pub fn text_of(reader: impl Read) -> io::Result<String> {
    let mut text = String::new();
    reader.take(LARGEST_TEXT + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST_TEXT {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(text
        .strip_prefix('\u{FEFF}')
        .map(str::to_owned)
        .unwrap_or(text))
}

/// A failure because a file could not be read.
pub fn unread(path: &Path, error: &io::Error) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file",
        io::ErrorKind::PermissionDenied => "it may not be read",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::InvalidData => "it is not text in UTF-8",
        io::ErrorKind::FileTooLarge => "it is larger than 8 MiB",
        _ => "the disk did not give it",
    };
    Failure::new(format!("{} was not read: {why}", shown(path))).exit(Exit::Disk)
}

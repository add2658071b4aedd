//! Paths as they are said.

use crate::domain::clean;
use std::path::Path;

/// A path as a shell takes it.
pub fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@~\\".contains(c);
    match path.chars().all(plain) {
        true => path.to_owned(),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

/// A path or file name fit for a terminal.
pub fn shown(path: &Path) -> String {
    clean(&path.display().to_string())
}

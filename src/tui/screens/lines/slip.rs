//! What keeps a small form from being taken: the line, and what to do about it.

/// What is wrong in one of the lines.
#[derive(Debug)]
pub struct Slip {
    /// The line, from 0.
    pub line: usize,
    /// What to do about it.
    pub words: String,
    /// Whether a secret stays in its line, so that it can be looked at.
    pub stays: bool,
}

impl Slip {
    /// One in this line.
    pub fn at(line: usize, words: impl Into<String>) -> Self {
        Self {
            line,
            words: words.into(),
            stays: false,
        }
    }
}

//! Where a journal lies.

use std::path::Path;

/// Where a journal lies, and where it is noted how far it has come.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    pub(super) folder: &'a Path,
    pub(super) marks: Option<&'a Path>,
    pub(super) accept: bool,
}

impl<'a> Home<'a> {
    /// The journal in this folder, of which no mark is kept.
    pub fn of(folder: &'a Path) -> Self {
        Self {
            folder,
            marks: None,
            accept: false,
        }
    }

    /// The same, with its mark in this folder outside the journal's own.
    #[must_use]
    pub fn marked_in(self, marks: Option<&'a Path>) -> Self {
        Self { marks, ..self }
    }

    /// The same, opened even when it is older or other than the mark says, or not as it was left: from then on it counts
    /// as it stands.
    #[must_use]
    pub fn accepting(self, accept: bool) -> Self {
        Self { accept, ..self }
    }
}

impl<'a, P: AsRef<Path> + ?Sized> From<&'a P> for Home<'a> {
    fn from(folder: &'a P) -> Self {
        Self::of(folder.as_ref())
    }
}

//! Undo and redo of one text. Steps grow while somebody types on, and end where a word begins.

use std::ops::Range;
use zeroize::Zeroizing;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Caret {
    pub(super) at: usize,
    /// The other end of the selection.
    pub(super) anchor: Option<usize>,
}

/// One step of undo: at `at`, `removed` gave way to `inserted`.
pub(super) struct Change {
    pub(super) at: usize,
    pub(super) removed: Zeroizing<String>,
    pub(super) inserted: Zeroizing<String>,
    pub(super) before: Caret,
    pub(super) after: Caret,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Typing,
    Erasing,
}

/// The steps since the text was opened.
#[derive(Default)]
pub(super) struct History {
    undo: Vec<Change>,
    redo: Vec<Change>,
    /// How the last step may grow by the next key.
    run: Option<Run>,
}

impl History {
    pub(super) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Ends the step that is growing.
    pub(super) fn pause(&mut self) {
        self.run = None;
    }

    /// Adds a change, to the last step where both are of the same run and touch.
    pub(super) fn remember(&mut self, change: Change, run: Option<Run>) {
        self.redo.clear();
        let grows = run.is_some() && run == self.run;
        self.run = run;
        if grows
            && self
                .undo
                .last_mut()
                .is_some_and(|last| last.take_in(&change))
        {
            return;
        }
        self.undo.push(change);
    }

    /// Moves one step from undo to redo, or the other way, and shows it.
    pub(super) fn step(&mut self, back: bool) -> Option<&Change> {
        self.run = None;
        let (from, to) = if back {
            (&mut self.undo, &mut self.redo)
        } else {
            (&mut self.redo, &mut self.undo)
        };
        to.push(from.pop()?);
        to.last()
    }
}

impl Change {
    /// Takes a change right after this one into the same step; `false` if it happened elsewhere.
    fn take_in(&mut self, next: &Change) -> bool {
        let end = self.at + self.inserted.len();
        if self.at <= next.at && next.at + next.removed.len() <= end {
            let at = next.at - self.at;
            splice(
                &mut self.inserted,
                at..at + next.removed.len(),
                &next.inserted,
            );
        } else if self.inserted.is_empty() && next.inserted.is_empty() && self.at == next.at {
            let at = self.removed.len();
            splice(&mut self.removed, at..at, &next.removed);
        } else if self.inserted.is_empty()
            && next.inserted.is_empty()
            && self.at == next.at + next.removed.len()
        {
            splice(&mut self.removed, 0..0, &next.removed);
            self.at = next.at;
        } else {
            return false;
        }
        self.after = next.after;
        true
    }
}

/// Replaces a range. A string that must grow would leave its old bytes behind; here they are wiped.
pub(super) fn splice(text: &mut Zeroizing<String>, range: Range<usize>, with: &str) {
    let length = text.len() - range.len() + with.len();
    if length <= text.capacity() {
        text.replace_range(range, with);
        return;
    }
    let mut roomier = Zeroizing::new(String::with_capacity(length.max(2 * text.capacity())));
    roomier.push_str(&text[..range.start]);
    roomier.push_str(with);
    roomier.push_str(&text[range.end..]);
    *text = roomier;
}

//! Which entries of a list are marked.

use crate::domain::EntryId;
use std::collections::BTreeSet;

/// What is marked, and what was before every one or none was.
#[derive(Debug, Default)]
pub struct Marked {
    ids: BTreeSet<EntryId>,
    before: BTreeSet<EntryId>,
}

impl Marked {
    /// These, and nothing to go back to.
    pub fn of(ids: impl IntoIterator<Item = EntryId>) -> Self {
        Self {
            ids: ids.into_iter().collect(),
            before: BTreeSet::new(),
        }
    }

    /// Those marked, in the order of their numbers.
    pub fn ids(&self) -> &BTreeSet<EntryId> {
        &self.ids
    }

    /// Marks an entry, or takes its mark off.
    pub fn toggle(&mut self, id: EntryId) {
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
    }

    /// From some to all, from all to none, from none back to those marked before.
    pub fn turn(&mut self, all: impl Iterator<Item = EntryId>) {
        let all: BTreeSet<EntryId> = all.collect();
        if self.ids == all {
            self.ids.clear();
        } else if self.ids.is_empty() && !self.before.is_empty() {
            self.ids = std::mem::take(&mut self.before);
        } else {
            self.before = std::mem::replace(&mut self.ids, all);
        }
    }

    /// Forgets entries that are no longer listed.
    pub fn retain(&mut self, listed: &BTreeSet<EntryId>) {
        self.ids.retain(|id| listed.contains(id));
        self.before.retain(|id| listed.contains(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(marked: &[u32], times: usize) -> Vec<u32> {
        let mut marks = Marked::of(marked.iter().copied().map(EntryId));
        for _ in 0..times {
            marks.turn([1, 2, 3].into_iter().map(EntryId));
        }
        marks.ids().iter().map(|id| id.0).collect()
    }

    #[test]
    fn all_and_none_come_round_to_what_was_marked() {
        let turns = [0, 1, 2, 3, 4].map(|times| turned(&[2], times));
        assert_eq!(
            turns,
            [vec![2], vec![1, 2, 3], vec![], vec![2], vec![1, 2, 3]]
        );
    }

    #[test]
    fn where_all_or_none_was_marked_it_goes_to_and_fro() {
        assert_eq!(turned(&[1, 2, 3], 1), [0; 0]);
        assert_eq!(turned(&[1, 2, 3], 2), [1, 2, 3]);
        assert_eq!(turned(&[], 1), [1, 2, 3]);
        assert_eq!(turned(&[], 2), [0; 0]);
    }
}

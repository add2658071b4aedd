//! The entries of the period: which are listed, and which of them are marked.

use crate::domain::{EntryId, Filter, Hit, Period, offered};
use crate::tui::screens::marked::Marked;
use crate::tui::screens::next_number;
use crate::tui::task::Task;
use std::collections::{BTreeMap, BTreeSet};

/// Most entries that one summary is chosen from.
const FETCHED: usize = 1_000;

/// Whether the entries of the period are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    Coming,
    There,
    /// They could not be looked up.
    Failed,
}

/// The list.
#[derive(Debug)]
pub(super) struct Entries {
    pub(super) hits: Vec<Hit>,
    /// How many entries there are in the period, listed or not.
    pub(super) total: usize,
    /// The row with the focus.
    pub(super) focus: usize,
    pub(super) listing: Listing,
    marked: Marked,
    /// Whether an entry was marked when it was listed last: a day that is typed anew takes no mark away.
    left: BTreeMap<EntryId, bool>,
    /// What was sealed for them before.
    had: BTreeSet<EntryId>,
    /// What was marked when the review was begun, until the list is there.
    restored: Option<BTreeSet<EntryId>>,
    /// Which entries are waited for, or were the last.
    ticket: u64,
}

impl Entries {
    /// None yet, of which these are not offered.
    pub(super) fn without(had: BTreeSet<EntryId>) -> Self {
        Self {
            hits: Vec::new(),
            total: 0,
            focus: 0,
            listing: Listing::Coming,
            marked: Marked::default(),
            left: BTreeMap::new(),
            had,
            restored: None,
            ticket: next_number(),
        }
    }

    /// The task that fetches those of a period; the list stays as it is until they are there.
    pub(super) fn fetch(&mut self, period: Period) -> Task {
        self.listing = Listing::Coming;
        self.ticket = next_number();
        Task::Find {
            filter: Box::new(Filter {
                from: Some(period.from),
                until: Some(period.until),
                ..Filter::default()
            }),
            offset: 0,
            limit: FETCHED,
            opening: true,
            ticket: self.ticket,
        }
    }

    /// Whether entries that were found are those it waits for.
    pub(super) fn waits_for(&self, ticket: u64) -> bool {
        self.ticket == ticket
    }

    /// Takes in what was found, and marks it.
    pub(super) fn take_in(&mut self, hits: &[Hit], total: usize) {
        self.hits = hits.to_vec();
        self.total = total;
        self.listing = Listing::There;
        self.marked = Marked::of(self.listed_marks());
    }

    /// What is marked of the entries listed: as they were left where they were listed before, else what was chosen for the
    /// review, or is offered.
    fn listed_marks(&mut self) -> BTreeSet<EntryId> {
        let heads = || self.hits.iter().map(|hit| &hit.head);
        let offer = || offered(heads()).difference(&self.had).copied().collect();
        let mut ids = self.restored.take().unwrap_or_else(offer);
        for head in heads() {
            match self.left.get(&head.id) {
                Some(true) => ids.insert(head.id),
                Some(false) => ids.remove(&head.id),
                None => false,
            };
        }
        ids
    }

    /// Lists nothing, and nothing that is on its way, since the period is another; the marks are remembered.
    pub(super) fn leave(&mut self) {
        self.listing = Listing::Coming;
        self.ticket = next_number();
        let marked = std::mem::take(&mut self.marked);
        for hit in self.hits.drain(..) {
            let id = hit.head.id;
            self.left.insert(id, marked.ids().contains(&id));
        }
        self.total = 0;
        self.focus = 0;
    }

    /// These are marked once they are listed, whatever was marked before.
    pub(super) fn restore(&mut self, chosen: &[EntryId]) {
        self.restored = Some(chosen.iter().copied().collect());
        self.left.clear();
    }

    /// Marks the entry with the focus, or takes its mark off.
    pub(super) fn mark(&mut self) {
        if let Some(hit) = self.hits.get(self.focus) {
            self.marked.toggle(hit.head.id);
        }
    }

    /// Marks all, then none, then those marked before.
    pub(super) fn mark_all(&mut self) {
        self.marked.turn(self.hits.iter().map(|hit| hit.head.id));
    }

    /// Those marked, in the order of their numbers.
    pub(super) fn marked(&self) -> &BTreeSet<EntryId> {
        self.marked.ids()
    }

    /// Whether some of those listed were sealed for them before.
    pub(super) fn hold_what_was_had(&self) -> bool {
        self.hits.iter().any(|hit| self.had.contains(&hit.head.id))
    }
}

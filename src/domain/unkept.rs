//! What is in the journal and not as it was kept.

use super::EntryId;
use std::collections::BTreeSet;

/// What is told of what was found so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotAsKept {
    /// A line each, without a full stop: `entry 7 is not as it was kept`, `entry 5 is missing`.
    pub lines: Vec<String>,
    /// The entries among them that are still there.
    pub entries: BTreeSet<EntryId>,
    /// Somebody looked since the last of them was found.
    pub looked: bool,
}

//! What is in the journal and not as it was kept.

use super::{EntryId, many};
use std::collections::BTreeSet;

/// How many entries are named; of more it is said that there are.
const NAMED: usize = 5;

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

impl NotAsKept {
    /// Said where these entries are read or counted: `Not as it was kept: entry 2. What it says and counts for is as it
    /// stands now.`; `None` where there is none.
    pub fn say_of(entries: impl IntoIterator<Item = EntryId>) -> Option<String> {
        let named: Vec<String> = entries
            .into_iter()
            .map(|id| format!("entry {id}"))
            .collect();
        let more = named.len().saturating_sub(NAMED);
        let said = named[..named.len() - more].join(", ");
        let more = match more {
            0 => String::new(),
            more => format!(" and {}", many(more, "other", "others")),
        };
        match named.len() {
            0 => None,
            1 => Some(format!(
                "Not as it was kept: {said}. What it says and counts for is as it stands now."
            )),
            _ => Some(format!(
                "Not as they were kept: {said}{more}. What they say and count for is as it stands now."
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_entries_are_named_and_of_more_it_is_said_that_there_are() {
        let say = |count: u32| NotAsKept::say_of((1..=count).map(EntryId)).unwrap_or_default();
        assert_eq!(say(0), "");
        assert_eq!(
            say(1),
            "Not as it was kept: entry 1. What it says and counts for is as it stands now."
        );
        assert!(say(2).starts_with("Not as they were kept: entry 1, entry 2. What they"));
        assert!(say(7).contains("entry 4, entry 5 and 2 others. "));
    }
}

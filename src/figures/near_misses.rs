//! What nearly went wrong, and what stopped it.

use super::Counts;
use super::counts::listed;
use crate::domain::{Guide, Page, known, many};

/// The question about what stopped it.
const STOPPED: &str = "stopped";

/// Near misses by kind and by what stopped them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NearMisses {
    /// How many.
    pub count: u32,
    /// By kind.
    pub kinds: Counts,
    /// By what stopped them; one may have been stopped by several things.
    pub stopped: Counts,
}

impl NearMisses {
    pub(super) fn take(&mut self, page: &Page, guide: &Guide) {
        self.count += 1;
        if !self.kinds.choose(page, guide, known::KIND) {
            self.kinds.add(&guide.title);
        }
        self.stopped.choose(page, guide, STOPPED);
    }

    /// A sentence by kind and one by what stopped them.
    pub fn in_words(&self) -> Vec<String> {
        if self.count == 0 {
            return vec!["No near miss was logged in this period.".into()];
        }
        let kinds = format!(
            "{}: {}.",
            many(self.count as usize, "near miss", "near misses"),
            listed(self.kinds.rows())
        );
        let stopped = match self.stopped.is_empty() {
            true => "What stopped them: not said.".to_owned(),
            false => format!("What stopped them: {}.", listed(self.stopped.rows())),
        };
        vec![kinds, stopped]
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures, near_miss};

    #[test]
    fn near_misses_are_counted_by_kind_and_by_everything_that_stopped_them() {
        let told = figures(vec![
            near_miss(&[("kind", "looking-up-a-client"), ("stopped", "pause chance")]),
            near_miss(&[("kind", "looking-up-a-client"), ("stopped", "pause")]),
            near_miss(&[("kind", "answering-in-anger")]),
        ]);
        assert_eq!(
            told.near_misses.in_words(),
            [
                "3 near misses: looking up a client 2, answering in anger 1.",
                "What stopped them: pause 2, chance 1.",
            ]
        );
        assert_eq!(told.incidents.count, 0);
    }
}

//! What was to be done, and what was tried.

use crate::domain::{FollowUp, Status, many};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Follow-ups of the entries of a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUps {
    /// Not done, and their day is still to come.
    pub to_come: u32,
    /// Not done, and their day is over.
    pub overdue: u32,
    /// Done.
    pub done: u32,
}

impl FollowUps {
    pub(super) fn take(&mut self, acts: &[FollowUp], today: Date) {
        for act in acts {
            let count = match act.done {
                Some(_) => &mut self.done,
                None if act.by < today => &mut self.overdue,
                None => &mut self.to_come,
            };
            *count += 1;
        }
    }

    /// How many are not done.
    pub fn open(&self) -> u32 {
        self.to_come + self.overdue
    }

    /// "9 follow-ups: 3 open, 1 of them overdue; 6 done."
    pub fn in_words(&self) -> String {
        let count = self.open() + self.done;
        if count == 0 {
            return "No follow-up was set in this period.".into();
        }
        let overdue = match self.overdue {
            0 => String::new(),
            count => format!(", {count} of them overdue"),
        };
        format!(
            "{}: {} open{overdue}; {} done.",
            many(count as usize, "follow-up", "follow-ups"),
            self.open(),
            self.done
        )
    }
}

/// Experiments by how they stand; `None` where that is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Experiments {
    /// How many of each.
    pub statuses: BTreeMap<Option<Status>, u32>,
}

impl Experiments {
    pub(super) fn take(&mut self, status: Option<Status>) {
        *self.statuses.entry(status).or_default() += 1;
    }

    /// "3 experiments: 1 open, 2 closed."
    pub fn in_words(&self) -> String {
        let count: u32 = self.statuses.values().sum();
        if count == 0 {
            return "No experiment was begun in this period.".into();
        }
        let statuses: Vec<String> = self
            .statuses
            .iter()
            .map(|(status, count)| format!("{count} {}", status.map_or("not said", Status::name)))
            .collect();
        format!(
            "{}: {}.",
            many(count as usize, "experiment", "experiments"),
            statuses.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Words;
    use jiff::civil::date;

    #[test]
    fn a_follow_up_is_overdue_on_the_day_after_its_day() {
        let act = |by: Date, done: Option<Date>| FollowUp {
            what: Words::new("say it on Thursday"),
            by,
            done,
        };
        let mut told = FollowUps::default();
        let today = date(2026, 11, 21);
        told.take(
            &[
                act(date(2026, 11, 20), None),
                act(today, None),
                act(date(2026, 12, 1), None),
                act(date(2026, 1, 1), Some(date(2026, 1, 2))),
            ],
            today,
        );
        assert_eq!((told.open(), told.overdue, told.done), (3, 1, 1));
        assert_eq!(
            told.in_words(),
            "4 follow-ups: 3 open, 1 of them overdue; 1 done."
        );
        assert_eq!(
            FollowUps::default().in_words(),
            "No follow-up was set in this period."
        );
    }

    #[test]
    fn experiments_are_counted_by_how_they_stand() {
        let mut told = Experiments::default();
        for status in [
            Some(Status::Closed),
            None,
            Some(Status::Open),
            Some(Status::Closed),
        ] {
            told.take(status);
        }
        assert_eq!(
            told.in_words(),
            "4 experiments: 1 not said, 1 open, 2 closed."
        );
    }
}

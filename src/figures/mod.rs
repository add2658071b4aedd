//! What was written, as numbers: entries are taken in one at a time, so that a journal of any length fits.
//!
//! Counts are of what was written here, small and partial. None of them is ranked against another person, made a
//! percentage, or given a verdict.

mod calendar;
mod counts;
pub mod due;
pub mod echo;
mod feelings;
mod follow_ups;
mod incidents;
pub mod mix;
mod near_misses;
pub mod presence;
mod rhythm;
#[cfg(test)]
mod testing;
mod themes;

pub use calendar::calendar;
pub use counts::Counts;
pub use feelings::Feelings;
pub use follow_ups::{Experiments, FollowUps};
pub use incidents::{HARMED, Incidents};
pub use near_misses::NearMisses;
pub use rhythm::{Month, Rhythm};
pub use themes::{Themes, neglected};

use crate::domain::{Entry, EntryHead, Guide, GuideKind, known};
use jiff::civil::Date;

/// What the numbers are, and what they are not. Stands with them wherever they are shown.
pub const WHAT_THEY_ARE: &str = "Counts for you alone, and no measure of practice.";

/// Every figure over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The first day; `None` from the first entry on.
    pub from: Option<Date>,
    /// The last day, today at the latest; what is overdue or neglected is so on this day.
    pub until: Date,
    /// When was written.
    pub rhythm: Rhythm,
    /// About what.
    pub themes: Themes,
    /// What went wrong.
    pub incidents: Incidents,
    /// What nearly did.
    pub near_misses: NearMisses,
    /// What was felt, where a guide offers it to choose from.
    pub feelings: Feelings,
    /// What was to be done.
    pub follow_ups: FollowUps,
    /// What was tried.
    pub experiments: Experiments,
}

impl Figures {
    /// Nothing counted yet, for a period.
    pub fn over(from: Option<Date>, until: Date) -> Self {
        Self {
            from,
            until,
            rhythm: Rhythm::default(),
            themes: Themes::default(),
            incidents: Incidents::default(),
            near_misses: NearMisses::default(),
            feelings: Feelings::default(),
            follow_ups: FollowUps::default(),
            experiments: Experiments::default(),
        }
    }

    /// Takes in an entry that was written in the period. One from another journal was not written here and is left out.
    pub fn take(&mut self, head: &EntryHead, entry: &Entry, guide: &Guide) {
        if head.guide.id.as_str() == known::guide::IMPORTED {
            return;
        }
        let day = head.written.date();
        self.rhythm.take(day);
        self.themes.take(&head.themes, day);
        self.feelings.take(day, &entry.page, guide);
        self.follow_ups.take(entry.page.follow_ups(), self.until);
        match head.kind {
            GuideKind::Incident => self.incidents.take(head, &entry.page, guide),
            GuideKind::NearMiss => self.near_misses.take(&entry.page, guide),
            GuideKind::Experiment => self.experiments.take(head.status),
            _ => {}
        }
    }

    /// Whether nothing was written in the period.
    pub fn is_empty(&self) -> bool {
        self.rhythm.entries() == 0
    }

    /// Every figure as sentences, each group under its heading.
    pub fn in_words(&self) -> Vec<(&'static str, Vec<String>)> {
        let mut rhythm = vec![self.rhythm.in_words()];
        if !self.is_empty() {
            rhythm.push(self.rhythm.months_in_words(self.from, self.until));
        }
        vec![
            ("Rhythm", rhythm),
            ("Themes", self.themes.in_words(self.until)),
            ("Incidents", self.incidents.in_words()),
            ("Near misses", self.near_misses.in_words()),
            ("Feelings", self.feelings.in_words(self.until)),
            ("Follow-ups", vec![self.follow_ups.in_words()]),
            ("Experiments", vec![self.experiments.in_words()]),
        ]
    }
}

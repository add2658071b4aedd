//! What an audit of voices says: how many of whom, and how mixed that is.

use super::month::Month;
use super::plain::Plain;
use super::shared::shared;
use crate::domain::{Answer, Entry, Guide, GuideKind};
use crate::figures::mix;

/// Tallies whose voice it was.
pub(super) const VOICE: &str = "voice";

/// One audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Voices {
    pub(super) month: Month,
    /// Every voice the guide offers, in its order; some were not heard.
    pub(super) counts: Vec<(Plain, u32)>,
}

impl Voices {
    /// Of an audit whose tally of voices may leave and holds something.
    pub(super) fn of(entry: &Entry, guide: &Guide) -> Option<Self> {
        if guide.kind != GuideKind::Audit {
            return None;
        }
        let (question, answer) = shared(guide, &entry.page, VOICE)?;
        let Answer::Tally(counts) = answer else {
            return None;
        };
        let options = question.answer.options().iter();
        Some(Self {
            month: Month::of(entry.written.date()),
            counts: options
                .map(|option| {
                    let count = counts.get(&option.id).copied().unwrap_or(0);
                    (Plain::label(option), count)
                })
                .collect(),
        })
    }

    /// The effective number of voices; 0 when all that was counted is no longer offered.
    pub(super) fn effective(&self) -> f64 {
        mix::effective(self.counts.iter().map(|(_, count)| *count)).unwrap_or(0.0)
    }
}

//! How things stand beside the chosen entries: the footprint, the policy, and where an answer can be sealed to.

use super::month::Month;
use super::seal::Recipient;
use super::shared::shared;
use crate::domain::{Answer, Entry, Guide, GuideId, known};

/// The day on which the policy is looked at again.
const REVIEW: &str = "review";

/// How things stand when the summary is made. Months and a version number, nothing that was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeState {
    pub(super) footprint: Option<Month>,
    pub(super) policy: Option<Policy>,
    pub(super) answer_to: Option<Recipient>,
}

/// The state of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Policy {
    pub(super) version: u32,
    pub(super) since: Month,
    pub(super) review: Option<Month>,
}

impl PracticeState {
    /// Asks for the newest entry of the guides it needs; `own` is the practitioner's recipient, to which an answer can be
    /// sealed.
    ///
    /// # Errors
    /// Those of `newest`.
    pub fn of<E>(
        mut newest: impl FnMut(&GuideId) -> Result<Option<(Entry, Guide)>, E>,
        own: Option<Recipient>,
    ) -> Result<Self, E> {
        let mut of = |id: &str| newest(&GuideId::try_from(id.to_owned()).expect("a slug"));
        let footprint =
            of(known::guide::FOOTPRINT)?.map(|(entry, _)| Month::of(entry.written.date()));
        let policy = of(known::guide::POLICY)?.map(|(entry, guide)| Policy {
            version: entry.revision,
            since: Month::of(entry.revised.as_ref().unwrap_or(&entry.written).date()),
            review: match shared(&guide, &entry.page, REVIEW) {
                Some((_, Answer::Date(day))) => Some(Month::of(*day)),
                _ => None,
            },
        });
        Ok(Self {
            footprint,
            policy,
            answer_to: own,
        })
    }
}

//! How long entries are kept. Nothing goes by itself: a period only puts an entry on the list of what may go.

use super::GuideKind;
use super::dates;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest period, in months: a century.
pub const LONGEST_KEPT: u16 = 1200;

/// Periods by kind of entry, and a hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// Months from the last revision on, 1 to [`LONGEST_KEPT`]; a kind that is not here is kept without an end.
    pub months: BTreeMap<GuideKind, u16>,
    /// The day the list of what may go was last looked at.
    pub looked: Option<Date>,
    /// Nothing is thrown away while there is one.
    pub hold: Option<Hold>,
}

/// Entries may be wanted elsewhere: nothing is thrown away or erased until it is lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Since which day.
    pub since: Date,
    /// For what reason.
    pub why: HoldReason,
}

/// The reason in a word: what it is about belongs elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HoldReason {
    /// Somebody claims damages.
    #[default]
    Claim,
    /// A complaint to a body, a service or a platform.
    Complaint,
    /// Somebody asks to see what is kept about them.
    Access,
    /// An inquiry, a court or an inquest.
    Inquiry,
    /// Another reason.
    Other,
}

impl HoldReason {
    /// Every reason, in the order they are offered.
    pub const ALL: [HoldReason; 5] = [
        HoldReason::Claim,
        HoldReason::Complaint,
        HoldReason::Access,
        HoldReason::Inquiry,
        HoldReason::Other,
    ];

    /// The word on the command line and in the vault.
    pub fn word(self) -> &'static str {
        match self {
            HoldReason::Claim => "claim",
            HoldReason::Complaint => "complaint",
            HoldReason::Access => "access",
            HoldReason::Inquiry => "inquiry",
            HoldReason::Other => "other",
        }
    }

    /// The words on the screen.
    pub fn name(self) -> &'static str {
        match self {
            HoldReason::Claim => "a claim",
            HoldReason::Complaint => "a complaint",
            HoldReason::Access => "a request for access",
            HoldReason::Inquiry => "an inquiry",
            HoldReason::Other => "another reason",
        }
    }
}

impl Hold {
    /// "since 3 May 2026, a complaint".
    pub fn in_words(self) -> String {
        format!("since {}, {}", dates::say(self.since), self.why.name())
    }
}

impl Retention {
    /// The kinds that have a period of their own; what was said later belongs to its entry.
    pub fn kinds() -> impl Iterator<Item = GuideKind> {
        GuideKind::ALL
            .into_iter()
            .filter(|kind| *kind != GuideKind::Afterword)
    }

    /// Entries of this kind last written before this day may go; `None` where they are kept without an end.
    pub fn limit(&self, kind: GuideKind, today: Date) -> Option<Date> {
        let months = self.months.get(&kind)?;
        today.checked_sub(i64::from(*months).months()).ok()
    }

    /// Whether a year went by since the list was looked at, or it never was, and there is a period at all. Never during a
    /// hold.
    pub fn is_due(&self, today: Date) -> bool {
        let year_ago = today.saturating_sub(1.year());
        self.hold.is_none()
            && !self.months.is_empty()
            && self.looked.is_none_or(|looked| looked <= year_ago)
    }

    /// "kept until you throw it away", "2 years", "18 months".
    pub fn in_words(&self, kind: GuideKind) -> String {
        match self.months.get(&kind) {
            None => "kept until you throw it away".into(),
            Some(1) => "1 month".into(),
            Some(12) => "1 year".into(),
            Some(months) if months % 12 == 0 => format!("{} years", months / 12),
            Some(months) => format!("{months} months"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn kept(kind: GuideKind, months: u16) -> Retention {
        Retention {
            months: BTreeMap::from([(kind, months)]),
            ..Retention::default()
        }
    }

    #[test]
    fn a_kind_without_a_period_has_no_limit_and_one_with_it_counts_months() {
        let retention = kept(GuideKind::Incident, 18);
        let today = date(2026, 8, 31);
        assert_eq!(retention.limit(GuideKind::Prompt, today), None);
        assert_eq!(
            retention.limit(GuideKind::Incident, today),
            Some(date(2025, 2, 28))
        );
        assert_eq!(retention.in_words(GuideKind::Incident), "18 months");
        assert_eq!(
            retention.in_words(GuideKind::Prompt),
            "kept until you throw it away"
        );
        assert_eq!(
            kept(GuideKind::Prompt, 84).in_words(GuideKind::Prompt),
            "7 years"
        );
    }

    #[test]
    fn the_list_is_due_once_a_year_and_never_during_a_hold_or_without_a_period() {
        let today = date(2026, 11, 21);
        assert!(!Retention::default().is_due(today));
        let mut retention = kept(GuideKind::Incident, 84);
        assert!(retention.is_due(today));
        retention.looked = Some(date(2025, 11, 22));
        assert!(!retention.is_due(today));
        retention.looked = Some(date(2025, 11, 21));
        assert!(retention.is_due(today));
        retention.hold = Some(Hold {
            since: today,
            why: HoldReason::Complaint,
        });
        assert!(!retention.is_due(today));
    }

    #[test]
    fn periods_are_kept_by_the_name_of_their_kind() {
        let json = serde_json::to_string(&kept(GuideKind::NearMiss, 12)).expect("plain values");
        assert_eq!(
            json,
            r#"{"months":{"near-miss":12},"looked":null,"hold":null}"#
        );
    }
}

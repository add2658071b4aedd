//! What went wrong online: what kind, where, how serious, how it stands, and when.

use super::Counts;
use super::counts::listed;
use crate::domain::{Answer, EntryHead, Guide, Page, Status, known, many};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// Questions about severity, and for whom each asks.
pub const HARMED: [(&str, &str); 3] = [
    ("severity-client", "for the client"),
    ("severity-me", "for me"),
    ("severity-others", "for others"),
];

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Monday"),
    (Weekday::Tuesday, "Tuesday"),
    (Weekday::Wednesday, "Wednesday"),
    (Weekday::Thursday, "Thursday"),
    (Weekday::Friday, "Friday"),
    (Weekday::Saturday, "Saturday"),
    (Weekday::Sunday, "Sunday"),
];

/// Incidents, counted in several ways.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incidents {
    /// How many.
    pub count: u32,
    /// By kind.
    pub kinds: Counts,
    /// By where it happened; those that do not say are left out.
    pub platforms: Counts,
    /// By how they stand.
    pub statuses: BTreeMap<Status, u32>,
    /// By severity for each of [`HARMED`], in the writer's own view; those that do not say are left out.
    pub severities: [Counts; 3],
    /// By the hour of writing, 0 to 23, in the time zone it was written in.
    pub hours: [u32; 24],
    /// By the weekday it happened, or was written where no day is said; Monday first.
    pub weekdays: [u32; 7],
}

impl Incidents {
    pub(super) fn take(&mut self, head: &EntryHead, page: &Page, guide: &Guide) {
        self.count += 1;
        if !self.kinds.choose(page, guide, known::KIND) {
            self.kinds.add(&guide.title);
        }
        self.platforms.choose(page, guide, known::PLATFORM);
        if let Some(status) = head.status {
            *self.statuses.entry(status).or_default() += 1;
        }
        for ((id, _), counts) in HARMED.iter().zip(&mut self.severities) {
            counts.choose(page, guide, id);
        }
        self.hours[head.written.hour() as usize] += 1;
        let day: Date = match page.answer(known::HAPPENED) {
            Some(Answer::Date(day)) => *day,
            _ => head.written.date(),
        };
        self.weekdays[day.weekday().to_monday_zero_offset() as usize] += 1;
    }

    /// "4 incidents: friend request 2, hostility 1, something else 1." and a sentence for each other count.
    pub fn in_words(&self) -> Vec<String> {
        if self.count == 0 {
            return vec!["No incident was logged in this period.".into()];
        }
        let mut told = vec![
            self.kinds_in_words(),
            self.statuses_in_words(),
            self.platforms_in_words(),
        ];
        told.extend(self.severities_in_words());
        told.push(self.hours_in_words());
        told.push(self.weekdays_in_words());
        told
    }

    /// How many, by kind.
    pub fn kinds_in_words(&self) -> String {
        format!(
            "{}: {}.",
            many(self.count as usize, "incident", "incidents"),
            listed(self.kinds.rows())
        )
    }

    /// How they stand.
    pub fn statuses_in_words(&self) -> String {
        let statuses = self.statuses.iter();
        let statuses = listed(statuses.map(|(status, count)| (status.name(), *count)));
        format!("Status now: {statuses}.")
    }

    /// Where they happened, and how many do not say.
    pub fn platforms_in_words(&self) -> String {
        let unsaid = self.count.saturating_sub(self.platforms.total());
        match (self.platforms.is_empty(), unsaid) {
            (true, _) => "Where: not said.".into(),
            (false, 0) => format!("Where: {}.", listed(self.platforms.rows())),
            (false, _) => format!(
                "Where: {}, not said {unsaid}.",
                listed(self.platforms.rows())
            ),
        }
    }

    /// A sentence for each of [`HARMED`] about whom anything was said.
    pub fn severities_in_words(&self) -> Vec<String> {
        HARMED
            .iter()
            .zip(&self.severities)
            .filter(|(_, counts)| !counts.is_empty())
            .map(|((_, whom), counts)| {
                format!(
                    "Effect {whom}, in your view: {}.",
                    listed(counts.in_order())
                )
            })
            .collect()
    }

    /// "Hour of writing: 9 to 10 o'clock 1, 22 to 23 o'clock 2."
    pub fn hours_in_words(&self) -> String {
        let hours: Vec<String> = (0..24)
            .zip(self.hours)
            .filter(|(_, count)| *count > 0)
            .map(|(hour, count)| format!("{hour} to {} o'clock {count}", hour + 1))
            .collect();
        format!("Hour of writing: {}.", hours.join(", "))
    }

    /// "Day of the week: Thursday 2, Saturday 1."
    pub fn weekdays_in_words(&self) -> String {
        let days = self.by_weekday();
        let days = listed(days.into_iter().filter(|(_, count)| *count > 0));
        format!("Day of the week, when it happened or else was written: {days}.")
    }

    /// Weekday and count, Monday first.
    pub fn by_weekday(&self) -> Vec<(&'static str, u32)> {
        let names = WEEKDAYS.iter().map(|(_, name)| *name);
        names.zip(self.weekdays).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures, incident};

    /// Four incidents, counted by hand.
    #[test]
    fn incidents_are_counted_by_kind_place_status_severity_hour_and_weekday() {
        let told = figures(vec![
            // A Saturday; it happened on the Thursday before.
            incident(
                "2026-11-21T22:10:00",
                &[
                    ("kind", "friend-request"),
                    ("platform", "social-network"),
                    ("severity-client", "slight"),
                    ("severity-me", "moderate"),
                    ("happened", "2026-11-19"),
                ],
            ),
            // A Thursday.
            incident(
                "2026-11-12T22:59:59",
                &[
                    ("kind", "friend-request"),
                    ("platform", "social-network"),
                    ("severity-client", "no-effect-known"),
                    ("status", "closed"),
                ],
            ),
            // A Friday.
            incident(
                "2026-10-30T09:00:00",
                &[
                    ("kind", "review-about-me"),
                    ("platform", "directory-or-reviews"),
                    ("severity-me", "moderate"),
                    ("status", "waiting"),
                ],
            ),
            // The same Friday.
            incident(
                "2026-10-30T00:00:00",
                &[("kind", "other"), ("status", "closed")],
            ),
        ])
        .incidents;
        assert_eq!(
            told.in_words(),
            [
                "4 incidents: friend request 2, review about me 1, something else 1.",
                "Status now: open 1, waiting 1, closed 2.",
                "Where: social network 2, directory or reviews 1, not said 1.",
                "Effect for the client, in your view: no effect known 1, slight 1.",
                "Effect for me, in your view: moderate 2.",
                "Hour of writing: 0 to 1 o'clock 1, 9 to 10 o'clock 1, 22 to 23 o'clock 2.",
                "Day of the week, when it happened or else was written: Thursday 2, Friday 2.",
            ]
        );
    }

    #[test]
    fn no_incident_is_one_sentence() {
        assert_eq!(
            figures(Vec::new()).incidents.in_words(),
            ["No incident was logged in this period."]
        );
    }
}

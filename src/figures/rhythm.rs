//! When was written: entries and days, by month. Nothing here counts days in a row.

use crate::domain::{dates, many};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Entries by day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rhythm {
    by_day: BTreeMap<Date, u32>,
}

/// What was written in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Entries.
    pub entries: u32,
    /// Days with at least one.
    pub days: u32,
}

impl Rhythm {
    pub(super) fn take(&mut self, day: Date) {
        *self.by_day.entry(day).or_default() += 1;
    }

    /// How many entries.
    pub fn entries(&self) -> u32 {
        self.by_day.values().sum()
    }

    /// On how many days.
    pub fn days(&self) -> u32 {
        self.by_day.len() as u32
    }

    /// The day of the first entry.
    pub fn first(&self) -> Option<Date> {
        self.by_day.keys().next().copied()
    }

    /// Entries by day, in order, for a calendar; days without one are left out.
    pub fn by_day(&self) -> Vec<(Date, u32)> {
        self.by_day
            .iter()
            .map(|(day, count)| (*day, *count))
            .collect()
    }

    /// Every month from the one of `from` (without it, of the first entry) to that of `until`, also those without an
    /// entry, of these at most a year before the first entry; none where nothing was written.
    pub fn months(&self, from: Option<Date>, until: Date) -> Vec<Month> {
        let Some(written) = self.first() else {
            return Vec::new();
        };
        let earliest = written.saturating_sub(1.year());
        let mut months: Vec<Month> = Vec::new();
        let mut first = from.unwrap_or(written).max(earliest).first_of_month();
        while first <= until {
            let within = self.by_day.range(first..=first.last_of_month());
            let counts: Vec<u32> = within.map(|(_, count)| *count).collect();
            months.push(Month {
                first,
                entries: counts.iter().sum(),
                days: counts.len() as u32,
            });
            match first.checked_add(1.month()) {
                Ok(next) => first = next,
                Err(_) => break,
            }
        }
        months
    }

    /// "31 entries on 24 days, from 3 October to 20 November 2026."
    pub fn in_words(&self) -> String {
        let (Some(first), Some(last)) = (self.first(), self.by_day.keys().next_back().copied())
        else {
            return "Nothing was written in this period.".into();
        };
        let written = format!(
            "{} on {}",
            many(self.entries() as usize, "entry", "entries"),
            many(self.days() as usize, "day", "days")
        );
        if first == last {
            format!("{written}, {}.", dates::say(first))
        } else if first.year() == last.year() {
            format!(
                "{written}, from {} to {}.",
                dates::say_without_year(first),
                dates::say(last)
            )
        } else {
            format!(
                "{written}, from {} to {}.",
                dates::say(first),
                dates::say(last)
            )
        }
    }

    /// "By month: October 2026 12 on 9 days, November 2026 19 on 15 days."
    pub fn months_in_words(&self, from: Option<Date>, until: Date) -> String {
        let months: Vec<String> = self
            .months(from, until)
            .iter()
            .map(|month| match month.entries {
                0 => format!("{} none", dates::say_month(month.first)),
                count => format!(
                    "{} {count} on {}",
                    dates::say_month(month.first),
                    many(month.days as usize, "day", "days")
                ),
            })
            .collect();
        format!("By month: {}.", months.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn written(days: &[Date]) -> Rhythm {
        let mut rhythm = Rhythm::default();
        for day in days {
            rhythm.take(*day);
        }
        rhythm
    }

    #[test]
    fn a_month_counts_its_entries_and_its_days_and_an_empty_one_is_told_as_well() {
        let rhythm = written(&[
            date(2025, 12, 31),
            date(2026, 2, 1),
            date(2026, 2, 1),
            date(2026, 2, 28),
        ]);
        let months = rhythm.months(None, date(2026, 3, 2));
        let told: Vec<_> = months
            .iter()
            .map(|month| (month.first, month.entries, month.days))
            .collect();
        assert_eq!(
            told,
            [
                (date(2025, 12, 1), 1, 1),
                (date(2026, 1, 1), 0, 0),
                (date(2026, 2, 1), 3, 2),
                (date(2026, 3, 1), 0, 0),
            ]
        );
        assert_eq!(
            rhythm.in_words(),
            "4 entries on 3 days, from 31 December 2025 to 28 February 2026."
        );
        assert_eq!(
            rhythm.months_in_words(Some(date(2026, 1, 15)), date(2026, 2, 28)),
            "By month: January 2026 none, February 2026 3 on 2 days."
        );
    }

    #[test]
    fn a_period_without_an_entry_says_so() {
        assert_eq!(
            written(&[]).in_words(),
            "Nothing was written in this period."
        );
        assert_eq!(
            written(&[]).months(Some(date(2026, 1, 1)), date(2026, 3, 1)),
            []
        );
        assert_eq!(
            written(&[date(2026, 5, 4)]).in_words(),
            "1 entry on 1 day, 4 May 2026."
        );
    }
}

//! What was felt, month by month, where a guide offers it to choose from. Free text is not read for feelings.

use super::Counts;
use super::counts::{chosen, listed};
use crate::domain::{Answer, Guide, Page, afterword, dates};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Questions whose options are feelings, or a pull one felt.
const ASKED: [&str; 3] = ["feelings", "felt", "pull"];

/// What one guide names as a pull and another as a feeling, and the word both are counted by.
const SAME: [(&str, &str); 2] = [("tiredness", "tired"), ("curiosity", "curious")];

/// Months shown side by side.
const MONTHS: usize = 12;

/// Feelings by month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feelings {
    /// How often each was chosen.
    pub counts: Counts,
    /// By the first day of the month, then by feeling.
    by_month: BTreeMap<Date, BTreeMap<String, u32>>,
}

impl Feelings {
    pub(super) fn take(&mut self, day: Date, page: &Page, guide: &Guide) {
        for id in ASKED {
            let Some(answer @ Answer::Choice(_)) = afterword::latest(page, id) else {
                continue;
            };
            for (_, feeling) in chosen(answer, guide, id) {
                let same = SAME.iter().find(|(other, _)| *other == feeling);
                let feeling = same.map_or(feeling, |(_, word)| (*word).to_owned());
                self.counts.add(&feeling);
                let month = self.by_month.entry(day.first_of_month()).or_default();
                *month.entry(feeling).or_default() += 1;
            }
        }
    }

    /// The twelve months up to that of `until`, oldest first, by their first days; fewer where nothing was felt before.
    pub fn months(&self, until: Date) -> Vec<Date> {
        let last = until.first_of_month();
        let Some(first) = self.by_month.keys().next().copied() else {
            return Vec::new();
        };
        let mut months: Vec<Date> = (0..MONTHS as i64)
            .filter_map(|ago| last.checked_sub(ago.months()).ok())
            .take_while(|month| *month >= first)
            .collect();
        months.reverse();
        months
    }

    /// How often a feeling was chosen in each of these months.
    pub fn over(&self, feeling: &str, months: &[Date]) -> Vec<u32> {
        let count = |month| self.by_month.get(month)?.get(feeling).copied();
        months
            .iter()
            .map(|month| count(month).unwrap_or(0))
            .collect()
    }

    /// "Named 4 times: haste 2, care 1 …", then month by month.
    pub fn in_words(&self, until: Date) -> Vec<String> {
        if self.counts.is_empty() {
            return vec!["No feeling was chosen from a list in this period.".into()];
        }
        let mut told = vec![format!(
            "Chosen from a guide's list: {}.",
            listed(self.counts.rows())
        )];
        let months: Vec<String> = self
            .months(until)
            .iter()
            .filter_map(|month| {
                let felt = self.by_month.get(month)?;
                let felt = listed(felt.iter().map(|(feeling, count)| (&**feeling, *count)));
                Some(format!("{}: {felt}", dates::say_month(*month)))
            })
            .collect();
        if !months.is_empty() {
            told.push(format!("By month. {}.", months.join("; ")));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, figures, near_miss, written};
    use jiff::civil::date;

    #[test]
    fn feelings_are_counted_by_month_and_free_text_is_not_read() {
        let mut november = near_miss(&[("kind", "other"), ("pull", "haste care")]);
        november.0.written = at("2026-11-02T08:00:00");
        let mut september = near_miss(&[("kind", "other"), ("pull", "haste")]);
        september.0.written = at("2026-09-30T23:59:00");
        let gibbs = written("gibbs", "2026-11-03T10:00:00", &[("feelings", "haste")]);
        let felt = figures(vec![september, november, gibbs]).feelings;
        let months = felt.months(date(2026, 11, 21));
        assert_eq!(
            months,
            [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
        );
        assert_eq!(felt.over("haste", &months), [1, 0, 1]);
        assert_eq!(felt.over("care", &months), [0, 0, 1]);
        assert_eq!(
            felt.in_words(date(2026, 11, 21)),
            [
                "Chosen from a guide's list: haste 2, care 1.",
                "By month. September 2026: haste 1; November 2026: care 1, haste 1.",
            ]
        );
    }

    #[test]
    fn a_feeling_that_two_guides_name_by_two_words_is_one() {
        let near = near_miss(&[("kind", "other"), ("pull", "tiredness curiosity")]);
        let log = written("incident", "2026-11-03T10:00:00", &[("feelings", "tired")]);
        let felt = figures(vec![near, log]).feelings;
        let rows: Vec<(&str, u32)> = felt.counts.rows();
        assert_eq!(rows, [("tired", 2), ("curious", 1)]);
    }

    #[test]
    fn at_most_a_year_of_months_stands_side_by_side() {
        let mut old = near_miss(&[("kind", "other"), ("pull", "haste")]);
        old.0.written = at("2024-01-02T08:00:00");
        let felt = figures(vec![old]).feelings;
        let months = felt.months(date(2026, 11, 21));
        assert_eq!((months.len(), months[0]), (12, date(2025, 12, 1)));
        assert_eq!(felt.over("haste", &months), [0; 12]);
    }
}

//! Numbers over the chosen entries. Days are told as months, and clients are not counted.

use super::month::Month;
use super::plain::Plain;
use super::shared::shared;
use crate::domain::{Guide, GuideKind, Page, Period, Status, Theme, known};
use jiff::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The question ids that begin so ask how serious it was, for whom the rest says.
const SEVERITY: &str = "severity-";

/// Entries in one week from which on it was a busy one.
const BUSY: u32 = 3;

/// Days of the longest period whose empty weeks before the first entry are told, too: some three years.
const LONGEST: i32 = 1_100;

/// Numbers over the chosen entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) entries: u32,
    pub(super) days: u32,
    /// In order, without a gap.
    pub(super) months: Vec<Weeks>,
    pub(super) themes: BTreeMap<Theme, u32>,
    pub(super) incidents: BTreeMap<Plain, BTreeMap<Status, u32>>,
    pub(super) near_misses: BTreeMap<Plain, u32>,
    pub(super) platforms: BTreeMap<Plain, u32>,
    /// By whom it was serious for, then how serious; both in the guides' order.
    pub(super) severity: Vec<(Plain, Vec<(Plain, u32)>)>,
}

/// The weeks of a month, coarsely: 0 without an entry, 1 with one or two, 2 with three or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weeks {
    pub(super) month: Month,
    pub(super) weeks: Vec<u8>,
}

impl Counts {
    /// On how many days and in which weeks of the period the entries were written.
    pub(super) fn count_days(&mut self, written: &[Date], period: Period) {
        let days: BTreeSet<Date> = written.iter().copied().collect();
        self.days = days.len() as u32;
        self.months = by_week(written, period);
    }

    /// Counts one entry, called `title` where it is listed.
    pub(super) fn add(
        &mut self,
        guide: &Guide,
        page: &Page,
        title: &Plain,
        status: Option<Status>,
    ) {
        self.entries += 1;
        for theme in &guide.themes {
            *self.themes.entry(*theme).or_default() += 1;
        }
        match guide.kind {
            GuideKind::Incident => {
                let by_status = self.incidents.entry(title.clone()).or_default();
                *by_status.entry(status.unwrap_or(Status::Open)).or_default() += 1;
            }
            GuideKind::NearMiss => *self.near_misses.entry(title.clone()).or_default() += 1,
            _ => return,
        }
        let platform = shared(guide, page, known::PLATFORM)
            .and_then(|(question, answer)| Plain::option(question, answer.choices().first()?));
        if let Some(platform) = platform {
            *self.platforms.entry(platform).or_default() += 1;
        }
        self.add_severity(guide, page);
    }

    fn add_severity(&mut self, guide: &Guide, page: &Page) {
        for question in &guide.questions {
            let Some(whose) = Plain::whose(question, SEVERITY) else {
                continue;
            };
            let said = shared(guide, page, question.id.as_str()).and_then(|(question, answer)| {
                let chosen = answer.choices().first().copied()?.to_owned();
                Plain::option(question, &chosen)
            });
            let Some(said) = said else {
                continue;
            };
            let all: Vec<(Plain, u32)> = question
                .answer
                .options()
                .iter()
                .filter_map(|option| Some((Plain::option(question, &option.id)?, 0)))
                .collect();
            let at = match self.severity.iter().position(|(of, _)| *of == whose) {
                Some(at) => at,
                None => {
                    self.severity.push((whose, all));
                    self.severity.len() - 1
                }
            };
            let counts = &mut self.severity[at].1;
            match counts.iter_mut().find(|(how, _)| *how == said) {
                Some((_, count)) => *count += 1,
                None => counts.push((said, 1)),
            }
        }
    }
}

fn by_week(written: &[Date], period: Period) -> Vec<Weeks> {
    let (Some(first), Some(last)) = (written.iter().min(), written.iter().max()) else {
        return Vec::new();
    };
    let long = (period.until - period.from).get_days() > LONGEST;
    let from = if long {
        *first
    } else {
        period.from.min(*first)
    };
    let until = if long { *last } else { period.until.max(*last) };
    let mut of_week: BTreeMap<Date, u32> = BTreeMap::new();
    for day in written {
        *of_week.entry(monday_of(*day)).or_default() += 1;
    }
    let mut months: Vec<Weeks> = Vec::new();
    let mut monday = monday_of(from);
    while monday <= until {
        let level = match of_week.get(&monday).copied().unwrap_or(0) {
            0 => 0,
            count if count < BUSY => 1,
            _ => 2,
        };
        // A week belongs to the month of its Thursday, as far as that lies in the period.
        let middle = monday.saturating_add(Span::new().days(3));
        let month = Month::of(middle.clamp(from, until));
        match months.last_mut() {
            Some(weeks) if weeks.month == month => weeks.weeks.push(level),
            _ => months.push(Weeks {
                month,
                weeks: vec![level],
            }),
        }
        match monday.checked_add(Span::new().days(7)) {
            Ok(next) => monday = next,
            Err(_) => break,
        }
    }
    months
}

fn monday_of(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.saturating_sub(Span::new().days(since))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn weeks(written: &[Date], from: Date, until: Date) -> Vec<(String, Vec<u8>)> {
        by_week(written, Period { from, until })
            .into_iter()
            .map(|weeks| (weeks.month.say_short(), weeks.weeks))
            .collect()
    }

    #[test]
    fn weeks_are_told_by_month_and_only_roughly() {
        // 1 October 2026 is a Thursday.
        let written = [
            date(2026, 10, 2),
            date(2026, 10, 12),
            date(2026, 10, 12),
            date(2026, 10, 18),
            date(2026, 11, 2),
        ];
        assert_eq!(
            weeks(&written, date(2026, 10, 1), date(2026, 11, 8)),
            [
                ("Oct 2026".into(), vec![1, 0, 2, 0, 0]),
                ("Nov 2026".into(), vec![1]),
            ]
        );
    }

    #[test]
    fn a_week_over_the_edge_of_the_period_stays_in_its_month() {
        assert_eq!(
            weeks(&[date(2026, 8, 1)], date(2026, 8, 1), date(2026, 8, 3)),
            [("Aug 2026".into(), vec![1, 0])]
        );
    }

    #[test]
    fn a_period_without_an_end_costs_its_entries_only() {
        let all = weeks(&[date(2026, 8, 1), date(2026, 8, 20)], Date::MIN, Date::MAX);
        assert_eq!(all, [("Aug 2026".into(), vec![1, 0, 0, 1])]);
        assert_eq!(weeks(&[Date::MAX], Date::MAX, Date::MAX).len(), 1);
        assert_eq!(weeks(&[Date::MIN], Date::MIN, Date::MIN).len(), 1);
        assert_eq!(weeks(&[], date(2026, 8, 1), date(2026, 8, 3)), []);
    }
}

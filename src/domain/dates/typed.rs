//! Days as people type them.

use super::MONTHS;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Days ahead in which a day without its year is still taken for the end of a period.
const NEAR: i32 = 62;

/// The last day of a period as it was typed. Without its year it is one of two, by the day on which the period begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastDay {
    past: Date,
    ahead: Date,
    /// Whether it was typed without its year; on its own day both are the same.
    without_year: bool,
}

impl LastDay {
    /// Reads it as [`read`] does; `None` when it is no day.
    pub fn read(typed: &str, today: Date) -> Option<Self> {
        let past = read(typed, Towards::Past, today)?;
        let lower = typed.trim().to_lowercase();
        // A weekday is the last of its name.
        let ahead = match weekday_named(&lower) {
            Some(_) => past,
            None => read(typed, Towards::Ahead, today)?,
        };
        let words: Vec<&str> = lower.split_whitespace().collect();
        Some(Self {
            past,
            ahead,
            without_year: numbers(&words).is_some_and(|numbers| numbers.year.is_none()),
        })
    }

    /// The first day of its name since the period began. Where there is none yet, or no beginning: the one to come, if it is
    /// at most 62 days ahead, as the end of next month is; else the last one.
    pub fn of_period(self, from: Option<Date>, today: Date) -> Date {
        let is_near = (self.ahead - today).get_days() <= NEAR;
        if is_near && from.is_none_or(|from| from > self.past) {
            return self.ahead;
        }
        match from {
            Some(from) if self.without_year => (from.year()..self.past.year())
                .filter_map(|year| Date::new(year, self.past.month(), self.past.day()).ok())
                .find(|day| *day >= from)
                .unwrap_or(self.past),
            // Its year was typed, or it is a day of this week.
            _ => self.past,
        }
    }
}

/// Where a day that is asked for lies by meaning. It decides which day a weekday is, and one typed without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// Either way: a weekday is the next one, a day without a year the one nearest to today.
    Either,
    /// It has been: the last of its name; a weekday is a week ago on that day itself.
    Past,
    /// It is to come: the next of its name; a weekday is a week ahead on that day itself.
    Ahead,
}

/// Reads a typed day: `2026-11-21`, `21/11/2026`, `21 November` (with or without a year, of four digits or of two), `today`,
/// `yesterday`, `tomorrow`, `in 3 days`, `in 2 weeks`, `3 days ago`, a weekday. A day that is typed as one to come is given as
/// it is where one of the past is asked, and the other way round, so that the caller can say why it does not fit. `None` when
/// it is none of these.
pub fn read(typed: &str, towards: Towards, today: Date) -> Option<Date> {
    let typed = typed.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    match words.as_slice() {
        ["today"] => return Some(today),
        ["yesterday"] => return today.yesterday().ok(),
        ["tomorrow"] => return today.tomorrow().ok(),
        ["in", count, unit] => return shift(today, count, unit, 1),
        [count, unit, "ago"] => return shift(today, count, unit, -1),
        [word] => {
            let step = if towards == Towards::Past { -1 } else { 1 };
            if let Some(weekday) = weekday_named(word) {
                return today.nth_weekday(step, weekday).ok();
            }
        }
        _ => {}
    }
    let Numbers { year, month, day } = numbers(&words)?;
    let on = |year| Date::new(year, month, day).ok();
    // Eight years either way, since 29 February is not in every year.
    let years = |way: i16| (0..=8).filter_map(move |step| on(today.year() + way * step));
    match (year, towards) {
        (Some(year), _) => on(year),
        (None, Towards::Past) => years(-1).find(|date| *date <= today),
        (None, Towards::Ahead) => years(1).find(|date| *date >= today),
        (None, Towards::Either) => years(-1)
            .chain(years(1))
            .min_by_key(|date| (*date - today).get_days().abs()),
    }
}

/// Whether a day is typed that no calendar has, such as 30 February or 2027-02-29. A month above 12 is none of these: who
/// types 12/31/2025 is to hear which way round a day is read.
pub fn is_no_such_day(typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    numbers(&words).is_some_and(|Numbers { year, month, day }| {
        (1..=12).contains(&month) && Date::new(year.unwrap_or(LEAP_YEAR), month, day).is_err()
    })
}

/// A year that has every day.
const LEAP_YEAR: i16 = 2024;

/// A day by its numbers, whether the calendar has it or not.
struct Numbers {
    /// `None` where it was not typed.
    year: Option<i16>,
    month: i8,
    day: i8,
}

fn numbers(words: &[&str]) -> Option<Numbers> {
    let (year, month, day) = match words {
        [day, month] => (None, month_named(month)?, *day),
        [day, month, year] => (Some(*year), month_named(month)?, *day),
        [word] => match word.split(['/', '.']).collect::<Vec<_>>()[..] {
            [day, month, year] => (Some(year), month.parse().ok()?, day),
            _ => match word.split('-').collect::<Vec<_>>()[..] {
                [year, month, day] if [year.len(), month.len(), day.len()] == [4, 2, 2] => {
                    (Some(year), month.parse().ok()?, day)
                }
                _ => return None,
            },
        },
        _ => return None,
    };
    let year = match year {
        Some(year) => Some(year_of(year)?),
        None => None,
    };
    let day = day.parse().ok()?;
    Some(Numbers { year, month, day })
}

/// A year of four digits, or of two, which are those of this century.
fn year_of(typed: &str) -> Option<i16> {
    let year = typed.parse().ok()?;
    match typed.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn shift(today: Date, count: &str, unit: &str, sign: i64) -> Option<Date> {
    let count: i64 = match count {
        "a" | "an" | "one" => 1,
        digits => digits.parse::<u16>().ok()?.into(),
    };
    let span = match unit {
        "day" | "days" => (sign * count).days(),
        "week" | "weeks" => (sign * count).weeks(),
        "month" | "months" => (sign * count).months(),
        _ => return None,
    };
    today.checked_add(span).ok()
}

fn weekday_named(word: &str) -> Option<Weekday> {
    WEEKDAYS
        .iter()
        .find(|(name, _)| word.len() >= 3 && name.starts_with(word))
        .map(|(_, weekday)| *weekday)
}

fn month_named(word: &str) -> Option<i8> {
    let at = MONTHS
        .iter()
        .position(|name| word.len() >= 3 && name.to_lowercase().starts_with(word))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21); // a Saturday

    #[test]
    fn the_last_day_of_a_period_is_the_first_of_its_name_after_its_beginning() {
        for (from, until, expected) in [
            ("1 November", "30 November", date(2026, 11, 30)),
            ("1 December", "31 December", date(2025, 12, 31)),
            // Before it begins, which the caller refuses.
            ("1 November", "1 March", date(2026, 3, 1)),
            ("1 November", "20 November", date(2026, 11, 20)),
            ("1 November", "friday", date(2026, 11, 20)),
            ("21 November", "friday", date(2026, 11, 20)),
            ("1 October", "today", TODAY),
            ("1 November 2025", "30 November 2025", date(2025, 11, 30)),
            ("2024-11-01", "1 Dec", date(2024, 12, 1)),
            ("2024-11-01", "1 March", date(2025, 3, 1)),
            // Today's own day and month.
            ("2024-11-01", "21 November", date(2024, 11, 21)),
            ("2024-11-01", "21 November 2026", TODAY),
            ("2024-11-01", "today", TODAY),
            ("2024-11-01", "1 November", date(2024, 11, 1)),
            ("2021-03-01", "29 February", date(2024, 2, 29)),
            ("2024-11-01", "2025-12-01", date(2025, 12, 1)),
            ("2024-11-01", "friday", date(2026, 11, 20)),
        ] {
            let from = read(from, Towards::Past, TODAY);
            let last = LastDay::read(until, TODAY).map(|last| last.of_period(from, TODAY));
            assert_eq!(last, Some(expected), "{from:?} {until}");
        }
        for (until, expected) in [
            ("30 November", date(2026, 11, 30)),
            ("31 December", date(2026, 12, 31)),
            ("1 March", date(2026, 3, 1)),
            ("20 November", date(2026, 11, 20)),
            ("friday", date(2026, 11, 20)),
            ("2026-11-01", date(2026, 11, 1)),
        ] {
            let alone = LastDay::read(until, TODAY).map(|last| last.of_period(None, TODAY));
            assert_eq!(alone, Some(expected), "{until}");
        }
        assert_eq!(LastDay::read("soon", TODAY), None);
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        for (typed, expected) in [
            ("2026-11-26", date(2026, 11, 26)),
            ("26/11/2026", date(2026, 11, 26)),
            ("26.11.26", date(2026, 11, 26)),
            ("26 November", date(2026, 11, 26)),
            ("3 jan", date(2027, 1, 3)),
            ("30 Oct", date(2026, 10, 30)),
            ("29 feb", date(2028, 2, 29)),
            ("26 nov 2025", date(2025, 11, 26)),
            ("Thursday", date(2026, 11, 26)),
            ("sat", date(2026, 11, 28)),
            ("yesterday", date(2026, 11, 20)),
            ("in 2 weeks", date(2026, 12, 5)),
            ("3 days ago", date(2026, 11, 18)),
            ("in a month", date(2026, 12, 21)),
        ] {
            assert_eq!(
                read(typed, Towards::Either, TODAY),
                Some(expected),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_day_of_the_past_is_the_last_of_its_name() {
        for (typed, expected) in [
            ("thursday", date(2026, 11, 19)),
            ("sat", date(2026, 11, 14)),
            ("Friday", date(2026, 11, 20)),
            ("1 December", date(2025, 12, 1)),
            ("21 november", date(2026, 11, 21)),
            ("29 feb", date(2024, 2, 29)),
            ("3 days ago", date(2026, 11, 18)),
            ("2026-11-26", date(2026, 11, 26)),
        ] {
            assert_eq!(read(typed, Towards::Past, TODAY), Some(expected), "{typed}");
        }
        assert_eq!(read("soon", Towards::Past, TODAY), None);
    }

    #[test]
    fn a_day_to_come_is_the_next_of_its_name() {
        for (typed, expected) in [
            ("thursday", date(2026, 11, 26)),
            ("sat", date(2026, 11, 28)),
            ("1 December", date(2026, 12, 1)),
            ("21 november", date(2026, 11, 21)),
            ("20 november", date(2027, 11, 20)),
            ("29 feb", date(2028, 2, 29)),
            ("yesterday", date(2026, 11, 20)),
            ("2026-11-01", date(2026, 11, 1)),
        ] {
            assert_eq!(
                read(typed, Towards::Ahead, TODAY),
                Some(expected),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in [
            "",
            "soon",
            "32 November",
            "2026-02-30",
            "21/11/2",
            "in many days",
            "m",
            "in 99999999999 days",
        ] {
            assert_eq!(read(typed, Towards::Either, TODAY), None, "{typed}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_told_from_what_is_no_day() {
        for typed in [
            "30 February",
            "31 nov 2026",
            "32 November",
            "2027-02-29",
            "31/4/2026",
            "29 feb 2027",
        ] {
            assert!(is_no_such_day(typed), "{typed}");
        }
        for typed in [
            "29 feb",
            "30 november",
            "2026-11-3",
            "soon",
            "",
            "in 40 days",
            "12/31/2025",
            "31.13.2026",
            "2026-13-01",
            "2026-00-01",
        ] {
            assert!(!is_no_such_day(typed), "{typed}");
        }
    }
}

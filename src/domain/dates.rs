//! Days as people say and type them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// "4 May 2026".
pub fn say(day: Date) -> String {
    format!("{} {}", say_without_year(day), day.year())
}

/// "4 May".
pub fn say_without_year(day: Date) -> String {
    format!(
        "{} {}",
        day.day(),
        MONTHS[usize::from(day.month() as u8 - 1)]
    )
}

/// "May 2026".
pub fn say_month(day: Date) -> String {
    format!(
        "{} {}",
        MONTHS[usize::from(day.month() as u8 - 1)],
        day.year()
    )
}

/// "4 May", with the year only when it is another than `today`'s; months cut to three letters ("21 Nov").
pub fn say_short(day: Date, today: Date) -> String {
    let month = &MONTHS[usize::from(day.month() as u8 - 1)][..3];
    if day.year() == today.year() {
        format!("{} {month}", day.day())
    } else {
        format!("{} {month} {}", day.day(), day.year())
    }
}

/// "Saturday".
pub fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// How far a due day is: "today", "tomorrow", "in 3 days", "1 day over".
pub fn say_due(day: Date, today: Date) -> String {
    match (day - today).get_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "1 day over".into(),
        days if days < 0 => format!("{} days over", -days),
        days => format!("in {days} days"),
    }
}

/// Reads a typed day: `2026-11-21`, `21/11/2026`, `21 November` (with or without year), `today`, `yesterday`,
/// `tomorrow`, `in 3 days`, `in 2 weeks`, `3 days ago`, a weekday (the next one, a week ahead on that day itself). A day without a
/// year is the one nearest to `today`. `None` when it is none of these.
pub fn read(typed: &str, today: Date) -> Option<Date> {
    let typed = typed.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    match words.as_slice() {
        ["today"] => Some(today),
        ["yesterday"] => today.yesterday().ok(),
        ["tomorrow"] => today.tomorrow().ok(),
        ["in", count, unit] => shift(today, count, unit, 1),
        [count, unit, "ago"] => shift(today, count, unit, -1),
        [word] => weekday_named(word)
            .and_then(|weekday| today.nth_weekday(1, weekday).ok())
            .or_else(|| numeric(word)),
        [day, month] => nearest(day.parse().ok()?, month_named(month)?, today),
        [day, month, year] => {
            Date::new(year.parse().ok()?, month_named(month)?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

/// Reads a typed day that lies in the past by meaning: as [`read`], but a weekday is the last one (a week ago on that
/// day itself), and a day without a year is the latest that has come. A day to come is given as it is when it is typed
/// as one, so that the caller can say why it does not fit.
pub fn read_past(typed: &str, today: Date) -> Option<Date> {
    let lower = typed.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    match words.as_slice() {
        [word] if weekday_named(word).is_some() => today.nth_weekday(-1, weekday_named(word)?).ok(),
        [day, month] if month_named(month).is_some() => {
            let (day, month) = (day.parse().ok()?, month_named(month)?);
            // Eight years back, since 29 February is not in every year.
            (0..=8)
                .filter_map(|back| Date::new(today.year() - back, month, day).ok())
                .find(|date| *date <= today)
        }
        _ => read(typed, today),
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

fn numeric(word: &str) -> Option<Date> {
    if let Ok(date) = word.parse::<Date>() {
        return Some(date);
    }
    let parts: Vec<&str> = word.split(['/', '.']).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn nearest(day: i8, month: i8, today: Date) -> Option<Date> {
    [-1, 0, 1]
        .iter()
        .filter_map(|years| Date::new(today.year() + years, month, day).ok())
        .min_by_key(|date| (*date - today).get_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21); // a Saturday

    #[test]
    fn days_are_read_as_people_type_them() {
        for (typed, expected) in [
            ("2026-11-26", date(2026, 11, 26)),
            ("26/11/2026", date(2026, 11, 26)),
            ("26 November", date(2026, 11, 26)),
            ("3 jan", date(2027, 1, 3)),
            ("30 Oct", date(2026, 10, 30)),
            ("26 nov 2025", date(2025, 11, 26)),
            ("Thursday", date(2026, 11, 26)),
            ("sat", date(2026, 11, 28)),
            ("yesterday", date(2026, 11, 20)),
            ("in 2 weeks", date(2026, 12, 5)),
            ("3 days ago", date(2026, 11, 18)),
            ("in a month", date(2026, 12, 21)),
        ] {
            assert_eq!(read(typed, TODAY), Some(expected), "{typed}");
        }
    }

    #[test]
    fn a_day_of_the_past_is_the_last_of_its_name() {
        for (typed, expected) in [
            ("thursday", date(2026, 11, 19)),
            ("sat", date(2026, 11, 14)),
            ("Friday", date(2026, 11, 20)),
            ("4 December", date(2025, 12, 4)),
            ("21 november", date(2026, 11, 21)),
            ("29 feb", date(2024, 2, 29)),
            ("3 days ago", date(2026, 11, 18)),
            ("2026-11-26", date(2026, 11, 26)),
        ] {
            assert_eq!(read_past(typed, TODAY), Some(expected), "{typed}");
        }
        assert_eq!(read_past("soon", TODAY), None);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in [
            "",
            "soon",
            "32 November",
            "2026-02-30",
            "in many days",
            "m",
            "in 99999999999 days",
        ] {
            assert_eq!(read(typed, TODAY), None, "{typed}");
        }
    }

    #[test]
    fn due_days_are_said_without_scolding() {
        assert_eq!(say_due(date(2026, 11, 19), TODAY), "2 days over");
        assert_eq!(say_due(date(2026, 11, 20), TODAY), "1 day over");
        assert_eq!(say_due(TODAY, TODAY), "today");
        assert_eq!(say_due(date(2026, 11, 24), TODAY), "in 3 days");
        assert_eq!(say_short(date(2025, 1, 3), TODAY), "3 Jan 2025");
    }
}

//! Days as people say and type them.

mod typed;

pub use typed::{LastDay, Towards, is_no_such_day, read};

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

/// "4 May 2026".
pub fn say(day: Date) -> String {
    format!("{} {}", say_without_year(day), day.year())
}

/// "Monday 4 May 2026".
pub fn say_whole(day: Date) -> String {
    format!("{} {}", weekday(day), say(day))
}

/// "From Monday 4 May 2026 to Friday 8 May 2026", or from the first entry, to the last.
pub fn say_period(from: Option<Date>, until: Option<Date>) -> String {
    let from = from.map_or("the first entry".to_owned(), say_whole);
    let until = until.map_or("the last entry".to_owned(), say_whole);
    format!("From {from} to {until}")
}

/// A typed day as it was understood: the weekday and, unless it was typed just so, the day.
pub fn say_understood(typed: &str, day: Date) -> String {
    match typed == say(day) {
        true => weekday(day).to_owned(),
        false => say_whole(day),
    }
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

/// "Friday 20 November 2026 is past; it may stay so." where a day to come was asked for.
pub fn said_of_past(day: Date, today: Date) -> Option<String> {
    let said = || format!("{} is past; it may stay so.", say_whole(day));
    (day < today).then(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21); // a Saturday

    #[test]
    fn of_a_day_that_is_past_nothing_is_promised_before_it_is_kept() {
        let said = said_of_past(date(2026, 11, 20), TODAY);
        let expected = "Friday 20 November 2026 is past; it may stay so.";
        assert_eq!(said.as_deref(), Some(expected));
        assert_eq!(said_of_past(TODAY, TODAY), None);
    }

    #[test]
    fn a_period_is_said_with_its_years_and_by_its_entries_where_it_is_open() {
        let (from, until) = (date(2025, 12, 1), TODAY);
        assert_eq!(
            say_period(Some(from), Some(until)),
            "From Monday 1 December 2025 to Saturday 21 November 2026"
        );
        assert_eq!(
            say_period(None, None),
            "From the first entry to the last entry"
        );
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

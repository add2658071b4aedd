//! Days and times as other journals write them. What is no day is said, and nothing is guessed.

use crate::domain::clean;
use crate::domain::dates::{self, Towards};
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A day, and what is known of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    day: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

/// What a date that was written may be: a day, or a sentence about why it is none.
pub(super) type Told = Result<When, String>;

/// The first year that is taken for one: nobody keeps a journal on a computer that is older.
const EARLIEST: i16 = 1900;

const MONTH: &str = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const WEEKDAY: &str = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?";

static DAYS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        r"^(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})".to_owned(),
        r"^(?P<a>\d{1,2})(?P<between>[-/.])(?P<b>\d{1,2})[-/.](?P<y>\d{4})".to_owned(),
        format!(r"(?i)^{WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH})\.?,?\s+(?P<y>\d{{4}})"),
        format!(r"(?i)^{WEEKDAY}(?P<month>{MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})"),
    ]
    .map(|pattern| Regex::new(&pattern).expect("a pattern of our own"))
});

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:T|,?[ ]+(?:at[ ]+)?)(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?(?:[ ]*(?P<half>[AaPp])\.?[Mm]\.?(?:\b|$))?(?P<offset>Z|[ ]?[+-]\d{2}:?\d{2})?",
    )
    .expect("a pattern of our own")
});

/// Reads a day, with a time or without, from the beginning of a text, and gives what follows it. `None` where no date
/// stands there.
pub(super) fn at_start(text: &str) -> Option<(Told, &str)> {
    let (end, day) = DAYS.iter().find_map(|pattern| {
        let found = pattern.captures(text)?;
        Some((found.get(0)?.end(), day(&found)))
    })?;
    let rest = &text[end..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let Some(time) = TIME.captures(rest) else {
        return Some((day.map(When::day), rest));
    };
    let whole = time.get(0).map_or(0, |whole| whole.end());
    let read = day.and_then(|day| {
        let (time, offset) = time_of(&time)?;
        Ok(When {
            day,
            time: Some(time),
            offset,
        })
    });
    Some((read, &rest[whole..]))
}

/// A text that is a date and nothing else.
pub(super) fn whole(text: &str) -> Option<Told> {
    let (told, rest) = at_start(text.trim())?;
    rest.trim().is_empty().then_some(told)
}

impl When {
    /// A day without a time.
    pub(super) fn day(day: Date) -> Self {
        Self {
            day,
            time: None,
            offset: None,
        }
    }

    /// The moment an entry stands at: noon where no time is known; in `now`'s zone where none is said. The second value
    /// says what could not be kept as it was written.
    ///
    /// # Errors
    /// A sentence about why it cannot be: a day to come, or one before 1900.
    pub(super) fn resolve(self, now: &Zoned) -> Result<(Zoned, Option<String>), String> {
        let said = dates::say(self.day);
        if self.day.year() < EARLIEST {
            return Err(format!("{said} is before {EARLIEST}"));
        }
        let out_of_range = |_| format!("{said} is no day");
        let zone = self
            .offset
            .map_or_else(|| now.time_zone().clone(), TimeZone::fixed);
        let noon = |zone: &TimeZone| self.day.at(12, 0, 0, 0).to_zoned(zone.clone());
        let (zoned, note) = match self.time {
            None => (noon(&zone).map_err(out_of_range)?, None),
            Some(time) => {
                let clock = time.strftime("%H:%M");
                let ambiguous = zone.to_ambiguous_zoned(self.day.to_datetime(time));
                match ambiguous.offset() {
                    AmbiguousOffset::Gap { .. } => (
                        noon(&zone).map_err(out_of_range)?,
                        Some(format!(
                            "{clock} was not on {said}, since the clocks went forward; kept on that day without its time"
                        )),
                    ),
                    AmbiguousOffset::Fold { .. } => (
                        ambiguous.earlier().map_err(out_of_range)?,
                        Some(format!(
                            "{clock} was twice on {said}, since the clocks went back; kept as the first"
                        )),
                    ),
                    AmbiguousOffset::Unambiguous { .. } => {
                        (ambiguous.unambiguous().map_err(out_of_range)?, None)
                    }
                }
            }
        };
        // A journal kept further east may be a day ahead of this machine's zone.
        if zoned.date() > now.date() && zoned.timestamp() > now.timestamp() {
            return Err(format!("{said} is still to come"));
        }
        Ok((zoned, note))
    }

    /// The instant, where the time says how far it is from UTC.
    pub(super) fn instant(self) -> Option<Timestamp> {
        let local = self.day.to_datetime(self.time?);
        self.offset?.to_timestamp(local).ok()
    }
}

fn day(found: &Captures) -> Result<Date, String> {
    let said: String = clean(&found[0]).chars().take(40).collect();
    let no_day = || format!("{said} is no day");
    let number = |name: &str| -> Option<i16> { found.name(name)?.as_str().parse().ok() };
    let of = |y: i16, m: i16, d: i16| -> Option<Date> {
        Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()
    };
    let year = number("y").ok_or_else(no_day)?;
    if let (Some(a), Some(b)) = (number("a"), number("b")) {
        let dotted = &found["between"] == ".";
        return match (of(year, b, a), of(year, a, b)) {
            (Some(day), _) if dotted => Ok(day),
            (Some(day), Some(other)) if day != other => Err(format!(
                "{said} may be {} or {}; write the year first",
                dates::say_without_year(day),
                dates::say_without_year(other)
            )),
            (Some(day), _) | (None, Some(day)) if !dotted => Ok(day),
            _ => Err(no_day()),
        };
    }
    let number_day = number("d").ok_or_else(no_day)?;
    let day = match found.name("month") {
        None => of(year, number("m").ok_or_else(no_day)?, number_day),
        // Read with its first three letters: what follows them may be any ending.
        Some(month) => {
            let month: String = month.as_str().chars().take(3).collect();
            let typed = format!("{number_day} {month} {year:04}");
            dates::read(&typed, Towards::Either, Date::MIN)
        }
    }
    .ok_or_else(no_day)?;
    let weekday = found
        .name("weekday")
        .map(|name| name.as_str().to_lowercase());
    match weekday {
        Some(named) if !dates::weekday(day).to_lowercase().starts_with(&named) => {
            Err(format!("{said} was a {}", dates::weekday(day)))
        }
        _ => Ok(day),
    }
}

fn time_of(found: &Captures) -> Result<(Time, Option<Offset>), String> {
    let said: String = found[0].trim_start_matches([',', ' ', 'T']).to_owned();
    let no_time = || format!("{said} is no time");
    let number = |name: &str| -> Option<i8> { found.name(name)?.as_str().parse().ok() };
    let hour = number("h").ok_or_else(no_time)?;
    let hour = match found.name("half").map(|half| half.as_str().to_lowercase()) {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return Err(no_time()),
        Some(half) => hour % 12 + if half == "p" { 12 } else { 0 },
    };
    let minute = number("min").ok_or_else(no_time)?;
    // A leap second is the last one of its minute here.
    let second = number("s").unwrap_or(0);
    let second = if second == 60 { 59 } else { second };
    let time = Time::new(hour, minute, second, 0).map_err(|_| no_time())?;
    let offset = match found.name("offset").map(|offset| offset.as_str().trim()) {
        None => None,
        Some("Z") => Some(Offset::UTC),
        Some(offset) => {
            let digits: Vec<i32> = offset
                .chars()
                .filter_map(|c| c.to_digit(10))
                .map(|digit| digit as i32)
                .collect();
            let [h1, h2, m1, m2] = digits[..] else {
                return Err(no_time());
            };
            let seconds = ((h1 * 10 + h2) * 60 + m1 * 10 + m2) * 60;
            let sign = if offset.starts_with('-') { -1 } else { 1 };
            Some(Offset::from_seconds(sign * seconds).map_err(|_| no_time())?)
        }
    };
    Ok((time, offset))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn now() -> Zoned {
        "2026-11-21T19:30:00+00:00[Europe/London]".parse().unwrap()
    }

    fn read(text: &str) -> String {
        match whole(text) {
            None => "no date".into(),
            Some(Err(why)) => why,
            Some(Ok(when)) => match when.resolve(&now()) {
                Ok((zoned, None)) => zoned.strftime("%F %T %:z").to_string(),
                Ok((zoned, Some(note))) => format!("{}: {note}", zoned.strftime("%F %T")),
                Err(why) => why,
            },
        }
    }

    #[test]
    fn days_and_times_are_read_as_other_journals_write_them() {
        for (text, expected) in [
            ("2026-11-20", "2026-11-20 12:00:00 +00:00"),
            ("2026-11-20 09:05", "2026-11-20 09:05:00 +00:00"),
            ("2026-11-20 09:05:31 PM", "2026-11-20 21:05:31 +00:00"),
            ("2026-11-20 12:05 AM", "2026-11-20 00:05:00 +00:00"),
            ("2026-11-20T09:05:31Z", "2026-11-20 09:05:31 +00:00"),
            (
                "2026-11-20T09:05:31.250+02:00",
                "2026-11-20 09:05:31 +02:00",
            ),
            ("2026-11-20 09:05:31 -0500", "2026-11-20 09:05:31 -05:00"),
            ("2026/6/3 9:05", "2026-06-03 09:05:00 +01:00"),
            ("20.11.2026", "2026-11-20 12:00:00 +00:00"),
            ("20/11/2026 09:05", "2026-11-20 09:05:00 +00:00"),
            ("11/20/2026", "2026-11-20 12:00:00 +00:00"),
            ("04/04/2026", "2026-04-04 12:00:00 +01:00"),
            ("20 November 2026", "2026-11-20 12:00:00 +00:00"),
            (
                "Friday, 20th Nov 2026 at 9:05 pm",
                "2026-11-20 21:05:00 +00:00",
            ),
            ("Nov 20, 2026", "2026-11-20 12:00:00 +00:00"),
            ("November 20th, 2026, 09:05", "2026-11-20 09:05:00 +00:00"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_named_and_never_guessed() {
        for (text, expected) in [
            ("2026-13-45 99:99", "2026-13-45 is no day"),
            ("2026-02-29", "2026-02-29 is no day"),
            ("31 November 2026", "31 November 2026 is no day"),
            ("2026-11-20 25:00", "25:00 is no time"),
            ("2026-11-20 13:00 PM", "13:00 PM is no time"),
            (
                "03/04/2026",
                "03/04/2026 may be 3 April or 4 March; write the year first",
            ),
            ("31.31.2026", "31.31.2026 is no day"),
            (
                "Monday 20 November 2026",
                "Monday 20 November 2026 was a Friday",
            ),
            ("2027-01-01", "1 January 2027 is still to come"),
            ("0026-11-20", "20 November 26 is before 1900"),
            ("2026-11-201", "no date"),
            ("20 bananas 2026", "no date"),
            ("soon", "no date"),
            ("", "no date"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_left_out_or_had_twice_is_named() {
        assert_eq!(
            read("2026-03-29 01:30"),
            "2026-03-29 12:00:00: 01:30 was not on 29 March 2026, since the clocks went forward; kept on that day \
             without its time"
        );
        assert_eq!(
            read("2026-10-25 01:30"),
            "2026-10-25 01:30:00: 01:30 was twice on 25 October 2026, since the clocks went back; kept as the first"
        );
    }

    #[test]
    fn what_follows_a_date_is_given_back() {
        let (when, rest) = at_start("2026-11-20 09:05 A long day").unwrap();
        assert_eq!((when.is_ok(), rest), (true, " A long day"));
        let (when, rest) = at_start("2026-11-20 At last").unwrap();
        assert_eq!((when.is_ok(), rest), (true, " At last"));
    }
}

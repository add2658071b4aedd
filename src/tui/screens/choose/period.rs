//! The lines of what to share: the two days of its period, as they are typed and understood, and the questions.

use crate::domain::dates::{self, LastDay, Towards};
use crate::domain::{Period, Problem, Receipt, Words, read_day};
use crate::tui::screens::line::{Fields, Line};
use jiff::ToSpan;
use jiff::civil::Date;

/// Lines before the questions: From and Until.
pub(super) const DAYS: usize = 2;

const FROM: usize = 0;
const UNTIL: usize = 1;

/// Weeks back when nothing was shared with this supervisor before.
const WEEKS: i32 = 8;

/// What is offered to whoever had these: from the last day of what they had last until today, since what was written on that
/// day after it left is theirs to have as well. A pack begins with the day after the last one.
pub(super) fn next<'a>(
    had: impl Iterator<Item = &'a Receipt>,
    is_pack: bool,
    today: Date,
) -> Period {
    let last = had
        .map(|receipt| receipt.period.until.min(receipt.sealed.date()))
        .max();
    let back = match is_pack {
        true => 1.year(),
        false => WEEKS.weeks(),
    };
    let from = last
        .and_then(|day| match is_pack {
            true => day.tomorrow().ok(),
            false => Some(day),
        })
        .filter(|day| *day <= today)
        .or_else(|| today.checked_sub(back).ok())
        .unwrap_or(today);
    Period { from, until: today }
}

/// The lines: two days, and so many questions.
pub(super) fn lines(period: Period, asks: usize, questions: &[Words]) -> Fields {
    let day = |label: &str, day: Date| {
        let day = Words::new(&dates::say(day));
        Line::new(label, "").suggesting(&day).each_time()
    };
    let mut lines = vec![day("From", period.from), day("Until", period.until)];
    for number in 0..asks {
        let label = match number {
            0 => "You ask",
            _ => "and",
        };
        let line = Line::new(
            label,
            "a question of yours at the head of the summary; or none",
        );
        lines.push(match questions.get(number) {
            Some(words) => line.holding(words),
            None => line,
        });
    }
    Fields::of(lines)
}

/// The period that is typed; `None` where it is none.
pub(super) fn read(fields: &Fields, today: Date) -> Option<Period> {
    let from = first(fields, today)?;
    // Nothing is said of days that have not been.
    let until = last(fields, today)?.min(today);
    (from <= until).then_some(Period { from, until })
}

fn first(fields: &Fields, today: Date) -> Option<Date> {
    dates::read(fields.read(FROM), Towards::Past, today)
}

fn last(fields: &Fields, today: Date) -> Option<Date> {
    let typed = LastDay::read(fields.read(UNTIL), today)?;
    Some(typed.of_period(first(fields, today), today))
}

/// Which line makes it no period, the first where both do, and why, of each.
pub(super) fn slip(fields: &Fields, today: Date) -> (usize, String) {
    let lines = [(FROM, "From"), (UNTIL, "Until")].into_iter();
    let slips = lines.filter_map(|(line, label)| {
        match read_day(fields.read(line), Towards::Past, today).err()? {
            // A period may end in days to come, of which there is nothing.
            Problem::NotYet if line == UNTIL => None,
            why => Some((line, format!("{label}: {why}."))),
        }
    });
    let (lines, words): (Vec<usize>, Vec<String>) = slips.unzip();
    match lines.first() {
        Some(line) => (*line, words.join(" ")),
        None => (
            UNTIL,
            "Until lies before From. A period needs two days, such as 1 October and 21 October."
                .to_owned(),
        ),
    }
}

/// What each of the two days is understood as, to be said beside it; nothing where it is none.
pub(super) fn understood(fields: &Fields, today: Date) -> [String; DAYS] {
    let said = |line, day: Option<Date>, ahead: &str| {
        let said = day.map(|day| match dates::say_understood(fields.read(line), day) {
            said if day > today => format!("{said}, {ahead}"),
            said => said,
        });
        said.unwrap_or_default()
    };
    [
        said(FROM, first(fields, today), "still to come"),
        said(UNTIL, last(fields, today), "so up to today"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::screens::Input;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21); // a Saturday

    /// The lines with these two days typed into them.
    fn typed(from: &str, until: &str) -> Fields {
        let period = Period {
            from: TODAY,
            until: TODAY,
        };
        let mut fields = lines(period, 1, &[]);
        for (line, words) in [from, until].into_iter().enumerate() {
            fields.go_to(line);
            fields.update(&Input::Paste(words.into()), 80);
        }
        fields
    }

    #[test]
    fn a_day_without_its_year_is_said_with_the_one_it_is_read_in() {
        for (from, until, said) in [
            (
                "1 December",
                "today",
                ["Monday 1 December 2025", "Saturday 21 November 2026"],
            ),
            (
                "1 december",
                "6 January",
                ["Monday 1 December 2025", "Tuesday 6 January 2026"],
            ),
            (
                "21 November 2026",
                "monday",
                ["Saturday", "Monday 16 November 2026"],
            ),
            (
                "tomorrow",
                "blursday",
                ["Sunday 22 November 2026, still to come", ""],
            ),
            (
                "1 November",
                "30 November",
                [
                    "Sunday 1 November 2026",
                    "Monday 30 November 2026, so up to today",
                ],
            ),
        ] {
            assert_eq!(
                understood(&typed(from, until), TODAY),
                said,
                "{from}, {until}"
            );
        }
    }

    #[test]
    fn a_period_ends_today_at_the_latest() {
        for until in ["today", "30 November", "in 3 weeks", "2027-01-31"] {
            let read = read(&typed("1 November", until), TODAY);
            let period = Period {
                from: date(2026, 11, 1),
                until: TODAY,
            };
            assert_eq!(read, Some(period), "{until}");
        }
    }

    #[test]
    fn the_line_that_is_wrong_is_named_with_its_reason_and_both_where_both_are() {
        const SUCH: &str = "expected a day, such as 2026-11-26, 26 November or thursday.";
        const NONE: &str = "there is no such day in the calendar.";
        for (from, until, line, why) in [
            ("30 February", "yesterday", FROM, format!("From: {NONE}")),
            (
                "tomorrow",
                "yesterday",
                FROM,
                "From: expected a day that has been, today or earlier.".to_owned(),
            ),
            ("blursday", "today", FROM, format!("From: {SUCH}")),
            ("yesterday", "31 April", UNTIL, format!("Until: {NONE}")),
            ("yesterday", "until", UNTIL, format!("Until: {SUCH}")),
            ("soon", "31 April", FROM, format!("From: {SUCH} Until: {NONE}")),
            (
                "1 October",
                "1 September",
                UNTIL,
                "Until lies before From. A period needs two days, such as 1 October and 21 October."
                    .to_owned(),
            ),
        ] {
            let fields = typed(from, until);
            assert_eq!(read(&fields, TODAY), None, "{from}, {until}");
            assert_eq!(slip(&fields, TODAY), (line, why), "{from}, {until}");
        }
    }
}

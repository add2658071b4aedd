//! A cell a day, week by week.

use jiff::civil::Date;
use std::collections::BTreeMap;

/// Entries by day for the last `weeks` weeks, the oldest week first, each from Monday to Sunday; the last one
/// holds `today`. Days after `today` are `None`. Counts of one day are added up, days outside are left out.
pub fn calendar(counts: &[(Date, u32)], today: Date, weeks: usize) -> Vec<[Option<u32>; 7]> {
    let mut of_day: BTreeMap<Date, u32> = BTreeMap::new();
    for (day, count) in counts {
        let sum = of_day.entry(*day).or_default();
        *sum = sum.saturating_add(*count);
    }
    let since_monday = i64::from(today.weekday().to_monday_zero_offset());
    let count_on = |days_ago: i64| {
        let day = today.checked_sub(jiff::Span::new().days(days_ago)).ok();
        let count = day.and_then(|day| of_day.get(&day)).copied();
        (days_ago >= 0).then(|| count.unwrap_or(0))
    };
    (0..weeks as i64)
        .rev()
        .map(|weeks_ago| {
            std::array::from_fn(|weekday| count_on(weeks_ago * 7 + since_monday - weekday as i64))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A Saturday.
    const TODAY: Date = date(2026, 11, 21);

    #[test]
    fn the_calendar_goes_from_an_old_monday_to_the_sunday_of_this_week() {
        let counts = [
            (date(2026, 11, 21), 1),
            (date(2026, 11, 16), 2),
            (date(2026, 11, 15), 3),
            (date(2026, 11, 21), 4),
            (date(2026, 11, 9), 5),
            (date(2026, 11, 8), 6),
        ];
        let some = |numbers: [u32; 7]| numbers.map(Some);
        let mut this_week = some([2, 0, 0, 0, 0, 5, 0]);
        this_week[6] = None;
        assert_eq!(
            calendar(&counts, TODAY, 2),
            [some([5, 0, 0, 0, 0, 0, 3]), this_week]
        );
    }

    #[test]
    fn a_day_still_to_come_is_no_day_without_an_entry_even_when_it_has_one() {
        let monday = date(2026, 11, 16);
        let weeks = calendar(&[(date(2026, 11, 17), 1)], monday, 1);
        assert_eq!(weeks, [[Some(0), None, None, None, None, None, None]]);
    }

    #[test]
    fn the_calendar_crosses_a_leap_day_and_a_new_year() {
        let counts = [(date(2028, 2, 29), 1), (date(2027, 12, 31), 2)];
        let weeks = calendar(&counts, date(2028, 3, 5), 10);
        assert_eq!(weeks.len(), 10);
        // 29 February 2028 is the Tuesday of the last week; 31 December 2027 the Friday nine weeks before.
        assert_eq!(weeks[9][1], Some(1));
        assert_eq!(weeks[0][4], Some(2));
        assert_eq!(weeks.iter().flatten().flatten().sum::<u32>(), 3);
    }

    #[test]
    fn no_weeks_are_no_rows_and_a_calendar_may_reach_back_before_all_days() {
        assert_eq!(calendar(&[], TODAY, 0), Vec::<[Option<u32>; 7]>::new());
        let weeks = calendar(&[(Date::MIN, 1)], Date::MIN, 3);
        assert_eq!(weeks.iter().flatten().flatten().sum::<u32>(), 1);
    }
}

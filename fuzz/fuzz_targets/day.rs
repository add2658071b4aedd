//! A day as it is typed: none, or one that reads back from its own writing.
#![no_main]
use afterhour::domain::dates;
use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;

const TODAYS: [Date; 4] = [
    date(2026, 11, 21),
    date(2028, 2, 29),
    date(-9999, 1, 1),
    date(9999, 12, 31),
];

fuzz_target!(|typed: &str| for today in TODAYS {
    for day in [dates::read(typed, today), dates::read_past(typed, today)]
        .into_iter()
        .flatten()
    {
        if day.year() >= 1000 {
            assert_eq!(dates::read(&day.to_string(), today), Some(day));
        }
        let _ = (
            dates::say(day),
            dates::say_due(day, today),
            dates::say_short(day, today),
        );
    }
});

//! A month: as fine as any day in a summary is told.

use crate::domain::dates;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A month of a year; the day in it is forgotten. Written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(Date);

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    /// "November 2026".
    pub fn say(self) -> String {
        let said = dates::say(self.0);
        said.split_once(' ')
            .map_or_else(String::new, |(_, month)| month.to_owned())
    }

    /// "Nov 2026": for a chart or a column.
    pub fn say_short(self) -> String {
        let said = self.say();
        let (month, year) = said.split_once(' ').unwrap_or((&said, ""));
        format!("{} {year}", month.get(..3).unwrap_or(month))
    }
}

impl TryFrom<String> for Month {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let day = if text.len() == 7 {
            format!("{text}-01").parse().ok()
        } else {
            None
        };
        day.map(Self).ok_or("expected a month, such as 2026-11")
    }
}

impl From<Month> for String {
    fn from(Month(day): Month) -> String {
        format!("{:04}-{:02}", day.year(), day.month())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_forgets_its_day_and_comes_back_from_its_word() {
        let month = Month::of(date(2026, 11, 21));
        assert_eq!(month, Month::of(date(2026, 11, 3)));
        assert_eq!(
            (month.say(), month.say_short()),
            ("November 2026".into(), "Nov 2026".into())
        );
        let written = String::from(month);
        assert_eq!(written, "2026-11");
        assert_eq!(Month::try_from(written), Ok(month));
        for wrong in ["2026-13", "2026-11-01", "november", ""] {
            assert!(Month::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}

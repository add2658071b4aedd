//! What was written, counted.

use super::Worker;
use crate::domain::{GuideKind, Period};
use crate::failure::Failure;
use crate::figures::Figures;
use crate::tui::task::Done;
use jiff::civil::Date;

impl Worker {
    pub(super) fn count(&mut self, from: Option<Date>, until: Date) -> Result<Done, Failure> {
        let mut figures = Figures::over(from, until);
        let period = Period {
            from: from.unwrap_or(Date::ZERO),
            until,
        };
        self.open()?
            .each(&GuideKind::ALL, period, |head, entry, guide| {
                figures.take(head, entry, guide);
            })?;
        Ok(Done::Counted(Box::new(figures)))
    }
}

//! What is known of backups: the last one, and when it was last tried whether one opens.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days after which the last backup is called old.
const OLD: i64 = 30;

/// Days of use after which a journal without any is told so.
const SETTLED: i64 = 14;

/// The ledger, as it is kept in the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Backups {
    /// The newest.
    pub last: Option<MadeBackup>,
    /// The day of the first.
    pub first: Option<Date>,
    /// The day one was last opened and counted.
    pub rehearsed: Option<Date>,
    /// Where it was asked to go, the whole path; offered the next time.
    pub into: String,
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeBackup {
    /// On which day.
    pub day: Date,
    /// The file, its whole path.
    pub file: String,
    /// Its bytes.
    pub size: u64,
    /// Entries in it, also those in the trash.
    pub entries: u64,
    /// What opens it.
    pub opens: Opens,
}

/// What opens a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Opens {
    /// The recovery sheet of its day.
    Sheet,
    /// A passphrase of its own.
    Passphrase,
}

impl Opens {
    /// "the recovery sheet of that day", "its passphrase".
    pub fn in_words(self) -> &'static str {
        match self {
            Opens::Sheet => "the recovery sheet of that day",
            Opens::Passphrase => "its passphrase",
        }
    }
}

impl Backups {
    /// Whether one should be made: the last is older than 30 days, or there is none after 14 days of use. `since` is the day of
    /// the first entry.
    pub fn is_due(&self, since: Option<Date>, today: Date) -> bool {
        match (&self.last, since) {
            (Some(last), _) => last.day < today.saturating_sub(OLD.days()),
            (None, Some(since)) => since <= today.saturating_sub(SETTLED.days()),
            (None, None) => false,
        }
    }

    /// Whether it should be tried once whether a backup opens: a year after the last time, or a month after the first backup.
    pub fn is_rehearsal_due(&self, today: Date) -> bool {
        match (self.rehearsed, self.first) {
            (Some(day), _) => day <= today.saturating_sub(1.year()),
            (None, Some(first)) => first <= today.saturating_sub(OLD.days()),
            (None, None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    fn made(day: Date) -> Backups {
        Backups {
            last: Some(MadeBackup {
                day,
                file: "stick".into(),
                size: 1,
                entries: 1,
                opens: Opens::Sheet,
            }),
            first: Some(day),
            ..Backups::default()
        }
    }

    #[test]
    fn a_backup_is_due_after_thirty_days_and_the_first_after_two_weeks_of_use() {
        let none = Backups::default();
        assert!(!none.is_due(None, TODAY));
        assert!(!none.is_due(Some(date(2026, 11, 8)), TODAY));
        assert!(none.is_due(Some(date(2026, 11, 7)), TODAY));
        assert!(!made(date(2026, 10, 22)).is_due(None, TODAY));
        assert!(made(date(2026, 10, 21)).is_due(None, TODAY));
    }

    #[test]
    fn a_rehearsal_is_due_a_month_after_the_first_backup_and_then_once_a_year() {
        assert!(!Backups::default().is_rehearsal_due(TODAY));
        assert!(!made(date(2026, 10, 23)).is_rehearsal_due(TODAY));
        assert!(made(date(2026, 10, 22)).is_rehearsal_due(TODAY));
        let mut tried = made(date(2024, 1, 1));
        tried.rehearsed = Some(date(2025, 11, 22));
        assert!(!tried.is_rehearsal_due(TODAY));
        tried.rehearsed = Some(date(2025, 11, 21));
        assert!(tried.is_rehearsal_due(TODAY));
    }
}

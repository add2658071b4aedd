//! Which backups in a folder are kept: the newest of each of the last 7 days, 4 weeks and 12 months that have one.

use super::super::VaultError;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Days, ISO weeks and months that keep one.
const KEPT: (usize, usize, usize) = (7, 4, 12);

/// A backup's file name; `again` is 1 for the first of its day.
pub(super) fn name(journal: &str, day: Date, again: u32) -> String {
    match again {
        0 | 1 => format!("afterhour-{journal}-{day}.age"),
        again => format!("afterhour-{journal}-{day}-{again}.age"),
    }
}

/// The day of a file of this name and its number on that day; `None` for any other name.
fn day_of(name: &str, journal: &str) -> Option<(Date, u32)> {
    let rest = name
        .strip_prefix("afterhour-")?
        .strip_prefix(journal)?
        .strip_prefix('-')?
        .strip_suffix(".age")?;
    let day: Date = rest.get(..10)?.parse().ok()?;
    let again = match &rest[10..] {
        "" => 1,
        more => more.strip_prefix('-')?.parse().ok()?,
    };
    // No other spelling of the same is ours.
    (self::name(journal, day, again) == name).then_some((day, again))
}

/// Those of this journal in a folder that no day, week or month keeps, the oldest first. Never the newest, and only plain
/// files.
///
/// # Errors
/// Those of reading the folder.
pub(super) fn older(folder: &Path, journal: &str) -> Result<Vec<PathBuf>, VaultError> {
    let told = VaultError::at(folder);
    let mut there = Vec::new();
    for file in std::fs::read_dir(folder).map_err(&told)? {
        let file = file.map_err(&told)?;
        let plain = file.file_type().is_ok_and(|kind| kind.is_file());
        if let Some(made) = file
            .file_name()
            .to_str()
            .and_then(|name| day_of(name, journal))
            && plain
        {
            there.push((made, file.path()));
        }
    }
    there.sort();
    let days: Vec<(Date, u32)> = there.iter().map(|(made, _)| *made).collect();
    let kept = kept(&days);
    Ok(there
        .into_iter()
        .filter(|(made, _)| !kept.contains(made))
        .map(|(_, path)| path)
        .collect())
}

/// The days kept, of those in order.
fn kept(made: &[(Date, u32)]) -> BTreeSet<(Date, u32)> {
    fn newest<T: PartialEq>(
        made: &[(Date, u32)],
        count: usize,
        span: impl Fn(Date) -> T,
    ) -> Vec<(Date, u32)> {
        let mut kept: Vec<(Date, u32)> = Vec::new();
        for one in made.iter().rev() {
            if kept.len() < count && kept.last().is_none_or(|last| span(last.0) != span(one.0)) {
                kept.push(*one);
            }
        }
        kept
    }
    let (days, weeks, months) = KEPT;
    let week = |day: Date| (day.iso_week_date().year(), day.iso_week_date().week());
    let mut kept: BTreeSet<(Date, u32)> = newest(made, days, |day| day).into_iter().collect();
    kept.extend(newest(made, weeks, week));
    kept.extend(newest(made, months, |day| (day.year(), day.month())));
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use std::fs;

    #[test]
    fn a_name_is_read_back_and_no_other_name_is() {
        let day = date(2026, 11, 21);
        for again in [1, 2, 12] {
            let name = name("K7Q2M9XD", day, again);
            assert_eq!(day_of(&name, "K7Q2M9XD"), Some((day, again)), "{name}");
            assert_eq!(day_of(&name, "K7Q2M9XE"), None);
        }
        for other in [
            "afterhour-K7Q2M9XD-2026-11-21-1.age",
            "afterhour-K7Q2M9XD-2026-11-21-02.age",
            "afterhour-K7Q2M9XD-2026-11-21.age.age",
            "afterhour-K7Q2M9XD-2026-13-21.age",
            "afterhour-K7Q2M9XD-2026-11-2é.age",
            "Afterhour-K7Q2M9XD-2026-11-21.age",
            "afterhour-K7Q2M9XD-.age",
            "ruth-2026-11-21.age",
        ] {
            assert_eq!(day_of(other, "K7Q2M9XD"), None, "{other}");
        }
    }

    /// Two years of a backup every day, and a second one every tenth day.
    #[test]
    fn of_two_years_the_last_days_weeks_and_months_stay() {
        let last = date(2026, 11, 21);
        let mut made: Vec<(Date, u32)> = Vec::new();
        for back in (0..730).rev() {
            let day = last.checked_sub(i64::from(back).days()).unwrap();
            made.push((day, 1));
            if back % 10 == 0 {
                made.push((day, 2));
            }
        }
        let kept = kept(&made);
        assert!(kept.contains(&(last, 2)) && !kept.contains(&(last, 1)));
        assert_eq!(kept.range((date(2026, 11, 15), 0)..).count(), 7);
        let months: BTreeSet<_> = kept
            .iter()
            .map(|(day, _)| (day.year(), day.month()))
            .collect();
        assert_eq!(months.len(), 12);
        assert!(kept.len() <= 7 + 4 + 12, "{kept:?}");
        // A few far apart are all kept.
        let few = [(date(2020, 1, 1), 1), (date(2023, 5, 5), 1), (last, 1)];
        assert_eq!(super::kept(&few).len(), 3);
    }

    #[test]
    fn only_plain_files_of_this_journal_may_go() {
        let folder = tempfile::tempdir().unwrap();
        let last = date(2026, 11, 21);
        for back in 0..60 {
            let day = last.checked_sub(i64::from(back).days()).unwrap();
            for journal in ["K7Q2M9XD", "OTHERXXX"] {
                fs::write(folder.path().join(name(journal, day, 1)), "x").unwrap();
            }
        }
        fs::write(folder.path().join("notes.age"), "x").unwrap();
        fs::create_dir(folder.path().join(name("K7Q2M9XD", date(2020, 1, 1), 1))).unwrap();
        let older = older(folder.path(), "K7Q2M9XD").unwrap();
        assert!(older.len() > 40, "{}", older.len());
        for path in &older {
            assert!(path.is_file() && path.to_str().unwrap().contains("K7Q2M9XD"));
            assert_ne!(path, &folder.path().join(name("K7Q2M9XD", last, 1)));
        }
    }
}

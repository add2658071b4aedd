//! What Today shows: what is due, the rhythm of writing, where the practitioner has been lately.

use super::rows::{day, text};
use super::{Vault, VaultError};
use crate::domain::*;
use jiff::civil::Date;
use jiff::tz::TimeZone;

const SWAPS: &str = "swaps";

/// Days for which the use of a prompt is remembered: some hundred prompts, a day each, come round three times in it.
const REMEMBERED: i64 = 400;

impl Vault {
    /// Open follow-ups of entries that are not in the trash, the most overdue first.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn due(&self) -> Result<Vec<Due>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT f.entry, f.position, e.client, f.what, f.by_day FROM follow_up f
             CROSS JOIN entry e ON e.id = f.entry
             WHERE f.done IS NULL AND e.trashed IS NULL ORDER BY f.by_day, f.entry, f.position",
        )?;
        let mut rows = statement.query([])?;
        let mut due = Vec::new();
        while let Some(row) = rows.next()? {
            let client: Option<String> = row.get(2)?;
            due.push(Due {
                entry: EntryId(row.get(0)?),
                position: row.get::<_, u32>(1)? as usize,
                client: client
                    .map(|code| ClientCode::try_from(code).map_err(|_| VaultError::Damaged))
                    .transpose()?,
                what: Words::new(text(row, 3)?),
                by: day(text(row, 4)?)?,
            });
        }
        Ok(due)
    }

    /// Entries a day from `from` on, in order; days without one are left out, and what comes from another journal.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn rhythm(&self, from: Date) -> Result<Vec<(Date, u32)>, VaultError> {
        let db = self.db()?;
        // The order of entries is kept in seconds of UTC, which lead a local day by 14 hours at most.
        let earliest = from
            .yesterday()
            .and_then(|day| day.to_zoned(TimeZone::UTC))
            .map_or(i64::MIN, |midnight| midnight.timestamp().as_second());
        let mut statement = db.prepare_cached(
            "SELECT day, count(*) FROM entry
             WHERE at >= ?1 AND day >= ?2 AND trashed IS NULL AND guide_id <> ?3
             GROUP BY day ORDER BY day",
        )?;
        let mut rows = statement.query((earliest, from.to_string(), known::guide::IMPORTED))?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            days.push((day(text(row, 0)?)?, row.get(1)?));
        }
        Ok(days)
    }

    /// Guides used and when (the newest use of each), for today's prompt; without what comes from another journal, and
    /// without prompts that were last answered more than 400 days ago.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn visits(&self) -> Result<Vec<(GuideId, Date)>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT id, max(newest) FROM (
                 SELECT id, (SELECT max(day) FROM entry
                             WHERE guide_id = known.id AND trashed IS NULL AND kind <> 'prompt') AS newest
                 FROM (SELECT DISTINCT id FROM guide WHERE id <> ?1) AS known
                 UNION ALL
                 SELECT guide_id, day FROM entry WHERE at >= ?2 AND trashed IS NULL AND kind = 'prompt'
             ) WHERE newest IS NOT NULL GROUP BY id ORDER BY id",
        )?;
        let since = self.now.timestamp().as_second() - REMEMBERED * 24 * 60 * 60;
        let mut rows = statement.query((known::guide::IMPORTED, since))?;
        let mut visits = Vec::new();
        while let Some(row) = rows.next()? {
            let id =
                GuideId::try_from(text(row, 0)?.to_owned()).map_err(|_| VaultError::Damaged)?;
            visits.push((id, day(text(row, 1)?)?));
        }
        Ok(visits)
    }

    /// The newest day of each theme, in the themes' order; those never visited are left out.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn themes_visited(&self) -> Result<Vec<(Theme, Date)>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT e.day FROM entry_theme t CROSS JOIN entry e ON e.at = t.at
             WHERE t.theme = ?1 AND e.trashed IS NULL AND e.guide_id <> ?2
             ORDER BY t.at DESC LIMIT 1",
        )?;
        let mut visited = Vec::new();
        for theme in Theme::all() {
            let mut rows = statement.query([theme.slug(), known::guide::IMPORTED])?;
            if let Some(row) = rows.next()? {
                visited.push((theme, day(text(row, 0)?)?));
            }
        }
        Ok(visited)
    }

    /// How often today's prompt was swapped on this day. Only the last day on which it was is remembered.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn swaps(&self, day: Date) -> Result<u32, VaultError> {
        let kept: Option<(Date, u32)> = self.setting(SWAPS)?;
        Ok(kept
            .filter(|(of, _)| *of == day)
            .map_or(0, |(_, count)| count))
    }

    /// Takes the last swap of this day back, and says how many there are.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn swap_back(&mut self, day: Date) -> Result<u32, VaultError> {
        let count = self.swaps(day)?.saturating_sub(1);
        self.put_setting(SWAPS, &(day, count))?;
        Ok(count)
    }

    /// Counts one more, and says how many there are.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn swap(&mut self, day: Date) -> Result<u32, VaultError> {
        let count = self.swaps(day)?.saturating_add(1);
        self.put_setting(SWAPS, &(day, count))?;
        Ok(count)
    }
}

//! Entries gathered for a view: figures, what is asked again later, the newest of a guide.

use super::rows::{HEAD, HEAD_COLUMNS, day, head_of, text, time};
use super::schema::by_kind;
use super::{Vault, VaultError};
use crate::domain::*;
use crate::guides::Library;
use jiff::civil::Date;
use rusqlite::{OptionalExtension, params};
use std::collections::{HashMap, hash_map};
use zeroize::Zeroizing;

impl Vault {
    /// Afterwords of an entry: which guide and on which day, in the order they were added.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn appended(&self, id: EntryId) -> Result<Vec<(GuideId, Date)>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT guide_id, day FROM appended WHERE entry = ?1 ORDER BY position",
        )?;
        let mut rows = statement.query([id.0])?;
        let mut appended = Vec::new();
        while let Some(row) = rows.next()? {
            let guide = GuideId::try_from(row.get::<_, String>(0)?);
            appended.push((guide.map_err(|_| VaultError::Damaged)?, day(text(row, 1)?)?));
        }
        Ok(appended)
    }

    /// Afterwords of an entry among the questions of `guide`, the entry's in one of its revisions; those whose guide is no
    /// longer at hand are left out.
    ///
    /// # Errors
    /// `NoEntry`, `NoRevision`, and those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn afterwords(
        &self,
        id: EntryId,
        guide: &Guide,
        library: &Library,
    ) -> Result<Vec<afterword::Added>, VaultError> {
        let appended = self.appended(id)?;
        if appended.is_empty() {
            return Ok(Vec::new());
        }
        let own = self.read_revision(id, 1)?.1.questions.len();
        let known: Vec<(&Guide, Date)> = appended
            .iter()
            .filter_map(|(id, day)| Some((library.named(id.as_str())?, *day)))
            .collect();
        let guides: Vec<&Guide> = known.iter().map(|(guide, _)| *guide).collect();
        let places = afterword::places(guide, own, &guides).into_iter();
        Ok(places
            .map(|(at, number)| afterword::Added {
                from: guide.questions[at].id.clone(),
                title: known[number].0.title.clone(),
                day: known[number].1,
            })
            .collect())
    }

    /// Entries of these kinds, written in a period and not in the trash, that have fewer than `times` afterwords of this
    /// guide; the oldest first.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn awaiting(
        &self,
        kinds: &[GuideKind],
        period: Period,
        afterword: &GuideId,
        times: u32,
    ) -> Result<Vec<EntryHead>, VaultError> {
        let db = self.db()?;
        let mut heads = Vec::new();
        for kind in kinds {
            let mut statement = db.prepare_cached(&format!(
                "SELECT {HEAD} FROM entry e
                 WHERE e.trashed IS NULL AND e.kind = ?1 AND {} AND e.day BETWEEN ?2 AND ?3
                   AND (SELECT count(*) FROM appended a WHERE a.entry = e.id AND a.guide_id = ?4) < ?5
                 ORDER BY e.at",
                by_kind(&[*kind])
            ))?;
            let mut rows = statement.query(params![
                kind.name(),
                period.from.to_string(),
                period.until.to_string(),
                afterword.as_str(),
                times,
            ])?;
            while let Some(row) = rows.next()? {
                heads.push(head_of(row)?);
            }
        }
        heads.sort_by_key(|head| head.id);
        Ok(heads)
    }

    /// Hands over every entry of these kinds that was written in a period and is not in the trash, in its newest
    /// revision, oldest first; one is in memory at a time.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`). What was handed over before stays so.
    pub fn each(
        &self,
        kinds: &[GuideKind],
        period: Period,
        mut with: impl FnMut(&EntryHead, &Entry, &Guide),
    ) -> Result<(), VaultError> {
        let db = self.db()?;
        let names: Vec<String> = kinds
            .iter()
            .map(|kind| format!("'{}'", kind.name()))
            .collect();
        // Put in order by itself: sorted together with the bodies, all of them would lie in memory at once.
        let order: Vec<i64> = db
            .prepare_cached(&format!(
                "SELECT e.id FROM entry e
                 WHERE e.trashed IS NULL AND e.kind IN ({}) AND {} AND e.day BETWEEN ?1 AND ?2 ORDER BY e.at",
                names.join(", "),
                by_kind(kinds)
            ))?
            .query_map((period.from.to_string(), period.until.to_string()), |row| {
                row.get(0)
            })?
            .collect::<Result<_, _>>()?;
        let mut statement = db.prepare_cached(&format!(
            "SELECT {HEAD}, r.written, r.guide, r.body FROM entry e
             JOIN revision r ON r.n = e.id << 16 | e.revision WHERE e.id = ?1"
        ))?;
        let mut guides: HashMap<i64, Guide> = HashMap::new();
        for id in order {
            let mut rows = statement.query([id])?;
            let row = rows.next()?.ok_or(VaultError::Damaged)?;
            let head = head_of(row)?;
            let guide: i64 = row.get(HEAD_COLUMNS + 1)?;
            let guide = match guides.entry(guide) {
                hash_map::Entry::Occupied(there) => there.into_mut(),
                hash_map::Entry::Vacant(free) => {
                    let body: Zeroizing<String> = db
                        .prepare_cached("SELECT body FROM guide WHERE n = ?1")?
                        .query_row([guide], |row| Ok(Zeroizing::new(row.get(0)?)))?;
                    free.insert(serde_json::from_str(&body)?)
                }
            };
            let entry = Entry {
                id: head.id,
                revision: head.revision,
                written: head.written.clone(),
                revised: (head.revision > 1)
                    .then(|| text(row, HEAD_COLUMNS).and_then(time))
                    .transpose()?,
                page: serde_json::from_str(text(row, HEAD_COLUMNS + 2)?)?,
            };
            with(&head, &entry, guide);
        }
        Ok(())
    }

    /// The newest entry of a guide that is not in the trash, with the guide it was written by. For a daily prompt there is
    /// none: no index has them by guide.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn newest(&self, guide: &GuideId) -> Result<Option<(Entry, Guide)>, VaultError> {
        let id = self
            .db()?
            .prepare_cached(
                "SELECT id FROM entry WHERE guide_id = ?1 AND trashed IS NULL AND kind <> 'prompt'
                 ORDER BY at DESC LIMIT 1",
            )?
            .query_row([guide.as_str()], |row| row.get(0))
            .optional()?;
        id.map(|id| self.read(EntryId(id))).transpose()
    }
}

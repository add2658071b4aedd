//! Entries: kept in revisions, read back, put in the trash.

use super::integrity::Thing;
use super::keep::{Seconds, fit, head, keep, remove};
use super::rows::{OF_ENTRY, text, time};
use super::{Vault, VaultError};
use crate::domain::*;
use jiff::{ToSpan, Zoned};
use rusqlite::{OptionalExtension, Transaction};

/// Days in the trash before an entry is gone.
const TRASH_DAYS: i64 = 30;

impl Vault {
    /// Keeps a page as a new entry, or as the next revision of `revises`, which comes back from the trash if it lay
    /// there. Tidies it first, checks it, keeps the guide's version. An afterword's answers are put behind those of
    /// `revises`, see [`afterword::append`]; another policy is the next version of the one there is. With `draft`, that draft is dropped in the same
    /// transaction. One that is not as it was kept stays marked as that.
    ///
    /// # Errors
    /// `Answer` when a question that applies is not answered as it asks, `NoEntry`, `AfterwordAlone`, and those of writing
    /// (`Replaced`, `DiskFull`): nothing of it was kept then.
    pub fn save(
        &mut self,
        page: &Page,
        guide: &Guide,
        revises: Option<EntryId>,
        draft: Option<DraftId>,
        now: &Zoned,
    ) -> Result<EntryHead, VaultError> {
        let page = fit(page, guide)?;
        if guide.kind == GuideKind::Afterword {
            return self.append(&page, guide, revises, draft, now);
        }
        let (page, revises) = match revises {
            None if guide.id.as_str() == known::guide::POLICY => self.next_version(page, guide)?,
            _ => (page, revises),
        };
        self.now = now.clone();
        self.write_over(revises.map(Thing::from), |db| {
            drop_draft(db, draft)?;
            let id = keep(db, &page, guide, revises, now, &mut Seconds::default())?;
            head(db, id)
        })
    }

    /// There is one policy: what is written as another one is its next version, with the clauses that were left open now
    /// as they stood.
    fn next_version(
        &self,
        page: Page,
        guide: &Guide,
    ) -> Result<(Page, Option<EntryId>), VaultError> {
        let Some((there, _)) = self.newest(&guide.id)? else {
            return Ok((page, None));
        };
        let mut whole = there.page;
        whole.answers.extend(page.answers);
        Ok((fit(&whole, guide)?, Some(there.id)))
    }

    fn append(
        &mut self,
        said: &Page,
        after: &Guide,
        to: Option<EntryId>,
        draft: Option<DraftId>,
        now: &Zoned,
    ) -> Result<EntryHead, VaultError> {
        let id = to.ok_or(VaultError::AfterwordAlone)?;
        let (entry, guide) = self.read(id)?;
        let (guide, page) = afterword::append(&guide, &entry.page, after, said);
        let page = fit(&page, &guide)?;
        self.now = now.clone();
        self.write_over([id.into()], |db| {
            drop_draft(db, draft)?;
            keep(db, &page, &guide, Some(id), now, &mut Seconds::default())?;
            db.prepare_cached(
                "INSERT INTO appended (entry, position, guide_id, day)
                 SELECT ?1, count(*), ?2, ?3 FROM appended WHERE entry = ?1",
            )?
            .execute((id.0, after.id.as_str(), now.date().to_string()))?;
            head(db, id)
        })
    }

    /// Keeps many pages, each with the time it was written, as new entries or as the next revision of the entry named, in
    /// one transaction: all or none. No afterwords.
    ///
    /// # Errors
    /// Those of [`Vault::save`].
    pub fn save_all<'a>(
        &mut self,
        pages: impl IntoIterator<Item = (Page, &'a Guide, Option<EntryId>, Zoned)>,
    ) -> Result<Vec<EntryId>, VaultError> {
        let mut seconds = Seconds::default();
        let pages: Vec<_> = pages.into_iter().collect();
        let revised: Vec<Thing> = pages
            .iter()
            .filter_map(|(_, _, revises, _)| revises.map(Thing::from))
            .collect();
        self.write_over(revised, |db| {
            pages
                .into_iter()
                .map(|(page, guide, revises, written)| {
                    keep(
                        db,
                        &fit(&page, guide)?,
                        guide,
                        revises,
                        &written,
                        &mut seconds,
                    )
                })
                .collect()
        })
    }

    /// Changes one answer in a new revision: status, for-supervision, a follow-up done. A blank answer takes it
    /// away. Status and for-supervision fit every guide, whether it asks for them or not.
    ///
    /// # Errors
    /// `NoEntry`, `NoQuestion`, `Answer`, and those of writing.
    pub fn amend(
        &mut self,
        id: EntryId,
        question: &str,
        answer: Answer,
        now: &Zoned,
    ) -> Result<EntryHead, VaultError> {
        let (entry, guide) = self.read(id)?;
        let missing = || VaultError::NoQuestion(question.chars().take(64).collect());
        let question_id = QuestionId::try_from(question.to_owned()).map_err(|_| missing())?;
        let goes_everywhere = match (question, &answer) {
            (known::FOR_SUPERVISION, Answer::YesNo(_)) => true,
            (known::STATUS, Answer::Choice(_)) => answer
                .choices()
                .iter()
                .all(|word| Status::named(word).is_some()),
            _ => false,
        };
        if guide.question(&question_id).is_none() && !goes_everywhere {
            return Err(missing());
        }
        let mut page = entry.page;
        page.answers.insert(question_id, answer);
        self.save(&page, &guide, Some(id), None, now)
    }

    /// The newest revision, also of an entry in the trash.
    ///
    /// # Errors
    /// `NoEntry`, and those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn read(&self, id: EntryId) -> Result<(Entry, Guide), VaultError> {
        let db = self.db()?;
        let newest = db
            .prepare_cached("SELECT revision FROM entry WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?
            .ok_or(VaultError::NoEntry(id))?;
        self.read_revision(id, newest)
    }

    /// How lists show an entry, also one in the trash.
    ///
    /// # Errors
    /// `NoEntry`, and those of reading.
    pub fn head(&self, id: EntryId) -> Result<EntryHead, VaultError> {
        head(&*self.db()?, id)
    }

    /// What was kept under this number, counted from 1 with every change: [`Vault::history`] says which are revisions to a reader.
    ///
    /// # Errors
    /// `NoRevision`, and those of reading.
    pub fn read_revision(&self, id: EntryId, revision: u32) -> Result<(Entry, Guide), VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT entry.written, revision.written, revision.body, guide.body FROM revision
             JOIN entry ON entry.id = revision.entry JOIN guide ON guide.n = revision.guide
             WHERE revision.n = ?1 << 16 | ?2",
        )?;
        let mut rows = statement.query((id.0, revision))?;
        let row = rows.next()?.ok_or(VaultError::NoRevision(id, revision))?;
        let entry = Entry {
            id,
            revision,
            written: time(text(row, 0)?)?,
            revised: if revision > 1 {
                Some(time(text(row, 1)?)?)
            } else {
                None
            },
            page: serde_json::from_str(text(row, 2)?)?,
        };
        Ok((entry, serde_json::from_str(text(row, 3)?)?))
    }

    /// Numbers of all that was kept of an entry, with their times, oldest first.
    ///
    /// # Errors
    /// `NoEntry`, and those of reading.
    pub fn revisions(&self, id: EntryId) -> Result<Vec<(u32, Zoned)>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(&format!(
            "SELECT number, written FROM revision WHERE {OF_ENTRY} ORDER BY n"
        ))?;
        let mut rows = statement.query([id.0])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push((row.get(0)?, time(text(row, 1)?)?));
        }
        if all.is_empty() {
            Err(VaultError::NoEntry(id))
        } else {
            Ok(all)
        }
    }

    /// The revisions as a reader counts them, on every screen and on the command line, oldest first: the number each had
    /// last, and when it was written. That an entry was put on the agenda for supervision, or taken off, or kept again as it
    /// was, has a number of its own and makes no revision; the trash and the way back from it have none.
    ///
    /// # Errors
    /// `NoEntry`, and those of reading.
    pub fn history(&self, id: EntryId) -> Result<Vec<(u32, Zoned)>, VaultError> {
        let mut history: Vec<(u32, Zoned)> = Vec::new();
        let mut before: Option<Page> = None;
        for (number, written) in self.revisions(id)? {
            let (entry, _) = self.read_revision(id, number)?;
            let mut page = entry.page;
            page.answers
                .retain(|question, _| question.as_str() != known::FOR_SUPERVISION);
            match history.last_mut() {
                Some(last) if before.as_ref() == Some(&page) => last.0 = number,
                _ => history.push((number, written)),
            }
            before = Some(page);
        }
        Ok(history)
    }

    /// To the trash, for 30 days; in it already, it stays as it is.
    ///
    /// # Errors
    /// `OnHold`, `NoEntry`, and those of writing.
    pub fn trash(&mut self, id: EntryId, now: &Zoned) -> Result<(), VaultError> {
        self.trash_all(&[id], now)
    }

    /// Back from the trash.
    ///
    /// # Errors
    /// `NoEntry`, and those of writing: nothing was changed then.
    pub fn put_back(&mut self, id: EntryId) -> Result<(), VaultError> {
        self.write_over([id.into()], |db| {
            exists(db, id)?;
            db.execute("UPDATE entry SET trashed = NULL WHERE id = ?1", [id.0])?;
            Ok(())
        })
    }

    /// Lets go for good of what lay in the trash for more than [`TRASH_DAYS`], with every trace in the index; during a
    /// hold nothing goes.
    pub(super) fn empty_trash(&mut self, now: &Zoned) -> Result<(), VaultError> {
        // Settings of a newer program may hold what this one cannot read: then nothing goes either.
        if self
            .settings()
            .map_or(true, |settings| settings.retention.hold.is_some())
        {
            return Ok(());
        }
        let db = self.db()?;
        let Ok(oldest) = now.timestamp().checked_sub((TRASH_DAYS * 24).hours()) else {
            return Ok(());
        };
        let mut gone: Vec<EntryId> = Vec::new();
        {
            let mut statement =
                db.prepare("SELECT id, trashed FROM entry WHERE trashed IS NOT NULL")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if time(text(row, 1)?)?.timestamp() < oldest {
                    gone.push(EntryId(row.get(0)?));
                }
            }
        }
        if gone.is_empty() {
            return Ok(());
        }
        drop(db);
        self.write(|db| gone.into_iter().try_for_each(|id| remove(db, id)))
    }
}

/// Drops the draft that is about to be kept, before the search index is written to: what could be undone alone is
/// dearer after that.
fn drop_draft(db: &Transaction<'_>, draft: Option<DraftId>) -> Result<(), VaultError> {
    if let Some(draft) = draft {
        db.prepare_cached("DELETE FROM draft WHERE id = ?1")?
            .execute([draft.0])?;
    }
    Ok(())
}

fn exists(db: &Transaction<'_>, id: EntryId) -> Result<(), VaultError> {
    let found = db
        .prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?
        .exists([id.0])?;
    if found {
        Ok(())
    } else {
        Err(VaultError::NoEntry(id))
    }
}

//! Drafts: what is being written, kept as the writer rests.

use super::keep::keep_guide;
use super::not_as_kept::forget_gone;
use super::rows::{json, text, time};
use super::{Vault, VaultError};
use crate::domain::*;
use jiff::Zoned;
use rusqlite::params;

impl Vault {
    /// Keeps a draft as it stands, blank answers and all; `None` makes a new one. One that is gone is made anew.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn keep_draft(
        &mut self,
        id: Option<DraftId>,
        page: &Page,
        guide: &Guide,
        at: Option<&QuestionId>,
        revises: Option<EntryId>,
        now: &Zoned,
    ) -> Result<DraftId, VaultError> {
        let body = json(page)?;
        self.write_at(now, |db| {
            let guide = keep_guide(db, guide)?;
            db.prepare_cached(
                "INSERT INTO draft (id, guide, body, at, revises, kept)
                 VALUES (?1, ?2, ?3, ?4, (SELECT id FROM entry WHERE id = ?5), ?6)
                 ON CONFLICT (id) DO UPDATE SET guide = excluded.guide, body = excluded.body, at = excluded.at,
                     revises = excluded.revises, kept = excluded.kept",
            )?
            .execute(params![
                id.map(|id| id.0),
                guide,
                *body,
                at.map(QuestionId::as_str),
                revises.map(|id| id.0),
                now.to_string(),
            ])?;
            match id {
                Some(id) => Ok(id),
                None => u32::try_from(db.last_insert_rowid())
                    .map(DraftId)
                    .map_err(|_| VaultError::Damaged),
            }
        })
    }

    /// Every draft with its guide, newest first.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn drafts(&self) -> Result<Vec<(Draft, Guide)>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT draft.id, draft.body, draft.at, draft.revises, draft.kept, guide.body
             FROM draft JOIN guide ON guide.n = draft.guide",
        )?;
        let mut rows = statement.query([])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let at: Option<String> = row.get(2)?;
            let revises: Option<u32> = row.get(3)?;
            let draft = Draft {
                id: DraftId(row.get(0)?),
                page: serde_json::from_str(text(row, 1)?)?,
                at: at
                    .map(|id| QuestionId::try_from(id).map_err(|_| VaultError::Damaged))
                    .transpose()?,
                revises: revises.map(EntryId),
                kept: time(text(row, 4)?)?,
            };
            drafts.push((draft, serde_json::from_str(text(row, 5)?)?));
        }
        drafts.sort_by(|(a, _): &(Draft, Guide), (b, _)| (&b.kept, b.id).cmp(&(&a.kept, a.id)));
        Ok(drafts)
    }

    /// Throws a draft away; one that is gone is thrown away already.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn drop_draft(&mut self, id: DraftId) -> Result<(), VaultError> {
        self.write(|db| {
            db.execute("DELETE FROM draft WHERE id = ?1", [id.0])?;
            forget_gone(db)
        })
    }
}

//! What may go: entries older than the period of their kind, and the hold that keeps everything.

use super::integrity::Thing;
use super::rows::{HEAD, head_of};
use super::schema::by_kind;
use super::{Vault, VaultError};
use crate::domain::*;
use jiff::Zoned;
use jiff::civil::Date;

impl Vault {
    /// Entries last written longer ago than the period of their kind, by kind, the oldest first. Left out is what still
    /// needs something: open or waiting, on the agenda, with a follow-up to be done. A hold does not change the list.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn may_go(&self, today: Date) -> Result<Vec<EntryHead>, VaultError> {
        let retention = self.settings()?.retention;
        let db = self.db()?;
        let mut heads = Vec::new();
        for kind in Retention::kinds() {
            let Some(limit) = retention.limit(kind, today) else {
                continue;
            };
            let mut statement = db.prepare_cached(&format!(
                "SELECT {HEAD} FROM entry e
                 JOIN revision r ON r.n = e.id << 16 | e.revision
                 WHERE e.trashed IS NULL AND e.kind = ?1 AND {} AND substr(r.written, 1, 10) < ?2
                   AND coalesce(e.status, 'closed') = 'closed' AND e.for_supervision = 0
                   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.entry = e.id AND f.done IS NULL)
                 ORDER BY e.at",
                by_kind(&[kind])
            ))?;
            let mut rows = statement.query((kind.name(), limit.to_string()))?;
            while let Some(row) = rows.next()? {
                heads.push(head_of(row)?);
            }
        }
        Ok(heads)
    }

    /// Moves entries to the trash, for 30 days: all of them or none. Those in it already stay as they are.
    ///
    /// # Errors
    /// `OnHold`, `NoEntry`, and those of writing.
    pub fn trash_all(&mut self, ids: &[EntryId], now: &Zoned) -> Result<(), VaultError> {
        self.refuse_on_hold()?;
        let trashed = now.to_string();
        self.now = now.clone();
        self.write_over(ids.iter().copied().map(Thing::from), |db| {
            for id in ids {
                let known = db
                    .prepare_cached(
                        "UPDATE entry SET trashed = coalesce(trashed, ?2) WHERE id = ?1",
                    )?
                    .execute((id.0, &trashed))?;
                if known == 0 {
                    return Err(VaultError::NoEntry(*id));
                }
            }
            Ok(())
        })
    }

    /// Says so while there is a hold: to be asked before anything is thrown away or erased.
    pub(super) fn refuse_on_hold(&self) -> Result<(), VaultError> {
        match self.settings()?.retention.hold {
            Some(hold) => Err(VaultError::OnHold(hold.in_words())),
            None => Ok(()),
        }
    }
}

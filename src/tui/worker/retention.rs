//! What may go, and its way to the trash.

use super::Worker;
use crate::domain::{EntryId, many};
use crate::failure::Failure;
use crate::tui::task::Done;
use jiff::Zoned;

impl Worker {
    /// The list; that it was looked at is kept, since it is offered once a year.
    pub(super) fn may_go(&mut self, now: &Zoned) -> Result<Done, Failure> {
        let vault = self.open()?;
        let today = now.date();
        let heads = vault.may_go(today)?;
        let mut settings = vault.settings()?;
        let retention = &mut settings.retention;
        if !retention.months.is_empty() && retention.looked != Some(today) {
            retention.looked = Some(today);
            vault.put_settings(&settings)?;
        }
        Ok(Done::MayGo(heads))
    }

    pub(super) fn trash_all(&mut self, ids: &[EntryId], now: &Zoned) -> Result<Done, Failure> {
        self.open()?.trash_all(ids, now)?;
        let moved = many(ids.len(), "entry", "entries");
        self.changed(now, &format!("{moved} moved to the trash for 30 days."))
    }
}

//! Entries and drafts: kept, changed, found, read, thrown away.

use super::{COUNTED, Worker};
use crate::domain::{
    Answer, DraftId, Entry, EntryId, Filter, Guide, GuideKind, Period, QuestionId, known,
};
use crate::failure::Failure;
use crate::tui::task::{Done, Gathered, Writing};
use jiff::Zoned;
use jiff::civil::Date;
use std::sync::Arc;

impl Worker {
    /// The draft a page being written lies in.
    fn draft_of(&self, writing: &Writing) -> Option<DraftId> {
        let kept = || self.drafts.get(&writing.number).copied();
        writing.draft.or_else(kept)
    }

    pub(super) fn keep_draft(
        &mut self,
        writing: &Writing,
        at: Option<&QuestionId>,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let draft = self.draft_of(writing);
        let id = self.open()?.keep_draft(
            draft,
            &writing.page,
            &writing.guide,
            at,
            writing.revises,
            now,
        )?;
        self.drafts.insert(writing.number, id);
        Ok(Done::Kept {
            writing: writing.number,
            draft: id,
        })
    }

    pub(super) fn drop_draft(&mut self, id: DraftId, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.drop_draft(id)?;
        self.changed(now, "The draft is gone.")
    }

    pub(super) fn save(&mut self, writing: &Writing, now: &Zoned) -> Result<Done, Failure> {
        let draft = self.draft_of(writing);
        let vault = self.open()?;
        let head = vault.save(&writing.page, &writing.guide, writing.revises, draft, now)?;
        Ok(Done::Saved(Box::new(head)))
    }

    pub(super) fn amend(
        &mut self,
        id: EntryId,
        question: &str,
        answer: Answer,
        say: &str,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        self.open()?.amend(id, question, answer, now)?;
        self.changed(now, say)
    }

    pub(super) fn tick_off(
        &mut self,
        id: EntryId,
        position: Option<usize>,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let vault = self.open()?;
        let (entry, _) = vault.read(id)?;
        let mut acts = entry.page.follow_ups().to_vec();
        let position = position.or_else(|| acts.iter().position(|act| act.done.is_none()));
        let Some(act) = position.and_then(|position| acts.get_mut(position)) else {
            return self.changed(now, "No open follow-up here.");
        };
        act.done = Some(now.date());
        vault.amend(id, known::FOLLOW_UPS, Answer::FollowUps(acts), now)?;
        self.changed(now, "Ticked off.")
    }

    pub(super) fn read(&mut self, id: EntryId, revision: Option<u32>) -> Result<Done, Failure> {
        let vault = self.open()?;
        let (entry, guide) = match revision {
            Some(revision) => vault.read_revision(id, revision)?,
            None => vault.read(id)?,
        };
        let revisions = vault.revisions(id)?;
        let head = vault.head(id)?;
        Ok(Done::Opened {
            entry: Box::new(entry),
            guide: Arc::new(guide),
            revisions,
            head: Box::new(head),
        })
    }

    pub(super) fn find(
        &mut self,
        filter: &Filter,
        offset: usize,
        limit: usize,
        ticket: u64,
    ) -> Result<Done, Failure> {
        let vault = self.open()?;
        let hits = vault.find(filter, offset, limit)?;
        let total = vault.count(filter, COUNTED)?;
        Ok(Done::Found {
            ticket,
            offset,
            hits,
            total,
        })
    }

    pub(super) fn gather(
        &mut self,
        kinds: &[GuideKind],
        keeps: fn(&Entry, &Guide) -> bool,
    ) -> Result<Done, Failure> {
        let ever = Period {
            from: Date::MIN,
            until: Date::MAX,
        };
        let mut gathered = Vec::new();
        self.open()?.each(kinds, ever, |head, entry, guide| {
            if keeps(entry, guide) {
                gathered.push(Gathered {
                    head: head.clone(),
                    entry: entry.clone(),
                    guide: guide.clone(),
                });
            }
        })?;
        Ok(Done::Gathered(gathered))
    }

    pub(super) fn trash(&mut self, id: EntryId, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.trash(id, now)?;
        self.changed(now, "Moved to the trash for 30 days.")
    }

    pub(super) fn put_back(&mut self, id: EntryId, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.put_back(id)?;
        self.changed(now, "Back in the journal.")
    }

    /// Another prompt for today.
    pub(super) fn swap(&mut self, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.swap(now.date())?;
        self.changed(now, "")
    }
}

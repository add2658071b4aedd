//! Entries and drafts: kept, changed, found, read, thrown away.

use super::{COUNTED, COUNTED_AHEAD, Worker};
use crate::domain::{
    Answer, DraftId, Entry, EntryId, Filter, Guide, GuideKind, Period, QuestionId, Words, known,
};
use crate::failure::Failure;
use crate::tui::task::{Done, Gathered, OnAgenda, Writing};
use jiff::Zoned;
use jiff::civil::Date;
use std::sync::Arc;

/// Things on the agenda that are shown; nobody brings more to a meeting.
const MOST_ON_AGENDA: usize = 100;

/// Longest opening of an entry that a row of a list has room for, in characters.
const LONGEST_OPENING: usize = 80;

impl Worker {
    /// The draft that what is written under a number lies in, where it does not say so itself.
    pub(super) fn draft_of(&self, number: u64, draft: Option<DraftId>) -> Option<DraftId> {
        draft.or_else(|| self.drafts.get(&number).copied())
    }

    pub(super) fn keep_draft(
        &mut self,
        writing: &Writing,
        at: Option<&QuestionId>,
        now: &Zoned,
    ) -> Result<DraftId, Failure> {
        let draft = self.draft_of(writing.number, writing.draft);
        let id = self.open()?.keep_draft(
            draft,
            &writing.page,
            &writing.guide,
            at,
            writing.revises,
            now,
        )?;
        self.drafts.insert(writing.number, id);
        Ok(id)
    }

    pub(super) fn drop_draft(&mut self, id: DraftId, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.drop_draft(id)?;
        self.changed(now, "The draft is gone.")
    }

    pub(super) fn save(&mut self, writing: &Writing, now: &Zoned) -> Result<Done, Failure> {
        let draft = self.draft_of(writing.number, writing.draft);
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
        let say = format!("Ticked off: {}. u takes it back.", short(&act.what));
        vault.amend(id, known::FOLLOW_UPS, Answer::FollowUps(acts), now)?;
        self.ticked = position.map(|position| (id, position));
        self.changed(now, &say)
    }

    /// Takes the last tick back.
    pub(super) fn untick(&mut self, now: &Zoned) -> Result<Done, Failure> {
        let Some((id, position)) = self.ticked.take() else {
            return self.changed(now, "Nothing was ticked off.");
        };
        let vault = self.open()?;
        let (entry, _) = vault.read(id)?;
        let mut acts = entry.page.follow_ups().to_vec();
        let Some(act) = acts.get_mut(position) else {
            return self.changed(now, "That follow-up is no longer there.");
        };
        act.done = None;
        let say = format!("Open again: {}.", short(&act.what));
        vault.amend(id, known::FOLLOW_UPS, Answer::FollowUps(acts), now)?;
        self.changed(now, &say)
    }

    /// What is on the agenda, the oldest first.
    pub(super) fn agenda(&mut self) -> Result<Done, Failure> {
        let vault = self.open()?;
        let filter = Filter {
            for_supervision: true,
            ..Filter::default()
        };
        let mut agenda = Vec::new();
        for hit in vault.find(&filter, 0, MOST_ON_AGENDA)? {
            let (entry, guide) = vault.read(hit.head.id)?;
            agenda.push(OnAgenda {
                words: entry.page.first_words(&guide),
                head: hit.head,
            });
        }
        agenda.reverse();
        Ok(Done::Agenda(agenda))
    }

    pub(super) fn read(&mut self, id: EntryId, revision: Option<u32>) -> Result<Done, Failure> {
        let library = Arc::clone(&self.library);
        let vault = self.open()?;
        let (entry, guide) = match revision {
            Some(revision) => vault.read_revision(id, revision)?,
            None => vault.read(id)?,
        };
        let revisions = vault.history(id)?;
        let head = vault.head(id)?;
        let added = vault.afterwords(id, &guide, &library)?;
        let as_kept = vault.is_as_kept(id)?;
        Ok(Done::Opened {
            entry: Box::new(entry),
            guide: Arc::new(guide),
            revisions,
            head: Box::new(head),
            added,
            as_kept,
        })
    }

    pub(super) fn find(
        &mut self,
        filter: &Filter,
        offset: usize,
        limit: usize,
        opening: bool,
        ticket: u64,
    ) -> Result<Done, Failure> {
        let vault = self.open()?;
        let mut hits = vault.find(filter, offset, limit)?;
        if opening {
            for hit in &mut hits {
                // One that cannot be read keeps its row; reading it says why.
                let Ok((entry, guide)) = vault.read(hit.head.id) else {
                    continue;
                };
                let words = entry.page.first_words(&guide);
                hit.excerpt = Words::new(&words.opening(LONGEST_OPENING));
            }
        }
        let most = match filter.words.trim() {
            "" => COUNTED,
            _ => offset + limit + COUNTED_AHEAD,
        };
        let counted = vault.count(filter, most + 1)?;
        Ok(Done::Found {
            ticket,
            offset,
            hits,
            total: counted.min(most),
            are_more: counted > most,
        })
    }

    pub(super) fn gather(
        &mut self,
        kinds: &'static [GuideKind],
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
        Ok(Done::Gathered {
            kinds,
            entries: gathered,
        })
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
        self.changed(now, "O goes back to the question before.")
    }

    /// The prompt before.
    pub(super) fn swap_back(&mut self, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.swap_back(now.date())?;
        self.changed(now, "")
    }
}

/// The first words of what is to be done, for a notice.
fn short(what: &Words) -> String {
    let words: Vec<&str> = what.read().split_whitespace().collect();
    let more = if words.len() > 6 { " …" } else { "" };
    format!("{}{more}", words[..words.len().min(6)].join(" "))
}

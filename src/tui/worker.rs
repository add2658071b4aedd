//! Performs tasks: the part of the interface that touches vault, disk and clock, by subject in the files below.

mod backups;
mod chance;
mod clock;
mod desk;
mod entries;
mod erasure;
mod figures;
mod files;
mod import;
mod learning;
mod opening;
mod people;
mod policy;
mod retention;
mod sharing;

pub use chance::six_words;
pub use clock::Clock;

use files::write_file;

use super::task::{Done, Task};
use crate::domain::{DraftId, EntryId, Words};
use crate::failure::Failure;
use crate::guides::Library;
use crate::vault::{Looked, Vault};
use jiff::Zoned;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Entries counted before "or more" would do; keeps counting quick in a large journal.
const COUNTED: usize = 100_000;

/// Entries with the words looked for that are counted behind those that are listed: a letter that most entries have would
/// be looked for in all of them, at each press of a key.
const COUNTED_AHEAD: usize = 1_000;

/// Owns the vault and performs tasks, one after another.
pub struct Worker {
    journal: PathBuf,
    exports: PathBuf,
    library: Arc<Library>,
    vault: Option<Vault>,
    /// The folder of settings.
    settings: Option<PathBuf>,
    /// The folder in which it is noted how far each journal has come.
    marks: Option<PathBuf>,
    /// How far the look at every seal has come.
    looked: Option<Looked>,
    /// The draft of each writing.
    drafts: HashMap<u64, DraftId>,
    /// The follow-up that was ticked off last, by its place in its entry.
    ticked: Option<(EntryId, usize)>,
}

impl Worker {
    /// A worker for the journal in this folder; nothing is opened yet. `exports` is the folder offered for sealed files.
    pub fn new(journal: &Path, exports: &Path, library: Arc<Library>) -> Self {
        Self {
            journal: journal.to_owned(),
            exports: exports.to_owned(),
            library,
            vault: None,
            settings: None,
            marks: None,
            looked: None,
            drafts: HashMap::new(),
            ticked: None,
        }
    }

    /// A worker whose journal is open already: the demo's.
    pub fn unlocked(journal: &Path, exports: &Path, library: Arc<Library>, vault: Vault) -> Self {
        Self {
            vault: Some(vault),
            ..Self::new(journal, exports, library)
        }
    }

    /// The same, which notes in this folder of settings where a journal lies that is put elsewhere than proposed.
    pub fn noting_in(self, settings: Option<PathBuf>) -> Self {
        Self { settings, ..self }
    }

    /// The same, which notes in this folder how far each journal has come.
    pub fn marking_in(self, marks: Option<PathBuf>) -> Self {
        Self { marks, ..self }
    }

    /// Does it. Whatever goes wrong comes back as [`Done::Failed`], or [`Done::FailedAside`] where no screen asked for it.
    pub fn perform(&mut self, task: Task, now: &Zoned) -> Done {
        let failed = match task {
            Task::Refresh | Task::LayDesk | Task::LookOn | Task::KeepPreparation(_) => {
                Done::FailedAside
            }
            _ => Done::Failed,
        };
        self.attempt(task, now).unwrap_or_else(failed)
    }

    /// Where this thread has to write as long as a journal is open; `None` while there is none, and it may still be put
    /// anywhere.
    pub fn writes_in(&self) -> Option<Vec<&Path>> {
        self.vault.as_ref()?;
        Some(
            [
                Some(self.journal.as_path()),
                self.settings.as_deref(),
                self.marks.as_deref(),
            ]
            .into_iter()
            .flatten()
            .collect(),
        )
    }

    fn attempt(&mut self, task: Task, now: &Zoned) -> Result<Done, Failure> {
        match task {
            Task::Create { dir, passphrase } => self.create(&dir, &passphrase, now),
            Task::SheetChecked => self.sheet_checked(now),
            Task::TrySheet(typed) => self.try_sheet(&typed, now),
            Task::SetPassphrase { old, new } => self.set_passphrase(&old, &new, now),
            Task::NewKey(passphrase) => self.new_key(&passphrase, now),
            Task::Traces(code) => self.traces(&code),
            Task::Erase {
                code,
                fates,
                passphrase,
            } => self.erase(&code, &fates, &passphrase, now),
            Task::Unlock { passphrase, accept } => self.unlock(&passphrase, accept, now),
            Task::LookOn => self.look_on(now),
            Task::LookedAt => self.looked_at(now),
            Task::Begin => self.begin(now),
            Task::Lock => Ok(self.lock()),
            Task::WriteFile { path, text } => write_file(&path, &text, self.vault.as_ref()),
            Task::WritePack { path, summary } => self.write_pack(&path, &summary, now),
            Task::Refresh => self.changed(now, ""),
            Task::LayDesk => Ok(Done::Laid(Box::new(self.desk(now)?))),

            Task::KeepDraft { writing, at } => Ok(Done::Kept {
                writing: writing.number,
                ticket: writing.ticket,
                draft: self.keep_draft(&writing, at.as_ref(), now),
            }),
            Task::DropDraft(id) => self.drop_draft(id, now),
            Task::DropWriting { number, draft } => match self.draft_of(number, draft) {
                Some(id) => self.drop_draft(id, now),
                None => self.changed(now, ""),
            },
            Task::Save(writing) => self.save(&writing, now),
            Task::Amend {
                id,
                question,
                answer,
                say,
            } => self.amend(id, question, answer, &say, now),
            Task::TickOff { id, position } => self.tick_off(id, position, now),
            Task::Untick => self.untick(now),
            Task::Read { id, revision } => self.read(id, revision),
            Task::Find {
                filter,
                offset,
                limit,
                opening,
                ticket,
            } => self.find(&filter, offset, limit, opening, ticket),
            Task::Count { from, until } => self.count(from, until),
            Task::MayGo => self.may_go(now),
            Task::Imports => self.imports(),
            Task::LookAtImport(from) => self.look_at_import(from, now),
            Task::TakeIn(pieces) => self.take_in(&pieces, now),
            Task::UndoImport => self.undo_import(now),
            Task::TrashAll(ids) => self.trash_all(&ids, now),
            Task::Gather(kinds, keeps) => self.gather(kinds, keeps),
            Task::Policy => self.policy(),
            Task::Trash(id) => self.trash(id, now),
            Task::PutBack(id) => self.put_back(id, now),
            Task::Swap => self.swap(now),
            Task::SwapBack => self.swap_back(now),
            Task::Agenda => self.agenda(),

            Task::PutClient(client) => self.put_client(&client, now),
            Task::RemoveClient(code) => self.remove_client(&code, now),
            Task::Learn { code, words } => self.learn(&code, &words, now),
            Task::LearnInReview { code, words, plan } => {
                let learnt = self.learn_in_review(&code, &words, &plan);
                Ok(Done::Learnt(learnt.map(Box::new)))
            }
            Task::Unlearn { taught, plan } => Ok(Done::Unlearnt(self.unlearn(&taught, &plan))),
            Task::PutSupervisor(supervisor) => self.put_supervisor(&supervisor, now),
            Task::RemoveSupervisor(name) => self.remove_supervisor(&name, now),
            Task::PutSettings(settings) => self.put_settings(&settings, now),
            Task::AlwaysKeep(words) => self.always_keep(&words, now),
            Task::NoLongerKeep(words) => self.no_longer_keep(&words, now),

            Task::Prepare {
                to,
                period,
                entries,
                questions,
                ticket,
            } => {
                let prepared = self.prepare(&to, period, &entries, &questions);
                let prepared = prepared.map(Box::new);
                Ok(Done::Prepared { ticket, prepared })
            }
            Task::Resume { to, ticket } => {
                let prepared = self.resume(&to).map(Box::new);
                Ok(Done::Prepared { ticket, prepared })
            }
            Task::KeepPreparation(plan) => self.keep_preparation(&plan, now),
            Task::DropPreparation(to) => self.drop_preparation(&to, now),
            Task::Seal {
                summary,
                to,
                passphrase,
                into,
            } => self.seal(&summary, &to, passphrase, &into, now),
            Task::NewIdentity => self.new_identity(now),
            Task::Backup { into, passphrase } => self.back_up(&into, passphrase.as_ref(), now),
            Task::Rehearse { file, secret } => self.rehearse(&file, &secret, now),
            Task::RemoveBackups(older) => self.remove_backups(&older),
            Task::SealReply {
                reply,
                to,
                into,
                written,
            } => self.seal_reply(&reply, &to, &into, written),
            Task::OpenSealed {
                path,
                passphrase,
                key,
            } => self.open_sealed(&path, passphrase, key.as_deref()),
        }
    }

    fn open(&mut self) -> Result<&mut Vault, Failure> {
        self.vault.as_mut().ok_or_else(Failure::locked)
    }

    /// The desk laid anew, and what to say; nothing for no words.
    fn changed(&self, now: &Zoned, say: &str) -> Result<Done, Failure> {
        let desk = self.desk(now)?;
        Ok(Done::Changed(Box::new(desk), Words::new(say)))
    }
}

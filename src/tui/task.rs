//! Work the interface has done for it, as values: what is asked; what came of it is a [`Done`].

mod done;

pub use done::{Done, Gathered, ImportMade, Learnt, OnAgenda, Rekeyed, Sheet, Taught};

use crate::domain::{
    Answer, Client, ClientCode, DraftId, Entry, EntryId, Fate, Filter, Guide, GuideKind, Page,
    Period, Plan, QuestionId, Settings, Supervisor, Words,
};
use crate::import::{How, Piece};
use crate::passphrase::Passphrase;
use crate::supervision::{Recipient, Reply, Summary};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Something to be done away from the screen. Performed one after another, in order.
///
/// To add one: a variant here, one of [`Done`] where something new comes back, and a function in `worker/` with its
/// line in `Worker::attempt`.
#[derive(Debug)]
pub enum Task {
    /// Make a new journal.
    Create {
        /// Its folder.
        dir: PathBuf,
        /// What unlocks it.
        passphrase: Passphrase,
    },
    /// Three groups of the recovery sheet were right: somebody holds it.
    SheetChecked,
    /// Try what was typed from the recovery sheet, and keep the day.
    TrySheet(Words),
    /// Another passphrase around the same key.
    SetPassphrase {
        /// The one there is.
        old: Passphrase,
        /// The one that opens it from then on.
        new: Passphrase,
    },
    /// A new key and a new recovery sheet; the passphrase stays.
    NewKey(Passphrase),
    /// Look for every trace of a client.
    Traces(ClientCode),
    /// Erase them, and make a new key.
    Erase {
        /// Whose.
        code: ClientCode,
        /// What becomes of entries that only mention them.
        fates: BTreeMap<EntryId, Fate>,
        /// The journal's.
        passphrase: Passphrase,
    },
    /// Unlock.
    Unlock {
        /// What was typed.
        passphrase: Passphrase,
        /// Whether a journal other than the one that was left is opened all the same.
        accept: bool,
    },
    /// Look at some more of what is sealed, while nothing else is to be done.
    LookOn,
    /// Keep that somebody looked at what is not as it was kept.
    LookedAt,
    /// Close the vault and forget the key.
    Lock,
    /// Lay the desk of an open journal: at the end of the wizard, and for the demo.
    Begin,
    /// Gather the desk again; whatever lists entries fetches them anew.
    Refresh,
    /// Gather the desk again for a screen that has just come, with what it lists fetched before.
    LayDesk,
    /// Keep a page as a draft.
    KeepDraft {
        /// What is written so far.
        writing: Box<Writing>,
        /// The question in front of the writer.
        at: Option<QuestionId>,
    },
    /// Throw a draft away.
    DropDraft(DraftId),
    /// Throw away what is kept of a writing, also where its draft was still on its way when this was asked for.
    DropWriting {
        /// Its number.
        number: u64,
        /// The draft, if it is known.
        draft: Option<DraftId>,
    },
    /// Keep a page as an entry.
    Save(Box<Writing>),
    /// Change one answer in a new revision.
    Amend {
        /// The entry.
        id: EntryId,
        /// The question's id.
        question: &'static str,
        /// The answer.
        answer: Answer,
        /// What to say when it is done.
        say: String,
    },
    /// Tick the first open follow-up of an entry off, or the one at a position.
    TickOff {
        /// The entry.
        id: EntryId,
        /// Its place, from 0.
        position: Option<usize>,
    },
    /// Take the last tick of this sitting back.
    Untick,
    /// Fetch an entry.
    Read {
        /// Its number.
        id: EntryId,
        /// An earlier revision; `None` for the newest.
        revision: Option<u32>,
    },
    /// Fetch part of a list.
    Find {
        /// Which entries.
        filter: Box<Filter>,
        /// How many to leave out.
        offset: usize,
        /// How many to fetch.
        limit: usize,
        /// Whether each row comes with the first words of its entry, where nothing is searched for.
        opening: bool,
        /// Who asks: comes back with the answer, so that a late one is told apart.
        ticket: u64,
    },
    /// Count what was written.
    Count {
        /// From which day; `None` from the first entry on.
        from: Option<Date>,
        /// Until which day.
        until: Date,
    },
    /// List the entries that are older than the period of their kind.
    MayGo,
    /// List the imports that were made.
    Imports,
    /// Look at what another journal wrote, before anything of it is kept.
    LookAtImport(ImportFrom),
    /// Keep what was looked at.
    TakeIn(Arc<Vec<Piece>>),
    /// Remove the entries of the newest import.
    UndoImport,
    /// Fetch every entry of some kinds, that pass a test, for a view over them: those of which
    /// there are few.
    Gather(&'static [GuideKind], fn(&Entry, &Guide) -> bool),
    /// Fetch the policy with its versions and who was given it.
    Policy,
    /// Move to the trash.
    Trash(EntryId),
    /// Move several to the trash, all or none.
    TrashAll(Vec<EntryId>),
    /// Take back from the trash.
    PutBack(EntryId),
    /// Add a client, or change their words.
    PutClient(Client),
    /// Take a client out of the register.
    RemoveClient(ClientCode),
    /// Write a reviewed pack for professional development into a file; its review is done with, and a receipt stays.
    WritePack {
        /// The file, which must not exist yet.
        path: PathBuf,
        /// What leaves.
        summary: Box<Summary>,
    },
    /// Keep words in the register under a code, be it a new one.
    Learn {
        /// Whose.
        code: ClientCode,
        /// What was found.
        words: Words,
    },
    /// The same in a review: its decisions are kept first, and afterwards everything is looked through once more.
    LearnInReview {
        /// Whose.
        code: ClientCode,
        /// What was found.
        words: Words,
        /// The review as it stands.
        plan: Box<Plan>,
    },
    /// Take back what was learnt in a review.
    Unlearn {
        /// What was learnt.
        taught: Taught,
        /// The review as it stood before.
        plan: Box<Plan>,
    },
    /// Add a supervisor, or change one.
    PutSupervisor(Supervisor),
    /// Take a supervisor out.
    RemoveSupervisor(String),
    /// Keep the settings.
    PutSettings(Settings),
    /// Words stay from now on, whatever looks through them.
    AlwaysKeep(Words),
    /// They no longer do.
    NoLongerKeep(Words),
    /// Another prompt for today.
    Swap,
    /// The prompt before.
    SwapBack,
    /// Fetch what is on the agenda for supervision.
    Agenda,
    /// Gather what would be shared.
    Prepare {
        /// The supervisor's name.
        to: String,
        /// From when until when.
        period: Period,
        /// Which entries.
        entries: Vec<EntryId>,
        /// What to ask.
        questions: Vec<Words>,
        /// Comes back with the findings, which are for the page that asked alone.
        ticket: u64,
    },
    /// Take an unfinished preparation up again.
    Resume {
        /// The supervisor's name.
        to: String,
        /// As that of [`Task::Prepare`].
        ticket: u64,
    },
    /// Keep an unfinished preparation.
    KeepPreparation(Box<Plan>),
    /// Throw an unfinished preparation away.
    DropPreparation(String),
    /// Seal a summary.
    Seal {
        /// What leaves.
        summary: Box<Summary>,
        /// The supervisor.
        to: Supervisor,
        /// Instead of their recipient.
        passphrase: Option<Passphrase>,
        /// Where the file goes.
        into: PathBuf,
    },
    /// A key pair of one's own.
    NewIdentity,
    /// Open a sealed file.
    OpenSealed {
        /// Which.
        path: PathBuf,
        /// For a file sealed with one.
        passphrase: Option<Passphrase>,
        /// A file with the key pair, where it is not the journal's.
        key: Option<PathBuf>,
    },
    /// Seal an answer to a summary.
    SealReply {
        /// What leaves.
        reply: Box<Reply>,
        /// The key that the summary carried.
        to: Recipient,
        /// Where the file goes.
        into: PathBuf,
        /// The number it was written under, and the draft it was before; what is sealed is a draft no longer.
        written: (u64, Option<DraftId>),
    },
    /// Make a backup.
    Backup {
        /// A file or a folder, as it was typed.
        into: PathBuf,
        /// Its own passphrase; without one, the recovery sheet opens it.
        passphrase: Option<Passphrase>,
    },
    /// See whether a backup opens, and count it against the journal.
    Rehearse {
        /// Which.
        file: PathBuf,
        /// The secret of the recovery sheet, or the backup's own passphrase.
        secret: Passphrase,
    },
    /// Remove older backups.
    RemoveBackups(Vec<PathBuf>),
    /// Write a text into a new file: the recovery sheet.
    WriteFile {
        /// Which.
        path: PathBuf,
        /// What.
        text: Words,
    },
}

/// A page being written.
#[derive(Debug)]
pub struct Writing {
    /// Which one it is, so that a draft whose number has not come back yet is not kept twice.
    pub number: u64,
    /// Which of its drafts this is; what came of it has the same.
    pub ticket: u64,
    /// The draft it was before, if any.
    pub draft: Option<DraftId>,
    /// What is written.
    pub page: Page,
    /// Its guide.
    pub guide: Arc<Guide>,
    /// The entry it revises.
    pub revises: Option<EntryId>,
}

impl Task {
    /// The ticket of the draft that it keeps, if it keeps one.
    pub fn keeps(&self) -> Option<u64> {
        match self {
            Self::KeepDraft { writing, .. } => Some(writing.ticket),
            _ => None,
        }
    }

    /// That a code learns words.
    pub fn learn((code, words): (ClientCode, Words)) -> Self {
        Self::Learn { code, words }
    }
}

/// A file of another journal, and how it is read.
#[derive(Debug, Clone)]
pub struct ImportFrom {
    /// Which file.
    pub path: PathBuf,
    /// Its format, and the day of what has none of its own.
    pub how: How,
}

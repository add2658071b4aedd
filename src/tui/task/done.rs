//! What came of a task, and what comes back with it.

use super::ImportFrom;
use crate::domain::{
    ClientCode, DraftId, Entry, EntryHead, Guide, GuideKind, Hit, Receipt, Traces, Words, afterword,
};
use crate::failure::Failure;
use crate::figures::Figures;
use crate::import::Piece;
use crate::policy::Policy;
use crate::supervision::{Preparation, Received};
use crate::tui::desk::Desk;
use jiff::Zoned;
use std::path::PathBuf;
use std::sync::Arc;

/// What came of a task.
#[derive(Debug)]
pub enum Done {
    /// A journal was made; the sheet is shown once.
    Created(Sheet),
    /// It is unlocked.
    Unlocked(Box<Desk>),
    /// The vault is closed.
    Locked,
    /// Some more of what is sealed was looked at, and there is more.
    LookedOn,
    /// All that is sealed was looked at, and is as it was kept.
    LookedAll,
    /// Something changed; the words say what, empty for nothing to say.
    Changed(Box<Desk>, Words),
    /// The desk anew; no entry changed.
    Laid(Box<Desk>),
    /// A draft was kept, or why it could not be.
    Kept {
        /// Of which writing: another may lie on top of it by now.
        writing: u64,
        /// Which of its drafts.
        ticket: u64,
        /// The draft.
        draft: Result<DraftId, Failure>,
    },
    /// An entry was kept.
    Saved(Box<EntryHead>),
    /// An entry, with its revisions.
    Opened {
        /// The entry.
        entry: Box<Entry>,
        /// The guide in the version it was written with.
        guide: Arc<Guide>,
        /// Numbers and times of its revisions, oldest first, but for those that only changed the agenda.
        revisions: Vec<(u32, Zoned)>,
        /// How lists show it.
        head: Box<EntryHead>,
        /// What was added to it later.
        added: Vec<afterword::Added>,
        /// Whether it is as it was kept.
        as_kept: bool,
    },
    /// What is on the agenda, the oldest first.
    Agenda(Vec<OnAgenda>),
    /// Part of a list.
    Found {
        /// Who asked.
        ticket: u64,
        /// From which row.
        offset: usize,
        /// The rows.
        hits: Vec<Hit>,
        /// How many there are in all, as far as they were counted.
        total: usize,
        /// Whether there are more than that.
        are_more: bool,
    },
    /// Entries that are older than the period of their kind, by kind.
    MayGo(Vec<EntryHead>),
    /// The imports that were made, the newest first.
    Imports(Vec<ImportMade>),
    /// A file of another journal was looked at.
    ImportSeen {
        /// What would be taken in.
        pieces: Arc<Vec<Piece>>,
        /// All that is to be known before, in words.
        text: Words,
        /// The file, and how it was read.
        from: ImportFrom,
    },
    /// What was written, as numbers.
    Counted(Box<Figures>),
    /// Every entry of some kinds, oldest first.
    Gathered {
        /// The kinds that were asked for, by which another view's answer is told apart.
        kinds: &'static [GuideKind],
        /// The entries.
        entries: Vec<Gathered>,
    },
    /// The policy; `None` where there is none yet.
    Policy(Option<Box<Policy>>),
    /// Findings to decide.
    Prepared {
        /// That of the task.
        ticket: u64,
        /// The findings, or why there are none to be had.
        prepared: Result<Box<Preparation>, Failure>,
    },
    /// What a code learnt in a review; where it could not, what became of the register.
    Learnt(Result<Box<Learnt>, Failure>),
    /// What was learnt is taken back, in these words; where it could not be, it is still learnt.
    Unlearnt(Result<String, Failure>),
    /// It is sealed.
    Sealed {
        /// What stays.
        receipt: Box<Receipt>,
        /// Why the journal did not keep the receipt, where it did not.
        unkept: Option<Failure>,
        /// Why the review could not go, where it did not.
        stays: Option<Failure>,
        /// Where the file lies.
        path: PathBuf,
    },
    /// A pack is written, in the clear.
    Packed {
        /// Why the journal did not keep the receipt, where it did not.
        unkept: Option<Failure>,
        /// Why the review could not go, where it did not.
        stays: Option<Failure>,
        /// Where the file lies.
        path: PathBuf,
    },
    /// A sealed file was opened.
    Received {
        /// The text.
        received: Received,
        /// Which file.
        path: PathBuf,
    },
    /// A folder of sealed files was opened: each supervisee over time.
    Overview {
        /// The text.
        text: Words,
        /// Which folder.
        path: PathBuf,
    },
    /// A sealed file wants a passphrase.
    WantsPassphrase(PathBuf),
    /// A sealed file, or a folder of them, that no key pair of the journal opens.
    WantsKey(PathBuf),
    /// A backup was made and checked.
    BackedUp {
        /// What was checked, and what opens it.
        text: Words,
        /// Older ones that may go.
        older: Vec<PathBuf>,
    },
    /// A backup was opened and counted: what came of it.
    Rehearsed(Words),
    /// Older backups are gone.
    BackupsRemoved,
    /// A file was written.
    Written(PathBuf),
    /// What of a client stands in the journal.
    Traces(Box<Traces>),
    /// The journal has a new key.
    Rekeyed(Box<Desk>, Box<Rekeyed>),
    /// It could not be done.
    Failed(Failure),
    /// What no screen asked for could not be done: no screen hears of it.
    FailedAside(Failure),
}

/// What the register learnt, by which it can be taken back.
#[derive(Debug, Clone)]
pub struct Taught {
    /// Whose.
    pub code: ClientCode,
    /// Which words.
    pub words: Words,
    /// The code was in the register before.
    pub was_there: bool,
    /// How the words stood under it before; `None` where they did not.
    pub before: Option<Words>,
    /// "K-12 is in Clients now.", and what may be wrong with that.
    pub said: String,
}

/// What a code learnt in a review.
#[derive(Debug)]
pub struct Learnt {
    /// In the register.
    pub taught: Taught,
    /// Everything looked through with it, and what was decided before.
    pub preparation: Preparation,
}

/// An import that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportMade {
    /// When.
    pub at: Zoned,
    /// How many entries, from when to when, in words.
    pub entries: String,
}

/// What is shown once the journal has a new key.
#[derive(Debug, Clone)]
pub struct Rekeyed {
    /// The new sheet; none where an erasure was done and the key could not be made anew.
    pub sheet: Option<Sheet>,
    /// The note about an erasure; blank where nothing was erased.
    pub note: Words,
    /// Said above the note.
    pub said: String,
}

/// The recovery sheet as the wizard shows it.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The whole sheet.
    pub text: Words,
    /// The secret's groups, of which three are asked back.
    pub groups: Vec<Words>,
    /// Which three, from 0.
    pub asked: [usize; 3],
    /// What else to say on its page; mostly nothing.
    pub note: String,
}

/// An entry gathered for a view.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// How lists show it.
    pub head: EntryHead,
    /// What was written.
    pub entry: Entry,
    /// The guide in the version it was written with.
    pub guide: Guide,
}

/// Something on the agenda for supervision.
#[derive(Debug, Clone)]
pub struct OnAgenda {
    /// The entry.
    pub head: EntryHead,
    /// The first words of it.
    pub words: Words,
}

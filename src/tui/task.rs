//! Work the interface has done for it, as values: what is asked, and what came of it.

use super::desk::Desk;
use crate::domain::{
    Answer, Client, ClientCode, DraftId, Entry, EntryHead, EntryId, Fate, Filter, Guide, GuideKind,
    Hit, Page, Period, Plan, QuestionId, Receipt, Settings, Supervisor, Traces, Words, afterword,
};
use crate::failure::Failure;
use crate::figures::Figures;
use crate::import::{How, Piece};
use crate::passphrase::Passphrase;
use crate::policy::Policy;
use crate::supervision::{Preparation, Received, Recipient, Reply, Summary};
use jiff::Zoned;
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
    /// Gather the desk again.
    Refresh,
    /// Keep a page as a draft.
    KeepDraft {
        /// What is written so far.
        writing: Box<Writing>,
        /// The question in front of the writer.
        at: Option<QuestionId>,
    },
    /// Throw a draft away.
    DropDraft(DraftId),
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
    /// That a code learns words.
    pub fn learn((code, words): (ClientCode, Words)) -> Self {
        Self::Learn { code, words }
    }
}

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
    /// A draft was kept.
    Kept {
        /// Of which writing: another may lie on top of it by now.
        writing: u64,
        /// The draft.
        draft: DraftId,
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
    /// What a code learnt in a review; where it could not, the register is as it was.
    Learnt(Result<Box<Learnt>, Failure>),
    /// What was learnt is taken back, in these words; where it could not be, it is still learnt.
    Unlearnt(Result<String, Failure>),
    /// It is sealed.
    Sealed {
        /// What stays.
        receipt: Box<Receipt>,
        /// Why the journal did not keep the receipt, where it did not.
        unkept: Option<Failure>,
        /// Where the file lies.
        path: PathBuf,
    },
    /// A pack is written, in the clear.
    Packed {
        /// Why the journal did not keep the receipt, where it did not.
        unkept: Option<Failure>,
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
}

impl Taught {
    /// "K-12 is in Clients now.", and what may be wrong with that.
    pub fn said(&self) -> String {
        let code = &self.code;
        let said = match self.was_there {
            false => format!("{code} is in Clients now."),
            true => format!("The words of {code} are kept, under Clients."),
        };
        let client = Client {
            code: code.clone(),
            words: vec![self.words.clone()],
        };
        said + &client.doubts(None, &[])
    }
}

/// What a code learnt in a review.
#[derive(Debug)]
pub struct Learnt {
    /// In the register.
    pub taught: Taught,
    /// Everything looked through with it, and what was decided before.
    pub preparation: Preparation,
}

/// A file of another journal, and how it is read.
#[derive(Debug, Clone)]
pub struct ImportFrom {
    /// Which file.
    pub path: PathBuf,
    /// Its format, and the day of what has none of its own.
    pub how: How,
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

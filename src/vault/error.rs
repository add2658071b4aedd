//! What can go wrong with a journal, each a situation a person can be in.

use super::mark::Unlike;
use super::schema;
use crate::domain::{ClientCode, DraftId, EntryId, Problem, QuestionId};
use crate::memory::TooLittle;
use jiff::civil::Date;
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why the vault could not do it. No variant carries an answer, a name or a passphrase.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// An afterword was to be kept without an entry to add it to.
    #[error(
        "this guide adds to an entry that is written already; open the entry first and add it there, nothing was changed"
    )]
    AfterwordAlone,
    /// Nothing is thrown away during a hold: since when and why, as it is said in the sentence.
    #[error(
        "the journal is on hold {0}: until it is lifted nothing is thrown away, nothing was changed"
    )]
    OnHold(String),
    /// The file of an import was not read, and why.
    #[error("{} was not read: {why}; nothing was changed", .path.display())]
    Source {
        /// The file.
        path: PathBuf,
        /// Why.
        why: &'static str,
    },
    /// There is no import to take back.
    #[error("nothing was imported from another journal, so there is no import to take back")]
    NoImport,
    /// Entries of the import were changed after it, and these are they.
    #[error("{} of this import changed since, so it is not taken back as a whole; nothing was changed", entries(.0))]
    ImportChanged(Vec<EntryId>),
    /// The client of this code was erased on that day.
    #[error(
        "the traces of {0} were erased on {day}, and the code stays out of use: when an older backup is put back, what it \
         stands for is erased again; nothing was changed",
        day = crate::domain::dates::say(*.1)
    )]
    Erased(ClientCode, Date),
    /// There is nothing to erase.
    #[error("nothing in the journal names {0}; nothing was changed")]
    NoTraces(ClientCode),
    /// Entries mention a client who is to be erased, and nobody said what becomes of them.
    #[error(
        "still to be decided, entry by entry, as they only mention the client: {}; nothing was changed",
        crate::domain::listed_ids(.0)
    )]
    Undecided(Vec<EntryId>),
    /// Nothing of ours lies in the folder.
    #[error("there is no journal in {}", .0.display())]
    NoJournal(PathBuf),
    /// A new journal was asked for where one lies.
    #[error("there is a journal in {} already; nothing was changed", .0.display())]
    AlreadyThere(PathBuf),
    /// A new journal was asked for among other files.
    #[error("{} holds other files; a journal needs a folder of its own, nothing was changed", .0.display())]
    OtherFiles(PathBuf),
    /// A set-up was interrupted before anything could be written in the journal.
    #[error("the set-up of the journal in {} was not finished; nothing was written in it yet, setting it up again is safe", .0.display())]
    Unfinished(PathBuf),
    /// The key files are there and the database is not.
    #[error("the key is in {} but journal.db is missing; put the file back next to its key, nothing was changed", .0.display())]
    DatabaseMissing(PathBuf),
    /// Another instance holds it.
    #[error("the journal is open elsewhere{}; close it there first, nothing was changed", holder(.pid, .since))]
    InUse {
        /// Process id of the holder, when it could be read.
        pid: Option<u32>,
        /// RFC 9557 time since when, when it could be read.
        since: Option<String>,
    },
    /// The key file is whole and this passphrase does not open it.
    #[error("this passphrase does not open the journal; nothing was changed")]
    WrongPassphrase,
    /// Neither copy of the key file is as it was written.
    #[error(
        "both copies of the key file are damaged or missing, so no passphrase can be tried; the recovery sheet still opens the journal, nothing was changed"
    )]
    KeyDamaged,
    /// There is not the memory that a passphrase takes.
    #[error(transparent)]
    TooLittleMemory(#[from] TooLittle),
    /// The key file asks for a dearer derivation than is accepted: above log2 N 20, or 1 GiB.
    #[error(
        "the key file asks for more than 1 GiB of memory, which no journal made here does; it was left alone"
    )]
    KeyTooDear,
    /// What was typed from the sheet cannot be right: which group or line, never what was typed.
    #[error("that is not what the recovery sheet says: {0}; nothing was changed")]
    RecoveryMistyped(String),
    /// A whole secret, of another sheet.
    #[error(
        "this recovery sheet belongs to another journal, or was replaced by a newer sheet; nothing was changed"
    )]
    RecoveryWrong,
    /// `recovery.age` is missing or not as it was written.
    #[error(
        "the recovery file is damaged or missing; the passphrase still opens the journal, nothing was changed"
    )]
    RecoveryDamaged,
    /// `journal.db` is a file, but not of this key: what it is instead, as the end of a sentence.
    #[error("journal.db {0}; it was left as it is")]
    Foreign(&'static str),
    /// `journal.db` is ours and cannot be read throughout.
    #[error(
        "journal.db is damaged; what can be read was not changed, copy the whole folder before anything else"
    )]
    Damaged,
    /// `verify` found something; the lines of every check, damage and all.
    #[error("{}", .0.join("\n"))]
    NotWhole(Vec<String>),
    /// It opens, and it is older or other than the one last used here, or not as it was left.
    #[error("{0}; nothing was changed")]
    Unlike(Unlike),
    /// Written by a newer program.
    #[error(
        "the journal was written by a newer Afterhour (its form is {theirs}, this program knows {ours}); please update, nothing was changed"
    )]
    NewerSchema {
        /// Form of the file.
        theirs: u32,
        /// Newest form this program knows.
        ours: u32,
    },
    /// The open file is not the one at its place any more.
    #[error(
        "the journal's file was replaced or moved while it was open, perhaps by a program that keeps folders in step; nothing was saved over it, keep what you wrote and open the journal again"
    )]
    Replaced,
    /// `journal.db` is a link, or has a second name.
    #[error(
        "journal.db is a link or has a second name, which puts a database at risk; make it a plain file first, nothing was changed"
    )]
    Linked,
    /// The system refused reading or writing.
    #[error("the system does not allow access to {}; nothing was changed", .0.display())]
    Denied(PathBuf),
    /// No room.
    #[error(
        "the disk is full; nothing was saved, what was there is whole, make room and try again"
    )]
    DiskFull,
    /// The disk did not do what the engine asked of it.
    #[error(
        "the disk failed while journal.db was read or written, or a limit of this account was reached; nothing half-done \
         was kept"
    )]
    DiskFault,
    /// Another failure of the disk or the system.
    #[error("{} could not be read or written ({kind}); nothing half-done was kept", .path.display())]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said, as a kind.
        kind: std::io::ErrorKind,
    },
    /// The database engine refused, for a reason that is nobody's situation: its extended result code.
    #[error("the database engine refused (code {0}); nothing half-done was kept")]
    Engine(i32),
    /// The linked database engine is too old to be trusted with a journal.
    #[error(
        "the database engine built into this program is too old (SQLCipher {cipher}, SQLite {sqlite}); nothing was opened"
    )]
    EngineTooOld {
        /// Version of SQLCipher.
        cipher: String,
        /// Version of SQLite.
        sqlite: String,
    },
    /// An answer does not fit its question.
    #[error("{ask} ({question}): {problem}")]
    Answer {
        /// Which question.
        question: QuestionId,
        /// The question as asked.
        ask: String,
        /// What was expected.
        problem: Problem,
    },
    /// An answer was amended that the guide does not ask for: the first 64 characters of its name.
    #[error("the guide of this entry has no question {0}; nothing was changed")]
    NoQuestion(String),
    /// The recipient of the newest recovery sheet is not known: it was made by an older program.
    #[error(
        "no backup can be sealed for your recovery sheet yet: it was made by an older Afterhour, which did not keep its recipient; nothing was written"
    )]
    SheetUnknown,
    /// Something lies where a backup was to go.
    #[error("there is something at {} already; nothing was overwritten, name another file or a folder", .0.display())]
    Exists(PathBuf),
    /// The folder of a file that was to be written is not there.
    #[error("there is no folder for {}; nothing was written, make it first or connect the drive", .0.display())]
    NoFolder(PathBuf),
    /// The journal is larger than a backup can be.
    #[error(
        "the journal is larger than the 1 GiB that a backup holds; copy its whole folder while it is closed instead, nothing was written"
    )]
    TooLargeToBackUp,
    /// What was read back is not what was written.
    #[error(
        "what was read back from the disk is not what was written, so the backup was taken away again; use another disk, the journal is as it was"
    )]
    BackupUnread,
    /// There is no plain file to read.
    #[error("there is no file to read at {}; nothing was changed", .0.display())]
    NoBackup(PathBuf),
    /// A file that holds something else: what is wrong with it, as the end of a sentence.
    #[error("this is no backup of a journal: it {0}; nothing was changed")]
    NotABackup(&'static str),
    /// A backup with a change in it since it was made.
    #[error(
        "the backup is damaged: it is not as it was written; nothing was changed, another copy may be whole"
    )]
    BackupDamaged,
    /// A file larger than is read: above 1 GiB, and what age adds to that.
    #[error(
        "the file is larger than the 1 GiB that a backup has at most, so it was not opened; nothing was changed"
    )]
    BackupTooLarge,
    /// A file was to be written into the journal's own folder.
    #[error(
        "this is the journal's own folder: what lies there is lost with it, and a restore finds it in the way; name another place; nothing was written"
    )]
    OwnFolder,
    /// A whole file, sealed for something else than was given.
    #[error(
        "this does not open the backup: it belongs to another sheet or passphrase, or the first lines of the file are damaged; nothing was changed"
    )]
    BackupSecretWrong,
    /// It asks for a dearer derivation than is accepted: above log2 N 20, or 1 GiB.
    #[error(
        "the backup asks for more than 1 GiB of memory to try a passphrase, which none made here does; it was left alone"
    )]
    BackupTooDear,
    /// A backup by a newer program.
    #[error(
        "the backup was made by a newer Afterhour (its form is {theirs}, this program knows {ours}); please update, nothing was changed"
    )]
    BackupNewer {
        /// Form of the backup.
        theirs: u32,
        /// Newest form this program knows.
        ours: u32,
    },
    /// No entry has this number.
    #[error("there is no entry {0}")]
    NoEntry(EntryId),
    /// The entry has no such revision.
    #[error("entry {0} has no revision {1}")]
    NoRevision(EntryId, u32),
    /// An entry that does not fit its seal was to leave the journal.
    #[error(
        "entry {0} is not as it was kept: an older copy of part of it was put back, or something else changed it; nothing \
         was written"
    )]
    NotAsKept(EntryId),
    /// Something was to leave the journal, and these parts of it, as a person calls them, do not fit their seals.
    #[error(
        "what sharing rests on is not as it was kept ({0}): an older copy of part of it was put back, or something else \
         changed it, so that more may leave than you decided, or to somebody else; nothing was written"
    )]
    SharingNotAsKept(String),
    /// No draft has this number.
    #[error("there is no draft {draft}", draft = .0.0)]
    NoDraft(DraftId),
}

/// "entry 12", "entries 12, 15 and 3 more": at most five are named.
fn entries(ids: &[EntryId]) -> String {
    let named: Vec<String> = ids.iter().take(5).map(ToString::to_string).collect();
    let more = match ids.len().saturating_sub(5) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let word = if ids.len() == 1 { "entry" } else { "entries" };
    format!("{word} {}{more}", named.join(", "))
}

fn holder(pid: &Option<u32>, since: &Option<String>) -> String {
    match (pid, since) {
        (Some(pid), Some(since)) => format!(" (process {pid}, since {since})"),
        (Some(pid), None) => format!(" (process {pid})"),
        _ => String::new(),
    }
}

impl VaultError {
    /// A failure of the system at this file or folder.
    pub(super) fn at(path: &Path) -> impl Fn(std::io::Error) -> VaultError {
        let path = path.to_owned();
        move |error| match error.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                VaultError::Denied(path.clone())
            }
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::QuotaExceeded
            | std::io::ErrorKind::FileTooLarge => VaultError::DiskFull,
            kind => VaultError::Disk {
                path: path.clone(),
                kind,
            },
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            // A column of the wrong type or a value out of range: the file does not hold what we wrote.
            return VaultError::Damaged;
        };
        match failure.code {
            ErrorCode::DiskFull => VaultError::DiskFull,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => VaultError::Damaged,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => VaultError::InUse {
                pid: None,
                since: None,
            },
            ErrorCode::SystemIoFailure => VaultError::DiskFault,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                VaultError::Denied(PathBuf::from(super::files::DATABASE))
            }
            _ if message
                .as_deref()
                .is_some_and(|said| said.starts_with("vtable constructor failed")) =>
            {
                VaultError::Damaged
            }
            _ => VaultError::Engine(failure.extended_code),
        }
    }
}

impl From<serde_json::Error> for VaultError {
    fn from(_: serde_json::Error) -> Self {
        VaultError::Damaged
    }
}

impl VaultError {
    /// The journal is of form `theirs`, beyond what this program reads.
    pub(super) fn newer(theirs: u32) -> Self {
        VaultError::NewerSchema {
            theirs,
            ours: schema::VERSION,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn a_failure_of_the_system_becomes_the_situation_it_is() {
        let told = |kind| VaultError::at(Path::new("j"))(io::Error::from(kind));
        assert!(matches!(
            told(io::ErrorKind::PermissionDenied),
            VaultError::Denied(_)
        ));
        assert!(matches!(
            told(io::ErrorKind::StorageFull),
            VaultError::DiskFull
        ));
        assert!(matches!(
            told(io::ErrorKind::Other),
            VaultError::Disk { .. }
        ));
    }
}

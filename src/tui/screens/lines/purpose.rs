//! What each small form is for, and its words.

use crate::domain::{ClientCode, DraftId, EntryId, Fate, Supervisor, Words};
use crate::supervision::{Recipient, Reply, Summary};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The most contacts of one's own.
pub const MOST_CONTACTS: usize = 6;

/// What the lines are for.
#[derive(Debug)]
pub enum Purpose {
    /// A code for the register.
    AddClient,
    /// Other words for a code.
    ChangeClient(ClientCode),
    /// Somebody to call.
    AddContact,
    /// The contact at this place, from 0.
    ChangeContact(usize),
    /// Words that stay, whatever looks through them.
    AddKept,
    /// Minutes until it locks.
    LockMinutes,
    /// Days from one footprint review to the next.
    FootprintDays,
    /// Days until an account's settings want another look.
    AccountDays,
    /// Somebody to seal for; the fingerprint is compared afterwards.
    AddSupervisor,
    /// A file that another journal wrote.
    Import,
    /// A sealed file.
    OpenSealed,
    /// A file that was sealed with a passphrase.
    OpenWithPassphrase(PathBuf),
    /// A file, or a folder, that no key pair of the journal opens.
    OpenWithKey {
        /// Which.
        path: PathBuf,
        /// The journal has a key pair, and it is another.
        other: bool,
    },
    /// The file that a summary is sealed into.
    Seal {
        /// What leaves.
        summary: Box<Summary>,
        /// For whom.
        to: Supervisor,
        /// The file that is proposed.
        into: PathBuf,
        /// With a passphrase agreed by telephone instead of the supervisor's key.
        by_passphrase: bool,
    },
    /// The file that a page to print is written into.
    PageToPrint {
        /// The page.
        page: Words,
        /// The file that is proposed.
        into: PathBuf,
    },
    /// The file that a pack for professional development is written into.
    Pack {
        /// What leaves.
        summary: Box<Summary>,
        /// The file that is proposed.
        into: PathBuf,
    },
    /// Where a backup goes.
    Backup,
    /// The same with a passphrase of its own.
    BackupApart,
    /// A backup to try.
    Rehearse,
    /// The file that an answer is sealed into.
    SealAnswer {
        /// What leaves.
        reply: Box<Reply>,
        /// For which key.
        to: Recipient,
        /// The file that is proposed.
        into: PathBuf,
        /// The number it was written under, and its draft.
        written: (u64, Option<DraftId>),
    },
    /// Another passphrase.
    ChangePassphrase,
    /// A new key for the journal.
    NewKey,
    /// The recovery sheet, to try it.
    TrySheet,
    /// The code once more, and the passphrase, before a client's traces are erased.
    Erase {
        /// Whose.
        code: ClientCode,
        /// What becomes of entries that only mention them.
        fates: BTreeMap<EntryId, Fate>,
    },
    /// The file that a recovery sheet is written into.
    SheetFile(Words),
    /// The file that the note about an erasure is written into.
    NoteFile {
        /// The note.
        text: Words,
        /// The file that is proposed.
        into: PathBuf,
    },
}

impl Purpose {
    /// The page's title.
    pub fn title(&self) -> String {
        match self {
            Purpose::AddClient => "A code for a client".into(),
            Purpose::ChangeClient(code) => format!("The words of {code}"),
            Purpose::AddContact | Purpose::ChangeContact(_) => "Somebody to call".into(),
            Purpose::AddKept => "Words always kept".into(),
            Purpose::LockMinutes => "Until it locks".into(),
            Purpose::FootprintDays => "The footprint review".into(),
            Purpose::AccountDays => "Settings of accounts".into(),
            Purpose::AddSupervisor => "A supervisor".into(),
            Purpose::Import => "Import a file".into(),
            Purpose::OpenSealed | Purpose::OpenWithPassphrase(_) | Purpose::OpenWithKey { .. } => {
                "Open what was sealed for you".into()
            }
            Purpose::Seal { to, .. } => format!("Seal for {}", to.name),
            Purpose::PageToPrint { .. } => "A page to print".into(),
            Purpose::Pack { .. } => "The CPD pack into a file".into(),
            Purpose::SealAnswer { .. } => "Seal the answer".into(),
            Purpose::Backup => "A backup".into(),
            Purpose::BackupApart => "A backup with its own passphrase".into(),
            Purpose::Rehearse => "A rehearsal".into(),
            Purpose::ChangePassphrase => "Another passphrase".into(),
            Purpose::NewKey => "A new key".into(),
            Purpose::TrySheet => "Try the recovery sheet".into(),
            Purpose::Erase { code, .. } => format!("Erase {code}"),
            Purpose::SheetFile(_) => "The recovery sheet into a file".into(),
            Purpose::NoteFile { .. } => "The note into a file".into(),
        }
    }

    /// Whether it is done once something in the journal is another; opening and sealing end otherwise.
    pub fn changes(&self) -> bool {
        !matches!(
            self,
            Purpose::Import
                | Purpose::OpenSealed
                | Purpose::OpenWithPassphrase(_)
                | Purpose::OpenWithKey { .. }
                | Purpose::Seal { .. }
                | Purpose::PageToPrint { .. }
                | Purpose::Pack { .. }
                | Purpose::SealAnswer { .. }
                | Purpose::Backup
                | Purpose::BackupApart
                | Purpose::Rehearse
                | Purpose::SheetFile(_)
                | Purpose::NoteFile { .. }
        )
    }

    /// Title and text of what is said once a file was written.
    pub fn written(&self, path: &Path) -> Option<(&'static str, String)> {
        let path = path.display();
        match self {
            Purpose::PageToPrint { .. } => Some((
                "Written",
                format!(
                    "{path}\n\nIt opens in any browser and prints from there. It is not sealed: whoever has the file \
                     can read it, so delete it when it is printed."
                ),
            )),
            Purpose::SealAnswer { to, .. } => Some((
                "Sealed",
                format!(
                    "{path}\n\nOnly the key {} opens it. Afterhour did not send it anywhere: attach it to a message, \
                     or hand it over. Nothing of it was kept here.",
                    to.fingerprint()
                ),
            )),
            Purpose::SheetFile(_) => Some((
                "Written",
                format!(
                    "{path}\n\nWhoever holds this file and the folder of the journal reads everything. Print it and \
                     delete it, or keep it on a stick that lies elsewhere."
                ),
            )),
            Purpose::NoteFile { .. } => Some((
                "Written",
                format!(
                    "{path}\n\nIt is not sealed. It says how much of what was erased and when, and nothing of what \
                     it said; the reason is yours to add. It belongs into the practice file."
                ),
            )),
            _ => None,
        }
    }

    /// A sentence or two above the lines.
    pub fn help(&self) -> &'static str {
        match self {
            Purpose::AddClient => {
                "A code is not a name, nor initials: K-07 says nothing to anybody else. The words that belong to it \
                 are looked for in every summary before it leaves. The client's own name comes first. Put =client \
                 behind a nickname of theirs, =person behind somebody close to them; else =place or =organisation."
            }
            Purpose::ChangeClient(_) => {
                "These words are looked for in every summary before it leaves. A nickname or a misspelling that is \
                 not among them can slip through. The client's own name comes first. Put =client behind a \
                 nickname of theirs, =person behind somebody close to them; else =place or =organisation."
            }
            Purpose::AddContact | Purpose::ChangeContact(_) => {
                "Your own contacts stand on top of the card for when someone may be in danger."
            }
            Purpose::AddKept => {
                "An author, a body, a platform you use: these words are no longer asked about. A word of the register \
                 cannot be among them."
            }
            Purpose::LockMinutes => {
                "After so many minutes without a key the journal locks; a draft is kept."
            }
            Purpose::FootprintDays => {
                "After so many days Today asks for another look at what can be found of you."
            }
            Purpose::AccountDays => {
                "After so many days an account is due for another look at who sees what."
            }
            Purpose::AddSupervisor => {
                "Your supervisor makes a key pair (afterhour identity new) and sends you its recipient: \
                 one line that begins with age1."
            }
            Purpose::Import => {
                "A file of jrnl, the JSON of a Day One export, Markdown or plain text. Nothing is kept before you have seen \
                 what is in it."
            }
            Purpose::OpenSealed => {
                "A file that somebody sealed for your recipient, or with a passphrase; or a folder of them, to see \
                 each supervisee over time."
            }
            Purpose::OpenWithPassphrase(_) => {
                "This file was sealed with a passphrase: the one agreed with the sender."
            }
            Purpose::OpenWithKey { other: true, .. } => {
                "The key pair of this journal does not open it: it was sealed for another one. A key pair in a file may, as \
                 `afterhour identity new --out` or age-keygen wrote it; the file is only read. Or compare your \
                 fingerprint with the sender: y under Supervision shows it."
            }
            Purpose::OpenWithKey { .. } => {
                "This journal holds no key pair to open it with. One in a file may, as `afterhour identity new --out` or \
                 age-keygen wrote it; the file is only read. Or make one, with y under Supervision, and give its \
                 recipient to whoever seals for you."
            }
            Purpose::Seal {
                by_passphrase: true,
                ..
            } => {
                "The summary is sealed into this file. Agree the passphrase by telephone, never in the message that \
                 carries the file."
            }
            Purpose::PageToPrint { .. } => {
                "Text and drawn charts in one file for a browser. It is not sealed: whoever has it can read it."
            }
            Purpose::Pack { .. } => {
                "The CPD pack as you saw it, readable in any editor. It is not encrypted: whoever has the file can read it."
            }
            Purpose::SealAnswer { .. } => {
                "Only the key that the summary carried opens the answer. Nothing is sent: you hand the file over."
            }
            Purpose::Backup => {
                "One encrypted file with everything in the journal; your recovery sheet opens it. In a folder it gets the \
                 day's name; a file must be a new one."
            }
            Purpose::BackupApart => {
                "One encrypted file with everything in the journal; this passphrase opens it, and the recovery sheet does not. \
                 For somebody who is to open it without your sheet."
            }
            Purpose::Rehearse => {
                "The backup is opened, checked and counted against the journal. Nothing is changed."
            }
            Purpose::ChangePassphrase => {
                "The recovery sheet stays good. The key beneath stays, too: an older copy of the folder still opens \
                 with the old passphrase. Where somebody may have both, make a new key, one row below."
            }
            Purpose::NewKey => {
                "The journal is written anew under another key, and you are given a new recovery sheet; the passphrase \
                 stays the same. The sheet you have now no longer opens the journal then, nor does a key taken from an older \
                 copy of its folder. Such a copy, and backups made before, still open with the old sheet: keep it."
            }
            Purpose::TrySheet => {
                "Type the three lines of groups, to be sure that your copy opens the journal. With the two check \
                 letters behind a line a slip is named by its line. Nothing is changed but the day you tried it."
            }
            Purpose::Erase { .. } => {
                "There is no way back. The code once more, and the passphrase: everything is written anew under \
                 another key, so that you are given a new recovery sheet, and then a note for the practice file."
            }
            Purpose::SheetFile(_) => {
                "Whoever holds this file and the folder of the journal reads everything. Best on a stick that lies \
                 elsewhere, or printed and then deleted."
            }
            Purpose::NoteFile { .. } => {
                "The note is plain text, not sealed: how much of what was erased, and when; nothing of what it said."
            }
            Purpose::Seal { .. } => {
                "The summary is sealed into this file, and only their key opens it. Nothing is sent: you hand the \
                 file over."
            }
        }
    }
}

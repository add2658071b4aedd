//! What each small form asks, and what is made of the answers.

use super::call::Call;
use crate::domain::{
    Client, ClientCode, Contact, EntryId, Fate, Settings, Supervisor, Words, read_past,
};
use crate::failure::Failure;
use crate::passphrase::{Passphrase, Strength};
use crate::supervision::{Recipient, Reply, Summary};
use crate::tui::desk::{Desk, joined};
use crate::tui::screens::line::{Fields, Line};
use crate::tui::screens::{backups, told};
use crate::tui::task::Task;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

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
    /// Where a backup goes.
    Backup,
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

/// A slip: the line it is in, from 0, and what to do about it.
pub type Slip = (usize, String);

/// What is made of the lines.
pub enum Made {
    /// Work to be done.
    Task(Task),
    /// A fingerprint to compare first.
    Call(Call),
}

impl Purpose {
    /// The page's title.
    pub fn title(&self) -> String {
        match self {
            Purpose::AddClient => "A code for a client".into(),
            Purpose::ChangeClient(code) => format!("The words of {code}"),
            Purpose::AddContact | Purpose::ChangeContact(_) => "Somebody to call".into(),
            Purpose::AddKept => "Words that stay".into(),
            Purpose::LockMinutes => "Until it locks".into(),
            Purpose::FootprintDays => "The footprint review".into(),
            Purpose::AccountDays => "Settings of accounts".into(),
            Purpose::AddSupervisor => "A supervisor".into(),
            Purpose::Import => "Take in a file".into(),
            Purpose::OpenSealed | Purpose::OpenWithPassphrase(_) => {
                "Open what was sealed for you".into()
            }
            Purpose::Seal { to, .. } => format!("Seal for {}", to.name),
            Purpose::PageToPrint { .. } => "A page to print".into(),
            Purpose::SealAnswer { .. } => "Seal the answer".into(),
            Purpose::Backup => "A backup".into(),
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
                | Purpose::Seal { .. }
                | Purpose::PageToPrint { .. }
                | Purpose::SealAnswer { .. }
                | Purpose::Backup
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
                 are looked for in every summary before it leaves."
            }
            Purpose::ChangeClient(_) => {
                "These words are looked for in every summary before it leaves. A nickname or a misspelling that is \
                 not among them can slip through."
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
                "Your supervisor makes a key pair (afterhour identity new) and sends you the public half, the recipient: \
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
            Purpose::SealAnswer { .. } => {
                "Only the key that the summary carried opens the answer. Nothing is sent: you hand the file over."
            }
            Purpose::Backup => {
                "One encrypted file with everything in the journal; your recovery sheet opens it. In a folder it gets the \
                 day's name; a file must be a new one."
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

    /// The lines, holding what is there already.
    pub fn lines(&self, desk: &Desk) -> Vec<Line> {
        match self {
            Purpose::AddClient => vec![
                Line::new(
                    "Code",
                    "2 to 12 letters, digits and hyphens, with a digit in it",
                ),
                words_line(),
            ],
            Purpose::ChangeClient(code) => {
                let client = desk.clients.iter().find(|client| client.code == *code);
                let words = client
                    .map(|client| joined(&client.words))
                    .unwrap_or_default();
                vec![words_line().holding(&Words::new(&words))]
            }
            Purpose::AddContact => contact_lines(&nobody()),
            Purpose::ChangeContact(at) => {
                let contact = desk.settings.contacts.get(*at);
                contact_lines(contact.unwrap_or(&nobody()))
            }
            Purpose::AddKept => vec![Line::new(
                "Words",
                "such as Esther Perel, Padlet; with commas between",
            )],
            Purpose::LockMinutes => {
                let minutes = Words::new(&desk.settings.lock_minutes.to_string());
                vec![minutes_line().suggesting(&minutes)]
            }
            Purpose::FootprintDays => vec![days_line(desk.settings.footprint_days)],
            Purpose::AccountDays => vec![days_line(desk.settings.account_days)],
            Purpose::AddSupervisor => vec![
                Line::new("Name", "as you call them; it stays in your journal"),
                Line::new(
                    "Recipient",
                    "age1 and 58 letters and digits; paste it whole",
                ),
            ],
            Purpose::Import => vec![
                Line::new("File", "where it lies, such as ~/journal.txt"),
                Line::new(
                    "Day",
                    "of a text without a date of its own; empty for today",
                ),
            ],
            Purpose::OpenSealed => {
                vec![Line::new(
                    "File",
                    "where it lies, such as ~/Downloads/summary.age",
                )]
            }
            Purpose::Backup => {
                let help = "a folder or a new file, best on another disk; nothing is overwritten";
                vec![Line::new("Into", help).suggesting(&Words::new(&backups::into(desk)))]
            }
            Purpose::Rehearse => {
                let last = desk.backups.last.as_ref().map_or("", |last| &last.file);
                vec![
                    Line::new("File", "the backup").suggesting(&Words::new(last)),
                    Line::new(
                        "Sheet",
                        "the secret of its recovery sheet, or its own passphrase",
                    )
                    .secret(),
                ]
            }
            Purpose::OpenWithPassphrase(_) | Purpose::NewKey => {
                vec![Line::new("Passphrase", "").secret()]
            }
            Purpose::ChangePassphrase => vec![
                Line::new("Now", "the one that opens the journal").secret(),
                Line::new("New", "at least 12 characters, and hard to guess").secret(),
                Line::new("Once more", "").secret(),
            ],
            Purpose::TrySheet => vec![
                Line::new("Line 1", "groups 1 to 5").secret(),
                Line::new("Line 2", "groups 6 to 10").secret(),
                Line::new("Line 3", "groups 11 to 15").secret(),
            ],
            Purpose::Erase { .. } => vec![
                Line::new("Code", "of the client whose traces go"),
                Line::new("Passphrase", "").secret(),
            ],
            Purpose::SheetFile(_) => vec![Line::new(
                "File",
                "a new file, with its folder: /media/stick/afterhour-sheet.txt",
            )],
            Purpose::PageToPrint { into, .. }
            | Purpose::SealAnswer { into, .. }
            | Purpose::NoteFile { into, .. } => {
                let into = Words::new(&into.display().to_string());
                vec![Line::new("File", "a new file; nothing is overwritten").suggesting(&into)]
            }
            Purpose::Seal {
                into,
                by_passphrase,
                ..
            } => {
                let into = Words::new(&into.display().to_string());
                let mut lines =
                    vec![Line::new("File", "a new file; nothing is overwritten").suggesting(&into)];
                if *by_passphrase {
                    let help = "at least 12 characters and hard to guess; random words are best";
                    lines.push(Line::new("Passphrase", help).secret());
                    lines.push(Line::new("Once more", "").secret());
                }
                lines
            }
        }
    }

    /// What is to be done with what was typed.
    ///
    /// # Errors
    /// The line with the slip and a sentence about it.
    pub fn make(&self, typed: &Fields, desk: &Desk) -> Result<Made, Slip> {
        let task = match self {
            Purpose::AddSupervisor => {
                return Call::of(supervisor_of(typed, desk)?).map(Made::Call);
            }
            Purpose::AddClient => {
                let code = ClientCode::try_from(typed.read(0).to_owned())
                    .map_err(|slip| (0, told(&Failure::new(slip))))?;
                if desk.clients.iter().any(|client| client.code == code) {
                    let words = format!(
                        "{code} is in the register already; its row takes other words with e."
                    );
                    return Err((0, words));
                }
                let words = words_of(typed.read(1));
                Task::PutClient(Client { code, words })
            }
            Purpose::ChangeClient(code) => Task::PutClient(Client {
                code: code.clone(),
                words: words_of(typed.read(0)),
            }),
            Purpose::AddContact => {
                let mut settings = desk.settings.clone();
                settings.contacts.push(contact_of(typed, 0)?);
                Task::PutSettings(settings)
            }
            Purpose::ChangeContact(at) => {
                let contact = contact_of(typed, 0)?;
                let mut settings = desk.settings.clone();
                if let Some(place) = settings.contacts.get_mut(*at) {
                    *place = contact;
                }
                Task::PutSettings(settings)
            }
            Purpose::AddKept => Task::PutSettings(with_kept(typed, desk)?),
            Purpose::LockMinutes => Task::PutSettings(Settings {
                lock_minutes: minutes_of(typed.read(0)).map_err(|words| (0, words))?,
                ..desk.settings.clone()
            }),
            Purpose::FootprintDays => Task::PutSettings(Settings {
                footprint_days: days_of(typed.read(0))?,
                ..desk.settings.clone()
            }),
            Purpose::AccountDays => Task::PutSettings(Settings {
                account_days: days_of(typed.read(0))?,
                ..desk.settings.clone()
            }),
            Purpose::Import => Task::LookAtImport {
                path: path_of(typed, 0)?,
                date: match typed.read(1) {
                    "" => None,
                    day => Some(
                        read_past(day, desk.today)
                            .map_err(|slip| (1, told(&Failure::new(slip.to_string()))))?,
                    ),
                },
            },
            Purpose::OpenSealed => Task::OpenSealed {
                path: path_of(typed, 0)?,
                passphrase: None,
            },
            Purpose::Backup => Task::Backup {
                into: path_of(typed, 0)?,
            },
            Purpose::Rehearse if typed.read(1).is_empty() => {
                return Err((1, "Type the sheet's secret, group after group.".into()));
            }
            Purpose::Rehearse => Task::Rehearse {
                file: path_of(typed, 0)?,
                secret: Passphrase::new(typed.read(1)),
            },
            Purpose::OpenWithPassphrase(_) if typed.is_blank() => {
                return Err((0, "Type the passphrase first.".into()));
            }
            Purpose::OpenWithPassphrase(path) => Task::OpenSealed {
                path: path.clone(),
                passphrase: Some(Passphrase::new(typed.read(0))),
            },
            Purpose::ChangePassphrase => Task::SetPassphrase {
                old: Passphrase::new(typed.read(0)),
                new: agreed(typed, 1)?,
            },
            Purpose::NewKey if typed.is_blank() => {
                return Err((0, "Type the passphrase first.".into()));
            }
            Purpose::NewKey => Task::NewKey(Passphrase::new(typed.read(0))),
            Purpose::TrySheet => {
                let lines = [0, 1, 2].map(|line| typed.read(line));
                Task::TrySheet(Words::new(&Zeroizing::new(lines.join(" "))))
            }
            Purpose::Erase { code, fates } => {
                let same = ClientCode::try_from(typed.read(0).to_owned());
                if same.as_ref() != Ok(code) {
                    return Err((
                        0,
                        format!("Type {code} here, to erase it; nothing is erased yet."),
                    ));
                }
                if typed.read(1).is_empty() {
                    return Err((1, "Type the passphrase of the journal.".into()));
                }
                Task::Erase {
                    code: code.clone(),
                    fates: fates.clone(),
                    passphrase: Passphrase::new(typed.read(1)),
                }
            }
            Purpose::SheetFile(text) | Purpose::NoteFile { text, .. } => Task::WriteFile {
                path: path_of(typed, 0)?,
                text: text.clone(),
            },
            Purpose::PageToPrint { page, .. } => Task::WriteFile {
                path: path_of(typed, 0)?,
                text: page.clone(),
            },
            Purpose::SealAnswer { reply, to, .. } => Task::SealReply {
                reply: reply.clone(),
                to: to.clone(),
                into: path_of(typed, 0)?,
            },
            Purpose::Seal {
                summary,
                to,
                by_passphrase,
                ..
            } => Task::Seal {
                into: path_of(typed, 0)?,
                passphrase: by_passphrase.then(|| agreed(typed, 1)).transpose()?,
                summary: summary.clone(),
                to: to.clone(),
            },
        };
        Ok(Made::Task(task))
    }
}

fn words_line() -> Line {
    Line::new(
        "Words",
        "names, nicknames, handles, places, with commas between; more can follow later",
    )
}

/// The line for minutes until it locks.
pub fn minutes_line() -> Line {
    Line::new("Minutes", "a whole number, 1 to 60")
}

fn days_line(days: u16) -> Line {
    Line::new("Days", "a whole number, 7 to 730").suggesting(&Words::new(&days.to_string()))
}

fn days_of(typed: &str) -> Result<u16, Slip> {
    typed
        .parse()
        .ok()
        .filter(|days| (7..=730).contains(days))
        .ok_or_else(|| (0, "A whole number of days, from 7 to 730.".to_owned()))
}

fn contact_lines(contact: &Contact) -> Vec<Line> {
    vec![
        Line::new("Who", "a name, or what they are: Ruth, safeguarding lead").holding(&contact.who),
        Line::new("How", "a telephone number that is answered").holding(&contact.how),
    ]
}

fn nobody() -> Contact {
    Contact {
        who: Words::default(),
        how: Words::default(),
    }
}

/// Words with commas between them, without blank ones.
fn words_of(typed: &str) -> Vec<Words> {
    typed
        .split(',')
        .map(|words| Words::new(words.trim()))
        .filter(|words| !words.is_blank())
        .collect()
}

/// The settings with these words among those that stay.
///
/// # Errors
/// When nothing is typed, or a word of the register.
fn with_kept(typed: &Fields, desk: &Desk) -> Result<Settings, Slip> {
    let words = words_of(typed.read(0));
    if words.is_empty() {
        return Err((0, "Write at least one word.".into()));
    }
    let mut settings = desk.settings.clone();
    for word in &words {
        if let Some(code) = desk.register.holds(word.read()) {
            return Err((
                0,
                format!(
                    "{} stands in the register under {code}, or close to it, so it never leaves. Leave it out here.",
                    word.read()
                ),
            ));
        }
        settings.keep(word);
    }
    Ok(settings)
}

/// The contact in two lines, the first of them at `first`.
///
/// # Errors
/// When one of the two is empty.
pub fn contact_of(typed: &Fields, first: usize) -> Result<Contact, Slip> {
    let (who, how) = (typed.read(first), typed.read(first + 1));
    if who.is_empty() {
        return Err((first, "Write who it is; a word is enough.".into()));
    }
    if how.is_empty() {
        return Err((first + 1, "Write how they are reached.".into()));
    }
    Ok(Contact {
        who: Words::new(who),
        how: Words::new(how),
    })
}

/// Minutes until it locks.
///
/// # Errors
/// When it is no whole number from 1 to 60.
pub fn minutes_of(typed: &str) -> Result<u8, String> {
    typed
        .parse()
        .ok()
        .filter(|minutes| (1..=60).contains(minutes))
        .ok_or_else(|| "A whole number of minutes, from 1 to 60.".to_owned())
}

/// The path in a line.
///
/// # Errors
/// When the line is empty.
pub fn path_of(typed: &Fields, line: usize) -> Result<PathBuf, Slip> {
    match typed.read(line) {
        "" => Err((line, "Write the file's folder and name.".into())),
        path => Ok(PathBuf::from(path)),
    }
}

fn supervisor_of(typed: &Fields, desk: &Desk) -> Result<Supervisor, Slip> {
    let name = typed.read(0);
    if name.is_empty() {
        return Err((0, "Write how you call them.".into()));
    }
    if desk.supervisors.iter().any(|known| known.name == name) {
        let words = "There is a supervisor of this name already: remove that one first, or use another name.";
        return Err((0, words.into()));
    }
    Ok(Supervisor {
        name: name.to_owned(),
        recipient: typed.read(1).to_owned(),
        confirmed: None,
    })
}

/// A passphrase typed twice, from line `first` on.
fn agreed(typed: &Fields, first: usize) -> Result<Passphrase, Slip> {
    let passphrase = Passphrase::new(typed.read(first));
    let strength = Strength::of(&passphrase, &["afterhour"]);
    if !strength.is_enough() {
        return Err((first, say_strength(strength)));
    }
    if passphrase != Passphrase::new(typed.read(first + 1)) {
        return Err((
            first + 1,
            "That is another one. Type it once more; Ctrl+R shows what is typed.".into(),
        ));
    }
    Ok(passphrase)
}

/// How a passphrase stands, honestly and without a figure nobody can picture.
pub fn say_strength(strength: Strength) -> String {
    match strength {
        Strength::TooShort(count) => format!("Too short: {count} of at least 12 characters."),
        Strength::Guessable(_) => {
            "Long enough, but a program would guess it in time: add words that do not belong together.".into()
        }
        Strength::Enough(_) => "Enough: guessing it would take longer than anybody has.".into(),
    }
}

//! The lines of each small form, holding what is there already.

use super::Purpose;
use crate::domain::{Contact, Words};
use crate::tui::desk::{Desk, joined};
use crate::tui::screens::backups;
use crate::tui::screens::line::Line;

impl Purpose {
    /// The lines, holding what is there already.
    pub fn lines(&self, desk: &Desk) -> Vec<Line> {
        match self {
            Purpose::AddClient => vec![
                Line::new(
                    "Code",
                    "2 to 12 letters, digits and hyphens, with a digit in it; it cannot be changed later",
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
            Purpose::OpenWithKey { .. } => vec![Line::new(
                "Key file",
                "where it lies, such as ~/keys/afterhour-identity.txt",
            )],
            Purpose::Backup | Purpose::BackupApart => {
                let help = "a folder or a new file, best on another disk; nothing is overwritten";
                let into = Words::new(&backups::into(desk));
                let mut lines = vec![Line::new("Into", help).suggesting(&into)];
                if let Purpose::BackupApart = self {
                    let help = "at least 12 characters, and hard to guess; not the journal's";
                    lines.push(Line::new("Passphrase", help).secret());
                    lines.push(Line::new("Once more", "").secret());
                }
                lines
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
            | Purpose::Pack { into, .. }
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
}

fn words_line() -> Line {
    Line::new(
        "Words",
        "with commas between: Siobhan, Ozzie=client, Tom=person, Ripon=place",
    )
}

/// The line for minutes until it locks.
pub fn minutes_line() -> Line {
    Line::new("Minutes", "a whole number, 1 to 60").each_time()
}

fn days_line(days: u16) -> Line {
    let days = Words::new(&days.to_string());
    let line = Line::new("Days", "a whole number, 7 to 730").suggesting(&days);
    line.each_time()
}

fn contact_lines(contact: &Contact) -> Vec<Line> {
    vec![
        Line::new("Who", "a name, or what they are: Ruth, safeguarding lead").holding(&contact.who),
        Line::new("How", "a phone number that is answered").holding(&contact.how),
    ]
}

fn nobody() -> Contact {
    Contact {
        who: Words::default(),
        how: Words::default(),
    }
}

//! What is made of what was typed into a small form: work to be done, or the line with the slip.

use super::Purpose;
use super::call::Call;
use super::slip::Slip;
use crate::domain::dates::Towards;
use crate::domain::{
    Client, ClientCode, Contact, Settings, Supervisor, Words, capital, kept_under,
    may_be_registered, read_day,
};
use crate::failure::Failure;
use crate::import::How;
use crate::passphrase::{Passphrase, Strength};
use crate::tui::desk::Desk;
use crate::tui::screens::line::Fields;
use crate::tui::screens::told;
use crate::tui::task::{ImportFrom, Task};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// What is made of the lines.
pub enum Made {
    /// Work to be done.
    Task(Task),
    /// A fingerprint to compare first.
    Call(Call),
}

impl Purpose {
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
                    .map_err(|slip| Slip::at(0, told(&Failure::new(slip))))?;
                if desk.clients.iter().any(|client| client.code == code) {
                    let words = format!(
                        "{code} is in the register already; its row takes other words with e."
                    );
                    return Err(Slip::at(0, words));
                }
                Task::PutClient(client_of(code, typed, 1, &[])?)
            }
            Purpose::ChangeClient(code) => {
                let there = desk.clients.iter().find(|client| client.code == *code);
                let there = there.map_or(&[][..], |client| &client.words);
                Task::PutClient(client_of(code.clone(), typed, 0, there)?)
            }
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
                lock_minutes: minutes_of(typed.read(0)).map_err(|words| Slip::at(0, words))?,
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
            Purpose::Import => Task::LookAtImport(ImportFrom {
                path: path_of(typed, 0)?,
                how: How {
                    format: None,
                    date: match typed.read(1) {
                        "" => None,
                        day => {
                            Some(read_day(day, Towards::Past, desk.today).map_err(|slip| {
                                Slip::at(1, told(&Failure::new(slip.to_string())))
                            })?)
                        }
                    },
                },
            }),
            Purpose::OpenSealed => Task::OpenSealed {
                path: path_of(typed, 0)?,
                passphrase: None,
                key: None,
            },
            Purpose::OpenWithKey { path, .. } => Task::OpenSealed {
                path: path.clone(),
                passphrase: None,
                key: Some(path_of(typed, 0)?),
            },
            Purpose::Backup => Task::Backup {
                into: path_of(typed, 0)?,
                passphrase: None,
            },
            Purpose::BackupApart => Task::Backup {
                into: path_of(typed, 0)?,
                passphrase: Some(agreed(typed, 1)?),
            },
            Purpose::Rehearse if typed.read(1).is_empty() => {
                return Err(Slip::at(1, "Type the sheet's secret, group after group."));
            }
            Purpose::Rehearse => Task::Rehearse {
                file: path_of(typed, 0)?,
                secret: Passphrase::new(typed.read(1)),
            },
            Purpose::OpenWithPassphrase(_) if typed.is_blank() => {
                return Err(Slip::at(0, "Type the passphrase first."));
            }
            Purpose::OpenWithPassphrase(path) => Task::OpenSealed {
                path: path.clone(),
                passphrase: Some(Passphrase::new(typed.read(0))),
                key: None,
            },
            Purpose::ChangePassphrase => Task::SetPassphrase {
                old: Passphrase::new(typed.read(0)),
                new: agreed(typed, 1)?,
            },
            Purpose::NewKey if typed.is_blank() => {
                return Err(Slip::at(0, "Type the passphrase first."));
            }
            Purpose::NewKey => Task::NewKey(Passphrase::new(typed.read(0))),
            Purpose::TrySheet => {
                let lines = [0, 1, 2].map(|line| typed.read(line));
                Task::TrySheet(Words::new(&Zeroizing::new(lines.join(" "))))
            }
            Purpose::Erase { code, fates } => {
                let same = ClientCode::try_from(typed.read(0).to_owned());
                if same.as_ref() != Ok(code) {
                    return Err(Slip::at(
                        0,
                        format!("Type {code} here, to erase it; nothing is erased yet."),
                    ));
                }
                if typed.read(1).is_empty() {
                    return Err(Slip::at(1, "Type the passphrase of the journal."));
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
            Purpose::Pack { summary, .. } => Task::WritePack {
                path: path_of(typed, 0)?,
                summary: summary.clone(),
            },
            Purpose::SealAnswer {
                reply, to, written, ..
            } => Task::SealReply {
                reply: reply.clone(),
                to: to.clone(),
                into: path_of(typed, 0)?,
                written: *written,
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

fn days_of(typed: &str) -> Result<u16, Slip> {
    typed
        .parse()
        .ok()
        .filter(|days| (7..=730).contains(days))
        .ok_or_else(|| Slip::at(0, "A whole number of days, from 7 to 730."))
}

/// Words with commas between them, without blank ones.
fn words_of(typed: &str) -> Vec<Words> {
    typed
        .split(',')
        .map(|words| Words::new(words.trim()))
        .filter(|words| !words.is_blank())
        .collect()
}

/// What speaks against the code in the first line, for the words in the second; empty where nothing does.
pub(super) fn advice(typed: &Fields) -> &'static str {
    let Ok(code) = ClientCode::try_from(typed.read(0).to_owned()) else {
        return "";
    };
    let words = words_of(typed.read(1));
    Client { code, words }.advice(None).trim_start()
}

/// A client with the words of a line; those that are `there` already stay whatever the code tells.
///
/// # Errors
/// When one of them can be no word of the register, or when the code holds one that is new: said of the first line, where a
/// new code stands.
fn client_of(
    code: ClientCode,
    typed: &Fields,
    line: usize,
    there: &[Words],
) -> Result<Client, Slip> {
    let words = Vec::new();
    let mut client = Client { code, words };
    for word in words_of(typed.read(line)) {
        if !there.contains(&word) {
            may_be_registered(word.read())
                .map_err(|slip| Slip::at(line, told(&Failure::new(slip.to_string()))))?;
            let may = client.code.may_stand_for(&word);
            may.map_err(|telling| Slip::at(0, told(&telling.into())))?;
        }
        client.learn(word);
    }
    Ok(client)
}

/// The settings with these words among those that stay.
///
/// # Errors
/// When nothing is typed, or a word of the register.
fn with_kept(typed: &Fields, desk: &Desk) -> Result<Settings, Slip> {
    let words = words_of(typed.read(0));
    if words.is_empty() {
        return Err(Slip::at(0, "Write at least one word."));
    }
    let mut settings = desk.settings.clone();
    for word in &words {
        if let Some(code) = desk.register().holds(word.read()) {
            return Err(Slip::at(
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

/// What is said of the contact under the focus where how they are reached holds no digit; any words are taken.
pub fn without_number(typed: &Fields) -> &'static str {
    let how = typed.read(typed.focus() / 2 * 2 + 1);
    match how.is_empty() || how.chars().any(char::is_numeric) {
        true => "",
        false => {
            "There is no number in it. Words are kept as they are; a number can be called at once."
        }
    }
}

/// The contact in two lines, the first of them at `first`.
///
/// # Errors
/// When one of the two is empty.
pub fn contact_of(typed: &Fields, first: usize) -> Result<Contact, Slip> {
    let (who, how) = (typed.read(first), typed.read(first + 1));
    if who.is_empty() {
        return Err(Slip::at(first, "Write who it is; a word is enough."));
    }
    if how.is_empty() {
        return Err(Slip::at(first + 1, "Write how they are reached."));
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
        "" => Err(Slip::at(line, "Write the file's folder and name.")),
        path => Ok(PathBuf::from(path)),
    }
}

fn supervisor_of(typed: &Fields, desk: &Desk) -> Result<Supervisor, Slip> {
    let name = typed.read(0);
    if name.is_empty() {
        return Err(Slip::at(0, "Write how you call them."));
    }
    if let Some(what) = kept_under(name) {
        let words = format!("{} is kept under this name; use another.", capital(what));
        return Err(Slip::at(0, words));
    }
    if desk.supervisors.iter().any(|known| known.name == name) {
        let words = "There is a supervisor of this name already: remove that one first, or use another name.";
        return Err(Slip::at(0, words));
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
        return Err(Slip::at(first, say_strength(strength)));
    }
    if passphrase != Passphrase::new(typed.read(first + 1)) {
        return Err(Slip {
            stays: true,
            ..Slip::at(
                first + 1,
                "That is another one. Ctrl+R shows what is typed.",
            )
        });
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

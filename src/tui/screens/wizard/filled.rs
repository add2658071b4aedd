//! What was filled in on the pages of the wizard: whether it will do, and what is done with it.

use super::{CONTACTS, Step, Wizard, passphrase_line, view};
use crate::domain::{Contact, Role, Settings, Words};
use crate::passphrase::{Passphrase, Strength};
use crate::tui::screens::line::Fields;
use crate::tui::screens::lines::{Slip, contact_of, minutes_of, path_of, say_strength};
use crate::tui::task::{Sheet, Task};

/// Said where somebody is named and nothing says how they are reached.
const HOW_MISSING: &str =
    "Write how they are reached, or empty the line above to go on without them.";

impl Wizard {
    pub(super) fn filled(&mut self) -> Result<Vec<Task>, Slip> {
        match self.step {
            Step::Place if self.place.is_blank() => {
                return Err(Slip::at(
                    0,
                    "Write a folder; it is made if it does not exist.",
                ));
            }
            // After a folder that did not do, the passphrase is known already.
            Step::Place => match self.agreed.clone() {
                Some(passphrase) => return Ok(self.create(passphrase)),
                None => self.step = Step::Words,
            },
            Step::Own => {
                let strength = self.strength();
                if !strength.is_enough() {
                    return Err(Slip::at(
                        0,
                        format!("Not accepted yet. {}", say_strength(strength)),
                    ));
                }
                self.own_chosen = true;
                self.again = passphrase_line();
                self.step = Step::Again;
            }
            Step::Again => {
                let passphrase = if self.own_chosen {
                    Passphrase::new(self.own.read(0))
                } else {
                    self.offered.clone()
                };
                let typed = self.again.read(0);
                if Passphrase::new(typed) != passphrase {
                    let said = match !self.own_chosen && spelled_alike(typed, passphrase.reveal()) {
                        true => view::SPELLED_ALIKE,
                        false => view::OTHERWISE,
                    };
                    // It stays, so that it can be looked at.
                    self.again.mind(0, said);
                    self.again.offer(0);
                    return Ok(Vec::new());
                }
                return Ok(self.create(passphrase));
            }
            Step::IntoFile => {
                let path = path_of(&self.into, 0)?;
                if let Some((sheet, _)) = &self.sheet {
                    self.writing = true;
                    let text = sheet.text.clone();
                    return Ok(vec![Task::WriteFile { path, text }]);
                }
            }
            Step::Groups => {
                self.checked = true;
                self.note = String::new();
                self.step = Step::Role;
                return Ok(vec![Task::SheetChecked]);
            }
            Step::Minutes => {
                minutes_of(self.minutes.read(0)).map_err(|words| Slip::at(0, words))?;
                self.step = Step::Country;
            }
            _ => return Ok(self.begin()),
        }
        Ok(Vec::new())
    }

    /// How one's own passphrase stands; the folder's names are among the first things to be tried.
    pub(super) fn strength(&self) -> Strength {
        let mut known: Vec<&str> = self
            .place
            .read(0)
            .split(std::path::MAIN_SEPARATOR)
            .collect();
        known.extend([
            "afterhour",
            "journal",
            "therapy",
            "therapist",
            "counselling",
            "supervision",
        ]);
        Strength::of(&Passphrase::new(self.own.read(0)), &known)
    }

    fn create(&mut self, passphrase: Passphrase) -> Vec<Task> {
        self.step = Step::Making;
        self.agreed = Some(passphrase.clone());
        vec![Task::Create {
            dir: self.folder(),
            passphrase,
        }]
    }

    /// Says which group is another one than on the sheet.
    pub(super) fn minds_a_group(&mut self) -> bool {
        let compared = self
            .sheet
            .as_ref()
            .map(|(sheet, _)| compared(sheet, &self.groups));
        let Some(Err(slip)) = compared else {
            return false;
        };
        self.groups.mind(slip.line, slip.words);
        true
    }

    pub(super) fn begin(&mut self) -> Vec<Task> {
        match self.settings() {
            Ok(settings) => {
                self.step = Step::Beginning;
                vec![Task::PutSettings(settings)]
            }
            Err(slip) => {
                self.contacts.mind(slip.line, slip.words);
                Vec::new()
            }
        }
    }

    fn settings(&self) -> Result<Settings, Slip> {
        let written = |line: usize| !self.contacts.read(line).is_empty();
        let contacts: Vec<Contact> = (0..CONTACTS)
            .map(|number| 2 * number)
            .filter(|line| written(*line) || written(line + 1))
            .map(|line| {
                contact_of(&self.contacts, line).map_err(|slip| match slip.line == line {
                    true => slip,
                    false => Slip::at(slip.line, HOW_MISSING),
                })
            })
            .collect::<Result<_, _>>()?;
        let settings = Settings::default();
        Ok(Settings {
            role: Role::ALL[self.role],
            lock_minutes: minutes_of(self.minutes.read(0)).unwrap_or(settings.lock_minutes),
            country: self
                .countries
                .get(self.country)
                .map_or(settings.country, |(code, _)| code.clone()),
            contacts,
            ..settings
        })
    }
}

/// Whether only case and gaps tell two rows of words apart.
fn spelled_alike(one: &str, other: &str) -> bool {
    let words = || one.split_whitespace().zip(other.split_whitespace());
    one.split_whitespace().count() == other.split_whitespace().count()
        && words().all(|(one, other)| one.eq_ignore_ascii_case(other))
}

/// Compares the groups that were typed, up to the line with the focus, with the sheet.
///
/// # Errors
/// The first group that is another one, by its number on the sheet.
pub fn compared(sheet: &Sheet, typed: &Fields) -> Result<(), Slip> {
    for (line, asked) in sheet.asked.iter().enumerate().take(typed.focus() + 1) {
        let group = sheet.groups.get(*asked).map_or("", Words::read);
        if bare(typed.read(line)) != bare(group) {
            let words = format!(
                "Group {} is different on the sheet. Esc shows the sheet again.",
                asked + 1
            );
            return Err(Slip::at(line, words));
        }
    }
    Ok(())
}

/// A group as it is compared: case and gaps do not count.
fn bare(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

//! The people around the journal: clients by their code, supervisors, the practitioner's own contacts.

use super::guide::Track;
use super::{Retention, Words};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A client's code, such as `K-07`: never a name, never initials.
///
/// Two to twelve upper-case letters, digits and hyphens with at least one digit, beginning with a letter.
/// Lower case is taken and raised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClientCode(String);

impl ClientCode {
    /// The code as kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ClientCode {
    type Error = &'static str;

    fn try_from(typed: String) -> Result<Self, Self::Error> {
        let code = typed.trim().to_ascii_uppercase();
        let fits = (2..=12).contains(&code.len())
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
            && code.chars().any(|c| c.is_ascii_digit());
        if fits {
            Ok(Self(code))
        } else {
            Err(
                "a code is 2 to 12 letters, digits and hyphens, begins with a letter and holds a digit, such as K-07",
            )
        }
    }
}

impl From<ClientCode> for String {
    fn from(code: ClientCode) -> String {
        code.0
    }
}

impl std::fmt::Display for ClientCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A client in the register: the code, and the words that belong to it and must never leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The code.
    pub code: ClientCode,
    /// Names, nicknames, handles, places of work: whatever would name them, the client's own name first. "Ripon=place" says
    /// what a word names.
    pub words: Vec<Words>,
}

/// Somebody summaries are sealed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervisor {
    /// As the practitioner calls them; unique.
    pub name: String,
    /// age's recipient, `age1…`.
    pub recipient: String,
    /// The day the fingerprint was confirmed with them; `None` until then.
    pub confirmed: Option<Date>,
}

/// Somebody to call: shown on top of the risk card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who: "safeguarding lead", "Ruth".
    pub who: Words,
    /// How they are reached, as the practitioner typed it.
    pub how: Words,
}

/// What the practitioner is; it changes what the wizard and the risk card say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Qualified, in practice.
    #[default]
    Practitioner,
    /// In training: the placement is called as well.
    Trainee,
    /// Receives summaries.
    Supervisor,
}

impl Role {
    /// Every role, in the order of the wizard.
    pub const ALL: [Role; 3] = [Role::Practitioner, Role::Trainee, Role::Supervisor];

    /// The word on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Role::Practitioner => "practitioner",
            Role::Trainee => "trainee",
            Role::Supervisor => "supervisor",
        }
    }
}

/// What can be changed at any time; kept in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What the practitioner is.
    pub role: Role,
    /// Minutes without a key until the journal locks, 1 to 60.
    pub lock_minutes: u8,
    /// Country of the emergency number: a code of `prompts/risk.toml`.
    pub country: String,
    /// The practitioner's own contacts, at most six, in their order.
    pub contacts: Vec<Contact>,
    /// Words that stay in whatever is looked through, unless they are in the register: authors, bodies, platforms.
    pub kept: Vec<Words>,
    /// Whether prompts for research come, too.
    pub research: bool,
    /// Days from one footprint review to the next, 7 to 730.
    pub footprint_days: u16,
    /// Days until an account's privacy settings want another look, 7 to 730.
    pub account_days: u16,
    /// The guide id of the ethics pack that entries are tied to.
    pub ethics: String,
    /// How long entries are kept.
    pub retention: Retention,
}

impl Settings {
    /// The tracks whose prompts come beside everybody's.
    pub fn tracks(&self) -> Vec<Track> {
        let of_role = match self.role {
            Role::Practitioner => None,
            Role::Trainee => Some(Track::Trainees),
            Role::Supervisor => Some(Track::Supervisors),
        };
        let research = self.research.then_some(Track::Research);
        of_role.into_iter().chain(research).collect()
    }

    /// Adds words that stay, in the order of the alphabet, and says whether they are new. Case does not count.
    pub fn keep(&mut self, words: &Words) -> bool {
        let low = words.read().to_lowercase();
        let place = self
            .kept
            .binary_search_by_key(&low, |kept| kept.read().to_lowercase());
        match place {
            Ok(_) => false,
            Err(place) => {
                self.kept.insert(place, words.clone());
                true
            }
        }
    }

    /// Takes words off those that stay, and says whether they were there. Case does not count.
    pub fn no_longer_keep(&mut self, words: &Words) -> bool {
        let (before, low) = (self.kept.len(), words.read().to_lowercase());
        self.kept.retain(|kept| kept.read().to_lowercase() != low);
        self.kept.len() < before
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            role: Role::default(),
            lock_minutes: 5,
            country: "GB".into(),
            contacts: Vec::new(),
            kept: Vec::new(),
            research: false,
            footprint_days: 90,
            account_days: 180,
            ethics: "ethics-bacp".into(),
            retention: Retention::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_cannot_be_a_name_or_initials() {
        for typed in ["K-07", "k-07", "A1", "CLIENT-12"] {
            assert!(ClientCode::try_from(typed.to_owned()).is_ok(), "{typed}");
        }
        for typed in ["Anna", "AB", "K 07", "7-K", "", "K-07-AND-MORE", "Ä-07"] {
            assert!(ClientCode::try_from(typed.to_owned()).is_err(), "{typed}");
        }
    }
}

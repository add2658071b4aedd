//! What goes to a supervisor: the period, the plan of decisions, the receipt that stays.

use super::{ClientCode, EntryId, Words};
use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a preparation and a receipt call the reader of a pack for professional development, where a summary's has the
/// supervisor.
pub const CPD: &str = "a pack for professional development";

/// What they call the reader of a summary under a passphrase: whoever was told it.
pub const WITHOUT_KEY: &str = "your supervisor";

/// Whether what is for this reader is a pack.
pub fn is_pack(reader: &str) -> bool {
    reader == CPD
}

/// What is kept under a name that no supervisor can therefore have; `None` where they can.
pub fn kept_under(name: &str) -> Option<&'static str> {
    match name {
        CPD => Some("a CPD pack"),
        WITHOUT_KEY => Some("a summary under a passphrase"),
        _ => None,
    }
}

/// From one day to another, both included; `from` is not after `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// A review as a file: every finding with its suggestion, for a person to decide. The same form keeps an unfinished
/// preparation in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The supervisor's name.
    pub to: String,
    /// The period it covers.
    pub period: Period,
    /// The entries chosen, by number.
    pub entries: Vec<EntryId>,
    /// What the practitioner asks the supervisor; reviewed like everything else.
    #[serde(default)]
    pub questions: Vec<Words>,
    /// Whom the replacements call "Client A", "Client B" and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub letters: Vec<ClientCode>,
    /// One for each text, label, replacement and decision.
    #[serde(default)]
    pub findings: Vec<PlannedFinding>,
}

/// One finding and what was decided. It stands for the places it names, else for every place where the same text was found
/// with the same label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedFinding {
    /// The text that may identify someone.
    pub text: Words,
    /// What it is: `person`, `place`, `date` and so on.
    pub label: String,
    /// One plain sentence why it was found.
    pub reason: String,
    /// What would stand instead.
    pub replacement: String,
    /// What was decided.
    pub decision: PlanDecision,
    /// Which of the places of this text and label, counted from 1; empty for all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<usize>,
}

/// A decision in a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlanDecision {
    /// Nothing leaves while one is left like this.
    #[default]
    Undecided,
    /// The replacement stands instead.
    Replace,
    /// The text leaves as it is.
    Keep,
}

/// What was shared, with whom and when. The summary itself is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When it was sealed, or a pack written.
    #[serde(deserialize_with = "super::times::kept")]
    pub sealed: Zoned,
    /// The supervisor's name, or [`CPD`].
    pub to: String,
    /// Their recipient at that time; empty when it was sealed with a passphrase, and for a pack.
    pub recipient: String,
    /// The period it covers.
    pub period: Period,
    /// Which entries went into it.
    pub entries: Vec<EntryId>,
    /// Whom the letters in it stand for, in the order of the letters. The text says it nowhere, so it is kept here alone;
    /// empty in a receipt from before this was kept.
    #[serde(default)]
    pub letters: Vec<Lettered>,
    /// How many findings were replaced, and how many kept.
    pub replaced: u32,
    /// Findings left as they were.
    pub kept: u32,
    /// The name of the file, without its folder.
    pub file: String,
    /// Bytes of the file.
    pub size: u64,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

impl Receipt {
    /// "Client A is K-07, Client B was erased since"; `None` where no client has a letter in it.
    pub fn who_is_who(&self) -> Option<String> {
        let each: Vec<String> = self.letters.iter().map(Lettered::said).collect();
        (!each.is_empty()).then(|| each.join(", "))
    }
}

/// A letter in what was shared, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lettered {
    /// "Client A", as it stands there.
    pub letter: String,
    /// The client; `None` once they were erased.
    pub code: Option<ClientCode>,
}

impl Lettered {
    fn said(&self) -> String {
        match &self.code {
            Some(code) => format!("{} is {code}", self.letter),
            None => format!("{} was erased since", self.letter),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// As it was kept by a version that did not keep the letters.
    const OLDER: &str = r#"{"sealed":"2026-11-21T21:14:00+00:00[UTC]","to":"Ruth","recipient":"","period":
        {"from":"2026-11-01","until":"2026-11-21"},"entries":[3],"replaced":2,"kept":0,"file":"ruth.age","size":9,
        "sha256":"00"}"#;

    #[test]
    fn a_receipt_from_before_letters_were_kept_is_read_and_names_nobody() {
        let mut receipt: Receipt = serde_json::from_str(OLDER).unwrap();
        assert_eq!(receipt.who_is_who(), None);
        receipt.letters = [("Client A", Some("K-07")), ("Client C", None)]
            .map(|(letter, code)| Lettered {
                letter: letter.into(),
                code: code.map(|code| ClientCode::try_from(code.to_owned()).unwrap()),
            })
            .to_vec();
        assert_eq!(
            receipt.who_is_who().as_deref(),
            Some("Client A is K-07, Client C was erased since")
        );
        let kept = serde_json::to_string(&receipt).unwrap();
        assert_eq!(serde_json::from_str::<Receipt>(&kept).unwrap(), receipt);
    }
}

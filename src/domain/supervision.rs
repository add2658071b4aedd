//! What goes to a supervisor: the period, the plan of decisions, the receipt that stays.

use super::{ClientCode, EntryId, Words};
use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
    /// When it was sealed.
    #[serde(deserialize_with = "super::times::kept")]
    pub sealed: Zoned,
    /// The supervisor's name.
    pub to: String,
    /// Their recipient at that time; empty when it was sealed with a passphrase.
    pub recipient: String,
    /// The period it covers.
    pub period: Period,
    /// Which entries went into it.
    pub entries: Vec<EntryId>,
    /// How many findings were replaced, and how many kept.
    pub replaced: u32,
    /// Findings left as they were.
    pub kept: u32,
    /// The name of the file, without its folder.
    pub file: String,
    /// Bytes of the sealed file.
    pub size: u64,
    /// SHA-256 of the sealed file, in hex.
    pub sha256: String,
}

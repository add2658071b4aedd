//! Finding what may identify somebody, and the review through which alone free text leaves.
//!
//! One pass cuts the text into tokens and looks each up in one automaton (`lists`: words, names, places, jobs,
//! as bits) and for the rules that may begin there (`heads`); the rules then walk over the tokens in a fixed order, one file
//! for each kind of thing and a folder for its phrases, and a token belongs to the first rule that
//! claims it (`doc`). What was found as a name anywhere is looked for everywhere, then the registered words are
//! laid over it all. The general language is data (`assets/anonymise/`), the grammar around it is code; every walk
//! looks a bounded number of tokens ahead, so that the work grows with the text and not with its square.
#![allow(
    clippy::if_same_then_else,
    clippy::nonminimal_bool,
    reason = "the cases of a rule are read one by one, each as it is said"
)]

mod address;
mod bearer;
mod belonging;
mod calendar;
mod capitals;
mod cast;
mod classes;
mod condition;
mod contact;
mod doc;
mod engine;
mod event;
mod fold;
mod generalise;
mod grammar;
mod heads;
mod hits;
mod homograph;
mod jigsaw;
mod job;
mod joined;
mod keep;
mod kin;
mod known;
mod label;
mod lists;
mod names;
mod numbers;
mod opening;
mod phrases;
mod places;
mod register;
mod review;
mod rules;
mod sieve;
mod small;
mod spelling;
mod stretch;
mod subject;
mod suggest;
mod tally;
mod tokens;
mod when;
mod words;

pub use cast::NAME_WITHHELD;
pub use engine::Engine;
pub use jigsaw::{Jigsaw, jigsaw};
pub use label::Label;
pub use register::Register;
pub use review::{Decision, Redacted, Review};
pub use tally::{Met, Tally};

use crate::domain::ClientCode;
use std::borrow::Cow;
use std::ops::Range;

/// A piece of text that may identify someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Bytes, on character boundaries.
    pub span: Range<usize>,
    /// What it is.
    pub label: Label,
    /// Which rule found it.
    pub rule: &'static str,
    /// One plain sentence why.
    pub reason: Cow<'static, str>,
    /// What could stand instead.
    pub suggestion: String,
    /// What says less than the suggestion, one step after the other; empty where nothing does.
    pub less: Vec<String>,
    /// Whose registered word it is.
    pub registered: Option<ClientCode>,
    /// Whether its sentence speaks of the name itself, "her real name is Mara": words for the person do not fit there.
    pub of_name: bool,
}

impl Finding {
    /// Whether it leads straight to one person: by its label, but for a month, a year or "six weeks ago", which
    /// narrow down only, unlike a day with its month. A registered word does, whatever it is.
    pub fn is_direct(&self) -> bool {
        self.registered.is_some()
            || self.label.is_direct() && (self.label != Label::Date || self.rule == "date")
    }
}

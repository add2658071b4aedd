//! Finding what may identify somebody, and the review through which alone free text leaves.
//!
//! One pass cuts the text into tokens and looks each up in one automaton (`lists`: words, names, places, jobs,
//! as bits); rule functions then walk over the tokens in a fixed order, and a token belongs to the first rule that
//! claims it (`doc`). What was found as a name anywhere is looked for everywhere, then the registered words are
//! laid over it all. The general language is data (`assets/anonymise/`), the grammar around it is code; every walk
//! looks a bounded number of tokens ahead, so that the work grows with the text and not with its square.
#![allow(
    clippy::if_same_then_else,
    clippy::nonminimal_bool,
    reason = "the cases of a rule are read one by one, each as it is said"
)]

mod account;
mod address;
mod ailing;
mod bare_age;
mod bearer;
mod befell;
mod belonging;
mod bodies;
mod bonds;
mod calendar;
mod calling;
mod capitals;
mod cast;
mod chunk;
mod clan;
mod clock;
mod condition;
mod contact;
mod cut;
mod disaster;
mod doc;
mod doorway;
mod engine;
mod event;
mod first_look;
mod fold;
mod generalise;
mod grammar;
mod habit;
mod heads;
mod hits;
mod homograph;
mod household;
mod ills;
mod initials;
mod jigsaw;
mod job;
mod joined;
mod keep;
mod kept;
mod kin;
mod kinfolk;
mod known;
mod label;
mod lineage;
mod lists;
mod livelihood;
mod loose_date;
mod names;
mod news;
mod numbering;
mod numbers;
mod opening;
mod organisation;
mod passage;
mod person;
mod phone;
mod phrases;
mod places;
mod plate;
mod postcode;
mod posting;
mod premises;
mod public;
mod rarity;
mod register;
mod relation;
mod review;
mod role;
mod school_year;
mod shape;
mod sieve;
mod small_house;
mod small_name;
mod spelling;
mod spoken;
mod spoken_of;
mod street;
mod stretch;
mod subject;
mod suggest;
mod tally;
mod titled;
mod tokens;
mod trade;
mod when;
mod words;
mod work;
mod years;

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
}

/// "a", "a and b", "a, b and c".
pub fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

impl Finding {
    /// Whether it leads straight to one person: by its label, but for a month, a year or "six weeks ago", which
    /// narrow down only, unlike a day with its month. A registered word does, whatever it is.
    pub fn is_direct(&self) -> bool {
        self.registered.is_some()
            || self.label.is_direct() && (self.label != Label::Date || self.rule == "date")
    }
}

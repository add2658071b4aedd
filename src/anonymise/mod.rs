//! Finding what may identify somebody, and the review through which alone free text leaves.
//!
//! One pass cuts the text into tokens and looks each up in one automaton (`lists`: words, names, places, jobs,
//! as bits); rule functions then walk over the tokens in a fixed order, and a token belongs to the first rule that
//! claims it (`doc`). What was found as a name anywhere is looked for everywhere, then the registered words are
//! laid over it all. The general language is data (`assets/anonymise/`), the grammar around it is code; every walk
//! looks a bounded number of tokens ahead, so that the work grows with the text and not with its square.

mod contact;
mod doc;
mod engine;
mod fold;
mod generalise;
mod homograph;
mod jigsaw;
mod keep;
mod label;
mod lists;
mod names;
mod numbers;
mod register;
mod review;
mod suggest;
mod tokens;
mod when;

pub use engine::Engine;
pub use jigsaw::{Jigsaw, jigsaw};
pub use label::Label;
pub use register::Register;
pub use review::{Decision, Redacted, Review};

use crate::domain::ClientCode;
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
    pub reason: String,
    /// What could stand instead.
    pub suggestion: String,
    /// Whose registered word it is.
    pub registered: Option<ClientCode>,
}

fn quasi(_doc: &mut doc::Doc) {}

//! Afterhour: a terminal journal in which therapists reflect on their life online.
//!
//! The floors; a module names only lower ones, never a neighbour (`tests/layers.rs` holds that):
//!
//! - floor 0, nouns: [`domain`]
//! - floor 1, pure work on nouns: [`guides`], [`anonymise`], [`figures`], [`import`], [`policy`],
//!   [`passphrase`]; [`memory`], whether there is what a passphrase takes; and [`confine`], what the system is asked to
//!   refuse
//! - floor 2, the edges: [`vault`], [`supervision`], [`whereabouts`]; and [`about`], what the program says of itself
//! - floor 3: [`failure`], any error as a message, a hint and an exit code; [`demo`], a fictional year
//! - floor 4, two faces that do not know each other: [`cli`], [`tui`]
//!
//! A datum's way down: key press, `Msg::Key`, `App::update`, form, `Question::check`, `Task::Save`, worker,
//! [`vault`], encrypted page. Its way out: entries chosen, `Task::Prepare`, findings, a decision for each,
//! `Summary`, shown as it leaves, sealed. Its way in, at the supervisor's: `afterhour open FILE`, or `age -d`.

pub mod about;
pub mod anonymise;
pub mod cli;
pub mod confine;
pub mod demo;
pub mod domain;
pub mod failure;
pub mod figures;
pub mod guides;
pub mod import;
pub mod memory;
pub mod passphrase;
pub mod policy;
pub mod supervision;
pub mod tui;
pub mod vault;
pub mod whereabouts;

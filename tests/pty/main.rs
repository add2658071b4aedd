//! The real program in a terminal: the three daily uses, how it begins and ends, and what it must never let out.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

mod daily;
mod harm;
mod leaks;
mod life_cycle;
mod memory;
mod steering;
mod terminal;

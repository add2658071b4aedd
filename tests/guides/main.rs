//! The guides: what the shipped ones hold to, and what a slip in one's own file says.
#![allow(clippy::unwrap_used)]

mod card;
mod cited;
mod policy;
mod rows;
mod shipped;
mod slips;

//! Journeys by keystroke: what a practitioner does and sees, screen by screen, in the order of a first quarter of an hour.
#![allow(clippy::unwrap_used, missing_docs)]

mod sitting;

mod backups;
mod before;
mod clients;
mod echo;
mod erase;
mod everywhere;
mod figures;
mod forms;
mod further;
mod help;
mod import;
mod incident;
mod journal;
mod lock;
mod marks;
mod policy;
mod presence;
mod retention;
mod settings;
mod share;
mod sizes;
mod supervision;
mod supervisor;
mod today;
mod wizard;
mod write;

//! A run without a terminal, for the unit tests of this face.

use super::run::{Run, Secrets};
use crate::domain::Guide;
use std::io::Cursor;

/// The guide with a question of every kind.
pub fn guide() -> Guide {
    toml::from_str(include_str!("testing/guide.toml")).expect("the test guide is a guide")
}

/// Runs something at a pretended terminal on Saturday 21 November 2026 and gives its end, its data and its talk.
pub fn run_with<T>(typed: &str, act: impl FnOnce(&mut Run) -> T) -> (T, String, String) {
    let (mut data, mut talk) = (Vec::new(), Vec::new());
    let mut typed = Cursor::new(typed.as_bytes().to_vec());
    let mut run = Run {
        journal: None,
        alone: None,
        remembered: false,
        config: None,
        marks: None,
        accept: false,
        data: &mut data,
        talk: &mut talk,
        columns: (None, None),
        rows: None,
        typed: &mut typed,
        at_terminal: true,
        secrets: Secrets::Terminal,
        now: "2026-11-21T21:10:00[UTC]".parse().expect("a moment"),
    };
    let end = act(&mut run);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (end, text(data), text(talk))
}

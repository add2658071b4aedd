//! What may identify somebody in a text, said in one line.

use crate::anonymise::{Engine, Register};

/// Most findings named in one line.
const NAMED: usize = 4;

/// One line about what may identify somebody in a text: "Found: Melanie (K-07 in the register), Leeds (place)."; `None`
/// when nothing was found. With `only_registered`, words of the register alone.
pub fn found(
    engine: &Engine,
    text: &str,
    register: &Register,
    only_registered: bool,
) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for finding in engine.scan(text, register) {
        let words = text[finding.span.clone()].split_whitespace();
        let words = words.collect::<Vec<_>>().join(" ");
        let what = match &finding.registered {
            Some(code) => format!("{code} in the register"),
            None if only_registered => continue,
            None => finding.label.name().to_owned(),
        };
        let line = format!("{words} ({what})");
        if !named.contains(&line) {
            named.push(line);
        }
    }
    if named.is_empty() {
        return None;
    }
    let more = named.len().saturating_sub(NAMED);
    named.truncate(NAMED);
    let more = match more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!(
        "Found: {}{more}. This may identify somebody; it is kept as you wrote it.",
        named.join(", ")
    ))
}

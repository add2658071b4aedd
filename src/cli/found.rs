//! What may identify somebody in a text, said in one line.

use crate::anonymise::{Engine, Register};

/// The rule by which a word counts that is one letter away from a registered one.
const NEAR: &str = "registered-near";

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
            Some(code) if finding.rule == NEAR => format!("one letter from a word of {code}"),
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
    let of = if only_registered {
        " of your register"
    } else {
        ""
    };
    Some(format!(
        "Found{of}: {}{more}. This may identify somebody; it is kept as you wrote it.",
        named.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Client, ClientCode, Words};

    #[test]
    fn a_word_that_is_nearly_one_of_the_register_is_not_said_to_stand_in_it() {
        let register = Register::of(&[Client {
            code: ClientCode::try_from("M-14".to_owned()).expect("a code"),
            words: vec![Words::new("Odilo")],
        }]);
        let text = "Odile rang, and so did Odilo, from Leeds.";
        let line = |only_registered| {
            found(&Engine::new(), text, &register, only_registered).expect("a finding")
        };
        let own = "Odile (one letter from a word of M-14), Odilo (M-14 in the register)";
        assert!(line(true).starts_with(&format!("Found of your register: {own}. ")));
        assert!(line(false).starts_with(&format!("Found: {own}, Leeds (a place). ")));
    }
}

//! What is told of somebody in ordinary words: what they do and are, who belongs to them, what befell them, how they are.

use super::{ENGINE, Gold, covered, marked, nobody};
use std::sync::LazyLock;

static TOLD: LazyLock<Vec<Gold>> = LazyLock::new(|| marked(&[include_str!("../corpus/told.txt")]));

#[test]
fn what_is_told_in_ordinary_words_is_found() {
    let (mut all, mut missed) = (0, Vec::new());
    for gold in TOLD.iter() {
        let found = ENGINE.scan(&gold.text, &nobody());
        for (mark, label) in &gold.marks {
            all += 1;
            if !covered(&found, mark, &gold.text) {
                missed.push((&gold.id, label, &gold.text[mark.clone()]));
            }
        }
    }
    assert!(
        missed.len() * 20 <= all,
        "{} of {all}: {missed:#?}",
        missed.len()
    );
}

#[test]
fn what_anybody_does_in_the_room_is_left() {
    for gold in TOLD.iter().filter(|gold| gold.marks.is_empty()) {
        let found = ENGINE.scan(&gold.text, &nobody());
        assert!(found.is_empty(), "{}: {found:?}", gold.text);
    }
}

#[test]
fn what_stands_instead_of_a_clause_is_one_too() {
    for (text, phrase, instead) in [
        (
            "He wets the bed, still.",
            "wets the bed",
            "lives with a health condition",
        ),
        (
            "She's waiting on a kidney.",
            "waiting on a kidney",
            "living with a health condition",
        ),
        ("Her hands tremble.", "hands tremble", "health is not good"),
        (
            "He hasn't seen his girls.",
            "hasn't seen his girls",
            "has little contact with family",
        ),
        (
            "She looks after her uncle.",
            "looks after her uncle",
            "cares for family",
        ),
        (
            "He's the one off the crane.",
            "one off the crane",
            "person others have heard of",
        ),
        (
            "She was at the wheel when the coach fell.",
            "at the wheel when the coach fell",
            "part of something others know of",
        ),
        (
            "He's with the coastguard.",
            "with the coastguard",
            "in a uniformed service",
        ),
    ] {
        let found = ENGINE.scan(text, &nobody());
        let whole = found.iter().find(|f| text[f.span.clone()] == *phrase);
        assert_eq!(
            whole.map(|f| f.suggestion.as_str()),
            Some(instead),
            "{text}: {found:?}"
        );
    }
}

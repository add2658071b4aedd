//! What stands instead reads as English where it stands.

use super::{CORPUS, ENGINE, decide, nobody};
use afterhour::anonymise::Finding;

/// The last word before a place in a text, and the first after it, in lower case; empty where a mark stands between.
fn around(before: &str, after: &str) -> (String, String) {
    let ends = before.ends_with(' ');
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let next = after.strip_prefix(' ').unwrap_or_default();
    let next = next.split(' ').next().unwrap_or_default();
    let word = if ends { word } else { "" };
    (
        word.trim_start_matches(['\'', '"', '(', '‘', '“'])
            .to_lowercase(),
        next.to_lowercase(),
    )
}

/// What is wrong with the seams of one replacement.
fn wrong(before: &str, by: &str, after: &str) -> Option<&'static str> {
    let (word, next) = around(before, after);
    let low = by.to_lowercase();
    let first = low.split(' ').next().unwrap_or_default();
    let last = low.rsplit(' ').next().unwrap_or_default();
    let articles = ["a", "an", "the"];
    let holders = [
        "my", "our", "his", "her", "their", "your", "this", "every", "each",
    ];
    let prepositions = [
        "in", "on", "at", "of", "from", "to", "by", "since", "until", "with",
    ];
    let vowel = low.starts_with(['a', 'e', 'i', 'o', 'u']) && !low.starts_with("uni");
    let consonant = low.starts_with(|c: char| c.is_alphabetic()) && !vowel;
    if articles.contains(&first) && (articles.contains(&&*word) || holders.contains(&&*word)) {
        Some("two articles")
    } else if prepositions.contains(&first) && prepositions.contains(&&*word) && first != "of" {
        Some("two prepositions")
    } else if first == word && !word.is_empty() || last == next && next.len() > 1 {
        Some("a word twice")
    } else if word == "a" && vowel && !low.starts_with("one") {
        Some("\"a\" before a vowel")
    } else if word == "an" && consonant {
        Some("\"an\" before a consonant")
    } else if low == "time" && word == "the" {
        Some("\"the time\" of nothing")
    } else if by.ends_with("'s") && after.starts_with(['\'', '’']) {
        Some("two possessives")
    } else {
        None
    }
}

fn begins_a_sentence(before: &str) -> bool {
    let whole = before.trim_end_matches(' ');
    whole.is_empty()
        || whole.len() < before.len() && whole.ends_with(['.', '!', '?']) && !whole.ends_with("no.")
}

#[test]
fn every_replacement_in_the_corpus_fits_the_words_around_it() {
    let mut bad = Vec::new();
    for gold in CORPUS.iter() {
        let found = ENGINE.scan(&gold.text, &nobody());
        let out = decide(&gold.text, found.clone(), false);
        let mut at = 0;
        let mut moved = 0;
        for f in &found {
            let start = f.span.start - at + moved;
            let end = start + f.suggestion.len();
            (at, moved) = (f.span.end, end);
            let (before, after) = (&out[..start], &out[end..]);
            let why = wrong(before, &f.suggestion, after).or_else(|| small(gold, f, before));
            if let Some(why) = why {
                let near: String = before.chars().rev().take(25).collect();
                let near: String = near.chars().rev().collect();
                let next: String = after.chars().take(20).collect();
                bad.push(format!(
                    "{}: {why}: {near}[{}]{next}",
                    gold.id, f.suggestion
                ));
            }
        }
    }
    assert!(bad.is_empty(), "{} seams:\n{}", bad.len(), bad.join("\n"));
}

/// A sentence that began with a capital begins with a small letter.
fn small(gold: &super::Gold, f: &Finding, before: &str) -> Option<&'static str> {
    let capital = gold.text[f.span.clone()].starts_with(char::is_uppercase);
    let small = f.suggestion.starts_with(char::is_lowercase);
    (capital && small && begins_a_sentence(before)).then_some("a small letter opens a sentence")
}

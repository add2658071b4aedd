//! Details told in a sentence of their own, and what the engine reads as the same: a wrapped line, a dash, a semicolon.

use super::{ENGINE, Gold, covered, marked, nobody, stays};
use afterhour::anonymise::Label;
use std::sync::LazyLock;

static FRAMES: LazyLock<Vec<Gold>> =
    LazyLock::new(|| marked(&[include_str!("../corpus/frames.txt")]));

/// What is found of a label, as it is written.
fn of(text: &str, label: Label) -> Vec<&str> {
    let mut found = ENGINE.scan(text, &nobody());
    found.retain(|f| f.label == label);
    found.into_iter().map(|f| &text[f.span]).collect()
}

/// How many marks are found in the sentences once they are changed, letter for letter.
fn found(change: fn(&str) -> String) -> usize {
    let in_one = |gold: &Gold| {
        let text = change(&gold.text);
        let findings = ENGINE.scan(&text, &nobody());
        let marks = gold.marks.iter().filter(|(_, label)| !stays(label));
        marks
            .filter(|(mark, _)| covered(&findings, mark, &text))
            .count()
    };
    FRAMES.iter().map(in_one).sum()
}

#[test]
fn most_plain_sentences_give_away_what_they_tell() {
    let marks = FRAMES.iter().flat_map(|gold| &gold.marks);
    let all = marks.filter(|(_, label)| !stays(label)).count();
    let found = found(str::to_owned);
    assert!(found * 100 >= all * 80, "{found} of {all}");
}

#[test]
fn a_semicolon_tells_about_as_much_as_a_comma() {
    let plain = found(str::to_owned);
    let parted = found(|text| text.replace(", ", "; "));
    assert!(parted + 3 >= plain, "{parted} of {plain}");
}

#[test]
fn a_dash_between_spaces_parts_as_a_comma_does() {
    let text = "Ruaridh \u{2013} 52 \u{2013} a stonemason \u{2013} rang me.";
    assert_eq!(of(text, Label::Age), ["52"]);
    assert_eq!(of(text, Label::Occupation), ["stonemason"]);
}

#[test]
fn a_wrapped_line_is_read_on() {
    let text = "The whole morning went on the telephone, and then I had 0131 496\n0182 and nobody at the other end.";
    assert_eq!(of(text, Label::Phone), ["0131 496\n0182"]);
}

#[test]
fn a_house_that_opens_a_paragraph_is_found_whole() {
    let text = "It rained.\n\nSt Cuthbert's Academy rang before nine.";
    assert_eq!(of(text, Label::Org), ["St Cuthbert's Academy"]);
}

#[test]
fn what_everybody_reads_or_uses_stays() {
    for text in [
        "Tarrant wrote about the hour after the hour.",
        "I bought it in the QuickMart and thought no more of it.",
        "My first language is not English.",
        "It was a silver Polo and it squeaked.",
        "Sometimes I think she reads faces for a living.",
    ] {
        let found = ENGINE.scan(text, &nobody());
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn an_animal_or_a_plant_that_does_what_people_do_is_somebody() {
    assert_eq!(of("Sorrel asked me to read it.", Label::Person), ["Sorrel"]);
    assert!(of("Sorrel grows by the wall.", Label::Person).is_empty());
}

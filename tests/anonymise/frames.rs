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
        "It was a Wednesday's worth of post.",
        "The leaflet was under my wiper.",
        "Autofill. It had changed one word.",
        "The number to ring is 999.",
        "She is sorry for her English, and I for mine.",
        "Somebody had brought a Victoria sponge.",
        "In training they told us to Stop.",
        "The Book of Ruth lay open on the sill.",
        "Malmquist would call it resistance.",
        "One review on Ratemate and I lay awake.",
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

#[test]
fn a_name_that_is_made_up_stays_wherever_it_stands() {
    let text = "A man I'll call Ambrose sat down. Ambrose had walked here.";
    assert_eq!(of(text, Label::Person), [""; 0]);
    let text = "Ambrose sat down. He had walked here.";
    assert_eq!(of(text, Label::Person), ["Ambrose"]);
}

#[test]
fn whoever_is_named_again_is_no_author() {
    let text = "Okonjirin says that people are kind. I like Okonjirin, she comes on Mondays.";
    assert_eq!(of(text, Label::Person), ["Okonjirin", "Okonjirin"]);
}

#[test]
fn the_lines_of_an_address_are_one() {
    let text = "It went to Flat B-12, Harrow Heights, and came back.";
    assert_eq!(of(text, Label::Address), ["Flat B-12, Harrow Heights"]);
}

#[test]
fn two_schools_with_for_between_are_two() {
    let text = "She left Larkbeck Academy for Stonnall Grammar in June.";
    assert_eq!(
        of(text, Label::Org),
        ["Larkbeck Academy", "Stonnall Grammar"]
    );
}

#[test]
fn an_address_that_was_cut_off_is_one() {
    let text = "mail me at orla.k58@fernmail\u{2026} or ring";
    assert_eq!(of(text, Label::Email), ["orla.k58@fernmail"]);
}

#[test]
fn whoever_is_named_like_an_author_is_found_where_somebody_deals_with_them() {
    let listed = include_str!("../../assets/anonymise/own/theorists.txt");
    let names = listed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.trim_end_matches("; full only").split(','))
        .map(str::trim)
        .filter(|name| name.contains(' ') && !name.contains(" and "));
    let (mut all, mut missed) = (0, Vec::new());
    for (n, name) in names.enumerate() {
        let family = name.rsplit(' ').next().unwrap_or(name);
        let text = match n % 4 {
            0 => format!("My client {name} cancelled again; her sister rang me."),
            1 => format!("At four {name} texted, and I waited."),
            2 => format!("I opened {name}'s profile by mistake."),
            _ => format!("It was {family} who rang, and {family} cried."),
        };
        all += 1;
        let at = text.find(family).unwrap();
        let found = ENGINE.scan(&text, &nobody());
        if !found.iter().any(|f| f.span.contains(&at)) {
            missed.push(text);
        }
    }
    assert!(
        missed.len() * 25 < all,
        "{} of {all}: {missed:#?}",
        missed.len()
    );
}

//! A year in brackets, "says somewhere" or "'s test" lets an author stay, and nobody who is spoken of.

use super::{ENGINE, nobody};
use afterhour::anonymise::{Finding, Label};

/// Whoever is found in a text.
fn people(text: &str) -> Vec<&str> {
    let mut found = ENGINE.scan(text, &nobody());
    found.retain(|f| f.label == Label::Person);
    found.into_iter().map(|f| &text[f.span]).collect()
}

/// Every time a name stands in a text it is found.
#[track_caller]
fn all_found(texts: &[(&str, &[&str])]) {
    let mut missed = Vec::new();
    for (text, names) in texts {
        let found = ENGINE.scan(text, &nobody());
        for name in *names {
            for (at, _) in text.match_indices(name) {
                let inside = |f: &Finding| f.span.start <= at && at + name.len() <= f.span.end;
                if !found.iter().any(inside) {
                    missed.push(format!("{name} at {at} in {text}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Nobody is found in these texts.
#[track_caller]
fn all_stay(texts: &[&str]) {
    let masked: Vec<_> = texts.iter().map(|text| (text, people(text))).collect();
    let masked: Vec<_> = masked
        .iter()
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(masked.is_empty(), "{masked:#?}");
}

#[test]
fn a_given_name_with_a_year_behind_it_is_no_citation() {
    all_found(&[
        ("Aoife (1987)", &["Aoife"][..]),
        ("(Donna, 2015)", &["Donna"]),
        ("(Priya and Tom, 2019)", &["Priya", "Tom"]),
        (
            "The couple (Siobhan and Declan, 1987)",
            &["Siobhan", "Declan"],
        ),
        (
            "The couple (Oyinlola and Tom, 1987) came.",
            &["Oyinlola", "Tom"],
        ),
        (
            "I saw Siobhan on Monday. Siobhan (1987) is the eldest.",
            &["Siobhan"],
        ),
        (
            "I told Siobhan. Siobhan says somewhere safe is all she wants.",
            &["Siobhan"],
        ),
        ("Then Xiulan says somewhere quiet would do.", &["Xiulan"]),
    ]);
}

#[test]
fn a_name_found_elsewhere_takes_its_citation_back() {
    all_found(&[(
        "I saw my client Oyelaran on Monday. Oyelaran (1987) is the eldest.",
        &["Oyelaran"],
    )]);
    let texts = ["Oyelaran (1987) is the eldest.", "My client Oyelaran wept."];
    let found = ENGINE.scan_all(&texts, &nobody());
    assert!(
        found[0]
            .iter()
            .any(|f| &texts[0][f.span.clone()] == "Oyelaran")
    );
}

#[test]
fn an_author_with_the_year_of_a_book_stays() {
    all_stay(&[
        "Winnicott (1960) wrote of holding.",
        "It is all in the literature (Casement, 1985).",
        "It is all in the literature (Winnicott, 1960; Casement, 1985).",
        "Oyelaran (2011) thinks otherwise.",
        "There is a paper on it (Oyelaran et al., 2013).",
        "There is a paper on it (Oyelaran & Winnicott, 2013).",
        "Winnicott says somewhere that a baby is never alone.",
    ]);
}

#[test]
fn what_everybody_may_have_makes_nobody_an_author() {
    all_found(&[
        (
            "Oyinlola's test came back. Oyinlola cried.",
            &["Oyinlola"][..],
        ),
        (
            "Xiulan's duty at home is heavy. I told Xiulan so.",
            &["Xiulan"],
        ),
        ("Xiulan's method is to say nothing.", &["Xiulan"]),
        ("I heard that Xiulan's test came back.", &["Xiulan"]),
        (
            "Oyinlola's questionnaire is blank. I told my client Oyinlola so.",
            &["Oyinlola"],
        ),
    ]);
    all_found(&[
        ("Rowan's test came back. Rowan cried.", &["Rowan"]),
        ("I know of Rowan's test.", &["Rowan"]),
        (
            "I saw my client James on Monday. James (1987) is the eldest.",
            &["James"],
        ),
    ]);
    all_stay(&[
        "Oyinlola's hierarchy has five steps.",
        "Gibbs' cycle helps me here.",
        "Gibbs's cycle helps me here.",
        "Maslow's hierarchy, again.",
        "It was Gillick competence we spoke of.",
        "Winnicott's theory holds.",
        "Beck's inventory, as ever.",
        "Rogers (1957) names six conditions.",
        "James (1890) has it that a habit spares us.",
    ]);
}

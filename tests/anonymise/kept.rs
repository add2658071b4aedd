//! Words of the practitioner's own that stay, and the register, which comes first.

use super::{ENGINE, nobody, register};
use afterhour::anonymise::Register;
use afterhour::domain::Words;

#[test]
fn the_practitioners_own_words_stay_in_any_case_and_over_lines() {
    let text = "I read Esther Oyelaran again. OYELARAN says much; Esther\nOyelaran, and Oyelaran's pupil Tamsin Vickers.";
    let found = |register: &Register| -> Vec<String> {
        let found = ENGINE.scan(text, register);
        found
            .iter()
            .map(|f| text[f.span.clone()].to_owned())
            .collect()
    };
    assert!(found(&nobody()).len() >= 4, "{:?}", found(&nobody()));
    let keeping = nobody().keeping(&["esther oyelaran", "Oyelaran"].map(Words::new));
    assert_eq!(found(&keeping), ["Tamsin Vickers"]);
}

#[test]
fn a_kept_word_inside_something_longer_does_not_let_that_stay() {
    let keeping = nobody().keeping(&["Oyelaran", "example"].map(Words::new));
    for (text, left) in [
        (
            "Write to oyelaran@example.org soon.",
            "oyelaran@example.org",
        ),
        ("I met Tamsin Oyelaran there.", "Tamsin Oyelaran"),
        ("It was @oyelaran_88 who wrote.", "@oyelaran_88"),
    ] {
        let found = ENGINE.scan(text, &keeping);
        let words: Vec<&str> = found.iter().map(|f| &text[f.span.clone()]).collect();
        assert_eq!(words, [left], "{text}");
    }
    let kept = nobody().keeping(&[Words::new("@oyelaran_88")]);
    assert!(
        ENGINE
            .scan("It was @oyelaran_88 who wrote.", &kept)
            .is_empty()
    );
}

#[test]
fn a_kept_word_never_overrides_the_register() {
    let kept = [
        "Siobhan",
        "siobhan_k",
        "@siobhan_k",
        "Mrs Siobhan Kerr",
        "Siobham",
    ]
    .map(Words::new);
    let register = register(&["Siobhan", "Kerr"]).keeping(&kept);
    for text in [
        "so Siobhan left.",
        "it was siobhan_k again.",
        "it was @siobhan_k again.",
        "Mrs Siobhan Kerr left.",
        "so Siobham left.",
    ] {
        let found = ENGINE.scan(text, &register);
        assert!(
            found.iter().any(|f| f.registered.is_some()),
            "{text}: {found:?}"
        );
    }
    for held in [
        "Siobhan",
        "siobhan",
        "Siobhan Kerr's",
        "Siobham",
        "@siobhan_k",
        "kerr",
    ] {
        assert!(register.holds(held).is_some(), "{held}");
    }
    for free in ["Esther Perel", "Padlet", "Sian", ""] {
        assert!(register.holds(free).is_none(), "{free}");
    }
}

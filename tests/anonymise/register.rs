//! The register as a guarantee, and what holds of any text at all.
use super::*;
use proptest::prelude::*;

/// Ways in which a registered word may be written so that it slips through.
fn disguises(name: &str) -> Vec<String> {
    let middle = name.char_indices().nth(name.chars().count() / 2).unwrap().0;
    let (a, b) = name.split_at(middle);
    let mut swapped: Vec<char> = name.chars().collect();
    swapped.swap(1, 2);
    let wide = name
        .chars()
        .map(|c| {
            char::from_u32(u32::from(c) + 0xFEE0)
                .filter(|_| c.is_ascii_graphic())
                .unwrap_or(c)
        })
        .collect();
    vec![
        name.to_uppercase(),
        name.to_lowercase(),
        format!("{name}'s"),
        format!("{name}’s"),
        format!("{a}-\n{b}"),
        format!("{a}\n{b}"),
        format!("{a}-{b}"),
        format!("{a}\u{200b}{b}"),
        format!("{a}\u{ad}{b}"),
        format!("{a}\u{200d}{b}"),
        format!("@{}_84", name.to_lowercase()),
        format!("{}.smith@example.org", name.to_lowercase()),
        format!("the{}page@example.org", name.to_lowercase()),
        format!("{name}{}", name.chars().last().unwrap()),
        name.replace('a', "а").replace('e', "е").replace('o', "о"),
        name.chars().map(cyrillic).collect(),
        name.chars().map(greek).collect(),
        name.to_uppercase().chars().map(cyrillic).collect(),
        name.to_uppercase().chars().map(greek).collect(),
        format!("{a}\u{2028}{b}"),
        format!("{a}\r\n{b}"),
        format!("{a}\u{2010}\n{b}"),
        format!("{a}\u{2060}{b}\u{feff}"),
        name.chars().flat_map(|c| [c, '\u{200c}']).collect(),
        name.replace('i', "í").replace('a', "ä").replace('o', "ö"),
        swapped.into_iter().collect(),
        wide,
        name.replace("fi", "ﬁ")
            .replace("fl", "ﬂ")
            .replace("ff", "ﬀ")
            .replace("st", "ﬆ"),
        name.chars().flat_map(|c| [c, '\u{0301}']).collect(),
    ]
}

/// The Cyrillic letter drawn like a Latin one.
fn cyrillic(c: char) -> char {
    let (latin, like) = ("aceopxyisjkABCEHIKMOPTXSJ", "асеорхуіѕјкАВСЕНІКМОРТХЅЈ");
    alike(c, latin, like)
}

/// The Greek letter drawn like a Latin one.
fn greek(c: char) -> char {
    alike(c, "oviuABEZHIKMNOPTYX", "ονιυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
}

fn alike(c: char, latin: &str, like: &str) -> char {
    latin
        .chars()
        .zip(like.chars())
        .find(|(l, _)| *l == c)
        .map_or(c, |(_, l)| l)
}

#[test]
fn a_registered_name_of_two_words_is_found_over_any_break() {
    let register = register(&["Fiona Oyelaran-Stefflitsch"]);
    for between in [
        " ",
        "\n",
        "\r\n",
        "  ",
        "\u{a0}",
        "-",
        " - ",
        "\u{2009}",
        "_",
        ".",
        ", ",
        "\u{200b} ",
        "\u{2028}",
        "\t",
    ] {
        for (first, last) in [
            ("Fiona", "Oyelaran-Stefflitsch"),
            ("ﬁona", "OYELARAN STEFFLITSCH"),
            ("Ｆｉｏｎａ", "oyelaran\nstefﬂitsch"),
            ("Fіоnа", "Oуеlаrаn–Steﬀlitsch"),
        ] {
            let text = format!("Then {first}{between}{last} came.");
            let found = ENGINE.scan(&text, &register);
            for part in [first, last] {
                let at = text.find(part).unwrap();
                let whole = at..at + part.len();
                let mut covered = text[whole.clone()]
                    .char_indices()
                    .filter(|(_, c)| c.is_alphanumeric());
                assert!(
                    covered.all(|(i, _)| found
                        .iter()
                        .any(|f| f.registered.is_some() && f.span.contains(&(at + i)))),
                    "{part:?} in {text:?}: {found:?}"
                );
            }
            let out = decide(&text, found, false);
            assert!(
                ENGINE
                    .scan(&out, &register)
                    .iter()
                    .all(|f| f.registered.is_none()),
                "{out:?}"
            );
        }
    }
}

#[test]
fn two_numbers_side_by_side_both_leave() {
    for text in [
        "07700 900123  07700 900456",
        "07700 900123 07700 900456",
        "K-07 07700 900123",
        "07700900123 07700900456",
        "0161 496 0114 0161 496 0115",
        "+44 7700 900123 +44 7700 900456",
        "07700 900123/07700 900456",
        "07700 900123, 07700 900456; 020 7946 0018",
        "07700 900123\n07700 900456",
    ] {
        let found = ENGINE.scan(text, &nobody());
        let bare: String = text
            .char_indices()
            .filter(|(at, c)| c.is_numeric() && !found.iter().any(|f| f.span.contains(at)))
            .map(|(_, c)| c)
            .collect();
        assert!(bare.is_empty() || bare == "07", "{bare} left of {text}");
        let out = decide(text, found, false);
        assert!(
            ENGINE.scan(&out, &nobody()).iter().all(|f| !f.is_direct()),
            "{out}"
        );
    }
}

#[test]
fn a_registered_word_is_found_however_it_is_written() {
    for name in ["Josefina", "Danuta", "Oluwaseun", "Rhiannon", "Mehmet"] {
        let register = register(&[name]);
        for disguised in disguises(name) {
            for text in [
                format!("Then {disguised} came back."),
                disguised.clone(),
                format!("({disguised})"),
            ] {
                let found = ENGINE.scan(&text, &register);
                assert!(
                    found.iter().any(|f| f.registered.is_some()),
                    "{name} as {disguised:?} in {text:?}: {found:?}"
                );
                let text = Words::new(&text).read().to_owned();
                let found = ENGINE.scan(&text, &register);
                assert!(
                    found.iter().any(|f| f.registered.is_some()),
                    "{name} as {disguised:?} in {text:?}: {found:?}"
                );
                let out = decide(&text, found, false);
                let again = ENGINE.scan(&out, &register);
                assert!(again.iter().all(|f| f.registered.is_none()), "{out:?}");
            }
        }
    }
}

#[test]
fn a_nickname_and_a_misspelling_are_found_too() {
    for (registered, written) in [
        ("Elizabeth", "Liz"),
        ("Liz", "elizabeth"),
        ("Sheila", "shiela"),
        ("Siobhán", "Siobhan"),
        ("Anna Kowalska", "Kowalsky"),
        ("Thomas", "Tommy"),
    ] {
        let found = ENGINE.scan(&format!("I saw {written} again."), &register(&[registered]));
        assert!(
            found.iter().any(|f| f.registered.is_some()),
            "{registered} as {written}: {found:?}"
        );
    }
}

#[test]
fn the_ordinary_word_is_left_when_a_name_of_several_words_is_registered() {
    let found = ENGINE.scan("I hope the house is warm.", &register(&["The Hope House"]));
    assert!(found.iter().all(|f| f.registered.is_none()), "{found:?}");
}

#[test]
fn a_word_of_one_letter_is_found_as_a_capital_that_stands_alone_and_not_small() {
    let found = |letter: char, text: &str| {
        let found = ENGINE.scan(text, &register(&[&letter.to_string()]));
        found.iter().any(|found| found.registered.is_some())
    };
    // "A" and "I" are no words of the register.
    for letter in ('B'..='Z').filter(|letter| *letter != 'I') {
        let small = letter.to_ascii_lowercase();
        for alone in [
            format!("We met {letter} at the gate."),
            format!("It was ({letter})."),
            format!("I told {letter}."),
            format!("I saw {letter}'s post."),
        ] {
            assert!(found(letter, &alone), "{alone}");
        }
        for other in [
            format!("We met {small} at the gate."),
            format!("It was ({small})."),
            format!("It was {letter}2, and {letter}{small}."),
        ] {
            assert!(!found(letter, &other), "{other}");
        }
    }
    assert!(
        !found('X', "X. That was all."),
        "at the beginning of a sentence"
    );
}

fn fits(text: &str, findings: &[Finding]) -> bool {
    findings
        .iter()
        .all(|f| f.span.start < f.span.end && text.get(f.span.clone()).is_some())
        && findings
            .windows(2)
            .all(|w| w[0].span.end <= w[1].span.start)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_text_gives_spans_on_boundaries_sorted_and_apart(text in "\\PC{0,200}|(?s).{0,120}") {
        let found = ENGINE.scan(&text, &register(&["Anna Smith", "will", "@anna_k"]));
        prop_assert!(fits(&text, &found));
    }

    #[test]
    fn texts_made_of_awkward_pieces_do_no_harm(pieces in prop::collection::vec(prop::sample::select(vec![
        "@", ".", "_", "-", "'", "’", "Anna", "anna", "St", "Mr", " ", "\n", "\n\n", "12", "7.30", "0161 496 0733", "of", "the", "Hospital", "Road", "É", "e\u{301}", "\u{200b}", "👩\u{200d}👧", "May", "3", "/", ":", "http://", "x0", "(", ")", ",", "is", "year", "old", "Monday", "at", "son", "ﬁ", "İ", "ß", "K-07", "+44", "u/", "#", "Suite", "Box", "1st", "'s", "and", "only", "who", "won",
    ]), 0..40)) {
        let text = pieces.concat();
        let found = ENGINE.scan(&text, &register(&["Anna Smith", "Josefina"]));
        prop_assert!(fits(&text, &found));
    }

    #[test]
    fn keeping_everything_changes_nothing(text in "\\PC{0,200}") {
        let words = Words::new(&text);
        let found = ENGINE.scan(words.read(), &nobody());
        prop_assert_eq!(decide(&text, found, true), words.read());
    }

    #[test]
    fn a_registered_word_never_leaves(name in "[A-Z][a-z]{4,9}", at in 0usize..150, before in "[a-z]{1,8}", after in "[a-z]{1,8}", which in 0usize..29) {
        let texts = &*CORPUS;
        let register = register(&[&name]);
        let disguised = &disguises(&name)[which];
        let text = format!("{} {before} {disguised} {after}.", texts[at].text);
        let found = ENGINE.scan(&text, &register);
        prop_assert!(fits(&text, &found));
        let words = Words::new(&text);
        let found = ENGINE.scan(words.read(), &register);
        let out = decide(&text, found, false);
        let plain: String = out.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let folded = name.to_lowercase();
        prop_assert!(!plain.contains(&folded) || format!("{before}{after}").contains(&folded) || texts[at].text.to_lowercase().contains(&folded), "{} in {}", name, out);
    }
}

#[test]
fn a_word_under_several_codes_says_under_which() {
    let client = |code: &str, words: &str| Client {
        code: ClientCode::try_from(code.to_owned()).unwrap(),
        words: vec![Words::new(words)],
    };
    let clients = [
        client("K-07", "Tolly"),
        client("K-08", "Bram Vesterby"),
        client("K-09", "tolly"),
    ];
    let findings = ENGINE.scan("Tolly wrote, and Bram Vesterby.", &Register::of(&clients));
    let said: Vec<&str> = findings.iter().map(|found| &*found.reason).collect();
    assert_eq!(
        said,
        [
            "This word is in your register and never leaves; it stands under K-09, too: look whom it means here.",
            "This word is in your register and never leaves.",
        ]
    );
}

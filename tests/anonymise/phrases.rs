//! Details told in a phrase of their own, each by its rule.

use super::{ENGINE, nobody};

#[track_caller]
fn tell(wanted: &[(String, String, &str)]) {
    let mut other = Vec::new();
    for (text, phrase, rule) in wanted {
        let found = ENGINE.scan(text, &nobody());
        if !found
            .iter()
            .any(|f| text[f.span.clone()] == **phrase && f.rule == *rule)
        {
            other.push((
                text,
                found
                    .into_iter()
                    .map(|f| (f.span, f.rule))
                    .collect::<Vec<_>>(),
            ));
        }
    }
    assert!(other.is_empty(), "{other:#?}");
}

#[test]
fn each_rule_for_phrases_finds_what_it_is_for() {
    let told = [
        (
            "She sings with a ceilidh band.",
            "sings with a ceilidh band",
            "job-does",
        ),
        (
            "He drives the hearse all winter.",
            "drives the hearse",
            "job-does",
        ),
        (
            "She is training to be a pilot.",
            "training to be a pilot",
            "job-does",
        ),
        (
            "She is head of the village choir.",
            "head of the village choir",
            "job-does",
        ),
        ("He is the egg man.", "egg man", "job-does"),
        ("We drove down I-95 at night.", "I-95", "place-head"),
        ("He lives near the I-80.", "I-80", "place-head"),
        ("He lives near the US-2.", "US-2", "place-head"),
        ("They met on US-20 in June.", "US-20", "place-head"),
        (
            "Write to wren@marsh@quiet and not to me.",
            "wren@marsh@quiet",
            "handle-server",
        ),
        ("She is the second wife.", "second wife", "kin-clan"),
        ("She has a son in custody.", "son in custody", "kin-told"),
        ("She lost a baby.", "lost a baby", "kin-told"),
        (
            "He stammers when he is tired.",
            "stammers",
            "condition-told",
        ),
        (
            "She uses a wheelchair.",
            "uses a wheelchair",
            "condition-told",
        ),
        ("He hears voices.", "hears voices", "condition-told"),
        (
            "They were home-schooled.",
            "home-schooled",
            "belonging-told",
        ),
        (
            "She is losing a pregnancy.",
            "losing a pregnancy",
            "kin-told",
        ),
        (
            "He is doing his Leaving Cert.",
            "doing his Leaving Cert",
            "school-exam",
        ),
        (
            "She is resitting her GCSEs.",
            "resitting her GCSEs",
            "school-exam",
        ),
        (
            "She came third on Bake Off.",
            "came third on Bake Off",
            "event-told",
        ),
        (
            "His son drowned at the weir.",
            "son drowned at the weir",
            "event-told",
        ),
        (
            "They were airlifted off the hill.",
            "were airlifted off the hill",
            "event-told",
        ),
        (
            "It is the pub that burned down.",
            "pub that burned down",
            "event-befell",
        ),
    ];
    tell(&told.map(|(text, phrase, rule)| (text.into(), phrase.into(), rule)));
}

#[test]
fn a_levels_are_found_in_either_spelling() {
    let exams = [
        "A levels",
        "A-levels",
        "A Levels",
        "a levels",
        "A‑levels",
        "AS levels",
        "Alevels",
    ];
    let around = [
        ("sitting her ", "."),
        ("doing his ", " now."),
        ("retaking their ", ""),
    ];
    let told: Vec<_> = exams
        .iter()
        .flat_map(|exam| {
            around.map(|(before, after)| {
                let phrase = format!("{before}{exam}");
                (format!("I hear of {phrase}{after}"), phrase, "school-exam")
            })
        })
        .collect();
    tell(&told);
    let text = "She is doing her best, and sitting her ground.";
    assert!(ENGINE.scan(text, &nobody()).is_empty());
}

#[test]
fn a_long_row_of_addresses_is_not_one_address() {
    let row = "12 Elm Road, ".repeat(60);
    let longest = ENGINE.scan(&row, &nobody()).into_iter();
    let longest = longest.map(|found| found.span.len()).max();
    assert!(longest < Some(row.len() / 4), "{longest:?}");
}

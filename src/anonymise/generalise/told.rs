//! Details that are told in a clause: what stands instead has to be one too.

use super::super::label::Label;
use super::{Sentence, said};

/// What a clause begins with, parted by `|`, and what says less: one step after the other.
type Row = (&'static str, &'static [&'static str]);

const CONDITION: [Row; 4] = [
    (
        "can't |can’t |cannot |cant |couldn't |couldn’t |won't |won’t |never |falls |drops |wets |soils |takes |has |wears |walks |pulls |picks |bites |stops |eats |washes |scrubs |injects |jabs |pricks |vomits |faints |sleepwalks |bangs |goes |hears |lives |uses |stammers|stutters|lisps",
        &["lives with a health condition", "lives with a difficulty"],
    ),
    (
        "losing |eating |vomiting |fainting |waiting |going |wetting |soiling |sleepwalking|banging |taking |having |born |allergic |on the list |unable |not talking|not speaking|not walking|isn't |isn’t |colour-blind|color-blind|blind |deaf |pulling |picking |rigid",
        &["living with a health condition", "living with a difficulty"],
    ),
    (
        "lost |had |took |went |fell |ate |gone ",
        &["had a health condition", "had a difficulty"],
    ),
    (
        "hands |hand |legs |leg |arms |arm |feet |foot |head |fingers |skin |eyes |jaw |face ",
        &["health is not good", "life is not easy"],
    ),
];

const FAMILY: [Row; 9] = [
    (
        "rearing |minding |bringing |fostering ",
        &["bringing up a child"],
    ),
    ("rears |raises |brings ", &["brings up a child"]),
    ("reared |brought ", &["brought up a child"]),
    ("looks after ", &["cares for family"]),
    ("looking after ", &["caring for family"]),
    (
        "hasn't |hasn’t |haven't |haven’t |never seen|never spoken|never met|no contact",
        &["has little contact with family", "has little contact"],
    ),
    (
        "gave |gives |ran |took |left |put ",
        &[
            "went through a change in the family",
            "went through a change",
        ],
    ),
    (
        "full custody|sole custody|joint custody|shared custody|custody of",
        &["care of children", "care of family"],
    ),
    (
        "custody |adoption|surrogacy|divorce|separation|annulment|stillbirth|miscarriage",
        &["a change in the family", "a change"],
    ),
];

const EVENT: [Row; 6] = [
    (
        "one |last one|first one|boy |girl |man |woman |lad |guard ",
        &["a person others have heard of", "a person"],
    ),
    (
        "night |day |year |summer |winter |afternoon |morning |weekend |evening |week ",
        &["time of something others know of", "time of something"],
    ),
    (
        "at the |in the |on deck",
        &["part of something others know of", "part of something"],
    ),
    ("famous |known |notorious ", &["known to others", "known"]),
    ("what happened", &["something others know of", "something"]),
    (
        "suing |sued ",
        &["in a dispute others know of", "in a dispute"],
    ),
];

/// What could stand instead of a clause; nothing where the detail is no clause of these.
pub(super) fn told(sentence: &Sentence, label: Label) -> Option<Vec<String>> {
    let rows: &[Row] = match label {
        Label::Condition => &CONDITION,
        Label::Family => &FAMILY,
        Label::Event => &EVENT,
        _ => return None,
    };
    let lower = sentence.text().to_lowercase();
    // "boys don't speak to him", "ex is now married to his brother", "in-laws live upstairs"
    let clause = label == Label::Family
        && [
            " don't ",
            " don’t ",
            " doesn't ",
            " doesn’t ",
            " won't ",
            " won’t ",
            " is ",
            " was ",
            " are ",
            " married ",
            " live ",
            " lives ",
        ]
        .iter()
        .any(|verb| lower.contains(verb));
    if clause && !lower.contains(" who ") {
        return Some(said(&[
            "family is not like others",
            "family is a story of its own",
        ]));
    }
    rows.iter()
        .find(|(starts, _)| starts.split('|').any(|start| lower.starts_with(start)))
        .filter(|_| lower.contains(' ') || label == Label::Family)
        .map(|(_, says)| said(says))
}

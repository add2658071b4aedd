#![allow(clippy::unwrap_used)]

mod online;
mod people;
mod places;
mod time;

use crate::anonymise::{Engine, Register};

/// The text with every finding replaced by its first suggestion.
fn said(text: &str) -> String {
    rung(text, 0)
}

/// The same by what says less, `steps` steps down where there are as many.
fn rung(text: &str, steps: usize) -> String {
    let found = Engine::new().scan(text, &Register::of(&[]));
    let mut out = text.to_owned();
    for f in found.iter().rev() {
        let rungs: Vec<&String> = std::iter::once(&f.suggestion).chain(&f.less).collect();
        out.replace_range(f.span.clone(), rungs[steps.min(rungs.len() - 1)]);
    }
    out
}

#[track_caller]
fn reads(pairs: &[(&str, &str)]) {
    for (text, wanted) in pairs {
        assert_eq!(said(text), *wanted, "{text}");
    }
}

#[test]
fn articles_and_capitals_fit_the_sentence() {
    reads(&[
        ("She lives in Todmorden.", "She lives in a town."),
        (
            "He teaches at Thornhill Academy.",
            "He teaches at a school.",
        ),
        (
            "I like the old Calder Valley Counselling website.",
            "I like the old counselling service website.",
        ),
        ("Todmorden has two vets.", "A town has two vets."),
        (
            "She was born in Pakistan.",
            "She was born in another country.",
        ),
        ("She comes from Norfolk.", "She comes from a region."),
    ]);
}

#[test]
fn jobs_and_families_keep_their_kind() {
    reads(&[
        ("She is a district nurse.", "She is a health worker."),
        (
            "His wife is a lighthouse keeper.",
            "His wife is a transport worker.",
        ),
        ("She told her twin sister.", "She told her sibling."),
        ("I met a widower.", "I met a bereaved person."),
        ("His grandnephew drove him.", "His relative drove him."),
        (
            "She is twelve and bored.",
            "She is a young person and bored.",
        ),
        (
            "A Ghanaian pastor wrote.",
            "A particular person in a faith community wrote.",
        ),
        ("Recently he was widowed.", "Recently he was bereaved."),
    ]);
    assert_eq!(
        rung("She told her twin sister.", 1),
        "She told her relative."
    );
}

#[test]
fn each_step_says_less_in_other_words_and_none_is_empty() {
    let text = "Tamsin Vickers, 34, a harpist from Todmorden, wrote on 12 April 2023 from tam_vick9 about her twin \
                sister and Thornhill Academy; we meet every Thursday at noon.";
    for f in Engine::new().scan(text, &Register::of(&[])) {
        let rungs: std::collections::BTreeSet<&String> =
            f.less.iter().chain([&f.suggestion]).collect();
        assert_eq!(rungs.len(), f.less.len() + 1, "{:?}", f);
        assert!(
            rungs
                .iter()
                .all(|rung| !rung.trim().is_empty() && **rung != text[f.span.clone()])
        );
    }
}

#[test]
fn what_was_put_there_while_writing_is_another_than_what_is_found() {
    reads(&[
        (
            "I saw her in a town, then I drove to Todmorden.",
            "I saw her in a town, then I drove to a second town.",
        ),
        (
            "I told Person A, and later Danuta Nowicka wrote.",
            "I told Person A, and later Person B wrote.",
        ),
    ]);
}

#[test]
fn what_is_put_in_reads_as_english_where_the_words_around_it_are_others() {
    reads(&[
        (
            "At 7.30 on a Tuesday evening my phone rang.",
            "At some time on a weekday evening my phone rang.",
        ),
        ("Clients get Mondays.", "Clients get certain days."),
        ("Tuesdays are better.", "Certain days are better."),
        (
            "One of them calls himself @north_end.",
            "One of them calls himself (withheld).",
        ),
        (
            "It was one Sunday in all.",
            "It was one weekend day in all.",
        ),
    ]);
    let less = rung("The Halifax Courier ran a story about it.", 9);
    assert!(
        less.ends_with("rganisation ran a story about it."),
        "{less}"
    );
}

#[test]
fn what_says_less_still_reads_as_english() {
    for (text, steps, wanted) in [
        (
            "I met him at a party in Hebden Bridge.",
            1,
            "I met him at a party in a certain place.",
        ),
        (
            "He is a teacher at Thornhill Academy.",
            2,
            "He is a teacher at a certain place.",
        ),
        (
            "He came from Ripon to Todmorden.",
            1,
            "He came from a certain place to a second place.",
        ),
        (
            "Her husband is a surgeon at St Luke's.",
            1,
            "Her husband is a member of staff at an organisation.",
        ),
        (
            "His wife left him for the deputy head of Brighouse High School.",
            0,
            "His wife left him for the member of staff of a school.",
        ),
        (
            "She is an archivist at Thornhill Academy.",
            0,
            "She is an employee at a school.",
        ),
        ("He is an accountant.", 1, "He is an adult in work."),
        (
            "The paramedic from Halifax wrote.",
            1,
            "The working person from a certain place wrote.",
        ),
        (
            "He has been with Thornhill Academy for years.",
            2,
            "He has been with an organisation for years.",
        ),
        (
            "Her husband is a surgeon.",
            1,
            "Her husband is a working person.",
        ),
        (
            "My client, a 34-year-old paramedic from Halifax, wrote.",
            0,
            "My client, a younger health worker from a town, wrote.",
        ),
        (
            "She is on the board of the Piece Hall Trust.",
            0,
            "She is part of the charity.",
        ),
        (
            "Her session is Wednesdays at three.",
            0,
            "Her session is on certain days.",
        ),
    ] {
        assert_eq!(rung(text, steps), wanted, "{text}");
    }
}

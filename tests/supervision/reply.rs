//! Several summaries over time, and the answer that goes back.

use super::block::{block_of, full};
use super::*;
use afterhour::anonymise::{Redacted, Review};
use afterhour::supervision::{Block, Reply, by_supervisee, seal_reply, sealed_files};
use std::path::PathBuf;

fn redacted(words: &str) -> Redacted {
    Review::of(Words::new(words), Vec::new()).finish().unwrap()
}

/// The block of the full summary, for another period, key and state.
fn block(until: Date, key: Option<&Identity>, open: u32) -> Block {
    let mut block = block_of(&full().to_markdown());
    block.period = Period {
        from: until.first_of_month(),
        until,
    };
    block.answer_to = key.map(|key| key.recipient().as_str().to_owned());
    block.incidents[0].open = open;
    block
}

#[test]
fn an_answer_comes_back_to_the_practitioner_alone() {
    let own = Identity::parse(OWN).unwrap();
    let block = block_of(&full().to_markdown());
    let reply = Reply::of(
        redacted("Yes, before she asks.\n# Not a heading"),
        Some(block.period),
    );
    let sealed = seal_reply(&reply, &own.recipient()).unwrap();
    let opened = open(&sealed, &own).unwrap();
    assert_eq!(opened.text.read(), reply.to_markdown());
    assert_eq!(
        open(&sealed, &Identity::generate()),
        Err(SealError::WrongIdentity)
    );
    insta::assert_snapshot!(reply.to_markdown(), @r"
    Not for urgent matters: whatever cannot wait is said by telephone, never here.

    # An answer to your summary of 1 August to 21 November 2026

    > Yes, before she asks.
    > \# Not a heading

    ---

    Letters stand for the clients of that summary. Keep this as you both agreed, and no longer.
    ");
    assert_eq!(format!("{reply:?}"), "<reply, 37 characters>");
}

#[test]
fn summaries_stand_in_the_order_of_their_periods_and_supervisees_apart() {
    let (one, other) = (Identity::parse(OWN).unwrap(), Identity::generate());
    let file = |name: &str| PathBuf::from("received").join(name);
    let november = block(date(2026, 11, 21), Some(&one), 2);
    let opened = vec![
        (file("c.age"), november.clone()),
        (file("x.age"), block(date(2026, 10, 1), Some(&other), 9)),
        (file("a.age"), block(date(2026, 5, 31), Some(&one), 1)),
        (file("c again.age"), november),
    ];
    let supervisees = by_supervisee(opened);
    assert_eq!(supervisees.len(), 2);
    assert_eq!(supervisees[0].name, one.recipient().fingerprint());
    assert_eq!(supervisees[1].name, other.recipient().fingerprint());
    let files: Vec<_> = supervisees[0]
        .summaries
        .iter()
        .map(|(file, _)| file.clone())
        .collect();
    assert_eq!(files, [file("a.age"), file("c.age")]);
    insta::assert_snapshot!(supervisees[0].page());
}

#[test]
fn without_a_key_a_folder_tells_supervisees_apart() {
    let opened = vec![
        (
            PathBuf::from("in/b/1.age"),
            block(date(2026, 5, 31), None, 1),
        ),
        (
            PathBuf::from("in/a/1.age"),
            block(date(2026, 5, 31), None, 1),
        ),
    ];
    let names: Vec<String> = by_supervisee(opened)
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert_eq!(names, ["without a key, b", "without a key, a"]);
}

#[test]
fn many_periods_stay_within_the_page_and_none_say_so() {
    let opened = (1..=12).map(|month| {
        let mut block = block(date(2026, month, 20), None, u32::MAX);
        block.questions.clear();
        block.incidents[0].waiting = 7;
        (PathBuf::from(format!("{month}.age")), block)
    });
    let page = by_supervisee(opened.collect())[0].page();
    assert!(page.contains("The last 7 of 12 periods:"), "{page}");
    assert!(page.contains("Questions to you\n  none"), "{page}");
    assert!(
        page.lines()
            .any(|line| line.starts_with("Until") && line.ends_with("Nov  Dec")),
        "{page}"
    );
}

#[test]
fn a_folder_gives_its_sealed_files_by_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b.age", "a.age", "notes.txt"] {
        std::fs::write(folder.path().join(name), b"x").unwrap();
    }
    let at = |name: &str| folder.path().join(name);
    assert_eq!(
        sealed_files(folder.path()).unwrap(),
        [at("a.age"), at("b.age")]
    );
    assert_eq!(sealed_files(&at("notes.txt")).unwrap(), [at("notes.txt")]);
}

//! The summary in full: state, voices, experiments, severity; by the seven eyes; and the block that a program reads.

use super::*;
use afterhour::domain::GuideId;
use afterhour::supervision::{Block, Enclosed, Layout, PracticeState, Received};
use std::convert::Infallible;

const AUDIT: &str = r#"
id = "echo-audit"
version = 1
kind = "audit"
title = "Whose voices"
purpose = "For the test."
source = "the test"
minutes = 10
themes = ["echo-chamber"]

[[questions]]
id = "voice"
ask = "Whose voice was it?"
answer = { tally = { of = [{ id = "mine", label = "my own modality" }, "others", "clients", "public"] } }
share = "verbatim"

[[questions]]
id = "missing"
ask = "Who was missing?"
answer = "text"
share = "redacted"
"#;

const EXPERIMENT: &str = r#"
id = "experiment"
version = 1
kind = "experiment"
title = "An experiment"
purpose = "For the test."
source = "the test"
minutes = 10
themes = ["experiment"]

[[questions]]
id = "kind"
ask = "What kind?"
answer = { choice = { of = ["follow-others", "pause"] } }
share = "verbatim"

[[questions]]
id = "change"
ask = "What do you change?"
answer = "text"
share = "redacted"

[[questions]]
id = "from"
ask = "From when?"
answer = "date"
share = "redacted"

[[questions]]
id = "until"
ask = "Until when?"
answer = "date"
share = "redacted"

[[questions]]
id = "learned"
ask = "What did you learn?"
answer = "text"
share = "redacted"

[[questions]]
id = "status"
ask = "How does it stand?"
answer = { choice = { of = ["open", "waiting", "closed"] } }
share = "verbatim"
"#;

const SERIOUS: &str = r#"
id = "serious"
version = 1
kind = "incident"
title = "A serious incident"
purpose = "For the test."
source = "the test"
minutes = 10
themes = ["boundaries"]

[[questions]]
id = "seen"
ask = "What did you see?"
answer = "text"
share = "redacted"

[[questions]]
id = "eye-4"
ask = "What does this stir in you?"
answer = "text"
share = "redacted"

[[questions]]
id = "own"
ask = "Something of your own?"
answer = "text"
share = "redacted"

[[questions]]
id = "severity-client"
ask = "How serious for the client?"
answer = { choice = { of = ["slight", "moderate", "serious"] } }
share = "verbatim"

[[questions]]
id = "severity-me"
ask = "How serious for you?"
answer = { choice = { of = ["slight", "moderate", "serious"] } }

[[questions]]
id = "ask-supervisor"
ask = "What do you want from your supervisor?"
answer = "text"
share = "redacted"

[[questions]]
id = "cost"
ask = "What did it cost?"
answer = "text"
share = "redacted"
"#;

const POLICY: &str = r#"
id = "policy"
version = 1
kind = "policy"
title = "Policy"
purpose = "For the test."
source = "the test"
minutes = 10
themes = ["policy"]

[[questions]]
id = "review"
ask = "When will you look at it again?"
answer = "date"
share = "redacted"
"#;

fn tally(counts: &[(&str, u32)]) -> Answer {
    let counts = counts.iter();
    Answer::Tally(
        counts
            .map(|(id, count)| ((*id).to_owned(), *count))
            .collect(),
    )
}

fn full_entries() -> Vec<(Entry, Guide)> {
    let of = entry_of;
    vec![
        of(AUDIT, 1, "2026-08-18", &[("voice", tally(&[("mine", 40)]))]),
        of(
            AUDIT,
            2,
            "2026-11-18",
            &[
                (
                    "voice",
                    tally(&[("mine", 2), ("others", 1), ("clients", 1)]),
                ),
                ("missing", text("Those who left therapy.")),
            ],
        ),
        of(
            EXPERIMENT,
            3,
            "2026-09-01",
            &[
                ("kind", one("follow-others")),
                ("change", text("Follow ten people.\n# of another kind")),
                ("from", Answer::Date(date(2026, 9, 3))),
                ("until", Answer::Date(date(2026, 10, 15))),
                ("learned", text("That I skim.")),
                ("status", one("closed")),
            ],
        ),
        of(
            SERIOUS,
            4,
            "2026-10-05",
            &[
                ("seen", text("A comment under a picture.")),
                ("eye-4", text("Heat in the face.")),
                ("own", text("Nothing else.")),
                ("severity-client", one("moderate")),
                ("severity-me", one("serious")),
                ("ask-supervisor", text("Is it mine to answer?")),
                ("cost", text("An evening.")),
            ],
        ),
    ]
}

fn standing() -> PracticeState {
    let own = Identity::parse(OWN).unwrap().recipient();
    let newest = |id: &GuideId| -> Result<Option<(Entry, Guide)>, Infallible> {
        Ok(match id.as_str() {
            "policy" => {
                let answers = [("review", Answer::Date(date(2027, 3, 14)))];
                let (mut entry, guide) = entry_of(POLICY, 9, "2026-01-01", &answers);
                entry.revision = 3;
                entry.revised = Some("2026-09-09T09:00:00+00:00[UTC]".parse().unwrap());
                Some((entry, guide))
            }
            _ => None,
        })
    };
    PracticeState::of(newest, Some(own)).unwrap()
}

/// Everything a summary can hold.
pub(super) fn full() -> Summary {
    let period = Period {
        from: date(2026, 8, 1),
        until: date(2026, 11, 21),
    };
    let mut preparation = Preparation::of(
        "Ruth",
        period,
        &full_entries(),
        &questions(),
        &ENGINE,
        &register(),
    )
    .standing(standing());
    replace_all(&mut preparation);
    preparation.finish(REVIEWED).unwrap()
}

pub(super) fn received(markdown: &str) -> Received {
    Received {
        text: Words::new(markdown),
    }
}

pub(super) fn block_of(markdown: &str) -> Block {
    match received(markdown).enclosed() {
        Enclosed::Block(block) => *block,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_summary_in_full_reads_so() {
    insta::assert_snapshot!(full().to_markdown());
}

#[test]
fn by_the_seven_eyes_it_reads_so() {
    let page = full().laid_out(Layout::SevenEyed).to_markdown();
    insta::assert_snapshot!(received(&page).page());
}

#[test]
fn both_layouts_say_the_same_words() {
    let words = |layout| {
        let page = full().laid_out(layout).to_markdown();
        [
            "Heat in the face.",
            "An evening.",
            "That I skim.",
            "Nothing else.",
            "Follow ten people.",
        ]
        .map(|text| page.matches(text).count())
    };
    assert_eq!(words(Layout::Sections), [1; 5]);
    assert_eq!(words(Layout::SevenEyed), [1; 5]);
    for layout in Layout::ALL {
        assert_eq!(Layout::named(layout.name()), Some(layout));
    }
}

#[test]
fn no_exact_day_is_told_beside_the_period_and_the_review() {
    let page = full().to_markdown();
    for day in [
        "2026-09-03",
        "2026-10-15",
        "2027-03-14",
        "14 March",
        "3 September",
        "2026-09-09",
    ] {
        assert!(!page.contains(day), "{day} in\n{page}");
    }
    assert!(
        !page.contains("serious 1"),
        "what may not leave is not counted\n{page}"
    );
}

#[test]
fn the_block_says_what_the_page_says() {
    let block = block_of(&full().to_markdown());
    assert_eq!(block.questions.len(), 2);
    assert_eq!(block.questions[1].read(), "Is it mine to answer?");
    assert_eq!((block.entries, block.days), (4, 4));
    assert_eq!(block.open_incidents(), 1);
    assert_eq!(block.mix(), Some(2.8));
    assert_eq!(block.voices[0].effective, 1.0);
    assert_eq!(block.voices[0].counts.len(), 4);
    assert_eq!(block.severity.len(), 1);
    assert_eq!(block.follow_ups.open, 0);
    assert_eq!(block.policy.as_ref().map(|policy| policy.version), Some(3));
    assert_eq!(
        block.answer_to.as_deref(),
        Some(Identity::parse(OWN).unwrap().recipient().as_str())
    );
}

/// Every text and number that stands in a value, without the names of its fields.
fn values(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => fields.values().for_each(|value| values(value, out)),
        serde_json::Value::Array(items) => items.iter().for_each(|value| values(value, out)),
        serde_json::Value::String(text) => out.push(text.clone()),
        _ => {}
    }
}

#[test]
fn no_text_of_the_block_is_another_than_the_page_has() {
    let markdown = full().to_markdown();
    let page = received(&markdown).page().to_owned();
    let flat: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let block = serde_json::to_value(block_of(&markdown)).unwrap();
    let mut texts = Vec::new();
    for (field, value) in block.as_object().unwrap() {
        // Days and months are said in words on the page; how it is laid out is seen.
        if !["period", "reviewed", "layout", "footprint", "policy"].contains(&field.as_str()) {
            values(value, &mut texts);
        }
    }
    assert!(texts.len() > 10, "{texts:?}");
    for text in texts {
        let is_month = text.len() == 7 && text.starts_with("20");
        assert!(is_month || flat.contains(&text), "{text} is not in\n{page}");
    }
}

#[test]
fn a_plain_line_before_the_block_says_what_it_is_for() {
    let markdown = full().to_markdown();
    let said = markdown.split("```json").next().unwrap().trim_end();
    assert!(
        said.ends_with("as above, no more. Nothing has to be done with it."),
        "{said}"
    );
    let page = received(&markdown).page().to_owned();
    assert!(!page.contains("The block below"), "{page}");
}

#[test]
fn what_is_sealed_reads_as_markdown_without_its_block() {
    let markdown = full().to_markdown();
    let page = received(&markdown).page().to_owned();
    assert!(markdown.starts_with(&page));
    assert!(!page.contains("```"), "{page}");
    assert!(
        page.trim_end()
            .ends_with(Identity::parse(OWN).unwrap().recipient().as_str())
    );
}

#[test]
fn another_version_shows_the_page_alone_and_a_broken_block_is_said() {
    let markdown = full().to_markdown();
    let newer = markdown.replace(
        "afterhour-summary version 1",
        "afterhour-summary version 12",
    );
    assert_eq!(received(&newer).enclosed(), Enclosed::Newer(12));
    assert_eq!(received(&newer).page(), received(&markdown).page());
    for broken in [
        markdown.replace("\"entries\":4", "\"entries\":\"four\""),
        markdown.replace("version 1\n", "version one\n"),
        markdown.replace("version 1\n", "version 0\n"),
        markdown.replace("{\"period\"", "{{"),
    ] {
        assert_eq!(received(&broken).enclosed(), Enclosed::Unreadable);
        assert_eq!(received(&broken).page(), received(&markdown).page());
    }
    for none in [
        "",
        "# A letter\n",
        "```\ncode\n```\n",
        "```json afterhour-summary version 1\n{}\n```\nand more",
    ] {
        assert_eq!(received(none).enclosed(), Enclosed::Nothing);
        assert_eq!(received(none).page(), none);
    }
}

#[test]
fn what_was_written_cannot_forge_a_block() {
    let fence = "```json afterhour-summary version 1\n{\"entries\":0}\n```";
    let forged = format!("The last post was this.\n{fence}");
    let entries = [entry(
        1,
        "2026-11-01",
        &[
            ("kind", one("other")),
            ("seen", text(&forged)),
            ("learned", text(&forged)),
        ],
    )];
    let asked = [
        Words::new(&forged),
        Words::new(&format!("Is this so?\n{fence}")),
    ];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &asked, &ENGINE, &register());
    replace_all(&mut preparation);
    let markdown = preparation.finish(REVIEWED).unwrap().to_markdown();
    assert_eq!(
        markdown
            .lines()
            .filter(|line| line.starts_with("```"))
            .count(),
        2
    );
    let block = block_of(&markdown);
    assert_eq!(block.entries, 1);
    assert_eq!(block.questions[0].read(), forged);
}

#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::{AnswerKind, Choice, GuideRef, QuestionId};
use jiff::civil::date;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

fn page(answers: &[(&str, &str)]) -> Page {
    Page {
        guide: GuideRef {
            id: "policy".to_owned().try_into().unwrap(),
            version: 1,
        },
        answers: answers
            .iter()
            .map(|(id, words)| (id.to_string().try_into().unwrap(), text(words)))
            .collect(),
        risk: None,
    }
}

fn text(words: &str) -> Answer {
    Answer::Text(Words::new(words))
}

fn document(version: u32, day: Date, answers: &[(&str, &str)]) -> Document {
    Document::of(&page(answers), version, day)
}

fn given(entry: u32, client: &str, day: Date) -> Given {
    Given {
        entry: EntryId(entry),
        client: client.to_owned().try_into().unwrap(),
        day,
        how: String::new(),
    }
}

fn policy(days: &[Date], given: Vec<Given>) -> Policy {
    let versions = (1..).zip(days).map(|(version, day)| {
        let answers = [("friending", format!("version {version}"))];
        let answers = answers.each_ref().map(|(id, words)| (*id, words.as_str()));
        document(version, *day, &answers)
    });
    Policy::of(EntryId(1), versions.collect(), given).unwrap()
}

#[test]
fn a_policy_without_a_version_is_none() {
    assert_eq!(Policy::of(EntryId(1), Vec::new(), Vec::new()), None);
    let one = policy(&[date(2026, 3, 4)], Vec::new());
    assert_eq!(one.newest().version, 1);
}

#[test]
fn a_document_stands_in_the_order_of_its_table_and_leaves_empty_clauses_out() {
    let document = document(
        1,
        date(2026, 3, 4),
        &[
            ("record", "In short."),
            ("friending", "I decline."),
            ("following", "  \n "),
            ("opening", "Hello."),
            ("practice", "Orchard Rooms"),
            ("of-my-own", "Something else."),
        ],
    );
    let sections: Vec<(&str, Vec<&str>)> = document
        .sections()
        .into_iter()
        .map(|(section, clauses)| {
            let headings = clauses.iter().map(|clause| clause.heading.as_str());
            (section, headings.collect())
        })
        .collect();
    assert_eq!(
        sections,
        [
            ("About this page", vec!["What this page is for"]),
            (
                "Contact between accounts",
                vec!["Friend and contact requests"]
            ),
            ("What is kept and told", vec!["What goes into your record"]),
            ("Further", vec!["Of my own"]),
        ]
    );
    assert_eq!(document.practice.read(), "Orchard Rooms");
}

#[test]
fn differences_are_told_clause_by_clause() {
    let before = document(
        1,
        date(2026, 3, 4),
        &[("friending", "a"), ("reviews", "b"), ("blogs", "c")],
    );
    let after = document(
        2,
        date(2026, 4, 4),
        &[("friending", "a"), ("following", "d"), ("blogs", "e")],
    );
    let told: Vec<(&str, &str, &str, &str)> = after
        .differences(&before)
        .iter()
        .map(|one| {
            (
                one.change.name(),
                leak(&one.heading),
                leak(one.before.read()),
                leak(one.after.read()),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("added", "Following", "", "d"),
            ("changed", "Blogs and comments", "c", "e"),
            ("removed", "Reviews and ratings", "b", ""),
        ]
    );
    assert!(after.differences(&after).is_empty());
}

fn leak(words: &str) -> &'static str {
    words.to_owned().leak()
}

#[test]
fn the_version_follows_from_the_day_and_of_two_on_one_day_it_is_the_later() {
    let policy = policy(
        &[date(2026, 3, 4), date(2026, 3, 4), date(2026, 6, 1)],
        vec![
            given(5, "K-07", date(2026, 3, 3)),
            given(6, "K-07", date(2026, 3, 4)),
            given(7, "K-02", date(2026, 5, 31)),
            given(8, "K-11", date(2026, 6, 1)),
            given(9, "K-11", date(2026, 6, 1)),
        ],
    );
    let held: Vec<(u32, Option<u32>, &str)> = policy
        .held()
        .iter()
        .map(|held| (held.given.entry.0, held.version, held.standing.name()))
        .collect();
    assert_eq!(
        held,
        [
            (7, Some(2), "older"),
            (6, Some(2), "older"),
            (5, None, "given again since"),
            (9, Some(3), "current"),
            (8, Some(3), "given again since"),
        ]
    );
}

#[test]
fn the_first_version_added_everything() {
    let policy = policy(&[date(2026, 3, 4), date(2026, 6, 1)], Vec::new());
    let changes = |number| -> Vec<Change> {
        let changes = policy.changes_of(number);
        changes.iter().map(|one| one.change).collect()
    };
    assert_eq!(changes(1), [Change::Added]);
    assert_eq!(changes(2), [Change::Changed]);
    assert_eq!(changes(3), []);
}

#[test]
fn a_gap_is_a_kind_that_clauses_could_answer_and_none_does() {
    let mut guide: Guide = toml::from_str(
        "id='incident'\nversion=1\nkind='incident'\ntitle='t'\npurpose='p'\nsource='s'\nminutes=1\n\
         themes=['boundaries']\n[[questions]]\nid='kind'\nask='?'\nanswer={choice={of=['friend-request','hostility','shared-space']}}",
    )
    .unwrap();
    let document = document(1, date(2026, 3, 4), &[("following", "I do not.")]);
    let states = |guide: &Guide, document| -> Vec<(String, &str)> {
        let rows = coverage(guide, document);
        rows.into_iter()
            .map(|row| (row.kind.clone(), row.state()))
            .collect()
    };
    let told = |state| ("friend-request".to_owned(), state);
    assert_eq!(
        states(&guide, Some(&document)),
        [
            told("covered"),
            ("hostility".into(), "not for a policy"),
            ("shared-space".into(), "gap")
        ]
    );
    assert_eq!(states(&guide, None)[0], told("gap"));
    if let AnswerKind::Choice(choices) = &mut guide.questions[0].answer {
        choices.of = vec![Choice {
            id: "new".into(),
            label: "a new kind".into(),
        }];
    }
    assert_eq!(
        states(&guide, Some(&document)),
        [("new".into(), "not for a policy")]
    );
}

#[test]
fn every_clause_is_an_id_of_its_own_and_a_section_stands_together() {
    let mut ids: Vec<&str> = CLAUSES.iter().map(|known| known.id).collect();
    assert!(
        ids.iter()
            .all(|id| QuestionId::try_from((*id).to_owned()).is_ok())
    );
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), CLAUSES.len());
    let mut sections: Vec<&str> = CLAUSES.iter().map(|known| known.section).collect();
    sections.dedup();
    assert_eq!(sections.len(), 5);
}

const HOSTILE: &str = "</p></article><h2>Forged</h2><script>alert(1)</script>\n# Forged\n## Forged\n- one\n+ two\n* three\n\
    1. four\n2) five\n> six\n```\ncode\n~~~\n===\n---\n***\n| a | b |\n|---|---|\n[x]: http://example.org\n\
    ![p](http://example.org/p.png) [l](javascript:x) <b>bold</b> <http://example.org> &lt;i&gt; `c` **b** _i_ \\\n    indented\n\n\
    # Forged again\n\n***\n\n<style>body{display:none}</style>\n: definition";

#[test]
fn what_was_written_cannot_pass_for_structure_in_markdown() {
    let markdown = document(
        1,
        date(2026, 3, 4),
        &[
            ("friending", HOSTILE),
            ("practice", "# Forged"),
            ("reviews", "plain"),
        ],
    )
    .to_markdown();
    let mut headings = Vec::new();
    let mut words = String::new();
    for event in Parser::new_ext(&markdown, pulldown_cmark::Options::all()) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => headings.push(level),
            Event::Start(Tag::Paragraph) | Event::End(_) => {}
            Event::Text(text) => words.push_str(&text),
            Event::HardBreak | Event::SoftBreak => words.push('\n'),
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    use HeadingLevel::*;
    assert_eq!(headings, [H1, H2, H3, H2, H3], "{markdown}");
    for line in HOSTILE.lines().map(str::trim) {
        // `smart` quotes and dashes aside, every line is there as it was written.
        let plain = !line.contains("--") && !line.contains('\'');
        assert!(!plain || words.contains(line), "{line} in\n{words}");
    }
}

#[test]
fn what_was_written_cannot_pass_for_structure_in_html() {
    let html = document(
        1,
        date(2026, 3, 4),
        &[
            ("friending", HOSTILE),
            ("practice", "<img src=x onerror=y>\" '"),
        ],
    )
    .to_html();
    let body = html.split_once("<body>").unwrap().1;
    let tags: Vec<&str> = body
        .split('<')
        .skip(1)
        .map(|tag| tag.split('>').next().unwrap())
        .filter(|tag| !tag.starts_with('/'))
        .collect();
    for tag in &tags {
        let own = [
            "header",
            "h1",
            "h2",
            "h3",
            "section",
            "article",
            "br",
            "p dir=\"auto\"",
            "p class=\"practice\" dir=\"auto\"",
            "p class=\"version\"",
        ];
        assert!(own.contains(tag), "{tag}");
    }
    assert_eq!(tags.iter().filter(|tag| **tag == "h2").count(), 1);
    assert!(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for outward in [
        "http-equiv=\"refresh\"",
        "src=\"",
        "href=",
        "url(",
        "@import",
    ] {
        assert!(!html.contains(outward), "{outward}");
    }
}

#[test]
fn the_style_is_the_one_that_the_page_allows() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let html = document(1, date(2026, 3, 4), &[("friending", "I decline.")]).to_html();
    let style = html
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    let digest = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
    assert!(html.contains(&format!("style-src 'sha256-{digest}'")));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn the_document_reads_as_it_was_written() {
    let document = document(
        3,
        date(2026, 3, 4),
        &[
            ("practice", "Orchard Rooms"),
            (
                "friending",
                "I decline every request.\nIt is no comment on you.\n\nWe can talk about it.",
            ),
        ],
    );
    assert_eq!(
        document.to_markdown(),
        "# Social media and online contact\n\nOrchard Rooms\n\nVersion 3, 4 March 2026\n\n## Contact between accounts\n\n\
         ### Friend and contact requests\n\nI decline every request.\\\nIt is no comment on you.\n\nWe can talk about it.\n"
    );
    assert!(document.to_html().contains(
        "<p dir=\"auto\">I decline every request.<br>\nIt is no comment on you.</p>\n<p dir=\"auto\">We can talk about it.</p>"
    ));
    assert_eq!(document.file_name(), "policy-version-3-2026-03-04");
}

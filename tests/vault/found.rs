//! Finding entries: by words and filters, page by page.

use super::*;

#[test]
fn words_filters_and_pages_of_the_list_work_together() {
    let (_journal, mut vault) = Journal::new();
    let (incident, page) = incident_saying("Siobhán's café, a friend's friend request.");
    let (prompt, other) = prompt_saying("The café was quiet.");
    for hour in 0..3 {
        vault
            .save(&other, &prompt, None, None, &(&now() - (hour * 24).hours()))
            .unwrap();
    }
    vault
        .save(&page, &incident, None, None, &(&now() + 1.hour()))
        .unwrap();
    assert_eq!(
        found(&vault, "CAFE"),
        [4, 1, 2, 3],
        "newest first by the time written"
    );
    assert_eq!(found(&vault, "sio cafe"), [4]);
    assert_eq!(found(&vault, "k-07"), [4]);
    assert!(found(&vault, "afe").is_empty());
    assert!(found(&vault, "🙂").is_empty());
    assert_eq!(found(&vault, " "), [4, 1, 2, 3]);

    let ids = |filter: Filter, offset, limit| -> Vec<u32> {
        let hits = vault.find(&filter, offset, limit).unwrap();
        hits.iter().map(|hit| hit.head.id.0).collect()
    };
    let all = Filter::default;
    assert_eq!(ids(all(), 1, 2), [1, 2]);
    assert_eq!(
        ids(
            Filter {
                kind: Some(GuideKind::Incident),
                ..all()
            },
            0,
            9
        ),
        [4]
    );
    assert_eq!(
        ids(
            Filter {
                client: Some(client("K-07")),
                ..all()
            },
            0,
            9
        ),
        [4]
    );
    assert_eq!(
        ids(
            Filter {
                status: Some(Status::Open),
                ..all()
            },
            0,
            9
        ),
        [4]
    );
    assert!(
        ids(
            Filter {
                for_supervision: true,
                ..all()
            },
            0,
            9
        )
        .is_empty()
    );
    let theme = Theme::try_from("online-presence".to_owned()).ok();
    assert_eq!(ids(Filter { theme, ..all() }, 0, 9), [1, 2, 3]);
    assert_eq!(
        ids(
            Filter {
                theme,
                words: "quiet".into(),
                ..all()
            },
            1,
            9
        ),
        [2, 3]
    );
    let span = Filter {
        from: Some(date(2026, 11, 20)),
        until: Some(date(2026, 11, 20)),
        ..all()
    };
    assert_eq!(ids(span.clone(), 0, 9), [2]);
    assert_eq!(
        ids(
            Filter {
                words: "cafe".into(),
                ..span
            },
            0,
            9
        ),
        [2]
    );
    let hit = &vault
        .find(
            &Filter {
                words: "sio".into(),
                ..all()
            },
            0,
            1,
        )
        .unwrap()[0];
    assert!(hit.excerpt.read().contains("Siobhán's café"));
    assert_eq!(vault.count(&all(), 2).unwrap(), 2);
}

#[test]
fn a_word_finds_every_word_that_begins_with_it_be_they_few_or_many() {
    let (_journal, mut vault) = Journal::new();
    let mut all = Vec::new();
    for word in ["ses", "session", "sessions", "sessión", "assess", "self"] {
        all.push(word.to_owned());
    }
    all.extend(('a'..='l').map(|letter| format!("seven{letter}")));
    for text in &all {
        let (guide, page) = prompt_saying(text);
        vault.save(&page, &guide, None, None, &now()).unwrap();
    }
    for typed in [
        "s", "se", "ses", "sess", "SESSION", "sessions", "sessió", "seven", "sevenl", "sevenlx",
        "assess",
    ] {
        let folded = typed.to_lowercase().replace('ó', "o");
        let expected: Vec<u32> = (1..)
            .zip(&all)
            .filter(|(_, text)| text.replace('ó', "o").starts_with(&folded))
            .map(|(id, _)| id)
            .collect();
        let mut hits = found(&vault, typed);
        hits.sort_unstable();
        assert_eq!(hits, expected, "{typed}");
    }
}

#[test]
fn one_or_two_letters_find_what_begins_with_them_page_by_page_be_they_common_or_rare() {
    let (_journal, mut vault) = Journal::new();
    let birds = [
        "Snipe",
        "heron",
        "Écho of a swan",
        "zebra finch",
        "wren",
        "wren",
        "wren",
    ];
    let mut pages = Vec::new();
    for nth in 0..240_usize {
        let text = match nth {
            7 | 130 => "A zygodont, they said.".to_owned(),
            _ => format!("({}) at noon", birds[nth % birds.len()]),
        };
        let kept = if nth % 2 == 0 {
            prompt_saying(&text)
        } else {
            incident_saying(&text)
        };
        pages.push((text, kept));
    }
    for (_, (guide, page)) in &pages {
        vault.save(page, guide, None, None, &now()).unwrap();
    }
    // What an entry is found by: its title and every answer made of words.
    let found_by = |text: &str, guide: &Guide, page: &Page| {
        let title = page.title(guide);
        match guide.kind {
            GuideKind::Prompt => format!("{title} {text}"),
            _ => format!("{title} {text} K-07 friend request talk to Ruth"),
        }
    };
    let begins_a_word = |text: &str, letters: &str| {
        text.to_lowercase()
            .replace('é', "e")
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.starts_with(letters))
    };
    for (typed, begins) in [
        ("s", &["s"][..]),
        ("E", &["e"]),
        ("z", &["z"]),
        ("zy", &["zy"]),
        ("s sn", &["sn"]),
        ("a zygo", &["zygo"]),
        ("no h", &["no", "h"]),
        ("q", &["q"]),
    ] {
        for kind in [None, Some(GuideKind::Prompt), Some(GuideKind::Incident)] {
            let mut expected: Vec<u32> = (1..)
                .zip(&pages)
                .filter(|(_, (text, (guide, page)))| {
                    let text = found_by(text, guide, page);
                    kind.is_none_or(|kind| guide.kind == kind)
                        && begins.iter().all(|letters| begins_a_word(&text, letters))
                })
                .map(|(id, _)| id)
                .collect();
            expected.reverse();
            let filter = Filter {
                words: typed.into(),
                kind,
                ..Filter::default()
            };
            assert_eq!(
                vault.count(&filter, 999).unwrap(),
                expected.len(),
                "{typed}"
            );
            let mut listed = Vec::new();
            for page in 0.. {
                let hits = vault.find(&filter, page * 50, 50).unwrap();
                listed.extend(hits.iter().map(|hit| hit.head.id.0));
                if hits.len() < 50 {
                    break;
                }
            }
            assert_eq!(listed, expected, "{typed}, {kind:?}");
        }
    }
}

#[test]
fn nothing_anybody_types_makes_the_search_fail() {
    let (_journal, mut vault) = Journal::new();
    let (guide, page) = prompt_saying("plain words, AND OR NOT NEAR( title: \"quoted\" ñandú");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    let vault = std::cell::RefCell::new(vault);
    for typed in [
        "\"", "*", "NEAR(", "a AND", "title:x", "^a", "\"\"\"", "a\u{0}b", "{a b}: c", "-x", "(",
        "+",
    ] {
        found(&vault.borrow(), typed);
    }
    found(&vault.borrow(), &"word ".repeat(10_000));
    found(&vault.borrow(), &"x".repeat(1_000_000));
    found(&vault.borrow(), &"a-".repeat(10_000));
    let mut runner = proptest::test_runner::TestRunner::default();
    let typed = "\\PC{0,40}|[\"*^:(){}+ a-zA-Z\\-\u{0}-\u{1f}]{0,40}|.{0,60}";
    runner
        .run(&proptest::string::string_regex(typed).unwrap(), |typed| {
            let filter = Filter {
                words: typed,
                ..Filter::default()
            };
            proptest::prop_assert!(vault.borrow().find(&filter, 0, 5).is_ok());
            proptest::prop_assert!(vault.borrow().count(&filter, 5).is_ok());
            Ok(())
        })
        .unwrap();
}

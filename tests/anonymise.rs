//! The anonymiser from outside: what it promises of any text, and how it does on the project's own corpus.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use afterhour::anonymise::{Decision, Engine, Finding, Label, Register, Review};
use afterhour::domain::{Client, ClientCode, Words};
use proptest::prelude::*;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fn register(words: &[&str]) -> Register {
    Register::of(&[Client {
        code: ClientCode::try_from("K-07".to_owned()).unwrap(),
        words: words.iter().map(|w| Words::new(w)).collect(),
    }])
}

fn nobody() -> Register {
    Register::of(&[])
}

fn decide(text: &str, findings: Vec<Finding>, keep: bool) -> String {
    let mut review = Review::of(Words::new(text), findings);
    for item in 0..review.items().len() {
        let with = review.items()[item].0.suggestion.clone();
        review.decide(
            item,
            if keep {
                Decision::Keep
            } else {
                Decision::Replace(with)
            },
        );
    }
    review.finish().unwrap().read().to_owned()
}

/// One text of the corpus, with what a person marked: bytes and label.
struct Gold {
    id: String,
    text: String,
    jigsaw: bool,
    marks: Vec<(std::ops::Range<usize>, String)>,
}

static CORPUS: LazyLock<Vec<Gold>> = LazyLock::new(corpus);

fn corpus() -> Vec<Gold> {
    let mut out = Vec::new();
    for line in include_str!("corpus/texts.txt")
        .lines()
        .filter(|l| l.starts_with('c'))
    {
        let (head, marked) = line.split_once(": ").unwrap();
        let (mut text, mut marks) = (String::new(), Vec::new());
        for piece in marked.split('[') {
            match piece
                .split_once('|')
                .and_then(|(t, rest)| Some((t, rest.split_once(']')?)))
            {
                Some((inside, (label, after))) => {
                    marks.push((text.len()..text.len() + inside.len(), label.to_lowercase()));
                    text.push_str(inside);
                    text.push_str(after);
                }
                None => text.push_str(piece),
            }
        }
        let (id, jigsaw) = head.split_once(' ').unwrap();
        out.push(Gold {
            id: id.into(),
            text,
            jigsaw: jigsaw == "jigsaw",
            marks,
        });
    }
    out
}

fn is_direct(label: &str) -> bool {
    Label::ALL
        .iter()
        .any(|l| l.slug() == label && l.is_direct() && *l != Label::Date)
}

fn covered(findings: &[Finding], mark: &std::ops::Range<usize>, text: &str) -> bool {
    text[mark.clone()]
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .all(|(at, _)| findings.iter().any(|f| f.span.contains(&(mark.start + at))))
}

#[test]
fn the_corpus_is_found_about_as_well_as_when_this_was_written() {
    let (mut direct, mut quasi, mut alarms, mut words) = ((0, 0), (0, 0), 0, 0);
    for gold in CORPUS.iter() {
        let findings = ENGINE.scan(&gold.text, &nobody());
        for (mark, label) in &gold.marks {
            let found = covered(&findings, mark, &gold.text);
            let tally = if is_direct(label) {
                &mut direct
            } else {
                &mut quasi
            };
            tally.0 += usize::from(found);
            tally.1 += 1;
            if !found {
                println!("{}: missed {label} {:?}", gold.id, &gold.text[mark.clone()]);
            }
        }
        words += gold.text.split_whitespace().count();
        for f in &findings {
            let right = gold
                .marks
                .iter()
                .any(|(m, _)| m.start < f.span.end && f.span.start < m.end);
            alarms += usize::from(!right);
        }
    }
    assert!(direct.0 * 100 >= direct.1 * 97, "direct {direct:?}");
    assert!(quasi.0 * 100 >= quasi.1 * 80, "details {quasi:?}");
    assert!(
        alarms * 1000 <= words * 8,
        "{alarms} false alarms in {words} words"
    );
}

#[test]
fn the_jigsaw_is_seen_in_most_texts_that_hold_one_and_in_few_others() {
    let (mut seen, mut false_alarms, mut texts) = (0, 0, (0, 0));
    for gold in CORPUS.iter() {
        let findings = ENGINE.scan(&gold.text, &nobody());
        let left = findings
            .iter()
            .filter(|f| !f.is_direct() || f.label == Label::Org)
            .collect();
        let meets = afterhour::anonymise::jigsaw(&[(&gold.text, left)]).is_some();
        let tally = if gold.jigsaw {
            (&mut seen, &mut texts.0)
        } else {
            (&mut false_alarms, &mut texts.1)
        };
        *tally.0 += usize::from(meets);
        *tally.1 += 1;
    }
    assert!(seen * 100 >= texts.0 * 85, "{seen} of {}", texts.0);
    assert!(
        false_alarms * 10 <= texts.1,
        "{false_alarms} of {}",
        texts.1
    );
}

#[test]
fn after_replacing_all_nothing_that_leads_straight_to_somebody_is_left() {
    for gold in CORPUS.iter() {
        let before = ENGINE.scan(&gold.text, &nobody());
        let out = decide(&gold.text, before, false);
        let again = ENGINE.scan(&out, &nobody());
        let direct: Vec<_> = again
            .iter()
            .filter(|f| f.is_direct())
            .map(|f| (&out[f.span.clone()], f.rule))
            .collect();
        assert!(direct.is_empty(), "{}: {direct:?} in {out}", gold.id);
    }
}

#[test]
fn a_name_found_in_one_text_is_found_in_all_with_one_replacement() {
    let texts = [
        "I rang Oyinlola and Tamsin.",
        "oyinlola rang back, so did TAMSIN. Oyinlola's brother did not.",
    ];
    let found = ENGINE.scan_all(&texts, &nobody());
    let of = |t: usize, name: &str| -> Vec<&str> {
        let same = |f: &&Finding| texts[t][f.span.clone()].eq_ignore_ascii_case(name);
        found[t]
            .iter()
            .filter(same)
            .map(|f| f.suggestion.as_str())
            .collect()
    };
    let oyinlola = of(0, "oyinlola")[0];
    assert_eq!(of(1, "oyinlola"), [oyinlola, oyinlola]);
    assert_eq!(of(1, "tamsin"), of(0, "tamsin"));
    assert_ne!(oyinlola, of(0, "tamsin")[0]);
}

#[test]
fn will_will_is_told_apart() {
    let text =
        "Will rang. I hope that he will come. Will he? I told Will that Grace may come in May.";
    let found = ENGINE.scan(text, &register(&["Will", "Grace"]));
    let names: Vec<_> = found
        .iter()
        .filter(|f| f.registered.is_some())
        .map(|f| f.span.start)
        .collect();
    assert_eq!(names, [0, 53, 63], "{found:?}");
}

#[test]
fn what_must_stay_stays() {
    for text in [
        "Winnicott and Carl Rogers would agree, says the BACP.",
        "I posted it on Facebook and WhatsApp, then rang Samaritans on 116 123.",
        "K-07 told me what Mr X had said to Client B.",
        "Will it help? May I ask? I hope so. It left a mark. Grace is a word I like.",
        "Gibbs' cycle helps. So does Gestalt. The GAD-7 came to nine.",
    ] {
        let found = ENGINE.scan(text, &nobody());
        let found: Vec<_> = found
            .iter()
            .map(|f| (&text[f.span.clone()], f.rule))
            .collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn every_finding_says_why_in_one_sentence_and_what_could_stand_instead() {
    for gold in CORPUS.iter() {
        for f in ENGINE.scan(&gold.text, &nobody()) {
            assert!(
                f.reason.ends_with('.') && f.reason.matches('.').count() == 1,
                "{}",
                f.reason
            );
            assert!(!f.suggestion.is_empty() && f.suggestion != gold.text[f.span.clone()]);
        }
    }
}

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
        name.replace('i', "í").replace('a', "ä").replace('o', "ö"),
        swapped.into_iter().collect(),
        wide,
        name.replace("fi", "ﬁ"),
        name.chars().flat_map(|c| [c, '\u{0301}']).collect(),
    ]
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
    fn a_registered_word_never_leaves(name in "[A-Z][a-z]{4,9}", at in 0usize..64, before in "[a-z]{1,8}", after in "[a-z]{1,8}", which in 0usize..20) {
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

//! Who is one person, and what is said of several wordings of one.

use super::super::Unread;
use super::*;
use crate::anonymise::{Engine, Register};
use crate::domain::{ClientCode, Period};
use crate::supervision::item::Origin;
use jiff::civil::date;

/// A review of names, each with what is suggested for it, in a text of its own.
fn of(names: &[(&str, &str)]) -> Preparation {
    let names: Vec<_> = names
        .iter()
        .map(|(name, suggestion)| (*name, *suggestion, None))
        .collect();
    with_codes(&names)
}

/// The same, where some are words of the register.
fn with_codes(names: &[(&str, &str, Option<&str>)]) -> Preparation {
    let day = date(2026, 11, 21);
    let period = Period {
        from: day,
        until: day,
    };
    let register = Register::of(&[]);
    let mut preparation = Preparation::of("Ruth", period, &[], &[], &Engine::new(), &register);
    for (name, suggestion, code) in names {
        let finding = Finding {
            span: 0..name.len(),
            label: Label::Person,
            rule: "test",
            reason: "".into(),
            suggestion: (*suggestion).to_owned(),
            less: vec!["somebody".to_owned()],
            registered: code
                .map(|code| ClientCode::try_from(code.to_owned()).expect("a code is given")),
            of_name: false,
        };
        let text = Unread {
            origin: Origin::question(),
            words: Words::new(name),
            hidden: preparation.letters.hide(name),
        };
        preparation.take_in(text, vec![finding], &register);
    }
    preparation.people = preparation.numbered_people();
    preparation
}

fn decide(preparation: &mut Preparation, item: usize, by: &str) {
    assert!(preparation.decide(item, Decision::Replace(by.to_owned())));
}

fn proposals(preparation: &Preparation) -> Vec<String> {
    let proposals = preparation.proposals().into_iter();
    proposals.map(|proposal| proposal.words).collect()
}

/// Whether what is decided for the first name is proposed for the second.
fn is_one(names: [(&str, &str); 2]) -> bool {
    let mut preparation = of(&names);
    decide(&mut preparation, 0, "words of my own");
    bare(&proposals(&preparation)[1]) == "words of my own"
}

#[test]
fn what_a_suggestion_calls_one_person_only_is_one_person_by_any_name() {
    for (one, other) in [
        ("Person A", "(person A)"),
        ("Client A's husband", "(Client A's husband)"),
        ("my colleague", "my colleague"),
        ("somebody close to Client A", "somebody close to client A"),
        // After a title stands the letter alone.
        ("Person B", "B"),
    ] {
        assert!(
            is_one([("Chidi", one), ("Okafor", other)]),
            "{one}, {other}"
        );
    }
}

#[test]
fn what_a_suggestion_calls_anybody_is_told_apart_by_the_name() {
    for words in [
        "my supervisor",
        "(name withheld)",
        "Client A's close contact",
        "Client A's other close contact",
        "a friend",
        "somebody close",
    ] {
        assert!(!is_one([("Chidi", words), ("Okafor", words)]), "{words}");
        assert!(is_one([("Chidi", words), ("chidi", words)]), "{words}");
    }
    assert!(!is_one([("Chidi", "Person A"), ("Okafor", "Person B")]));
}

#[test]
fn a_letter_that_a_word_of_the_register_leaves_as_is_no_person() {
    let mut preparation = with_codes(&[("Chidi", "Person B", None), ("Okafor", "B", Some("K-07"))]);
    decide(&mut preparation, 0, "words of my own");
    assert_eq!(proposals(&preparation)[1], "B");
}

#[test]
fn words_for_a_client_are_not_proposed_for_what_else_their_register_holds() {
    let mut preparation = with_codes(&[
        ("Ozretic", "Client A", Some("K-11")),
        ("Bosch", "Client A", Some("K-11")),
        ("Rosa", "Client A", Some("K-11")),
        ("Ms Rosa Ozretic", "Client A", Some("K-11")),
    ]);
    decide(&mut preparation, 0, "a woman in her forties");
    let (hers, bosch) = ("a woman in her forties", "Client A");
    assert_eq!(proposals(&preparation)[1..], [bosch, hers, hers]);
    decide(&mut preparation, 1, "a firm");
    assert_eq!(preparation.several_wordings(), []);
    assert_eq!(proposals(&preparation)[2], hers);
}

#[test]
fn a_name_is_who_is_told_apart_elsewhere_unless_that_is_two_people() {
    let mut preparation = of(&[("Sam", "Person A"), ("Sam", "(name withheld)")]);
    decide(&mut preparation, 0, "words of my own");
    assert_eq!(proposals(&preparation)[1], "(words of my own)");

    let mut preparation = of(&[
        ("Sam", "Person A"),
        ("Sam", "Person B"),
        ("Sam", "(name withheld)"),
    ]);
    decide(&mut preparation, 0, "words of my own");
    assert_eq!(
        proposals(&preparation)[1..],
        ["Person B", "(name withheld)"]
    );
}

#[test]
fn words_of_ones_own_stand_in_brackets_behind_words_for_who_it_is_and_nowhere_else() {
    let mut preparation = of(&[
        ("Nora", "Person A"),
        ("Nora", "(Person A)"),
        ("Nora", "Person A"),
    ]);
    decide(&mut preparation, 0, "a neighbour");
    let said = |preparation: &Preparation| proposals(preparation)[1..].to_vec();
    assert_eq!(said(&preparation), ["(a neighbour)", "a neighbour"]);
    decide(&mut preparation, 1, "(a friend)");
    assert_eq!(proposals(&preparation)[2], "a friend");
    for words in ["(her aunt) or (her friend)", "()", "( )"] {
        decide(&mut preparation, 1, words);
        assert_eq!(proposals(&preparation)[2], words);
    }

    decide(&mut preparation, 1, "(a friend)");
    let own = Decision::Replace("a relative".into());
    assert_eq!(preparation.decide_alike(0, own), 3);
    let decided: Vec<_> = preparation
        .items()
        .into_iter()
        .map(|item| item.decision)
        .collect();
    let by = ["a relative", "(a relative)", "a relative"];
    assert_eq!(decided, by.map(|by| Decision::Replace(by.into())));
}

#[test]
fn what_is_nearest_before_is_proposed_and_where_nothing_is_what_is_nearest_behind() {
    let mut preparation = of(&[("Tunde", "Person A"); 6]);
    decide(&mut preparation, 1, "one");
    decide(&mut preparation, 4, "four");
    assert!(preparation.decide(3, Decision::Keep));
    assert_eq!(
        proposals(&preparation),
        ["one", "four", "one", "one", "one", "four"]
    );
    decide(&mut preparation, 2, "somebody");
    // Where a step is taken it stands; elsewhere the same step is proposed.
    assert_eq!(
        proposals(&preparation),
        [
            "one", "somebody", "Person A", "somebody", "somebody", "four"
        ]
    );
}

#[test]
fn several_wordings_of_one_person_are_told_once_and_those_of_several_people_are_not() {
    let mut preparation = of(&[
        ("Tunde", "Person A"),
        ("Adeyemi", "(person A)"),
        ("Tunde", "Person A"),
        ("Ruth", "my supervisor"),
        ("Helen", "my supervisor"),
    ]);
    for (item, by) in [
        (0, "Person A"),
        // Only its brackets and case are others.
        (1, "(person A)"),
        (3, "one"),
        (4, "another"),
    ] {
        decide(&mut preparation, item, by);
    }
    assert_eq!(preparation.several_wordings(), []);
    for item in [1, 2] {
        decide(&mut preparation, item, "a friend");
    }
    let told = preparation.several_wordings();
    let said: Vec<_> = told.iter().map(|told| (told.item, told.said())).collect();
    let words = "Adeyemi leaves as \u{201c}Person A\u{201d} and as \u{201c}a friend\u{201d}";
    assert_eq!(said, [(1, Words::new(words))]);
    decide(&mut preparation, 2, "a cousin");
    let now = preparation.several_wordings();
    let newly = Wordings::newly(&now, &told).map(Wordings::said);
    let words = "Adeyemi leaves as \u{201c}Person A\u{201d}, as \u{201c}a friend\u{201d} and as \u{201c}a cousin\u{201d}";
    assert_eq!(newly, Some(Words::new(words)));
    assert_eq!(Wordings::newly(&told, &now), None);
}

#[test]
fn of_many_wordings_of_one_person_the_first_and_the_last_are_quoted() {
    let mut preparation = of(&[("Tunde", "Person A"); 5]);
    for (item, by) in ["a boy", "a son", "a pupil", "a cousin", "a friend"]
        .into_iter()
        .enumerate()
    {
        decide(&mut preparation, item, by);
    }
    let told = preparation.several_wordings();
    let words = "Tunde leaves as \u{201c}a boy\u{201d}, as \u{201c}a friend\u{201d} and in 3 other wordings";
    assert_eq!(told[0].said(), Words::new(words));
}

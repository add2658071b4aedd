//! People: a role where the sentence says one, else a letter, and one name for one person.

use super::{reads, rung, said};
use crate::anonymise::{Engine, Register};
use crate::domain::{Client, ClientCode, Words};

#[test]
fn a_person_is_who_the_sentence_says_and_else_a_letter() {
    reads(&[
        (
            "Her mother Maureen rang. Maureen was angry, and Maureen's voice shook.",
            "Her mother (Person A) rang. Person A was angry, and Person A's voice shook.",
        ),
        (
            "I rang Danuta Nowicka on the way.",
            "I rang Person A on the way.",
        ),
        (
            "Later my colleague Tunde wrote. I like Tunde.",
            "Later my colleague (name withheld) wrote. I like my colleague.",
        ),
        (
            "Her mother Maureen rang, and her sister Bev wrote to Maureen.",
            "Her mother (Person A) rang, and her sister (name withheld) wrote to Person A.",
        ),
        (
            "Her sister Nora rang, and her sister Bev.",
            "Her sister (name withheld) rang, and her sister (Person A).",
        ),
        (
            "My client Aoibheann Daly wrote. I like Aoibheann.",
            "My client (Person A) wrote. I like Person A.",
        ),
    ]);
}

#[test]
fn a_name_that_is_spoken_of_as_one_is_withheld() {
    reads(&[
        (
            "Danuta rang. Her real name is Danuta, and she goes by Danuta.",
            "Person A rang. Her real name is (name withheld), and she goes by (name withheld).",
        ),
        (
            "Tunde, my colleague, wrote. Tunde is his middle name.",
            "Somebody, my colleague, wrote. (name withheld) is his middle name.",
        ),
    ]);
    let text = "Tunde, my colleague, goes by Tunde.";
    assert_eq!(rung(text, 1), "A person, my colleague, goes by (a name).");
}

#[test]
fn a_family_is_no_person() {
    let text = "The Okafors were there. I like the Okafors.";
    assert_eq!(said(text), "The family A were there. I like the family A.");
    assert_eq!(rung(text, 1), "The family were there. I like the family.");
    reads(&[("The James of old came.", "The person A of old came.")]);
}

#[test]
fn two_people_of_one_role_are_not_made_one() {
    let text =
        "Her mother Maureen rang. Later her mother Danuta Nowicka wrote. Maureen met Danuta.";
    let out = said(text);
    assert!(out.ends_with("Person A met Person B."), "{out}");
}

#[test]
fn one_person_has_one_name_wherever_the_texts_speak_of_them() {
    let texts = [
        "Tunde, my colleague, wrote. Her sister Bev rang.",
        "I asked Tunde about Bev. His wife is called Angharad. Then Angharad came.",
        "The other Tunde came. Dr Varga is ill, and Varga's friend, Dan Kerr, is not Una Kerr.",
    ];
    let found = Engine::new().scan_all(&texts, &Register::of(&[]));
    let out: Vec<String> = texts
        .iter()
        .zip(found)
        .map(|(text, found)| {
            let mut out = (*text).to_owned();
            for f in found.iter().rev() {
                out.replace_range(f.span.clone(), &f.suggestion);
            }
            out
        })
        .collect();
    assert_eq!(
        out,
        [
            "Somebody, my colleague, wrote. Her sister (Person A) rang.",
            "I asked my colleague about Person A. His wife is called Person B. Then Person B came.",
            "The other colleague came. Person C is ill, and Person C's friend, Person D, is not Person E.",
        ]
    );
}

#[test]
fn one_person_has_one_name_however_it_is_written() {
    reads(&[
        (
            "Maureen Quill rang. I wrote to Quill, M. about it, and to M. Quill.",
            "Person A rang. I wrote to Person A about it, and to Person A.",
        ),
        (
            "I wrote to Okafor, J. K. about it. Then J. Okafor wrote.",
            "I wrote to Person A about it. Then Person A wrote.",
        ),
        (
            "Karel van Dyk rang. I met van Dyk, and told van der Heyden.",
            "Person A rang. I met Person A, and told Person B.",
        ),
        (
            "Marie d'Aubigny rang. I told d’Aubigny.",
            "Person A rang. I told Person A.",
        ),
    ]);
}

#[test]
fn a_short_form_is_the_same_person_where_nobody_else_could_be_meant() {
    reads(&[
        (
            "I told Daniel Hart first. Dan laughed, and Dan Hart left.",
            "I told Person A first. Person A laughed, and Person A left.",
        ),
        (
            "Kate rang. Later Catherine wrote.",
            "Person A rang. Later Person A wrote.",
        ),
        (
            "Daniel Hart rang, and Daniel Smith wrote. Dan laughed.",
            "Person A rang, and Person B wrote. Person C laughed.",
        ),
        (
            "Dan Hart rang, and Daniel Smith wrote.",
            "Person A rang, and Person B wrote.",
        ),
    ]);
    let roles = said("Her mother Kate rang. Her sister Catherine wrote. Kate met Catherine.");
    assert!(roles.ends_with("Person A met Person B."), "{roles}");
    let found = Engine::new().scan("Kate rang. Later Catherine wrote.", &Register::of(&[]));
    let reasons: Vec<&str> = found.iter().map(|found| &*found.reason).collect();
    assert!(
        reasons[0].ends_with("; taken for one person with “Catherine”."),
        "{reasons:?}"
    );
    assert!(
        reasons[1].ends_with("; taken for one person with “Kate”."),
        "{reasons:?}"
    );
}

#[test]
fn a_client_whose_code_stands_behind_the_name_is_not_called_by_it_twice() {
    let client = Client {
        code: ClientCode::try_from("K-07".to_owned()).unwrap(),
        words: vec![Words::new("Siobhan")],
    };
    let register = Register::of(&[client]);
    for (text, wanted) in [
        ("Siobhan (K-07) wrote.", "A client (K-07) wrote."),
        (
            "I met Siobhan, who is K-07.",
            "I met a client, who is K-07.",
        ),
        (
            "My client Siobhan (K-07) wrote.",
            "My client (name withheld) (K-07) wrote.",
        ),
        ("Siobhan, K-11 and I met.", "K-07, K-11 and I met."),
    ] {
        let mut out = text.to_owned();
        for f in Engine::new().scan(text, &register).iter().rev() {
            out.replace_range(f.span.clone(), &f.suggestion);
        }
        assert_eq!(out, wanted);
    }
}

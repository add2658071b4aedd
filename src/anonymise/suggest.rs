//! The plain reason for a finding, and what could stand instead.

use super::doc::{Doc, Found};
use super::label::Label;
use std::collections::HashMap;

/// Who was given which replacement in texts that leave together.
#[derive(Default)]
pub(super) struct Cast {
    names: HashMap<String, String>,
    given: usize,
}

impl Cast {
    /// The replacement of a name, the same each time; parts of a name known whole get that of the whole.
    pub(super) fn name(&mut self, folded_parts: &[String]) -> String {
        if let Some(known) = folded_parts
            .iter()
            .filter(|p| p.len() > 1)
            .find_map(|p| self.names.get(p))
        {
            let known = known.clone();
            for p in folded_parts.iter().filter(|p| p.len() > 1) {
                self.names.entry(p.clone()).or_insert_with(|| known.clone());
            }
            return known;
        }
        let with = format!("person {}", letters(self.given));
        self.given += 1;
        for p in folded_parts.iter().filter(|p| p.len() > 1) {
            self.names.insert(p.clone(), with.clone());
        }
        with
    }
}

/// 0 is A, 25 Z, 26 AA.
fn letters(mut n: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'A' + (n % 26) as u8));
        if n < 26 {
            return out;
        }
        n = n / 26 - 1;
    }
}

/// One plain sentence why.
pub(super) fn reason(found: &Found) -> &'static str {
    match found.rule {
        "registered" => "This word is in your register and never leaves.",
        "registered-near" => "This is one letter away from a word in your register.",
        "registered-inside" => "A word of your register stands inside this.",
        "name-title" => "A title comes before it, so it is somebody's name.",
        "name-given" => "This is a given name.",
        "name-full" => "A given name and a surname name one person.",
        "name-unknown" => {
            "This capitalised word is no ordinary English word, so it is probably a name."
        }
        "name-lower" => "This is a given name, though it is written small.",
        "name-again" => "The same name stands elsewhere in these texts.",
        "name-near" => "This is one letter away from a name found in these texts.",
        _ => match found.label {
            Label::Person => "This looks like somebody's name.",
            Label::Handle => "An account name leads straight to one person.",
            Label::Email => "An e-mail address leads straight to one person.",
            Label::Phone => "A telephone number leads straight to one person.",
            Label::Url => "A web address leads straight to a page about somebody.",
            Label::Address => "A street or house says where somebody lives or works.",
            Label::Postcode => "A postcode covers only a few doors.",
            Label::Idnum => "This number was given to one person or case.",
            Label::Org => "A named workplace, school or club ties somebody to it.",
            Label::Date if found.rule == "date" => "An exact date can be looked up or remembered.",
            Label::Date => "When something happened narrows down who it is.",
            Label::Age => "An age narrows down who it is.",
            Label::Place => "A place narrows down who it is.",
            Label::Time => "A fixed day or hour shows when somebody comes.",
            Label::Occupation => "A job narrows down who it is, most of all a rare one.",
            Label::Family => "Who belongs to a family narrows down which family it is.",
            Label::Condition => "A rare condition narrows down who it is.",
            Label::Demog => "Origin, faith or identity narrows down who it is.",
            Label::Event => "Others may have heard of this event.",
            Label::Initial => "An initial is the beginning of a name.",
        },
    }
}

/// What could stand instead, by kind; names get theirs from the [`Cast`].
pub(super) fn instead(doc: &Doc, found: &Found) -> String {
    let bytes = doc.bytes(&found.at);
    let text = &doc.tokens.text[bytes];
    match found.label {
        Label::Person | Label::Initial => "somebody".into(),
        Label::Handle => "their account".into(),
        Label::Email => "their e-mail address".into(),
        Label::Phone => "a phone number".into(),
        Label::Url => "a web page".into(),
        Label::Address => "an address".into(),
        Label::Postcode => "a postcode".into(),
        Label::Idnum => "a reference".into(),
        Label::Org => super::generalise::organisation(text).into(),
        Label::Date => super::generalise::date(text, found.rule),
        Label::Age => super::generalise::age(text),
        Label::Place => super::generalise::place(text).into(),
        Label::Time => super::generalise::time(text),
        Label::Occupation => super::generalise::occupation(text).into(),
        Label::Family => super::generalise::family(text).into(),
        Label::Condition => "a health condition".into(),
        Label::Demog => "from a particular background".into(),
        Label::Event => "something that happened".into(),
    }
}

//! Saying less about the same thing: "a school", "spring 2023", "in her thirties"; each step says less than the one
//! before, and fits the words around it.

mod jobs;
mod kinds;
mod people;
mod place;
mod sentence;
mod several;
mod time;
mod told;

pub(super) use sentence::Sentence;
pub(super) use several::Several;

use super::Finding;
use super::doc::{Doc, Found};
use super::label::Label;
use crate::domain::ClientCode;

/// What could stand instead, the most telling first; never empty. Names have theirs from the cast.
pub(super) fn rungs(doc: &Doc, found: &Found, several: &mut Several<'_>) -> Vec<String> {
    let sentence = Sentence::around(doc, &found.at);
    let text = sentence.text();
    let mut rungs = steps(&sentence, found.label, found.rule);
    if let Some(which) = several.which(doc, found) {
        rungs[0] = several.kind(which);
        // "the second place" would be one of two that were told of.
        let vague = ["a place", "a small place", "an organisation"].contains(&rungs[0].as_str());
        let numbered = match sentence.is_determined() {
            true => usize::from(!vague),
            false => rungs.len(),
        };
        for rung in &mut rungs[..numbered] {
            *rung = several.numbered(which, rung);
        }
    }
    let mut fitted: Vec<String> = Vec::with_capacity(rungs.len());
    for rung in rungs {
        let rung = match rung.as_str() {
            "a place" => place::stands_at(&sentence),
            rung => rung,
        };
        let rung = sentence.fit(rung);
        if !fitted.contains(&rung) && !rung.eq_ignore_ascii_case(text) {
            fitted.push(rung);
        }
    }
    if fitted.is_empty() {
        fitted.push(sentence.fit("something"));
    }
    fitted
}

/// What it is called that is told apart from others of its kind: the first step.
fn kind(sentence: &Sentence, label: Label) -> String {
    steps(sentence, label, "").swap_remove(0)
}

/// What could stand instead, before it is made to fit.
fn steps(sentence: &Sentence, label: Label, rule: &str) -> Vec<String> {
    let clause = matches!(
        rule,
        "condition-lay" | "kin-clan" | "kin-lived" | "event-befell"
    );
    if clause && let Some(said) = told::told(sentence, label) {
        return said;
    }
    match label {
        Label::Person | Label::Initial => said(&["somebody"]),
        // "calls himself [@north_end]", "under the name [north_end]"
        Label::Handle
            if sentence.follows("himself herself themselves itself myself name called named") =>
        {
            said(&["(withheld)"])
        }
        Label::Handle => said(&["an account"]),
        Label::Email => said(&["an e-mail address"]),
        Label::Phone => said(&["a phone number"]),
        Label::Url => said(&["a web page"]),
        Label::Address => said(&["an address"]),
        Label::Postcode => said(&["a postcode"]),
        // "Case no. [4471]"
        Label::Idnum
            if sentence.follows("no ref number reference nr")
                || sentence.follows(".") && has(sentence.before(2), "no ref nr") =>
        {
            said(&["withheld"])
        }
        Label::Idnum => said(&["a reference number"]),
        Label::Org => kinds::organisation(sentence),
        Label::Date => time::date(sentence, rule),
        Label::Time => time::hour(sentence),
        Label::Age => people::age(sentence),
        Label::Family => people::family(sentence),
        Label::Place => place::place(sentence),
        Label::Occupation => jobs::occupation(sentence, rule),
        Label::Condition => kinds::condition(sentence),
        Label::Demog => kinds::belonging(sentence),
        Label::Event => kinds::event(sentence),
    }
}

/// What could stand instead of something in a client's register; an account or a number says whose it goes with.
pub(super) fn linked(
    doc: &Doc,
    found: &Found,
    code: &ClientCode,
    several: &mut Several<'_>,
) -> Vec<String> {
    let rungs = rungs(doc, found, several);
    let whose = matches!(
        found.label,
        Label::Handle | Label::Email | Label::Phone | Label::Url | Label::Address
    );
    // "an account linked to K-07's post" would be linked to the post.
    let owns = Sentence::around(doc, &found.at).owns();
    match rungs.first().filter(|_| whose && !owns) {
        Some(rung) => vec![format!("{rung} linked to {code}"), rung.clone()],
        None => rungs,
    }
}

/// "K-07's handle is [@north_end]": where the sentence says before whose an account is, it isn't said again.
pub(super) fn say_whose_once(text: &str, findings: &mut [Finding]) {
    for at in 0..findings.len() {
        let (before, own) = findings.split_at_mut(at);
        let own = &mut own[0];
        let Some(code) = own.registered.as_ref().map(ClientCode::as_str) else {
            continue;
        };
        let linked = format!(" linked to {code}");
        let Some(bare) = own.suggestion.strip_suffix(&linked).map(str::to_owned) else {
            continue;
        };
        let ends = text[..own.span.start].rfind(['.', '!', '?', '\n']);
        let from = ends.map_or(0, |end| end + 1);
        let named = before.iter().any(|found| {
            let same = found.registered.as_ref().map(ClientCode::as_str) == Some(code);
            same && found.label == Label::Person && found.span.start >= from
        });
        if named || text[from..own.span.start].contains(code) {
            own.less.retain(|less| *less != bare);
            own.suggestion = bare;
        }
    }
}

fn said(rungs: &[&str]) -> Vec<String> {
    rungs.iter().map(|rung| (*rung).to_owned()).collect()
}

/// Whether one of these words, parted by spaces, stands in the text; a word that ends in `*` is a beginning.
fn has(text: &str, words: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|w| {
        let w = w.as_bytes();
        let mut words = words.as_bytes().split(|b| *b == b' ');
        words.any(|x| match x.strip_suffix(b"*") {
            Some(start) => w
                .get(..start.len())
                .is_some_and(|w| w.eq_ignore_ascii_case(start)),
            None => w.eq_ignore_ascii_case(x),
        })
    })
}

#[cfg(test)]
mod tests;

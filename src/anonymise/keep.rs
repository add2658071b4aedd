//! What looks like an identifier and must stay: authors, bodies, platforms, codes.

mod acquaintance;
pub(super) mod public;

use super::classes::Classes;
use super::doc::Doc;
use super::heads::{Head, Row};
use super::tokens::{Gap, Kind};
use super::words::{Words, words};
use acquaintance::dealt_with;

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(Head::Code, &[CODED], Classes::TITLE)];

/// Whom a letter or a number stands for: "client K", "case 7".
const CODED: Words =
    words!("client patient person participant student supervisee therapist colleague case");

pub(super) fn find(doc: &mut Doc) {
    // Names that are said to be made up; more than a few are none.
    let mut invented: Vec<u64> = Vec::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        if !doc.free(i) {
            i += 1;
            continue;
        }
        if doc.tokens.cap(i)
            && invented.len() < 12
            && doc.tokens.is_word(i)
            && let Some(end) = public::pseudonym(doc, i)
        {
            doc.keep(i..end);
            invented.extend((i..end).map(|j| doc.tokens.all[j].hash));
            i = end;
            continue;
        }
        let t = &doc.tokens.all[i];
        i = if t.upper || t.may.has(Head::Code) || t.phrase.1.public() {
            keep_at(doc, i).unwrap_or(i + 1)
        } else {
            i + 1
        };
    }
    if invented.is_empty() {
        return;
    }
    for i in 0..doc.tokens.len() {
        if doc.tokens.cap(i) && doc.free(i) && invented.contains(&doc.tokens.all[i].hash) {
            doc.keep(i..i + 1);
        }
    }
}

fn keep_at(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = doc.tokens.all[i];
    let s = doc.tokens.str(i);
    if let Some(end) = code(doc, i) {
        doc.keep(i..end);
        return Some(end);
    }
    // "carl rogers": in a text that knows no capitals a full name is still a full name
    let (n, phrase) = t.phrase;
    let end = i + usize::from(n);
    if !t.cap
        && n > 1
        && phrase.public()
        && (i..end).all(|j| {
            doc.tokens.is_word(j) && !doc.tokens.cap(j) && (j == i || doc.tokens.gap(j) > Gap::None)
        })
        && t.is.given() > 0
        && !dealt_with(doc, &(i..end))
    {
        cite(doc, i..end);
        return Some(end);
    }
    if !t.cap && !s.chars().nth(1).is_some_and(char::is_uppercase) {
        return None;
    }
    // "in Canada call …": where anybody rings
    if t.is.place() > 2
        && i > 0
        && doc.tokens.any(i - 1, words!("in or and"))
        && doc
            .tokens
            .any(i + 1, words!("call text ring dial phone it's"))
            | doc.tokens.classes(i + 1).body()
    {
        doc.keep(i..i + 1);
        return Some(i + 1);
    }
    if let Some(end) = public::public(doc, i) {
        doc.keep(i..end);
        return Some(end);
    }
    if let Some(end) = public::cited(doc, i) {
        doc.cite(i);
        return Some(end);
    }
    let titled = i > 0
        && (doc.tokens.classes(i - 1).title() && doc.tokens.cap(i - 1)
            || doc.tokens.str(i - 1) == "."
                && i > 1
                && doc.tokens.classes(i - 2).title()
                && doc.tokens.cap(i - 2));
    let capped = (i..end).filter(|&j| doc.tokens.is_word(j)).all(|j| {
        doc.tokens.cap(j) || doc.tokens.classes(j).never_name() || doc.tokens.gap(j) == Gap::None
    });
    // Where somebody works is no mere shop
    let workplace = (1..=8).any(|k| {
        i >= k
            && doc.tokens.any(
                i - k,
                words!("works work worked working job shift shifts employed"),
            )
    }) && (1..=3).any(|k| i >= k && doc.tokens.any(i - k, words!("at for in")))
        || doc.tokens.str(i + 1) == ","
            && doc.tokens.is(i + 2, "where")
            && (i + 3..i + 6).any(|k| doc.tokens.any(k, words!("works work worked working")));
    if n > 1 && capped && phrase.platform() && workplace && !named_on(doc, end) {
        doc.find(i..end, super::label::Label::Org, "organisation-work");
        return Some(end);
    }
    if n > 1 && capped && phrase.public() && !named_on(doc, end) {
        if dealt_with(doc, &(i..end)) {
            return None;
        }
        cite(doc, i..end);
        return Some(end);
    }
    if n > 1 && capped && (phrase.body() || phrase.platform()) && !named_on(doc, end) {
        doc.keep(i..end);
        return Some(end);
    }
    let named = t.is.given() > 0 || t.is.surname() > 1;
    let shouting = t.is.word() > 0 || named;
    let next_cap = doc.tokens.gap(i + 1) == Gap::Space
        && doc.tokens.is_word(i + 1)
        && doc.tokens.cap(i + 1)
        && !doc.tokens.classes(i + 1).never_name();
    if t.is.body()
        && (!t.is.acronym() || t.caps)
        && (t.caps || !shouting || t.is.given() == 0 && !t.opens)
        && !titled
    {
        doc.keep(i..i + 1);
        return Some(i + 1);
    }
    if t.is.platform()
        && workplace
        && !t.opens
        && t.cap
        && !doc
            .tokens
            .any(i, words!("excel word powerpoint zoom teams photoshop"))
    {
        doc.find(i..i + 1, super::label::Label::Org, "organisation-work");
        return Some(i + 1);
    }
    // "Gibbs' cycle", "Karpman triangle", "Gillick competence"
    let model = words!(
        "competence competent cycle model scale triangle effect method approach theory window questionnaire inventory guidelines principle principles hierarchy framework stages paradox technique duty test"
    );
    let skip = usize::from(
        doc.tokens.kind(i + 1) == Some(Kind::Possessive)
            || matches!(doc.tokens.str(i + 1), "'" | "’"),
    );
    let has_model = doc.tokens.any(i + 1 + skip, model)
        && doc.tokens.gap(i + 1 + skip) == Gap::Space
        && !doc.tokens.cap(i + 1 + skip);
    // Everybody may have a test, a duty or an effect; nobody but an author has a hierarchy.
    let own = words!("cycle questionnaire inventory hierarchy paradox");
    let listed = t.is.public_surname();
    let unlisted = t.is.given() == 0 && t.is.word() == 0;
    let theirs = skip == 0
        || listed && t.is.given() == 0
        || (listed || unlisted) && doc.tokens.any(i + 1 + skip, own);
    if !titled && t.is.given() < 2 && has_model && theirs && (!t.opens || unlisted && skip > 0) {
        doc.cite(i);
        return Some(i + 1);
    }
    if t.is.platform()
        && (t.is.given() < 3 || s.len() == 1)
        && !titled
        && !(next_cap && named && !doc.tokens.classes(i + 1).platform())
        && (!t.opens || t.is.word() == 0 || t.is.word() > 2)
    {
        doc.keep(i..i + 1);
        return Some(i + 1);
    }
    let hyphened = super::tokens::is_hyphen(doc.tokens.str(i + 1))
        && doc.tokens.gap(i + 1) == Gap::None
        && doc.tokens.cap(i + 2)
        || i > 1
            && super::tokens::is_hyphen(doc.tokens.str(i - 1))
            && doc.tokens.gap(i) == Gap::None
            && doc.tokens.cap(i - 2);
    let known = dealt_with(doc, &(i..i + 1));
    if t.is.public_surname() && !titled && !next_cap && !hyphened && !known {
        let given_before = i > 0
            && doc.tokens.gap(i) == Gap::Space
            && doc.tokens.cap(i - 1)
            && doc.tokens.classes(i - 1).given() > 0
            && !doc.tokens.classes(i - 1).never_name();
        let cited = i > 0
            && doc.tokens.any(
                i - 1,
                words!("reading rereading by after quoting citing quoted and see read says"),
            )
            || doc.tokens.str(i + 1) == "(" && doc.tokens.kind(i + 2) == Some(Kind::Number)
            || has_model && skip > 0 && theirs
            || doc
                .tokens
                .any(i + 1, words!("writes argues argued theorised theorized"))
            || doc.tokens.is(i + 1, "would")
                && doc.tokens.any(i + 2, words!("say call agree approve have"))
            || listed_beside(doc, i);
        let sure = t.is.word() == 0 && t.is.given() < 2 || cited || beside_theorist(doc, i);
        if !given_before && sure {
            doc.cite(i);
            return Some(i + 1);
        }
    }
    None
}

/// Lets a full name stay, unless somebody is named so elsewhere.
fn cite(doc: &mut Doc, at: std::ops::Range<usize>) {
    for i in at {
        doc.cite(i);
    }
}

/// Whether the "." at `i` ends a sentence: no name can begin with the word after it.
fn full_stop(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i + 1);
    t.gap(i + 1) >= Gap::Line
        || is.never()
        || is.function() && is.surname() < 2
        || (1..=2).contains(&is.word()) && is.given() == 0 && is.surname() == 0
}

/// Whether another theorist is named close by: authors come in company.
fn beside_theorist(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let mut usual = 0;
    (i.saturating_sub(12)..(i + 12).min(t.len())).any(|j| {
        j != i && t.cap(j) && {
            let is = t.classes(j);
            let alone = !(j > 0 && t.cap(j - 1) && t.gap(j) == Gap::Space && !t.all[j - 1].opens);
            usual += usize::from(is.public_surname() && alone && t.all[j].hash != t.all[i].hash);
            // One whose name nobody else has, or two whose names others have too
            is.public_surname() && (is.word() == 0 && is.given() < 2) || usual > 1
        }
    })
}

/// Whether another theorist stands right beside in a list: "Rogers, Stern and Klein".
fn listed_beside(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let theorist = |j: usize| t.cap(j) && t.classes(j).public_surname();
    let joined = |j: usize| {
        t.any(j, words!("and or then nor beside versus over than with"))
            || matches!(t.str(j), "," | "&" | "/")
    };
    joined(i + 1) && (theorist(i + 2) || joined(i + 2) && theorist(i + 3))
        || i > 1 && joined(i - 1) && (theorist(i - 2) || i > 2 && joined(i - 2) && theorist(i - 3))
}

/// Whether another name part follows, so that the phrase was only the beginning of a name.
fn named_on(doc: &Doc, end: usize) -> bool {
    let t = &doc.tokens;
    t.gap(end) == Gap::Space
        && t.cap(end)
        && t.is_word(end)
        && (t.classes(end).surname() > 1 && t.classes(end).word() == 0 || t.classes(end).org_head())
}

/// "Mr X", "client B", "Person A", "K-07".
fn code(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let who = t.classes(i).title() && t.cap(i) && t.str(i).len() <= 4 || t.any(i, CODED);
    // "Auntie K" is somebody in a family
    let kin = t.classes(i).kin() && !t.any(i, words!("mr mrs ms miss"));
    if !who || kin || t.gap(i + 1) != Gap::Space {
        return None;
    }
    let s = t.str(i + 1);
    // What stands for a name already is no name, at the end of a sentence either.
    if t.any(i, words!("person"))
        && s.len() <= 2
        && s != "I"
        && s.bytes().all(|b| b.is_ascii_uppercase())
    {
        return Some(i + 2);
    }
    let letter = s.len() == 1 && s.bytes().all(|b| b.is_ascii_uppercase()) && s != "I";
    let dotted = t.str(i + 2) == "." && t.gap(i + 2) == Gap::None;
    let title = t.classes(i).title() && t.cap(i);
    if letter
        && (!dotted || i + 3 >= t.len() || t.get(i + 3).is_some_and(|n| n.cap))
        && (title
            && (s >= "X"
                || !dotted && !(t.cap(i + 2) && t.is_word(i + 2) && t.gap(i + 2) == Gap::Space))
            || !title && (!dotted || i + 3 >= t.len() || full_stop(doc, i + 2)))
    {
        return Some(i + 2);
    }
    (!title && t.kind(i + 1) == Some(Kind::Number) && s.len() <= 2).then_some(i + 2)
}

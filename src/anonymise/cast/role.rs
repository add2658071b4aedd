//! Who somebody is by the words beside their name: "her mother Maureen", "Tunde, my colleague,".

use crate::anonymise::doc::{Doc, Found};
use crate::anonymise::grammar::THEIRS;
use crate::anonymise::tokens::Gap;
use crate::anonymise::words::{Words, words};

/// What somebody may be to the practitioner or to a client, wide enough to be said.
const ROLES: Words = words!(
    "colleague friend supervisor supervisee boss manager neighbour neighbor flatmate housemate landlord landlady teacher tutor solicitor lawyer therapist counsellor receptionist assistant secretary student trainee gp doctor"
);
const CLIENTS: Words = words!("client patient");
const MODIFIERS: Words = words!(
    "new late former old ex foster step twin little big elder eldest older oldest younger youngest dear lovely own second first"
);

/// Who somebody is by the words beside the name: "her mother Maureen", "Maureen, her mother,", "his stepmum, Bev,",
/// "her partner is called Angharad".
pub(super) fn role(doc: &Doc, found: &Found) -> Option<String> {
    let t = &doc.tokens;
    let (start, end) = (found.at.start, found.at.end);
    if let Some(role) = beside(doc, start) {
        return Some(role);
    }
    let ends = matches!(t.str(end), "," | ")" | "." | ";");
    let kin = if start > 1 && t.str(start - 1) == "," && ends {
        Some(start - 1)
    } else if start > 2 && t.any(start - 1, words!("called named")) {
        let is = t.any(start - 2, words!("is was"));
        Some(if is { start - 2 } else { start - 1 })
    } else {
        None
    };
    if let Some(role) = kin.and_then(|kin| ending_at(doc, kin)) {
        return Some(role);
    }
    if t.str(end) == "," {
        let noun = (end + 2..end + 5).find(|&i| is_role(doc, i) && !t.cap(i))?;
        let closed = !t.is_word(noun + 1) || t.classes(noun + 1).function();
        let between = (end + 2..noun).all(|i| t.any(i, MODIFIERS) || t.classes(i).kin_modifier());
        if closed && between && t.gap(end + 1) == Gap::Space {
            return say(doc, end + 1, noun);
        }
    }
    None
}

/// Whether the words before a name say already who it is: "her mother [Maureen]", "K-07's husband [Gareth]".
pub(super) fn is_told(doc: &Doc, start: usize) -> bool {
    let t = &doc.tokens;
    beside(doc, start).is_some()
        || start > 1
            && t.gap(start) == Gap::Space
            && is_role(doc, start - 1)
            && !t.cap(start - 1)
            && ["'s ", "’s "]
                .iter()
                .any(|of| t.text[..t.all[start - 1].start].ends_with(of))
}

/// The role whose noun stands right before a name: "her mother [Maureen]".
pub(super) fn beside(doc: &Doc, start: usize) -> Option<String> {
    if doc.tokens.gap(start) > Gap::Line || doc.tokens.gap(start) == Gap::None {
        return None;
    }
    ending_at(doc, start)
}

/// The role whose noun is the last token before `end`.
fn ending_at(doc: &Doc, end: usize) -> Option<String> {
    let t = &doc.tokens;
    let noun = end.checked_sub(1)?;
    if !is_role(doc, noun) || t.cap(noun) {
        return None;
    }
    let mut det = noun.checked_sub(1)?;
    while det > 0
        && noun - det < 4
        && (t.any(det, MODIFIERS) || t.classes(det).kin_modifier() || matches!(t.str(det), "-"))
    {
        det -= 1;
    }
    say(doc, det, noun)
}

fn is_role(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    t.is_word(i)
        && ((is.kin() || is.kin_narrow()) && !is.plural() || t.any(i, ROLES) || t.any(i, CLIENTS))
}

/// "her mother", "my friend", "the client"; what narrows a family down is left out.
fn say(doc: &Doc, det: usize, noun: usize) -> Option<String> {
    let t = &doc.tokens;
    let word = t.str(noun).to_lowercase();
    if t.any(noun, CLIENTS) {
        return t
            .any(det, words!("my our a the this that"))
            .then(|| "the client".to_owned());
    }
    let holder = t.str(det).to_lowercase();
    if !t.any(det, THEIRS) && !t.any(det, words!("my our")) {
        return None;
    }
    let plain = if t.any(noun, ROLES) {
        word
    } else {
        match word.as_str() {
            _ if !t.classes(noun).kin_narrow() => word,
            _ if word.ends_with("mother") || word.ends_with("mum") || word.ends_with("mom") => {
                "mother".into()
            }
            _ if word.ends_with("father") || word.ends_with("dad") => "father".into(),
            _ if word.ends_with("son") => "son".into(),
            _ if word.ends_with("daughter") => "daughter".into(),
            _ if word.ends_with("wife")
                || word.ends_with("husband")
                || word.ends_with("partner") =>
            {
                "partner".into()
            }
            _ if word.contains("brother") || word.contains("sister") || word.contains("twin") => {
                "sibling".into()
            }
            _ => "relative".into(),
        }
    };
    Some(format!("{holder} {plain}"))
}

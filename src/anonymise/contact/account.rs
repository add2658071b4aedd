//! Account names without an @.

use super::{glued, rightwards, wordy};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::words;

/// "fenella-q99": a small word that English has not, with letters and digits joined to it.
fn hyphened(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i + 2);
    let digits = s.bytes().filter(u8::is_ascii_digit).count();
    let is = t.classes(i);
    (t.is_word(i)
        && !t.cap(i)
        && is.word() == 0
        && t.str(i).len() > 3
        && t.gap(i) > Gap::None
        && is_hyphen(t.str(i + 1))
        && glued(doc, i + 1)
        && glued(doc, i + 2)
        && t.kind(i + 2) == Some(Kind::Mixed)
        && s.starts_with(|c: char| c.is_ascii_lowercase())
        && digits > 1
        && !is.condition()
        && !is.medicine()
        && doc.all_free(i..i + 3))
    .then_some(i + 3)
}

/// "I blocked [fenellaq] on Insta": what somebody is dealt with under, on a platform, where no list knows it.
fn dealt_with(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let verb = words!(
        "blocked unblocked found followed unfollowed added friended unfriended muted reported tagged messaged"
    );
    i > 0
        && t.any(i - 1, verb)
        && t.classes(i).0 == 0
        && t.is(i + 1, "on")
        && t.classes(i + 2).platform()
}

/// Whether the words before say that an account name comes: "goes by", "username".
pub(super) fn asked_for(doc: &Doc, i: usize) -> bool {
    let from = i.saturating_sub(5);
    (from..i).any(|j| {
        doc.tokens.any(
            j, words!("handle username user account alias profile login nickname screenname insta aka channel")) || doc.tokens.classes(j).platform() && doc.tokens.cap(j)
    }) && (0..3).all(|k| i <= k || !matches!(doc.tokens.str(i - 1 - k), "." | "?" | "!"))
}

/// "jiji.void", "truth.teller.2": small words joined by full stops, of which a list does not know one, or with a number last.
fn dotted(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let small = |j: usize| t.is_word(j) && t.str(j).bytes().all(|b| b.is_ascii_lowercase());
    let joined = |j: usize| t.str(j) == "." && glued(doc, j) && glued(doc, j + 1);
    if !small(i) || t.gap(i) == Gap::None && i > 0 && t.is_word(i - 1) || !joined(i + 1) {
        return None;
    }
    let strange = |j: usize| small(j) && t.str(j).len() > 3 && t.classes(j).0 == 0;
    let long = |j: usize| small(j) && t.str(j).len() > 2 && !t.classes(j).function();
    let two = long(i) && long(i + 2) && (strange(i) || strange(i + 2));
    let numbered =
        small(i) && small(i + 2) && joined(i + 3) && matches!(t.kind(i + 4), Some(Kind::Number));
    if !two && !numbered || i > 0 && matches!(t.str(i - 1), "/" | "." | "@") {
        return None;
    }
    let end = rightwards(doc, i, &["_", "-", "."]);
    doc.all_free(i..end).then_some(end)
}

/// "I am dr-kay-talks on there": who one is on a platform.
fn signed_on(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let end = rightwards(doc, i, &["-", "_", "."]);
    t.is(end, "on") && (t.any(end + 1, words!("there here it")) || t.classes(end + 1).platform())
}

/// "the SuperValu", "at a QuikShop": what has an article before it, or is gone to, is sold under that name.
fn sold(doc: &Doc, i: usize) -> bool {
    i > 0
        && doc
            .tokens
            .any(i - 1, words!("the a an in into outside at near"))
}

/// "tina996", "TruthTeller", "u/name": an account name without an @.
pub(super) fn lone_account(doc: &mut Doc, i: usize) {
    if !doc.free(i) {
        return;
    }
    let s = doc.tokens.str(i);
    if doc.tokens.any(i, words!("u user"))
        && doc.tokens.str(i + 1) == "/"
        && glued(doc, i + 1)
        && glued(doc, i + 2)
        && wordy(doc, i + 2)
    {
        let end = rightwards(doc, i + 2, &["_", "-"]);
        doc.find(i..end, Label::Handle, "handle-slash");
        return;
    }
    if let Some(end) = dotted(doc, i) {
        doc.find(i..end, Label::Handle, "handle-dots");
        return;
    }
    if let Some(end) = hyphened(doc, i) {
        doc.find(i..end, Label::Handle, "handle-digits");
        return;
    }
    // The rules below ask of a word that no list knows it, or none as a word that is written small.
    let may = match doc.tokens.kind(i) {
        Some(Kind::Mixed) => true,
        Some(Kind::Word) => {
            let is = doc.tokens.classes(i);
            is.0 == 0 || is.word() == 0 && !doc.tokens.cap(i)
        }
        _ => false,
    };
    if !may {
        return;
    }
    // "goes by lil-jaz": where an account name is said to come
    if !doc.tokens.cap(i)
        && i > 0
        && is_hyphen(doc.tokens.str(i + 1))
        && glued(doc, i + 1)
        && glued(doc, i + 2)
        && wordy(doc, i + 2)
        && doc.tokens.any(
            i - 1,
            words!("as is by called named username handle user account am i'm"),
        )
        && (asked_for(doc, i)
            || i > 1 && doc.tokens.any(i - 2, words!("goes went go"))
            || signed_on(doc, i))
    {
        let end = rightwards(doc, i, &["-", "_", "."]);
        doc.find(i..end, Label::Handle, "handle-asked");
        return;
    }
    let alone = (doc.tokens.gap(i) > Gap::None
        || i == 0
        || matches!(doc.tokens.str(i - 1), "'" | "‘" | "\"" | "“" | "("))
        && (doc.tokens.gap(i + 1) > Gap::None
            || !wordy(doc, i + 1) && !is_hyphen(doc.tokens.str(i + 1))
            || doc.tokens.kind(i + 1) == Some(Kind::Possessive));
    if !alone {
        return;
    }
    match doc.tokens.kind(i) {
        Some(Kind::Mixed) => {
            let letters = s.chars().take_while(|c| c.is_alphabetic()).count();
            let lower = s.chars().any(char::is_lowercase);
            let rest = s.chars().skip(letters).all(|c| c.is_numeric());
            let word = [
                "covid", "mp", "page", "section", "week", "day", "chapter", "part", "level",
                "step", "note", "figure", "table", "grade", "some", "any", "no", "every",
            ];
            let known = word.iter().any(|w| {
                s[..s.find(|c: char| c.is_numeric()).unwrap_or(0)].eq_ignore_ascii_case(w)
            });
            // "n0tmyrealname": digits among the letters
            let inside = letters >= 1
                && s.len() >= 7
                && s.ends_with(|c: char| c.is_ascii_lowercase())
                && s.chars().filter(|c| c.is_lowercase()).count() >= 5
                && s.is_ascii();
            if lower && (letters >= 3 && rest || inside) && !known {
                doc.find(i..i + 1, Label::Handle, "handle-digits");
            }
        }
        Some(Kind::Word) => {
            let t = doc.tokens.all[i];
            let humps = s
                .char_indices()
                .skip(1)
                .filter(|(_, c)| c.is_uppercase())
                .count();
            let lower = s.chars().filter(|c| c.is_lowercase()).count();
            let prefix = [
                "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "St", "O'", "D'",
                "Al", "El", "Ben", "Bar", "Lo", "Da", "Del",
            ];
            let scots = prefix
                .iter()
                .any(|p| s.starts_with(p) && s[p.len()..].starts_with(char::is_uppercase))
                || s.contains(crate::anonymise::fold::is_apostrophe);
            // "eHarmony", "iPlayer": a small letter before the capital is how brands are written
            let styled = humps == 1 && !t.cap && s.chars().nth(1).is_some_and(char::is_uppercase);
            if humps >= 1
                && !styled
                && !s.ends_with("ed")
                && !s.ends_with("ing")
                && lower >= 3
                && !scots
                && !t.caps
                && t.is.0 == 0
                && s.len() > 5
                && (t.cap && (humps > 1 || !sold(doc, i)) || asked_for(doc, i))
                && t.phrase.0 == 0
            {
                doc.find(i..i + 1, Label::Handle, "handle-humps");
            } else if !t.cap
                && t.is.word() == 0
                && s.len() > 4
                && !t.is.platform()
                && s.is_ascii()
                && !s.contains('\'')
                && (dealt_with(doc, i)
                    || asked_for(doc, i)
                        && (doc.tokens.any(
                            i.wrapping_sub(1),
                            words!(
                                "as is by ' \" ‘ “ called named handle username account user tag :"
                            ),
                        ) || i > 1
                            && doc.tokens.str(i - 1) == ","
                            && doc.tokens.any(
                                i - 2,
                                words!("account handle username profile user channel page name"),
                            )))
            {
                doc.find(i..i + 1, Label::Handle, "handle-asked");
            }
        }
        _ => {}
    }
}

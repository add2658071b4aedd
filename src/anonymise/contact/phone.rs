//! Telephone numbers.

use super::glued;
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};

/// A telephone number from token `i`; where to go on.
pub(super) fn phone(doc: &mut Doc, i: usize) -> Option<usize> {
    let s = doc.tokens.str(i);
    let opens =
        matches!(s, "+" | "(") && doc.tokens.kind(i + 1) == Some(Kind::Number) && glued(doc, i + 1);
    if !doc.free(i) || !opens && doc.tokens.kind(i) != Some(Kind::Number) {
        return None;
    }
    // "DL-0420110149646"
    if i > 1
        && glued(doc, i)
        && glued(doc, i - 1)
        && crate::anonymise::tokens::is_hyphen(doc.tokens.str(i - 1))
        && doc.tokens.cap(i - 2)
        && doc.tokens.is_word(i - 2)
    {
        return None;
    }
    // "20-00-00 55779911": a sort code and an account
    let pair = |j: usize| doc.tokens.kind(j) == Some(Kind::Number) && doc.tokens.str(j).len() == 2;
    if pair(i)
        && pair(i + 2)
        && pair(i + 4)
        && [i + 1, i + 3]
            .iter()
            .all(|&j| doc.tokens.str(j) == "-" && glued(doc, j))
        && doc.tokens.str(i + 5).len() == 8
        && doc.tokens.kind(i + 5) == Some(Kind::Number)
    {
        doc.find(i..i + 6, Label::Idnum, "number-shape");
        return Some(i + 6);
    }
    if i > 0
        && glued(doc, i)
        && matches!(
            doc.tokens.str(i - 1),
            "/" | "." | "£" | "$" | "€" | "₹" | "#"
        )
        && !(i > 1 && doc.label_at(i - 2) == Some(Label::Phone))
    {
        return None;
    }
    let most = international(doc, i).map(|(_, most)| most);
    let (mut j, mut end, mut digits) = (i, i, 0);
    let mut groups: Vec<usize> = Vec::new();
    while j < (i + 16).min(doc.tokens.len()) && doc.free(j) {
        let t = doc.tokens.all[j];
        let w = doc.tokens.str(j);
        if j > i && t.gap > Gap::Space || w == "+" && digits > 0 {
            break;
        }
        // A whole number was read and another begins: "07700 900123 07700 900456"
        let whole = match most {
            Some(most) => digits >= most,
            None => (9..=11).contains(&digits) && w.starts_with('0') && w.len() > 2,
        };
        if t.kind == Kind::Number && whole {
            break;
        }
        match t.kind {
            Kind::Number if w.len() <= 15 => {
                digits += w.len();
                groups.push(w.len());
                end = j + 1;
            }
            Kind::Mark if matches!(w, "+" | "(" | ")" | "-" | "." | "‑" | "–" | "/") => {}
            _ => break,
        }
        if digits > 15 {
            break;
        }
        j += 1;
    }
    // An extension: "x0012"
    if doc.tokens.kind(end) == Some(Kind::Mixed) && glued(doc, end) && digits >= 6 {
        let w = doc.tokens.str(end);
        if let Some(x) = w.find(['x', 'X'])
            && w.len() < 16
            && w[x + 1..].chars().all(|c| c.is_numeric())
            && w[..x].chars().all(|c| c.is_numeric())
        {
            digits += x;
            groups.push(x);
            end += 1;
        }
    }
    let first = doc.tokens.str(if opens { i + 1 } else { i });
    let told = told_number(doc, i);
    let free_line = first.starts_with("0800")
        || first.starts_with("0808")
        || first == "116"
        || first == "1" && groups.get(1) == Some(&3) && doc.tokens.str(i + 2).starts_with('8')
        || first == "1800"
        || first == "1300"
        || first == "13" && groups.iter().sum::<usize>() == 6;
    let shaped = match groups.as_slice() {
        [3, 3, 4] | [3, 3, 4, _] | [1, 3, 3, 4] => true,
        [3, 4] => doc.tokens.str(i + 1) == "-" && !first.starts_with('1'),
        [2, 2, 2, 2, ..]
        | [4, 3, 3]
        | [5, 3, 3]
        | [4, 3, 4]
        | [5, 6]
        | [4, 4]
        | [3, 7]
        | [2, 4, 4]
        | [3, 3, 3]
        | [2, 3, 3, ..]
        | [2, 8] => first.starts_with('0') || told || opens,
        [5, 5] => told || matches!(first.as_bytes().first(), Some(b'6'..=b'9')),
        _ => false,
    };
    let plus = s == "+" || s == "(" || first.starts_with("00");
    let lone = groups.len() == 1
        && (first.starts_with('0') && (10..=11).contains(&digits) || told && digits >= 7);
    let enough = most.is_some() && international(doc, i).is_some_and(|(least, _)| digits >= least)
        || (9..=15).contains(&digits)
        || told && digits >= 6
        || shaped && digits >= 7;
    if free_line && digits >= 6 {
        doc.keep(i..end);
        return Some(end);
    }
    if enough
        && (plus
            || shaped
            || lone
            || told && groups.len() > 1 && groups.iter().all(|g| *g > 1)
            || first.starts_with('0') && digits >= 9)
        && !dated(doc, i, end)
    {
        let start = i;
        doc.find(start..end, Label::Phone, "phone");
        return Some(end);
    }
    None
}

/// The fewest and most digits of a number that begins with "+" or "00", by its calling code.
fn international(doc: &Doc, i: usize) -> Option<(usize, usize)> {
    let t = &doc.tokens;
    let opened = usize::from(t.str(i) == "(");
    let plus = t.str(i + opened) == "+";
    let first = i + opened + usize::from(plus);
    if t.kind(first) != Some(Kind::Number) {
        return None;
    }
    let nought = t.str(first).strip_prefix("00").filter(|_| !plus);
    if !plus && nought.is_none() {
        return None;
    }
    let mut digits = nought.unwrap_or(t.str(first)).to_owned();
    let prefix = t.str(first).len() - digits.len();
    // A trunk nought in brackets is one digit more: "+44 (0)7700"
    let trunk = usize::from(t.str(first + 1) == "(" && t.str(first + 2) == "0");
    if digits.len() < 3 && trunk == 0 {
        digits.push_str(t.str(first + 1));
    }
    super::numbering::plan(&digits).map(|(least, most)| (least + prefix, most + prefix + trunk))
}

const TOLD: Words = words!(
    "phone mobile mob cell tel telephone ring rang call called calling text texted landline whatsapp contact dial dialled fax calls sms reach"
);

fn told_number(doc: &Doc, i: usize) -> bool {
    (i.saturating_sub(4)..i).any(|j| doc.tokens.any(j, TOLD))
}

/// Whether the run is a date or a span of years: "2015 - 2018", "14.02.1979".
fn dated(doc: &Doc, i: usize, end: usize) -> bool {
    let numbers: Vec<&str> = (i..end)
        .filter(|&j| doc.tokens.kind(j) == Some(Kind::Number))
        .map(|j| doc.tokens.str(j))
        .collect();
    let year = |s: &str| s.len() == 4 && (s.starts_with("19") || s.starts_with("20"));
    match numbers.as_slice() {
        [a, b] => year(a) && year(b),
        [a, b, c] => {
            (year(a) && b.len() <= 2 && c.len() <= 2) || (year(c) && a.len() <= 2 && b.len() <= 2)
        }
        [a, b, c, ..] => year(a) && b.len() == 2 && c.len() == 2,
        _ => false,
    }
}

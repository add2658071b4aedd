//! Postal addresses as they are written on envelopes: over several lines, with flats, boxes and towns.

mod doorway;
pub(super) mod premises;
pub(super) mod street;

use super::doc::Doc;
use super::heads::{Head, Row};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(
    Head::Address,
    &[
        UNITS,
        premises::UNITS,
        words!("corner po rural p no number nr"),
    ],
    0,
)];

pub(super) const UNITS: Words =
    words!("apt apartment suite unit flat room floor block box psc ste studio");

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        let t = &doc.tokens.all[i];
        let some =
            t.cap || t.may.has(Head::Address) || matches!(t.kind, Kind::Number | Kind::Mixed);
        i = if some && doc.free(i) {
            at(doc, i).unwrap_or(i + 1).max(i + 1)
        } else {
            i + 1
        };
    }
}

fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    if let Some(end) = corner(doc, i) {
        let start = if i > 0 && doc.tokens.is(i - 1, "the") && doc.free(i - 1) {
            i - 1
        } else {
            i
        };
        return doc
            .find(start..end, Label::Address, "address-corner")
            .then_some(end);
    }
    let line = house_first(doc, i)
        .or_else(|| house_named(doc, i))
        .or_else(|| house_last(doc, i))
        .or_else(|| unit(doc, i))
        .max(premises::premises(doc, i));
    let Some(line) = line else {
        let end = doorway::doorway(doc, i)?;
        return doc
            .find(i..end, Label::Address, "address-block")
            .then_some(end);
    };
    let end = lines(doc, line);
    doc.find(i..end, Label::Address, "address-block")
        .then_some(end)
}

fn digits(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i);
    match doc.tokens.kind(i) {
        Some(Kind::Number) => s.len() <= 6,
        Some(Kind::Mixed) => {
            s.len() <= 5
                && s.starts_with(|c: char| c.is_numeric())
                && !s.ends_with("th")
                && !s.ends_with("st")
                && !s.ends_with("nd")
                && !s.ends_with("rd")
                && !s.ends_with('m')
        }
        _ => false,
    }
}

/// The end of a run of up to five capitalised words from `i`, none of them of the calendar.
fn words(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut j = i;
    while j < i + 7 && doc.free(j) && t.gap(j) <= Gap::Line {
        let calendar = || super::calendar::month(t, j).is_some() || super::calendar::weekday(t, j);
        let particle = j > i
            && t.any(
                j,
                words!("de da do du of la der den and u út utca tér str ul krt"),
            );
        if t.is_word(j)
            && (t.cap(j)
                && (!t.classes(j).function()
                    || t.all[j].caps
                    || j == i && t.is(j, "via") && t.cap(j + 1))
                || particle)
            && !calendar()
        {
            j += 1;
        } else if j > i
            && (matches!(t.str(j), "'" | "’" | ".") || is_hyphen(t.str(j)))
            && t.gap(j) == Gap::None
            && (t.is_word(j + 1) || t.kind(j + 1) == Some(Kind::Number))
        {
            j += 1;
        } else {
            break;
        }
    }
    j
}

/// "28245 Puruntie 82", "450 Præstevænget 15".
fn house_first(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !digits(doc, i)
        || i > 0 && t.gap(i) == Gap::None
        || t.gap(i + 1) == Gap::None
        || t.any(
            i.wrapping_sub(1),
            words!("year grade class step stage week day level phase in page chapter"),
        )
    {
        return None;
    }
    // "1987 74 Diakou Street"
    let from = if digits(doc, i + 1) && t.gap(i + 1) >= Gap::Space {
        i + 2
    } else {
        i + 1
    };
    let mut end = words(doc, from);
    if end == from {
        return None;
    }
    if t.str(end - 1) == "," {
        end -= 1;
    }
    let comma = usize::from(t.str(end) == ",");
    let numbered = digits(doc, end) && t.gap(end) >= Gap::Space && end > from;
    let unit = t.any(end + comma, UNITS);
    // "MH 12 QX 4410" is a plate
    if (from..end).all(|j| t.all[j].caps && t.str(j).len() < 4) {
        return None;
    }
    let listed = from == i + 2 && (from..end).any(|j| t.classes(j).street());
    if numbered || unit || listed {
        Some(if numbered { end + 1 } else { end })
    } else {
        None
    }
}

/// "sent to 22 Cois Abhann, Spiddal": a number, words no list knows, and a town after a comma.
fn house_named(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let led = i > 0
        && (t.any(i - 1, words!("to at address from is of lives live outside"))
            || matches!(t.str(i - 1), ":" | ","));
    if !led || t.kind(i) != Some(Kind::Number) || t.str(i).len() > 3 || t.gap(i + 1) != Gap::Space {
        return None;
    }
    let end = words(doc, i + 1);
    let foreign = (i + 1..end)
        .all(|j| !t.is_word(j) || t.classes(j).word() == 0 || t.classes(j).street())
        && (i + 1..end).any(|j| t.is_word(j) && t.classes(j).word() == 0);
    let town = t.str(end) == ","
        && t.is_word(end + 1)
        && t.cap(end + 1)
        && t.classes(end + 1).word() == 0
        && !t.all[end + 1].caps
        && doc.free(end + 1);
    (end > i + 1 && foreign && town).then_some(end)
}

/// "Mellemvej 32", "Rua do Arenque 1634" after a word that an address follows.
fn house_last(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.is_word(i)
        || !t.cap(i)
        || t.classes(i).function()
        || t.any(
            i,
            words!("year grade class section clause article page chapter step"),
        )
    {
        return None;
    }
    let number = |j: usize| matches!(t.kind(j), Some(Kind::Number | Kind::Mixed));
    if !(i + 1..=i + 7).any(number) {
        return None;
    }
    let end = words(doc, i);
    if end == i || !digits(doc, end) || t.gap(end) != Gap::Space || t.str(end).len() > 4 {
        return None;
    }
    let led = (1..=4).any(|k| i >= k && t.any(i - k, words!("address lives live living lived office located moved corner street delivered house home")));
    let ends = (i..end).any(|j| street::street_like(&t.str(j).to_lowercase()));
    (led || ends).then_some(end + 1)
}

/// "the corner of 76 Mill Lane and Elm Street".
fn corner(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.is(i, "corner") || !t.is(i + 1, "of") {
        return None;
    }
    let side = |from: usize| {
        let mut j = from;
        while j < from + 9
            && doc.free(j)
            && t.gap(j) <= Gap::Line
            && (digits(doc, j)
                || t.is_word(j)
                    && (t.cap(j) || t.any(j, words!("de str u utca des del di ul van der")))
                || t.str(j) == "." && t.gap(j) == Gap::None && t.is(j + 1, "and")
                || t.str(j) == "." && t.any(j - 1, words!("ul str u")))
        {
            j += 1;
        }
        j
    };
    let first = side(i + 2);
    if first == i + 2 || !t.is(first, "and") {
        return None;
    }
    let end = side(first + 1);
    (end > first + 1).then_some(end)
}

/// "Flat 9, Sovereign Court", "P.O. Box 242", "PSC 3294, Box 9168".
fn unit(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.is(i, "P")
        && t.str(i + 1) == "."
        && t.is(i + 2, "O")
        && t.str(i + 3) == "."
        && t.is(i + 4, "box")
    {
        return Some(i + 6);
    }
    if (t.any(i, words!("po")) && t.is(i + 1, "box") || t.is(i, "rural") && t.is(i + 1, "route"))
        && digits(doc, i + 2)
    {
        return Some(i + 3);
    }
    if !t.any(i, UNITS) || !t.cap(i) && !t.any(i, words!("apt flat suite")) {
        return None;
    }
    let dot = usize::from(t.str(i + 1) == "." && t.gap(i + 1) == Gap::None);
    (digits(doc, i + 1 + dot)
        && t.gap(i + 1 + dot) == Gap::Space
        && (!t.any(i, words!("room floor unit block studio"))
            || t.any(i, words!("studio")) && t.str(i + 2) == "," && t.cap(i + 3)))
    .then(|| {
        let end = i + 2 + dot;
        // "Studio 2, The Old Net Loft"
        if t.str(end) == "," && t.is(end + 1, "the") && t.cap(end + 1) && t.cap(end + 2) {
            words(doc, end + 2)
        } else {
            end
        }
    })
}

/// Follows the address over commas and lines to its town, country and postcode; one past its last token.
fn lines(doc: &Doc, from: usize) -> usize {
    let t = &doc.tokens;
    let mut end = from.min(t.len());
    while end < t.len() && end - from < 18 {
        let mut j = end;
        if t.str(j) == "."
            && t.gap(j) == Gap::None
            && (t.gap(j + 1) == Gap::Line || t.any(j + 1, UNITS))
        {
            j += 1;
        }
        while t.str(j) == "," && j < end + 3 {
            j += 1;
        }
        let parted = j > end || t.gap(j) >= Gap::Line || t.any(j, UNITS) || digits(doc, end - 1);
        let postal = t.kind(j) == Some(Kind::Number) && t.str(j).len() >= 4 && t.str(j).len() <= 6;
        let to = if let Some(unit) = unit(doc, j) {
            unit
        } else if j > end && digits(doc, j) && words(doc, j + 1) > j + 1 && !postal {
            words(doc, j + 1)
        } else if postal && doc.free(j) && t.gap(j) <= Gap::Paragraph {
            j + 1
        } else if parted || t.all.get(j).is_some_and(|n| n.caps) {
            let to = words(doc, j);
            let sentence = t.get(j).is_some_and(|n| n.opens) && t.str(j - 1) == ".";
            let verb = to == j + 1
                && to < t.len()
                && t.gap(to) == Gap::Space
                && t.is_word(to)
                && !t.cap(to);
            if to == j
                || sentence
                || verb
                || t.classes(j).never_name()
                || t.gap(j) == Gap::Paragraph && t.str(to) == ":"
                || t.any(j, words!("phone tel email website"))
            {
                break;
            } else {
                to
            }
        } else {
            break;
        };
        if to <= end || !doc.all_free(end..to) {
            break;
        }
        end = to;
    }
    end
}

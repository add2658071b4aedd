//! Ages and school years.

use super::bare_age::bare_age;
use super::school_year::school_year;
use crate::anonymise::calendar::{count, is_end, ordinal_number};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

/// Who is so many decades old.
pub(super) const GENARIANS: Words = words!(
    "quadragenarian quinquagenarian sexagenarian septuagenarian octogenarian nonagenarian centenarian"
);
/// Birthdays that are kept.
pub(super) const HIGH_ORDINALS: Words = words!(
    "eighteenth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
);
pub(super) const DECADES: Words =
    words!("teens twenties thirties forties fifties sixties seventies eighties nineties");

/// "eight-year-old", "in her fifties", "is 19", "Year 3", "aged forty-four".
pub(super) fn age(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    // "in her fifties", "late thirties"
    if (t.any(i, DECADES) || decade_digits(doc, i)) && i > 0 {
        let mut start = i;
        if t.any(i - 1, words!("early mid late"))
            || is_hyphen(t.str(i - 1)) && i > 1 && t.any(i - 2, words!("mid early late"))
        {
            start = if is_hyphen(t.str(i - 1)) {
                i - 2
            } else {
                i - 1
            };
        }
        if start > 0 && t.any(start - 1, words!("his her their my")) {
            let from = if start > 1 && t.is(start - 2, "in") {
                start - 2
            } else {
                start - 1
            };
            let from = if t.is(start - 1, "my") { start } else { from };
            doc.find(from..i + 1, Label::Age, "age-decade");
            return Some(i + 1);
        }
        // "the over-sixties' football"
        if start == i
            && i > 1
            && is_hyphen(t.str(i - 1))
            && t.gap(i) == Gap::None
            && t.any(i - 2, words!("over under"))
        {
            doc.find(i - 2..i + 1, Label::Age, "age-decade");
            return Some(i + 1);
        }
        // "a bloke, forties, wrote"
        if start == i
            && t.is_word(i)
            && matches!(t.str(i - 1), "," | "(")
            && matches!(t.str(i + 1), "," | ")" | ";")
            && !t.is(i, "teens")
        {
            doc.find(i..i + 1, Label::Age, "age-decade");
            return Some(i + 1);
        }
        // "Mid-thirties, drives a header"
        if start < i && (t.all[start].opens || t.any(start.wrapping_sub(1), words!("in is , ("))) {
            doc.find(start..i + 1, Label::Age, "age-decade");
            return Some(i + 1);
        }
        return None;
    }
    if let Some(end) = school_year(doc, i) {
        doc.find(i..end, Label::Age, "school-year");
        return Some(end);
    }
    if let Some(at) = by_sex(doc, i) {
        let end = at.end;
        doc.find(at, Label::Age, "age-brackets");
        return Some(end);
    }
    // "14yo"
    let s = t.str(i);
    let old = || {
        s.strip_suffix("yo")
            .or(s.strip_suffix("yrs"))?
            .parse::<u8>()
            .ok()
    };
    if t.kind(i) == Some(Kind::Mixed) && old().is_some_and(|n| n < 116) {
        doc.find(i..i + 1, Label::Age, "age-years-old");
        return Some(i + 1);
    }
    // "an octogenarian", "a thirty-something"
    if i > 0 && t.any(i, GENARIANS) {
        doc.find(i..i + 1, Label::Age, "age-decade");
        return Some(i + 1);
    }
    if t.any(i, words!("aged age"))
        && let Some((n, end)) = count(doc, if t.is(i + 1, "of") { i + 2 } else { i + 1 })
        && n < 120
        && n > 0
    {
        let from = if t.is(i + 1, "of") { i + 2 } else { i + 1 };
        let from = if t.is(i, "age") { i } else { from };
        doc.find(from..end, Label::Age, "age-said");
        return Some(end);
    }
    // "your 60th!", "her fortieth birthday"
    if t.kind(i) == Some(Kind::Mixed)
        && ordinal_number(t.str(i)).is_some_and(|n| (10..=110).contains(&n))
        && i > 0
        && (t.any(i - 1, words!("my your his her their"))
            || t.kind(i - 1) == Some(Kind::Possessive))
        && (t.is(i + 1, "birthday") || is_end(doc, i + 1))
    {
        doc.find(i..i + 1, Label::Age, "age-birthday");
        return Some(i + 1);
    }
    // "Chukwuemeka's fiftieth"
    if t.any(i, HIGH_ORDINALS)
        && i > 0
        && (t.any(i - 1, words!("his her their my your"))
            || t.kind(i - 1) == Some(Kind::Possessive))
    {
        doc.find(i..i + 1, Label::Age, "age-birthday");
        return Some(i + 1);
    }
    let (n, mut end) = count(doc, i)?;
    // "thirty-something", "20-odd years old"
    if n >= 20 && n.is_multiple_of(10) && n < 100 {
        let k = end + usize::from(is_hyphen(t.str(end)) && t.gap(end) == Gap::None);
        if t.any(k, words!("something somethings ish")) && k > end || t.is(end, "something") {
            doc.find(i..k + 1, Label::Age, "age-decade");
            return Some(k + 1);
        }
    }
    if n > 115
        || i > 0
            && t.gap(i) == Gap::None
            && matches!(
                t.str(i - 1),
                "£" | "$" | "€" | "₹" | "/" | "." | ":" | "#" | "+" | "%"
            )
    {
        return None;
    }
    let word = t.kind(i) == Some(Kind::Word);
    if word && n < 3 && !(is_hyphen(t.str(end))) {
        return None;
    }
    // "eleven and a half"
    let mut half = false;
    if t.is(end, "and") && t.is(end + 1, "a") && t.is(end + 2, "half") {
        half = true;
        end += 3;
    }
    // "eight-year-old", "8 year old", "14-year-olds", "nine years old", "36 y/o"
    let mut j = end;
    let hyphened = is_hyphen(t.str(j));
    if hyphened {
        j += 1;
    }
    if t.any(j, words!("year years yr yrs month months week")) {
        let months = t.any(j, words!("month months week"));
        let mut k = j + 1;
        if is_hyphen(t.str(k)) {
            k += 1;
        }
        if t.any(k, words!("old olds")) && (!months || hyphened || t.is(j, "months")) {
            doc.find(i..k + 1, Label::Age, "age-years-old");
            return Some(k + 1);
        }
        if t.is(k, "of") && t.is(k + 1, "age") {
            doc.find(i..k + 2, Label::Age, "age-years-old");
            return Some(k + 2);
        }
        return None;
    }
    if t.is(j, "y") && t.str(j + 1) == "/" && t.is(j + 2, "o") || t.any(j, words!("yo")) {
        let to = if t.any(j, words!("yo")) { j + 1 } else { j + 3 };
        doc.find(i..to, Label::Age, "age-years-old");
        return Some(to);
    }
    if hyphened || n < 3 {
        return None;
    }
    bare_age(doc, i, end, n, word, half)
}

/// "40s", "50's" as a decade of somebody's life; whose it is, the words before say.
fn decade_digits(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i);
    doc.tokens.kind(i) == Some(Kind::Mixed)
        && s.len() == 3
        && s.ends_with('s')
        && s.as_bytes()[1] == b'0'
        && (b'2'..=b'9').contains(&s.as_bytes()[0])
}

/// "(F, 29", "M/34", "28F", "f32": a sex and an age side by side.
fn by_sex(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let sex = |s: &str| matches!(s, "F" | "M" | "f" | "m" | "NB" | "nb");
    let age = |s: &str| s.len() == 2 && s.parse::<u8>().is_ok_and(|n| n >= 10);
    let s = t.str(i);
    // "on the M62" is a road
    if i > 1
        && t.is(i - 1, "the")
        && t.any(i - 2, words!("on off along near down up from of by at"))
    {
        return None;
    }
    let opened = i > 0 && matches!(t.str(i - 1), "(" | ":" | "," | "[" | "/");
    if sex(s) && i > 0 && opened {
        let sign = usize::from(matches!(t.str(i + 1), "," | "/"));
        let to = i + 1 + sign;
        let closed = matches!(t.str(to + 1), ")" | "," | ";" | "." | "]" | "") || t.is_word(to + 1);
        return (t.kind(to) == Some(Kind::Number)
            && age(t.str(to))
            && closed
            && t.gap(to) <= Gap::Space)
            .then_some(i..to + 1);
    }
    if t.kind(i) == Some(Kind::Mixed) && s.len() == 3 && s.is_ascii() && i > 0 {
        let last = sex(&s[2..]) && age(&s[..2]);
        let first = sex(&s[..1]) && age(&s[1..]);
        let said = opened
            || t.any(
                i - 1,
                words!("a client patient my this the new her him friend"),
            );
        return ((last || first) && said).then_some(i..i + 1);
    }
    None
}

//! Ages and school years.

use super::bare_age::bare_age;
use super::calendar::{ORDINALS, count, is_end, ordinal_number};
use super::doc::Doc;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

pub(super) const DECADES: Words =
    words!("teens twenties thirties forties fifties sixties seventies eighties nineties");

/// "eight-year-old", "in her fifties", "is 19", "Year 3", "aged forty-four".
pub(super) fn age(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    // "in her fifties", "late thirties"
    if t.any(i, DECADES) && i > 0 {
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
        // "Mid-thirties, drives a header"
        if start < i && (t.all[start].opens || t.any(start.wrapping_sub(1), words!("in is , ("))) {
            doc.find(start..i + 1, Label::Age, "age-decade");
            return Some(i + 1);
        }
        return None;
    }
    // "Year 3", "Grade 8", "Reception", "sixth form", "S4"
    let said_small = i > 0
        && t.any(i, words!("year grade yr"))
        && t.kind(i + 1) == Some(Kind::Number)
        && t.any(i - 1, words!("in of my his her their our a the from still"));
    if t.any(i, words!("year grade class p form yr"))
        && (t.cap(i) || said_small)
        && t.gap(i + 1) == Gap::Space
    {
        let school = t.kind(i + 1) == Some(Kind::Number) && t.str(i + 1).len() <= 2
            || t.any(
                i + 1,
                words!("one two three four five six seven eight nine ten eleven twelve thirteen"),
            ) && t.cap(i + 1);
        if school && !t.any(i, words!("p form class")) {
            let mut end = i + 2;
            if t.is(end, "s") {
                end += 1;
            }
            doc.find(i..end, Label::Age, "school-year");
            return Some(end);
        }
    }
    if (t.kind(i) == Some(Kind::Mixed) && ordinal_number(t.str(i)).is_some_and(|n| n <= 12)
        || ORDINALS.position(&t.all[i].hash).is_some_and(|n| n < 12))
        && (t.any(i + 1, words!("grader graders grade"))
            || is_hyphen(t.str(i + 1)) && t.any(i + 2, words!("grader graders grade")))
    {
        let end = if is_hyphen(t.str(i + 1)) {
            i + 3
        } else {
            i + 2
        };
        doc.find(i..end, Label::Age, "school-year");
        return Some(end);
    }
    if let Some(end) = stage(doc, i) {
        doc.find(i..end, Label::Age, "school-year");
        return Some(end);
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
    if t.any(i, words!("eighteenth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"))
        && i > 0
        && (t.any(i - 1, words!("his her their my your")) || t.kind(i - 1) == Some(Kind::Possessive))
    {
        doc.find(i..i + 1, Label::Age, "age-birthday");
        return Some(i + 1);
    }
    let (n, mut end) = count(doc, i)?;
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

/// "S3", "P5", "matric", "sophomore": a school year by its own name, said of somebody.
fn stage(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if i == 0 {
        return None;
    }
    if t.any(i, words!("sixth fifth upper"))
        && t.is(i + 1, "form")
        && t.any(i - 1, words!("the in our his her their lower upper and"))
    {
        return Some(i + 2);
    }
    // "second year,", "second-year midwifery"
    if t.any(i, words!("first second third fourth final")) {
        let hyphen = usize::from(is_hyphen(t.str(i + 1)));
        let year = i + 1 + hyphen;
        let study = t.classes(year + 1).skill()
            || t.any(
                year + 1,
                words!("student undergraduate phd undergrad medic at"),
            );
        let listed =
            matches!(t.str(i - 1), "," | "(") && matches!(t.str(year + 1), "," | ")" | ";");
        if t.is(year, "year")
            && (study && matches!(t.str(i - 1), "," | "(" | ".")
                || study && t.any(i - 1, words!("a in is his her"))
                || listed)
        {
            return Some(year + 1);
        }
    }
    let named = t.any(
        i,
        words!("matric sophomore freshman fresher kindergartner kindergartener"),
    );
    let s = t.str(i);
    let lettered =
        s.len() == 2 && t.cap(i) && (("S1"..="S6").contains(&s) || ("P1"..="P7").contains(&s));
    if !named && !lettered {
        return None;
    }
    let said = super::grammar::is_be(doc, i - 1)
        || matches!(t.str(i - 1), "," | "(" | ":" | ";")
        || t.any(
            i - 1,
            words!("in a an his her their my our the whole now still"),
        );
    let bare =
        matches!(t.str(i - 1), "(" | ":" | ",") || t.any(i - 1, words!("in whole still now"));
    (said && (named || bare) && !(lettered && t.any(i - 1, words!("a an the")))).then_some(i + 1)
}

//! Clock times in figures: "10.30", "7 pm", "0915 hrs", "16h30".

use super::{of_the_day, on_the_hour, part};
use crate::anonymise::calendar::{is_end, weekday};
use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;

/// Letters and digits in one: "7pm", "16h30".
pub(super) fn mixed(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i).to_ascii_lowercase();
    let digits = s.trim_end_matches(|c: char| c.is_alphabetic());
    let tail = &s[digits.len()..];
    if matches!(tail, "am" | "pm")
        && digits.len() <= 4
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
    {
        return Some(i + 1);
    }
    let led = i > 0 && t.any(i - 1, words!("at by until till from since"));
    (hours_and(&s) || led && hour_alone(&s)).then_some(i + 1)
}

/// A number that is an hour, one past what tells of it.
pub(super) fn figures(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let n: u32 = t.str(i).parse().ok()?;
    if i > 0
        && t.gap(i) == Gap::None
        && !matches!(
            t.str(i - 1),
            "(" | "'" | "‘" | "\"" | "“" | "," | "-" | "–" | "@" | "[" | "~"
        )
    {
        return None;
    }
    if matches!(t.str(i + 1), ":" | ".")
        && t.gap(i + 1) == Gap::None
        && t.gap(i + 2) == Gap::None
        && n < 24
    {
        let m = t.str(i + 2);
        let minutes = m
            .get(..2)
            .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|d| d.parse::<u32>().ok())
            .is_some_and(|m| m < 60);
        let tail = m.get(2..).is_some_and(|t| {
            t.is_empty() || t.eq_ignore_ascii_case("am") || t.eq_ignore_ascii_case("pm")
        });
        let more = matches!(t.str(i + 3), "." | "/" | "%")
            && t.gap(i + 3) == Gap::None
            && t.kind(i + 4) == Some(Kind::Number)
            && t.gap(i + 4) == Gap::None;
        let price =
            t.any(i + 3, words!("million percent per miles km hours times")) || t.str(i + 3) == "%";
        let clockish = t.str(i + 1) == ":"
            || i > 0
                && (t.any(
                    i - 1,
                    words!("at by from until till before after since past around about"),
                ) || t.str(i - 1) == ","
                    || t.cap(i - 1)
                    || weekday(t, i - 1))
            || t.any(i + 3, words!("slot session appointment hour"))
            || of_the_day(doc, i + 3).is_some()
            // "my 10.30", "the 9.15"
            || i > 0
                && t.any(i - 1, words!("my his her their our your the this"))
                && (1..=21).contains(&n)
                && matches!(m, "00" | "15" | "30" | "45" | "05" | "10" | "20" | "40" | "50")
                && (is_end(doc, i + 3) || t.classes(i + 3).function())
            || tail && m.len() > 2;
        if minutes
            && tail
            && !more
            && !price
            && clockish
            && !t.any(
                i.wrapping_sub(1),
                words!("section clause version chapter paragraph article page"),
            )
        {
            let mut end = i + 3;
            if t.str(end) == ":" && t.gap(end) == Gap::None && t.kind(end + 1) == Some(Kind::Number)
            {
                end += 2;
            }
            return Some(half(doc, end).unwrap_or_else(|| part(doc, end)));
        }
    }
    // "US-2 in the morning": capitals and a number are a road, or somebody's code
    if i > 1
        && t.str(i - 1) == "-"
        && t.gap(i) == Gap::None
        && t.gap(i - 1) == Gap::None
        && t.is_word(i - 2)
        && !t.str(i - 2).contains(char::is_lowercase)
    {
        return None;
    }
    // "0915 hrs", "1900 hours", "17 Uhr"
    let four = t.str(i).len() == 4 && n % 100 < 60 && n < 2400;
    if t.gap(i + 1) == Gap::Space
        && (four && t.any(i + 1, words!("hrs hours h")) || n < 24 && t.any(i + 1, words!("uhr")))
    {
        return Some(i + 2);
    }
    // "at 0600", "0600 Pacific"
    if four
        && t.str(i).starts_with('0')
        && (i > 0
            && t.any(
                i - 1,
                words!("at by from until till since before after around about"),
            )
            || t.any(
                i + 1,
                words!("gmt utc bst zulu local eastern central mountain pacific"),
            ))
    {
        let zone = t.any(
            i + 1,
            words!("gmt utc bst zulu local eastern central mountain pacific"),
        );
        return Some(i + 1 + usize::from(zone));
    }
    if (1..=12).contains(&n) {
        if let Some(end) = half(doc, i + 1).or_else(|| of_the_day(doc, i + 1)) {
            return Some(end);
        }
        if t.any(i + 1, words!("o'clock o’clock oclock")) {
            return Some(part(doc, i + 2));
        }
    }
    // "ring them before 5.", "one o'clock and the other for 2."
    let whole = t.str(i + 1) == "." || t.str(i + 1).is_empty();
    let by = t.any(i - usize::from(i > 0), words!("before by after until till"))
        && t.is_word(i.wrapping_sub(2))
        && !t.any(
            i.wrapping_sub(2),
            words!("page section clause chapter version"),
        );
    let other = i > 0
        && t.is(i - 1, "for")
        && (i.saturating_sub(9)..i)
            .any(|j| doc.label_at(j) == Some(crate::anonymise::label::Label::Time));
    if whole
        && (by || other)
        && (1..=12).contains(&n)
        && t.gap(i) == Gap::Space
        && !(t.kind(i + 2) == Some(Kind::Number) && t.gap(i + 2) == Gap::None)
    {
        return Some(i + 1);
    }
    let slot = i > 0
        && t.any(i - 1, words!("at about around"))
        && (1..=12).contains(&n)
        && (t.any(
            i + 1,
            words!("tonight today tomorrow sharp most every this"),
        ) || is_end(doc, i + 1)
            && i > 1
            && (weekday(t, i - 2)
                || t.any(
                    i - 2,
                    words!("appointment session slot hour meeting see come"),
                ))
            || on_the_hour(doc, i));
    if slot {
        let mut end = i + 1;
        if t.is(end, "most") && t.any(end + 1, words!("mornings evenings days nights afternoons")) {
            end += 2;
        }
        return Some(end);
    }
    None
}

/// "am", "p.m." from token `j` on: one past it.
fn half(doc: &Doc, j: usize) -> Option<usize> {
    let t = &doc.tokens;
    let mut end = j;
    if t.any(end, words!("am pm")) {
        return Some(end + 1);
    }
    if t.any(end, words!("a p")) && t.str(end + 1) == "." && t.any(end + 2, words!("m")) {
        end += 3;
        if t.str(end) == "."
            && t.gap(end) == Gap::None
            && !t.get(end + 1).is_some_and(|n| n.opens && n.cap)
        {
            end += 1;
        }
        return Some(end);
    }
    None
}

/// "16h": a length of time too, unless a word before says that it is an hour.
fn hour_alone(s: &str) -> bool {
    s.strip_suffix('h')
        .is_some_and(|hour| hour.parse::<u8>().is_ok_and(|h| h < 24))
}

/// "16h30", "9h05".
fn hours_and(s: &str) -> bool {
    let Some((hours, minutes)) = s.split_once('h') else {
        return false;
    };
    let number = |s: &str| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
    number(hours)
        && hours.parse::<u8>().is_ok_and(|h| h < 24)
        && number(minutes)
        && minutes.len() == 2
        && minutes.parse::<u8>().is_ok_and(|m| m < 60)
}

//! Dates, days, clock times, ages.

use super::doc::Doc;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const DECADES: [&str; 9] = [
    "teens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
];
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// 1 to 12 for the name of a month, whole or cut to three letters ("Sept" too).
pub(super) fn month(s: &str) -> Option<u8> {
    if s.len() < 3 || s.len() > 9 || !s.is_ascii() {
        return None;
    }
    MONTHS
        .iter()
        .position(|m| {
            s.eq_ignore_ascii_case(m)
                || s.len() == 3 && s.eq_ignore_ascii_case(&m[..3])
                || s.eq_ignore_ascii_case("sept") && *m == "september"
        })
        .map(|m| m as u8 + 1)
}

/// Whether it names a weekday; "mondays", "Tues", "Weds" too.
pub(super) fn weekday(s: &str) -> bool {
    if s.len() < 3 || s.len() > 10 || !s.is_ascii() {
        return false;
    }
    let bare = if s.len() > 4 {
        s.strip_suffix('s').unwrap_or(s)
    } else {
        s
    };
    WEEKDAYS.iter().any(|d| bare.eq_ignore_ascii_case(d))
        || [
            "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri",
        ]
        .iter()
        .any(|d| s.eq_ignore_ascii_case(d))
            && s.starts_with(|c: char| c.is_uppercase())
}

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        let end = if doc.free(i) {
            age(doc, i)
                .or_else(|| date(doc, i))
                .or_else(|| time(doc, i))
                .or_else(|| loose_date(doc, i))
        } else {
            None
        };
        i = end.unwrap_or(i + 1).max(i + 1);
    }
}

fn number(doc: &Doc, i: usize) -> Option<u32> {
    match doc.tokens.kind(i)? {
        Kind::Number if doc.tokens.str(i).len() <= 6 => doc.tokens.str(i).parse().ok(),
        Kind::Word => {
            let s = doc.tokens.str(i);
            ONES.iter()
                .position(|o| s.eq_ignore_ascii_case(o))
                .or_else(|| {
                    TENS.iter()
                        .position(|t| !t.is_empty() && s.eq_ignore_ascii_case(t))
                        .map(|t| t * 10)
                })
                .map(|n| n as u32)
        }
        _ => None,
    }
}

/// A number of one to three tokens from `i` ("forty-four"): its value and where it ends.
fn count(doc: &Doc, i: usize) -> Option<(u32, usize)> {
    let n = number(doc, i)?;
    let t = &doc.tokens;
    if n >= 20 && n % 10 == 0 && n < 100 && t.kind(i) == Some(Kind::Word) {
        let (mut j, mut hyphen) = (i + 1, false);
        if is_hyphen(t.str(j)) && t.gap(j) == Gap::None {
            j += 1;
            hyphen = true;
        }
        if let Some(ones) = number(doc, j).filter(|o| {
            (1..=9).contains(o)
                && (hyphen || t.gap(j) <= Gap::Space)
                && t.kind(j) == Some(Kind::Word)
        }) {
            return Some((n + ones, j + 1));
        }
    }
    Some((n, i + 1))
}

/// "3rd", "21st" or a number from 1 to 31.
fn day(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i);
    match doc.tokens.kind(i) {
        Some(Kind::Number) => s.len() <= 2 && s.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d)),
        Some(Kind::Mixed) => ordinal_number(s).is_some_and(|d| (1..=31).contains(&d)),
        Some(Kind::Word) => ORDINALS.iter().any(|o| s.eq_ignore_ascii_case(o)),
        _ => false,
    }
}

fn ordinal_number(s: &str) -> Option<u32> {
    let cut = s.len().checked_sub(2)?;
    let (digits, tail) = (s.get(..cut)?, s.get(cut..)?);
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|o| tail.eq_ignore_ascii_case(o))
        .then(|| digits.parse().ok())
        .flatten()
}

fn year(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i);
    doc.tokens.kind(i) == Some(Kind::Number)
        && s.len() == 4
        && (s.starts_with("19") || s.starts_with("20") || s.starts_with("18"))
}

/// A month that is no verb here: capitalised, and not "May I" or "March on".
fn month_at(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i);
    month(s).is_some() && doc.tokens.cap(i) && !doc.tokens.classes(i).given().gt(&9)
}

/// A day with its month: "3 May", "May 3rd, 2024", "14/02/1979", "2024-03-18".
fn date(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let mut end = None;
    if day(doc, i) {
        let mut j = i + 1;
        if t.is(j, "day") {
            j += 1;
        }
        if t.is(j, "of") {
            j += 1;
        }
        if is_hyphen(t.str(j)) || t.str(j) == "/" {
            j += 1;
        }
        let strict = t.kind(i) != Some(Kind::Word);
        if month(t.str(j)).is_some()
            && (t.cap(j) || strict && !t.is(j, "may") && !t.is(j, "march") || strict && j > i + 1)
            && t.gap(j) <= Gap::Line
        {
            j += 1;
            if t.str(j) == "." || t.str(j) == "," || is_hyphen(t.str(j)) || t.str(j) == "/" {
                if year(doc, j + 1) {
                    j += 2;
                }
            } else if year(doc, j) {
                j += 1;
            }
            end = Some(j);
        }
    }
    if end.is_none() && month(t.str(i)).is_some() && t.cap(i) {
        let mut j = i + 1;
        if t.str(j) == "." {
            j += 1;
        }
        if t.is(j, "the") {
            j += 1;
        }
        let d = t.kind(j) != Some(Kind::Word) && day(doc, j);
        let clock = t.str(j + 1) == ":" || t.any(j + 1, &["am", "pm", "people", "percent"]);
        if d && !clock && t.gap(j) <= Gap::Space {
            j += 1;
            if t.str(j) == "," && year(doc, j + 1) {
                j += 2;
            } else if year(doc, j) {
                j += 1;
            }
            end = Some(j);
        }
    }
    if end.is_none() && t.kind(i) == Some(Kind::Number) {
        end = numeric(doc, i);
    }
    let end = end?;
    // "Monday 6 May", "Monday, 6 May"
    let mut start = i;
    if i > 0 && weekday(t.str(i - 1)) && doc.free(i - 1) {
        start = i - 1;
    } else if i > 1
        && matches!(t.str(i - 1), "," | "the")
        && weekday(t.str(i - 2))
        && doc.all_free(i - 2..i)
    {
        start = i - 2;
    } else if i > 2
        && t.is(i - 1, "the")
        && t.str(i - 2) == ","
        && weekday(t.str(i - 3))
        && doc.all_free(i - 3..i)
    {
        start = i - 3;
    }
    let end = end.min(doc.tokens.len());
    doc.find(start..end, Label::Date, "date");
    Some(end)
}

/// "14/02/1979", "3/9", "2024-03-18", "14.2.79".
fn numeric(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let sign = t.str(i + 1);
    if !matches!(sign, "/" | "-" | "." | "‑")
        || t.gap(i + 1) != Gap::None
        || t.kind(i + 2) != Some(Kind::Number)
        || t.gap(i + 2) != Gap::None
    {
        return None;
    }
    if i > 0 && t.gap(i) == Gap::None && !matches!(t.str(i - 1), "(" | "'" | "‘" | "\"" | "[") {
        return None;
    }
    let n = |j: usize| t.str(j).parse::<u32>().unwrap_or(9999);
    let three = t.str(i + 3) == sign
        && t.gap(i + 3) == Gap::None
        && t.kind(i + 4) == Some(Kind::Number)
        && t.gap(i + 4) == Gap::None;
    let (a, b) = (n(i), n(i + 2));
    let small =
        |x: u32, y: u32| (1..=31).contains(&x) && (1..=31).contains(&y) && (x <= 12 || y <= 12);
    if three {
        let c = t.str(i + 4);
        let iso = year(doc, i) && small(b, n(i + 4)) && t.str(i + 2).len() == 2;
        let dmy = small(a, b) && (c.len() == 4 && year(doc, i + 4) || c.len() == 2 && sign != "-");
        return (iso || dmy).then_some(i + 5);
    }
    let followed = t.gap(i + 3) == Gap::None
        && matches!(t.str(i + 3), "/" | "-" | "%")
        && t.kind(i + 4) == Some(Kind::Number);
    let told = (1..=2).any(|k| {
        i >= k
            && (t.any(
                i - k,
                &[
                    "on", "till", "until", "since", "by", "from", "dated", "date",
                ],
            ) || weekday(t.str(i - k)))
    });
    (sign == "/" && small(a, b) && told && !followed && !(a <= 10 && b == 10)).then_some(i + 3)
}

/// "half past four", "9.15", "8am", "Tuesday", "alternate Mondays at 10".
fn time(doc: &mut Doc, i: usize) -> Option<usize> {
    let mut end = weekday_run(doc, i).or_else(|| clock(doc, i))?;
    let mut start = i;
    let t = &doc.tokens;
    // A rhythm before: "alternate Mondays", "every other Friday", "first Tuesday"
    if weekday(t.str(i)) {
        for k in 1..=3 {
            if i >= k
                && t.any(
                    i - k,
                    &[
                        "alternate",
                        "every",
                        "other",
                        "first",
                        "second",
                        "third",
                        "fourth",
                        "last",
                        "next",
                        "fortnightly",
                        "weekly",
                        "each",
                    ],
                )
                && doc.free(i - k)
            {
                if !t.any(i - k, &["last", "next"]) {
                    start = i - k;
                }
            } else {
                break;
            }
        }
        if t.any(start, &["every", "each"]) {
            start += 1;
        }
        if start == i && i > 0 && doc.free(i - 1) && t.any(i - 1, &["alternate", "fortnightly"]) {
            start = i - 1;
        }
    }
    // Join what follows: "Monday at 10", "8am on Wednesdays", "Tuesday, 7.30"
    loop {
        let mut j = end;
        if t.any(j, &["at", "on", "around", "about"]) || t.str(j) == "," || t.str(j) == "@" {
            j += 1;
        }
        let more = (j < t.len() && t.gap(j) <= Gap::Space && doc.free(j))
            .then(|| {
                weekday_run(doc, j).or_else(|| clock(doc, j)).or_else(|| {
                    (j > end
                        && t.any(end, &["at"])
                        && number(doc, j).is_some_and(|n| (1..=12).contains(&n)))
                    .then_some(j + 1)
                })
            })
            .flatten();
        match more {
            Some(to) if end - start < 12 => end = to,
            _ => break,
        }
    }
    let end = end.min(doc.tokens.len());
    if doc.find(start..end, Label::Time, "day-time") {
        Some(end)
    } else {
        None
    }
}

fn weekday_run(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i);
    if !weekday(s) || t.is(i, "sat") || t.is(i, "sun") {
        return None;
    }
    let lower = !t.cap(i);
    if lower && s.len() < 6 {
        return None;
    }
    let mut end = i + 1;
    if t.kind(end) == Some(Kind::Possessive)
        && t.any(end + 1, &["session", "hour", "slot", "group"])
    {
        return Some(end);
    }
    if t.any(
        end,
        &[
            "morning",
            "mornings",
            "afternoon",
            "afternoons",
            "evening",
            "evenings",
            "night",
            "nights",
            "lunchtime",
            "lunchtimes",
            "teatime",
            "breakfast",
            "noon",
            "midday",
        ],
    ) {
        end += 1;
    }
    // "Saturday 12th"
    if t.gap(end) == Gap::Space && (day(doc, end) && t.kind(end) == Some(Kind::Mixed)) {
        end += 1;
    } else if t.is(end, "the") && day(doc, end + 1) && t.kind(end + 1) != Some(Kind::Number) {
        end += 2;
    }
    Some(end)
}

fn clock(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let half = |j: usize| -> Option<usize> {
        let mut end = j;
        if t.any(end, &["am", "pm"]) {
            return Some(end + 1);
        }
        if t.any(end, &["a", "p"]) && t.str(end + 1) == "." && t.any(end + 2, &["m"]) {
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
    };
    let part = |j: usize| -> usize {
        if t.is(j, "in") && t.is(j + 1, "the") && t.any(j + 2, &["morning", "afternoon", "evening"])
        {
            j + 3
        } else {
            j
        }
    };
    match t.kind(i)? {
        Kind::Mixed => {
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
            None
        }
        Kind::Number => {
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
                let price = t.any(
                    i + 3,
                    &["million", "percent", "per", "miles", "km", "hours", "times"],
                ) || t.str(i + 3) == "%";
                let clockish = t.str(i + 1) == ":"
                    || i > 0
                        && (t.any(
                            i - 1,
                            &[
                                "at", "by", "from", "until", "till", "before", "after", "since",
                                "past", "around", "about",
                            ],
                        ) || t.str(i - 1) == ","
                            || t.cap(i - 1))
                    || tail && m.len() > 2;
                if minutes
                    && tail
                    && !more
                    && !price
                    && clockish
                    && !t.any(
                        i.wrapping_sub(1),
                        &[
                            "section",
                            "clause",
                            "version",
                            "chapter",
                            "paragraph",
                            "article",
                            "page",
                        ],
                    )
                {
                    let mut end = i + 3;
                    if t.str(end) == ":"
                        && t.gap(end) == Gap::None
                        && t.kind(end + 1) == Some(Kind::Number)
                    {
                        end += 2;
                    }
                    return Some(half(end).unwrap_or_else(|| part(end)));
                }
            }
            if (1..=12).contains(&n) {
                if let Some(end) = half(i + 1) {
                    return Some(end);
                }
                if t.is(i + 1, "o'clock") || t.is(i + 1, "o’clock") {
                    return Some(part(i + 2));
                }
            }
            let slot = i > 0
                && t.any(i - 1, &["at", "about", "around"])
                && (1..=12).contains(&n)
                && (t.any(
                    i + 1,
                    &[
                        "tonight", "today", "tomorrow", "sharp", "most", "every", "this",
                    ],
                ) || is_end(doc, i + 1)
                    && i > 1
                    && (weekday(t.str(i - 2))
                        || t.any(
                            i - 2,
                            &[
                                "appointment",
                                "session",
                                "slot",
                                "hour",
                                "meeting",
                                "see",
                                "come",
                            ],
                        )));
            if slot {
                let mut end = i + 1;
                if t.is(end, "most")
                    && t.any(
                        end + 1,
                        &["mornings", "evenings", "days", "nights", "afternoons"],
                    )
                {
                    end += 2;
                }
                return Some(end);
            }
            None
        }
        Kind::Word => {
            // "half past four", "half six", "quarter to nine", "ten past seven", "six o'clock"
            let named = |j: usize| number(doc, j).is_some_and(|n| (1..=12).contains(&n));
            if t.any(i, &["half", "quarter"]) {
                if t.any(i + 1, &["past", "to", "after"]) && named(i + 2) {
                    return Some(i + 3);
                }
                if t.is(i, "half")
                    && t.kind(i + 1) == Some(Kind::Word)
                    && named(i + 1)
                    && !t.is(i + 1, "one")
                    && (i == 0 || !t.any(i - 1, &["a", "the", "and"]))
                    && !t.any(i + 2, &["of", "years", "months", "people"])
                {
                    return Some(i + 2);
                }
            }
            if number(doc, i).is_some()
                && t.any(i + 1, &["past", "to"])
                && named(i + 2)
                && (t.is(i + 1, "past") || t.any(i, &["ten", "five", "twenty"]))
                && !t.any(
                    i + 3,
                    &[
                        "years", "people", "months", "weeks", "days", "hours", "minutes",
                    ],
                )
                && (t.is(i + 1, "past")
                    || i > 0 && t.any(i - 1, &["at", "by", "until", "till", "about", "from"]))
            {
                return Some(i + 3);
            }
            if named(i) && (t.is(i + 1, "o'clock") || t.is(i + 1, "o’clock")) {
                return Some(part(i + 2));
            }
            if named(i) && t.any(i + 1, &["am", "pm"]) {
                return Some(i + 2);
            }
            if named(i)
                && t.is(i + 1, "in")
                && t.is(i + 2, "the")
                && t.any(i + 3, &["morning", "afternoon", "evening"])
                && i > 0
                && t.any(i - 1, &["at", "until", "till", "by", "about", "around"])
            {
                return Some(i + 4);
            }
            None
        }
        _ => None,
    }
}

fn is_end(doc: &Doc, i: usize) -> bool {
    i >= doc.tokens.len()
        || doc.tokens.kind(i) == Some(Kind::Mark)
            && !matches!(doc.tokens.str(i), "-" | "/" | "%" | ":")
}

/// A month, a year, "last spring", "six weeks ago", "the 9th".
fn loose_date(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if year(doc, i) {
        let before = t.str(i.wrapping_sub(1));
        let money = t.gap(i) == Gap::None
            && matches!(before, "£" | "$" | "€" | "₹" | "/" | "." | ":" | "#");
        let counted = t.any(
            i + 1,
            &[
                "people",
                "words",
                "times",
                "metres",
                "meters",
                "miles",
                "euros",
                "pounds",
                "dollars",
                "followers",
                "shares",
                "comments",
                "calories",
                "steps",
            ],
        );
        let citation = matches!(before, "(" | ",")
            && t.str(i + 1) == ")"
            && (i > 1 && doc.kept(i - 2) || i > 2 && doc.kept(i - 3));
        if money || counted || citation || t.str(i + 1) == ":" && t.gap(i + 1) == Gap::None {
            return None;
        }
        let mut end = i + 1;
        if (t.is(end, "to") || is_hyphen(t.str(end))) && year(doc, end + 1) {
            end += 2;
        }
        doc.find(i..end, Label::Date, "year");
        return Some(end);
    }
    if month_at(doc, i) {
        let s = t.str(i);
        let unsure = [
            "may", "march", "june", "april", "august", "mar", "jan", "dec", "jun", "jul",
        ]
        .iter()
        .any(|m| s.eq_ignore_ascii_case(m));
        let led = i > 0
            && (t.any(
                i - 1,
                &[
                    "in", "since", "last", "next", "until", "till", "by", "from", "to", "early",
                    "late", "mid", "of", "during", "before", "after", "this", "every", "and",
                    "between", "for", "through",
                ],
            ) || is_hyphen(t.str(i - 1)));
        let dated = year(doc, i + 1) || t.str(i + 1) == "," && year(doc, i + 2);
        if !unsure && s.len() > 3
            || led
                && !(t.any(
                    i - 1,
                    &["and", "for", "to", "of", "from", "by", "before", "after"],
                ) && unsure)
            || dated
        {
            let mut end = i + 1;
            if dated {
                end += if year(doc, end) { 1 } else { 2 };
            }
            let start =
                if i > 0 && t.any(i - 1, &["early", "late", "mid", "last"]) && doc.free(i - 1) {
                    i - 1
                } else {
                    i
                };
            doc.find(start..end, Label::Date, "month");
            return Some(end);
        }
    }
    if t.any(i, &["spring", "summer", "autumn", "winter", "fall"]) && i > 0 {
        let led = t.any(i - 1, &["last", "next", "this"]) || t.is(i + 1, "of") && year(doc, i + 2);
        let dated = year(doc, i + 1) || t.is(i + 1, "of") && year(doc, i + 2);
        if (led && t.is(i - 1, "last") && !t.is(i, "fall") || dated) && doc.free(i - 1) {
            let start = if t.is(i - 1, "last") { i - 1 } else { i };
            let end = if year(doc, i + 1) {
                i + 2
            } else if dated {
                i + 3
            } else {
                i + 1
            };
            doc.find(start..end, Label::Date, "season");
            return Some(end);
        }
    }
    if let Some((n, end)) = count(doc, i)
        && n > 1
        && t.any(end, &["weeks", "months", "years", "days"])
        && t.is(end + 1, "ago")
        && !t.is(end, "days")
    {
        doc.find(i..end + 2, Label::Date, "ago");
        return Some(end + 2);
    }
    if t.kind(i) == Some(Kind::Mixed)
        && ordinal_number(t.str(i)).is_some_and(|d| d <= 31)
        && i > 0
        && t.is(i - 1, "the")
        && (is_end(doc, i + 1) || t.any(i + 1, &["at", "and", "when", "because"]))
        && i > 1
        && t.any(i - 2, &["on", "until", "till", "by", "since", "from"])
    {
        doc.find(i..i + 1, Label::Date, "day-of-month");
        return Some(i + 1);
    }
    None
}

/// "eight-year-old", "in her fifties", "is 19", "Year 3", "aged forty-four".
fn age(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    // "in her fifties", "late thirties"
    if DECADES.iter().any(|d| t.is(i, d)) && i > 0 {
        let mut start = i;
        if t.any(i - 1, &["early", "mid", "late"])
            || is_hyphen(t.str(i - 1)) && i > 1 && t.any(i - 2, &["mid", "early", "late"])
        {
            start = if is_hyphen(t.str(i - 1)) {
                i - 2
            } else {
                i - 1
            };
        }
        if start > 0 && t.any(start - 1, &["his", "her", "their", "my"]) {
            let from = if start > 1 && t.is(start - 2, "in") {
                start - 2
            } else {
                start - 1
            };
            let from = if t.is(start - 1, "my") { start } else { from };
            doc.find(from..i + 1, Label::Age, "age-decade");
            return Some(i + 1);
        }
        return None;
    }
    // "Year 3", "Grade 8", "Reception", "sixth form", "S4"
    if t.any(i, &["year", "grade", "class", "p", "form"]) && t.cap(i) && t.gap(i + 1) == Gap::Space
    {
        let school = t.kind(i + 1) == Some(Kind::Number) && t.str(i + 1).len() <= 2
            || t.any(
                i + 1,
                &[
                    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                    "eleven", "twelve", "thirteen",
                ],
            ) && t.cap(i + 1);
        if school && !t.any(i, &["p", "form", "class"]) {
            let mut end = i + 2;
            if t.is(end, "s") {
                end += 1;
            }
            doc.find(i..end, Label::Age, "school-year");
            return Some(end);
        }
    }
    if (t.kind(i) == Some(Kind::Mixed) && ordinal_number(t.str(i)).is_some_and(|n| n <= 12)
        || ORDINALS[..12].iter().any(|o| t.is(i, o)))
        && (t.any(i + 1, &["grader", "graders", "grade"])
            || is_hyphen(t.str(i + 1)) && t.any(i + 2, &["grader", "graders", "grade"]))
    {
        let end = if is_hyphen(t.str(i + 1)) {
            i + 3
        } else {
            i + 2
        };
        doc.find(i..end, Label::Age, "school-year");
        return Some(end);
    }
    if t.any(i, &["aged", "age"])
        && let Some((n, end)) = count(doc, if t.is(i + 1, "of") { i + 2 } else { i + 1 })
        && n < 120
        && n > 0
    {
        let from = if t.is(i + 1, "of") { i + 2 } else { i + 1 };
        let from = if t.is(i, "age") { i } else { from };
        doc.find(from..end, Label::Age, "age-said");
        return Some(end);
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
    if t.any(
        j,
        &["year", "years", "yr", "yrs", "month", "months", "week"],
    ) {
        let months = t.any(j, &["month", "months", "week"]);
        let mut k = j + 1;
        if is_hyphen(t.str(k)) {
            k += 1;
        }
        if t.any(k, &["old", "olds"]) && (!months || hyphened || t.is(j, "months")) {
            doc.find(i..k + 1, Label::Age, "age-years-old");
            return Some(k + 1);
        }
        if t.is(k, "of") && t.is(k + 1, "age") {
            doc.find(i..k + 2, Label::Age, "age-years-old");
            return Some(k + 2);
        }
        return None;
    }
    if t.is(j, "y") && t.str(j + 1) == "/" && t.is(j + 2, "o") || t.any(j, &["yo"]) {
        let to = if t.any(j, &["yo"]) { j + 1 } else { j + 3 };
        doc.find(i..to, Label::Age, "age-years-old");
        return Some(to);
    }
    if hyphened || n < 3 {
        return None;
    }
    bare_age(doc, i, end, n, word, half)
}

/// A bare number that is an age by where it stands: "She's 19,", ", 41,", "(16)", "turned forty".
fn bare_age(doc: &mut Doc, i: usize, end: usize, n: u32, word: bool, half: bool) -> Option<usize> {
    let t = &doc.tokens;
    if n > 105
        || end < t.len()
            && t.gap(end) == Gap::None
            && matches!(t.str(end), "%" | ":" | "/" | "'" | "°")
            && t.kind(end + 1).is_some_and(|k| k != Kind::Mark)
    {
        return None;
    }
    let close = |j: usize| {
        j >= t.len()
            || matches!(
                t.str(j),
                "," | "." | ";" | ")" | "!" | "?" | "—" | "–" | ":"
            ) && !(t.str(j) == "."
                && t.kind(j + 1) == Some(Kind::Number)
                && t.gap(j + 1) == Gap::None)
            || matches!(t.str(j), "'" | "’" | "\"" | "”")
    };
    let conj = t.any(
        end,
        &[
            "and", "but", "when", "with", "now", "next", "this", "on", "who", "or",
        ],
    );
    let prev = i.wrapping_sub(1);
    if i == 0 {
        return None;
    }
    let who = |j: usize| {
        t.any(
            j,
            &[
                "he",
                "she",
                "they",
                "he's",
                "she's",
                "they're",
                "i'm",
                "who's",
                "he’s",
                "she’s",
                "they’re",
                "i’m",
                "who’s",
            ],
        )
    };
    // "She's 19", "he is sixty-one", "was twenty-two", "turned forty", "just turned 13"
    let be = t.any(
        prev,
        &["is", "was", "turns", "turned", "turning", "be", "are"],
    ) || t.kind(prev) == Some(Kind::Possessive);
    let subject = i >= 2
        && (who(i - 2)
            || t.cap(i - 2)
            || t.any(
                i - 2,
                &[
                    "who", "daughter", "son", "client", "just", "mum", "brother", "sister", "only",
                    "now", "mother", "father", "husband", "wife", "partner", "boy", "girl", "man",
                    "woman", "baby", "cousin", "eldest", "youngest",
                ],
            ));
    let contracted = t.any(
        prev,
        &[
            "he's",
            "she's",
            "they're",
            "i'm",
            "who's",
            "he’s",
            "she’s",
            "they’re",
            "i’m",
            "who’s",
        ],
    ) || t.kind(prev) == Some(Kind::Possessive) && i >= 2 && who(i - 2)
        || t.any(prev, &["only", "just", "nearly", "almost"])
            && i >= 2
            && (t.kind(i - 2) == Some(Kind::Possessive)
                || t.any(i - 2, &["is", "was", "he's", "she's"]));
    let unit = t.any(
        end,
        &[
            "o'clock",
            "people",
            "of",
            "years",
            "minutes",
            "hours",
            "weeks",
            "months",
            "days",
            "per",
            "in",
            "to",
            "times",
            "metres",
            "miles",
            "stone",
            "pounds",
            "quid",
            "feet",
            "percent",
            "and a half",
        ],
    );
    let turned = t.any(prev, &["turned", "turning", "turns"]) && n >= 3;
    if (contracted || be && subject || turned)
        && !unit
        && (close(end) || conj || turned || end >= t.len())
        && (n >= 5 || turned)
    {
        // "it is ten", "that was six"
        if !(i >= 2
            && t.any(
                i - 2,
                &[
                    "it", "that", "there", "this", "time", "which", "total", "score", "rate",
                ],
            ))
        {
            doc.find(i..end, Label::Age, "age-is");
            return Some(end);
        }
    }
    // ", 41," after a name or a person, "(16)", "(41, "
    let opened = t.str(prev) == "("
        && i >= 2
        && (t.cap(i - 2)
            || t.classes(i - 2).kin()
            || t.any(i - 2, &["client", "boy", "girl", "man", "woman"]))
        || t.str(prev) == "(" && t.str(end) == "," && n >= 5 && !word;
    let comma = t.str(prev) == ","
        && (t.str(end) == "," || close(end) && t.str(end) != ":")
        && i >= 2
        && !t.classes(i - 2).verb_g()
        && t.kind(i - 2) != Some(Kind::Number);
    let person_before = i >= 2
        && (t.cap(i - 2) && !t.classes(i - 2).upper()
            || t.any(
                i - 2,
                &[
                    "client", "man", "woman", "boy", "girl", "lad", "teenager", "friend",
                    "patient", "student", "male", "female",
                ],
            )
            || t.classes(i - 2).kin()
            || t.classes(i - 2).job()
            || doc.label_at(i - 2).is_some());
    if opened && (t.str(end) == ")" || t.str(end) == ",") && n >= 3 {
        doc.find(i..end, Label::Age, "age-brackets");
        return Some(end);
    }
    if comma && person_before && n >= 3 {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // A sentence that opens with it: "Forty-four, pastry chef", "Sixty-eight, lost both sons"
    if t.all[i].opens && t.str(end) == "," && n >= 13 && (t.str(prev) == "." || t.str(prev) == "'")
    {
        doc.find(i..end, Label::Age, "age-opens");
        return Some(end);
    }
    if half && contracted {
        doc.find(i..end, Label::Age, "age-is");
        return Some(end);
    }
    None
}

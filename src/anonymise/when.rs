//! Dates and days.

mod bare_age;
mod clock;
mod loose_date;
mod school_year;
mod years;

use super::calendar::{
    MONTHS, NUMBERS, ORDINALS, SHORT_WEEKDAYS, WEEKDAYS, day, foreign_month, is_end, month, number,
    weekday, year,
};
use super::doc::Doc;
use super::heads::{Head, NUMBER, Row};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};
use clock::{clock, of_the_day};
use loose_date::{loose_date, short_year};
use years::age;

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(
    Head::When,
    &[
        years::DECADES,
        years::GENARIANS,
        years::HIGH_ORDINALS,
        school_year::GRADES,
        school_year::STAGES,
        ORDINALS,
        NUMBERS,
        MONTHS,
        WEEKDAYS,
        SHORT_WEEKDAYS,
        words!(
            "f m nb aged age sept spring summer autumn winter fall fortnightly noon midday midnight half quarter period periods p1 p2 p3 p4 p5 p6 p7 p8 once twice thrice every alternate ix x xi xii"
        ),
    ],
    NUMBER,
)];

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        let mark = matches!(doc.tokens.kind(i), Some(Kind::Mark | Kind::Possessive));
        let other = doc.tokens.is_word(i)
            && !doc.tokens.may(i, Head::When)
            && !doc.tokens.is(i + 1, "times");
        let end = if other || !doc.free(i) {
            None
        } else if mark {
            // No age, date or hour begins with a mark.
            rhythm(doc, i).or_else(|| short_year(doc, i))
        } else {
            age(doc, i)
                .or_else(|| date(doc, i))
                .or_else(|| time(doc, i))
                .or_else(|| rhythm(doc, i))
                .or_else(|| loose_date(doc, i))
        };
        i = end.unwrap_or(i + 1).max(i + 1);
    }
}

/// A day with its month: "3 May", "May 3rd, 2024", "14/02/1979", "2024-03-18".
pub(super) fn date(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let mut end = None;
    if let Some(after) = day_end(doc, i) {
        let mut j = after;
        if t.is(j, "day") {
            j += 1;
        }
        if t.is(j, "of")
            || t.any(j, words!("de di da")) && foreign_month(doc, j + 1)
            || t.str(j) == "." && t.gap(j) == Gap::None && foreign_month(doc, j + 1)
        {
            j += 1;
        }
        if is_hyphen(t.str(j)) || t.str(j) == "/" {
            j += 1;
        }
        let strict = t.kind(i) != Some(Kind::Word);
        if month(t, j).is_some()
            && (t.cap(j) || strict && !t.is(j, "may") && !t.is(j, "march") || strict && j > i + 1)
            && t.gap(j) <= Gap::Line
            || strict && foreign_month(doc, j) && t.gap(j) == Gap::Space
        {
            j += 1;
            if t.str(j) == "." || t.str(j) == "," || is_hyphen(t.str(j)) || t.str(j) == "/" {
                let short = t.str(j) != "," && t.str(j + 1).len() == 2 && t.gap(j + 1) == Gap::None;
                if year(doc, j + 1) || short && t.kind(j + 1) == Some(Kind::Number) {
                    j += 2;
                }
            } else if year(doc, j) {
                j += 1;
            } else if t.any(j, words!("de di del")) && year(doc, j + 1) {
                j += 2;
            }
            end = Some(j);
        }
    }
    if end.is_none() && month(t, i).is_some() && t.cap(i) {
        let mut j = i + 1;
        if t.str(j) == "." {
            j += 1;
        }
        if t.is(j, "the") {
            j += 1;
        }
        let the = t.is(j.wrapping_sub(1), "the");
        let after = day_end(doc, j);
        let d = after.is_some() && (t.kind(j) != Some(Kind::Word) || the || after > Some(j + 1));
        let clock = t.str(j + 1) == ":" || t.any(j + 1, words!("am pm people percent"));
        if d && !clock && t.gap(j) <= Gap::Space {
            j = after.unwrap_or(j + 1);
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
    if i > 0 && weekday(t, i - 1) && doc.free(i - 1) {
        start = i - 1;
    } else if i > 1
        && matches!(t.str(i - 1), "," | "the")
        && weekday(t, i - 2)
        && doc.all_free(i - 2..i)
    {
        start = i - 2;
    } else if i > 2
        && t.is(i - 1, "the")
        && t.str(i - 2) == ","
        && weekday(t, i - 3)
        && doc.all_free(i - 3..i)
    {
        start = i - 3;
    }
    let end = end.min(doc.tokens.len());
    if start == i && i > 0 && t.is(i - 1, "the") && t.is(i + 1, "of") && doc.free(i - 1) {
        start = i - 1;
    }
    doc.find(start..end, Label::Date, "date");
    Some(end)
}

/// One past a day of the month, also one of two words: "twenty-first".
fn day_end(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.any(i, words!("twenty thirty")) && t.kind(i) == Some(Kind::Word) {
        let k = i + 1 + usize::from(is_hyphen(t.str(i + 1)));
        return t
            .any(
                k,
                words!("first second third fourth fifth sixth seventh eighth ninth"),
            )
            .then_some(k + 1);
    }
    day(doc, i).then_some(i + 1)
}

/// Months as they are numbered by hand: "17.iv.2023".
const ROMAN: Words = words!("i ii iii iv v vi vii viii ix x xi xii");

/// "14/02/1979", "3/9", "2024-03-18", "14.2.79".
pub(super) fn numeric(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let sign = t.str(i + 1);
    if matches!(sign, "/" | "-" | ".")
        && t.any(i + 2, ROMAN)
        && t.str(i + 3) == sign
        && day(doc, i)
        && (i + 1..i + 5).all(|j| t.gap(j) == Gap::None)
        && (year(doc, i + 4) || t.kind(i + 4) == Some(Kind::Number) && t.str(i + 4).len() == 2)
    {
        return Some(i + 5);
    }
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
            && (t.any(i - k, words!("on till until since by from dated date received sent written posted seen logged entry session noted opened"))
                || weekday(t, i - k) && (k == 1 || t.str(i - 1) == "(" || t.str(i - 1) == ","))
    });
    // "12/3. Referral phoned through": a note begins with its day
    let heads = (i == 0 || t.gap(i) >= Gap::Line)
        && (matches!(t.str(i + 3), "." | ":" | "-" | "–" | "—" | ",") || t.gap(i + 3) >= Gap::Line)
        && a <= 31;
    let told = told || heads;
    // "03/09": nothing but a day and a month is written with a nought before
    let padded = [i, i + 2].iter().all(|&j| t.str(j).len() == 2)
        && [i, i + 2].iter().any(|&j| t.str(j).starts_with('0'));
    (sign == "/" && small(a, b) && (told || padded) && !followed && !(a <= 10 && b == 10))
        .then_some(i + 3)
}

/// "half past four", "9.15", "8am", "Tuesday", "alternate Mondays at 10".
pub(super) fn time(doc: &mut Doc, i: usize) -> Option<usize> {
    let mut end = weekday_run(doc, i).or_else(|| clock(doc, i))?;
    let mut start = i;
    let t = &doc.tokens;
    // A rhythm before: "alternate Mondays", "every other Friday", "first Tuesday"
    if weekday(t, i) {
        for k in 1..=3 {
            if i >= k
                && t.any(
                    i - k, words!("alternate every other first second third fourth last next fortnightly weekly each"))
                && doc.free(i - k)
            {
                if !t.any(i - k, words!("last next")) {
                    start = i - k;
                }
            } else {
                break;
            }
        }
        // "first and third Saturdays"
        if start < i
            && start > 1
            && (t.is(start - 1, "and") || t.str(start - 1) == "&")
            && t.any(start - 2, words!("first second third fourth"))
            && doc.all_free(start - 2..start)
        {
            start -= 2;
        }
        if start < i && start > 0 && t.is(start - 1, "the") && doc.free(start - 1) {
            start -= 1;
        }
        if start == i && i > 0 && doc.free(i - 1) && t.any(i - 1, words!("alternate fortnightly")) {
            start = i - 1;
        }
    }
    // "a week on Monday"
    if start == i
        && i > 2
        && weekday(t, i)
        && t.is(i - 1, "on")
        && t.any(i - 2, words!("week fortnight weeks"))
        && (t.is(i - 3, "a") || number(doc, i - 3).is_some())
        && doc.all_free(i - 3..i)
    {
        start = if t.is(i - 3, "a") { i - 2 } else { i - 3 };
    }
    // Join what follows: "Monday at 10", "8am on Wednesdays", "Tuesday, 7.30"
    loop {
        let mut j = end;
        if t.any(j, words!("at on around about")) || t.str(j) == "," || t.str(j) == "@" {
            j += 1;
            // "4pm on a Thursday"
            if t.is(end, "on") && t.is(j, "a") && weekday(t, j + 1) {
                j += 1;
            }
        }
        // "Mondays and Thursdays"
        if t.any(j, words!("and or")) && j > 0 && weekday(t, j - 1) && weekday(t, j + 1) {
            j += 1;
        }
        let more = (j < t.len() && t.gap(j) <= Gap::Space && doc.free(j))
            .then(|| {
                weekday_run(doc, j).or_else(|| clock(doc, j)).or_else(|| {
                    (j > end
                        && t.any(end, words!("at"))
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
    // "ten past eleven [at night]"
    if let Some(to) = of_the_day(doc, end)
        && doc.all_free(end..to)
    {
        end = to;
    }
    let end = end.min(doc.tokens.len());
    if start > 0
        && doc.tokens.any(start - 1, words!("about around"))
        && doc.free(start - 1)
        && !weekday(&doc.tokens, start)
    {
        start -= 1;
    }
    if doc.find(start..end, Label::Time, "day-time") {
        Some(end)
    } else {
        None
    }
}

/// "once a fortnight", "every other week", "every three weeks": how often somebody comes.
fn rhythm(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let often = t.any(i, words!("once twice thrice")) || t.is(i + 1, "times");
    let per = i + 1 + usize::from(t.is(i + 1, "times"));
    // "I see her twice a week": how often people meet
    let met = words!(
        "see sees seeing saw meet meets met comes came come attends sessions session therapy appointments"
    );
    if often
        && t.any(per, words!("a every each"))
        && t.any(per + 1, words!("week month"))
        && (1..=4).any(|k| i >= k && t.any(i - k, met))
    {
        return doc
            .find(i..per + 2, Label::Time, "day-time")
            .then_some(per + 2);
    }
    let end = if often && t.any(per, words!("a every each")) && t.is(per + 1, "fortnight") {
        per + 2
    } else if t.is(i, "every")
        && (t.any(i + 1, words!("other second third fourth"))
            || number(doc, i + 1).is_some_and(|n| (2..=8).contains(&n)))
        && t.any(i + 2, words!("week weeks month months weekend fortnight"))
    {
        i + 3
    } else if t.is(i, "every") && t.is(i + 1, "fortnight")
        || t.is(i, "alternate") && t.any(i + 1, words!("weeks weekends months"))
    {
        i + 2
    } else {
        return None;
    };
    doc.find(i..end, Label::Time, "day-time").then_some(end)
}

pub(super) fn weekday_run(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i);
    if !weekday(t, i) || t.is(i, "sat") || t.is(i, "sun") {
        return None;
    }
    let lower = !t.cap(i);
    if lower && s.len() < 6 && !t.any(i, words!("tues weds thur thurs")) {
        return None;
    }
    let mut end = i + 1;
    // "a Tuesday's worth", "a sunday feeling": any of them
    let any = i > 1 && t.any(i - 1, words!("a any no")) && !t.any(i - 2, words!("on of every"));
    let kind = end + usize::from(t.kind(end) == Some(Kind::Possessive));
    if any
        && t.gap(kind) == Gap::Space
        && t.classes(kind).noun()
        && !t.classes(kind).function()
        && !t.any(
            kind,
            words!("morning mornings afternoon afternoons evening evenings night nights lunchtime teatime session slot client group hour appointment"),
        )
    {
        return None;
    }
    if t.kind(end) == Some(Kind::Possessive) && t.any(end + 1, words!("session hour slot group")) {
        return Some(end);
    }
    if t.any(
        end, words!("morning mornings afternoon afternoons evening evenings arvo night nights lunchtime lunchtimes teatime breakfast lunch dinner brunch supper noon midday")) {
        end += 1;
    }
    // "Thursday week"
    if t.any(end, words!("week fortnight"))
        && t.gap(end) == Gap::Space
        && (is_end(doc, end + 1) || t.any(end + 1, words!("at and or if when for in with then")))
    {
        end += 1;
    }
    // "the last Thursday of the month"
    if t.is(end, "of") && t.any(end + 1, words!("the each every")) && t.is(end + 2, "month") {
        end += 3;
    }
    // "Tuesday period 4"
    if t.is(end, "period") && number(doc, end + 1).is_some() {
        end += 2;
    }
    // "Saturday 12th"
    if t.gap(end) == Gap::Space && (day(doc, end) && t.kind(end) == Some(Kind::Mixed)) {
        end += 1;
    } else if t.is(end, "the") && day(doc, end + 1) && t.kind(end + 1) != Some(Kind::Number) {
        end += 2;
    }
    Some(end)
}

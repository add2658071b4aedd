//! Months, weekdays and numbers as words.

use super::doc::Doc;
use super::tokens::{Gap, Kind, Tokens, is_hyphen};
use super::words::{Words, hash, words};

pub(super) const MONTHS: Words = words!(
    "january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec"
);

/// Months in Welsh, Irish, German, French, Spanish, Polish (genitive), Dutch and Afrikaans, where English has another word.
const FOREIGN_MONTHS: Words = words!(
    "ionawr chwefror mawrth ebrill mehefin gorffennaf awst medi hydref tachwedd rhagfyr eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa mhí januar februar märz juni juli oktober dezember janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia januari februari maart mei augustus januarie februarie junie julie desember"
);

/// Whether it is a month in another language; only a day before it makes a date of it.
pub(super) fn foreign_month(doc: &Doc, i: usize) -> bool {
    doc.tokens.any(i, FOREIGN_MONTHS)
}

pub(super) const WEEKDAYS: Words = words!(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays"
);

pub(super) const SHORT_WEEKDAYS: Words = words!("mon tue tues wed weds thu thur thurs fri");

pub(super) const NUMBERS: Words = words!(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ~ ~ twenty thirty forty fifty sixty seventy eighty ninety"
);

pub(super) const ORDINALS: Words = words!(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
);

/// 1 to 12 for the name of a month, whole or cut to three letters ("Sept" too).
pub(super) fn month(tokens: &Tokens, i: usize) -> Option<u8> {
    month_of(tokens.get(i)?.hash)
}

/// The same for a word outside the tokens.
pub(super) fn month_named(word: &str) -> Option<u8> {
    month_of(hash(word.as_bytes()))
}

fn month_of(hashed: u64) -> Option<u8> {
    const SEPT: u64 = hash(b"sept");
    match hashed {
        SEPT => Some(9),
        _ => MONTHS.position(&hashed).map(|m| (m % 12) as u8 + 1),
    }
}

/// Whether it names a weekday; "mondays", "Tues", "Weds" too.
pub(super) fn weekday(tokens: &Tokens, i: usize) -> bool {
    tokens.any(i, WEEKDAYS)
        || tokens.any(i, SHORT_WEEKDAYS) && (tokens.str(i).len() > 3 || tokens.cap(i))
}

pub(super) fn number(doc: &Doc, i: usize) -> Option<u32> {
    let token = doc.tokens.get(i)?;
    match token.kind {
        Kind::Number if doc.tokens.str(i).len() <= 6 => doc.tokens.str(i).parse().ok(),
        Kind::Word => NUMBERS.position(&token.hash).map(|n| {
            if n < 20 {
                n as u32
            } else {
                (n as u32 - 20) * 10
            }
        }),
        _ => None,
    }
}

/// A number of one to three tokens from `i` ("forty-four"): its value and where it ends.
pub(super) fn count(doc: &Doc, i: usize) -> Option<(u32, usize)> {
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
pub(super) fn day(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i);
    match doc.tokens.kind(i) {
        Some(Kind::Number) => s.len() <= 2 && s.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d)),
        Some(Kind::Mixed) => ordinal_number(s).is_some_and(|d| (1..=31).contains(&d)),
        Some(Kind::Word) => doc.tokens.any(i, ORDINALS),
        _ => false,
    }
}

pub(super) fn ordinal_number(s: &str) -> Option<u32> {
    let cut = s.len().checked_sub(2)?;
    let (digits, tail) = (s.get(..cut)?, s.get(cut..)?);
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|o| tail.eq_ignore_ascii_case(o))
        .then(|| digits.parse().ok())
        .flatten()
}

pub(super) fn year(doc: &Doc, i: usize) -> bool {
    let s = doc.tokens.str(i);
    doc.tokens.kind(i) == Some(Kind::Number)
        && s.len() == 4
        && (s.starts_with("19") || s.starts_with("20") || s.starts_with("18"))
}

pub(super) fn is_end(doc: &Doc, i: usize) -> bool {
    i >= doc.tokens.len()
        || doc.tokens.kind(i) == Some(Kind::Mark)
            && !matches!(doc.tokens.str(i), "-" | "/" | "%" | ":")
}

//! Numbers given to one person or case, and postcodes.

mod plate;
mod postcode;
mod shape;

use super::doc::Doc;
use super::label::Label;
use super::places::interstate;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};
use plate::plate;
use postcode::postcode;

/// Words that announce a number of somebody's.
const ANNOUNCE: Words = words!(
    "ref reference no nos number numbers case policy invoice log badge member membership licence license registration reg plate staff employee account patient nhs chi hospital ssn passport iban card group crime incident ticket order file docket claim id booking application complaint permit student pps ppsn nino ni vat tax lpc lmft lcsw npi ein mrn serial pass insurance code cc token credentials receipt voucher uhid aadhaar aadhar nric bvn nin tfn sin cpr pesel dni nie bsn curp rut cpf cnic nhi urn upn uln candidate enrolment enrollment roll chart dossier docket cause warrant inmate prisoner prison collar tracking consignment parcel pnr permit running imei folio certificate cheque badge regn rego matter dossier docket"
);

/// Codes that name no one: question scales, editions, papers.
const SCALES: Words = words!(
    "gad phq core dsm icd covid sdq audit wsas bdi bai pcl cdi iso gcse ks usb mp a b section f"
);

/// Most tokens of a chain.
const LONGEST: usize = 24;

pub(super) fn find(doc: &mut Doc) {
    let (mut i, mut digit) = (0, 0);
    while i < doc.tokens.len() {
        let has_digits = |j| matches!(doc.tokens.kind(j), Some(Kind::Number | Kind::Mixed));
        while digit < i || digit < doc.tokens.len() && !has_digits(digit) {
            digit += 1;
        }
        let digits = digit == i;
        let capitals =
            doc.tokens.cap(i) && doc.tokens.str(i).bytes().all(|b| b.is_ascii_uppercase());
        if doc.free(i) && (digits || capitals) {
            let end = helpline(doc, i)
                .or_else(|| postcode(doc, i))
                .or_else(|| account(doc, i))
                .or_else(|| internet(doc, i))
                .or_else(|| plate(doc, i))
                .or_else(|| (digit < i + LONGEST).then(|| chain(doc, i))?);
            i = end.unwrap_or(i).max(i);
        }
        i += 1;
    }
}

/// "call 999", "NHS on 111": the short numbers that whole countries ring stay.
fn helpline(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let short = matches!(
        t.str(i),
        "000"
            | "100"
            | "101"
            | "105"
            | "110"
            | "111"
            | "112"
            | "113"
            | "119"
            | "911"
            | "988"
            | "999"
    );
    let rung = i > 0
        && (t.any(
            i - 1,
            words!("on ring rings rang call calls called dial dials dialled dialed text texted phone phoned or and nhs with via"),
        ) || matches!(t.str(i - 1), "," | "(" | "/"));
    let alone = |j: usize| {
        t.gap(j) > Gap::None || !(t.is_word(j) || is_hyphen(t.str(j)) || t.str(j) == "/")
    };
    // "on 999 412 6603" goes on
    let whole = alone(i + 1) && t.kind(i + 1) != Some(Kind::Number);
    let counted = t.any(
        i + 1,
        words!("people words times metres miles pounds followers comments pages days"),
    );
    if !(short && rung && whole && !counted) || t.kind(i) != Some(Kind::Number) {
        return None;
    }
    doc.keep(i..i + 1);
    Some(i + 1)
}

/// "86.121.97.248", "6e40:4041:c617:e898:c11:40d2:c669:2eb4".
fn internet(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let run = |sign: &str, ok: &dyn Fn(&str) -> bool| {
        let mut end = i;
        while end < i + 17 && ok(t.str(end)) && (end == i || t.gap(end) == Gap::None) {
            end += 1;
            if t.str(end) == sign && t.gap(end) == Gap::None && ok(t.str(end + 1)) {
                end += 1;
            } else {
                break;
            }
        }
        end
    };
    let four = run(".", &|s| s.len() <= 3 && s.parse::<u8>().is_ok());
    let six = run(":", &|s| {
        !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_hexdigit())
    });
    let end = if four == i + 7 {
        four
    } else if six >= i + 11 {
        six
    } else {
        return None;
    };
    doc.find(i..end, Label::Idnum, "number-internet")
        .then_some(end)
}

/// "IE29 AIBK 9311 5212 3456 78": an account as banks write it, in groups of four.
pub(super) fn account(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i).as_bytes();
    let country = s.len() == 4
        && s[..2].iter().all(u8::is_ascii_uppercase)
        && s[2..].iter().all(u8::is_ascii_digit);
    if !country {
        return None;
    }
    let mut end = i + 1;
    while end < i + 9
        && t.gap(end) == Gap::Space
        && (1..=4).contains(&t.str(end).len())
        && t.str(end)
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && doc.free(end)
        && (t.str(end).len() == 4 || t.kind(end) != Some(Kind::Word))
    {
        end += 1;
    }
    (end >= i + 4 && doc.find(i..end, Label::Idnum, "number-shape")).then_some(end)
}

/// A run of numbers and capitals joined by hyphens, slashes or (for digits) spaces.
fn chain(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let joined = |j: usize| {
        t.gap(j) == Gap::None
            && t.gap(j + 1) == Gap::None
            && (is_hyphen(t.str(j)) || matches!(t.str(j), "/" | "." | "_"))
    };
    let unit = |j: usize| match t.kind(j) {
        Some(Kind::Number) => true,
        Some(Kind::Mixed) => !t.str(j).chars().any(|c| c.is_lowercase()) || t.str(j).len() > 6,
        Some(Kind::Word) => {
            t.str(j).len() <= 8
                && (t.str(j).chars().all(|c| c.is_ascii_uppercase())
                    || j > i + 2 && t.str(j).len() == 1 && t.gap(j) == Gap::None)
                && (j > i || !matches!(t.str(j), "I" | "A") || joined(j + 1))
        }
        _ => false,
    };
    if !unit(i) {
        return None;
    }
    let mut end = i + 1;
    let mut glued = 0;
    while end < t.len() && end - i < LONGEST && doc.free(end) {
        if joined(end) && unit(end + 1) && doc.free(end + 1) {
            end += 2;
            glued += 1;
        } else if glued == 0
            && t.gap(end) == Gap::Space
            && t.kind(end) == Some(Kind::Number)
            && t.kind(end - 1) == Some(Kind::Number)
            && t.str(end).len() <= 4
            && (t.str(end - 1).len() <= 4
                || end == i + 1 && t.str(end - 1).len() == 6 && t.str(end).len() == 4)
        {
            end += 1;
        } else {
            break;
        }
    }
    let piece = &t.text[t.all[i].start..t.all[end - 1].end];
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let capitals = piece.bytes().filter(u8::is_ascii_uppercase).count();
    if digits == 0 {
        return None;
    }
    let ours = capitals > 0
        && digits <= 3
        && glued <= 1
        && t.kind(i) == Some(Kind::Word)
        && t.kind(end - 1) == Some(Kind::Number)
        && end - i == 3;
    // "client code K-12": the writer's own codes are letter and two or three digits
    let coded = t.str(i).len() == 1
        && t.str(end - 1).len() >= 2
        && (1..=2).any(|k| i >= k && t.any(i - k, words!("client clients code codes patient")));
    if ours && !interstate(doc, end - 1) && (t.any(i, SCALES) || coded || !announced(doc, i)) {
        doc.keep(i..end);
        return Some(end);
    }
    let money = i > 0
        && t.gap(i) == Gap::None
        && (matches!(t.str(i - 1), "£" | "$" | "€" | "₹")
            || t.str(i - 1) == "#" && glued == 0 && !(digits >= 4 && announced(doc, i - 1)));
    let parts: Vec<&str> = (i..end)
        .filter(|&j| t.kind(j) == Some(Kind::Number))
        .map(|j| t.str(j))
        .collect();
    let year = |s: &str| s.len() == 4 && (s.starts_with("19") || s.starts_with("20"));
    let date = capitals == 0
        && parts.len() >= 2
        && (parts.len() == 3
            && (year(parts[0]) || year(parts[2]) || parts.iter().all(|p| p.len() <= 2))
            || parts.len() == 2
                && parts.iter().all(|p| p.len() <= 2 || year(p))
                && parts.iter().any(|p| year(p)))
        || parts.len() == 2 && capitals == 0 && parts.iter().all(|p| p.len() <= 2);
    // "sort code 00-00-00"
    let sort = (1..=3).any(|k| i >= k && t.is(i - k, "sort"));
    // "booking 4410.772.093": groups of digits that a word announces, and no sum or version
    let grouped = piece.contains('.') && parts.len() > 2 && digits > 6 && announced(doc, i);
    if money || date && !sort || piece.contains('.') && capitals == 0 && !grouped {
        return None;
    }
    let said = announced(doc, i);
    let enough = match capitals {
        0 => {
            digits >= 8
                || sort && digits >= 6
                || said && digits >= 3 && !(digits == 4 && year(piece))
        }
        _ => digits >= 3 && digits + capitals >= 6 || said && digits >= 2,
    };
    // "the number is 988": so short a number is a helpline's
    let short = said
        && end == i + 1
        && digits <= 3
        && capitals == 0
        && i > 0
        && super::grammar::is_be(doc, i - 1);
    if enough && !short {
        let mut start = i;
        // "LPC 71829": the capitals before belong to it
        if i > 0
            && t.gap(i) == Gap::Space
            && doc.free(i - 1)
            && t.kind(i - 1) == Some(Kind::Word)
            && t.all[i - 1].caps
            && t.str(i - 1).len() <= 5
            && !t.any(i - 1, words!("nhs chi ssn iban id ref no hr gp dob cc ni"))
        {
            start = i - 1;
            // "RR 4471 2093 5 IE": and so do those after
            if said && t.is_word(end) && t.all[end].caps && t.str(end).len() == 2 && doc.free(end) {
                end += 1;
            }
        }
        // "2:24-cv-01182": the room of a court before its number
        if start > 1
            && t.str(start - 1) == ":"
            && t.gap(start) == Gap::None
            && t.gap(start - 1) == Gap::None
            && t.kind(start - 2) == Some(Kind::Number)
            && doc.all_free(start - 2..start)
        {
            start -= 2;
        }
        // "884 of 12/06"
        if t.is(end, "of")
            && doc.free(end)
            && let Some(day) = super::when::numeric(doc, end + 1)
            && doc.all_free(end + 1..day)
        {
            end = day;
        }
        // "1127 of 9 March": police logs carry their day
        if t.is(end, "of")
            && t.kind(end + 1) == Some(Kind::Number)
            && super::calendar::month(t, end + 2).is_some()
        {
            end += 3;
        }
        doc.find(
            start..end,
            Label::Idnum,
            if said { "number-said" } else { "number-shape" },
        );
        return Some(end);
    }
    None
}

/// Whether one of the words right before says what the number is.
fn announced(doc: &Doc, i: usize) -> bool {
    let mut k = i;
    let mut steps = 0;
    while k > 0 && steps < 4 {
        k -= 1;
        let s = doc.tokens.written(k);
        if matches!(s, "." | "!" | "?" | ";")
            && !doc.tokens.any(k.wrapping_sub(1), words!("no nos ref refs"))
        {
            return false;
        }
        if doc.tokens.any(k, ANNOUNCE) {
            return !(doc.tokens.is(k, "no") && doc.tokens.str(k + 1) != ".")
                && !(doc.tokens.is(k, "group") && steps > 0);
        }
        steps += 1;
    }
    false
}

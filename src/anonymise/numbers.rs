//! Numbers given to one person or case, and postcodes.

use super::doc::Doc;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// Words that announce a number of somebody's.
const ANNOUNCE: Words = words!(
    "ref reference no nos number numbers case policy invoice log badge member membership licence license registration reg plate staff employee account patient nhs chi hospital ssn passport iban card group crime incident ticket order file docket claim id booking application complaint permit student pps ppsn nino ni vat tax lpc lmft lcsw npi ein mrn serial pass insurance code cc token credentials"
);

/// Codes that name no one: question scales, editions, papers.
const SCALES: Words = words!(
    "gad phq core dsm icd covid sdq audit wsas bdi bai pcl cdi iso gcse ks usb mp a b section f"
);

const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY",
    "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
    "WI", "WY", "DC", "AP", "AE", "AA", "NSW", "VIC", "QLD", "TAS", "ACT", "ON", "QC", "BC", "AB",
    "MB", "SK", "NS",
];

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        let digits = matches!(doc.tokens.kind(i), Some(Kind::Number | Kind::Mixed));
        let capitals =
            doc.tokens.cap(i) && doc.tokens.str(i).bytes().all(|b| b.is_ascii_uppercase());
        if doc.free(i) && (digits || capitals) {
            let end = postcode(doc, i)
                .or_else(|| internet(doc, i))
                .or_else(|| plate(doc, i))
                .or_else(|| chain(doc, i));
            i = end.unwrap_or(i).max(i);
        }
        i += 1;
    }
}

/// Letters and digits of a token as a pattern: "AA00", longest 12.
fn shape(s: &str) -> String {
    s.chars()
        .take(12)
        .map(|c| {
            if c.is_ascii_digit() {
                '0'
            } else if c.is_ascii_uppercase() {
                'A'
            } else if c.is_ascii_lowercase() {
                'a'
            } else {
                '?'
            }
        })
        .collect()
}

fn postcode(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let one = t.str(i);
    if one.len() > 10 || t.kind(i) == Some(Kind::Word) {
        return None;
    }
    let a = shape(one).to_uppercase();
    let lower = one.chars().any(|c| c.is_ascii_lowercase());
    let next = if t.gap(i + 1) == Gap::Space || t.gap(i + 1) == Gap::Line {
        shape(t.str(i + 1)).to_uppercase()
    } else {
        String::new()
    };
    let outward = matches!(a.as_str(), "A0" | "A00" | "AA0" | "AA00" | "A0A" | "AA0A");
    let british = outward && next == "0AA" && doc.free(i + 1);
    let together = matches!(
        a.as_str(),
        "A00AA" | "A000AA" | "AA00AA" | "AA000AA" | "A0A0AA" | "AA0A0AA"
    ) && !lower;
    let irish = a == "A00"
        && next.len() == 4
        && next.contains('0')
        && t.kind(i + 1) == Some(Kind::Mixed)
        && !lower
        || a.len() == 7
            && a.starts_with("A00")
            && !lower
            && t.kind(i) == Some(Kind::Mixed)
            && a[3..].contains('A');
    let canadian = a == "A0A" && next == "0A0";
    let dutch = a == "0000" && next == "AA" && t.str(i + 1).chars().all(|c| c.is_ascii_uppercase());
    if british || canadian || dutch || irish && next.len() == 4 {
        doc.find(i..i + 2, Label::Postcode, "postcode");
        return Some(i + 2);
    }
    if together || irish {
        doc.find(i..i + 1, Label::Postcode, "postcode");
        return Some(i + 1);
    }
    let said = (1..=5).any(|k| {
        i >= k
            && t.any(
                i - k,
                words!("zip zipcode postcode postal eircode pin pincode"),
            )
    });
    let state = i > 0
        && (STATES.contains(&t.str(i - 1))
            || t.str(i - 1) == "," && i > 1 && STATES.contains(&t.str(i - 2)));
    // "same pin as mine, 560 999"
    if said && a == "000" && next == "000" && t.kind(i) == Some(Kind::Number) && doc.free(i + 1) {
        doc.find(i..i + 2, Label::Postcode, "postcode");
        return Some(i + 2);
    }
    // "Larkspur Court, 59000": after a street
    let after_street = i > 1 && t.str(i - 1) == "," && t.classes(i - 2).street() && t.cap(i - 2);
    if t.kind(i) == Some(Kind::Number)
        && (a == "00000" && (state || said || after_street)
            || said && (4..=7).contains(&a.len())
            || state && a == "0000")
    {
        let mut end = i + 1;
        if is_hyphen(t.str(end))
            && t.gap(end) == Gap::None
            && t.str(end + 1).len() == 4
            && t.kind(end + 1) == Some(Kind::Number)
        {
            end += 2;
        }
        doc.find(i..end, Label::Postcode, "postcode");
        return Some(end);
    }
    if outward && !lower && said {
        doc.find(i..i + 1, Label::Postcode, "postcode");
        return Some(i + 1);
    }
    None
}

/// Car plates: "YK19 XTR", "181-D-12345", "ABC 1234" after a word for it.
fn plate(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let (one, two) = (shape(t.str(i)), shape(t.str(i + 1)));
    let spaced = t.gap(i + 1) <= Gap::Space;
    if let Some(end) = told_plate(doc, i) {
        doc.find(i..end, Label::Idnum, "plate");
        return Some(end);
    }
    let british = one == "AA00" && two == "AAA" && spaced && doc.free(i + 1);
    let told = (1..=4).any(|k| {
        i >= k
            && t.any(
                i - k,
                words!("plate plates registration reg numberplate car van truck"),
            )
    });
    let other = told
        && spaced
        && t.gap(i + 1) == Gap::Space
        && doc.free(i + 1)
        && one.chars().all(|c| c == 'A' || c == '0')
        && one.len() <= 4
        && two.len() <= 4
        && two.chars().all(|c| c == 'A' || c == '0')
        && (one.contains('0') != two.contains('0'));
    if british || other {
        doc.find(i..i + 2, Label::Idnum, "plate");
        return Some(i + 2);
    }
    if one == "AA00AAA"
        || told
            && t.kind(i) == Some(Kind::Mixed)
            && (5..=8).contains(&one.len())
            && !one.contains('a')
    {
        doc.find(i..i + 1, Label::Idnum, "plate");
        return Some(i + 1);
    }
    None
}

/// "the plate of the van, OH JQX 44170": groups of capitals and digits in a sentence that speaks of a plate.
fn told_plate(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let group = |j: usize| {
        let s = t.str(j);
        (1..=5).contains(&s.len())
            && s.bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && !matches!(s, "I" | "A")
    };
    let told = (1..=14).any(|k| {
        i >= k
            && t.any(
                i - k,
                words!("plate plates numberplate registration reg rego"),
            )
    }) && !(1..=14).any(|k| {
        i >= k
            && matches!(t.str(i - k), "." | "!" | "?")
            && (1..k).all(|m| {
                !t.any(
                    i - m,
                    words!("plate plates numberplate registration reg rego"),
                )
            })
    });
    if !told || !group(i) {
        return None;
    }
    let mut end = i + 1;
    while end < i + 7 && doc.free(end) {
        if group(end) && t.gap(end) == Gap::Space {
            end += 1;
        } else if (is_hyphen(t.str(end)) || t.str(end) == "·")
            && group(end + 1)
            && doc.free(end + 1)
        {
            end += 2;
        } else {
            break;
        }
    }
    let digits = (i..end).any(|j| t.str(j).bytes().any(|b| b.is_ascii_digit()));
    let letters = (i..end).any(|j| t.str(j).bytes().any(|b| b.is_ascii_uppercase()));
    (digits && letters && end > i + 1).then_some(end)
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
                && (j > i || !matches!(t.str(j), "I" | "A"))
        }
        _ => false,
    };
    if !unit(i) {
        return None;
    }
    let mut end = i + 1;
    let mut glued = 0;
    while end < t.len() && end - i < 24 && doc.free(end) {
        if joined(end) && unit(end + 1) && doc.free(end + 1) {
            end += 2;
            glued += 1;
        } else if glued == 0
            && t.gap(end) == Gap::Space
            && t.kind(end) == Some(Kind::Number)
            && t.kind(end - 1) == Some(Kind::Number)
            && t.str(end).len() <= 4
            && t.str(end - 1).len() <= 4
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
    if ours && (t.any(i, SCALES) || coded || !announced(doc, i)) {
        doc.keep(i..end);
        return Some(end);
    }
    let money =
        i > 0 && t.gap(i) == Gap::None && matches!(t.str(i - 1), "£" | "$" | "€" | "₹" | "#");
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
    if money || date && !sort || piece.contains('.') && capitals == 0 {
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
    if enough {
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
        }
        // "1127 of 9 March": police logs carry their day
        if t.is(end, "of")
            && t.kind(end + 1) == Some(Kind::Number)
            && super::calendar::month(t.str(end + 2)).is_some()
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
        let s = doc.tokens.str(k);
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

//! Postcodes of several countries.

use super::doc::Doc;
use super::label::Label;
use super::shape::{Shape, shape};
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::words;

const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY",
    "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
    "WI", "WY", "DC", "AP", "AE", "AA", "NSW", "VIC", "QLD", "TAS", "ACT", "ON", "QC", "BC", "AB",
    "MB", "SK", "NS",
];

pub(super) fn postcode(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let one = t.str(i);
    if one.len() > 10 || t.kind(i) == Some(Kind::Word) {
        return None;
    }
    let a = shape(one).shouted();
    let lower = one.chars().any(|c| c.is_ascii_lowercase());
    let next = if t.gap(i + 1) == Gap::Space || t.gap(i + 1) == Gap::Line {
        shape(t.str(i + 1)).shouted()
    } else {
        Shape::empty()
    };
    let outward = matches!(&*a, "A0" | "A00" | "AA0" | "AA00" | "A0A" | "AA0A");
    let british = outward && &*next == "0AA" && doc.free(i + 1);
    let together = matches!(
        &*a,
        "A00AA" | "A000AA" | "AA00AA" | "AA000AA" | "A0A0AA" | "AA0A0AA"
    ) && !lower;
    let irish = &*a == "A00"
        && next.len() == 4
        && next.contains('0')
        && t.kind(i + 1) == Some(Kind::Mixed)
        && !lower
        || a.len() == 7
            && a.starts_with("A00")
            && !lower
            && t.kind(i) == Some(Kind::Mixed)
            && a[3..].contains('A');
    let canadian = &*a == "A0A" && &*next == "0A0";
    let dutch =
        &*a == "0000" && &*next == "AA" && t.str(i + 1).chars().all(|c| c.is_ascii_uppercase());
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
    if said && &*a == "000" && &*next == "000" && t.kind(i) == Some(Kind::Number) && doc.free(i + 1)
    {
        doc.find(i..i + 2, Label::Postcode, "postcode");
        return Some(i + 2);
    }
    // "Larkspur Court, 59000": after a street
    let after_street = i > 1 && t.str(i - 1) == "," && t.classes(i - 2).street() && t.cap(i - 2);
    if t.kind(i) == Some(Kind::Number)
        && (&*a == "00000" && (state || said || after_street)
            || said && (4..=7).contains(&a.len())
            || state && &*a == "0000")
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

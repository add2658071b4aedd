//! Postcodes of several countries.

use super::shape::{Shape, shape};
use crate::anonymise::address::street::{STREET_BEFORE, street_like};
use crate::anonymise::capitals::{cap_word, name_end};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::words;

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
    let said = said
        || (1..=18).any(|k| {
            i >= k
                && (t.any(i - k, words!("postcode zipcode eircode pincode"))
                    || t.is(i - k, "pin") && t.is(i - k + 1, "code"))
        }) && !crate::anonymise::calendar::year(doc, i);
    // "my zip is in the profile too: 44074"
    let said = said
        || &*a == "00000"
            && (1..=12)
                .take_while(|&k| i >= k && !matches!(t.str(i - k), "." | "!" | "?"))
                .any(|k| t.any(i - k, words!("zip zipcode")));
    let state = i > 0
        && (STATES.contains(&t.str(i - 1))
            || t.str(i - 1) == "," && i > 1 && STATES.contains(&t.str(i - 2)));
    // "same pin as mine, 560 999"
    if said && &*a == "000" && &*next == "000" && t.kind(i) == Some(Kind::Number) && doc.free(i + 1)
    {
        doc.find(i..i + 2, Label::Postcode, "postcode");
        return Some(i + 2);
    }
    // "Larkspur Court, 59000", "8 rue des Lilas, 37000 Tours": after a street
    let after_street = i > 1
        && t.str(i - 1) == ","
        && (t.classes(i - 2).street() && t.cap(i - 2)
            || cap_word(doc, i + 1)
                && t.gap(i + 1) == Gap::Space
                && (2..=8).any(|k| {
                    i >= k
                        && (t.any(i - k, STREET_BEFORE)
                            || street_like(&t.str(i - k).to_lowercase()))
                }));
    if let Some(end) = by_its_town(doc, i) {
        doc.find(i..end, Label::Postcode, "postcode");
        return Some(end);
    }
    let t = &doc.tokens;
    // "Thornbury 3071"
    let beside = i > 0
        && &*a == "0000"
        && t.gap(i) == Gap::Space
        && cap_word(doc, i - 1)
        && t.classes(i - 1).place() > 0
        && t.classes(i - 1).word() == 0
        && !crate::anonymise::calendar::year(doc, i)
        && one >= "0800"
        && t.kind(i + 1) != Some(Kind::Number)
        && !t.classes(i + 1).noun();
    let after_street = after_street && !crate::anonymise::calendar::year(doc, i);
    if t.kind(i) == Some(Kind::Number)
        && (beside
            || after_street && (4..=6).contains(&a.len())
            || &*a == "00000" && (state || said || after_street)
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
        if after_street && cap_word(doc, end) && doc.tokens.gap(end) == Gap::Space {
            let to = name_end(doc, end);
            doc.find(end..to, Label::Place, "place");
            return Some(to);
        }
        return Some(end);
    }
    if outward && !lower && said {
        doc.find(i..i + 1, Label::Postcode, "postcode");
        return Some(i + 1);
    }
    None
}

/// "CH-8001 Zürich", "00-950 Warszawa", "114 55 Uppsala", "Kochi 682 001": a number beside its town.
fn by_its_town(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let digits = |j: usize, n: usize| t.kind(j) == Some(Kind::Number) && t.str(j).len() == n;
    let hyphen =
        |j: usize| is_hyphen(t.str(j)) && t.gap(j) == Gap::None && t.gap(j + 1) == Gap::None;
    let town = |j: usize| cap_word(doc, j) && t.gap(j) == Gap::Space && t.classes(j).word() != 1;
    let listed = |j: usize| cap_word(doc, j) && t.classes(j).place() > 0;
    if i > 0 && t.gap(i) == Gap::None && !(i > 1 && (hyphen(i - 1) || t.str(i - 1) == "(")) {
        return None;
    }
    let end = if digits(i, 2) && hyphen(i + 1) && digits(i + 2, 3) && town(i + 3)
        || digits(i, 5) && hyphen(i + 1) && digits(i + 2, 3)
    {
        i + 3
    } else if digits(i, 3)
        && digits(i + 1, 2)
        && t.gap(i + 1) == Gap::Space
        && listed(i + 2)
        && town(i + 2)
    {
        i + 2
    } else if (digits(i, 5) || digits(i, 4))
        && i > 1
        && hyphen(i - 1)
        && t.any(
            i - 2,
            words!("d a ch f b l i de at se dk no fin fi nl sk cz si hr"),
        )
        && t.cap(i - 2)
        && town(i + 1)
    {
        i + 1
    } else if digits(i, 6)
        && i > 1
        && t.str(i - 1) == "("
        && t.any(i - 2, words!("s singapore"))
        && t.cap(i - 2)
    {
        i + 1
    } else {
        let before = i.checked_sub(
            1 + usize::from(i > 0 && (t.str(i - 1) == "," || is_hyphen(t.str(i - 1)))),
        )?;
        let six = if digits(i, 6) && !t.str(i).starts_with('0') {
            i + 1
        } else if digits(i, 3)
            && digits(i + 1, 3)
            && t.gap(i + 1) == Gap::Space
            && t.kind(i + 2) != Some(Kind::Number)
        {
            i + 2
        } else {
            return None;
        };
        (listed(before) && t.classes(before).place() > 1).then_some(six)?
    };
    doc.all_free(i..end).then_some(end)
}

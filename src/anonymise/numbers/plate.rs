//! Car plates.

use super::shape::shape;
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::words;

/// Car plates: "YK19 XTR", "181-D-12345", "ABC 1234" after a word for it.
pub(super) fn plate(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if let Some(end) = told_plate(doc, i) {
        doc.find(i..end, Label::Idnum, "plate");
        return Some(end);
    }
    let told = (1..=4).any(|k| {
        i >= k
            && t.any(
                i - k,
                words!("plate plates registration reg numberplate car van truck"),
            )
    });
    if !told && !matches!(t.str(i).len(), 2 | 3 | 4 | 7) {
        return None;
    }
    let (one, two) = (shape(t.str(i)), shape(t.str(i + 1)));
    let spaced = t.gap(i + 1) <= Gap::Space;
    // "1KXR 482"
    if &*one == "0AAA" && &*two == "000" && t.gap(i + 1) == Gap::Space && doc.free(i + 1) {
        doc.find(i..i + 2, Label::Idnum, "plate");
        return Some(i + 2);
    }
    // "CA 482-913": as South Africa and others write it
    if matches!(&*one, "AA" | "AAA")
        && t.is_word(i)
        && t.gap(i + 1) == Gap::Space
        && matches!(&*two, "000" | "00")
        && is_hyphen(t.str(i + 2))
        && matches!(&*shape(t.str(i + 3)), "000" | "0000")
        && t.gap(i + 2) == Gap::None
        && t.gap(i + 3) == Gap::None
        && !is_hyphen(t.str(i + 4))
        && (i + 1..i + 4).all(|j| doc.free(j))
        && !t.classes(i).body()
    {
        doc.find(i..i + 4, Label::Idnum, "plate");
        return Some(i + 4);
    }
    // "GP 55 XY ZN", and "QQ 12 34 56 C" as National Insurance writes it
    let groups = |shapes: &[&str]| {
        shapes.iter().enumerate().all(|(k, want)| {
            *shape(t.str(i + k)) == **want
                && doc.free(i + k)
                && (k == 0 || t.gap(i + k) == Gap::Space)
        })
    };
    for shapes in [
        &["AA", "00", "AA", "AA"][..],
        &["AA", "00", "AA", "0000"],
        &["AA", "00", "00", "00", "A"],
    ] {
        if groups(shapes) {
            let end = i + shapes.len();
            doc.find(i..end, Label::Idnum, "plate");
            return Some(end);
        }
    }
    // "1ZZ 9QX": letters and digits in either half, but for a dose: "B12X 50MG"
    let mixed = |j: usize, shape: &str| {
        let unit = [
            "MG", "ML", "KG", "MCG", "MM", "CM", "KM", "GB", "MB", "TB", "AM", "PM",
        ];
        t.kind(j) == Some(Kind::Mixed)
            && !unit.iter().any(|unit| t.str(j).ends_with(unit))
            && (3..=4).contains(&shape.len())
            && shape.chars().all(|c| c == 'A' || c == '0')
    };
    let halves = mixed(i, &one)
        && mixed(i + 1, &two)
        && t.gap(i + 1) == Gap::Space
        && doc.free(i + 1)
        && shape(t.str(i + 2)).len() != 3;
    let british = &*one == "AA00" && &*two == "AAA" && spaced && doc.free(i + 1);
    let other = told
        && spaced
        && t.gap(i + 1) == Gap::Space
        && doc.free(i + 1)
        && one.chars().all(|c| c == 'A' || c == '0')
        && one.len() <= 4
        && two.len() <= 4
        && two.chars().all(|c| c == 'A' || c == '0')
        && (one.contains('0') != two.contains('0'));
    if british || other || halves {
        doc.find(i..i + 2, Label::Idnum, "plate");
        return Some(i + 2);
    }
    if &*one == "AA00AAA"
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
    let plate = words!("plate plates numberplate registration reg rego");
    let ends = |j: usize| matches!(t.str(j), "." | "!" | "?");
    // What comes first, going back: the word or the end of a sentence
    let back = (i.saturating_sub(14)..i).rev();
    let first = |j: &usize| t.any(*j, plate) || ends(*j);
    if !group(i)
        || !back
            .into_iter()
            .find(first)
            .is_some_and(|j| t.any(j, plate))
    {
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

//! Names that a title comes before.

use crate::anonymise::capitals::{PARTICLES, cap_word, name_end, ordinary};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::contraction;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::Gap;
use crate::anonymise::words::{Words, words};

pub(super) const WEAK_TITLES: Words = words!(
    "chief coach judge nurse general major private officer deputy principal president sister brother mother father uncle aunt auntie nan nana granny grandma grandpa grandad captain lord lady doctor professor miss don justice governor bishop master count countess dean elder minister mayor representative marshal commander gran cousin swami pandit lama earl duke baron prince princess vicar cardinal advocate attorney constable detective inspector superintendent commodore brigadier magistrate evangelist apostle"
);

/// "Mrs Dunmore", "Dr. Anwar", "Uncle Bob".
pub(super) fn titled(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.classes(i).title() || !doc.free(i) {
        return None;
    }
    let mut j = i + 1;
    while t.str(j) == "." && t.gap(j) == Gap::None
        || t.classes(j).title()
            && t.cap(j)
            && t.gap(j) == Gap::Space
            && !t.any(j, words!("sister father don"))
            && cap_word(doc, j + 1)
    {
        j += 1;
    }
    if t.str(j) == "(" && t.is(j + 1, "ret") {
        j += 4;
    }
    if t.gap(j) != Gap::Space && t.gap(j) != Gap::Line || !t.is_word(j) || !doc.free(j) {
        return None;
    }
    // "Dr. van der Merwe"
    let mut k = j;
    while k < j + 3 && !t.cap(k) && t.any(k, PARTICLES) {
        k += 1;
    }
    if k > j
        && t.cap(i)
        && !t.any(i, WEAK_TITLES)
        && cap_word(doc, k)
        && t.gap(k) == Gap::Space
        && !t.classes(k).never_name()
        && doc.all_free(i..k + 1)
    {
        let end = name_end(doc, k);
        doc.find(i..end, Label::Person, "name-title");
        return Some(end);
    }
    // "Dr. venkat": the name alone is small
    if t.cap(i)
        && t.any(i, words!("mr mrs ms dr"))
        && !t.cap(j)
        && t.classes(j).0 == 0
        && t.str(j).len() > 3
        && !contraction(t.str(j))
    {
        doc.find(i..j + 1, Label::Person, "name-title");
        return Some(j + 1);
    }
    let weak = t.any(i, WEAK_TITLES);
    if !t.cap(i) {
        // "dr anwar", "mrs ibbotson"
        let plain = t.any(i, words!("mr mrs ms dr"));
        let named = t.classes(j).word() == 0 || t.cap(j);
        if plain
            && named
            && !contraction(t.str(j))
            && !(t.is(i, "ms")
                && !t.cap(j)
                && t.classes(j).0 == 0
                && (t.str(j).len() < 4
                    || i > 0 && t.kind(i - 1) == Some(crate::anonymise::tokens::Kind::Number)))
        {
            let end = if t.cap(j) { name_end(doc, j) } else { j + 1 };
            doc.find(i..end, Label::Person, "name-title");
            return Some(end);
        }
        return None;
    }
    if !t.cap(j)
        || t.classes(j).never_name() && t.classes(j).surname() < 2
        || weak && ordinary(doc, j)
        || weak && (t.classes(j).upper() && t.classes(j).given() < 2 || t.classes(j).org_head())
    {
        return None;
    }
    let end = name_end(doc, j);
    if end - j == 1 && t.str(j).chars().count() == 1 && t.str(end) != "." {
        return None;
    }
    let end = if t.str(j).chars().count() == 1 && t.str(end) == "." && end - j == 1 {
        end + 1
    } else {
        end
    };
    doc.find(i..end, Label::Person, "name-title");
    Some(end)
}

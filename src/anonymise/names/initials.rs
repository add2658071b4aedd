//! Initials that stand for a name.

use crate::anonymise::capitals::cap_word;
use crate::anonymise::doc::{Doc, found};
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;

/// "J.", "M."; "J. Smith" is a name.
pub(super) fn initial(doc: &mut Doc, i: usize, end: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i);
    if end > i + 2 && (i + 1..end).any(|j| cap_word(doc, j) && t.str(j).len() > 1) {
        return found(doc, i..end, Label::Person, "name-full");
    }
    // "M OKONJO", "J Wieczorek"
    let surname = t.classes(i + 1);
    if end == i + 2
        && cap_word(doc, i + 1)
        && !matches!(s, "I" | "A" | "O")
        && t.str(i + 1).chars().count() > 3
        && surname.word() == 0
        && !surname.acronym()
        && !surname.body()
        && !surname.platform()
        && !surname.never_name()
    {
        return found(doc, i..end, Label::Person, "name-full");
    }
    let dotted = t.str(i + 1) == "." && t.gap(i + 1) == Gap::None;
    // "A.K.": two or three of them
    let letter =
        |j: usize| t.is_word(j) && t.cap(j) && t.str(j).chars().count() == 1 && doc.free(j);
    let mut last = i;
    while dotted
        && last < i + 4
        && letter(last + 2)
        && t.gap(last + 2) == Gap::None
        && t.str(last + 1) == "."
        && t.gap(last + 1) == Gap::None
    {
        last += 2;
    }
    if last > i {
        let end = last + 1 + usize::from(t.str(last + 1) == "." && t.gap(last + 1) == Gap::None);
        let all = &t.text[t.all[i].start..t.all[last].end];
        let known = [
            "U.S", "U.K", "E.U", "P.S", "N.B", "A.D", "B.C", "A.M", "P.M", "U.S.A", "I.D", "T.V",
            "O.K", "A.I", "I.T", "H.R", "G.P", "R.E", "P.E", "E.R", "O.T", "C.V", "D.C", "L.A",
            "N.Y", "P.R",
        ];
        if !known.contains(&all) && (t.gap(end) > Gap::None || t.kind(end) != Some(Kind::Word)) {
            return found(doc, i..end, Label::Initial, "initial");
        }
        return None;
    }
    let alone = dotted
        && (t.gap(i + 2) > Gap::None
            || t.kind(i + 2) == Some(Kind::Possessive)
            || matches!(t.str(i + 2), "'" | "’" | "," | ")" | "\"" | "”" | ""))
        && (!t.all[i].opens || t.is_word(i + 2) || matches!(t.str(i + 2), "(" | "\"" | "”"));
    if alone
        && s != "I"
        && s.chars().all(|c| c.is_alphabetic())
        && (i == 0 || t.gap(i) > Gap::None || matches!(t.str(i - 1), "'" | "‘" | "“" | "\"" | "("))
        && !(i > 0
            && t.any(
                i - 1, words!("vitamin plan section part column step type point appendix option group grade hepatitis article")))
    {
        return found(doc, i..i + 2, Label::Initial, "initial");
    }
    None
}

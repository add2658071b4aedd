//! Families by who brought up whom and by which husband: "brought up by her grandfather", "third wife of four".

use super::calendar::number;
use super::doc::Doc;
use super::grammar::{THEIRS, is_be};
use super::tokens::Kind;
use super::words::{Words, words};

const SPOUSE: Words = words!("wife husband marriage partner boyfriend girlfriend fiancé fiancée");

/// Where a phrase about a family begins and ends that is told from token `i`.
pub(super) fn reared(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    brought_up(doc, i)
        .or_else(|| spouse(doc, i))
        .or_else(|| apart(doc, i))
        .or_else(|| looks_after(doc, i))
        .or_else(|| kid_alone(doc, i))
        .or_else(|| placed_with(doc, i))
        .or_else(|| nth_of_theirs(doc, i))
}

fn kin(doc: &Doc, j: usize) -> bool {
    let is = doc.tokens.classes(j);
    is.kin() || is.kin_narrow()
}

/// One past the kin that stands within a few words of `j`: "her late mother's sister".
fn kin_end(doc: &Doc, j: usize) -> Option<usize> {
    let t = &doc.tokens;
    let mut k = j;
    while k < j + 6
        && (t.any(k, THEIRS)
            || t.any(
                k,
                words!("a an the both all only late two three four five six seven and"),
            )
            || t.classes(k).kin_modifier()
            || t.kind(k) == Some(Kind::Possessive))
        && !kin(doc, k)
    {
        k += 1;
    }
    if !kin(doc, k) || !doc.free(k) {
        return None;
    }
    let n = usize::from(t.all[k].phrase.0);
    let mut end = k + if n > 1 && t.all[k].phrase.1.kin_narrow() {
        n
    } else {
        1
    };
    while t.kind(end) == Some(Kind::Possessive) && kin(doc, end + 1) {
        end += 2;
    }
    Some(end)
}

/// "brought up by her grandfather", "raised by nuns", "rearing two brothers".
fn brought_up(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let by = if t.is(i, "brought") && t.is(i + 1, "up") {
        i + 2
    } else if t.any(i, words!("raised reared fostered adopted")) {
        i + 1
    } else if t.any(i, words!("rearing minding")) && !(i > 0 && t.any(i - 1, words!("child i i'm")))
    {
        return kin_end(doc, i + 1).map(|end| i..end);
    } else {
        return None;
    };
    if !t.any(by, words!("by")) || i > 0 && t.any(i - 1, words!("i we")) {
        return None;
    }
    let end = kin_end(doc, by + 1).or_else(|| {
        let whom = by + 1 + usize::from(t.any(by + 1, words!("the a his her")));
        t.any(
            whom,
            words!("nuns monks neighbours wolves strangers nurses carers missionaries"),
        )
        .then_some(whom + 1)
    })?;
    Some(i..end)
}

/// "first wife", "late husband", "new husband", "third wife of four".
fn spouse(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if !t.any(
        i,
        words!("first second third fourth late new former future previous"),
    ) || !t.any(i + 1, SPOUSE)
    {
        return None;
    }
    let p = i.checked_sub(1)?;
    let owned = t.any(p, words!("his her their whose my the"))
        || t.kind(p) == Some(Kind::Possessive)
        || matches!(t.str(p), "," | "(");
    let of = t.is(i + 2, "of") && number(doc, i + 3).is_some();
    // "my new partner in crime"
    let mine = t.is(p, "my") && !t.is(i, "late");
    (owned && !mine && (of || !t.any(p, words!("the"))))
        .then_some(i..if of { i + 4 } else { i + 2 })
}

/// "living separately from her husband".
fn apart(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let lives = t.any(i, words!("living lives lived separated estranged"));
    let from = i + 1 + usize::from(t.any(i + 1, words!("separately apart away")));
    if !lives
        || !t.is(from, "from")
        || from == i + 1 && !t.any(i, words!("separated estranged"))
        || !t.any(from + 1, THEIRS)
    {
        return None;
    }
    kin(doc, from + 2).then_some(i..from + 3)
}

/// "looks after her brother", "cares for his nan".
fn looks_after(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let looks = t.any(i, words!("looks looking")) && t.is(i + 1, "after")
        || t.any(i, words!("cares caring")) && t.is(i + 1, "for");
    if !looks || !t.any(i + 2, THEIRS) {
        return None;
    }
    let end = kin_end(doc, i + 2)?;
    let children = t.any(
        end - 1,
        words!("children kids kid baby child son daughter sons daughters"),
    );
    (!children).then_some(i..end)
}

/// "with a kid and no wife".
fn kid_alone(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    (kin(doc, i)
        && i > 0
        && t.any(i - 1, words!("a an two three"))
        && t.is(i + 1, "and")
        && t.is(i + 2, "no")
        && kin(doc, i + 3))
    .then_some(i..i + 4)
}

/// "kinship placement with her granda", "full custody of his twins".
fn placed_with(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    let placement = t.any(i, words!("kinship foster")) && t.any(i + 1, words!("placement care"));
    let custody = t.any(i, words!("full sole joint shared")) && t.is(i + 1, "custody");
    if !placement && !custody || !doc.free(i) {
        return None;
    }
    let end = if t.any(i + 2, words!("with of")) {
        kin_end(doc, i + 3)
    } else {
        None
    };
    Some(i..end.unwrap_or(i + 2))
}

/// "the youngest of the minister's four".
fn nth_of_theirs(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if !t.any(i, words!("eldest oldest youngest middle only"))
        || !t.is(i + 1, "of")
        || !t.any(i + 2, words!("the a his her"))
    {
        return None;
    }
    let owner = (i + 3..i + 5).find(|&j| t.kind(j + 1) == Some(Kind::Possessive))?;
    let count = owner + 2;
    (number(doc, count).is_some() && !is_be(doc, count))
        .then(|| i..count + 1 + usize::from(kin(doc, count + 1)))
}

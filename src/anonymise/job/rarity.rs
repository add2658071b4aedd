//! One of a kind: "first woman to hold the chain", "last man on the isle to cut peats", "one of the last harp makers in the county".

use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, is_hyphen};
use crate::anonymise::words::words;

/// "one of very few youth pastors": plural, and few.
fn one_of_few(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if !t.is(i, "one") || !t.is(i + 1, "of") {
        return None;
    }
    let few = (i + 2..i + 5).find(|&j| t.any(j, words!("few handful dozen last only")))?;
    let head = (few + 1..few + 6).find(|&j| {
        let is = t.classes(j);
        is.plural()
            && (is.job() || is.role() || is.job_wide() || t.any(j, words!("women men girls boys")))
    })?;
    let plain = (few + 1..head).all(|j| t.is_word(j) || is_hyphen(t.str(j)));
    let end = grammar::phrase_end(doc, head + 1, words!("in on at of around within"));
    (plain
        && !t.any(
            head,
            words!("therapists counsellors counselors clients friends people colleagues"),
        ))
    .then_some(i..end)
}

/// One who is the first, last or only one, said from token `i` on.
pub(super) fn rarity(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if !t.may(i, Head::Rarity) {
        return None;
    }
    if t.is(i, "one") {
        return one_of_few(doc, i);
    }
    if !t.any(i, words!("first last only youngest oldest")) || i == 0 {
        return None;
    }
    // "one of the last"
    let few = i > 2 && t.is(i - 1, "the") && t.is(i - 2, "of") && t.is(i - 3, "one");
    let mut head = i + 1;
    while head < i + 6
        && t.gap(head) <= Gap::Line
        && (t.is_word(head) && !t.classes(head).function() || is_hyphen(t.str(head)))
        && !t.any(
            head,
            words!("woman man girl boy lady lad lass women men girls boys kid person pupil"),
        )
        && !(t.classes(head).role()
            && !(t.classes(head + 1).noun()
                && t.gap(head + 1) == Gap::Space
                && !t.classes(head + 1).function()))
    {
        head += 1;
    }
    let is = t.classes(head);
    let person = t.any(
        head,
        words!("woman man girl boy lady lad lass women men girls boys kid pupil"),
    );
    if !(person || is.role() || is.job())
        || t.any(
            head,
            words!("person member client patient friend user reader one visitor"),
        )
        || t.gap(head + 1) > Gap::Line
        || (i + 1..=head).any(|j| doc.label_at(j).is_some_and(Label::is_direct))
    {
        return None;
    }
    let said = few
        || t.any(i - 1, words!("the a an as our"))
        || matches!(t.str(i - 1), "," | "(" | ":" | "'" | "‘")
        || is_be(doc, i - 1);
    // "on the isle", "from her whole taluk"
    let at = words!("on in from at of for within outside");
    let mut end = grammar::phrase_end(doc, head + 1, at);
    if end > head + 1 {
        end = grammar::phrase_end(doc, end, at);
    }
    let mine = (i.saturating_sub(4)..i).any(|j| t.any(j, words!("i i'm my we you")));
    let deed = t.is(end, "to")
        && t.classes(end + 1).verb()
        && !t.any(
            end + 1,
            words!("be have say ask tell notice do speak know talk see go leave arrive come cry laugh reply answer hear get make"),
        )
        || t.any(end, words!("who that")) && t.any(end + 1, words!("can could ever still has had"))
        || t.is(end, "ever");
    let somewhere = end > head + 1
        && !person
        && !t.any(
            end - 1,
            words!("world life room family house time moment day week session group thing"),
        );
    if !said || mine || !(deed || somewhere) {
        return None;
    }
    let start = if few { i - 3 } else { i };
    let end = if deed {
        grammar::clause_end(doc, end + 1, 8).max(end + 1)
    } else {
        end
    };
    Some(start..end)
}

//! Families told in phrases: "third of five", "two under five", "four kids by three women", "left his wife for her sister".

use super::{claim, counted};
use crate::anonymise::calendar::{is_end, number};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::tokens::{Gap, is_hyphen};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// A phrase about a family that begins at token `i`.
pub(super) fn lineage(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Lineage) {
        return None;
    }
    let at = nth_of(doc, i)
        .or_else(|| little_ones(doc, i))
        .or_else(|| expecting(doc, i))
        .or_else(|| parted(doc, i))
        .or_else(|| placements(doc, i))
        .or_else(|| shared(doc, i))
        .or_else(|| lasting(doc, i))
        .or_else(|| half(doc, i))
        .or_else(|| schooled(doc, i))
        .or_else(|| bearing(doc, i))?;
    claim(doc, at, "kin-phrase")
}

/// What the phrases below begin with, but for kin and counts.
pub(super) const STARTS: Words = words!(
    "baby youngest eldest oldest runt first second third fourth fifth sixth seventh eighth ninth tenth one expecting carrying having parents mums dads folks left leaving leaves divorcing divorced walked set pair last latest new"
);

const CHILDREN: Words = words!("children kids sons daughters boys girls brothers sisters siblings");

fn kin(doc: &Doc, j: usize) -> bool {
    let is = doc.tokens.classes(j);
    is.kin() || is.kin_narrow()
}

/// "third of five", "the baby of the family", "one of four sisters".
fn nth_of(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let article = usize::from(t.is(before, "the"));
    let lead = before.checked_sub(article)?;
    let said = is_be(doc, lead) || matches!(t.str(lead), "," | "(" | ":" | "–" | "—");
    let who = !(lead > 0 && t.any(lead - 1, words!("it this that which")));
    if t.any(i, words!("baby youngest eldest oldest runt"))
        && t.is(i + 1, "of")
        && t.any(i + 2, words!("the a"))
        && t.any(i + 3, words!("family litter bunch brood siblings"))
    {
        return Some(i..i + 4);
    }
    let many = |j: usize| number(doc, j).is_some_and(|n| (3..=20).contains(&n));
    if t.any(
        i,
        words!("second third fourth fifth sixth seventh eighth ninth tenth"),
    ) && t.is(i + 1, "of")
        && many(i + 2)
        && said
        && who
    {
        let end = i + 3 + usize::from(t.any(i + 3, CHILDREN));
        let closed = is_end(doc, end) || t.classes(end).function();
        return closed.then_some(i..end);
    }
    // "one of four sisters, all nursing"
    let few = t.is(i, "one") && t.is(i + 1, "of") && counted(doc, i + 2);
    if few && t.any(i + 3, CHILDREN) && said && who {
        return Some(i..i + 4);
    }
    None
}

/// "two under five", "three of them under ten".
fn little_ones(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let small = |j: usize| number(doc, j).is_some_and(|n| (2..=18).contains(&n));
    let of = i + 1 + 2 * usize::from(t.is(i + 1, "of") && t.is(i + 2, "them"));
    (counted(doc, i)
        && number(doc, i).is_some_and(|n| (2..=9).contains(&n))
        && t.is(of, "under")
        && small(of + 1)
        && i > 0
        && (t.any(
            i - 1,
            words!("has have had with got and single mother mum raising"),
        ) || matches!(t.str(i - 1), "," | "("))
        && (is_end(doc, of + 2) || t.classes(of + 2).function())
        && doc.all_free(i..of + 2))
    .then_some(i..of + 2)
}

/// "expecting her fourth", "due her second in May".
fn expecting(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let nth = words!("first second third fourth fifth sixth seventh");
    let bears = t.any(i, words!("expecting carrying having"))
        && t.any(i + 1, THEIRS)
        && t.any(i + 2, nth)
        && (is_end(doc, i + 3) || t.any(i + 3, words!("in and this next baby child any")));
    let baby = t.is(i, "expecting")
        && (t.any(i + 1, words!("a another")) && t.any(i + 2, words!("baby child girl boy")));
    (bears || baby).then_some(i..i + 3)
}

/// "his parents split up", "left his wife for her sister", "walked out on her kids".
fn parted(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    if t.any(i, words!("parents mums dads folks")) && t.any(before, THEIRS) {
        let be = i + 1 + usize::from(t.any(i + 1, words!("are were have had 're got never")));
        return (t.any(
            be,
            words!(
                "split separated divorced divorcing splitting separating married remarried broke"
            ),
        ) && !(t.is(be, "broke") && !t.is(be + 1, "up")))
        .then(|| i..be + 1 + usize::from(t.is(be + 1, "up")));
    }
    let out = usize::from(t.is(i, "walked")) * 2;
    let leaves = t.any(i, words!("left leaving leaves divorcing divorced"))
        || t.is(i, "walked") && t.is(i + 1, "out") && t.is(i + 2, "on");
    if !leaves || !t.any(i + 1 + out, THEIRS) || t.any(before, words!("i we i've")) {
        return None;
    }
    let who = i + 2 + out;
    let whom = t.any(
        who,
        words!("wife husband partner kids children family husbands wives"),
    );
    let then = t.any(who + 1, words!("for"));
    let other = grammar::phrase_end(doc, who + 1, words!("for"));
    let closed =
        is_end(doc, who + 1) || t.any(who + 1, words!("and last this in after when two three"));
    if !whom || !(then && other > who + 2 || closed && !t.any(who, words!("family"))) {
        return None;
    }
    Some(i..if then { other } else { who + 1 })
}

/// "five foster placements", "her third foster home", "three generations under one roof".
fn placements(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let nth = words!("first second third fourth fifth sixth seventh eighth last latest new");
    if !(counted(doc, i) || t.any(i, nth)) {
        return None;
    }
    if t.any(i + 1, words!("foster care residential adoptive kinship"))
        && t.any(
            i + 2,
            words!("placement placements home homes family families carer carers"),
        )
    {
        return Some(i..i + 3);
    }
    (counted(doc, i)
        && t.is(i + 1, "generations")
        && (t.any(i + 2, words!("are in under of live living share all at")) || is_end(doc, i + 2)))
    .then_some(i..i + 2)
}

/// "four kids by three women", "fourteen children between them".
fn shared(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !counted(doc, i) {
        return None;
    }
    let mut j = i + 1;
    while j < i + 3 && (t.classes(j).kin_modifier() || t.classes(j).adjective()) && !kin(doc, j) {
        j += 1;
    }
    if !t.any(j, CHILDREN) {
        return None;
    }
    let of = j + 1;
    let by = t.any(of, words!("by with from"))
        && (counted(doc, of + 1)
            || t.any(of + 1, words!("different various several his her another")))
        && (of + 2..of + 4).any(|k| {
            t.any(
                k,
                words!("women men mothers fathers mums dads partners wives husbands woman man"),
            )
        });
    if by {
        let end = (of + 2..of + 4).find(|&k| {
            t.any(
                k,
                words!("women men mothers fathers mums dads partners wives husbands woman man"),
            )
        })?;
        return Some(i..end + 1);
    }
    (t.is(of, "between") && t.any(of + 1, words!("them us"))).then_some(i..of + 2)
}

/// "wife of forty years", "aunt of one of them", "the child that was taken".
fn lasting(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !kin(doc, i) || t.classes(i).plural() || i == 0 || t.any(i - 1, words!("my our your")) {
        return None;
    }
    if t.is(i + 1, "of") && counted(doc, i + 2) && t.any(i + 3, words!("years months weeks")) {
        return Some(i..i + 4);
    }
    if t.is(i + 1, "of")
        && t.any(i + 2, words!("one two three some"))
        && t.is(i + 3, "of")
        && t.any(i + 4, words!("them these those"))
    {
        return Some(i..i + 5);
    }
    (t.any(i - 1, words!("the a"))
        && t.any(i, words!("child baby son daughter boy girl twin"))
        && t.any(i + 1, words!("that who"))
        && t.any(i + 2, words!("was were"))
        && t.any(
            i + 3,
            words!("taken adopted lost buried born stillborn removed given left killed drowned"),
        ))
    .then(|| i..grammar::clause_end(doc, i + 4, 5).max(i + 4))
}

/// "half of a set of twins", "a pair of triplets".
fn half(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let set = t.any(i, words!("set pair"))
        && t.is(i + 1, "of")
        && t.any(i + 2, words!("twins triplets quads quadruplets"));
    if !set {
        return None;
    }
    let mut start = i;
    if i > 2
        && t.any(i - 1, words!("a the"))
        && t.is(i - 2, "of")
        && t.any(i - 3, words!("half one third"))
        && doc.all_free(i - 3..i)
    {
        start = i - 3;
        if start > 0
            && t.any(
                start - 1,
                words!("surviving other living younger older elder"),
            )
            && doc.free(start - 1)
        {
            start -= 1;
        }
    }
    Some(start..i + 3)
}

/// "has a daughter at the school", "two sons at university": kin by where they are.
fn schooled(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !is.kin()
        || i < 2
        || !t.any(
            i,
            words!(
                "son daughter sons daughters boy girl brother sister child kid kids children twins"
            ),
        )
    {
        return None;
    }
    let has = t.any(i - 1, words!("a another one two three"))
        && t.any(i - 2, words!("has had with have"))
        && !(i > 2 && t.any(i - 3, words!("i we")));
    let end = grammar::phrase_end(doc, i + 1, words!("at in"));
    let where_ = (i + 2..end).any(|j| {
        t.classes(j).org_head()
            || t.any(
                j,
                words!("year reception nursery university uni class prison hospital army navy"),
            )
    });
    let hyphen = is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None;
    (has && where_ && !hyphen && end > i + 1).then_some(i - 1..end)
}

/// "wife is pregnant with their third", "daughter has just started at Oxford", "son goes to our school": what kin are or where.
fn bearing(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !kin(doc, i) || t.classes(i).plural() || i == 0 || !t.any(i - 1, THEIRS) {
        return None;
    }
    let mut j = i + 1;
    while j < i + 4
        && (is_be(doc, j)
            || t.any(
                j,
                words!("has had just only now about also recently already still"),
            ))
    {
        j += 1;
    }
    if j > i + 1 && t.any(j, words!("pregnant expecting")) {
        let third = t.is(j + 1, "with") && t.any(j + 2, words!("their his her a twins triplets"));
        return Some(
            i..j + 1
                + if third {
                    2 + usize::from(!t.any(j + 2, words!("twins triplets")))
                } else {
                    0
                },
        );
    }
    let goes = t.any(
        j,
        words!("goes started starts starting studies studying studied teaches works"),
    );
    let at = j + usize::from(goes);
    if (goes || j > i + 1)
        && t.any(at, words!("at in to"))
        && (t.cap(at + 1) && t.is_word(at + 1) && !t.classes(at + 1).never_name()
            || t.any(at + 1, words!("the our my"))
                && (at + 2..at + 5).any(|k| {
                    t.any(
                        k,
                        words!("class school year form college university nursery team choir"),
                    )
                }))
        && !crate::anonymise::calendar::weekday(t, at + 1)
        && crate::anonymise::calendar::month(t, at + 1).is_none()
    {
        let end = grammar::phrase_end(doc, at, words!("at in to"));
        return (end > at + 1).then_some(i..end);
    }
    None
}

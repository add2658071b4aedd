//! How somebody is bound to others, told without a word for kin: civil status, upbringing, being one of many.

use super::counted;
use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What a bond begins with, but for words for kin.
pub(super) const STARTS: Words = words!(
    "raised reared fostered adopted brought looked civil in married divorced separated widowed remarried orphaned betrothed childless motherless fatherless engaged single pregnant wed weds one family last first second middle firstborn lastborn estranged widow widower orphan ward bachelor spinster divorcee divorcée newlywed newlyweds"
);

/// A bond that begins at token `i`; one past it.
pub(super) fn bond(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Bond) {
        return None;
    }
    let at = brought_up(doc, i)
        .or_else(|| raised(doc, i))
        .or_else(|| status(doc, i))
        .or_else(|| one_of(doc, i))
        .or_else(|| estranged(doc, i))?;
    doc.absorb(at, Label::Family, "kin-bond")
}

/// "raised by two aunts", "brought up by nuns", "nan has raised him", "looked after by his gran".
fn brought_up(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let verb = if t.any(i, words!("raised reared fostered adopted")) {
        i + 1
    } else if t.is(i, "brought") && t.is(i + 1, "up") || t.is(i, "looked") && t.is(i + 1, "after") {
        i + 2
    } else {
        return None;
    };
    if t.is(verb, "by") && !t.any(verb + 1, words!("me us him her them it what this that")) {
        let end = grammar::phrase_end(doc, verb, words!("by"));
        return (end > verb).then_some(i..end);
    }
    None
}

/// "nan has raised him and his four sisters": from the kin word on.
fn raised(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let verb = i + 1 + usize::from(t.any(i + 1, words!("has had is")));
    let up = usize::from(t.is(verb, "brought") || t.is(verb, "bringing"));
    if !t.classes(i).kin()
        || !(t.any(
            verb,
            words!("raised reared fostered adopted raising fostering"),
        ) || up == 1 && t.is(verb + 1, "up"))
        || !t.any(verb + up + 1, words!("him her them"))
        || i > 0 && t.any(i - 1, words!("my our"))
    {
        return None;
    }
    let mut end = verb + up + 2;
    if t.is(end, "and") && t.any(end + 1, THEIRS) {
        let mut j = end + 2;
        while j < end + 6 && (t.classes(j).kin_modifier() || counted(doc, j)) {
            j += 1;
        }
        if t.classes(j).kin() {
            end = j + 1;
        }
    }
    Some(i..end)
}

/// "in a civil partnership", "in foster care", "engaged", "remarried", "adopted": the status of a person in law.
fn status(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.is(i, "civil") && t.any(i + 1, words!("partnership partnerships partner")) {
        return Some(i..i + 2);
    }
    let before = i.checked_sub(1)?;
    let told = grammar::is_be(doc, before)
        || t.any(
            before,
            words!("been being got getting now still just newly recently never and"),
        )
        || t.str(before) == ","
        || doc.label_at(before) == Some(Label::Age);
    let mine =
        i > 1 && t.any(i - 2, words!("i i've we")) || t.any(before, words!("i'm i’m we're am"));
    let stops = |j: usize| {
        is_end(doc, j)
            || t.any(
                j,
                words!("and but at with to for since when now again in from by who last"),
            )
    };
    // "in care since she was three", "in foster care"
    if t.is(i, "in") {
        let foster = usize::from(t.any(i + 1, words!("foster kinship residential state local")));
        let care = i + 1 + foster;
        if t.is(care, "care")
            && (foster > 0 || told && !t.is(care + 1, "of") && stops(care + 1))
            && !mine
        {
            let mut end = care + 1;
            if t.any(end, words!("since until")) {
                end = grammar::clause_end(doc, end + 1, 2).max(end);
                // "since she was three"
                if t.any(end, words!("he she they")) && t.any(end + 1, words!("was were")) {
                    end = (end + 3).min(t.len());
                }
            }
            return Some(i..end);
        }
        return None;
    }
    // "married with a child", "married with three kids"
    if t.any(i, words!("married divorced separated widowed")) && t.is(i + 1, "with") && !mine {
        let end = grammar::phrase_end(doc, i + 1, words!("with"));
        let kin = (i + 2..end).any(|j| t.classes(j).kin() || t.classes(j).kin_narrow());
        if kin {
            let place = t.is(end, "in") && doc.label_at(end + 1) == Some(Label::Place);
            let end = if place {
                grammar::phrase_end(doc, end, words!("in"))
            } else {
                end
            };
            return Some(i..end);
        }
    }
    if !told || mine || !doc.free(i) {
        return None;
    }
    let alone = t.any(
        i,
        words!(
            "remarried adopted fostered orphaned widowed betrothed childless motherless fatherless"
        ),
    );
    let engaged = t.is(i, "engaged")
        && (is_end(doc, i + 1) || t.any(i + 1, words!("to again and but since")));
    let single = t.is(i, "single") && is_end(doc, i + 1) && grammar::is_be(doc, before);
    let pregnant = t.is(i, "pregnant")
        && (t.any(i + 1, words!("by again")) || grammar::is_be(doc, before) && stops(i + 1));
    let wed = t.any(i, words!("wed weds")) && t.any(before, words!("newly"));
    if !(alone && stops(i + 1) || engaged || single || pregnant || wed) {
        return None;
    }
    let by = t.is(i, "pregnant") && t.is(i + 1, "by");
    let end = if by {
        grammar::phrase_end(doc, i + 1, words!("by"))
    } else {
        i + 1
    };
    Some(if wed { before..end } else { i..end })
}

/// "one of eleven", "last born of seven", "from a family of fourteen", "the middle child".
fn one_of(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let many = |j: usize| {
        counted(doc, j)
            && (is_end(doc, j + 1)
                || t.any(j + 1, words!("and in from with children kids siblings")))
    };
    if t.is(i, "one")
        && t.is(i + 1, "of")
        && many(i + 2)
        && crate::anonymise::calendar::number(doc, i + 2).is_some_and(|n| (3..=20).contains(&n))
        && (grammar::is_be(doc, before) || t.str(before) == ",")
        && i > 1
        && !t.any(i - 2, words!("this that it which"))
    {
        return Some(i..i + 3);
    }
    if t.is(i, "family") && t.is(i + 1, "of") && many(i + 2) {
        return Some(i..i + 3);
    }
    // "last-born of seven", "firstborn"
    let born = if t.any(i, words!("last first second middle")) {
        let k = i + 1 + usize::from(is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None);
        t.is(k, "born").then_some(k + 1)
    } else {
        t.any(i, words!("firstborn lastborn")).then_some(i + 1)
    }?;
    let end = if t.is(born, "of") && counted(doc, born + 1) {
        born + 2
    } else {
        born
    };
    doc.all_free(i..end).then_some(i..end)
}

/// "estranged from her sons", "widow of an army colonel", "a bachelor".
fn estranged(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.is(i, "estranged") && t.is(i + 1, "from") && t.any(i + 2, THEIRS) {
        let end = grammar::phrase_end(doc, i + 1, words!("from"));
        return (end > i + 2).then_some(i..end);
    }
    if t.any(
        i,
        words!("widow widower orphan ward daughter son wife husband"),
    ) && t.is(i + 1, "of")
        && t.any(i + 2, words!("a an"))
        && i > 0
        && !t.any(i - 1, words!("my our your"))
    {
        let end = grammar::phrase_end(doc, i + 1, words!("of"));
        let told = (i + 3..end).any(|j| t.classes(j).job() || t.classes(j).job_wide());
        return (end > i + 3 && told).then_some(i..end);
    }
    // "the fishmonger's widow" is found elsewhere, with whose she is
    let owned = i > 0 && t.kind(i - 1) == Some(Kind::Possessive);
    let alone = !owned
        && t.any(
            i,
            words!("bachelor spinster divorcee divorcée newlywed newlyweds widow"),
        )
        && !t.any(i + 1, words!("of party pad flat degree boy night"))
        && t.kind(i + 1) != Some(Kind::Possessive)
        && i > 0
        && (t.any(i - 1, words!("a the old confirmed young"))
            || t.str(i - 1) == ","
            || grammar::is_be(doc, i - 1));
    (alone && doc.free(i) && !t.cap(i)).then_some(i..i + 1)
}

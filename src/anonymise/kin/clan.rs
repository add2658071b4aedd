//! Families by what is counted and who is whose: "five girls and no boys", "youngest of the minister's four", "his new wife".

use super::{claim, counted};
use crate::anonymise::calendar::{is_end, number};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What the phrases below begin with, but for kin and counts.
pub(super) const STARTS: Words = words!(
    "first second third fourth fifth sixth new late former current estranged ex eldest oldest youngest elder younger middle baby only raising rearing rears raises raised reared fostering minding bringing brought looks looking looked lives living lived custody full sole joint shared adoption surrogacy divorce separation stillbirth miscarriage annulment other never separated apart separately with one a"
);

/// A phrase about a family that begins at token `i`.
pub(super) fn clan(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Clan) {
        return None;
    }
    let at = spouse(doc, i)
        .or_else(|| several(doc, i))
        .or_else(|| youngest(doc, i))
        .or_else(|| only(doc, i))
        .or_else(|| cares(doc, i))
        .or_else(|| court(doc, i))
        .or_else(|| apart(doc, i))
        .or_else(|| others(doc, i))
        .or_else(|| union(doc, i))?;
    claim(doc, at, "kin-clan")
}

/// One past the kin word or phrase at `j`, with what narrows it before.
fn kin_end(doc: &Doc, j: usize) -> Option<usize> {
    let t = &doc.tokens;
    let mut j = j;
    let from = j;
    while j < from + 5
        && (t.classes(j).kin_modifier() && !kin(doc, j)
            || counted(doc, j)
            || t.any(j, THEIRS)
            || t.any(j, words!("the a an both all late own other half only"))
            || t.kind(j) == Some(Kind::Possessive))
        && t.gap(j) <= Gap::Line
    {
        j += 1;
    }
    if !kin(doc, j) || !doc.free(j) {
        return None;
    }
    let (n, phrase) = t.all[j].phrase;
    let end = j + if phrase.kin_narrow() {
        usize::from(n)
    } else {
        1
    };
    // "her late mother-in-law's sister"
    if t.kind(end) == Some(Kind::Possessive)
        && let Some(to) = kin_end(doc, end + 1)
    {
        return Some(to);
    }
    Some(end)
}

fn kin(doc: &Doc, j: usize) -> bool {
    let Some(tok) = doc.tokens.get(j) else {
        return false;
    };
    (tok.is.kin() || tok.is.kin_narrow() || tok.phrase.0 > 1 && tok.phrase.1.kin_narrow())
        && !tok.is.function()
}

const SPOUSES: Words = words!(
    "wife husband partner boyfriend girlfriend fiancé fiancée fiance fiancee spouse wives husbands missus hubby"
);

/// "his second wife", "the new husband", "my late husband", "third wife of four".
fn spouse(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    if !t.any(
        i,
        words!("first second third fourth fifth sixth new late former current estranged"),
    ) || !t.any(i + 1, SPOUSES)
        || t.gap(i + 1) > Gap::Line
        || !(t.any(before, THEIRS)
            || t.any(before, words!("my our a the whose"))
            || t.kind(before) == Some(Kind::Possessive)
            || matches!(t.str(before), "," | "("))
    {
        return None;
    }
    let of = t.is(i + 2, "of") && counted(doc, i + 3) && !t.any(i + 4, words!("years months"));
    Some(i..i + 2 + 2 * usize::from(of))
}

/// "five girls and no boys", "a kid and no wife", "two boys at primary", "one baby of five months".
fn several(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let one = t.any(i, words!("a one"));
    if !(counted(doc, i) || t.is(i, "a")) {
        return None;
    }
    let mut j = i + 1;
    while j < i + 3 && t.classes(j).kin_modifier() && !kin(doc, j) {
        j += 1;
    }
    if !t.any(j, words!("girls boys kids children sons daughters lads lasses kid child baby son daughter boy girl weans bairns wives husbands")) {
        return None;
    }
    let end = j + 1;
    let and_no =
        t.is(end, "and") && t.any(end + 1, words!("no one a two three four")) && kin(doc, end + 2);
    if and_no && (!one || t.is(end + 1, "no")) {
        return Some(i..end + 3);
    }
    let has = t.any(before, words!("with has had have raising"))
        || matches!(t.str(before), "," | "(" | "/");
    // "one baby of five months", "two boys by different mothers", "two boys at primary"
    if has
        && t.any(end, words!("of aged"))
        && number(doc, end + 1).is_some()
        && t.any(end + 2, words!("months weeks years"))
    {
        return Some(i..end + 3);
    }
    if has && !one && t.any(end, words!("at by from with w in")) {
        let dot = usize::from(t.str(end + 1) == ".");
        let to = (end + 1 + dot..end + 4 + dot).find(|&k| t.any(k, words!("primary school university uni college nursery mums mothers dads fathers women men marriages marriage relationship care prison")));
        return to.map(|to| i..to + 1);
    }
    None
}

/// "youngest of the minister's four", "her youngest", "she's the eldest".
fn youngest(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    if !t.any(
        i,
        words!("eldest oldest youngest elder younger middle baby"),
    ) {
        return None;
    }
    if t.is(i + 1, "of") {
        let owned = (i + 2..i + 7).find(|&j| t.kind(j) == Some(Kind::Possessive));
        if let Some(owned) = owned
            && counted(doc, owned + 1)
        {
            let end = owned + 2 + usize::from(kin(doc, owned + 2));
            return Some(i..end);
        }
        // "elder of two sisters who raised him"
        if counted(doc, i + 2) && kin(doc, i + 3) && t.is(i + 4, "who") {
            return Some(i..grammar::clause_end(doc, i + 5, 4).max(i + 4));
        }
        return None;
    }
    let bare = is_end(doc, i + 1) || t.classes(i + 1).function() && !t.any(i + 1, words!("one of"));
    let hers = t.any(before, THEIRS) && t.any(i, words!("eldest oldest youngest"));
    let said = t.is(before, "the")
        && i > 1
        && (t.any(i - 2, words!("he's she's he’s she’s hes shes"))
            || is_be(doc, i - 2)
                && i > 2
                && (t.any(i - 3, words!("he she")) || doc.label_at(i - 3) == Some(Label::Person)))
        && t.any(i, words!("eldest oldest youngest"));
    (bare && (hers || said)).then_some(i..i + 1)
}

/// "only son after four girls", "only child for two hundred miles", "only child of two mountaineers".
fn only(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.is(i, "only")
        || !t.any(
            i + 1,
            words!("child son daughter boy girl sister brother grandchild grandson granddaughter"),
        )
    {
        return None;
    }
    let with = words!("of after among for in with from");
    let narrow = t.any(
        i + 1,
        words!("child son daughter sister brother grandchild grandson granddaughter"),
    );
    let mut end = grammar::phrase_end(doc, i + 2, with);
    // "two hundred k's"
    if t.is(i + 2, "for") && number(doc, i + 3).is_some() {
        end = (i + 4..i + 7)
            .find(|&j| t.any(j, words!("miles k ks kilometres kilometers")))
            .map_or(end, |j| {
                j + 1 + usize::from(t.kind(j + 1) == Some(Kind::Possessive))
            });
    }
    let after = t.any(i + 2, words!("after among")) && end > i + 2;
    (narrow || after).then_some(i..end)
}

/// "raising him and his two half sisters", "looks after her brother", "living with her late mother-in-law's sister".
fn cares(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let verb = if t.any(
        i,
        words!("raising rearing rears raises raised reared fostering minding"),
    ) {
        i + 1
    } else if t.any(
        i,
        words!("bringing brought looks looking looked lives living lived"),
    ) && t.any(i + 1, words!("up after with"))
    {
        i + 2
    } else {
        return None;
    };
    if t.any(before, words!("i i'm i’m we we're was were been my"))
        || t.is(i + 1, "up") && !t.any(i, words!("bringing brought"))
    {
        return None;
    }
    let lives = t.any(i, words!("lives living lived"));
    let mut end = if t.any(verb, words!("him her them")) && t.is(verb + 1, "and") {
        kin_end(doc, verb + 2)?
    } else if t.is(verb, "all")
        && counted(doc, verb + 1)
        && t.is(verb + 2, "of")
        && t.is(verb + 3, "them")
    {
        verb + 4
    } else if t.any(verb, words!("my our your me us")) {
        return None;
    } else {
        kin_end(doc, verb)?
    };
    // Whom most people live with says little
    let many = end > verb + 2 || t.all[end - 1].is.kin_narrow();
    if lives && !many && !t.any(end - 1, words!("nan nain gran grandma granda grandmother grandfather grandparents aunt uncle cousin aunts uncles cousins taid")) {
        return None;
    }
    if t.is(end, "and")
        && (t.any(end + 1, THEIRS) || counted(doc, end + 1))
        && let Some(to) = kin_end(doc, end + 1)
    {
        end = to;
    }
    // "since the mam went abroad"
    if t.is(end, "since") {
        end = grammar::clause_end(doc, end + 1, 6).max(end);
    }
    Some(i..end)
}

/// "full custody of his twin girls", "custody dispute", "since the adoption", "in the middle of the surrogacy".
fn court(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let sole = usize::from(t.any(i, words!("full sole joint shared")));
    if t.is(i + sole, "custody") {
        let c = i + sole + 1;
        let of = t.is(c, "of").then(|| kin_end(doc, c + 1)).flatten();
        let fight = t.any(c, words!("battle dispute hearing arrangement fight"));
        let has = t.any(
            before,
            words!("has had got gets lost fighting a the his her"),
        );
        return (of.is_some() || fight || sole == 1 && has)
            .then(|| i..of.unwrap_or(c + usize::from(fight)));
    }
    let led = t.any(before, words!("the his her their a"))
        && i > 1
        && t.any(
            i - 2,
            words!("since after before during of until following from through"),
        );
    let mine = (i.saturating_sub(6)..i).any(|j| t.any(j, words!("my our i we")));
    (t.any(
        i,
        words!("adoption surrogacy divorce separation stillbirth miscarriage annulment"),
    ) && led
        && !mine
        && (is_end(doc, i + 1) || t.classes(i + 1).function()))
    .then_some(i..i + 1)
}

/// "living separately from her husband", "three months separated", "never been in a relationship".
fn apart(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.any(i, words!("living lives lived"))
        && t.any(i + 1, words!("separately apart"))
        && t.is(i + 2, "from")
    {
        return Some(i..kin_end(doc, i + 3)?);
    }
    if counted(doc, i)
        && t.any(i + 1, words!("years months weeks"))
        && t.any(i + 2, words!("separated divorced widowed married"))
    {
        return Some(i..i + 3);
    }
    if t.is(i, "never") && t.any(i + 1, words!("been had")) {
        let a = i + 2 + usize::from(t.is(i + 2, "in"));
        return (t.is(a, "a") && t.any(a + 1, words!("relationship boyfriend girlfriend partner")))
            .then_some(i..a + 2);
    }
    (t.is(i, "never")
        && t.is(i + 1, "married")
        && i > 0
        && (matches!(t.str(i - 1), "," | "(") || t.any(i - 1, words!("she he who and has"))))
    .then_some(i..i + 2)
}

/// "a triplet, the other two are nuns": what is told of the rest.
fn others(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let told = (i.saturating_sub(6)..i).any(|j| doc.label_at(j) == Some(Label::Family));
    (t.is(i, "other")
        && told
        && (counted(doc, i + 1) || t.is(i + 1, "one"))
        && t.any(i + 2, words!("is are was were died")))
    .then(|| i..grammar::clause_end(doc, i + 3, 4).max(i + 3))
}

/// "daughter from the first marriage".
fn union(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !kin(doc, i)
        || i == 0
        || t.any(i - 1, words!("my our your"))
        || !t.any(i + 1, words!("from of by with"))
    {
        return None;
    }
    let nth = i + 2 + usize::from(t.any(i + 2, THEIRS) || t.any(i + 2, words!("the a an")));
    (t.any(
        nth,
        words!("first second third previous former earlier other another last late"),
    ) && t.any(
        nth + 1,
        words!("marriage relationship wife husband partner family woman man"),
    ))
    .then_some(i..nth + 2)
}

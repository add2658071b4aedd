//! Who belongs to the family.

use super::doc::Doc;
use super::grammar::{self, THEIRS};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

const COUNTS: Words = words!(
    "two three four five six seven eight nine ten eleven twelve both several thirteen dozen couple trio pair single one 2 3"
);
const OF_ONE: Words =
    words!("eldest oldest youngest middle elder younger older one first second last third");

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        i = if doc.free(i) && matches!(doc.tokens.kind(i), Some(Kind::Word | Kind::Number)) {
            at(doc, i).unwrap_or(i + 1)
        } else {
            i + 1
        };
    }
}

fn counted(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    t.any(i, COUNTS) || t.kind(i) == Some(Kind::Number) && t.str(i).len() <= 2
}

fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let before = i.wrapping_sub(1);
    let own = i > 0 && t.any(before, words!("my our your somebody's someone's"));
    // "eldest of six", "youngest of five and the only girl"
    let number = i + 2 + usize::from(t.any(i + 2, THEIRS));
    let next = number + 1;
    if t.any(i, OF_ONE)
        && t.is(i + 1, "of")
        && (counted(doc, number) || t.is(number, "identical"))
        && (t.classes(next).kin()
            || t.classes(next).kin_narrow()
            || !t.classes(next).noun() && !t.any(next, words!("or")) && !t.is(i, "one"))
        && !t.any(i, words!("last first second third"))
    {
        let mut end = next;
        if t.classes(end).kin() || t.classes(end).kin_narrow() {
            end += 1;
        }
        if t.is(end, "and") && t.is(end + 1, "the") && t.any(end + 2, words!("only first")) {
            end += 4;
        }
        return claim(doc, i..end, "kin-order");
    }
    // "mother of two", "father-of-three", "mum to twins"
    if t.any(
        i,
        words!("mother father mum mom dad parent grandmother grandfather"),
    ) {
        let gap = usize::from(is_hyphen(t.str(i + 1)));
        let to = i + 1 + gap;
        if t.any(to, words!("of to")) {
            let n = to + 1 + usize::from(is_hyphen(t.str(to + 1)));
            if counted(doc, n) || t.any(n, words!("twins triplets")) {
                let start = grammar::phrase_start(doc, i);
                let mut end = n + 1;
                if t.classes(end).kin() || t.classes(end).kin_modifier() && t.classes(end + 1).kin()
                {
                    end += if t.classes(end).kin() { 1 } else { 2 };
                }
                return claim(doc, start..end, "kin-of");
            }
        }
    }
    // "no children", "three grown sons", "two small boys under ten"
    let numbered = counted(doc, i) && !t.any(i, words!("one single")) || t.is(i, "no");
    if numbered {
        let mut j = i + 1;
        while t.is(j, "of") || t.any(j, THEIRS) || t.is(j, "the") {
            j += 1;
        }
        while j < i + 6
            && (t.classes(j).kin_modifier()
                || t.classes(j).adjective() && !t.classes(j).kin()
                || is_hyphen(t.str(j)) && t.gap(j) == Gap::None
                || t.classes(j).verb_g() && t.is_word(j))
            && !t.classes(j).function() | t.classes(j).kin_modifier()
            && t.gap(j) <= Gap::Space
        {
            j += 1;
        }
        let kin = t.classes(j).kin() && (t.classes(j).plural() || t.any(j, words!("children sons kids kiddos girls boys"))) || t.any(j, words!("twins triplets kiddos stepchildren stepsons stepdaughters husbands wives grandchildren"));
        let vague = t.any(
            j,
            words!("parents partners girls boys babies children kids"),
        ) && !(t.any(j, words!("girls boys"))
            && (t.any(j + 1, words!("at under over in of")) || t.str(before) == ","))
            && i > 0
            && (t.any(before, words!("these those other of or")) || t.any(j, words!("partners")));
        if kin && !vague && doc.free(j) {
            let mut end = j + 1;
            if t.any(end, words!("under over"))
                && (counted(doc, end + 1) || t.kind(end + 1) == Some(Kind::Number))
            {
                end += 2;
            }
            let start = lost(doc, i);
            return claim(doc, start..end, "kin-count");
        }
    }
    // "lost both her sons", "raising her granddaughter", "bringing up his late sister's boys", "lives with nain"
    if t.any(
        i,
        words!("raising raises raised lost losing fostering fosters fostered adopted adopting adopts buried"),
    ) || t.is(i, "bringing") && t.is(i + 1, "up")
        || t.any(i, words!("lives living lived")) && t.is(i + 1, "with")
    {
        let mut j = i + if t.any(i, words!("bringing lives living lived")) {
            2
        } else {
            1
        };
        let from = j;
        while j < from + 6
            && (t.any(j, THEIRS)
                || t.any(j, words!("a an the both only late"))
                || counted(doc, j)
                || t.classes(j).kin_modifier()
                || t.kind(j) == Some(Kind::Possessive)
                || t.classes(j).kin() && t.kind(j + 1) == Some(Kind::Possessive))
        {
            j += 1;
        }
        let mine = t.any(from, words!("my our"));
        if (t.classes(j).kin() || t.classes(j).kin_narrow())
            && doc.free(j)
            && !mine
            && !(t.any(i, words!("lost")) && t.any(j, words!("boy girl")))
        {
            let by = i > 0 && t.any(before, words!("was been being")) && t.is(i, "raised");
            if !by {
                let (n, phrase) = t.all[j].phrase;
                let mut end = j + if phrase.kin_narrow() {
                    usize::from(n)
                } else {
                    1
                };
                while t.is(end, "and")
                    && (t.classes(end + 1).kin()
                        || t.any(end + 1, words!("both his her their a two"))
                            && t.classes(end + 2).kin())
                {
                    end += if t.classes(end + 1).kin() { 2 } else { 3 };
                }
                return claim(doc, i..end, "kin-cares");
            }
        }
    }
    // "the vicar's wife", "an inmate's cousin"
    if (tok.is.kin() || tok.is.kin_narrow() || tok.phrase.1.kin_narrow())
        && i > 1
        && t.kind(before) == Some(Kind::Possessive)
        && (t.classes(i - 2).job() || t.classes(i - 2).job_wide() && !t.classes(i - 2).kin())
        && doc.all_free(i - 2..i)
        && !t.any(
            i - 2,
            words!("client student patient supervisor colleague therapist counsellor friend"),
        )
        && !t.cap(i - 2) | t.all[i - 2].opens
    {
        let start = grammar::phrase_start(doc, i - 2);
        let n = usize::from(tok.phrase.0).max(1);
        return claim(doc, start..i + n, "kin-of-trade");
    }
    let n = usize::from(tok.phrase.0);
    if t.any(i, words!("expecting carrying"))
        && (t.classes(i + 1).kin_narrow() || t.any(i + 1, words!("twins triplets")))
    {
        return claim(doc, i..i + 2, "kin-pregnant");
    }
    if t.any(i, words!("fostered adopted orphaned"))
        && t.any(i + 1, words!("by at as from"))
        && i > 0
        && (t.str(before) == "," || grammar::is_be(doc, before))
    {
        return claim(doc, i..i + 1, "kin-narrow");
    }
    if n > 1 && tok.phrase.1.kin_narrow() && !own && !t.any(i + 1, words!("of children kids")) {
        let start = modified(doc, i);
        let of = t.any(i + 1, words!("child son daughter"))
            && t.is(i + n, "of")
            && t.any(i + n + 1, words!("a an the two"));
        let end = grammar::phrase_end(doc, i + n, if of { words!("of") } else { words!("in") });
        return claim(doc, start..end, "kin-narrow");
    }
    if tok.is.kin_narrow()
        && (!own || t.any(i, words!("twin twins")))
        && !t.any(i, words!("estranged orphan")) | (i > 0 && t.any(before, THEIRS))
    {
        // "twin" of anything but people
        if t.any(i, words!("twin twins"))
            && !(t.classes(i + 1).kin()
                || i > 0
                    && (t.any(before, THEIRS)
                        || t.any(before, words!("identical a the with has had"))
                        || t.kind(before) == Some(Kind::Possessive))
                    && !t.classes(i + 1).noun())
        {
            return None;
        }
        let mut end = i + 1;
        if t.classes(end).kin() && t.gap(end) == Gap::Space && doc.free(end) {
            end += 1;
            if t.any(end, words!("of to")) && counted(doc, end + 1) {
                end += 2;
            }
        }
        let start = modified(doc, i);
        return claim(doc, start..end, "kin-narrow");
    }
    // "both his mothers-in-law"
    if t.is(i, "both")
        && t.any(i + 1, THEIRS)
        && (t
            .all
            .get(i + 2)
            .is_some_and(|n| n.phrase.1.kin_narrow() || n.is.kin_narrow()))
    {
        let n = usize::from(t.all[i + 2].phrase.0).max(1);
        return claim(doc, i..i + 2 + n, "kin-count");
    }
    // "six months pregnant with twins"
    if t.is(i, "pregnant") {
        let counts = i > 1 && t.any(before, words!("months weeks")) && counted(doc, i - 2);
        let more = t.is(i + 1, "with")
            && (t.classes(i + 2).kin_narrow()
                || counted(doc, i + 2)
                || t.any(i + 2, words!("his her their")));
        if counts || more {
            let start = if counts { i - 2 } else { i };
            return claim(doc, start..if more { i + 3 } else { i + 1 }, "kin-pregnant");
        }
    }
    // "marrying another of my clients"
    if t.any(
        i,
        words!("marrying married divorcing dating engaged seeing"),
    ) {
        let from = i + 1 + usize::from(t.is(i + 1, "to"));
        let of = from + 1;
        if t.any(from, words!("another one two"))
            && t.is(of, "of")
            && t.any(of + 1, words!("my our the"))
            && t.is_word(of + 2)
        {
            return claim(doc, i..of + 3, "kin-married");
        }
    }
    // "a brother who died of it", "a son who has never met him"
    if tok.is.kin()
        && !tok.is.plural()
        && i > 0
        && t.any(before, words!("a an one"))
        && t.any(i + 1, words!("who that"))
        && (t.classes(i + 2).verb_d()
            || t.classes(i + 2).verb_s()
            || t.any(i + 2, words!("has had is was")))
        && !t.any(i, words!("parent child boy girl kid teenager"))
    {
        return claim(doc, i..grammar::clause_end(doc, i + 2, 7), "kin-who");
    }
    // "married to one of the firefighters"
    if t.any(i, words!("married engaged"))
        && t.is(i + 1, "to")
        && t.any(i + 2, words!("a an the one his her"))
    {
        let from = if t.is(i + 2, "one") && t.is(i + 3, "of") {
            i + 3
        } else {
            i + 1
        };
        let end = grammar::phrase_end(doc, from, words!("to of"));
        if end > from {
            return claim(doc, i..end, "kin-married");
        }
    }
    // "two sets of twins"
    if counted(doc, i)
        && t.any(i + 1, words!("sets pairs"))
        && t.is(i + 2, "of")
        && t.classes(i + 3).kin_narrow()
    {
        return claim(doc, i..i + 4, "kin-count");
    }
    if !tok.is.kin() {
        return None;
    }
    // "only girl", "eldest daughter", "late sister"
    let start = modified(doc, i);
    let owner = start.wrapping_sub(1);
    let someones = start > 0
        && (t.any(owner, THEIRS)
            || t.kind(owner) == Some(Kind::Possessive)
                && !(owner > 0
                    && t.any(
                        owner - 1,
                        words!("somebody someone everybody everyone anybody nobody people"),
                    ))
            || t.any(owner, words!("the a an")));
    let narrowing = (start..i).any(|j| t.any(j, words!("eldest oldest youngest late adopted estranged deaf disabled autistic only twin identical stillborn dead foster biological unborn blind surviving")));
    if narrowing && someones && start < i {
        return claim(doc, start..i + 1, "kin-which");
    }
    // "husband in the diplomatic service", "mum in prison", "brother of a client"
    let bare = grammar::phrase_end(doc, i + 1, words!("in of"));
    if bare > i + 1
        && (t.any(i + 1, words!("in"))
            && (t.any(i + 2, words!("prison jail hospital rehab care"))
                || t.is(i + 2, "the")
                    && (t.any(
                        i + 3,
                        words!("army navy forces marines police raf military"),
                    ) || t.any(bare - 1, words!("service services force forces"))))
            || t.is(i + 1, "of") && t.any(bare - 1, words!("client patient supervisee")))
    {
        let end = if t.is(i + 1, "of") { i + 1 } else { bare };
        return claim(doc, start..end, "kin-where");
    }
    // "dad is in the army", "mum's in prison"
    if (grammar::is_be(doc, i + 1) || t.any(i + 1, words!("died"))) && t.is(i + 2, "in") {
        let end = grammar::phrase_end(doc, i + 2, words!("in"));
        if end > i + 2
            && (t.any(
                end - 1,
                words!("prison jail rehab care army navy forces marines hospice"),
            ))
        {
            return claim(doc, i..end, "kin-where");
        }
    }
    let named = start == i
        && i > 1
        && t.kind(owner) == Some(Kind::Possessive)
        && doc.label_at(owner - 1) == Some(Label::Person);
    if named && t.any(i, words!("brother sister siblings stepdad stepmum")) {
        return claim(doc, i..i + 1, "kin-closer");
    }
    if t.any(
        i,
        words!("aunt uncle nan gran grandmother grandparents cousin cousins"),
    ) && i > 1
        && t.any(before, words!("an a his her their"))
        && t.any(i - 2, words!("with by and"))
    {
        return claim(doc, i..i + 1, "kin-closer");
    }
    // "her partner", "his new boyfriend", "the grandmother", "Leonard's daughters"
    let closer = t.any(i, words!("partner boyfriend ex grandmother grandfather grandparents gran granny grandma grandpa grandad granddad nana oma opa abuela nan nain taid nonna cousin cousins aunt uncle niece nephew fiancé fiancée fiance fiancee granddaughter grandson grandchildren brothers sisters sons daughters siblings"));
    let theirs = start > 0
        && (t.any(owner, THEIRS)
            || t.kind(owner) == Some(Kind::Possessive)
                && owner > 0
                && (doc.label_at(owner - 1) == Some(Label::Person)
                    || t.is(i, "ex")
                    || t.any(owner - 1, words!("client patient")))
            || t.is(owner, "the") && t.any(i, words!("grandmother grandfather ex grandparents")));
    if closer && theirs && !(t.is(i, "ex") && is_hyphen(t.str(i + 1))) {
        let prefix =
            t.any(i, words!("partner")) && t.any(i + 1, words!("in at organisation school"));
        if !prefix {
            return claim(doc, start..i + 1, "kin-closer");
        }
    }
    None
}

/// Takes in the kin modifiers before: "three", "grown", "late".
fn modified(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut start = i;
    while start > 0
        && i - start < 4
        && doc.free(start - 1)
        && t.gap(start) <= Gap::Space
        && (t.classes(start - 1).kin_modifier()
            || counted(doc, start - 1) && !t.is(start - 1, "one"))
    {
        start -= 1;
    }
    start
}

/// "lost both her sons": the verb belongs to it.
fn lost(doc: &Doc, i: usize) -> usize {
    if i > 0
        && doc
            .tokens
            .any(i - 1, words!("lost raising fostering buried"))
        && doc.free(i - 1)
    {
        i - 1
    } else {
        i
    }
}

fn claim(doc: &mut Doc, at: std::ops::Range<usize>, rule: &'static str) -> Option<usize> {
    let end = at.end.min(doc.tokens.len());
    doc.find(at.start..end, Label::Family, rule).then_some(end)
}

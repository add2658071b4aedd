//! Conditions, and origin, faith, sexuality, gender history, migration.

use super::doc::Doc;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// Conditions; before the names, since many diseases bear one.
pub(super) fn find_conditions(doc: &mut Doc) {
    walk(doc, condition);
    joined(doc);
}

/// "narcolepsy with cataplexy", "blind from optic neuropathy": two conditions, the one with or from the other.
fn joined(doc: &mut Doc) {
    let ends: Vec<(usize, usize)> = doc
        .found
        .iter()
        .filter(|f| f.label == Label::Condition)
        .map(|f| (f.at.start, f.at.end))
        .collect();
    for (start, end) in ends {
        let other = doc.found_at(end + 1).map(|f| doc.found[f].clone());
        if let Some(other) = other
            && other.label == Label::Condition
            && other.at.start == end + 1
            && doc.tokens.any(end, words!("with from"))
        {
            doc.absorb(start..other.at.end, Label::Condition, "condition");
        }
    }
}

/// Origin, faith, sexuality, gender history, migration.
pub(super) fn find(doc: &mut Doc) {
    walk(doc, belonging);
}

fn walk(doc: &mut Doc, rule: fn(&mut Doc, usize) -> Option<usize>) {
    let mut i = 0;
    while i < doc.tokens.len() {
        let end = if doc.free(i) && doc.tokens.is_word(i) {
            rule(doc, i)
        } else {
            None
        };
        i = end.unwrap_or(i + 1);
    }
}

/// Nouns that make a condition of the words before them.
const HEADS: Words = words!(
    "syndrome disease palsy dystrophy dystonia seizures mutism disorder cancer tumour tumor sclerosis neuropathy dysplasia aphasia ataxia fibrosis leukaemia leukemia dementia anaemia anemia epilepsy psychosis amputation transplant"
);
/// Disorders that many have and few are known by.
const COMMON: Words = words!(
    "anxiety mood eating depressive panic personality mental stress sleep adjustment this health"
);

fn condition(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let n = usize::from(tok.phrase.0);
    let (mut end, mut start) = if n > 1 && tok.phrase.1.condition() {
        (i + n, i)
    } else if tok.is.condition() && !(t.cap(i) && tok.is.given() > 1) || t.any(i, HEADS) {
        (i + 1, i)
    } else if t.cap(i)
        && t.kind(i + 1) == Some(Kind::Possessive)
        && (t.any(i + 2, HEADS) && t.gap(i + 2) == Gap::Space)
    {
        (i + 3, i)
    } else if let Some(from) = pain(doc, i) {
        return doc
            .find(from..i + 1, Label::Condition, "condition")
            .then_some(i + 1);
    } else if eponym(doc, i) {
        (i + 2, i)
    } else {
        return None;
    };
    if end == i + 1 && t.any(i, words!("blind deaf stroke cancer coma")) && (t.any(i + 1, words!("eye spot spots copy ear date panic alley faith trial support awareness research ears to")) || is_hyphen(t.str(i + 1))) {
        return None;
    }
    if end == i + 1
        && t.any(i, words!("disorder disease syndrome"))
        && i > 0
        && (t.any(i - 1, words!("the a this that of any no or and with in as"))
            || t.any(i - 1, COMMON)
            || t.str(i - 1).len() < 2)
    {
        return None;
    }
    if end == i + 1
        && t.is(i, "blind")
        && i > 0
        && t.any(i - 1, words!("a the window"))
        && !t.classes(end).noun()
    {
        return None;
    }
    // "variegate porphyria"
    if start > 0
        && t.is_word(start - 1)
        && !t.cap(start - 1)
        && doc.free(start - 1)
        && t.gap(start) == Gap::Space
        && t.classes(start - 1).0 == 0
        && !super::capitals::contraction(t.str(start - 1))
    {
        start -= 1;
    }
    // "early-onset", "late-stage"
    if start > 2
        && t.any(start - 1, words!("onset stage type"))
        && is_hyphen(t.str(start - 2))
        && doc.all_free(start - 3..start)
    {
        start -= 3;
    }
    // "functional seizures", "musician's dystonia", "Korsakoff's syndrome"
    if t.any(end - 1, HEADS) {
        let from = start;
        while start > 0 && from - start < 3 && doc.free(start - 1) && t.gap(start) <= Gap::Space {
            let p = start - 1;
            let is = t.classes(p);
            if t.kind(p) == Some(Kind::Possessive)
                && t.is_word(p - 1)
                && doc.free(p - 1)
                && p > 0
                && !t.classes(p - 1).kin()
            {
                start = p - 1;
            } else if is_hyphen(t.str(p)) && p > 0 && t.gap(p) == Gap::None && doc.free(p - 1) {
                start = p - 1;
            } else if p > 1
                && is_hyphen(t.str(p - 1))
                && t.gap(p) == Gap::None
                && t.gap(p - 1) == Gap::None
                && doc.all_free(p - 2..p)
            {
                start = p - 2;
            } else if t.is_word(p)
                && !is.function()
                && (is.adjective() || is.noun() || is.word() == 0)
                && !is.verb_d()
                && !is.human_verb()
                && !t.any(
                    p,
                    words!("terrible horrible awful rare serious chronic severe"),
                )
            {
                start = p;
            } else {
                break;
            }
        }
        if start == from && end == i + 1 && !tok.is.condition() {
            return None;
        }
        if t.any(start, COMMON) {
            return None;
        }
    }
    // "Huntington's result": possessive names of diseases
    if t.kind(end) == Some(Kind::Possessive) && t.any(end + 1, words!("disease syndrome")) {
        end += 2;
    }
    // "deaf in one ear"
    if t.is(end, "in") && t.any(end + 1, words!("one both his her their the")) {
        let part = end + 2 + usize::from(t.any(end + 2, words!("left right")));
        if t.classes(part).body_part() {
            end = part + 1;
        }
    }
    doc.find(start..end, Label::Condition, "condition")
        .then_some(end)
}

/// "phantom limb pain", "pelvic girdle pain": a part of the body with a further word before it, which is no back ache.
fn pain(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let kind = i.checked_sub(2)?;
    let is = t.classes(kind);
    (t.is(i, "pain")
        && t.classes(i - 1).body_part()
        && t.is_word(kind)
        && (is.adjective() || is.noun())
        && !is.function()
        && !is.human_verb()
        && !t.any(
            kind,
            words!("bad terrible awful constant chronic severe acute sharp old new left right upper lower real such"),
        )
        && doc.all_free(kind..i + 1))
    .then_some(kind)
}

/// "his Korsakoff's,": a name with `'s` and nothing that is possessed.
fn eponym(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    t.cap(i)
        && t.kind(i + 1) == Some(Kind::Possessive)
        && t.classes(i).given() < 2
        && i > 0
        && t.any(
            i - 1,
            words!("his her their with has have had having of from"),
        )
        && !(t.any(i - 1, words!("with from of"))
            && !(i > 1
                && t.any(
                    i - 2,
                    words!("diagnosed living suffers died dying suffering onset diagnosis gene"),
                )))
        && (matches!(t.str(i + 2), "," | "." | ";" | "" | ")" | "!" | "?")
            || t.any(
                i + 2,
                words!("and since for diagnosis gene result results test"),
            ))
}

const ALWAYS: Words = words!(
    "gay lesbian bisexual pansexual asexual trans transgender transsexual non-binary nonbinary refugee immigrant undocumented stateless biracial closeted polyamorous hijabi atheist intersex evangelical genderqueer widower unmarried divorced unemployed cohabiting transitioned separated married"
);
const PEOPLE: Words = words!(
    "man woman men women boy girl boys girls family client clients person people mother father mum dad couple lad teenager student colleague parents church community kid"
);

/// "the only brown face at the gymkhana": one of a kind somewhere.
fn only_one(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let kind = |j: usize| t.classes(j).demog() || t.any(j, words!("foreign"));
    let who = |j: usize| {
        t.any(
            j,
            words!("face person kid child boy girl man woman family couple one student pupil teenager member"),
        )
    };
    if !t.is(i, "only") || !kind(i + 1) || !who(i + 2) {
        return None;
    }
    let end = super::grammar::phrase_end(doc, i + 3, words!("at in on"));
    (end > i + 3 && doc.all_free(i..end)).then_some(end)
}

fn belonging(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let n = usize::from(tok.phrase.0);
    // "waiting on his papers"
    if t.is(i, "waiting") && t.any(i + 1, words!("for on")) {
        let k = i + 2 + usize::from(t.any(i + 2, words!("the his her their a")));
        if t.is(k, "leave") && t.is(k + 1, "to") && t.is(k + 2, "remain") {
            return doc
                .find(i..k + 3, Label::Demog, "belonging")
                .then_some(k + 3);
        }
        if t.any(
            k,
            words!("visa visas papers asylum citizenship passport permit"),
        ) {
            return doc
                .find(i..k + 1, Label::Demog, "belonging")
                .then_some(k + 1);
        }
    }
    if n > 1
        && tok.phrase.1.demog()
        && !tok.phrase.1.kin()
        && (t.cap(i) || (i..i + n).all(|j| !t.cap(j)) && !t.any(i, words!("black white brown")))
        && doc.all_free(i..i + n)
    {
        let former = i > 0
            && t.cap(i)
            && t.any(i - 1, words!("former lapsed devout converted practising"))
            && doc.free(i - 1);
        return doc
            .find(i - usize::from(former)..i + n, Label::Demog, "belonging")
            .then_some(i + n);
    }
    if let Some(end) = only_one(doc, i) {
        return doc.find(i..end, Label::Demog, "belonging").then_some(end);
    }
    if !tok.is.demog() {
        return None;
    }
    if !t.cap(i) {
        let always = t.any(i, ALWAYS);
        let colour = t.any(
            i,
            words!("black white brown straight queer convert homeless retired traveller migrant"),
        ) && (t.any(i + 1, PEOPLE)
            || i > 0 && t.any(i - 1, words!("he's she's they're i'm")) && !t.classes(i + 1).noun());
        let queer = t.any(i, words!("queer retired homeless migrant"))
            && i > 0
            && (t.any(i - 1, words!("is as was a being he's she's")))
            && (!t.is(i, "retired")
                || super::calendar::is_end(doc, i + 1)
                || t.classes(i + 1).function());
        let separated = t.any(i, words!("separated married divorced")) && !(i > 0 && (t.any(i - 1, words!("is are was were recently newly be been being got happily his her i'm he's she's a now still never ,")) || t.all[i].opens || doc.label_at(i - 1).is_some()));
        if !(always && !separated || colour || queer) {
            return None;
        }
        return doc
            .find(i..i + 1, Label::Demog, "belonging")
            .then_some(i + 1);
    }
    // A language, a dish, a lesson
    let language = i > 0
        && t.any(
            i - 1,
            words!(
                "in speak speaks spoke speaking learn learning into from translate teach teaches"
            ),
        )
        && !t.any(i + 1, PEOPLE);
    let thing = t.any(i + 1, words!("lesson lessons food breakfast toast literature gcse language homework class restaurant takeaway film teacher department grammar dictionary word weather summer law book books board guidance register words dressing bulldog window press coffee stew accent"));
    let name = tok.is.given() > 2
        || tok.opens
            && !(t.str(i + 1) == "," && tok.is.given() < 2 && i > 0)
            && tok.is.word() > 0
            && tok.is.word() < 5;
    if language
        || thing
        || name
        || t.any(i, words!("Orthodox Convert Black White Brown")) && !t.any(i + 1, PEOPLE)
    {
        return None;
    }
    let mut start = i;
    let mut end = i + 1;
    // "British-Vietnamese", "half-Greek", "Anglo-Indian"
    while is_hyphen(t.str(end))
        && t.gap(end) == Gap::None
        && t.is_word(end + 1)
        && t.gap(end + 1) == Gap::None
        && doc.all_free(end..end + 2)
    {
        end += 2;
    }
    if t.classes(end).demog() && t.cap(end) && t.gap(end) == Gap::Space && doc.free(end) {
        end += 1;
    }
    // "former Jehovah's Witness", "lapsed …": what it was to somebody
    if start > 0
        && t.any(
            start - 1,
            words!("former lapsed devout converted practising"),
        )
        && doc.free(start - 1)
    {
        start -= 1;
    }
    // "Old Order Mennonite"
    while start > 0
        && i - start < 3
        && t.cap(start - 1)
        && !t.all[start - 1].opens
        && doc.free(start - 1)
        && t.is_word(start - 1)
        && t.gap(start) == Gap::Space
        && t.classes(start - 1).adjective() | t.classes(start - 1).noun()
    {
        start -= 1;
    }
    if start > 1
        && is_hyphen(t.str(start - 1))
        && t.gap(start) == Gap::None
        && doc.all_free(start - 2..start)
        && t.is_word(start - 2)
    {
        start -= 2;
    }
    doc.find(start..end, Label::Demog, "belonging")
        .then_some(end)
}

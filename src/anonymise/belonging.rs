//! Origin, faith, sexuality, gender history, migration.

mod passage;

use super::classes::Classes;
use super::doc::Doc;
use super::heads::{Head, Row};
use super::label::Label;
use super::tokens::{Gap, is_hyphen};
use super::words::{Words, words};

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(Head::Belonging, &[STARTS, passage::STARTS], Classes::DEMOG)];

/// Origin, faith, sexuality, gender history, migration.
pub(super) fn find(doc: &mut Doc) {
    walk(doc, belonging);
}

pub(super) fn walk(doc: &mut Doc, rule: fn(&mut Doc, usize) -> Option<usize>) {
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

const ALWAYS: Words = words!(
    "gay lesbian bisexual pansexual asexual trans transgender transsexual non-binary nonbinary refugee immigrant undocumented stateless biracial closeted polyamorous hijabi atheist intersex evangelical genderqueer widower unmarried divorced unemployed cohabiting transitioned separated married"
);
/// What else begins what is told below.
const STARTS: Words = words!("waiting only");
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
    if !t.is(i, "only") || !kind(i + 1) {
        return None;
    }
    // "the only Sikh on the crew"
    if t.cap(i + 1) && t.any(i + 2, words!("at in on")) {
        return doc.all_free(i..i + 2).then_some(i + 2);
    }
    if !who(i + 2) {
        return None;
    }
    let end = super::grammar::phrase_end(doc, i + 3, words!("at in on"));
    (end > i + 3 && doc.all_free(i..end)).then_some(end)
}

fn belonging(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    if !t.may(i, Head::Belonging) {
        return None;
    }
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
    if let Some(end) = passage::passage(doc, i) {
        return doc.find(i..end, Label::Demog, "belonging").then_some(end);
    }
    if let Some(end) = only_one(doc, i) {
        return doc.find(i..end, Label::Demog, "belonging").then_some(end);
    }
    if !tok.is.demog() {
        return None;
    }
    if !t.cap(i) {
        // "so ur a catholic", "hes muslim", "raised baptist": in a text without capitals, where no other word is meant
        let small = t.all[i].is.upper()
            && (tok.is.word() == 0 || tok.is.word() > 2 || t.any(i, words!("catholic muslim jewish")))
            && !t.any(i, words!("polish turkey china danish swede swedes mass gypsy pagan orthodox native black white brown"))
            && i > 0
            && (t.any(i - 1, words!("a an hes shes im theyre ur youre he's she's they're i'm is are was were half being raised born brought devout lapsed practising both all") )
                || matches!(t.str(i - 1), "'s" | "’s") && i > 1 && t.any(i - 2, words!("he she"))
                || t.str(i - 1) == "," && t.str(i + 1) == "," && tok.is.word() == 0
                || t.any(i + 1, PEOPLE))
            && !t.any(i + 1, words!("tastes church school schools primary"));
        if small && doc.free(i) {
            return doc
                .find(i..i + 1, Label::Demog, "belonging")
                .then_some(i + 1);
        }
        // "under her married name"
        if t.any(i + 1, words!("name names couple couples")) && t.is(i, "married") {
            return None;
        }
        // "got married": what was done, not what somebody is
        if t.is(i, "married") && i > 0 && t.any(i - 1, words!("got get gets getting just")) {
            return None;
        }
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
        let lately = i > 0 && t.any(i - 1, words!("recently newly openly")) && doc.free(i - 1);
        return doc
            .find(i - usize::from(lately)..i + 1, Label::Demog, "belonging")
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
    // "speaks French with his mother and English with me"
    let language = language
        || i > 0
            && t.is(i - 1, "and")
            && t.any(i + 1, words!("with to at in when for"))
            && (2..=9).any(|k| {
                i >= k && t.any(i - k, words!("speaks spoke speak speaking talks talked"))
            });
    // "my first language is not English", "English does it for speed", "Gethin has Welsh": whoever has no article is a tongue
    let spoken = t.gap(i + 1) == Gap::Space
        && tok.opens
        && (t.any(i + 1, words!("is does has was isn't")) && !t.any(i + 2, words!("and by born"))
            || t.classes(i + 1).verb_s() && !t.classes(i + 1).noun());
    let said = t.is(i.wrapping_sub(1), "not")
        && (2..=6).any(|k| i >= k && t.any(i - k, words!("language languages tongue")))
        || i > 0
            && t.any(i - 1, words!("has had have"))
            && (super::calendar::is_end(doc, i + 1) || t.any(i + 1, words!("and but from")))
        || t.any(i + 1, words!("does")) && !t.cap(i + 2);
    let language =
        language || (spoken || said) && !tok.is.plural() && !tok.is.noun() | tok.is.upper();
    // "sorry for my English", "her quick English", "in the other's Polish": how somebody speaks
    let of = i.wrapping_sub(1);
    let of = if t.classes(of).adjective() && !t.classes(of).function() {
        of.wrapping_sub(1)
    } else {
        of
    };
    let owned = i > 0
        && t.gap(i) == Gap::Space
        && (t.any(of, words!("my your his her their our")) && of < i
            || t.kind(of) == Some(super::tokens::Kind::Possessive)
                && of > 0
                && !t.any(of - 1, words!("she he who it that they what there here")))
        && !(t.gap(i + 1) == Gap::Space
            && t.is_word(i + 1)
            && !t.classes(i + 1).function()
            && (t.classes(i + 1).noun() || t.classes(i + 1).kin() || t.classes(i + 1).job())
            && !t.classes(i + 1).human_verb());
    // "an English psychologist available": what trade one looks for
    let wanted = i > 0
        && t.any(i - 1, words!("a an any another"))
        && t.any(
            i + 1,
            words!("therapist counsellor counselor psychologist psychotherapist supervisor"),
        );
    let language = language || owned && tok.is.upper() && !tok.is.plural() || wanted;
    let thing = t.any(i + 1, words!("lesson lessons food breakfast toast literature gcse language homework class restaurant takeaway film teacher department grammar dictionary word weather version report text copy edition translation form side letter article phrase proverb saying song songs music film films novel poem cheese beer bread tea wine newspaper tv channel radio page site subtitles keyboard one summer law book books board guidance register words dressing bulldog window press coffee stew accent"));
    let name = tok.is.given() > 2
        || tok.opens
            && !(t.str(i + 1) == "," && tok.is.given() < 2 && i > 0)
            && tok.is.word() > 0
            && tok.is.word() < 5;
    if language
        || thing
        || name
        || t.any(i, words!("Orthodox Convert Black White Brown"))
            && !t.any(i + 1, PEOPLE)
            && !(t.is(i, "black") && !tok.opens && t.classes(i + 1).plural() && !t.cap(i + 1))
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

//! A word that opens a sentence and is a usual name too: somebody, where it does what no word without an article can.

use super::doc::Doc;
use super::label::Label;
use super::tokens::{Gap, Kind};
use super::words::{Words, words};

/// What is said of people and hardly of hope, grace or summer.
const ONLY_PEOPLE: Words = words!(
    "says said asks asked tells told texts texted rings rang phones phoned emails emailed messages messaged laughs laughed smiles smiled nods nodded cries cried sits sat writes wrote sees pays paid agrees agreed noticed notices wants wanted replies replied thinks thought knows knew reckons lives works worked arrived cancelled shrugged apologised apologises insists insisted sent sends posted posts typed looked listened waited walked stood answered blocked followed unfollowed liked tagged shared joined read reads swears swore hates loves"
);
/// What stands between a subject and its verb.
const BETWEEN: Words = words!(
    "even just never always also already still actually then suddenly only once now himself herself really probably who"
);
const MODALS: Words = words!("would will could can might should must 'll ’ll 'd ’d");
/// Words of the year and the day have things of their own.
const SEASONS: Words = words!(
    "summer winter spring autumn dawn may june april august christmas easter heaven god earth nature eve noel sunday friday monday"
);

pub(super) fn subject(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let Some(tok) = t.get(i).filter(|tok| tok.opens && tok.cap) else {
        return false;
    };
    let is = tok.is;
    if is.given() == 0
        || is.never_name()
        || is.plural() && is.given() < 2
        || is.demog()
        || is.job() && is.given() < 2
        || is.place() > 2
        || super::calendar::weekday(t, i)
    {
        return false;
    }
    let n = i + 1;
    let usual = is.given() > 1;
    match t.str(n) {
        // "Amber (dinner lady)", "Sage (20)"
        "(" => return usual && t.gap(n) == Gap::Space && !t.any(i, SEASONS),
        "," => return usual && addressed(doc, n + 1),
        _ => {}
    }
    if t.kind(n) == Some(Kind::Possessive) {
        let thing = t.classes(n + 1);
        let owned = thing.noun()
            || thing.plural()
            || thing.kin()
            || t.kind(n + 1) == Some(Kind::Mixed)
            || t.any(n + 1, words!("in on at not been mum mam"));
        return usual && owned && !t.any(i, SEASONS) && !thing.verb_g();
    }
    if t.gap(n) != Gap::Space || !t.is_word(n) || t.cap(n) && t.str(n) != "I" {
        return false;
    }
    if usual && t.any(n, words!("and &")) && t.any(n + 1, words!("his her their my i")) {
        return true;
    }
    let k = n + usize::from(t.any(n, BETWEEN));
    let verb = t.classes(k);
    // What is a thing one can count, or no noun at all, has no finite verb without an article
    let bare = is.thing() || !is.noun() && !is.adverb() || is.word() > 3;
    let base = |j: usize| t.classes(j).verb() && !t.classes(j).function();
    let shall =
        t.any(k, MODALS) && (base(k + 1) || t.any(k + 1, words!("never always not be have")));
    let people = t.any(k, ONLY_PEOPLE) && !t.any(k, words!("works")) | bare;
    let finite = verb.verb_d()
        && !verb.verb_g()
        && (!verb.adjective()
            || verb.human_verb()
            || t.any(k + 1, words!("the a his her my me it to in on at out up")))
        || verb.human_verb() && verb.verb_s()
        || verb.verb_s() && !verb.noun() && !verb.plural()
        || verb.verb_s()
            && t.any(
                k + 1,
                words!("the a his her my me it to in on at out up forty with"),
            );
    let state = t.any(k, words!("is was has had isn't wasn't hasn't hadn't"))
        && (t.classes(k + 1).verb_g()
            || t.any(k + 1, words!("in on at my our sixteen fifteen fourteen twelve eleven away off back not never been told"))
            || doc.label_at(k + 1) == Some(Label::Age)
            || doc.label_at(k + 1) == Some(Label::Time));
    // "May I", "Will he": the verb of a question
    if usual && people && !(is.adverb() && !is.noun()) {
        return true;
    }
    let month = super::calendar::month(t, i).is_some() || t.any(i, SEASONS);
    if month {
        return false;
    }
    if usual && bare && (finite || shall || state) {
        return true;
    }
    // "Chance will be reading this", "Grant would say": what is only wished of people
    let said = t.any(k, MODALS)
        && t.any(
            k + 1,
            words!("say ask tell want know think ring text laugh complain be"),
        )
        && (!t.is(k + 1, "be") || t.classes(k + 2).verb_g());
    usual && is.word() > 1 && said || !usual && is.word() > 1 && bare && people
}

/// "…, thanks for ringing", "…, would you look at it", "…, my Saturday 11am": who is spoken to, or whose one is.
fn addressed(doc: &Doc, j: usize) -> bool {
    let t = &doc.tokens;
    let spoken = t.any(j, words!("thanks thank you you're you've you’re you’ve"))
        || t.any(
            j,
            words!("would could can will if do did are have when whatever"),
        ) && t.is(j + 1, "you")
        || t.any(j, words!("i")) && t.any(j + 1, words!("am")) && t.any(j + 2, words!("sorry"));
    let own = t.any(j, words!("my our"))
        && (j + 1..j + 5).any(|k| {
            matches!(doc.label_at(k), Some(Label::Age | Label::Time))
                || (t.classes(k).kin()
                    || t.any(
                        k,
                        words!("client supervisor supervisee patient colleague neighbour tutor"),
                    ))
                    && matches!(t.str(k + 1), "," | "." | ";" | ")" | "")
        });
    let whose = t.any(j, words!("whose who"));
    spoken || own || whose
}

//! Conditions as anybody would tell them: "the fits", "losing his sight", "can't eat in front of anyone", "wets the bed".

use super::bodies;
use super::whose::{mine, somebody};
use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, is_hyphen};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What the phrases below begin with, but for complaints.
pub(super) const STARTS: Words = words!(
    "losing lost loses going gone can't can’t cannot couldn't couldn’t cant won't won’t never unable falls falling fell drops wets wetting wet soils soiling bed takes taking took has had having eats eating ate vomits vomiting faints fainting bangs banging sleepwalks sleepwalking allergic illness disease condition disorder thing bowel heart lung kidney liver lump growth hole plate valve shunt stent pump extra second blind deaf stops forgets hears sees blackouts wears walks waiting list born rigid hands breasts breast kidney colour color round cycle course injects jabs pricks rigid stiff washes scrubs isn't isn’t not still slept spells spell turns attacks episodes"
);

/// What everybody has at times.
const COMMON: Words = words!(
    "headache headaches cold colds cough coughs coughing pain pains ache aches flu fever bump bumps bite bites bruise bruises burn burns cut cuts fit breakdown collapse agony suffering harm complaint complaints disease diseases illness illnesses sickness symptom symptoms disorder syndrome injury injuries wound wounds leak spots plague blister blisters hangover hiccup hiccups sneeze sneezes sneezing nausea insomnia stress tension fatigue shock hysteria mania madness scrape scrapes scratch scratches slash strain strains sting stings cramp cramps congestion consumption mouse rick warp wales bends piles hurt hurts ill numbness flush shivers shivering itch itches thirst swelling blow bloat smart sore sores soreness wasting spasm swoon faint trouble upset upsets trance panic torture hardening anomaly defect defects anomalies staggers burning stitch side-effect aftereffect withdrawal hunger addiction obsession compulsion phobia phobias delirium weakness chill chills twinge throb tantrum anger blackout"
);

/// A condition in lay words that begins at token `i`.
pub(in crate::anonymise) fn ill(doc: &Doc, i: usize) -> At {
    if !doc.tokens.may(i, Head::Ill) {
        return None;
    }
    complaint(doc, i)
        .or_else(|| sense(doc, i))
        .or_else(|| cannot(doc, i))
        .or_else(|| does(doc, i))
        .or_else(|| bodies::carries(doc, i))
        .or_else(|| bodies::awaits(doc, i))
        .or_else(|| bodies::body_does(doc, i))
}

/// "the fits", "a stammer that only comes out at home", "the falling sickness", "breath-holding spells".
fn complaint(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    // "falling sickness", "shaking palsy", "breath-holding spells"
    let kind = i.checked_sub(1)?;
    let doing =
        t.classes(kind).verb_g() && t.is_word(kind) && t.gap(i) == Gap::Space && doc.free(kind);
    let named = t.any(
        i,
        words!("sickness palsy spells turns attacks episodes fits disease illness"),
    );
    if doing && named {
        let held = kind > 1
            && is_hyphen(t.str(kind - 1))
            && t.gap(kind) == Gap::None
            && doc.free(kind - 2);
        let start = if held { kind - 2 } else { kind };
        let led = start > 0
            && (t.any(
                start - 1,
                words!("the with has had his her their a of from"),
            ) || t.classes(start - 1).verb_d());
        return (led && !mine(doc, start) && !t.any(kind, words!("having getting being morning")))
            .then_some(start..i + 1);
    }
    if !is.complaint() && !t.any(i, words!("blackouts"))
        || is.word() == 1 && !is.plural()
        || t.any(i, COMMON)
        || t.cap(i)
        || !doc.free(i)
        || is.adjective() && !is.plural()
    {
        return None;
    }
    let noun_next = t.gap(i + 1) == Gap::Space
        && t.is_word(i + 1)
        && t.classes(i + 1).noun()
        && !t.classes(i + 1).function()
        && !t.classes(i + 1).verb_d();
    let mut start = i;
    while start > 0
        && i - start < 3
        && t.is_word(start - 1)
        && doc.free(start - 1)
        && t.gap(start) == Gap::Space
        && (t.classes(start - 1).adjective()
            || t.classes(start - 1).noun()
            || t.classes(start - 1).verb_g())
        && !t.classes(start - 1).function()
        && !t.classes(start - 1).verb_s()
        && !t.classes(start - 1).human_verb()
    {
        start -= 1;
    }
    let lead = start.checked_sub(1)?;
    let whose = t.any(lead, THEIRS);
    let has = t.any(lead, words!("a an the"))
        && lead > 0
        && t.any(lead - 1, words!("has had with having of from about for is was through by because got since gets and to"));
    let bare = t.any(lead, words!("has had with having gets got doing"));
    if noun_next
        || mine(doc, start)
        || !(whose || has || bare && (somebody(doc, lead) || is.plural()))
    {
        return None;
    }
    let third = whose
        || (start.saturating_sub(14)..start).any(|j| {
            t.any(j, words!("he she his her he's she's who hes shes him"))
                || doc.label_at(j) == Some(Label::Person)
        });
    let that = t.any(i + 1, words!("that which")) && t.is_word(i + 2);
    let end = if that {
        grammar::clause_end(doc, i + 2, 6)
    } else {
        i + 1
    };
    third.then_some(start..end)
}

/// "losing his sight from the middle outwards", "lost her voice", "going deaf", "blind from a quarry accident".
fn sense(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if mine(doc, i) {
        return None;
    }
    let from = |end: usize| grammar::phrase_end(doc, end, words!("from in since"));
    if t.any(i, words!("losing lost loses"))
        && t.any(i + 1, THEIRS)
        && t.any(i + 2, words!("sight eyesight hearing speech memory vision balance mobility taste smell leg arm foot hand eye legs toes fingers breast womb"))
        && !t.is(i + 3, "of") | !t.any(i + 2, words!("sight"))
    {
        let to = from(i + 3);
        let more = to + usize::from(t.any(to, words!("outwards inwards")));
        return Some(i..more);
    }
    if t.any(i, words!("going gone"))
        && t.any(i + 1, words!("blind deaf"))
        && doc.free(i + 1)
        && somebody(doc, i)
    {
        return Some(i..from(i + 2));
    }
    (t.any(i, words!("blind deaf"))
        && t.any(i + 1, words!("from since"))
        && i > 0
        && !t.classes(i - 1).noun())
    .then(|| i..from(i + 1).max(i + 2 + usize::from(t.is(i + 2, "birth"))))
}

/// "can't eat in front of anyone", "cannot swallow unless", "never speaks outside the house".
fn cannot(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let to = i + 1 + usize::from(t.is(i, "unable") && t.is(i + 1, "to"));
    let told = t.any(
        i,
        words!("can't can’t cannot cant couldn't couldn’t won't won’t never"),
    ) || to > i + 1;
    if !told || mine(doc, i) || !somebody(doc, i) {
        return None;
    }
    let verb = words!(
        "eat eats swallow drink drinks speak speaks talk talks read write walk walks stand hear see smell taste sleep drive leave touch lift bend breathe shower wash feel"
    );
    if !t.any(to, verb) {
        return None;
    }
    let mut j = to + 1;
    while j < to + 4
        && t.is_word(j)
        && (t.any(
            j,
            words!("anything her his the food solid house water a alone"),
        ))
    {
        j += 1;
    }
    let bound = t.is(j, "in") && t.is(j + 1, "front") && t.is(j + 2, "of")
        || t.any(
            j,
            words!("without outside near unless unaided below above past lying upright alone"),
        );
    let end = if t.is(j + 1, "front") {
        grammar::clause_end(doc, j + 2, 4)
    } else {
        grammar::clause_end(doc, j, 5).max(j + 1)
    };
    (bound && !t.any(j + 3, words!("me us you"))).then_some(i..end)
}

/// "falls asleep when he laughs", "wets the bed", "takes turns", "eating paper", "vomiting daily", "allergic to sunlight".
fn does(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if mine(doc, i) {
        return None;
    }
    let after = |j: usize| {
        t.any(j, words!("when whenever if while every daily at in after"))
            && !t.any(j + 1, words!("the session"))
    };
    if t.any(i, words!("falls falling drops")) {
        let k = i + 1 + usize::from(t.any(i + 1, words!("down over")));
        let sleep = t.any(k, words!("asleep unconscious"));
        if (sleep || k > i + 1)
            && t.any(k + usize::from(sleep), words!("when whenever if while"))
            && somebody(doc, i)
        {
            let w = k + usize::from(sleep);
            let end = w + 1 + usize::from(t.any(w + 1, words!("he she they")));
            return Some(i..grammar::clause_end(doc, end, 3).max(end));
        }
        return None;
    }
    if t.any(i, words!("wets wetting wet soils soiling")) {
        let bed = t.any(i + 1, words!("the his her"))
            && t.any(i + 2, words!("bed beds pants trousers"))
            || t.any(i + 1, words!("himself herself"));
        return (bed && somebody(doc, i))
            .then(|| i..i + 2 + usize::from(!t.any(i + 1, words!("himself herself"))));
    }
    if t.is(i, "bed") && is_hyphen(t.str(i + 1)) && t.is(i + 2, "wetting") {
        return Some(i..i + 3);
    }
    if t.any(i, words!("takes taking took has had having")) {
        let k = i + 1 + usize::from(t.any(i + 1, words!("funny the his her these bad little")));
        let whom = somebody(doc, i)
            && (is_end(doc, k + 1)
                || t.classes(k + 1).function() && !t.any(k + 1, words!("to with at")));
        return (t.any(
            k,
            words!("turns fits seizures blackouts absences convulsions"),
        ) && whom)
            .then_some(i..k + 1);
    }
    if t.any(i, words!("eats eating ate")) && somebody(doc, i) {
        return (t.any(
            i + 1,
            words!(
                "paper chalk soil dirt hair ice starch clay coal ash earth sand cardboard plaster"
            ),
        ) && (is_end(doc, i + 2) || t.classes(i + 2).function()))
        .then_some(i..i + 2);
    }
    if t.any(
        i,
        words!("vomits vomiting faints fainting sleepwalks sleepwalking"),
    ) && somebody(doc, i)
    {
        return after(i + 1).then(|| {
            i..if t.is(i + 1, "daily") {
                i + 2
            } else {
                grammar::clause_end(doc, i + 2, 3).max(i + 2)
            }
        });
    }
    if t.any(i, words!("bangs banging"))
        && t.any(i + 1, THEIRS)
        && t.is(i + 2, "head")
        && somebody(doc, i)
    {
        return Some(i..i + 3);
    }
    if t.is(i, "allergic")
        && t.is(i + 1, "to")
        && t.is_word(i + 2)
        && !t.any(i + 2, words!("me this that it him her them you being"))
    {
        let article = usize::from(t.any(i + 2, words!("the all")));
        let mut j = i + 3 + article;
        while j < i + 6
            && t.is_word(j)
            && t.classes(j).noun()
            && !t.classes(j).function()
            && t.gap(j) == Gap::Space
        {
            j += 1;
        }
        return somebody(doc, i).then_some(i..j);
    }
    None
}

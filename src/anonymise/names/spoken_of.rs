//! Names by what is said of them, whatever word they are: who speaks, who is spoken to, who is called big, where they sit.

use crate::anonymise::capitals::{cap_word, name_end};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::contraction;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

/// What stands before a name to tell one from another of that name.
const SIZES: Words = words!("big little wee young old auld fat mad tall skinny baby lil");

/// Verbs for saying something, after what was said.
const SAYS: Words = words!(
    "says said asks asked replies replied adds added laughs laughed answers answered shouts shouted whispers whispered writes wrote goes types typed"
);

/// Whether a capital here tells nothing but a name: no word that has one anyway.
fn nameable(doc: &Doc, i: usize) -> bool {
    let is = doc.tokens.classes(i);
    cap_word(doc, i)
        && doc.free(i)
        && doc.tokens.str(i).chars().count() > 1
        && !doc.tokens.all[i].caps
        && !is.never_name()
        && !is.demog()
        && !is.title()
        && !is.kin()
        && !is.platform()
        && !is.body()
        && !is.job()
        && !(is.upper() && is.given() == 0)
        && !(is.place() > 1 && is.given() == 0)
        && !contraction(doc.tokens.str(i))
        && !crate::anonymise::calendar::weekday(&doc.tokens, i)
        && crate::anonymise::calendar::month(&doc.tokens, i).is_none()
}

/// A name that begins at token `i`, and what it is.
pub(super) fn spoken_of(doc: &Doc, i: usize) -> Option<(usize, Label, &'static str)> {
    let t = &doc.tokens;
    if !t.cap(i) || !doc.free(i) {
        return None;
    }
    if let Some(end) = sized(doc, i)
        .or_else(|| seated(doc, i))
        .or_else(|| natural(doc, i))
    {
        return Some((end, Label::Person, "name-told"));
    }
    if let Some(end) = pair_of_initials(doc, i) {
        return Some((end, Label::Initial, "initial"));
    }
    // "H's old boss": a letter that has somebody
    if t.str(i).len() == 1
        && !matches!(t.str(i), "I" | "A" | "S")
        && t.kind(i + 1) == Some(Kind::Possessive)
        && t.gap(i) > Gap::None
        && t.gap(i + 2) == Gap::Space
        && (t.classes(i + 2).kin()
            || (i + 2..i + 5).any(|j| t.any(j, words!("boss mother mum dad father sister brother partner husband wife house phone face voice teacher manager solicitor landlord session email message text file notes case"))))
    {
        return Some((i + 1, Label::Initial, "initial"));
    }
    if !nameable(doc, i) || i == 0 {
        return None;
    }
    let s = t.str(i - 1);
    // "'Righto,' says Nugget": who says it
    let speaks = t.any(i - 1, SAYS)
        && !t.all[i].opens
        && i > 1
        && matches!(t.str(i - 2), "'" | "’" | "\"" | "”" | ",")
        && (crate::anonymise::calendar::is_end(doc, i + 1)
            || t.classes(i + 1).function()
            || t.classes(i + 1).adverb_only());
    // "my colleague Read": whatever the word, it follows who they are
    let whose = t.any(i - 1, words!("client patient supervisee supervisor colleague friend flatmate housemate neighbour neighbor manager boss trainee mentor tutor"))
        && t.gap(i) == Gap::Space
        && !t.all[i].opens
        && (1..=3).any(|k| i > k && t.any(i - 1 - k, words!("my our his her their a the")))
        && (crate::anonymise::calendar::is_end(doc, i + 1) || t.classes(i + 1).function() || t.classes(i + 1).verb_d() || t.kind(i + 1) == Some(Kind::Possessive));
    let speaks = speaks || whose;
    // "'Patience, I wonder'": who is spoken to
    let called = matches!(s, "'" | "‘" | "\"" | "“")
        && t.gap(i) == Gap::None
        && t.str(i + 1) == ","
        && t.classes(i).given() > 1
        && t.any(i + 2, words!("i you what how where when why who can could do did are is that it please thank listen look would will we"));
    (speaks || called).then(|| {
        (
            if called { i + 1 } else { name_end(doc, i) },
            Label::Person,
            "name-told",
        )
    })
}

/// "Big Lee", "Wee Shona", "Old Nugent": one past the name.
fn sized(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let next = t.classes(i + 1);
    (t.any(i, SIZES)
        && cap_word(doc, i + 1)
        && t.gap(i + 1) == Gap::Space
        && doc.free(i + 1)
        && (next.given() > 0 || next.0 == 0)
        && !next.never_name()
        && !next.demog()
        && !next.kin()
        && !next.org_head()
        && !(next.word() > 0 && next.given() < 2)
        && next.place() < 3)
        .then(|| name_end(doc, i + 1))
}

/// What only somebody does.
const DOES: Words = words!(
    "said says asked asks told tells followed follows texted texts messaged messages emailed emails posted wrote writes wants wanted thinks thought laughed cried smiled blocked cancelled shared sent rang phoned apologised promised insisted agreed refused reckons friended unfollowed tagged liked replied answered admitted believes hates loves swears knows knew whispered shrugged nodded"
);

/// "Bramble followed me", "Sorrel asked to read it": an animal or a plant without an article does what people do.
fn natural(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = t.classes(i);
    (t.all[i].opens
        && is.nature()
        && !is.plural()
        && !is.never_name()
        && !is.kin()
        && !is.job()
        && !is.upper()
        && t.gap(i + 1) == Gap::Space
        && (t.any(i + 1, DOES)
            || t.any(i + 1, words!("has had hasn't never"))
                && (i + 2..i + 4).any(|j| t.any(j, DOES))))
    .then_some(i + 1)
}

/// Where one is with others, by whom one is then called.
const ROOMS: Words = words!(
    "office reception team cohort group course year class form ward kitchen shop department accounts training work school practice placement choir church unit floor"
);

/// "Deb in the front office wants", "Hyacinth from my old cohort has": a sentence that begins with a name and where its bearer
/// is found.
fn seated(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !t.all[i].opens
        || is.given() == 0
        || is.never_name()
        || is.upper()
        || !t.any(i + 1, words!("from in at on"))
        || !t.any(i + 2, words!("my our the her his their"))
    {
        return None;
    }
    let room = (i + 3..i + 6).find(|&j| t.any(j, ROOMS))?;
    let plain = (i + 3..room).all(|j| t.is_word(j) && !t.classes(j).function());
    let verb = t.classes(room + 1);
    let does = t.any(room + 1, words!("has had is was wants says said"))
        || verb.human_verb()
        || (verb.verb_d() || verb.verb_s()) && !verb.noun();
    // "Hope in the room was thin"
    let thing = is.word() > 0
        && t.any(i + 1, words!("in on at"))
        && t.any(room + 1, words!("is was has had"));
    (plain && does && !thing).then_some(i + 1)
}

/// "Dr U-C", "Ms B-W": two letters of a name with a hyphen between.
fn pair_of_initials(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let letter = |j: usize| t.cap(j) && t.str(j).chars().count() == 1 && doc.free(j);
    let glued = |j: usize| t.gap(j) == Gap::None;
    let led = i > 0
        && (t.classes(i - 1).title() && t.cap(i - 1)
            || t.any(i - 1, words!("client with and from saw")));
    let ends = t.gap(i + 3) > Gap::None
        || t.kind(i + 3)
            .is_none_or(|k| k == Kind::Mark || k == Kind::Possessive);
    (letter(i)
        && is_hyphen(t.str(i + 1))
        && letter(i + 2)
        && glued(i + 1)
        && glued(i + 2)
        && led
        && ends)
        .then_some(i + 3)
}

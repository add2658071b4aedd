//! Names in a text without capitals that their form gives away: "st winifreds", "renée marchetti".

use crate::anonymise::doc::Doc;
use crate::anonymise::heads::Head;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};

/// A school, church or prison whose name begins with what it is or with whose it is.
pub(super) fn begun(doc: &Doc, i: usize) -> Option<usize> {
    if doc.tokens.may(i, Head::House) {
        saint(doc, i).or_else(|| led(doc, i))
    } else {
        None
    }
}

pub(super) const SAINTS: Words = words!("st saint");
pub(super) const LEADS: Words = words!(
    "scoil gaelscoil ysgol coláiste meddygfa capel eglwys lycée colegio escuela scuola hmp hmyoi"
);

/// "st winifreds", "st. judes primary": a saint, unless it is the street that was meant.
fn saint(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.any(i, SAINTS) || t.cap(i) || !doc.free(i) {
        return None;
    }
    let j = i + 1 + usize::from(t.str(i + 1) == "." && t.gap(i + 1) == Gap::None);
    let is = t.classes(j);
    let whole =
        t.is_word(j) && !t.cap(j) && t.gap(j) == Gap::Space && t.str(j).len() > 3 && doc.free(j);
    let street = i > 0
        && (t.kind(i - 1) == Some(Kind::Number)
            || t.is_word(i - 1) && (t.cap(i - 1) || is_name_of_street(doc, i - 1)));
    let name = is.given() > 0 || is.word() == 0 || t.kind(j + 1) == Some(Kind::Possessive);
    if !whole || street || !name || is.function() {
        return None;
    }
    let mut end = j + 1 + usize::from(t.kind(j + 1) == Some(Kind::Possessive));
    while end < j + 5
        && t.is_word(end)
        && !t.cap(end)
        && t.gap(end) == Gap::Space
        && doc.free(end)
        && (t.classes(end).org_head()
            || t.any(
                end,
                words!("primary infants juniors rc catholic girls boys high church c"),
            ))
        && !t.any(
            end,
            words!("project post news group shop market home board press"),
        )
    {
        end += 1;
    }
    Some(end)
}

/// "scoil bhride", "ysgol penrhos": a word that begins the name of a school in its language.
fn led(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let lead = t.any(i, LEADS);
    let named = t.is_word(i + 1)
        && t.gap(i + 1) == Gap::Space
        && t.classes(i + 1).word() == 0
        && !t.classes(i + 1).never_name()
        && t.str(i + 1).len() > 2;
    (lead && !t.cap(i) && named && doc.all_free(i..i + 2)).then_some(i + 2)
}

/// "at prairie sky counselling": no article comes between "at" and a name.
pub(super) fn house(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if i == 0 || !t.is(i - 1, "at") || t.any(i, KINDS) {
        return None;
    }
    let mut end = i;
    while end < i + 4
        && t.is_word(end)
        && !t.cap(end)
        && t.gap(end) == Gap::Space
        && doc.free(end)
        && !t.classes(end).function()
        && !t.classes(end).adverb_only()
    {
        end += 1;
        let head = t.any(
            end - 1,
            words!("clinic surgery hospice academy infants juniors counselling counseling psychotherapy nursery infirmary montessori kindergarten preschool fc rfc"),
        );
        if head && end > i + 1 && !t.classes(end).org_head() {
            return Some(end);
        }
    }
    None
}

/// What says of which kind a clinic or school is, and not which one.
pub(in crate::anonymise) const KINDS: Words = words!(
    "covid stroke private public primary secondary high middle local day night health mental medical dental eye community general state boarding art music dance law business outpatient group family couples play drama speech talking online individual vaccine memory pain sleep fertility antenatal every each any some one no school church village town city his her my our their your uni college sunday cub work home last first"
);

/// Whether a small word before "st" names a street: no little word of grammar and no verb.
fn is_name_of_street(doc: &Doc, i: usize) -> bool {
    let is = doc.tokens.classes(i);
    !is.function()
        && !is.verb_g()
        && !is.verb_d()
        && !is.verb_s()
        && !is.human_verb()
        && (is.noun() || is.adjective() || is.word() == 0)
}

/// "renée marchetti": a small word with a letter that English lacks, and a second that no list has as a word.
pub(super) fn foreign_pair(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let (one, two) = (t.str(i), t.classes(i + 1));
    !one.is_ascii()
        && one.chars().all(char::is_alphabetic)
        && !t.any(i, words!("café cliché naïve résumé déjà façade née passé protégé soirée touché blasé crème entrée sauté señor señora jalapeño piñata crèche crêpe élite fête matinée mêlée rôle über à è é"))
        && !t.classes(i).kin()
        && t.is_word(i + 1)
        && !t.cap(i + 1)
        && t.gap(i + 1) == Gap::Space
        && two.word() == 0
        && !two.never_name()
        && t.str(i + 1).len() > 3
}

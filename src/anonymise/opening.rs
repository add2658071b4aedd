//! Whether the word that opens a sentence is somebody: what follows is said of people, or of nothing without an article.

use super::calendar::{count, month, weekday};
use super::doc::Doc;
use super::tokens::{Gap, Kind};
use super::words::{Words, words};

const PERSONS: Words = words!(
    "client patient supervisee supervisor colleague friend mate neighbour neighbor flatmate housemate roommate boss tutor trainee lodger landlord landlady therapist counsellor counselor one boy girl man woman"
);
/// What people have and feelings have not.
const OWNED: Words = words!(
    "account profile phone page message messages email emails face voice photo picture mobile inbox name story number post posts comment comments screen camera laptop reply feed house flat car room desk birthday handwriting surname employer landlord boss teacher"
);
/// Auxiliaries that a feeling or a season takes as easily.
pub(super) const WEAK: Words =
    words!("is was has had seems seemed isn't wasn't became becomes 's came comes went goes");
pub(super) const NEGATED: Words = words!(
    "won't doesn't didn't hasn't hadn't can't couldn't wouldn't won’t doesn’t didn’t hasn’t hadn’t can’t couldn’t wouldn’t"
);
/// What is done to somebody by a feeling too: "hope kept me going".
const MOVED: Words =
    words!("kept got took made gave brought left let led drove moved held carried pulled");

/// "Precious, 21,": a word with an age after it.
pub(super) fn aged(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let end = match t.str(i + 1) {
        "," => count(doc, i + 2),
        "(" => count(doc, i + 2).filter(|(_, end)| t.str(*end) == ")"),
        _ => None,
    };
    let Some((age, end)) = end else {
        return false;
    };
    let parted = t.gap(i + 1) == Gap::None && t.str(i + 1) == ",";
    let is = t.classes(i);
    (13..=105).contains(&age)
        && (t.str(i + 1) == "(" || parted)
        && matches!(t.str(end), "," | ")")
        && t.kind(end + 1) != Some(Kind::Number)
        && count(doc, end + 1).is_none()
        && month(t, i).is_none()
        && !weekday(t, i)
        && count(doc, i).is_none()
        && !is.never_name()
        && !is.plural()
        && !(is.place() > 1 && is.given() == 0)
}

/// Whether a capitalised word at the opening of a sentence is the name of somebody, by what follows it.
pub(super) fn somebody(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let Some(tok) = t.get(i).filter(|tok| tok.opens && tok.cap) else {
        return false;
    };
    let is = tok.is;
    // A rare word opens no sentence without an article either: "Oriel typed".
    let usual = is.nature()
        || is.given() > 1
        || is.word() == 0
        || is.word() > 3 && is.noun() && !is.upper();
    let n = i + 1;
    if aged(doc, i) {
        return true;
    }
    if t.kind(n) == Some(Kind::Possessive) {
        // "Robin's away this week"
        let state = t.classes(n + 1);
        if is.thing()
            && is.given() > 1
            && (state.adverb_only() || state.verb_g() || state.function())
        {
            return true;
        }
        return is.given() > 0 && t.classes(n + 1).kin()
            || usual && (t.classes(n + 1).kin() || t.any(n + 1, OWNED));
    }
    if is.given() > 0 && (apposed(doc, i) || is.given() > 1 && spoken_to(doc, i)) {
        return true;
    }
    if !usual || is.plural() || is.place() > 2 {
        return false;
    }
    // "Ruby and I laughed", "Jade: 'hi'"
    if t.any(n, words!("and & or")) && t.str(n + 1) == "I"
        || t.str(n) == ":" && matches!(t.str(n + 1), "'" | "‘" | "\"" | "“") && is.given() > 1
    {
        return true;
    }
    if !t.is_word(n) || t.gap(n) != Gap::Space || t.cap(n) {
        return false;
    }
    let weak = t.any(n, WEAK);
    let said = t.classes(n);
    let does = said.verb_d() && (!said.adjective() || t.any(n + 1, words!("me my us our")))
        || said.verb_s()
            && (!said.noun() && !said.plural()
                || is.thing() && t.any(n + 1, words!("for with in at the her his my me it on to")));
    let finite = weak || t.any(n, NEGATED) || does;
    if !finite {
        return false;
    }
    // "Robin has": a thing one can count has no sentence without an article
    if is.thing() && is.place() < 3 && is.given() > 1 + u8::from(weak) {
        return true;
    }
    // "Rusty has", "Innocent won't": what is no noun is no subject
    if !is.noun() && !is.adverb() && is.given() > 1 {
        return true;
    }
    // "Pearl has never asked", "Amber had blocked me"
    let k = n
        + 1
        + usize::from(t.any(
            n + 1,
            words!("never always just already also not only now since"),
        ));
    if t.any(n, words!("has had hasn't hadn't hasn’t hadn’t")) && t.classes(k).human_verb() {
        return true;
    }
    let mine = |j: usize| t.any(j, words!("me my us our"));
    if (does && !weak && !t.any(n, MOVED) && (mine(n + 1) || mine(n + 2)))
        || t.any(n, NEGATED) && (n + 1..n + 6).any(mine)
    {
        return true;
    }
    // "Holly won't do e-mail. She …", "Jade arrived with her phone out"
    let end = (n..(n + 24).min(t.len())).find(|&j| matches!(t.str(j), "." | "!" | "?" | ";"));
    let next = end.is_some_and(|end| {
        t.any(
            end + 1,
            words!("he she his her he's she's he’s she’s he'd she'd"),
        )
    });
    let own = !weak
        && (n + 1..end.unwrap_or(n + 8).min(n + 8))
            .any(|j| t.any(j, words!("his her himself herself she he")));
    next && !t.any(n, MOVED) || own && !t.any(n, MOVED)
}

/// "Holly, my supervisor,", "Jade, who is fifteen,", "Ruby, Tendai and I", "Amber (Farai's brother)".
fn apposed(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let from = i + 2;
    let person = |j: usize| {
        let is = t.classes(j);
        is.kin() || is.job() || t.any(j, PERSONS)
    };
    match t.str(i + 1) {
        "," => {
            let told = t.any(from, words!("my our his her their the a an"));
            let noun = (from + 1..from + 4).find(|&j| matches!(t.str(j), "," | "." | ";"));
            let named = t.cap(from)
                && t.is_word(from)
                && (t.classes(from).given() > 0 || t.classes(from).0 == 0)
                && (t.is(from + 1, "and") || t.str(from + 1) == ",");
            t.is(from, "who") || told && noun.is_some_and(|end| person(end - 1)) || named
        }
        "(" => (from..from + 5)
            .take_while(|&j| t.str(j) != ")")
            .any(|j| t.classes(j).kin()),
        _ => false,
    }
}

/// "'Ruby?' I said", "Re: Holly": a name that somebody is called or a letter is about.
fn spoken_to(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let quoted = i > 0
        && matches!(t.str(i - 1), "'" | "‘" | "\"" | "“")
        && t.str(i + 1) == "?"
        && matches!(t.str(i + 2), "'" | "’" | "\"" | "”");
    let headed = i > 1
        && t.str(i - 1) == ":"
        && t.any(i - 2, words!("re cc to from attn fao client name signed"))
        && (t.gap(i + 1) >= Gap::Line || i + 1 >= t.len() || t.cap(i + 1));
    quoted || headed
}

/// "lindiwe did.": a word no list knows, small where a sentence opens that is otherwise written with capitals.
pub(super) fn small(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let Some(tok) = t.get(i) else { return false };
    let closed = i > 0 && matches!(t.str(i - 1), "." | "!" | "?") && t.gap(i) == Gap::Space;
    if !closed || tok.cap || tok.kind != Kind::Word || tok.is.0 != 0 || tok.end - tok.start < 4 {
        return false;
    }
    let next = t.classes(i + 1);
    let verb = t.gap(i + 1) == Gap::Space
        && (t.any(i + 1, WEAK)
            || t.any(i + 1, NEGATED)
            || t.any(i + 1, words!("did does and"))
            || next.verb_d() && !next.noun());
    // In a text without capitals a small opening says nothing.
    let capitals = i > 1
        && (0..i)
            .rev()
            .take(80)
            .any(|j| t.all[j].opens && t.all[j].cap);
    capitals
        && (verb || t.kind(i + 1) == Some(Kind::Possessive))
        && !super::grammar::contraction(t.str(i))
}

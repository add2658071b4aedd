//! Capitalised words: people, and places by their context.

use super::capitals::{cap_word, contraction, homograph_strong, name_end, ordinary, unknown};
use super::doc::Doc;
use super::label::Label;
use super::organisation::{age_group, organisation};
use super::street::street;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        i = at(doc, i).unwrap_or(i + 1).max(i + 1);
    }
}

pub(super) fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    if !(doc.tokens.is_word(i)
        || matches!(doc.tokens.kind(i), Some(Kind::Number | Kind::Mixed)) && doc.free(i))
    {
        return None;
    }
    if let Some(end) = titled(doc, i) {
        return Some(end);
    }
    if let Some(end) = organisation(doc, i) {
        return Some(end);
    }
    if let Some(end) = street(doc, i) {
        return Some(end);
    }
    if !cap_word(doc, i) || !doc.free(i) {
        return None;
    }
    chunk(doc, i)
}

pub(super) const WEAK_TITLES: Words = words!(
    "chief coach judge nurse general major private officer deputy principal president sister brother mother father uncle aunt auntie nan nana granny grandma grandpa grandad captain lord lady doctor professor miss don justice governor bishop"
);

/// "Mrs Dunmore", "Dr. Anwar", "Uncle Bob".
pub(super) fn titled(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.classes(i).title() || !doc.free(i) {
        return None;
    }
    let mut j = i + 1;
    while t.str(j) == "." && t.gap(j) == Gap::None
        || t.classes(j).title()
            && t.cap(j)
            && t.gap(j) == Gap::Space
            && !t.any(j, words!("sister father don"))
            && cap_word(doc, j + 1)
    {
        j += 1;
    }
    if t.str(j) == "(" && t.is(j + 1, "ret") {
        j += 4;
    }
    if t.gap(j) != Gap::Space && t.gap(j) != Gap::Line || !t.is_word(j) || !doc.free(j) {
        return None;
    }
    let weak = t.any(i, WEAK_TITLES);
    if !t.cap(i) {
        // "dr anwar", "mrs ibbotson"
        let plain = t.any(i, words!("mr mrs ms dr"));
        let named = t.classes(j).word() == 0 || t.cap(j);
        if plain
            && named
            && !contraction(t.str(j))
            && !(t.is(i, "ms") && !t.cap(j) && t.classes(j).0 == 0)
        {
            let end = if t.cap(j) { name_end(doc, j) } else { j + 1 };
            doc.find(i..end, Label::Person, "name-title");
            return Some(end);
        }
        return None;
    }
    if !t.cap(j)
        || t.classes(j).never_name() && t.classes(j).surname() < 2
        || weak && ordinary(doc, j)
        || weak && (t.classes(j).upper() && t.classes(j).given() < 2 || t.classes(j).org_head())
    {
        return None;
    }
    let end = name_end(doc, j);
    if end - j == 1 && t.str(j).chars().count() == 1 && t.str(end) != "." {
        return None;
    }
    let end = if t.str(j).chars().count() == 1 && t.str(end) == "." && end - j == 1 {
        end + 1
    } else {
        end
    };
    doc.find(i..end, Label::Person, "name-title");
    Some(end)
}

/// A person, place or organisation from its context.
pub(super) fn chunk(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let s = t.str(i);
    // "in the back of An Tobar", "at The Hollies": an article that belongs to the name
    let article = t.any(i, words!("an the la le el los las il na les y")) && !tok.opens && s != "Y";
    if article
        && cap_word(doc, i + 1)
        && t.gap(i + 1) == Gap::Space
        && doc.free(i + 1)
        && i > 0
        && t.any(i - 1, words!("at of to from in near behind outside"))
        && !(t.is(i, "the") && ordinary(doc, i + 1) && !t.is(i - 1, "at"))
    {
        let end = name_end(doc, i + 1);
        return found(doc, i..end, Label::Org, "organisation-article");
    }
    // "at the Well Woman clinic", "the Elmfield practice"
    if !tok.opens
        && i > 1
        && t.is(i - 1, "the")
        && t.any(i - 2, words!("at to from in of for with by outside near"))
        && !tok.caps
    {
        let mut to = i + 1;
        while to < i + 4
            && cap_word(doc, to)
            && t.gap(to) == Gap::Space
            && doc.free(to)
            && !t.all[to].caps
        {
            to += 1;
        }
        let kind = t.any(to, words!("clinic surgery practice centre center hospital school unit hospice nursery project service trust academy church chapel club choir"));
        if kind
            && t.gap(to) == Gap::Space
            && doc.all_free(i..to)
            && !tok.is.demog()
            && !t.classes(to - 1).demog()
            && !tok.is.upper()
            && (to > i + 1 || !ordinary(doc, i))
        {
            return found(doc, i..to, Label::Org, "organisation-kind");
        }
    }
    // "His mam, Non, serves": a capital between marks after a word for a person of somebody's
    if !tok.opens && super::known::apposed(doc, i) && super::calendar::month(s).is_none() {
        return found(doc, i..i + 1, Label::Person, "name-apposed");
    }
    let spaced = |j: usize| {
        t.str(j).chars().count() == 1
            && t.cap(j)
            && t.str(j + 1) == "."
            && t.gap(j + 1) == Gap::None
    };
    if spaced(i) && spaced(i + 2) && t.gap(i + 2) == Gap::None {
        let end = name_end(doc, i);
        return initial(doc, i, end);
    }
    if tok.is.never_name() && !(!tok.opens && tok.is.given() > 1 && tok.is.word() > 1)
        || contraction(s)
        || s == "I"
        || s == "O"
    {
        return None;
    }
    if i > 0 && t.str(i - 1) == "#" && tok.gap == Gap::None {
        return hashtag(doc, i);
    }
    // "DMed", "WhatsApping"
    if s.chars().skip(1).any(char::is_uppercase)
        && tok.is.0 == 0
        && ["ed", "ing", "er", "ers"].iter().any(|e| s.ends_with(e))
    {
        return None;
    }
    // "French-Canadian"
    if tok.is.demog() && tok.is.given() < 2 && is_hyphen(t.str(i + 1)) && t.classes(i + 2).demog() {
        return None;
    }
    let mut end = name_end(doc, i);
    // "The" and verbs before a name at the opening of a sentence are no part of it
    let lettered = s.chars().count() == 1 && t.str(i + 1) == "." && t.gap(i + 1) == Gap::None;
    if tok.opens
        && ordinary(doc, i)
        && !lettered
        && tok.is.place() < 2
        && end > i + 1
        && tok.is.surname() < 3
    {
        return None;
    }
    if end > i + 1
        && t.classes(end - 1).demog()
        && t.classes(end - 1).given() < 2
        && t.classes(i).given() < 2
        && t.classes(end - 1).surname() < 2
    {
        return found(doc, i..end, Label::Demog, "belonging");
    }
    let before = |words: Words| i > 0 && t.any(i - 1, words);
    let placed = before(words!(
        "in near around outside towards toward across throughout"
    )) || before(words!("of"))
        && i > 1
        && t.any(
            i - 2,
            words!("outside north south east west town city village"),
        );
    let from = before(words!("from to leaving visiting via for of into between"));
    let at = before(words!("at"));
    let n = tok.phrase.0 as usize;
    // The longest listed place that begins here
    let place_end = if let Some(end) = place_by_form(doc, i) {
        end
    } else if n > 1
        && tok.phrase.1.place() > 0
        && t.kind(i + n - 1) != Some(Kind::Possessive)
        && (i..i + n).all(|j| {
            !t.is_word(j)
                || t.cap(j)
                || t.any(j, words!("on upon of the in under by le la and de cum"))
        })
    {
        i + n
    } else if tok.is.place() > 0 {
        i + 1
    } else {
        i
    };
    let single = end == i + 1;
    let given = tok.is.given();
    if place_end > i + 1
        && place_end >= end
        && doc.all_free(i..place_end)
        && !(given > 1
            && tok.phrase.0 > 1
            && t.classes(place_end - 1).surname() > 1
            && !placed
            && !from
            && tok.phrase.1.place() < 2)
    {
        let end = place_end;
        return found(doc, i..end, Label::Place, "place");
    }
    if t.str(i).chars().count() == 1 {
        return initial(doc, i, end);
    }
    let acronym = single && tok.caps && s.chars().count() <= 5 && given < 2;
    if acronym && !(tok.is.place() > 1 && placed) {
        return None;
    }
    if tok.is.demog() && single && (given < 2 || tok.is.upper() && given < 3) {
        return None;
    }
    if single
        && (tok.is.kin() || tok.is.title() && tok.is.surname() == 0 && s.len() < 5)
        && given < 2
    {
        return None;
    }
    // "Year", "Christmas", "English"
    if single
        && tok.is.upper()
        && given < 3
        && !(tok.is.place() > 1
            || tok.is.place() > 0 && (placed || from || at || before(words!(",")))
            || placed && sounds_like_a_place(s))
        && tok.is.surname() < 2
        && !(given == 2 && (tok.is.word() == 0 && !tok.opens || homograph_strong(doc, i)))
    {
        return None;
    }
    // "at the Tavistock"
    let the = before(words!("the"))
        && i > 1
        && t.any(
            i - 2,
            words!("at to from in into for with by of near outside"),
        );
    if the
        && !ordinary(doc, i)
        && tok.is.place() < 3
        && !tok.is.upper()
        && (given < 2 || t.any(i - 2, words!("at")))
        && doc.free(i - 1)
        && !(t.gap(end) == Gap::Space
            && t.classes(end).noun()
            && !t.classes(end).function()
            && !t.classes(end).adverb())
    {
        return found(doc, i - 1..end, Label::Org, "organisation-the");
    }
    // "the Clachan viaduct": nobody's name stands between "the" and a noun
    if single
        && before(words!("the"))
        && given < 2
        && !ordinary(doc, i)
        && t.gap(end) == Gap::Space
        && t.is_word(end)
        && !t.cap(end)
        && t.classes(end).noun()
        && !t.classes(end).function()
        && !tok.is.upper()
        && !tok.caps
    {
        // "at the Yoder place"
        if t.any(
            end,
            words!("place farm ranch croft homestead smallholding cottage"),
        ) && tok.is.surname() > 0
        {
            return found(doc, i..end + 1, Label::Address, "street");
        }
        return found(doc, i..end, Label::Place, "place-the");
    }
    // "the caller, 'Smudge',", "known as 'Red'"
    let quoted = matches!(t.str(i.wrapping_sub(1)), "'" | "‘" | "\"" | "“")
        && matches!(t.str(end), "'" | "’" | "\"" | "”")
        && t.gap(end) == Gap::None;
    if single && quoted && !tok.is.never_name() && i > 2 {
        let lead = i - 2;
        let who = |j: usize| {
            t.classes(j).kin()
                || t.classes(j).job()
                || t.classes(j).agent()
                || t.any(j, words!("client boy girl man woman friend lad"))
        };
        if t.any(
            lead,
            words!("called named as nicknamed dubbed aka nickname"),
        ) || t.str(lead) == "," && who(lead - 1) && t.str(end + 1) == ","
        {
            return found(doc, i..end, Label::Person, "name-quoted");
        }
    }
    // "the Black Isle", "Skerry Bay"
    if !single
        && t.any(end - 1, words!("isle isles island islands moor moors valley bay beach forest fell fells loch lough lake lakes peninsula coast glen mountain mountains fens wolds broads downs dales hills strand creek"))
        && given < 2
        && !tok.opens
        && i > 0
        && (placed || from || before(words!("the on at up over")))
    {
        return found(doc, i..end, Label::Place, "place-head");
    }
    if single && ordinary(doc, i) {
        let lone = placed
            && tok.is.place() > 0
            && !t.classes(end).noun()
            && super::calendar::month(s).is_none();
        if tok.opens || !(placed && tok.is.place() > 1 || lone) {
            return unlisted_title(doc, i, end, at);
        }
        return found(doc, i..end, Label::Place, "place");
    }
    let all_ordinary =
        (i..end).all(|j| !t.is_word(j) || ordinary(doc, j) && t.classes(j).surname() < 3);
    if all_ordinary {
        return unlisted_title(doc, i, end, at);
    }
    if single && tok.opens && (1..=4).contains(&tok.is.word()) && !homograph_strong(doc, i) {
        return None;
    }
    if single
        && tok.opens
        && unknown(doc, i)
        && given == 0
        && tok.is.place() == 0
        && tok.is.surname() == 0
        && ["ing", "ed", "ly", "ness", "less", "able", "ful"]
            .iter()
            .any(|e| s.ends_with(e))
    {
        return None;
    }
    if single
        && !tok.opens
        && (1..=4).contains(&tok.is.word())
        && i > 0
        && before(words!("a an the this that his her my your our their no"))
        && !(before(words!("our my")) && given > 0 && !t.classes(end).noun())
        && !homograph_strong(doc, i)
    {
        return None;
    }
    let listed_place = place_end == end && tok.is.place() > 0
        || single && given == 0 && tok.is.surname() == 0 && sounds_like_a_place(s);
    let placey = listed_place
        && (placed
            || from && given < 2
            || at && given < 2
            || given == 0 && (tok.is.place() > 1 && tok.is.surname() < 3 || tok.is.surname() == 0));
    if placey || placed && given < 2 && !(end > i + 1 && t.classes(end - 1).surname() > 1) {
        return found(
            doc,
            i..end,
            Label::Place,
            if listed_place { "place" } else { "place-in" },
        );
    }
    if at && given < 2 {
        return found(doc, i..end, Label::Org, "organisation-at");
    }
    // "Kowalczyk, Danuta,"
    if single
        && given == 0
        && t.str(end) == ","
        && cap_word(doc, end + 1)
        && doc.all_free(end..end + 2)
        && t.classes(end + 1).given() > 0
        && t.classes(end + 1).word() == 0
        && matches!(
            t.str(name_end(doc, end + 1)),
            "," | ")" | ";" | "" | "'" | "("
        )
        && (matches!(t.str(i.wrapping_sub(1)), "'" | "‘" | "\"" | "(" | "“")
            || tok.gap >= Gap::Line)
    {
        end = name_end(doc, end + 1);
    }
    // "Dunbar Rovers U12s"
    if let Some(end) = age_group(doc, end) {
        return found(doc, i..end, Label::Org, "organisation-team");
    }
    // "Ilkley Otters under-nines"
    if t.is(end, "under")
        && (is_hyphen(t.str(end + 1)) && t.is_word(end + 2)
            || t.kind(end + 1) == Some(Kind::Number))
    {
        let to = if is_hyphen(t.str(end + 1)) {
            end + 3
        } else {
            end + 2
        };
        return found(doc, i..to, Label::Org, "organisation-team");
    }
    // "Gloria from the food bank": how somebody is called who has no surname
    if single
        && given > 1
        && t.is(end, "from")
        && (t.any(end + 1, words!("the my our"))
            || t.any(
                end + 1,
                words!(
                    "work church school accounts reception yoga choir football college uni training"
                ),
            ))
        && doc.all_free(end..end + 2)
        && !(i > 0 && t.any(i - 1, words!("message email text letter")))
    {
        let to = super::grammar::phrase_end(doc, end, words!("from")).max(
            if t.any(end + 1, words!("the my our")) {
                end
            } else {
                end + 2
            },
        );
        if to > end && !t.classes(to).verb_g() {
            return found(doc, i..to, Label::Person, "name-from");
        }
    }
    let rule = if !single {
        "name-full"
    } else if given > 0 {
        "name-given"
    } else {
        "name-unknown"
    };
    found(doc, i..end, Label::Person, rule)
}

pub(super) fn found(
    doc: &mut Doc,
    at: std::ops::Range<usize>,
    label: Label,
    rule: &'static str,
) -> Option<usize> {
    let end = at.end;
    doc.find(at, label, rule).then_some(end)
}

/// "Stoke-on-Trent", "Ashby-de-la-Zouch": small words inside hyphens make a place, listed or not.
fn place_by_form(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let hyphen =
        |j: usize| is_hyphen(t.str(j)) && t.gap(j) == Gap::None && t.gap(j + 1) == Gap::None;
    let mut j = i + 1;
    while j < i + 7
        && hyphen(j)
        && t.any(
            j + 1,
            words!("on upon in le la under by the next over super sous sur"),
        )
    {
        j += 2;
    }
    (j > i + 1 && hyphen(j) && cap_word(doc, j + 1)).then_some(j + 2)
}

/// Whether an unlisted word is built as the names of places in Britain and Ireland are.
pub(super) fn sounds_like_a_place(s: &str) -> bool {
    let lower = s.to_lowercase();
    let ends = [
        "thwaite", "ley", "ton", "ham", "bury", "ford", "worth", "field", "mouth", "shire",
        "combe", "stead", "borough", "burgh", "hurst", "dale", "holme", "minster", "chester",
        "wick", "royd", "bridge", "haven", "pool", "port", "head", "side", "gate", "church",
        "stow", "thorpe",
    ];
    let begins = [
        "llan", "aber", "tre", "bally", "kil", "auchter", "inver", "strath", "dun", "pont", "ynys",
        "bryn",
    ];
    lower.len() > 5
        && (ends
            .iter()
            .any(|e| lower.ends_with(e) && lower.len() > e.len() + 2)
            || lower.len() > 6 && begins.iter().any(|b| lower.starts_with(b)))
}

/// "at Lotus Loft": capitals inside a sentence after "at" name a house of some kind.
pub(super) fn unlisted_title(doc: &mut Doc, i: usize, end: usize, at: bool) -> Option<usize> {
    let long = end > i + 1;
    let t = &doc.tokens;
    let before = i.wrapping_sub(1);
    let led = i > 0 && t.any(before, words!("of from for with to in by near outside and"))
        || i > 1 && t.is(before, "the") && t.any(i - 2, words!("at to from in with for"));
    let shouted = (i..end).any(|j| t.all[j].caps);
    if (at || led) && long && !t.all[i].opens && !shouted {
        let town = t.str(end) == ","
            && cap_word(doc, end + 1)
            && doc.all_free(end..end + 2)
            && t.classes(end + 1).place() > 0
            && t.classes(end + 1).given() < 2;
        let end = if town && !ordinary(doc, end + 1) {
            end + 2
        } else {
            end
        };
        return found(doc, i..end, Label::Org, "organisation-at");
    }
    // "Mark Tillotson's" is found elsewhere; what is left are headings and titles of books
    Some(if long { i + 1 } else { end })
}

pub(super) fn hashtag(doc: &mut Doc, i: usize) -> Option<usize> {
    let is = doc.tokens.classes(i);
    if is.word() == 0 && is.given() > 1 && is.place() < 2 {
        return found(doc, i..i + 1, Label::Person, "name-given");
    }
    if is.place() > 0 && is.word() == 0 {
        return found(doc, i..i + 1, Label::Place, "place");
    }
    None
}

/// "J.", "M."; "J. Smith" is a name.
pub(super) fn initial(doc: &mut Doc, i: usize, end: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i);
    if end > i + 2 && (i + 1..end).any(|j| cap_word(doc, j) && t.str(j).len() > 1) {
        return found(doc, i..end, Label::Person, "name-full");
    }
    let dotted = t.str(i + 1) == "." && t.gap(i + 1) == Gap::None;
    // "A.K.": two or three of them
    let letter =
        |j: usize| t.is_word(j) && t.cap(j) && t.str(j).chars().count() == 1 && doc.free(j);
    let mut last = i;
    while dotted
        && last < i + 4
        && letter(last + 2)
        && t.gap(last + 2) == Gap::None
        && t.str(last + 1) == "."
        && t.gap(last + 1) == Gap::None
    {
        last += 2;
    }
    if last > i {
        let end = last + 1 + usize::from(t.str(last + 1) == "." && t.gap(last + 1) == Gap::None);
        let all = &t.text[t.all[i].start..t.all[last].end];
        let known = [
            "U.S", "U.K", "E.U", "P.S", "N.B", "A.D", "B.C", "A.M", "P.M", "U.S.A", "I.D", "T.V",
            "O.K", "A.I",
        ];
        if !known.contains(&all) && (t.gap(end) > Gap::None || t.kind(end) != Some(Kind::Word)) {
            return found(doc, i..end, Label::Initial, "initial");
        }
        return None;
    }
    let alone = dotted
        && (t.gap(i + 2) > Gap::None
            || t.kind(i + 2) == Some(Kind::Possessive)
            || matches!(t.str(i + 2), "'" | "’" | "," | ")" | "\"" | "”" | ""))
        && (!t.all[i].opens || t.is_word(i + 2) || matches!(t.str(i + 2), "(" | "\"" | "”"));
    if alone
        && s != "I"
        && s.chars().all(|c| c.is_alphabetic())
        && (i == 0 || t.gap(i) > Gap::None || matches!(t.str(i - 1), "'" | "‘" | "“" | "\"" | "("))
        && !(i > 0
            && t.any(
                i - 1, words!("vitamin plan section part column step type point appendix option group grade hepatitis article")))
    {
        return found(doc, i..i + 2, Label::Initial, "initial");
    }
    None
}

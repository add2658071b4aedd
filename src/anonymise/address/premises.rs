//! Houses as other Englishes and languages write them: plots, blocks, "3 bis, rue …", a named house and its lane.

use super::street::STREET_BEFORE;
use crate::anonymise::capitals::{cap_word, name_end, name_part};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

/// What a number or letter is given to, in the address of a house.
pub(super) const UNITS: Words = words!(
    "flat apartment apt unit suite plot block blk house hse stand erf lot door villa tower wing shop stall quarters qtr bungalow maisonette"
);
/// Streets that are numbered and not named.
const NUMBERED: Words =
    words!("street road avenue sector phase cross main lane gali close zone extension");
/// Street words that need a house number before them: the suffixes of the United States Postal Service
/// (Publication 28, public domain) that are also words for something else.
const SUFFIXES: Words = words!(
    "annex bayou beach bend bluff bluffs bottom branch brook brooks burg bypass camp canyon cape center centre circle cliff cliffs club common corner corners course cove coves creek crest crossroad crossroads curve dam divide extension falls ferry field fields flat flats ford forest forge fork forks fort freeway garden gateway glen glens green harbor harbour haven hollow inlet island islands isle junction key keys knoll knolls lake lakes land landing light lights loaf lock locks mall manor meadow meadows mill mills mission motorway mountain neck orchard oval overpass pass path pine pines plain plains plaza port prairie ramp ranch rapids rest river run shoal shoals shore shores skyway slip spring springs spur station stream summit terrace throughway trace track tunnel union valley viaduct village ville vista well wells"
);

/// One past the address that begins at `i`.
pub(super) fn premises(doc: &Doc, i: usize) -> Option<usize> {
    units(doc, i)
        .or_else(|| numbered_rue(doc, i))
        .or_else(|| suffixed(doc, i))
}

/// The number or letter of a unit at `i`, also after "no.": one past it.
fn number_of(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let mut j = i;
    if t.any(j, words!("no number nr")) {
        j += 1 + usize::from(t.str(j + 1) == "." && t.gap(j + 1) == Gap::None);
    } else if t.str(j) == "#" {
        j += 1;
    }
    let s = t.str(j);
    let id = match t.kind(j)? {
        Kind::Number => s.len() <= 5,
        Kind::Mixed => s.len() <= 5 && crate::anonymise::calendar::ordinal_number(s).is_none(),
        Kind::Word => s.len() == 1 && t.cap(j) && !matches!(s, "I" | "O"),
        _ => false,
    };
    // "#05-19": a floor and a door
    let door = t.str(i) == "#"
        && crate::anonymise::tokens::is_hyphen(t.str(j + 1))
        && t.kind(j + 2) == Some(Kind::Number)
        && t.gap(j + 2) == Gap::None;
    // "Flat B-604": a block and a door
    let block = t.kind(j) == Some(Kind::Word)
        && is_hyphen(t.str(j + 1))
        && t.gap(j + 1) == Gap::None
        && t.kind(j + 2) == Some(Kind::Number)
        && t.gap(j + 2) == Gap::None;
    let end = j + if door || block { 3 } else { 1 };
    (id && t.gap(i) == Gap::Space && doc.all_free(i..end)).then_some(end)
}

/// "Flat 3B, Marigold Heights", "Plot 14, Kisasi Road", "House No. 7, Street 11", "Blk 214 Tanjong Street 45".
fn units(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let part = |j: usize| {
        (t.any(j, UNITS) && t.cap(j) || t.any(j, NUMBERED) && t.cap(j) && j > i)
            .then(|| number_of(doc, j + 1))
            .flatten()
    };
    if !t.any(i, UNITS) {
        return None;
    }
    let mut end = part(i)?;
    let mut parts = 1;
    while parts < 6 {
        let j = end + usize::from(t.str(end) == "," || t.str(end) == "-");
        if t.gap(j) > Gap::Line {
            break;
        }
        if let Some(to) = part(j) {
            end = to;
        } else if let Some(to) = named(doc, j, j > end) {
            end = to;
        } else {
            break;
        }
        parts += 1;
    }
    (parts > 1).then_some(end)
}

/// Capitalised words at `j` that end as a street or house does, with the number after them if there is one.
fn named(doc: &Doc, j: usize, parted: bool) -> Option<usize> {
    let t = &doc.tokens;
    let mut to = j;
    while to < j + 5
        && name_part(doc, to)
        && t.gap(to) <= Gap::Space
        && !(to > j && t.all[to].opens)
    {
        to += 1;
    }
    let head = (j + 1..to).rev().find(|&k| {
        t.classes(k).street()
            || t.any(k, SUFFIXES)
            || super::street::street_like(&t.str(k).to_lowercase())
    });
    let led = t.any(j, STREET_BEFORE) && t.cap(j + 1) && doc.free(j + 1);
    if led {
        return Some(name_end(doc, j + 1));
    }
    match head {
        Some(k) => Some(number_of(doc, k + 1).unwrap_or(k + 1)),
        None => (parted && to == j + 2 && to < t.len() && t.str(to) == ",").then_some(to),
    }
}

/// "3 bis, rue du Moulin Vert", "12 Jalan Cempaka".
fn numbered_rue(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let digits = t.str(i).bytes().take_while(u8::is_ascii_digit).count();
    if !matches!(t.kind(i), Some(Kind::Number | Kind::Mixed))
        || !(1..=4).contains(&digits)
        || t.str(i).len() > digits + 1
        || i > 0 && t.gap(i) == Gap::None
    {
        return None;
    }
    let mut j = i + 1;
    if t.any(j, words!("bis ter quater")) {
        j += 1;
    }
    if t.str(j) == "," {
        j += 1;
    }
    if !t.any(j, STREET_BEFORE) || t.gap(j) != Gap::Space {
        return None;
    }
    let mut k = j + 1;
    while k < j + 4
        && t.any(
            k,
            words!("de du des la le les del della delle di da do dos das el los las l d"),
        )
    {
        k += 1 + usize::from(matches!(t.str(k + 1), "'" | "’"));
    }
    let end = name_end(doc, k);
    (cap_word(doc, k) && doc.all_free(i..end)).then_some(end)
}

/// "221 Harbor Bend": a house number, one to three capitals, a word that ends a street only after a number.
fn suffixed(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.kind(i) != Some(Kind::Number)
        || t.str(i).len() > 5
        || i > 0
            && (t.gap(i) == Gap::None
                || t.cap(i - 1)
                || t.any(i - 1, words!("year grade class the")))
    {
        return None;
    }
    let mut j = i + 1;
    while j < i + 5 && name_part(doc, j) && t.is_word(j) && t.gap(j) == Gap::Space {
        j += 1;
    }
    (j > i + 2 && t.any(j - 1, SUFFIXES) && doc.all_free(i..j)).then_some(j)
}

/// "The Old Forge, Pound Lane": a named house, when its lane follows.
pub(in crate::anonymise) fn named_house(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let article = t.is(i, "the") && t.cap(i);
    let led = i > 0
        && (t.any(i - 1, words!("at to from of outside near is"))
            || matches!(t.str(i - 1), ":" | "(" | ","));
    if !article && !led || !cap_word(doc, i) || t.gap(i) > Gap::Space && i > 0 {
        return None;
    }
    let from = i + usize::from(article);
    let mut comma = from;
    while comma < from + 5
        && (name_part(doc, comma)
            || comma > from && t.any(comma, words!("na nan an y yr de la le of")))
        && t.is_word(comma)
        && t.gap(comma) == Gap::Space
    {
        comma += 1;
    }
    let proper = comma > from && t.str(comma) == "," && t.gap(comma) == Gap::None;
    if !proper
        || !article
            && (t.classes(from).given() > 0
                || t.classes(comma - 1).surname() > 2
                || t.classes(comma - 1).place() > 1)
        || crate::anonymise::calendar::month(t, from).is_some()
        || crate::anonymise::calendar::weekday(t, from)
    {
        return None;
    }
    let mut to = comma + 1;
    while to < comma + 5 && cap_word(doc, to) && doc.free(to) && t.gap(to) == Gap::Space {
        to += 1;
    }
    let lane = (comma + 2..to)
        .rev()
        .find(|&k| t.classes(k).street() || t.any(k, words!("slip loan pend hythe quay dock")))?;
    for j in i..=lane {
        doc.free_kept(j);
    }
    doc.find(i..lane + 1, Label::Address, "street")
        .then_some(lane + 1)
}

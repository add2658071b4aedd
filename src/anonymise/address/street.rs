//! Streets and houses in a sentence.

use crate::anonymise::capitals::{cap_word, claim, name_end, name_part, ordinary};
use crate::anonymise::doc::Doc;
use crate::anonymise::fold::ends_small;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, hash, words};

/// Whether a word ends as street names do in languages that write them together.
pub(in crate::anonymise) fn street_like(lower: &str) -> bool {
    STREET_ENDS
        .iter()
        .any(|e| lower.len() > e.len() + 2 && lower.ends_with(e))
}

pub(in crate::anonymise) const STREET_BEFORE: Words = words!(
    "rue via calle rua avenida avenue heol ffordd lôn stryd piazza plaza platz ulica ul camino carrer viale corso paseo bulevar boulevard strada praça jalan lorong persiaran lebuh changkat soi calea carrera transversal quai chemin impasse allée ruelle cours travessa largo vicolo passeig ronda ulitsa prospekt avinguda avda route"
);

pub(super) const STREET_ENDS: &[&str] = &[
    "straße", "strasse", "gasse", "weg", "allee", "platz", "gatan", "vägen", "gade", "vej",
    "veien", "gata", "katu", "kuja", "tie", "straat", "laan", "plein", "gracht", "utca", "utja",
    "ulica", "stræde", "vænget",
];

/// Words of a flat or a unit at most: what is longer is an address of its own, and a row of them would be joined for ever.
const UNIT: usize = 8;

pub(in crate::anonymise) fn street(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let numbered = t.kind(i) == Some(Kind::Number) && t.str(i).len() <= 5
        || t.kind(i) == Some(Kind::Mixed)
            && t.str(i).len() <= 5
            && t.str(i).starts_with(|c: char| c.is_numeric());
    // "East St. Louis" is a town
    let (n, phrase) = t.all[i].phrase;
    if !numbered && n > 2 && phrase.place() > 0 {
        return None;
    }
    // "4/31 Wattle Grove"
    let door = numbered
        && t.str(i + 1) == "/"
        && t.gap(i + 1) == Gap::None
        && t.gap(i + 2) == Gap::None
        && matches!(t.kind(i + 2), Some(Kind::Number | Kind::Mixed));
    let mut from = i + match (door, numbered) {
        (true, _) => 3,
        (_, true) => 1,
        _ => 0,
    };
    // "900 E. 14th St.", "2210 W. Delmar Ave."
    if numbered
        && t.any(from, words!("n s e w ne nw se sw"))
        && t.cap(from)
        && t.gap(from) == Gap::Space
        && doc.free(from)
    {
        from += 1 + usize::from(t.str(from + 1) == "." && t.gap(from + 1) == Gap::None);
    }
    if let Some(end) = numbered_road(doc, i) {
        return claim(doc, i..end, Label::Address, "street");
    }
    if numbered && t.gap(from) != Gap::Space || !doc.free(from) || !cap_word(doc, from) && !numbered
    {
        return None;
    }
    if t.classes(from).never_name()
        && !t.any(from, words!("long new old back upper lower far high great"))
        && !(t.classes(from + 1).street()
            && cap_word(doc, from + 1)
            && !t.all[from].opens
            && !t.classes(from).function())
    {
        return None;
    }
    let (mut j, mut last) = (from, None);
    while j < t.len() && j - from < 7 {
        let first = j == i && cap_word(doc, j);
        if (first || name_part(doc, j))
            && doc.free(j)
            && (j == from || !t.all[j].opens)
            && (j > from
                || !ordinary(doc, j)
                || numbered
                || cap_word(doc, j + 1)
                || t.kind(j + 1) == Some(Kind::Possessive))
        {
            if t.classes(j).street() && j > from && (t.cap(j)) {
                last = Some(j + 1);
            }
            if STREET_ENDS
                .iter()
                .any(|e| t.str(j).len() > e.len() + 3 && ends_small(t.str(j), e))
            {
                last = Some(j + 1);
            }
            if t.any(j, STREET_BEFORE) && cap_word(doc, j + 1) && j == from {
                last = Some(name_end(doc, j + 1));
                break;
            }
            j += 1;
        } else if (t.kind(j) == Some(Kind::Possessive)
            || matches!(t.str(j), "'" | "’") && t.gap(j) == Gap::None)
            && name_part(doc, j + 1)
        {
            j += 1;
        } else if t.any(j, words!("of the de du des del da do"))
            && j > from
            && name_part(doc, j + 1)
        {
            j += 1;
        } else {
            break;
        }
    }
    let mut end = last?;
    if !numbered && end - from == 1 && !STREET_ENDS.iter().any(|e| ends_small(t.str(from), e)) {
        return None;
    }
    // Heads that also end surnames or places need a house number or a place word before
    let soft = t.any(
        end - 1, words!("hill park green view point ridge house lodge farm bank mount common court dale place way walk close drive rise row gate grove st dr ct strand circus wharf quay broadway estate square bridge steps trail loop pike crossing passage heights tower towers"));
    let led = i > 0
        && t.any(
            i - 1,
            words!("at on in from to near off along down up into behind outside around of by"),
        );
    if soft
        && !numbered
        && !led
        && t.any(end - 1, words!("st dr ct mount hill close way place house"))
    {
        return None;
    }
    if t.all[from].opens && !numbered && ordinary(doc, from) {
        return None;
    }
    if t.any(end - 1, words!("park green hill bridge common bank estate"))
        && !numbered
        && !doc.tokens.classes(from).street()
    {
        claim(doc, from..end, Label::Place, "place-park")
    } else {
        let mut start = i;
        // "Flat 2, 14 Elm Road", "Apt. 595"
        if start > 2
            && t.str(start - 1) == ","
            && matches!(
                t.kind(start - 2),
                Some(Kind::Number | Kind::Mixed | Kind::Word)
            )
            && t.str(start - 2).len() < 5
            && t.any(start - 3, words!("flat apartment unit suite apt block"))
            && doc.all_free(start - 3..start)
        {
            start -= 3;
        }
        if numbered
            && t.str(end) == "."
            && t.gap(end) == Gap::None
            && t.any(end - 1, words!("st rd ave ln dr ct blvd"))
        {
            end += 1;
        }
        // "Unit 4/31 Wattle Grove", "Apt 3B, 900 E. 14th St.": the unit was found before
        if start > 1
            && numbered
            && matches!(t.str(start - 1), "/" | ",")
            && let Some(unit) = doc.found_at(start - 2).map(|f| doc.found[f].clone())
            && unit.label == Label::Address
            && unit.at.end == start - 1
            && unit.at.len() <= UNIT
            && doc.join(unit.at.start..end, Label::Address, "street")
        {
            return Some(end);
        }
        let t = &doc.tokens;
        if start > 0
            && numbered
            && t.any(start - 1, words!("flat apartment unit suite apt block lot"))
            && t.cap(start - 1)
            && doc.free(start - 1)
        {
            start -= 1;
        }
        // "…, Suite 6", "… Apt 4"
        let comma = usize::from(t.str(end) == ",");
        if let Some(unit) = doc
            .found_at(end + comma)
            .map(|f| doc.found[f].clone())
            .filter(|f| f.label == Label::Address && f.at.start == end + comma)
            && numbered
            && t.gap(end + comma) <= Gap::Space
        {
            return doc
                .join(start..unit.at.end, Label::Address, "street")
                .then_some(unit.at.end);
        }
        if t.any(
            end + comma,
            words!("suite ste apt apartment unit flat room floor"),
        ) && t.gap(end + comma) <= Gap::Space
            && matches!(t.kind(end + comma + 1), Some(Kind::Number | Kind::Mixed))
            && doc.all_free(end..end + comma + 2)
        {
            end += comma + 2;
        }
        // "Beck Cottage, Mill Fold": the lane of a house without a number
        end = lane_after(doc, end);
        // "…, Slaithwaite"
        if t.str(end) == ","
            && cap_word(doc, end + 1)
            && doc.all_free(end..end + 2)
            && !ordinary(doc, end + 1)
            && t.classes(end + 1).given() < 2
        {
            end += 2;
        }
        claim(doc, start..end, Label::Address, "street")
    }
}

/// "County Road 412", "5 The Paddocks": roads by their number, houses by an article.
fn numbered_road(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.any(
        i,
        words!("county township rural farm ranch range concession"),
    ) && t.any(i + 1, words!("road rd route line highway hwy lane"))
        && t.cap(i)
        && t.cap(i + 1)
        && matches!(t.kind(i + 2), Some(Kind::Number | Kind::Mixed))
        && t.gap(i + 2) == Gap::Space
    {
        return doc.all_free(i..i + 3).then_some(i + 3);
    }
    let led = i > 0
        && (t.any(i - 1, words!("at to from of is outside")) || matches!(t.str(i - 1), "," | ":"));
    let house = matches!(t.kind(i), Some(Kind::Number | Kind::Mixed)) && t.str(i).len() < 4;
    let article = t.str(i + 1) == "The" && cap_word(doc, i + 2) && t.gap(i + 2) == Gap::Space;
    if led && house && article {
        let end = name_end(doc, i + 2);
        return doc.all_free(i..end).then_some(end);
    }
    None
}

/// What follows the name of a farm or house in Wales: "lower", "big", "new", "white" and the like.
const WELSH_AFTER: Words = words!(
    "isaf uchaf fawr mawr fach bach newydd wen gwyn ddu du goch coch ganol canol las glas hir ucha isa"
);
/// What begins the name of a farm or house in Wales, Ireland or Scotland.
const FARM_BEFORE: Words = words!(
    "blaen pen ty tŷ plas bryn cefn nant cwm coed llwyn maes hafod hendre bwthyn rhos allt garth gelli pant waun esgair troed tan bron llety cae baile tigh teach cnoc droim cois gort tullach wester easter nether mains taigh druim croit"
);

/// A homestead with the lane after it.
pub(in crate::anonymise) fn house(doc: &mut Doc, i: usize) -> Option<usize> {
    let end = lane_after(doc, homestead(doc, i)?);
    claim(doc, i..end, Label::Address, "street")
}

/// "Blaen-y-cwm Isaf", "Tŷ Newydd", "Wester Balgray", "the croft, Druim Mor": a homestead by its name alone.
fn homestead(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !cap_word(doc, i) || !doc.free(i) || t.classes(i).given() > 1 {
        return None;
    }
    let begins = t.any(i, FARM_BEFORE)
        || !t.all[i].plain && FARM_BEFORE.contains(&hash(t.str(i).to_lowercase().as_bytes()));
    let home = words!(
        "farm farmhouse croft cottage house bungalow smallholding holding barn homestead steading farmstead lodge ranch"
    );
    // "the farm, X," and "a croft called X"
    let told = i > 1
        && (t.str(i - 1) == "," && t.any(i - 2, home)
            || t.any(i - 1, words!("called named")) && t.any(i - 2, home));
    // What neither begins so nor is called a farm needs a hyphen.
    if !begins && !told && !(i + 1..=i + 12).any(|j| is_hyphen(t.str(j))) {
        return None;
    }
    let mut end = i + 1;
    let mut hyphens = 0;
    loop {
        let glued = is_hyphen(t.str(end))
            && t.gap(end) == Gap::None
            && t.gap(end + 1) == Gap::None
            && t.is_word(end + 1)
            && doc.all_free(end..end + 2);
        if glued {
            hyphens += 1;
            end += 2;
        } else if t.gap(end) == Gap::Space
            && cap_word(doc, end)
            && doc.free(end)
            && !t.all[end].opens
            && end < i + 12
        {
            end += 1;
        } else {
            break;
        }
    }
    let welsh = end > i + 1 && t.any(end - 1, WELSH_AFTER) && t.cap(end - 1);
    let led = i > 0 && t.any(i - 1, words!("at of from to near outside in up behind"));
    let said = told && (matches!(t.str(end), "," | "." | ")" | ";") || end >= t.len());
    let named = (welsh && (begins || hyphens > 0) || begins && hyphens > 1)
        || begins
            && end > i + 1
            && led
            && t.any(i - 1, words!("at of to up"))
            && !ordinary(doc, i + 1);
    // "The house, Rose Bank,"
    if told && said && end > i + 1 && t.classes(end - 1).street() {
        return Some(end);
    }
    ((named || said && t.any(i - 1, words!("called named")) || said && (begins || welsh))
        && !t.classes(end - 1).org_head())
    .then_some(end)
}

/// One past the lane that follows the name of a house after a comma, else `end` itself.
fn lane_after(doc: &Doc, end: usize) -> usize {
    let t = &doc.tokens;
    if t.str(end) != "," || !cap_word(doc, end + 1) {
        return end;
    }
    let mut to = end + 1;
    while to < end + 5 && name_part(doc, to) && doc.free(to) && t.gap(to) == Gap::Space {
        to += 1;
    }
    let lane = (end + 2..to).rev().find(|&k| t.classes(k).street());
    lane.filter(|&k| doc.all_free(end..k + 1))
        .map_or(end, |k| k + 1)
}

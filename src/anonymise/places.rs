//! Places and houses by the way their names are built.

use super::capitals::{cap_word, ordinary};
use super::classes::Classes;
use super::doc::{Doc, found};
use super::heads::{Head, Row};
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

pub(super) fn find(doc: &mut Doc) {
    for i in 1..doc.tokens.len() {
        let t = &doc.tokens.all[i];
        if t.kind == Kind::Mixed && road(doc, i) {
            doc.find(i..i + 1, Label::Place, "place-head");
        } else if t.kind == Kind::Number && interstate(doc, i) {
            doc.free_kept(i - 2);
            doc.find(i - 2..i + 1, Label::Place, "place-head");
        } else if !t.may.has(Head::Place) {
            continue;
        } else if settlement(doc, i) {
            doc.find(i..i + 1, Label::Place, "place-small");
        } else if part(doc, i) {
            doc.find(i..i + 2, Label::Place, "place-head");
        } else if estate(doc, i) {
            doc.join(i - 1..i + 1, Label::Place, "place-head");
        }
    }
    directions(doc);
}

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(Head::Place, &[PARTS, ESTATES], Classes::SETTLEMENT)];

const PARTS: Words = words!("sector phase ward zone colony");
const ESTATES: Words = words!("estate peninsula valley glen");

/// "everybody in the parish", "half the island", "the whole valley": where all know one another.
fn settlement(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    if i < 2 || !t.classes(i).settlement() || t.cap(i) || !doc.free(i) {
        return false;
    }
    if t.any(i - 1, words!("whole entire")) && t.any(i - 2, words!("the our their")) {
        return true;
    }
    let said = t.any(i - 2, words!("whole half all most across around round")) && doc.free(i - 2)
        || t.any(i - 2, words!("in of on from"))
            && t.any(
                i.saturating_sub(3),
                words!("everybody everyone half most nobody anybody anyone all rest whole woman man people one every family"),
            )
        || t.any(i - 2, words!("in on")) && t.any(i.saturating_sub(3), words!("only"));
    t.is(i - 1, "the")
        && !(t.classes(i + 1).noun() && t.gap(i + 1) == Gap::Space && !t.classes(i + 1).function())
        && (t.gap(i + 1) != Gap::None || t.kind(i + 1) == Some(Kind::Mark))
        && said
}

/// "near the A9", "off the M62".
fn road(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let s = t.str(i);
    i > 1
        && t.is(i - 1, "the")
        && (2..=5).contains(&s.len())
        && s.starts_with(['A', 'B', 'M', 'N', 'R'])
        && s[1..].bytes().all(|b| b.is_ascii_digit())
        && t.any(i - 2, words!("on off along near down up from by at onto"))
        && !t.classes(i + 1).noun()
        && doc.free(i)
}

/// "down I-95", "near the US-2": roads of North America; elsewhere a code of the writer's own may look the same.
pub(super) fn interstate(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    i > 2
        && t.any(
            i - 3,
            words!("the on off along near down onto via take took"),
        )
        && is_hyphen(t.str(i - 1))
        && matches!(t.str(i - 2), "I" | "US" | "SR" | "CR")
        && t.gap(i) == Gap::None
        && t.gap(i - 1) == Gap::None
        && t.str(i).len() < 4
        // "US" alone stays.
        && (doc.free(i - 2) || doc.kept(i - 2))
        && doc.all_free(i - 1..i + 1)
}

/// "west Clare", "Tipperary town": the part of a county, the town of its name.
fn directions(doc: &mut Doc) {
    for f in 0..doc.found.len() {
        let found = &doc.found[f];
        if found.label != Label::Place || found.at.is_empty() {
            continue;
        }
        let (start, end) = (found.at.start, found.at.end);
        let t = &doc.tokens;
        let west = start > 0
            && t.any(start - 1, words!("north south east west mid inner outer upper lower central rural northern southern eastern western"))
            && t.gap(start) == Gap::Space
            && doc.free(start - 1);
        let town = t.any(end, words!("town city village county island"))
            && t.gap(end) == Gap::Space
            && !t.cap(end)
            && doc.free(end)
            && !t.classes(end + 1).org_head()
            && !t.any(end + 1, words!("council hall centre center planner"));
        if west || town {
            doc.join(
                start - usize::from(west)..end + usize::from(town),
                Label::Place,
                "place-head",
            );
        }
    }
}

/// "in Sector 14", "Phase 1": part of a town that has a number.
fn part(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    t.any(i, PARTS)
        && t.cap(i)
        && !t.all[i].opens
        && t.kind(i + 1) == Some(Kind::Number)
        && t.str(i + 1).len() < 4
        && t.gap(i + 1) == Gap::Space
        && t.any(i - 1, words!("of in at from to near around"))
        && !t.is(i + 2, "of")
        && doc.all_free(i..i + 2)
}

/// "on the Whinmoor estate".
fn estate(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    i > 1
        && t.any(i, ESTATES)
        && !t.cap(i)
        && t.gap(i) == Gap::Space
        && t.is(i - 2, "the")
        && cap_word(doc, i - 1)
        && doc.free(i)
        && matches!(doc.label_at(i - 1), None | Some(Label::Place))
}

/// "Stoke-on-Trent", "Ashby-de-la-Zouch": small words inside hyphens make a place, listed or not.
pub(super) fn place_by_form(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let hyphen =
        |j: usize| is_hyphen(t.str(j)) && t.gap(j) == Gap::None && t.gap(j + 1) == Gap::None;
    let mut j = i + 1;
    while j < i + 7
        && hyphen(j)
        && t.any(
            j + 1,
            words!("on upon in le la à aux sur lès under by the next over super sous sur"),
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
    // "at the Ship and Shovel": a house by its sign
    if !long
        && i > 1
        && t.is(i - 1, "the")
        && t.any(i - 2, words!("at outside behind down"))
        && (t.is(end, "and") || t.str(end) == "&")
        && cap_word(doc, end + 1)
        && !t.classes(end + 1).org_head()
        && !t.classes(i).demog()
        && !t.classes(i).never_name()
        && !t.classes(end + 1).never_name()
        && super::calendar::weekday(t, i) == super::calendar::weekday(t, end + 1)
        && doc.all_free(i..end + 2)
        && !t.all[i].caps
    {
        return found(doc, i..end + 2, Label::Org, "organisation-the");
    }
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

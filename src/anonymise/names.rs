//! Capitalised words: people, organisations, streets, places.

use super::doc::Doc;
use super::fold::fold;
use super::homograph;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};

const PARTICLES: [&str; 30] = [
    "de", "da", "di", "do", "dos", "das", "du", "del", "della", "der", "den", "van", "von", "vom",
    "la", "le", "el", "al", "bin", "ibn", "bint", "ben", "ap", "ab", "ter", "ten", "zu", "af",
    "av", "mac",
];
/// Words that stand before the proper part of an organisation's name.
const ORG_BEFORE: [&str; 40] = [
    "university",
    "institute",
    "college",
    "church",
    "ysgol",
    "school",
    "hmp",
    "raf",
    "hms",
    "radio",
    "café",
    "cafe",
    "hotel",
    "camp",
    "team",
    "project",
    "casa",
    "maison",
    "lycée",
    "collège",
    "escuela",
    "escola",
    "colegio",
    "hospital",
    "clinic",
    "gymnasium",
    "klinik",
    "capel",
    "eglwys",
    "neuadd",
    "canolfan",
    "coleg",
    "gaelscoil",
    "scoil",
    "coláiste",
    "meddygfa",
    "academy",
    "bank",
    "theatr",
    "society",
];
const STREET_BEFORE: [&str; 24] = [
    "rue",
    "via",
    "calle",
    "rua",
    "avenida",
    "avenue",
    "heol",
    "ffordd",
    "lôn",
    "stryd",
    "piazza",
    "plaza",
    "platz",
    "ulica",
    "ul",
    "camino",
    "carrer",
    "viale",
    "corso",
    "paseo",
    "bulevar",
    "boulevard",
    "strada",
    "praça",
];
const STREET_ENDS: [&str; 24] = [
    "straße", "strasse", "gasse", "weg", "allee", "platz", "gatan", "vägen", "gade", "vej",
    "veien", "gata", "katu", "kuja", "tie", "straat", "laan", "plein", "gracht", "utca", "utja",
    "ulica", "stræde", "vænget",
];

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        i = at(doc, i).unwrap_or(i + 1).max(i + 1);
    }
}

fn cap_word(doc: &Doc, i: usize) -> bool {
    doc.tokens.is_word(i) && doc.tokens.cap(i)
}

/// An ordinary English word and no name of a person.
fn ordinary(doc: &Doc, i: usize) -> bool {
    let is = doc.tokens.classes(i);
    (1..=4).contains(&is.word()) && is.given() == 0 || is.function()
}

/// No list knows it.
fn unknown(doc: &Doc, i: usize) -> bool {
    let is = doc.tokens.classes(i);
    is.word() == 0 && !is.upper() && !is.demog()
}

fn contraction(s: &str) -> bool {
    let lower = s.to_lowercase().replace('\u{2019}', "'");
    ["n't", "'ve", "'ll", "'d", "'re", "'m"]
        .iter()
        .any(|e| lower.ends_with(e))
}

fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.is_word(i) && !(doc.tokens.kind(i) == Some(Kind::Number) && doc.free(i)) {
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

/// One past the last capitalised word of a name that begins at `i`: hyphens, initials, particles inside.
fn name_end(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut end = i + 1;
    while end < t.len() && end - i < 14 {
        let step = if is_hyphen(t.str(end))
            && t.gap(end) == Gap::None
            && t.gap(end + 1) == Gap::None
            && cap_word(doc, end + 1)
            && doc.all_free(end..end + 2)
        {
            2
        } else if t.str(end) == "."
            && t.gap(end) == Gap::None
            && t.str(end - 1).chars().count() == 1
            && cap_word(doc, end + 1)
            && t.gap(end + 1) <= Gap::Space
            && doc.all_free(end..end + 2)
            && !t.classes(end + 1).function()
        {
            2
        } else if t.gap(end) == Gap::Space && cap_word(doc, end) && doc.free(end) && joins(doc, end)
        {
            1
        } else if t.gap(end) == Gap::Space && t.any(end, &PARTICLES) && doc.free(end) {
            let mut to = end + 1;
            while to < end + 3 && t.any(to, &PARTICLES) && t.gap(to) == Gap::Space {
                to += 1;
            }
            if t.gap(to) == Gap::Space
                && cap_word(doc, to)
                && doc.free(to)
                && !t.classes(to).function()
            {
                to + 1 - end
            } else {
                0
            }
        } else {
            0
        };
        if step == 0 {
            break;
        }
        end += step;
    }
    if t.str(end) == "."
        && t.gap(end) == Gap::None
        && t.str(end - 1).chars().count() == 1
        && end - i > 1
        && t.gap(end + 1) <= Gap::Space
        && !t.get(end + 1).is_some_and(|n| n.cap)
    {
        end += 1;
    }
    end
}

/// Whether the capitalised word at `j` may go on a name.
fn joins(doc: &Doc, j: usize) -> bool {
    let is = doc.tokens.classes(j);
    let s = doc.tokens.str(j);
    if s == "I" || contraction(s) || doc.tokens.get(j).is_some_and(|t| t.opens) {
        return false;
    }
    !is.function() || is.surname() > 1 && is.word() > 1
}

const WEAK_TITLES: [&str; 34] = [
    "chief",
    "coach",
    "judge",
    "nurse",
    "general",
    "major",
    "private",
    "officer",
    "deputy",
    "principal",
    "president",
    "sister",
    "brother",
    "mother",
    "father",
    "uncle",
    "aunt",
    "auntie",
    "nan",
    "nana",
    "granny",
    "grandma",
    "grandpa",
    "grandad",
    "captain",
    "lord",
    "lady",
    "doctor",
    "professor",
    "miss",
    "don",
    "justice",
    "governor",
    "bishop",
];

/// "Mrs Dunmore", "Dr. Anwar", "Uncle Bob".
fn titled(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.classes(i).title() || !doc.free(i) {
        return None;
    }
    let mut j = i + 1;
    while t.str(j) == "." && t.gap(j) == Gap::None
        || t.classes(j).title()
            && t.cap(j)
            && t.gap(j) == Gap::Space
            && !t.any(j, &["sister", "father", "don"])
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
    let weak = t.any(i, &WEAK_TITLES);
    if !t.cap(i) {
        // "dr anwar", "mrs ibbotson"
        let plain = t.any(i, &["mr", "mrs", "ms", "dr"]);
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
        || t.classes(j).function() && t.classes(j).surname() < 2
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

/// Whether token `j` may stand inside the name of an organisation or street.
fn name_part(doc: &Doc, j: usize) -> bool {
    let t = &doc.tokens;
    t.gap(j) <= Gap::Line
        && (cap_word(doc, j) || t.kind(j) == Some(Kind::Number) && t.str(j).len() < 4)
        && (doc.free(j) || doc.kept(j))
        && !contraction(t.str(j))
}

fn organisation(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !cap_word(doc, i)
        || !(doc.free(i) || doc.kept(i))
        || t.classes(i).function()
            && !t.any(i, &["first", "second", "new", "old"])
            && !t.classes(i).org_head()
    {
        return None;
    }
    if t.all[i].opens
        && ordinary(doc, i)
        && !(cap_word(doc, i + 1) && t.gap(i + 1) == Gap::Space)
        && !t.any(i, &ORG_BEFORE)
    {
        return None;
    }
    let (mut j, mut last, mut proper, mut unknowns) = (i, None, 0, 0);
    while j < t.len() && j - i < 12 {
        if name_part(doc, j) && (j == i || !t.all[j].opens) {
            let head = t.classes(j).org_head() && j > i;
            if head {
                last = Some(j + 1);
            } else {
                proper += 1;
                unknowns += u8::from(!ordinary(doc, j));
            }
            j += 1;
        } else if t.kind(j) == Some(Kind::Possessive) && name_part(doc, j + 1)
            || matches!(t.str(j), "'" | "’")
                && t.gap(j) == Gap::None
                && name_part(doc, j + 1)
                && t.gap(j + 1) == Gap::Space
        {
            j += 1;
        } else if t.str(j) == "&"
            || is_hyphen(t.str(j)) && t.gap(j) == Gap::None && name_part(doc, j + 1)
            || t.str(j) == "." && t.any(j - 1, &["st", "mt"])
        {
            j += 1;
        } else if t.any(
            j,
            &["of", "and", "for", "the", "on", "in", "upon", "de", "du"],
        ) && j > i
            && (name_part(doc, j + 1) && !t.all[j + 1].opens
                || t.is(j, "of") && t.is(j + 1, "the") && name_part(doc, j + 2)
                || t.any(j + 1, &["st"]))
        {
            // "and" and "in" only on the way to a later head
            let far = (j + 1..j + 5).any(|k| name_part(doc, k) && t.classes(k).org_head());
            let after_head = t.is(j, "of") && (last == Some(j) || t.any(j - 1, &ORG_BEFORE));
            if !far && !after_head {
                break;
            }
            if after_head {
                let mut k = j + 1;
                while t.is(k, "the") {
                    k += 1;
                }
                let mut end = k;
                while end < k + 4 && name_part(doc, end) && !(end > k && t.all[end].opens) {
                    end += 1;
                }
                last = Some(end);
                proper += 1;
                unknowns += 1;
                j = end;
            } else {
                j += 1;
            }
        } else {
            break;
        }
    }
    let mut end = last?;
    // A street named after a church is a street
    if name_part(doc, end) && t.classes(end).street() && !t.classes(end).org_head() {
        return None;
    }
    if proper == 0 || i + 1 == end {
        return None;
    }
    // "Primary School", "Crisis Team": words alone, at the opening of a sentence, name nothing
    if unknowns == 0 && t.all[i].opens && end - i < 3 {
        return None;
    }
    // "Anna School" is no school's name when the word is small; "Anna Church" may be a person
    if end - i == 2
        && t.classes(i).given() > 1
        && t.classes(end - 1).surname() > 1
        && t.classes(end - 1).word() > 0
        && t.any(
            end - 1,
            &[
                "church", "hall", "hill", "lodge", "parish", "temple", "post", "law", "bank",
                "house", "marsh", "lodge", "abbey", "chapel", "priory",
            ],
        )
    {
        return None;
    }
    // "Trinity Church, Brighouse"; "Ilkley Otters under-nines"
    if t.str(end) == ","
        && cap_word(doc, end + 1)
        && doc.free(end + 1)
        && t.classes(end + 1).place() > 0
        && t.classes(end + 1).given() < 2
        && !ordinary(doc, end + 1)
    {
        end += 2;
    }
    let mut start = i;
    if i > 0 && t.is(i - 1, "the") && doc.free(i - 1) && t.any(i, &["university"]) {
        start = i - 1;
    }
    claim(doc, start..end, Label::Org, "organisation")
}

/// Claims a range whose kept tokens may be taken back: "NHS Leeds Trust".
fn claim(
    doc: &mut Doc,
    at: std::ops::Range<usize>,
    label: Label,
    rule: &'static str,
) -> Option<usize> {
    let end = at.end;
    for i in at.clone() {
        doc.free_kept(i);
    }
    doc.find(at, label, rule).then_some(end)
}

fn street(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let numbered = t.kind(i) == Some(Kind::Number) && t.str(i).len() <= 5
        || t.kind(i) == Some(Kind::Mixed)
            && t.str(i).len() <= 5
            && t.str(i).starts_with(|c: char| c.is_numeric());
    let from = if numbered { i + 1 } else { i };
    if numbered && t.gap(from) != Gap::Space || !doc.free(from) || !cap_word(doc, from) && !numbered
    {
        return None;
    }
    if t.classes(from).function()
        && !t.any(
            from,
            &[
                "long", "new", "old", "back", "upper", "lower", "far", "high", "great",
            ],
        )
    {
        return None;
    }
    let (mut j, mut last) = (from, None);
    while j < t.len() && j - from < 7 {
        if name_part(doc, j)
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
                .any(|e| t.str(j).len() > e.len() + 3 && t.str(j).to_lowercase().ends_with(e))
            {
                last = Some(j + 1);
            }
            if t.any(j, &STREET_BEFORE) && cap_word(doc, j + 1) && j == from {
                last = Some(name_end(doc, j + 1));
                break;
            }
            j += 1;
        } else if (t.kind(j) == Some(Kind::Possessive)
            || matches!(t.str(j), "'" | "’") && t.gap(j) == Gap::None)
            && name_part(doc, j + 1)
        {
            j += 1;
        } else if t.any(j, &["of", "the", "de", "du", "des", "del", "da", "do"])
            && j > from
            && name_part(doc, j + 1)
        {
            j += 1;
        } else {
            break;
        }
    }
    let mut end = last?;
    if !numbered
        && end - from == 1
        && !STREET_ENDS
            .iter()
            .any(|e| t.str(from).to_lowercase().ends_with(e))
    {
        return None;
    }
    // Heads that also end surnames or places need a house number or a place word before
    let soft = t.any(
        end - 1,
        &[
            "hill", "park", "green", "view", "point", "ridge", "house", "lodge", "farm", "bank",
            "mount", "common", "court", "dale", "place", "way", "walk", "close", "drive", "close",
            "rise", "row", "gate", "grove", "st", "dr", "ct", "strand", "circus", "wharf", "quay",
            "broadway", "estate", "square", "bridge", "steps", "trail", "loop", "pike", "point",
            "crossing", "passage", "heights", "tower", "towers",
        ],
    );
    let led = i > 0
        && t.any(
            i - 1,
            &[
                "at", "on", "in", "from", "to", "near", "off", "along", "down", "up", "into",
                "behind", "outside", "around", "of", "by",
            ],
        );
    if soft
        && !numbered
        && !led
        && t.any(
            end - 1,
            &[
                "st", "dr", "ct", "mount", "hill", "close", "way", "place", "house",
            ],
        )
    {
        return None;
    }
    if t.all[from].opens && !numbered && ordinary(doc, from) {
        return None;
    }
    if t.any(
        end - 1,
        &[
            "park", "green", "hill", "bridge", "common", "bank", "estate",
        ],
    ) && !numbered
        && !doc.tokens.classes(from).street()
    {
        claim(doc, from..end, Label::Place, "place-park")
    } else {
        let mut start = i;
        // "Flat 2, 14 Elm Road", "Apt. 595"
        if start > 2
            && t.str(start - 1) == ","
            && t.kind(start - 2) == Some(Kind::Number)
            && t.any(
                start - 3,
                &["flat", "apartment", "unit", "suite", "apt", "block"],
            )
            && doc.all_free(start - 3..start)
        {
            start -= 3;
        }
        if numbered
            && t.str(end) == "."
            && t.gap(end) == Gap::None
            && t.any(end - 1, &["st", "rd", "ave", "ln", "dr", "ct", "blvd"])
        {
            end += 1;
        }
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

/// A person, place or organisation from its context.
fn chunk(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let tok = t.all[i];
    let s = t.str(i);
    if tok.is.function() && !(!tok.opens && tok.is.given() > 1 && tok.is.word() > 1)
        || contraction(s)
        || s == "I"
        || s == "O"
    {
        return None;
    }
    if i > 0 && t.str(i - 1) == "#" && tok.gap == Gap::None {
        return hashtag(doc, i);
    }
    let mut end = name_end(doc, i);
    // "The" and verbs before a name at the opening of a sentence are no part of it
    if tok.opens && ordinary(doc, i) && tok.is.place() < 2 && end > i + 1 && tok.is.surname() < 3 {
        return None;
    }
    let before = |words: &[&str]| i > 0 && t.any(i - 1, words);
    let placed = before(&[
        "in",
        "near",
        "around",
        "outside",
        "towards",
        "toward",
        "across",
        "throughout",
    ]) || before(&["of"])
        && i > 1
        && t.any(
            i - 2,
            &[
                "outside", "north", "south", "east", "west", "town", "city", "village",
            ],
        );
    let from = before(&[
        "from", "to", "leaving", "visiting", "via", "for", "of", "into", "between",
    ]);
    let at = before(&["at"]);
    let n = tok.phrase.0 as usize;
    // The longest listed place that begins here
    let place_end = if n > 1
        && tok.phrase.1.place() > 0
        && (i..i + n).all(|j| {
            !t.is_word(j)
                || t.cap(j)
                || t.any(
                    j,
                    &[
                        "on", "upon", "of", "the", "in", "under", "by", "le", "la", "and", "de",
                        "cum",
                    ],
                )
        }) {
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
    // "Year", "Christmas", "English"
    if single
        && tok.is.upper()
        && given < 3
        && tok.is.place() < 2
        && tok.is.surname() < 2
        && !(given == 2 && homograph_strong(doc, i))
    {
        return None;
    }
    if single && ordinary(doc, i) {
        if tok.opens || !(placed && tok.is.place() > 1) {
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
        && before(&[
            "a", "an", "the", "this", "that", "his", "her", "my", "your", "our", "their", "no",
        ])
        && !homograph_strong(doc, i)
    {
        return None;
    }
    let listed_place = place_end == end && tok.is.place() > 0;
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
        && (matches!(t.str(i.wrapping_sub(1)), "'" | "‘" | "\"" | ":" | "(" | "“")
            || tok.gap >= Gap::Line)
    {
        end = name_end(doc, end + 1);
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
    let rule = if !single {
        "name-full"
    } else if given > 0 {
        "name-given"
    } else {
        "name-unknown"
    };
    found(doc, i..end, Label::Person, rule)
}

fn found(
    doc: &mut Doc,
    at: std::ops::Range<usize>,
    label: Label,
    rule: &'static str,
) -> Option<usize> {
    let end = at.end;
    doc.find(at, label, rule).then_some(end)
}

/// "at Lotus Loft": capitals inside a sentence after "at" name a house of some kind.
fn unlisted_title(doc: &mut Doc, i: usize, end: usize, at: bool) -> Option<usize> {
    let long = end > i + 1;
    if at && long && !doc.tokens.all[i].opens {
        return found(doc, i..end, Label::Org, "organisation-at");
    }
    // "Mark Tillotson's" is found elsewhere; what is left are headings and titles of books
    Some(if long { i + 1 } else { end })
}

fn hashtag(doc: &mut Doc, i: usize) -> Option<usize> {
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
fn initial(doc: &mut Doc, i: usize, end: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i);
    if end > i + 2 && (i + 1..end).any(|j| cap_word(doc, j) && t.str(j).len() > 1) {
        return found(doc, i..end, Label::Person, "name-full");
    }
    let dotted = t.str(i + 1) == "." && t.gap(i + 1) == Gap::None;
    let alone = dotted
        && (t.gap(i + 2) > Gap::None
            || t.kind(i + 2) == Some(Kind::Possessive)
            || matches!(t.str(i + 2), "'" | "’" | "," | ")"))
        && !t.all[i].opens | (t.is_word(i + 2));
    if alone
        && s != "I"
        && s.chars().all(|c| c.is_alphabetic())
        && (i == 0 || t.gap(i) > Gap::None || matches!(t.str(i - 1), "'" | "‘" | "“" | "\"" | "("))
        && !(i > 0
            && t.any(
                i - 1,
                &[
                    "vitamin",
                    "plan",
                    "section",
                    "part",
                    "column",
                    "step",
                    "type",
                    "point",
                    "appendix",
                    "option",
                    "group",
                    "grade",
                    "hepatitis",
                    "article",
                ],
            ))
    {
        return found(doc, i..i + 2, Label::Initial, "initial");
    }
    None
}

/// Whether a word that is also a name is surely the name at the opening of a sentence.
fn homograph_strong(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    let weak_verb = t.any(
        i + 1,
        &[
            "is", "was", "has", "had", "would", "could", "should", "might", "can't", "isn't",
            "wasn't", "seems", "seemed", "became", "needs", "makes", "takes", "works", "helps",
            "starts", "stops",
        ],
    );
    is.given() > 1 && !homograph::is_ordinary(t, i) && t.classes(i + 1).human_verb() && !weak_verb
}

/// Names learned from what was found, to be looked for again.
#[derive(Default)]
pub(super) struct Known {
    /// Folded parts, with whether they were written small.
    parts: std::collections::HashMap<String, bool>,
    near: std::collections::HashMap<String, Vec<String>>,
}

impl Known {
    pub(super) fn learn(&mut self, doc: &Doc) {
        for found in doc.found.iter().filter(|f| f.label == Label::Person) {
            for j in found.at.clone() {
                let is = doc.tokens.classes(j);
                if !doc.tokens.is_word(j)
                    || doc.tokens.str(j).len() < 2
                    || is.function()
                    || doc.tokens.any(j, &PARTICLES)
                    || is.title() && doc.tokens.cap(j) && found.at.len() > 1 && j == found.at.start
                {
                    continue;
                }
                let small = !doc.tokens.cap(j);
                let part = fold(doc.tokens.str(j));
                *self.parts.entry(part).or_default() |= small;
            }
        }
    }

    pub(super) fn ready(&mut self) {
        let mut near: std::collections::HashMap<String, Vec<String>> = Default::default();
        for part in self.parts.keys().filter(|p| (5..=20).contains(&p.len())) {
            for short in super::register::without_one(part).chain([part.clone()]) {
                near.entry(short).or_default().push(part.clone());
            }
        }
        self.near = near;
    }

    /// Finds the names again where the first pass left them.
    pub(super) fn again(&self, doc: &mut Doc) {
        if self.parts.is_empty() {
            return;
        }
        for i in 0..doc.tokens.len() {
            if !doc.tokens.is_word(i)
                || !(doc.free(i) || doc.kept(i) && doc.tokens.classes(i).public_surname())
                || doc.tokens.classes(i).function()
            {
                continue;
            }
            let t = doc.tokens.all[i];
            if t.end - t.start > 40 {
                continue;
            }
            let word = (1..=4).contains(&t.is.word());
            let part = fold(doc.tokens.str(i));
            if let Some(small) = self.parts.get(&part) {
                if doc.kept(i) {
                    continue;
                }
                let sure = if t.cap {
                    !t.opens || !word || !homograph::is_ordinary(&doc.tokens, i)
                } else {
                    !word || *small
                };
                if sure {
                    let end = if t.cap { name_end(doc, i) } else { i + 1 };
                    doc.find(i..end, Label::Person, "name-again");
                }
            } else if t.is.0 == 0
                && part.len() >= 5
                && !contraction(doc.tokens.str(i))
                && doc.free(i)
            {
                let close = super::register::without_one(&part)
                    .chain([part.clone()])
                    .filter_map(|s| self.near.get(&s))
                    .flatten()
                    .any(|m| super::register::one_edit(&part, m));
                if close {
                    doc.find(i..i + 1, Label::Person, "name-near");
                }
            }
        }
    }
}

/// Names written small: "hi its mehmet", "patricia desrosiers".
pub(super) fn find_small(doc: &mut Doc) {
    for i in 0..doc.tokens.len() {
        let t = &doc.tokens;
        let Some(tok) = t.get(i).copied() else { break };
        if tok.kind != Kind::Word
            || tok.cap
            || !doc.free(i)
            || tok.end - tok.start < 3
            || tok.is.function()
            || tok.is.kin()
        {
            continue;
        }
        let named = tok.is.given() >= 2
            && tok.is.word() == 0
            && !tok.is.demog()
            && !contraction(t.str(i))
            && !tok.is.platform()
            && !tok.is.body()
            && !tok.is.job();
        // "my ex-supervisee mick", "seeing grace for"
        let told = tok.is.given() >= 2
            && tok.is.noun()
            && i > 0
            && (t.any(i - 1, &["client", "supervisee", "named"])
                || t.any(i - 1, &["seeing"])
                    && t.any(i + 1, &["for", "on", "at", "since", "again"]))
            && !tok.is.plural()
            && !t.classes(i + 1).noun();
        if named || told {
            let mut end = i + 1;
            let n = t.classes(end);
            if t.is_word(end)
                && !t.cap(end)
                && t.gap(end) == Gap::Space
                && n.word() == 0
                && (n.surname() > 0 || n.0 == 0)
                && !n.function()
                && named
                && !contraction(t.str(end))
                && t.str(end).len() > 2
                && n.given() < 2
            {
                end += 1;
            }
            doc.find(i..end, Label::Person, "name-lower");
        }
    }
}

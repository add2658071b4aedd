//! How far a detail goes on: what is done is told with where, a place among children with after whom, a condition with since when.

use super::doc::Doc;
use super::grammar::phrase_end;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// Lets the details that were found go on to where their phrase ends, over free words only.
pub(super) fn find(doc: &mut Doc) {
    for f in 0..doc.found.len() {
        let found = &doc.found[f];
        if found.at.is_empty() {
            continue;
        }
        let (start, end, label, rule) = (found.at.start, found.at.end, found.label, found.rule);
        if doc.tokens.gap(end) > Gap::Line || !doc.free(end) {
            continue;
        }
        let to = match label {
            Label::Occupation if matches!(rule, "job-does" | "job-role" | "job") => {
                done(doc, end, rule)
            }
            Label::Family if rule.starts_with("kin-") => kin(doc, start, end),
            Label::Condition => since(doc, end),
            _ => end,
        };
        if to > end {
            doc.grow(f, to);
        }
    }
}

/// One past the words at `from` that still belong to the clause: free, no mark, no new clause, no time or person; a preposition
/// at the end is no part of it.
fn clause(doc: &Doc, from: usize, most: usize) -> usize {
    let t = &doc.tokens;
    let mut j = from;
    while j < from + most && j < t.len() && t.gap(j) <= Gap::Line && doc.free(j) {
        let glued = is_hyphen(t.str(j)) && t.gap(j) == Gap::None && t.gap(j + 1) == Gap::None;
        let mark = t.kind(j) == Some(Kind::Mark) && !glued;
        if mark
            || t.str(j) == "I"
            || t.any(j, words!("and but so because while if or then told said says she he they i we you who which than as though although until"))
        {
            break;
        }
        j += 1;
    }
    while j > from && (t.any(j - 1, LOOSE) || is_hyphen(t.str(j - 1))) {
        j -= 1;
    }
    j
}

/// What no phrase ends with.
const LOOSE: Words = words!(
    "in at on for under beside outside with up from of to across along near by off behind above below since after before when where that w a an the his her their my our its is was has had be been most every"
);

/// Where something is done.
const WHERE: Words = words!(
    "in at on for under beside outside with up from across along near by off behind above below w into over round around through to"
);

/// "drives the winder at the old shaft", "works in the office at the same school".
fn done(doc: &Doc, end: usize, rule: &str) -> usize {
    let t = &doc.tokens;
    if rule != "job-does" {
        return match t.any(end, words!("at in on for of to")) {
            true => phrase_end(doc, end, words!("at in on for of to")),
            false => end,
        };
    }
    let open = t.any(end, WHERE)
        || t.is_word(end)
            && (t.classes(end).noun() || t.classes(end).plural())
            && !t.classes(end).verb_d()
            && !t.classes(end).function();
    // "works at night with a head torch": with whom and with what is no part of the trade
    if open && !t.any(end, words!("with")) {
        clause(doc, end, 9)
    } else {
        end
    }
}

/// "only son after four girls", "elder of two sisters who raised him", "five girls and no boys".
fn kin(doc: &Doc, start: usize, end: usize) -> usize {
    let t = &doc.tokens;
    let owned = start > 0
        && (t.any(start - 1, words!("my our your his her their"))
            || t.kind(start - 1) == Some(Kind::Possessive));
    let listed = (start..end).any(|j| t.any(j, words!("of one only two three four five six seven eight eldest youngest oldest elder raising rearing bringing lives living")));
    let mut to = end;
    // "five girls and no boys", "a kid and no wife"
    if t.any(to, words!("and"))
        && (t.any(to + 1, words!("no one two three four his her their a")))
        && (to + 2..to + 4).any(|j| t.classes(j).kin() || t.classes(j).kin_narrow())
        && doc.free(to + 1)
    {
        let head = (to + 2..to + 4)
            .rev()
            .find(|&j| t.classes(j).kin() || t.classes(j).kin_narrow());
        to = head.map_or(to, |j| j + 1);
    }
    if owned && !listed {
        return to;
    }
    // "his late wife's sister": whose
    if t.kind(to) == Some(Kind::Possessive)
        && (t.classes(to + 1).kin() || t.classes(to + 1).kin_narrow())
    {
        to += 2;
    }
    if t.any(to, words!("after of for at from since in between"))
        && listed
        && !t.any(to + 1, words!("the")) | t.any(to, words!("since of"))
    {
        return clause(doc, to, 8);
    }
    if t.any(to, words!("who that all both"))
        && listed
        && !t.any(
            to + 1,
            words!("is was has had told said says asked are were"),
        )
    {
        return clause(doc, to + 1, 8).max(to);
    }
    if t.any(to, words!("at from")) && !owned {
        return phrase_end(doc, to, words!("at from"));
    }
    to
}

/// "deaf from the top note down", "a stammer that only comes out at home".
fn since(doc: &Doc, end: usize) -> usize {
    let t = &doc.tokens;
    if !t.any(end, words!("from that where when since which"))
        || t.any(end + 1, words!("i my we our you she he they is was"))
    {
        return end;
    }
    // "diabetes that is", "a stroke when I was": what comes of it is told elsewhere
    let to = clause(doc, end + 1, 8);
    if to > end + 1 { to } else { end }
}

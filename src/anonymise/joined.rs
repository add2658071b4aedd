//! What was found in pieces that is one: the lines of an address, the parts of a name, two days.

use super::doc::Doc;
use super::fold::is_apostrophe;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// Most tokens that are joined to one finding: a row of addresses is no one address, and the work stays linear.
const LONGEST: usize = 40;

pub(super) fn find(doc: &mut Doc) {
    for f in 0..doc.found.len() {
        if doc.found[f].at.start > 0 && !doc.found[f].at.is_empty() {
            pieces(doc, f);
        }
    }
}

/// The finding that ends at token `i`.
fn ends_at(doc: &Doc, i: usize) -> Option<usize> {
    let f = doc.found_at(i.checked_sub(1)?)?;
    (doc.found[f].at.end == i).then_some(f)
}

/// Joins a finding with the one before it, where only what belongs to both stands between.
fn pieces(doc: &mut Doc, f: usize) {
    let (start, end, label) = (
        doc.found[f].at.start,
        doc.found[f].at.end,
        doc.found[f].label,
    );
    let joined = match label {
        Label::Person => name(doc, start).or_else(|| begun(doc, start)),
        Label::Initial => surname_first(doc, start),
        // "das [Neves]": a place that is a family's name too
        Label::Place => {
            begun(doc, start).filter(|(from, _)| doc.tokens.any(*from, BEFORE_A_FAMILY))
        }
        Label::Handle => cut_address(doc, start),
        Label::Address | Label::Postcode => address(doc, start, label),
        Label::Org => capital_before(doc, start),
        Label::Time => days(doc, start),
        _ => None,
    };
    let Some((from, label)) = joined else { return };
    if end - from > LONGEST {
        return;
    }
    let to = match (label, doc.found[f].label) {
        // The postcode stays one of its own
        (Label::Address, Label::Postcode) => start - 1,
        _ => end,
    };
    let rule = doc.found[f].rule;
    let rule = if label == Label::Address {
        "address-lines"
    } else {
        rule
    };
    for j in from..to {
        doc.free_kept(j);
    }
    doc.merge(from..to, label, rule);
}

/// "Mrs P. A. Ansell-Wray", "kaylee-may", "Messrs Coe & Dunn", "Coláiste na Carraige".
fn name(doc: &Doc, start: usize) -> Option<(usize, Label)> {
    let t = &doc.tokens;
    let before = start.checked_sub(1)?;
    let whole = |f: usize| doc.found[f].at.start;
    if is_hyphen(t.str(before)) && t.gap(before) == Gap::None && t.gap(start) == Gap::None {
        let f = ends_at(doc, before).filter(|f| doc.found[*f].label == Label::Person)?;
        return Some((whole(f), Label::Person));
    }
    // letters of further names between a title and a surname
    let mut j = start;
    while j > 1
        && t.str(j - 1) == "."
        && doc.free(j - 1)
        && doc.free(j - 2)
        && t.cap(j - 2)
        && t.str(j - 2).chars().count() == 1
        && start - j < 8
    {
        j -= 2;
    }
    if j < start
        && let Some(f) = ends_at(doc, j).filter(|f| doc.found[*f].label == Label::Person)
        && t.str(j - 1) == "."
    {
        return Some((whole(f), Label::Person));
    }
    let f = ends_at(doc, before)?;
    let found = &doc.found[f];
    if t.str(before) == "&"
        && found.label == Label::Person
        && t.any(found.at.start, words!("messrs"))
    {
        return Some((found.at.start, Label::Org));
    }
    (found.label == Label::Org
        && found.at.len() == 1
        && t.any(
            before,
            words!("na an de du di da des del della der van von y yr"),
        )
        && t.gap(start) == Gap::Space
        && t.gap(before) == Gap::Space)
        .then_some((found.at.start, Label::Org))
}

/// What stands before a family and is a part of its name.
const BEFORE_A_FAMILY: Words = words!("von da das de der di del della du dos ter zu ibn bint");

/// The same, which are English words too: only where somebody is spoken to or of.
const ALSO_WORDS: Words = words!("van ten bin");

/// Whom one did this to has a name right behind it.
const DONE_TO: Words = words!(
    "dear hi hello told met saw rang asked phoned called texted emailed messaged thanked knew"
);

/// What goes to somebody; in "I had to bin [Maureen]'s letters" it is another "to".
const SAID: Words = words!("spoke wrote talked listened said");

/// What comes right before a name, so that a letter between belongs to the name.
const BEFORE_A_NAME: Words =
    words!("dear hi hello from to with by and told saw met rang asked signed yours regards , :");

/// "van der [Heyden]", "M [Quill]", "O. [Thackwray]": how a name begins, where no name stands before.
fn begun(doc: &Doc, start: usize) -> Option<(usize, Label)> {
    let t = &doc.tokens;
    let leads = |i: usize| {
        let given = t.cap(i + 1) && t.classes(i + 1).given() > 0;
        let before = |n: usize, words: Words| i >= n && t.any(i - n, words);
        let done_to = before(1, DONE_TO) || before(1, words!("to")) && before(2, SAID);
        t.any(i, BEFORE_A_FAMILY)
            // "his old van [Maureen] drove"
            || t.is(i, "van") && !given
            || t.any(i, ALSO_WORDS)
                && (done_to || !given && before(1, words!("to with and by")))
            || t.any(i, words!("den la")) && i > 0 && t.any(i - 1, words!("van de"))
    };
    let mut from = start;
    while from > 0
        && start - from < 3
        && doc.free(from - 1)
        && t.gap(from) == Gap::Space
        && leads(from - 1)
    {
        from -= 1;
    }
    // "Notre Dame de [Tours]", "his old van [Okonkwo] drove", and not "Dear da [Silva]"
    let goes_on = |i: usize| (t.cap(i) || t.classes(i).adjective()) && !t.any(i, BEFORE_A_NAME);
    let held = from > 0
        && (t.any(
            from - 1,
            words!("a the my our his her their your this that in by"),
        ) || goes_on(from - 1) && t.gap(from) == Gap::Space);
    // "in the van [Maureen] drove", "my da [Seamus]"
    if from < start {
        return (!held).then_some((from, Label::Person));
    }
    let dot = usize::from(t.str(start - 1) == "." && t.gap(start - 1) == Gap::None);
    let letter = start.checked_sub(1 + dot)?;
    let is_letter = t.is_word(letter)
        && t.cap(letter)
        && t.str(letter).chars().count() == 1
        && t.gap(start) == Gap::Space
        && (letter..start).all(|i| doc.free(i))
        // "I [Maureen]", "A [Maureen]"
        && (dot == 1 || !t.any(letter, words!("i a o")));
    let led = letter == 0
        || t.gap(letter) >= Gap::Line
        || dot == 0 && t.all[letter].opens
        || t.any(letter - 1, BEFORE_A_NAME);
    (is_letter && led).then_some((letter, Label::Person))
}

/// "[Quill], M.": a name as lists have it.
fn surname_first(doc: &Doc, start: usize) -> Option<(usize, Label)> {
    let t = &doc.tokens;
    // "[Okafor, J.] K."
    let before = ends_at(doc, start).map(|f| doc.found[f].clone());
    if let Some(before) = before.filter(|f| f.label == Label::Person)
        && before.at.clone().any(|i| t.str(i) == ",")
    {
        return Some((before.at.start, Label::Person));
    }
    let comma = start.checked_sub(1).filter(|&i| t.str(i) == ",")?;
    let f = ends_at(doc, comma)?;
    let found = &doc.found[f];
    // "Oneil" is a given name, "O'Neil" is none
    let family = |i: usize| t.classes(i).given() < 2 || t.str(i).contains(is_apostrophe);
    let is_family = found.label == Label::Person
        && family(found.at.start)
        && (t.kind(found.at.end - 1) == Some(Kind::Word) && doc.free(comma));
    is_family.then_some((found.at.start, Label::Person))
}

/// "someone.k58@hillm…": an account name and the beginning of its server.
fn cut_address(doc: &Doc, start: usize) -> Option<(usize, Label)> {
    let f = ends_at(doc, start).filter(|f| doc.found[*f].label == Label::Handle)?;
    (doc.tokens.gap(start) == Gap::None && doc.tokens.str(start) == "@")
        .then_some((doc.found[f].at.start, Label::Email))
}

/// "The Old Forge, 6 Mill Bank", "Number 11, Lansdowne Rise", "Flat B-703, Suvarna Heights": the lines before.
fn address(doc: &Doc, start: usize, label: Label) -> Option<(usize, Label)> {
    let t = &doc.tokens;
    let (mut from, mut lines) = (start, 0);
    while from > 1
        && lines < 4
        && t.str(from - 1) == ","
        && doc.free(from - 1)
        && t.gap(from) <= Gap::Line
    {
        let end = from - 1;
        let last = end - 1;
        let next = match ends_at(doc, end).map(|f| &doc.found[f]) {
            Some(found) => match found.label {
                Label::Address | Label::Place => Some(found.at.start),
                // A house is called so; a name that people have is the addressee's
                Label::Person | Label::Org
                    if (found.at.clone()).all(|j| t.classes(j).given() < 2)
                        && !t.classes(found.at.start).title()
                        && found.rule != "name-title" =>
                {
                    Some(found.at.start)
                }
                _ => None,
            },
            None if doc.free(last) || doc.kept(last) => line(doc, end),
            None => None,
        };
        let Some(mut next) = next else { break };
        while next > 0
            && doc.free(next - 1)
            && t.cap(next - 1)
            && t.is_word(next - 1)
            && t.gap(next) == Gap::Space
            && !t.all[next - 1].opens | t.any(next - 1, words!("the"))
            && (from - next) < 8
        {
            next -= 1;
        }
        from = next;
        lines += 1;
    }
    // Before a postcode only what is a line of an address already, or two lines, are one
    let whole = label == Label::Address
        || (from..start).any(|j| doc.label_at(j) == Some(Label::Address))
        || lines > 1
            && (from..start).all(|j| {
                !t.is_word(j) || t.cap(j) || t.any(j, words!("y yr na an the of by under on"))
            });
    (from < start && whole).then_some((from, Label::Address))
}

/// The first token of an address's line that ends before `end` and was not found: "Number 11", "Flat B-703", "The Old Forge".
fn line(doc: &Doc, end: usize) -> Option<usize> {
    let t = &doc.tokens;
    let mut j = end;
    while j > 0
        && end - j < 5
        && (doc.free(j - 1) || doc.kept(j - 1))
        && (t.gap(j) <= Gap::Space || j == end)
        && (t.is_word(j - 1) && t.cap(j - 1)
            || matches!(t.kind(j - 1), Some(Kind::Number | Kind::Mixed))
            || is_hyphen(t.str(j - 1)))
    {
        j -= 1;
    }
    let unit = t.any(
        j,
        words!("number no flat unit apartment apt block floor room house tower suite plot"),
    );
    let numbered = (j..end).any(|k| matches!(t.kind(k), Some(Kind::Number | Kind::Mixed)));
    let house = t.any(
        end - 1,
        words!("house cottage lodge farm forge mill barn villa court rectory vicarage manor hall"),
    );
    (j < end && (unit && numbered || house && j + 1 < end)).then_some(j)
}

/// "'Still Waters Counselling'": a little word with a capital where the name begins after a mark.
fn capital_before(doc: &Doc, start: usize) -> Option<(usize, Label)> {
    let t = &doc.tokens;
    let p = start.checked_sub(1)?;
    let mark = p > 0 && matches!(t.str(p - 1), ":" | "'" | "‘" | "\"" | "“" | "(");
    (mark
        && doc.free(p)
        && t.cap(p)
        && t.is_word(p)
        && t.gap(start) == Gap::Space
        && !t.any(p, words!("the a an our my i in at from to"))
        && (t.classes(p).adverb() || t.classes(p).adjective()))
    .then_some((p, Label::Org))
}

/// "Mondays and Thursdays".
fn days(doc: &Doc, start: usize) -> Option<(usize, Label)> {
    let t = &doc.tokens;
    let p = start.checked_sub(1)?;
    let f = ends_at(doc, p).filter(|f| doc.found[*f].label == Label::Time)?;
    (doc.free(p) && t.any(p, words!("and & or to")) && t.gap(start) <= Gap::Line)
        .then_some((doc.found[f].at.start, Label::Time))
}

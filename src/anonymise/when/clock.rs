//! Clock times.

mod figures;
mod in_words;

use crate::anonymise::calendar::{is_end, number, weekday};
use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;
use in_words::in_words;

pub(super) fn clock(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if let Some(end) = period(doc, i) {
        return Some(end);
    }
    if let Some(end) = turn_of_day(doc, i).or_else(|| between(doc, i)) {
        return Some(end);
    }
    match t.kind(i)? {
        Kind::Mixed => figures::mixed(doc, i),
        Kind::Number => figures::figures(doc, i),
        Kind::Word => in_words(doc, i),
        _ => None,
    }
}

/// "in the morning", "that evening" behind an hour: one past it, or where it would stand.
fn part(doc: &Doc, j: usize) -> usize {
    let t = &doc.tokens;
    if t.any(j, words!("this that")) && t.any(j + 1, words!("morning afternoon evening")) {
        return j + 2;
    }
    if t.is(j, "in") && t.is(j + 1, "the") && t.any(j + 2, words!("morning afternoon evening")) {
        j + 3
    } else {
        j
    }
}

/// "by noon, as if it were nothing", "Friday at midday", "was online at midnight": the turn of a day as an hour.
fn turn_of_day(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if i == 0 || !t.any(i, words!("noon midday midnight")) {
        return None;
    }
    // "at noon in his overalls"
    if !t.is(i, "midnight") && t.is(i - 1, "at") {
        return Some(i + 1);
    }
    // "midnight to five"
    if t.any(i + 1, words!("to till until"))
        && number(doc, i + 2).is_some_and(|n| (1..=12).contains(&n))
        && (is_end(doc, i + 3) || t.classes(i + 3).function())
    {
        return Some(i + 3);
    }
    let at = i > 1
        && t.is(i - 1, "at")
        && (weekday(t, i - 2)
            || t.any(i - 2, words!("online awake up seen"))
                && (3..=5).any(|k| i >= k && t.is(i - k, "was")));
    let by = !t.is(i, "midnight")
        && t.any(i - 1, words!("by for until till"))
        && (is_end(doc, i + 1) || t.classes(i + 1).function());
    (at || by).then_some(i + 1)
}

/// "period four", "periods five and six", "p3": an hour of the school day.
fn period(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let small =
        |j: usize| number(doc, j).is_some_and(|n| (1..=9).contains(&n)) && t.gap(j) == Gap::Space;
    if t.any(i, words!("period periods"))
        && small(i + 1)
        && !t.any(i + 2, words!("of year years month months"))
    {
        let and = t.any(i + 2, words!("and to")) && small(i + 3);
        return Some(i + 2 + 2 * usize::from(and));
    }
    let s = t.str(i);
    let short = t.kind(i) == Some(Kind::Mixed)
        && s.len() == 2
        && s.starts_with(['p', 'P'])
        && i > 0
        && (weekday(t, i - 1) || t.any(i - 1, words!("after before during every mon tue wed fri")));
    short.then_some(i + 1)
}

/// "between 4 and 6": the first hour of two, and the second.
fn between(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let hour =
        |j: usize| number(doc, j).is_some_and(|n| (1..=12).contains(&n)) && t.str(j).len() < 7;
    let ends = |j: usize| {
        (is_end(doc, j) && t.str(j) != ":"
            || t.any(
                j,
                words!("on and tomorrow today tonight when or if but so weekdays daily every most"),
            )
            || weekday(t, j))
            && !(t.str(j) == "."
                && t.kind(j + 1) == Some(Kind::Number)
                && t.gap(j + 1) == Gap::None)
    };
    let led = |j: usize| j > 0 && t.any(j - 1, words!("between from"));
    // "from 2 to 4" counts other things as well
    let joined = |j: usize| t.is(j, "and") || t.any(j, words!("till until"));
    if i > 0 && led(i) && hour(i) && joined(i + 1) && hour(i + 2) && ends(i + 3) {
        return Some(i + 1);
    }
    (i > 2 && led(i - 2) && hour(i - 2) && joined(i - 1) && hour(i) && ends(i + 1)).then_some(i + 1)
}

/// "in the morning", "at night" after an hour: one past it.
pub(super) fn of_the_day(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.is(i, "at") && t.is(i + 1, "night") {
        return Some(i + 2);
    }
    (t.is(i, "in") && t.is(i + 1, "the") && t.any(i + 2, words!("morning afternoon evening")))
        .then_some(i + 3)
}

/// "tomorrow at 6", "she rings at five": an hour after "at" where a day or what is done at a certain hour stands before.
fn on_the_hour(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let done = words!(
        "come comes came coming see saw seen sees seeing session arrive arrives arrived start starts started begin begins began finish finishes finished end ends ended meet meets met ring rings rang call calls called phone phoned wake wakes woke knock knocks knocked leave leaves left open opens opened close closes closed back home up booked due said agreed bus train flight shift"
    );
    // "the appointment is at nine", "it was gone eleven"
    let set = i > 2
        && crate::anonymise::grammar::is_be(doc, i - 2)
        && (t.any(
            i - 3,
            words!("appointment session slot meeting group call hour train bus one next first last supervision"),
        ) || t.is(i - 1, "gone") && t.is(i - 3, "it"));
    let gone = i > 0 && t.is(i - 1, "gone");
    if gone {
        return set && stops_at(doc, i + 1);
    }
    let day = i > 1 && t.any(i - 2, words!("tomorrow tonight today yesterday"));
    let apart =
        i > 2 && t.any(i - 2, words!("me us her him them you here there in")) && t.any(i - 3, done);
    let stops = stops_at(doc, i + 1);
    // "I see Tilly at nine", "Gráinne at ten": somebody, at an hour
    let whom = i > 1
        && (matches!(
            doc.label_at(i - 2),
            Some(crate::anonymise::label::Label::Person)
        ) || t.cap(i - 2)
            && t.is_word(i - 2)
            && !t.all[i - 2].opens
            && t.classes(i - 2).given() > 0);
    let soon = t.any(i + 1, words!("tomorrow today tonight sharp")) || weekday(t, i + 1);
    (day || soon || stops && (set || whom || i > 1 && t.any(i - 2, done) || apart))
        && !t.classes(i + 1).noun() | stops
        && !(crate::anonymise::tokens::is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None)
}

/// Whether an hour may end before token `i`: no noun that it counts comes.
fn stops_at(doc: &Doc, i: usize) -> bool {
    is_end(doc, i)
        || doc.tokens.any(
            i,
            words!(
                "please and but or on in then so when because with instead every each sharp tonight today tomorrow most"
            ),
        )
}

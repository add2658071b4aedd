//! Clock times in words: "half past four", "ten to midnight", "six o'clock".

use super::{of_the_day, on_the_hour, part};
use crate::anonymise::calendar::{is_end, number};
use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;

/// A word that begins an hour, one past the last that belongs to it.
pub(super) fn in_words(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if number(doc, i).is_none() && !t.any(i, words!("half quarter")) {
        return None;
    }
    // "half past four", "half six", "quarter to nine", "ten past seven", "six o'clock"
    let named = |j: usize| number(doc, j).is_some_and(|n| (1..=12).contains(&n));
    let turn = |j: usize| t.any(j, words!("midnight noon midday"));
    if t.any(i, words!("half quarter")) {
        if t.any(i + 1, words!("past to after")) && (named(i + 2) || turn(i + 2)) {
            return Some(i + 3);
        }
        // "at quarter past,": the hour is known
        if t.any(i + 1, words!("past to"))
            && is_end(doc, i + 2)
            && i > 0
            && t.any(i - 1, words!("at by until till about around a"))
        {
            return Some(i + 2);
        }
        // "half-nine"
        if t.is(i, "half")
            && crate::anonymise::tokens::is_hyphen(t.str(i + 1))
            && t.gap(i + 1) == Gap::None
            && named(i + 2)
            && t.kind(i + 2) == Some(Kind::Word)
            && !t.is(i + 2, "one")
        {
            return Some(i + 3);
        }
        if t.is(i, "half")
            && t.kind(i + 1) == Some(Kind::Word)
            && named(i + 1)
            && (!t.is(i + 1, "one")
                || i > 0
                    && is_end(doc, i + 2)
                    && (t.classes(i - 1).verb() || t.classes(i - 1).verb_d())
                || i > 0
                    && t.any(
                        i - 1,
                        words!("at by until till from about around before after"),
                    )
                    && !t.classes(i + 2).noun())
            && (i == 0 || !t.any(i - 1, words!("a the and")))
            && !t.any(i + 2, words!("of years months people"))
        {
            return Some(i + 2);
        }
    }
    if number(doc, i).is_some()
        && t.any(i + 1, words!("past to"))
        && named(i + 2)
        && (t.is(i + 1, "past") || t.any(i, words!("ten five twenty")))
        && !t.any(
            i + 3,
            words!("years people months weeks days hours minutes"),
        )
        && (t.is(i + 1, "past") || i > 0 && t.any(i - 1, words!("at by until till about from")))
    {
        return Some(i + 3);
    }
    // "nine and a quarter", "twelve and three quarters": as other languages count the hour
    if named(i)
        && t.is(i + 1, "and")
        && (t.is(i + 2, "a") && t.is(i + 3, "quarter")
            || t.is(i + 2, "three") && t.is(i + 3, "quarters"))
        && i > 0
        && t.any(
            i - 1,
            words!("at since by until till before after from about"),
        )
    {
        return Some(i + 4);
    }
    // "my seven-o'clock", "nine-thirty"
    if named(i) && crate::anonymise::tokens::is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None {
        if t.any(i + 2, words!("o'clock o’clock"))
            || t.any(i + 2, words!("fifteen thirty"))
                && !(crate::anonymise::tokens::is_hyphen(t.str(i + 3)) && t.gap(i + 3) == Gap::None)
        {
            return Some(i + 3);
        }
        if t.any(i + 2, words!("twenty forty fifty"))
            && crate::anonymise::tokens::is_hyphen(t.str(i + 3))
            && t.is(i + 4, "five")
        {
            return Some(i + 5);
        }
    }
    if named(i) && (t.is(i + 1, "o'clock") || t.is(i + 1, "o’clock")) {
        return Some(part(doc, i + 2));
    }
    if named(i)
        && i > 0
        && t.any(i - 1, words!("by at before after until till"))
        && t.any(i + 1, words!("that this"))
        && t.any(i + 2, words!("night morning evening afternoon"))
    {
        return Some(i + 1);
    }
    // "Then, seven that evening, there's a voicemail"
    if named(i)
        && i > 0
        && matches!(t.str(i - 1), "," | "(")
        && t.any(i + 1, words!("that this"))
        && t.any(i + 2, words!("night morning evening afternoon"))
    {
        return Some(i + 3);
    }
    // "two minutes past midnight"
    if number(doc, i).is_some_and(|n| n < 60)
        && t.any(i + 1, words!("minutes minute"))
        && t.any(i + 2, words!("past to before after"))
        && (turn(i + 3) || named(i + 3))
    {
        return Some(i + 4);
    }
    if named(i) && t.any(i + 1, words!("am pm")) {
        return Some(i + 2);
    }
    // "at ten past,": the hour is known
    if number(doc, i).is_some_and(|n| matches!(n, 5 | 10 | 20))
        && t.any(i + 1, words!("past to"))
        && is_end(doc, i + 2)
        && i > 0
        && t.any(i - 1, words!("at by until till"))
    {
        return Some(i + 2);
    }
    // "ten to midnight", "five past noon"
    if number(doc, i).is_some_and(|n| n < 30)
        && t.any(i + 1, words!("to past before after"))
        && turn(i + 2)
    {
        return Some(i + 3);
    }
    if named(i) && i > 0 && t.any(i - 1, words!("at by until till gone")) && on_the_hour(doc, i) {
        return Some(i + 1);
    }
    if named(i)
        && let Some(end) = of_the_day(doc, i + 1)
    {
        return Some(end);
    }
    None
}

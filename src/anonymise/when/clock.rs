//! Clock times.

use crate::anonymise::calendar::{is_end, number, weekday};
use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;

pub(super) fn clock(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let half = |j: usize| -> Option<usize> {
        let mut end = j;
        if t.any(end, words!("am pm")) {
            return Some(end + 1);
        }
        if t.any(end, words!("a p")) && t.str(end + 1) == "." && t.any(end + 2, words!("m")) {
            end += 3;
            if t.str(end) == "."
                && t.gap(end) == Gap::None
                && !t.get(end + 1).is_some_and(|n| n.opens && n.cap)
            {
                end += 1;
            }
            return Some(end);
        }
        None
    };
    let part = |j: usize| -> usize {
        if t.any(j, words!("this that")) && t.any(j + 1, words!("morning afternoon evening")) {
            return j + 2;
        }
        if t.is(j, "in") && t.is(j + 1, "the") && t.any(j + 2, words!("morning afternoon evening"))
        {
            j + 3
        } else {
            j
        }
    };
    if let Some(end) = period(doc, i) {
        return Some(end);
    }
    if let Some(end) = turn_of_day(doc, i).or_else(|| between(doc, i)) {
        return Some(end);
    }
    match t.kind(i)? {
        Kind::Mixed => {
            let s = t.str(i).to_ascii_lowercase();
            let digits = s.trim_end_matches(|c: char| c.is_alphabetic());
            let tail = &s[digits.len()..];
            if matches!(tail, "am" | "pm")
                && digits.len() <= 4
                && !digits.is_empty()
                && digits.bytes().all(|b| b.is_ascii_digit())
            {
                return Some(i + 1);
            }
            let led = i > 0 && t.any(i - 1, words!("at by until till from since"));
            (hours_and(&s) || led && hour_alone(&s)).then_some(i + 1)
        }
        Kind::Number => {
            let n: u32 = t.str(i).parse().ok()?;
            if i > 0
                && t.gap(i) == Gap::None
                && !matches!(
                    t.str(i - 1),
                    "(" | "'" | "‘" | "\"" | "“" | "," | "-" | "–" | "@" | "[" | "~"
                )
            {
                return None;
            }
            if matches!(t.str(i + 1), ":" | ".")
                && t.gap(i + 1) == Gap::None
                && t.gap(i + 2) == Gap::None
                && n < 24
            {
                let m = t.str(i + 2);
                let minutes = m
                    .get(..2)
                    .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
                    .and_then(|d| d.parse::<u32>().ok())
                    .is_some_and(|m| m < 60);
                let tail = m.get(2..).is_some_and(|t| {
                    t.is_empty() || t.eq_ignore_ascii_case("am") || t.eq_ignore_ascii_case("pm")
                });
                let more = matches!(t.str(i + 3), "." | "/" | "%")
                    && t.gap(i + 3) == Gap::None
                    && t.kind(i + 4) == Some(Kind::Number)
                    && t.gap(i + 4) == Gap::None;
                let price = t.any(i + 3, words!("million percent per miles km hours times"))
                    || t.str(i + 3) == "%";
                let clockish = t.str(i + 1) == ":"
                    || i > 0
                        && (t.any(
                            i - 1,
                            words!("at by from until till before after since past around about"),
                        ) || t.str(i - 1) == ","
                            || t.cap(i - 1)
                            || weekday(t, i - 1))
                    || t.any(i + 3, words!("slot session appointment hour"))
                    || of_the_day(doc, i + 3).is_some()
                    // "my 10.30", "the 9.15"
                    || i > 0
                        && t.any(i - 1, words!("my his her their our your the this"))
                        && (1..=21).contains(&n)
                        && matches!(m, "00" | "15" | "30" | "45" | "05" | "10" | "20" | "40" | "50")
                        && (is_end(doc, i + 3) || t.classes(i + 3).function())
                    || tail && m.len() > 2;
                if minutes
                    && tail
                    && !more
                    && !price
                    && clockish
                    && !t.any(
                        i.wrapping_sub(1),
                        words!("section clause version chapter paragraph article page"),
                    )
                {
                    let mut end = i + 3;
                    if t.str(end) == ":"
                        && t.gap(end) == Gap::None
                        && t.kind(end + 1) == Some(Kind::Number)
                    {
                        end += 2;
                    }
                    return Some(half(end).unwrap_or_else(|| part(end)));
                }
            }
            // "US-2 in the morning": capitals and a number are a road, or somebody's code
            if i > 1
                && t.str(i - 1) == "-"
                && t.gap(i) == Gap::None
                && t.gap(i - 1) == Gap::None
                && t.is_word(i - 2)
                && !t.str(i - 2).contains(char::is_lowercase)
            {
                return None;
            }
            // "0915 hrs", "1900 hours", "17 Uhr"
            let four = t.str(i).len() == 4 && n % 100 < 60 && n < 2400;
            if t.gap(i + 1) == Gap::Space
                && (four && t.any(i + 1, words!("hrs hours h"))
                    || n < 24 && t.any(i + 1, words!("uhr")))
            {
                return Some(i + 2);
            }
            // "at 0600", "0600 Pacific"
            if four
                && t.str(i).starts_with('0')
                && (i > 0
                    && t.any(
                        i - 1,
                        words!("at by from until till since before after around about"),
                    )
                    || t.any(
                        i + 1,
                        words!("gmt utc bst zulu local eastern central mountain pacific"),
                    ))
            {
                let zone = t.any(
                    i + 1,
                    words!("gmt utc bst zulu local eastern central mountain pacific"),
                );
                return Some(i + 1 + usize::from(zone));
            }
            if (1..=12).contains(&n) {
                if let Some(end) = half(i + 1).or_else(|| of_the_day(doc, i + 1)) {
                    return Some(end);
                }
                if t.any(i + 1, words!("o'clock o’clock oclock")) {
                    return Some(part(i + 2));
                }
            }
            // "ring them before 5.", "one o'clock and the other for 2."
            let whole = t.str(i + 1) == "." || t.str(i + 1).is_empty();
            let by = t.any(i - usize::from(i > 0), words!("before by after until till"))
                && t.is_word(i.wrapping_sub(2))
                && !t.any(
                    i.wrapping_sub(2),
                    words!("page section clause chapter version"),
                );
            let other = i > 0
                && t.is(i - 1, "for")
                && (i.saturating_sub(9)..i)
                    .any(|j| doc.label_at(j) == Some(crate::anonymise::label::Label::Time));
            if whole
                && (by || other)
                && (1..=12).contains(&n)
                && t.gap(i) == Gap::Space
                && !(t.kind(i + 2) == Some(Kind::Number) && t.gap(i + 2) == Gap::None)
            {
                return Some(i + 1);
            }
            let slot = i > 0
                && t.any(i - 1, words!("at about around"))
                && (1..=12).contains(&n)
                && (t.any(
                    i + 1,
                    words!("tonight today tomorrow sharp most every this"),
                ) || is_end(doc, i + 1)
                    && i > 1
                    && (weekday(t, i - 2)
                        || t.any(
                            i - 2,
                            words!("appointment session slot hour meeting see come"),
                        ))
                    || on_the_hour(doc, i));
            if slot {
                let mut end = i + 1;
                if t.is(end, "most")
                    && t.any(end + 1, words!("mornings evenings days nights afternoons"))
                {
                    end += 2;
                }
                return Some(end);
            }
            None
        }
        Kind::Word if number(doc, i).is_none() && !t.any(i, words!("half quarter")) => None,
        Kind::Word => {
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
                && (t.is(i + 1, "past")
                    || i > 0 && t.any(i - 1, words!("at by until till about from")))
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
            if named(i)
                && crate::anonymise::tokens::is_hyphen(t.str(i + 1))
                && t.gap(i + 1) == Gap::None
            {
                if t.any(i + 2, words!("o'clock o’clock"))
                    || t.any(i + 2, words!("fifteen thirty"))
                        && !(crate::anonymise::tokens::is_hyphen(t.str(i + 3))
                            && t.gap(i + 3) == Gap::None)
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
                return Some(part(i + 2));
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
            if named(i)
                && i > 0
                && t.any(i - 1, words!("at by until till gone"))
                && on_the_hour(doc, i)
            {
                return Some(i + 1);
            }
            if named(i)
                && let Some(end) = of_the_day(doc, i + 1)
            {
                return Some(end);
            }
            None
        }
        _ => None,
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

/// "16h": a length of time too, unless a word before says that it is an hour.
fn hour_alone(s: &str) -> bool {
    s.strip_suffix('h')
        .is_some_and(|hour| hour.parse::<u8>().is_ok_and(|h| h < 24))
}

/// "16h30", "9h05".
fn hours_and(s: &str) -> bool {
    let Some((hours, minutes)) = s.split_once('h') else {
        return false;
    };
    let number = |s: &str| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
    number(hours)
        && hours.parse::<u8>().is_ok_and(|h| h < 24)
        && number(minutes)
        && minutes.len() == 2
        && minutes.parse::<u8>().is_ok_and(|m| m < 60)
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

//! Months, years, seasons and "six weeks ago".

use crate::anonymise::calendar::{count, is_end, month, ordinal_number, year};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::words;

/// A month that is no verb here: capitalised, and not "May I" or "March on".
pub(super) fn month_at(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    if month(t, i).is_none() {
        return false;
    }
    // In a text without capitals only what is no other word, or stands where a month does: "since march"
    let small = t.any(
        i,
        words!("january february september october november december july"),
    ) || i > 0
        && t.any(i, words!("march april may june august"))
        && t.any(
            i - 1,
            words!("in since until till last next early late mid"),
        );
    t.cap(i) || small
}

/// A month, a year, "last spring", "six weeks ago", "the 9th".
pub(super) fn loose_date(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if year(doc, i) {
        let before = t.str(i.wrapping_sub(1));
        let money = t.gap(i) == Gap::None
            && matches!(before, "£" | "$" | "€" | "₹" | "/" | "." | ":" | "#");
        let counted = t.any(
            i + 1, words!("people words times metres meters miles euros pounds dollars followers shares comments calories steps"));
        let citation = matches!(before, "(" | ",")
            && t.str(i + 1) == ")"
            && (i > 1 && doc.kept(i - 2) || i > 2 && doc.kept(i - 3));
        if money
            || counted
            || citation
            || t.str(i + 1) == ":" && t.gap(i + 1) == Gap::None && t.gap(i + 2) == Gap::None
        {
            return None;
        }
        let mut end = i + 1;
        if (t.is(end, "to") || is_hyphen(t.str(end))) && year(doc, end + 1) {
            end += 2;
        }
        let start = if i > 0 && t.any(i - 1, words!("early late mid")) && doc.free(i - 1) {
            i - 1
        } else {
            i
        };
        // "Boxing Day 2019": a feast with its year is a day
        let feast = start == i
            && i > 1
            && (t.any(i - 1, words!("day eve sunday monday friday night"))
                && t.cap(i - 1)
                && t.cap(i - 2)
                && doc.all_free(i - 2..i)
                || t.any(
                    i - 1,
                    words!("christmas easter halloween hogmanay diwali eid hanukkah thanksgiving"),
                ) && doc.free(i - 1));
        if feast {
            let from = if t.any(i - 1, words!("day eve sunday monday friday night")) {
                i - 2
            } else {
                i - 1
            };
            doc.find(from..end, Label::Date, "date");
            return Some(end);
        }
        doc.find(start..end, Label::Date, "year");
        return Some(end);
    }
    // "Mr January" is somebody
    let titled = i > 0 && t.classes(i - 1).title() && t.cap(i - 1);
    // "Savanna-la-Mar" ends in no month
    let compound = i > 1
        && is_hyphen(t.str(i - 1))
        && t.gap(i) == Gap::None
        && t.gap(i - 1) == Gap::None
        && t.is_word(i - 2)
        && !t.any(i - 2, words!("early mid late"))
        && month(t, i - 2).is_none();
    if month_at(doc, i) && !titled && !compound {
        let s = t.str(i);
        let unsure = [
            "may", "march", "june", "april", "august", "mar", "jan", "dec", "jun", "jul",
        ]
        .iter()
        .any(|m| s.eq_ignore_ascii_case(m));
        let led = i > 0
            && (t.any(
                i - 1, words!("in since last next until till by from to early late mid of during before after this every and between for through")) || is_hyphen(t.str(i - 1)));
        let part = i > 1
            && t.is(i - 1, "of")
            && t.any(
                i - 2,
                words!(
                    "end beginning start middle rest month weeks week days half most first last"
                ),
            );
        // "Jan '22"
        if matches!(t.str(i + 1), "'" | "‘" | "’")
            && t.kind(i + 2) == Some(Kind::Number)
            && t.str(i + 2).len() == 2
            && t.gap(i + 2) == Gap::None
        {
            doc.find(i..i + 3, Label::Date, "month");
            return Some(i + 3);
        }
        let dated = year(doc, i + 1) || t.str(i + 1) == "," && year(doc, i + 2);
        if !unsure && s.len() > 3
            || part
            || led && beside_a_month(doc, i)
            || led && !(t.any(i - 1, words!("and for to of from by before after")) && unsure)
            || dated
        {
            let mut end = i + 1;
            if dated {
                end += if year(doc, end) { 1 } else { 2 };
            }
            let start = if i > 0 && t.any(i - 1, words!("early late mid last")) && doc.free(i - 1) {
                i - 1
            } else if i > 1
                && is_hyphen(t.str(i - 1))
                && t.gap(i) == Gap::None
                && t.any(i - 2, words!("early late mid"))
                && doc.all_free(i - 2..i)
            {
                i - 2
            } else {
                i
            };
            doc.find(start..end, Label::Date, "month");
            return Some(end);
        }
    }
    // "since the winter", "until autumn"
    let the = i.wrapping_sub(1 + usize::from(i > 1 && t.is(i - 1, "the")));
    if t.any(i, words!("spring summer autumn winter"))
        && t.any(the, words!("since until till"))
        && !(t.classes(i + 1).noun() && !t.classes(i + 1).function() && t.gap(i + 1) == Gap::Space)
    {
        doc.find(i..i + 1, Label::Date, "season");
        return Some(i + 1);
    }
    if t.any(i, words!("spring summer autumn winter fall")) && i > 0 {
        let led = t.any(i - 1, words!("last next this")) || t.is(i + 1, "of") && year(doc, i + 2);
        let dated = year(doc, i + 1) || t.is(i + 1, "of") && year(doc, i + 2);
        if (led && t.is(i - 1, "last") && !t.is(i, "fall") || dated) && doc.free(i - 1) {
            let start = if t.is(i - 1, "last") { i - 1 } else { i };
            let end = if year(doc, i + 1) {
                i + 2
            } else if dated {
                i + 3
            } else {
                i + 1
            };
            doc.find(start..end, Label::Date, "season");
            return Some(end);
        }
    }
    // "a bloke I see fortnightly"
    if t.any(i, words!("fortnightly")) && i > 0 && !t.classes(i + 1).noun() && !t.all[i].opens {
        doc.find(i..i + 1, Label::Time, "day-time");
        return Some(i + 1);
    }
    if let Some((n, end)) = count(doc, i)
        && n > 1
        && t.any(end, words!("weeks months years days"))
        && t.is(end + 1, "ago")
        && !t.is(end, "days")
    {
        doc.find(i..end + 2, Label::Date, "ago");
        return Some(end + 2);
    }
    if t.kind(i) == Some(Kind::Mixed)
        && ordinal_number(t.str(i)).is_some_and(|d| d <= 31)
        && i > 0
        && t.is(i - 1, "the")
        && (is_end(doc, i + 1)
            || t.classes(i + 1).function()
            || t.cap(i + 1)
            || t.classes(i + 1).verb_d() && !t.classes(i + 1).noun())
        && i > 1
        && (t.any(i - 2, words!("on until till by since from"))
            || is_end(doc, i + 1) && !t.any(i - 2, words!("of in is was for to and")))
    {
        doc.find(i..i + 1, Label::Date, "day-of-month");
        return Some(i + 1);
    }
    None
}

/// "in '98", "the summer of ’03": a year cut short; one past it.
pub(super) fn short_year(doc: &mut Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let led = i > 0 && t.any(i - 1, words!("in since of until till from back"));
    (led && matches!(t.str(i), "'" | "‘" | "’")
        && t.kind(i + 1) == Some(Kind::Number)
        && t.str(i + 1).len() == 2
        && t.gap(i + 1) == Gap::None
        && !matches!(t.str(i + 2), "'" | "’")
        && doc.find(i..i + 2, Label::Date, "year"))
    .then_some(i + 2)
}

/// Whether the sentence names another month close by: "in April …; by June …".
fn beside_a_month(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let clear = |j: usize| !matches!(t.str(j), "." | "!" | "?");
    let named =
        |j: usize| t.cap(j) && !t.all[j].opens && month(t, j).is_some() && t.str(j).len() > 3;
    (i.saturating_sub(10)..i)
        .rev()
        .take_while(|&j| clear(j))
        .any(named)
        || (i + 1..(i + 10).min(t.len()))
            .take_while(|&j| clear(j))
            .any(named)
}

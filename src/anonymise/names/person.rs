//! A capitalised name that is no place: whose it is.

use super::found;
use super::organisation::age_group;
use crate::anonymise::capitals::{cap_word, name_end};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::words;

/// Claims tokens `i..end` for a person, or for a team by what follows.
pub(super) fn person(doc: &mut Doc, i: usize, end: usize) -> Option<usize> {
    let mut end = end;
    let t = &doc.tokens;
    let tok = t.all[i];
    let single = end == i + 1;
    let given = tok.is.given();
    // "a Tuesday's worth"
    if single
        && crate::anonymise::calendar::weekday(t, i)
        && i > 0
        && t.any(i - 1, words!("a an the this that last next every"))
    {
        return None;
    }
    // "on Channel 9": what has a number is nobody
    if single
        && given == 0
        && tok.is.word() > 0
        && t.kind(end) == Some(Kind::Number)
        && t.gap(end) == Gap::Space
        && t.str(end).len() < 4
    {
        return None;
    }
    // "Tx note", "Ct seen": letters without a vowel are short for something
    let voweled = t
        .str(i)
        .chars()
        .any(|c| "aeiouyAEIOUY".contains(c) || !c.is_ascii());
    if single && given == 0 && tok.is.surname() == 0 && !voweled && !tok.caps {
        return None;
    }
    // "the white Polo", "a grey Astra": what has a colour and an article is a car
    let colour = words!(
        "white black red blue green grey gray silver yellow orange purple brown beige gold battered rusty old new"
    );
    if single
        && i > 1
        && t.any(i - 1, colour)
        && (t.any(i - 2, words!("the a an his her their my our that this"))
            || t.kind(i - 2) == Some(Kind::Possessive))
        && given < 3
    {
        return None;
    }
    // "IBAN GB33": capitals before a number say what it is
    if single && tok.caps && given < 3 && matches!(t.kind(end), Some(Kind::Mixed | Kind::Number)) {
        return None;
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
        && (matches!(t.str(i.wrapping_sub(1)), "'" | "‘" | "\"" | "(" | "“")
            || tok.gap >= Gap::Line)
    {
        end = name_end(doc, end + 1);
    }
    // "Lakshmi aunty", "Ravi uncle": how elders are spoken of where kin words follow the name
    if t.is_word(end)
        && t.gap(end) == Gap::Space
        && !t.cap(end)
        && t.any(
            end,
            words!("aunty auntie uncle bhai bhaiya didi akka anna chechi chettan ji sahib"),
        )
        && doc.free(end)
    {
        return found(doc, i..end + 1, Label::Person, "name-given");
    }
    // "Dunbar Rovers U12s"
    if let Some(end) = age_group(doc, end) {
        return found(doc, i..end, Label::Org, "organisation-team");
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
    // "Gloria from the food bank": how somebody is called who has no surname
    if single
        && given > 1
        && t.is(end, "from")
        && (t.any(end + 1, words!("the my our"))
            || t.any(
                end + 1,
                words!(
                    "work church school accounts reception yoga choir football college uni training"
                ),
            ))
        && doc.all_free(end..end + 2)
        && !(i > 0 && t.any(i - 1, words!("message email text letter")))
    {
        let to = crate::anonymise::grammar::phrase_end(doc, end, words!("from")).max(
            if t.any(end + 1, words!("the my our")) {
                end
            } else {
                end + 2
            },
        );
        if to > end && !t.classes(to).verb_g() {
            return found(doc, i..to, Label::Person, "name-from");
        }
    }
    // "Education Scotland", "the UK and Ireland": a country is somebody only where that is a usual name
    if single && tok.is.place() == 3 && tok.is.upper() && given < 3 {
        let shared = i > 0 && (t.is(i - 1, "and") || t.cap(i - 1) && t.gap(i) == Gap::Space);
        return if shared {
            None
        } else {
            found(doc, i..end, Label::Place, "place")
        };
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

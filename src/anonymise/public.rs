//! What belongs to everybody: institutions of a state, authors by their works, hours of prayer, holidays.

use super::calendar::is_end;
use super::capitals::{cap_word, name_end};
use super::doc::Doc;
use super::tokens::{Gap, Kind};
use super::words::words;

/// One past what begins at `i` and stays.
pub(super) fn public(doc: &Doc, i: usize) -> Option<usize> {
    if !cap_word(doc, i) {
        return None;
    }
    institution(doc, i)
        .or_else(|| author(doc, i))
        .or_else(|| prayer(doc, i))
        .or_else(|| holiday(doc, i))
        .or_else(|| pseudonym(doc, i))
}

/// "the Central Bank", "the Supreme Court": there is one in every state.
fn institution(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let one = t.any(i, words!("central national federal supreme high reserve world european royal constitutional crown general electoral state land regional welsh scottish irish"))
        && t.any(i + 1, words!("bank court assembly parliament government treasury mint lottery senate congress senedd commission reserve library gallery archives weather union insurance guard audit registry"));
    let the = i > 0 && t.is(i - 1, "the");
    let next = t.gap(i + 2) == Gap::Space
        && (cap_word(doc, i + 2) || t.any(i + 2, words!("of in")) && cap_word(doc, i + 3));
    (one && the && cap_word(doc, i + 1) && t.gap(i + 1) == Gap::Space && !next).then_some(i + 2)
}

/// "a novel by Tana French", "rereading Arundhati Roy": who wrote it is known for it.
fn author(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let work = words!(
        "novel novels book books poem poems poetry essay essays memoir memoirs play plays film films song songs album painting paintings biography autobiography trilogy sonnet sonnets symphony translation stories writings works lyrics paper article chapter textbook"
    );
    let before = i.checked_sub(1)?;
    if t.gap(i) > Gap::Line || t.classes(i).title() {
        return None;
    }
    let end = name_end(doc, i);
    let full = end == i + 2 && t.is_word(i + 1) || end > i + 2;
    let by = t.any(before, words!("by of"))
        && i > 1
        && t.any(i - 2, work)
        && (t.is(before, "by") || full)
        && !(i > 2 && t.any(i - 3, words!("my his her their our")) && t.is(before, "of"));
    let read = t.any(
        before,
        words!("rereading re-reading reading quoting citing"),
    ) || t.is(before, "reading") && i > 2 && t.is(i - 2, "re");
    let owns = t.kind(end) == Some(Kind::Possessive) || matches!(t.str(end), "'" | "’");
    let whole = matches!(t.str(end), "," | "." | ";" | ":" | ")" | "!" | "?" | "")
        || t.any(
            end,
            words!("and on again in at when while for this last with who to about says"),
        )
        || owns && t.is_word(end + 1) && t.any(end + 1, work);
    (full && (by || read && whole) && doc.all_free(i..end)).then_some(end)
}

/// "Kakar (1982)", "(Hook et al., 2013)", "Winnicott says somewhere": a surname with the year of its book, or a page half
/// forgotten. Whoever goes by a given name is no author: "Siobhan (1987) is the eldest".
pub(super) fn cited(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let year = |j: usize| t.kind(j) == Some(Kind::Number) && t.str(j).len() == 4;
    let is = t.classes(i);
    // A name that is a given one too is an author's only where the list says so.
    let listed = is.public_surname() && is.given() < 3 || is.famous() && is.given() < 2;
    if !cap_word(doc, i) || is.given() > 0 && !listed {
        return None;
    }
    if i > 0 && (t.classes(i - 1).title() || t.cap(i - 1) && t.gap(i) == Gap::Space) {
        return None;
    }
    let end = i + 1;
    let after = t.str(end) == "(" && year(end + 1) && matches!(t.str(end + 2), ")" | "," | ":");
    let mut j = end;
    while j < end + 6
        && (t.any(j, words!("and et al"))
            || matches!(t.str(j), "&" | "." | ",")
            || cap_word(doc, j))
    {
        j += 1;
    }
    let within = i > 0
        && t.str(i - 1) == "("
        && j > end
        && year(j)
        && matches!(t.str(j + 1), ")" | ":" | ",")
        && !(end..j).any(|k| t.cap(k) && t.classes(k).given() > t.classes(k).surname());
    let known = t.classes(i).public_surname() || t.classes(i).famous();
    let somewhere =
        known && t.any(end, words!("says said writes wrote")) && t.is(end + 1, "somewhere");
    let alone = !(t.cap(end) && t.gap(end) == Gap::Space)
        && (t.classes(i).place() < 2 || t.classes(i).public_surname());
    // "Searles wrote about falling", "Racker argued that": what is done in books, by whomever
    let unlisted = t.classes(i).word() == 0 && !t.classes(i).demog();
    let written = t.any(end, words!("wrote writes"))
        && t.any(end + 1, words!("about of on that"))
        && !t.any(end + 2, words!("me her him it us my his this them facebook instagram twitter whatsapp monday tuesday"))
        || t.any(end, words!("argued argues theorised theorized coined distinguishes distinguished formulated"))
        || t.any(end, words!("drew draws built builds"))
            && t.any(end + 1, words!("a an the"))
            && (end + 2..end + 6).any(|j| t.any(j, words!("compass model map triangle cycle grid diagram distinction parallel theory scale ladder wheel window")));
    // "Hemingway, I think": half remembered
    let recalled = known
        && t.str(end) == ","
        && (t.is(end + 1, "I") && t.any(end + 2, words!("think believe suppose"))
            || t.any(end + 1, words!("probably perhaps maybe")));
    // "the person Rogers thought I could be"
    let thought = known
        && t.any(
            end,
            words!(
                "thought meant called wrote believed held warned described imagined knew built drew"
            ),
        )
        && i > 0
        && (t.classes(i - 1).noun() && !t.cap(i - 1)
            || t.any(i - 1, words!("what as that how why which where"))
            || t.all[i].opens && !t.any(end, words!("called knew held thought")));
    (after
        || within
        || somewhere
        || alone && ((known || unlisted) && written || recalled || thought))
        .then_some(end)
}

/// "after Isha prayer", "Heaven knows": an hour of prayer, a cry to heaven.
fn prayer(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.any(i, words!("heaven heavens goodness god"))
        && t.any(i + 1, words!("knows help forbid above"))
    {
        return Some(i + 1);
    }
    (t.any(i + 1, words!("prayer prayers namaz salah puja aarti")) && !t.cap(i + 1) && t.gap(i + 1) == Gap::Space
        || i > 0
            && t.any(i - 1, words!("before after until till at during since"))
            && t.any(i, words!("fajr dhuhr zuhr asr maghrib jummah jumma taraweeh matins lauds vespers compline evensong mass")))
    .then_some(i + 1)
}

/// "Marta, not her real name,": said to be nobody's.
fn pseudonym(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let real = |j: usize| {
        t.any(j, words!("his her their"))
            && (t.is(j + 1, "name")
                || t.any(j + 1, words!("real actual true own")) && t.is(j + 2, "name"))
    };
    let after = i + 1;
    (matches!(t.str(after), "," | "(" | "—" | "–") && t.is(after + 1, "not") && real(after + 2))
        .then_some(after)
}

/// "on holiday in Portugal", "a fortnight in Crete": nobody lives there.
fn holiday(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let before = i.checked_sub(2)?;
    let away = t.any(
        before,
        words!("holiday holidays honeymoon vacation pilgrimage cruise safari hols"),
    );
    // "I hear you were in Lanzarote"
    let away = away
        || i > 2
            && t.any(i - 3, words!("you you'd we we'd"))
            && t.any(before, words!("were was been went flew"))
            && t.any(i - 1, words!("in to"))
            && (is_end(doc, i + 1) || t.any(i + 1, words!("and when last this for")));
    (t.classes(i).place() > 0
        && t.any(i - 1, words!("in to on around"))
        && away
        && t.gap(i) == Gap::Space)
        .then(|| name_end(doc, i))
}

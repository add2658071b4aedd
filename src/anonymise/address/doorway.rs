//! Houses by their number alone: "14 Otter Drove", "the door of no. 9", "outside number 22".

use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;

/// One past a house that begins at token `i`.
pub(super) fn doorway(doc: &Doc, i: usize) -> Option<usize> {
    named(doc, i).or_else(|| numbered(doc, i))
}

fn digits(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let s = t.str(i);
    t.kind(i) == Some(Kind::Number) && s.len() <= 3
        || t.kind(i) == Some(Kind::Mixed)
            && s.len() <= 4
            && s.ends_with(['a', 'b', 'c', 'd', 'A', 'B', 'C', 'D'])
            && s[..s.len() - 1].bytes().all(|b| b.is_ascii_digit())
}

/// "at 14 Otter Drove", "for 3 Quayside,": a number and the capitals of a name, where one lives or sends something.
fn named(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !digits(doc, i) || !doc.free(i) || i == 0 || t.gap(i + 1) != Gap::Space {
        return None;
    }
    let quoted = matches!(t.str(i - 1), "'" | "‘" | "\"" | "“" | "(") && t.gap(i) == Gap::None;
    let led = t.any(
        i - 1,
        words!("at to of from for outside near address house live lives is"),
    );
    let mut end = i + 1;
    while end < i + 4
        && t.is_word(end)
        && t.cap(end)
        && !t.all[end].caps
        && t.gap(end) == Gap::Space
        && doc.free(end)
        && !t.classes(end).function()
        && !t.classes(end).demog()
        && !t.classes(end).platform()
        && !t.classes(end).body()
        && !t.classes(end).title()
        && crate::anonymise::calendar::month(t, end).is_none()
        && !crate::anonymise::calendar::weekday(t, end)
    {
        end += 1;
    }
    let words = end - i - 1;
    let closed = is_end(doc, end)
        || matches!(t.str(end), "'" | "’" | "\"" | "”")
        || t.any(end, words!("and is was since with on in where until"));
    // One word alone says it only where one lives: "for 3 Quayside, top bell"
    let one = words == 1
        && t.classes(i + 1).word() != 1
        && t.classes(i + 1).given() < 2
        && t.any(i - 1, words!("at to for outside address live lives"));
    let many = words > 1
        && !t.classes(i + 1).never_name()
        && (t.classes(end - 1).noun() || t.classes(end - 1).word() == 0)
        && !t.classes(end - 1).plural();
    ((led || quoted) && closed && (one || many)).then_some(end)
}

/// "the door of no. 9", "outside number 22".
fn numbered(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.any(i, words!("no number nr")) || !doc.free(i) || i == 0 {
        return None;
    }
    let dot = usize::from(t.str(i + 1) == "." && t.gap(i + 1) == Gap::None);
    let n = i + 1 + dot;
    if !digits(doc, n) || !doc.free(n) || t.gap(n) > Gap::Space || t.is(i, "no") && dot == 0 {
        return None;
    }
    let prep = t.any(
        i - 1,
        words!("of at outside from to opposite behind into lives live in"),
    );
    let home = (i.saturating_sub(6)..i).any(|j| {
        t.any(j, words!("door doorstep house flat gate neighbour neighbours neighbor stairs street outside opposite live lives lived landing bell letterbox downstairs upstairs"))
    });
    let thing = t.any(n + 1, words!("bus one on of out in tram train"))
        && !t.any(i - 1, words!("outside opposite"));
    (prep && home && !thing).then_some(n + 1)
}

//! What bodies carry, wait for and do: "has a metal plate in his skull", "waiting on a kidney", "hands shake".

use super::whose::{mine, somebody};
use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS};
use crate::anonymise::tokens::is_hyphen;
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What is worn or carried in the body or for it.
const AIDS: Words = words!(
    "bag stoma plate pin pins pacemaker port catheter shunt stent brace calliper aid aids patch prosthesis stick sticks frame cane crutch crutches limp walker splint tube pump oxygen implant wheelchair"
);

/// "has a bag", "wears two aids", "walks with a frame", "a steel plate in his head".
pub(super) fn carries(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if mine(doc, i) {
        return None;
    }
    let walks = t.is(i, "walks") && t.is(i + 1, "with");
    let wears = t.is(i, "wears") || walks;
    if !(wears || t.any(i, words!("has had"))) || !somebody(doc, i) {
        return None;
    }
    let det = i + 1 + usize::from(walks);
    if !t.any(det, words!("a an two one his her")) {
        return None;
    }
    let head = (det + 1..det + 4).find(|&j| t.any(j, AIDS))?;
    let plain = (det + 1..head).all(|j| t.is_word(j) && !t.classes(j).function());
    let inside = t.is(head + 1, "in") && t.any(head + 2, THEIRS) && t.classes(head + 3).body_part();
    let named = t.any(
        head,
        words!("stoma pacemaker catheter shunt stent calliper prosthesis wheelchair"),
    ) || t.any(
        head.saturating_sub(1),
        words!("hearing colostomy feeding insulin walking oxygen cochlear"),
    );
    let bare =
        t.any(head, words!("bag")) && is_end(doc, head + 1) && t.is(det, "a") && head == det + 1;
    (plain && (wears || inside || named || bare))
        .then(|| i..if inside { head + 4 } else { head + 1 })
}

/// "waiting on a liver", "on the list for a new hip", "third round of chemo", "born without a sense of smell".
pub(super) fn awaits(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if mine(doc, i) {
        return None;
    }
    let organ =
        words!("liver kidney heart lung lungs hip knee transplant cornea donor marrow pancreas");
    let thing = |from: usize| {
        (from..from + 4)
            .take_while(|&j| t.is_word(j))
            .find(|&j| t.any(j, organ))
            .map(|j| j + 1)
    };
    if t.is(i, "waiting") && t.any(i + 1, words!("on for")) {
        return thing(i + 2).map(|end| i..end);
    }
    if t.is(i, "list") && t.is(i + 1, "for") && i > 1 {
        return thing(i + 2)
            .map(|end| i - 2..end)
            .filter(|at| t.is(at.start, "on"));
    }
    if t.any(i, words!("round cycle course"))
        && t.is(i + 1, "of")
        && t.any(
            i + 2,
            words!("chemo chemotherapy radiotherapy ivf dialysis ect immunotherapy"),
        )
    {
        let nth = usize::from(
            i > 0
                && t.any(
                    i - 1,
                    words!("first second third fourth fifth sixth last final another new"),
                )
                && doc.free(i - 1),
        );
        return Some(i - nth..i + 3);
    }
    if t.is(i, "born")
        && t.any(i + 1, words!("without with"))
        && i > 0
        && (grammar::is_be(doc, i - 1) || t.str(i - 1) == ",")
    {
        let end = grammar::phrase_end(doc, i + 1, words!("without with"));
        let end = grammar::phrase_end(doc, end, words!("of in"));
        let name = t.any(end.max(1) - 1, words!("name silver money spoon"));
        return (end > i + 2 && !name).then_some(i..end);
    }
    None
}

/// "hands shake so that she cannot hold a cup", "stops breathing in the night", "goes rigid", "cannot be touched", "still isn't talking".
pub(super) fn body_does(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if mine(doc, i) || i == 0 {
        return None;
    }
    let does = words!(
        "shake shakes tremble trembles twitch twitches drag drags swell swells bleed bleeds seize seizes"
    );
    if t.classes(i).body_part() || t.is(i, "hands") {
        return (t.any(i - 1, THEIRS) && t.any(i + 1, does) && !t.classes(i + 1).function())
            .then(|| i..grammar::clause_end(doc, i + 2, 4));
    }
    if t.is(i, "stops") && t.is(i + 1, "breathing") && somebody(doc, i) {
        return Some(i..grammar::phrase_end(doc, i + 2, words!("in at")));
    }
    if t.any(i, words!("rigid stiff"))
        && t.any(i - 1, words!("goes went going"))
        && somebody(doc, i - 1)
        && doc.free(i - 1)
    {
        return Some(i - 1..i + 1);
    }
    if t.any(i, words!("can't can’t cannot couldn't couldn’t"))
        && t.is(i + 1, "be")
        && t.any(i + 2, words!("touched held hugged"))
        && somebody(doc, i)
    {
        return Some(i..i + 3);
    }
    if t.any(i, words!("isn't isn’t not"))
        && t.any(i + 1, words!("talking speaking walking"))
        && (t.is(i - 1, "still") || t.is(i + 2, "yet"))
        && !t.any(i + 2, words!("to about with"))
    {
        return Some(i..i + 2);
    }
    if t.any(i, words!("colour color"))
        && is_hyphen(t.str(i + 1))
        && t.any(i + 2, words!("blind blindness"))
    {
        return Some(i..i + 3);
    }
    if t.any(i, words!("injects jabs pricks")) && t.any(i + 1, words!("herself himself themselves"))
    {
        return Some(i..grammar::clause_end(doc, i + 2, 4));
    }
    if t.any(i, words!("washes scrubs")) && t.any(i + 1, words!("till until")) && somebody(doc, i) {
        return Some(i..grammar::clause_end(doc, i + 2, 5));
    }
    if t.any(i, words!("breast breasts")) && t.is(i + 1, "off") {
        let both = usize::from(t.any(i - 1, words!("both a one")) && doc.free(i - 1));
        return Some(i - both..i + 2);
    }
    None
}

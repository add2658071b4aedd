//! Trades by the way their words are built, whether a list has them or not.

use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, is_hyphen};
use crate::anonymise::words::words;

/// One past an unlisted noun at `i` that is built as doers are, with a noun before it if there is one.
pub(super) fn doer(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let built = |j: usize| {
        let s = t.str(j).to_lowercase();
        s.len() > 5
            && [
                "er", "or", "ist", "man", "woman", "wright", "smith", "ician", "eer", "monger",
                "keeper", "master", "mistress", "maker",
            ]
            .iter()
            .any(|e| s.ends_with(e))
            && matches!(t.classes(j).word(), 0 | 4 | 5)
            && !t.cap(j)
            && t.is_word(j)
            && doc.free(j)
            && t.gap(j) == Gap::Space
    };
    if built(i) {
        return Some(i + 1);
    }
    (t.classes(i).noun() && !t.classes(i).function() && !t.cap(i) && doc.free(i) && built(i + 1))
        .then_some(i + 2)
}

/// "bondsman", "houseboy", "wheelwright": built as trades are, and nothing else that a list knows.
pub(super) fn built_as_trade(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    let ends = [
        "sman", "swoman", "boy", "wright", "smith", "monger", "keeper", "maker",
    ];
    let s = t.str(i);
    !t.cap(i)
        && s.len() > 6
        && s.is_ascii()
        && (ends.iter().any(|end| s.ends_with(end)) || s.ends_with("ist") && is.noun() && is.word() == 5)
        && matches!(is.word(), 0 | 4 | 5)
        && !(is.kin() || is.demog() || is.adjective() || is.verb() || is.animal())
        && !t.any(i, words!("tomboy playboy kinsman clansman tribesman tallboy troublemaker peacemaker filmmaker"))
}

/// "fire-eater", "lighthouse keeper": a doer with a noun before it.
pub(super) fn agent_compound(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let p = if is_hyphen(t.str(i - 1)) && i > 1 && t.gap(i) == Gap::None {
        i - 2
    } else {
        i - 1
    };
    let is = t.classes(p);
    let wide = words!(
        "better number matter letter order answer offer computer counter printer drawer charger speaker poster follower folder reminder reader user holder monitor timer filter server caller member buyer freezer cooker washer hanger jumper trainer trainers sitter partner starter tower shower cover layer marker sticker cleaner mixer dryer drier heater router scanner slider viewer browser banner newsletter corner"
    );
    t.is_word(p)
        && doc.free(p)
        && is.noun()
        && !is.function()
        && !is.never()
        && !is.kin()
        && !t.cap(p)
        && t.gap(i) <= Gap::Line
        && !t.any(i, wide)
        && !(is.adjective() && t.gap(i) > Gap::None)
}

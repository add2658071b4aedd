//! Of whom a sentence about a body speaks: the writer, or somebody.

use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::Kind;
use crate::anonymise::words::words;

/// Whether the sentence speaks of the writer right before token `i`.
pub(super) fn mine(doc: &Doc, i: usize) -> bool {
    (i.saturating_sub(5)..i).any(|j| {
        doc.tokens
            .any(j, words!("i i'm i’m i've i’ve my we our me"))
    })
}

/// Whether somebody is spoken of right before token `i`: "she", "who", a name, their kin.
pub(super) fn somebody(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let Some(mut p) = i.checked_sub(1) else {
        return false;
    };
    while p > 0
        && (t.any(
            p,
            words!("also still always often sometimes now been was is been's just and even"),
        ) || t.kind(p) == Some(Kind::Possessive))
    {
        p -= 1;
    }
    t.any(
        p,
        words!("he she who they he's she's he’s she’s hes shes who's kid"),
    ) || doc.label_at(p) == Some(Label::Person)
        || t.classes(p).kin() && p > 0 && !t.any(p - 1, words!("my our"))
}

//! Names in a text without capitals, by what stands around them.

use super::capitals::contraction;
use super::doc::Doc;
use super::opening::{NEGATED, WEAK};
use super::tokens::{Gap, Kind, Tokens};
use super::words::{Words, words};

/// Whether a text knows no capitals: at most one of five sentences opens with one.
pub(super) fn without_capitals(t: &Tokens) -> bool {
    let (mut opened, mut capitals) = (0, 0);
    for token in t.all.iter().filter(|t| t.opens && t.kind == Kind::Word) {
        opened += 1;
        capitals += usize::from(token.cap);
    }
    capitals * 5 <= opened
}

/// "then gurdeep said", "tadhgan didn't answer", "oonagh's page": a word that no list has but as a name, where somebody does
/// something or owns it.
pub(super) fn named(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let (s, is) = (t.str(i), t.classes(i));
    let letters = s.chars().count();
    if acts(doc, i) {
        return true;
    }
    let name = is.word() == 0
        && (is.given() > 0 && letters > 2 || (is.0 == 0 || is.surname() > 0) && letters > 3)
        && !is.platform()
        && !is.body()
        && !is.job()
        && !is.condition()
        && !is.never_name();
    if !name || contraction(s) || t.any(i, SHORTENED) || ENDINGS.iter().any(|e| s.ends_with(e)) {
        return false;
    }
    let next = t.classes(i + 1);
    // ", oonagh mcswiggan,": a given name and a word that no list has, between marks
    let between = (i == 0 || t.all[i].opens || matches!(t.str(i - 1), "," | "(" | "—" | "–"))
        && is.given() > 0
        && t.is_word(i + 1)
        && t.gap(i + 1) == Gap::Space
        && (next.0 == 0 || next.surname() > 0 && next.word() == 0)
        && !ENDINGS.iter().any(|e| t.str(i + 1).ends_with(e))
        && matches!(t.str(i + 2), "," | ")" | "." | "—" | "–" | "");
    if between {
        return true;
    }
    if t.kind(i + 1) == Some(Kind::Possessive) {
        return is.given() > 0 && t.classes(i + 2).noun();
    }
    let begins = i == 0
        || t.all[i].opens
        || matches!(t.str(i - 1), "," | ":" | ";" | "-" | "–" | "—")
        || t.any(i - 1, BEGINNERS);
    let does = t.gap(i + 1) == Gap::Space
        && (t.any(i + 1, WEAK)
            || t.any(i + 1, NEGATED)
            || t.any(
                i + 1,
                words!("would has had will did does didnt doesnt wasnt isnt wouldnt"),
            )
            || (next.verb_d() || next.human_verb()) && !next.noun()
            || next.verb_d() && next.human_verb());
    // "tadhgan from the school rang", "oonagh n her husband": first in a line
    let heads = (i == 0 || t.gap(i) >= Gap::Line)
        && is.0 == 0
        && t.any(i + 1, words!("from n"))
        && t.gap(i + 1) == Gap::Space;
    heads || begins && does && !is.demog() && is.place() < 2
}

/// "joy cancelled again", "ask hope re the letter": a word that is a name as well, where only somebody can stand.
fn acts(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    if is.given() < 2 && !is.nature()
        || is.word() == 0
        || is.never_name()
        || is.plural()
        || is.job()
        || is.demog()
    {
        return false;
    }
    let begins = i == 0
        || t.all[i].opens
        || matches!(t.str(i - 1), "," | ":" | ";" | "-" | "–" | "—")
        || t.any(i - 1, BEGINNERS);
    let alone = !(i > 0
        && t.any(
            i - 1,
            words!("the a my his her their our no some any this that of"),
        ));
    let does = t.any(i + 1, words!("said says told asked texted rang cancelled canceled messaged emailed posted phoned replied wants wanted sat laughed cried thinks thought knew walked arrived typed wrote sent shared liked followed blocked didn't doesn't didnt doesnt"));
    let done = i > 0
        && t.any(i - 1, words!("ask asked tell told rang ring text texted met email emailed message messaged phone phoned cc"))
        && (t.any(i + 1, words!("re about to if that for on again abt")) || matches!(t.str(i + 1), "," | "." | "" | ")"));
    begins && does || alone && done
}

/// What a clause begins with.
const BEGINNERS: Words = words!(
    "then and but so when that because if as where while after before since until once whether why how today yesterday"
);

/// Words that lost their apostrophe.
pub(super) const SHORTENED: Words = words!(
    "dont doesnt didnt isnt wasnt arent werent hasnt havent hadnt wont cant couldnt wouldnt shouldnt shes hes theyre whos thats theres whats heres youre weve ive theyve"
);

/// What words are built with and names hardly ever.
const ENDINGS: [&str; 6] = ["ing", "ed", "ly", "ness", "tion", "ment"];

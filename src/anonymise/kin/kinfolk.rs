//! What families live through, told of those who belong to them: "his ex is married to his brother", "hasn't seen his boys".

use super::{claim, counted};
use crate::anonymise::calendar::count;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What the phrases below begin with, but for kin.
pub(super) const STARTS: Words = words!(
    "only last one hasn't hasn’t haven't haven’t never no another secret gave gives giving put ran left took takes wee little bringing brings brought between lives living"
);

/// Something a family lives through that begins at token `i`.
pub(super) fn kinfolk(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Kinfolk) {
        return None;
    }
    let at = each_other(doc, i)
        .or_else(|| one_left(doc, i))
        .or_else(|| unseen(doc, i))
        .or_else(|| where_they_are(doc, i))
        .or_else(|| given(doc, i))
        .or_else(|| small_ones(doc, i))?;
    claim(doc, at, "kin-lived")
}

fn kin(doc: &Doc, j: usize) -> bool {
    let Some(tok) = doc.tokens.get(j) else {
        return false;
    };
    (tok.is.kin() || tok.is.kin_narrow()) && !tok.is.function()
}

/// Whose kin token `i` is: somebody else's than the writer's.
fn theirs(doc: &Doc, i: usize) -> bool {
    i > 0 && (doc.tokens.any(i - 1, THEIRS) || doc.tokens.is(i - 1, "the"))
}

/// "ex is now married to his brother", "mother and her aunt married the same man", "sister was her mother".
fn each_other(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !kin(doc, i) || !theirs(doc, i) {
        return None;
    }
    let verb = (i + 1..i + 6)
        .take_while(|&j| {
            t.is_word(j) && !t.any(j, words!("who that which said says told")) || t.str(j) == "'s"
        })
        .find(|&j| is_be(doc, j) || t.any(j, words!("married left ran")))?;
    let wed = (verb..verb + 4)
        .find(|&j| t.any(j, words!("married cousins half-sisters engaged expecting")));
    let to = (verb + 1..verb + 7)
        .take_while(|&j| t.is_word(j) || doc.free(j) && t.str(j) == "-")
        .find(|&j| kin(doc, j) && (theirs(doc, j) || wed.is_some() && j > verb))?;
    // "her mother is with her aunt" says little: they are one another's, or the same
    let bound = wed.is_some()
        || to == verb + 2 && t.any(to - 1, THEIRS) && is_be(doc, verb) && !t.is(verb, "as");
    bound.then_some(i..to + 1)
}

/// "one of the quads", "only one of the seven still speaking", "the last of that family".
fn one_left(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let one = i + usize::from(t.any(i, words!("only last")) && t.is(i + 1, "one"));
    if !t.any(i, words!("only last one")) || !t.is(one + 1, "of") {
        return None;
    }
    let det = one + 2;
    if !t.any(det, words!("the that his her their those")) {
        return None;
    }
    let set = t.any(
        det + 1,
        words!(
            "quads quins triplets twins quadruplets family litter brothers sisters siblings cousins"
        ),
    );
    let few = counted(doc, det + 1) && one > i;
    let said = i > 0
        && (is_be(doc, i - 1)
            || t.any(i - 1, words!("the")) && i > 1 && is_be(doc, i - 2)
            || t.str(i - 1) == ",");
    (said && (set || few)).then(|| {
        let end = det + 2;
        i..if few {
            grammar::clause_end(doc, end, 5)
        } else {
            end
        }
    })
}

/// "hasn't seen his boys since the hearing", "boys don't speak to him", "no contact with her mother".
fn unseen(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let mine = i > 0 && t.any(i - 1, words!("i we i've"));
    if mine {
        return None;
    }
    if t.any(i, words!("hasn't hasn’t haven't haven’t never no")) {
        let seen = t.any(i + 1, words!("seen met"));
        let spoken = t.any(i + 1, words!("spoken contact")) && t.any(i + 2, words!("to with"));
        let whose = i + 2 + usize::from(spoken);
        let head = (whose + 1..whose + 4).find(|&j| kin(doc, j))?;
        let end = head + 1;
        let end = if t.any(end, words!("since for")) {
            grammar::clause_end(doc, end + 1, 4).max(end)
        } else {
            end
        };
        return ((seen || spoken) && t.any(whose, THEIRS)).then_some(i..end);
    }
    (kin(doc, i)
        && theirs(doc, i)
        && t.any(i + 1, words!("don't don’t doesn't doesn’t won't won’t"))
        && t.any(i + 2, words!("speak talk visit"))
        && (t.is(i + 3, "to") && t.any(i + 4, words!("him her them"))
            || t.any(i + 2, words!("visit"))))
    .then(|| i..i + 3 + 2 * usize::from(t.is(i + 3, "to")))
}

/// "in-laws live upstairs", "grandmother at thirty-four", "lives between his two mums", "father had another family".
fn where_they_are(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.any(i, words!("another secret")) {
        let had = i > 1 && (t.any(i - 1, words!("had has a")) || t.any(i - 2, words!("had has")));
        return (had && t.any(i + 1, words!("family wife husband household"))).then_some(i..i + 2);
    }
    if t.any(i, words!("lives living")) && t.is(i + 1, "between") {
        let end = grammar::phrase_end(doc, i + 1, words!("between"));
        return (end > i + 2 && (i + 2..end).any(|j| kin(doc, j))).then_some(i..end);
    }
    if !kin(doc, i) {
        return None;
    }
    let (n, phrase) = t.all[i].phrase;
    let end = i + if phrase.kin_narrow() {
        usize::from(n)
    } else {
        1
    };
    let led = i > 0 && t.any(i - 1, words!("a his her their the"));
    if t.is(end, "at")
        && let Some((age, to)) = count(doc, end + 1)
    {
        return (led && (12..=60).contains(&age) && !t.any(to, words!("o'clock o’clock")))
            .then_some(i..to);
    }
    (led && t.any(end, words!("live lives lived"))
        && t.any(
            end + 1,
            words!("upstairs downstairs next abroad overseas opposite"),
        )
        && !t.any(i - 1, words!("my our")))
    .then(|| i..end + 2 + usize::from(t.is(end + 1, "next")))
}

/// "gave the baby up", "left on the steps of a church", "ran off with the best man", "took on her sister's three".
fn given(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if i > 0 && t.any(i - 1, words!("i we you")) {
        return None;
    }
    if t.any(i, words!("gave gives giving put")) {
        let head = (i + 1..i + 4)
            .find(|&j| t.any(j, words!("baby babies child twins boy girl him her")))?;
        let whom = t.any(i + 1, words!("the a her his their")) || head == i + 1;
        let up = t.is(head + 1, "up") && (!t.any(head, words!("him her")) || t.is(head + 2, "for"));
        let more = t.is(head + 2, "for") && t.is(head + 3, "adoption");
        return (whom && up).then(|| i..head + 2 + 2 * usize::from(more));
    }
    if t.is(i, "left") && t.is(i + 1, "on") && t.any(i + 3, words!("steps step doorstep porch")) {
        let was = i > 0 && (is_be(doc, i - 1));
        return was.then(|| i..grammar::phrase_end(doc, i + 4, words!("of at")));
    }
    if t.is(i, "ran") && t.any(i + 1, words!("off away")) && t.is(i + 2, "with") {
        let end = grammar::phrase_end(doc, i + 2, words!("with"));
        return (end > i + 4 || (i + 3..end).any(|j| kin(doc, j))).then_some(i..end);
    }
    if t.any(i, words!("took takes")) && t.any(i + 1, words!("on in")) {
        let of = (i + 2..i + 6)
            .find(|&j| t.kind(j) == Some(crate::anonymise::tokens::Kind::Possessive))?;
        let whose = kin(doc, of - 1) && t.any(i + 2, THEIRS);
        let end = of + 1 + usize::from(kin(doc, of + 2));
        return (whose && (counted(doc, of + 1) || kin(doc, of + 1))).then_some(i..end + 1);
    }
    None
}

/// "bringing the wee ones up on her own".
fn small_ones(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("bringing brings brought")) || i > 0 && t.any(i - 1, words!("i we my")) {
        return None;
    }
    let up = (i + 1..i + 6).find(|&j| t.is(j, "up"))?;
    let whom = (i + 1..up + 5).any(|j| kin(doc, j) || t.any(j, words!("ones weans bairns")));
    let alone = t.is(up + 1, "on") && t.any(up + 2, THEIRS) && t.is(up + 3, "own");
    let named = doc.label_at(up + 1) == Some(Label::Person);
    (whom && (alone || up > i + 1) && !named).then_some(i..if alone { up + 4 } else { up + 1 })
}

//! Words that are names as well: which one a sentence means.

use super::tokens::{Kind, Tokens};
use super::words::{Words, words};

/// Words after which a name stands more often than the ordinary word.
const BEFORE_NAME: Words = words!(
    "with from about told asked met saw seen seeing see rang phoned called named texted emailed messaged and but to for than dear hi hello hey client supervisee colleague supervisor friend sister brother its it's mum husband wife says"
);

/// Words that follow a name more often than the ordinary word.
const AFTER_NAME: Words = words!(
    "is was has had said says told asked came comes rang called wrote sent wants wanted didn't doesn't isn't wasn't hasn't hadn't went knows knew looked laughed cried smiled thinks thought left felt feels seemed seems phoned texted messaged who"
);

fn is_modal(tokens: &Tokens, i: usize) -> bool {
    tokens.any(i, words!("will may can must might"))
}

/// Whether what follows token `i` is said of a name more often than of the ordinary word.
pub(super) fn acts(tokens: &Tokens, i: usize) -> bool {
    let next = tokens.classes(i + 1);
    tokens.any(i + 1, AFTER_NAME) || next.verb_d() && !next.noun() && next.word() > 0
}

/// Whether the word at `i`, which may be a name, is used as the ordinary word here.
pub(super) fn is_ordinary(tokens: &Tokens, i: usize) -> bool {
    let Some(t) = tokens.get(i) else {
        return true;
    };
    if t.is.word() == 0 {
        return false;
    }
    let next = i + 1;
    if tokens.kind(next) == Some(Kind::Possessive) {
        // "M's post": somebody by an initial
        if t.cap && !t.opens && tokens.str(i).len() == 1 {
            return false;
        }
        return t.cap && !t.opens && t.is.given() == 0 || !t.cap && t.is.given() == 0;
    }
    let named_after = acts(tokens, i);
    if t.cap && !t.opens {
        return false;
    }
    if t.cap {
        if is_modal(tokens, i) {
            return !(named_after && !tokens.any(next, words!("you he she they it we i")));
        }
        return !named_after;
    }
    let before = i > 0 && tokens.any(i - 1, BEFORE_NAME);
    if is_modal(tokens, i) {
        return !(before && named_after);
    }
    !(before && named_after)
}

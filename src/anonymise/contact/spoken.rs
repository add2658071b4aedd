//! Numbers as they are spoken: "oh seven seven double oh nine".

use crate::anonymise::calendar::NUMBERS;
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, is_hyphen};
use crate::anonymise::words::{Words, words};

/// What is only said of a digit.
pub(super) const SPOKEN: Words = words!("oh o nought zero double treble triple");

/// How many digits the word at `i` speaks, and whether the next one is repeated.
fn digits(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.is_word(i) {
        return None;
    }
    if t.any(i, SPOKEN) {
        return Some(usize::from(!t.any(i, words!("double treble triple"))));
    }
    let n = NUMBERS.position(&t.all[i].hash)?;
    Some(if n < 10 { 1 } else { 2 })
}

/// A run of seven or more spoken digits from token `i`; one past it.
pub(super) fn spoken(doc: &mut Doc, i: usize) -> Option<usize> {
    digits(doc, i)?;
    let t = &doc.tokens;
    let (mut j, mut end, mut sum, mut times) = (i, i, 0, 1);
    while j < (i + 32).min(t.len()) && doc.free(j) && t.gap(j) <= Gap::Line {
        if let Some(n) = digits(doc, j) {
            if n == 0 {
                times = if t.is(j, "double") { 2 } else { 3 };
            } else {
                sum += n * times;
                times = 1;
                end = j + 1;
            }
        } else if !(t.str(j) == "," || is_hyphen(t.str(j)) || t.any(j, words!("hundred"))) {
            break;
        }
        j += 1;
    }
    // "one, two, three, four, five, six, seven": counting is no number of somebody's
    let counting = (i..end).filter(|&k| t.str(k) == ",").count() + 2 > (end - i) / 2;
    (sum >= 7 && end > i + 4 && !counting)
        .then(|| doc.find(i..end, Label::Phone, "phone"))
        .filter(|found| *found)
        .map(|_| end)
}

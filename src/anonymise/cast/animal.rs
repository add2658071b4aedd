//! Names that are an animal's: "her sister's dog Biscuit", "a dog called Pickle". No letter is given to them.

use crate::anonymise::doc::{Doc, Found};
use crate::anonymise::tokens::Gap;
use crate::anonymise::words::words;

/// Whether the word before a name says that an animal is called so.
pub(super) fn is_an_animals(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    let Some(before) = found.at.start.checked_sub(1) else {
        return false;
    };
    let called = before > 0 && t.any(before, words!("called named"));
    let animal = before - usize::from(called);
    let spaced = (animal + 1..=found.at.start).all(|i| t.gap(i) <= Gap::Line);
    let young = words!("puppy puppies pup kitten kittens foal lamb calf bunny budgie tortoise");
    // "the dog Tobias gave her": a usual given name and what its bearer did
    let (is, next) = (t.classes(found.at.start), t.classes(found.at.end));
    let does = !called && is.given() > 1 && (next.verb_d() || next.human_verb());
    let is_animal = t.classes(animal).animal() || t.any(animal, young);
    t.is_word(animal) && !t.cap(animal) && is_animal && spaced && !does
}

//! Names that are an animal's: "her sister's dog Biscuit", "a dog called Pickle". No letter is given to them.

use crate::anonymise::doc::{Doc, Found};
use crate::anonymise::grammar::THEIRS;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};

/// Animals that the lists don't have as such.
const UNLISTED: Words = words!(
    "cat cats puppy puppies pup kitten kittens rabbit rabbits hamster hamsters pony foal lamb calf bunny budgie tortoise"
);

/// Most adjectives between an animal and whose it is.
const DESCRIBED: usize = 2;

/// Whether the words before a name say that an animal is called so: "her old dog [Max]", "the cat is called [Tobias]". In
/// "because of the dog [Priya] will move" and "to fly [Okonkwo] home" nobody has the animal, and the name is somebody's.
pub(super) fn is_an_animals(doc: &Doc, found: &Found) -> bool {
    let t = &doc.tokens;
    let Some(before) = found.at.start.checked_sub(1) else {
        return false;
    };
    let called = usize::from(t.any(before, words!("called named")));
    let is = called * usize::from(before > 0 && t.any(before - 1, words!("is was")));
    let Some(animal) = before.checked_sub(called + is) else {
        return false;
    };
    let spaced = (animal + 1..=found.at.start).all(|i| t.gap(i) <= Gap::Line);
    let is_animal = t.classes(animal).animal() || t.any(animal, UNLISTED);
    t.is_word(animal)
        && !t.cap(animal)
        && is_animal
        && spaced
        && (called > 0 || is_kept(doc, animal))
}

/// Whether somebody has the animal: "my [dog]", "her sister's old [dog]".
fn is_kept(doc: &Doc, animal: usize) -> bool {
    let t = &doc.tokens;
    let mut before = (0..animal).rev();
    let described = |i: &usize| t.classes(*i).adjective() && !t.classes(*i).function();
    let whose = before.find(|i| animal - i > DESCRIBED || !described(i));
    whose.is_some_and(|i| {
        t.any(i, THEIRS) || t.any(i, words!("my our your")) || t.kind(i) == Some(Kind::Possessive)
    })
}

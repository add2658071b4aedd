//! How somebody came to a country: "came over in the back of a lorry", "second-generation Hmong", "under the resettlement scheme".

use crate::anonymise::doc::Doc;
use crate::anonymise::grammar;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::is_hyphen;
use crate::anonymise::words::{Words, words};

/// What people cross borders by and under.
const MEANS: Words = words!(
    "lorry boat dinghy truck container raft visa scheme resettlement asylum refugee refugees evacuee evacuees papers passport kindertransport convoy"
);

/// What a passage begins with.
pub(super) const STARTS: Words = words!(
    "first second third fourth native fluent mother-tongue came come coming comes moved emigrated immigrated migrated arrived fled arr arriving smuggled crossed evacuated resettled airlifted trafficked"
);

/// One past a passage that begins at token `i`.
pub(super) fn passage(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    // "second-generation Hmong", "third-generation Irish"
    if t.any(i, words!("first second third fourth"))
        && is_hyphen(t.str(i + 1))
        && t.is(i + 2, "generation")
        && (t.classes(i + 3).demog() || t.any(i + 3, words!("immigrant migrant")))
        && doc.all_free(i..i + 4)
    {
        return Some(i + 4);
    }
    if t.any(i, words!("native fluent mother-tongue"))
        && t.classes(i + 1).demog()
        && t.any(i + 2, words!("speaker speakers"))
    {
        return Some(i + 3);
    }
    // "came out to me"
    let mine = i > 0 && t.any(i - 1, words!("i we it that i'm"));
    if t.any(i, words!("came come coming comes"))
        && t.is(i + 1, "out")
        && !mine
        && (t.any(i + 2, words!("to as"))
            && t.any(
                i + 3,
                words!("me us him her his their my a gay bi trans lesbian queer bisexual"),
            ))
        && (i == 0 || !t.any(i - 1, words!("words what sentence")))
    {
        return Some(i + 2);
    }
    // "moved here from Poland": the place belongs to it
    if t.any(
        i,
        words!("moved came emigrated immigrated migrated arrived fled"),
    ) && !mine
    {
        let here = i + 1 + usize::from(t.any(i + 1, words!("here over across")));
        let home = (here + 1..here + 3).find(|&j| t.classes(j).place() > 2 && t.cap(j));
        if t.is(here, "from")
            && t.any(
                i.wrapping_sub(1),
                words!("he she they who family parents had"),
            )
            && let Some(home) = home
        {
            let placed = |j: usize| doc.label_at(j) == Some(Label::Place);
            let mut end = home;
            while end < home + 4 && placed(end) {
                end += 1;
            }
            return (end > home && here > i + 1 && (i..home).all(|j| doc.free(j))).then_some(home);
        }
    }
    if !t.any(i, words!("came arrived arr arriving fled smuggled crossed evacuated resettled airlifted trafficked"))
        || i > 0 && t.any(i - 1, words!("i we it i've i'd i’ve i’d we've that"))
        || !doc.free(i)
    {
        return None;
    }
    let from = i
        + 1
        + usize::from(t.str(i + 1) == "." && t.gap(i + 1) == crate::anonymise::tokens::Gap::None);
    let here = from + usize::from(t.any(from, words!("here over across")));
    if !t.any(here, words!("in on under as by with without through")) {
        return None;
    }
    let means = (here + 1..here + 7)
        .take_while(|&j| {
            !matches!(t.str(j), "." | "," | ";" | "!" | "?")
                && !doc.label_at(j).is_some_and(Label::is_direct)
        })
        .find(|&j| t.any(j, MEANS) && !t.any(j - 1, words!("his her my our")))?;
    let end = means + 1;
    // "with his uncle"
    let with = grammar::phrase_end(doc, end, words!("with"));
    let kin = with > end && t.classes(with - 1).kin();
    Some(if kin { with } else { end })
}

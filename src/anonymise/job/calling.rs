//! What somebody is by calling, said of them: "she is our goalkeeper", "Mosotho, an elder", "engineer on this same boat".

use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What anybody may be in a story, whatever they do.
const ANYBODY: Words = words!(
    "therapist psychotherapist counsellor counselor psychologist supervisor supervisee client clients patient person people man woman boy girl lad lass stranger friend colleague neighbour neighbor member participant user reader writer author speaker listener talker sender caller visitor guest host regular beginner learner winner loser survivor victim hero heroine star fan follower character creature soul angel devil monster giant ghost saint sinner fool genius expert professional practitioner trainee intern student pupil peer mate boss other self type kind sort sample case subject witness helper believer lover giver thinker sleeper riser eater drinker smoker walker drummer holder receiver owner buyer customer consumer passenger pedestrian tourist newcomer foreigner native citizen resident adult senior junior minor elder individual nobody somebody someone one baby child parent orphan widow partner double twin mentor tutor facilitator moderator administrator poster blogger influencer commenter"
);

/// Whether it is none of the commonest words.
fn rare_word(is: crate::anonymise::classes::Classes) -> bool {
    is.word() != 1
}

/// A calling whose noun is token `i`.
pub(super) fn calling(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !t.may(i, Head::Calling)
        || !(is.role() || is.job() || is.job_wide())
        || is.kin()
        || is.kin_narrow()
        || is.demog()
        || is.plural() && !is.role()
        || is.function()
        || t.cap(i) && !t.all[i].caps && !t.all[i].opens
        || !doc.free(i)
    {
        return None;
    }
    // "New referral. Plumber. Lives alone.": a trade is a sentence of its own
    if t.all[i].opens {
        let alone = is.job()
            && !is.plural()
            && i > 1
            && t.str(i - 1) == "."
            && t.str(i + 1) == "."
            && !t.any(i, ANYBODY);
        return (alone && is.word() != 1).then_some(i..i + 1);
    }
    // The head of a longer compound comes later
    let next = t.classes(i + 1);
    let glued = is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None;
    if glued
        || t.kind(i + 1) == Some(Kind::Possessive)
        || t.gap(i + 1) == Gap::Space
            && t.is_word(i + 1)
            && !t.cap(i + 1)
            && !next.function()
            && !next.human_verb()
            && !next.verb_d()
            && !next.adverb()
            && !t.any(i + 1, words!("n w"))
            && (next.noun() || next.plural() || is.adjective() && next.adjective())
    {
        return None;
    }
    let start = grammar::phrase_start(doc, i);
    let before = start.checked_sub(1)?;
    let mine = t.any(before, words!("my our"));
    let det = mine || t.any(before, words!("a an the"));
    let lead = if det { before.checked_sub(1)? } else { before };
    let end = grammar::phrase_end(doc, i + 1, words!("at in on of for with to"));
    // "a beneficiary to my account" is nobody's calling
    let end = if (i + 1..end).any(|j| t.any(j, words!("my your"))) && t.is(i + 1, "to") {
        i + 1
    } else {
        end
    };
    let placed = end > i + 1;
    let modified = start < i
        && !t.any(
            start,
            words!("good great bad big little nice lovely real true natural best new old"),
        );
    let wide = t.any(i, ANYBODY);
    // "the new organist", "our old postmaster"
    if t.any(before, words!("the our their"))
        && t.any(start, words!("new former acting retired present current deputy assistant junior senior head chief visiting"))
        && start < i
        && !wide
        && (is.job() || is.role() && rare_word(is))
        && !is.adjective()
        && !is.plural()
        && !next.noun()
    {
        return Some(start..end);
    }
    let rare = is.word() > 1 || is.word() == 0;
    let stops = is_end(doc, i + 1)
        || placed
        || t.any(
            i + 1,
            words!(
                "and who whose but from by so or when since now then here there too until till with"
            ),
        )
        || next.function();
    let stops = stops || t.any(i + 1, words!("n w called named who"));
    if !stops || wide && !(modified && placed) {
        return None;
    }
    // "She is our goalkeeper", "he's the sacristan", "his father is a scribe"
    let third = |j: usize| {
        t.any(j, words!("he she who client"))
            || doc.label_at(j) == Some(Label::Person)
            || t.classes(j).kin() && j > 0 && !t.any(j - 1, words!("a an no any"))
    };
    let is_said = t.any(lead, words!("he's she's who's he’s she’s who’s hes shes"))
        || is_be(doc, lead) && lead > 0 && third(lead - 1)
        || t.any(lead, words!("now still once also only just both"))
            && lead > 1
            && is_be(doc, lead - 1)
            && third(lead - 2);
    if is_said {
        // "he's a natural": an adjective without more is none
        let sure = rare || modified || placed;
        let bare = !det && !placed && !modified;
        // "the registrar who does all the weddings"
        let end =
            if t.is(end, "who") && t.classes(end + 1).verb_s() && !t.classes(end + 1).function() {
                grammar::clause_end(doc, end + 2, 6)
            } else {
                end
            };
        // "my colleague" says who it is to me, "my landlord" what he is
        return (sure && !bare && !(mine && wide) && !(is.adjective() && !placed && !modified))
            .then_some(start..end);
    }
    // "He is Mosotho, an elder, near sixty": a detail between details
    let parted = matches!(t.str(lead), "," | "(" | ":");
    let detail = |j: usize| {
        matches!(
            doc.label_at(j),
            Some(Label::Age | Label::Demog | Label::Occupation | Label::Family | Label::Condition)
        )
    };
    let near = parted
        && lead > 0
        && (detail(lead - 1)
            || doc.label_at(lead - 1) == Some(Label::Person) && (det || placed || modified));
    // "She is my client, landlady to half the street": what is said of her goes on
    let goes_on = parted
        && (lead.saturating_sub(14)..lead)
            .rev()
            .take_while(|&j| {
                !matches!(t.str(j), "." | "!" | "?" | "(")
                    && !t.any(j, words!("i we you it my")) | t.any(j + 1, words!("client patient"))
            })
            .any(|j| {
                t.any(j, words!("he's she's who's he’s she’s who’s hes shes"))
                    || is_be(doc, j) && j > 0 && third(j - 1)
            })
        && (placed || modified && rare);
    let near = near || goes_on;
    let closed = is_end(doc, end) || t.any(end, words!("and who whose until till from with"));
    (near
        && closed
        && (rare || modified || placed)
        && !mine
        && (!is.adjective() || placed || modified || det))
        .then_some(start..end)
        // "a canon of the cathedral I have met"
        .or_else(|| {
            let of = t.any(i + 1, words!("of at"))
                && (t.any(i + 2, words!("the a this")) || t.cap(i + 2));
            (t.any(before, words!("a an"))
                && of
                && placed
                && rare
                && is.role()
                && !is.adjective()
                && !is.animal())
            .then_some(start..end)
        })
}

//! What the rules for capitalised words share.

use super::doc::{Doc, found};
use super::fold::is_apostrophe;
use super::grammar::contraction;
use super::homograph;
use super::label::Label;
use super::subject::subject;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

pub(super) const PARTICLES: Words = words!(
    "de da di do dos das du del della der den van von vom la le el al bin ibn bint ben ap ab ter ten zu af av mac y yr"
);

pub(super) fn cap_word(doc: &Doc, i: usize) -> bool {
    doc.tokens.is_word(i) && doc.tokens.cap(i)
}

/// An ordinary English word and no name of a person.
pub(super) fn ordinary(doc: &Doc, i: usize) -> bool {
    let is = doc.tokens.classes(i);
    (1..=4).contains(&is.word()) && is.given() == 0 || is.never_name()
}

/// No list knows it.
pub(super) fn unknown(doc: &Doc, i: usize) -> bool {
    let is = doc.tokens.classes(i);
    is.word() == 0 && !is.upper() && !is.demog()
}

/// "d'Aubigny", "Marie l'Estrange": a small letter and an apostrophe before the capital of a name. The Côte d'Azur is
/// none, and "l'Arche" alone is an article and a noun.
pub(super) fn elided(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let given = |i: usize| t.cap(i) && t.classes(i).given() > 0;
    t.is_word(i)
        && !t.any(
            i,
            words!("d'azur d’azur d'ivoire d’ivoire d'or d’or d'orsay d’orsay"),
        )
        && (t.str(i).starts_with('d') || i > 0 && given(i - 1))
        && t.str(i)
            .strip_prefix(['d', 'l'])
            .and_then(|rest| rest.strip_prefix(is_apostrophe))
            .is_some_and(|rest| rest.starts_with(char::is_uppercase) && rest.len() > 2)
}

/// One past the last capitalised word of a name that begins at `i`: hyphens, initials, particles inside.
pub(super) fn name_end(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut end = i + 1;
    while end < t.len() && end - i < 14 {
        let linked = is_hyphen(t.str(end))
            && t.any(end + 1, words!("e i al ul ud ur el de la le du es as o"))
            && is_hyphen(t.str(end + 2))
            && (end..end + 4).all(|j| t.gap(j) == Gap::None && doc.free(j))
            && cap_word(doc, end + 3);
        // "Soo-jin", "Mei-ling": the second half of a given name written small
        let halved = end == i + 1
            && is_hyphen(t.str(end))
            && t.gap(end) == Gap::None
            && t.gap(end + 1) == Gap::None
            && t.is_word(end + 1)
            && !t.cap(end + 1)
            && doc.all_free(end..end + 2)
            && (2..=6).contains(&t.str(i).chars().count())
            && (2..=6).contains(&t.str(end + 1).chars().count())
            && matches!(t.classes(i).word(), 0 | 4 | 5)
            && (matches!(t.classes(end + 1).word(), 0 | 4 | 5)
                || t.classes(i).word() == 0 && t.str(end + 1).len() == 2)
            && !t.classes(end + 1).function()
            && t.all[i].phrase.0 == 0
            && !t.all[i].caps;
        // "Lorcan Ó hEithir", "Bríd Ní hÓgáin"
        let irish = t.any(end, words!("ó Ó ní uí nic mac"))
            && t.gap(end) == Gap::Space
            && t.gap(end + 1) == Gap::Space
            && doc.all_free(end..end + 2)
            && t.str(end + 1)
                .strip_prefix('h')
                .is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let step = if linked {
            4
        } else if irish {
            2
        } else if halved {
            2
        } else if is_hyphen(t.str(end))
            && t.gap(end) == Gap::None
            && t.gap(end + 1) == Gap::None
            && cap_word(doc, end + 1)
            && doc.all_free(end..end + 2)
        {
            2
        } else if t.str(end) == "."
            && t.gap(end) == Gap::None
            && (t.str(end - 1).chars().count() == 1
                || end == i + 1
                    && t.str(i).chars().count() == 2
                    && t.classes(i).word() == 0
                    && !t.classes(i).title())
            && cap_word(doc, end + 1)
            && t.gap(end + 1) <= Gap::Space
            && doc.all_free(end..end + 2)
            && !t.classes(end + 1).never_name()
        {
            2
        } else if t.gap(end) == Gap::Space
            && doc.free(end)
            && (cap_word(doc, end) && joins(doc, end) || elided(doc, end))
        {
            1
        } else if t.gap(end) == Gap::Space && t.any(end, PARTICLES) && doc.free(end) {
            let mut to = end + 1;
            while to < end + 3 && t.any(to, PARTICLES) && t.gap(to) == Gap::Space {
                to += 1;
            }
            // "al-Sabbagh"
            if is_hyphen(t.str(to)) && t.gap(to) == Gap::None && t.gap(to + 1) == Gap::None {
                to += 1;
            }
            if (t.gap(to) == Gap::Space || is_hyphen(t.str(to - 1)))
                && cap_word(doc, to)
                && doc.free(to)
                && !t.classes(to).never_name()
            {
                to + 1 - end
            } else {
                0
            }
        } else {
            0
        };
        if step == 0 {
            break;
        }
        end += step;
    }
    if t.str(end) == "."
        && t.gap(end) == Gap::None
        && t.str(end - 1).chars().count() == 1
        && end - i > 1
        && t.gap(end + 1) <= Gap::Space
        && !t.get(end + 1).is_some_and(|n| n.cap)
    {
        end += 1;
    }
    end
}

/// Whether the capitalised word at `j` may go on a name.
pub(super) fn joins(doc: &Doc, j: usize) -> bool {
    let is = doc.tokens.classes(j);
    let s = doc.tokens.str(j);
    let t = &doc.tokens;
    // "Martim A Pereira", "Tom I. Holzman": a middle initial, when a surname follows
    if s.chars().count() == 1 && s.chars().all(|c| c.is_alphabetic()) {
        let k = j + 1 + usize::from(t.str(j + 1) == "." && t.gap(j + 1) == Gap::None);
        let surname = cap_word(doc, k)
            && t.gap(k) == Gap::Space
            && !t.classes(k).never_name()
            && t.str(k).chars().count() > 1
            && doc.free(k)
            && !contraction(t.str(k));
        return surname && (k > j + 1 || t.classes(k).word() == 0 || t.classes(k).surname() > 1)
            || !matches!(s, "I" | "A");
    }
    if s == "I" || contraction(s) || doc.tokens.get(j).is_some_and(|t| t.opens) {
        return false;
    }
    !is.never_name() || is.surname() > 1 && (is.word() > 1 || is.surname() > 2)
}

/// Whether token `j` may stand inside the name of an organisation or street.
pub(super) fn name_part(doc: &Doc, j: usize) -> bool {
    let t = &doc.tokens;
    t.gap(j) <= Gap::Line
        && (cap_word(doc, j) || t.kind(j) == Some(Kind::Number) && t.str(j).len() < 4)
        && (doc.free(j) || doc.kept(j))
        && !contraction(t.str(j))
}

/// Claims a range whose kept tokens may be taken back: "NHS Leeds Trust".
pub(super) fn claim(
    doc: &mut Doc,
    at: std::ops::Range<usize>,
    label: Label,
    rule: &'static str,
) -> Option<usize> {
    if at.clone().all(|i| {
        doc.kept(i) && !doc.tokens.classes(i).platform() || doc.tokens.classes(i).org_head()
    }) {
        return None;
    }
    for i in at.clone() {
        doc.free_kept(i);
    }
    found(doc, at, label, rule)
}

/// Whether a word that is also a name is surely the name at the opening of a sentence.
pub(super) fn homograph_strong(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    // "Bill, I say to myself"
    if is.given() > 1
        && !is.adverb()
        && t.str(i + 1) == ","
        && (t.any(i + 2, words!("you please"))
            || t.str(i + 2) == "I"
                && t.any(
                    i + 3,
                    words!("say said thought told want wanted need love asked"),
                )
                && !(t.is(i + 4, "to")
                    && t.any(i + 5, words!("myself"))
                    && is.word() == 1
                    && !is.verb()))
    {
        return true;
    }
    if is.given() > 0 && (super::opening::somebody(doc, i) || subject(doc, i)) {
        return true;
    }
    // "Hope came slowly": what moves may be a feeling; who moves goes somewhere
    let moves = t.any(i + 1, words!("came comes went left leaves arrived arrives stood stands sat fell feels felt looked looks stayed stays returned"))
        && is.word() > 0
        && is.word() < 3
        && !t.any(i + 2, words!("in into to back home over round at with for early late her his my me the again up out"));
    let weak_verb = moves || t.any(
        i + 1, words!("is was has had would could should might can't isn't wasn't seems seemed became needs makes takes works helps starts stops"));
    let wants = t.any(
        i + 1,
        words!("wants wanted rang texted says said told wrote asked thinks messaged emailed"),
    );
    (is.given() > 1 || is.given() == 1 && is.word() > 2 && wants)
        && !homograph::is_ordinary(t, i)
        && t.classes(i + 1).human_verb()
        && !weak_verb
}

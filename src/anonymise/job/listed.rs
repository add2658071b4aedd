//! Jobs that a list has, or that are built as jobs are.

use super::one::Job;
use super::said_of::said_of_somebody;
use crate::anonymise::doc::Doc;
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::Gap;
use crate::anonymise::words::words;

/// A listed job at token `i`, where the sentence says it of somebody.
pub(super) fn listed(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Job) {
        return None;
    }
    let mut job = Job::at(doc, i)?;
    if let Some(from) = turned(doc, &job) {
        return doc.absorb(from..job.end, Label::Occupation, "job");
    }
    while job.start < i && doc.kept(job.start) && !doc.tokens.all[job.start].caps {
        job.start += 1;
    }
    if describes(doc, &job) || !said_of_somebody(doc, &job) {
        return None;
    }
    let t = &doc.tokens;
    let mut end = job.with_place(doc);
    // "a bell-ringer and beekeeper"
    if t.is(end, "and")
        && t.classes(end + 1).job()
        && doc.all_free(end..end + 2)
        && t.gap(end + 1) == Gap::Space
    {
        end += 2;
    }
    doc.absorb(job.start..end, Label::Occupation, "job")
}

/// "[a bus conductor] turned imam": where what somebody was before begins.
fn turned(doc: &Doc, job: &Job) -> Option<usize> {
    let was = job
        .start
        .checked_sub(2)
        .filter(|_| doc.tokens.is(job.start - 1, "turned") && doc.free(job.start - 1))
        .and_then(|before| doc.found_at(before))
        .map(|found| &doc.found[found])
        .filter(|found| found.label == Label::Occupation && !job.wide);
    was.map(|found| found.at.start)
}

/// Whether it only says of what kind the noun after it is.
fn describes(doc: &Doc, job: &Job) -> bool {
    let t = &doc.tokens;
    let (next, word) = (t.classes(job.end), t.is_word(job.end));
    if !job.alone() || t.gap(job.end) != Gap::Space || !word {
        return false;
    }
    // "a lovely girl", "a professional dancer": an adjective before its noun is no trade of its own
    let adjective =
        t.classes(job.at).adjective() && (next.noun() || next.adjective()) && !next.function();
    // "a cowboy hat": what the noun after it says
    let noun = !t.cap(job.end)
        && next.noun()
        && !next.verb_s()
        && !next.verb_d()
        && !next.function()
        && !next.adverb()
        && !next.adjective()
        && !next.kin()
        && !next.job()
        && !next.job_wide()
        && !t.any(
            job.end,
            words!("friend client colleague patient in-law n w"),
        );
    adjective || noun
}

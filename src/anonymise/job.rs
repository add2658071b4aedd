//! Jobs and roles.

mod built;
mod calling;
mod habit;
mod listed;
pub(super) mod livelihood;
mod one;
mod posting;
mod rarity;
mod role;
mod said_of;
mod trade;
mod work;

use super::classes::Classes;
use super::doc::Doc;
use super::grammar;
use super::heads::{Head, RARE, Row};
use super::label::Label;
use super::words::words;
use calling::calling;
use habit::habit;
use listed::listed;
use livelihood::livelihood;
use posting::posting;
use rarity::rarity;
use role::role;
use trade::trade;
use work::work;

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[
    (
        Head::Calling,
        &[],
        Classes::JOB | Classes::JOB_WIDE | Classes::ROLE,
    ),
    (
        Head::Habit,
        &[],
        Classes::VERB_S | Classes::VERB_D | Classes::VERB_G,
    ),
    (
        Head::Job,
        &[role::STARTS],
        Classes::JOB | Classes::JOB_WIDE | Classes::AGENT | RARE,
    ),
    (Head::Livelihood, &[livelihood::STARTS], Classes::TRADE),
    (
        Head::Posting,
        &[posting::STARTS],
        Classes::TRADE | Classes::ROLE,
    ),
    (
        Head::Rarity,
        &[words!("one first last only youngest oldest")],
        0,
    ),
    (Head::Trade, &[trade::STARTS, trade::TRADES], 0),
    (Head::Unlisted, &[], Classes::NOUN),
    (
        Head::Work,
        &[work::STARTS, work::DOES],
        Classes::SKILL | Classes::ADJECTIVE | Classes::VERB_S,
    ),
];

/// Where work is done, after what is done: "tunes organs [in every church in the county]".
fn extend(doc: &mut Doc) {
    let at = words!("in at for on under beside outside along across up behind over with");
    for f in 0..doc.found.len() {
        let found = &doc.found[f];
        if found.at.is_empty() || !matches!(found.rule, "job-does" | "job-where" | "job-rarity") {
            continue;
        }
        let (start, mut end) = (found.at.start, found.at.end);
        for _ in 0..2 {
            let out = usize::from(
                doc.tokens.any(end, words!("up down out over back close"))
                    && doc.tokens.any(end + 1, at),
            );
            let to = grammar::phrase_end(doc, end + out, at);
            if to == end + out || doc.tokens.any(to - 1, words!("me us him her them it")) {
                break;
            }
            end = to;
        }
        if end > found.at.end {
            let rule = found.rule;
            doc.absorb(start..end, Label::Occupation, rule);
        }
    }
}

pub(super) fn find(doc: &mut Doc) {
    walk(doc);
    extend(doc);
}

fn walk(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        i = if doc.free(i) && doc.tokens.is_word(i) {
            role(doc, i)
                .or_else(|| listed(doc, i))
                .or_else(|| {
                    rarity(doc, i).and_then(|at| doc.absorb(at, Label::Occupation, "job-rarity"))
                })
                .or_else(|| {
                    habit(doc, i).and_then(|at| {
                        let being = doc.tokens.classes(at.start).verb_g();
                        let rule = if being { "job-where" } else { "job-does" };
                        doc.absorb(at, Label::Occupation, rule)
                    })
                })
                .or_else(|| trade(doc, i))
                .or_else(|| work(doc, i))
                .or_else(|| livelihood(doc, i))
                .or_else(|| {
                    posting(doc, i).and_then(|(at, rule)| doc.absorb(at, Label::Occupation, rule))
                })
                .or_else(|| {
                    calling(doc, i).and_then(|at| doc.absorb(at, Label::Occupation, "job-calling"))
                })
                .unwrap_or(i + 1)
        } else {
            i + 1
        };
    }
}

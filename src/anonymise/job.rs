//! Jobs and roles.

mod calling;
mod habit;
pub(super) mod livelihood;
mod posting;
mod rarity;
mod trade;
mod work;

use super::doc::Doc;
use super::grammar::{self, THEIRS, is_be};
use super::heads::{Head, RARE, Row};
use super::label::Label;
use super::lists::Classes;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};
use calling::calling;
use habit::habit;
use livelihood::livelihood;
use posting::posting;
use rarity::rarity;
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
        &[STARTS],
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

/// The reader's own trade and words too wide to tell anybody.
const TOO_WIDE: Words = words!(
    "therapist psychotherapist counsellor counselor psychologist supervisor supervisee trainee intern analyst practitioner facilitator mentor manager tutor speaker author writer reader leader worker expert professional member participant player winner user poster blogger follower host moderator administrator guide model student friend stranger teacher doctor gp consultant helper listener sender carer officer trainer director witness shrink peer buyer stutterer master hand private caller visitor mate pal buddy chum gentleman lady bloke boss"
);

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
            listed(doc, i)
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

/// "only woman on the crew", "Head of Compliance", "shod horses for a living".
fn role(doc: &Doc, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &doc.tokens;
    if t.is(i, "only")
        && t.any(i + 1, words!("woman man girl boy female male"))
        && t.any(i + 2, words!("on in at of"))
    {
        let end = grammar::phrase_end(doc, i + 2, words!("on in at of"));
        return (end > i + 2 && !t.any(end - 1, words!("world life room family house")))
            .then_some(i..end);
    }
    // "head of year", "deputy head of music": small letters, a school's or a firm's word after
    if t.any(i, words!("head director chair deputy master"))
        && !t.cap(i)
        && i > 0
        && t.any(
            i - 1,
            words!("the a my her his their our former deputy assistant , is was"),
        )
    {
        let of = i + 1 + usize::from(t.is(i, "deputy") && t.is(i + 1, "head"));
        let kind = of + 1;
        if t.is(of, "of")
            && (t.classes(kind).skill()
                || t.any(
                    kind,
                    words!("year sixth department faculty house school service services operations finance security nursing midwifery pastoral maintenance catering sales marketing governors trustees upper lower junior"),
                ))
        {
            let end = kind + 1 + usize::from(t.any(kind + 1, words!("form school department services")));
            return doc.all_free(i..end).then_some(i..end);
        }
    }
    if t.is(i, "retired")
        && t.classes(i + 1).job()
        && !t.classes(i + 1).plural()
        && !t.cap(i + 1)
        && t.gap(i + 1) == Gap::Space
        && !t.classes(i + 2).job()
        && i > 0
        && t.any(i - 1, words!("a an"))
    {
        return doc.all_free(i..i + 2).then_some(i..i + 2);
    }
    // "retired smokejumper", "trainee flavourist": a doer that no list knows
    if t.any(
        i,
        words!("retired former ex-professional trainee apprentice"),
    ) && let Some(end) = doer(doc, i + 1)
    {
        return Some(i..end);
    }
    if t.any(
        i,
        words!("head director chair dean chief master secretary manager vice-chair"),
    ) && t.cap(i)
        && t.is(i + 1, "of")
        && t.cap(i + 2)
        && t.is_word(i + 2)
    {
        let mut end = i + 3;
        while end < i + 6
            && t.is_word(end)
            && t.cap(end)
            && t.gap(end) == Gap::Space
            && doc.free(end)
        {
            end += 1;
        }
        return doc.all_free(i..end).then_some(i..end);
    }
    if t.is(i, "for")
        && t.is(i + 1, "a")
        && t.is(i + 2, "living")
        && !(t.str(i + 3) == "," && t.any(i + 4, words!("nearly almost practically virtually")))
    {
        let back = (1..=3).rev().find(|&k| {
            i > k
                && t.is_word(i - k)
                && (t.classes(i - k).verb_d() || t.classes(i - k).verb_s())
                && !t.any(i - k, words!("has is was"))
        })?;
        // "does this for a living", "reads faces for a living": said in passing, of anybody
        if back == 1
            || t.any(
                i - 1,
                words!("this that it so people faces bodies minds rooms others stuff things"),
            )
        {
            return None;
        }
        return doc.all_free(i - back..i + 3).then_some(i - back..i + 3);
    }
    None
}

/// What a role begins with that no list has.
const STARTS: Words = words!(
    "only head director chair deputy master retired former ex-professional trainee apprentice dean chief secretary manager vice-chair for"
);

/// A role or a listed job that begins at token `i`.
fn listed(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Job) {
        return None;
    }
    if let Some(at) = role(doc, i) {
        return doc.absorb(at, Label::Occupation, "job-role");
    }
    let t = &doc.tokens;
    let tok = t.all[i];
    let n = usize::from(tok.phrase.0);
    let (end, listed, many) = if n > 1 && (tok.phrase.1.job() || tok.phrase.1.job_wide() && n == 2)
    {
        (i + n, tok.phrase.1.job(), true)
    } else if tok.is.job() || tok.is.job_wide() && tok.end - tok.start > 4 {
        (i + 1, tok.is.job(), false)
    } else if tok.is.agent() && i > 0 && agent_compound(doc, i) || built_as_trade(doc, i) {
        (i + 1, true, true)
    } else {
        return None;
    };
    // "a brother who is a Commissioner"
    let rank = i > 1
        && tok.is.job()
        && t.any(i - 1, words!("a an the"))
        && is_be(doc, i - 2)
        && !cap_next(doc, end);
    // "PhD student", "TV chef": capitals of a degree or a medium
    let degree = many && t.str(i).chars().filter(|c| c.is_uppercase()).count() > 1;
    if t.cap(i) && !tok.opens && !tok.caps && !rank && !degree || !doc.all_free(i..end) {
        return None;
    }
    // The head of a longer compound comes later: "train driver", "nurse manager"
    if end < t.len()
        && t.gap(end) == Gap::Space
        && doc.free(end)
        && (t.classes(end).job() || t.classes(end).job_wide() && t.classes(end).word() > 1)
        && !t.classes(end).human_verb()
        && !t.classes(end).function()
    {
        return None;
    }
    // "the lassie's da": two small letters are no trade
    if !many && !t.cap(i) && tok.end - tok.start < 3 {
        return None;
    }
    // "screen reader", "card reader": a device
    if t.is(end - 1, "reader")
        && end > 1
        && t.any(
            end - 2,
            words!("screen card code barcode page news e book fingerprint"),
        )
    {
        return None;
    }
    let start = grammar::phrase_start(doc, i);
    let alone = start == i && !many;
    let fellow = i > 1 && is_hyphen(t.str(i - 1)) && t.any(i - 2, words!("co ex fellow peer"));
    // Whatever stands before it, it is no trade: "a registered member"
    let nobody = t.any(
        end - 1,
        words!("member members participant participants user users follower followers friend friends stranger sender peer peers tutors supervisors therapists counsellors counselors"),
    );
    // "my old supervisor": the reader's own world, whatever adjective stands before
    let own = !many
        && t.any(i, words!("therapist psychotherapist counsellor counselor psychologist supervisor supervisee trainee analyst"))
        && !(start..i).any(|j| t.any(j, words!("only last retired former trainee female male deaf blind")));
    let wide = nobody || own || (alone || fellow) && (t.any(i, TOO_WIDE) || tok.is.function());
    // "a bus conductor turned imam": both are one
    let was = start
        .checked_sub(2)
        .filter(|_| t.is(start - 1, "turned") && doc.free(start - 1))
        .and_then(|p| doc.found_at(p))
        .filter(|f| doc.found[*f].label == Label::Occupation);
    if let Some(was) = was
        && !wide
    {
        let from = doc.found[was].at.start;
        return doc.absorb(from..end, Label::Occupation, "job");
    }
    let start = {
        let mut s = start;
        while s < i && doc.kept(s) && !t.all[s].caps {
            s += 1;
        }
        s
    };
    let before = start.wrapping_sub(1);
    let plural = t.classes(end - 1).plural() && !tok.is.kin();
    let det = |words: Words| start > 0 && t.any(before, words);
    let telling = (start..i).any(|j| t.any(j, words!("only last oldest former retired female male trainee locum ex apprentice freelance professional semi deaf blind famous local youngest eldest longest-serving first")));
    let right = |doc: &Doc| grammar::phrase_end(doc, end, words!("at with for in of on"));
    let lead = start.wrapping_sub(2);
    let is_the = start > 1 && t.any(before, words!("the")) && is_be(doc, lead);
    let after_detail = start > 0
        && t.gap(start) <= Gap::Line
        && matches!(
            doc.label_at(before),
            Some(Label::Age | Label::Demog | Label::Condition | Label::Family)
        );
    // "a lovely girl", "a professional dancer": an adjective before its noun is no trade of its own
    if alone
        && t.classes(i).adjective()
        && t.gap(end) == Gap::Space
        && t.is_word(end)
        && (t.classes(end).noun() || t.classes(end).adjective())
        && !t.classes(end).function()
    {
        return None;
    }
    // "a cowboy hat": what the noun after it says
    let next = t.classes(end);
    if alone
        && t.gap(end) == Gap::Space
        && t.is_word(end)
        && !t.cap(end)
        && next.noun()
        && !next.verb_s()
        && !next.verb_d()
        && !next.function()
        && !next.adverb()
        && !next.adjective()
        && !next.kin()
        && !next.job()
        && !next.job_wide()
        && !t.any(end, words!("friend client colleague patient in-law n w"))
    {
        return None;
    }
    // "the funeral director I see on Mondays", "I see a bus driver"
    let client = t.str(end) == "I"
        && t.any(end + 1, words!("see saw treat treated supervise"))
        && det(words!("the a an"));
    let seen = det(words!("a an"))
        && start > 2
        && t.any(lead, words!("see seeing supervise treat"))
        && t.any(lead - 1, words!("i we i'm am still also now"));
    // "a solicitor's letter"
    let paper = t.kind(end) == Some(Kind::Possessive)
        && det(words!("a an"))
        && !telling
        && !t.classes(end + 1).kin();
    let ok = if paper {
        false
    } else if (client || seen) && !nobody && listed && !plural {
        true
    } else if after_detail {
        !wide && !plural
    } else if det(words!("a an")) || det(words!("one")) && is_be(doc, lead) {
        let opening = start < 2
            || t.all[before].opens
            || matches!(t.str(lead), "," | "(" | ":" | "—" | "–" | ";");
        let told = is_be(doc, lead)
            || opening
            || t.any(
                lead,
                words!("married to with for and once also now by from"),
            )
            || t.any(lead, words!("of")) && telling;
        told && !wide
            && !t.any(lead, words!("like"))
            && !(t.any(lead, words!("by from to for with and as"))
                && (!listed || alone && tok.is.word() < 2))
    } else if det(words!("the")) {
        (telling
            || is_the && listed && !wide
            || right(doc) > end && !wide && listed && start < i && t.any(end, words!("on in of"))
            || listed && !wide && (tok.is.word() > 2 || tok.is.word() == 0 && !many)
            || listed && !wide && start > 1 && t.classes(lead).kin() && !t.classes(lead).plural()
            || listed && !wide && t.any(end, words!("who whose"))
            || many && listed && !wide
            || many && listed && t.kind(end) == Some(Kind::Possessive)
            || listed && !wide && t.str(end) == "," && start > 1 && t.str(start - 2) == ","
            || (right(doc) > end && !wide && listed || tok.caps && listed)
                && t.any(end, words!("at for"))
            || many
                && listed
                && (t.classes(end).human_verb()
                    || right(doc) > end
                    || start > 1 && t.str(start - 2) == ",")
            || listed && !wide && tok.is.word() == 0 && t.classes(end).human_verb())
            && !plural
    } else if det(THEIRS) || start > 0 && t.kind(before) == Some(Kind::Possessive) {
        !wide && listed && (many || telling || start < i || tok.is.word() > 1) && !plural
    } else if det(words!("my our your")) {
        many && listed && !wide
            || listed
                && !wide
                && tok.is.word() > 1
                && det(words!("my our"))
                // "under my wiper": what one puts things under is no person
                && !(tok.is.agent() && start > 1 && t.any(lead, words!("under on in behind off over inside onto into")))
    } else if start > 0 && matches!(t.str(before), "," | "(" | ";" | "—" | "–" | "." | ":") {
        let closed = end >= t.len()
            || matches!(t.str(end), "," | ")" | ";" | "." | "—" | "–" | "!" | "?")
            || t.any(end, words!("at with in for on of and who by"));
        let near = (start.saturating_sub(6)..start).any(|j| {
            matches!(
                doc.label_at(j),
                Some(
                    Label::Age
                        | Label::Person
                        | Label::Place
                        | Label::Family
                        | Label::Demog
                        | Label::Occupation
                        | Label::Org
                )
            )
        });
        let near = near
            || t.str(before) == ":" && many && t.str(end) == ","
            || t.str(before) == "(" && listed && matches!(t.str(end), "," | ")");
        closed && near && !wide && !plural && !(t.str(before) == "." && !t.all[start].opens)
    } else if start > 0 && (is_be(doc, before) || det(words!("turned and"))) {
        let trained = telling
            || det(words!("turned")) && listed && !plural
            || det(words!("and"))
                && before > 0
                && doc.label_at(before - 1) == Some(Label::Occupation);
        // "was goalkeeper for the county": no article before a role
        let stops =
            end >= t.len() || matches!(t.str(end), "," | "." | ";" | ")" | "and" | "who" | "with");
        let role = is_be(doc, before)
            && listed
            && !plural
            && (right(doc) > end && t.any(end, words!("for at to of in on"))
                || (many || start < i) && stops);
        (trained || role) && !wide
    } else {
        t.all[start].opens && (telling || many && listed) && !plural && doc.free(start)
    };
    // "Draft post for farmers": a group of one trade
    let group = plural
        && listed
        && !wide
        && start == i
        && start > 0
        && t.any(before, words!("for of"))
        && before > 0
        && t.any(
            before - 1,
            words!("group groups choir club circle gathering charity helpline meeting"),
        );
    if !(ok || group) {
        return None;
    }
    let mut end = right(doc);
    // "a bell-ringer and beekeeper"
    if t.is(end, "and")
        && t.classes(end + 1).job()
        && doc.all_free(end..end + 2)
        && t.gap(end + 1) == Gap::Space
    {
        end += 2;
    }
    doc.absorb(start..end, Label::Occupation, "job")
}

/// One past an unlisted noun at `i` that is built as doers are, with a noun before it if there is one.
pub(super) fn doer(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let built = |j: usize| {
        let s = t.str(j).to_lowercase();
        s.len() > 5
            && [
                "er", "or", "ist", "man", "woman", "wright", "smith", "ician", "eer", "monger",
                "keeper", "master", "mistress", "maker",
            ]
            .iter()
            .any(|e| s.ends_with(e))
            && matches!(t.classes(j).word(), 0 | 4 | 5)
            && !t.cap(j)
            && t.is_word(j)
            && doc.free(j)
            && t.gap(j) == Gap::Space
    };
    if built(i) {
        return Some(i + 1);
    }
    (t.classes(i).noun() && !t.classes(i).function() && !t.cap(i) && doc.free(i) && built(i + 1))
        .then_some(i + 2)
}

fn cap_next(doc: &Doc, end: usize) -> bool {
    doc.tokens.cap(end) && doc.tokens.gap(end) == Gap::Space || doc.tokens.is(end, "of")
}

/// "bondsman", "houseboy", "wheelwright": built as trades are, and nothing else that a list knows.
fn built_as_trade(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    let ends = [
        "sman", "swoman", "boy", "wright", "smith", "monger", "keeper", "maker",
    ];
    let s = t.str(i);
    !t.cap(i)
        && s.len() > 6
        && s.is_ascii()
        && (ends.iter().any(|end| s.ends_with(end)) || s.ends_with("ist") && is.noun() && is.word() == 5)
        && matches!(is.word(), 0 | 4 | 5)
        && !(is.kin() || is.demog() || is.adjective() || is.verb() || is.animal())
        && !t.any(i, words!("tomboy playboy kinsman clansman tribesman tallboy troublemaker peacemaker filmmaker"))
}

/// "fire-eater", "lighthouse keeper": a doer with a noun before it.
fn agent_compound(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let p = if is_hyphen(t.str(i - 1)) && i > 1 && t.gap(i) == Gap::None {
        i - 2
    } else {
        i - 1
    };
    let is = t.classes(p);
    let wide = words!(
        "better number matter letter order answer offer computer counter printer drawer charger speaker poster follower folder reminder reader user holder monitor timer filter server caller member buyer freezer cooker washer hanger jumper trainer trainers sitter partner starter tower shower cover layer marker sticker cleaner mixer dryer drier heater router scanner slider viewer browser banner newsletter corner"
    );
    t.is_word(p)
        && doc.free(p)
        && is.noun()
        && !is.function()
        && !is.never()
        && !is.kin()
        && !t.cap(p)
        && t.gap(i) <= Gap::Line
        && !t.any(i, wide)
        && !(is.adjective() && t.gap(i) > Gap::None)
}

//! Capitalised words: people, and places by their context.

use super::capitals::{cap_word, homograph_strong, name_end, ordinary, unknown};
use super::doc::Doc;
use super::first_look::first_look;
use super::initials::initial;
use super::label::Label;
use super::organisation::organisation;
use super::person::person;
use super::places::{place_by_form, sounds_like_a_place, unlisted_title};
use super::premises::named_house;
use super::spoken_of::spoken_of;
use super::street::{house, street};
use super::titled::titled;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};
use std::ops::ControlFlow::Break;

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        i = at(doc, i).unwrap_or(i + 1).max(i + 1);
    }
}

/// "Al-Amal Women's House", "Larkfield Children's Centre": whom a house is for stands in the middle of its name.
fn house_of(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !cap_word(doc, i)
        || t.classes(i).never_name()
        || i > 0 && t.cap(i - 1) && t.gap(i) <= Gap::Space
    {
        return None;
    }
    let whom =
        (i + 1..i + 4).find(|&j| t.any(j, words!("women men children people")) && t.cap(j))?;
    let joined =
        (i + 1..whom).all(|j| cap_word(doc, j) || is_hyphen(t.str(j)) && t.gap(j) == Gap::None);
    let end = whom + 3;
    let head = t.kind(whom + 1) == Some(Kind::Possessive)
        && cap_word(doc, whom + 2)
        && (t.classes(whom + 2).org_head()
            || t.any(whom + 2, words!("house aid shed home refuge")));
    (joined && head && doc.all_free(i..end)).then_some(end)
}

/// "the girls at Beacon", "on the board of Anvil", "he's at Lowther's, in the warehouse": an ordinary word with a capital,
/// or a name of its own, where people work or meet.
fn worked_at(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = t.classes(i);
    let tok = t.get(i)?;
    if !tok.cap
        || tok.opens
        || tok.caps
        || i < 2
        || !doc.free(i)
        || is.upper()
        || is.never_name()
        || is.demog()
        || is.title()
        || is.kin()
        || is.platform()
        || is.place() > 0
        || super::calendar::weekday(t, i)
        || t.str(i).len() < 4
        || t.cap(i + 1) && t.gap(i + 1) <= Gap::Space
    {
        return None;
    }
    let at = t.is(i - 1, "at");
    let people = words!(
        "girls boys lads lot people team staff crowd women men nurses teachers parents manager receptionist keyworker colleague colleagues coach kids children board boss job shift shifts placement"
    );
    let closes = matches!(t.str(i + 1), "," | "." | ";" | ")" | "!" | "?" | "")
        || t.any(
            i + 1,
            words!("have has had is was are were and who since for until"),
        );
    // "he's at Lowther's, ..."
    if at && t.kind(i + 1) == Some(Kind::Possessive) {
        let ends = matches!(t.str(i + 2), "," | "." | ";" | ")" | "!" | "?" | "")
            || t.any(i + 2, words!("in on and for since now again"))
            || t.classes(i + 2).human_verb() && !t.classes(i + 2).noun();
        return (ends && is.surname() > 0 && is.given() < 2).then_some(i + 2);
    }
    let ordinary = is.word() > 0 && is.given() == 0;
    let of = t.is(i - 1, "of")
        && t.any(
            i - 2,
            words!("board manager trustee trustees governors chair staff newsletter"),
        );
    let led = at
        && (t.any(i - 2, people)
            || t.any(
                i - 2,
                words!("works worked working volunteers volunteered teaches taught"),
            ))
        || of
        || t.is(i - 1, "with")
            && t.any(
                i - 2,
                words!("keyworker volunteers volunteered trains placement worker"),
            );
    (ordinary && led && closes).then_some(i + 1)
}

/// "we call her Bubbles": whatever word it is, it is what somebody is called.
fn called(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = t.classes(i);
    let named = i > 1
        && cap_word(doc, i)
        && doc.free(i)
        && !t.all[i].opens
        && !t.all[i].caps
        && t.any(i - 1, words!("her him me them"))
        && t.any(i - 2, words!("call calls"))
        && !(is.never_name() || is.demog() || is.title() || is.kin() || is.platform());
    named.then(|| name_end(doc, i))
}

pub(super) fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    if !(doc.tokens.is_word(i)
        || matches!(doc.tokens.kind(i), Some(Kind::Number | Kind::Mixed)) && doc.free(i))
    {
        return None;
    }
    if let Some(end) = titled(doc, i) {
        return Some(end);
    }
    if let Some(end) = house_of(doc, i).or_else(|| worked_at(doc, i)) {
        return found(doc, i..end, Label::Org, "organisation-of");
    }
    if let Some(end) = called(doc, i) {
        return found(doc, i..end, Label::Person, "name-called");
    }
    if let Some((end, label, rule)) = spoken_of(doc, i) {
        return found(doc, i..end, label, rule);
    }
    // "the Yorkshire Evening Packet": what comes out at its hour is a paper
    let t = &doc.tokens;
    if cap_word(doc, i)
        && cap_word(doc, i + 1)
        && t.any(i + 1, words!("evening morning daily weekly"))
        && cap_word(doc, i + 2)
        && (i + 1..i + 3).all(|j| t.gap(j) == Gap::Space && !t.all[j].opens)
        && i > 0
        && t.is(i - 1, "the")
        && doc.all_free(i..i + 3)
    {
        return found(doc, i..i + 3, Label::Org, "organisation-paper");
    }
    // "Mr. Mr. Mr.", "A.B.C.": a name begins after the last title and with the first letter
    let t = &doc.tokens;
    let again = t.classes(i).title()
        && t.str(i + 1) == "."
        && t.classes(i + 2).title()
        && t.str(i + 3) == ".";
    let inside = i > 3
        && t.str(i - 1) == "."
        && t.gap(i) == Gap::None
        && t.gap(i - 1) == Gap::None
        && [i, i - 2]
            .iter()
            .all(|&j| t.all[j].end - t.all[j].start == 1)
        && t.gap(i - 2) == Gap::None
        && t.str(i - 3) == ".";
    if again || inside {
        return None;
    }
    // "Auntie K", "Grandad P.": a letter after a word for kin
    if t.cap(i)
        && t.classes(i).kin()
        && t.classes(i).title()
        && t.gap(i + 1) == Gap::Space
        && t.str(i + 1).len() == 1
        && t.cap(i + 1)
        && !t.any(i + 1, words!("i a o x"))
        && doc.free(i + 1)
    {
        let dot = usize::from(
            t.str(i + 2) == "."
                && t.gap(i + 2) == Gap::None
                && !super::calendar::is_end(doc, i + 3),
        );
        return found(doc, i + 1..i + 2 + dot, Label::Initial, "initial");
    }
    if let Some(end) = named_house(doc, i)
        .or_else(|| house(doc, i))
        .or_else(|| organisation(doc, i))
        .or_else(|| street(doc, i))
    {
        return Some(end);
    }
    if !cap_word(doc, i) || !doc.free(i) {
        return None;
    }
    chunk(doc, i)
}

/// A person, place or organisation from its context.
pub(super) fn chunk(doc: &mut Doc, i: usize) -> Option<usize> {
    if let Break(told) = first_look(doc, i) {
        return told;
    }
    let t = &doc.tokens;
    let tok = t.all[i];
    let s = t.str(i);
    let end = name_end(doc, i);
    // "The" and verbs before a name at the opening of a sentence are no part of it
    let lettered = s.chars().count() == 1 && t.str(i + 1) == "." && t.gap(i + 1) == Gap::None;
    // "Low Jia Hui": a surname that is a word, and two names that are none
    let family_first = end == i + 3
        && tok.is.surname() > 0
        && (i + 1..end).all(|j| t.is_word(j) && t.classes(j).word() == 0 && t.str(j).len() < 6);
    // "Bramble Kerrigan": a noun that nothing else can be, and a surname
    let noun_first = end == i + 2
        && tok.is.nature()
        && !tok.is.verb()
        && !tok.is.adjective()
        && t.classes(i + 1).word() == 0
        && (t.classes(i + 1).surname() > 0 || t.classes(i + 1).0 == 0);
    if tok.opens
        && ordinary(doc, i)
        && !noun_first
        && !family_first
        && !lettered
        && tok.is.place() < 2
        && end > i + 1
        && tok.is.surname() < 3
    {
        return None;
    }
    if end > i + 1
        && t.classes(end - 1).demog()
        && t.classes(end - 1).given() < 2
        && t.classes(i).given() < 2
        && t.classes(end - 1).surname() < 2
    {
        return found(doc, i..end, Label::Demog, "belonging");
    }
    // "Kwani, we agreed": a cry that no list knows, and a sentence that begins after it
    if end == i + 1
        && tok.opens
        && tok.is.word() == 0
        && tok.is.given() == 0
        && tok.is.surname() == 0
        && tok.is.place() < 2
        && matches!(t.str(end), "," | "!")
        && !(t.str(end) == "," && super::grammar::is_be(doc, end + 2) && t.str(end + 3) == ",")
        && !(t.is(end + 1, "i") && t.any(end + 2, words!("said told asked whispered wrote")))
        && t.any(
            end + 1,
            words!(
                "i i'm i've he she it it's they we you this that these there what how why so no yes"
            ),
        )
    {
        return None;
    }
    let before = |words: Words| i > 0 && t.any(i - 1, words);
    let placed = before(words!(
        "in near around outside towards toward across throughout"
    )) || before(words!("of"))
        && i > 1
        && t.any(
            i - 2,
            words!("outside north south east west town city village"),
        );
    // "in north London", "half of west Clare"
    let part = before(words!(
        "north south east west northern southern eastern western central inner outer rural mid"
    )) && !t.cap(i - 1)
        && tok.is.place() > 0;
    let placed = placed || part;
    let from = before(words!("from to leaving visiting via for of into between"));
    let at = before(words!("at"));
    let n = tok.phrase.0 as usize;
    // The longest listed place that begins here
    let place_end = if let Some(end) = place_by_form(doc, i) {
        end
    } else if n > 1
        && tok.phrase.1.place() > 0
        && t.kind(i + n - 1) != Some(Kind::Possessive)
        && (i..i + n).all(|j| {
            !t.is_word(j)
                || t.cap(j)
                || t.any(j, words!("on upon of the in under by le la and de cum"))
        })
    {
        i + n
    } else if tok.is.place() > 0 {
        i + 1
    } else {
        i
    };
    let single = end == i + 1;
    let given = tok.is.given();
    if place_end > i + 1
        && place_end >= end
        && doc.all_free(i..place_end)
        && !(given > 1
            && tok.phrase.0 > 1
            && t.classes(place_end - 1).surname() > 1
            && !placed
            && !from
            && tok.phrase.1.place() < 2)
    {
        let end = place_end;
        return found(doc, i..end, Label::Place, "place");
    }
    // "Bay C", "Room B": a thing by its letter
    if end == i + 2 && t.str(i + 1).len() == 1 && (1..=2).contains(&tok.is.word()) && given < 2 {
        return None;
    }
    if t.str(i).chars().count() == 1 {
        return initial(doc, i, end);
    }
    // "NIMHANS", "her NHI": capitals alone in a sentence that has others are short for something, unless somebody shouts
    let letters = s.chars().count();
    let shouted = |j: usize| {
        t.all
            .get(j)
            .is_some_and(|n| n.caps && n.end - n.start > 1 && n.is.word() > 0)
    };
    let short = letters <= 3 && given < 3
        || letters <= 9 && tok.is.0 == 0 && !(i > 0 && shouted(i - 1)) && !shouted(end);
    let acronym = single && tok.caps && (letters <= 5 && given < 2 || short);
    if acronym && !(tok.is.place() > 1 && placed) {
        return None;
    }
    if tok.is.demog() && single && (given < 2 || tok.is.upper() && given < 3) {
        return None;
    }
    if single
        && (tok.is.kin() && given < 3
            || tok.is.title() && tok.is.surname() == 0 && s.len() < 6 && given < 2
            || tok.is.title() && tok.is.job() && given < 3)
    {
        return None;
    }
    // "Wah." "Autocorrect.": a word that no list knows, alone between two full stops and nowhere else
    if single
        && tok.opens
        && tok.is.0 == 0
        && matches!(t.str(end), "." | "!" | "…")
        && t.gap(end) == Gap::None
        && t.gap(end + 1) == Gap::Space
        && (i == 0 || matches!(t.str(i - 1), "." | "!" | "?"))
        && super::public::once(doc, i)
    {
        return None;
    }
    // "a Victoria sponge", "a Lay Member": what has an article before it and a thing behind
    if before(words!("a an"))
        && !tok.opens
        && (single
            && tok.is.upper()
            && t.gap(end) == Gap::Space
            && !t.cap(end)
            && t.classes(end).noun()
            && !t.classes(end).function()
            && !t.classes(end).verb_d()
            && !t.classes(end).human_verb()
            || !single
                && (i..end).all(|j| {
                    t.is_word(j)
                        && (1..=4).contains(&t.classes(j).word())
                        && (t.classes(j).given() == 0
                            || t.classes(j).noun() && t.classes(j).given() < 2)
                }))
    {
        return None;
    }
    // "review on Practo", "a profile on Shelfari": where one is rated and talked of
    if single
        && before(words!("on"))
        && tok.is.0 == 0
        && t.kind(end) != Some(Kind::Possessive)
        && (2..=8).any(|k| {
            i >= k
                && t.any(
                    i - k,
                    words!("review reviews reviewed discuss discusses discussed rating ratings stars profile profiles listing listings followers subscribers video videos thread threads"),
                )
        })
    {
        return None;
    }
    // "Tele-MANAS": capitals behind a hyphen
    if (i + 1..end).any(|j| {
        is_hyphen(t.str(j - 1)) && t.all[j].caps && t.str(j).len() > 3 && t.classes(j).0 == 0
    }) && !tok.caps
    {
        return None;
    }
    // "drives a Toyota", "an old Skoda": what has an article is no one person and no town
    if single
        && !tok.opens
        && before(words!("a an"))
        && given < 2
        && (tok.is.surname() > 0 || tok.is.place() > 0)
        && !(t.gap(end) == Gap::Space && t.classes(end).noun() && !t.classes(end).function())
    {
        return None;
    }
    // "Year", "Christmas", "English"
    if single
        && tok.is.upper()
        && given < 3
        && !(tok.is.place() > 1
            || tok.is.place() > 0 && (placed || from || at || before(words!(",")))
            || placed && sounds_like_a_place(s))
        && tok.is.surname() < 2
        && !(given == 2
            && (tok.is.word() == 0 && (!tok.opens || tok.is.place() == 0 && !tok.is.demog())
                || homograph_strong(doc, i)))
    {
        return None;
    }
    // "at the Tavistock"
    let the = before(words!("the"))
        && i > 1
        && t.any(
            i - 2,
            words!("at to from in into for with by of near outside"),
        );
    if the
        && !ordinary(doc, i)
        && tok.is.place() < 3
        && !tok.is.upper()
        && (given < 2 || t.any(i - 2, words!("at")))
        && doc.free(i - 1)
        && !(t.gap(end) == Gap::Space
            && t.classes(end).noun()
            && !t.classes(end).function()
            && !t.classes(end).adverb())
    {
        // "at the Fox and Hounds"
        let sign = (t.is(end, "and") || t.str(end) == "&")
            && cap_word(doc, end + 1)
            && doc.all_free(end..end + 2)
            && !t.classes(end + 1).never_name();
        let end = if sign { name_end(doc, end + 1) } else { end };
        return found(doc, i - 1..end, Label::Org, "organisation-the");
    }
    // "the Clachan viaduct": nobody's name stands between "the" and a noun
    if single
        && before(words!("the"))
        && given < 2
        && !ordinary(doc, i)
        && t.gap(end) == Gap::Space
        && t.is_word(end)
        && !t.cap(end)
        && t.classes(end).noun()
        && !t.classes(end).function()
        && !tok.is.upper()
        && !tok.caps
    {
        // "at the Yoder place"
        if t.any(
            end,
            words!("place farm ranch croft homestead smallholding cottage"),
        ) && tok.is.surname() > 0
        {
            return found(doc, i..end + 1, Label::Address, "street");
        }
        return found(doc, i..end, Label::Place, "place-the");
    }
    // "the caller, 'Smudge',", "known as 'Red'"
    let quoted = matches!(t.str(i.wrapping_sub(1)), "'" | "‘" | "\"" | "“")
        && matches!(t.str(end), "'" | "’" | "\"" | "”")
        && t.gap(end) == Gap::None;
    if single && quoted && !tok.is.never_name() && i > 2 {
        let lead = i - 2;
        let who = |j: usize| {
            t.classes(j).kin()
                || t.classes(j).job()
                || t.classes(j).agent()
                || t.any(j, words!("client boy girl man woman friend lad"))
        };
        if t.any(
            lead,
            words!("called named as nicknamed dubbed aka nickname"),
        ) || t.str(lead) == "," && who(lead - 1) && t.str(end + 1) == ","
        {
            return found(doc, i..end, Label::Person, "name-quoted");
        }
    }
    // "the Black Isle", "Skerry Bay"
    if !single
        && t.any(end - 1, words!("isle isles island islands moor moors valley bay beach forest fell fells loch lough lake lakes peninsula coast glen mountain mountains fens wolds broads downs dales hills strand creek"))
        && given < 2
        && !tok.opens
        && i > 0
        && (placed || from || before(words!("the on at up over")))
    {
        return found(doc, i..end, Label::Place, "place-head");
    }
    if let Some((start, label, rule)) = odd(doc, i, end) {
        return found(doc, start..end, label, rule);
    }
    if single && ordinary(doc, i) {
        let lone = (placed || from && tok.is.place() > 2 && !tok.opens)
            && tok.is.place() > 0
            && !t.classes(end).noun()
            && super::calendar::month(t, i).is_none();
        if tok.opens || !(placed && tok.is.place() > 1 || lone) {
            return unlisted_title(doc, i, end, at);
        }
        return found(doc, i..end, Label::Place, "place");
    }
    let all_ordinary =
        (i..end).all(|j| !t.is_word(j) || ordinary(doc, j) && t.classes(j).surname() < 3);
    if all_ordinary {
        return unlisted_title(doc, i, end, at);
    }
    if single && tok.opens && (1..=4).contains(&tok.is.word()) && !homograph_strong(doc, i) {
        return None;
    }
    if single
        && tok.opens
        && unknown(doc, i)
        && given == 0
        && tok.is.place() == 0
        && tok.is.surname() == 0
        && ["ing", "ed", "ly", "ness", "less", "able", "ful"]
            .iter()
            .any(|e| s.ends_with(e))
        && !super::opening::somebody(doc, i)
    {
        return None;
    }
    if single
        && !tok.opens
        && (1..=4).contains(&tok.is.word())
        && i > 0
        && before(words!("a an the this that his her my your our their no"))
        && !(before(words!("our my")) && given > 0 && !t.classes(end).noun())
        && !(before(words!("a another this that"))
            && given > 2
            && (tok.is.word() > 2 || tok.is.thing())
            && !t.classes(end).noun() | t.classes(end).function())
        && !homograph_strong(doc, i)
    {
        return None;
    }
    let listed_place = place_end == end && tok.is.place() > 0
        || single && given == 0 && tok.is.surname() == 0 && sounds_like_a_place(s);
    let placey = listed_place
        && (placed
            || from && given < 2
            || at && given < 2
            || given == 0 && (tok.is.place() > 1 && tok.is.surname() < 3 || tok.is.surname() == 0));
    if placey || placed && given < 2 && !(end > i + 1 && t.classes(end - 1).surname() > 1) {
        return found(
            doc,
            i..end,
            Label::Place,
            if listed_place { "place" } else { "place-in" },
        );
    }
    if at && given < 2 {
        return found(doc, i..end, Label::Org, "organisation-at");
    }
    person(doc, i, end)
}

/// A capital that an ordinary word has inside a sentence makes a name of it: of somebody, or after "the" of something.
fn odd(doc: &Doc, i: usize, end: usize) -> Option<(usize, Label, &'static str)> {
    let t = &doc.tokens;
    let plain = |j: usize| {
        let is = t.classes(j);
        t.is_word(j)
            && t.cap(j)
            && !t.all[j].opens
            && !t.all[j].caps
            && t.str(j).len() > 2
            && ordinary(doc, j)
            && !is.never_name()
            && !is.upper()
            && !is.demog()
            && !is.title()
            && !is.kin()
            && !is.job()
            && !is.job_wide()
            && !is.platform()
            && !is.body()
            && !is.condition()
            && !is.brand()
            && !is.verb_d()
            && !is.street()
            && super::calendar::month(t, j).is_none()
            && !super::calendar::weekday(t, j)
    };
    if i == 0 || !(i..end).all(plain) || t.gap(i) != Gap::Space {
        return None;
    }
    // "When Bramble mentioned it": a capital that opens the sentence is no part of it
    let led_by_name = t.cap(i - 1) && !(t.all[i - 1].opens
            && t.any(i - 1, words!("when if as while before after since and but with for to from then so because until once did does is was has")));
    if led_by_name || t.cap(end) && t.gap(end) == Gap::Space {
        return None;
    }
    let heads = (i..end).all(|j| t.classes(j).org_head());
    if t.is(i - 1, "the") && i > 1 {
        // "at the Lantern", "joined the Harriers", "his band, the Rust Buckets"
        let met = t.any(i - 2, words!("at outside behind near past opposite joined join joins left quit runs owns owned supports coaches captains manages plays with for"))
            || t.str(i - 2) == ","
                && i > 3
                && (t.classes(i - 3).org_head() || t.any(i - 3, words!("band team side squad crew pub bar café cafe gym shop school work")));
        let of_all = t.any(i - 2, words!("of"))
            && i > 3
            && t.any(i - 3, words!("whole all half end uniform edge"));
        let next = t.gap(end) == Gap::Space && t.classes(end).noun() && !t.classes(end).function();
        let team = t.any(
            i - 2,
            words!("joined join joins left quit captains coaches"),
        ) && t.classes(end - 1).plural();
        return ((!heads || team) && !next && (met || of_all)).then_some((
            i,
            Label::Org,
            "organisation-odd",
        ));
    }
    // "on Zoom", "a Target", "a blue Fiesta": what one is on, has or goes into
    let thing = t.any(
        i - 1,
        words!("on a an at via in into this that my our your his her their no any some each every"),
    ) || t.classes(i - 1).adjective() && !t.classes(i - 1).function();
    // "a Highway Patrol"
    let thing = thing || i > 1 && t.any(i - 2, words!("a an"));
    let counted = matches!(t.kind(end), Some(Kind::Number | Kind::Mixed));
    // "told us to Wait", "under Goal": a verb where one is told to, a heading
    let told = t.is(i - 1, "to") && t.classes(i).verb()
        || t.any(i - 1, words!("under headed titled marked labelled filed"));
    let thing = thing || told;
    let led = t.is_word(i - 1) || matches!(t.str(i - 1), "," | "(" | "—" | "–");
    (end == i + 1 && !heads && !thing && !counted && led).then_some((i, Label::Person, "name-odd"))
}

pub(super) fn found(
    doc: &mut Doc,
    at: std::ops::Range<usize>,
    label: Label,
    rule: &'static str,
) -> Option<usize> {
    let end = at.end;
    doc.find(at, label, rule).then_some(end)
}

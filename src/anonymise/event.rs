//! Events that were in the news, or that a village remembers.

mod befell;
mod disaster;
mod news;

use super::classes::Classes;
use super::doc::Doc;
use super::grammar::{self, THEIRS};
use super::heads::{Head, Heads, Row};
use super::label::Label;
use super::tokens::Kind;
use super::words::{Words, words};
use befell::befell;
use news::{befalls, happening, press, singular};

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[
    (Head::Befell, &[befell::STARTS, disaster::STARTS], 0),
    (
        Head::Event,
        &[STARTS, DEEDS, FEATS],
        Classes::FATE | Classes::EVENT | Classes::KIN,
    ),
];

/// The rules that are tried here.
const EVENTS: Heads = Heads::of(&[Head::Befell, Head::Event]);

/// What the phrases below begin with, but for deeds, what befalls many and who suffered it.
const STARTS: Words = words!(
    "was were got been being cleared struck dropped thrown kicked barred collapse closure evacuation landslip sinking derailment shooting stabbing siege outbreak stampede the in on man woman boy girl teenager driver walker body couple pensioner swimmer first only youngest oldest last stood standing stands running ran runs elected left quit fled put drove crashed backed reversed steered"
);

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        i = if doc.tokens.all[i].may.any(EVENTS) && doc.free(i) && doc.tokens.is_word(i) {
            at(doc, i).unwrap_or(i + 1)
        } else {
            i + 1
        };
    }
}

fn at(doc: &mut Doc, i: usize) -> Option<usize> {
    if let Some(at) = befell(doc, i) {
        return doc.absorb(at, Label::Event, "event-befell");
    }
    let t = &doc.tokens;
    if !t.may(i, Head::Event) {
        return None;
    }
    let end = passive(doc, i)
        .or_else(|| deed(doc, i))
        .or_else(|| happening(doc, i))
        .or_else(|| singular(doc, i))
        .or_else(|| press(doc, i))
        .or_else(|| of_kin(doc, i))
        .or_else(|| told(doc, i))?;
    let mut start = i;
    // "whose husband drove into the river", "the staircase where her stepfather fell"
    if i > 1 && t.classes(i - 1).kin() | t.classes(i - 1).kin_narrow() && doc.free(i - 1) {
        if t.is(i - 2, "whose") && doc.free(i - 2) {
            start = i - 2;
        } else if t.any(i - 2, THEIRS)
            && i > 2
            && t.any(i - 3, words!("where when after"))
            && doc.all_free(i - 3..i)
        {
            start = grammar::phrase_start(doc, i - 3).min(i - 3);
            if start > 0 && t.is(start - 1, "the") && doc.free(start - 1) {
                start -= 1;
            }
        }
    }
    // "the guard who was shot"
    if start > 2
        && t.is(start - 1, "who")
        && t.is_word(start - 2)
        && (t.classes(start - 2).role() || t.classes(start - 2).job())
        && t.any(start - 3, words!("the a"))
        && doc.all_free(start - 2..start)
    {
        start -= 2;
    }
    // "second son's suicide"
    if t.kind(i + 1) == Some(Kind::Possessive) {
        while start > 0
            && t.any(
                start - 1,
                words!("first second third only eldest oldest youngest elder younger twin baby"),
            )
            && doc.free(start - 1)
        {
            start -= 1;
        }
    }
    // "his face in the paper", "was in the news"
    if t.any(i, words!("in on")) && i > 1 {
        if t.any(i - 2, THEIRS) && doc.all_free(i - 2..i) {
            start = i - 2;
        } else if (grammar::is_be(doc, i - 1) || t.any(i - 1, words!("came come went got")))
            && t.is_word(i - 1)
            && doc.free(i - 1)
        {
            start = i - 1;
            if t.any(i - 2, words!("had has been")) && doc.free(i - 2) {
                start = i - 2;
            }
            let which = usize::from(t.any(start - 1, words!("which that")));
            let noun = start.wrapping_sub(1 + which);
            if start > 1 + which
                && t.is_word(noun)
                && t.classes(noun).noun()
                && !t.classes(noun).function()
                && !t.classes(noun).kin()
                && doc.all_free(noun..start)
            {
                start = grammar::phrase_start(doc, noun);
            }
        }
    }
    // "Greyhound crash on I-35"
    if befalls(doc, i) {
        start = grammar::phrase_start(doc, i);
        while start > 0
            && t.cap(start - 1)
            && t.gap(start) == super::tokens::Gap::Space
            && (doc.free(start - 1))
            && !t.classes(start - 1).function()
        {
            start -= 1;
        }
    }
    let end = end.min(t.len());
    doc.absorb(start..end, Label::Event, "event")
}

/// "second son's suicide", "her brother's murder": what befell somebody's kin.
fn of_kin(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.classes(i).kin() {
        return None;
    }
    let befell = words!(
        "suicide murder arrest overdose drowning execution kidnapping abduction disappearance trial conviction sentencing inquest crash accident"
    );
    let theirs = t.kind(i + 1) == Some(Kind::Possessive) && t.any(i + 2, befell);
    // "brother shot himself"
    let himself = t.any(
        i + 1,
        words!("shot hanged hung drowned killed poisoned burned burnt"),
    ) && t.any(i + 2, words!("himself herself themselves"));
    let mine = (1..=3).any(|k| i >= k && t.any(i - k, words!("my our")));
    if !theirs && !himself || mine {
        return None;
    }
    // "father's arrest at the rugby"
    let end = grammar::phrase_end(doc, i + 3, words!("at in on outside"));
    Some(end.max(i + 3))
}

/// "man pulled from the harbour", "first amputee to swim it", "put the ute through the front of the hotel": as papers tell it.
fn told(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    // "man pulled from the harbour"
    if t.any(i, words!("man woman boy girl teenager driver walker body couple pensioner swimmer"))
        && t.any(i + 1, words!("pulled rescued found stabbed shot arrested killed charged drowned jailed airlifted winched missing recovered"))
        && t.any(i + 2, words!("from in on off at after under near"))
    {
        let end = grammar::phrase_end(doc, i + 2, words!("from in on off at after under near"));
        if end > i + 2 {
            let more = grammar::phrase_end(doc, end, words!("on in at near"));
            let day = end + 1;
            let feast = t.is(end, "on") && t.cap(day) && doc.free(day) && t.is_word(day);
            return Some(if feast { day + 1 } else { more.max(end) });
        }
    }
    // "first amputee to swim the Minch"
    if t.any(i, words!("first only youngest oldest last"))
        && t.is_word(i + 1)
        && t.classes(i + 1).noun()
        && !t.classes(i + 1).function()
        && t.is(i + 2, "to")
        && t.classes(i + 3).verb()
        && t.any(i + 3, words!("swim climb sail row cross cycle fly win run walk conduct captain command finish graduate marry survive circumnavigate kayak paddle ski drive"))
        && !t.any(i + 1, words!("thing time step one person day year session week"))
    {
        return Some(grammar::clause_end(doc, i + 4, 6));
    }
    // "stood for parliament", "left the convent"
    let asked = i > 0 && t.any(i - 1, words!("you you'd you’d"));
    if t.any(i, words!("stood standing stands running ran runs elected"))
        && t.any(i + 1, words!("for in"))
        && third_person(doc, i) | grammar::is_be(doc, i.wrapping_sub(1)) | asked
    {
        let end = grammar::phrase_end(doc, i + 1, words!("for in"));
        let polls = (i + 2..end.max(i + 4)).any(|j| t.any(j, words!("parliament council office mayor election by-election congress senate president governor sheriff"))
            || t.any(j, words!("by")) && t.is(j + 2, "election"));
        let end = (i + 2..i + 5)
            .find(|&j| t.is(j, "by") && t.is(j + 2, "election"))
            .map_or(end, |j| j + 3);
        if polls && !(i > 0 && t.any(i - 1, words!("i we"))) {
            return Some(end.max(i + 3));
        }
    }
    if t.any(i, words!("left quit fled"))
        && t.any(i + 1, words!("the a"))
        && t.any(
            i + 2,
            words!("convent seminary priesthood monastery cult sect commune order"),
        )
        && third_person(doc, i)
    {
        return Some(i + 3);
    }
    // "put the ute through the front of the hotel"
    let wheels = (i + 2..i + 4).find(|&j| t.classes(j).vehicle());
    if t.any(i, words!("put drove ran crashed backed reversed steered"))
        && t.any(i + 1, words!("the a his her their"))
        && let Some(car) = wheels
        && t.any(car + 1, words!("through into off under over"))
        && !(i > 0 && t.any(i - 1, words!("i we i'd i’d")))
    {
        return Some(
            grammar::phrase_end(doc, car + 1, words!("through into off under over")).max(car + 1),
        );
    }
    None
}

fn third_person(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let before = |k: usize| i >= k;
    before(1)
        && (t.any(i - 1, words!("he she they who had has just and was been who'd he'd she'd he’d she’d recently once got also man woman boy girl boyfriend girlfriend client ,"))
            || t.classes(i - 1).kin()
            || t.classes(i - 1).kin_narrow()
            || doc.label_at(i - 1).is_some_and(|l| matches!(l, Label::Person | Label::Age | Label::Occupation | Label::Family))
            || t.kind(i - 1) == Some(Kind::Possessive))
}

/// "was awarded an MBE", "dropped from a TV talent show", "struck off", "arrested for".
fn passive(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let start_be = t.any(i, words!("was were got been being"));
    let v = if start_be { i + 1 } else { i };
    let told = t.classes(v).fate()
        || t.is(v, "cleared") && t.is(v + 1, "of")
        || t.any(v, words!("struck dropped thrown kicked barred"));
    if !told || !start_be && !third_person(doc, i) {
        return None;
    }
    let needs = t.any(
        v,
        words!(
            "suspended banned fired struck shot elected rescued expelled evicted dismissed attacked killed hurt trapped burned burnt saved injured harmed wounded bruised drowned humiliated insulted punished rewarded"
        ),
    );
    let follows = t.any(
        v + 1,
        words!("outside inside on near while during over from off for in by out as to at after"),
    );
    if needs && !follows
        || t.is(v, "struck") && !t.any(v + 1, words!("off by"))
        || t.is(v, "shot") && !start_be
        || t.any(v, words!("dropped thrown kicked barred")) && !t.any(v + 1, words!("from off out"))
        || (1..=3).any(|k| {
            i >= k
                && t.any(
                    i - k,
                    words!("no nobody never not would could might should if"),
                )
        })
    {
        return None;
    }
    if t.any(v, words!("named voted chosen"))
        && !(v + 1..v + 7).any(|j| {
            t.any(
                j,
                words!("month year best player queen king champion captain"),
            )
        })
    {
        return None;
    }
    if i > 0 && t.any(i - 1, words!("i i'd we")) {
        return None;
    }
    let end = grammar::clause_end(doc, v + 1, 10);
    (end > v).then_some(end)
}

/// Verbs of feats, falls and breaks; what makes an event of them is the object.
const DEEDS: Words = words!(
    "won wins survived escaped lost fell jumped drove plunged crashed drowned walked broke holds set saved pulled rescued played rowed boxed swam ran confessed testified defected eloped stopped doesn't doesn’t refuses won't hasn't never went gone severed shattered climbed sailed crossed cycled flew found discovered leapt tumbled"
);

/// Deeds of fewer.
const FEATS: Words =
    words!("burned burnt stormed appeared starred competed scored rode built piloted");

/// "won the regional spelling bee", "survived the ferry", "lost his medical licence", "drove into the river".
fn deed(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !(is.verb_d() || is.verb_s() || is.never_name() || is.word() == 0) {
        return None;
    }
    let det = t.any(i + 1, words!("the a an his her their"));
    if !t.any(i, DEEDS) && !t.any(i, FEATS)
        || !third_person(doc, i)
        || i > 0 && t.any(i - 1, words!("i we"))
    {
        return None;
    }
    let clause = grammar::clause_end(doc, i + 1, 10);
    let within = |words: Words| (i + 1..clause.min(i + 9)).any(|j| t.any(j, words));
    let won = t.any(i, words!("won wins"))
        && det
        && !within(words!("argument round point it battle lottery"));
    let lottery = t.any(i, words!("won wins")) && within(words!("lottery"));
    let survived = t.any(i, words!("survived escaped"))
        && det
        && !within(words!(
            "session week day abuse winter cancer year conversation meeting"
        ));
    let bodily = |from: usize, to: usize| (from..to.min(clause)).any(|j| t.classes(j).body_part());
    let lost = t.is(i, "lost")
        && (t.any(i + 1, words!("his her their the"))
            || super::calendar::number(doc, i + 1).is_some())
        && (bodily(i + 2, i + 5) && !within(words!("head heart face tongue nerve"))
            || (i + 1..clause.min(i + 5)).any(|j| t.classes(j).animal() && t.classes(j).plural())
                && !t.any(i + 1, words!("the"))
            || within(words!(
                "licence license seat title election case appeal farm flock herd fortune"
            )));
    let fell = t.any(
        i,
        words!("fell jumped drove plunged crashed drowned walked leapt tumbled"),
    ) && (t.any(i + 1, words!("into off from under"))
        && (i + 2..clause.min(i + 7)).any(|j| t.classes(j).hazard())
        || i > 1
            && t.any(i, words!("fell"))
            && t.classes(i - 1).kin_narrow()
            && i > 2
            && t.is(i - 3, "where"));
    let record =
        t.any(i, words!("broke holds set")) && within(words!("record")) && !within(words!("leg"));
    let saved = t.any(i, words!("saved pulled rescued"))
        && (i + 1..clause.min(i + 9)).any(|j| {
            t.classes(j).hazard()
                || t.classes(j).event()
                || t.any(j, words!("water burning drowning"))
        });
    let played =
        t.any(i, words!("played rowed boxed swam ran")) && t.is(i + 1, "for") && t.cap(i + 2);
    let confessed = t.any(i, words!("confessed testified whistleblew defected eloped"))
        && !t.any(i + 1, words!("that"));
    let stopped = t.any(i, words!("stopped lost"))
        && (t.is(i + 1, "believing")
            || t.any(i + 1, words!("his her their")) && t.is(i + 2, "faith"));
    let speak = t.any(i, words!("doesn't doesn’t refuses won't hasn't never"))
        && t.any(i + 1, words!("speak speaks talk spoken eat"))
        && t.any(i + 2, words!("at in"))
        || t.any(i, words!("refuses"))
            && t.is(i + 1, "to")
            && t.any(i + 2, words!("speak talk eat"));
    let viral = t.any(i, words!("went gone"))
        && (t.is(i + 1, "viral") || t.is(i + 1, "to") && t.any(i + 2, words!("prison jail")));
    let broke = t.any(i, words!("broke lost severed shattered"))
        && det
        && bodily(i + 2, i + 4)
        && within(words!("in on at during"));
    let crossed = t.any(
        i,
        words!("swam climbed sailed crossed cycled rowed walked flew"),
    ) && (t.is(i + 1, "the") && t.cap(i + 2)
        || t.is(i + 1, "Everest")
        || t.any(i + 1, words!("across around")) && (t.cap(i + 2) || t.cap(i + 3)));
    let found = t.any(i, words!("found discovered"))
        && t.any(i + 1, words!("the a"))
        && within(words!("body baby bodies walkers bomb hoard wreck missing"));
    let fire = t.is(i, "set") && t.is(i + 1, "fire") && t.is(i + 2, "to")
        || t.any(i, words!("burned burnt"))
            && t.is(i + 1, "down")
            && t.any(i + 2, words!("the a his her their"));
    let walked = t.any(i, words!("walked stormed"))
        && t.is(i + 1, "out")
        && t.any(i + 2, words!("on of"))
        && t.any(i + 3, words!("the his her their"))
        && !within(words!(
            "room session door building meeting house class group conversation"
        ));
    let starred = t.any(i, words!("appeared starred competed played scored"))
        && (t.any(i + 1, words!("on in at for"))
            && t.cap(i + 2)
            && t.is_word(i + 2)
            && doc.label_at(i + 2) != Some(Label::Person)
            || t.any(i, words!("scored"))
                && t.is(i + 1, "the")
                && t.any(i + 2, words!("winner goal try equaliser")));
    let firsts = t.any(i, words!("drove flew rode sailed built piloted"))
        && t.is(i + 1, "the")
        && t.any(i + 2, words!("last first only"));
    let any = broke
        || fire
        || walked
        || starred
        || firsts
        || crossed
        || found
        || won
        || lottery
        || survived
        || lost
        || fell
        || record
        || saved
        || played
        || confessed
        || stopped
        || speak
        || viral;
    (any && clause > i + 1 - usize::from(fell && clause == i + 1)).then_some(clause.max(i + 1))
}

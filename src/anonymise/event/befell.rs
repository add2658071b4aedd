//! What befell somebody or many, told by its day, its place or by who remembers: "the night the ferry sank", "the one off the roof".

use super::disaster;
use super::news::befalls;
use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::job::livelihood::EVERYDAY;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// What the phrases below begin with.
pub(super) const STARTS: Words = words!(
    "night day year summer winter afternoon morning weekend evening week one since following what loss death drowning murder suicide disappearance killing everyone everybody famous known notorious there there'd there’d his her their went appeared been goes suing sued did served wheel helm controls last first boy girl man woman lad house lift bride in on won"
);

/// What belongs to the room, the calendar or a life like any: no event that others know.
const OURS: Words = words!(
    "session sessions meeting meetings group course term holiday holidays break weekend start beginning end summer winter spring autumn new year baby letter email emails call text message messages post posts review supervision therapy training assessment referral appointment interview exam exams test tests results diagnosis birth wedding funeral move lockdown pandemic covid christening break-up breakup row argument conversation first last day week month time night morning school kids children others form forms note notes report clinic practice surgery room phone screen film book song poem question silence door bus drug drugs tablets medication pills stroke transplant operation adoption divorce separation surrogacy accident baptism christmas easter business hearing will"
);

/// Something others may know of that begins at token `i`.
pub(super) fn befell(doc: &Doc, i: usize) -> At {
    if !doc.tokens.may(i, Head::Befell) {
        return None;
    }
    if let Some(at) = disaster::disaster(doc, i) {
        return Some(at);
    }
    day_of(doc, i)
        .or_else(|| the_one(doc, i))
        .or_else(|| since(doc, i))
        .or_else(|| loss(doc, i))
        .or_else(|| remembered(doc, i))
        .or_else(|| famed(doc, i))
        .or_else(|| there_was(doc, i))
        .or_else(|| on_show(doc, i))
        .or_else(|| disaster::in_it(doc, i))
        .or_else(|| disaster::in_court(doc, i))
}

/// One past "the grandstand", "the Silver Tern", "the other fella's recording": a thing as a subject.
fn thing(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.is(i, "the") {
        return None;
    }
    let mut j = i + 1;
    while j < i + 6
        && t.gap(j) <= Gap::Line
        && (t.is_word(j)
            && !t.classes(j).function()
            && (t.classes(j).noun()
                || t.classes(j).adjective()
                || t.cap(j)
                || t.classes(j).word() == 0
                || t.any(j, words!("other")))
            && !(j > i + 1 && t.classes(j).verb_d() && !t.cap(j))
            || t.kind(j) == Some(Kind::Possessive)
            || is_hyphen(t.str(j)) && t.gap(j) == Gap::None)
    {
        j += 1;
    }
    // "the gas station burn": the verb may look like a noun
    let verb = t.classes(j).verb_d() && !t.classes(j).function();
    let end = if verb {
        j
    } else if j > i + 2 && t.classes(j - 1).verb() {
        j - 1
    } else {
        return None;
    };
    let head = t.classes(end.checked_sub(1)?);
    (end > i + 1
        && !head.kin()
        && !(head.role() || head.job()) | t.cap(end - 1)
        && !t.any(end - 1, EVERYDAY)
        && !t.any(end - 1, OURS))
    .then_some(end)
}

/// "night the Silver Tern went down", "day the gas station burned", "the night of the debs".
fn day_of(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(
        i,
        words!("night day year summer winter afternoon morning weekend evening week"),
    ) || i == 0
    {
        return None;
    }
    if !t.any(i - 1, words!("the that")) {
        return None;
    }
    if let Some(subject) = thing(doc, i + 1) {
        return Some(i..grammar::clause_end(doc, subject + 1, 6).max(subject + 1));
    }
    let of = t.is(i + 1, "of") && t.is(i + 2, "the");
    let head = (i + 3..i + 6).find(|&j| !(t.is_word(j) && !t.classes(j).function()))?;
    let last = head - 1;
    let known = of
        && head > i + 3
        && (befalls(doc, last) && !t.is(last, "storm")
            || t.classes(last).affair() && t.classes(last).word() > 1
            || t.classes(last).word() == 0
            || t.classes(last).hazard()
            || t.classes(last).vehicle())
        && !t.any(last, OURS)
        && !t.cap(last);
    // "driving the night of the debs"
    let doing = i > 1 && t.classes(i - 2).verb_g() && t.is_word(i - 2) && doc.free(i - 2);
    known.then_some(if doing { i - 2 } else { i }..head)
}

/// "he's the one off the roof", "the one they picked up out of three", "the one who swam out to the kayak".
fn the_one(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.is(i, "one") || i < 2 || !t.is(i - 1, "the") {
        return None;
    }
    let lead = i - 2;
    let said = t.any(lead, words!("he's she's he’s she’s hes shes who's"))
        || is_be(doc, lead)
            && lead > 0
            && (t.any(lead - 1, words!("he she who"))
                || doc.label_at(lead - 1) == Some(Label::Person))
        || t.str(lead) == ","
            && (lead.saturating_sub(5)..lead)
                .any(|j| doc.label_at(j).is_some_and(|l| l != Label::Time));
    if !said {
        return None;
    }
    let says = words!(
        "stayed left went died won lost said told asked made started suggested taught knew wanted thought rang called wrote sent gave brought paid came has had is was"
    );
    if t.any(i + 1, words!("off from under out")) && t.any(i + 2, words!("the a of")) {
        return Some(i..grammar::phrase_end(doc, i + 1, words!("off from under out")).max(i + 2));
    }
    if t.any(i + 1, words!("they everybody everyone")) {
        let verb = (i + 2..i + 6).find(|&j| t.classes(j).verb_d())?;
        return (!t.any(verb, words!("told asked wanted thought called knew said")))
            .then(|| i..grammar::clause_end(doc, verb + 1, 6).max(verb + 1));
    }
    (t.any(i + 1, words!("who that"))
        && t.classes(i + 2).verb_d()
        && !t.classes(i + 2).function()
        && !t.any(i + 2, says)
        && !t.any(i + 3, words!("me us you it that this the")) | t.classes(i + 4).hazard())
    .then(|| i..grammar::clause_end(doc, i + 3, 10).max(i + 3))
}

/// "since the flats", "following the minibus", "since the quad bike rolled on him", "what happened on the coach home".
fn since(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.is(i, "what") {
        let end = grammar::phrase_end(doc, i + 2, words!("on at in"));
        let ours = t.any(end - 1, OURS) && !t.classes(end - 1).vehicle();
        return (t.is(i + 1, "happened")
            && t.any(i + 3, words!("the that"))
            && end > i + 3
            && !ours)
            .then_some(i..end);
    }
    if !t.any(i, words!("since following")) || !t.is(i + 1, "the") {
        return None;
    }
    let mine = (i.saturating_sub(5)..i).any(|j| t.any(j, words!("i i've i’ve we my")));
    if mine {
        return None;
    }
    if let Some(subject) = thing(doc, i + 1)
        && !t.any(
            subject,
            words!(
                "started began opened closed ended rang came left moved changed finished stopped"
            ),
        )
    {
        return Some(i + 2..grammar::clause_end(doc, subject + 1, 5).max(subject + 1));
    }
    let mut j = i + 2;
    while j < i + 5
        && t.is_word(j)
        && !t.classes(j).function()
        && t.gap(j) <= Gap::Line
        && doc.free(j)
        && (t.classes(j).noun() || t.classes(j).adjective() || t.classes(j).word() == 0)
    {
        j += 1;
    }
    let head = t.classes(j - 1);
    let closed = is_end(doc, j)
        || t.classes(j).function()
            && !is_be(doc, j)
            && !t.any(j, words!("of has had does that who which i"))
        || matches!(t.str(j), "'" | "’");
    (j > i + 2
        && closed
        && !(i + 2..j).any(|k| t.any(k, OURS))
        && !t.any(j - 1, words!("bike motorbike car bus"))
        && !head.condition()
        && !head.complaint()
        && !head.kin()
        && (head.noun() || head.plural())
        && !head.adverb())
    .then_some(i + 2..j)
}

/// "loss of her coach at depth", "drowning of the two cousins".
fn loss(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(
        i,
        words!("loss drowning murder suicide disappearance killing death"),
    ) || !t.is(i + 1, "of")
        || !(t.any(i + 2, THEIRS) || t.any(i + 2, words!("the two three")))
        || (i.saturating_sub(4)..i).any(|j| t.any(j, words!("my our i")))
    {
        return None;
    }
    let of = grammar::phrase_end(doc, i + 1, words!("of"));
    let whom = (i + 3..of).any(|j| t.classes(j).role() || t.classes(j).job() || t.classes(j).kin());
    let end = grammar::phrase_end(doc, of, words!("at in on off during under"));
    (of > i + 2 && whom && (end > of || !t.any(i, words!("loss death")))).then_some(i..end)
}

/// "the expedition everyone remembers".
fn remembered(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("everyone everybody"))
        || i < 2
        || !t.any(i + 1, words!("remembers remembered saw heard watched"))
    {
        return None;
    }
    let noun = t.is_word(i - 1)
        && t.classes(i - 1).noun()
        && !t.classes(i - 1).function()
        && t.gap(i) <= Gap::Line
        && doc.free(i - 1);
    let start = grammar::phrase_start(doc, i - 1);
    let led = start > 0 && t.any(start - 1, words!("the a that"));
    // "left behind on the expedition"
    let more = start > 3
        && t.any(start - 2, words!("on in at from"))
        && t.any(
            start - 3,
            words!("behind out off lost left stranded injured"),
        )
        && doc.all_free(start - 4..start);
    (noun && led).then(|| if more { start - 4 } else { start }..i + 2)
}

/// "famous for not talking", "known for the pies".
fn famed(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let not = i + 2 + usize::from(t.is(i + 2, "not"));
    (t.any(i, words!("famous known notorious"))
        && t.is(i + 1, "for")
        && (is_be(doc, before) || t.any(before, words!("locally well best only")))
        && !(before > 0 && t.any(before - 1, words!("i it that this which")))
        && (t.classes(not).verb_g() || t.any(i + 2, words!("the a his her"))))
    .then(|| i..grammar::clause_end(doc, not + 1, 5).max(not + 1))
}

/// "there'd been a rockburst".
fn there_was(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("there there'd there’d there's there’s")) {
        return None;
    }
    let a = (i + 1..i + 4).find(|&j| t.any(j, words!("a another")))?;
    let been = (i + 1..a)
        .all(|j| t.any(j, words!("had was been has")) || t.kind(j) == Some(Kind::Possessive))
        && (t.any(i, words!("there'd there’d"))
            || (i + 1..a).any(|j| t.any(j, words!("had been"))));
    let head = (a + 1..a + 4).find(|&j| {
        befalls(doc, j)
            || t.classes(j).affair() && t.classes(j).word() > 2
            || t.is_word(j) && t.classes(j).word() == 0 && !t.cap(j)
    })?;
    let plain = (a + 1..head).all(|j| t.is_word(j) && t.classes(j).noun());
    let common = t.any(
        head,
        words!("storm fight argument row silence noise accident"),
    );
    (been
        && plain
        && !common
        && doc.all_free(a + 1..head + 1)
        && (is_end(doc, head + 1) || t.any(head + 1, words!("at in on"))))
    .then(|| a + 1..grammar::phrase_end(doc, head + 1, words!("at in on")))
}

/// "her face on the bus", "went on the Late Late about the badgers".
fn on_show(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if t.any(i, THEIRS) {
        let on = i + 2;
        let end = grammar::phrase_end(doc, on, words!("on"));
        return (t.any(i + 1, words!("face photo picture name photograph"))
            && t.is(on, "on")
            && t.any(on + 1, words!("the a"))
            && (on + 1..end.max(on + 2) + 1).any(|j| t.any(j, words!("bus buses poster posters billboard billboards side stamp packet tin prospectus banner cover plaque lamp"))))
        .then_some(i..end.max(on + 2));
    }
    let who = i > 0
        && (t.any(i - 1, words!("he she who had has he's she's"))
            || doc.label_at(i - 1) == Some(Label::Person));
    let show = i + 2 + usize::from(t.is(i + 2, "the"));
    (t.any(i, words!("went appeared been goes"))
        && who
        && t.is(i + 1, "on")
        && t.cap(show)
        && t.is_word(show)
        && !t.all[show].opens
        && !doc
            .label_at(show)
            .is_some_and(|l| matches!(l, Label::Time | Label::Date | Label::Place | Label::Person))
        && !t.classes(show).platform()
        && !crate::anonymise::calendar::weekday(t, show))
    .then(|| i..grammar::clause_end(doc, show + 1, 6).max(show + 1))
}

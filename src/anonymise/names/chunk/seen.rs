//! Names that what stands beside them shows: of a house, a landscape, a thing with a capital.

use super::Chunk;
use crate::anonymise::calendar;
use crate::anonymise::capitals::{cap_word, name_end, ordinary};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;
use std::ops::Range;

/// What a run is for what it is made of and what stands beside it.
type Seen = fn(&Doc, &Chunk) -> Option<(Range<usize>, Label, &'static str)>;

pub(super) const SEEN: [Seen; 5] = [behind_the, before_a_noun, quoted, landscape, odd];

/// "at the Tavistock", "at the Fox and Hounds".
fn behind_the(doc: &Doc, c: &Chunk) -> Option<(Range<usize>, Label, &'static str)> {
    let t = &doc.tokens;
    let the = c.behind(t, words!("the"))
        && c.i > 1
        && t.any(
            c.i - 2,
            words!("at to from in into for with by of near outside"),
        );
    let house = the
        && !ordinary(doc, c.i)
        && c.tok.is.place() < 3
        && !c.tok.is.upper()
        && (c.given < 2 || t.any(c.i - 2, words!("at")))
        && doc.free(c.i - 1)
        && !(c.leads_noun(t) && !t.classes(c.end).adverb());
    let sign = (t.is(c.end, "and") || t.str(c.end) == "&")
        && cap_word(doc, c.end + 1)
        && doc.all_free(c.end..c.end + 2)
        && !t.classes(c.end + 1).never_name();
    house.then(|| {
        let end = if sign {
            name_end(doc, c.end + 1)
        } else {
            c.end
        };
        (c.i - 1..end, Label::Org, "organisation-the")
    })
}

/// "the Clachan viaduct": nobody's name stands between "the" and a noun. "at the Yoder place": somebody's house.
fn before_a_noun(doc: &Doc, c: &Chunk) -> Option<(Range<usize>, Label, &'static str)> {
    let t = &doc.tokens;
    let thing = c.single
        && c.behind(t, words!("the"))
        && c.given < 2
        && !ordinary(doc, c.i)
        && c.leads_noun(t)
        && t.is_word(c.end)
        && !t.cap(c.end)
        && !c.tok.is.upper()
        && !c.tok.caps;
    let house = t.any(
        c.end,
        words!("place farm ranch croft homestead smallholding cottage"),
    ) && c.tok.is.surname() > 0;
    match (thing, house) {
        (false, _) => None,
        (true, true) => Some((c.i..c.end + 1, Label::Address, "street")),
        (true, false) => Some((c.i..c.end, Label::Place, "place-the")),
    }
}

/// "the caller, 'Smudge',", "known as 'Red'".
fn quoted(doc: &Doc, c: &Chunk) -> Option<(Range<usize>, Label, &'static str)> {
    let t = &doc.tokens;
    let marked = matches!(t.str(c.i.wrapping_sub(1)), "'" | "‘" | "\"" | "“")
        && matches!(t.str(c.end), "'" | "’" | "\"" | "”")
        && t.gap(c.end) == Gap::None;
    if !(c.single && marked && !c.tok.is.never_name() && c.i > 2) {
        return None;
    }
    let lead = c.i - 2;
    let who = |j: usize| {
        t.classes(j).kin()
            || t.classes(j).job()
            || t.classes(j).agent()
            || t.any(j, words!("client boy girl man woman friend lad"))
    };
    let named = t.any(
        lead,
        words!("called named as nicknamed dubbed aka nickname"),
    ) || t.str(lead) == "," && who(lead - 1) && t.str(c.end + 1) == ",";
    named.then_some((c.i..c.end, Label::Person, "name-quoted"))
}

/// "the Black Isle", "Skerry Bay".
fn landscape(doc: &Doc, c: &Chunk) -> Option<(Range<usize>, Label, &'static str)> {
    let t = &doc.tokens;
    (!c.single
        && t.any(c.end - 1, words!("isle isles island islands moor moors valley bay beach forest fell fells loch lough lake lakes peninsula coast glen mountain mountains fens wolds broads downs dales hills strand creek"))
        && c.given < 2
        && !c.tok.opens
        && c.i > 0
        && (c.placed || c.from || c.behind(t, words!("the on at up over"))))
    .then_some((c.i..c.end, Label::Place, "place-head"))
}

/// A capital that an ordinary word has inside a sentence makes a name of it: of somebody, or after "the" of something.
fn odd(doc: &Doc, c: &Chunk) -> Option<(Range<usize>, Label, &'static str)> {
    let (t, i, end) = (&doc.tokens, c.i, c.end);
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
            && calendar::month(t, j).is_none()
            && !calendar::weekday(t, j)
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
            i..end,
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
    (end == i + 1 && !heads && !thing && !counted && led).then_some((
        i..end,
        Label::Person,
        "name-odd",
    ))
}

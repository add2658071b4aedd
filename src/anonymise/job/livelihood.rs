//! What somebody lives on, told in a sentence of its own: "packs salad nights", "used to skipper the ferry", "is in the army".

use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// A livelihood that begins at token `i`.
pub(super) fn livelihood(doc: &mut Doc, i: usize) -> Option<usize> {
    if !doc.tokens.may(i, Head::Livelihood) {
        return None;
    }
    let (at, rule) = plies(doc, i)
        .or_else(|| service(doc, i))
        .or_else(|| learns(doc, i))
        .or_else(|| position(doc, i))
        .or_else(|| airs(doc, i))
        .or_else(|| seat(doc, i))
        .map(|at| (at, "job-does"))
        .or_else(|| unique(doc, i).map(|at| (at, "job-only")))?;
    doc.absorb(at, Label::Occupation, rule)
}

/// What the phrases below begin with, but for verbs of trades.
pub(super) const STARTS: Words = words!(
    "retired in on training retraining trained retrained apprenticed working worked qualifying qualified moonlighting moonlights plays played sings sang bats bowls keeps rows captains coxes writes wrote presents presented hosts hosted edits edited reads read does did runs produces produced one only last first youngest oldest longest-serving"
);

/// What everybody handles, whatever their trade.
pub(in crate::anonymise) const EVERYDAY: Words = words!(
    "message messages note notes form forms question questions number numbers letter letters email emails text texts photo photos picture pictures post posts comment comments video videos story stories screen screens account accounts phone phones call calls word words line lines answer answers plan plans list lists lunch dinner breakfast supper tea coffee toast dish dishes clothes shoes tooth teeth nails hand hands arm arms leg legs eye eyes face faces finger fingers head heads shoulder shoulders door doors window windows curtain curtains bag bags box boxes paper people person thing things kid kids child children other others boundary boundaries wall walls bridge bridges corner corners round rounds lie lies joke jokes promise promises secret secrets rule rules time times hour hours day days week weeks feeling feelings thought thoughts thumb thumbs button buttons tear tears blood point points side sides stair stairs home work money bill bills attention care sense way ways mind gap gaps mistake mistakes friend friends client clients session sessions mood place places thread threads conversation conversations silence silences link links profile profiles page pages cookie cookies file files code codes password passwords name names story truth tone temper ground water air weight breath space spaces room rooms step steps bus train car card cards ticket tickets present presents candle candles light lights trouble decision decisions noise noises sound sounds laugh self body bodies trade log logs review reviews poem poems song songs book books film films move moves deal one ones chance chances relationship relationships date dates dream dreams memory memories report reports record records"
);

/// Whether the sentence speaks of somebody right before token `i`, by pronoun, name, kin or what was told of them.
fn somebody(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let Some(mut p) = i.checked_sub(1) else {
        return false;
    };
    while p > 0 && t.any(p, words!("also still now and both then once")) {
        p -= 1;
    }
    // "68, widow, skippers the ferry": one detail after the other
    let detail = |j: usize| {
        matches!(
            doc.label_at(j),
            Some(
                Label::Person
                    | Label::Age
                    | Label::Demog
                    | Label::Condition
                    | Label::Occupation
                    | Label::Family
                    | Label::Initial
            )
        ) || t.any(j, words!("he she"))
    };
    let listed = (matches!(t.str(p), "," | ";" | "(" | "-" | "–" | "—")
        || t.any(p, words!("and but")))
        && (i.saturating_sub(14)..p)
            .rev()
            .take_while(|&j| {
                !matches!(t.str(j), "." | "!" | "?") && !t.any(j, words!("i we you my"))
            })
            .any(detail);
    // Notes leave out of whom they speak: "Packs salad."
    let noted = t.all[i].opens && !t.classes(i).noun() && t.str(p) == ".";
    t.any(p, words!("he she who"))
        || doc
            .label_at(p)
            .is_some_and(|l| !l.is_direct() || l == Label::Person)
        || t.str(p) == ")" && p > 1 && doc.label_at(p - 1) == Some(Label::Age)
        || (t.classes(p).kin() || t.any(p, words!("fella bloke lad man woman guy")))
            && !t.classes(p).plural()
            && p > 0
            && !t.any(p - 1, words!("my our"))
        || listed
        || noted
}

/// "tunes pipe organs", "judges dressage", "used to conduct the opera": a verb whose doers have a trade, and its object.
fn plies(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !is.trade() || t.cap(i) && !t.all[i].opens || !doc.free(i) {
        return None;
    }
    let used = i > 2 && t.is(i - 1, "to") && t.is(i - 2, "used");
    let start = if used { i - 2 } else { i };
    let form = if used {
        is.verb()
    } else {
        is.verb_s() && !is.function()
    };
    if !form || !somebody(doc, start) {
        return None;
    }
    if start > 1
        && t.is(start - 1, "who")
        && t.any(
            start - 2,
            words!("namesake stranger someone somebody anyone anybody person people those one"),
        )
    {
        return None;
    }
    let det = t.any(i + 1, words!("the a an our"));
    let from = i + 1 + usize::from(det);
    let end = object(doc, from);
    if end == from {
        return None;
    }
    let head = t.classes(end - 1);
    let long = end - from > 1;
    if t.any(end - 1, EVERYDAY) || head.body_part() || head.kin() {
        return None;
    }
    // "runs the Facebook page", "drives a grey Astra": what many do, and what they do it with
    if (from..end).any(|j| t.classes(j).platform())
        || t.cap(end) && t.gap(end) == Gap::Space && head.adjective()
    {
        return None;
    }
    let placed = |j: usize| {
        t.any(
            j,
            words!("in at for on under beside outside off along across with around of up behind"),
        ) && (t.any(j + 1, words!("the a an every our each two three")) || t.cap(j + 1))
    };
    let rare = is.word() > 1;
    let made = head.animal() || head.vehicle() || head.skill() || head.word() == 0;
    let shift = t.any(end, words!("nights days mornings evenings weekends"));
    let ends = is_end(doc, end) || placed(end) || shift || t.classes(end).function();
    let human = is.human_verb() || t.any(i, words!("makes takes keeps reads writes holds opens catches covers checks watches breaks cuts draws handles joins marks picks plans pulls raises records turns sets runs helps minds carries collects points changes shapes shares delivers produces prepares interviews cuts closes clears balances counts forms lifts"));
    let ok = if det {
        ends && (rare && (long || placed(end) || made)
            || long && placed(end)
            || head.vehicle() && !t.any(end - 1, words!("car bike bicycle van"))
            || used && (placed(end) || made))
    } else {
        let many = head.plural() || made || head.noun();
        many && ends && (!human || made || long && placed(end)) && (rare || !human)
    };
    if !ok {
        return None;
    }
    let mut to = end + usize::from(shift);
    for _ in 0..2 {
        if placed(to) {
            to = grammar::phrase_end(
                doc,
                to,
                words!("in at for on under beside outside off along across"),
            );
        }
    }
    Some(start..to)
}

/// One past the noun phrase without article that begins at `i`, at most four words.
fn object(doc: &Doc, i: usize) -> usize {
    let t = &doc.tokens;
    let mut j = i;
    while j < i + 5
        && t.gap(j) <= Gap::Line
        && doc.free(j)
        && (t.is_word(j)
            && !t.classes(j).function()
            && !t.classes(j).adverb_only()
            && !t.any(j, words!("nights mornings evenings weekends now today"))
            && (t.classes(j).noun()
                || t.classes(j).plural()
                || t.classes(j).adjective()
                || t.classes(j).word() == 0)
            || is_hyphen(t.str(j)) && j > i && t.gap(j) == Gap::None && t.gap(j + 1) == Gap::None
            || j > i && is_hyphen(t.str(j - 1)) && t.gap(j) == Gap::None && t.is_word(j))
    {
        j += 1;
    }
    if j > i && is_hyphen(t.str(j - 1)) {
        j - 1
    } else {
        j
    }
}

/// Services and callings that one is said to be in.
const SERVICES: Words = words!(
    "army navy marines police reserves forces military service services force brigade trade business industry guards paras regiment church clergy priesthood ministry civil"
);

/// "she's in the fire service", "retired from the railway", "served in the navy".
fn service(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let from = t.any(i, words!("retired")) && t.is(i + 1, "from") && t.is(i + 2, "the");
    if from {
        let end = grammar::phrase_end(doc, i + 1, words!("from"));
        let listed = matches!(t.str(before), "," | "(")
            && before > 0
            && (doc.label_at(before - 1).is_some() || t.is_word(before - 1));
        return (end > i + 3 && (somebody_is(doc, before) || listed)).then_some(i..end);
    }
    // "retired from Customs"
    if t.is(i, "retired")
        && t.is(i + 1, "from")
        && t.cap(i + 2)
        && t.is_word(i + 2)
        && (somebody_is(doc, before) || matches!(t.str(before), "," | "("))
    {
        return Some(i..i + 3);
    }
    // "a man in insurance", "she's in publishing"
    if t.is(i, "in")
        && t.any(i + 1, words!("insurance banking finance advertising publishing construction catering retail logistics recruitment hospitality shipping farming fashion television politics property forestry engineering aviation pharmaceuticals telecoms procurement"))
        && (somebody_is(doc, before) || t.any(before, words!("man woman bloke guy works worked career job")))
        && (is_end(doc, i + 2) || t.any(i + 2, words!("and but who with now before until for")))
    {
        return Some(i..i + 2);
    }
    if !t.is(i, "in") || !t.is(i + 1, "the") || !doc.free(i) {
        return None;
    }
    let end = grammar::phrase_end(doc, i, words!("in"));
    let serves = t.any(
        before,
        words!("served serves serving enlisted years officer job career"),
    );
    (end > i + 2
        && end < i + 6
        && t.any(end - 1, SERVICES)
        && !t.any(
            i + 2,
            words!("same secret public health this counselling therapy"),
        )
        && (somebody_is(doc, before) || serves && !t.any(before.saturating_sub(1), words!("i my"))))
    .then_some(i..end)
}

/// Whether "he is", "she's", "who was" or a name with a form of "be" ends at token `i`.
fn somebody_is(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    if t.any(i, words!("she's he's who's she’s he’s who’s shes hes")) {
        return true;
    }
    let who = |j: usize| {
        t.any(j, words!("he she who they"))
            || doc.label_at(j) == Some(Label::Person)
            || t.classes(j).kin() && !t.classes(j).plural()
    };
    (is_be(doc, i) || t.any(i, words!("has had")) || t.str(i) == ",") && i > 0 && who(i - 1)
}

/// "training as a vet nurse", "apprenticed to a thatcher".
fn learns(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let as_a = t.any(i, words!("training retraining trained retrained apprenticed working worked qualifying qualified moonlighting moonlights"))
        && t.any(i + 1, words!("as to"))
        && t.any(i + 2, words!("a an"))
        && doc.free(i);
    if !as_a || i == 0 || t.any(i - 1, words!("i i'm we i’m am")) || t.classes(i).word() == 0 {
        return None;
    }
    let end = object(doc, i + 3);
    let job = end > i + 3
        && (i + 3..end)
            .rev()
            .take(1)
            .any(|j| t.classes(j).job() || t.classes(j).job_wide() || t.classes(j).agent())
        && !t.any(
            end - 1,
            words!(
                "therapist counsellor counselor psychotherapist supervisor team member volunteer"
            ),
        );
    let start = if t.any(i, words!("working worked trained")) {
        i + 3
    } else {
        i
    };
    job.then_some(start..end)
}

/// "plays scrum-half for the county", "sings alto in the cathedral choir": where somebody stands in a team.
fn position(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(
        i,
        words!("plays played sings sang bats bowls keeps rows captains coxes"),
    ) || !somebody(doc, i)
    {
        return None;
    }
    let end = object(doc, i + 1);
    if end == i + 1 || end > i + 5 || t.any(end - 1, EVERYDAY) {
        return None;
    }
    let team = t.any(end, words!("for in with on"))
        && (t.any(end + 1, words!("the a his her our")) || t.cap(end + 1));
    let group = team.then(|| grammar::phrase_end(doc, end, words!("for in with on")))?;
    let of_many = (end + 1..group).any(|j| {
        t.any(j, words!("county country club side team squad choir band orchestra league eleven fifteen town village school university firsts seconds reserves quartet opera circus"))
            || t.cap(j)
            || t.classes(j).org_head()
    });
    // "the county under-13s"
    let to = if t.any(group, words!("under over"))
        && is_hyphen(t.str(group + 1))
        && t.gap(group + 1) == Gap::None
    {
        group + 3
    } else if is_hyphen(t.str(group)) && t.is_word(group - 1) && t.gap(group) == Gap::None {
        group + 2
    } else {
        group
    };
    (of_many && group > end).then_some(i..to)
}

/// "writes a column for the local paper", "hosts a podcast", "reads the news": where the public hears or reads somebody.
fn airs(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("writes wrote presents presented hosts hosted edits edited reads read does did runs produces produced"))
        || !somebody(doc, i)
        || !t.any(i + 1, words!("a an the"))
    {
        return None;
    }
    let kind = (i + 2..i + 5).find(|&j| t.any(j, words!("column columns podcast show programme newsletter weather bulletin breakfast news blog channel")))?;
    let led = (i + 2..kind).all(|j| t.is_word(j) && !t.classes(j).function());
    let idle = t.any(i, words!("read reads wrote writes does did"))
        && t.any(
            kind,
            words!("newsletter blog channel podcast show programme"),
        );
    let end = grammar::phrase_end(doc, kind + 1, words!("for on in at"));
    (led && !idle && (end > kind + 1 || is_end(doc, end))).then_some(i..end)
}

/// "is on the parish council", "sits on the bench": a seat among a few.
fn seat(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.is(i, "on") || !t.is(i + 1, "the") || i == 0 {
        return None;
    }
    let told = somebody_is(doc, i - 1)
        || t.any(i - 1, words!("sits sat serves served")) && somebody(doc, i - 1);
    let end = grammar::phrase_end(doc, i, words!("on"));
    (told
        && end > i + 2
        && end < i + 6
        && t.any(end - 1, words!("council bench jury vestry synod cabinet")))
    .then_some(i..end)
}

/// "only farrier for thirty miles", "one of two practice nurses", "first woman the party has run", "Wales's only smith": one of
/// a kind, and of what.
fn unique(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let few = t.is(i, "one")
        && t.is(i + 1, "of")
        && (t.any(i + 2, words!("two three four five six")) || t.any(i + 2, words!("the our")));
    if few && doc.free(i) {
        let from = i + 3;
        let end = object(doc, from);
        let told = is_be(doc, before) || t.str(before) == ",";
        let who = end > from
            && t.classes(end - 1).plural()
            && (t.classes(end - 1).job() || t.classes(end - 1).job_wide());
        let whose = t.any(end - 1, words!("clients patients friends colleagues members therapists counsellors supervisors students teachers tutors doctors users people"));
        let end = grammar::phrase_end(doc, end, words!("at in on of"));
        return (told && who && !whose && doc.all_free(i..end)).then_some(i..end);
    }
    if !t.any(i, words!("only last first youngest oldest longest-serving")) || !doc.free(i) {
        return None;
    }
    let the = t.any(before, words!("the as"))
        || t.kind(before) == Some(Kind::Possessive)
        || is_be(doc, before);
    if !the {
        return None;
    }
    let mut j = i + 1;
    while j < i + 6
        && t.gap(j) <= Gap::Line
        && (doc.free(j) || doc.kept(j) && t.all[j].caps || doc.label_at(j) == Some(Label::Demog))
        && (t.is_word(j)
            && !t.classes(j).function()
            && !t.classes(j).verb_d()
            && !t.classes(j).adverb_only()
            && (t.classes(j).noun()
                || t.classes(j).adjective()
                || t.classes(j).job()
                || t.classes(j).verb_g()
                || t.classes(j).word() == 0)
            || is_hyphen(t.str(j)) && t.gap(j) == Gap::None && t.gap(j + 1) == Gap::None)
    {
        j += 1;
        // "only farrier in": the head is the first doer that no noun follows
        let head = t.classes(j - 1);
        if (head.job() || head.job_wide() || head.agent())
            && !(t.is_word(j)
                && t.gap(j) == Gap::Space
                && !t.classes(j).function()
                && (t.classes(j).noun() || t.classes(j).job() || t.classes(j).agent()))
        {
            break;
        }
    }
    let head = t.classes(j - 1);
    let doer = j > i + 1
        && !head.plural()
        && (head.job()
            || head.job_wide()
            || head.agent() && head.word() != 1
            || t.any(j - 1, words!("woman man girl boy female")))
        && !t.any(
            j - 1,
            words!("person member time one client friend answer reader user"),
        );
    if !doer {
        return None;
    }
    let person = t.any(j - 1, words!("woman man girl boy female"));
    // "in the county", "for thirty miles", "on the island"
    let where_ = t.any(j, words!("in on at for within of this between"));
    let mut end = grammar::phrase_end(doc, j, words!("in on at for within of this"));
    if t.is(j, "for")
        && (crate::anonymise::calendar::number(doc, j + 1).is_some() || t.is(j + 1, "miles"))
    {
        end = (j + 1..j + 4)
            .find(|&k| t.any(k, words!("miles kilometres kilometers")))
            .map_or(end, |k| k + 1);
    }
    let owner = t.kind(before) == Some(Kind::Possessive) && before > 0;
    // "the first woman the party has ever run", "the last man to drive it"
    let clause = t.any(i, words!("first last only"))
        && (t.is(j, "to")
            && t.classes(j + 1).verb()
            && !t.any(j + 1, words!("be have say ask tell know go talk speak see"))
            || t.is(j, "the") && t.classes(j + 1).noun() && !t.any(j + 1, words!("other")));
    if clause && person {
        let to = grammar::clause_end(doc, j + 1, 7);
        let to = if t.any(to, words!("has had was is")) && t.is(j, "the") {
            grammar::clause_end(doc, to + 1, 5)
        } else {
            to
        };
        return Some(i..to.max(j));
    }
    if owner
        && !t.any(before - 1, words!("mother father client world"))
        && t.is_word(before - 1)
        && !person
    {
        let thing = t.cap(before - 1) || t.classes(before - 1).settlement() || t.any(before - 1, words!("town county island country city school college parish street firm estate hospital area club region valley"));
        let start =
            if thing && (doc.free(before - 1) || doc.label_at(before - 1) == Some(Label::Place)) {
                before - 1
            } else {
                return None;
            };
        return Some(start..end.max(j));
    }
    (where_
        && end > j
        && !(person && t.is(j, "of"))
        && !t.any(
            end - 1,
            words!("world life room family house time moment day week"),
        ))
    .then_some(i..end)
}

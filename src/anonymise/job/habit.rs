//! What somebody does all the time, told in the present within a story of the past: "winds the town hall clock", "milks sixty".

use super::livelihood::EVERYDAY;
use crate::anonymise::calendar::{is_end, number};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

type At = Option<std::ops::Range<usize>>;

/// Verbs in the third person that many do and no trade is known by.
const ANYBODYS: Words = words!(
    "says tells asks thinks knows wants needs likes loves hates feels means has is was does goes comes gets gives sends shows takes puts brings leaves makes looks seems sounds signs pays rents shares opens closes shuts finds loses uses spends turns moves stays waits sits stands lies sleeps eats drinks wears hears sees watches walks follows blocks posts likes comments texts messages rings phones emails remembers forgets hopes believes expects starts stops begins ends changes checks deletes mentions offers requires talks speaks answers rolls lifts shakes crosses folds drops presses pushes touches holds picks hugs covers shows laughs cries appears lives dies notices recognises refuses agrees pretends calls collects counts marks breaks fills fixes bows names points raises rates reaches returns saves sets shouts supports treats tries trusts visits wishes helps hides hits ignores joins admits prays practises supplies suits suffers claims cancels causes pulls throws explains ends corrects accepts mends misses manages records reads writes copies types scrolls"
);

/// Whom a sentence speaks of before token `i`: he, she, a name, or details one after the other.
fn somebody(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let Some(mut p) = i.checked_sub(1) else {
        return false;
    };
    while p > 0 && t.any(p, words!("also still now both then always mostly")) {
        p -= 1;
    }
    if t.any(p, words!("he she")) || doc.label_at(p) == Some(Label::Person) {
        return true;
    }
    if t.is(p, "who") {
        return p > 0
            && (t.classes(p - 1).kin()
                || t.any(p - 1, words!("gentleman person man woman lad lass girl boy guy bloke fella chap lady pupil client one"))
                || doc.label_at(p - 1).is_some()
                || t.str(p - 1) == ",")
            && !(p > 1 && t.any(p - 2, words!("any every some no")));
    }
    if t.classes(p).kin() && p > 0 && t.any(p - 1, words!("his her their the my")) {
        return !t.classes(p).plural();
    }
    // One detail after the other, or one verb after the other
    let parted = matches!(t.str(p), "," | "(") || t.any(p, words!("and but"));
    parted
        && (p.saturating_sub(20)..p)
            .rev()
            .take_while(|&j| {
                !matches!(t.str(j), "." | "!" | "?") && !t.any(j, words!("i we you my it they"))
            })
            .any(|j| {
                t.any(j, words!("he she he's she's he’s she’s hes shes who's"))
                    || doc
                        .label_at(j)
                        .is_some_and(|l| l == Label::Person || !l.is_direct() && l != Label::Time)
            })
}

/// One past the noun phrase at `j`: its words, without article.
fn nouns(doc: &Doc, j: usize) -> usize {
    let t = &doc.tokens;
    let mut end = j;
    while end < j + 5 && t.gap(end) <= Gap::Line && doc.free(end) {
        let is = t.classes(end);
        let hyphen = is_hyphen(t.str(end)) && end > j && t.gap(end) == Gap::None;
        let noun = t.is_word(end)
            && !is.function()
            && !is.adverb_only()
            && (is.noun() || is.plural() || is.adjective() || is.word() == 0);
        if !(hyphen || noun) || t.any(end, words!("today now nights mornings evenings weekends")) {
            break;
        }
        end += 1;
    }
    if end > j && is_hyphen(t.str(end - 1)) {
        end - 1
    } else {
        end
    }
}

const WHERE: Words =
    words!("in at for on under beside outside off along across with around from over to before");

/// Work in general, told by where it is done.
const WORKS: Words = words!(
    "works worked helps helped cleans cleaned serves served cooks cooked volunteers volunteered drives drove teaches taught nurses temps assists assisted packs packed lectures lectured coaches coached sings plays preaches umpires referees guards busks fishes farms dances acts drums"
);

/// "helps in the nursery class", "cleans here in the evenings", "does the nights at the crisp factory".
fn works(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let shift = words!("nights days lates earlies mornings evenings weekends shifts rounds");
    let shifts = t.any(i, words!("does did works worked"))
        && t.any(i + 1 + usize::from(t.is(i + 1, "the")), shift);
    if !(t.any(i, WORKS) || shifts) || t.cap(i) || !doc.free(i) || !somebody(doc, i) {
        return None;
    }
    let mut j = i + 1;
    if shifts {
        j += 1 + usize::from(t.is(j, "the"));
    }
    while t.any(
        j,
        words!("up down out over round part-time full-time nights days evenings weekends"),
    ) {
        j += 1;
    }
    let here = t.any(j, words!("here there"));
    j += usize::from(here);
    let end = grammar::phrase_end(doc, j, words!("in at for on behind under beside"));
    let away = t.any(
        end.max(1) - 1,
        words!("evenings mornings afternoons way end moment time morning evening afternoon night beginning home team me us it room"),
    );
    if here
        && !t.any(
            i,
            words!("helps helped drives drove sings plays dances acts"),
        )
    {
        return Some(i..end.max(j));
    }
    let mut to = end;
    if end > j && !away {
        to = grammar::phrase_end(doc, end, words!("at in for on up"));
    }
    let whose = t.any(
        j + 1,
        words!("the a an this that same our my his her their"),
    ) || t.cap(j + 1);
    (end > j + 1 && !away && whose)
        .then_some(i..to)
        .or_else(|| shifts.then_some(i..j))
}

/// "rang the bells at the cathedral for sixty years": what somebody did for long.
fn lasted(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !is.verb_d() || is.function() || t.cap(i) || !doc.free(i) || !somebody(doc, i)
        || t.any(i, words!("was had been lived known seen came loved hated wanted kept refused wore saw thought felt knew"))
    {
        return None;
    }
    let from = i + 1 + usize::from(t.any(i + 1, words!("the a an")));
    let end = nouns(doc, from);
    let to = grammar::phrase_end(doc, end.max(i + 1), words!("in at for on with to of under"));
    let to = grammar::phrase_end(doc, to, words!("in at on with of"));
    let years = |j: usize| {
        t.is(j, "for")
            && (j + 1..j + 5).any(|k| t.any(k, words!("years decades")))
            && !(j + 1..j + 5).any(|k| t.is_word(k) && t.any(k, words!("me us i my")))
    };
    let told = (end.max(i + 1)..=to).find(|&j| years(j))?;
    (told > i + 1 && !t.any(told - 1, EVERYDAY)).then_some(i..told)
}

/// "the woman teaching the beginners", "Nora giving out the samples of cheese": somebody seen at it.
fn at_it(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    if !is.verb_g() || !is.trade() && is.word() < 3 || i < 2 || t.cap(i) || !doc.free(i) {
        return None;
    }
    if t.any(i, words!("being having making taking getting holding waiting standing sitting leaving calling opening closing looking talking speaking walking running watching following helping reading writing using picking pulling pushing wearing carrying bringing joining facing finding meeting going coming living dying raising showing telling asking turning reporting keeping crossing killing loving"))
    {
        return None;
    }
    let who = t.any(
        i - 1,
        words!("woman man girl boy lady lad fella chap bloke guy one"),
    ) && t.any(i - 2, words!("the a"))
        || doc.label_at(i - 1) == Some(Label::Person);
    if !who {
        return None;
    }
    let out = i + 1 + usize::from(t.any(i + 1, words!("out up")));
    let from = out + usize::from(t.any(out, words!("the a an")));
    let end = nouns(doc, from);
    if end == from
        || t.any(end - 1, EVERYDAY)
        || t.classes(end - 1).body_part()
        || t.classes(end - 1).kin()
    {
        return None;
    }
    Some(i..grammar::phrase_end(doc, end, words!("of at in for on")))
}

/// What somebody does that begins at token `i`.
pub(super) fn habit(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.may(i, Head::Habit) && !(i > 1 && t.is(i - 1, "to") && t.is(i - 2, "used")) {
        return None;
    }
    steady(doc, i)
        .or_else(|| works(doc, i))
        .or_else(|| lasted(doc, i))
        .or_else(|| at_it(doc, i))
}

/// "runs the touch tank at the aquarium", "milks sixty before the bus", "flies falcons", "leads the pipe band".
fn steady(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let is = t.classes(i);
    let used = i > 1 && t.is(i - 1, "to") && t.is(i - 2, "used");
    if !(is.verb_s() || used && is.verb()) || is.function() || t.cap(i) || !doc.free(i) {
        return None;
    }
    let first = if used { i - 2 } else { i };
    if !somebody(doc, first) {
        return None;
    }
    let anybodys = t.any(i, ANYBODYS);
    let hands = is.trade() || !is.human_verb() && is.word() != 1;
    if !hands {
        return None;
    }
    let the = t.is(i + 1, "the");
    let a = t.any(i + 1, words!("a an"));
    let from = i + 1 + usize::from(the || a);
    // "files my income tax"
    let mine = t.any(i + 1, words!("my our")) && t.is(i.wrapping_sub(1), "who");
    let from = from + usize::from(mine);
    let many = number(doc, from).is_some_and(|n| n > 9);
    let end = if number(doc, from).is_some() {
        nouns(doc, from + 1)
    } else {
        nouns(doc, from)
    };
    let ride = end > from + 1 && t.classes(end - 1).vehicle() && t.classes(end - 2).noun();
    if end == from || t.any(end - 1, EVERYDAY) && !ride {
        return None;
    }
    let head = t.classes(end - 1);
    let counted = number(doc, end - 1).is_some();
    if head.body_part() || head.kin() || t.kind(end) == Some(Kind::Possessive) {
        return None;
    }
    let placed = |j: usize| {
        t.any(j, WHERE)
            && (t.any(j + 1, words!("the a an every our two three nights"))
                || t.cap(j + 1) && t.is_word(j + 1))
    };
    let long = end - from > 1;
    let made = head.animal() || head.vehicle() || head.skill() || head.word() == 0;
    let closed = is_end(doc, end) || t.classes(end).function() || placed(end);
    let ok = closed
        && if anybodys || used {
            (the || used)
                && (long || used || head.animal())
                && (placed(end) || t.any(end, words!("up down out")) && placed(end + 1))
        } else if counted {
            many
        } else if mine {
            long || head.word() > 2
        } else if the {
            long || placed(end) || made || head.word() > 2
        } else if a {
            long && (placed(end) || made || is.word() > 2) || made && !head.vehicle()
        } else {
            (head.plural() || made || head.noun())
                && (is.word() > 1 || made || long || placed(end) || head.word() > 2)
                && !head.adverb()
        };
    if !ok {
        return None;
    }
    let mut to = end + usize::from(t.any(end, words!("up down out")) && placed(end + 1));
    for _ in 0..2 {
        if placed(to) {
            to = grammar::phrase_end(doc, to, WHERE);
        }
    }
    // "the man who winds the clock"
    let mut start = first;
    if i > 3
        && t.is(i - 1, "who")
        && t.any(
            i - 2,
            words!("man woman lad lass girl boy guy bloke fella chap lady one"),
        )
        && t.any(i - 3, words!("the a"))
        && is_be(doc, i - 4)
        && doc.all_free(i - 2..i)
    {
        start = i - 2;
    }
    Some(start..to)
}

//! Names written small: "hi its mehmet", "patricia desrosiers".

mod house;
mod name;

pub(super) use house::KINDS;

use super::doc::Doc;
use super::grammar::contraction;
use super::heads::{Head, Row};
use super::label::Label;
use super::tokens::{Gap, Kind};
use super::words::{Words, words};

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[(Head::House, &[house::SAINTS, house::LEADS], 0)];

pub(super) fn find(doc: &mut Doc) {
    let no_capitals = name::without_capitals(&doc.tokens);
    for i in 0..doc.tokens.len() {
        let t = &doc.tokens;
        if t.all[i].kind != Kind::Word {
            continue;
        }
        let tok = t.all[i];
        if let Some(end) = house::begun(doc, i).or_else(|| house::house(doc, i)) {
            doc.find(i..end, Label::Org, "organisation-lower");
            continue;
        }
        let t = &doc.tokens;
        // "k's dad": a letter that has kin
        if doc.free(i)
            && tok.end - tok.start == 1
            && t.kind(i + 1) == Some(Kind::Possessive)
            && (t.classes(i + 2).kin() || t.classes(i + 2).kin_narrow())
            && !t.cap(i + 2)
            && t.gap(i) > Gap::None
        {
            doc.find(i..i + 1, Label::Initial, "initial");
            continue;
        }
        if doc.free(i) && !tok.cap && titled_small(doc, i) {
            doc.find(i..i + 1, Label::Person, "name-lower");
            continue;
        }
        if tok.cap
            || !doc.free(i)
            || tok.end - tok.start < 3
            || tok.is.never_name() && !house::foreign_pair(doc, i)
            || tok.is.kin()
            || super::calendar::weekday(t, i)
            // "she kent my voice": what follows its subject is done, nobody's name
            || i > 0 && t.any(i - 1, words!("i he she we they"))
            // "150 words max"
            || t.any(i, words!("max min")) && (1..=2).any(|k| i >= k && t.kind(i - k) == Some(Kind::Number))
        {
            continue;
        }
        let named = tok.is.given() >= 2
            && (tok.end - tok.start > 3 || tok.is.given() == 3)
            && (tok.is.word() == 0 || tok.is.word() >= 4 && tok.is.given() == 3)
            && !tok.is.demog()
            && !contraction(t.str(i))
            && !tok.is.platform()
            && !tok.is.body()
            && !tok.is.job();
        // "this is zac", "called bec": a word no other use is known for, where a name is given
        let short = tok.is.given() >= 1
            && tok.is.word() == 0
            && !tok.is.demog()
            && i > 0
            && (t.any(
                i - 1,
                words!("called named nicknamed hi hey hello dear from with its it's im i'm and by"),
            ) || t.is(i - 1, "is") && i > 1 && t.any(i - 2, words!("this name")));
        let rare = tok.is.0 == 0 || tok.is.given() > 0 && matches!(tok.is.word(), 0 | 4 | 5);
        // "mick's sister", "deb's ex": whose kin it is
        let theirs = rare
            && t.kind(i + 1) == Some(Kind::Possessive)
            && (t.classes(i + 2).kin()
                || t.classes(i + 2).kin_narrow()
                || t.any(i + 2, words!("ex mum mam nan dad gran")))
            && !t.cap(i + 2)
            && !tok.is.job();
        // "rang shaz and she said": nobody else is rung, texted or told
        let goes_on = t.classes(i + 1).function()
            || super::calendar::is_end(doc, i + 1)
            || t.any(
                i + 1,
                words!("about again back yesterday today im re abt w"),
            );
        let built = [
            "ing", "ed", "ly", "ness", "tion", "ment", "ish", "able", "ful", "less", "ism",
        ]
        .iter()
        .any(|e| t.str(i).ends_with(e));
        let strange = tok.is.0 == 0 && tok.end - tok.start > 3 && !built;
        let rung = (rare
            && i > 0
            && t.any(
                i - 1,
                words!("rang phoned texted messaged emailed dm'd told ring text met"),
            )
            || strange
                && i > 0
                && t.any(
                    i - 1,
                    words!(
                        "asked ask saw see seen tell thanked meet called named nicknamed let miss"
                    ),
                ))
            && goes_on
            && !t.any(i, name::SHORTENED)
            && !contraction(t.str(i));
        let rung = rung || theirs || super::opening::small(doc, i) || introduced(doc, i);
        // "my ex-supervisee mick", "seeing grace for"
        let told = tok.is.given() >= 2
            && tok.is.noun()
            && i > 0
            && (t.is(i - 1, "named")
                || t.any(i - 1, words!("client supervisee"))
                    && (2..=4)
                        .any(|k| i >= k && t.any(i - k, words!("my our the a an this that")))
                    && t.str(i + 1) != "?"
                || t.any(i - 1, words!("seeing")) && t.any(i + 1, words!("for on at since again")))
            && !tok.is.plural()
            && !t.classes(i + 1).noun();
        let foreign = house::foreign_pair(doc, i);
        let named = named
            || short
            || rung
            || foreign
            || no_capitals && (name::named(doc, i) || name::by_default(doc, i));
        if let Some((end, label, rule)) = small_place(doc, i) {
            doc.find(i..end, label, rule);
            continue;
        }
        let t = &doc.tokens;
        if apposed(doc, i) {
            doc.find(i..i + 1, Label::Person, "name-apposed");
            continue;
        }
        if named || told {
            let mut end = i + 1;
            let n = t.classes(end);
            if t.is_word(end)
                && !t.cap(end)
                && t.gap(end) == Gap::Space
                && n.word() == 0
                && (n.surname() > 0 || n.0 == 0)
                && !n.never_name()
                && named
                && !contraction(t.str(end))
                && t.str(end).len() > 2
                && (n.given() < 2 || foreign)
            {
                end += 1;
            } else if t.is_word(end)
                && t.gap(end) == Gap::Space
                && t.str(end).len() == 1
                && !t.any(end, words!("a i x u r n k"))
                && t.str(end + 1) != "'"
            {
                end += 1;
            }
            // "big dave", "wee shug"
            let sized = i > 1
                && t.any(i - 1, words!("big wee little auld"))
                && doc.free(i - 1)
                && t.gap(i) == Gap::Space
                && !t.any(i - 2, words!("the a my our his her their your this that"));
            let start = i - usize::from(sized);
            doc.find(start..end, Label::Person, "name-lower");
        }
    }
}

/// "my client lerato", "it's malee here", "message from dmytro:": a word no list knows where a name is given.
fn introduced(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let s = t.str(i);
    let is = t.classes(i);
    // A village may lend its name: whoever stands after a word for a person is no village.
    let name =
        is.0 == 0 || is.word() == 0 && !is.demog() && !is.platform() && !is.job() && is.place() < 2;
    if !name
        || i < 2
        || s.len() < 4
        || contraction(s)
        || t.any(i, name::SHORTENED)
        || ["ing", "ed", "ly"].iter().any(|e| s.ends_with(e)) && !t.is(i + 1, "here")
    {
        return false;
    }
    let before = i - 1;
    let owned = (1..=2).any(|k| before >= k && t.any(before - k, words!("my our his her their")));
    let whose = t.any(before, PERSONS) && owned && t.gap(i) == Gap::Space;
    let here = t.any(before, words!("its it's it’s is")) && t.is(i + 1, "here")
        || t.any(before, words!("its it's it’s"))
            && t.any(before - 1, words!("hi hey hello hiya heya hullo"));
    let from = t.is(before, "from")
        && t.any(
            before - 1,
            words!("message text email note call dm voicemail letter msg card"),
        )
        && !t.classes(i + 1).noun();
    // "'its bluey, ...": a message that begins with who it is from
    let begins = before > 0
        && t.any(before, words!("its it's it’s"))
        && matches!(t.str(before - 1), "'" | "‘" | "\"" | "“" | ":")
        && matches!(t.str(i + 1), "," | "." | "!" | "'" | "’");
    // "mate = shaz", "my maiden name (pettibone": said to be the name
    let equals = t.str(before) == "="
        && (t.any(before - 1, PERSONS) || t.classes(before - 1).kin())
        || matches!(t.str(before), "(" | "=" | ":")
            && t.any(before - 1, words!("name surname nickname"));
    // "the client being ailsa"
    let being = t.is(before, "being") && t.any(before.saturating_sub(1), PERSONS);
    whose || here || from || begins || being || equals
}

/// "coach ty", "uncle femi": a small title and a word that is a name or that no list knows.
fn titled_small(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    let name = is.word() == 0 && (is.given() > 0 || is.0 == 0) || is.given() > 1 && is.word() > 3;
    i > 0
        && name
        && t.any(
            i - 1,
            words!("coach uncle aunty auntie aunt nana pastor sister nurse constable sergeant"),
        )
        && !t.cap(i - 1)
        && t.gap(i) == Gap::Space
        && t.str(i).len() > 1
        && t.str(i).bytes().all(|b| b.is_ascii_lowercase())
        && !is.never_name()
        && !is.demog()
        && !is.kin()
        && !t.is_word(i + 1)
            | t.classes(i + 1).function()
            | t.classes(i + 1).human_verb()
            | t.classes(i + 1).verb_d()
}

/// "my supervisee, bec,": one word between marks after a word for a person.
pub(super) fn apposed(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    let opened = i > 2 && matches!(t.str(i - 1), "," | "(" | "—" | "–" | "-" | "/");
    let closed = matches!(
        t.str(i + 1),
        "," | ")" | "—" | "–" | "-" | "." | ";" | "!" | "?" | "/" | ""
    );
    if !opened
        || !closed
        || t.gap(i + 1) == Gap::None
            && t.kind(i + 2) == Some(Kind::Word)
            && t.gap(i + 2) == Gap::None
    {
        return false;
    }
    let p = i - 2;
    let person = t.is_word(p)
        && (t.classes(p).kin() || t.classes(p).job() || t.any(p, PERSONS))
        && !t.classes(p).plural();
    let owned = (1..=3).any(|k| p >= k && t.any(p - k, words!("my our his her their your")))
        || p > 0 && t.any(p - 1, words!("new former")) && t.any(p, PERSONS);
    let nameless =
        t.cap(i) && !t.all[i].caps && !is.demog() && !is.upper() && !is.platform() && !is.body()
            || is.word() == 0
                && !is.demog()
                && !is.condition()
                && !is.platform()
                && !is.kin_narrow()
                && !is.job()
            || is.given() >= 2 && is.noun();
    let ending = ["ing", "ed", "ly", "ish", "less", "ful"]
        .iter()
        .any(|e| t.str(i).ends_with(e));
    person && owned && nameless && !ending && !contraction(t.str(i))
}

/// "at ravensholme youth hub", "a couple in cleckheaton": places and houses in a text without capitals.
fn small_place(doc: &Doc, i: usize) -> Option<(usize, Label, &'static str)> {
    let t = &doc.tokens;
    let is = t.classes(i);
    // "in port talbot", "in flin flon"
    let (n, phrase) = t.get(i)?.phrase;
    if n > 1
        && i > 0
        && phrase.place() > 0
        && (phrase.place() > 1
            || is.word() == 0 && is.given() == 0
            || n == 2 && t.classes(i + 1).word() == 0)
        && t.any(i - 1, words!("in near around from outside"))
        && (i..i + usize::from(n)).all(|j| t.is_word(j) && !t.cap(j) && doc.free(j))
    {
        return Some((i + usize::from(n), Label::Place, "place-lower"));
    }
    if i == 0
        || is.word() > 0
        || is.0 != 0 && is.place() == 0 && is.surname() == 0 && is.given() == 0
        || contraction(t.str(i))
    {
        return None;
    }
    if t.any(
        i - 1,
        words!("at from to outside near in with for the of by is and a go goes went attends left"),
    ) {
        let mut end = i + 1;
        while end < i + 4
            && t.is_word(end)
            && !t.cap(end)
            && t.gap(end) == Gap::Space
            && (t.classes(end).noun()
                || t.classes(end).plural()
                || t.classes(end).org_head()
                || t.any(end, SCHOOLS))
            && !t.classes(end).function()
            && doc.free(end)
        {
            end += 1;
            let school = end == i + 2
                && t.any(end - 1, SCHOOLS)
                && is.0 == 0
                && (!t.is_word(end) || t.gap(end) > Gap::Space || t.classes(end).function());
            if school {
                return Some((end, Label::Org, "organisation-lower"));
            }
            if t.classes(end - 1).org_head() && !t.classes(end).org_head() && !t.any(end - 1, words!("group company project post board news press service services programme bank market home"))
            {
                return Some((end, Label::Org, "organisation-lower"));
            }
        }
    }
    let led = t.any(i - 1, words!("in near around from outside"));
    (led && (is.place() > 0 && is.given() < 2
        || is.0 == 0 && super::places::sounds_like_a_place(t.str(i))))
    .then_some((i + 1, Label::Place, "place-lower"))
}

/// What a school is called for short: "at woolgoolga high".
const SCHOOLS: Words = words!("high grammar primary secondary");

const PERSONS: Words = words!(
    "client patient supervisee supervisor colleague friend mate pal neighbour neighbor flatmate housemate roommate boss co-facilitator facilitator mentor tutor trainee lodger landlord landlady ex-client therapist counsellor counselor bestie bf gf"
);

//! Names in a text without capitals, by what stands around them.

use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::contraction;
use crate::anonymise::opening::{NEGATED, WEAK};
use crate::anonymise::tokens::{Gap, Kind, Tokens};
use crate::anonymise::words::{Words, words};

/// Whether a text knows no capitals: at most one of five sentences opens with one.
pub(super) fn without_capitals(t: &Tokens) -> bool {
    let (mut opened, mut capitals) = (0, 0);
    for token in t.all.iter().filter(|t| t.opens && t.kind == Kind::Word) {
        opened += 1;
        capitals += usize::from(token.cap);
    }
    capitals * 5 <= opened
}

/// "then gurdeep said", "tadhgan didn't answer", "oonagh's page": a word that no list has but as a name, where somebody does
/// something or owns it.
pub(super) fn named(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let (s, is) = (t.str(i), t.classes(i));
    let letters = s.chars().count();
    if acts(doc, i) {
        return true;
    }
    let name = is.word() == 0
        && (is.given() > 0 && letters > 2 || (is.0 == 0 || is.surname() > 0) && letters > 3)
        && !is.platform()
        && !is.body()
        && !is.job()
        && !is.condition()
        && !is.never_name();
    if !name || contraction(s) || t.any(i, SHORTENED) || ENDINGS.iter().any(|e| s.ends_with(e)) {
        return false;
    }
    let next = t.classes(i + 1);
    // ", oonagh mcswiggan,": a given name and a word that no list has, between marks
    let between = (i == 0 || t.all[i].opens || matches!(t.str(i - 1), "," | "(" | "—" | "–"))
        && is.given() > 0
        && t.is_word(i + 1)
        && t.gap(i + 1) == Gap::Space
        && (next.0 == 0 || next.surname() > 0 && next.word() == 0)
        && !ENDINGS.iter().any(|e| t.str(i + 1).ends_with(e))
        && matches!(t.str(i + 2), "," | ")" | "." | "—" | "–" | "");
    if between {
        return true;
    }
    if t.kind(i + 1) == Some(Kind::Possessive) {
        return is.given() > 0 && t.classes(i + 2).noun();
    }
    let begins = i == 0
        || t.all[i].opens
        || matches!(t.str(i - 1), "," | ":" | ";" | "-" | "–" | "—")
        || t.any(i - 1, BEGINNERS);
    let does = t.gap(i + 1) == Gap::Space
        && (t.any(i + 1, WEAK)
            || t.any(i + 1, NEGATED)
            || t.any(
                i + 1,
                words!("would has had will did does didnt doesnt wasnt isnt wouldnt"),
            )
            || (next.verb_d() || next.human_verb()) && !next.noun()
            || next.verb_d() && next.human_verb());
    // "tadhgan from the school rang", "oonagh n her husband": first in a line
    let heads = (i == 0 || t.gap(i) >= Gap::Line)
        && is.0 == 0
        && t.any(i + 1, words!("from n"))
        && t.gap(i + 1) == Gap::Space;
    heads || begins && does && !is.demog() && is.place() < 2
}

/// In a text without capitals a word that English has not is somebody's, unless it is built as words are or leans on its
/// neighbours as places and things do.
pub(super) fn by_default(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let (s, is) = (t.str(i), t.classes(i));
    let letters = s.chars().count();
    let listed = is.given() > 0 || is.surname() > 0;
    if is.word() > 0
        || !(listed && letters > 2 || is.0 == 0 && letters > 3)
        || is.never_name()
        || is.platform()
        || is.body()
        || is.job()
        || is.job_wide()
        || is.condition()
        || is.demog()
        || is.kin()
        || is.org_head()
        || is.medicine()
        || is.place() > 1 && is.given() < 2
        || is.upper() && is.given() == 0
        || contraction(s)
        || t.any(i, SHORTENED)
        || t.any(i, TEXTED)
        || t.any(i + 1, SHORTENED) && letters < 4
        || !s.chars().all(char::is_alphabetic)
        || ENDINGS.iter().any(|e| s.ends_with(e))
        || [
            "s", "er", "est", "ish", "able", "ful", "less", "ism", "ist", "ity", "ies", "y",
        ]
        .iter()
        .any(|e| s.ends_with(e) && is.0 == 0)
    {
        return false;
    }
    let before = i.wrapping_sub(1);
    // "a spaghetto", "the kura", "in fleetwick": a thing, a house, a place
    let thing = i > 0
        && t.gap(i) == Gap::Space
        && (t.any(before, words!("a an the in near around at no some any this that these those my our your very so too"))
            || t.classes(before).adjective() && !listed);
    let compound = !listed
        && t.gap(i + 1) == Gap::Space
        && t.classes(i + 1).noun()
        && !t.classes(i + 1).function()
        && !t.classes(i + 1).verb_d();
    // What no list has may be mistyped: it is somebody where somebody can stand
    let next = t.classes(i + 1);
    let led = i > 0
        && (t.any(before, words!("w with from and & saw see seen asked told rang met messaged texted emailed thanked client called named is its it's mr mrs ms miss dr"))
            || t.classes(before).kin()
            || t.classes(before).job()
            || matches!(t.str(before), "," | "(" | "'" | ":" | "\"" | "."))
        && (crate::anonymise::calendar::is_end(doc, i + 1) || next.function() || next.verb_d() || next.verb_s() || matches!(t.str(i + 1), "(" | "'" | ":"));
    let does = t.gap(i + 1) == Gap::Space
        && (t.any(i + 1, WEAK)
            || t.any(i + 1, NEGATED)
            || (next.verb_d() || next.human_verb()) && !next.adjective());
    let glued =
        i > 0 && t.gap(i) == Gap::None && crate::anonymise::tokens::is_hyphen(t.str(before))
            || crate::anonymise::tokens::is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None;
    // A surname or a rare given name alone may be mistyped, too, and an author's is no client's
    let sure = is.given() > 1 || is.given() > 0 && letters > 3;
    let cited = i > 0 && t.str(before) == "(" && t.str(i + 1) == ")";
    !thing
        && !compound
        && !glued
        && !cited
        && !is.public_surname()
        && (sure || does || led && (listed || t.is_word(before)))
}

/// How words are shortened in messages.
const TEXTED: Words = words!(
    "abt thru tbh idk imo lol omg pls plz thx ty bc cos coz cuz gonna wanna gotta kinda sorta innit defo tho thou altho prob probs obvs obv def sth smth smb sb msg msgs appt appts convo convos sesh grp mtg sup tues weds thurs wed thur mon fri sat hw tmrw tmw tonite nite yr yrs wk wks hr hrs min mins tel eve xmas bday govt dept mgr asst vol vols info admin fb insta whatsapp snap dm dms mic pic pics vid vids fave favs nvm ngl rn atm btw fyi asap ppl rly srsly whatevs deffo soz ta arr ref refs dna dnad dnas cba fml smh ikr jk ily hmu tfw yeh yea yep yup nah nope naw aye och wee ken didnae cannae wasnae isnae havnt havent dunno lemme gimme aint yall outta lotta"
);

/// "joy cancelled again", "ask hope re the letter": a word that is a name as well, where only somebody can stand.
fn acts(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    if is.given() < 2 && !is.nature()
        || is.word() == 0
        || is.never_name()
        || is.plural()
        || is.job()
        || is.demog()
    {
        return false;
    }
    let begins = i == 0
        || t.all[i].opens
        || matches!(t.str(i - 1), "," | ":" | ";" | "-" | "–" | "—")
        || t.any(i - 1, BEGINNERS);
    let alone = !(i > 0
        && t.any(
            i - 1,
            words!("the a my his her their our no some any this that of"),
        ));
    let does = t.any(i + 1, words!("said says told asked texted rang cancelled canceled messaged emailed posted phoned replied wants wanted sat laughed cried thinks thought knew walked arrived typed wrote sent shared liked followed blocked didn't doesn't didnt doesnt"));
    let done = i > 0
        && t.any(i - 1, words!("ask asked tell told rang ring text texted met email emailed message messaged phone phoned cc"))
        && (t.any(i + 1, words!("re about to if that for on again abt")) || matches!(t.str(i + 1), "," | "." | "" | ")"));
    // "saw robin in the queue", "session 6 w jade": no thing stands there without its article
    let beside = i > 0
        && t.gap(i) == Gap::Space
        && (t.any(i - 1, words!("w re")) && is.given() > 2
            || t.any(i - 1, words!("w with saw met re and seen rang"))
                && is.thing()
                && is.given() > 1
                && (t.any(
                    i + 1,
                    words!(
                        "in at on from again today yesterday outside about who and last this re for"
                    ),
                ) || crate::anonymise::calendar::is_end(doc, i + 1)))
        && !(t.gap(i + 1) == Gap::Space && t.classes(i + 1).noun() && !t.classes(i + 1).function());
    let subject = begins
        && is.thing()
        && is.given() > 1
        && t.any(i + 1, words!("looked looks is was has had isnt wasnt hasnt didnt wont cant says said goes went came comes from got gets sent seems seemed"))
        && !t.any(i + 1, words!("is was has had")) | t.any(i + 2, words!("my his her in on at not never late early off away back here there"));
    begins && does || alone && done || beside || subject
}

/// What a clause begins with.
const BEGINNERS: Words = words!(
    "then and but so when that because if as where while after before since until once whether why how today yesterday"
);

/// Words that lost their apostrophe.
pub(super) const SHORTENED: Words = words!(
    "dont doesnt didnt isnt wasnt arent werent hasnt havent hadnt wont cant couldnt wouldnt shouldnt shes hes theyre whos thats theres whats heres youre weve ive theyve"
);

/// What words are built with and names hardly ever.
const ENDINGS: [&str; 6] = ["ing", "ed", "ly", "ness", "tion", "ment"];

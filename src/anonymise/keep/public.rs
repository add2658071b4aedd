//! What belongs to everybody: institutions of a state, authors by their works, hours of prayer, holidays.

use crate::anonymise::calendar::is_end;
use crate::anonymise::capitals::{cap_word, name_end};
use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;

/// One past what begins at `i` and stays.
pub(super) fn public(doc: &Doc, i: usize) -> Option<usize> {
    if !cap_word(doc, i) {
        return None;
    }
    institution(doc, i)
        .or_else(|| author(doc, i))
        .or_else(|| prayer(doc, i))
        .or_else(|| holiday(doc, i))
        .or_else(|| scripture(doc, i))
        .or_else(|| word_for(doc, i))
}

/// "the Central Bank", "the Supreme Court": there is one in every state.
fn institution(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let one = t.any(i, words!("central national federal supreme high reserve world european royal constitutional crown general electoral state land regional welsh scottish irish"))
        && t.any(i + 1, words!("bank court assembly parliament government treasury mint lottery senate congress senedd commission reserve library gallery archives weather union insurance guard audit registry"));
    let the = i > 0 && t.is(i - 1, "the");
    let next = t.gap(i + 2) == Gap::Space
        && (cap_word(doc, i + 2) || t.any(i + 2, words!("of in")) && cap_word(doc, i + 3));
    (one && the && cap_word(doc, i + 1) && t.gap(i + 1) == Gap::Space && !next).then_some(i + 2)
}

/// "a novel by Tana French", "rereading Arundhati Roy": who wrote it is known for it.
fn author(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let work = words!(
        "novel novels book books poem poems poetry essay essays memoir memoirs play plays film films song songs album painting paintings biography autobiography trilogy sonnet sonnets symphony translation stories writings works lyrics paper article chapter textbook"
    );
    let before = i.checked_sub(1)?;
    if t.gap(i) > Gap::Line || t.classes(i).title() {
        return None;
    }
    let end = name_end(doc, i);
    let full = end == i + 2 && t.is_word(i + 1) || end > i + 2;
    let by = t.any(before, words!("by of"))
        && i > 1
        && t.any(i - 2, work)
        && (t.is(before, "by") || full)
        && !(i > 2 && t.any(i - 3, words!("my his her their our")) && t.is(before, "of"));
    let read = t.any(
        before,
        words!("rereading re-reading reading quoting citing"),
    ) || t.is(before, "reading") && i > 2 && t.is(i - 2, "re");
    let owns = t.kind(end) == Some(Kind::Possessive) || matches!(t.str(end), "'" | "’");
    let whole = matches!(t.str(end), "," | "." | ";" | ":" | ")" | "!" | "?" | "")
        || t.any(
            end,
            words!("and on again in at when while for this last with who to about says"),
        )
        || owns && t.is_word(end + 1) && t.any(end + 1, work);
    (full && (by || read && whole) && doc.all_free(i..end)).then_some(end)
}

/// "Kakar (1982)", "(Hook et al., 2013)", "Winnicott says somewhere": a surname with the year of its book, or a page half
/// forgotten. Whoever goes by a given name is no author: "Siobhan (1987) is the eldest".
pub(super) fn cited(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let year = |j: usize| t.kind(j) == Some(Kind::Number) && t.str(j).len() == 4;
    let is = t.classes(i);
    // A name that is a given one too is an author's only where the list says so.
    let listed = is.public_surname() && is.given() < 3 || is.famous() && is.given() < 2;
    if !cap_word(doc, i) || is.given() > 0 && !listed {
        return None;
    }
    if i > 0 && (t.classes(i - 1).title() || t.cap(i - 1) && t.gap(i) == Gap::Space) {
        return None;
    }
    let end = i + 1;
    let after = t.str(end) == "(" && year(end + 1) && matches!(t.str(end + 2), ")" | "," | ":");
    let mut j = end;
    while j < end + 6
        && (t.any(j, words!("and et al"))
            || matches!(t.str(j), "&" | "." | ",")
            || cap_word(doc, j))
    {
        j += 1;
    }
    let within = i > 0
        && t.str(i - 1) == "("
        && j > end
        && year(j)
        && matches!(t.str(j + 1), ")" | ":" | ",")
        && !(end..j).any(|k| t.cap(k) && t.classes(k).given() > t.classes(k).surname());
    let known = t.classes(i).public_surname() || t.classes(i).famous();
    let somewhere =
        known && t.any(end, words!("says said writes wrote")) && t.is(end + 1, "somewhere");
    let alone = !(t.cap(end) && t.gap(end) == Gap::Space)
        && (t.classes(i).place() < 2 || t.classes(i).public_surname());
    // "Searles wrote about falling", "Racker argued that": what is done in books, by whomever
    let unlisted = t.classes(i).word() == 0 && !t.classes(i).demog();
    let written = t.any(end, words!("wrote writes"))
        && t.any(end + 1, words!("about of on that"))
        && !t.any(end + 2, words!("me her him it us my his this them facebook instagram twitter whatsapp monday tuesday"))
        || t.any(end, words!("argued argues theorised theorized coined distinguishes distinguished formulated"))
        || t.any(end, words!("drew draws built builds"))
            && t.any(end + 1, words!("a an the"))
            && (end + 2..end + 6).any(|j| t.any(j, words!("compass model map triangle cycle grid diagram distinction parallel theory scale ladder wheel window")));
    // "Adorno warned us", "Sontag would call it": said of everybody, by a surname alone
    let surname =
        unlisted && is.given() == 0 && !is.title() && is.place() < 2 && t.str(i).len() > 3;
    let shared = |j: usize| {
        t.any(j, words!("us we we're we’re that how why what people therapists counsellors clinicians clients patients everyone everybody nobody nothing anyone life language about of the"))
            && !(j..j + 7).any(|k| t.any(k, words!("me my she he her his him i i'm i’m mum dad monday tuesday wednesday thursday friday")))
    };
    let teaches = surname
        && (t.any(end, words!("says argues writes reminds warns warned reminded tells teaches taught calls describes described distinguishes suggests maintains insists observes observed claims claimed noticed coined proposed believed"))
            && shared(end + 1)
            || t.is(end, "would")
                && t.any(end + 1, words!("say call have argue"))
                && (t.any(end + 2, words!("it this that we the")) || shared(end + 2))
            || t.is(end, "has")
                && t.any(end + 1, words!("written shown argued described written said called pointed taught"))
                && (shared(end + 2) || t.any(end + 2, words!("beautifully somewhere well movingly")))
            || t.str(end) == "," && t.is(end + 1, "who") && t.any(end + 2, words!("wrote told taught said argued warned called coined thought believed held"))
                && shared(end + 3)
            || t.str(end) == "I" && t.any(end + 1, words!("read reread re-read quote quoted cite")));
    let teaches = teaches && alone && once(doc, i);
    // "the chapter in Petrarch", "Rogers beside Kernberg": in the company of the listed, or out of a book
    let read = surname
        && alone
        && i > 1
        && t.any(i - 1, words!("in from of by"))
        && t.any(i - 2, words!("sections section chapter chapters pages page passage passages paragraph line lines quotation footnote book books paper papers essay article"))
        && once(doc, i);
    // "Hemingway, I think": half remembered
    let recalled = known
        && t.str(end) == ","
        && (t.is(end + 1, "I") && t.any(end + 2, words!("think believe suppose"))
            || t.any(end + 1, words!("probably perhaps maybe")));
    // "the person Rogers thought I could be"
    let thought = known
        && t.any(
            end,
            words!(
                "thought meant called wrote believed held warned described imagined knew built drew"
            ),
        )
        && i > 0
        && (t.classes(i - 1).noun() && !t.cap(i - 1)
            || t.any(i - 1, words!("what as that how why which where"))
            || t.all[i].opens && !t.any(end, words!("called knew held thought")));
    (after
        || within
        || somewhere
        || teaches
        || read
        || alone && ((known || unlisted) && written || recalled || thought))
        .then_some(end)
}

/// Whether the word at `i` stands nowhere else near: whom one tells of is named again.
pub(in crate::anonymise) fn once(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let hash = t.all[i].hash;
    (i.saturating_sub(250)..(i + 250).min(t.len())).all(|j| j == i || t.all[j].hash != hash)
}

/// "the Book of Ruth", "the Gospel of Mark": what it is called after is no neighbour.
fn scripture(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    (i > 1
        && t.any(i - 1, words!("of to"))
        && t.any(
            i - 2,
            words!("book gospel epistle epistles letter prophecy parable psalm psalms feast"),
        )
        && t.cap(i - 2)
        && t.gap(i) == Gap::Space)
        .then_some(i + 1)
}

/// "Asha means hope", "Ernst: as a noun", "the word Maya": a name spoken of as the word it is.
fn word_for(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let end = i + 1;
    let noun = |j: usize| {
        let is = t.classes(j);
        t.is_word(j)
            && !t.cap(j)
            && (is.noun() || is.adjective())
            && !is.function()
            && !t.any(
                j,
                words!("well business nothing everything something trouble good"),
            )
            && (crate::anonymise::calendar::is_end(doc, j + 1)
                || t.any(j + 1, words!("and in or as but")))
    };
    let means = t.any(end, words!("means meaning translates"))
        && t.gap(end) == Gap::Space
        && (noun(end + 1 + usize::from(t.any(end + 1, words!("as a an the"))))
            || matches!(t.str(end + 1), "'" | "‘" | "\"" | "“"));
    let is_word = t.any(end, words!("is was"))
        && t.any(end + 1, words!("a an the"))
        && t.any(end + 2, words!("name word noun verb"));
    let as_word = matches!(t.str(end), ":" | ",")
        && t.any(end + 1, words!("as"))
        && t.any(end + 2, words!("a an"))
        && t.any(end + 3, words!("name word noun verb"));
    let named = i > 1
        && t.any(i - 1, words!("word noun verb surname"))
        && t.any(i - 2, words!("the a"))
        && t.gap(i) == Gap::Space;
    let spoken = t.str(end) == ","
        && t.any(end + 1, words!("in"))
        && (end + 2..end + 5).any(|j| t.any(j, words!("language tongue dialect")));
    // "Maya is illusion": what only a word can be
    let thing = t.any(end, words!("is"))
        && noun(end + 1)
        && !t.classes(end + 1).adjective()
        && t.str(end + 2) == ","
        && t.any(end + 3, words!("as they we"))
        && t.any(end + 4, words!("they say say we the"));
    (means || is_word || as_word || named || spoken || thing).then_some(end)
}

/// "after Isha prayer", "Heaven knows": an hour of prayer, a cry to heaven.
fn prayer(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if t.any(i, words!("heaven heavens goodness god"))
        && t.any(i + 1, words!("knows help forbid above"))
    {
        return Some(i + 1);
    }
    (t.any(i + 1, words!("prayer prayers namaz salah puja aarti")) && !t.cap(i + 1) && t.gap(i + 1) == Gap::Space
        || i > 0
            && t.any(i - 1, words!("before after until till at during since"))
            && t.any(i, words!("fajr dhuhr zuhr asr maghrib jummah jumma taraweeh matins lauds vespers compline evensong mass")))
    .then_some(i + 1)
}

/// "Marta, not her real name,", "a man I'll call Oswin", "signs the book as 'Jones'": said to be nobody's.
pub(super) fn pseudonym(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let quote = usize::from(i > 0 && matches!(t.str(i - 1), "'" | "‘" | "\"" | "“"));
    let led = i.checked_sub(1 + quote).filter(|_| t.gap(i) <= Gap::Space);
    if let Some(call) = led {
        let whom = usize::from(t.any(call, words!("him her them this that")));
        let whom = whom
            + usize::from(t.any(call, words!("client person patient man woman couple")))
            + usize::from(
                t.any(call, words!("client person patient man woman couple"))
                    && call > 0
                    && t.any(call - 1, words!("the this my")),
            );
        let verb = call.checked_sub(whom);
        let called = verb.is_some_and(|v| {
            t.is(v, "call")
                && v > 0
                && (t.any(v - 1, words!("i'll i’ll let's let’s we'll we’ll i'd i’d"))
                    || v > 1
                        && (t.any(v - 1, words!("will shall can may should could might would"))
                            && t.any(v - 2, words!("i we"))
                            || t.is(v - 1, "us") && t.is(v - 2, "let")))
        });
        let false_name = quote == 1
            && t.is(call, "as")
            && (1..=4).any(|k| call >= k && t.any(call - k, words!("signs signed sign booked books registered checked known appears appear appeared")));
        if called || false_name {
            return Some(name_end(doc, i));
        }
    }
    let real = |j: usize| {
        t.any(j, words!("his her their"))
            && (t.is(j + 1, "name")
                || t.any(j + 1, words!("real actual true own")) && t.is(j + 2, "name"))
    };
    let after = i + 1;
    (matches!(t.str(after), "," | "(" | "—" | "–") && t.is(after + 1, "not") && real(after + 2))
        .then_some(after)
}

/// "on holiday in Portugal", "a fortnight in Crete": nobody lives there.
fn holiday(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let before = i.checked_sub(2)?;
    let away = t.any(
        before,
        words!("holiday holidays honeymoon vacation pilgrimage cruise safari hols"),
    );
    // "I hear you were in Lanzarote"
    let away = away
        || i > 2
            && t.any(i - 3, words!("you you'd we we'd"))
            && t.any(before, words!("were was been went flew"))
            && t.any(i - 1, words!("in to"))
            && (is_end(doc, i + 1) || t.any(i + 1, words!("and when last this for")));
    (t.classes(i).place() > 0
        && t.any(i - 1, words!("in to on around"))
        && away
        && t.gap(i) == Gap::Space)
        .then(|| name_end(doc, i))
}

//! Bare numbers that are ages by where they stand.

use crate::anonymise::calendar::{month, number, weekday};
use crate::anonymise::doc::Doc;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::words;

/// A bare number that is an age by where it stands: "She's 19,", ", 41,", "(16)", "turned forty".
pub(super) fn bare_age(
    doc: &mut Doc,
    i: usize,
    end: usize,
    n: u32,
    word: bool,
    half: bool,
) -> Option<usize> {
    let t = &doc.tokens;
    if n > 105
        || end < t.len()
            && t.gap(end) == Gap::None
            && matches!(t.str(end), "%" | ":" | "/" | "'" | "°")
            && t.kind(end + 1).is_some_and(|k| k != Kind::Mark)
    {
        return None;
    }
    // "40 next birthday"
    if t.any(end, words!("next last")) && t.is(end + 1, "birthday") {
        doc.find(i..end, Label::Age, "age-birthday");
        return Some(end);
    }
    // "a man of 42 told me", "a boy of 9": who is counted in nothing else
    if i > 2
        && t.is(i - 1, "of")
        && t.any(i - 2, words!("man woman boy girl lad lass lassie fella bloke guy lady gentleman child kid toddler teenager widow widower"))
        && (t.any(i - 3, words!("a an the this that another")) || t.classes(i - 3).adjective())
        && !t.classes(end).noun() | t.classes(end).human_verb() | t.classes(end).function()
        && !t.classes(end).plural()
    {
        doc.find(i..end, Label::Age, "age-said");
        return Some(end);
    }
    let close = |j: usize| {
        j >= t.len()
            || matches!(
                t.str(j),
                "," | "." | ";" | ")" | "!" | "?" | "—" | "–" | ":"
            ) && !(t.str(j) == "."
                && t.kind(j + 1) == Some(Kind::Number)
                && t.gap(j + 1) == Gap::None)
            || matches!(t.str(j), "'" | "’" | "\"" | "”")
    };
    let conj = t.any(end, words!("and but when with now next this on who or n"))
        || t.is(end, "by") && t.is(end + 1, "now");
    let prev = i.wrapping_sub(1);
    if i == 0 {
        return None;
    }
    let who = |j: usize| {
        t.any(
            j,
            words!("he she they he's she's they're i'm who's he’s she’s they’re i’m who’s hes shes theyre whos"),
        )
    };
    // "She's 19", "he is sixty-one", "was twenty-two", "turned forty", "just turned 13"
    let be = t.any(prev, words!("is was turns turned turning be are am"))
        || t.kind(prev) == Some(Kind::Possessive);
    // "I shall be fifty", "she must be forty": from thirteen on, said by a modal or of oneself
    let modal = n >= 13
        && i >= 3
        && t.is(prev, "be")
        && (t.any(
            i - 2,
            words!("i'll she'll he'll i’ll she’ll he’ll she'd he'd she’d he’d"),
        ) || t.any(i - 2, words!("shall will would must might could may"))
            && (who(i - 3) || t.is(i - 3, "i") || t.cap(i - 3) || t.classes(i - 3).kin())
            && !t.any(i - 3, words!("it there that this which they")));
    let myself = n >= 13 && t.any(prev, words!("am was turned")) && t.is(i.wrapping_sub(2), "i");
    // "Ellie, as the note spells it, is sixteen and …"
    let parted = (word || t.str(end) == "," || t.str(end) == ".")
        && (13..=105).contains(&n)
        && i >= 4
        && t.any(prev, words!("is was"))
        && t.str(i - 2) == ","
        && (i.saturating_sub(10)..i - 2)
            .any(|j| t.str(j) == "," && j > 0 && (t.cap(j - 1) || t.classes(j - 1).kin()));
    let subject = modal || myself || parted || i >= 2
        && (who(i - 2)
            || t.cap(i - 2)
            || t.any(
                i - 2, words!("who daughter son client just mum brother sister only now mother father husband wife partner boy girl man woman baby cousin eldest youngest")));
    let contracted = t.any(
        prev,
        words!("he's she's they're i'm who's he’s she’s they’re i’m who’s hes shes theyre whos"),
    ) || t.kind(prev) == Some(Kind::Possessive) && i >= 2 && who(i - 2)
        || t.any(
            prev,
            words!("only just nearly almost still now barely about already"),
        ) && i >= 2
            && (t.kind(i - 2) == Some(Kind::Possessive)
                || t.any(i - 2, words!("is was he's she's")));
    let unit = t.any(
        end, words!("o'clock people of years minutes hours weeks months days per in to times metres miles stone pounds quid feet percent"));
    // "will be thirty in June"
    let unit = unit && !(t.is(end, "in") && month(t, end + 1).is_some() && n >= 13);
    let turned = t.any(prev, words!("turned turning turns")) && n >= 3;
    // "since he was four", "when she was three"
    let since = n >= 2
        && i >= 3
        && who(i - 2)
        && t.is(prev, "was")
        && t.any(i - 3, words!("since when until till before after while"));
    // "Now thirteen, he has his own"
    if t.any(prev, words!("now just nearly almost still barely"))
        && t.all[prev].opens
        && (13..=105).contains(&n)
        && word
        && t.str(end) == ","
    {
        doc.find(i..end, Label::Age, "age-is");
        return Some(end);
    }
    let month_next = t.is(end, "in") && !unit;
    if (contracted || be && subject || turned)
        && !unit
        && (close(end) || conj || turned || month_next || end >= t.len())
        && (n >= 5 || turned || since)
    {
        // "it is ten", "that was six"
        if !(i >= 2
            && t.any(
                i - 2,
                words!("it that there this time which total score rate"),
            ))
        {
            doc.find(i..end, Label::Age, "age-is");
            return Some(end);
        }
    }
    // ", 41," after a name or a person, "(16)", "(41, "
    // "Mosotho, an elder, near sixty, and": about a decade, between marks
    let about = t.any(
        prev,
        words!("near nearly past over rising approaching pushing about around barely"),
    );
    if about
        && word
        && n >= 20
        && n.is_multiple_of(10)
        && i > 1
        && matches!(t.str(i - 2), "," | "(" | ";")
        && (close(end) || t.any(end, words!("and but with or")))
    {
        doc.find(i - 1..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "blocked at seventeen.", "past sixty,": from thirteen on it is no hour
    let past = t.any(
        prev,
        words!("past over under nearly almost approaching pushing near nearing"),
    ) && n >= 20
        && n.is_multiple_of(10);
    let ended = i > 1
        && t.any(
            i - 2,
            words!(
                "stopped started ended capped peaked arrived stood set stuck counted began landed"
            ),
        );
    if (word || past && t.any(prev, words!("pushing approaching nearly near nearing")))
        && !ended
        && (13..=99).contains(&n)
        && (t.is(prev, "at") || past)
        && (close(end) && t.str(end) != ":" || conj && !t.any(end, words!("but on this")))
        && (t.is(prev, "at")
            || i > 1
                && (t.any(
                    i - 2,
                    words!("you're he's she's they're i'm is was are well just"),
                ) || who(i - 2)
                    || past && t.str(i - 2) == "," && close(end)))
    {
        doc.find(i..end, Label::Age, "age-at");
        return Some(end);
    }
    let opened = t.str(prev) == "(" && i >= 2 && doc.label_at(i - 2) == Some(Label::Initial)
        || t.str(prev) == "(" && t.str(end) == "," && n >= 13 && word
        || t.str(prev) == "("
            && i >= 2
            && (t.cap(i - 2)
                || t.classes(i - 2).job()
                || t.classes(i - 2).kin()
                || t.any(i - 2, words!("client boy girl man woman")))
        || t.str(prev) == "(" && t.str(end) == "," && n >= 5 && !word;
    let comma = t.str(prev) == ","
        && (t.str(end) == "," || close(end) && t.str(end) != ":")
        && i >= 2
        && !t.classes(i - 2).verb_g()
        && t.kind(i - 2) != Some(Kind::Number);
    // "Mum of two, forty-one, physio,"
    if comma_between(doc, i, end)
        && (18..=99).contains(&n)
        && i > 3
        && t.is(i - 3, "of")
        && t.classes(i - 4).kin()
    {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    let person_before = i >= 2
        && (t.cap(i - 2)
            && !weekday(t, i - 2)
            && month(t, i - 2).is_none()
            && !t.classes(i - 2).never_name()
            || t.any(
                i - 2,
                words!("client man woman boy girl lad teenager friend patient student male female"),
            )
            || t.classes(i - 2).kin()
            || t.classes(i - 2).job()
            || doc.label_at(i - 2).is_some());
    if opened && (t.str(end) == ")" || t.str(end) == ",") && n >= 3 {
        doc.find(i..end, Label::Age, "age-brackets");
        return Some(end);
    }
    if comma && person_before && n >= 3 {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "a retired judge, 71,"; "a service user, 82'"
    let listed = t.kind(end + 1) == Some(Kind::Number)
        || i > 1 && t.kind(i - 2) == Some(Kind::Number)
        || number(doc, end + 1).is_some();
    let told_of = (i.saturating_sub(8)..i).any(who) && (word && end > i + 1);
    if t.str(prev) == ","
        && (close(end) || told_of && t.any(end, words!("and with from who")))
        && t.str(end) != ":"
        && !listed
        && (13..=105).contains(&n)
        && i >= 2
        && !t.classes(i - 2).function() | t.any(i - 2, words!("me him her us he she is was"))
        && (word || n >= 16)
        && !(t.str(end) == "." && t.any(i - 2, words!("article section page chapter")))
    {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "Glenys let me in, eighty-one, the shaking palsy": too many for anything else between two marks
    if t.str(prev) == ","
        && t.str(end) == ","
        && (60..=99).contains(&n)
        && !listed
        && !t.any(
            i.saturating_sub(2),
            words!("chapter page number article section room flat"),
        )
    {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "let me in, eighty-one, the …", "mine on Tuesdays: fourteen, …": a spelled number between marks counts nothing else
    if word
        && matches!(t.str(prev), "," | ":")
        && matches!(t.str(end), "," | ".")
        && !listed
        && (13..=105).contains(&n)
        && (t.str(prev) == "," || t.str(end) == ",")
        && i >= 2
        && t.is_word(i - 2)
    {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "it had Winifred on it, 88, and": a number between commas after a name
    if t.str(prev) == ","
        && t.str(end) == ","
        && !listed
        && (16..=105).contains(&n)
        && (i.saturating_sub(6)..prev)
            .any(|j| t.cap(j) && t.is_word(j) && !t.all[j].opens && t.classes(j).given() > 0)
    {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "she's mine on Tuesdays: fourteen, kinship placement"
    if t.str(prev) == ":"
        && word
        && t.str(end) == ","
        && (8..=99).contains(&n)
        && !listed
        && (i.saturating_sub(14)..i).any(|j| who(j) || t.any(j, words!("him her his mine")))
    {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "I was bothered for him. Nine."
    if t.all[i].opens
        && word
        && t.str(prev) == "."
        && i > 1
        && t.any(i - 2, words!("him her them"))
        && t.str(end) == "."
        && (3..=19).contains(&n)
    {
        doc.find(i..end, Label::Age, "age-opens");
        return Some(end);
    }
    // "craig is 46 and gets driven": a name without its capital
    if be
        && !word
        && (13..=99).contains(&n)
        && i > 1
        && t.is_word(i - 2)
        && t.classes(i - 2).given() > 1
        && t.classes(i - 2).word() == 0
        && (close(end) || conj)
        && !unit
    {
        doc.find(i..end, Label::Age, "age-is");
        return Some(end);
    }
    // "with my client, fourteen then, pulling": an age that somebody had
    if t.str(prev) == ","
        && t.any(end, words!("then now"))
        && (is_end_mark(t.str(end + 1)))
        && (3..=105).contains(&n)
        && i >= 2
        && t.is_word(i - 2)
    {
        doc.find(i..end, Label::Age, "age-commas");
        return Some(end);
    }
    // "a photo of me at 15 with a flute", "widowed at thirty", "At seventeen he left": an age at which something was
    let whom = i >= 2
        && (t.any(i - 2, words!("me him her widowed orphaned married divorced pregnant adopted fostered diagnosed arrived ordained sectioned")));
    // "diagnosed with autism at 38", "moved here from Poland at nine"
    let since = (1..=6)
        .take_while(|&k| prev > k && !matches!(t.str(prev - k), "." | "," | ";"))
        .any(|k| {
            t.any(
                prev - k,
                words!("diagnosed ordained orphaned widowed emigrated adopted sectioned"),
            ) || t.any(prev - k, words!("moved came fled"))
                && (t.any(prev - k + 1, words!("here over")) || t.any(prev - k + 1, words!("from")))
        });
    let whom = whom || since;
    let opened = t.all[prev].opens
        && t.is(prev, "at")
        && (t.any(end, words!("he she i we they")) || t.str(end) == ",");
    if t.is(prev, "at")
        && (whom
            && (n >= 13 || since || !t.any(i - 2, words!("me him her arrived")))
            && (close(end) || t.any(end, words!("with in and when by after as to")))
            || opened && (word || t.any(end, words!("he she"))) && (13..=99).contains(&n))
        && !t.any(end, words!("o'clock am pm percent"))
    {
        doc.find(i..end, Label::Age, "age-at");
        return Some(end);
    }
    // "a boy of thirteen"
    if t.is(prev, "of")
        && i >= 2
        && (t.any(
            i - 2,
            words!(
                "boy girl man woman lad teenager client child widow widower lady person student"
            ),
        ) || t.classes(i - 2).kin()
            && !t.any(
                i - 2,
                words!("mother father mum dad parent parents grandmother grandfather"),
            ))
        && (close(end) || conj || t.any(end, words!("who with from")))
    {
        doc.find(i..end, Label::Age, "age-of");
        return Some(end);
    }
    // A profile that opens with it: "'38, paediatric registrar"
    if matches!(t.str(prev), "“" | "\"" | "‘" | "'")
        && t.gap(i) == Gap::None
        && t.str(end) == ","
        && (16..=99).contains(&n)
        && t.is_word(end + 1)
        && !t.classes(end + 1).function()
        && number(doc, end + 1).is_none()
    {
        doc.find(i..end, Label::Age, "age-opens");
        return Some(end);
    }
    // A sentence that opens with it: "Forty-four, pastry chef", "Sixty-eight, lost both sons"
    if t.all[i].opens && t.str(end) == "," && n >= 3 && (t.str(prev) == "." || t.str(prev) == "'") {
        doc.find(i..end, Label::Age, "age-opens");
        return Some(end);
    }
    if half && contracted {
        doc.find(i..end, Label::Age, "age-is");
        return Some(end);
    }
    None
}

fn is_end_mark(s: &str) -> bool {
    matches!(s, "," | "." | ";" | ")" | "!" | "?" | "")
}

fn comma_between(doc: &Doc, i: usize, end: usize) -> bool {
    let t = &doc.tokens;
    t.str(i - 1) == "," && matches!(t.str(end), "," | "." | ";" | "")
}

//! School years by the names that countries give them.

use crate::anonymise::calendar::{ORDINALS, ordinal_number};
use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

/// Words that a number makes a school year of.
pub(super) const GRADES: Words =
    words!("year yr grade form class standard std primary secondary basic");
/// Other words that a school year may begin with.
pub(super) const STAGES: Words = words!(
    "jss sss jhs shs ss js cm ce cp eso sec std pri upper final junior senior transition kindergarten sophomore freshman matric fresher kindergartner kindergartener"
);
/// Who is in one.
const PUPILS: Words = words!(
    "lad lads girl girls boy boys kid kids pupil pupils student students child children lass daughter son class form tutor group teacher maths lot"
);
const SMALL: Words =
    words!("one two three four five six seven eight nine ten eleven twelve thirteen");
const ROMAN: Words = words!("i ii iii iv v vi vii viii ix x xi xii");

/// One past the school year that begins at `i`.
pub(super) fn school_year(doc: &Doc, i: usize) -> Option<usize> {
    numbered(doc, i)
        .or_else(|| ordinal(doc, i))
        .or_else(|| lettered(doc, i))
        .or_else(|| stage(doc, i))
}

/// "Year 3", "year 9 lad", "Form Four", "Standard VI", "Grade R".
fn numbered(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if !t.any(i, GRADES) || t.gap(i + 1) != Gap::Space {
        return None;
    }
    let s = t.str(i + 1);
    let digits =
        t.kind(i + 1) == Some(Kind::Number) && s.parse::<u8>().is_ok_and(|n| (1..=13).contains(&n));
    let roman = t.any(i + 1, ROMAN) && t.all[i + 1].cap && s != "I" && t.cap(i);
    let word = t.any(i + 1, SMALL) && t.cap(i + 1);
    let zero = t.any(i, words!("grade")) && matches!(s, "R" | "K" | "0");
    if !(digits || roman || word || zero) {
        return None;
    }
    let mut end = i + 2;
    if t.is(end, "s") {
        end += 1;
    }
    let pupil = t.any(end, PUPILS);
    let of = t.any(end, words!("of in")) && !t.any(end + 1, words!("school primary secondary"));
    let before = |words: Words| i > 0 && t.any(i - 1, words);
    let told = before(words!(
        "in of my his her their our a still now is doing repeating finished started into to since"
    )) || i == 0
        || t.all[i].opens
        || matches!(t.str(i.wrapping_sub(1)), "," | "(" | ":" | ";" | "-" | "•");
    let common = t.any(i, words!("form class standard primary secondary basic"));
    // "hes year 9,", "kez (yr 9, part time)": in a text without capitals
    let noted = digits
        && t.any(i, words!("year yr grade"))
        && (is_hyphen(t.str(end))
            || crate::anonymise::calendar::is_end(doc, end)
            || t.any(end, words!("and")))
        && (matches!(t.str(i.wrapping_sub(1)), "(")
            || before(words!("hes shes he's she's he’s she’s theyre they're")));
    if noted {
        return Some(end);
    }
    let sure = if t.cap(i) {
        !common
            || pupil
            || told && !of && !t.all[i].opens && !t.any(end, words!("and or to war road street"))
    } else {
        let strict = before(words!("in of my his her their our a the from still"));
        if common {
            strict
                && !t.any(i, words!("primary secondary basic"))
                && (pupil || !of)
                && !before(words!("of the a"))
        } else {
            strict
                || told && pupil
                // "hes year 9,", "(yr 9,"
                || (before(words!("hes shes he's she's he’s she’s i'm")) || i > 0 && t.str(i - 1) == "(")
                    && (crate::anonymise::calendar::is_end(doc, end) || matches!(t.str(end), "," | ")" | "and"))
        }
    };
    sure.then_some(end)
}

/// "seventh grader", "6th grade", "fourth class", "third standard", "second form", "chap in third year".
fn ordinal(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let nth = match ORDINALS.position(&t.all[i].hash) {
        Some(place) => Some(place as u32 + 1),
        None if t.kind(i) == Some(Kind::Mixed) => ordinal_number(t.str(i)),
        None => None,
    }
    .filter(|n| (1..=12).contains(n))?;
    let end = if is_hyphen(t.str(i + 1)) {
        i + 3
    } else {
        i + 2
    };
    if t.any(end - 1, words!("grader grader graders grade")) {
        return Some(end);
    }
    let before = |words: Words| i > 0 && t.any(i - 1, words);
    let closed = crate::anonymise::calendar::is_end(doc, end)
        || t.any(end, PUPILS)
        || t.any(end, words!("and but with at when who drew told said"));
    let led = before(words!(
        "in a into his her their of now still is till until since from"
    )) || i > 0 && matches!(t.str(i - 1), "," | "(");
    if t.any(end - 1, words!("class standard std"))
        && nth > 1
        && led
        && closed
        && !t.any(end, words!("citizen citizens post stamp treatment lever"))
    {
        return Some(end);
    }
    // "a chap in third year": a person stands before
    let person = i > 1
        && before(words!("in from"))
        && (t.classes(i - 2).kin()
            || t.any(i - 2, PUPILS)
            || t.any(
                i - 2,
                words!(
                    "chap fella one someone somebody he she they is was he's she's they're hes shes"
                ),
            ));
    (t.any(end - 1, words!("year form")) && person && nth < 7 && closed).then_some(end)
}

/// "JSS2", "SS 3", "SHS1", "CM2", "Sec 3", "4e", "K2": letters and a number, as the year is called in some countries.
fn lettered(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i);
    let bytes = s.as_bytes();
    let letters = bytes.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let known = |l: &str| {
        matches!(
            l,
            "JSS"
                | "SSS"
                | "JHS"
                | "SHS"
                | "SS"
                | "JS"
                | "CM"
                | "CE"
                | "CP"
                | "ESO"
                | "KS"
                | "Sec"
                | "Std"
                | "Pri"
        )
    };
    let led = i > 0
        && (t.any(
            i - 1,
            words!("in since my a his her their from of is was now until till the still and"),
        ) || matches!(t.str(i - 1), "," | "(" | ":" | ";"));
    if letters >= 2
        && t.kind(i) == Some(Kind::Mixed)
        && s.len() == letters + 1
        && bytes[letters].is_ascii_digit()
    {
        return (known(&s[..letters]) && led && &s[..letters] != "KS").then_some(i + 1);
    }
    (t.is_word(i)
        && known(s)
        && s != "KS"
        && led
        && t.kind(i + 1) == Some(Kind::Number)
        && t.str(i + 1).len() == 1
        && t.gap(i + 1) == Gap::Space)
        .then_some(i + 2)
}

/// "S3", "P5", "matric", "sophomore": a school year by its own name, said of somebody.
fn stage(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    if i == 0 {
        return None;
    }
    if t.any(i, words!("sixth fifth upper"))
        && t.is(i + 1, "form")
        && t.any(i - 1, words!("the in our his her their lower upper and"))
    {
        return Some(i + 2);
    }
    // "second year,", "second-year midwifery"
    if t.any(i, words!("first second third fourth final")) {
        let hyphen = usize::from(is_hyphen(t.str(i + 1)));
        let year = i + 1 + hyphen;
        let study = t.classes(year + 1).skill()
            || t.any(
                year + 1,
                words!("student undergraduate phd undergrad medic at"),
            );
        let listed =
            matches!(t.str(i - 1), "," | "(") && matches!(t.str(year + 1), "," | ")" | ";");
        let yet = t.any(i - 1, words!("in his her their"))
            && (t.any(year + 1, words!("at now and but so when"))
                || crate::anonymise::calendar::is_end(doc, year + 1))
            && i > 1
            && (crate::anonymise::grammar::is_be(doc, i - 2)
                || t.str(i - 2) == ","
                || t.any(i - 2, words!("now still")));
        if t.is(year, "year")
            && (yet
                || study && matches!(t.str(i - 1), "," | "(" | ".")
                || study && t.any(i - 1, words!("a in is his her"))
                || listed)
        {
            return Some(year + 1);
        }
    }
    // "Junior Infants", "Transition Year": the years of Irish schools that have names
    if t.any(i, words!("junior senior")) && t.is(i + 1, "infants") && t.cap(i + 1)
        || t.is(i, "transition") && t.is(i + 1, "year") && t.cap(i)
    {
        return Some(i + 2);
    }
    // "a junior at Ridgemont High", "a senior in high school"
    if t.any(i, words!("junior senior sophomore freshman"))
        && t.any(i - 1, words!("a , is now still ("))
        && (t.is(i + 1, "at") && t.cap(i + 2)
            || t.is(i + 1, "in") && t.any(i + 2, words!("high college school"))
            || t.is(i - 1, "a")
                && crate::anonymise::calendar::is_end(doc, i + 1)
                && i > 1
                && (crate::anonymise::grammar::is_be(doc, i - 2) || t.str(i - 2) == ","))
    {
        return Some(i + 1);
    }
    if t.is(i, "kindergarten")
        && t.any(i - 1, words!("in started starts starting finished into"))
        && !t.cap(i)
    {
        return Some(i + 1);
    }
    let named = t.any(
        i,
        words!("matric sophomore freshman fresher kindergartner kindergartener"),
    );
    // "XI Commerce": a class by its number and its stream
    if t.any(i, words!("ix x xi xii"))
        && t.all[i].cap
        && t.any(
            i + 1,
            words!("commerce science arts humanities maths biology std standard"),
        )
        && t.cap(i + 1)
    {
        return Some(i + 2);
    }
    let s = t.str(i);
    // "a talk for the S1s"
    if s.len() == 3
        && t.is(i - 1, "the")
        && s.ends_with('s')
        && (("S1"..="S6").contains(&&s[..2]) || ("P1"..="P7").contains(&&s[..2]))
    {
        return Some(i + 1);
    }
    let lettered =
        s.len() == 2 && t.cap(i) && (("S1"..="S6").contains(&s) || ("P1"..="P7").contains(&s))
            || t.kind(i) == Some(crate::anonymise::tokens::Kind::Mixed)
                && s.strip_prefix(['Y', 'y'])
                    .and_then(|n| n.strip_prefix('r').or(Some(n)))
                    .and_then(|n| n.parse::<u8>().ok())
                    .is_some_and(|n| (1..=13).contains(&n));
    if !named && !lettered {
        return None;
    }
    let said = crate::anonymise::grammar::is_be(doc, i - 1)
        || matches!(t.str(i - 1), "," | "(" | ":" | ";")
        || t.any(
            i - 1,
            words!("in a an his her their my our the whole now still"),
        );
    let bare =
        matches!(t.str(i - 1), "(" | ":" | ",") || t.any(i - 1, words!("in whole still now"));
    let year = lettered && s.starts_with(['Y', 'y']) && said;
    (said && (named || bare || year) && !(lettered && !year && t.any(i - 1, words!("a an the"))))
        .then_some(i + 1)
}

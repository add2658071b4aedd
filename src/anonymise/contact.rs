//! E-mail and web addresses, account names, telephone numbers.

use super::doc::Doc;
use super::label::Label;
use super::tokens::{Gap, Kind, is_hyphen};
use super::words::{Words, words};

/// Most tokens an address or account name is followed over: with it the work stays linear.
const REACH: usize = 40;

const DOMAINS: Words = words!(
    "com org net uk ie io me info biz edu gov eu de fr es it nl se no fi dk pl cz ch at be pt au nz ca us za in ng ke jp br mx app blog dev online site scot wales cymru example test"
);

pub(super) fn find(doc: &mut Doc) {
    let mut i = 0;
    while i < doc.tokens.len() {
        match doc.tokens.str(i) {
            "@" if doc.free(i) => at_sign(doc, i),
            "." if doc.free(i) && doc.tokens.gap(i) == Gap::None => dotted(doc, i),
            "_" if doc.free(i) => underscored(doc, i),
            "#" if doc.free(i) && doc.tokens.gap(i) == Gap::None => discriminated(doc, i),
            _ => {}
        }
        i += 1;
    }
    let mut i = 0;
    while i < doc.tokens.len() {
        i = phone(doc, i).unwrap_or(i + 1);
    }
    for i in 0..doc.tokens.len() {
        lone_account(doc, i);
    }
}

fn wordy(doc: &Doc, i: usize) -> bool {
    matches!(
        doc.tokens.kind(i),
        Some(Kind::Word | Kind::Number | Kind::Mixed)
    )
}

fn glued(doc: &Doc, i: usize) -> bool {
    doc.tokens.gap(i) == Gap::None
}

/// From token `i` rightwards over word characters and these marks without white space; one past the last word.
fn rightwards(doc: &Doc, i: usize, marks: &[&str]) -> usize {
    let mut end = i;
    let mut j = i;
    while j < (i + REACH).min(doc.tokens.len()) && doc.free(j) && (j == i || glued(doc, j)) {
        if wordy(doc, j) {
            end = j + 1;
        } else if !marks.contains(&doc.tokens.str(j)) {
            break;
        }
        j += 1;
    }
    end
}

/// The first token of the run of word characters and these marks that ends before `i`.
fn leftwards(doc: &Doc, i: usize, marks: &[&str]) -> usize {
    let mut start = i;
    let mut j = i;
    while j > 0 && i - j < REACH && glued(doc, j) && doc.free(j - 1) {
        j -= 1;
        if wordy(doc, j) {
            start = j;
        } else if !marks.contains(&doc.tokens.str(j)) {
            break;
        }
    }
    start
}

fn at_sign(doc: &mut Doc, i: usize) {
    let marks = [".", "_", "-", "+", "%", "‑"];
    let start = leftwards(doc, i, &marks);
    if !glued(doc, i + 1) {
        return;
    }
    let end = rightwards(doc, i + 1, &[".", "_", "-"]);
    if end <= i + 1 {
        return;
    }
    if start < i {
        let dotted = (i + 1..end).any(|j| doc.tokens.str(j) == ".");
        let (label, rule) = if dotted {
            (Label::Email, "email")
        } else {
            (Label::Handle, "handle-server")
        };
        doc.find(start..end, label, rule);
    } else {
        // "@name@server"
        let mut end = end;
        if doc.tokens.str(end) == "@" && glued(doc, end) {
            end = rightwards(doc, end + 1, &[".", "-"]).max(end);
        }
        doc.find(i..end, Label::Handle, "handle-at");
    }
}

fn dotted(doc: &mut Doc, i: usize) {
    if i == 0 || !wordy(doc, i - 1) || !wordy(doc, i + 1) || !glued(doc, i + 1) || !doc.free(i - 1)
    {
        return;
    }
    let mut start = leftwards(doc, i, &[".", "-", "_"]);
    let host = rightwards(doc, i + 1, &[".", "-", "_"]);
    let letters = |j: usize| matches!(doc.tokens.kind(j), Some(Kind::Word | Kind::Mixed));
    let top = (i + 1..host)
        .filter(|&j| doc.tokens.str(j - 1) == ".")
        .rev()
        .find(|&j| doc.tokens.any(j, DOMAINS));
    let scheme = start >= 3
        && doc.tokens.str(start - 1) == "/"
        && doc.tokens.str(start - 2) == "/"
        && doc.tokens.str(start - 3) == ":";
    let www = doc.tokens.any(start, words!("www"));
    if scheme
        || www
        || top.is_some_and(|t| {
            letters(start)
                && (t > start + 2 || doc.tokens.all[start].end - doc.tokens.all[start].start > 2)
        })
    {
        if scheme {
            start = leftwards(doc, start - 3, &["-"]);
        }
        let end = if scheme || doc.tokens.str(host) == "/" && glued(doc, host) {
            rightwards(
                doc,
                host.saturating_sub(1),
                &[".", "-", "_", "/", "?", "=", "&", "#", "%", "+", "~", ":"],
            )
        } else {
            top.map_or(host, |t| t + 1)
        };
        let mut end = end.max(i + 2);
        if doc.tokens.str(end) == "/" && glued(doc, end) {
            end += 1;
        }
        if !doc.tokens.is(start, "a") || end > start + 4 {
            doc.find(start..end, Label::Url, "url");
        }
        return;
    }
    // "mehmet.k84": a lower-case name with dots and a digit
    let part = |j: usize| (start..host).contains(&j) && letters(j);
    let digit = (start..host).any(|j| {
        doc.tokens.kind(j) == Some(Kind::Mixed)
            || doc.tokens.kind(j) == Some(Kind::Number) && j > start
    });
    let small = (start..host)
        .filter(|&j| part(j))
        .all(|j| !doc.tokens.cap(j));
    let long = (start..host).filter(|&j| part(j)).any(|j| {
        doc.tokens.str(j).len() > 2
            && doc.tokens.classes(j).word() == 0
            && !starts_with_digit(doc, j)
    });
    let times = doc.tokens.any(start, words!("a p e i no vol fig"));
    let short =
        host == start + 3 && letters(start + 2) && doc.tokens.str(start + 2).chars().count() == 1;
    if letters(start)
        && small
        && long
        && (digit || short || asked_for(doc, start))
        && !times
        && host > i + 1
    {
        doc.find(start..host, Label::Handle, "handle-dotted");
    }
}

fn starts_with_digit(doc: &Doc, i: usize) -> bool {
    doc.tokens.str(i).starts_with(|c: char| c.is_numeric())
}

fn underscored(doc: &mut Doc, i: usize) {
    let start = leftwards(doc, i, &["_", ".", "-"]);
    let mut end = rightwards(doc, i, &["_", ".", "-"]).max(i);
    if doc.tokens.str(end) == "#"
        && glued(doc, end)
        && doc.tokens.kind(end + 1) == Some(Kind::Number)
        && glued(doc, end + 1)
    {
        end += 2;
    }
    if end > i + 1 && start < i || end > i + 2 {
        doc.find(start..end, Label::Handle, "handle-underscore");
    }
}

/// "vex#4410": a name and four digits, as some platforms tell equal names apart.
fn discriminated(doc: &mut Doc, i: usize) {
    let digits = doc.tokens.kind(i + 1) == Some(Kind::Number)
        && (3..=5).contains(&doc.tokens.str(i + 1).len());
    let start = leftwards(doc, i, &[".", "_", "-"]);
    if digits && glued(doc, i + 1) && start < i {
        doc.find(start..i + 2, Label::Handle, "handle-number");
    }
}

/// Whether the words before say that an account name comes: "goes by", "username".
fn asked_for(doc: &Doc, i: usize) -> bool {
    let from = i.saturating_sub(5);
    (from..i).any(|j| {
        doc.tokens.any(
            j, words!("handle username user account alias profile login nickname screenname insta aka channel")) || doc.tokens.classes(j).platform() && doc.tokens.cap(j)
    }) && (0..3).all(|k| i <= k || !matches!(doc.tokens.str(i - 1 - k), "." | "?" | "!"))
}

/// "tina996", "TruthTeller", "u/name": an account name without an @.
fn lone_account(doc: &mut Doc, i: usize) {
    if !doc.free(i) {
        return;
    }
    let s = doc.tokens.str(i);
    if doc.tokens.any(i, words!("u user"))
        && doc.tokens.str(i + 1) == "/"
        && glued(doc, i + 1)
        && glued(doc, i + 2)
        && wordy(doc, i + 2)
    {
        let end = rightwards(doc, i + 2, &["_", "-"]);
        doc.find(i..end, Label::Handle, "handle-slash");
        return;
    }
    let alone = (doc.tokens.gap(i) > Gap::None
        || i == 0
        || matches!(doc.tokens.str(i - 1), "'" | "‘" | "\"" | "“" | "("))
        && (doc.tokens.gap(i + 1) > Gap::None
            || !wordy(doc, i + 1) && !is_hyphen(doc.tokens.str(i + 1))
            || doc.tokens.kind(i + 1) == Some(Kind::Possessive));
    if !alone {
        return;
    }
    match doc.tokens.kind(i) {
        Some(Kind::Mixed) => {
            let letters = s.chars().take_while(|c| c.is_alphabetic()).count();
            let lower = s.chars().any(char::is_lowercase);
            let rest = s.chars().skip(letters).all(|c| c.is_numeric());
            let word = [
                "covid", "mp", "page", "section", "week", "day", "chapter", "part", "level",
                "step", "note", "figure", "table", "grade",
            ];
            let known = word.iter().any(|w| {
                s[..s.find(|c: char| c.is_numeric()).unwrap_or(0)].eq_ignore_ascii_case(w)
            });
            if lower && letters >= 3 && rest && !known {
                doc.find(i..i + 1, Label::Handle, "handle-digits");
            }
        }
        Some(Kind::Word) => {
            let t = doc.tokens.all[i];
            let humps = s
                .char_indices()
                .skip(1)
                .filter(|(_, c)| c.is_uppercase())
                .count();
            let lower = s.chars().filter(|c| c.is_lowercase()).count();
            let prefix = [
                "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "St", "O'", "D'",
                "Al", "El", "Ben", "Bar", "Lo", "Da", "Del",
            ];
            let scots = prefix
                .iter()
                .any(|p| s.starts_with(p) && s[p.len()..].starts_with(char::is_uppercase))
                || s.contains(super::fold::is_apostrophe);
            if humps >= 1
                && !s.ends_with("ed")
                && !s.ends_with("ing")
                && lower >= 3
                && !scots
                && !t.caps
                && t.is.0 == 0
                && s.len() > 5
                && (t.cap || asked_for(doc, i))
                && t.phrase.0 == 0
            {
                doc.find(i..i + 1, Label::Handle, "handle-humps");
            } else if !t.cap
                && t.is.word() == 0
                && s.len() > 4
                && asked_for(doc, i)
                && !t.is.platform()
                && s.is_ascii()
                && !s.contains('\'')
                && doc.tokens.any(
                    i.wrapping_sub(1),
                    words!("as is by ' \" ‘ “ called named handle username account user :"),
                )
            {
                doc.find(i..i + 1, Label::Handle, "handle-asked");
            }
        }
        _ => {}
    }
}

/// A telephone number from token `i`; where to go on.
fn phone(doc: &mut Doc, i: usize) -> Option<usize> {
    let s = doc.tokens.str(i);
    let opens =
        matches!(s, "+" | "(") && doc.tokens.kind(i + 1) == Some(Kind::Number) && glued(doc, i + 1);
    if !doc.free(i) || !opens && doc.tokens.kind(i) != Some(Kind::Number) {
        return None;
    }
    if i > 0
        && glued(doc, i)
        && matches!(
            doc.tokens.str(i - 1),
            "/" | "." | "£" | "$" | "€" | "₹" | "#"
        )
        && !(i > 1 && doc.label_at(i - 2) == Some(Label::Phone))
    {
        return None;
    }
    let (mut j, mut end, mut digits) = (i, i, 0);
    let mut groups: Vec<usize> = Vec::new();
    while j < (i + 16).min(doc.tokens.len()) && doc.free(j) {
        let t = doc.tokens.all[j];
        let w = doc.tokens.str(j);
        if j > i && t.gap > Gap::Space || w == "+" && digits > 0 {
            break;
        }
        // A whole number was read and another begins: "07700 900123 07700 900456"
        if t.kind == Kind::Number && w.starts_with('0') && w.len() > 2 && (9..=11).contains(&digits)
        {
            break;
        }
        match t.kind {
            Kind::Number if w.len() <= 15 => {
                digits += w.len();
                groups.push(w.len());
                end = j + 1;
            }
            Kind::Mark if matches!(w, "+" | "(" | ")" | "-" | "." | "‑" | "–" | "/") => {}
            _ => break,
        }
        if digits > 15 {
            break;
        }
        j += 1;
    }
    // An extension: "x0012"
    if doc.tokens.kind(end) == Some(Kind::Mixed) && glued(doc, end) && digits >= 6 {
        let w = doc.tokens.str(end);
        if let Some(x) = w.find(['x', 'X'])
            && w.len() < 16
            && w[x + 1..].chars().all(|c| c.is_numeric())
            && w[..x].chars().all(|c| c.is_numeric())
        {
            digits += x;
            groups.push(x);
            end += 1;
        }
    }
    let first = doc.tokens.str(if opens { i + 1 } else { i });
    let told = told_number(doc, i);
    let free_line = first.starts_with("0800")
        || first.starts_with("0808")
        || first == "116"
        || first == "1" && groups.get(1) == Some(&3) && doc.tokens.str(i + 2).starts_with('8')
        || first == "1800"
        || first == "1300"
        || first == "13" && groups.iter().sum::<usize>() == 6;
    let shaped = match groups.as_slice() {
        [3, 3, 4] | [3, 3, 4, _] | [1, 3, 3, 4] => true,
        [3, 4] => doc.tokens.str(i + 1) == "-" && !first.starts_with('1'),
        [2, 2, 2, 2, ..]
        | [4, 3, 3]
        | [5, 3, 3]
        | [4, 3, 4]
        | [5, 6]
        | [3, 7]
        | [2, 4, 4]
        | [3, 3, 3]
        | [2, 3, 3, ..]
        | [2, 8] => first.starts_with('0') || told || opens,
        _ => false,
    };
    let plus = s == "+" || s == "(" || first.starts_with("00");
    let lone = groups.len() == 1
        && (first.starts_with('0') && (10..=11).contains(&digits) || told && digits >= 7);
    let enough = (9..=15).contains(&digits) || told && digits >= 6 || shaped && digits >= 7;
    if free_line && digits >= 6 {
        doc.keep(i..end);
        return Some(end);
    }
    if enough
        && (plus
            || shaped
            || lone
            || told && groups.len() > 1 && groups.iter().all(|g| *g > 1)
            || first.starts_with('0') && digits >= 9)
        && !dated(doc, i, end)
    {
        let start = i;
        doc.find(start..end, Label::Phone, "phone");
        return Some(end);
    }
    None
}

fn told_number(doc: &Doc, i: usize) -> bool {
    let from = i.saturating_sub(4);
    (from..i).any(|j| {
        doc.tokens.any(
            j, words!("phone mobile cell tel telephone ring rang call called calling text texted landline whatsapp contact dial fax calls"))
    })
}

/// Whether the run is a date or a span of years: "2015 - 2018", "14.02.1979".
fn dated(doc: &Doc, i: usize, end: usize) -> bool {
    let numbers: Vec<&str> = (i..end)
        .filter(|&j| doc.tokens.kind(j) == Some(Kind::Number))
        .map(|j| doc.tokens.str(j))
        .collect();
    let year = |s: &str| s.len() == 4 && (s.starts_with("19") || s.starts_with("20"));
    match numbers.as_slice() {
        [a, b] => year(a) && year(b),
        [a, b, c] => {
            (year(a) && b.len() <= 2 && c.len() <= 2) || (year(c) && a.len() <= 2 && b.len() <= 2)
        }
        [a, b, c, ..] => year(a) && b.len() == 2 && c.len() == 2,
        _ => false,
    }
}

//! E-mail and web addresses, account names, telephone numbers.

mod account;
mod numbering;
mod phone;
mod spoken;

use super::calendar::NUMBERS;
use super::doc::Doc;
use super::heads::{Head, RARE, Row};
use super::label::Label;
use super::tokens::{Gap, Kind};
use super::words::{Words, words};
use account::{asked_for, lone_account};
use phone::phone;
use spoken::spoken;

/// What these rules begin with.
pub(super) const HEADS: &[Row] = &[
    (Head::Account, &[words!("u user")], RARE),
    (Head::Spoken, &[spoken::SPOKEN, NUMBERS], 0),
];

/// Most tokens an address or account name is followed over: with it the work stays linear.
const REACH: usize = 40;

const DOMAINS: Words = words!(
    "com org net uk ie io me ly gl gg co tv fm xyz info biz edu gov eu de fr es it nl se no fi dk pl cz ch at be pt au nz ca us za in ng ke jp br mx app blog dev online site scot wales cymru example test"
);

pub(super) fn find(doc: &mut Doc) {
    let (mut i, mut read) = (0, 0);
    while i < doc.tokens.len() {
        if doc.tokens.all[i].kind != Kind::Mark {
            i += 1;
            continue;
        }
        match doc.tokens.str(i) {
            "@" if doc.free(i) => at_sign(doc, i),
            "." if doc.free(i) && doc.tokens.gap(i) == Gap::None && i >= read => {
                dotted(doc, i);
                read = run_of_letters(doc, i);
            }
            "_" if doc.free(i) => underscored(doc, i),
            "#" if doc.free(i) && doc.tokens.gap(i) == Gap::None => discriminated(doc, i),
            _ => {}
        }
        i += 1;
    }
    let mut i = 0;
    while i < doc.tokens.len() {
        let end = match doc.tokens.all[i].kind {
            Kind::Mixed => super::numbers::account(doc, i),
            Kind::Number | Kind::Mark => phone(doc, i),
            Kind::Word if doc.tokens.may(i, Head::Spoken) => spoken(doc, i),
            Kind::Word | Kind::Possessive => None,
        };
        i = end.unwrap_or(i + 1);
    }
    for i in 0..doc.tokens.len() {
        let t = &doc.tokens.all[i];
        let dotted = || doc.tokens.gap(i + 2) == Gap::None && doc.tokens.str(i + 1) == ".";
        if t.may.has(Head::Account) || t.kind == Kind::Word && dotted() {
            lone_account(doc, i);
        }
    }
}

pub(super) fn wordy(doc: &Doc, i: usize) -> bool {
    matches!(
        doc.tokens.kind(i),
        Some(Kind::Word | Kind::Number | Kind::Mixed)
    )
}

pub(super) fn glued(doc: &Doc, i: usize) -> bool {
    doc.tokens.gap(i) == Gap::None
}

/// From token `i` rightwards over word characters and these marks without white space; one past the last word.
pub(super) fn rightwards(doc: &Doc, i: usize, marks: &[&str]) -> usize {
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
        // "anna@maps@example": what hangs together is one
        let mut end = end;
        while doc.tokens.str(end) == "@" && glued(doc, end) && glued(doc, end + 1) {
            let more = rightwards(doc, end + 1, &[".", "_", "-"]);
            if more <= end + 1 {
                break;
            }
            end = more;
        }
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

/// One past the run of single letters and full stops that goes on at `i` ("A.B.C."): one look at it is enough.
fn run_of_letters(doc: &Doc, i: usize) -> usize {
    let single = |j: usize| {
        wordy(doc, j) && glued(doc, j) && doc.tokens.all[j].end - doc.tokens.all[j].start == 1
    };
    let mut end = i;
    while single(end + 1) && doc.tokens.str(end + 2) == "." && glued(doc, end + 2) {
        end += 2;
    }
    end
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
                && (t > start + 2
                    || doc.tokens.str(t + 1) == "/" && glued(doc, t + 1) && glued(doc, t + 2)
                    || doc.tokens.all[start].end - doc.tokens.all[start].start > 2)
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
        // "RIP.ie", "Doxy.me": a capital and nothing after the country is what a platform calls itself
        if !scheme
            && !www
            && end == start + 3
            && doc.tokens.cap(start)
            && doc.tokens.str(end) != "/"
            && (doc.tokens.gap(start) > Gap::None || start == 0)
        {
            doc.keep(start..end);
            return;
        }
        if doc.tokens.str(end) == "/" && glued(doc, end) {
            end += 1;
        }
        if !doc.tokens.is(start, "a") || end > start + 4 {
            doc.find(start..end, Label::Url, "url");
        }
        return;
    }
    // "I am mr.grumble on Insta"
    if start > 0
        && on_platform(doc, host)
        && letters(start)
        && !doc.tokens.cap(start)
        && doc
            .tokens
            .any(start - 1, words!("as is am by i'm he's she's called named"))
    {
        doc.find(start..host, Label::Handle, "handle-dotted");
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
        && (digit || short || asked_for(doc, start) || said_of(doc, start, host))
        && !times
        && host > i + 1
    {
        doc.find(start..host, Label::Handle, "handle-dotted");
    }
}

/// Whether "on" and a platform follow.
fn on_platform(doc: &Doc, i: usize) -> bool {
    doc.tokens.is(i, "on") && doc.tokens.classes(i + 1).platform()
}

/// "he's dshn.exe on there": letters with a dot said of somebody on a platform, and no file.
fn said_of(doc: &Doc, start: usize, host: usize) -> bool {
    let t = &doc.tokens;
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    let of = super::grammar::is_be(doc, before) || t.any(before, words!("by from called named"));
    let there =
        t.any(host, words!("on there over in now online")) || super::calendar::is_end(doc, host);
    let mailed = t.str(host) == "@" || t.str(host) == "/" && t.gap(host) == Gap::None;
    let file = t.any(
        host - 1,
        words!("pdf doc docx jpg jpeg png gif mp3 mp4 wav xls xlsx txt rtf csv mov zip html htm"),
    );
    t.gap(start) == Gap::Space && of && there && !file && !mailed
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
    // "fenella_q_"
    if end > i + 1 && doc.tokens.str(end) == "_" && glued(doc, end) {
        end += 1;
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

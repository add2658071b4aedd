//! The register: words that belong to a code and must never leave, however they are written.

use super::doc::Doc;
use super::fold::{self, fold};
use super::label::Label;
use super::lists::Lists;
use super::spelling::{nicknames, one_edit, without_one};
use super::tokens::{Gap, Kind, Tokens, is_hyphen};
use crate::domain::{Client, ClientCode};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::{BTreeMap, HashMap, HashSet};

/// From this many letters on, a word one edit away counts as well.
const NEAR_FROM: usize = 5;

/// Longest registered word that is also found misspelt, in letters.
const NEAR_TO: usize = 30;

#[derive(Debug, Clone)]
struct Entry {
    code: usize,
    /// Letters after which the registered words have a break: there a space may stand.
    breaks: Vec<usize>,
    /// A part or a nickname of what was registered, which is also an ordinary word: needs a capital.
    ordinary: bool,
}

/// The words that belong to each code, in every form in which they may turn up.
///
/// A registered word is found in any case, with or without diacritics, with `'s`, as a nickname, across hyphens
/// and line ends, with look-alike letters or invisible characters inside, one edit away from five letters on, and
/// inside handles and addresses. A word that is also ordinary English ("will") is left where the sentence shows
/// that it is the ordinary word.
pub struct Register {
    codes: Vec<ClientCode>,
    exact: HashMap<String, Entry>,
    /// Words with one letter left out, to words that may be meant.
    near: HashMap<String, Vec<String>>,
    inside: Option<(AhoCorasick, Vec<usize>)>,
    /// Every beginning of a registered word: a run of tokens is followed only while it is one.
    beginnings: HashSet<String>,
    longest: usize,
}

/// A registered word found: tokens `from..to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) code: usize,
    pub(super) rule: &'static str,
}

impl Register {
    /// The registered codes, in the order of the list they came from.
    pub fn codes(&self) -> impl Iterator<Item = &ClientCode> {
        self.codes.iter()
    }

    /// From the clients in the vault.
    pub fn of(clients: &[Client]) -> Self {
        let lists = Lists::new();
        let mut register = Self {
            codes: clients.iter().map(|c| c.code.clone()).collect(),
            exact: HashMap::new(),
            near: HashMap::new(),
            inside: None,
            beginnings: HashSet::new(),
            longest: 0,
        };
        for (code, client) in clients.iter().enumerate() {
            for words in &client.words {
                register.add(code, words.read(), &lists);
            }
        }
        register.finish();
        register
    }

    /// Whether no word is registered.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty()
    }

    pub(super) fn code(&self, at: usize) -> &ClientCode {
        &self.codes[at]
    }

    fn add(&mut self, code: usize, words: &str, lists: &Lists) {
        let parts: Vec<String> = words
            .split(|c: char| {
                !c.is_alphanumeric() && !fold::is_apostrophe(c) && !fold::is_invisible(c)
            })
            .map(|p| {
                let p = p.trim_end_matches("'s").trim_end_matches("’s");
                fold(p)
            })
            .filter(|p| !p.is_empty())
            .collect();
        if parts.is_empty() {
            return;
        }
        let mut breaks = Vec::new();
        let mut at = 0;
        for p in &parts {
            at += p.chars().count();
            breaks.push(at);
        }
        let whole = parts.concat();
        let common = |w: &str| (1..=4).contains(&lists.of(w).word());
        self.put(&whole, code, breaks, parts.len() == 1 && common(&whole));
        if words.contains(['/', ':']) {
            return;
        }
        let local = if words.trim_start_matches('@').contains('@') {
            words
                .trim_start_matches('@')
                .split('@')
                .next()
                .map_or(0, |l| l.split(['.', '_', '-', '+']).count())
        } else {
            parts.len()
        };
        for part in parts.iter().take(local) {
            let is = lists.of(part);
            let named = is.given() > 0 || is.surname() > 0;
            if part.chars().all(|c| c.is_numeric()) || part.chars().count() < 3 && parts.len() > 1 {
                continue;
            }
            if parts.len() == 1 || !common(part) || named && is.word() > 1 {
                self.put(part, code, Vec::new(), common(part));
            }
            for nick in nicknames(part) {
                let ordinary = common(nick) || nick.len() < 3;
                self.put(nick, code, Vec::new(), ordinary);
            }
        }
    }

    fn put(&mut self, folded: &str, code: usize, breaks: Vec<usize>, ordinary: bool) {
        self.longest = self.longest.max(folded.chars().count());
        let entry = self
            .exact
            .entry(folded.to_owned())
            .or_insert_with(|| Entry {
                code,
                breaks: Vec::new(),
                ordinary,
            });
        entry.breaks.extend(breaks);
    }

    fn finish(&mut self) {
        let words: BTreeMap<&String, &Entry> = self.exact.iter().collect();
        let mut near: HashMap<String, Vec<String>> = HashMap::new();
        let (mut inside, mut codes) = (Vec::new(), Vec::new());
        for (word, entry) in words {
            let letters = word.chars().count();
            if (NEAR_FROM..=NEAR_TO).contains(&letters) && !word.chars().all(|c| c.is_numeric()) {
                for short in without_one(word).chain([word.clone()]) {
                    near.entry(short).or_default().push(word.clone());
                }
            }
            if letters >= 3 && !(entry.ordinary && letters < 4) {
                inside.push(word.clone());
                codes.push(entry.code);
            }
        }
        for word in self.exact.keys() {
            self.beginnings.extend(
                word.char_indices()
                    .map(|(at, c)| word[..at + c.len_utf8()].to_owned()),
            );
        }
        self.near = near;
        if !inside.is_empty() {
            let found = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&inside);
            self.inside = Some((found.expect("registered words are few and short"), codes));
        }
    }

    /// The code whose word stands inside this folded handle or address.
    pub(super) fn within(&self, folded: &str) -> Option<usize> {
        let (found, codes) = self.inside.as_ref()?;
        found.find(folded).map(|m| codes[m.pattern().as_usize()])
    }

    /// Every registered word in a text.
    pub(super) fn hits(&self, doc: &Doc) -> Vec<Hit> {
        let tokens = &doc.tokens;
        let mut hits = Vec::new();
        if self.is_empty() {
            return hits;
        }
        let mut i = 0;
        while i < tokens.len() {
            match self.at(tokens, i) {
                Some(hit) => {
                    i = hit.to;
                    hits.push(hit);
                }
                None => i += 1,
            }
        }
        hits
    }

    fn at(&self, tokens: &Tokens, i: usize) -> Option<Hit> {
        if !matches!(tokens.kind(i)?, Kind::Word | Kind::Mixed | Kind::Number) {
            return None;
        }
        let mut joined = String::new();
        let mut spaces = Vec::new();
        let (mut letters, mut j, mut best) = (0, i, None);
        loop {
            let t = tokens.get(j)?;
            if t.end - t.start > 8 * (self.longest + 2) {
                break;
            }
            fold::fold_into(tokens.str(j), &mut joined);
            letters = joined.chars().count();
            if letters > self.longest + 1 {
                break;
            }
            if let Some(rule) = self.matches(&joined, &spaces, tokens, i, j) {
                best = Some((j + 1, rule));
            }
            if !self.beginnings.contains(&joined) {
                break;
            }
            let Some((next, spaced)) = next(tokens, j) else {
                break;
            };
            if spaced {
                spaces.push(letters);
            }
            j = next;
        }
        if let Some((to, (code, rule))) = best {
            return Some(Hit {
                from: i,
                to,
                code,
                rule,
            });
        }
        let t = tokens.get(i)?;
        let known = t.is.word() > 0
            || t.is.given() > 0
            || t.is.surname() > 0
            || t.is.place() > 0
            || t.is.upper();
        if letters == 0 || known || t.kind == Kind::Number {
            return None;
        }
        let alone = fold(tokens.str(i));
        let (found, codes) = self.inside.as_ref()?;
        let hit = found.find(&alone)?;
        let edge = hit.start() == 0 || hit.end() == alone.len();
        (t.kind == Kind::Mixed || hit.len() >= 4 && edge || hit.len() >= 5).then(|| Hit {
            from: i,
            to: i + 1,
            code: codes[hit.pattern().as_usize()],
            rule: "registered-inside",
        })
    }

    fn matches(
        &self,
        joined: &str,
        spaces: &[usize],
        tokens: &Tokens,
        i: usize,
        j: usize,
    ) -> Option<(usize, &'static str)> {
        let plain = |e: &Entry| !e.ordinary || i != j || !super::homograph::is_ordinary(tokens, i);
        let allowed = |e: &Entry| spaces.iter().all(|s| e.breaks.contains(s)) && plain(e);
        if let Some(e) = self.exact.get(joined).filter(|e| allowed(e)) {
            return Some((e.code, "registered"));
        }
        if let Some(e) = joined.strip_suffix('s').and_then(|w| self.exact.get(w))
            && spaces.is_empty()
            && !e.ordinary
            && tokens.classes(i).word() == 0
        {
            return Some((e.code, "registered"));
        }
        let letters = joined.chars().count();
        if !spaces.is_empty()
            || !(NEAR_FROM - 1..=NEAR_TO + 1).contains(&letters)
            || joined.chars().all(char::is_numeric)
        {
            return None;
        }
        let word = i == j && (1..=4).contains(&tokens.classes(i).word());
        if word
            && (!tokens.cap(i) || tokens.get(i).is_some_and(|t| t.opens))
            && super::homograph::is_ordinary(tokens, i)
        {
            return None;
        }
        without_one(joined)
            .chain([joined.to_owned()])
            .filter_map(|short| self.near.get(&short))
            .flatten()
            .find(|meant| one_edit(joined, meant))
            .map(|meant| (self.exact[meant].code, "registered-near"))
    }

    pub(super) fn label(text: &str) -> Label {
        if text.contains("://") {
            Label::Url
        } else if text.trim_start_matches('@').contains('@') {
            Label::Email
        } else if text.starts_with('@') || text.contains('_') {
            Label::Handle
        } else if text.chars().filter(|c| c.is_numeric()).count() > 4 {
            Label::Idnum
        } else {
            Label::Person
        }
    }
}

/// The next token that may belong to the same registered word, and whether a plain space lies between.
fn next(tokens: &Tokens, j: usize) -> Option<(usize, bool)> {
    let wordy = |i: usize| {
        matches!(
            tokens.kind(i),
            Some(Kind::Word | Kind::Mixed | Kind::Number)
        )
    };
    let numbers = |a: usize, b: usize| {
        tokens.kind(a) == Some(Kind::Number) && tokens.kind(b) == Some(Kind::Number)
    };
    let mut k = j + 1;
    if wordy(k) {
        return match tokens.gap(k) {
            Gap::None | Gap::Line => Some((k, false)),
            Gap::Space => Some((k, !numbers(j, k))),
            Gap::Paragraph => None,
        };
    }
    if tokens.kind(k) == Some(Kind::Possessive) {
        k += 1;
    }
    let mut spaced = false;
    for _ in 0..2 {
        if tokens.kind(k) == Some(Kind::Mark) {
            let s = tokens.str(k);
            if !(is_hyphen(s)
                || matches!(s, "." | "_" | "@" | "/" | "'" | "’" | "," | "(" | ")" | "·"))
            {
                return None;
            }
            spaced |= matches!(s, ",") || tokens.gap(k) == Gap::Space;
            k += 1;
        }
    }
    if !wordy(k) || tokens.gap(k) == Gap::Paragraph {
        return None;
    }
    Some((k, (spaced || tokens.gap(k) == Gap::Space) && !numbers(j, k)))
}

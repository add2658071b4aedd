//! The register: words that belong to a code and must never leave, however they are written.

mod kept;

use super::bearer::{self, Bearer, Line};
use super::fold::{self, fold};
use super::label::Label;
use super::lists::Lists;
use super::rules::{lists, rules};
use super::sieve::Sieve;
use super::spelling::{Near, nicknames};
use super::words::hash;
use crate::domain::{Client, ClientCode, Words};
use aho_corasick::{AhoCorasick, MatchKind};
use kept::Kept;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// From this many letters on, a word one edit away counts as well.
pub(super) const NEAR_FROM: usize = 5;

/// Longest registered word that is also found misspelt, in letters.
pub(super) const NEAR_TO: usize = 30;

#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) line: usize,
    /// Letters after which the registered words have a break: there a space may stand.
    pub(super) breaks: Vec<usize>,
    /// A part or a nickname of what was registered, which is also an ordinary word: needs a capital.
    pub(super) ordinary: bool,
}

/// The words that belong to each code, in every form in which they may turn up.
///
/// A registered word is found in any case, with or without diacritics, with `'s`, as a nickname, across hyphens
/// and line ends, with look-alike letters or invisible characters inside, one edit away from five letters on, and
/// inside handles and addresses. A word that is also ordinary English ("will") is left where the sentence shows
/// that it is the ordinary word.
#[derive(Clone)]
pub struct Register {
    codes: Vec<ClientCode>,
    /// The entries, each with its code and what it names.
    pub(super) lines: Vec<Line>,
    pub(super) exact: HashMap<String, Entry>,
    /// The other codes that have a word of this line as well: it is found under the first of them.
    others: BTreeMap<usize, BTreeSet<ClientCode>>,
    pub(super) near: Near,
    pub(super) inside: Option<Box<(AhoCorasick, Vec<usize>)>>,
    /// Every beginning of a registered word: a run of tokens is followed only while it is one.
    pub(super) beginnings: HashSet<String>,
    /// The hashes of what a token may be that belongs to a registered word: a beginning of one, or one with an s.
    pub(super) firsts: Sieve,
    pub(super) longest: usize,
    /// The practitioner's own words that stay, unless they are registered.
    pub(super) kept: Kept,
}

impl Register {
    /// The registered codes, in the order of the list they came from.
    pub fn codes(&self) -> impl Iterator<Item = &ClientCode> {
        self.codes.iter()
    }

    /// From the clients in the vault.
    pub fn of(clients: &[Client]) -> Self {
        let lists = lists();
        let mut register = Self {
            codes: clients.iter().map(|c| c.code.clone()).collect(),
            lines: Vec::new(),
            exact: HashMap::new(),
            others: BTreeMap::new(),
            near: Near::default(),
            inside: None,
            beginnings: HashSet::new(),
            firsts: Sieve::default(),
            longest: 0,
            kept: Kept::default(),
        };
        for (code, client) in clients.iter().enumerate() {
            let words = || client.words.iter().map(|words| bearer::told(words.read()));
            // What was said of a word last holds for it wherever it stands in the register.
            let said: HashMap<String, Bearer> = words()
                .filter_map(|(word, told)| Some((fold(word), told?)))
                .collect();
            let mut own = Vec::new();
            for (word, _) in words() {
                let told = said.get(&fold(word)).copied();
                let mut alone = bearer::alone(word, lists);
                rules(&mut alone);
                let line = bearer::line(code, word, told, &own, &alone);
                own.push((line, bearer::parts(&alone.tokens)));
                register.add(line, word, told.is_some(), lists);
            }
        }
        register.finish();
        register
    }

    /// The same with words of the practitioner's own that stay wherever they stand: an author, a body, a platform. A
    /// registered word is found all the same.
    pub fn keeping(self, words: &[Words]) -> Self {
        Self {
            kept: Kept::of(words),
            ..self
        }
    }

    /// Whether these words, whole, are among the practitioner's own that stay.
    pub fn keeps(&self, words: &str) -> bool {
        self.kept.holds(words)
    }

    /// The code by which these words are found wherever they stand: they, one of them, or what they are one letter away
    /// from is registered. Such words cannot be kept.
    pub fn holds(&self, words: &str) -> Option<&ClientCode> {
        let parts = words.split(|c: char| !c.is_alphanumeric() && !fold::is_apostrophe(c));
        let whole = fold(words);
        let near = |word: &str| {
            let letters = word.chars().count();
            let fits = (NEAR_FROM - 1..=NEAR_TO + 1).contains(&letters);
            self.near.meant(word).filter(|_| fits)
        };
        let named = |word: String| {
            let entry = self.exact.get(&word);
            entry.or_else(|| self.exact.get(near(&word)?))
        };
        let entry = parts.map(fold).chain([whole.clone()]).find_map(named);
        let line = entry.map(|entry| entry.line);
        let handle = words.contains(['@', '_', '/']);
        let within = || self.within(&whole).filter(|_| handle);
        line.or_else(within).map(|line| self.code(line))
    }

    /// Whether no word is registered.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty()
    }

    /// Whose entry it is.
    pub(super) fn code(&self, line: usize) -> &ClientCode {
        &self.codes[self.lines[line].code]
    }

    /// The other codes that have a word of this entry, in order.
    pub(super) fn others(&self, line: usize) -> Vec<String> {
        let others = self.others.get(&line).into_iter().flatten();
        others.map(ToString::to_string).collect()
    }

    fn add(&mut self, line: Line, words: &str, told: bool, lists: &Lists) {
        self.lines.push(line);
        let whole_line = self.lines.len() - 1;
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
        self.put(
            &whole,
            whole_line,
            breaks,
            parts.len() == 1 && common(&whole),
        );
        // A part of another entry of the code until then: "Siobhan Hope", "Hope=place".
        if let Some(entry) = self.exact.get_mut(&whole)
            && told
            && self.lines[entry.line].code == line.code
        {
            entry.line = whole_line;
        }
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
        // What stands in an account's name is the client's own, as far as anybody knows.
        let contact =
            matches!(line.bearer, Bearer::Thing(l) if !matches!(l, Label::Place | Label::Org));
        if contact && !parts.is_empty() {
            self.lines.push(Line {
                bearer: Bearer::Client,
                sure: false,
                ..line
            });
        }
        let line = self.lines.len() - 1;
        for part in parts.iter().take(local) {
            let is = lists.of(part);
            let named = is.given() > 0 || is.surname() > 0;
            if part.chars().all(|c| c.is_numeric()) || part.chars().count() < 3 && parts.len() > 1 {
                continue;
            }
            if parts.len() == 1 || !common(part) || named && is.word() > 1 {
                self.put(part, line, Vec::new(), common(part));
            }
            for nick in nicknames(part) {
                let ordinary = common(nick) || nick.len() < 3;
                self.put(nick, line, Vec::new(), ordinary);
            }
        }
    }

    fn put(&mut self, folded: &str, line: usize, breaks: Vec<usize>, ordinary: bool) {
        self.longest = self.longest.max(folded.chars().count());
        let entry = self
            .exact
            .entry(folded.to_owned())
            .or_insert_with(|| Entry {
                line,
                breaks: Vec::new(),
                ordinary,
            });
        entry.breaks.extend(breaks);
        let first = entry.line;
        if self.lines[first].code != self.lines[line].code {
            let other = self.code(line).clone();
            self.others.entry(first).or_default().insert(other);
        }
    }

    fn finish(&mut self) {
        let words: BTreeMap<&String, &Entry> = self.exact.iter().collect();
        let long = |word: &&String| {
            let letters = word.chars().count();
            (NEAR_FROM..=NEAR_TO).contains(&letters) && !word.chars().all(|c| c.is_numeric())
        };
        self.near = Near::of(words.keys().copied().filter(long));
        let (mut inside, mut lines) = (Vec::new(), Vec::new());
        for (word, entry) in words {
            let letters = word.chars().count();
            if letters >= 3 && !(entry.ordinary && letters < 4) {
                inside.push(word.clone());
                lines.push(entry.line);
            }
        }
        for word in self.exact.keys() {
            self.beginnings.extend(
                word.char_indices()
                    .map(|(at, c)| word[..at + c.len_utf8()].to_owned()),
            );
        }
        let plural = self.exact.keys().map(|word| format!("{word}s"));
        let firsts = self.beginnings.iter().cloned().chain(plural);
        self.firsts = Sieve::of(firsts.map(|first| hash(first.as_bytes())).collect());
        if !inside.is_empty() {
            let found = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&inside);
            let found = found.expect("registered words are few and short");
            self.inside = Some(Box::new((found, lines)));
        }
    }

    /// The entry whose word stands inside this folded handle or address.
    pub(super) fn within(&self, folded: &str) -> Option<usize> {
        let (found, lines) = self.inside.as_deref()?;
        found.find(folded).map(|m| lines[m.pattern().as_usize()])
    }
}

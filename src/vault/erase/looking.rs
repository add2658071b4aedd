//! Looking for a client: the code, its words in any form and as they stand in the register, and the texts without them.

use super::super::VaultError;
use super::super::keep::{follow_ups, head, searchable};
use super::super::rows::{OF_ENTRY, json, text};
use crate::anonymise::{Engine, Register};
use crate::domain::*;
use regex::{Regex, RegexBuilder};
use rusqlite::{Connection, Transaction, params};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::iter;
use std::ops::Range;
use zeroize::Zeroizing;

/// What stands where words were taken out.
pub(super) const TAKEN_OUT: &str = "[erased]";

/// Characters shown around the first place of a mention, before and after it.
const AROUND: (usize, usize) = (30, 60);

/// Every text of a page.
pub(super) fn texts(page: &Page) -> impl Iterator<Item = &Words> {
    page.answers.values().flat_map(|answer| {
        let (text, acts): (Option<&Words>, &[FollowUp]) = match answer {
            Answer::Text(words) => (Some(words), &[]),
            Answer::FollowUps(acts) => (None, acts),
            _ => (None, &[]),
        };
        text.into_iter().chain(acts.iter().map(|act| &act.what))
    })
}

/// What may stand for the hyphen of a code, or be left out.
const HYPHEN: &str = r"[-\u{2010}-\u{2015}\u{2212} ]?";

/// The same without the space: "K-12 a while" is no K-12-A.
const JOINED: &str = r"[-\u{2010}-\u{2015}\u{2212}]?";

/// What no code goes on with.
const APART: &str = r"[^\p{Alphabetic}\p{N}]";

/// Bytes of the compiled pattern; some 20,000 codes fit.
const CODES_SIZE: usize = 256 << 20;

/// Fewest letters by which a part of a word is the client's: "Quill" of "Ann Quill", not the "of" of "Rose of Sharon".
const PART: usize = 3;

/// How the words are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// In every form in which a review would find them, misspelt or as a nickname too: somebody looks at it and decides.
    AnyForm,
    /// As they stand in the register, in any case and with or without marks: nobody is asked about the place.
    Exact,
}

/// What is looked for: a code, exactly, and its words.
pub(super) struct Looking<'a> {
    pub(super) code: &'a ClientCode,
    own: Regex,
    /// Every other code of which this one is a part, the longest first; `None` where there is none.
    longer: Option<Regex>,
    /// The words and their parts of [`PART`] letters or more, as [`spelt`] gives them.
    exact: Vec<String>,
    register: Register,
    engine: Engine,
    /// How many words the register holds.
    pub(super) words: usize,
}

impl<'a> Looking<'a> {
    /// A client, with the words of the register.
    ///
    /// # Panics
    /// For more than some 20,000 codes of which this one is a part.
    pub(super) fn for_client(code: &'a ClientCode, clients: &[Client]) -> Self {
        let known = clients.iter().find(|client| client.code == *code);
        let words: &[Words] = known.map_or(&[], |client| &client.words);
        let mut exact = Vec::new();
        for word in words {
            let (word, _) = word_and_kind(word.read()).unwrap_or((word.read(), None));
            let parts = spelt(word);
            exact.push(parts.concat());
            exact.extend(
                parts
                    .into_iter()
                    .filter(|part| part.chars().count() >= PART),
            );
        }
        let letters = bare_code(code);
        let others: BTreeSet<String> = clients.iter().map(|other| bare_code(&other.code)).collect();
        // Beside the code of somebody else a space parts words.
        let own = spelling(code, |before, after| {
            match others.contains(before) || others.contains(after) {
                true => JOINED,
                false => HYPHEN,
            }
        });
        let mut longer: Vec<&ClientCode> = clients
            .iter()
            .map(|client| &client.code)
            .filter(|other| {
                let other = bare_code(other);
                other.len() > letters.len() && other.contains(&letters)
            })
            .collect();
        longer.sort_by_key(|code| Reverse(bare_code(code).len()));
        let longer = longer.into_iter().map(|code| spelling(code, |_, _| JOINED));
        let longer = longer.collect::<Vec<_>>().join("|");
        Self {
            code,
            own: standing(&own),
            longer: (!longer.is_empty()).then(|| standing(&longer)),
            exact,
            words: words.len(),
            register: Register::of(known.map_or(&[], std::slice::from_ref)),
            engine: Engine::new(),
        }
    }

    /// Bytes of the places in a text, in order and apart.
    fn places(&self, text: &str, how: How) -> Vec<Range<usize>> {
        let words = match self.register.is_empty() {
            true => Vec::new(),
            false => self.engine.scan(text, &self.register),
        };
        let words = words
            .into_iter()
            .filter(|finding| finding.registered.is_some())
            .map(|finding| finding.span)
            .filter(|span| how == How::AnyForm || self.is_exact(&text[span.clone()]));
        let mut places: Vec<Range<usize>> = words.chain(self.places_of_code(text)).collect();
        places.sort_by_key(|place| place.start);
        places.dedup_by(|next, place| {
            let meet = next.start < place.end;
            if meet {
                place.end = place.end.max(next.end);
            }
            meet
        });
        places
    }

    /// Where the code stands, not merely inside another word or as part of a longer code.
    fn places_of_code<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let longer = self.longer.iter().flat_map(|codes| places_of(codes, text));
        let longer: Vec<Range<usize>> = longer.collect();
        places_of(&self.own, text).filter(move |own| {
            let mut longer = longer.iter();
            !longer.any(|longer| longer.start <= own.start && own.end <= longer.end)
        })
    }

    /// Whether what was found holds a word of the register as it stands there.
    fn is_exact(&self, found: &str) -> bool {
        let parts = spelt(found);
        self.exact.contains(&parts.concat()) || parts.iter().any(|part| self.exact.contains(part))
    }

    /// Whether a text holds the code or a word as it stands in the register.
    pub(super) fn is_in(&self, text: &str) -> bool {
        !self.places(text, How::Exact).is_empty()
    }

    /// Whether a page does, or its answer is the client.
    pub(super) fn is_in_page(&self, page: &Page) -> bool {
        self.is_answer_of(page) || texts(page).any(|words| self.is_in(words.read()))
    }

    fn is_answer_of(&self, page: &Page) -> bool {
        let mut answers = page.answers.values();
        answers.any(|answer| matches!(answer, Answer::Client(code) if code == self.code))
    }

    /// Whether a letter in what was shared stands for the client.
    pub(super) fn is_lettered(&self, receipt: &Receipt) -> bool {
        let codes = receipt.letters.iter();
        let mut codes = codes.filter_map(|lettered| lettered.code.as_ref());
        codes.any(|code| code == self.code)
    }

    /// A text without its places.
    pub(super) fn taken_out(&self, text: &str, how: How) -> String {
        let mut out = text.to_owned();
        for place in self.places(text, how).into_iter().rev() {
            out.replace_range(place, TAKEN_OUT);
        }
        out
    }

    /// Some words around the first place on a page, in any form; the code alone where it is an answer.
    pub(super) fn first_in(&self, page: &Page) -> Option<Words> {
        if self.is_answer_of(page) {
            return Some(Words::new(self.code.as_str()));
        }
        texts(page).find_map(|words| {
            let text = words.read();
            let place = self.places(text, How::AnyForm).into_iter().next()?;
            let start = text[..place.start]
                .char_indices()
                .rev()
                .nth(AROUND.0)
                .map_or(0, |(at, _)| at);
            let end = text[place.start..]
                .char_indices()
                .nth(AROUND.1)
                .map_or(text.len(), |(at, _)| place.start + at);
            let piece = Zeroizing::new(
                text[start..end]
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
            let before = if start > 0 { "…" } else { "" };
            let after = if end < text.len() { "…" } else { "" };
            Some(Words::new(&Zeroizing::new(format!(
                "{before}{}{after}",
                *piece
            ))))
        })
    }

    /// Some words around the first place in any revision of an entry, the newest first.
    pub(super) fn in_revisions(
        &self,
        db: &Connection,
        id: EntryId,
    ) -> Result<Option<Words>, VaultError> {
        let mut statement = db.prepare_cached(&format!(
            "SELECT body FROM revision WHERE {OF_ENTRY} ORDER BY n DESC"
        ))?;
        let mut rows = statement.query([id.0])?;
        while let Some(row) = rows.next()? {
            let page: Page = serde_json::from_str(text(row, 0)?)?;
            if let Some(around) = self.first_in(&page) {
                return Ok(Some(around));
            }
        }
        Ok(None)
    }

    /// The page without the client and their words.
    pub(super) fn without(&self, page: &Page, how: How) -> Page {
        let mut page = page.clone();
        page.answers
            .retain(|_, answer| !matches!(answer, Answer::Client(code) if code == self.code));
        for answer in page.answers.values_mut() {
            let out = |words: &mut Words| {
                *words = Words::new(&Zeroizing::new(self.taken_out(words.read(), how)));
            };
            match answer {
                Answer::Text(words) => out(words),
                Answer::FollowUps(acts) => acts.iter_mut().for_each(|act| out(&mut act.what)),
                _ => {}
            }
        }
        page
    }

    /// Rewrites every revision of an entry in place, and what is derived from the newest: its words go in any form, since
    /// somebody was shown the entry and said so.
    pub(super) fn take_out_of(&self, db: &Transaction<'_>, id: EntryId) -> Result<(), VaultError> {
        let newest = head(db, id)?.revision;
        let mut revisions: Vec<(u32, Page, Guide)> = Vec::new();
        {
            let mut statement = db.prepare_cached(&format!(
                "SELECT number, revision.body, guide.body FROM revision JOIN guide ON guide.n = revision.guide
                 WHERE {OF_ENTRY}"
            ))?;
            let mut rows = statement.query([id.0])?;
            while let Some(row) = rows.next()? {
                let page: Page = serde_json::from_str(text(row, 1)?)?;
                let guide = serde_json::from_str(text(row, 2)?)?;
                revisions.push((row.get(0)?, self.without(&page, How::AnyForm), guide));
            }
        }
        for (number, page, guide) in revisions {
            db.execute(
                "UPDATE revision SET body = ?3 WHERE n = ?1 << 16 | ?2",
                params![id.0, number, *json(&page)?],
            )?;
            if number != newest {
                continue;
            }
            let title = page.title(&guide);
            let at: i64 = db.query_row(
                "UPDATE entry SET title = ?2, platform = ?3 WHERE id = ?1 RETURNING at",
                params![id.0, title, page.platform(&guide)],
                |row| row.get(0),
            )?;
            db.execute("DELETE FROM follow_up WHERE entry = ?1", [id.0])?;
            follow_ups(db, id, &page)?;
            db.execute("DELETE FROM search WHERE rowid = ?1", [at])?;
            db.execute(
                "INSERT INTO search (rowid, title, text) VALUES (?1, ?2, ?3)",
                params![at, title, *searchable(&page, &guide)],
            )?;
        }
        Ok(())
    }
}

/// A code without its hyphens.
fn bare_code(code: &ClientCode) -> String {
    code.as_str().replace('-', "")
}

/// The pattern of a code: `hyphen` gives what may stand for one, by the letters and digits before and after it.
fn spelling(code: &ClientCode, hyphen: impl Fn(&str, &str) -> &'static str) -> String {
    let letters = bare_code(code);
    let mut pattern = String::new();
    let mut done = 0;
    for part in code.as_str().split('-').filter(|part| !part.is_empty()) {
        if done > 0 {
            let (before, after) = letters.split_at(done);
            pattern += hyphen(before, after);
        }
        pattern += part;
        done += part.len();
    }
    pattern
}

/// The pattern of some codes, the first that fits; each apart from what stands around it.
///
/// # Panics
/// For more than some 20,000 codes.
fn standing(codes: &str) -> Regex {
    RegexBuilder::new(&format!("(?:^|{APART})({codes})(?:{APART}|$)"))
        .case_insensitive(true)
        .size_limit(CODES_SIZE)
        .build()
        .expect("codes are letters, digits and hyphens, and a register is no book")
}

/// Where one of [`standing`] codes is in a text, overlapping or not: what stands between two belongs to both.
fn places_of<'t>(codes: &'t Regex, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let mut from = 0;
    iter::from_fn(move || {
        let place = codes.captures_at(text, from)?.get(1)?.range();
        from = place.start + text[place.start..].chars().next()?.len_utf8();
        Some(place)
    })
}

/// The words of a text in lower case, without marks, without `'s`.
fn spelt(text: &str) -> Vec<String> {
    let plain = bare(text).replace('\u{2019}', "'");
    let words = plain.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    words
        .map(|word| word.strip_suffix("'s").unwrap_or(word).replace('\'', ""))
        .filter(|word| !word.is_empty())
        .collect()
}

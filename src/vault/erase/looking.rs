//! Looking for a client: the code and its words in any form, and the texts without them.

use super::super::VaultError;
use super::super::keep::{follow_ups, head, searchable};
use super::super::rows::{OF_ENTRY, json, text};
use crate::anonymise::{Engine, Register};
use crate::domain::*;
use rusqlite::{Connection, Transaction, params};
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

/// What is looked for: a code and its words, in every form in which a review would find them.
pub(super) struct Looking<'a> {
    pub(super) code: &'a ClientCode,
    register: Register,
    engine: Engine,
    /// How many words the register holds.
    pub(super) words: usize,
}

impl<'a> Looking<'a> {
    /// A client, with the words of the register.
    pub(super) fn for_client(code: &'a ClientCode, clients: &[Client]) -> Self {
        let known = clients.iter().find(|client| client.code == *code);
        let mut client = known.cloned().unwrap_or_else(|| Client {
            code: code.clone(),
            words: Vec::new(),
        });
        let words = client.words.len();
        client.words.push(Words::new(code.as_str()));
        Self {
            code,
            register: Register::of(&[client]),
            engine: Engine::new(),
            words,
        }
    }

    /// Bytes of the places in a text.
    fn places(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let mut found = self.engine.scan(text, &self.register);
        found.retain(|finding| finding.registered.is_some());
        found.into_iter().map(|finding| finding.span).collect()
    }

    /// Whether a text has a place.
    pub(super) fn is_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// Whether a letter in what was shared stands for the client.
    pub(super) fn is_lettered(&self, receipt: &Receipt) -> bool {
        let codes = receipt.letters.iter();
        let mut codes = codes.filter_map(|lettered| lettered.code.as_ref());
        codes.any(|code| code == self.code)
    }

    /// A text without its places.
    pub(super) fn taken_out(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for place in self.places(text).into_iter().rev() {
            out.replace_range(place, TAKEN_OUT);
        }
        out
    }

    /// Some words around the first place on a page; the code alone where it is an answer.
    pub(super) fn first_in(&self, page: &Page) -> Option<Words> {
        let is_answer =
            |answer: &Answer| matches!(answer, Answer::Client(code) if code == self.code);
        if page.answers.values().any(is_answer) {
            return Some(Words::new(self.code.as_str()));
        }
        texts(page).find_map(|words| {
            let text = words.read();
            let place = self.places(text).into_iter().next()?;
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
    pub(super) fn without(&self, page: &Page) -> Page {
        let mut page = page.clone();
        page.answers
            .retain(|_, answer| !matches!(answer, Answer::Client(code) if code == self.code));
        for answer in page.answers.values_mut() {
            let out = |words: &mut Words| {
                if self.is_in(words.read()) {
                    *words = Words::new(&Zeroizing::new(self.taken_out(words.read())));
                }
            };
            match answer {
                Answer::Text(words) => out(words),
                Answer::FollowUps(acts) => acts.iter_mut().for_each(|act| out(&mut act.what)),
                _ => {}
            }
        }
        page
    }

    /// Rewrites every revision of an entry in place, and what is derived from the newest.
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
                revisions.push((row.get(0)?, self.without(&page), guide));
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

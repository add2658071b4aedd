//! What one revision writes: the head, the body, and everything that is derived from the body.

use super::VaultError;
use super::integrity;
use super::rows::{HEAD, OF_ENTRY, head_of, json};
use super::tombstone::refuse_erased;
use crate::domain::*;
use jiff::{Timestamp, Zoned};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::HashMap;
use zeroize::Zeroizing;

/// The page as it is kept: tidied, of this version of the guide, every question that applies answered as it asks.
pub(super) fn fit(page: &Page, guide: &Guide) -> Result<Page, VaultError> {
    let mut page = page.clone();
    page.guide = guide.reference();
    page.tidy(guide);
    for question in guide.asked(&page.answers) {
        question
            .check(page.answers.get(&question.id))
            .map_err(|problem| VaultError::Answer {
                question: question.id.clone(),
                ask: question.ask.clone(),
                problem,
            })?;
    }
    Ok(page)
}

/// Writes a revision, the first of a new entry or the next of `revises`.
pub(super) fn keep(
    db: &Transaction<'_>,
    page: &Page,
    guide: &Guide,
    revises: Option<EntryId>,
    now: &Zoned,
    seconds: &mut Seconds,
) -> Result<EntryId, VaultError> {
    let title = page.title(guide);
    let kind = guide.kind;
    let status = page.status(kind).map(Status::name);
    if let Some(code) = page.client() {
        refuse_erased(db, code)?;
    }
    let client = page.client().map(ClientCode::as_str);
    let platform = page.platform(guide);
    let discussed = page.discussed().map(|day| day.to_string());
    let themes = guide
        .themes
        .iter()
        .map(|theme| theme.slug())
        .collect::<Vec<_>>()
        .join(" ");
    let written = now.to_string();
    let (id, at, revision) = match revises {
        None => {
            let at = seconds.free(db, now.timestamp())?;
            let id = next_number(db)?;
            db.prepare_cached(
                "INSERT INTO entry (id, at, written, day, revision, guide_id, guide_version, kind, title, themes,
                     status, client, platform, for_supervision, discussed)
                 VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                id.0,
                at,
                written,
                now.date().to_string(),
                guide.id.as_str(),
                guide.version,
                kind.name(),
                title,
                themes,
                status,
                client,
                platform,
                page.for_supervision(),
                discussed,
            ])?;
            (id, at, 1)
        }
        Some(id) => {
            let (at, revision): (i64, u32) = db
                .prepare_cached("SELECT at, revision + 1 FROM entry WHERE id = ?1")?
                .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?
                .ok_or(VaultError::NoEntry(id))?;
            db.prepare_cached(
                "UPDATE entry SET revision = ?2, guide_id = ?3, guide_version = ?4, kind = ?5, title = ?6,
                     themes = ?7, status = ?8, client = ?9, platform = ?10, for_supervision = ?11, discussed = ?12, trashed = NULL
                 WHERE id = ?1",
            )?
            .execute(params![
                id.0,
                revision,
                guide.id.as_str(),
                guide.version,
                kind.name(),
                title,
                themes,
                status,
                client,
                platform,
                page.for_supervision(),
                discussed,
            ])?;
            db.prepare_cached("DELETE FROM follow_up WHERE entry = ?1")?
                .execute([id.0])?;
            db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
                .execute([at])?;
            for theme in Theme::all() {
                db.prepare_cached("DELETE FROM entry_theme WHERE theme = ?1 AND at = ?2")?
                    .execute((theme.slug(), at))?;
            }
            (id, at, revision)
        }
    };
    let body = json(page)?;
    db.prepare_cached(
        "INSERT INTO revision (n, entry, number, written, guide, body)
         VALUES (?1 << 16 | ?2, ?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        id.0,
        revision,
        written,
        keep_guide(db, guide)?,
        *body
    ])?;
    for theme in &guide.themes {
        db.prepare_cached("INSERT INTO entry_theme (theme, at) VALUES (?1, ?2)")?
            .execute((theme.slug(), at))?;
    }
    follow_ups(db, id, page)?;
    db.prepare_cached("INSERT INTO search (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![at, title, *searchable(page, guide)])?;
    integrity::touch(db, id)?;
    Ok(id)
}

/// Takes an entry away with all that was kept of it.
///
/// # Errors
/// Those of writing.
pub(super) fn remove(db: &Transaction<'_>, id: EntryId) -> Result<(), VaultError> {
    for row in [
        "DELETE FROM search WHERE rowid = (SELECT at FROM entry WHERE id = ?1)",
        &format!("DELETE FROM revision WHERE {OF_ENTRY}"),
        "DELETE FROM entry WHERE id = ?1",
    ] {
        db.prepare_cached(row)?.execute([id.0])?;
    }
    Ok(())
}

/// A number that no entry was given before, also none that is gone. A journal that is taken as it stands may have entries
/// beyond its own count.
fn next_number(db: &Transaction<'_>) -> Result<EntryId, VaultError> {
    let next: u32 = db
        .prepare_cached("SELECT max(given, ifnull((SELECT max(id) FROM entry), 0)) + 1 FROM form")?
        .query_row([], |row| row.get(0))?;
    db.prepare_cached("UPDATE form SET given = ?1 WHERE rowid = 1")?
        .execute([next])?;
    Ok(EntryId(next))
}

/// Writes the acts of a page, each a row.
pub(super) fn follow_ups(db: &Transaction<'_>, id: EntryId, page: &Page) -> Result<(), VaultError> {
    for (position, act) in (0u32..).zip(page.follow_ups()) {
        db.prepare_cached(
            "INSERT INTO follow_up (entry, position, what, by_day, done) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id.0,
            position,
            act.what.read(),
            act.by.to_string(),
            act.done.map(|day| day.to_string()),
        ])?;
    }
    Ok(())
}

/// Seconds that are known to be taken, each with one that is nearer to the next free one: thousands of texts of one day do
/// not look through the same row of seconds again. Lives as long as one transaction.
#[derive(Default)]
pub(super) struct Seconds(HashMap<i64, i64>);

impl Seconds {
    /// The second of the entry, or the next one that no other entry has.
    fn free(&mut self, db: &Transaction<'_>, written: Timestamp) -> Result<i64, VaultError> {
        let first = written.as_second();
        let mut at = first;
        let mut passed = Vec::new();
        let mut taken = db.prepare_cached("SELECT 1 FROM entry WHERE at = ?1")?;
        loop {
            match self.0.get(&at) {
                Some(farther) => {
                    passed.push(at);
                    at = *farther;
                }
                None if taken.exists([at])? => {
                    self.0.insert(at, at + 1);
                }
                None => break,
            }
        }
        for before in passed {
            self.0.insert(before, at + 1);
        }
        self.0.insert(at, at + 1);
        Ok(at)
    }
}

/// The number of this guide as it stands: a pack edited without a new version becomes a row of its own, so that
/// every revision keeps its questions.
pub(super) fn keep_guide(db: &Transaction<'_>, guide: &Guide) -> Result<i64, VaultError> {
    let body = json(guide)?;
    let known = db
        .prepare_cached("SELECT n FROM guide WHERE id = ?1 AND version = ?2 AND body = ?3")?
        .query_row(params![guide.id.as_str(), guide.version, *body], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(n) = known {
        return Ok(n);
    }
    db.prepare_cached("INSERT INTO guide (id, version, body) VALUES (?1, ?2, ?3)")?
        .execute(params![guide.id.as_str(), guide.version, *body])?;
    Ok(db.last_insert_rowid())
}

/// What search looks through: every answer made of words, in the guide's order.
pub(super) fn searchable(page: &Page, guide: &Guide) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(8 * 1024));
    let asked = guide
        .questions
        .iter()
        .map(|question| (&question.id, question.answer.options()));
    let unasked = page
        .answers
        .keys()
        .filter(|id| guide.question(id).is_none())
        .map(|id| (id, &[] as &[Choice]));
    for (id, options) in asked.chain(unasked) {
        let Some(answer) = page.answers.get(id) else {
            continue;
        };
        match answer {
            Answer::Text(_) | Answer::Choice(_) | Answer::Client(_) | Answer::FollowUps(_) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(answer.in_words(options).read());
            }
            Answer::Date(_) | Answer::YesNo(_) | Answer::Scale(_) | Answer::Tally(_) => {}
        }
    }
    text
}

/// An entry's head as it stands.
pub(super) fn head(db: &Connection, id: EntryId) -> Result<EntryHead, VaultError> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {HEAD} FROM entry e WHERE e.id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    head_of(rows.next()?.ok_or(VaultError::NoEntry(id))?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::tests::{guide, journal, now, page};
    use rusqlite::StatementStatus;

    /// Texts of an import without a time all stand at noon.
    #[test]
    fn many_entries_of_one_second_are_kept_in_linear_time() {
        const COUNT: usize = 300;
        let (_home, mut vault) = journal();
        let guide = guide();
        let pages = (0..COUNT).map(|_| (page("a heron"), &guide, None, now()));
        vault.save_all(pages).unwrap();
        let db = vault.db().unwrap();
        let asked = db
            .prepare_cached("SELECT 1 FROM entry WHERE at = ?1")
            .unwrap()
            .get_status(StatementStatus::Run);
        assert!(
            (1..=2 * COUNT as i32).contains(&asked),
            "asked {asked} times for {COUNT} entries"
        );
    }
}

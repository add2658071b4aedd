//! Taking in what other journals wrote: looked at first, kept in one transaction, taken back as one act.

use super::files::sha256;
use super::keep::{Seconds, fit, keep, remove};
use super::rows::{day, text, time};
use super::{Vault, VaultError};
use crate::anonymise::{Engine, Label, Met, Tally};
use crate::domain::*;
use crate::import::{Found, LARGEST, Piece, Remark};
use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::Connection;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt::Write;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// The question of the guide that holds the tags.
const TAGS: &str = "tags";

/// Rows of a list in a preview.
const SHOWN: usize = 12;

/// Said where a list is longer.
const ALL: &str = "`afterhour import FILE --json` names all";

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What the file holds, without what the journal holds already.
    pub found: Found,
    /// How many texts the journal holds already, on the same day and in the same words.
    pub already: usize,
    /// What may identify somebody in what would be taken in.
    pub tally: Tally,
}

/// An import that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// When.
    pub at: Zoned,
    /// How many entries it made.
    pub entries: u32,
    /// How many of them are still there, the trash counted as well, and their first and last day.
    pub left: Option<(u32, Date, Date)>,
}

/// Reads the file of an import, which is not touched.
///
/// # Errors
/// `Source`. One byte more than [`LARGEST`] is read at most.
pub fn read_source(path: &Path) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let told = |why| VaultError::Source {
        path: path.to_owned(),
        why,
    };
    let refused = |error: std::io::Error| {
        told(match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => "there is no such file",
            ErrorKind::PermissionDenied => "it may not be read",
            _ => "the disk did not give it",
        })
    };
    let metadata = std::fs::metadata(path).map_err(refused)?;
    if metadata.is_dir() {
        return Err(told("it is a folder; name one file in it"));
    }
    if !metadata.is_file() {
        return Err(told("it is no ordinary file"));
    }
    let expected = metadata.len().min(LARGEST) as usize + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(expected));
    let file = File::open(path).map_err(refused)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    Ok(bytes)
}

impl Vault {
    /// What taking a file in would do; changes nothing.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn preview_import(&self, mut found: Found, engine: &Engine) -> Result<Preview, VaultError> {
        let register = self.register()?;
        let (fresh, there) = self.apart(std::mem::take(&mut found.pieces))?;
        found.pieces = fresh;
        let texts = found.pieces.iter().map(|piece| piece.text.read());
        Ok(Preview {
            tally: engine.tally(texts, &register),
            already: there,
            found,
        })
    }

    /// Keeps every piece as an entry of `guide` on its own day: all or none.
    ///
    /// # Errors
    /// Those of [`Vault::save`].
    pub fn import(
        &mut self,
        pieces: &[Piece],
        guide: &Guide,
        now: &Zoned,
    ) -> Result<(), VaultError> {
        self.write(|db| {
            let entries = u32::try_from(pieces.len()).map_err(|_| VaultError::Damaged)?;
            db.execute(
                "INSERT INTO import (at, entries) VALUES (?1, ?2)",
                (now.to_string(), entries),
            )?;
            let import = db.last_insert_rowid();
            let mut of = db.prepare("UPDATE entry SET import = ?2 WHERE id = ?1")?;
            let mut seconds = Seconds::default();
            for piece in pieces {
                let page = fit(&page_of(piece, guide), guide)?;
                let id = keep(db, &page, guide, None, &piece.when, &mut seconds)?;
                of.execute((id.0, import))?;
            }
            Ok(())
        })
    }

    /// Every import, the newest first.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn imports(&self) -> Result<Vec<Imported>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT i.at, i.entries, count(e.id), min(e.day), max(e.day) FROM import i
             LEFT JOIN entry e ON e.import = i.id GROUP BY i.id ORDER BY i.id DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut imports = Vec::new();
        while let Some(row) = rows.next()? {
            let left: u32 = row.get(2)?;
            imports.push(Imported {
                at: time(text(row, 0)?)?,
                entries: row.get(1)?,
                left: match left {
                    0 => None,
                    left => Some((left, day(text(row, 3)?)?, day(text(row, 4)?)?)),
                },
            });
        }
        Ok(imports)
    }

    /// Removes every entry of the newest import for good, also those in the trash. The file it came from is not ours.
    ///
    /// # Errors
    /// `NoImport`; `ImportChanged` when one of them was changed since, has something added or an open draft; `OnHold`.
    /// Nothing was removed then.
    pub fn undo_import(&mut self) -> Result<Imported, VaultError> {
        self.refuse_on_hold()?;
        let newest = self.imports()?.into_iter().next();
        let newest = newest.ok_or(VaultError::NoImport)?;
        self.write(|db| {
            let changed = ids(
                db,
                "SELECT id FROM entry WHERE import = (SELECT max(id) FROM import)
                 AND (revision > 1 OR EXISTS (SELECT 1 FROM draft WHERE revises = entry.id)) ORDER BY id",
            )?;
            if !changed.is_empty() {
                return Err(VaultError::ImportChanged(changed));
            }
            let all = ids(
                db,
                "SELECT id FROM entry WHERE import = (SELECT max(id) FROM import)",
            )?;
            all.into_iter().try_for_each(|id| remove(db, id))?;
            db.execute(
                "DELETE FROM import WHERE id = (SELECT max(id) FROM import)",
                [],
            )?;
            Ok(())
        })?;
        Ok(newest)
    }

    /// Pieces that the journal does not hold yet, and how many it does: on the same day, in the same words, not in the
    /// trash. Only what was taken in before can lie on a day of the past.
    fn apart(&self, pieces: Vec<Piece>) -> Result<(Vec<Piece>, usize), VaultError> {
        let db = self.db()?;
        let mut of_day = db.prepare(
            "SELECT r.body FROM entry e JOIN revision r ON r.n BETWEEN e.id << 16 AND e.id << 16 | 65535
             WHERE e.guide_id = ?1 AND e.day = ?2 AND e.trashed IS NULL AND e.kind <> 'prompt'",
        )?;
        let mut fresh = Vec::new();
        let mut there = 0;
        let mut known: (Option<Date>, HashSet<String>) = (None, HashSet::new());
        for piece in pieces {
            let day = piece.when.date();
            if known.0 != Some(day) {
                known = (Some(day), HashSet::new());
                let mut rows = of_day.query((known::guide::IMPORTED, day.to_string()))?;
                while let Some(row) = rows.next()? {
                    let page: Page = serde_json::from_str(text(row, 0)?)?;
                    if let Some(Answer::Text(words)) = page.answer(known::IMPORTED_TEXT) {
                        known.1.insert(sha256(words.read().as_bytes()));
                    }
                }
            }
            match known.1.contains(&sha256(piece.text.read().as_bytes())) {
                true => there += 1,
                false => fresh.push(piece),
            }
        }
        Ok((fresh, there))
    }
}

fn ids(db: &Connection, query: &str) -> Result<Vec<EntryId>, VaultError> {
    let mut statement = db.prepare(query)?;
    let rows = statement.query_map([], |row| Ok(EntryId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn page_of(piece: &Piece, guide: &Guide) -> Page {
    let mut page = Page::of(guide);
    let mut answer = |id: &str, words: Words| {
        if let Ok(id) = QuestionId::try_from(id.to_owned()) {
            page.answers.insert(id, Answer::Text(words));
        }
    };
    answer(known::IMPORTED_TEXT, piece.text.clone());
    let tags: Vec<&str> = piece.tags.iter().map(Words::read).collect();
    answer(TAGS, Words::new(&tags.join(", ")));
    page
}

impl Imported {
    /// "12 entries, from 3 March 2024 to 20 November 2026".
    pub fn in_words(&self) -> String {
        match self.left {
            None => format!(
                "{}, none of them left",
                many(self.entries as usize, "entry", "entries")
            ),
            Some((left, from, until)) => {
                let some = match left == self.entries {
                    true => String::new(),
                    false => format!(" of {}", self.entries),
                };
                let (left, entries) = match left {
                    1 if some.is_empty() => (1, "entry"),
                    left => (left, "entries"),
                };
                format!("{left}{some} {entries}, {}", span(from, until))
            }
        }
    }
}

fn span(from: Date, until: Date) -> String {
    match from == until {
        true => format!("of {}", dates::say(from)),
        false => format!("from {} to {}", dates::say(from), dates::say(until)),
    }
}

impl Preview {
    /// The first and the last day of what would be taken in; `None` when that is nothing.
    pub fn days(&self) -> Option<(Date, Date)> {
        let days = self.found.pieces.iter().map(|piece| piece.when.date());
        days.clone().min().zip(days.max())
    }

    /// All of it in words, for the screen and for the command line. Holds first lines and names.
    pub fn in_words(&self) -> Words {
        let mut out = Zeroizing::new(String::with_capacity(16 * 1024));
        let found = &self.found;
        let count = many(found.pieces.len(), "entry", "entries");
        match self.days() {
            None => {
                let _ = write!(
                    out,
                    "There is nothing to import. The file was read as {}.",
                    found.format.name()
                );
            }
            Some((from, until)) => {
                let days: HashSet<Date> =
                    found.pieces.iter().map(|piece| piece.when.date()).collect();
                let on = match days.len() {
                    1 => String::new(),
                    days => format!(" on {days} days,"),
                };
                let each = match days.len() {
                    1 => "It is kept on that day",
                    _ => "Each stands on its own day in the journal",
                };
                let _ = write!(
                    out,
                    "Read as {}: {count}{on} {}.\n\n{each}. Figures leave out what was not written here, and it goes into \
                     no summary.",
                    found.format.name(),
                    span(from, until),
                );
            }
        }
        let left_out = found.left_out.len() + self.already;
        if left_out > 0 {
            let _ = write!(out, "\n\nLeft out: {left_out}\n");
            if self.already > 0 {
                let _ = writeln!(
                    out,
                    "    {} in the journal already, on the same day and in the same words",
                    match self.already {
                        1 => "1 is".to_owned(),
                        count => format!("{count} are"),
                    }
                );
            }
            remarks(&mut out, &found.left_out);
        }
        if !found.notes.is_empty() {
            out.push_str("\n\nOtherwise than in the file:\n");
            remarks(&mut out, &found.notes);
        }
        if !found.pieces.is_empty() {
            self.identifiers(&mut out);
            self.first_lines(&mut out);
            out.push_str(
                "\n\nThe file itself is not touched. It stays where it is, readable by anybody who has it: delete it yourself \
                 once you have seen that everything is here.",
            );
        }
        Words::new(&out)
    }

    fn identifiers(&self, out: &mut String) {
        let tally = &self.tally;
        let holding = tally.texts.iter().filter(|count| **count > 0).count();
        if holding == 0 {
            out.push_str("\n\nLooked through for what may identify somebody: none found.");
            return;
        }
        let kinds: Vec<String> = Label::ALL
            .iter()
            .filter_map(|label| Some(format!("{} {}", label.name(), tally.labels.get(label)?)))
            .collect();
        let _ = write!(
            out,
            "\n\nLooked through for what may identify somebody: {} in {}.\n    {}.",
            many(tally.findings(), "finding", "findings"),
            many(holding, "entry", "entries"),
            kinds.join(", ")
        );
        let mut most: Vec<(usize, &Piece)> = tally
            .texts
            .iter()
            .copied()
            .zip(&self.found.pieces)
            .filter(|(count, _)| *count > 0)
            .collect();
        most.sort_by_key(|(count, _)| Reverse(*count));
        let most: Vec<String> = most
            .iter()
            .take(3)
            .map(|(count, piece)| format!("{} ({count})", dates::say(piece.when.date())))
            .collect();
        let _ = write!(out, "\n    Most in the texts of {}.", listed(&most));
        if !tally.registered.is_empty() {
            out.push_str("\n\nWords of your register:");
            self.met(out, &tally.registered);
        }
        if !tally.names.is_empty() {
            out.push_str("\n\nWhat looks like a name and is not in your register:");
            self.met(out, &tally.names);
        }
        if !(tally.registered.is_empty() && tally.names.is_empty()) {
            out.push_str(
                "\n\nThey stay as they are in your encrypted journal; register your clients' words before you share.",
            );
        }
    }

    /// Words, each with where it stands in the file.
    fn met(&self, out: &mut String, met: &[Met]) {
        const PLACES: usize = 3;
        for Met { words, code, texts } in met.iter().take(SHOWN) {
            let places = texts.iter().take(PLACES);
            let places: Vec<String> = places
                .filter_map(|text| Some(self.found.pieces.get(*text)?.at.to_string()))
                .collect();
            let whose = code.iter().map(|code| format!(" ({code})"));
            let _ = write!(
                out,
                "\n    {}{}: {}",
                words.read(),
                whose.collect::<String>(),
                places.join(", ")
            );
            if texts.len() > PLACES {
                let _ = write!(out, " and {} more", texts.len() - PLACES);
            }
        }
        if met.len() > SHOWN {
            let _ = write!(out, "\n    and {} more; {ALL}", met.len() - SHOWN);
        }
    }

    fn first_lines(&self, out: &mut String) {
        out.push_str("\n\nFirst lines:");
        let pieces = &self.found.pieces;
        for piece in pieces.iter().take(SHOWN) {
            let _ = write!(out, "\n    {}: ", dates::say(piece.when.date()));
            let first = piece.text.read().lines().next().unwrap_or_default();
            out.extend(first.chars().take(50));
            if first.chars().count() > 50 {
                out.push('…');
            }
        }
        if pieces.len() > SHOWN {
            let _ = write!(out, "\n    and {} more", pieces.len() - SHOWN);
        }
    }
}

fn remarks(out: &mut String, remarks: &[Remark]) {
    let lines: Vec<String> = remarks
        .iter()
        .take(SHOWN)
        .map(|remark| format!("    {}: {}", remark.at, remark.what))
        .collect();
    out.push_str(&lines.join("\n"));
    if remarks.len() > SHOWN {
        let _ = write!(out, "\n    and {} more; {ALL}", remarks.len() - SHOWN);
    }
}

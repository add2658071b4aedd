//! Opening with a key that is known to be right: whether the file is this journal, as it was left, and of this form.

use super::database::Database;
use super::home::Home;
use super::integrity::{self, Root, Seals};
use super::key::Payload;
use super::lock::{Lock, Place};
use super::mark::{self, Found, Marks, Unlike, unlike};
use super::{Vault, VaultError, files, schema};
use crate::domain::{dates, times};
use jiff::{ToSpan, Zoned};
use rusqlite::{Connection, OptionalExtension};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

impl Vault {
    pub(super) fn open_with(
        home: Home<'_>,
        dir: PathBuf,
        payload: Payload,
        lock: Lock,
        now: &Zoned,
    ) -> Result<Vault, VaultError> {
        let mut notices = Vec::new();
        let path = dir.join(files::DATABASE);
        let place = Place::of(&path)?;
        let (first, length) = files::first_bytes(&path).map_err(VaultError::at(&path))?;
        if length == 0 {
            return Err(VaultError::Foreign("is empty"));
        }
        if first.starts_with(b"SQLite format 3") {
            return Err(VaultError::Foreign(
                "is a database without encryption, not this journal's",
            ));
        }
        let salt_fits = first == *payload.salt();
        // The engine may take what is shorter than a page for a database with nothing in it, and write one over it.
        if length < SHORTEST {
            return Err(if salt_fits {
                VaultError::Damaged
            } else {
                VaultError::Foreign(ANOTHER)
            });
        }
        let mut database = Database::open(place, &payload).map_err(|error| match error {
            VaultError::Damaged if !salt_fits => VaultError::Foreign(ANOTHER),
            error => error,
        })?;
        let marks = home
            .marks
            .and_then(|folder| Marks::of(folder, &dir, &payload));
        let (root, differs) = {
            let db = database.get()?;
            schema::form_of(&db)?;
            let journal: String = db.query_row("SELECT journal FROM form", [], |row| row.get(0))?;
            if journal != payload.journal() {
                return Err(VaultError::Foreign("belongs to another journal"));
            }
            let found = marks.as_ref().map_or(Found::Nothing, |marks| {
                marks.read().unwrap_or(Found::Unreadable)
            });
            let found = match (&found, &marks) {
                (Found::OtherKey(_), Some(marks)) => before(&db, marks)?.unwrap_or(found),
                _ => found,
            };
            if found == Found::Unreadable {
                notices.push(UNREADABLE.into());
            }
            standing(&db, &database, &found, home.accept, &payload, now)?
        };
        let missing: Vec<String> = match &differs {
            Some(Unlike::Inside(lines)) => lines
                .iter()
                .filter(|line| !line.ends_with("not as it was kept"))
                .cloned()
                .collect(),
            _ => Vec::new(),
        };
        notices.extend(
            differs.map(|differs| format!("{differs}; it counts as it stands from now on")),
        );
        match root {
            Some(root) => {
                notices.extend(set_back(&root, now));
                database.stands(root);
            }
            None => notices.push(DAMAGED.into()),
        }
        if !salt_fits {
            // Writing the form writes the first page, and the salt with it.
            let db = database.get()?;
            let form: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            db.pragma_update(None, "user_version", form)?;
            notices.push("the first bytes of journal.db were damaged; they were made whole".into());
        }
        if !is_our_recovery(&dir, &database)? {
            notices.push(OTHER_SHEET.into());
        }
        if files::close_to_others(&dir).map_err(VaultError::at(&dir))? {
            notices.push(
                "other users of this computer could reach the journal's folder; they no longer can"
                    .into(),
            );
        }
        files::clear_temporary(&dir).map_err(VaultError::at(&dir))?;
        files::remove_if_there(&dir.join(files::UNFINISHED)).map_err(VaultError::at(&dir))?;
        let mut vault = Vault {
            database,
            dir,
            payload,
            notices,
            marks,
            noted: -1,
            met: RefCell::default(),
            over: RefCell::default(),
            now: now.clone(),
            _lock: lock,
        };
        vault.empty_trash(now)?;
        if !missing.is_empty() {
            vault.put_missing(&missing)?;
        }
        let dropped = vault.note().and_then(|()| match &vault.marks {
            // Where the seals cannot be read, none was written: the earlier one is all there is.
            Some(marks) if vault.noted >= 0 => marks.drop_earlier(),
            _ => Ok(()),
        });
        if dropped.is_err() {
            vault.notices.push(UNNOTED.into());
        }
        Ok(vault)
    }

    /// Notes how far the journal has come, if it has come farther since.
    pub(super) fn note(&mut self) -> std::io::Result<()> {
        let (Some(marks), Some(root)) = (&self.marks, self.database.root()) else {
            return Ok(());
        };
        if root.generation != self.noted {
            marks.write(root)?;
            self.noted = root.generation;
        }
        Ok(())
    }
}

/// Bytes of a page, the least that a database has.
const SHORTEST: u64 = 4096;

/// What journal.db is when this key does not fit it.
const ANOTHER: &str =
    "is not of this journal's key: it is another file, or its beginning is damaged";

/// The mark of the key before, where a change of the key was cut short before there was one of its own.
fn before(db: &Connection, marks: &Marks) -> Result<Option<Found>, VaultError> {
    let proof: Option<String> = db
        .query_row(
            "SELECT value FROM setting WHERE name = ?1",
            [mark::BEFORE],
            |row| row.get(0),
        )
        .optional()?;
    Ok(proof.and_then(|proof| marks.read_by(&proof)))
}

/// Noticed when the recovery file is not the one of the newest sheet.
const OTHER_SHEET: &str = "recovery.age is missing, damaged or of another sheet than this journal's newest, so that the \
    sheet may not open it; `afterhour recovery --new-sheet` makes a new one";

/// Whether the recovery file is the one of the newest sheet. Where the form cannot be read, damage is told elsewhere.
fn is_our_recovery(dir: &Path, database: &Database) -> Result<bool, VaultError> {
    let db = database.get()?;
    let kept: Result<String, _> = db.query_row("SELECT recovery FROM form", [], |row| row.get(0));
    let Ok(kept) = kept else { return Ok(true) };
    let file = files::read_checked(dir, files::RECOVERY)?;
    Ok(file.whole
        && file
            .bytes
            .is_some_and(|bytes| files::sha256(&bytes) == kept))
}

/// Noticed when the mark is there and is none.
const UNREADABLE: &str = "the note of how far this journal had come on this computer could not be read, so an older \
    copy would not have been noticed; it was made anew";

/// Noticed when no mark can be kept.
const UNNOTED: &str = "how far this journal has come could not be noted on this computer, so an older copy of it would \
    not be noticed";

/// Noticed when the seals cannot be read.
const DAMAGED: &str = "journal.db is damaged where it holds its seals: what can be read is shown, nothing can be \
    saved; copy the whole folder before anything else";

/// How the journal stands, of this program's form once it is known to be as it was left, or is taken as it stands though it
/// differs. No root where damage does not let it be read.
fn standing(
    db: &Connection,
    database: &Database,
    found: &Found,
    accept: bool,
    payload: &Payload,
    now: &Zoned,
) -> Result<(Option<Root>, Option<Unlike>), VaultError> {
    let seals = database.seals();
    let form = schema::form_of(db)?;
    let is_sealed = form >= schema::SEALED_SINCE;
    let is_sealed_as_now = form >= integrity::SAME_SINCE;
    let before = Seals::of(payload).in_form(form);
    let (root, mut lines) = if is_sealed {
        match before.look(db) {
            Ok(looked) => looked,
            Err(VaultError::Damaged) => return Ok((None, None)),
            Err(error) => return Err(error),
        }
    } else {
        (before_seals(db)?, Vec::new())
    };
    // What is sealed anew has to fit first.
    if !lines.is_empty() || (is_sealed && !is_sealed_as_now) {
        let unfit = match before.unfit_after(db, None, usize::MAX) {
            Ok((unfit, _)) => unfit,
            Err(VaultError::Damaged) => Vec::new(),
            Err(error) => return Err(error),
        };
        let known = |thing: &str| lines.iter().any(|line| line.starts_with(thing));
        let more: Vec<String> = unfit
            .iter()
            .map(|thing| format!("{thing} is not as it was kept"))
            .filter(|line| !known(line.trim_end_matches("not as it was kept")))
            .collect();
        lines.extend(more);
    }
    let differs = match (unlike(&root, found), lines.is_empty()) {
        (differs, true) => differs,
        (differs, false) => {
            lines.extend(differs.map(|differs| differs.to_string()));
            Some(Unlike::Inside(lines))
        }
    };
    if !accept && let Some(differs) = differs {
        return Err(VaultError::Unlike(differs));
    }
    schema::migrate(db, |db, _| {
        if is_sealed_as_now {
            seals.renew(db)
        } else {
            integrity::seal_all(db, payload, now).map(|_| ())
        }
    })?;
    let Some(differs) = differs else {
        return Ok((Some(seals.look(db)?.0), None));
    };
    let least = found.farthest().map_or(0, |mark| mark.generation);
    let transaction = db.unchecked_transaction()?;
    let root = seals.accept(db, least, now)?;
    transaction.commit()?;
    Ok((Some(root), Some(differs)))
}

/// How a journal of a form without seals stands: no write was counted, and the newest one had this time.
fn before_seals(db: &Connection) -> Result<Root, VaultError> {
    let mut newest: Option<Zoned> = None;
    let mut statement =
        db.prepare("SELECT created FROM form UNION ALL SELECT written FROM revision")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let written = times::read(&row.get::<_, String>(0)?);
        newest = newest.max(written);
    }
    Ok(Root {
        generation: 0,
        sum: [0; integrity::SEAL],
        count: 0,
        written: newest.map(|time| time.to_string()).unwrap_or_default(),
    })
}

/// What to say where the clock is more than a day behind the journal's last write.
fn set_back(root: &Root, now: &Zoned) -> Option<String> {
    let last = times::read(&root.written)?;
    let is_behind = last.timestamp().checked_sub(24.hours()).ok()? > now.timestamp();
    is_behind.then(|| {
        format!(
            "the clock of this computer says {}, and the journal was last written on {}; look whether it goes right \
             before you write",
            dates::say(now.date()),
            dates::say(last.date())
        )
    })
}

#[cfg(test)]
mod tests;

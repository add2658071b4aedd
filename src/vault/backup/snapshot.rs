//! The journal's rows as an ordinary database in memory: made for a backup, and read from one as text that anybody may have
//! written.

use super::super::keep::searchable;
use super::super::rows::text;
use super::super::{Payload, VaultError, schema, verify};
use crate::domain::{Guide, Page, clean, times};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Zoned;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, MAIN_DB};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What the key that proves a backup's origin is derived for.
const PROOF: &str = "afterhour backups 1";

/// The tables of a backup beside the journal's own: what the search index would give, for whoever reads it without us, and
/// what the backup says of itself.
const BESIDE: &str = "
CREATE TABLE words (at INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE backup (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
";

/// The table of what search would look through, of each entry in its newest revision.
const WORDS: &str = "words";

/// The table of what a backup says of itself; everything else is counted and hashed.
const ABOUT: &str = "backup";

/// The engine's own table of the highest numbers given.
const NUMBERS: &str = "sqlite_sequence";

/// A table with its columns.
pub(super) struct Table {
    name: String,
    columns: Vec<String>,
}

/// Rows by table, and the SHA-256 of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// In lower-case hex.
    pub digest: String,
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// The journal's id.
    pub journal: String,
    /// When it was made.
    pub made: Zoned,
    /// The form of its tables.
    pub form: u32,
    /// The digest of its rows.
    digest: String,
    /// HMAC-SHA256 of the four before, by a key of the journal.
    proof: String,
}

/// A database in memory that was read from a backup, its rows counted and compared.
pub(super) struct Inside {
    /// The database; nothing writes to it.
    pub db: Connection,
    /// What it says of itself.
    pub about: About,
    /// What it holds.
    pub tally: Tally,
}

/// A connection without a key that keeps nothing outside of memory and runs nothing of a schema.
fn in_memory() -> Result<Connection, VaultError> {
    schema::begin();
    let db = Connection::open_in_memory()?;
    db.execute_batch(
        "PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON; PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = OFF; PRAGMA cell_size_check = ON;",
    )?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(db)
}

/// An empty backup of a form: the journal's tables without the search index, and those beside.
fn empty(form: u32) -> Result<Connection, VaultError> {
    let db = in_memory()?;
    schema::step_to(&db, 0, form)?;
    db.execute_batch("DROP TABLE vocabulary; DROP TABLE search;")?;
    db.execute_batch(BESIDE)?;
    Ok(db)
}

/// The tables of a database, by name, the engine's table of numbers last.
fn tables(db: &Connection) -> Result<Vec<Table>, VaultError> {
    let mut names: Vec<String> = db
        .prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
             AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    names.push(NUMBERS.to_owned());
    names
        .into_iter()
        .map(|name| {
            let columns = db
                .prepare("SELECT name FROM pragma_table_info(?1)")?
                .query_map([&name], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            Ok(Table { name, columns })
        })
        .collect()
}

impl Table {
    fn select(&self) -> String {
        let columns = self.columns.join(", ");
        let order: Vec<String> = (1..=self.columns.len()).map(|at| at.to_string()).collect();
        format!(
            "SELECT {columns} FROM {} ORDER BY {}",
            self.name,
            order.join(", ")
        )
    }

    /// Copies every row; the names come from our own schema, never from the file.
    fn copy(&self, from: &Connection, to: &Connection) -> Result<(), VaultError> {
        if self.name == NUMBERS {
            to.execute("DELETE FROM sqlite_sequence", [])?;
        }
        let places = vec!["?"; self.columns.len()].join(", ");
        let (name, columns) = (&self.name, self.columns.join(", "));
        let mut insert =
            to.prepare(&format!("INSERT INTO {name} ({columns}) VALUES ({places})"))?;
        let mut select = from.prepare(&self.select())?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            for at in 0..self.columns.len() {
                insert.raw_bind_parameter(at + 1, ToSqlOutput::Borrowed(row.get_ref(at)?))?;
            }
            insert.raw_execute()?;
        }
        Ok(())
    }

    fn tally(&self, db: &Connection, digest: &mut Sha256) -> Result<u64, VaultError> {
        let mut select = db.prepare(&self.select())?;
        let mut rows = select.query([])?;
        let mut count = 0;
        part(digest, b't', self.name.as_bytes());
        while let Some(row) = rows.next()? {
            count += 1;
            digest.update(b"r");
            for at in 0..self.columns.len() {
                match row.get_ref(at)? {
                    ValueRef::Null => digest.update(b"n"),
                    ValueRef::Integer(number) => part(digest, b'i', &number.to_be_bytes()),
                    ValueRef::Real(number) => part(digest, b'f', &number.to_bits().to_be_bytes()),
                    ValueRef::Text(text) => part(digest, b's', text),
                    ValueRef::Blob(bytes) => part(digest, b'b', bytes),
                }
            }
        }
        Ok(count)
    }
}

fn part(digest: &mut Sha256, kind: u8, bytes: &[u8]) {
    digest.update([kind]);
    digest.update((bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
}

fn tally(db: &Connection, tables: &[Table]) -> Result<Tally, VaultError> {
    let mut digest = Sha256::new();
    let mut rows = BTreeMap::new();
    for table in tables.iter().filter(|table| table.name != ABOUT) {
        rows.insert(table.name.clone(), table.tally(db, &mut digest)?);
    }
    Ok(Tally {
        rows,
        digest: hex(&digest.finalize()),
    })
}

/// Counts and hashes the rows of a backup of the newest form.
#[cfg(test)]
pub(super) fn tally_of(db: &Connection) -> Result<Tally, VaultError> {
    tally(db, &tables(&empty(schema::VERSION)?)?)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl About {
    fn proven(&self, payload: &Payload) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*payload.derive(PROOF))
            .expect("HMAC takes a key of any length");
        let Self {
            journal,
            made,
            form,
            digest,
            ..
        } = self;
        mac.update(format!("{journal}\n{made}\n{form}\n{digest}\n").as_bytes());
        mac
    }

    /// Whether it was made with the key of this journal.
    pub(super) fn is_of(&self, payload: &Payload) -> bool {
        let proof: Option<Vec<u8>> = (0..self.proof.len() / 2)
            .map(|at| u8::from_str_radix(self.proof.get(2 * at..2 * at + 2)?, 16).ok())
            .collect();
        proof.is_some_and(|proof| self.proven(payload).verify_slice(&proof).is_ok())
    }

    fn write(&self, db: &Connection) -> Result<(), VaultError> {
        for (name, value) in [
            ("journal", self.journal.clone()),
            ("made", self.made.to_string()),
            ("form", self.form.to_string()),
            ("rows", self.digest.clone()),
            ("proof", self.proof.clone()),
        ] {
            db.execute(
                "INSERT INTO backup (name, value) VALUES (?1, ?2)",
                (name, value),
            )?;
        }
        Ok(())
    }

    fn read(db: &Connection) -> Result<Self, VaultError> {
        let value = |name: &str| -> Result<String, VaultError> {
            Ok(
                db.query_row("SELECT value FROM backup WHERE name = ?1", [name], |row| {
                    row.get(0)
                })?,
            )
        };
        Ok(Self {
            journal: value("journal")?,
            made: times::read(&value("made")?).ok_or(VaultError::BackupDamaged)?,
            form: value("form")?
                .parse()
                .map_err(|_| VaultError::BackupDamaged)?,
            digest: value("rows")?,
            proof: value("proof")?,
        })
    }
}

/// The rows of an open journal as an ordinary database, with what `mark` writes into it, and what it holds then.
///
/// # Errors
/// `NewerSchema` for a journal with tables that this program does not know, `TooLargeToBackUp`, `Damaged`.
pub(super) fn take(
    db: &Connection,
    payload: &Payload,
    now: &Zoned,
    mark: impl FnOnce(&Connection) -> Result<(), VaultError>,
) -> Result<(Connection, Tally), VaultError> {
    let form: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if form != schema::VERSION {
        return Err(VaultError::newer(form));
    }
    take_as(form, db, payload, now, mark)
}

/// The same in a form that the journal's has grown from.
pub(super) fn take_as(
    form: u32,
    db: &Connection,
    payload: &Payload,
    now: &Zoned,
    mark: impl FnOnce(&Connection) -> Result<(), VaultError>,
) -> Result<(Connection, Tally), VaultError> {
    let plain = empty(form)?;
    let tables = tables(&plain)?;
    let whole = plain.unchecked_transaction()?;
    for table in tables
        .iter()
        .filter(|table| ![ABOUT, WORDS].contains(&&*table.name))
    {
        table.copy(db, &plain)?;
    }
    let mut select = db.prepare("SELECT rowid, text FROM search")?;
    let mut insert = plain.prepare("INSERT INTO words (at, text) VALUES (?1, ?2)")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        insert.raw_bind_parameter(1, ToSqlOutput::Borrowed(row.get_ref(0)?))?;
        insert.raw_bind_parameter(2, ToSqlOutput::Borrowed(row.get_ref(1)?))?;
        insert.raw_execute()?;
    }
    drop(insert);
    mark(&plain)?;
    let tally = tally(&plain, &tables)?;
    let mut about = About {
        journal: payload.journal().to_owned(),
        made: now.clone(),
        form,
        digest: tally.digest.clone(),
        proof: String::new(),
    };
    about.proof = hex(&about.proven(payload).finalize().into_bytes());
    about.write(&plain)?;
    whole.commit()?;
    Ok((plain, tally))
}

/// Reads what was in a backup. Its tables, and nothing else, must be those of a form that this program knows, word for word,
/// so that no trigger, view, virtual table, expression or generated column of a stranger's is ever run.
///
/// # Errors
/// `NotABackup`, `BackupNewer`, `BackupDamaged`.
pub(super) fn read(bytes: &[u8]) -> Result<Inside, VaultError> {
    read_within(bytes).map_err(|error| match error {
        VaultError::Damaged | VaultError::Engine(_) => VaultError::BackupDamaged,
        error => error,
    })
}

fn read_within(bytes: &[u8]) -> Result<Inside, VaultError> {
    if !bytes.starts_with(b"SQLite format 3\0") {
        return Err(VaultError::NotABackup("holds something else"));
    }
    let mut db = in_memory()?;
    db.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true)?;
    let form: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if form > schema::VERSION {
        return Err(VaultError::BackupNewer {
            theirs: form,
            ours: schema::VERSION,
        });
    }
    if form == 0 {
        return Err(VaultError::NotABackup("holds another database"));
    }
    let known = empty(form)?;
    if shape(&db)? != shape(&known)? {
        return Err(VaultError::NotABackup(
            "holds tables that no backup of ours has",
        ));
    }
    let whole: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let orphans: i64 = db.query_row(verify::ORPHANS, [], |row| row.get(0))?;
    let linked = orphans == 0 && !db.prepare("PRAGMA foreign_key_check")?.exists([])?;
    let about = About::read(&db)?;
    let tally = tally(&db, &tables(&known)?)?;
    if whole != "ok" || !linked || about.form != form || about.digest != tally.digest {
        return Err(VaultError::BackupDamaged);
    }
    Ok(Inside { db, about, tally })
}

/// Everything that a schema says, one line each.
fn shape(db: &Connection) -> Result<Vec<String>, VaultError> {
    // Of a stranger's schema a few lines tell already that it is none of ours.
    const MOST: u32 = 200;
    let mut select = db.prepare(
        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY type, name
         LIMIT ?1",
    )?;
    let lines = select
        .query_map([MOST], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    Ok(lines)
}

/// Puts the rows of a backup into a database without tables, brings those to the newest form and makes what is derived from
/// the entries anew: the search index, titles and platforms.
///
/// # Errors
/// `BackupDamaged` when a row does not fit; those of writing.
pub(super) fn put(inside: &Inside, db: &Connection) -> Result<(), VaultError> {
    put_within(inside, db).map_err(|error| match error {
        VaultError::Damaged | VaultError::Engine(_) => VaultError::BackupDamaged,
        error => error,
    })
}

fn put_within(inside: &Inside, db: &Connection) -> Result<(), VaultError> {
    let form = inside.about.form;
    schema::step_to(db, 0, form)?;
    // Rows come by table and not in the order in which they name each other; they were checked where they come from.
    db.execute_batch("PRAGMA foreign_keys = OFF")?;
    let whole = db.unchecked_transaction()?;
    for table in tables(&empty(form)?)? {
        if ![ABOUT, WORDS].contains(&&*table.name) {
            table.copy(&inside.db, db)?;
        }
    }
    whole.commit()?;
    db.execute_batch("PRAGMA foreign_keys = ON")?;
    schema::step_to(db, form, schema::VERSION)?;
    let whole = db.unchecked_transaction()?;
    derive(db)?;
    whole.commit()?;
    Ok(())
}

/// What stands in a column of its own although the body says it: from the body, so that it is fit to be shown.
fn derive(db: &Connection) -> Result<(), VaultError> {
    db.execute("DELETE FROM search", [])?;
    let mut select = db.prepare(
        "SELECT e.id, e.at, r.body, g.body FROM entry e
         JOIN revision r ON r.n = e.id << 16 | e.revision JOIN guide g ON g.n = r.guide",
    )?;
    let mut name = db.prepare("UPDATE entry SET title = ?2, platform = ?3 WHERE id = ?1")?;
    let mut index = db.prepare("INSERT INTO search (rowid, title, text) VALUES (?1, ?2, ?3)")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, at): (i64, i64) = (row.get(0)?, row.get(1)?);
        let page: Page = serde_json::from_str(text(row, 2)?)?;
        let guide: Guide = serde_json::from_str(text(row, 3)?)?;
        let title = clean(&page.title(&guide));
        name.execute((id, &title, clean(&page.platform(&guide))))?;
        index.execute((at, &title, &*searchable(&page, &guide)))?;
    }
    let mut select = db.prepare("SELECT name FROM supervisor")?;
    let names: Vec<String> = select
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for name in names.iter().filter(|name| clean(name) != **name) {
        db.execute(
            "UPDATE supervisor SET name = ?2 WHERE name = ?1",
            (name, clean(name)),
        )?;
    }
    Ok(())
}

//! The database: how a connection is made safe, the tables, and their way from one form to the next.

use super::VaultError;
use super::key::Payload;
use crate::domain::GuideKind;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::Once;
use std::time::Duration;

/// The form this program writes, kept as `user_version`.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Oldest linked engine that may touch a journal: SQLite 3.51.3 ends the WAL-reset bug, SQLCipher 4.17 comes
/// with a SQLite of that age.
const OLDEST: ((u32, u32), (u32, u32, u32)) = ((4, 17), (3, 51, 3));

/// Page cache in KiB: with the mapped code and a screen, a session stays under 25 MB.
const CACHE_KIB: u32 = 1_280;

/// Each step leads from the form of its index to the next. A released step is never edited.
const MIGRATIONS: &[&str] = &[FORM_1, FORM_2, FORM_3, FORM_4, FORM_5, FORM_6, FORM_7];

/// The first form with seals.
pub(super) const SEALED_SINCE: u32 = 3;

/// `at` orders entries: seconds since 1970 of their first revision, moved on to the next free second; the search
/// index counts by it, so that the newest matches come first without sorting.
const FORM_1: &str = "
CREATE TABLE form (
    min_reader INTEGER NOT NULL,
    journal TEXT NOT NULL,
    created TEXT NOT NULL,
    recovery TEXT NOT NULL
) STRICT;
CREATE TABLE guide (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX guide_reference ON guide (id, version);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL UNIQUE,
    written TEXT NOT NULL,
    day TEXT NOT NULL,
    revision INTEGER NOT NULL,
    guide_id TEXT NOT NULL,
    guide_version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    themes TEXT NOT NULL,
    status TEXT,
    client TEXT,
    platform TEXT NOT NULL,
    for_supervision INTEGER NOT NULL,
    trashed TEXT
) STRICT;
CREATE INDEX entry_guide ON entry (guide_id, day) WHERE trashed IS NULL;
CREATE INDEX entry_status ON entry (status, at) WHERE status IS NOT NULL;
CREATE INDEX entry_client ON entry (client, at) WHERE client IS NOT NULL;
CREATE INDEX entry_agenda ON entry (at) WHERE for_supervision = 1;
CREATE INDEX entry_trash ON entry (at) WHERE trashed IS NOT NULL;
CREATE TABLE entry_theme (
    theme TEXT NOT NULL,
    at INTEGER NOT NULL REFERENCES entry (at) ON DELETE CASCADE,
    PRIMARY KEY (theme, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE revision (
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    written TEXT NOT NULL,
    guide INTEGER NOT NULL REFERENCES guide (n),
    body TEXT NOT NULL,
    PRIMARY KEY (entry, number)
) STRICT;
CREATE TABLE follow_up (
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL,
    by_day TEXT NOT NULL,
    done TEXT,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_open ON follow_up (by_day) WHERE done IS NULL;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guide INTEGER NOT NULL REFERENCES guide (n),
    body TEXT NOT NULL,
    at TEXT,
    revises INTEGER REFERENCES entry (id) ON DELETE SET NULL,
    kept TEXT NOT NULL
) STRICT;
CREATE TABLE client (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE client_word (
    code TEXT NOT NULL REFERENCES client (code) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (code, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE supervisor (
    name TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    confirmed TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE preparation (supervisor TEXT PRIMARY KEY, plan TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE receipt (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, columnsize = 0, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, instance);
";

/// `discussed` is the day an entry was last brought to supervision; `appended` has a row for each afterword, so that what
/// is asked again weeks later is found without reading the entries.
const FORM_2: &str = "
ALTER TABLE entry ADD COLUMN discussed TEXT;
CREATE INDEX entry_kind ON entry (kind, at) WHERE trashed IS NULL;
CREATE TABLE appended (
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    guide_id TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
UPDATE form SET min_reader = 2;
";

/// A seal for each thing, and the root over them beside the form's own columns: see [`super::integrity`]. An older program
/// would write without sealing.
const FORM_3: &str = "
CREATE TABLE seal (
    kind TEXT NOT NULL,
    key INTEGER NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
ALTER TABLE form ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE form ADD COLUMN count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE form ADD COLUMN sum BLOB NOT NULL DEFAULT x'';
ALTER TABLE form ADD COLUMN sealed TEXT NOT NULL DEFAULT '';
ALTER TABLE form ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
UPDATE form SET min_reader = 3;
";

/// Imports: a row for each, and which entries it made, so that it can be taken back as one act. An older program can
/// read and write such a journal.
const FORM_4: &str = "
CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    entries INTEGER NOT NULL
) STRICT;
ALTER TABLE entry ADD COLUMN import INTEGER REFERENCES import (id);
CREATE INDEX entry_import ON entry (import) WHERE import IS NOT NULL;
";

/// Most entries answer a daily prompt. The index by kind leaves those out, so that each writes a page less: a list of
/// them alone goes through the entries as they come. An older program can read and write such a journal.
const FORM_5: &str = "
DROP INDEX entry_kind;
CREATE INDEX entry_kind ON entry (kind, at) WHERE trashed IS NULL AND kind <> 'prompt';
";

/// What makes a save dear is left out. The index by guide leaves prompts out too; the number of the newest entry stands in
/// the row that every write changes, with the engine's own count put where it never moves; and the search index has no
/// beginnings of words in it, each of which took memory of its own, locked and wiped. An older program could give no entry
/// a number.
const FORM_6: &str = "
DROP INDEX entry_guide;
CREATE INDEX entry_guide ON entry (guide_id, day) WHERE trashed IS NULL AND kind <> 'prompt';
ALTER TABLE form ADD COLUMN given INTEGER NOT NULL DEFAULT 0;
UPDATE form SET given = ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'entry'), 0), min_reader = 6;
DELETE FROM sqlite_sequence WHERE name = 'entry';
INSERT INTO sqlite_sequence (name, seq) VALUES ('entry', 4294967295);
CREATE VIRTUAL TABLE search_6 USING fts5 (
    title, text, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search_6 (search_6, rank) VALUES ('secure-delete', 1);
INSERT INTO search_6 (rowid, title, text) SELECT rowid, title, text FROM search;
DROP TABLE vocabulary;
DROP TABLE search;
ALTER TABLE search_6 RENAME TO search;
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, instance);
";

/// A revision lies by a row number that is made of its entry and its own number, so that a save writes no index of them.
/// Nothing but [`super::keep::remove`] takes them away with their entry: the engine would read all of them for each.
const FORM_7: &str = "
CREATE TABLE revision_7 (
    n INTEGER PRIMARY KEY CHECK (n = entry << 16 | number),
    entry INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 65535),
    written TEXT NOT NULL,
    guide INTEGER NOT NULL REFERENCES guide (n),
    body TEXT NOT NULL
) STRICT;
INSERT INTO revision_7 (n, entry, number, written, guide, body)
    SELECT entry << 16 | number, entry, number, written, guide, body FROM revision ORDER BY entry, number;
DROP TABLE revision;
ALTER TABLE revision_7 RENAME TO revision;
UPDATE form SET min_reader = 7;
";

/// The first form whose revisions lie by entry and number.
pub(super) const ROWS_SINCE: u32 = 7;

/// The first form that counts entries itself.
pub(super) const COUNTS_SINCE: u32 = 6;

/// What a query for entries `e` of these kinds says besides, so that the engine uses the index by kind: it looks for the
/// index's own condition among those of the query, word for word, and does not draw it from the kind asked for.
pub(super) fn by_kind(kinds: &[GuideKind]) -> &'static str {
    match kinds.contains(&GuideKind::Prompt) {
        true => "TRUE",
        false => "e.kind <> 'prompt'",
    }
}

/// Whether every page is as it was written, and the tables and the index agree with each other.
pub(super) fn is_whole(db: &Connection) -> bool {
    let sound = [
        ("PRAGMA integrity_check", "ok"),
        ("PRAGMA foreign_key_check", ""),
    ]
    .iter()
    .all(|(check, good)| super::sound::found(db, check, good) == 0);
    let index = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
    super::sound::pages_damaged(db) == 0 && sound && db.execute(index, []).is_ok()
}

/// Makes the engine ready, once and before any connection is opened. It calls itself ready before SQLCipher is, so that a
/// thread that opens its first connection while another does the same may find no cipher there.
pub(super) fn begin() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| drop(Connection::open_in_memory()));
}

/// Opens a database file and keys it; creates it only when `new`. Cipher settings stay SQLCipher's own, so that
/// stock tools open the file without a word.
///
/// # Errors
/// `Damaged` when the key does not fit or the first page is not whole: the engine cannot tell them apart.
pub(super) fn connect(path: &Path, payload: &Payload, new: bool) -> Result<Connection, VaultError> {
    begin();
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    if new {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(Duration::from_millis(300))?;
    db.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    guard_engine(&db)?;
    db.execute_batch(&payload.pragma())?;
    db.execute_batch(&format!(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA cache_size = -{CACHE_KIB};"
    ))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // The key is first tried here: journal_mode reads the first page.
    db.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;")?;
    db.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    db.set_prepared_statement_cache_capacity(96);
    Ok(db)
}

fn guard_engine(db: &Connection) -> Result<(), VaultError> {
    let cipher: String = db.query_row("PRAGMA cipher_version", [], |row| row.get(0))?;
    // No SELECT before the key: it would open the file as one without encryption.
    let sqlite = rusqlite::version().to_owned();
    if is_new_enough(&cipher, &sqlite) {
        Ok(())
    } else {
        Err(VaultError::EngineTooOld { cipher, sqlite })
    }
}

fn is_new_enough(cipher: &str, sqlite: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split([' ', '.'])
            .map_while(|part| part.parse().ok())
            .collect()
    };
    let ((major, minor), (a, b, c)) = OLDEST;
    numbers(cipher) >= vec![major, minor] && numbers(sqlite) >= vec![a, b, c]
}

/// The form of the file.
///
/// # Errors
/// `NewerSchema` when the file says that this program is too old for it.
pub(super) fn form_of(db: &Connection) -> Result<u32, VaultError> {
    let form: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if form > VERSION {
        let least: u32 = db.query_row("SELECT min_reader FROM form", [], |row| row.get(0))?;
        if least > VERSION {
            return Err(VaultError::newer(form));
        }
    }
    Ok(form)
}

/// Brings the tables to this program's form, in one transaction that `seal` ends; it is told from which form.
///
/// # Errors
/// `NewerSchema`, and nothing touched; those of `seal`, and nothing done.
pub(super) fn migrate(
    db: &Connection,
    seal: impl FnOnce(&Connection, u32) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let from = form_of(db)?;
    if from >= VERSION {
        return Ok(());
    }
    let transaction = db.unchecked_transaction()?;
    step_to(&transaction, from, VERSION)?;
    seal(&transaction, from)?;
    Ok(transaction.commit()?)
}

/// Takes the steps from one form to a later one.
pub(super) fn step_to(db: &Connection, from: u32, until: u32) -> Result<(), VaultError> {
    for step in MIGRATIONS.iter().take(until as usize).skip(from as usize) {
        db.execute_batch(step)?;
    }
    Ok(db.pragma_update(None, "user_version", until)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_linked_engine_is_recent_and_its_guards_are_up() {
        let dir = tempfile::tempdir().unwrap();
        let payload = Payload::generate(date(2026, 11, 21));
        let db = connect(
            &dir.path().canonicalize().unwrap().join("t.db"),
            &payload,
            true,
        )
        .unwrap();
        migrate(&db, |_, _| Ok(())).unwrap();
        let ask = |pragma: &str| -> String {
            db.query_row(&format!("PRAGMA {pragma}"), [], |row| {
                row.get::<_, rusqlite::types::Value>(0)
            })
            .map(|value| format!("{value:?}"))
            .unwrap()
        };
        assert_eq!(ask("cipher_memory_security"), "Text(\"1\")");
        for (pragma, value) in [
            ("temp_store", "Integer(2)"),
            ("secure_delete", "Integer(1)"),
            ("foreign_keys", "Integer(1)"),
            ("trusted_schema", "Integer(0)"),
            ("synchronous", "Integer(3)"),
            ("journal_mode", "Text(\"delete\")"),
            ("locking_mode", "Text(\"exclusive\")"),
        ] {
            assert_eq!(ask(pragma), value, "{pragma}");
        }
        assert!(db.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
        let options: Vec<String> = db
            .prepare("PRAGMA compile_options")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(options.iter().any(|option| option == "TEMP_STORE=2"));
        let secure: i64 = db
            .query_row(
                "SELECT v FROM search_config WHERE k = 'secure-delete'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(secure, 1);
    }

    /// Reliability list 67: a form is frozen at the latest when there is a newer one.
    #[test]
    fn every_form_before_this_one_has_a_frozen_journal() {
        for form in 1..VERSION {
            let fixture = format!("tests/fixtures/form-{form}/journal.db");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&fixture);
            assert!(
                path.is_file(),
                "{fixture} is missing, see tests/vault/forms.rs"
            );
        }
    }

    #[test]
    fn an_engine_of_the_wal_reset_bug_is_refused() {
        assert!(is_new_enough("4.17.0 community", "3.51.3"));
        assert!(is_new_enough("5.0.0 community", "4.0.0"));
        assert!(!is_new_enough("4.5.7 community", "3.53.0"));
        assert!(!is_new_enough("4.19.0 community", "3.45.3"));
        assert!(!is_new_enough("", "3.53.0"));
    }
}

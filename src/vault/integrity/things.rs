//! What is sealed, and what of it a write touches.

use super::super::VaultError;
use super::super::rows::OF_ENTRY;
use super::super::schema::ROWS_SINCE;
use crate::domain::EntryId;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The first form whose seals are made as they are now. One before it is looked through as it was sealed, and sealed anew.
pub(in super::super) const SAME_SINCE: u32 = 4;

/// A kind of thing that has a seal.
pub(super) struct Sealed {
    /// How the seal calls it.
    pub kind: &'static str,
    /// How a person calls it; the number follows where there are several.
    said: &'static str,
    /// The tables it lies in, each with the column that says which one of its kind it is; empty where there is one alone.
    /// The first has a row for each.
    pub tables: &'static [(&'static str, &'static str)],
    /// What is sealed: only columns named here. A form that adds one here seals everything anew, no older program may read
    /// it, and [`SAME_SINCE`] and [`Sealed::as_of`] know it.
    pub reads: &'static [&'static str],
}

/// All that is sealed. What is not: the themes' index and the search index, which `Vault::verify` compares with the
/// entries, and what the engine checks itself.
pub(super) const SEALED: &[Sealed] = &[
    Sealed {
        kind: "entry",
        said: "entry",
        tables: &[
            ("entry", "id"),
            ("revision", "entry"),
            ("follow_up", "entry"),
            ("appended", "entry"),
        ],
        reads: &[
            "SELECT at, written, day, revision, guide_id, guide_version, kind, title, themes, status, client,
                 platform, for_supervision, trashed, discussed, import FROM entry WHERE id = ?1",
            "SELECT number, written, guide, body FROM revision WHERE revision.n BETWEEN ?1 << 16 AND ?1 << 16 | 65535 ORDER BY n",
            "SELECT position, what, by_day, done FROM follow_up WHERE entry = ?1 ORDER BY position",
            "SELECT position, guide_id, day FROM appended WHERE entry = ?1 ORDER BY position",
            "SELECT c0, c1 FROM search_content WHERE id = (SELECT at FROM entry WHERE id = ?1)",
        ],
    },
    Sealed {
        kind: "guide",
        said: "guide",
        tables: &[("guide", "n")],
        reads: &["SELECT id, version, body FROM guide WHERE n = ?1"],
    },
    Sealed {
        kind: "draft",
        said: "draft",
        tables: &[("draft", "id")],
        reads: &["SELECT guide, body, at, revises, kept FROM draft WHERE id = ?1"],
    },
    Sealed {
        kind: "client",
        said: "the register of clients",
        tables: &[("client", ""), ("client_word", "")],
        reads: &[
            "SELECT code FROM client ORDER BY code",
            "SELECT code, position, word FROM client_word ORDER BY code, position",
        ],
    },
    Sealed {
        kind: "supervisor",
        said: "the list of supervisors",
        tables: &[("supervisor", "")],
        reads: &["SELECT name, recipient, confirmed FROM supervisor ORDER BY name"],
    },
    Sealed {
        kind: "setting",
        said: "the record of settings",
        tables: &[("setting", "")],
        reads: &["SELECT name, value FROM setting ORDER BY name"],
    },
    Sealed {
        kind: "preparation",
        said: "the record of unfinished preparations",
        tables: &[("preparation", "")],
        reads: &["SELECT supervisor, plan FROM preparation ORDER BY supervisor"],
    },
    Sealed {
        kind: "import",
        said: "import",
        tables: &[("import", "id")],
        reads: &["SELECT at, entries FROM import WHERE id = ?1"],
    },
    Sealed {
        kind: "receipt",
        said: "receipt",
        tables: &[("receipt", "id")],
        reads: &["SELECT body FROM receipt WHERE id = ?1"],
    },
];

impl Sealed {
    /// The kind of this name.
    pub(super) fn named(kind: &str) -> Option<&'static Sealed> {
        SEALED.iter().find(|sealed| sealed.kind == kind)
    }

    /// Whether there was such a thing in this form.
    pub(super) fn is_in(&self, form: u32) -> bool {
        form >= SAME_SINCE || self.kind != "import"
    }

    /// One of `reads` as it was in this form: the third did not know imports, and revisions had an index of their own.
    pub(super) fn as_of(form: u32, read: &'static str) -> Cow<'static, str> {
        if form >= ROWS_SINCE {
            return read.into();
        }
        let by_row = format!("{OF_ENTRY} ORDER BY n");
        let read = read.replace(&by_row, "entry = ?1 ORDER BY number");
        match form {
            SAME_SINCE.. => read,
            _ => read.replace("discussed, import FROM", "discussed FROM"),
        }
        .into()
    }

    /// Lists the keys of every one there is, in a column called `key`.
    pub(super) fn keys(&self) -> String {
        match self.tables[0] {
            (table, "") => format!("SELECT 0 AS key WHERE EXISTS (SELECT 1 FROM {table})"),
            (table, column) => format!("SELECT {column} AS key FROM {table}"),
        }
    }

    /// Lists the keys of those that have no seal.
    pub(super) fn without_seal(&self) -> String {
        let (keys, seals) = (self.keys(), self.seals());
        format!("{keys} EXCEPT {seals} ORDER BY 1")
    }

    /// Lists the keys of seals of which the thing is not there.
    pub(super) fn seals_of_nothing(&self) -> String {
        let (keys, seals) = (self.keys(), self.seals());
        format!("{seals} EXCEPT {keys} ORDER BY 1")
    }

    fn seals(&self) -> String {
        format!("SELECT key FROM seal WHERE kind = '{}'", self.kind)
    }

    /// As a person calls it.
    pub(super) fn name(&self, key: i64) -> String {
        match self.tables[0].1 {
            "" => self.said.to_owned(),
            _ => format!("{} {key}", self.said),
        }
    }
}

/// One thing, by its kind and its number; 0 where there is one of its kind alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Thing {
    pub(super) kind: String,
    pub(super) key: i64,
}

impl Thing {
    /// An entry.
    pub(in super::super) fn entry(id: u32) -> Self {
        Self {
            kind: "entry".into(),
            key: i64::from(id),
        }
    }

    /// Its number, where it is an entry.
    pub(in super::super) fn as_entry(&self) -> Option<EntryId> {
        let key = u32::try_from(self.key).ok();
        key.filter(|_| self.kind == "entry").map(EntryId)
    }

    /// A guide, by its number in the table.
    pub(super) fn guide(n: i64) -> Self {
        Self {
            kind: "guide".into(),
            key: n,
        }
    }

    /// Its number, where it is a guide.
    pub(in super::super) fn as_guide(&self) -> Option<i64> {
        (self.kind == "guide").then_some(self.key)
    }

    /// All of a kind of which there is one alone.
    pub(in super::super) fn only(kind: &'static str) -> Self {
        Self {
            kind: kind.into(),
            key: 0,
        }
    }

    /// Whether there is such a thing; of a kind that this program does not know, it is taken to be there.
    pub(in super::super) fn is_there(&self, db: &Connection) -> Result<bool, VaultError> {
        let Some(sealed) = Sealed::named(&self.kind) else {
            return Ok(true);
        };
        Ok(db
            .prepare_cached(&format!("SELECT ?1 IN ({})", sealed.keys()))?
            .query_row([self.key], |row| row.get(0))?)
    }
}

impl From<EntryId> for Thing {
    fn from(id: EntryId) -> Self {
        Self::entry(id.0)
    }
}

/// As a person calls it.
impl std::fmt::Display for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match Sealed::named(&self.kind) {
            Some(sealed) => f.write_str(&sealed.name(self.key)),
            None => write!(f, "{} {}", self.kind, self.key),
        }
    }
}

/// Tables whose new rows are noted by hand, with [`touch`]: a trigger on them makes the engine keep a second copy of each
/// page that a new entry changes.
const NOTED: [&str; 2] = ["entry", "revision"];

/// Notes every thing that a write touches, in memory, for [`Seals::settle`]: nobody who writes can forget to, but for the
/// new rows of two tables, which are written in one place. What was forgotten there has no seal that fits, and the next
/// look says so.
pub(in super::super) fn watch(db: &Connection) -> Result<(), VaultError> {
    if is_watched(db)? {
        return Ok(());
    }
    let mut sql =
        String::from("CREATE TEMP TABLE touched (kind TEXT NOT NULL, key INTEGER NOT NULL);\n");
    let tables = SEALED
        .iter()
        .flat_map(|sealed| {
            sealed
                .tables
                .iter()
                .map(|(table, column)| (sealed.kind, *table, *column))
        })
        .chain([("form", "form", "")]);
    for (kind, table, column) in tables {
        let of = match table {
            // The other columns are the root itself.
            "form" => " OF min_reader, journal, created, recovery",
            _ => "",
        };
        for (act, row, of) in [
            ("INSERT", "NEW", ""),
            ("UPDATE", "NEW", of),
            ("DELETE", "OLD", ""),
        ] {
            if act == "INSERT" && NOTED.contains(&table) {
                continue;
            }
            let key = match column {
                "" => "0".to_owned(),
                column => format!("{row}.{column}"),
            };
            sql.push_str(&format!(
                "CREATE TEMP TRIGGER touched_{table}_{act} AFTER {act}{of} ON main.{table} BEGIN
                     INSERT INTO touched VALUES ('{kind}', {key}); END;\n"
            ));
        }
    }
    db.execute_batch(&sql)?;
    Ok(())
}

/// Notes an entry whose rows were written without a trigger.
///
/// # Errors
/// Those of writing.
pub(in super::super) fn touch(db: &Connection, id: EntryId) -> Result<(), VaultError> {
    let thing = Thing::entry(id.0);
    db.prepare_cached("INSERT INTO temp.touched VALUES (?1, ?2)")?
        .execute((&thing.kind, thing.key))?;
    Ok(())
}

/// Whether [`watch`] was called on this connection.
pub(super) fn is_watched(db: &Connection) -> Result<bool, VaultError> {
    Ok(db
        .prepare_cached("SELECT 1 FROM temp.sqlite_schema WHERE name = 'touched'")?
        .exists([])?)
}

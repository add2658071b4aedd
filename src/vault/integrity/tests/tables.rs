//! Every table is held by something.

use super::*;

/// Tables that no seal is over, each with what holds it instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("form", "the root's own code"),
    ("sqlite_sequence", "the root's own code"),
    ("seal", "the root"),
    ("entry_theme", "compared with the entries by verify"),
    (
        "search",
        "the engine's check, and the entry's seal over its text",
    ),
    ("search_config", "the engine"),
    ("search_content", "the entry's seal"),
    ("search_data", "the engine's check"),
    ("search_idx", "the engine's check"),
    ("vocabulary", "a view of the search index"),
];

fn tables(vault: &Vault) -> BTreeSet<String> {
    vault
        .db()
        .unwrap()
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn every_table_is_sealed_or_held_by_something_else() {
    let kept = Kept::full();
    let there = tables(&kept.open().unwrap());
    let sealed = SEALED
        .iter()
        .flat_map(|sealed| sealed.tables.iter().map(|(table, _)| (*table).to_owned()));
    let held = ELSEWHERE.iter().map(|(table, _)| (*table).to_owned());
    assert_eq!(there, sealed.chain(held).collect::<BTreeSet<_>>());
}

#[test]
fn a_row_changed_put_in_or_taken_out_of_any_table_is_told() {
    let kept = Kept::full();
    let whole = kept.bytes();
    let mut cases = Vec::new();
    {
        let vault = kept.open().unwrap();
        let db = vault.db().unwrap();
        for table in tables(&vault) {
            if ELSEWHERE.iter().any(|(name, _)| *name == table)
                && !["form", "entry_theme", "search_content", "seal"].contains(&table.as_str())
            {
                continue;
            }
            let mut columns: Vec<String> = db
                .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
                .unwrap()
                .query_map([], |row| row.get(0))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            // The journal's id is compared with the key's, and another one is a foreign file.
            columns.retain(|column| table != "form" || column != "journal");
            for column in columns {
                let change = match table.as_str() {
                    // Writing to the index's own tables is refused, and its rows are told by their words.
                    "search_content" => continue,
                    _ => format!(
                        "UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} + 1000
                             WHEN 'null' THEN '2026-01-01' WHEN 'blob' THEN randomblob(32) ELSE {column} || 'x' END
                         WHERE rowid = (SELECT max(rowid) FROM {table})"
                    ),
                };
                cases.push(change);
            }
            if table != "form" && table != "search_content" {
                cases.push(format!("DELETE FROM {table}"));
            }
        }
        cases.push(
            "UPDATE search SET text = 'other words' WHERE rowid = (SELECT min(at) FROM entry)"
                .into(),
        );
        cases.push(
            "UPDATE search SET title = 'another' WHERE rowid = (SELECT min(at) FROM entry)".into(),
        );
        cases.push("UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'entry'".into());
        cases.push("INSERT INTO receipt (body) SELECT body FROM receipt".into());
        cases.push("INSERT INTO setting (name, value) VALUES ('sheet-unchecked', 'true')".into());
    }
    assert!(cases.len() > 60, "{}", cases.len());
    for sql in cases {
        // Without row numbers: every row is changed.
        let sql = match sql.split_once("WHERE rowid = (SELECT max") {
            Some((all, _))
                if WITHOUT_ROWID
                    .iter()
                    .any(|name| sql.starts_with(&format!("UPDATE {name} "))) =>
            {
                all.to_owned()
            }
            _ => sql,
        };
        let sql = format!("PRAGMA foreign_keys = OFF; {sql}");
        let (pragma, change) = sql.split_once("; ").unwrap();
        {
            let vault = kept.open().unwrap();
            let db = vault.db().unwrap();
            db.execute_batch(pragma).unwrap();
            match db.execute(change, []) {
                Ok(count) => assert!(count > 0, "{change}"),
                // A number that must be unique or of another kind: the table holds it.
                Err(error) => {
                    assert!(
                        matches!(&error, rusqlite::Error::SqliteFailure(failure, _)
                            if failure.code == rusqlite::ErrorCode::ConstraintViolation),
                        "{change}: {error}"
                    );
                    continue;
                }
            }
        }
        let is_told = match kept.open() {
            Err(_) => true,
            Ok(vault) => vault.verify().is_err(),
        };
        assert!(is_told, "{change}");
        kept.put(&whole);
    }
    assert!(!kept.is_told());
}

/// Tables whose rows have no number of their own.
const WITHOUT_ROWID: &[&str] = &[
    "seal",
    "entry_theme",
    "follow_up",
    "appended",
    "client",
    "client_word",
    "supervisor",
    "setting",
    "preparation",
];

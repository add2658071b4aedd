//! What the seals notice, table by table, where the cipher sees nothing amiss.
#![allow(clippy::unwrap_used)]

use super::super::mark::{Home, Unlike};
use super::super::tests::{now, passphrase};
use super::super::{Cost, Vault, files};
use super::*;
use crate::domain::*;
use jiff::civil::date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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

fn guide() -> Guide {
    serde_json::from_str(
        r#"{"id": "log", "version": 1, "kind": "incident", "title": "A log", "purpose": "p", "source": "s",
            "minutes": 5, "themes": ["accounts"], "questions": [
                {"id": "what", "ask": "What?", "answer": "text"},
                {"id": "follow-ups", "ask": "What next?", "answer": "follow_ups"}]}"#,
    )
    .unwrap()
}

fn page(text: &str) -> Page {
    let mut page = Page::of(&guide());
    let act = FollowUp {
        what: Words::new("talk to Ruth"),
        by: date(2026, 11, 26),
        done: None,
    };
    let id = |id: &str| QuestionId::try_from(id.to_owned()).unwrap();
    page.answers
        .insert(id("what"), Answer::Text(Words::new(text)));
    page.answers
        .insert(id("follow-ups"), Answer::FollowUps(vec![act]));
    page
}

struct Kept {
    _home: tempfile::TempDir,
    dir: PathBuf,
    marks: PathBuf,
}

impl Kept {
    /// A journal with a row in every table.
    fn full() -> Self {
        let home = tempfile::tempdir().unwrap();
        let (dir, marks) = (home.path().join("journal"), home.path().join("marks"));
        let place = Home::of(&dir).marked_in(Some(&marks));
        let (mut vault, _) = Vault::create(place, &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
        let id = vault
            .save(&page("one"), &guide(), None, None, &now())
            .unwrap()
            .id;
        vault
            .save(&page("two"), &guide(), Some(id), None, &now())
            .unwrap();
        vault
            .save(&page("another"), &guide(), None, None, &now())
            .unwrap();
        let after: Guide = serde_json::from_str(
            r#"{"id": "look-again", "version": 1, "kind": "afterword", "title": "Later", "purpose": "p",
                "source": "s", "minutes": 5, "themes": ["accounts"],
                "questions": [{"id": "seen-now", "ask": "What now?", "answer": "text"}]}"#,
        )
        .unwrap();
        let mut said = Page::of(&after);
        let seen = QuestionId::try_from("seen-now".to_owned()).unwrap();
        said.answers
            .insert(seen, Answer::Text(Words::new("calmer")));
        vault.save(&said, &after, Some(id), None, &now()).unwrap();
        vault
            .keep_draft(None, &page("half"), &guide(), None, Some(id), &now())
            .unwrap();
        let code = ClientCode::try_from("K-07".to_owned()).unwrap();
        let words = vec![Words::new("Anna")];
        vault.put_client(&Client { code, words }).unwrap();
        vault
            .put_supervisor(&Supervisor {
                name: "Ruth".into(),
                recipient: "age1x".into(),
                confirmed: None,
            })
            .unwrap();
        vault.put_settings(&Settings::default()).unwrap();
        vault
            .write_at(&now(), |db| {
                db.execute(
                    "INSERT INTO import (at, entries) VALUES (?1, 0)",
                    [now().to_string()],
                )?;
                Ok(())
            })
            .unwrap();
        let period = Period {
            from: date(2026, 1, 1),
            until: date(2026, 2, 1),
        };
        vault
            .put_preparation(&Plan {
                to: "Ruth".into(),
                period,
                entries: vec![],
                questions: vec![],
                letters: vec![],
                findings: vec![],
            })
            .unwrap();
        vault
            .put_receipt(&Receipt {
                sealed: now(),
                to: "Ruth".into(),
                recipient: "age1x".into(),
                period,
                entries: vec![],
                letters: Vec::new(),
                replaced: 0,
                kept: 0,
                file: "one.age".into(),
                size: 1,
                sha256: "00".into(),
            })
            .unwrap();
        vault.verify().unwrap();
        Self {
            _home: home,
            dir,
            marks,
        }
    }

    fn home(&self) -> Home<'_> {
        Home::of(&self.dir).marked_in(Some(&self.marks))
    }

    fn open(&self) -> Result<Vault, VaultError> {
        Vault::open(self.home(), &passphrase(), &now())
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.dir.join(files::DATABASE)).unwrap()
    }

    fn put(&self, bytes: &[u8]) {
        std::fs::write(self.dir.join(files::DATABASE), bytes).unwrap();
    }

    /// Does it behind the vault's back: with the key, and without a seal.
    fn tamper(&self, sql: &str) {
        let vault = self.open().unwrap();
        let changed = vault.db().unwrap().execute(sql, []).unwrap();
        assert!(changed > 0, "{sql}");
    }

    /// Whether opening or `verify` tells of it.
    fn is_told(&self) -> bool {
        match self.open() {
            Err(VaultError::Unlike(_)) => true,
            Err(other) => panic!("{other}"),
            Ok(vault) => vault.verify().is_err(),
        }
    }
}

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

#[test]
fn an_entry_taken_out_is_told_by_its_number_and_the_others_are_kept_on_the_word() {
    let kept = Kept::full();
    let generation = |vault: &Vault| vault.database.root().map(|root| root.generation);
    let last = {
        let vault = kept.open().unwrap();
        let db = vault.db().unwrap();
        db.execute(
            "DELETE FROM search WHERE rowid = (SELECT at FROM entry WHERE id = 2)",
            [],
        )
        .unwrap();
        for row in ["revision WHERE entry = 2", "entry WHERE id = 2"] {
            db.execute(&format!("DELETE FROM {row}"), []).unwrap();
        }
        generation(&vault)
    };
    let before = kept.bytes();
    let Err(VaultError::Unlike(Unlike::Inside(lines))) = kept.open() else {
        panic!()
    };
    assert_eq!(lines, ["entry 2 is missing"]);
    assert!(before == kept.bytes());
    let vault = Vault::open(kept.home().accepting(true), &passphrase(), &now()).unwrap();
    vault.verify().unwrap();
    // One write takes it as it stands, one keeps what is missing.
    assert_eq!(generation(&vault), last.map(|last| last + 2));
    assert!(vault.read(EntryId(1)).is_ok());
    drop(vault);
    assert!(!kept.is_told());
}

#[test]
fn words_that_were_exchanged_are_shown_and_told_until_somebody_takes_them_as_they_are() {
    let kept = Kept::full();
    kept.tamper("UPDATE revision SET body = replace(body, 'another', 'nothing') WHERE entry = 2");
    let mut vault = kept.open().unwrap();
    assert!(vault.is_as_kept(EntryId(1)).unwrap());
    assert!(!vault.is_as_kept(EntryId(2)).unwrap());
    assert!(vault.is_as_kept(EntryId(99)).unwrap(), "none is there");
    let shown = serde_json::to_string(&vault.read(EntryId(2)).unwrap().0.page).unwrap();
    assert!(shown.contains("nothing"));
    let (unfit, end) = vault.look_at_some(None, 1_000).unwrap();
    assert_eq!(unfit, ["entry 2"]);
    assert_eq!(vault.look_at_some(end.as_ref(), 1_000).unwrap().1, None);

    // What else is written makes no difference to it.
    vault
        .save(&page("later"), &guide(), None, None, &now())
        .unwrap();
    drop(vault);
    let mut vault = kept.open().unwrap();
    assert!(!vault.is_as_kept(EntryId(2)).unwrap());
    let Err(VaultError::NotWhole(lines)) = vault.verify() else {
        panic!()
    };
    let damaged: Vec<_> = lines
        .iter()
        .filter(|line| line.starts_with("damaged"))
        .collect();
    assert_eq!(
        damaged,
        ["damaged: not as it was sealed: entry 2; it is shown with a warning"]
    );
    assert_eq!(vault.seal_anew(&now()).unwrap(), ["entry 2"]);
    vault.verify().unwrap();
    drop(vault);
    assert!(!kept.is_told());
}

/// Reliability list 17.
#[test]
fn an_older_entry_put_back_with_its_own_seal_is_told() {
    let kept = Kept::full();
    let (title, seal): (String, String) = {
        let mut vault = kept.open().unwrap();
        let before = vault
            .db()
            .unwrap()
            .query_row(
                "SELECT title, (SELECT hex(mac) FROM seal WHERE kind = 'entry' AND key = 1) FROM entry WHERE id = 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        vault
            .write_at(&now(), |db| {
                db.execute("UPDATE entry SET title = 'later' WHERE id = 1", [])?;
                Ok(())
            })
            .unwrap();
        before
    };
    kept.tamper(&format!("UPDATE entry SET title = '{title}' WHERE id = 1"));
    kept.tamper(&format!(
        "UPDATE seal SET mac = x'{seal}' WHERE kind = 'entry' AND key = 1"
    ));
    let Err(VaultError::Unlike(Unlike::Inside(lines))) = kept.open() else {
        panic!()
    };
    assert_eq!(lines, ["some seals are not those that were written last"]);
}

#[test]
fn questions_that_were_exchanged_are_told_with_the_entry() {
    let kept = Kept::full();
    kept.tamper("UPDATE guide SET body = replace(body, 'What?', 'Why?')");
    assert!(!kept.open().unwrap().is_as_kept(EntryId(1)).unwrap());
}

#[test]
fn slices_of_a_look_find_what_one_look_finds() {
    let kept = Kept::full();
    kept.tamper("UPDATE draft SET kept = '2026-11-21T10:00:00+00:00[UTC]'");
    kept.tamper("UPDATE entry SET title = 'x' WHERE id = 1");
    kept.tamper("UPDATE supervisor SET recipient = 'age1y'");
    let vault = kept.open().unwrap();
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (unfit, last) = vault.look_at_some(after.as_ref(), 1).unwrap();
        all.extend(unfit);
        after = last;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(all, ["draft 1", "entry 1", "the list of supervisors"]);
}

/// Back to the form without seals, as the first released program left it.
fn unseal(kept: &Kept) {
    let vault = kept.open().unwrap();
    let mut sql =
        String::from(
        "DROP TABLE seal; DROP INDEX entry_import; ALTER TABLE entry DROP COLUMN import; DROP TABLE import;
         UPDATE sqlite_sequence SET seq = (SELECT given FROM form) WHERE name = 'entry';
         UPDATE form SET min_reader = 2; PRAGMA user_version = 2;");
    for column in ["given", "generation", "count", "sum", "sealed", "mac"] {
        sql.push_str(&format!("ALTER TABLE form DROP COLUMN {column};"));
    }
    vault.db().unwrap().execute_batch(&sql).unwrap();
}

#[test]
fn a_journal_of_the_form_without_seals_is_sealed_when_it_is_first_opened() {
    let kept = Kept::full();
    unseal(&kept);
    std::fs::remove_dir_all(&kept.marks).unwrap();
    let vault = kept.open().unwrap();
    assert_eq!(vault.notices(), [] as [&str; 0]);
    vault.verify().unwrap();
    assert!(vault.is_as_kept(EntryId(1)).unwrap());
    drop(vault);
    kept.tamper("UPDATE revision SET body = replace(body, 'another', 'nothing') WHERE entry = 2");
    assert!(kept.is_told());
}

#[test]
fn a_journal_of_the_form_without_seals_in_place_of_a_sealed_one_is_told_and_left_alone() {
    let kept = Kept::full();
    unseal(&kept);
    let before = kept.bytes();
    let error = kept.open().unwrap_err();
    assert!(
        matches!(error, VaultError::Unlike(Unlike::Older { .. })),
        "{error}"
    );
    assert!(before == kept.bytes());
    let vault = Vault::open(kept.home().accepting(true), &passphrase(), &now()).unwrap();
    vault.verify().unwrap();
    drop(vault);
    assert!(!kept.is_told());
}

#[test]
fn a_write_that_fails_leaves_seals_and_root_as_they_were() {
    let kept = Kept::full();
    let mut vault = kept.open().unwrap();
    let before = vault.database.root().cloned();
    assert!(vault.trash_all(&[EntryId(1), EntryId(99)], &now()).is_err());
    assert_eq!(vault.database.root().cloned(), before);
    vault.verify().unwrap();
    vault.trash(EntryId(1), &now()).unwrap();
    assert_eq!(
        vault.database.root().map(|root| root.generation),
        before.map(|root| root.generation + 1)
    );
    vault.verify().unwrap();
}

#[test]
fn everything_sealed_anew_in_the_middle_of_a_write_goes_on_from_there() {
    let kept = Kept::full();
    let mut vault = kept.open().unwrap();
    let payload = vault.payload.clone();
    vault
        .write_at(&now(), |db| {
            db.execute("UPDATE entry SET title = 'before' WHERE id = 1", [])?;
            seal_all(db, &payload, &now())?;
            db.execute("UPDATE entry SET title = 'after' WHERE id = 2", [])?;
            Ok(())
        })
        .unwrap();
    vault.verify().unwrap();
    drop(vault);
    assert!(!kept.is_told());
}

/// Reliability list 15.
#[test]
fn a_write_cut_short_whose_undoing_is_damaged_or_lost_is_told() {
    let kept = Kept::full();
    let mut vault = kept.open().unwrap();
    let place = kept.dir.join(files::DATABASE);
    // With a small cache the engine writes pages before the commit: as a kill leaves them.
    vault
        .db()
        .unwrap()
        .execute_batch("PRAGMA cache_size = 2")
        .unwrap();
    let mut caught: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    vault
        .write_at(&now(), |db| {
            db.execute(
                "UPDATE search SET text = ?1",
                ["other words ".repeat(20_000)],
            )?;
            db.execute("UPDATE entry SET title = 'half done'", [])?;
            for name in [place.clone(), hot(&place)] {
                caught.push((name.clone(), std::fs::read(&name).unwrap()));
            }
            Ok(())
        })
        .unwrap();
    drop(vault);
    let [(_, database), (_, journal)] = &caught[..] else {
        panic!()
    };
    assert!(journal.len() > 4096);
    let mut harms: Vec<Option<Vec<u8>>> = vec![Some(journal.clone()), None, Some(Vec::new())];
    for at in (0..journal.len()).step_by(509) {
        harms.push(Some(journal[..at].to_vec()));
        let mut flipped = journal.clone();
        flipped[at] ^= 1 << (at % 8);
        harms.push(Some(flipped));
    }
    let (mut whole, mut told) = (0, 0);
    for harm in harms {
        // Without the mark, which would tell an older journal: only the seals are left.
        let _ = std::fs::remove_dir_all(&kept.marks);
        std::fs::write(&place, database).unwrap();
        match &harm {
            Some(bytes) => std::fs::write(hot(&place), bytes).unwrap(),
            None => files::remove_if_there(&hot(&place)).unwrap(),
        }
        let found = kept.open().is_ok_and(|vault| vault.verify().is_ok());
        if found {
            let vault = kept.open().unwrap();
            assert_eq!(vault.head(EntryId(2)).unwrap().title, "A log");
            whole += 1;
        } else {
            told += 1;
        }
    }
    assert!(told > 0 && whole > 0, "{told} told, {whole} rolled back");
}

fn hot(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Whoever puts the count of entries back and has the journal accepted finds numbers taken.
#[test]
fn an_entry_gets_a_free_number_though_the_count_of_them_is_behind() {
    let kept = Kept::full();
    kept.tamper("UPDATE form SET given = 0");
    assert!(kept.is_told());
    let mut vault = Vault::open(kept.home().accepting(true), &passphrase(), &now()).unwrap();
    let newest: u32 = vault
        .db()
        .unwrap()
        .query_row("SELECT max(id) FROM entry", [], |row| row.get(0))
        .unwrap();
    let head = vault
        .save(&page("one more"), &guide(), None, None, &now())
        .unwrap();
    assert_eq!(head.id, EntryId(newest + 1));
    vault.verify().unwrap();
}

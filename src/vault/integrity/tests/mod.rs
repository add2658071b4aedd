//! What the seals notice, table by table, where the cipher sees nothing amiss.
#![allow(clippy::unwrap_used)]

mod entries;
mod tables;
mod unsealed;
mod writes;

use super::super::home::Home;
use super::super::mark::Unlike;
use super::super::tests::{now, passphrase};
use super::super::{Cost, Vault, files};
use super::*;
use crate::domain::*;
use jiff::civil::date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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

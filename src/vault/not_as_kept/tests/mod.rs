//! What does not fit its seal, kept in mind.
#![allow(clippy::unwrap_used)]

mod sealed_again;
mod shared;
mod told;

use super::super::database::Database;
use super::super::lock::Place;
use super::super::tests::{guide, now, page, passphrase};
use super::super::{BackupSecret, Cost, Home, Opened, Unlike, files, schema};
use super::*;
use std::path::PathBuf;

struct Tampered {
    _home: tempfile::TempDir,
    dir: PathBuf,
}

impl Tampered {
    /// A journal with three entries, of which the second was changed without a seal.
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("journal");
        let (mut vault, _) = Vault::create(&*dir, &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
        for text in ["one", "two", "three"] {
            vault
                .save(&page(text), &guide(), None, None, &now())
                .unwrap();
        }
        let tampered = Self { _home: home, dir };
        tampered.tamper(
            vault,
            "UPDATE revision SET body = replace(body, 'two', 'ten') WHERE entry = 2",
        );
        tampered
    }

    fn tamper(&self, vault: Vault, sql: &str) {
        let payload = vault.payload.clone();
        drop(vault);
        let db = schema::connect(&self.dir.join(files::DATABASE), &payload, false).unwrap();
        assert!(db.execute(sql, []).unwrap() > 0, "{sql}");
    }

    fn open(&self) -> Vault {
        Vault::open(&*self.dir, &passphrase(), &now()).unwrap()
    }
}

/// Looks at everything, as the interface does after unlocking.
fn swept(vault: &mut Vault) {
    vault.look_at_some(None, usize::MAX).unwrap();
    vault.keep_not_as_kept().unwrap();
}

fn client(code: &str, words: &[&str]) -> crate::domain::Client {
    crate::domain::Client {
        code: code.to_owned().try_into().unwrap(),
        words: words
            .iter()
            .map(|word| crate::domain::Words::new(word))
            .collect(),
    }
}

//! Looking whether everything is whole.

use super::mark::Found;
use super::sound::{found, pages_damaged};
use super::{Vault, VaultError, files};
use crate::domain::many;
use rusqlite::Connection;

impl Vault {
    /// Checks every page, every table, the indexes, every seal, how far the journal has come, the key files. Returns one line
    /// for each check.
    ///
    /// # Errors
    /// `NotWhole` with the same lines when one of them found damage; nothing is mended or changed.
    pub fn verify(&self) -> Result<Vec<String>, VaultError> {
        let db = self.db()?;
        self.database.unchanged()?;
        let mut lines = Vec::new();
        let mut sound = true;
        let mut say = |whole: bool, good: &str, bad: String| {
            sound &= whole;
            lines.push(if whole { good.to_owned() } else { bad });
            whole
        };
        let pages = pages_damaged(&db);
        let pages_whole = say(
            pages == 0,
            "every page of journal.db is as it was written",
            match pages {
                1 => "damaged: 1 page of journal.db is not as it was written".to_owned(),
                _ => format!("damaged: {pages} pages of journal.db are not as they were written"),
            },
        );
        // One bad page makes every later check on this connection fail (sqlcipher#617).
        if pages_whole {
            let tables = found(&db, "PRAGMA integrity_check", "ok");
            let links = found(&db, "PRAGMA foreign_key_check", "");
            let disagree = tables + links + strays(&db);
            say(
                disagree == 0,
                "the tables of journal.db agree with each other",
                format!(
                    "damaged: the tables of journal.db disagree in {}",
                    many(disagree, "place", "places")
                ),
            );
            let index = db.execute(
                "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                [],
            );
            say(
                index.is_ok(),
                "the search index agrees with the entries",
                "damaged: the search index does not agree with the entries; the entries themselves are not \
                 touched by that"
                    .to_owned(),
            );
            let unfit = match self.look_at_some(None, usize::MAX) {
                Ok((unfit, _)) => unfit,
                Err(_) => vec!["what cannot be read at all".to_owned()],
            };
            say(
                unfit.is_empty(),
                "every entry, and all else that is kept, is as it was sealed",
                format!(
                    "damaged: not as it was sealed: {}; it is shown with a warning",
                    unfit.join(", ")
                ),
            );
            // No damage: it fits the seals it was given since.
            let marked = self.marked().unwrap_or_default();
            if !marked.is_empty() {
                say(
                    true,
                    &format!("noted: {}", marked.join("; ")),
                    String::new(),
                );
            }
            let root = self.database.root();
            let off = match self.database.seals().look(&db) {
                Ok((there, lines)) if lines.is_empty() && Some(&there) != root => {
                    vec!["the last write is not the one that was made".to_owned()]
                }
                Ok((_, lines)) => lines,
                Err(_) => vec!["the seals cannot be read".to_owned()],
            };
            say(
                off.is_empty(),
                "nothing was taken out, put in or put back since the last write",
                format!("damaged: {}", off.join("; ")),
            );
            if let Some(marks) = &self.marks {
                let is_noted = marks.read().is_ok_and(|found| match found {
                    Found::Marks(marks) => root.is_some_and(|root| {
                        marks
                            .iter()
                            .any(|mark| mark.generation == root.generation && mark.sum == root.sum)
                    }),
                    _ => false,
                });
                say(
                    is_noted,
                    "how far the journal has come is noted on this computer, and it has come as far",
                    "damaged: how far the journal has come could not be noted on this computer, so an older copy \
                     would not be noticed"
                        .to_owned(),
                );
            }
        }
        let main = files::read_checked(&self.dir, files::KEY)?;
        let copy = files::read_checked(&self.dir, files::KEY_COPY)?;
        for (file, name) in [(&main, "key file"), (&copy, "second copy of the key file")] {
            say(
                file.whole,
                &format!("the {name} is as it was written"),
                format!(
                    "damaged: the {name} is missing or not as it was written; unlocking mends it"
                ),
            );
        }
        say(
            main.bytes == copy.bytes,
            "both copies of the key file are the same",
            "damaged: the copies of the key file differ; unlocking mends it".to_owned(),
        );
        let recovery = files::read_checked(&self.dir, files::RECOVERY)?;
        let expected: String = db.query_row("SELECT recovery FROM form", [], |row| row.get(0))?;
        let ours = recovery
            .bytes
            .is_some_and(|bytes| files::sha256(&bytes) == expected);
        say(
            ours && recovery.whole,
            "the recovery file is there and belongs to this journal's newest sheet",
            "damaged: the recovery file is missing or not the one of this journal's newest sheet; make a new \
             sheet"
                .to_owned(),
        );
        if sound {
            Ok(lines)
        } else {
            Err(VaultError::NotWhole(lines))
        }
    }
}

/// How many revisions no entry has, in any form.
pub(super) const ORPHANS: &str =
    "SELECT count(*) FROM revision r LEFT JOIN entry e ON e.id = r.entry WHERE e.id IS NULL";

/// Revisions that no entry has, rows of the themes' index that none has, and those that it lacks.
fn strays(db: &Connection) -> usize {
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
    let orphans = count(ORPHANS);
    let off = count(
        "SELECT count(*) FROM entry_theme t LEFT JOIN entry e ON e.at = t.at
         WHERE e.at IS NULL OR instr(' ' || e.themes || ' ', ' ' || t.theme || ' ') = 0",
    );
    let lacking = count(
        "SELECT (SELECT coalesce(sum(length(themes) - length(replace(themes, ' ', '')) + (themes <> '')), 0) FROM entry)
             - (SELECT count(*) FROM entry_theme)",
    );
    match (orphans, off, lacking) {
        (Ok(orphans), Ok(off), Ok(lacking)) => {
            usize::try_from(orphans + off + lacking.abs()).unwrap_or(usize::MAX)
        }
        _ => 1,
    }
}

//! What is kept on paper, and the page in the folder that says how to open it all without us.

use super::{Vault, VaultError, key};
use jiff::civil::Date;
use rusqlite::Connection;
use zeroize::Zeroizing;

/// How to open a journal with stock tools. It names no journal and holds no secret.
pub(super) const HOW_TO_OPEN: &str = "\
How to open this journal without Afterhour
==========================================

The journal is an ordinary SQLCipher 4 database (journal.db) with SQLCipher's
own settings. Its key is in an ordinary age file. Two tools open it: age
(https://age-encryption.org, version 1.0 or later) and any SQLCipher 4
(https://www.zetetic.net/sqlcipher). Work on a copy of this folder.

With the passphrase:

    age -d -o key.sql key.age

With the recovery sheet: put its secret in a file secret.txt, then

    age -d -i secret.txt -o key.sql recovery.age

Then, either way, list every entry in its newest revision:

    sqlcipher -init key.sql journal.db \\
      \"SELECT id, written, search.title, text FROM entry
         JOIN search ON search.rowid = entry.at ORDER BY at\"

Every revision ever kept, as JSON, with its questions beside it:

    sqlcipher -init key.sql journal.db \\
      \"SELECT entry, number, written, revision.body, guide.body
         FROM revision JOIN guide ON guide.n = revision.guide\"

A backup (afterhour-*.age) is an ordinary age file around an ordinary SQLite
database. With the sheet of its day in secret.txt (one sealed with a passphrase
opens without -i secret.txt):

    age -d -i secret.txt backup.age > journal.sqlite

    sqlite3 journal.sqlite \\
      \"SELECT e.id, e.written, e.title, w.text FROM entry e
         JOIN words w USING (at) ORDER BY at\"

journal.sqlite is everything in the clear. With Afterhour instead:
afterhour restore backup.age

key.sql is the bare key: whoever reads it can read everything. Delete it,
secret.txt and journal.sqlite as soon as you are done.

The files
    journal.db       the entries, encrypted
    key.age          the key, under the passphrase
    key-copy.age     the same, should the first be damaged
    recovery.age     the key, under the recovery sheet
    *.sha256         checksums: sha256sum -c key.age.sha256
    lock             held while the journal is open; holds nothing else
";

/// The setting that says whether the newest sheet is still to be compared with somebody's copy.
pub(super) const UNCHECKED: &str = "sheet-unchecked";

/// Noticed at every opening while it is.
pub(super) const NEVER_CHECKED: &str = "the recovery sheet was never compared with your copy: `afterhour recovery --check` \
    does that, `afterhour recovery --new-sheet` makes a new one";

/// The setting with the public half of the newest sheet, beside the digest of the recovery file that it belongs to.
const RECIPIENT: &str = "sheet-recipient";

/// Keeps the public half of a sheet, by its secret, so that a backup can be sealed for it.
///
/// # Errors
/// `RecoveryMistyped` for what is no secret; those of writing.
pub(super) fn remember(db: &Connection, secret: &str, digest: &str) -> Result<(), VaultError> {
    let recipient = key::recipient_of(secret).ok_or(VaultError::RecoveryMistyped)?;
    let value = serde_json::to_string(&(digest, recipient))?;
    db.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
        (RECIPIENT, value),
    )?;
    Ok(())
}

impl Vault {
    /// The public half of the newest recovery sheet, `age1…`; `None` where an older program made the sheet.
    pub fn sheet_recipient(&self) -> Result<Option<String>, VaultError> {
        let kept: Option<(String, String)> = self.setting(RECIPIENT)?;
        let newest: String = self
            .db()?
            .query_row("SELECT recovery FROM form", [], |row| row.get(0))?;
        Ok(kept
            .filter(|(digest, _)| *digest == newest)
            .map(|(_, recipient)| recipient))
    }
}

/// What is shown once, to be kept on paper: the recovery identity and how to open the data without us.
///
/// `Debug` does not print it, and the memory is wiped when it is dropped.
pub struct RecoverySheet {
    secret: Zeroizing<String>,
    journal: String,
    made: Date,
}

impl RecoverySheet {
    /// A sheet with this secret (`AGE-SECRET-KEY-1…`) of the journal with this id.
    pub(super) fn new(secret: Zeroizing<String>, journal: &str, made: Date) -> Self {
        Self {
            secret,
            journal: journal.to_owned(),
            made,
        }
    }

    /// The whole sheet as text, 76 columns wide at most.
    pub fn text(&self) -> Zeroizing<String> {
        let mut groups = String::new();
        for (at, group) in self.groups().iter().enumerate() {
            let end = if at % 5 == 4 { "\n" } else { "   " };
            groups.push_str(&format!("  {:>2}  {group:<4}{end}", at + 1));
        }
        let text = Zeroizing::new(format!(
            "\
AFTERHOUR RECOVERY SHEET
Journal {journal}, made on {made}

This sheet opens the journal when the passphrase is forgotten or the key
file is damaged. Anyone holding this sheet and the folder can read
everything. Keep it on paper, away from the computer. Nobody can make this
sheet again; a new one can be made while the journal is open.

The secret, in groups of four. Before the first group belongs
AGE-SECRET-KEY-1 ; upper or lower case, with or without spaces.

{groups}

The same in one line:

{secret}

With Afterhour:

  afterhour recovery

Without Afterhour, with age and any SQLCipher 4, on a copy of the folder:

  1. Write the one line above into a file called secret.txt
  2. age -d -i secret.txt -o key.sql recovery.age
  3. sqlcipher -init key.sql journal.db
  4. SELECT entry, number, written, body FROM revision;
  5. Delete secret.txt and key.sql. The folder's HOW-TO-OPEN.txt says more.

A backup made while this is the newest sheet, with Afterhour or without:

  afterhour restore backup.age
  age -d -i secret.txt backup.age > journal.sqlite
  sqlite3 journal.sqlite \"SELECT at, text FROM words ORDER BY at\"
",
            journal = self.journal,
            made = crate::domain::dates::say(self.made),
            groups = groups.trim_end(),
            secret = *self.secret,
        ));
        zeroize::Zeroize::zeroize(&mut groups);
        text
    }

    /// The part of the secret after `AGE-SECRET-KEY-1`, in groups of four characters (the last has two), numbered
    /// from 1 on the sheet; three are asked back.
    pub fn groups(&self) -> Vec<String> {
        key::without_prefix(&self.secret)
            .as_bytes()
            .chunks(4)
            .map(|group| String::from_utf8_lossy(group).into_owned())
            .collect()
    }

    /// The secret itself, `AGE-SECRET-KEY-1…`.
    pub fn secret(&self) -> &str {
        &self.secret
    }
}

impl std::fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoverySheet(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn sheet() -> RecoverySheet {
        let secret = format!(
            "AGE-SECRET-KEY-1{}",
            "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".repeat(2)
        );
        RecoverySheet::new(
            Zeroizing::new(secret[..74].to_owned()),
            "K7Q2M9XD",
            date(2026, 11, 21),
        )
    }

    #[test]
    fn the_sheet_fits_76_columns_and_holds_the_secret_twice() {
        let sheet = sheet();
        let text = sheet.text();
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(76), "{widest:?}");
        assert!(text.contains(sheet.secret()) && text.contains("K7Q2M9XD"));
        let groups = sheet.groups();
        assert_eq!(groups.len(), 15);
        for (at, group) in groups.iter().enumerate() {
            assert!(text.contains(&format!("{:>2}  {group}", at + 1)));
        }
        assert_eq!(format!("{sheet:?}"), "RecoverySheet(…)");
    }

    #[test]
    fn the_page_in_the_folder_fits_80_columns() {
        assert!(HOW_TO_OPEN.lines().all(|line| line.chars().count() < 80));
    }
}

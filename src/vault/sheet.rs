//! What is kept on paper, and the page in the folder that says how to open it all without us.

use super::key::{self, SECRET_PREFIX};
use super::{Vault, VaultError};
use jiff::civil::Date;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Letters of the secret after its prefix.
const SECRET: usize = 58;
/// Letters of a group; the last group has two.
const GROUP: usize = 4;
/// Letters of a line of five groups; the third line has two fewer.
const LINE: usize = 5 * GROUP;
/// Check letters behind each line, which are no part of the secret.
const CHECK: usize = 2;
/// The letters a secret is made of (bech32, BIP 173): neither 1, B, I nor O.
const LETTERS: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
/// What those four are taken for.
const LOOK_ALIKES: [(char, char); 4] = [('1', 'L'), ('B', '8'), ('I', 'L'), ('O', '0')];

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

A file called switching is there only when a change of the key was cut short.
Then give each file next-NAME the name NAME before anything else.
";

/// The setting that says whether the newest sheet is still to be compared with somebody's copy.
pub(super) const UNCHECKED: &str = "sheet-unchecked";

/// The setting that holds the day somebody was last seen to hold the sheet.
pub(super) const TRIED: &str = "sheet-tried";

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
    let recipient = key::recipient_of(secret)
        .ok_or_else(|| VaultError::RecoveryMistyped(key::MISTYPED.to_owned()))?;
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
        for (line, letters) in lines_of(key::without_prefix(&self.secret)).enumerate() {
            let mut row = String::new();
            for (at, group) in groups_of(letters).enumerate() {
                row.push_str(&format!("  {:>2}  {group:<4}   ", line * 5 + at + 1));
            }
            groups.push_str(&format!("{row:<65}check {}\n", check(line, letters)));
            zeroize::Zeroize::zeroize(&mut row);
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
AGE-SECRET-KEY-1 ; upper or lower case, with or without spaces. The check
letters behind each line are no part of it: typed with it, they tell
Afterhour which line holds a slip.

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
        groups_of(key::without_prefix(&self.secret))
            .map(str::to_owned)
            .collect()
    }

    /// How many lines of groups there are.
    pub const LINES: usize = 3;

    /// Whether so much was typed that it can only be the whole secret.
    pub fn is_all(typed: &str) -> bool {
        bare(typed).chars().count() >= SECRET
    }

    /// What is wrong with a line as it was typed, `number` from 0 on, with its check letters or without; `None` where
    /// nothing is, or where it could be all three at once.
    pub fn slip(number: usize, typed: &str) -> Option<String> {
        let letters = match letters(typed) {
            Ok(letters) => letters,
            Err(slip) => return Some(slip),
        };
        let belong = if number == 2 { SECRET - 2 * LINE } else { LINE };
        match letters.len() {
            count if count == belong => None,
            count if count == belong + CHECK => fits(number, &letters),
            count if count > LINE + CHECK => None,
            _ => Some(
                wrong_group(typed, number * 5).unwrap_or_else(|| counted(letters.len(), belong)),
            ),
        }
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

/// What was typed from the sheet, as age reads it: in any case, with or without the prefix, the check letters, spaces and
/// hyphens. The letters O, I and B and the digit 1, which no secret holds, are what they look like.
///
/// # Errors
/// `RecoveryMistyped` with the group or the line that cannot be right.
pub(super) fn read(typed: &str) -> Result<Zeroizing<String>, VaultError> {
    let said = letters(typed).map_err(VaultError::RecoveryMistyped)?;
    let mut secret = Zeroizing::new(String::with_capacity(SECRET_PREFIX.len() + SECRET));
    secret.push_str(SECRET_PREFIX);
    if said.len() == SECRET {
        secret.push_str(&said);
        return Ok(secret);
    }
    if said.len() != SECRET + 3 * CHECK {
        let slip = wrong_group(typed, 0).unwrap_or_else(|| counted(said.len(), SECRET));
        return Err(VaultError::RecoveryMistyped(slip));
    }
    let mut slips = Vec::new();
    let mut rest = said.as_str();
    for number in 0..3 {
        let (line, after) = rest.split_at((LINE + CHECK).min(rest.len()));
        slips.extend(fits(number, line));
        secret.push_str(&line[..line.len() - CHECK]);
        rest = after;
    }
    match slips.is_empty() {
        true => Ok(secret),
        false => Err(VaultError::RecoveryMistyped(slips.join(", and "))),
    }
}

/// Groups that hold a letter no sheet has, when what was typed turned out to be wrong somewhere.
pub(super) fn where_to_look(typed: &str) -> Option<String> {
    let said = bare(typed);
    let with_checks = said.chars().count() == SECRET + 3 * CHECK;
    let mut groups: Vec<String> = said
        .chars()
        .enumerate()
        .filter(|(_, c)| LOOK_ALIKES.iter().any(|(alike, _)| alike == c))
        .filter_map(|(at, _)| match with_checks {
            true => {
                let (line, place) = (at / (LINE + CHECK), at % (LINE + CHECK));
                (place < LINE).then_some(line * 5 + place / GROUP + 1)
            }
            false => Some(at / GROUP + 1),
        })
        .map(|group| group.to_string())
        .collect();
    groups.dedup();
    let all = groups.join(", ");
    match groups.len() {
        0 => None,
        1 => Some(format!(
            "look at group {all} first, which was typed with a letter that no sheet has"
        )),
        _ => Some(format!(
            "look at groups {all} first, which were typed with letters that no sheet has"
        )),
    }
}

/// What was typed in capitals, without the prefix and without what stands between.
fn bare(typed: &str) -> Zeroizing<String> {
    let mut said = Zeroizing::new(String::with_capacity(512));
    for c in typed.chars().filter(|c| c.is_alphanumeric()).take(256) {
        said.extend(c.to_uppercase());
    }
    match said.strip_prefix("AGESECRETKEY1") {
        Some(rest) => Zeroizing::new(rest.to_owned()),
        None => said,
    }
}

/// The letters of the secret in what was typed, or which group holds a sign that is none.
fn letters(typed: &str) -> Result<Zeroizing<String>, String> {
    let mut letters = bare(typed);
    if let Some(at) = letters.chars().position(|c| !c.is_ascii()) {
        return Err(format!(
            "group {} holds a sign that no sheet has",
            at / GROUP + 1
        ));
    }
    for (alike, meant) in LOOK_ALIKES {
        if letters.contains(alike) {
            letters = Zeroizing::new(letters.replace(alike, meant.encode_utf8(&mut [0; 4])));
        }
    }
    Ok(letters)
}

/// The first group of another length than it has on the sheet, where groups were typed with something between them.
/// `before` is how many groups stand on the lines before.
fn wrong_group(typed: &str, before: usize) -> Option<String> {
    let upper = Zeroizing::new(typed.trim().to_uppercase());
    let upper = upper.strip_prefix(SECRET_PREFIX).unwrap_or(&upper);
    let groups: Vec<usize> = upper
        .split(|c: char| !c.is_alphanumeric())
        .filter(|group| !group.is_empty())
        .map(|group| group.chars().count())
        .collect();
    if groups.len() < 3 {
        return None;
    }
    let mut number = before;
    // The last group of the line whose check letters were read.
    let mut checked = before;
    for count in groups {
        let is_check = count == CHECK && number.is_multiple_of(5) && number != checked;
        if is_check || number == 15 {
            checked = number;
            continue;
        }
        number += 1;
        let belong = if number == 15 { SECRET % GROUP } else { GROUP };
        if count != belong {
            let letters = crate::domain::many(count, "letter", "letters");
            return Some(format!(
                "group {number} was typed with {letters}, it has {belong}"
            ));
        }
    }
    let missing = number + 1;
    (missing <= 15).then(|| format!("group {missing} is missing"))
}

fn counted(count: usize, belong: usize) -> String {
    let letters = crate::domain::many(count, "letter was", "letters were");
    format!("{letters} typed, {belong} belong there")
}

/// Says so when a line, its check letters behind it, does not agree with them.
fn fits(number: usize, line: &str) -> Option<String> {
    let (letters, said) = line.split_at(line.len() - CHECK);
    (check(number, letters) != said)
        .then(|| format!("line {} does not fit its check letters", number + 1))
}

/// The two letters behind a line: ten bits of SHA-256 over its number and its letters. They stand on the sheet alone, where
/// the secret stands too.
fn check(number: usize, letters: &str) -> String {
    let digest = Sha256::new()
        .chain_update(format!("afterhour recovery sheet, line {}\n", number + 1))
        .chain_update(letters)
        .finalize();
    digest[..CHECK]
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte & 31)]))
        .collect()
}

fn lines_of(letters: &str) -> impl Iterator<Item = &str> {
    pieces(letters, LINE)
}

fn groups_of(letters: &str) -> impl Iterator<Item = &str> {
    pieces(letters, GROUP)
}

/// Pieces of a text in ASCII, the last one may be shorter.
fn pieces(text: &str, length: usize) -> impl Iterator<Item = &str> {
    (0..text.len())
        .step_by(length)
        .map(move |at| &text[at..(at + length).min(text.len())])
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

    /// Reliability list 35: in any case, with any spacing, and letters for what they look like.
    #[test]
    fn a_sheet_is_read_in_any_case_with_any_spacing_with_its_check_letters_and_look_alikes() {
        let sheet = sheet();
        let data = key::without_prefix(sheet.secret()).to_owned();
        let spaced: String = data.to_lowercase().chars().flat_map(|c| [c, ' ']).collect();
        let lines: Vec<String> = lines_of(&data)
            .enumerate()
            .map(|(at, line)| format!("{line} {}", check(at, line).to_lowercase()))
            .collect();
        for typed in [
            sheet.secret().to_owned(),
            data.clone(),
            spaced,
            sheet.groups().join(" - "),
            lines.join("\n"),
            data.replace('0', "O").replace('L', "i").replace('8', "b"),
            data.replace('L', "1"),
        ] {
            let read = read(&typed).map(|secret| secret.to_string());
            assert_eq!(read.ok().as_deref(), Some(sheet.secret()), "{typed}");
        }
        for (at, line) in lines.iter().enumerate() {
            assert_eq!(RecoverySheet::slip(at, line), None);
            assert_eq!(RecoverySheet::slip(at, &line[..line.len() - 2]), None);
        }
    }

    fn slip_in(typed: &str) -> String {
        match read(typed) {
            Err(VaultError::RecoveryMistyped(why)) => why,
            _ => String::new(),
        }
    }

    /// Reliability list 35: what is mistyped is named by its place, never repeated.
    #[test]
    fn a_mistyped_group_or_line_is_named() {
        let groups = sheet().groups();
        let with = |at: usize, group: &str| {
            let mut typed = groups.clone();
            typed[at] = group.to_owned();
            typed.join(" ")
        };
        assert_eq!(
            slip_in(&with(6, "VDW")),
            "group 7 was typed with 3 letters, it has 4"
        );
        assert_eq!(
            slip_in(&with(14, "QPZ")),
            "group 15 was typed with 3 letters, it has 2"
        );
        assert_eq!(
            slip_in(&with(2, "Pä8G")),
            "group 3 holds a sign that no sheet has"
        );
        assert_eq!(slip_in(&groups[..12].join(" ")), "group 13 is missing");
        assert_eq!(
            slip_in(&groups.concat()[1..]),
            "57 letters were typed, 58 belong there"
        );
        let data = groups.concat();
        let mut lines: Vec<String> = lines_of(&data)
            .enumerate()
            .map(|(at, line)| format!("{line} {}", check(at, line)))
            .collect();
        let first = if lines[1].starts_with('Q') { "P" } else { "Q" };
        lines[1].replace_range(..1, first);
        assert_eq!(
            slip_in(&lines.join(" ")),
            "line 2 does not fit its check letters"
        );
        assert_eq!(
            RecoverySheet::slip(1, &lines[1]).as_deref(),
            Some("line 2 does not fit its check letters")
        );
        assert_eq!(
            RecoverySheet::slip(1, "54KH CE6 MUA7 LQPZ RY9X").as_deref(),
            Some("group 7 was typed with 3 letters, it has 4")
        );
        assert_eq!(
            where_to_look(&with(3, "IVDB")).as_deref(),
            Some("look at group 4 first, which was typed with a letter that no sheet has")
        );
        assert_eq!(where_to_look(&groups.join(" ")), None);
    }

    #[test]
    fn a_group_too_short_is_named_wherever_it_stands_and_check_letters_are_none() {
        let groups = sheet().groups();
        let checks: Vec<String> = lines_of(&groups.concat())
            .enumerate()
            .map(|(at, line)| check(at, line))
            .collect();
        let with_checks = |groups: &[String]| {
            let lines = groups.chunks(5).zip(&checks);
            let lines = lines.map(|(line, check)| format!("{} {check}", line.join(" ")));
            lines.collect::<Vec<_>>().join("\n")
        };
        assert!(read(&with_checks(&groups)).is_ok());
        for at in 0..14 {
            for count in [2, 3] {
                let mut short = groups.clone();
                short[at].truncate(count);
                let named = format!("group {} was typed with {count} letters, it has 4", at + 1);
                assert_eq!(slip_in(&with_checks(&short)), named);
            }
        }
        assert_eq!(
            slip_in(&groups[..3].join(" ").replacen(&groups[1], "QPZ", 1)),
            "group 2 was typed with 3 letters, it has 4"
        );
        assert_eq!(
            slip_in(&groups[..2].join(" ")),
            "8 letters were typed, 58 belong there"
        );
    }

    #[test]
    fn groups_with_a_letter_no_sheet_has_are_counted_with_check_letters_and_without() {
        let data = sheet().groups().concat();
        let with = |typed: &str, places: &[usize]| {
            let mut typed = typed.to_owned();
            for at in places {
                typed.replace_range(at..&(at + 1), "O");
            }
            where_to_look(&typed)
        };
        let named = |groups: &str| {
            Some(format!(
                "look at groups {groups} first, which were typed with letters that no sheet has"
            ))
        };
        assert_eq!(with(&data, &[0, 3, 31, 57]), named("1, 8, 15"));
        let lines: String = lines_of(&data).map(|line| format!("{line}QQ")).collect();
        let (one, two) = (LINE + CHECK, 2 * (LINE + CHECK));
        assert_eq!(
            with(&lines, &[0, 19, 20, 21, one + 9, one + 20, two + 17]),
            named("1, 5, 8, 15")
        );
        assert_eq!(with(&lines, &[20, one + 21]), None);
    }

    #[test]
    fn the_whole_secret_is_told_from_a_line_of_it() {
        let sheet = sheet();
        let data = key::without_prefix(sheet.secret());
        assert!(RecoverySheet::is_all(data) && RecoverySheet::is_all(sheet.secret()));
        assert!(!RecoverySheet::is_all(&data[1..]));
        assert_eq!(RecoverySheet::slip(0, data), None);
        assert_eq!(RecoverySheet::slip(0, &data[..30]), None);
        assert_eq!(
            RecoverySheet::slip(0, &data[..21]).as_deref(),
            Some("21 letters were typed, 20 belong there")
        );
        assert_eq!(
            RecoverySheet::slip(2, &data[..22]).as_deref(),
            Some("22 letters were typed, 18 belong there")
        );
    }

    #[test]
    fn nothing_that_is_typed_makes_the_reading_panic() {
        for typed in [
            "",
            " ",
            "1",
            "AGE-SECRET-KEY-1",
            "ß",
            "ŉŉŉŉ",
            "🙂 a b c d e f g h i j k l m n o p q",
        ] {
            let _ = (read(typed), where_to_look(typed));
            for number in 0..3 {
                let _ = RecoverySheet::slip(number, typed);
            }
        }
        let long = "QPZR ".repeat(10_000);
        assert!(read(&long).is_err());
    }

    #[test]
    fn the_page_in_the_folder_fits_80_columns() {
        assert!(HOW_TO_OPEN.lines().all(|line| line.chars().count() < 80));
    }
}

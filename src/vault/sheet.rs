//! What is kept on paper, and the page in the folder that says how to open it all without us.

mod typed;

pub(super) use typed::{read, where_to_look};

use super::key;
use super::setting::put_setting_in;
use super::{Vault, VaultError};
use jiff::civil::DateTime;
use rusqlite::Connection;
use typed::{
    CHECK, LINE, SECRET, bare, check, counted, fits, groups_of, letters, lines_of, wrong_group,
};
use zeroize::Zeroizing;

/// How to open a journal with stock tools. It names no journal and holds no secret.
pub(super) const HOW_TO_OPEN: &str = include_str!("HOW-TO-OPEN.txt");

/// The setting that says whether the newest sheet is still to be compared with somebody's copy.
pub(super) const UNCHECKED: &str = "sheet-unchecked";

/// The setting that holds the day somebody was last seen to hold the sheet.
pub(super) const TRIED: &str = "sheet-tried";

/// Noticed at every opening while it is.
pub(super) const NEVER_CHECKED: &str = "the recovery sheet was never compared with your copy: `afterhour recovery --check` \
    does that, `afterhour recovery --new-sheet` makes a new one";

/// The setting with the recipient of the newest sheet, beside the digest of the recovery file that it belongs to.
const RECIPIENT: &str = "sheet-recipient";

/// Keeps the recipient of a sheet, by its secret as it was typed, so that a backup can be sealed for it.
///
/// # Errors
/// `RecoveryMistyped` for what is no secret; those of writing.
pub(super) fn remember(db: &Connection, typed: &str, digest: &str) -> Result<(), VaultError> {
    let secret = read(typed).ok();
    let recipient = secret
        .and_then(|secret| key::recipient_of(&secret))
        .ok_or_else(|| VaultError::RecoveryMistyped(key::MISTYPED.to_owned()))?;
    let value = serde_json::to_string(&(digest, recipient))?;
    put_setting_in(db, RECIPIENT, &value)
}

impl Vault {
    /// The recipient of the newest recovery sheet, `age1…`; `None` where an older program made the sheet.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
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
    /// To the second: two sheets of one day are told apart by it.
    made: DateTime,
}

impl RecoverySheet {
    /// A sheet with this secret (`AGE-SECRET-KEY-1…`) of the journal with this id.
    pub(super) fn new(secret: Zeroizing<String>, journal: &str, made: DateTime) -> Self {
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

The secret, in groups of four:

{groups}

The same in one line:

{secret}

Before the first group belongs AGE-SECRET-KEY-1 ; upper or lower case, with
or without spaces. Behind each line stand two letters as its check, no part
of the secret: typed with it, they tell Afterhour which line holds a slip.

This sheet opens the journal when the passphrase is forgotten or the key
file is damaged. Anyone holding this sheet and the folder can read
everything. Keep it on paper, away from the computer. This sheet cannot be
made a second time: its secret is kept nowhere else. Whoever can open the
journal can make a new sheet, after which this one opens nothing in the
folder: afterhour recovery --new-sheet. Where somebody may have seen this
one: afterhour passphrase --new-key.

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
            made = format_args!(
                "{} at {}",
                crate::domain::dates::say(self.made.date()),
                self.made.strftime("%H:%M:%S")
            ),
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

    /// How many lines of groups there are on the sheet, five in each.
    pub const LINES: usize = 3;

    /// Whether so much was typed that it can only be the whole secret: 58 letters and digits or more behind
    /// `AGE-SECRET-KEY-1`, with that or without.
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
            date(2026, 11, 21).at(19, 30, 5, 0),
        )
    }

    #[test]
    fn the_sheet_fits_76_columns_and_holds_the_secret_twice() {
        let sheet = sheet();
        let text = sheet.text();
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(76), "{widest:?}");
        assert!(text.contains(sheet.secret()) && text.contains("K7Q2M9XD"));
        for way in [
            "afterhour recovery --new-sheet",
            "afterhour passphrase --new-key",
        ] {
            assert!(text.contains(way), "both ways to another sheet: {way}");
        }
        let groups = sheet.groups();
        assert_eq!(groups.len(), 15);
        for (at, group) in groups.iter().enumerate() {
            assert!(text.contains(&format!("{:>2}  {group}", at + 1)));
        }
        assert_eq!(format!("{sheet:?}"), "RecoverySheet(…)");
    }

    #[test]
    fn two_sheets_of_one_day_are_told_apart_by_their_time() {
        let text = sheet().text();
        let made = "Journal K7Q2M9XD, made on 21 November 2026 at 19:30:05\n";
        assert!(text.contains(made), "{}", text.as_str());
    }

    #[test]
    fn the_groups_and_the_secret_stand_first_on_the_sheet_and_what_it_is_below() {
        let sheet = sheet();
        let text = sheet.text();
        let row = |part: &str| text.lines().position(|line| line.contains(part));
        assert!(
            row(&format!("15  {}", sheet.groups()[14])) < Some(8),
            "{}",
            text.as_str()
        );
        assert!(row(sheet.secret()) < row("This sheet opens the journal"));
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

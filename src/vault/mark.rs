//! The high-water mark: how far a journal had come when it was last used on this computer, kept apart from its folder, so
//! that an older copy put in its place is noticed.

use super::files;
use super::integrity::{Root, SEAL, keyed};
use super::key::Payload;
use crate::domain::{dates, times};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::io;
use std::path::{Path, PathBuf};

/// First line of a mark.
const FIRST: &str = "afterhour mark 1";

/// The setting with what proves a mark of the key before this one: a change of the key may be cut short before the mark is
/// written anew.
pub(super) const BEFORE: &str = "mark-before";

/// Where a journal lies, and where it is noted how far it has come.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    pub(super) folder: &'a Path,
    pub(super) marks: Option<&'a Path>,
    pub(super) accept: bool,
}

impl<'a> Home<'a> {
    /// The journal in this folder, of which no mark is kept.
    pub fn of(folder: &'a Path) -> Self {
        Self {
            folder,
            marks: None,
            accept: false,
        }
    }

    /// The same, with its mark in this folder outside the journal's own.
    #[must_use]
    pub fn marked_in(self, marks: Option<&'a Path>) -> Self {
        Self { marks, ..self }
    }

    /// The same, opened even when it is older or other than the mark says, or not as it was left: from then on it counts
    /// as it stands.
    #[must_use]
    pub fn accepting(self, accept: bool) -> Self {
        Self { accept, ..self }
    }
}

impl<'a, P: AsRef<Path> + ?Sized> From<&'a P> for Home<'a> {
    fn from(folder: &'a P) -> Self {
        Self::of(folder.as_ref())
    }
}

/// How a journal that opens is not the one that was left. The times are as a person reads them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unlike {
    /// It has fewer writes behind it than were made here.
    #[error(
        "this journal is older than the one last used here: this file is of {file}; the last one was of {last}"
    )]
    Older {
        /// When the file was last written.
        file: String,
        /// When the journal was last written on this computer.
        last: String,
    },
    /// It has as many writes behind it, and other ones.
    #[error(
        "this journal is another copy than the one last used here: this file is of {file}; the last one was of {last}"
    )]
    Other {
        /// When the file was last written.
        file: String,
        /// When the journal was last written on this computer.
        last: String,
    },
    /// The mark fits another key of this journal.
    #[error(
        "this journal and the note of how far it had come here have different keys, as when it is a copy from before its key was changed: this file is of {file}; the last one was of {last}"
    )]
    OtherKey {
        /// When the file was last written.
        file: String,
        /// When the journal was last written on this computer.
        last: String,
    },
    /// Its seals and what it holds do not agree; a line each.
    #[error("this journal is not as it was left: {}", .0.join("; "))]
    Inside(Vec<String>),
}

/// What was found in the place of a mark.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// There is none.
    Nothing,
    /// Something that is no mark: half-written, or damaged.
    Unreadable,
    /// A mark under another key, and when it was written.
    OtherKey(String),
    /// The mark. Its count of seals is not kept.
    Mark(Root),
}

/// The place of one journal's mark.
pub(super) struct Marks {
    folder: PathBuf,
    journal: String,
    key: Hmac<Sha256>,
}

impl Marks {
    /// The mark of this journal in this folder. None for an id that no journal has: it would be a file name.
    pub(super) fn of(folder: &Path, payload: &Payload) -> Option<Self> {
        let journal = payload.journal();
        let plain = journal.bytes().all(|byte| byte.is_ascii_alphanumeric());
        plain.then(|| Self {
            folder: folder.to_owned(),
            journal: journal.to_owned(),
            key: keyed(payload, FIRST),
        })
    }

    /// The same mark under another key of the journal.
    pub(super) fn under(&self, payload: &Payload) -> Option<Self> {
        Self::of(&self.folder, payload)
    }

    /// What is kept, where the key that proves it is this one ([`proof`]).
    pub(super) fn read_by(&self, proof: &str) -> Option<Found> {
        let before = Self {
            folder: self.folder.clone(),
            journal: self.journal.clone(),
            key: Hmac::new_from_slice(&from_hex(proof)?).ok()?,
        };
        before.read().ok()
    }

    fn name(&self) -> String {
        format!("{}.mark", self.journal)
    }

    /// What is kept.
    ///
    /// # Errors
    /// Only when the system does not allow it.
    pub(super) fn read(&self) -> io::Result<Found> {
        let path = self.folder.join(self.name());
        let Some(bytes) = files::read_key_file(&path)? else {
            return Ok(if files::is_there(&path) {
                Found::Unreadable
            } else {
                Found::Nothing
            });
        };
        let text = String::from_utf8(bytes).unwrap_or_default();
        Ok(self.parse(&text).unwrap_or(Found::Unreadable))
    }

    fn parse(&self, text: &str) -> Option<Found> {
        let (said, mac) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let mac = from_hex(mac.strip_prefix("mac ")?)?;
        let mut lines = said.lines();
        let mut line = |name: &str| lines.next()?.strip_prefix(name);
        line(FIRST).filter(|rest| rest.is_empty())?;
        line("journal ").filter(|journal| *journal == self.journal)?;
        let root = Root {
            generation: line("generation ")?.parse().ok()?,
            count: 0,
            sum: from_hex(line("root ")?)?,
            written: line("written ")?.to_owned(),
        };
        times::read(&root.written)?;
        let mut key = self.key.clone();
        key.update(said.as_bytes());
        Some(match key.verify_slice(&mac) {
            Ok(()) => Found::Mark(root),
            Err(_) => Found::OtherKey(root.written),
        })
    }

    /// Keeps this one, whole or not at all. It does not wait for the disk: an older mark does no harm.
    pub(super) fn write(&self, root: &Root) -> io::Result<()> {
        let said = format!(
            "{FIRST}\njournal {}\ngeneration {}\nroot {}\nwritten {}",
            self.journal,
            root.generation,
            to_hex(&root.sum),
            root.written
        );
        let mut key = self.key.clone();
        key.update(said.as_bytes());
        let mac = to_hex(&key.finalize().into_bytes());
        files::make_folder(&self.folder)?;
        files::put(
            &self.folder,
            &self.name(),
            format!("{said}\nmac {mac}\n").as_bytes(),
        )
    }
}

/// What proves the marks of a key, and opens nothing.
pub(super) fn proof(payload: &Payload) -> String {
    to_hex(payload.derive(FIRST).as_slice())
}

/// How this journal differs from what was found, if it does: an older one, or another one of the same age.
pub(super) fn unlike(file: &Root, found: &Found) -> Option<Unlike> {
    let of = |last: &str| (say(&file.written), say(last));
    match found {
        Found::Nothing | Found::Unreadable => None,
        Found::OtherKey(last) => {
            let (file, last) = of(last);
            Some(Unlike::OtherKey { file, last })
        }
        Found::Mark(mark) => {
            let (older, last) = of(&mark.written);
            if file.generation < mark.generation {
                Some(Unlike::Older { file: older, last })
            } else if file.generation == mark.generation && file.sum != mark.sum {
                Some(Unlike::Other { file: older, last })
            } else {
                None
            }
        }
    }
}

/// A time as a person reads it, to the minute: `3 November 2026, 14:02`.
fn say(written: &str) -> String {
    times::read(written).map_or_else(
        || "an unknown time".to_owned(),
        |time| format!("{}, {}", dates::say(time.date()), time.strftime("%H:%M")),
    )
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<[u8; SEAL]> {
    let mut bytes = [0; SEAL];
    if text.len() != SEAL * 2 || !text.is_ascii() {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    fn root(generation: i64) -> Root {
        Root {
            generation,
            sum: [7; SEAL],
            count: 0,
            written: "2026-11-21T09:30:00+00:00[UTC]".into(),
        }
    }

    #[test]
    fn every_journal_has_a_mark_of_its_own_in_one_folder() {
        let home = tempfile::tempdir().unwrap();
        let keys = [1, 2].map(|_| Payload::generate(date(2026, 11, 21)));
        let marks = keys
            .each_ref()
            .map(|key| Marks::of(home.path(), key).unwrap());
        for (mark, generation) in marks.iter().zip(1..) {
            assert_eq!(mark.read().unwrap(), Found::Nothing);
            mark.write(&root(generation)).unwrap();
        }
        for ((mark, key), generation) in marks.iter().zip(&keys).zip(1..) {
            assert_eq!(mark.read().unwrap(), Found::Mark(root(generation)));
            let renewed = key.renewed(date(2026, 11, 22));
            let other_key = Found::OtherKey(root(generation).written);
            assert_eq!(mark.under(&renewed).unwrap().read().unwrap(), other_key);
            let by_proof = |key: &Payload| mark.under(&renewed).unwrap().read_by(&proof(key));
            assert_eq!(by_proof(key), Some(Found::Mark(root(generation))));
            assert_eq!(by_proof(&renewed), Some(other_key));
        }
    }

    #[test]
    fn only_sixty_four_digits_are_a_seal() {
        let hex = "0f".repeat(SEAL);
        assert_eq!(from_hex(&hex), Some([15; SEAL]));
        assert_eq!(to_hex(&[15; SEAL]), hex);
        for other in [
            &hex[2..],
            &format!("{hex}00"),
            &hex.replacen("0f", "\u{e9}", 1),
            &hex.replacen('f', "g", 1),
            &format!("0\u{e9}{}", &hex[3..]),
        ] {
            assert_eq!(from_hex(other), None, "{other}");
        }
    }

    #[test]
    fn an_older_journal_and_another_one_of_the_same_age_are_told_apart() {
        let mark = Found::Mark(root(5));
        let told = |file: &Root| unlike(file, &mark);
        assert_eq!(told(&root(5)), None);
        assert_eq!(told(&root(6)), None);
        assert!(matches!(told(&root(4)), Some(Unlike::Older { .. })));
        let other = Root {
            sum: [8; SEAL],
            ..root(5)
        };
        assert!(matches!(told(&other), Some(Unlike::Other { .. })));
        let newer = Root {
            generation: 6,
            ..other
        };
        assert_eq!(told(&newer), None);
    }
}

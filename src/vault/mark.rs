//! The high-water mark: how far a journal had come when it was last used on this computer, kept apart from its folder, so
//! that an older copy put in its place is noticed.
//!
//! Each place has its own: a journal and one restored beside it have the same id, and go on apart. A journal at a place
//! without one is held against those that its key made in other places, since it may have been moved from there.

use super::files;
use super::integrity::{Root, SEAL, keyed};
use super::key::Payload;
use crate::domain::{dates, times};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::cmp::Ordering;
use std::io;
use std::path::{Path, PathBuf};

/// First line of a mark.
const FIRST: &str = "afterhour mark 1";

/// The setting with what proves a mark of the key before this one: a change of the key may be cut short before the mark is
/// written anew.
pub(super) const BEFORE: &str = "mark-before";

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
    /// The mark of this place; where it has none, each that this key made in another. Their count of seals is not kept.
    Marks(Vec<Root>),
}

impl Found {
    /// The mark of the most writes.
    pub(super) fn farthest(&self) -> Option<&Root> {
        match self {
            Found::Marks(marks) => marks.iter().max_by_key(|mark| mark.generation),
            _ => None,
        }
    }
}

/// Where the mark of one journal at one place is kept.
#[derive(Clone)]
pub(super) struct Marks {
    folder: PathBuf,
    journal: String,
    /// The place, as a part of a file name.
    place: String,
    key: Hmac<Sha256>,
}

/// Hexadecimal digits of the place in a mark's name: 64 bits, so that no two of an account's are the same.
const PLACE: usize = 16;

impl Marks {
    /// The mark, in this folder, of the journal that lies at this place, its links followed. None for an id that no journal
    /// has: it would be a file name.
    pub(super) fn of(folder: &Path, place: &Path, payload: &Payload) -> Option<Self> {
        let journal = payload.journal();
        let plain = journal.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let mut place = files::sha256(place.as_os_str().as_encoded_bytes());
        place.truncate(PLACE);
        plain.then(|| Self {
            folder: folder.to_owned(),
            journal: journal.to_owned(),
            place,
            key: keyed(payload, FIRST),
        })
    }

    /// The same mark under another key of the journal.
    pub(super) fn under(&self, payload: &Payload) -> Self {
        Self {
            key: keyed(payload, FIRST),
            ..self.clone()
        }
    }

    /// What is kept, where the key that proves it is this one ([`proof`]).
    pub(super) fn read_by(&self, proof: &str) -> Option<Found> {
        let before = Self {
            key: Hmac::new_from_slice(&from_hex(proof)?).ok()?,
            ..self.clone()
        };
        before.read().ok()
    }

    fn name(&self) -> String {
        format!("{}-{}.mark", self.journal, self.place)
    }

    /// The name of a mark as programs before this one made it, one for all places.
    fn earlier(&self) -> String {
        format!("{}.mark", self.journal)
    }

    /// What is kept for this place; where nothing is, for others.
    ///
    /// # Errors
    /// Only when the system does not allow it.
    pub(super) fn read(&self) -> io::Result<Found> {
        match self.read_at(&self.name())? {
            Found::Nothing => self.read_elsewhere(),
            found => Ok(found),
        }
    }

    /// The marks that this key made in other places; what an earlier program left, where it made none.
    fn read_elsewhere(&self) -> io::Result<Found> {
        let begin = format!("{}-", self.journal);
        let mut marks = Vec::new();
        for file in std::fs::read_dir(&self.folder).into_iter().flatten() {
            let name = file?.file_name();
            if let Some(name) = name.to_str().filter(|name| name.starts_with(&begin))
                && let Found::Marks(found) = self.read_at(name)?
            {
                marks.extend(found);
            }
        }
        match self.read_at(&self.earlier())? {
            Found::Marks(found) => marks.extend(found),
            found if marks.is_empty() => return Ok(found),
            _ => {}
        }
        Ok(match marks.is_empty() {
            true => Found::Nothing,
            false => Found::Marks(marks),
        })
    }

    /// Lets go of what an earlier program left, once there is a mark of this place: it is this journal's, so that one
    /// restored beside it is not held against it.
    pub(super) fn drop_earlier(&self) -> io::Result<()> {
        match self.read_at(&self.earlier())? {
            Found::Marks(_) | Found::Unreadable => {
                files::remove_if_there(&self.folder.join(self.earlier()))
            }
            Found::Nothing | Found::OtherKey(_) => Ok(()),
        }
    }

    fn read_at(&self, name: &str) -> io::Result<Found> {
        let path = self.folder.join(name);
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
            Ok(()) => Found::Marks(vec![root]),
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
    let is_same = |mark: &Root| (mark.generation, mark.sum) == (file.generation, file.sum);
    match found {
        Found::Nothing | Found::Unreadable => None,
        Found::OtherKey(last) => {
            let (file, last) = of(last);
            Some(Unlike::OtherKey { file, last })
        }
        // As it was left at one place: copies may have gone on apart.
        Found::Marks(marks) if marks.iter().any(is_same) => None,
        Found::Marks(_) => {
            let mark = found.farthest()?;
            let (older, last) = of(&mark.written);
            match file.generation.cmp(&mark.generation) {
                Ordering::Less => Some(Unlike::Older { file: older, last }),
                Ordering::Equal => Some(Unlike::Other { file: older, last }),
                Ordering::Greater => None,
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
mod tests;

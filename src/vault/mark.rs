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
        let at = |place: &str, key| Marks::of(home.path(), Path::new(place), key).unwrap();
        let marks = keys.each_ref().map(|key| at("/journal", key));
        for (mark, generation) in marks.iter().zip(1..) {
            assert_eq!(mark.read().unwrap(), Found::Nothing);
            mark.write(&root(generation)).unwrap();
        }
        for ((mark, key), generation) in marks.iter().zip(&keys).zip(1..) {
            assert_eq!(mark.read().unwrap(), Found::Marks(vec![root(generation)]));
            let renewed = key.renewed(date(2026, 11, 22));
            let other_key = Found::OtherKey(root(generation).written);
            assert_eq!(mark.under(&renewed).read().unwrap(), other_key);
            let by_proof = |key: &Payload| mark.under(&renewed).read_by(&proof(key));
            assert_eq!(by_proof(key), Some(Found::Marks(vec![root(generation)])));
            assert_eq!(by_proof(&renewed), Some(other_key));
        }
    }

    #[test]
    fn a_place_without_a_mark_is_held_against_those_that_the_same_key_made_elsewhere() {
        let home = tempfile::tempdir().unwrap();
        let key = Payload::generate(date(2026, 11, 21));
        let other_key = key.renewed(date(2026, 11, 21));
        let at = |place: &str, key| Marks::of(home.path(), Path::new(place), key).unwrap();
        at("/a", &key).write(&root(5)).unwrap();
        at("/b", &other_key).write(&root(9)).unwrap();
        assert_eq!(at("/a", &key).read().unwrap(), Found::Marks(vec![root(5)]));
        assert_eq!(at("/c", &key).read().unwrap(), Found::Marks(vec![root(5)]));
        let restored = other_key.renewed(date(2026, 11, 21));
        assert_eq!(at("/c", &restored).read().unwrap(), Found::Nothing);
        let put_in_place = Found::OtherKey(root(9).written);
        assert_eq!(at("/b", &key).read().unwrap(), put_in_place);

        at("/d", &key).write(&root(7)).unwrap();
        let found = at("/c", &key).read().unwrap();
        assert_eq!(found.farthest().map(|mark| mark.generation), Some(7));
        for as_it_was_left_at_one in [5, 7, 8] {
            assert_eq!(unlike(&root(as_it_was_left_at_one), &found), None);
        }
        for older in [4, 6] {
            let told = unlike(&root(older), &found);
            assert!(matches!(told, Some(Unlike::Older { .. })), "{told:?}");
        }
    }

    #[test]
    fn the_mark_of_an_earlier_program_counts_until_the_journal_it_is_of_has_one_of_its_place() {
        let home = tempfile::tempdir().unwrap();
        let key = Payload::generate(date(2026, 11, 21));
        let other_key = key.renewed(date(2026, 11, 21));
        let at = |place: &str, key| Marks::of(home.path(), Path::new(place), key).unwrap();
        let (mine, beside) = (at("/a", &key), at("/b", &other_key));
        let earlier = home.path().join(mine.earlier());
        mine.write(&root(5)).unwrap();
        std::fs::rename(home.path().join(mine.name()), &earlier).unwrap();
        assert_eq!(mine.read().unwrap(), Found::Marks(vec![root(5)]));
        let not_its_own = Found::OtherKey(root(5).written);
        assert_eq!(beside.read().unwrap(), not_its_own);
        beside.drop_earlier().unwrap();
        assert!(earlier.exists());
        mine.write(&root(6)).unwrap();
        mine.drop_earlier().unwrap();
        assert_eq!(mine.read().unwrap(), Found::Marks(vec![root(6)]));
        assert_eq!(beside.read().unwrap(), Found::Nothing);
    }

    #[test]
    fn the_mark_of_an_earlier_program_counts_also_beside_those_of_other_places() {
        let home = tempfile::tempdir().unwrap();
        let key = Payload::generate(date(2026, 11, 21));
        let at = |place: &str| Marks::of(home.path(), Path::new(place), &key).unwrap();
        let (moved, elsewhere) = (at("/a"), at("/b"));
        moved.write(&root(9)).unwrap();
        let earlier = home.path().join(moved.earlier());
        std::fs::rename(home.path().join(moved.name()), &earlier).unwrap();
        elsewhere.write(&root(5)).unwrap();
        let found = moved.read().unwrap();
        assert_eq!(found.farthest(), Some(&root(9)));
        let told = unlike(&root(8), &found);
        assert!(matches!(told, Some(Unlike::Older { .. })), "{told:?}");
        std::fs::write(&earlier, "half a ma").unwrap();
        assert_eq!(moved.read().unwrap(), Found::Marks(vec![root(5)]));
    }

    #[cfg(unix)]
    #[test]
    fn a_mark_is_written_over_only_where_nobody_else_has_it() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
        let home = tempfile::tempdir().unwrap();
        let key = Payload::generate(date(2026, 11, 21));
        let mark = Marks::of(home.path(), Path::new("/journal"), &key).unwrap();
        let path = home.path().join(mark.name());
        let other = home.path().join("other");
        let kept = |generation| {
            mark.write(&root(generation)).unwrap();
            assert_eq!(mark.read().unwrap(), Found::Marks(vec![root(generation)]));
            let found = std::fs::symlink_metadata(&path).unwrap();
            assert_eq!(found.permissions().mode() & 0o777, 0o600);
            found.ino()
        };
        let first = kept(1);
        assert_eq!(kept(2), first);
        assert_ne!(kept(10), first, "it is longer");

        std::fs::hard_link(&path, &other).unwrap();
        let linked = std::fs::read(&other).unwrap();
        kept(11);
        assert_eq!(std::fs::read(&other).unwrap(), linked);

        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        kept(12);

        std::fs::remove_file(&path).unwrap();
        symlink(&other, &path).unwrap();
        kept(13);
        assert_eq!(std::fs::read(&other).unwrap(), linked);
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
        let mark = Found::Marks(vec![root(5)]);
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

//! JSON: the exports of jrnl and of Day One, told apart by their fields.

use super::sheaf::{Sheaf, unseen};
use super::when;
use super::{Format, ImportError, MOST, Place};
use crate::domain::{Words, many};
use jiff::Zoned;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use std::fmt;
use zeroize::Zeroizing;

/// The most tags of one entry.
const MOST_TAGS: usize = 1_000;

/// What a file says when there are too many entries; found again in the error.
const TOO_MANY: &str = "too many entries";

/// A file; what it says beside the entries counts them or names the program.
#[derive(Deserialize)]
struct File {
    entries: Option<Entries>,
}

/// At most [`MOST`].
struct Entries(Vec<Raw>);

/// An entry of either program; fields beside these are settings and counts.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Raw {
    // jrnl's.
    title: Loose,
    body: Loose,
    date: Loose,
    time: Loose,
    // Day One's.
    text: Loose,
    rich_text: Loose,
    creation_date: Loose,
    time_zone: Loose,
    photos: Loose,
    videos: Loose,
    audios: Loose,
    pdf_attachments: Loose,
    location: Loose,
    weather: Loose,
    // Both.
    tags: Loose,
    starred: Loose,
}

/// Whatever stands in a field: of another kind than expected it is no text, and no reason to refuse the file.
#[derive(Default)]
struct Loose {
    text: Words,
    /// Characters that do not show and were taken away.
    unseen: usize,
    /// Texts of a list.
    many: Vec<Words>,
    /// Anything but nothing: a list with something in it, `true`, a table.
    there: bool,
}

/// Reads a file of JSON.
pub(super) fn read(
    raw: &str,
    said: Option<Format>,
    sheaf: &mut Sheaf,
) -> Result<Format, ImportError> {
    let file: File = serde_json::from_str(raw).map_err(|error| told(&error))?;
    let Some(Entries(entries)) = file.entries else {
        return Err(ImportError::Other(
            "this is JSON, but not of jrnl or Day One: it has no list named entries",
        ));
    };
    let is_day_one = |entry: &Raw| entry.creation_date.there || entry.creation_date.is_text();
    let format = said.unwrap_or(match entries.iter().any(is_day_one) {
        true => Format::DayOne,
        false => Format::JrnlJson,
    });
    let mut beside = Beside::default();
    for (number, entry) in (1..).zip(entries) {
        let at = Place::Entry(number);
        let tags = tags(&entry);
        beside.count(&entry, format);
        match format {
            Format::DayOne => day_one(at, &entry, tags, sheaf)?,
            _ => jrnl(at, &entry, tags, sheaf)?,
        }
    }
    beside.say(sheaf);
    Ok(format)
}

fn jrnl(at: Place, entry: &Raw, tags: Vec<Words>, sheaf: &mut Sheaf) -> Result<(), ImportError> {
    let title = entry.title.text.read().trim();
    let body = entry.body.text.read().trim();
    let text = Zeroizing::new(format!("{title}\n{body}"));
    let date = format!(
        "{} {}",
        entry.date.text.read().trim(),
        entry.time.text.read().trim()
    );
    let told =
        when::whole(&date).unwrap_or_else(|| Err("there is no date that can be read".into()));
    let tags = tags
        .into_iter()
        .filter(|tag| !text.contains(tag.read()))
        .collect();
    sheaf.add(at, told, &text, tags)
}

fn day_one(at: Place, entry: &Raw, tags: Vec<Words>, sheaf: &mut Sheaf) -> Result<(), ImportError> {
    if entry.text.text.is_blank() && entry.rich_text.is_text() {
        sheaf.leave_out(
            at,
            "holds its text only as rich text; export it from a newer Day One",
        );
        return Ok(());
    }
    let instant = when::whole(entry.creation_date.text.read())
        .unwrap_or_else(|| Err("there is no date that can be read".into()))
        .and_then(|when| {
            let moment = when.resolve(sheaf.now())?;
            let instant = when.instant();
            Ok((moment, instant))
        });
    let moment = instant.map(|(moment, instant)| {
        let zone = entry.time_zone.text.read().trim();
        match (instant, TimeZone::get(zone)) {
            // An abbreviation would be no zone of a place.
            (Some(instant), Ok(zone)) => (Zoned::new(instant, zone), None),
            _ => {
                let note = match zone {
                    "" => "names no time zone; kept with the time as it stands, in UTC",
                    _ => "names a time zone that is not known here; kept with the time as it stands, in UTC",
                };
                (moment.0, Some(note.to_owned()))
            }
        }
    });
    sheaf.add_at(at, moment, entry.text.text.read(), tags)
}

fn tags(entry: &Raw) -> Vec<Words> {
    entry
        .tags
        .many
        .iter()
        .filter(|tag| !tag.is_blank())
        .cloned()
        .collect()
}

/// What entries hold that is not taken in.
#[derive(Default)]
struct Beside {
    pictures: usize,
    places: usize,
    stars: usize,
    unseen: usize,
}

impl Beside {
    fn count(&mut self, entry: &Raw, format: Format) {
        let media = [
            &entry.photos,
            &entry.videos,
            &entry.audios,
            &entry.pdf_attachments,
        ];
        self.pictures += usize::from(media.iter().any(|media| media.there));
        self.places += usize::from(entry.location.there || entry.weather.there);
        self.stars += usize::from(entry.starred.there);
        self.unseen += match format {
            Format::DayOne => entry.text.unseen,
            _ => entry.title.unseen + entry.body.unseen,
        };
    }

    fn say(&self, sheaf: &mut Sheaf) {
        let of = |count: usize| match count {
            1 => "1 entry".to_owned(),
            count => format!("{count} entries"),
        };
        for (count, what) in [
            (self.pictures, "pictures, films, recordings or documents"),
            (self.places, "place or weather"),
            (self.stars, "star"),
        ] {
            if count > 0 {
                sheaf.note(Place::File, format!("{what} of {} left out", of(count)));
            }
        }
        if self.unseen > 0 {
            let characters = many(
                self.unseen,
                "character that does not show",
                "characters that do not show",
            );
            sheaf.note(Place::File, format!("{characters} left out of the text"));
        }
    }
}

/// The place of a slip and what is known of it; never the words of the error, which may quote the file.
fn told(error: &serde_json::Error) -> ImportError {
    let said = error.to_string();
    if said.starts_with(TOO_MANY) {
        return ImportError::TooMany;
    }
    ImportError::Json {
        line: error.line().max(1),
        column: error.column().max(1),
        why: match error.classify() {
            Category::Eof => ": the file ends too early",
            Category::Syntax if said.contains("recursion") => ": it is nested too deeply",
            Category::Data => ": a list of entries is expected, each a table",
            Category::Syntax | Category::Io => "",
        },
    }
}

impl Loose {
    fn is_text(&self) -> bool {
        !self.text.is_blank()
    }
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a list of entries")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = list.next_element()? {
                    if entries.len() >= MOST {
                        return Err(A::Error::custom(TOO_MANY));
                    }
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_seq(List)
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Loose;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("anything")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Loose, E> {
                Ok(Loose {
                    text: Words::new(text),
                    unseen: unseen(text),
                    ..Loose::default()
                })
            }

            fn visit_bool<E: Error>(self, there: bool) -> Result<Loose, E> {
                Ok(Loose {
                    there,
                    ..Loose::default()
                })
            }

            fn visit_unit<E: Error>(self) -> Result<Loose, E> {
                Ok(Loose::default())
            }

            fn visit_i64<E: Error>(self, _: i64) -> Result<Loose, E> {
                self.visit_bool(true)
            }

            fn visit_u64<E: Error>(self, _: u64) -> Result<Loose, E> {
                self.visit_bool(true)
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Loose, E> {
                self.visit_bool(true)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose, A::Error> {
                let mut loose = Loose::default();
                while let Some(item) = list.next_element::<Loose>()? {
                    loose.there = true;
                    if item.is_text() {
                        if loose.many.len() >= MOST_TAGS {
                            return Err(A::Error::custom("too many tags"));
                        }
                        loose.many.push(item.text);
                    }
                }
                Ok(loose)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Loose, A::Error> {
                while table.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                self.visit_bool(true)
            }
        }

        deserializer.deserialize_any(Any)
    }
}

//! Markdown: one file is one entry, unless headings begin with dates; front matter gives the day, title and tags.

use super::sheaf::Sheaf;
use super::text::{add_all, begun, place};
use super::when::{self, Told, When};
use super::{Format, ImportError, Place};
use crate::domain::{Words, many};

/// Keys of front matter that say the day, as the usual programs write them.
const DAYS: [&str; 4] = ["date", "created", "creation_date", "day"];

/// Whether a text is Markdown: it begins with front matter or a heading, or a heading in it begins with a date.
pub(super) fn looks_like_it(raw: &str) -> bool {
    front_matter(raw).is_some()
        || raw
            .lines()
            .any(|line| heading(line).and_then(when::at_start).is_some())
        || raw
            .lines()
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| heading(line).is_some())
}

/// A file of Markdown, cleaned. `given` is the day that the practitioner says; `undated` that of a file without any.
pub(super) fn read(
    text: &str,
    given: Option<When>,
    undated: When,
    sheaf: &mut Sheaf,
) -> Result<Format, ImportError> {
    let front = front_matter(text).map(Front::of).unwrap_or_default();
    if front.others > 0 {
        let lines = many(front.others, "line", "lines");
        sheaf.note(
            Place::Lines(1, front.lines),
            format!("{lines} of the front matter left out; date, title and tags are imported"),
        );
    }
    let mut fenced = false;
    let begun = begun(text, |line| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        heading(line).filter(|_| !fenced).and_then(|words| {
            let (told, rest) = when::at_start(words)?;
            let rest = rest.trim_start_matches([':', ',', ' ', '-', '–', '—', '|']);
            Some((told, line.len() - rest.len()))
        })
    })?;
    let first = begun.first().map_or(text.len(), |head| head.at);
    let own: Option<Told> = front.day.or(given.map(Ok));
    // Without a dated heading the whole file is one entry, of some day.
    let told = own.or(begun.is_empty().then_some(Ok(undated)));
    let before = place(text, front.bytes, first);
    match (before, told) {
        (Some(at), Some(told)) => {
            let words = text[front.bytes..first].trim();
            let words = match front.title.as_deref() {
                Some(title) if !words.contains(title) => format!("{title}\n\n{words}"),
                _ => words.to_owned(),
            };
            let words = zeroize::Zeroizing::new(words);
            sheaf.add(at, told, &words, front.tags)?;
        }
        (Some(at), None) => sheaf.leave_out(at, "stands before the first date, and has no day"),
        (None, _) if front.bytes > 0 && begun.is_empty() => {
            sheaf.leave_out(Place::Lines(1, front.lines), "there is no text");
        }
        (None, _) => {}
    }
    add_all(text, begun, sheaf)?;
    Ok(Format::Markdown)
}

/// The words of a heading, up to the end of the line; `None` for any other line.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(' ')).then(|| words.trim_start())
}

/// Front matter with its two lines of dashes.
fn front_matter(text: &str) -> Option<&str> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = first.len();
    // Longer than this it is no front matter but a text with rules in it.
    for line in lines.take(200) {
        end += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some(&text[..end]);
        }
        // Between two rules stands an entry.
        if heading(line).and_then(when::at_start).is_some() {
            return None;
        }
    }
    None
}

/// What front matter says.
#[derive(Default)]
struct Front {
    bytes: usize,
    lines: usize,
    day: Option<Told>,
    title: Option<String>,
    tags: Vec<Words>,
    /// Lines that say something else.
    others: usize,
}

impl Front {
    fn of(matter: &str) -> Self {
        let mut front = Front {
            bytes: matter.len(),
            lines: matter.lines().count(),
            ..Front::default()
        };
        let mut key = "";
        for line in matter.lines().skip(1) {
            let line = line.trim_end();
            if line.is_empty() || matches!(line, "---" | "...") {
                continue;
            }
            if let Some(item) = line.trim_start().strip_prefix("- ") {
                match key {
                    "tags" => front.tag(item),
                    _ => front.others += 1,
                }
                continue;
            }
            let Some((name, value)) = line.split_once(':').filter(|_| !line.starts_with(' '))
            else {
                front.others += 1;
                continue;
            };
            key = name.trim();
            let value = unquoted(value);
            match key {
                "tags" => {
                    let list = value.trim_start_matches('[').trim_end_matches(']');
                    list.split(',').for_each(|tag| front.tag(tag));
                }
                "title" if front.title.is_none() && !value.is_empty() => {
                    front.title = Some(value.to_owned());
                }
                _ if DAYS.contains(&key) && front.day.is_none() => {
                    front.day = Some(when::whole(value).unwrap_or_else(|| {
                        Err("the date of the front matter is no day that can be read".into())
                    }));
                }
                _ => front.others += 1,
            }
        }
        front
    }

    fn tag(&mut self, tag: &str) {
        let tag = Words::new(unquoted(tag));
        if !tag.is_blank() {
            self.tags.push(tag);
        }
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}

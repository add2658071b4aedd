//! Text: jrnl's own file, and plain text.

use super::sheaf::Sheaf;
use super::when::{self, Told, When};
use super::{Format, ImportError, MOST, Place};

/// How the first line of an entry begins in a file of jrnl.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// `[2026-11-21 09:05] Title`.
    Bracketed,
    /// `2026-11-21 09:05 Title`, as jrnl wrote before version 2.
    Bare,
}

impl Heads {
    /// The date a line begins with, and the byte after it; `None` for a line of text.
    fn of(self, line: &str) -> Option<(Told, usize)> {
        match self {
            Heads::Bracketed => {
                let inside = line.strip_prefix('[')?;
                let (date, after) = inside.split_once(']')?;
                let told = when::whole(date)?;
                let apart = after.is_empty() || after.starts_with(' ');
                apart.then_some((told, date.len() + 2))
            }
            Heads::Bare => {
                let (told, rest) = when::at_start(line)?;
                let at = line.len() - rest.len();
                let timed = line[..at].contains(':');
                let apart = rest.is_empty() || rest.starts_with(' ');
                (line.starts_with(|c: char| c.is_ascii_digit()) && timed && apart)
                    .then_some((told, at))
            }
        }
    }
}

/// Whether the first line that is not blank begins an entry, and more entries begin so than paragraphs begin with a date of
/// another form.
pub(super) fn is_jrnls(raw: &str) -> bool {
    heads(raw).is_some_and(|heads| {
        let begun = raw.lines().filter(|line| heads.of(line).is_some()).count();
        dated(raw, |line| heads.of(line).is_some()).len() < begun
    })
}

fn heads(raw: &str) -> Option<Heads> {
    let first = raw.lines().find(|line| !line.trim().is_empty())?;
    [Heads::Bracketed, Heads::Bare]
        .into_iter()
        .find(|heads| heads.of(first).is_some())
}

/// The numbers of the lines that begin a paragraph with a date, without those that begin an entry.
fn dated(text: &str, begins: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut after_blank = true;
    let mut numbers = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let bare = line.trim_start_matches(['[', '*', '_', '-', ' ']);
        if after_blank && !begins(line) && when::at_start(bare).is_some() {
            numbers.push(number);
        }
        after_blank = line.trim().is_empty();
    }
    numbers
}

/// Says which paragraphs begin with a date and no entry; `stay` is where they are instead.
fn note_dated(numbers: &[usize], stay: &str, sheaf: &mut Sheaf) {
    const NAMED: usize = 5;
    let Some(first) = numbers.first() else {
        return;
    };
    let begin = match numbers.len() {
        1 => "begins with a date and no entry".to_owned(),
        count => {
            let named: Vec<String> = numbers
                .iter()
                .skip(1)
                .take(NAMED)
                .map(usize::to_string)
                .collect();
            let more = match count > NAMED + 1 {
                true => format!(" and {} more", count - NAMED - 1),
                false => String::new(),
            };
            format!(
                "begins with a date and no entry, so {} {}{more}",
                if count == 2 { "does line" } else { "do lines" },
                named.join(", ")
            )
        }
    };
    sheaf.note(Place::Lines(*first, *first), format!("{begin}; {stay}"));
}

/// A file of jrnl, cleaned.
pub(super) fn jrnl(text: &str, sheaf: &mut Sheaf) -> Result<Format, ImportError> {
    let heads = heads(text).unwrap_or(Heads::Bracketed);
    let begun = begun(text, |line| heads.of(line))?;
    let first = begun.first().map_or(text.len(), |head| head.at);
    if let Some(place) = place(text, 0, first) {
        sheaf.leave_out(place, "stands before the first date");
    }
    add_all(text, begun, sheaf)?;
    let mut others = dated(text, |line| heads.of(line).is_some());
    let before = text[..first].lines().count();
    others.retain(|number| *number > before);
    note_dated(
        &others,
        "its date is of another form, and it stays in the entry before",
        sheaf,
    );
    Ok(Format::Jrnl)
}

/// One entry of this day; without one, an entry for each paragraph that begins with a line of a date alone, where the
/// first does, else one entry of `undated`.
pub(super) fn plain(
    text: &str,
    day: Option<When>,
    undated: When,
    sheaf: &mut Sheaf,
) -> Result<Format, ImportError> {
    let mut after_blank = true;
    let begun = begun(text, |line| {
        let head = when::whole(line.trim_end().trim_end_matches(':')).filter(|_| after_blank);
        after_blank = line.trim().is_empty();
        head.map(|told| (told, line.len()))
    })?;
    let first = begun
        .first()
        .is_some_and(|head| text[..head.at].trim().is_empty());
    if day.is_none() && first {
        add_all(text, begun, sheaf)?;
        return Ok(Format::Text);
    }
    let day = day.unwrap_or(undated);
    let place = place(text, 0, text.len()).unwrap_or(Place::File);
    sheaf.add(place, Ok(day), text, Vec::new())?;
    note_dated(
        &dated(text, |_| false),
        "entries are told apart where the first line, too, is nothing but a date",
        sheaf,
    );
    Ok(Format::Text)
}

/// A line that begins an entry.
pub(super) struct Begun {
    /// Its date.
    told: Told,
    /// Its first byte.
    pub(super) at: usize,
    /// The first byte of the entry's text.
    from: usize,
}

/// The lines that begin an entry; `head` gives a line's date and the byte after it.
pub(super) fn begun(
    text: &str,
    mut head: impl FnMut(&str) -> Option<(Told, usize)>,
) -> Result<Vec<Begun>, ImportError> {
    let mut all = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((told, after)) = head(line.trim_end_matches('\n')) {
            let from = at + after;
            all.push(Begun { told, at, from });
        }
        if all.len() > MOST {
            return Err(ImportError::TooMany);
        }
        at += line.len();
    }
    Ok(all)
}

/// Adds the text of each, up to the next.
pub(super) fn add_all(text: &str, begun: Vec<Begun>, sheaf: &mut Sheaf) -> Result<(), ImportError> {
    let ends: Vec<usize> = begun
        .iter()
        .skip(1)
        .map(|next| next.at)
        .chain([text.len()])
        .collect();
    let mut lines = Lines::of(text);
    for (head, end) in begun.into_iter().zip(ends) {
        let place = lines.place(head.at, end).unwrap_or(Place::File);
        sheaf.add(place, head.told, &text[head.from..end], Vec::new())?;
    }
    Ok(())
}

/// The lines of what stands between two bytes, without blank ones around it; `None` where nothing stands there.
pub(super) fn place(text: &str, from: usize, until: usize) -> Option<Place> {
    Lines::of(text).place(from, until)
}

/// Counts lines forward, so that a file is gone through once.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    fn place(&mut self, from: usize, until: usize) -> Option<Place> {
        let within = &self.text[from..until];
        let begins = from + within.len() - within.trim_start().len();
        let ends = from + within.trim_end().len();
        if begins >= ends {
            return None;
        }
        let first = self.line_of(begins);
        Some(Place::Lines(first, self.line_of(ends)))
    }

    fn line_of(&mut self, byte: usize) -> usize {
        let between = &self.text.as_bytes()[self.at..byte];
        self.line += between.iter().filter(|byte| **byte == b'\n').count();
        self.at = byte;
        self.line
    }
}

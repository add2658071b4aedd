//! What leaves: redacted text and plain values only, and how it reads.

use super::markdown;
use super::outline::{FollowUp, Outline, Reflection, Told};
use super::plain::Plain;
use crate::anonymise::Redacted;
use crate::domain::{EntryId, Period, Status, dates, many};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A summary: every free text in it went through a review in which each finding was decided.
///
/// There is no other way to one than [`super::Preparation::finish`]; neither `Words` nor a `String` fits in it.
///
/// ```compile_fail,E0277
/// use afterhour::{domain::Words, supervision::Summary};
/// let summary = Summary::from(Words::new("She wrote at ten at night."));
/// ```
///
/// ```compile_fail,E0616
/// use afterhour::supervision::Summary;
/// fn add(summary: &mut Summary, text: String) {
///     summary.outline.learned.push(text);
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Summary {
    pub(super) to: String,
    pub(super) period: Period,
    pub(super) entries: Vec<EntryId>,
    pub(super) reviewed: Date,
    pub(super) replaced: u32,
    pub(super) kept: u32,
    pub(super) outline: Outline<Redacted>,
}

impl std::fmt::Debug for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let reflections = self.outline.reflections.len();
        write!(
            f,
            "<summary, {reflections} reflections, {} replaced, {} kept>",
            self.replaced, self.kept
        )
    }
}

impl Summary {
    /// The supervisor's name, as the practitioner calls them; it does not stand in the text.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// The period it covers.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The entries that went into it; their numbers do not stand in the text.
    pub fn entries(&self) -> &[EntryId] {
        &self.entries
    }

    /// How many findings were replaced.
    pub fn replaced(&self) -> u32 {
        self.replaced
    }

    /// How many were kept.
    pub fn kept(&self) -> u32 {
        self.kept
    }

    /// Exactly what the supervisor reads, byte for byte what is sealed. Readable as plain text, too.
    pub fn to_markdown(&self) -> String {
        let mut page = vec![
            "Not for urgent matters: whatever cannot wait is said by telephone, never here."
                .to_owned(),
            format!("# Reflective summary, {}", say_period(self.period)),
            self.reviewed_by(),
        ];
        let outline = &self.outline;
        section(&mut page, "Questions to you", numbered(&outline.questions));
        section(&mut page, "At a glance", self.counts());
        section(
            &mut page,
            "Follow-ups",
            outline.follow_ups.iter().map(follow_up).collect(),
        );
        section(&mut page, "Learning", bullets(&outline.learned));
        if !outline.reflections.is_empty() {
            page.push("## Chosen reflections".to_owned());
            page.extend(outline.reflections.iter().map(reflection));
        }
        page.push("---".to_owned());
        page.push(
            "Pseudonymised: letters stand for clients, dealt anew in each summary, and the practitioner holds the key. \
             Several harmless details may still lead to one person. Keep this as you both agreed, and no longer."
                .to_owned(),
        );
        page.push(
            "If you recognise someone, stop reading and tell the practitioner, so that you can decide together how \
             to go on. If what you read gives you a duty to act, it does not wait for the next meeting."
                .to_owned(),
        );
        page.join("\n\n") + "\n"
    }

    fn reviewed_by(&self) -> String {
        format!(
            "Names replaced, details reviewed by the practitioner on {}.\n{}; {}.",
            dates::say(self.reviewed),
            match self.replaced {
                0 => "No detail replaced".to_owned(),
                count => many(count as usize, "detail replaced", "details replaced"),
            },
            match self.kept {
                0 => "none kept as written".to_owned(),
                count => format!("{count} kept as written"),
            },
        )
    }

    fn counts(&self) -> Vec<String> {
        let counts = &self.outline.counts;
        let mut lines = vec![format!(
            "- Rhythm: {} on {}",
            many(counts.entries as usize, "entry", "entries"),
            many(counts.days as usize, "day", "days")
        )];
        let mut themes: Vec<_> = counts.themes.iter().collect();
        themes.sort_by_key(|(theme, count)| (std::cmp::Reverse(**count), **theme));
        if !themes.is_empty() {
            let themes: Vec<String> = themes
                .iter()
                .map(|(theme, count)| format!("{} {count}", theme.name()))
                .collect();
            lines.push(format!("- Themes: {}", themes.join(", ")));
        }
        if !counts.incidents.is_empty() {
            let total: u32 = counts.incidents.values().flat_map(BTreeMap::values).sum();
            let kinds: Vec<String> = counts
                .incidents
                .iter()
                .map(|(kind, status)| by_status(kind, status))
                .collect();
            lines.push(format!("- Incidents: {total}: {}", kinds.join(", ")));
        }
        for (name, counted) in [
            ("Near misses", &counts.near_misses),
            ("Where", &counts.platforms),
        ] {
            if !counted.is_empty() {
                let all: Vec<String> = counted
                    .iter()
                    .map(|(what, count)| format!("{} {count}", show(what)))
                    .collect();
                lines.push(format!("- {name}: {}", all.join(", ")));
            }
        }
        lines
    }
}

fn section(page: &mut Vec<String>, title: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        page.push(format!("## {title}"));
        page.push(lines.join("\n"));
    }
}

fn numbered(texts: &[Redacted]) -> Vec<String> {
    let texts = texts.iter().enumerate();
    texts
        .map(|(at, text)| markdown::item(&format!("{}. ", at + 1), text.read()))
        .collect()
}

fn bullets(texts: &[Redacted]) -> Vec<String> {
    texts
        .iter()
        .map(|text| markdown::item("- ", text.read()))
        .collect()
}

fn follow_up(act: &FollowUp<Redacted>) -> String {
    let about = act
        .about
        .as_ref()
        .map(|who| format!("{}: ", show(who)))
        .unwrap_or_default();
    let state = if act.done { "done" } else { "open" };
    let by = show(&act.by);
    markdown::item(&format!("- {state}, by {by}: {about}"), act.what.read())
}

fn reflection(reflection: &Reflection<Redacted>) -> String {
    let mut heading = format!("### {}", show(&reflection.title));
    if let Some(who) = &reflection.about {
        heading.push_str(&format!(", {}", show(who)));
    }
    if let Some(status) = reflection.status {
        heading.push_str(&format!(" ({})", status.name()));
    }
    heading.push_str(&format!(", {}", show(&reflection.month)));
    let mut blocks = vec![heading];
    let mut values: Vec<String> = Vec::new();
    for (ask, told) in &reflection.told {
        match told {
            Told::Plain(value) => values.push(format!("- {} {}", show(ask), show(value))),
            Told::Text(text) => {
                if !values.is_empty() {
                    blocks.push(std::mem::take(&mut values).join("\n"));
                }
                blocks.push(format!("**{}**", show(ask)));
                blocks.push(markdown::quote(text.read()));
            }
        }
    }
    if !values.is_empty() {
        blocks.push(values.join("\n"));
    }
    blocks.join("\n\n")
}

/// "friend request (open)", or "friend request (open 1, closed 2)".
fn by_status(kind: &Plain, by_status: &BTreeMap<Status, u32>) -> String {
    let one = by_status.values().sum::<u32>() == 1;
    let all: Vec<String> = by_status
        .iter()
        .map(|(status, count)| {
            if one {
                status.name().to_owned()
            } else {
                format!("{} {count}", status.name())
            }
        })
        .collect();
    format!("{} ({})", show(kind), all.join(", "))
}

fn show(plain: &Plain) -> String {
    markdown::line(plain.read())
}

/// "1 October to 21 November 2026"; both years where they differ; one day once.
fn say_period(period: Period) -> String {
    let until = dates::say(period.until);
    if period.from == period.until {
        until
    } else if period.from.year() == period.until.year() {
        format!("{} to {until}", dates::say_without_year(period.from))
    } else {
        format!("{} to {until}", dates::say(period.from))
    }
}

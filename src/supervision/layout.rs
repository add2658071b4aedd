//! How a summary is laid out: by sections, or by the seven eyes.

use super::markdown;
use super::outline::{Answered, Outline, Told};
use super::place::Place;
use super::sections::{bullets, closing, heading, opening, section};
use crate::anonymise::Redacted;

/// How a summary is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// One section after another, each reflection whole.
    #[default]
    Sections,
    /// By the seven-eyed model (Hawkins & Shohet, first published 1985): answers stand under eyes 1 to 4 and 7 as far as
    /// their questions say so, 5 and 6 are left for the supervisor. Closes with Proctor's three functions (1988).
    SevenEyed,
}

impl Layout {
    /// Every layout, in the order they are offered.
    pub const ALL: [Layout; 2] = [Layout::Sections, Layout::SevenEyed];

    /// The word on the screen and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Sections => "sections",
            Layout::SevenEyed => "seven-eyed",
        }
    }

    /// The layout of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.name() == name)
    }
}

const EYES: [&str; 7] = [
    "the client, and what they brought",
    "what I did, and what else was possible",
    "between us",
    "in me",
    "between you and me, as we look at this",
    "in you, as you read",
    "the wider system",
];

const BOXES: [(Place, &str); 3] = [
    (Place::Formative, "Formative: what is there to learn"),
    (Place::Normative, "Normative: what is there to check"),
    (
        Place::Restorative,
        "Restorative: what it cost, and what would help",
    ),
];

/// A line to write on: a rule in Markdown, and as plain text, too.
const BLANK: &str = "______________________________________________________________________";

/// Lines left where the supervisor writes.
const LINES: usize = 3;

/// Everything between the head and the foot of a summary.
pub(super) fn body(page: &mut Vec<String>, outline: &Outline<Redacted>, layout: Layout) {
    opening(page, outline);
    match layout {
        Layout::Sections => {
            closing(page, outline);
            if !outline.reflections.is_empty() {
                page.push("## Chosen reflections".to_owned());
                for reflection in &outline.reflections {
                    page.push(heading(reflection));
                    page.extend(told(reflection.told.iter()));
                }
            }
        }
        Layout::SevenEyed => seven_eyed(page, outline),
    }
}

fn seven_eyed(page: &mut Vec<String>, outline: &Outline<Redacted>) {
    page.push(
        "Laid out by the seven-eyed model (Hawkins & Shohet, first published 1985). An answer stands where its question \
         points; eyes 5 and 6 are yours."
            .to_owned(),
    );
    for (at, eye) in EYES.iter().enumerate() {
        let number = at + 1;
        page.push(format!("## Eye {number}: {eye}"));
        if matches!(number, 5 | 6) {
            page.push("Left for you.".to_owned());
            page.extend(blank());
            continue;
        }
        if !under(page, outline, Some(Place::Eye(number as u8))) {
            page.push("Nothing in these entries speaks of it.".to_owned());
        }
    }
    if outline.reflections.iter().any(|reflection| {
        let told = &mut reflection.told.iter();
        told.any(|answered| answered.place.is_none())
    }) {
        page.push("## Also said".to_owned());
        under(page, outline, None);
    }
    section(page, "Follow-ups", super::sections::follow_ups(outline));
    page.push("## To close with (Proctor 1988)".to_owned());
    for (place, title) in BOXES {
        page.push(format!("### {title}"));
        if place == Place::Formative && !outline.learned.is_empty() {
            page.push(bullets(&outline.learned).join("\n"));
        }
        for reflection in &outline.reflections {
            let here = reflection.told.iter();
            page.extend(told(here.filter(|answered| answered.place == Some(place))));
        }
        page.extend(blank());
    }
}

/// What was answered in this place, by reflection; whether there was anything.
fn under(page: &mut Vec<String>, outline: &Outline<Redacted>, place: Option<Place>) -> bool {
    let before = page.len();
    for reflection in &outline.reflections {
        let here: Vec<_> = reflection
            .told
            .iter()
            .filter(|answered| answered.place == place)
            .collect();
        if !here.is_empty() {
            page.push(heading(reflection));
            page.extend(told(here.into_iter()));
        }
    }
    page.len() > before
}

fn blank() -> impl Iterator<Item = String> {
    std::iter::repeat_n(BLANK.to_owned(), LINES)
}

/// Questions with their answers; plain values as a list, texts as quotations.
pub(super) fn told<'a>(all: impl Iterator<Item = &'a Answered<Redacted>>) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut values: Vec<String> = Vec::new();
    for Answered { ask, told, .. } in all {
        let ask = markdown::line(ask.read());
        match told {
            Told::Plain(value) => {
                values.push(format!("- {ask} {}", markdown::line(value.read())));
            }
            Told::Text(text) => {
                if !values.is_empty() {
                    blocks.push(std::mem::take(&mut values).join("\n"));
                }
                blocks.push(format!("**{ask}**"));
                blocks.push(markdown::quote(text.read()));
            }
        }
    }
    if !values.is_empty() {
        blocks.push(values.join("\n"));
    }
    blocks
}

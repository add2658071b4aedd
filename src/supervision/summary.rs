//! What leaves: redacted text and plain values only, and how it reads.

use super::block::Block;
use super::error::SealError;
use super::layout::{self, Layout};
use super::outline::Outline;
use super::seal::Recipient;
use crate::anonymise::Redacted;
use crate::domain::{EntryId, Lettered, Period, dates, many};
use jiff::civil::Date;

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
    /// For the receipt alone: no code stands in the text, nor in the block behind it.
    pub(super) letters: Vec<Lettered>,
    pub(super) reviewed: Date,
    pub(super) replaced: u32,
    pub(super) kept: u32,
    pub(super) layout: Layout,
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

    /// That it was reviewed for this supervisor, or for a pack: what one may read, another may not.
    ///
    /// # Errors
    /// [`SealError::ForAnother`] where it was not.
    pub fn meant_for(&self, name: &str) -> Result<(), SealError> {
        match self.to == name {
            true => Ok(()),
            false => Err(SealError::ForAnother),
        }
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

    /// The same in another layout.
    pub fn laid_out(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// How it is laid out.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Exactly what leaves, byte for byte what is sealed: Markdown that is readable as plain text, too, and behind it a
    /// block that a program reads ([`Block`](super::Block)).
    pub fn to_markdown(&self) -> String {
        let mut page = vec![
            "Not for urgent matters: whatever cannot wait is said by telephone, never here."
                .to_owned(),
            format!("# Reflective summary, {}", say_period(self.period)),
            self.reviewed_by(),
        ];
        layout::body(&mut page, &self.outline, self.layout);
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
        let standing = &self.outline.standing;
        match self.answer_to() {
            Some(own) => page.push(format!(
                "An answer can be sealed for the practitioner's recipient: {}",
                own.as_str()
            )),
            None if standing.is_some() => page.push(
                "No answer can be sealed for the practitioner yet: it waits until you meet."
                    .to_owned(),
            ),
            None => {}
        }
        page.push(format!("{}\n", Block::of(self).fenced()));
        page.join("\n\n")
    }

    /// Whom an answer can be sealed for: the practitioner, where they have a recipient.
    pub fn answer_to(&self) -> Option<&Recipient> {
        self.outline.standing.as_ref()?.answer_to.as_ref()
    }

    pub(super) fn reviewed_by(&self) -> String {
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
}

/// "1 October to 21 November 2026"; both years where they differ; one day once.
pub(super) fn say_period(period: Period) -> String {
    let until = dates::say(period.until);
    if period.from == period.until {
        until
    } else if period.from.year() == period.until.year() {
        format!("{} to {until}", dates::say_without_year(period.from))
    } else {
        format!("{} to {until}", dates::say(period.from))
    }
}

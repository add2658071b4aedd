//! What a program reads of a summary: a fenced block of JSON behind the Markdown, and how it is told from it again.
//!
//! It repeats the numbers and the questions to the supervisor; the other texts stand in the Markdown alone. Its schema is in
//! SECURITY.md.

use super::month::Month;
use super::plain::Plain;
use super::{Received, Summary};
use crate::domain::{Period, Status, Words};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The version written here. A reader of another version shows the Markdown alone.
pub const VERSION: u32 = 1;

/// A line of no text begins so: what was written is quoted, drawn in, or has a backslash before its back quotes.
const FENCE: &str = "```json afterhour-summary version ";

/// The plain line before it.
const FOR_PROGRAMS: &str = "The block below is for Afterhour to read: the same numbers and questions as above, no more. \
                            Nothing has to be done with it.";

/// The numbers and questions of a summary, as they were sealed. Read from outside: nothing in it is to be trusted more than
/// a text, and what is shown of it is escaped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct Block {
    pub period: Period,
    pub reviewed: Date,
    pub replaced: u32,
    pub kept: u32,
    pub layout: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_to: Option<String>,
    #[serde(default)]
    pub questions: Vec<Words>,
    pub entries: u32,
    pub days: u32,
    #[serde(default)]
    pub rhythm: Vec<Rhythm>,
    #[serde(default)]
    pub themes: Vec<Count>,
    #[serde(default)]
    pub incidents: Vec<Incidents>,
    #[serde(default)]
    pub near_misses: Vec<Count>,
    #[serde(default)]
    pub platforms: Vec<Count>,
    #[serde(default)]
    pub severity: Vec<Severity>,
    #[serde(default)]
    pub voices: Vec<Audit>,
    #[serde(default)]
    pub experiments: Vec<Tried>,
    #[serde(default)]
    pub follow_ups: FollowUps,
    #[serde(default)]
    pub footprint: Option<Month>,
    #[serde(default)]
    pub policy: Option<PolicyState>,
}

/// A name with its count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct Count {
    pub name: String,
    pub count: u32,
}

/// The weeks of a month: 0 without an entry, 1 with one or two, 2 with three or more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct Rhythm {
    pub month: Month,
    pub weeks: Vec<u8>,
}

/// Incidents of a kind by their state when the summary was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct Incidents {
    pub kind: String,
    #[serde(default)]
    pub open: u32,
    #[serde(default)]
    pub waiting: u32,
    #[serde(default)]
    pub closed: u32,
}

/// How serious it was, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct Severity {
    pub whose: String,
    pub counts: Vec<Count>,
}

/// One audit of voices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct Audit {
    pub month: Month,
    pub effective: f64,
    pub counts: Vec<Count>,
}

/// An experiment, by its kind and state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct Tried {
    pub name: String,
    #[serde(default)]
    pub status: Option<Status>,
}

/// How many acts are open, and how many are done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct FollowUps {
    pub open: u32,
    pub done: u32,
}

/// The policy's version and months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "SECURITY.md says what each field is")]
pub struct PolicyState {
    pub version: u32,
    pub since: Month,
    #[serde(default)]
    pub review: Option<Month>,
}

/// What stands behind the Markdown.
#[derive(Debug, Clone, PartialEq)]
pub enum Enclosed {
    /// A block of this version.
    Block(Box<Block>),
    /// One of a newer version: the Markdown is read without it.
    Newer(u32),
    /// One that cannot be read.
    Unreadable,
    /// None: an answer, or a text that another tool sealed.
    Nothing,
}

impl Block {
    /// Of a summary: nothing that does not stand in its Markdown.
    pub(super) fn of(summary: &Summary) -> Self {
        let outline = &summary.outline;
        let counts = &outline.counts;
        let count = |(name, count): (&Plain, &u32)| Count {
            name: name.read().to_owned(),
            count: *count,
        };
        let pairs = |pairs: &[(Plain, u32)]| -> Vec<Count> {
            let pairs = pairs.iter().filter(|(_, number)| *number > 0);
            pairs.map(|(name, number)| count((name, number))).collect()
        };
        let standing = outline.standing.as_ref();
        let done = outline.follow_ups.iter().filter(|act| act.done).count() as u32;
        Self {
            period: summary.period,
            reviewed: summary.reviewed,
            replaced: summary.replaced,
            kept: summary.kept,
            layout: summary.layout.name().to_owned(),
            answer_to: standing
                .and_then(|standing| standing.answer_to.as_ref())
                .map(|own| own.as_str().to_owned()),
            questions: outline
                .questions
                .iter()
                .map(|question| Words::new(question.read()))
                .collect(),
            entries: counts.entries,
            days: counts.days,
            rhythm: counts
                .months
                .iter()
                .map(|month| Rhythm {
                    month: month.month,
                    weeks: month.weeks.clone(),
                })
                .collect(),
            themes: counts
                .themes
                .iter()
                .map(|(theme, count)| Count {
                    name: theme.name().to_owned(),
                    count: *count,
                })
                .collect(),
            incidents: counts
                .incidents
                .iter()
                .map(|(kind, by_status)| {
                    let of = |status| by_status.get(&status).copied().unwrap_or(0);
                    Incidents {
                        kind: kind.read().to_owned(),
                        open: of(Status::Open),
                        waiting: of(Status::Waiting),
                        closed: of(Status::Closed),
                    }
                })
                .collect(),
            near_misses: counts.near_misses.iter().map(count).collect(),
            platforms: counts.platforms.iter().map(count).collect(),
            severity: counts
                .severity
                .iter()
                .map(|(whose, how)| Severity {
                    whose: whose.read().to_owned(),
                    counts: pairs(how),
                })
                .collect(),
            voices: outline
                .voices
                .iter()
                .map(|voices| Audit {
                    month: voices.month,
                    effective: (voices.effective() * 10.0).round() / 10.0,
                    counts: voices
                        .counts
                        .iter()
                        .map(|(name, number)| count((name, number)))
                        .collect(),
                })
                .collect(),
            experiments: outline
                .experiments
                .iter()
                .map(|experiment| Tried {
                    name: experiment.title.read().to_owned(),
                    status: experiment.status,
                })
                .collect(),
            follow_ups: FollowUps {
                open: outline.follow_ups.len() as u32 - done,
                done,
            },
            footprint: standing.and_then(|standing| standing.footprint),
            policy: standing
                .and_then(|standing| standing.policy.as_ref())
                .map(|policy| PolicyState {
                    version: policy.version,
                    since: policy.since,
                    review: policy.review,
                }),
        }
    }

    /// Fenced, as it stands behind the Markdown, below a line that says what it is for. JSON keeps a text on one line, so that none can close the fence.
    pub(super) fn fenced(&self) -> String {
        let json = serde_json::to_string(self).expect("strings and numbers only");
        // Only strings hold one; so that the block cannot pass for markup wherever it is put.
        let json = json.replace('<', "\\u003c");
        format!("{FOR_PROGRAMS}\n\n{FENCE}{VERSION}\n{json}\n```")
    }

    /// Incidents that are not closed.
    pub fn open_incidents(&self) -> u32 {
        let all = self.incidents.iter();
        all.fold(0, |sum, kind| {
            sum.saturating_add(kind.open).saturating_add(kind.waiting)
        })
    }

    /// The newest audit's effective number of voices.
    pub fn mix(&self) -> Option<f64> {
        self.voices.last().map(|audit| audit.effective)
    }
}

impl Received {
    /// The Markdown to read, without what stands behind it for programs.
    pub fn page(&self) -> &str {
        part(self.text.read()).0
    }

    /// What stands behind it.
    pub fn enclosed(&self) -> Enclosed {
        part(self.text.read()).1
    }
}

/// What a person reads of a text that leaves or was opened: all of it but what stands behind it for programs.
pub fn read_by_people(text: &str) -> &str {
    part(text).0
}

/// Parts an opened text into the Markdown to read and what stands behind it. Only the last thing in the text can be a block.
fn part(text: &str) -> (&str, Enclosed) {
    let whole = (text, Enclosed::Nothing);
    let Some(rest) = text.trim_end().strip_suffix("\n```") else {
        return whole;
    };
    let Some(at) = rest.rfind(&format!("\n{FENCE}")) else {
        return whole;
    };
    let (version, json) = rest[at + 1 + FENCE.len()..]
        .split_once('\n')
        .unwrap_or_default();
    // A fence of its own in between: what follows is text.
    if json.lines().any(|line| line.starts_with("```")) {
        return whole;
    }
    let enclosed = match version.trim().parse::<u32>() {
        Ok(VERSION) => serde_json::from_str(json).map_or(Enclosed::Unreadable, |block| {
            Enclosed::Block(Box::new(block))
        }),
        Ok(newer) if newer > VERSION => Enclosed::Newer(newer),
        _ => Enclosed::Unreadable,
    };
    let page = text[..at].trim_end();
    let page = page.strip_suffix(FOR_PROGRAMS).unwrap_or(page);
    (page.trim_end(), enclosed)
}

//! Floor 0: the practitioner's nouns. No I/O, no clock, no randomness; every date comes in from outside.

pub mod afterword;
mod answer;
pub mod dates;
mod entry;
mod guide;
mod people;
mod supervision;
mod theme;
pub mod times;
mod words;

pub use answer::{Answer, FollowUp};
pub use entry::{
    Draft, DraftId, Due, Entry, EntryHead, EntryId, Filter, Hit, Page, Risk, RiskAnswer, Status,
};
pub use guide::{
    AnswerKind, Choice, Choices, Guide, GuideId, GuideKind, GuideRef, Note, Problem, Question,
    QuestionId, Scale, Share, Tally, Track, WELL_KNOWN, WellKnown, known,
};
pub use people::{Client, ClientCode, Contact, Role, Settings, Supervisor};
pub use supervision::{Period, Plan, PlanDecision, PlannedFinding, Receipt};
pub use theme::{Theme, UnknownTheme};
pub use words::{Words, clean, many};

//! Floor 0: the practitioner's nouns. No I/O, no clock, no randomness; every date comes in from outside.

pub mod afterword;
mod answer;
mod answer_kind;
mod backup;
pub mod dates;
mod entry;
mod erasure;
mod guide;
pub mod html;
pub mod known;
mod not_as_kept;
mod people;
mod question;
mod registered;
mod retention;
mod supervision;
mod theme;
pub mod times;
mod words;

pub use answer::{Answer, FollowUp};
pub use answer_kind::{AnswerKind, Choice, Choices, Scale, Tally};
pub use backup::{Backups, MadeBackup, Opens};
pub use entry::{
    Draft, DraftId, Due, Entry, EntryHead, EntryId, Filter, Hit, Page, Risk, RiskAnswer, Status,
    offered,
};
pub use erasure::{Erased, Fate, Mention, Traces, listed_ids};
pub use guide::{Guide, GuideId, GuideKind, GuideRef, Note, QuestionId, Track};
pub use known::{WELL_KNOWN, WellKnown};
pub use not_as_kept::NotAsKept;
pub use people::{Client, ClientCode, Contact, Role, Settings, Supervisor};
pub use question::{MOST_COUNTED, Problem, Question, Share, no_day, read_day};
pub use registered::{TellingCode, UnfitWord, WordKind, may_be_registered, word_and_kind};
pub use retention::{Hold, HoldReason, LONGEST_KEPT, Retention};
pub use supervision::{
    CPD, Lettered, Period, Plan, PlanDecision, PlannedFinding, Receipt, WITHOUT_KEY, is_pack,
    kept_under,
};
pub use theme::{Theme, UnknownTheme};
pub use words::{Words, bare, capital, clean, listed, many, sentence};

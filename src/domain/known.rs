//! The question ids that mean something to the program, and the answers they must have; and the ids of such guides.

pub mod guide;

use super::AnswerKind;

/// What sort of incident or prompt it was; names the entry in lists.
pub const KIND: &str = "kind";
/// `open`, `waiting` or `closed`.
pub const STATUS: &str = "status";
/// The code of the client it touches.
pub const CLIENT: &str = "client";
/// The day it happened.
pub const HAPPENED: &str = "happened";
/// Whether it belongs on the agenda.
pub const FOR_SUPERVISION: &str = "for-supervision";
/// Acts with a day.
pub const FOLLOW_UPS: &str = "follow-ups";
/// Where online it happened.
pub const PLATFORM: &str = "platform";
/// The day it was discussed in supervision.
pub const DISCUSSED: &str = "discussed";
/// The day an account's privacy settings were last gone through.
pub const CHECKED: &str = "checked";

/// What another journal wrote, in the guide for what is taken in.
pub const IMPORTED_TEXT: &str = "text";

/// The day of the next supervision meeting.
pub const NEXT_MEETING: &str = "next-meeting";
/// With whom a supervision meeting was.
pub const SUPERVISOR: &str = "supervisor";
/// Days that lie in the past by meaning: when it happened, was seen, was talked about, was reported, was given. A weekday is the
/// last one there, and a day to come is refused.
pub const PAST: &[&str] = &[
    HAPPENED,
    DISCUSSED,
    CHECKED,
    "noticed",
    "given",
    "recorded-on",
    "client-record-on",
    "service-on",
    "insurer-on",
    "data-protection-on",
];

/// Days that are to come by meaning: the next of its name; one that is past is taken, and told.
pub const AHEAD: &[&str] = &[NEXT_MEETING, "review"];

/// A question id that means something to the program.
pub struct WellKnown {
    /// The id.
    pub id: &'static str,
    /// The kind of answer it must have, in words.
    pub answer: &'static str,
    /// What the program does with it.
    pub does: &'static str,
    /// Whether a kind of answer matches.
    pub fits: fn(&AnswerKind) -> bool,
}

/// The table behind "how to write a guide": a guide that uses one of these ids must use this kind of answer.
pub const WELL_KNOWN: &[WellKnown] = &[
    WellKnown {
        id: KIND,
        answer: "choice, one",
        does: "names the entry in lists and is counted in figures",
        fits: |kind| matches!(kind, AnswerKind::Choice(choices) if !choices.many),
    },
    WellKnown {
        id: STATUS,
        answer: "choice, one, of open, waiting, closed",
        does: "says whether an incident still needs something",
        fits: |kind| {
            matches!(kind, AnswerKind::Choice(choices) if !choices.many)
                && kind
                    .options()
                    .iter()
                    .map(|choice| choice.id.as_str())
                    .eq(["open", "waiting", "closed"])
        },
    },
    WellKnown {
        id: CLIENT,
        answer: "client",
        does: "ties the entry to a client's code",
        fits: |kind| matches!(kind, AnswerKind::Client),
    },
    WellKnown {
        id: HAPPENED,
        answer: "date",
        does: "is the day it happened; without it, the day it was written",
        fits: |kind| matches!(kind, AnswerKind::Date),
    },
    WellKnown {
        id: FOR_SUPERVISION,
        answer: "yes_no",
        does: "puts the entry on the agenda",
        fits: |kind| matches!(kind, AnswerKind::YesNo),
    },
    WellKnown {
        id: FOLLOW_UPS,
        answer: "follow_ups",
        does: "shows each act on Today when it is due",
        fits: |kind| matches!(kind, AnswerKind::FollowUps),
    },
    WellKnown {
        id: PLATFORM,
        answer: "line or choice, one",
        does: "is shown in the list of incidents and counted in figures",
        fits: |kind| {
            matches!(kind, AnswerKind::Line)
                || matches!(kind, AnswerKind::Choice(choices) if !choices.many)
        },
    },
    WellKnown {
        id: DISCUSSED,
        answer: "date",
        does: "takes the entry off the agenda and says since when",
        fits: |kind| matches!(kind, AnswerKind::Date),
    },
    WellKnown {
        id: NEXT_MEETING,
        answer: "date",
        does: "is told on Today with what is on the agenda, in a guide of the kind meeting",
        fits: |kind| matches!(kind, AnswerKind::Date),
    },
    WellKnown {
        id: CHECKED,
        answer: "date",
        does: "is the day an account's privacy settings were last gone through",
        fits: |kind| matches!(kind, AnswerKind::Date),
    },
];

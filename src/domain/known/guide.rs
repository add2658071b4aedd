//! The ids of guides that mean something to the program. Those of afterwords stand with what is appended.

/// The long log of an incident.
pub const INCIDENT: &str = "incident";
/// The short one, of what nearly happened.
pub const NEAR_MISS: &str = "near-miss";
/// Six short questions before a reply, a search or a post.
pub const COOL_DOWN: &str = "cool-down";
/// A sample of posts, counted by voice.
pub const AUDIT: &str = "echo-audit";
/// One habit changed for a set time.
pub const EXPERIMENT: &str = "experiment";
/// One account of the inventory.
pub const ACCOUNT: &str = "account";
/// The look at what can be found about oneself.
pub const FOOTPRINT: &str = "footprint-review";
/// The policy for clients: its one entry is the policy, the revisions its versions.
pub const POLICY: &str = "policy";
/// That a client was given the policy.
pub const POLICY_GIVEN: &str = "policy-given";
/// A supervision meeting.
pub const MEETING: &str = "meeting";
/// A question for the next one.
pub const QUESTION: &str = "supervision-question";
/// What was written elsewhere: such entries stand on their own days, and figures leave them out.
pub const IMPORTED: &str = "imported";
/// What a draft of an answer to a summary is kept by; in no library.
pub const ANSWER: &str = "answer-to-a-summary";

/// Those of the library.
pub const SHIPPED: [&str; 12] = [
    INCIDENT,
    NEAR_MISS,
    COOL_DOWN,
    AUDIT,
    EXPERIMENT,
    ACCOUNT,
    FOOTPRINT,
    POLICY,
    POLICY_GIVEN,
    MEETING,
    QUESTION,
    IMPORTED,
];

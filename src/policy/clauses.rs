//! The clauses of a policy: where each stands on the page, and which kinds of incident it answers beforehand.

/// A clause that is known by the id of its question.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// The id of its question in the guide `policy`.
    pub id: &'static str,
    /// The section it stands in.
    pub section: &'static str,
    /// Its heading, as a client reads it.
    pub heading: &'static str,
    /// The kinds of incident it says something about, by their ids in the guide `incident`.
    pub answers: &'static [&'static str],
}

const fn row(
    section: &'static str,
    id: &'static str,
    heading: &'static str,
    answers: &'static [&'static str],
) -> Known {
    Known {
        id,
        section,
        heading,
        answers,
    }
}

const PAGE: &str = "About this page";
const CONTACT: &str = "Contact between accounts";
const REACH: &str = "Ways to reach me";
const FOUND: &str = "What we find of each other";
const KEPT: &str = "What is kept and told";

/// The table, in the order of the page and of the guide. Which clause answers which kind is our own judgement.
#[rustfmt::skip]
pub const CLAUSES: &[Known] = &[
    row(PAGE,    "opening",         "What this page is for",              &[]),
    row(PAGE,    "formats",         "Other ways to have this page",       &[]),
    row(CONTACT, "friending",       "Friend and contact requests",        &["friend-request"]),
    row(CONTACT, "following",       "Following",                          &["friend-request", "follows-under-another-name"]),
    row(CONTACT, "groups",          "Groups and places in common",        &["shared-space"]),
    row(CONTACT, "former-clients",  "After our work has ended",           &["friend-request"]),
    row(REACH,   "messages",        "How to reach me",                    &["client-message", "follower-wants-to-be-client", "help-asked-online"]),
    row(REACH,   "e-mail",          "E-mail and text messages",           &["client-message", "lost-or-misdirected"]),
    row(REACH,   "emergencies",     "When it cannot wait",                &["help-asked-online", "client-brings-online-harm"]),
    row(FOUND,   "searching",       "Looking each other up",              &["client-found-me", "i-looked-up-a-client", "i-came-upon-a-client"]),
    row(FOUND,   "shown",           "What you would like me to see",      &["asked-to-read"]),
    row(FOUND,   "reviews",         "Reviews and ratings",                &["review-about-me"]),
    row(FOUND,   "location",        "Location services",                  &["location-gave-away"]),
    row(FOUND,   "pictures",        "Pictures and tags",                  &["someone-tagged"]),
    row(FOUND,   "blogs",           "Blogs and comments",                 &["asked-to-read", "client-passed-on-a-post"]),
    row(FOUND,   "business-pages",  "My public pages",                    &["client-found-me", "follows-under-another-name", "follower-wants-to-be-client", "threat-or-impersonation"]),
    row(KEPT,    "record",          "What goes into your record",         &["client-message"]),
    row(KEPT,    "confidentiality", "Confidentiality and its limits",     &["i-posted-client-work", "colleague-shared-client-work"]),
    row(KEPT,    "concerns",        "If something troubles you",          &["i-posted-client-work", "colleague-shared-client-work"]),
    row(KEPT,    "changes",         "When this page changes",             &[]),
];

/// Where answers to questions that the table does not know are put.
pub(super) const FURTHER: &str = "Further";

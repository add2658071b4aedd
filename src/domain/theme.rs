//! The themes of a practitioner's life online: one closed table, so that figures compare like with like.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A theme: a row of the table below. Ordered as the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Theme(u8);

/// Row of the domain, slug (in guide files and in the vault), name on the screen, what it is about.
/// A row is never removed or renamed: old entries name it.
const TABLE: [(&str, &str, &str, &str); 22] = [
    (
        "A1",
        "online-presence",
        "online presence",
        "How you appear online, on purpose and by accident, and how you wish to be seen.",
    ),
    (
        "A2",
        "accounts",
        "accounts",
        "Which accounts you hold, under which name, who can see them, and what each is for.",
    ),
    (
        "A3",
        "footprint",
        "footprint",
        "What can be found about you: in a search, in old comments, in pictures that others took.",
    ),
    (
        "A4",
        "congruence",
        "congruence",
        "Whether the person who posts is the person whom clients meet in the room.",
    ),
    (
        "A5",
        "permanence",
        "permanence and reach",
        "What stays after it was deleted, how far a post travels, and who meets it years later.",
    ),
    (
        "A6",
        "self-disclosure",
        "self-disclosure",
        "What people learn about you that you did not choose to tell.",
    ),
    (
        "A7",
        "enough-platforms",
        "enough platforms",
        "How many places online you can keep well, and which of them you still need.",
    ),
    (
        "B1",
        "echo-chamber",
        "echo chamber",
        "Whose voices reach you, whose do not, and what was chosen for you.",
    ),
    (
        "B2",
        "shared-and-not-shared",
        "shared and not shared",
        "What you passed on, what you kept to yourself, and the reason for either.",
    ),
    (
        "B3",
        "experiment",
        "an experiment",
        "One habit changed for a set time, to see what becomes different.",
    ),
    (
        "B4",
        "power",
        "power",
        "Whose words you make louder, and which stories about therapy and clients you help along.",
    ),
    (
        "B5",
        "challenging",
        "challenging",
        "Speaking up in public or in private, in which tone, and what kept you silent.",
    ),
    (
        "B6",
        "clients-voices",
        "clients' voices",
        "What clients say about therapy when they speak for themselves, and whether we listen.",
    ),
    (
        "B7",
        "connection",
        "connection",
        "Whom you feel connected to in your profession, and when you work alone.",
    ),
    (
        "C",
        "boundaries",
        "boundaries",
        "Where your life online and a client's touch: requests, messages, finds, shared places.",
    ),
    (
        "D",
        "confidentiality",
        "confidentiality",
        "What a post gives away about a client, also by harmless details put together.",
    ),
    (
        "E",
        "policy",
        "policy",
        "What you tell clients beforehand about friending, messages, searches and reviews.",
    ),
    (
        "F",
        "supervision",
        "supervision",
        "What you bring to supervision of your life online, and what becomes of it there.",
    ),
    (
        "G",
        "ethics",
        "ethics",
        "Which principles are at stake when two good things pull apart.",
    ),
    (
        "H",
        "learning",
        "training and competence",
        "What you know about your clients' life online, where your competence ends, what comes next.",
    ),
    (
        "I",
        "netiquette",
        "netiquette",
        "How we speak with and about one another online, above all when we disagree.",
    ),
    (
        "J",
        "inclusion",
        "inclusion",
        "Who is left out by what is offered online, and who is reached only there.",
    ),
];

/// A word that is no theme; its message lists those that are.
#[derive(Debug, thiserror::Error)]
#[error("unknown theme `{0}`, expected one of {list}", list = Theme::all().map(|t| format!("`{}`", t.slug())).collect::<Vec<_>>().join(", "))]
pub struct UnknownTheme(String);

impl Theme {
    /// Every theme, in the table's order.
    pub fn all() -> impl Iterator<Item = Theme> {
        (0..TABLE.len() as u8).map(Theme)
    }

    /// The row of the domain: `A1` to `B7`, `C` to `J`.
    pub fn row(self) -> &'static str {
        TABLE[self.0 as usize].0
    }

    /// The word for guide files and the vault, such as `clients-voices`.
    pub fn slug(self) -> &'static str {
        TABLE[self.0 as usize].1
    }

    /// The words for the screen, such as "clients' voices".
    pub fn name(self) -> &'static str {
        TABLE[self.0 as usize].2
    }

    /// What it is about, in a plain sentence.
    pub fn about(self) -> &'static str {
        TABLE[self.0 as usize].3
    }
}

impl TryFrom<String> for Theme {
    type Error = UnknownTheme;

    fn try_from(slug: String) -> Result<Self, UnknownTheme> {
        Theme::all()
            .find(|theme| theme.slug() == slug)
            .ok_or(UnknownTheme(slug))
    }
}

impl From<Theme> for String {
    fn from(theme: Theme) -> String {
        theme.slug().to_owned()
    }
}

/// By hand, since `try_from` would lose the place of a slip in a list of themes.
impl<'de> Deserialize<'de> for Theme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Slug)
    }
}

struct Slug;

impl Visitor<'_> for Slug {
    type Value = Theme;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the word for a theme")
    }

    fn visit_str<E: Error>(self, slug: &str) -> Result<Theme, E> {
        Theme::try_from(slug.to_owned()).map_err(E::custom)
    }
}

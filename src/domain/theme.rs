//! The themes of a practitioner's life online: one closed table, so that figures compare like with like.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A theme: a row of the table below. Ordered as the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Theme(u8);

/// Row of the domain, slug (in guide files and in the vault), name on the screen.
/// A row is never removed or renamed: old entries name it.
const TABLE: [(&str, &str, &str); 22] = [
    ("A1", "online-presence", "online presence"),
    ("A2", "accounts", "accounts"),
    ("A3", "footprint", "footprint"),
    ("A4", "congruence", "congruence"),
    ("A5", "permanence", "permanence and reach"),
    ("A6", "self-disclosure", "self-disclosure"),
    ("A7", "enough-platforms", "enough platforms"),
    ("B1", "echo-chamber", "echo chamber"),
    ("B2", "shared-and-not-shared", "shared and not shared"),
    ("B3", "experiment", "an experiment"),
    ("B4", "power", "power"),
    ("B5", "challenging", "challenging"),
    ("B6", "clients-voices", "clients' voices"),
    ("B7", "connection", "connection"),
    ("C", "boundaries", "boundaries"),
    ("D", "confidentiality", "confidentiality"),
    ("E", "policy", "policy"),
    ("F", "supervision", "supervision"),
    ("G", "ethics", "ethics"),
    ("H", "learning", "training and competence"),
    ("I", "netiquette", "netiquette"),
    ("J", "inclusion", "inclusion"),
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

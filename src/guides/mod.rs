//! Guides as data: TOML files become [`Guide`]s, by rules that a slip cannot pass.
//!
//! A file has one of two shapes: a guide (its fields at the top, then `[[questions]]` and `[[notes]]`), or a pack of
//! daily prompts (`theme` and `[[prompts]]`), of which each becomes a guide of its own.

mod parse;
mod place;
mod risk;
mod rules;
mod today;

pub use risk::RiskCard;
pub use today::todays_prompt;

use crate::domain::{Guide, GuideId};
use include_dir::{Dir, include_dir};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/prompts");

/// A slip in a guide file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct GuideError {
    /// File name as given, without what steers a terminal.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong and which words were expected, on one line.
    pub message: String,
}

/// Every guide at hand: the built-in ones and the practitioner's own packs. Each id once, in its newest version;
/// older ones are kept in the vault, with the entries that used them.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By kind, then title, then id.
    guides: Vec<Guide>,
}

impl Library {
    /// The guides shipped in `prompts/`.
    pub fn built_in() -> Self {
        let mut library = Self::default();
        for (file, text) in shipped_files() {
            if file != "risk.toml" {
                library
                    .add_pack(&file, text)
                    .expect("the shipped guides are tested");
            }
        }
        library
    }

    /// Reads a guide file without adding it, for `guides check FILE`.
    ///
    /// # Errors
    /// Every broken rule, in the order of the file; of slips in the TOML, its keys and its kinds of value only the
    /// first.
    pub fn check(&self, file: &str, text: &str) -> Result<Vec<Guide>, Vec<GuideError>> {
        parse::read(file, text, |id| self.named(id.as_str()).is_some())
    }

    /// Adds a pack of the practitioner's own and says which guides it held. A guide whose id is taken is an error.
    ///
    /// # Errors
    /// The first slip of [`Library::check`]; then nothing of the file was added.
    pub fn add_pack(&mut self, file: &str, text: &str) -> Result<Vec<GuideId>, GuideError> {
        let guides = self
            .check(file, text)
            .map_err(|slips| slips.into_iter().next().expect("an Err holds a slip"))?;
        let ids = guides.iter().map(|guide| guide.id.clone()).collect();
        self.guides.extend(guides);
        self.guides
            .sort_by(|a, b| (a.kind, &a.title, &a.id).cmp(&(b.kind, &b.title, &b.id)));
        Ok(ids)
    }

    /// The guide of this name, newest version.
    pub fn named(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.id.as_str() == id)
    }

    /// All guides: by kind, then title.
    pub fn all(&self) -> impl Iterator<Item = &Guide> {
        self.guides.iter()
    }
}

/// Name and text of every shipped TOML file, from `prompts/` downwards.
fn shipped_files() -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    let mut folders = vec![&SHIPPED];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| {
            let name = file.path().to_str()?.replace('\\', "/");
            let text = file.contents_utf8()?;
            name.ends_with(".toml").then_some((name, text))
        }));
    }
    files
}

fn shipped(name: &str) -> Option<&'static str> {
    SHIPPED.get_file(name)?.contents_utf8()
}

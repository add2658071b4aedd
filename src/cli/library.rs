//! The guides at hand, and which of them an id means.

use super::paths::shown;
use super::text_file::read_text;
use crate::domain::{Guide, clean};
use crate::failure::Failure;
use crate::guides::Library;
use std::path::{Path, PathBuf};

/// The built-in guides and those in the folder `guides` of the settings, with the slips of those that were left out.
pub fn library(config: Option<&Path>) -> (Library, Vec<String>) {
    let mut library = Library::built_in();
    let mut files: Vec<PathBuf> = config
        .and_then(|config| std::fs::read_dir(config.join("guides")).ok())
        .into_iter()
        .flatten()
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    let mut slips = Vec::new();
    for file in files {
        let added = read_text(&file).and_then(|text| Ok(library.add_pack(&shown(&file), &text)?));
        slips.extend(added.err().map(|failure| failure.message));
    }
    (library, slips)
}

/// The guide of this id, or a failure that names what is near.
pub fn guide_named<'l>(library: &'l Library, id: &str) -> Result<&'l Guide, Failure> {
    library.named(id).ok_or_else(|| {
        let typed = id.to_lowercase();
        let mut near: Vec<(usize, &str)> = library
            .all()
            .map(|guide| guide.id.as_str())
            .map(|known| (steps(&typed, known), known))
            .filter(|(steps, known)| {
                *steps <= slips(&typed) || (typed.len() >= 3 && known.contains(&typed))
            })
            .collect();
        near.sort_unstable();
        let names: Vec<String> = near
            .iter()
            .take(3)
            .map(|(_, known)| format!("`{known}`"))
            .collect();
        let shown: String = clean(id).chars().take(40).collect();
        let failure = Failure::new(format!("there is no guide `{shown}`"));
        if names.is_empty() {
            failure.hint("`afterhour guides list` shows every guide")
        } else {
            failure.hint(format!(
                "did you mean {}? `afterhour guides list` shows every guide",
                names.join(" or ")
            ))
        }
    })
}

/// Slips that a word of this length may hold and still be meant: two in five letters.
fn slips(typed: &str) -> usize {
    (typed.chars().count() * 2 / 5).min(3)
}

/// Single-character changes from one word to the other (Levenshtein 1966).
fn steps(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, c) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, d) in other.iter().enumerate() {
            let swap = diagonal + usize::from(c != *d);
            diagonal = row[j + 1];
            row[j + 1] = swap.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn two_letters_swapped_are_two_steps_and_one_missing_is_one() {
        assert_eq!(steps("gibbs", "gibbs"), 0);
        assert_eq!(steps("gibs", "gibbs"), 1);
        assert_eq!(steps("gbibs", "gibbs"), 2);
        assert_eq!(steps("", "rolfe"), 5);
    }

    #[test]
    fn only_what_is_near_is_offered_for_a_guide_that_is_none() {
        let library = Library::built_in();
        let hint = |id: &str| guide_named(&library, id).unwrap_err().lines();
        assert!(hint("gibs").contains("`gibbs`"));
        assert!(hint("incidnet").contains("`incident`"));
        assert!(!hint("nope").contains("did you mean"), "{}", hint("nope"));
    }
}

//! Files that people name.

use crate::domain::Words;
use crate::failure::Failure;
use crate::supervision;
use crate::tui::task::Done;
use crate::vault::Vault;
use std::path::{Path, PathBuf};

/// Writes a new file; not into the folder of the open journal.
pub(super) fn write_file(
    path: &Path,
    text: &Words,
    vault: Option<&Vault>,
) -> Result<Done, Failure> {
    let path = whole(path);
    if let Some(vault) = vault {
        vault.keep_out(&path)?;
    }
    supervision::write_new(&path, text.read().as_bytes())?;
    Ok(Done::Written(path))
}

/// The whole path of what was typed: `~` is the home directory, and the rest counts from where the program was started.
pub(super) fn whole(typed: &Path) -> PathBuf {
    let path = match (typed.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => typed.to_owned(),
    };
    std::path::absolute(&path).unwrap_or(path)
}

//! A journal that is not where it was put: asked about before the interface opens, since a new one there would hide it.

use super::paths::shown;
use super::run::Run;
use crate::failure::{Exit, Failure};
use crate::vault::Vault;
use crate::whereabouts;
use std::path::PathBuf;

/// Asks until there is a journal where the settings say, or another folder counts from now on. `usual` is where a journal
/// lies unless it was put elsewhere.
///
/// # Errors
/// Silent when the practitioner leaves; nothing is changed then.
pub fn find(run: &mut Run, usual: Option<PathBuf>) -> Result<(), Failure> {
    while run.is_gone() {
        let journal = run.journal.as_deref().map(shown).unwrap_or_default();
        run.say(&format!(
            "Your journal was put in {journal}, and there is none now. If it lies on a drive or a stick, connect that first."
        ))?;
        run.say("  1  look there again")?;
        if let Some(usual) = &usual {
            let what = match Vault::exists(usual) {
                true => "open the journal in",
                false => "make a new journal, proposed in",
            };
            run.say(&format!("  2  from now on, {what} {}", shown(usual)))?;
        }
        run.say("  3  leave; nothing is changed")?;
        let typed = run.line()?;
        match (typed.as_deref().map(|typed| typed.trim()), &usual) {
            (Some("1"), _) => {}
            (Some("2"), Some(usual)) => {
                if let Some(config) = &run.config {
                    whereabouts::forget(config).map_err(|_| {
                        Failure::new("the settings could not be changed").exit(Exit::Disk)
                    })?;
                }
                run.journal = Some(usual.clone());
                run.remembered = false;
            }
            (None | Some("3" | "stop" | ":stop"), _) => return Err(Failure::hung_up()),
            _ => run.say("Please type the number of one of these.")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::cli::testing::run_with;
    use std::path::Path;

    /// Types the lines where the settings name a folder without a journal; gives the folder that counts then, and the talk.
    fn found(settings: &Path, typed: &str) -> (Option<PathBuf>, String) {
        let kept = settings.join("on a stick");
        whereabouts::keep(settings, &kept).unwrap();
        let (journal, _, talk) = run_with(typed, |run| {
            run.journal = Some(kept);
            run.remembered = true;
            run.config = Some(settings.to_owned());
            let found = find(run, Some(PathBuf::from("/home/ines/journal")));
            found.ok().and_then(|()| run.journal.clone())
        });
        (journal, talk)
    }

    #[test]
    fn a_journal_that_is_gone_is_looked_for_again_or_another_folder_counts() {
        let dir = tempfile::tempdir().unwrap();
        let (journal, talk) = found(dir.path(), "1\nyes\n2\n");
        assert_eq!(journal, Some(PathBuf::from("/home/ines/journal")));
        assert_eq!(talk.matches("there is none now").count(), 3, "{talk}");
        assert!(talk.contains("make a new journal, proposed in /home/ines/journal"));
        assert_eq!(whereabouts::read(dir.path()), None);
    }

    #[test]
    fn whoever_leaves_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        for typed in ["3\n", "stop\n", ""] {
            assert_eq!(found(dir.path(), typed).0, None);
            assert!(whereabouts::read(dir.path()).is_some());
        }
    }

    #[test]
    fn a_journal_that_came_back_is_opened() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("on a stick")).unwrap();
        std::fs::write(dir.path().join("on a stick/journal.db"), "").unwrap();
        let (journal, talk) = found(dir.path(), "");
        assert_eq!(journal, Some(dir.path().join("on a stick")));
        assert_eq!(talk, "");
    }
}

//! A fictional year of a fictional practitioner, written into a throw-away journal. The year is data, in
//! `assets/demo/`; its days are counted from today, so that it always ends yesterday.

mod people;
mod told;

use crate::domain::{Backups, Entry, EntryId, Guide, GuideKind, MadeBackup, Opens, QuestionId};
use crate::guides::Library;
use crate::vault::{Vault, VaultError};
use jiff::{ToSpan, Zoned};
use people::People;
use std::collections::BTreeMap;
use told::{Kept, year};

/// Why the fictional year could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The throw-away journal refused it.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The guides at hand are not those the year was written with.
    #[error(
        "the fictional year does not fit the guides of this version ({0}); your own journal is not touched"
    )]
    Misfit(String),
}

/// Fills a throw-away journal: clients, supervisors, settings, some 200 entries with their revisions and afterwords, a draft, an
/// unfinished preparation and two receipts. The supervisors' recipients are new each time; nobody holds their identities.
///
/// # Errors
/// `Misfit` before anything is written; `Vault` when the journal refuses, which then holds a part of the year.
pub fn fill(vault: &mut Vault, library: &Library, now: &Zoned) -> Result<(), DemoError> {
    let kept = year(library, now)?;
    let people = People::read();
    let draft = people.draft.page(library, now)?;
    people.join(vault, now)?;
    let entries = write(vault, &kept)?;
    let (page, guide, when) = &draft;
    let at = QuestionId::try_from(people.draft.at.clone()).ok();
    vault.keep_draft(None, page, guide, at.as_ref(), None, when)?;
    for receipt in people.receipts(&vault.supervisors()?, &entries, now) {
        vault.put_receipt(&receipt)?;
    }
    vault.put_backups(&backups(entries.len(), now))?;
    vault.put_preparation(&people.preparation.plan(&entries, &people.clients(), now))?;
    Ok(())
}

/// The ledger as if a backup had been made twelve days ago, and none tried since.
fn backups(entries: usize, now: &Zoned) -> Backups {
    let day = now.date().saturating_sub(12.days());
    Backups {
        last: Some(MadeBackup {
            day,
            file: "the stick in the drawer".into(),
            size: 1_240_000,
            entries: entries as u64,
            opens: Opens::Sheet,
        }),
        first: Some(day),
        ..Backups::default()
    }
}

/// Keeps the entries at one go, then what was revised of them, then what was said about them later; gives back each
/// as it stands at the end, oldest first.
fn write(vault: &mut Vault, kept: &[Kept<'_>]) -> Result<Vec<(Entry, Guide)>, VaultError> {
    let (after, kept): (Vec<&Kept<'_>>, Vec<_>) = kept
        .iter()
        .partition(|kept| kept.guide.kind == GuideKind::Afterword);
    let (first, later): (Vec<&Kept<'_>>, Vec<_>) =
        kept.into_iter().partition(|kept| kept.revision == 1);
    let new = first
        .iter()
        .map(|kept| (kept.page.clone(), kept.guide, None, kept.when.clone()));
    let ids = vault.save_all(new)?;
    let entry: BTreeMap<usize, EntryId> = first.iter().map(|kept| kept.entry).zip(ids).collect();
    vault.save_all(later.iter().map(|kept| {
        let id = entry.get(&kept.entry).copied();
        (kept.page.clone(), kept.guide, id, kept.when.clone())
    }))?;
    for kept in after {
        let id = entry.get(&kept.entry).copied();
        vault.save(&kept.page, kept.guide, id, None, &kept.when)?;
    }
    let mut entries = entry
        .into_values()
        .map(|id| vault.read(id))
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort_by(|(one, _), (two, _)| one.written.cmp(&two.written));
    Ok(entries)
}

#[cfg(test)]
mod tests;

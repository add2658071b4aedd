//! Backups: made, tried again, put back.

use super::paths::shown;
use super::run::Run;
use super::setup::{choose_passphrase, hand_out, typed_sheet};
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::vault::{Backup, BackupSecret, Cost, Home, Opened, Vault, VaultError};
use std::path::Path;

/// `afterhour backup`.
pub fn backup(run: &mut Run, file: &Path, passphrase: bool, keep_all: bool) -> Result<(), Failure> {
    let now = run.now.clone();
    let mut vault = run.open()?;
    let own = match passphrase {
        true => Some(choose_passphrase(run, "the backup")?),
        false => None,
    };
    run.wait("making the backup, and reading it back from the disk")?;
    let by = own.as_ref().map(|own| (own, Cost::STANDARD));
    let made = vault.backup(file, by, &now)?;
    run.print(&shown(&made.path))?;
    for line in made.lines().iter().skip(1) {
        run.say(line)?;
    }
    if keep_all {
        return Ok(());
    }
    remove_older(run, &vault, &made)
}

/// Lists the older ones before they go; at a terminal it asks.
fn remove_older(run: &mut Run, vault: &Vault, made: &Backup) -> Result<(), Failure> {
    let Some(older) = made.say_older() else {
        return Ok(());
    };
    run.say(&older)?;
    if run.may_ask() && run.confirm("Remove them?", true)? != Some(true) {
        return run.say("They are still there. `--keep-all` does not ask.");
    }
    vault.remove_backups(&made.older)?;
    run.say("They are gone.")
}

/// Opens a backup with what it asks for; at a terminal a slip may be mended.
fn open_backup(run: &mut Run, file: &Path) -> Result<Opened, Failure> {
    let by_passphrase = Opened::wants_passphrase(file)?;
    loop {
        let opened = if by_passphrase {
            let typed = run.passphrase("Passphrase of the backup")?;
            run.wait("opening the backup")?;
            Opened::read(file, &BackupSecret::Passphrase(&typed))
        } else {
            let typed = typed_sheet(
                run,
                "Type the secret of the recovery sheet of that day, line by line or all at once; spaces do not matter. With the two \
                 check letters behind a line a slip in it is named at once.",
            )?;
            Opened::read(file, &BackupSecret::Sheet(&typed))
        };
        match opened {
            Err(slip @ (VaultError::BackupSecretWrong | VaultError::RecoveryMistyped(_)))
                if run.may_ask() =>
            {
                run.say(&format!("{slip}."))?;
                if run.confirm("Try again?", true)? != Some(true) {
                    return Err(slip.into());
                }
            }
            opened => return Ok(opened?),
        }
    }
}

/// `afterhour verify FILE`: a rehearsal where there is a journal to count it against, else a look whether it opens.
pub fn rehearse(run: &mut Run, file: &Path) -> Result<(), Failure> {
    let now = run.now.clone();
    // Told before anything is typed.
    Opened::wants_passphrase(file)?;
    if !run.has_journal() {
        let opened = open_backup(run, file)?;
        run.prose(&opened.said())?;
        return run.say("There is no journal to count it against.");
    }
    let mut vault = run.open()?;
    let opened = open_backup(run, file)?;
    for line in vault.rehearse(&opened, &now)?.lines() {
        run.prose(&line)?;
    }
    Ok(())
}

/// `afterhour restore`.
pub fn restore(run: &mut Run, file: &Path) -> Result<(), Failure> {
    let now = run.now.clone();
    let dir = match &run.journal {
        Some(dir) => dir.clone(),
        // Says what is missing.
        None => run.journal()?.to_owned(),
    };
    let opened = open_backup(run, file)?;
    run.say(&opened.said())?;
    let mut old = None;
    if Vault::exists(&dir) {
        run.say(&format!(
            "A journal lies in {}. It is kept beside, under a name with today's date. Its passphrase opens it, so that \
             the two are compared; Enter alone puts it aside unopened.",
            shown(&dir)
        ))?;
        old = run
            .next_passphrase("Passphrase of the journal that lies there")?
            .filter(|typed| *typed != Passphrase::new(""));
    } else {
        run.say(&format!("It becomes a journal in {}.", shown(&dir)))?;
    }
    if run.may_ask() {
        run.say("A restored journal has a new key: a new passphrase, and a new recovery sheet.")?;
    }
    let new = choose_passphrase(run, "your journal")?;
    run.wait("making the journal")?;
    let mut restored = Vault::restore(
        Home::of(&dir).marked_in(run.marks.as_deref()),
        &opened,
        old.as_ref(),
        &new,
        Cost::STANDARD,
        &now,
    )?;
    for line in restored.lines() {
        run.say(&line)?;
    }
    run.say(
        "The old sheet opens the old backups and the old journal; the new one opens what is made from now on.",
    )?;
    // The sheet is the last on a screen that is not asked about; where it is, this comes once it was copied.
    if !run.may_ask() {
        say_which_opens(run)?;
        return hand_out(run, &mut restored.vault, &restored.sheet);
    }
    hand_out(run, &mut restored.vault, &restored.sheet)?;
    say_which_opens(run)
}

fn say_which_opens(run: &mut Run) -> Result<(), Failure> {
    let opens = run.opens();
    run.say(&format!(
        "{opens} opens the restored journal, with its new passphrase."
    ))?;
    let alone = run.alone.clone().filter(|alone| Vault::exists(alone));
    match alone.filter(|_| opens != "`afterhour`") {
        Some(alone) => run.say(&format!(
            "`afterhour` alone opens the one in {}.",
            shown(&alone)
        )),
        None => Ok(()),
    }
}

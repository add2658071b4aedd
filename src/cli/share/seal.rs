//! Sealing: for a key or with a passphrase, and the receipt; or a pack in the clear.

use super::For;
use crate::cli::paths::shown;
use crate::cli::run::Run;
use crate::cli::setup::{choose_passphrase, six_words};
use crate::domain::{CPD, Receipt};
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::supervision::{self, Summary};
use crate::vault::{Vault, VaultError};
use std::path::Path;

/// Seals it, writes the file and keeps the receipt.
pub(super) fn seal(
    run: &mut Run,
    vault: &mut Vault,
    summary: &Summary,
    to: &For,
    out: &Path,
) -> Result<(), Failure> {
    let (sealed, recipients) = match to {
        For::Key(recipient, supervisor) => {
            summary.meant_for(&supervisor.name)?;
            let recipients = vec![recipient.clone()];
            (supervision::seal(summary, &recipients)?, recipients)
        }
        For::Cpd => return write_cpd(run, vault, summary, out),
        For::Passphrase => {
            let passphrase = sealing_passphrase(run)?;
            run.wait("sealing")?;
            (
                supervision::seal_with_passphrase(summary, &passphrase)?,
                Vec::new(),
            )
        }
    };
    run.write_new(out, &sealed)?;
    let receipt = supervision::receipt(summary, &recipients, &sealed, &name_of(out), &run.now);
    vault
        .put_receipt(&receipt)
        .map_err(|error| unkept("sealed", out, error))?;
    run.say(&format!(
        "Sealed for {}: {}, {} bytes. Names replaced, details reviewed by you.",
        summary.to(),
        shown(out),
        sealed.len()
    ))?;
    run.say(match summary.answer_to() {
        Some(_) => "An answer can be sealed for you with `afterhour reply`; `afterhour open` reads it.",
        None => "No answer can be sealed for you yet. `afterhour identity new` makes your recipient; the next summary carries it.",
    })?;
    run.say("Afterhour sent it nowhere: attach it to a message, or hand it over.")?;
    say_kept(run, &receipt)
}

/// The file's name, without its folder.
fn name_of(file: &Path) -> String {
    let name = file.file_name().map(Path::new);
    name.map(shown).unwrap_or_default()
}

/// Says that the receipt stays, and whom the letters stand for, which the file itself does not.
fn say_kept(run: &mut Run, receipt: &Receipt) -> Result<(), Failure> {
    let letters = match receipt.who_is_who() {
        Some(letters) => format!(" For you alone: {letters}."),
        None => String::new(),
    };
    run.say(&format!(
        "The receipt stays in the journal; `afterhour supervisor receipts` lists it.{letters}"
    ))
}

/// The file lies there, sealed or `written`, and the journal did not take its receipt.
fn unkept(done: &str, out: &Path, error: VaultError) -> Failure {
    let failure = Failure::from(error);
    Failure::new(format!(
        "{} is {done} and stands, but its receipt was not kept: {}",
        shown(out),
        failure.what()
    ))
    .hint(format!(
        "note for whom the file is and when it was {done}; or give the same command with another --out, once the journal can \
         be written again"
    ))
    .exit(failure.exit)
}

/// The passphrase to seal with: chosen at the terminal, the second line of the file descriptor, or six words on stdout.
fn sealing_passphrase(run: &mut Run) -> Result<Passphrase, Failure> {
    if run.may_ask() {
        return choose_passphrase(run, "this summary, to be told by telephone");
    }
    if let Some(given) = run.next_passphrase("Passphrase for the summary")? {
        return Ok(given);
    }
    let words = six_words();
    run.say("The passphrase of the summary, to be told by telephone:")?;
    run.print(words.reveal())?;
    Ok(words)
}

/// Writes the pack, in the clear, and keeps the receipt.
fn write_cpd(
    run: &mut Run,
    vault: &mut Vault,
    summary: &Summary,
    out: &Path,
) -> Result<(), Failure> {
    summary.meant_for(CPD)?;
    let pack = summary.to_cpd();
    run.write_new(out, pack.as_bytes())?;
    let receipt = supervision::receipt(summary, &[], pack.as_bytes(), &name_of(out), &run.now);
    vault
        .put_receipt(&receipt)
        .map_err(|error| unkept("written", out, error))?;
    run.say(&format!(
        "Written: {}. Names replaced, details reviewed by you.",
        shown(out)
    ))?;
    run.say("The file is not encrypted: whoever has it can read it. What your body asks for is for you to check.")?;
    say_kept(run, &receipt)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::anonymise::{Engine, Register};
    use crate::cli::testing::run_with;
    use crate::domain::{Period, Supervisor};
    use crate::supervision::{Identity, Preparation};
    use crate::vault::Cost;
    use jiff::Zoned;
    use jiff::civil::date;
    use std::fs;
    use tempfile::TempDir;

    fn now() -> Zoned {
        "2026-11-21T21:00:00[UTC]".parse().unwrap()
    }

    /// A journal in a folder of its own.
    fn journal() -> (TempDir, Vault) {
        let home = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::new("otter bridge velvet");
        let (vault, _) = Vault::create(home.path(), &passphrase, Cost::THROW_AWAY, &now()).unwrap();
        (home, vault)
    }

    /// A summary without an entry, reviewed for whoever is named.
    fn summary_for(name: &str) -> Summary {
        let period = Period {
            from: date(2026, 11, 1),
            until: date(2026, 11, 30),
        };
        let (engine, register) = (Engine::new(), Register::of(&[]));
        let preparation = Preparation::of(name, period, &[], &[], &engine, &register);
        preparation.finish(now().date()).unwrap()
    }

    fn ruth() -> For {
        let recipient = Identity::generate().recipient();
        let ruth = Supervisor {
            name: "Ruth".into(),
            recipient: recipient.as_str().into(),
            confirmed: Some(now().date()),
        };
        For::Key(recipient, ruth)
    }

    #[test]
    fn a_file_whose_receipt_is_not_kept_is_said_to_stand() {
        for (to, name, done) in [(ruth(), "Ruth", "sealed"), (For::Cpd, CPD, "written")] {
            let (home, mut vault) = journal();
            // Another file in the place of the journal's own, as a program that keeps folders in step may put it there.
            let db = home.path().join("journal.db");
            let copy = home.path().join("copy");
            fs::copy(&db, &copy).unwrap();
            fs::rename(copy, db).unwrap();

            let out = home.path().join("to-hand-over");
            let (sealed, _, talk) = run_with("", |run| {
                seal(run, &mut vault, &summary_for(name), &to, &out)
            });
            let failure = sealed.unwrap_err();
            let said = failure.lines();
            for part in [
                format!(
                    "to-hand-over is {done} and stands, but its receipt was not kept: the journal's file was replaced"
                ),
                format!("note for whom the file is and when it was {done}"),
            ] {
                assert!(said.contains(&part), "{part} in {said}");
            }
            assert!(!said.contains("nothing was"), "{said}");
            assert_eq!(failure.exit, crate::failure::Exit::Disk);
            assert!(out.exists() && talk.is_empty(), "{talk}");
        }
    }

    #[test]
    fn what_was_reviewed_for_another_is_neither_sealed_nor_written() {
        for (to, name) in [(ruth(), "Tom"), (ruth(), CPD), (For::Cpd, "Ruth")] {
            let (home, mut vault) = journal();
            let out = home.path().join("to-hand-over");
            let (sealed, _, talk) = run_with("", |run| {
                seal(run, &mut vault, &summary_for(name), &to, &out)
            });
            let said = sealed.unwrap_err().lines();
            assert!(said.contains("nothing was written"), "{said}");
            assert!(!out.exists() && talk.is_empty(), "{talk}");
            assert!(vault.receipts().unwrap().is_empty());
        }
    }
}

//! Sealing: for a key or with a passphrase, and the receipt; or a pack in the clear.

use super::For;
use crate::cli::run::{Run, shown};
use crate::cli::setup::{choose_passphrase, six_words};
use crate::domain::Receipt;
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::supervision::{self, Summary};
use crate::vault::Vault;
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
        For::Key(recipient, _) => {
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
    supervision::write_new(out, &sealed)?;
    let receipt = supervision::receipt(summary, &recipients, &sealed, &name_of(out), &run.now);
    vault.put_receipt(&receipt)?;
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
    let pack = summary.to_cpd();
    supervision::write_new(out, pack.as_bytes())?;
    let receipt = supervision::receipt(summary, &[], pack.as_bytes(), &name_of(out), &run.now);
    vault.put_receipt(&receipt)?;
    run.say(&format!(
        "Written: {}. Names replaced, details reviewed by you.",
        shown(out)
    ))?;
    run.say("The file is not encrypted: whoever has it can read it. What your body asks for is for you to check.")?;
    say_kept(run, &receipt)
}

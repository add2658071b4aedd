//! What leaves and what comes in: preparations, sealing, key pairs, sealed files.

use super::Worker;
use super::files::whole;
use crate::anonymise::Engine;
use crate::domain::{
    CPD, DraftId, EntryId, Period, Plan, Receipt, Supervisor, Words, clean, is_pack,
};
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::supervision::{
    self, Enclosed, Identity, PracticeState, Preparation, Recipient, Reply, SealError, Summary,
    Supervisee,
};
use crate::tui::task::Done;
use jiff::Zoned;
use std::path::{Path, PathBuf};

impl Worker {
    /// What may be shared, with what was decided of it in a review that is kept.
    pub(super) fn prepare(
        &mut self,
        to: &str,
        period: Period,
        entries: &[EntryId],
        questions: &[Words],
    ) -> Result<Preparation, Failure> {
        let vault = self.vault.as_ref().ok_or_else(Failure::locked)?;
        let chosen = entries
            .iter()
            .map(|id| vault.read_as_kept(*id))
            .collect::<Result<Vec<_>, _>>()?;
        let register = vault.register_as_kept()?;
        let own = match vault.identity()? {
            Some(secret) => Some(Identity::parse(&secret)?.recipient()),
            None => None,
        };
        let standing = PracticeState::of(|guide| vault.newest(guide), own)?;
        let mut preparation =
            Preparation::of(to, period, &chosen, questions, &Engine::new(), &register)
                .standing(standing);
        if let Some(kept) = vault.preparation(to)? {
            preparation.apply(&kept);
        }
        Ok(preparation)
    }

    /// The same of the review that is kept.
    pub(super) fn resume(&mut self, to: &str) -> Result<Preparation, Failure> {
        let plan = self.open()?.preparation(to)?;
        let Some(plan) = plan else {
            return Err(Failure::new(match is_pack(to) {
                true => "there is no unfinished review of a CPD pack",
                false => "there is no unfinished review for this supervisor",
            }));
        };
        self.prepare(to, plan.period, &plan.entries, &plan.questions)
    }

    pub(super) fn keep_preparation(&mut self, plan: &Plan, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.put_preparation(plan)?;
        self.changed(now, "The review is kept; go on with it under Supervision.")
    }

    pub(super) fn drop_preparation(&mut self, to: &str, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.drop_preparation(to)?;
        self.changed(now, "The unfinished review is gone.")
    }

    /// Writes the sealed file and keeps the receipt; the review goes. Nothing is written of what was reviewed for another.
    /// Where the journal does not take the receipt, the file lies there all the same and is said to, and the review is still
    /// there to go on with.
    pub(super) fn seal(
        &mut self,
        summary: &Summary,
        to: &Supervisor,
        passphrase: Option<Passphrase>,
        into: &Path,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        summary.meant_for(&to.name)?;
        let into = whole(into);
        self.open()?.keep_out(&into)?;
        let recipients = match passphrase {
            None => vec![Recipient::parse(&to.recipient)?],
            Some(_) => Vec::new(),
        };
        let sealed = match &passphrase {
            Some(passphrase) => supervision::seal_with_passphrase(summary, passphrase)?,
            None => supervision::seal(summary, &recipients)?,
        };
        supervision::write_new(&into, &sealed)?;
        let file = into.file_name().unwrap_or_default().to_string_lossy();
        let receipt = supervision::receipt(summary, &recipients, &sealed, &file, now);
        let (unkept, stays) = self.keep_receipt(&receipt, &to.name);
        Ok(Done::Sealed {
            receipt: Box::new(receipt),
            unkept,
            stays,
            path: into,
        })
    }

    /// Keeps the receipt of a file that lies there; the review it came from is done with, and goes. What the journal did not
    /// do of it: keep the receipt, without which the review stays to be sealed again; let the review go.
    fn keep_receipt(&mut self, receipt: &Receipt, of: &str) -> (Option<Failure>, Option<Failure>) {
        let kept = self
            .open()
            .and_then(|vault| Ok(vault.put_receipt(receipt)?));
        if let Err(unkept) = kept {
            return (Some(unkept), None);
        }
        let gone = self
            .open()
            .and_then(|vault| Ok(vault.drop_preparation(of)?));
        (None, gone.err())
    }

    pub(super) fn new_identity(&mut self, now: &Zoned) -> Result<Done, Failure> {
        let secret = Identity::generate().reveal();
        self.open()?.put_identity(&secret)?;
        self.changed(now, "A key pair was made and is kept in this journal.")
    }

    pub(super) fn open_sealed(
        &mut self,
        path: &Path,
        passphrase: Option<Passphrase>,
        key: Option<&Path>,
    ) -> Result<Done, Failure> {
        let path = whole(path);
        if path.is_dir() {
            return match self.identity(key)? {
                Some(identity) => overview(path, &identity),
                None => Ok(Done::WantsKey(path)),
            };
        }
        let sealed = supervision::read_sealed(&path)?;
        let received = match passphrase {
            Some(passphrase) => supervision::open_with_passphrase(&sealed, &passphrase)?,
            None if supervision::wants_passphrase(&sealed)? => {
                return Ok(Done::WantsPassphrase(path));
            }
            None => {
                let Some(identity) = self.identity(key)? else {
                    return Ok(Done::WantsKey(path));
                };
                match supervision::open(&sealed, &identity) {
                    Err(SealError::WrongIdentity) if key.is_none() => {
                        return Ok(Done::WantsKey(path));
                    }
                    received => received?,
                }
            }
        };
        Ok(Done::Received { received, path })
    }

    /// The key pair of this file, else that of the journal; `None` where it has none.
    fn identity(&mut self, key: Option<&Path>) -> Result<Option<Identity>, Failure> {
        if let Some(key) = key {
            return Ok(Some(supervision::read_identity(&whole(key))?));
        }
        let secret = self.open()?.identity()?;
        Ok(secret.map(|secret| Identity::parse(&secret)).transpose()?)
    }

    /// Writes a pack in the clear; a receipt stays, and its review goes. Where the journal does not take the receipt, it is
    /// as with [`Worker::seal`].
    pub(super) fn write_pack(
        &mut self,
        path: &Path,
        summary: &Summary,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        summary.meant_for(CPD)?;
        let path = whole(path);
        let pack = Words::new(&summary.to_cpd());
        if let Some(vault) = &self.vault {
            vault.keep_out(&path)?;
        }
        supervision::write_new(&path, pack.read().as_bytes())?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let receipt = supervision::receipt(summary, &[], pack.read().as_bytes(), &file, now);
        let (unkept, stays) = self.keep_receipt(&receipt, CPD);
        Ok(Done::Packed {
            unkept,
            stays,
            path,
        })
    }

    /// Seals an answer; the draft that kept it goes.
    pub(super) fn seal_reply(
        &mut self,
        reply: &Reply,
        to: &Recipient,
        into: &Path,
        (number, draft): (u64, Option<DraftId>),
    ) -> Result<Done, Failure> {
        let into = whole(into);
        if let Some(vault) = &self.vault {
            vault.keep_out(&into)?;
        }
        supervision::write_new(&into, &supervision::seal_reply(reply, to)?)?;
        if let Some(draft) = self.draft_of(number, draft) {
            self.open()?.drop_draft(draft)?;
        }
        Ok(Done::Written(into))
    }
}

/// Every summary in a folder that opens with this key pair, each supervisee over time.
fn overview(path: PathBuf, identity: &Identity) -> Result<Done, Failure> {
    let files = supervision::sealed_files(&path)?;
    if files.is_empty() {
        return Err(
            Failure::new("there is no sealed file in this folder").hint("sealed files end in .age")
        );
    }
    let (mut opened, mut left_out) = (Vec::new(), Vec::new());
    for file in files {
        let received =
            supervision::read_sealed(&file).and_then(|sealed| supervision::open(&sealed, identity));
        match received.map(|received| received.enclosed()) {
            Ok(Enclosed::Block(block)) => opened.push((file, *block)),
            _ => left_out.push(clean(
                &file.file_name().unwrap_or_default().to_string_lossy(),
            )),
        }
    }
    let supervisees = supervision::by_supervisee(opened);
    let mut pages: Vec<String> = supervisees.iter().map(Supervisee::page).collect();
    if !left_out.is_empty() {
        pages.push(format!(
            "Not in here: {}. Open each on its own.",
            left_out.join(", ")
        ));
    }
    pages.push("Nothing of it was kept. The files do not prove who sealed them.".into());
    Ok(Done::Overview {
        text: Words::new(&pages.join("\n\n")),
        path,
    })
}

//! Erasing a client: every trace in the journal, chosen where an entry only mentions them, and a tombstone by which what is
//! put back from an older backup is erased again.

mod looking;

use super::integrity::Thing;
use super::keep::remove;
use super::not_as_kept::forget_gone;
use super::rows::{HEAD, head_of, json, text};
use super::setting::put_setting_in;
use super::tombstone::{Tombstone, all, set_up};
use super::{Vault, VaultError};
use crate::domain::*;
use jiff::civil::Date;
use looking::{How, Looking, texts};
use rusqlite::Connection;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use zeroize::Zeroizing;

/// The setting that says that the key is older than the last erasure.
pub(super) const NEW_KEY_DUE: &str = "new-key-due";

/// Noticed at every opening while it is.
pub(super) const NEW_KEY_IS_DUE: &str = "an erasure was cut short before the key was made anew: `afterhour passphrase --new-key` does that";

impl Vault {
    /// What of a client stands in the journal, and what of them lies out of reach. Looks through every revision.
    ///
    /// # Errors
    /// `OnHold`, `NoTraces`, and those of reading.
    pub fn traces(&self, code: &ClientCode) -> Result<Traces, VaultError> {
        self.refuse_on_hold()?;
        let traces = self.found(code)?;
        match traces.is_empty() && !self.clients()?.iter().any(|client| client.code == *code) {
            true => Err(VaultError::NoTraces(code.clone())),
            false => Ok(traces),
        }
    }

    fn found(&self, code: &ClientCode) -> Result<Traces, VaultError> {
        let looking = Looking::for_client(code, &self.clients()?);
        let db = self.db()?;
        let mut entries = Vec::new();
        let mut mentions = Vec::new();
        let mut statement = db.prepare(&format!("SELECT {HEAD} FROM entry e ORDER BY e.at"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let head = head_of(row)?;
            if head.client.as_ref() == Some(code) {
                entries.push(head);
            } else if let Some(around) = looking.in_revisions(&db, head.id)? {
                mentions.push(Mention { head, around });
            }
        }
        let ids: BTreeSet<EntryId> = entries.iter().map(|head| head.id).collect();
        let mut drafts = Vec::new();
        let mut drafts_mentioning = 0;
        for (draft, guide) in self.drafts()? {
            if is_of(&draft, code, &ids) {
                drafts.push(guide.title);
            } else if looking.is_in_page(&draft.page) {
                drafts_mentioning += 1;
            }
        }
        let preparations = preparations(&db, &looking, &ids)?;
        let mut receipts = self.receipts()?;
        receipts.retain(|receipt| {
            receipt.entries.iter().any(|id| ids.contains(id))
                || looking.is_lettered(receipt)
                || looking.is_in(&receipt.file)
        });
        Ok(Traces {
            code: code.clone(),
            words: looking.words,
            entries,
            mentions,
            drafts,
            drafts_mentioning,
            preparations,
            receipts,
            backups: self.backups_known()?,
        })
    }

    /// Erases a client in one transaction: their entries with every revision, what of other entries `fates` says, drafts,
    /// preparations, the register's words; a tombstone stays. A new key should follow ([`Vault::new_key`]): until it is
    /// made, every opening says so.
    ///
    /// # Errors
    /// `OnHold`, `NoTraces`, `Undecided` with the entries that only mention the client and have no fate, and those of
    /// writing: nothing was changed then.
    pub fn erase(
        &mut self,
        code: &ClientCode,
        fates: &BTreeMap<EntryId, Fate>,
        today: Date,
    ) -> Result<Erased, VaultError> {
        let traces = self.traces(code)?;
        let open: Vec<EntryId> = traces
            .mentions
            .iter()
            .map(|mention| mention.head.id)
            .filter(|id| !fates.contains_key(id))
            .collect();
        if !open.is_empty() {
            return Err(VaultError::Undecided(open));
        }
        let tombstone = Tombstone::of(code, today, fates);
        self.bury(&traces, &tombstone)
    }

    /// Erases here what was erased elsewhere, as when an older backup is put back. Returns how many entries went. A hold
    /// does not keep it from happening: it was done before.
    ///
    /// # Errors
    /// Those of reading and writing; clients that were done by then stay done.
    pub fn reapply(&mut self, tombstones: &[Tombstone]) -> Result<usize, VaultError> {
        let mut gone = 0;
        for code in self.codes_used()? {
            if let Some(tombstone) = tombstones.iter().find(|tombstone| tombstone.is_of(&code)) {
                let traces = self.found(&code)?;
                gone += self.bury(&traces, tombstone)?.entries;
            }
        }
        let known = self.tombstones()?;
        self.write(|db| {
            for tombstone in tombstones.iter().filter(|one| !known.contains(one)) {
                set_up(db, tombstone)?;
            }
            Ok(())
        })?;
        Ok(gone)
    }

    /// Whom nothing is left of, as far as that can be told without saying who it was.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn tombstones(&self) -> Result<Vec<Tombstone>, VaultError> {
        let db = self.db()?;
        all(&db)
    }

    /// Every code that stands anywhere: in the register, in a receipt, in an answer, in a text.
    fn codes_used(&self) -> Result<BTreeSet<ClientCode>, VaultError> {
        let mut codes: BTreeSet<ClientCode> = self
            .clients()?
            .into_iter()
            .map(|client| client.code)
            .collect();
        let lettered = self.receipts()?.into_iter();
        let lettered = lettered.flat_map(|receipt| receipt.letters);
        codes.extend(lettered.filter_map(|lettered| lettered.code));
        let mut look = |page: &Page| {
            codes.extend(page.answers.values().filter_map(|answer| match answer {
                Answer::Client(code) => Some(code.clone()),
                _ => None,
            }));
            for words in texts(page) {
                let pieces = words
                    .read()
                    .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                    .filter(|piece| piece.len() <= 16);
                codes.extend(pieces.filter_map(|piece| {
                    ClientCode::try_from(piece.trim_matches('-').to_owned()).ok()
                }));
            }
        };
        for (draft, _) in self.drafts()? {
            look(&draft.page);
        }
        let db = self.db()?;
        let mut statement = db.prepare("SELECT body FROM revision")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            look(&serde_json::from_str(text(row, 0)?)?);
        }
        Ok(codes)
    }

    fn bury(&mut self, traces: &Traces, tombstone: &Tombstone) -> Result<Erased, VaultError> {
        let code = &traces.code;
        let looking = Looking::for_client(code, &self.clients()?);
        let mut going: BTreeSet<EntryId> = traces.entries.iter().map(|head| head.id).collect();
        let own = going.clone();
        let mut redacted = Vec::new();
        let mut left = 0;
        for mention in &traces.mentions {
            match tombstone.fate(mention.head.id) {
                Fate::Delete => {
                    going.insert(mention.head.id);
                }
                Fate::Redact => redacted.push(mention.head.id),
                Fate::Leave => left += 1,
            }
        }
        let drafts = self.drafts()?;
        let receipts = receipts_with(&*self.db()?, &looking, &going)?;
        let preparations = preparations(&*self.db()?, &looking, &going)?;
        let mut settings = self.settings()?;
        for client in self.clients()?.iter().filter(|client| client.code == *code) {
            for word in &client.words {
                let typed = word.read();
                let (word, _) = word_and_kind(typed).unwrap_or((typed, None));
                settings.no_longer_keep(&Words::new(word));
            }
        }
        let settings = json(&settings)?;
        let over = ["client", "setting", "preparation"].map(Thing::only);
        let over = redacted.iter().copied().map(Thing::from).chain(over);
        self.write_over(over, |db| {
            for id in &going {
                remove(db, *id)?;
            }
            for id in &redacted {
                looking.take_out_of(db, *id)?;
            }
            let (mut gone, mut changed) = (0, 0);
            for (draft, _) in &drafts {
                if is_of(draft, code, &own) || draft.revises.is_some_and(|id| going.contains(&id)) {
                    gone += db.execute("DELETE FROM draft WHERE id = ?1", [draft.id.0])?;
                } else if looking.is_in_page(&draft.page) {
                    let body = json(&looking.without(&draft.page, How::Exact))?;
                    changed += db.execute(
                        "UPDATE draft SET body = ?2 WHERE id = ?1",
                        (draft.id.0, &*body),
                    )?;
                }
            }
            for name in &preparations {
                db.execute("DELETE FROM preparation WHERE supervisor = ?1", [name])?;
            }
            for (row, body) in &receipts {
                db.execute("UPDATE receipt SET body = ?2 WHERE id = ?1", (row, &**body))?;
            }
            db.execute("DELETE FROM client WHERE code = ?1", [code.as_str()])?;
            db.execute(
                "UPDATE setting SET value = ?1 WHERE name = 'settings'",
                [&*settings],
            )?;
            db.execute(
                "DELETE FROM guide WHERE n NOT IN (SELECT guide FROM revision)
                     AND n NOT IN (SELECT guide FROM draft)",
                [],
            )?;
            forget_gone(db)?;
            db.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
            set_up(db, tombstone)?;
            put_setting_in(db, NEW_KEY_DUE, "true")?;
            Ok(Erased {
                code: code.clone(),
                day: tombstone.day,
                entries: going.len(),
                redacted: redacted.len() + changed,
                left,
                drafts: gone,
                preparations: preparations.len(),
                words: traces.words,
            })
        })
    }

    /// The newest backup of the ledger, by name and day; nothing where there is no ledger.
    fn backups_known(&self) -> Result<Vec<(String, Date)>, VaultError> {
        #[derive(Deserialize)]
        struct Ledger {
            last: Option<Made>,
        }
        #[derive(Deserialize)]
        struct Made {
            day: Date,
            file: String,
        }
        let ledger: Option<Ledger> = self.setting("backups")?;
        let last = ledger.and_then(|ledger| ledger.last);
        Ok(last.into_iter().map(|made| (made.file, made.day)).collect())
    }
}

/// Whether a draft is of the client, or adds to one of these entries.
fn is_of(draft: &Draft, code: &ClientCode, entries: &BTreeSet<EntryId>) -> bool {
    draft.page.client() == Some(code) || draft.revises.is_some_and(|id| entries.contains(&id))
}

/// Supervisors whose preparation holds one of the entries, or mentions the client.
fn preparations(
    db: &Connection,
    looking: &Looking,
    entries: &BTreeSet<EntryId>,
) -> Result<Vec<String>, VaultError> {
    let mut statement =
        db.prepare("SELECT supervisor, plan FROM preparation ORDER BY supervisor")?;
    let mut rows = statement.query([])?;
    let mut names = Vec::new();
    while let Some(row) = rows.next()? {
        let plan: Plan = serde_json::from_str(text(row, 1)?)?;
        let said = plan.findings.iter().any(|finding| {
            looking.is_in(finding.text.read()) || looking.is_in(&finding.replacement)
        });
        let asked = plan
            .questions
            .iter()
            .any(|words| looking.is_in(words.read()));
        let lettered = plan.letters.contains(looking.code);
        if said || asked || lettered || plan.entries.iter().any(|id| entries.contains(id)) {
            names.push(row.get(0)?);
        }
    }
    Ok(names)
}

/// Receipts that one of the entries went into, where the client has a letter, or whose file's name mentions them, as they
/// are kept from then on.
fn receipts_with(
    db: &Connection,
    looking: &Looking,
    entries: &BTreeSet<EntryId>,
) -> Result<Vec<(i64, Zeroizing<String>)>, VaultError> {
    let mut statement = db.prepare("SELECT id, body FROM receipt")?;
    let mut rows = statement.query([])?;
    let mut changed = Vec::new();
    while let Some(row) = rows.next()? {
        let before: Receipt = serde_json::from_str(text(row, 1)?)?;
        let mut after = before.clone();
        after.entries.retain(|id| !entries.contains(id));
        for lettered in &mut after.letters {
            lettered.code.take_if(|code| code == looking.code);
        }
        after.file = looking.taken_out(&after.file, How::Exact);
        if after != before {
            changed.push((row.get(0)?, json(&after)?));
        }
    }
    Ok(changed)
}

#[cfg(test)]
mod tests;

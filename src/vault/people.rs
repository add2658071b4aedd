//! The people around the journal, and what goes to them: clients, supervisors, the own identity, settings,
//! preparations, receipts.

use super::integrity::Thing;
use super::not_as_kept::forget_gone;
use super::rows::{day, json, text};
use super::setting::{put_setting_in, setting_in};
use super::tombstone::refuse_erased;
use super::{Vault, VaultError};
use crate::anonymise::Register;
use crate::domain::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

const IDENTITY: &str = "identity";
const SETTINGS: &str = "settings";

impl Vault {
    /// Clients by code.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn clients(&self) -> Result<Vec<Client>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(
            "SELECT client.code, word FROM client LEFT JOIN client_word ON client_word.code = client.code
             ORDER BY client.code, position",
        )?;
        let mut rows = statement.query([])?;
        let mut clients: Vec<Client> = Vec::new();
        while let Some(row) = rows.next()? {
            let code =
                ClientCode::try_from(text(row, 0)?.to_owned()).map_err(|_| VaultError::Damaged)?;
            if clients.last().is_none_or(|last| last.code != code) {
                clients.push(Client {
                    code,
                    words: Vec::new(),
                });
            }
            let word = row
                .get_ref(1)?
                .as_str_or_null()
                .map_err(|_| VaultError::Damaged)?;
            if let (Some(word), Some(client)) = (word, clients.last_mut()) {
                client.words.push(Words::new(word));
            }
        }
        Ok(clients)
    }

    /// What a text is looked through for: the clients' words, without those that stay by the settings.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn register(&self) -> Result<Register, VaultError> {
        Ok(Register::of(&self.clients()?).keeping(&self.settings()?.kept))
    }

    /// Adds a client, or replaces the words of one.
    ///
    /// # Errors
    /// `Erased` for a code whose traces were erased, and those of writing.
    pub fn put_client(&mut self, client: &Client) -> Result<(), VaultError> {
        self.write_over([Thing::only("client")], |db| {
            refuse_erased(db, &client.code)?;
            let code = client.code.as_str();
            db.execute("INSERT OR IGNORE INTO client (code) VALUES (?1)", [code])?;
            db.execute("DELETE FROM client_word WHERE code = ?1", [code])?;
            for (position, word) in (0u32..).zip(&client.words) {
                db.execute(
                    "INSERT INTO client_word (code, position, word) VALUES (?1, ?2, ?3)",
                    (code, position, word.read()),
                )?;
            }
            Ok(())
        })
    }

    /// Takes a client out of the register; their entries stay.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn remove_client(&mut self, code: &ClientCode) -> Result<(), VaultError> {
        self.write_over([Thing::only("client")], |db| {
            db.execute("DELETE FROM client WHERE code = ?1", [code.as_str()])?;
            Ok(())
        })
    }

    /// Supervisors by name.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn supervisors(&self) -> Result<Vec<Supervisor>, VaultError> {
        let db = self.db()?;
        let mut statement =
            db.prepare_cached("SELECT name, recipient, confirmed FROM supervisor ORDER BY name")?;
        let mut rows = statement.query([])?;
        let mut supervisors = Vec::new();
        while let Some(row) = rows.next()? {
            let confirmed: Option<String> = row.get(2)?;
            supervisors.push(Supervisor {
                name: row.get(0)?,
                recipient: row.get(1)?,
                confirmed: confirmed.map(|text| day(&text)).transpose()?,
            });
        }
        Ok(supervisors)
    }

    /// Adds one, or replaces the one of this name.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_supervisor(&mut self, supervisor: &Supervisor) -> Result<(), VaultError> {
        self.write_over([Thing::only("supervisor")], |db| {
            db.execute(
                "INSERT OR REPLACE INTO supervisor (name, recipient, confirmed) VALUES (?1, ?2, ?3)",
                (
                    &supervisor.name,
                    &supervisor.recipient,
                    supervisor.confirmed.map(|day| day.to_string()),
                ),
            )?;
            Ok(())
        })
    }

    /// Takes one out; receipts stay.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn remove_supervisor(&mut self, name: &str) -> Result<(), VaultError> {
        self.write_over([Thing::only("supervisor")], |db| {
            db.execute("DELETE FROM supervisor WHERE name = ?1", [name])?;
            Ok(())
        })
    }

    /// The practitioner's own age identity, if one was made (`AGE-SECRET-KEY-1…`).
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn identity(&self) -> Result<Option<Zeroizing<String>>, VaultError> {
        self.setting(IDENTITY)
    }

    /// Keeps it in place of any other.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_identity(&mut self, secret: &str) -> Result<(), VaultError> {
        self.put_setting(IDENTITY, &secret)
    }

    /// Settings, as they come when none were kept.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn settings(&self) -> Result<Settings, VaultError> {
        Ok(self.setting(SETTINGS)?.unwrap_or_default())
    }

    /// Keeps them.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_settings(&mut self, settings: &Settings) -> Result<(), VaultError> {
        self.put_setting(SETTINGS, settings)
    }

    /// The unfinished preparation for a supervisor.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn preparation(&self, to: &str) -> Result<Option<Plan>, VaultError> {
        let db = self.db()?;
        let mut statement =
            db.prepare_cached("SELECT plan FROM preparation WHERE supervisor = ?1")?;
        let mut rows = statement.query([to])?;
        match rows.next()? {
            Some(row) => Ok(Some(serde_json::from_str(text(row, 0)?)?)),
            None => Ok(None),
        }
    }

    /// Keeps it in place of the one for the same supervisor.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_preparation(&mut self, plan: &Plan) -> Result<(), VaultError> {
        let body = json(plan)?;
        self.write_over([Thing::only("preparation")], |db| {
            db.execute(
                "INSERT OR REPLACE INTO preparation (supervisor, plan) VALUES (?1, ?2)",
                (&plan.to, &*body),
            )?;
            Ok(())
        })
    }

    /// Drops it.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn drop_preparation(&mut self, to: &str) -> Result<(), VaultError> {
        self.write_over([Thing::only("preparation")], |db| {
            db.execute("DELETE FROM preparation WHERE supervisor = ?1", [to])?;
            forget_gone(db)
        })
    }

    /// Receipts, newest first.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn receipts(&self) -> Result<Vec<Receipt>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached("SELECT body FROM receipt ORDER BY id DESC")?;
        let mut rows = statement.query([])?;
        let mut receipts = Vec::new();
        while let Some(row) = rows.next()? {
            receipts.push(serde_json::from_str(text(row, 0)?)?);
        }
        Ok(receipts)
    }

    /// Keeps one.
    ///
    /// # Errors
    /// Those of writing (`Replaced`, `DiskFull`, `DiskFault`, `Damaged`): nothing was changed then.
    pub fn put_receipt(&mut self, receipt: &Receipt) -> Result<(), VaultError> {
        let body = json(receipt)?;
        self.write(|db| {
            db.execute("INSERT INTO receipt (body) VALUES (?1)", [&*body])?;
            Ok(())
        })
    }

    /// The value under a name.
    pub(super) fn setting<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, VaultError> {
        setting_in(&*self.db()?, name)
    }

    /// Keeps a value under a name.
    pub(super) fn put_setting(
        &mut self,
        name: &str,
        value: &impl Serialize,
    ) -> Result<(), VaultError> {
        let value = json(value)?;
        self.write_over([Thing::only("setting")], |db| {
            put_setting_in(db, name, &value)
        })
    }
}

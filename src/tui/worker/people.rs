//! The register, supervisors, settings.

use super::Worker;
use crate::domain::{Client, ClientCode, Settings, Supervisor, Words, many};
use crate::failure::Failure;
use crate::tui::task::Done;
use jiff::Zoned;

impl Worker {
    pub(super) fn put_client(&mut self, client: &Client, now: &Zoned) -> Result<Done, Failure> {
        let vault = self.open()?;
        let clients = vault.clients()?;
        let before = clients.iter().find(|known| known.code == client.code);
        vault.put_client(client)?;
        self.changed(now, &said(client, before, &clients))
    }

    pub(super) fn remove_client(
        &mut self,
        code: &ClientCode,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        self.open()?.remove_client(code)?;
        let say = format!("{code} is no longer in the register; the entries stay.");
        self.changed(now, &say)
    }

    pub(super) fn put_supervisor(
        &mut self,
        supervisor: &Supervisor,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        self.open()?.put_supervisor(supervisor)?;
        self.changed(now, &format!("{} is kept.", supervisor.name))
    }

    pub(super) fn remove_supervisor(&mut self, name: &str, now: &Zoned) -> Result<Done, Failure> {
        self.open()?.remove_supervisor(name)?;
        self.changed(now, &format!("{name} was removed; the receipts stay."))
    }

    pub(super) fn put_settings(
        &mut self,
        settings: &Settings,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        self.open()?.put_settings(settings)?;
        self.changed(now, "Kept.")
    }

    pub(super) fn always_keep(&mut self, words: &Words, now: &Zoned) -> Result<Done, Failure> {
        let vault = self.open()?;
        let mut settings = vault.settings()?;
        settings.keep(words);
        vault.put_settings(&settings)?;
        self.changed(now, "These words stay from now on; Settings lists them.")
    }

    pub(super) fn no_longer_keep(&mut self, words: &Words, now: &Zoned) -> Result<Done, Failure> {
        let vault = self.open()?;
        let mut settings = vault.settings()?;
        settings.no_longer_keep(words);
        vault.put_settings(&settings)?;
        self.changed(now, "Taken back; these words are asked about again.")
    }
}

/// "K-12 is in Clients now.", and what may be wrong with that, by the client and the register as they were before.
pub(super) fn said(client: &Client, before: Option<&Client>, clients: &[Client]) -> String {
    let said = match before {
        None => format!("{} is in Clients now.", client.code),
        Some(known) => {
            // A word may be told of what kind it is, or written otherwise, and is the same.
            let gone = match known.words.len().saturating_sub(client.words.len()) {
                0 => String::new(),
                gone => format!("; {} taken away", many(gone, "word was", "words were")),
            };
            format!(
                "The words of {} are kept, under Clients{gone}.",
                client.code
            )
        }
    };
    said + &client.doubts(before, clients)
}

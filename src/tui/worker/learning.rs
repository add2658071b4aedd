//! Words that a code learns, and what is taken back of them: the sum is done on the register as it stands in the vault.

use super::Worker;
use super::people::said;
use crate::domain::{Client, ClientCode, Plan, Words};
use crate::failure::Failure;
use crate::tui::task::{Done, Learnt, Taught};
use jiff::Zoned;

impl Worker {
    pub(super) fn learn(
        &mut self,
        code: &ClientCode,
        words: &Words,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let taught = self.teach(code, words)?;
        self.changed(now, &taught.said)
    }

    /// All of it or nothing: a word of the register that a review was not looked through for could leave by it.
    pub(super) fn learn_in_review(
        &mut self,
        code: &ClientCode,
        words: &Words,
        plan: &Plan,
    ) -> Result<Learnt, Failure> {
        self.open()?.put_preparation(plan)?;
        let taught = self.teach(code, words)?;
        match self.prepare(&plan.to, plan.period, &plan.entries, &plan.questions) {
            Ok(preparation) => Ok(Learnt {
                taught,
                preparation,
            }),
            Err(failure) => {
                self.forget(&taught)?;
                Err(failure)
            }
        }
    }

    pub(super) fn unlearn(&mut self, taught: &Taught, plan: &Plan) -> Result<String, Failure> {
        self.open()?.put_preparation(plan)?;
        self.forget(taught)
    }

    fn teach(&mut self, code: &ClientCode, words: &Words) -> Result<Taught, Failure> {
        code.may_stand_for(words)?;
        let vault = self.open()?;
        let clients = vault.clients()?;
        let before = clients.iter().find(|client| client.code == *code);
        let after = Client::taught(&clients, code, words);
        vault.put_client(&after)?;
        Ok(Taught {
            code: code.clone(),
            words: words.clone(),
            was_there: before.is_some(),
            before: before.and_then(|before| before.known(words)).cloned(),
            said: said(&after, before, &clients),
        })
    }

    /// Puts the words back as they stood, and takes the code out where nothing else of it is there; what became of it.
    fn forget(&mut self, taught: &Taught) -> Result<String, Failure> {
        let code = &taught.code;
        let vault = self.open()?;
        let mut clients = vault.clients()?.into_iter();
        let left = clients
            .find(|client| client.code == *code)
            .map(|mut client| {
                client.unlearn(&taught.words, taught.before.as_ref());
                client
            });
        match left.filter(|left| taught.was_there || !left.words.is_empty()) {
            Some(left) => {
                vault.put_client(&left)?;
                Ok(match taught.before {
                    Some(_) => format!("Taken back; {code} had these words before."),
                    None => format!("Taken back: {code} no longer has these words."),
                })
            }
            None => {
                vault.remove_client(code)?;
                Ok(format!("Taken back: {code} is no longer in Clients."))
            }
        }
    }
}

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
        let taught = self
            .decide_and_teach(code, words, plan)
            .map_err(|why| not_learnt(&why))?;
        match self.prepare(&plan.to, plan.period, &plan.entries, &plan.questions) {
            Ok(preparation) => Ok(Learnt {
                taught,
                preparation,
            }),
            Err(why) => Err(not_looked_through(code, &why, &self.forget(&taught))),
        }
    }

    fn decide_and_teach(
        &mut self,
        code: &ClientCode,
        words: &Words,
        plan: &Plan,
    ) -> Result<Taught, Failure> {
        self.open()?.put_preparation(plan)?;
        self.teach(code, words)
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

/// Why a code learnt nothing in a review.
fn not_learnt(why: &Failure) -> Failure {
    Failure::new(format!(
        "the words are not kept in the register: {}",
        why.what()
    ))
    .hint("the decision stands; u takes it back")
}

/// Why a review was not looked through for what a code learnt, and what became of that: `forgotten` is whether the register
/// let go of it.
fn not_looked_through(
    code: &ClientCode,
    why: &Failure,
    forgotten: &Result<String, Failure>,
) -> Failure {
    match forgotten {
        Ok(_) => not_learnt(why),
        Err(_) => Failure::new(format!(
            "the words stay under {code}, but this review was not looked through for them: {}",
            why.what()
        ))
        .hint("leave the review and open it again; it is looked through then"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_the_register_did_not_let_go_of_are_said_to_stay_under_the_code() {
        let code = ClientCode::try_from("K-90".to_owned()).expect("a code");
        let full = || Failure::new("the disk is full; nothing was changed");
        let said = |forgotten| not_looked_through(&code, &full(), &forgotten).in_one_line();
        assert_eq!(
            said(Ok("Taken back.".to_owned())),
            "the words are not kept in the register: the disk is full: the decision stands; u takes it back"
        );
        assert_eq!(
            said(Err(full())),
            "the words stay under K-90, but this review was not looked through for them: the disk is full: leave the review and open it again; it is looked through then"
        );
    }
}

//! Typing what is to stand instead of a finding, where no suggestion fits; a code that is typed may learn the words.

use super::super::line::{Act, Fields, Line};
use super::super::{Around, Input, Next};
use super::Review;
use crate::anonymise::Decision;
use crate::domain::{ClientCode, Words};
use crate::tui::keymap::Command;

/// Said where nothing could be kept in the register.
pub(super) const NO_CODE: &str =
    "Type the code of a client, such as K-12, for a name; the name is kept under it, in Clients.";

/// A line that holds what is proposed, for the first letter to replace.
pub(super) fn begun_with(proposed: &str) -> Fields {
    let line = Line::new("Your words", "").holding(&Words::new(proposed));
    let mut fields = Fields::one(line);
    fields.select(0);
    fields
}

impl Review {
    /// The code being typed that could learn the words in front: such as lead to one person, and are nobody's yet.
    pub(super) fn teachable(&self) -> Option<ClientCode> {
        let item = self.items.get(self.at)?;
        let typed = self.other.as_ref()?.read(0);
        let learnable = item.label.names_one() && !item.registered;
        self.preparation.code_of(typed).filter(|_| learnable)
    }

    pub(super) fn type_other(&mut self, input: &Input, around: &Around) -> Next {
        let Some(fields) = &mut self.other else {
            return Next::Unused;
        };
        if matches!(input, Input::Command(Command::Back)) {
            self.other = None;
            return Next::Stay;
        }
        if matches!(input, Input::Command(Command::Mark)) {
            self.learns = !self.learns;
            return Next::Stay;
        }
        match fields.update(input, around.width) {
            Act::Submit => {
                let words = fields.read(0).to_owned();
                if fields.is_blank() {
                    fields.mind(0, "Say what stands there instead; Esc goes back.");
                    return Next::Stay;
                }
                let found = self.items.get(self.at).map(|item| item.found.clone());
                if let Some(held) = self.preparation.held_back(&words) {
                    fields.mind(0, held.to_string());
                    return Next::Stay;
                }
                let learns = self.teachable().filter(|_| self.learns).zip(found);
                self.other = None;
                self.typed = true;
                let before = self.as_it_stands();
                let next = self.decide(Decision::Replace(words));
                match learns {
                    Some((code, words)) => self.learn(code, words, before),
                    None => next,
                }
            }
            Act::Unused => Next::Unused,
            Act::Stay | Act::Changed => Next::Stay,
        }
    }
}

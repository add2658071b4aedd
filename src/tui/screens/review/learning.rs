//! A code that learns words while one reviews: the register changes, everything is looked through again, and both can be
//! taken back.

use super::super::Next;
use super::Review;
use crate::domain::{ClientCode, Words};
use crate::failure::Failure;
use crate::supervision::Preparation;
use crate::tui::keymap::Command;
use crate::tui::task::{Learnt, Task};

/// Said while the worker has not answered yet.
pub(super) const CHANGING: &str = "The register of clients is being changed; one moment.";

/// What to go back to when what was learnt is taken back.
#[derive(Debug)]
pub(super) struct Before {
    preparation: Preparation,
    always: Vec<(usize, Words)>,
    at: usize,
}

impl Review {
    /// How all stands now, to be gone back to.
    pub(super) fn as_it_stands(&self) -> Before {
        Before {
            preparation: self.preparation.clone(),
            always: self.always.clone(),
            at: self.at,
        }
    }

    /// Puts words into the register under a code, and looks through everything again with it: they are found wherever they
    /// stand.
    pub(super) fn learn(&mut self, code: ClientCode, words: Words, before: Before) -> Next {
        self.learning = Some(Box::new(before));
        self.changed = false;
        let plan = Box::new(self.preparation.plan());
        Next::Run(vec![Task::LearnInReview { code, words, plan }])
    }

    /// Takes back what was learnt last; here all goes back once the register has.
    pub(super) fn unlearn(&mut self) -> Next {
        let Some((taught, before)) = self.learnt.last() else {
            return Next::Stay;
        };
        self.unlearning = true;
        self.changed = false;
        Next::Run(vec![Task::Unlearn {
            taught: taught.clone(),
            plan: Box::new(before.preparation.plan()),
        }])
    }

    /// Whether the worker has yet to say what became of the register.
    pub(super) fn is_changing(&self) -> bool {
        self.learning.is_some() || self.unlearning
    }

    /// What a code learnt: all stands as it did, and what was learnt is found everywhere.
    fn take_in(&mut self, learnt: &Learnt, before: Before) {
        self.learnt.push((learnt.taught.clone(), before));
        self.preparation = learnt.preparation.clone();
        self.always.clear();
        self.look_again();
        self.at = self.at.min(self.items.len().saturating_sub(1));
        self.seek_open();
    }

    /// All stands as it did before a code learnt.
    fn go_back(&mut self) {
        if let Some((_, before)) = self.learnt.pop() {
            self.preparation = before.preparation;
            self.always = before.always;
            self.at = before.at;
            self.look_again();
        }
    }

    /// What became of the register when a code was to learn.
    pub(super) fn hear_learnt(&mut self, learnt: &Result<Box<Learnt>, Failure>) -> Next {
        let Some(before) = self.learning.take() else {
            return Next::Stay;
        };
        match learnt {
            Ok(learnt) => self.take_in(learnt, *before),
            // What was decided stands, and is kept when the review is left.
            Err(_) => self.changed = true,
        }
        Next::Run(vec![Task::Refresh])
    }

    /// What became of the register when that was to be taken back.
    pub(super) fn hear_unlearnt(&mut self, unlearnt: &Result<String, Failure>) -> Next {
        if !std::mem::take(&mut self.unlearning) {
            return Next::Stay;
        }
        match unlearnt {
            Ok(_) => self.go_back(),
            Err(_) => self.changed = true,
        }
        Next::Run(vec![Task::Refresh])
    }
}

/// Whether a command rests on what the register holds: deciding, taking back, and what leaves.
pub(super) fn rests_on_the_register(command: Command) -> bool {
    matches!(
        command,
        Command::Preview
            | Command::Undo
            | Command::Replace
            | Command::LeaveAsIs
            | Command::AlwaysKeep
            | Command::SayLess
            | Command::SomethingElse
            | Command::AllLikeThis
            | Command::AllOfKind
    )
}

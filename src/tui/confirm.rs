//! A question before something is done.

use super::task::Task;

/// A question with its consequence. Leaving things as they are is what the focus is on.
#[derive(Debug)]
pub struct Confirm {
    /// "Move this entry to the trash?"
    pub question: String,
    /// What it means, in plain words.
    pub consequence: String,
    /// What doing it is called: "Move to the trash".
    pub act: String,
    /// What is done then.
    pub then: Vec<Task>,
    /// What leaving things as they are is called.
    pub stay: &'static str,
    /// Whether the screen below closes then.
    pub closes: bool,
    /// Whether the program ends then.
    pub quits: bool,
    /// Whether the focus is on doing it.
    pub chosen: bool,
}

impl Confirm {
    /// A question that closes nothing.
    pub fn new(question: &str, consequence: &str, act: &str, then: Vec<Task>) -> Self {
        Self {
            question: question.to_owned(),
            consequence: consequence.to_owned(),
            act: act.to_owned(),
            then,
            stay: "Leave it as it is",
            closes: false,
            quits: false,
            chosen: false,
        }
    }

    /// The same, where leaving things as they are is to go on with them: "Go on typing".
    pub fn or(self, stay: &'static str) -> Self {
        Self { stay, ..self }
    }

    /// The same, ending the program when it is done.
    pub fn quitting(self) -> Self {
        Self {
            quits: true,
            ..self
        }
    }

    /// The same, closing the screen below when it is done.
    pub fn closing(self) -> Self {
        Self {
            closes: true,
            ..self
        }
    }
}

//! The findings of a text being written: marked while it is typed, gone through one by one, each with the choice of what
//! is to stand instead.

use super::instead::{Chosen, Instead, Put};
use super::{Around, Input, Next};
use crate::anonymise::Register;
use crate::tui::marks::Marks;
use crate::tui::task::Task;
use crate::tui::text::Text;
use std::time::Duration;

/// Said where a key asks for a finding and there is none.
pub(super) const NOTHING_FOUND: &str = "Nothing found here that could be replaced.";

/// What was found, and the choice for one of them while it is open.
#[derive(Default)]
pub struct Findings {
    marks: Marks,
    instead: Option<Instead>,
}

/// What came of an input while a choice is open.
pub enum Answered {
    /// Nothing that touches the text.
    Next(Next),
    /// Other words are to stand in the text.
    Put(Put),
}

impl Findings {
    /// Takes in the text as it stands, where there is one, and the time since the program began; whether other findings
    /// may stand now.
    pub fn look(&mut self, written: Option<&Text>, register: &Register, at: Duration) -> bool {
        let (text, caret) = written.map_or(("", 0), |text| (text.read(), text.caret()));
        self.marks.look(text, caret, register, at)
    }

    /// Looks through all of it now.
    pub fn settle(&mut self, register: &Register) {
        self.marks.settle(register);
    }

    /// The register is another.
    pub fn forget(&mut self) {
        self.marks.forget();
    }

    /// What was found.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The choice, while it is open.
    pub(super) fn instead(&self) -> Option<&Instead> {
        self.instead.as_ref()
    }

    /// Opens the choice for the finding of this row below the text: 0 is the one at the caret.
    pub fn choose_row(&mut self, row: usize, written: Option<&Text>, around: &Around) -> Next {
        let caret = written.map_or(0, Text::caret);
        self.choose(self.marks.place_of(row, caret), written, around)
    }

    /// Opens the choice for the finding of this place in the text, from 0.
    fn choose(&mut self, place: usize, written: Option<&Text>, around: &Around) -> Next {
        let opened = written.and_then(|text| {
            let found = self.marks.in_order(text.caret());
            Instead::of(&found, place, text.read(), &around.desk.clients)
        });
        match opened {
            None => Next::Say(NOTHING_FOUND.into()),
            opened => {
                self.instead = opened;
                Next::Stay
            }
        }
    }

    /// Takes an input while the choice is open.
    pub fn update(&mut self, input: Input, written: Option<&Text>, around: &Around) -> Answered {
        let Some(instead) = &mut self.instead else {
            return Answered::Next(Next::Unused);
        };
        Answered::Next(match instead.update(input, around) {
            Chosen::Stay => Next::Stay,
            Chosen::Unused => Next::Unused,
            Chosen::Leave => {
                self.instead = None;
                Next::Stay
            }
            Chosen::Next(place) => self.choose(place, written, around),
            Chosen::Keep(words) => {
                self.instead = None;
                Next::Run(vec![Task::AlwaysKeep(words)])
            }
            Chosen::Put(put) => {
                self.instead = None;
                return Answered::Put(put);
            }
        })
    }
}

//! A supervisor's fingerprint, compared over the telephone.

use super::slip::Slip;
use crate::domain::Supervisor;
use crate::supervision::Recipient;
use crate::tui::canvas::Hit;
use crate::tui::keymap::Command;
use crate::tui::screens::Input;
use crate::tui::screens::paper::Paper;
use crate::tui::screens::told;
use jiff::civil::Date;
use ratatui::style::Style;

/// Four words to compare, and whether they were.
#[derive(Debug)]
pub struct Call {
    supervisor: Supervisor,
    fingerprint: String,
    compared: bool,
}

impl Call {
    /// The words of a supervisor's recipient.
    ///
    /// # Errors
    /// When what stands for the recipient is none.
    pub fn of(supervisor: Supervisor) -> Result<Self, Slip> {
        let recipient = Recipient::parse(&supervisor.recipient)
            .map_err(|error| Slip::at(1, told(&error.into())))?;
        Ok(Self {
            fingerprint: recipient.fingerprint(),
            supervisor: Supervisor {
                recipient: recipient.as_str().to_owned(),
                ..supervisor
            },
            compared: false,
        })
    }

    /// The supervisor to keep, once it is said whether the words were compared. `today` is the day it counts from.
    pub fn update(&mut self, input: &Input, today: Date) -> Option<Supervisor> {
        match input {
            Input::Command(Command::Up | Command::Down) => {
                self.compared = !self.compared;
                return None;
            }
            Input::Mouse(_, Hit::Row(row)) => self.compared = *row == 1,
            Input::Command(Command::Enter) => {}
            _ => return None,
        }
        Some(Supervisor {
            confirmed: self.compared.then_some(today),
            ..self.supervisor.clone()
        })
    }

    /// The page's title.
    pub fn title(&self) -> String {
        format!(
            "The fingerprint of {}: compare it once",
            self.supervisor.name
        )
    }

    /// Lays the words and the two answers.
    pub fn lay<'a>(&'a self, paper: &mut Paper<'a>, strong: Style) {
        paper.prose(
            "Call them on a number you already know, and have them read the four words of their fingerprint \
             (afterhour identity show; with a key file: afterhour identity show --identity my.key). The same words mean that the key is theirs, and that nobody else can open \
             what you seal.",
            Style::new(),
        );
        paper.gap();
        paper.prose(&self.fingerprint, strong);
        paper.gap();
        paper.choice(
            0,
            !self.compared,
            "Not yet: keep the key, compare later",
            "",
        );
        paper.choice(
            1,
            self.compared,
            "Compared by telephone: they are the same",
            "",
        );
    }
}

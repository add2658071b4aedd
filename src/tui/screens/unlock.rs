//! The journal is locked: the passphrase, and nothing else of it.

use super::Input;
use super::line::{Act, Fields, Line};
use super::paper::Paper;
use super::told::told;
use crate::failure::{Exit, Failure};
use crate::passphrase::Passphrase;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Command;
use crate::tui::task::{Done, Task};
use ratatui::style::Style;
use std::path::Path;

/// What is typed to open a journal that is not the one that was left.
const ANYWAY: &str = "open";

/// What is typed, and whether it is being tried.
#[derive(Debug)]
pub struct Unlock {
    typed: Fields,
    busy: bool,
    unlike: Option<Differs>,
}

/// The passphrase is right, and the journal is older or other than the one that was left.
#[derive(Debug)]
struct Differs {
    /// In what way.
    said: String,
    /// What opens it all the same.
    passphrase: Passphrase,
}

impl Default for Unlock {
    fn default() -> Self {
        Self {
            typed: Fields::one(Line::new("Passphrase", "").secret()),
            busy: false,
            unlike: None,
        }
    }
}

impl Unlock {
    /// Whether a passphrase is being tried, so that the vault may be open by the time this is forgotten.
    pub fn is_trying(&self) -> bool {
        self.busy
    }

    /// Why a command would do nothing now.
    pub fn unavailable(&self, command: Command) -> Option<String> {
        let why = match command {
            Command::Lock => "The journal is locked already.",
            Command::Incident | Command::NearMiss | Command::Before => "Unlock the journal first.",
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether what is masked is shown now.
    pub fn is_shown(&self) -> bool {
        self.typed.is_shown()
    }

    /// Takes an input; while a passphrase is being tried, none. `width` is the columns of the page, for clicks.
    pub fn update(&mut self, input: Input, width: u16) -> Vec<Task> {
        if self.busy {
            return Vec::new();
        }
        // There is nothing to go back to: what nobody sees is typed anew.
        let input = match input {
            Input::Command(Command::Back) => Input::Command(Command::Empty),
            input => input,
        };
        if self.typed.update(&input, width) != Act::Submit {
            return Vec::new();
        }
        let (passphrase, accept) = match &self.unlike {
            None if self.typed.is_blank() => {
                self.typed.mind(0, "Type the passphrase first.");
                return Vec::new();
            }
            Some(_) if !self.typed.read(0).eq_ignore_ascii_case(ANYWAY) => {
                self.typed.mind(
                    0,
                    format!("Only the word {ANYWAY} opens it; Ctrl+Q leaves it as it is."),
                );
                return Vec::new();
            }
            None => (Passphrase::new(self.typed.read(0)), false),
            Some(differs) => (differs.passphrase.clone(), true),
        };
        self.busy = true;
        self.typed.say("");
        vec![Task::Unlock { passphrase, accept }]
    }

    /// Hears of finished work: only that it did not open matters here.
    pub fn hear(&mut self, done: &Done) {
        let Done::Failed(failure) = done else { return };
        self.busy = false;
        if failure.exit == Exit::Unlike && self.unlike.is_none() {
            self.unlike = Some(Differs {
                said: told(&Failure::new(failure.message.clone())),
                passphrase: Passphrase::new(self.typed.read(0)),
            });
            self.typed = Fields::one(Line::new("To open it all the same, type open", ""));
            return;
        }
        match failure.exit {
            Exit::Refused => self.typed.refuse(0, told(failure)),
            // What was typed may well be right.
            _ => self.typed.mind(0, told(failure)),
        }
    }

    /// Draws itself: where the journal lies, the line, and how it stands. `hint` is said where it is not empty.
    pub fn view(&self, journal: &Path, hint: &str, canvas: &mut Canvas) {
        let (dim, cool, warm) = (canvas.theme.dim, canvas.theme.cool, canvas.theme.warm);
        canvas.head("Afterhour", "locked");
        let mut paper = Paper::new(canvas.area.width);
        match &self.unlike {
            None => paper.said(
                &format!("The journal in {} is locked.", journal.display()),
                Style::new(),
            ),
            Some(differs) => {
                paper.said(&differs.said, warm);
                paper.gap();
                paper.prose(MEANS, Style::new());
            }
        }
        paper.gap();
        self.typed.lay(&mut paper, canvas.theme);
        if self.busy {
            paper.gap();
            paper.prose("opening…", cool);
        }
        if !hint.is_empty() {
            paper.gap();
            paper.said(hint, Style::new());
        }
        // What went wrong says it where it helps.
        if self.typed.said().is_empty() && self.unlike.is_none() {
            paper.gap();
            paper.prose(
                "Forgotten? `afterhour recovery` opens it with the recovery sheet.",
                dim,
            );
        }
        paper.draw(canvas, 3);
    }
}

/// What it can mean that a journal is not the one that was left, and what to do.
const MEANS: &str = "A backup may have been put in its place, or a program that keeps folders in step brought an older \
    copy, or part of one. If the newer one is somewhere, quit with Ctrl+Q and put it back first. What you open here counts as your \
    journal from then on.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::State;
    use crate::tui::screens::played::Played;
    use insta::assert_snapshot;

    fn locked() -> Played {
        Played::at(State::Locked(Unlock::default()))
    }

    #[test]
    fn it_says_where_the_journal_lies_and_what_to_do_when_the_passphrase_is_lost() {
        assert_snapshot!(locked().seen(), @r#"
         Afterhour                                                               locked
         ──────────────────────────────────────────────────────────────────────────────

           The journal in /home/ines/.local/share/afterhour is locked.

         ▸ Passphrase

           Forgotten? `afterhour recovery` opens it with the recovery sheet.
        (cursor at 15, 5)
        "#);
    }

    #[test]
    fn enter_tries_once_and_typing_waits() {
        let mut locked = locked();
        assert!(locked.press("Enter").is_empty());
        assert!(locked.seen().contains("Type the passphrase first."));
        locked.write("otter bridge");
        let tasks = locked.press("Enter");
        assert!(
            matches!(&tasks[..], [Task::Unlock { passphrase, accept: false }] if passphrase.reveal() == "otter bridge")
        );
        assert!(locked.press("Enter").is_empty());
        locked.write("x");
        assert_snapshot!(locked.seen(), @r#"
         Afterhour                                                               locked
         ──────────────────────────────────────────────────────────────────────────────

           The journal in /home/ines/.local/share/afterhour is locked.

         ▸ Passphrase  ••••••••••••

           opening…

           Forgotten? `afterhour recovery` opens it with the recovery sheet.
        (cursor at 27, 5)
        "#);
    }

    #[test]
    fn a_wrong_passphrase_is_said_calmly_and_is_gone_from_the_line() {
        let mut locked = locked();
        locked.write("otter bridge");
        locked.press("Enter");
        let mut failure =
            Failure::new("this passphrase does not open the journal; nothing was changed");
        failure.exit = Exit::Refused;
        locked.hear(Done::Failed(failure.hint("try again")));
        assert_snapshot!(locked.seen(), @r#"
         Afterhour                                                               locked
         ──────────────────────────────────────────────────────────────────────────────

           The journal in /home/ines/.local/share/afterhour is locked.

         ▸ Passphrase

           This passphrase does not open the journal; nothing was changed.
           Try again.
        (cursor at 15, 5)
        "#);
        locked.write("otter");
        let tasks = locked.press("Enter");
        assert!(
            matches!(&tasks[..], [Task::Unlock { passphrase, accept: false }] if passphrase.reveal() == "otter")
        );
    }

    #[test]
    fn what_is_typed_is_shown_only_on_request() {
        let mut locked = locked();
        locked.write("ötter");
        assert!(locked.seen().contains("•••••"), "{}", locked.seen());
        assert!(!locked.seen().contains("tter"));
        locked.press("Ctrl+R");
        assert!(locked.seen().contains("ötter"), "{}", locked.seen());
    }

    #[test]
    fn esc_and_ctrl_u_empty_what_nobody_sees() {
        for key in ["Esc", "Ctrl+U"] {
            let mut locked = locked();
            locked.write("otter bird");
            locked.press(key);
            assert!(!locked.seen().contains('•'), "{key}: {}", locked.seen());
            locked.write("otter");
            let tasks = locked.press("Enter");
            assert!(
                matches!(&tasks[..], [Task::Unlock { passphrase, .. }] if passphrase.reveal() == "otter"),
                "{key}"
            );
        }
    }

    #[test]
    fn an_older_journal_is_told_with_both_dates_and_opens_only_by_a_word() {
        let mut locked = locked();
        locked.write("otter bridge");
        locked.press("Enter");
        let failure = Failure::new(
            "this journal is older than the one last used here: this file is of 3 November 2026, 14:02; the last one was of \
             20 November 2026, 21:10; nothing was changed",
        );
        locked.hear(Done::Failed(failure.exit(Exit::Unlike)));
        locked.write("yes");
        assert!(locked.press("Enter").is_empty());
        assert_snapshot!(locked.seen(), @r#"
         Afterhour                                                               locked
         ──────────────────────────────────────────────────────────────────────────────

           This journal is older than the one last used here: this file is of 3
           November 2026, 14:02; the last one was of 20 November 2026, 21:10; nothing
           was changed.

           A backup may have been put in its place, or a program that keeps folders in
           step brought an older copy, or part of one. If the newer one is somewhere,
           quit with Ctrl+Q and put it back first. What you open here counts as your
           journal from then on.

         ▸ To open it all the same, type open  yes

           Only the word open opens it; Ctrl+Q leaves it as it is.
        (cursor at 42, 12)
        "#);
        locked.press("Ctrl+U");
        locked.write("open");
        let tasks = locked.press("Enter");
        assert!(
            matches!(&tasks[..], [Task::Unlock { passphrase, accept: true }] if passphrase.reveal() == "otter bridge"),
            "{tasks:?}"
        );
    }
}

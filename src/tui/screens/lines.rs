//! A small form of single lines: a client, a contact, a supervisor, a file to open or to seal into.

mod asked;
mod call;
mod made;
mod purpose;
mod slip;

pub use asked::minutes_line;
pub use made::{contact_of, minutes_of, path_of, say_strength, without_number};
pub use purpose::{MOST_CONTACTS, Purpose};
pub use slip::Slip;

use super::line::{Act, Fields};
use super::paper::Paper;
use super::told::told;
use super::{Around, Input, NewSheet, Next, Page, Received, TakeIn};
use crate::domain::{CPD, Receipt, Supervisor};
use crate::failure::{Exit, Failure};
use crate::supervision::review_stays;
use crate::tui::canvas::Canvas;
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Task};
use call::Call;
use made::Made;
use ratatui::style::Style;
use std::path::Path;

/// Said where nothing typed is masked.
pub(super) const NOT_HIDDEN: &str = "Nothing that is typed here is hidden.";

/// The form.
#[derive(Debug)]
pub struct Lines {
    purpose: Purpose,
    fields: Fields,
    /// After the lines of a supervisor: the fingerprint to compare.
    call: Option<Call>,
    /// Its work is being done; what comes of it closes the form or is said in it.
    busy: bool,
    /// The advice that was given at the last line, and not taken.
    minded: &'static str,
}

impl Lines {
    /// An empty form, or one that holds what is to be changed.
    pub fn new(purpose: Purpose, desk: &Desk) -> Self {
        let fields = Fields::of(purpose.lines(desk));
        Self {
            purpose,
            fields,
            call: None,
            busy: false,
            minded: "",
        }
    }

    /// Only the comparing of fingerprints, for a supervisor added earlier.
    ///
    /// # Errors
    /// When the recipient that was kept is none: a sentence to show.
    pub fn confirm(supervisor: Supervisor, desk: &Desk) -> Result<Self, String> {
        let call = Call::of(supervisor).map_err(|slip| slip.words)?;
        Ok(Self {
            call: Some(call),
            ..Self::new(Purpose::AddSupervisor, desk)
        })
    }

    pub(super) fn context(&self) -> Context {
        Context::Lines
    }

    /// Whether what is masked is shown now.
    pub fn is_shown(&self) -> bool {
        self.fields.is_shown()
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let leads_on = matches!(
            command,
            Command::Incident
                | Command::NearMiss
                | Command::Before
                | Command::CoolDown
                | Command::Palette
        );
        let why = match command {
            Command::Reveal if !self.fields.has_secret() => NOT_HIDDEN,
            // What comes of the work is shown in this form's place, which must still be in front then.
            _ if self.busy && leads_on => "One moment: this form is at work.",
            _ => return None,
        };
        Some(why.into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        if self.busy {
            return Next::Stay;
        }
        let back = matches!(input, Input::Command(Command::Back));
        if let Some(call) = &mut self.call {
            if back && !self.fields.is_blank() {
                self.call = None;
                return Next::Stay;
            }
            return match call.update(&input, around.at.now.date()) {
                Some(supervisor) => self.run(Task::PutSupervisor(supervisor)),
                None => Next::Unused,
            };
        }
        if back && self.fields.would_be_lost() {
            let consequence = "What you typed in this form is not kept. Nothing else changes.";
            return Next::Ask(
                Confirm::new(
                    "Leave without keeping this?",
                    consequence,
                    "Drop it",
                    Vec::new(),
                )
                .or("Go on typing")
                .closing(),
            );
        }
        let line = self.fields.focus();
        if matches!(input, Input::Command(Command::Enter))
            && !self.fields.is_secret(line)
            && !self.fields.read(line).is_empty()
            && let Err(slip) = self.purpose.make(&self.fields, around.desk)
            && slip.line == line
        {
            // Said where it was typed, before the lines below it are.
            self.fields.refuse(line, slip.words);
            return Next::Stay;
        }
        match self.fields.update(&input, around.width) {
            Act::Submit => self.submit(around.desk),
            Act::Changed | Act::Stay => Next::Stay,
            Act::Unused => Next::Unused,
        }
    }

    /// What speaks against what was typed, though it would be taken; empty where nothing does.
    fn advice(&self) -> &'static str {
        match self.purpose {
            Purpose::AddClient => made::advice(&self.fields),
            Purpose::AddContact | Purpose::ChangeContact(_) => without_number(&self.fields),
            _ => "",
        }
    }

    fn submit(&mut self, desk: &Desk) -> Next {
        match self.purpose.make(&self.fields, desk) {
            Ok(Made::Task(task)) => {
                let advice = self.advice();
                // A contact can be changed at any time.
                let for_good = matches!(self.purpose, Purpose::AddClient);
                if for_good && advice != self.minded {
                    self.minded = advice;
                    return Next::Say(
                        "Enter once more keeps it; a code cannot be changed later.".into(),
                    );
                }
                self.run(task)
            }
            Ok(Made::Call(call)) => {
                self.call = Some(call);
                Next::Stay
            }
            Err(slip) if slip.stays => {
                self.fields.mind(slip.line, slip.words);
                self.fields.offer(slip.line);
                Next::Stay
            }
            Err(slip) => {
                self.fields.refuse(slip.line, slip.words);
                Next::Stay
            }
        }
    }

    /// What was asked for was not done. A passphrase that was refused is emptied; the many groups of a sheet stay.
    fn refused(&mut self, failure: &Failure) {
        let is_secret = failure.exit == Exit::Refused;
        let line = match self.purpose {
            Purpose::Rehearse | Purpose::Erase { .. } if is_secret => 1,
            Purpose::ChangePassphrase if is_secret => 0,
            _ => self.fields.focus(),
        };
        match is_secret || !self.purpose.changes() {
            true => self.fields.refuse_all(line, told(failure)),
            // What was typed will do once there is room for it.
            false => self.fields.mind(line, told(failure)),
        }
        match self.purpose {
            Purpose::TrySheet => {}
            Purpose::Rehearse if is_secret => self.fields.offer(line),
            _ if is_secret && self.fields.is_secret(line) => self.fields.empty(line),
            _ => {}
        }
    }

    fn run(&mut self, task: Task) -> Next {
        self.busy = true;
        self.fields.say("");
        Next::Run(vec![task])
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        if !self.busy {
            return Next::Stay;
        }
        match done {
            Done::Failed(failure) => {
                self.busy = false;
                self.refused(failure);
                Next::Stay
            }
            Done::WantsPassphrase(path) => {
                let purpose = Purpose::OpenWithPassphrase(path.clone());
                Next::Become(Lines::new(purpose, around.desk).into())
            }
            Done::WantsKey(path) => {
                let purpose = Purpose::OpenWithKey {
                    path: path.clone(),
                    other: around.desk.own_recipient.is_some(),
                };
                Next::Become(Lines::new(purpose, around.desk).into())
            }
            Done::ImportSeen { pieces, text, from } => {
                Next::Become(TakeIn::new(pieces, text, from).into())
            }
            Done::Received { received, path } => Next::Become(Received::new(received, path).into()),
            Done::Overview { text, path } => {
                let title = format!("Received: {}", name_of(path));
                Next::Become(Page::new(&title, text.read()).into())
            }
            Done::BackedUp { text, .. } => Next::BecomeAnd(
                Page::new("The backup is made", text.read()).into(),
                vec![Task::Refresh],
            ),
            Done::Rehearsed(text) => Next::BecomeAnd(
                Page::new("The rehearsal", text.read()).into(),
                vec![Task::Refresh],
            ),
            Done::Written(path) => match self.purpose.written(path) {
                // The answer is done with; what was printed is still being read.
                Some((title, text)) if matches!(self.purpose, Purpose::SealAnswer { .. }) => {
                    Next::Over(Tab::Supervision, Page::new(title, &text).into())
                }
                Some((title, text)) => Next::Become(Page::new(title, &text).into()),
                None => Next::Stay,
            },
            Done::Rekeyed(_, made) => {
                let tab = match self.purpose {
                    Purpose::Erase { .. } => Tab::Clients,
                    _ => Tab::Settings,
                };
                Next::Over(tab, NewSheet::new((**made).clone()).into())
            }
            Done::Sealed {
                receipt,
                unkept,
                stays,
                path,
            } => {
                let answerable = match &self.purpose {
                    Purpose::Seal { summary, .. } => summary.answer_to().is_some(),
                    _ => false,
                };
                let page = sealed(
                    receipt,
                    [unkept, stays].map(Option::as_ref),
                    path,
                    answerable,
                );
                Next::Over(Tab::Supervision, page.into())
            }
            Done::Packed {
                unkept,
                stays,
                path,
            } => {
                let page = packed([unkept, stays].map(Option::as_ref), path);
                Next::Over(Tab::Supervision, page.into())
            }
            // The app lays the new desk itself and passes `Changed` on as `Locked`.
            Done::Locked | Done::Changed(..) if self.purpose.changes() => Next::Back,
            _ => Next::Stay,
        }
    }

    pub(super) fn view(&self, _: &Around, canvas: &mut Canvas) {
        let theme = canvas.theme;
        let mut paper = Paper::new(canvas.area.width);
        match &self.call {
            Some(call) => {
                canvas.head(&call.title(), "");
                call.lay(&mut paper, theme.strong);
            }
            None => {
                canvas.head(&self.purpose.title(), "");
                paper.prose(self.purpose.help(), Style::new());
                paper.gap();
                self.fields.lay(&mut paper, theme);
                let advice = self.advice();
                if !advice.is_empty() {
                    paper.gap();
                    paper.prose(advice, theme.warm);
                    paper.keep_on();
                }
            }
        }
        if self.busy {
            paper.gap();
            paper.prose("one moment…", theme.cool);
            paper.keep(paper.len() - 2, paper.len() - 1);
        }
        paper.draw(canvas, 3);
    }
}

/// What is said when a summary was sealed, also where its receipt could not be kept, or its review could not go.
fn sealed(
    receipt: &Receipt,
    [unkept, stays]: [Option<&Failure>; 2],
    path: &Path,
    answerable: bool,
) -> Page {
    let opens = if receipt.recipient.is_empty() {
        "Only the passphrase you agreed opens it.".to_owned()
    } else {
        format!("Only the key of {} opens it.", receipt.to)
    };
    let answer = match answerable {
        true => {
            "An answer can be sealed for you: in Afterhour, with the key a, where the summary is read. o under Supervision opens it."
        }
        false => {
            "No answer can be sealed for you yet. y under Supervision makes your recipient; the next summary carries it."
        }
    };
    let folder = path.parent().unwrap_or(path).display();
    let size = receipt.size.div_ceil(1000);
    let kept = match unkept {
        None => "The receipt is under Supervision: what, for whom, when, and which client each letter stands for.".to_owned(),
        Some(failure) => format!(
            "{} Note for whom the file is and when it was sealed; or seal it into another file, once the journal can be \
             written again.",
            not_kept(failure)
        ),
    };
    let text = format!(
        "Sealed for {}.\n\n{}, {size} kB, in {folder}\n\n{opens} Afterhour did not send it anywhere: attach it to a \
         message, or hand it over on a stick.\n\n{answer}\n\n{kept}{}",
        receipt.to,
        name_of(path),
        said_to_stay(&receipt.to, stays),
    );
    Page::new("Sealed", &text)
}

/// What is said when a pack was written, also where its receipt could not be kept, or its review could not go.
fn packed([unkept, stays]: [Option<&Failure>; 2], path: &Path) -> Page {
    let kept = match unkept {
        None => {
            "The receipt is under Supervision: what, when, and which client each letter stands for."
                .to_owned()
        }
        Some(failure) => format!(
            "{} Note what the file is and when it was written; or write it into another file, once the journal can be \
             written again.",
            not_kept(failure)
        ),
    };
    let text = format!(
        "{}\n\nNames replaced, details reviewed by you. The file is not encrypted: whoever has it can read it. What your \
         body asks for is for you to check.\n\n{kept}{}",
        path.display(),
        said_to_stay(CPD, stays),
    );
    Page::new("Written", &text)
}

/// That the review is still there, as a paragraph of its own; nothing where it is gone.
fn said_to_stay(to: &str, stays: Option<&Failure>) -> String {
    let said = stays.map(|failure| format!("\n\n{}", review_stays(to, failure.what())));
    said.unwrap_or_default()
}

/// That a file lies there whose receipt the journal did not take.
fn not_kept(failure: &Failure) -> String {
    let why = failure.what();
    format!("The file stands, and its receipt was not kept: {why}.")
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;

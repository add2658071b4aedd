//! Supervision: whom summaries are sealed for, what is unfinished, what was shared.

use super::{Around, BODY, Choose, Input, Lines, Next, Page, Purpose, moved, top};
use crate::domain::{Receipt, Supervisor, Words, dates, many};
use crate::supervision::Recipient;
use crate::tui::canvas::{Canvas, Hit, fit};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::overlay::Confirm;
use crate::tui::screens::Review;
use crate::tui::task::{Done, Task};
use ratatui::style::Style;

/// Receipts shown; older ones stay in the vault.
const RECEIPTS: usize = 50;

/// The screen: where the focus is.
#[derive(Debug, Default)]
pub struct Supervision {
    focus: usize,
    to: Option<Supervisor>,
    /// A key pair was offered: the public half is shown once there is one.
    offered: bool,
}

/// What the focus can be on.
enum Spot<'a> {
    Supervisor(&'a Supervisor),
    Receipt(&'a Receipt),
}

impl Supervision {
    pub(super) fn context(&self) -> Context {
        Context::Supervision
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let spots = Self::spots(desk);
        let spot = spots.get(self.focus.min(spots.len().saturating_sub(1)));
        let why = match (command, spot) {
            (Command::Enter | Command::Remove, None) | (Command::Share | Command::Confirm, _)
                if desk.supervisors.is_empty() =>
            {
                "Add a supervisor first, with the public key they gave you."
            }
            (Command::Share | Command::Confirm, Some(Spot::Receipt(_))) => {
                "Move to a supervisor first."
            }
            (Command::Remove, Some(Spot::Receipt(_))) => {
                "A receipt says what was shared, so it stays."
            }
            _ => return None,
        };
        Some(why.into())
    }

    fn spots(desk: &Desk) -> Vec<Spot<'_>> {
        desk.supervisors
            .iter()
            .map(Spot::Supervisor)
            .chain(desk.receipts.iter().take(RECEIPTS).map(Spot::Receipt))
            .collect()
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        let spots = Self::spots(desk);
        match input {
            Input::Mouse(_, Hit::Row(number)) if number != self.focus => {
                self.focus = number;
                return Next::Stay;
            }
            Input::Command(command) => {
                let height = around.height.saturating_sub(BODY + 4);
                if moved(&mut self.focus, spots.len(), height, command) {
                    return Next::Stay;
                }
                match command {
                    Command::Add => {
                        return Next::Open(Lines::new(Purpose::AddSupervisor, desk).into());
                    }
                    Command::OpenSealed => {
                        return Next::Open(Lines::new(Purpose::OpenSealed, desk).into());
                    }
                    Command::Identity => {
                        self.offered = desk.own_recipient.is_none();
                        return Self::identity(desk);
                    }
                    _ => {}
                }
            }
            Input::Mouse(..) => {}
            _ => return Next::Unused,
        }
        let command = match input {
            Input::Command(command) => command,
            _ => Command::Enter,
        };
        let Some(spot) = spots.get(self.focus.min(spots.len().saturating_sub(1))) else {
            return Next::Unused;
        };
        match (command, spot) {
            (Command::Enter | Command::Share, Spot::Supervisor(supervisor)) => {
                self.to = Some((*supervisor).clone());
                if desk.preparations.contains(&supervisor.name) {
                    return Next::Run(vec![Task::Resume(supervisor.name.clone())]);
                }
                self.choose(around)
            }
            (Command::Enter, Spot::Receipt(receipt)) => Next::Open(page(receipt).into()),
            (Command::Remove, Spot::Supervisor(supervisor)) => Next::Ask(Confirm::new(
                &format!("Remove {}?", supervisor.name),
                "Nothing can be sealed for them any more until they are added again. Receipts and entries stay.",
                &format!("Remove {}", supervisor.name),
                vec![Task::RemoveSupervisor(supervisor.name.clone())],
            )),
            (Command::Confirm, Spot::Supervisor(supervisor)) => Self::confirm(supervisor, around),
            _ => Next::Unused,
        }
    }

    fn choose(&self, around: &Around) -> Next {
        match &self.to {
            Some(supervisor) => {
                let (choose, task) = Choose::new(supervisor.clone(), around);
                Next::OpenAnd(choose.into(), vec![task])
            }
            None => Next::Stay,
        }
    }

    fn confirm(supervisor: &Supervisor, around: &Around) -> Next {
        let Ok(recipient) = Recipient::parse(&supervisor.recipient) else {
            return Next::Say("This public key cannot be read; add the supervisor again.".into());
        };
        let confirmed = Supervisor {
            confirmed: Some(around.at.now.date()),
            ..supervisor.clone()
        };
        Next::Ask(Confirm::new(
            &format!("Has {} read the same four words to you?", supervisor.name),
            &format!(
                "{}\n\nTheir program shows these words beside the public key. Compare them on the telephone, so that \
                 nobody else's key was put in its place.",
                recipient.fingerprint()
            ),
            "Yes, the words are the same",
            vec![Task::PutSupervisor(confirmed)],
        ))
    }

    fn identity(desk: &Desk) -> Next {
        let Some(own) = &desk.own_recipient else {
            return Next::Ask(Confirm::new(
                "Make a key pair of your own?",
                "With it, others can seal summaries for you. The secret half stays in this journal; the public half \
                 is shown next, to give away.",
                "Make a key pair",
                vec![Task::NewIdentity],
            ));
        };
        let words = Recipient::parse(own)
            .map(|recipient| recipient.fingerprint())
            .unwrap_or_default();
        let text = format!(
            "Give this line to whoever seals summaries for you:\n\n{own}\n\nFingerprint, to compare on the \
             telephone:\n\n{words}\n\nThe secret half stays in this journal and opens what they seal."
        );
        Next::Open(Page::new("Your public key", &text).into())
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        match (done, &self.to) {
            (Done::Prepared(preparation), Some(to)) => {
                Next::Open(Review::new(preparation.as_ref().clone(), to.clone()).into())
            }
            (Done::Changed(..), _) if self.offered && around.desk.own_recipient.is_some() => {
                self.offered = false;
                Self::identity(around.desk)
            }
            _ => Next::Stay,
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Supervision);
        let (dim, plain, warm, strong) = (
            canvas.theme.dim,
            Style::new(),
            canvas.theme.warm,
            canvas.theme.strong,
        );
        let desk = around.desk;
        let spots = Self::spots(desk);
        let focus = self.focus.min(spots.len().saturating_sub(1));
        let mut y = BODY;
        let agenda = match desk.agenda {
            0 => "Nothing is on the agenda.".to_owned(),
            1 => "One entry is on the agenda.".to_owned(),
            count => format!("{count} entries are on the agenda."),
        };
        canvas.put(1, y, &agenda, dim);
        canvas.cursor_at(1, y);
        y += 2;
        canvas.put(1, y, "Supervisors", strong);
        y += 1;
        if desk.supervisors.is_empty() {
            let words = "None yet. Ask your supervisor for their public key (age1…): this program makes one with \
                         `afterhour identity new`, any age tool does too. Then add them here.";
            y += canvas.prose(3, y, words, dim);
        }
        for (number, supervisor) in desk.supervisors.iter().enumerate() {
            if y >= canvas.area.height {
                return;
            }
            let name = fit(&supervisor.name, 17, canvas.theme.ascii);
            canvas.put(3, y, &name, plain);
            let (state, style) = match supervisor.confirmed {
                _ if desk.preparations.contains(&supervisor.name) => {
                    ("a review is unfinished", warm)
                }
                Some(_) => ("fingerprint confirmed", dim),
                None => ("fingerprint not confirmed yet", warm),
            };
            let words = Recipient::parse(&supervisor.recipient)
                .map(|recipient| recipient.fingerprint())
                .unwrap_or_default();
            let end = canvas.put_right(y, 1, &words, dim);
            let state = fit(state, end.saturating_sub(24), canvas.theme.ascii);
            canvas.put(22, y, &state, style);
            if number == focus {
                canvas.focus(1, y);
            }
            let width = canvas.area.width;
            canvas.zone(0, y, width, 1, Hit::Row(number));
            y += 1;
        }
        y += 1;
        if y + 1 >= canvas.area.height {
            return;
        }
        canvas.put(1, y, "Shared", strong);
        y += 1;
        if desk.receipts.is_empty() {
            canvas.put(3, y, "nothing yet", dim);
        }
        let room = canvas.area.height.saturating_sub(y);
        let receipts = &desk.receipts[..desk.receipts.len().min(RECEIPTS)];
        let days: Vec<String> = receipts
            .iter()
            .map(|receipt| dates::say_short(receipt.sealed.date(), desk.today))
            .collect();
        canvas.part(y, room, |canvas| {
            let shown = usize::from(canvas.area.height);
            let within = focus.saturating_sub(desk.supervisors.len());
            let first = crate::tui::canvas::window(receipts.len(), shown, within);
            for (row, (at, receipt)) in receipts
                .iter()
                .enumerate()
                .skip(first)
                .take(shown)
                .enumerate()
            {
                let row = row as u16;
                canvas.put(3, row, &days[at], dim);
                let entries = many(receipt.entries.len(), "entry", "entries");
                let words = format!("{}, {entries}", receipt.to);
                let end = canvas.put_right(row, 1, &receipt.file, dim);
                let words = fit(&words, end.saturating_sub(18), canvas.theme.ascii);
                canvas.put(16, row, &words, plain);
                let number = desk.supervisors.len() + at;
                let width = canvas.area.width;
                canvas.zone(0, row, width, 1, Hit::Row(number));
                if number == focus {
                    canvas.focus(1, row);
                }
            }
        });
    }
}

/// A receipt to read.
pub(super) fn page(receipt: &Receipt) -> Page {
    let entries: Vec<String> = receipt.entries.iter().map(|id| id.to_string()).collect();
    let recipient = if receipt.recipient.is_empty() {
        "sealed with a passphrase".to_owned()
    } else {
        receipt.recipient.clone()
    };
    let text = format!(
        "For {} on {}.\n\nPeriod: {} to {}\nEntries: {}\nNames and details replaced: {}\nLeft as they were: {}\n\n\
         File: {}, {} bytes\nRecipient: {recipient}\nSHA-256: {}\n\nThe summary itself is not kept here.",
        receipt.to,
        dates::say(receipt.sealed.date()),
        dates::say(receipt.period.from),
        dates::say(receipt.period.until),
        entries.join(", "),
        receipt.replaced,
        receipt.kept,
        receipt.file,
        receipt.size,
        receipt.sha256,
    );
    Page::new("Receipt", Words::new(&text).read())
}

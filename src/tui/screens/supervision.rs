//! Supervision: the next meeting and its agenda, whom summaries are sealed for, what was shared.

mod view;

use super::entry::flag;
use super::{
    Around, BODY, Choose, Input, Lines, Next, Page, Purpose, Write, adding, moved, open_read,
    same_or_new,
};
use crate::domain::{
    Answer, CPD, EntryHead, EntryId, Page as Answers, Receipt, Supervisor, Words, afterword, dates,
    is_pack, known,
};
use crate::supervision::Recipient;
use crate::tui::canvas::Hit;
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, OnAgenda, Task};
use std::mem::discriminant;
use std::sync::Arc;

/// Receipts shown; older ones stay in the vault.
const RECEIPTS: usize = 50;

/// The screen: where the focus is.
#[derive(Debug)]
pub struct Supervision {
    focus: usize,
    /// What is on the agenda; `None` until it was fetched.
    agenda: Option<Vec<OnAgenda>>,
    /// A key pair was offered: the recipient is shown once there is one.
    offered: bool,
    /// What was listed last: the focus stays with its own, and goes to what is new.
    listed: Vec<Listed>,
}

/// What stands in the list, for finding it again when the list is another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Listed {
    Supervisor(String),
    OnAgenda(EntryId),
    /// By the checksum of its file.
    Receipt(String),
}

/// What the focus can be on.
#[derive(Clone, Copy)]
enum Spot<'a> {
    OnAgenda(&'a EntryHead),
    Supervisor(&'a Supervisor),
    Receipt(&'a Receipt),
}

impl Supervision {
    /// The view; the task fetches the agenda.
    pub fn new() -> (Self, Task) {
        let screen = Self {
            focus: 0,
            agenda: None,
            offered: false,
            listed: Vec::new(),
        };
        (screen, Task::Agenda)
    }

    pub(super) fn context(&self) -> Context {
        Context::Supervision
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let spots = self.spots(desk);
        let spot = spots.get(self.focus.min(spots.len().saturating_sub(1)));
        let why = match (command, spot) {
            (Command::Enter | Command::Remove, None) => {
                "There is nothing here yet: q puts a question on the agenda, a adds a supervisor."
            }
            (Command::Pack, _) if desk.entries == 0 => {
                "Nothing is written yet; a CPD pack is made of entries, each reviewed first."
            }
            (Command::Discussed, Some(Spot::OnAgenda(_))) => return None,
            (Command::Discussed, _) if desk.agenda == 0 => "Nothing is on the agenda.",
            (Command::Discussed, _) => "Move to something on the agenda first.",
            (Command::Share | Command::Confirm, _) if desk.supervisors.is_empty() => {
                "Add a supervisor first, with the recipient they gave you: the line that begins with age1."
            }
            (Command::Share | Command::Confirm, Some(Spot::Receipt(_) | Spot::OnAgenda(_))) => {
                "Move to a supervisor first."
            }
            (Command::Remove, Some(Spot::Receipt(_))) => {
                "A receipt says what was shared, so it stays."
            }
            _ => return None,
        };
        Some(why.into())
    }

    fn on_agenda(&self) -> &[OnAgenda] {
        self.agenda.as_deref().unwrap_or_default()
    }

    fn spots<'a>(&'a self, desk: &'a Desk) -> Vec<Spot<'a>> {
        let agenda = self.on_agenda().iter().map(|on| Spot::OnAgenda(&on.head));
        let supervisors = desk.supervisors.iter().map(Spot::Supervisor);
        supervisors
            .chain(agenda)
            .chain(desk.receipts.iter().take(RECEIPTS).map(Spot::Receipt))
            .collect()
    }

    fn list(&self, desk: &Desk) -> Vec<Listed> {
        let spots = self.spots(desk).into_iter();
        spots
            .map(|spot| match spot {
                Spot::Supervisor(supervisor) => Listed::Supervisor(supervisor.name.clone()),
                Spot::OnAgenda(head) => Listed::OnAgenda(head.id),
                Spot::Receipt(receipt) => Listed::Receipt(receipt.sha256.clone()),
            })
            .collect()
    }

    /// The focus goes with what it is on, to what is new, or to a neighbour of what is gone, of its own kind if there is one.
    fn follow(&mut self, desk: &Desk, brings_new: bool) {
        let now = self.list(desk);
        let before = std::mem::take(&mut self.listed);
        let at = |one: &Listed| now.iter().position(|other| other == one);
        let was = before.get(self.focus);
        let held = was.and_then(at);
        self.focus = match held {
            Some(same) if !brings_new => same,
            _ => same_or_new(self.focus, &before, &now),
        };
        let alike = |at: usize| {
            let kinds = now
                .get(at)
                .zip(was)
                .map(|(one, was)| (discriminant(one), discriminant(was)));
            kinds.is_some_and(|(one, was)| one == was)
        };
        if held.is_none() && !alike(self.focus) && self.focus.checked_sub(1).is_some_and(alike) {
            self.focus -= 1;
        }
        self.listed = now;
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        self.listed = self.list(desk);
        let spots = self.spots(desk);
        let (count, focus) = (spots.len(), self.focus);
        let command = match input {
            Input::Mouse(_, Hit::Row(number)) if number != focus => {
                self.focus = number;
                return Next::Stay;
            }
            Input::Mouse(..) => Command::Enter,
            Input::Command(command) => command,
            _ => return Next::Unused,
        };
        let spot = spots.get(focus.min(count.saturating_sub(1))).copied();
        match (command, spot) {
            (Command::Add, _) => Next::Open(Lines::new(Purpose::AddSupervisor, desk).into()),
            (Command::OpenSealed, _) => Next::Open(Lines::new(Purpose::OpenSealed, desk).into()),
            (Command::Identity, _) => {
                self.offered = desk.own_recipient.is_none();
                Self::identity(desk)
            }
            (Command::Question, _) => question(desk),
            (Command::Meeting, _) => match desk.library.named(known::guide::MEETING) {
                Some(guide) => Next::Begin(guide.id.clone()),
                None => Next::Stay,
            },
            (Command::Enter, Some(Spot::OnAgenda(head))) => Next::Run(vec![Task::Read {
                id: head.id,
                revision: None,
            }]),
            (Command::Discussed, Some(Spot::OnAgenda(head))) => {
                match desk.library.named(afterword::AFTER_SUPERVISION) {
                    Some(guide) => Next::Open(adding::write(guide, head.id, desk).into()),
                    None => Next::Stay,
                }
            }
            (Command::Remove, Some(Spot::OnAgenda(head))) => Next::Run(vec![flag(head)]),
            (Command::Enter | Command::Share, Some(Spot::Supervisor(supervisor))) => {
                choose(supervisor.clone(), around)
            }
            // Nobody has a key to it: it is not sealed.
            (Command::Pack, _) => choose(
                Supervisor {
                    name: CPD.to_owned(),
                    recipient: String::new(),
                    confirmed: None,
                },
                around,
            ),
            (Command::Enter, Some(Spot::Receipt(receipt))) => Next::Open(page(receipt).into()),
            (Command::Remove, Some(Spot::Supervisor(supervisor))) => Next::Ask(Confirm::new(
                &format!("Remove {}?", supervisor.name),
                "Nothing can be sealed for them any more until they are added again. Receipts and entries stay.",
                &format!("Remove {}", supervisor.name),
                vec![Task::RemoveSupervisor(supervisor.name.clone())],
            )),
            (Command::Confirm, Some(Spot::Supervisor(supervisor))) => {
                Self::confirm(supervisor, around)
            }
            _ => {
                let height = around.height.saturating_sub(BODY + 4);
                match moved(&mut self.focus, count, height, command) {
                    true => Next::Stay,
                    false => Next::Unused,
                }
            }
        }
    }

    fn confirm(supervisor: &Supervisor, around: &Around) -> Next {
        let Ok(recipient) = Recipient::parse(&supervisor.recipient) else {
            return Next::Say("This recipient cannot be read; add the supervisor again.".into());
        };
        let confirmed = Supervisor {
            confirmed: Some(around.at.now.date()),
            ..supervisor.clone()
        };
        Next::Ask(Confirm::new(
            &format!("Has {} read the same fingerprint to you?", supervisor.name),
            &format!(
                "{}\n\nTheir program shows these words beside the recipient. Compare them on the telephone, so that \
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
                "Make a key pair, so that others can seal for you?",
                "It is two keys that belong together.\n\nThe recipient is for giving away: with it your supervisor seals an \
                 answer for you, and those you supervise seal their summaries for you.\n\nThe secret half stays in this \
                 journal and opens what they sealed: o under Supervision. Nobody else can open it.\n\nThe recipient is \
                 shown next. Nothing is sent.",
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
        Next::Open(Page::new("Your recipient", &text).into())
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        match done {
            Done::Agenda(agenda) => {
                let first = self.agenda.is_none();
                self.agenda = Some(agenda.clone());
                self.follow(around.desk, !first);
                Next::Stay
            }
            Done::Changed(..) if self.offered && around.desk.own_recipient.is_some() => {
                self.offered = false;
                Self::identity(around.desk)
            }
            Done::Changed(..) => {
                self.follow(around.desk, true);
                Next::Run(vec![Task::Agenda])
            }
            Done::Laid(_) => {
                self.follow(around.desk, false);
                Next::Stay
            }
            done => open_read(done),
        }
    }
}

/// What to share with somebody, or the review that is unfinished.
fn choose(to: Supervisor, around: &Around) -> Next {
    if around.desk.preparations.contains(&to.name) {
        let (choose, tasks) = Choose::resuming(to, around);
        return Next::OpenAnd(choose.into(), tasks);
    }
    let (choose, task) = Choose::new(to, around);
    Next::OpenAnd(choose.into(), vec![task])
}

/// A page for a question, with the answer that puts it on the agenda; or the draft of one.
fn question(desk: &Desk) -> Next {
    let Some(guide) = desk.library.named(known::guide::QUESTION) else {
        return Next::Stay;
    };
    if let Some(begun) = desk.begun(&guide.id, None) {
        let guide = Arc::new(begun.guide.clone());
        return Next::Open(Write::begin(guide, Some(&begun.draft)).into());
    }
    let mut page = Answers::of(guide);
    let mut asked = guide.questions.iter();
    if let Some(flag) = asked.find(|question| question.id.as_str() == known::FOR_SUPERVISION) {
        page.answers.insert(flag.id.clone(), Answer::YesNo(true));
    }
    Next::Open(Write::with(Arc::new(guide.clone()), page).into())
}

/// A receipt to read.
pub(super) fn page(receipt: &Receipt) -> Page {
    let entries: Vec<String> = receipt.entries.iter().map(|id| id.to_string()).collect();
    let (to, day) = (&receipt.to, dates::say(receipt.sealed.date()));
    let (shared, what) = match is_pack(to) {
        true => (format!("A CPD pack, written on {day}."), "pack"),
        false => (format!("For {to} on {day}."), "summary"),
    };
    let recipient = match receipt.recipient.as_str() {
        "" if is_pack(to) => "none, the file is not encrypted",
        "" => "sealed with a passphrase",
        recipient => recipient,
    };
    let letters = receipt.who_is_who();
    let letters = letters.map_or_else(String::new, |letters| format!("Letters: {letters}\n"));
    let text = format!(
        "{shared}\n\nPeriod: {} to {}\nEntries: {}\n{letters}Names and details replaced: {}\nLeft as they were: {}\n\n\
         File: {}, {} bytes\nRecipient: {recipient}\nSHA-256: {}\n\nThe {what} itself is not kept here.",
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

//! Supervision: the next meeting and its agenda, whom summaries are sealed for, what was shared.

use super::entry::{flag, status};
use super::paper::Paper;
use super::{
    Around, BODY, Choose, Input, Lines, Next, Page, Purpose, Write, adding, moved, open_read,
    same_or_new, top,
};
use crate::domain::{
    Answer, EntryHead, EntryId, NotAsKept, Page as Answers, Receipt, Supervisor, Words, afterword,
    dates, known, many,
};
use crate::supervision::Recipient;
use crate::tui::canvas::{Canvas, Hit, MEASURE, fit, fit_title};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::overlay::Confirm;
use crate::tui::task::{Done, OnAgenda, Task};
use jiff::civil::Date;
use ratatui::style::Style;
use std::mem::discriminant;
use std::sync::Arc;

/// Receipts shown; older ones stay in the vault.
const RECEIPTS: usize = 50;

const NOTHING_ON_AGENDA: &str = "Nothing is on the agenda. q puts a question on it; in the journal and while reading, s puts an entry on it.";

/// The screen: where the focus is.
#[derive(Debug)]
pub struct Supervision {
    focus: usize,
    /// What is on the agenda; `None` until it was fetched.
    agenda: Option<Vec<OnAgenda>>,
    /// A key pair was offered: the public half is shown once there is one.
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
                let to = supervisor.clone();
                if desk.preparations.contains(&to.name) {
                    let (choose, tasks) = Choose::resuming(to, around);
                    return Next::OpenAnd(choose.into(), tasks);
                }
                let (choose, task) = Choose::new(to, around);
                Next::OpenAnd(choose.into(), vec![task])
            }
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
            &format!("Has {} read the same four words to you?", supervisor.name),
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
                "Make a key pair of your own?",
                "With it, others can seal summaries for you. The secret half stays in this journal; the recipient \
                 is shown next, to give away.",
                "Make a key pair",
                vec![Task::NewIdentity],
            ));
        };
        let words = Recipient::parse(own)
            .map(|recipient| recipient.fingerprint())
            .unwrap_or_default();
        let text = format!(
            "Your recipient. Give this line to whoever seals summaries for you:\n\n{own}\n\nFingerprint, to compare on the \
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
            done => open_read(done),
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Supervision);
        let dim = canvas.theme.dim;
        let desk = around.desk;
        let count = self.spots(desk).len();
        let focus = self.focus.min(count.saturating_sub(1));
        let mut paper = Paper::new(canvas.area.width);
        paper.said(&say_meeting(desk), dim);
        paper.gap();
        heading(&mut paper, "Supervisors");
        if desk.supervisors.is_empty() {
            let words = "None yet. Ask your supervisor for their recipient, a line that begins with age1: this program makes one with \
                         `afterhour identity new`, any age tool does too. Then add them here.";
            paper.prose(words, dim);
        }
        let mut number = 0;
        for supervisor in &desk.supervisors {
            lay_supervisor(&mut paper, supervisor, number, focus, desk);
            number += 1;
        }
        paper.gap();
        heading(&mut paper, "Agenda");
        match &self.agenda {
            None => paper.prose("looking…", dim),
            Some(agenda) if agenda.is_empty() => paper.prose(NOTHING_ON_AGENDA, dim),
            Some(agenda) => {
                let unkept = agenda.iter().map(|on| on.head.id);
                let unkept = unkept.filter(|id| desk.unkept.entries.contains(id));
                if let Some(said) = NotAsKept::say_of(unkept) {
                    paper.said(&said, canvas.theme.warm);
                }
                for on in agenda {
                    lay_on_agenda(&mut paper, on, number, focus, desk);
                    number += 1;
                }
            }
        }
        paper.gap();
        heading(&mut paper, "Shared");
        if desk.receipts.is_empty() {
            paper.prose("nothing yet", dim);
        }
        for receipt in desk.receipts.iter().take(RECEIPTS) {
            lay_receipt(&mut paper, receipt, number, focus, desk);
            number += 1;
        }
        if count == 0 {
            canvas.cursor_at(1, BODY);
        }
        paper.draw(canvas, BODY);
    }
}

fn heading(paper: &mut Paper<'_>, words: &'static str) {
    paper.row(move |canvas, y| {
        let strong = canvas.theme.strong;
        canvas.put(1, y, words, strong);
    });
}

/// The sign of the focus in the row laid last, and what a click on it means.
fn spot(paper: &mut Paper<'_>, number: usize, focus: usize) {
    if number == focus {
        paper.keep(paper.len() - 1, paper.len() - 1);
    }
}

fn view_spot(canvas: &mut Canvas, number: usize, focus: usize, y: u16) {
    if number == focus {
        canvas.focus(1, y);
    }
    let width = canvas.area.width;
    canvas.zone(0, y, width, 1, Hit::Row(number));
}

/// "Next meeting: Tuesday 24 November with Ruth, in 3 days."
fn say_meeting(desk: &Desk) -> String {
    let Some(meeting) = &desk.meeting else {
        return "No meeting is noted yet; m writes about one, with the day of the next.".into();
    };
    let with = match meeting.with.read().trim() {
        "" => String::new(),
        with => format!(" with {with}"),
    };
    let say = |day: Date| format!("{} {}", dates::weekday(day), dates::say_without_year(day));
    match (meeting.next, meeting.happened) {
        (Some(day), _) if day >= desk.today => {
            let when = dates::say_due(day, desk.today);
            format!("Next meeting: {}{with}, {when}.", say(day))
        }
        (Some(day), _) => format!("The meeting{with} was on {}; m writes about it.", say(day)),
        (None, Some(day)) => {
            let day = dates::say_short(day, desk.today);
            format!("Last meeting{with} on {day}; no day is noted for the next.")
        }
        (None, None) => "No day is noted for the next meeting.".into(),
    }
}

/// A question in its own words; anything else by its title.
fn lay_on_agenda<'a>(
    paper: &mut Paper<'a>,
    on: &'a OnAgenda,
    number: usize,
    focus: usize,
    desk: &Desk,
) {
    let head = &on.head;
    let day = dates::say_short(head.written.date(), desk.today);
    let is_question = head.guide.id.as_str() == known::guide::QUESTION;
    let (kind, words) = match is_question && !on.words.is_blank() {
        true => ("question", on.words.read()),
        false => (head.kind.name(), head.title.as_str()),
    };
    paper.row(move |canvas, y| {
        let dim = canvas.theme.dim;
        canvas.put(3, y, &day, dim);
        canvas.put(16, y, kind, dim);
        let end = canvas.put_state(y, status(head.status, canvas.theme), "");
        let words = fit_title(words, end.saturating_sub(30), canvas.theme.ascii);
        canvas.put(28, y, &words, Style::new());
        view_spot(canvas, number, focus, y);
    });
    spot(paper, number, focus);
    // What the focus is on is told in its first words, unless they stand in the row.
    if number == focus && !is_question && !on.words.is_blank() {
        let first: String = on.words.read().lines().next().unwrap_or_default().into();
        let said = Words::new(&first);
        paper.row(move |canvas, y| {
            let dim = canvas.theme.dim;
            let width = canvas.area.width.min(MEASURE + 4);
            let words = fit(said.read(), width.saturating_sub(30), canvas.theme.ascii);
            canvas.put(28, y, &words, dim);
        });
        paper.keep(paper.len() - 2, paper.len() - 2);
    }
}

fn lay_supervisor<'a>(
    paper: &mut Paper<'a>,
    supervisor: &'a Supervisor,
    number: usize,
    focus: usize,
    desk: &Desk,
) {
    let (state, is_open) = match supervisor.confirmed {
        Some(_) => ("fingerprint confirmed", false),
        None => ("fingerprint not confirmed yet", true),
    };
    let fingerprint = Recipient::parse(&supervisor.recipient)
        .map(|recipient| recipient.fingerprint())
        .unwrap_or_default();
    paper.row(move |canvas, y| {
        let (dim, warm) = (canvas.theme.dim, canvas.theme.warm);
        let name = fit(&supervisor.name, 17, canvas.theme.ascii);
        canvas.put(3, y, &name, Style::new());
        let end = canvas.put_right(y, 1, &fingerprint, dim);
        let state = fit(state, end.saturating_sub(24), canvas.theme.ascii);
        canvas.put(22, y, &state, if is_open { warm } else { dim });
        view_spot(canvas, number, focus, y);
    });
    spot(paper, number, focus);
    if desk.preparations.contains(&supervisor.name) {
        paper.row(move |canvas, y| {
            let (warm, width) = (canvas.theme.warm, canvas.area.width);
            canvas.put(22, y, "a review is unfinished", warm);
            canvas.zone(0, y, width, 1, Hit::Row(number));
        });
        if number == focus {
            paper.keep(paper.len() - 2, paper.len() - 2);
        }
    }
}

fn lay_receipt<'a>(
    paper: &mut Paper<'a>,
    receipt: &'a Receipt,
    number: usize,
    focus: usize,
    desk: &Desk,
) {
    let day = dates::say_short(receipt.sealed.date(), desk.today);
    paper.row(move |canvas, y| {
        let dim = canvas.theme.dim;
        canvas.put(3, y, &day, dim);
        let entries = many(receipt.entries.len(), "entry", "entries");
        let words = format!("{}, {entries}", receipt.to);
        let end = canvas.put_right(y, 1, &receipt.file, dim);
        let words = fit(&words, end.saturating_sub(18), canvas.theme.ascii);
        canvas.put(16, y, &words, Style::new());
        view_spot(canvas, number, focus, y);
    });
    spot(paper, number, focus);
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

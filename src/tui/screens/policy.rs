//! The policy for clients: its clauses, how it reads as a page, its versions, who was given which, and the kinds of
//! incident that it speaks to.

mod rows;
mod view;

use super::{
    Around, BODY, Input, Next, Page as Reading, Write, moved, next_number, open_read, told,
};
use crate::anonymise::Engine;
use crate::domain::{Answer, EntryId, Page, QuestionId, Words, known, listed, many};
use crate::policy::{self, Covered, Document, coverage};
use crate::tui::canvas::Hit;
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task, Writing};
use rows::{Line, clause_lines, differences_in_words};
use std::sync::Arc;

/// Rows between the tabs and the list.
const ABOVE: u16 = 3;
/// Rows below the list for what the focus is about.
const BELOW: u16 = 5;

/// What of the policy is looked at. Esc leads from each of the others back to the clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Clauses,
    Preview,
    Versions,
    Given,
    Coverage,
}

/// The screen.
#[derive(Debug)]
pub struct Policy {
    /// Whether it was fetched.
    fetched: bool,
    policy: Option<policy::Policy>,
    part: Part,
    /// The row of the clauses; kept while another part is looked at.
    clause: usize,
    /// The row of another part.
    focus: usize,
    /// The clause to be edited once the entry is fetched.
    editing: Option<String>,
    /// Said when a question was kept for supervision.
    noting: Option<String>,
    /// Gaps that are on the agenda already, by their kind.
    asked: Vec<String>,
    /// What came of each of the two files so far, while they are written.
    writing: Option<Vec<String>>,
}

impl Policy {
    /// The view; the task fetches what it shows.
    pub fn new() -> (Self, Task) {
        let screen = Self {
            fetched: false,
            policy: None,
            part: Part::Clauses,
            clause: 0,
            focus: 0,
            editing: None,
            noting: None,
            asked: Vec::new(),
            writing: None,
        };
        (screen, Task::Policy)
    }

    pub(super) fn context(&self) -> Context {
        Context::Policy
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let needs_one = matches!(
            command,
            Command::Preview
                | Command::Versions
                | Command::GivenTo
                | Command::Add
                | Command::Export
                | Command::Trash
        );
        let why = match command {
            _ if !self.fetched => return None,
            _ if needs_one && self.policy.is_none() => "There is no policy yet; Enter begins one.",
            Command::Trash if self.part != Part::Given || self.rows(desk) == 0 => {
                "Only a record that a client was given the page can go; c lists them."
            }
            Command::ForSupervision if desk.library.named(known::guide::QUESTION).is_none() => {
                "The guide for a question to the supervisor is not at hand."
            }
            Command::ForSupervision if self.gap(desk).is_none() => {
                "s puts a gap on the agenda; m shows the gaps."
            }
            Command::ForSupervision if self.noting.is_some() || self.is_asked(desk) => {
                "On the agenda already; under Supervision, x takes it off."
            }
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether the foot shows a key that only some parts are for.
    pub(super) fn offers(&self, command: Command) -> bool {
        match command {
            Command::Back => self.part != Part::Clauses,
            Command::Add | Command::Trash => self.part == Part::Given,
            Command::ForSupervision => self.part == Part::Coverage,
            Command::Enter => self.part != Part::Preview,
            Command::Versions | Command::GivenTo | Command::Coverage => self.part == Part::Clauses,
            Command::Preview | Command::Export => {
                matches!(self.part, Part::Clauses | Part::Preview)
            }
            _ => true,
        }
    }

    fn document(&self) -> Option<&Document> {
        self.policy.as_ref().map(policy::Policy::newest)
    }

    fn coverage(&self, desk: &Desk) -> Vec<Covered> {
        let incident = desk.library.named(known::guide::INCIDENT);
        incident.map_or_else(Vec::new, |guide| coverage(guide, self.document()))
    }

    /// The gap under the focus.
    fn gap(&self, desk: &Desk) -> Option<Covered> {
        if self.part != Part::Coverage {
            return None;
        }
        let rows = self.coverage(desk);
        rows.into_iter().nth(self.focus).filter(Covered::is_gap)
    }

    /// Whether the gap under the focus is on the agenda.
    fn is_asked(&self, desk: &Desk) -> bool {
        self.gap(desk)
            .is_some_and(|gap| self.asked.contains(&gap.label))
    }

    fn lines(&self) -> Vec<Line<'_>> {
        self.document().map(clause_lines).unwrap_or_default()
    }

    /// How many rows the part has.
    fn rows(&self, desk: &Desk) -> usize {
        match (self.part, &self.policy) {
            (Part::Coverage, _) => self.coverage(desk).len(),
            (_, None) => 0,
            (Part::Clauses, _) => self.lines().len(),
            (Part::Versions, Some(policy)) => policy.versions().count(),
            (Part::Given, Some(policy)) => policy.given.len(),
            // Scrolls by rows of the page, which depend on its width.
            (Part::Preview, _) => 0,
        }
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        self.writing = None;
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) if row != self.place() => {
                *self.place_mut() = row.min(self.rows(desk).saturating_sub(1));
                return Next::Stay;
            }
            Input::Mouse(_, Hit::Row(_)) => Command::Enter,
            _ => return Next::Unused,
        };
        let (count, height) = match (self.part, self.document()) {
            (Part::Preview, Some(document)) => {
                let room = around.height.saturating_sub(BODY - 2);
                let paper = view::paper(document, around.width, around.theme);
                (paper.last(room.into()) + 1, room)
            }
            _ => (self.rows(desk), around.height.saturating_sub(BODY + BELOW)),
        };
        if moved(self.place_mut(), count, height, command) {
            return Next::Stay;
        }
        match command {
            Command::Back if self.part != Part::Clauses => {
                self.part = Part::Clauses;
                Next::Stay
            }
            Command::Preview => self.look_at(Part::Preview),
            Command::Versions => self.look_at(Part::Versions),
            Command::GivenTo => self.look_at(Part::Given),
            Command::Coverage => self.look_at(Part::Coverage),
            Command::Add => begin(desk, known::guide::POLICY_GIVEN),
            Command::Export => self.export(desk),
            Command::ForSupervision => self.put_on_agenda(around),
            Command::Trash => self.trash(),
            Command::Enter => self.enter(desk),
            _ => Next::Unused,
        }
    }

    fn place(&self) -> usize {
        match self.part {
            Part::Clauses => self.clause,
            _ => self.focus,
        }
    }

    fn place_mut(&mut self) -> &mut usize {
        match self.part {
            Part::Clauses => &mut self.clause,
            _ => &mut self.focus,
        }
    }

    /// The same key again leads back.
    fn look_at(&mut self, part: Part) -> Next {
        self.part = match self.part == part {
            true => Part::Clauses,
            false => part,
        };
        self.focus = 0;
        Next::Stay
    }

    fn enter(&mut self, desk: &Desk) -> Next {
        let Some(policy) = &self.policy else {
            return match unfinished(desk, None) {
                Some(next) => next,
                None => begin(desk, known::guide::POLICY),
            };
        };
        let id = match self.part {
            Part::Preview => return Next::Stay,
            Part::Clauses => self.lines().get(self.clause).map(|line| line.id.to_owned()),
            Part::Coverage => {
                let rows = self.coverage(desk);
                let clauses = rows.get(self.focus).map(|row| row.clauses.as_slice());
                let clauses = clauses.unwrap_or_default();
                let open = clauses.iter().find(|(_, written)| !written);
                open.or(clauses.first())
                    .map(|(clause, _)| clause.id.to_owned())
            }
            Part::Versions => {
                let version = policy.versions().rev().nth(self.focus);
                return version.map_or(Next::Stay, |version| {
                    let text = differences_in_words(policy, version);
                    Next::Open(Reading::new(&version.in_words(), &text).into())
                });
            }
            Part::Given => {
                return self.record().map_or(Next::Stay, |id| {
                    Next::Run(vec![Task::Read { id, revision: None }])
                });
            }
        };
        match id {
            Some(id) => self.edit(&id, desk),
            None => Next::Say("No clause of a policy is for this kind.".into()),
        }
    }

    /// The clause as a new revision, or the unfinished one that is there.
    fn edit(&mut self, id: &str, desk: &Desk) -> Next {
        let entry = self.policy.as_ref().map(|policy| policy.entry);
        if let Some(next) = unfinished(desk, Some(id)) {
            return next;
        }
        self.editing = Some(id.to_owned());
        let read = entry.map(|id| Task::Read { id, revision: None });
        Next::Run(read.into_iter().collect())
    }

    /// The record under the focus.
    fn record(&self) -> Option<EntryId> {
        let held = self.policy.as_ref()?.held();
        held.get(self.focus).map(|held| held.given.entry)
    }

    fn trash(&self) -> Next {
        self.record().map_or(Next::Stay, |id| {
            Next::Ask(Confirm::new(
                "Move this record to the trash?",
                "It can be taken back for 30 days. The policy itself stays as it is.",
                "Move to the trash",
                vec![Task::Trash(id)],
            ))
        })
    }

    fn export(&mut self, desk: &Desk) -> Next {
        let Some(document) = self.document() else {
            return Next::Stay;
        };
        let named = Engine::new().registered(document.written().read(), desk.register());
        if !named.is_empty() {
            return Next::Say(format!(
                "A clause holds words of your register, under {}: not written.",
                listed(&named)
            ));
        }
        let file = |end: &str| desk.exports.join(format!("{}.{end}", document.file_name()));
        let write = |end: &str, text: String| Task::WriteFile {
            path: file(end),
            text: Words::new(&text),
        };
        let consequence = format!(
            "{name}.html to print and {name}.md, in {folder}. They are not encrypted: whoever has them can read them. They \
             hold {clauses} and no word of your register. Nothing that lies there is overwritten.",
            name = document.file_name(),
            folder = desk.exports.display(),
            clauses = many(document.clauses.len(), "clause", "clauses"),
        );
        let tasks = vec![
            write("md", document.to_markdown()),
            write("html", document.to_html()),
        ];
        self.writing = Some(Vec::new());
        Next::Ask(Confirm::new(
            "Write the policy into two files?",
            &consequence,
            "Write both files",
            tasks,
        ))
    }

    /// What came of one file; both are told together.
    fn wrote(&mut self, told: String) -> Next {
        let Some(writing) = &mut self.writing else {
            return Next::Stay;
        };
        writing.push(told);
        if writing.len() < 2 {
            return Next::Stay;
        }
        writing.dedup();
        let told = writing.join(" ");
        self.writing = None;
        Next::Say(told)
    }

    /// The gap under the focus as a question for the next meeting.
    fn put_on_agenda(&mut self, around: &Around) -> Next {
        let desk = around.desk;
        let (Some(gap), Some(guide)) = (self.gap(desk), desk.library.named(known::guide::QUESTION))
        else {
            return Next::Stay;
        };
        let mut page = Page::of(guide);
        let answers = [
            ("question", Answer::Text(Words::new(&asks_about(&gap)))),
            (known::FOR_SUPERVISION, Answer::YesNo(true)),
        ];
        for (id, answer) in answers {
            let id = QuestionId::try_from(id.to_owned()).expect("a slug");
            page.answers.insert(id, answer);
        }
        self.noting = Some(format!("On the agenda: {}.", asks_about(&gap)));
        self.asked.push(gap.label);
        let writing = Writing {
            number: next_number(),
            ticket: next_number(),
            draft: None,
            page,
            guide: Arc::new(guide.clone()),
            revises: None,
        };
        Next::Run(vec![Task::Save(Box::new(writing)), Task::Refresh])
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        match done {
            Done::Policy(policy) => {
                self.fetched = true;
                self.policy = policy.as_deref().cloned();
                let last = self.rows(around.desk).saturating_sub(1);
                if self.part != Part::Preview {
                    *self.place_mut() = self.place().min(last);
                }
                Next::Run(vec![Task::Agenda])
            }
            Done::Agenda(agenda) => {
                let on = |gap: &Covered| {
                    let asks = asks_about(gap);
                    agenda.iter().any(|on| on.words.read() == asks)
                };
                let gaps = self.coverage(around.desk).into_iter().filter(on);
                self.asked = gaps.map(|gap| gap.label).collect();
                Next::Stay
            }
            Done::Changed(..) => Next::Run(vec![Task::Policy]),
            Done::Saved(_) => self.noting.take().map_or(Next::Stay, Next::Say),
            Done::Written(path) => self.wrote(format!(
                "Written: {}.* They are not encrypted.",
                path.with_extension("").display()
            )),
            Done::Opened { entry, guide, .. } => match self.editing.take() {
                // The newest guide, so that clauses added since can be written.
                Some(id) => {
                    let newest = around.desk.library.named(known::guide::POLICY);
                    let guide =
                        newest.map_or_else(|| Arc::clone(guide), |new| Arc::new(new.clone()));
                    Next::Open(Write::revise_at(guide, entry, &id).into())
                }
                None => open_read(done),
            },
            Done::Failed(failure) => {
                self.editing = None;
                if self.noting.take().is_some() {
                    self.asked.pop();
                }
                self.wrote(told(failure).replace('\n', " "))
            }
            _ => Next::Stay,
        }
    }
}

/// The question that a gap is on the agenda by.
fn asks_about(gap: &Covered) -> String {
    format!("policy: {}", gap.label)
}

fn begin(desk: &Desk, guide: &str) -> Next {
    let guide = desk.library.named(guide);
    guide.map_or(Next::Stay, |guide| Next::Begin(guide.id.clone()))
}

/// The unfinished policy, at a clause where one is named.
fn unfinished(desk: &Desk, at: Option<&str>) -> Option<Next> {
    let unfinished = desk
        .drafts
        .iter()
        .find(|unfinished| unfinished.guide.id.as_str() == known::guide::POLICY)?;
    let mut draft = unfinished.draft.clone();
    if let Some(at) = at {
        draft.at = QuestionId::try_from(at.to_owned()).ok();
    }
    let guide = Arc::new(unfinished.guide.clone());
    Some(Next::Open(Write::begin(guide, Some(&draft)).into()))
}

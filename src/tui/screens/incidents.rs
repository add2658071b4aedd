//! Incidents and near misses: what is still open, what was left to do, and when.

use super::entry::{
    LOOKING, NO_FOLLOW_UP, NOTHING_TICKED, ask_trash, day_width, flag, next_status,
};
use super::{Around, BODY, Input, Next, moved, next_number, open_read, open_revision, top};
use crate::domain::{Due, EntryHead, Filter, GuideKind, Hit as Found, Status, Words, dates};
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Task};
use ratatui::style::Style;

/// Incidents fetched; what lies further back is found in the journal.
const FETCHED: usize = 500;

/// The screen.
#[derive(Debug)]
pub struct Incidents {
    incidents: Vec<Found>,
    near_misses: Vec<Found>,
    /// Which answers are waited for: that with the incidents, that with the near misses.
    asked: [Option<u64>; 2],
    fetched: bool,
    focus: usize,
    /// What is fetched is to be edited.
    editing: bool,
}

impl Incidents {
    /// The list; the tasks fetch it.
    pub fn new() -> (Self, Vec<Task>) {
        let mut screen = Self {
            incidents: Vec::new(),
            near_misses: Vec::new(),
            asked: [None; 2],
            fetched: false,
            focus: 0,
            editing: false,
        };
        let tasks = screen.fetch();
        (screen, tasks)
    }

    fn fetch(&mut self) -> Vec<Task> {
        let tickets = [next_number(), next_number()];
        self.asked = tickets.map(Some);
        [GuideKind::Incident, GuideKind::NearMiss]
            .into_iter()
            .zip(tickets)
            .map(|(kind, ticket)| fetch(kind, ticket))
            .collect()
    }

    pub(super) fn context(&self) -> Context {
        Context::Incidents
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let about_one = matches!(
            command,
            Command::Enter
                | Command::Edit
                | Command::Status
                | Command::TickOff
                | Command::ForSupervision
                | Command::Trash
        );
        if command == Command::Undo && desk.ticked.is_none() {
            return Some(NOTHING_TICKED.into());
        }
        if !about_one {
            return None;
        }
        let rows = self.rows();
        let why = match rows.get(self.focus.min(rows.len().saturating_sub(1))) {
            None if !self.fetched => LOOKING,
            None => "Nothing is logged here.",
            Some(head) if command == Command::Status && head.status.is_none() => {
                "A near miss has no status."
            }
            Some(head)
                if command == Command::TickOff
                    && desk.due.iter().all(|due| due.entry != head.id) =>
            {
                NO_FOLLOW_UP
            }
            Some(_) => return None,
        };
        Some(why.into())
    }

    /// Open ones first, then waiting, near misses, closed; newest first within each.
    fn rows(&self) -> Vec<&EntryHead> {
        let mut rows: Vec<&EntryHead> = self
            .incidents
            .iter()
            .chain(&self.near_misses)
            .map(|hit| &hit.head)
            .collect();
        rows.sort_by_key(|head| {
            let place = match (head.kind, head.status) {
                (_, Some(Status::Open)) => 0,
                (_, Some(Status::Waiting)) => 1,
                (GuideKind::NearMiss, _) => 2,
                _ => 3,
            };
            (place, std::cmp::Reverse(head.written.timestamp()))
        });
        rows
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let rows = self.rows();
        let count = rows.len();
        let focused = rows.get(self.focus.min(count.saturating_sub(1))).copied();
        let read = |head: &EntryHead| {
            Next::Run(vec![Task::Read {
                id: head.id,
                revision: None,
            }])
        };
        match input {
            Input::Mouse(_, Hit::Row(number)) => {
                if number == self.focus {
                    return focused.map_or(Next::Stay, read);
                }
                self.focus = number;
                Next::Stay
            }
            Input::Command(Command::Undo) => Next::Run(vec![Task::Untick]),
            Input::Command(command) => {
                if let Some(head) = focused {
                    match command {
                        Command::Enter | Command::Edit => {
                            let next = read(head);
                            self.editing = command == Command::Edit;
                            return next;
                        }
                        Command::Status => {
                            return match next_status(head.id, head.status) {
                                Some(task) => Next::Run(vec![task]),
                                None => Next::Stay,
                            };
                        }
                        Command::TickOff => {
                            return Next::Run(vec![Task::TickOff {
                                id: head.id,
                                position: None,
                            }]);
                        }
                        Command::ForSupervision => return Next::Run(vec![flag(head)]),
                        Command::Trash => return Next::Ask(ask_trash(head)),
                        _ => {}
                    }
                }
                let height = around.height.saturating_sub(BODY + 6);
                if moved(&mut self.focus, count, height, command) {
                    Next::Stay
                } else {
                    Next::Unused
                }
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Found { ticket, hits, .. } => {
                if self.asked[0] == Some(*ticket) {
                    self.incidents = hits.clone();
                    self.asked[0] = None;
                } else if self.asked[1] == Some(*ticket) {
                    self.near_misses = hits.clone();
                    self.asked[1] = None;
                    self.fetched = true;
                }
                Next::Stay
            }
            // What was changed before the answer on its way was looked up is in that answer.
            Done::Changed(..) if self.asked[0].is_some() => Next::Stay,
            Done::Changed(..) => Next::Run(self.fetch()),
            Done::Failed(_) => {
                self.asked = [None; 2];
                Next::Stay
            }
            done if std::mem::take(&mut self.editing) => open_revision(done),
            done => open_read(done),
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Incidents);
        let (dim, plain, warm) = (canvas.theme.dim, Style::new(), canvas.theme.warm);
        let desk = around.desk;
        let mut counts: Vec<String> = desk
            .incidents
            .iter()
            .map(|(status, count)| format!("{} {count}", status.name()))
            .collect();
        counts.push(format!("near miss {}", desk.near_misses));
        canvas.put_right(BODY, 1, &counts.join("   "), dim);
        let body = BODY + 2;
        let rows = self.rows();
        if rows.is_empty() {
            if self.fetched {
                let words = "Nothing is logged. When something happens online that touches the work, i begins an \
                             incident and n a near miss. The first question is whether someone is at risk.";
                canvas.prose(3, body, words, dim);
            }
            canvas.cursor_at(1, BODY);
            return;
        }
        let focus = self.focus.min(rows.len() - 1);
        let dues: Vec<Option<&Due>> = rows
            .iter()
            .map(|head| desk.due.iter().find(|due| due.entry == head.id))
            .collect();
        let days: Vec<String> = rows
            .iter()
            .map(|head| dates::say_short(head.written.date(), desk.today))
            .collect();
        let next: Vec<String> = dues
            .iter()
            .map(|due| due.map_or(String::new(), |due| dates::say_due(due.by, desk.today)))
            .collect();
        let detail = canvas.area.height > body + 12;
        let below: u16 = if detail { 7 } else { 0 };
        let room = canvas.area.height.saturating_sub(body + below);
        canvas.part(body, room, |canvas| {
            let wide = day_width(&days, focus, canvas.area.height);
            let theme = canvas.theme;
            canvas.list(rows.len(), focus, |number| {
                let head = rows[number];
                let (said, style) = match head.status {
                    None => ("near miss", dim),
                    status => super::entry::status(status, theme),
                };
                let over = dues[number].is_some_and(|due| due.by < desk.today);
                Row {
                    then: "",
                    cells: vec![
                        (wide, days[number].as_str(), dim),
                        (9, said, style),
                        (0, head.title.as_str(), plain),
                    ],
                    right: (next[number].as_str(), if over { warm } else { dim }),
                }
            });
        });
        if detail {
            canvas.part(body + room + 1, below - 1, |canvas| {
                self.view_detail(rows[focus], around, canvas);
            });
        }
    }

    /// What belongs to the incident under the focus.
    fn view_detail(&self, head: &EntryHead, around: &Around, canvas: &mut Canvas) {
        let (dim, plain, warm) = (canvas.theme.dim, Style::new(), canvas.theme.warm);
        let desk = around.desk;
        let mut y = 0;
        let mut fact = |canvas: &mut Canvas, label: &str, words: &Words, over: bool| {
            canvas.put(3, y, label, dim);
            canvas.put(18, y, words.read(), if over { warm } else { plain });
            y += 1;
        };
        if !head.platform.is_empty() {
            fact(canvas, "where", &Words::new(&head.platform), false);
        }
        let mut label = "follow-ups";
        for due in desk.due.iter().filter(|due| due.entry == head.id).take(4) {
            let when = dates::say_due(due.by, desk.today);
            let words = Words::new(&format!("{when}: {}", due.what.read()));
            fact(canvas, label, &words, due.by < desk.today);
            label = "";
        }
        if label == "follow-ups" {
            fact(canvas, label, &Words::new("none open"), false);
        }
        let agenda = if head.for_supervision {
            "on the agenda"
        } else {
            "not on the agenda"
        };
        fact(canvas, "supervision", &Words::new(agenda), false);
    }
}

fn fetch(kind: GuideKind, ticket: u64) -> Task {
    Task::Find {
        filter: Box::new(Filter {
            kind: Some(kind),
            ..Filter::default()
        }),
        offset: 0,
        limit: FETCHED,
        opening: false,
        ticket,
    }
}

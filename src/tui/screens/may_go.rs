//! What may go: entries older than the period of their kind, to choose from. What each is, never its text.

use super::entry::{stands, status};
use super::marked::Marked;
use super::{Around, Input, Next, moved, open_read};
use crate::domain::{EntryHead, EntryId, dates, many};
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use ratatui::style::Style;
use std::collections::BTreeSet;

/// The first row of the list.
const TOP: u16 = 3;

/// The screen: what is listed, and what of it is marked.
#[derive(Debug)]
pub struct MayGo {
    heads: Vec<EntryHead>,
    marked: Marked,
    focus: usize,
}

impl MayGo {
    /// The list, nothing marked.
    pub fn new(heads: Vec<EntryHead>) -> Self {
        Self {
            heads,
            marked: Marked::default(),
            focus: 0,
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::MayGo
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) if row < self.heads.len() => {
                self.focus = row;
                Command::Mark
            }
            _ => return Next::Unused,
        };
        if moved(&mut self.focus, self.heads.len(), around.height, command) {
            return Next::Stay;
        }
        let under = self.heads.get(self.focus).map(|head| head.id);
        match (command, under) {
            (Command::Mark, Some(id)) => {
                self.marked.toggle(id);
                Next::Stay
            }
            (Command::MarkAll, _) => {
                self.marked.turn(self.heads.iter().map(|head| head.id));
                Next::Stay
            }
            (Command::Enter, Some(id)) => Next::Run(vec![Task::Read { id, revision: None }]),
            (Command::LetGo, _) => self.let_go(),
            _ => Next::Unused,
        }
    }

    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        match (command, desk.settings.retention.hold) {
            (Command::Mark | Command::MarkAll | Command::Enter | Command::LetGo, _)
                if self.heads.is_empty() =>
            {
                Some("Nothing is listed.".into())
            }
            (Command::LetGo, Some(hold)) => Some(format!(
                "On hold {}: nothing is thrown away until it is lifted, one screen back.",
                hold.in_words()
            )),
            (Command::LetGo, None) if self.marked.ids().is_empty() => {
                Some("Mark at least one entry first; Space marks.".into())
            }
            _ => None,
        }
    }

    fn let_go(&self) -> Next {
        let marked = many(self.marked.ids().len(), "entry", "entries");
        Next::Ask(Confirm::new(
            &format!("Move {marked} to the trash?"),
            "What lies there can be taken back for 30 days; then it is gone for good, with every revision.",
            &format!("Move {marked} to the trash"),
            vec![Task::TrashAll(self.marked.ids().iter().copied().collect())],
        ))
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::MayGo(heads) => {
                self.heads = heads.clone();
                let listed: BTreeSet<EntryId> = heads.iter().map(|head| head.id).collect();
                self.marked.retain(&listed);
                self.focus = self.focus.min(heads.len().saturating_sub(1));
                Next::Stay
            }
            done => open_read(done),
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let right = format!(
            "{} of {} marked",
            self.marked.ids().len(),
            many(self.heads.len(), "entry", "entries")
        );
        canvas.head("What may go", &right);
        let (plain, dim) = (Style::new(), canvas.theme.dim);
        if self.heads.is_empty() {
            let words = match around.desk.settings.retention.months.is_empty() {
                true => {
                    "No kind of entry has a period, so nothing is listed. One screen back, Enter gives a kind its period."
                }
                false => "Nothing is older than the period of its kind.",
            };
            canvas.prose(3, TOP, words, plain);
            canvas.cursor_at(3, TOP);
            return;
        }
        let days: Vec<String> = self
            .heads
            .iter()
            .map(|head| dates::say_short(head.written.date(), around.desk.today))
            .collect();
        let room = canvas.area.height.saturating_sub(TOP);
        canvas.part(TOP, room, |canvas| {
            let theme = canvas.theme;
            let stands: Vec<String> = self
                .heads
                .iter()
                .map(|head| stands(head, around.desk.today))
                .collect();
            canvas.list(self.heads.len(), self.focus, |number| {
                let head = &self.heads[number];
                let mark = match self.marked.ids().contains(&head.id) {
                    true => "[x]",
                    false => "[ ]",
                };
                Row {
                    then: &stands[number],
                    cells: vec![
                        (3, mark, plain),
                        (10, head.kind.name(), dim),
                        (11, days[number].as_str(), dim),
                        (0, head.title.as_str(), plain),
                    ],
                    right: status(head.status, theme),
                }
            });
        });
    }
}

//! The register: codes, and how many words belong to each. The words themselves only on request.

use super::paper::Paper;
use super::{Around, BODY, Erase, Input, Lines, Next, Purpose, moved, same_or_new, top};
use crate::domain::{Client, ClientCode, many};
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::confirm::Confirm;
use crate::tui::desk::{Desk, joined};
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Task};
use ratatui::style::Style;

/// Rows below the list for the words.
const BELOW: u16 = 5;

/// The screen: where the focus is, and whether its words are shown.
#[derive(Debug, Default)]
pub struct Clients {
    focus: usize,
    shown: bool,
    /// The codes as they were listed last: the focus stays with its own, and goes to one that is new.
    listed: Vec<ClientCode>,
}

impl Clients {
    pub(super) fn context(&self) -> Context {
        Context::Clients
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let on_one = matches!(command, Command::Change | Command::Remove | Command::Erase);
        if on_one && desk.clients.is_empty() {
            return Some("There is no code yet; a adds one.".into());
        }
        let hold = desk
            .settings
            .retention
            .hold
            .filter(|_| command == Command::Erase)?;
        Some(format!(
            "On hold {}: nothing is erased until it is lifted, under Settings.",
            hold.in_words()
        ))
    }

    /// Without a code Enter adds the first one.
    pub(super) fn named_here(&self, command: Command, desk: &Desk) -> Option<String> {
        let adds = command == Command::Enter && desk.clients.is_empty();
        adds.then(|| "add a code".into())
    }

    fn focused<'a>(&self, around: &Around<'a>) -> Option<&'a Client> {
        let clients = &around.desk.clients;
        clients.get(self.focus.min(clients.len().saturating_sub(1)))
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let count = around.desk.clients.len();
        self.listed = codes(around.desk);
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) => {
                self.shown = self.shown && self.focus == row;
                self.focus = row;
                return Next::Stay;
            }
            _ => return Next::Unused,
        };
        if moved(
            &mut self.focus,
            count,
            around.height.saturating_sub(BELOW),
            command,
        ) {
            self.shown = false;
            return Next::Stay;
        }
        let open = |purpose| Next::Open(Lines::new(purpose, around.desk).into());
        match (command, self.focused(around)) {
            (Command::Add, _) | (Command::Enter, None) => open(Purpose::AddClient),
            (Command::Enter, Some(_)) => {
                self.shown = !self.shown;
                Next::Stay
            }
            (Command::Change, Some(client)) => open(Purpose::ChangeClient(client.code.clone())),
            (Command::Erase, Some(client)) => {
                let (erase, task) = Erase::new(client.code.clone());
                Next::OpenAnd(erase.into(), vec![task])
            }
            (Command::Remove, Some(client)) => Next::Ask(Confirm::new(
                &format!("Take {} out of the register?", client.code),
                "Entries and their code stay as they are. The words of this code are no longer looked for before a \
                 summary leaves. E erases the client, entries and all.",
                "Take it out",
                vec![Task::RemoveClient(client.code.clone())],
            )),
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        if let Done::Changed(..) | Done::Laid(_) = done {
            let codes = codes(around.desk);
            let focus = same_or_new(self.focus, &self.listed, &codes);
            self.shown &= codes.get(focus) == self.listed.get(self.focus);
            (self.focus, self.listed) = (focus, codes);
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Clients);
        let (plain, dim) = (Style::new(), canvas.theme.dim);
        let clients = &around.desk.clients;
        let Some(client) = self.focused(around) else {
            let mut y = BODY;
            y += canvas.prose(3, y, "No codes yet.", plain) + 1;
            y += canvas.prose(
                3,
                y,
                "A code stands for a client wherever you write, such as K-07. It is not a name, nor initials: \
                 whoever reads it learns nothing.",
                plain,
            ) + 1;
            y += canvas.prose(
                3,
                y,
                "The words that belong to a code, such as names, nicknames and places, stay in this journal. Before \
                 a summary leaves, every one of them is looked for.",
                plain,
            ) + 1;
            canvas.put(3, y, "Add a code", plain);
            canvas.focus(1, y);
            let width = canvas.area.width;
            canvas.zone(0, y, width, 1, Hit::Command(Command::Add));
            return;
        };
        let focus = self.focus.min(clients.len() - 1);
        let counts: Vec<String> = clients
            .iter()
            .map(|client| count(client.words.len()))
            .collect();
        let height = canvas.area.height.saturating_sub(BODY + BELOW);
        canvas.part(BODY, height, |canvas| {
            canvas.list(clients.len(), focus, |row| Row {
                then: "",
                cells: vec![
                    (14, clients[row].code.as_str(), plain),
                    (20, &counts[row], dim),
                ],
                right: ("", plain),
            });
        });
        let mut paper = Paper::new(canvas.area.width);
        match (self.shown, client.words.is_empty()) {
            (_, true) => paper.prose("No words belong to this code yet; e adds them.", dim),
            (true, false) => paper.said(&joined(&client.words), plain),
            (false, false) => {
                paper.prose("Enter shows the words of this code, and hides them.", dim)
            }
        }
        paper.draw(canvas, BODY + height.min(clients.len() as u16) + 1);
    }
}

fn codes(desk: &Desk) -> Vec<ClientCode> {
    desk.clients
        .iter()
        .map(|client| client.code.clone())
        .collect()
}

fn count(words: usize) -> String {
    match words {
        0 => "no words yet".to_owned(),
        words => many(words, "word", "words"),
    }
}

#[cfg(test)]
mod tests;

//! A client's code: typed, or found in the register by its code or by a word that belongs to it. The word itself is
//! neither shown in the list nor kept.

use super::sheet::{Sheet, focus};
use super::{Context, Input, Reply, plain, typed};
use crate::domain::{Answer, AnswerKind, Client, ClientCode, Problem, Words};
use crate::tui::text::Text;
use ratatui::crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::Span;

/// What is typed, and the code picked from the list below it.
pub struct Code {
    text: Text,
    picked: Option<ClientCode>,
}

/// The item of the sheet that is the typed text; the codes follow.
const TYPED: usize = 0;

impl Code {
    pub(super) fn new(code: Option<&ClientCode>) -> Self {
        Self {
            text: Text::one_line(&Words::new(code.map_or("", ClientCode::as_str))),
            picked: None,
        }
    }

    /// With what was typed and is no code.
    pub(super) fn of_typed(words: &Words) -> Self {
        Self {
            text: Text::one_line(words),
            picked: None,
        }
    }

    /// What stands in the line, as it was typed.
    pub(super) fn so_far(&self) -> Words {
        self.text.words()
    }

    pub(super) fn answer(&self) -> Result<Option<Answer>, Problem> {
        if let Some(code) = &self.picked {
            return Ok(Some(Answer::Client(code.clone())));
        }
        if self.text.is_blank() {
            return Ok(None);
        }
        match self.typed() {
            Some(code) => Ok(Some(Answer::Client(code))),
            None => Err(Problem::WrongKind(AnswerKind::Client.expectation())),
        }
    }

    fn typed(&self) -> Option<ClientCode> {
        ClientCode::try_from(self.text.read().to_owned()).ok()
    }

    /// Down and Up pick from the list; Enter takes what is picked, or what was typed, or the first that is found.
    pub(super) fn apply(&mut self, input: Input, size: Size, context: &Context) -> Reply {
        let found = self.found(context.clients);
        let picked = self
            .picked
            .as_ref()
            .and_then(|code| found.iter().position(|client| client.code == *code));
        let pick = match plain(&input) {
            Some(KeyCode::Enter) => {
                let taken = self.marked(&found).cloned();
                let changed = taken.is_some() && taken != self.typed();
                if let Some(code) = taken {
                    *self = Self::new(Some(&code));
                }
                return Reply::Done { changed };
            }
            Some(KeyCode::Down) => Some(
                picked
                    .map_or(0, |at| at + 1)
                    .min(found.len().saturating_sub(1)),
            ),
            Some(KeyCode::Up) => picked.and_then(|at| at.checked_sub(1)),
            _ => match input {
                Input::Mouse {
                    row,
                    kind: MouseEventKind::Down(MouseButton::Left),
                    ..
                } => {
                    let sheet = self.sheet(usize::from(size.width), context);
                    match sheet.at(row, size.height).and_then(|row| row.item) {
                        Some(item) if item > TYPED => Some(item - 1),
                        Some(_) => {
                            self.picked = None;
                            return typed::apply(&mut self.text, input, size);
                        }
                        None => return Reply::Used,
                    }
                }
                Input::Mouse { .. } => return Reply::Unused,
                _ => {
                    let reply = typed::apply(&mut self.text, input, size);
                    if reply == Reply::Changed {
                        self.picked = None;
                    }
                    return reply;
                }
            },
        };
        let pick = pick
            .and_then(|at| found.get(at))
            .map(|client| client.code.clone());
        let changed = pick != self.picked;
        self.picked = pick;
        if changed { Reply::Changed } else { Reply::Used }
    }

    /// The clients that fit what is typed; all of them before anything is.
    fn found<'a>(&self, clients: &'a [Client]) -> Vec<&'a Client> {
        let typed = self.text.read().trim();
        clients
            .iter()
            .filter(|client| {
                let code = client.code.as_str();
                (0..code.len()).any(|at| begins(&code[at..], typed))
                    || client.words.iter().any(|word| begins(word.read(), typed))
            })
            .collect()
    }

    /// The code that Enter takes from the list, if any.
    fn marked<'a>(&'a self, found: &[&'a Client]) -> Option<&'a ClientCode> {
        let first = || {
            let searching = !self.text.is_blank() && self.typed().is_none();
            found
                .first()
                .filter(|_| searching)
                .map(|client| &client.code)
        };
        self.picked.as_ref().or_else(first)
    }

    pub(super) fn sheet<'a>(&'a self, width: usize, context: &Context<'a>) -> Sheet<'a> {
        let theme = context.theme;
        let found = self.found(context.clients);
        let marked = self.marked(&found);
        let known = |code: &ClientCode| context.clients.iter().any(|client| client.code == *code);
        let said = match (&self.picked, self.typed()) {
            (Some(code), _) => format!("{code}, in the register"),
            (None, Some(code)) if known(&code) => "in the register".into(),
            (None, Some(_)) => "new code, not in the register yet".into(),
            (None, None) if self.text.is_blank() => AnswerKind::Client.expectation(),
            (None, None) => match marked {
                Some(code) => format!("Enter takes {code}"),
                None => format!("expected {}", AnswerKind::Client.expectation()),
            },
        };
        let mut sheet = Sheet::default();
        sheet.typed(Vec::new(), &self.text, width, TYPED, true);
        sheet.say(Vec::new(), &said, theme.dim, width, None);
        if found.is_empty() {
            return sheet;
        }
        sheet.gap();
        for (at, client) in found.iter().enumerate() {
            let here = marked == Some(&client.code);
            if self.picked.as_ref() == Some(&client.code) {
                sheet.cursor_at(0);
            }
            let style = if here { theme.cool } else { Style::new() };
            let code = Span::styled(client.code.as_str(), style);
            sheet.push(vec![focus(here, theme), code], Some(at + 1));
        }
        sheet
    }
}

/// Whether a word begins with what is typed, in any case; without a copy of either.
fn begins(word: &str, typed: &str) -> bool {
    let mut word = word.chars().flat_map(char::to_lowercase);
    typed
        .chars()
        .flat_map(char::to_lowercase)
        .all(|c| word.next() == Some(c))
}

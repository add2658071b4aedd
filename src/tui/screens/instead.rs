//! What is to stand instead of a finding while one writes: the suggestion, or a code, which may learn the word too.

use super::paper::{MARGIN, Paper};
use super::review::lay_sentence;
use super::{Around, Input};
use crate::anonymise::Finding;
use crate::domain::{Client, ClientCode, Words, sentence};
use crate::tui::canvas::{Canvas, Hit, Row, fit};
use crate::tui::field::edit;
use crate::tui::keymap::Command;
use crate::tui::marks::what;
use crate::tui::text::{Edit, Outcome, Room, Text};
use ratatui::style::Style;
use std::ops::Range;

/// The room of a code being typed, in characters.
const CODE: Room = Room {
    width: 40,
    height: 1,
};

/// How much of the text around a finding is shown on either side, in characters.
const AROUND: usize = 70;

/// The widest a finding is shown, in columns.
const FOUND: u16 = 100;

/// Said where no code is typed yet.
const A_CODE: &str = "a letter first, and a digit in it, such as K-07";

/// A finding, and what could stand instead of it.
pub struct Instead {
    span: Range<usize>,
    found: Words,
    before: Words,
    after: Words,
    what: String,
    /// Its place among what was found, from 0, and how many that is.
    place: (usize, usize),
    reason: String,
    registered: Option<ClientCode>,
    /// The suggestion, unless that is a code, which is among the codes.
    suggestion: Option<String>,
    codes: Vec<ClientCode>,
    typed: Text,
    /// A row of the list; its length stands for the code being typed.
    focus: usize,
    /// The code learns the word, unless it is told not to.
    learns: bool,
    said: &'static str,
}

/// What came of an input.
pub enum Chosen {
    /// The choice is still open.
    Stay,
    /// It means nothing here.
    Unused,
    /// Everything stays as it is.
    Leave,
    /// This one stays as it is; on to the finding of this place.
    Next(usize),
    /// The words stay, here and wherever they stand.
    Keep(Words),
    /// These words stand there from now on.
    Put(Put),
}

/// Words that are to stand in a text from now on.
pub struct Put {
    /// Where, in bytes of the text.
    pub span: Range<usize>,
    /// The words.
    pub with: Words,
    /// The code that learns the words found.
    pub learns: Option<(ClientCode, Words)>,
}

impl Instead {
    /// Of a finding among those of a text, with the codes of the register; `None` where there are not so many.
    pub fn of(found: &[&Finding], place: usize, text: &str, clients: &[Client]) -> Option<Self> {
        let finding = *found.get(place)?;
        let span = finding.span.clone();
        let (before, after) = beside(text, &span);
        let mut codes: Vec<ClientCode> = clients.iter().map(|client| client.code.clone()).collect();
        // The code that holds the word comes first.
        codes.sort_by_key(|code| Some(code) != finding.registered.as_ref());
        let is_code = |words: &String| {
            let code = finding.registered.as_ref();
            code.is_some_and(|code| words.as_str() == code.as_str())
        };
        let suggestion = Some(finding.suggestion.clone()).filter(|words| !is_code(words));
        Some(Self {
            place: (place, found.len()),
            found: Words::new(text.get(span.clone()).unwrap_or_default()),
            span,
            before: Words::new(&before),
            after: Words::new(&after),
            what: what(finding),
            reason: finding.reason.clone().into_owned(),
            registered: finding.registered.clone(),
            suggestion,
            codes,
            typed: Text::one_line(&Words::default()),
            focus: 0,
            learns: finding.label.names_one(),
            said: "",
        })
    }

    /// The suggestion, the codes, and that the words stay, which no word of the register does.
    fn rows(&self) -> usize {
        self.keeps_at() + usize::from(self.registered.is_none())
    }

    /// The row by which the words stay.
    fn keeps_at(&self) -> usize {
        usize::from(self.suggestion.is_some()) + self.codes.len()
    }

    fn keeps(&self, row: usize) -> bool {
        self.registered.is_none() && row == self.keeps_at()
    }

    /// The code of a row of the list; `None` for the suggestion and the code being typed.
    fn code(&self, row: usize) -> Option<&ClientCode> {
        let first = usize::from(self.suggestion.is_some());
        row.checked_sub(first).and_then(|at| self.codes.get(at))
    }

    /// Whether a code could learn the word: those of the register are known already.
    fn can_learn(&self) -> bool {
        let suggested = self.suggestion.is_some() && self.focus == 0;
        self.registered.is_none() && !suggested && !self.keeps(self.focus)
    }

    /// What speaks against the code being typed, where it is to learn the words; empty where nothing does.
    fn advice(&self) -> &'static str {
        match ClientCode::try_from(self.typed.read().to_owned()) {
            Ok(code) if self.focus == self.rows() && self.learns && self.can_learn() => {
                advice(code, &self.found)
            }
            _ => "",
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let why = match (command, &self.registered) {
            (Command::Instead, _) if self.place.1 == 1 => "Nothing else was found in this text.",
            (Command::Mark, Some(_)) => "These words are in the register already.",
            (Command::Mark, None) if !self.can_learn() => {
                "Move to a code first; the words are kept under it."
            }
            _ => return None,
        };
        Some(why.into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Chosen {
        let rows = self.rows();
        match input {
            Input::Command(Command::Back) => return Chosen::Leave,
            Input::Command(Command::Instead) => {
                return Chosen::Next((self.place.0 + 1) % self.place.1);
            }
            Input::Command(Command::Up) => self.focus = self.focus.saturating_sub(1),
            Input::Command(Command::Down) => self.focus = (self.focus + 1).min(rows),
            Input::Command(Command::Mark) => {
                self.learns = !self.learns;
            }
            Input::Command(Command::Enter) => return self.choose(around),
            Input::Command(Command::Empty) => {
                self.type_code(Edit::SelectAll);
                self.type_code(Edit::Backspace);
            }
            Input::Mouse(_, Hit::Row(row)) if row == self.focus && row < rows => {
                return self.choose(around);
            }
            Input::Mouse(_, Hit::Row(row)) => self.focus = row.min(rows),
            Input::Key(key) => match edit(&key) {
                Some(edit) => self.type_code(edit),
                None => return Chosen::Unused,
            },
            Input::Paste(text) => self.type_code(Edit::Paste(Words::new(&text))),
            Input::Command(_) | Input::Mouse(..) => return Chosen::Unused,
        }
        Chosen::Stay
    }

    fn type_code(&mut self, edit: Edit) {
        self.focus = self.rows();
        if self.typed.apply(edit, CODE) == Outcome::Changed {
            self.said = "";
        }
    }

    fn choose(&mut self, around: &Around) -> Chosen {
        if self.keeps(self.focus) {
            // A part of it may be registered though the whole was not found so.
            if around.desk.register().holds(self.found.read()).is_some() {
                self.said =
                    "these words are in the register, or close to it: the register comes first";
                return Chosen::Stay;
            }
            return Chosen::Keep(self.found.clone());
        }
        let code = match (self.code(self.focus), &self.suggestion) {
            (Some(code), _) => code.clone(),
            (None, Some(suggestion)) if self.focus == 0 => {
                return Chosen::Put(Put {
                    span: self.span.clone(),
                    with: Words::new(suggestion),
                    learns: None,
                });
            }
            (None, _) => match ClientCode::try_from(self.typed.read().to_owned()) {
                Ok(code) => code,
                Err(slip) => {
                    self.said = slip;
                    return Chosen::Stay;
                }
            },
        };
        Chosen::Put(Put {
            span: self.span.clone(),
            with: Words::new(code.as_str()),
            learns: (self.learns && self.can_learn()).then(|| (code, self.found.clone())),
        })
    }

    pub(super) fn view(&self, canvas: &mut Canvas) {
        let theme = canvas.theme;
        let (dim, plain, warm) = (theme.dim, Style::new(), theme.warm);
        // A piece of text may be as long as a line; its beginning tells which one it is.
        let found = fit(&self.found.read().replace('\n', " "), FOUND, theme.ascii);
        let what = match self.place {
            (_, 1) => self.what.clone(),
            (nth, count) => format!("{}, {} of {count}", self.what, nth + 1),
        };
        canvas.head("What is to stand here instead?", &what);
        let mut paper = Paper::new(canvas.area.width);
        lay_sentence([self.before.read(), &found, self.after.read()], &mut paper);
        paper.gap();
        paper.prose(&self.reason, dim);
        paper.draw(canvas, 3);
        let mut y = 3 + paper.len() as u16 + 1;

        // The list, the code being typed, an empty row, what the code learns, what is wrong.
        let (rows, width) = (self.rows(), canvas.area.width);
        let height = canvas.area.height.saturating_sub(y + 4).max(1);
        let shown = height.min(rows as u16);
        canvas.part(y, shown, |canvas| {
            let focus = Some(self.focus).filter(|focus| *focus < rows);
            canvas.list(rows, focus, |row| {
                match (self.code(row), &self.suggestion) {
                    (Some(code), _) if self.registered.as_ref() == Some(code) => Row {
                        then: "",
                        cells: vec![(14, code.as_str(), plain), (40, "its own code", dim)],
                        right: ("", plain),
                    },
                    (Some(code), _) => Row {
                        then: "",
                        cells: vec![(14, code.as_str(), plain)],
                        right: ("", plain),
                    },
                    (None, _) if self.keeps(row) => Row {
                        then: "",
                        cells: vec![(60, "always keep these words as they are", plain)],
                        right: ("", plain),
                    },
                    (None, suggestion) => Row {
                        then: "",
                        cells: vec![(60, suggestion.as_deref().unwrap_or_default(), plain)],
                        right: ("", plain),
                    },
                }
            });
        });
        y += shown;
        let label = canvas.put(MARGIN, y, "New code", dim);
        canvas.put(MARGIN + label + 2, y, self.typed.read(), plain);
        canvas.zone(0, y, width, 1, Hit::Row(rows));
        if self.focus == rows {
            canvas.put(1, y, theme.mark(), theme.cool);
            let before = &self.typed.read()[..self.typed.caret()];
            let caret = crate::tui::wrap::width_of(before) as u16;
            canvas.cursor_at((MARGIN + label + 2 + caret).min(width.saturating_sub(1)), y);
        }
        if self.typed.read().is_empty() {
            canvas.put(MARGIN + label + 4, y, A_CODE, dim);
        }
        y += 2;
        if self.can_learn() {
            let code = match self.code(self.focus) {
                Some(code) => code.as_str(),
                None => "the new code",
            };
            let words = tick(self.learns, code);
            let used = canvas.prose(MARGIN, y, &words, plain);
            canvas.zone(0, y, width, used, Hit::Command(Command::Mark));
            y += used;
        }
        let said = match self.said {
            "" => self.advice().to_owned(),
            said => sentence(said),
        };
        canvas.prose(MARGIN, y, &said, warm);
    }
}

impl std::fmt::Debug for Instead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Instead({:?})", self.found)
    }
}

/// What speaks against a code that is to stand for these words; empty where nothing does.
pub(super) fn advice(code: ClientCode, words: &Words) -> &'static str {
    let words = vec![words.clone()];
    Client { code, words }.advice(None).trim_start()
}

/// "[x] keep it in the register under K-12, to find it everywhere".
pub(super) fn tick(learns: bool, code: &str) -> String {
    let sign = if learns { "[x]" } else { "[ ]" };
    format!("{sign} keep it in the register under {code}, to find it everywhere")
}

/// The text before and after a span on one line, cut at words.
fn beside(text: &str, span: &Range<usize>) -> (String, String) {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .take(AROUND)
        .last()
        .map_or(0, |(at, _)| at);
    let until = after
        .char_indices()
        .nth(AROUND)
        .map_or(after.len(), |(at, _)| at);
    let from = match before[from..].find(char::is_whitespace) {
        Some(space) if from > 0 => from + space,
        _ => from,
    };
    let until = match after[..until].rfind(char::is_whitespace) {
        Some(space) if until < after.len() => space,
        _ => until,
    };
    let flat = |text: &str| text.replace('\n', " ");
    let mut ahead = flat(&before[from..]);
    let mut behind = flat(&after[..until]);
    if from > 0 {
        ahead.insert(0, '…');
    }
    if until < after.len() {
        behind.push_str(" …");
    }
    (ahead, behind)
}

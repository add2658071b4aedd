//! Before you post: whether a client is in it, what a text gives away, and four questions that are only read. Nothing
//! of the text is kept, and nothing here says that a text is safe.

use super::instead::{Chosen, Instead};
use super::paper::{MARGIN, Paper};
use super::write::NOTHING_FOUND;
use super::{Around, Input, Next, moved};
use crate::anonymise::{Jigsaw, jigsaw};
use crate::domain::{AnswerKind, Words};
use crate::tui::canvas::{Canvas, Hit, MEASURE};
use crate::tui::desk::Desk;
use crate::tui::field::{self, Context as Beside, Field, Reply};
use crate::tui::keymap::{Command, Context};
use crate::tui::marks::Marks;
use crate::tui::overlay::Confirm;
use crate::tui::task::{Done, Task};
use crate::tui::text::{Outcome, Text};
use crate::tui::wrap;
use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseEventKind};
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use std::time::Duration;

const TITLE: &str = "Before you post";

/// Rows above the text: the head and a line of help.
const HEAD: u16 = 3;

/// The most rows that say which details meet.
const TOGETHER: u16 = 3;

const CLIENT: &str = "Is a client in it, or anything from a session?";
const CLIENT_HELP: &str = "A former client counts, and so does a client with every detail changed.";
const ANSWERS: [&str; 3] = ["yes", "not sure", "no"];

const PLACE: [&str; 3] = [
    "No disguise makes a post or a closed group the right place for this: readers know more than the text tells them.",
    "BACP's guidance, which is not binding, finds no online space right for material about a client, not even \
     disguised (GPiA 040, 2023, section 3.2).",
    "Supervision is a place for it. You can still look at the text here, to see what it gives away.",
];

/// The questions: a word for the head, what is asked, what to bear in mind.
const QUESTIONS: [(&str, &str, [&str; 2]); 4] = [
    (
        "who may read it",
        "Who may come to read this, beside those you write it for?",
        [
            "The client, or someone who takes themselves for the client. A parent. A partner, perhaps one to be \
             afraid of. A relative who lost touch. A lawyer. A machine that keeps a copy.",
            "Read it once as each of them.",
        ],
    ),
    (
        "tone",
        "How might this sound to someone who trusts you?",
        [
            "They have only the words, without your voice and your face.",
            "What was written in haste can read as an attack.",
        ],
    ),
    (
        "permission",
        "Whose permission does this need?",
        [
            "A client, a student or a colleague may find it hard to say no to you.",
            "A yes of today can weigh on them later.",
        ],
    ),
    (
        "what it is for",
        "What is this post for?",
        [
            "It may serve a reader, a cause, the profession or yourself; each can be a reason.",
            "Something else may serve it too: a talk, supervision, a page of this journal.",
        ],
    ),
];

const NOTHING: &str =
    "Nothing found by this check. It knows neither your readers nor what they know already.";

/// Where one is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Step {
    /// Whether a client is in it.
    #[default]
    Client,
    /// What is said where one is, or may be.
    Place,
    /// The text.
    Text,
    /// A question.
    Ask(usize),
    /// What was found, once more.
    End,
}

/// The screen.
pub struct Before {
    step: Step,
    focus: usize,
    /// A client is in it, or may be.
    about_a_client: bool,
    text: Field,
    marks: Marks,
    together: Option<Jigsaw>,
    instead: Option<Instead>,
}

impl Default for Before {
    fn default() -> Self {
        Self {
            step: Step::default(),
            focus: 0,
            about_a_client: false,
            text: Field::new(&AnswerKind::Text, None),
            marks: Marks::default(),
            together: None,
            instead: None,
        }
    }
}

impl std::fmt::Debug for Before {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Before({:?})", self.step)
    }
}

impl Before {
    pub(super) fn context(&self) -> Context {
        match (self.step, &self.instead) {
            (Step::Text, Some(_)) => Context::Instead,
            (Step::Text, None) => Context::Post,
            _ => Context::Before,
        }
    }

    pub(super) fn look(&mut self, desk: &Desk, at: Duration) {
        let Some(prose) = self.text.prose() else {
            return;
        };
        let text = prose.read();
        if self.marks.look(text, prose.caret(), &desk.register, at) {
            self.together = together(&self.marks, text);
        }
    }

    pub(super) fn marks(&self) -> &Marks {
        &self.marks
    }

    fn prose(&self) -> (&str, usize) {
        let prose = self.text.prose();
        prose.map_or(("", 0), |prose: &Text| (prose.read(), prose.caret()))
    }

    fn is_blank(&self) -> bool {
        self.prose().0.trim().is_empty()
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match (self.step, &self.instead) {
            (Step::Text, Some(_)) => self.put_instead(input, around),
            (Step::Text, None) => self.write(input, around),
            _ => self.choose(&input),
        }
    }

    fn to(&mut self, step: Step) -> Next {
        self.step = step;
        self.focus = 0;
        Next::Stay
    }

    fn choices(&self) -> &'static [&'static str] {
        match self.step {
            Step::Client => &ANSWERS,
            Step::Place => &["Stop here", "Look at the text all the same"],
            Step::Ask(_) => &["Go on", "Back to the text"],
            Step::Text | Step::End => &["Back to the text", "Leave; the text is dropped"],
        }
    }

    fn choose(&mut self, input: &Input) -> Next {
        let count = self.choices().len();
        match input {
            Input::Mouse(MouseEventKind::Down(_), Hit::Row(row)) if *row < count => {
                self.focus = *row;
                self.chosen()
            }
            Input::Command(Command::Enter) => self.chosen(),
            Input::Command(Command::Back) => self.back(),
            Input::Command(command)
                if moved(&mut self.focus, count, count as u16 + 1, *command) =>
            {
                Next::Stay
            }
            _ => Next::Unused,
        }
    }

    fn chosen(&mut self) -> Next {
        match (self.step, self.focus) {
            (Step::Client, 2) => {
                self.about_a_client = false;
                self.to(Step::Text)
            }
            (Step::Client, _) => {
                self.about_a_client = true;
                self.to(Step::Place)
            }
            (Step::Place, 0) => self.leave(),
            (Step::Ask(at), 0) if at + 1 < QUESTIONS.len() => self.to(Step::Ask(at + 1)),
            (Step::Ask(_), 0) => self.to(Step::End),
            (Step::End, 1) => Next::Back,
            _ => self.to(Step::Text),
        }
    }

    fn back(&mut self) -> Next {
        match self.step {
            Step::Client => self.leave(),
            Step::Text if self.about_a_client => self.to(Step::Place),
            Step::Place | Step::Text => self.to(Step::Client),
            Step::Ask(0) => self.to(Step::Text),
            Step::Ask(at) => self.to(Step::Ask(at - 1)),
            Step::End => self.to(Step::Ask(QUESTIONS.len() - 1)),
        }
    }

    fn leave(&self) -> Next {
        if self.is_blank() {
            return Next::Back;
        }
        Next::Ask(
            Confirm::new(
                "Leave this text?",
                "Nothing of it was kept, so it is gone then. To take it with you, go back, mark it with the mouse \
                 (in most terminals with Shift held down) and copy it.",
                "Leave; the text is dropped",
                Vec::new(),
            )
            .closing(),
        )
    }

    fn write(&mut self, input: Input, around: &Around) -> Next {
        let input = match input {
            Input::Command(Command::Instead) => return self.choose_instead(0, around),
            Input::Command(Command::Back) => return self.back(),
            Input::Command(Command::NextQuestion) if self.is_blank() => {
                return Next::Say("There is no text yet: paste it or write it here.".into());
            }
            Input::Command(Command::NextQuestion) => {
                self.settle(around);
                return self.to(Step::Ask(0));
            }
            Input::Mouse(MouseEventKind::Down(_), Hit::Row(row)) => {
                return self.choose_instead(row, around);
            }
            Input::Command(Command::Up) => field::Input::Key(KeyEvent::from(KeyCode::Up)),
            Input::Command(Command::Down) => field::Input::Key(KeyEvent::from(KeyCode::Down)),
            Input::Key(key) => field::Input::Key(key),
            Input::Paste(text) => field::Input::Paste(Words::new(&text)),
            Input::Mouse(kind, Hit::Field(column, row)) => {
                field::Input::Mouse { row, column, kind }
            }
            Input::Command(_) | Input::Mouse(..) => return Next::Unused,
        };
        let area = self.layout(around.width, around.height + 2).area;
        let size = Size::new(area.width, area.height);
        match self.text.apply(input, size, &beside(around)) {
            Reply::Unused => Next::Unused,
            Reply::TooLong => {
                Next::Say("This is longer than one text can be; nothing was changed.".into())
            }
            Reply::Used | Reply::Changed | Reply::Done { .. } => Next::Stay,
        }
    }

    fn settle(&mut self, around: &Around) {
        self.marks.settle(&around.desk.register);
        self.together = together(&self.marks, self.prose().0);
    }

    /// Opens the choice for the finding of this row: 0 is the one at the caret.
    fn choose_instead(&mut self, row: usize, around: &Around) -> Next {
        self.settle(around);
        let (text, caret) = self.prose();
        match self.marks.in_turn(caret).get(row) {
            Some(finding) => {
                self.instead = Some(Instead::of(finding, text, &around.desk.clients));
                Next::Stay
            }
            None => Next::Say(NOTHING_FOUND.into()),
        }
    }

    fn put_instead(&mut self, input: Input, around: &Around) -> Next {
        let Some(instead) = &mut self.instead else {
            return Next::Unused;
        };
        match instead.update(input, around) {
            Chosen::Stay => Next::Stay,
            Chosen::Unused => Next::Unused,
            Chosen::Leave => {
                self.instead = None;
                Next::Stay
            }
            Chosen::Put { span, with, learnt } => {
                self.instead = None;
                let replaced = self.text.prose_mut().map(|text| text.replace(span, &with));
                if replaced == Some(Outcome::TooLong) {
                    return Next::Say(
                        "This is longer than one text can be; nothing was changed.".into(),
                    );
                }
                Next::Run(learnt.map(Task::PutClient).into_iter().collect())
            }
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        if let Done::Changed(..) = done {
            self.marks.forget();
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        match (self.step, &self.instead) {
            (Step::Text, Some(instead)) => instead.view(canvas),
            (Step::Text, None) => self.view_text(around, canvas),
            _ => self.view_step(canvas),
        }
    }

    fn view_step(&self, canvas: &mut Canvas) {
        let (strong, plain, dim) = (canvas.theme.strong, Style::new(), canvas.theme.dim);
        let mut paper = Paper::new(canvas.area.width);
        let right = match self.step {
            Step::Client => "first".to_owned(),
            Step::Ask(at) => format!("question {} of {}", at + 1, QUESTIONS.len()),
            Step::End => "the end".to_owned(),
            Step::Place | Step::Text => String::new(),
        };
        canvas.head(TITLE, &right);
        match self.step {
            Step::Client => {
                paper.prose(CLIENT, strong);
                paper.gap();
                paper.prose(CLIENT_HELP, dim);
            }
            Step::Place | Step::Text => {
                for (at, words) in PLACE.into_iter().enumerate() {
                    if at > 0 {
                        paper.gap();
                    }
                    paper.prose(words, plain);
                }
            }
            Step::Ask(at) => {
                let (name, ask, lines) = &QUESTIONS[at];
                paper.prose(name, dim);
                paper.gap();
                paper.prose(ask, strong);
                paper.gap();
                for line in lines {
                    paper.prose(line, plain);
                    paper.gap();
                }
                paper.prose("There is nothing to write here; reading it is enough.", dim);
            }
            Step::End => self.lay_end(&mut paper, canvas.theme.warm),
        }
        paper.gap();
        for (number, words) in self.choices().iter().enumerate() {
            paper.choice(number, number == self.focus, words, "");
        }
        paper.draw(canvas, 3);
    }

    fn lay_end(&self, paper: &mut Paper, warm: Style) {
        let plain = Style::new();
        paper.said(&self.outcome(), plain);
        if let Some(together) = &self.together {
            paper.gap();
            paper.said(&together.warning, warm);
        }
        paper.gap();
        if self.about_a_client {
            paper.prose(
                "A client or a session is in it, or may be: no check makes a post or a closed group the right place.",
                plain,
            );
            paper.gap();
        }
        paper.prose(
            "A text can wait until tomorrow; a post cannot be called back.",
            plain,
        );
    }

    /// What the check found, in the words of `afterhour check`.
    fn outcome(&self) -> String {
        match self.marks.found().count() {
            0 if self.together.is_none() => NOTHING.to_owned(),
            1 => "1 finding. The decision is yours.".to_owned(),
            count => format!("{count} findings. The decision is yours."),
        }
    }

    /// Where the text lies in a page of this many columns and rows, and what stands below it.
    fn layout(&self, width: u16, height: u16) -> Layout {
        let measure = width.saturating_sub(MARGIN + 1).clamp(1, MEASURE);
        let said = match () {
            () if self.is_blank() => String::new(),
            () if self.marks.is_waiting() => "looking through it…".to_owned(),
            () => self.outcome(),
        };
        let said = lines(&said, measure);
        let together = self.together.as_ref().map_or("", |found| &found.warning);
        let mut together = lines(together, measure);
        together.truncate(usize::from(TOGETHER.min(height / 6)));
        let gap = u16::from(!together.is_empty());
        let below = said.len() as u16 + together.len() as u16 + gap;
        let rows = height.saturating_sub(HEAD + below + 1).max(1);
        let found = self.marks.rows(rows);
        Layout {
            area: Rect::new(MARGIN, HEAD, measure, rows - found),
            found,
            together,
            said,
        }
    }

    fn view_text(&self, around: &Around, canvas: &mut Canvas) {
        canvas.head(TITLE, "nothing of it is kept");
        let (dim, warm) = (canvas.theme.dim, canvas.theme.warm);
        let help = "Paste or write the text. Leaving or locking drops it.";
        canvas.put(MARGIN, 2, help, dim);
        let layout = self.layout(canvas.area.width, canvas.area.height);
        let Rect {
            x,
            y,
            width,
            height,
        } = layout.area;
        let caret = self.prose().1;
        let marks = self.marks.drawn(caret);
        let beside = Beside {
            marks: &marks,
            ..beside(around)
        };
        let area = Rect::new(canvas.area.x + x, canvas.area.y + y, width, height);
        canvas.zone(x, y, width, height, Hit::Field(0, 0));
        let area = area.intersection(canvas.area);
        canvas.cursor = self.text.view(area, canvas.buf, &beside);
        let written = self.text.seen(area.as_size());
        self.marks.view(caret, y + written, layout.found, canvas);
        let mut y = y + height + layout.found + 1;
        for line in &layout.together {
            canvas.put(MARGIN, y, line, warm);
            y += 1;
        }
        let mut y = canvas.area.height.saturating_sub(layout.said.len() as u16);
        for line in &layout.said {
            canvas.put(MARGIN, y, line, dim);
            y += 1;
        }
    }
}

/// The text's place on the page, and the lines below it.
struct Layout {
    area: Rect,
    /// Rows for what was found.
    found: u16,
    /// Which details meet.
    together: Vec<String>,
    /// What the check says in all.
    said: Vec<String>,
}

fn together(marks: &Marks, text: &str) -> Option<Jigsaw> {
    jigsaw(&[(text, marks.found().collect())])
}

fn beside<'a>(around: &'a Around) -> Beside<'a> {
    Beside {
        today: around.at.now.date(),
        clients: &around.desk.clients,
        theme: around.theme,
        marks: &[],
    }
}

fn lines(text: &str, width: u16) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    wrap::lines(text, width.into())
        .into_iter()
        .map(|row| text[row].trim_end().to_owned())
        .collect()
}

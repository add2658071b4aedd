//! Writing: one question a page, with its help, its guidance and where one stands. Nothing typed is lost: what is not
//! kept as an entry is kept as a draft, at every turn of the page and whenever the writer rests.

mod finding;
mod keeping;
mod letters;
mod origin;
mod view;

pub(super) use keeping::AT_MOST;
use keeping::Pace;
pub(super) use letters::{SAME_WORDS, looking_for};
use letters::{Stray, goes_on, is_space, is_words};

use super::findings::{Findings, NOTHING_FOUND};
use super::{Around, Input, Moment, Next, Page as Reading, Risk};
use crate::domain::{
    Answer, DraftId, EntryId, Guide, GuideKind, Page, QuestionId, Risk as Answered, Words,
};
use crate::tui::canvas::Hit;
use crate::tui::field::{self, Field};
use crate::tui::form::{Form, Turn};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use crate::tui::text::Text;
use jiff::Zoned;
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

/// Said where an entry is to be kept that holds nothing.
const NOTHING_WRITTEN: &str = "Nothing is written yet. From the first answer on Ctrl+K keeps the entry; Esc leaves without \
    keeping anything.";

/// Said where an entry that was opened to be revised is to be kept as it was.
const NOTHING_CHANGED: &str = "Nothing was changed, so no revision is kept; Esc goes back.";

/// Said where a key asks for the risk question and the guide has none.
const NO_RISK_ASKED: &str = "No question about risk comes before this page; F4 shows whom to call.";

/// Said where nothing was typed since a text was opened.
pub(super) const NOTHING_TO_UNDO: &str = "There is nothing to undo on this page.";

/// The screen.
pub struct Write {
    guide: Arc<Guide>,
    form: Form,
    /// Answers that the guide has no question for, such as a status set from a list: they stay as they are.
    beside: BTreeMap<QuestionId, Answer>,
    writing: u64,
    draft: Option<DraftId>,
    revises: Option<EntryId>,
    kept: Option<Zoned>,
    pace: Pace,
    /// The tickets of drafts on their way, and the revision of the form that each of them holds.
    keeping: VecDeque<(u64, u64)>,
    saving: bool,
    findings: Findings,
    /// Guidance was asked for and there is none: the Esc that would close it leaves nothing.
    opened_nothing: bool,
    /// When a letter was last typed on a page that takes no words, and what those so far are.
    strayed: Option<(Duration, Stray)>,
    /// When a letter last answered yes or no, or a space behind the letters of an option chose it, and what stood there
    /// before.
    lettered: Option<(Duration, Option<Answer>)>,
    /// When a letter last led to an option, and those typed so far.
    sought: Option<(Duration, String)>,
}

impl std::fmt::Debug for Write {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Write({})", self.guide.id)
    }
}

impl Write {
    /// The draft of it, where one is kept.
    pub fn draft(&self) -> Option<DraftId> {
        self.draft
    }

    /// Whether a draft is kept, or on its way, in which something is answered.
    pub(super) fn is_written(&self, today: Date) -> bool {
        let is_draft = self.draft.is_some() || !self.keeping.is_empty();
        is_draft && !self.form.page(today).is_blank()
    }

    /// Whether what is written adds to an entry.
    fn adds(&self) -> bool {
        self.guide.kind == GuideKind::Afterword
    }

    /// What is done with an entry once this is kept: "Added to".
    pub fn kept(&self) -> &'static str {
        match self.revises {
            Some(_) if self.adds() => "Added to",
            Some(_) => "Kept as a new revision of",
            None => "Kept as",
        }
    }

    pub(super) fn context(&self) -> Context {
        match self.findings.instead() {
            Some(_) => Context::Instead,
            None if self.form.is_at_end() => Context::End,
            None if self.form.field().is_some_and(Field::has_options) => Context::Options,
            None => Context::Write,
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, at: &Moment) -> Option<String> {
        if let Some(instead) = self.findings.instead() {
            return instead.unavailable(command);
        }
        let why = match command {
            Command::Instead if self.marks().finds_nothing() => NOTHING_FOUND,
            Command::Guidance if self.form.notes().is_empty() => {
                "There is no guidance beside this question."
            }
            Command::NextQuestion if self.form.is_at_end() => {
                "This is the end; Ctrl+K keeps the entry."
            }
            Command::PreviousQuestion if self.form.is_at_beginning() && !self.asks_risk() => {
                "This is the first question."
            }
            Command::AskRisk if !self.asks_risk() => NO_RISK_ASKED,
            Command::Keep if !self.saving && self.page(at).is_blank() => NOTHING_WRITTEN,
            Command::Keep if self.is_as_it_was() => NOTHING_CHANGED,
            Command::FollowUp => match self.form.follow_up_is_on() {
                None => "No question here asks for a follow-up.",
                Some(0) => "This is the question about the follow-up.",
                Some(_) => return None,
            },
            Command::Undo if self.prose().is_some_and(|text| !text.can_undo()) => NOTHING_TO_UNDO,
            Command::Remove if !matches!(self.form.field(), Some(Field::FollowUps(_))) => {
                "This takes a follow-up away; none is asked for on this page."
            }
            _ => return None,
        };
        Some(why.into())
    }

    /// Whether an entry was opened to be revised, and was not.
    fn is_as_it_was(&self) -> bool {
        let opened = self.revises.is_some() && self.draft.is_none();
        opened && self.keeping.is_empty() && !self.form.is_dirty()
    }

    /// Whether a key has its place in the foot: Enter does the same as the one that keeps.
    pub(super) fn offers(&self, command: Command) -> bool {
        command != Command::Keep || self.named_here(Command::Enter).is_none()
    }

    /// What Enter does on the last step.
    pub(super) fn named_here(&self, command: Command) -> Option<String> {
        let keeps =
            command == Command::Enter && self.findings.instead().is_none() && self.form.keeps();
        keeps.then(|| "keep".into())
    }

    fn prose(&self) -> Option<&Text> {
        self.form.field().and_then(Field::prose)
    }

    pub(super) fn opened_nothing(&mut self) {
        self.opened_nothing = true;
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        if self.findings.instead().is_some() {
            return self.put_instead(input, around);
        }
        let today = around.at.now.date();
        if std::mem::take(&mut self.opened_nothing)
            && matches!(input, Input::Command(Command::Back))
        {
            return Next::Say(
                "Nothing was opened, so this page stays; Esc once more leaves it.".into(),
            );
        }
        let input = match input {
            Input::Command(Command::Instead) => {
                self.findings.settle(around.desk.register());
                return self.choose_row(0, around);
            }
            Input::Mouse(MouseEventKind::Down(_), Hit::Row(row)) => {
                return self.choose_row(row, around);
            }
            Input::Command(Command::NextQuestion) => {
                let unchosen = self.form.field().is_some_and(Field::points_only);
                return match self.form.next(today) {
                    Turn::Turned if unchosen => {
                        Next::Say("Left without an answer: Space chooses an option.".into())
                    }
                    turn => self.turned(turn, around),
                };
            }
            Input::Command(Command::AskRisk) => return self.ask_risk(around),
            Input::Command(Command::PreviousQuestion) if self.form.is_at_beginning() => {
                return self.ask_risk(around);
            }
            Input::Command(Command::PreviousQuestion) => {
                let turn = self.form.back();
                return self.turned(turn, around);
            }
            Input::Command(Command::FollowUp) => {
                let turn = self.form.to_follow_up();
                return self.turned(turn, around);
            }
            Input::Command(Command::Keep) => return self.save(around),
            Input::Command(Command::Guidance) => return self.guidance(),
            Input::Command(Command::SaveLater | Command::Back) => return self.leave(around),
            Input::Command(Command::Empty) if !self.form.field().is_some_and(Field::has_line) => {
                field::Input::Key(control('u'))
            }
            Input::Command(Command::Empty) => {
                let all = field::Input::Key(control('a'));
                let size = self.field_size(around);
                let _ = self.form.apply(all, size, &around.beside(&[]));
                field::Input::Key(KeyEvent::from(KeyCode::Backspace))
            }
            Input::Command(Command::Undo) => field::Input::Key(control('z')),
            Input::Command(Command::Remove) => field::Input::Key(control('d')),
            Input::Command(Command::Mark) => field::Input::Key(KeyEvent::from(KeyCode::Char(' '))),
            Input::Command(Command::Enter) => field::Input::Key(KeyEvent::from(KeyCode::Enter)),
            Input::Command(Command::Up) => field::Input::Key(KeyEvent::from(KeyCode::Up)),
            Input::Command(Command::Down) => field::Input::Key(KeyEvent::from(KeyCode::Down)),
            Input::Command(_) => return Next::Unused,
            Input::Key(key) => field::Input::Key(key),
            Input::Paste(text) => field::Input::Paste(Words::new(&text)),
            Input::Mouse(kind, Hit::Field(column, row)) => {
                field::Input::Mouse { row, column, kind }
            }
            Input::Mouse(..) => return Next::Unused,
        };
        let at = around.at.elapsed;
        let strayed = self.strayed.take().filter(|(then, _)| goes_on(*then, at));
        if let Some((_, stray)) = strayed
            && let Some(said) = self.stray(&input, stray, at)
        {
            return Next::Say(said);
        }
        let size = self.field_size(around);
        let letter = is_words(&input);
        let sought = self.sought.take().filter(|(then, _)| goes_on(*then, at));
        let sought = sought.map(|(_, typed)| typed);
        let answered = self.lettered.as_ref();
        let answered = answered.is_some_and(|(then, _)| goes_on(*then, at));
        let is_first = strayed.is_none() && sought.is_none() && !answered;
        let chooses = (strayed.is_some() || sought.is_some()) && is_space(&input);
        let field = self
            .form
            .field()
            .filter(|field| letter && field.takes_letters() || chooses && field.has_options());
        let before = field.map(|field| (at, field.choice()));
        let lettered = std::mem::replace(&mut self.lettered, before);
        if let Some(said) = self.seek(&input, sought, at) {
            self.take_letter_back(lettered, at);
            return Next::Say(said);
        }
        let is_key = is_first && matches!(input, field::Input::Key(_));
        let turn = self.form.apply(input, size, &around.beside(&[]));
        match self.form.without_words() {
            Some(said) if turn == Turn::Unused && letter => {
                self.take_letter_back(lettered, at);
                let stray = if is_key { Stray::Key } else { Stray::Word };
                self.strayed = Some((at, stray));
                Next::Say(said)
            }
            _ => self.turned(turn, around),
        }
    }

    /// Whether the risk question came before the first one.
    fn asks_risk(&self) -> bool {
        self.guide.kind.asks_risk_first() && self.revises.is_none()
    }

    /// Back to the risk question; this waits there, and is a draft meanwhile. What is being kept as an entry is gone on
    /// with no more.
    fn ask_risk(&mut self, around: &Around) -> Next {
        if self.saving {
            return Next::Stay;
        }
        let tasks = self.keep(around.at).into_iter().collect();
        let guide = Arc::clone(&self.guide);
        let empty = Self::with(Arc::clone(&guide), Page::of(&guide));
        let waiting = std::mem::replace(self, empty);
        let risk = Risk::again(guide, waiting, around.desk);
        Next::BecomeAnd(risk.into(), tasks)
    }

    /// Whether somebody may be at risk, and it is not noted that the practitioner acted.
    fn may_be_danger(&self) -> bool {
        let risk = self.risk().filter(|_| self.asks_risk());
        risk.is_some_and(|risk| risk.answer.shows_card() && risk.acted.is_none())
    }

    /// What was answered to the risk question.
    pub(super) fn risk(&self) -> Option<&Answered> {
        self.form.risk()
    }

    /// Takes another answer to it; the draft is to be kept with it at once.
    pub(super) fn answer_risk(&mut self, risk: Answered, at: &Moment) -> Option<Task> {
        self.form.answer_risk(risk);
        self.keep(at)
    }

    /// Everything said beside the question, as a page of its own.
    fn guidance(&self) -> Next {
        let notes: Vec<String> = self
            .form
            .notes()
            .iter()
            .map(|note| format!("{}\n{}", note.text, note.source))
            .collect();
        Next::Open(Reading::new("Guidance", &notes.join("\n\n")).into())
    }

    fn turned(&mut self, turn: Turn, around: &Around) -> Next {
        match turn {
            Turn::Unused => Next::Unused,
            Turn::Used => Next::Stay,
            Turn::Turned => Next::Run(self.keep(around.at).into_iter().collect()),
            Turn::Keep => self.save(around),
            Turn::TooLong => {
                Next::Say("This is longer than one answer can be; nothing was changed.".into())
            }
        }
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        match done {
            Done::Kept {
                writing,
                ticket,
                draft,
            } if *writing == self.writing => {
                let mut on_their_way = self.keeping.iter();
                let at = on_their_way.position(|(own, _)| own == ticket);
                let revision = at.and_then(|at| self.keeping.remove(at));
                match draft {
                    Ok(draft) => {
                        self.draft = Some(*draft);
                        self.kept = Some(around.at.now.clone());
                        revision.inspect(|(_, revision)| self.form.kept(*revision));
                    }
                    Err(_) => {
                        self.form.not_kept();
                        self.pace.again(around.at.elapsed);
                    }
                }
                Next::Stay
            }
            Done::Changed(..) => {
                self.findings.forget();
                Next::Stay
            }
            Done::Saved(_) if self.saving => Next::BackAnd(Vec::new()),
            Done::Failed(_) => {
                self.saving = false;
                Next::Stay
            }
            _ => Next::Stay,
        }
    }
}

/// The key of a field's own for what the table has a command for.
pub(super) fn control(letter: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

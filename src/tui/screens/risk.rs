//! The risk question, before any writing about an incident; and its card. The program asks, shows whom to call,
//! notes the time if it is told to, and weighs nothing.

use super::paper::MARGIN;
use super::write::{SAME_WORDS, looking_for};
use super::{Around, Input, Moment, Next, Page, Write, moved, next_number};
use crate::domain::{
    DraftId, Guide, Page as Written, Risk as Answered, RiskAnswer, Settings, known,
};
use crate::guides::RiskCard;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::desk::Desk;
use crate::tui::field::led_to;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task, Writing};
use jiff::Zoned;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::style::Style;
use std::sync::Arc;
use std::time::Duration;
use unicode_width::UnicodeWidthStr;

/// The screen.
#[derive(Debug)]
pub struct Risk {
    guide: Arc<Guide>,
    /// The number of this writing: its draft stays one, whatever is chosen here.
    writing: u64,
    answer: Option<RiskAnswer>,
    /// What is being written and waits for the answer, where the question is put again.
    waiting: Option<Box<Write>>,
    /// Drafts of this guide that hold nothing but such an answer: one of them is gone on with, so that there are no two alike.
    alike: Vec<(RiskAnswer, DraftId)>,
    /// When it was noted that the practitioner acted.
    acted: Option<Zoned>,
    focus: usize,
    /// When Enter was last pressed, and no other key since: held down on the question it must not close the card unread.
    held: Option<Duration>,
    /// When a letter last led to an answer, and those typed so far.
    sought: Option<(Duration, String)>,
    card: Page,
}

/// How long Enter must have rested before it counts as pressed once more.
const REST: Duration = Duration::from_millis(800);

/// Said where Enter comes too soon.
const READ_FIRST: &str = "The card stays to be read; Enter counts again in a moment.";

/// Said below the question before the long log.
const SHORTER: &str =
    "Shorter guides, each for one sort of incident, stand under Guides: 9, then / and incident.";

/// Said below the question where something is written already.
const WAITS: &str = "What you wrote stays; an answer leads back to it, and so does Esc.";

/// Said there before anything is.
const WAITS_EMPTY: &str = "An answer leads back to the page, and so does Esc.";

/// The places of what can be done below the card.
const ACTED: usize = 0;
const LATER: usize = 1;
const GO_ON: usize = 2;

impl Risk {
    /// Before this guide, with the practitioner's own contacts on the card.
    pub fn before(guide: Arc<Guide>, desk: &Desk) -> Self {
        Self {
            alike: alike(&guide, desk),
            ..Self::of(guide, None, desk)
        }
    }

    /// Once more, for what is being written: it waits here as it is, and goes on so.
    pub(super) fn again(guide: Arc<Guide>, waiting: Write, desk: &Desk) -> Self {
        let before = waiting.risk().cloned();
        let answers = RiskAnswer::ALL.into_iter();
        let given = before.as_ref().map(|risk| risk.answer);
        Self {
            focus: answers.take_while(|answer| Some(*answer) != given).count() % 3,
            acted: before.and_then(|risk| risk.acted),
            ..Self::of(guide, Some(Box::new(waiting)), desk)
        }
    }

    fn of(guide: Arc<Guide>, waiting: Option<Box<Write>>, desk: &Desk) -> Self {
        let drafted = waiting
            .as_ref()
            .is_some_and(|write| write.is_written(desk.today));
        let lines = card(Some(&desk.settings), drafted);
        Self {
            writing: next_number(),
            answer: None,
            waiting,
            alike: Vec::new(),
            acted: None,
            focus: 0,
            held: None,
            sought: None,
            card: Page::new("", &lines.join("\n")),
            guide,
        }
    }

    /// What waits for the answer.
    pub(super) fn waiting(&self) -> Option<&Write> {
        self.waiting.as_deref()
    }

    pub(super) fn context(&self) -> Context {
        Context::Risk
    }

    /// A key has its place in the foot only where it does something: the question has nothing beside anything.
    pub(super) fn offers(&self, command: Command) -> bool {
        command != Command::Right || self.answer.is_some()
    }

    /// Where the choices stand below one another, the key that goes through them does not point beside them.
    pub(super) fn named_here(&self, command: Command, around: &Around) -> Option<String> {
        let stacked = command == Command::Right && self.rows_below(around.width) > 1;
        stacked.then(|| "next".into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let held = self.held.take();
        let sought = self.sought.take();
        match input {
            Input::Key(key) if self.answer.is_none() => self.seek(key, sought, around),
            Input::Mouse(_, Hit::Row(number)) => {
                self.focus = number;
                self.choose(around)
            }
            Input::Command(Command::Enter) => {
                let now = around.at.elapsed;
                self.held = Some(now);
                match held {
                    Some(before) if now.saturating_sub(before) < REST => {
                        Next::Say(READ_FIRST.into())
                    }
                    _ => self.choose(around),
                }
            }
            Input::Command(Command::Back) => match self.answer {
                // What is noted is kept, whatever is pressed next.
                Some(answer) if self.acted.is_some() => match self.waiting {
                    Some(_) => self.write(answer, around.at),
                    None => self.later(answer, around.at),
                },
                // Only looked at: nothing was written, and nothing is offered on Today.
                Some(_) => {
                    self.answer = None;
                    self.focus = 0;
                    Next::Stay
                }
                None => match self.waiting.take() {
                    Some(write) => Next::Become((*write).into()),
                    None => Next::Unused,
                },
            },
            Input::Command(command) if self.answer.is_some() => self.move_on_card(command, around),
            Input::Command(Command::Right) => {
                moved(&mut self.focus, 3, 3, Command::Down);
                Next::Stay
            }
            Input::Command(Command::Left) => {
                moved(&mut self.focus, 3, 3, Command::Up);
                Next::Stay
            }
            Input::Command(command) if moved(&mut self.focus, 3, 3, command) => Next::Stay,
            _ => Next::Unused,
        }
    }

    /// Goes to the answer that the letters typed so far lead to, and chooses nothing.
    fn seek(&mut self, key: KeyEvent, sought: Option<(Duration, String)>, around: &Around) -> Next {
        let KeyCode::Char(letter) = key.code else {
            return Next::Unused;
        };
        let now = around.at.elapsed;
        let before = sought.filter(|(then, _)| now.saturating_sub(*then) < SAME_WORDS);
        let mut typed = before.map(|(_, typed)| typed).unwrap_or_default();
        typed.push(letter);
        let names = RiskAnswer::ALL.map(RiskAnswer::name);
        let mut found = led_to(&names, self.focus, &typed);
        if found.is_none() {
            // A key hit by mistake must not keep the next one from its answer.
            typed = letter.to_string();
            found = led_to(&names, self.focus, &typed);
        }
        let Some(found) = found else {
            return Next::Stay;
        };
        self.focus = found;
        let said = looking_for(&typed, "Enter");
        self.sought = Some((now, typed));
        Next::Say(said)
    }

    /// Rows below the card: a narrow page has no room for three choices beside one another.
    fn rows_below(&self, width: u16) -> u16 {
        let words: usize = self.choices().iter().map(|words| words.width()).sum();
        let needed = usize::from(MARGIN + 2 * APART) + words;
        if usize::from(width) < needed { 3 } else { 1 }
    }

    /// What can be done below the card, in the order of their places.
    fn choices(&self) -> [String; 3] {
        let card = RiskCard::built_in();
        let acted = match &self.acted {
            Some(at) => at.strftime("Acted at %H:%M; take it back").to_string(),
            None => card.acted,
        };
        [acted, card.later, card.go_on]
    }

    fn card_height(&self, around: &Around) -> u16 {
        around
            .height
            .saturating_sub(1 + self.rows_below(around.width))
    }

    /// Left and right move among what can be done below the card; up and down scroll it, and go on there at its end.
    fn move_on_card(&mut self, command: Command, around: &Around) -> Next {
        let height = self.card_height(around);
        let place = self.card.place(around.width, height);
        match command {
            Command::Right => self.focus = (self.focus + 1).min(GO_ON),
            Command::Left => self.focus = self.focus.saturating_sub(1),
            Command::Up | Command::Down => {
                self.card.scroll(command, around.width, height);
                if self.card.place(around.width, height) == place {
                    moved(&mut self.focus, 3, 3, command);
                }
            }
            Command::PageDown | Command::PageUp | Command::First | Command::Last => {
                self.card.scroll(command, around.width, height);
            }
            _ => return Next::Unused,
        }
        Next::Stay
    }

    fn choose(&mut self, around: &Around) -> Next {
        let Some(answer) = self.answer else {
            let answer = RiskAnswer::ALL[self.focus.min(2)];
            if !answer.shows_card() {
                return self.write(answer, around.at);
            }
            self.answer = Some(answer);
            self.focus = LATER;
            return Next::Stay;
        };
        match self.focus {
            ACTED => {
                self.acted = match self.acted {
                    None => Some(around.at.now.clone()),
                    Some(_) => None,
                };
                if self.acted.is_some() {
                    self.focus = GO_ON;
                }
                Next::Run(self.keep_answer(answer, around.at))
            }
            LATER => self.later(answer, around.at),
            _ => self.write(answer, around.at),
        }
    }

    fn later(&mut self, answer: RiskAnswer, at: &Moment) -> Next {
        let tasks = self.keep_answer(answer, at);
        let on_its_way = self.waiting.as_ref().and_then(|write| write.on_its_way());
        Next::back_once_kept(tasks, on_its_way)
    }

    fn answered(&self, answer: RiskAnswer) -> Answered {
        Answered {
            answer,
            acted: self.acted.clone(),
        }
    }

    /// A page that begins with this answer.
    fn page(&self, answer: RiskAnswer) -> Written {
        Written {
            risk: Some(self.answered(answer)),
            ..Written::of(&self.guide)
        }
    }

    /// On to the page. One that waited keeps the new answer at once: it may have been the last thing to be written.
    fn write(&mut self, answer: RiskAnswer, at: &Moment) -> Next {
        let risk = self.answered(answer);
        match self.waiting.take() {
            Some(mut write) => {
                let tasks = write.answer_risk(risk, at).into_iter().collect();
                Next::BecomeAnd((*write).into(), tasks)
            }
            None => {
                let guide = Arc::clone(&self.guide);
                let write = Write::going_on(guide, self.page(answer), self.writing);
                Next::Become(write.of_draft(self.alike(answer)).into())
            }
        }
    }

    fn alike(&self, answer: RiskAnswer) -> Option<DraftId> {
        let mut alike = self.alike.iter();
        alike
            .find(|(other, _)| *other == answer)
            .map(|(_, draft)| *draft)
    }

    /// The draft with this answer.
    fn keep_answer(&mut self, answer: RiskAnswer, at: &Moment) -> Vec<Task> {
        let risk = self.answered(answer);
        let task = match &mut self.waiting {
            Some(write) => write.answer_risk(risk, at),
            None => Some(Task::KeepDraft {
                writing: Box::new(Writing {
                    number: self.writing,
                    ticket: next_number(),
                    draft: self.alike(answer),
                    page: self.page(answer),
                    guide: Arc::clone(&self.guide),
                    revises: None,
                }),
                at: None,
            }),
        };
        task.into_iter().collect()
    }

    /// What was answered, when the journal locks or the program ends while the card is read; and what waits.
    pub(super) fn keep(&mut self, at: &Moment) -> Option<Task> {
        match (self.answer, &mut self.waiting) {
            (Some(answer), _) => self.keep_answer(answer, at).pop(),
            (None, waiting) => waiting.as_mut()?.keep(at),
        }
    }

    pub(super) fn keep_now_and_then(&mut self, at: &Moment) -> Option<Task> {
        self.waiting.as_mut()?.keep_now_and_then(at)
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        match &mut self.waiting {
            Some(write) => write.hear(done, around),
            None => Next::Stay,
        }
    }

    /// The card can be longer than the screen, so that it scrolls; what can be done stands below it.
    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let card = RiskCard::built_in();
        let (dim, plain, strong) = (canvas.theme.dim, Style::new(), canvas.theme.strong);
        if self.answer.is_none() {
            canvas.head(&self.guide.title, "one question first");
            let mut y = 3 + canvas.prose(3, 3, &card.ask, strong) + 1;
            y += canvas.prose(3, y, &card.help, dim) + 1;
            for (number, answer) in RiskAnswer::ALL.into_iter().enumerate() {
                canvas.put(3, y, answer.name(), plain);
                canvas.zone(1, y, 60, 1, Hit::Row(number));
                if number == self.focus {
                    canvas.focus(1, y);
                }
                y += 1;
            }
            let below = match &self.waiting {
                Some(write) if write.is_written(around.desk.today) => WAITS,
                Some(_) => WAITS_EMPTY,
                None if self.guide.id.as_str() == known::guide::INCIDENT => SHORTER,
                None => "",
            };
            canvas.prose(3, y + 1, below, dim);
            return;
        }
        let rows = self.rows_below(around.width);
        let right = self.card.place(around.width, self.card_height(around));
        canvas.head(&at_once(Some(&around.desk.settings)), &right);
        let body = canvas.body();
        // On a tall page they stay near the card.
        let last = canvas.area.height.saturating_sub(rows);
        let foot = last.min(body + self.card.count(around.width) as u16 + 1);
        canvas.part(0, foot - 1, |canvas| self.card.view_text(canvas, body));
        let (mut x, mut y) = (MARGIN, foot);
        for (number, words) in self.choices().iter().enumerate() {
            let used = canvas.put(x, y, words, plain);
            canvas.zone(x, y, used, 1, Hit::Row(number));
            if number == self.focus {
                canvas.focus(x - 2, y);
            }
            match rows {
                1 => x += used + APART,
                _ => y += 1,
            }
        }
    }
}

/// The number for immediate danger, as the head of the card: it stays in view above the own contacts, and while it scrolls.
pub fn at_once(settings: Option<&Settings>) -> String {
    let known = settings.cloned().unwrap_or_default();
    let number = RiskCard::built_in().emergency(&known).to_owned();
    format!("Immediate danger: call {number}")
}

/// The lines of the card. `settings` are missing while the journal is locked; `drafted` says whether there is a draft.
pub fn card(settings: Option<&Settings>, drafted: bool) -> Vec<String> {
    let card = RiskCard::built_in();
    let known = settings.cloned().unwrap_or_default();
    let mut lines = match drafted {
        true => card.lines(&known),
        false => card.lines_without_draft(&known),
    };
    if settings.is_some_and(|settings| settings.contacts.is_empty()) {
        lines.push(OWN_CONTACTS.to_owned());
    }
    lines
}

/// Said on a card without contacts of one's own.
const OWN_CONTACTS: &str =
    "Your own contacts can stand on top of this card: Settings (0), Own contacts.";

/// The drafts of a guide in which only the risk question was answered, and no time noted.
fn alike(guide: &Guide, desk: &Desk) -> Vec<(RiskAnswer, DraftId)> {
    let drafts = desk.drafts.iter().map(|unfinished| &unfinished.draft);
    drafts
        .filter(|draft| draft.page.guide.id == guide.id && draft.revises.is_none())
        .filter(|draft| draft.page.answers.is_empty())
        .filter_map(|draft| {
            let risk = draft.page.risk.as_ref()?;
            risk.acted.is_none().then_some((risk.answer, draft.id))
        })
        .collect()
}

/// Columns between two things that can be done in one row.
const APART: u16 = 4;

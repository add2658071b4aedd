//! The risk question, before any writing about an incident; and its card. The program asks, shows whom to call,
//! notes the time if it is told to, and weighs nothing.

use super::write::{SAME_WORDS, looking_for};
use super::{Around, Input, Next, Page, Write, moved, next_number};
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

/// The screen.
#[derive(Debug)]
pub struct Risk {
    guide: Arc<Guide>,
    /// The number of this writing: its draft stays one, whatever is chosen here.
    writing: u64,
    answer: Option<RiskAnswer>,
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

/// Said below the question before the long log.
const SHORTER: &str =
    "Shorter guides, each for one sort of incident, stand under Guides: 9, then / and incident.";

/// The places of what can be done below the card.
const ACTED: usize = 0;
const LATER: usize = 1;
const GO_ON: usize = 2;

impl Risk {
    /// Before this guide, with the practitioner's own contacts on the card.
    pub fn before(guide: Arc<Guide>, desk: &Desk) -> Self {
        let lines = card(Some(&desk.settings), false);
        Self {
            writing: next_number(),
            answer: None,
            alike: alike(&guide, desk),
            acted: None,
            focus: 0,
            held: None,
            sought: None,
            card: Page::new("", &lines.join("\n")),
            guide,
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Risk
    }

    /// A key has its place in the foot only where it does something: the question has nothing beside anything.
    pub(super) fn offers(&self, command: Command) -> bool {
        command != Command::Right || self.answer.is_some()
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
                    Some(before) if now.saturating_sub(before) < REST => Next::Stay,
                    _ => self.choose(around),
                }
            }
            Input::Command(Command::Back) => match self.answer {
                // What is noted is kept, whatever is pressed next.
                Some(answer) if self.acted.is_some() => Next::BackAnd(vec![self.draft(answer)]),
                // Only looked at: nothing was written, and nothing is offered on Today.
                Some(_) => {
                    self.answer = None;
                    self.focus = 0;
                    Next::Stay
                }
                None => Next::Unused,
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
        let needed = match self.acted {
            None => IN_ONE_ROW,
            Some(_) => NOTED_IN_ONE_ROW,
        };
        if width < needed { 3 } else { 1 }
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
                return Next::Become(self.write(answer).into());
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
                Next::Run(vec![self.draft(answer)])
            }
            LATER => Next::BackAnd(vec![self.draft(answer)]),
            _ => Next::Become(self.write(answer).into()),
        }
    }

    fn page(&self, answer: RiskAnswer) -> Written {
        let mut page = Written::of(&self.guide);
        page.risk = Some(Answered {
            answer,
            acted: self.acted.clone(),
        });
        page
    }

    fn write(&self, answer: RiskAnswer) -> Write {
        let page = self.page(answer);
        Write::going_on(Arc::clone(&self.guide), page, self.writing).of_draft(self.alike(answer))
    }

    fn alike(&self, answer: RiskAnswer) -> Option<DraftId> {
        let mut alike = self.alike.iter();
        alike
            .find(|(other, _)| *other == answer)
            .map(|(_, draft)| *draft)
    }

    fn draft(&self, answer: RiskAnswer) -> Task {
        let writing = Writing {
            number: self.writing,
            draft: self.alike(answer),
            page: self.page(answer),
            guide: Arc::clone(&self.guide),
            revises: None,
        };
        Task::KeepDraft {
            writing: Box::new(writing),
            at: None,
        }
    }

    /// What was answered, when the journal locks or the program ends while the card is read.
    pub(super) fn keep(&self) -> Option<Task> {
        self.answer.map(|answer| self.draft(answer))
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
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
            if self.guide.id.as_str() == known::guide::INCIDENT {
                canvas.prose(3, y + 1, SHORTER, dim);
            }
            return;
        }
        let rows = self.rows_below(around.width);
        let foot = canvas.area.height.saturating_sub(rows);
        let right = self.card.place(around.width, self.card_height(around));
        canvas.head(&self.guide.title, &right);
        let body = canvas.body();
        canvas.part(0, foot - 1, |canvas| self.card.view_text(canvas, body));
        let noted = self.acted.as_ref().map(|at| {
            format!(
                "Noted: acted at {:02}:{:02}; take it back",
                at.hour(),
                at.minute()
            )
        });
        let acted = noted.as_ref().unwrap_or(&card.acted);
        let (mut x, mut y) = (3, foot);
        for (number, words) in [acted, &card.later, &card.go_on].into_iter().enumerate() {
            let used = canvas.put(x, y, words, plain);
            canvas.zone(x, y, used, 1, Hit::Row(number));
            if number == self.focus {
                canvas.focus(x - 2, y);
            }
            match rows {
                1 => x += used + 4,
                _ => y += 1,
            }
        }
    }
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

/// Columns that what can be done takes in one row, before and after a time is noted.
const IN_ONE_ROW: u16 = 76;
const NOTED_IN_ONE_ROW: u16 = 90;

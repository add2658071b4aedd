//! Today: the prompt, what is unfinished, what is due, the last weeks.

use super::{Around, BODY, Input, Next, Page, moved, top};
use crate::domain::{DraftId, EntryId, Guide, dates};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::overlay::Confirm;
use crate::tui::screens::Write;
use crate::tui::task::{Done, Task};
use ratatui::style::Style;
use std::sync::Arc;

/// Lines of follow-ups shown; the rest is said in one line.
const DUE_SHOWN: usize = 5;

/// The screen: only where the focus is.
#[derive(Debug, Default)]
pub struct Today {
    focus: usize,
}

/// What the focus can be on, in the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Draft(DraftId),
    Write,
    Another,
    About,
    Due(EntryId, usize),
}

impl Today {
    pub(super) fn context(&self) -> Context {
        Context::Today
    }

    fn spots(desk: &Desk) -> Vec<Spot> {
        let drafts = desk
            .drafts
            .iter()
            .map(|unfinished| Spot::Draft(unfinished.draft.id));
        let prompt: &[Spot] = match desk.prompt {
            Some(_) => &[Spot::Write, Spot::Another, Spot::About],
            None => &[],
        };
        let due = desk
            .due
            .iter()
            .take(DUE_SHOWN)
            .map(|due| Spot::Due(due.entry, due.position));
        drafts.chain(prompt.iter().copied()).chain(due).collect()
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        let spots = Self::spots(desk);
        self.focus = self.focus.min(spots.len().saturating_sub(1));
        let spot = spots.get(self.focus).copied();
        match input {
            Input::Mouse(_, Hit::Row(number)) => {
                self.focus = number;
                spots
                    .get(number)
                    .map_or(Next::Stay, |spot| Self::enter(*spot, desk))
            }
            Input::Command(command) => {
                if moved(&mut self.focus, spots.len(), around.height, command) {
                    return Next::Stay;
                }
                match (command, spot) {
                    (Command::Enter, Some(spot)) => Self::enter(spot, desk),
                    (Command::WriteToday, _) => Self::enter(Spot::Write, desk),
                    (Command::Another, _) => Self::enter(Spot::Another, desk),
                    (Command::AboutTheme, _) => Self::enter(Spot::About, desk),
                    (Command::TickOff, Some(Spot::Due(id, position))) => {
                        Next::Run(vec![Task::TickOff {
                            id,
                            position: Some(position),
                        }])
                    }
                    (Command::TickOff, _) => Next::Say("Move to a follow-up first.".into()),
                    (Command::ThrowAway, Some(Spot::Draft(id))) => Next::Ask(Confirm::new(
                        "Throw this draft away?",
                        "What was written in it is gone for good. Entries are not touched.",
                        "Throw the draft away",
                        vec![Task::DropDraft(id)],
                    )),
                    (Command::ThrowAway, _) => Next::Say("Move to a draft first.".into()),
                    _ => Next::Unused,
                }
            }
            _ => Next::Unused,
        }
    }

    fn enter(spot: Spot, desk: &Desk) -> Next {
        let prompt = desk.prompt.as_ref();
        match spot {
            Spot::Draft(id) => match desk.draft(id) {
                Some(unfinished) => {
                    let guide = Arc::new(unfinished.guide.clone());
                    let write = Write::begin(guide, Some(&unfinished.draft));
                    Next::Open(write.into())
                }
                None => Next::Stay,
            },
            Spot::Write => prompt.map_or(Next::Stay, |id| Next::Begin(id.clone())),
            Spot::Another => Next::Run(vec![Task::Swap]),
            Spot::About => match Self::prompt(desk) {
                Some(guide) => Next::Open(about(guide).into()),
                None => Next::Stay,
            },
            Spot::Due(id, _) => Next::Run(vec![Task::Read { id, revision: None }]),
        }
    }

    fn prompt(desk: &Desk) -> Option<&Guide> {
        desk.prompt
            .as_ref()
            .and_then(|id| desk.library.named(id.as_str()))
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        super::open_read(done)
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let desk = around.desk;
        top(canvas, around, Tab::Today);
        let (dim, warm, cool, plain) = (
            canvas.theme.dim,
            canvas.theme.warm,
            canvas.theme.cool,
            Style::new(),
        );
        let spots = Self::spots(desk);
        let focus = spots.get(self.focus.min(spots.len().saturating_sub(1)));
        let mut y = BODY;
        let mut number = 0;

        for unfinished in &desk.drafts {
            let words = format!("Go on with: {}", unfinished.guide.title);
            canvas.put(3, y, &words, plain);
            canvas.put_right(y, 1, &unfinished.state(desk.today), dim);
            self.spot(canvas, &mut number, focus, &spots, 1, y);
            y += 1;
        }
        if !desk.drafts.is_empty() {
            y += 1;
        }

        if let Some(guide) = Self::prompt(desk) {
            let ask = guide
                .questions
                .first()
                .map_or("", |question| question.ask.as_str());
            let strong = canvas.theme.strong;
            y += canvas.prose(3, y, ask, strong) + 1;
            let themes: Vec<&str> = guide.themes.iter().map(|theme| theme.name()).collect();
            let answered = if desk.answered {
                " · answered today"
            } else {
                ""
            };
            let words = format!(
                "{} · {} minutes · {}{answered}",
                themes.join(", "),
                guide.minutes,
                guide.source
            );
            y += canvas.prose(3, y, &words, dim) + 1;
            let write = if desk.answered { "Write more" } else { "Write" };
            let mut x = 3;
            for words in [write, "Another question", "What is this theme about?"] {
                let used = canvas.put(x, y, words, cool);
                self.spot(canvas, &mut number, focus, &spots, x - 2, y);
                x += used + 6;
            }
            y += 2;
        } else {
            y += canvas.prose(3, y, "There is no prompt for today.", dim) + 1;
        }

        // The weeks stand at the foot; what is due has the room between.
        let height = canvas.area.height;
        let weeks = if height.saturating_sub(y) >= 12 { 5 } else { 3 };
        let room = height.saturating_sub(y + weeks).max(1);
        let shown = desk.due.len().min(DUE_SHOWN).min(room.into());
        let shown = match desk.due.len() > shown && shown == usize::from(room) {
            true => shown - 1,
            false => shown,
        };
        canvas.put(3, y, "Due", canvas.theme.strong);
        if desk.due.is_empty() {
            canvas.put(9, y, "nothing", dim);
        }
        for due in desk.due.iter().take(shown) {
            let over = due.by < desk.today;
            let when = dates::say_due(due.by, desk.today);
            let end = canvas.put_right(y, 1, &when, if over { warm } else { dim });
            let code = due.client.as_ref().map_or("", |code| code.as_str());
            canvas.put(9, y, code, dim);
            let room = end.saturating_sub(18);
            let what = crate::tui::canvas::fit(due.what.read(), room, canvas.theme.ascii);
            canvas.put(16, y, &what, plain);
            self.spot(canvas, &mut number, focus, &spots, 7, y);
            y += 1;
        }
        if desk.due.len() > shown {
            let words = format!("{} more stand with their incidents", desk.due.len() - shown);
            canvas.put(9, y, &words, dim);
            y += 1;
        }
        let foot = height.saturating_sub(weeks - 1);
        self.view_weeks(desk, foot.min(y + 1), weeks - 1, canvas);
    }

    /// One thing the focus can be on, from column `x` of its row on.
    fn spot(
        &self,
        canvas: &mut Canvas,
        number: &mut usize,
        focus: Option<&Spot>,
        spots: &[Spot],
        x: u16,
        y: u16,
    ) {
        if spots.get(*number) == focus {
            canvas.focus(x, y);
        }
        let width = canvas.area.width.saturating_sub(x);
        canvas.zone(x, y, width, 1, Hit::Row(*number));
        *number += 1;
    }

    /// A cell a day, in two rows of weeks; with `rows` to spare a head above and the neglected themes below.
    fn view_weeks(&self, desk: &Desk, y: u16, rows: u16, canvas: &mut Canvas) {
        let (dim, plain) = (canvas.theme.dim, Style::new());
        let sign = |sign, ascii| canvas.theme.sign(sign, ascii);
        let signs = [sign("·", "."), sign("▪", "o"), sign("■", "O")];
        let roomy = rows > 2;
        let head = format!("The last {} weeks", desk.calendar.len());
        let legend = format!("{} none  {} one  {} more", signs[0], signs[1], signs[2]);
        if roomy {
            canvas.put(3, y, &head, canvas.theme.strong);
        }
        let first = y + u16::from(roomy);
        canvas.put(57, first, &legend, dim);
        if !roomy {
            canvas.put(57, first + 1, &head.to_lowercase(), dim);
        }
        let half = desk.calendar.len().div_ceil(2).max(1);
        for (row, weeks) in desk.calendar.chunks(half).enumerate() {
            let mut x = 3;
            for week in weeks {
                for day in week {
                    let (sign, style) = match day {
                        None => (" ", dim),
                        Some(0) => (signs[0], dim),
                        Some(1) => (signs[1], plain),
                        Some(_) => (signs[2], plain),
                    };
                    canvas.put(x, first + row as u16, sign, style);
                    x += 1;
                }
                x += 2;
            }
        }
        if roomy && !desk.neglected.is_empty() && desk.entries > 0 {
            let names: Vec<&str> = desk.neglected.iter().map(|theme| theme.name()).collect();
            let words = format!("Not visited for a while: {}", names.join(", "));
            canvas.put(3, first + 2, &words, dim);
        }
    }
}

/// What a prompt is about and where it comes from.
fn about(guide: &Guide) -> Page {
    let themes: Vec<String> = guide
        .themes
        .iter()
        .map(|theme| format!("{} (row {} of the domain)", theme.name(), theme.row()))
        .collect();
    let mut text = format!(
        "{}\n\nTheme: {}\nSource: {}\n",
        guide.purpose,
        themes.join(", "),
        guide.source
    );
    for question in &guide.questions {
        text.push_str("\n");
        text.push_str(&question.ask);
        if let Some(help) = &question.help {
            text.push_str("\n    ");
            text.push_str(help);
        }
        text.push('\n');
    }
    Page::new("About this prompt", &text)
}

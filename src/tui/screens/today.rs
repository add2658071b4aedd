//! Today: the prompt, what is unfinished, what is due, the last weeks.

use super::entry::NOTHING_TICKED;
use super::paper::Paper;
use super::{Answer, Around, BODY, Backups, Input, Lines, Next, Page, Purpose, moved, top};
use crate::domain::{DraftId, EntryId, Guide, many};
use crate::figures::due::{About, SHOWN};
use crate::tui::canvas::{Canvas, Hit, fit, window};
use crate::tui::desk::{Desk, Unfinished};
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::overlay::Confirm;
use crate::tui::screens::Write;
use crate::tui::task::{Done, Task};
use crate::tui::theme::Theme;
use ratatui::style::Style;
use std::sync::Arc;

/// Days after which a theme has not been visited for a while.
const A_WHILE: usize = 14;

const NO_PROMPT: &str = "There is no prompt for today.";

/// The screen: only where the focus is.
#[derive(Debug, Default)]
pub struct Today {
    focus: usize,
    /// Everything that is due is shown, not only the nearest.
    whole: bool,
}

/// What the focus can be on, in the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Draft(DraftId),
    Write,
    Another,
    About,
    Due(usize),
}

impl Today {
    pub(super) fn context(&self) -> Context {
        Context::Today
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let spots = self.spots(desk);
        let spot = spots.get(self.focus.min(spots.len().saturating_sub(1)));
        let why = match (command, spot) {
            (Command::WriteToday | Command::Another | Command::AboutTheme, _)
                if desk.prompt.is_none() =>
            {
                NO_PROMPT
            }
            (Command::Enter, None) => "There is nothing here to choose.",
            (Command::AnotherBack, _) if desk.swaps == 0 => "This is the first question of today.",
            (Command::More, _) if desk.told.len() <= SHOWN => "Everything that is due is shown.",
            (Command::Undo, _) if desk.ticked.is_none() => NOTHING_TICKED,
            (Command::TickOff, Some(Spot::Due(at))) if follow_up(desk, *at).is_some() => {
                return None;
            }
            (Command::TickOff, _) if desk.due.is_empty() => "No follow-up is open.",
            (Command::TickOff, _) => "Move to a follow-up first.",
            (Command::ThrowAway, Some(Spot::Draft(_))) => return None,
            (Command::ThrowAway, _) if desk.drafts.is_empty() => "There is no draft.",
            (Command::ThrowAway, _) => "Move to a draft first.",
            _ => return None,
        };
        Some(why.into())
    }

    fn spots(&self, desk: &Desk) -> Vec<Spot> {
        let drafts = desk
            .drafts
            .iter()
            .map(|unfinished| Spot::Draft(unfinished.draft.id));
        let prompt: &[Spot] = match desk.prompt {
            Some(_) => &[Spot::Write, Spot::Another, Spot::About],
            None => &[],
        };
        let due = (0..self.reached(desk)).map(Spot::Due);
        drafts.chain(prompt.iter().copied()).chain(due).collect()
    }

    /// How many lines of what is due can be reached.
    fn reached(&self, desk: &Desk) -> usize {
        match self.whole {
            true => desk.told.len(),
            false => desk.told.len().min(SHOWN),
        }
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        let spots = self.spots(desk);
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
                    (Command::AnotherBack, _) => Next::Run(vec![Task::SwapBack]),
                    (Command::Undo, _) => Next::Run(vec![Task::Untick]),
                    (Command::More, _) => {
                        self.whole = !self.whole;
                        Next::Stay
                    }
                    (Command::TickOff, Some(Spot::Due(at))) => match follow_up(desk, at) {
                        Some((id, position)) => Next::Run(vec![Task::TickOff {
                            id,
                            position: Some(position),
                        }]),
                        None => Next::Stay,
                    },
                    (Command::ThrowAway, Some(Spot::Draft(id))) => {
                        let name = desk.draft(id).map(Unfinished::name).unwrap_or_default();
                        Next::Ask(Confirm::new(
                            "Throw this draft away?",
                            &format!(
                                "{name}\n\nWhat was written in it is gone for good. Entries are not touched."
                            ),
                            "Throw the draft away",
                            vec![Task::DropDraft(id)],
                        ))
                    }
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
                    let write = || Write::begin(guide, Some(&unfinished.draft)).into();
                    let answer = Answer::resume(&unfinished.draft).map(Box::from);
                    Next::Open(answer.unwrap_or_else(write))
                }
                None => Next::Stay,
            },
            Spot::Write => match prompt.and_then(|id| desk.begun(id, None)) {
                Some(begun) => Self::enter(Spot::Draft(begun.draft.id), desk),
                None => prompt.map_or(Next::Stay, |id| Next::Begin(id.clone())),
            },
            Spot::Another => Next::Run(vec![Task::Swap]),
            Spot::About => match Self::prompt(desk) {
                Some(guide) => Next::Open(about(guide).into()),
                None => Next::Stay,
            },
            Spot::Due(at) => desk
                .told
                .get(at)
                .map_or(Next::Stay, |line| lead(line.about, desk)),
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
        let spots = self.spots(desk);
        let focus = self.focus.min(spots.len().saturating_sub(1));
        let room = canvas.area.height.saturating_sub(BODY);
        let mut paper = Paper::new(canvas.area.width);
        let mut number = 0;
        for unfinished in &desk.drafts {
            draft(&mut paper, unfinished, desk, number, focus);
            number += 1;
        }
        if !desk.drafts.is_empty() {
            paper.gap();
        }
        match Self::prompt(desk) {
            Some(guide) => {
                let first = paper.len();
                lay_prompt(
                    &mut paper,
                    guide,
                    said_of(desk),
                    number,
                    focus,
                    canvas.theme,
                );
                if (number..number + 3).contains(&focus) {
                    paper.keep(first, paper.len() - 1);
                }
                number += 3;
            }
            None => paper.prose(NO_PROMPT, canvas.theme.dim),
        }
        paper.gap();

        // The weeks need three rows with the gap before them; what is due has the room above, and three rows anyway.
        let left = usize::from(room).saturating_sub(paper.len() + 3);
        let most = self.reached(desk);
        let shown = match self.whole || desk.told.len() <= left {
            true => most,
            false => most.min(left.saturating_sub(1).max(3)),
        };
        lay_due(&mut paper, desk, (most, shown), number, focus, canvas.theme);
        paper.draw(canvas, BODY);

        let free = usize::from(room).saturating_sub(paper.len() + 1);
        let y = BODY + paper.len() as u16 + 1;
        if free >= 4 {
            self.view_weeks(desk, y, 4, canvas);
        } else if free >= 2 {
            self.view_weeks(desk, y, 2, canvas);
        }
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
        if canvas.area.width >= 80 {
            canvas.put(57, first, &legend, dim);
            if !roomy {
                canvas.put(57, first + 1, &head.to_lowercase(), dim);
            }
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
        if roomy && !desk.neglected.is_empty() && is_older_than_a_while(desk) {
            let names: Vec<&str> = desk.neglected.iter().map(|theme| theme.name()).collect();
            let words = format!("Not visited for a while: {}", names.join(", "));
            canvas.put(3, first + 2, &words, dim);
        }
    }
}

/// Whether something was written so long ago that what was not visited since can be told.
fn is_older_than_a_while(desk: &Desk) -> bool {
    let days = desk.calendar.iter().flatten().flatten();
    days.rev().skip(A_WHILE).any(|entries| *entries > 0)
}

/// Something the focus can be on, in the row laid next.
fn spot(paper: &mut Paper<'_>, number: usize, focus: usize) {
    if number == focus {
        paper.keep(paper.len() - 1, paper.len() - 1);
    }
}

fn view_spot(canvas: &mut Canvas, number: usize, focus: usize, x: u16, y: u16) {
    if number == focus {
        canvas.focus(x, y);
    }
    let width = canvas.area.width.saturating_sub(x);
    canvas.zone(x, y, width, 1, Hit::Row(number));
}

fn draft(paper: &mut Paper<'_>, unfinished: &Unfinished, desk: &Desk, number: usize, focus: usize) {
    let words = format!("Go on with: {}", unfinished.name());
    let state = unfinished.state(desk);
    paper.row(move |canvas, y| {
        let dim = canvas.theme.dim;
        let end = canvas.put_right(y, 1, &state, dim);
        let words = fit(&words, end.saturating_sub(5), canvas.theme.ascii);
        canvas.put(3, y, &words, Style::new());
        view_spot(canvas, number, focus, 1, y);
    });
    spot(paper, number, focus);
}

/// The question, where it comes from, and what can be done with it, from spot `number` on.
fn lay_prompt<'a>(
    paper: &mut Paper<'a>,
    guide: &'a Guide,
    (said, write): (&'static str, &'static str),
    number: usize,
    focus: usize,
    theme: &Theme,
) {
    let ask = guide.questions.first();
    paper.prose(ask.map_or("", |question| &question.ask), theme.strong);
    paper.gap();
    let themes: Vec<&str> = guide.themes.iter().map(|theme| theme.name()).collect();
    let words = format!(
        "{} · {} · {}{said}",
        themes.join(", "),
        many(guide.minutes.into(), "minute", "minutes"),
        guide.source
    );
    paper.said(&words, theme.dim);
    paper.gap();
    let apart = if paper.width() < 72 { 3 } else { 6 };
    paper.row(move |canvas, y| {
        let cool = canvas.theme.cool;
        let mut x = 3;
        for (at, words) in [write, "Another question", "What is this theme about?"]
            .into_iter()
            .enumerate()
        {
            let used = canvas.put(x, y, words, cool);
            view_spot(canvas, number + at, focus, x - 2, y);
            x += used + apart;
        }
    });
}

/// What is due around the line with the focus, of `reached` lines `shown`, from spot `number` on.
fn lay_due<'a>(
    paper: &mut Paper<'a>,
    desk: &'a Desk,
    (reached, shown): (usize, usize),
    number: usize,
    focus: usize,
    theme: &Theme,
) {
    let strong = theme.strong;
    if desk.told.is_empty() {
        paper.row(move |canvas, y| {
            let dim = canvas.theme.dim;
            canvas.put(3, y, "Due", strong);
            canvas.put(9, y, "nothing", dim);
        });
        return;
    }
    let first = window(reached, shown, focus.saturating_sub(number));
    for (at, line) in desk.told.iter().enumerate().skip(first).take(shown) {
        paper.row(move |canvas, y| {
            let (dim, warm) = (canvas.theme.dim, canvas.theme.warm);
            if at == first {
                canvas.put(3, y, "Due", strong);
            }
            let end = canvas.put_right(y, 1, &line.when, if line.is_over { warm } else { dim });
            canvas.put(9, y, line.about.name(), dim);
            let what = fit(line.what.read(), end.saturating_sub(24), canvas.theme.ascii);
            canvas.put(22, y, &what, Style::new());
            view_spot(canvas, number + at, focus, 7, y);
        });
        spot(paper, number + at, focus);
    }
    let more = desk.told.len() - shown;
    if more > 0 {
        paper.row(move |canvas, y| {
            let dim = canvas.theme.dim;
            let words = format!("{more} more; m shows them");
            let used = canvas.put(9, y, &words, dim);
            canvas.zone(9, y, used, 1, Hit::Command(Command::More));
        });
    }
}

/// The follow-up of a line: its entry and its place there.
fn follow_up(desk: &Desk, at: usize) -> Option<(EntryId, usize)> {
    match desk.told.get(at)?.about {
        About::FollowUp(id, position) => Some((id, position)),
        _ => None,
    }
}

/// Where a line leads.
fn lead(about: About, desk: &Desk) -> Next {
    match about {
        About::NotAsKept => Next::OpenAnd(not_as_kept(desk).into(), vec![Task::LookedAt]),
        About::Sheet => Next::Open(Lines::new(Purpose::TrySheet, desk).into()),
        About::FollowUp(id, _)
        | About::Impact(id)
        | About::LookAgain(id)
        | About::Experiment(id) => Next::Run(vec![Task::Read { id, revision: None }]),
        About::Footprint | About::Accounts => Next::Go(Tab::Presence),
        About::Policy => Next::Go(Tab::Policy),
        About::Supervision => Next::Go(Tab::Supervision),
        About::Backup => Next::Open(Backups::default().into()),
    }
}

/// What is said of today's prompt, and what writing is called.
fn said_of(desk: &Desk) -> (&'static str, &'static str) {
    let begun = desk.prompt.as_ref().and_then(|id| desk.begun(id, None));
    match (desk.answered, begun) {
        (_, Some(_)) => (" · begun", "Go on writing"),
        (true, None) => (" · answered today", "New entry"),
        (false, None) => ("", "Write"),
    }
}

/// What is not as it was kept, what that means, and what can be done.
fn not_as_kept(desk: &Desk) -> Page {
    let mut text = String::new();
    for line in &desk.unkept.lines {
        let mut letters = line.chars();
        text.extend(letters.next().map(char::to_uppercase).into_iter().flatten());
        text.push_str(letters.as_str());
        text.push_str(".\n");
    }
    text.push_str(&format!(
        "\nEverything in the journal has a seal over its words. Here a seal does not fit, or what it was over is gone: \
         an older copy of a part was put back, a part was damaged, or something else than Afterhour changed it. \
         Words are shown as they stand now, and counted so; none of such an entry goes into a summary. The list of the \
         journal says \"not as kept\" beside it.\n\n\
         1. Quit, and copy the whole folder before anything else:\n    {}\n\n\
         2. Let this look at all of it:\n    afterhour verify\n\n\
         3. A backup may hold it as it was. This puts one in place, and keeps the journal of now under the day's \
         name:\n    afterhour restore FILE\n\n\
         4. Or take it as it stands, when you know why it is so:\n    afterhour verify --accept\n",
        desk.journal.display()
    ));
    Page::new("Not as it was kept", &text)
}

/// What a prompt is about and where it comes from.
fn about(guide: &Guide) -> Page {
    let mut text = String::new();
    for theme in &guide.themes {
        text.push_str(&format!(
            "Theme: {}\n    {}\n\n",
            theme.name(),
            theme.about()
        ));
    }
    text.push_str(&format!("{}\n\nSource: {}\n", guide.purpose, guide.source));
    for question in &guide.questions {
        text.push('\n');
        text.push_str(&question.ask);
        if let Some(help) = &question.help {
            text.push_str("\n    ");
            text.push_str(help);
        }
        text.push('\n');
    }
    Page::new("About this prompt", &text)
}

#[cfg(test)]
mod tests;

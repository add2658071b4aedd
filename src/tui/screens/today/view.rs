//! How Today looks: drafts, the prompt, what is due, and the last weeks where there is room.

use super::{NO_PROMPT, Today};
use crate::domain::{Guide, many};
use crate::tui::canvas::{Canvas, Hit, fit, window};
use crate::tui::desk::{Desk, Unfinished};
use crate::tui::keymap::{Command, Tab};
use crate::tui::screens::paper::Paper;
use crate::tui::screens::{Around, BODY, top};
use crate::tui::theme::Theme;
use ratatui::style::Style;

/// Days after which a theme has not been visited for a while.
const A_WHILE: usize = 14;

impl Today {
    pub(in super::super) fn view(&self, around: &Around, canvas: &mut Canvas) {
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

/// What is said of today's prompt, and what writing is called.
fn said_of(desk: &Desk) -> (&'static str, &'static str) {
    let begun = desk.prompt.as_ref().and_then(|id| desk.begun(id, None));
    match (desk.answered, begun) {
        (_, Some(_)) => (" · begun", "Go on writing"),
        (true, None) => (" · answered today", "New entry"),
        (false, None) => ("", "Write"),
    }
}

//! What was written, as numbers: drawn, and in words beside each chart.

mod pages;

use super::chart::Chart;
use super::paper::{MARGIN, Paper};
use super::{Around, Input, Next, moved};
use crate::domain::{NotAsKept, dates};
use crate::figures::{Figures as Counted, WHAT_THEY_ARE};
use crate::tui::canvas::{Canvas, Hit, NARROW};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::style::Style;

/// Rows of the body above the charts.
const ABOVE: u16 = 3;

/// How far back is looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Span {
    #[default]
    ThreeMonths,
    Year,
    All,
}

/// A page of charts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum About {
    #[default]
    Rhythm,
    Themes,
    Incidents,
    Feelings,
    FollowUps,
}

impl About {
    const ALL: [About; 5] = [
        About::Rhythm,
        About::Themes,
        About::Incidents,
        About::Feelings,
        About::FollowUps,
    ];

    fn name(self) -> &'static str {
        match self {
            About::Rhythm => "Rhythm",
            About::Themes => "Themes",
            About::Incidents => "Incidents",
            About::Feelings => "Feelings and pulls",
            About::FollowUps => "Follow-ups",
        }
    }
}

impl Span {
    fn next(self) -> Self {
        match self {
            Span::ThreeMonths => Span::Year,
            Span::Year => Span::All,
            Span::All => Span::ThreeMonths,
        }
    }

    fn from(self, today: Date) -> Option<Date> {
        let back = match self {
            Span::ThreeMonths => 3.months(),
            Span::Year => 1.year(),
            Span::All => return None,
        };
        // The day after the same day three months ago: three months with today.
        let first = today.saturating_sub(back);
        Some(first.tomorrow().unwrap_or(first))
    }

    fn said(self, today: Date) -> String {
        let since = self.from(today).map(dates::say).unwrap_or_default();
        match self {
            Span::ThreeMonths => format!("the last 3 months, from {since}"),
            Span::Year => format!("the last year, from {since}"),
            Span::All => "everything".to_owned(),
        }
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct Figures {
    span: Span,
    about: About,
    /// The first row shown, from 0.
    row: usize,
    counted: Option<Box<Counted>>,
}

impl Figures {
    /// The last three months, and the work of counting them.
    pub fn new(today: Date) -> (Self, Task) {
        let figures = Self::default();
        let task = figures.count(today);
        (figures, task)
    }

    fn count(&self, today: Date) -> Task {
        Task::Count {
            from: self.span.from(today),
            until: today,
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Figures
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let today = around.desk.today;
        let at = About::ALL
            .iter()
            .position(|about| *about == self.about)
            .unwrap_or(0);
        let count = About::ALL.len();
        match input {
            Input::Mouse(_, Hit::Row(number)) if number < count => {
                self.turn(About::ALL[number]);
                Next::Stay
            }
            Input::Command(Command::NextFigures) => {
                self.turn(About::ALL[(at + 1) % count]);
                Next::Stay
            }
            Input::Command(Command::PreviousFigures) => {
                self.turn(About::ALL[(at + count - 1) % count]);
                Next::Stay
            }
            Input::Command(Command::NextSpan) => {
                self.span = self.span.next();
                self.row = 0;
                Next::Run(vec![self.count(today)])
            }
            Input::Command(Command::WriteToday) => match &around.desk.prompt {
                Some(prompt) => Next::Begin(prompt.clone()),
                None => Next::Stay,
            },
            Input::Command(command) => {
                let room = usize::from(around.height.saturating_sub(ABOVE));
                let last = self.paper(around).last(room);
                if moved(&mut self.row, last + 1, room as u16, command) {
                    Next::Stay
                } else {
                    Next::Unused
                }
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        (command == Command::WriteToday && desk.prompt.is_none())
            .then(|| "There is no prompt for today.".into())
    }

    fn turn(&mut self, about: About) {
        self.about = about;
        self.row = 0;
    }

    pub(super) fn hear(&mut self, done: &Done, around: &Around) -> Next {
        match done {
            Done::Counted(counted) if counted.from == self.span.from(around.desk.today) => {
                self.counted = Some(counted.clone());
                Next::Stay
            }
            // Something was written on top of this screen, or midnight passed.
            Done::Changed(..) => Next::Run(vec![self.count(around.desk.today)]),
            _ => Next::Stay,
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        canvas.head("Figures", &self.span.said(around.desk.today));
        self.view_names(canvas);
        let (dim, width) = (canvas.theme.dim, canvas.area.width);
        canvas.put(MARGIN, canvas.body() + 1, WHAT_THEY_ARE, dim);
        let paper = self.paper(around);
        let top = canvas.body() + ABOVE;
        paper.draw_from(canvas, top, self.row);
        canvas.cursor_at(MARGIN.min(width), top);
    }

    /// The pages in a row, the one shown in brackets.
    fn view_names(&self, canvas: &mut Canvas) {
        let mut x = 1;
        // The names of all pages are wider than the narrowest terminal with a gap between them.
        let gap = u16::from(canvas.area.width >= NARROW);
        for (number, about) in About::ALL.into_iter().enumerate() {
            let (text, style) = if about == self.about {
                (format!("[{}]", about.name()), canvas.theme.cool)
            } else {
                (format!(" {} ", about.name()), Style::new())
            };
            let y = canvas.body();
            let used = canvas.put(x, y, &text, style);
            canvas.zone(x, y, used, 1, Hit::Row(number));
            x += used + gap;
        }
    }

    fn paper(&self, around: &Around) -> Paper<'static> {
        let theme = around.theme;
        let mut paper = Paper::new(around.width);
        let Some(counted) = &self.counted else {
            paper.prose("one moment…", theme.cool);
            return paper;
        };
        if counted.is_empty() {
            let words = match around.desk.entries {
                0 => {
                    "Nothing is written yet. Here you will see when you wrote and about what, which kinds of incident \
                     come up, and what is still to be done. w writes today's prompt."
                }
                _ => {
                    "Nothing was written in this period. p shows a longer one, w writes today's prompt."
                }
            };
            paper.prose(words, Style::new());
            return paper;
        }
        if let Some(said) = NotAsKept::say_of(around.desk.unkept.entries.iter().copied()) {
            paper.said(&said, theme.warm);
            paper.gap();
        }
        let charts: Vec<Chart> = match self.about {
            About::Rhythm => pages::rhythm(counted, around),
            About::Themes => pages::themes(counted),
            About::Incidents => pages::incidents(counted, theme),
            About::Feelings => pages::feelings(counted, theme),
            About::FollowUps => pages::follow_ups(counted, around.desk),
        };
        for (at, chart) in charts.iter().enumerate() {
            if at > 0 {
                paper.gap();
            }
            chart.lay(&mut paper, theme);
        }
        paper
    }
}

//! A sample counted post by post: one key for each thing asked of it, so that forty posts take a few minutes.

use super::{Around, Input, Moment, Next, Write};
use crate::domain::{Answer, AnswerKind, Choice, DraftId, Guide, Page, QuestionId, many};
use crate::tui::canvas::Canvas;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task, Writing};
use crate::tui::wrap::width_of;
use ratatui::crossterm::event::KeyCode;
use ratatui::style::Style;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most posts of one sample: more says no more, and takes an evening.
const MOST: usize = 500;

/// The screen.
pub struct Sample {
    guide: Arc<Guide>,
    /// What is counted, each with its categories.
    tallies: Vec<(QuestionId, String, Vec<Choice>)>,
    /// What was pressed, one after another; `None` where a post could not be placed.
    pressed: Vec<Option<usize>>,
    writing: u64,
    draft: Option<DraftId>,
    /// How many keys of it are kept as a draft; `None` where the last ones are not those that were kept.
    kept: Option<usize>,
    /// The ticket of the newest draft that is on its way.
    on_its_way: Option<u64>,
}

impl std::fmt::Debug for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sample({})", self.guide.id)
    }
}

impl Sample {
    /// A new sample by the tallies of this guide; `None` where it has none.
    pub fn of(guide: Arc<Guide>) -> Option<Self> {
        let tallies: Vec<_> = guide
            .questions
            .iter()
            .filter_map(|question| match &question.answer {
                AnswerKind::Tally(tally) => {
                    Some((question.id.clone(), question.ask.clone(), tally.of.clone()))
                }
                _ => None,
            })
            .collect();
        (!tallies.is_empty()).then(|| Self {
            guide,
            tallies,
            pressed: Vec::new(),
            writing: super::next_number(),
            draft: None,
            kept: Some(0),
            on_its_way: None,
        })
    }

    pub(super) fn context(&self) -> Context {
        Context::Sample
    }

    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let why = match command {
            Command::TakeBack if self.pressed.is_empty() => "Nothing is counted yet.",
            Command::NextQuestion if self.posts() == 0 => "Count one post first; Esc leaves.",
            _ => return None,
        };
        Some(why.into())
    }

    /// Posts of which everything was asked.
    fn posts(&self) -> usize {
        self.pressed.len() / self.tallies.len()
    }

    /// Which tally the next key is for.
    fn turn(&self) -> usize {
        self.pressed.len() % self.tallies.len()
    }

    fn counts(&self, tally: usize) -> Vec<u32> {
        let mut counts = vec![0; self.tallies[tally].2.len()];
        let of_tally = self.pressed.iter().skip(tally).step_by(self.tallies.len());
        for category in of_tally.flatten() {
            counts[*category] += 1;
        }
        counts
    }

    fn page(&self) -> Page {
        let mut page = Page::of(&self.guide);
        for (at, (id, _, of)) in self.tallies.iter().enumerate() {
            let counts: BTreeMap<String, u32> = of
                .iter()
                .map(|category| category.id.clone())
                .zip(self.counts(at))
                .collect();
            if counts.values().any(|count| *count > 0) {
                page.answers.insert(id.clone(), Answer::Tally(counts));
            }
        }
        page
    }

    /// The draft, when something is not kept yet.
    pub fn keep(&mut self, _: &Moment) -> Option<Task> {
        let is_kept = self.draft.is_some() || self.on_its_way.is_some();
        let nothing = self.pressed.is_empty() && !is_kept;
        if nothing || self.kept == Some(self.pressed.len()) {
            return None;
        }
        self.kept = Some(self.pressed.len());
        let ticket = super::next_number();
        self.on_its_way = Some(ticket);
        Some(Task::KeepDraft {
            writing: Box::new(Writing {
                number: self.writing,
                ticket,
                draft: self.draft,
                page: self.page(),
                guide: Arc::clone(&self.guide),
                revises: None,
            }),
            at: None,
        })
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            Input::Key(key) => match key.code {
                KeyCode::Char(digit @ '1'..='9') => {
                    let category = digit as usize - '1' as usize;
                    if category >= self.tallies[self.turn()].2.len() {
                        return Next::Stay;
                    }
                    self.count(Some(category), around)
                }
                KeyCode::Char('-' | '0' | ' ') => self.count(None, around),
                _ => Next::Unused,
            },
            Input::Command(Command::TakeBack) => {
                self.pressed.pop();
                self.kept = None;
                Next::Stay
            }
            Input::Command(Command::NextQuestion) => {
                let tasks: Vec<Task> = self.keep(around.at).into_iter().collect();
                let write = Write::going_on(Arc::clone(&self.guide), self.page(), self.writing);
                Next::BecomeAnd(write.into(), tasks)
            }
            Input::Command(Command::Back) => self.leave(around.at),
            _ => Next::Unused,
        }
    }

    fn leave(&mut self, at: &Moment) -> Next {
        if self.pressed.is_empty() {
            return Next::back_without_draft(self.writing, self.draft, self.on_its_way);
        }
        let tasks: Vec<Task> = self.keep(at).into_iter().collect();
        Next::back_once_kept(tasks, self.on_its_way)
    }

    fn count(&mut self, category: Option<usize>, around: &Around) -> Next {
        if self.posts() >= MOST {
            return Next::Say(format!(
                "An audit holds {MOST} posts at most; Ctrl+N goes on."
            ));
        }
        self.pressed.push(category);
        match self.turn() {
            0 => Next::Run(self.keep(around.at).into_iter().collect()),
            _ => Next::Stay,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        if let Done::Kept {
            writing,
            ticket,
            draft,
        } = done
            && *writing == self.writing
        {
            self.on_its_way.take_if(|newest| newest == ticket);
            match draft {
                Ok(draft) => self.draft = Some(*draft),
                Err(_) => self.kept = None,
            }
        }
        Next::Stay
    }

    pub(super) fn view(&self, _: &Around, canvas: &mut Canvas) {
        let (dim, cool, strong) = (canvas.theme.dim, canvas.theme.cool, canvas.theme.strong);
        let posts = many(self.posts(), "post", "posts");
        canvas.head("An audit: whose voices", &format!("{posts} counted"));
        let turn = self.turn();
        // A column is as wide as its longest category, with its key before it and room for three digits behind.
        let widths: Vec<u16> = self
            .tallies
            .iter()
            .map(|(_, _, of)| {
                let labels = of.iter().map(|category| width_of(&category.label));
                labels.max().unwrap_or(0) as u16 + 9
            })
            .collect();
        let room = canvas.area.width.saturating_sub(3);
        let over = widths.iter().sum::<u16>().saturating_sub(room) / self.tallies.len() as u16;
        let mut x = 3;
        let top = 3;
        canvas.prose(
            3,
            top,
            "For each post one key here, one there, one there; Space where you cannot say.",
            dim,
        );
        for (at, (_, ask, of)) in self.tallies.iter().enumerate() {
            let wide = widths[at].saturating_sub(over);
            let counts = self.counts(at);
            let mut y = top + 3;
            let style = if at == turn { strong } else { dim };
            for line in crate::tui::wrap::lines(ask, usize::from(wide.saturating_sub(2))) {
                canvas.put(x, y, ask[line].trim_end(), style);
                y += 1;
            }
            y = top + 6;
            for (number, (category, count)) in of.iter().zip(&counts).enumerate() {
                let label = format!("{}  {}", number + 1, category.label);
                let room = wide.saturating_sub(6);
                let label = crate::tui::canvas::fit(&label, room, canvas.theme.ascii);
                canvas.put(x, y, &label, if at == turn { cool } else { Style::new() });
                let count = count.to_string();
                canvas.put(
                    x + wide.saturating_sub(3 + count.len() as u16),
                    y,
                    &count,
                    Style::new(),
                );
                y += 1;
            }
            if at == turn {
                let sign = canvas.theme.sign("▸", ">");
                canvas.put(x - 2, top + 3, sign, cool);
                canvas.cursor_at(x - 2, top + 3);
            }
            x += wide;
        }
        let words = "Names are not needed, and what somebody is, or believes, or how they are, is not guessed.";
        canvas.prose(3, top + 12, words, dim);
    }
}

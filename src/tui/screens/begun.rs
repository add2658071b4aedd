//! A guide of which a page is unfinished: that one is gone on with, or another begun.

use super::paper::{MARGIN, Paper};
use super::{Around, Input, Next, Risk, Screen, Write, moved};
use crate::domain::{DraftId, Guide, GuideId};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::desk::{Desk, Unfinished, when};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::Done;
use ratatui::style::Style;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// The screen.
#[derive(Debug)]
pub struct Begun {
    guide: Arc<Guide>,
    /// Drafts that are written in on a screen below: they are gone back to by Esc.
    open: Vec<DraftId>,
    focus: usize,
}

/// A new page of a guide, the risk question first where its kind asks for it.
pub fn anew(guide: Arc<Guide>, desk: &Desk) -> Box<Screen> {
    match guide.kind.asks_risk_first() {
        true => Risk::before(guide, desk).into(),
        false => Write::begin(guide, None).into(),
    }
}

impl Begun {
    /// The unfinished pages of a guide but those that are `open`; `None` where there is none.
    pub fn of(guide: Arc<Guide>, open: Vec<DraftId>, desk: &Desk) -> Option<Self> {
        let begun = Self {
            guide,
            open,
            focus: 0,
        };
        let is_one = begun.drafts(desk).next().is_some();
        is_one.then_some(begun)
    }

    fn drafts<'a>(&'a self, desk: &'a Desk) -> impl Iterator<Item = &'a Unfinished> {
        unfinished(&self.guide.id, desk).filter(|one| !self.open.contains(&one.draft.id))
    }

    pub(super) fn context(&self) -> Context {
        Context::Begun
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let count = self.drafts(around.desk).count() + 1;
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) => {
                self.focus = row.min(count - 1);
                Command::Enter
            }
            _ => return Next::Unused,
        };
        if moved(&mut self.focus, count, around.height, command) {
            return Next::Stay;
        }
        if command != Command::Enter {
            return Next::Unused;
        }
        match self.drafts(around.desk).nth(self.focus) {
            Some(one) => {
                let guide = Arc::new(one.guide.clone());
                Next::Become(Write::begin(guide, Some(&one.draft)).into())
            }
            None => Next::Become(anew(Arc::clone(&self.guide), around.desk)),
        }
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        canvas.head(&self.guide.title, "begun already");
        let mut rows: Vec<(String, String)> = self
            .drafts(around.desk)
            .map(|one| {
                let kept = when(&one.draft.kept, around.desk.today);
                let title = one.draft.page.title(&one.guide);
                let words = format!("Go on with the one kept {kept}");
                let about = format!("{title}, {}", one.holds());
                let needed = (words.width() + about.width()) as u16 + 2 * MARGIN;
                match title == one.guide.title || needed > canvas.area.width {
                    true => (words, one.holds()),
                    false => (words, about),
                }
            })
            .collect();
        rows.push(("Begin another".to_owned(), String::new()));
        let mut paper = Paper::new(canvas.area.width);
        paper.prose(
            "What is unfinished stays kept, whichever you choose.",
            Style::new(),
        );
        paper.gap();
        for (number, (words, right)) in rows.iter().enumerate() {
            paper.choice(number, number == self.focus, words, right);
        }
        paper.draw(canvas, 3);
    }
}

/// The unfinished new pages of a guide in which something is written, or a time noted.
fn unfinished<'a>(guide: &GuideId, desk: &'a Desk) -> impl Iterator<Item = &'a Unfinished> {
    desk.drafts.iter().filter(move |one| {
        let page = &one.draft.page;
        let acted = page.risk.as_ref().is_some_and(|risk| risk.acted.is_some());
        one.draft.revises.is_none()
            && page.guide.id == *guide
            && (acted || !page.answers.is_empty())
    })
}

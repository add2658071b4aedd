//! A supervisor's answer: a text that is looked through while it is written, then sealed. In memory only.

use super::before::Post;
use super::{Around, Input, Lines, Next, Purpose};
use crate::anonymise::{Decision, Finding, Review};
use crate::domain::many;
use crate::supervision::{self, Block, Recipient, Reply};
use crate::tui::canvas::Canvas;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::marks::Marks;
use crate::tui::overlay::Confirm;
use crate::tui::task::Done;
use std::time::Duration;

const HELP: &str = "Clients are letters, as in the summary. Leaving or locking drops the text.";

/// The screen.
#[derive(Debug)]
pub struct Answer {
    block: Box<Block>,
    to: Recipient,
    post: Post,
    /// It was said that what was found stays as written: so many findings.
    minded: Option<usize>,
}

impl Answer {
    /// To a summary, for the key it carries.
    pub fn new(block: Box<Block>, to: Recipient) -> Self {
        Self {
            block,
            to,
            post: Post::default(),
            minded: None,
        }
    }

    pub(super) fn context(&self) -> Context {
        match self.post.is_choosing() {
            true => Context::Instead,
            false => Context::Answer,
        }
    }

    pub(super) fn look(&mut self, desk: &Desk, at: Duration) {
        self.post.look(desk, at);
    }

    pub(super) fn marks(&self) -> &Marks {
        self.post.marks()
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        match command {
            Command::Seal if self.post.is_blank() => Some("There is no answer yet.".into()),
            command => self.post.unavailable(command),
        }
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        match input {
            input if self.post.is_choosing() => self.post.update(input, around),
            Input::Command(Command::Seal) => self.seal(around),
            Input::Command(Command::Back) if self.post.is_blank() => Next::Back,
            Input::Command(Command::Back) => Next::Ask(
                Confirm::new(
                    "Leave this answer?",
                    "Nothing of it was kept, so it is gone then.",
                    "Leave; the text is dropped",
                    Vec::new(),
                )
                .or("Go on typing")
                .closing(),
            ),
            input => {
                self.minded = None;
                self.post.update(input, around)
            }
        }
    }

    fn seal(&mut self, around: &Around) -> Next {
        if self.post.is_blank() {
            return Next::Unused;
        }
        self.post.settle(around);
        let findings: Vec<Finding> = self.post.marks().found().cloned().collect();
        if findings.iter().any(|finding| finding.registered.is_some()) {
            return Next::Say(
                "Words of your own register stand in it, and those never leave: Ctrl+R replaces them.".into(),
            );
        }
        let count = findings.len();
        if count > 0 && self.minded != Some(count) {
            self.minded = Some(count);
            let found = many(count, "finding stays", "findings stay");
            return Next::Say(format!("{found} as written; Ctrl+N again goes on."));
        }
        let mut review = Review::of(self.post.text(), findings);
        for item in 0..review.items().len() {
            review.decide(item, Decision::Keep);
        }
        let Ok(text) = review.finish() else {
            return Next::Stay;
        };
        let name = supervision::file_name("answer", around.at.now.date());
        let purpose = Purpose::SealAnswer {
            reply: Box::new(Reply::of(text, Some(&self.block))),
            to: self.to.clone(),
            into: around.desk.exports.join(name),
        };
        Next::Open(Lines::new(purpose, around.desk).into())
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        if let Done::Changed(..) = done {
            self.post.forget();
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let words = self.to.fingerprint();
        self.post
            .view("An answer", &format!("for {words}"), HELP, around, canvas);
    }
}

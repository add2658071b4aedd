//! A supervisor's answer: a text that is looked through while it is written, kept as a draft, then sealed.

use super::before::Post;
use super::write::AT_MOST;
use super::{Around, Input, Lines, Moment, Next, Purpose, next_number};
use crate::anonymise::{Decision, Finding, Review};
use crate::domain::{Draft, DraftId, Period, Words, many};
use crate::supervision::{Recipient, Reply, ReplyDraft, is_signature};
use crate::tui::canvas::Canvas;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::marks::Marks;
use crate::tui::task::{Done, Task, Writing};
use std::sync::Arc;
use std::time::Duration;

const HELP: &str = "Clients are letters, as in the summary. It stays a draft until it is sealed.";

/// The screen.
#[derive(Debug)]
pub struct Answer {
    period: Period,
    to: Recipient,
    post: Post,
    /// It was said that what was found stays as written: so many findings.
    minded: Option<usize>,
    /// The number of this writing.
    writing: u64,
    draft: Option<DraftId>,
    /// What the draft holds, or will once it is kept.
    kept: Words,
    /// The ticket of the newest draft that is on its way.
    on_its_way: Option<u64>,
    asked: Duration,
    /// It lies in a file.
    sealed: bool,
}

impl Answer {
    /// To the summary of a period, for the key it carries.
    pub fn new(period: Period, to: Recipient) -> Self {
        Self {
            period,
            to,
            post: Post::answer(&Words::default()),
            minded: None,
            writing: next_number(),
            draft: None,
            kept: Words::default(),
            on_its_way: None,
            asked: Duration::ZERO,
            sealed: false,
        }
    }

    /// Goes on with a draft; `None` when it is none of an answer.
    pub fn resume(draft: &Draft) -> Option<Self> {
        let ReplyDraft { text, to, period } = ReplyDraft::of(&draft.page)?;
        Some(Self {
            post: Post::answer(&text),
            draft: Some(draft.id),
            kept: text,
            ..Self::new(period, to)
        })
    }

    /// The draft, when something is not kept yet.
    pub fn keep(&mut self, at: &Moment) -> Option<Task> {
        let text = self.post.text();
        let is_kept = self.draft.is_some() || self.on_its_way.is_some();
        let nothing = text.is_blank() && !is_kept;
        if self.sealed || nothing || text == self.kept {
            return None;
        }
        self.asked = at.elapsed;
        self.kept = text.clone();
        let draft = ReplyDraft {
            text,
            to: self.to.clone(),
            period: self.period,
        };
        let ticket = next_number();
        self.on_its_way = Some(ticket);
        Some(Task::KeepDraft {
            writing: Box::new(Writing {
                number: self.writing,
                ticket,
                draft: self.draft,
                page: draft.page(),
                guide: Arc::new(ReplyDraft::guide()),
                revises: None,
            }),
            at: None,
        })
    }

    /// The same, when three seconds have passed since the last one.
    pub fn keep_now_and_then(&mut self, at: &Moment) -> Option<Task> {
        let due = at.elapsed.saturating_sub(self.asked) >= AT_MOST;
        due.then(|| self.keep(at)).flatten()
    }

    fn leave(&mut self, at: &Moment) -> Next {
        if self.post.is_blank() {
            return Next::back_without_draft(self.writing, self.draft, self.on_its_way);
        }
        let tasks: Vec<Task> = self.keep(at).into_iter().collect();
        match self.draft {
            None if self.on_its_way.is_none() => Next::Back,
            _ => Next::back_once_kept(tasks, self.on_its_way),
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
            Input::Command(Command::Back) => self.leave(around.at),
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
        let text = self.post.text();
        // The writer's own name below it is shown among the rest, and asks for nothing by itself.
        let signed = findings
            .iter()
            .all(|finding| is_signature(text.read(), finding));
        let count = findings.len();
        if !signed && self.minded != Some(count) {
            self.minded = Some(count);
            let found = many(count, "finding stays", "findings stay");
            return Next::Say(format!("{found} as written; Ctrl+N again goes on."));
        }
        let mut review = Review::of(text, findings);
        for item in 0..review.items().len() {
            review.decide(item, Decision::Keep);
        }
        let Ok(text) = review.finish() else {
            return Next::Stay;
        };
        let day = around.at.now.date();
        let purpose = Purpose::SealAnswer {
            reply: Box::new(Reply::of(text, Some(self.period))),
            to: self.to.clone(),
            into: around.desk.free_file("answer", day, "age"),
            written: (self.writing, self.draft),
        };
        Next::Open(Lines::new(purpose, around.desk).into())
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Kept {
                writing,
                ticket,
                draft,
            } if *writing == self.writing => {
                self.on_its_way.take_if(|newest| newest == ticket);
                match draft {
                    Ok(draft) => self.draft = Some(*draft),
                    // Tried again at the next occasion.
                    Err(_) => self.kept = Words::default(),
                }
            }
            Done::Written(_) => self.sealed = true,
            Done::Changed(..) => self.post.forget(),
            _ => {}
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let words = self.to.fingerprint();
        self.post
            .view("An answer", &format!("for {words}"), HELP, around, canvas);
    }
}

//! What a screen is told, what it knows beside its own state, and what it wants next.

use super::Screen;
use crate::domain::{DraftId, Words};
use crate::tui::canvas::Hit;
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::field::{Context as Beside, MarkKind};
use crate::tui::keymap::{Command, Tab};
use crate::tui::task::Task;
use crate::tui::theme::Theme;
use jiff::Zoned;
use ratatui::crossterm::event::{KeyEvent, MouseEventKind};
use std::ops::Range;
use std::time::Duration;

/// What a screen is told.
#[derive(Debug, Clone)]
pub enum Input {
    /// A command, by key, palette or click.
    Command(Command),
    /// A key that is no command here.
    Key(KeyEvent),
    /// Pasted text, not cleaned yet.
    Paste(String),
    /// The mouse on one of the screen's zones.
    Mouse(MouseEventKind, Hit),
}

/// When something happens: the time of day, and the time since the program began (which suspend does not stop).
#[derive(Debug, Clone)]
pub struct Moment {
    /// The wall clock, with its zone.
    pub now: Zoned,
    /// Since the program began.
    pub elapsed: Duration,
}

/// What a screen wants next.
#[derive(Debug)]
pub enum Next {
    /// Nothing more.
    Stay,
    /// The input means nothing to this screen.
    Unused,
    /// Close this screen.
    Back,
    /// Put another screen on top.
    Open(Box<Screen>),
    /// Put another screen on top and have work done for it.
    OpenAnd(Box<Screen>, Vec<Task>),
    /// Close every screen but that of a tab, and put another on top of it.
    Over(Tab, Box<Screen>),
    /// Close this screen and put another in its place.
    Become(Box<Screen>),
    /// The same, and have work done first.
    BecomeAnd(Box<Screen>, Vec<Task>),
    /// Have work done.
    Run(Vec<Task>),
    /// Have work done and close this screen.
    BackAnd(Vec<Task>),
    /// Have work done, and close this screen once the draft of this ticket is kept; where that fails it stays.
    BackOnceKept(u64, Vec<Task>),
    /// Close this screen, whose draft is kept, and say so.
    BackKept,
    /// Ask before doing it.
    Ask(Confirm),
    /// Say something in the notice line.
    Say(String),
    /// Say there what holds a word of somebody's own.
    Tell(Words),
    /// Go to a screen of the top row.
    Go(Tab),
    /// Begin a guide: the risk question first where its kind asks for it.
    Begin(crate::domain::GuideId),
}

impl Next {
    /// Closes a screen once its draft is kept: that which one of these tasks keeps, or one that is on its way.
    pub(super) fn back_once_kept(tasks: Vec<Task>, on_its_way: Option<u64>) -> Self {
        let ticket = tasks.iter().rev().find_map(Task::keeps);
        match ticket.or(on_its_way) {
            Some(ticket) => Self::BackOnceKept(ticket, tasks),
            None => Self::BackKept,
        }
    }

    /// Closes a screen on which nothing is left to keep: the draft of this writing goes, also one that is on its way.
    pub(super) fn back_without_draft(
        number: u64,
        draft: Option<DraftId>,
        on_its_way: Option<u64>,
    ) -> Self {
        match draft.is_some() || on_its_way.is_some() {
            true => Self::BackAnd(vec![Task::DropWriting { number, draft }]),
            false => Self::Back,
        }
    }
}

/// What a screen knows beside its own state.
pub struct Around<'a> {
    /// The unlocked journal's data at hand.
    pub desk: &'a Desk,
    /// The time.
    pub at: &'a Moment,
    /// Colours and signs.
    pub theme: &'a Theme,
    /// Columns of the page.
    pub width: u16,
    /// Rows of the body: between its head and the three rows of the foot.
    pub height: u16,
    /// The first row of the body.
    pub top: u16,
}

impl Around<'_> {
    /// What fields need to know of it, with the marks on the prose in front.
    pub(super) fn beside<'a>(&'a self, marks: &'a [(Range<usize>, MarkKind)]) -> Beside<'a> {
        Beside {
            today: self.at.now.date(),
            clients: &self.desk.clients,
            theme: self.theme,
            marks,
        }
    }
}

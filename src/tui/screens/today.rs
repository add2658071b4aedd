//! Today: the prompt, what is unfinished, what is due, the last weeks.

mod pages;
mod view;

use super::entry::NOTHING_TICKED;
use super::{Answer, Around, Backups, Input, Lines, Next, Purpose, moved};
use crate::domain::{DraftId, EntryId, Guide};
use crate::figures::due::{About, SHOWN};
use crate::tui::canvas::Hit;
use crate::tui::confirm::Confirm;
use crate::tui::desk::{Desk, Unfinished};
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::screens::Write;
use crate::tui::task::{Done, Task};
use pages::{about, not_as_kept};
use std::sync::Arc;

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

#[cfg(test)]
mod tests;

//! What finished work changes, and which screens hear of it.

use super::ahead::is_list;
use super::{App, State, around};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Context, Tab};
use crate::tui::screens::{Next, Screen, told};
use crate::tui::task::{Done, Task};

impl App {
    /// Hears of finished work. The desk is laid first. What concerns lists, drafts that say whose they are, what was
    /// sealed or written, and what a code learnt is heard by every screen, the lowest first; findings by the page that
    /// asked for them; all else by the one on top, which asked for it.
    pub(super) fn hear(&mut self, done: Done) -> Vec<Task> {
        let done = match done {
            Done::Unlocked(desk) => {
                self.last_input = self.at.elapsed;
                // The wizard may have put it elsewhere.
                self.journal.clone_from(&desk.journal);
                let notices: Vec<String> = desk
                    .notices
                    .iter()
                    .map(|notice| format!("Note: {notice}."))
                    .collect();
                self.say(notices.join(" "));
                let (today, mut tasks) = Screen::of(Tab::Today);
                self.state = State::Unlocked(desk, vec![today]);
                tasks.push(Task::LookOn);
                return tasks;
            }
            Done::LookedOn => return vec![Task::LookOn],
            Done::LookedAll => return Vec::new(),
            Done::Changed(mut fresh, words) => {
                self.lay(&mut fresh);
                if !words.is_blank() {
                    self.tell(words.clone());
                }
                Done::Changed(fresh, words)
            }
            Done::Laid(mut fresh) => {
                self.lay(&mut fresh);
                Done::Laid(fresh)
            }
            Done::Rekeyed(mut fresh, made) => {
                self.lay(&mut fresh);
                self.after.clone_from(&made.said);
                Done::Rekeyed(fresh, made)
            }
            done => done,
        };
        match &done {
            Done::Failed(failure) if !self.tells_itself() => {
                self.say(told(failure).replace('\n', " "))
            }
            Done::FailedAside(failure)
            | Done::Kept {
                draft: Err(failure),
                ..
            } => self.say(told(failure).replace('\n', " ")),
            Done::Saved(head) => {
                let kept = self.front().map_or("Kept as", Screen::kept);
                self.say(format!("{kept} entry {}.", head.id));
            }
            Done::Learnt(Ok(learnt)) => self.say(learnt.taught.said.clone()),
            Done::Unlearnt(Ok(said)) => self.say(said.clone()),
            Done::Learnt(Err(failure)) | Done::Unlearnt(Err(failure)) => {
                self.say(told(failure).replace('\n', " "))
            }
            Done::BackupsRemoved => self.say("The older backups are gone.".into()),
            _ => {}
        }
        if let Done::Prepared { ticket, .. } = done {
            return self.hear_below(&done, ticket);
        }
        let nexts: Vec<Next> = match &mut self.state {
            State::New(wizard) => return wizard.hear(done),
            State::Locked(unlock) => {
                unlock.hear(&done);
                return Vec::new();
            }
            State::Unlocked(desk, screens) => {
                let around = around(desk, &self.at, &self.theme, self.size);
                let heard_by_all = is_list(&done)
                    || matches!(
                        done,
                        Done::Changed(..)
                            | Done::Laid(_)
                            | Done::Kept { .. }
                            | Done::BackedUp { .. }
                            | Done::Written(_)
                            | Done::Packed { .. }
                            | Done::Learnt(_)
                            | Done::Unlearnt(_)
                            | Done::Sealed { .. }
                    );
                let heard_by = if heard_by_all { screens.len() } else { 1 };
                let below = screens.len().saturating_sub(heard_by);
                screens[below..]
                    .iter_mut()
                    .map(|screen| screen.hear(&done, &around))
                    .collect()
            }
        };
        let mut tasks: Vec<Task> = nexts
            .into_iter()
            .flat_map(|next| self.follow(next))
            .collect();
        if let Done::Kept { ticket, draft, .. } = &done
            && self.leaving.take_if(|leaving| leaving == ticket).is_some()
            && draft.is_ok()
        {
            tasks.extend(self.follow(Next::BackKept));
        }
        tasks
    }

    /// Puts a fresh desk in place of the one that lies there, which is handed back in its stead.
    fn lay(&mut self, fresh: &mut Box<Desk>) {
        if let State::Unlocked(desk, _) = &mut self.state {
            std::mem::swap(desk, fresh);
        }
    }

    /// Findings are for the page that asked for them, whatever was laid over it meanwhile: the review opens below that.
    /// Where that page is gone, or asked for others since, nobody hears of them.
    fn hear_below(&mut self, done: &Done, ticket: u64) -> Vec<Task> {
        let State::Unlocked(desk, screens) = &mut self.state else {
            return Vec::new();
        };
        let asked =
            |screen: &Screen| matches!(screen, Screen::Choose(choose) if choose.waits_for(ticket));
        let Some(at) = screens.iter().rposition(asked) else {
            return Vec::new();
        };
        let over = screens.split_off(at + 1);
        let around = around(desk, &self.at, &self.theme, self.size);
        let next = screens[at].hear(done, &around);
        let tasks = self.follow(next);
        if let State::Unlocked(_, screens) = &mut self.state {
            screens.extend(over);
        }
        tasks
    }

    /// Whether what is on top shows beside its own lines why something could not be done.
    fn tells_itself(&self) -> bool {
        matches!(
            self.context(),
            Context::Unlock | Context::Wizard | Context::Lines
        )
    }
}

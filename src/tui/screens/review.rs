//! Deciding findings: each in its sentence, with its reason; replaced, put in other words or kept, and undone.

mod learning;
mod look;
mod other_words;

pub(super) use look::lay_sentence;

use super::line::Fields;
use super::{Around, Input, Leaves, Moment, Next, moved};
use crate::anonymise::{Decision, Label};
use crate::domain::{Supervisor, Words};
use crate::supervision::{Item, Preparation, Together, Undecided, Wordings};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task, Taught};
use learning::{Before, CHANGING, rests_on_the_register};
use other_words::NO_CODE;
use zeroize::Zeroizing;

/// Said where the last decision was taken.
const ALL_DECIDED: &str = "Everything is decided; p shows what leaves.";

/// Said where there is nothing to decide.
const NOTHING_FOUND: &str =
    "Nothing was found, so there is nothing to decide; p shows what leaves.";

/// Said where words would leave that belong to a client.
const REGISTERED: &str = "In the register of clients, so they cannot leave.";

/// Said where no suggestion says less.
const NOTHING_LESS: &str = "Nothing is known that says less; o takes words of your own.";

/// The screen.
#[derive(Debug)]
pub struct Review {
    preparation: Preparation,
    items: Vec<Item>,
    /// Who leaves under several wordings by now.
    worded: Vec<Wordings>,
    /// The details that still stand together.
    together: Vec<Together>,
    /// Some stood together when the review began.
    met: bool,
    to: Supervisor,
    at: usize,
    /// What says less than the suggestion, proposed for the finding in front.
    less: Option<String>,
    other: Option<Fields>,
    /// Words of one's own were taken by the last key: the Enter that took them, held down, must not undo them.
    typed: bool,
    /// A code that is typed learns the words it stands for, unless it is told not to.
    learns: bool,
    /// A code is learning: what to go back to once it has.
    learning: Option<Box<Before>>,
    /// What was learnt last is being taken back.
    unlearning: bool,
    /// Words kept for good, each with how many acts of deciding there were then.
    always: Vec<(usize, Words)>,
    /// What each code learnt here, and what stood before it.
    learnt: Vec<(Taught, Before)>,
    changed: bool,
}

impl Review {
    /// Of a preparation for a supervisor, at its first open finding; one that is not kept yet is kept when it is left.
    pub fn new(preparation: Preparation, to: Supervisor, is_kept: bool) -> Self {
        let together = preparation.together();
        let mut review = Self {
            items: preparation.items(),
            worded: preparation.several_wordings(),
            met: !together.is_empty(),
            together,
            preparation,
            to,
            at: 0,
            less: None,
            other: None,
            typed: false,
            learns: true,
            learning: None,
            unlearning: false,
            always: Vec::new(),
            learnt: Vec::new(),
            changed: !is_kept,
        };
        review.seek_open();
        review
    }

    pub(super) fn context(&self) -> Context {
        if self.other.is_some() {
            Context::OtherWords
        } else {
            Context::Review
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        if self.other.is_some() {
            let none = command == Command::Mark && self.teachable().is_none();
            return none.then(|| NO_CODE.into());
        }
        if self.is_changing() && rests_on_the_register(command) {
            return Some(CHANGING.into());
        }
        let open = self.preparation.undecided();
        let item = self.items.get(self.at);
        let why = match (command, item) {
            (Command::Preview, _) if open > 0 => return Some(format!("{}.", Undecided(open))),
            (Command::Undo, _) if !self.preparation.can_undo() && self.learnt.is_empty() => {
                "There is nothing to take back."
            }
            (Command::Replace, None) => NOTHING_FOUND,
            (Command::Replace, Some(item)) if open == 0 && (self.typed || self.stands(item)) => {
                ALL_DECIDED
            }
            (
                Command::LeaveAsIs
                | Command::AlwaysKeep
                | Command::SayLess
                | Command::SomethingElse
                | Command::AllLikeThis
                | Command::AllOfKind,
                None,
            ) => NOTHING_FOUND,
            (Command::LeaveAsIs | Command::AlwaysKeep, Some(item)) if item.registered => REGISTERED,
            (Command::SayLess, Some(item)) if self.other_step(item).is_none() => NOTHING_LESS,
            (Command::AllOfKind, Some(item)) if !self.is_open(item.label) => {
                "Every finding of this kind is decided."
            }
            _ => return None,
        };
        Some(why.into())
    }

    /// Where nothing was found there is nothing to decide, only what leaves to look at.
    pub(super) fn offers(&self, command: Command) -> bool {
        match command {
            Command::Preview | Command::Back | Command::Palette | Command::Help => true,
            _ => !self.items.is_empty(),
        }
    }

    /// Whether a finding of this kind is undecided.
    fn is_open(&self, label: Label) -> bool {
        let mut items = self.items.iter();
        items.any(|item| item.label == label && item.decision == Decision::Undecided)
    }

    /// Goes to the next open finding from here on, round once; stays when none is open.
    pub(super) fn seek_open(&mut self) {
        let count = self.items.len();
        let open = (0..count)
            .map(|step| (self.at + step) % count)
            .find(|at| self.items[*at].decision == Decision::Undecided);
        if let Some(at) = open {
            self.at = at;
        }
    }

    /// Decides the finding in front. What the register holds is refused, kept or typed back.
    fn decide(&mut self, decision: Decision) -> Next {
        let before = self.worded.clone();
        if !self.preparation.decide(self.at, decision) {
            return Next::Say(REGISTERED.into());
        }
        self.decided();
        self.tell_several(&before)
            .unwrap_or_else(|| match self.preparation.undecided() {
                0 => Next::Say(ALL_DECIDED.into()),
                _ => Next::Stay,
            })
    }

    fn decided(&mut self) {
        self.look_again();
        self.changed = true;
        self.seek_open();
    }

    /// Who leaves under several wordings by the last decision, and did not `before`.
    fn tell_several(&self, before: &[Wordings]) -> Option<Next> {
        let told = Wordings::newly(&self.worded, before)?;
        let said = format!("{}; u takes it back.", told.said().read());
        Some(Next::Tell(Words::new(&Zeroizing::new(said))))
    }

    /// Takes in what the preparation holds by now.
    fn look_again(&mut self) {
        self.items = self.preparation.items();
        self.worded = self.preparation.several_wordings();
        self.together = self.preparation.together();
        self.less = None;
    }

    /// Whether what Enter would decide is decided already.
    fn stands(&self, item: &Item) -> bool {
        matches!(&item.decision, Decision::Replace(by) if by == self.proposed(item))
    }

    /// What Enter does where it decides nothing: it goes on to what is open.
    pub(super) fn named_here(&self, command: Command) -> Option<String> {
        let item = self.items.get(self.at)?;
        let goes_on = command == Command::Replace && self.other.is_none() && self.stands(item);
        goes_on.then(|| "next open".into())
    }

    /// The words that would stand instead: those proposed, those decided, else those suggested.
    fn proposed<'a>(&'a self, item: &'a Item) -> &'a str {
        match (&self.less, &item.decision) {
            (Some(less), _) => less,
            (None, Decision::Replace(by)) if item.is_step(by) => by,
            (None, _) => &item.proposed,
        }
    }

    /// What says less by one step, and after the last step the suggestion again; `None` where there is but that.
    fn other_step<'a>(&self, item: &'a Item) -> Option<&'a str> {
        let proposed = self.proposed(item);
        let first = Some(item.suggestion.as_str()).filter(|first| *first != proposed);
        item.less_than(proposed).or(first)
    }

    fn say_less(&mut self) -> Next {
        let Some(item) = self.items.get(self.at) else {
            return Next::Unused;
        };
        match self.other_step(item) {
            Some(other) => {
                self.less = Some(other.to_owned());
                Next::Stay
            }
            None => Next::Say(NOTHING_LESS.into()),
        }
    }

    /// Keeps the words in front wherever they stand, now and later; what the register holds is refused.
    fn always_keep(&mut self, around: &Around) -> Next {
        let Some(item) = self.items.get(self.at) else {
            return Next::Unused;
        };
        let words = item.found.clone();
        if let Some(code) = around.desk.register().holds(words.read()) {
            return Next::Say(format!(
                "In the register under {code}, or close to it: the register comes first."
            ));
        }
        if self.preparation.keep_everywhere(self.at) == 0 {
            return Next::Unused;
        }
        let acts = self.preparation.acts();
        self.always.push((acts, words.clone()));
        self.decided();
        Next::Run(vec![Task::AlwaysKeep(words)])
    }

    /// Takes the last act back, and with it what was kept for good by it.
    fn undo(&mut self) -> Next {
        let acts = self.preparation.acts();
        let Some(at) = self.preparation.undo() else {
            return self.unlearn();
        };
        self.look_again();
        self.changed = true;
        self.at = at.min(self.items.len().saturating_sub(1));
        match self.always.pop_if(|(then, _)| *then == acts) {
            Some((_, words)) => Next::Run(vec![Task::NoLongerKeep(words)]),
            None => Next::Say("Taken back.".into()),
        }
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        if self.other.is_some() {
            return self.type_other(&input, around);
        }
        self.typed = false;
        let Input::Command(command) = input else {
            return Next::Unused;
        };
        if command == Command::Preview {
            return self.preview(around.at);
        }
        // One step back: what was only proposed goes before the page does.
        if command == Command::Back && self.less.take().is_some() {
            return Next::Stay;
        }
        if command == Command::Back {
            return match self.keep() {
                Some(task) => Next::BackAnd(vec![task]),
                None => Next::Back,
            };
        }
        if command == Command::Undo {
            return self.undo();
        }
        if moved(&mut self.at, self.items.len(), 10, command) {
            self.less = None;
            return Next::Stay;
        }
        let Some(item) = self.items.get(self.at) else {
            return Next::Unused;
        };
        match command {
            Command::Replace if self.stands(item) => {
                self.less = None;
                self.seek_open();
                Next::Stay
            }
            Command::Replace => {
                let words = self.proposed(item).to_owned();
                self.decide(Decision::Replace(words))
            }
            Command::SayLess => self.say_less(),
            Command::LeaveAsIs => self.decide(Decision::Keep),
            Command::AlwaysKeep => self.always_keep(around),
            Command::SomethingElse => {
                self.other = Some(other_words::begun_with(self.proposed(item)));
                self.learns = true;
                Next::Stay
            }
            Command::AllLikeThis => {
                let decision = match &item.decision {
                    Decision::Undecided => Decision::Replace(self.proposed(item).to_owned()),
                    _ if self.less.is_some() => Decision::Replace(self.proposed(item).to_owned()),
                    decided => decided.clone(),
                };
                let before = self.worded.clone();
                let count = self.preparation.decide_alike(self.at, decision);
                self.decided();
                self.tell_several(&before).unwrap_or_else(|| {
                    Next::Say(match count {
                        1 => "Decided; these words stand nowhere else.".into(),
                        count => format!("{count} places decided alike."),
                    })
                })
            }
            Command::AllOfKind => {
                let label = item.label;
                let before = self.worded.clone();
                let count = self.preparation.replace_label(label);
                self.decided();
                self.tell_several(&before)
                    .unwrap_or_else(|| Next::Say(format!("Replaced, {}: {count}.", label.name())))
            }
            _ => Next::Unused,
        }
    }

    /// Opens what leaves; Esc from there comes back to the first of those who leave under several wordings.
    fn preview(&mut self, at: &Moment) -> Next {
        match self.preparation.finish(at.now.date()) {
            Ok(summary) => {
                self.at = self.worded.first().map_or(self.at, |first| first.item);
                self.less = None;
                Next::Open(Leaves::new(summary, self.to.clone(), &self.worded).into())
            }
            Err(undecided) => Next::Say(format!("{undecided}.")),
        }
    }

    /// The decisions so far, when some are not kept yet.
    pub fn keep(&mut self) -> Option<Task> {
        std::mem::take(&mut self.changed)
            .then(|| Task::KeepPreparation(Box::new(self.preparation.plan())))
    }

    /// What was sealed is no longer unfinished; of the register only the worker knows what became of it.
    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Sealed { unkept: None, .. } | Done::Packed { unkept: None, .. } => {
                self.changed = false;
            }
            Done::Learnt(learnt) => return self.hear_learnt(learnt),
            Done::Unlearnt(unlearnt) => return self.hear_unlearnt(unlearnt),
            _ => {}
        }
        Next::Stay
    }
}

//! Deciding findings: each in its sentence, with its reason; replaced, put in other words or kept, and undone.

use super::line::{Act, Fields, Line};
use super::lines::NOT_HIDDEN;
use super::paper::{MARGIN, Paper, measure};
use super::{Around, Input, Leaves, Moment, Next, moved};
use crate::anonymise::{Decision, Label};
use crate::domain::{Supervisor, Words, dates};
use crate::supervision::{Item, Preparation, Undecided};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use crate::tui::wrap;
use ratatui::style::Style;
use zeroize::Zeroizing;

/// Said where the last decision was taken.
const ALL_DECIDED: &str = "Everything is decided; the preview shows what leaves.";

/// Said where words would leave that belong to a client.
const REGISTERED: &str = "These words are in the register of clients, so they cannot leave.";

/// The screen.
#[derive(Debug)]
pub struct Review {
    preparation: Preparation,
    items: Vec<Item>,
    to: Supervisor,
    at: usize,
    other: Option<Fields>,
    changed: bool,
}

impl Review {
    /// Of a preparation for a supervisor, at its first open finding.
    pub fn new(preparation: Preparation, to: Supervisor) -> Self {
        let mut review = Self {
            items: preparation.items(),
            preparation,
            to,
            at: 0,
            other: None,
            changed: false,
        };
        review.seek_open();
        review
    }

    pub(super) fn context(&self) -> Context {
        if self.other.is_some() {
            Context::Lines
        } else {
            Context::Review
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        if self.other.is_some() {
            return (command == Command::Reveal).then(|| NOT_HIDDEN.into());
        }
        let open = self.preparation.undecided();
        let item = self.items.get(self.at);
        let why = match (command, item) {
            (Command::Preview, _) if open > 0 => return Some(format!("{}.", Undecided(open))),
            (Command::Undo, _) if !self.preparation.can_undo() => "There is nothing to take back.",
            // Enter held down must not walk through what leaves and seal it unseen.
            (Command::Replace, _) if open == 0 => ALL_DECIDED,
            (
                Command::LeaveAsIs
                | Command::SomethingElse
                | Command::AllLikeThis
                | Command::AllOfKind,
                None,
            ) => "Nothing was found, so there is nothing to decide.",
            (Command::LeaveAsIs, Some(item)) if item.registered => REGISTERED,
            (Command::AllOfKind, Some(item)) if !self.is_open(item.label) => {
                "Every finding of this kind is decided."
            }
            _ => return None,
        };
        Some(why.into())
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
        if !self.preparation.decide(self.at, decision) {
            return Next::Say(REGISTERED.into());
        }
        self.decided()
    }

    fn decided(&mut self) -> Next {
        self.items = self.preparation.items();
        self.changed = true;
        self.seek_open();
        match self.preparation.undecided() {
            0 => Next::Say(ALL_DECIDED.into()),
            _ => Next::Stay,
        }
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        if self.other.is_some() {
            return self.type_other(&input, around);
        }
        let Input::Command(command) = input else {
            return Next::Unused;
        };
        if command == Command::Preview {
            return self.preview(around.at);
        }
        if command == Command::Back {
            return match self.keep() {
                Some(task) => Next::BackAnd(vec![task]),
                None => Next::Back,
            };
        }
        if command == Command::Undo {
            return match self.preparation.undo() {
                Some(at) => {
                    self.items = self.preparation.items();
                    self.at = at.min(self.items.len().saturating_sub(1));
                    Next::Say("Taken back.".into())
                }
                None => Next::Stay,
            };
        }
        if moved(&mut self.at, self.items.len(), 10, command) {
            return Next::Stay;
        }
        let Some(item) = self.items.get(self.at) else {
            return Next::Unused;
        };
        match command {
            Command::Replace => {
                let suggestion = item.suggestion.clone();
                self.decide(Decision::Replace(suggestion))
            }
            Command::LeaveAsIs => self.decide(Decision::Keep),
            Command::SomethingElse => {
                let line = Line::new("Other words", "").holding(&Words::new(&item.suggestion));
                let mut fields = Fields::one(line);
                fields.select(0);
                self.other = Some(fields);
                Next::Stay
            }
            Command::AllLikeThis => {
                let decision = match &item.decision {
                    Decision::Undecided => Decision::Replace(item.suggestion.clone()),
                    decided => decided.clone(),
                };
                let count = self.preparation.decide_alike(self.at, decision);
                self.decided();
                Next::Say(match count {
                    1 => "Decided; these words stand nowhere else.".into(),
                    count => format!("{count} places decided alike."),
                })
            }
            Command::AllOfKind => {
                let label = item.label;
                let count = self.preparation.replace_label(label);
                self.decided();
                Next::Say(format!("Replaced, {}: {count}.", label.name()))
            }
            _ => Next::Unused,
        }
    }

    fn type_other(&mut self, input: &Input, around: &Around) -> Next {
        let Some(fields) = &mut self.other else {
            return Next::Unused;
        };
        if matches!(input, Input::Command(Command::Back)) {
            self.other = None;
            return Next::Stay;
        }
        match fields.update(input, around.width) {
            Act::Submit => {
                let words = fields.read(0).to_owned();
                self.other = None;
                self.decide(Decision::Replace(words))
            }
            Act::Unused => Next::Unused,
            Act::Stay | Act::Changed => Next::Stay,
        }
    }

    fn preview(&self, at: &Moment) -> Next {
        match self.preparation.finish(at.now.date()) {
            Ok(summary) => Next::Open(Leaves::new(summary, self.to.clone()).into()),
            Err(undecided) => Next::Say(format!("{undecided}.")),
        }
    }

    /// The decisions so far, when some are not kept yet.
    pub fn keep(&mut self) -> Option<Task> {
        std::mem::take(&mut self.changed)
            .then(|| Task::KeepPreparation(Box::new(self.preparation.plan())))
    }

    /// What was sealed is no longer unfinished.
    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        if let Done::Sealed { .. } = done {
            self.changed = false;
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let plan = self.preparation.plan().period;
        let title = format!(
            "For {}, {} to {}",
            self.to.name,
            dates::say_without_year(plan.from),
            dates::say_without_year(plan.until)
        );
        let count = self.items.len();
        let open = self.preparation.undecided();
        let right = match count {
            0 => "nothing found".to_owned(),
            count => format!("finding {} of {count}", self.at + 1),
        };
        canvas.head(&title, &right);
        let (dim, plain, strong) = (canvas.theme.dim, Style::new(), canvas.theme.strong);
        let Some(item) = self.items.get(self.at) else {
            let words = "This check found nothing that may identify somebody. It does not know your clients as \
                         you do: read what leaves before you seal it.";
            canvas.prose(3, 3, words, plain);
            canvas.cursor_at(1, 3);
            return;
        };
        let mut paper = Paper::new(canvas.area.width);
        let day = item
            .written
            .map(|day| dates::say_short(day, around.desk.today))
            .unwrap_or_default();
        paper.said(format!("{day}  {}", item.title).trim_start(), strong);
        paper.prose(&item.ask, dim);
        paper.gap();
        let found = [&item.before, &item.found, &item.after];
        lay_sentence(found.map(Words::read), &mut paper);
        paper.gap();
        let reason = format!("{}. {}", capital(item.label.name()), item.reason);
        paper.said(&reason, dim);
        paper.gap();
        let first = paper.len();
        for (number, (label, command)) in DECISIONS.into_iter().enumerate() {
            let chosen = match (&item.decision, number) {
                (Decision::Replace(with), 0) => *with == item.suggestion,
                (Decision::Replace(with), 1) => *with != item.suggestion,
                (Decision::Keep, 2) => true,
                _ => false,
            };
            let words = match &item.decision {
                _ if number == 0 => item.suggestion.as_str(),
                Decision::Replace(with) if number == 1 && chosen => with.as_str(),
                _ => "",
            };
            let focused = number == 0 && self.other.is_none();
            paper.row(move |canvas, y| {
                canvas.put(3, y, if chosen { "[x]" } else { "[ ]" }, plain);
                canvas.put(7, y, label, plain);
                let cool = canvas.theme.cool;
                canvas.put(21, y, words, cool);
                let width = canvas.area.width;
                canvas.zone(0, y, width, 1, Hit::Command(command));
                if focused {
                    canvas.focus(1, y);
                }
            });
        }
        paper.keep(first, first);
        if let Some(fields) = &self.other {
            fields.lay(&mut paper, canvas.theme);
            paper.draw(canvas, 2);
            return;
        }
        if let Some(jigsaw) = self.preparation.jigsaw() {
            paper.gap();
            paper.said(&format!("Jigsaw: {}", jigsaw.warning), canvas.theme.warm);
        }
        let last = canvas.area.height.saturating_sub(1);
        let whole = canvas.area.height;
        canvas.part(0, whole - 1, |canvas| paper.draw(canvas, 2));
        let words = format!("{} decided, {open} to go", count - open);
        canvas.put_right(last, 1, &words, dim);
    }
}

/// What can be decided about a finding.
const DECISIONS: [(&str, Command); 3] = [
    ("Replace by", Command::Replace),
    ("Other words", Command::SomethingElse),
    ("Keep it", Command::LeaveAsIs),
];

/// A finding among the words before and after it, in brackets and in the warm accent.
pub(super) fn lay_sentence([before, found, after]: [&str; 3], paper: &mut Paper<'_>) {
    let (before, after) = (flat(before), flat(after));
    let found = format!("[{}]", flat(found));
    let marked = before.len()..before.len() + found.len();
    let whole = Zeroizing::new(format!("{before}{found}{after}"));
    for range in wrap::lines(&whole, measure(paper.width())) {
        let end = range.start + whole[range.clone()].trim_end().len();
        let cuts = [
            range.start,
            marked.start.clamp(range.start, end),
            marked.end.clamp(range.start, end),
            end,
        ];
        let parts: Vec<Words> = cuts
            .windows(2)
            .map(|pair| Words::new(&whole[pair[0]..pair[1]]))
            .collect();
        paper.row(move |canvas, y| {
            let warm = canvas.theme.warm;
            let mut x = MARGIN;
            for (part, style) in parts.iter().zip([Style::new(), warm, Style::new()]) {
                x += canvas.put(x, y, part.read(), style);
            }
        });
    }
}

fn flat(text: &str) -> String {
    text.replace('\n', " ")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

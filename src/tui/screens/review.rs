//! Deciding findings: each in its sentence, with its reason; replaced, put in other words or kept, and undone.

use super::line::{Act, Fields, Line};
use super::paper::{MARGIN, Paper, measure};
use super::{Around, Input, Leaves, Moment, Next, moved};
use crate::anonymise::{Decision, listed};
use crate::domain::{Supervisor, Words, dates};
use crate::supervision::{Item, Preparation, Together};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use crate::tui::wrap;
use ratatui::style::Style;
use zeroize::Zeroizing;

/// Said where the last decision was taken.
const ALL_DECIDED: &str = "Everything is decided; the preview shows what leaves.";

/// The screen.
#[derive(Debug)]
pub struct Review {
    preparation: Preparation,
    items: Vec<Item>,
    /// The details that still stand together.
    together: Vec<Together>,
    /// Some stood together when the review began.
    met: bool,
    to: Supervisor,
    at: usize,
    /// What says less than the suggestion, proposed for the finding in front.
    less: Option<String>,
    other: Option<Fields>,
    /// Words kept for good, each with how many acts of deciding there were then.
    always: Vec<(usize, Words)>,
    changed: bool,
}

impl Review {
    /// Of a preparation for a supervisor, at its first open finding.
    pub fn new(preparation: Preparation, to: Supervisor) -> Self {
        let together = preparation.together();
        let mut review = Self {
            items: preparation.items(),
            met: !together.is_empty(),
            together,
            preparation,
            to,
            at: 0,
            less: None,
            other: None,
            always: Vec::new(),
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

    /// Goes to the next open finding from here on, round once; stays when none is open.
    fn seek_open(&mut self) {
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
            return Next::Say(
                "These words are in the register of clients, so they cannot leave.".into(),
            );
        }
        self.decided();
        match self.preparation.undecided() {
            0 => Next::Say(ALL_DECIDED.into()),
            _ => Next::Stay,
        }
    }

    fn decided(&mut self) {
        self.look_again();
        self.changed = true;
        self.seek_open();
    }

    /// Takes in what the preparation holds by now.
    fn look_again(&mut self) {
        self.items = self.preparation.items();
        self.together = self.preparation.together();
        self.less = None;
    }

    /// The words that would stand instead: those proposed, those decided, else those suggested.
    fn proposed<'a>(&'a self, item: &'a Item) -> &'a str {
        match (&self.less, &item.decision) {
            (Some(less), _) => less,
            (None, Decision::Replace(by)) if item.less.contains(by) => by,
            (None, _) => &item.suggestion,
        }
    }

    /// Proposes what says less by one step.
    fn say_less(&mut self) -> Next {
        let Some(item) = self.items.get(self.at) else {
            return Next::Unused;
        };
        match item.less_than(self.proposed(item)) {
            Some(less) => {
                self.less = Some(less.to_owned());
                Next::Stay
            }
            None => Next::Say("Nothing is known that says less; o takes words of your own.".into()),
        }
    }

    /// Keeps the words in front wherever they stand, now and later; what the register holds is refused.
    fn always_keep(&mut self, around: &Around) -> Next {
        let Some(item) = self.items.get(self.at) else {
            return Next::Unused;
        };
        let words = item.found.clone();
        if let Some(code) = around.desk.register.holds(words.read()) {
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
            return Next::Say("There is nothing to take back.".into());
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
            return self.undo();
        }
        if moved(&mut self.at, self.items.len(), 10, command) {
            self.less = None;
            return Next::Stay;
        }
        let Some(item) = self.items.get(self.at) else {
            return match command {
                Command::Replace => Next::Say(ALL_DECIDED.into()),
                _ => Next::Unused,
            };
        };
        match command {
            // Enter held down must not walk through what leaves and seal it unseen.
            Command::Replace if self.less.is_none() && self.preparation.undecided() == 0 => {
                Next::Say(ALL_DECIDED.into())
            }
            Command::Replace => {
                let words = self.proposed(item).to_owned();
                self.decide(Decision::Replace(words))
            }
            Command::SayLess => self.say_less(),
            Command::LeaveAsIs if item.registered => Next::Say(NEVER_LEAVES.into()),
            Command::LeaveAsIs => self.decide(Decision::Keep),
            Command::AlwaysKeep => self.always_keep(around),
            Command::SomethingElse => {
                let line = Line::new("Other words", "").holding(&Words::new(self.proposed(item)));
                let mut fields = Fields::one(line);
                fields.select(0);
                self.other = Some(fields);
                Next::Stay
            }
            Command::AllLikeThis => {
                let decision = match &item.decision {
                    Decision::Undecided => Decision::Replace(self.proposed(item).to_owned()),
                    _ if self.less.is_some() => Decision::Replace(self.proposed(item).to_owned()),
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

    fn preview(&mut self, at: &Moment) -> Next {
        match self.preparation.finish(at.now.date()) {
            Ok(summary) => Next::Open(Leaves::new(summary, self.to.clone()).into()),
            Err(undecided) => {
                self.seek_open();
                Next::Say(format!("{undecided}."))
            }
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
        let stands = !matches!(item.decision, Decision::Replace(_));
        if let Some(together) = self.together_with(item).filter(|_| stands) {
            paper.said(&beside(item, together), canvas.theme.warm);
        }
        paper.gap();
        let first = paper.len();
        self.lay_decisions(item, &mut paper, plain, dim);
        paper.keep(first, first);
        if let Some(fields) = &self.other {
            fields.lay(&mut paper, canvas.theme);
            paper.draw(canvas, 2);
            return;
        }
        let (said, style) = match self.together_with(item).or(self.together.first()) {
            Some(together) => {
                let breaks = &together.jigsaw.breaks;
                let words = format!(
                    "Jigsaw: {}. Saying less about {breaks} breaks it.",
                    together.count()
                );
                (words, canvas.theme.warm)
            }
            None if self.met => (NO_LONGER.to_owned(), dim),
            None => (String::new(), dim),
        };
        if !said.is_empty() {
            paper.gap();
            paper.said(&said, style);
        }
        let last = canvas.area.height.saturating_sub(1);
        let whole = canvas.area.height;
        canvas.part(0, whole - 1, |canvas| paper.draw(canvas, 2));
        let words = format!("{} decided, {open} to go", count - open);
        canvas.put_right(last, 1, &words, dim);
    }
}

impl Review {
    /// The details that stand together and this finding among them.
    fn together_with(&self, item: &Item) -> Option<&Together> {
        let found = item.found.read().to_lowercase();
        self.together.iter().find(|together| {
            let mut details = together.jigsaw.details.iter();
            (together.about.is_none() || together.about == item.about)
                && details.any(|detail| detail.read().to_lowercase() == found)
        })
    }

    /// What can be decided: each a row to click, but for what cannot be, which says why.
    fn lay_decisions(&self, item: &Item, paper: &mut Paper<'_>, plain: Style, dim: Style) {
        let proposed = self.proposed(item).to_owned();
        let (own, taken) = match &item.decision {
            Decision::Replace(by) if *by == item.suggestion || item.less.contains(by) => {
                (String::new(), Some(0))
            }
            Decision::Replace(by) => (by.clone(), Some(2)),
            Decision::Keep => (String::new(), Some(3)),
            Decision::Undecided => (String::new(), None),
        };
        let taken = taken.filter(|taken| *taken != 0 || self.less.is_none());
        let less = item.less_than(&proposed).unwrap_or_default().to_owned();
        let never = item.registered;
        let rows = [
            ("Replace by", proposed, Some(Command::Replace)),
            (
                "Say less",
                less.clone(),
                Some(Command::SayLess).filter(|_| !less.is_empty()),
            ),
            ("Other words", own, Some(Command::SomethingElse)),
            (
                "Keep it",
                String::new(),
                Some(Command::LeaveAsIs).filter(|_| !never),
            ),
        ];
        for (number, (label, words, command)) in rows.into_iter().enumerate() {
            let focused = number == 0 && self.other.is_none();
            let mark = match number {
                1 => "   ",
                _ if taken == Some(number) => "[x]",
                _ => "[ ]",
            };
            match command {
                Some(command) => paper.row(move |canvas, y| {
                    canvas.put(3, y, mark, plain);
                    canvas.put(7, y, label, if number == 1 { dim } else { plain });
                    let cool = canvas.theme.cool;
                    canvas.put(21, y, &words, if number == 1 { dim } else { cool });
                    let width = canvas.area.width;
                    canvas.zone(0, y, width, 1, Hit::Command(command));
                    if focused {
                        canvas.focus(1, y);
                    }
                }),
                None if number == 3 => paper.row(move |canvas, y| {
                    let words = "Never kept: it is a word of the register.";
                    canvas.put(7, y, words, dim);
                }),
                None => {}
            }
        }
    }
}

/// Said where details stood together, and no longer do.
const NO_LONGER: &str =
    "Jigsaw: no details stand together any more, by this check. You know best who could tell.";

/// Said where a word of the register is to be kept.
const NEVER_LEAVES: &str =
    "A word of the register never leaves: replace it, or put it in other words.";

/// What is said of a detail of the jigsaw: what it stands with, and who could tell.
fn beside(item: &Item, together: &Together) -> String {
    let found = item.found.read().to_lowercase();
    let others: Vec<String> = together
        .jigsaw
        .details
        .iter()
        .filter(|detail| detail.read().to_lowercase() != found)
        .take(4)
        .map(|detail| format!("\u{201c}{}\u{201d}", flat(detail.read())))
        .collect();
    let who = together.jigsaw.who;
    match others.is_empty() {
        true => format!("By itself, {who} could know from it who this is."),
        false => format!("With {}, {who} could know who this is.", listed(&others)),
    }
}

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

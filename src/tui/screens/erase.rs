//! Before a client's traces are erased: what goes, what is to be decided, and what cannot be reached.

use super::paper::{MARGIN, Paper};
use super::{Around, Input, Lines, Next, Purpose, moved, open_read};
use crate::domain::{ClientCode, EntryHead, EntryId, Fate, Mention, Traces, dates, many};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use ratatui::style::Style;
use std::collections::BTreeMap;

/// The screen: what was found, what was decided, where the focus is.
#[derive(Debug)]
pub struct Erase {
    code: ClientCode,
    traces: Option<Box<Traces>>,
    fates: BTreeMap<EntryId, Fate>,
    focus: usize,
}

/// What the focus can be on, in the order of the screen.
enum Spot<'a> {
    Entry(&'a EntryHead),
    Mention(&'a Mention),
    GoOn,
}

impl Erase {
    /// The screen, and the work of looking through every entry.
    pub fn new(code: ClientCode) -> (Self, Task) {
        let task = Task::Traces(code.clone());
        let screen = Self {
            code,
            traces: None,
            fates: BTreeMap::new(),
            focus: 0,
        };
        (screen, task)
    }

    pub(super) fn context(&self) -> Context {
        Context::Erase
    }

    fn count(&self) -> usize {
        self.traces
            .as_ref()
            .map_or(0, |traces| traces.entries.len() + traces.mentions.len() + 1)
    }

    fn spot(&self) -> Option<Spot<'_>> {
        let traces = self.traces.as_ref()?;
        let entries = traces.entries.iter().map(Spot::Entry);
        let mentions = traces.mentions.iter().map(Spot::Mention);
        entries
            .chain(mentions)
            .chain([Spot::GoOn])
            .nth(self.focus.min(self.count() - 1))
    }

    /// How many entries nobody has decided about.
    fn open(&self) -> usize {
        self.traces.as_ref().map_or(0, |traces| {
            let decided = |mention: &&Mention| !self.fates.contains_key(&mention.head.id);
            traces.mentions.iter().filter(decided).count()
        })
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) if row < self.count() => {
                self.focus = row;
                Command::Enter
            }
            _ => return Next::Unused,
        };
        let count = self.count();
        if moved(&mut self.focus, count, around.height, command) {
            return Next::Stay;
        }
        match (command, self.spot()) {
            (Command::Enter, Some(Spot::Mention(mention))) => {
                let id = mention.head.id;
                let now = self.fates.get(&id).copied();
                self.fates.insert(id, after(now));
                Next::Stay
            }
            (Command::Enter | Command::Preview, Some(Spot::Entry(head))) => {
                let id = head.id;
                Next::Run(vec![Task::Read { id, revision: None }])
            }
            (Command::Preview, Some(Spot::Mention(mention))) => {
                let id = mention.head.id;
                Next::Run(vec![Task::Read { id, revision: None }])
            }
            (Command::Enter, Some(Spot::GoOn)) => {
                let purpose = Purpose::Erase {
                    code: self.code.clone(),
                    fates: self.fates.clone(),
                };
                Next::Open(Lines::new(purpose, around.desk).into())
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn unavailable(&self, command: Command, _: &Desk) -> Option<String> {
        match (command, self.spot()) {
            (Command::Enter | Command::Preview, None) => Some("One moment.".into()),
            (Command::Preview, Some(Spot::GoOn)) => {
                Some("Move to an entry first, to read it.".into())
            }
            (Command::Enter, Some(Spot::GoOn)) if self.open() > 0 => Some(format!(
                "Still to decide: {}. Enter on one says what becomes of it.",
                many(self.open(), "entry", "entries")
            )),
            _ => None,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Traces(traces) if traces.code == self.code => {
                self.focus = match &self.traces {
                    None => 0,
                    Some(_) => self.focus,
                };
                self.traces = Some(traces.clone());
                Next::Stay
            }
            // A hold, or nothing to erase: said by the app.
            Done::Failed(_) if self.traces.is_none() => Next::Back,
            // An entry may have been changed on the way.
            Done::Changed(..) | Done::Saved(_) => Next::Run(vec![Task::Traces(self.code.clone())]),
            done => open_read(done),
        }
    }

    pub(super) fn view(&self, _: &Around, canvas: &mut Canvas) {
        canvas.head(&format!("Erase {}", self.code), "nothing is erased yet");
        let (plain, dim) = (Style::new(), canvas.theme.dim);
        let top = canvas.body();
        let Some(traces) = &self.traces else {
            canvas.prose(MARGIN, top, "Looking through every entry…", plain);
            canvas.cursor_at(MARGIN, top);
            return;
        };
        let titles: Vec<String> = traces
            .entries
            .iter()
            .chain(traces.mentions.iter().map(|mention| &mention.head))
            .map(one)
            .collect();
        let own = traces.entries.len();
        let mut paper = Paper::new(canvas.area.width);
        paper.prose("This goes, for good:", plain);
        for line in traces.going() {
            paper.said(&format!("- {line}"), plain);
        }
        for title in &traces.drafts {
            paper.said(&format!("  draft: {title}"), dim);
        }
        for (number, title) in titles[..own].iter().enumerate() {
            paper.choice(number, number == self.focus, title, "goes");
        }
        if !traces.mentions.is_empty() {
            paper.gap();
            paper.prose(
                "These only mention the client. Enter says what becomes of each: the words taken out of every revision, \
                 the entry deleted, or left.",
                plain,
            );
            for (number, mention) in (own..).zip(&traces.mentions) {
                let fate = self.fates.get(&mention.head.id);
                let fate = fate.map_or("to decide", |fate| fate.name());
                paper.choice(number, number == self.focus, &titles[number], fate);
                paper.said_at(MARGIN + 6, mention.around.read(), dim);
            }
        }
        paper.gap();
        paper.prose("Out of reach from here:", plain);
        for line in traces.out_of_reach() {
            paper.said(&format!("- {line}"), plain);
        }
        paper.gap();
        let last = self.count() - 1;
        paper.choice(last, self.focus >= last, "Go on, to confirm it", "");
        canvas.unseen = paper.draw(canvas, top);
    }
}

fn one(head: &EntryHead) -> String {
    let day = dates::say(head.written.date());
    let trashed = if head.trashed.is_some() {
        ", in the trash"
    } else {
        ""
    };
    format!("{:>4}  {day:<17} {}{trashed}", head.id, head.title)
}

/// The next of what may become of an entry, round and round.
fn after(fate: Option<Fate>) -> Fate {
    match fate {
        None | Some(Fate::Leave) => Fate::Redact,
        Some(Fate::Redact) => Fate::Delete,
        Some(Fate::Delete) => Fate::Leave,
    }
}

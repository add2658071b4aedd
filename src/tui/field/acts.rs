//! Small acts, each with a day: two short texts for each.

use super::sheet::{Sheet, focus};
use super::{Context, Input, Reply, plain, typed};
use crate::domain::dates::{self, Towards};
use crate::domain::{Answer, FollowUp, Problem, Words, read_day};
use crate::tui::text::{Edit, Motion, Room, Text};
use crate::tui::wrap;
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::layout::Size;
use ratatui::text::Span;

/// The acts in their order; there is always one to write in.
pub struct Acts {
    acts: Vec<Act>,
    /// Twice the act's place, and one more on its day.
    focus: usize,
    /// The act taken away last, until something else is changed.
    removed: Vec<(usize, Act)>,
}

struct Act {
    what: Text,
    by: Text,
    done: Option<Date>,
    /// The day was left once, so that it may be said that it is none.
    left: bool,
}

/// Cells before what is typed.
const INDENT: usize = 8;

impl Act {
    fn new(what: &Words, by: &Words, done: Option<Date>) -> Self {
        Self {
            what: Text::one_line(what),
            by: Text::one_line(by),
            done,
            left: false,
        }
    }

    fn empty() -> Self {
        Self::new(&Words::default(), &Words::default(), None)
    }

    fn is_blank(&self) -> bool {
        self.what.is_blank() && self.by.is_blank()
    }

    /// Of what is done the day has been, or is to come: it does not matter any more.
    fn towards(&self) -> Towards {
        match self.done {
            Some(_) => Towards::Either,
            None => Towards::Ahead,
        }
    }

    fn day(&self, today: Date) -> Result<Date, Problem> {
        read_day(self.by.read(), self.towards(), today)
    }
}

impl Acts {
    pub(super) fn new(acts: &[FollowUp]) -> Self {
        let mut acts: Vec<Act> = acts
            .iter()
            .map(|act| Act::new(&act.what, &Words::new(&dates::say(act.by)), act.done))
            .collect();
        if acts.is_empty() {
            acts.push(Act::empty());
        }
        Self {
            acts,
            focus: 0,
            removed: Vec::new(),
        }
    }

    /// The acts as they were typed, from what [`Acts::typed`] gave.
    pub(super) fn of_typed(words: &Words) -> Self {
        let acts = FollowUp::of_typed(words).into_iter();
        Self {
            acts: acts
                .map(|(what, by, done)| Act::new(&what, &by, done))
                .collect(),
            ..Self::new(&[])
        }
    }

    /// Everything that was typed: a draft keeps it while a day is missing.
    pub(super) fn typed(&self) -> Words {
        let written = self.acts.iter().filter(|act| !act.is_blank());
        FollowUp::typed(written.map(|act| (act.what.read(), act.by.read(), act.done)))
    }

    pub(super) fn answer(&self, today: Date) -> Result<Option<Answer>, Problem> {
        if let Some(slip) = self.slips(today).next() {
            return Err(self.problem(slip, today));
        }
        let acts: Vec<FollowUp> = self
            .acts
            .iter()
            .filter_map(|act| {
                Some(FollowUp {
                    what: act.what.words(),
                    by: act.day(today).ok()?,
                    done: act.done,
                })
            })
            .collect();
        Ok((!acts.is_empty()).then_some(Answer::FollowUps(acts)))
    }

    /// The texts that keep the acts from being an answer, as the focus counts them; one of an act.
    fn slips(&self, today: Date) -> impl Iterator<Item = usize> {
        let acts = self.acts.iter().enumerate();
        acts.filter(|(_, act)| !act.is_blank())
            .filter_map(move |(at, act)| {
                if act.what.is_blank() {
                    return Some(2 * at);
                }
                act.day(today).is_err().then_some(2 * at + 1)
            })
    }

    /// What is missing in a text, by the place of the focus in it, and in which follow-up where there are several.
    fn problem(&self, slip: usize, today: Date) -> Problem {
        let (at, act) = (slip / 2, &self.acts[slip / 2]);
        let which = match self.acts.iter().filter(|act| !act.is_blank()).count() {
            1 => "the follow-up".to_owned(),
            _ => format!("follow-up {}", at + 1),
        };
        Problem::FollowUp(match act.day(today) {
            Err(why) if !slip.is_multiple_of(2) => format!("{which} has no day yet: {why}"),
            _ => format!("{which} has a day, but not what is to be done"),
        })
    }

    /// A day that was left and is none: said as long as it is none, and nothing stands against the acts before it.
    pub(super) fn complaint(&self, today: Date) -> Option<Problem> {
        self.left_as_none(today)
            .map(|slip| self.problem(slip, today))
    }

    /// Such a day, as the focus counts them: that under the cursor, else what stands first against the acts.
    fn left_as_none(&self, today: Date) -> Option<usize> {
        let left = |slip: &usize| slip % 2 == 1 && self.acts[slip / 2].left;
        let here = self.slips(today).find(|slip| *slip == self.focus);
        let first = self.slips(today).next();
        here.filter(left).or(first.filter(left))
    }

    /// Whether the cursor is in the first text that keeps the acts from being an answer, or there is none.
    pub(super) fn is_at_slip(&self, today: Date) -> bool {
        self.slips(today)
            .next()
            .is_none_or(|slip| slip == self.focus)
    }

    /// Moves to the first text that keeps the acts from being an answer. Whether that is to be said: nobody has left a day
    /// yet that is come to for the first time.
    pub(super) fn go_to_slip(&mut self, today: Date) -> bool {
        let Some(slip) = self.slips(today).next() else {
            return true;
        };
        let before = std::mem::replace(&mut self.focus, slip);
        if slip.is_multiple_of(2) {
            return true;
        }
        let act = &mut self.acts[slip / 2];
        if before != slip && act.by.is_blank() && !act.left {
            return false;
        }
        act.left = true;
        true
    }

    /// Up and Down go from text to text; Enter goes on, and after the last day adds an act.
    pub(super) fn apply(&mut self, input: Input, size: Size, context: &Context) -> Reply {
        let last = 2 * self.acts.len() - 1;
        match plain(&input) {
            Some(KeyCode::Up) => return self.go(self.focus.saturating_sub(1)),
            Some(KeyCode::Down) => return self.go((self.focus + 1).min(last)),
            Some(KeyCode::Enter)
                if self.acts[self.focus / 2].is_blank() && self.focus / 2 == last / 2 =>
            {
                return Reply::Done { changed: false };
            }
            // A day that is none or missing is said where it stands, before another act is written below it.
            Some(KeyCode::Enter) if self.lacks_day(context.today) => {
                self.acts[self.focus / 2].left = true;
                return Reply::Used;
            }
            Some(KeyCode::Enter) => {
                if self.focus == last {
                    self.acts.push(Act::empty());
                }
                return self.go(self.focus + 1);
            }
            _ => {}
        }
        if control(&input, 'd') {
            return self.remove();
        }
        if control(&input, 'z') && !self.removed.is_empty() {
            return self.restore();
        }
        if let Input::Mouse { row, column, kind } = input {
            return match kind {
                MouseEventKind::ScrollUp => self.go(self.focus.saturating_sub(1)),
                MouseEventKind::ScrollDown => self.go((self.focus + 1).min(last)),
                MouseEventKind::Down(MouseButton::Left) => self.click(row, column, size, context),
                _ => Reply::Unused,
            };
        }
        let room = typed::room(size);
        let width = room.width.saturating_sub(INDENT);
        let text = self.under_cursor();
        // Up and Down are taken above, so the height is never counted in.
        let edit = match input {
            Input::Key(key) => typed::edit(&key),
            Input::Paste(words) => Some(Edit::Paste(words)),
            Input::Mouse { .. } => None,
        };
        let reply = match edit {
            Some(edit) => text.apply(edit, Room { width, ..room }).into(),
            None => Reply::Unused,
        };
        if reply == Reply::Changed {
            self.removed.clear();
        }
        reply
    }

    /// What is to be done, of the act under the cursor.
    pub(super) fn what(&self) -> &Text {
        &self.acts[self.focus / 2].what
    }

    pub(super) fn what_mut(&mut self) -> &mut Text {
        self.removed.clear();
        &mut self.acts[self.focus / 2].what
    }

    fn under_cursor(&mut self) -> &mut Text {
        let act = &mut self.acts[self.focus / 2];
        if self.focus.is_multiple_of(2) {
            &mut act.what
        } else {
            &mut act.by
        }
    }

    /// Whether the cursor is on the day of an act, and that is none or not typed.
    fn lacks_day(&self, today: Date) -> bool {
        let act = &self.acts[self.focus / 2];
        !self.focus.is_multiple_of(2) && !act.is_blank() && act.day(today).is_err()
    }

    fn go(&mut self, to: usize) -> Reply {
        let before = std::mem::replace(&mut self.focus, to);
        if !before.is_multiple_of(2) && before != to {
            let act = &mut self.acts[before / 2];
            act.left |= !act.is_blank();
        }
        Reply::Used
    }

    fn remove(&mut self) -> Reply {
        let at = self.focus / 2;
        if self.acts[at].is_blank() && self.acts.len() == 1 {
            return Reply::Used;
        }
        self.removed.push((at, self.acts.remove(at)));
        if self.acts.is_empty() {
            self.acts.push(Act::empty());
        }
        self.focus = 2 * at.min(self.acts.len() - 1);
        Reply::Changed
    }

    fn restore(&mut self) -> Reply {
        let Some((at, act)) = self.removed.pop() else {
            return Reply::Used;
        };
        if self.acts.len() == 1 && self.acts[0].is_blank() {
            self.acts.clear();
        }
        let at = at.min(self.acts.len());
        self.acts.insert(at, act);
        self.focus = 2 * at;
        Reply::Changed
    }

    fn click(&mut self, row: u16, column: u16, size: Size, context: &Context) -> Reply {
        let sheet = self.sheet(usize::from(size.width), context);
        let Some((item, range, begins)) = sheet.at(row, size.height).and_then(|row| {
            let (range, begins) = row.typed.clone()?;
            Some((row.item?, range, begins))
        }) else {
            return Reply::Used;
        };
        let _ = self.go(item);
        let text = self.under_cursor();
        let column = usize::from(column).saturating_sub(begins);
        let there = wrap::byte_at(text.read(), &[range], 0, column);
        let room = typed::room(size);
        text.apply(Edit::Move(Motion::To(there)), room).into()
    }

    pub(super) fn sheet<'a>(&'a self, width: usize, context: &Context) -> Sheet<'a> {
        let theme = context.theme;
        let complained = self.left_as_none(context.today);
        let mut sheet = Sheet::default();
        for (at, act) in self.acts.iter().enumerate() {
            let here = |item: usize| item == self.focus;
            let head = |item: usize, label: &'static str| {
                vec![focus(here(item), theme), Span::styled(label, theme.dim)]
            };
            sheet.typed(
                head(2 * at, "what  "),
                &act.what,
                width,
                2 * at,
                here(2 * at),
            );
            if at == self.focus / 2 {
                sheet.mark(2 * at, &act.what, context);
            }
            sheet.typed(
                head(2 * at + 1, "by    "),
                &act.by,
                width,
                2 * at + 1,
                here(2 * at + 1),
            );
            // What is complained of below the page is not said here as well.
            if complained != Some(2 * at + 1)
                && let Some(said) = typed::understood(&act.by, act.towards(), context.today)
            {
                let beside = Span::styled(format!("   {said}"), theme.dim);
                if !sheet.beside(beside, width) {
                    let indent = Span::raw(" ".repeat(INDENT));
                    sheet.say(vec![indent], &said, theme.dim, width, None);
                }
            }
            if let Some(day) = act.done {
                let head = Span::styled("  done  ", theme.dim);
                sheet.say(vec![head], &dates::say(day), theme.dim, width, None);
            }
            sheet.gap();
        }
        let hint = match self.removed.len() {
            0 => "Enter on the last day adds another, Ctrl+D takes one away",
            1 => "One was taken away; Ctrl+Z brings it back",
            _ => "Several were taken away; Ctrl+Z brings the last one back",
        };
        sheet.say(vec![Span::raw("  ")], hint, theme.dim, width, None);
        sheet
    }
}

fn control(input: &Input, letter: char) -> bool {
    matches!(input, Input::Key(key) if !key.is_release()
        && key.modifiers == KeyModifiers::CONTROL && key.code == KeyCode::Char(letter))
}

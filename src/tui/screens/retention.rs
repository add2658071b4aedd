//! What is kept: a period for each kind of entry, the hold, and the way to what may go.

use super::{Around, Input, MayGo, Next, moved};
use crate::domain::{
    EntryHead, GuideKind, Hold, HoldReason, Retention as Kept, Settings, dates, many,
};
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use ratatui::style::Style;

/// Periods offered, in months; the command line takes any other.
const OFFERED: [u16; 9] = [6, 12, 24, 36, 60, 72, 84, 96, 120];

/// Rows of the body above the list.
const ABOVE: u16 = 4;

/// Rows below the list for what the focus is about.
const BELOW: u16 = 3;

/// The screen: where the focus is, and what may go.
#[derive(Debug, Default)]
pub struct Retention {
    focus: usize,
    may_go: Option<Vec<EntryHead>>,
}

/// What the focus can be on, in the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Kind(GuideKind),
    Hold,
    MayGo,
}

impl Retention {
    /// The screen, and the work of listing what may go.
    pub fn new() -> (Self, Task) {
        (Self::default(), Task::MayGo)
    }

    pub(super) fn context(&self) -> Context {
        Context::Retention
    }

    fn spots() -> Vec<Spot> {
        Kept::kinds()
            .map(Spot::Kind)
            .chain([Spot::Hold, Spot::MayGo])
            .collect()
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        let spots = Self::spots();
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) if row < spots.len() => {
                self.focus = row;
                Command::Enter
            }
            _ => return Next::Unused,
        };
        if moved(&mut self.focus, spots.len(), around.height, command) {
            return Next::Stay;
        }
        match (command, spots[self.focus.min(spots.len() - 1)]) {
            (Command::Enter, Spot::Kind(kind)) => put(desk, |kept| {
                match longer(kept.months.get(&kind).copied()) {
                    Some(months) => kept.months.insert(kind, months),
                    None => kept.months.remove(&kind),
                };
            }),
            (Command::Remove, Spot::Kind(kind)) => put(desk, |kept| {
                kept.months.remove(&kind);
            }),
            (Command::Enter, Spot::Hold) => {
                let today = desk.today;
                put(desk, |kept| kept.hold = Some(held(kept.hold, today)))
            }
            (Command::Remove, Spot::Hold) => match desk.settings.retention.hold {
                Some(hold) => lift(hold, desk),
                None => Next::Stay,
            },
            (Command::Enter, Spot::MayGo) => match &self.may_go {
                Some(heads) => Next::Open(MayGo::new(heads.clone()).into()),
                None => Next::Stay,
            },
            _ => Next::Unused,
        }
    }

    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let kept = &desk.settings.retention;
        let spots = Self::spots();
        let why = match (command, spots[self.focus.min(spots.len() - 1)]) {
            (Command::Remove, Spot::Kind(kind)) if !kept.months.contains_key(&kind) => {
                "This kind has no period."
            }
            (Command::Remove, Spot::Hold) if kept.hold.is_none() => "There is no hold.",
            (Command::Remove, Spot::MayGo) => "Enter shows them; there you choose which go.",
            _ => return None,
        };
        Some(why.into())
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::MayGo(heads) => {
                self.may_go = Some(heads.clone());
                Next::Stay
            }
            Done::Changed(..) => Next::Run(vec![Task::MayGo]),
            _ => Next::Stay,
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let kept = &around.desk.settings.retention;
        let looked = match kept.looked {
            Some(day) => format!("looked at on {}", dates::say(day)),
            None => String::new(),
        };
        canvas.head("What is kept", &looked);
        let (plain, dim) = (Style::new(), canvas.theme.dim);
        let top = canvas.body() + ABOVE;
        canvas.prose(
            3,
            canvas.body(),
            "Nothing goes by itself. A period puts an entry on a list once it was last written longer ago; you choose \
             what goes. What still needs something is not listed.",
            plain,
        );
        let spots = Self::spots();
        let rows: Vec<(&str, String, String)> =
            spots.iter().map(|spot| self.said(*spot, kept)).collect();
        let warm = canvas.theme.warm;
        let room = canvas.area.height.saturating_sub(top + BELOW);
        canvas.part(top, room, |canvas| {
            canvas.list(rows.len(), self.focus.min(spots.len() - 1), |row| {
                let (label, words, right) = &rows[row];
                let held = spots[row] == Spot::Hold && kept.hold.is_some();
                Row {
                    then: "",
                    cells: vec![
                        (14, *label, dim),
                        (0, words, if held { warm } else { plain }),
                    ],
                    right: (right, dim),
                }
            });
        });
        let about = match spots[self.focus.min(spots.len() - 1)] {
            Spot::Kind(_) => {
                "Enter takes the next longer period, x takes it away; any other: `afterhour retention set`."
            }
            Spot::Hold => {
                "For a claim, a complaint or a request for access. Enter sets it, then changes its reason; x lifts it."
            }
            Spot::MayGo => "Enter shows what each is, to choose which go.",
        };
        canvas.prose(3, top + room.min(rows.len() as u16) + 1, about, dim);
    }

    /// The row's label, what is set, and what follows from it.
    fn said(&self, spot: Spot, kept: &Kept) -> (&'static str, String, String) {
        let heads = self.may_go.as_deref().unwrap_or_default();
        match spot {
            Spot::Kind(kind) => {
                let count = heads.iter().filter(|head| head.kind == kind).count();
                let right = match count {
                    0 => String::new(),
                    count => format!("{count} may go"),
                };
                (kind.name(), kept.in_words(kind), right)
            }
            Spot::Hold => match kept.hold {
                None => ("hold", "no".into(), String::new()),
                Some(hold) => ("hold", hold.in_words(), "nothing goes".into()),
            },
            Spot::MayGo => {
                let words = match heads.len() {
                    0 => "nothing".to_owned(),
                    count => format!("look at {}", many(count, "entry", "entries")),
                };
                ("what may go", words, String::new())
            }
        }
    }
}

/// Keeps a change.
fn put(desk: &Desk, change: impl FnOnce(&mut Kept)) -> Next {
    let mut settings: Settings = desk.settings.clone();
    change(&mut settings.retention);
    Next::Run(vec![Task::PutSettings(settings)])
}

/// The next longer period that is offered; none behind the longest.
fn longer(months: Option<u16>) -> Option<u16> {
    let now = months.unwrap_or(0);
    OFFERED.into_iter().find(|offered| *offered > now)
}

/// A new hold, or the one there is with the next reason.
fn held(hold: Option<Hold>, today: jiff::civil::Date) -> Hold {
    match hold {
        None => Hold {
            since: today,
            why: HoldReason::default(),
        },
        Some(hold) => {
            let all = HoldReason::ALL;
            let at = all.iter().position(|why| *why == hold.why).unwrap_or(0);
            Hold {
                why: all[(at + 1) % all.len()],
                ..hold
            }
        }
    }
}

fn lift(hold: Hold, desk: &Desk) -> Next {
    let mut settings = desk.settings.clone();
    settings.retention.hold = None;
    Next::Ask(Confirm::new(
        "Lift the hold?",
        &format!(
            "It stands {}. Once it is lifted, entries can be thrown away again, and what has lain in the trash for 30 \
             days goes when the journal is next opened.",
            hold.in_words()
        ),
        "Lift it",
        vec![Task::PutSettings(settings)],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_grows_by_what_is_offered_and_ends_at_none() {
        assert_eq!(longer(None), Some(6));
        assert_eq!(longer(Some(7)), Some(12), "one set on the command line");
        assert_eq!(longer(Some(120)), None);
    }

    #[test]
    fn a_hold_keeps_its_day_when_its_reason_changes() {
        let since = jiff::civil::date(2026, 5, 3);
        let first = held(None, since);
        assert_eq!(first.why, HoldReason::Claim);
        let next = held(Some(first), jiff::civil::date(2026, 11, 21));
        assert_eq!((next.since, next.why), (since, HoldReason::Complaint));
    }
}

//! What can be changed at any time, where the journal lies, and every key.

mod keys;
mod rows;

use keys::keys;
use rows::{below, research, said};

use super::lines::MOST_CONTACTS;
use super::paper::Paper;
use super::{
    Around, BODY, Backups, Import, Input, Lines, Next, Page, Purpose, Retention, Setting, moved,
    top,
};
use crate::about;
use crate::domain::{Guide, GuideKind, Role, Settings as Kept, afterword};
use crate::guides::RiskCard;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Task};
use crate::tui::wrap;
use ratatui::style::Style;

/// The column in which what is set begins.
const SET: u16 = 23;
/// Rows below the list for what the focus is about.
const BELOW: u16 = 4;

/// The screen: only where the focus is.
#[derive(Debug, Default)]
pub struct Settings {
    focus: usize,
}

/// What the focus can be on, in the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// What one is in this journal.
    Role,
    /// Minutes until it locks.
    LockMinutes,
    /// Whose emergency numbers.
    Country,
    /// The contact at this place, from 0.
    Contact(usize),
    /// Another contact.
    AddContact,
    /// Days between footprint reviews.
    Footprint,
    /// Days between looks at an account.
    Accounts,
    /// The pack of points of ethics.
    Ethics,
    /// Prompts about research.
    Research,
    /// How long entries are kept.
    Kept,
    /// Where the journal lies.
    Journal,
    /// Backups.
    Backups,
    /// Another passphrase.
    Passphrase,
    /// A new key.
    Key,
    /// The recovery sheet.
    Sheet,
    /// What other journals wrote.
    Import,
    /// Every key.
    Keys,
    /// What this is.
    About,
    /// The words that stay at this place, from 0.
    Staying(usize),
    /// More words that stay.
    AddStaying,
}

impl Settings {
    pub(super) fn context(&self) -> Context {
        Context::Settings
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let contacts = desk.settings.contacts.len();
        let why = match (command, self.spot(desk)) {
            (Command::Enter | Command::Change, Spot::Journal) => {
                "Where the journal lies is not changed here."
            }
            (Command::Add | Command::Remove, Spot::Staying(_))
            | (Command::Add, Spot::AddStaying) => {
                return None;
            }
            (Command::Enter | Command::Change, Spot::Staying(_)) => {
                "x takes these words off the list, a adds others."
            }
            (Command::Add, _) if contacts >= MOST_CONTACTS => {
                return Some(format!(
                    "There is room for {MOST_CONTACTS} contacts; remove one first."
                ));
            }
            (Command::Remove, Spot::Contact(_)) => return None,
            (Command::Remove, _) if contacts == 0 => "There is no contact yet; a adds one.",
            (Command::Remove, _) => "Move to a contact, or to words always kept, first.",
            _ => return None,
        };
        Some(why.into())
    }

    /// The focus on this row; `None` where it is not among them, as when there is no room for another contact.
    pub fn at(spot: Spot, desk: &Desk) -> Option<Self> {
        let focus = Self::spots(desk).iter().position(|one| *one == spot)?;
        Some(Self { focus })
    }

    fn spots(desk: &Desk) -> Vec<Spot> {
        let contacts = desk.settings.contacts.len();
        let mut spots = vec![Spot::Role, Spot::LockMinutes, Spot::Country];
        spots.extend((0..contacts).map(Spot::Contact));
        spots.extend((contacts < MOST_CONTACTS).then_some(Spot::AddContact));
        spots.extend([Spot::Footprint, Spot::Accounts]);
        spots.extend((!packs(desk).is_empty()).then_some(Spot::Ethics));
        spots.extend([Spot::Research, Spot::Kept, Spot::Journal]);
        spots.extend([Spot::Passphrase, Spot::Key, Spot::Sheet, Spot::Backups]);
        spots.extend([Spot::Import, Spot::Keys, Spot::About]);
        spots.extend((0..desk.settings.kept.len()).map(Spot::Staying));
        spots.push(Spot::AddStaying);
        spots
    }

    fn spot(&self, desk: &Desk) -> Spot {
        let spots = Self::spots(desk);
        spots[self.focus.min(spots.len() - 1)]
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) => {
                self.focus = row;
                Command::Enter
            }
            _ => return Next::Unused,
        };
        let height = around.height.saturating_sub(BELOW);
        if moved(&mut self.focus, Self::spots(desk).len(), height, command) {
            return Next::Stay;
        }
        match (command, self.spot(desk)) {
            (Command::Enter | Command::Change, spot) => enter(spot, desk),
            (Command::Add, Spot::Staying(_) | Spot::AddStaying) => enter(Spot::AddStaying, desk),
            (Command::Add, _) => enter(Spot::AddContact, desk),
            (Command::Remove, Spot::Contact(at)) => {
                let mut settings = desk.settings.clone();
                settings.contacts.remove(at);
                let who = desk.settings.contacts[at].who.read();
                Next::Ask(Confirm::new(
                    &format!("Remove {who}?"),
                    "It no longer stands on the card for when someone may be in danger.",
                    "Remove it",
                    vec![Task::PutSettings(settings)],
                ))
            }
            (Command::Remove, Spot::Staying(at)) => {
                let mut settings = desk.settings.clone();
                settings.kept.remove(at);
                Next::Run(vec![Task::PutSettings(settings)])
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Settings);
        let dim = canvas.theme.dim;
        let desk = around.desk;
        let spots = Self::spots(desk);
        let focus = self.focus.min(spots.len() - 1);
        let rows: Vec<(&str, String)> = spots.iter().map(|spot| said(*spot, desk)).collect();
        let height = canvas.area.height.saturating_sub(BODY + BELOW);
        let mut paper = Paper::new(canvas.area.width);
        let mut first = 0;
        for (number, row) in rows.iter().enumerate() {
            if number == focus {
                first = paper.len();
            }
            lay(&mut paper, row, number, number == focus);
            // Those that follow are seen with it.
            if (focus..focus + 3).contains(&number) {
                paper.keep(first, first);
            }
        }
        canvas.part(BODY, height, |canvas| {
            paper.draw(canvas, 0);
        });
        let y = BODY + height.min(paper.len() as u16) + 1;
        canvas.prose(3, y, &below(spots[focus], desk), dim);
    }
}

/// A label and what is set, in as many rows as that takes.
fn lay<'a>(paper: &mut Paper<'a>, (label, set): &'a (&str, String), number: usize, focused: bool) {
    let room = paper.width().saturating_sub(SET + 1).max(1);
    for (at, range) in wrap::lines(set, room.into()).into_iter().enumerate() {
        paper.row(move |canvas, y| {
            let dim = canvas.theme.dim;
            if at == 0 {
                canvas.put(3, y, label, dim);
            }
            canvas.put(SET, y, set[range.clone()].trim_end(), Style::new());
            if at == 0 && focused {
                canvas.focus(1, y);
            }
            let width = canvas.area.width;
            canvas.zone(0, y, width, 1, Hit::Row(number));
        });
    }
}

fn enter(spot: Spot, desk: &Desk) -> Next {
    let open = |purpose| Next::Open(Lines::new(purpose, desk).into());
    match spot {
        Spot::Role | Spot::Country | Spot::Ethics | Spot::Research => choose(spot, desk),
        Spot::LockMinutes => open(Purpose::LockMinutes),
        Spot::Footprint => open(Purpose::FootprintDays),
        Spot::Accounts => open(Purpose::AccountDays),
        Spot::Contact(at) => open(Purpose::ChangeContact(at)),
        Spot::AddContact => open(Purpose::AddContact),
        Spot::Kept => {
            let (retention, task) = Retention::new();
            Next::OpenAnd(retention.into(), vec![task])
        }
        Spot::Backups => Next::Open(Backups::default().into()),
        Spot::Import => {
            let (import, task) = Import::new();
            Next::OpenAnd(import.into(), vec![task])
        }
        Spot::Journal => Next::Stay,
        Spot::Passphrase => open(Purpose::ChangePassphrase),
        Spot::Key => open(Purpose::NewKey),
        Spot::Sheet => open(Purpose::TrySheet),
        Spot::Keys => Next::Open(Page::new("Every key", &keys()).into()),
        Spot::About => Next::Open(Page::new("About", &about::page(desk.held)).into()),
        Spot::Staying(_) => Next::Stay,
        Spot::AddStaying => open(Purpose::AddKept),
    }
}

/// The packs of points that entries can be tied to, in the order of their titles.
fn packs(desk: &Desk) -> Vec<&Guide> {
    let is_pack = |guide: &&Guide| {
        guide.kind == GuideKind::Afterword && guide.id.as_str().starts_with(afterword::ETHICS)
    };
    desk.library.all().filter(is_pack).collect()
}

/// The values of a setting that has only a few.
fn choose(spot: Spot, desk: &Desk) -> Next {
    let with = |change: &dyn Fn(&mut Kept)| {
        let mut settings = desk.settings.clone();
        change(&mut settings);
        settings
    };
    let (help, values): (_, Vec<(String, Kept)>) = match spot {
        Spot::Role => {
            let roles = Role::ALL.into_iter();
            (
                "A trainee's card for danger names the placement as well.",
                roles
                    .map(|role| (role.name().into(), with(&|settings| settings.role = role)))
                    .collect(),
            )
        }
        Spot::Country => {
            let countries = RiskCard::built_in().countries().into_iter();
            (
                "Whose numbers the card for danger shows. F4 shows the card.",
                countries
                    .map(|(code, name)| {
                        let settings = with(&|settings| settings.country.clone_from(&code));
                        (name, settings)
                    })
                    .collect(),
            )
        }
        Spot::Ethics => {
            let packs = packs(desk).into_iter();
            (
                "Whose points an entry is tied to, with a while reading it.",
                packs
                    .map(|pack| {
                        let settings = with(&|settings| settings.ethics = pack.id.to_string());
                        (pack.title.clone(), settings)
                    })
                    .collect(),
            )
        }
        _ => (
            "Whether prompts about research come among the daily ones.",
            [false, true]
                .map(|on| {
                    (
                        research(on).into(),
                        with(&|settings| settings.research = on),
                    )
                })
                .into(),
        ),
    };
    Next::Open(Setting::new(said(spot, desk).0, help, values, &desk.settings).into())
}

#[cfg(test)]
mod tests;

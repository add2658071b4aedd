//! Presence: the accounts one holds, what follows from how they are kept, and the footprint review.

use super::entry::ask_trash;
use super::paper::measure;
use super::{
    Around, BODY, Input, Next, commanded, moved, open_read, open_revision, same_or_new, top,
};
use crate::domain::{Answer, GuideKind, Words, dates, known, many};
use crate::figures::presence::{Account, next_look};
use crate::tui::canvas::{Canvas, Row};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::{Done, Gathered, Task};
use crate::tui::wrap;
use jiff::civil::Date;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// The most rows below the list for what the focus is about.
const BELOW: u16 = 8;
/// The most columns of a platform's name.
const WIDEST_TITLE: u16 = 22;
/// Rows of the list that stay on a small screen, where what is below is cut instead.
const LEAST: u16 = 3;

/// The screen.
#[derive(Debug)]
pub struct Presence {
    /// The accounts, by platform; `None` until they were fetched.
    accounts: Option<Vec<Gathered>>,
    focus: usize,
    /// What is fetched is to be edited.
    editing: bool,
}

impl Presence {
    /// The view; the task fetches the accounts.
    pub fn new() -> (Self, Task) {
        let screen = Self {
            accounts: None,
            focus: 0,
            editing: false,
        };
        (screen, fetch())
    }

    pub(super) fn context(&self) -> Context {
        Context::Presence
    }

    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        let about_one = matches!(command, Command::Edit | Command::Checked | Command::Trash);
        (about_one && self.accounts().is_empty())
            .then(|| "There is no account yet; a adds one.".into())
    }

    fn accounts(&self) -> &[Gathered] {
        self.accounts.as_deref().unwrap_or_default()
    }

    fn focused(&self) -> Option<&Gathered> {
        let accounts = self.accounts();
        accounts.get(self.focus.min(accounts.len().saturating_sub(1)))
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let begin = |name: &str| {
            let guide = around.desk.library.named(name);
            guide.map_or(Next::Stay, |guide| Next::Begin(guide.id.clone()))
        };
        let command = match commanded(&mut self.focus, input) {
            Ok(command) => command,
            Err(next) => return next,
        };
        let height = around.height.saturating_sub(BODY + BELOW);
        let count = self.accounts().len();
        if moved(&mut self.focus, count, height, command) {
            return Next::Stay;
        }
        match (command, self.focused()) {
            (Command::Add, _) | (Command::Enter, None) => begin(known::guide::ACCOUNT),
            (Command::Footprint, _) => begin(known::guide::FOOTPRINT),
            (Command::Enter | Command::Edit, Some(account)) => {
                let read = Task::Read {
                    id: account.head.id,
                    revision: None,
                };
                self.editing = command == Command::Edit;
                Next::Run(vec![read])
            }
            (Command::Checked, Some(account)) => Next::Run(vec![Task::Amend {
                id: account.head.id,
                question: known::CHECKED,
                answer: Answer::Date(around.desk.today),
                say: "Noted: its settings were checked today. The account's history has the earlier day.".into(),
            }]),
            (Command::Trash, Some(account)) => Next::Ask(ask_trash(&account.head)),
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::Gathered {
                kinds,
                entries: accounts,
            } if *kinds == KINDS => {
                let mut accounts = accounts.clone();
                accounts.sort_by_key(|account| account.head.title.to_lowercase());
                let ids =
                    |rows: &[Gathered]| rows.iter().map(|one| one.head.id).collect::<Vec<_>>();
                self.focus = same_or_new(self.focus, &ids(self.accounts()), &ids(&accounts));
                self.accounts = Some(accounts);
                Next::Stay
            }
            // What was changed before the answer on its way was looked up is in that answer.
            Done::Changed(..) if self.accounts.is_none() => Next::Stay,
            Done::Changed(..) => Next::Run(vec![fetch()]),
            done if std::mem::take(&mut self.editing) => open_revision(done),
            done => open_read(done),
        }
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Presence);
        let (dim, warm, plain) = (canvas.theme.dim, canvas.theme.warm, Style::new());
        let desk = around.desk;
        let (footprint, over) = say_footprint(desk);
        let used = canvas.prose(3, BODY, &footprint, if over { warm } else { dim });
        let Some(accounts) = &self.accounts else {
            canvas.cursor_at(1, BODY);
            return;
        };
        let body = BODY + used + 1;
        if accounts.is_empty() {
            let words = "No account is listed yet. a adds one: which platform, for what, under which name, who sees \
                         it, and whether a client could find it. f looks at your own footprint, by a checklist.";
            canvas.prose(3, body, words, dim);
            canvas.cursor_at(1, BODY);
            return;
        }
        let focus = self.focus.min(accounts.len() - 1);
        let titles = accounts.iter().map(|account| account.head.title.width());
        let title = (titles.max().unwrap_or_default() as u16).min(WIDEST_TITLE);
        let room = around.width.saturating_sub(3 + 2 + 2 + 1);
        let rows = rows_in(accounts, desk, room.saturating_sub(title));
        // Where who sees it still has no room, the platform's name gives way.
        let beside = rows.iter().map(|row| row.0.width() + row.1.width()).max();
        let title = title.min(room.saturating_sub(beside.unwrap_or_default() as u16));
        let said: Vec<String> = accounts.iter().map(|one| say_of(one, desk)).collect();
        let rows_of = |words: &String| wrap::lines(words, measure(around.width)).len() as u16;
        let below = said.iter().map(rows_of).max().unwrap_or_default() + 1;
        let room = canvas
            .area
            .height
            .saturating_sub(body + below.min(BELOW))
            .max(LEAST);
        canvas.part(body, room, |canvas| {
            canvas.list(accounts.len(), focus, |row| Row {
                then: "",
                cells: vec![
                    (title, accounts[row].head.title.as_str(), plain),
                    (0, rows[row].0.as_str(), dim),
                ],
                right: (rows[row].1.as_str(), if rows[row].2 { warm } else { dim }),
            });
        });
        let y = body + room.min(accounts.len() as u16) + 1;
        canvas.prose(3, y, &said[focus], dim);
    }
}

/// What follows from how an account is kept.
fn say_of(account: &Gathered, desk: &Desk) -> String {
    let remarks = Account::of(&account.entry.page).remarks(desk.today, desk.settings.account_days);
    match remarks.is_empty() {
        true => {
            let title = &account.head.title;
            format!("{title}: nothing to remark on, from what its own page says.")
        }
        false => remarks.join("\n"),
    }
}

/// What stands beside an account: what it is for and who sees it, when it was checked, and whether that is due again.
type Beside = (String, String, bool);

/// How much stands beside each account in so many columns: who sees it is never cut. Where it would be, a day gives way
/// first, then by how much it is over, which stands below for the account with the focus, then what the account is for.
fn rows_in(accounts: &[Gathered], desk: &Desk, columns: u16) -> Vec<Beside> {
    let days = desk.settings.account_days;
    let beside = |facts: &[&str], brief: fn(&str, bool) -> String| -> Vec<Beside> {
        let rows = accounts.iter().map(|account| {
            let read = Account::of(&account.entry.page);
            let due = read.is_due(desk.today, days);
            let facts = facts.iter().map(|id| in_words(account, id));
            let facts: Vec<String> = facts.filter(|words| !words.is_empty()).collect();
            let checked = say_checked(read.checked, days, desk.today);
            (facts.join(", "), brief(&checked, due), due)
        });
        rows.collect()
    };
    let due = |_: &str, due: bool| if due { "due" } else { "" }.to_owned();
    let both = ["sphere", "seen-by"];
    let fits = |rows: &Vec<Beside>| {
        let mut rows = rows.iter();
        rows.all(|row| row.0.width() + row.1.width() <= columns.into())
    };
    let ways = [
        beside(&both, |checked, _| checked.to_owned()),
        beside(&both, |checked, _| {
            let brief = checked.rsplit(", ").next();
            brief.unwrap_or_default().to_owned()
        }),
        beside(&both, due),
    ];
    let fitting = ways.into_iter().find(fits);
    fitting.unwrap_or_else(|| beside(&["seen-by"], due))
}

const KINDS: &[GuideKind] = &[GuideKind::Account];

fn fetch() -> Task {
    Task::Gather(KINDS, |_, _| true)
}

fn in_words(account: &Gathered, id: &str) -> String {
    let question = account
        .guide
        .questions
        .iter()
        .find(|question| question.id.as_str() == id);
    match (question, account.entry.page.answer(id)) {
        (Some(question), Some(answer)) => answer.in_words(question.answer.options()),
        _ => Words::default(),
    }
    .read()
    .to_owned()
}

/// "checked 12 Jun", and from the day on that it is due for another look, `days` days later, how long that is over.
fn say_checked(checked: Option<Date>, days: u16, today: Date) -> String {
    let Some(day) = checked else {
        return "never checked".into();
    };
    let checked = format!("checked {}", dates::say_short(day, today));
    match next_look(Some(day), days).filter(|due| *due <= today) {
        Some(due) if due == today => format!("{checked}, due today"),
        Some(due) => format!("{checked}, {}", dates::say_due(due, today)),
        None => checked,
    }
}

/// When the footprint was last looked at and when it is due, and whether that day has come.
fn say_footprint(desk: &Desk) -> (String, bool) {
    let days = desk.settings.footprint_days;
    match (desk.footprint, next_look(desk.footprint, days)) {
        (Some(last), Some(next)) => (
            format!(
                "Footprint: last looked at {}, every {}; next {}.",
                dates::say_short(last, desk.today),
                many(usize::from(days), "day", "days"),
                dates::say_due(next, desk.today),
            ),
            next <= desk.today,
        ),
        _ => (
            "Footprint: not looked at yet; f begins, by a checklist.".into(),
            false,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_account_that_is_due_for_a_look_says_by_how_much_in_words() {
        let said = |day| say_checked(Some(day), 180, date(2026, 11, 21));
        assert_eq!(said(date(2026, 1, 4)), "checked 4 Jan, 141 days over");
        assert_eq!(said(date(2026, 5, 25)), "checked 25 May, due today");
        assert_eq!(said(date(2026, 6, 12)), "checked 12 Jun");
        assert_eq!(say_checked(None, 180, date(2026, 11, 21)), "never checked");
    }
}

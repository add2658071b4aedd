//! What is said of an entry and done to it, in whatever list it stands.

use crate::domain::{Answer, EntryHead, EntryId, Status, dates, known};
use crate::tui::canvas::window;
use crate::tui::confirm::Confirm;
use crate::tui::task::Task;
use crate::tui::theme::Theme;
use jiff::civil::Date;
use ratatui::style::Style;

/// Said of an entry that would have to be taken back first.
pub(super) const IN_TRASH: &str = "This entry is in the trash; r takes it back.";
/// Said while a list is on its way.
pub(super) const LOOKING: &str = "Still looking; one moment.";
pub(super) const TRASHED_ALREADY: &str = "This entry is in the trash already.";
pub(super) const NOT_IN_TRASH: &str = "This entry is not in the trash.";
pub(super) const NO_FOLLOW_UP: &str = "No open follow-up here.";
pub(super) const NOTHING_TICKED: &str = "No follow-up was ticked off just now.";

/// Columns for the days of a list that is drawn in so many rows: those of another year are longer.
pub(super) fn day_width(days: &[String], focus: usize, rows: u16) -> u16 {
    let shown = usize::from(rows).min(days.len());
    let first = window(days.len(), shown, focus);
    match days[first..first + shown].iter().any(|day| day.len() > 6) {
        true => 11,
        false => 6,
    }
}

/// Where an entry stands with supervision.
pub(super) fn stands(head: &EntryHead, today: Date) -> String {
    let discussed = head.discussed.map(|day| (day, head.impact));
    say_stands(head.for_supervision, discussed, today)
}

/// "agenda", "discussed 24 Nov", "impact noted".
pub(super) fn say_stands(
    for_supervision: bool,
    discussed: Option<(Date, bool)>,
    today: Date,
) -> String {
    match (for_supervision, discussed) {
        (true, _) => "agenda".to_owned(),
        (false, Some((_, true))) => "impact noted".to_owned(),
        (false, Some((day, false))) => format!("discussed {}", dates::say_short(day, today)),
        (false, None) => String::new(),
    }
}

/// A status in a list or a head: what is not closed is warm, everywhere.
pub(super) fn status(status: Option<Status>, theme: &Theme) -> (&'static str, Style) {
    match status {
        Some(status @ (Status::Open | Status::Waiting)) => (status.name(), theme.warm),
        Some(Status::Closed) => (Status::Closed.name(), theme.dim),
        None => ("", theme.dim),
    }
}

/// Puts an entry on the agenda, or takes it off.
pub(super) fn flag(head: &EntryHead) -> Task {
    let on = !head.for_supervision;
    Task::Amend {
        id: head.id,
        question: known::FOR_SUPERVISION,
        answer: Answer::YesNo(on),
        say: if on {
            "On the agenda for supervision.".into()
        } else {
            "No longer on the agenda.".into()
        },
    }
}

/// The question before an entry goes to the trash.
pub(super) fn ask_trash(head: &EntryHead) -> Confirm {
    Confirm::new(
        &format!("Move entry {} to the trash?", head.id),
        &format!(
            "{}, written {}.\n\nIt can be taken back for 30 days; then it is gone with all its revisions.",
            head.title,
            dates::say(head.written.date())
        ),
        "Move to the trash",
        vec![Task::Trash(head.id)],
    )
}

/// The next status after this one, as a task.
pub(super) fn next_status(id: EntryId, status: Option<Status>) -> Option<Task> {
    let next = match status? {
        Status::Open => Status::Waiting,
        Status::Waiting => Status::Closed,
        Status::Closed => Status::Open,
    };
    Some(Task::Amend {
        id,
        question: known::STATUS,
        answer: Answer::Choice([next.name().to_owned()].into()),
        say: format!("Now {}.", next.name()),
    })
}

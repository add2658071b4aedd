//! Supervision drawn: the next meeting, whom summaries are sealed for, the agenda, what was shared.

use super::{RECEIPTS, Supervision};
use crate::domain::{NotAsKept, Receipt, Supervisor, Words, dates, is_pack, known, many};
use crate::supervision::Recipient;
use crate::tui::canvas::{Canvas, Hit, MEASURE, fit, fit_title};
use crate::tui::desk::Desk;
use crate::tui::keymap::Tab;
use crate::tui::screens::entry::status;
use crate::tui::screens::paper::Paper;
use crate::tui::screens::{Around, BODY, top};
use crate::tui::task::OnAgenda;
use jiff::civil::Date;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

const NOTHING_ON_AGENDA: &str = "Nothing is on the agenda. q puts a question on it; in the journal and while reading, s puts an entry on it.";

/// Said below what was shared.
const TO_PACK: &str = "p makes a CPD pack: evidence of continuing professional development.";

/// Said below the supervisors while one is begun.
const PACK_BEGUN: &str = "The review of a CPD pack is unfinished; p goes on with it.";

impl Supervision {
    pub(in crate::tui::screens) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Supervision);
        let dim = canvas.theme.dim;
        let desk = around.desk;
        let count = self.spots(desk).len();
        let focus = self.focus.min(count.saturating_sub(1));
        let mut paper = Paper::new(canvas.area.width);
        paper.said(&say_meeting(desk), dim);
        paper.gap();
        heading(&mut paper, "Supervisors");
        if desk.supervisors.is_empty() {
            let words = "None yet. Ask your supervisor for their recipient, a line that begins with age1: this program makes one with \
                         `afterhour identity new`, any age tool does too. Then add them here.";
            paper.prose(words, dim);
        }
        let mut number = 0;
        for supervisor in &desk.supervisors {
            lay_supervisor(&mut paper, supervisor, number, focus, desk);
            number += 1;
        }
        let is_begun = desk.preparations.iter().any(|to| is_pack(to));
        if is_begun {
            paper.prose(PACK_BEGUN, canvas.theme.warm);
        }
        paper.gap();
        heading(&mut paper, "Agenda");
        match &self.agenda {
            None => paper.prose("looking…", dim),
            Some(agenda) if agenda.is_empty() => paper.prose(NOTHING_ON_AGENDA, dim),
            Some(agenda) => {
                let unkept = agenda.iter().map(|on| on.head.id);
                let unkept = unkept.filter(|id| desk.unkept.entries.contains(id));
                if let Some(said) = NotAsKept::say_of(unkept) {
                    paper.said(&said, canvas.theme.warm);
                }
                for on in agenda {
                    lay_on_agenda(&mut paper, on, number, focus, desk);
                    number += 1;
                }
            }
        }
        paper.gap();
        heading(&mut paper, "Shared");
        if desk.receipts.is_empty() {
            paper.prose("nothing yet", dim);
        }
        for receipt in desk.receipts.iter().take(RECEIPTS) {
            lay_receipt(&mut paper, receipt, number, focus, desk);
            number += 1;
        }
        if !is_begun {
            paper.gap();
            paper.prose(TO_PACK, dim);
        }
        if count == 0 {
            canvas.cursor_at(1, BODY);
        }
        paper.draw(canvas, BODY);
    }
}

fn heading(paper: &mut Paper<'_>, words: &'static str) {
    paper.row(move |canvas, y| {
        let strong = canvas.theme.strong;
        canvas.put(1, y, words, strong);
    });
}

/// The sign of the focus in the row laid last, and what a click on it means.
fn spot(paper: &mut Paper<'_>, number: usize, focus: usize) {
    if number == focus {
        paper.keep(paper.len() - 1, paper.len() - 1);
    }
}

fn view_spot(canvas: &mut Canvas, number: usize, focus: usize, y: u16) {
    if number == focus {
        canvas.focus(1, y);
    }
    let width = canvas.area.width;
    canvas.zone(0, y, width, 1, Hit::Row(number));
}

/// "Next meeting: Tuesday 24 November with Ruth, in 3 days."
fn say_meeting(desk: &Desk) -> String {
    let Some(meeting) = &desk.meeting else {
        return "No meeting is noted yet; m writes about one, with the day of the next.".into();
    };
    let with = match meeting.with.read().trim() {
        "" => String::new(),
        with => format!(" with {with}"),
    };
    let say = |day: Date| format!("{} {}", dates::weekday(day), dates::say_without_year(day));
    match (meeting.next, meeting.happened) {
        (Some(day), _) if day >= desk.today => {
            let when = dates::say_due(day, desk.today);
            format!("Next meeting: {}{with}, {when}.", say(day))
        }
        (Some(day), _) => format!("The meeting{with} was on {}; m writes about it.", say(day)),
        (None, Some(day)) => {
            let day = dates::say_short(day, desk.today);
            format!("Last meeting{with} on {day}; no day is noted for the next.")
        }
        (None, None) => "No day is noted for the next meeting.".into(),
    }
}

/// A question in its own words; anything else by its title.
fn lay_on_agenda<'a>(
    paper: &mut Paper<'a>,
    on: &'a OnAgenda,
    number: usize,
    focus: usize,
    desk: &Desk,
) {
    let head = &on.head;
    let day = dates::say_short(head.written.date(), desk.today);
    let is_question = head.guide.id.as_str() == known::guide::QUESTION;
    let (kind, words) = match is_question && !on.words.is_blank() {
        true => ("question", on.words.read()),
        false => (head.kind.name(), head.title.as_str()),
    };
    paper.row(move |canvas, y| {
        let dim = canvas.theme.dim;
        canvas.put(3, y, &day, dim);
        canvas.put(16, y, kind, dim);
        let end = canvas.put_state(y, status(head.status, canvas.theme), "");
        let words = fit_title(words, end.saturating_sub(30), canvas.theme.ascii);
        canvas.put(28, y, &words, Style::new());
        view_spot(canvas, number, focus, y);
    });
    spot(paper, number, focus);
    // What the focus is on is told in its first words, unless they stand in the row.
    if number == focus && !is_question && !on.words.is_blank() {
        let first: String = on.words.read().lines().next().unwrap_or_default().into();
        let said = Words::new(&first);
        paper.row(move |canvas, y| {
            let dim = canvas.theme.dim;
            let width = canvas.area.width.min(MEASURE + 4);
            let words = fit(said.read(), width.saturating_sub(30), canvas.theme.ascii);
            canvas.put(28, y, &words, dim);
        });
        paper.keep(paper.len() - 2, paper.len() - 2);
    }
}

fn lay_supervisor<'a>(
    paper: &mut Paper<'a>,
    supervisor: &'a Supervisor,
    number: usize,
    focus: usize,
    desk: &Desk,
) {
    let (state, brief, is_open) = match supervisor.confirmed {
        Some(_) => ("fingerprint confirmed", "confirmed", false),
        None => ("fingerprint not confirmed yet", "not confirmed", true),
    };
    let fingerprint = Recipient::parse(&supervisor.recipient)
        .map(|recipient| recipient.fingerprint())
        .unwrap_or_default();
    paper.row(move |canvas, y| {
        let (dim, warm) = (canvas.theme.dim, canvas.theme.warm);
        let name = fit(&supervisor.name, 17, canvas.theme.ascii);
        canvas.put(3, y, &name, Style::new());
        // The state is said whole; the four words only where both have room.
        let room = usize::from(canvas.area.width.saturating_sub(22 + 1));
        let beside = |state: &&str| state.width() + 2 + fingerprint.width() <= room;
        let state = match [state, brief].into_iter().find(beside) {
            Some(state) => {
                canvas.put_right(y, 1, &fingerprint, dim);
                state
            }
            None if state.width() <= room => state,
            None => brief,
        };
        canvas.put(22, y, state, if is_open { warm } else { dim });
        view_spot(canvas, number, focus, y);
    });
    spot(paper, number, focus);
    if desk.preparations.contains(&supervisor.name) {
        paper.row(move |canvas, y| {
            let (warm, width) = (canvas.theme.warm, canvas.area.width);
            canvas.put(22, y, "a review is unfinished", warm);
            canvas.zone(0, y, width, 1, Hit::Row(number));
        });
        if number == focus {
            paper.keep(paper.len() - 2, paper.len() - 2);
        }
    }
}

fn lay_receipt<'a>(
    paper: &mut Paper<'a>,
    receipt: &'a Receipt,
    number: usize,
    focus: usize,
    desk: &Desk,
) {
    let day = dates::say_short(receipt.sealed.date(), desk.today);
    paper.row(move |canvas, y| {
        let dim = canvas.theme.dim;
        canvas.put(3, y, &day, dim);
        let entries = many(receipt.entries.len(), "entry", "entries");
        let to = match is_pack(&receipt.to) {
            true => "CPD pack",
            false => &receipt.to,
        };
        let words = format!("{to}, {entries}");
        let end = canvas.put_right(y, 1, &receipt.file, dim);
        let words = fit(&words, end.saturating_sub(18), canvas.theme.ascii);
        canvas.put(16, y, &words, Style::new());
        view_spot(canvas, number, focus, y);
    });
    spot(paper, number, focus);
}

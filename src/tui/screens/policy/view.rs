//! How the parts of the policy are drawn.

use super::rows::{counted, headings, spread, standing};
use super::{ABOVE, BELOW, Part, Policy};
use crate::domain::{dates, known, many};
use crate::policy::{self, Covered, Currency, Document, Held, TITLE, paragraphs};
use crate::tui::canvas::{Canvas, NARROW, Row};
use crate::tui::desk::Desk;
use crate::tui::keymap::Tab;
use crate::tui::screens::paper::Paper;
use crate::tui::screens::{Around, BODY, top};
use crate::tui::theme::Theme;
use ratatui::style::Style;

/// Rows of the list that stay on a small screen, where what is below is cut instead.
const LEAST: u16 = 3;
/// Columns of the sections.
const SECTIONS: u16 = 28;

const EMPTY: &str = "There is no policy yet. It is a page for your clients: what you do about friend requests, messages, \
    searching, reviews, emergencies and the rest. Each clause says what you will do, and asks nobody to be silent.\n\n\
    Enter begins it, a clause at a time. A clause can be left empty; it is then left out. m shows which kinds of \
    incident a policy can speak to.";

impl Policy {
    pub(in super::super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Policy);
        canvas.cursor_at(1, BODY);
        if !self.fetched {
            return;
        }
        match (self.part, &self.policy) {
            (Part::Coverage, _) => self.view_coverage(around.desk, canvas),
            (_, None) => self.view_none(around.desk, canvas),
            (Part::Clauses, Some(policy)) => self.view_clauses(policy, around.desk, canvas),
            (Part::Preview, Some(policy)) => {
                paper(policy.newest(), canvas.area.width, around.theme)
                    .draw_from(canvas, BODY, self.focus);
            }
            (Part::Versions, Some(policy)) => self.view_versions(policy, around.desk, canvas),
            (Part::Given, Some(policy)) => self.view_given(policy, around.desk, canvas),
        }
    }

    fn view_none(&self, desk: &Desk, canvas: &mut Canvas) {
        let (plain, dim) = (Style::new(), canvas.theme.dim);
        let used = canvas.prose(3, BODY, EMPTY, plain);
        if draft(desk) {
            let words = "A draft of it is kept; Enter goes on with it.";
            canvas.prose(3, BODY + used + 1, words, dim);
        }
        canvas.cursor_at(1, BODY);
    }

    fn view_clauses(&self, policy: &policy::Policy, desk: &Desk, canvas: &mut Canvas) {
        let (plain, dim, warm) = (Style::new(), canvas.theme.dim, canvas.theme.warm);
        let (said, over) = standing(policy.newest(), desk.today);
        let used = canvas.prose(3, BODY, &said, if over { warm } else { plain });
        // A narrow page has two rows for the first of them; the list and the clients' own page tell the other.
        if used == 1 {
            canvas.put(3, BODY + 1, &spread(policy), dim);
        }
        let lines = self.lines();
        let sections = match canvas.area.width < NARROW {
            true => SECTIONS / 2,
            false => SECTIONS,
        };
        let y = list(canvas, lines.len(), self.clause, |row| {
            let line = &lines[row];
            let style = if line.words.is_empty() { dim } else { plain };
            Row {
                then: "",
                cells: vec![(sections, line.section, dim), (0, line.heading, plain)],
                right: (line.state(), style),
            }
        });
        let words = lines.get(self.clause).map(|line| line.words.as_str());
        let words = match words {
            _ if draft(desk) => "A draft of the next version is kept; Enter goes on with it.",
            Some("") | None => {
                "Nothing is written here, so the page leaves it out. Enter writes it."
            }
            Some(words) => words,
        };
        excerpt(canvas, y, words);
    }

    fn view_versions(&self, policy: &policy::Policy, desk: &Desk, canvas: &mut Canvas) {
        let (plain, dim) = (Style::new(), canvas.theme.dim);
        let count = policy.versions().count();
        let said = format!(
            "{}, the newest first. None is ever overwritten.",
            many(count, "version", "versions")
        );
        canvas.put(3, BODY, &said, plain);
        canvas.put(
            3,
            BODY + 1,
            "Enter shows what a version changed, in full.",
            dim,
        );
        let rows: Vec<(String, String, Vec<_>)> = policy
            .versions()
            .rev()
            .map(|version| {
                (
                    format!("Version {}", version.version),
                    dates::say_short(version.day, desk.today),
                    policy.changes_of(version.version),
                )
            })
            .collect();
        let counts: Vec<String> = rows.iter().map(|row| counted(&row.2)).collect();
        let y = list(canvas, count, self.focus, |row| Row {
            then: "",
            cells: vec![
                (12, rows[row].0.as_str(), plain),
                (12, rows[row].1.as_str(), dim),
                (0, counts[row].as_str(), plain),
            ],
            right: ("", plain),
        });
        if let Some((_, _, differences)) = rows.get(self.focus) {
            excerpt(canvas, y, &headings(differences));
        }
    }

    fn view_given(&self, policy: &policy::Policy, desk: &Desk, canvas: &mut Canvas) {
        let (plain, dim, warm) = (Style::new(), canvas.theme.dim, canvas.theme.warm);
        let held = policy.held();
        if held.is_empty() {
            let words = "Nobody is listed yet. a notes that a client was given the page: the code, the day and in which way. \
                         The version follows from the day.";
            canvas.prose(3, BODY, words, plain);
            return;
        }
        canvas.put(3, BODY, &spread(policy), plain);
        let words = "a notes that a client was given the page; the version follows from the day.";
        canvas.put(3, BODY + 1, words, dim);
        let rows: Vec<(String, String)> = held
            .iter()
            .map(|held| (on_the_day(held, desk), say_version(held)))
            .collect();
        let y = list(canvas, held.len(), self.focus, |row| Row {
            then: "",
            cells: vec![
                (10, held[row].given.client.as_str(), plain),
                (0, rows[row].0.as_str(), dim),
            ],
            right: (
                rows[row].1.as_str(),
                match held[row].standing {
                    Currency::Old => warm,
                    Currency::Current => plain,
                    Currency::Replaced => dim,
                },
            ),
        });
        let old: Vec<&str> = held
            .iter()
            .filter(|held| held.standing == Currency::Old)
            .map(|held| held.given.client.as_str())
            .collect();
        if !old.is_empty() {
            let said = format!("With an older version: {}.", old.join(", "));
            excerpt(canvas, y, &said);
        }
    }

    fn view_coverage(&self, desk: &Desk, canvas: &mut Canvas) {
        let (plain, dim, warm) = (Style::new(), canvas.theme.dim, canvas.theme.warm);
        let rows = self.coverage(desk);
        let gaps = rows.iter().filter(|row| row.is_gap()).count();
        let spoken: usize = rows.iter().filter(|row| !row.clauses.is_empty()).count();
        let said = format!(
            "A policy can speak to {spoken} kinds of incident. Covered: {}. Gaps: {gaps}.",
            spoken - gaps
        );
        canvas.put(3, BODY, &said, plain);
        let words = "Says whether something is written, not whether it is enough.";
        canvas.put(3, BODY + 1, words, dim);
        let is_asked = |row: &Covered| row.is_gap() && self.asked.contains(&row.label);
        let y = list(canvas, rows.len(), self.focus, |row| Row {
            then: "",
            cells: vec![(0, rows[row].label.as_str(), plain)],
            right: match is_asked(&rows[row]) {
                true => ("gap, on the agenda", warm),
                false if rows[row].is_gap() => (rows[row].state(), warm),
                false => (rows[row].state(), dim),
            },
        });
        if let Some(row) = rows.get(self.focus) {
            excerpt(canvas, y, &clauses_for(row, is_asked(row)));
        }
    }
}

/// Which clauses speak to a kind, and which of them are written.
fn clauses_for(row: &Covered, is_asked: bool) -> String {
    if row.clauses.is_empty() {
        return "No clause of a policy for clients is for this kind.".into();
    }
    let clauses: Vec<String> = row
        .clauses
        .iter()
        .map(|(clause, written)| {
            let state = if *written { "written" } else { "empty" };
            format!("{} ({state})", clause.heading)
        })
        .collect();
    let then = match (row.is_gap(), is_asked) {
        (true, true) => "\nEnter writes one; it is on the agenda for supervision.",
        (true, false) => "\nEnter writes one; s puts it on the agenda for supervision.",
        (false, _) => "",
    };
    format!("Clauses for it: {}.{then}", clauses.join(", "))
}

fn on_the_day(held: &Held, desk: &Desk) -> String {
    let day = dates::say_short(held.given.day, desk.today);
    match held.given.how.is_empty() {
        true => day,
        false => format!("{day}, {}", held.given.how),
    }
}

fn say_version(held: &Held) -> String {
    let version = match held.version {
        Some(version) => format!("version {version}"),
        None => "before this policy".to_owned(),
    };
    match held.standing {
        Currency::Current => version,
        standing => format!("{version}, {}", standing.name()),
    }
}

fn draft(desk: &Desk) -> bool {
    let mut drafts = desk.drafts.iter();
    drafts.any(|unfinished| unfinished.guide.id.as_str() == known::guide::POLICY)
}

/// The list below what is said; gives the row below it.
fn list<'r>(
    canvas: &mut Canvas,
    count: usize,
    focus: usize,
    row: impl Fn(usize) -> Row<'r>,
) -> u16 {
    let begin = BODY + ABOVE;
    let room = canvas.area.height.saturating_sub(begin + BELOW).max(LEAST);
    canvas.part(begin, room, |canvas| canvas.list(count, focus, row));
    begin + room.min(count as u16) + 1
}

/// What the focus is about, as much as there is room for.
fn excerpt(canvas: &mut Canvas, y: u16, words: &str) {
    let dim = canvas.theme.dim;
    let room = canvas.area.height.saturating_sub(y);
    canvas.part(y, room, |canvas| {
        canvas.prose(3, 0, words, dim);
    });
}

/// The page as a client reads it.
pub(super) fn paper<'a>(document: &Document, width: u16, theme: &Theme) -> Paper<'a> {
    let plain = Style::new();
    let mut paper = Paper::new(width);
    paper.said(TITLE, theme.strong);
    if !document.practice.is_blank() {
        paper.said(document.practice.read().trim(), plain);
    }
    paper.said(&document.in_words(), theme.dim);
    for (section, clauses) in document.sections() {
        paper.gap();
        paper.said(section, theme.cool);
        for clause in clauses {
            paper.gap();
            paper.said(&clause.heading, theme.strong);
            for (nth, lines) in paragraphs(clause.words.read()).iter().enumerate() {
                if nth > 0 {
                    paper.gap();
                }
                paper.said(&lines.join("\n"), plain);
            }
        }
    }
    paper
}

//! What stands below the list: an audit beside the one before, an experiment between two, or how sure before and after.

use super::Echo;
use crate::domain::{EntryId, dates, many};
use crate::figures::echo::{Audit, Counted, Experiment, VOICE};
use crate::tui::canvas::{Canvas, MEASURE, fit};
use crate::tui::theme::Theme;
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of a label in the charts.
const LABEL: u16 = 24;
/// Pairs of certainty drawn, the newest.
const PAIRS: usize = 10;

impl Echo {
    /// What belongs to a row of the list.
    pub(super) fn view_below(&self, row: usize, today: Date, canvas: &mut Canvas) {
        match self.rows().get(row) {
            None => self.view_certainty(today, canvas),
            Some(one) => match Experiment::of(&one.entry, &one.guide) {
                Some(experiment) => self.view_experiment(&experiment, today, canvas),
                None => self.view_audit(one.head.id, today, canvas),
            },
        }
    }

    /// The rows that takes, drawn where nobody sees it.
    pub(super) fn rows_below(
        &self,
        row: usize,
        today: Date,
        size: (u16, u16),
        theme: &Theme,
    ) -> u16 {
        let mut unseen = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        self.view_below(row, today, &mut Canvas::new(&mut unseen, theme));
        let blank = |y: &u16| (0..size.0).all(|x| unseen[(x, *y)].symbol() == " ");
        let blank_below = (0..size.1).rev().take_while(blank).count();
        size.1 - blank_below as u16
    }

    fn view_audit(&self, id: EntryId, today: Date, canvas: &mut Canvas) {
        let Some(at) = self.of.iter().position(|of| *of == id) else {
            return;
        };
        let audit = &self.audits[at];
        let before = at.checked_sub(1).map(|at| &self.audits[at]);
        let y = drawn(canvas, 0, before, Some(audit), today);
        if let Some(unheard) = audit.unheard().first() {
            let ask =
                format!("Nobody of \"{unheard}\" was in this audit. What would bring one in?");
            canvas.prose(3, y + 1, &ask, canvas.theme.cool);
        }
    }

    fn view_experiment(&self, experiment: &Experiment, today: Date, canvas: &mut Canvas) {
        let (before, after) = experiment.between(&self.audits);
        let (dim, cool) = (canvas.theme.dim, canvas.theme.cool);
        let words = match (before, after) {
            (None, _) => "No audit was taken on or before its first day; a takes one now.",
            (Some(_), None) => {
                "The audit before is drawn. One taken on or after its last day is drawn beside it."
            }
            (Some(_), Some(_)) => {
                "What differs between the two audits may have many reasons: a difference, no proof."
            }
        };
        let mut y = canvas.prose(3, 0, words, dim) + 1;
        if before.is_some() {
            y = drawn(canvas, y, before, after, today);
        }
        if experiment.has_ended(today) && !experiment.learned {
            let ask = "What did you notice that you would not have met otherwise? e answers.";
            canvas.prose(3, y + 1, ask, cool);
        }
    }

    fn view_certainty(&self, today: Date, canvas: &mut Canvas) {
        let (dim, plain) = (canvas.theme.dim, Style::new());
        let words = "How sure you were of something, 0 to 100, before a page on it and after. It does not know who was right. Enter reads the newest page.";
        let mut y = canvas.prose(3, 0, words, dim) + 1;
        let (was, is, line) = (
            canvas.theme.sign("○", "o"),
            canvas.theme.sign("●", "*"),
            canvas.theme.sign("─", "-"),
        );
        for (_, day, before, after) in self.pairs.iter().rev().take(PAIRS) {
            let day = dates::say_short(*day, today);
            canvas.put(3, y, &day, dim);
            let cells: String = (0..=50u8)
                .map(|cell| {
                    let (from, to) = (before / 2, after / 2);
                    match cell {
                        cell if cell == to => is,
                        cell if cell == from => was,
                        cell if (from.min(to)..from.max(to)).contains(&cell) => line,
                        _ => canvas.theme.sign("·", "."),
                    }
                })
                .collect();
            canvas.put(11, y, &cells, plain);
            canvas.put(63, y, &format!("{before} to {after}"), dim);
            y += 1;
        }
        canvas.put(11, y, &format!("0{:>50}", 100), dim);
        let lower = self
            .pairs
            .iter()
            .filter(|(.., before, after)| after < before)
            .count();
        let higher = self
            .pairs
            .iter()
            .filter(|(.., before, after)| after > before)
            .count();
        let same = self.pairs.len() - lower - higher;
        let pages = many(self.pairs.len(), "page", "pages");
        let words = format!(
            "{was} before, {is} after. Of {pages}: less sure {lower}, more sure {higher}, the same {same}."
        );
        canvas.prose(3, y + 2, &words, dim);
    }
}

/// Two audits beside each other, the later one first; the row after the last one drawn.
fn drawn(
    canvas: &mut Canvas,
    y: u16,
    before: Option<&Audit>,
    now: Option<&Audit>,
    today: Date,
) -> u16 {
    let (shown, beside) = match (before, now) {
        (before, Some(now)) => (now, before),
        (Some(before), None) => (before, None),
        (None, None) => return y,
    };
    let (dim, strong, plain) = (canvas.theme.dim, canvas.theme.strong, Style::new());
    let width = canvas.area.width.saturating_sub(4).min(MEASURE);
    let half = (width - LABEL) / 2;
    let columns = [(3 + LABEL, Some(shown)), (3 + LABEL + half, beside)];
    // Two columns of a narrow page have room for the number and not for its words.
    let roomy = half >= 24;
    let mut y = y;
    canvas.put(3, y, "Whose voice", strong);
    for (x, audit) in columns {
        if let Some(audit) = audit {
            let mut head = dates::say_short(audit.on, today);
            if roomy {
                let posts = many(audit.sampled() as usize, "post", "posts");
                head = format!("{head}, {posts}");
            }
            canvas.put(x, y, &head, dim);
        }
    }
    y += 1;
    let voices = |audit: Option<&Audit>| -> Vec<(String, u32)> {
        let tally = audit.and_then(|audit| audit.tally(VOICE));
        tally.map(|tally| tally.counts.clone()).unwrap_or_default()
    };
    let (one, other) = (voices(Some(shown)), voices(beside));
    let most = one
        .iter()
        .chain(&other)
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let cells = u32::from(half.saturating_sub(7));
    for (label, count) in &one {
        canvas.put(3, y, &fit(label, LABEL - 1, canvas.theme.ascii), plain);
        let earlier = other
            .iter()
            .find(|(name, _)| name == label)
            .map(|(_, count)| *count);
        for (x, count) in [(columns[0].0, Some(*count)), (columns[1].0, earlier)] {
            let Some(count) = count else { continue };
            let length = (count * cells)
                .div_ceil(most.max(cells))
                .max(u32::from(count > 0));
            let length = if most <= cells { count } else { length };
            let bar = canvas.theme.sign("█", "#").repeat(length as usize);
            let words = format!("{bar}{}{count}", if bar.is_empty() { "" } else { " " });
            canvas.put(x, y, &words, plain);
        }
        y += 1;
    }
    canvas.put(
        3,
        y,
        "Audits of your own, counted by you: no validated measure.",
        dim,
    );
    y += 1;
    let worth = |audit: Option<&Audit>| {
        let voices = audit.and_then(Audit::voices)?;
        Some(match roomy {
            true => format!("{voices:.1} voices' worth"),
            false => format!("{voices:.1}"),
        })
    };
    if let Some(mixed) = worth(Some(shown)) {
        canvas.put(3, y, "How mixed", dim);
        canvas.put(columns[0].0, y, &format!("{mixed} of {}", one.len()), plain);
        if let Some(mixed) = worth(beside) {
            canvas.put(columns[1].0, y, &mixed, plain);
        }
        y += 1;
    }
    for tally in shown
        .tallies
        .iter()
        .filter(|tally| tally.id.as_str() != VOICE)
    {
        let words = tally.in_words();
        canvas.put(3, y, short(tally), dim);
        y += canvas.prose(columns[0].0, y, &words, plain);
        let earlier = beside.and_then(|audit| audit.tally(tally.id.as_str()));
        if let Some(earlier) = earlier {
            let words = format!("before: {}", earlier.in_words());
            y += canvas.prose(columns[0].0, y, &words, dim);
        }
    }
    y
}

fn short(tally: &Counted) -> &str {
    match tally.id.as_str() {
        "standpoint" => "Standpoint",
        "loudness" => "Loudness",
        other => other,
    }
}

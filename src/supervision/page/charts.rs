//! The charts: rhythm, incidents by kind, mix of voices over time. Each is a drawing and, beside it, a table of the same
//! numbers. What they show was read from outside, so that every word is escaped and every count is bounded.

use super::super::block::{Audit, Block, Incidents, Rhythm};
use crate::domain::html::escaped;
use std::fmt::Write as _;

/// Rows drawn of one chart; the Markdown has them all.
const MOST_ROWS: usize = 120;

/// Weeks drawn of one month.
const MOST_WEEKS: usize = 6;

/// Characters of a label before it is cut.
const LONGEST_LABEL: usize = 40;

/// Width of a drawing, of its labels, and the height of a row, in the units of the drawing.
const WIDTH: f64 = 380.0;
const LABELS: f64 = 170.0;
const ROW: f64 = 24.0;

/// Room for the number behind a bar.
const NUMBER: f64 = 40.0;

/// Draws what there is.
pub(super) fn draw(out: &mut String, block: &Block) {
    rhythm(out, &block.rhythm[..block.rhythm.len().min(MOST_ROWS)]);
    incidents(
        out,
        &block.incidents[..block.incidents.len().min(MOST_ROWS)],
    );
    voices(out, &block.voices[..block.voices.len().min(MOST_ROWS)]);
}

fn rhythm(out: &mut String, months: &[Rhythm]) {
    if months.is_empty() {
        return;
    }
    let mut drawing = String::new();
    for (row, month) in months.iter().enumerate() {
        let y = row as f64 * ROW;
        label(&mut drawing, &month.month.say(), y);
        for (week, level) in month.weeks.iter().take(MOST_WEEKS).enumerate() {
            let x = LABELS + week as f64 * 30.0;
            let class = ["none", "some", "more"][usize::from(*level).min(2)];
            let _ = write!(
                drawing,
                "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"20\" height=\"16\" rx=\"2\"/>",
                y + 4.0
            );
            // A sign besides the shade, for whoever sees no colour.
            if *level > 0 {
                let (sign, class) = if *level > 1 {
                    ("3+", "upon")
                } else {
                    ("1+", "on")
                };
                let _ = write!(
                    drawing,
                    "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{sign}</text>",
                    x + 10.0,
                    y + 16.0
                );
            }
        }
    }
    let rows = months.iter().map(|month| {
        let with = |level| month.weeks.iter().filter(|week| **week >= level).count();
        vec![
            month.month.say(),
            month.weeks.len().to_string(),
            with(1).to_string(),
            with(2).to_string(),
        ]
    });
    figure(
        out,
        "Rhythm",
        "a square is a week: empty, one or two entries, three or more",
        months.len(),
        &drawing,
        &["month", "weeks", "written in", "three or more"],
        rows,
    );
}

fn incidents(out: &mut String, kinds: &[Incidents]) {
    if kinds.is_empty() {
        return;
    }
    let total =
        |kind: &Incidents| f64::from(kind.open) + f64::from(kind.waiting) + f64::from(kind.closed);
    let most = kinds.iter().map(total).fold(1.0, f64::max);
    let unit = (WIDTH - LABELS - NUMBER) / most;
    let mut drawing = String::new();
    for (row, kind) in kinds.iter().enumerate() {
        let y = row as f64 * ROW;
        label(&mut drawing, &kind.kind, y);
        let mut x = LABELS;
        for (class, count) in [
            ("open", kind.open),
            ("waiting", kind.waiting),
            ("closed", kind.closed),
        ] {
            let width = f64::from(count) * unit;
            if count > 0 {
                let _ = write!(
                    drawing,
                    "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{}\" width=\"{:.1}\" height=\"14\"/>",
                    y + 5.0,
                    (width - 1.0).max(0.5)
                );
            }
            x += width;
        }
        number(&mut drawing, &total(kind).to_string(), x, y);
    }
    let rows = kinds.iter().map(|kind| {
        vec![
            cut(&kind.kind),
            kind.open.to_string(),
            kind.waiting.to_string(),
            kind.closed.to_string(),
        ]
    });
    figure(
        out,
        "Incidents by kind",
        "from the left: open (full), waiting (faint), closed (outline)",
        kinds.len(),
        &drawing,
        &["kind", "open", "waiting", "closed"],
        rows,
    );
}

fn voices(out: &mut String, audits: &[Audit]) {
    if audits.is_empty() {
        return;
    }
    let most = audits
        .iter()
        .map(|audit| audit.counts.len())
        .max()
        .unwrap_or(1)
        .clamp(1, MOST_ROWS) as f64;
    let unit = (WIDTH - LABELS - NUMBER) / most;
    let mut drawing = String::new();
    for (row, audit) in audits.iter().enumerate() {
        let y = row as f64 * ROW;
        label(&mut drawing, &audit.month.say(), y);
        let width = worth(audit, most) * unit;
        let _ = write!(
            drawing,
            "<rect class=\"scale\" x=\"{LABELS}\" y=\"{y}\" width=\"{:.1}\" height=\"14\"/>\
             <rect class=\"more\" x=\"{LABELS}\" y=\"{y}\" width=\"{width:.1}\" height=\"14\"/>",
            most * unit,
            y = y + 5.0,
        );
        let said = format!("{:.1}", worth(audit, most));
        number(&mut drawing, &said, LABELS + most * unit, y);
    }
    let newest = &audits[audits.len() - 1];
    let counted: Vec<String> = newest
        .counts
        .iter()
        .take(MOST_ROWS)
        .map(|voice| format!("{} {}", cut(&voice.name), voice.count))
        .collect();
    let words = format!(
        "how many equally frequent voices would be as mixed, of {most}; in {}: {}",
        newest.month.say(),
        counted.join(", ")
    );
    let rows = audits.iter().map(|audit| {
        let sampled: f64 = audit
            .counts
            .iter()
            .map(|voice| f64::from(voice.count))
            .sum();
        vec![
            audit.month.say(),
            format!("{:.1}", worth(audit, most)),
            sampled.to_string(),
        ]
    });
    figure(
        out,
        "Mix of voices",
        &words,
        audits.len(),
        &drawing,
        &["audit of", "voices' worth", "sampled"],
        rows,
    );
}

/// The effective number within what can be: a file may say anything.
fn worth(audit: &Audit, most: f64) -> f64 {
    audit.effective.clamp(0.0, most)
}

fn figure(
    out: &mut String,
    title: &str,
    words: &str,
    count: usize,
    drawing: &str,
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) {
    let height = count as f64 * ROW + 2.0;
    let _ = write!(
        out,
        "<figure>\n<figcaption>{title} <span>({})</span></figcaption>\n<div class=\"beside\">\n\
         <svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}; the table beside it says the same\">{drawing}</svg>\n\
         <table>\n<thead><tr>",
        escaped(words)
    );
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(column));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let cell = escaped(cell);
            let _ = match at {
                0 => write!(out, "<th scope=\"row\">{cell}</th>"),
                _ => write!(out, "<td>{cell}</td>"),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n</figure>\n");
}

fn label(drawing: &mut String, text: &str, y: f64) {
    let text: String = if text.chars().count() > 26 {
        text.chars().take(25).chain(['…']).collect()
    } else {
        text.to_owned()
    };
    let _ = write!(
        drawing,
        "<text x=\"0\" y=\"{}\">{}</text>",
        y + 16.0,
        escaped(&text)
    );
}

fn number(drawing: &mut String, text: &str, x: f64, y: f64) {
    let _ = write!(
        drawing,
        "<text class=\"dim\" x=\"{:.1}\" y=\"{}\">{text}</text>",
        x + 6.0,
        y + 16.0
    );
}

fn cut(text: &str) -> String {
    if text.chars().count() > LONGEST_LABEL {
        text.chars().take(LONGEST_LABEL - 1).chain(['…']).collect()
    } else {
        text.to_owned()
    }
}

//! Charts of cells: a bar for a count, a cell for a day. Each stands beside its number, so that nothing is said by length
//! or shade alone.

use super::paper::{MARGIN, Paper};
use crate::tui::canvas::MEASURE;
use crate::tui::theme::Theme;
use crate::tui::wrap;
use jiff::civil::Date;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Columns from which the words stand beside the charts instead of below them.
const BESIDE: u16 = 96;

/// Columns between the charts and the words beside them.
const APART: u16 = 2;

/// The longest label of a bar, in columns.
const LABEL: usize = 30;

/// A chart with its heading and its numbers in words.
#[derive(Debug, Default)]
pub struct Chart {
    heading: String,
    rows: Vec<Row>,
    words: Vec<String>,
}

#[derive(Debug)]
enum Row {
    /// Label, count, and the count as it is said.
    Bar(String, u32, String),
    /// Cells, as they are.
    Line(String),
}

impl Chart {
    /// A chart without rows yet.
    pub fn new(heading: &str) -> Self {
        Self {
            heading: heading.to_owned(),
            ..Self::default()
        }
    }

    /// A bar with its number.
    pub fn bar(self, label: &str, count: u32) -> Self {
        self.bar_said(label, count, &count.to_string())
    }

    /// A bar with more than its number behind it.
    pub fn bar_said(mut self, label: &str, count: u32, said: &str) -> Self {
        self.rows
            .push(Row::Bar(label.to_owned(), count, said.to_owned()));
        self
    }

    /// Bars, in their order.
    pub fn bars<'a>(self, rows: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        rows.into_iter()
            .fold(self, |chart, (label, count)| chart.bar(label, count))
    }

    /// A row of cells drawn elsewhere.
    pub fn line(mut self, cells: String) -> Self {
        self.rows.push(Row::Line(cells));
        self
    }

    /// A sentence beside it.
    pub fn words(mut self, sentence: impl Into<String>) -> Self {
        self.words.push(sentence.into());
        self
    }

    /// Several of them.
    pub fn sentences(mut self, sentences: impl IntoIterator<Item = String>) -> Self {
        self.words.extend(sentences);
        self
    }

    /// Lays it: the words beside it where the page is wide and the chart narrow, else below.
    pub fn lay(&self, paper: &mut Paper, theme: &Theme) {
        let width = paper.width();
        let whole = width.saturating_sub(MARGIN + 1).min(MEASURE);
        let left = width * 5 / 8 - MARGIN;
        if !self.heading.is_empty() {
            let (heading, strong) = (self.heading.clone(), theme.strong);
            paper.row(move |canvas, y| {
                canvas.put(MARGIN, y, &heading, strong);
            });
        }
        let rows = self.drawn(left.into(), theme);
        let narrow = rows.iter().all(|row| row.width() <= left.into());
        if width >= BESIDE && narrow && !rows.is_empty() {
            let column = MARGIN + left + APART;
            let words = self.wrapped(width.saturating_sub(column + 1));
            for at in 0..rows.len().max(words.len()) {
                let row = rows.get(at).cloned().unwrap_or_default();
                let beside = words.get(at).cloned().unwrap_or_default();
                paper.row(move |canvas, y| {
                    let dim = canvas.theme.dim;
                    canvas.put(MARGIN, y, &row, Style::new());
                    canvas.put(column, y, &beside, dim);
                });
            }
            return;
        }
        let rows = self.drawn(whole.into(), theme);
        let words = self.wrapped(whole);
        let apart = !rows.is_empty() && !words.is_empty();
        for row in rows {
            paper.row(move |canvas, y| {
                canvas.put(MARGIN, y, &row, Style::new());
            });
        }
        if apart {
            paper.gap();
        }
        for line in words {
            paper.row(move |canvas, y| {
                let dim = canvas.theme.dim;
                canvas.put(MARGIN, y, &line, dim);
            });
        }
    }

    /// The sentences in lines of at most `measure` columns.
    fn wrapped(&self, measure: u16) -> Vec<String> {
        let lines = |sentence: &String| -> Vec<String> {
            wrap::lines(sentence, measure.into())
                .into_iter()
                .map(|line| sentence[line].trim_end().to_owned())
                .collect()
        };
        self.words.iter().flat_map(lines).collect()
    }

    fn drawn(&self, room: usize, theme: &Theme) -> Vec<String> {
        let bars = || {
            self.rows.iter().filter_map(|row| match row {
                Row::Bar(label, count, said) => Some((label, *count, said)),
                Row::Line(_) => None,
            })
        };
        let label = bars().map(|(label, _, _)| label.width()).max();
        let label = label.unwrap_or(0).min(LABEL);
        let said = bars().map(|(_, _, said)| said.width()).max().unwrap_or(0);
        let room = room.saturating_sub(label + said + 3).max(1);
        let most = bars().map(|(_, count, _)| count).max().unwrap_or(0);
        self.rows
            .iter()
            .map(|row| match row {
                Row::Line(cells) => cells.clone(),
                Row::Bar(name, count, said) => {
                    let name =
                        crate::tui::canvas::fit(name, label.try_into().unwrap_or(0), theme.ascii);
                    let pad = " ".repeat(label.saturating_sub(name.width()));
                    let cells = theme.sign("█", "#").repeat(length(*count, most, room));
                    let apart = if cells.is_empty() { "" } else { " " };
                    format!("{name}{pad}  {cells}{apart}{said}")
                }
            })
            .collect()
    }
}

/// Cells of a bar: one for each where there is room, else drawn to scale; at least one where anything was counted.
fn length(count: u32, most: u32, room: usize) -> usize {
    let (count, most) = (count as usize, most as usize);
    if most <= room {
        count
    } else {
        (count * room / most).max(usize::from(count > 0))
    }
}

/// The signs of a cell: for none, for one, for more.
pub fn signs(theme: &Theme) -> [&'static str; 3] {
    [
        theme.sign("·", "."),
        theme.sign("▪", "o"),
        theme.sign("■", "O"),
    ]
}

/// A week a column, Monday on top, oldest week first; `cell` columns each. The first of its rows names the months.
pub fn calendar(
    weeks: &[[Option<u32>; 7]],
    today: Date,
    cell: usize,
    theme: &Theme,
) -> Vec<String> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const NAMES: usize = 5;
    const NAME: usize = 4;
    let signs = signs(theme);
    let monday_of = |week: usize| {
        let since_monday = i64::from(today.weekday().to_monday_zero_offset());
        let ago = (weeks.len() - 1 - week) as i64 * 7 + since_monday;
        today.saturating_sub(jiff::Span::new().days(ago))
    };
    let mut months = " ".repeat(NAMES);
    for week in 0..weeks.len() {
        let monday = monday_of(week);
        let begins = week == 0 || monday.month() != monday_of(week - 1).month();
        let place = NAMES + week * cell;
        // The end of a month at the left edge gives way to the next one's name.
        let stays = (week + NAME.div_ceil(cell) - 1).min(weeks.len() - 1);
        let ends = week == 0 && monday_of(stays).month() != monday.month();
        if begins && !ends && months.len() <= place {
            months.push_str(&" ".repeat(place - months.len()));
            months.push_str(&monday.strftime("%b ").to_string());
        }
    }
    let row = |(day, name): (usize, &&str)| {
        let cells: String = weeks
            .iter()
            .map(|week| {
                let sign = match week[day] {
                    None => " ",
                    Some(count) => signs[count.min(2) as usize],
                };
                format!("{sign}{}", " ".repeat(cell - 1))
            })
            .collect();
        format!("{name}  {}", cells.trim_end())
    };
    std::iter::once(months.trim_end().to_owned())
        .chain(DAYS.iter().enumerate().map(row))
        .collect()
}

/// A column each: the number where there is one, the sign for none elsewhere.
pub fn strip(counts: &[u32], cell: usize, theme: &Theme) -> String {
    let none = signs(theme)[0];
    let cells: String = counts
        .iter()
        .map(|count| match count {
            0 => format!("{none:<cell$}"),
            count => format!("{count:<cell$}"),
        })
        .collect();
    cells.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_bar_has_a_cell_for_each_while_there_is_room_and_never_none_for_some() {
        assert_eq!((length(3, 7, 10), length(7, 7, 10)), (3, 7));
        assert_eq!((length(20, 20, 10), length(1, 100, 10)), (10, 1));
        assert_eq!((length(0, 100, 10), length(0, 0, 10)), (0, 0));
    }

    #[test]
    fn bars_stand_under_one_another_with_their_numbers() {
        let chart = Chart::new("Kinds").bars([("a request", 3), ("hostility", 1), ("none", 0)]);
        assert_eq!(
            chart.drawn(40, &Theme::dark()),
            ["a request  ███ 3", "hostility  █ 1", "none       0"]
        );
        assert_eq!(
            chart.drawn(40, &Theme::dark().in_ascii())[0],
            "a request  ### 3"
        );
    }

    #[test]
    fn a_calendar_names_its_months_over_the_first_week_of_each() {
        let weeks = [[Some(0); 7], [Some(1); 7], [Some(2); 7]];
        let drawn = calendar(&weeks, date(2026, 11, 8), 2, &Theme::dark());
        // Weeks begin on 19 October, 26 October, 2 November.
        assert_eq!(drawn[0], "     Oct Nov");
        assert_eq!(drawn[1], "Mon  · ▪ ■");
        let drawn = calendar(&weeks[1..], date(2026, 11, 8), 5, &Theme::dark().in_ascii());
        assert_eq!(drawn[0], "     Oct  Nov");
        assert_eq!(drawn[7], "Sun  o    O");
    }

    #[test]
    fn a_strip_has_a_number_or_the_sign_for_none() {
        assert_eq!(strip(&[0, 2, 11], 3, &Theme::dark()), "·  2  11");
    }
}

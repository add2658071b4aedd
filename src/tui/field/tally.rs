//! Counting by category. A category not counted yet is not the same as one counted as none.

use super::sheet::{Sheet, focus};
use super::{Context, Input, Reply, plain};
use crate::domain::{Answer, Choice, MOST_COUNTED as MOST};
use crate::tui::wrap;
use ratatui::crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::Span;
use std::collections::BTreeMap;

/// Categories with their counts.
pub struct Counts {
    of: Vec<Choice>,
    counts: Vec<Option<u32>>,
    focus: usize,
    /// Whether the next digit goes behind the number.
    typing: bool,
}

/// Cells for a count: its digits and two before them.
const CELLS: usize = 7;

impl Counts {
    pub(super) fn new(of: &[Choice], counts: Option<&BTreeMap<String, u32>>) -> Self {
        Self {
            of: of.to_vec(),
            counts: of
                .iter()
                .map(|category| counts.and_then(|counts| counts.get(&category.id).copied()))
                .collect(),
            focus: 0,
            typing: false,
        }
    }

    pub(super) fn answer(&self) -> Option<Answer> {
        let counts: BTreeMap<String, u32> = self
            .of
            .iter()
            .zip(&self.counts)
            .filter_map(|(category, count)| Some((category.id.clone(), (*count)?)))
            .collect();
        (self.total() > 0).then_some(Answer::Tally(counts))
    }

    fn total(&self) -> u64 {
        self.counts.iter().flatten().copied().map(u64::from).sum()
    }

    /// Plus and minus or Right and Left count; digits are typed; Delete forgets a count.
    pub(super) fn apply(&mut self, input: &Input, size: Size, context: &Context) -> Reply {
        let last = self.of.len().saturating_sub(1);
        let typing = std::mem::take(&mut self.typing);
        let Some(now) = self.counts.get(self.focus).copied() else {
            return Reply::Unused;
        };
        let count = match plain(input) {
            Some(KeyCode::Enter) => return Reply::Done { changed: false },
            Some(KeyCode::Up) => return self.go(self.focus.saturating_sub(1)),
            Some(KeyCode::Down) => return self.go(last.min(self.focus + 1)),
            Some(KeyCode::Home) => return self.go(0),
            Some(KeyCode::End) => return self.go(last),
            Some(KeyCode::Char('+' | '=') | KeyCode::Right) => {
                Some(now.map_or(1, |count| count.saturating_add(1).min(MOST.max(count))))
            }
            Some(KeyCode::Char('-') | KeyCode::Left) => now.map(|count| count.saturating_sub(1)),
            Some(KeyCode::Char(digit @ '0'..='9')) => {
                self.typing = true;
                let digit = u32::from(digit) - u32::from('0');
                let before = now.filter(|_| typing).unwrap_or(0);
                let typed = before.saturating_mul(10).saturating_add(digit);
                Some(if typed > MOST { before } else { typed })
            }
            Some(KeyCode::Backspace) => {
                self.typing = true;
                now.map(|count| count / 10).filter(|count| *count > 0)
            }
            Some(KeyCode::Delete) => None,
            _ => match input {
                Input::Mouse { row, kind, .. } => {
                    return match kind {
                        MouseEventKind::ScrollUp => self.go(self.focus.saturating_sub(1)),
                        MouseEventKind::ScrollDown => self.go(last.min(self.focus + 1)),
                        MouseEventKind::Down(MouseButton::Left) => {
                            let sheet = self.sheet(usize::from(size.width), context);
                            let item = sheet.at(*row, size.height).and_then(|row| row.item);
                            self.go(item.unwrap_or(self.focus))
                        }
                        _ => Reply::Unused,
                    };
                }
                _ => return Reply::Unused,
            },
        };
        self.counts[self.focus] = count;
        if count == now {
            Reply::Used
        } else {
            Reply::Changed
        }
    }

    fn go(&mut self, to: usize) -> Reply {
        self.focus = to;
        Reply::Used
    }

    pub(super) fn sheet<'a>(&'a self, width: usize, context: &Context) -> Sheet<'a> {
        let theme = context.theme;
        let longest = self
            .of
            .iter()
            .map(|category| wrap::width_of(&category.label))
            .max();
        let column = longest
            .unwrap_or(0)
            .min(width.saturating_sub(CELLS + 2))
            .max(1);
        let mut sheet = Sheet::default();
        for (at, (category, count)) in self.of.iter().zip(&self.counts).enumerate() {
            let here = at == self.focus;
            if here {
                sheet.cursor_at(0);
            }
            let style = if here { theme.cool } else { Style::new() };
            let count = match count {
                Some(count) => Span::styled(format!("{count:>CELLS$}"), style),
                None => Span::styled(format!("{:>CELLS$}", theme.sign("·", ".")), theme.dim),
            };
            // The count stands beside the label's first row, so that a reader meets it with its category.
            let mut rows = wrap::lines(&category.label, column).into_iter();
            let first = rows.next().map_or("", |row| category.label[row].trim_end());
            let pad = " ".repeat(column.saturating_sub(wrap::width_of(first)));
            let label = Span::styled(format!("{first}{pad}"), style);
            sheet.push(vec![focus(here, theme), label, count], Some(at));
            for row in rows {
                let label = Span::styled(&category.label[row], style);
                sheet.push(vec![Span::raw("  "), label], Some(at));
            }
        }
        sheet.gap();
        let total = format!("{} in all; + and - count, or type a number", self.total());
        sheet.say(vec![Span::raw("  ")], &total, theme.dim, width, None);
        sheet
    }
}

//! A value between two ends that have words.

use super::sheet::Sheet;
use super::{Context, Input, Reply, plain};
use crate::domain::Scale;
use crate::tui::wrap;
use ratatui::crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// A scale and the value on it.
pub struct Slider {
    scale: Scale,
    value: Option<u8>,
    /// The number while its digits are typed.
    typing: Option<u16>,
    /// A number that no further digit could belong to goes on.
    quick: bool,
}

/// Whether a number was typed that no further digit could belong to.
fn typing_whole(typing: Option<u16>, to: u8) -> bool {
    typing.is_some_and(|typed| typed == 0 || typed * 10 > to.into())
}

impl Slider {
    pub(super) fn new(scale: Scale, value: Option<u8>) -> Self {
        Self {
            value: value.filter(|value| (scale.from..=scale.to).contains(value)),
            scale,
            typing: None,
            quick: false,
        }
    }

    /// The same; a number that no further digit could belong to goes on.
    pub(super) fn quick(self) -> Self {
        Self {
            quick: true,
            ..self
        }
    }

    /// The value put, if any.
    pub fn value(&self) -> Option<u8> {
        self.value
    }

    pub(super) fn apply(&mut self, input: &Input, size: Size) -> Reply {
        let (from, to) = (self.scale.from, self.scale.to);
        let now = self.value;
        let typing = self.typing.take();
        let ten = 10.min(to - from);
        let value = match plain(input) {
            Some(KeyCode::Enter) => return Reply::Done { changed: false },
            Some(KeyCode::Left) => Some(now.map_or(to, |value| value.saturating_sub(1).max(from))),
            Some(KeyCode::Right) => Some(now.map_or(from, |value| value.saturating_add(1).min(to))),
            Some(KeyCode::PageDown) => {
                Some(now.map_or(to, |value| value.saturating_sub(ten).max(from)))
            }
            Some(KeyCode::PageUp) => {
                Some(now.map_or(from, |value| value.saturating_add(ten).min(to)))
            }
            Some(KeyCode::Home) => Some(from),
            Some(KeyCode::End) => Some(to),
            Some(KeyCode::Backspace | KeyCode::Delete) => None,
            Some(KeyCode::Char(digit @ '0'..='9')) => {
                let digit = digit as u16 - '0' as u16;
                let typed = typing.map_or(digit, |before| before * 10 + digit);
                let typed = if typed > to.into() { digit } else { typed };
                self.typing = Some(typed);
                match u8::try_from(typed) {
                    Ok(typed) if (from..=to).contains(&typed) => Some(typed),
                    _ => now,
                }
            }
            _ => match input {
                Input::Mouse {
                    row: 0,
                    column,
                    kind: MouseEventKind::Down(MouseButton::Left),
                } => self
                    .value_at(usize::from(*column), usize::from(size.width))
                    .or(now),
                Input::Mouse {
                    kind: MouseEventKind::Down(MouseButton::Left),
                    ..
                } => now,
                _ => return Reply::Unused,
            },
        };
        self.value = value;
        let is_whole = typing_whole(self.typing, to);
        if self.quick && is_whole && value.is_some() {
            return Reply::Done {
                changed: value != now,
            };
        }
        if value == now {
            Reply::Used
        } else {
            Reply::Changed
        }
    }

    /// Cells from one number to the next, if all numbers fit in the width with a bracket behind the last.
    fn cell(&self, width: usize) -> Option<usize> {
        let cell = self.scale.to.to_string().len() + 1;
        let count = usize::from(self.scale.to - self.scale.from) + 1;
        (cell * count < width).then_some(cell)
    }

    fn value_at(&self, column: usize, width: usize) -> Option<u8> {
        let steps = usize::from(self.scale.to - self.scale.from);
        let step = match self.cell(width) {
            Some(cell) => column / cell,
            None => (column * steps + bar(width) / 2) / (bar(width) - 1),
        };
        u8::try_from(step)
            .ok()
            .and_then(|step| self.scale.from.checked_add(step))
            .filter(|value| *value <= self.scale.to)
    }

    pub(super) fn sheet<'a>(&'a self, width: usize, context: &Context) -> Sheet<'a> {
        let theme = context.theme;
        let Scale {
            from,
            to,
            low,
            high,
        } = &self.scale;
        let mut sheet = Sheet::default();
        let chosen = theme.cool;
        let length = if let Some(cell) = self.cell(width) {
            let at = self.value.unwrap_or(*from);
            let end = (usize::from(at - from) + 1) * cell;
            sheet.cursor_at(end - at.to_string().len());
            let spans: Vec<Span> = (*from..=*to)
                .map(|value| {
                    if Some(value) == self.value {
                        Span::styled(format!("{:>cell$}", format!("[{value}")), chosen)
                    } else if value > *from && Some(value - 1) == self.value {
                        Span::raw(format!("]{value:>0$}", cell - 1))
                    } else {
                        Span::raw(format!("{value:>cell$}"))
                    }
                })
                .chain(
                    self.value
                        .filter(|value| value == to)
                        .map(|_| Span::raw("]")),
                )
                .collect();
            let length = cell * (usize::from(to - from) + 1);
            sheet.push(Line::from(spans), Some(0));
            length
        } else {
            let length = bar(width);
            let steps = usize::from(to - from);
            let at = self
                .value
                .map(|value| usize::from(value - from) * (length - 1) / steps.max(1));
            sheet.cursor_at(at.unwrap_or(0));
            let rail = theme.sign("─", "-");
            let spans = match at {
                Some(at) => vec![
                    Span::styled(rail.repeat(at), theme.dim),
                    Span::styled(theme.sign("●", "o"), chosen),
                    Span::styled(rail.repeat(length - 1 - at), theme.dim),
                ],
                None => vec![Span::styled(rail.repeat(length), theme.dim)],
            };
            sheet.push(Line::from(spans), Some(0));
            length
        };
        let (low, high) = (format!("{from} {low}"), format!("{to} {high}"));
        let between = length.saturating_sub(wrap::width_of(&low) + wrap::width_of(&high));
        if between > 1 {
            let ends = format!("{low}{}{high}", " ".repeat(between));
            sheet.push(Line::styled(ends, theme.dim), None);
        } else {
            sheet.say(Vec::new(), &low, theme.dim, width, None);
            sheet.say(Vec::new(), &high, theme.dim, width, None);
        }
        sheet.gap();
        match self.value {
            Some(value) => sheet.say(
                Vec::new(),
                &format!("{value} of {to}"),
                Style::new(),
                width,
                None,
            ),
            None => sheet.say(
                Vec::new(),
                "not answered yet: Left and Right, or type a number",
                theme.dim,
                width,
                None,
            ),
        }
        sheet
    }
}

/// Cells of the bar that stands for numbers too many to write.
fn bar(width: usize) -> usize {
    width.clamp(2, 51)
}

//! The last step of a form: keeping it, and what was left open.

use super::{Form, Turn};
use crate::domain::{Problem, sentence};
use crate::tui::field::sheet::{Sheet, focus};
use crate::tui::field::{Context, Input};
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::Span;

impl Form {
    pub(super) fn apply_at_end(&mut self, input: &Input, size: Size, context: &Context) -> Turn {
        let last = self.open(context.today).len();
        let focus = self.focus.min(last);
        let to = match input {
            Input::Key(key) if !key.is_release() && key.modifiers.is_empty() => match key.code {
                KeyCode::Up => focus.saturating_sub(1),
                KeyCode::Down => (focus + 1).min(last),
                KeyCode::Home => 0,
                KeyCode::End => last,
                KeyCode::Enter => return self.take(focus, context.today),
                _ => return Turn::Unused,
            },
            Input::Mouse { row, kind, .. } => match kind {
                MouseEventKind::ScrollUp => focus.saturating_sub(1),
                MouseEventKind::ScrollDown => (focus + 1).min(last),
                MouseEventKind::Down(MouseButton::Left) => {
                    let sheet = self.end(usize::from(size.width), context);
                    match sheet.at(*row, size.height).and_then(|row| row.item) {
                        Some(item) => return self.take(item, context.today),
                        None => return Turn::Used,
                    }
                }
                _ => return Turn::Unused,
            },
            _ => return Turn::Unused,
        };
        self.focus = to;
        Turn::Used
    }

    fn take(&mut self, item: usize, today: Date) -> Turn {
        let Some(at) = item.checked_sub(1) else {
            return match self.stop_at_end(today) {
                0 => Turn::Keep,
                _ => Turn::Used,
            };
        };
        let open = self.open(today);
        let Some((id, problem)) = open
            .into_iter()
            .nth(at)
            .map(|open| (open.question.id.clone(), open.problem))
        else {
            return Turn::Used;
        };
        let turn = self.jump(&id);
        // What is only missing needs no words: the question asks for it.
        if problem.is_some_and(|problem| problem != Problem::Missing) {
            self.go_to_slip(today);
        }
        turn
    }

    pub(super) fn end(&self, width: usize, context: &Context) -> Sheet<'_> {
        let theme = context.theme;
        let open = self.open(context.today);
        let here = self.focus.min(open.len());
        let mut sheet = Sheet::default();
        let item = |sheet: &mut Sheet, item: usize, text: &str| {
            let style = if item == here {
                theme.cool
            } else {
                Style::new()
            };
            if item == here {
                sheet.cursor_at(0);
            }
            sheet.say(
                vec![focus(item == here, theme)],
                text,
                style,
                width,
                Some(item),
            );
        };
        item(&mut sheet, 0, "Keep it");
        let heading = |sheet: &mut Sheet, text: &str| {
            sheet.gap();
            sheet.say(vec![Span::raw("  ")], text, theme.strong, width, None);
        };
        if open.is_empty() {
            heading(&mut sheet, "Every question has an answer");
        }
        for (at, question) in open.iter().enumerate() {
            let first = at == 0;
            match &question.problem {
                Some(_) if first => heading(&mut sheet, "Before it can be kept"),
                None if first || open[at - 1].problem.is_some() => {
                    heading(&mut sheet, "Skipped, and may stay so");
                }
                _ => {}
            }
            item(&mut sheet, at + 1, &question.question.ask);
            if let Some(problem) = question
                .problem
                .as_ref()
                .filter(|problem| **problem != Problem::Missing)
            {
                sheet.say(
                    vec![Span::raw("    ")],
                    &sentence(&problem.to_string()),
                    theme.dim,
                    width,
                    Some(at + 1),
                );
            }
        }
        sheet
    }
}

//! The guides at hand, to begin any of them.

use super::{Around, BODY, Input, Next, moved, top};
use crate::domain::{Guide, GuideKind};
use crate::tui::canvas::{Canvas, Hit, MEASURE, Row};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::Done;
use crate::tui::wrap;
use ratatui::style::Style;

const NO_GUIDES: &str = "There are no guides.";

/// The screen: where the focus is.
#[derive(Debug, Default)]
pub struct Guides {
    focus: usize,
}

impl Guides {
    pub(super) fn context(&self) -> Context {
        Context::Guides
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let none = desk.library.all().next().is_none();
        (command == Command::Enter && none).then(|| NO_GUIDES.into())
    }

    /// Longer guides first, then the daily prompts by theme. What adds to an entry is begun there.
    fn rows(desk: &Desk) -> Vec<&Guide> {
        let begins = |guide: &&Guide| guide.kind != GuideKind::Afterword;
        let mut rows: Vec<&Guide> = desk.library.all().filter(begins).collect();
        rows.sort_by_key(|guide| {
            let prompt = guide.kind == GuideKind::Prompt;
            let theme = guide.themes.first().copied().filter(|_| prompt);
            (prompt, theme, guide.kind, guide.title.clone())
        });
        rows
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let rows = Self::rows(around.desk);
        match input {
            Input::Mouse(_, Hit::Row(number)) if number != self.focus => {
                self.focus = number;
                Next::Stay
            }
            Input::Mouse(_, Hit::Row(_)) | Input::Command(Command::Enter) => rows
                .get(self.focus)
                .map_or(Next::Stay, |guide| Next::Begin(guide.id.clone())),
            Input::Command(command) => {
                let height = around.height.saturating_sub(BODY + 6);
                if moved(&mut self.focus, rows.len(), height, command) {
                    Next::Stay
                } else {
                    Next::Unused
                }
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        top(canvas, around, Tab::Guides);
        let (dim, plain) = (canvas.theme.dim, Style::new());
        let rows = Self::rows(around.desk);
        let below = 6;
        let room = canvas.area.height.saturating_sub(BODY + below);
        let minutes: Vec<String> = rows
            .iter()
            .map(|guide| format!("{} min", guide.minutes))
            .collect();
        canvas.part(BODY, room, |canvas| {
            canvas.list(rows.len(), self.focus, |number| {
                let guide = rows[number];
                let of = match guide.kind {
                    GuideKind::Prompt => guide.themes.first().map_or("", |theme| theme.name()),
                    kind => kind.name(),
                };
                Row {
                    cells: vec![(22, of, dim), (0, guide.title.as_str(), plain)],
                    right: (minutes[number].as_str(), dim),
                }
            });
        });
        let Some(guide) = rows.get(self.focus) else {
            canvas.put(3, BODY, NO_GUIDES, dim);
            return;
        };
        let words = match guide.kind {
            GuideKind::Prompt => guide.questions.first().map_or("", |question| &question.ask),
            _ => guide.purpose.as_str(),
        };
        let width = usize::from(canvas.area.width.min(MEASURE)) - 4;
        let mut y = BODY + room + 1;
        for range in wrap::lines(words, width).into_iter().take(3) {
            canvas.put(3, y, words[range].trim_end(), plain);
            y += 1;
        }
        canvas.put(3, y, &guide.source, dim);
    }
}

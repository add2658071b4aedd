//! The guides at hand, to begin any of them.

use super::line::{Act, Fields, Line};
use super::{Around, BODY, Input, Next, moved, top};
use crate::domain::{Guide, GuideKind, known};
use crate::tui::canvas::{Canvas, Hit, MEASURE, NARROW, Row};
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::task::Done;
use crate::tui::wrap;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Columns for the kind or the theme where there is room.
const WIDE: u16 = 22;

const NO_GUIDES: &str = "There are no guides.";

/// The screen: where the focus is, and what narrows the list.
#[derive(Debug, Default)]
pub struct Guides {
    focus: usize,
    typed: Option<Fields>,
}

impl Guides {
    pub(super) fn context(&self) -> Context {
        match self.typed {
            Some(_) => Context::Search,
            None => Context::Guides,
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, desk: &Desk) -> Option<String> {
        let none = desk.library.all().next().is_none();
        (command == Command::Enter && none).then(|| NO_GUIDES.into())
    }

    /// Longer guides first, those of a kind together and the shorter ones first, then the daily prompts by theme. Each
    /// of the words typed begins a word of its title, its kind or its themes. What
    /// adds to an entry is begun there.
    fn rows<'a>(&self, desk: &'a Desk) -> Vec<&'a Guide> {
        let typed = self.typed.as_ref().map_or("", |typed| typed.read(0));
        let typed = typed.to_lowercase();
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        let begins = |guide: &&Guide| {
            guide.kind != GuideKind::Afterword && guide.id.as_str() != known::guide::IMPORTED
        };
        let fits = |guide: &&Guide| {
            let mut words = format!(
                "{} {} {}",
                guide.title,
                guide.kind.name(),
                guide.id.as_str()
            );
            for theme in &guide.themes {
                words.push(' ');
                words.push_str(theme.name());
            }
            let words = words.to_lowercase();
            wanted.iter().all(|wanted| {
                let mut words = words.split(|c: char| !c.is_alphanumeric());
                words.any(|word| word.starts_with(wanted))
            })
        };
        let mut rows: Vec<&Guide> = desk.library.all().filter(begins).filter(fits).collect();
        rows.sort_by_key(|guide| {
            let prompt = guide.kind == GuideKind::Prompt;
            let theme = guide.themes.first().copied().filter(|_| prompt);
            (
                prompt,
                theme,
                guide.kind,
                guide.minutes,
                guide.title.clone(),
            )
        });
        rows
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let rows = self.rows(around.desk);
        match input {
            Input::Command(Command::Narrow) => {
                self.typed = Some(Fields::one(Line::new("/", "")));
                self.focus = 0;
                Next::Stay
            }
            Input::Command(Command::Back) if self.typed.is_some() => {
                self.typed = None;
                self.focus = 0;
                Next::Stay
            }
            input @ (Input::Key(_) | Input::Paste(_)) => match &mut self.typed {
                None => Next::Unused,
                Some(typed) => {
                    if typed.update(&input, around.width) == Act::Changed {
                        self.focus = 0;
                    }
                    Next::Stay
                }
            },
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
        let rows = self.rows(around.desk);
        let below = 6;
        let mut body = BODY;
        if let Some(typed) = &self.typed {
            let words = format!("/ {}", typed.read(0));
            let used = canvas.put(3, BODY, &words, plain);
            canvas.cursor_at(3 + used, BODY);
            body += 1;
        }
        let cursor = canvas.cursor;
        let room = canvas.area.height.saturating_sub(body + below);
        let minutes: Vec<String> = rows
            .iter()
            .map(|guide| format!("{} min", guide.minutes))
            .collect();
        // On a narrow page the titles have what the kinds, which are short, or the themes leave.
        let wide = |is_prompt: bool| {
            let alike = rows
                .iter()
                .filter(|guide| (guide.kind == GuideKind::Prompt) == is_prompt);
            let widest = alike.map(|guide| of(guide).width() as u16).max();
            let widest = widest.filter(|_| around.width < NARROW);
            widest.unwrap_or(WIDE).min(WIDE)
        };
        let (kinds, themes) = (wide(false), wide(true));
        canvas.part(body, room, |canvas| {
            canvas.list(rows.len(), self.focus, |number| {
                let guide = rows[number];
                let wide = match guide.kind {
                    GuideKind::Prompt => themes,
                    _ => kinds,
                };
                Row {
                    then: "",
                    cells: vec![(wide, of(guide), dim), (0, guide.title.as_str(), plain)],
                    right: (minutes[number].as_str(), dim),
                }
            });
        });
        if self.typed.is_some() {
            canvas.cursor = cursor;
        }
        let Some(guide) = rows.get(self.focus) else {
            let words = match self.typed {
                Some(_) => "No guide has these words.",
                None => NO_GUIDES,
            };
            canvas.put(3, body, words, dim);
            return;
        };
        let words = match guide.kind {
            GuideKind::Prompt => guide.questions.first().map_or("", |question| &question.ask),
            _ => guide.purpose.as_str(),
        };
        let width = usize::from(canvas.area.width.min(MEASURE)) - 4;
        let mut y = body + room + 1;
        for range in wrap::lines(words, width).into_iter().take(3) {
            canvas.put(3, y, words[range].trim_end(), plain);
            y += 1;
        }
        canvas.put(3, y, &guide.source, dim);
    }
}

/// What stands before its title: the kind, of a daily prompt the theme.
fn of(guide: &Guide) -> &str {
    match guide.kind {
        GuideKind::Prompt => guide.themes.first().map_or("", |theme| theme.name()),
        kind => kind.name(),
    }
}

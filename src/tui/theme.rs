//! The look: two accents, everything else the terminal's own foreground. No state is said by colour alone.

use ratatui::style::{Color, Modifier, Style};
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

/// How long a terminal may take to tell its background. Most answer within a few milliseconds; one that cannot
/// tell is taken for dark.
const PATIENCE: Duration = Duration::from_millis(200);

/// The styles of a screen. Colours are the terminal's own sixteen, so that its palette is respected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Focus, and what may be done.
    pub cool: Style,
    /// Overdue, and what may identify someone.
    pub warm: Style,
    /// What is secondary.
    pub dim: Style,
    /// Headings and questions.
    pub strong: Style,
    /// Whether signs are drawn in ASCII only.
    pub ascii: bool,
}

impl Theme {
    /// For a dark background.
    pub fn dark() -> Self {
        Self::with(Color::Cyan, Color::Yellow)
    }

    /// For a light background.
    pub fn light() -> Self {
        Self::with(Color::Blue, Color::Red)
    }

    /// Without any colour: weight and underline alone.
    pub fn no_color() -> Self {
        Self {
            cool: Style::new().add_modifier(Modifier::BOLD),
            warm: Style::new().add_modifier(Modifier::UNDERLINED),
            ..Self::with(Color::Reset, Color::Reset)
        }
    }

    /// The same with signs in ASCII.
    pub fn in_ascii(self) -> Self {
        Self {
            ascii: true,
            ..self
        }
    }

    /// What suits this terminal: asks it for its background. Must be called before its input is read.
    pub fn detect(no_color: bool, ascii: bool) -> Self {
        let theme = if no_color {
            Self::no_color()
        } else {
            let mut options = QueryOptions::default();
            options.timeout = PATIENCE;
            match theme_mode(options) {
                Ok(ThemeMode::Light) => Self::light(),
                _ => Self::dark(),
            }
        };
        Self { ascii, ..theme }
    }

    /// The sign of the focus.
    pub fn mark(&self) -> &'static str {
        self.sign("▸", ">")
    }

    fn with(cool: Color, warm: Color) -> Self {
        Self {
            cool: Style::new().fg(cool),
            warm: Style::new().fg(warm),
            dim: Style::new().add_modifier(Modifier::DIM),
            strong: Style::new().add_modifier(Modifier::BOLD),
            ascii: false,
        }
    }

    /// One of two signs: the first, or the second where only ASCII is drawn.
    pub fn sign(&self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }
}

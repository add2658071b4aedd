//! What leaves, exactly as it leaves; from here it is sealed.

use super::paper::{MARGIN, measure};
use super::{Around, Input, Lines, Next, Page, Purpose};
use crate::domain::{Supervisor, Words, is_pack, many};
use crate::supervision::{self, Layout, Summary, Wordings};
use crate::tui::canvas::{Canvas, fit};
use crate::tui::keymap::{Command, Context};
use crate::tui::task::Done;
use crate::tui::wrap;
use zeroize::Zeroizing;

/// The screen.
#[derive(Debug)]
pub struct Leaves {
    summary: Summary,
    to: Supervisor,
    title: String,
    page: Page,
    /// Said below the page: who has several wordings in it, and what stands behind it for a program.
    below: Vec<(Words, bool)>,
}

/// Said where a pack would be sealed or laid out.
const NOT_SEALED: &str =
    "A CPD pack has one layout and is not sealed; Enter writes it into a file.";

/// Columns that a name, or the words for it, have below the page at most.
const QUOTED: u16 = 40;

impl Leaves {
    /// Of a finished summary, and those who leave under several wordings in it.
    pub fn new(summary: Summary, to: Supervisor, several: &[Wordings]) -> Self {
        let mut below = Vec::new();
        if let Some((first, others)) = several.split_first() {
            let said = Zeroizing::new(format!("{}; Esc goes back there.", in_brief(first).read()));
            below.push((Words::new(&said), true));
            if !others.is_empty() {
                let more = many(others.len(), "more person leaves", "more people leave");
                below.push((Words::new(&format!("{more} under several wordings.")), true));
            }
        }
        let behind = match is_pack(&to.name) {
            true => "The file is not encrypted: whoever has it can read it.".to_owned(),
            false => format!(
                "Below it stands a block for {}'s Afterhour to read: the same numbers and questions, no more. Nothing has to \
                 be done with it.",
                to.name
            ),
        };
        below.push((Words::new(&behind), false));
        Self::below(summary, to, below)
    }

    fn below(summary: Summary, to: Supervisor, below: Vec<(Words, bool)>) -> Self {
        let (title, text) = match is_pack(&to.name) {
            true => (
                "This is what the CPD pack says".to_owned(),
                summary.to_cpd(),
            ),
            false => (
                format!("This is what {} will read", to.name),
                summary.to_markdown(),
            ),
        };
        Self {
            title,
            page: Page::marked("", supervision::read_by_people(&text)),
            below,
            summary,
            to,
        }
    }

    pub(super) fn context(&self) -> Context {
        Context::Leaves
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command, around: &Around) -> Option<String> {
        match command {
            Command::SealWithPassphrase | Command::OtherLayout if self.is_pack() => {
                Some(NOT_SEALED.into())
            }
            Command::SealWithPassphrase if !self.was_seen(around) => Some(
                "Some of it was not on the screen yet; Enter or Space shows the next page.".into(),
            ),
            Command::Seal
                if self.was_seen(around) && self.to.confirmed.is_none() && !self.is_pack() =>
            {
                Some(format!(
                    "Confirm the fingerprint with {} first, under Supervision; the review is kept.",
                    self.to.name
                ))
            }
            _ => None,
        }
    }

    /// Enter goes on through the pages before it seals.
    pub(super) fn named_here(&self, command: Command, around: &Around) -> Option<String> {
        match command {
            Command::Seal if !self.was_seen(around) => Some("next page".into()),
            Command::Seal if self.is_pack() => Some("into a file".into()),
            _ => None,
        }
    }

    /// A pack has one layout, and is sealed for nobody.
    pub(super) fn offers(&self, command: Command) -> bool {
        let sealing = matches!(command, Command::SealWithPassphrase | Command::OtherLayout);
        !(sealing && self.is_pack())
    }

    fn is_pack(&self) -> bool {
        is_pack(&self.to.name)
    }

    /// Whether all of it was on the screen.
    fn was_seen(&self, around: &Around) -> bool {
        self.page.was_seen(around.width, self.height(around))
    }

    /// Rows of the page: what is said below it stands below an empty one.
    fn height(&self, around: &Around) -> u16 {
        around
            .height
            .saturating_sub(self.rows_below(around.width) + 1)
    }

    fn rows_below(&self, width: u16) -> u16 {
        let below = self.below.iter();
        below.map(|(words, _)| rows_of(words, width)).sum()
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let height = self.height(around);
        self.page.see(around.width, height);
        match input {
            Input::Command(Command::Seal) if !self.was_seen(around) => {
                self.page.go_on(around.width, height);
                Next::Stay
            }
            Input::Command(Command::Seal) => self.seal(around, false),
            Input::Command(Command::SealWithPassphrase) => self.seal(around, true),
            Input::Command(Command::OtherLayout) => self.lay_out(),
            Input::Command(command) if self.page.scroll(command, around.width, height) => {
                Next::Stay
            }
            _ => Next::Unused,
        }
    }

    /// The other layout; what leaves is what is shown.
    fn lay_out(&mut self) -> Next {
        let layout = match self.summary.layout() {
            Layout::Sections => Layout::SevenEyed,
            Layout::SevenEyed => Layout::Sections,
        };
        let summary = self.summary.clone().laid_out(layout);
        *self = Self::below(summary, self.to.clone(), std::mem::take(&mut self.below));
        Next::Say(match layout {
            Layout::Sections => "Laid out by sections.".into(),
            Layout::SevenEyed => "Laid out by the seven eyes; 5 and 6 are left for them.".into(),
        })
    }

    fn seal(&self, around: &Around, by_passphrase: bool) -> Next {
        let day = around.at.now.date();
        if self.is_pack() {
            let purpose = Purpose::Pack {
                summary: Box::new(self.summary.clone()),
                into: around.desk.free_file("cpd", day, "md"),
            };
            return Next::Open(Lines::new(purpose, around.desk).into());
        }
        let purpose = Purpose::Seal {
            summary: Box::new(self.summary.clone()),
            to: self.to.clone(),
            into: around.desk.free_file(&self.to.name, day, "age"),
            by_passphrase,
        };
        Next::Open(Lines::new(purpose, around.desk).into())
    }

    pub(super) fn hear(&mut self, _: &Done, _: &Around) -> Next {
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let place = self.page.place(around.width, self.height(around));
        canvas.head(&self.title, &place);
        let (body, dim, warm) = (canvas.body(), canvas.theme.dim, canvas.theme.warm);
        let rows = self.rows_below(around.width);
        let last = canvas.area.height.saturating_sub(rows);
        canvas.part(0, last.saturating_sub(1), |canvas| {
            self.page.view_text(canvas, body);
        });
        let mut y = last;
        for (words, is_warm) in &self.below {
            let style = if *is_warm { warm } else { dim };
            canvas.prose(MARGIN, y, words.read(), style);
            y += rows_of(words, around.width);
        }
    }
}

/// Who leaves under several wordings, each quotation cut so that the page above keeps its rows.
fn in_brief(told: &Wordings) -> Words {
    let cut = |words: &Words| {
        // An ellipsis of three dots is read on every terminal.
        let cut = Zeroizing::new(fit(words.read(), QUOTED, true));
        Words::new(&cut)
    };
    Wordings {
        name: cut(&told.name),
        words: told.words.iter().map(cut).collect(),
        ..*told
    }
    .said()
}

fn rows_of(words: &Words, width: u16) -> u16 {
    wrap::lines(words.read(), measure(width)).len() as u16
}

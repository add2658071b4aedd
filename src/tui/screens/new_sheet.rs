//! A new recovery sheet, shown once and compared with the practitioner's copy; after an erasure, the note about it.

use super::line::{Act, Fields};
use super::lines::NOT_HIDDEN;
use super::paper::{MARGIN, Paper};
use super::wizard::{compared, group_lines};
use super::{Around, Input, Lines, Next, Page, Purpose};
use crate::domain::Words;
use crate::tui::canvas::Canvas;
use crate::tui::confirm::Confirm;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Rekeyed, Sheet, Task};
use ratatui::style::Style;

const SHEET: &str = "\
The journal has a new key, and this is the new recovery sheet, shown only now. The old one is needed only \
for backups made before. Copy this one onto paper, or write it into a file with w; three groups are asked next.";

const GROUPS: &str = "\
Three groups of the new sheet, to be sure that it is in your hands. Small letters do as well. Esc shows the sheet again.";

/// What is shown now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Sheet,
    Groups,
    Note,
}

/// The screen.
#[derive(Debug)]
pub struct NewSheet {
    step: Step,
    sheet: Option<(Sheet, Page)>,
    groups: Fields,
    /// Blank where nothing was erased.
    note: Words,
    note_page: Page,
    /// The sheet lies in a file.
    sheet_written: bool,
    /// The note does.
    note_written: bool,
    said: String,
}

impl NewSheet {
    /// Begins at the sheet; where no new key could be made, at the note.
    pub fn new(made: Rekeyed) -> Self {
        let Rekeyed { sheet, note, said } = made;
        let groups = sheet
            .as_ref()
            .map_or_else(|| Fields::of(Vec::new()), group_lines);
        Self {
            step: match sheet {
                Some(_) => Step::Sheet,
                None => Step::Note,
            },
            groups,
            sheet: sheet.map(|sheet| {
                let page = Page::new("", sheet.text.read());
                (sheet, page)
            }),
            note_page: Page::new("", note.read()),
            sheet_written: false,
            note_written: false,
            note,
            said,
        }
    }

    pub(super) fn context(&self) -> Context {
        match self.step {
            Step::Groups => Context::Lines,
            Step::Sheet | Step::Note => Context::Sheet,
        }
    }

    /// Why a command would do nothing now.
    pub(super) fn unavailable(&self, command: Command) -> Option<String> {
        (command == Command::Reveal).then(|| NOT_HIDDEN.into())
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        if self.step == Step::Groups {
            return self.fill(&input, around);
        }
        let Input::Command(command) = input else {
            return Next::Unused;
        };
        match (self.step, command) {
            (Step::Sheet, Command::Enter) => {
                self.go_on(around);
                Next::Stay
            }
            (Step::Sheet, Command::Back) => Next::Ask(
                Confirm::new(
                    "Leave without comparing the sheet?",
                    "It cannot be shown again. Until it is tried under Settings, every opening says that nobody was \
                     seen to hold it.",
                    "Leave",
                    Vec::new(),
                )
                .or("Back to the sheet")
                .closing(),
            ),
            (_, Command::Enter | Command::Back) if self.note_written => Next::Back,
            (_, Command::Enter | Command::Back) => Next::Ask(
                Confirm::new(
                    "Leave the note?",
                    "It is not kept in the journal and cannot be shown again. w writes it into a file.",
                    "Leave",
                    Vec::new(),
                )
                .or("Back to the note")
                .closing(),
            ),
            (step, Command::WriteSheet) => {
                let purpose = match (step, &self.sheet) {
                    (Step::Sheet, Some((sheet, _))) => Purpose::SheetFile(sheet.text.clone()),
                    _ => Purpose::NoteFile {
                        into: around.desk.exports.join("erasure-note.txt"),
                        text: self.note.clone(),
                    },
                };
                Next::Open(Lines::new(purpose, around.desk).into())
            }
            (_, command) => {
                let height = self.page_height(around);
                let page = self.page_mut();
                page.see(around.width, height);
                match page.scroll(command, around.width, height) {
                    true => Next::Stay,
                    false => Next::Unused,
                }
            }
        }
    }

    /// To what of the sheet was not on the screen yet, then to its groups; in a file all of it is at hand.
    fn go_on(&mut self, around: &Around) {
        let height = self.page_height(around);
        let in_a_file = self.sheet_written;
        let page = self.page_mut();
        match in_a_file || page.was_seen(around.width, height) {
            true => self.step = Step::Groups,
            false => page.go_on(around.width, height),
        }
    }

    fn page_height(&self, around: &Around) -> u16 {
        let above = self.rows_above(around.width);
        around.height.saturating_sub(above)
    }

    /// Takes the groups.
    fn fill(&mut self, input: &Input, around: &Around) -> Next {
        if matches!(input, Input::Command(Command::Back)) {
            self.step = Step::Sheet;
            self.page_mut().rewind();
            return Next::Stay;
        }
        if matches!(input, Input::Command(Command::Enter))
            && let Some((sheet, _)) = &self.sheet
            && let Err(slip) = compared(sheet, &self.groups)
        {
            self.groups.mind(slip.line, slip.words);
            return Next::Stay;
        }
        match self.groups.update(input, around.width) {
            Act::Submit => {
                if self.note.is_blank() {
                    return Next::BackAnd(vec![Task::SheetChecked]);
                }
                self.step = Step::Note;
                Next::Run(vec![Task::SheetChecked])
            }
            Act::Changed | Act::Stay => Next::Stay,
            Act::Unused => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        if let Done::Written(_) = done {
            match self.step {
                Step::Note => self.note_written = true,
                Step::Sheet | Step::Groups => self.sheet_written = true,
            }
        }
        Next::Stay
    }

    fn page_mut(&mut self) -> &mut Page {
        match (&mut self.sheet, self.step) {
            (Some((_, page)), Step::Sheet) => page,
            _ => &mut self.note_page,
        }
    }

    fn above(&self, width: u16) -> Paper<'_> {
        let mut paper = Paper::new(width);
        match self.step {
            Step::Sheet => paper.prose(SHEET, Style::new()),
            _ => paper.said(&self.said, Style::new()),
        }
        paper.gap();
        paper
    }

    fn rows_above(&self, width: u16) -> u16 {
        self.above(width).len() as u16
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        if self.step == Step::Groups {
            canvas.head("The new recovery sheet", "");
            let mut paper = Paper::new(canvas.area.width);
            paper.prose(GROUPS, Style::new());
            paper.gap();
            self.groups.lay(&mut paper, canvas.theme);
            paper.draw(canvas, 3);
            return;
        }
        let (title, page) = match (&self.sheet, self.step) {
            (Some((_, page)), Step::Sheet) => ("The new recovery sheet", page),
            _ => ("A note for the practice file", &self.note_page),
        };
        let above = self.rows_above(around.width);
        let height = around.height.saturating_sub(above);
        canvas.head(title, &page.place(around.width, height));
        let body = canvas.body();
        self.above(around.width).draw(canvas, body);
        page.view_text(canvas, body + above);
        canvas.cursor_at(MARGIN, body + above);
    }
}

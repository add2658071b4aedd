//! What the pages of the wizard say.

use super::{Room, Step, Wizard};
use crate::domain::Role;
use crate::tui::canvas::Canvas;
use crate::tui::screens::line::Fields;
use crate::tui::screens::lines::without_number;
use crate::tui::screens::paper::{MARGIN, Paper, measure};
use crate::tui::wrap;
use ratatui::style::Style;

pub(super) const WHAT: &str = "\
Afterhour is a journal for the part of your practice that is online: a question a day, a log for boundary incidents, \
and a summary for your supervisor that you see whole before it leaves.

It is not the client record, an incident report or a complaint: facts belong where your contract, your service and \
your insurer want them. It is not for urgent matters; F4 shows whom to call.

Others may read it one day: a court, and at times the client. So write of yourself, keep fact apart from guess, and \
write as if the client read it. Clients have codes, never names; as long as you know who is behind a code, what you \
write is personal data. If you are employed or on placement, ask first whether you may keep it.

Whoever holds the recovery sheet, which comes later, and the folder reads everything.

Is there a backup of a journal already? Ctrl+B says how it is opened.";

const BACKUP: &str = "\
A backup becomes a journal again in a shell, not here. Nothing has been made yet, so quit with Ctrl+Q and type, with the \
name of the backup in place of FILE:

    afterhour restore FILE

It asks for the secret of the recovery sheet, or for the passphrase of the backup where it has one of its own, and for a new \
passphrase. The backup itself is only read. Then start Afterhour again.";

pub(super) const PLACE_HELP: &str = "Another folder than this is found again at the next start.";

const PLACE: &str = "\
Everything lies in one folder of this machine, encrypted. There is no account, and nothing is sent anywhere. Better \
not a folder that a cloud service copies.";

const WORDS: &str = "\
A passphrase opens the journal. These six words were drawn by chance, so that nobody guesses them. Write them on \
paper in this order, and keep the paper where nobody looks.";

/// What can be done below the six words, with the key that does it from anywhere on the page.
pub(super) const WITH_WORDS: [(&str, &str); 3] = [
    ("Use these six words", ""),
    ("A passphrase of my own", ""),
    ("Six other words", "Ctrl+O"),
];

const OWN: &str = "\
A passphrase of your own: at least 12 characters, and hard to guess. Four or five words that nobody would expect \
together are better than one word with signs in it.";

const AGAIN: &str = "\
Once more, from paper or from memory: nobody can tell you a forgotten passphrase. Words have one space between them.";

pub(super) const OTHERWISE: &str =
    "That is another one. Ctrl+R shows what is typed, Esc goes back.";

pub(super) const SPELLED_ALIKE: &str =
    "Not accepted yet: small letters, one space between words. Ctrl+R shows what is typed.";

const MAKING: &str = "Making the journal. It takes a moment on purpose: every guess at the passphrase would take as long.";

const SHEET: &str = "\
The recovery sheet, shown only now: it opens the journal if the passphrase is forgotten. Copy it onto paper, or write it \
into a file with Ctrl+W. Three of its groups are asked next.";

const INTO_FILE: &str = "\
Whoever holds this file and the folder of the journal reads everything. Best on a stick that lies elsewhere, or \
printed and then deleted.";

pub(super) const FILE_HELP: &str = "A new file, with its folder: /media/stick/afterhour-sheet.txt";

const GROUPS: &str = "\
Three groups of the sheet, to be sure that it is in your hands. Small letters do as well. Esc shows the sheet again.";

const ROLE: &str = "You are, in this journal:";

const ROLES: [&str; Role::ALL.len()] = [
    "a practitioner",
    "in training; the card for danger names the placement as well",
    "a supervisor, who opens what others seal",
];

const MINUTES: &str =
    "After how many minutes without a key does the journal lock? Ctrl+L locks at once.";

const COUNTRY: &str = "\
When someone may be in danger, F4 shows a card. Whose emergency numbers does it show?";

const CONTACTS: &str = "\
Whom would you call? They stand on top of that card. Enter on an empty name goes on; everything can be changed later \
under Settings.";

pub(super) const CONTACT_HELP: &str = "a name, or what they are: Ruth, safeguarding lead";

impl Wizard {
    /// Draws the page of this step.
    pub fn view(&self, canvas: &mut Canvas) {
        let width = canvas.area.width;
        let rows = canvas.area.height.saturating_sub(canvas.body());
        let place = match (self.step, &self.sheet) {
            (Step::What, _) => self.what.place(width, rows),
            (Step::Sheet, Some((_, page))) => page.place(width, self.sheet_height((width, rows))),
            _ => String::new(),
        };
        let number = self.number();
        let right = if place.is_empty() {
            number
        } else {
            format!("{place}   {number}")
        };
        canvas.head("A new journal", &right);

        let mut paper = Paper::new(width);
        match self.step {
            Step::What => return self.what.view_text(canvas, canvas.body()),
            Step::Sheet => return self.view_sheet(canvas),
            Step::Words => self.lay_words(&mut paper, canvas.theme.strong),
            Step::Role => {
                paper.prose(ROLE, Style::new());
                paper.gap();
                for (number, words) in ROLES.iter().enumerate() {
                    paper.choice(number, number == self.role, words, "");
                }
            }
            Step::Country => {
                paper.prose(COUNTRY, Style::new());
                paper.gap();
                for (number, (_, name)) in self.countries.iter().enumerate() {
                    paper.choice(number, number == self.country, name, "");
                }
            }
            Step::Making | Step::Beginning => {
                let words = if self.step == Step::Making {
                    MAKING
                } else {
                    "One moment."
                };
                paper.prose(words, Style::new());
                canvas.cursor_at(MARGIN, 3);
            }
            Step::Backup => {
                paper.prose(BACKUP, Style::new());
                canvas.cursor_at(MARGIN, 3);
            }
            Step::Place => lay(&mut paper, canvas, PLACE, &self.place),
            Step::Own => lay(&mut paper, canvas, OWN, &self.own),
            Step::Again => lay(&mut paper, canvas, AGAIN, &self.again),
            Step::IntoFile => lay(&mut paper, canvas, INTO_FILE, &self.into),
            Step::Groups => lay(&mut paper, canvas, GROUPS, &self.groups),
            Step::Minutes => lay(&mut paper, canvas, MINUTES, &self.minutes),
            Step::Contacts => {
                lay(&mut paper, canvas, CONTACTS, &self.contacts);
                let remark = without_number(&self.contacts);
                if !remark.is_empty() {
                    paper.gap();
                    paper.prose(remark, canvas.theme.warm);
                    paper.keep_on();
                }
            }
        }
        paper.draw(canvas, 3);
    }

    /// Which page this is, of how many. One's own passphrase is typed on a page of the third.
    fn number(&self) -> String {
        let number = match self.step {
            Step::What | Step::Backup => 1,
            Step::Place => 2,
            Step::Words | Step::Own => 3,
            Step::Again => 4,
            Step::Making | Step::Sheet | Step::IntoFile => 5,
            Step::Groups => 6,
            Step::Role => 7,
            Step::Minutes => 8,
            Step::Country => 9,
            Step::Contacts | Step::Beginning => 10,
        };
        format!("page {number} of 10")
    }

    fn lay_words<'a>(&'a self, paper: &mut Paper<'a>, strong: Style) {
        paper.prose(WORDS, Style::new());
        paper.gap();
        let words: Vec<&str> = self.offered.reveal().split(' ').collect();
        let half = words.len().div_ceil(2);
        for row in 0..half {
            let column = |at: usize| words.get(at).map(|word| (at + 1, *word));
            let cells = [(6, column(row)), (26, column(row + half))];
            paper.row(move |canvas, y| {
                let dim = canvas.theme.dim;
                for (x, cell) in cells {
                    if let Some((number, word)) = cell {
                        canvas.put(x, y, &number.to_string(), dim);
                        canvas.put(x + 3, y, word, strong);
                    }
                }
            });
        }
        paper.gap();
        for (number, (words, key)) in WITH_WORDS.iter().enumerate() {
            paper.choice(number, number == self.with_words, words, key);
        }
    }

    fn view_sheet(&self, canvas: &mut Canvas) {
        let (dim, cool) = (canvas.theme.dim, canvas.theme.cool);
        let mut y = canvas.body();
        y += canvas.prose(MARGIN, y, SHEET, dim);
        if !self.note.is_empty() {
            y += 1 + canvas.prose(MARGIN, y + 1, &self.note, cool);
        }
        if let Some((_, page)) = &self.sheet {
            page.view_text(canvas, y + 1);
        }
    }

    /// Rows there are for the sheet.
    pub(super) fn sheet_height(&self, (width, height): Room) -> u16 {
        height.saturating_sub(self.rows_above_sheet(width))
    }

    /// Rows between the head and the sheet.
    fn rows_above_sheet(&self, width: u16) -> u16 {
        let rows = |text: &str| wrap::lines(text, measure(width)).len();
        let note = match self.note.is_empty() {
            true => 0,
            false => 1 + rows(&self.note),
        };
        (rows(SHEET) + note + 1) as u16
    }
}

fn lay<'a>(paper: &mut Paper<'a>, canvas: &Canvas, text: &'a str, fields: &'a Fields) {
    paper.prose(text, Style::new());
    paper.gap();
    fields.lay(paper, canvas.theme);
}

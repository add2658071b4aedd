//! Backups: the last one, whether one was ever tried, and the way to the next.

use super::{Around, Input, Lines, Next, Purpose, moved};
use crate::domain::{dates, many};
use crate::tui::canvas::{Canvas, Hit, Row};
use crate::tui::confirm::Confirm;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Command, Context};
use crate::tui::task::{Done, Task};
use ratatui::style::Style;
use std::path::PathBuf;

/// Rows of the body above what can be done.
const ABOVE: u16 = 8;

/// The screen: where the focus is, and which older backups may go since the last was made.
#[derive(Debug, Default)]
pub struct Backups {
    focus: usize,
    older: Vec<PathBuf>,
}

/// What the focus can be on, in the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Make,
    Apart,
    Rehearse,
    Older,
    Restore,
}

impl Backups {
    pub(super) fn context(&self) -> Context {
        Context::Backups
    }

    fn spots(&self) -> Vec<Spot> {
        let mut spots = vec![Spot::Make, Spot::Rehearse];
        spots.extend((!self.older.is_empty()).then_some(Spot::Older));
        spots.extend([Spot::Apart, Spot::Restore]);
        spots
    }

    pub(super) fn update(&mut self, input: Input, around: &Around) -> Next {
        let desk = around.desk;
        let spots = self.spots();
        let command = match input {
            Input::Command(command) => command,
            Input::Mouse(_, Hit::Row(row)) if row < spots.len() => {
                self.focus = row;
                Command::Enter
            }
            _ => return Next::Unused,
        };
        if moved(&mut self.focus, spots.len(), around.height, command) {
            return Next::Stay;
        }
        let open = |purpose| Next::Open(Lines::new(purpose, desk).into());
        match (command, spots[self.focus.min(spots.len() - 1)]) {
            (Command::Enter, Spot::Make) => open(Purpose::Backup),
            (Command::Enter, Spot::Apart) => open(Purpose::BackupApart),
            (Command::Enter, Spot::Rehearse) => open(Purpose::Rehearse),
            (Command::Enter, Spot::Older) => Next::Ask(Confirm::new(
                "Remove the older backups?",
                &format!(
                    "Of each of the last 7 days, 4 weeks and 12 months the newest stays. These go for good:\n{}",
                    names(&self.older)
                ),
                "Remove them",
                vec![Task::RemoveBackups(self.older.clone())],
            )),
            (Command::Enter, Spot::Restore) => {
                Next::Say("Quit with Ctrl+Q, then in a shell: afterhour restore FILE".into())
            }
            _ => Next::Unused,
        }
    }

    pub(super) fn hear(&mut self, done: &Done, _: &Around) -> Next {
        match done {
            Done::BackedUp { older, .. } => self.older.clone_from(older),
            Done::BackupsRemoved => self.older.clear(),
            _ => {}
        }
        Next::Stay
    }

    pub(super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        canvas.head("Backups", "");
        let (plain, dim, warm) = (Style::new(), canvas.theme.dim, canvas.theme.warm);
        let body = canvas.body();
        canvas.prose(
            3,
            body,
            "A backup is one encrypted file with everything in it. Keep it where this computer is not: on a stick, with \
             somebody. Afterhour sends it nowhere.",
            plain,
        );
        let known = &around.desk.backups;
        let mut said = |row: u16, label: &str, words: &str, style: Style| {
            canvas.put(3, body + 3 + row, label, dim);
            canvas.put(21, body + 3 + row, words, style);
        };
        match &known.last {
            None => said(0, "last", "there is none yet", warm),
            Some(last) => {
                said(
                    0,
                    "last",
                    &format!(
                        "{}, {}, {} kB",
                        dates::say(last.day),
                        many(last.entries as usize, "entry", "entries"),
                        last.size.div_ceil(1000)
                    ),
                    plain,
                );
                said(1, "where", &last.file, plain);
                said(2, "opens with", last.opens.in_words(), plain);
            }
        }
        match known.rehearsed {
            Some(day) => said(3, "rehearsed", &dates::say(day), plain),
            None if known.last.is_some() => {
                said(3, "rehearsed", "never: nobody has seen one open", warm)
            }
            None => {}
        }
        let spots = self.spots();
        let focus = self.focus.min(spots.len() - 1);
        let rows: Vec<(&str, String)> = spots
            .iter()
            .map(|spot| self.said(*spot, around.desk))
            .collect();
        canvas.part(body + ABOVE, spots.len() as u16, |canvas| {
            canvas.list(rows.len(), focus, |row| Row {
                then: "",
                cells: vec![(16, rows[row].0, dim), (0, &rows[row].1, plain)],
                right: ("", plain),
            });
        });
        canvas.prose(
            3,
            body + ABOVE + 1 + spots.len() as u16,
            about(spots[focus]),
            dim,
        );
    }

    fn said(&self, spot: Spot, desk: &Desk) -> (&'static str, String) {
        match spot {
            Spot::Make => ("make one", format!("into {}", into(desk))),
            Spot::Apart => ("make one apart", "with a passphrase of its own".into()),
            Spot::Rehearse => ("rehearse", "see whether a backup opens".into()),
            Spot::Older => (
                "older ones",
                format!("{} that no day, week or month keeps", self.older.len()),
            ),
            Spot::Restore => ("restore", "in a shell: afterhour restore FILE".into()),
        }
    }
}

/// Where a backup is offered to go: where the last one was asked to.
pub(super) fn into(desk: &Desk) -> String {
    match desk.backups.into.as_str() {
        "" => desk.exports.display().to_string(),
        into => into.to_owned(),
    }
}

fn names(older: &[PathBuf]) -> String {
    let names: Vec<String> = older
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    names.join("\n")
}

/// What the row under the focus is about.
fn about(spot: Spot) -> &'static str {
    match spot {
        Spot::Make => {
            "Enter asks where to. It is read back from the disk, opened and compared before it counts. Your recovery \
             sheet opens it."
        }
        Spot::Apart => {
            "Enter asks where to, and for a passphrase: it opens this backup, and the recovery sheet does not. It is read back \
             and compared as well."
        }
        Spot::Rehearse => {
            "Enter asks for a file and the secret of your recovery sheet. The backup is opened, checked and counted \
             against the journal; nothing is changed."
        }
        Spot::Older => "Enter shows which, and asks.",
        Spot::Restore => {
            "A restore makes a journal of a backup. The one that lies here is kept beside it, under the day's name."
        }
    }
}

//! What came of it, in sentences: the same in both faces.

use super::super::named;
use super::{Backup, Compared, Counted, Opened, Rehearsal, Restored};
use crate::domain::{Opens, dates, many};

/// Said of a backup whose origin cannot be shown.
const UNPROVEN: &str = "That this journal made it cannot be proved: the journal has had another key since, or somebody else \
    sealed the file, which anybody can who has the sheet's recipient. Look whether the entries are yours.";

/// "12 entries, the newest of 20 November 2026; 8 clients, 2 supervisors, 1 draft".
impl std::fmt::Display for Counted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let many = |count: u64, one, several| {
            many(usize::try_from(count).unwrap_or(usize::MAX), one, several)
        };
        write!(f, "{}", many(self.entries, "entry", "entries"))?;
        if let Some(newest) = self.newest {
            write!(f, ", the newest of {}", dates::say(newest))?;
        }
        write!(
            f,
            "; {}, {}, {}",
            many(self.clients, "client", "clients"),
            many(self.supervisors, "supervisor", "supervisors"),
            many(self.drafts, "draft", "drafts"),
        )
    }
}

/// "812 kB".
fn size(bytes: u64) -> String {
    match bytes.div_ceil(1000) {
        kilo if kilo < 10_000 => format!("{kilo} kB"),
        kilo => format!("{} MB", kilo.div_ceil(1000)),
    }
}

impl Backup {
    /// What was made, what was checked and what was not, and what opens it.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![
            format!("{}, {}", self.path.display(), size(self.size)),
            format!("In it: {}.", self.counted),
            format!(
                "It was read back from the disk and opened: it holds all {} of the journal, each the same.",
                many(
                    usize::try_from(self.counted.rows).unwrap_or(usize::MAX),
                    "row",
                    "rows"
                )
            ),
        ];
        lines.push(match self.opens {
            Opens::Sheet => {
                "What was not tried is your recovery sheet, which is on paper: a rehearsal does that. Today's sheet opens it, \
                 and no later one: keep the sheet as long as the backup."
            }
            Opens::Passphrase => {
                "It was opened with the passphrase you gave, and opens with nothing else: not with the journal's passphrase, \
                 nor with the recovery sheet. That passphrase stands nowhere. Without it the backup is lost, the journal \
                 is not."
            }
        }.to_owned());
        if !self.noted {
            lines.push(
                "That it was made could not be noted in the journal, so the journal does not know of it."
                    .to_owned(),
            );
        }
        if !self.not_as_kept.is_empty() {
            lines.push(format!(
                "Not all of it is as it was kept, and the backup says so too: {}. An older one may hold it as it was.",
                named(&self.not_as_kept)
            ));
        }
        lines
    }

    /// Which older ones no day, week or month keeps, by name; `None` where there are none.
    pub fn say_older(&self) -> Option<String> {
        if self.older.is_empty() {
            return None;
        }
        let names: Vec<String> = self
            .older
            .iter()
            .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .collect();
        Some(format!(
            "Of each of the last 7 days, 4 weeks and 12 months with a backup the newest is kept. No longer needed by that: {}.",
            names.join(", ")
        ))
    }
}

impl Opened {
    /// What it is, in one sentence.
    pub fn said(&self) -> String {
        format!(
            "The backup is whole: journal {}, made on {} at {}; {}.",
            self.journal(),
            dates::say(self.made().date()),
            self.made().strftime("%H:%M"),
            self.counted,
        )
    }
}

impl Compared {
    /// What only one of the two holds.
    fn said(&self) -> String {
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let mut parts = Vec::new();
        if self.only_journal > 0 {
            parts.push(many(count(self.only_journal), "entry", "entries"));
        }
        if self.revised > 0 {
            parts.push(format!(
                "later changes to {}",
                many(count(self.revised), "entry", "entries")
            ));
        }
        let mut said = match (&parts[..], self.days) {
            ([], _) | (_, None) => {
                "Every entry of the journal is in the backup as well.".to_owned()
            }
            (parts, Some((first, last))) => format!(
                "Not in the backup, only in the journal: {}, written {}.",
                parts.join(" and "),
                match first == last {
                    true => format!("on {}", dates::say(first)),
                    false => format!("from {} to {}", dates::say(first), dates::say(last)),
                }
            ),
        };
        if self.only_backup > 0 {
            said.push_str(&format!(
                " Only in the backup: {}, which the journal no longer has.",
                many(count(self.only_backup), "entry", "entries")
            ));
        }
        said
    }
}

impl Rehearsal {
    /// What the rehearsal showed.
    pub fn lines(&self) -> Vec<String> {
        vec![
            format!(
                "The backup opens and is whole. It was made on {} at {}.",
                dates::say(self.made.date()),
                self.made.strftime("%H:%M")
            ),
            format!("In the backup: {}.", self.backup),
            format!("In the journal: {}.", self.journal),
            self.compared.said(),
            match self.is_proven {
                true => "This journal made it: the proof inside fits the journal's key.".to_owned(),
                false => UNPROVEN.to_owned(),
            },
            "Nothing was changed, but that today is noted as the day of a rehearsal.".to_owned(),
        ]
    }
}

impl Restored {
    /// What was restored, what lies where, and what the backup did not have.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "Restored: {}. The search index was made anew.",
            self.now
        )];
        if let Some(before) = &self.before {
            lines.push(format!(
                "The journal that was here lies in {} now, with its own passphrase and sheet; `afterhour --journal` opens it there.",
                before.display()
            ));
        }
        match (self.erased_again, &self.before) {
            (Some(gone), _) if gone > 0 => lines.push(format!(
                "Erased from it again, since the traces of their client were: {}.",
                many(gone, "entry", "entries")
            )),
            (None, Some(_)) => lines.push(
                "What was erased since this backup may be in it again: only the journal that was here knows. Look at its \
                 clients first."
                    .to_owned(),
            ),
            _ => {}
        }
        match (&self.compared, &self.before) {
            (Some((counted, compared)), _) => {
                lines.push(format!("It holds {counted}."));
                lines.push(compared.said());
            }
            (None, Some(_)) => lines.push(
                "It was not opened, so what it holds beyond the backup is not known. Keep it until you have looked."
                    .to_owned(),
            ),
            (None, None) => {}
        }
        lines.push(
            "That it could be restored is noted in it as the rehearsal of this backup. A journal elsewhere that the backup \
             is of does not know of it."
                .to_owned(),
        );
        lines.push(match self.is_proven {
            Some(true) => "The backup was made by that journal: the proof inside fits its key.".to_owned(),
            Some(false) => UNPROVEN.to_owned(),
            None => "Who made the backup cannot be proved without the journal it was made from: anybody can seal a file who has \
                     the sheet's recipient. Look whether the entries are yours."
                .to_owned(),
        });
        lines
    }
}

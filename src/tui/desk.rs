//! What lies on the desk while the journal is unlocked: enough for every list, no answers. Dropped on lock.

use crate::anonymise::Register;
use crate::confine::Held;
use crate::domain::{
    Backups, Client, Draft, DraftId, Due, EntryId, Guide, GuideId, NotAsKept, Receipt, Settings,
    Status, Supervisor, Theme, Words, known, many,
};
use crate::figures::due::{Line, Meeting};
use crate::guides::Library;
use crate::supervision;
use jiff::Zoned;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The data at hand. The worker makes a new one after every change.
pub struct Desk {
    /// Where the journal lies.
    pub journal: PathBuf,
    /// What the vault noticed when it was opened, a line each without its full stop.
    pub notices: Vec<String>,
    /// What is not as it was kept.
    pub unkept: NotAsKept,
    /// What the system holds the program to.
    pub held: Held,
    /// Where sealed files go unless another folder is named.
    pub exports: PathBuf,
    /// Whatever lies there.
    pub exported: Vec<PathBuf>,
    /// Every guide.
    pub library: Arc<Library>,
    /// The day these were gathered.
    pub today: Date,
    /// Today's prompt.
    pub prompt: Option<GuideId>,
    /// Whether it was answered today.
    pub answered: bool,
    /// How often another prompt was asked for today.
    pub swaps: u32,
    /// Open follow-ups, the most overdue first.
    pub due: Vec<Due>,
    /// Everything that is due or near, the nearest first.
    pub told: Vec<Line>,
    /// The ledger of backups.
    pub backups: Backups,
    /// The newest supervision meeting.
    pub meeting: Option<Meeting>,
    /// The entry whose follow-up was ticked off last, while it can be taken back.
    pub ticked: Option<EntryId>,
    /// Unfinished pages, newest first.
    pub drafts: Vec<Unfinished>,
    /// The last weeks, oldest first, Monday first; `None` for days to come.
    pub calendar: Vec<[Option<u32>; 7]>,
    /// Themes that entries have, in the table's order.
    pub themes: Vec<Theme>,
    /// Themes not visited for a while.
    pub neglected: Vec<Theme>,
    /// The register.
    pub clients: Vec<Client>,
    /// The register's words made ready to be looked for, by the first screen that looks for them.
    pub ready: OnceLock<Register>,
    /// Supervisors by name.
    pub supervisors: Vec<Supervisor>,
    /// Names of supervisors with an unfinished preparation, and of a pack where there is one.
    pub preparations: Vec<String>,
    /// What was shared, newest first.
    pub receipts: Vec<Receipt>,
    /// The practitioner's own recipient.
    pub own_recipient: Option<String>,
    /// What can be changed.
    pub settings: Settings,
    /// Incidents in each state, and near misses.
    pub incidents: Vec<(Status, usize)>,
    /// How many near misses there are.
    pub near_misses: usize,
    /// How many entries are on the agenda.
    pub agenda: usize,
    /// The day one's own footprint was last looked at.
    pub footprint: Option<Date>,
    /// How many entries there are.
    pub entries: usize,
    /// The day somebody was last seen to hold the recovery sheet.
    pub sheet_tried: Date,
}

/// A draft as Today offers it.
#[derive(Debug, Clone)]
pub struct Unfinished {
    /// The draft.
    pub draft: Draft,
    /// Its guide, in the version it was begun with.
    pub guide: Guide,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk({})", self.today)
    }
}

impl Desk {
    /// Where a file for somebody on a day, with this ending, is offered to be put: a name that is free.
    pub fn free_file(&self, to: &str, day: Date, end: &str) -> PathBuf {
        supervision::free_file(&self.exported, &self.exports, to, day, end)
    }

    /// The register's words, and those that the practitioner keeps, ready to be looked for.
    pub fn register(&self) -> &Register {
        let of = || Register::of(&self.clients).keeping(&self.settings.kept);
        self.ready.get_or_init(of)
    }

    /// The draft of this number.
    pub fn draft(&self, id: DraftId) -> Option<&Unfinished> {
        self.drafts
            .iter()
            .find(|unfinished| unfinished.draft.id == id)
    }

    /// The draft of a page of this guide: an afterword of `entry`, or without one a new page.
    pub fn begun(&self, guide: &GuideId, entry: Option<EntryId>) -> Option<&Unfinished> {
        self.drafts
            .iter()
            .find(|unfinished| unfinished.guide.id == *guide && unfinished.draft.revises == entry)
    }

    /// Codes of the register, for the field that picks one.
    pub fn codes(&self) -> Vec<crate::domain::ClientCode> {
        self.clients
            .iter()
            .map(|client| client.code.clone())
            .collect()
    }
}

impl Unfinished {
    /// What it is about, see [`Draft::name`].
    pub fn name(&self) -> String {
        self.draft.name(&self.guide)
    }

    /// "3 answers"; of an answer to a summary that it is not sealed yet.
    pub fn holds(&self) -> String {
        if self.guide.id.as_str() == known::guide::ANSWER {
            return "not sealed yet".to_owned();
        }
        match self.draft.page.answers.len() {
            0 => "nothing written yet".to_owned(),
            count => many(count, "answer", "answers"),
        }
    }

    /// "3 answers, kept at 21:10" or "3 answers, kept on 19 Nov", which says the time as well where another has its name.
    pub fn state(&self, desk: &Desk) -> String {
        let kept = &self.draft.kept;
        let is_alike =
            |other: &Unfinished| other.draft.id != self.draft.id && other.name() == self.name();
        let mut words = format!("{}, kept {}", self.holds(), when(kept, desk.today));
        if kept.date() != desk.today && desk.drafts.iter().any(is_alike) {
            words.push_str(&kept.strftime(" at %H:%M").to_string());
        }
        words
    }
}

/// "at 21:10" today, else "on 19 Nov".
pub fn when(moment: &Zoned, today: Date) -> String {
    if moment.date() == today {
        moment.strftime("at %H:%M").to_string()
    } else {
        format!(
            "on {}",
            crate::domain::dates::say_short(moment.date(), today)
        )
    }
}

/// The words of a register entry, for a line to edit them in.
pub fn joined(words: &[Words]) -> String {
    words.iter().map(Words::read).collect::<Vec<_>>().join(", ")
}

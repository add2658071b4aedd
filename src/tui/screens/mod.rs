//! The closed set of screens, and what they have in common: a struct, `update`, `view`.

mod adding;
mod answer;
mod backups;
mod before;
mod begun;
mod chart;
mod choose;
mod clients;
mod echo;
mod entry;
mod erase;
mod figures;
mod findings;
mod guides;
mod import;
mod incidents;
mod instead;
mod journal;
mod leaves;
mod line;
mod lines;
mod marked;
mod may_go;
mod moved;
mod new_sheet;
mod page;
mod paper;
#[cfg(test)]
mod played;
mod policy;
mod presence;
mod read;
mod received;
mod retention;
mod review;
mod risk;
mod sample;
mod setting;
mod settings;
mod supervision;
mod tabs;
mod take_in;
mod today;
mod told;
mod turn;
mod write;

pub mod unlock;
pub mod wizard;

pub use adding::Adding;
pub use answer::Answer;
pub use backups::Backups;
pub use before::Before;
pub use begun::{Begun, anew};
pub use choose::Choose;
pub use clients::Clients;
pub use echo::Echo;
pub use erase::Erase;
pub use figures::Figures;
pub use guides::Guides;
pub use import::Import;
pub use incidents::Incidents;
pub use journal::Journal;
pub use leaves::Leaves;
pub use lines::{Lines, Purpose};
pub use may_go::MayGo;
pub use moved::{commanded, moved, same_or_new};
pub use new_sheet::NewSheet;
pub use page::Page;
pub use policy::Policy;
pub use presence::Presence;
pub use read::Read;
pub use received::Received;
pub use retention::Retention;
pub use review::Review;
pub use risk::{Risk, at_once, card};
pub use sample::Sample;
pub use setting::Setting;
pub use settings::{Settings, Spot as Setup};
pub use supervision::Supervision;
pub use tabs::{BODY, top};
pub use take_in::TakeIn;
pub use today::Today;
pub(super) use told::told;
pub use turn::{Around, Input, Moment, Next};
pub use write::Write;

use super::canvas::Canvas;
use super::desk::Desk;
use super::keymap::{Command, Context};
use super::marks::Marks;
use super::task::{Done, Task};
use crate::domain::DraftId;
use jiff::civil::Date;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A screen. A closed set, so that every match is exhaustive.
        #[derive(Debug)]
        pub enum Screen {
            $($(#[$doc])* $name($name)),+
        }

        impl Screen {
            /// Where keys are looked up.
            pub fn context(&self) -> Context {
                match self { $(Screen::$name(screen) => screen.context()),+ }
            }

            /// Takes an input.
            pub fn update(&mut self, input: Input, around: &Around) -> Next {
                match self { $(Screen::$name(screen) => screen.update(input, around)),+ }
            }

            /// Hears of finished work.
            pub fn hear(&mut self, done: &Done, around: &Around) -> Next {
                match self { $(Screen::$name(screen) => screen.hear(done, around)),+ }
            }

            /// Draws itself: head and body; the foot is the app's.
            pub fn view(&self, around: &Around, canvas: &mut Canvas) {
                match self { $(Screen::$name(screen) => screen.view(around, canvas)),+ }
            }
        }

        $(impl From<$name> for Box<Screen> {
            fn from(screen: $name) -> Box<Screen> {
                Box::new(Screen::$name(screen))
            }
        })+
    };
}

screens! {
    /// Today.
    Today,
    /// All entries.
    Journal,
    /// Incidents.
    Incidents,
    /// Audits and experiments.
    Echo,
    /// Accounts and the footprint review.
    Presence,
    /// The policy for clients.
    Policy,
    /// The register.
    Clients,
    /// The guides at hand.
    Guides,
    /// Supervisors, preparations, receipts.
    Supervision,
    /// What can be changed.
    Settings,
    /// One setting with a few values.
    Setting,
    /// An entry to read.
    Read,
    /// What is added to an entry.
    Adding,
    /// A page of a guide that is unfinished, or another.
    Begun,
    /// The risk question and its card.
    Risk,
    /// A guide to write in.
    Write,
    /// A sample counted post by post.
    Sample,
    /// A few lines to fill in.
    Lines,
    /// What to share.
    Choose,
    /// Findings to decide.
    Review,
    /// What leaves, exactly.
    Leaves,
    /// A text looked at before it is posted.
    Before,
    /// What was received.
    Received,
    /// An answer to it.
    Answer,
    /// What was written, as numbers.
    Figures,
    /// How long entries are kept.
    Retention,
    /// Choosing which entries go.
    MayGo,
    /// The last backup, and the way to another.
    Backups,
    /// What was taken in from other journals.
    Import,
    /// What taking in a file would do.
    TakeIn,
    /// What goes when a client's traces are erased.
    Erase,
    /// A new recovery sheet, and the note about an erasure.
    NewSheet,
    /// A text to read.
    Page,
}

impl Screen {
    /// What must be kept before the journal locks or the program ends.
    pub fn keep(&mut self, at: &Moment) -> Option<Task> {
        match self {
            Screen::Write(write) => write.keep(at),
            Screen::Choose(choose) => choose.keep(),
            Screen::Review(review) => review.keep(),
            Screen::Risk(risk) => risk.keep(at),
            Screen::Sample(sample) => sample.keep(at),
            Screen::Answer(answer) => answer.keep(at),
            _ => None,
        }
    }

    /// What is kept while it is written.
    pub fn keep_now_and_then(&mut self, at: &Moment) -> Option<Task> {
        match self {
            Screen::Write(write) => write.keep_now_and_then(at),
            Screen::Risk(risk) => risk.keep_now_and_then(at),
            Screen::Answer(answer) => answer.keep_now_and_then(at),
            _ => None,
        }
    }

    /// When something is to be done without a key, in time since the program began: a text looked through, a draft kept.
    pub fn due(&self) -> Option<Duration> {
        let marks = self.marks().and_then(Marks::due);
        let draft = match self {
            Screen::Write(write) => write.due(),
            _ => None,
        };
        marks.into_iter().chain(draft).min()
    }

    /// Whether the page says that everything on it is kept.
    pub fn is_kept(&self, at: &Moment) -> bool {
        matches!(self, Screen::Write(write) if write.is_kept(at))
    }

    /// Why a command would do nothing now, in words for help and the notice; `None` where it does something.
    pub fn unavailable(&self, command: Command, around: &Around) -> Option<String> {
        let desk = around.desk;
        match self {
            Screen::Today(today) => today.unavailable(command, desk),
            Screen::Journal(journal) => journal.unavailable(command, desk),
            Screen::Incidents(incidents) => incidents.unavailable(command, desk),
            Screen::Presence(presence) => presence.unavailable(command),
            Screen::Echo(echo) => echo.unavailable(command),
            Screen::Sample(sample) => sample.unavailable(command),
            Screen::Policy(policy) => policy.unavailable(command, desk),
            Screen::Clients(clients) => clients.unavailable(command, desk),
            Screen::Guides(guides) => guides.unavailable(command, desk),
            Screen::Supervision(supervision) => supervision.unavailable(command, desk),
            Screen::Settings(settings) => settings.unavailable(command, desk),
            Screen::Read(read) => read.unavailable(command, desk),
            Screen::Adding(_) | Screen::Setting(_) | Screen::Begun(_) | Screen::Risk(_) => None,
            Screen::Write(write) => write.unavailable(command, around.at),
            Screen::Lines(lines) => lines.unavailable(command),
            Screen::Choose(choose) => choose.unavailable(command),
            Screen::Review(review) => review.unavailable(command),
            Screen::Leaves(leaves) => leaves.unavailable(command, around),
            Screen::Before(before) => before.unavailable(command),
            Screen::Received(received) => received.unavailable(command),
            Screen::Answer(answer) => answer.unavailable(command),
            Screen::Figures(figures) => figures.unavailable(command, desk),
            Screen::Retention(retention) => retention.unavailable(command, desk),
            Screen::MayGo(may_go) => may_go.unavailable(command, desk),
            Screen::Backups(_) => None,
            Screen::Import(import) => import.unavailable(command),
            Screen::TakeIn(take_in) => take_in.unavailable(command),
            Screen::Erase(erase) => erase.unavailable(command, desk),
            Screen::NewSheet(sheet) => sheet.unavailable(command),
            Screen::Page(_) => None,
        }
    }

    /// Whether the foot shows a key that only some pages of this screen are for.
    pub fn offers(&self, command: Command) -> bool {
        match self {
            Screen::Policy(policy) => policy.offers(command),
            Screen::Write(write) => write.offers(command),
            Screen::Review(review) => review.offers(command),
            Screen::Risk(risk) => risk.offers(command),
            Screen::Leaves(leaves) => leaves.offers(command),
            _ => true,
        }
    }

    /// The word or two for the foot where a key does something else than the table says.
    pub fn named_here(&self, command: Command, around: &Around) -> Option<String> {
        match self {
            Screen::Leaves(leaves) => leaves.named_here(command, around),
            Screen::Journal(journal) => journal.named_here(command),
            Screen::Write(write) => write.named_here(command),
            Screen::Risk(risk) => risk.named_here(command, around),
            Screen::Clients(clients) => clients.named_here(command, around.desk),
            Screen::Review(review) => review.named_here(command),
            _ => None,
        }
    }

    /// What a refused command changes all the same: the review goes to what is left to decide.
    pub fn refuse(&mut self, command: Command) {
        match (self, command) {
            (Screen::Review(review), Command::Preview) => review.seek_open(),
            (Screen::Write(write), Command::Guidance) => write.opened_nothing(),
            _ => {}
        }
    }

    /// Looks through the text in front for what may identify somebody, if it is another; `at` is the time since the
    /// program began.
    pub fn look(&mut self, desk: &Desk, at: Duration) {
        match self {
            Screen::Write(write) => write.look(desk, at),
            Screen::Before(before) => before.look(desk, at),
            Screen::Answer(answer) => answer.look(desk, at),
            _ => {}
        }
    }

    /// Whether what is shown lies in the trash.
    pub fn shows_trash(&self) -> bool {
        match self {
            Screen::Journal(journal) => journal.shows_trash(),
            Screen::Read(read) => read.is_in_trash(),
            _ => false,
        }
    }

    /// What was done with an entry once what is written here is kept: "Added to".
    pub fn kept(&self) -> &'static str {
        match self {
            Screen::Write(write) => write.kept(),
            _ => "Kept as",
        }
    }

    /// Whether something is written here, and a draft of it is kept.
    pub fn has_draft(&self, today: Date) -> bool {
        let write = match self {
            Screen::Write(write) => Some(write),
            Screen::Risk(risk) => risk.waiting(),
            _ => None,
        };
        write.is_some_and(|write| write.is_written(today))
    }

    /// The draft of what is written here.
    pub fn draft(&self) -> Option<DraftId> {
        match self {
            Screen::Write(write) => write.draft(),
            Screen::Risk(risk) => risk.waiting()?.draft(),
            _ => None,
        }
    }

    /// What was found in the text in front, where texts are looked through.
    pub fn marks(&self) -> Option<&Marks> {
        match self {
            Screen::Write(write) => Some(write.marks()),
            Screen::Before(before) => Some(before.marks()),
            Screen::Answer(answer) => Some(answer.marks()),
            _ => None,
        }
    }
}

/// A number not given before in this run of the program: which writing a draft is of, which list an answer belongs to.
/// A screen made anew has new ones, so that a late answer to the old one is told apart.
pub(super) fn next_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}

/// Opens the reading view when an entry was fetched and nobody reads one yet. For the screens that lie below it.
pub fn open_read(done: &Done) -> Next {
    match done {
        Done::Opened {
            entry,
            guide,
            revisions,
            head,
            added,
            as_kept,
        } => Next::Open(Read::new(entry, guide, revisions, head, added, *as_kept).into()),
        _ => Next::Stay,
    }
}

/// Opens a new revision when an entry was fetched to be edited.
pub fn open_revision(done: &Done) -> Next {
    match done {
        Done::Opened { entry, guide, .. } => {
            Next::Open(Write::revise(std::sync::Arc::clone(guide), entry).into())
        }
        _ => Next::Stay,
    }
}

//! What commands on entries take: which of them, how long they are kept, where they come from, the guides behind them.

use super::values;
use crate::domain::dates::LastDay;
use crate::domain::{ClientCode, EntryId, GuideKind, HoldReason, Status, Theme};
use crate::import::Format;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::PathBuf;

/// Which entries, and how they are printed.
#[derive(Args, Default)]
pub struct Which {
    /// Only prompt, reflection, incident, near-miss, audit, experiment, account, policy or meeting.
    #[arg(long, value_parser = values::kind)]
    pub kind: Option<GuideKind>,
    /// Only this theme, such as boundaries.
    #[arg(long, value_parser = values::theme)]
    pub theme: Option<Theme>,
    /// Only those that touch this client's code.
    #[arg(long, value_name = "CODE", value_parser = values::code)]
    pub client: Option<ClientCode>,
    /// Only open, waiting or closed.
    #[arg(long, value_parser = values::status)]
    pub status: Option<Status>,
    /// Only those on the agenda for supervision.
    #[arg(long)]
    pub for_supervision: bool,
    /// Written on or after this day.
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    pub from: Option<Date>,
    /// Written on or before this day.
    #[arg(long, value_name = "DATE", value_parser = values::last_day)]
    pub until: Option<LastDay>,
    /// What lies in the trash instead.
    #[arg(long)]
    pub trash: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Subcommand)]
pub enum RetentionCommand {
    /// List the periods and what may go: numbers, days and titles, never the text.
    #[command(
        long_about = "List the periods and what may go: numbers, days and titles, never the text. Nothing goes by itself. An \
            entry is listed once it was last written longer ago than its kind's period, unless it still needs something: \
            open or waiting, on the agenda, or with a follow-up to be done."
    )]
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Say how long entries of a kind are kept.
    #[command(after_help = "Example: afterhour retention set incident 84")]
    Set {
        /// The kind, such as prompt, reflection, incident or near-miss.
        #[arg(value_parser = values::kept_kind)]
        kind: GuideKind,
        /// Months since an entry was last written, 1 to 1200; or never, so that none is listed.
        #[arg(value_parser = values::months)]
        months: Months,
    },
    /// Keep everything: nothing can be thrown away until the hold is lifted.
    #[command(after_help = "Example: afterhour retention hold complaint")]
    Hold {
        /// In a word: claim, complaint, access (somebody asks to see what is kept), inquiry or other.
        #[arg(value_parser = values::hold_reason)]
        why: HoldReason,
    },
    /// Lift the hold.
    Lift,
    /// Move entries of the list to the trash, for 30 days.
    #[command(after_help = "Example: afterhour retention trash 12,15")]
    Trash {
        /// Their numbers, as `afterhour retention list` shows them.
        #[arg(value_name = "N,N", required = true, value_delimiter = ',', value_parser = values::entry_id)]
        entries: Vec<EntryId>,
    },
}

/// A period as it is typed; `None` for never.
pub type Months = Option<u16>;

#[derive(Args)]
pub struct ImportArguments {
    /// The file; it is read and not changed.
    #[arg(required_unless_present = "undo")]
    pub file: Option<PathBuf>,
    /// Its format, where its content does not tell: jrnl, jrnl-json, day-one, markdown or text.
    #[arg(long, value_name = "FORMAT", value_parser = values::format)]
    pub format: Option<Format>,
    /// The day of a text that has none of its own; without it, today.
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    pub date: Option<Date>,
    /// Take it in, or back, without asking.
    #[arg(long)]
    pub yes: bool,
    /// Only print as JSON what would be taken in.
    #[arg(long, conflicts_with = "yes")]
    pub json: bool,
    /// Take the newest import back: its entries are removed.
    #[arg(long, conflicts_with_all = ["file", "format", "date", "json"])]
    pub undo: bool,
}

#[derive(Subcommand)]
pub enum GuidesCommand {
    /// List every guide at hand.
    List {
        /// Print JSON: id, version, kind, title, themes, source.
        #[arg(long)]
        json: bool,
    },
    /// Print a guide's questions as an answers file to fill in.
    #[command(after_help = "Example: afterhour guides show near-miss > answers.toml")]
    Show {
        /// The guide's id.
        guide: String,
    },
    /// Check a guide file of your own; a slip is named with its line and column.
    Check {
        /// The guide file.
        file: PathBuf,
    },
}

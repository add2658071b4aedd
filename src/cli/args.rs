//! The one table of commands: what the parser takes, the help, the completions and the man page all come from here.

use crate::domain::{
    ClientCode, EntryId, GuideKind, HoldReason, LONGEST_KEPT, Retention, Status, Theme, dates,
};
use crate::failure::Exit;
use clap::{Args, Parser, Subcommand};
use jiff::Zoned;
use jiff::civil::Date;
use std::path::PathBuf;

/// A journal for therapists: reflections on their life online, encrypted at rest, sealed for the supervisor.
#[derive(Parser)]
#[command(
    name = "afterhour",
    version,
    long_about = "After the therapy hour, a look at the rest of the day, the part that is online. Without a command \
        the terminal interface opens. Everything it asks, the commands below ask too: line by line, for a screen \
        reader, or from a file, for a script. There is no network in it, no account, and nothing that counts you.",
    after_help = exit_codes(),
    disable_help_subcommand = true,
    max_term_width = 92
)]
pub struct Arguments {
    /// Use the journal in this folder instead of your own.
    #[arg(long, global = true, value_name = "DIR")]
    pub journal: Option<PathBuf>,
    /// Read the passphrase from this open file descriptor, one line; then nothing is asked.
    ///
    /// For scripts and password managers: `afterhour --passphrase-fd 3 list 3< <(pass show afterhour)`. Where a
    /// second passphrase is needed (a new one, or one to seal with), it is the second line.
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Look around in a throw-away journal with a fictional year in it.
    Demo,
    /// Make a new journal, and the recovery sheet that belongs on paper.
    #[command(
        after_help = "Example: afterhour init\nThe sheet goes to stdout, so it can go to a printer: afterhour init | lpr"
    )]
    Init,
    /// Show today's prompt and what is due; with --write, answer it line by line.
    #[command(after_help = "Example: afterhour today --write")]
    Today {
        /// Answer it now, line by line.
        #[arg(long)]
        write: bool,
        /// Take the answers from a TOML file instead of asking.
        #[arg(long, value_name = "FILE.toml")]
        answers: Option<PathBuf>,
    },
    /// Answer any guide line by line; it works with a screen reader.
    #[command(after_help = ANSWERS_HELP)]
    Write {
        /// The guide's id, as `afterhour guides list` shows it.
        guide: String,
        /// Add it to this entry: for guides that ask about what is written already.
        #[arg(long, value_name = "ID", value_parser = entry_id)]
        entry: Option<EntryId>,
        /// Take the answers from a TOML file instead of asking.
        #[arg(long, value_name = "FILE.toml")]
        answers: Option<PathBuf>,
    },
    /// Log an incident; the question about risk comes first.
    #[command(after_help = LOG_HELP)]
    Incident {
        /// Take the answers from a TOML file instead of asking.
        #[arg(long, value_name = "FILE.toml")]
        answers: Option<PathBuf>,
    },
    /// Log a near miss in five fields: nothing happened, this time.
    #[command(after_help = LOG_HELP)]
    NearMiss {
        /// Take the answers from a TOML file instead of asking.
        #[arg(long, value_name = "FILE.toml")]
        answers: Option<PathBuf>,
    },
    /// Show what is on the agenda for supervision, and the next meeting.
    #[command(
        after_help = "Put a question on it: afterhour write supervision-question\n\
        When it was discussed: afterhour write after-supervision --entry 12"
    )]
    Agenda,
    /// List entries, newest first.
    #[command(after_help = "Example: afterhour list --kind incident --status open")]
    List {
        #[command(flatten)]
        which: Which,
    },
    /// Read one entry.
    #[command(after_help = "Example: afterhour show 12")]
    Show {
        /// The entry's number, as `afterhour list` shows it.
        #[arg(value_parser = entry_id)]
        id: EntryId,
        /// Read an earlier revision instead of the newest.
        #[arg(long, value_name = "N")]
        revision: Option<u32>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Find entries that hold all these words, or words that begin with them.
    #[command(after_help = "Example: afterhour search friend request")]
    Search {
        /// The words.
        #[arg(required = true)]
        words: Vec<String>,
        #[command(flatten)]
        which: Which,
    },
    /// What was written, as numbers in words: rhythm, themes, incidents, feelings, follow-ups.
    #[command(
        long_about = "What was written, as numbers in words: rhythm, themes, incidents, near misses, feelings chosen from a \
            guide's list, follow-ups, experiments. They count what was written here, are no measure of your practice, and \
            are shown to you alone: none of it leaves in a summary by itself.",
        after_help = "Example: afterhour figures --from \"1 September\""
    )]
    Figures {
        /// The first day; without it, from the first entry on.
        #[arg(long, value_name = "DATE", value_parser = day)]
        from: Option<Date>,
        /// The last day; without it, today.
        #[arg(long, value_name = "DATE", value_parser = day)]
        until: Option<Date>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// How long entries are kept, what may go by that, and the hold that keeps everything.
    #[command(subcommand)]
    Retention(RetentionCommand),
    /// Before you post: look through a text for what may identify somebody.
    #[command(
        long_about = "Before you post: look through a text for what may identify somebody, one by one or all together. \
            Exit code 1 says that something was found. No finding is not a promise: only you know who might read it.",
        after_help = "Example: afterhour check draft.txt\nWithout FILE, or with -, the text is read from stdin."
    )]
    Check {
        /// The text; `-` or nothing for stdin.
        file: Option<PathBuf>,
        /// Print JSON; offsets count Unicode scalar values.
        #[arg(long)]
        json: bool,
    },
    /// Keep the register: which words belong to which client's code.
    #[command(subcommand)]
    Client(ClientCommand),
    /// Keep the supervisors that summaries are sealed for.
    #[command(subcommand)]
    Supervisor(SupervisorCommand),
    /// Review entries and seal a summary for your supervisor.
    #[command(after_help = SHARE_HELP)]
    Share(Box<ShareArguments>),
    /// Make or show a key pair, so that summaries can be sealed for you.
    #[command(subcommand)]
    Identity(IdentityCommand),
    /// Read a summary that was sealed for you.
    #[command(
        after_help = "Example: afterhour open ruth-2026-11-21.age --identity my.key\n\
        The same without afterhour: age -d -i my.key ruth-2026-11-21.age"
    )]
    Open {
        /// The sealed file.
        file: PathBuf,
        /// An identity file; without it, the key pair in your journal is used.
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
    },
    /// List the guides, show one as an answers file, or check one of your own.
    #[command(subcommand)]
    Guides(GuidesCommand),
    /// Check every page of the journal, its index and its key files.
    Verify,
    /// Change the passphrase; the recovery sheet stays good.
    #[command(
        after_help = "With --passphrase-fd the first line is the old passphrase, the second the new one."
    )]
    Passphrase,
    /// Forgotten the passphrase? Open the journal with the recovery sheet and choose a new one.
    #[command(
        after_help = "With --passphrase-fd the first line is the secret of the sheet, the second the new passphrase."
    )]
    Recovery {
        /// Make a new recovery sheet instead, with the passphrase; the old sheet then opens only older copies of the folder.
        #[arg(long)]
        new_sheet: bool,
    },
    /// Print completions for your shell.
    #[command(
        after_help = "Example: afterhour completions bash > ~/.local/share/bash-completion/completions/afterhour"
    )]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// Print the man page.
    #[command(after_help = "Example: afterhour man | man -l -")]
    Man,
}

/// Which entries, and how they are printed.
#[derive(Args, Default)]
pub struct Which {
    /// Only prompt, reflection, incident, near-miss, audit, experiment, account, policy or meeting.
    #[arg(long, value_parser = kind)]
    pub kind: Option<GuideKind>,
    /// Only this theme, such as boundaries.
    #[arg(long, value_parser = theme)]
    pub theme: Option<Theme>,
    /// Only those that touch this client's code.
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub client: Option<ClientCode>,
    /// Only open, waiting or closed.
    #[arg(long, value_parser = status)]
    pub status: Option<Status>,
    /// Only those on the agenda for supervision.
    #[arg(long)]
    pub for_supervision: bool,
    /// Written on or after this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<Date>,
    /// Written on or before this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<Date>,
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
            open or waiting, for supervision, or with a follow-up to be done."
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
        #[arg(value_parser = kept_kind)]
        kind: GuideKind,
        /// Months since an entry was last written, 1 to 1200; or never, so that none is listed.
        #[arg(value_parser = months)]
        months: Months,
    },
    /// Keep everything: nothing can be thrown away until the hold is lifted.
    #[command(after_help = "Example: afterhour retention hold complaint")]
    Hold {
        /// In a word: claim, complaint, access (somebody asks to see what is kept), inquiry or other.
        #[arg(value_parser = hold_reason)]
        why: HoldReason,
    },
    /// Lift the hold.
    Lift,
    /// Move entries of the list to the trash, for 30 days.
    #[command(after_help = "Example: afterhour retention trash 12,15")]
    Trash {
        /// Their numbers, as `afterhour retention list` shows them.
        #[arg(value_name = "N,N", required = true, value_delimiter = ',', value_parser = entry_id)]
        entries: Vec<EntryId>,
    },
}

/// A period as it is typed; `None` for never.
pub type Months = Option<u16>;

#[derive(Subcommand)]
pub enum ClientCommand {
    /// Add a code, or more words to one that is there.
    #[command(
        after_help = "Example: afterhour client add K-07 --words \"Anna, Annie, @anna_k\"\n\
        Words given here stay in your shell's history; without --words a terminal asks for them."
    )]
    Add {
        /// The code: letters, digits and hyphens with at least one digit, never a name.
        #[arg(value_parser = code)]
        code: ClientCode,
        /// The names, handles and places that belong to it, parted by commas.
        #[arg(long, value_name = "WORDS")]
        words: Option<String>,
    },
    /// List the codes.
    List {
        /// Show the words that belong to each code as well.
        #[arg(long)]
        words: bool,
    },
}

#[derive(Subcommand)]
pub enum SupervisorCommand {
    /// Add a supervisor, or give one a new recipient.
    #[command(after_help = "Example: afterhour supervisor add Ruth age1…\n\
        The four words of the fingerprint are compared once, over the telephone.")]
    Add {
        /// What you call them.
        name: String,
        /// The public half of their key pair: age1 and 58 letters and digits.
        recipient: String,
        /// Say that you have compared the fingerprint with them.
        #[arg(long)]
        confirmed: bool,
    },
    /// List the supervisors with their fingerprints.
    List,
    /// Take a supervisor out; receipts stay.
    Remove {
        /// What you call them.
        name: String,
    },
}

#[derive(Args)]
pub struct ShareArguments {
    /// The supervisor it is sealed for.
    #[arg(long, value_name = "NAME", required_unless_present_any = ["passphrase", "plan"], conflicts_with = "passphrase")]
    pub to: Option<String>,
    /// Seal with a passphrase agreed by telephone, for a supervisor without a key.
    #[arg(long)]
    pub passphrase: bool,
    /// The first day.
    #[arg(long, value_name = "DATE", value_parser = day, required_unless_present = "plan")]
    pub from: Option<Date>,
    /// The last day.
    #[arg(long, value_name = "DATE", value_parser = day, required_unless_present = "plan")]
    pub until: Option<Date>,
    /// The sealed file; nothing that lies there is overwritten.
    #[arg(long, value_name = "FILE", required_unless_present = "draft")]
    pub out: Option<PathBuf>,
    /// Write every finding with its suggestion into this file, for you to decide.
    #[arg(long, value_name = "PLAN.toml", conflicts_with_all = ["plan", "out"])]
    pub draft: Option<PathBuf>,
    /// Seal by the decisions in this file.
    #[arg(long, value_name = "PLAN.toml", conflicts_with_all = ["entries", "question"])]
    pub plan: Option<PathBuf>,
    /// Only these entries of the period, by number.
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = entry_id)]
    pub entries: Vec<EntryId>,
    /// A question to your supervisor; may be given several times.
    #[arg(long, value_name = "TEXT")]
    pub question: Vec<String>,
}

#[derive(Subcommand)]
pub enum IdentityCommand {
    /// Make a key pair and print its public half.
    #[command(after_help = "Example: afterhour identity new\n\
        Without a journal: afterhour identity new --out my.key")]
    New {
        /// Keep it in a file of its own, as age does, instead of in the journal.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print the public half, to give away, and its fingerprint.
    Show {
        /// The identity file; without it, the key pair in your journal.
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
        /// Print the secret half, as an identity file for age. Keep it as you keep your keys.
        #[arg(long)]
        secret: bool,
    },
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
    /// Check a guide file; a slip is named with its line and column.
    Check {
        /// The guide file.
        file: PathBuf,
    },
}

const ANSWERS_HELP: &str = "\
At a terminal: Enter skips a question, :back returns to the one before, :stop keeps a draft for later, ? says more.
An answers file is TOML, one line for each question that you answer:
    risk = \"no\"                  where the question about risk comes first: no, not sure, yes
    what = \"A few sentences.\"    text
    happened = 2026-11-21         a day
    for-supervision = true        yes or no
    kind = \"friend-request\"      one option; several are a list
    follow-ups = [{ what = \"explain why I declined\", by = 2026-11-26 }]
`afterhour guides show GUIDE` prints such a file to fill in.
The number of the new entry is printed on stdout. A slip keeps nothing.";

const LOG_HELP: &str = "\
At a terminal: Enter skips a question, :back returns to the one before, :stop keeps a draft for later, ? says more.
In an answers file, risk = \"no\", \"not sure\" or \"yes\" is needed; `afterhour write --help` says the rest.";

const SHARE_HELP: &str = "\
Example: afterhour share --to Ruth --from \"1 October\" --until today --out ruth.age
Decided in a file instead of at the terminal:
    afterhour share --to Ruth --from 2026-10-01 --until 2026-11-21 --draft plan.toml
    (decide each: decision = \"replace\" or \"keep\")
    afterhour share --plan plan.toml --out ruth.age
Nothing leaves while one finding is undecided. Afterhour sends nothing: you hand the file over.
While the four words of your supervisor's key are not confirmed, a terminal asks for them before it seals; with
--passphrase-fd, or without a terminal, it seals and says so on stderr.";

/// The exit codes as lines, for the foot of the help.
pub fn exit_codes() -> String {
    let rows: Vec<String> = Exit::TABLE
        .iter()
        .map(|(exit, means)| format!("  {}  {means}", exit.code()))
        .collect();
    format!("Exit codes:\n{}", rows.join("\n"))
}

fn kind(word: &str) -> Result<GuideKind, String> {
    let word = word.replace('-', " ");
    GuideKind::ALL
        .into_iter()
        .find(|kind| kind.name() == word)
        .filter(|kind| *kind != GuideKind::Afterword)
        .ok_or_else(|| {
            "expected prompt, reflection, incident, near-miss, audit, experiment, account, policy or meeting".into()
        })
}

fn kept_kind(word: &str) -> Result<GuideKind, String> {
    let spaced = word.replace('-', " ");
    Retention::kinds()
        .find(|kind| kind.name() == spaced)
        .ok_or_else(|| {
            let names: Vec<String> = Retention::kinds()
                .map(|kind| kind.name().replace(' ', "-"))
                .collect();
            format!("expected one of {}", names.join(", "))
        })
}

fn months(word: &str) -> Result<Months, String> {
    match word.parse() {
        _ if word == "never" => Ok(None),
        Ok(months) if (1..=LONGEST_KEPT).contains(&months) => Ok(Some(months)),
        _ => Err(format!(
            "expected a number of months, 1 to {LONGEST_KEPT}, or never"
        )),
    }
}

fn hold_reason(word: &str) -> Result<HoldReason, String> {
    HoldReason::ALL
        .into_iter()
        .find(|why| why.word() == word)
        .ok_or_else(|| "expected claim, complaint, access, inquiry or other".into())
}

fn theme(word: &str) -> Result<Theme, String> {
    Theme::try_from(word.to_owned()).map_err(|unknown| unknown.to_string())
}

fn status(word: &str) -> Result<Status, String> {
    Status::named(word).ok_or_else(|| "expected open, waiting or closed".into())
}

fn code(word: &str) -> Result<ClientCode, String> {
    ClientCode::try_from(word.to_owned()).map_err(str::to_owned)
}

fn entry_id(word: &str) -> Result<EntryId, String> {
    match word.trim().parse() {
        Ok(number) if number > 0 => Ok(EntryId(number)),
        _ => Err("expected the number of an entry, as `afterhour list` shows it".into()),
    }
}

fn day(word: &str) -> Result<Date, String> {
    dates::read(word, Zoned::now().date())
        .ok_or_else(|| "expected a day, such as 2026-11-21, 21 November or yesterday".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_table_of_commands_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_and_option_has_its_sentence() {
        fn look(command: &clap::Command) {
            assert!(
                command.get_about().is_some(),
                "{} says nothing",
                command.get_name()
            );
            for option in command.get_arguments() {
                assert!(
                    option.get_help().is_some(),
                    "{} {}",
                    command.get_name(),
                    option.get_id()
                );
            }
            command.get_subcommands().for_each(look);
        }
        look(&Arguments::command());
    }
}

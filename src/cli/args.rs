//! The one table of commands: what the parser takes, the help, the completions and the man page all come from here.

mod entries;
mod help;
mod leaving;
mod people;
mod slip;
mod values;

pub use entries::{GuidesCommand, ImportArguments, Months, RetentionCommand, Which};
pub use leaving::{OpenArguments, PolicyCommand, PolicyShow, ReplyArguments, ShareArguments};
pub use people::{ClientCommand, EraseArguments, IdentityCommand, KeepCommand, SupervisorCommand};
pub use slip::said;

use crate::domain::EntryId;
use crate::domain::dates::LastDay;
use clap::{Parser, Subcommand};
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
    after_help = help::root(),
    disable_help_subcommand = true,
    max_term_width = 92
)]
pub struct Arguments {
    /// The folder of the journal, where it is not the usual one.
    #[arg(long, global = true, value_name = "DIR", help_heading = help::ANYWHERE)]
    pub journal: Option<PathBuf>,
    /// For scripts: take the passphrase from file descriptor N instead of asking.
    #[arg(long, global = true, value_name = "N", help_heading = help::ANYWHERE)]
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
        after_help = "Example: afterhour init\nTo print the sheet at once, where a printer is set up: afterhour init | lpr"
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
    #[command(after_help = help::ANSWERS)]
    Write {
        /// The guide's id; without one, the guides are listed, a line each.
        guide: Option<String>,
        /// Add it to this entry: for guides that ask about what is written already.
        #[arg(long, value_name = "ID", value_parser = values::entry_id, requires = "guide")]
        entry: Option<EntryId>,
        /// Take the answers from a TOML file instead of asking.
        #[arg(long, value_name = "FILE.toml", requires = "guide")]
        answers: Option<PathBuf>,
    },
    /// Log an incident; the question about risk comes first.
    #[command(after_help = help::LOG)]
    Incident {
        /// Take the answers from a TOML file instead of asking.
        #[arg(long, value_name = "FILE.toml")]
        answers: Option<PathBuf>,
    },
    /// Log a near miss in five fields: nothing happened, this time.
    #[command(after_help = help::LOG)]
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
    Agenda {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List entries, newest first.
    #[command(after_help = format!("Example: afterhour list --kind incident --status open\n{}", help::DATES))]
    List {
        #[command(flatten)]
        which: Which,
    },
    /// Read one entry.
    #[command(after_help = "Example: afterhour show 12")]
    Show {
        /// The entry's number, as `afterhour list` shows it.
        #[arg(value_parser = values::entry_id)]
        id: EntryId,
        /// Read an earlier revision instead of the newest, counted from 1.
        #[arg(long, value_name = "N")]
        revision: Option<u32>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Find entries that hold all these words, or words that begin with them.
    #[command(after_help = format!("Example: afterhour search friend request\n{}", help::DATES))]
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
        after_help = format!("Example: afterhour figures --from \"1 September\"\n{}", help::DATES)
    )]
    Figures {
        /// The first day; without it, from the first entry on.
        #[arg(long, value_name = "DATE", value_parser = values::day)]
        from: Option<Date>,
        /// The last day; without it, today.
        #[arg(long, value_name = "DATE", value_parser = values::last_day)]
        until: Option<LastDay>,
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
            With the passphrase of your journal your clients' words are looked for too. Nothing found is no promise: only \
            you know who might read it. Exit code 1 says that something was found.",
        after_help = "Example: afterhour check draft.txt\nWithout FILE you paste the text, or a script gives it on stdin. Nothing of it is kept."
    )]
    Check {
        /// The file with the text; `-` is stdin as well.
        file: Option<PathBuf>,
        /// Print JSON; places are counted in characters (Unicode scalar values).
        #[arg(long)]
        json: bool,
    },
    /// The policy for clients: print it, write it into a file, its versions, who has which.
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Keep the register: which names and other words belong to which client's code.
    #[command(subcommand)]
    Client(ClientCommand),
    /// Keep words of your own that stay: an author, a body, a platform.
    #[command(subcommand)]
    Keep(KeepCommand),
    /// Keep the supervisors that summaries are sealed for.
    #[command(subcommand)]
    Supervisor(SupervisorCommand),
    /// Review entries and seal a summary for your supervisor.
    #[command(after_help = help::SHARE)]
    Share(Box<ShareArguments>),
    /// For a supervisor: make or show the key pair that summaries are sealed with.
    #[command(subcommand)]
    Identity(IdentityCommand),
    /// Read what was sealed for you; several summaries are shown over time.
    #[command(after_help = help::OPEN)]
    Open(OpenArguments),
    /// Answer a summary: sealed for the recipient that it carries.
    #[command(after_help = help::REPLY)]
    Reply(ReplyArguments),
    /// List the guides, show one as an answers file, or check one of your own.
    #[command(subcommand)]
    Guides(GuidesCommand),
    /// Make a backup: one encrypted file with everything in the journal.
    #[command(
        long_about = "Make a backup: one age file around an ordinary SQLite database with everything in the journal. The \
            recovery sheet opens it, or with --passphrase a passphrase of its own. It is read back from the disk, opened and \
            compared row by row before it counts; nothing in the clear touches a disk. FILE must be new. In a folder the file \
            gets the day's name, and of the backups of this journal in that folder the newest of each of the last 7 days, \
            4 weeks and 12 months is kept: the others are listed and removed, at a terminal after a question, during a hold \
            not at all.",
        after_help = help::BACKUP
    )]
    Backup {
        /// A new file, or a folder.
        file: PathBuf,
        /// Seal it with a passphrase of its own instead of for the recovery sheet.
        #[arg(long)]
        passphrase: bool,
        /// Remove no older backup from the folder.
        #[arg(long)]
        keep_all: bool,
    },
    /// Make a journal of a backup; one that lies there is kept beside it.
    #[command(
        long_about = "Make a journal of a backup, with a new key: a new passphrase and a new recovery sheet. A journal that lies \
            there is kept beside it, as DIR.before-restore-2026-11-21, and compared if its passphrase is given. Stopped at any \
            moment, the old one or the new one is whole.",
        after_help = help::RESTORE
    )]
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Look whether the journal is whole; with FILE, rehearse: whether a backup opens and what it holds.
    #[command(
        long_about = "Look whether the journal is whole: every page, its index, every seal, its key files; changes nothing. With FILE, \
            rehearse: the backup is opened with the recovery sheet or its passphrase, checked, and counted against the \
            journal; that it was done is noted, nothing else is changed.",
        after_help = "Example: afterhour verify afterhour-K7Q2M9XD-2026-11-21.age\n\
            With --passphrase-fd the first line is the passphrase, the second the secret of the sheet, or the backup's passphrase."
    )]
    Verify {
        /// A backup to try.
        file: Option<PathBuf>,
        /// Open a journal that is older or other than the one last used here, or not as it was left, and let it count as it
        /// stands from now on
        #[arg(long, conflicts_with = "file")]
        accept: bool,
    },
    /// Take in what another journal wrote: jrnl, Day One, Markdown or plain text; or take it back.
    #[command(after_help = help::IMPORT)]
    Import(ImportArguments),
    /// Change the passphrase; with --new-key also the key beneath it and the recovery sheet.
    #[command(
        long_about = "Change the passphrase; the recovery sheet stays good. The key beneath stays, too: whoever has an older \
            copy of the folder and the old passphrase can still get at it. After a lost computer or a lost sheet, --new-key \
            writes the journal anew under another key, with another recovery sheet: what opened an older copy opens \
            nothing of this one.",
        after_help = "With --passphrase-fd the first line is the old passphrase, the second the new one; with --new-key the \
            second may be missing, and the passphrase stays."
    )]
    Passphrase {
        /// Make a new key and a new recovery sheet, for the whole journal.
        #[arg(long)]
        new_key: bool,
    },
    /// Forgotten the passphrase? Open the journal with the recovery sheet and choose a new one.
    #[command(
        after_help = "The two check letters behind each line of the sheet may be typed too: then a slip is named by its line.\n\
            With --passphrase-fd the first line is the secret of the sheet, the second the new passphrase."
    )]
    Recovery {
        /// Make a new recovery sheet instead; it takes the passphrase. The old sheet then opens only older copies of the folder.
        #[arg(long)]
        new_sheet: bool,
        /// Only see whether your copy of the sheet opens the journal; the passphrase stays.
        #[arg(long, conflicts_with = "new_sheet")]
        check: bool,
    },
    /// Say what this is and is not, which version, and what the system refuses it.
    About,
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Does something with every command, those below others too.
    fn each(command: &clap::Command, look: &impl Fn(&clap::Command)) {
        look(command);
        command
            .get_subcommands()
            .for_each(|below| each(below, look));
    }

    #[test]
    fn the_table_of_commands_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_and_option_has_its_sentence() {
        each(&Arguments::command(), &|command| {
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
        });
    }

    #[test]
    fn a_paragraph_of_help_is_one_line_so_that_every_terminal_folds_it_at_words() {
        each(&Arguments::command(), &|command| {
            let said = command.get_after_help().map(ToString::to_string);
            for line in said.unwrap_or_default().lines() {
                assert!(
                    !line.starts_with(char::is_lowercase),
                    "{}: {line}",
                    command.get_name()
                );
            }
        });
    }
}

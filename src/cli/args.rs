//! The one table of commands: what the parser takes, the help, the completions and the man page all come from here.

mod help;
mod values;

use crate::domain::{ClientCode, EntryId, GuideKind, HoldReason, Status, Theme};
use crate::import::Format;
use crate::supervision::Layout;
use clap::{Args, Parser, Subcommand};
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
        /// Read an earlier revision instead of the newest.
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
        #[arg(long, value_name = "DATE", value_parser = values::day)]
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
    #[arg(long, value_name = "DATE", value_parser = values::day)]
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

#[derive(Subcommand)]
pub enum PolicyCommand {
    /// Print the policy in Markdown; `afterhour write policy` begins one.
    Show(PolicyShow),
    /// Write the policy into a file: FILE.md for Markdown, FILE.html for a page to print.
    #[command(
        long_about = "Write the policy into a file: FILE.md for Markdown, FILE.html for a page to print. The file is not \
            encrypted: whoever has it can read it. It holds the clauses and no client's code. Nothing that lies there is \
            overwritten.",
        after_help = "Example: afterhour policy export policy.html"
    )]
    Export {
        /// The file; its end says which form.
        file: PathBuf,
        /// An earlier version instead of the newest.
        #[arg(long, value_name = "N")]
        version: Option<u32>,
    },
    /// List the versions and what each changed.
    Versions {
        /// Print JSON, with the words before and after.
        #[arg(long)]
        json: bool,
    },
    /// Note that a client was given the policy; without CODE, list who has which version.
    #[command(after_help = "Example: afterhour policy given K-07 --on \"4 March\"")]
    Given {
        /// The client's code.
        #[arg(value_name = "CODE", value_parser = values::code)]
        client: Option<ClientCode>,
        /// The day; without it, today. The version is the one current at the end of that day.
        #[arg(long, value_name = "DATE", value_parser = values::day, requires = "client")]
        on: Option<Date>,
        /// In which way: handed-over, talked-through, sent or other-format.
        #[arg(long, value_name = "HOW", requires = "client")]
        how: Option<String>,
        /// Print the list as JSON.
        #[arg(long, conflicts_with = "client")]
        json: bool,
    },
    /// List the kinds of incident, the clauses that speak to each, and the gaps.
    Coverage {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
pub struct PolicyShow {
    /// An earlier version instead of the newest.
    #[arg(long, value_name = "N")]
    pub version: Option<u32>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Subcommand)]
pub enum ClientCommand {
    /// Add a code, or more words to one that is there.
    #[command(
        after_help = "Example: afterhour client add K-07 --words \"Anna, Annie, @anna_k\"\n\
        Words given here stay in your shell's history; without --words a terminal asks for them."
    )]
    Add {
        /// The code: letters, digits and hyphens with at least one digit, never a name.
        #[arg(value_parser = values::code)]
        code: ClientCode,
        /// The names, handles and places that belong to it, with commas between, the client's own name first. What a word
        /// names can be said: Ripon=place, Marlowe=organisation, Tom=person, Shiv=client.
        #[arg(long, value_name = "WORDS")]
        words: Option<String>,
    },
    /// List the codes.
    List {
        /// Show the words that belong to each code as well.
        #[arg(long)]
        words: bool,
    },
    /// Erase every trace of a client, for good: shown first, and not during a hold.
    #[command(after_help = help::ERASE)]
    Erase(EraseArguments),
}

/// What `client erase` is given.
#[derive(Args)]
pub struct EraseArguments {
    /// Whose traces.
    #[arg(value_parser = values::code)]
    pub code: ClientCode,
    /// Only show what would go and what cannot be reached; changes nothing.
    #[arg(long)]
    pub list: bool,
    /// Entries that only mention the client, with commas between: take the words out of every revision.
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = values::entry_id)]
    pub redact: Vec<EntryId>,
    /// Delete these, which only mention the client, too.
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = values::entry_id)]
    pub delete: Vec<EntryId>,
    /// Leave these, which only mention the client, as they are.
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = values::entry_id)]
    pub leave: Vec<EntryId>,
    /// Write the note for the practice file into a new file instead of printing it.
    #[arg(long, value_name = "FILE", conflicts_with = "list")]
    pub note: Option<PathBuf>,
    /// For scripts: the code once more, instead of typing it.
    #[arg(long, value_name = "CODE", value_parser = values::code, conflicts_with = "list")]
    pub yes_erase: Option<ClientCode>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Subcommand)]
pub enum KeepCommand {
    /// Add words: check, share and the editor no longer ask about them. A word of the register is refused.
    #[command(after_help = "Example: afterhour keep add \"Esther Perel\" Padlet\n\
        Several words that belong together stand in quotes.")]
    Add {
        /// The words.
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
    },
    /// List them.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Take words off the list; they are asked about again.
    Remove {
        /// The words.
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
    },
}

#[derive(Subcommand)]
pub enum SupervisorCommand {
    /// Add a supervisor, or give one a new recipient.
    #[command(after_help = "Example: afterhour supervisor add Ruth age1…\n\
        The recipient has a fingerprint of four words. Compare it once, on a phone number you know.")]
    Add {
        /// What you call them.
        name: String,
        /// Their recipient: age1 and 58 letters and digits. `afterhour identity new` makes one.
        recipient: String,
        /// You have compared the fingerprint with them, and its four words are the same.
        #[arg(long)]
        confirmed: bool,
    },
    /// List the supervisors with their fingerprints.
    List,
    /// List what was shared, newest first: the day, for whom, the file, and which client each letter stands for.
    Receipts {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Take a supervisor out; receipts stay.
    Remove {
        /// What you call them.
        name: String,
    },
}

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

#[derive(Args)]
pub struct ShareArguments {
    /// The supervisor it is sealed for, by the name you added them with.
    #[arg(long, value_name = "NAME", required_unless_present_any = ["passphrase", "plan", "cpd"], conflicts_with_all = ["passphrase", "cpd"])]
    pub to: Option<String>,
    /// Seal with a passphrase agreed by telephone, for a supervisor without a key.
    #[arg(long)]
    pub passphrase: bool,
    /// Instead of sealing, write a pack for professional development in Markdown: reflected, planned, did, evaluated.
    ///
    /// It goes through the same review. The file is not encrypted. The headings are general: what your body asks for is
    /// for you to check.
    #[arg(long, conflicts_with_all = ["passphrase", "question", "layout"])]
    pub cpd: bool,
    /// The first day of the period, such as "1 October".
    #[arg(long, value_name = "DATE", value_parser = values::day, required_unless_present = "plan")]
    pub from: Option<Date>,
    /// The last day of the period.
    #[arg(long, value_name = "DATE", value_parser = values::day, required_unless_present = "plan")]
    pub until: Option<Date>,
    /// The sealed file to write; one that lies there is not overwritten.
    #[arg(long, value_name = "FILE", required_unless_present = "draft")]
    pub out: Option<PathBuf>,
    /// Write every finding with its suggestion into this file, for you to decide.
    #[arg(long, value_name = "PLAN.toml", conflicts_with_all = ["plan", "out"])]
    pub draft: Option<PathBuf>,
    /// Seal by the decisions in this file.
    #[arg(long, value_name = "PLAN.toml", conflicts_with_all = ["entries", "question"])]
    pub plan: Option<PathBuf>,
    /// With --plan at a terminal: seal what is shown without asking once more.
    #[arg(long, requires = "plan")]
    pub yes: bool,
    /// Only these entries of the period, by number.
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = values::entry_id)]
    pub entries: Vec<EntryId>,
    /// How it is laid out: sections, or seven-eyed, with eyes 5 and 6 left for the supervisor.
    ///
    /// With a plan, it is given beside --plan, not beside --draft.
    #[arg(long, value_name = "LAYOUT", default_value = "sections", value_parser = values::layout, conflicts_with = "draft")]
    pub layout: Layout,
    /// A question to your supervisor; may be given several times.
    #[arg(long, value_name = "TEXT")]
    pub question: Vec<String>,
}

#[derive(Args)]
pub struct OpenArguments {
    /// The sealed file; several, or a folder of them, are shown by supervisee and over time.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The file with your key pair, where it is not in your journal.
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// Write it as a page with drawn charts, to print. That file is not sealed: whoever has it can read it.
    #[arg(long, value_name = "OUT.html", conflicts_with = "json")]
    pub html: Option<PathBuf>,
    /// Print the numbers and questions as JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct ReplyArguments {
    /// The summary you answer.
    pub file: PathBuf,
    /// Where the sealed answer goes.
    #[arg(long, value_name = "REPLY.age")]
    pub out: PathBuf,
    /// The answer as a text file; without it, or with -, it is read from stdin.
    #[arg(long, value_name = "FILE")]
    pub text: Option<PathBuf>,
    /// The file with your key pair, where it is not in your journal.
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// Say that you have looked at everything found in the answer, and that it stays as written.
    #[arg(long)]
    pub keep: bool,
}

#[derive(Subcommand)]
pub enum IdentityCommand {
    /// Make a key pair and print its recipient.
    #[command(after_help = "Example: afterhour identity new\n\
        Without a journal: afterhour identity new --out my.key")]
    New {
        /// Keep it in a file of its own, as age does, instead of in the journal.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print the recipient, to give away, and its fingerprint.
    Show {
        /// The file with your key pair, where it is not in your journal.
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
        /// Print the secret half, as an identity file for age. Whoever has it reads what is sealed for you.
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
    /// Check a guide file of your own; a slip is named with its line and column.
    Check {
        /// The guide file.
        file: PathBuf,
    },
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

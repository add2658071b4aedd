//! What commands take by which something leaves, or comes back: the policy for clients, summaries, answers.

use super::values;
use crate::domain::dates::LastDay;
use crate::domain::{ClientCode, EntryId};
use crate::supervision::Layout;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::PathBuf;

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
    #[arg(long, conflicts_with_all = ["passphrase", "question"])]
    pub cpd: bool,
    /// The first day of the period, such as "1 October".
    #[arg(long, value_name = "DATE", value_parser = values::day, required_unless_present = "plan")]
    pub from: Option<Date>,
    /// The last day of the period.
    #[arg(long, value_name = "DATE", value_parser = values::last_day, required_unless_present = "plan")]
    pub until: Option<LastDay>,
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
    /// Only these entries of the period, by number; without it, what a summary offers and this supervisor has not had.
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = values::entry_id)]
    pub entries: Vec<EntryId>,
    /// How it is laid out: sections (without it), or seven-eyed, with eyes 5 and 6 left for the supervisor.
    ///
    /// With a plan, it is given beside --plan, not beside --draft. A pack for professional development has one layout.
    #[arg(long, value_name = "LAYOUT", value_parser = values::layout, conflicts_with = "draft")]
    pub layout: Option<Layout>,
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

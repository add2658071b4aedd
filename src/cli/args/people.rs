//! What commands on people take: clients and the words that are theirs, words that stay, supervisors, one's own key pair.

use super::{help, values};
use crate::domain::{ClientCode, EntryId};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum ClientCommand {
    /// Add a code, or more words to one that is there.
    #[command(
        after_help = "Example: afterhour client add K-07 --words \"Anna, Annie, @anna_k\"\n\
        Words given here stay in your shell's history; without --words a terminal asks for them.",
        override_usage = "afterhour client add [OPTIONS] <CODE> [--words \"Anna, Annie, @anna_k\"]"
    )]
    Add {
        /// The code: letters, digits and hyphens with at least one digit, never a name. It cannot be changed later.
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

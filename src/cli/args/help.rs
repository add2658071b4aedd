//! What each command's help says after its options.

use crate::failure::Exit;

/// The heading over the options that every command takes.
pub(super) const ANYWHERE: &str = "With every command";

pub(super) const ROOT: &str = "\
`afterhour COMMAND --help` says more about each. To begin: afterhour, or afterhour demo

From a password manager: afterhour --passphrase-fd 3 list 3< <(pass show afterhour)
A second passphrase, where one is needed, is the second line.";

pub(super) const DATES: &str =
    "A DATE is a day such as 2026-11-21, \"21 November\", today or yesterday.";

pub(super) const ANSWERS: &str = "\
Example: afterhour write gibbs
At a terminal: Enter skips a question, :back returns to the one before, :keep keeps the entry without the questions that \
are left, :stop keeps a draft for later, ? says more.
An answers file is TOML, one line for each question that you answer:
    risk = \"no\"                 or \"not sure\", \"yes\"; where risk is asked
    what = \"A few sentences.\"   text
    happened = 2026-11-21       a day; for one that has been, none to come
    for-supervision = true      yes or no
    kind = \"friend-request\"     one option; several are a list
    follow-ups = [{ what = \"explain why I declined\", by = 2026-11-26 }]
`afterhour guides show GUIDE` prints such a file to fill in. Where anything in it does not fit, it is named with its line \
and nothing is kept. The number of the new entry is printed on stdout.";

pub(super) const LOG: &str = "\
At a terminal: Enter skips a question, :back returns to the one before, :keep keeps the entry without the questions that \
are left, :stop keeps a draft for later, ? says more.
In an answers file, risk = \"no\", \"not sure\" or \"yes\" is needed; `afterhour write --help` says the rest.";

pub(super) const SHARE: &str = "\
Example: afterhour share --to Ruth --from \"1 October\" --until today --out ruth.age

At a terminal each detail that may identify somebody is put to you, then the whole summary as it would leave; only then \
is it sealed. To decide in a text editor instead:
    afterhour share --to Ruth --from 2026-10-01 --until 2026-11-21 --draft plan.toml
    (decide each in the file: decision = \"replace\" or \"keep\")
    afterhour share --plan plan.toml --out ruth.age
At a terminal what leaves is shown whole and asked about; --yes asks nothing.

For professional development, readable by anybody who has the file:
    afterhour share --cpd --from 2026-01-01 --until today --out cpd.md
Nothing leaves while one is undecided. Afterhour sends nothing: you hand the file over.

Until you have compared the fingerprint of your supervisor with them, a terminal asks before it seals. Without a terminal, \
or with --passphrase-fd, it seals and warns on stderr.";

pub(super) const IMPORT: &str = "\
Example: afterhour import ~/journal.txt
You see first how many entries there are, from when to when, what is left out and why, and what in them may identify \
somebody; nothing is kept before you say so. Each stands on its own day. Figures leave them out, and they go into no \
summary. The file is not touched: it stays readable for anybody who has it, and is yours to delete.
Taken back as one act, as long as none was changed: afterhour import --undo";

pub(super) const OPEN: &str = "\
Example: afterhour open ruth-2026-11-21.age
A file that was sealed with a passphrase asks for that. Nothing is kept but what --html writes.
The same without afterhour: age -d -i my.key ruth-2026-11-21.age
Over time: afterhour open received/*.age, or afterhour open received
To print: afterhour open ruth-2026-11-21.age --html page.html
Summaries that carry the same recipient belong to one supervisee; without one, those in one folder.";

pub(super) const BACKUP: &str = "\
Example: afterhour backup /media/stick
The path of the new file is printed on stdout. Without us: age -d -i sheet.txt FILE > journal.sqlite
With --passphrase-fd the first line is the passphrase, the second that of the backup.";

pub(super) const RESTORE: &str = "\
Example: afterhour restore /media/stick/afterhour-K7Q2M9XD-2026-11-21.age
The new recovery sheet is printed on stdout. With --passphrase-fd, these lines in this order:
    the secret of the recovery sheet, or the passphrase of the backup
    only if a journal lies in the folder: its passphrase, or an empty line to put it aside unopened
    the new passphrase";

pub(super) const REPLY: &str = "\
Example: afterhour reply ruth-2026-11-21.age --out answer.age --text answer.txt
The answer is looked through for what may identify somebody, as every text is before it leaves. The practitioner opens it \
with `afterhour open`. Nothing of it is kept here.";

/// The foot of the help: how to go on from here, what scripts need, and the exit codes.
pub(super) fn root() -> String {
    let rows: Vec<String> = Exit::TABLE
        .iter()
        .map(|(exit, means)| format!("  {}  {means}", exit.code()))
        .collect();
    format!("{ROOT}\n\nExit codes:\n{}", rows.join("\n"))
}

pub(super) const ERASE: &str = "Example: afterhour client erase K-07 --list\n\
    Entries of the client, drafts, preparations and the words of the register go; in entries that only mention the client \
    you choose, one by one. A new key and a new recovery sheet are made, so that what the disk still holds of the old file \
    cannot be opened with them. The code stays out of use.\n\
    With --passphrase-fd: one line, the passphrase; --yes-erase repeats the code, and --redact, --delete and --leave say \
    what becomes of each entry that only mentions the client. The recovery sheet is printed on stdout.";

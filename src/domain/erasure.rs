//! A client's traces: what goes when they are erased, what cannot be reached, and the note that stays for the practice file.

use super::dates;
use super::{ClientCode, EntryHead, EntryId, Receipt, Words, is_pack, many};
use jiff::civil::Date;

/// What of a client stands in the journal.
#[derive(Debug, Clone)]
pub struct Traces {
    /// Whose.
    pub code: ClientCode,
    /// Entries of this client, those in the trash too, the oldest first.
    pub entries: Vec<EntryHead>,
    /// Other entries that mention the code or a word of it in one of their revisions, the oldest first.
    pub mentions: Vec<Mention>,
    /// What each draft of this client, or to one of their entries, is called.
    pub drafts: Vec<String>,
    /// Drafts about something else that mention them.
    pub drafts_mentioning: usize,
    /// Words of the register.
    pub words: usize,
    /// Supervisors whose unfinished preparation holds one of the entries, or mentions the client.
    pub preparations: Vec<String>,
    /// Receipts of summaries and packs that one of the entries went into, in which the client has a letter, or whose file is
    /// named after them, newest first.
    pub receipts: Vec<Receipt>,
    /// Backups that the journal knows of: their names and days.
    pub backups: Vec<(String, Date)>,
}

/// An entry that is not of a client and mentions them.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Which.
    pub head: EntryHead,
    /// Some words around the first place.
    pub around: Words,
}

/// What becomes of an entry that only mentions a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The words go out of every revision of it.
    Redact,
    /// It goes, with every revision.
    Delete,
    /// It stays as it is.
    Leave,
}

impl Fate {
    /// Every one of them, in the order they are offered.
    pub const ALL: [Fate; 3] = [Fate::Redact, Fate::Delete, Fate::Leave];

    /// What is done, in words.
    pub fn name(self) -> &'static str {
        match self {
            Fate::Redact => "take the words out",
            Fate::Delete => "delete the entry",
            Fate::Leave => "leave it",
        }
    }
}

/// How much went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// Whose.
    pub code: ClientCode,
    /// When.
    pub day: Date,
    /// Entries that went, with every revision.
    pub entries: usize,
    /// Entries and drafts out of which words were taken.
    pub redacted: usize,
    /// Entries that mention the client and were left.
    pub left: usize,
    /// Drafts that went.
    pub drafts: usize,
    /// Unfinished preparations that went.
    pub preparations: usize,
    /// Words of the register that went.
    pub words: usize,
}

impl Traces {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
            && self.mentions.is_empty()
            && self.drafts.is_empty()
            && self.drafts_mentioning == 0
            && self.words == 0
            && self.preparations.is_empty()
            && self.receipts.is_empty()
    }

    /// What goes whatever is decided, a line each; the entries themselves are listed by themselves.
    pub fn going(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut say = |count: usize, words: String| {
            if count > 0 {
                lines.push(words);
            }
        };
        let trashed = self
            .entries
            .iter()
            .filter(|head| head.trashed.is_some())
            .count();
        let of_them = match trashed {
            0 => String::new(),
            _ if self.entries.len() == 1 => " (in the trash)".to_owned(),
            _ => format!(" ({trashed} of them in the trash)"),
        };
        say(
            self.entries.len(),
            format!(
                "{}{of_them}, with every revision, follow-up and word added later",
                many(self.entries.len(), "entry", "entries")
            ),
        );
        let on_agenda = self
            .entries
            .iter()
            .filter(|head| head.for_supervision)
            .count();
        say(
            on_agenda,
            many(
                on_agenda,
                "entry fewer on the agenda for supervision",
                "entries fewer on the agenda for supervision",
            ),
        );
        say(
            self.drafts.len(),
            many(self.drafts.len(), "draft", "drafts"),
        );
        say(
            self.drafts_mentioning,
            format!(
                "the words in {} about something else",
                many(self.drafts_mentioning, "draft", "drafts")
            ),
        );
        say(
            self.preparations.len(),
            format!(
                "the unfinished {} for {}",
                match self.preparations.len() {
                    1 => "preparation",
                    _ => "preparations",
                },
                self.preparations.join(", ")
            ),
        );
        say(
            self.words,
            format!("{} of the register", many(self.words, "word", "words")),
        );
        say(
            self.receipts.len(),
            format!(
                "the code and the entries' numbers in {}",
                many(
                    self.receipts.len(),
                    "receipt; the rest of it stays",
                    "receipts; the rest of them stays"
                )
            ),
        );
        lines
    }

    /// What cannot be reached from here, a line each.
    pub fn out_of_reach(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .receipts
            .iter()
            .map(|receipt| {
                let day = dates::say(receipt.sealed.date());
                match is_pack(&receipt.to) {
                    true => format!("the CPD pack written on {day}"),
                    false => format!("the summary sealed for {} on {day}", receipt.to),
                }
            })
            .collect();
        lines.extend(
            self.backups
                .iter()
                .map(|(name, day)| format!("the backup {name} of {}", dates::say(*day))),
        );
        lines.push(match self.backups.is_empty() {
            true => "backups and copies of the folder, wherever they lie: what is put back from one is erased again".into(),
            false => "earlier backups and other copies of the folder, wherever they lie: what is put back from one is erased again".into(),
        });
        lines.push("paper, files that were exported or printed, and what others wrote down".into());
        lines
    }
}

impl Erased {
    /// A note for the practice file, in plain text: what kind of data and how much of it, the day, what was not reached;
    /// nothing of what it said. The reason is left for the practitioner to write.
    pub fn note(&self, traces: &Traces) -> String {
        let mut lines = vec![
            "Note of an erasure".to_owned(),
            String::new(),
            format!("Client code:  {}", self.code),
            format!("Day:          {}", dates::say(self.day)),
            "Reason:       (yours to add)".to_owned(),
            "Erased by:    (your name)".to_owned(),
            String::new(),
            "Erased from a reflective journal (Afterhour):".to_owned(),
        ];
        let mut list = |count: usize, words: String| {
            if count > 0 {
                lines.push(format!("- {words}"));
            }
        };
        list(
            self.entries,
            format!(
                "{}, with every revision and what was added later",
                many(self.entries, "entry", "entries")
            ),
        );
        list(self.drafts, many(self.drafts, "draft", "drafts"));
        list(
            self.preparations,
            many(
                self.preparations,
                "unfinished preparation of a summary",
                "unfinished preparations of a summary",
            ),
        );
        list(
            self.words,
            format!(
                "{} of the register, such as names",
                many(self.words, "word", "words")
            ),
        );
        list(
            self.redacted,
            format!(
                "the client's words in {} about something else",
                many(self.redacted, "page", "pages")
            ),
        );
        lines.push(String::new());
        lines.push("Kept:".to_owned());
        list_kept(&mut lines, self, traces);
        lines.push(String::new());
        lines.push("Not reached:".to_owned());
        lines.extend(
            traces
                .out_of_reach()
                .into_iter()
                .map(|line| format!("- {line}")),
        );
        lines.push(String::new());
        lines.join("\n")
    }
}

fn list_kept(lines: &mut Vec<String>, erased: &Erased, traces: &Traces) {
    lines.push("- the day of the erasure and a salted hash of the code".to_owned());
    if !traces.receipts.is_empty() {
        let receipts = many(traces.receipts.len(), "receipt", "receipts");
        lines.push(format!(
            "- {receipts} of what was shared: the day and for whom"
        ));
    }
    if erased.left > 0 {
        let entries = many(erased.left, "entry", "entries");
        lines.push(format!(
            "- {entries} about something else, mentioning the client"
        ));
    }
}

/// "4, 7 and 12".
pub fn listed_ids(ids: &[EntryId]) -> String {
    let mut text: Vec<String> = ids.iter().map(ToString::to_string).collect();
    match (text.pop(), text.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} and {last}", text.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_note_says_how_much_of_what_and_leaves_the_reason_open() {
        let code = ClientCode::try_from("K-07".to_owned()).unwrap();
        let traces = Traces {
            code: code.clone(),
            entries: Vec::new(),
            mentions: Vec::new(),
            drafts: Vec::new(),
            drafts_mentioning: 0,
            words: 3,
            preparations: Vec::new(),
            receipts: Vec::new(),
            backups: vec![("march.age".into(), date(2026, 3, 1))],
        };
        let erased = Erased {
            code,
            day: date(2026, 11, 21),
            entries: 2,
            redacted: 1,
            left: 1,
            drafts: 0,
            preparations: 0,
            words: 3,
        };
        insta::assert_snapshot!(erased.note(&traces), @r"
        Note of an erasure

        Client code:  K-07
        Day:          21 November 2026
        Reason:       (yours to add)
        Erased by:    (your name)

        Erased from a reflective journal (Afterhour):
        - 2 entries, with every revision and what was added later
        - 3 words of the register, such as names
        - the client's words in 1 page about something else

        Kept:
        - the day of the erasure and a salted hash of the code
        - 1 entry about something else, mentioning the client

        Not reached:
        - the backup march.age of 1 March 2026
        - earlier backups and other copies of the folder, wherever they lie: what is put back from one is erased again
        - paper, files that were exported or printed, and what others wrote down
        ");
    }

    #[test]
    fn numbers_are_listed_with_an_and() {
        let ids = [4, 7, 12].map(EntryId);
        assert_eq!(listed_ids(&ids), "4, 7 and 12");
        assert_eq!(listed_ids(&ids[..1]), "4");
        assert_eq!(listed_ids(&[]), "");
    }
}

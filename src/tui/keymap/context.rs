//! Where keys are pressed: the screens, and those of them that stand in the top row.

/// Where a key is pressed: the screen on top, or what it is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// The passphrase is asked.
    Unlock,
    /// The first-run wizard.
    Wizard,
    /// Today.
    Today,
    /// The list of entries.
    Journal,
    /// Typing into a search or filter line.
    Search,
    /// Reading an entry.
    Read,
    /// Choosing what is added to an entry.
    Adding,
    /// The list of incidents.
    Incidents,
    /// Audits, experiments and how certain one was.
    Echo,
    /// Accounts and the footprint review.
    Presence,
    /// The policy for clients.
    Policy,
    /// The register of clients.
    Clients,
    /// What goes when a client's traces are erased.
    Erase,
    /// A recovery sheet or a note that is shown once.
    Sheet,
    /// The guides at hand.
    Guides,
    /// Supervisors, preparations, receipts.
    Supervision,
    /// What can be changed.
    Settings,
    /// The values of one setting.
    Setting,
    /// One that is unfinished, or another.
    Begun,
    /// The risk question and its card.
    Risk,
    /// A question of a guide.
    Write,
    /// A question of a guide with options to choose from.
    Options,
    /// The end of a guide, where the entry is kept.
    End,
    /// A sample counted post by post.
    Sample,
    /// A few lines to fill in.
    Lines,
    /// Choosing the entries to share.
    Choose,
    /// Typing the period and the questions of a summary.
    Period,
    /// Deciding findings.
    Review,
    /// Other words for a finding.
    OtherWords,
    /// What leaves, exactly.
    Leaves,
    /// The questions before a text is posted.
    Before,
    /// A text that may be posted.
    Post,
    /// What was received, to read.
    Received,
    /// A text that answers a summary.
    Answer,
    /// What is to stand instead of a finding.
    Instead,
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
    /// A text to read: the receipt, a received summary, help about a theme.
    Page,
}

impl Context {
    /// Whether plain letters are text here, so that no command may sit on one.
    pub fn types(self) -> bool {
        matches!(
            self,
            Context::Unlock
                | Context::Wizard
                | Context::Search
                | Context::Write
                | Context::Options
                | Context::End
                | Context::Sample
                | Context::Lines
                | Context::Choose
                | Context::Period
                | Context::Post
                | Context::Answer
                | Context::Instead
                | Context::OtherWords
        )
    }

    /// The screen's name for help and the README.
    pub fn name(self) -> &'static str {
        match self {
            Context::Unlock => "unlocking",
            Context::Wizard => "a new journal",
            Context::Today => "today",
            Context::Journal => "journal",
            Context::Search => "search",
            Context::Read => "reading an entry",
            Context::Adding => "adding to an entry",
            Context::Incidents => "incidents",
            Context::Echo => "echo chamber",
            Context::Presence => "presence",
            Context::Policy => "policy",
            Context::Clients => "clients",
            Context::Erase => "erasing a client",
            Context::Sheet => "a sheet to keep",
            Context::Guides => "guides",
            Context::Supervision => "supervision",
            Context::Settings => "settings",
            Context::Setting => "choosing a setting",
            Context::Begun => "begun already",
            Context::Risk => "someone at risk",
            Context::Write => "writing",
            Context::Options => "writing: options",
            Context::End => "writing: the end",
            Context::Sample => "counting an audit",
            Context::Lines => "a short form",
            Context::Choose => "choosing what to share",
            Context::Period => "the period of a summary",
            Context::Review => "review",
            Context::OtherWords => "other words in a review",
            Context::Leaves => "what leaves",
            Context::Before => "before you post",
            Context::Post => "a text to post",
            Context::Received => "what was received",
            Context::Answer => "an answer",
            Context::Instead => "instead of a finding",
            Context::Figures => "figures",
            Context::Retention => "what is kept",
            Context::MayGo => "what may go",
            Context::Backups => "backups",
            Context::Import => "from another journal",
            Context::TakeIn => "what would be imported",
            Context::Page => "a page to read",
        }
    }

    /// Every context, in the order of the README.
    pub const ALL: [Context; 42] = [
        Context::Unlock,
        Context::Wizard,
        Context::Today,
        Context::Journal,
        Context::Search,
        Context::Read,
        Context::Adding,
        Context::Incidents,
        Context::Echo,
        Context::Presence,
        Context::Policy,
        Context::Clients,
        Context::Erase,
        Context::Sheet,
        Context::Guides,
        Context::Supervision,
        Context::Settings,
        Context::Setting,
        Context::Begun,
        Context::Risk,
        Context::Write,
        Context::Options,
        Context::End,
        Context::Sample,
        Context::Lines,
        Context::Period,
        Context::Choose,
        Context::Review,
        Context::OtherWords,
        Context::Leaves,
        Context::Before,
        Context::Post,
        Context::Received,
        Context::Answer,
        Context::Instead,
        Context::Figures,
        Context::Retention,
        Context::MayGo,
        Context::Backups,
        Context::Import,
        Context::TakeIn,
        Context::Page,
    ];
}

/// The screens of the top row, which one goes to from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Today.
    Today,
    /// All entries.
    Journal,
    /// Incidents.
    Incidents,
    /// Echo chamber.
    Echo,
    /// Presence.
    Presence,
    /// Policy.
    Policy,
    /// Supervision.
    Supervision,
    /// Clients.
    Clients,
    /// Guides.
    Guides,
    /// Settings.
    Settings,
}

impl Tab {
    /// All of them, in the order of the top row.
    pub const ROW: [Tab; 10] = [
        Tab::Today,
        Tab::Journal,
        Tab::Incidents,
        Tab::Echo,
        Tab::Presence,
        Tab::Policy,
        Tab::Supervision,
        Tab::Clients,
        Tab::Guides,
        Tab::Settings,
    ];

    /// The word in the top row.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Today => "Today",
            Tab::Journal => "Journal",
            Tab::Incidents => "Incidents",
            Tab::Echo => "Echo chamber",
            Tab::Presence => "Presence",
            Tab::Policy => "Policy",
            Tab::Supervision => "Supervision",
            Tab::Clients => "Clients",
            Tab::Guides => "Guides",
            Tab::Settings => "Settings",
        }
    }
}

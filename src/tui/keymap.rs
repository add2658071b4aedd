//! Keys and what they mean: one table that makes lookup, footer, help, palette and the README's list.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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
    /// The list of incidents.
    Incidents,
    /// The register of clients.
    Clients,
    /// The guides at hand.
    Guides,
    /// Supervisors, preparations, receipts.
    Supervision,
    /// What can be changed.
    Settings,
    /// The risk question and its card.
    Risk,
    /// A question of a guide.
    Write,
    /// A few lines to fill in.
    Lines,
    /// Choosing the entries to share.
    Choose,
    /// Typing the period and the questions of a summary.
    Period,
    /// Deciding findings.
    Review,
    /// What leaves, exactly.
    Leaves,
    /// The questions before a text is posted.
    Before,
    /// A text that may be posted.
    Post,
    /// What is to stand instead of a finding.
    Instead,
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
                | Context::Lines
                | Context::Period
                | Context::Post
                | Context::Instead
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
            Context::Incidents => "incidents",
            Context::Clients => "clients",
            Context::Guides => "guides",
            Context::Supervision => "supervision",
            Context::Settings => "settings",
            Context::Risk => "someone at risk",
            Context::Write => "writing",
            Context::Lines => "a short form",
            Context::Choose => "choosing what to share",
            Context::Period => "the period of a summary",
            Context::Review => "review",
            Context::Leaves => "what leaves",
            Context::Before => "before you post",
            Context::Post => "a text to post",
            Context::Instead => "instead of a finding",
            Context::Page => "a page to read",
        }
    }

    /// Every context, in the order of the README.
    pub const ALL: [Context; 22] = [
        Context::Unlock,
        Context::Wizard,
        Context::Today,
        Context::Journal,
        Context::Search,
        Context::Read,
        Context::Incidents,
        Context::Clients,
        Context::Guides,
        Context::Supervision,
        Context::Settings,
        Context::Risk,
        Context::Write,
        Context::Lines,
        Context::Period,
        Context::Choose,
        Context::Review,
        Context::Leaves,
        Context::Before,
        Context::Post,
        Context::Instead,
        Context::Page,
    ];
}

/// What can be done by a key, by the palette or by a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Every key of this screen.
    Help,
    /// Any action by its words.
    Palette,
    /// Lock now.
    Lock,
    /// Leave the program.
    Quit,
    /// The card for when someone may be in danger.
    Danger,
    /// Log an incident.
    Incident,
    /// Log a near miss.
    NearMiss,
    /// Look at a text before it is posted.
    Before,
    /// Search all entries.
    Search,
    /// Go to a screen of the top row.
    Go(Tab),
    /// The screen to the right in the top row.
    NextTab,
    /// The screen to the left.
    PreviousTab,
    /// One step back.
    Back,
    /// What the focus is on.
    Enter,
    /// Move the focus up.
    Up,
    /// Move the focus down.
    Down,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Write today's prompt.
    WriteToday,
    /// Another prompt for today.
    Another,
    /// What the prompt's theme is about.
    AboutTheme,
    /// Edit as a new revision.
    Edit,
    /// Put on the agenda or take off.
    ForSupervision,
    /// Move to the trash.
    Trash,
    /// Take back from the trash.
    PutBack,
    /// Show what lies in the trash, or the journal again.
    ShowTrash,
    /// The next kind to show.
    FilterKind,
    /// The next theme to show.
    FilterTheme,
    /// The next client to show.
    FilterClient,
    /// The next status to show.
    FilterStatus,
    /// Show everything again.
    ClearFilter,
    /// The earlier revision.
    Earlier,
    /// The later revision.
    Later,
    /// The next status: open, waiting, closed.
    Status,
    /// Tick the first open follow-up off.
    TickOff,
    /// The next question.
    NextQuestion,
    /// The question before.
    PreviousQuestion,
    /// Keep as a draft and leave.
    SaveLater,
    /// Keep the entry now, from any question.
    Keep,
    /// Throw the draft away.
    ThrowAway,
    /// Add one.
    Add,
    /// Change what the focus is on.
    Change,
    /// Remove what the focus is on.
    Remove,
    /// Begin a summary for a supervisor.
    Share,
    /// Open a sealed file.
    OpenSealed,
    /// A key pair of one's own.
    Identity,
    /// Confirm a fingerprint.
    Confirm,
    /// Mark or unmark an entry.
    Mark,
    /// Mark all or none.
    MarkAll,
    /// Choose what is to stand instead of the finding at the cursor.
    Instead,
    /// Replace the finding by what is suggested.
    Replace,
    /// Propose a replacement that says less.
    SayLess,
    /// Write another replacement.
    SomethingElse,
    /// Leave the finding as it is.
    LeaveAsIs,
    /// Leave these words as they are, here and from now on.
    AlwaysKeep,
    /// The same decision for every finding of the same words.
    AllLikeThis,
    /// Replace every open finding of this kind.
    AllOfKind,
    /// Take the last decision back.
    Undo,
    /// See what leaves.
    Preview,
    /// Seal it.
    Seal,
    /// Seal it with a passphrase agreed by telephone.
    SealWithPassphrase,
    /// Write the recovery sheet into a file.
    WriteSheet,
    /// Show or hide what is typed.
    Reveal,
    /// Six other words.
    OtherWords,
}

/// The screens of the top row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Today.
    Today,
    /// All entries.
    Journal,
    /// Incidents.
    Incidents,
    /// Clients.
    Clients,
    /// Guides.
    Guides,
    /// Supervision.
    Supervision,
    /// Settings.
    Settings,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Tab; 7] = [
        Tab::Today,
        Tab::Journal,
        Tab::Incidents,
        Tab::Clients,
        Tab::Guides,
        Tab::Supervision,
        Tab::Settings,
    ];

    /// The word in the top row.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Today => "Today",
            Tab::Journal => "Journal",
            Tab::Incidents => "Incidents",
            Tab::Clients => "Clients",
            Tab::Guides => "Guides",
            Tab::Supervision => "Supervision",
            Tab::Settings => "Settings",
        }
    }
}

/// A key as the table writes it: `Ctrl+P`, `Enter`, `F2`, `?`. Shift is dropped on characters, so that `?`
/// is `?` on every keyboard.
pub fn name(key: KeyEvent) -> String {
    let mut name = String::new();
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        name.push_str("Ctrl+");
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        name.push_str("Alt+");
    }
    let plain = matches!(key.code, KeyCode::Char(_) | KeyCode::BackTab);
    if key.modifiers.contains(KeyModifiers::SHIFT) && !plain {
        name.push_str("Shift+");
    }
    match key.code {
        KeyCode::Char(' ') => name.push_str("Space"),
        KeyCode::Char(c) if name.starts_with("Ctrl+") => name.extend(c.to_uppercase()),
        KeyCode::Char(c) => name.push(c),
        KeyCode::F(number) => name.push_str(&format!("F{number}")),
        KeyCode::Enter => name.push_str("Enter"),
        KeyCode::Esc => name.push_str("Esc"),
        KeyCode::Tab => name.push_str("Tab"),
        KeyCode::BackTab => name.push_str("Shift+Tab"),
        KeyCode::Up => name.push('↑'),
        KeyCode::Down => name.push('↓'),
        KeyCode::Left => name.push('←'),
        KeyCode::Right => name.push('→'),
        KeyCode::PageUp => name.push_str("PgUp"),
        KeyCode::PageDown => name.push_str("PgDn"),
        KeyCode::Home => name.push_str("Home"),
        KeyCode::End => name.push_str("End"),
        KeyCode::Delete => name.push_str("Del"),
        KeyCode::Backspace => name.push_str("Backspace"),
        _ => {}
    }
    name
}

/// A row of the table.
pub struct Binding {
    /// Where it holds; empty means anywhere.
    pub contexts: &'static [Context],
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    /// What it does.
    pub command: Command,
    /// A sentence for help and palette.
    pub label: &'static str,
    /// A word or two for the footer; empty keeps it out.
    pub short: &'static str,
}

const fn row(
    contexts: &'static [Context],
    keys: &'static [&'static str],
    command: Command,
    short: &'static str,
    label: &'static str,
) -> Binding {
    Binding {
        contexts,
        keys,
        command,
        label,
        short,
    }
}

const LISTS: &[Context] = &[
    Context::Today,
    Context::Journal,
    Context::Incidents,
    Context::Clients,
    Context::Guides,
    Context::Supervision,
    Context::Settings,
    Context::Risk,
    Context::Choose,
    Context::Before,
];
const TABS: &[Context] = &[
    Context::Today,
    Context::Journal,
    Context::Incidents,
    Context::Clients,
    Context::Guides,
    Context::Supervision,
    Context::Settings,
];
const PLAIN: &[Context] = &[
    Context::Today,
    Context::Journal,
    Context::Incidents,
    Context::Clients,
    Context::Guides,
    Context::Supervision,
    Context::Settings,
    Context::Read,
    Context::Page,
    Context::Choose,
    Context::Leaves,
];
/// Not where something is chosen: the search would leave it behind.
const SEARCHES: &[Context] = &[
    Context::Today,
    Context::Journal,
    Context::Incidents,
    Context::Clients,
    Context::Guides,
    Context::Supervision,
    Context::Settings,
    Context::Read,
    Context::Page,
    Context::Leaves,
];
const SCROLLS: &[Context] = &[Context::Read, Context::Leaves, Context::Page];
const MARKABLE: &[Context] = &[Context::Journal, Context::Read, Context::Incidents];

/// The table. The order within a context is the order in footer, help and README.
pub const BINDINGS: &[Binding] = &[
    row(
        &[Context::Today],
        &["w"],
        Command::WriteToday,
        "write",
        "Write today's prompt",
    ),
    row(
        &[Context::Today],
        &["o"],
        Command::Another,
        "another",
        "Ask another question today",
    ),
    row(
        &[Context::Today],
        &["t"],
        Command::AboutTheme,
        "",
        "Read what this theme is about",
    ),
    row(&[Context::Today], &["→"], Command::Down, "", "Move on"),
    row(&[Context::Today], &["←"], Command::Up, "", "Move back"),
    row(
        &[Context::Today],
        &["d"],
        Command::TickOff,
        "",
        "Tick the follow-up under the focus off",
    ),
    row(
        &[Context::Today],
        &["x"],
        Command::ThrowAway,
        "",
        "Throw the draft under the focus away",
    ),
    row(
        &[Context::Choose, Context::Period],
        &["Ctrl+N"],
        Command::Preview,
        "find details",
        "Go on: find what may identify somebody",
    ),
    row(
        &[Context::Choose],
        &["Space"],
        Command::Mark,
        "mark",
        "Take the entry in, or leave it out",
    ),
    row(
        &[Context::Choose],
        &["m"],
        Command::MarkAll,
        "all or none",
        "Take every entry in, or none",
    ),
    row(
        LISTS,
        &["Enter"],
        Command::Enter,
        "choose",
        "Do what the focus is on",
    ),
    row(SCROLLS, &["↓", "j"], Command::Down, "", "Scroll down"),
    row(SCROLLS, &["↑", "k"], Command::Up, "", "Scroll up"),
    row(
        MARKABLE,
        &["e"],
        Command::Edit,
        "edit",
        "Edit as a new revision; the old one stays",
    ),
    row(
        MARKABLE,
        &["s"],
        Command::ForSupervision,
        "for supervision",
        "Put on the agenda for supervision, or take off",
    ),
    row(
        &[Context::Journal],
        &["f"],
        Command::FilterKind,
        "filter",
        "Show the next kind only",
    ),
    row(
        &[Context::Journal],
        &["T"],
        Command::FilterTheme,
        "",
        "Show the next theme only",
    ),
    row(
        &[Context::Journal],
        &["c"],
        Command::FilterClient,
        "",
        "Show the next client only",
    ),
    row(
        &[Context::Journal],
        &["S"],
        Command::FilterStatus,
        "",
        "Show the next status only",
    ),
    row(
        &[Context::Journal],
        &["a"],
        Command::ClearFilter,
        "",
        "Show all entries again",
    ),
    row(
        &[Context::Journal],
        &["z"],
        Command::ShowTrash,
        "",
        "Show the trash, or the journal again",
    ),
    row(
        &[Context::Journal, Context::Read],
        &["r"],
        Command::PutBack,
        "",
        "Take back from the trash",
    ),
    row(
        MARKABLE,
        &["x", "Del"],
        Command::Trash,
        "",
        "Move to the trash, for 30 days",
    ),
    row(
        &[Context::Read],
        &["←"],
        Command::Earlier,
        "",
        "The earlier revision",
    ),
    row(
        &[Context::Read],
        &["→"],
        Command::Later,
        "",
        "The later revision",
    ),
    row(
        &[Context::Read, Context::Incidents],
        &["o"],
        Command::Status,
        "status",
        "Change the status: open, waiting, closed",
    ),
    row(
        &[Context::Read, Context::Incidents],
        &["d"],
        Command::TickOff,
        "tick off",
        "Tick the next open follow-up off",
    ),
    row(
        &[Context::Clients, Context::Supervision, Context::Settings],
        &["a"],
        Command::Add,
        "add",
        "Add one",
    ),
    row(
        &[Context::Clients, Context::Settings],
        &["e"],
        Command::Change,
        "change",
        "Change what the focus is on",
    ),
    row(
        &[Context::Clients, Context::Supervision, Context::Settings],
        &["x", "Del"],
        Command::Remove,
        "",
        "Remove what the focus is on",
    ),
    row(
        &[Context::Supervision],
        &["s"],
        Command::Share,
        "share",
        "Prepare a summary for the supervisor under the focus",
    ),
    row(
        &[Context::Supervision],
        &["o"],
        Command::OpenSealed,
        "open",
        "Open a sealed file",
    ),
    row(
        &[Context::Supervision],
        &["y"],
        Command::Identity,
        "",
        "Show your own public key, or make a key pair",
    ),
    row(
        &[Context::Supervision],
        &["c"],
        Command::Confirm,
        "",
        "Confirm the fingerprint of the supervisor under the focus",
    ),
    row(
        &[Context::Review],
        &["Enter"],
        Command::Replace,
        "replace",
        "Replace it by what is suggested",
    ),
    row(
        &[Context::Review],
        &["p"],
        Command::Preview,
        "preview",
        "See what leaves, exactly",
    ),
    row(
        &[Context::Review],
        &["g"],
        Command::SayLess,
        "say less",
        "Propose words that say less",
    ),
    row(
        &[Context::Review],
        &["o"],
        Command::SomethingElse,
        "other words",
        "Replace it by words of your own",
    ),
    row(
        &[Context::Review],
        &["k"],
        Command::LeaveAsIs,
        "keep",
        "Let it leave as it is",
    ),
    row(
        &[Context::Review],
        &["K"],
        Command::AlwaysKeep,
        "",
        "Always keep these words; Settings lists them",
    ),
    row(
        &[Context::Review],
        &["a"],
        Command::AllLikeThis,
        "all like this",
        "Take the suggestion wherever these words stand",
    ),
    row(
        &[Context::Review],
        &["A"],
        Command::AllOfKind,
        "",
        "Take the suggestion for every open finding of this kind",
    ),
    row(
        &[Context::Review],
        &["u"],
        Command::Undo,
        "undo",
        "Take the last decision back",
    ),
    row(
        &[Context::Review],
        &["↓", "n"],
        Command::Down,
        "",
        "The next finding",
    ),
    row(
        &[Context::Review],
        &["↑", "b"],
        Command::Up,
        "",
        "The finding before",
    ),
    row(
        &[Context::Leaves],
        &["Enter"],
        Command::Seal,
        "seal",
        "Seal it for this supervisor",
    ),
    row(
        &[Context::Leaves],
        &["w"],
        Command::SealWithPassphrase,
        "with a passphrase",
        "Seal it with a passphrase agreed by telephone",
    ),
    row(
        &[Context::Write],
        &["Ctrl+N", "Tab"],
        Command::NextQuestion,
        "next",
        "The next question; an empty answer is skipped",
    ),
    row(
        &[Context::Write],
        &["Ctrl+B", "Shift+Tab"],
        Command::PreviousQuestion,
        "back",
        "The question before",
    ),
    row(
        &[Context::Write],
        &["Ctrl+K"],
        Command::Keep,
        "keep",
        "Keep the entry now",
    ),
    row(
        &[Context::Write],
        &["Ctrl+S"],
        Command::SaveLater,
        "save for later",
        "Keep as a draft and leave",
    ),
    row(
        &[Context::Post],
        &["Ctrl+N", "Tab"],
        Command::NextQuestion,
        "go on",
        "Go on to the four questions",
    ),
    row(
        &[Context::Write, Context::Post],
        &["Ctrl+R"],
        Command::Instead,
        "replace",
        "Replace the finding at the cursor, by a code or other words",
    ),
    row(
        &[Context::Instead],
        &["Enter"],
        Command::Enter,
        "replace",
        "Replace the finding by what the focus is on",
    ),
    row(
        &[Context::Instead],
        &["Esc"],
        Command::Back,
        "leave it as it is",
        "Leave the finding as it is",
    ),
    row(
        &[Context::Instead],
        &["Space", "Tab"],
        Command::Mark,
        "keep in the register",
        "Keep the words in the register under this code, or not",
    ),
    row(&[Context::Instead], &["↓"], Command::Down, "", "Move down"),
    row(&[Context::Instead], &["↑"], Command::Up, "", "Move up"),
    row(
        &[Context::Before, Context::Post],
        &["Esc"],
        Command::Back,
        "back",
        "One step back; nothing of the text is kept",
    ),
    row(
        &[Context::Lines, Context::Period],
        &["Tab", "↓"],
        Command::Down,
        "",
        "The next line",
    ),
    row(
        &[Context::Lines, Context::Period],
        &["Shift+Tab", "↑"],
        Command::Up,
        "",
        "The line before",
    ),
    row(
        &[
            Context::Lines,
            Context::Period,
            Context::Search,
            Context::Unlock,
            Context::Wizard,
        ],
        &["Enter"],
        Command::Enter,
        "go on",
        "Go on",
    ),
    row(
        &[Context::Search],
        &["↓"],
        Command::Down,
        "",
        "The next entry",
    ),
    row(
        &[Context::Search],
        &["↑"],
        Command::Up,
        "",
        "The entry before",
    ),
    row(
        &[Context::Wizard],
        &["Tab", "↓"],
        Command::Down,
        "",
        "The next line",
    ),
    row(
        &[Context::Wizard],
        &["Shift+Tab", "↑"],
        Command::Up,
        "",
        "The line before",
    ),
    row(
        &[Context::Wizard],
        &["Ctrl+O"],
        Command::OtherWords,
        "",
        "Six other words",
    ),
    row(
        &[Context::Wizard],
        &["Ctrl+W"],
        Command::WriteSheet,
        "",
        "Write the recovery sheet into a file",
    ),
    row(
        &[Context::Unlock, Context::Wizard, Context::Lines],
        &["Ctrl+R"],
        Command::Reveal,
        "show typing",
        "Show or hide what is typed",
    ),
    row(LISTS, &["↓", "j"], Command::Down, "", "Move down"),
    row(LISTS, &["↑", "k"], Command::Up, "", "Move up"),
    row(
        &[Context::Risk, Context::Before],
        &["→"],
        Command::Down,
        "",
        "Move on",
    ),
    row(
        &[Context::Risk, Context::Before],
        &["←"],
        Command::Up,
        "",
        "Move back",
    ),
    row(LISTS, &["PgDn"], Command::PageDown, "", "A screen down"),
    row(LISTS, &["PgUp"], Command::PageUp, "", "A screen up"),
    row(LISTS, &["Home"], Command::First, "", "To the first"),
    row(LISTS, &["End"], Command::Last, "", "To the last"),
    row(
        SCROLLS,
        &["PgDn", "Space"],
        Command::PageDown,
        "",
        "A screen down",
    ),
    row(SCROLLS, &["PgUp"], Command::PageUp, "", "A screen up"),
    row(SCROLLS, &["Home"], Command::First, "", "To the beginning"),
    row(SCROLLS, &["End"], Command::Last, "", "To the end"),
    row(
        &[Context::Wizard],
        &["PgDn"],
        Command::PageDown,
        "",
        "A screen down",
    ),
    row(
        &[Context::Wizard],
        &["PgUp"],
        Command::PageUp,
        "",
        "A screen up",
    ),
    row(
        &[
            Context::Read,
            Context::Page,
            Context::Leaves,
            Context::Lines,
            Context::Risk,
            Context::Period,
        ],
        &["Esc"],
        Command::Back,
        "back",
        "One step back; what is written is kept",
    ),
    row(
        PLAIN,
        &["i"],
        Command::Incident,
        "incident",
        "Log a boundary incident",
    ),
    row(
        PLAIN,
        &["n"],
        Command::NearMiss,
        "near miss",
        "Log a near miss, in five fields",
    ),
    row(
        TABS,
        &["b"],
        Command::Before,
        "",
        "Before you post: look at a text first",
    ),
    row(
        SEARCHES,
        &["/"],
        Command::Search,
        "search",
        "Search all entries",
    ),
    row(
        TABS,
        &["Tab"],
        Command::NextTab,
        "",
        "The next screen of the top row",
    ),
    row(
        TABS,
        &["Shift+Tab"],
        Command::PreviousTab,
        "",
        "The screen before in the top row",
    ),
    row(TABS, &["1"], Command::Go(Tab::Today), "", "Go to Today"),
    row(
        TABS,
        &["2"],
        Command::Go(Tab::Journal),
        "",
        "Go to the journal",
    ),
    row(
        TABS,
        &["3"],
        Command::Go(Tab::Incidents),
        "",
        "Go to incidents",
    ),
    row(TABS, &["4"], Command::Go(Tab::Clients), "", "Go to clients"),
    row(TABS, &["5"], Command::Go(Tab::Guides), "", "Go to guides"),
    row(
        TABS,
        &["6"],
        Command::Go(Tab::Supervision),
        "",
        "Go to supervision",
    ),
    row(
        TABS,
        &["7"],
        Command::Go(Tab::Settings),
        "",
        "Go to settings",
    ),
    row(
        &[],
        &["Esc"],
        Command::Back,
        "",
        "One step back; what is written is kept",
    ),
    row(
        &[],
        &["F2"],
        Command::Incident,
        "",
        "Log a boundary incident, from anywhere",
    ),
    row(
        &[],
        &["F3"],
        Command::NearMiss,
        "",
        "Log a near miss, from anywhere",
    ),
    row(
        &[],
        &["F4"],
        Command::Danger,
        "",
        "Someone may be in danger: whom to call",
    ),
    row(
        &[],
        &["F5"],
        Command::Before,
        "",
        "Before you post: look at a text first, from anywhere",
    ),
    row(&[], &["Ctrl+L"], Command::Lock, "", "Lock now"),
    row(
        &[],
        &["Ctrl+Q", "Ctrl+C"],
        Command::Quit,
        "",
        "Leave; what is written is kept as a draft",
    ),
    row(
        &[],
        &["Ctrl+P"],
        Command::Palette,
        "anything",
        "Find any action by its words",
    ),
    row(
        &[],
        &["?", "F1"],
        Command::Help,
        "help",
        "Every key of this screen",
    ),
];

impl Binding {
    /// Whether the row holds in a context. `?` and other single characters are text where one types.
    fn holds(&self, context: Context) -> bool {
        self.contexts.is_empty() || self.contexts.contains(&context)
    }

    /// The keys that hold in a context.
    pub fn keys_in(&self, context: Context) -> impl Iterator<Item = &'static str> {
        self.keys
            .iter()
            .copied()
            .filter(move |key| !(context.types() && key.chars().count() == 1 && key.is_ascii()))
    }
}

/// What a key does here: the context's own rows come first, then those that hold anywhere.
pub fn lookup(context: Context, key: &str) -> Option<Command> {
    let (anywhere, own): (Vec<_>, Vec<_>) = BINDINGS
        .iter()
        .filter(|binding| binding.holds(context))
        .partition(|binding| binding.contexts.is_empty());
    own.into_iter()
        .chain(anywhere)
        .find(|binding| binding.keys_in(context).any(|bound| bound == key))
        .map(|binding| binding.command)
}

/// The rows that hold in a context, in the table's order; not those whose keys all mean something else there.
pub fn rows(context: Context) -> impl Iterator<Item = &'static Binding> {
    let own = move |key: &str| {
        let mut rows = BINDINGS.iter();
        rows.any(|row| {
            row.contexts.contains(&context) && row.keys_in(context).any(|own| own == key)
        })
    };
    BINDINGS.iter().filter(move |binding| {
        let is_own = !binding.contexts.is_empty();
        binding.holds(context) && binding.keys_in(context).any(|key| is_own || !own(key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_key_means_two_things_on_one_screen() {
        for context in Context::ALL {
            let mut seen: HashMap<&str, Command> = HashMap::new();
            for binding in BINDINGS
                .iter()
                .filter(|row| row.contexts.contains(&context))
            {
                for key in binding.keys_in(context) {
                    let before = seen.insert(key, binding.command);
                    assert_eq!(before, None, "{key} on {}", context.name());
                }
            }
        }
    }

    #[test]
    fn where_people_type_no_letter_is_a_command() {
        for context in Context::ALL.into_iter().filter(|context| context.types()) {
            for letter in "abcdefghijklmnopqrstuvwxyz?/1234567890".chars() {
                assert_eq!(lookup(context, &letter.to_string()), None);
            }
        }
    }

    #[test]
    fn help_names_each_key_once() {
        for context in Context::ALL {
            let mut escapes = rows(context).filter(|row| row.keys.contains(&"Esc"));
            assert!(escapes.next().is_some(), "{}", context.name());
            assert!(escapes.next().is_none(), "{}", context.name());
        }
    }

    #[test]
    fn help_leaving_and_the_danger_card_are_one_key_away_everywhere() {
        for context in Context::ALL {
            assert_eq!(lookup(context, "F1"), Some(Command::Help));
            assert_eq!(lookup(context, "Esc"), Some(Command::Back));
            assert_eq!(lookup(context, "F4"), Some(Command::Danger));
            assert_eq!(lookup(context, "F2"), Some(Command::Incident));
        }
    }

    #[test]
    fn labels_are_sentences_without_a_stop() {
        for binding in BINDINGS {
            assert!(
                binding.label.starts_with(char::is_uppercase),
                "{}",
                binding.label
            );
            assert!(!binding.label.ends_with('.'), "{}", binding.label);
        }
    }
}

//! The table: what each key does where. A key works only through it and is shown by it.

use super::Command::{self, *};
use super::{Context as On, Tab};

/// A row of the table.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds; empty means anywhere.
    pub contexts: &'static [On],
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
    contexts: &'static [On],
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

/// No set of its own: the row holds wherever no other takes the key.
const ANYWHERE: &[On] = &[];
const LISTS: &[On] = &[
    On::Today,
    On::Journal,
    On::Incidents,
    On::Echo,
    On::Presence,
    On::Policy,
    On::Clients,
    On::Guides,
    On::Supervision,
    On::Settings,
    On::Setting,
    On::Adding,
    On::Begun,
    On::Risk,
    On::Choose,
    On::Before,
    On::Retention,
    On::MayGo,
    On::Backups,
    On::Import,
    On::Erase,
];
/// What is listed is gone into.
const OPENS: &[On] = &[
    On::Today,
    On::Journal,
    On::Incidents,
    On::Echo,
    On::Presence,
    On::Policy,
    On::Guides,
    On::Supervision,
    On::Settings,
    On::Adding,
    On::MayGo,
    On::Backups,
    On::Import,
];
/// One of what is listed is taken.
const CHOOSES: &[On] = &[On::Setting, On::Begun, On::Before, On::Erase];
const TABS: &[On] = &[
    On::Today,
    On::Journal,
    On::Incidents,
    On::Echo,
    On::Presence,
    On::Policy,
    On::Clients,
    On::Guides,
    On::Supervision,
    On::Settings,
];
const PLAIN: &[On] = &[
    On::Today,
    On::Journal,
    On::Incidents,
    On::Echo,
    On::Presence,
    On::Policy,
    On::Clients,
    On::Guides,
    On::Supervision,
    On::Settings,
    On::Read,
    On::Page,
    On::Received,
    On::Leaves,
    On::Figures,
];
/// Not where something is chosen: the search would leave it behind.
const SEARCHES: &[On] = &[
    On::Today,
    On::Journal,
    On::Incidents,
    On::Echo,
    On::Presence,
    On::Policy,
    On::Clients,
    On::Supervision,
    On::Settings,
    On::Read,
    On::Page,
    On::Received,
    On::Leaves,
];
const SCROLLS: &[On] = &[
    On::Read,
    On::Leaves,
    On::Page,
    On::Received,
    On::Figures,
    On::TakeIn,
    On::Sheet,
];
const MARKABLE: &[On] = &[On::Journal, On::Read, On::Incidents];

/// Where something is added, changed and removed.
const HOLDERS: &[On] = &[On::Clients, On::Supervision, On::Settings];
/// Lines that Enter goes on from.
const FORMS: &[On] = &[On::Lines, On::Period, On::Unlock, On::Wizard];
/// Where a line is typed.
const EMPTIED: &[On] = &[
    On::Lines,
    On::Period,
    On::Unlock,
    On::Wizard,
    On::Search,
    On::Write,
    On::Post,
    On::Answer,
    On::OtherWords,
    On::Instead,
];
/// Where what is typed may be hidden.
const MASKED: &[On] = &[On::Unlock, On::Wizard, On::Lines];
/// Where a text is looked through while it is written.
const TEXTS: &[On] = &[On::Write, On::Post, On::Answer];
/// The pages of a guide.
const PAGES: &[On] = &[On::Write, On::Options, On::End];
/// Where nothing of the text is kept.
const DROPS: &[On] = &[On::Before, On::Post];
/// Left by one step back, as their foot says.
const LEFT_BEHIND: &[On] = &[
    On::Policy,
    On::Read,
    On::Adding,
    On::Page,
    On::Received,
    On::Leaves,
    On::Lines,
    On::Begun,
    On::Risk,
    On::Figures,
    On::Retention,
    On::MayGo,
    On::Backups,
    On::Import,
    On::TakeIn,
    On::Erase,
    On::Sheet,
    On::Answer,
    On::Review,
    On::Setting,
    On::Wizard,
    On::Search,
];

/// The table. The order within a context is the order in footer, help and README.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = &[
    row(&[On::Today],                 &["w"],             WriteToday,         "write",           "Write today's prompt"),
    row(&[On::Today],                 &["o"],             Another,            "other",           "Ask another question today"),
    row(&[On::Today],                 &["O"],             AnotherBack,        "",                "Back to the question before"),
    row(&[On::Today],                 &["t"],             AboutTheme,         "",                "Read what this theme is about"),
    row(&[On::Today],                 &["m"],             More,               "",                "Show everything that is due, or the nearest five again"),
    row(&[On::Today],                 &["→"],             Down,               "",                "Move on"),
    row(&[On::Today],                 &["←"],             Up,                 "",                "Move back"),
    row(&[On::Today],                 &["d"],             TickOff,            "",                "Tick the follow-up under the focus off"),
    row(&[On::Today],                 &["x"],             ThrowAway,          "drop",            "Throw the draft under the focus away"),

    row(&[On::Choose, On::Period],    &["Ctrl+N"],        Preview,            "findings",        "Go on to the findings: what may identify somebody"),
    row(&[On::Choose],                &["Space", "Enter"], Mark,              "mark",            "Take the entry in, or leave it out"),
    row(&[On::MayGo],                 &["Space"],         Mark,               "mark",            "Take the entry in, or leave it out"),
    row(&[On::Choose, On::MayGo],     &["m", "Ctrl+A"],   MarkAll,            "all or none",     "Take every entry in, then none, then those marked before"),
    row(&[On::MayGo],                 &["x", "Del"],      LetGo,              "to the trash",    "Move what is marked to the trash, for 30 days"),
    row(OPENS,                        &["Enter"],         Enter,              "open",            "Open what the focus is on"),
    row(CHOOSES,                      &["Enter"],         Enter,              "choose",          "Choose what the focus is on"),
    row(&[On::Risk],                  &["Enter"],         Enter,              "choose",          "Choose what the focus is on; letters lead to an answer"),
    row(&[On::Retention],             &["Enter"],         Enter,              "change",          "Another period for this kind, a hold, or the list of what may go"),
    row(&[On::Clients],               &["Enter"],         Enter,              "words",           "Show the words of this code, or hide them"),
    row(&[On::Guides],                &["/"],             Narrow,             "narrow",          "Narrow the list by words of a title, a kind or a theme"),
    row(SCROLLS,                      &["↓", "j"],        Down,               "",                "Scroll down"),
    row(SCROLLS,                      &["↑", "k"],        Up,                 "",                "Scroll up"),
    row(&[On::Journal, On::Read],     &["r"],             PutBack,            "take back",       "Take back from the trash"),
    row(&[On::Read],                  &["a"],             Add,                "add",             "Add to it: a later look, what supervision brought, points of ethics"),
    row(MARKABLE,                     &["e"],             Edit,               "edit",            "Edit as a new revision; the old one stays"),
    row(MARKABLE,                     &["s"],             ForSupervision,     "agenda",          "Put on the agenda for supervision, or take off"),

    row(&[On::Journal],               &["f"],             FilterKind,         "filter",          "Show the next kind only"),
    row(&[On::Journal],               &["F"],             FilterKindBack,     "",                "Show the kind before only"),
    row(&[On::Journal],               &["t"],             FilterTheme,        "",                "Show the next theme only, of those that entries have"),
    row(&[On::Journal],               &["T"],             FilterThemeBack,    "",                "Show the theme before only"),
    row(&[On::Journal],               &["c"],             FilterClient,       "",                "Show the next client only"),
    row(&[On::Journal],               &["C"],             FilterClientBack,   "",                "Show the client before only"),
    row(&[On::Journal],               &["S"],             FilterStatus,       "",                "Show the next status only"),
    row(&[On::Journal],               &["a"],             ClearFilter,        "all entries",     "Show all entries again"),
    row(&[On::Journal],               &["z"],             ShowTrash,          "trash",                "Show the trash, or the journal again"),

    row(MARKABLE,                     &["x", "Del"],      Trash,              "to the trash",                "Move to the trash, for 30 days"),
    row(&[On::Read],                  &["←"],             Earlier,            "older",                "The earlier revision"),
    row(&[On::Read],                  &["→"],             Later,              "newer",                "The later revision"),
    row(&[On::Read, On::Incidents],   &["o"],             Status,             "status",          "Change the status: open, waiting, closed"),
    row(&[On::Read, On::Incidents],   &["d"],             TickOff,            "tick off",        "Tick the next open follow-up off"),
    row(&[On::Today, On::Read, On::Incidents], &["u"],    Undo,               "",                "Take the last tick back"),
    row(HOLDERS,                      &["a"],             Add,                "add",             "Add one"),
    row(&[On::Clients, On::Settings], &["e"],             Change,             "change",          "Change what the focus is on"),
    row(&[On::Clients],               &["x", "Del"],      Remove,             "remove",          "Remove what the focus is on"),
    row(&[On::Supervision, On::Settings], &["x", "Del"],  Remove,             "",                "Remove what the focus is on"),
    row(&[On::Clients],               &["E"],             Erase,              "erase",           "Erase every trace of the client under the focus, shown first"),
    row(&[On::Erase],                 &["p"],             Preview,            "read",            "Read the entry under the focus"),
    row(&[On::Sheet],                 &["Enter"],         Enter,              "go on",           "Go on: compare your copy of the sheet, or leave the note"),
    row(&[On::Sheet],                 &["w"],             WriteSheet,         "into a file",     "Write it into a new file"),
    row(&[On::Retention],             &["x", "Del"],      Remove,             "take away",       "Take the period or the hold under the focus away"),

    row(&[On::Import],                &["x", "Del"],      Remove,             "take back",       "Take the newest import back: its entries are removed"),
    row(&[On::TakeIn],                &["Enter"],         TakeIn,             "import",          "Go on: import it, once you have confirmed it"),

    row(&[On::TakeIn],                &["f"],             ReadAs,             "other format",    "Read the file as another format: text of jrnl, plain text, Markdown"),

    row(&[On::Echo],                  &["a"],             Add,                "new audit",       "Take an audit: whose voices, a key each"),
    row(&[On::Echo],                  &["v"],             Experiment,         "experiment",      "Begin an experiment: one habit changed for some weeks"),
    row(&[On::Echo],                  &["e"],             Edit,               "edit",            "Edit the audit or experiment as a new revision"),
    row(&[On::Echo],                  &["x", "Del"],      Trash,              "",                "Move the audit or experiment to the trash, for 30 days"),
    row(&[On::Sample],                &["Ctrl+N", "Enter"], NextQuestion,     "go on",           "Go on to the questions about the sample"),
    row(&[On::Sample],                &["Backspace"],     TakeBack,           "take back",       "Take the last key back"),
    row(&[On::Sample],                &["Esc"],           Back,               "leave",           "Leave; what is counted is kept as a draft"),

    row(&[On::Presence],              &["a"],             Add,                "add",             "Add an account"),
    row(&[On::Presence],              &["e"],             Edit,               "edit",            "Edit the account as a new revision"),
    row(&[On::Presence],              &["c"],             Checked,            "checked",         "Note that the account's settings were checked today"),
    row(&[On::Presence],              &["f"],             Footprint,          "footprint",       "Look at your own footprint, by a checklist"),
    row(&[On::Presence],              &["x", "Del"],      Trash,              "",                "Move the account to the trash, for 30 days"),

    row(&[On::Policy],                &["a"],             Add,                "note given",      "Note that a client was given the policy"),
    row(&[On::Policy],                &["s"],             ForSupervision,     "agenda",          "Put the gap under the focus on the agenda for supervision"),
    row(&[On::Policy],                &["p"],             Preview,            "page",            "See the policy as clients will"),
    row(&[On::Policy],                &["w"],             Export,             "write",           "Write the policy into two files, to print or to send"),
    row(&[On::Policy],                &["v"],             Versions,           "versions",        "See the versions and what each changed"),
    row(&[On::Policy],                &["c"],             GivenTo,            "clients",         "See which client has which version"),
    row(&[On::Policy],                &["m"],             Coverage,           "coverage",        "See which kinds of incident the policy speaks to"),
    row(&[On::Policy],                &["x", "Del"],      Trash,              "",                "Move the record under the focus to the trash, for 30 days"),

    row(&[On::Supervision],           &["s"],             Share,              "share",           "Prepare a summary for the supervisor under the focus"),
    row(&[On::Supervision],           &["d"],             Discussed,          "discussed",       "Write what was discussed, and take it off the agenda"),
    row(&[On::Supervision],           &["q"],             Question,           "ask",             "Put a question on the agenda"),
    row(&[On::Supervision],           &["m"],             Meeting,            "meeting",         "Write about a supervision meeting"),
    row(&[On::Supervision],           &["o"],             OpenSealed,         "sealed file",          "Open a sealed file"),
    row(&[On::Supervision],           &["y"],             Identity,           "recipient",       "Show your own recipient, or make a key pair"),
    row(&[On::Supervision],           &["c"],             Confirm,            "fingerprint",                "Confirm the fingerprint of the supervisor under the focus"),
    row(&[On::Supervision],           &["p"],             Pack,               "CPD pack",        "Prepare a CPD pack: evidence of continuing professional development"),

    row(&[On::Figures],               &["→", "Tab"],      NextFigures,        "next",            "The next page of figures"),
    row(&[On::Figures],               &["←", "Shift+Tab"], PreviousFigures,   "",                "The page of figures before"),
    row(&[On::Figures],               &["p"],             NextSpan,           "period",          "Count the last three months, the last year, or everything"),
    row(&[On::Figures],               &["w"],             WriteToday,         "",                "Write today's prompt"),

    row(&[On::Review],                &["Enter"],         Replace,            "replace",         "Replace it by what is suggested"),
    row(&[On::Review],                &["p"],             Preview,            "what leaves",     "See what leaves, exactly"),
    row(&[On::Review],                &["g"],             SayLess,            "say less",        "Propose words that say less, and after the last the first again; Esc takes them back"),
    row(&[On::Review],                &["o"],             SomethingElse,      "other words",     "Replace it by words of your own"),
    row(&[On::Review],                &["k"],             LeaveAsIs,          "keep",            "Keep the words: they leave as written"),
    row(&[On::Review],                &["K"],             AlwaysKeep,         "",                "Always keep these words; Settings lists them"),
    row(&[On::Review],                &["a"],             AllLikeThis,        "all alike",       "Take the suggestion wherever these words stand"),
    row(&[On::Review],                &["A"],             AllOfKind,          "",                "Take what is proposed for every open finding of this kind"),
    row(&[On::Review],                &["u"],             Undo,               "undo",            "Take the last decision back"),
    row(&[On::Review],                &["↓", "n"],        Down,               "",                "The next finding"),
    row(&[On::Review],                &["↑", "b"],        Up,                 "",                "The finding before"),

    row(&[On::OtherWords],            &["Enter"],         Enter,              "replace",         "Replace the finding by these words"),
    row(&[On::OtherWords],            &["Tab"],           Mark,               "register, or not", "Keep the finding in the register under this code, or not"),
    row(&[On::OtherWords],            &["Esc"],           Back,               "back",            "Back to the finding, as it was"),

    row(&[On::Leaves],                &["Enter"],         Seal,               "seal",            "Go on to the next page; at the end, seal it, or write a CPD pack into a file"),
    row(&[On::Leaves],                &["w"],             SealWithPassphrase, "passphrase",      "Seal it with a passphrase agreed by telephone"),
    row(&[On::Page],                  &["Enter"],         Enter,              "go on",           "Go on: to the next page, and from the last one back"),
    row(&[On::Leaves],                &["l"],             OtherLayout,        "layout",          "Lay it out by the seven eyes, or by sections again"),

    row(&[On::Received],              &["a"],             Answer,             "write an answer", "Write an answer, sealed for the recipient it carries"),
    row(&[On::Received],              &["p"],             PageToPrint,        "page to print",   "Write it as a page with drawn charts, to print; that file is not sealed"),
    row(&[On::Answer],                &["Ctrl+N"],        Seal,               "seal",            "Seal the answer, once what was found in it is looked at"),

    row(&[On::Options],               &["Space"],         Mark,               "choose",          "Choose the option under the focus, or take it back; letters lead to an option"),
    row(&[On::Options],               &["Enter"],         Enter,              "",                "Choose the option and go on; where several may be chosen, go on"),
    row(&[On::End],                   &["Enter"],         Enter,              "open",            "Keep the entry, or go to the open question under the focus"),
    row(PAGES,                        &["Ctrl+N", "Tab"], NextQuestion,       "next",            "The next question; an empty answer is skipped"),
    row(PAGES,                        &["Ctrl+B", "Shift+Tab"], PreviousQuestion, "back",        "The question before"),
    row(PAGES,                        &["Ctrl+K"],        Keep,               "keep",            "Keep the entry now, whatever was not asked yet"),
    row(PAGES,                        &["Ctrl+F"],        FollowUp,           "",                "Go to the follow-up: the next step and its day"),
    row(PAGES,                        &["F7"],            AskRisk,            "",                "Back to the risk question, from any page; what is written stays"),
    row(PAGES,                        &["Ctrl+S"],        SaveLater,          "",                "Keep as a draft and leave"),
    row(PAGES,                        &["Ctrl+G"],        Guidance,           "",                "Read the guidance beside this question, whole"),

    row(&[On::Post],                  &["Ctrl+N", "Tab"], NextQuestion,       "go on",           "Go on to the four questions"),
    row(TEXTS,                        &["Ctrl+R"],        Instead,            "replace",         "Replace the finding at the cursor, else the one said first; by a code or other words"),

    row(TEXTS,                        &["Ctrl+Z"],        Undo,               "undo",            "Undo what was typed"),
    row(&[On::Write],                 &["Ctrl+D"],        Remove,             "take away",       "Take the follow-up at the cursor away"),

    row(&[On::Instead],               &["Enter"],         Enter,              "replace",         "Replace the finding by what the focus is on"),
    row(&[On::Instead],               &["Esc"],           Back,               "back",            "Back to the text; what was found stays as written"),
    row(&[On::Instead],               &["Space", "Tab"],  Mark,               "keep in the register", "Keep the words in the register under this code, or not"),
    row(&[On::Instead],               &["Ctrl+R"],        Instead,            "next finding",    "On to the next finding; this one stays as written"),
    row(&[On::Instead],               &["↓"],             Down,               "",                "Move down"),
    row(&[On::Instead],               &["↑"],             Up,                 "",                "Move up"),

    row(DROPS,                        &["Esc"],           Back,               "back",            "One step back; nothing of the text is kept"),
    row(&[On::Lines, On::Period],     &["Tab", "↓"],      Down,               "",                "The next line"),
    row(&[On::Lines, On::Period],     &["Shift+Tab", "↑"], Up,                "",                "The line before"),
    row(FORMS,                        &["Enter"],         Enter,              "go on",           "Go on"),
    row(&[On::Search],                &["Enter"],         Enter,              "open",            "Open what the focus is on; where no words are typed, to the list"),
    row(&[On::Search],                &["↓"],             Down,               "",                "The next entry"),
    row(&[On::Search],                &["↑"],             Up,                 "",                "The entry before"),

    row(&[On::Wizard],                &["Tab", "↓"],      Down,               "",                "The next line"),
    row(&[On::Wizard],                &["Shift+Tab", "↑"], Up,                "",                "The line before"),
    row(&[On::Wizard],                &["Ctrl+B"],        Restore,            "I have a backup", "I have a backup: how it becomes a journal again"),
    row(&[On::Wizard],                &["Ctrl+O"],        OtherWords,         "",                "Six other words"),
    row(&[On::Wizard],                &["Ctrl+W"],        WriteSheet,         "into a file",     "Write the recovery sheet into a file"),

    row(MASKED,                       &["Ctrl+R"],        Reveal,             "show typing",     "Show or hide what is typed"),
    row(EMPTIED,                      &["Ctrl+U"],        Empty,              "",                "Empty the line; in a text, from the cursor back to the beginning of its row"),
    row(LISTS,                        &["↓", "j"],        Down,               "",                "Move down"),
    row(LISTS,                        &["↑", "k"],        Up,                 "",                "Move up"),
    row(&[On::Risk],                  &["→"],             Right,              "move",            "Move on, among what can be done below the card"),
    row(&[On::Risk],                  &["←"],             Left,               "",                "Move back, among what can be done below the card"),
    row(&[On::Before],                &["→"],             Down,               "",                "Move on"),
    row(&[On::Before],                &["←"],             Up,                 "",                "Move back"),

    row(LISTS,                        &["PgDn"],          PageDown,           "further",         "A screen down"),
    row(LISTS,                        &["PgUp"],          PageUp,             "up",              "A screen up"),
    row(LISTS,                        &["Home"],          First,              "",                "To the first"),
    row(LISTS,                        &["End"],           Last,               "",                "To the last"),

    row(SCROLLS,                      &["PgDn", "Space"], PageDown,           "further",         "A screen down"),
    row(SCROLLS,                      &["PgUp"],          PageUp,             "up",              "A screen up"),
    row(SCROLLS,                      &["Home"],          First,              "",                "To the beginning"),
    row(SCROLLS,                      &["End"],           Last,               "",                "To the end"),

    row(&[On::Wizard],                &["PgDn"],          PageDown,           "further",         "A screen down"),
    row(&[On::Wizard],                &["PgUp"],          PageUp,             "up",              "A screen up"),
    row(LEFT_BEHIND,                  &["Esc"],           Back,               "back",            "One step back; what is written is kept"),
    row(&[On::Choose, On::Period],    &["Esc"],           Back,               "back",            "One step back; asked first, where something was chosen"),
    row(PAGES,                        &["Esc"],           Back,               "leave",           "Leave; what is written is kept as a draft"),
    row(PLAIN,                        &["i"],             Incident,           "incident",        "Log a boundary incident"),
    row(PLAIN,                        &["n"],             NearMiss,           "near miss",       "Log a near miss, in five fields"),
    row(TABS,                         &["b"],             Before,             "",                "Before you post: look at a text first"),
    row(TABS,                         &["K"],             Retention,          "",                "What is kept: how long, what may go, and the hold"),
    row(TABS,                         &["g"],             Figures,            "",                "Figures: rhythm, themes, incidents, feelings, follow-ups"),
    row(SEARCHES,                     &["/"],             Search,             "search",          "Search all entries"),

    row(TABS,                         &["Tab"],           NextTab,            "",                "The next screen of the top row"),
    row(TABS,                         &["Shift+Tab"],     PreviousTab,        "",                "The screen before in the top row"),
    row(TABS,                         &["1"],             Go(Tab::Today),     "",                "Go to Today"),
    row(TABS,                         &["2"],             Go(Tab::Journal),   "",                "Go to the journal"),
    row(TABS,                         &["3"],             Go(Tab::Incidents), "",                "Go to incidents"),
    row(TABS,                         &["4"],             Go(Tab::Echo),      "",                "Go to the echo chamber: audits and experiments"),
    row(TABS,                         &["5"],             Go(Tab::Presence),  "",                "Go to presence: accounts and footprint"),
    row(TABS,                         &["6"],             Go(Tab::Policy),    "",                "Go to the policy for clients"),
    row(TABS,                         &["7"],             Go(Tab::Supervision), "",              "Go to supervision"),
    row(TABS,                         &["8"],             Go(Tab::Clients),   "",                "Go to clients: codes and their words"),
    row(TABS,                         &["9"],             Go(Tab::Guides),    "",                "Go to guides: everything that can be written"),
    row(TABS,                         &["0"],             Go(Tab::Settings),  "",                "Go to settings"),

    row(ANYWHERE,                     &["Esc"],           Back,               "",                "One step back; what is written is kept"),
    row(ANYWHERE,                     &["F2"],            Incident,           "",                "Log a boundary incident, from anywhere"),
    row(ANYWHERE,                     &["F3"],            NearMiss,           "",                "Log a near miss, from anywhere"),
    row(ANYWHERE,                     &["F4"],            Danger,             "",                "Someone may be in danger: whom to call"),
    row(ANYWHERE,                     &["F5"],            Before,             "",                "Before you post: look at a text first, from anywhere"),
    row(ANYWHERE,                     &["F6"],            CoolDown,           "",                "I am about to reply, search or post: six short questions first, from anywhere"),
    row(ANYWHERE,                     &["Ctrl+L"],        Lock,               "",                "Lock now"),
    row(ANYWHERE,                     &["Ctrl+Q", "Ctrl+C"], Quit,            "quit",            "Quit Afterhour; what is written is kept as a draft"),
    row(ANYWHERE,                     &["Ctrl+P"],        Palette,            "anything",        "Find any action by its words"),
    row(ANYWHERE,                     &["?", "F1"],       Help,               "help",            "Every key of this screen"),
];

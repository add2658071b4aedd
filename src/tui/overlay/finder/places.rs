//! What people look for, and by which words: acts without a key, more words for those that have one.

use crate::tui::keymap::{Command, Context, Tab};
use crate::tui::screens::Setup;

/// What is found by words of its own, whatever lies below.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A row of the settings, which is entered.
    Settings(Setup),
    /// A screen of the top row, and what is done there.
    There(Tab, Option<Command>),
    /// Only a shell does it: the command.
    Shell(&'static str),
    /// This key does it wherever words are typed.
    Typing(&'static str),
}

/// What no key is for, or what is looked for by other words than its key's: label, more words, and where it is done.
pub(super) const PLACES: &[(&str, &str, Target)] = &[
    (
        "Undo what was typed",
        "take back revert",
        Target::Typing("Ctrl+Z"),
    ),
    ("Redo what was undone", "again", Target::Typing("Ctrl+Y")),
    (
        "Backup: make one",
        "back up backups copy save usb stick",
        Target::Settings(Setup::Backups),
    ),
    (
        "Rehearse a backup: see that it opens",
        "try test restore",
        Target::Settings(Setup::Backups),
    ),
    (
        "Restore a journal from a backup",
        "backup recover",
        Target::Shell("afterhour restore FILE"),
    ),
    (
        "Import a file of another journal",
        "jrnl day one markdown text take in",
        Target::Settings(Setup::Import),
    ),
    (
        "Export a summary: sealed for a supervisor",
        "share seal send",
        Target::There(Tab::Supervision, None),
    ),
    (
        "Export entries, as JSON or text",
        "print save out",
        Target::Shell("afterhour show ID --json"),
    ),
    (
        "Passphrase: change it",
        "password",
        Target::Settings(Setup::Passphrase),
    ),
    (
        "Key: rotate it, after a lost computer",
        "rotation new stolen",
        Target::Settings(Setup::Key),
    ),
    (
        "Recovery sheet: try your copy",
        "test",
        Target::Settings(Setup::Sheet),
    ),
    (
        "Recovery sheet: make a new one",
        "lost print",
        Target::Shell("afterhour recovery --new-sheet"),
    ),
    (
        "Passphrase forgotten: open with the sheet",
        "password lost recovery recover",
        Target::Shell("afterhour recovery"),
    ),
    (
        "Contacts of your own, for the card when someone is in danger",
        "phone telephone number risk",
        Target::Settings(Setup::AddContact),
    ),
    (
        "Minutes without a key until it locks",
        "timeout lock",
        Target::Settings(Setup::LockMinutes),
    ),
    (
        "Emergency numbers: which country's",
        "999 112 911",
        Target::Settings(Setup::Country),
    ),
    (
        "Words always kept: no longer asked about",
        "keep stay ignore list",
        Target::Settings(Setup::AddStaying),
    ),
    (
        "You are: practitioner, trainee, supervisor",
        "role",
        Target::Settings(Setup::Role),
    ),
    (
        "Every key of every screen",
        "shortcuts keyboard",
        Target::Settings(Setup::Keys),
    ),
    (
        "About this program",
        "version licence",
        Target::Settings(Setup::About),
    ),
    (
        "Supervisors, their recipients, and receipts",
        "",
        Target::There(Tab::Supervision, None),
    ),
    (
        "Add a supervisor",
        "recipient new",
        Target::There(Tab::Supervision, Some(Command::Add)),
    ),
    (
        "Open what was sealed for you",
        "received file decrypt age",
        Target::There(Tab::Supervision, Some(Command::OpenSealed)),
    ),
    (
        "Key pair of your own: your recipient",
        "identity supervisor",
        Target::There(Tab::Supervision, Some(Command::Identity)),
    ),
    (
        "Add a client's code",
        "register new",
        Target::There(Tab::Clients, Some(Command::Add)),
    ),
];

/// What is done at once on the screen it belongs to: it needs nothing under a focus there.
pub(super) fn done_there(command: Command) -> Option<Command> {
    matches!(
        command,
        Command::OpenSealed
            | Command::Pack
            | Command::Identity
            | Command::Question
            | Command::Meeting
            | Command::Experiment
            | Command::Footprint
            | Command::WriteToday
    )
    .then_some(command)
}

/// More words by which people look for what a key does: by those before the semicolon first of all.
pub(super) fn also(command: Command) -> &'static str {
    match command {
        Command::CoolDown => "calm pause cool down urge",
        Command::Danger => "risk crisis safeguarding emergency suicide; contacts helpline",
        Command::Erase => "delete forget remove gdpr",
        Command::Trash | Command::LetGo => "delete remove bin",
        Command::Retention => "delete gdpr retention policy",
        Command::Figures => "statistics numbers charts",
        Command::Keep => "save done finish",
        Command::Quit => "exit close bye leave end",
        Command::Undo | Command::TakeBack | Command::PutBack => "; undo revert",
        Command::Edit | Command::Change => "; rename correct change",
        Command::Lock => "logout log out sign away",
        Command::Back => "cancel escape; leave",
        Command::Help => "help shortcuts manual; keys",
        Command::Export => "; export print html",
        Command::Before => "check post",
        _ => "",
    }
}

/// The screens one goes to, each with where its keys are looked up.
pub(super) const TABS: [(Tab, Context); 10] = [
    (Tab::Today, Context::Today),
    (Tab::Journal, Context::Journal),
    (Tab::Incidents, Context::Incidents),
    (Tab::Echo, Context::Echo),
    (Tab::Presence, Context::Presence),
    (Tab::Policy, Context::Policy),
    (Tab::Supervision, Context::Supervision),
    (Tab::Clients, Context::Clients),
    (Tab::Guides, Context::Guides),
    (Tab::Settings, Context::Settings),
];

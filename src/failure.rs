//! Any floor's error as a face tells it: what is wrong, what to do next, and the number a script sees.

use crate::domain::{TellingCode, clean};
use crate::guides::GuideError;
use crate::import::ImportError;
use crate::supervision::{SealError, Undecided};
use crate::vault::VaultError;

/// How a run ends, for scripts. [`Exit::TABLE`] is what the help and the man page print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It was done.
    Done = 0,
    /// `check` found something.
    Found = 1,
    /// The command or what it was given has a slip.
    Input = 2,
    /// Findings are still undecided.
    Undecided = 3,
    /// The passphrase or the identity is another one.
    Refused = 4,
    /// A file is damaged, foreign or from a newer version.
    Damaged = 5,
    /// Another afterhour holds the journal.
    InUse = 6,
    /// A file or the disk could not be read or written.
    Disk = 7,
    /// The journal is older or other than the one last used here, or not as it was left.
    Unlike = 8,
}

impl Exit {
    /// Every exit code with its sentence.
    pub const TABLE: [(Exit, &str); 9] = [
        (Exit::Done, "done"),
        (
            Exit::Found,
            "`check` found something; look at it before you post",
        ),
        (
            Exit::Input,
            "the command, or a file it was given, has a slip; nothing was kept",
        ),
        (
            Exit::Undecided,
            "findings, or entries that mention a client to be erased, are still undecided; nothing was written",
        ),
        (
            Exit::Refused,
            "the passphrase or the identity does not open it",
        ),
        (
            Exit::Damaged,
            "damaged, foreign, or from a newer version; nothing was changed",
        ),
        (Exit::InUse, "another afterhour is using the journal"),
        (Exit::Disk, "a file could not be read or written"),
        (
            Exit::Unlike,
            "the journal is older or other than the one last used here, or not as it was left; nothing was changed",
        ),
    ];

    /// The number.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// What went wrong, as a person is told it. Never holds an answer, a name of the register or a passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What and why: lower case, without a full stop. Empty when there is nobody left to tell ([`Failure::hung_up`]).
    pub message: String,
    /// The next step, if there is one.
    pub hint: Option<String>,
    /// What a script sees.
    pub exit: Exit,
}

impl Failure {
    /// A slip in what was asked for.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            exit: Exit::Input,
        }
    }

    /// The same with a next step.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with another exit code.
    #[must_use]
    pub fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// What went wrong, without what its message says of the rest: for a sentence that says itself what stands and what does
    /// not, where something was done before it.
    pub fn what(&self) -> &str {
        self.message
            .rsplit_once("; ")
            .map_or(&self.message, |(what, _)| what)
    }

    /// The journal is locked.
    pub fn locked() -> Self {
        Self::new("the journal is locked; unlock it first").exit(Exit::Refused)
    }

    /// Whoever read our output has had enough, as in `afterhour list | head`: not worth a word.
    pub fn hung_up() -> Self {
        Self::new("").exit(Exit::Done)
    }

    /// Message and hint as one line of the interface, cleaned: a path or a name in it does not steer the terminal.
    pub fn in_one_line(&self) -> String {
        let mut line = self.message.clone();
        if let Some(hint) = &self.hint {
            line.push_str(": ");
            line.push_str(hint);
        }
        clean(&line)
    }

    /// The lines for a terminal, cleaned: `error: …`, and `hint: …` where there is one. Empty when there is nothing to say.
    pub fn lines(&self) -> String {
        if self.message.is_empty() {
            return String::new();
        }
        let hint = self
            .hint
            .as_ref()
            .map(|hint| format!("hint: {hint}\n"))
            .unwrap_or_default();
        clean(&format!("error: {}\n{hint}", self.message))
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<TellingCode> for Failure {
    fn from(telling: TellingCode) -> Self {
        Self::new(format!("{telling}; nothing was changed"))
            .hint("choose a code such as K-07: codes are shown in lists where the words are not")
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        use VaultError as Vault;
        let failure = Self::new(crate::domain::clean(&error.to_string())).exit(match &error {
            Vault::NoJournal(_)
            | Vault::AlreadyThere(_)
            | Vault::OtherFiles(_)
            | Vault::Unfinished(_)
            | Vault::Answer { .. }
            | Vault::NoQuestion(_)
            | Vault::NoEntry(_)
            | Vault::NoRevision(..)
            | Vault::AfterwordAlone
            | Vault::OnHold(_)
            | Vault::Erased(..)
            | Vault::NoTraces(_)
            | Vault::SheetUnknown
            | Vault::TooLargeToBackUp
            | Vault::NoImport
            | Vault::ImportChanged(_)
            | Vault::NoDraft(_) => Exit::Input,
            Vault::Undecided(_) => Exit::Undecided,
            Vault::WrongPassphrase
            | Vault::RecoveryMistyped(_)
            | Vault::RecoveryWrong
            | Vault::BackupSecretWrong => Exit::Refused,
            Vault::DatabaseMissing(_)
            | Vault::KeyDamaged
            | Vault::KeyTooDear
            | Vault::RecoveryDamaged
            | Vault::Foreign(_)
            | Vault::Damaged
            | Vault::NotWhole(_)
            | Vault::NotAsKept(_)
            | Vault::SharingNotAsKept(_)
            | Vault::NewerSchema { .. }
            | Vault::Linked
            | Vault::NotABackup(_)
            | Vault::BackupDamaged
            | Vault::BackupTooLarge
            | Vault::BackupTooDear
            | Vault::BackupNewer { .. }
            | Vault::EngineTooOld { .. } => Exit::Damaged,
            Vault::InUse { .. } => Exit::InUse,
            Vault::Unlike(_) => Exit::Unlike,
            Vault::Replaced
            | Vault::Exists(_)
            | Vault::NoFolder(_)
            | Vault::OwnFolder
            | Vault::NoBackup(_)
            | Vault::BackupUnread
            | Vault::Denied(_)
            | Vault::Source { .. }
            | Vault::DiskFull
            | Vault::DiskFault
            | Vault::TooLittleMemory(_)
            | Vault::Disk { .. }
            | Vault::Engine(_) => Exit::Disk,
        });
        match error {
            Vault::NoJournal(_) | Vault::Unfinished(_) => {
                failure.hint("`afterhour init` makes one; `--journal DIR` names another folder")
            }
            Vault::AlreadyThere(_) | Vault::OtherFiles(_) => {
                failure.hint("`--journal DIR` names another folder")
            }
            Vault::WrongPassphrase => {
                failure.hint("forgotten? `afterhour recovery` opens it with the recovery sheet")
            }
            Vault::KeyDamaged => {
                failure.hint("`afterhour recovery` opens it with the recovery sheet")
            }
            Vault::Unlike(_) => failure.hint(
                "keep a copy of the whole folder, and look for the newer one first; `afterhour verify --accept` opens it as it stands from now on",
            ),
            Vault::SheetUnknown => failure.hint(
                "`afterhour recovery --check` takes it from the sheet you have, `afterhour recovery --new-sheet` makes \
                 a new one, `afterhour backup --passphrase` needs neither",
            ),
            Vault::DiskFault => failure.hint(
                "try again; if it happens again, copy the journal's folder to another disk before anything else",
            ),
            Vault::OnHold(_) => failure.hint(
                "it is lifted under Settings, What is kept, or by `afterhour retention lift`",
            ),
            Vault::ImportChanged(_) => {
                failure.hint("move the others to the trash in the journal, one by one")
            }
            Vault::NotAsKept(_) => failure.hint(
                "read it, and restore a backup, or leave it out; `afterhour verify --accept` takes it as it stands",
            ),
            Vault::SharingNotAsKept(_) => failure.hint(
                "look through `afterhour client list` and `afterhour supervisor list`, or restore a backup; \
                 `afterhour verify --accept` takes it as it stands",
            ),
            Vault::NoEntry(_) => failure.hint("`afterhour list` shows the numbers"),
            Vault::Erased(..) => failure.hint("a new client needs another code"),
            _ => failure,
        }
    }
}

impl From<SealError> for Failure {
    fn from(error: SealError) -> Self {
        use SealError as Seal;
        Self::new(error.to_string()).exit(match error {
            Seal::SecretKeyPasted
            | Seal::SshRecipient
            | Seal::OtherRecipient
            | Seal::NotARecipient
            | Seal::NoRecipient
            | Seal::ForAnother
            | Seal::PublicHalf
            | Seal::IdentitySealed
            | Seal::SeveralIdentities
            | Seal::OtherIdentity
            | Seal::NotAnIdentity
            | Seal::WantsPassphrase
            | Seal::WantsIdentity => Exit::Input,
            Seal::WrongIdentity | Seal::WrongPassphrase => Exit::Refused,
            Seal::NotSealed
            | Seal::NewerFormat
            | Seal::Damaged
            | Seal::TooMuchWork(_)
            | Seal::TooLarge
            | Seal::NotText => Exit::Damaged,
            Seal::Exists
            | Seal::NoFileName
            | Seal::NoFolder
            | Seal::NoFile(_)
            | Seal::Folder
            | Seal::NoPermission
            | Seal::MayNotRead
            | Seal::DiskFull
            | Seal::TooLittleMemory(_)
            | Seal::Disk(_) => Exit::Disk,
        })
    }
}

impl From<Undecided> for Failure {
    fn from(undecided: Undecided) -> Self {
        Self::new(undecided.to_string()).exit(Exit::Undecided)
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<GuideError> for Failure {
    fn from(error: GuideError) -> Self {
        Self::new(crate::domain::clean(&error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_in_two_lines_and_a_closed_pipe_in_none() {
        let failure = Failure::new("there is no guide `gibs`").hint("did you mean `gibbs`?");
        assert_eq!(
            failure.lines(),
            "error: there is no guide `gibs`\nhint: did you mean `gibbs`?\n"
        );
        assert_eq!(Failure::hung_up().lines(), "");
        assert_eq!(Failure::hung_up().exit.code(), 0);
    }

    #[test]
    fn the_table_holds_every_exit_code_once_and_in_order() {
        for (at, (exit, _)) in Exit::TABLE.iter().enumerate() {
            assert_eq!(usize::from(exit.code()), at);
        }
    }
}

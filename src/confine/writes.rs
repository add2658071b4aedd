//! The places that may be written in (Landlock).

use landlock::{
    ABI, AccessFs, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError, RulesetStatus,
    path_beneath_rules,
};
use std::path::Path;

/// The terminal: a passphrase is asked for there, whatever stands at the command's own ends.
const TERMINAL: &str = "/dev/tty";

/// Whether the system refuses, to this thread and those it starts, to make, change or remove anything beside these.
pub(super) fn refuse_beside(folders: &[&Path]) -> bool {
    restrict(folders).is_ok_and(|status| status != RulesetStatus::NotEnforced)
}

fn restrict(folders: &[&Path]) -> Result<RulesetStatus, RulesetError> {
    // The third form has all of writing; an older kernel gives what it has.
    let write = AccessFs::from_write(ABI::V3);
    let status = Ruleset::default()
        .handle_access(write)?
        .create()?
        .add_rules(path_beneath_rules(folders, write))?
        .add_rules(path_beneath_rules([TERMINAL], AccessFs::WriteFile))?
        .restrict_self()?;
    Ok(status.ruleset)
}

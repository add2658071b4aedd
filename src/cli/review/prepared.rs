//! What a review begins with: the entries looked through by the register as it stands.

use crate::anonymise::Engine;
use crate::domain::{Entry, Guide, Period, Words};
use crate::failure::Failure;
use crate::supervision::{Identity, PracticeState, Preparation};
use crate::vault::Vault;

/// What was chosen, looked through by the register as it is now.
pub fn prepared(
    vault: &Vault,
    to: &str,
    period: Period,
    chosen: &[(Entry, Guide)],
    questions: &[Words],
) -> Result<Preparation, Failure> {
    let register = vault.register_as_kept()?;
    let found = Preparation::of(to, period, chosen, questions, &Engine::new(), &register);
    Ok(found.standing(standing(vault)?))
}

/// How things stand beside the entries, and the recipient to answer to, where there is one.
fn standing(vault: &Vault) -> Result<PracticeState, Failure> {
    let own = match vault.identity()? {
        Some(secret) => Some(Identity::parse(&secret)?.recipient()),
        None => None,
    };
    Ok(PracticeState::of(|guide| vault.newest(guide), own)?)
}

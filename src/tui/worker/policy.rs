//! The policy, its versions and who was given it.

use super::Worker;
use crate::failure::Failure;
use crate::tui::task::Done;

impl Worker {
    pub(super) fn policy(&mut self) -> Result<Done, Failure> {
        let policy = self.open()?.policy()?;
        Ok(Done::Policy(policy.map(Box::new)))
    }
}

//! The policy with its versions, and who was given it.

use super::{Vault, VaultError};
use crate::domain::{GuideId, GuideKind, Period, known};
use crate::policy::{Document, Given, Policy};
use jiff::civil::Date;

impl Vault {
    /// The newest entry of the guide `policy` with every revision as a version, and each record that a client was given
    /// it; `None` where there is no policy.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn policy(&self) -> Result<Option<Policy>, VaultError> {
        let guide =
            GuideId::try_from(known::guide::POLICY.to_owned()).map_err(|_| VaultError::Damaged)?;
        let Some((newest, _)) = self.newest(&guide)? else {
            return Ok(None);
        };
        let mut versions = Vec::new();
        for (number, kept) in self.revisions(newest.id)? {
            let (entry, _) = self.read_revision(newest.id, number)?;
            versions.push(Document::of(&entry.page, number, kept.date()));
        }
        let ever = Period {
            from: Date::MIN,
            until: Date::MAX,
        };
        let mut given = Vec::new();
        self.each(&[GuideKind::Policy], ever, |head, entry, guide| {
            if head.guide.id.as_str() == known::guide::POLICY_GIVEN {
                given.extend(Given::of(head.id, &entry.page, guide));
            }
        })?;
        Ok(Policy::of(newest.id, versions, given))
    }
}

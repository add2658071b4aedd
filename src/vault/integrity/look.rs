//! Looking at what is sealed: one entry, or everything in slices; and taking all of it as it stands.

use super::super::rows::OF_ENTRY;
use super::super::{Vault, VaultError, not_as_kept};
use super::{Thing, seal_all};
use crate::domain::EntryId;
use jiff::Zoned;

/// How far a look at everything has come: the last thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked(Thing);

impl Vault {
    /// Whether an entry, with the questions it answers, is as it was kept; one that is not there is.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn is_as_kept(&self, id: EntryId) -> Result<bool, VaultError> {
        let of = self.with_its_guides(id)?;
        let fits = self.fit(&of)?;
        let mut met = self.met.borrow_mut();
        match fits {
            true => met.remove(&of[0]),
            false => met.insert(of[0].clone()),
        };
        Ok(fits && !self.is_sealed_over(&of)?)
    }

    /// The entry first.
    fn with_its_guides(&self, id: EntryId) -> Result<Vec<Thing>, VaultError> {
        let mut of = vec![Thing::entry(id.0)];
        let db = self.db()?;
        let mut guides = db.prepare_cached(&format!(
            "SELECT DISTINCT guide FROM revision WHERE {OF_ENTRY}"
        ))?;
        let mut rows = guides.query([id.0])?;
        while let Some(row) = rows.next()? {
            of.push(Thing::guide(row.get(0)?));
        }
        Ok(of)
    }

    fn fit(&self, things: &[Thing]) -> Result<bool, VaultError> {
        let db = self.db()?;
        for thing in things {
            if !self.database.seals().fits(&db, thing)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Seals everything anew as it stands, and tells what did not fit before or was sealed over since, as a person calls it.
    ///
    /// # Errors
    /// Those of writing; nothing was changed then.
    pub fn seal_anew(&mut self, now: &Zoned) -> Result<Vec<String>, VaultError> {
        let (mut unfit, _) = self.look_at_some(None, usize::MAX)?;
        for thing in self.sealed_over()?.iter() {
            let said = thing.to_string();
            if !unfit.contains(&said) {
                unfit.push(said);
            }
        }
        let payload = self.payload.clone();
        self.write_at(now, |db| {
            db.execute("DELETE FROM setting WHERE name = ?1", [not_as_kept::FOUND])?;
            seal_all(db, &payload, now)
        })?;
        self.met.borrow_mut().clear();
        Ok(unfit)
    }

    /// Looks at the next `at_most` things that are sealed, from the first one on where `after` is `None`: what is not as it
    /// was kept, as a person calls it (`entry 7`), and how far it came; `None` when there was nothing left to look at.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn look_at_some(
        &self,
        after: Option<&Looked>,
        at_most: usize,
    ) -> Result<(Vec<String>, Option<Looked>), VaultError> {
        let after = after.map(|looked| &looked.0);
        let (unfit, last) = self
            .database
            .seals()
            .unfit_after(&*self.db()?, after, at_most)?;
        self.met.borrow_mut().extend(unfit.iter().cloned());
        let unfit = unfit.iter().map(Thing::to_string).collect();
        Ok((unfit, last.map(Looked)))
    }
}

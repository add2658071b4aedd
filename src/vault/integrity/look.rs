//! Looking at what is sealed: one entry, or everything in slices; and taking all of it as it stands.

use super::super::{Vault, VaultError, unkept};
use super::{Thing, seal_all};
use crate::domain::EntryId;
use jiff::Zoned;

/// How far a look at everything has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked(Thing);

impl Vault {
    /// Whether an entry, with the questions it answers, is as it was kept.
    pub fn is_as_kept(&self, id: EntryId) -> Result<bool, VaultError> {
        let thing = Thing::entry(id.0);
        let fits = self.fits_with_its_guides(id)? && !self.is_sealed_over(&thing)?;
        let mut met = self.met.borrow_mut();
        match fits {
            true => met.remove(&thing),
            false => met.insert(thing),
        };
        Ok(fits)
    }

    fn fits_with_its_guides(&self, id: EntryId) -> Result<bool, VaultError> {
        let db = self.db()?;
        let seals = self.database.seals();
        if !seals.fits(&db, &Thing::entry(id.0))? {
            return Ok(false);
        }
        let guides: Vec<i64> = db
            .prepare_cached("SELECT DISTINCT guide FROM revision WHERE entry = ?1")?
            .query_map([id.0], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for n in guides {
            if !seals.fits(&db, &Thing::guide(n))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Seals everything anew as it stands, and tells what did not fit before, as a person calls it.
    ///
    /// # Errors
    /// Those of writing; nothing was changed then.
    pub fn seal_anew(&mut self, now: &Zoned) -> Result<Vec<String>, VaultError> {
        let (unfit, _) = self.look_at_some(None, usize::MAX)?;
        let payload = self.payload.clone();
        self.write_at(now, |db| {
            db.execute("DELETE FROM setting WHERE name = ?1", [unkept::FOUND])?;
            seal_all(db, &payload, now)
        })?;
        self.met.borrow_mut().clear();
        Ok(unfit)
    }

    /// Looks at the next so many things that are sealed, from the first one on where `after` is none: what is not as it was
    /// kept, as a person calls it (`entry 7`), and how far it came; none when that was all.
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

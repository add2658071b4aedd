//! The one connection to the open database: written to in transactions, and made anew after damage.

use super::integrity::{self, Root, Seals};
use super::key::Payload;
use super::lock::Place;
use super::{VaultError, schema};
use jiff::Zoned;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::cell::{Ref, RefCell};

/// An open database at its place.
pub(super) struct Database {
    connection: RefCell<Option<Connection>>,
    /// Another file is about to take its place: nothing is read or written any more.
    closed: bool,
    place: Place,
    payload: Payload,
    seals: Seals,
    /// How the journal stands; unknown until it was compared, and where it cannot be.
    root: Option<Root>,
}

impl Database {
    /// Opens the database at this place.
    ///
    /// # Errors
    /// Those of [`schema::connect`].
    pub(super) fn open(place: Place, payload: &Payload) -> Result<Self, VaultError> {
        let connection = schema::connect(place.path(), payload, false)?;
        place.unchanged()?;
        Ok(Self {
            connection: RefCell::new(Some(connection)),
            closed: false,
            place,
            payload: payload.clone(),
            seals: Seals::of(payload),
            root: None,
        })
    }

    /// The connection. One that met a damaged page refuses every page from then on (sqlcipher#617), also the whole
    /// ones; it is made anew here, so that what can be read stays readable.
    pub(super) fn get(&self) -> Result<Ref<'_, Connection>, VaultError> {
        if self.closed {
            return Err(VaultError::Replaced);
        }
        if self.connection.borrow().as_ref().is_none_or(is_spent) {
            self.place.unchanged()?;
            let mut connection = self
                .connection
                .try_borrow_mut()
                .map_err(|_| VaultError::Damaged)?;
            // The old one holds the file until it is closed.
            *connection = None;
            *connection = Some(schema::connect(self.place.path(), &self.payload, false)?);
        }
        Ref::filter_map(self.connection.borrow(), Option::as_ref).map_err(|_| VaultError::Damaged)
    }

    /// The seals of the journal's key.
    pub(super) fn seals(&self) -> &Seals {
        &self.seals
    }

    /// How the journal stands.
    pub(super) fn root(&self) -> Option<&Root> {
        self.root.as_ref()
    }

    /// Says how the journal stands.
    pub(super) fn stands(&mut self, root: Root) {
        self.root = Some(root);
    }

    /// One transaction, with what it touched sealed. Refused when the file at our place is not the one we have open, and
    /// where nobody knows how the journal stands.
    pub(super) fn write<T>(
        &mut self,
        now: &Zoned,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.place.unchanged()?;
        let root = self.root.as_ref().ok_or(VaultError::Damaged)?;
        let connection = self.get()?;
        integrity::watch(&connection)?;
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        let settled = self.seals.settle(&transaction, root, now)?;
        self.place.unchanged()?;
        transaction.commit()?;
        drop(connection);
        // It is kept: whatever is refused from here on, the next write goes on from it.
        if let Some(root) = settled {
            self.root = Some(root);
        }
        self.place.unchanged()?;
        Ok(done)
    }

    /// Closes it for good, with nothing left to be rolled back.
    pub(super) fn close(&mut self) -> Result<(), VaultError> {
        if let Some(connection) = self.connection.get_mut().take() {
            connection.close().map_err(|(connection, error)| {
                *self.connection.get_mut() = Some(connection);
                error
            })?;
        }
        self.closed = true;
        Ok(())
    }

    /// Whether the file at our place is the one we have open.
    pub(super) fn unchanged(&self) -> Result<(), VaultError> {
        self.place.unchanged()
    }
}

/// The engine marks it so when a page fails its check; asking costs no allocation, which matters where every
/// allocation is locked and wiped.
fn is_spent(connection: &Connection) -> bool {
    connection.is_readonly(rusqlite::MAIN_DB).unwrap_or(true)
}

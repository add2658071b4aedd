//! What is kept under a name.

use super::VaultError;
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

/// The value under a name.
pub(super) fn setting_in<T: DeserializeOwned>(
    db: &Connection,
    name: &str,
) -> Result<Option<T>, VaultError> {
    let value = db
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0).map(Zeroizing::<String>::new))
        .optional()?;
    Ok(value
        .map(|value| serde_json::from_str(&value))
        .transpose()?)
}

/// Keeps a value under a name, as it is written: in JSON, if [`setting_in`] is to read it.
pub(super) fn put_setting_in(db: &Connection, name: &str, value: &str) -> Result<(), VaultError> {
    db.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
        (name, value),
    )?;
    Ok(())
}

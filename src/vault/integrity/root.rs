//! The root: one number over every seal, beside the count of the writes.

use super::super::VaultError;
use rusqlite::Connection;

/// Bytes of a seal.
pub(in super::super) const SEAL: usize = 32;

/// How the journal stood after its last write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Root {
    /// Writes since the journal was made; 0 where nothing is sealed yet.
    pub generation: i64,
    /// The set hash of every seal.
    pub sum: [u8; SEAL],
    /// How many seals.
    pub count: i64,
    /// When, RFC 9557.
    pub written: String,
}

impl Root {
    /// With one seal more.
    pub(super) fn add(&mut self, seal: &[u8; SEAL]) {
        self.toggle(seal);
        self.count += 1;
    }

    /// With one seal less.
    pub(super) fn take(&mut self, seal: &[u8; SEAL]) {
        self.toggle(seal);
        self.count -= 1;
    }

    /// MSet-XOR-Hash (Clarke et al. 2003): each seal is the output of a keyed function over its kind and number, so no
    /// two are the same and XOR is enough.
    fn toggle(&mut self, seal: &[u8; SEAL]) {
        for (sum, byte) in self.sum.iter_mut().zip(seal) {
            *sum ^= byte;
        }
    }
}

/// The root as it stands in the journal, with its MAC.
pub(super) fn root_of(db: &Connection) -> Result<(Root, Vec<u8>), VaultError> {
    Ok(db
        .prepare_cached("SELECT generation, count, sum, sealed, mac FROM form")?
        .query_row([], |row| {
            let root = Root {
                generation: row.get(0)?,
                count: row.get(1)?,
                sum: row.get(2)?,
                written: row.get(3)?,
            };
            Ok((root, row.get(4)?))
        })?)
}

//! What the engine says of the pages and the tables.

use rusqlite::Connection;
use std::collections::HashSet;

/// How many pages are not as they were written. A page that no table uses holds nothing, and no copy of it is kept while it
/// is put to use again: a write that was cut short there leaves it in pieces, and the journal whole.
pub(super) fn pages_damaged(db: &Connection) -> usize {
    let used = || -> rusqlite::Result<HashSet<i64>> {
        let mut pages = db.prepare("SELECT pageno FROM dbstat")?;
        pages.query_map([], |row| row.get(0))?.collect()
    };
    // Where the tables cannot be gone through, every page counts.
    let used = used().ok();
    let count = || -> rusqlite::Result<usize> {
        let mut check = db.prepare("PRAGMA cipher_integrity_check")?;
        let mut rows = check.query([])?;
        let mut damaged = 0;
        while let Some(row) = rows.next()? {
            let page = row.get_ref(0)?.as_str().ok().and_then(page_of);
            let is_free = page
                .zip(used.as_ref())
                .is_some_and(|(page, used)| !used.contains(&page));
            damaged += usize::from(!is_free);
        }
        Ok(damaged)
    };
    count().unwrap_or(1)
}

/// The number in "HMAC verification failed for page 7".
fn page_of(said: &str) -> Option<i64> {
    said.rsplit_once(" page ")?.1.parse().ok()
}

/// Rows of a check that say something other than `good`; a check that cannot be made counts as one.
pub(super) fn found(db: &Connection, check: &str, good: &str) -> usize {
    let count = || -> rusqlite::Result<usize> {
        let mut statement = db.prepare(check)?;
        let mut rows = statement.query([])?;
        let mut bad = 0;
        while let Some(row) = rows.next()? {
            let said = row.get_ref(0)?.as_str().unwrap_or("?");
            bad += usize::from(said != good);
        }
        Ok(bad)
    };
    count().unwrap_or(1)
}
